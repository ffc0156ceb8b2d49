//! From counts to what may be shown. A month is protected on its own, so that its page never changes because of a later
//! month. A quarter and a year are protected together with the months in them: a row is hidden there too if taking the
//! shown months away from it would give a hidden one. A free period shows a row only if each of its months does, so that
//! it tells nothing that its months do not. Totals of contacts and people are always part of what everybody may know.

use super::{
    count::{Counter, Tally, median},
    model::{Dim, Figure, OTHER, Pair, Report, Row, Said, Table},
    suppress::{Cell, Grid, Line, Mark, Sum, is_small},
};

/// Tables beside those of [`Dim`].
const USEFUL: usize = Dim::ALL.len();
const SAID_TOPICS: usize = USEFUL + 1;
const OTHERS: usize = USEFUL + 2;
const TABLES: usize = USEFUL + 3;
/// The place of feedback in [`OTHER`].
const FEEDBACK: usize = OTHER.len() - 1;

/// A span of time with its counts and the marks of its cells.
struct Level {
    tally: Tally,
    /// By table and row.
    cells: Vec<Vec<Cell>>,
    children: Vec<Self>,
}

/// How a span of months is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A month, a quarter of months, a year of quarters.
    Tree,
    /// Any other number of months.
    Free,
}

/// What may be shown of the slices (months) from one to another. Under a filter it is a quarter, and `value` the place of
/// the code.
pub fn report(
    counter: &Counter<'_>,
    months: std::ops::Range<usize>,
    shape: Shape,
    filter: Option<(Dim, usize)>,
) -> Report {
    let widths = widths(counter);
    let month = |slice: usize| level(whole(&counter.tallies[slice]), Vec::new(), &widths);
    let leaves: Vec<Level> = months.clone().map(month).collect();
    let level = match (shape, leaves.len()) {
        (Shape::Free, _) => free(leaves, &widths),
        (Shape::Tree, 12) => {
            let mut leaves = leaves.into_iter();
            let quarters = (0..4).map(|_| parent(leaves.by_ref().take(3).collect(), &widths)).collect();
            parent(quarters, &widths)
        }
        (Shape::Tree, 3) => parent(leaves, &widths),
        (Shape::Tree, _) => {
            leaves.into_iter().next().unwrap_or_else(|| level(Tally::default(), Vec::new(), &widths))
        }
    };
    match filter {
        None => shown(counter, &level),
        Some((dim, value)) => {
            let slices = &counter.tallies[months];
            filtered(counter, &level, slices, dim, value, &widths)
        }
    }
}

fn widths(counter: &Counter<'_>) -> [usize; TABLES] {
    let mut widths = [0; TABLES];
    for (width, codes) in widths.iter_mut().zip(&counter.codes) {
        *width = codes.len();
    }
    widths[USEFUL] = counter.useful.len();
    widths[SAID_TOPICS] = widths[Dim::Topic.place()];
    widths[OTHERS] = OTHER.len();
    widths
}

/// All values of the filter together.
fn whole(tallies: &[Tally]) -> Tally {
    let mut all = Tally::default();
    for tally in tallies {
        all.join(tally);
    }
    all
}

impl Tally {
    fn join(&mut self, other: &Self) {
        self.total.join(&other.total);
        for (mine, more) in self.rows.iter_mut().zip(&other.rows) {
            mine.resize_with(mine.len().max(more.len()), Default::default);
            for (mine, more) in mine.iter_mut().zip(more) {
                mine.join(more);
            }
        }
        self.minutes.extend(&other.minutes);
        add(&mut self.other, &other.other);
        for (mine, more) in [(&mut self.useful, &other.useful), (&mut self.said_topics, &other.said_topics)] {
            mine.resize(mine.len().max(more.len()), 0);
            add(mine, more);
        }
        self.experience.0 += other.experience.0;
        self.experience.1 += other.experience.1;
        self.open += other.open;
    }

    /// Events and people of a row of a table.
    fn pair(&self, table: usize, row: usize) -> (i64, i64) {
        match table {
            USEFUL => (self.useful.get(row).copied().unwrap_or(0), 0),
            SAID_TOPICS => (self.said_topics.get(row).copied().unwrap_or(0), 0),
            OTHERS => (self.other[row], 0),
            _ => {
                let of = |row: usize| self.rows[table].get(row);
                let people = |row: usize| of(row).map_or(0, |count| count.people.count());
                let events = of(row).map_or(0, |count| count.events);
                // Known are those who did not come for the first time in this span.
                let known = table == Dim::Person.place() && row == 1;
                (events, if known { self.total.people.count() - people(0) } else { people(row) })
            }
        }
    }

