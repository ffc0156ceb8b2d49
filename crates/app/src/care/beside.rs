//! What stands beside a conversation: a sentence before somebody whose emergencies are enough takes another one, which never hinders
//! them; who wants quiet now, for whoever would name them in a note; and once, after an emergency or an exception has ended, the offer of a debrief.

use std::{collections::HashMap, sync::Arc};

use kernel::{DbError, Moment};

use super::{load::Cap, quiet::quiet_now};
use crate::{
    chat::{Conversation, Emergency},
    duty,
    ids::StaffId,
    policy::{self, Deed},
    surfaces::desk::Colleague,
    work,
};

/// What stands beside a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Beside {
    /// What is said before an emergency is taken.
    pub(crate) enough: Option<String>,
    /// Whether a debrief is offered.
    pub(crate) offers: bool,
    /// Which colleagues want quiet now and are on no shift, and until when.
    quiet: HashMap<StaffId, Moment>,
}

impl Beside {
    /// `ended`: something hard has just ended here.
    pub(crate) async fn read(
        colleague: &Colleague,
        conversation: &Conversation,
        ended: bool,
    ) -> Result<Self, DbError> {
        let (ground, session) = (&colleague.desk.ground, &colleague.session);
        if !policy::allows(session.role(), Deed::WorkThread) {
            return Ok(Self { offers: ended, ..Self::default() });
        }
        let (app, of, staff) = (&ground.app, Arc::clone(&ground.org), session.staff());
        let now = app.clock.now();
        let mine = conversation.taken_by.as_ref().is_some_and(|(holder, _)| *holder == staff);
        let could = conversation.emergency == Emergency::Open && !mine;
        let read = app.db.read(move |tx| {
            let held = if could { work::held(tx, of.id, staff, now)? } else { work::Held::default() };
            Ok::<_, DbError>((held, quiet_now(tx, &of, now)?))
        });
        let (held, mut quiet) = read.await?;
        for on in duty::on_now(app, &ground.org, now) {
            quiet.remove(&on.staff);
        }
        let enough = could && held.emergencies >= Cap::Emergencies.most(&ground.org.settings);
        let enough = enough.then(|| ground.t.with("care-take-enough", "n", held.emergencies));
        Ok(Self { enough, offers: ended, quiet })
    }

    /// Until when a colleague wants quiet.
    pub(crate) fn quiet(&self, staff: &StaffId) -> Option<&Moment> {
        self.quiet.get(staff)
    }
}
