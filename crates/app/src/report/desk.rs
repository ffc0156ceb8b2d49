//! The routes of reports.

use super::{beside, by_hand, list, page, periods, shift, table};
use crate::{
    policy::Deed,
    surfaces::{Route, Who},
};

/// The routes of this slice at the desk.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/inbox/{id}/report", Who::May(Deed::FileReport), beside::page),
        Route::post("/{lang}/inbox/{id}/report", Who::May(Deed::FileReport), beside::post),
        Route::get("/{lang}/reports", Who::May(Deed::FileReport), list::page),
        Route::get("/{lang}/reports/periods", Who::May(Deed::LockPeriod), periods::page),
        Route::post("/{lang}/reports/periods", Who::May(Deed::LockPeriod), periods::change),
        Route::get("/{lang}/reports/new", Who::May(Deed::FileReport), by_hand::page),
        Route::post("/{lang}/reports/new", Who::May(Deed::FileReport), by_hand::post),
        Route::get("/{lang}/reports/table", Who::May(Deed::FileReport), table::page::page),
        Route::post("/{lang}/reports/table", Who::May(Deed::FileReport), table::page::post),
        Route::get("/{lang}/reports/shift", Who::May(Deed::FileReport), shift::page::page),
        Route::post("/{lang}/reports/shift", Who::May(Deed::FileReport), shift::page::post),
        Route::get("/{lang}/reports/{id}", Who::May(Deed::FileReport), page::page),
        Route::get("/{lang}/reports/{id}/correct", Who::May(Deed::FileReport), page::correct_page),
        Route::post("/{lang}/reports/{id}/correct", Who::May(Deed::FileReport), page::correct),
        Route::post("/{lang}/reports/{id}/discard", Who::May(Deed::FileReport), page::discard),
        Route::post("/{lang}/reports/{id}/return", Who::May(Deed::ReviewReports), page::give_back),
        Route::post("/{lang}/reports/{id}/accept", Who::May(Deed::ReviewReports), page::accept),
    ]
}
