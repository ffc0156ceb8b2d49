//! The audit trail: what a member of the team opened, as a hash chain per person. It holds no text, only who, what
//! was done, to which object and in which minute. Changing or removing a row breaks every hash after it.

mod store;

use db::Tx;
use kernel::{DbError, Moment};
use sha2::{Digest, Sha256};

pub use store::ALL as STATEMENTS;

use crate::ids::{OrgId, StaffId};

/// What was done. The names are what the row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Signed in with both factors.
    SignIn,
    /// Saw the first words of a conversation in the inbox, for the first time in a session.
    PreviewThread,
    /// Opened a conversation for the first time in a session.
    OpenThread,
    /// Opened a complaint for the first time in a session.
    OpenComplaint,
    /// Answered a complaint.
    AnswerComplaint,
    /// Closed a complaint.
    CloseComplaint,
    /// Discarded new conversations together.
    Discard,
    /// Brought them back.
    UndoDiscard,
    /// Came back with the words on paper, and set a new password.
    Recover,
    /// Changed their own password.
    ChangePassword,
    /// Made themselves new words for paper.
    NewPhrase,
    /// Allowed a member a new second factor, as the first of two.
    AllowFactor,
    /// Allowed it as the second.
    ConfirmFactor,
    /// Took that back.
    WithdrawFactor,
    /// Set a new second factor, as two coordinators had allowed.
    ResetFactor,
    /// Made the papers that bring the organisation back.
    MakePapers,
    /// Added a passkey.
    AddPasskey,
    /// Removed a passkey.
    RemovePasskey,
    /// Invited somebody; the object becomes their identifier.
    Invite,
    /// Took an invitation back.
    WithdrawInvitation,
    /// Admitted a newcomer.
    Admit,
    /// Refused a newcomer.
    Refuse,
    /// Gave a member another role or work name.
    ChangeRole,
    /// Removed somebody from the team.
    Remove,
    /// Gave the team a new key.
    NewEpoch,
    /// Gave one conversation to somebody who does not hold the team's key.
    GiveThread,
    /// Took it back.
    TakeThread,
    /// Unlocked a session with the password.
    Unlock,
    /// Ended other sessions of one's own.
    EndSession,
    /// Ended every session of the organisation.
    Panic,
}

impl Action {
    /// The name in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::PreviewThread => "preview_thread",
            Self::OpenThread => "open_thread",
            Self::OpenComplaint => "open_complaint",
            Self::AnswerComplaint => "answer_complaint",
            Self::CloseComplaint => "close_complaint",
            Self::Discard => "discard",
            Self::UndoDiscard => "undo_discard",
            Self::Recover => "recover",
            Self::ChangePassword => "change_password",
            Self::NewPhrase => "new_phrase",
            Self::AllowFactor => "allow_factor",
            Self::ConfirmFactor => "confirm_factor",
            Self::WithdrawFactor => "withdraw_factor",
            Self::ResetFactor => "reset_factor",
            Self::MakePapers => "make_papers",
            Self::AddPasskey => "add_passkey",
            Self::RemovePasskey => "remove_passkey",
            Self::Invite => "invite",
            Self::WithdrawInvitation => "withdraw_invitation",
            Self::Admit => "admit",
            Self::Refuse => "refuse",
            Self::ChangeRole => "change_role",
            Self::Remove => "remove",
            Self::NewEpoch => "new_epoch",
            Self::GiveThread => "give_thread",
            Self::TakeThread => "take_thread",
            Self::Unlock => "unlock",
            Self::EndSession => "end_session",
            Self::Panic => "panic",
        }
    }
}

/// One link of a chain.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Position in the chain of this person, from 1.
    pub number: i64,
    /// What was done, by name.
    pub action: String,
    /// To what: a conversation, a complaint, or the person for a sign-in.
    pub object: [u8; 16],
    /// The minute.
    pub at: Moment,
    /// The hash before this one; zeros for the first.
    pub previous: [u8; 32],
    /// The hash of this one.
    pub hash: [u8; 32],
}

/// Appends to a person's chain. To be called in the unit of work of what it records.
///
/// # Errors
/// Those of the store.
pub fn record(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    action: Action,
    object: [u8; 16],
    now: Moment,
) -> Result<(), DbError> {
    let head = store::head(tx, staff)?;
    let (number, previous) = head.map_or((1, [0; 32]), |(number, hash)| (number + 1, hash));
    let mut entry = Entry {
        number,
        action: action.name().to_owned(),
        object,
        at: now.to_minute(),
        previous,
        hash: [0; 32],
    };
    entry.hash = hash(org, staff, &entry);
    store::insert(tx, org, staff, &entry)
}

/// Who has done something to an object.
///
/// # Errors
/// Those of the store.
pub fn who_did(
    tx: &mut Tx<'_>,
    org: OrgId,
    action: Action,
    object: [u8; 16],
) -> Result<Vec<StaffId>, DbError> {
    store::who_did(tx, org, action.name(), object)
}

/// Whether a person's chain is whole, from the first link to the last.
///
/// # Errors
/// Those of the store.
pub fn verify(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<bool, DbError> {
    let mut previous = [0; 32];
    for (position, entry) in store::chain(tx, staff)?.iter().enumerate() {
        let in_place = i64::try_from(position).is_ok_and(|position| entry.number == position + 1);
        if !in_place || entry.previous != previous || entry.hash != hash(org, staff, entry) {
            return Ok(false);
        }
        previous = entry.hash;
    }
    Ok(true)
}

/// The last link of every person's chain: a name for the chain, how many links it has, and the last hash. Kept elsewhere,
/// they show later whether a chain was only made longer.
///
/// # Errors
/// Those of the store.
pub fn heads(tx: &mut Tx<'_>) -> Result<Vec<(String, i64, [u8; 32])>, DbError> {
    let heads = store::heads(tx)?;
    Ok(heads.into_iter().map(|(staff, number, hash)| (format!("audit {staff}"), number, hash)).collect())
}

/// SHA-256 over the fields in order, each of fixed length but the action, which is preceded by its length.
fn hash(org: OrgId, staff: StaffId, entry: &Entry) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(b"nightbus audit v1");
    hasher.update(entry.previous);
    hasher.update(org.bytes());
    hasher.update(staff.bytes());
    hasher.update(entry.number.to_be_bytes());
    hasher.update((entry.action.len() as u64).to_be_bytes());
    hasher.update(&entry.action);
    hasher.update(entry.object);
    hasher.update(entry.at.millis().to_be_bytes());
    hasher.finalize().into()
}
