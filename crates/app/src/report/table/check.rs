//! A pasted table, read whole: which lines can be filed, which cannot and why, which are equal.

use std::collections::{BTreeMap, HashMap};

use seal::SymmetricKey;

use super::{
    columns::{BadHeader, Column},
    lines::lines,
    row::{Problem, Reader, Row, Wrong},
};
use crate::{
    form::{Answer, answer},
    ids::{OrgId, ReportId, StaffId},
    report::day,
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
pub(super) struct Good {
    /// The number of the line.
    pub(super) number: usize,
    /// As it was pasted.
    pub(super) raw: String,
    /// What it says.
    pub(super) row: Row,
    /// What the report will be: follows from what the line says.
    pub(super) id: ReportId,
}

/// A line that cannot.
pub(super) struct Broken {
    /// The number of the line.
    pub(super) number: usize,
    /// As it was pasted.
    pub(super) raw: String,
    /// Everything that is wrong with it.
    pub(super) problems: Vec<Problem>,
}

/// A table that was read.
pub(super) struct Checked {
    /// The first line, as it was pasted.
    pub(super) first: String,
    /// What the columns were called.
    pub(super) names: Vec<String>,
    /// The place of the column with the day.
    pub(super) day_column: usize,
    /// What can be filed, in the order of lines.
    pub(super) good: Vec<Good>,
    /// What cannot, in the order of lines.
    pub(super) broken: Vec<Broken>,
    /// Lines that were filed before.
    pub(super) filed: Vec<usize>,
}

impl Checked {
    /// The table again with only the lines that cannot be filed, as they were pasted.
    pub(super) fn rest(&self) -> String {
        let lines = self.broken.iter().map(|broken| broken.raw.as_str());
        std::iter::once(self.first.as_str()).chain(lines).collect::<Vec<_>>().join("\n")
    }

    /// A day of each month that something can be filed for.
    pub(super) fn days(&self) -> BTreeMap<i64, i64> {
        self.good.iter().map(|good| (day::month(good.row.day), good.row.day)).collect()
    }

    /// Takes out of what can be filed what cannot after all.
    pub(super) fn hold_back(&mut self, wrong: impl Fn(&Good) -> Option<Problem>) {
        let (mut good, mut broken) = (Vec::with_capacity(self.good.len()), std::mem::take(&mut self.broken));
        for one in self.good.drain(..) {
            match wrong(&one) {
                None => good.push(one),
                Some(problem) => {
                    broken.push(Broken { number: one.number, raw: one.raw, problems: vec![problem] });
                }
            }
        }
        broken.sort_by_key(|broken| broken.number);
        (self.good, self.broken) = (good, broken);
    }

    /// Sets apart what was filed before.
    pub(super) fn set_apart(&mut self, filed: impl Fn(ReportId) -> bool) {
        let (done, good): (Vec<_>, Vec<_>) = self.good.drain(..).partition(|good| filed(good.id));
        self.good = good;
        self.filed.extend(done.iter().map(|good| good.number));
        self.filed.sort_unstable();
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
        for number in [row.day, start, i64::from(which)] {
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
pub(super) fn check(
    text: &str,
    reader: &Reader<'_>,
    identity: &Identity,
    equal: bool,
) -> Result<Checked, BadTable> {
    if text.len() > MOST_BYTES {
        return Err(BadTable::Long);
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = reader.words.delimiter(first.trim_start_matches('\u{feff}'));
    let mut all = lines(text, delimiter).into_iter();
    let first = all.next().ok_or(BadTable::Header(BadHeader::Empty))?;
    let header = reader.words.header(first.raw, delimiter).map_err(BadTable::Header)?;
    if all.len() == 0 {
        return Err(BadTable::Header(BadHeader::Empty));
    }
    if all.len() > MOST_LINES {
        return Err(BadTable::Lines(all.len()));
    }
    let (mut good, mut broken) = (Vec::new(), Vec::new());
    // The first line that says something, and how often it was said.
    let mut seen: HashMap<ReportId, (usize, u32)> = HashMap::new();
    for line in all {
        let (number, raw) = (line.number, line.raw.to_owned());
        let row = match reader.read(&header, &line) {
            Ok(row) => row,
            Err(problems) => {
                broken.push(Broken { number, raw, problems });
                continue;
            }
        };
        let id = identity.of(&row, 1);
        let (first, times) = seen.entry(id).or_insert((number, 0));
        *times += 1;
        match *times {
            1 => good.push(Good { number, raw, row, id }),
            which if equal => {
                let id = identity.of(&row, which);
                good.push(Good { number, raw, row, id });
            }
            _ => {
                let problems = vec![Problem { column: None, what: Wrong::Same(*first) }];
                broken.push(Broken { number, raw, problems });
            }
        }
    }
    let day_column = header.columns.iter().position(|column| *column == Column::Day).unwrap_or(0);
    Ok(Checked {
        first: first.raw.to_owned(),
        names: header.names,
        day_column,
        good,
        broken,
        filed: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use kernel::{Lang, Moment};

    use super::*;
    use crate::{
        form::{self, Answers, Missing},
        report::table::columns::Vocabulary,
    };

    fn texts() -> &'static ui::text::Catalogue {
        crate::content::catalogue().expect("the texts can be read")
    }

    /// Saturday 21 November 2026, 03:00 in Warsaw.
    const NOW: Moment = Moment::from_millis(1_795_226_400_000);

    fn whose(apart: Option<&str>) -> Identity {
        let instance = SymmetricKey::from_bytes([9; 32]);
        Identity::new(&instance, OrgId::from_bytes([1; 16]), StaffId::from_bytes([2; 16]), apart)
    }

    fn with<T>(text: &str, equal: bool, look: impl FnOnce(Result<Checked, BadTable>) -> T) -> T {
        let form = form::default("contact").expect("the form");
        let zone = TimeZone::get("Europe/Warsaw").expect("it is known");
        let words = Vocabulary::new(form, texts());
        let reader = Reader { form, words: &words, zone: &zone, now: NOW, t: texts().speak(Lang::En) };
        look(check(text, &reader, &whose(equal.then_some("aa")), equal))
    }

    fn rows(text: &str) -> Vec<Answers> {
        with(text, false, |checked| {
            let checked = checked.unwrap_or_else(|bad| panic!("{bad:?}"));
            assert!(
                checked.broken.is_empty(),
                "{:?}",
                checked.broken.iter().map(|one| &one.problems).collect::<Vec<_>>()
            );
            checked.good.into_iter().map(|good| good.row.answers).collect()
        })
    }

    /// The number of a line and what is wrong in which column.
    type Told = (usize, Vec<(Option<usize>, Wrong)>);

    fn wrong(text: &str) -> Vec<Told> {
        with(text, false, |checked| {
            let broken = checked.unwrap_or_else(|bad| panic!("{bad:?}")).broken.into_iter();
            let told = |one: Broken| {
                let problems = one.problems.into_iter().map(|problem| (problem.column, problem.what));
                (one.number, problems.collect())
            };
            broken.map(told).collect()
        })
    }

    fn refused(text: &str) -> BadTable {
        with(text, false, |checked| checked.err().expect("the table is refused"))
    }

    fn codes(list: &[(&str, Option<u32>)]) -> Answer {
        Answer::Codes(list.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect())
    }

    #[test]
    fn names_labels_and_codes_are_understood_in_any_case_and_language() {
        let tables = [
            "day\tmode\ttopics\tservice\tminutes\n2026-11-20\tgroup_answer\toverdose|sleep\tnaloxone*2|counselling\t10",
            "Day;Mode;TOPICS;Service delivered;Minutes of work\n20.11.2026;answer in a group;Sleep and exhaustion / Overdose;Naloxone x2 | COUNSELLING;10",
            "اليوم,mode,topics,service,minutes\n٢٠٢٦-١١-٢٠,Answer in a group,\"overdose|sleep\",counselling/naloxone×٢,١٠\n",
        ];
        for table in tables {
            let rows = rows(table);
            assert_eq!(rows.len(), 1, "{table}");
            assert_eq!(rows[0]["mode"], codes(&[("group_answer", None)]), "{table}");
            assert_eq!(rows[0]["topics"], codes(&[("overdose", None), ("sleep", None)]), "{table}");
            assert_eq!(rows[0]["service"], codes(&[("counselling", None), ("naloxone", Some(2))]), "{table}");
            assert_eq!(rows[0]["minutes"], Answer::Number(10), "{table}");
        }
    }

    #[test]
    fn every_label_of_the_form_in_every_language_is_a_column() {
        let form = form::default("contact").expect("the form");
        let words = Vocabulary::new(form, texts());
        for field in form.asked() {
            for (lang, label) in &field.label.0 {
                let first = format!("day\t{}\t{}", label.to_uppercase(), "");
                let header = words.header(&first, b'\t');
                let header = header.unwrap_or_else(|bad| panic!("{lang} {label}: {bad:?}"));
                assert_eq!(header.columns.len(), 2, "{lang} {label}");
            }
        }
    }

    #[test]
    fn every_label_of_a_choice_in_every_language_is_that_choice() {
        let form = form::default("contact").expect("the form");
        let words = Vocabulary::new(form, texts());
        for (place, field) in form.fields.iter().enumerate() {
            let all = form.codes_of(field);
            for code in
                all.iter().filter(|code| !all.iter().any(|one| one.under.as_ref() == Some(&code.name)))
            {
                for (lang, label) in &code.label.0 {
                    let word = crate::report::table::columns::fold(&label.to_uppercase());
                    assert_eq!(
                        words.code(place, &word),
                        Some(code.name.as_str()),
                        "{} {lang} {label}",
                        field.name
                    );
                }
            }
        }
    }

    #[test]
    fn a_10_an_empty_cell_was_not_asked_and_the_four_missing_values_are_kept_apart() {
        let rows = rows(
            "day\tmode\tage\tgender\tarea\tlanguage\n2026-11-20\tcall\trefused\tDid not want to say\t\tunknown",
        );
        assert_eq!(rows[0]["age"], Answer::Missing(Missing::Refused));
        assert_eq!(rows[0]["gender"], Answer::Missing(Missing::Refused));
        assert_eq!(rows[0]["area"], Answer::Missing(Missing::NotAsked));
        assert_eq!(rows[0]["language"], Answer::Missing(Missing::Unknown));
        assert_eq!(rows[0]["topics"], Answer::Missing(Missing::NotAsked), "a column that is not there");
        let rows = self::rows("day\tmode\n2026-11-20\tpublication");
        assert_eq!(
            rows[0]["age"],
            Answer::Missing(Missing::NotApplicable),
            "nobody has an age in a publication"
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_column() {
        let table = "day\ttime\tmode\ttopics\tminutes\tage
2026-11-20\t03:00\tcall\toverdose\t10\t
2026-11-22\t\tcall\toverdose\t10\t
2026-11-21\t03:01\tcall\toverdose\t10\t
\t\tcall\toverdose\t10\t
20/11/2026\t\ttelepathy\toverdose|gossip\t601\t
2026-03-29\t02:30\tcall\toverdose\t10\t
2026-10-25\t02:30\tcall\toverdose\t10\t
2026-11-20\tmorning\tcall|meeting\thealth\t-1\t
2026-11-20\t03:00\tpublication\toverdose\t10\tfrom_18
2026-11-20\t03:00\tcall\toverdose\t10\t\tmore
2026-11-20\t\t\"call\toverdose\t10\t

2026-11-20\t3:00\tCall\tOverdose\t010\t
";
        let code = |word: &str| Wrong::Code(word.to_owned());
        assert_eq!(
            wrong(table),
            [
                (3, vec![(Some(0), Wrong::Future)]),
                (4, vec![(Some(1), Wrong::Future)]),
                (5, vec![(Some(0), Wrong::NoDay)]),
                (
                    6,
                    vec![
                        (Some(0), Wrong::Day),
                        (Some(2), code("telepathy")),
                        (Some(3), code("gossip")),
                        (Some(4), Wrong::Number(0, 600))
                    ]
                ),
                (7, vec![(Some(1), Wrong::Skipped)]),
                (8, vec![(Some(1), Wrong::Twice("02:30+02:00".into(), "02:30+01:00".into()))]),
                (
                    9,
                    vec![
                        (Some(1), Wrong::Time),
                        (Some(2), Wrong::Several),
                        (Some(3), code("health")),
                        (Some(4), Wrong::Number(0, 600))
                    ]
                ),
                (10, vec![(Some(5), Wrong::NotHere)]),
                (11, vec![(None, Wrong::Cells)]),
                (12, vec![(None, Wrong::Quote)]),
                (14, vec![(None, Wrong::Same(2))]),
            ]
        );
    }

    #[test]
    fn a_first_line_that_cannot_be_understood_is_told_whole() {
        let header = |bad| BadTable::Header(bad);
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(refused(""), header(BadHeader::Empty));
        assert_eq!(refused("day\tmode\n\n"), header(BadHeader::Empty));
        assert_eq!(
            refused("day\tcolour\ttaste\n1\t2\t3"),
            header(BadHeader::Unknown(names(&["colour", "taste"])))
        );
        assert_eq!(refused("day\tmode\tMode\n1\t2\t3"), header(BadHeader::Twice(names(&["Mode"]))));
        assert_eq!(refused("day\tworker\n1\t2"), header(BadHeader::Computed(names(&["worker"]))));
        assert_eq!(refused("mode\ttopics\n1\t2"), header(BadHeader::NoDay));
        assert_eq!(
            refused("no table at all\nreally"),
            header(BadHeader::Unknown(names(&["no table at all"])))
        );
        let long = format!("day\n{}", "2026-11-20\n".repeat(MOST_LINES + 1));
        assert_eq!(refused(&long), BadTable::Lines(MOST_LINES + 1));
        let heavy = format!("day\n{}", "x".repeat(MOST_BYTES));
        assert_eq!(refused(&heavy), BadTable::Long);
    }

    #[test]
    fn the_same_words_give_the_same_report_and_equal_lines_two_if_that_is_meant() {
        let table = "day\tmode\n2026-11-20\tcall\n20.11.2026\tCall\n2026-11-19\tcall";
        let ids = |equal| {
            with(table, equal, |checked| {
                checked.expect("a table").good.iter().map(|good| good.id).collect::<Vec<_>>()
            })
        };
        assert_eq!(ids(false).len(), 2);
        assert_eq!(ids(false), ids(false));
        assert_eq!(ids(true).len(), 3);
        assert_eq!(ids(true), ids(true));
        assert!(ids(true).iter().all(|id| !ids(false).contains(id)), "another form gives other reports");
        let row = Row { day: 20_777, start: None, answers: Answers::new() };
        assert_ne!(whose(Some("aa")).of(&row, 1), whose(Some("ab")).of(&row, 1));
    }

    #[test]
    fn what_is_left_over_is_given_back_as_it_was_pasted() {
        let table = "Day;Mode;Summary\r\n2026-11-20;call;fine\r\n2026-11-20;shout;\"two\nlines\"\r\n2026-13-20;call;x\r\n";
        with(table, false, |checked| {
            let checked = checked.expect("a table");
            assert_eq!(checked.good.len(), 1);
            assert_eq!(
                checked.rest(),
                "Day;Mode;Summary\n2026-11-20;shout;\"two\nlines\"\n2026-13-20;call;x"
            );
        });
    }
}
