//! Hiding small cells so that nobody can work them out (rule A-7; the threshold is that of [NUAA-DD]).
//!
//! A cell under 5 is hidden, and with it further cells, until nobody can compute it from what is shown. What somebody
//! could compute is found by interval propagation: every hidden number begins with what its mark says (`<5` is 1 to 4
//! events, "hidden" is 5 or more), and every sum that holds narrows it. **The criterion: each hidden count from 1 to 4
//! keeps at least two possible values.** A hidden count of 5 or more is there only to protect others, so that knowing
//! it harms nobody; if it helped to know a small one, the criterion would fail. Zeros are shown, unless a whole table
//! is withheld because nothing else protects it.

/// Counts below this are hidden.
pub const LEAST: i64 = 5;
/// More than anybody counts.
const MANY: i64 = 1 << 40;
/// So often bounds are narrowed before they are taken as they are. Each round is sound, so fewer only hide less well
/// what the next would find; sums of three levels settle in a handful.
const ROUNDS: usize = 200;

/// How a cell is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// As it is.
    Shown,
    /// As `<5`: 1 to 4 events, and at most 4 people.
    Few,
    /// As "hidden": 5 or more events.
    Hidden,
    /// Not at all: the whole table is missing, and its zeros with it.
    Withheld,
}

/// Events and people of one row in one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How often it happened.
    pub events: i64,
    /// To how many people; 0 where people are not counted.
    pub people: i64,
    /// How it is shown.
    pub mark: Mark,
    /// Whether its mark was decided elsewhere: by the page of a month, or because totals are always shown.
    pub fixed: bool,
}

impl Cell {
    /// A cell that may still be hidden.
    pub const fn free(events: i64, people: i64) -> Self {
        Self { events, people, mark: Mark::Shown, fixed: false }
    }

    /// A cell whose mark is decided.
    pub const fn fixed(events: i64, people: i64, mark: Mark) -> Self {
        Self { events, people, mark, fixed: true }
    }

    /// The mark that the cell needs for itself. A row is hidden in both columns, so that neither tells of the other.
    pub fn own_mark(self) -> Mark {
        match (is_small(self.events), is_small(self.people)) {
            (true, _) => Mark::Few,
            (false, true) => Mark::Hidden,
            _ => Mark::Shown,
        }
    }
}

/// Whether a count must be hidden.
pub fn is_small(count: i64) -> bool {
    (1..LEAST).contains(&count)
}

/// How parts make up a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// They add up to it.
    Exact,
    /// Each is at most the total, and together they are at least as many: one person may be in several parts.
    Cover,
    /// Together they are at least as many.
    AtLeast,
    /// Together they are at most as many.
    AtMost,
    /// Nothing is known.
    Open,
}

/// A sum that holds and that everybody may know to hold.
#[derive(Clone, Debug)]
pub struct Line {
    /// The total.
    pub total: usize,
    /// Its parts.
    pub parts: Vec<usize>,
    /// How events add up.
    pub events: Sum,
    /// How people do.
    pub people: Sum,
}

/// Cells and the sums between them.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The cells.
    pub cells: Vec<Cell>,
    /// The sums.
    pub lines: Vec<Line>,
}

/// The smallest and the largest value that a number may have.
type Range = (i64, i64);

impl Grid {
    /// Adds a cell and gives its place.
    pub fn add(&mut self, cell: Cell) -> usize {
        self.cells.push(cell);
        self.cells.len() - 1
    }

    /// Marks what must be hidden: small cells, then others until each small one is safe. When hiding single cells does
    /// not help, every cell that is not decided elsewhere is withheld.
    pub fn protect(&mut self) {
        for cell in self.cells.iter_mut().filter(|cell| !cell.fixed) {
            cell.mark = cell.own_mark();
        }
        while let Some(unsafe_cell) = self.exposed() {
            match self.candidate(unsafe_cell) {
                Some(other) => self.cells[other].mark = Mark::Hidden,
                None => return self.withhold(),
            }
        }
    }

    fn withhold(&mut self) {
        for cell in self.cells.iter_mut().filter(|cell| !cell.fixed) {
            cell.mark = Mark::Withheld;
        }
    }

