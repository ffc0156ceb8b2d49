//! Forms as data: the report of a contact, of an overdose, of an incident, of a shift. What a form is stands in
//! `content/forms`; an organisation may put other versions into use. Old answers stay as they were given.

pub mod answer;
mod model;

use std::sync::LazyLock;

pub use answer::{Answer, Answers, Missing};
pub use model::{Code, Field, Form, Kind, List, Part, Rule, Words};

/// The forms that come with the program, in the order of pages.
pub const NAMES: [&str; 1] = ["contact"];

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
