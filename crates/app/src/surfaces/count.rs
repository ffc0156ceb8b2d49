//! How much was asked for and how it was answered, since start: numbers for the operator. What is counted is the kind
//! of a request and nothing of the request itself, and organisations are not told apart.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use axum::{Router, extract::Request, http::StatusCode, middleware};

use super::{Class, Shared};

/// A listener.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// For everybody.
    Public,
    /// For members.
    Desk,
}

const SURFACES: [(Surface, &str); 2] = [(Surface::Public, "public"), (Surface::Desk, "desk")];

/// The classes of [`Class`] that a route can have, and what no route answers to.
const CLASSES: [(Option<Class>, &str); 10] = [
    (Some(Class::Uncounted), "uncounted"),
    (Some(Class::Vital), "vital"),
    (Some(Class::Read), "read"),
    (Some(Class::Write), "write"),
    (Some(Class::Search), "search"),
    (Some(Class::Begin), "begin"),
    (Some(Class::Slow), "slow"),
    (Some(Class::Stream), "stream"),
    (Some(Class::Film), "film"),
    (None, "missing"),
];

/// Statuses count by their first digit.
const STATUSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

/// The counters.
#[derive(Default)]
pub struct Counts {
    answers: [[[AtomicU64; STATUSES.len()]; CLASSES.len()]; SURFACES.len()],
    refused: AtomicU64,
}

/// One of the counters of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// `public` or `desk`.
    pub surface: &'static str,
    /// What it was counted with: `read`, `write`, …, or `missing` where no route is.
    pub class: &'static str,
    /// `2xx` and so on.
    pub status: &'static str,
    /// How many.
    pub count: u64,
}

impl Counts {
    fn answered(&self, surface: Surface, class: Option<Class>, status: StatusCode) {
        let surface = usize::from(surface == Surface::Desk);
        // Whatever is not in the table counts with what has no route.
        let class = CLASSES.iter().position(|(known, _)| *known == class).unwrap_or(CLASSES.len() - 1);
        let status = usize::from(status.as_u16() / 100).clamp(1, STATUSES.len()) - 1;
        self.answers[surface][class][status].fetch_add(1, Relaxed);
    }

    /// A peer was over its limit.
    pub(super) fn refuse(&self) {
        self.refused.fetch_add(1, Relaxed);
    }

    /// How many requests were refused because their peer was over a limit.
    pub fn refused(&self) -> u64 {
        self.refused.load(Relaxed)
    }

    /// Every counter of answers that is not zero.
    pub fn answers(&self) -> Vec<Answered> {
        let mut found = Vec::new();
        for ((_, surface), counts) in SURFACES.iter().zip(&self.answers) {
            for ((_, class), counts) in CLASSES.iter().zip(counts) {
                for (status, count) in STATUSES.iter().zip(counts) {
                    let count = count.load(Relaxed);
                    if count > 0 {
                        found.push(Answered { surface, class, status, count });
                    }
                }
            }
        }
        found
    }
}

/// Counts every answer of a router, also where it has no route.
pub(super) fn counted(router: Router, app: &Shared, surface: Surface) -> Router {
    let app = Shared::clone(app);
    router.layer(middleware::from_fn(move |request: Request, next: middleware::Next| {
        let app = Shared::clone(&app);
        async move {
            let response = next.run(request).await;
            app.counts.answered(surface, response.extensions().get().copied(), response.status());
            response
        }
    }))
}
