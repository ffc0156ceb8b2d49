//! Two languages nobody speaks, made from English. What was typed and what comes out of a variable stays as it
//! is, so every plain English word on such a page is one that no file holds.

use std::borrow::Cow;

use kernel::Lang;

/// How a language changes the words of its files; `None` for real languages.
pub(super) fn transform(lang: Lang) -> Option<fn(&str) -> Cow<'_, str>> {
    match lang {
        Lang::Long => Some(|text| Cow::Owned(stretch(text))),
        Lang::Mirror => Some(|text| Cow::Owned(mirror(text))),
        _ => None,
    }
}

/// Accents every letter that has an accented look-alike and doubles vowels, y and n: about a third longer, as Russian
/// or Kazakh is.
fn stretch(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        let accented = accent(letter);
        out.push(accented);
        if "aeiounyAEIOUNY".contains(letter) {
            out.push(accented);
        }
    }
    out
}

fn accent(letter: char) -> char {
    const PLAIN: &str = "aceghijklnoprstuwyzACEGHIJKLNOPRSTUWYZ";
    const ACCENTED: &str = "áçéĝĥíĵķļñóþŕšţúŵýžÁÇÉĜĤÍĴĶĻÑÓÞŔŠŢÚŴÝŽ";
    PLAIN
        .chars()
        .zip(ACCENTED.chars())
        .find(|(plain, _)| *plain == letter)
        .map_or(letter, |(_, accented)| accented)
}

/// Runs every word from right to left (U+202E to U+202C), punctuation and spaces between them outside.
fn mirror(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut inside = false;
    for letter in text.chars() {
        if letter.is_alphanumeric() != inside {
            out.push(if inside { '\u{202c}' } else { '\u{202e}' });
            inside = !inside;
        }
        out.push(letter);
    }
    if inside {
        out.push('\u{202c}');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretched_text_is_a_quarter_to_a_half_longer_and_has_no_plain_vowel() {
        let text = "Nobody is on duty until 18:00. The cards work now.";
        let long = stretch(text);
        let (before, after) = (text.chars().count(), long.chars().count());
        assert!(after * 4 >= before * 5 && after * 2 <= before * 3, "{before} to {after}: {long}");
        assert!(!long.contains(['a', 'e', 'i', 'o', 'u']), "{long}");
        assert!(long.contains("18:00"));
    }

    #[test]
    fn each_mirrored_word_opens_and_closes() {
        assert_eq!(mirror("Go, now"), "\u{202e}Go\u{202c}, \u{202e}now\u{202c}");
        assert_eq!(mirror(" - "), " - ");
    }
}
