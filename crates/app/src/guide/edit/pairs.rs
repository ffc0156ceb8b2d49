//! The list of pairs at the desk. It is too long for a field: it comes with a whole guide, and is read here pair by pair by whoever
//! checks and approves it.

use guide::{Pair, pairs};

use super::difference::{Line, Mark, difference, differs};
use crate::guide::RULES;

/// The pairs that differ between two lists, each below its names, with what changed marked.
pub(super) fn changed(old: &str, new: &str) -> Vec<Line> {
    let (old, new) = (pairs(old, &RULES), pairs(new, &RULES));
    let mut names: Vec<_> = old.keys().chain(new.keys()).collect();
    names.sort();
    names.dedup();
    let mut lines = Vec::new();
    for name in names {
        let of = |pair: Option<&Pair>| pair.map(said).unwrap_or_default();
        let changes = difference(&of(old.get(name)), &of(new.get(name)));
        if differs(&changes) {
            lines.push(vec![(Mark::Same, format!("{} + {}", name.0, name.1))]);
            lines.extend(changes);
        }
    }
    lines
}

/// What a pair says, a line for each thing.
fn said(pair: &Pair) -> String {
    let notes = pair.note.iter().map(|(lang, note)| format!("{note} ({lang})\n"));
    let sources = pair.sources.join(", ");
    format!("{}\n{}\n{}{sources}\n", pair.level, pair.confidence, notes.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(level: &str, more: bool) -> String {
        let pair = |level: &str| {
            format!(
                r#"{{"status": "{level}", "confidence": "reported", "note": {{"en": "Both are hot."}}, "sources": ["a"]}}"#
            )
        };
        let third = if more { format!(r#", "mdma": {}"#, pair("caution")) } else { String::new() };
        let back =
            if more { format!(r#", "mdma": {{"alcohol": {}}}"#, pair("caution")) } else { String::new() };
        format!(
            r#"{{"alcohol": {{"ghb": {one}{third}}}, "ghb": {{"alcohol": {one}}}{back}}}"#,
            one = pair(level)
        )
    }

    fn marked(lines: &[Line], mark: Mark) -> String {
        let words = lines.iter().flatten().filter(|(of, _)| *of == mark);
        words.map(|(_, words)| words.trim()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn only_pairs_that_differ_are_shown_and_what_changed_in_them_is_marked() {
        assert_eq!(changed(&list("danger", true), &list("danger", true)), Vec::<Line>::new());
        let lines = changed(&list("danger", true), &list("caution", true));
        assert_eq!(marked(&lines, Mark::Gone), "danger");
        assert_eq!(marked(&lines, Mark::Added), "caution");
        assert!(marked(&lines, Mark::Same).starts_with("alcohol + ghb"), "{lines:?}");
        assert!(!format!("{lines:?}").contains("mdma"));
        let lines = changed(&list("danger", true), &list("danger", false));
        assert_eq!(marked(&lines, Mark::Same), "alcohol + mdma");
        assert!(marked(&lines, Mark::Gone).contains("Both are hot."));
        assert!(marked(&changed("", &list("danger", false)), Mark::Added).contains("Both are hot."));
    }
}
