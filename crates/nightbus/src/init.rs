//! `nightbus init`: founds an organisation from flags.

use std::path::PathBuf;

use app::{
    policy::Role,
    settings::{Listed, Settings},
    team::{FoundingSecret, NewMember, Newcomer, begin, found, new_password, new_totp},
};
use kernel::{Clock, OsEntropy, SystemClock};
use seal::password::Cost;

use crate::{config::Config, files, serve};

/// Options of `nightbus init`.
#[derive(clap::Args)]
pub(crate) struct Init {
    /// The data directory to make. The instance key lies beside it.
    #[arg(long)]
    data: PathBuf,
    /// A short name for the configuration, such as `night-window`.
    #[arg(long)]
    slug: String,
    /// The organisation's name.
    #[arg(long)]
    name: String,
    /// The number to call when a life is in danger, as it is dialled there.
    #[arg(long)]
    emergency_number: String,
    /// The IANA time zone, such as `Europe/Warsaw`.
    #[arg(long)]
    time_zone: String,
    /// The store: `sqlite:FILE` or `postgres://…`.
    #[arg(long, default_value = "sqlite:nightbus.db")]
    store: String,
    /// The first coordinator's login.
    #[arg(long)]
    login: String,
    /// The first coordinator's work name.
    #[arg(long)]
    work_name: String,
}

/// Founds the organisation and prints what must be kept.
///
/// # Errors
/// A sentence for the operator. Nothing is written into a folder that already has a configuration.
#[allow(clippy::print_stdout)] // The purpose of the command.
pub(crate) fn run(init: &Init) -> Result<(), String> {
    let config_path = init.data.join("nightbus.toml");
    if config_path.exists() {
        return Err(format!("{} is there already; nothing was changed", config_path.display()));
    }
    jiff::tz::TimeZone::get(&init.time_zone).map_err(|e| e.to_string())?;
    files::make_private_folder(&init.data)?;
    let key_path = files::beside(&init.data, "key")?;
    let key = files::instance_key(&key_path, &OsEntropy)?;
    let mut config: Config = toml::from_str("store = \"\"").map_err(|e| e.to_string())?;
    config.store = init.store.clone();
    config.instance_key = Some(key_path);

    let settings = Settings::plain(&init.name, &init.emergency_number, &init.time_zone);
    let settings = toml::to_string(&settings).map_err(|e| e.to_string())?;
    let coordinator = NewMember {
        login: init.login.trim().to_lowercase(),
        work_name: init.work_name.clone(),
        role: Role::Coordinator,
        languages: "en".into(),
        password: new_password(&OsEntropy),
        totp: new_totp(&OsEntropy),
        phrase: None,
    };
    let now = SystemClock.now();
    let secret = FoundingSecret::generate(&OsEntropy);
    let founded = found(&init.slug, settings, &secret, now, &OsEntropy);
    let org = founded.org;
    let first = Newcomer::prepare(org, &coordinator, &key, Cost::STANDARD, now, &OsEntropy)
        .map_err(|e| e.to_string())?;
    let (begun, _) =
        begin(org, &secret, &first.card, &first.keys, now, &OsEntropy).map_err(|e| e.to_string())?;
    let store = serve::open_store(&config, &init.data)?;
    config.organisation =
        vec![Listed { slug: init.slug.clone(), hosts: Vec::new(), founding: founded.fingerprint.clone() }];
    // The file first: an organisation in the database whose fingerprint nobody has could never be opened.
    config.write(&config_path)?;
    let write = founded.clone();
    if let Err(error) = store.write_blocking(move |tx| {
        write.write(tx)?;
        first.write(tx, org)?;
        begun.write(tx, org)
    }) {
        std::fs::remove_file(&config_path).map_err(|e| format!("{}: {e}", config_path.display()))?;
        return Err(format!("nothing was founded: {error}"));
    }

    println!("Founded {}. Write this down; the password is shown only now.\n", init.name);
    println!("  founding fingerprint  {}", founded.fingerprint);
    println!("  login                 {}", coordinator.login);
    println!("  password              {}", coordinator.password.expose());
    println!("  code secret           {}", coordinator.totp.expose());
    println!("\nStart with: nightbus serve --config {}", config_path.display());
    Ok(())
}
