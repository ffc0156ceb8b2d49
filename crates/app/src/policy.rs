//! Who may do what. One table, and the only place that can make a [`Permit`].
//!
//! The police wall is this table: there is no role of police, ministry or security in it (rule W-1), and a role that
//! is not named for a deed is refused it.

use kernel::{Action, Permit};

use crate::ids::{
    AwayId, ComplaintId, ConsultId, ConversationId, DebriefId, FeedbackId, FollowUpId, HandoverId, HoldId,
    NoteId, OrgId, PersonId, ReportId, ReviewId, SafeguardingId, StaffId, TagId, ViewId,
};

/// A member's role, by the field's standard names (domain section b.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Role {
    Coordinator,
    OutreachWorker,
    Doctor,
    Psychologist,
    CaseManager,
    HivConsultant,
    HcvConsultant,
    Peer,
    Analyst,
    Publisher,
    Administrator,
}

impl Role {
    /// All eleven.
    pub const ALL: [Self; 11] = [
        Self::Coordinator,
        Self::OutreachWorker,
        Self::Doctor,
        Self::Psychologist,
        Self::CaseManager,
        Self::HivConsultant,
        Self::HcvConsultant,
        Self::Peer,
        Self::Analyst,
        Self::Publisher,
        Self::Administrator,
    ];

    /// The name in rows, addresses and `demo.json`; `role-` before it (with hyphens) is its text in Fluent.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::OutreachWorker => "outreach_worker",
            Self::Doctor => "doctor",
            Self::Psychologist => "psychologist",
            Self::CaseManager => "case_manager",
            Self::HivConsultant => "hiv_consultant",
            Self::HcvConsultant => "hcv_consultant",
            Self::Peer => "peer",
            Self::Analyst => "analyst",
            Self::Publisher => "publisher",
            Self::Administrator => "administrator",
        }
    }

    /// The Fluent key of the role's name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Coordinator => "role-coordinator",
            Self::OutreachWorker => "role-outreach-worker",
            Self::Doctor => "role-doctor",
            Self::Psychologist => "role-psychologist",
            Self::CaseManager => "role-case-manager",
            Self::HivConsultant => "role-hiv-consultant",
            Self::HcvConsultant => "role-hcv-consultant",
            Self::Peer => "role-peer",
            Self::Analyst => "role-analyst",
            Self::Publisher => "role-publisher",
            Self::Administrator => "role-administrator",
        }
    }

    /// The role with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether this role holds the team key. Consultants and case managers hold keys only of threads routed to
    /// them; analyst, publisher and administrator hold none (rule A-9).
    pub const fn holds_team_key(self) -> bool {
        matches!(self, Self::Coordinator | Self::OutreachWorker | Self::Peer)
    }

    /// How this role holds conversations; `None` if it holds none.
    pub const fn held(self) -> Option<Held> {
        match (self.holds_team_key(), self.is_given_threads()) {
            (true, _) => Some(Held::Team),
            (_, true) => Some(Held::Given),
            _ => None,
        }
    }

    /// Whether colleagues ask this role for its opinion (domain section b.1, feature F20).
    pub const fn is_consulted(self) -> bool {
        self.is_given_threads() || matches!(self, Self::Peer)
    }

    /// Whether single conversations can be given to this role.
    pub const fn is_given_threads(self) -> bool {
        matches!(
            self,
            Self::Doctor | Self::Psychologist | Self::CaseManager | Self::HivConsultant | Self::HcvConsultant
        )
    }
}

