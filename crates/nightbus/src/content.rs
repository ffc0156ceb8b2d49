//! `nightbus content`: reads a pack of the guide and says everything that is wrong with it, with file and line; writes one.

mod export;

use std::{
    borrow::Cow,
    collections::BTreeSet,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use app::{answers, guide};
use kernel::{Clock, SystemClock};

/// What can be asked of the content.
#[derive(clap::Subcommand)]
pub(crate) enum Content {
    /// Checks a pack of the guide: files, links, sources, translations, reviews, combinations and words; and the answers at any hour
    /// that lead to its pages. Ends with 1 if something is wrong; warnings do not count.
    Check {
        /// The folder of the pack, such as `content/guide`, or a ZIP of it. The program's own pack and answers if none is named.
        folder: Option<PathBuf>,
        /// The folder of the answers, such as `content/answers`.
        #[arg(long)]
        answers: Option<PathBuf>,
    },
    /// Writes the guide as a folder of Markdown files or as one ZIP: to work on, to keep, to give on. Writes over nothing.
    Export {
        /// A folder that is new or empty, or a new file whose name ends in `.zip`.
        to: PathBuf,
        /// The configuration of an instance: what an organisation shows there is written. Without it the program's own guide is.
        #[arg(long)]
        config: Option<PathBuf>,
        /// The short name of the organisation, where the instance has several.
        #[arg(long, requires = "config")]
        organisation: Option<String>,
    },
}

/// Files of a pack, at most, and bytes of one.
const MOST_FILES: usize = 50_000;
const MOST_BYTES: u64 = 4 * 1024 * 1024;
/// Folders within each other, at most: kind, name, file.
const DEEPEST: usize = 4;

#[allow(clippy::print_stdout)] // A command's answer.
pub(crate) fn run(content: &Content) -> Result<(), String> {
    let (folder, steps) = match content {
        Content::Check { folder, answers } => (folder, answers),
        Content::Export { to, config, organisation } => {
            let files = match config {
                Some(config) => export::shown(config, organisation.as_deref())?,
                None => owned(guide::own_files()),
            };
            export::write(to, &files)?;
            println!("{} files written to {}", files.len(), to.display());
            return Ok(());
        }
    };
    let files = match folder {
        Some(zip) if zip.is_file() => of_zip(zip)?,
        Some(folder) => of_folder(folder)?,
        None => owned(guide::own_files()),
    };
    let today = guide::day(SystemClock.now(), &jiff::tz::TimeZone::UTC);
    let (pack, mut found) = guide::check(&files, &today);
    let steps = match (steps, folder) {
        (Some(steps), _) => Some(of_folder(steps)?),
        // The program's own answers belong to its own pack.
        (None, None) => Some(owned(answers::own_files())),
        (None, Some(_)) => None,
    };
    let mut count = 0;
    if let Some(steps) = steps {
        let (steps, wrong) = answers::check(&steps, &pack);
        count = steps;
        found.extend(wrong);
    }
    for one in &found {
        println!("{}{}", if one.is_error { "error: " } else { "warning: " }, one.says);
    }
    println!();
    readings(&pack);
    println!();
    let languages: BTreeSet<&String> = pack.items().flat_map(|(_, item)| item.keys()).collect();
    let errors = found.iter().filter(|one| one.is_error).count();
    println!(
        "{} pages, {} languages, {} sources, {} combinations, {count} steps of answers: {errors} errors, {} warnings",
        pack.items().count(),
        languages.len(),
        pack.sources(),
        pack.pairs().count(),
        found.len() - errors
    );
    if errors == 0 { Ok(()) } else { Err(format!("the pack has {errors} errors")) }
}

/// The pages of a language that are named as the hardest to read.
const HARDEST: usize = 3;

#[allow(clippy::print_stdout)] // A command's answer.
fn readings(pack: &guide::Pack) {
    println!(
        "How pages read: figures to look at, and to compare pages of one language by. English by school grade (5 is"
    );
    println!(
        "an age of about ten), the others by LIX, which was not made for Arabic or Kazakh. The median, then the hardest:"
    );
    for lang in guide::RULES.languages {
        let grades = guide::grades(pack, lang);
        let Some(median) = grades.get(grades.len() / 2) else { continue };
        println!("{lang}  {:5.1}", median.grade);
        for one in grades.iter().take(HARDEST) {
            println!("    {:5.1}  {}", one.grade, one.path);
        }
    }
}

fn owned(files: Vec<(String, Cow<'static, [u8]>)>) -> Vec<(String, Vec<u8>)> {
    files.into_iter().map(|(path, bytes)| (path, bytes.into_owned())).collect()
}

/// The files of a ZIP; what is wrong with it is printed.
#[allow(clippy::print_stdout)] // A command's answer.
fn of_zip(path: &Path) -> Result<Vec<(String, Vec<u8>)>, String> {
    let told = |error: io::Error| format!("{}: {error}", path.display());
    let most = guide::pack::MOST_ZIP;
    let mut zip = Vec::new();
    fs::File::open(path).map_err(told)?.take(most as u64 + 1).read_to_end(&mut zip).map_err(told)?;
    if zip.len() > most {
        return Err(format!("{} is longer than {most} bytes", path.display()));
    }
    match guide::pack::unpack(&zip) {
        Ok(files) => Ok(files.into_iter().collect()),
        Err(found) => {
            found.iter().for_each(|one| println!("error: {}", one.says));
            Err(format!("the ZIP has {} errors", found.len()))
        }
    }
}

/// The files of a folder with their paths within it, in the order of their names. Links are not followed, so that a pack from
/// somebody else cannot bring in what it does not hold; hidden files are left out.
pub(crate) fn of_folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, String> {
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

/// Reads the steps of the answers at any hour that the configuration names; `None` where the program's own count.
///
/// # Errors
/// A sentence for the operator: what is wrong with them, with file and line.
pub(crate) fn answers(
    config: &crate::config::Config,
    folder: &Path,
) -> Result<Option<answers::Steps>, String> {
    let Some(named) = &config.answers else { return Ok(None) };
    let files = of_folder(&folder.join(named))?;
    let told = |found: Vec<guide::Finding>| {
        let first: Vec<_> = found.iter().take(5).map(|one| one.says.as_str()).collect();
        format!("the answers have {} error(s): {}", found.len(), first.join("; "))
    };
    answers::read(&files).map(Some).map_err(told)
}

/// Walks the steps that the configuration names from now on.
///
/// # Errors
/// A sentence for the operator.
pub(crate) fn walk_answers(config: &crate::config::Config, folder: &Path) -> Result<(), String> {
    let Some(steps) = answers(config, folder)? else { return Ok(()) };
    answers::walk(steps)
        .map_err(|_| "the answers were read too late; the program's own were walked already".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(folder: &Path) -> Result<(), String> {
        run(&Content::Check { folder: Some(folder.to_owned()), answers: None })
    }

    #[test]
    fn the_pack_in_the_program_and_the_one_in_its_folder_are_the_same_and_without_error() {
        run(&Content::Check { folder: None, answers: None }).expect("no errors");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/guide");
        let mut own = owned(guide::own_files());
        own.sort();
        assert!(
            own == of_folder(&folder).expect("a folder"),
            "the program holds other files than its folder"
        );
        check(&folder).expect("no errors");
    }

    #[test]
    fn what_is_exported_is_the_pack_byte_for_byte_as_a_folder_and_as_a_zip_and_nothing_is_written_over() {
        let place = tempfile::tempdir().expect("a folder");
        let (folder, zip) = (place.path().join("pack"), place.path().join("pack.zip"));
        let mut own = owned(guide::own_files());
        own.sort();
        for to in [&folder, &zip] {
            let to_there = Content::Export { to: to.clone(), config: None, organisation: None };
            run(&to_there).expect("it is written");
            assert!(run(&to_there).is_err(), "it is there already");
            check(to).expect("no errors");
        }
        assert!(own == of_folder(&folder).expect("a folder"));
        assert!(own == of_zip(&zip).expect("a ZIP"));
        let bytes = fs::read(&zip).expect("it is there");
        fs::remove_file(&zip).expect("it goes");
        export::write(&zip, &of_folder(&folder).expect("a folder")).expect("it is written");
        assert!(bytes == fs::read(&zip).expect("it is there"), "the same files give the same bytes");
        fs::write(&zip, &bytes[..bytes.len() / 2]).expect("it is cut");
        assert_eq!(check(&zip), Err("the ZIP has 1 errors".to_owned()));
    }

    #[test]
    fn answers_in_a_folder_are_checked_against_the_pack_and_a_mistake_in_them_ends_with_an_error() {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        let answers = content.join("answers");
        run(&Content::Check { folder: None, answers: Some(answers.clone()) }).expect("no errors");
        let folder = tempfile::tempdir().expect("a folder");
        for (path, bytes) in of_folder(&answers).expect("a folder") {
            let text = String::from_utf8(bytes).expect("text").replace("how-to/naloxone", "how-to/bread");
            fs::write(folder.path().join(path), text).expect("a file");
        }
        let wrong = Content::Check { folder: None, answers: Some(folder.path().to_owned()) };
        assert_eq!(run(&wrong), Err("the pack has 1 errors".to_owned()));
    }

    #[test]
    fn an_operators_own_answers_are_read_at_start_and_what_is_wrong_with_them_is_told_by_line() {
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/answers");
        let folder = tempfile::tempdir().expect("a folder");
        let named = |line: &str| {
            let text = format!("store = \"sqlite:x.db\"\n{line}");
            super::answers(&crate::config::Config::parse(&text).expect("it reads"), folder.path())
        };
        assert!(named("").expect("the program's own").is_none());
        assert!(named("answers = \"nowhere\"").is_err());
        let answers = folder.path().join("answers");
        fs::create_dir(&answers).expect("a folder");
        for (path, bytes) in of_folder(&own).expect("a folder") {
            // A page that only this organisation has.
            let text = String::from_utf8(bytes).expect("text").replace("how-to/naloxone", "how-to/bread");
            fs::write(answers.join(path), text).expect("a file");
        }
        let steps = named("answers = \"answers\"").expect("nothing is wrong").expect("they are named");
        assert!(steps.all().any(|step| step.page.as_deref() == Some("how-to/bread")));
        let english = fs::read_to_string(answers.join("en.toml")).expect("text");
        let hurts = english.replacen("choice = \"", "choice = \"An addict: ", 1);
        fs::write(answers.join("en.toml"), hurts).expect("a file");
        let told = named("answers = \"answers\"").expect_err("it hurts");
        assert!(told.contains("answers/en.toml:") && told.contains("addict"), "{told}");
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
