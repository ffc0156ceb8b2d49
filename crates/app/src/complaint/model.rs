//! What a complaint is.

use seal::Body;
use zeroize::{Zeroize, Zeroizing};

use crate::chat::Said;

/// Where a complaint stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has begun to look at it, or the person has added something since.
    Received,
    /// A coordinator is looking at it.
    LookedAt,
    /// A coordinator has answered.
    Answered,
    /// Closed, with or without an answer.
    Closed,
}

impl State {
    /// All four, in the order they usually come.
    pub const ALL: [Self; 4] = [Self::Received, Self::LookedAt, Self::Answered, Self::Closed];

    /// The name in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::LookedAt => "looked_at",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The Fluent key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Received => "complaint-state-received",
            Self::LookedAt => "complaint-state-looked-at",
            Self::Answered => "complaint-state-answered",
            Self::Closed => "complaint-state-closed",
        }
    }

    /// The tone of its status line.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Received => "attention",
            Self::LookedAt => "info",
            Self::Answered => "ok",
            Self::Closed => "idle",
        }
    }

    /// Whether the days until it is deleted are being counted.
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Answered | Self::Closed)
    }
}

/// What a complaint is about, if the person wants to say. Sealed with the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Topic {
    Worker,
    Waiting,
    Advice,
    Privacy,
    Website,
    Other,
}

impl Topic {
    /// All six, as the form offers them.
    pub const ALL: [Self; 6] =
        [Self::Worker, Self::Waiting, Self::Advice, Self::Privacy, Self::Website, Self::Other];

    /// The code in forms and in the envelope.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Waiting => "waiting",
            Self::Advice => "advice",
            Self::Privacy => "privacy",
            Self::Website => "website",
            Self::Other => "other",
        }
    }

    /// The topic with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }

    /// The Fluent key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Worker => "complaint-topic-worker",
            Self::Waiting => "complaint-topic-waiting",
            Self::Advice => "complaint-topic-advice",
            Self::Privacy => "complaint-topic-privacy",
            Self::Website => "complaint-topic-website",
            Self::Other => "complaint-topic-other",
        }
    }
}

/// One thing that was written in a complaint, as it is sealed. The exact time lies in here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is about.
    pub topic: Option<Topic>,
    /// Words, time and author; the author is the person who complains (`Visitor`) or a coordinator.
    pub said: Said,
}

impl Zeroize for Entry {
    fn zeroize(&mut self) {
        self.topic = None;
        self.said.zeroize();
    }
}

impl Body for Entry {
    const PADDED: bool = true;

    /// Version 1: `1 | length of the topic's code (one byte) | code | what was said`.
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let code = self.topic.map_or("", Topic::code);
        let mut bytes = Zeroizing::new(vec![1, u8::try_from(code.len()).unwrap_or(0)]);
        bytes.extend_from_slice(code.as_bytes());
        bytes.extend_from_slice(&self.said.to_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let ([1, length], rest) = bytes.split_first_chunk::<2>()? else { return None };
        let (code, said) = rest.split_at_checked(usize::from(*length))?;
        let topic = match std::str::from_utf8(code).ok()? {
            "" => None,
            code => Some(Topic::from_code(code)?),
        };
        Some(Self { topic, said: Said::from_bytes(said)? })
    }
}

#[cfg(test)]
mod tests {
    use kernel::Moment;

    use super::*;
    use crate::chat::{Author, Marks};

    #[test]
    fn what_was_written_reads_back_with_and_without_a_topic() {
        let at = Moment::from_millis(1_795_000_000_123);
        for topic in Topic::ALL.map(Some).into_iter().chain([None]) {
            let entry = Entry {
                topic,
                said: Said {
                    at,
                    author: Author::Visitor,
                    text: "жалоба".into(),
                    image: None,
                    marks: Marks::NONE,
                },
            };
            let bytes = entry.to_bytes();
            assert_eq!(Entry::from_bytes(&bytes), Some(entry));
            for end in 0..10 {
                assert_eq!(Entry::from_bytes(&bytes[..end]), None, "{topic:?} cut at {end}");
            }
        }
        assert_eq!(Entry::from_bytes(&[9; 40]), None);
    }

    #[test]
    fn every_state_reads_back_from_its_name() {
        for state in State::ALL {
            assert_eq!(State::from_name(state.name()), Some(state));
        }
    }
}
