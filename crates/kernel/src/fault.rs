//! What can go wrong, in one vocabulary. A layer has one error type; the page decides what the person reads.

use thiserror::Error;

/// The store could not do it.
#[derive(Debug, Error)]
pub enum DbError {
    /// Other work was in the way too long; trying again soon will do.
    #[error("the store is busy")]
    Busy,
    /// The disk has no room. Nothing was written.
    #[error("the store is full")]
    Full,
    /// The database cannot be reached.
    #[error("the store is gone")]
    Gone,
    /// A uniqueness or reference rule refused the row.
    #[error("the store refused: a rule was broken")]
    Constraint,
    /// A defect: wrong statement, wrong type, damaged file. The text names no value.
    #[error("the store is broken: {0}")]
    Broken(String),
}

/// An envelope could not be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OpenError {
    /// Not an envelope, or cut short.
    #[error("not an envelope")]
    Malformed,
    /// An envelope of a version or suite that this program does not know.
    #[error("an envelope of another version")]
    UnknownSuite,
    /// The wrong key, the wrong place, or changed bytes. Which one cannot be told, and must not be.
    #[error("the envelope does not open")]
    Refused,
}

/// Why a request was not done. `Form` is what the page needs to show a refused form again.
#[derive(Debug, Error)]
pub enum Fault<Form = ()> {
    /// There is no such thing, or one may not know that it exists.
    #[error("not found")]
    NotFound,
    /// Signed in, but not for this.
    #[error("forbidden")]
    Forbidden,
    /// What was typed cannot be taken; it goes back with the reasons.
    #[error("invalid")]
    Invalid(Form),
    /// Somebody else was first.
    #[error("conflict")]
    Conflict,
    /// It was here and is no longer.
    #[error("gone")]
    Gone,
    /// Too much at once; nothing was lost, try again.
    #[error("busy")]
    Busy,
    /// A defect. The text is for the log and holds nothing personal.
    #[error("broken: {0}")]
    Broken(String),
}

impl<Form> From<DbError> for Fault<Form> {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Busy | DbError::Full | DbError::Gone => Self::Busy,
            DbError::Constraint => Self::Conflict,
            DbError::Broken(what) => Self::Broken(what),
        }
    }
}

impl<Form> From<OpenError> for Fault<Form> {
    fn from(error: OpenError) -> Self {
        Self::Broken(error.to_string())
    }
}
