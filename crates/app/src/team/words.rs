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
