//! What a country profile is, and reading one. A flag that a profile lacks has its strict value, and says so.

use std::collections::BTreeMap;

use kernel::Lang;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::version::{Problem, Reading, Wrong, is_line};

/// Whether somebody outside the team is told. It is never automatic: a supervisor decides each time, within this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// They are not told.
    Never,
    /// The supervisor decides.
    Decides,
    /// The law demands it. The supervisor decides when and how, and cannot decide that it is not done.
    Required,
}

impl Duty {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Never, Self::Decides, Self::Required];

    /// The word in profiles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Decides => "supervisor",
            Self::Required => "required",
        }
    }

    /// The key of its text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Never => "country-duty-never",
            Self::Decides => "country-duty-supervisor",
            Self::Required => "country-duty-required",
        }
    }
}

/// What a profile says something about (rule J-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// Below this age the protocol for minors opens.
    MinorAge,
    /// From this age somebody may consent to care on their own.
    CareAge,
    /// Whether the parents of a minor are told.
    TellParents,
    /// Whether authorities are told of a minor.
    TellAuthorities,
    /// Whether a child at risk is reported to authorities.
    ReportChild,
    /// Whether danger to a life is reported to authorities.
    ReportLife,
    /// Whether there is a law against so-called propaganda that publications must be checked for.
    PropagandaLaw,
    /// Whether an organisation with money from abroad must label what it publishes.
    ForeignFunding,
    /// The emergency number.
    EmergencyNumber,
    /// A helpline for children.
    ChildHelpline,
}

/// What a flag says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An age in years.
    Age(u8),
    /// Whether somebody is told.
    Duty(Duty),
    /// Whether there is such a law.
    Law(bool),
    /// A number to call; empty where none is known.
    Number(String),
}

impl Flag {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 10] = [
        Self::MinorAge,
        Self::CareAge,
        Self::TellParents,
        Self::TellAuthorities,
        Self::ReportChild,
        Self::ReportLife,
        Self::PropagandaLaw,
        Self::ForeignFunding,
        Self::EmergencyNumber,
        Self::ChildHelpline,
    ];

    /// The name in profiles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MinorAge => "minor_age",
            Self::CareAge => "care_age",
            Self::TellParents => "tell_parents",
            Self::TellAuthorities => "tell_authorities",
            Self::ReportChild => "report_child",
            Self::ReportLife => "report_life",
            Self::PropagandaLaw => "propaganda_law",
            Self::ForeignFunding => "foreign_funding",
            Self::EmergencyNumber => "emergency_number",
            Self::ChildHelpline => "child_helpline",
        }
    }

    /// The key of its text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::MinorAge => "country-minor-age",
            Self::CareAge => "country-care-age",
            Self::TellParents => "country-tell-parents",
            Self::TellAuthorities => "country-tell-authorities",
            Self::ReportChild => "country-report-child",
            Self::ReportLife => "country-report-life",
            Self::PropagandaLaw => "country-propaganda-law",
            Self::ForeignFunding => "country-foreign-funding",
            Self::EmergencyNumber => "country-emergency-number",
            Self::ChildHelpline => "country-child-helpline",
        }
    }

    /// What holds where a profile does not say: the highest ages, every law there might be, no number that nobody has checked.
    /// Whether somebody is told is then decided by the supervisor each time: neither silence nor telling is safe to presume.
    pub fn strict(self) -> Value {
        match self {
            Self::MinorAge | Self::CareAge => Value::Age(18),
            Self::TellParents | Self::TellAuthorities | Self::ReportLife => Value::Duty(Duty::Decides),
            Self::ReportChild => Value::Duty(Duty::Required),
            Self::PropagandaLaw | Self::ForeignFunding => Value::Law(true),
            Self::EmergencyNumber | Self::ChildHelpline => Value::Number(String::new()),
        }
    }
}

/// A flag as a profile has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// What it says.
    pub value: Value,
    /// Where that comes from; `None` where the profile says nothing and the strict value holds.
    pub source: Option<String>,
}

/// A country profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The name of the country, by language code; `en` is always there.
    pub name: BTreeMap<String, String>,
    /// When it was last looked through, `2026-11-22`.
    pub reviewed_on: String,
    /// When that must be done again.
    pub review_due: String,
    /// Which body has reviewed it and when; `needed` while nobody of the law there has.
    pub legal_review: String,
    flags: BTreeMap<Flag, Set>,
}

impl Profile {
    /// What it says, or the strict value.
    pub fn get(&self, flag: Flag) -> Set {
        self.flags.get(&flag).cloned().unwrap_or_else(|| Set { value: flag.strict(), source: None })
    }

    /// The flags it lacks, which have their strict value.
    pub fn missing(&self) -> impl Iterator<Item = Flag> {
        Flag::ALL.into_iter().filter(|flag| !self.flags.contains_key(flag))
    }

