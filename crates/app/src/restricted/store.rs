//! Rows of conversations that only named members open.

use std::collections::BTreeSet;

use db::{Tx, statements, values};
use kernel::{DbError, Sealed};

use super::FEWEST;
use crate::{
    chat::NAMED,
    ids::{ConversationId, OrgId, StaffId},
    policy::Role,
};

statements! {
    /// The team's key is taken from a conversation that has one and is not put away. Whoever acts on an older page is told so.
    pub RESTRICT = "UPDATE conversation SET root_sealed = NULL, root_wrapped = NULL, epoch = $1, revision = revision + 1
        WHERE id = $2 AND org_id = $3 AND epoch <> $1 AND state <> 'discarded' AND (root_sealed IS NOT NULL OR root_wrapped IS NOT NULL)";
    /// The list of names changed.
    pub RENAMED = "UPDATE conversation SET revision = revision + 1 WHERE id = $1 AND org_id = $2 AND epoch = $3";
    /// A restricted conversation gets the team's newest key.
    pub OPEN_TO_TEAM = "UPDATE conversation SET root_wrapped = $1, epoch = $2, revision = revision + 1
        WHERE id = $3 AND org_id = $4 AND epoch = $5 AND state <> 'discarded'";
    /// Nobody has a conversation that somebody had who does not open it any more.
    pub RELEASE_UNNAMED = "UPDATE conversation SET taken_by = NULL WHERE id = $1 AND org_id = $2 AND NOT EXISTS
        (SELECT 1 AS one FROM conversation_seal g WHERE g.conversation_id = conversation.id AND g.staff_id = conversation.taken_by)";
    /// Who has a seal of a conversation.
    pub SEALED_TO = "SELECT staff_id FROM conversation_seal WHERE conversation_id = $1 AND org_id = $2 ORDER BY staff_id";
    /// The restricted conversations that a member is not named in.
    pub CLOSED_TO = "SELECT c.id FROM conversation c WHERE c.org_id = $1 AND c.epoch = $2
        AND NOT EXISTS (SELECT 1 AS one FROM conversation_seal g WHERE g.conversation_id = c.id AND g.staff_id = $3)";
    /// Whether one is among them.
    pub IS_CLOSED_TO = "SELECT COUNT(*) AS n FROM conversation c WHERE c.id = $1 AND c.org_id = $2 AND c.epoch = $3
        AND NOT EXISTS (SELECT 1 AS one FROM conversation_seal g WHERE g.conversation_id = c.id AND g.staff_id = $4)";
    /// The work names of those who open a restricted conversation.
    pub NAMES = "SELECT s.work_name FROM conversation_seal g JOIN staff s ON s.id = g.staff_id
        WHERE g.conversation_id = $1 AND g.org_id = $2 ORDER BY s.work_name";
    /// How many restricted conversations fewer open than must who work on conversations, with no coordinator among them.
    pub IN_DANGER = "SELECT COUNT(*) AS n FROM conversation c WHERE c.org_id = $1 AND c.epoch = $2 AND c.state <> 'discarded'
            AND (SELECT COUNT(*) FROM conversation_seal o JOIN staff s ON s.id = o.staff_id WHERE o.conversation_id = c.id
                AND s.role IN ('coordinator', 'outreach_worker', 'peer')) < $3
            AND NOT EXISTS (SELECT 1 AS one FROM conversation_seal o JOIN staff s ON s.id = o.staff_id
                WHERE o.conversation_id = c.id AND s.role = 'coordinator')";
    /// A conversation that nobody opens any more gets the team's key from its visitor.
    pub OPEN_BY_VISITOR = "UPDATE conversation SET root_sealed = $1, epoch = $2, revision = revision + 1
        WHERE id = $3 AND org_id = $4 AND epoch = $5 AND state <> 'discarded'
        AND NOT EXISTS (SELECT 1 AS one FROM conversation_seal g WHERE g.conversation_id = conversation.id)";
    /// An emergency in one that nobody opens: nobody can say how it ended.
    pub END_UNOPENED = "UPDATE conversation SET emergency = 2 WHERE id = $1 AND org_id = $2 AND epoch = $3 AND emergency = 1";
    /// Whether a conversation is restricted and nobody is named in it any more.
    pub IS_UNOPENED = "SELECT COUNT(*) AS n FROM conversation c WHERE c.id = $1 AND c.org_id = $2 AND c.epoch = $3 AND c.state <> 'discarded'
        AND NOT EXISTS (SELECT 1 AS one FROM conversation_seal g WHERE g.conversation_id = c.id)";
    /// The restricted conversations that a member is named in, each with how many others are, how many of those work on
    /// conversations, and how many of those are coordinators.
    pub NAMED_WITH = "SELECT c.code,
            (SELECT COUNT(*) FROM conversation_seal o WHERE o.conversation_id = c.id AND o.staff_id <> $1) AS anybody,
            (SELECT COUNT(*) FROM conversation_seal o JOIN staff s ON s.id = o.staff_id WHERE o.conversation_id = c.id
                AND o.staff_id <> $1 AND s.role IN ('coordinator', 'outreach_worker', 'peer')) AS others,
            (SELECT COUNT(*) FROM conversation_seal o JOIN staff s ON s.id = o.staff_id WHERE o.conversation_id = c.id
                AND o.staff_id <> $1 AND s.role = 'coordinator') AS coordinators
        FROM conversation c JOIN conversation_seal g ON g.conversation_id = c.id
        WHERE g.staff_id = $1 AND c.org_id = $2 AND c.epoch = $3 ORDER BY c.code";
}

