//! What was typed into a form, read against what the form asks.
//!
//! [`read`] is for a form that is handed in: what is required must be there, and what stayed empty counts as not asked. A draft is
//! read with [`given`], which asks for nothing. Answers that come some other way (a pasted table) go through [`complete`].

use std::{collections::HashMap, time::Duration};

use ui::{
    Errors, Speech,
    form::{Limits, Unclean, clean},
};

use super::{Answer, Answers, Field, Filled, Form, Kind, Missing, date, filled::pieces_of, page::choices};

/// Room for a form of [`super::MOST_FIELDS`] fields with long lists.
pub const LIMITS: Limits =
    Limits { bytes: 2 * 1024 * 1024, fields: 16_384, field_bytes: 64 * 1024, time: Duration::from_secs(120) };

/// Characters of one text.
pub const MOST_CHARS: usize = 4_000;

/// The largest number, and number of pieces, where the form sets no other.
const MOST: i64 = 999_999;

/// Reads a form that is handed in. Whoever gets errors shows the form again with [`Filled::typed`].
pub fn read(form: &Form, posted: &ui::Form, t: Speech) -> (Answers, Errors) {
    let (mut answers, mut errors) = given(form, posted, t);
    complete(form, &mut answers, &mut errors, t);
    (answers, errors)
}

/// What was answered so far; fields that stayed empty are not in it.
pub fn given(form: &Form, posted: &ui::Form, t: Speech) -> (Answers, Errors) {
    let mut errors = Errors::new();
    let mut answers = Answers::new();
    // `cut` is what a page has kept of a form that did not arrive whole.
    if posted.cut || posted.crowded || posted.has("cut") {
        let first = form.asked().next().map_or_else(|| "main".to_owned(), |field| field.name.clone());
        errors.add(first, t.say("form-error-cut"));
    }
    let filled = Filled::typed(posted);
    let chosen = |name: &str, code: &str| filled.has(name, code);
    let applies = applying(form, &chosen);
    for field in form.asked().filter(|field| applies.get(field.name.as_str()) != Some(&false)) {
        match one(form, field, &filled, t) {
            Ok(Some(answer)) => drop(answers.insert(field.name.clone(), answer)),
            Ok(None) => {}
            Err(message) => errors.add(field.name.clone(), message),
        }
    }
    (answers, errors)
}

/// Says what is missing, and of everything else that has no answer why: not applicable where a rule does not hold, else not
/// asked. A field with an error is left alone.
pub fn complete(form: &Form, answers: &mut Answers, errors: &mut Errors, t: Speech) {
    let applies: HashMap<String, bool> = {
        let chosen = |name: &str, code: &str| match answers.get(name) {
            Some(Answer::Codes(codes)) => codes.iter().any(|(held, _)| held == code),
            _ => false,
        };
        applying(form, &chosen).into_iter().map(|(name, holds)| (name.to_owned(), holds)).collect()
    };
    for field in form.asked() {
        if applies.get(&field.name) == Some(&false) {
            answers.insert(field.name.clone(), Answer::Missing(Missing::NotApplicable));
        } else if errors.of(&field.name).is_some() || answers.contains_key(&field.name) {
        } else if field.required {
            let label = field.label.say(t.lang());
            errors.add(field.name.clone(), t.with("form-error-required", "field", label));
        } else {
            answers.insert(field.name.clone(), Answer::Missing(Missing::NotAsked));
        }
    }
}

/// Of each field with a rule, whether it is to be asked: all its rules hold, and the fields they look at are asked themselves.
fn applying<'f>(form: &'f Form, chosen: &dyn Fn(&str, &str) -> bool) -> HashMap<&'f str, bool> {
    let mut known = HashMap::new();
    for field in &form.fields {
        applies(form, field, chosen, &mut known);
    }
    known
}

fn applies<'f>(
    form: &'f Form,
    field: &'f Field,
    chosen: &dyn Fn(&str, &str) -> bool,
    known: &mut HashMap<&'f str, bool>,
) -> bool {
    if let Some(known) = known.get(field.name.as_str()) {
        return *known;
    }
    // Rules in a circle are refused with the form; should one come this far, it ends here.
    known.insert(&field.name, true);
    let holds = field.shown_when.iter().all(|rule| {
        let other = form.field(&rule.field);
        other.is_some_and(|other| applies(form, other, chosen, known))
            && rule.is.iter().any(|code| chosen(&rule.field, code))
    });
    known.insert(&field.name, holds);
    holds
}

/// The answer to one field, `None` if it stayed empty, or what is wrong with it.
fn one(form: &Form, field: &Field, filled: &Filled<'_>, t: Speech) -> Result<Option<Answer>, String> {
    let label = field.label.say(t.lang());
    let missing = filled.missing(&field.name);
    let found = match field.kind {
        Kind::Auto => None,
        Kind::One | Kind::Several | Kind::Quantities => codes(form, field, filled, t)?,
        Kind::Number => number(field, filled.text(&field.name), t)?.map(Answer::Number),
        Kind::Date => day(filled.text(&field.name), label, t)?.map(Answer::Number),
        Kind::Text => text(filled.text(&field.name), label, t)?.map(Answer::Text),
    };
    match (found, missing) {
        (Some(_), Some(missing)) => {
            let reason = super::page::say_missing(t, missing);
            Err(t.with2("form-error-both", "field", label, "missing", reason))
        }
        (found, missing) => Ok(found.or_else(|| missing.map(Answer::Missing))),
    }
}

