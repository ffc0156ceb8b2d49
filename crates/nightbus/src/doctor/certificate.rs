//! When a certificate ends. Read by hand: of everything in it one date is wanted (RFC 5280, section 4.1; DER as in
//! X.690), and a library for that would be larger than this program's use of it.

use std::{fs, path::Path};

use kernel::Moment;

use super::Finding;

/// Fewer days than this are too few for a renewal that failed once.
const SOON: i64 = 14;

/// When the first of the certificates in a file ends.
pub(super) fn look(path: &Path, now: Moment) -> Finding {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            return Finding::look(
                format!("The certificate {} cannot be read: {error}.", path.display()),
                "Name a readable copy of it, or leave `certificate` out.",
            );
        }
    };
    let Some(days) = days_left(&text, now) else {
        return Finding::wrong(
            format!("{} holds no certificate that can be read.", path.display()),
            "Name the file with the whole chain, in PEM.",
        );
    };
    match days {
        ..0 => Finding::wrong(
            "The certificate has ended: browsers refuse the site.",
            "Renew it and reload the proxy.",
        ),
        0..SOON => {
            Finding::look(format!("The certificate ends in {days} days."), "Look why it was not renewed.")
        }
        _ => Finding::ok(format!("The certificate is good for {days} days.")),
    }
}

/// That the authority of a relay ends; nothing while there is time, or where another check tells what is wrong with the file.
pub(super) fn authority(path: &Path, now: Moment) -> Option<Finding> {
    let days = days_left(&fs::read_to_string(path).ok()?, now)?;
    let file = path.display();
    match days {
        ..0 => Some(Finding::wrong(
            format!("The certificate of the relay's authority in {file} has ended."),
            "Name its new one as ca_file under [mail].",
        )),
        0..SOON => Some(Finding::look(
            format!("The certificate of the relay's authority in {file} ends in {days} days."),
            "Name its new one as ca_file under [mail] before that.",
        )),
        _ => None,
    }
}

/// The days until the first of the certificates in a file ends; `None` if one of them cannot be read, or there is none.
fn days_left(text: &str, now: Moment) -> Option<i64> {
    let ends: Option<Vec<i64>> = blocks(text).iter().map(|der| not_after(der)).collect();
    Some((ends?.into_iter().min()? - now.seconds()).div_euclid(86_400))
}

/// The certificates of a PEM file (RFC 7468), decoded.
fn blocks(text: &str) -> Vec<Vec<u8>> {
    let begun = text.split("-----BEGIN CERTIFICATE-----").skip(1);
    begun.filter_map(|block| base64(block.split("-----END").next()?)).collect()
}

/// Base64 (RFC 4648) with line ends in it; `None` for anything else.
fn base64(text: &str) -> Option<Vec<u8>> {
    let (mut out, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        (held, bits) = ((held << 6 | u32::from(value)) & 0xff_ffff, bits + 6);
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
        }
    }
    Some(out)
}

const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// The first element: its tag, its content, and what comes after it.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = if first < 0x80 {
        (usize::from(first), rest)
    } else {
        let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x7f)).filter(|(n, _)| n.len() <= 4)?;
        (bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), rest)
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((tag, content, rest))
}

/// The end of a certificate's validity, in seconds since 1970.
fn not_after(der: &[u8]) -> Option<i64> {
    let (SEQUENCE, certificate, _) = element(der)? else { return None };
    let (SEQUENCE, mut signed, _) = element(certificate)? else { return None };
    if signed.first() == Some(&VERSION) {
        (_, _, signed) = element(signed)?;
    }
    for _serial_algorithm_issuer in 0..3 {
        (_, _, signed) = element(signed)?;
    }
    let (SEQUENCE, validity, _) = element(signed)? else { return None };
    let (_, _, after_begin) = element(validity)?;
    let (tag, time, _) = element(after_begin)?;
    let time = std::str::from_utf8(time).ok()?.strip_suffix('Z')?;
    let (year, rest) = match tag {
        // Two digits of the year: 50 to 99 are of the last century.
        UTC_TIME => {
            let (year, rest) = time.split_at_checked(2)?;
            let year: i16 = year.parse().ok()?;
            (if year < 50 { 2000 + year } else { 1900 + year }, rest)
        }
        GENERALIZED_TIME => {
            let (year, rest) = time.split_at_checked(4)?;
            (year.parse().ok()?, rest)
        }
        _ => return None,
    };
    let two = |at: usize| rest.get(at..at + 2)?.parse::<i8>().ok();
    let time = jiff::civil::DateTime::new(year, two(0)?, two(2)?, two(4)?, two(6)?, two(8)?, 0).ok()?;
    Some(time.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Level;

    /// Made with OpenSSL for `help.example`: an elliptic curve until 2027, RSA until 2055.
    const CHAIN: &str = include_str!("chain.pem");

    #[test]
    fn the_first_end_of_a_chain_counts() {
        let ends: Vec<_> = blocks(CHAIN).iter().map(|der| not_after(der)).collect();
        let second = |text: &str| text.parse::<jiff::Timestamp>().ok().map(|at| at.as_second());
        assert_eq!(ends, [second("2027-03-01T12:00:00Z"), second("2055-01-02T03:04:05Z")]);
        let file = tempfile::NamedTempFile::new().expect("a file");
        fs::write(file.path(), CHAIN).expect("it can be written");
        for (now, level) in [
            ("2026-11-22T00:00:00Z", Level::Ok),
            ("2027-02-20T00:00:00Z", Level::Look),
            ("2027-03-01T12:00:01Z", Level::Wrong),
        ] {
            let now = Moment::from_millis(second(now).expect("a time") * 1_000);
            assert_eq!(look(file.path(), now).level, level, "{now:?}");
        }
    }

    #[test]
    fn nothing_that_is_cut_or_changed_panics() {
        let whole = &blocks(CHAIN)[0];
        for end in 0..whole.len() {
            let _ = not_after(&whole[..end]);
            let mut changed = whole.clone();
            changed[end] ^= 0xff;
            let _ = not_after(&changed);
        }
    }
}
