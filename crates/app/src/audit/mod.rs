//! The audit trail: what a member of the team opened, as a hash chain per person. It holds no text, only who, what
//! was done, to which object and in which minute. Changing or removing a row breaks every hash after it.

mod csv;
pub mod desk;
mod digest;
mod digest_page;
mod list;
mod store;

use db::Tx;
use kernel::{DbError, Moment};
use sha2::{Digest, Sha256};

pub use digest::Head;
pub use store::ALL as STATEMENTS;
pub use store::heads;

use crate::{
    ids::{OrgId, StaffId},
    team,
};

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
    /// Took a copy of the audit trail.
    ExportAudit,
    /// Opened somebody else's report for the first time in a session.
    OpenReport,
    /// Gave a report back with a word.
    ReturnReport,
    /// Accepted a report.
    AcceptReport,
    /// Corrected somebody else's report.
    CorrectReport,
    /// Locked a month; the object ends with its number.
    LockPeriod,
    /// Opened a locked month again.
    OpenPeriod,
    /// Put a new version of a form into use.
    PutFormIntoUse,
}

/// What an action was done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    /// A conversation.
    Thread,
    /// A complaint.
    Complaint,
    /// A member.
    Member,
    /// A report.
    Report,
    /// A month.
    Period,
    /// Nothing that has a name.
    Nothing,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 38] = [
        Self::SignIn,
        Self::PreviewThread,
        Self::OpenThread,
        Self::OpenComplaint,
        Self::AnswerComplaint,
        Self::CloseComplaint,
        Self::Discard,
        Self::UndoDiscard,
        Self::Recover,
        Self::ChangePassword,
        Self::NewPhrase,
        Self::AllowFactor,
        Self::ConfirmFactor,
        Self::WithdrawFactor,
        Self::ResetFactor,
        Self::MakePapers,
        Self::AddPasskey,
        Self::RemovePasskey,
        Self::Invite,
        Self::WithdrawInvitation,
        Self::Admit,
        Self::Refuse,
        Self::ChangeRole,
        Self::Remove,
        Self::NewEpoch,
        Self::GiveThread,
        Self::TakeThread,
        Self::Unlock,
        Self::EndSession,
        Self::Panic,
        Self::ExportAudit,
        Self::OpenReport,
        Self::ReturnReport,
        Self::AcceptReport,
        Self::CorrectReport,
        Self::LockPeriod,
        Self::OpenPeriod,
        Self::PutFormIntoUse,
    ];

    /// The action with this name; `None` for one of another version.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// What it is done to.
    pub const fn object(self) -> Object {
        match self {
            Self::PreviewThread | Self::OpenThread | Self::GiveThread | Self::TakeThread => Object::Thread,
            Self::OpenComplaint | Self::AnswerComplaint | Self::CloseComplaint => Object::Complaint,
            Self::OpenReport | Self::ReturnReport | Self::AcceptReport | Self::CorrectReport => {
                Object::Report
            }
            Self::LockPeriod | Self::OpenPeriod => Object::Period,
            Self::Discard
            | Self::UndoDiscard
            | Self::NewEpoch
            | Self::MakePapers
            | Self::AddPasskey
            | Self::RemovePasskey
            | Self::Panic
            | Self::PutFormIntoUse => Object::Nothing,
            _ => Object::Member,
        }
    }

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
            Self::ExportAudit => "export_audit",
            Self::OpenReport => "open_report",
            Self::ReturnReport => "return_report",
            Self::AcceptReport => "accept_report",
            Self::CorrectReport => "correct_report",
            Self::LockPeriod => "lock_period",
            Self::OpenPeriod => "open_period",
            Self::PutFormIntoUse => "put_form_into_use",
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

/// What examining a person's chain found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trail {
    /// The last link; `None` where there is none.
    pub head: Option<team::Head>,
    /// When it was made.
    pub last_at: Option<Moment>,
    /// The first place that is not what it was.
    pub broken: Option<i64>,
    /// Whether it holds the link that it was known to reach.
    pub reaches: bool,
}

/// Examines a person's chain from the first link to the last; `reached` is a link that it must still hold.
///
/// # Errors
/// Those of the store.
pub fn trail(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    reached: Option<team::Head>,
) -> Result<Trail, DbError> {
    let mut found = Trail { head: None, last_at: None, broken: None, reaches: reached.is_none() };
    let mut previous = [0; 32];
    for (link, place) in store::chain(tx, staff)?.into_iter().zip(1..) {
        // What cannot even be read was changed too.
        let sound = link.filter(|entry| {
            entry.number == place && entry.previous == previous && entry.hash == hash(org, staff, entry)
        });
        let Some(entry) = sound else {
            found.broken = Some(place);
            break;
        };
        previous = entry.hash;
        found.head = Some((place, entry.hash));
        found.last_at = Some(entry.at);
        found.reaches |= reached == found.head;
    }
    Ok(found)
}

/// Whether a person's chain is whole, from the first link to the last.
///
/// # Errors
/// Those of the store.
pub fn verify(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<bool, DbError> {
    Ok(trail(tx, org, staff, None)?.broken.is_none())
}

/// The links of a person's chain as they stand, in order; those that cannot be read are left out.
///
/// # Errors
/// Those of the store.
pub fn links(tx: &mut Tx<'_>, staff: StaffId) -> Result<Vec<Entry>, DbError> {
    Ok(store::chain(tx, staff)?.into_iter().flatten().collect())
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
