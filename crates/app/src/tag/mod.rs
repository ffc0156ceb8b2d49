//! Tags of conversations. A tag is a keyed fingerprint of a word: a topic of the contact report by its code, or a word of the
//! team's own. So conversations are found by a tag, and whoever has the file alone does not know which word it was.

mod book;
mod store;
mod word;

use seal::SymmetricKey;

pub use book::{Book, Choice, Sealed, Tag};
pub use store::{ALL as STATEMENTS, WordRow, add, of, remove, words};
pub use word::{MAX_CHARS, NewWord, Unfit, read_word};

use crate::ids::{OrgId, TagId};

/// The tag of a word, the same for the same word of an organisation. A topic's word is its code.
pub fn id_of(instance: &SymmetricKey, org: OrgId, word: &str) -> TagId {
    let folded = word.trim().to_lowercase();
    let mac = instance.mac("tag", &[&org.bytes()[..], folded.as_bytes()].concat());
    let mut id = [0; 16];
    id.copy_from_slice(&mac[..16]);
    TagId::from_bytes(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_tag_in_an_organisation_and_another_elsewhere() {
        let (key, other) = (SymmetricKey::from_bytes([1; 32]), SymmetricKey::from_bytes([2; 32]));
        let (here, there) = (OrgId::from_bytes([1; 16]), OrgId::from_bytes([2; 16]));
        assert_eq!(id_of(&key, here, "Housing "), id_of(&key, here, "housing"));
        assert_ne!(id_of(&key, here, "housing"), id_of(&key, there, "housing"));
        assert_ne!(id_of(&key, here, "housing"), id_of(&other, here, "housing"));
    }
}
