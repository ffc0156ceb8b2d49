//! Country profiles that an organisation has put into use.

use db::{Tx, statements, values};
use kernel::DbError;

use crate::ids::{OrgId, StaffId};

statements! {
    /// Which version is in use.
    pub PROFILE_IN_USE = "SELECT version FROM country_profile WHERE org_id = $1 AND state = 'in_use'";
    /// The text of a version.
    pub PROFILE = "SELECT text FROM country_profile WHERE org_id = $1 AND version = $2";
    /// All versions, the last first.
    pub PROFILES = "SELECT version, state, staff_id, day FROM country_profile WHERE org_id = $1 ORDER BY version DESC";
    /// A new version, in use.
    pub NEW_PROFILE = "INSERT INTO country_profile (org_id, version, text, state, staff_id, day)
        VALUES ($1, $2, $3, 'in_use', $4, $5)";
    /// The version in use is no longer.
    pub RETIRE_PROFILE = "UPDATE country_profile SET state = 'used' WHERE org_id = $1 AND state = 'in_use'";
    /// An earlier version is in use again.
    pub USE_PROFILE = "UPDATE country_profile SET state = 'in_use', staff_id = $1, day = $2 WHERE org_id = $3 AND version = $4";
}

/// The version in use, 0 for the strict profile that comes with the program.
pub(super) fn in_use(tx: &mut Tx<'_>, org: OrgId) -> Result<i64, DbError> {
    tx.optional(&PROFILE_IN_USE, &values![org.bytes()])?.map_or(Ok(0), |row| row.int(0))
}

/// The text of a version.
pub(super) fn text(tx: &mut Tx<'_>, org: OrgId, version: i64) -> Result<Option<String>, DbError> {
    let row = tx.optional(&PROFILE, &values![org.bytes(), version])?;
    row.map(|row| Ok(row.text(0)?.to_owned())).transpose()
}

/// A version as the page lists it.
pub(super) struct Version {
    pub(super) number: i64,
    pub(super) in_use: bool,
    /// Who put it into use last.
    pub(super) by: StaffId,
    /// Days since 1 January 1970.
    pub(super) day: i64,
}

/// All versions that the organisation has made, the last first.
pub(super) fn list(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Version>, DbError> {
    let version = |row: &db::Row| {
        let by = StaffId::from_bytes(row.id(2)?);
        Ok(Version { number: row.int(0)?, in_use: row.text(1)? == "in_use", by, day: row.int(3)? })
    };
    tx.query(&PROFILES, &values![org.bytes()])?.iter().map(version).collect()
}

/// Puts a new version into use.
pub(super) fn insert(tx: &mut Tx<'_>, org: OrgId, text: &str, by: StaffId, day: i64) -> Result<(), DbError> {
    let version = list(tx, org)?.first().map_or(0, |last| last.number) + 1;
    retire(tx, org)?;
    tx.execute(&NEW_PROFILE, &values![org.bytes(), version, text, by.bytes(), day]).map(drop)
}

/// Takes the version in use out of use: then the strict profile counts.
pub(super) fn retire(tx: &mut Tx<'_>, org: OrgId) -> Result<(), DbError> {
    tx.execute(&RETIRE_PROFILE, &values![org.bytes()]).map(drop)
}

/// Puts an earlier version back into use; whether there is such a version.
pub(super) fn put_back(
    tx: &mut Tx<'_>,
    org: OrgId,
    version: i64,
    by: StaffId,
    day: i64,
) -> Result<bool, DbError> {
    retire(tx, org)?;
    Ok(tx.execute(&USE_PROFILE, &values![by.bytes(), day, org.bytes(), version])? == 1)
}
