//! Conversations and their messages.
//!
//! A conversation has a random 32-byte root key. It is sealed to the team's public key when the conversation begins,
//! re-wrapped under the team's symmetric key at the first opening, and wrapped for the visitor under the secret of
//! their session. Messages are sealed under a key derived from the root.

mod answer;
mod chunk;
pub mod discard;
mod filter;
pub mod form;
pub mod given;
pub mod image;
mod keys;
mod marks;
mod model;
mod presence;
mod rules;
mod store;

pub use answer::{Answer, answer, deliver, may_go, pass_on};
pub use chunk::{Chunk, ImageKeys, ImageRef};
pub use discard::count_new;
pub use filter::{Filter, Stands, Worker};
pub use keys::{MessageKeys, Root, Way, blind};
pub use marks::{Kind, Marks, Words};
pub use model::{Author, Emergency, MAX_CHARS, Said, Stamp, State, code_name};
pub use presence::Presence;
pub use rules::{Beginning, Line, Refused, Writing, append, begin, lines, open_image, reopen, resolve, take};
pub use store::{
    ALL as STATEMENTS, At, Conversation, Counts, IMAGE_STATEMENTS, Listed, MANY, NAMED, Opened, Place,
    QUEUE_STATEMENTS, Queue, REWRAP_ROOT, Reader, Rewrapped, Stored, count_fitting, count_taken,
    count_waiting, delete_image, find, give_up, given_counts, image_chunks, is_written, last_by_visitor,
    latest_change, list, message_at, messages_after, messages_before, newest, put_off, queue_counts, release,
    was_opened,
};
