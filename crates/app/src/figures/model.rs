//! What is counted, and what a figure looks like once small cells are hidden.

/// A table: what contacts are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Dim {
    Person,
    Kept,
    Platform,
    Language,
    Topic,
    Urgency,
    Mode,
    Area,
    Answer,
    Solved,
    Asked,
}

impl Dim {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 11] = [
        Self::Person,
        Self::Kept,
        Self::Answer,
        Self::Solved,
        Self::Topic,
        Self::Urgency,
        Self::Platform,
        Self::Language,
        Self::Mode,
        Self::Area,
        Self::Asked,
    ];

    /// The name in addresses and copies; `figures-table-` before it is its heading in Fluent.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Kept => "kept",
            Self::Platform => "platform",
            Self::Language => "language",
            Self::Topic => "topic",
            Self::Urgency => "urgency",
            Self::Mode => "mode",
            Self::Area => "area",
            Self::Answer => "answer",
            Self::Solved => "solved",
            Self::Asked => "asked",
        }
    }

    /// The indicator of the default pack (domain notes d.5.3) that the table gives, where it is one.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Person => "W2",
            Self::Kept => "W21",
            Self::Topic => "W8",
            Self::Solved => "W10",
            Self::Answer => "W11 W12",
            Self::Urgency => "W26",
            Self::Asked => "W23",
            _ => "",
        }
    }

    /// The field of the contact form; `None` for what the program computes.
    pub const fn field(self) -> Option<&'static str> {
        match self {
            Self::Person | Self::Kept | Self::Answer => None,
            Self::Platform => Some("platform"),
            Self::Language => Some("language"),
            Self::Topic => Some("topics"),
            Self::Urgency => Some("urgency"),
            Self::Mode => Some("mode"),
            Self::Area => Some("area"),
            Self::Solved => Some("solved"),
            Self::Asked => Some("feedback"),
        }
    }

    /// Whether one contact may stand in several rows.
    pub const fn is_several(self) -> bool {
        matches!(self, Self::Topic)
    }

    /// Its place in [`Dim::ALL`].
    pub fn place(self) -> usize {
        Self::ALL.iter().position(|dim| *dim == self).unwrap_or(0)
    }
}

/// Rows of the table of people: who came for the first time ever, who came before, and contacts without a key.
pub const PERSON: [&str; 3] = ["new", "known", "no_key"];
/// Rows of the table of who is kept in contact: so many days after the person's first contact ever; and contacts without a
/// key. Retained at 30, 90 and 180 days are the people of the second, third and fourth (W21).
pub const KEPT: [&str; 5] = ["under_30", "d30", "d90", "d180", "no_key"];
/// Rows of the table of first answers.
pub const ANSWER: [&str; 5] = ["in_time", "later", "no_answer", "out_of_hours", "not_measured"];
/// The modes that are individual contacts (W3).
pub const INDIVIDUAL: [&str; 4] = ["direct_message", "bot", "call", "meeting"];
/// What is counted as events alone, without people.
pub const OTHER: [&str; 6] =
    ["group_answer", "publication", "forum_visit", "overdose_record", "incident_record", "feedback"];

/// A number on the page and in the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// As it is.
    Number(i64),
    /// Fewer than five, and hidden.
    Few,
    /// Hidden to protect another.
    Hidden,
}

impl Figure {
    /// The number, if it is shown.
    pub const fn number(self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Few | Self::Hidden => None,
        }
    }

    /// The name in copies; nothing for a number.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Number(_) => "",
            Self::Few => "<5",
            Self::Hidden => "hidden",
        }
    }
}

/// Events and people, side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// How often.
    pub events: Figure,
    /// How many people; `None` where people are not counted.
    pub people: Option<Figure>,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The code; `~` before the name of a missing value, alone where there is no entry.
    pub code: String,
    /// The figures.
    pub pair: Pair,
}

/// A table as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its rows, in the order of the form, missing values last; those that never occur are left out.
    pub rows: Vec<Row>,
    /// Whether it is missing because too little stands in it.
    pub withheld: bool,
}

impl Table {
    /// A row by its code; zero for one that never occurs, `None` in a table that is withheld.
    pub fn events(&self, code: &str) -> Option<Figure> {
        if self.withheld {
            return None;
        }
        let row = self.rows.iter().find(|row| row.code == code);
        Some(row.map_or(Figure::Number(0), |row| row.pair.events))
    }

    /// The same for people.
    pub fn people(&self, code: &str) -> Option<Figure> {
        if self.withheld {
            return None;
        }
        let row = self.rows.iter().find(|row| row.code == code);
        row.map_or(Some(Figure::Number(0)), |row| row.pair.people)
    }

    /// Events of several rows together; `None` if one of them is hidden.
    pub fn sum(&self, codes: &[&str]) -> Option<i64> {
        codes.iter().map(|code| self.events(code)?.number()).sum()
    }
}

/// What people said about talks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Whether it was useful; events alone.
    pub useful: Option<Table>,
    /// By topic; events alone.
    pub topics: Option<Table>,
    /// The mean of the experience, in tenths of a point; `None` if hidden or if there is none.
    pub mean_tenths: Option<i64>,
}

/// Everything that a page or a copy may show of one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Individual contacts and people reached (W3 and W1).
    pub total: Pair,
    /// The tables by the place of their [`Dim`]; `None` for one that the filter leaves out.
    pub tables: Vec<Option<Table>>,
    /// Events alone: [`OTHER`]; empty under a filter.
    pub other: Vec<Row>,
    /// Median minutes to the first answer by a human in the hours of duty (W11).
    pub median: Option<i64>,
    /// What people said; empty under a filter.
    pub said: Said,
}

impl Report {
    /// A table, if it is there.
    pub fn table(&self, dim: Dim) -> Option<&Table> {
        self.tables.get(dim.place())?.as_ref()
    }
}
