//! One piece of a debrief.

use kernel::Moment;
use seal::Body;
use zeroize::{Zeroize, Zeroizing};

use crate::{
    chat::Stamp,
    ids::{ConversationId, StaffId},
    policy::Role,
};

/// What somebody wrote, as it is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// When.
    pub(super) at: Moment,
    /// Who, under the name and role of that moment.
    pub(super) by: Stamp,
    /// About which conversation, if they said so.
    pub(super) about: Option<ConversationId>,
    /// The words.
    pub(super) text: String,
}

impl Zeroize for Word {
    fn zeroize(&mut self) {
        self.text.zeroize();
        self.about = None;
    }
}

impl Body for Word {
    const PADDED: bool = true;

    /// Lines: `1`, the time in milliseconds, member, role, work name, the conversation or nothing; the words are the rest.
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Stamp { id, work_name, role } = &self.by;
        let about = self.about.map(|about| about.to_string()).unwrap_or_default();
        let head = format!("1\n{}\n{id}\n{}\n{work_name}\n{about}\n", self.at.millis(), role.name());
        let mut bytes = Zeroizing::new(Vec::with_capacity(head.len() + self.text.len()));
        bytes.extend_from_slice(head.as_bytes());
        bytes.extend_from_slice(self.text.as_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut lines = std::str::from_utf8(bytes).ok()?.splitn(7, '\n');
        lines.next().filter(|version| *version == "1")?;
        let at = Moment::from_millis(lines.next()?.parse().ok()?);
        let (id, role) = (StaffId::parse(lines.next()?)?, Role::from_name(lines.next()?)?);
        let by = Stamp { id, work_name: lines.next()?.to_owned(), role };
        let about = match lines.next()? {
            "" => None,
            id => Some(ConversationId::parse(id)?),
        };
        Some(Self { at, by, about, text: lines.next()?.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_as_they_were_written() {
        let by = Stamp { id: StaffId::from_bytes([7; 16]), work_name: "Аида".into(), role: Role::Peer };
        for (about, text) in [(None, ""), (Some(ConversationId::from_bytes([3; 16])), "one\n\nتعبت اليوم\n")]
        {
            let at = Moment::from_millis(1_795_000_000_123);
            let word = Word { at, by: by.clone(), about, text: text.into() };
            assert_eq!(Word::from_bytes(&word.to_bytes()), Some(word));
        }
    }

    #[test]
    fn damaged_bytes_are_no_words_and_no_panic() {
        for bytes in ["", "1", "2\n5\n", "1\nx\n", "1\n5\nnobody\npeer\nA\n\nwords"] {
            assert_eq!(Word::from_bytes(bytes.as_bytes()), None, "{bytes:?}");
        }
    }
}
