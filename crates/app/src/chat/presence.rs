//! Who of the team is at a conversation right now. In memory only: it says what somebody does at this moment, and
//! nobody has a reason to know that later.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use kernel::Moment;

use super::model::Stamp;
use crate::ids::{ConversationId, StaffId};

/// How long a member counts as here after they opened the page or answered.
const MINUTES: i64 = 5;

/// Conversations that somebody is at, at most. Beyond it nobody is shown, which promises nothing wrong.
const MOST: usize = 4_096;

/// Which members are at which conversation.
#[derive(Default)]
pub struct Presence(Mutex<HashMap<ConversationId, Vec<Seen>>>);

struct Seen {
    stamp: Stamp,
    at: Moment,
}

impl Seen {
    fn is_here(&self, now: Moment) -> bool {
        now.minutes_since(self.at) < MINUTES
    }
}

impl Presence {
    /// A member opened the conversation or answered in it. Whether they were not here before.
    pub fn come(&self, conversation: ConversationId, stamp: Stamp, now: Moment) -> bool {
        let mut all = self.lock();
        if all.len() >= MOST && !all.contains_key(&conversation) {
            all.retain(|_, seen| seen.iter().any(|seen| seen.is_here(now)));
            if all.len() >= MOST {
                return false;
            }
        }
        let seen = all.entry(conversation).or_default();
        seen.retain(|seen| seen.is_here(now));
        match seen.iter_mut().find(|seen| seen.stamp.id == stamp.id) {
            Some(known) => {
                *known = Seen { stamp, at: now };
                false
            }
            None => {
                seen.push(Seen { stamp, at: now });
                true
            }
        }
    }

    /// A member has gone home: which conversations they were at.
    pub fn leave(&self, staff: StaffId) -> Vec<ConversationId> {
        let mut left = Vec::new();
        self.lock().retain(|conversation, seen| {
            let before = seen.len();
            seen.retain(|seen| seen.stamp.id != staff);
            if seen.len() < before {
                left.push(*conversation);
            }
            !seen.is_empty()
        });
        left
    }

    /// A member has no more to do with one conversation. Whether they were at it.
    pub fn leave_one(&self, conversation: ConversationId, staff: StaffId) -> bool {
        let mut all = self.lock();
        let Some(seen) = all.get_mut(&conversation) else { return false };
        let before = seen.len();
        seen.retain(|seen| seen.stamp.id != staff);
        seen.len() < before
    }

    /// Who is here, in the order they came.
    pub fn here(&self, conversation: ConversationId, now: Moment) -> Vec<Stamp> {
        let mut all = self.lock();
        let Some(seen) = all.get_mut(&conversation) else { return Vec::new() };
        seen.retain(|seen| seen.is_here(now));
        if seen.is_empty() {
            all.remove(&conversation);
            return Vec::new();
        }
        seen.iter().map(|seen| seen.stamp.clone()).collect()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ConversationId, Vec<Seen>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ids::StaffId, policy::Role};

    const NOW: Moment = Moment::from_millis(1_795_226_400_000);

    fn member(number: u8) -> Stamp {
        Stamp { id: StaffId::from_bytes([number; 16]), work_name: format!("M{number}"), role: Role::Peer }
    }

    fn conversation(number: u32) -> ConversationId {
        ConversationId::from_bytes(u128::from(number).to_be_bytes())
    }

    #[test]
    fn a_member_appears_once_stays_while_they_do_something_and_goes_after_five_minutes() {
        let presence = Presence::default();
        let one = conversation(1);
        assert!(presence.come(one, member(1), NOW));
        assert!(!presence.come(one, member(1), NOW.plus_minutes(4)));
        assert!(presence.come(one, member(2), NOW.plus_minutes(8)));
        assert_eq!(presence.here(one, NOW.plus_minutes(8)), [member(1), member(2)]);
        assert_eq!(presence.here(one, NOW.plus_minutes(9)), [member(2)]);
        assert!(presence.here(conversation(2), NOW).is_empty());
        assert!(presence.here(one, NOW.plus_minutes(13)).is_empty());
        assert!(presence.lock().is_empty(), "nothing is kept");
        assert!(presence.come(one, member(1), NOW.plus_minutes(20)));
    }

    #[test]
    fn so_many_conversations_are_known_and_no_more_until_some_are_over() {
        let presence = Presence::default();
        for number in 0..5_000 {
            presence.come(conversation(number), member(1), NOW);
        }
        assert_eq!(presence.lock().len(), MOST);
        assert!(presence.here(conversation(4_999), NOW).is_empty());
        assert!(presence.come(conversation(4_999), member(1), NOW.plus_minutes(5)));
        assert_eq!(presence.lock().len(), 1);
    }
}
