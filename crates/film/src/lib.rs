//! Writes a video file anew with nothing in it but what is seen and heard, and checks captions.
//!
//! Nothing is taken out of a file: a new one is built from the parts that this crate knows. What it does not know, wherever it lies,
//! has no way into the new file.
#![forbid(unsafe_code)]

mod bytes;
pub mod captions;
mod mp4;
mod webm;

/// The largest file that is looked at, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The most parts (boxes or elements) of one file, at every depth together.
const MAX_PARTS: usize = 500_000;
/// The longest film, in milliseconds: two hours.
const MAX_MILLIS: u64 = 2 * 3_600_000;
/// The longer side of the picture, in pixels.
const MAX_SIDE: u32 = 4_096;

/// Which of the two formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// ISO base media file format (ISO/IEC 14496-12) with H.264, VP9 or AV1.
    Mp4,
    /// A subset of Matroska (RFC 9559) with VP8, VP9 or AV1.
    WebM,
}

impl Kind {
    /// How such a file ends, without a dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Mp4 => "mp4",
            Self::WebM => "webm",
        }
    }

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mp4 => "MP4",
            Self::WebM => "WebM",
        }
    }

    /// What it is called on the wire.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Mp4 => "video/mp4",
            Self::WebM => "video/webm",
        }
    }

    /// The format that [`Kind::extension`] names.
    pub fn from_extension(extension: &str) -> Option<Self> {
        [Self::Mp4, Self::WebM].into_iter().find(|kind| kind.extension() == extension)
    }
}

/// What a film is, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The format.
    pub kind: Kind,
    /// How long it lasts, in milliseconds.
    pub millis: u64,
    /// In pixels, as it is shown.
    pub width: u32,
    /// In pixels, as it is shown.
    pub height: u32,
    /// Whether there is anything to hear.
    pub sound: bool,
}

/// A film, written anew.
#[derive(Clone, Debug)]
pub struct Film {
    /// What it is.
    pub shape: Shape,
    /// The whole new file.
    pub bytes: Vec<u8>,
}

/// Why a file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// More bytes than [`MAX_BYTES`].
    TooBig,
    /// Neither format, whatever it is called.
    NotAFilm,
    /// One of them, but cut short, damaged or not what it says.
    Broken,
    /// Too long, too large a picture, or too many parts.
    TooMuch,
    /// Picture or sound are coded in a way that many browsers do not play.
    Codec,
    /// An MP4 file in fragments, as live recordings are.
    Fragments,
    /// There is no picture.
    NoPicture,
}

/// Reads an MP4 or WebM file, told by its content alone, and writes it anew: one picture, one sound if there is one, and what is
/// needed to play them. The same file always gives the same bytes.
///
/// # Errors
/// [`Refused`]. Never panics, whatever the bytes.
pub fn rewrite(file: &[u8]) -> Result<Film, Refused> {
    if file.len() > MAX_BYTES {
        return Err(Refused::TooBig);
    }
    let film = match file {
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => mp4::rewrite(file),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => webm::rewrite(file),
        _ => Err(Refused::NotAFilm),
    }?;
    let Shape { millis, width, height, .. } = film.shape;
    if width == 0 || height == 0 || millis == 0 {
        return Err(Refused::Broken);
    }
    let fits = millis <= MAX_MILLIS && width.max(height) <= MAX_SIDE;
    if fits { Ok(film) } else { Err(Refused::TooMuch) }
}
