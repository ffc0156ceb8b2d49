//! How long somebody waits, counted in the hours of duty: outside them the clock of the target rests.

use jiff::{Timestamp, ToSpan, tz::TimeZone};
use kernel::Moment;

use super::Hours;

/// Whoever waits longer is far beyond any target; only so many days before now are counted.
const DAYS: i64 = 31;

/// The duty of a span of time, to measure many waits against.
#[derive(Clone, Debug)]
pub struct DutyTime {
    /// Spans that neither touch nor overlap, in their order.
    spans: Vec<(Moment, Moment)>,
    now: Moment,
}

impl DutyTime {
    /// The duty up to `now`, as far back as `earliest` but at most 31 days.
    pub fn until(hours: &Hours, zone: &TimeZone, earliest: Moment, now: Moment) -> Self {
        Self { spans: hours.between(Self::begin(earliest, now), now, zone), now }
    }

    /// The duty of spans that neither touch nor overlap, up to `now`.
    pub(crate) fn of(spans: Vec<(Moment, Moment)>, now: Moment) -> Self {
        Self { spans, now }
    }

    /// From when on it is counted.
    pub(crate) fn begin(earliest: Moment, now: Moment) -> Moment {
        earliest.max(now.plus_minutes(-DAYS * 24 * 60))
    }

    /// Whole minutes of duty since a moment. A pure function of the hours, so that the wait of a night in which clocks are
    /// changed has the minutes that passed.
    pub fn minutes_since(&self, since: Moment) -> i64 {
        let inside = |(from, to): &(Moment, Moment)| {
            let (from, to) = ((*from).max(since), (*to).min(self.now));
            (to.millis() - from.millis()).max(0)
        };
        self.spans.iter().map(inside).sum::<i64>() / 60_000
    }
}

impl Hours {
    /// The duty between two moments, cut to them, as spans that neither touch nor overlap.
    pub(crate) fn between(&self, from: Moment, to: Moment, zone: &TimeZone) -> Vec<(Moment, Moment)> {
        let day = |moment: Moment| {
            Timestamp::from_millisecond(moment.millis()).map(|stamp| stamp.to_zoned(zone.clone()).date())
        };
        // A span that began the evening before may reach into the first day.
        let (Ok(first), Ok(last)) = (day(from).and_then(|day| day.checked_sub(1.day())), day(to)) else {
            return Vec::new();
        };
        let days =
            std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= last);
        let mut spans: Vec<_> = days.flat_map(|day| self.spans_of(day, zone)).collect();
        spans.sort();
        let mut merged: Vec<(Moment, Moment)> = Vec::with_capacity(spans.len());
        for (begin, end) in spans {
            let (begin, end) = (begin.max(from), end.min(to));
            match merged.last_mut() {
                _ if begin >= end => {}
                Some((_, until)) if begin <= *until => *until = end.max(*until),
                _ => merged.push((begin, end)),
            }
        }
        merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        let zoned: jiff::Zoned = format!("{text}[Europe/Warsaw]").parse().expect("a zoned time");
        Moment::from_millis(zoned.timestamp().as_millisecond())
    }

    fn waited(hours: &Hours, since: &str, now: &str) -> i64 {
        let zone = TimeZone::get("Europe/Warsaw").expect("the zone exists");
        DutyTime::until(hours, &zone, at(since), at(now)).minutes_since(at(since))
    }

    /// Friday evening to Saturday morning, and Sunday afternoon in two spans that touch.
    fn hours() -> Hours {
        Hours {
            fri: vec!["18:00-06:00".into()],
            sun: vec!["16:00-18:00".into(), "18:00-00:00".into()],
            ..Hours::default()
        }
    }

    #[test]
    fn within_the_hours_every_minute_counts() {
        assert_eq!(waited(&hours(), "2026-11-20T23:50", "2026-11-21T00:15"), 25);
        assert_eq!(waited(&hours(), "2026-11-22T17:50", "2026-11-22T18:10"), 20, "spans that touch are one");
    }

    #[test]
    fn outside_the_hours_the_clock_rests_and_goes_on_with_the_next_duty() {
        assert_eq!(waited(&hours(), "2026-11-21T07:00", "2026-11-22T15:00"), 0);
        assert_eq!(waited(&hours(), "2026-11-21T05:50", "2026-11-22T16:05"), 15);
    }

    #[test]
    fn without_hours_no_minute_counts() {
        assert_eq!(waited(&Hours::default(), "2026-11-21T05:50", "2026-11-22T16:05"), 0);
    }

    #[test]
    fn the_night_that_skips_an_hour_has_one_hour_less_and_the_night_that_repeats_it_one_more() {
        let hours = Hours { sat: vec!["22:00-06:00".into()], ..Hours::default() };
        assert_eq!(waited(&hours, "2026-03-28T22:00", "2026-03-29T06:00"), 7 * 60);
        assert_eq!(waited(&hours, "2026-10-24T22:00", "2026-10-25T06:00"), 9 * 60);
        assert_eq!(waited(&hours, "2026-03-29T01:30", "2026-03-29T03:30"), 60);
    }

    #[test]
    fn a_clock_that_jumped_back_gives_no_negative_wait() {
        assert_eq!(waited(&hours(), "2026-11-21T00:15", "2026-11-20T23:50"), 0);
    }

    #[test]
    fn a_wait_of_months_is_counted_as_far_as_it_matters() {
        let waited = waited(&hours(), "2026-01-01T00:00", "2026-11-21T00:00");
        assert!(waited > 4 * 12 * 60, "{waited}");
    }
}
