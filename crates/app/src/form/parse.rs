//! A form from its text: TOML, so that people can read it, compare two versions and send one to somebody else.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};
use ui::Speech;

use super::{
    Form,
    check::{At, Reason, check},
};

/// Something wrong with the text of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What the text is called.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub reason: Reason,
}

impl Problem {
    /// A text that is another form than the one it was loaded for.
    pub(super) fn other_form(file: &str, form: &Form, wanted: &str) -> Self {
        let reason = Reason::new("form-wrong-other-form", &form.form, wanted);
        Self { file: file.to_owned(), line: 1, reason }
    }

    /// What is wrong, in words.
    pub fn say(&self, t: Speech) -> String {
        self.reason.say(t)
    }
}

/// Reads a form. `file` is what problems call the text.
///
/// # Errors
/// All that is wrong with it, in the order of the form; if it is no TOML or lacks something, that alone.
pub fn parse(file: &str, text: &str) -> Result<Form, Vec<Problem>> {
    let problem = |line: usize, reason: Reason| Problem { file: file.to_owned(), line, reason };
    let form = toml::from_str::<Form>(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(text, span.start));
        vec![problem(line, Reason::new("form-wrong-text", error.message(), ""))]
    })?;
    let found = check(&form);
    if found.is_empty() {
        return Ok(form);
    }
    let (tree, _) = DeTable::parse_recoverable(text);
    let place = |at: At| place_of(tree.get_ref(), at).unwrap_or(0);
    Err(found.into_iter().map(|(at, reason)| problem(line_at(text, place(at)), reason)).collect())
}

fn line_at(text: &str, byte: usize) -> usize {
    let end = byte.min(text.len());
    1 + text.as_bytes()[..end].iter().filter(|byte| **byte == b'\n').count()
}

/// Where something stands, in bytes: the value of the key, or else the table it is missing in.
fn place_of(tree: &DeTable<'_>, at: At) -> Option<usize> {
    if at.table.is_empty() {
        return tree.get(at.key).map(|value| value.span().start);
    }
    let mut table = nth(tree.get(at.table)?, at.index)?;
    if let Some(code) = at.code {
        table = nth(table.get_ref().as_table()?.get("code")?, code)?;
    }
    let value = table.get_ref().as_table()?.get(at.key);
    Some(value.unwrap_or(table).span().start)
}

fn nth<'t, 'i>(list: &'t Spanned<DeValue<'i>>, index: usize) -> Option<&'t Spanned<DeValue<'i>>> {
    list.get_ref().as_array()?.get(index)
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Field, List, MOST_FIELDS, to_toml},
        *,
    };

    const GOOD: &str = r#"form = "contact"
