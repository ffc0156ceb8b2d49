//! What reports say of the hours of a shift.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Fault, Moment};
use ui::Speech;

use crate::{
    form::{Answer, Answers, Form, answer},
    ids::StaffId,
    report::{
        day,
        opening::{self, Opened},
        store::{self, ReportRow},
    },
    session::Session,
    settings::Organisation,
    surfaces::Shared,
};

/// A contact with somebody; what is said to a group or to everybody is counted apart.
const WITH_SOMEBODY: [&str; 4] = ["direct_message", "bot", "call", "meeting"];

/// From when to when; what begins at the end is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: Moment,
    pub(super) end: Moment,
}

impl Span {
    pub(super) fn holds(self, at: Moment) -> bool {
        self.start <= at && at < self.end
    }

    pub(super) fn minutes(self) -> i64 {
        self.end.minutes_since(self.start)
    }
}

/// What reports say of the hours of a shift.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbers {
    contacts: i64,
    people: i64,
    group_answers: i64,
    publications: i64,
    emergencies: i64,
    minutes: i64,
    topics: BTreeMap<String, i64>,
}

impl Numbers {
    /// Counts lines of answers, each with the number of its person.
    fn count<'a>(reports: impl Iterator<Item = (&'a str, Option<[u8; 16]>)>) -> Self {
        let (mut numbers, mut people) = (Self::default(), BTreeSet::new());
        for (line, person) in reports {
            people.extend(person);
            for (field, value) in answer::pairs(line) {
                match field {
                    "mode" if WITH_SOMEBODY.contains(&value) => numbers.contacts += 1,
                    "mode" if value == "group_answer" => numbers.group_answers += 1,
                    "mode" if value == "publication" => numbers.publications += 1,
                    "urgency" if value == "emergency" => numbers.emergencies += 1,
                    "minutes" => numbers.minutes += value.parse().unwrap_or(0),
                    "topics" => answer::codes(value).for_each(|code| {
                        *numbers.topics.entry(code.to_owned()).or_default() += 1;
                    }),
                    _ => {}
                }
            }
        }
        numbers.people = i64::try_from(people.len()).unwrap_or(i64::MAX);
        numbers
    }

    fn named(&self) -> [(&'static str, i64); 6] {
        [
            ("contacts", self.contacts),
            ("people", self.people),
            ("group_answers", self.group_answers),
            ("publications", self.publications),
            ("emergencies", self.emergencies),
            ("minutes", self.minutes),
        ]
    }

    /// As they are kept with the report.
    pub(super) fn answers(&self) -> Answers {
        let mut answers: Answers = self
            .named()
            .into_iter()
            .map(|(name, number)| (name.to_owned(), Answer::Number(number)))
            .collect();
        if !self.topics.is_empty() {
            let pieces = |(code, times): (&String, &i64)| (code.clone(), u32::try_from(*times).ok());
            answers.insert("topics".to_owned(), Answer::Codes(self.topics.iter().map(pieces).collect()));
        }
        answers
    }

    /// As they were kept.
    pub(super) fn kept(answers: &Answers) -> Self {
        let number = |name: &str| match answers.get(name) {
            Some(Answer::Number(number)) => *number,
            _ => 0,
        };
        let topics = match answers.get("topics") {
            Some(Answer::Codes(codes)) => {
                codes.iter().map(|(code, times)| (code.clone(), times.unwrap_or(1).into())).collect()
            }
            _ => BTreeMap::new(),
        };
        Self {
            contacts: number("contacts"),
            people: number("people"),
            group_answers: number("group_answers"),
            publications: number("publications"),
            emergencies: number("emergencies"),
            minutes: number("minutes"),
            topics,
        }
    }
}

/// A member's own reports of contacts that began within a span, with what they say of when.
pub(super) async fn contacts(
    app: &Shared,
    org: &Organisation,
    session: &Session,
    staff: StaffId,
    span: Span,
) -> Result<Vec<(ReportRow, Moment)>, Fault> {
    let (first, last) = (day::of(span.start, &org.zone), day::of(span.end, &org.zone));
    let id = org.id;
    let rows = app.db.read(move |tx| store::own_between(tx, id, staff, "contact", first, last)).await?;
    let opened =
        rows.into_iter().filter_map(|row| started(session, org, row)).collect::<Result<Vec<_>, _>>()?;
    Ok(opened.into_iter().filter(|(_, start)| span.holds(*start)).collect())
}

