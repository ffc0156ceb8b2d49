use kernel::{SeededEntropy, entropy};

use super::*;

/// A table with a shown total.
fn table(rows: &[(i64, i64)], total: (i64, i64), events: Sum, people: Sum) -> Grid {
    let mut grid = Grid::default();
    let parts: Vec<usize> =
        rows.iter().map(|(events, people)| grid.add(Cell::free(*events, *people))).collect();
    let total = grid.add(Cell::fixed(total.0, total.1, Mark::Shown));
    grid.lines.push(Line { total, parts, events, people });
    grid
}

fn marks(grid: &Grid) -> Vec<Mark> {
    grid.cells.iter().filter(|cell| !cell.fixed).map(|cell| cell.mark).collect()
}

/// Somebody with a pencil: tries every number that a hidden cell may have, one after the other, and remembers which go
/// with everything that is shown. Independent of how bounds are narrowed.
fn possible(grid: &Grid, most: i64) -> Vec<std::collections::BTreeSet<(i64, i64)>> {
    let hidden: Vec<usize> =
        (0..grid.cells.len()).filter(|index| grid.cells[*index].mark != Mark::Shown).collect();
    let mut found = vec![std::collections::BTreeSet::new(); grid.cells.len()];
    let mut tried: Vec<(i64, i64)> = grid.cells.iter().map(|cell| (cell.events, cell.people)).collect();
    try_on(grid, &hidden, most, &mut tried, &mut found);
    found
}

fn try_on(
    grid: &Grid,
    left: &[usize],
    most: i64,
    tried: &mut Vec<(i64, i64)>,
    found: &mut [std::collections::BTreeSet<(i64, i64)>],
) {
    let Some((first, left)) = left.split_first() else {
        if grid.lines.iter().all(|line| holds(line, tried)) {
            for (found, one) in found.iter_mut().zip(tried.iter()) {
                found.insert(*one);
            }
        }
        return;
    };
    let (events, people) = match grid.cells[*first].mark {
        Mark::Few => (1..=4, 4),
        Mark::Hidden => (5..=most, most),
        Mark::Withheld | Mark::Shown => (0..=most, most),
    };
    for events in events {
        for people in 0..=people.min(events) {
            tried[*first] = (events, people);
            try_on(grid, left, most, tried, found);
        }
    }
}

fn holds(line: &Line, tried: &[(i64, i64)]) -> bool {
    let of = |sum: Sum, pick: &dyn Fn(&(i64, i64)) -> i64| {
        let total = pick(&tried[line.total]);
        let parts: Vec<i64> = line.parts.iter().map(|part| pick(&tried[*part])).collect();
        let sum_of_parts: i64 = parts.iter().sum();
        match sum {
            Sum::Exact => sum_of_parts == total,
            Sum::Cover => sum_of_parts >= total && parts.iter().all(|part| *part <= total),
            Sum::AtLeast => sum_of_parts >= total,
            Sum::AtMost => sum_of_parts <= total,
            Sum::Open => true,
        }
    };
    of(line.events, &|pair| pair.0) && of(line.people, &|pair| pair.1)
}

/// The criterion, by the pencil.
fn assert_safe(grid: &Grid, most: i64) {
    let possible = possible(grid, most);
    for (cell, possible) in grid.cells.iter().zip(&possible) {
        if cell.mark == Mark::Shown {
            continue;
        }
        assert!(possible.contains(&(cell.events, cell.people)), "the truth is possible: {grid:?}");
        let events: std::collections::BTreeSet<_> = possible.iter().map(|pair| pair.0).collect();
        let people: std::collections::BTreeSet<_> = possible.iter().map(|pair| pair.1).collect();
        assert!(!is_small(cell.events) || events.len() > 1, "{cell:?} is {events:?} in {grid:?}");
        assert!(!is_small(cell.people) || people.len() > 1, "{cell:?} is {people:?} in {grid:?}");
    }
}

