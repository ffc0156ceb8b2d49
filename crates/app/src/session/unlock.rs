//! Locking and unlocking a session: the pages.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::Fault;
use ui::{Errors, Form};

use super::{
    Found, Locked, Stage, Wrong,
    desk::{gone, password_of, start_again},
    lock as rules, open_session,
};
use crate::{
    chat::form::one_error,
    desk as conversations,
    policy::Deed,
    report,
    surfaces::desk::{Colleague, Desk, first_page, keeps},
};

/// The longest address that one is led back to.
const MAX_PATH: usize = 512;

/// What stands before the names of fields that are carried along, so that none is taken for the password.
const ALONG: &str = "kept.";

/// The form that the page which asks for the password has carried along.
fn carried(form: &Form) -> Form {
    form.within(ALONG)
}

/// What was typed in a form that arrived when the desk was locked, and where it was sent.
pub(crate) struct Kept<'a> {
    /// The path after the language, with a slash before it.
    pub(crate) at: String,
    pub(crate) form: &'a Form,
}

impl<'a> Kept<'a> {
    /// What an earlier page of this kind has kept; `None` where nothing was typed. `inner` is what the form of the
    /// page carries along, see [`carried`].
    fn of(form: &'a Form, inner: &'a Form) -> Option<Self> {
        let at = format!("/{}", local(form.text("at"))?);
        if form.has("message") {
            return Some(Self { at, form });
        }
        keeps(inner).then_some(Self { at, form: inner })
    }

    /// Every field of a form that is not just a message, by the name that carries it along.
    fn along(&self) -> Vec<(String, &str)> {
        if self.form.has("message") {
            return Vec::new();
        }
        let cut = (self.form.cut || self.form.crowded).then_some(("cut", "1"));
        self.form.iter().chain(cut).map(|(name, value)| (format!("{ALONG}{name}"), value)).collect()
    }

    fn text(&self, name: &str) -> &str {
        self.form.text(name)
    }

    fn has_message(&self) -> bool {
        self.form.has("message")
    }

    fn message(&self) -> &str {
        crate::chat::form::typed(self.form)
    }
}

#[derive(Template)]
#[template(path = "session/templates/unlock.html")]
struct Page<'a> {
    desk: &'a Desk,
    name: &'a str,
    /// Where to go afterwards, without the language.
    back: &'a str,
    kept: Option<Kept<'a>>,
    errors: Errors,
}

/// The page that asks for the password, in the place of the one that was asked for.
pub(crate) fn ask(desk: &Desk, locked: &Locked, back: &str, kept: Option<Kept<'_>>) -> Response {
    let back = local(back).unwrap_or_else(|| first_page(locked.member.role));
    let page = Page { desk, name: &locked.member.work_name, back, kept, errors: Errors::new() };
    desk.page(StatusCode::UNAUTHORIZED, &page)
}

/// An address of this desk without its language. Others are not followed: it came with a form.
fn local(path: &str) -> Option<&str> {
    let path = path.trim_start_matches('/');
    let fine = path.len() <= MAX_PATH && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (fine && !path.is_empty()).then_some(path)
}

pub(super) async fn lock(colleague: Colleague, body: Body) -> Response {
    let Colleague { desk, session } = colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    if !desk.is_ours(&form) {
        return desk.fault(&Fault::Forbidden);
    }
    gone(&desk.ground, session.staff());
    match rules::lock(&desk.ground.app.db, &session.secret).await {
        Ok(()) => desk.go("unlock"),
        Err(fault) => desk.fault(&fault),
    }
}

pub(super) async fn page(desk: Desk) -> Response {
    match (desk.locked(), desk.session()) {
        (Some(locked), _) => {
            let (name, errors) = (locked.member.work_name.as_str(), Errors::new());
            let back = first_page(locked.member.role);
            desk.page(StatusCode::OK, &Page { desk: &desk, name, back, kept: None, errors })
        }
        (None, Some(session)) if session.stage == Stage::Open => desk.go(desk.home()),
        (None, Some(_)) => desk.go("sign-in/code"),
        (None, None) => desk.go("sign-in"),
    }
}

