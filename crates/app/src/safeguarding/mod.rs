//! Safeguarding: the protocol for somebody who says to be under age (rules M-1 to M-4), and exceptions to confidentiality (E-6).
//! Both are courses that only go where the state machine lets them (`model.rs`); what a course's steps say is sealed under a key
//! of its own.

mod age;
mod beside;
mod desk;
mod list;
mod model;
mod protocol;
mod rules;
mod step;
mod store;

pub(crate) use beside::{Beside, Sealed};
pub use desk::routes;
pub use model::{By, Event, Ground, Kind, Known, State, Whom, Wrong, after, duty, judge, next};
pub use protocol::Protocol;
pub(crate) use protocol::protocols;
pub use rules::{ByDay, Closed, OnDay, by_day, closed, is_minor, marks, raise};
pub use step::{Step, With};
pub use store::{ALL as STATEMENTS, CourseRow, InConversation, count_waiting, of_conversations};

/// What the identifiers of the fields of an event's form begin with.
pub(crate) fn prefix(kind: &Kind, event: &Event) -> String {
    format!("{}-{}", kind.name(), event.name())
}

/// The key of what begins a course.
pub(crate) const fn begin_key(kind: &Kind) -> &'static str {
    match kind {
        Kind::Minor => "safeguarding-begin-minor",
        Kind::Exception => "safeguarding-begin-exception",
    }
}

/// The key of what is said before a course is begun.
pub(crate) const fn hint_key(kind: &Kind) -> &'static str {
    match kind {
        Kind::Minor => "safeguarding-hint-minor",
        Kind::Exception => "safeguarding-hint-exception",
    }
}

/// What a visitor reads while the protocol for minors is open in their conversation.
pub(crate) struct Young {
    /// A helpline for children, if the country's profile knows one.
    pub(crate) helpline: Option<String>,
}

impl Young {
    /// What the profile says.
    pub(crate) fn of(profile: &crate::country::Profile) -> Self {
        Self { helpline: profile.number(crate::country::Flag::ChildHelpline) }
    }
}
