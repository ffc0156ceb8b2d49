//! How often somebody at the other end may ask, counted in bounded memory that nobody can read an address out of.
//!
//! Each peer has a bucket for each class of request: the generic cell rate algorithm, which is a leaky bucket as one
//! number (ITU-T I.371, annex A). Buckets lie in a table of fixed size, in sets of eight, under the keyed hash of the
//! peer. The key is random and changes every hour; the table before is kept for one hour more, so that a change gives
//! nobody a fresh budget, and is then gone. When a set is full, whoever has asked least is forgotten and begins anew:
//! a million peers cost no memory, push out nobody who floods, and lock out nobody at all.

use std::sync::{Mutex, MutexGuard, PoisonError};

use hmac::{Hmac, KeyInit, Mac};
use kernel::{Entropy, Moment};
use sha2::Sha256;

use crate::Peer;

/// A budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// So many at once, after a rest.
    pub burst: u32,
    /// So many an hour in the long run.
    pub per_hour: u32,
}

impl Rate {
    /// Microseconds from one to the next in the long run.
    const fn interval(self) -> i64 {
        3_600_000_000 / (if self.per_hour == 0 { 1 } else { self.per_hour as i64 })
    }
}

/// Whole seconds until the next one is allowed, at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait(pub u32);

/// How long a key is used for new buckets, in minutes.
const KEY_LASTS: i64 = 60;
const WAYS: usize = 8;
const SETS: usize = 8_192;

/// One bucket: whose it is, and when it will be empty again (microseconds since the epoch).
#[derive(Clone, Copy, Default)]
struct Slot {
    tag: u64,
    empty_at: i64,
}

/// One key and what is counted under it.
struct Table {
    key: Hmac<Sha256>,
    sets: Vec<[Slot; WAYS]>,
}

impl Table {
    fn new(entropy: &dyn Entropy) -> Self {
        let key = kernel::entropy::bytes::<32>(entropy);
        let key = Hmac::new_from_slice(&key).expect("HMAC takes a key of any length");
        Self { key, sets: vec![[Slot::default(); WAYS]; SETS] }
    }

    /// The set and the tag of a bucket.
    fn place(&self, who: [u8; 16], class: u8) -> (usize, u64) {
        let mut mac = self.key.clone();
        mac.update(&who);
        mac.update(&[class]);
        let mac = mac.finalize().into_bytes();
        let word = |at: usize| mac[at..at + 8].iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        // A tag of zero is that of a slot which nobody has.
        ((word(0) % SETS as u64) as usize, word(8) | 1)
    }

    fn find(&self, (set, tag): (usize, u64)) -> Option<i64> {
        self.sets[set].iter().find(|slot| slot.tag == tag).map(|slot| slot.empty_at)
    }

    fn put(&mut self, (set, tag): (usize, u64), empty_at: i64) {
        let set = &mut self.sets[set];
        let own = set.iter().position(|slot| slot.tag == tag);
        let least = || (0..WAYS).min_by_key(|at| set[*at].empty_at).unwrap_or(0);
        let at = own.unwrap_or_else(least);
        set[at] = Slot { tag, empty_at };
    }
}

struct Tables {
    since: Moment,
    present: Table,
    before: Option<Table>,
}

impl Tables {
    /// The place of a bucket in the present table, and when it will be empty, which the table before may know.
    fn find(&self, who: [u8; 16], class: u8) -> ((usize, u64), i64) {
        let place = self.present.place(who, class);
        let before = || self.before.as_ref().and_then(|table| table.find(table.place(who, class)));
        (place, self.present.find(place).or_else(before).unwrap_or(0))
    }
}

/// The buckets of all peers. It stores nothing and has nothing to log with.
pub struct Limiter(Mutex<Tables>);

impl Limiter {
    /// Nobody has asked for anything yet.
    pub fn new(now: Moment, entropy: &dyn Entropy) -> Self {
        Self(Mutex::new(Tables { since: now, present: Table::new(entropy), before: None }))
    }

