//! How a version goes from a draft to what everybody reads. [`next`] is the whole of it: what it does not name is refused.

use crate::policy::Deed;

/// How a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Somebody is writing it.
    Draft,
    /// Somebody with knowledge of health is to look at it.
    Medical,
    /// Somebody is to compare it with the profile of the country.
    Legal,
    /// Nobody has approved it yet.
    First,
    /// One person has approved it.
    Second,
    /// Two have.
    Ready,
    /// It is published at a moment.
    Scheduled,
    /// It was published. Whether it is shown still, another table says.
    Published,
}

impl State {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Medical,
        Self::Legal,
        Self::First,
        Self::Second,
        Self::Ready,
        Self::Scheduled,
        Self::Published,
    ];

    /// The name in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Medical => "medical",
            Self::Legal => "legal",
            Self::First => "first",
            Self::Second => "second",
            Self::Ready => "ready",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
        }
    }

    /// The key of its text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "guide-edit-state-draft",
            Self::Medical => "guide-edit-state-medical",
            Self::Legal => "guide-edit-state-legal",
            Self::First => "guide-edit-state-first",
            Self::Second => "guide-edit-state-second",
            Self::Ready => "guide-edit-state-ready",
            Self::Scheduled => "guide-edit-state-scheduled",
            Self::Published => "guide-edit-state-published",
        }
    }

    /// The tone of its status line.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Draft => "idle",
            Self::Published => "ok",
            Self::Ready | Self::Scheduled => "info",
            _ => "attention",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What somebody does with a version, or with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The writer gives it to be checked; the language check found no mistake.
    Submit,
    /// It is right as to health.
    Medical,
    /// It is within the law of the place.
    Legal,
    /// It may be published.
    Approve,
    /// Back to the writer.
    Return,
    /// Everybody sees it from now on.
    Publish,
    /// Everybody sees it from a moment on.
    Schedule,
    /// Not at that moment.
    Unschedule,
    /// At its moment the program found a mistake in it.
    Stop,
    /// Nobody sees the file any more.
    Withdraw,
    /// It came from a folder of files.
    Import,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Submit,
        Self::Medical,
        Self::Legal,
        Self::Approve,
        Self::Return,
        Self::Publish,
        Self::Schedule,
        Self::Unschedule,
        Self::Stop,
        Self::Withdraw,
        Self::Import,
    ];

    /// The name in rows and forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Medical => "medical",
            Self::Legal => "legal",
            Self::Approve => "approve",
            Self::Return => "return",
            Self::Publish => "publish",
            Self::Schedule => "schedule",
            Self::Unschedule => "unschedule",
            Self::Stop => "stop",
            Self::Withdraw => "withdraw",
            Self::Import => "import",
        }
    }

    /// The key of its button.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Submit => "guide-edit-do-submit",
            Self::Medical => "guide-edit-do-medical",
            Self::Legal => "guide-edit-do-legal",
            Self::Approve => "guide-edit-do-approve",
            Self::Return => "guide-edit-do-return",
            Self::Publish => "guide-edit-do-publish",
            Self::Schedule => "guide-edit-do-schedule",
            Self::Unschedule => "guide-edit-do-unschedule",
            Self::Stop | Self::Withdraw | Self::Import => "guide-edit-do-withdraw",
        }
    }

    /// The key of what is said once it was done.
    pub const fn done(self) -> &'static str {
        match self {
            Self::Submit => "guide-edit-did-submit",
            Self::Medical => "guide-edit-did-medical",
            Self::Legal => "guide-edit-did-legal",
            Self::Approve => "guide-edit-did-approve",
            Self::Return => "guide-edit-did-return",
            Self::Publish => "guide-edit-did-publish",
            Self::Schedule => "guide-edit-did-schedule",
            Self::Unschedule => "guide-edit-did-unschedule",
            Self::Stop => "guide-edit-did-stop",
            Self::Withdraw => "guide-edit-did-withdraw",
            Self::Import => "guide-edit-did-import",
        }
    }

    /// The step with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// What somebody must be allowed for it; `None` for what nobody does at a version.
    pub const fn deed(self) -> Option<Deed> {
        match self {
            Self::Submit => Some(Deed::WriteGuide),
            Self::Medical => Some(Deed::CheckGuideMedical),
            Self::Legal => Some(Deed::CheckGuideLaw),
            Self::Approve => Some(Deed::ApproveGuide),
            Self::Return => Some(Deed::SeeGuideDrafts),
            Self::Publish | Self::Schedule | Self::Unschedule => Some(Deed::PublishGuide),
            Self::Stop | Self::Withdraw | Self::Import => None,
        }
    }
}

