//! What a conversation and a message are.

use kernel::{Entropy, Moment, entropy};
use seal::Body;
use zeroize::{Zeroize, Zeroizing};

use super::{chunk::ImageRef, marks::Marks};
use crate::{
    ids::{ImageId, StaffId},
    policy::Role,
};

/// The longest message, in characters. Told before it is exceeded, cut never.
pub const MAX_CHARS: usize = 4_000;

/// Where a conversation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has taken it yet.
    New,
    /// Somebody has taken it or answered it.
    Open,
    /// Resolved. A further message of the visitor opens it again.
    Resolved,
    /// Put away unread together with others. A further message of the visitor makes it new again.
    Discarded,
}

impl State {
    /// The name in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Open => "open",
            Self::Resolved => "resolved",
            Self::Discarded => "discarded",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Self::New, Self::Open, Self::Resolved, Self::Discarded];
        all.into_iter().find(|state| state.name() == name)
    }
}

/// Whether a conversation is an emergency (rules E-1, E-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emergency {
    /// Nothing says so.
    None,
    /// It may be one, and nobody has said yet how it ended.
    Open,
    /// Somebody has said how it ended, or that it was none.
    Ended,
}

impl Emergency {
    /// The number in rows.
    pub const fn number(self) -> i64 {
        match self {
            Self::None => 0,
            Self::Open => 1,
            Self::Ended => 2,
        }
    }

    /// The one with this number.
    pub fn from_number(number: i64) -> Option<Self> {
        [Self::None, Self::Open, Self::Ended].into_iter().find(|one| one.number() == number)
    }
}

/// Who wrote a message, as it is sealed with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// The visitor. There is nothing more to know.
    Visitor,
    /// A member of the team, under the work name and role of that moment (rule L-5).
    Staff(Stamp),
}

/// The signature of a member under a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The member.
    pub id: StaffId,
    /// Their work name when they wrote.
    pub work_name: String,
    /// Their role when they wrote.
    pub role: Role,
}

impl Author {
    /// The kind, as the row holds it in clear.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Staff(_) => "staff",
        }
    }
}

/// What was said: the part of a message that is sealed. The exact time lies in here; the row keeps minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// When exactly.
    pub at: Moment,
    /// By whom.
    pub author: Author,
    /// The words. Empty only beside an image.
    pub text: String,
    /// The image that came with them.
    pub image: Option<ImageRef>,
    /// What reading it once, before it was sealed, has marked in it.
    pub marks: Marks,
}

impl Zeroize for Said {
    fn zeroize(&mut self) {
        self.text.zeroize();
    }
}

impl Body for Said {
    const PADDED: bool = true;

    /// Version 1: `1 | time (i64 BE) | author | text`, author `0` or `1 | id (16) | role length | role | name length |
    /// name`, lengths as one byte. Version 2 has an image after the author: `id (16) | width | height | chunks`,
    /// numbers as two bytes, big-endian. Version 3 has two bytes of marks after the author, then `0`, or `1` and the image.
    /// The lowest version that holds everything is written.
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(64 + self.text.len()));
        let marked = self.marks != Marks::NONE;
        bytes.push(if marked { 3 } else { 1 + u8::from(self.image.is_some()) });
        bytes.extend_from_slice(&self.at.millis().to_be_bytes());
        match &self.author {
            Author::Visitor => bytes.push(0),
            Author::Staff(stamp) => {
                bytes.push(1);
                bytes.extend_from_slice(&stamp.id.bytes());
                push_short(&mut bytes, stamp.role.name());
                push_short(&mut bytes, &stamp.work_name);
            }
        }
        if marked {
            bytes.extend_from_slice(&self.marks.bits().to_be_bytes());
            bytes.push(u8::from(self.image.is_some()));
        }
        if let Some(image) = &self.image {
            bytes.extend_from_slice(&image.id.bytes());
            for number in [image.width, image.height, image.chunks] {
                bytes.extend_from_slice(&number.to_be_bytes());
            }
        }
        bytes.extend_from_slice(self.text.as_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (version, rest) = bytes.split_first()?;
        let (at, rest) = rest.split_first_chunk::<8>()?;
        let (author, rest) = match rest.split_first()? {
            (0, rest) => (Author::Visitor, rest),
            (1, rest) => {
                let (id, rest) = rest.split_first_chunk::<16>()?;
                let (role, rest) = take_short(rest)?;
                let (work_name, rest) = take_short(rest)?;
                let stamp = Stamp {
                    id: StaffId::from_bytes(*id),
                    work_name: work_name.to_owned(),
                    role: Role::from_name(role)?,
                };
                (Author::Staff(stamp), rest)
            }
            _ => return None,
        };
        let (marks, rest) = match version {
            1 | 2 => (Marks::NONE, rest),
            3 => rest
                .split_first_chunk::<2>()
                .map(|(bits, rest)| (Marks::from_bits(u16::from_be_bytes(*bits)), rest))?,
            _ => return None,
        };
        let (has_image, rest) = match (version, rest.split_first()) {
            (3, Some((0 | 1, after))) => (rest[0] == 1, after),
            (3, _) => return None,
            _ => (*version == 2, rest),
        };
        let (image, rest) = match has_image {
            true => take_image(rest).map(|(image, rest)| (Some(image), rest))?,
            false => (None, rest),
        };
        let text = std::str::from_utf8(rest).ok()?.to_owned();
        Some(Self { at: Moment::from_millis(i64::from_be_bytes(*at)), author, text, image, marks })
    }
}