    /// What a table is a part of; nothing for one whose rows have no total.
    fn total(&self, table: usize) -> Option<(i64, i64)> {
        match table {
            OTHERS => None,
            USEFUL | SAID_TOPICS => Some((self.other[FEEDBACK], 0)),
            _ => Some((self.total.events, self.total.people.count())),
        }
    }

    /// Whether so little happened that no table is shown.
    fn is_few(&self, table: usize) -> bool {
        self.total(table).is_some_and(|(events, people)| is_small(events) || is_small(people))
    }

    /// Contacts whose person has a key: as many people, at most, are in all rows together.
    fn keyed(&self) -> i64 {
        self.total.events - self.rows[Dim::Person.place()].get(2).map_or(0, |count| count.events)
    }
}

fn add(mine: &mut [i64], more: &[i64]) {
    for (mine, more) in mine.iter_mut().zip(more) {
        *mine += more;
    }
}

/// How the rows of a table make up its total.
fn across(table: usize) -> (Sum, Sum) {
    let several = table == SAID_TOPICS || table == Dim::Topic.place();
    let events = if several { Sum::Cover } else { Sum::Exact };
    let people = match table {
        USEFUL | SAID_TOPICS => Sum::Open,
        _ if table == Dim::Person.place() => Sum::Exact,
        _ => Sum::Cover,
    };
    (events, people)
}

/// How a row of shorter spans makes up that of a longer one.
fn over_time(table: usize, row: usize) -> (Sum, Sum) {
    let people = match (table, row) {
        (USEFUL | SAID_TOPICS | OTHERS, _) => Sum::Open,
        (table, 0) if table == Dim::Person.place() => Sum::Exact,
        // Somebody is known in the second month and new in the quarter.
        (table, 1) if table == Dim::Person.place() => Sum::AtLeast,
        _ => Sum::Cover,
    };
    (Sum::Exact, people)
}

/// The same for what several values of the filter make up.
fn over_values(table: usize, row: usize) -> (Sum, Sum) {
    let known = table == Dim::Person.place() && row == 1;
    (Sum::Exact, if known { Sum::AtLeast } else { Sum::Cover })
}

/// The sums within one table: to its total, and that no more people are in it than contacts with a key.
fn sums(grid: &mut Grid, table: usize, tally: &Tally, rows: &[usize]) {
    let Some((events, people)) = tally.total(table) else { return };
    let mark = if is_small(events) { Mark::Few } else { Mark::Shown };
    let mark = if table == USEFUL || table == SAID_TOPICS { mark } else { Mark::Shown };
    let total = grid.add(Cell::fixed(events, people, mark));
    let (events, people) = across(table);
    grid.lines.push(Line { total, parts: rows.to_vec(), events, people });
    if table < Dim::ALL.len() && events == Sum::Exact && people == Sum::Cover {
        let total = grid.add(Cell::fixed(tally.keyed(), tally.keyed(), Mark::Shown));
        grid.lines.push(Line { total, parts: rows.to_vec(), events: Sum::Open, people: Sum::AtMost });
    }
}

/// The places of a span's rows, and beside those of [`Dim::Kept`] of the rows of [`Dim::Person`].
struct Places {
    rows: Vec<usize>,
    people: Vec<usize>,
}

/// Adds the cells of a span and of those in it, with their sums; gives the places of its rows.
fn put(grid: &mut Grid, level: &Level, table: usize) -> Places {
    let rows: Vec<usize> = level.cells[table].iter().map(|cell| grid.add(*cell)).collect();
    sums(grid, table, &level.tally, &rows);
    join(grid, table, rows, &level.cells, &level.tally, &level.children)
}

/// Joins the rows of a span with those of the shorter spans in it, and with the other table that tells of them.
fn join(
    grid: &mut Grid,
    table: usize,
    rows: Vec<usize>,
    cells: &[Vec<Cell>],
    tally: &Tally,
    children: &[Level],
) -> Places {
    let (mut below, mut people_below) = (Vec::new(), Vec::new());
    for child in children {
        let Places { rows, people } = put(grid, child, table);
        below.push(rows);
        people_below.push(people);
    }
    join_in_time(grid, table, &rows, &below);
    if table != Dim::Kept.place() {
        return Places { rows, people: Vec::new() };
    }
    let person = Dim::Person.place();
    let people: Vec<usize> = cells[person].iter().map(|cell| grid.add(*cell)).collect();
    sums(grid, person, tally, &people);
    join_in_time(grid, person, &people, &people_below);
    join_people(grid, &people, &rows, months(children));
    Places { rows, people }
}

