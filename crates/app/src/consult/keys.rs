//! What the words of a question lie under, and who opens them.

use kernel::{Entropy, Plain, Sealed};

use super::model::{Consult, Row};
use crate::{
    chat::Said,
    ids::{ConsultId, OrgId, StaffId},
    policy::{self, ReadConsult},
    session::Session,
    team::{RowKey, RowPlace, StaffKeys},
};

/// Which words of a question.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    Question,
    Earlier,
    Answer,
}

impl Part {
    /// Its column, and the label that its key is derived under.
    const fn column(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Earlier => "earlier",
            Self::Answer => "answer",
        }
    }
}

/// Where a question lies.
pub(super) const fn place(org: OrgId, id: ConsultId) -> RowPlace {
    RowPlace { org, table: "consult", row: id.bytes() }
}

/// Seals words into their column.
pub(super) fn seal(key: &RowKey, part: Part, said: Said, entropy: &dyn Entropy) -> Sealed<Said> {
    let column = part.column();
    key.derive(column).seal(&key.place().column(column), &Plain::new(said), entropy)
}

/// The key of a question, as the team holds it.
pub(super) fn as_team(session: &Session, row: &Row) -> Option<(RowKey, kernel::Permit<ReadConsult>)> {
    let permit = policy::consult(session.role(), row.id)?;
    let team = session.keys.expose().team(row.epoch)?;
    let opened = RowKey::open(&permit, place(row.org, row.id), &team, Some(&row.key), None);
    let key = opened.inspect_err(|error| tracing::error!("a question does not open: {error}")).ok()?;
    Some((key, permit))
}

/// The key of a question, as it is sealed to one consultant.
pub(super) fn as_consultant(
    session: &Session,
    row: &Row,
    sealed: &Sealed<[u8; 32]>,
) -> Option<(RowKey, kernel::Permit<ReadConsult>)> {
    let permit = policy::consult(session.role(), row.id)?;
    let (staff, pair) = (session.staff(), session.keys.expose().staff().sealing());
    let opened = RowKey::open_as_member(&permit, place(row.org, row.id), staff, &pair, sealed);
    let key = opened.inspect_err(|error| tracing::error!("a question does not open: {error}")).ok()?;
    Some((key, permit))
}

/// Opens the words of a question. What was moved or changed is there without its words, and the log says so.
pub(super) fn open(row: Row, key: Option<&(RowKey, kernel::Permit<ReadConsult>)>) -> Consult {
    let part = |part: Part, body: Option<&Sealed<Said>>| {
        let (key, permit) = key?;
        let column = part.column();
        let opened = key.derive(column).open(permit, &key.place().column(column), body?);
        opened.inspect_err(|error| tracing::error!("words of a question do not open: {error}")).ok()
    };
    let question = part(Part::Question, Some(&row.question));
    let earlier = part(Part::Earlier, row.earlier.as_ref());
    let answer = part(Part::Answer, row.answer.as_ref());
    Consult { question, earlier, answer, row }
}

/// Where a consultant's draft lies: whose it is and of which question is bound into it.
fn draft_place(org: OrgId, id: ConsultId, staff: StaffId) -> kernel::Place {
    let mut row = id.bytes();
    row.iter_mut().zip(staff.bytes()).for_each(|(byte, mix)| *byte ^= mix);
    kernel::Place { org: org.bytes(), table: "consult_draft", column: "body", row }
}

fn draft_key(keys: &StaffKeys) -> seal::SymmetricKey {
    keys.own().derive("consult draft")
}

/// Seals what a consultant has begun to write under their own key.
pub(super) fn seal_draft(
    session: &Session,
    org: OrgId,
    id: ConsultId,
    text: String,
    entropy: &dyn Entropy,
) -> Sealed<String> {
    let place = draft_place(org, id, session.staff());
    draft_key(&session.keys.expose().staff()).seal(&place, &Plain::new(text), entropy)
}

/// What a consultant had begun to write; `None` if it does not open: it was written under a key that they have lost.
pub(super) fn open_draft(
    session: &Session,
    org: OrgId,
    id: ConsultId,
    body: &Sealed<String>,
) -> Option<Plain<String>> {
    let (permit, place) = (policy::own_keys(session.staff()), draft_place(org, id, session.staff()));
    draft_key(&session.keys.expose().staff())
        .open(&permit, &place, body)
        .inspect_err(|error| tracing::warn!("a draft does not open: {error}"))
        .ok()
}
