//! The two courses that safeguarding knows, as a state machine that refuses every other path (rules E-6, M-1, M-3): the protocol
//! for somebody who says to be under age, and an exception to confidentiality. Nothing here touches a store.

use crate::{
    country::{Duty, Flag, Profile},
    ids::StaffId,
};

/// Which course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Somebody may be under age.
    Minor,
    /// Somebody outside the team is to be told something.
    Exception,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Minor, Self::Exception];

    /// The steps at which there is a list of what to do.
    pub const fn listed(self) -> &'static [State] {
        match self {
            Self::Minor => &[State::Raised, State::Running],
            Self::Exception => &[State::Proposed, State::Approved, State::Prepared, State::Done],
        }
    }

    /// The name in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Exception => "exception",
        }
    }

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The key of its text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Minor => "safeguarding-minor",
            Self::Exception => "safeguarding-exception",
        }
    }

    /// Where it begins.
    pub const fn begins(self) -> State {
        match self {
            Self::Minor => State::Raised,
            Self::Exception => State::New,
        }
    }
}

/// Where a course stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Somebody said to be under age, and no member has looked.
    Raised,
    /// The protocol for minors runs.
    Running,
    /// It was a mistake.
    Cleared,
    /// Nothing is proposed yet.
    New,
    /// A member proposes an exception.
    Proposed,
    /// The supervisor has refused it.
    Refused,
    /// It was taken back.
    Withdrawn,
    /// The supervisor has approved it.
    Approved,
    /// The person knows beforehand; or it is written down why not.
    Prepared,
    /// It was done.
    Done,
    /// It is over, with a day on which it is looked at again.
    Closed,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Raised,
        Self::Running,
        Self::Cleared,
        Self::New,
        Self::Proposed,
        Self::Refused,
        Self::Withdrawn,
        Self::Approved,
        Self::Prepared,
        Self::Done,
        Self::Closed,
    ];

    /// Whether nothing follows.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Cleared | Self::Refused | Self::Withdrawn | Self::Closed)
    }

    /// Whether a supervisor is waited for.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Raised | Self::Proposed | Self::Done)
    }

    /// As rows have it in clear: 0 over, 1 open, 2 open and a supervisor is waited for.
    pub const fn in_clear(self) -> i64 {
        match self {
            _ if self.is_over() => 0,
            _ if self.waits() => 2,
            _ => 1,
        }
    }

    /// The name in the lists of what to do.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Running => "running",
            Self::Cleared => "cleared",
            Self::New => "new",
            Self::Proposed => "proposed",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Approved => "approved",
            Self::Prepared => "prepared",
            Self::Done => "done",
            Self::Closed => "closed",
        }
    }

    /// The key of its text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Raised => "safeguarding-state-raised",
            Self::Running => "safeguarding-state-running",
            Self::Cleared => "safeguarding-state-cleared",
            Self::New => "safeguarding-state-new",
            Self::Proposed => "safeguarding-state-proposed",
            Self::Refused => "safeguarding-state-refused",
            Self::Withdrawn => "safeguarding-state-withdrawn",
            Self::Approved => "safeguarding-state-approved",
            Self::Prepared => "safeguarding-state-prepared",
            Self::Done => "safeguarding-state-done",
            Self::Closed => "safeguarding-state-closed",
        }
    }
}

/// What happens to a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A member opens the protocol, or says that the words that raised it were meant so.
    Confirm,
    /// A member says that nobody here is under age.
    Clear,
    /// A member proposes to tell somebody outside.
    Propose,
    /// The supervisor approves.
    Approve,
    /// The supervisor refuses.
    Refuse,
    /// It is taken back.
    Withdraw,
    /// The person was told beforehand.
    Tell,
    /// The supervisor says why telling the person would add danger.
    NotTell,
    /// It was done.
    CarryOut,
    /// The supervisor closes it.
    Close,
}

