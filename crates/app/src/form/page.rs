//! A form as a person sees it. No page needs a script for it.
//!
//! How to use it: make a [`Shown`] and write it into another page with `{{ fields|safe }}`, between `<form …>` (with the CSRF
//! token and whatever else the page posts) and the buttons:
//!
//! ```ignore
//! let fields = Shown::new(&form, Filled::answers(&form, &answers), &errors, t).from(&prefilled);
//! ```
//!
//! `Filled::typed(&posted)` gives back what was just typed, right or wrong. `prefilled` maps the name of a field to the few words
//! that say where its answer comes from ("from the conversation"). The page's error summary links to the fields by themselves:
//! the id of a field is its name. Fields of the kind `auto` are not asked: see [`super::Form::auto`].
//!
//! A page that hides what does not apply brings `<script src="{{ ground.asset("form.js") }}" defer></script>` and is answered
//! through `page::with_script`. Without it the condition stands there in words, and what does not apply is ignored when it is
//! read.

use std::collections::{BTreeMap, HashSet};

use askama::Template;
use kernel::Lang;
use ui::{Errors, Speech};

use super::{
    Code, Field, Filled, Form, Kind, Missing, Rule,
    filled::{missing_of, pieces_of},
};

/// A required choice of one of so many codes shows all of them; a longer list opens when it is touched.
const SHOWN_AT_ONCE: usize = 8;

/// A choice of one of so few codes shows all of them even if it is not required.
const FEW: usize = 3;

/// A list of more codes than this is folded, unless it is required.
const FOLDED_FROM: usize = 12;

/// The fields of a form in their parts, to be written into a page.
#[derive(Template)]
#[template(path = "form/templates/fields.html")]
pub struct Shown<'a> {
    form: &'a Form,
    filled: Filled<'a>,
    /// The four missing values with what they are called.
    missing: [(&'static str, &'static str); 4],
    errors: &'a Errors,
    from: Option<&'a BTreeMap<String, String>>,
    t: Speech,
    lang: Lang,
}

/// One field, as the template wants it.
struct Asked<'a> {
    field: &'a Field,
    look: Look,
    label: &'a str,
    hint: Option<&'a str>,
    error: Option<&'a str>,
    from: Option<&'a str>,
    /// The condition in words, while it does not hold.
    only_if: Option<String>,
    /// The condition for the script.
    when: Option<String>,
    groups: Vec<Group<'a>>,
    /// Why there is no answer, if that was said.
    missing: Option<Missing>,
}

/// The condition of a field as the script reads it: `mode=call,meeting`, several joined by `;`.
fn when(field: &Field) -> String {
    let one = |rule: &Rule| format!("{}={}", rule.field, rule.is.join(","));
    field.shown_when.iter().map(one).collect::<Vec<_>>().join(";")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Radios,
    Select,
    Boxes,
    Number,
    Date,
    Text,
}

/// Codes under one heading, or without one.
struct Group<'a> {
    heading: Option<&'a str>,
    /// Whether it lies folded when nothing in it is ticked.
    folds: bool,
    open: bool,
    codes: Vec<&'a Code>,
}

impl<'a> Shown<'a> {
    /// A form in the language of `t`, with what stands in it and what is wrong with that.
    pub fn new(form: &'a Form, filled: Filled<'a>, errors: &'a Errors, t: Speech) -> Self {
        let missing = Missing::ALL.map(|missing| (missing.name(), say_missing(t, missing)));
        Self { form, filled, missing, errors, from: None, t, lang: t.lang() }
    }

    /// Says of some fields where their answers come from.
    #[must_use]
    pub fn from(self, prefilled: &'a BTreeMap<String, String>) -> Self {
        Self { from: Some(prefilled), ..self }
    }

