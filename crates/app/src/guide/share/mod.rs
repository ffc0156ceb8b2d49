//! Giving pages on: short addresses and pictures of them, cards on paper, copies that need no network, and pages in an answer.
//! Nobody is counted here and nothing is remembered of who opened what.

mod bundle;
mod card;
mod insert;
mod keep;
mod link;

pub(super) use bundle::Bundles;
pub use link::linked;
pub(super) use link::{said, site};

use crate::{
    policy::Deed,
    surfaces::{Class, Route, Who},
};

/// The public routes.
pub(super) fn routes() -> Vec<Route> {
    vec![
        // What is printed and hung up leads here: nobody in an emergency is refused.
        Route::get("/g/{code}", Who::Anyone, link::in_any_language).class(Class::Uncounted),
        Route::get("/{lang}/g/{code}", Who::Anyone, link::in_its_language).class(Class::Uncounted),
        Route::get("/{lang}/guide/{kind}/{name}/share", Who::Anyone, link::share),
        Route::get("/{lang}/guide/{kind}/{name}/qr.png", Who::Anyone, link::picture),
        Route::get("/{lang}/guide/offline", Who::Anyone, bundle::offline),
        Route::get("/{lang}/guide/offline.zip", Who::Anyone, bundle::load),
        Route::get("/{lang}/guide/emergency/keep", Who::Anyone, keep::keep).class(Class::Uncounted),
        Route::get("/{lang}/guide/emergency/worker.js", Who::Anyone, keep::worker).class(Class::Uncounted),
        Route::get("/{lang}/guide/emergency/{name}/card", Who::Anyone, card::card).class(Class::Uncounted),
    ]
}

/// The routes of the desk.
pub(super) fn desk_routes() -> Vec<Route> {
    vec![Route::post("/{lang}/inbox/{id}/guide", Who::May(Deed::AnswerThread), insert::choose)]
}
