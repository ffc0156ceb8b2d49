//! A follow-up as pages show it, and that it is on record before they do.

use std::collections::BTreeSet;

use db::Tx;
use kernel::{DbError, Fault, Moment};

use super::{
    model::{Asked, Part, State, purpose_key},
    rules,
    store::FollowUpRow,
};
use crate::{
    audit::Action,
    chat::{self, Opened},
    ids::{ConversationId, StaffId},
    report::day,
    session::Session,
    surfaces::{Ground, desk::Colleague},
};

/// One follow-up, opened.
pub(crate) struct Line {
    pub(crate) row: FollowUpRow,
    /// What it is about; `None` where it does not open.
    asked: Option<Asked>,
    /// The text of what it is about.
    pub(crate) purpose: String,
    /// The text of where it stands.
    pub(crate) state_key: String,
    /// The day it is due.
    pub(crate) due: Moment,
    /// The day it was planned on.
    pub(crate) planned_on: Moment,
    /// Whether its conversation is restricted and the member not named in it: then nothing of it is opened.
    pub(crate) closed: bool,
    today: i64,
    me: StaffId,
}

impl Line {
    /// `closed` are the conversations that the member may not open.
    pub(super) fn new(
        ground: &Ground,
        session: &Session,
        row: FollowUpRow,
        closed: &BTreeSet<ConversationId>,
    ) -> Self {
        let closed = closed.contains(&row.conversation);
        let (asked, row) = match closed {
            true => (None, row),
            false => {
                let opened = rules::open(session, ground.org.id, row);
                (opened.asked(), opened.row)
            }
        };
        let purpose = match &asked {
            Some(asked) => purpose_key(asked.purpose),
            None if closed => "restricted-word".to_owned(),
            None => "message-unreadable".to_owned(),
        };
        let state_key = format!("follow-state-{}", row.standing.state.name());
        let (due, planned_on) = (day::shown(row.standing.due), day::shown(row.planned_on));
        let today = rules::today(&ground.app, &ground.org);
        Self { asked, purpose, state_key, due, planned_on, closed, today, me: session.staff(), row }
    }

    /// The words of the team's own, if there are any.
    pub(crate) fn words(&self) -> Option<&str> {
        self.asked.as_ref().map(|asked| asked.words.as_str()).filter(|words| !words.is_empty())
    }

    /// Where it stands.
    pub(crate) fn state(&self) -> State {
        self.row.standing.state
    }

    /// The part of the list that it belongs to.
    pub(crate) fn part(&self) -> Part {
        Part::of(self.row.standing.due, self.today)
    }

    /// Whether it is due today or was before, and nobody has begun to say how it ended.
    pub(crate) fn is_pressing(&self) -> bool {
        self.state().is_due() && self.row.standing.due <= self.today
    }

    /// Whether the member who looks is to do it.
    pub(crate) fn is_mine(&self) -> bool {
        self.row.standing.whose == Some(self.me)
    }

    /// Whether one click says that they were reached, because they wrote.
    pub(crate) fn wrote_back(&self) -> bool {
        self.row.wrote && self.row.standing.is_tried()
    }

    /// Whether one click brings them back, because they wrote after they were lost.
    pub(crate) fn is_back(&self) -> bool {
        self.row.wrote && self.state() == State::Lost
    }
}

/// Which conversations of these rows nothing says yet that this session has seen.
pub(super) fn unseen(
    tx: &mut Tx<'_>,
    session: &Session,
    rows: &[FollowUpRow],
    closed: &BTreeSet<ConversationId>,
) -> Result<Vec<Opened>, DbError> {
    let lookup = session.secret.lookup();
    let mut unseen: Vec<Opened> = Vec::new();
    for row in rows.iter().filter(|row| !closed.contains(&row.conversation)) {
        if unseen.iter().any(|one| one.conversation == row.conversation) {
            continue;
        }
        let mut seen = false;
        for action in [Action::SeeFollowUp, Action::OpenThread] {
            seen = seen || chat::was_opened(tx, &lookup, row.conversation, action.name())?;
        }
        if !seen {
            let (conversation, action) = (row.conversation, Action::SeeFollowUp);
            unseen.push(Opened { conversation, action, rewrapped: None });
        }
    }
    Ok(unseen)
}

/// Puts on record what a page is about to show.
pub(super) async fn record(colleague: &Colleague, unseen: Vec<Opened>) -> Result<(), Fault> {
    if unseen.is_empty() {
        return Ok(());
    }
    let ground = &colleague.desk.ground;
    let (org, session, now) = (ground.org.id, colleague.session.clone(), ground.app.clock.now());
    Ok(ground.app.db.write(move |tx| chat::reopen(tx, org, &session, &unseen, now)).await?)
}
