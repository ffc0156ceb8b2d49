//! What differs between languages: letters, stems, and the words that carry no meaning of their own.

use std::{collections::HashSet, sync::LazyLock};

use frostem::{Algorithm, Stemmer};

use crate::{arabic, fold, stop};

/// A language, as far as searching in it differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tongue {
    English,
    French,
    Russian,
    Ukrainian,
    Kazakh,
    Arabic,
    Other,
}

/// A key under which a word is looked up, and how much it counts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Key {
    pub(crate) text: String,
    pub(crate) weight: f32,
}

/// What stands behind a whole word where beginnings of words are keys too.
const WHOLE: char = '$';
/// The shortest beginning that is a key.
const LEAST_BEGINNING: usize = 3;
/// The longest: what is longer is told apart by the whole word.
const MOST_BEGINNING: usize = 14;
/// What a stem counts that is right only if the first letter of the word is a word of its own.
const JOINED: f32 = 0.8;
/// What the beginning counts where the whole word is not found.
const BEGINNING: f32 = 0.9;

impl Tongue {
    pub(crate) fn of(code: &str) -> Self {
        match code {
            "en" => Self::English,
            "fr" => Self::French,
            "ru" => Self::Russian,
            "uk" => Self::Ukrainian,
            "kk" => Self::Kazakh,
            "ar" => Self::Arabic,
            _ => Self::Other,
        }
    }

    /// A folded letter as this language is typed. Many keyboards lack the letters that only Kazakh has, and people write their
    /// neighbours instead.
    pub(crate) const fn letter(self, c: char) -> char {
        if !matches!(self, Self::Kazakh) {
            return c;
        }
        match c {
            'ә' => 'а',
            'ғ' => 'г',
            'қ' => 'к',
            'ң' => 'н',
            'ө' => 'о',
            'ұ' | 'ү' => 'у',
            'һ' => 'х',
            'і' => 'и',
            c => c,
        }
    }

    /// Whether words are found by their beginnings, for want of a stemmer.
    pub(crate) const fn by_beginnings(self) -> bool {
        matches!(self, Self::Ukrainian | Self::Kazakh | Self::Other)
    }

    /// The key of a folded word that stands for it alone.
    pub(crate) fn stem(self, word: &str) -> String {
        static STEMMERS: LazyLock<[Stemmer; 3]> =
            LazyLock::new(|| [Algorithm::English, Algorithm::French, Algorithm::Russian].map(Stemmer::new));
        let [english, french, russian] = &*STEMMERS;
        match self {
            Self::English => english.stem(word).into_owned(),
            Self::French => french.stem(word).into_owned(),
            Self::Russian => russian.stem(word).into_owned(),
            Self::Arabic => arabic::stems(word).0,
            Self::Ukrainian | Self::Kazakh | Self::Other => format!("{word}{WHOLE}"),
        }
    }

    /// The keys under which a folded word of a text is found.
    pub(crate) fn stored(self, word: &str) -> Vec<String> {
        let mut keys = vec![self.stem(word)];
        if self == Self::Arabic {
            keys.extend(arabic::stems(word).1);
        }
        if self.by_beginnings() {
            keys.extend(beginnings(word, LEAST_BEGINNING).map(str::to_owned));
        }
        keys
    }

    /// The keys that a folded word of a question is looked up with, the best first.
    pub(crate) fn asked(self, word: &str) -> Vec<Key> {
        let mut keys = vec![Key { text: self.stem(word), weight: 1.0 }];
        if self == Self::Arabic {
            keys.extend(arabic::stems(word).1.map(|text| Key { text, weight: JOINED }));
        }
        if self.by_beginnings() {
            // An ending is at most half of a word; the more is left of it, the more it counts.
            let letters = word.chars().count();
            let shortest = LEAST_BEGINNING.max(letters.div_ceil(2));
            let keep = |text: &str| {
                let share = text.chars().count() as f32 / letters as f32;
                Key { text: text.to_owned(), weight: BEGINNING * share * share }
            };
            let mut shorter: Vec<Key> = beginnings(word, shortest).map(keep).collect();
            shorter.reverse();
            keys.extend(shorter);
        }
        keys
    }

    /// Whether a folded word says nothing by itself.
    pub(crate) fn is_empty_word(self, word: &str) -> bool {
        static WORDS: LazyLock<HashSet<(Tongue, String)>> = LazyLock::new(|| {
            let each = |(tongue, text): &(Tongue, &str)| {
                let tongue = *tongue;
                fold::words(text, tongue).into_iter().map(move |word| (tongue, word))
            };
            stop::WORDS.iter().flat_map(each).collect()
        });
        WORDS.contains(&(self, word.to_owned()))
    }
}

/// The beginnings of a word from `shortest` letters on, the shortest first.
fn beginnings(word: &str, shortest: usize) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.take(MOST_BEGINNING).skip(shortest - 1).map(|end| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a word of a question is found by a key of its own where a text holds another form of it.
    fn meets(tongue: Tongue, asked: &str, held: &str) -> bool {
        let fold = |word: &str| fold::words(word, tongue).concat();
        let held = tongue.stored(&fold(held));
        tongue.asked(&fold(asked)).iter().any(|key| held.contains(&key.text))
    }

    #[test]
    fn forms_of_a_word_meet() {
        for (tongue, asked, held) in [
            (Tongue::English, "overdosing", "overdosed"),
            (Tongue::French, "médicament", "MEDICAMENTS"),
            (Tongue::Russian, "самолётами", "самолет"),
            (Tongue::Russian, "ещё", "еще"),
            (Tongue::Ukrainian, "налоксоном", "налоксону"),
            (Tongue::Kazakh, "дәрігерлерден", "дәрігер"),
            (Tongue::Kazakh, "дәрігер", "дәрігерге"),
            (Tongue::Kazakh, "даригер", "дәрігерге"),
            (Tongue::Arabic, "جرعة", "بالجرعات"),
            (Tongue::Arabic, "جرعة", "بجرعة"),
            (Tongue::Arabic, "الوقاية", "وقاية"),
        ] {
            assert!(meets(tongue, asked, held), "{asked} {held}");
        }
    }

    #[test]
    fn words_that_only_begin_alike_do_not_meet() {
        assert!(!meets(Tongue::Ukrainian, "налоксон", "налити"));
        assert!(!meets(Tongue::English, "nation", "natural"));
    }

    #[test]
    fn a_whole_word_counts_more_than_its_beginning() {
        let keys = Tongue::Kazakh.asked("жедел");
        assert!(keys.windows(2).all(|pair| pair[0].weight > pair[1].weight), "{keys:?}");
        assert_eq!(keys[0].text, "жедел$");
    }
}
