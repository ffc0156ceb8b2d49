//! The witness: a file outside the database that remembers how far each chain reached, so that a database which goes
//! back in time, or loses the end of a chain, is noticed. It holds identifiers, numbers and hashes, nothing else.
//!
//! Losing the file only loses the comparison.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    ids::{OrgId, StaffId},
    team::Head,
};

/// A chain whose end is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chain {
    /// The team's of an organisation.
    Team(OrgId),
    /// The audit trail of a member.
    Trail(StaffId),
}

/// How far chains reached.
pub type Heads = BTreeMap<Chain, Head>;

/// The file. A clone is the same one.
#[derive(Clone, Debug)]
pub struct Witness {
    path: Arc<Path>,
    /// Whoever writes holds it.
    turn: Arc<Mutex<()>>,
}

impl Witness {
    /// The witness in this file, which need not be there yet.
    pub fn at(path: PathBuf) -> Self {
        Self { path: path.into(), turn: Arc::default() }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it remembers; `None` where there is no file. Blocks.
    ///
    /// # Errors
    /// A sentence that names the file. A file that cannot be read, or is none of ours, is not overlooked: whoever wants
    /// to be rid of the comparison takes the file away.
    pub fn read(&self) -> Result<Option<Heads>, String> {
        let text = match fs::read_to_string(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            text => text.map_err(|error| self.says(&error))?,
        };
        let heads: Option<Heads> = text.lines().map(parse).collect();
        heads.map(Some).ok_or_else(|| format!("{}: not a witness of Nightbus", self.path.display()))
    }

    /// Remembers other heads in the place of those of the same chains, where `goes_on` says that the remembered one is
    /// still part of the chain. Blocks; durable when it returns.
    ///
    /// # Errors
    /// A sentence that names the file.
    pub fn remember(&self, heads: &Heads, goes_on: impl Fn(&Chain, Head) -> bool) -> Result<(), String> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let known = self.read()?.unwrap_or_default();
        let mut next = known.clone();
        for (chain, head) in heads {
            if known.get(chain).is_none_or(|known| goes_on(chain, *known)) {
                next.insert(*chain, *head);
            }
        }
        if next == known && self.path.exists() {
            return Ok(());
        }
        self.replace(&next).map_err(|error| self.says(&error))
    }

    /// Remembers these heads and nothing else, whatever was remembered. Blocks; durable when it returns.
    ///
    /// # Errors
    /// A sentence that names the file.
    pub fn replace_with(&self, heads: &Heads) -> Result<(), String> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.replace(heads).map_err(|error| self.says(&error))
    }

    fn says(&self, error: &io::Error) -> String {
        format!("{}: {error}", self.path.display())
    }

    /// After a crash there is either the old file or the new one.
    fn replace(&self, heads: &Heads) -> io::Result<()> {
        let mut name = self.path.as_os_str().to_owned();
        name.push(".new");
        let new = PathBuf::from(name);
        let mut file = OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(&new)?;
        file.write_all(text(heads).as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, &self.path)?;
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or_else(|| Path::new(".")))?.sync_all()
    }
}

/// `team <organisation> <number> <hash>` or `trail <member> <number> <hash>`, a line each.
fn text(heads: &Heads) -> String {
    heads.iter().fold(String::new(), |mut text, (chain, (number, hash))| {
        let (kind, id) = match chain {
            Chain::Team(org) => ("team", org.bytes()),
            Chain::Trail(staff) => ("trail", staff.bytes()),
        };
        let _ = writeln!(text, "{kind} {} {number} {}", hex::encode(id), hex::encode(hash));
        text
    })
}

fn parse(line: &str) -> Option<(Chain, Head)> {
    let mut words = line.split(' ');
    let (kind, id) = (words.next()?, words.next()?);
    let mut bytes = [0; 16];
    hex::decode_to_slice(id, &mut bytes).ok()?;
    let chain = match kind {
        "team" => Chain::Team(OrgId::from_bytes(bytes)),
        "trail" => Chain::Trail(StaffId::from_bytes(bytes)),
        _ => return None,
    };
    let number = words.next()?.parse().ok()?;
    let mut hash = [0; 32];
    hex::decode_to_slice(words.next()?, &mut hash).ok()?;
    words.next().is_none().then_some((chain, (number, hash)))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn heads(number: i64) -> Heads {
        Heads::from([
            (Chain::Team(OrgId::from_bytes([1; 16])), (number, [2; 32])),
            (Chain::Trail(StaffId::from_bytes([3; 16])), (number + 1, [4; 32])),
        ])
    }

    #[test]
    fn what_is_remembered_reads_back_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let witness = Witness::at(folder.path().join("x.witness"));
        assert_eq!(witness.read(), Ok(None));
        witness.remember(&heads(5), |_, _| false).expect("it can be written");
        assert_eq!(witness.read(), Ok(Some(heads(5))));
        let mode = fs::metadata(witness.path()).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1, "nothing else is left");
    }

    #[test]
    fn a_chain_that_does_not_go_on_keeps_what_was_remembered_until_it_is_accepted() {
        let folder = tempfile::tempdir().expect("a folder");
        let witness = Witness::at(folder.path().join("x.witness"));
        witness.remember(&heads(5), |_, _| true).expect("it can be written");
        witness.remember(&heads(3), |chain, _| matches!(chain, Chain::Trail(_))).expect("it can be written");
        let read = witness.read().expect("it reads").expect("it is there");
        let numbers: Vec<_> = read.values().map(|head| head.0).collect();
        assert_eq!(numbers, [5, 4]);
        witness.replace_with(&heads(3)).expect("it can be written");
        assert_eq!(witness.read(), Ok(Some(heads(3))));
    }

    #[test]
    fn a_file_that_is_no_witness_is_not_taken_for_an_empty_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.witness");
        for text in ["nonsense\n", "team 01 5 02\n", "team \n"] {
            fs::write(&path, text).expect("it can be written");
            assert!(Witness::at(path.clone()).read().is_err(), "{text}");
        }
    }
}
