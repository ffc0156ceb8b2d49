//! Envelopes, keys, signatures and password slots: everything that makes stored bytes unreadable, and nothing that
//! knows what they mean.
//!
//! - [`SymmetricKey`] seals, opens, derives further keys and makes fingerprints.
//! - [`PublicKey`] seals for somebody who is not here; the [`PrivateKey`] that belongs to it opens.
//! - [`SigningKey`] vouches for a [`Statement`]; [`VerifyingKey`] checks it.
//! - [`password`] turns a password into the key of a slot.
//! - [`stream`] seals a long file for somebody who is not here, and [`paper`] writes a key so that it can be typed again.
//! - [`share`] shares a secret out over papers of which some are needed.
//! - [`ticket`] turns twenty digits on a piece of paper into what finds and opens a row.
//!
//! The byte formats are described in [`envelope`], [`padding`] and [`encode`], precisely enough to write them again
//! in another language; `docs/envelope.md` is the same in short. Time is not needed here; randomness is always a
//! parameter.
#![forbid(unsafe_code)]

pub mod body;
pub mod encode;
pub mod envelope;
pub mod key;
pub mod padding;
pub mod pair;
pub mod paper;
pub mod password;
pub mod promises;
pub mod share;
pub mod sign;
pub mod stream;
pub mod ticket;

pub use body::Body;
pub use key::SymmetricKey;
pub use pair::{PrivateKey, PublicKey, Suite};
pub use share::Share;
pub use sign::{Fields, SigningKey, Statement, VerifyingKey};
pub use ticket::{Ticket, TicketKeys};
