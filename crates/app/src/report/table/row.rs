//! One line of a pasted table, read against the form.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use kernel::Moment;
use ui::{
    Errors, Speech,
    form::{Unclean, clean},
};

use super::{
    columns::{Column, Header, Vocabulary, fold},
    lines::{Line, cells},
};
use crate::{
    form::{self, Answer, Answers, Field, Form, Kind, MOST_CHARS, Missing},
    report::when::{self, BadTime},
};

/// The largest number and number of pieces where the form sets no other.
const MOST: i64 = 999_999;

/// A contact as one line tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The local day, as `day::of` numbers it.
    pub(super) day: i64,
    /// When it began, if the table says so.
    pub(super) start: Option<Moment>,
    /// An answer to every field that is asked.
    pub(super) answers: Answers,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// The place of the column; `None` if it is about the line as a whole.
    pub(super) column: Option<usize>,
    /// What.
    pub(super) what: Wrong,
}

/// The kinds of what can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// A quotation mark opens and nothing closes it.
    Quote,
    /// There are more cells than columns.
    Cells,
    /// No day.
    NoDay,
    /// No day that can be read.
    Day,
    /// No time that can be read.
    Time,
    /// It has not happened yet.
    Future,
    /// The clock went over this time that night.
    Skipped,
    /// This time came twice that night; how to write the first and the second.
    Twice(String, String),
    /// Its month is locked.
    Locked,
    /// No code or label of this field.
    Code(String),
    /// Several where one is meant.
    Several,
    /// No number in this range.
    Number(i64, i64),
    /// So many characters, more than are kept.
    Long(usize),
    /// The form does not ask this here.
    NotHere,
    /// The same as another line, which has this number.
    Same(usize),
}

/// What a line is read with.
pub(super) struct Reader<'a> {
    pub(super) form: &'a Form,
    pub(super) words: &'a Vocabulary,
    pub(super) zone: &'a TimeZone,
    pub(super) now: Moment,
    /// Only for messages that are not shown: what is missing has been filled in before.
    pub(super) t: Speech,
}

