//! Rows of organisations.

use db::{Tx, statements, values};
use kernel::DbError;

use crate::ids::OrgId;

statements! {
    /// One organisation by its short name.
    pub ORGANISATION_BY_SLUG = "SELECT id, slug, founding_key, settings FROM organisation WHERE slug = $1";
    /// Every organisation, with the key it was founded with.
    pub ORGANISATIONS = "SELECT slug, founding_key FROM organisation ORDER BY slug";
    /// The identifiers of all organisations.
    pub ORGANISATION_IDS = "SELECT id FROM organisation ORDER BY id";
    /// Another founding key, while nobody is in the team.
    pub SET_FOUNDING_KEY = "UPDATE organisation SET founding_key = $1 WHERE id = $2";
    /// A new organisation.
    pub INSERT_ORGANISATION = "INSERT INTO organisation (id, slug, founding_key, settings) VALUES ($1, $2, $3, $4)";
}

/// A row of `organisation`.
pub(crate) struct OrganisationRow {
    pub(crate) id: OrgId,
    pub(crate) slug: String,
    pub(crate) founding_key: Vec<u8>,
    pub(crate) settings: String,
}

pub(crate) fn organisation(tx: &mut Tx<'_>, slug: &str) -> Result<Option<OrganisationRow>, DbError> {
    let Some(row) = tx.optional(&ORGANISATION_BY_SLUG, &values![slug])? else { return Ok(None) };
    Ok(Some(OrganisationRow {
        id: OrgId::from_bytes(row.id(0)?),
        slug: row.text(1)?.to_owned(),
        founding_key: row.bytes(2)?.to_vec(),
        settings: row.text(3)?.to_owned(),
    }))
}

pub(super) fn founding_keys(tx: &mut Tx<'_>) -> Result<Vec<(String, Vec<u8>)>, DbError> {
    let rows = tx.query(&ORGANISATIONS, &[])?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.bytes(1)?.to_vec()))).collect()
}

/// The identifiers of all organisations.
///
/// # Errors
/// Those of the store.
pub fn ids(tx: &mut Tx<'_>) -> Result<Vec<OrgId>, DbError> {
    tx.query(&ORGANISATION_IDS, &[])?.iter().map(|row| Ok(OrgId::from_bytes(row.id(0)?))).collect()
}

pub(crate) fn set_founding_key(tx: &mut Tx<'_>, org: OrgId, key: [u8; 32]) -> Result<(), DbError> {
    tx.execute(&SET_FOUNDING_KEY, &values![key, org.bytes()]).map(drop)
}

pub(crate) fn insert_organisation(tx: &mut Tx<'_>, row: &OrganisationRow) -> Result<(), DbError> {
    let values =
        values![row.id.bytes(), row.slug.as_str(), row.founding_key.as_slice(), row.settings.as_str()];
    tx.execute(&INSERT_ORGANISATION, &values).map(drop)
}
