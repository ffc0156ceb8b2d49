//! A text as words without case, accents, vowel signs, invisible marks and drawn-out letters.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

/// A text and its words.
#[derive(Default)]
pub(crate) struct Folded {
    /// The letters of all words, one behind the other.
    letters: Vec<char>,
    /// The words in their order.
    pub words: Vec<Word>,
}

/// One word.
pub(crate) struct Word {
    letters: Range<usize>,
    /// Where it stands in the text, in bytes.
    pub bytes: Range<usize>,
    /// Which clause it belongs to, from 0.
    pub clause: usize,
    /// Which stretch between commas, colons, dashes and brackets it belongs to, from 0; a new clause begins one too.
    pub stretch: usize,
}

impl Folded {
    /// The letters of a word.
    pub(crate) fn letters(&self, word: &Word) -> &[char] {
        &self.letters[word.letters.clone()]
    }
}

/// What a sign does between words.
enum Sign {
    /// Nothing is read of it, and the word goes on.
    Dropped,
    /// Divides two words.
    Divides,
    /// Divides two stretches of a clause.
    Pauses,
    /// Ends a clause.
    Ends,
    /// A letter or a digit.
    Letter,
}

/// Reads a text from its beginning to its end, each sign once.
pub(crate) fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    let mut clause = 0;
    let mut stretch = 0;
    let mut begin: Option<(usize, usize)> = None;
    let mut end = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let sign = sign(c);
        match sign {
            Sign::Dropped => continue,
            Sign::Letter => {
                if begin.is_none() {
                    begin = Some((at, folded.letters.len()));
                }
                let first = begin.map_or(0, |(_, first)| first);
                push(c, first, &mut folded.letters);
                end = at + c.len_utf8();
                continue;
            }
            Sign::Divides | Sign::Pauses | Sign::Ends => {}
        }
        close(&mut folded, begin.take(), end, clause, stretch);
        match sign {
            // Several dots are a pause of somebody who searches for words, not the end of a clause.
            Sign::Ends if c == '.' && signs.peek().is_some_and(|(_, next)| *next == '.') => {
                while signs.next_if(|(_, next)| *next == '.').is_some() {}
            }
            Sign::Ends => {
                clause += 1;
                stretch += 1;
            }
            Sign::Pauses => stretch += 1,
            _ => {}
        }
    }
    close(&mut folded, begin, end, clause, stretch);
    folded
}

/// Ends a word, if one has begun and anything of it is left.
fn close(folded: &mut Folded, begin: Option<(usize, usize)>, end: usize, clause: usize, stretch: usize) {
    let Some((from, first)) = begin else { return };
    squeeze(first, &mut folded.letters);
    let letters = first..folded.letters.len();
    if !letters.is_empty() {
        folded.words.push(Word { letters, bytes: from..end, clause, stretch });
    }
}

fn sign(c: char) -> Sign {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Sign::Letter,
        ' ' => Sign::Divides,
        '.' | '!' | '?' | ';' | '\n' | '\r' | '؟' | '؛' | '۔' | '！' | '？' | '。' => Sign::Ends,
        ',' | '،' | ':' | '(' | ')' | '–' | '—' => Sign::Pauses,
        // An apostrophe in any of its shapes.
        '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{2b9}' | '\u{2032}' | '`' | '\u{b4}' => Sign::Dropped,
        // How to lay text out, where to break it, tatweel; and marks that sit on the letter before.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{61c}'
        | '\u{640}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{fe0f}' => Sign::Dropped,
        // These change the letter before, or only decorate it; `push` tells.
        '\u{300}'..='\u{36f}' => Sign::Letter,
        c if c.is_alphanumeric() => Sign::Letter,
        _ => Sign::Divides,
    }
}

/// Adds a letter to the word that began at `first`.
fn push(c: char, first: usize, letters: &mut Vec<char>) {
    match c {
        'a'..='z' | '0'..='9' | 'а'..='я' => letters.push(c),
        'A'..='Z' => letters.push(c.to_ascii_lowercase()),
        _ => c.to_lowercase().for_each(|c| {
            decompose_compatible(c, |c| push_plain(c, first, letters));
        }),
    }
}

