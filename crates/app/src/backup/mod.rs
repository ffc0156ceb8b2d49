//! Backups: everything the store holds in one file, sealed for a key whose private half lies on paper. A backup of either
//! engine restores on the other. The form of the file is in `docs/backup-format.md`.
//!
//! What is sealed in the rows is sealed twice in a backup; the outer seal hides what lies in clear there: who wrote when,
//! and how much. Nothing is compressed: envelopes do not get smaller, and the length of the file would begin to depend on
//! what is in the rows.

mod key;
mod manifest;

use std::io::{self, Read, Write};

use db::{Counted, DumpError, Store, Tx};
use kernel::{DbError, Entropy, Moment};
use seal::{PrivateKey, PublicKey, SymmetricKey, stream};

pub use key::{NewKey, new_key, read_private, read_public};
pub use manifest::{Founding, Head, Manifest};

use crate::{audit, forget, policy, settings, team};

/// A chain by name, how many links it has, and the hash of the last.
pub type ChainHead = (String, i64, [u8; 32]);

/// The last link of every chain there is.
fn heads(tx: &mut Tx<'_>) -> Result<Vec<ChainHead>, DbError> {
    let mut heads = Vec::new();
    for org in settings::ids(tx)? {
        heads.extend(team::head(tx, org)?.map(|(number, hash)| (format!("team {org}"), number, hash)));
        let trails = audit::heads(tx, org)?.into_iter();
        heads.extend(trails.map(|head| (format!("audit {}", head.staff), head.number, head.hash)));
    }
    Ok(heads)
}

/// Writes a backup of the present state, while everybody goes on working. Blocks; `out` is not flushed to the disk.
///
/// # Errors
/// A sentence for the operator. What was written until then does not open.
pub fn write<W: Write + Send>(
    store: &Store,
    key: &PublicKey,
    now: Moment,
    entropy: &dyn Entropy,
    out: W,
) -> Result<(W, Vec<Counted>), String> {
    let said = |error: DumpError| format!("the backup was not made: {}", sentence(&error));
    let mut out = stream::Writer::new(out, key, entropy).map_err(|error| said(error.into()))?;
    let counted = store.snapshot(|snapshot| {
        let (schema, organisations, heads) = snapshot
            .read(|tx| Ok::<_, DbError>((db::newest_version(tx)?, settings::founded(tx)?, heads(tx)?)))?;
        let organisations =
            organisations.into_iter().map(|(slug, founding)| Founding { slug, founding }).collect();
        Manifest::new(schema, now, organisations, &heads).write(&mut out)?;
        snapshot.dump(&mut out)
    });
    let counted = counted.map_err(said)?;
    let out = out.finish().map_err(|error| said(error.into()))?;
    Ok((out, counted))
}

/// A backup whose key fits. Nothing in it is to be believed before it was read to the end.
pub struct Opened<R: Read> {
    /// What it says of itself.
    pub manifest: Manifest,
    content: stream::Reader<R>,
}

impl<R: Read> std::fmt::Debug for Opened<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened").finish_non_exhaustive()
    }
}

/// Opens a backup.
///
/// # Errors
/// A sentence for the operator: another kind of file, another key, changed.
pub fn open<R: Read>(from: R, key: &PrivateKey) -> Result<Opened<R>, String> {
    let mut content =
        stream::Reader::open(from, key, &policy::backup()).map_err(|error| error.to_string())?;
    let manifest = Manifest::read(&mut content).map_err(|error| sentence(&error.into()))?;
    Ok(Opened { manifest, content })
}

impl<R: Read + Send> Opened<R> {
    /// Reads all of it and says whether it is whole. Touches no store. Blocks.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn check(mut self) -> Result<(), String> {
        io::copy(&mut self.content, &mut io::sink()).map(drop).map_err(|error| sentence(&error.into()))
    }

    /// Whether this program can restore it.
    ///
    /// # Errors
    /// A sentence that says what to do.
    pub fn fits(&self) -> Result<(), String> {
        let schema = self.manifest.schema;
        if crate::MIGRATIONS.iter().any(|migration| migration.version == schema) {
            return Ok(());
        }
        Err(format!("the backup is of schema {schema}, which a newer program made; restore it with that one"))
    }

    /// Fills an empty store, brings it to the present schema and forgets again what is on the list. Until the checksums
    /// agree nothing is kept: after a refusal the store is as empty as it was. How many rows each table has, and how many
    /// deleted things had come back. Blocks.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn restore(
        mut self,
        store: &Store,
        forgotten: &forget::Forgotten,
        instance: Option<&SymmetricKey>,
        now: Moment,
    ) -> Result<(Vec<Counted>, usize), String> {
        self.fits()?;
        let schema = self.manifest.schema;
        let said = |error: DbError| format!("nothing was restored: {error}");
        // A backup from before an upgrade goes into the schema of its time, which is then brought up to date as the
        // original would have been.
        if store.versions().map_err(said)?.is_empty() {
            let until = crate::MIGRATIONS.partition_point(|migration| migration.version <= schema);
            store.migrate(&crate::MIGRATIONS[..until]).map_err(said)?;
        }
        let counted = store
            .load(&mut self.content)
            .map_err(|error| format!("nothing was restored: {}", sentence(&error)))?;
        store.migrate(crate::MIGRATIONS).map_err(|error| {
            format!("everything was restored, but the schema cannot be brought up to date: {error}")
        })?;
        let back = forget::again(store, forgotten, instance, now)?;
        Ok((counted, back))
    }
}

/// An error in words for the operator.
fn sentence(error: &DumpError) -> String {
    match error {
        DumpError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            "the content of the backup ends too early".into()
        }
        DumpError::NotEmpty(_) => format!("{error}. Name one that does not exist yet"),
        DumpError::OtherSchema { .. } => format!("{error}. Name a store that does not exist yet"),
        other => other.to_string(),
    }
}
