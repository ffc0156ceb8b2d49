//! One way to write several values as one byte string so that no two lists of values give the same bytes.
//!
//! A list is written as each value's length (`u32`, little-endian) followed by the value, one after the other. Since
//! every value announces its length, the bytes can be cut up again in exactly one way. Associated data, derivation
//! labels and signed statements all use it.

use kernel::Place;

/// Appends one value to a list.
///
/// # Panics
/// If the value is 4 GiB or longer, which no caller's value is: all are names, identifiers and keys.
pub fn push(out: &mut Vec<u8>, value: &[u8]) {
    let length = u32::try_from(value.len()).expect("names, identifiers and keys are shorter than 4 GiB");
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(value);
}

/// Cuts the first value off a list; `None` if there is no whole one.
pub fn cut(list: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = list.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// A list of values as one byte string.
pub fn list(values: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::with_capacity(values.iter().map(|value| value.len() + 4).sum());
    for value in values {
        push(&mut out, value);
    }
    out
}

/// A place as one byte string: the list of organisation, table, column and row.
pub fn place(place: &Place) -> Vec<u8> {
    list(&[&place.org, place.table.as_bytes(), place.column.as_bytes(), &place.row])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_lengths_and_values() {
        assert_eq!(list(&[b"ab", b"", b"c"]), b"\x02\0\0\0ab\0\0\0\0\x01\0\0\0c");
    }

    #[test]
    fn moving_a_letter_between_two_values_changes_the_bytes() {
        assert_ne!(list(&[b"ab", b"c"]), list(&[b"a", b"bc"]));
        assert_ne!(list(&[b"ab"]), list(&[b"ab", b""]));
    }
}