    /// The name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        self.name.get(lang.code()).or_else(|| self.name.get("en")).map_or("", String::as_str)
    }

    /// Whether somebody of the law there has reviewed it.
    pub fn is_reviewed(&self) -> bool {
        self.legal_review != "needed"
    }

    /// Below this age the protocol for minors opens.
    pub fn minor_age(&self) -> u8 {
        match self.get(Flag::MinorAge).value {
            Value::Age(age) => age,
            _ => 18,
        }
    }

    /// What it says about telling somebody.
    pub fn duty(&self, flag: Flag) -> Duty {
        match self.get(flag).value {
            Value::Duty(duty) => duty,
            _ => Duty::Decides,
        }
    }

    /// A number to call, if one is known.
    pub fn number(&self, flag: Flag) -> Option<String> {
        match self.get(flag).value {
            Value::Number(number) if !number.is_empty() => Some(number),
            _ => None,
        }
    }
}

const HEAD: [&str; 4] = ["name", "reviewed_on", "review_due", "legal_review"];
const IN_FLAG: [&str; 2] = ["value", "source"];

/// Reads a profile.
///
/// # Errors
/// All that is wrong with it, in the order of its lines; if it is no TOML, that alone. A missing flag is not wrong.
pub fn parse(text: &str) -> Result<Profile, Vec<Problem>> {
    Reading::read(text, profile)
}

fn profile(reading: &mut Reading<'_>, tree: &DeTable<'_>) -> Profile {
    let mut flags = BTreeMap::new();
    for (key, value) in tree {
        let flag = Flag::ALL.into_iter().find(|flag| flag.name() == key.get_ref().as_ref());
        match flag {
            Some(flag) => flags.extend(one_flag(reading, flag, value).map(|set| (flag, set))),
            None if HEAD.contains(&key.get_ref().as_ref()) => {}
            None => reading.wrong(key.span().start, Wrong::Unknown(key.get_ref().to_string())),
        }
    }
    Profile {
        name: name_of(reading, tree),
        reviewed_on: reading.date(tree, "reviewed_on"),
        review_due: reading.date(tree, "review_due"),
        legal_review: reading.line(tree, "legal_review", 0),
        flags,
    }
}

fn name_of(reading: &mut Reading<'_>, tree: &DeTable<'_>) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let Some(value) = tree.get("name") else {
        reading.wrong(0, Wrong::Missing("name".into()));
        return names;
    };
    let at = value.span().start;
    let Some(table) = value.get_ref().as_table() else {
        reading.wrong(at, Wrong::Value("name".into()));
        return names;
    };
    for (key, value) in table {
        let lang = Lang::ALL.into_iter().find(|lang| lang.code() == key.get_ref().as_ref());
        match (lang, value.get_ref().as_str()) {
            (Some(lang), Some(name)) if is_line(name) => {
                names.insert(lang.code().to_owned(), name.to_owned());
            }
            _ => reading.wrong(key.span().start, Wrong::Value(key.get_ref().to_string())),
        }
    }
    if !names.contains_key("en") {
        reading.wrong(at, Wrong::Missing("name.en".into()));
    }
    names
}

fn one_flag(reading: &mut Reading<'_>, flag: Flag, value: &Spanned<DeValue<'_>>) -> Option<Set> {
    let (name, at) = (flag.name(), value.span().start);
    let Some(table) = value.get_ref().as_table() else {
        reading.wrong(at, Wrong::Value(name.into()));
        return None;
    };
    for (key, _) in table {
        if !IN_FLAG.contains(&key.get_ref().as_ref()) {
            reading.wrong(key.span().start, Wrong::Unknown(format!("{name}.{}", key.get_ref())));
        }
    }
    let source = table.get("source").and_then(|source| source.get_ref().as_str());
    let source = source.filter(|source| is_line(source)).map(str::to_owned);
    if source.is_none() {
        reading.wrong(at, Wrong::Source(name.into()));
    }
    let Some(written) = table.get("value") else {
        reading.wrong(at, Wrong::Missing(format!("{name}.value")));
        return None;
    };
    let value = value_of(flag, written.get_ref());
    if value.is_none() {
        reading.wrong(written.span().start, Wrong::Value(format!("{name}.value")));
    }
    Some(Set { value: value?, source: Some(source?) })
}

fn value_of(flag: Flag, written: &DeValue<'_>) -> Option<Value> {
    match flag.strict() {
        Value::Age(_) => {
            let age = written.as_integer()?.as_str().parse::<u8>().ok()?;
            (12..=25).contains(&age).then_some(Value::Age(age))
        }
        Value::Duty(_) => {
            let word = written.as_str()?;
            Duty::ALL.into_iter().find(|duty| duty.name() == word).map(Value::Duty)
        }
        Value::Law(_) => written.as_bool().map(Value::Law),
        Value::Number(_) => {
            let number = written.as_str()?;
            let fits = number.len() <= 24 && number.chars().all(|c| c.is_ascii_digit() || "+ -".contains(c));
            (fits && number.chars().any(|c| c.is_ascii_digit())).then(|| Value::Number(number.to_owned()))
        }
    }
}

#[cfg(test)]
mod tests;
