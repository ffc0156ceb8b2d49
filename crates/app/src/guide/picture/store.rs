//! Rows of pictures.

use db::{Row, Tx, statements, values};
use guide::{Picture, Pictures, picture::Kind};
use kernel::DbError;

use crate::ids::OrgId;

statements! {
    /// The pictures of an organisation, without what is seen in them.
    pub GUIDE_PICTURES = "SELECT name, kind, width, height FROM guide_picture WHERE org_id = $1 ORDER BY name";
    /// What is seen in one.
    pub GUIDE_PICTURE = "SELECT body FROM guide_picture WHERE org_id = $1 AND name = $2 AND kind = $3";
    /// What is seen in all of them.
    pub GUIDE_PICTURE_BODIES = "SELECT name, kind, body FROM guide_picture WHERE org_id = $1 ORDER BY name";
    /// A picture.
    pub INSERT_GUIDE_PICTURE = "INSERT INTO guide_picture (org_id, name, kind, width, height, body) VALUES ($1, $2, $3, $4, $5, $6)";
    /// No longer.
    pub DELETE_GUIDE_PICTURE = "DELETE FROM guide_picture WHERE org_id = $1 AND name = $2";
    /// The versions of texts that name a picture, whether anybody sees them or not.
    pub GUIDE_PICTURE_USED = "SELECT path FROM guide_version WHERE org_id = $1 AND text LIKE $2 ORDER BY path LIMIT 1";
}

fn odd() -> DbError {
    DbError::Broken("a picture of the guide is not as it was written".to_owned())
}

fn kind(row: &Row, at: usize) -> Result<Kind, DbError> {
    let ending = row.text(at)?;
    Kind::ALL.into_iter().find(|kind| kind.ending() == ending).ok_or_else(odd)
}

/// The pictures of an organisation.
///
/// # Errors
/// Those of the store.
pub fn pictures(tx: &mut Tx<'_>, org: OrgId) -> Result<Pictures, DbError> {
    let side = |row: &Row, at| u32::try_from(row.int(at)?).map_err(|_| odd());
    let rows = tx.query(&GUIDE_PICTURES, &values![org.bytes()])?;
    let one = |row: &Row| {
        let picture = Picture { kind: kind(row, 1)?, width: side(row, 2)?, height: side(row, 3)? };
        Ok((row.text(0)?.to_owned(), picture))
    };
    rows.iter().map(one).collect()
}

pub(super) fn body(tx: &mut Tx<'_>, org: OrgId, name: &str, kind: Kind) -> Result<Option<Vec<u8>>, DbError> {
    let row = tx.optional(&GUIDE_PICTURE, &values![org.bytes(), name, kind.ending()])?;
    row.map(|row| Ok(row.bytes(0)?.to_vec())).transpose()
}

/// All pictures of an organisation as files of a pack.
///
/// # Errors
/// Those of the store.
pub(in crate::guide) fn bodies(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<(String, Vec<u8>)>, DbError> {
    let rows = tx.query(&GUIDE_PICTURE_BODIES, &values![org.bytes()])?;
    let file = |row: &Row| {
        let picture = Picture { kind: kind(row, 1)?, width: 0, height: 0 };
        Ok((picture.path(row.text(0)?), row.bytes(2)?.to_vec()))
    };
    rows.iter().map(file).collect()
}

/// Keeps a picture under a name that no other has.
///
/// # Errors
/// Those of the store.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    org: OrgId,
    name: &str,
    picture: &Picture,
    body: &[u8],
) -> Result<(), DbError> {
    let (width, height) = (i64::from(picture.width), i64::from(picture.height));
    let values = values![org.bytes(), name, picture.kind.ending(), width, height, body];
    tx.execute(&INSERT_GUIDE_PICTURE, &values).map(drop)
}

pub(super) fn delete(tx: &mut Tx<'_>, org: OrgId, name: &str) -> Result<(), DbError> {
    tx.execute(&DELETE_GUIDE_PICTURE, &values![org.bytes(), name]).map(drop)
}

/// Whether any version of a text names a picture, so that it stays: history stays what it was.
pub(super) fn is_used(tx: &mut Tx<'_>, org: OrgId, name: &str) -> Result<bool, DbError> {
    // A name is letters, digits and hyphens: nothing in it means anything to LIKE.
    let named = format!("%](picture:{name})%");
    Ok(tx.optional(&GUIDE_PICTURE_USED, &values![org.bytes(), named])?.is_some())
}
