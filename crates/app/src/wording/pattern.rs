//! Words of a text, and patterns that are found among them.

use std::ops::Range;

/// A word of a text: folded, and where it stands.
pub(super) struct Word {
    folded: String,
    pub(super) range: Range<usize>,
    /// Whether a sentence ends before it.
    begins: bool,
}

/// One place in a pattern.
#[derive(Debug)]
enum Part {
    /// One of these; one that ends in `*` stands for every word that begins so.
    OneOf(Vec<String>),
    /// Up to three words of the same sentence.
    Gap,
}

/// Words in a row: `clean|dirty urine|test*`, `always .. here`.
#[derive(Debug)]
pub(super) struct Pattern(Vec<Part>);

/// Words that `..` stands for, at most.
const GAP: usize = 3;

/// What may stand before an Arabic word as one with it: the article, "and", "so", "with", "for", "like".
const BEFORE: [&str; 15] =
    ["وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال", "وب", "ول", "و", "ف", "ب", "ل", "ك"];

/// Lower case, without Arabic vowel signs, lengthening strokes and hamzas, е for ё: what readers read as the same word.
pub(super) fn fold(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{64b}'..='\u{652}' | '\u{640}'))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ё' => 'е',
            'أ' | 'إ' | 'آ' => 'ا',
            c => c,
        })
        .collect()
}

/// The words of a text, in their order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let (mut words, mut begins, mut start) = (Vec::new(), true, None);
    // An end that is no letter closes the last word.
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        // Arabic vowel signs are marks, not letters, and stand inside words.
        let inside =
            (c.is_alphanumeric() && c != '\u{2bc}') || matches!(c, '\u{64b}'..='\u{652}' | '\u{640}');
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(Word { folded: fold(&text[from..at]), range: from..at, begins });
                (start, begins) = (None, false);
            }
            _ => {}
        }
        begins |= matches!(c, '.' | '!' | '?' | '؟' | '\n' | ';' | ':');
    }
    words
}

impl Pattern {
    pub(super) fn read(text: &str) -> Self {
        let part = |word: &str| match word {
            ".." => Part::Gap,
            word => Part::OneOf(word.split('|').map(fold).collect()),
        };
        Self(text.split_whitespace().map(part).collect())
    }

    /// How many words it takes from the beginning of these; `None` if it does not stand there.
    pub(super) fn stands_at(&self, words: &[Word]) -> Option<usize> {
        takes(&self.0, words, 0)
    }
}

fn takes(parts: &[Part], words: &[Word], taken: usize) -> Option<usize> {
    let Some((first, rest)) = parts.split_first() else { return Some(taken) };
    let here = |skip: usize| {
        let at = taken + skip;
        // Nothing reaches from one sentence into the next.
        words.get(taken..at)?.iter().all(|word| taken == 0 || !word.begins).then_some(at)
    };
    match first {
        Part::Gap => (0..=GAP).find_map(|skip| takes(rest, words, here(skip)?)),
        Part::OneOf(all) => {
            let word = words.get(taken).filter(|word| taken == 0 || !word.begins)?;
            all.iter().any(|one| is(word, one)).then(|| takes(rest, words, taken + 1))?
        }
    }
}

fn is(word: &Word, pattern: &str) -> bool {
    let fits = |word: &str| match pattern.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == pattern,
    };
    if fits(&word.folded) {
        return true;
    }
    let arabic = pattern.starts_with(|c| matches!(c, '\u{600}'..='\u{6ff}'));
    arabic && BEFORE.iter().any(|before| word.folded.strip_prefix(before).is_some_and(fits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Option<String> {
        let (pattern, words) = (Pattern::read(pattern), words(text));
        (0..words.len()).find_map(|at| {
            let taken = pattern.stands_at(&words[at..])?;
            Some(text[words[at].range.start..words[at + taken - 1].range.end].to_owned())
        })
    }

    #[test]
    fn words_in_a_row_are_found_in_one_sentence_and_not_across_two() {
        assert_eq!(found("clean|dirty urine|test*", "One dirty URINE."), Some("dirty URINE".into()));
        assert_eq!(found("clean test*", "It is clean. Tests are free."), None);
        assert_eq!(found("always .. here", "we are always all here"), Some("always all here".into()));
        assert_eq!(found("always .. here", "always one two three four here"), None);
        assert_eq!(found("always .. here", "always. I was here"), None);
    }

    #[test]
    fn stems_vowel_signs_and_the_arabic_article_make_no_difference() {
        assert_eq!(found("наркоман*", "Наркоманов много"), Some("Наркоманов".into()));
        assert_eq!(found("مدمن*", "وبالمُدْمِنين"), Some("وبالمُدْمِنين".into()));
        assert_eq!(found("мёд", "мед"), Some("мед".into()));
        assert_eq!(found("addict", "addiction"), None);
    }
}
