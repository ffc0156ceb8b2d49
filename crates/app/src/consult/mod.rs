//! Asking a consultant: a worker at a conversation asks one question of a colleague or of a profession, with or without the
//! conversation. The question is sealed to the own keys of those who are asked, who hold no key of the team and see nothing
//! else. The answer goes to the worker, who may send it to the visitor under the consultant's name (feature F20).
//!
//! The worker's pages stand in `ask.rs` and `deeds.rs`, the consultant's in `list.rs` and `answer.rs`, the visitor's word in
//! `visitor.rs`; when somebody is away in `away.rs`, whom one can ask in `whom.rs`.

mod answer;
mod ask;
mod asking;
mod away;
mod beside;
mod deeds;
mod keys;
mod list;
mod model;
mod rules;
mod store;
mod visitor;
mod whom;

use axum::response::Response;
use kernel::Fault;
use ui::Form;

pub use away::Away;
pub use beside::{Beside, Found};
pub use model::{Consult, ForVisitor, History, Row, State, Words};
pub use rules::{KEPT_DAYS, delete_old, forget_member};
pub use store::ungiven;
pub use store::{ALL as STATEMENTS, AWAY as AWAY_STATEMENTS, OnDay, by_day, coarsen, count_waiting};
pub use visitor::{Wish, routes as public_routes, wish};
pub use whom::{To, Whom};

use crate::{
    chat,
    policy::Deed,
    surfaces::{Route, Who, desk::Desk},
};

/// The routes of this slice at the desk.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/inbox/{id}/consult", Who::May(Deed::AskConsult), ask::page),
        Route::post("/{lang}/inbox/{id}/consult", Who::May(Deed::AskConsult), ask::ask),
        Route::post("/{lang}/inbox/{id}/consult/give", Who::May(Deed::AskConsult), deeds::give),
        Route::post("/{lang}/inbox/{id}/consult/take-back", Who::May(Deed::AskConsult), deeds::take_back),
        Route::post("/{lang}/inbox/{id}/consult/use", Who::May(Deed::AskConsult), deeds::put_in),
        Route::post("/{lang}/inbox/{id}/consult/pass-on", Who::May(Deed::AskConsult), deeds::pass_on),
        Route::get("/{lang}/consults", Who::May(Deed::SeeConsults), list::page),
        Route::post("/{lang}/consults/away", Who::May(Deed::AnswerConsult), list::set_away),
        Route::get("/{lang}/consults/{id}", Who::May(Deed::AnswerConsult), answer::page),
        Route::post("/{lang}/consults/{id}/take", Who::May(Deed::AnswerConsult), answer::take),
        Route::post("/{lang}/consults/{id}/release", Who::May(Deed::AnswerConsult), answer::release),
        Route::post("/{lang}/consults/{id}/answer", Who::May(Deed::AnswerConsult), answer::answer),
        Route::post("/{lang}/consults/{id}/draft", Who::May(Deed::AnswerConsult), answer::keep),
    ]
}

/// The longest question and the longest answer, in characters.
pub const MAX_CHARS: usize = chat::MAX_CHARS;

/// The page that says what went wrong, with what was typed: to send it again, or, where that makes no sense any more, to read and
/// copy it.
fn fault_keeping(desk: &Desk, fault: &Fault, form: Form, field: &str) -> Response {
    if !matches!(fault, Fault::NotFound) || form.text(field).trim().is_empty() {
        return desk.fault_keeping(fault, Some(&form));
    }
    let typed = form.text(field).to_owned();
    desk.fault_keeping(fault, Some(&form.set("message", typed)))
}
