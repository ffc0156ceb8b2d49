//! Lists on the page of the whole guide: files by the page that they are of, and what is wrong, line by line. A list has an end, for a
//! whole guide can differ in thousands of files.

use guide::{Address, Pack};
use kernel::Lang;
use ui::Speech;

use crate::guide::{Finding, said};

/// Pages of one list, at most.
const MOST_ROWS: usize = 40;
/// Findings of one list, at most.
const MOST_TOLD: usize = 50;

/// Files by page.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
    /// How many files there are.
    pub(super) files: i64,
    /// How many pages and files are not among the rows.
    pub(super) more: i64,
}

/// A page, or a file that is none.
pub(super) struct Row {
    /// `kind/name`, or the path of a file.
    pub(super) name: String,
    /// The title, in this language.
    pub(super) title: Option<(Lang, String)>,
    /// The languages of the files.
    pub(super) langs: Vec<Lang>,
}

/// The files of a list by page; titles are those of a pack, in the reader's language if it is there.
pub(super) fn rows(paths: &[String], pack: &Pack, lang: Lang) -> Rows {
    let mut rows: Vec<Row> = Vec::new();
    for path in paths {
        let (name, of) = match page_of(path) {
            Some((page, of)) => (page, Some(of)),
            None => (path.as_str(), None),
        };
        if rows.last().is_none_or(|last| last.name != name) {
            let item = of.and_then(|_| pack.item(&Address::parse(name)?));
            let mut langs = [lang].into_iter().chain(Lang::ALL);
            let title = item.and_then(|item| {
                langs.find_map(|lang| Some((lang, item.get(lang.code())?.front.title.clone())))
            });
            rows.push(Row { name: name.to_owned(), title, langs: Vec::new() });
        }
        if let Some(last) = rows.last_mut() {
            last.langs.extend(of);
        }
    }
    let more = count(rows.len().saturating_sub(MOST_ROWS));
    rows.truncate(MOST_ROWS);
    Rows { rows, files: count(paths.len()), more }
}

/// The page of a file and its language.
fn page_of(path: &str) -> Option<(&str, Lang)> {
    let (page, file) = path.rsplit_once('/')?;
    Address::parse(page)?;
    Some((page, Lang::from_code(file.strip_suffix(".md")?)?))
}

/// What was found.
pub(super) struct Told {
    pub(super) lines: Vec<Line>,
    /// How many there are.
    pub(super) count: i64,
    /// How many are not among the lines.
    pub(super) more: i64,
}

/// Something found: the file, its line, and what it is. What is wrong with a ZIP as a whole has no file.
pub(super) struct Line {
    pub(super) path: String,
    pub(super) line: i64,
    pub(super) says: String,
}

pub(super) fn told(t: Speech, findings: &[Finding]) -> Told {
    let lines = findings.iter().take(MOST_TOLD).map(|finding| Line {
        path: finding.path.clone(),
        line: count(finding.line),
        says: said(t, finding),
    });
    let lines: Vec<Line> = lines.collect();
    let more = count(findings.len() - lines.len());
    Told { lines, count: count(findings.len()), more }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
