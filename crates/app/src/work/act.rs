//! What can be done with a conversation, and when it is left alone.

use kernel::Moment;

use crate::{
    chat::{Conversation, Emergency, State},
    ids::{StaffId, TagId},
    policy::Role,
};

/// Something done with a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Taken by whoever does it.
    Take,
    /// Given to a colleague who holds the team's key.
    Assign(StaffId),
    /// Nobody has it any more.
    Release,
    /// A tag is put there by hand, or one that a lexicon found is confirmed.
    Tag(TagId),
    /// A tag goes.
    Untag(TagId),
    /// Put off until a minute.
    Snooze(Moment),
    /// Not put off any more.
    Wake,
    /// Resolved.
    Resolve,
}

/// An act without what it is done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Take,
    Assign,
    Release,
    Tag,
    Untag,
    Snooze,
    Wake,
    Resolve,
}

impl Kind {
    /// All eight.
    pub const ALL: [Self; 8] = [
        Self::Take,
        Self::Assign,
        Self::Release,
        Self::Tag,
        Self::Untag,
        Self::Snooze,
        Self::Wake,
        Self::Resolve,
    ];

    /// What can be done with many at once, in the order the desk shows it.
    pub const MANY: [Self; 6] =
        [Self::Take, Self::Assign, Self::Tag, Self::Snooze, Self::Release, Self::Resolve];

    /// The name in rows and forms; the end of its texts' names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Take => "take",
            Self::Assign => "assign",
            Self::Release => "release",
            Self::Tag => "tag",
            Self::Untag => "untag",
            Self::Snooze => "snooze",
            Self::Wake => "wake",
            Self::Resolve => "resolve",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Act {
    /// Which kind it is.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Take => Kind::Take,
            Self::Assign(_) => Kind::Assign,
            Self::Release => Kind::Release,
            Self::Tag(_) => Kind::Tag,
            Self::Untag(_) => Kind::Untag,
            Self::Snooze(_) => Kind::Snooze,
            Self::Wake => Kind::Wake,
            Self::Resolve => Kind::Resolve,
        }
    }

    /// The colleague or the tag.
    pub(super) const fn target(self) -> Option<[u8; 16]> {
        match self {
            Self::Assign(to) => Some(to.bytes()),
            Self::Tag(tag) | Self::Untag(tag) => Some(tag.bytes()),
            _ => None,
        }
    }

    /// Until when something is put off.
    pub(super) const fn until(self) -> Option<Moment> {
        match self {
            Self::Snooze(until) => Some(until),
            _ => None,
        }
    }
}

/// What somebody saw who acts now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A line in a list: nothing at all may have changed.
    Revision(i64),
    /// The conversation with whoever had it: that must be as it was.
    Holder(Option<StaffId>),
    /// The conversation up to a message: what the visitor wrote after it must not be put away unread.
    Message(i64),
    /// The act does not depend on it.
    Anything,
}

/// Why a conversation was left as it is. The number in rows begins at ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is not there.
    Gone,
    /// It changed since it was looked at.
    Changed,
    /// A colleague has it, or somebody else has it than was seen.
    Colleague,
    /// An emergency of which nobody has said yet how it ended.
    Emergency,
    /// It is so already.
    Already,
    /// It is resolved.
    Resolved,
    /// It was discarded.
    Away,
    /// The visitor wrote meanwhile.
    Visitor,
    /// The colleague it should go to does not hold the team's key any more.
    Leaver,
    /// Only named members open it, and whoever does this, or whoever it should go to, is none of them.
    Restricted,
}

impl Why {
    const ALL: [Self; 10] = [
        Self::Gone,
        Self::Changed,
        Self::Colleague,
        Self::Emergency,
        Self::Already,
        Self::Resolved,
        Self::Away,
        Self::Visitor,
        Self::Leaver,
        Self::Restricted,
    ];
}

/// What became of one conversation of a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was done and undone.
    Undone,
    /// It was done and could not be undone, because more has changed since.
    Stayed,
    /// It was left out.
    Left(Why),
}

impl Outcome {
    /// The number in rows.
    pub fn number(self) -> i64 {
        match self {
            Self::Done => 0,
            Self::Undone => 1,
            Self::Stayed => 2,
            Self::Left(why) => {
                Why::ALL.into_iter().zip(10..).find(|(one, _)| *one == why).map_or(10, |(_, n)| n)
            }
        }
    }

    /// The outcome with this number.
    pub fn from_number(number: i64) -> Option<Self> {
        match number {
            0 => Some(Self::Done),
            1 => Some(Self::Undone),
            2 => Some(Self::Stayed),
            _ => Why::ALL.into_iter().zip(10..).find(|(_, n)| *n == number).map(|(why, _)| Self::Left(why)),
        }
    }
}

/// What of a conversation's row acts change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// Who has it.
    pub taken_by: Option<StaffId>,
    /// Until when it is put off.
    pub snoozed_until: Option<Moment>,
}

impl Standing {
    /// How a conversation stands.
    pub fn of(conversation: &Conversation) -> Self {
        let taken_by = conversation.taken_by.as_ref().map(|(staff, _)| *staff);
        Self { state: conversation.state, taken_by, snoozed_until: conversation.snoozed_until }
    }
}

