//! Reports.

pub mod by_hand;
pub mod table;
mod when;