/// How many months a span has, by those in it.
fn months(children: &[Level]) -> usize {
    if children.is_empty() { 1 } else { children.iter().map(|child| months(&child.children)).sum() }
}

/// What the tables of people and of who is kept in contact tell of each other. Contacts without a key are the same; who is new
/// has a first contact in the span; and what comes 90 days after the first contact comes from somebody who is known in that month.
fn join_people(grid: &mut Grid, people: &[usize], kept: &[usize], months: usize) {
    let ([new, known, keyless], [under, _, d90, d180, no_key]) = (people, kept) else { return };
    let mut tell = |total: &usize, parts: &[&usize], events, people| {
        let parts = parts.iter().map(|part| **part).collect();
        grid.lines.push(Line { total: *total, parts, events, people });
    };
    tell(keyless, &[no_key], Sum::Exact, Sum::Exact);
    tell(under, &[new], Sum::Open, Sum::AtMost);
    tell(known, &[d90, d180], Sum::AtMost, Sum::Open);
    if months <= 3 {
        tell(known, &[d180], Sum::Open, Sum::AtMost);
    }
    if months == 1 {
        tell(known, &[d90], Sum::Open, Sum::AtMost);
    }
}

fn join_in_time(grid: &mut Grid, table: usize, rows: &[usize], children: &[Vec<usize>]) {
    if children.is_empty() {
        return;
    }
    for (row, total) in rows.iter().enumerate() {
        let (events, people) = over_time(table, row);
        let parts = children.iter().map(|child| child[row]).collect();
        grid.lines.push(Line { total: *total, parts, events, people });
    }
}

/// Protects a span together with those in it, whose marks stay as they are.
fn level(tally: Tally, children: Vec<Level>, widths: &[usize; TABLES]) -> Level {
    let mut cells = Vec::with_capacity(TABLES);
    for (table, width) in widths.iter().enumerate() {
        let pairs: Vec<(i64, i64)> = (0..*width).map(|row| tally.pair(table, row)).collect();
        if tally.is_few(table) {
            let withheld = |(events, people): &(i64, i64)| Cell::fixed(*events, *people, Mark::Withheld);
            cells.push(pairs.iter().map(withheld).collect());
            continue;
        }
        let mut grid = Grid::default();
        let rows: Vec<usize> =
            pairs.iter().map(|(events, people)| grid.add(Cell::free(*events, *people))).collect();
        sums(&mut grid, table, &tally, &rows);
        let Places { rows, .. } = join(&mut grid, table, rows, &cells, &tally, &children);
        grid.protect();
        cells.push(rows.iter().map(|row| Cell { fixed: true, ..grid.cells[*row] }).collect());
    }
    Level { tally, cells, children }
}

fn joined(children: &[Level]) -> Tally {
    let mut all = Tally::default();
    for child in children {
        all.join(&child.tally);
    }
    all
}

fn parent(children: Vec<Level>, widths: &[usize; TABLES]) -> Level {
    level(joined(&children), children, widths)
}

/// A row is shown if each month shows it or has nothing in it.
fn free(children: Vec<Level>, widths: &[usize; TABLES]) -> Level {
    let tally = joined(&children);
    let cell = |table: usize, row: usize| {
        let (events, people) = tally.pair(table, row);
        let tells = |child: &Level| {
            let cell = child.cells[table][row];
            cell.mark == Mark::Shown || (cell.events, cell.people) == (0, 0)
        };
        let mark = match (tally.is_few(table), children.iter().all(tells)) {
            (true, _) => Mark::Withheld,
            (false, true) => Mark::Shown,
            (false, false) => Mark::Hidden,
        };
        Cell::fixed(events, people, mark)
    };
    let cells = (0..TABLES).map(|table| (0..widths[table]).map(|row| cell(table, row)).collect()).collect();
    Level { cells, tally, children }
}

/// A number with its mark; a row that is hidden is hidden in both columns.
fn figure(count: i64, mark: Mark) -> Figure {
    match mark {
        Mark::Shown => Figure::Number(count),
        Mark::Few => Figure::Few,
        Mark::Hidden | Mark::Withheld => Figure::Hidden,
    }
}

fn table(codes: &[String], cells: &[Cell], with_people: bool) -> Table {
    let row = |(code, cell): (&String, &Cell)| {
        let people = with_people.then(|| figure(cell.people, cell.mark));
        Row { code: code.clone(), pair: Pair { events: figure(cell.events, cell.mark), people } }
    };
    let withheld = cells.iter().any(|cell| cell.mark == Mark::Withheld);
    let there = |(_, cell): &(&String, &Cell)| cell.events > 0;
    let mut rows: Vec<Row> =
        if withheld { Vec::new() } else { codes.iter().zip(cells).filter(there).map(row).collect() };
    rows.sort_by_key(|row| row.code.starts_with('~'));
    Table { rows, withheld }
}

