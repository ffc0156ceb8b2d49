//! A lost second factor: two coordinators allow a new one, each with a signature, and the member sets it at their next
//! sign-in.
//!
//! An approval is a signed statement about one member and one second factor, and counts for a day. What lies in the
//! database is checked against the team's chain when it is used, so a row made by hand counts nothing.

use std::{collections::BTreeMap, convert::Infallible, sync::Arc};

use askama::Template;
use axum::{
    body::Body,
    extract::{FromRequestParts, Path},
    http::{StatusCode, request::Parts},
    response::Response,
};
use db::Tx;
use kernel::{DbError, Fault, Moment, Plain};
use seal::{Statement, VerifyingKey};
use sha2::{Digest, Sha256};
use ui::{Errors, page};

use crate::{
    audit,
    ids::{OrgId, StaffId},
    passkey,
    policy::Role,
    session::{self, Session, SessionSecret, Wrong},
    settings::Organisation,
    surfaces::{
        Shared,
        desk::{Colleague, Desk},
    },
    team::{self, ApprovalRow, Roll, StaffRow, Trust, chain::Card},
};

/// The kind of statement that an approval is.
const LABEL: &str = "nightbus second factor v1";
/// How many coordinators have to allow it.
const NEEDED: usize = 2;
/// For how long an approval counts.
const VALID_MINUTES: i64 = 24 * 60;

/// What a coordinator signs: that this member may replace this second factor. Replaced, it is another one, and an
/// approval that somebody kept a copy of counts no more.
fn statement(org: OrgId, row: &StaffRow, at: Moment, coordinator: StaffId) -> Statement {
    Statement::new(LABEL)
        .bytes("org", &org.bytes())
        .bytes("staff", &row.id.bytes())
        .bytes("second factor", &Sha256::digest(row.totp.envelope()))
        .number("at", at.millis())
        .bytes("coordinator", &coordinator.bytes())
}

/// The approvals that count: of coordinators of this moment, signed by them, about the present second factor, not older
/// than a day, and none by the member.
fn counting(org: OrgId, roll: &Roll, row: &StaffRow, rows: &[ApprovalRow], now: Moment) -> Vec<ApprovalRow> {
    let counts = |(coordinator, at, signature): &&ApprovalRow| {
        let card = roll.member(*coordinator).filter(|card| card.role == Role::Coordinator);
        let key = card.and_then(|card| VerifyingKey::from_bytes(&card.signing_key));
        *coordinator != row.id
            && *at <= now
            && now.minutes_since(*at) < VALID_MINUTES
            && key.is_some_and(|key| key.verify(&statement(org, row, *at, *coordinator), signature))
    };
    // Each coordinator once, however often a row of theirs stands there.
    let by: BTreeMap<StaffId, &ApprovalRow> = rows.iter().filter(counts).map(|row| (row.0, row)).collect();
    by.into_values().cloned().collect()
}

/// How it stands with a member's second factor.
struct Standing {
    row: StaffRow,
    roll: Arc<Roll>,
    approvals: Vec<ApprovalRow>,
}

/// `None` for somebody who is no member.
fn standing(
    tx: &mut Tx<'_>,
    trust: &Trust,
    org: &Organisation,
    staff: StaffId,
    now: Moment,
) -> Result<Option<Standing>, DbError> {
    let Some(row) = team::staff_by_id(tx, org.id, staff)? else { return Ok(None) };
    let Some(roll) = trust.believed(tx, org)? else { return Ok(None) };
    if !trust.is_member(tx, org, &row)? {
        return Ok(None);
    }
    let rows = team::approvals(tx, org.id, staff)?;
    let approvals = counting(org.id, &roll, &row, &rows, now);
    Ok(Some(Standing { row, roll, approvals }))
}

async fn read(app: &Shared, org: &Arc<Organisation>, staff: StaffId) -> Result<Option<Standing>, Fault> {
    let (trust, org, now) = (Arc::clone(&app.trust), Arc::clone(org), app.clock.now());
    Ok(app.db.read(move |tx| standing(tx, &trust, &org, staff, now)).await?)
}

/// Whether a member who is signing in may set a new second factor.
pub(crate) async fn is_allowed(desk: &Desk) -> bool {
    let Some(session) = desk.session() else { return false };
    let found = read(&desk.ground.app, &desk.ground.org, session.staff()).await;
    found.is_ok_and(|found| found.is_some_and(|found| found.approvals.len() >= NEEDED))
}

/// The member in the address; what is no identifier is nobody's.
pub(super) struct Of(Option<StaffId>);

impl FromRequestParts<Shared> for Of {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Infallible> {
        let path = Path::<(String, String)>::from_request_parts(parts, app).await;
        Ok(Self(path.ok().and_then(|Path((_, id))| StaffId::parse(&id))))
    }
}

