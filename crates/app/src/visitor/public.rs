//! The routes of the visitor's side, and the pages that are the same for everybody.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use kernel::Fault;

use super::{come_back, delete, image, later, leave, live, thread, write};
use crate::{
    guide,
    knowledge::{self, Shown},
    retention,
    surfaces::{Class, Ground, Route, Who, public::Visit},
};

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}", Who::Anyone, to_home),
        Route::get("/{lang}/", Who::Anyone, home),
        Route::get("/{lang}/emergency", Who::Anyone, emergency).class(Class::Uncounted),
        Route::get("/{lang}/about", Who::Anyone, about),
        Route::get("/{lang}/about/keep", Who::Anyone, keep),
        Route::get("/{lang}/write", Who::Anyone, write::write_page),
        Route::post("/{lang}/write", Who::Anyone, write::write).class(Class::Begin),
        Route::get("/{lang}/thread", Who::Anyone, thread::thread_page),
        Route::post("/{lang}/thread", Who::Anyone, thread::send),
        Route::get("/{lang}/thread/delete", Who::Anyone, delete::page),
        Route::post("/{lang}/thread/delete", Who::Anyone, delete::delete),
        Route::get("/{lang}/thread/delete/{number}", Who::Anyone, delete::message_page),
        Route::post("/{lang}/thread/delete/{number}", Who::Anyone, delete::delete_message),
        Route::get("/{lang}/deleted", Who::Anyone, delete::deleted),
        Route::get("/{lang}/thread/later", Who::Anyone, later::later_page),
        Route::get("/{lang}/thread/ticket", Who::Anyone, later::to_later),
        Route::post("/{lang}/thread/ticket", Who::Anyone, later::make_ticket).class(Class::Slow),
        Route::post("/{lang}/thread/ticket/withdraw", Who::Anyone, later::withdraw_ticket),
        Route::post("/{lang}/thread/keep", Who::Anyone, later::keep),
        Route::get("/{lang}/return", Who::Anyone, come_back::return_page),
        Route::post("/{lang}/return", Who::Anyone, come_back::come_back).class(Class::Slow),
        Route::get("/{lang}/thread/image/{number}", Who::Anyone, image::image),
        Route::get("/{lang}/thread/live", Who::Anyone, live::frame).class(Class::Stream),
        Route::get("/{lang}/thread/events", Who::Anyone, live::events).class(Class::Stream),
        Route::get("/{lang}/leave", Who::Anyone, leave::leave).class(Class::Uncounted),
        Route::get("/leave", Who::Anyone, leave::leave).class(Class::Uncounted),
    ]
}

#[derive(Template)]
#[template(path = "visitor/templates/home.html")]
struct Home<'a> {
    ground: &'a Ground,
    cards: Vec<Shown>,
    /// Whether the team has begun; before that nobody could read what is written.
    begun: bool,
}

/// The address without its last slash, as people type it.
async fn to_home(visit: Visit) -> Response {
    visit.go("")
}

async fn home(visit: Visit) -> Response {
    let ground = &visit.ground;
    let begun = has_begun(ground).await;
    visit.public(&Home { ground, cards: knowledge::cards(ground.lang()), begun })
}

/// Whether the organisation has a team. A store that cannot say is no reason to say that it has none.
async fn has_begun(ground: &Ground) -> bool {
    ground.app.trust.has_begun(&ground.app.db, ground.org.id).await.unwrap_or(true)
}

#[derive(Template)]
#[template(path = "visitor/templates/not-open.html")]
struct NotOpen<'a> {
    ground: &'a Ground,
    cards: Vec<Shown>,
}

/// The page in the place of a form that nobody could read yet; `None` once there is a team.
pub async fn not_open(visit: &Visit) -> Option<Response> {
    let ground = &visit.ground;
    if has_begun(ground).await {
        return None;
    }
    let page = NotOpen { ground, cards: knowledge::cards(ground.lang()) };
    Some(visit.personal(StatusCode::SERVICE_UNAVAILABLE, &page))
}

#[derive(Template)]
#[template(path = "visitor/templates/emergency.html")]
struct Emergency<'a> {
    ground: &'a Ground,
    cards: Vec<Shown>,
}

async fn emergency(visit: Visit) -> Response {
    let ground = &visit.ground;
    visit.public(&Emergency { ground, cards: knowledge::all(ground.lang()) })
}

#[derive(Template)]
#[template(path = "visitor/templates/about.html")]
struct About<'a> {
    ground: &'a Ground,
    /// The same at length, where the guide has it.
    more: Vec<guide::Link<'a>>,
}

async fn about(visit: Visit) -> Response {
    let ground = &visit.ground;
    let shown = ground.app.guide.of(ground.org.id);
    visit.public(&About { ground, more: guide::about_us(ground, &shown) })
}

/// What we keep: what it is, how it lies here, for how long, and how it goes sooner. Must say what `docs/clear.md` says.
const KEPT: [(&str, &str, &str, &str); 11] = [
    ("keep-message", "keep-message-how", "keep-message-long", "keep-message-sooner"),
    ("keep-image", "keep-image-how", "keep-message-long", "keep-image-sooner"),
    ("keep-ticket", "keep-ticket-how", "keep-ticket-long", "keep-ticket-sooner"),
    ("keep-cookie", "keep-cookie-how", "keep-cookie-long", "keep-cookie-sooner"),
    ("keep-session", "keep-session-how", "keep-session-long", "keep-session-sooner"),
    ("keep-complaint", "keep-complaint-how", "complaint-kept", "keep-complaint-sooner"),
    ("keep-feedback", "keep-feedback-how", "feedback-kept-long", "keep-feedback-sooner"),
    ("keep-team", "keep-team-how", "keep-team-long", "keep-team-sooner"),
    ("keep-guard", "keep-guard-how", "keep-guard-long", "keep-guard-sooner"),
    ("keep-trail", "keep-trail-how", "keep-trail-long", "keep-trail-sooner"),
    ("keep-forgotten", "keep-forgotten-how", "keep-forgotten-long", "keep-forgotten-sooner"),
];

#[derive(Template)]
#[template(path = "visitor/templates/keep.html")]
struct Keep<'a> {
    ground: &'a Ground,
    rows: &'static [(&'static str, &'static str, &'static str, &'static str)],
}

impl Keep<'_> {
    /// For how long, with the days that the organisation has chosen where a text has any.
    fn long(&self, key: &str) -> String {
        let (ground, t) = (self.ground, self.ground.t);
        match key {
            "keep-message-long" => t.with(key, "days", ground.kept_days(retention::THREAD)),
            "complaint-kept" => t.with(key, "days", ground.kept_days(retention::COMPLAINT)),
            "feedback-kept-long" => t.with(key, "days", ground.kept_days(retention::FEEDBACK)),
            "keep-team-long" => t.with(key, "days", ground.kept_days(retention::REPORT)),
            other => t.say(other).to_owned(),
        }
    }
}

async fn keep(visit: Visit) -> Response {
    visit.public(&Keep { ground: &visit.ground, rows: &KEPT })
}

/// The status of a fault that is told on the form itself; a defect goes to the log.
pub(super) fn status_of(fault: &Fault) -> StatusCode {
    if let Fault::Broken(what) = fault {
        tracing::error!("{what}");
    }
    StatusCode::SERVICE_UNAVAILABLE
}
