//! `nightbus content check`: reads a pack of the guide and says everything that is wrong with it, with file and line.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use app::guide;
use kernel::{Clock, SystemClock};

/// What can be asked of the content.
#[derive(clap::Subcommand)]
pub(crate) enum Content {
    /// Checks a pack of the guide: files, links, sources, translations, reviews, combinations and words. Ends with 1 if something is
    /// wrong; warnings do not count.
    Check {
        /// The folder of the pack, such as `content/guide`. The program's own pack if none is named.
        folder: Option<PathBuf>,
    },
}

/// Files of a pack, at most, and bytes of one.
const MOST_FILES: usize = 50_000;
const MOST_BYTES: u64 = 4 * 1024 * 1024;
/// Folders within each other, at most: kind, name, file.
const DEEPEST: usize = 4;

#[allow(clippy::print_stdout)] // A command's answer.
pub(crate) fn run(content: &Content) -> Result<(), String> {
    let Content::Check { folder } = content;
    let files = match folder {
        Some(folder) => of_folder(folder)?,
        None => guide::own_files().into_iter().map(|(path, bytes)| (path, bytes.into_owned())).collect(),
    };
    let today = guide::day(SystemClock.now(), &jiff::tz::TimeZone::UTC);
    let (pack, found) = guide::check(&files, &today);
    for one in &found {
        println!("{}{}", if one.is_error { "error: " } else { "warning: " }, one.says);
    }
    println!();
    println!(
        "How English pages read, by school grade (a figure to look at; grade 5 is an age of about ten):"
    );
    for one in guide::grades(&pack) {
        println!("{:5.1}  {}", one.grade, one.path);
    }
    println!();
    let languages: BTreeSet<&String> = pack.items().flat_map(|(_, item)| item.keys()).collect();
    let errors = found.iter().filter(|one| one.is_error).count();
    println!(
        "{} pages, {} languages, {} sources, {} combinations: {errors} errors, {} warnings",
        pack.items().count(),
        languages.len(),
        pack.sources(),
        pack.pairs().count(),
        found.len() - errors
    );
    if errors == 0 { Ok(()) } else { Err(format!("the pack has {errors} errors")) }
}

/// The files of a folder with their paths within it, in the order of their names. Links are not followed, so that a pack from
/// somebody else cannot bring in what it does not hold; hidden files are left out.
fn of_folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut files = Vec::new();
    gather(folder, String::new(), 0, &mut files)?;
    if files.is_empty() {
        return Err(format!("{} holds no files", folder.display()));
    }
    files.sort();
    Ok(files)
}

fn gather(
    folder: &Path,
    above: String,
    depth: usize,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(told)? {
        let entry = entry.map_err(told)?;
        let name = entry.file_name();
        let name = name.to_str().ok_or_else(|| format!("{}: a name is not UTF-8", folder.display()))?;
        let kind = entry.file_type().map_err(told)?;
        if name.starts_with('.') || kind.is_symlink() {
            continue;
        }
        let path = format!("{above}{name}");
        if kind.is_dir() {
            if depth + 1 >= DEEPEST {
                return Err(format!("{path}: a pack has no folders so deep"));
            }
            gather(&entry.path(), format!("{path}/"), depth + 1, files)?;
            continue;
        }
        if entry.metadata().map_err(told)?.len() > MOST_BYTES {
            return Err(format!("{path} is longer than {MOST_BYTES} bytes"));
        }
        if files.len() >= MOST_FILES {
            return Err(format!("more than {MOST_FILES} files"));
        }
        files.push((path, fs::read(entry.path()).map_err(told)?));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(folder: &Path) -> Result<(), String> {
        run(&Content::Check { folder: Some(folder.to_owned()) })
    }

    #[test]
    fn the_pack_in_the_program_and_the_one_in_its_folder_are_the_same_and_without_error() {
        run(&Content::Check { folder: None }).expect("no errors");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/guide");
        let mut own: Vec<_> =
            guide::own_files().into_iter().map(|(path, bytes)| (path, bytes.into_owned())).collect();
        own.sort();
        assert!(
            own == of_folder(&folder).expect("a folder"),
            "the program holds other files than its folder"
        );
        check(&folder).expect("no errors");
    }

    #[test]
    fn a_folder_with_a_mistake_ends_with_an_error_and_a_link_out_of_it_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let page = folder.path().join("how-to/bread");
        fs::create_dir_all(&page).expect("a folder");
        fs::write(page.join("en.md"), "no front matter").expect("a file");
        fs::create_dir_all(folder.path().join("sources")).expect("a folder");
        std::os::unix::fs::symlink("/etc/passwd", folder.path().join("sources/passwd.toml")).expect("a link");
        let files = of_folder(folder.path()).expect("files");
        assert_eq!(files.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["how-to/bread/en.md"]);
        assert_eq!(check(folder.path()), Err("the pack has 1 errors".to_owned()));
        assert!(check(&folder.path().join("nowhere")).is_err());
    }
}
