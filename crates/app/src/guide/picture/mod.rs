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

use super::{RULES, own_files};
use crate::{App, ids::OrgId};

/// Pictures that an organisation may have, at most: with all of them the whole guide is still one ZIP.
const MOST: usize = 50;

/// How the names of the program's own pictures begin, and no others: so none of a later version takes the name of somebody's.
const OWN: &str = "nb-";

/// Takes pictures of a pack that is brought in, each under its path. `None` where there would be too many.
///
/// # Errors
/// Those of the store.
pub(super) fn take(tx: &mut Tx<'_>, org: OrgId, files: &Files) -> Result<Option<()>, DbError> {
    if files.is_empty() {
        return Ok(Some(()));
    }
    let each = files.iter().map(|(path, bytes)| (path.as_str(), &bytes[..]));
    let (pack, _) = guide::read(each, &Pictures::new(), &RULES, "");
    let there = store::pictures(tx, org)?;
    if there.len() + pack.pictures().count() > MOST {
        return Ok(None);
    }
    for (name, picture) in pack.pictures().filter(|(name, _)| !there.contains_key(*name)) {
        store::insert(tx, org, name, picture, &files[&picture.path(name)])?;
    }
    Ok(Some(()))
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
