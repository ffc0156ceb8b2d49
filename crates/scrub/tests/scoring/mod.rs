//! The labelled set and how a run over it is counted; for the test and for the bench.

use std::{fs, path::Path};

use scrub::{Finding, Kind, find};

/// The languages of the set.
pub(crate) const LANGUAGES: [&str; 6] = ["en", "fr", "ru", "uk", "kk", "ar"];

/// The halves: the rules were tuned on one, the other was only counted.
pub(crate) const HALVES: [&str; 2] = ["tuned", "held"];

/// One summary with what should be found in it.
pub(crate) struct Case {
    /// Where it stands: half, language, line.
    pub(crate) place: String,
    /// Without the brackets.
    pub(crate) text: String,
    /// What the brackets said.
    pub(crate) labels: Vec<Finding>,
}

/// Reads the summaries of one half and language.
///
/// # Panics
/// If a file is missing or a bracket does not fit.
pub(crate) fn cases(half: &str, language: &str) -> Vec<Case> {
    let file = format!("tests/labelled/{half}/{language}.txt");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&file);
    let text = fs::read_to_string(path).expect("the labelled set lies beside the tests");
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(number, line)| case(format!("{half}/{language}:{}", number + 1), line)).collect()
}

fn case(place: String, line: &str) -> Case {
    let (mut text, mut labels) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, label)) = rest.split_once('[') {
        let (label, after) =
            label.split_once(']').unwrap_or_else(|| panic!("{place}: a bracket without end"));
        let (kind, said) = label.split_once(':').unwrap_or_else(|| panic!("{place}: a bracket without kind"));
        let kind = Kind::ALL.into_iter().find(|known| known.name() == kind);
        text.push_str(before);
        let start = text.len();
        text.push_str(said);
        let kind = kind.unwrap_or_else(|| panic!("{place}: an unknown kind"));
        labels.push(Finding { kind, range: start..text.len() });
        rest = after;
    }
    text.push_str(rest);
    Case { place, text, labels }
}

/// What was counted. A label is found if a finding of its kind touches it; a finding is right if it touches a label
/// of its kind.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Score {
    /// Identifiers in the set.
    pub(crate) labels: usize,
    /// Of them, found.
    pub(crate) found: usize,
    /// Of them, found from the first letter to the last.
    pub(crate) whole: usize,
    /// What was reported.
    pub(crate) findings: usize,
    /// Of that, right.
    pub(crate) right: usize,
}

impl Score {
    /// Found of all that there are; 1 where there is none.
    pub(crate) fn recall(&self) -> f64 {
        share(self.found, self.labels)
    }

    /// Right of all that was reported; 1 where nothing was.
    pub(crate) fn precision(&self) -> f64 {
        share(self.right, self.findings)
    }

    /// Adds another count.
    pub(crate) fn add(&mut self, other: Self) {
        self.labels += other.labels;
        self.found += other.found;
        self.whole += other.whole;
        self.findings += other.findings;
        self.right += other.right;
    }
}

fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { part as f64 / all as f64 }
}

/// Counts one summary for one kind.
pub(crate) fn score(case: &Case, found: &[Finding], kind: Kind) -> Score {
    let touches = |a: &Finding, b: &Finding| a.range.start < b.range.end && b.range.start < a.range.end;
    let labels: Vec<_> = case.labels.iter().filter(|label| label.kind == kind).collect();
    let findings: Vec<_> = found.iter().filter(|finding| finding.kind == kind).collect();
    let holds = |finding: &Finding, label: &Finding| {
        finding.range.start <= label.range.start && label.range.end <= finding.range.end
    };
    Score {
        labels: labels.len(),
        found: labels.iter().filter(|label| findings.iter().any(|finding| touches(finding, label))).count(),
        whole: labels.iter().filter(|label| findings.iter().any(|finding| holds(finding, label))).count(),
        findings: findings.len(),
        right: findings.iter().filter(|finding| labels.iter().any(|label| touches(finding, label))).count(),
    }
}

/// Counts one half: by language and kind.
pub(crate) fn table(half: &str) -> Vec<(&'static str, Kind, Score)> {
    let mut table = Vec::new();
    for language in LANGUAGES {
        let cases: Vec<_> = cases(half, language).into_iter().map(|case| (find(&case.text), case)).collect();
        for kind in Kind::ALL {
            let mut sum = Score::default();
            cases.iter().for_each(|(found, case)| sum.add(score(case, found, kind)));
            table.push((language, kind, sum));
        }
    }
    table
}
