//! Padding to size classes, so that the length of an envelope tells little about the length of the text in it.
//!
//! Padded content is the text's length in bytes (`u32`, little-endian), the text, and zeros up to the class: the
//! smallest of 256, 1,024, 4,096 and 16,384 bytes that holds length and text, and above that the next multiple of
//! 16,384. A text of up to 252 bytes is in the first class.
//!
//! Reading it back is strict: the class must be the one that this length belongs to, and every padding byte zero, so
//! that a text has exactly one padded form.

use zeroize::Zeroizing;

const CLASSES: [usize; 4] = [256, 1_024, 4_096, 16_384];
const STEP: usize = 16_384;
const PREFIX: usize = 4;

/// The size in bytes that a text of `length` bytes is padded to.
pub fn class(length: usize) -> usize {
    let needed = length + PREFIX;
    CLASSES.into_iter().find(|class| *class >= needed).unwrap_or_else(|| needed.div_ceil(STEP) * STEP)
}

/// A text in its padded form.
///
/// # Panics
/// If the text is 4 GiB or longer; what people send is limited to far less at the door.
pub fn pad(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let length = u32::try_from(text.len()).expect("texts are limited to far less than 4 GiB");
    // Allocated at its full size: growing would leave pieces of the text behind in freed memory.
    let mut out = Zeroizing::new(vec![0; class(text.len())]);
    out[..PREFIX].copy_from_slice(&length.to_le_bytes());
    out[PREFIX..PREFIX + text.len()].copy_from_slice(text);
    out
}

/// The text in its padded form `padded`; `None` if these bytes are not the padded form of any text.
pub fn unpad(padded: &[u8]) -> Option<&[u8]> {
    let (prefix, rest) = padded.split_first_chunk::<PREFIX>()?;
    let length = usize::try_from(u32::from_le_bytes(*prefix)).ok()?;
    let (text, zeros) = rest.split_at_checked(length)?;
    let canonical = padded.len() == class(length) && zeros.iter().all(|byte| *byte == 0);
    canonical.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_comes_back_from_its_class() {
        for length in [0, 1, 251, 252, 253, 1_020, 1_021, 4_092, 4_093, 16_380, 16_381, 32_764, 32_765] {
            let text = vec![b'x'; length];
            let padded = pad(&text);
            assert_eq!(padded.len(), class(length));
            assert_eq!(unpad(&padded), Some(&text[..]), "{length}");
        }
    }

    #[test]
    fn the_classes_are_the_documented_ones() {
        let sizes: Vec<_> =
            [252, 253, 1_020, 1_021, 4_092, 4_093, 16_380, 16_381, 32_765].map(class).to_vec();
        assert_eq!(sizes, [256, 1_024, 1_024, 4_096, 4_096, 16_384, 16_384, 32_768, 49_152]);
    }

    #[test]
    fn anything_but_the_one_padded_form_is_refused() {
        let good = pad(b"text");
        for (what, bad) in [
            ("nothing", vec![]),
            ("a cut prefix", good[..3].to_vec()),
            ("a cut class", good[..255].to_vec()),
            ("a class too large", [&good[..], &[0; 768]].concat()),
            ("a byte in the padding", [&good[..255], &[1]].concat()),
            ("a length beyond the end", [&[255; 4], &good[4..]].concat()),
            ("a length that hides text in the padding", [&[3, 0, 0, 0], &good[4..]].concat()),
        ] {
            assert_eq!(unpad(&bad), None, "{what}");
        }
    }
}
