//! Rows of who is away.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Sealed};

use crate::ids::{AwayId, OrgId, StaffId};

statements! {
    /// A consultant is away, in the place of what was there before.
    pub WRITE_AWAY = "INSERT INTO consult_away (id, org_id, staff_id, from_day, to_day, epoch, key_sealed, key_own, word)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Whoever is back, or will not be away.
    pub REMOVE_AWAY = "DELETE FROM consult_away WHERE staff_id = $1 AND org_id = $2";
    /// Who is away on a day or will be, until their last day is over.
    pub AWAY = "SELECT id, staff_id, from_day, to_day, epoch, key_sealed, key_wrapped, key_own, word FROM consult_away
        WHERE org_id = $1 AND to_day >= $2 ORDER BY from_day, staff_id";
}

/// That a consultant is away, as its row has it.
#[derive(Clone, Debug)]
pub(in super::super) struct AwayRow {
    pub(in super::super) id: AwayId,
    pub(in super::super) staff: StaffId,
    pub(in super::super) from: i64,
    pub(in super::super) to: i64,
    pub(in super::super) epoch: i64,
    pub(in super::super) sealed: Option<Sealed<[u8; 32]>>,
    pub(in super::super) wrapped: Option<Sealed<[u8; 32]>>,
    pub(in super::super) own: Sealed<[u8; 32]>,
    pub(in super::super) word: Sealed<String>,
}

/// That a consultant is away, ready to be written: for the team, and for themselves.
pub(in super::super) struct NewAway {
    pub(in super::super) id: AwayId,
    pub(in super::super) org: OrgId,
    pub(in super::super) staff: StaffId,
    pub(in super::super) from: i64,
    pub(in super::super) to: i64,
    pub(in super::super) epoch: i64,
    pub(in super::super) sealed: Sealed<[u8; 32]>,
    pub(in super::super) own: Sealed<[u8; 32]>,
    pub(in super::super) word: Sealed<String>,
}

pub(in super::super) fn write_away(tx: &mut Tx<'_>, new: &NewAway) -> Result<(), DbError> {
    let values = values![
        new.id.bytes(),
        new.org.bytes(),
        new.staff.bytes(),
        new.from,
        new.to,
        new.epoch,
        &new.sealed,
        &new.own,
        &new.word,
    ];
    tx.execute(&WRITE_AWAY, &values).map(drop)
}

/// Who is away on a day, or will be.
pub(in super::super) fn who_is_away(tx: &mut Tx<'_>, org: OrgId, day: i64) -> Result<Vec<AwayRow>, DbError> {
    let one = |row: &Row| {
        Ok(AwayRow {
            id: AwayId::from_bytes(row.id(0)?),
            staff: StaffId::from_bytes(row.id(1)?),
            from: row.int(2)?,
            to: row.int(3)?,
            epoch: row.int(4)?,
            sealed: row.opt_sealed(5)?,
            wrapped: row.opt_sealed(6)?,
            own: row.sealed(7)?,
            word: row.sealed(8)?,
        })
    };
    tx.query(&AWAY, &values![org.bytes(), day])?.iter().map(one).collect()
}

/// Whoever is back, or left.
pub(in super::super) fn remove_away(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&REMOVE_AWAY, &values![staff.bytes(), org.bytes()]).map(drop)
}
