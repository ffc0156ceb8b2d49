//! What a text would make of the pack: the pack with it, and what is wrong with it. Read beside the threads that serve.

use std::{collections::BTreeSet, sync::Arc};

use guide::{Mistake, Pack, Pictures, Review};
use kernel::{Fault, Lang};

use super::{Needs, PAIRS};
use crate::{
    country::{Flag, Profile, Value},
    guide::{CLINICAL, Changes, Finding, LEGAL, RULES, Shown, check::words, with_changes},
};

/// A pack with a text in it.
pub(super) struct Looked {
    /// The pack as it would be.
    pub(super) shown: Arc<Shown>,
    /// What is found in the text, in the order of its lines.
    pub(super) findings: Vec<Finding>,
    /// What would be wrong in other files that is not wrong now.
    pub(super) elsewhere: Vec<Finding>,
}

impl Looked {
    /// Whether it must not be published so.
    pub(super) fn is_wrong(&self) -> bool {
        self.findings.iter().chain(&self.elsewhere).any(|found| found.is_error)
    }
}

fn read(changes: &Changes, pictures: &Pictures, today: &str) -> (Pack, Vec<Mistake>) {
    let files = with_changes(changes);
    guide::read(files.iter().map(|(path, bytes)| (path.as_str(), &bytes[..])), pictures, &RULES, today)
}

/// Reads the pack with a text in the place of a file. With `around`, also what it would break elsewhere, which takes as long again.
///
/// # Errors
/// When reading ends, which is a defect.
pub(super) async fn look(
    changes: Changes,
    pictures: Pictures,
    path: String,
    text: String,
    today: String,
    around: bool,
) -> Result<Looked, Fault> {
    let work = tokio::task::spawn_blocking(move || look_now(changes, &pictures, &path, text, &today, around));
    work.await.map_err(|error| Fault::Broken(format!("a text was not read: {error}")))
}

fn look_now(
    mut changes: Changes,
    pictures: &Pictures,
    path: &str,
    text: String,
    today: &str,
    around: bool,
) -> Looked {
    let before = if around { read(&changes, pictures, today).1 } else { Vec::new() };
    changes.insert(path.to_owned(), Some(text));
    let (pack, mistakes) = read(&changes, pictures, today);
    let known: BTreeSet<String> = before.iter().map(Mistake::to_string).collect();
    let (own, other): (Vec<_>, Vec<_>) = mistakes.into_iter().partition(|mistake| mistake.path == path);
    let mut findings: Vec<Finding> = own.into_iter().map(Finding::from).collect();
    said(&pack, path, &mut findings);
    findings.sort_by_key(|found| (!found.is_error, found.line));
    let new = |mistake: &Mistake| around && mistake.is_grave() && !known.contains(&mistake.to_string());
    let elsewhere = other.into_iter().filter(new).map(Finding::from).collect();
    Looked { shown: Arc::new(Shown { pack, revision: -1 }), findings, elsewhere }
}

/// Words that nothing of ours may hold (rules L-1, L-2, E-9, H-2, S-2).
fn said(pack: &Pack, path: &str, found: &mut Vec<Finding>) {
    let mut heard = Vec::new();
    if path == PAIRS {
        for (a, b, pair) in pack.pairs() {
            for (lang, note) in &pair.note {
                words(path, pack.pair_line(a, b).unwrap_or(1), note, lang, &mut heard);
            }
        }
    }
    for (_, item) in pack.items() {
        for (lang, text) in item.iter().filter(|(_, text)| text.path == path) {
            text.says().iter().for_each(|(line, said)| words(path, *line, said, lang, &mut heard));
        }
    }
    found.append(&mut heard);
}

/// Which checks a text needs: by its own marks, all of them where those cannot be read, and as to law by the profile of the country too (rule J-1). A list of sources says
/// nothing itself; the list of pairs is about health.
pub(super) fn needs(path: &str, text: &str, profile: &Profile) -> Needs {
    let law = [Flag::PropagandaLaw, Flag::ForeignFunding].into_iter();
    let by_profile = law.map(|flag| profile.get(flag).value).any(|value| value == Value::Law(true));
    if path == PAIRS {
        return Needs { medical: true, legal: by_profile };
    }
    if super::File::at(path).is_none_or(|file| file.lang.is_none()) {
        return Needs { medical: false, legal: false };
    }
    // A name under a page says that somebody looked at it; the desk asks its own people all the same.
    let reviews = guide::reviews(text, &RULES);
    let marked = |mark: &str| reviews.as_ref().is_none_or(|all| all.get(mark) != Some(&Review::NotNeeded));
    Needs { medical: marked(CLINICAL), legal: marked(LEGAL) || by_profile }
}

/// Names and values that stand on one line each in the front matter.
fn fields(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let front = text.lines().skip(1).take_while(|line| line.trim_end() != "+++");
    front.filter_map(|line| line.split_once('=')).map(|(name, value)| (name.trim(), value.trim()))
}

