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

pub(crate) use csv::{record as csv_record, stamp as csv_stamp};
pub use digest::Head;
pub use store::ALL as STATEMENTS;
pub use store::heads;

use crate::{
    ids::{OrgId, StaffId},
    team,
};

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident = $name:literal of $object:ident,)*) => {
        /// What was done. The names are what the row holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Action {
            $($(#[$doc])* $action,)*
        }

        impl Action {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$action),*];

            /// What it is done to.
            pub const fn object(self) -> Object {
                match self {
                    $(Self::$action => Object::$object,)*
                }
            }

            /// The name in rows.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$action => $name,)*
                }
            }
        }
    };
}

actions! {
    /// Signed in with both factors.
    SignIn = "sign_in" of Member,
    /// Saw the first words of a conversation in the inbox, for the first time in a session.
    PreviewThread = "preview_thread" of Thread,
    /// Opened a conversation for the first time in a session.
    OpenThread = "open_thread" of Thread,
    /// Opened a complaint for the first time in a session.
    OpenComplaint = "open_complaint" of Complaint,
    /// Answered a complaint.
    AnswerComplaint = "answer_complaint" of Complaint,
    /// Closed a complaint.
    CloseComplaint = "close_complaint" of Complaint,
    /// Discarded new conversations together.
    Discard = "discard" of Nothing,
    /// Brought them back.
    UndoDiscard = "undo_discard" of Nothing,
    /// Came back with the words on paper, and set a new password.
    Recover = "recover" of Member,
    /// Changed their own password.
    ChangePassword = "change_password" of Member,
    /// Made themselves new words for paper.
    NewPhrase = "new_phrase" of Member,
    /// Allowed a member a new second factor, as the first of two.
    AllowFactor = "allow_factor" of Member,
    /// Allowed it as the second.
    ConfirmFactor = "confirm_factor" of Member,
    /// Took that back.
    WithdrawFactor = "withdraw_factor" of Member,
    /// Set a new second factor, as two coordinators had allowed.
    ResetFactor = "reset_factor" of Member,
    /// Made the papers that bring the organisation back.
    MakePapers = "make_papers" of Nothing,
    /// Added a passkey.
    AddPasskey = "add_passkey" of Nothing,
    /// Removed a passkey.
    RemovePasskey = "remove_passkey" of Nothing,
    /// Invited somebody; the object becomes their identifier.
    Invite = "invite" of Member,
    /// Took an invitation back.
    WithdrawInvitation = "withdraw_invitation" of Member,
    /// Admitted a newcomer.
    Admit = "admit" of Member,
    /// Refused a newcomer.
    Refuse = "refuse" of Member,
    /// Gave a member another role or work name.
    ChangeRole = "change_role" of Member,
    /// Removed somebody from the team.
    Remove = "remove" of Member,
    /// Gave the team a new key.
    NewEpoch = "new_epoch" of Nothing,
    /// Gave one conversation to somebody who does not hold the team's key.
    GiveThread = "give_thread" of Thread,
    /// Took it back.
    TakeThread = "take_thread" of Thread,
    /// Asked a consultant about a conversation.
    AskConsult = "ask_consult" of Thread,
    /// Noted that the visitor had said yes, in the talk, to a consultant reading it.
    ConsentTold = "consent_told" of Thread,
    /// Took a question to a consultant back.
    TakeConsultBack = "take_consult_back" of Thread,
    /// Opened a question that a colleague asked, for the first time in a session.
    OpenConsult = "open_consult" of Thread,
    /// Answered a question of a colleague.
    AnswerConsult = "answer_consult" of Thread,
    /// Handed a conversation back that had been given to them.
    HandThreadBack = "hand_thread_back" of Thread,
    /// Sent a consultant's answer to the visitor under the consultant's name.
    PassConsultOn = "pass_consult_on" of Thread,
    /// Unlocked a session with the password.
    Unlock = "unlock" of Member,
    /// Ended other sessions of one's own.
    EndSession = "end_session" of Member,
    /// Ended every session of the organisation.
    Panic = "panic" of Nothing,
    /// Took a copy of the audit trail.
    ExportAudit = "export_audit" of Member,
    /// Decided that two persons are one.
    MergePersons = "merge_persons" of Nothing,
    /// Decided that they are two.
    DeclineMerge = "decline_merge" of Nothing,
    /// Took it back that they are one.
    TakeBackMerge = "take_back_merge" of Nothing,
    /// Looked at everything that is known of a person, for the first time in a session.
    OpenPerson = "open_person" of Person,
    /// Forgot a person wholly. The object leads to nobody.
    ForgetPerson = "forget_person" of Nothing,
    /// Opened somebody else's report for the first time in a session.
    OpenReport = "open_report" of Report,
    /// Gave a report back with a word.
    ReturnReport = "return_report" of Report,
    /// Accepted a report.
    AcceptReport = "accept_report" of Report,
    /// Corrected somebody else's report.
    CorrectReport = "correct_report" of Report,
    /// Locked a month; the object ends with its number.
    LockPeriod = "lock_period" of Period,
    /// Opened a locked month again.
    OpenPeriod = "open_period" of Period,
    /// Put a new version of a form into use.
    PutFormIntoUse = "put_form_into_use" of Nothing,
    /// Drew a sample of talks that are over, to look at them.
    DrawSample = "draw_sample" of Nothing,
    /// Said what was learned of a talk.
    ReviewThread = "review_thread" of Thread,
    /// Put a version of a lexicon into use.
    PutLexiconIntoUse = "put_lexicon_into_use" of Nothing,
    /// Handed in an answer that can be used again.
    SubmitSnippet = "submit_snippet" of Nothing,
    /// Let everybody use it.
    ApproveSnippet = "approve_snippet" of Nothing,
    /// Took it out of use.
    WithdrawSnippet = "withdraw_snippet" of Nothing,
    /// Handed in a whole set of them from a text.
    LoadSnippets = "load_snippets" of Nothing,
    /// Took a copy of figures.
    ExportFigures = "export_figures" of Nothing,
    /// Said how an emergency ended.
    GiveOutcome = "give_outcome" of Thread,
    /// Said that an emergency was none.
    ClearAlarm = "clear_alarm" of Thread,
    /// Searched in the messages of a list. For what is in no row.
    SearchThreads = "search_threads" of Nothing,
    /// Gave a conversation to a colleague who holds the team's key.
    Assign = "assign" of Thread,
    /// Took that back.
    UndoAssign = "undo_assign" of Thread,
    /// Planned or ended shifts; the object is whose, or who did it where they are open.
    PlanDuty = "plan_duty" of Member,
    /// Changed planned shifts from a day on; the object is whose they were, or are.
    ReplanDuty = "replan_duty" of Member,
    /// Changed a single shift: took it, gave it to somebody, cancelled it.
    ChangeDuty = "change_duty" of Member,
    /// Planned to ask somebody again.
    PlanFollowUp = "plan_follow_up" of Thread,
    /// Saw what a follow-up is about, for the first time in a session.
    SeeFollowUp = "see_follow_up" of Thread,
    /// Said how a follow-up ended.
    EndFollowUp = "end_follow_up" of Thread,
    /// Opened the protocol for minors, or confirmed it.
    OpenProtocol = "open_protocol" of Thread,
    /// Said that the protocol for minors was opened by mistake.
    ClearProtocol = "clear_protocol" of Thread,
    /// Proposed an exception to confidentiality.
    ProposeException = "propose_exception" of Thread,
    /// Approved one.
    ApproveException = "approve_exception" of Thread,
    /// Refused one.
    RefuseException = "refuse_exception" of Thread,
    /// Took one back.
    WithdrawException = "withdraw_exception" of Thread,
    /// Wrote down that the person was told beforehand.
    TellPerson = "tell_person" of Thread,
    /// Decided that telling the person would add danger.
    NotTellPerson = "not_tell_person" of Thread,
    /// Told somebody outside.
    CarryOutException = "carry_out_exception" of Thread,
    /// Closed a course of safeguarding.
    CloseSafeguarding = "close_safeguarding" of Thread,
    /// Chose who looks after safeguarding.
    ChooseLeads = "choose_leads" of Nothing,
    /// Restricted a conversation to named members.
    RestrictThread = "restrict_thread" of Thread,
    /// Changed who is named in one.
    ChangeNamed = "change_named" of Thread,
    /// Opened it to the team again.
    OpenToTeam = "open_to_team" of Thread,
    /// Removed somebody, or changed their role, although restricted conversations were left to too few: so many.
    LeaveUnopened = "leave_unopened" of Number,
    /// Put a restricted conversation to rest that nobody opens.
    CloseUnopened = "close_unopened" of Thread,
    /// Put a country profile into use.
    PutCountryIntoUse = "put_country_into_use" of Nothing,
    /// Put a list of what to do at each step of safeguarding into use.
    PutProtocolIntoUse = "put_protocol_into_use" of Nothing,
    /// Changed how long something is kept.
    SetRetention = "set_retention" of Nothing,
    /// Put a hold on a conversation.
    HoldThread = "hold_thread" of Thread,
    /// Put a hold on every conversation with a person.
    HoldPerson = "hold_person" of Person,
    /// Chose another day on which a hold is looked at again. For what is in its own row.
    ReviewHold = "review_hold" of Nothing,
    /// Lifted a hold on a conversation.
    LiftThreadHold = "lift_thread_hold" of Thread,
    /// Lifted a hold on a person.
    LiftPersonHold = "lift_person_hold" of Person,
    /// Uploaded a film.
    UploadFilm = "upload_film" of Nothing,
    /// Changed what is said of a film, or its picture.
    ChangeFilm = "change_film" of Nothing,
    /// Approved of a film that everybody is to see.
    ApproveFilm = "approve_film" of Nothing,
    /// Showed a film to everybody.
    ShowFilm = "show_film" of Nothing,
    /// Took a film back from everybody.
    HideFilm = "hide_film" of Nothing,
    /// Deleted a film.
    DeleteFilm = "delete_film" of Nothing,
    /// Put a picture into the library of the guide.
    AddPicture = "add_picture" of Nothing,
    /// Took one out of it.
    DeletePicture = "delete_picture" of Nothing,
    /// Wrote a version of a text of the guide.
    WriteGuide = "write_guide" of Text,
    /// Gave one to be checked.
    SubmitGuide = "submit_guide" of Text,
    /// Found one right as to health, or as to law.
    CheckGuide = "check_guide" of Text,
    /// Approved one.
    ApproveGuide = "approve_guide" of Text,
    /// Gave one back to its writer.
    ReturnGuide = "return_guide" of Text,
    /// Showed one to everybody.
    PublishGuide = "publish_guide" of Text,
    /// Chose when one is shown to everybody.
    ScheduleGuide = "schedule_guide" of Text,
    /// Took that back.
    UnscheduleGuide = "unschedule_guide" of Text,
    /// Took one away from everybody.
    WithdrawGuide = "withdraw_guide" of Text,
    /// Took one from a folder of files.
    ImportGuide = "import_guide" of Text,
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
    /// A person, by a random identifier that nothing leads from once they are forgotten.
    Person,
    /// A month.
    Period,
    /// A text, by the beginning of the SHA-256 of its path, a line end and itself.
    Text,
    /// So many of something that is not named.
    Number,
    /// Nothing that has a name.
    Nothing,
}

impl Action {
    /// The action with this name; `None` for one of another version.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
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
