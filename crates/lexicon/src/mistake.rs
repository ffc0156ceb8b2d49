//! What may be wrong with a file.

use std::fmt;

/// One mistake in the text of a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub wrong: Wrong,
    /// What it is about: the key, the pattern, the code, the number, or what the reader of TOML says.
    pub what: String,
}

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The text is no TOML.
    Toml,
    /// The text is longer than `what` bytes.
    TooLong,
    /// There are more patterns than `what`.
    TooManyPatterns,
    /// A key that is needed is not there.
    Missing,
    /// A key that means nothing here.
    UnknownKey,
    /// A value of another type, or outside what is allowed.
    BadValue,
    /// A code that the program does not know.
    UnknownCode,
    /// A list of exceptions that the file does not have.
    UnknownList,
    /// An entry that has nothing to find.
    NothingToFind,
    /// A group of `near` with fewer than two terms, or more than six.
    NearCount,
    /// A pattern without a word.
    Empty,
    /// A pattern that any text would match, or a stem of one letter.
    TooWide,
    /// A pattern of more words than twelve.
    TooManyWords,
    /// More than four words of a pattern may be missing.
    TooManyOptional,
    /// A sign of the pattern language in a place where it means nothing.
    BadSign,
    /// More than one word where one must stand, within brackets or with a sign behind it.
    SeveralWords,
}

impl Wrong {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::Toml,
        Self::TooLong,
        Self::TooManyPatterns,
        Self::Missing,
        Self::UnknownKey,
        Self::BadValue,
        Self::UnknownCode,
        Self::UnknownList,
        Self::NothingToFind,
        Self::NearCount,
        Self::Empty,
        Self::TooWide,
        Self::TooManyWords,
        Self::TooManyOptional,
        Self::BadSign,
        Self::SeveralWords,
    ];

    /// The name in small letters with hyphens, for keys of texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::TooLong => "too-long",
            Self::TooManyPatterns => "too-many-patterns",
            Self::Missing => "missing",
            Self::UnknownKey => "unknown-key",
            Self::BadValue => "bad-value",
            Self::UnknownCode => "unknown-code",
            Self::UnknownList => "unknown-list",
            Self::NothingToFind => "nothing-to-find",
            Self::NearCount => "near-count",
            Self::Empty => "empty",
            Self::TooWide => "too-wide",
            Self::TooManyWords => "too-many-words",
            Self::TooManyOptional => "too-many-optional",
            Self::BadSign => "bad-sign",
            Self::SeveralWords => "several-words",
        }
    }
}

/// In English, for whoever reads a log or writes a file.
impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, wrong, what } = self;
        write!(f, "line {line}: ")?;
        match wrong {
            Wrong::Toml => write!(f, "{what}"),
            Wrong::TooLong => write!(f, "the text is longer than {what} bytes"),
            Wrong::TooManyPatterns => write!(f, "more than {what} patterns"),
            Wrong::Missing => write!(f, "`{what}` is missing"),
            Wrong::UnknownKey => write!(f, "`{what}` is no key here"),
            Wrong::BadValue => write!(f, "the value of `{what}` is not one that it may have"),
            Wrong::UnknownCode => write!(f, "there is no code `{what}`"),
            Wrong::UnknownList => write!(f, "there is no list `{what}` under `exceptions`"),
            Wrong::NothingToFind => write!(f, "the entry has neither `any` nor `near`"),
            Wrong::NearCount => write!(f, "a group of `near` has 2 to 6 terms"),
            Wrong::Empty => write!(f, "the pattern `{what}` has no word"),
            Wrong::TooWide => write!(f, "the pattern `{what}` would match too much"),
            Wrong::TooManyWords => write!(f, "the pattern `{what}` has more than 12 words"),
            Wrong::TooManyOptional => {
                write!(f, "in the pattern `{what}` more than 4 words may be missing")
            }
            Wrong::BadSign => write!(f, "a sign in the pattern `{what}` means nothing at its place"),
            Wrong::SeveralWords => {
                write!(f, "in the pattern `{what}` several words stand where one must stand")
            }
        }
    }
}
