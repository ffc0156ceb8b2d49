//! Passkeys: a second factor in the place of the one-time code. The password still opens the keys; a passkey alone opens
//! nothing (`docs/decisions/028-passkeys-beside-the-password.md`).
//!
//! A ceremony is a question (a challenge) that a page puts to the browser and the answer that its form brings back. The
//! question is kept sealed beside the session, for five minutes and for one answer.

pub mod desk;
mod model;
mod party;
mod rules;
mod store;

pub use rules::{ask, prove};
pub use store::{ALL as STATEMENTS, forget};
