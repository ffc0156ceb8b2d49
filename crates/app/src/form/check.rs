//! What must be true of a form before it may be put into use. All that is wrong is told at once, each at its place.

use std::collections::HashSet;

use kernel::Lang;
use ui::Speech;

use super::{Code, Field, Form, Kind, List, MOST_FIELDS, Words, answer};

/// Names that pages use for something else, as the id of a part of the page or as the name of a control.
const TAKEN: [&str; 25] = [
    answer::OUT_OF_HOURS,
    answer::FIRST_ANSWER,
    "csrf",
    "nonce",
    "seen",
    "message",
    "main",
    "errors",
    "draft",
    "back",
    "file",
    "text",
    "keep",
    "cut",
    "do",
    "word",
    "identifies_nobody",
    "report",
    "revision",
    "known",
    "upto",
    "at",
    "password",
    "messages",
    "facts",
];

/// The longest name.
const MOST_LETTERS: usize = 40;

/// Something wrong, in a sentence of the texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Which sentence.
    pub key: &'static str,
    /// What it is about: a field, a list, a code.
    pub name: String,
    /// What else it names.
    pub other: String,
}

impl Reason {
    pub(super) fn new(key: &'static str, name: &str, other: &str) -> Self {
        Self { key, name: name.to_owned(), other: other.to_owned() }
    }

    /// The sentence.
    pub fn say(&self, t: Speech) -> String {
        t.with2(self.key, "name", &self.name, "other", &self.other)
    }
}

/// Where in a form: the key of a table in one of its lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    /// `part`, `field`, `list`; empty for the form itself.
    pub(super) table: &'static str,
    /// Which one of them.
    pub(super) index: usize,
    /// Which code of a list.
    pub(super) code: Option<usize>,
    /// The key in it.
    pub(super) key: &'static str,
}

impl At {
    const fn top(key: &'static str) -> Self {
        Self { table: "", index: 0, code: None, key }
    }

    const fn of(table: &'static str, index: usize, key: &'static str) -> Self {
        Self { table, index, code: None, key }
    }

    const fn key(self, key: &'static str) -> Self {
        Self { key, ..self }
    }
}

/// What is found, in the order of the form.
#[derive(Default)]
struct Found(Vec<(At, Reason)>);

impl Found {
    fn add(&mut self, at: At, key: &'static str, name: &str, other: &str) {
        self.0.push((at, Reason::new(key, name, other)));
    }
}

/// All that is wrong with a form.
pub(super) fn check(form: &Form) -> Vec<(At, Reason)> {
    let mut found = Found::default();
    if !super::NAMES.contains(&form.form.as_str()) {
        found.add(At::top("form"), "form-wrong-form", &form.form, "");
    }
    if form.version < 1 {
        found.add(At::top("version"), "form-wrong-version", "", "");
    }
    words(&form.title, &form.form, At::top("title"), &mut found);
    if form.fields.len() > MOST_FIELDS {
        found.add(At::of("field", MOST_FIELDS, "name"), "form-wrong-many", "", &MOST_FIELDS.to_string());
    }
    let mut seen = HashSet::new();
    for (index, part) in form.parts.iter().enumerate() {
        let at = At::of("part", index, "name");
        name(&part.name, &mut seen, at, &mut found);
        words(&part.title, &part.name, at.key("title"), &mut found);
    }
    let mut seen = HashSet::new();
    for (index, field) in form.fields.iter().enumerate() {
        let at = At::of("field", index, "name");
        name(&field.name, &mut seen, at, &mut found);
        if TAKEN.contains(&field.name.as_str()) {
            found.add(at, "form-wrong-taken", &field.name, "");
        }
        one_field(form, field, at, &mut found);
    }
    let mut seen = HashSet::new();
    for (index, list) in form.lists.iter().enumerate() {
        let at = At::of("list", index, "name");
        name(&list.name, &mut seen, at, &mut found);
        codes(list, at, &mut found);
    }
    found.0
}

