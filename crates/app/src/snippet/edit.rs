//! Writing a snippet: languages side by side, variables by the places they have in the texts, what happens after sending.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{Fault, Lang};
use ui::{Errors, form::Form};

use super::{
    library::{Library, Topics},
    list::Named,
    model::{After, Holder, Kind, Snippet, Snooze, Variable, Words, Written, is_name},
    rules, sending,
};
use crate::surfaces::desk::{Colleague, Desk};

/// For how long the editor offers to put a conversation off, in minutes. A text may say others.
const SNOOZES: [u32; 7] = [60, 180, 720, 1_440, 2_880, 4_320, 10_080];

#[derive(Template)]
#[template(path = "snippet/templates/edit.html")]
struct EditPage<'a> {
    desk: &'a Desk,
    is_new: bool,
    snippet: Snippet,
    seen: String,
    topics: Topics,
    errors: Errors,
}

impl EditPage<'_> {
    fn text<'w>(&self, words: &'w Words, lang: &Lang) -> &'w str {
        words.0.get(lang.code()).map_or("", String::as_str)
    }

    fn said<'s>(&self, text: &'s Option<String>) -> &'s str {
        text.as_deref().unwrap_or_default()
    }

    /// Value, words and choice of each time to put off for.
    fn snoozes(&self) -> Vec<(String, String, bool)> {
        let now = self.snippet.after.snooze;
        let minutes = SNOOZES.map(Snooze::Minutes);
        let mut all: Vec<_> = [Snooze::Until(Written::TheyWrite)].into_iter().chain(minutes).collect();
        all.extend(now.filter(|now| !all.contains(now)));
        let one = |snooze: Snooze| {
            (value(snooze), sending::say_snooze(snooze, self.desk.ground.t), Some(snooze) == now)
        };
        all.into_iter().map(one).collect()
    }

    fn kind_key(&self, kind: &Kind) -> &'static str {
        match kind {
            Kind::Text => "snippet-kind-text",
            Kind::Time => "snippet-kind-time",
            Kind::Number => "snippet-kind-number",
        }
    }

    fn has_tag(&self, code: &str) -> bool {
        self.snippet.after.tags.iter().any(|tag| tag == code)
    }

    fn is_held(&self, holder: &str) -> bool {
        matches!(
            (holder, self.snippet.after.holder),
            ("me", Some(Holder::Me)) | ("nobody", Some(Holder::Nobody))
        )
    }
}

fn value(snooze: Snooze) -> String {
    match snooze {
        Snooze::Until(_) => "they_write".to_owned(),
        Snooze::Minutes(minutes) => minutes.to_string(),
    }
}

pub(super) async fn new(colleague: Colleague) -> Response {
    show(&colleague, true, Snippet::default(), "", StatusCode::OK, Errors::new()).await
}

pub(super) async fn page(colleague: Colleague, Named(key): Named) -> Response {
    let library = match library(&colleague).await {
        Ok(library) => library,
        Err(fault) => return colleague.desk.fault(&fault),
    };
    let found = library.entries.get(&key).and_then(|entry| Some((entry, entry.shown()?)));
    let Some((entry, snippet)) = found else { return colleague.desk.fault(&Fault::NotFound) };
    let (snippet, seen) = (Snippet::clone(snippet), rules::fingerprint(entry));
    show(&colleague, false, snippet, &seen, StatusCode::OK, Errors::new()).await
}

async fn library(colleague: &Colleague) -> Result<Library, Fault> {
    let org = colleague.desk.ground.org.id;
    Ok(colleague.desk.ground.app.db.read(move |tx| Library::read(tx, org)).await?)
}

async fn show(
    colleague: &Colleague,
    is_new: bool,
    snippet: Snippet,
    seen: &str,
    status: StatusCode,
    errors: Errors,
) -> Response {
    let mut desk = colleague.desk.clone();
    desk.ground.path =
        if is_new { "/snippets/new".to_owned() } else { format!("/snippets/{}/edit", snippet.key) };
    let desk = &desk;
    match library(colleague).await {
        Ok(Library { topics, .. }) => {
            let seen = seen.to_owned();
            desk.page(status, &EditPage { desk, is_new, snippet, seen, topics, errors })
        }
        Err(fault) => desk.fault(&fault),
    }
}

pub(super) async fn add(colleague: Colleague, body: Body) -> Response {
    keep(&colleague, None, body).await
}

pub(super) async fn save(colleague: Colleague, Named(key): Named, body: Body) -> Response {
    keep(&colleague, Some(key), body).await
}

