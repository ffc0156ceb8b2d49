//! `nightbus demo`: everything works, everybody is invented.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use app::demo::{Account, code_now, seed_changed};
use kernel::{Clock, Lang, OsEntropy, SystemClock};
use seal::{SymmetricKey, password::Cost};
use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;
use ui::accept::Address;

use crate::{config::Config, files, jobs::Site, serve};

const ORGANISATION: &str = "night-window";

/// Options of `nightbus demo`.
#[derive(clap::Args)]
pub(crate) struct Demo {
    /// The data directory. Made if it is not there; the instance key lies beside it.
    #[arg(long, default_value = "demo-data")]
    data: PathBuf,
    /// Where the public site listens.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Where the desk listens; a free port if not given.
    #[arg(long)]
    desk_listen: Option<SocketAddr>,
    /// Allow an address that others can reach. The accounts of a demonstration are no secret.
    #[arg(long)]
    i_know: bool,
    /// Where "Leave now" goes, in every language: for a place without internet. Counts when the folder is made.
    #[arg(long, value_name = "URL", value_parser = web_address)]
    neutral_page: Option<String>,
    /// So many new conversations may wait before no further one is taken. Counts when the folder is made.
    #[arg(long, value_name = "N")]
    most_unanswered: Option<u32>,
    /// Whether connections to the public site begin with a PROXY line.
    #[arg(long)]
    proxy_protocol: bool,
    /// Where numbers for the operator are given: `unix:/path` of a socket.
    #[arg(long, value_name = "SOCKET")]
    metrics: Option<String>,
}

/// What differs from the settings in `content/demo`.
#[derive(Clone, Default)]
struct Changes {
    neutral_page: Option<String>,
    most_unanswered: Option<u32>,
}

fn web_address(text: &str) -> Result<String, String> {
    let known = text.starts_with("http://") || text.starts_with("https://");
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
    if known && plain { Ok(text.to_owned()) } else { Err("not the address of a web page".into()) }
}

/// What tools read: addresses and accounts.
#[derive(Serialize, Deserialize)]
pub(crate) struct Written {
    public: String,
    desk: String,
    accounts: Vec<Account>,
}

/// Seeds on the first start, then serves.
///
/// # Errors
/// A sentence for whoever started it.
pub(crate) async fn run(demo: Demo) -> Result<(), String> {
    let desk_listen = demo.desk_listen.unwrap_or_else(|| SocketAddr::new(demo.listen.ip(), 0));
    let only_here = demo.listen.ip().is_loopback() && desk_listen.ip().is_loopback();
    if !(demo.i_know || only_here) {
        return Err("others could reach that address, and the accounts of a demonstration are no secret. \
                    Add --i-know if that is what you want."
            .into());
    }
    let (public, desk) = (Address::Tcp(demo.listen), Address::Tcp(desk_listen));
    let doors =
        serve::Doors::open(&public, &desk, (demo.proxy_protocol, false), demo.metrics.as_deref()).await?;
    let (public, desk) = doors.urls()?;

    let data = demo.data.clone();
    let changes = Changes { neutral_page: demo.neutral_page, most_unanswered: demo.most_unanswered };
    let prepared = tokio::task::spawn_blocking(move || prepare(&data, &changes)).await;
    let (site, accounts) = prepared.map_err(|_| "preparing the demonstration ended early".to_owned())??;
    let written = Written { public, desk, accounts };
    let json = serde_json::to_vec_pretty(&written).map_err(|e| e.to_string())?;
    files::write_private(&demo.data.join("demo.json"), &json)?;
    announce(&written);
    doors.serve(&site).await;
    Ok(())
}

/// Opens the folder, seeds the store if it has no organisation yet.
fn prepare(data: &Path, changes: &Changes) -> Result<(std::sync::Arc<Site>, Vec<Account>), String> {
    files::make_private_folder(data)?;
    let config_path = data.join("nightbus.toml");
    let mut config = if config_path.exists() {
        Config::read(&config_path)?
    } else {
        toml::from_str("store = \"sqlite:nightbus.db\"").map_err(|e| e.to_string())?
    };
    let fresh = !config.demonstration;
    config.demonstration = true;
    if config.instance_key.is_none() {
        config.instance_key = Some(files::beside(data, "key")?);
    }
    let key = files::instance_key(&serve::key_path(&config, data)?, &OsEntropy)?;
    let store = serve::make_store(&config, data)?;

    let known = config.organisation.iter().any(|one| one.slug == ORGANISATION);
    let there =
        store.read_blocking(|tx| app::settings::exists(tx, ORGANISATION)).map_err(|e| e.to_string())?;
    let accounts = match (there, known) {
        (true, true) => accounts(data)?,
        (true, false) => {
            return Err(format!(
                "the store already holds {ORGANISATION}, but {} does not know it",
                config_path.display()
            ));
        }
        (false, _) => {
            let (listed, accounts) = seed_now(&store, &key, changes)?;
            config.organisation = vec![listed];
            config.write(&config_path)?;
            let from = serve::surroundings(&config, data, store.clone())?;
            // This runs on a thread that may block.
            let worked = Handle::current().block_on(app::demo::work(from, &accounts, SystemClock.now()));
            worked.map_err(|fault| fault.to_string())?;
            accounts
        }
    };
    if fresh {
        config.write(&config_path)?;
    }
    crate::content::walk_answers(&config, data)?;
    Ok((serve::assemble(&config, data, store)?, accounts))
}

fn seed_now(
    store: &db::Store,
    key: &SymmetricKey,
    changes: &Changes,
) -> Result<(app::settings::Listed, Vec<Account>), String> {
    let now = SystemClock.now();
    let seeded = seed_changed(store, ORGANISATION, key, Cost::STANDARD, now, &OsEntropy, |settings| {
        if let Some(page) = &changes.neutral_page {
            settings.neutral_page =
                Lang::ALL.iter().map(|lang| (lang.code().to_owned(), page.clone())).collect();
        }
        if let Some(most) = changes.most_unanswered {
            settings.most_unanswered = most;
        }
    });
    seeded.map_err(|fault| fault.to_string())
}

fn accounts(data: &Path) -> Result<Vec<Account>, String> {
    let path = data.join("demo.json");
    let text =
        fs::read(&path).map_err(|e| format!("{}: {e}. Delete the folder to begin anew.", path.display()))?;
    let written: Written = serde_json::from_slice(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(written.accounts)
}

/// The present one-time code of an account of a demonstration.
///
/// # Errors
/// A sentence when there is no such account.
pub(crate) fn code(data: &Path, login: &str) -> Result<String, String> {
    let accounts = accounts(data)?;
    let account = accounts.iter().find(|account| account.login == login);
    let account = account.ok_or_else(|| format!("nobody is called {login} in {}", data.display()))?;
    code_now(&account.totp_secret, SystemClock.now()).ok_or_else(|| "the code secret cannot be read".into())
}

#[allow(clippy::print_stdout)] // The purpose of the command.
fn announce(written: &Written) {
    println!("\nNightbus, a demonstration with invented people.\n");
    println!("  Public site   {}", written.public);
    println!("  Desk          {}\n", written.desk);
    println!("  {:<17} {:<9} {:<42} code secret", "role", "login", "password");
    for account in &written.accounts {
        println!(
            "  {:<17} {:<9} {:<42} {}",
            account.role.name(),
            account.login,
            account.password,
            account.totp_secret
        );
    }
    println!(
        "\n  The desk asks for a code after the password: put the code secret into any code app, or run\n  \
         `cargo run --release -- demo-code LOGIN` in another window.\n  Ctrl-C stops. The same folder starts again where it stopped.\n"
    );
}