/// A report and when what it is about began; `None` if it does not say so, or its conversation was forgotten.
fn started(
    session: &Session,
    org: &Organisation,
    row: ReportRow,
) -> Option<Result<(ReportRow, Moment), Fault>> {
    match opening::open(session, org.id, row) {
        Ok(Opened { row, private, .. }) => Some(Ok((row, private?.expose().start?))),
        // From before this member had the team's key.
        Err(Fault::NotFound) => None,
        Err(fault) => Some(Err(fault)),
    }
}

pub(super) async fn count(
    app: &Shared,
    org: &Organisation,
    session: &Session,
    staff: StaffId,
    span: Span,
) -> Result<Numbers, Fault> {
    let found = contacts(app, org, session, staff, span).await?;
    Ok(Numbers::count(found.iter().map(|(row, _)| (row.answers.as_str(), row.person))))
}

/// Numbers in words: what they count and how much.
pub(super) fn in_words(numbers: &Numbers, shift: &Form, contact: &Form, t: Speech) -> Vec<(String, String)> {
    let label = |name: &str| shift.field(name).map_or(name, |field| field.label.say(t.lang())).to_owned();
    let counted = numbers.named().into_iter().map(|(name, number)| (label(name), t.number(number)));
    let topic = |code: &str| match contact.field("topics") {
        Some(field) => contact.say(field, code, t.lang()).to_owned(),
        None => code.to_owned(),
    };
    let topics = numbers.topics.iter().map(|(code, times)| format!("{} × {}", topic(code), t.number(*times)));
    let topics = topics.collect::<Vec<_>>().join(t.say("comma"));
    let name = contact.field("topics").map(|field| field.label.say(t.lang()).to_owned()).unwrap_or_default();
    let topics = (!topics.is_empty()).then_some((name, topics));
    counted.chain(topics).collect()
}

/// How long it was, in words.
pub(super) fn length(t: Speech, span: Span) -> String {
    t.with2("shift-length-is", "hours", span.minutes() / 60, "minutes", span.minutes() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shift_counts_contacts_people_and_topics_apart() {
        let lines = [
            ("minutes=10;mode=direct_message;topics=overdose,sleep;urgency=emergency", Some([1; 16])),
            ("minutes=5;mode=call;topics=sleep;urgency=routine", Some([1; 16])),
            ("minutes=~not_asked;mode=meeting;topics=~not_asked;urgency=today", None),
            ("minutes=20;mode=group_answer;topics=sleep", None),
            ("minutes=30;mode=publication", None),
            ("minutes=1;mode=forum_visit", None),
        ];
        let numbers = Numbers::count(lines.into_iter());
        assert_eq!(
            numbers.named(),
            [
                ("contacts", 3),
                ("people", 1),
                ("group_answers", 1),
                ("publications", 1),
                ("emergencies", 1),
                ("minutes", 66)
            ]
        );
        assert_eq!(numbers.topics, BTreeMap::from([("overdose".to_owned(), 1), ("sleep".to_owned(), 3)]));
        assert_eq!(Numbers::kept(&numbers.answers()), numbers);
        let line = answer::write(&numbers.answers());
        assert_eq!(Numbers::kept(&answer::read(&line)), numbers, "as they lie in the sealed part");
        assert_eq!(Numbers::kept(&Numbers::default().answers()), Numbers::default());
    }

    #[test]
    fn what_begins_at_the_end_of_a_shift_is_in_the_next_one() {
        let at = |minutes: i64| Moment::from_millis(1_795_226_400_000).plus_minutes(minutes);
        let span = Span { start: at(0), end: at(480) };
        assert!(span.holds(at(0)) && span.holds(at(479)) && !span.holds(at(480)) && !span.holds(at(-1)));
        assert_eq!(span.minutes(), 480);
    }
}
