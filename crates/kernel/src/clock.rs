//! Time as a parameter. Rows linked to a person from outside keep minutes or days only, so coarsening is a method here and not an
//! arithmetic habit elsewhere.

use std::sync::atomic::{AtomicI64, Ordering};

const MINUTE: i64 = 60_000;
const DAY: i64 = 86_400_000;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// From milliseconds since the Unix epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the Unix epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since the Unix epoch, as one-time codes count them.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000)
    }

    /// The start of the minute this moment lies in.
    pub const fn to_minute(self) -> Self {
        Self(self.0.div_euclid(MINUTE) * MINUTE)
    }

    /// The start of the UTC day this moment lies in.
    pub const fn to_day(self) -> Self {
        Self(self.0.div_euclid(DAY) * DAY)
    }

    /// This moment moved by whole minutes; negative goes back.
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0 + minutes * MINUTE)
    }

    /// Whole minutes from `earlier` to here; 0 when a clock has jumped back.
    pub const fn minutes_since(self, earlier: Self) -> i64 {
        let minutes = (self.0 - earlier.0).div_euclid(MINUTE);
        if minutes < 0 { 0 } else { minutes }
    }
}

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Moment;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // The one place that may ask the machine.
    fn now(&self) -> Moment {
        Moment(jiff::Timestamp::now().as_millisecond())
    }
}

/// A clock that a test sets by hand.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock standing at `start`.
    pub const fn at(start: Moment) -> Self {
        Self(AtomicI64::new(start.0))
    }

    /// Moves the clock; negative minutes go back, as a real clock may.
    pub fn advance_minutes(&self, minutes: i64) {
        self.0.fetch_add(minutes * MINUTE, Ordering::SeqCst);
    }

    /// Moves the clock by milliseconds.
    pub fn advance_millis(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coarsening_never_moves_forward() {
        let moment = Moment::from_millis(1_795_337_999_999);
        assert!(moment.to_minute() <= moment);
        assert!(moment.to_day() <= moment.to_minute());
        assert_eq!(moment.to_minute().millis() % MINUTE, 0);
        assert_eq!(Moment::from_millis(-1).to_day().millis(), -DAY);
    }

    #[test]
    fn a_clock_that_jumps_back_gives_no_negative_wait() {
        let clock = ManualClock::at(Moment::from_millis(10 * MINUTE));
        let before = clock.now();
        clock.advance_minutes(-5);
        assert_eq!(clock.now().minutes_since(before), 0);
    }
}
