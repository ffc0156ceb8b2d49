//! What people said in the month before, beside what is due: counts alone. Feedback and complaints carry no name, so no honest
//! link leads from them to a follow-up, and none is made (rule B-2). Whole months, as on the page of figures, so that nobody
//! learns by looking again what a single day added; small counts are hidden by the same rule.

use kernel::{DbError, Fault};

use crate::{
    complaint, feedback, figures::suppress::is_small, policy::Deed, report::day, surfaces::desk::Colleague,
};

/// Counts of one month.
pub(super) struct Said {
    /// The month, in words.
    pub(super) month: String,
    /// What people said about a talk.
    pub(super) feedback: Counted,
    /// Whether it helped: yes, partly, no; only where none of the three is small.
    pub(super) useful: Option<[i64; 3]>,
    /// Complaints; for whoever may see any.
    pub(super) complaints: Option<Counted>,
}

/// A count, or that it is too small to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Number(i64),
    Few,
}

impl Counted {
    fn of(count: i64) -> Self {
        if is_small(count) { Self::Few } else { Self::Number(count) }
    }

    pub(super) const fn number(self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Few => None,
        }
    }
}

/// The three answers, if showing them tells nothing small. The fourth, no answer, follows from the total.
fn split(total: i64, useful: [i64; 3]) -> Option<[i64; 3]> {
    let rest = total - useful.iter().sum::<i64>();
    let shown = total > 0 && !useful.iter().chain([&rest]).any(|count| is_small(*count));
    shown.then_some(useful)
}

/// Counts the month before this one.
pub(super) async fn read(colleague: &Colleague) -> Result<Said, Fault> {
    let ground = &colleague.desk.ground;
    let (org, complaints) = (ground.org.id, colleague.desk.may(Deed::SeeComplaints));
    let before = day::month(super::rules::today(&ground.app, &ground.org)) - 1;
    let (first, last) = day::days_of(before).unwrap_or_default();
    let read = ground.app.db.read(move |tx| {
        let said = feedback::count_between(tx, org, first, last)?;
        let received =
            complaints.then(|| complaint::count_between(tx, org, day::shown(first), day::shown(last)));
        Ok::<_, DbError>((said, received.transpose()?))
    });
    let ((total, useful), received) = read.await?;
    Ok(Said {
        month: ground.t.month(day::date_of(first)),
        feedback: Counted::of(total),
        useful: split(total, useful),
        complaints: received.map(Counted::of),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_7_what_is_small_is_hidden_and_cannot_be_worked_out() {
        assert_eq!([0, 1, 4, 5].map(|count| Counted::of(count).number()), [Some(0), None, None, Some(5)]);
        assert_eq!(split(20, [10, 5, 5]), Some([10, 5, 5]));
        assert_eq!(split(20, [10, 10, 0]), Some([10, 10, 0]));
        assert_eq!(split(20, [10, 7, 3]), None, "three said no");
        assert_eq!(split(20, [8, 5, 5]), None, "two said nothing, and the total tells so");
        assert_eq!(split(0, [0, 0, 0]), None);
    }
}
