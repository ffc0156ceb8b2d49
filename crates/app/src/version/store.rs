//! Versions of texts that an organisation has put into use.

use db::{Tx, statements, values};
use kernel::DbError;

use crate::ids::{OrgId, StaffId};

statements! {
    /// Which version is in use.
    pub VERSION_IN_USE = "SELECT version FROM text_version WHERE org_id = $1 AND kind = $2 AND state = 'in_use'";
    /// The text of a version.
    pub VERSION = "SELECT text FROM text_version WHERE org_id = $1 AND kind = $2 AND version = $3";
    /// All versions, the last first.
    pub VERSIONS = "SELECT version, state, staff_id, day FROM text_version WHERE org_id = $1 AND kind = $2 ORDER BY version DESC";
    /// A new version, in use.
    pub NEW_VERSION = "INSERT INTO text_version (org_id, kind, version, text, state, staff_id, day)
        VALUES ($1, $2, $3, $4, 'in_use', $5, $6)";
    /// The version in use is no longer.
    pub RETIRE_VERSION = "UPDATE text_version SET state = 'used' WHERE org_id = $1 AND kind = $2 AND state = 'in_use'";
    /// An earlier version is in use again.
    pub USE_VERSION = "UPDATE text_version SET state = 'in_use', staff_id = $1, day = $2 WHERE org_id = $3 AND kind = $4 AND version = $5";
}

/// The version in use, 0 for what comes with the program.
pub(super) fn in_use(tx: &mut Tx<'_>, org: OrgId, kind: &str) -> Result<i64, DbError> {
    tx.optional(&VERSION_IN_USE, &values![org.bytes(), kind])?.map_or(Ok(0), |row| row.int(0))
}

/// The text of a version.
pub(super) fn text(tx: &mut Tx<'_>, org: OrgId, kind: &str, version: i64) -> Result<Option<String>, DbError> {
    let row = tx.optional(&VERSION, &values![org.bytes(), kind, version])?;
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
pub(super) fn list(tx: &mut Tx<'_>, org: OrgId, kind: &str) -> Result<Vec<Version>, DbError> {
    let version = |row: &db::Row| {
        let by = StaffId::from_bytes(row.id(2)?);
        Ok(Version { number: row.int(0)?, in_use: row.text(1)? == "in_use", by, day: row.int(3)? })
    };
    tx.query(&VERSIONS, &values![org.bytes(), kind])?.iter().map(version).collect()
}

/// Puts a new version into use.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    org: OrgId,
    kind: &str,
    text: &str,
    by: StaffId,
    day: i64,
) -> Result<(), DbError> {
    let version = list(tx, org, kind)?.first().map_or(0, |last| last.number) + 1;
    retire(tx, org, kind)?;
    tx.execute(&NEW_VERSION, &values![org.bytes(), kind, version, text, by.bytes(), day]).map(drop)
}

/// Takes the version in use out of use: then what comes with the program counts.
pub(super) fn retire(tx: &mut Tx<'_>, org: OrgId, kind: &str) -> Result<(), DbError> {
    tx.execute(&RETIRE_VERSION, &values![org.bytes(), kind]).map(drop)
}

/// Puts an earlier version back into use; whether there is such a version.
pub(super) fn put_back(
    tx: &mut Tx<'_>,
    org: OrgId,
    kind: &str,
    version: i64,
    by: StaffId,
    day: i64,
) -> Result<bool, DbError> {
    retire(tx, org, kind)?;
    Ok(tx.execute(&USE_VERSION, &values![by.bytes(), day, org.bytes(), kind, version])? == 1)
}
