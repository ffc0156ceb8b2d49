//! Letters: asked for in the unit of work that finds a reason, sent by whichever process takes the job.

use channels::email::Unsent;
use db::{
    Tx,
    jobs::{self, New},
};
use kernel::{DbError, Lang, Moment};
use seal::SymmetricKey;

use super::{
    address,
    rules::{self, Reason},
    store::{self, State},
};
use crate::{
    App,
    ids::{OrgId, StaffId},
};

/// What such a job is called.
pub const LETTER: &str = "send an e-mail to a member";
/// Attempts: over about an hour, after which nobody needs it any more.
const ATTEMPTS: u32 = 8;

/// What a letter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The code that shows whose an address is.
    Code,
    /// Somebody waits.
    Call(Reason),
}

impl Subject {
    const fn number(self) -> u8 {
        match self {
            Self::Code => 0,
            Self::Call(Reason::Emergency) => 1,
            Self::Call(Reason::Waiting) => 2,
        }
    }

    const fn from_number(number: u8) -> Option<Self> {
        match number {
            0 => Some(Self::Code),
            1 => Some(Self::Call(Reason::Emergency)),
            2 => Some(Self::Call(Reason::Waiting)),
            _ => None,
        }
    }
}

/// A letter to somebody. The address is looked up when it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Job {
    pub(super) org: OrgId,
    pub(super) staff: StaffId,
    pub(super) subject: Subject,
}

impl Job {
    fn payload(&self) -> Vec<u8> {
        [&self.org.bytes()[..], &self.staff.bytes(), &[self.subject.number()]].concat()
    }

    fn read(payload: &[u8]) -> Option<Self> {
        let (org, rest) = payload.split_first_chunk::<16>()?;
        let (staff, rest) = rest.split_first_chunk::<16>()?;
        let subject = Subject::from_number(*rest.first()?)?;
        Some(Self { org: OrgId::from_bytes(*org), staff: StaffId::from_bytes(*staff), subject })
    }
}

/// The key under which a letter counts once. It does not tell who was called when.
pub(super) fn key(instance: &SymmetricKey, job: &Job, occasion: i64) -> String {
    let data = [&job.payload()[..], &occasion.to_be_bytes()].concat();
    format!("letter {}", hex::encode(&instance.mac("letter", &data)[..16]))
}

/// Asks for a letter, unless it was asked for already.
pub(super) fn ask(tx: &mut Tx<'_>, job: &Job, key: &str, now: Moment) -> Result<(), DbError> {
    let payload = job.payload();
    jobs::enqueue(tx, &New { key, kind: LETTER, payload: &payload, due: now, most: ATTEMPTS }).map(drop)
}

/// Sends a letter, if there is still somebody and something to tell them.
///
/// # Errors
/// A sentence for the log, without the address: it is tried again.
pub async fn deliver(app: &App, payload: &[u8]) -> Result<(), String> {
    let Some(relay) = &app.relay else { return Ok(()) };
    let Some(Job { org, staff, subject }) = Job::read(payload) else {
        return Err("the letter cannot be read".into());
    };
    let Some(organisation) = app.organisations.iter().find(|one| one.id == org) else { return Ok(()) };
    let said = |error: DbError| error.to_string();
    let Some(stored) = app.db.read(move |tx| store::find(tx, org, staff)).await.map_err(said)? else {
        return Ok(());
    };
    let address = address::open(app, org, staff, &stored).map_err(|error| format!("an address: {error}"))?;
    let t = app.catalogue.speak(Lang::from_code(&stored.language).unwrap_or(Lang::En));
    let text = match (subject, stored.state) {
        (Subject::Code, State::Asked) => {
            t.with("paging-letter-code", "code", address::code(app, staff, address.expose(), stored.asked_at))
        }
        (Subject::Call(reason), State::Confirmed) => {
            if rules::since(app, organisation, reason).await.map_err(said)?.is_none() {
                return Ok(()); // Somebody was faster.
            }
            t.say("paging-letter-call").to_owned()
        }
        _ => return Ok(()),
    };
    match relay.send(address.expose(), t.say("paging-letter-subject"), &text).await {
        Ok(()) => Ok(()),
        Err(Unsent::Never(_)) => {
            let asked_at = stored.asked_at;
            let told = app.db.write(move |tx| store::set_state(tx, (org, staff), State::Refused, asked_at));
            told.await.map_err(said)
        }
        Err(later @ (Unsent::Later(_) | Unsent::Untrusted)) => Err(later.to_string()),
    }
}
