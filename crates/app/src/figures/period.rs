//! The time that a page speaks of: whole months, always. Days would let somebody take one page from the next and see what
//! a single day added.

use jiff::civil::{Date, date};

use super::tables::Shape;

/// The longest free period, in months.
const LONGEST: i64 = 24;

/// A span of months. A month is its number since January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first month.
    pub first: i64,
    /// How many.
    pub months: i64,
    /// Whether it is a month, a quarter or a year of the calendar.
    pub shape: Shape,
}

impl Period {
    /// The month of a day.
    pub fn month_of(day: Date) -> Self {
        Self::new(month(day.year(), day.month()), 1)
    }

    fn new(first: i64, months: i64) -> Self {
        let whole = matches!(months, 1 | 3 | 12) && first.rem_euclid(months) == 0;
        Self { first, months, shape: if whole { Shape::Tree } else { Shape::Free } }
    }

    /// Reads `2026-11`, `2026-Q4` or `2026`.
    pub fn read(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-').unwrap_or((text, ""));
        let year: i16 = year.parse().ok().filter(|year| (1970..=9000).contains(year))?;
        if rest.is_empty() {
            return Some(Self::new(month(year, 1), 12));
        }
        if let Some(quarter) = rest.strip_prefix(['Q', 'q']) {
            let quarter: i8 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
            return Some(Self::new(month(year, quarter * 3 - 2), 3));
        }
        let number: i8 = rest.parse().ok().filter(|number| (1..=12).contains(number))?;
        Some(Self::new(month(year, number), 1))
    }

    /// Reads the first and the last month of a free period; of a day only its month counts.
    pub fn between(from: &str, to: &str) -> Option<Self> {
        let month = |text: &str| Self::read(text.get(..7)?).filter(|period| period.months == 1);
        let (from, to) = (month(from)?.first, month(to)?.first);
        (from <= to && to - from < LONGEST).then(|| Self::new(from, to - from + 1))
    }

    /// The quarter of its last month.
    pub fn quarter(self) -> Self {
        let last = self.first + self.months - 1;
        Self::new(last - last.rem_euclid(3), 3)
    }

    /// As long, directly before.
    pub fn before(self) -> Self {
        Self::new(self.first - self.months, self.months)
    }

    /// As long, directly after.
    pub fn after(self) -> Self {
        Self::new(self.first + self.months, self.months)
    }

    /// Its months as days since 1 January 1970: first day, and the day after the last.
    pub fn slices(self) -> Vec<(i64, i64)> {
        (self.first..self.first + self.months).map(|month| (first_day(month), first_day(month + 1))).collect()
    }

    /// How it is written in addresses.
    pub fn to_query(self) -> String {
        let (year, number) = (self.first.div_euclid(12) + 1970, self.first.rem_euclid(12) + 1);
        match (self.shape, self.months) {
            (Shape::Tree, 1) => format!("period={year}-{number:02}"),
            (Shape::Tree, 3) => format!("period={year}-Q{}", number.div_euclid(3) + 1),
            (Shape::Tree, _) => format!("period={year}"),
            (Shape::Free, _) => format!("from={}&to={}", self.first_text(), self.last_text()),
        }
    }

    /// Its first month as `2026-11`.
    pub fn first_text(self) -> String {
        text(self.first)
    }

    /// Its last month as `2026-11`.
    pub fn last_text(self) -> String {
        text(self.first + self.months - 1)
    }
}

fn text(month: i64) -> String {
    format!("{}-{:02}", month.div_euclid(12) + 1970, month.rem_euclid(12) + 1)
}

fn month(year: i16, number: i8) -> i64 {
    (i64::from(year) - 1970) * 12 + i64::from(number) - 1
}

/// The first day of a month.
pub(super) fn first_date(month: i64) -> Date {
    let year = i16::try_from(month.div_euclid(12) + 1970).unwrap_or(1970);
    let number = i8::try_from(month.rem_euclid(12) + 1).unwrap_or(1);
    date(year.clamp(1, 9999), number, 1)
}

fn first_day(month: i64) -> i64 {
    first_date(month).since(date(1970, 1, 1)).map_or(0, |span| span.get_days().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_months_quarters_years_and_spans_of_months() {
        let read = |text| Period::read(text).expect("a period");
        assert_eq!(read("2026-11").slices(), [(20_758, 20_788)]);
        assert_eq!(read("2026-Q4").slices().len(), 3);
        assert_eq!((read("2026").months, read("2026").before()), (12, read("2025")));
        assert_eq!(read("2026-01").before(), read("2025-12"));
        assert_eq!(read("2026-Q1").before().to_query(), "period=2025-Q4");
        assert_eq!(read("2026-11").quarter(), read("2026-Q4"));
        assert_eq!(
            Period::between("2026-10-17", "2026-12-01"),
            Some(read("2026-Q4")),
            "whole months, always"
        );
        let free = Period::between("2026-02", "2026-03").expect("a period");
        assert_eq!((free.shape, free.to_query().as_str()), (Shape::Free, "from=2026-02&to=2026-03"));
        for strange in ["", "2026-13", "2026-Q5", "x", "-", "2026-00", "99999", "2026-1é"] {
            assert_eq!(Period::read(strange), None, "{strange}");
        }
        for (from, to) in [("2026-03", "2026-02"), ("2020-01", "2026-01"), ("", ""), ("2026-0é", "2026-05")]
        {
            assert_eq!(Period::between(from, to), None, "{from} {to}");
        }
        assert_eq!(Period::month_of(date(2026, 11, 21)), read("2026-11"));
    }
}
