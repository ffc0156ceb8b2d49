//! Numbers of passports, identity cards, licences, tax and insurance.

use std::ops::Range;

use crate::{
    Finding, Kind, check,
    lexicon::Marks,
    number::Run,
    token::{Shape, Token},
};

/// Every number that a state gives to a person: by its check digits, by its form, or by the word before it.
pub(crate) fn find(tokens: &[Token], runs: &[Run]) -> Vec<Finding> {
    let mut found: Vec<Range<usize>> =
        runs.iter().filter(|run| checks(run)).map(|run| run.range(tokens)).collect();
    let mut i = 0;
    while i < tokens.len() {
        let last = formed(tokens, i).or_else(|| announced(tokens, i));
        if let Some(last) = last {
            found.push(tokens[i].start..tokens[last].end);
        }
        i = last.unwrap_or(i) + 1;
    }
    found.sort_by_key(|range| range.start);
    found.dedup_by(|later, earlier| {
        let overlap = later.start < earlier.end;
        if overlap {
            earlier.end = earlier.end.max(later.end);
        }
        overlap
    });
    found.into_iter().map(|range| Finding { kind: Kind::Document, range }).collect()
}

/// Whether the number passes a check, or is divided as only one kind of number is.
fn checks(run: &Run) -> bool {
    let digits = run.digits.as_str();
    if run.plus {
        return false;
    }
    let whole = run.groups.len() == 1;
    match digits.len() {
        // A number of social security in the United States; the passport of Russia.
        9 => run.groups == [3, 2, 4] && run.between == ['-', '-'],
        10 => run.groups == [2, 2, 6],
        11 => {
            (whole && !digits.starts_with(['7', '8', '0']) || run.groups == [3, 3, 3, 2])
                && check::snils(digits)
        }
        12 => check::iin(digits) || whole && check::inn(digits),
        14 => whole && check::egypt(digits),
        15 => check::nir(digits),
        _ => false,
    }
}

/// Letters and digits as they stand on a card, without any word before.
fn formed(tokens: &[Token], i: usize) -> Option<usize> {
    let token = &tokens[i];
    if token.is_number() {
        return french_card(tokens, i);
    }
    if !token.is_word() || !token.capital {
        return None;
    }
    let letters = token.text.chars().take_while(|c| c.is_alphabetic()).count();
    let digits = token.text.chars().filter(char::is_ascii_digit).count();
    let length = token.text.chars().count();
    // N12345678, AB123456, QQ123456C.
    if (1..=3).contains(&letters) && (6..=9).contains(&digits) && length <= letters + digits + 1 {
        return Some(i);
    }
    if !token.shouted || letters != length || !(2..=3).contains(&letters) {
        return None;
    }
    insurance(tokens, i).or_else(|| series(tokens, i))
}

/// Two letters, three pairs and a letter: national insurance in Britain.
fn insurance(tokens: &[Token], i: usize) -> Option<usize> {
    let last = tokens.get(i + 4)?;
    let pairs = tokens[i + 1..i + 4].iter().all(|token| token.is_number() && token.text.len() == 2);
    (pairs && last.is_word() && last.capital && last.text.len() == 1).then_some(i + 4)
}

/// Two or three Cyrillic letters and six digits: the passport of Ukraine and its like.
fn series(tokens: &[Token], i: usize) -> Option<usize> {
    let cyrillic = tokens[i].text.chars().all(|c| ('\u{400}'..'\u{530}').contains(&c));
    let next = tokens.get(i + 1)?;
    (cyrillic && next.is_number() && next.text.len() == 6 && !next.line).then_some(i + 1)
}

/// `12AB34567`: the passport of France.
fn french_card(tokens: &[Token], i: usize) -> Option<usize> {
    let next = tokens.get(i + 1)?;
    let (letters, digits) = next.text.split_at_checked(2)?;
    let fits = tokens[i].text.len() == 2
        && next.is_word()
        && next.capital
        && !next.spaced
        && letters.bytes().all(|b| b.is_ascii_alphabetic())
        && digits.len() == 5
        && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then_some(i + 1)
}

/// How many tokens may stand between "passport" and its number.
const REACH: usize = 5;
/// A code has at least so many digits.
const LEAST: usize = 5;

/// The last token of a code that begins at `i` and has a word for a document before it.
fn announced(tokens: &[Token], i: usize) -> Option<usize> {
    let last = code(tokens, i)?;
    let from = i.saturating_sub(REACH);
    for token in tokens[from..i].iter().rev() {
        if token.marks.has(Marks::DOCUMENT) {
            return Some(last);
        }
        let between = match token.shape {
            Shape::Word => token.marks.has(Marks::NUMBER) || token.text.chars().count() <= 2,
            Shape::Number => false,
            Shape::Sign(sign) => !matches!(sign, '.' | '!' | '?' | ';') || token.end - token.start > 1,
        };
        // The full stop of "no." is no end.
        let stop = token.is_sign('.');
        if !between && !stop {
            return None;
        }
    }
    None
}

/// Digits and capital letters that follow each other closely, at least [`LEAST`] digits and no long word.
fn code(tokens: &[Token], i: usize) -> Option<usize> {
    let belongs = |token: &Token| {
        token.is_number()
            || token.is_word()
                && (token.text.chars().any(|c| c.is_ascii_digit())
                    || token.shouted && token.text.chars().count() <= 5
                    || token.capital && token.text.chars().count() == 1)
    };
    if !belongs(&tokens[i]) {
        return None;
    }
    let count = |token: &Token| token.text.chars().filter(char::is_ascii_digit).count();
    let mut digits = count(&tokens[i]);
    let mut last = i;
    for at in i + 1..tokens.len().min(i + 9) {
        let token = &tokens[at];
        if token.line {
            break;
        }
        if belongs(token) {
            digits += count(token);
            last = at;
        } else if !(token.is_sign('-') || token.is_sign('/') || token.is_sign('№')) {
            break;
        }
    }
    (digits >= LEAST).then_some(last)
}

#[cfg(test)]
mod tests {
    fn documents(text: &str) -> Vec<&str> {
        let found = crate::find(text).into_iter().filter(|f| f.kind == crate::Kind::Document);
        found.map(|f| &text[f.range]).collect()
    }

    #[test]
    fn numbers_are_found_by_check_by_form_and_by_word() {
        for number in [
            "850930400554",
            "540199881118",
            "087-654-302 00",
            "2 02 06 13 055 123 05",
            "219-09-9999",
            "AB 12 34 56 C",
            "AB123456C",
            "МК 654321",
            "12AB34567",
            "P1234567",
        ] {
            assert_eq!(documents(&format!("Showed {number} today.")), [number]);
        }
        for (text, number) in [
            ("Passport no. 123456789 was lost", "123456789"),
            ("паспорт серии 4509 № 123456", "4509 № 123456"),
            ("titre de séjour n° 9912345678", "9912345678"),
            ("رقم الهوية: 1012345678", "1012345678"),
        ] {
            assert_eq!(documents(text), [number]);
        }
    }

    #[test]
    fn a_document_without_its_number_is_not_one() {
        for text in [
            "Passport in 2 weeks, 3 photos.",
            "Her licence is valid until 2031.",
            "10000000 people",
            "12 345 678 901",
        ] {
            assert_eq!(documents(text), Vec::<&str>::new(), "{text}");
        }
    }
}
