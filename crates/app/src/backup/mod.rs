//! Backups: everything the store holds, sealed for a key whose private half lies on paper.

mod key;

pub use key::{NewKey, new_key, read_private, read_public};
