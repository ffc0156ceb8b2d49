//! What a follow-up is, and which way it can go: a state machine that refuses every other path. Attempts with day, channel
//! and result, and what stands at the end, are those of the tracing form of the Kenyan programmes (domain notes c.5, 4).

use std::fmt::Write as _;

use jiff::civil::Weekday;

use crate::{form, ids::StaffId, report::day};

/// What somebody may be asked about again, in the order of the form. `follow-purpose-` before it is its text.
pub const PURPOSES: [&str; 8] =
    ["how_are_you", "test_result", "treatment_start", "referral", "safety", "naloxone", "housing", "other"];

/// How somebody can be reached. Further ones come with their connectors. `follow-channel-` before it is its text.
pub(super) const CHANNELS: [&str; 1] = ["web"];

/// Days that are offered with one click. `follow-in-` before it is its text.
pub const IN_DAYS: [i64; 6] = [1, 3, 7, 30, 90, 180];

/// The furthest day that something can be planned for, in days: two years.
const FURTHEST: i64 = 731;

/// Where it stands. Clear in its row, and coarse: how it ended is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// To be done.
    Open,
    /// Not the person, but somebody who knows of them was reached. It goes on, or ends by what was heard.
    Heard,
    /// The person was reached, and nobody has said yet how it ended.
    Reached,
    /// Nobody hears of them any more.
    Lost,
    /// Over.
    Ended,
}

impl State {
    /// All five.
    pub const ALL: [Self; 5] = [Self::Open, Self::Heard, Self::Reached, Self::Lost, Self::Ended];

    /// The name in rows; `follow-state-` before it is its text.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Heard => "heard",
            Self::Reached => "reached",
            Self::Lost => "lost",
            Self::Ended => "ended",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether there is still something to do.
    pub const fn is_due(self) -> bool {
        matches!(self, Self::Open | Self::Heard | Self::Reached)
    }

    /// The tone of its status line.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Open => "info",
            Self::Heard | Self::Reached => "attention",
            Self::Lost | Self::Ended => "idle",
        }
    }
}

/// What came of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The person answered.
    Reached,
    /// Somebody who knows of them did.
    Informant,
    /// Nobody.
    NotReached,
}

impl Reach {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Reached, Self::Informant, Self::NotReached];

    /// The name in forms and sealed steps; `follow-reach-` before it is its text.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Informant => "informant",
            Self::NotReached => "not_reached",
        }
    }

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reach| reach.name() == name)
    }
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// They are with us.
    Active,
    /// They do not need us any longer.
    Settled,
    /// Nobody hears of them.
    Lost,
    /// They have died.
    Dead,
    /// Called off: planned by mistake, or they do not want to be written to any more.
    Off,
}

impl Outcome {
    /// All five.
    pub const ALL: [Self; 5] = [Self::Active, Self::Settled, Self::Lost, Self::Dead, Self::Off];

    /// The name in forms and sealed steps; `follow-outcome-` before it is its text.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Settled => "settled",
            Self::Lost => "lost",
            Self::Dead => "dead",
            Self::Off => "off",
        }
    }

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

/// Something that is done about a follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Somebody tried to reach them, and where they were not reached tries again on this day.
    Attempt(Reach, i64),
    /// It ended so.
    End(Outcome),
    /// Another day, or another colleague; `None` for anybody.
    Move(i64, Option<StaffId>),
    /// They were lost and wrote again.
    Back,
}

/// What of a row acts change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands.
    pub state: State,
    /// The day it is due, in days since 1970.
    pub due: i64,
    /// Who is to do it; `None` for anybody.
    pub whose: Option<StaffId>,
    /// How often somebody tried.
    pub attempts: i64,
    /// How often nobody was reached, since somebody was.
    pub missed: i64,
}

impl Standing {
    /// How it can end now. After `most` attempts that reached nobody it may end as lost.
    pub fn ends(&self, most: i64) -> Vec<Outcome> {
        match self.state {
            State::Open if self.missed >= most => vec![Outcome::Lost, Outcome::Off],
            State::Open => vec![Outcome::Off],
            State::Heard => vec![Outcome::Settled, Outcome::Lost, Outcome::Dead, Outcome::Off],
            State::Reached => vec![Outcome::Active, Outcome::Settled],
            State::Lost => vec![Outcome::Dead],
            State::Ended => Vec::new(),
        }
    }

    /// Whether somebody can still try.
    pub const fn is_tried(&self) -> bool {
        matches!(self.state, State::Open | State::Heard)
    }

