//! Leaving at once.

use axum::response::Response;
use ui::{csrf::Origin, page};

use super::rules;
use crate::surfaces::{forget_all, public::Visit};

/// How long somebody who leaves waits for the store.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(300);

/// Leaves at once: the session ends, the browser forgets, the next page is an everyday one. From any page, also when
/// the store is gone.
pub(super) async fn leave(visit: Visit) -> Response {
    let ground = &visit.ground;
    if visit.origin == Origin::Elsewhere {
        // A link or picture on another site must not be able to end somebody's conversation.
        return page::see_other(&ground.org.neutral_page(ground.lang()), []);
    }
    if let Some(secret) = &visit.secret {
        // Who leaves does not wait for a busy store: the work stays in its queue and is done after the answer.
        let burning = rules::forget_session(&ground.app, &ground.org, secret);
        let _burned = tokio::time::timeout(PATIENCE, burning).await;
    }
    forget_all(page::see_other(
        &ground.org.neutral_page(ground.lang()),
        [visit.no_cookie()].into_iter().chain(visit.no_mark()),
    ))
}
