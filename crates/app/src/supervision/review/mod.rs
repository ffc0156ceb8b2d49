//! Looking at a random sample of talks that are over: a reason is given before, each opening is in the trail, and whoever led a
//! talk reads what was said of it.

mod page;
mod rules;
mod store;

pub(super) use page::{answer, draw, leave_out, mine, one, page};
pub use rules::KEPT_DAYS;
pub use store::ALL as STATEMENTS;
