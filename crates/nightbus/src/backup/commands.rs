//! `nightbus backup`, `nightbus restore`, `nightbus backup-key`.

use std::{
    fs::{self, File},
    io::{self, BufReader, IsTerminal, Read, Write},
    path::{Path, PathBuf},
};

use app::{backup as sealed, forget::Forgotten, settings, watch, witness::Witness};
use kernel::{Clock, Moment, OsEntropy, SystemClock};
use seal::PrivateKey;
use zeroize::Zeroizing;

use super::{MOST_DAYS, make, new_key, schedule, toml_key};
use crate::{config::Config, files, serve};

/// Options of `nightbus backup`.
#[derive(clap::Args)]
pub(crate) struct Make {
    /// The configuration.
    #[arg(long, default_value = "nightbus.toml")]
    config: PathBuf,
    /// The file to make; a new one in the folder of the configuration when not named.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Options of `nightbus restore`.
#[derive(clap::Args)]
pub(crate) struct Restore {
    /// The configuration. It names the store to fill, which must be empty.
    #[arg(long, default_value = "nightbus.toml")]
    config: PathBuf,
    /// The backup.
    #[arg(long)]
    from: PathBuf,
    /// A file with the private half of the backup key. Without it the key is asked for, or read from standard input.
    #[arg(long)]
    key: Option<PathBuf>,
    /// Only reads the backup to its end and says whether it is whole. Touches no store.
    #[arg(long)]
    check: bool,
}

/// Options of `nightbus backup-key`.
#[derive(clap::Args)]
pub(crate) struct BackupKey {
    /// The configuration that gets the public half.
    #[arg(long, default_value = "nightbus.toml")]
    config: PathBuf,
    /// Puts a new key in the place of the present one. Backups made so far still need the old paper.
    #[arg(long)]
    replace: bool,
}

fn folder_of(config: &Path) -> PathBuf {
    config.parent().map(PathBuf::from).unwrap_or_default()
}

/// Makes a backup now.
///
/// # Errors
/// A sentence for the operator.
#[allow(clippy::print_stdout)] // The command's answer.
pub(crate) fn backup(options: &Make) -> Result<(), String> {
    let (config, folder) = (Config::read(&options.config)?, folder_of(&options.config));
    let settings = config.backup.as_ref().ok_or_else(|| {
        format!(
            "{} has no backup key, and nothing is written that everybody could read. `nightbus backup-key` makes one",
            options.config.display()
        )
    })?;
    let key = settings.public_key()?;
    let now = SystemClock.now();
    let path = match (&options.out, &settings.folder) {
        (Some(out), _) => out.clone(),
        (None, Some(named)) => {
            files::make_private_folder(&folder.join(named))?;
            folder.join(named).join(schedule::name(now)?)
        }
        (None, None) => return Err("say where to with --out, or name backup.folder in nightbus.toml".into()),
    };
    // Its schema stays as it is: a server of another version may be using it.
    let store = serve::open_as_it_is(&config, &folder)?;
    let made = make(&store, &key, &path, now, &OsEntropy)?;
    store.close();
    println!("{}: {} rows, {} bytes.", made.path.display(), made.rows, made.bytes);
    Ok(())
}

/// Fills an empty store from a backup, or only checks one.
///
/// # Errors
/// A sentence for the operator.
#[allow(clippy::print_stdout)] // The command's answer.
pub(crate) fn restore(options: &Restore) -> Result<(), String> {
    let says = |error: io::Error| format!("{}: {error}", options.from.display());
    let file = File::open(&options.from).map_err(says)?;
    let config = if options.check { None } else { Some(Config::read(&options.config)?) };
    let key = private_key(options.key.as_deref())?;
    let opened = sealed::open(BufReader::new(file), &key)
        .map_err(|error| format!("{}: {error}", options.from.display()))?;
    let manifest = opened.manifest.clone();
    let now = SystemClock.now();
    let days = now.minutes_since(manifest.made_at()) / (24 * 60);
    let made = jiff::Timestamp::from_millisecond(manifest.made_at).map_err(|error| error.to_string())?;
    println!(
        "Backup of {}, schema {}, {days} days old.",
        made.strftime("%Y-%m-%d %H:%M UTC"),
        manifest.schema
    );
    for one in &manifest.organisation {
        println!("Organisation {}, founding fingerprint {}.", one.slug, one.founding);
    }
    println!("Chains of records in it: {}.", manifest.head.len());
    let Some(config) = config else {
        opened.check()?;
        println!("It is whole and opens with this key. Nothing was restored.");
        return Ok(());
    };
    opened.fits()?;
    known(&config, &manifest)?;
    if days >= MOST_DAYS.into() {
        println!(
            "It is older than the {MOST_DAYS} days for which is remembered what was deleted: what was deleted in the \
             days after it comes back."
        );
    }

    let folder = folder_of(&options.config);
    let list = serve::forgotten_path(&config, &folder)?;
    let listed = list.exists();
    let store = db::Store::open(&config.store_url(&folder))
        .map_err(|error| format!("the store cannot be opened: {error}"))?;
    // Where it lies elsewhere still, the first start forgets what reports say of deleted conversations.
    let instance = serve::key_path(&config, &folder).ok().and_then(|path| app::read_instance_key(&path).ok());
    let (counted, back) = opened.restore(&store, &Forgotten::at(list.clone()), instance.as_ref(), now)?;
    // Nothing deleted stays in SQLite's log, and the file is as long as it has to be.
    store.checkpoint_blocking().map_err(|error| format!("the database's log cannot be emptied: {error}"))?;
    let went_back = accept(&config, &folder, &store, now)?;
    store.close();

    let (tables, rows) = (counted.len(), counted.iter().map(|table| table.rows).sum::<u64>());
    println!("Restored {rows} rows in {tables} tables; every checksum agrees.");
    if listed {
        println!("Deleted since the backup and deleted again: {back}.");
    } else {
        println!(
            "There is no list of what was deleted at {}. If there is one elsewhere, put it there before serving: what \
             was deleted after the backup is back without it.",
            list.display()
        );
    }
    for chain in &went_back {
        println!("It went back: {chain}.");
    }
    if !went_back.is_empty() {
        println!("Whoever left the team since then is in it again: look at the desk, under Team.");
    }
    println!("Sessions are as they were then: whoever ended one since can end it again.");
    Ok(())
}

/// Chains are as they were then; the witness is told, because it was meant so.
fn accept(config: &Config, folder: &Path, store: &db::Store, now: Moment) -> Result<Vec<String>, String> {
    let witness = Witness::at(serve::witness_path(config, folder)?);
    let organisations = settings::load(store, &config.organisation).map_err(|fault| fault.to_string())?;
    watch::accept(store, &organisations, &witness, now).map_err(|fault| fault.to_string())
}

/// The organisations of the configuration must be in the backup with the same fingerprints. Anybody can seal for a public
/// key, and this is what tells a made-up backup from ours.
fn known(config: &Config, manifest: &sealed::Manifest) -> Result<(), String> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    for listed in &config.organisation {
        let found = manifest.organisation.iter().find(|one| one.slug == listed.slug);
        if found.is_none_or(|one| digits(&one.founding) != digits(&listed.founding)) {
            return Err(format!(
                "nightbus.toml lists {} with a founding fingerprint that this backup does not have: it is a backup of \
                 something else. Nothing was restored",
                listed.slug
            ));
        }
    }
    Ok(())
}

