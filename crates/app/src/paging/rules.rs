//! Whether somebody has to be called, and who.

use std::{collections::HashMap, sync::Arc};

use db::{Row, Tx};
use kernel::{DbError, Moment};

use super::{
    letter::{self, Job, Subject},
    store::{self, State},
};
use crate::{
    App, care,
    duty::{self, OnDuty},
    ids::{OrgId, StaffId},
    policy::Role,
    settings::{Duty, DutyTime, Organisation},
};

/// An emergency is called again after so many minutes, and so late is an answer in one that somebody has taken.
const AGAIN_EMERGENCY: i64 = 5;
/// Whoever waits for a first answer is called for again after so many minutes.
const AGAIN_WAITING: i64 = 30;
/// After so many calls nobody is called again for the same one: an unread mailbox is not filled.
const MOST_CALLS: i64 = 12;
/// Whoever did something within so many minutes sits at the desk and sees it there.
const AT_DESK: i64 = 3;

/// Why somebody is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Words that may be an emergency, and nobody is with them.
    Emergency,
    /// In the hours of duty somebody waits for a first answer longer than they should.
    Waiting,
}

/// A member who can be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Reachable {
    pub staff: StaffId,
    pub role: Role,
    /// Wishes to be called in an emergency at any hour.
    pub always: bool,
    /// Sits at the desk now.
    pub at_desk: bool,
    /// It is one of their quiet hours.
    pub quiet: bool,
}

/// Whether a member can be called, as far as their address tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Their address is confirmed.
    Yes,
    /// The code that was sent to it was not typed.
    NotConfirmed,
    /// The mail server does not take it.
    Refused,
    /// They have set none, or removed it.
    NoAddress,
}

/// Who of the team can be called; whoever is missing has no address. No address is opened for it.
///
/// # Errors
/// Those of the store.
pub fn reach(tx: &mut Tx<'_>, org: OrgId) -> Result<HashMap<StaffId, Reach>, DbError> {
    let reach = |state| match state {
        State::Confirmed => Reach::Yes,
        State::Asked => Reach::NotConfirmed,
        State::Refused => Reach::Refused,
    };
    Ok(store::standing(tx, org)?.into_iter().map(|(staff, state)| (staff, reach(state))).collect())
}

/// Whom to call at the nth call, counted from 0. Those on call or on a shift; in an emergency also who wishes it at any hour,
/// and from the second call on coordinators (rule E-5: the supervisor is paged). Where nobody of them can be reached,
/// coordinators are called at once: a call that goes to nobody is none.
///
/// Quiet hours are kept, but not by whoever is on a shift, which goes before them. Coordinators are called in theirs only if otherwise
/// nobody can be reached: where there is nobody else to call, and in an emergency that two calls have not helped.
pub fn whom(reason: Reason, nth: i64, members: &[Reachable], on: &[StaffId]) -> Vec<StaffId> {
    let emergency = reason == Reason::Emergency;
    let away = || members.iter().filter(|one| !one.at_desk);
    let coordinators =
        |quiet| away().filter(move |one| one.role == Role::Coordinator && (quiet || !one.quiet));
    let mut called: Vec<StaffId> = away()
        .filter(|one| on.contains(&one.staff) || (emergency && one.always && !one.quiet))
        .map(|one| one.staff)
        .collect();
    if called.is_empty() || (emergency && nth > 0) {
        called.extend(coordinators(false).map(|one| one.staff));
    }
    if called.is_empty() || (emergency && nth > 1) {
        called.extend(coordinators(true).map(|one| one.staff));
    }
    called.sort();
    called.dedup();
    called
}

/// After which moment an emergency has to wait to be called for still, and before which if somebody has taken it.
fn called_for(now: Moment) -> (Moment, Moment) {
    (now.plus_minutes(-MOST_CALLS * AGAIN_EMERGENCY), now.plus_minutes(-AGAIN_EMERGENCY))
}

/// Of those who alone open a conversation, whoever does not want quiet now; everybody if nobody is left, and once two calls have not
/// helped.
fn awake(mut named: Vec<StaffId>, quiet: &HashMap<StaffId, Moment>, nth: i64) -> Vec<StaffId> {
    if nth < 2 && named.iter().any(|one| !quiet.contains_key(one)) {
        named.retain(|one| !quiet.contains_key(one));
    }
    named
}

/// Since when there is a reason to call; `None` while there is none.
pub(super) async fn since(app: &App, org: &Organisation, reason: Reason) -> Result<Option<Moment>, DbError> {
    let (id, now) = (org.id, app.clock.now());
    if reason == Reason::Emergency {
        let span = called_for(now);
        return app.db.read(move |tx| store::emergency_since(tx, id, span)).await;
    }
    let Duty::Open(_) = org.settings.hours.at(now, &org.zone) else { return Ok(None) };
    let target = i64::from(org.settings.answer_target_minutes);
    let late = now.plus_minutes(-target);
    let since = app.db.read(move |tx| store::new_since(tx, id, late)).await?;
    // Whoever wrote in the night waits since the hours began.
    Ok(since.filter(|since| {
        DutyTime::until(&org.settings.hours, &org.zone, *since, now).minutes_since(*since) >= target
    }))
}

fn reachable(row: &Row, quiet: &HashMap<StaffId, Moment>, now: Moment) -> Result<Option<Reachable>, DbError> {
    let Some(role) = Role::from_name(row.text(1)?) else { return Ok(None) };
    let (staff, seen) = (StaffId::from_bytes(row.id(0)?), row.opt_moment(3)?);
    Ok(Some(Reachable {
        staff,
        role,
        quiet: quiet.contains_key(&staff),
        always: row.int(2)? == 1,
        at_desk: seen.is_some_and(|seen| now.minutes_since(seen) < AT_DESK),
    }))
}

