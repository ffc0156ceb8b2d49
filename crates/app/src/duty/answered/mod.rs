//! How long people wait for a first answer: measured, never promised. Only those count who wrote while somebody was on duty; of each
//! nothing is kept but a sum of the week.

mod store;

use db::Tx;
use kernel::{DbError, Moment};

pub use store::ALL as STATEMENTS;

use crate::ids::{ConversationId, OrgId};

/// First answers within so many minutes are counted together; what took longer is another class, and no answer the last.
const BOUNDS: [i64; 5] = [5, 15, 30, 60, 240];
const LATER: i64 = 5;
const NONE: i64 = 6;

/// Of fewer people nothing is said: it would be chance, and it would be about somebody.
const LEAST: i64 = 20;
/// So many of ten must have had an answer within a time that is said.
const OF_TEN: i64 = 8;
/// This week and the three before it.
const WEEKS: i64 = 4;
/// For so long the sums are kept.
const KEPT_WEEKS: i64 = 10;

/// The day number of the Monday of a moment's week, in universal time.
fn week(at: Moment) -> i64 {
    let day = at.to_day().millis() / 86_400_000;
    day - (day + 3).rem_euclid(7) // 1 January 1970 was a Thursday.
}

/// Somebody has written first while somebody was on duty.
///
/// # Errors
/// Those of the store.
pub fn asked(tx: &mut Tx<'_>, org: OrgId, conversation: ConversationId, now: Moment) -> Result<(), DbError> {
    store::ask(tx, org, conversation, now)
}

fn end_wait(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    class: impl Fn(Moment) -> i64,
) -> Result<(), DbError> {
    match store::end_wait(tx, conversation)? {
        Some((org, asked)) => store::count(tx, org, week(asked), class(asked), 1),
        None => Ok(()),
    }
}

/// Somebody of the team has answered: the first time it counts.
///
/// # Errors
/// Those of the store.
pub fn answered(tx: &mut Tx<'_>, conversation: ConversationId, now: Moment) -> Result<(), DbError> {
    end_wait(tx, conversation, |asked| class_of(now.minutes_since(asked)))
}

/// The conversation was resolved: whoever had no answer until then gets none.
///
/// # Errors
/// Those of the store.
pub fn resolved(tx: &mut Tx<'_>, conversation: ConversationId) -> Result<(), DbError> {
    end_wait(tx, conversation, |_| NONE)
}

fn class_of(minutes: i64) -> i64 {
    BOUNDS.iter().zip(0..).find(|(bound, _)| minutes <= **bound).map_or(LATER, |(_, class)| class)
}

/// What was counted elsewhere before: so many first answers after so many minutes, in the week of a moment.
///
/// # Errors
/// Those of the store.
pub(crate) fn count_before(
    tx: &mut Tx<'_>,
    org: OrgId,
    at: Moment,
    minutes: i64,
    n: i64,
) -> Result<(), DbError> {
    store::count(tx, org, week(at), class_of(minutes), n)
}

/// What was measured in the last four weeks: for each bound how many had an answer within it, and of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Measured([(i64, i64); 5]);

/// What can be said: so many of ten people had a first answer within so many minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// Of ten people.
    pub of_ten: i64,
    /// Within so many minutes.
    pub minutes: i64,
}

impl Measured {
    /// The shortest time within which at least eight of ten had an answer; nothing where fewer than twenty wrote, or where even
    /// the longest does not hold.
    pub(super) fn said(&self) -> Option<Said> {
        let ten = |(within, all): (i64, i64)| if all < LEAST { 0 } else { within * 10 / all };
        let said = self.0.into_iter().map(ten).zip(BOUNDS).find(|(of_ten, _)| *of_ten >= OF_TEN);
        said.map(|(of_ten, minutes)| Said { of_ten, minutes })
    }
}

/// Measures the last four weeks. Whoever still waits counts against each time that they have waited longer than.
///
/// # Errors
/// Those of the store.
pub(super) fn measure(tx: &mut Tx<'_>, org: OrgId, now: Moment) -> Result<Measured, DbError> {
    let first = week(now) - 7 * (WEEKS - 1);
    let mut classes = [0; 7];
    for (class, n) in store::counted(tx, org, first)? {
        if let Some(sum) = usize::try_from(class).ok().and_then(|at| classes.get_mut(at)) {
            *sum = n;
        }
    }
    let (all, mut within) = (classes.iter().sum::<i64>(), 0);
    let since = Moment::from_millis(first * 86_400_000);
    let mut measured = Measured::default();
    for (at, bound) in BOUNDS.into_iter().enumerate() {
        within += classes[at];
        let until = now.plus_minutes(-bound - 1);
        let waiting = store::waiting(tx, org, since, until)?;
        measured.0[at] = (within, all + waiting);
    }
    Ok(measured)
}

pub(super) fn delete_old(tx: &mut Tx<'_>, now: Moment) -> Result<u64, DbError> {
    store::delete_old(tx, week(now) - 7 * KEPT_WEEKS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday() {
        // Saturday 21 November 2026; its Monday is the 16th.
        let saturday = Moment::from_millis(1_795_226_400_000);
        assert_eq!(week(saturday), 1_795_226_400_000 / 86_400_000 - 5);
        assert_eq!(week(saturday.plus_minutes(2 * 24 * 60)), week(saturday) + 7);
    }

    #[test]
    fn e_9_the_shortest_time_that_holds_for_eight_of_ten_is_said() {
        let of = |within: [i64; 5], all| Measured(within.map(|within| (within, all))).said();
        assert_eq!(of([3, 9, 17, 20, 20], 20), Some(Said { of_ten: 8, minutes: 30 }));
        assert_eq!(of([20, 20, 20, 20, 20], 20), Some(Said { of_ten: 10, minutes: 5 }));
        assert_eq!(of([3, 9, 15, 15, 15], 20), None, "not even within four hours");
        assert_eq!(of([19, 19, 19, 19, 19], 19), None, "nineteen are too few");
    }

    #[test]
    fn every_wait_has_its_class() {
        let classes: Vec<_> = [0, 5, 6, 15, 16, 60, 240, 241].into_iter().map(class_of).collect();
        assert_eq!(classes, [0, 0, 1, 1, 2, 3, 4, 5]);
    }
}