#[test]
fn a_7_a_small_cell_is_hidden_and_a_second_one_with_it() {
    let mut grid = table(&[(3, 2), (40, 20), (17, 9), (0, 0)], (60, 31), Sum::Exact, Sum::Exact);
    grid.protect();
    assert_eq!(
        marks(&grid),
        [Mark::Few, Mark::Shown, Mark::Hidden, Mark::Shown],
        "the smallest goes with it"
    );
    assert_eq!(grid.exposed(), None);
}

#[test]
fn a_7_two_small_cells_protect_each_other_unless_their_sum_tells_both() {
    let mut grid = table(&[(3, 3), (2, 2), (40, 20)], (45, 25), Sum::Exact, Sum::Exact);
    grid.protect();
    assert_eq!(marks(&grid), [Mark::Few, Mark::Few, Mark::Shown]);
    // One and one are two: nothing else is.
    let mut grid = table(&[(1, 1), (1, 1), (40, 20)], (42, 22), Sum::Exact, Sum::Exact);
    grid.protect();
    assert_eq!(marks(&grid), [Mark::Few, Mark::Few, Mark::Hidden]);
}

#[test]
fn a_7_few_people_in_many_events_hide_both_columns() {
    let mut grid = table(&[(8, 2), (40, 20), (17, 9)], (65, 31), Sum::Exact, Sum::Exact);
    grid.protect();
    assert_eq!(marks(&grid)[0], Mark::Hidden);
    assert_safe(&grid, 60);
}

#[test]
fn a_7_where_no_second_cell_helps_the_table_is_withheld() {
    // Hidden is five or more, so that the other can only be one.
    let mut grid = table(&[(1, 1), (5, 5)], (6, 6), Sum::Exact, Sum::Exact);
    grid.protect();
    assert_eq!(marks(&grid), [Mark::Withheld, Mark::Withheld]);
    assert_safe(&grid, 6);
}

#[test]
fn a_7_a_pencil_finds_no_small_number_in_any_table() {
    let dice = SeededEntropy::new(7);
    let roll = |below: u32| i64::from(entropy::below(&dice, below));
    let (mut hidden, mut withheld) = (0, 0);
    for round in 0..450 {
        let rows = 2 + roll(3);
        let rows: Vec<(i64, i64)> = (0..rows)
            .map(|_| {
                let events = if roll(3) == 0 { roll(5) } else { roll(11) };
                (events, roll(u32::try_from(events).unwrap_or(0) + 1))
            })
            .collect();
        let sum: (i64, i64) = rows.iter().fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
        let largest = rows.iter().map(|row| row.1).max().unwrap_or(0);
        let (total, people, events) = match round % 3 {
            0 => (sum, Sum::Exact, Sum::Exact),
            // One person in several rows.
            1 => (
                (sum.0, largest + roll(u32::try_from(sum.1 - largest).unwrap_or(0) + 1)),
                Sum::Cover,
                Sum::Exact,
            ),
            _ => {
                let most = rows.iter().map(|row| row.0).max().unwrap_or(0);
                let total = most + roll(u32::try_from(sum.0 - most).unwrap_or(0) + 1);
                ((total, largest.min(total)), Sum::Cover, Sum::Cover)
            }
        };
        let mut grid = table(&rows, total, events, people);
        if round % 3 == 1 {
            let keyed = grid.add(Cell::fixed(sum.1, sum.1, Mark::Shown));
            let parts = (0..rows.len()).collect();
            grid.lines.push(Line { total: keyed, parts, events: Sum::Open, people: Sum::AtMost });
        }
        grid.protect();
        let marks = marks(&grid);
        hidden += usize::from(marks.contains(&Mark::Few));
        withheld += usize::from(marks.contains(&Mark::Withheld));
        if marks.iter().filter(|mark| **mark != Mark::Shown).count() <= 3 {
            assert_safe(&grid, 12);
        }
        for cell in grid.cells.iter().filter(|cell| cell.mark == Mark::Shown && !cell.fixed) {
            assert!(!is_small(cell.events) && !is_small(cell.people), "{grid:?}");
        }
    }
    assert!(hidden > 150 && withheld > 5, "the tables are worth the test: {hidden} {withheld}");
}