fn total(tally: &Tally) -> Pair {
    let (events, people) = (tally.total.events, tally.total.people.count());
    let own = |count: i64| if is_small(count) { Figure::Few } else { Figure::Number(count) };
    let people = if is_small(events) { Figure::Few } else { own(people) };
    Pair { events: own(events), people: Some(people) }
}

/// The median, where it tells nothing of hidden rows.
fn median_of(tally: &Tally, answer: &[Cell]) -> Option<i64> {
    let shown = answer.iter().take(2).all(|cell| cell.mark == Mark::Shown);
    (shown && !is_small(i64::try_from(tally.minutes.len()).ok()?)).then_some(())?;
    median(&mut tally.minutes.clone())
}

fn shown(counter: &Counter<'_>, level: &Level) -> Report {
    let of = |dim: Dim| Some(table(&counter.codes[dim.place()], &level.cells[dim.place()], true));
    let others = OTHER.map(str::to_owned);
    let (points, sum) = level.tally.experience;
    Report {
        total: total(&level.tally),
        tables: Dim::ALL.into_iter().map(of).collect(),
        other: table(&others, &level.cells[OTHERS], false).rows,
        median: median_of(&level.tally, &level.cells[Dim::Answer.place()]),
        said: Said {
            useful: Some(table(&counter.useful, &level.cells[USEFUL], false)),
            topics: Some(table(&counter.codes[Dim::Topic.place()], &level.cells[SAID_TOPICS], false)),
            mean_tenths: (points > 0 && !hides_points(level)).then(|| (sum * 10 + points / 2) / points),
        },
    }
}

/// Whether fewer than five gave points, in the whole or in one of its months.
fn hides_points(level: &Level) -> bool {
    is_small(level.tally.experience.0) || level.children.iter().any(hides_points)
}

/// One value of the filter in a quarter. All values are protected together, and with the table without a filter: whoever
/// has every page may take them away from each other.
fn filtered(
    counter: &Counter<'_>,
    level: &Level,
    months: &[Vec<Tally>],
    filter: Dim,
    value: usize,
    widths: &[usize; TABLES],
) -> Report {
    let values = widths[filter.place()];
    let of = |value: usize| {
        let mut all = Tally::default();
        for tally in months.iter().filter_map(|month| month.get(value)) {
            all.join(tally);
        }
        all
    };
    let tallies: Vec<Tally> = (0..values).map(of).collect();
    let marks = &level.cells[filter.place()];
    let is_closed = |value: usize| marks[value].mark != Mark::Shown || tallies[value].is_few(0);
    let mut tables = Vec::with_capacity(Dim::ALL.len());
    let mut median = None;
    for dim in Dim::ALL {
        // Who is kept in contact is protected with people alone, and not under a filter as well.
        if matches!(dim, Dim::Platform | Dim::Language | Dim::Kept) {
            tables.push(None);
            continue;
        }
        let place = dim.place();
        let mut grid = Grid::default();
        let mut parts = Vec::with_capacity(values);
        for (value, tally) in tallies.iter().enumerate() {
            let cell = |row: usize| {
                let (events, people) = tally.pair(place, row);
                if is_closed(value) {
                    Cell::fixed(events, people, Mark::Withheld)
                } else {
                    Cell::free(events, people)
                }
            };
            let rows: Vec<usize> = (0..widths[place]).map(cell).map(|cell| grid.add(cell)).collect();
            sums(&mut grid, place, tally, &rows);
            parts.push(rows);
        }
        for (row, whole) in level.cells[place].iter().enumerate() {
            let total = grid.add(*whole);
            let (events, people) = over_values(place, row);
            let parts = parts.iter().map(|rows| rows[row]).collect();
            grid.lines.push(Line { total, parts, events, people });
        }
        grid.protect();
        let cells: Vec<Cell> = parts[value].iter().map(|row| grid.cells[*row]).collect();
        if dim == Dim::Answer {
            median = median_of(&tallies[value], &cells);
        }
        tables.push(Some(table(&counter.codes[place], &cells, true)));
    }
    let own = marks[value].mark;
    let total = match own {
        Mark::Shown => total(&tallies[value]),
        mark => {
            let hidden = figure(0, mark);
            Pair { events: hidden, people: Some(hidden) }
        }
    };
    let said = Said { useful: None, topics: None, mean_tenths: None };
    Report { total, tables, other: Vec::new(), median, said }
}

#[cfg(test)]
mod tests;
