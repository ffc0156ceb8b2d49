//! The first line of a pasted table, and every word that may stand in a cell: names and labels in all languages.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::Lang;
use ui::text::Catalogue;

use super::lines::{DELIMITERS, cells};
use crate::{
    form::{Form, Kind, Missing},
    report::when::plain_digits,
};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// The day of the contact.
    Day,
    /// The time of day at which it began.
    Time,
    /// An answer to the field that stands there in the form.
    Field(usize),
    /// What the program fills in by itself.
    Computed,
}

/// Why a first line cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BadHeader {
    /// There is nothing below it, or nothing at all.
    Empty,
    /// These are no columns of the form.
    Unknown(Vec<String>),
    /// These stand there twice, or mean the same.
    Twice(Vec<String>),
    /// These are filled in by the program.
    Computed(Vec<String>),
    /// No column says on which day it was.
    NoDay,
}

/// The first line, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// What stands between cells.
    pub(super) delimiter: u8,
    /// What each column holds.
    pub(super) columns: Vec<Column>,
    /// What each column was called.
    pub(super) names: Vec<String>,
}

/// Every word that may stand in a table, by how it is compared.
pub(super) struct Vocabulary {
    columns: HashMap<String, BTreeSet<Column>>,
    /// By the place of the field in the form.
    codes: Vec<HashMap<String, String>>,
    missing: HashMap<String, Missing>,
}

/// How words are compared: without case, with single blanks.
pub(super) fn fold(text: &str) -> String {
    let text = plain_digits(text).to_lowercase();
    text.trim_end_matches([':', '*']).split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Vocabulary {
    /// The words of a form: its own, and those that the program's texts have for the day, the time and missing values.
    pub(super) fn new(form: &Form, texts: &'static Catalogue) -> Self {
        let said = |key: &str| Lang::ALL.map(|lang| texts.speak(lang).say(key));
        // Names first: a label that happens to be the name of another field does not take it away.
        let mut columns: HashMap<String, BTreeSet<Column>> = HashMap::new();
        let mut names = BTreeMap::from([("day", Column::Day), ("date", Column::Day), ("time", Column::Time)]);
        let of = |at: usize| match form.fields[at].kind {
            Kind::Auto if form.fields[at].name == "time" => Column::Time,
            Kind::Auto => Column::Computed,
            _ => Column::Field(at),
        };
        names.extend((0..form.fields.len()).map(|at| (form.fields[at].name.as_str(), of(at))));
        for (at, field) in form.fields.iter().enumerate() {
            for label in field.label.0.values() {
                columns.entry(fold(label)).or_default().insert(of(at));
            }
        }
        for (key, column) in [("table-column-day", Column::Day), ("table-column-time", Column::Time)] {
            columns.extend(said(key).map(|label| (fold(label), BTreeSet::from([column]))));
        }
        columns.extend(names.into_iter().map(|(name, column)| (name.to_owned(), BTreeSet::from([column]))));
        let mut missing: HashMap<_, _> = HashMap::new();
        for one in Missing::ALL {
            let key = format!("missing-{}", one.name().replace('_', "-"));
            missing.extend(said(&key).map(|label| (fold(label), one)));
            missing.extend([(one.name().to_owned(), one), (one.name().replace('_', " "), one)]);
        }
        let codes = form.fields.iter().map(|field| codes(form, field)).collect();
        Self { columns, codes, missing }
    }

    /// The code that a word stands for in a field.
    pub(super) fn code(&self, field: usize, word: &str) -> Option<&str> {
        self.codes[field].get(word).map(String::as_str)
    }

    /// The missing value that a word stands for.
    pub(super) fn missing(&self, word: &str) -> Option<Missing> {
        self.missing.get(word).copied()
    }

    fn column(&self, name: &str) -> Option<Result<Column, ()>> {
        let found = self.columns.get(&fold(name))?;
        Some(if found.len() == 1 { found.first().copied().ok_or(()) } else { Err(()) })
    }

    /// Which of the delimiters makes most of the first line into columns.
    pub(super) fn delimiter(&self, first: &str) -> u8 {
        let known = |delimiter: &u8| {
            cells(first, *delimiter).iter().filter(|name| self.column(name).is_some()).count()
        };
        // Of equals the first: `max_by_key` takes the last.
        DELIMITERS.into_iter().rev().max_by_key(known).unwrap_or(b'\t')
    }

    /// The first line, understood.
    pub(super) fn header(&self, first: &str, delimiter: u8) -> Result<Header, BadHeader> {
        let mut names = cells(first, delimiter);
        // A column without a name at the end is what a spreadsheet leaves when one cell too many was chosen.
        while names.last().is_some_and(|name| fold(name).is_empty()) {
            names.pop();
        }
        if names.is_empty() {
            return Err(BadHeader::Empty);
        }
        let found: Vec<_> = names.iter().map(|name| self.column(name)).collect();
        let those = |fits: &dyn Fn(usize) -> bool| {
            (0..names.len()).filter(|at| fits(*at)).map(|at| names[at].trim().to_owned()).collect::<Vec<_>>()
        };
        let unknown = those(&|at| found[at].is_none());
        if !unknown.is_empty() {
            return Err(BadHeader::Unknown(unknown));
        }
        let twice = those(&|at| match found[at] {
            Some(Err(())) => true,
            Some(Ok(Column::Computed)) => false,
            one => found[..at].contains(&one),
        });
        if !twice.is_empty() {
            return Err(BadHeader::Twice(twice));
        }
        let computed = those(&|at| found[at] == Some(Ok(Column::Computed)));
        if !computed.is_empty() {
            return Err(BadHeader::Computed(computed));
        }
        let columns: Vec<Column> = found.into_iter().flatten().flatten().collect();
        if !columns.contains(&Column::Day) {
            return Err(BadHeader::NoDay);
        }
        Ok(Header { delimiter, columns, names })
    }
}

/// Names and labels of the codes that a field chooses from. A code that others stand under is a heading and no choice.
fn codes(form: &Form, field: &crate::form::Field) -> HashMap<String, String> {
    let all = form.codes_of(field);
    let is_heading = |name: &str| all.iter().any(|code| code.under.as_deref() == Some(name));
    let choices = || all.iter().filter(|code| !is_heading(&code.name));
    let labels =
        choices().flat_map(|code| code.label.0.values().map(|label| (fold(label), code.name.clone())));
    let mut found: HashMap<_, _> = labels.collect();
    found.extend(choices().map(|code| (code.name.replace('_', " "), code.name.clone())));
    found.extend(choices().map(|code| (code.name.clone(), code.name.clone())));
    found
}