pub(super) fn restrict(tx: &mut Tx<'_>, org: OrgId, id: ConversationId) -> Result<bool, DbError> {
    Ok(tx.execute(&RESTRICT, &values![NAMED, id.bytes(), org.bytes()])? == 1)
}

pub(super) fn renamed(tx: &mut Tx<'_>, org: OrgId, id: ConversationId) -> Result<bool, DbError> {
    Ok(tx.execute(&RENAMED, &values![id.bytes(), org.bytes(), NAMED])? == 1)
}

pub(super) fn open_to_team(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: ConversationId,
    epoch: i64,
    wrapped: &Sealed<[u8; 32]>,
) -> Result<bool, DbError> {
    Ok(tx.execute(&OPEN_TO_TEAM, &values![wrapped, epoch, id.bytes(), org.bytes(), NAMED])? == 1)
}

pub(super) fn release_unnamed(tx: &mut Tx<'_>, org: OrgId, id: ConversationId) -> Result<(), DbError> {
    tx.execute(&RELEASE_UNNAMED, &values![id.bytes(), org.bytes()]).map(drop)
}

/// Who has a seal of a conversation: of a restricted one those who are named.
///
/// # Errors
/// Those of the store.
pub fn named(tx: &mut Tx<'_>, org: OrgId, id: ConversationId) -> Result<BTreeSet<StaffId>, DbError> {
    let rows = tx.query(&SEALED_TO, &values![id.bytes(), org.bytes()])?;
    rows.iter().map(|row| Ok(StaffId::from_bytes(row.id(0)?))).collect()
}

