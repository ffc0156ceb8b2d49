//! Rows of what members chose, of loads over a cap, and what a member has answered.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment};

use super::{load::Said, quiet::Quiet};
use crate::ids::{OrgId, StaffId};

statements! {
    /// What a member has chosen.
    pub CARE_CHOICE = "SELECT agrees, quiet_from, quiet_to, weekdays, off_until FROM care_choice WHERE staff_id = $1 AND org_id = $2";
    /// What everybody has chosen who has chosen something.
    pub CARE_CHOICES = "SELECT staff_id, agrees, quiet_from, quiet_to, weekdays, off_until FROM care_choice WHERE org_id = $1";
    /// Whether coordinators may see a member's load by name.
    pub CARE_AGREE = "INSERT INTO care_choice (staff_id, org_id, agrees, weekdays) VALUES ($1, $2, $3, 0)
        ON CONFLICT (staff_id) DO UPDATE SET agrees = excluded.agrees";
    /// When a member is not to be called.
    pub CARE_QUIET = "INSERT INTO care_choice (staff_id, org_id, agrees, quiet_from, quiet_to, weekdays, off_until) VALUES ($1, $2, 0, $3, $4, $5, $6)
        ON CONFLICT (staff_id) DO UPDATE SET quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
            weekdays = excluded.weekdays, off_until = excluded.off_until";
    /// What a member has chosen goes.
    pub CARE_FORGET = "DELETE FROM care_choice WHERE staff_id = $1 AND org_id = $2";
    /// How often a member has answered since a moment, and in how many talks.
    pub CARE_SAID = "SELECT COUNT(*) AS answers, COUNT(DISTINCT conversation_id) AS talks FROM message
        WHERE org_id = $1 AND staff_id = $2 AND sent_at >= $3";
    /// Loads over a cap.
    pub CARE_OVER = "SELECT staff_id, cap, since, told FROM care_over WHERE org_id = $1 ORDER BY staff_id, cap";
    /// A load is over a cap.
    pub CARE_CROSS = "INSERT INTO care_over (staff_id, cap, org_id, since, told) VALUES ($1, $2, $3, $4, 0)
        ON CONFLICT (staff_id, cap) DO NOTHING";
    /// It is not any more.
    pub CARE_UNCROSS = "DELETE FROM care_over WHERE staff_id = $1 AND cap = $2 AND org_id = $3";
    /// A member has been told.
    pub CARE_TOLD = "UPDATE care_over SET told = 1 WHERE staff_id = $1 AND org_id = $2 AND told = 0";
    /// What is known of a member's loads over a cap goes.
    pub CARE_FORGET_OVER = "DELETE FROM care_over WHERE staff_id = $1 AND org_id = $2";
    /// Of how many caps a member is to be told, and how many colleagues wrote to them.
    pub CARE_NEWS = "SELECT (SELECT COUNT(*) FROM care_over WHERE staff_id = $1 AND org_id = $2 AND told = 0) AS over_caps,
        (SELECT COUNT(*) FROM debrief_seal WHERE staff_id = $1 AND org_id = $2 AND unread = 1) AS letters";
}

/// What a member has chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    /// Whether coordinators may see their load by name.
    pub(super) agrees: bool,
    /// When they are not to be called.
    pub(super) quiet: Quiet,
}

fn chosen(row: &Row, at: usize) -> Result<Chosen, DbError> {
    let hours = row.opt_int(at + 1)?.zip(row.opt_int(at + 2)?);
    let quiet = Quiet::from_row(hours, row.int(at + 3)?, row.opt_moment(at + 4)?);
    Ok(Chosen { agrees: row.int(at)? == 1, quiet })
}

pub(super) fn choice(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<Chosen, DbError> {
    let row = tx.optional(&CARE_CHOICE, &values![staff.bytes(), org.bytes()])?;
    row.map_or(Ok(Chosen::default()), |row| chosen(&row, 0))
}

pub(super) fn choices(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<(StaffId, Chosen)>, DbError> {
    let rows = tx.query(&CARE_CHOICES, &values![org.bytes()])?;
    rows.iter().map(|row| Ok((StaffId::from_bytes(row.id(0)?), chosen(row, 1)?))).collect()
}

pub(super) fn agree(tx: &mut Tx<'_>, org: OrgId, staff: StaffId, agrees: bool) -> Result<(), DbError> {
    tx.execute(&CARE_AGREE, &values![staff.bytes(), org.bytes(), i64::from(agrees)]).map(drop)
}

pub(super) fn set_quiet(tx: &mut Tx<'_>, org: OrgId, staff: StaffId, quiet: &Quiet) -> Result<(), DbError> {
    let (hours, weekdays, off_until) = quiet.to_row();
    let (from, to) = (hours.map(|(from, _)| from), hours.map(|(_, to)| to));
    tx.execute(&CARE_QUIET, &values![staff.bytes(), org.bytes(), from, to, weekdays, off_until]).map(drop)
}

pub(super) fn said(tx: &mut Tx<'_>, org: OrgId, staff: StaffId, since: Moment) -> Result<Said, DbError> {
    let row = tx.one(&CARE_SAID, &values![org.bytes(), staff.bytes(), since])?;
    Ok(Said { answers: row.int(0)?, talks: row.int(1)? })
}

/// A load over a cap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Over {
    pub(super) staff: StaffId,
    pub(super) cap: String,
    /// Since which minute it is known.
    pub(super) since: Moment,
    /// Whether the member has seen it.
    pub(super) told: bool,
}

pub(super) fn over(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Over>, DbError> {
    let one = |row: &Row| {
        let staff = StaffId::from_bytes(row.id(0)?);
        Ok(Over { staff, cap: row.text(1)?.to_owned(), since: row.moment(2)?, told: row.int(3)? == 1 })
    };
    tx.query(&CARE_OVER, &values![org.bytes()])?.iter().map(one).collect()
}

pub(super) fn cross(
    tx: &mut Tx<'_>,
    org: OrgId,
    (staff, cap): (StaffId, &str),
    now: Moment,
) -> Result<(), DbError> {
    tx.execute(&CARE_CROSS, &values![staff.bytes(), cap, org.bytes(), now.to_minute()]).map(drop)
}

pub(super) fn uncross(tx: &mut Tx<'_>, org: OrgId, (staff, cap): (StaffId, &str)) -> Result<(), DbError> {
    tx.execute(&CARE_UNCROSS, &values![staff.bytes(), cap, org.bytes()]).map(drop)
}

pub(super) fn tell(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&CARE_TOLD, &values![staff.bytes(), org.bytes()]).map(drop)
}

pub(super) fn forget(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&CARE_FORGET, &values![staff.bytes(), org.bytes()])?;
    tx.execute(&CARE_FORGET_OVER, &values![staff.bytes(), org.bytes()]).map(drop)
}

pub(super) fn news(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(i64, i64), DbError> {
    let row = tx.one(&CARE_NEWS, &values![staff.bytes(), org.bytes()])?;
    Ok((row.int(0)?, row.int(1)?))
}
