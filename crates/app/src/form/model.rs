//! What a form is. Forms are data: an organisation may change them, load others, and go on using what was filed with
//! older versions.

use std::collections::BTreeMap;

use kernel::Lang;

/// A text in the languages there are; English stands in for a missing one.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(transparent)]
pub struct Words(pub BTreeMap<String, String>);

impl Words {
    /// The text in a language, else in English, else in any.
    pub fn say(&self, lang: Lang) -> &str {
        let found = self.0.get(lang.code()).or_else(|| self.0.get("en"));
        found.or_else(|| self.0.values().next()).map_or("", String::as_str)
    }
}

/// One version of a form.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// `contact`, `overdose`, `incident`, `shift`.
    pub form: String,
    /// From 1; answers remember the version they were given to.
    pub version: i64,
    /// What the form is called.
    pub title: Words,
    /// The parts of the page, in their order.
    #[serde(rename = "part")]
    pub parts: Vec<Part>,
    /// The fields, in their order.
    #[serde(rename = "field")]
    pub fields: Vec<Field>,
    /// The lists of codes that fields choose from.
    #[serde(rename = "list", default)]
    pub lists: Vec<List>,
}

/// A group of fields with a heading.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// How fields name it.
    pub name: String,
    /// The heading.
    pub title: Words,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name in answers, columns and exports.
    pub name: String,
    /// The part of the page it stands in.
    pub part: String,
    /// What an answer looks like.
    pub kind: Kind,
    /// The list it chooses from, for [`Kind::One`], [`Kind::Several`] and [`Kind::Quantities`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codes: Option<String>,
    /// Whether the form is not taken without an answer. "Not asked" is one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// Whether an answer could tell who somebody is. Such answers are sealed and never counted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub personal: bool,
    /// The question is asked only if all of these hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shown_when: Vec<Rule>,
    /// The smallest and the largest number, for [`Kind::Number`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<i64>,
    /// See [`Field::least`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<i64>,
    /// The question.
    pub label: Words,
    /// What helps to answer it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Words>,
}

impl Field {
    /// Whether its answers lie in clear and are counted.
    pub fn is_counted(&self) -> bool {
        !self.personal && !matches!(self.kind, Kind::Text | Kind::Auto)
    }
}

/// What an answer looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Filled in by the program: who, when, which person, how far the report is.
    Auto,
    /// One code of a list.
    One,
    /// Any number of codes of a list.
    Several,
    /// Any number of codes of a list, each with how many.
    Quantities,
    /// A whole number.
    Number,
    /// A day.
    Date,
    /// Words. Always sealed.
    Text,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Auto, Self::One, Self::Several, Self::Quantities, Self::Number, Self::Date, Self::Text];

    /// The name in the text of a form.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::One => "one",
            Self::Several => "several",
            Self::Quantities => "quantities",
            Self::Number => "number",
            Self::Date => "date",
            Self::Text => "text",
        }
    }
}

/// A condition on another field: its answer is one of these codes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The other field.
    pub field: String,
    /// The codes.
    pub is: Vec<String>,
}

/// A list of codes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// How fields name it.
    pub name: String,
    /// The codes, in their order.
    #[serde(rename = "code")]
    pub codes: Vec<Code>,
}

/// One choice of a list.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// Its name in answers and exports.
    pub name: String,
    /// The heading it stands under, in lists of two levels: the name of another code of the list, which is no choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<String>,
    /// What it is called.
    pub label: Words,
}

impl Form {
    /// The fields that a person fills in, in their order.
    pub fn asked(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.kind != Kind::Auto)
    }

    /// The fields that the program fills in. They are not on the page of the form; whoever knows them shows them.
    pub fn auto(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.kind == Kind::Auto)
    }

    /// A field by its name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// A list by its name.
    pub fn list(&self, name: &str) -> Option<&List> {
        self.lists.iter().find(|list| list.name == name)
    }

    /// The codes that a field chooses from; none for a field of another kind.
    pub fn codes_of(&self, field: &Field) -> &[Code] {
        field.codes.as_deref().and_then(|name| self.list(name)).map_or(&[], |list| &list.codes)
    }

    /// What a code of a field is called; the code itself if the form does not know it.
    pub fn say<'a>(&'a self, field: &Field, code: &'a str, lang: Lang) -> &'a str {
        self.codes_of(field).iter().find(|one| one.name == code).map_or(code, |one| one.label.say(lang))
    }
}
