//! Many contacts at once, as lines copied from a spreadsheet.

mod check;
mod columns;
mod lines;
pub(super) mod page;
mod row;
