//! What stands around every page of the desk: the counts of the rail, the strip above. One read for all of it.

use std::sync::Arc;

use kernel::DbError;

use super::Ground;
use crate::{
    care, chat, complaint, consult,
    desk::choice::{self, Choice},
    emergency::{self, Banner},
    follow_up,
    policy::{self, Deed, Held, Role},
    report, safeguarding,
    session::Session,
};

/// What stands around a page. A count is `None` for whoever may not see what is counted.
#[derive(Clone, Default)]
pub(crate) struct Rail {
    /// How many conversations that this member can open wait for an answer of the team.
    pub(crate) waiting: i64,
    /// How many complaints nobody has begun to look at.
    pub(crate) complaints: Option<i64>,
    /// How many reports wait for this member: to be looked at by a coordinator, to be corrected by others.
    pub(crate) reports: Option<i64>,
    /// How many questions of colleagues wait for this member.
    pub(crate) consults: Option<i64>,
    /// How many follow-ups are due today or were before, for this member or anybody.
    pub(crate) follow_ups: Option<i64>,
    /// How many courses of safeguarding wait for this member.
    pub(crate) safeguarding: Option<i64>,
    /// What this member is told quietly about their own load, and of what a colleague wrote to them.
    pub(crate) told: care::Told,
    /// The emergencies that are open; `None` while there is none that this member can open.
    pub(crate) emergencies: Option<Banner>,
    /// How the member wants the desk.
    pub(crate) choice: Choice,
}

impl Rail {
    /// What a role may see, before anything is counted.
    fn of(role: Role) -> Self {
        let nothing = |deed| policy::allows(role, deed).then_some(0);
        Self {
            complaints: nothing(Deed::SeeComplaints),
            reports: nothing(Deed::FileReport),
            consults: nothing(Deed::SeeConsults),
            follow_ups: nothing(Deed::FollowUp),
            safeguarding: nothing(Deed::Safeguard),
            ..Self::default()
        }
    }

    /// Reads what a member may see. What cannot be read is no reason to show no page.
    pub(super) async fn read(ground: &Ground, session: &Session) -> Self {
        let (role, staff, of) = (session.role(), session.staff(), Arc::clone(&ground.org));
        let now = ground.app.clock.now();
        let read = ground.app.db.read(move |tx| {
            let (org, mut rail) = (of.id, Self::of(role));
            rail.choice = choice::find(tx, org, staff)?;
            rail.told = care::told(tx, org, staff)?;
            if let Some(held) = role.held() {
                rail.waiting = match held {
                    Held::Team => chat::count_waiting(tx, org, now)?,
                    Held::Given => chat::given_counts(tx, org, staff)?.1,
                };
                rail.emergencies = emergency::banner(tx, org, staff, held)?;
            }
            if let Some(new) = &mut rail.complaints {
                *new = complaint::count_new(tx, org)?;
            }
            if let Some(waiting) = &mut rail.reports {
                let reviews = policy::allows(role, Deed::ReviewReports);
                *waiting = if reviews {
                    report::count_submitted(tx, org)?
                } else {
                    report::count_returned(tx, org, staff)?
                };
            }
            if let Some(asked) = &mut rail.consults
                && policy::allows(role, Deed::AnswerConsult)
            {
                *asked = consult::count_waiting(tx, org, staff)?;
            }
            if let Some(due) = &mut rail.follow_ups {
                *due = follow_up::count_due(tx, &of, staff, now)?;
            }
            if let Some(waiting) = &mut rail.safeguarding {
                *waiting = safeguarding::count_waiting(tx, org, staff)?;
            }
            Ok::<_, DbError>(rail)
        });
        read.await.unwrap_or_else(|error| {
            tracing::warn!("what stands around a page was not read: {error}");
            Self::of(role)
        })
    }
}
