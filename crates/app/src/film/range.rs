//! Which part of a file is asked for (RFC 9110 §14): one range of bytes. Several at once are answered with the whole, as the standard
//! allows; players ask for one.

/// What to answer with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// The bytes from the first to the last, both counted.
    Range(u64, u64),
    /// Nothing: the file does not reach that far.
    Nothing,
}

/// Reads the header `Range` for a file of so many bytes. What cannot be read is as if it were not there.
pub(super) fn asked(range: Option<&str>, size: u64) -> Part {
    let Some(range) = range.and_then(|range| range.trim().strip_prefix("bytes=")) else { return Part::Whole };
    let Some((from, to)) = range.trim().split_once('-') else { return Part::Whole };
    let (from, to) = (from.trim(), to.trim());
    match (number(from), number(to)) {
        (Some(first), None) if to.is_empty() => bounded(first, u64::MAX, size),
        (Some(first), Some(last)) if first <= last => bounded(first, last, size),
        // The last so many bytes.
        (None, Some(0)) if from.is_empty() => Part::Nothing,
        (None, Some(last)) if from.is_empty() => bounded(size.saturating_sub(last), u64::MAX, size),
        _ => Part::Whole,
    }
}

fn bounded(first: u64, last: u64, size: u64) -> Part {
    if first >= size { Part::Nothing } else { Part::Range(first, last.min(size - 1)) }
}

/// Digits alone; more than fit are the largest number there is.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_answered_and_whatever_is_none_with_the_whole() {
        use Part::{Nothing, Range, Whole};
        for (header, part) in [
            ("bytes=0-0", Range(0, 0)),
            ("bytes=0-99", Range(0, 99)),
            ("bytes=0-", Range(0, 99)),
            ("bytes=0-1000000", Range(0, 99)),
            ("bytes=99-", Range(99, 99)),
            ("bytes=10-19", Range(10, 19)),
            (" bytes= 10 - 19 ", Range(10, 19)),
            ("bytes=-1", Range(99, 99)),
            ("bytes=-100", Range(0, 99)),
            ("bytes=-1000", Range(0, 99)),
            ("bytes=0-99999999999999999999999999", Range(0, 99)),
            ("bytes=100-", Nothing),
            ("bytes=100-200", Nothing),
            ("bytes=99999999999999999999999999-", Nothing),
            ("bytes=-0", Nothing),
            ("bytes=20-10", Whole),
            ("bytes=0-1,5-6", Whole),
            ("bytes=", Whole),
            ("bytes=-", Whole),
            ("bytes=a-b", Whole),
            ("bytes=+1-2", Whole),
            ("bytes=1--2", Whole),
            ("bytes 0-1", Whole),
            ("lines=0-1", Whole),
            ("", Whole),
        ] {
            assert_eq!(asked(Some(header), 100), part, "{header}");
        }
        assert_eq!(asked(None, 100), Whole);
        assert_eq!(asked(Some("bytes=0-"), 0), Nothing);
    }
}
