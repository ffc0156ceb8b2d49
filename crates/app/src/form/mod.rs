//! Forms as data: the report of a contact, of an overdose, of an incident, of a shift. What a form is stands in
//! `content/forms`; an organisation may put other versions into use. Old answers stay as they were given.

pub mod answer;
mod check;
mod date;
pub mod desk;
mod draft;
mod edit;
mod edit_list;
mod filled;
mod model;
mod page;
mod parse;
mod read;
mod store;
mod write;

use std::sync::LazyLock;

pub use answer::{Answer, Answers, Missing};
pub use check::Reason;
pub(crate) use date::iso;
pub use date::{days, latin};
pub use filled::Filled;
pub use model::{Code, Field, Form, Kind, List, Part, Rule, Words};
pub use page::{Shown, say_missing};
pub use parse::{Problem, parse};
pub use read::{LIMITS, MOST_CHARS, complete, given, read};

pub use store::{ALL as STATEMENTS, current, version};
pub use write::to_toml;

/// What a kind of field is called: a text in Fluent.
pub fn kind_key(kind: impl std::borrow::Borrow<Kind>) -> &'static str {
    match kind.borrow() {
        Kind::Auto => "forms-kind-auto",
        Kind::One => "forms-kind-one",
        Kind::Several => "forms-kind-several",
        Kind::Quantities => "forms-kind-quantities",
        Kind::Number => "forms-kind-number",
        Kind::Date => "forms-kind-date",
        Kind::Text => "forms-kind-text",
    }
}

/// The most fields that a form may have.
pub const MOST_FIELDS: usize = 400;

/// The forms that come with the program, in the order of pages.
pub const NAMES: [&str; 5] = ["contact", "overdose", "incident", "shift", "review"];

static DEFAULTS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let read = |name: &str| {
        let file =
            crate::content::file(&format!("forms/{name}.toml")).expect("the form is part of the program");
        toml::from_str(&file).expect("the form is checked by a test")
    };
    NAMES.into_iter().map(read).collect()
});

/// A form as it comes with the program.
pub fn default(name: &str) -> Option<&'static Form> {
    DEFAULTS.iter().find(|form| form.form == name)
}
