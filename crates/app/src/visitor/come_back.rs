//! Coming back with a return ticket.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use seal::{Ticket, ticket::Mistyped};
use ui::{Errors, csrf, page};

use super::{
    public::status_of,
    rules,
    ticket::{self, Back},
};
use crate::surfaces::{Ground, public::Visit};

/// So much of what was typed goes back into the field: far more than twenty digits and what may stand between them.
const GIVEN_BACK: usize = 200;

/// What the button that closes the other conversation carries.
const TOKEN: &str = "close for a ticket";

/// The field for a ticket.
#[derive(Template)]
#[template(path = "visitor/templates/return.html")]
struct ComeBack<'a> {
    ground: &'a Ground,
    typed: String,
    /// Whether a conversation is open in this browser.
    open: bool,
    /// The token for closing it, once that is what is asked.
    closes: Option<String>,
    /// The mark that this browser is given with the page, if it does not say where its forms come from.
    mark: Option<String>,
    errors: Errors,
}

pub(super) async fn return_page(visit: Visit) -> Response {
    let open = match &visit.secret {
        Some(secret) => rules::open(&visit.ground.app, &visit.ground.org, secret).await,
        None => Ok(None),
    };
    // Where the store does not answer, the field can still be shown.
    let open = matches!(open, Ok(Some(_)));
    let page = ComeBack {
        ground: &visit.ground,
        typed: String::new(),
        open,
        closes: None,
        mark: None,
        errors: Errors::new(),
    };
    visit.personal(StatusCode::OK, &page)
}

pub(super) async fn come_back(visit: Visit, body: Body) -> Response {
    let form = match visit.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let ground = &visit.ground;
    let (app, org, t) = (&ground.app, &ground.org, ground.t);
    let typed: String = form.text("ticket").chars().take(GIVEN_BACK).collect();
    let back = |status, words: String| {
        let mut errors = Errors::new();
        errors.add("ticket", words);
        visit.personal(
            status,
            &ComeBack { ground, typed: typed.clone(), open: false, closes: None, mark: None, errors },
        )
    };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    if visit.origin == csrf::Origin::Unknown && !visit.is_marked(form.text("mark")) {
        // Whoever plants a ticket of their own would read along with whoever is led into its conversation.
        let mark = hex::encode(kernel::entropy::bytes::<16>(app.entropy.as_ref()));
        let mut errors = Errors::new();
        errors.add("ticket", t.say("write-error-origin"));
        let mark_field = Some(mark.clone());
        let page =
            ComeBack { ground, typed: typed.clone(), open: false, closes: None, mark: mark_field, errors };
        return visit.marked(visit.personal(refused, &page), &mark);
    }
    let ticket = match Ticket::parse(form.text("ticket")) {
        Ok(ticket) => ticket,
        Err(Mistyped::Length(0)) => return back(refused, t.say("return-error-empty").to_owned()),
        Err(Mistyped::Length(count)) => return back(refused, t.with("return-error-length", "n", count)),
        Err(Mistyped::NotDigits) => return back(refused, t.say("return-error-digits").to_owned()),
        Err(Mistyped::Check) => return back(refused, t.say("return-error-check").to_owned()),
    };
    let own = match &visit.secret {
        Some(secret) => {
            rules::open(app, org, secret).await.map(|own| own.map(|own| (secret, own.conversation)))
        }
        None => Ok(None),
    };
    let closes = |token: &str| {
        visit.secret.as_ref().is_some_and(|secret| csrf::matches(&secret.form_key(), TOKEN, token))
    };
    let led = match own {
        Ok(own) => ticket::come_back(app, org, ticket, own, closes(form.text("closes"))).await,
        Err(fault) => Err(fault),
    };
    match led {
        Ok(Back::Opened(secret)) => page::see_other(&ground.href("thread#latest"), [visit.cookie(&secret)]),
        Ok(Back::Here) => visit.go("thread#latest"),
        Ok(Back::Asks) => {
            let closes = visit.secret.as_ref().map(|secret| csrf::token(&secret.form_key(), TOKEN));
            let page = ComeBack {
                ground,
                typed: typed.clone(),
                open: false,
                closes,
                mark: None,
                errors: Errors::new(),
            };
            visit.personal(StatusCode::CONFLICT, &page)
        }
        Ok(Back::Unknown) => back(refused, t.say("return-error-unknown").to_owned()),
        Err(fault) => back(status_of(&fault), t.say("return-error-busy").to_owned()),
    }
}
