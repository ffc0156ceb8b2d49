//! The papers that bring an organisation back when no coordinator is left.

use std::sync::Arc;

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Entropy, Fault, Moment, Plain};
use seal::{VerifyingKey, share};
use ui::Errors;

use crate::{
    App, audit,
    session::{self, Session, Wrong},
    settings::Organisation,
    surfaces::desk::{Colleague, Desk},
    team::{
        self, Roll,
        chain::{Refused, Signer},
        recovery::{PAPERS, RecoverySecret, establish},
    },
};

/// How often it is tried again when the chain has grown meanwhile.
const TRIES: usize = 5;

/// One paper.
pub struct Paper {
    /// Its number, from 1.
    pub number: i64,
    /// Its words, of the list.
    pub words: Vec<String>,
}

/// Shares a recovery secret out over papers.
pub fn papers(secret: &RecoverySecret, (needed, count): (u8, u8), entropy: &dyn Entropy) -> Vec<Paper> {
    let list = team::word_list();
    let list: Vec<&str> = list.iter().map(String::as_str).collect();
    let set = set_of(&secret.signing().verifying());
    let shares = share::split(secret.seed(), (needed, count), set, entropy);
    let paper = |share: share::Share| {
        let words = share.words(&list).into_iter().map(str::to_owned).collect();
        Paper { number: share.number.into(), words }
    };
    shares.into_iter().map(paper).collect()
}

/// What papers that were made together have in common: the first group of the recovery key's fingerprint.
pub(super) fn set_of(key: &VerifyingKey) -> u16 {
    let fingerprint = key.fingerprint();
    fingerprint.split(' ').next().and_then(|group| group.parse().ok()).unwrap_or_default()
}

/// What is known of the recovery key of an organisation.
struct Present {
    needed: i64,
    papers: i64,
    fingerprint: String,
    drilled_on: Option<Moment>,
}

#[derive(Template)]
#[template(path = "recovery/templates/papers.html")]
struct Page<'a> {
    desk: &'a Desk,
    present: Option<Present>,
    needed: u8,
    papers: u8,
    errors: Errors,
}

async fn roll(on: &App, org: &Arc<Organisation>) -> Result<(Arc<Roll>, Option<Moment>), Fault> {
    let (trust, of) = (Arc::clone(&on.trust), Arc::clone(org));
    let found = on.db.read(move |tx| {
        let Some(roll) = trust.believed(tx, &of)? else { return Ok(None) };
        Ok::<_, DbError>(Some((roll, team::drilled_on(tx, of.id)?)))
    });
    found.await?.ok_or(Fault::Gone)
}

async fn show(desk: &Desk, status: StatusCode, (needed, papers): (u8, u8), errors: Errors) -> Response {
    let (roll, drilled_on) = match roll(&desk.ground.app, &desk.ground.org).await {
        Ok(found) => found,
        Err(fault) => return desk.fault(&fault),
    };
    let present = roll.recovery().and_then(|key| {
        let fingerprint = VerifyingKey::from_bytes(&key.signing_key)?.fingerprint();
        Some(Present { needed: key.needed, papers: key.papers, fingerprint, drilled_on })
    });
    desk.page(status, &Page { desk, present, needed, papers, errors })
}

pub(super) async fn page(colleague: Colleague) -> Response {
    show(&colleague.desk, StatusCode::OK, (2, 3), Errors::new()).await
}

/// The papers, each a page for the printer, shown once.
#[derive(Template)]
#[template(path = "recovery/templates/printed.html")]
struct Printed<'a> {
    desk: &'a Desk,
    papers: Vec<Paper>,
    needed: i64,
    slug: &'a str,
    fingerprint: String,
}

pub(super) async fn make(colleague: Colleague, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let number = |name: &str| form.text(name).parse::<u8>().unwrap_or_default();
    let (needed, papers) = (number("needed"), number("papers"));
    let again = async |status, field, key| {
        let mut errors = Errors::new();
        errors.add(field, desk.ground.t.say(key));
        show(desk, status, (needed, papers), errors).await
    };
    if !desk.is_ours(&form) {
        return again(StatusCode::UNPROCESSABLE_ENTITY, "present", "form-error-stale").await;
    }
    let fits = |count: u8| PAPERS.contains(&i64::from(count));
    if !fits(needed) || !fits(papers) || needed > papers {
        return again(StatusCode::UNPROCESSABLE_ENTITY, "needed", "papers-error-counts").await;
    }
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    let present = Plain::new(form.text("present").trim().to_owned());
    match session::is_password(app, org.id, session, present).await {
        Ok(true) => {}
        Ok(false) => return again(StatusCode::UNPROCESSABLE_ENTITY, "present", "own-error-present").await,
        Err(Wrong::Fault(Fault::Busy)) => {
            return again(StatusCode::SERVICE_UNAVAILABLE, "present", "error-busy").await;
        }
        Err(Wrong::Fault(fault)) => return desk.fault(&fault),
        Err(_) => return desk.go("sign-in"),
    }
    match make_papers(app, org, session, (needed, papers)).await {
        Ok((secret, papers)) => {
            let fingerprint = secret.signing().verifying().fingerprint();
            desk.page(
                StatusCode::OK,
                &Printed { desk, papers, needed: needed.into(), slug: &org.slug, fingerprint },
            )
        }
        Err(Unmade::Keys) => again(StatusCode::CONFLICT, "present", "papers-error-keys").await,
        Err(Unmade::Fault(Fault::Busy | Fault::Conflict)) => {
            again(StatusCode::SERVICE_UNAVAILABLE, "present", "error-busy").await
        }
        Err(Unmade::Fault(fault)) => desk.fault(&fault),
    }
}

/// Why no papers were made.
enum Unmade {
    /// This session does not hold every key of the team.
    Keys,
    Fault(Fault),
}

/// Makes a recovery key and shares it out. Nobody but the papers holds it afterwards.
async fn make_papers(
    on: &App,
    org: &Arc<Organisation>,
    session: &Session,
    (needed, count): (u8, u8),
) -> Result<(RecoverySecret, Vec<Paper>), Unmade> {
    let secret = RecoverySecret::generate(on.entropy.as_ref());
    let (keys, held) = (session.keys.expose().staff().signing(), session.keys.expose().held());
    let (staff, id, now) = (session.staff(), org.id, on.clock.now());
    for _ in 0..TRIES {
        let (roll, _) = roll(on, org).await.map_err(Unmade::Fault)?;
        let key = (&secret, i64::from(needed), i64::from(count));
        let by = (Signer::Member(staff), &keys);
        let made = establish(id, &roll, key, by, &held, now, on.entropy.as_ref());
        let made = made.map_err(|why| match why {
            Refused::Epoch => Unmade::Keys,
            Refused::Signer => Unmade::Fault(Fault::Forbidden),
            other => Unmade::Fault(Fault::Broken(other.to_string())),
        })?;
        let written = on.db.write(move |tx| {
            made.write(tx, id)?;
            audit::record(tx, id, staff, audit::Action::MakePapers, id.bytes(), now)
        });
        match written.await {
            Ok(()) => {
                let papers = papers(&secret, (needed, count), on.entropy.as_ref());
                return Ok((secret, papers));
            }
            Err(DbError::Constraint) => {} // The chain has grown: from the beginning.
            Err(error) => return Err(Unmade::Fault(error.into())),
        }
    }
    Err(Unmade::Fault(Fault::Busy))
}
