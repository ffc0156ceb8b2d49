//! Snippets: answers that can be used again, by topic and language. What comes with the program stands in `content/snippets`; an
//! organisation writes its own, and a coordinator approves them. In a conversation one is chosen, its variables are filled in,
//! and the answer is still the worker's to change.

mod check;
mod edit;
mod library;
mod list;
mod load;
mod model;
mod pick;
mod rules;
mod sending;
mod store;
mod words;

pub use check::{MOST, Problem, parse, to_toml};
pub use library::{Entry, Library, Topics, from_program};
pub use model::{After, Holder, Kind, Pack, Snippet, Snooze, Variable};
pub(crate) use pick::Carried;
pub use sending::{Attached, Done};
pub use store::{ALL as STATEMENTS, State, Version};

use crate::{
    policy::Deed,
    report::day,
    surfaces::{Route, Who, desk::Colleague},
};

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/inbox/{id}/snippets", Who::May(Deed::AnswerThread), pick::list),
        Route::post("/{lang}/inbox/{id}/snippet", Who::May(Deed::AnswerThread), pick::choose),
        Route::get("/{lang}/snippets", Who::May(Deed::WriteSnippets), list::list),
        Route::get("/{lang}/snippets/new", Who::May(Deed::WriteSnippets), edit::new),
        Route::post("/{lang}/snippets/new", Who::May(Deed::WriteSnippets), edit::add),
        Route::get("/{lang}/snippets/file", Who::May(Deed::WriteSnippets), load::file),
        Route::get("/{lang}/snippets/load", Who::May(Deed::ApproveSnippets), load::page),
        Route::post("/{lang}/snippets/load", Who::May(Deed::ApproveSnippets), load::load),
        Route::get("/{lang}/snippets/{key}", Who::May(Deed::WriteSnippets), list::one),
        Route::get("/{lang}/snippets/{key}/edit", Who::May(Deed::WriteSnippets), edit::page),
        Route::post("/{lang}/snippets/{key}/edit", Who::May(Deed::WriteSnippets), edit::save),
        Route::post("/{lang}/snippets/{key}/submit", Who::May(Deed::WriteSnippets), list::submit),
        Route::post("/{lang}/snippets/{key}/discard", Who::May(Deed::WriteSnippets), list::discard),
        Route::post("/{lang}/snippets/{key}/decide", Who::May(Deed::ApproveSnippets), list::decide),
    ]
}

/// Today where the organisation is, as `2026-11-21`.
fn today(colleague: &Colleague) -> String {
    let ground = &colleague.desk.ground;
    day::date_of(day::of(ground.app.clock.now(), &ground.org.zone)).to_string()
}
