//! Conversations that nobody has find whoever is there: members who want that, are at the desk, and have room.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use db::{Tx, values};
use kernel::{DbError, Moment};

use super::{
    act::Standing,
    choose::{Candidate, Caps, Held, Wanted, choose},
    store::{
        self,
        waiting::{FREE, LOAD, STILL_TAKES, TAKERS},
    },
};
use crate::{
    App, care,
    chat::{NAMED, State},
    duty,
    ids::{ConversationId, OrgId, StaffId},
    restricted,
    session::IDLE_MINUTES,
    settings::Organisation,
    team::{self, Trust},
};

/// So many conversations find somebody at one time; the rest the next time, some seconds later.
const AT_ONCE: i64 = 100;

/// A conversation that nobody has.
struct Free {
    id: ConversationId,
    language: String,
    epoch: i64,
    revision: i64,
    emergency: bool,
    /// Who alone opens it, if it is restricted.
    named: Option<BTreeSet<StaffId>>,
}

impl Free {
    /// Who of those who are there is to have it.
    fn choose(&self, candidates: &[Candidate], caps: Caps) -> Option<StaffId> {
        let wanted = Wanted { language: &self.language, epoch: self.epoch, emergency: self.emergency };
        let Some(named) = &self.named else { return choose(candidates, caps, wanted) };
        let mut few: Vec<_> = candidates.iter().filter(|one| named.contains(&one.id)).cloned().collect();
        few.iter_mut().for_each(|one| one.epochs = vec![self.epoch]); // They have a seal of their own.
        choose(&few, caps, wanted)
    }
}

/// Assigns what nobody has to whoever is there; gives how many. Each is a unit of work of its own that looks again whether
/// it is still so; several processes on one store may do it at the same time.
///
/// # Errors
/// Those of the store; what was assigned before stays so.
pub async fn assign_waiting(app: &App, org: &Arc<Organisation>) -> Result<u64, DbError> {
    let (now, id) = (app.clock.now(), org.id);
    let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
    let (mut candidates, free) = app.db.read(move |tx| read(tx, &trust, &of, now)).await?;
    duty::refresh(app, org).await;
    let on_shift = duty::on_now(app, org, now);
    for one in &mut candidates {
        one.on_shift = on_shift.iter().any(|on| on.staff == one.id && on.kind == duty::Kind::Desk);
        // A shift of any kind goes before quiet hours.
        one.quiet &= on_shift.iter().all(|on| on.staff != one.id);
    }
    let (caps, mut done) = (Caps::of(&org.settings), 0);
    for one in free {
        let Some(to) = one.choose(&candidates, caps) else { continue };
        let (thread, seen) = (one.id, (one.revision, one.emergency));
        if app.db.write(move |tx| assign(tx, id, (thread, seen), (to, caps), now)).await? {
            app.wake(id, one.id);
            done += 1;
        }
        // Also where it was not: then something has changed, and the next time will tell.
        for candidate in candidates.iter_mut().filter(|candidate| candidate.id == to) {
            candidate.held.open += 1;
            candidate.held.emergencies += i64::from(one.emergency);
        }
    }
    Ok(done)
}

fn read(
    tx: &mut Tx<'_>,
    trust: &Trust,
    org: &Organisation,
    now: Moment,
) -> Result<(Vec<Candidate>, Vec<Free>), DbError> {
    let takers = tx.query(&TAKERS, &values![org.id.bytes(), now.plus_minutes(-IDLE_MINUTES)])?;
    if takers.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let Some(roll) = trust.believed(tx, org)? else { return Ok((Vec::new(), Vec::new())) };
    let mut epochs: HashMap<StaffId, Vec<i64>> = HashMap::new();
    for (epoch, staff) in team::seal_holders(tx, org.id)? {
        epochs.entry(staff).or_default().push(epoch);
    }
    let quiet = care::quiet_now(tx, org, now)?;
    let mut candidates = Vec::new();
    for row in takers {
        let id = StaffId::from_bytes(row.id(0)?);
        let Some(card) = roll.member(id).filter(|card| card.role.holds_team_key()) else { continue };
        candidates.push(Candidate {
            id,
            role: card.role,
            languages: row.text(1)?.split_whitespace().map(str::to_owned).collect(),
            epochs: epochs.remove(&id).unwrap_or_default(),
            held: held(tx, org.id, id, now)?,
            on_shift: false,
            quiet: quiet.contains_key(&id),
        });
    }
    let free = tx.query(&FREE, &values![org.id.bytes(), now, AT_ONCE])?;
    let free = free.iter().map(|row| {
        let (id, epoch) = (ConversationId::from_bytes(row.id(0)?), row.int(2)?);
        let named = if epoch == NAMED { Some(restricted::named(tx, org.id, id)?) } else { None };
        let (language, revision) = (row.text(1)?.to_owned(), row.int(3)?);
        Ok(Free { id, language, epoch, revision, emergency: row.int(4)? == 1, named })
    });
    Ok((candidates, free.collect::<Result<_, DbError>>()?))
}

/// What a member has of open conversations.
///
/// # Errors
/// Those of the store.
pub fn held(tx: &mut Tx<'_>, org: OrgId, staff: StaffId, now: Moment) -> Result<Held, DbError> {
    let row = tx.one(&LOAD, &values![org.bytes(), staff.bytes(), now])?;
    Ok(Held { open: row.int(0)?, emergencies: row.int(1)? })
}

/// Whether it was still free, and the member still there with room: asked in the unit of work that assigns, so that of two
/// processes one finds the cap reached.
fn assign(
    tx: &mut Tx<'_>,
    org: OrgId,
    (id, (revision, emergency)): (ConversationId, (i64, bool)),
    (to, caps): (StaffId, Caps),
    now: Moment,
) -> Result<bool, DbError> {
    let since = now.plus_minutes(-IDLE_MINUTES);
    let there = tx.optional(&STILL_TAKES, &values![to.bytes(), org.bytes(), since])?.is_some();
    if !there || !caps.have_room(held(tx, org, to, now)?, emergency) {
        return Ok(false);
    }
    let after = Standing { state: State::Open, taken_by: Some(to), snoozed_until: None };
    store::stand(tx, org, id, &after, revision, now)
}
