//! `nightbus init`: a folder for an organisation, and the one-time link for its first coordinator.

use std::{
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
};

use app::{
    people::{self, FOUNDING_DAYS},
    settings::{Listed, Settings},
    team::{FoundingSecret, found},
};
use kernel::{Clock, OsEntropy, SystemClock};

use crate::{
    backup,
    config::{Config, with_fingerprint, with_organisation},
    files, serve,
};

/// Options of `nightbus init`. What is missing is asked for on a terminal.
#[derive(clap::Args)]
pub(crate) struct Init {
    /// The data directory. Made if it is not there; the instance key lies beside it. In one that is there, another
    /// organisation is founded.
    #[arg(long)]
    data: Option<PathBuf>,
    /// A short name for the configuration, such as `night-window`.
    #[arg(long)]
    slug: Option<String>,
    /// The organisation's name.
    #[arg(long)]
    name: Option<String>,
    /// The number to call when a life is in danger, as it is dialled there.
    #[arg(long)]
    emergency_number: Option<String>,
    /// The IANA time zone, such as `Europe/Warsaw`.
    #[arg(long)]
    time_zone: Option<String>,
    /// A host name that chooses the organisation; may be given several times. Needed when there is more than one.
    #[arg(long)]
    host: Vec<String>,
    /// The store: `sqlite:FILE` or `postgres://…`. Counts when the folder is made.
    #[arg(long, default_value = "sqlite:nightbus.db")]
    store: String,
    /// Where coordinators reach the desk, for the link: `https://desk.example`. Where it listens if not given.
    #[arg(long)]
    desk_address: Option<String>,
    /// Makes a new link while nobody has used the old one.
    #[arg(long)]
    new_link: bool,
}

/// Founds the organisation and prints the link.
///
/// # Errors
/// A sentence for the operator.
pub(crate) fn run(init: &Init) -> Result<(), String> {
    let data = match &init.data {
        Some(data) => data.clone(),
        None => PathBuf::from(ask("The data directory to make")?),
    };
    let path = data.join("nightbus.toml");
    match (path.exists(), init.new_link) {
        (true, true) => new_link(init, &data, &path),
        (false, true) => Err(format!("{} is not there; leave --new-link away to found", path.display())),
        (there, false) => found_one(init, &data, &path, there),
    }
}

/// The answer to a question on the terminal.
#[allow(clippy::print_stdout)] // The purpose of the function.
fn ask(question: &str) -> Result<String, String> {
    if !std::io::stdin().is_terminal() {
        return Err(format!("{question}: nothing was given; see `nightbus init --help`"));
    }
    loop {
        print!("{question}: ");
        std::io::stdout().flush().map_err(|e| e.to_string())?;
        let mut line = String::new();
        if std::io::stdin().read_line(&mut line).map_err(|e| e.to_string())? == 0 {
            return Err("nothing was founded".into());
        }
        if !line.trim().is_empty() {
            return Ok(line.trim().to_owned());
        }
    }
}

fn given(flag: Option<&String>, question: &str) -> Result<String, String> {
    flag.map_or_else(|| ask(question), |value| Ok(value.clone()))
}

fn found_one(init: &Init, data: &Path, path: &Path, there: bool) -> Result<(), String> {
    let slug = given(init.slug.as_ref(), "A short name, such as night-window")?;
    if slug.is_empty() || !slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return Err(format!("{slug}: a short name has small letters, digits and hyphens"));
    }
    let mut config = if there { Config::read(path)? } else { new_config(init, data)? };
    if config.demonstration {
        return Err(format!("{} is a demonstration", path.display()));
    }
    check_hosts(&config, &slug, &init.host)?;
    let name = given(init.name.as_ref(), "The organisation's name")?;
    let number = given(init.emergency_number.as_ref(), "The emergency number, as it is dialled there")?;
    let zone = given(init.time_zone.as_ref(), "The time zone, such as Europe/Warsaw")?;
    jiff::tz::TimeZone::get(&zone).map_err(|e| e.to_string())?;
    let settings = toml::to_string(&Settings::plain(&name, &number, &zone)).map_err(|e| e.to_string())?;

    files::make_private_folder(data)?;
    files::instance_key(&serve::key_path(&config, data)?, &OsEntropy)?;
    let (now, secret) = (SystemClock.now(), FoundingSecret::generate(&OsEntropy));
    let founding = found(&slug, settings, &secret, now, &OsEntropy);
    let offer = people::founding_offer(&secret, now, &OsEntropy);
    let (org, fingerprint) = (founding.org, founding.fingerprint.clone());
    let listed = Listed { slug, hosts: init.host.clone(), founding: fingerprint.clone() };
    // One for the instance: a further organisation is in the same backups.
    let backup = (!there).then(|| backup::new_key(&OsEntropy));
    let paper = backup.map(|(settings, paper)| {
        config.backup = Some(settings);
        paper
    });

    let store = if there { serve::open_store(&config, data)? } else { serve::make_store(&config, data)? };
    // The file first: an organisation in the database whose fingerprint nobody has could never be opened.
    let before = there.then(|| std::fs::read_to_string(path)).transpose().map_err(|e| e.to_string())?;
    match &before {
        Some(text) => files::replace_private(path, with_organisation(text, &listed)?.as_bytes())?,
        None => {
            config.organisation.push(listed);
            config.write(path)?;
        }
    }
    let written = store.write_blocking(move |tx| {
        founding.write(tx)?;
        offer.write(tx, org)
    });
    if let Err(error) = written {
        match before {
            Some(text) => files::replace_private(path, text.as_bytes())?,
            None => std::fs::remove_file(path).map_err(|e| format!("{}: {e}", path.display()))?,
        }
        return Err(format!("nothing was founded: {error}"));
    }
    announce(init, &config, path, &format!("Founded {name}."), &fingerprint, &secret);
    if let Some(paper) = paper {
        announce_backup_key(&paper);
    }
    Ok(())
}

