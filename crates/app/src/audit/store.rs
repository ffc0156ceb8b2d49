//! Rows of the audit trail.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment};

use super::{
    Action, Entry, Head,
    list::{Filter, Line, Place},
};
use crate::ids::{OrgId, StaffId};

/// Links with the names of what they are about, which may be gone; what follows is a condition, order and limit.
macro_rules! lines {
    ($of:literal) => {
        concat!(
            "SELECT a.staff_id, m.work_name, a.number, a.action, a.object, a.at, c.code, k.code AS complaint, s.work_name AS member
            FROM audit a JOIN staff m ON m.id = a.staff_id
                LEFT JOIN conversation c ON c.id = a.object AND c.org_id = a.org_id
                LEFT JOIN complaint k ON k.id = a.object AND k.org_id = a.org_id
                LEFT JOIN staff s ON s.id = a.object AND s.org_id = a.org_id
            WHERE ",
            $of
        )
    };
}

statements! {
    /// The last link of a person's chain.
    pub AUDIT_HEAD = "SELECT number, hash FROM audit WHERE staff_id = $1 ORDER BY number DESC LIMIT 1";
    /// One more link.
    pub INSERT_AUDIT = "INSERT INTO audit (staff_id, number, org_id, action, object, at, previous, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Who has done something to an object.
    pub WHO_DID = "SELECT DISTINCT staff_id FROM audit WHERE org_id = $1 AND action = $2 AND object = $3";
    /// The whole chain in order.
    pub AUDIT_CHAIN = "SELECT number, action, object, at, previous, hash FROM audit WHERE staff_id = $1 ORDER BY number";
    /// The last link of everybody's chain.
    pub AUDIT_HEADS = "SELECT s.id, s.work_name, a.number, a.hash FROM staff s JOIN audit a ON a.staff_id = s.id
            AND a.number = (SELECT MAX(b.number) AS last FROM audit b WHERE b.staff_id = s.id)
        WHERE s.org_id = $1 ORDER BY s.id";
    /// The link at one place of one chain.
    pub AUDIT_LINK = "SELECT hash FROM audit WHERE staff_id = $1 AND number = $2";
    /// The latest first, from a place on. What was done to what is looked up at once: it may be gone.
    pub AUDIT_PAGE = lines!("a.org_id = $1 AND a.at >= $2 AND (a.at, a.staff_id, a.number) < ($3, $4, $5)
        ORDER BY a.at DESC, a.staff_id DESC, a.number DESC LIMIT $6");
    /// The same of one action.
    pub AUDIT_PAGE_OF_ACTION = lines!("a.org_id = $1 AND a.action = $2 AND a.at >= $3 AND (a.at, a.staff_id, a.number) < ($4, $5, $6)
        ORDER BY a.at DESC, a.staff_id DESC, a.number DESC LIMIT $7");
    /// The same of one member, of one action or of all.
    pub AUDIT_PAGE_OF_MEMBER = lines!("a.staff_id = $1 AND a.org_id = $2 AND a.at >= $3 AND (a.at, a.number) < ($4, $5) AND ($6 = '' OR a.action = $7)
        ORDER BY a.at DESC, a.number DESC LIMIT $8");
    /// How often each action was done in a span of time.
    pub AUDIT_COUNTS = "SELECT action, COUNT(*) AS n FROM audit WHERE org_id = $1 AND at >= $2 AND at < $3 GROUP BY action ORDER BY action";
}

pub(super) fn head(tx: &mut Tx<'_>, staff: StaffId) -> Result<Option<(i64, [u8; 32])>, DbError> {
    let Some(row) = tx.optional(&AUDIT_HEAD, &values![staff.bytes()])? else { return Ok(None) };
    Ok(Some((row.int(0)?, hash(row.bytes(1)?)?)))
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

/// The links in order; `None` in the place of one that cannot be read.
pub(super) fn chain(tx: &mut Tx<'_>, staff: StaffId) -> Result<Vec<Option<Entry>>, DbError> {
    let entry = |row: &Row| {
        Ok::<_, DbError>(Entry {
            number: row.int(0)?,
            action: row.text(1)?.to_owned(),
            object: row.id(2)?,
            at: row.moment(3)?,
            previous: hash(row.bytes(4)?)?,
            hash: hash(row.bytes(5)?)?,
        })
    };
    let rows = tx.query(&AUDIT_CHAIN, &values![staff.bytes()])?;
    Ok(rows.iter().map(|row| entry(row).ok()).collect())
}

/// The ends of all chains of an organisation: what a digest or a backup keeps.
///
/// # Errors
/// Those of the store.
pub fn heads(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Head>, DbError> {
    let head = |row: &Row| {
        let (staff, work_name) = (StaffId::from_bytes(row.id(0)?), row.text(1)?.to_owned());
        Ok(Head { staff, work_name, number: row.int(2)?, hash: hash(row.bytes(3)?)? })
    };
    tx.query(&AUDIT_HEADS, &values![org.bytes()])?.iter().map(head).collect()
}

/// The hash at one place of a person's chain.
pub(super) fn link(tx: &mut Tx<'_>, staff: StaffId, number: i64) -> Result<Option<[u8; 32]>, DbError> {
    tx.optional(&AUDIT_LINK, &values![staff.bytes(), number])?.map(|row| hash(row.bytes(0)?)).transpose()
}

/// A page of the trail, the latest first.
pub(super) fn page(
    tx: &mut Tx<'_>,
    org: OrgId,
    filter: &Filter,
    after: Place,
    limit: i64,
) -> Result<Vec<Line>, DbError> {
    // One bound and not two: with `at < to` beside the place an engine would walk from `to` to the place.
    let Place { at, staff, number } = after.not_before(filter.to);
    let (org, staff, from) = (org.bytes(), staff.bytes(), filter.from);
    let rows = match (filter.member, filter.action.map(Action::name)) {
        (None, None) => tx.query(&AUDIT_PAGE, &values![org, from, at, staff, number, limit]),
        (None, Some(action)) => {
            tx.query(&AUDIT_PAGE_OF_ACTION, &values![org, action, from, at, staff, number, limit])
        }
        (Some(member), action) => {
            let (member, action) = (member.bytes(), action.unwrap_or_default());
            let values = values![member, org, from, at, number, action, action, limit];
            tx.query(&AUDIT_PAGE_OF_MEMBER, &values)
        }
    };
    rows?.iter().map(line).collect()
}

fn line(row: &Row) -> Result<Line, DbError> {
    let named = [row.opt_text(6)?, row.opt_text(7)?, row.opt_text(8)?];
    Ok(Line {
        staff: StaffId::from_bytes(row.id(0)?),
        who: row.text(1)?.to_owned(),
        number: row.int(2)?,
        action: row.text(3)?.to_owned(),
        object: row.id(4)?,
        at: row.moment(5)?,
        named: named.into_iter().flatten().next().map(str::to_owned),
    })
}

/// How often each action was done in a span of time.
pub(super) fn counts(
    tx: &mut Tx<'_>,
    org: OrgId,
    from: Moment,
    to: Moment,
) -> Result<Vec<(String, i64)>, DbError> {
    let rows = tx.query(&AUDIT_COUNTS, &values![org.bytes(), from, to])?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.int(1)?))).collect()
}

fn hash(bytes: &[u8]) -> Result<[u8; 32], DbError> {
    bytes.try_into().map_err(|_| DbError::Broken("a hash of the audit trail has another length".into()))
}