    /// Counts one request. `class` tells budgets of the same peer apart. A peer that does not say who it is, and an
    /// address that many may share with a proxy of ours ([`Peer::counts`]), are never refused.
    ///
    /// # Errors
    /// The budget is used up; it was not counted.
    pub fn take(
        &self,
        peer: Peer,
        class: u8,
        rate: Rate,
        now: Moment,
        entropy: &dyn Entropy,
    ) -> Result<(), Wait> {
        if !peer.counts() {
            return Ok(());
        }
        self.take_of(peer.key(), class, rate, now, entropy)
    }

    /// The same for anything else that has a budget, named by sixteen bytes.
    ///
    /// # Errors
    /// The budget is used up; it was not counted.
    pub fn take_of(
        &self,
        who: [u8; 16],
        class: u8,
        rate: Rate,
        now: Moment,
        entropy: &dyn Entropy,
    ) -> Result<(), Wait> {
        let mut tables = self.lock();
        turn(&mut tables, now, entropy);
        let (place, held) = tables.find(who, class);

        let (micros, interval) = (now.millis().saturating_mul(1_000), rate.interval());
        let full = interval.saturating_mul(i64::from(rate.burst.max(1)));
        // More than a full bucket is a clock that has jumped back: that must lock nobody out until it is there again.
        let held = if held > micros.saturating_add(full) { 0 } else { held };
        let empty_at = held.max(micros) + interval;
        let over = empty_at - micros - full;
        if over > 0 {
            let seconds = over.div_euclid(1_000_000) + 1;
            return Err(Wait(u32::try_from(seconds).unwrap_or(u32::MAX)));
        }
        tables.present.put(place, empty_at);
        Ok(())
    }

    /// Gives one back to a budget it was taken from: it turned out to be none of those that are counted.
    pub fn give_back(&self, who: [u8; 16], class: u8, rate: Rate, now: Moment, entropy: &dyn Entropy) {
        let mut tables = self.lock();
        turn(&mut tables, now, entropy);
        let (place, held) = tables.find(who, class);
        tables.present.put(place, held - rate.interval());
    }

    fn lock(&self) -> MutexGuard<'_, Tables> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets what is older than an hour, also when nobody asks for anything. To be called from time to time.
    pub fn forget(&self, now: Moment, entropy: &dyn Entropy) {
        turn(&mut self.lock(), now, entropy);
    }
}