fn take_image(bytes: &[u8]) -> Option<(ImageRef, &[u8])> {
    let (id, rest) = bytes.split_first_chunk::<16>()?;
    let ([w1, w2, h1, h2, c1, c2], rest) = rest.split_first_chunk::<6>()?;
    let [width, height, chunks] = [[*w1, *w2], [*h1, *h2], [*c1, *c2]].map(u16::from_be_bytes);
    Some((ImageRef { id: ImageId::from_bytes(*id), width, height, chunks }, rest))
}

fn push_short(bytes: &mut Vec<u8>, text: &str) {
    // Work names are limited to far less when they are made; a longer one would be cut at a character.
    let mut end = text.len().min(255);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    bytes.push(u8::try_from(end).unwrap_or(0));
    bytes.extend_from_slice(&text.as_bytes()[..end]);
}

fn take_short(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (length, rest) = bytes.split_first()?;
    let (text, rest) = rest.split_at_checked(usize::from(*length))?;
    Some((std::str::from_utf8(text).ok()?, rest))
}

#[derive(serde::Deserialize)]
struct Words {
    first: Vec<String>,
    second: Vec<String>,
}

/// A code name for a conversation, such as `lantern-harbour-04`, so that colleagues can speak of it without speaking
/// of a person. Drawn by lot; it says nothing and need not be unique.
pub fn code_name(entropy: &dyn Entropy) -> String {
    static WORDS: std::sync::LazyLock<Words> = std::sync::LazyLock::new(|| {
        let file = crate::content::file("words/codes.toml").expect("the word list is part of the program");
        toml::from_str(&file).expect("the word list is checked by a test")
    });
    let pick = |list: &'static [String]| {
        let bound = u32::try_from(list.len()).unwrap_or(1);
        list[entropy::below(entropy, bound) as usize].as_str()
    };
    format!("{}-{}-{:02}", pick(&WORDS.first), pick(&WORDS.second), entropy::below(entropy, 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(author: Author) -> Said {
        Said {
            at: Moment::from_millis(1_795_000_000_123),
            author,
            text: "привет 👋".into(),
            image: None,
            marks: Marks::NONE,
        }
    }

    #[test]
    fn what_was_said_reads_back_for_both_kinds_of_author() {
        let stamp =
            Stamp { id: StaffId::from_bytes([7; 16]), work_name: "Аида".into(), role: Role::Peer };
        let image = ImageRef { id: ImageId::from_bytes([8; 16]), width: 1_600, height: 900, chunks: 12 };
        for author in [Author::Visitor, Author::Staff(stamp)] {
            for image in [None, Some(image)] {
                for marks in [Marks::NONE, Marks::from_bits(0b101)] {
                    let said = Said { image, marks, ..said(author.clone()) };
                    assert_eq!(Said::from_bytes(&said.to_bytes()), Some(said));
                }
            }
        }
    }

    #[test]
    fn a_message_from_before_there_were_images_still_reads() {
        let bytes = [&[1][..], &1_795_000_000_123_i64.to_be_bytes(), &[0], "привет 👋".as_bytes()].concat();
        assert_eq!(Said::from_bytes(&bytes), Some(said(Author::Visitor)));
        assert_eq!(*said(Author::Visitor).to_bytes(), bytes, "and without one they are written as then");
    }

    #[test]
    fn damaged_bytes_are_no_message_and_no_panic() {
        let whole = said(Author::Visitor).to_bytes();
        for end in 0..10 {
            assert_eq!(Said::from_bytes(&whole[..end]), None);
        }
        assert_eq!(Said::from_bytes(&[9; 40]), None);
    }

    #[test]
    fn a_code_name_is_two_words_and_a_number() {
        let name = code_name(&kernel::SeededEntropy::new(3));
        assert_eq!(name.split('-').count(), 3, "{name}");
    }
}
