//! A pack checked whole: what the crate `guide` finds, and the words that nothing of the team's may hold (rules L-1, L-2, E-9, H-2).

use guide::{Pack, ease};

use super::RULES;
use crate::wording::{self, Rule};

/// Something found in a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file within the pack.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// Whether the pack must not be used with it.
    pub is_error: bool,
    /// What it is, in English, with file and line.
    pub says: String,
}

/// Everything found in a pack, in the order of files and lines. `today` is the day of the check, `2026-11-22`.
pub fn check(files: &[(String, impl AsRef<[u8]>)], today: &str) -> (Pack, Vec<Finding>) {
    let each = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_ref()));
    let (pack, mistakes) = guide::read(each, &RULES, today);
    let mut found: Vec<Finding> = mistakes
        .into_iter()
        .map(|mistake| Finding {
            is_error: mistake.is_grave(),
            says: mistake.to_string(),
            path: mistake.path,
            line: mistake.line,
        })
        .collect();
    for (_, item) in pack.items() {
        for (lang, text) in item {
            for (line, said) in text.says() {
                words(&text.path, line, &said, lang, &mut found);
            }
        }
    }
    for (a, b, pair) in pack.pairs() {
        for (lang, note) in &pair.note {
            let line = pack.pair_line(a, b).unwrap_or(1);
            words("combinations.json", line, note, lang, &mut found);
        }
    }
    found.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    (pack, found)
}

/// Words that hurt people are errors. A promise or a "pure" may stand where it is denied, which no list can see.
fn words(path: &str, line: usize, said: &str, lang: &str, found: &mut Vec<Finding>) {
    for (words, rule, instead) in wording::words(said, lang) {
        let why = match rule {
            Rule::Stigma => "hurts people",
            Rule::Promise => "promises what nobody can keep",
            Rule::Harmless => "calls a substance safe or pure",
        };
        let says = format!("{path}:{line}: \"{words}\" {why}; instead: {instead}");
        found.push(Finding { path: path.to_owned(), line, is_error: rule == Rule::Stigma, says });
    }
}

/// How easily a page reads.
#[derive(Clone, Debug)]
pub struct Grade {
    /// Its file within the pack.
    pub path: String,
    /// The school grade it is written for: see [`ease::english_grade`].
    pub grade: f64,
}

/// How easily each English page reads, the hardest first. There is no such figure for the other languages: their formulas were made
/// for other texts, or do not exist.
pub fn grades(pack: &Pack) -> Vec<Grade> {
    let english = pack.items().filter_map(|(_, item)| item.get("en"));
    let mut grades: Vec<Grade> = english
        .filter_map(|text| {
            Some(Grade { path: text.path.clone(), grade: ease::english_grade(&text.prose())? })
        })
        .collect();
    grades.sort_by(|a, b| b.grade.total_cmp(&a.grade));
    grades
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::own_files;

    /// A day within the time of review of every page: what is overdue is no mistake of the code.
    const REVIEWED: &str = "2026-11-23";

    #[test]
    fn the_pack_of_the_program_has_no_error() {
        let (pack, found) = check(&own_files(), REVIEWED);
        let errors: Vec<_> = found.iter().filter(|one| one.is_error).map(|one| one.says.as_str()).collect();
        assert!(errors.is_empty(), "{}", errors.join("\n"));
        assert_eq!((pack.items().count(), pack.pairs().count()), (44, 44));
    }

    #[test]
    fn the_pack_of_the_program_is_whole_in_six_languages_and_leaves_no_word_to_doubt() {
        let (pack, found) = check(&own_files(), REVIEWED);
        for (address, item) in pack.items() {
            assert_eq!(item.len(), 6, "{address}");
        }
        // What states nothing needs no source, and one name may mean two things on the street: those two are read by people.
        let doubts = found
            .iter()
            .filter(|one| !one.says.contains(": no source: ") && !one.says.contains(": the name "));
        let doubts: Vec<_> = doubts.map(|one| one.says.as_str()).collect();
        assert!(doubts.is_empty(), "{}", doubts.join("\n"));
    }

    #[test]
    fn every_english_page_reads_as_for_a_child_of_eleven_or_younger() {
        for one in grades(&check(&own_files(), REVIEWED).0) {
            assert!(one.grade < 6.0, "{}: grade {:.1}", one.path, one.grade);
        }
    }

    #[test]
    fn words_that_hurt_are_errors_with_file_and_line_and_promises_are_doubts() {
        let mut files = own_files();
        let (_, bytes) =
            files.iter_mut().find(|(path, _)| path == "service/condoms/en.md").expect("the page");
        let text = String::from_utf8(bytes.to_vec()).expect("text");
        let line = text
            .lines()
            .position(|line| line == "## What next" || line.starts_with("## "))
            .expect("a heading");
        let mut lines: Vec<&str> = text.lines().collect();
        lines.insert(line + 1, "\nNo junkie is refused, and somebody always answers at once.\n");
        let text = lines.join("\n");
        *bytes = text.into_bytes().into();
        let (_, found) = check(&files, REVIEWED);
        let at = |is_error: bool| {
            let fits = |one: &&Finding| {
                one.path == "service/condoms/en.md" && one.is_error == is_error && one.line == line + 3
            };
            found.iter().filter(fits).map(|one| one.says.as_str()).collect::<Vec<_>>()
        };
        assert!(at(true)[0].contains("\"junkie\" hurts people"), "{:?}", at(true));
        assert!(
            at(false).iter().any(|says| says.contains("promises what nobody can keep")),
            "{:?}",
            at(false)
        );
    }
}
