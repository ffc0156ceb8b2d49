//! What a question to a consultant is.

use kernel::{Moment, Plain, Sealed};

use crate::{
    chat::{Author, Said, Stamp},
    ids::{ConsultId, ConversationId, OrgId, StaffId},
    policy::Role,
};

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The visitor is asked whether the conversation may be read, or has said yes and it is not given yet.
    Asking,
    /// It waits for a consultant.
    Waiting,
    /// A consultant has answered, or has handed the conversation back.
    Answered,
    /// The team took it back, or whoever was asked has left.
    Back,
}

impl State {
    const ALL: [Self; 4] = [Self::Asking, Self::Waiting, Self::Answered, Self::Back];

    /// The name in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asking => "asking",
            Self::Waiting => "waiting",
            Self::Answered => "answered",
            Self::Back => "back",
        }
    }

    /// The Fluent key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Asking => "consult-state-asking",
            Self::Waiting => "consult-state-waiting",
            Self::Answered => "consult-state-answered",
            Self::Back => "consult-state-back",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The tone of its mark on pages.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Asking | Self::Waiting => "info",
            Self::Answered => "ok",
            Self::Back => "idle",
        }
    }
}

/// Whether the conversation goes with the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// Only the question travels.
    Without,
    /// The visitor is asked.
    Asked,
    /// The visitor said yes.
    Allowed,
    /// The visitor said no: only the question travels.
    Declined,
    /// The conversation was given with it.
    Given,
    /// The visitor took their yes back: only the question is left.
    Withdrawn,
}

impl History {
    const ALL: [Self; 6] =
        [Self::Without, Self::Asked, Self::Allowed, Self::Declined, Self::Given, Self::Withdrawn];

    /// The number in rows.
    pub const fn number(self) -> i64 {
        match self {
            Self::Without => 0,
            Self::Asked => 1,
            Self::Allowed => 2,
            Self::Declined => 3,
            Self::Given => 4,
            Self::Withdrawn => 5,
        }
    }

    /// The one with this number.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.number() == number)
    }

    /// The Fluent key of what the team reads about it; `None` where there is nothing to say.
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Without => None,
            Self::Asked => Some("consult-history-asked"),
            Self::Allowed => Some("consult-history-allowed"),
            Self::Declined => Some("consult-history-declined"),
            Self::Given => Some("consult-history-given"),
            Self::Withdrawn => Some("consult-history-withdrawn"),
        }
    }
}

/// What a visitor says about who may read their conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// They may.
    Yes,
    /// They may not.
    No,
    /// They may not any more.
    Back,
}

/// Whether an answer may go to the visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForVisitor {
    /// It is for the team.
    No,
    /// It may go as it is.
    May,
    /// It went.
    Went,
}

impl ForVisitor {
    /// The number in rows.
    pub const fn number(self) -> i64 {
        match self {
            Self::No => 0,
            Self::May => 1,
            Self::Went => 2,
        }
    }

    /// The one with this number.
    pub fn from_number(number: i64) -> Option<Self> {
        [Self::No, Self::May, Self::Went].into_iter().find(|one| one.number() == number)
    }
}

/// A question as its row has it: who is asked what about which conversation, the words sealed.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which one.
    pub id: ConsultId,
    /// About which conversation.
    pub conversation: ConversationId,
    /// Who asks, and the name they work under.
    pub asked_by: (StaffId, String),
    /// Of which profession.
    pub role: Role,
    /// Whether one colleague was asked by name.
    pub named: bool,
    /// Who has it: who was named, or whoever of the profession has taken it.
    pub taken_by: Option<(StaffId, String)>,
    /// Where it stands.
    pub state: State,
    /// Whether the conversation goes with it.
    pub history: History,
    /// Whether the answer may go to the visitor.
    pub for_visitor: ForVisitor,
    /// Since when it stands so: the minute while it waits, the day afterwards.
    pub since: Moment,
    pub(super) org: OrgId,
    pub(super) epoch: i64,
    pub(super) key: Sealed<[u8; 32]>,
    pub(super) question: Sealed<Said>,
    pub(super) earlier: Option<Sealed<Said>>,
    pub(super) answer: Option<Sealed<Said>>,
}

impl Row {
    /// Whether a member has it.
    pub fn is_of(&self, staff: &StaffId) -> bool {
        self.taken_by.as_ref().is_some_and(|(id, _)| id == staff)
    }

    /// Whether the visitor has said yes and somebody of the team is to give the conversation.
    pub fn is_allowed(&self) -> bool {
        self.state == State::Asking && self.history == History::Allowed
    }

    /// Whether somebody can still answer it, or will be able to.
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Asking | State::Waiting)
    }
}

/// A question that was opened.
pub struct Consult {
    /// Its row.
    pub row: Row,
    /// What is asked; `None` where it does not open.
    pub(super) question: Option<Plain<Said>>,
    /// Another consultant's answer that goes with it.
    pub(super) earlier: Option<Plain<Said>>,
    /// What was answered.
    pub(super) answer: Option<Plain<Said>>,
}

/// Words, when and by whom.
pub struct Words<'a>(&'a Said);

impl Words<'_> {
    /// What was written.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// When.
    pub fn at(&self) -> &Moment {
        &self.0.at
    }

    /// By whom, under the name and role of that moment.
    pub fn stamp(&self) -> Option<&Stamp> {
        match &self.0.author {
            Author::Visitor => None,
            Author::Staff(stamp) => Some(stamp),
        }
    }
}

impl Consult {
    /// What is asked.
    pub fn question(&self) -> Option<Words<'_>> {
        self.question.as_ref().map(|said| Words(said.expose()))
    }

    /// Another consultant's answer that goes with it.
    pub fn earlier(&self) -> Option<Words<'_>> {
        self.earlier.as_ref().map(|said| Words(said.expose()))
    }

    /// What was answered.
    pub fn answer(&self) -> Option<Words<'_>> {
        self.answer.as_ref().map(|said| Words(said.expose()))
    }

    /// Whether the answer can go to the visitor now.
    pub fn can_pass_on(&self) -> bool {
        self.row.for_visitor == ForVisitor::May && self.answer.is_some()
    }

    /// Whether it went to the visitor.
    pub fn went(&self) -> bool {
        self.row.for_visitor == ForVisitor::Went
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_row_reads_back() {
        for state in State::ALL {
            assert_eq!(State::from_name(state.name()), Some(state));
        }
        for history in History::ALL {
            assert_eq!(History::from_number(history.number()), Some(history));
        }
        for answer in [ForVisitor::No, ForVisitor::May, ForVisitor::Went] {
            assert_eq!(ForVisitor::from_number(answer.number()), Some(answer));
        }
    }
}