pub(super) async fn unlock(desk: Desk, body: Body) -> Response {
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let first = desk.locked().map_or_else(|| desk.home(), |locked| first_page(locked.member.role));
    let back = local(form.text("back")).unwrap_or(first);
    let inner = carried(&form);
    let kept = || Kept::of(&form, &inner);
    let Some(locked) = desk.locked() else {
        return match desk.session() {
            // Unlocked in another window meanwhile.
            Some(session) if session.stage == Stage::Open => give_back(desk.clone(), back, kept()).await,
            Some(_) => desk.go("sign-in/code"),
            None if kept().is_some() => over(&desk, kept()),
            None => desk.go("sign-in"),
        };
    };
    let again = |status, words: &str| {
        let mut errors = Errors::new();
        errors.add("password", words);
        let name = &locked.member.work_name;
        desk.page(status, &Page { desk: &desk, name, back, kept: kept(), errors })
    };
    let (refused, t) = (StatusCode::UNPROCESSABLE_ENTITY, desk.ground.t);
    if !desk.is_ours(&form) {
        return again(refused, t.say("form-error-stale"));
    }
    let Some(password) = password_of(&form) else {
        return again(refused, t.say("sign-in-error-password"));
    };
    match rules::unlock(&desk.ground.app, &desk.ground.org, locked, password).await {
        Ok(()) => give_back(desk.clone(), back, kept()).await,
        Err(Wrong::NoMatch | Wrong::NotSigned) => again(refused, t.say("unlock-error-match")),
        Err(Wrong::StartAgain) => over(&desk, kept()),
        Err(Wrong::Fault(Fault::Busy)) => again(StatusCode::SERVICE_UNAVAILABLE, t.say("error-busy")),
        Err(Wrong::Fault(fault)) => match kept() {
            Some(kept) => desk.keep(StatusCode::SERVICE_UNAVAILABLE, "write-error-busy", &kept),
            None => desk.fault(&fault),
        },
    }
}

/// The session is over; what was typed is not.
fn over(desk: &Desk, kept: Option<Kept<'_>>) -> Response {
    match kept {
        Some(kept) => desk.signed_out().keep(StatusCode::UNAUTHORIZED, "unlock-over-kept", &kept),
        None => start_again(&desk.signed_out(), desk.ground.t.say("unlock-over")),
    }
}

/// Back to where they were; with what they had typed, if the lock came between.
async fn give_back(desk: Desk, back: &str, kept: Option<Kept<'_>>) -> Response {
    let Some(kept) = kept else { return desk.go(back) };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let Some(colleague) = open(&desk).await else { return desk.keep(refused, "unlock-kept", &kept) };
    let thread = |end| kept.at.strip_prefix("/inbox/").and_then(|path| path.strip_suffix(end));
    if let Some(id) = thread("/answer").or(thread("/draft")).filter(|_| colleague.desk.may(Deed::WorkThread))
    {
        let errors = one_error(desk.ground.t.say("unlock-kept"));
        return conversations::show_kept(&colleague, id, kept.form, errors).await;
    }
    if let Some(id) = thread("/report").filter(|_| colleague.desk.may(Deed::FileReport)) {
        return report::show_kept(&colleague, id, kept.form, desk.ground.t.say("unlock-kept")).await;
    }
    colleague.desk.keep(refused, "unlock-kept", &kept)
}

/// The same request, with the keys.
async fn open(desk: &Desk) -> Option<Colleague> {
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    let (_, secret) = desk.holder()?;
    let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
    let found = open_session(&app.db, &app.trust, org, secret.clone(), now, entropy).await;
    let Ok(Found::Session(session)) = found else { return None };
    (session.stage == Stage::Open).then(|| desk.with_session(*session))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_led_back_to_this_desk_only() {
        assert_eq!(local("/inbox/1f?before=3"), Some("inbox/1f?before=3"));
        // All of these stay below the language of the page.
        assert_eq!(local("//elsewhere.example/x"), Some("elsewhere.example/x"));
        for wrong in ["", "/", "a b", "a\\b", "a\r\nLocation: x", "ж", &"x".repeat(513)] {
            assert_eq!(local(wrong), None, "{wrong:?}");
        }
    }
}
