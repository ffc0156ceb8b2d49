//! Dates of birth: a full date beside a word for birth, or with a year in which somebody alive was likely born.

use crate::{
    Finding, Kind,
    lexicon::Marks,
    token::{Shape, Token},
};

/// Years that a full date without any other word is taken for a birth in.
const LIKELY: std::ops::RangeInclusive<u32> = 1930..=2015;
/// Years that a birth may have at all.
const POSSIBLE: std::ops::RangeInclusive<u32> = 1900..=2039;
/// How many tokens before, and after, a date a word for birth is looked for.
const BEFORE: usize = 6;
const AFTER: usize = 4;

/// A date in the text: its tokens and its year.
struct Date {
    first: usize,
    last: usize,
    year: u32,
    /// The year has two digits.
    short: bool,
}

/// Every date that is likely one of birth.
pub(crate) fn find(tokens: &[Token]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let Some(date) = numeric(tokens, i).or_else(|| spoken(tokens, i)) else {
            i += 1;
            continue;
        };
        i = date.last + 1;
        let born = beside_birth(tokens, &date);
        let likely = LIKELY.contains(&date.year) && (!date.short || date.year < 2000);
        if born && POSSIBLE.contains(&date.year) || likely {
            let range = tokens[date.first].start..tokens[date.last].end;
            found.push(Finding { kind: Kind::BirthDate, range });
        }
    }
    found
}

fn beside_birth(tokens: &[Token], date: &Date) -> bool {
    let from = date.first.saturating_sub(BEFORE);
    let to = (date.last + 1 + AFTER).min(tokens.len());
    tokens[from..date.first]
        .iter()
        .chain(&tokens[date.last + 1..to])
        .any(|token| token.marks.has(Marks::BIRTH))
}

/// The value of a number of at most four digits.
fn value(tokens: &[Token], i: usize) -> Option<u32> {
    let token = tokens.get(i).filter(|token| token.is_number() && token.text.len() <= 4)?;
    token.text.parse().ok()
}

/// `14.02.1993`, `14/02/93`, `1993-02-14`; in Arabic the digits may stand the other way round, which reads the same.
fn numeric(tokens: &[Token], i: usize) -> Option<Date> {
    let (first, second, third) = (value(tokens, i)?, value(tokens, i + 2)?, value(tokens, i + 4)?);
    let divider = |at: usize| match tokens[at].shape {
        Shape::Sign(sign @ ('.' | '/' | '-' | '\u{2013}')) => Some(sign),
        _ => None,
    };
    if divider(i + 1)? != divider(i + 3)? || tokens[i + 2].line || tokens[i + 4].line {
        return None;
    }
    // Neither the middle of a longer number nor of an address on the net.
    let goes_on = |at: Option<&Token>, beside: Option<&Token>| {
        at.is_some_and(|sign| matches!(sign.shape, Shape::Sign('.' | '/' | '-')) && !sign.spaced)
            && beside.is_some_and(|token| token.is_number() && !token.spaced)
    };
    if goes_on(tokens.get(i + 5), tokens.get(i + 6)) {
        return None;
    }
    let long = tokens[i + 4].text.len();
    let (day, month, year) =
        if tokens[i].text.len() == 4 { (third, second, first) } else { (first, second, third) };
    let short = tokens[i].text.len() != 4 && long == 2;
    if !short && tokens[i].text.len() != 4 && long != 4 {
        return None;
    }
    let year = if !short {
        year
    } else if year < 30 {
        2000 + year
    } else {
        1900 + year
    };
    is_day(day, month).then_some(Date { first: i, last: i + 4, year, short })
}

/// A day and a month that exist, in either order, as in America.
fn is_day(day: u32, month: u32) -> bool {
    let fits = |day, month| (1..=31).contains(&day) && (1..=12).contains(&month);
    fits(day, month) || fits(month, day)
}

/// `14 February 1993`, `February 14, 1993`, `1993 жылғы 14 ақпан`, `1er avril 1990`, `14th of February 1993`.
fn spoken(tokens: &[Token], i: usize) -> Option<Date> {
    let is_month =
        |at: usize| tokens.get(at).is_some_and(|token| token.is_word() && token.marks.has(Marks::MONTH));
    let is_year =
        |at: usize| value(tokens, at).filter(|year| tokens[at].text.len() == 4 && POSSIBLE.contains(year));
    let is_day = |at: usize| value(tokens, at).is_some_and(|day| (1..=31).contains(&day));
    // Small words and signs that may stand between.
    let skip = |mut at: usize| {
        for _ in 0..2 {
            let between = |token: &Token| {
                token.is_sign(',')
                    || token.is_word() && token.text.chars().count() <= 5 && !token.marks.has(Marks::MONTH)
            };
            if tokens.get(at).is_some_and(between) {
                at += 1;
            }
        }
        at
    };
    let start = tokens.get(i)?;
    if start.is_number() && is_day(i) {
        let month = skip(i + 1);
        let year = skip(month + 1);
        if is_month(month)
            && let Some(value) = is_year(year)
        {
            return Some(Date { first: i, last: year, year: value, short: false });
        }
    }
    if is_month(i) {
        let day = i + 1;
        let year = skip(day + 1);
        if is_day(day)
            && let Some(value) = is_year(year)
        {
            return Some(Date { first: i, last: year, year: value, short: false });
        }
    }
    let value = is_year(i)?;
    let day = skip(i + 1);
    (is_day(day) && is_month(day + 1)).then_some(Date { first: i, last: day + 1, year: value, short: false })
}

#[cfg(test)]
mod tests {
    fn dates(text: &str) -> Vec<&str> {
        let found = crate::find(text).into_iter().filter(|f| f.kind == crate::Kind::BirthDate);
        found.map(|f| &text[f.range]).collect()
    }

    #[test]
    fn dates_of_birth_are_found_in_figures_and_in_words() {
        for date in [
            "05.06.1984",
            "05/06/84",
            "1984-06-05",
            "5 June 1984",
            "June 5, 1984",
            "5th of June 1984",
            "5 juin 1984",
            "1er juin 1984",
            "5 июня 1984",
            "5 червня 1984",
            "1984 жылғы 5 маусым",
            "٥ يونيو ١٩٨٤",
            "٠٥/٠٦/١٩٨٤",
        ] {
            assert_eq!(dates(&format!("She said {date}, and left.")), [date]);
        }
        assert_eq!(dates("Her child was born on 5 June 2021."), ["5 June 2021"]);
    }

    #[test]
    fn days_of_appointments_and_years_are_not() {
        for text in [
            "Appointment on 12.05.2026.",
            "On 5 June she comes.",
            "Sober since 2019.",
            "Since 5 June 2024 on methadone.",
            "Version 1.2.3",
            "In 1999 in prison.",
            "Between 10.05 and 12.05.",
        ] {
            assert_eq!(dates(text), Vec::<&str>::new(), "{text}");
        }
    }
}
