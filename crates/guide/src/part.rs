//! What a text consists of.

use crate::{block::Block, words::Words};

/// A part of a text, from above to below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading of a level from 2.
    Heading {
        /// The line in its file.
        line: usize,
        /// From 2; the page's own heading is the first.
        level: usize,
        /// What it says.
        words: Words,
    },
    /// A paragraph.
    Paragraph {
        /// The line in its file.
        line: usize,
        /// What it says.
        words: Words,
    },
    /// A list of points or of steps.
    List {
        /// The line in its file.
        line: usize,
        /// Whether its points are numbered.
        ordered: bool,
        /// Its points.
        points: Vec<Point>,
    },
    /// A table; the first row names the columns.
    Table {
        /// The line in its file.
        line: usize,
        /// Rows of cells, all as long as the first.
        rows: Vec<Vec<Words>>,
    },
    /// A picture.
    Picture {
        /// The line in its file.
        line: usize,
        /// Its name in the pack.
        name: String,
        /// What is to be seen, for whoever does not see it.
        words: Words,
    },
    /// What stands between `:::` and `:::`.
    Block {
        /// The line in its file.
        line: usize,
        /// Which block.
        block: &'static Block,
        /// What it holds.
        parts: Vec<Part>,
    },
}

/// One point of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The line in its file.
    pub line: usize,
    /// Whether it has a box to tick.
    pub ticks: bool,
    /// What it says: a paragraph, and perhaps more.
    pub parts: Vec<Part>,
}

/// What one heading, paragraph, point or cell says.
pub(crate) struct Piece<'p> {
    pub(crate) line: usize,
    pub(crate) words: &'p Words,
    /// Whether it can be a statement; headings and names of columns are none.
    pub(crate) states: bool,
}

/// Everything that parts say, from above to below.
pub(crate) fn pieces(parts: &[Part]) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    gather(parts, &mut all);
    all
}

fn gather<'p>(parts: &'p [Part], all: &mut Vec<Piece<'p>>) {
    for part in parts {
        match part {
            Part::Heading { line, words, .. } => all.push(Piece { line: *line, words, states: false }),
            Part::Picture { line, words, .. } => all.push(Piece { line: *line, words, states: false }),
            Part::Paragraph { line, words } => all.push(Piece { line: *line, words, states: true }),
            Part::List { points, .. } => {
                for point in points {
                    gather(&point.parts, all);
                }
            }
            Part::Table { line, rows } => {
                let cells = rows.iter().flatten();
                all.extend(cells.map(|words| Piece { line: *line, words, states: false }));
            }
            Part::Block { parts, .. } => gather(parts, all),
        }
    }
}

/// The pictures among parts, each with its line and name.
pub(crate) fn pictures(parts: &[Part]) -> Vec<(usize, &str)> {
    let mut all = Vec::new();
    for part in parts {
        match part {
            Part::Picture { line, name, .. } => all.push((*line, name.as_str())),
            Part::List { points, .. } => all.extend(points.iter().flat_map(|point| pictures(&point.parts))),
            Part::Block { parts, .. } => all.extend(pictures(parts)),
            _ => {}
        }
    }
    all
}
