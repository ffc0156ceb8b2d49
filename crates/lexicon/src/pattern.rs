//! The language of patterns: words in order, `*` at the end of a word for any ending, `(a|b)` for one of several words,
//! `_` for any one word, `?` behind a word that may be missing, `=` before a word that is never found by a slip.

use crate::{Wrong, fold::fold};

/// Words of a pattern, at most.
const MOST_WORDS: usize = 12;
/// Words of a pattern that may be missing, at most: each doubles the ways to say it.
const MOST_OPTIONAL: usize = 4;
/// A literal of this many letters or more is found with one slip too.
pub(crate) const SLIP_FROM: usize = 6;

/// What a word of a text may look like.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Form {
    /// Just so.
    Word(Vec<char>),
    /// Just so, or with one letter wrong.
    Slip(Vec<char>),
    /// With this beginning.
    Stem(Vec<char>),
}

/// One place of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// Any of these, sorted; none means any word.
    pub forms: Vec<Form>,
    /// Whether it may be missing.
    pub optional: bool,
}

/// What stands at each place, in order.
pub(crate) type Pattern = Vec<Step>;

/// Reads a pattern. Without `slips`, no word of it is found by a slip: what takes an alarm away must be what it says.
pub(crate) fn parse(text: &str, slips: bool) -> Result<Pattern, Wrong> {
    let mut steps = Vec::new();
    for piece in text.split_whitespace() {
        let (piece, optional) = match piece.strip_suffix('?') {
            Some(piece) => (piece, true),
            None => (piece, false),
        };
        read_piece(piece, optional, slips, &mut steps)?;
    }
    if steps.is_empty() {
        return Err(Wrong::Empty);
    }
    if steps.len() > MOST_WORDS {
        return Err(Wrong::TooManyWords);
    }
    if steps.iter().filter(|step| step.optional).count() > MOST_OPTIONAL {
        return Err(Wrong::TooManyOptional);
    }
    if steps.iter().all(|step| step.optional || step.forms.is_empty()) {
        return Err(Wrong::TooWide);
    }
    Ok(steps)
}

fn read_piece(piece: &str, optional: bool, slips: bool, steps: &mut Pattern) -> Result<(), Wrong> {
    if piece == "_" {
        steps.push(Step { forms: Vec::new(), optional });
        return Ok(());
    }
    if let Some(list) = piece.strip_prefix('(') {
        let list = list.strip_suffix(')').ok_or(Wrong::BadSign)?;
        let mut forms = Vec::new();
        for word in list.split('|') {
            let mut read = forms_of(word, slips)?;
            if read.len() > 1 {
                return Err(Wrong::SeveralWords);
            }
            forms.append(&mut read);
        }
        forms.sort();
        forms.dedup();
        steps.push(Step { forms, optional });
        return Ok(());
    }
    let forms = forms_of(piece, slips)?;
    if optional && forms.len() > 1 {
        return Err(Wrong::SeveralWords);
    }
    steps.extend(forms.into_iter().map(|form| Step { forms: vec![form], optional }));
    Ok(())
}

/// The words of a piece, which are several where a hyphen or another sign stands in it.
fn forms_of(piece: &str, slips: bool) -> Result<Vec<Form>, Wrong> {
    let (piece, slips) = match piece.strip_prefix('=') {
        Some(piece) => (piece, false),
        None => (piece, slips),
    };
    let (piece, stem) = match piece.strip_suffix('*') {
        Some(piece) => (piece, true),
        None => (piece, false),
    };
    if piece.is_empty() && stem {
        return Err(Wrong::TooWide);
    }
    if piece.contains(['*', '(', ')', '|', '_', '=']) || (piece.contains('?') && piece.len() > 1) {
        return Err(Wrong::BadSign);
    }
    let folded = fold(piece);
    let mut forms: Vec<Form> = folded
        .words
        .iter()
        .map(|word| folded.letters(word).to_vec())
        .map(
            |letters| {
                if slips && letters.len() >= SLIP_FROM { Form::Slip(letters) } else { Form::Word(letters) }
            },
        )
        .collect();
    let last = forms.last_mut().ok_or(Wrong::Empty)?;
    if stem {
        let (Form::Word(letters) | Form::Slip(letters) | Form::Stem(letters)) = last;
        if letters.len() < 2 {
            return Err(Wrong::TooWide);
        }
        *last = Form::Stem(std::mem::take(letters));
    }
    Ok(forms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sign_means_what_it_says() {
        let word = |text: &str| Form::Word(text.chars().collect());
        let step = |forms: Vec<Form>, optional| Step { forms, optional };
        assert_eq!(
            parse("Can't (him|her)? wake-up seiz* _ =breathe breathing", true).unwrap(),
            [
                step(vec![word("cant")], false),
                step(vec![word("her"), word("him")], true),
                step(vec![word("wake")], false),
                step(vec![word("up")], false),
                step(vec![Form::Stem("seiz".chars().collect())], false),
                step(vec![], false),
                step(vec![word("breathe")], false),
                step(vec![Form::Slip("breathing".chars().collect())], false),
            ]
        );
        assert_eq!(parse("breathing", false).unwrap(), [step(vec![word("breathing")], false)]);
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for (text, wrong) in [
            ("", Wrong::Empty),
            ("!!!", Wrong::Empty),
            ("(|a)", Wrong::Empty),
            ("?", Wrong::Empty),
            ("*", Wrong::TooWide),
            ("_ _", Wrong::TooWide),
            ("a?", Wrong::TooWide),
            ("s*", Wrong::TooWide),
            ("a*b", Wrong::BadSign),
            ("(a|b", Wrong::BadSign),
            ("a|b", Wrong::BadSign),
            ("(a b)", Wrong::BadSign),
            ("(a-b|c)", Wrong::SeveralWords),
            ("a-b? c", Wrong::SeveralWords),
            ("a a a a a a a a a a a a a", Wrong::TooManyWords),
            ("a b? c? d? e? f?", Wrong::TooManyOptional),
        ] {
            assert_eq!(parse(text, true), Err(wrong), "{text}");
        }
    }
}