impl Event {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Confirm,
        Self::Clear,
        Self::Propose,
        Self::Approve,
        Self::Refuse,
        Self::Withdraw,
        Self::Tell,
        Self::NotTell,
        Self::CarryOut,
        Self::Close,
    ];

    /// The name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Clear => "clear",
            Self::Propose => "propose",
            Self::Approve => "approve",
            Self::Refuse => "refuse",
            Self::Withdraw => "withdraw",
            Self::Tell => "tell",
            Self::NotTell => "not-tell",
            Self::CarryOut => "carry-out",
            Self::Close => "close",
        }
    }

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.name() == name)
    }

    /// The key of its button.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Confirm => "safeguarding-do-confirm",
            Self::Clear => "safeguarding-do-clear",
            Self::Propose => "safeguarding-do-propose",
            Self::Approve => "safeguarding-do-approve",
            Self::Refuse => "safeguarding-do-refuse",
            Self::Withdraw => "safeguarding-do-withdraw",
            Self::Tell => "safeguarding-do-tell",
            Self::NotTell => "safeguarding-do-not-tell",
            Self::CarryOut => "safeguarding-do-carry-out",
            Self::Close => "safeguarding-do-close",
        }
    }

    /// The key of what stands over its words.
    pub const fn words_key(self) -> &'static str {
        match self {
            Self::Confirm => "safeguarding-words-confirm",
            Self::Tell => "safeguarding-words-tell",
            Self::CarryOut => "safeguarding-words-carry-out",
            Self::Close => "safeguarding-words-close",
            _ => "safeguarding-words-reason",
        }
    }

    /// The key of what it is called once it has happened.
    pub const fn past_key(self) -> &'static str {
        match self {
            Self::Confirm => "safeguarding-past-confirm",
            Self::Clear => "safeguarding-past-clear",
            Self::Propose => "safeguarding-past-propose",
            Self::Approve => "safeguarding-past-approve",
            Self::Refuse => "safeguarding-past-refuse",
            Self::Withdraw => "safeguarding-past-withdraw",
            Self::Tell => "safeguarding-past-tell",
            Self::NotTell => "safeguarding-past-not-tell",
            Self::CarryOut => "safeguarding-past-carry-out",
            Self::Close => "safeguarding-past-close",
        }
    }

    /// Whether only a supervisor may.
    pub const fn is_supervisors(self) -> bool {
        matches!(self, Self::Approve | Self::Refuse | Self::NotTell | Self::Close)
    }

    /// Whether it needs words: a reason, what was said to whom, what was learned.
    pub const fn needs_words(self) -> bool {
        !matches!(self, Self::Confirm | Self::Tell)
    }
}

/// The path: where an event leads from a state of a course, if anywhere.
pub const fn next(kind: Kind, state: State, event: Event) -> Option<State> {
    use {Event as E, State as S};
    match (kind, state, event) {
        (Kind::Minor, S::Raised, E::Confirm) => Some(S::Running),
        (Kind::Minor, S::Raised | S::Running, E::Clear) => Some(S::Cleared),
        (Kind::Minor, S::Running, E::Close) | (Kind::Exception, S::Done, E::Close) => Some(S::Closed),
        (Kind::Exception, S::New, E::Propose) => Some(S::Proposed),
        (Kind::Exception, S::Proposed, E::Approve) => Some(S::Approved),
        (Kind::Exception, S::Proposed, E::Refuse) => Some(S::Refused),
        (Kind::Exception, S::Proposed | S::Approved | S::Prepared, E::Withdraw) => Some(S::Withdrawn),
        (Kind::Exception, S::Approved, E::Tell | E::NotTell) => Some(S::Prepared),
        (Kind::Exception, S::Prepared, E::CarryOut) => Some(S::Done),
        _ => None,
    }
}

/// Where a course stands after its steps; `None` if they are no path.
pub fn after(kind: Kind, events: impl IntoIterator<Item = Event>) -> Option<State> {
    events.into_iter().try_fold(kind.begins(), |state, event| next(kind, state, event))
}