/// What somebody at the desk may want to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// See which conversations there are.
    SeeInbox,
    /// Read one conversation.
    ReadThread,
    /// Take or resolve one conversation, give it to a colleague or take it back.
    WorkThread,
    /// See which complaints there are.
    SeeComplaints,
    /// Read one complaint, answer it or close it.
    WorkComplaint,
    /// Put many new conversations away together, and back.
    Discard,
    /// Allow a member a new second factor, and make the papers that bring the organisation back.
    Recover,
    /// See who works here, in which role and languages.
    SeeTeam,
    /// Invite, admit and refuse people; change their roles.
    ManageTeam,
    /// Answer in one conversation.
    AnswerThread,
    /// Let a member go, and give the team a new key.
    RenewTeam,
    /// Read the audit trail, its state and its digest, and take a copy of it.
    SeeAudit,
    /// File reports, and see and correct one's own.
    FileReport,
    /// See everybody's reports, return or accept them.
    ReviewReports,
    /// Lock a period against changes, and open it again.
    LockPeriod,
    /// Change the forms that reports are filed with.
    WorkForms,
    /// Say that two persons may be one.
    SuggestMerge,
    /// Decide whether two persons are one, and take it back.
    DecideMerge,
    /// See everything the team knows of one person, note something on them, write down what they agree to.
    SeePerson,
    /// Forget a person wholly because they asked for it.
    ForgetPerson,
    /// Forget a person wholly for another reason.
    ForgetUnasked,
    /// See figures and take a copy of them.
    SeeFigures,
    /// Read what people said about a talk.
    ReadFeedback,
    /// Do something to many conversations at once, and take it back.
    WorkMany,
    /// Change the lexicons by which messages are read.
    WorkLexicons,
    /// Write answers that can be used again.
    WriteSnippets,
    /// Let such answers be used by everybody.
    ApproveSnippets,
    /// See how the desk stands, look at a sample of its work, read the digest of the week.
    Supervise,
    /// See the calendar of shifts, take open ones, offer one's own.
    SeeDuty,
    /// Plan shifts, and change single ones.
    PlanDuty,
    /// Ask a consultant about a conversation, read the answer, take the question back.
    AskConsult,
    /// Be asked: take a question, answer it, say when one is away.
    AnswerConsult,
    /// See the questions that one has asked or is asked.
    SeeConsults,
    /// Plan to ask somebody again, and do it.
    FollowUp,
    /// Decide about exceptions to confidentiality, close courses of safeguarding, choose who looks after them.
    Safeguard,
    /// Choose and change the country's profile.
    WorkCountry,
    /// Change what there is to do at each step of safeguarding.
    WorkProtocol,
    /// Choose how long things are kept, and hold what must not be deleted.
    WorkRetention,
    /// Upload films, write their captions, show them to everybody and take them back.
    WorkFilms,
    /// Take a copy of the whole guide, and bring one in.
    CarryGuide,
    /// See texts of the guide that are being written, how they stand, and who decided what.
    SeeGuideDrafts,
    /// Write texts of the guide, and give them to be checked.
    WriteGuide,
    /// Say that a text of the guide is right as to health.
    CheckGuideMedical,
    /// Say that a text of the guide is within the law of the place.
    CheckGuideLaw,
    /// Approve a text of the guide, as one of two.
    ApproveGuide,
    /// Show an approved text of the guide to everybody, now or at a moment.
    PublishGuide,
    /// Take a page of the guide away from everybody.
    WithdrawGuide,
    /// Restrict a conversation to named members, change who they are, open it to the team again.
    Restrict,
}

/// How a member holds a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// With everybody who holds the team's key.
    Team,
    /// A colleague has given it to them alone.
    Given,
}

