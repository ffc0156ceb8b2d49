//! Snippets in a conversation: choosing one, filling in its variables, back to the answer. Everything works with links and forms;
//! what was typed goes along from page to page.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{Fault, Lang};
use ui::{Errors, Form};

use super::{
    library::Library,
    model::{Kind, Piece, Snippet, Variable, fill, pieces},
    sending::{known, text},
};
use crate::{
    chat::{Conversation, form::typed},
    desk::{self, At, our_form, read_along},
    form::latin,
    ids::ConversationId,
    policy::Deed,
    surfaces::desk::{Colleague, Desk},
};

/// The most characters of a value.
const MOST_VALUE: usize = 200;
/// So many are listed for words that were looked for.
const FOUND: usize = 8;

#[derive(Default, serde::Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

/// A snippet as the list shows it.
struct Item {
    snippet: Arc<Snippet>,
    lang: Lang,
    topic: String,
    due: bool,
    /// The whole text, where nothing is to be asked and nothing happens afterwards.
    text: Option<String>,
}

/// What goes along from the answer's form and back, on every page that puts something into an answer.
pub(crate) struct Carried {
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) message: String,
}

impl Carried {
    pub(crate) fn of(form: Option<&Form>) -> Self {
        let own = |name: &str| {
            matches!(name, "csrf" | "message" | "choose" | "q" | "in" | "fill" | "do")
                || name.starts_with("value__")
        };
        let all = form.iter().flat_map(|form| form.iter()).filter(|(name, _)| !own(name));
        let fields = all.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { fields, message: form.map_or("", typed).to_owned() }
    }
}

#[derive(Template)]
#[template(path = "snippet/templates/pick.html")]
struct PickPage<'a> {
    desk: &'a Desk,
    conversation: Conversation,
    carried: Carried,
    q: String,
    lang: Lang,
    items: Vec<Item>,
    errors: Errors,
}

impl PickPage<'_> {
    fn href(&self, below: &str) -> String {
        self.desk.ground.href(&format!("inbox/{}{below}", self.conversation.id))
    }
}

#[derive(Template)]
#[template(path = "snippet/templates/fill.html")]
struct FillPage<'a> {
    desk: &'a Desk,
    conversation: Conversation,
    carried: Carried,
    snippet: Arc<Snippet>,
    lang: Lang,
    due: bool,
    typed: BTreeMap<String, String>,
    errors: Errors,
    colleague: &'a Colleague,
}

impl FillPage<'_> {
    fn href(&self, below: &str) -> String {
        self.desk.ground.href(&format!("inbox/{}{below}", self.conversation.id))
    }

    /// The text with what the program knows, and the labels of what is to be filled in.
    fn pieces(&self) -> Vec<(bool, String)> {
        let body = self.snippet.body.say(self.lang);
        let label = |name: &str| {
            let found = self.snippet.variables.iter().find(|one| one.name == name);
            found.map_or_else(|| name.to_owned(), |one| one.label.say(self.lang).to_owned())
        };
        let piece = |piece| match piece {
            Piece::Words(words) => (false, words.to_owned()),
            Piece::Variable(name) => {
                known(self.colleague, name).map_or_else(|| (true, label(name)), |value| (false, value))
            }
        };
        pieces(body.trim()).map(piece).collect()
    }

    fn value(&self, variable: &Variable) -> &str {
        self.typed.get(&variable.name).map_or("", String::as_str)
    }

    fn error(&self, variable: &Variable) -> Option<&str> {
        self.errors.of(&field(variable))
    }
}

fn field(variable: &Variable) -> String {
    format!("value__{}", variable.name)
}

/// The conversation and the snippets. Only to whoever may open it; opening it is recorded.
async fn around(colleague: &Colleague, id: &str) -> Result<(Conversation, Library), Fault> {
    let id = ConversationId::parse(id).ok_or(Fault::NotFound)?;
    let (conversation, _) = read_along(colleague, id, i64::MAX).await?;
    let org = colleague.desk.ground.org.id;
    let library = colleague.desk.ground.app.db.read(move |tx| Library::read(tx, org)).await?;
    Ok((conversation, library))
}

