//! A page of the guide in an answer: a worker chooses one, and its short form goes into the answer with its short address; of a
//! checklist the points do. What was typed goes along, and the answer is still the worker's to change.

use std::sync::Arc;

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use guide::{Address, Text};
use kernel::{Fault, Lang};
use ui::{Errors, Form};

use super::link::within;
use crate::{
    chat::Conversation,
    desk::{self, At, our_form, read_along},
    guide::{CHECKLIST, KINDS, Shown, day},
    ids::ConversationId,
    policy::Deed,
    snippet::Carried,
    surfaces::{
        Ground,
        desk::{Colleague, Desk},
    },
};

/// Pages are listed so many at most: whoever does not find theirs among them gives more words.
const MOST: usize = 100;

/// A page that can be chosen.
struct Item<'p> {
    address: &'p Address,
    title: &'p str,
    lang: Lang,
    overdue: bool,
}

impl<'p> Item<'p> {
    fn of(address: &'p Address, text: &'p Text, lang: Lang, today: &str) -> Self {
        Self { address, title: &text.front.title, lang, overdue: text.is_overdue(today) }
    }
}

/// Pages under one heading: of a kind or, where something was looked for, in the language and in others.
struct Kind<'p> {
    /// What sets it apart on the page.
    name: &'static str,
    heading: String,
    items: Vec<Item<'p>>,
}

#[derive(Template)]
#[template(path = "guide/templates/insert.html")]
struct InsertPage<'a> {
    desk: &'a Desk,
    conversation: Conversation,
    carried: Carried,
    q: String,
    lang: Lang,
    kinds: Vec<Kind<'a>>,
    errors: Errors,
}

impl InsertPage<'_> {
    fn href(&self, below: &str) -> String {
        self.desk.ground.href(&format!("inbox/{}{below}", self.conversation.id))
    }
}

/// The list; with a page chosen, the answer with it.
pub(super) async fn choose(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, Deed::AnswerThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    if form.cut || form.text("do") == "back" {
        return desk::show_filled(&colleague, &id, &form).await;
    }
    let conversation = match around(&colleague, &id).await {
        Ok(around) => around,
        Err(fault) => return colleague.desk.fault_keeping(&fault, Some(&form)),
    };
    let ground = &colleague.desk.ground;
    let shown = ground.app.guide.of(ground.org.id);
    let lang = language(&form, &conversation);
    let mut errors = Errors::new();
    if !form.text("choose").is_empty() {
        let address = Address::parse(form.text("choose"));
        if let Some((address, lang, text)) = address.and_then(|address| in_language(&shown, address, lang)) {
            let before = form.text("message").trim_end();
            let said = said(&address, lang, text, ground.number());
            let message = if before.is_empty() { said } else { format!("{before}\n\n{said}") };
            return desk::show_filled(&colleague, &id, &form.set("message", message)).await;
        }
        errors.add("q", ground.t.say("guide-insert-gone"));
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut desk = colleague.desk.clone();
    desk.ground.path = format!("/inbox/{id}");
    let q = form.text("q").trim().to_owned();
    let today = day(ground.app.clock.now(), &ground.org.zone);
    let kinds = match q.is_empty() {
        true => kinds(ground, &shown, lang, &today),
        false => match found(ground, &shown, &q, lang, &today).await {
            Ok(found) => found,
            Err(fault) => return colleague.desk.fault_keeping(&fault, Some(&form)),
        },
    };
    let carried = Carried::of(Some(&form));
    let page = InsertPage { desk: &desk, conversation, carried, q, lang, kinds, errors };
    desk.page(status, &page)
}

/// The conversation. Only to whoever may open it; opening it is recorded.
async fn around(colleague: &Colleague, id: &str) -> Result<Conversation, Fault> {
    let id = ConversationId::parse(id).ok_or(Fault::NotFound)?;
    let (conversation, _) = read_along(colleague, id, i64::MAX).await?;
    Ok(conversation)
}

/// The language of the pages: what was chosen, else that of the conversation.
fn language(form: &Form, conversation: &Conversation) -> Lang {
    let of = |code: &str| Lang::ALL.into_iter().find(|lang| lang.code() == code);
    of(form.text("in")).or_else(|| of(&conversation.language)).unwrap_or(Lang::En)
}

/// A page in a language or, where it is not in that, in its first.
fn in_language(shown: &Shown, address: Address, lang: Lang) -> Option<(Address, Lang, &Text)> {
    let langs = [lang].into_iter().chain(shown.languages_of(&address));
    let (lang, text) = langs.filter_map(|lang| Some((lang, shown.text(&address, lang)?))).next()?;
    Some((address, lang, text))
}

/// What a search finds, as visitors search: first what there is in the language, then what there is in others only.
async fn found<'p>(
    ground: &Ground,
    shown: &'p Arc<Shown>,
    q: &str,
    lang: Lang,
    today: &str,
) -> Result<Vec<Kind<'p>>, Fault> {
    let asked: String = q.chars().take(find::MOST_LETTERS).collect();
    let found = ground.app.finder.search(ground.org.id, shown, asked, lang).await?;
    let items = found.iter().filter_map(|found| {
        let (address, item) = shown.pack.items().find(|(address, _)| **address == found.address)?;
        Some(Item::of(address, item.get(found.lang.code())?, found.lang, today))
    });
    let (own, other): (Vec<_>, Vec<_>) = items.partition(|item| item.lang == lang);
    let t = ground.t;
    let kinds = [("found", "guide-find-found", own), ("other", "guide-find-other", other)];
    let kinds = kinds.map(|(name, key, items)| Kind { name, heading: t.say(key).to_owned(), items });
    Ok(kinds.into_iter().filter(|kind| !kind.items.is_empty()).collect())
}

/// All pages by kind; checklists first, for they are what one sends most.
fn kinds<'p>(ground: &Ground, shown: &'p Shown, lang: Lang, today: &str) -> Vec<Kind<'p>> {
    let mut room = MOST;
    let first = [CHECKLIST].into_iter().chain(KINDS.into_iter().filter(|kind| *kind != CHECKLIST));
    let kinds = first.map(|name| {
        let items = shown.pack.of_kind(name).filter_map(|(address, item)| {
            let langs = [lang].into_iter().chain(Lang::ALL);
            let (lang, text) = langs.filter_map(|lang| Some((lang, item.get(lang.code())?))).next()?;
            Some(Item::of(address, text, lang, today))
        });
        let items: Vec<_> = items.take(room).collect();
        room -= items.len();
        Kind { name, heading: ground.t.say(&format!("guide-kind-{name}")).to_owned(), items }
    });
    kinds.filter(|kind| !kind.items.is_empty()).collect()
}

/// What goes into the answer.
fn said(address: &Address, lang: Lang, text: &Text, number: &str) -> String {
    let mut lines = vec![text.front.title.replace("{number}", number)];
    let ticks = guide::ticks(text, number);
    if ticks.is_empty() {
        lines.extend(text.front.short.iter().map(|short| short.replace("{number}", number)));
    } else {
        lines.extend(ticks.iter().map(|point| format!("- {point}")));
    }
    lines.push(within(address, lang));
    lines.join("\n")
}