async fn keep(colleague: &Colleague, key: Option<String>, body: Body) -> Response {
    let desk = &colleague.desk;
    let t = desk.ground.t;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let is_new = key.is_none();
    let snippet = read(&form, key.unwrap_or_else(|| form.text("key").trim().to_owned()));
    let seen = form.text("seen");
    let mut errors = Errors::new();
    if !desk.is_ours(&form) {
        errors.add("title-en", t.say("form-error-stale"));
    }
    if form.cut || form.crowded || form.garbled() {
        errors.add("body-en", t.say("snippet-error-cut"));
    }
    if !is_name(&snippet.key) || ["new", "load", "file"].contains(&snippet.key.as_str()) {
        errors.add("key", t.with2("snippet-wrong-key", "name", &snippet.key, "language", ""));
    }
    if is_new && errors.is_empty() {
        match library(colleague).await {
            Ok(library) if library.entries.contains_key(&snippet.key) => {
                errors.add("key", t.say("snippet-error-taken"));
            }
            Ok(_) => {}
            Err(fault) => return desk.fault_keeping(&fault, Some(&form)),
        }
    }
    if !errors.is_empty() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return show(colleague, is_new, snippet, seen, status, errors).await;
    }
    match rules::keep(colleague, &snippet, seen).await {
        Ok(()) => desk.go(&format!("snippets/{}", snippet.key)),
        Err(Fault::Conflict) => {
            errors.add("title-en", t.say("snippet-error-changed"));
            let now = library(colleague).await.ok();
            let seen = now.and_then(|library| library.entries.get(&snippet.key).map(rules::fingerprint));
            show(colleague, is_new, snippet, &seen.unwrap_or_default(), StatusCode::CONFLICT, errors).await
        }
        Err(fault) => desk.fault_keeping(&fault, Some(&form)),
    }
}

/// What was typed, as a snippet. Variables are those that stand in the texts; what was said of one that is gone goes with it.
fn read(form: &Form, key: String) -> Snippet {
    let line = |name: &str| form.text(name).split_whitespace().collect::<Vec<_>>().join(" ");
    let said = |name: &str| Some(line(name)).filter(|text| !text.is_empty());
    let words = |name: &str, text: &dyn Fn(&str) -> String| {
        let one = |lang: Lang| (lang.code().to_owned(), text(&format!("{name}__{}", lang.code())));
        Words(Lang::ALL.into_iter().map(one).filter(|(_, text)| !text.is_empty()).collect())
    };
    let several = |name: &str| form.text(name).replace("\r\n", "\n").trim().to_owned();
    let mut snippet = Snippet {
        key,
        topic: line("topic"),
        article: said("article"),
        source: said("source"),
        reviewed_on: said("reviewed_on"),
        review_due: said("review_due"),
        clinical_review: said("clinical_review"),
        title: words("title", &line),
        body: words("body", &several),
        after: After {
            tags: form.all("tag").map(str::to_owned).collect(),
            holder: match form.text("holder") {
                "me" => Some(Holder::Me),
                "nobody" => Some(Holder::Nobody),
                _ => None,
            },
            snooze: match form.text("snooze") {
                "they_write" => Some(Snooze::Until(Written::TheyWrite)),
                minutes => minutes.parse().ok().map(Snooze::Minutes),
            },
            resolve: form.has("resolve"),
        },
        variables: Vec::new(),
    };
    let variable = |name: String| Variable {
        kind: Kind::from_name(form.text(&format!("kind__{name}"))).unwrap_or(Kind::Text),
        label: words(&format!("label__{name}"), &line),
        name,
    };
    snippet.variables = snippet.asked().into_iter().map(variable).collect();
    snippet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_follow_from_the_texts_and_keep_what_was_said_of_them() {
        let typed = "topic=timetable&title__en=Our++hours&title__ar=%D9%85%D9%88%D8%A7%D8%B9%D9%8A%D8%AF\
            &body__en=From+{from}+to+{to}.&body__ar={to}+{from}&kind__from=time&label__from__en=From\
            &label__gone__en=Gone&tag=timetable&snooze=they_write&holder=me&review_due=";
        let form = Form::parse(typed.as_bytes(), &ui::form::Limits::default());
        let snippet = read(&form, "hours".to_owned());
        let names: Vec<_> = snippet.variables.iter().map(|one| (one.name.as_str(), one.kind)).collect();
        assert_eq!(names.len(), 2);
        assert!(names.contains(&("from", Kind::Time)) && names.contains(&("to", Kind::Text)));
        let from = snippet.variables.iter().find(|one| one.name == "from").unwrap();
        assert_eq!(from.label.0["en"], "From");
        assert_eq!(snippet.title.0["en"], "Our hours");
        assert_eq!(snippet.title.0.len(), 2, "what is empty is not there");
        assert_eq!(snippet.after.snooze, Some(Snooze::Until(Written::TheyWrite)));
        assert_eq!(snippet.review_due, None);
    }
}
