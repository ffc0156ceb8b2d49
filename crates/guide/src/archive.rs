//! A pack as one ZIP. Reading one trusts nothing that it says of itself: what comes out is counted while it comes out, names are
//! checked before they are used, and everything wrong is told at once. Writing the same files gives the same bytes.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Cursor, Read, Write},
};

use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, read::ZipFile, write::SimpleFileOptions};

use crate::{Mistake, Rules, Wrong, picture, table::Notes};

/// Files of a pack with their paths within it.
pub type Files = BTreeMap<String, Vec<u8>>;

/// How much a ZIP may bring, once it is unpacked.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Files.
    pub files: usize,
    /// Bytes of one file.
    pub each: usize,
    /// Bytes of all of them.
    pub together: usize,
}

/// Endings that files of a pack may have.
const ENDINGS: [&str; 5] = [".md", ".toml", ".json", ".png", ".jpg"];
/// The longest name of a file, in bytes.
const LONGEST: usize = 200;
/// Where a Mac keeps what it knows of the files beside them.
const OF_MACS: &str = "__MACOSX/";

/// Reads a ZIP: its files, and everything that is wrong with it. Where something is, the files are only those that could be read, and
/// whoever wants a pack uses none of them.
///
/// What is hidden (its name begins with a dot) is left out, as in a folder. Whoever packs a folder packs the folder itself: if all
/// files lie in one that is no part of a pack, their paths begin within it.
#[must_use]
pub fn unpack(bytes: &[u8], rules: &Rules<'_>, limits: &Limits) -> (Files, Vec<Mistake>) {
    let (mut files, mut found) = (Files::new(), Vec::new());
    let whole = |found: &mut Vec<Mistake>, wrong, what: &dyn ToString| {
        Notes { path: "", found }.wrong(1, wrong, what.to_string());
    };
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => {
            whole(&mut found, Wrong::NoArchive, &error);
            return (files, found);
        }
    };
    let names = names(bytes, archive.central_directory_start());
    if names.len() > limits.files {
        whole(&mut found, Wrong::TooMany, &limits.files);
        return (files, found);
    }
    for name in twice(&names) {
        Notes { path: &name, found: &mut found }.wrong(1, Wrong::Twice, &name);
    }
    // The reader keeps the last of several with one name, also of those that only it takes for the same.
    if archive.len() != names.len() && found.is_empty() {
        whole(&mut found, Wrong::NoArchive, &"two files with one name");
    }
    let mut room = limits.together;
    for number in 0..archive.len() {
        let path = match archive.by_index_raw(number) {
            Ok(entry) => match path(&entry, &mut found) {
                Some(path) => path,
                None => continue,
            },
            Err(error) => {
                whole(&mut found, Wrong::NoArchive, &error);
                continue;
            }
        };
        let mut notes = Notes { path: &path, found: &mut found };
        let entry = match archive.by_index(number) {
            Ok(entry) => entry,
            Err(error) => {
                notes.wrong(1, Wrong::Sealed, error);
                continue;
            }
        };
        // One byte more than may be tells that there is more; what the ZIP says of its length is not asked.
        let most = limits.each.min(room);
        let mut content = Vec::new();
        let read = entry.take(most as u64 + 1).read_to_end(&mut content);
        if content.len() > most {
            room = room.saturating_sub(content.len());
            if most < limits.each {
                whole(&mut found, Wrong::TooMuch, &limits.together);
                break;
            }
            notes.wrong(1, Wrong::TooLong, limits.each);
            continue;
        }
        room -= content.len();
        match read {
            Ok(_) => drop(files.insert(path, content)),
            Err(error) => notes.wrong(1, Wrong::Sealed, error),
        }
    }
    (without_folder(files, rules), found)
}

/// Makes a ZIP of files, in the order in which they come. No time and no name of a maker stands in it.
///
/// # Errors
/// When there is more than a ZIP can hold, or two files have one path.
pub fn pack<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .unix_permissions(0o644)
        .last_modified_time(DateTime::default());
    for (path, bytes) in files {
        zip.start_file(path, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The names in the list at the end of a ZIP, as they stand there: the reader of ZIPs forgets all but one of several files with one name.
fn names(bytes: &[u8], start: u64) -> Vec<&[u8]> {
    let mut names = Vec::new();
    let mut rest = usize::try_from(start).ok().and_then(|start| bytes.get(start..)).unwrap_or_default();
    while let Some((entry, more)) =
        rest.split_at_checked(46).filter(|(entry, _)| entry.starts_with(b"PK\x01\x02"))
    {
        let length = |at: usize| usize::from(u16::from_le_bytes([entry[at], entry[at + 1]]));
        let [name, extra, comment] = [length(28), length(30), length(32)];
        let (Some(name), Some(next)) = (more.get(..name), more.get(name + extra + comment..)) else { break };
        names.push(name);
        rest = next;
    }
    names
}

/// The names that stand there more than once.
fn twice(names: &[&[u8]]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let again = names.iter().filter(|name| !seen.insert(**name));
    again.map(|name| String::from_utf8_lossy(name).into_owned()).collect()
}

/// The path of an entry that is a file of a pack; of anything else nothing, told where it does not belong.
fn path<R: Read>(entry: &ZipFile<'_, R>, found: &mut Vec<Mistake>) -> Option<String> {
    let said = String::from_utf8_lossy(entry.name_raw()).into_owned();
    let mut notes = Notes { path: &said, found };
    let Ok(name) = std::str::from_utf8(entry.name_raw()) else {
        notes.wrong(1, Wrong::BadName, &said);
        return None;
    };
    let plain = name.strip_suffix('/').unwrap_or(name);
    if !is_path(plain) {
        notes.wrong(1, Wrong::BadName, &said);
        return None;
    }
    let hidden = plain.split('/').any(|part| part.starts_with('.'));
    if entry.is_dir() || hidden || name.starts_with(OF_MACS) {
        return None;
    }
    let is_file = entry.unix_mode().is_none_or(|mode| matches!(mode & 0o170_000, 0 | 0o100_000));
    if !is_file {
        notes.wrong(1, Wrong::Sealed, "a link or a device");
        return None;
    }
    if !ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        notes.wrong(1, Wrong::Stray, name);
        return None;
    }
    Some(name.to_owned())
}

/// Whether a name leads to a place within the folder that it is unpacked to, whatever the system, and can be shown as it is.
fn is_path(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || " -_.,+()'&@#=~/".contains(c);
    let within = |part: &str| !matches!(part, "" | "." | "..");
    name.len() <= LONGEST && name.chars().all(plain) && name.split('/').all(within)
}

/// The files with their paths within the one folder that all of them lie in, unless it is part of a pack.
fn without_folder(files: Files, rules: &Rules<'_>) -> Files {
    let Some((first, _)) = files.keys().next().and_then(|path| path.split_once('/')) else { return files };
    let first = format!("{first}/");
    let name = first.trim_end_matches('/');
    let is_part = name == "sources" || name == picture::FOLDER || rules.kinds.contains(&name);
    if is_part || !files.keys().all(|path| path.starts_with(&first)) {
        return files;
    }
    files.into_iter().map(|(path, bytes)| (path[first.len()..].to_owned(), bytes)).collect()
}
