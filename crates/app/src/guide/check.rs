//! A pack checked whole: what the crate `guide` finds, and the words that nothing of the team's may hold (rules L-1, L-2, E-9, H-2, S-2).

use guide::{Mistake, Pack, Pictures, Wrong, ease};

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
    /// What it is, to be [said in a language](super::said).
    pub what: What,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A kind of mistake, and what it is about.
    Pack(Wrong, String),
    /// Words of a list.
    Words {
        /// As they stand there.
        words: String,
        /// Which rule speaks against them.
        rule: Rule,
        /// What could stand there, in the language of the page.
        instead: &'static str,
    },
    /// What leads to somebody or somewhere: a number, a name on a service, an address.
    Leads(String, scrub::Kind),
    /// Something in the steps of the answers, which no page of the desk shows.
    Steps,
}

impl From<Mistake> for Finding {
    fn from(mistake: Mistake) -> Self {
        Self {
            is_error: mistake.is_grave(),
            says: mistake.to_string(),
            path: mistake.path,
            line: mistake.line,
            what: What::Pack(mistake.wrong, mistake.what),
        }
    }
}

/// Everything found in a pack, in the order of files and lines. `today` is the day of the check, `2026-11-22`.
pub fn check(files: &[(String, impl AsRef<[u8]>)], today: &str) -> (Pack, Vec<Finding>) {
    let each = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_ref()));
    let (pack, mistakes) = guide::read(each, &Pictures::new(), &RULES, today);
    let mut found: Vec<Finding> = mistakes.into_iter().map(Finding::from).collect();
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

/// Words that hurt people, help to a supply and amounts to take are errors: a page says the same to everybody, and nobody asks back.
/// A promise or a "pure" may stand where it is denied, which no list can see.
pub(crate) fn words(path: &str, line: usize, said: &str, lang: &str, found: &mut Vec<Finding>) {
    for (words, rule, instead) in wording::words(said, lang) {
        let why = match rule {
            Rule::Stigma => "hurts people",
            Rule::Promise => "promises what nobody can keep",
            Rule::Harmless => "calls a substance safe or pure",
            Rule::Supply => "helps to sell, get, make or hide a substance",
            Rule::Dosing => "tells an amount to take",
            Rule::Abstinence => "makes stopping a condition of help",
        };
        let is_error = matches!(rule, Rule::Stigma | Rule::Supply | Rule::Dosing);
        let says = format!("{path}:{line}: \"{words}\" {why}; instead: {instead}");
        let what = What::Words { words: words.to_owned(), rule, instead };
        found.push(Finding { path: path.to_owned(), line, is_error, says, what });
    }
    // A service has a number and a door. Whether they are one's, no list can say, so whoever approves has to look.
    for one in scrub::find(said).into_iter().filter(|one| one.kind != scrub::Kind::Name) {
        let words = said[one.range].to_owned();
        let says = format!(
            "{path}:{line}: \"{words}\" leads to somebody or somewhere; only a service may be named so"
        );
        let what = What::Leads(words, one.kind);
        found.push(Finding { path: path.to_owned(), line, is_error: false, says, what });
    }
}

/// How easily a page reads.
#[derive(Clone, Debug)]
pub struct Grade {
    /// Its file within the pack.
    pub path: String,
    /// For English the school grade it is written for ([`ease::english_grade`]), for the others [`ease::lix`].
    pub grade: f64,
}

/// How easily each page of a language reads, the hardest first. Figures of two languages cannot be compared.
pub fn grades(pack: &Pack, lang: &str) -> Vec<Grade> {
    let measure = if lang == "en" { ease::english_grade } else { ease::lix };
    let texts = pack.items().filter_map(|(_, item)| item.get(lang));
    let mut grades: Vec<Grade> = texts
        .filter_map(|text| Some(Grade { path: text.path.clone(), grade: measure(&text.prose())? }))
        .collect();
    grades.sort_by(|a, b| b.grade.total_cmp(&a.grade));
    grades
}