impl Reader<'_> {
    /// The contact, or everything that is wrong with the line.
    pub(super) fn read(&self, header: &Header, line: &Line<'_>) -> Result<Row, Vec<Problem>> {
        if line.is_open {
            return Err(vec![Problem { column: None, what: Wrong::Quote }]);
        }
        let cells = cells(line.raw, header.delimiter);
        let columns = &header.columns;
        let mut problems = Vec::new();
        if cells.iter().skip(columns.len()).any(|cell| !fold(cell).is_empty()) {
            problems.push(Problem { column: None, what: Wrong::Cells });
        }
        let (mut day, mut time) = ((None, ""), (None, ""));
        let mut answers = Answers::new();
        for (at, column) in columns.iter().enumerate() {
            let cell = cells.get(at).map_or("", String::as_str);
            match column {
                Column::Day => day = (Some(at), cell),
                Column::Time => time = (Some(at), cell),
                Column::Computed => {}
                Column::Field(place) => match self.answer(*place, cell) {
                    Ok(Some(answer)) => drop(answers.insert(self.form.fields[*place].name.clone(), answer)),
                    Ok(None) => {}
                    Err(what) => problems.push(Problem { column: Some(at), what }),
                },
            }
        }
        let when = when::read(day.1, time.1, self.zone, self.now).map_err(|bad| {
            let of_day = matches!(bad, BadTime::NoDay | BadTime::Day) || fold(time.1).is_empty();
            problems.push(Problem { column: if of_day { day.0 } else { time.0 }, what: self.bad_time(bad) });
        });
        self.complete(header, &mut answers, &mut problems);
        match when {
            Ok((day, start)) if problems.is_empty() => Ok(Row { day, start, answers }),
            _ => {
                problems.sort_by_key(|problem| problem.column);
                Err(problems)
            }
        }
    }

    fn bad_time(&self, bad: BadTime) -> Wrong {
        let write = |at: Moment| format!("{}{}", when::typed(at, self.zone).1, when::distance(at, self.zone));
        match bad {
            BadTime::NoDay => Wrong::NoDay,
            BadTime::Day => Wrong::Day,
            BadTime::Time => Wrong::Time,
            BadTime::Future => Wrong::Future,
            BadTime::Skipped => Wrong::Skipped,
            BadTime::Twice(first, second) => Wrong::Twice(write(first), write(second)),
        }
    }

    /// What a cell answers; `None` for an empty one.
    fn answer(&self, place: usize, cell: &str) -> Result<Option<Answer>, Wrong> {
        let field = &self.form.fields[place];
        let word = fold(cell);
        if word.is_empty() {
            return Ok(None);
        }
        let missing = self.words.missing(&word).map(Answer::Missing);
        let answer = match field.kind {
            Kind::Auto => None,
            Kind::One | Kind::Several | Kind::Quantities => {
                // A code of the field's own goes before a missing value of the same name.
                if self.words.code(place, &word).is_none() && missing.is_some() {
                    missing
                } else {
                    Some(self.codes(place, field, &word)?)
                }
            }
            _ if missing.is_some() => missing,
            Kind::Number => Some(Answer::Number(number(field, &word)?)),
            Kind::Date => Some(Answer::Number(form::days(cell).ok_or(Wrong::Day)?)),
            Kind::Text => match clean(cell, MOST_CHARS) {
                Ok(text) => Some(Answer::Text(text)),
                Err(Unclean::Empty) => None,
                Err(Unclean::TooLong { chars }) => return Err(Wrong::Long(chars)),
            },
        };
        Ok(answer)
    }

    fn codes(&self, place: usize, field: &Field, word: &str) -> Result<Answer, Wrong> {
        let mut pieces = Vec::new();
        for piece in word.split('|').map(str::trim).filter(|piece| !piece.is_empty()) {
            // A label may have a stroke in it, so the whole is tried first.
            if self.code(place, field, piece).is_some() {
                pieces.push(piece);
            } else {
                pieces.extend(piece.split('/').map(str::trim).filter(|piece| !piece.is_empty()));
            }
        }
        let mut found: BTreeMap<String, Option<u32>> = BTreeMap::new();
        for piece in pieces {
            let (code, count) =
                self.code(place, field, piece).ok_or_else(|| Wrong::Code(piece.to_owned()))?;
            if count.is_some_and(|count| i64::from(count) > field.most.unwrap_or(MOST) || count == 0) {
                return Err(Wrong::Number(1, field.most.unwrap_or(MOST)));
            }
            found.insert(code, count);
        }
        if found.is_empty() {
            return Err(Wrong::Code(word.to_owned()));
        }
        if field.kind == Kind::One && found.len() > 1 {
            return Err(Wrong::Several);
        }
        // In the order of the form, as if they had been ticked there.
        let all = self.form.codes_of(field).iter();
        let codes = all.filter_map(|code| found.remove_entry(&code.name)).collect();
        Ok(Answer::Codes(codes))
    }

    /// One code, and how many behind it where the field counts: `naloxone*2`, `Naloxone × 2`.
    fn code(&self, place: usize, field: &Field, piece: &str) -> Option<(String, Option<u32>)> {
        if let Some(code) = self.words.code(place, piece) {
            return Some((code.to_owned(), None));
        }
        if field.kind != Kind::Quantities {
            return None;
        }
        let word = piece.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let count = piece[word.len()..].parse().ok()?;
        let word = word.trim_end();
        let word = word.strip_suffix(['*', '×', 'x', 'х', '=']).unwrap_or(word);
        Some((self.words.code(place, word.trim_end())?.to_owned(), Some(count)))
    }

    /// An empty cell is a question that was not asked. What is answered although the form does not ask it here is told and not
    /// dropped.
    fn complete(&self, header: &Header, answers: &mut Answers, problems: &mut Vec<Problem>) {
        for field in self.form.asked() {
            answers.entry(field.name.clone()).or_insert(Answer::Missing(Missing::NotAsked));
        }
        let said = answers.clone();
        form::complete(self.form, answers, &mut Errors::new(), self.t);
        for (at, column) in header.columns.iter().enumerate() {
            let Column::Field(place) = column else { continue };
            let name = &self.form.fields[*place].name;
            let gone = answers.get(name) == Some(&Answer::Missing(Missing::NotApplicable));
            if gone && !matches!(said.get(name), Some(Answer::Missing(_)) | None) {
                problems.push(Problem { column: Some(at), what: Wrong::NotHere });
            }
        }
    }
}

fn number(field: &Field, word: &str) -> Result<i64, Wrong> {
    let (least, most) = (field.least.unwrap_or(0), field.most.unwrap_or(MOST));
    let number = word.replace(' ', "").parse::<i64>().ok();
    number.filter(|number| (least..=most).contains(number)).ok_or(Wrong::Number(least, most))
}