#[derive(Template)]
#[template(path = "recovery/templates/factor.html")]
struct Page<'a> {
    desk: &'a Desk,
    card: &'a Card,
    /// Who allowed it, and when.
    given: Vec<(&'a Card, Moment)>,
    /// How many coordinators there are beside the member.
    others: usize,
    /// Whether it is the coordinator who looks.
    is_me: bool,
    /// Whether they have allowed it already.
    mine: bool,
}

pub(super) async fn page(colleague: Colleague, of: Of) -> Response {
    let Colleague { desk, session } = &colleague;
    let Some(staff) = of.0 else { return desk.fault(&Fault::NotFound) };
    let found = match read(&desk.ground.app, &desk.ground.org, staff).await {
        Ok(Some(found)) => found,
        Ok(None) => return desk.fault(&Fault::NotFound),
        Err(fault) => return desk.fault(&fault),
    };
    let Some(card) = found.roll.member(staff) else { return desk.fault(&Fault::NotFound) };
    let given: Vec<(&Card, Moment)> =
        found.approvals.iter().filter_map(|(id, at, _)| Some((found.roll.member(*id)?, *at))).collect();
    let mine = given.iter().any(|(card, _)| card.id == session.staff());
    let others = found.roll.coordinators().filter(|card| card.id != staff).count();
    let is_me = staff == session.staff();
    desk.page(StatusCode::OK, &Page { desk, card, given, others, is_me, mine })
}

/// The member of the address, when the form is ours.
async fn ours(desk: &Desk, of: &Of, body: Body) -> Result<StaffId, Response> {
    let form = desk.form(body).await?;
    let staff = of.0.ok_or_else(|| desk.fault(&Fault::NotFound))?;
    if desk.is_ours(&form) {
        return Ok(staff);
    }
    Err(desk.fault(&Fault::Forbidden))
}

