//! Changing a list of codes: one page with all of them in all languages, kept as the draft at once.

use askama::Template;
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{Fault, Lang};
use ui::{Errors, form::clean};

use super::{
    Code, Field, Form, List,
    desk::At,
    draft::{self, Work},
    edit::{Saved, save, words},
};
use crate::surfaces::desk::{Colleague, Desk};

#[derive(Template)]
#[template(path = "form/templates/codes.html")]
struct ListPage<'a> {
    desk: &'a Desk,
    work: &'a Work,
    list: &'a List,
    /// The language beside English.
    lang: Lang,
    errors: Errors,
}

impl ListPage<'_> {
    /// English and the one beside it: all six of a long list are more than a page should weigh.
    fn shown(&self) -> Vec<Lang> {
        if self.lang == Lang::En { vec![Lang::En] } else { vec![Lang::En, self.lang] }
    }

    fn says<'w>(&self, code: &'w Code, lang: &Lang) -> &'w str {
        code.label.0.get(lang.code()).map_or("", String::as_str)
    }

    /// Codes that others may stand under.
    fn headings(&self) -> Vec<&Code> {
        self.list.codes.iter().filter(|code| code.under.is_none()).collect()
    }

    /// The labels of the fields that choose from the list.
    fn used_by(&self) -> Vec<&str> {
        let uses = |field: &&Field| field.codes.as_deref() == Some(&self.list.name);
        let lang = self.desk.ground.lang();
        self.work.form.fields.iter().filter(uses).map(|field| field.label.say(lang)).collect()
    }
}

/// Which language stands beside English; without a choice that of the page.
#[derive(Default, serde::Deserialize)]
pub(super) struct Which {
    words: Option<String>,
}

fn beside(colleague: &Colleague, named: Option<&str>) -> Lang {
    let known = |code: &&str| Lang::ALL.iter().any(|lang| lang.code() == *code);
    let named = named.filter(known).and_then(Lang::from_code);
    let own = Lang::from_code(colleague.desk.ground.lang().code()).filter(|lang| Lang::ALL.contains(lang));
    named.or(own).unwrap_or(Lang::En)
}

pub(super) async fn page(
    colleague: Colleague,
    at: At,
    which: Result<Query<Which>, QueryRejection>,
) -> Response {
    let which = which.map(|Query(which)| which).unwrap_or_default();
    let lang = beside(&colleague, which.words.as_deref());
    match draft::work(&colleague, &at.form).await {
        Ok(work) => show(&colleague, &at, &work, lang, StatusCode::OK, Errors::new()).await,
        Err(fault) => colleague.desk.fault(&fault),
    }
}

async fn show(
    colleague: &Colleague,
    at: &At,
    work: &Work,
    lang: Lang,
    status: StatusCode,
    errors: Errors,
) -> Response {
    let desk = &colleague.desk;
    let Some(list) = work.form.list(&at.below) else { return desk.fault(&Fault::NotFound) };
    desk.page(status, &ListPage { desk, work, list, lang, errors })
}

pub(super) async fn change(colleague: Colleague, at: At, body: Body) -> Response {
    // Which language the page had comes with the form.
    let words = std::sync::Mutex::new(None);
    let apply = |form: &mut Form, posted: &ui::Form| {
        *words.lock().unwrap_or_else(std::sync::PoisonError::into_inner) =
            Some(posted.text("words").to_owned());
        let Some(index) = form.lists.iter().position(|list| list.name == at.below) else { return false };
        if posted.text("do") == "remove-list" {
            form.lists.remove(index);
            return true;
        }
        set_list(&mut form.lists[index], posted);
        true
    };
    let saved = save(&colleague, &at, body, apply).await;
    let words = words.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    let lang = beside(&colleague, words.as_deref());
    let (work, status, errors) = match saved {
        // To the form's page if the list is gone.
        Saved::Done => match draft::work(&colleague, &at.form).await {
            Ok(work) if work.form.list(&at.below).is_some() => {
                let to = format!("forms/{}/lists/{}?words={}", at.form, at.below, lang.code());
                return colleague.desk.go(&to);
            }
            _ => return colleague.desk.go(&format!("forms/{}", at.form)),
        },
        Saved::Not(response) => return response,
        Saved::Again(work, status, errors) => (work, status, errors),
    };
    show(&colleague, &at, &work, lang, status, errors).await
}

/// Sets the codes to what was typed: their words in the languages of the page, headings, order. A code whose number was
/// taken away goes. A new one comes if it has a name.
fn set_list(list: &mut List, posted: &ui::Form) {
    let under = |name: &str| Some(posted.text(name).trim().to_owned()).filter(|under| !under.is_empty());
    let mut placed = Vec::new();
    for (index, mut code) in std::mem::take(&mut list.codes).into_iter().enumerate() {
        let at = format!("{}__at", code.name);
        // A code that came to the list meanwhile is not on the page.
        if !posted.has(&at) {
            placed.push((index + 1, code));
            continue;
        }
        for lang in Lang::ALL {
            let control = format!("{}__{}", code.name, lang.code());
            match clean(posted.text(&control), usize::MAX) {
                Ok(words) => drop(code.label.0.insert(lang.code().to_owned(), words)),
                Err(_) if posted.has(&control) => drop(code.label.0.remove(lang.code())),
                Err(_) => {}
            }
        }
        code.under = under(&format!("{}__under", code.name));
        let number = super::date::latin(posted.text(&at));
        if !number.is_empty() {
            placed.push((number.parse().unwrap_or(index + 1), code));
        }
    }
    // Of two with the same number the one that stood first stays first.
    placed.sort_by_key(|(number, _)| *number);
    list.codes = placed.into_iter().map(|(_, code)| code).collect();
    let name = posted.text("name").trim();
    if !name.is_empty() {
        list.codes.push(Code { name: name.to_owned(), under: under("under"), label: words(posted, "label") });
    }
}