    /// The language that the form's own words are in: the made-up ones of tests have none.
    fn spoken(&self) -> &'static str {
        let made_up = matches!(self.lang, Lang::Long | Lang::Mirror);
        if made_up { Lang::En.code() } else { self.lang.code() }
    }

    /// The parts that have something to ask.
    fn parts(&self) -> Vec<(&str, Vec<Asked<'_>>)> {
        let asked = |name: &str| {
            let in_part = |field: &&Field| field.part == name && field.kind != Kind::Auto;
            self.form.fields.iter().filter(in_part).map(|field| self.ask(field)).collect::<Vec<_>>()
        };
        let all = self.form.parts.iter().map(|part| (part.title.say(self.lang), asked(&part.name)));
        all.filter(|(_, fields)| !fields.is_empty()).collect()
    }

    fn ask<'s>(&'s self, field: &'s Field) -> Asked<'s> {
        let codes = self.form.codes_of(field);
        // What is filled in already is rarely changed, and a list that opens leaves room for what is still to be said.
        let prefilled = self.from.is_some_and(|from| from.contains_key(&field.name));
        let look = match field.kind {
            Kind::One if prefilled => Look::Select,
            Kind::One if codes.len() <= FEW || (field.required && codes.len() <= SHOWN_AT_ONCE) => {
                Look::Radios
            }
            Kind::One => Look::Select,
            Kind::Several | Kind::Quantities => Look::Boxes,
            Kind::Number => Look::Number,
            Kind::Date => Look::Date,
            Kind::Text | Kind::Auto => Look::Text,
        };
        Asked {
            field,
            look,
            label: field.label.say(self.lang),
            hint: field.hint.as_ref().map(|hint| hint.say(self.lang)).filter(|hint| !hint.is_empty()),
            error: self.errors.of(&field.name),
            from: self.from.and_then(|from| from.get(&field.name)).map(String::as_str),
            only_if: Some(self.only_if(field)).filter(|words| !words.is_empty() && !self.holds(field)),
            when: Some(when(field)).filter(|condition| !condition.is_empty()),
            groups: self.groups(field, codes),
            missing: self.filled.missing(&field.name),
        }
    }

    /// Codes that stand under a heading come with it; a heading itself is no choice.
    fn groups<'s>(&'s self, field: &Field, codes: &'s [Code]) -> Vec<Group<'s>> {
        let mut groups: Vec<(Option<&str>, Vec<&Code>)> = Vec::new();
        for code in choices(codes) {
            let under = code.under.as_deref();
            match groups.iter_mut().find(|(heading, _)| *heading == under) {
                Some((_, held)) => held.push(code),
                None => groups.push((under, vec![code])),
            }
        }
        let long = codes.len() > FOLDED_FROM;
        let made = groups.into_iter().map(|(under, held)| {
            let heading = under.map(|name| self.form.say(field, name, self.lang));
            let open = held.iter().any(|code| self.filled.has(&field.name, &code.name));
            let folds = long && (heading.is_some() || !field.required);
            Group { heading, folds, open, codes: held }
        });
        made.collect()
    }

    /// `Only if Mode is Call or Meeting`.
    fn only_if(&self, field: &Field) -> String {
        let words = |rule: &Rule| {
            let other = self.form.field(&rule.field);
            let label = other.map_or(rule.field.as_str(), |other| other.label.say(self.lang));
            let codes: Vec<&str> = (rule.is.iter())
                .map(|code| other.map_or(code.as_str(), |other| self.form.say(other, code, self.lang)))
                .collect();
            self.t.with2("form-only-if", "field", label, "codes", codes.join(self.t.say("form-or")))
        };
        field.shown_when.iter().map(words).collect::<Vec<_>>().join(" ")
    }

    /// Whether the condition of a field holds as the page is shown.
    fn holds(&self, field: &Field) -> bool {
        field.shown_when.iter().all(|rule| rule.is.iter().any(|code| self.filled.has(&rule.field, code)))
    }

    fn has_missing(&self, asked: &Asked<'_>, name: &str) -> bool {
        asked.missing.is_some_and(|missing| missing.name() == name)
    }

    fn has(&self, asked: &Asked<'_>, code: &Code) -> bool {
        self.filled.has(&asked.field.name, &code.name)
    }

    fn text(&self, asked: &Asked<'_>) -> &str {
        self.filled.text(&asked.field.name)
    }

    /// A picker shows nothing of what is no day; then it is a line of text, with what was typed.
    fn is_picker(&self, asked: &Asked<'_>) -> bool {
        let typed = self.text(asked);
        typed.is_empty() || super::date::days(typed).is_some_and(|days| super::date::iso(days) == typed)
    }

    fn pieces(&self, asked: &Asked<'_>, code: &Code) -> &str {
        self.filled.text(&pieces_of(&asked.field.name, &code.name))
    }
}

impl Asked<'_> {
    fn is_group(&self) -> bool {
        matches!(self.look, Look::Radios | Look::Boxes)
    }

    fn is_wide(&self) -> bool {
        matches!(self.look, Look::Radios | Look::Boxes | Look::Text)
    }

    fn counts(&self) -> bool {
        self.field.kind == Kind::Quantities
    }

    fn missing_control(&self) -> String {
        missing_of(&self.field.name)
    }

    fn pieces_control(&self, code: &Code) -> String {
        pieces_of(&self.field.name, &code.name)
    }

    /// What a screen reader says with the control.
    fn described_by(&self) -> String {
        let name = &self.field.name;
        let parts =
            [(self.hint.is_some() || self.only_if.is_some(), "hint"), (self.error.is_some(), "error")];
        let ids = parts.into_iter().filter(|(there, _)| *there).map(|(_, end)| format!("{name}-{end}"));
        ids.collect::<Vec<_>>().join(" ")
    }
}

/// The codes of a list that can be chosen: all but those that others stand under.
pub(super) fn choices(codes: &[Code]) -> impl Iterator<Item = &Code> {
    let headings: HashSet<&str> = codes.iter().filter_map(|code| code.under.as_deref()).collect();
    codes.iter().filter(move |code| headings.is_empty() || !headings.contains(code.name.as_str()))
}

/// What a missing value is called.
pub fn say_missing(t: Speech, missing: Missing) -> &'static str {
    t.say(match missing {
        Missing::Unknown => "missing-unknown",
        Missing::Refused => "missing-refused",
        Missing::NotAsked => "missing-not-asked",
        Missing::NotApplicable => "missing-not-applicable",
    })
}
