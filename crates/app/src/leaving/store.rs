//! Which conversations an older key of the team still opens.

use db::{Tx, statements, values};
use kernel::{DbError, Sealed};

use crate::ids::{ConversationId, OrgId};

statements! {
    /// How many conversations there are, and how many of them an older key opens.
    pub PROGRESS = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM conversation WHERE org_id = $2";
    /// How many an older key opens; and how many seals of older keys there are.
    pub OLDER_COUNTS = "SELECT (SELECT COUNT(*) FROM conversation WHERE org_id = $1 AND epoch < $2) AS conversations,
        (SELECT COUNT(*) FROM team_seal WHERE org_id = $1 AND epoch < $2) AS seals";
    /// The next of them after a place.
    pub OLDER = "SELECT id, epoch, root_sealed, root_wrapped FROM conversation
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) ORDER BY epoch, id LIMIT $5";
}

/// A conversation that an older key opens.
pub(super) struct Older {
    pub(super) id: ConversationId,
    pub(super) epoch: i64,
    pub(super) sealed: Option<Sealed<[u8; 32]>>,
    pub(super) wrapped: Option<Sealed<[u8; 32]>>,
}

/// How many conversations there are, and how many of them a key before `epoch` opens.
pub(super) fn progress(tx: &mut Tx<'_>, org: OrgId, epoch: i64) -> Result<(i64, i64), DbError> {
    let row = tx.one(&PROGRESS, &values![epoch, org.bytes()])?;
    Ok((row.int(0)?, row.int(1)?))
}

/// How many conversations a key before `epoch` opens, and how many seals of such keys there are.
pub(super) fn older_counts(tx: &mut Tx<'_>, org: OrgId, epoch: i64) -> Result<(i64, i64), DbError> {
    let row = tx.one(&OLDER_COUNTS, &values![org.bytes(), epoch])?;
    Ok((row.int(0)?, row.int(1)?))
}

/// At most `limit` conversations that a key before `epoch` opens, after a place.
pub(super) fn older(
    tx: &mut Tx<'_>,
    org: OrgId,
    epoch: i64,
    after: (i64, ConversationId),
    limit: i64,
) -> Result<Vec<Older>, DbError> {
    let rows = tx.query(&OLDER, &values![org.bytes(), epoch, after.0, after.1.bytes(), limit])?;
    rows.iter()
        .map(|row| {
            Ok(Older {
                id: ConversationId::from_bytes(row.id(0)?),
                epoch: row.int(1)?,
                sealed: row.opt_sealed(2)?,
                wrapped: row.opt_sealed(3)?,
            })
        })
        .collect()
}
