//! Secrets drawn by lot for people: words to type or to keep on paper, and the secret of a code app.

use kernel::{Entropy, Plain};

use crate::content;

/// How many words a phrase for paper has.
const PHRASE_WORDS: usize = 12;

/// Six words drawn by lot: 66 bits.
pub fn new_password(entropy: &dyn Entropy) -> Plain<String> {
    words(6, entropy)
}

/// Twelve words drawn by lot, for paper: 132 bits.
pub fn new_phrase(entropy: &dyn Entropy) -> Plain<String> {
    words(PHRASE_WORDS, entropy)
}

fn words(count: usize, entropy: &dyn Entropy) -> Plain<String> {
    let list = list();
    let words: Vec<&str> = list.iter().map(String::as_str).collect();
    seal::password::passphrase(&words, count, entropy)
}

/// A one-time-code secret of 160 bits, in Base32.
pub fn new_totp(entropy: &dyn Entropy) -> Plain<String> {
    totp_of(kernel::entropy::bytes(entropy))
}

/// The one-time-code secret that belongs to 160 bits, in Base32.
pub(crate) fn totp_of(bytes: [u8; 20]) -> Plain<String> {
    Plain::new(totp_rs::Secret::from(bytes).to_base32())
}

/// How many bits a password of one's own must have.
pub const MIN_BITS: f64 = 60.0;

/// How hard a password is to guess, in bits, as `zxcvbn` estimates it: common words, names, dates and patterns count
/// for little, in whatever spelling. `known` is what somebody who guesses would try first, such as the login. Only the
/// first 100 characters are looked at, which bounds the work.
pub fn strength(password: &Plain<String>, known: &[&str]) -> f64 {
    let estimate = zxcvbn::zxcvbn(password.expose(), known);
    estimate.guesses_log10() * std::f64::consts::LOG2_10
}

/// The 2,048 words that passwords, phrases and papers are made of.
pub fn list() -> Vec<String> {
    let file = content::file("words/passphrase.txt").expect("the word list is part of the program");
    file.split_whitespace().map(str::to_owned).collect()
}

/// Why what was typed is no phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPhrase {
    /// There are so many words, and not twelve.
    Length(usize),
    /// This word is not in the list.
    Word(String),
}

/// Reads a phrase as people type it: in any case, with blanks, line breaks, hyphens or numbers between the words.
///
/// # Errors
/// [`NoPhrase`]; a word that is not in the list comes before a wrong number of words.
pub fn read_phrase(typed: &str) -> Result<Plain<String>, NoPhrase> {
    let (words, list) = (seal::share::words(typed), list());
    match words.iter().find(|word| !list.contains(word)) {
        Some(unknown) => Err(NoPhrase::Word(unknown.clone())),
        None if words.len() != PHRASE_WORDS => Err(NoPhrase::Length(words.len())),
        None => Ok(Plain::new(words.join("-"))),
    }
}

#[cfg(test)]
mod tests {
    use kernel::SeededEntropy;

    use super::*;

    #[test]
    fn a_phrase_is_read_however_it_is_typed() {
        let phrase = new_phrase(&SeededEntropy::new(1));
        let words: Vec<&str> = phrase.expose().split('-').collect();
        for typed in [
            words.join(" "),
            words.join("\r\n").to_uppercase(),
            format!("  {} \n", words.join(" - ")),
            words.iter().enumerate().map(|(at, word)| format!("{}. {word} ", at + 1)).collect(),
        ] {
            let read = read_phrase(&typed).expect("twelve words of the list");
            assert_eq!(read.expose(), phrase.expose(), "{typed}");
        }
        assert_eq!(read_phrase("ability above").map(|_| ()), Err(NoPhrase::Length(2)));
        assert_eq!(read_phrase("ability abbove").map(|_| ()), Err(NoPhrase::Word("abbove".into())));
    }

    #[test]
    fn six_words_drawn_by_lot_are_strong_enough_and_what_people_choose_is_not() {
        let entropy = SeededEntropy::new(1);
        for _ in 0..200 {
            let password = new_password(&entropy);
            assert!(strength(&password, &[]) >= MIN_BITS, "{}", password.expose());
        }
        for weak in [
            "",
            "password",
            "Passw0rd2026!",
            "correcthorsebatterystaple",
            "qwertyuiopasdfghjkl",
            &"x9!".repeat(200),
            "marina-marina",
        ] {
            assert!(strength(&Plain::new(weak.to_owned()), &["marina"]) < MIN_BITS, "{weak}");
        }
    }
}
