//! Words after a hard talk. A member writes to one colleague of their choice; the two answer each other, and either deletes it for
//! both. Its key is sealed to the own keys of the two and to nobody else: no role opens it, coordinators included. The trail of deeds
//! has no line of it: that somebody needed to talk is theirs to tell.

mod keys;
pub(super) mod one;
mod rules;
mod store;
mod word;
pub(super) mod write;

pub use rules::KEPT_DAYS;
pub use store::ALL as STATEMENTS;

pub(super) use rules::{delete_old, forget_member};
pub(super) use store::{Listed, of_member};

use crate::ids::ConversationId;

/// The longest words, in characters.
pub(super) const MAX_CHARS: usize = 4_000;

/// What follows the address of a conversation once, after an emergency or an exception in it has ended: its page then offers a
/// debrief. Nothing is kept about it.
pub(crate) fn offer(conversation: ConversationId, place: &str) -> String {
    format!("inbox/{conversation}?ended=1#{place}")
}
