//! What stands above a text: who wrote it, when it was reviewed, what it is a translation of.

use std::collections::BTreeMap;

use crate::{
    Address, Rules, Wrong,
    table::{Fields, Notes, line_of, parse},
};

/// The line that front matter stands between.
const FENCE: &str = "+++";

const FIELDS: [&str; 11] = [
    "title",
    "short",
    "aliases",
    "aliases_in",
    "author",
    "revision",
    "source_revision",
    "reviewed_on",
    "due_on",
    "related",
    "region",
];

/// The region of what holds everywhere.
const EVERYWHERE: &str = "all";

/// Where a review that a text may need stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Review {
    /// Somebody still has to make it: `needed`.
    #[default]
    Needed,
    /// It says nothing that the review is about: `not needed`.
    NotNeeded,
    /// It was made: `by NAME, ROLE`.
    By {
        /// Who made it, a person or a body.
        name: String,
        /// What makes them fit for it.
        role: String,
    },
}

impl Review {
    fn read(text: &str) -> Option<Self> {
        match text {
            "needed" => Some(Self::Needed),
            "not needed" => Some(Self::NotNeeded),
            _ => {
                let (name, role) = text.strip_prefix("by ")?.split_once(',')?;
                let (name, role) = (name.trim().to_owned(), role.trim().to_owned());
                (!name.is_empty() && !role.is_empty()).then_some(Self::By { name, role })
            }
        }
    }
}

/// Where the review of each mark stands.
pub type Reviews = BTreeMap<String, Review>;

/// What stands above a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// The page's heading.
    pub title: String,
    /// The whole page in two to four sentences; `{number}` stands for the number to call.
    pub short: Vec<String>,
    /// Other words that people search for.
    pub aliases: Vec<String>,
    /// Such words that are said in one region only, by its name.
    pub aliases_in: BTreeMap<String, Vec<String>>,
    /// Who wrote it.
    pub author: String,
    /// Which revision of this text it is, from 1.
    pub revision: u32,
    /// Which revision of the original it translates; an original has none.
    pub source_revision: Option<u32>,
    /// The day of the last review, `2026-11-22`.
    pub reviewed_on: String,
    /// The day by which it must be reviewed again.
    pub due_on: String,
    /// Where the review of each of the pack's marks stands.
    pub reviews: Reviews,
    /// Pages that belong to it.
    pub related: Vec<Address>,
    /// Where it holds: `all`, or the name of a region in the language of the text.
    pub region: String,
    /// The line of each field.
    pub(crate) lines: BTreeMap<String, usize>,
}

impl Front {
    /// Where the review of a mark stands.
    #[must_use]
    pub fn review(&self, mark: &str) -> &Review {
        self.reviews.get(mark).unwrap_or(&Review::Needed)
    }

    /// Whether somebody still has to make the review of a mark.
    #[must_use]
    pub fn needs(&self, mark: &str) -> bool {
        *self.review(mark) == Review::Needed
    }

    /// Whether it says something that the review of a mark is about.
    #[must_use]
    pub fn concerns(&self, mark: &str) -> bool {
        *self.review(mark) != Review::NotNeeded
    }

    /// Who made the review of a mark: name and role.
    #[must_use]
    pub fn reviewer(&self, mark: &str) -> Option<(&str, &str)> {
        match self.review(mark) {
            Review::By { name, role } => Some((name, role)),
            _ => None,
        }
    }

    /// The region that it holds for alone; `None` if it holds everywhere.
    #[must_use]
    pub fn only_in(&self) -> Option<&str> {
        (self.region != EVERYWHERE).then_some(self.region.as_str())
    }

    /// Every other word that people search for, wherever it is said.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.aliases.iter().chain(self.aliases_in.values().flatten())
    }

    pub(crate) fn line(&self, field: &str) -> usize {
        self.lines.get(field).copied().unwrap_or(1)
    }
}

/// Divides a file into front matter and body; of each, the place where it begins.
pub(crate) fn split<'t>(file: &'t str, notes: &mut Notes<'_>) -> Option<(usize, &'t str, usize, &'t str)> {
    let mut fences = Vec::new();
    let mut at = 0;
    for line in file.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            fences.push((at, at + line.len()));
        }
        at += line.len();
    }
    let [(0, front), (end, body), ..] = fences[..] else {
        notes.wrong(1, Wrong::NoFront, "");
        return None;
    };
    Some((front, &file[front..end], body, &file[body..]))
}

/// Reads front matter that begins at the byte `at` of `file`.
pub(crate) fn read(
    file: &str,
    at: usize,
    front: &str,
    lang: &str,
    rules: &Rules<'_>,
    notes: &mut Notes<'_>,
) -> Option<Front> {
    let above = line_of(file, at) - 1;
    let table = parse(front, above, notes)?;
    let mut fields = Fields { text: front, above, line: 1, table: &table, notes };
    fields.only(&|key| FIELDS.contains(&key) || rules.marks.contains(&key));
    let is_original = rules.languages.first() == Some(&lang);
    let source_revision = match (is_original, fields.has("source_revision")) {
        (true, true) => {
            let line = fields.line_of("source_revision");
            fields.notes.wrong(line, Wrong::UnknownField, "source_revision");
            None
        }
        (true, false) => None,
        (false, _) => Some(fields.number("source_revision", 1..=u32::MAX)),
    };
    let reviews = marks(&mut fields, rules);
    let mut related = Vec::new();
    for text in fields.strings("related") {
        match Address::parse(&text) {
            Some(address) => related.push(address),
            None => fields.bad("related"),
        }
    }
    let short = fields.strings("short");
    if fields.has("short") && !(1..=4).contains(&short.len()) {
        fields.bad("short");
    }
    let (reviewed_on, due_on) = (fields.day("reviewed_on"), fields.day("due_on"));
    if !due_on.is_empty() && due_on <= reviewed_on {
        fields.bad("due_on");
    }
    Some(Front {
        title: fields.string("title"),
        short,
        aliases: fields.strings("aliases"),
        aliases_in: fields.lists("aliases_in"),
        author: fields.string("author"),
        revision: fields.number("revision", 1..=u32::MAX),
        source_revision,
        reviewed_on,
        due_on,
        reviews,
        related,
        region: fields.string("region"),
        lines: fields.lines(),
    })
}

fn marks(fields: &mut Fields<'_, '_, '_>, rules: &Rules<'_>) -> Reviews {
    let mut reviews = Reviews::new();
    for mark in rules.marks {
        let said = fields.string(mark);
        match Review::read(&said) {
            Some(review) => _ = reviews.insert((*mark).to_owned(), review),
            None if said.is_empty() => {}
            None => fields.bad(mark),
        }
    }
    reviews
}

/// Where the reviews of a text stand, also where something else of it is wrong; `None` where that cannot be read.
#[must_use]
pub fn reviews(text: &str, rules: &Rules<'_>) -> Option<Reviews> {
    let mut found = Vec::new();
    let mut notes = Notes { path: "", found: &mut found };
    let (_, front, ..) = split(text, &mut notes)?;
    let table = parse(front, 0, &mut notes)?;
    let mut fields = Fields { text: front, above: 0, line: 1, table: &table, notes: &mut notes };
    let reviews = marks(&mut fields, rules);
    (reviews.len() == rules.marks.len()).then_some(reviews)
}
