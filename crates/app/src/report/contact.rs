//! What a conversation tells of a contact by itself: when it was, who wrote first, how long the first answer took.

use kernel::Moment;

use crate::{
    chat::Line,
    form::{Answer, Answers, answer},
    ids::StaffId,
};

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Visitor,
    Member(StaffId),
}

/// One message, without its words.
#[derive(Clone, Copy, Debug)]
struct Message {
    number: i64,
    at: Moment,
    by: By,
}

/// A stretch of a conversation that one report is about: from the message after the last report to the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Contact {
    pub(super) start: Moment,
    pub(super) end: Moment,
    /// The number of the last message.
    pub(super) upto: i64,
    /// Whether the visitor wrote first.
    pub(super) by_visitor: bool,
    /// Minutes from the visitor's first message to the first answer by a member.
    first_answer: Option<i64>,
    /// Whether nobody was on duty when that message came; `None` where no hours are published.
    out_of_hours: Option<bool>,
    /// An estimate of how long the member who files has worked on it.
    pub(super) minutes: i64,
}

impl Contact {
    /// `None` if no message of the stretch opens. `on_duty` tells whether somebody was there at a moment.
    pub(super) fn of(lines: &[Line], own: StaffId, on_duty: impl Fn(Moment) -> Option<bool>) -> Option<Self> {
        let message = |line: &Line| {
            let by = match line.stamp() {
                Some(stamp) => By::Member(stamp.id),
                None if line.is_visitors() => By::Visitor,
                None => return None, // It was deleted, or does not open.
            };
            Some(Message { number: line.number, at: *line.at()?, by })
        };
        let messages: Vec<Message> = lines.iter().filter_map(message).collect();
        let mut contact = Self::measure(&messages, own, on_duty)?;
        // What was deleted is covered too: it must not come back as a contact of its own.
        contact.upto = lines.last().map_or(contact.upto, |line| line.number);
        Some(contact)
    }

    fn measure(messages: &[Message], own: StaffId, on_duty: impl Fn(Moment) -> Option<bool>) -> Option<Self> {
        let (first, last) = (messages.first()?, messages.last()?);
        let asked = messages.iter().position(|message| message.by == By::Visitor);
        let answered = asked.and_then(|asked| {
            let answer = messages[asked..].iter().find(|message| message.by != By::Visitor)?;
            Some(answer.at.minutes_since(messages[asked].at))
        });
        let out_of_hours = asked.and_then(|asked| on_duty(messages[asked].at)).map(|on_duty| !on_duty);
        Some(Self {
            start: first.at,
            end: last.at,
            upto: last.number,
            by_visitor: first.by == By::Visitor,
            first_answer: answered,
            out_of_hours,
            minutes: minutes(messages, own),
        })
    }

    /// What is counted without being asked, beside the fields of the form.
    pub(super) fn measured(&self) -> Answers {
        let code = |yes: bool| Answer::Codes(vec![(if yes { "yes" } else { "no" }.to_owned(), None)]);
        let outside = self.out_of_hours.map(|outside| (answer::OUT_OF_HOURS.to_owned(), code(outside)));
        let first =
            self.first_answer.map(|minutes| (answer::FIRST_ANSWER.to_owned(), Answer::Number(minutes)));
        outside.into_iter().chain(first).collect()
    }
}

/// The most and the least that one answer counts for, in minutes.
const MOST: i64 = 10;
const LEAST: i64 = 2;

/// An estimate from the member's own answers, for them to correct: each counts for the time since the message before it,
/// which was spent reading and writing, but for ten minutes at most, because a longer pause was spent on something else, and
/// for two at least, because nobody reads and answers faster.
fn minutes(messages: &[Message], own: StaffId) -> i64 {
    let mut before: Option<Moment> = None;
    let mut sum = 0;
    for message in messages {
        if message.by == By::Member(own) {
            let since = before.map_or(LEAST, |before| message.at.minutes_since(before));
            sum += since.clamp(LEAST, MOST);
        }
        before = Some(message.at);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const AIDA: StaffId = StaffId::from_bytes([1; 16]);
    const MARAT: StaffId = StaffId::from_bytes([2; 16]);

    /// Saturday 21 November 2026, 03:00 in Warsaw, and some minutes.
    fn at(minutes: i64) -> Moment {
        Moment::from_millis(1_795_226_400_000).plus_minutes(minutes)
    }

    fn talk(messages: &[(By, i64)]) -> Vec<Message> {
        messages
            .iter()
            .zip(5..)
            .map(|((by, minutes), number)| Message { number, at: at(*minutes), by: *by })
            .collect()
    }

    fn measure(messages: &[(By, i64)]) -> Option<Contact> {
        // Somebody is there until six in the morning.
        Contact::measure(&talk(messages), AIDA, |moment| Some(moment < at(180)))
    }

    #[test]
    fn a_contact_is_from_the_first_message_to_the_last() {
        let found = measure(&[(By::Visitor, 0), (By::Visitor, 3), (By::Member(MARAT), 9), (By::Visitor, 40)]);
        let found = found.expect("a contact");
        assert_eq!((found.start, found.end, found.upto), (at(0), at(40), 8));
        assert!(found.by_visitor);
        assert_eq!(found.measured()[answer::FIRST_ANSWER], Answer::Number(9));
        assert_eq!(answer::write(&found.measured()), "first_answer=9;out_of_hours=no");
        assert_eq!(measure(&[]), None);
    }

    #[test]
    fn nobody_answered_is_no_answer_after_nought_minutes() {
        let found = measure(&[(By::Visitor, 200)]).expect("a contact");
        assert_eq!(answer::write(&found.measured()), "out_of_hours=yes", "the duty ended at six");
    }

    #[test]
    fn a_talk_that_we_begin_is_answered_when_they_have_written() {
        let found = measure(&[(By::Member(AIDA), 0), (By::Visitor, 10), (By::Member(AIDA), 14)]);
        let found = found.expect("a contact");
        assert!(!found.by_visitor);
        assert_eq!(found.measured()[answer::FIRST_ANSWER], Answer::Number(4));
        let alone = measure(&[(By::Member(AIDA), 0)]).expect("a contact");
        assert_eq!(alone.measured(), Answers::new(), "without a message of theirs nothing is measured");
    }

    #[test]
    fn minutes_of_work_are_those_before_ones_own_answers_within_bounds() {
        let found = measure(&[
            (By::Visitor, 0),
            (By::Member(AIDA), 7), // 7
            (By::Visitor, 8),
            (By::Member(MARAT), 20), // a colleague's
            (By::Visitor, 21),
            (By::Member(AIDA), 21),  // at least 2
            (By::Member(AIDA), 100), // at most 10
        ]);
        assert_eq!(found.expect("a contact").minutes, 7 + 2 + 10);
    }
}
