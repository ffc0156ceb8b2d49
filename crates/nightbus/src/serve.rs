//! Opening the store, putting the parts together and serving both surfaces until told to stop.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use app::{App, Surroundings, read_instance_key, surfaces, visitor::Streams};
use kernel::{OsEntropy, SystemClock};
use seal::password::Cost;
use ui::accept::{Address, CONNECTIONS, Listen, Listener, Settings, serve};

use crate::config::Config;

/// Opens the store that the configuration names, with the present schema.
///
/// # Errors
/// A sentence for the operator.
pub(crate) fn open_store(config: &Config, folder: &Path) -> Result<db::Store, String> {
    let store =
        db::Store::open(&config.store_url(folder)).map_err(|e| format!("the store cannot be opened: {e}"))?;
    store.migrate(app::MIGRATIONS).map_err(|e| format!("the schema cannot be brought up to date: {e}"))?;
    Ok(store)
}

/// Where the instance key lies.
///
/// # Errors
/// A sentence for the operator when the configuration does not say.
pub(crate) fn key_path(config: &Config, folder: &Path) -> Result<PathBuf, String> {
    let named = config.instance_key.as_ref().ok_or("nightbus.toml: instance_key is missing")?;
    Ok(folder.join(named))
}

/// Where the list of what was deleted lies.
///
/// # Errors
/// A sentence for the operator when the configuration names neither it nor the instance key.
fn forgotten_path(config: &Config, folder: &Path) -> Result<PathBuf, String> {
    match &config.forgotten {
        Some(named) => Ok(folder.join(named)),
        None => Ok(key_path(config, folder)?.with_extension("forgotten")),
    }
}

/// Where the file lies that remembers how far the chains reached.
///
/// # Errors
/// A sentence for the operator when the configuration names neither it nor the instance key.
pub(crate) fn witness_path(config: &Config, folder: &Path) -> Result<PathBuf, String> {
    match &config.witness {
        Some(named) => Ok(folder.join(named)),
        None => Ok(key_path(config, folder)?.with_extension("witness")),
    }
}

/// The parts put together.
///
/// # Errors
/// A sentence for the operator.
pub(crate) fn assemble(config: &Config, folder: &Path, db: db::Store) -> Result<Arc<App>, String> {
    let from = Surroundings {
        db,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(OsEntropy),
        instance: read_instance_key(&key_path(config, folder)?)?,
        organisations: config.organisation.clone(),
        forgotten: forgotten_path(config, folder)?,
        witness: witness_path(config, folder)?,
        secure_cookies: config.tls,
        tickets_at_once: std::thread::available_parallelism().map_or(1, |cores| cores.get() - 1).max(1),
        ticket_cost: Cost::TICKET,
    };
    let mut app = App::new(from).map_err(|fault| fault.to_string())?;
    if config.store.starts_with("sqlite:") {
        let file = config.store_url(folder);
        let file = Path::new(file.trim_start_matches("sqlite:"));
        app.room.keep_free(file.parent().unwrap_or(folder).to_path_buf(), config.reserve_mib << 20);
    }
    app.streams = Streams::of(places().0);
    Ok(Arc::new(app))
}

/// Connections for visitors, and for the desk: as many as the system gives file handles for, once it was asked for all
/// that this process may have. A tenth is left for the store and files.
fn places() -> (u32, u32) {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut handles = getrlimit(Resource::Nofile);
    handles.current = handles.maximum;
    // Refused, it stays as it was; then there are as many places as that allows.
    let _ = setrlimit(Resource::Nofile, handles);
    let handles = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    let share =
        |tenths: u64, most: u32| u32::try_from(handles / 10 * tenths).map_or(most, |n| n.clamp(16, most));
    (share(7, CONNECTIONS), share(2, CONNECTIONS / 4))
}

/// The two listeners, bound.
pub(crate) struct Doors {
    public: Listener,
    desk: Listener,
}

