//! Lexicons that an organisation has put into use, and how often each was right.

use std::collections::BTreeMap;

use db::{Tx, statements, values};
use kernel::{DbError, Lang};

use super::Alarm;
use crate::{
    chat::Kind,
    ids::{OrgId, StaffId},
};

statements! {
    /// Which versions are in use.
    pub LEXICONS_IN_USE = "SELECT language, version FROM lexicon WHERE org_id = $1 AND state = 'in_use' ORDER BY language";
    /// The text of a version.
    pub LEXICON = "SELECT text FROM lexicon WHERE org_id = $1 AND language = $2 AND version = $3";
    /// All versions, the last first.
    pub LEXICONS = "SELECT language, version, state, staff_id, day FROM lexicon WHERE org_id = $1
        ORDER BY version DESC, language";
    /// The number of the last version.
    pub LAST_LEXICON = "SELECT version FROM lexicon WHERE org_id = $1 AND language = $2 ORDER BY version DESC LIMIT 1";
    /// A new version, in use.
    pub NEW_LEXICON = "INSERT INTO lexicon (org_id, language, version, text, state, staff_id, day)
        VALUES ($1, $2, $3, $4, 'in_use', $5, $6)";
    /// The version in use is no longer.
    pub RETIRE_LEXICON = "UPDATE lexicon SET state = 'used' WHERE org_id = $1 AND language = $2 AND state = 'in_use'";
    /// An earlier version is in use again.
    pub USE_LEXICON = "UPDATE lexicon SET state = 'in_use', staff_id = $1, day = $2
        WHERE org_id = $3 AND language = $4 AND version = $5";
    /// An alarm more.
    pub COUNT_RAISED = "INSERT INTO triage_count (org_id, language, version, kind, raised, cleared)
        VALUES ($1, $2, $3, $4, 1, 0)
        ON CONFLICT (org_id, language, version, kind) DO UPDATE SET raised = triage_count.raised + 1";
    /// A false alarm more.
    pub COUNT_CLEARED = "INSERT INTO triage_count (org_id, language, version, kind, raised, cleared)
        VALUES ($1, $2, $3, $4, 0, 1)
        ON CONFLICT (org_id, language, version, kind) DO UPDATE SET cleared = triage_count.cleared + 1";
    /// How often each kind was raised and cleared in a language.
    pub COUNTS = "SELECT version, kind, raised, cleared FROM triage_count WHERE org_id = $1 AND language = $2
        ORDER BY version DESC, kind";
}

/// The version of each language that is in use instead of the one that comes with the program.
pub(super) fn in_use(tx: &mut Tx<'_>, org: OrgId) -> Result<BTreeMap<Lang, i64>, DbError> {
    let mut versions = BTreeMap::new();
    for row in tx.query(&LEXICONS_IN_USE, &values![org.bytes()])? {
        if let Some(lang) = Lang::from_code(row.text(0)?) {
            versions.insert(lang, row.int(1)?);
        }
    }
    Ok(versions)
}

/// The text of a version.
pub(super) fn text(tx: &mut Tx<'_>, org: OrgId, lang: Lang, version: i64) -> Result<Option<String>, DbError> {
    let row = tx.optional(&LEXICON, &values![org.bytes(), lang.code(), version])?;
    row.map(|row| Ok(row.text(0)?.to_owned())).transpose()
}

/// A version as lists show it.
pub(super) struct Version {
    pub(super) lang: Lang,
    pub(super) version: i64,
    pub(super) in_use: bool,
    /// Who put it into use last.
    pub(super) by: StaffId,
    /// Days since 1 January 1970.
    pub(super) day: i64,
}

/// All versions that the organisation has made, the last first.
pub(super) fn list(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Version>, DbError> {
    let mut versions = Vec::new();
    for row in tx.query(&LEXICONS, &values![org.bytes()])? {
        let Some(lang) = Lang::from_code(row.text(0)?) else { continue };
        versions.push(Version {
            lang,
            version: row.int(1)?,
            in_use: row.text(2)? == "in_use",
            by: StaffId::from_bytes(row.id(3)?),
            day: row.int(4)?,
        });
    }
    Ok(versions)
}

/// The number of the last version that the organisation has made, 0 if it has made none.
pub(super) fn last(tx: &mut Tx<'_>, org: OrgId, lang: Lang) -> Result<i64, DbError> {
    let row = tx.optional(&LAST_LEXICON, &values![org.bytes(), lang.code()])?;
    row.map_or(Ok(0), |row| row.int(0))
}

/// Puts a new version into use.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    org: OrgId,
    (lang, version): (Lang, i64),
    text: &str,
    by: StaffId,
    day: i64,
) -> Result<(), DbError> {
    retire(tx, org, lang)?;
    let values = values![org.bytes(), lang.code(), version, text, by.bytes(), day];
    tx.execute(&NEW_LEXICON, &values).map(drop)
}

/// Takes the version in use out of use: then the one that comes with the program counts.
pub(super) fn retire(tx: &mut Tx<'_>, org: OrgId, lang: Lang) -> Result<(), DbError> {
    tx.execute(&RETIRE_LEXICON, &values![org.bytes(), lang.code()]).map(drop)
}

/// Puts an earlier version back into use; whether there is such a version.
pub(super) fn put_back(
    tx: &mut Tx<'_>,
    org: OrgId,
    (lang, version): (Lang, i64),
    by: StaffId,
    day: i64,
) -> Result<bool, DbError> {
    retire(tx, org, lang)?;
    Ok(tx.execute(&USE_LEXICON, &values![by.bytes(), day, org.bytes(), lang.code(), version])? == 1)
}

/// Counts an alarm.
pub(super) fn count_raised(tx: &mut Tx<'_>, org: OrgId, alarm: &Alarm) -> Result<(), DbError> {
    tx.execute(&COUNT_RAISED, &alarm_values(org, alarm)).map(drop)
}

/// Counts a false alarm.
pub(super) fn count_cleared(tx: &mut Tx<'_>, org: OrgId, alarm: &Alarm) -> Result<(), DbError> {
    tx.execute(&COUNT_CLEARED, &alarm_values(org, alarm)).map(drop)
}

fn alarm_values(org: OrgId, alarm: &Alarm) -> [db::Value; 4] {
    values![org.bytes(), alarm.lang.code(), i64::from(alarm.version), alarm.kind.code()]
}

/// How a version of a lexicon did for one kind.
pub(super) struct Count {
    pub(super) version: i64,
    pub(super) kind: Kind,
    pub(super) raised: i64,
    pub(super) cleared: i64,
}

/// How the versions of a language did, the last version first.
pub(super) fn counts(tx: &mut Tx<'_>, org: OrgId, lang: Lang) -> Result<Vec<Count>, DbError> {
    let mut counts = Vec::new();
    for row in tx.query(&COUNTS, &values![org.bytes(), lang.code()])? {
        let Some(kind) = Kind::from_code(row.text(1)?) else { continue };
        counts.push(Count { version: row.int(0)?, kind, raised: row.int(2)?, cleared: row.int(3)? });
    }
    Ok(counts)
}