/// A number of the front matter: `revision` or `source_revision`.
pub(super) fn number(text: &str, name: &str) -> Option<u32> {
    fields(text).find(|(field, _)| *field == name)?.1.parse().ok()
}

/// A new text to begin with: of an original nothing but its front matter, of a translation its original.
pub(super) fn begin(original: Option<&str>, lang: Option<Lang>, author: &str, days: [String; 2]) -> String {
    if let (Some(original), Some(lang)) = (original, lang)
        && lang != Lang::En
    {
        let revision = number(original, "revision").unwrap_or(1);
        let own = format!("revision = {revision}");
        let text = original.replacen(&own, &format!("revision = 1\nsource_revision = {revision}"), 1);
        return unreviewed(&text);
    }
    let Some(lang) = lang else { return String::new() };
    let source = if lang == Lang::En { "" } else { "source_revision = 1\n" };
    let [today, due] = days;
    let author = author.replace(['"', '\\'], "");
    format!(
        "+++\ntitle = \"\"\nshort = [\n  \"\",\n]\naliases = []\nauthor = \"{author}\"\nrevision = 1\n{source}\
         reviewed_on = {today}\ndue_on = {due}\nclinical_review = \"needed\"\nlegal_review = \"needed\"\n\
         related = []\nregion = \"all\"\n+++\n"
    )
}

/// The same text with each review that somebody made of another text still to be made.
fn unreviewed(text: &str) -> String {
    let is_made = |line: &str| {
        let (name, value) = line.split_once('=').unwrap_or_default();
        [CLINICAL, LEGAL].contains(&name.trim()) && !value.contains("needed")
    };
    let made: Vec<_> = text.lines().take(40).filter(|line| is_made(line)).collect();
    made.into_iter().fold(text.to_owned(), |text, line| {
        let name = line.split('=').next().unwrap_or_default().trim();
        text.replacen(line, &format!("{name} = \"needed\""), 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "+++\ntitle = \"A\"\nrevision = 3\nclinical_review = \"needed\"\nlegal_review = \"not needed\"\n+++\nlegal_review = \"needed\"\n";

    fn profile(law: bool) -> Profile {
        let name = if law { "strict" } else { "exampleland" };
        crate::country::parse(&crate::country::shipped(name).expect("it is there")).expect("a profile")
    }

    #[test]
    fn j_1_which_checks_a_text_needs_follows_from_its_marks_and_the_profile() {
        let of = |path, law| needs(path, TEXT, &profile(law));
        assert_eq!(of("how-to/a/en.md", false), Needs { medical: true, legal: false });
        assert_eq!(of("how-to/a/en.md", true), Needs { medical: true, legal: true });
        assert_eq!(of("sources/care.toml", true), Needs { medical: false, legal: false });
        assert_eq!(of("combinations.json", false), Needs { medical: true, legal: false });
        let with = |this: &str, that: &str| {
            let needs = needs("page/a/en.md", &TEXT.replacen(this, that, 1), &profile(false));
            [needs.medical, needs.legal]
        };
        assert_eq!(with("\"needed\"", "\"not needed\""), [false, false]);
        // However TOML lets it be written, and where nobody can tell what is meant.
        for said in ["'needed'", "\"needed\" # soon", "\"by Dr N. Example, doctor\"", "\"neded\"", "7"] {
            assert!(with("\"needed\"", said)[0], "{said}");
        }
        assert_eq!(with("+++", "++"), [true, true]);
    }

    #[test]
    fn numbers_of_the_front_matter_are_read_where_they_stand_and_nowhere_else() {
        assert_eq!(number(TEXT, "revision"), Some(3));
        assert_eq!(number(TEXT, "source_revision"), None);
        assert_eq!(number("revision = 3", "revision"), None);
    }

    #[test]
    fn a_translation_begins_with_its_original_and_the_revision_of_it() {
        let days = || ["2026-11-23".to_owned(), "2027-05-23".to_owned()];
        let text = begin(Some(TEXT), Some(Lang::Ar), "us", days());
        assert_eq!((number(&text, "revision"), number(&text, "source_revision")), (Some(1), Some(3)));
        // Nobody has reviewed the translation.
        let reviewed = TEXT.replacen("\"needed\"", "'by Dr N. Example, doctor'", 1);
        let text = begin(Some(&reviewed), Some(Lang::Ar), "us", days());
        assert!(text.contains("clinical_review = \"needed\"") && !text.contains("Example"), "{text}");
        assert!(text.contains("legal_review = \"not needed\""), "{text}");
        let new = begin(None, Some(Lang::En), "us \"quoted\"", days());
        assert!(new.contains("author = \"us quoted\"") && !new.contains("source_revision"));
    }
}
