//! What a debrief lies under, and who opens it.

use kernel::{Entropy, Permit, Place, Plain, Sealed};

use super::word::Word;
use crate::{
    ids::{DebriefId, DebriefWordId, OrgId},
    policy::{self, ReadDebrief},
    session::Session,
    team::{RowKey, RowPlace},
};

/// The label under which the key of a debrief seals words.
const LABEL: &str = "word";

/// Where a debrief lies.
pub(super) const fn place(org: OrgId, id: DebriefId) -> RowPlace {
    RowPlace { org, table: "debrief", row: id.bytes() }
}

const fn word_place(org: OrgId, word: DebriefWordId) -> Place {
    Place { org: org.bytes(), table: "debrief_word", column: "body", row: word.bytes() }
}

/// Seals words into their row.
pub(super) fn seal(
    key: &RowKey,
    org: OrgId,
    id: DebriefWordId,
    word: Word,
    entropy: &dyn Entropy,
) -> Sealed<Word> {
    key.derive(LABEL).seal(&word_place(org, id), &Plain::new(word), entropy)
}

/// The key of a debrief, as it is sealed to one of the two. `None` if it does not open: the seal is another's, or the member has lost
/// the key it was sealed to.
pub(super) fn open_key(
    session: &Session,
    org: OrgId,
    id: DebriefId,
    sealed: &Sealed<[u8; 32]>,
) -> Option<(RowKey, Permit<ReadDebrief>)> {
    let (permit, pair) = (policy::debrief(id), session.keys.expose().staff().sealing());
    let opened = RowKey::open_as_member(&permit, place(org, id), session.staff(), &pair, sealed);
    let key = opened.inspect_err(|error| tracing::warn!("a debrief does not open: {error}")).ok()?;
    Some((key, permit))
}

/// Opens words; what was moved or changed is there without them, and the log says so.
pub(super) fn open(
    key: &RowKey,
    permit: &Permit<ReadDebrief>,
    org: OrgId,
    id: DebriefWordId,
    body: &Sealed<Word>,
) -> Option<Plain<Word>> {
    let opened = key.derive(LABEL).open(permit, &word_place(org, id), body);
    opened.inspect_err(|error| tracing::error!("words of a debrief do not open: {error}")).ok()
}
