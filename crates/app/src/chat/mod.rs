//! Conversations and their messages.
//!
//! A conversation has a random 32-byte root key. It is sealed to the team's public key when the conversation begins,
//! re-wrapped under the team's symmetric key at the first opening, and wrapped for the visitor under the secret of
//! their session. Messages are sealed under a key derived from the root.

mod answer;
mod chunk;
pub mod discard;
pub mod form;
pub mod given;
pub mod image;
mod keys;
mod marks;
mod model;
mod presence;
mod rules;
mod store;

pub use answer::{Answer, answer, deliver, may_go};
pub use chunk::{Chunk, ImageKeys, ImageRef};
pub use discard::{count_new, delete_discarded};
pub use keys::{MessageKeys, Root, Way, blind};
pub use marks::{Kind, Marks, Words};
pub use model::{Author, Emergency, MAX_CHARS, Said, Stamp, State, code_name};
pub use presence::Presence;
pub use rules::{Beginning, Line, Refused, Writing, append, begin, lines, open_image, reopen, resolve, take};
pub use store::{
    ALL as STATEMENTS, Conversation, IMAGE_STATEMENTS, Listed, Opened, QUEUE_STATEMENTS, Queue, REWRAP_ROOT,
    Rewrapped, Stored, count_taken, counts, delete_image, find, give_up, given_counts, image_chunks,
    is_written, latest_change, list, message_at, messages_after, messages_before, put_off, release,
    was_opened,
};
