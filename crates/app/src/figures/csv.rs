//! Figures as a table for other programs: every row says what it is, so that it can stand alone.

use ui::Speech;

use super::{
    desk::Sheet,
    model::{Dim, Figure, Row, Table},
};
use crate::audit;

/// The names of the columns; they are the same in every language, for programs.
const COLUMNS: [&str; 14] = [
    "id",
    "figure",
    "level",
    "dimension",
    "code",
    "label",
    "value",
    "hidden",
    "numerator",
    "denominator",
    "forms",
    "period",
    "rule",
    "made",
];

/// One figure before it is a line.
struct Entry<'a> {
    id: &'a str,
    figure: &'a str,
    dimension: &'a str,
    code: &'a str,
    label: &'a str,
    numerator: &'a str,
    denominator: &'a str,
}

/// The whole file, with a byte-order mark: spreadsheets take a file without one for something else than UTF-8.
pub(super) fn file(sheet: &Sheet<'_>, made: &str) -> String {
    let mut out = String::from('\u{feff}');
    audit::csv_record(&mut out, COLUMNS);
    let t = sheet.t();
    let of_contacts = t.say("figures-of-contacts");
    let mut lines = Lines { out: &mut out, t, sheet, made };
    let total = sheet.report().total;
    for (id, level, key, figure) in
        [("W3", "E", "figures-contacts", Some(total.events)), ("W1", "U", "figures-reached", total.people)]
    {
        if let Some(figure) = figure {
            let label = t.say(key);
            let numerator = t.say(if level == "E" { "figures-def-contacts" } else { "figures-def-reached" });
            let entry = Entry { id, figure: key, dimension: "", code: "", label, numerator, denominator: "" };
            lines.add(&entry, level, figure);
        }
    }
    for dim in Dim::ALL {
        let Some(table) = sheet.report().table(dim) else { continue };
        let (figure, numerator) = (sheet.heading(dim), sheet.definition(dim));
        lines.table(dim.id(), figure, dim.name(), table, &numerator, of_contacts, &|row| {
            sheet.label(dim, row)
        });
    }
    if let Some(median) = sheet.report().median {
        let figure = t.say("figures-median");
        let numerator = t.say("figures-def-median");
        let denominator = t.say("figures-of-answered");
        let entry =
            Entry { id: "W11", figure, dimension: "", code: "", label: figure, numerator, denominator };
        lines.add(&entry, "E", Figure::Number(median));
    }
    for row in &sheet.report().other {
        let figure = t.say("figures-other");
        let label = sheet.other(row);
        let numerator = t.say("figures-def-other");
        let id = sheet.other_id(row);
        let code = &row.code;
        let entry = Entry { id, figure, dimension: "other", code, label, numerator, denominator: "" };
        lines.add(&entry, "E", row.pair.events);
    }
    let of_said = t.say("figures-of-said");
    if let Some(table) = &sheet.report().said.useful {
        let (figure, numerator) = (t.say("figures-said-useful"), t.say("figures-def-said"));
        lines.table("W24", figure, "said_useful", table, numerator, of_said, &|row| sheet.useful(row));
    }
    if let Some(table) = &sheet.report().said.topics {
        let (figure, numerator) = (t.say("figures-said-topics"), t.say("figures-def-said"));
        lines.table("W23", figure, "said_topic", table, numerator, of_said, &|row| {
            sheet.label(Dim::Topic, row)
        });
    }
    if let Some(mean) = sheet.mean() {
        let figure = t.say("figures-said-mean");
        let numerator = t.say("figures-def-mean");
        let entry = Entry {
            id: "W23",
            figure,
            dimension: "",
            code: "",
            label: figure,
            numerator,
            denominator: of_said,
        };
        lines.text(&entry, "E", &mean, "");
    }
    out
}

struct Lines<'a> {
    out: &'a mut String,
    t: Speech,
    sheet: &'a Sheet<'a>,
    made: &'a str,
}

impl Lines<'_> {
    #[allow(clippy::too_many_arguments)] // What a table is, once for all its rows.
    fn table<'r>(
        &mut self,
        id: &str,
        figure: &str,
        dimension: &str,
        table: &'r Table,
        numerator: &str,
        denominator: &str,
        label: &dyn Fn(&'r Row) -> &'r str,
    ) {
        if table.withheld {
            let label = self.t.say("figures-withheld");
            let entry = Entry { id, figure, dimension, code: "", label, numerator, denominator };
            return self.text(&entry, "E", "", "hidden");
        }
        for row in &table.rows {
            let code = &row.code;
            let entry = Entry { id, figure, dimension, code, label: label(row), numerator, denominator };
            self.add(&entry, "E", row.pair.events);
            if let Some(people) = row.pair.people {
                self.add(&entry, "U", people);
            }
        }
    }

    fn add(&mut self, entry: &Entry<'_>, level: &str, figure: Figure) {
        let value = figure.number().map(|number| number.to_string()).unwrap_or_default();
        self.text(entry, level, &value, figure.mark());
    }

    fn text(&mut self, entry: &Entry<'_>, level: &str, value: &str, hidden: &str) {
        let (forms, period, rule) = (&self.sheet.forms, &self.sheet.period_text, self.t.say("figures-rule"));
        audit::csv_record(
            self.out,
            [
                entry.id,
                entry.figure,
                level,
                entry.dimension,
                entry.code,
                entry.label,
                value,
                hidden,
                entry.numerator,
                entry.denominator,
                forms,
                period,
                rule,
                self.made,
            ],
        );
    }
}
