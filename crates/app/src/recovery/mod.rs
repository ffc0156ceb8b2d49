//! What to do when something is lost: a password, a second factor, or every coordinator.

mod factor;
mod own;
mod papers;
mod phrase;
mod restore;
mod rules;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use kernel::Plain;

pub use papers::{Paper, papers};
pub use restore::{Restored, Unfit, drill, restore};

use crate::{
    policy::Deed,
    surfaces::{Route, Who, desk::Desk},
};

pub(crate) use factor::is_allowed;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/recover", Who::Anyone, phrase::page),
        Route::post("/{lang}/recover", Who::Anyone, phrase::enter),
        Route::get("/{lang}/recover/password", Who::WaitingForCode, phrase::password_page),
        Route::post("/{lang}/recover/password", Who::WaitingForCode, phrase::password),
        Route::get("/{lang}/account/password", Who::SignedIn, own::password_page),
        Route::post("/{lang}/account/password", Who::SignedIn, own::password),
        Route::get("/{lang}/account/phrase", Who::SignedIn, own::phrase_page),
        Route::post("/{lang}/account/phrase", Who::SignedIn, own::phrase),
        Route::get("/{lang}/sign-in/factor", Who::WaitingForCode, factor::own_page),
        Route::post("/{lang}/sign-in/factor", Who::WaitingForCode, factor::reset),
        Route::get("/{lang}/sign-in/factor/code.png", Who::WaitingForCode, factor::picture),
        Route::get("/{lang}/team/{id}/second-factor", Who::May(Deed::Recover), factor::page),
        Route::post("/{lang}/team/{id}/second-factor", Who::May(Deed::Recover), factor::allow),
        Route::post("/{lang}/team/{id}/second-factor/withdraw", Who::May(Deed::Recover), factor::withdraw),
        Route::get("/{lang}/team/recovery", Who::May(Deed::Recover), papers::page),
        Route::post("/{lang}/team/recovery", Who::May(Deed::Recover), papers::make),
    ]
}

/// The longest password that is read.
const MAX_PASSWORD: usize = 256;

/// The page that shows somebody the words they keep on paper, once.
#[derive(Template)]
#[template(path = "recovery/templates/words.html")]
struct Words<'a> {
    desk: &'a Desk,
    words: Vec<String>,
    /// Whether they came back with their old words, and are to sign in with the new password.
    recovered: bool,
}

/// Words on a page that no cache keeps. The answer to the form is the page itself: an address could not carry them.
fn show_words(desk: &Desk, phrase: &Plain<String>, recovered: bool) -> Response {
    let words = phrase.expose().split('-').map(str::to_owned).collect();
    desk.page(StatusCode::OK, &Words { desk, words, recovered })
}
