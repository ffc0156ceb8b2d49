//! The routes of this slice.

use super::{board, digest, review};
use crate::{
    policy::Deed,
    surfaces::{Route, Who},
};

/// The routes of this slice at the desk.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/board", Who::May(Deed::Supervise), board::page),
        Route::get("/{lang}/review", Who::May(Deed::Supervise), review::page),
        Route::post("/{lang}/review", Who::May(Deed::Supervise), review::draw),
        // Whoever led a talk sees what was said of it; the page shows nothing of others.
        Route::get("/{lang}/review/mine", Who::May(Deed::WorkThread), review::mine),
        Route::get("/{lang}/review/{id}", Who::May(Deed::Supervise), review::one),
        Route::post("/{lang}/review/{id}", Who::May(Deed::Supervise), review::answer),
        Route::post("/{lang}/review/{id}/leave-out", Who::May(Deed::Supervise), review::leave_out),
        Route::get("/{lang}/digest", Who::May(Deed::Supervise), digest::page),
    ]
}
