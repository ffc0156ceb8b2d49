//! Captions as WebVTT (W3C), read strictly: cues with times and plain text, nothing that styles, places or hides anything.

use std::fmt;

/// The largest file, in bytes.
pub const MAX_BYTES: usize = 128 * 1024;
/// The most cues.
pub const MAX_CUES: usize = 2_000;
/// The longest text of a cue, in characters: more cannot be read in the time.
pub const MAX_CHARS: usize = 160;

/// What is said from one moment to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// In milliseconds.
    pub from: u64,
    /// In milliseconds.
    pub to: u64,
    /// One or two lines.
    pub text: String,
}

/// What is wrong, and in which line, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The line.
    pub line: usize,
    /// What.
    pub what: Wrong,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// More than [`MAX_BYTES`] or [`MAX_CUES`].
    TooBig,
    /// It is no UTF-8.
    Encoding,
    /// The first line is not `WEBVTT`.
    Header,
    /// A line that should hold two times does not.
    Times,
    /// A cue ends before it begins, or at once.
    Backwards,
    /// A cue begins before the one before it has ended.
    Overlap,
    /// A cue ends after the film.
    AfterEnd,
    /// A cue without words.
    Empty,
    /// Words that are too long to be read.
    TooLong,
    /// Tags, entities, styles, regions or settings.
    Markup,
    /// There is no cue.
    NoCues,
}

impl Wrong {
    /// A short English sentence.
    pub const fn says(self) -> &'static str {
        match self {
            Self::TooBig => "too many bytes or captions",
            Self::Encoding => "this is no UTF-8",
            Self::Header => "the first line must be WEBVTT",
            Self::Times => "here two times are expected, as 00:01.000 --> 00:04.000",
            Self::Backwards => "the caption ends before it begins",
            Self::Overlap => "the caption begins before the one before it has ended",
            Self::AfterEnd => "the caption ends after the film",
            Self::Empty => "the caption has no words",
            Self::TooLong => "the caption is too long to be read",
            Self::Markup => "only plain words are taken: no tags, entities, styles or settings",
            Self::NoCues => "there is no caption",
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.line, self.what.says())
    }
}

/// Reads captions for a film that lasts so many milliseconds.
///
/// # Errors
/// All mistakes, by line.
pub fn read(file: &[u8], millis: u64) -> Result<Vec<Cue>, Vec<Mistake>> {
    if file.len() > MAX_BYTES {
        return Err(vec![Mistake { line: 1, what: Wrong::TooBig }]);
    }
    let text = match std::str::from_utf8(file) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let line = 1 + file[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
            return Err(vec![Mistake { line, what: Wrong::Encoding }]);
        }
    };
    let mut reading = Reading { cues: Vec::new(), mistakes: Vec::new(), millis };
    let lines: Vec<&str> = text.lines().map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    if lines.first().is_none_or(|first| first.trim_end() != "WEBVTT") {
        reading.wrong(1, Wrong::Header);
    }
    let mut at = 1;
    while at < lines.len() {
        if lines[at].trim().is_empty() {
            at += 1;
            continue;
        }
        let end =
            lines[at..].iter().position(|line| line.trim().is_empty()).map_or(lines.len(), |long| at + long);
        reading.block(at + 1, &lines[at..end]);
        at = end;
    }
    if reading.cues.is_empty() && reading.mistakes.is_empty() {
        reading.wrong(1, Wrong::NoCues);
    }
    if reading.mistakes.is_empty() { Ok(reading.cues) } else { Err(reading.mistakes) }
}

struct Reading {
    cues: Vec<Cue>,
    mistakes: Vec<Mistake>,
    millis: u64,
}

impl Reading {
    fn wrong(&mut self, line: usize, what: Wrong) {
        self.mistakes.push(Mistake { line, what });
    }

    /// Lines without a blank one between them: a remark, or a cue with or without a name before its times.
    fn block(&mut self, line: usize, lines: &[&str]) {
        let first = lines[0];
        if first == "NOTE" || first.starts_with("NOTE ") {
            return;
        }
        if first == "STYLE" || first == "REGION" {
            return self.wrong(line, Wrong::Markup);
        }
        let skip = usize::from(!first.contains("-->"));
        let Some(times) = lines.get(skip) else { return self.wrong(line, Wrong::Times) };
        let Some((from, to, settings)) = times_of(times) else {
            return self.wrong(line + skip, Wrong::Times);
        };
        let words = &lines[skip + 1..];
        let text = words.join("\n").trim().to_owned();
        let before = self.cues.last().map_or(0, |cue| cue.to);
        let marked = words.iter().position(|line| line.contains(['<', '&']) || line.contains("-->"));
        let at = line + skip;
        let found = [
            (at, Wrong::Markup, settings),
            (at, Wrong::Backwards, to <= from),
            (at, Wrong::Overlap, from < before),
            (at, Wrong::AfterEnd, to > self.millis),
            (at, Wrong::Empty, text.is_empty()),
            (at + 1, Wrong::TooLong, text.chars().count() > MAX_CHARS),
            (at + 1 + marked.unwrap_or(0), Wrong::Markup, marked.is_some()),
            (at, Wrong::TooBig, self.cues.len() >= MAX_CUES),
        ];
        for (line, what, is_wrong) in found {
            if is_wrong {
                self.wrong(line, what);
            }
        }
        if self.cues.len() < MAX_CUES {
            self.cues.push(Cue { from, to: to.max(from), text });
        }
    }
}

/// Both times of a line in milliseconds, and whether anything follows them.
fn times_of(line: &str) -> Option<(u64, u64, bool)> {
    let (from, rest) = line.split_once("-->")?;
    let mut rest = rest.split_whitespace();
    Some((millis(from.trim())?, millis(rest.next()?)?, rest.next().is_some()))
}

/// `00:00:01.000` or `00:01.000`, in milliseconds.
fn millis(text: &str) -> Option<u64> {
    let digits = |text: &str, most: usize| {
        let fits = (2..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse::<u64>().ok())?
    };
    let (clock, fraction) = text.split_once('.')?;
    let fraction = (fraction.len() == 3).then(|| digits(fraction, 3))??;
    let mut parts = clock.split(':').rev();
    let (seconds, minutes) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let hours = parts.next().map_or(Some(0), |hours| digits(hours, 4))?;
    let fits = seconds < 60 && minutes < 60 && parts.next().is_none();
    fits.then_some(((hours * 60 + minutes) * 60 + seconds) * 1_000 + fraction)
}

/// Captions as a file, the same for the same cues.
pub fn write(cues: &[Cue]) -> String {
    let clock = |at: u64| {
        let seconds = at / 1_000;
        format!("{:02}:{:02}:{:02}.{:03}", seconds / 3_600, seconds / 60 % 60, seconds % 60, at % 1_000)
    };
    let mut text = String::from("WEBVTT\n");
    for cue in cues {
        text.push_str(&format!("\n{} --> {}\n{}\n", clock(cue.from), clock(cue.to), cue.text));
    }
    text
}
