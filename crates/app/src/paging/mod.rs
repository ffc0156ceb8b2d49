//! Calling members who are on duty and not at the desk: an e-mail that says "please look" and nothing else (domain P1, F6).
//!
//! Nothing of a conversation is in it, not even that there is one, and nothing of the service: whoever sees the letter or the
//! mail server's log learns that somebody was reminded of something. The address is the member's own choice, confirmed by a
//! code, sealed under a key that follows from the instance key: a letter goes out when nobody is signed in.

mod address;
pub mod desk;
mod letter;
mod rules;
mod store;

pub use address::{Confirmed, confirm};
pub use letter::{LETTER, deliver};
pub use rules::{Reach, Reachable, Reason, call_waiting, reach, whom};
pub use store::{ALL as STATEMENTS, forget};
