//! Texts as data that coordinators change at the desk: every version that was in use stays as it was, one is in use, and 0 is
//! what comes with the program. Whoever has such a text says what it is called and how it is checked ([`Kind`]).

mod desk;
mod in_use;
mod store;
mod wrong;

pub(crate) use desk::{Editor, Next, Typed, load, put_back, work};
pub use in_use::InUse;
pub use store::ALL as STATEMENTS;
pub use wrong::{Problem, Reading, Wrong, is_line};

use crate::audit::Action;

/// What a text is for.
pub struct Kind {
    /// Its name in the database. Never used again for something else.
    pub name: &'static str,
    /// Where its page is, after the language.
    pub path: &'static str,
    /// What the trail says when a version is put into use.
    pub action: Action,
    /// The key of what version 0 is called.
    pub zero: &'static str,
    /// The texts that come with the program: a name, and what it is called in a language. The first is version 0.
    pub offered: fn(kernel::Lang) -> Vec<(&'static str, String)>,
    /// A text that comes with the program.
    pub shipped: fn(&str) -> Option<String>,
    /// Everything that is wrong with a text, in the order of its lines.
    pub check: fn(&str) -> Vec<Problem>,
}

/// The longest text, in bytes.
pub const MOST_BYTES: usize = 64 * 1024;