#[test]
fn a_7_a_pencil_finds_no_small_number_with_a_quarter_and_its_months_at_hand() {
    let dice = SeededEntropy::new(11);
    let roll = |below: u32| i64::from(entropy::below(&dice, below));
    let mut hidden = 0;
    for _ in 0..150 {
        // Two months with two rows each, then both together; events alone, so that the pencil is done today.
        let months: Vec<Vec<i64>> = (0..2).map(|_| (0..3).map(|_| roll(10)).collect()).collect();
        let mut grid = Grid::default();
        let mut children = Vec::new();
        for month in &months {
            let rows: Vec<(i64, i64)> = month.iter().map(|events| (*events, 0)).collect();
            let mut alone = table(&rows, (month.iter().sum(), 0), Sum::Exact, Sum::Open);
            alone.protect();
            let parts: Vec<usize> =
                alone.cells[..3].iter().map(|cell| grid.add(Cell { fixed: true, ..*cell })).collect();
            let total = grid.add(Cell::fixed(month.iter().sum(), 0, Mark::Shown));
            grid.lines.push(Line { total, parts: parts.clone(), events: Sum::Exact, people: Sum::Open });
            children.push(parts);
        }
        let sums: Vec<i64> = (0..3).map(|row| months[0][row] + months[1][row]).collect();
        let parts: Vec<usize> = sums.iter().map(|events| grid.add(Cell::free(*events, 0))).collect();
        let total = grid.add(Cell::fixed(sums.iter().sum(), 0, Mark::Shown));
        grid.lines.push(Line { total, parts: parts.clone(), events: Sum::Exact, people: Sum::Open });
        for (row, total) in parts.iter().enumerate() {
            let parts = children.iter().map(|child| child[row]).collect();
            grid.lines.push(Line { total: *total, parts, events: Sum::Exact, people: Sum::Open });
        }
        grid.protect();
        hidden += usize::from(marks(&grid).contains(&Mark::Hidden));
        solve(&grid);
    }
    assert!(hidden > 20, "{hidden}");
}

/// The pencil for events alone, in the order of cells, leaving a branch as soon as a finished sum is wrong.
fn solve(grid: &Grid) {
    let mut found = vec![std::collections::BTreeSet::new(); grid.cells.len()];
    let mut tried: Vec<Option<i64>> =
        grid.cells.iter().map(|cell| (cell.mark == Mark::Shown).then_some(cell.events)).collect();
    go(grid, 0, &mut tried, &mut found);
    for (cell, found) in grid.cells.iter().zip(&found) {
        assert!(found.contains(&cell.events), "the truth is possible: {grid:?}");
        let open = cell.mark == Mark::Shown || !is_small(cell.events) || found.len() > 1;
        assert!(open, "{cell:?} is {found:?} in {grid:?}");
    }
}

fn go(grid: &Grid, from: usize, tried: &mut Vec<Option<i64>>, found: &mut [std::collections::BTreeSet<i64>]) {
    let wrong = grid.lines.iter().any(|line| {
        let parts: Option<i64> = line.parts.iter().map(|part| tried[*part]).sum();
        parts.zip(tried[line.total]).is_some_and(|(parts, total)| parts != total)
    });
    if wrong {
        return;
    }
    let Some(next) = (from..tried.len()).find(|index| tried[*index].is_none()) else {
        for (found, one) in found.iter_mut().zip(tried.iter()) {
            found.extend(*one);
        }
        return;
    };
    let range = match grid.cells[next].mark {
        Mark::Few => 1..=4,
        Mark::Hidden => 5..=20,
        Mark::Withheld | Mark::Shown => 0..=20,
    };
    for events in range {
        tried[next] = Some(events);
        go(grid, next + 1, tried, found);
    }
    tried[next] = None;
}
