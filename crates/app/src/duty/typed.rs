//! What is typed of a series of shifts, and what is meant by it.

use jiff::{civil::Time, tz::TimeZone};
use kernel::Lang;
use ui::{Errors, Form, Speech};

use super::shift::{Kind, Series, WEEKDAYS, bit};
use crate::{
    form,
    ids::{ShiftId, StaffId},
    policy::Role,
    report::day,
};

/// At most every so many weeks.
const EVERY: i64 = 8;
/// A shift may be planned so many days ahead: a year and a day.
const AHEAD: i64 = 366;

/// What is typed for a series.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) kind: String,
    pub(super) staff: String,
    pub(super) role: String,
    pub(super) language: String,
    pub(super) begins: String,
    pub(super) ends: String,
    pub(super) weekdays: Vec<String>,
    pub(super) every: String,
    pub(super) from: String,
    pub(super) until: String,
    /// Whether they were told that somebody would be at the desk for too many nights.
    pub(super) sure: bool,
}

impl Typed {
    pub(super) fn of(form: &Form) -> Self {
        let text = |name| form.text(name).chars().take(40).collect();
        Self {
            kind: text("kind"),
            staff: text("staff"),
            role: text("role"),
            language: text("language"),
            begins: text("begins"),
            ends: text("ends"),
            weekdays: form.all("weekday").take(7).map(str::to_owned).collect(),
            every: text("every"),
            from: text("from"),
            until: text("until"),
            sure: false,
        }
    }

    /// A series as it stands, to be changed from a day on.
    pub(super) fn from_series(series: &Series, from: i64) -> Self {
        let days = WEEKDAYS.into_iter().filter(|(weekday, _)| series.weekdays & bit(*weekday) != 0);
        Self {
            kind: series.kind.name().into(),
            staff: series.staff.map(|staff| staff.to_string()).unwrap_or_default(),
            role: series.role.map_or("", Role::name).into(),
            language: series.language.map_or("", Lang::code).into(),
            begins: clock(series.begins),
            ends: clock(series.ends),
            weekdays: days.map(|(_, name)| name.to_owned()).collect(),
            every: series.every.to_string(),
            from: day::date_of(from).to_string(),
            until: series.until.map(|until| day::date_of(until).to_string()).unwrap_or_default(),
            sure: false,
        }
    }

    /// Whether a member stands chosen.
    pub(super) fn is_staff(&self, id: &StaffId) -> bool {
        self.staff == id.to_string()
    }

    /// The days of the week to tick: value, words, whether it is ticked.
    pub(super) fn boxes(&self, t: Speech) -> Vec<(&'static str, String, bool)> {
        let ticked = |name| self.weekdays.iter().any(|one| one == name);
        WEEKDAYS.into_iter().map(|(weekday, name)| (name, t.weekday(weekday), ticked(name))).collect()
    }

    /// Every how many weeks: value, words, whether it is chosen.
    pub(super) fn how_often(&self, t: Speech) -> Vec<(String, String, bool)> {
        let one = |n: i64| (n.to_string(), t.with("duty-every", "n", n), self.every == n.to_string());
        (1..=EVERY).map(one).collect()
    }

    /// The series that is meant, or what is wrong. `begin` may put off its first day before it is looked for one that takes place.
    pub(super) fn read(
        &self,
        t: Speech,
        id: ShiftId,
        today: i64,
        begin: impl Fn(Series) -> Series,
    ) -> Result<Series, Errors> {
        let mut errors = Errors::new();
        let (begins, ends) = (time(&self.begins), time(&self.ends));
        if begins.is_none() {
            errors.add("begins", t.say("duty-error-time"));
        }
        if ends.is_none() {
            errors.add("ends", t.say("duty-error-time"));
        }
        let first = form::days(&self.from).filter(|from| (today..=today + AHEAD).contains(from));
        if first.is_none() {
            errors.add("from", t.say("duty-error-from"));
        }
        let last = if self.until.trim().is_empty() { Some(None) } else { form::days(&self.until).map(Some) };
        let last = last.filter(|last| last.is_none_or(|last| first.is_none_or(|first| first <= last)));
        if last.is_none() {
            errors.add("until", t.say("duty-error-until"));
        }
        let every = self.every.parse().ok().filter(|every| (1..=EVERY).contains(every));
        let mut weekdays = 0;
        for (weekday, name) in WEEKDAYS {
            weekdays |= if self.weekdays.iter().any(|one| one == name) { bit(weekday) } else { 0 };
        }
        // One day alone needs no weekday.
        if let (0, Some(first)) = (weekdays, first.filter(|first| last == Some(Some(*first)))) {
            weekdays = bit(day::date_of(first).weekday());
        }
        if weekdays == 0 {
            errors.add("weekday-1", t.say("duty-error-weekdays"));
        }
        let series = || {
            let series = Series {
                id,
                kind: Kind::from_name(&self.kind)?,
                staff: StaffId::parse(&self.staff),
                role: Role::from_name(&self.role),
                language: Lang::from_code(&self.language),
                begins: begins?,
                ends: ends?,
                weekdays,
                every: every?,
                from: first?,
                until: last?,
            };
            // Between its days there must be one that has one of the weekdays.
            Some(begin(series)).filter(takes_place)
        };
        match series().filter(|_| errors.is_empty()) {
            Some(series) => Ok(series),
            None => {
                if errors.is_empty() {
                    errors.add("weekday-1", t.say("duty-error-weekdays"));
                }
                Err(errors)
            }
        }
    }
}

/// Whether a series has a shift at all.
fn takes_place(series: &Series) -> bool {
    let last = series.from.saturating_add(7 * EVERY);
    (series.from..=series.until.unwrap_or(last).min(last)).any(|on| series.is_on(on))
}

/// A time of day as fields have it.
fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A series in words: days, times, how often, who is wanted, from when on.
pub(super) fn words(t: Speech, series: &Series) -> String {
    let weekdays = WEEKDAYS.into_iter().filter(|(weekday, _)| series.weekdays & bit(*weekday) != 0);
    let mut words: Vec<String> = weekdays.map(|(weekday, _)| t.weekday(weekday)).collect();
    words.push(format!("{}–{}", clock(series.begins), clock(series.ends)));
    if series.every > 1 {
        words.push(t.with("duty-every", "n", series.every));
    }
    words.extend(series.role.map(|role| t.say(role.key()).to_owned()));
    words.extend(series.language.map(|language| language.own_name().to_owned()));
    words.push(t.with("duty-from-day", "day", t.day(day::shown(series.from), &TimeZone::UTC)));
    words.join(t.say("comma"))
}

/// A time of day, `6:30` or `06:30`, in any digits.
pub(crate) fn time(typed: &str) -> Option<Time> {
    let typed = form::latin(typed);
    let (hour, minute) = typed.split_once([':', '.'])?;
    if minute.len() != 2 {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_in_any_digits_and_nothing_else_is_one() {
        assert_eq!(time("٠٦:٣٠"), Time::new(6, 30, 0, 0).ok());
        assert_eq!(time(" 22.00 "), Time::new(22, 0, 0, 0).ok());
        for wrong in ["", "24:00", "6", "6:3", "06:60", "-1:00", "noon"] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
    }
}
