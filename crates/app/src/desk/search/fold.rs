//! Words as they are compared: without case, without the marks that people leave out, with the forms of a letter that
//! keyboards differ in taken for one. Only comparing; what is shown is what was written.

/// A letter as it is compared; none for what does not count.
fn fold(letter: char) -> Option<char> {
    Some(match letter {
        'ё' => 'е',
        // Vowel marks, the small alef, and the stroke that only stretches a word.
        '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}' => return None,
        // Marks of direction and joining.
        '\u{200B}'..='\u{200F}' | '\u{061C}' | '\u{FEFF}' | '\u{00AD}' => return None,
        // Accents that stand as letters of their own; й and ї do not consist of them when typed.
        '\u{0300}'..='\u{036F}' => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' | 'ہ' | 'ھ' => 'ه',
        'ک' => 'ك',
        '\u{0660}'..='\u{0669}' => char::from_digit(u32::from(letter) - 0x0660, 10)?,
        '\u{06F0}'..='\u{06F9}' => char::from_digit(u32::from(letter) - 0x06F0, 10)?,
        'à' | 'â' | 'á' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ô' | 'ö' | 'ó' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        'ç' => 'c',
        '’' | 'ʼ' => '\'',
        other => other,
    })
}

/// Gives every folded letter of a text with the place of the letter it comes from.
fn letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices()
        .flat_map(|(at, letter)| letter.to_lowercase().filter_map(fold).map(move |folded| (at, folded)))
}

/// A text as it is compared, into a buffer that is used again.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
        } else {
            folded.extend(letter.to_lowercase().filter_map(fold));
        }
    }
}

/// What somebody wants to find: words that must all stand in one message.
#[derive(Clone, Debug)]
pub(super) struct Wanted(Vec<String>);

impl Wanted {
    /// Reads what was typed; none if there is no word of at least two letters.
    pub(super) fn read(typed: &str) -> Option<Self> {
        let mut folded = String::new();
        fold_into(typed, &mut folded);
        let words: Vec<String> = folded.split_whitespace().take(8).map(str::to_owned).collect();
        words.iter().any(|word| word.chars().nth(1).is_some()).then_some(Self(words))
    }

    /// Whether all words stand in a text that was folded.
    pub(super) fn are_in(&self, folded: &str) -> bool {
        self.0.iter().all(|word| folded.contains(word.as_str()))
    }

    /// Where the words stand in a text, as places of bytes, in order and without overlaps.
    pub(super) fn places(&self, text: &str) -> Vec<(usize, usize)> {
        let (mut folded, mut from) = (String::new(), Vec::new());
        for (at, letter) in letters(text) {
            folded.push(letter);
            from.resize(folded.len(), at);
        }
        let end_of = |at: usize| text[at..].chars().next().map_or(at, |letter| at + letter.len_utf8());
        let found = |word: &String| {
            let places = folded
                .match_indices(word.as_str())
                .map(|(at, _)| (from[at], end_of(from[at + word.len() - 1])));
            places.collect::<Vec<_>>()
        };
        let mut all: Vec<(usize, usize)> = self.0.iter().flat_map(found).collect();
        all.sort_unstable();
        let mut apart: Vec<(usize, usize)> = Vec::with_capacity(all.len());
        for (from, to) in all {
            match apart.last_mut() {
                Some((_, end)) if from <= *end => *end = to.max(*end),
                _ => apart.push((from, to)),
            }
        }
        apart
    }

    /// The line of a text in which a word stands first, short, in pieces that are marked or not.
    pub(super) fn line(&self, text: &str) -> Vec<(String, bool)> {
        /// Characters before and after the first word that is found.
        const AROUND: usize = 80;
        let places = self.places(text);
        let Some((first, _)) = places.first().copied() else { return Vec::new() };
        let begin = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let end = text[first..].find('\n').map_or(text.len(), |at| first + at);
        let begin = text[begin..first].char_indices().rev().nth(AROUND).map_or(begin, |(at, _)| begin + at);
        let end = text[first..end].char_indices().nth(2 * AROUND).map_or(end, |(at, _)| first + at);
        let mut pieces = Vec::new();
        let mut at = begin;
        for (from, to) in places.into_iter().filter(|(from, _)| *from < end) {
            let to = to.min(end);
            pieces.push((text[at..from].to_owned(), false));
            pieces.push((text[from..to].to_owned(), true));
            at = to;
        }
        pieces.push((text[at..end].to_owned(), false));
        pieces.retain(|(piece, _)| !piece.is_empty());
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(typed: &str, text: &str) -> Vec<String> {
        let wanted = Wanted::read(typed).expect("words");
        let mut folded = String::new();
        fold_into(text, &mut folded);
        if !wanted.are_in(&folded) {
            return Vec::new();
        }
        wanted.line(text).into_iter().filter(|(_, marked)| *marked).map(|(piece, _)| piece).collect()
    }

    #[test]
    fn case_accents_and_forms_of_a_letter_do_not_matter() {
        assert_eq!(marked("ЁЛКА", "новая елка"), ["елка"]);
        assert_eq!(marked("елка", "Ёлка и ёлка"), ["Ёлка", "ёлка"]);
        assert_eq!(marked("احمد", "قال أَحْمَدُ شيئا"), ["أَحْمَدُ".trim_end_matches('\u{064F}')]);
        assert_eq!(marked("مدرسه", "في المدرسة"), ["مدرسة"]);
        assert_eq!(marked("٠٤", "lantern-04"), ["04"]);
        assert_eq!(marked("fete", "une Fête"), ["Fête"]);
        assert_eq!(marked("қауіп", "ҚАУІП бар"), ["ҚАУІП"]);
    }

    #[test]
    fn every_word_must_be_there() {
        assert_eq!(marked("blue pills", "he took PILLS, blue ones"), ["PILLS", "blue"]);
        assert!(marked("blue pills", "he took pills").is_empty());
        assert!(Wanted::read(" a ").is_none() && Wanted::read("").is_none());
    }

    #[test]
    fn a_long_text_is_cut_around_the_word_and_other_lines_are_left_out() {
        let text = format!("other line\n{}needle{}\nlast", "я".repeat(500), "ж".repeat(500));
        let wanted = Wanted::read("needle").expect("a word");
        let line: String = wanted.line(&text).into_iter().map(|(piece, _)| piece).collect();
        assert!(line.contains("needle") && line.chars().count() < 260 && !line.contains("other"), "{line}");
    }

    #[test]
    fn whatever_is_found_lies_on_the_borders_of_letters() {
        for text in ["İstanbul İİ", "ﬃ ﬁ ß ẞ", "e\u{301}e\u{301}", "ُُُ", "👋🏽 hi"] {
            for typed in ["is", "fi", "ss", "ee", "hi", "st"] {
                let wanted = Wanted::read(typed).expect("letters");
                let whole: String = wanted.line(text).into_iter().map(|(piece, _)| piece).collect();
                assert!(whole.is_empty() || text.contains(&whole), "{typed} in {text}");
            }
        }
    }
}