    /// The first small cell that somebody could work out.
    pub fn exposed(&self) -> Option<usize> {
        let hides =
            |cell: &Cell| cell.mark != Mark::Shown && (is_small(cell.events) || is_small(cell.people));
        if !self.cells.iter().any(hides) {
            return None;
        }
        let bounds = self.bounds();
        self.cells.iter().zip(&bounds).position(|(cell, (events, people))| {
            let pinned = |count: i64, (least, most): Range| is_small(count) && least >= most;
            cell.mark != Mark::Shown && (pinned(cell.events, *events) || pinned(cell.people, *people))
        })
    }

    /// The cell to hide with an exposed one: in the sums that it is part of, then anywhere. A cell that is made of hidden
    /// ones protects better, and a small one costs less.
    fn candidate(&self, exposed: usize) -> Option<usize> {
        let near = |line: &&Line| line.total == exposed || line.parts.contains(&exposed);
        let free = |index: &usize| {
            let cell = self.cells[*index];
            !cell.fixed && cell.mark == Mark::Shown && cell.events >= LEAST
        };
        let solid = |index: usize| {
            let hidden = |part: &usize| self.cells[*part].mark != Mark::Shown;
            let mut made_of = self.lines.iter().filter(|line| line.total == index).peekable();
            made_of.peek().is_some() && !made_of.any(|line| line.parts.iter().any(hidden))
        };
        let rank = |index: &usize| (solid(*index), self.cells[*index].events, *index);
        let of = |line: &Line| line.parts.iter().copied().chain([line.total]).collect::<Vec<_>>();
        let beside = self.lines.iter().filter(near).flat_map(of).filter(free).min_by_key(rank);
        beside.or_else(|| (0..self.cells.len()).filter(free).min_by_key(rank))
    }

    /// What everybody can work out of each cell: the range of its events and of its people.
    pub fn bounds(&self) -> Vec<(Range, Range)> {
        let mut bounds: Vec<(Range, Range)> = self.cells.iter().map(said).collect();
        for _ in 0..ROUNDS {
            let before = bounds.clone();
            for (events, people) in &mut bounds {
                people.1 = people.1.min(events.1);
                events.0 = events.0.max(people.0);
            }
            for line in &self.lines {
                narrow(line, line.events, &mut bounds, |both| &mut both.0);
                narrow(line, line.people, &mut bounds, |both| &mut both.1);
            }
            if before == bounds {
                break;
            }
        }
        bounds
    }
}

/// What a cell says by how it is shown.
fn said(cell: &Cell) -> (Range, Range) {
    match cell.mark {
        Mark::Shown => ((cell.events, cell.events), (cell.people, cell.people)),
        Mark::Few => ((1, LEAST - 1), (0, LEAST - 1)),
        Mark::Hidden => ((LEAST, MANY), (0, MANY)),
        Mark::Withheld => ((0, MANY), (0, MANY)),
    }
}

/// Narrows what a sum tells of its total and its parts.
fn narrow(
    line: &Line,
    sum: Sum,
    bounds: &mut [(Range, Range)],
    of: impl Fn(&mut (Range, Range)) -> &mut Range,
) {
    if sum == Sum::Open {
        return;
    }
    let (mut least, mut most, mut largest) = (0, 0, 0);
    for part in &line.parts {
        let (low, high) = *of(&mut bounds[*part]);
        (least, most, largest) = (least + low, most + high, largest.max(low));
    }
    let total = of(&mut bounds[line.total]);
    if sum != Sum::AtMost {
        total.1 = total.1.min(most);
    }
    total.0 = total.0.max(match sum {
        Sum::Exact | Sum::AtMost => least,
        Sum::Cover => largest,
        Sum::AtLeast | Sum::Open => 0,
    });
    let total = *total;
    for part in &line.parts {
        let range = of(&mut bounds[*part]);
        let (low, high) = *range;
        if sum != Sum::AtMost {
            range.0 = low.max(total.0 - (most - high));
        }
        match sum {
            Sum::Exact | Sum::AtMost => range.1 = high.min(total.1 - (least - low)),
            Sum::Cover => range.1 = high.min(total.1),
            Sum::AtLeast | Sum::Open => {}
        }
        // Later parts of this line see what was narrowed just now.
        (least, most) = (least + range.0 - low, most + range.1 - high);
    }
}

#[cfg(test)]
mod tests;
