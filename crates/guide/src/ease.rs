//! How easily a text reads.

/// The school grade for which an English text is written, by the formula of Flesch and Kincaid (Kincaid, Fishburne, Rogers and
/// Chissom, *Derivation of New Readability Formulas for Navy Enlisted Personnel*, 1975):
/// `0.39 × words per sentence + 11.8 × syllables per word − 15.59`. Grade 5 is an age of about ten or eleven.
///
/// It counts and does not understand: short words may be hard and long ones known to everybody, and syllables are guessed from groups
/// of vowels. A figure to look at, nothing to pass. `None` for a text without words. A line ends a sentence.
#[must_use]
pub fn english_grade(text: &str) -> Option<f64> {
    let (mut sentences, mut words, mut syllables) = (0u32, 0u32, 0u32);
    for sentence in text.split(['.', '!', '?', '\n']) {
        let before = words;
        for word in sentence.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’') {
            if word.contains(char::is_alphabetic) {
                words += 1;
                syllables += in_word(&word.to_lowercase());
            }
        }
        sentences += u32::from(words > before);
    }
    if words == 0 {
        return None;
    }
    let (sentences, words, syllables) = (f64::from(sentences), f64::from(words), f64::from(syllables));
    Some(0.39 * words / sentences + 11.8 * syllables / words - 15.59)
}

/// Groups of vowels; a last `e` that is not spoken counts for none.
fn in_word(word: &str) -> u32 {
    let is_vowel = |c: char| "aeiouyàáâäçéèêëíïóôöúûü".contains(c);
    let (mut groups, mut before) = (0, false);
    for c in word.chars() {
        groups += u32::from(is_vowel(c) && !before);
        before = is_vowel(c);
    }
    let silent = word.ends_with('e') && !word.ends_with("le")
        || word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded");
    if silent && groups > 1 { groups - 1 } else { groups.max(1) }
}

/// The figure LIX (Björnsson, *Läsbarhet*, 1968): words per sentence and, of a hundred words, how many have more than six letters.
/// Of the texts it was made on, those for children had about 25, laws and learned works more than 55.
///
/// It was made for Swedish. It needs no syllables, so it can be counted in every language, but what a figure means is another thing in
/// each: French has many short words between the others; Kazakh says in one long word what takes several elsewhere; Arabic writes
/// no short vowels and binds "and", "the" and "with" to the next word. So it compares pages of one language with each other and nothing
/// else, and there is no figure to pass. `None` for a text without words.
///
/// A sentence ends at `.`, `!`, `?`, `؟`, `…`, a colon and a line. An apostrophe or hyphen within a word parts nothing and is no letter;
/// nor are Arabic vowel signs and lengthening strokes.
#[must_use]
pub fn lix(text: &str) -> Option<f64> {
    let (mut sentences, mut words, mut long) = (0u32, 0u32, 0u32);
    for sentence in text.split(['.', '!', '?', '؟', '…', ':', '\n']) {
        let before = words;
        for word in sentence.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’' | '-')) {
            let letters = word.chars().filter(|c| is_letter(*c)).count();
            words += u32::from(letters > 0);
            long += u32::from(letters > LONG);
        }
        sentences += u32::from(words > before);
    }
    if words == 0 {
        return None;
    }
    let (sentences, words, long) = (f64::from(sentences), f64::from(words), f64::from(long));
    Some(words / sentences + 100.0 * long / words)
}

/// Letters of a word, at most, that is not a long one.
const LONG: usize = 6;

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, '\u{640}' | '\u{64b}'..='\u{652}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_groups_of_vowels() {
        let count = |word| in_word(word);
        assert_eq!(
            ["cat", "make", "table", "water", "naming", "walked", "needed", "the"].map(count),
            [1, 1, 2, 2, 2, 1, 2, 1]
        );
    }

    #[test]
    fn short_words_in_short_sentences_read_more_easily() {
        let plain = english_grade("Stay with them. Call for help. Turn them on their side.").expect("words");
        let hard = english_grade(
            "Continuous physiological observation is recommended until professional assistance materialises.",
        );
        assert!(plain < 3.0 && hard.expect("words") > 15.0, "{plain}");
        assert_eq!(english_grade(" … 12 "), None);
        // Six words of one syllable in one sentence: 0.39 × 6 + 11.8 − 15.59.
        let grade = english_grade("The cat sat on the mat.").expect("words");
        assert!((grade - -1.45).abs() < 1e-9, "{grade}");
    }

    #[test]
    fn long_words_and_long_sentences_are_counted_as_by_hand_in_each_script() {
        for (text, words, sentences, long) in [
            // Seven letters are many, six are not.
            ("Le produit est fort. Restez ensemble : appelez.", 7.0, 3.0, 3.0),
            ("Он дышит? Останьтесь рядом и звоните.", 6.0, 2.0, 2.0),
            // "здоров’я" has seven letters, and the apostrophe is none.
            ("Ваше здоров’я важливе.", 3.0, 1.0, 2.0),
            ("Қасында болыңыз\nкөмек шақырыңыз", 4.0, 2.0, 3.0),
            // With its vowel signs "مُتَأَكِّد" would have nine; it has five.
            ("هل أنت مُتَأَكِّد؟ اتصل بالإسعاف", 5.0, 2.0, 1.0),
        ] {
            let lix = lix(text).expect("words");
            assert!((lix - (words / sentences + 100.0 * long / words)).abs() < 1e-9, "{text}: {lix}");
        }
        assert_eq!(lix("12 … ؟ -"), None);
    }
}
