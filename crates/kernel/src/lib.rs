//! The words every other crate shares: identifiers, time, randomness, languages, the types that keep secrets apart
//! from everything else, and the one vocabulary of failure.
//!
//! No input or output beyond the two ambient sources (clock and entropy) that are wrapped here so that nobody else
//! touches them, no async, no framework, no word of the field.
#![forbid(unsafe_code)]

pub mod clock;
pub mod entropy;
pub mod fault;
pub mod id;
pub mod lang;
pub mod secret;

pub use clock::{Clock, ManualClock, Moment, SystemClock};
pub use entropy::{Entropy, OsEntropy, SeededEntropy};
pub use fault::{DbError, Fault, OpenError};
pub use lang::Lang;
pub use secret::{Action, Blind, Permit, Place, Plain, Sealed};

/// Re-exported so that [`id!`] works without the caller naming the crate.
#[doc(hidden)]
pub use uuid;