/// Which checks a text needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// As to health.
    pub medical: bool,
    /// As to law.
    pub legal: bool,
}

/// How a version stands after a step; `None` where that step is not open.
pub const fn next(from: State, step: Step, needs: Needs) -> Option<State> {
    match (from, step) {
        (State::Draft, Step::Submit) if needs.medical => Some(State::Medical),
        (State::Draft, Step::Submit) | (State::Medical, Step::Medical) if needs.legal => Some(State::Legal),
        (State::Draft, Step::Submit) | (State::Medical, Step::Medical) | (State::Legal, Step::Legal) => {
            Some(State::First)
        }
        (State::First, Step::Approve) => Some(State::Second),
        (State::Second, Step::Approve) | (State::Scheduled, Step::Unschedule) => Some(State::Ready),
        (State::Ready, Step::Schedule) => Some(State::Scheduled),
        (State::Ready | State::Scheduled, Step::Publish) => Some(State::Published),
        (
            State::Medical | State::Legal | State::First | State::Second | State::Ready | State::Scheduled,
            Step::Return,
        )
        | (State::Scheduled, Step::Stop) => Some(State::Draft),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way that is open, with both checks needed.
    const OPEN: [(State, Step, State); 16] = [
        (State::Draft, Step::Submit, State::Medical),
        (State::Medical, Step::Medical, State::Legal),
        (State::Legal, Step::Legal, State::First),
        (State::First, Step::Approve, State::Second),
        (State::Second, Step::Approve, State::Ready),
        (State::Ready, Step::Publish, State::Published),
        (State::Ready, Step::Schedule, State::Scheduled),
        (State::Scheduled, Step::Publish, State::Published),
        (State::Scheduled, Step::Unschedule, State::Ready),
        (State::Scheduled, Step::Stop, State::Draft),
        (State::Medical, Step::Return, State::Draft),
        (State::Legal, Step::Return, State::Draft),
        (State::First, Step::Return, State::Draft),
        (State::Second, Step::Return, State::Draft),
        (State::Ready, Step::Return, State::Draft),
        (State::Scheduled, Step::Return, State::Draft),
    ];

    #[test]
    fn every_pair_of_a_state_and_a_step_leads_where_the_list_says_or_nowhere() {
        for needs in [(true, true), (true, false), (false, true), (false, false)] {
            let needs = Needs { medical: needs.0, legal: needs.1 };
            for from in State::ALL {
                for step in Step::ALL {
                    let open = OPEN.iter().find(|open| open.0 == from && open.1 == step);
                    // A check that is not needed is passed over.
                    let to = open.map(|open| match open.2 {
                        State::Medical if !needs.medical && needs.legal => State::Legal,
                        State::Medical | State::Legal
                            if !(needs.legal || open.2 == State::Medical && needs.medical) =>
                        {
                            State::First
                        }
                        to => to,
                    });
                    assert_eq!(next(from, step, needs), to, "{from:?} {step:?} {needs:?}");
                }
            }
        }
    }

    #[test]
    fn nothing_reaches_everybody_without_two_approvals() {
        let needs = Needs { medical: false, legal: false };
        for from in [State::Draft, State::Medical, State::Legal, State::First, State::Second] {
            for step in Step::ALL {
                let to = next(from, step, needs);
                assert!(!matches!(to, Some(State::Published | State::Scheduled)), "{from:?} {step:?}");
            }
        }
    }

    #[test]
    fn names_read_back() {
        assert!(State::ALL.into_iter().all(|state| State::from_name(state.name()) == Some(state)));
        assert!(Step::ALL.into_iter().all(|step| Step::from_name(step.name()) == Some(step)));
    }
}
