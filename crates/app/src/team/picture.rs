//! The secret of a code app as a picture of squares, for whoever does not want to type it.

use std::io::Cursor;

use kernel::Plain;

/// Dots of one square, and squares of white around all (ISO/IEC 18004 asks for four).
const DOTS: u32 = 8;
const MARGIN: u32 = 4;

/// A PNG that a code app reads (Key URI format); `login` is what it shows beside the code. `None` if it does not fit.
pub(crate) fn code_picture(login: &str, secret: &Plain<String>) -> Option<Vec<u8>> {
    squares(&format!("otpauth://totp/Nightbus:{}?secret={}&issuer=Nightbus", escaped(login), secret.expose()))
}

fn escaped(login: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    login.bytes().map(byte).collect()
}

fn squares(text: &str) -> Option<Vec<u8>> {
    let code = qrcode::QrCode::new(text).ok()?;
    let width = u32::try_from(code.width()).ok()?;
    let colors = code.to_colors();
    let side = (width + 2 * MARGIN) * DOTS;
    let image = image::GrayImage::from_fn(side, side, |x, y| {
        let at = |dot: u32| (dot / DOTS).checked_sub(MARGIN).filter(|at| *at < width);
        let square = at(x).zip(at(y)).and_then(|(x, y)| colors.get((y * width + x) as usize));
        image::Luma([if square == Some(&qrcode::Color::Dark) { 0 } else { 255 }])
    });
    let mut png = Cursor::new(Vec::new());
    image.write_to(&mut png, image::ImageFormat::Png).ok()?;
    Some(png.into_inner())
}
