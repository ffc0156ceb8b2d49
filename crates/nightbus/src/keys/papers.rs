//! What the papers of an organisation are for.

use std::{
    fs,
    io::{self, BufRead, BufReader, IsTerminal, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use app::{
    App,
    recovery::{drill, restore},
    settings::Organisation,
    team::{recovery::RecoverySecret, word_list},
};
use kernel::Plain;
use seal::{
    Share,
    share::{self, Mismatch, Unreadable},
};

use crate::{config::Config, serve};

/// Where organisation and papers come from.
#[derive(clap::Args)]
pub(crate) struct From {
    /// The configuration.
    #[arg(long, default_value = "nightbus.toml")]
    config: PathBuf,
    /// The short name of the organisation, where the configuration has several.
    #[arg(long)]
    organisation: Option<String>,
    /// A file with the papers' words, an empty line after each paper. Without it they are asked for.
    #[arg(long)]
    papers: Option<PathBuf>,
}

/// Tries the papers.
///
/// # Errors
/// A sentence for whoever holds them.
#[allow(clippy::print_stdout)] // The purpose of the command.
pub(super) fn run_drill(from: &From) -> Result<(), String> {
    let (app, org) = open(from)?;
    let secret = secret(from)?;
    let keys = drill(&app, &org, &secret).map_err(|error| format!("{error}."))?;
    println!("The papers are those of {}, and they open {}.", org.slug, count(keys));
    println!("With them `nightbus keys recover` can admit a new coordinator. Nothing was changed.");
    println!("Put each paper back to whoever keeps it, and try again within half a year.");
    app.db.clone().close();
    Ok(())
}

/// Admits a coordinator by the word of the papers.
///
/// # Errors
/// A sentence for whoever holds them.
#[allow(clippy::print_stdout)] // The purpose of the command.
pub(super) fn run_recover(from: &From, login: &str, work_name: &str) -> Result<(), String> {
    let (login, work_name) = (login.trim().to_lowercase(), work_name.trim());
    let fits = |text: &str| !text.is_empty() && text.len() <= 64 && !text.contains(char::is_control);
    if !fits(&login) || !fits(work_name) {
        return Err("login and work name must be there, and not longer than 64 bytes.".into());
    }
    let (app, org) = open(from)?;
    let secret = secret(from)?;
    let restored = restore(&app, &org, &secret, &login, work_name)
        .map_err(|error| format!("{error}. Nothing was changed."))?;
    println!("{work_name} is a coordinator of {} now. Write this down; it is shown only now.\n", org.slug);
    println!("  login        {login}");
    println!("  password     {}", restored.password.expose());
    println!("  code secret  {}", restored.totp.expose());
    println!("  words for paper, in case the password is forgotten:\n");
    let words: Vec<&str> = restored.phrase.expose().split('-').collect();
    for row in words.chunks(4) {
        println!("    {}", row.join(" "));
    }
    println!(
        "\nComplaints that were made before stay closed: they were sealed to the coordinators of then alone."
    );
    println!("The papers were together on this machine: make new ones at the desk, under Team, Papers.");
    app.db.clone().close();
    Ok(())
}

fn count(keys: usize) -> String {
    if keys == 1 { "the one key of the team".into() } else { format!("all {keys} keys of the team") }
}

fn open(from: &From) -> Result<(Arc<App>, Arc<Organisation>), String> {
    let config = Config::read(&from.config)?;
    let folder = from.config.parent().map(Path::to_path_buf).unwrap_or_default();
    let store = serve::open_store(&config, &folder)?;
    let app = Arc::clone(&serve::assemble(&config, &folder, store)?.app);
    let named = from.organisation.as_ref();
    let org = match (named, app.organisations.as_slice()) {
        (Some(slug), all) => all
            .iter()
            .find(|org| org.slug == *slug)
            .ok_or(format!("{} has no organisation {slug}.", from.config.display()))?,
        (None, [only]) => only,
        (None, _) => return Err("there are several organisations; name one with --organisation.".into()),
    };
    let org = Arc::clone(org);
    Ok((app, org))
}

/// Reads papers until there are as many as are needed, and puts them together.
fn secret(from: &From) -> Result<RecoverySecret, String> {
    let list = word_list();
    let list: Vec<&str> = list.iter().map(String::as_str).collect();
    let seed = match &from.papers {
        Some(path) => {
            let file = fs::File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
            collect(&mut BufReader::new(file), &list, false)
        }
        None => collect(&mut io::stdin().lock(), &list, io::stdin().is_terminal()),
    }?;
    Ok(RecoverySecret::from_seed(seed))
}

/// Reads papers one after the other. Somebody at a terminal is told what is wrong and tries the same paper again.
#[allow(clippy::print_stdout)] // A conversation with whoever types.
fn collect(input: &mut impl BufRead, list: &[&str], ask: bool) -> Result<Plain<[u8; 32]>, String> {
    let mut shares: Vec<Share> = Vec::new();
    loop {
        let number = shares.len() + 1;
        if ask {
            println!("Paper {number}: type its 28 words, in any number of lines, then an empty line.");
            io::stdout().flush().map_err(|e| e.to_string())?;
        }
        let Some(text) = paragraph(input).map_err(|e| e.to_string())? else {
            return Err(match shares.first() {
                None => "no paper was given. Nothing was changed.".into(),
                Some(first) => {
                    let (there, needed) = (shares.len(), first.needed);
                    format!("{needed} papers are needed, and only {there} came. Nothing was changed.")
                }
            });
        };
        let read = Share::read(text.expose(), list).map_err(|why| told(number, text.expose(), why));
        let joined = read.and_then(|share| {
            shares.push(share);
            joined(&mut shares, number)
        });
        match joined {
            Ok(Some(seed)) => return Ok(seed),
            Ok(None) => {}
            Err(sentence) if ask => println!("{sentence} Type it again."),
            Err(sentence) => return Err(format!("{sentence} Nothing was changed.")),
        }
    }
}

/// The secret once there are enough papers; a paper that does not belong is taken off again.
fn joined(shares: &mut Vec<Share>, number: usize) -> Result<Option<Plain<[u8; 32]>>, String> {
    match share::join(shares) {
        Ok(seed) => Ok(Some(seed)),
        Err(Mismatch::TooFew(..)) => Ok(None),
        Err(Mismatch::Mixed(_)) => {
            shares.pop();
            Err(format!(
                "paper {number} and paper 1 were not made together: the fingerprints printed on them begin \
                 differently, or another number of papers is needed."
            ))
        }
        Err(Mismatch::Twice(_)) => {
            let again = shares.pop().map_or(0, |share| share.number);
            let before = shares.iter().position(|share| share.number == again).map_or(0, |at| at + 1);
            Err(format!("paper {number} is the same as paper {before}: both say number {again}."))
        }
    }
}

/// What is wrong with a paper, in a sentence that names it.
fn told(number: usize, text: &str, why: Unreadable) -> String {
    match why {
        Unreadable::Length(count) => format!("paper {number} has {count} words and not {}.", share::WORDS),
        Unreadable::Word(place) => {
            let words = share::words(text);
            let word = words.get(place - 1).map_or("", String::as_str);
            format!("paper {number}, word {place}: “{word}” is not in our list.")
        }
        Unreadable::Check => {
            format!(
                "paper {number} has a slip in it: a word is another one than on the paper, or two have changed places."
            )
        }
        Unreadable::Form => format!("paper {number} is of a form that this program does not know."),
    }
}

/// Lines up to an empty one; `None` when there is nothing more.
fn paragraph(input: &mut impl BufRead) -> io::Result<Option<Plain<String>>> {
    let mut text = String::with_capacity(4_096); // Room for a paper: growing would leave a copy behind.
    loop {
        let before = text.len();
        let read = input.read_line(&mut text)?;
        let blank = text[before..].trim().is_empty();
        match (read, before) {
            (0, 0) => return Ok(None),
            (0, _) => return Ok(Some(Plain::new(text))),
            (_, 0) if blank => text.clear(),
            _ if blank => return Ok(Some(Plain::new(text))),
            _ => {}
        }
    }
}