impl Doors {
    /// Opens both listeners.
    ///
    /// # Errors
    /// A sentence that names the address.
    pub(crate) async fn open(public: &Address, desk: &Address, proxy_protocol: bool) -> Result<Self, String> {
        let bind = async |address: &Address, proxy_protocol| {
            let listen = Listen { address: address.clone(), proxy_protocol };
            listen.bind().await.map_err(|e| format!("cannot listen on {address}: {e}"))
        };
        Ok(Self { public: bind(public, proxy_protocol).await?, desk: bind(desk, false).await? })
    }

    /// The full addresses of public site and desk.
    ///
    /// # Errors
    /// When the system does not say where it listens.
    pub(crate) fn urls(&self) -> Result<(String, String), String> {
        let url = |listener: &Listener| match listener.address() {
            Ok(Address::Tcp(address)) => Ok(format!("http://{address}/")),
            Ok(address @ Address::Unix(_)) => Ok(address.to_string()),
            Err(error) => Err(error.to_string()),
        };
        Ok((url(&self.public)?, url(&self.desk)?))
    }

    /// Serves both until the process is asked to stop, then lets requests in progress finish.
    pub(crate) async fn serve(self, app: &Arc<App>) {
        let (public, desk) = places();
        let settings = |connections| Settings { after_panic, connections, ..Settings::default() };
        let public = serve(self.public, surfaces::public::router(app), settings(public), asked_to_stop());
        let desk = serve(self.desk, surfaces::desk::router(app), settings(desk), asked_to_stop());
        tokio::select! {
            _ = async { tokio::join!(public, desk) } => {}
            () = sweep(app) => {}
        }
    }
}

/// How many minutes lie between two sweeps of what is kept for days.
const SWEEP_MINUTES: u32 = 60;

/// Deletes what is over: every minute sessions at the desk that nobody came back to, with the keys in them, and what was
/// counted about peers; every hour what is kept for days. Never ends.
async fn sweep(app: &Arc<App>) {
    let mut every = tokio::time::interval(std::time::Duration::from_secs(60));
    for minute in (0..SWEEP_MINUTES).cycle() {
        every.tick().await;
        app.limits.forget(app);
        told(
            "idle sessions were not deleted",
            app::session::delete_idle_sessions(&app.db, app.clock.now()).await,
        );
        if minute == 0 {
            sweep_days(app).await;
        }
    }
}

/// Deletes what has been kept for its days (rule A-4).
async fn sweep_days(app: &Arc<App>) {
    let now = app.clock.now();
    told("visitors' sessions that are over were not deleted", app::visitor::delete_ended_sessions(app).await);
    told("old complaints were not deleted", app::complaint::delete_old(&app.db, now).await);
    told("what was discarded a week ago was not deleted", app::chat::delete_discarded(&app.db, now).await);
    told("the list of what is forgotten was not trimmed", app::forget::trim(app).await);
    told("the team's keys and the trails were not examined", app::watch::all(app).await);
    // Also for what was deleted while somebody read without end.
    told("the database's log was not emptied", app.db.checkpoint().await);
}

/// Says so when a part of the sweep was not done; the next one does it.
fn told<T, E: std::fmt::Display>(what: &str, done: Result<T, E>) {
    if let Err(error) = done {
        tracing::warn!("{what}: {error}");
    }
}

/// The answer when a handler panicked: bare, because nothing is known any more, but with every protective header.
fn after_panic() -> axum::response::Response {
    let mut response = axum::response::Response::new(axum::body::Body::empty());
    *response.status_mut() = axum::http::StatusCode::INTERNAL_SERVER_ERROR;
    ui::page::secure(response.headers_mut(), ui::page::CSP);
    response
}

/// Ends when somebody presses Ctrl-C or the service manager says stop.
async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut stop) = signal(SignalKind::terminate()) else { return std::future::pending().await };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = stop.recv() => {}
    }
}