/// How a conversation stands after an act by a member, or why it is left as it is. Tags do not show in it.
///
/// Of many at once, what a colleague has is touched by coordinators only: whoever ticks a list does not see why somebody has
/// a conversation; whoever has opened it decides about that one.
///
/// # Errors
/// [`Why`] it is left.
pub fn judge(before: &Conversation, act: Act, by: (StaffId, Role), seen: Seen) -> Result<Standing, Why> {
    let mut after = Standing::of(before);
    let elsewhere = after.taken_by.is_some_and(|holder| holder != by.0);
    match seen {
        Seen::Revision(seen) if seen != before.revision => return Err(Why::Changed),
        Seen::Holder(seen) if seen != after.taken_by => return Err(Why::Colleague),
        _ => {}
    }
    let (kind, many) = (act.kind(), matches!(seen, Seen::Revision(_)));
    if many && elsewhere && by.1 != Role::Coordinator && !matches!(kind, Kind::Tag | Kind::Untag) {
        return Err(Why::Colleague);
    }
    match (before.state, kind) {
        (State::Discarded, Kind::Take | Kind::Assign) | (_, Kind::Tag | Kind::Untag) => {}
        (State::Discarded, _) => return Err(Why::Away),
        (State::Resolved, Kind::Resolve) => return Err(Why::Already),
        (State::Resolved, _) => return Err(Why::Resolved),
        _ => {}
    }
    match act {
        Act::Take if elsewhere => return Err(Why::Colleague),
        Act::Take => after.taken_by = Some(by.0),
        Act::Assign(to) => after.taken_by = Some(to),
        Act::Release => after.taken_by = None,
        Act::Snooze(_) | Act::Resolve if before.emergency == Emergency::Open => return Err(Why::Emergency),
        Act::Snooze(until) => after.snoozed_until = Some(until),
        Act::Wake => after.snoozed_until = None,
        Act::Resolve => (after.state, after.snoozed_until) = (State::Resolved, None),
        Act::Tag(_) | Act::Untag(_) => return Ok(after),
    }
    if matches!(kind, Kind::Take | Kind::Assign) {
        after.state = State::Open;
    }
    if after == Standing::of(before) { Err(Why::Already) } else { Ok(after) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ConversationId;

    const ME: StaffId = StaffId::from_bytes([1; 16]);
    const DANA: StaffId = StaffId::from_bytes([2; 16]);
    const LATER: Moment = Moment::from_millis(1_795_226_400_000);

    fn conversation() -> Conversation {
        Conversation {
            id: ConversationId::from_bytes([9; 16]),
            code: "amber-cove-11".into(),
            language: "ar".into(),
            state: State::New,
            taken_by: None,
            visitor_wrote_last: true,
            waiting_since: LATER,
            changed_at: LATER,
            epoch: 1,
            root_sealed: None,
            root_wrapped: None,
            emergency: Emergency::None,
            snoozed_until: None,
            revision: 7,
        }
    }

    fn danas() -> Conversation {
        Conversation { taken_by: Some((DANA, "Dana".into())), state: State::Open, ..conversation() }
    }

    fn worker(before: &Conversation, act: Act, seen: Seen) -> Result<Standing, Why> {
        judge(before, act, (ME, Role::OutreachWorker), seen)
    }

    #[test]
    fn what_changed_since_it_was_listed_is_left() {
        assert_eq!(worker(&conversation(), Act::Take, Seen::Revision(6)), Err(Why::Changed));
        let taken = worker(&conversation(), Act::Take, Seen::Revision(7)).expect("as it was seen");
        assert_eq!((taken.state, taken.taken_by), (State::Open, Some(ME)));
        let other = worker(&danas(), Act::Assign(ME), Seen::Holder(None));
        assert_eq!(other, Err(Why::Colleague), "the second of two who decide sees that somebody was first");
        assert!(worker(&danas(), Act::Assign(ME), Seen::Holder(Some(DANA))).is_ok());
    }

    #[test]
    fn of_many_what_a_colleague_has_is_touched_by_coordinators_only() {
        let seen = Seen::Revision(7);
        for act in [Act::Assign(ME), Act::Release, Act::Snooze(LATER), Act::Resolve] {
            assert_eq!(worker(&danas(), act, seen), Err(Why::Colleague), "{act:?}");
            assert!(judge(&danas(), act, (ME, Role::Coordinator), seen).is_ok(), "{act:?}");
        }
        assert_eq!(
            judge(&danas(), Act::Take, (ME, Role::Coordinator), seen),
            Err(Why::Colleague),
            "one gives it to oneself"
        );
        assert!(worker(&danas(), Act::Tag(TagId::from_bytes([3; 16])), seen).is_ok());
    }

    #[test]
    fn an_emergency_without_an_outcome_is_neither_put_off_nor_resolved() {
        let emergency = Conversation { emergency: Emergency::Open, ..conversation() };
        for act in [Act::Snooze(LATER), Act::Resolve] {
            assert_eq!(worker(&emergency, act, Seen::Anything), Err(Why::Emergency));
        }
        assert!(worker(&emergency, Act::Take, Seen::Anything).is_ok());
        let ended = Conversation { emergency: Emergency::Ended, ..conversation() };
        assert!(worker(&ended, Act::Resolve, Seen::Anything).is_ok());
    }

    #[test]
    fn what_is_so_already_is_not_done_again_and_every_outcome_reads_back() {
        assert_eq!(worker(&danas(), Act::Assign(DANA), Seen::Anything), Err(Why::Already));
        assert_eq!(worker(&conversation(), Act::Release, Seen::Anything), Err(Why::Already));
        assert_eq!(worker(&conversation(), Act::Wake, Seen::Anything), Err(Why::Already));
        let resolved = Conversation { state: State::Resolved, ..conversation() };
        assert_eq!(worker(&resolved, Act::Take, Seen::Anything), Err(Why::Resolved));
        let left = Why::ALL.into_iter().map(Outcome::Left);
        for outcome in [Outcome::Done, Outcome::Undone, Outcome::Stayed].into_iter().chain(left) {
            assert_eq!(Outcome::from_number(outcome.number()), Some(outcome));
        }
        assert_eq!(Outcome::from_number(99), None);
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
    }
}