/// A new key once the present one is an hour old; what was counted under the one before goes with it.
fn turn(tables: &mut Tables, now: Moment, entropy: &dyn Entropy) {
    let age = now.minutes_since(tables.since);
    // A clock that has jumped back would keep a key for longer than an hour.
    if age < KEY_LASTS && now >= tables.since.plus_minutes(-1) {
        return;
    }
    let present = std::mem::replace(&mut tables.present, Table::new(entropy));
    tables.before = (age < 2 * KEY_LASTS).then_some(present);
    tables.since = now;
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::SeededEntropy;

    const START: Moment = Moment::from_millis(1_795_226_400_000);
    const RATE: Rate = Rate { burst: 3, per_hour: 360 };

    fn after(millis: i64) -> Moment {
        Moment::from_millis(START.millis() + millis)
    }

    fn peer(last: u8) -> Peer {
        Peer::Address([203, 0, 113, last].into())
    }

    fn take(limiter: &Limiter, peer: Peer, now: Moment) -> Result<(), Wait> {
        limiter.take(peer, 0, RATE, now, &SeededEntropy::new(9))
    }

    fn limiter() -> Limiter {
        Limiter::new(START, &SeededEntropy::new(1))
    }

    #[test]
    fn a_budget_is_used_up_and_comes_back_one_by_one() {
        let limiter = limiter();
        for _ in 0..3 {
            assert_eq!(take(&limiter, peer(1), START), Ok(()));
        }
        assert_eq!(take(&limiter, peer(1), START), Err(Wait(11)));
        assert_eq!(take(&limiter, peer(1), after(9_000)), Err(Wait(2)));
        assert_eq!(take(&limiter, peer(1), after(10_000)), Ok(()));
        assert!(take(&limiter, peer(1), after(10_000)).is_err());
        for _ in 0..3 {
            assert_eq!(take(&limiter, peer(1), after(60_000)), Ok(()));
        }
        assert!(take(&limiter, peer(1), after(60_000)).is_err());
    }

    #[test]
    fn being_refused_costs_nothing_more() {
        let limiter = limiter();
        let granted = (0..6_000).filter(|n| take(&limiter, peer(1), after(n * 10)).is_ok()).count();
        assert_eq!(granted, 3 + 5, "three at once and one every ten seconds of the minute");
    }

    #[test]
    fn what_is_given_back_can_be_taken_again_and_no_more() {
        let (limiter, entropy) = (limiter(), SeededEntropy::new(9));
        let take = || limiter.take_of([7; 16], 0, RATE, START, &entropy).is_ok();
        assert!((0..3).all(|_| take()) && !take());
        limiter.give_back([7; 16], 0, RATE, START, &entropy);
        assert!(take() && !take());
        for _ in 0..9 {
            limiter.give_back([7; 16], 0, RATE, START, &entropy);
        }
        assert!((0..3).all(|_| take()) && !take(), "a budget is never more than full");
    }

    #[test]
    fn peers_and_classes_have_budgets_of_their_own() {
        let limiter = limiter();
        while take(&limiter, peer(1), START).is_ok() {}
        assert!(take(&limiter, peer(2), START).is_ok());
        assert!(take(&limiter, Peer::Circuit(1), START).is_ok());
        assert!(limiter.take(peer(1), 1, RATE, START, &SeededEntropy::new(9)).is_ok());
        while take(&limiter, Peer::Circuit(1), START).is_ok() {}
        assert!(take(&limiter, Peer::Circuit(2), START).is_ok());
    }

    #[test]
    fn who_does_not_say_who_they_are_is_never_refused() {
        let limiter = limiter();
        let here = ["127.0.0.1", "::1", "10.1.2.3", "172.17.0.1", "192.168.0.9", "fd00::1", "fe80::1"];
        let here = here.map(|address| Peer::Address(address.parse().expect("an address")));
        for peer in here.into_iter().chain([Peer::Unknown]) {
            assert!((0..100).all(|_| take(&limiter, peer, START).is_ok()));
        }
    }

    #[test]
    fn a_new_key_every_hour_gives_nobody_a_fresh_budget_and_the_one_before_is_forgotten() {
        let limiter = limiter();
        let slow = Rate { burst: 2, per_hour: 60 };
        let entropy = SeededEntropy::new(9);
        let take = |now: Moment| limiter.take(peer(1), 0, slow, now, &entropy);
        let place = || limiter.0.lock().unwrap().present.place(peer(1).key(), 0);
        let at = |minutes: i64, seconds: i64| after(minutes * 60_000 + seconds * 1_000);
        let first = place();
        assert!(take(at(59, 50)).is_ok() && take(at(59, 50)).is_ok() && take(at(59, 50)).is_err());
        assert!(take(at(60, 1)).is_err(), "the budget is still used up");
        assert_ne!(place(), first, "and it is counted elsewhere");
        assert!(limiter.0.lock().unwrap().before.is_some());
        limiter.forget(at(120, 2), &entropy);
        limiter.forget(at(240, 3), &entropy);
        assert!(limiter.0.lock().unwrap().before.is_none(), "nothing is older than two hours");
    }

    #[test]
    fn a_clock_that_jumps_back_locks_nobody_out() {
        let limiter = limiter();
        while take(&limiter, peer(1), after(3_600_000)).is_ok() {}
        assert!(take(&limiter, peer(1), after(10_000)).is_ok());
    }

    #[test]
    fn a_million_peers_cost_no_memory_lock_nobody_out_and_hide_nobody_who_floods() {
        let limiter = limiter();
        let entropy = SeededEntropy::new(9);
        let size = || {
            let tables = limiter.0.lock().unwrap();
            tables.present.sets.capacity() * size_of::<[Slot; WAYS]>()
        };
        let before = size();
        let flood = Peer::Address([198, 51, 100, 7].into());
        let mut granted = 0;
        for number in 0..1_000_000_u32 {
            let peer = Peer::Address((0x2a00_u128 << 112 | u128::from(number) << 64).to_be_bytes().into());
            assert!(limiter.take(peer, 0, RATE, START, &entropy).is_ok());
            granted += u32::from(limiter.take(flood, 0, RATE, START, &entropy).is_ok());
        }
        assert_eq!(granted, RATE.burst, "who floods stays counted");
        assert_eq!(size(), before);
        assert!(before <= 1 << 20, "{before} bytes");
    }
}
