//! How easily an English text reads.

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
}