pub(super) async fn list(
    colleague: Colleague,
    At(id): At,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let Asked { q } = asked.map(|Query(asked)| asked).unwrap_or_default();
    let form = Form::default().set("q", q);
    match around(&colleague, &id).await {
        Ok(around) => show_list(&colleague, &id, around, &form, StatusCode::OK, Errors::new()),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

fn show_list(
    colleague: &Colleague,
    id: &str,
    (conversation, library): (Conversation, Library),
    form: &Form,
    status: StatusCode,
    errors: Errors,
) -> Response {
    let mut desk = colleague.desk.clone();
    desk.ground.path = format!("/inbox/{id}/snippets");
    let (page, q) = (desk.ground.lang(), form.text("q").trim().to_owned());
    let lang = language(form, &conversation);
    let today = super::today(colleague);
    let most = if q.is_empty() { usize::MAX } else { FOUND };
    let item = |snippet: &Arc<Snippet>| {
        let lang = snippet.language_for(lang);
        Item {
            lang,
            topic: library.topics.say(&snippet.topic, page).to_owned(),
            due: snippet.is_due(&today) || snippet.needs_clinician(),
            text: snippet.is_plain().then(|| text(colleague, &snippet.body, lang)),
            snippet: Arc::clone(snippet),
        }
    };
    let items = library.search(&q, lang, page).into_iter().take(most).map(item).collect();
    let carried = Carried::of(Some(form));
    desk.page(status, &PickPage { desk: &desk, conversation, carried, q, lang, items, errors })
}

/// The language that texts are looked for in: what was chosen, else that of the conversation.
fn language(form: &Form, conversation: &Conversation) -> Lang {
    let of = |code: &str| Lang::ALL.into_iter().find(|lang| lang.code() == code);
    of(form.text("in")).or_else(|| of(&conversation.language)).unwrap_or(Lang::En)
}

pub(super) async fn choose(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, Deed::AnswerThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    if form.cut || form.text("do") == "back" {
        return desk::show_filled(&colleague, &id, &form).await;
    }
    let around = match around(&colleague, &id).await {
        Ok(around) => around,
        Err(fault) => return colleague.desk.fault_keeping(&fault, Some(&form)),
    };
    let key = [form.text("choose"), form.text("fill")].into_iter().find(|key| !key.is_empty());
    let Some(key) = key else {
        return show_list(&colleague, &id, around, &form, StatusCode::OK, Errors::new());
    };
    let Some(snippet) = around.1.offered(key).cloned() else {
        let mut errors = Errors::new();
        errors.add("q", colleague.desk.ground.t.say("snippet-gone"));
        return show_list(&colleague, &id, around, &form, StatusCode::UNPROCESSABLE_ENTITY, errors);
    };
    let lang = snippet.language_for(language(&form, &around.0));
    let (typed, errors) = values(&colleague, &snippet, &form);
    let asked_for = form.text("choose").is_empty();
    if !snippet.variables.is_empty() && (!asked_for || !errors.is_empty()) {
        let (status, errors) = if asked_for {
            (StatusCode::UNPROCESSABLE_ENTITY, errors)
        } else {
            (StatusCode::OK, Errors::new())
        };
        return show_fill(&colleague, &id, around, (snippet, lang), &form, (status, typed, errors));
    }
    let value = |name: &str| typed.get(name).cloned();
    let text = fill(&text(&colleague, &snippet.body, lang), value);
    let before = form.text("message").trim_end();
    let message = if before.is_empty() { text } else { format!("{before}\n\n{text}") };
    // What was shown before keeps its ticks; the steps of the one that was just chosen are not shown yet.
    let kept = form.text("snippet").split_whitespace().filter(|one| *one != key);
    let keys = kept.chain([key]).collect::<Vec<_>>().join(" ");
    let form = form.set("message", message).set("snippet", keys);
    desk::show_filled(&colleague, &id, &form).await
}

fn show_fill(
    colleague: &Colleague,
    id: &str,
    (conversation, _): (Conversation, Library),
    (snippet, lang): (Arc<Snippet>, Lang),
    form: &Form,
    (status, typed, errors): (StatusCode, BTreeMap<String, String>, Errors),
) -> Response {
    let mut desk = colleague.desk.clone();
    desk.ground.path = format!("/inbox/{id}/snippets");
    let due = snippet.is_due(&super::today(colleague)) || snippet.needs_clinician();
    let (desk, carried) = (&desk, Carried::of(Some(form)));
    let page = FillPage { desk, conversation, carried, snippet, lang, due, typed, errors, colleague };
    desk.page(status, &page)
}

/// The values of a snippet's variables as they go into the text (as typed where they do not fit), and what is wrong with them.
fn values(colleague: &Colleague, snippet: &Snippet, form: &Form) -> (BTreeMap<String, String>, Errors) {
    let t = colleague.desk.ground.t;
    let (mut values, mut errors) = (BTreeMap::new(), Errors::new());
    for variable in &snippet.variables {
        let name = field(variable);
        let typed = form.text(&name).split_whitespace().collect::<Vec<_>>().join(" ");
        let label = variable.label.say(t.lang());
        let value = match variable.kind {
            _ if typed.is_empty() => Err("snippet-error-empty"),
            _ if typed.chars().count() > MOST_VALUE || typed.contains(['{', '}']) => {
                Err("snippet-error-text")
            }
            Kind::Text => Ok(typed.clone()),
            Kind::Time => time(&typed).ok_or("snippet-error-time"),
            Kind::Number => number(&typed).ok_or("snippet-error-number"),
        };
        if let Err(key) = value {
            errors.add(name, t.with2(key, "field", label, "max", MOST_VALUE));
        }
        values.insert(variable.name.clone(), value.unwrap_or(typed));
    }
    (values, errors)
}

/// A time of day: `18:30`, `18.30`, `18`, in the digits of any keyboard.
fn time(typed: &str) -> Option<String> {
    let typed = latin(typed);
    let (hour, minute) = typed.split_once([':', '.']).unwrap_or((&typed, "00"));
    let digits = |text: &str, most: usize| {
        let right = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if right { text.parse::<u8>().ok() } else { None }
    };
    let (hour, minute) = (digits(hour, 2)?, digits(minute, 2).filter(|_| minute.len() == 2)?);
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// A whole number, up to nine digits.
fn number(typed: &str) -> Option<String> {
    let typed = latin(typed);
    let right = (1..=9).contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_digit());
    right.then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_numbers_are_read_in_the_digits_of_any_keyboard() {
        for (typed, read) in [
            ("18:30", Some("18:30")),
            ("8.05", Some("08:05")),
            ("18", Some("18:00")),
            ("١٨:٣٠", Some("18:30")),
            ("24:00", None),
            ("18:60", None),
            ("18:5", None),
            ("evening", None),
            ("+8", None),
        ] {
            assert_eq!(time(typed).as_deref(), read, "{typed}");
        }
        assert_eq!(number("٤٠").as_deref(), Some("40"));
        for wrong in ["", "-1", "1.5", "many", "1234567890"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
