//! Rows of notes at the end of a shift.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment};

use super::{NewNote, NoteRow};
use crate::ids::{HandoverId, OrgId, StaffId};

statements! {
    /// A note. The same form again is the same note.
    pub INSERT_HANDOVER = "INSERT INTO handover (id, org_id, staff_id, at, epoch, key_wrapped, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    /// The newest notes.
    pub HANDOVERS = "SELECT id, at, epoch, key_wrapped, body FROM handover WHERE org_id = $1 ORDER BY at DESC, id DESC LIMIT $2";
    /// The newest that a member has not read.
    pub UNREAD_HANDOVERS = "SELECT id, at, epoch, key_wrapped, body FROM handover
        WHERE org_id = $1 AND NOT EXISTS (SELECT 1 FROM handover_read r WHERE r.handover_id = handover.id AND r.staff_id = $2)
        ORDER BY at DESC, id DESC LIMIT $3";
    /// Whether a member has written one since a moment.
    pub WROTE_HANDOVER = "SELECT COUNT(*) AS n FROM handover WHERE org_id = $1 AND staff_id = $2 AND at >= $3";
    /// A member has read one; whoever wrote it has.
    pub MARK_HANDOVER = "INSERT INTO handover_read (handover_id, staff_id) SELECT h.id, s.id FROM handover h JOIN staff s ON s.org_id = h.org_id
        WHERE s.id = $1 AND h.id = $2 AND h.org_id = $3 ON CONFLICT (handover_id, staff_id) DO NOTHING";
    /// Notes of before.
    pub DELETE_OLD_HANDOVERS = "DELETE FROM handover WHERE at < $1";
}

fn note(row: &Row) -> Result<NoteRow, DbError> {
    Ok(NoteRow {
        id: HandoverId::from_bytes(row.id(0)?),
        at: row.moment(1)?,
        epoch: row.int(2)?,
        key: row.sealed(3)?,
        body: row.sealed(4)?,
    })
}

pub(super) fn insert(tx: &mut Tx<'_>, new: &NewNote) -> Result<(), DbError> {
    let values = values![
        new.id.bytes(),
        new.org.bytes(),
        new.by.bytes(),
        new.at.to_minute(),
        new.epoch,
        &new.key,
        &new.body,
    ];
    tx.execute(&INSERT_HANDOVER, &values).map(drop)
}

pub(super) fn newest(tx: &mut Tx<'_>, org: OrgId, limit: i64) -> Result<Vec<NoteRow>, DbError> {
    tx.query(&HANDOVERS, &values![org.bytes(), limit])?.iter().map(note).collect()
}

pub(super) fn unread(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    limit: i64,
) -> Result<Vec<NoteRow>, DbError> {
    tx.query(&UNREAD_HANDOVERS, &values![org.bytes(), staff.bytes(), limit])?.iter().map(note).collect()
}

pub(super) fn wrote_since(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    since: Moment,
) -> Result<bool, DbError> {
    Ok(tx.one(&WROTE_HANDOVER, &values![org.bytes(), staff.bytes(), since])?.int(0)? > 0)
}

pub(super) fn mark_read(tx: &mut Tx<'_>, org: OrgId, id: HandoverId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&MARK_HANDOVER, &values![staff.bytes(), id.bytes(), org.bytes()]).map(drop)
}

pub(super) fn delete_old(tx: &mut Tx<'_>, before: Moment) -> Result<u64, DbError> {
    tx.execute(&DELETE_OLD_HANDOVERS, &values![before])
}
