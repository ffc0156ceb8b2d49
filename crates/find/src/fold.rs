//! A text as words without case, accents, vowel signs and invisible marks.

use unicode_normalization::char::decompose_compatible;

use crate::tongue::Tongue;

/// Longer words are cut: nobody types them, and they would fill the index.
const MOST_LETTERS: usize = 40;

/// The words of a text, in their order.
pub(crate) fn words(text: &str, tongue: Tongue) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = Word::default();
    for c in text.chars() {
        match c {
            // An apostrophe in any of its shapes belongs to its word (м'ята, won't), except where it stands for a vowel (l'eau).
            '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{2b9}' | '\u{2032}' | '`' | '\u{b4}' => {
                if tongue == Tongue::French {
                    word.end(&mut words);
                }
            }
            // How to lay text out, where to break it, and tatweel.
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{61c}'
            | '\u{640}'
            | '\u{fe0f}' => {}
            c if c.is_alphanumeric() || is_mark(c) => {
                for c in c.to_lowercase() {
                    decompose_compatible(c, |c| word.push(c, tongue));
                }
            }
            _ => word.end(&mut words),
        }
    }
    word.end(&mut words);
    words
}

/// A mark that sits on the letter before it.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// The word that is being read.
#[derive(Default)]
struct Word {
    letters: String,
    count: usize,
}

impl Word {
    fn push(&mut self, c: char, tongue: Tongue) {
        if is_mark(c) {
            return self.compose(c);
        }
        let wide = match c {
            'æ' => "ae",
            'œ' => "oe",
            'ß' => "ss",
            _ => "",
        };
        if wide.is_empty() {
            self.letter(tongue.letter(plain(c)));
        } else {
            wide.chars().for_each(|c| self.letter(c));
        }
    }

    fn letter(&mut self, c: char) {
        if c.is_alphanumeric() && self.count < MOST_LETTERS {
            self.letters.push(c);
            self.count += 1;
        }
    }

    /// Two letters that are others without their mark; all other marks only decorate, and ё is written as е by most people.
    fn compose(&mut self, mark: char) {
        let whole = match (self.letters.chars().last(), mark) {
            (Some('и'), '\u{306}') => 'й',
            (Some('і'), '\u{308}') => 'ї',
            _ => return,
        };
        self.letters.pop();
        self.letters.push(whole);
    }

    fn end(&mut self, words: &mut Vec<String>) {
        self.count = 0;
        if !self.letters.is_empty() {
            words.push(std::mem::take(&mut self.letters));
        }
    }
}

/// The letter in the form that is written most.
fn plain(c: char) -> char {
    match c {
        'ı' => 'i',
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ґ' => 'г',
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reads_the_same_folds_the_same() {
        for (tongue, left, right) in [
            (Tongue::French, "l’HÔPITAL, évanoui", "l hopital evanoui"),
            (Tongue::French, "cœur", "coeur"),
            (Tongue::English, "won’t ZOE\u{301}", "wont zoé"),
            (Tongue::Russian, "Ещё чёрный и\u{306}од", "еще черный йод"),
            (Tongue::Ukrainian, "м’ята ҐАНОК Їжак", "мята ганок їжак"),
            (Tongue::Kazakh, "Көмек ҚАЙДА, дәрігер", "комек кайда дәригер"),
            (Tongue::Arabic, "أَحْمَد إلى مستشفى", "احمد الي مستشفي"),
            (Tongue::Arabic, "جرعـــة ٣ سؤال", "جرعه 3 سوال"),
            (Tongue::Other, "ＨＥＬＰ he\u{200b}lp", "help help"),
            (Tongue::Other, "2-CB", "2 cb"),
        ] {
            assert_eq!(words(left, tongue), words(right, tongue), "{left}");
        }
    }

    #[test]
    fn a_word_without_end_is_cut() {
        assert_eq!(words(&"а".repeat(1_000), Tongue::Russian)[0].chars().count(), MOST_LETTERS);
    }
}