fn codes(form: &Form, field: &Field, filled: &Filled<'_>, t: Speech) -> Result<Option<Answer>, String> {
    let label = field.label.say(t.lang());
    let unknown = || t.with("form-error-code", "field", label);
    let known = form.codes_of(field);
    let mut found = Vec::new();
    for code in choices(known) {
        let pieces = match field.kind {
            Kind::Quantities => filled.text(&pieces_of(&field.name, &code.name)),
            _ => "",
        };
        let pieces = whole(pieces, 1, field.most.unwrap_or(MOST)).map_err(|()| {
            let say = code.label.say(t.lang());
            t.with3("form-error-pieces", "field", label, "code", say, "most", field.most.unwrap_or(MOST))
        })?;
        if filled.has(&field.name, &code.name) || pieces.is_some() {
            found.push((code.name.clone(), pieces.and_then(|pieces| u32::try_from(pieces).ok())));
        }
    }
    let is_known = |held: &str| {
        held.is_empty()
            || found.iter().any(|(code, _)| code == held)
            || held.strip_prefix('~').is_some_and(|name| Missing::from_name(name).is_some())
    };
    if !filled.all(&field.name).all(is_known) || (field.kind == Kind::One && found.len() > 1) {
        return Err(unknown());
    }
    Ok((!found.is_empty()).then_some(Answer::Codes(found)))
}

fn number(field: &Field, typed: &str, t: Speech) -> Result<Option<i64>, String> {
    let (least, most) = (field.least.unwrap_or(0), field.most.unwrap_or(MOST));
    let label = field.label.say(t.lang());
    let wrong = |()| t.with3("form-error-number", "field", label, "least", least, "most", most);
    whole(typed, least, most).map_err(wrong)
}