/// The table.
pub const fn allows(role: Role, deed: Deed) -> bool {
    match deed {
        // Which conversations, the keys decide: the team's open all, others those that were given.
        Deed::SeeInbox | Deed::ReadThread | Deed::AnswerThread => role.held().is_some(),
        Deed::WorkThread => role.holds_team_key(),
        // Taking the team's key from a conversation, and giving it back, needs that key.
        Deed::Restrict => role.holds_team_key(),
        // A complaint may be about a worker, so that no worker reads it.
        Deed::SeeComplaints | Deed::WorkComplaint => matches!(role, Role::Coordinator),
        // A peer answers; sorting what nobody has read is for those who lead the shift.
        Deed::Discard | Deed::WorkMany => matches!(role, Role::Coordinator | Role::OutreachWorker),
        Deed::Recover => matches!(role, Role::Coordinator),
        Deed::SeeTeam | Deed::SeeDuty => true,
        Deed::ManageTeam | Deed::PlanDuty => matches!(role, Role::Coordinator),
        Deed::RenewTeam => matches!(role, Role::Coordinator),
        Deed::SeeAudit => matches!(role, Role::Coordinator),
        // A report is sealed with the team's key.
        Deed::FileReport | Deed::SuggestMerge | Deed::ReadFeedback | Deed::WriteSnippets => {
            role.holds_team_key()
        }
        Deed::AskConsult => role.holds_team_key(),
        Deed::AnswerConsult => role.is_consulted(),
        Deed::SeeConsults => role.holds_team_key() || role.is_consulted(),
        // What a follow-up is about is sealed with the team's key.
        Deed::FollowUp => role.holds_team_key(),
        Deed::WorkLexicons | Deed::ApproveSnippets | Deed::Supervise => matches!(role, Role::Coordinator),
        Deed::Safeguard | Deed::WorkCountry | Deed::WorkProtocol => matches!(role, Role::Coordinator),
        Deed::WorkFilms | Deed::CarryGuide => matches!(role, Role::Coordinator | Role::Publisher),
        // Whoever answers people knows what they ask for; a doctor looks at what others wrote.
        Deed::WriteGuide => role.holds_team_key() || matches!(role, Role::Publisher),
        Deed::SeeGuideDrafts => role.holds_team_key() || matches!(role, Role::Publisher | Role::Doctor),
        Deed::CheckGuideMedical => matches!(role, Role::Doctor),
        Deed::CheckGuideLaw => matches!(role, Role::Coordinator),
        // One alone takes away what may harm; nobody alone brings something before everybody.
        Deed::ApproveGuide | Deed::WithdrawGuide => {
            matches!(role, Role::Coordinator | Role::Doctor | Role::Publisher)
        }
        Deed::PublishGuide => matches!(role, Role::Coordinator | Role::Publisher),
        // Both bind the whole organisation.
        Deed::WorkRetention => matches!(role, Role::Coordinator),
        Deed::ReviewReports | Deed::LockPeriod | Deed::WorkForms | Deed::DecideMerge => {
            matches!(role, Role::Coordinator)
        }
        // Whoever files reports knows whom they are about; who is given single conversations sees those and nothing around them.
        Deed::SeePerson => role.holds_team_key(),
        // A peer passes the wish on: it cannot be taken back.
        Deed::ForgetPerson => matches!(role, Role::Coordinator | Role::OutreachWorker),
        Deed::ForgetUnasked => matches!(role, Role::Coordinator),
        // Figures hold nothing of a single person: small cells are hidden before anybody sees them.
        Deed::SeeFigures => role.holds_team_key() || matches!(role, Role::Analyst),
    }
}

/// Only this module can make one, so only this module can grant a permit.
#[derive(Debug)]
pub struct Gate(());

