//! A text as a picture of squares (a QR code), for whoever would rather hold a phone over it than type.

use std::io::Cursor;

/// Dots of one square, and squares of white around all (ISO/IEC 18004 asks for four).
const DOTS: u32 = 8;
const MARGIN: u32 = 4;

/// The picture as PNG, black on white; `None` if the text is too long for one.
pub(crate) fn png(text: &str) -> Option<Vec<u8>> {
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
