//! Reports.

pub mod table;
mod when;
