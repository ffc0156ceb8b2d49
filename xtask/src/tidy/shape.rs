//! How long files are, how migrations are numbered, and whether the documents name what exists.

use super::{Source, line_of};

const SOFT: usize = 400;
const HARD: usize = 700;

fn lines(source: &Source) -> usize {
    // Tables of test data are as long as the data.
    if source.path.contains("/tests/") && source.path.contains("/data/") {
        0
    } else {
        source.text.lines().count()
    }
}

/// A remark about a file that should be split soon.
pub(super) fn long(source: &Source) -> Option<String> {
    let lines = lines(source);
    (SOFT < lines && lines <= HARD).then(|| format!("{}: {lines} lines; {SOFT} are enough", source.path))
}

/// A file that nobody reads to its end.
pub(super) fn too_long(source: &Source) -> Option<String> {
    let lines = lines(source);
    (lines > HARD).then(|| format!("{}: {lines} lines; {HARD} is the limit, split it", source.path))
}

/// Migrations are numbered 1, 2, 3, … in each folder, so that none can be slipped in between later.
pub(super) fn migration_numbers(sql: &[Source]) -> Vec<String> {
    let mut expected = 0_u32;
    let mut folder = "";
    let mut found = Vec::new();
    for source in sql {
        let Some((parent, name)) = source.path.rsplit_once('/') else { continue };
        if !parent.ends_with("/migrations") {
            continue;
        }
        if parent != folder {
            folder = parent;
            expected = 0;
        }
        expected += 1;
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        if digits.parse() != Ok(expected) {
            found.push(format!("{}: the number should be {expected}", source.path));
        }
    }
    found
}

/// Folders of the repository whose names, at the start of a word in backticks, make it a path.
const FOLDERS: [&str; 8] =
    ["crates/", "docs/", "locales/", "assets/", "content/", "xtask/", ".ci/", ".cargo/"];

/// Paths that a document names in backticks and that are not there.
pub(super) fn missing_paths(page: &Source, exists: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    for (odd, piece) in page.text.split('`').enumerate().map(|(index, piece)| (index % 2 == 1, piece)) {
        let start = at;
        at += piece.len() + 1;
        if odd && looks_like_a_path(piece) && !exists(piece.trim_end_matches('/')) {
            found.push(format!("{}:{}: there is no `{piece}`", page.path, line_of(&page.text, start)));
        }
    }
    found
}

fn looks_like_a_path(word: &str) -> bool {
    let of_the_root = !word.contains('/') && word.ends_with(".md") && word.starts_with(char::is_uppercase);
    (of_the_root || FOLDERS.iter().any(|folder| word.starts_with(folder)))
        && !word.contains(|c: char| c.is_whitespace() || "<>{}*…:,()".contains(c))
        && !word.contains("NNN")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_remarked_on_and_a_very_long_one_refused() {
        let of = |count| Source::sample("crates/db/src/lib.rs", &"//\n".repeat(count));
        assert_eq!((long(&of(400)), too_long(&of(400))), (None, None));
        assert!(long(&of(401)).is_some() && too_long(&of(401)).is_none());
        assert!(long(&of(701)).is_none() && too_long(&of(701)).is_some());
    }

    #[test]
    fn a_gap_or_a_double_in_the_migrations_is_found() {
        let named = |names: &[&str]| -> Vec<_> {
            names.iter().map(|name| Source::sample(&format!("crates/app/migrations/{name}"), "")).collect()
        };
        assert_eq!(migration_numbers(&named(&["001_start.sql", "002_more.sql"])), Vec::<String>::new());
        assert_eq!(migration_numbers(&named(&["001_start.sql", "003_more.sql"])).len(), 1);
        assert_eq!(migration_numbers(&named(&["001_start.sql", "001_more.sql"])).len(), 1);
    }

    #[test]
    fn a_path_that_is_gone_is_found_in_a_document() {
        let page = Source::sample(
            "README.md",
            "See `crates/db/` and\n`crates/gone.rs`, not `cargo run` or `GONE.md`.",
        );
        let found = missing_paths(&page, &|path| path == "crates/db");
        assert_eq!(
            found,
            ["README.md:2: there is no `crates/gone.rs`", "README.md:2: there is no `GONE.md`"]
        );
        let placeholders =
            Source::sample("README.md", "`locales/<lang>/*.ftl`, `docs/decisions/NNN-title.md`, `/en/write`");
        assert!(missing_paths(&placeholders, &|_| false).is_empty());
    }
}
