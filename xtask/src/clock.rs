//! The one place here that asks the machine for the time. Tasks measure and wait; nothing they print is a result of
//! the product, so no test needs to move this clock.
#![allow(clippy::disallowed_methods)] // See above.

use std::{
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// A point on a clock that only goes forward.
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// Seconds since 1970, as one-time codes count them.
pub(crate) fn unix_seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// Asks `done` every `every` until it says yes; false when `limit` has passed first.
pub(crate) fn wait_until(limit: Duration, every: Duration, mut done: impl FnMut() -> bool) -> bool {
    let end = now() + limit;
    loop {
        if done() {
            return true;
        }
        if now() >= end {
            return false;
        }
        thread::sleep(every);
    }
}
