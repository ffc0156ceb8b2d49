//! House rules that a compiler does not know. Every rule is a function from text to findings, with a bad sample in
//! its test.

mod layers;
mod look;
mod register;
mod shape;

use std::path::PathBuf;

use crate::{Outcome, files};

/// A file as the rules see it: its path from the root and its text.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    fn read(paths: Vec<PathBuf>) -> Outcome<Vec<Self>> {
        paths
            .into_iter()
            .map(|path| Ok(Self { path: files::shown(&path), text: files::read(&path)? }))
            .collect()
    }

    #[cfg(test)]
    fn sample(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into() }
    }
}

/// Checks everything and lists what is wrong.
pub(crate) fn run() -> Outcome {
    let root = files::root();
    let all = |folders: &[&str], extension: &str| {
        let paths = folders.iter().flat_map(|folder| files::with_extension(&root.join(folder), extension));
        Source::read(paths.collect())
    };
    let rust = all(&["crates", "xtask"], "rs")?;
    let manifests = all(&["crates"], "toml")?;
    let templates = all(&["crates", "assets"], "html")?;
    let styles = all(&["assets", "crates"], "css")?;
    let mut texts = all(&["locales", "content"], "ftl")?;
    texts.extend(all(&["content"], "toml")?);
    texts.extend(all(&["content"], "md")?);
    // Word lists that passwords are made from.
    texts.extend(all(&["content"], "txt")?);
    let mut pages = all(&["."], "md")?;
    pages.retain(|page| !page.path.starts_with("content/"));
    let lock = files::read(&root.join("Cargo.lock"))?;

    for source in &rust {
        if let Some(warning) = shape::long(source) {
            println!("{warning}");
        }
    }
    let mut found = Vec::new();
    for source in &rust {
        found.extend(shape::too_long(source));
        found.extend(layers::domain_words(source));
        found.extend(layers::statements_outside_store(source));
    }
    for manifest in &manifests {
        found.extend(layers::direction(manifest));
    }
    found.extend(layers::through_the_front_door(&rust));
    found.extend(layers::one_of_each(&lock));
    for template in &templates {
        found.extend(look::inline(template));
    }
    for style in &styles {
        found.extend(look::physical(style));
    }
    for page in &pages {
        found.extend(shape::missing_paths(page, &|path| root.join(path).exists()));
    }
    found.extend(shape::migration_numbers(&all(&["crates"], "sql")?));
    let words = register::lists(&files::read(&root.join("xtask/data/register.toml"))?)?;
    // The list of what answers are warned of has to hold such words, people's own words are what lexicons read, and works and those
    // who publish them are called what they are called.
    let holds = |text: &&Source| {
        text.path.ends_with("content/words/register.toml")
            || text.path.contains("content/lexicons/")
            || text.path.contains("content/guide/sources/")
    };
    for text in texts.iter().filter(|text| !holds(text)) {
        found.extend(register::stigma(text, &words));
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(format!("{}\n{} finding(s)", found.join("\n"), found.len()))
}

/// The line, counted from 1, that a byte of the text is on.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    text[..at].bytes().filter(|byte| *byte == b'\n').count() + 1
}

/// The places (byte offsets) of `word` in `text` with no letter or digit touching it, both lower case.
pub(crate) fn whole_words(text: &str, word: &str) -> Vec<usize> {
    let outside = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(word)
        .filter(|(at, _)| {
            outside(text[..*at].chars().next_back()) && outside(text[at + word.len()..].chars().next())
        })
        .map(|(at, _)| at)
        .collect()
}