    /// How it stands after an act; `None` where there is no such path.
    pub fn after(&self, act: Act, most: i64) -> Option<Self> {
        let mut after = *self;
        match act {
            Act::Attempt(..) if !self.is_tried() => return None,
            Act::Attempt(reach, next) => {
                after.attempts += 1;
                (after.state, after.missed) = match reach {
                    Reach::Reached => (State::Reached, 0),
                    Reach::Informant => (State::Heard, 0),
                    Reach::NotReached => (self.state, self.missed + 1),
                };
                if reach != Reach::Reached {
                    after.due = next;
                }
            }
            Act::End(outcome) if !self.ends(most).contains(&outcome) => return None,
            Act::End(Outcome::Lost) => after.state = State::Lost,
            Act::End(_) => after.state = State::Ended,
            Act::Move(..) if !self.state.is_due() => return None,
            Act::Move(due, whose) => (after.due, after.whose) = (due, whose),
            Act::Back if self.state != State::Lost => return None,
            Act::Back => after.state = State::Ended,
        }
        (after != *self).then_some(after)
    }
}

/// What a follow-up is about: sealed, for it says why somebody comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// One of [`PURPOSES`].
    pub purpose: &'static str,
    /// The worker's own words; there need not be any.
    pub words: String,
}

impl Asked {
    /// As it is sealed: the name on the first line, the words after it.
    pub fn written(&self) -> String {
        format!("{}\n{}", self.purpose, self.words)
    }

    /// Reads it back; `None` for a purpose that does not exist.
    pub fn read(text: &str) -> Option<Self> {
        let (purpose, words) = text.split_once('\n')?;
        Some(Self { purpose: purpose_named(purpose)?, words: words.to_owned() })
    }
}

/// The purpose with this name.
pub(super) fn purpose_named(name: &str) -> Option<&'static str> {
    PURPOSES.into_iter().find(|purpose| *purpose == name)
}

/// The text of a purpose.
pub(super) fn purpose_key(purpose: &str) -> String {
    format!("follow-purpose-{}", purpose.replace('_', "-"))
}

/// The channel with this name.
pub(super) fn channel_named(name: &str) -> Option<&'static str> {
    CHANNELS.into_iter().find(|channel| *channel == name)
}

/// A step as it is remembered, without the member and the day, which stand in its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// An attempt: what came of it, and how it was made.
    Attempt(Reach, &'static str),
    /// How it ended.
    End(Outcome),
    /// It was put on another day, or given to somebody else.
    Move,
    /// They wrote again after they were lost.
    Back,
}

impl Told {
    /// As it is sealed: the step on the first line, words after it.
    pub fn written(&self, words: &str) -> String {
        let mut text = match self {
            Self::Attempt(reach, channel) => format!("attempt {} {channel}", reach.name()),
            Self::End(outcome) => format!("end {}", outcome.name()),
            Self::Move => "move".to_owned(),
            Self::Back => "back".to_owned(),
        };
        write!(text, "\n{words}").expect("text takes text");
        text
    }

    /// Reads it back with its words.
    pub fn read(text: &str) -> Option<(Self, String)> {
        let (step, words) = text.split_once('\n')?;
        let mut parts = step.split(' ');
        let told = match (parts.next()?, parts.next(), parts.next()) {
            ("attempt", Some(reach), Some(channel)) => {
                Self::Attempt(Reach::from_name(reach)?, channel_named(channel)?)
            }
            ("end", Some(outcome), None) => Self::End(Outcome::from_name(outcome)?),
            ("move", None, None) => Self::Move,
            ("back", None, None) => Self::Back,
            _ => return None,
        };
        Some((told, words.to_owned()))
    }
}

/// The day that a form names: so many days from today, or a day of its own (`2026-11-30`). `None` if it is none, if it is
/// past, or more than two years away.
pub(super) fn due(choice: &str, typed: &str, today: i64) -> Option<i64> {
    let due = match choice {
        "day" => form::days(typed)?,
        choice => today + IN_DAYS.into_iter().find(|days| days.to_string() == choice)?,
    };
    (due >= today && due <= today + FURTHEST).then_some(due)
}

/// Parts of the list of what is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Before today.
    Overdue,
    /// Today.
    Today,
    /// Until Sunday.
    Week,
    /// After it.
    Later,
}

impl Part {
    /// All four, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Overdue, Self::Today, Self::Week, Self::Later];

    /// The end of its texts' names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Week => "week",
            Self::Later => "later",
        }
    }

    /// Where a day belongs.
    pub fn of(due: i64, today: i64) -> Self {
        match due {
            due if due < today => Self::Overdue,
            due if due == today => Self::Today,
            due if due <= sunday(today) => Self::Week,
            _ => Self::Later,
        }
    }
}

