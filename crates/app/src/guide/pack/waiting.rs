//! What was brought in and looked at waits for a word: in memory, for half an hour, one for each member. A process that ends, or another
//! process, does not have it; then the ZIP is chosen once more.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use kernel::Moment;

use crate::{
    guide::{Changes, picture::New},
    ids::{OrgId, StaffId},
};

/// So many wait at most; each takes some megabytes.
const MOST: usize = 4;
/// How long one waits, in milliseconds.
const FOR: i64 = 30 * 60_000;

/// All that wait.
#[derive(Default)]
pub struct Waiting(Mutex<HashMap<(OrgId, StaffId), Held>>);

/// Changes that wait.
#[derive(Clone)]
pub(super) struct Held {
    /// What the form names them by.
    pub(super) key: String,
    /// When they were looked at.
    pub(super) at: Moment,
    /// The revision of the guide that they were compared with.
    pub(super) revision: i64,
    pub(super) changes: Arc<Changes>,
    /// Pictures that are not in the library yet.
    pub(super) pictures: Arc<Vec<New>>,
}

impl Waiting {
    /// Keeps what somebody brought in, in the place of what they brought before.
    pub(super) fn keep(&self, who: (OrgId, StaffId), held: Held) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&who);
        let over = |one: &Held| held.at.millis() - one.at.millis() > FOR;
        all.retain(|_, one| !over(one));
        while all.len() >= MOST {
            let Some(oldest) = all.iter().min_by_key(|(_, one)| one.at.millis()).map(|(who, _)| *who) else {
                break;
            };
            all.remove(&oldest);
        }
        all.insert(who, held);
    }

    /// What somebody brought in, if it is still there.
    pub(super) fn of(&self, who: (OrgId, StaffId), key: &str, now: Moment) -> Option<Held> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&who).filter(|held| held.key == key && now.millis() - held.at.millis() <= FOR).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(key: &str, minute: i64) -> Held {
        let at = Moment::from_millis(minute * 60_000);
        Held { key: key.to_owned(), at, revision: 0, changes: Arc::default(), pictures: Arc::default() }
    }

    fn who(number: u8) -> (OrgId, StaffId) {
        (OrgId::from_bytes([1; 16]), StaffId::from_bytes([number; 16]))
    }

    #[test]
    fn what_waits_is_there_for_whoever_brought_it_for_half_an_hour_and_the_oldest_makes_room() {
        let (waiting, now) = (Waiting::default(), Moment::from_millis(40 * 60_000));
        waiting.keep(who(1), held("a", 20));
        assert!(waiting.of(who(1), "a", now).is_some());
        assert!(waiting.of(who(2), "a", now).is_none(), "somebody else's");
        assert!(waiting.of(who(1), "b", now).is_none(), "another");
        assert!(waiting.of(who(1), "a", Moment::from_millis(51 * 60_000)).is_none(), "too late");
        waiting.keep(who(1), held("b", 21));
        assert!(waiting.of(who(1), "a", now).is_none(), "another took its place");
        for number in 2..=5 {
            waiting.keep(who(number), held("c", 30 + i64::from(number)));
        }
        assert!(waiting.of(who(1), "b", now).is_none(), "the oldest made room");
        assert!((2..=5).all(|number| waiting.of(who(number), "c", now).is_some()));
    }
}
