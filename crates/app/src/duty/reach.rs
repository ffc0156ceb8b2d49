//! Who of those on duty or on call can be called by e-mail: said before the shift, and without the address.

use std::collections::HashMap;

use db::Tx;
use jiff::tz::TimeZone;
use kernel::{DbError, Moment};

use super::{
    rota::Rota,
    shift::{Kind, Shift},
};
use crate::{
    App,
    ids::{OrgId, StaffId},
    paging::{self, Reach},
    report::day,
};

/// So many days ahead the coordinator is told of whoever on call cannot be called.
const AHEAD: i64 = 7;

/// Who can be called, as it stands; `None` where no e-mail is sent at all.
pub(super) type Reached = Option<HashMap<StaffId, Reach>>;

/// Reads it.
pub(super) fn read(tx: &mut Tx<'_>, org: OrgId, sends: bool) -> Result<Reached, DbError> {
    sends.then(|| paging::reach(tx, org)).transpose()
}

/// Whether e-mail is sent.
pub(super) fn sends(app: &App) -> bool {
    app.relay.is_some()
}

fn of(reached: &HashMap<StaffId, Reach>, staff: StaffId) -> Reach {
    reached.get(&staff).copied().unwrap_or(Reach::NoAddress)
}

/// Tone and text of what is said beside a shift that is not over. Why somebody cannot be called is theirs and their coordinator's to
/// know; that somebody on call cannot be called is everybody's.
pub(super) fn beside(
    reached: &Reached,
    shift: &Shift,
    staff: StaffId,
    why: bool,
) -> Option<(&'static str, &'static str)> {
    let reach = of(reached.as_ref()?, staff);
    match (reach, shift.series.kind) {
        (Reach::Yes, _) => Some(("ok", "duty-reach-yes")),
        (_, Kind::OnCall) if why => Some(("urgent", reason(reach))),
        (_, Kind::OnCall) => Some(("urgent", "duty-reach-no")),
        (_, Kind::Desk) if why => Some(("idle", reason(reach))),
        (_, Kind::Desk) => None,
    }
}

/// Why somebody cannot be called.
pub(super) fn reason(reach: Reach) -> &'static str {
    match reach {
        Reach::Yes => "duty-reach-yes",
        Reach::NotConfirmed => "duty-reach-asked",
        Reach::Refused => "duty-reach-refused",
        Reach::NoAddress => "duty-reach-none",
    }
}

/// The shifts on call that go on or begin within a week and whose holder cannot be called, with why; all of them where no e-mail is
/// sent.
pub(super) fn not_reached(
    reached: &Reached,
    rota: &Rota,
    now: Moment,
    zone: &TimeZone,
) -> Vec<(Shift, StaffId, Reach)> {
    let today = day::of(now, zone);
    let call = rota.between(today - 1, today + AHEAD, zone).into_iter();
    let call = call.filter(|one| one.series.kind == Kind::OnCall && !one.cancelled && one.to > now);
    let unreached = |shift: Shift| {
        let holder = rota.holder(&shift)?.id;
        let reach = reached.as_ref().map_or(Reach::NoAddress, |reached| of(reached, holder));
        (reach != Reach::Yes).then_some((shift, holder, reach))
    };
    call.filter_map(unreached).collect()
}
