//! What a list is narrowed to. Words of messages are sealed and have no index; what lies in clear can be asked for here.

use kernel::Moment;

use crate::ids::{StaffId, TagId};

/// What must hold for a conversation to be listed. The default lets everything through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// How its code name begins.
    pub code: String,
    /// The language of the page it was begun on, as a code.
    pub language: String,
    /// Where it stands.
    pub state: Option<Stands>,
    /// Who has it.
    pub worker: Option<Worker>,
    /// A tag it has.
    pub tag: Option<TagId>,
    /// It was changed then or later.
    pub from: Moment,
    /// It was changed before.
    pub to: Moment,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            code: String::new(),
            language: String::new(),
            state: None,
            worker: None,
            tag: None,
            from: Moment::from_millis(i64::MIN),
            to: Moment::from_millis(i64::MAX),
        }
    }
}

/// Where a conversation stands, as a list tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Nobody has taken or answered it yet.
    New,
    /// The visitor wrote last.
    Waiting,
    /// We wrote last.
    Answered,
    /// Put off until later.
    Snoozed,
    /// Resolved.
    Resolved,
}

impl Stands {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::New, Self::Waiting, Self::Answered, Self::Snoozed, Self::Resolved];

    /// The name in addresses, and in the statement that tells them apart.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Waiting => "waiting",
            Self::Answered => "answered",
            Self::Snoozed => "snoozed",
            Self::Resolved => "resolved",
        }
    }

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// Who has a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worker {
    /// Nobody.
    Nobody,
    /// This member.
    Member(StaffId),
}
