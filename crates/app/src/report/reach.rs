//! How far the reports of a conversation reach: the number of the last message that one of them covers. It lies beside the reports,
//! found by the fingerprint that they have too, so that what was reported once is not counted again when the words of its report are
//! gone, and with them the way from the report to the conversation. The number is sealed with a key outside the database: how long
//! a conversation was when somebody reported it would lead to it.

use kernel::{Blind, Entropy, OpenError, Place, Plain, Sealed};
use seal::SymmetricKey;

use crate::{
    chat,
    ids::{ConversationId, OrgId},
    policy,
    session::Session,
};

/// A number of a message, sealed.
pub(super) type Reach = Sealed<[u8; 8]>;

fn key(instance: &SymmetricKey) -> SymmetricKey {
    instance.derive("reach of reports")
}

fn place(org: OrgId, thread: &Blind<ConversationId>) -> Place {
    let row = *thread.mac().first_chunk().expect("a MAC has 32 bytes");
    Place { org: org.bytes(), table: "report_reach", column: "upto", row }
}

/// Seals how far a report reaches that is about to be filed.
pub(super) fn seal(
    instance: &SymmetricKey,
    org: OrgId,
    conversation: ConversationId,
    upto: i64,
    entropy: &dyn Entropy,
) -> Reach {
    let place = place(org, &chat::blind(instance, org, conversation));
    key(instance).seal(&place, &Plain::new(upto.to_be_bytes()), entropy)
}

/// The last message that a report covers, for whoever files the next one; 0 where there is none.
///
/// # Errors
/// [`OpenError::Refused`] for whoever files no reports; a row that was changed.
pub(super) fn open(
    instance: &SymmetricKey,
    session: &Session,
    org: OrgId,
    conversation: ConversationId,
    reach: Option<&Reach>,
) -> Result<i64, OpenError> {
    let Some(reach) = reach else { return Ok(0) };
    let permit = policy::thread_reach(session.role(), conversation).ok_or(OpenError::Refused)?;
    let place = place(org, &chat::blind(instance, org, conversation));
    Ok(i64::from_be_bytes(*key(instance).open(&permit, &place, reach)?.expose()))
}
