//! Rows of the audit trail.

use db::{Tx, statements, values};
use kernel::DbError;

use super::Entry;
use crate::ids::{OrgId, StaffId};

statements! {
    /// The last link of a person's chain.
    pub AUDIT_HEAD = "SELECT number, hash FROM audit WHERE staff_id = $1 ORDER BY number DESC LIMIT 1";
    /// The last link of every person's chain. By person, because a chain is long and its end is found at once.
    pub AUDIT_HEADS = "SELECT a.staff_id, a.number, a.hash FROM staff s JOIN audit a ON a.staff_id = s.id
        WHERE a.number = (SELECT max(b.number) FROM audit b WHERE b.staff_id = s.id) ORDER BY a.staff_id";
    /// One more link.
    pub INSERT_AUDIT = "INSERT INTO audit (staff_id, number, org_id, action, object, at, previous, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Who has done something to an object.
    pub WHO_DID = "SELECT DISTINCT staff_id FROM audit WHERE org_id = $1 AND action = $2 AND object = $3";
    /// The whole chain in order.
    pub AUDIT_CHAIN = "SELECT number, action, object, at, previous, hash FROM audit WHERE staff_id = $1 ORDER BY number";
}

pub(super) fn head(tx: &mut Tx<'_>, staff: StaffId) -> Result<Option<(i64, [u8; 32])>, DbError> {
    let Some(row) = tx.optional(&AUDIT_HEAD, &values![staff.bytes()])? else { return Ok(None) };
    Ok(Some((row.int(0)?, hash(row.bytes(1)?)?)))
}

pub(super) fn heads(tx: &mut Tx<'_>) -> Result<Vec<(StaffId, i64, [u8; 32])>, DbError> {
    let rows = tx.query(&AUDIT_HEADS, &[])?;
    rows.iter().map(|row| Ok((StaffId::from_bytes(row.id(0)?), row.int(1)?, hash(row.bytes(2)?)?))).collect()
}

pub(super) fn insert(tx: &mut Tx<'_>, org: OrgId, staff: StaffId, entry: &Entry) -> Result<(), DbError> {
    let values = values![
        staff.bytes(),
        entry.number,
        org.bytes(),
        entry.action.as_str(),
        entry.object,
        entry.at,
        entry.previous,
        entry.hash,
    ];
    tx.execute(&INSERT_AUDIT, &values).map(drop)
}

pub(super) fn who_did(
    tx: &mut Tx<'_>,
    org: OrgId,
    action: &str,
    object: [u8; 16],
) -> Result<Vec<StaffId>, DbError> {
    let rows = tx.query(&WHO_DID, &values![org.bytes(), action, object])?;
    rows.iter().map(|row| Ok(StaffId::from_bytes(row.id(0)?))).collect()
}

pub(super) fn chain(tx: &mut Tx<'_>, staff: StaffId) -> Result<Vec<Entry>, DbError> {
    let rows = tx.query(&AUDIT_CHAIN, &values![staff.bytes()])?;
    rows.iter()
        .map(|row| {
            Ok(Entry {
                number: row.int(0)?,
                action: row.text(1)?.to_owned(),
                object: row.id(2)?,
                at: row.moment(3)?,
                previous: hash(row.bytes(4)?)?,
                hash: hash(row.bytes(5)?)?,
            })
        })
        .collect()
}

fn hash(bytes: &[u8]) -> Result<[u8; 32], DbError> {
    bytes.try_into().map_err(|_| DbError::Broken("a hash of the audit trail has another length".into()))
}
