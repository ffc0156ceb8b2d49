//! What a report is: countable answers in clear, everything else sealed.

use kernel::Moment;
use seal::Body;
use zeroize::{Zeroize, Zeroizing};

use crate::{
    form::{Answer, Answers, answer},
    ids::{ConversationId, PersonId},
};

/// How far a report is. Locked is no state of a report but of its month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Begun and counted nowhere.
    Draft,
    /// Filed; a coordinator has not looked at it yet.
    Submitted,
    /// A coordinator has given it back with a word.
    Returned,
    /// A coordinator has accepted it.
    Accepted,
}

impl State {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Submitted, Self::Returned, Self::Accepted];

    /// The name in rows and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The Fluent key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "report-state-draft",
            Self::Submitted => "report-state-submitted",
            Self::Returned => "report-state-returned",
            Self::Accepted => "report-state-accepted",
        }
    }

    /// The tone of its status line.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Draft => "idle",
            Self::Submitted => "info",
            Self::Returned => "attention",
            Self::Accepted => "ok",
        }
    }
}

/// What happened to a report after it was filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Its answers were changed.
    Corrected,
    /// A coordinator gave it back.
    Returned,
    /// A coordinator accepted it.
    Accepted,
}

impl Step {
    const ALL: [Self; 3] = [Self::Corrected, Self::Returned, Self::Accepted];

    /// The name in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Corrected => "corrected",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
        }
    }

    /// The step with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// The Fluent key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Corrected => "report-step-corrected",
            Self::Returned => "report-step-returned",
            Self::Accepted => "report-step-accepted",
        }
    }
}

/// What of a report could tell who somebody is. Lies sealed under the report's own key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Private {
    /// When the contact began, exactly.
    pub start: Option<Moment>,
    /// When it ended.
    pub end: Option<Moment>,
    /// The conversation it is about; none for a contact elsewhere.
    pub conversation: Option<ConversationId>,
    /// The last message of the conversation that it covers; 0 for none.
    pub upto: i64,
    /// The person it is about; none if they are not identified.
    pub person: Option<PersonId>,
    /// Answers that are words or that the form calls personal; of a draft all.
    pub answers: Answers,
}

impl Zeroize for Private {
    fn zeroize(&mut self) {
        for answer in self.answers.values_mut() {
            if let Answer::Text(text) = answer {
                text.zeroize();
            }
        }
        *self = Self::default();
    }
}

const NO_TIME: i64 = i64::MIN;

impl Body for Private {
    const PADDED: bool = true;

    /// Version 1: `1 | start | end | upto (i64 BE each) | conversation (16) | person (16) | length of the line of
    /// answers (u32 BE) | line`, then for each text `length of the name (one byte) | name | length (u32 BE) | text`.
    /// No time is the smallest number, no identifier sixteen zeros.
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(vec![1]);
        for time in [self.start, self.end] {
            bytes.extend_from_slice(&time.map_or(NO_TIME, Moment::millis).to_be_bytes());
        }
        bytes.extend_from_slice(&self.upto.to_be_bytes());
        bytes.extend_from_slice(&self.conversation.map_or([0; 16], |id| id.bytes()));
        bytes.extend_from_slice(&self.person.map_or([0; 16], |id| id.bytes()));
        push_long(&mut bytes, &answer::write(&self.answers));
        for (name, answer) in &self.answers {
            let Answer::Text(text) = answer else { continue };
            // A form's field names are far shorter; one that is not would be refused when the form is read.
            let Ok(length) = u8::try_from(name.len()) else { continue };
            bytes.push(length);
            bytes.extend_from_slice(name.as_bytes());
            push_long(&mut bytes, text);
        }
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (1, rest) = bytes.split_first().map(|(version, rest)| (*version, rest))? else { return None };
        let (start, rest) = take_int(rest)?;
        let (end, rest) = take_int(rest)?;
        let (upto, rest) = take_int(rest)?;
        let (conversation, rest) = rest.split_first_chunk::<16>()?;
        let (person, rest) = rest.split_first_chunk::<16>()?;
        let (line, mut rest) = take_long(rest)?;
        let mut answers = answer::read(line);
        while let Some((length, after)) = rest.split_first() {
            let (name, after) = after.split_at_checked(usize::from(*length))?;
            let (text, after) = take_long(after)?;
            answers.insert(std::str::from_utf8(name).ok()?.to_owned(), Answer::Text(text.to_owned()));
            rest = after;
        }
        let time = |millis: i64| (millis != NO_TIME).then(|| Moment::from_millis(millis));
        Some(Self {
            start: time(start),
            end: time(end),
            upto,
            conversation: (*conversation != [0; 16]).then(|| ConversationId::from_bytes(*conversation)),
            person: (*person != [0; 16]).then(|| PersonId::from_bytes(*person)),
            answers,
        })
    }
}

fn push_long(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend_from_slice(&u32::try_from(text.len()).unwrap_or(0).to_be_bytes());
    bytes.extend_from_slice(text.as_bytes());
}

fn take_int(bytes: &[u8]) -> Option<(i64, &[u8])> {
    let (int, rest) = bytes.split_first_chunk::<8>()?;
    Some((i64::from_be_bytes(*int), rest))
}

fn take_long(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (text, rest) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    Some((std::str::from_utf8(text).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Missing;

    fn whole() -> Private {
        let codes = |code: &str| Answer::Codes(vec![(code.to_owned(), None)]);
        Private {
            start: Some(Moment::from_millis(1_795_000_000_123)),
            end: None,
            conversation: Some(ConversationId::from_bytes([7; 16])),
            upto: 12,
            person: None,
            answers: Answers::from([
                ("summary".to_owned(), Answer::Text("два слова; mit=allem".to_owned())),
                ("topics".to_owned(), codes("overdose")),
                ("age".to_owned(), Answer::Missing(Missing::Refused)),
                ("minutes".to_owned(), Answer::Number(25)),
            ]),
        }
    }

    #[test]
    fn what_is_sealed_reads_back_with_words_codes_and_blanks() {
        for private in [whole(), Private::default()] {
            assert_eq!(Private::from_bytes(&private.to_bytes()), Some(private));
        }
    }

    #[test]
    fn damaged_bytes_are_no_report_and_no_panic() {
        let bytes = whole().to_bytes();
        let words = bytes.len() - whole().answers["summary"].text_length() - 1 - "summary".len() - 4;
        for end in 0..bytes.len() {
            let read = Private::from_bytes(&bytes[..end]);
            assert!(read.is_none() || end == words, "cut at {end}");
        }
        assert_eq!(Private::from_bytes(&[9; 90]), None);
        assert_eq!(Private::from_bytes(&[255; 90]), None);
    }

    impl Answer {
        fn text_length(&self) -> usize {
            if let Self::Text(text) = self { text.len() } else { 0 }
        }
    }

    #[test]
    fn states_and_steps_read_back_from_their_names() {
        for state in State::ALL {
            assert_eq!(State::from_name(state.name()), Some(state));
        }
        for step in Step::ALL {
            assert_eq!(Step::from_name(step.name()), Some(step));
        }
    }
}