pub(super) async fn allow(colleague: Colleague, of: Of, body: Body) -> Response {
    let staff = match ours(&colleague.desk, &of, body).await {
        Ok(staff) => staff,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    match approve(&desk.ground.app, &desk.ground.org, session, staff).await {
        Ok(()) => desk.go(&format!("team/{staff}/second-factor")),
        Err(fault) => desk.fault(&fault),
    }
}

/// A coordinator's word that a member may set a new second factor.
async fn approve(
    app: &Shared,
    org: &Arc<Organisation>,
    session: &Session,
    staff: StaffId,
) -> Result<(), Fault> {
    let coordinator = session.staff();
    if staff == coordinator {
        return Err(Fault::Forbidden);
    }
    let found = read(app, org, staff).await?.ok_or(Fault::NotFound)?;
    if found.approvals.iter().any(|(by, ..)| *by == coordinator) {
        return Ok(()); // Sent twice.
    }
    let action = match found.approvals.len() {
        0 => audit::Action::AllowFactor,
        _ => audit::Action::ConfirmFactor,
    };
    let (now, org) = (app.clock.now(), org.id);
    let at = now.to_minute();
    let signed = session.keys.expose().staff().signing().sign(&statement(org, &found.row, at, coordinator));
    let row: ApprovalRow = (coordinator, at, signed.to_vec());
    app.db
        .write(move |tx| {
            team::insert_approval(tx, org, staff, &row)?;
            audit::record(tx, org, coordinator, action, staff.bytes(), now)
        })
        .await?;
    Ok(())
}

pub(super) async fn withdraw(colleague: Colleague, of: Of, body: Body) -> Response {
    let staff = match ours(&colleague.desk, &of, body).await {
        Ok(staff) => staff,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let (app, org, by) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let now = app.clock.now();
    let done = app.db.write(move |tx| {
        if team::approvals(tx, org, staff)?.is_empty() {
            return Ok::<_, DbError>(());
        }
        team::delete_approvals(tx, org, staff)?;
        audit::record(tx, org, by, audit::Action::WithdrawFactor, staff.bytes(), now)
    });
    match done.await {
        Ok(()) => desk.go(&format!("team/{staff}/second-factor")),
        Err(error) => desk.fault(&error.into()),
    }
}

/// The new secret of a member whom these approvals allow one. It follows from the member's own key, so that it lies
/// nowhere until it is confirmed and stays the same when the page is opened again, also after signing in anew.
fn new_secret(session: &Session, approvals: &[ApprovalRow]) -> Plain<String> {
    let by: BTreeMap<[u8; 16], &[u8]> =
        approvals.iter().map(|(by, _, signature)| (by.bytes(), signature.as_slice())).collect();
    let signatures: Vec<u8> = by.into_values().flatten().copied().collect();
    let mac = session.keys.expose().staff().own().mac("new second factor", &signatures);
    let (bytes, _) = mac.split_first_chunk().expect("20 of 32 bytes");
    team::totp_of(*bytes)
}

#[derive(Template)]
#[template(path = "recovery/templates/own-factor.html")]
struct OwnPage<'a> {
    desk: &'a Desk,
    groups: Vec<String>,
    errors: Errors,
}

/// The session and the new secret of somebody who may set it; else where they are sent.
async fn allowed(desk: &Desk) -> Result<(Session, Plain<String>, Vec<ApprovalRow>), Response> {
    let session = desk.session().cloned().ok_or_else(|| desk.go("sign-in"))?;
    let found = read(&desk.ground.app, &desk.ground.org, session.staff()).await;
    match found.map_err(|fault| desk.fault(&fault))? {
        Some(found) if found.approvals.len() >= NEEDED => {
            let secret = new_secret(&session, &found.approvals);
            Ok((session, secret, found.approvals))
        }
        _ => Err(desk.go("sign-in/code")),
    }
}

fn own(desk: &Desk, secret: &Plain<String>, status: StatusCode, errors: Errors) -> Response {
    let letters: Vec<char> = secret.expose().chars().collect();
    let groups = letters.chunks(4).map(|group| group.iter().collect()).collect();
    desk.page(status, &OwnPage { desk, groups, errors })
}

pub(super) async fn own_page(desk: Desk) -> Response {
    match allowed(&desk).await {
        Ok((_, secret, _)) => own(&desk, &secret, StatusCode::OK, Errors::new()),
        Err(response) => response,
    }
}

pub(super) async fn picture(desk: Desk) -> Response {
    match allowed(&desk).await {
        Ok((session, secret, _)) => match team::code_picture(&session.login, &secret) {
            Some(png) => page::png(png),
            None => desk.fault(&Fault::NotFound),
        },
        Err(response) => response,
    }
}

pub(super) async fn reset(desk: Desk, body: Body) -> Response {
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (session, secret, approvals) = match allowed(&desk).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let again = |key| {
        let mut errors = Errors::new();
        errors.add("code", desk.ground.t.say(key));
        own(&desk, &secret, StatusCode::UNPROCESSABLE_ENTITY, errors)
    };
    if !desk.is_ours(&form) {
        return again("form-error-stale");
    }
    let (app, org, code) = (&desk.ground.app, &desk.ground.org, form.text("code"));
    match set(app, org, &session, &secret, approvals, code).await {
        Ok(secret) => desk.go_with("inbox", desk.cookie(&secret)),
        Err(Wrong::NoMatch) => again("sign-in-error-code"),
        Err(Wrong::StartAgain | Wrong::NotSigned) => desk.go("sign-in"),
        Err(Wrong::Fault(fault)) => desk.fault(&fault),
    }
}

/// Puts the new second factor in the place of the old one, once a code of it fits, and opens the session with it. The
/// approvals are used up, and every other session of the member ends.
async fn set(
    app: &Shared,
    org: &Arc<Organisation>,
    waiting: &Session,
    secret: &Plain<String>,
    approvals: Vec<ApprovalRow>,
    code: &str,
) -> Result<SessionSecret, Wrong> {
    let (now, old, staff) = (app.clock.now(), waiting.secret.lookup(), waiting.staff());
    let Some(step) = session::step_of(secret, code, now) else {
        return Err(session::count_wrong(app, org.id, waiting).await?);
    };
    let place = team::totp_place(org.id, staff);
    let totp = waiting.keys.expose().staff().own().seal(&place, secret, app.entropy.as_ref());
    let (trust, of) = (app.trust.aside(), Arc::clone(org));
    let done = app.db.write(move |tx| {
        // Asked here again: it may have been withdrawn, or the sign-in ended by wrong codes.
        let found = standing(tx, &trust, &of, staff, now)?;
        let same = found.is_some_and(|found| found.approvals == approvals);
        if !same || session::session(tx, &old, of.id)?.is_none() {
            return Ok::<_, DbError>(false);
        }
        // The code itself is still free: the sign-in below takes it.
        team::set_totp(tx, of.id, staff, &totp, step - 1)?;
        team::delete_approvals(tx, of.id, staff)?;
        passkey::forget(tx, staff)?;
        session::delete_other_sessions(tx, of.id, staff, old)?;
        audit::record(tx, of.id, staff, audit::Action::ResetFactor, staff.bytes(), now)?;
        Ok(true)
    });
    if !done.await? {
        return Err(Wrong::StartAgain);
    }
    let renewed =
        session::open_session(&app.db, &app.trust, org, waiting.secret.clone(), now, app.entropy.as_ref());
    let renewed = renewed.await?.session().ok_or(Wrong::StartAgain)?;
    session::enter_code(app, org, &renewed, code).await
}
