//! Hours of duty: when somebody answers, said honestly (rule E-9).

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime, Time, Weekday},
    tz::{AmbiguousOffset, TimeZone},
};
use kernel::Moment;

/// Spans of duty per weekday, as `"18:00-02:00"`. A span whose end is not after its start runs past midnight.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Hours {
    pub mon: Vec<String>,
    pub tue: Vec<String>,
    pub wed: Vec<String>,
    pub thu: Vec<String>,
    pub fri: Vec<String>,
    pub sat: Vec<String>,
    pub sun: Vec<String>,
}

/// Whether somebody is on duty, and until or from when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Somebody is on duty until then.
    Open(Moment),
    /// Nobody is; the next duty starts then.
    Closed(Moment),
    /// Nobody is, and no hours are planned.
    Never,
}

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

impl Hours {
    /// The spans of one weekday.
    pub fn on(&self, day: Weekday) -> &[String] {
        match day {
            Weekday::Monday => &self.mon,
            Weekday::Tuesday => &self.tue,
            Weekday::Wednesday => &self.wed,
            Weekday::Thursday => &self.thu,
            Weekday::Friday => &self.fri,
            Weekday::Saturday => &self.sat,
            Weekday::Sunday => &self.sun,
        }
    }

    /// The week from Monday, with each day's spans.
    pub fn week(&self) -> impl Iterator<Item = (Weekday, &[String])> {
        WEEK.into_iter().map(|day| (day, self.on(day)))
    }

    /// Whether every span can be read.
    ///
    /// # Errors
    /// The first span that cannot, in words.
    pub fn check(&self) -> Result<(), String> {
        let unread = self.week().flat_map(|(_, spans)| spans).find(|span| parse(span).is_none());
        unread.map_or(Ok(()), |span| Err(format!("hours: {span:?} is not HH:MM-HH:MM")))
    }

    /// What holds at `now`. Looks a week ahead; daylight saving follows the zone.
    pub fn at(&self, now: Moment, zone: &TimeZone) -> Duty {
        let spans = self.around(now, zone);
        // Touching spans are one duty: 18:00-00:00 and 00:00-02:00 end at 02:00.
        let mut until = None;
        for &(from, to) in &spans {
            if from <= until.unwrap_or(now) && to > until.unwrap_or(now) {
                until = Some(to);
            }
        }
        match (until, spans.iter().find(|(from, _)| *from > now)) {
            (Some(until), _) => Duty::Open(until),
            (None, Some(&(from, _))) => Duty::Closed(from),
            (None, None) => Duty::Never,
        }
    }

    /// The spans that begin on a day, as moments.
    pub(crate) fn spans_of(&self, date: Date, zone: &TimeZone) -> Vec<(Moment, Moment)> {
        let spans = self.on(date.weekday()).iter().filter_map(|span| parse(span));
        spans.filter_map(|(from, to)| span_on(date, from, to, zone)).collect()
    }

    /// Spans from yesterday to a week ahead, as moments, in order.
    fn around(&self, now: Moment, zone: &TimeZone) -> Vec<(Moment, Moment)> {
        let Ok(today) =
            Timestamp::from_millisecond(now.millis()).map(|stamp| stamp.to_zoned(zone.clone()).date())
        else {
            return Vec::new();
        };
        let mut spans = Vec::new();
        for offset in -1..=7_i64 {
            let Ok(date) = today.checked_add(offset.days()) else { continue };
            spans.extend(self.spans_of(date, zone));
        }
        spans.sort();
        spans
    }
}

/// A span of local time that begins on a day, as moments; past midnight where its end is not after its start.
pub(crate) fn span_on(date: Date, from: Time, to: Time, zone: &TimeZone) -> Option<(Moment, Moment)> {
    let end = if to > from { date } else { date.tomorrow().ok()? };
    Some((moment_of(date.to_datetime(from), zone)?, moment_of(end.to_datetime(to), zone)?))
}

/// The moment of a local time. A time that the clocks skip is the moment at which they jump, so that of two times the later is
/// never the earlier moment; of a time that there is twice, the first.
pub(crate) fn moment_of(local: DateTime, zone: &TimeZone) -> Option<Moment> {
    let ambiguous = zone.to_ambiguous_timestamp(local);
    let stamp = match ambiguous.offset() {
        AmbiguousOffset::Gap { after, .. } => {
            let before_the_jump = after.to_timestamp(local).ok()?;
            zone.following(before_the_jump).next()?.timestamp()
        }
        _ => ambiguous.compatible().ok()?,
    };
    Some(Moment::from_millis(stamp.as_millisecond()))
}

fn parse(span: &str) -> Option<(Time, Time)> {
    let (from, to) = span.split_once('-')?;
    let time = |text: &str| Time::strptime("%H:%M", text.trim()).ok();
    Some((time(from)?, time(to)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours() -> Hours {
        Hours { fri: vec!["18:00-06:00".into()], sun: vec!["16:00-00:00".into()], ..Hours::default() }
    }

    fn moment(text: &str) -> Moment {
        let zoned: jiff::Zoned = text.parse().expect("a zoned time");
        Moment::from_millis(zoned.timestamp().as_millisecond())
    }

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Warsaw").expect("the zone exists")
    }

    #[test]
    fn a_span_past_midnight_still_holds_on_the_next_morning() {
        let duty = hours().at(moment("2026-11-21T05:59[Europe/Warsaw]"), &zone());
        assert_eq!(duty, Duty::Open(moment("2026-11-21T06:00[Europe/Warsaw]")));
    }

    #[test]
    fn outside_the_hours_the_next_start_is_told() {
        let duty = hours().at(moment("2026-11-21T06:00[Europe/Warsaw]"), &zone());
        assert_eq!(duty, Duty::Closed(moment("2026-11-22T16:00[Europe/Warsaw]")));
    }

    #[test]
    fn without_hours_nothing_is_promised() {
        assert_eq!(Hours::default().at(moment("2026-11-21T06:00[Europe/Warsaw]"), &zone()), Duty::Never);
    }

    #[test]
    fn touching_spans_are_one_duty() {
        let hours =
            Hours { sat: vec!["18:00-00:00".into()], sun: vec!["00:00-02:00".into()], ..Hours::default() };
        let duty = hours.at(moment("2026-11-21T23:00[Europe/Warsaw]"), &zone());
        assert_eq!(duty, Duty::Open(moment("2026-11-22T02:00[Europe/Warsaw]")));
    }

    #[test]
    fn the_hour_that_daylight_saving_skips_does_not_lose_the_duty() {
        let hours = Hours { sat: vec!["18:00-02:30".into()], ..Hours::default() };
        let duty = hours.at(moment("2026-03-28T23:00[Europe/Warsaw]"), &zone());
        assert!(matches!(duty, Duty::Open(_)), "{duty:?}");
    }

    #[test]
    fn a_span_that_cannot_be_read_is_named() {
        let hours = Hours { mon: vec!["18-20".into()], ..Hours::default() };
        assert!(hours.check().is_err_and(|what| what.contains("18-20")));
    }
}
