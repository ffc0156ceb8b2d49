//! Numbers that are written in groups: `8 (701) 555-02-13`.

use crate::token::{Shape, Token};

/// Groups of digits that belong together.
#[derive(Debug)]
pub(crate) struct Run {
    /// The first and the last token, with the sign before and brackets.
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// All digits, as ASCII.
    pub(crate) digits: String,
    /// How many digits each group has.
    pub(crate) groups: Vec<usize>,
    /// The signs between the groups, a blank for nothing but a blank.
    pub(crate) between: Vec<char>,
    /// A plus stands before it.
    pub(crate) plus: bool,
}

impl Run {
    /// The bytes of the text.
    pub(crate) fn range(&self, tokens: &[Token]) -> std::ops::Range<usize> {
        tokens[self.first].start..tokens[self.last].end
    }

    /// Whether it is a date, a version or an amount with a point rather than a grouped number.
    pub(crate) fn is_date(&self) -> bool {
        self.groups.len() == 3
            && self.between[0] == self.between[1]
            && matches!(self.between[0], '.' | '/' | '-')
            && matches!(self.groups[..], [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2])
    }
}

/// More groups than any number has, so that a page full of digits is no single run.
const MOST_GROUPS: usize = 10;

/// Every run of the text, in order.
pub(crate) fn runs(tokens: &[Token]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if !tokens[i].is_number() {
            i += 1;
            continue;
        }
        let run = run_at(tokens, i);
        i = run.last + 1;
        runs.push(run);
    }
    runs
}

fn run_at(tokens: &[Token], start: usize) -> Run {
    let (first, plus) = before(tokens, start);
    let mut run = Run {
        first,
        last: start,
        digits: tokens[start].text.clone(),
        groups: vec![tokens[start].text.len()],
        between: Vec::new(),
        plus,
    };
    while run.groups.len() < MOST_GROUPS {
        let Some((next, sign)) = next_group(tokens, run.last) else { break };
        run.digits.push_str(&tokens[next].text);
        run.groups.push(tokens[next].text.len());
        run.between.push(sign);
        run.last = next;
    }
    run
}

/// The plus and the bracket before a run.
fn before(tokens: &[Token], start: usize) -> (usize, bool) {
    let mut first = start;
    if first > 0 && tokens[first - 1].is_sign('(') && !tokens[first].spaced {
        first -= 1;
    }
    if first > 0 && matches!(tokens[first - 1].shape, Shape::Sign('+' | '＋')) {
        return (first - 1, true);
    }
    (first, false)
}

/// The next number if only a divider stands between: one sign without a blank on both sides, brackets, or one blank.
fn next_group(tokens: &[Token], last: usize) -> Option<(usize, char)> {
    let next = tokens.get(last + 1)?;
    if next.line {
        return None;
    }
    match next.shape {
        Shape::Number => Some((last + 1, ' ')),
        Shape::Sign(sign @ ('-' | '.' | '/' | '·' | '\u{2010}'..='\u{2013}')) => {
            let number = tokens.get(last + 2).filter(|token| token.is_number() && !token.line)?;
            (!(next.spaced || number.spaced)).then_some((last + 2, sign))
        }
        Shape::Sign('(' | ')') => {
            let mut at = last + 2;
            while tokens.get(at).is_some_and(|token| matches!(token.shape, Shape::Sign('(' | ')' | '-')))
                && at < last + 4
            {
                at += 1;
            }
            tokens.get(at).filter(|token| token.is_number() && !token.line).map(|_| (at, ')'))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    #[test]
    fn groups_belong_together_and_sentences_do_not() {
        let read = |text: &str| -> Vec<String> {
            let tokens = tokens(text);
            runs(&tokens).iter().map(|run| text[run.range(&tokens)].to_owned()).collect()
        };
        assert_eq!(read("tel 8 (701) 555-02-13."), ["8 (701) 555-02-13"]);
        assert_eq!(read("+44 7700 900123, then 2 mg"), ["+44 7700 900123", "2"]);
        assert_eq!(read("10 - 16, 21:15"), ["10", "16", "21", "15"]);
        assert_eq!(read("٠١٠١٢٣٤٥٦٧٨"), ["٠١٠١٢٣٤٥٦٧٨"]);
    }
}
