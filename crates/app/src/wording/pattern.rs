//! Words of a text, and patterns that are found among them.

use std::ops::Range;

/// A word of a text: folded, and where it stands.
pub(super) struct Word {
    folded: String,
    pub(super) range: Range<usize>,
    /// Whether a part of a sentence ends before it.
    begins: bool,
    /// Which sentence of the text it belongs to: a colon or a semicolon ends none.
    pub(super) sentence: usize,
}

/// One place in a pattern.
#[derive(Debug)]
enum Part {
    /// One of these; one that ends in `*` stands for every word that begins so, and `#` for every number.
    OneOf(Vec<String>),
    /// Up to three words of the same sentence.
    Gap,
}

/// Words in a row: `clean|dirty urine|test*`, `always .. here`, `# mg`.
#[derive(Debug)]
pub(super) struct Pattern(Vec<Part>);

/// What stands for a number in a pattern.
pub(super) const NUMBER: &str = "#";

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

/// The words of a text, in their order. "0.5" is one word, "100mg" are two: a number and its unit.
pub(super) fn words(text: &str) -> Vec<Word> {
    let (mut words, mut begins, mut sentence) = (Vec::new(), true, 0);
    let (mut start, mut last) = (None::<usize>, ' ');
    // An end that is no letter closes the last word.
    let mut chars = text.char_indices().chain([(text.len(), ' ')]).peekable();
    while let Some((at, c)) = chars.next() {
        let is_point = matches!(c, '.' | ',' | '٫')
            && last.is_numeric()
            && chars.peek().is_some_and(|(_, next)| next.is_numeric());
        let inside = is_letter(c) || is_point;
        let is_unit = !is_point && !c.is_numeric();
        if let Some(from) = start
            && (!inside || is_unit && last.is_numeric() && text[from..].starts_with(char::is_numeric))
        {
            words.push(Word { folded: fold(&text[from..at]), range: from..at, begins, sentence });
            (start, begins) = (None, false);
        }
        if inside {
            start = start.or(Some(at));
        } else {
            begins |= matches!(c, '.' | '!' | '?' | '؟' | '\n' | ';' | ':');
            sentence += usize::from(matches!(c, '.' | '!' | '?' | '؟' | '\n'));
        }
        last = c;
    }
    words
}

/// Arabic vowel signs are marks, not letters, and stand inside words.
fn is_letter(c: char) -> bool {
    (c.is_alphanumeric() && c != '\u{2bc}') || matches!(c, '\u{64b}'..='\u{652}' | '\u{640}')
}

impl Word {
    /// The word, and what is left of it without what may stand before an Arabic word.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        let is_arabic = self.folded.starts_with(|c| matches!(c, '\u{600}'..='\u{6ff}'));
        let before = BEFORE.iter().filter(move |_| is_arabic);
        let without = before.filter_map(|before| self.folded.strip_prefix(before));
        std::iter::once(self.folded.as_str()).chain(without)
    }

    fn is(&self, pattern: &str) -> bool {
        self.forms().any(|form| match pattern.strip_suffix('*') {
            _ if pattern == NUMBER => form.starts_with(char::is_numeric),
            Some(stem) => form.starts_with(stem),
            None => form == pattern,
        })
    }
}

impl Pattern {
    /// Reads a pattern; `list` knows the words that `@name` stands for.
    pub(super) fn read<'t, 'l: 't>(text: &'t str, list: impl Fn(&str) -> &'l str) -> Self {
        let each = |one: &'t str| one.strip_prefix('@').map_or(one, |name| list(name)).split('|').map(fold);
        let part = |word: &'t str| match word {
            ".." => Part::Gap,
            word => Part::OneOf(word.split('|').flat_map(each).collect()),
        };
        Self(text.split_whitespace().map(part).collect())
    }

    /// What its first word may be.
    pub(super) fn first(&self) -> impl Iterator<Item = &str> {
        let all = match self.0.first() {
            Some(Part::OneOf(all)) => all.as_slice(),
            _ => &[],
        };
        all.iter().map(String::as_str)
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
            all.iter().any(|one| word.is(one)).then(|| takes(rest, words, taken + 1))?
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Option<String> {
        let (pattern, words) = (Pattern::read(pattern, |_| "euro|euros"), words(text));
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
    #[test]
    fn numbers_are_found_in_every_script_glued_to_their_unit_or_not() {
        for (text, number) in [
            ("take 100mg now", "100mg"),
            ("0.5 mg", "0.5 mg"),
            ("up to 0,5mg", "0,5mg"),
            ("½ mg", "½ mg"),
            ("60–70 mg", "70 mg"),
            ("1/2 mg", "2 mg"),
        ] {
            assert_eq!(found("# mg", text).as_deref(), Some(number), "{text}");
        }
        assert_eq!(found("# ملغ", "خذ ٣٣ ملغ"), Some("٣٣ ملغ".into()));
        assert_eq!(found("# ملغ", "مع ٠٫٥ملغ"), Some("٠٫٥ملغ".into()));
        assert_eq!(found("# مل", "1 ل و2 مل"), Some("و2 مل".into()));
        for text in ["k2 mg", "some mg", "it was 5. Mg is a metal", "b12 mg"] {
            assert_eq!(found("# mg", text), None, "{text}");
        }
    }

    #[test]
    fn a_list_stands_for_each_of_its_words() {
        assert_eq!(found("#|two|@money @money|cents", "two Euros, 3 cents"), Some("two Euros".into()));
        assert_eq!(found("# @money|cents", "two euros, 3 cents"), Some("3 cents".into()));
    }
}