#[allow(clippy::print_stdout)] // The purpose of the command.
fn announce_backup_key(paper: &str) {
    println!("\nThe private half of the backup key, for paper and nowhere else; it is shown only now:\n");
    println!("{paper}\n");
    println!(
        "Without it no backup can be restored. Name a folder under [backup] in nightbus.toml, and backups are made."
    );
}

fn new_config(init: &Init, data: &Path) -> Result<Config, String> {
    let mut config: Config = toml::from_str("store = \"\"").map_err(|e| e.to_string())?;
    config.store = init.store.clone();
    config.instance_key = Some(files::beside(data, "key")?);
    Ok(config)
}

/// Where there are several organisations, hosts choose between them, so that each needs one of its own.
fn check_hosts(config: &Config, slug: &str, hosts: &[String]) -> Result<(), String> {
    if config.organisation.iter().any(|one| one.slug == slug) {
        return Err(format!(
            "{slug} is there already; nothing was changed. For another link add --new-link."
        ));
    }
    if config.organisation.is_empty() {
        return Ok(());
    }
    if hosts.is_empty() {
        return Err("with more than one organisation each needs a host name: add --host".into());
    }
    for one in &config.organisation {
        if one.hosts.is_empty() {
            return Err(format!(
                "give {} its hosts in nightbus.toml first; now every host leads to it",
                one.slug
            ));
        }
        if let Some(host) =
            hosts.iter().find(|host| one.hosts.iter().any(|known| known.eq_ignore_ascii_case(host)))
        {
            return Err(format!("{host} leads to {} already", one.slug));
        }
    }
    Ok(())
}

/// Another founding key and link in the place of those that nobody has used.
#[allow(clippy::print_stdout)] // The purpose of the command.
fn new_link(init: &Init, data: &Path, path: &Path) -> Result<(), String> {
    let config = Config::read(path)?;
    let slug = match (&init.slug, config.organisation.as_slice()) {
        (Some(slug), _) => slug.clone(),
        (None, [only]) => only.slug.clone(),
        (None, _) => return Err("say for which organisation: add --slug".into()),
    };
    let secret = FoundingSecret::generate(&OsEntropy);
    let fingerprint = secret.key().verifying().fingerprint();
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let changed =
        with_fingerprint(&text, &slug, &fingerprint).map_err(|e| format!("{}: {e}", path.display()))?;
    let store = serve::open_store(&config, data)?;
    // The database first: should the file not follow, `serve` refuses with a sentence, and this command mends it.
    people::renew_founding(&store, &slug, &secret, SystemClock.now(), &OsEntropy)
        .map_err(|error| format!("{slug}: {error}"))?;
    files::replace_private(path, changed.as_bytes())?;
    let said = format!("{slug} has a new founding key. Fingerprint and link from before count no more.");
    announce(init, &config, path, &said, &fingerprint, &secret);
    println!("If the server runs, start it again: it knows the old fingerprint.");
    Ok(())
}

#[allow(clippy::print_stdout)] // The purpose of the command.
fn announce(
    init: &Init,
    config: &Config,
    path: &Path,
    done: &str,
    fingerprint: &str,
    secret: &FoundingSecret,
) {
    let scheme = if config.tls { "https" } else { "http" };
    let desk = init.desk_address.clone().unwrap_or_else(|| format!("{scheme}://{}", config.desk));
    println!("{done}\n");
    println!("  founding fingerprint  {fingerprint}");
    println!("  for the first coordinator, once, within {FOUNDING_DAYS} days:\n");
    println!("  {}/en/found/{}\n", desk.trim_end_matches('/'), secret.to_link());
    println!(
        "Keep a copy of the fingerprint outside this machine. The link lies nowhere else; whoever opens it first is"
    );
    println!("the first coordinator. A new one: nightbus init --data … --new-link");
    println!("\nStart with: nightbus serve --config {}", path.display());
}