fn one_field(form: &Form, field: &Field, at: At, found: &mut Found) {
    words(&field.label, &field.name, at.key("label"), found);
    if let Some(hint) = &field.hint {
        words(hint, &field.name, at.key("hint"), found);
    }
    if !form.parts.iter().any(|part| part.name == field.part) {
        found.add(at.key("part"), "form-wrong-part", &field.name, &field.part);
    }
    let chooses = matches!(field.kind, Kind::One | Kind::Several | Kind::Quantities);
    match &field.codes {
        None if chooses => found.add(at.key("kind"), "form-wrong-no-list", &field.name, ""),
        Some(list) if !chooses => found.add(at.key("codes"), "form-wrong-list-here", &field.name, list),
        Some(list) if form.list(list).is_none() => {
            found.add(at.key("codes"), "form-wrong-list", &field.name, list);
        }
        _ => {}
    }
    if field.kind == Kind::Text && !field.personal {
        found.add(at.key("kind"), "form-wrong-open-text", &field.name, "");
    }
    if let (Some(least), Some(most)) = (field.least, field.most)
        && least > most
    {
        found.add(at.key("least"), "form-wrong-range", &field.name, "");
    }
    rules(form, field, at.key("shown_when"), found);
}

fn rules(form: &Form, field: &Field, at: At, found: &mut Found) {
    for rule in &field.shown_when {
        if rule.field == field.name {
            found.add(at, "form-wrong-rule-self", &field.name, "");
            continue;
        }
        let Some(other) = form.field(&rule.field) else {
            found.add(at, "form-wrong-rule-field", &field.name, &rule.field);
            continue;
        };
        if !matches!(other.kind, Kind::One | Kind::Several | Kind::Quantities) {
            found.add(at, "form-wrong-rule-kind", &field.name, &rule.field);
            continue;
        }
        if rule.is.is_empty() {
            found.add(at, "form-wrong-rule-empty", &field.name, &rule.field);
        }
        // A list that is not there is told at the other field.
        let codes = form.codes_of(other);
        for code in rule.is.iter().filter(|_| !codes.is_empty()) {
            if !super::page::choices(codes).any(|known| known.name == *code) {
                found.add(at, "form-wrong-rule-code", &field.name, code);
            }
        }
    }
    let on_itself = field.shown_when.iter().any(|rule| rule.field == field.name);
    if !on_itself && leads_back(form, field) {
        found.add(at, "form-wrong-rule-circle", &field.name, "");
    }
}

/// Whether the rules of a field, of the fields they look at, and so on, come back to it.
fn leads_back(form: &Form, field: &Field) -> bool {
    let mut seen = HashSet::new();
    let mut next: Vec<&Field> = vec![field];
    while let Some(one) = next.pop() {
        for rule in &one.shown_when {
            if rule.field == field.name {
                return true;
            }
            if seen.insert(rule.field.as_str()) {
                next.extend(form.field(&rule.field));
            }
        }
    }
    false
}

fn codes(list: &List, at: At, found: &mut Found) {
    if list.codes.is_empty() {
        found.add(at, "form-wrong-empty", &list.name, "");
    }
    let mut seen = HashSet::new();
    for (index, code) in list.codes.iter().enumerate() {
        let at = At { code: Some(index), ..at };
        name(&code.name, &mut seen, at, found);
        words(&code.label, &code.name, at.key("label"), found);
        let Some(under) = &code.under else { continue };
        match list.codes.iter().find(|other| other.name == *under) {
            None => found.add(at.key("under"), "form-wrong-under", &code.name, under),
            Some(Code { under: Some(_), .. }) => {
                found.add(at.key("under"), "form-wrong-under-under", &code.name, under);
            }
            Some(_) => {}
        }
    }
}

fn name<'f>(name: &'f str, seen: &mut HashSet<&'f str>, at: At, found: &mut Found) {
    if !is_name(name) {
        found.add(at, "form-wrong-name", name, "");
    }
    if !seen.insert(name) {
        found.add(at, "form-wrong-twice", name, "");
    }
}

/// Names stand in rows, addresses and exports: a letter of the Latin alphabet, then letters, digits and single `_`.
pub(super) fn is_name(name: &str) -> bool {
    name.len() <= MOST_LETTERS
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == b'_')
        && !name.contains("__")
        && !name.ends_with('_')
}

fn words(words: &Words, of: &str, at: At, found: &mut Found) {
    if words.0.get("en").is_none_or(|english| english.trim().is_empty()) {
        found.add(at, "form-wrong-english", of, "");
    }
    let known = |code: &str| Lang::ALL.iter().any(|lang| lang.code() == code);
    for code in words.0.keys().filter(|code| !known(code)) {
        found.add(at, "form-wrong-language", of, code);
    }
}
