//! Figures: what was done in a period, as events and as people, with small cells hidden. Read from clear columns alone, so
//! that somebody without a key of the team may see them, and nothing here names a member (rule J-3).

pub mod count;
mod csv;
pub mod desk;
pub mod model;
mod period;
mod store;
pub mod suppress;
pub mod tables;

pub use period::Period;
pub use store::ALL as STATEMENTS;
