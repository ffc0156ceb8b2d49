//! The answers for everybody, whether they have written or not. The first page is the same for all: no token, no cookie. What is
//! chosen comes in a form, so it stands in no address and in no history, and nothing of it is kept.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};

use super::{Shown, handed_over, steps};
use crate::{
    surfaces::{Class, Ground, Route, Who, public::Visit},
    visitor,
};

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/answers", Who::Anyone, first),
        // A step is read, not written: it costs what a page costs.
        Route::post("/{lang}/answers", Who::Anyone, step).class(Class::Read),
    ]
}

#[derive(Template)]
#[template(path = "answers/templates/answers.html")]
struct Answers<'a> {
    ground: &'a Ground,
    shown: Shown,
    /// Buttons of a thread belong to the form in which somebody writes; here they have one of their own.
    in_thread: bool,
}

async fn first(visit: Visit) -> Response {
    let ground = &visit.ground;
    let shown = Shown::on(ground, &steps().first().id, None);
    visit.public(&Answers { ground, shown, in_thread: false })
}

async fn step(visit: Visit, body: Body) -> Response {
    let form = match visit.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let ground = &visit.ground;
    if form.has("hand") {
        return visitor::write_on(&visit, &handed_over(ground.t, form.text("hand"))).await;
    }
    let shown = Shown::on(ground, form.text("answers"), None);
    visit.personal(StatusCode::OK, &Answers { ground, shown, in_thread: false })
}
