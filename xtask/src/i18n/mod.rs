//! Compares the languages: same files, same keys, same variables, the plural forms each language needs, and no text
//! that is missing or that nobody shows.

mod message;
mod usage;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use crate::{Outcome, files};
use message::{Message, read};

/// The languages with the plural categories (Unicode CLDR, cardinal numbers) that whole numbers reach in everyday
/// use. `other` is not listed: Fluent makes every choice have a default.
const LANGUAGES: [(&str, &[&str]); 6] = [
    ("en", &["one"]),
    ("fr", &["one"]),
    ("ru", &["one", "few", "many"]),
    ("uk", &["one", "few", "many"]),
    ("kk", &["one"]),
    ("ar", &["one", "two", "few", "many"]),
];

/// The texts of one language: file, key, message.
type Texts = BTreeMap<String, BTreeMap<String, Message>>;

/// Checks everything and lists what is wrong.
pub(crate) fn run() -> Outcome {
    let root = files::root();
    let mut found = Vec::new();
    let mut english = Texts::new();
    for (lang, categories) in LANGUAGES {
        let texts = load(&root.join("locales").join(lang), &mut found)?;
        for (file, messages) in &texts {
            found.extend(plurals(&format!("{lang}/{file}"), messages, categories));
        }
        if lang == "en" {
            if texts.is_empty() {
                return Err("locales/en holds no text".into());
            }
            found.extend(doubles(&texts));
            english = texts;
        } else {
            found.extend(differences(lang, &english, &texts));
        }
    }
    found.extend(usage::check(&english, &usage::sources(root)?));
    if found.is_empty() {
        return Ok(());
    }
    Err(format!("{}\n{} finding(s)", found.join("\n"), found.len()))
}

fn load(folder: &Path, found: &mut Vec<String>) -> Outcome<Texts> {
    let mut texts = Texts::new();
    for path in files::with_extension(folder, "ftl") {
        let name = files::name(&path);
        match read(&files::read(&path)?) {
            Ok(messages) => {
                texts.insert(name, messages);
            }
            Err(why) => found.push(format!("{}: {why}", files::shown(&path))),
        }
    }
    Ok(texts)
}

/// A key that stands in two files of one language would be decided by chance.
fn doubles(texts: &Texts) -> Vec<String> {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for (file, messages) in texts {
        for key in messages.keys() {
            if let Some(first) = seen.insert(key, file) {
                found.push(format!("en/{file}: `{key}` stands in {first} already"));
            }
        }
    }
    found
}

fn differences(lang: &str, english: &Texts, texts: &Texts) -> Vec<String> {
    let mut found = Vec::new();
    let files: BTreeSet<_> = english.keys().chain(texts.keys()).collect();
    for file in files {
        let (Some(ours), Some(theirs)) = (english.get(file), texts.get(file)) else {
            let only = if texts.contains_key(file) { "is in no other language" } else { "is missing" };
            found.push(format!("{lang}/{file} {only}"));
            continue;
        };
        let keys: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
        for key in keys {
            match (ours.get(key), theirs.get(key)) {
                (Some(ours), Some(theirs)) if ours.variables != theirs.variables => found.push(format!(
                    "{lang}/{file}: `{key}` uses {:?}, English {:?}",
                    theirs.variables, ours.variables
                )),
                (Some(_), None) => found.push(format!("{lang}/{file}: `{key}` is missing")),
                (None, Some(_)) => found.push(format!("{lang}/{file}: `{key}` is not in English")),
                _ => {}
            }
        }
    }
    found
}

/// Choices by number that lack a form the language has, or have one it has not.
fn plurals(file: &str, messages: &BTreeMap<String, Message>, categories: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (key, message) in messages {
        for forms in &message.plurals {
            for needed in categories.iter().filter(|needed| !forms.contains(**needed)) {
                found.push(format!("{file}: `{key}` chooses by number without [{needed}]"));
            }
            let known = |form: &str| {
                // French has `many` for whole millions and Arabic `zero`: allowed, not asked for.
                form == "other" || categories.contains(&form) || matches!(form, "zero" | "many")
            };
            for odd in forms.iter().filter(|form| form.parse::<f64>().is_err() && !known(form)) {
                found.push(format!("{file}: `{key}` has [{odd}], which never comes up"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(ftl: &str) -> Texts {
        BTreeMap::from([("chat.ftl".to_owned(), read(ftl).unwrap())])
    }

    #[test]
    fn a_missing_key_an_extra_key_and_another_variable_are_found() {
        let english = texts("hello = Hello { $name }\nbye = Bye\n");
        let found = differences("fr", &english, &texts("hello = Bonjour { $nom }\nplus = Plus\n"));
        assert_eq!(
            found,
            [
                "fr/chat.ftl: `bye` is missing",
                "fr/chat.ftl: `hello` uses {\"nom\"}, English {\"name\"}",
                "fr/chat.ftl: `plus` is not in English"
            ]
        );
        assert_eq!(differences("fr", &english, &Texts::new()), ["fr/chat.ftl is missing"]);
        assert!(differences("fr", &english, &texts("bye = Salut\nhello = Bonjour { $name }\n")).is_empty());
    }

    #[test]
    fn a_choice_by_number_without_a_needed_form_is_found() {
        let two = read("n = { $count ->\n    [one] one\n   *[other] more\n }\n").unwrap();
        assert!(plurals("en/a.ftl", &two, &["one"]).is_empty());
        assert_eq!(plurals("ru/a.ftl", &two, &["one", "few", "many"]).len(), 2);
        let odd = read(
            "n = { NUMBER($count) ->\n    [0] none\n    [one] one\n    [few] few\n   *[other] more\n }\n",
        );
        assert_eq!(
            plurals("en/a.ftl", &odd.unwrap(), &["one"]),
            ["en/a.ftl: `n` has [few], which never comes up"]
        );
    }

    #[test]
    fn a_choice_by_word_needs_no_plural_forms() {
        let by_word = read("n = { $role ->\n    [peer] a\n   *[other] b\n }\n").unwrap();
        assert!(plurals("ar/a.ftl", &by_word, &["one", "two", "few", "many"]).is_empty());
    }
}