version = 1
title = { en = "A form" }
[[part]]
name = "one"
title = { en = "One" }
[[list]]
name = "colour"
code = [
    { name = "red", label = { en = "Red" } },
    { name = "blue", label = { en = "Blue" } },
]
[[field]]
name = "first"
part = "one"
kind = "one"
codes = "colour"
label = { en = "First" }
[[field]]
name = "second"
part = "one"
kind = "several"
codes = "colour"
shown_when = [{ field = "first", is = ["red"] }]
label = { en = "Second" }
[[field]]
name = "third"
part = "one"
kind = "number"
least = 1
most = 9
label = { en = "Third" }
hint = { en = "A number." }
[[field]]
name = "fourth"
part = "one"
kind = "text"
personal = true
label = { en = "Fourth" }
"#;

    /// What is found after the only place with `this` reads `that`: line and sentence.
    fn with(this: &str, that: &str) -> Vec<(usize, &'static str)> {
        assert_eq!(GOOD.matches(this).count(), 1, "{this} must stand in one place");
        let problems = parse("mine.toml", &GOOD.replace(this, that)).unwrap_err();
        assert!(problems.iter().all(|problem| problem.file == "mine.toml"));
        problems.into_iter().map(|problem| (problem.line, problem.reason.key)).collect()
    }

    #[test]
    fn each_thing_that_is_wrong_is_told_with_its_line() {
        assert_eq!(parse("mine.toml", GOOD).unwrap().fields.len(), 4);
        for (this, that, line, key) in [
            // A dangling code list, and a dangling code.
            (
                "kind = \"one\"\ncodes = \"colour\"",
                "kind = \"one\"\ncodes = \"color\"",
                17,
                "form-wrong-list",
            ),
            ("is = [\"red\"]", "is = [\"red\", \"green\"]", 24, "form-wrong-rule-code"),
            // A rule that refers to itself.
            ("field = \"first\", is", "field = \"second\", is", 24, "form-wrong-rule-self"),
            // Two fields of one name.
            ("name = \"third\"", "name = \"second\"", 27, "form-wrong-twice"),
            ("field = \"first\", is", "field = \"nothing\", is", 24, "form-wrong-rule-field"),
            ("field = \"first\", is", "field = \"fourth\", is", 24, "form-wrong-rule-kind"),
            ("is = [\"red\"]", "is = []", 24, "form-wrong-rule-empty"),
            ("name = \"blue\"", "name = \"red\"", 11, "form-wrong-twice"),
            ("name = \"blue\"", "name = \"Blue\"", 11, "form-wrong-name"),
            ("name = \"blue\"", "name = \"blue\", under = \"sky\"", 11, "form-wrong-under"),
            ("name = \"blue\"", "name = \"blue\", under = \"blue\"", 11, "form-wrong-under-under"),
            ("name = \"third\"", "name = \"a__b\"", 27, "form-wrong-name"),
            ("name = \"third\"", "name = \"out_of_hours\"", 27, "form-wrong-taken"),
            ("name = \"third\"", "name = \"csrf\"", 27, "form-wrong-taken"),
            ("name = \"third\"", "name = \"revision\"", 27, "form-wrong-taken"),
            ("kind = \"number\"", "kind = \"one\"", 29, "form-wrong-no-list"),
            ("kind = \"number\"", "kind = \"number\"\ncodes = \"colour\"", 30, "form-wrong-list-here"),
            ("least = 1", "least = 10", 30, "form-wrong-range"),
            ("personal = true\n", "", 37, "form-wrong-open-text"),
            ("hint = { en = \"A number.\" }", "hint = { fr = \"Un nombre.\" }", 33, "form-wrong-english"),
            ("hint = { en = \"A number.\" }", "hint = { en = \"A\", de = \"B\" }", 33, "form-wrong-language"),
            ("form = \"contact\"", "form = \"other\"", 1, "form-wrong-form"),
            ("version = 1", "version = 0", 2, "form-wrong-version"),
            ("part = \"one\"\nkind = \"text\"", "part = \"two\"\nkind = \"text\"", 36, "form-wrong-part"),
            ("label = { en = \"Fourth\" }", "label = { en = ", 39, "form-wrong-text"),
            ("least = 1", "leest = 1", 30, "form-wrong-text"),
            ("kind = \"text\"", "kind = \"poem\"", 37, "form-wrong-text"),
        ] {
            assert_eq!(with(this, that), [(line, key)], "{that}");
        }
    }

    #[test]
    fn a_rule_in_a_circle_is_told_at_each_field_of_it() {
        let circle = "codes = \"colour\"\nshown_when = [{ field = \"second\", is = [\"red\"] }]\nlabel = { en = \"First\" }";
        let found = with("codes = \"colour\"\nlabel = { en = \"First\" }", circle);
        assert_eq!(found, [(18, "form-wrong-rule-circle"), (25, "form-wrong-rule-circle")]);
    }

    #[test]
    fn several_problems_are_all_told() {
        let text = GOOD.replace("name = \"third\"", "name = \"second\"").replace("least = 1", "least = 10");
        let text = text
            .replace("is = [\"red\"]", "is = [\"green\"]")
            .replace("kind = \"several\"\ncodes = \"colour\"", "kind = \"several\"\ncodes = \"color\"");
        let keys: Vec<_> =
            parse("mine.toml", &text).unwrap_err().into_iter().map(|one| one.reason.key).collect();
        assert_eq!(keys, ["form-wrong-list", "form-wrong-rule-code", "form-wrong-twice", "form-wrong-range"]);
    }

    #[test]
    fn an_empty_list_and_too_many_fields_are_told() {
        let mut form = parse("", GOOD).unwrap();
        form.lists.push(List { name: "nothing".to_owned(), codes: Vec::new() });
        let last = form.fields[3].clone();
        while form.fields.len() <= MOST_FIELDS {
            let name = format!("field_{}", form.fields.len());
            form.fields.push(Field { name, ..last.clone() });
        }
        let keys: Vec<_> =
            parse("", &to_toml(&form)).unwrap_err().into_iter().map(|one| one.reason.key).collect();
        assert_eq!(keys, ["form-wrong-many", "form-wrong-empty"]);
    }

    #[test]
    fn every_reason_is_said_in_every_language() {
        let book = crate::content::catalogue().unwrap();
        let text = GOOD.replace("name = \"third\"", "name = \"second\"");
        let problem = parse("mine.toml", &text).unwrap_err().remove(0);
        for lang in kernel::Lang::ALL {
            assert!(problem.say(book.speak(lang)).contains("second"), "{lang:?}");
        }
    }

    #[test]
    fn the_forms_that_come_with_the_program_are_right() {
        for name in super::super::NAMES {
            let file = format!("forms/{name}.toml");
            let text = crate::content::file(&file).unwrap();
            let form = parse(&file, &text).unwrap_or_else(|problems| panic!("{problems:#?}"));
            assert_eq!((form.form.as_str(), form.version), (name, 1));
            assert_eq!(parse("", &to_toml(&form)).unwrap(), form);
        }
    }
}