/// Looks whether anybody has to be called and asks for the letters; how many. Each is asked for once, whichever process looks.
///
/// # Errors
/// Those of the store.
pub async fn call_waiting(app: &App, org: &Arc<Organisation>) -> Result<usize, DbError> {
    if app.relay.is_none() {
        return Ok(0);
    }
    let (id, now) = (org.id, app.clock.now());
    let mut letters = Vec::new();
    for (reason, again) in [(Reason::Emergency, AGAIN_EMERGENCY), (Reason::Waiting, AGAIN_WAITING)] {
        let Some(since) = since(app, org, reason).await? else { continue };
        let nth = now.minutes_since(since) / again;
        if nth >= MOST_CALLS {
            continue;
        }
        let of = Arc::clone(org);
        let read = app
            .db
            .read(move |tx| Ok::<_, DbError>((store::reachable(tx, id)?, care::quiet_now(tx, &of, now)?)));
        let (rows, quiet) = read.await?;
        let members = rows.iter().filter_map(|row| reachable(row, &quiet, now).transpose());
        let members: Vec<Reachable> = members.collect::<Result<_, _>>()?;
        let on: Vec<OnDuty> = duty::on_now(app, org, now);
        let mut on: Vec<StaffId> = on.iter().map(|one| one.staff).collect();
        if reason == Reason::Emergency {
            // Where only named members open it, they are called first, on duty or not; nobody else could do more than call them.
            let span = called_for(now);
            let (named, of_team) = app.db.read(move |tx| store::emergency_of(tx, id, span)).await?;
            on.retain(|_| of_team || named.is_empty());
            on.extend(awake(named, &quiet, nth));
        }
        for staff in whom(reason, nth, &members, &on) {
            let job = Job { org: id, staff, subject: Subject::Call(reason) };
            let occasion = since.millis() + nth;
            letters.push((job, letter::key(&app.instance, &job, occasion)));
        }
    }
    if letters.is_empty() {
        return Ok(0);
    }
    let count = letters.len();
    app.db.write(move |tx| letters.iter().try_for_each(|(job, key)| letter::ask(tx, job, key, now))).await?;
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(number: u8, role: Role) -> Reachable {
        let staff = StaffId::from_bytes([number; 16]);
        Reachable { staff, role, always: false, at_desk: false, quiet: false }
    }

    #[test]
    fn who_is_on_call_is_called_and_coordinators_when_that_did_not_help() {
        let (worker, coordinator) = (member(1, Role::OutreachWorker), member(2, Role::Coordinator));
        let members = [worker, coordinator];
        let on = [worker.staff];
        assert_eq!(whom(Reason::Emergency, 0, &members, &on), [worker.staff]);
        assert_eq!(whom(Reason::Emergency, 1, &members, &on), [worker.staff, coordinator.staff]);
        assert_eq!(whom(Reason::Waiting, 3, &members, &on), [worker.staff]);
    }

    #[test]
    fn when_nobody_on_call_can_be_reached_a_coordinator_is_called_at_once() {
        let (worker, coordinator) = (member(1, Role::OutreachWorker), member(2, Role::Coordinator));
        assert_eq!(whom(Reason::Emergency, 0, &[worker, coordinator], &[]), [coordinator.staff]);
        let at_desk = Reachable { at_desk: true, ..worker };
        assert_eq!(whom(Reason::Emergency, 0, &[at_desk, coordinator], &[worker.staff]), [coordinator.staff]);
        assert_eq!(whom(Reason::Waiting, 0, &[], &[worker.staff]), []);
    }

    #[test]
    fn quiet_hours_are_kept_but_a_shift_goes_before_them_and_an_emergency_is_not_left_alone() {
        let quiet = |member| Reachable { quiet: true, ..member };
        let worker = quiet(member(1, Role::OutreachWorker));
        let (asleep, awake) = (quiet(member(2, Role::Coordinator)), member(3, Role::Coordinator));
        let always = quiet(Reachable { always: true, ..member(4, Role::Peer) });
        let all = [worker, asleep, awake, always];
        assert_eq!(whom(Reason::Emergency, 0, &all, &[worker.staff]), [worker.staff], "a shift goes before");
        assert_eq!(
            whom(Reason::Emergency, 0, &all, &[]),
            [awake.staff],
            "who wishes it always wishes quiet too"
        );
        assert_eq!(whom(Reason::Waiting, 9, &all, &[]), [awake.staff]);
        assert_eq!(whom(Reason::Emergency, 1, &all, &[worker.staff]), [worker.staff, awake.staff]);
        let third = [worker.staff, asleep.staff, awake.staff];
        assert_eq!(whom(Reason::Emergency, 2, &all, &[worker.staff]), third, "two calls have not helped");
        let alone = [worker, asleep, always];
        assert_eq!(whom(Reason::Waiting, 0, &alone, &[]), [asleep.staff], "nobody else can be reached");
        assert_eq!(whom(Reason::Emergency, 0, &alone, &[]), [asleep.staff]);
    }

    #[test]
    fn whoever_wishes_it_is_called_at_any_hour_but_only_in_an_emergency() {
        let peer = Reachable { always: true, ..member(3, Role::Peer) };
        assert_eq!(whom(Reason::Emergency, 0, &[peer], &[]), [peer.staff]);
        assert_eq!(whom(Reason::Waiting, 0, &[peer], &[]), []);
    }
}
