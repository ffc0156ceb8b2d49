//! How a member wants the desk: how long an answer waits before it goes out, whether single letters are keys, whether new
//! conversations may be assigned to them.

mod store;

pub use store::{ALL as STATEMENTS, choose, find};

/// The longest that an answer may wait, in seconds.
pub const MOST_WAIT: i64 = 60;

/// What a member has chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Seconds in which an answer can be taken back; 0 sends at once.
    pub send_wait: i64,
    /// Whether single letters are keys.
    pub shortcuts: bool,
    /// Whether new conversations may be assigned to them.
    pub takes_new: bool,
}

impl Default for Choice {
    fn default() -> Self {
        Self { send_wait: 8, shortcuts: true, takes_new: false }
    }
}
