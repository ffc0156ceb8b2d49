//! Pictures of the guide: those of the program's own pack, and those that an organisation has uploaded. Under one name there is one picture
//! for good, so that what two people approved is what everybody sees; whoever wants another takes another name.

mod desk;
mod make;
mod public;
mod store;

use db::Tx;
use guide::{Picture, Pictures, archive::Files, picture::Kind};
use kernel::DbError;

pub(super) use desk::routes as desk_routes;
pub(super) use public::routes;
pub(super) use store::bodies;
pub use store::{ALL as STATEMENTS, pictures};

use super::own_files;
use crate::{App, ids::OrgId};

/// Pictures that an organisation may have, at most: with all of them the whole guide is still one ZIP.
pub(super) const MOST: usize = 50;

/// How the names of the program's own pictures begin, and no others: so none of a later version takes the name of somebody's.
const OWN: &str = "nb-";

/// A picture that is not in the library yet.
#[derive(Clone, Debug)]
pub struct New {
    /// Its name.
    pub name: String,
    /// What it is.
    pub picture: Picture,
    /// Its file.
    pub bytes: Vec<u8>,
}

/// Characters of a name, at most.
const LONGEST_NAME: usize = 40;

/// Whether a picture of an organisation may have this name.
pub(super) fn is_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=LONGEST_NAME).contains(&name.len()) && name.bytes().all(fits) && !name.starts_with(OWN)
}

/// How many pictures of an organisation are among the files of a pack.
pub(super) fn count(files: &Files) -> usize {
    let names = files.keys().filter_map(|path| path.strip_prefix("pictures/"));
    names.filter(|file| !file.starts_with(OWN)).count()
}

/// Takes pictures that were looked at before into the library. `false`, and nothing is taken, where there would be too many, or there is another
/// of a name by now.
///
/// # Errors
/// Those of the store.
pub(super) fn take(tx: &mut Tx<'_>, org: OrgId, new: &[New]) -> Result<bool, DbError> {
    let there = store::pictures(tx, org)?;
    if there.len() + new.len() > MOST || new.iter().any(|one| there.contains_key(&one.name)) {
        return Ok(false);
    }
    for one in new {
        store::insert(tx, org, &one.name, &one.picture, &one.bytes)?;
    }
    Ok(true)
}

/// The bytes of one of the program's own pictures.
fn own(name: &str, picture: &Picture) -> Option<Vec<u8>> {
    let path = picture.path(name);
    own_files().into_iter().find(|(own, _)| *own == path).map(|(_, bytes)| bytes.into_owned())
}

/// The bytes of a picture of the program's own pack or of an organisation, on a thread that may block.
///
/// # Errors
/// Those of the store.
pub(super) fn read(app: &App, org: OrgId, name: &str, picture: &Picture) -> Result<Option<Vec<u8>>, DbError> {
    if let Some(bytes) = own(name, picture) {
        return Ok(Some(bytes));
    }
    let (name, kind) = (name.to_owned(), picture.kind);
    app.db.read_blocking(move |tx| store::body(tx, org, &name, kind))
}

/// What a picture of a kind is to a browser.
const fn media_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Png => "image/png",
        Kind::Jpeg => "image/jpeg",
    }
}

/// The pictures of the program's own pack.
fn own_pictures() -> Pictures {
    super::own_pack().pictures().map(|(name, picture)| (name.to_owned(), picture.clone())).collect()
}
