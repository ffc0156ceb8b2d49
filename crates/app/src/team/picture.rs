//! The secret of a code app as a picture of squares, for whoever does not want to type it.

use kernel::Plain;

use crate::squares;

/// A PNG that a code app reads (Key URI format); `login` is what it shows beside the code. `None` if it does not fit.
pub(crate) fn code_picture(login: &str, secret: &Plain<String>) -> Option<Vec<u8>> {
    squares::png(&format!(
        "otpauth://totp/Nightbus:{}?secret={}&issuer=Nightbus",
        escaped(login),
        secret.expose()
    ))
}

fn escaped(login: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    login.bytes().map(byte).collect()
}
