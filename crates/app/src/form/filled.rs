//! What stands in the controls of a form: what was answered before, or what somebody has just typed, right or wrong.
//!
//! A control is called as its field. Beside it there may be `field__missing` (why there is no answer) and, where pieces
//! are counted, `field__code`. In a choice of one the four missing values are choices too, written `~refused`, so that
//! no code can be taken for one.

use std::{borrow::Cow, collections::HashMap};

use super::{Answer, Answers, Form, Kind, Missing, date};

/// Controls by name, with all they hold.
#[derive(Debug, Default)]
pub struct Filled<'a>(HashMap<Cow<'a, str>, Vec<Cow<'a, str>>>);

impl<'a> Filled<'a> {
    /// An empty form.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// What was answered before.
    pub fn answers(form: &Form, answers: &'a Answers) -> Self {
        let mut filled = Self::default();
        for field in &form.fields {
            let name = &field.name;
            match answers.get(name) {
                None => {}
                Some(Answer::Missing(missing)) if field.kind == Kind::One => {
                    filled.put(name.clone(), format!("~{}", missing.name()));
                }
                Some(Answer::Missing(missing)) => filled.put(missing_of(name), missing.name()),
                Some(Answer::Number(days)) if field.kind == Kind::Date => {
                    filled.put(name.clone(), date::iso(*days));
                }
                Some(Answer::Number(number)) => filled.put(name.clone(), number.to_string()),
                Some(Answer::Text(text)) => filled.put(name.clone(), text.as_str()),
                Some(Answer::Codes(codes)) => {
                    for (code, pieces) in codes {
                        filled.put(name.clone(), code.as_str());
                        if let Some(pieces) = pieces {
                            filled.put(pieces_of(name, code), pieces.to_string());
                        }
                    }
                }
            }
        }
        filled
    }

    /// What was typed.
    pub fn typed(posted: &'a ui::Form) -> Self {
        let mut filled = Self::default();
        for (name, value) in posted.iter() {
            filled.put(name, value);
        }
        filled
    }

    fn put(&mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) {
        self.0.entry(name.into()).or_default().push(value.into());
    }

    /// Everything a control holds.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.get(name).into_iter().flatten().map(AsRef::as_ref)
    }

    /// The first that a control holds, or nothing.
    pub fn text(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or("")
    }

    /// Whether a choice is made.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|held| held == value)
    }

    /// Why there is no answer, if that was said. In a choice of one it is looked for among the choices.
    pub fn missing(&self, name: &str) -> Option<Missing> {
        let beside = self.all(&missing_of(name)).find_map(Missing::from_name);
        beside.or_else(|| self.all(name).find_map(|held| Missing::from_name(held.strip_prefix('~')?)))
    }
}

/// The control that says why there is no answer.
pub(super) fn missing_of(field: &str) -> String {
    format!("{field}__missing")
}

/// The control that says how many.
pub(super) fn pieces_of(field: &str, code: &str) -> String {
    format!("{field}__{code}")
}
