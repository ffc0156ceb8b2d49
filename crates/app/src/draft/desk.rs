//! The list of one's own drafts.

use askama::Template;
use axum::{http::StatusCode, response::Response};

use super::rules::{self, Mine};
use crate::{
    policy::Deed,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
};

/// The routes of this slice; the draft itself is kept on the page of its conversation.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/{lang}/drafts", Who::May(Deed::AnswerThread), page)]
}

#[derive(Template)]
#[template(path = "draft/templates/list.html")]
struct Page<'a> {
    desk: &'a Desk,
    drafts: Vec<Mine>,
}

impl Page<'_> {
    /// The beginning of a draft, on one line.
    fn beginning(&self, mine: &Mine) -> Option<String> {
        const CHARS: usize = 160;
        let text = mine.text.as_ref()?.expose();
        let mut short = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((end, _)) = short.char_indices().nth(CHARS) {
            short.truncate(end);
            short.push('…');
        }
        Some(short)
    }

    fn kept_days(&self) -> i64 {
        rules::KEPT_DAYS
    }
}

async fn page(colleague: Colleague) -> Response {
    let Colleague { desk, session } = &colleague;
    match rules::list(&desk.ground.app, desk.ground.org.id, session).await {
        Ok(drafts) => desk.page(StatusCode::OK, &Page { desk, drafts }),
        Err(fault) => desk.fault(&fault),
    }
}
