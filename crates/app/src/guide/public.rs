//! The guide on the public site: the list, a page, and what is known of two substances together. The same for everybody: no token, no
//! cookie, and a title that says nothing about what is read.

use askama::Template;
use axum::{extract::Path, response::Response};
use guide::Address;
use kernel::{Fault, Lang};

use super::{
    KINDS, combinations, languages_of, pack,
    page::{Link, Page, link},
};
use crate::surfaces::{Class, Ground, Route, Who, public::Visit};

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/guide", Who::Anyone, index),
        Route::get("/{lang}/guide/combinations", Who::Anyone, combinations::combinations),
        // In an emergency nobody is counted.
        Route::get("/{lang}/guide/emergency/{name}", Who::Anyone, emergency).class(Class::Uncounted),
        Route::get("/{lang}/guide/{kind}/{name}", Who::Anyone, one),
    ]
}

/// The pages of one kind.
struct Kind {
    name: &'static str,
    links: Vec<Link>,
}

#[derive(Template)]
#[template(path = "guide/templates/index.html")]
struct Index<'a> {
    ground: &'a Ground,
    kinds: Vec<Kind>,
}

async fn index(visit: Visit) -> Response {
    let ground = &visit.ground;
    let links = |kind| pack().of_kind(kind).filter_map(|(address, _)| link(ground, address)).collect();
    let kinds = KINDS.into_iter().map(|name| Kind { name, links: links(name) });
    visit.public(&Index { ground, kinds: kinds.filter(|kind| !kind.links.is_empty()).collect() })
}

#[derive(Template)]
#[template(path = "guide/templates/page.html")]
struct Shown<'a> {
    ground: &'a Ground,
    page: Page,
}

/// In the place of a page that is not in a language: those that it is in.
#[derive(Template)]
#[template(path = "guide/templates/elsewhere.html")]
struct Elsewhere<'a> {
    ground: &'a Ground,
    others: Vec<(Lang, String)>,
}

async fn emergency(visit: Visit, Path((_, name)): Path<(String, String)>) -> Response {
    show(&visit, &format!("emergency/{name}"))
}

async fn one(visit: Visit, Path((_, kind, name)): Path<(String, String, String)>) -> Response {
    show(&visit, &format!("{kind}/{name}"))
}

fn show(visit: &Visit, address: &str) -> Response {
    let ground = &visit.ground;
    let Some(address) = Address::parse(address) else {
        return visit.fault(&Fault::NotFound);
    };
    let others = languages_of(&address);
    if others.is_empty() {
        return visit.fault(&Fault::NotFound);
    }
    let others = others.into_iter().map(|lang| (lang, format!("/{}/guide/{address}", lang.code()))).collect();
    match Page::of(ground, address) {
        Some(page) => visit.public(&Shown { ground, page }),
        None => visit.public(&Elsewhere { ground, others }),
    }
}