/// The last day of the week that a day lies in.
pub(super) fn sunday(today: i64) -> i64 {
    today + 6 - i64::from(day::date_of(today).weekday().since(Weekday::Monday))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const OPEN: Standing = Standing { state: State::Open, due: 100, whose: None, attempts: 0, missed: 0 };

    fn in_state(state: State) -> Standing {
        Standing { state, ..OPEN }
    }

    #[test]
    fn nobody_is_lost_before_it_was_tried_so_often() {
        let mut standing = OPEN;
        for attempt in 1..=3 {
            assert_eq!(standing.after(Act::End(Outcome::Lost), 3), None, "after {} attempts", attempt - 1);
            standing = standing.after(Act::Attempt(Reach::NotReached, 100 + attempt), 3).expect("they try");
            assert_eq!((standing.attempts, standing.missed, standing.due), (attempt, attempt, 100 + attempt));
        }
        let lost = standing.after(Act::End(Outcome::Lost), 3).expect("three times nobody was reached");
        assert_eq!(lost.state, State::Lost);
        assert_eq!(lost.after(Act::Back, 3).map(|back| back.state), Some(State::Ended));
    }

    #[test]
    fn whoever_was_reached_is_neither_lost_nor_dead() {
        let reached = OPEN.after(Act::Attempt(Reach::Reached, 0), 3).expect("they try");
        assert_eq!((reached.state, reached.due, reached.missed), (State::Reached, 100, 0));
        assert_eq!(reached.ends(3), [Outcome::Active, Outcome::Settled]);
        for outcome in [Outcome::Lost, Outcome::Dead, Outcome::Off] {
            assert_eq!(reached.after(Act::End(outcome), 3), None, "{outcome:?}");
        }
        assert_eq!(
            reached.after(Act::Attempt(Reach::NotReached, 101), 3),
            None,
            "first it is said how it ended"
        );
    }

    #[test]
    fn that_somebody_died_is_heard_from_somebody_and_never_guessed() {
        assert_eq!(OPEN.after(Act::End(Outcome::Dead), 3), None);
        let tried = Standing { missed: 9, attempts: 9, ..OPEN };
        assert_eq!(tried.after(Act::End(Outcome::Dead), 3), None, "silence is no news");
        let heard = OPEN.after(Act::Attempt(Reach::Informant, 107), 3).expect("they try");
        assert_eq!((heard.state, heard.due), (State::Heard, 107));
        assert_eq!(heard.after(Act::End(Outcome::Dead), 3).map(|end| end.state), Some(State::Ended));
        assert!(heard.after(Act::Attempt(Reach::Reached, 0), 3).is_some(), "it can also go on");
    }

    #[test]
    fn every_other_path_is_refused() {
        let acts = [
            Act::Attempt(Reach::Reached, 0),
            Act::Attempt(Reach::NotReached, 101),
            Act::Move(102, None),
            Act::Back,
            Act::End(Outcome::Active),
            Act::End(Outcome::Settled),
            Act::End(Outcome::Lost),
            Act::End(Outcome::Dead),
            Act::End(Outcome::Off),
        ];
        let possible =
            |state| acts.into_iter().filter(move |act| in_state(state).after(*act, 3).is_some()).count();
        assert_eq!(State::ALL.map(possible), [4, 7, 3, 2, 0]);
        assert_eq!(OPEN.after(Act::Move(100, None), 3), None, "as it is already");
    }

    #[test]
    fn steps_and_purposes_read_back() {
        let mut told = vec![Told::Move, Told::Back];
        told.extend(Outcome::ALL.map(Told::End));
        told.extend(Reach::ALL.map(|reach| Told::Attempt(reach, "web")));
        for told in told {
            for words in ["", "two\nlines"] {
                assert_eq!(Told::read(&told.written(words)), Some((told.clone(), words.to_owned())));
            }
        }
        for purpose in PURPOSES {
            let asked = Asked { purpose, words: "كيف حالك\n".to_owned() };
            assert_eq!(Asked::read(&asked.written()), Some(asked));
        }
        assert_eq!(Asked::read("nothing\n"), None);
        for state in State::ALL {
            assert_eq!(State::from_name(state.name()), Some(state));
        }
    }

    #[test]
    fn days_are_not_past_and_not_too_far() {
        let today = day::number(date(2026, 11, 21)); // a Saturday
        assert_eq!(due("7", "", today), Some(today + 7));
        assert_eq!(due("day", "2026-11-21", today), Some(today));
        assert_eq!(due("day", "٢٠٢٦-١١-٣٠", today), Some(today + 9));
        for (choice, typed) in
            [("2", ""), ("", ""), ("day", ""), ("day", "2026-11-20"), ("day", "2029-01-01")]
        {
            assert_eq!(due(choice, typed, today), None, "{choice} {typed}");
        }
        let parts = [-1, 0, 1, 2].map(|days| Part::of(today + days, today));
        assert_eq!(parts, Part::ALL);
    }
}
