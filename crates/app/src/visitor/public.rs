//! The routes of the visitor's side, and the pages that are the same for everybody.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use kernel::Fault;

use super::{leave, thread, write};
use crate::{
    knowledge::{self, Shown},
    surfaces::{Class, Ground, Route, Who, public::Visit},
};

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}", Who::Anyone, to_home),
        Route::get("/{lang}/", Who::Anyone, home),
        Route::get("/{lang}/emergency", Who::Anyone, emergency).class(Class::Vital),
        Route::get("/{lang}/about", Who::Anyone, about),
        Route::get("/{lang}/write", Who::Anyone, write::write_page),
        Route::post("/{lang}/write", Who::Anyone, write::write).class(Class::Begin),
        Route::get("/{lang}/thread", Who::Anyone, thread::thread_page),
        Route::post("/{lang}/thread", Who::Anyone, thread::send),
        Route::get("/{lang}/leave", Who::Anyone, leave::leave).class(Class::Uncounted),
        Route::get("/leave", Who::Anyone, leave::leave).class(Class::Uncounted),
    ]
}

#[derive(Template)]
#[template(path = "visitor/templates/home.html")]
struct Home<'a> {
    ground: &'a Ground,
    cards: Vec<Shown>,
}

/// The address without its last slash, as people type it.
async fn to_home(visit: Visit) -> Response {
    visit.go("")
}

async fn home(visit: Visit) -> Response {
    let ground = &visit.ground;
    visit.public(&Home { ground, cards: knowledge::cards(ground.lang()) })
}

#[derive(Template)]
#[template(path = "visitor/templates/emergency.html")]
struct Emergency<'a> {
    ground: &'a Ground,
    cards: Vec<Shown>,
}

async fn emergency(visit: Visit) -> Response {
    let ground = &visit.ground;
    visit.public(&Emergency { ground, cards: knowledge::cards(ground.lang()) })
}

#[derive(Template)]
#[template(path = "visitor/templates/about.html")]
struct About<'a> {
    ground: &'a Ground,
}

async fn about(visit: Visit) -> Response {
    visit.public(&About { ground: &visit.ground })
}

/// The status of a fault that is told on the form itself; a defect goes to the log.
pub(super) fn status_of(fault: &Fault) -> StatusCode {
    if let Fault::Broken(what) = fault {
        tracing::error!("{what}");
    }
    StatusCode::SERVICE_UNAVAILABLE
}
