//! Searching the guide. What somebody looks for tells about their health, so the form is sent as a body and answered at once: the words
//! stand in no address, no history, no log, and the answer is kept nowhere.

use std::sync::Arc;

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::Lang;
use ui::Errors;

use super::{
    Found, Shown,
    page::{Link, link},
};
use crate::surfaces::{Ground, public::Visit};

/// The form, and what was found.
#[derive(Template)]
#[template(path = "guide/templates/search.html")]
struct Search<'a> {
    ground: &'a Ground,
    /// What was typed.
    asked: &'a str,
    errors: Errors,
    /// `None` where nothing was asked yet.
    found: Option<Results<'a>>,
    /// What stands where nothing was found.
    emergencies: Vec<Link<'a>>,
}

/// What was found.
struct Results<'a> {
    /// In the language of the page.
    own: Vec<Line<'a>>,
    /// In other languages only.
    other: Vec<Line<'a>>,
}

impl Results<'_> {
    fn is_empty(&self) -> bool {
        self.own.is_empty() && self.other.is_empty()
    }
}

/// One page that was found.
struct Line<'a> {
    kind: String,
    href: String,
    title: &'a str,
    lang: Lang,
    /// Its first sentence, as HTML.
    first: String,
    /// The region that it is for alone.
    region: Option<&'a str>,
}

impl<'a> Line<'a> {
    fn of(ground: &Ground, shown: &'a Shown, found: &Found) -> Option<Self> {
        let text = shown.text(&found.address, found.lang)?;
        let first = text.front.short.first().map(|short| guide::short(short, ground.number()));
        Some(Self {
            kind: format!("guide-kind-{}", found.address.kind),
            href: format!("/{}/guide/{}", found.lang.code(), found.address),
            title: &text.front.title,
            lang: found.lang,
            first: first.unwrap_or_default(),
            region: text.front.only_in(),
        })
    }
}

/// The form, the same for everybody.
pub(super) async fn page(visit: Visit) -> Response {
    let (ground, errors) = (&visit.ground, Errors::new());
    visit.public(&Search { ground, asked: "", errors, found: None, emergencies: Vec::new() })
}

/// What was found. Nothing is changed by asking, so the form needs no mark of ours.
pub(super) async fn search(visit: Visit, body: Body) -> Response {
    let form = match visit.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let ground = &visit.ground;
    let typed = form.text("q");
    let end = typed.char_indices().nth(find::MOST_LETTERS).map_or(typed.len(), |(end, _)| end);
    let asked = typed[..end].trim();
    if asked.is_empty() {
        let mut errors = Errors::new();
        errors.add("q", ground.t.say("guide-find-empty"));
        let page = Search { ground, asked, errors, found: None, emergencies: Vec::new() };
        return visit.personal(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let shown: Arc<Shown> = ground.app.guide.of(ground.org.id);
    let found = ground.app.finder.search(ground.org.id, &shown, asked.to_owned(), ground.lang()).await;
    let found = match found {
        Ok(found) => found,
        Err(fault) => return visit.fault(&fault),
    };
    let lines = found.iter().filter_map(|found| Line::of(ground, &shown, found));
    let (own, other) = lines.partition(|line| line.lang == ground.lang());
    let found = Results { own, other };
    let emergencies = match found.is_empty() {
        true => {
            shown.pack.of_kind("emergency").filter_map(|(address, _)| link(ground, &shown, address)).collect()
        }
        false => Vec::new(),
    };
    visit.personal(
        StatusCode::OK,
        &Search { ground, asked, errors: Errors::new(), found: Some(found), emergencies },
    )
}
