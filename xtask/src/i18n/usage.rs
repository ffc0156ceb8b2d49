//! Which texts the sources ask for.

use std::{collections::BTreeSet, path::Path};

use super::Texts;
use crate::{Outcome, files};

/// Beginnings of keys that are put together in a way this check cannot see, each with its reason. Keys of the form
/// `format!("role-{}", …)` and `"role-" ~ …` are seen and need no entry.
const COMPOSED: &[(&str, &str)] = &[];

/// The calls that show a text, by the name before the first parenthesis.
const CALLS: [&str; 4] = [".say(", ".with(", ".with2(", ".with3("];

/// The path and text of every source that may ask for a text.
pub(super) fn sources(root: &Path) -> Outcome<Vec<(String, String)>> {
    let folders = [root.join("crates"), root.join("content")];
    let paths = folders
        .iter()
        .flat_map(|folder| ["rs", "html", "toml"].map(|extension| files::with_extension(folder, extension)))
        .flatten();
    paths.map(|path| Ok((files::shown(&path), files::read(&path)?))).collect()
}

/// Keys that are asked for and missing, and keys that nobody asks for.
pub(super) fn check(english: &Texts, sources: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    let keys: BTreeSet<&str> =
        english.values().flat_map(|messages| messages.keys().map(String::as_str)).collect();
    let mut used = BTreeSet::new();
    let mut prefixes: BTreeSet<&str> = COMPOSED.iter().map(|(prefix, _)| *prefix).collect();
    for (path, text) in sources {
        // Tests ask for texts that do not exist, and what only a test asks for nobody reads.
        let is_test = path.contains("/tests/") || path.ends_with("/tests.rs");
        let tests_begin =
            if is_test { 0 } else { text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len()) };
        for (at, literal) in literals(&text[..tests_begin]) {
            match literal.split_once('{') {
                Some((prefix, _)) if is_prefix(prefix) => drop(prefixes.insert(prefix)),
                None if is_prefix(literal) => drop(prefixes.insert(literal)),
                _ => drop(used.insert(literal)),
            }
            let shown = CALLS.iter().any(|call| text[..at].trim_end().ends_with(call));
            let composed = literal.contains('{') || is_prefix(literal);
            if shown && !composed && !keys.contains(literal) {
                let line = crate::tidy::line_of(text, at);
                found.push(format!("{path}:{line}: `{literal}` is in no file of locales/en"));
            }
        }
    }
    let referred: BTreeSet<&str> = english
        .values()
        .flat_map(|messages| messages.values())
        .flat_map(|message| message.references.iter().map(String::as_str))
        .collect();
    for (file, messages) in english {
        for key in messages.keys() {
            let asked = used.contains(key.as_str()) || referred.contains(key.as_str());
            if !asked && !prefixes.iter().any(|prefix| key.starts_with(prefix)) {
                found.push(format!("en/{file}: nobody asks for `{key}`"));
            }
        }
    }
    found
}

/// `role-`: at least one word and a dash, so that a short literal does not cover half of all keys.
fn is_prefix(literal: &str) -> bool {
    literal.len() > 2
        && literal.ends_with('-')
        && literal.starts_with(|c: char| c.is_ascii_lowercase())
        && literal.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Literals between double quotes that could be keys, with where they begin (at the quote). A quote too many in a
/// comment would turn inside and outside round, so every piece between two quotes of one line counts.
fn literals(text: &str) -> Vec<(usize, &str)> {
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    quotes
        .windows(2)
        .map(|pair| (pair[0], &text[pair[0] + 1..pair[1]]))
        .filter(|(_, literal)| literal.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter(|(_, literal)| {
            let before_hole = literal.split('{').next().unwrap_or(literal);
            before_hole.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::i18n::message::read;

    fn check_with(ftl: &str, path: &str, source: &str) -> Vec<String> {
        let english = BTreeMap::from([("a.ftl".to_owned(), read(ftl).unwrap())]);
        check(&english, &[(path.into(), source.into())])
    }

    #[test]
    fn an_unused_and_a_missing_key_are_found() {
        let source = "x.html {{ t.say(\"hello\") }}\n{{ t.with(\n  \"gone\", \"name\", n) }}";
        let found = check_with("hello = 1\nunused = 2\n", "a.html", source);
        assert_eq!(
            found,
            ["a.html:3: `gone` is in no file of locales/en", "en/a.ftl: nobody asks for `unused`"]
        );
    }

    #[test]
    fn composed_referred_and_stored_keys_count_as_used() {
        let ftl = "role-peer = 1\nstate-open = 2\nbase = 3\ntop = { base }\nerror-empty = 4\n";
        let source = "t.say(&format!(\"role-{role}\")); let k = [\"error-empty\"]; t.say(\"top\"); t.say(\"state-\" ~ s)";
        assert!(check_with(ftl, "a.rs", source).is_empty());
    }

    #[test]
    fn a_test_may_ask_for_what_is_not_there_and_does_not_make_a_text_used() {
        let test = "#[cfg(test)]\nmod tests { t.say(\"gone\"); t.say(\"only\") }";
        assert_eq!(check_with("only = 1\n", "a.rs", test), ["en/a.ftl: nobody asks for `only`"]);
        assert!(check_with("", "crates/ui/src/text/tests.rs", "t.say(\"gone\")").is_empty());
    }
}
