//! A report in words: what was answered, with the labels of the version of the form that it was filed with.

use jiff::tz::TimeZone;
use ui::Speech;

use super::day;
use crate::form::{Answer, Answers, Field, Form, Kind, say_missing};

/// A question and its answer.
pub(crate) struct Said {
    pub(crate) label: String,
    pub(crate) words: String,
    /// Somebody wrote them, in any language.
    pub(crate) written: bool,
    /// Why there is no answer.
    pub(crate) missing: bool,
}

/// A part of the form with what was answered in it.
pub(crate) struct Part {
    pub(crate) title: String,
    pub(crate) said: Vec<Said>,
}

/// Everything that was answered, part by part. Questions that make no sense here are left out, and so is what was
/// answered to a question that this version of the form does not have.
pub(crate) fn parts(form: &Form, answers: &Answers, t: Speech) -> Vec<Part> {
    let said = |field: &Field| {
        let answer = answers.get(&field.name)?;
        if matches!(answer, Answer::Missing(crate::form::Missing::NotApplicable)) {
            return None;
        }
        Some(Said {
            label: field.label.say(t.lang()).to_owned(),
            words: words(form, field, answer, t),
            written: matches!(answer, Answer::Text(_)),
            missing: matches!(answer, Answer::Missing(_)),
        })
    };
    let part = |part: &crate::form::Part| Part {
        title: part.title.say(t.lang()).to_owned(),
        said: form.asked().filter(|field| field.part == part.name).filter_map(said).collect(),
    };
    form.parts.iter().map(part).filter(|part| !part.said.is_empty()).collect()
}

/// One answer in words.
pub(super) fn words(form: &Form, field: &Field, answer: &Answer, t: Speech) -> String {
    match answer {
        Answer::Missing(missing) => say_missing(t, *missing).to_owned(),
        Answer::Text(text) => text.clone(),
        Answer::Number(days) if field.kind == Kind::Date => t.date(day::shown(*days), &TimeZone::UTC),
        Answer::Number(number) => t.number(*number),
        Answer::Codes(codes) => {
            let one = |(code, pieces): &(String, Option<u32>)| {
                let label = form.say(field, code, t.lang());
                match pieces {
                    Some(pieces) => format!("{label} × {}", t.number((*pieces).into())),
                    None => label.to_owned(),
                }
            };
            codes.iter().map(one).collect::<Vec<_>>().join(t.say("comma"))
        }
    }
}

/// An answer that was changed: the question, what is said now and what was said before.
pub(crate) struct Change {
    pub(crate) label: String,
    pub(crate) now: String,
    pub(crate) before: String,
}

/// What a correction changed.
pub(super) fn changes(form: &Form, before: &Answers, now: &Answers, t: Speech) -> Vec<Change> {
    let say = |field: &Field, answer: Option<&Answer>| {
        answer.map_or_else(|| t.say("report-nothing").to_owned(), |answer| words(form, field, answer, t))
    };
    let change = |field: &Field| {
        let (old, new) = (before.get(&field.name), now.get(&field.name));
        (old != new).then(|| Change {
            label: field.label.say(t.lang()).to_owned(),
            now: say(field, new),
            before: say(field, old),
        })
    };
    form.asked().filter_map(change).collect()
}
