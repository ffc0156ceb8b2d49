//! Keys and commands of the desk, as pages: what the script offers at once is here for everybody. And how a member wants the
//! desk.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::Fault;

use super::choice::{self, Choice, MOST_WAIT};
use crate::{
    policy::Deed,
    surfaces::desk::{Colleague, Desk},
};

/// What a key does, in the order of the list: the keys, and the Fluent key of what they do.
const KEYS: [(&[&str], &str); 20] = [
    (&["/"], "keys-search"),
    (&["j"], "keys-next"),
    (&["k"], "keys-previous"),
    (&["Enter"], "keys-open"),
    (&["r"], "keys-reply"),
    (&["Ctrl", "Enter"], "keys-send"),
    (&["Esc"], "keys-back"),
    (&["e"], "keys-emergency"),
    (&["x"], "keys-false-alarm"),
    (&["t"], "keys-take"),
    (&["h"], "keys-hand-over"),
    (&["n"], "keys-note"),
    (&["l"], "keys-tags"),
    (&["z"], "keys-snooze"),
    (&["d"], "keys-resolve"),
    (&["u"], "keys-undo"),
    (&["g", "i r f t"], "keys-go"),
    (&["Ctrl", "K"], "keys-commands"),
    (&["Ctrl", "Shift", "L"], "keys-lock"),
    (&["?"], "keys-help"),
];

/// Pages of the desk: where, the Fluent key of the name, and who may go there.
const PAGES: [(&str, &str, Option<Deed>); 23] = [
    ("inbox", "desk-inbox", Some(Deed::SeeInbox)),
    ("drafts", "compose-drafts", Some(Deed::AnswerThread)),
    ("discarded", "discarded-title", Some(Deed::Discard)),
    ("snippets", "snippet-title", Some(Deed::WriteSnippets)),
    ("lexicons", "triage-title", Some(Deed::WorkLexicons)),
    ("board", "board-title", Some(Deed::Supervise)),
    ("review", "review-title", Some(Deed::Supervise)),
    ("review/mine", "review-mine", Some(Deed::WorkThread)),
    ("digest", "digest-week-title", Some(Deed::Supervise)),
    ("reports", "report-title", Some(Deed::FileReport)),
    ("reports/new", "by-hand-title", Some(Deed::FileReport)),
    ("figures", "figures-title", Some(Deed::SeeFigures)),
    ("complaints", "desk-complaints", Some(Deed::SeeComplaints)),
    ("feedback", "desk-feedback", Some(Deed::ReadFeedback)),
    ("guide-text", "guide-edit-title", Some(Deed::SeeGuideDrafts)),
    ("films", "film-title", Some(Deed::WorkFilms)),
    ("team", "team-title", None),
    ("audit", "audit-title", Some(Deed::SeeAudit)),
    ("account", "account-open-page", None),
    ("account/passkeys", "account-passkeys", None),
    ("care", "care-title", None),
    ("panic", "panic-title", None),
    ("keys", "keys-title", None),
];

#[derive(Template)]
#[template(path = "desk/templates/keys.html")]
struct Keys<'a> {
    desk: &'a Desk,
}

impl Keys<'_> {
    fn keys() -> &'static [(&'static [&'static str], &'static str)] {
        &KEYS
    }
}

pub(super) async fn keys(colleague: Colleague) -> Response {
    let desk = &colleague.desk;
    desk.page(StatusCode::OK, &Keys { desk })
}

#[derive(Template)]
#[template(path = "desk/templates/commands.html")]
struct Commands<'a> {
    desk: &'a Desk,
    pages: Vec<(&'static str, &'static str)>,
}

pub(super) async fn commands(colleague: Colleague) -> Response {
    let desk = &colleague.desk;
    let may = |deed: &Option<Deed>| deed.is_none_or(|deed| desk.may(deed));
    let pages = PAGES.iter().filter(|(_, _, deed)| may(deed)).map(|(path, key, _)| (*path, *key)).collect();
    desk.page(StatusCode::OK, &Commands { desk, pages })
}

/// Keeps how a member wants the desk.
pub(super) async fn choose(colleague: Colleague, body: Body) -> Response {
    let Colleague { desk, session } = colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    if !desk.is_ours(&form) {
        return desk.fault(&Fault::Forbidden);
    }
    // What is no number leaves the wait as it is: the field offers numbers alone.
    let send_wait = form.text("send_wait").trim().parse().unwrap_or(desk.choice().send_wait);
    let chosen = Choice {
        send_wait: send_wait.clamp(0, MOST_WAIT),
        shortcuts: form.has("shortcuts"),
        takes_new: form.has("takes_new"),
    };
    let (org, staff) = (desk.ground.org.id, session.staff());
    match desk.ground.app.db.write(move |tx| choice::choose(tx, org, staff, chosen)).await {
        Ok(()) => desk.go("account#desk"),
        Err(error) => desk.fault(&error.into()),
    }
}
