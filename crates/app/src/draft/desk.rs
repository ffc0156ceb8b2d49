//! The list of one's own drafts.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use kernel::DbError;

use super::rules::{self, Mine};
use crate::{
    chat,
    policy::{Deed, Held},
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
    waiting: i64,
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
    let (app, org, staff) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let held = session.role().held().unwrap_or(Held::Given);
    let waiting = app.db.read(move |tx| {
        Ok::<_, DbError>(match held {
            Held::Team => chat::counts(tx, org, staff)?[2],
            Held::Given => chat::given_counts(tx, org, staff)?.1,
        })
    });
    let waiting = match waiting.await {
        Ok(waiting) => waiting,
        Err(error) => return desk.fault(&error.into()),
    };
    match rules::list(app, org, session).await {
        Ok(drafts) => desk.page(StatusCode::OK, &Page { desk, waiting, drafts }),
        Err(fault) => desk.fault(&fault),
    }
}
