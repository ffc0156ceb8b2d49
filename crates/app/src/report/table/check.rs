//! A pasted table, read whole: which lines can be filed, which cannot and why, which are equal.

use std::collections::{BTreeSet, HashMap};

use seal::SymmetricKey;

use super::{
    columns::{BadHeader, Vocabulary},
    lines::{Line, lines},
    row::{Problem, Reader, Row, Wrong},
};
use crate::{
    form::{Answer, Form, answer},
    ids::{OrgId, ReportId, StaffId},
    report::when,
};

/// Lines below the first that are taken at a time.
pub(crate) const MOST_LINES: usize = 5_000;

/// Bytes of a table that are taken at a time.
pub(crate) const MOST_BYTES: usize = 2 * 1024 * 1024;

/// Why a table is not read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BadTable {
    /// More bytes than are taken; the end has not arrived.
    Long,
    /// So many lines, more than are taken.
    Lines(usize),
    /// The first line.
    Header(BadHeader),
}

/// A line that can be filed.
pub(super) struct Good<'a> {
    pub(super) line: Line<'a>,
    pub(super) row: Row,
    /// What the report will be: follows from what the line says.
    pub(super) id: ReportId,
}

/// A line that cannot.
pub(super) struct Broken<'a> {
    pub(super) line: Line<'a>,
    pub(super) problems: Vec<Problem>,
}

/// A table that was read.
pub(super) struct Checked<'a> {
    /// The first line, as it was pasted.
    pub(super) first: &'a str,
    /// What the columns were called.
    pub(super) names: Vec<String>,
    /// What can be filed, in the order of lines.
    pub(super) good: Vec<Good<'a>>,
    /// What cannot, in the order of lines.
    pub(super) broken: Vec<Broken<'a>>,
    /// Lines that were filed before.
    pub(super) filed: Vec<usize>,
}

impl Checked<'_> {
    /// The table again with only the lines that cannot be filed, as they were pasted.
    pub(super) fn rest(&self) -> String {
        let lines = self.broken.iter().map(|broken| broken.line.raw);
        std::iter::once(self.first).chain(lines).collect::<Vec<_>>().join("\n")
    }

    /// The months of what can be filed.
    pub(super) fn months(&self) -> BTreeSet<i64> {
        self.good.iter().map(|good| good.row.month()).collect()
    }

    /// Takes out of what can be filed what cannot after all.
    pub(super) fn hold_back(&mut self, wrong: impl Fn(&Good<'_>) -> Option<Problem>) {
        let (mut good, mut broken) = (Vec::with_capacity(self.good.len()), std::mem::take(&mut self.broken));
        for one in self.good.drain(..) {
            match wrong(&one) {
                None => good.push(one),
                Some(problem) => broken.push(Broken { line: one.line, problems: vec![problem] }),
            }
        }
        broken.sort_by_key(|broken| broken.line.number);
        (self.good, self.broken) = (good, broken);
    }

    /// Sets apart what was filed before.
    pub(super) fn set_apart(&mut self, filed: impl Fn(ReportId) -> bool) {
        let (done, good): (Vec<_>, Vec<_>) = self.good.drain(..).partition(|good| filed(good.id));
        self.good = good;
        self.filed.extend(done.iter().map(|good| good.line.number));
        self.filed.sort_unstable();
    }
}

impl Row {
    /// The month, as periods are locked by.
    pub(super) fn month(&self) -> i64 {
        (i64::from(self.day.year()) - 1970) * 12 + i64::from(self.day.month()) - 1
    }
}

/// What the identifiers of a member's lines follow from. The same words give the same report, so a table that is filed twice, or
/// whose filing breaks off and is begun again, gives each report once. To everybody without the key that lies outside the
/// database they are random.
pub(super) struct Identity {
    key: SymmetricKey,
    whose: Vec<u8>,
}

impl Identity {
    /// Of one member. With a nonce equal lines are contacts of their own, and so are lines that were filed before: then the same
    /// form gives the same reports, and another form others.
    pub(super) fn new(instance: &SymmetricKey, org: OrgId, staff: StaffId, apart: Option<&str>) -> Self {
        let whose = [&org.bytes()[..], &staff.bytes(), apart.unwrap_or_default().as_bytes(), b"|"].concat();
        Self { key: instance.derive("report of a line"), whose }
    }

    /// `which` tells equal lines of one table apart, from 1.
    pub(super) fn of(&self, row: &Row, which: u32) -> ReportId {
        let start = row.start.map_or(i64::MIN, kernel::Moment::millis);
        let mut data = self.whose.clone();
        for number in [when::day_number(row.day), start, i64::from(which)] {
            data.extend_from_slice(&number.to_be_bytes());
        }
        data.extend_from_slice(answer::write(&row.answers).as_bytes());
        for (name, answer) in &row.answers {
            let Answer::Text(text) = answer else { continue };
            data.extend_from_slice(format!("|{name}|{}|", text.len()).as_bytes());
            data.extend_from_slice(text.as_bytes());
        }
        let mac = self.key.mac("report", &data);
        let id = *mac.first_chunk().expect("a MAC has 32 bytes");
        ReportId::from_bytes(uuid::Builder::from_random_bytes(id).into_uuid().into_bytes())
    }
}

/// Reads a table. `equal` says that equal lines are contacts of their own.
pub(super) fn check<'a>(
    text: &'a str,
    words: &Vocabulary,
    form: &Form,
    with: impl Fn(&super::columns::Header, &Line<'a>) -> Result<Row, Vec<Problem>>,
    identity: &Identity,
    equal: bool,
) -> Result<Checked<'a>, BadTable> {
    let _ = form;
    if text.len() > MOST_BYTES {
        return Err(BadTable::Long);
    }
    let first = text.lines().find(|line| !line.trim().is_empty());
    let first = first.ok_or(BadTable::Header(BadHeader::Empty))?;
    let delimiter = words.delimiter(first.trim_start_matches('\u{feff}'));
    let mut all = lines(text, delimiter).into_iter();
    let first = all.next().ok_or(BadTable::Header(BadHeader::Empty))?;
    let header = words.header(first.raw, delimiter).map_err(BadTable::Header)?;
    if all.len() == 0 {
        return Err(BadTable::Header(BadHeader::Empty));
    }
    if all.len() > MOST_LINES {
        return Err(BadTable::Lines(all.len()));
    }
    let names = header.names.clone();
    let mut checked = Checked { first: first.raw, names, good: Vec::new(), broken: Vec::new(), filed: Vec::new() };
    // The first line that says something, and how often it was said.
    let mut seen: HashMap<ReportId, (usize, u32)> = HashMap::new();
    for line in all {
        let row = match with(&header, &line) {
            Ok(row) => row,
            Err(problems) => {
                checked.broken.push(Broken { line, problems });
                continue;
            }
        };
        let id = identity.of(&row, 1);
        let (number, times) = seen.entry(id).or_insert((line.number, 0));
        *times += 1;
        if *times == 1 {
            checked.good.push(Good { line, row, id });
        } else if equal {
            let id = identity.of(&row, *times);
            checked.good.push(Good { line, row, id });
        } else {
            let problems = vec![Problem { column: None, what: Wrong::Same(*number) }];
            checked.broken.push(Broken { line, problems });
        }
    }
    Ok(checked)
}
