//! Many contacts at once, as lines copied from a spreadsheet.

mod columns;
mod lines;
mod row;