macro_rules! actions {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => { $(
        $(#[$meta])*
        #[derive(Debug)]
        pub enum $name {}
        impl Action for $name { type Gate = Gate; }
    )* };
}

actions! {
    /// Opening one's own key pair and one-time-code secret, by the password or by the session.
    UseOwnKeys,
    /// Opening what a conversation holds, as its visitor.
    ReadOwnThread,
    /// Opening what a conversation holds, as a member of the team.
    ReadThread,
    /// Opening a complaint with its trace code.
    ReadOwnComplaint,
    /// Opening a complaint as a coordinator.
    ReadComplaint,
    /// Opening a backup, whose content is still sealed as in the store.
    OpenBackup,
    /// Opening the team's keys with the recovery key.
    UseRecoveryKey,
    /// Opening the key of a conversation or of another row of the team to wrap it under the team's new one.
    Reseal,
    /// Opening what a report says beside its countable answers.
    ReadReport,
    /// Opening how far a report reaches into its conversation, and nothing else of it.
    KnowReach,
    /// Opening the key of a person.
    KnowPerson,
    /// Opening what somebody said about a talk.
    ReadFeedback,
    /// Opening what a review says of a talk.
    ReadReview,
    /// Opening the name of a saved view.
    NameView,
    /// Opening the word of a tag.
    KnowTag,
    /// Opening a note to the team.
    ReadNote,
    /// Opening a note at the end of a shift.
    ReadHandover,
    /// Opening a question to a consultant and its answer.
    ReadConsult,
    /// Opening what a consultant says about being away.
    KnowAway,
    /// Opening what a follow-up is about.
    KnowFollowUp,
    /// Opening what was done and why in a course of safeguarding.
    ReadSafeguarding,
    /// Opening where a member wants to be called, to send them a letter.
    Call,
    /// Opening what a member wrote to one colleague after a hard talk.
    ReadDebrief,
    /// Opening why something is held.
    KnowHold,
}

/// A member may always open what is sealed to them alone; the key decides whether it opens.
pub fn own_keys(staff: StaffId) -> Permit<UseOwnKeys> {
    Permit::grant(&Gate(()), staff.bytes())
}

/// A visitor may open the conversation that their session secret unwraps; the secret decides whether it opens.
pub fn own_thread(conversation: ConversationId) -> Permit<ReadOwnThread> {
    Permit::grant(&Gate(()), conversation.bytes())
}

/// A member may open a conversation in the way their role holds it: with the team's key, or given to them alone.
pub fn thread(role: Role, conversation: ConversationId, held: Held) -> Option<Permit<ReadThread>> {
    (role.held() == Some(held)).then(|| Permit::grant(&Gate(()), conversation.bytes()))
}

/// A member who is named may open a restricted conversation, whatever their role holds beside it; the seal decides whether it
/// opens.
pub fn named(role: Role, conversation: ConversationId) -> Option<Permit<ReadThread>> {
    allows(role, Deed::ReadThread).then(|| Permit::grant(&Gate(()), conversation.bytes()))
}

/// A coordinator's session may wrap the keys of conversations and other rows anew. No words are opened by it.
pub fn reseal(role: Role, row: [u8; 16]) -> Option<Permit<Reseal>> {
    allows(role, Deed::RenewTeam).then(|| Permit::grant(&Gate(()), row))
}

/// Members open their own reports; coordinators those of everybody.
pub fn report(role: Role, report: ReportId, own: bool) -> Option<Permit<ReadReport>> {
    let may = allows(role, Deed::ReviewReports) || (own && allows(role, Deed::FileReport));
    may.then(|| Permit::grant(&Gate(()), report.bytes()))
}

/// Whoever files about a conversation knows how far the reports of it reach, so that nothing is counted twice.
pub fn report_reach(role: Role, report: ReportId) -> Option<Permit<KnowReach>> {
    allows(role, Deed::FileReport).then(|| Permit::grant(&Gate(()), report.bytes()))
}

/// The same where it lies beside the reports.
pub fn thread_reach(role: Role, thread: ConversationId) -> Option<Permit<KnowReach>> {
    allows(role, Deed::FileReport).then(|| Permit::grant(&Gate(()), thread.bytes()))
}

/// Whoever files reports knows which person a conversation is with.
pub fn person(role: Role, person: PersonId) -> Option<Permit<KnowPerson>> {
    allows(role, Deed::FileReport).then(|| Permit::grant(&Gate(()), person.bytes()))
}

/// The team reads what people said about its talks.
pub fn feedback(role: Role, feedback: FeedbackId) -> Option<Permit<ReadFeedback>> {
    allows(role, Deed::ReadFeedback).then(|| Permit::grant(&Gate(()), feedback.bytes()))
}

/// Coordinators open reviews; so do members who take conversations, of whom the pages show each their own (rule J-4).
pub fn review(role: Role, review: ReviewId) -> Option<Permit<ReadReview>> {
    let may = allows(role, Deed::Supervise) || allows(role, Deed::WorkThread);
    may.then(|| Permit::grant(&Gate(()), review.bytes()))
}

/// Whoever works through the team's conversations sees what views of them are called.
pub fn saved_view(role: Role, view: ViewId) -> Option<Permit<NameView>> {
    allows(role, Deed::WorkThread).then(|| Permit::grant(&Gate(()), view.bytes()))
}

/// Whoever works on conversations knows the words of their tags.
pub fn tag(role: Role, tag: TagId) -> Option<Permit<KnowTag>> {
    allows(role, Deed::WorkThread).then(|| Permit::grant(&Gate(()), tag.bytes()))
}

/// Whoever works on conversations reads what colleagues noted.
pub fn note(role: Role, note: NoteId) -> Option<Permit<ReadNote>> {
    allows(role, Deed::WorkThread).then(|| Permit::grant(&Gate(()), note.bytes()))
}

/// Whoever works on conversations reads what colleagues left at the end of their shifts.
pub fn handover(role: Role, handover: HandoverId) -> Option<Permit<ReadHandover>> {
    allows(role, Deed::WorkThread).then(|| Permit::grant(&Gate(()), handover.bytes()))
}

/// The team opens questions to consultants as it opens conversations; a consultant those that are sealed to them, and
/// whether one is, the key decides.
pub fn consult(role: Role, consult: ConsultId) -> Option<Permit<ReadConsult>> {
    allows(role, Deed::SeeConsults).then(|| Permit::grant(&Gate(()), consult.bytes()))
}

/// Whoever asks consultants reads what they say about being away.
pub fn away(role: Role, away: AwayId) -> Option<Permit<KnowAway>> {
    allows(role, Deed::AskConsult).then(|| Permit::grant(&Gate(()), away.bytes()))
}

/// What a consultant said about being away is theirs too; the key decides whether it opens.
pub fn own_away(away: AwayId) -> Permit<KnowAway> {
    Permit::grant(&Gate(()), away.bytes())
}

/// Whoever plans follow-ups knows what they are about.
pub fn follow_up(role: Role, follow_up: FollowUpId) -> Option<Permit<KnowFollowUp>> {
    allows(role, Deed::FollowUp).then(|| Permit::grant(&Gate(()), follow_up.bytes()))
}

/// Whoever works on conversations sees what was done in one to keep somebody safe, and why.
pub fn safeguarding(role: Role, id: SafeguardingId) -> Option<Permit<ReadSafeguarding>> {
    allows(role, Deed::WorkThread).then(|| Permit::grant(&Gate(()), id.bytes()))
}

/// Whoever puts holds and lifts them reads why.
pub fn hold(role: Role, hold: HoldId) -> Option<Permit<KnowHold>> {
    allows(role, Deed::WorkRetention).then(|| Permit::grant(&Gate(()), hold.bytes()))
}

/// The program may open a member's address to send them what they asked for; nobody else sees it but the member.
pub fn address(staff: StaffId) -> Permit<Call> {
    Permit::grant(&Gate(()), staff.bytes())
}

/// Whoever a debrief is sealed to may open it, in whatever role; the key decides whether it opens, and no role opens another's.
pub fn debrief(debrief: DebriefId) -> Permit<ReadDebrief> {
    Permit::grant(&Gate(()), debrief.bytes())
}

/// Whoever holds the trace code of a complaint may open it; the code decides whether it opens.
pub fn own_complaint(complaint: ComplaintId) -> Permit<ReadOwnComplaint> {
    Permit::grant(&Gate(()), complaint.bytes())
}

/// A coordinator may open a complaint; whether it opens, their own key decides.
pub fn complaint(role: Role, complaint: ComplaintId) -> Option<Permit<ReadComplaint>> {
    allows(role, Deed::WorkComplaint).then(|| Permit::grant(&Gate(()), complaint.bytes()))
}

/// Whoever holds the private half of the backup key may open a backup; the key decides whether it opens.
pub fn backup() -> Permit<OpenBackup> {
    Permit::grant(&Gate(()), [0; 16])
}

/// Whoever has put the recovery key together may open what is sealed to it; the key decides whether it opens.
pub fn recovery(org: OrgId) -> Permit<UseRecoveryKey> {
    Permit::grant(&Gate(()), org.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w_1_no_role_of_the_outside_world_exists() {
        for role in Role::ALL {
            for word in ["police", "ministry", "security", "government", "officer"] {
                assert!(!role.name().contains(word), "{role:?} must not exist (rule W-1)");
            }
        }
    }

    #[test]
    fn a_9_roles_without_care_work_open_no_conversation() {
        let conversation = ConversationId::from_bytes([1; 16]);
        for role in [Role::Administrator, Role::Analyst, Role::Publisher] {
            for held in [Held::Team, Held::Given] {
                assert!(thread(role, conversation, held).is_none(), "{role:?} {held:?}");
            }
            assert!(!allows(role, Deed::SeeInbox), "{role:?}");
        }
    }

    #[test]
    fn a_9_nobody_opens_a_conversation_both_as_the_team_and_as_given() {
        let id = ConversationId::from_bytes([1; 16]);
        for role in Role::ALL {
            let (team, given) = (thread(role, id, Held::Team), thread(role, id, Held::Given));
            assert!(team.is_none() || given.is_none(), "{role:?}");
            assert_eq!(
                team.is_some(),
                allows(role, Deed::WorkThread),
                "{role:?} takes and resolves what the team holds"
            );
            assert_eq!(team.is_some() || given.is_some(), allows(role, Deed::ReadThread), "{role:?}");
        }
    }

    #[test]
    fn b_2_a_complaint_is_read_by_coordinators_and_nobody_else() {
        let id = ComplaintId::from_bytes([1; 16]);
        for role in Role::ALL {
            let coordinator = role == Role::Coordinator;
            assert_eq!(complaint(role, id).is_some(), coordinator, "{role:?}");
            assert_eq!(allows(role, Deed::SeeComplaints), coordinator, "{role:?}");
        }
    }

    #[test]
    fn every_role_reads_back_from_its_name() {
        for role in Role::ALL {
            assert_eq!(Role::from_name(role.name()), Some(role));
        }
        assert_eq!(Role::from_name("police"), None);
    }
}