/// The restricted conversations that a member is not named in, for a list that would tell of them.
///
/// # Errors
/// Those of the store.
pub fn closed_to(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<BTreeSet<ConversationId>, DbError> {
    let rows = tx.query(&CLOSED_TO, &values![org.bytes(), NAMED, staff.bytes()])?;
    rows.iter().map(|row| Ok(ConversationId::from_bytes(row.id(0)?))).collect()
}

/// Whether a conversation is restricted and a member not named in it.
///
/// # Errors
/// Those of the store.
pub fn is_closed_to(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: ConversationId,
    staff: StaffId,
) -> Result<bool, DbError> {
    let values = values![id.bytes(), org.bytes(), NAMED, staff.bytes()];
    Ok(tx.one(&IS_CLOSED_TO, &values)?.int(0)? > 0)
}

/// The work names of those who open a restricted conversation.
///
/// # Errors
/// Those of the store.
pub fn names(tx: &mut Tx<'_>, org: OrgId, id: ConversationId) -> Result<Vec<String>, DbError> {
    let rows = tx.query(&NAMES, &values![id.bytes(), org.bytes()])?;
    rows.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
}

/// Whether a conversation is restricted and nobody opens it any more. One that is being forgotten is no such.
///
/// # Errors
/// Those of the store.
pub fn is_unopened(tx: &mut Tx<'_>, org: OrgId, id: ConversationId) -> Result<bool, DbError> {
    Ok(tx.one(&IS_UNOPENED, &values![id.bytes(), org.bytes(), NAMED])?.int(0)? > 0)
}

pub(super) fn end_unopened(tx: &mut Tx<'_>, org: OrgId, id: ConversationId) -> Result<(), DbError> {
    tx.execute(&END_UNOPENED, &values![id.bytes(), org.bytes(), NAMED]).map(drop)
}

pub(super) fn open_by_visitor(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: ConversationId,
    epoch: i64,
    sealed: &Sealed<[u8; 32]>,
) -> Result<bool, DbError> {
    Ok(tx.execute(&OPEN_BY_VISITOR, &values![sealed, epoch, id.bytes(), org.bytes(), NAMED])? == 1)
}

/// What becomes of the restricted conversations that a member is named in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// How many there are.
    pub named: i64,
    /// The code names of those that would be left to too few: fewer than must be able to open one, and no coordinator among them.
    pub lost: Vec<String>,
    /// How many of these nobody would open any more.
    pub unopened: i64,
}

impl Lost {
    /// What a tick says that accepts it: how many it is about, as whoever ticked saw it.
    pub fn tick(&self) -> String {
        format!("{}.{}", self.unopened, self.lost.len())
    }

    /// Whether nothing would be lost, or no more than a tick has accepted.
    pub fn is_accepted(&self, tick: Option<&str>) -> bool {
        let seen = tick.and_then(|tick| tick.split_once('.'));
        let seen = seen.and_then(|(unopened, lost)| Some((unopened.parse().ok()?, lost.parse().ok()?)));
        let (unopened, lost): (i64, usize) = seen.unwrap_or_default();
        self.unopened <= unopened && self.lost.len() <= lost
    }
}

/// What would become of restricted conversations if a member left, or went from one role to another. Whoever leaves, or works on
/// conversations no more, must leave enough others; a coordinator who becomes something else must leave another coordinator too,
/// because nobody has said why there is none.
///
/// # Errors
/// Those of the store.
pub fn lost_without(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    roles: Option<(Role, Role)>,
) -> Result<Lost, DbError> {
    let rows = tx.query(&NAMED_WITH, &values![staff.bytes(), org.bytes(), NAMED])?;
    let mut all = Lost::default();
    for row in &rows {
        all.named += 1;
        let (others, working, coordinators) = (row.int(1)?, row.int(2)?, row.int(3)?);
        let stays = roles.is_some_and(|(_, after)| after.held().is_some());
        let nobody = others == 0 && !stays;
        let too_few = match roles {
            Some((before, after)) if after.holds_team_key() => {
                before == Role::Coordinator && after != Role::Coordinator && coordinators == 0
            }
            Some((before, _)) if !before.holds_team_key() => false,
            _ => working < FEWEST as i64 && coordinators == 0,
        };
        if nobody || too_few {
            all.lost.push(row.text(0)?.to_owned());
            all.unopened += i64::from(nobody);
        }
    }
    Ok(all)
}

/// How many restricted conversations could be lost with one person, or are lost: for the doctor. At the desk it comes to that only
/// where somebody has ticked that it may.
///
/// # Errors
/// Those of the store.
pub fn in_danger(tx: &mut Tx<'_>, org: OrgId) -> Result<i64, DbError> {
    tx.one(&IN_DANGER, &values![org.bytes(), NAMED, FEWEST as i64])?.int(0)
}