/// Why confidentiality may be broken: the grounds of the written policy, and no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// A life is in immediate danger.
    Life,
    /// A child is at risk.
    Child,
    /// The law leaves no choice.
    Law,
}

impl Ground {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Life, Self::Child, Self::Law];

    /// The name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Life => "life",
            Self::Child => "child",
            Self::Law => "law",
        }
    }

    /// The key of its text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Life => "safeguarding-ground-life",
            Self::Child => "safeguarding-ground-child",
            Self::Law => "safeguarding-ground-law",
        }
    }
}

/// Who would be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// The emergency services.
    Rescue,
    /// Authorities.
    Authorities,
    /// The parents of a minor.
    Parents,
    /// Somebody else.
    Other,
}

impl Whom {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Rescue, Self::Authorities, Self::Parents, Self::Other];

    /// The name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rescue => "rescue",
            Self::Authorities => "authorities",
            Self::Parents => "parents",
            Self::Other => "other",
        }
    }

    /// The key of its text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rescue => "safeguarding-whom-rescue",
            Self::Authorities => "safeguarding-whom-authorities",
            Self::Parents => "safeguarding-whom-parents",
            Self::Other => "safeguarding-whom-other",
        }
    }
}

/// What the country's profile says about telling somebody on a ground (rule M-3). `minor`: the protocol for minors runs here.
pub fn duty(profile: &Profile, ground: Ground, whom: Whom, minor: bool) -> Duty {
    match (whom, ground) {
        (Whom::Parents, _) => profile.duty(Flag::TellParents),
        (Whom::Authorities, Ground::Child) => profile.duty(Flag::ReportChild),
        (Whom::Authorities, _) if minor => profile.duty(Flag::TellAuthorities),
        (Whom::Authorities, Ground::Life) => profile.duty(Flag::ReportLife),
        (Whom::Authorities, Ground::Law) | (Whom::Rescue | Whom::Other, _) => Duty::Decides,
    }
}

/// Who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct By {
    /// Which member.
    pub id: StaffId,
    /// Whether they are a supervisor.
    pub supervises: bool,
    /// Whether there is no other supervisor.
    pub alone: bool,
}

/// What is known of a course beside its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who proposed it.
    pub proposer: Option<StaffId>,
    /// What the profile says about what is proposed.
    pub duty: Duty,
}

/// Why something is not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No path leads there from where it stands.
    Path,
    /// Only a supervisor may.
    Supervisor,
    /// Nobody decides about their own proposal while somebody else can.
    Own,
    /// The country's profile forbids it.
    Never,
    /// The country's profile demands it.
    Required,
}

impl Wrong {
    /// The key of its text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Path => "safeguarding-error-path",
            Self::Supervisor => "safeguarding-error-supervisor",
            Self::Own => "safeguarding-error-own",
            Self::Never => "safeguarding-error-never",
            Self::Required => "safeguarding-error-required",
        }
    }
}

/// Where an event leads that somebody asks for.
///
/// # Errors
/// Why it is not done.
pub fn judge(kind: Kind, state: State, event: Event, by: By, known: Known) -> Result<State, Wrong> {
    let next = next(kind, state, event).ok_or(Wrong::Path)?;
    if event.is_supervisors() && !by.supervises {
        return Err(Wrong::Supervisor);
    }
    let own = known.proposer == Some(by.id);
    match event {
        Event::Approve | Event::Refuse | Event::NotTell if own && !by.alone => Err(Wrong::Own),
        Event::Propose | Event::Approve if known.duty == Duty::Never => Err(Wrong::Never),
        Event::Refuse if known.duty == Duty::Required => Err(Wrong::Required),
        Event::Withdraw if !own && !by.supervises => Err(Wrong::Supervisor),
        _ => Ok(next),
    }
}

#[cfg(test)]
mod tests;
