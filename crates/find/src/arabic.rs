//! The light stemmer "light10" of Larkey, Ballesteros and Connell (Light Stemming for Arabic Information Retrieval, 2007), for words
//! whose letters are folded. It takes articles and endings away and leaves roots alone. Where it takes the single letters و ف ب ك ل from
//! the beginning, which may as well belong to the word, a word has two stems here.

/// Articles, also behind a letter that is written together with them.
const ARTICLES: [&str; 6] = ["وال", "بال", "كال", "فال", "ال", "لل"];
/// Endings, each taken away once, in this order. The folding has made ة to ه and ى to ي.
const ENDINGS: [&str; 8] = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];
/// Words of one letter that are written together with the next.
const JOINED: [char; 5] = ['و', 'ف', 'ب', 'ك', 'ل'];

/// The stem of a word, and the one it has if its first letter is a word of its own.
pub(crate) fn stems(word: &str) -> (String, Option<String>) {
    let stem = light(word);
    let mut letters = word.chars();
    let joined = letters.next().is_some_and(|first| JOINED.contains(&first));
    let rest = letters.as_str();
    let other = (joined && rest.chars().count() >= 3).then(|| light(rest)).filter(|other| *other != stem);
    (stem, other)
}

fn light(word: &str) -> String {
    let left = |rest: &str| rest.chars().count() >= 2;
    let mut stem = ARTICLES
        .iter()
        .find_map(|article| word.strip_prefix(article).filter(|rest| left(rest)))
        .unwrap_or(word);
    for ending in ENDINGS {
        if let Some(rest) = stem.strip_suffix(ending).filter(|rest| left(rest)) {
            stem = rest;
        }
    }
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_endings_go_and_the_word_stays() {
        for (word, stem) in
            [("الجرعه", "جرع"), ("جرعات", "جرع"), ("للوقايه", "وقا"), ("والعلاج", "علاج"), ("ماء", "ماء")]
        {
            assert_eq!(light(word), stem, "{word}");
        }
    }

    #[test]
    fn a_first_letter_that_may_be_a_word_gives_two_stems() {
        assert_eq!(stems("بجرعه"), ("بجرع".to_owned(), Some("جرع".to_owned())));
        assert_eq!(stems("جرعه"), ("جرع".to_owned(), None));
        assert_eq!(stems("فم"), ("فم".to_owned(), None));
    }
}
