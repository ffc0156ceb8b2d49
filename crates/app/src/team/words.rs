//! Secrets drawn by lot for people: words to type or to keep on paper, and the secret of a code app.

use kernel::{Entropy, Plain};

use crate::content;

/// Six words drawn by lot: 66 bits.
pub fn new_password(entropy: &dyn Entropy) -> Plain<String> {
    words(6, entropy)
}

/// Twelve words drawn by lot, for paper: 132 bits.
pub fn new_phrase(entropy: &dyn Entropy) -> Plain<String> {
    words(12, entropy)
}

fn words(count: usize, entropy: &dyn Entropy) -> Plain<String> {
    let file = content::file("words/passphrase.txt").expect("the word list is part of the program");
    let words: Vec<&str> = file.split_whitespace().collect();
    seal::password::passphrase(&words, count, entropy)
}

/// A one-time-code secret of 160 bits, in Base32.
pub fn new_totp(entropy: &dyn Entropy) -> Plain<String> {
    Plain::new(totp_rs::Secret::from(kernel::entropy::bytes::<20>(entropy)).to_base32())
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