/// Makes a key, shows its private half once and puts its public half into the configuration.
///
/// # Errors
/// A sentence for the operator.
#[allow(clippy::print_stdout)] // The command's answer.
pub(crate) fn backup_key(options: &BackupKey) -> Result<(), String> {
    let path = &options.config;
    let config = Config::read(path)?;
    if config.backup.is_some() && !options.replace {
        return Err(format!(
            "{} has a backup key already. With --replace a new one takes its place; backups made so far still need \
             the old paper",
            path.display()
        ));
    }
    let (settings, paper) = new_key(&OsEntropy);
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let text = toml_key::set_key(&text, &settings.key);
    let read = Config::parse(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    if read.backup.is_none_or(|backup| backup.key != settings.key) {
        return Err(format!(
            "{}: the key cannot be put into [backup]; write it in a section",
            path.display()
        ));
    }
    // Beside, then renamed: a crash leaves either the old file or the new one.
    let new = path.with_extension("toml.new");
    files::write_private(&new, text.as_bytes())?;
    fs::rename(&new, path).map_err(|error| format!("{}: {error}", path.display()))?;
    println!(
        "The private half of the backup key. Write it on paper, twice, and keep the papers in two places, neither of \
         them with the backups. It is shown only now and stored nowhere; without it no backup can be restored, and \
         whoever has it and a backup reads what lies in clear in the database.\n\n{}\n\n\
         {} has the public half now. Try the paper: nightbus restore --check --from FILE",
        paper.as_str(),
        path.display()
    );
    Ok(())
}

/// Signs of a private half on paper.
const SIGNS: usize = 56;
/// More is no key.
const LONGEST: u64 = 65_536;

/// The private half of the backup key: from a file, typed, or from standard input. Never from the command line, which
/// every process of the machine may read.
fn private_key(file: Option<&Path>) -> Result<PrivateKey, String> {
    let mut text = Zeroizing::new(String::new());
    let stdin = io::stdin();
    if let Some(path) = file {
        let read = File::open(path).and_then(|file| file.take(LONGEST).read_to_string(&mut text));
        read.map_err(|error| format!("{}: {error}", path.display()))?;
    } else if stdin.is_terminal() {
        type_in(&mut text).map_err(|error| format!("the key cannot be read: {error}"))?;
    } else {
        let read = stdin.take(LONGEST).read_to_string(&mut text);
        read.map_err(|error| format!("the key cannot be read: {error}"))?;
    }
    sealed::read_private(&text)
}

/// Asks for the key line by line, until there are enough signs or an empty line.
#[allow(clippy::print_stderr)] // A question, which must not stand in the answer.
fn type_in(text: &mut String) -> io::Result<()> {
    eprint!("The private half of the backup key, from the paper (blanks and case do not matter):\n> ");
    io::stderr().flush()?;
    loop {
        let before = text.len();
        io::stdin().read_line(text)?;
        let signs = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').count();
        if signs >= SIGNS || text[before..].trim().is_empty() {
            return Ok(());
        }
        eprint!("> ");
        io::stderr().flush()?;
    }
}
