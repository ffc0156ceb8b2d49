//! The guide on the public site: the list, a page, and what is known of two substances together. The same for everybody: no token, no
//! cookie, and a title that says nothing about what is read.

use askama::Template;
use axum::{extract::Path, http::HeaderMap, response::Response};
use guide::Address;
use kernel::{Fault, Lang};
use ui::{Errors, page::Ready};

use super::{
    EMERGENCY, KINDS, combinations, day,
    made::{Edition, Key},
    page::{Link, Page, link},
    picture, search, share,
};
use crate::surfaces::{Class, Ground, Route, Who, public::Visit};

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/{lang}/guide", Who::Anyone, index),
        Route::get("/{lang}/guide/combinations", Who::Anyone, combinations::combinations),
        Route::post("/{lang}/guide/combinations", Who::Anyone, combinations::ask).class(Class::Search),
        Route::get("/{lang}/guide/search", Who::Anyone, search::page),
        Route::post("/{lang}/guide/search", Who::Anyone, search::search).class(Class::Search),
        // In an emergency nobody is counted.
        Route::get("/{lang}/guide/emergency/{name}", Who::Anyone, emergency).class(Class::Uncounted),
        Route::get("/{lang}/guide/{kind}/{name}", Who::Anyone, one),
    ];
    routes.extend(share::routes());
    routes.extend(picture::routes());
    routes
}

/// The pages of one kind.
struct Kind<'p> {
    name: &'static str,
    links: Vec<Link<'p>>,
}

#[derive(Template)]
#[template(path = "guide/templates/index.html")]
struct Index<'a> {
    ground: &'a Ground,
    /// Of the form that searches: nothing is in it yet.
    asked: &'a str,
    errors: Errors,
    kinds: Vec<Kind<'a>>,
}

async fn index(visit: Visit) -> Response {
    let ground = &visit.ground;
    let shown = ground.app.guide.of(ground.org.id);
    let links =
        |kind| shown.pack.of_kind(kind).filter_map(|(address, _)| link(ground, &shown, address)).collect();
    let kinds = KINDS.into_iter().map(|name| Kind { name, links: links(name) });
    let (asked, errors) = ("", Errors::new());
    visit.public(&Index {
        ground,
        asked,
        errors,
        kinds: kinds.filter(|kind| !kind.links.is_empty()).collect(),
    })
}

#[derive(Template)]
#[template(path = "guide/templates/page.html")]
struct One<'a> {
    ground: &'a Ground,
    page: Page<'a>,
    /// The page's short address as people write it.
    said: String,
}

/// In the place of a page that is not in a language: those that it is in.
#[derive(Template)]
#[template(path = "guide/templates/elsewhere.html")]
struct Elsewhere<'a> {
    ground: &'a Ground,
    others: Vec<(Lang, String)>,
}

async fn emergency(visit: Visit, Path((_, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    show(&visit, &format!("{EMERGENCY}/{name}"), &headers)
}

async fn one(
    visit: Visit,
    Path((_, kind, name)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    show(&visit, &format!("{kind}/{name}"), &headers)
}

fn show(visit: &Visit, address: &str, headers: &HeaderMap) -> Response {
    let ground = &visit.ground;
    let Some(address) = Address::parse(address) else {
        return visit.fault(&Fault::NotFound);
    };
    let (made, org) = (&ground.app.guide_made, ground.org.id);
    let shown = ground.app.guide.of(org);
    let edition = Edition { revision: shown.revision, day: day(ground.app.clock.now(), &ground.org.zone) };
    let key = Key { address, lang: ground.lang(), site: share::site(ground, headers) };
    if let Some(page) = made.page(org, &edition, &key) {
        return page.response();
    }
    let others = shown.languages_of(&key.address);
    if others.is_empty() {
        return visit.fault(&Fault::NotFound);
    }
    let Some(page) = Page::of(ground, &shown, key.address.clone()) else {
        let other = |lang: Lang| (lang, format!("/{}/guide/{}", lang.code(), key.address));
        return visit.public(&Elsewhere { ground, others: others.into_iter().map(other).collect() });
    };
    let said = share::said(ground, headers, &key.address);
    // However the address was spelled: what is kept stands for all.
    let ground = &Ground { path: format!("/guide/{}", key.address), ..ground.clone() };
    let page = match (One { ground, page, said }).render() {
        Ok(page) => Ready::of(page),
        Err(error) => return visit.fault(&Fault::Broken(format!("a page of the guide: {error}"))),
    };
    made.keep(org, edition, key, &page);
    page.response()
}