/// A whole number in any digits; `None` if nothing was typed.
fn whole(typed: &str, least: i64, most: i64) -> Result<Option<i64>, ()> {
    let typed = date::latin(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    let number = typed.parse().map_err(drop)?;
    if (least..=most).contains(&number) { Ok(Some(number)) } else { Err(()) }
}

fn day(typed: &str, label: &str, t: Speech) -> Result<Option<i64>, String> {
    if date::latin(typed).is_empty() {
        return Ok(None);
    }
    let found = date::days(typed);
    found.map(Some).ok_or_else(|| t.with("form-error-date", "field", label))
}

fn text(typed: &str, label: &str, t: Speech) -> Result<Option<String>, String> {
    match clean(typed, MOST_CHARS) {
        Ok(words) => Ok(Some(words)),
        Err(Unclean::Empty) => Ok(None),
        Err(Unclean::TooLong { chars }) => {
            Err(t.with3("form-error-long", "field", label, "most", MOST_CHARS, "chars", chars))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A form with every kind of field.
    const EVERY_KIND: &str = r#"
form = "contact"
version = 1
title = { en = "A form" }
part = [{ name = "one", title = { en = "One" } }]
list = [
    { name = "colour", code = [{ name = "red", label = { en = "Red" } }, { name = "blue", label = { en = "Blue" } }] },
    { name = "tree", code = [{ name = "leaf", under = "top", label = { en = "Leaf" } }, { name = "top", label = { en = "Top" } }] },
]
[[field]]
name = "who"
part = "one"
kind = "auto"
label = { en = "Who" }
[[field]]
name = "colour"
part = "one"
kind = "one"
codes = "colour"
required = true
label = { en = "Colour" }
[[field]]
name = "trees"
part = "one"
kind = "several"
codes = "tree"
label = { en = "Trees" }
[[field]]
name = "given"
part = "one"
kind = "quantities"
codes = "colour"
label = { en = "Given" }
[[field]]
name = "minutes"
part = "one"
kind = "number"
least = 0
most = 600
label = { en = "Minutes" }
shown_when = [{ field = "colour", is = ["red"] }]
[[field]]
name = "day"
part = "one"
kind = "date"
label = { en = "Day" }
shown_when = [{ field = "given", is = ["red", "blue"] }]
[[field]]
name = "words"
part = "one"
kind = "text"
personal = true
label = { en = "Words" }
"#;

    fn t() -> Speech {
        crate::content::catalogue().expect("the texts can be read").speak(kernel::Lang::En)
    }

    fn form() -> Form {
        toml::from_str(EVERY_KIND).unwrap()
    }

    fn posted(body: &str) -> ui::Form {
        ui::Form::parse(body.as_bytes(), &LIMITS)
    }

    fn line(body: &str) -> String {
        let (answers, errors) = read(&form(), &posted(body), t());
        assert!(errors.is_empty(), "{body}: {errors:?}");
        super::super::answer::write(&answers)
    }

    #[test]
    fn every_kind_of_answer_is_read_and_what_stayed_empty_was_not_asked() {
        assert_eq!(
            line(
                "colour=red&trees=leaf&given=blue&given__red=%D9%A2&minutes=%DB%B2%DB%B5&day=2026-11-22&words=hello"
            ),
            "colour=red;day=20779;given=red*2,blue;minutes=25;trees=leaf"
        );
        assert_eq!(
            line("colour=red&colour="),
            "colour=red;day=~not_applicable;given=~not_asked;minutes=~not_asked;trees=~not_asked;words=~not_asked"
        );
    }

    #[test]
    fn a_10_every_field_takes_each_of_the_four_missing_values() {
        for missing in Missing::ALL {
            let name = missing.name();
            let body = format!(
                "colour=~{name}&trees__missing={name}&given__missing={name}&words__missing={name}&who=me&who__missing={name}"
            );
            let (answers, errors) = read(&form(), &posted(&body), t());
            assert!(errors.is_empty(), "{errors:?}");
            for field in ["colour", "trees", "given", "words"] {
                assert_eq!(answers[field], Answer::Missing(missing), "{field}");
            }
            assert!(!answers.contains_key("who"), "the program answers that");
            // No code of the others was chosen, so the questions that follow from one make no sense.
            assert_eq!(answers["minutes"], Answer::Missing(Missing::NotApplicable));
        }
        assert_eq!(line("colour=red&minutes__missing=refused").split(';').nth(3), Some("minutes=~refused"));
    }

    #[test]
    fn what_cannot_be_taken_is_told_at_its_field() {
        for (body, field) in [
            ("", "colour"),
            ("colour=green", "colour"),
            ("colour=red&colour=blue", "colour"),
            ("colour=red&colour=~refused", "colour"),
            ("colour=red&trees=top", "trees"),
            ("colour=red&trees=leaf&trees__missing=unknown", "trees"),
            ("colour=red&given__red=0", "given"),
            ("colour=red&given__red=two", "given"),
            ("colour=red&minutes=601", "minutes"),
            ("colour=red&minutes=-1", "minutes"),
            ("colour=red&minutes=1.5", "minutes"),
            ("colour=red&minutes=99999999999999999999", "minutes"),
            ("colour=red&given=red&day=2026-02-30", "day"),
        ] {
            let (answers, errors) = read(&form(), &posted(body), t());
            let found: Vec<_> = errors.iter().map(|(field, _)| field).collect();
            assert_eq!(found, [field], "{body}");
            assert!(!answers.contains_key(field), "{body}");
        }
        let long = format!("colour=red&words={}", "a".repeat(MOST_CHARS + 1));
        assert_eq!(
            read(&form(), &posted(&long), t()).1.iter().map(|(field, _)| field).collect::<Vec<_>>(),
            ["words"]
        );
        let cut = ui::Form::parse(b"colour=red&words=aaaaaaa", &Limits { field_bytes: 3, ..LIMITS });
        assert!(!read(&form(), &cut, t()).1.is_empty(), "a form that did not arrive whole is not taken");
    }

    #[test]
    fn what_does_not_apply_is_ignored_whatever_was_typed() {
        assert_eq!(
            line("colour=blue&minutes=nonsense&day=nonsense"),
            "colour=blue;day=~not_applicable;given=~not_asked;minutes=~not_applicable;trees=~not_asked;words=~not_asked"
        );
    }

    #[test]
    fn a_draft_asks_for_nothing_and_says_nothing_of_what_is_empty() {
        let (answers, errors) = given(&form(), &posted("trees=leaf"), t());
        assert!(errors.is_empty());
        assert_eq!(super::super::answer::write(&answers), "trees=leaf");
    }

    #[test]
    fn what_is_shown_again_is_read_as_it_was() {
        let form = form();
        let body = "colour=red&trees=leaf&given=blue&given__red=2&minutes__missing=unknown&day=2026-11-22&words=hello";
        let (answers, errors) = read(&form, &posted(body), t());
        let shown =
            super::super::Shown::new(&form, Filled::answers(&form, &answers), &errors, t()).to_string();
        let page = scraper::Html::parse_fragment(&shown);
        let mut again = Vec::new();
        let select = |what: &str| scraper::Selector::parse(what).unwrap();
        for control in page.select(&select("input")) {
            let is_box = matches!(control.attr("type"), Some("radio" | "checkbox"));
            if !is_box || control.attr("checked").is_some() {
                again.push((control.attr("name").unwrap(), control.attr("value").unwrap().to_owned()));
            }
        }
        for chosen in page.select(&select("select")) {
            let value = chosen.select(&select("option[selected]")).next().and_then(|one| one.attr("value"));
            again.push((chosen.attr("name").unwrap(), value.unwrap_or("").to_owned()));
        }
        for area in page.select(&select("textarea")) {
            again.push((area.attr("name").unwrap(), area.text().collect::<String>().trim().to_owned()));
        }
        let again: String = again.into_iter().map(|(name, value)| format!("{name}={value}&")).collect();
        let (same, errors) = read(&form, &posted(&again), t());
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(same, answers);
    }
}