/// Adds what a letter was taken apart into.
fn push_plain(c: char, first: usize, letters: &mut Vec<char>) {
    match c {
        '\u{300}'..='\u{36f}' => compose(c, first, letters),
        '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => {}
        'æ' => "ae".chars().for_each(|c| letters.push(c)),
        'œ' => "oe".chars().for_each(|c| letters.push(c)),
        'ß' => "ss".chars().for_each(|c| letters.push(c)),
        c => {
            let c = plain(c);
            if c.is_alphanumeric() {
                letters.push(c);
            }
        }
    }
}

/// Two letters that are others without their mark; all other marks only decorate.
fn compose(mark: char, first: usize, letters: &mut Vec<char>) {
    let whole = match (letters[first..].last(), mark) {
        (Some('и'), '\u{306}') => 'й',
        (Some('і'), '\u{308}') => 'ї',
        _ => return,
    };
    letters.pop();
    letters.push(whole);
}

/// The letter in the form that is written most.
fn plain(c: char) -> char {
    match c {
        'ı' => 'i',
        'ŋ' => 'n',
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ى' | 'ی' => 'ي',
        'ة' | 'ہ' | 'ە' => 'ه',
        'ک' => 'ك',
        'ٱ' => 'ا',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        c => c,
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(c as u32 - zero as u32, 10).unwrap_or(c)
}

/// Writes a letter that stands three times or more in a row once, in the word that began at `first`.
fn squeeze(first: usize, letters: &mut Vec<char>) {
    let (mut read, mut write) = (first, first);
    while read < letters.len() {
        let c = letters[read];
        let run = letters[read..].iter().take_while(|other| **other == c).count();
        let kept = if run >= 3 && !c.is_numeric() { 1 } else { run };
        letters[write..write + kept].fill(c);
        read += run;
        write += kept;
    }
    letters.truncate(write);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let folded = fold(text);
        folded.words.iter().map(|word| folded.letters(word).iter().collect()).collect()
    }

    #[test]
    fn what_reads_the_same_folds_the_same() {
        for (left, right) in [
            ("N'est-ce pas ÉVANOUI", "nest ce pas evanoui"),
            ("cœur", "coeur"),
            ("ZOE\u{301}", "zoé"),
            ("Алёна ещё", "алена еще"),
            ("и\u{306}од Їжак", "йод їжак"),
            ("пам’ять", "память"),
            ("ГҮЛНҰР ӨЛДІ", "гүлнұр өлді"),
            ("أَحْمَد", "احمد"),
            ("ماتـــت فاطمة", "ماتت فاطمه"),
            ("مستشفى سؤال ئ", "مستشفي سوال ي"),
            ("یک ٠١٢۳", "يك 0123"),
            ("heeeelp", "help"),
            ("feel 1000", "feel 1000"),
            ("he\u{200b}lp\u{200f}", "help"),
            ("ＨＥＬＰ", "help"),
            ("DİYARBAKIR", "diyarbakir"),
        ] {
            assert_eq!(words(left), words(right), "{left}");
        }
    }

    #[test]
    fn letters_of_two_languages_that_look_alike_stay_apart() {
        for (left, right) in [("і", "и"), ("ғ", "г"), ("ң", "н"), ("ў", "и")] {
            assert_ne!(words(left), words(right));
        }
    }

    #[test]
    fn clauses_end_at_stops_and_not_at_commas_or_several_dots() {
        let clauses = |text| fold(text).words.iter().map(|word| word.clause).collect::<Vec<_>>();
        assert_eq!(clauses("a, b"), [0, 0]);
        assert_eq!(clauses("a... b"), [0, 0]);
        assert_eq!(clauses("a. b! c? d; e\nf"), [0, 1, 2, 3, 4, 5]);
        let stretches = |text| fold(text).words.iter().map(|word| word.stretch).collect::<Vec<_>>();
        assert_eq!(stretches("a, b (c) d"), [0, 1, 2, 3]);
    }

    #[test]
    fn a_word_knows_where_it_stood() {
        let text = " ¿«Évanouie», n'est…";
        let places: Vec<_> = fold(text).words.iter().map(|word| &text[word.bytes.clone()]).collect();
        assert_eq!(places, ["Évanouie", "n'est"]);
    }
}
