//! The blocks that a text may have.

use crate::part::Part;

/// A kind of block.
#[derive(Debug, PartialEq, Eq)]
pub struct Block {
    /// What stands behind `:::`.
    pub name: &'static str,
    holds: Holds,
}

#[derive(Debug, PartialEq, Eq)]
enum Holds {
    /// Numbered steps.
    Steps,
    /// Points without numbers.
    Points,
    /// Points with a box each.
    Ticks,
    /// One table.
    Table,
    /// Paragraphs and lists.
    Any,
}

/// Every block.
pub const BLOCKS: [Block; 7] = [
    Block { name: "now", holds: Holds::Steps },
    Block { name: "steps", holds: Holds::Steps },
    Block { name: "do", holds: Holds::Points },
    Block { name: "dont", holds: Holds::Points },
    Block { name: "checklist", holds: Holds::Ticks },
    Block { name: "compare", holds: Holds::Table },
    Block { name: "note", holds: Holds::Any },
];

static ALL: [Block; 7] = BLOCKS;

/// The block of a name.
pub(crate) fn of(name: &str) -> Option<&'static Block> {
    ALL.iter().find(|block| block.name == name)
}

impl Block {
    pub(crate) fn has_ticks(&self) -> bool {
        self.holds == Holds::Ticks
    }

    pub(crate) fn has_table(&self) -> bool {
        self.holds == Holds::Table
    }

    /// Whether these parts are what the block is for.
    pub(crate) fn fits(&self, parts: &[Part]) -> bool {
        match (&self.holds, parts) {
            (Holds::Steps, [Part::List { ordered: true, points, .. }]) => points.iter().all(|one| !one.ticks),
            (Holds::Points, [Part::List { ordered: false, points, .. }]) => {
                points.iter().all(|one| !one.ticks)
            }
            (Holds::Ticks, [Part::List { ordered: false, points, .. }]) => points.iter().all(|one| one.ticks),
            (Holds::Table, [Part::Table { rows, .. }]) => rows.len() > 1,
            (Holds::Any, parts) => !parts.is_empty(),
            _ => false,
        }
    }
}
