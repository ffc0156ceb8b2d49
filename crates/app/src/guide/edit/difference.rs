//! What changed between two texts, word by word, in lines to show.

use similar::{ChangeTag, TextDiff};

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Same,
    Added,
    Gone,
}

/// A line: words, each with what became of them.
pub(super) type Line = Vec<(Mark, String)>;

/// The lines of the new text with what is new marked and what is gone still there; empty lines are left out.
pub(super) fn difference(old: &str, new: &str) -> Vec<Line> {
    let diff = TextDiff::from_words(old, new);
    let (mut lines, mut line) = (Vec::new(), Line::new());
    for change in diff.iter_all_changes() {
        let mark = match change.tag() {
            ChangeTag::Equal => Mark::Same,
            ChangeTag::Insert => Mark::Added,
            ChangeTag::Delete => Mark::Gone,
        };
        for (number, words) in change.value().split('\n').enumerate() {
            if number > 0 {
                lines.push(std::mem::take(&mut line));
            }
            match line.last_mut() {
                Some((last, said)) if *last == mark => said.push_str(words),
                _ if words.is_empty() => {}
                _ => line.push((mark, words.to_owned())),
            }
        }
    }
    lines.push(line);
    lines.retain(|line| line.iter().any(|(_, words)| !words.trim().is_empty()));
    lines
}

/// Whether anything differs.
pub(super) fn differs(lines: &[Line]) -> bool {
    lines.iter().flatten().any(|(mark, _)| *mark != Mark::Same)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[Line], left_out: Mark) -> Vec<String> {
        let kept = |line: &Line| {
            line.iter().filter(|(mark, _)| *mark != left_out).map(|(_, s)| s.as_str()).collect()
        };
        lines.iter().map(kept).collect()
    }

    #[test]
    fn new_words_and_those_that_are_gone_are_marked_and_the_rest_is_not() {
        let lines =
            difference("## One\n\nCall first, then wait.\n", "## One\n\nCall {number} first.\n\nStay.\n");
        let said = |mark| {
            let words = lines.iter().flatten().filter(|(of, _)| *of == mark);
            words
                .map(|(_, words)| words.trim())
                .filter(|words| !words.is_empty())
                .collect::<Vec<_>>()
                .join("|")
        };
        assert!(said(Mark::Gone).contains("wait."), "{lines:?}");
        assert!(said(Mark::Added).contains("{number}") && said(Mark::Added).contains("Stay."), "{lines:?}");
        assert!(said(Mark::Same).contains("## One"));
        assert!(differs(&lines) && !differs(&difference("a b\n", "a b\n")));
        assert_eq!(difference("a\n\n\nb", "a\n\n\nb").len(), 2);
        assert!(of(&lines, Mark::Gone).iter().all(|line| !line.contains("wait")));
    }

    #[test]
    fn words_in_arabic_are_compared_as_words() {
        let lines = difference("اتصل بالإسعاف الآن", "اتصل بالطبيب الآن");
        assert_eq!(lines.len(), 1);
        let gone: String =
            lines[0].iter().filter(|(mark, _)| *mark == Mark::Gone).map(|(_, w)| w.as_str()).collect();
        assert_eq!(gone.trim(), "بالإسعاف");
    }
}
