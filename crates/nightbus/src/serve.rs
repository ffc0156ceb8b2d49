//! Opening the store, putting the parts together and serving both surfaces until told to stop.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use app::{App, Surroundings, read_instance_key, streams::Streams, surfaces};
use channels::email::{Files, Relay};
use kernel::{OsEntropy, SystemClock};
use seal::password::Cost;
use ui::accept::{Address, CONNECTIONS, Listen, Listener, Settings, serve};

use crate::{
    config::Config,
    jobs::{self, Site},
    metrics,
};

/// Opens the store that the configuration names, as it is.
///
/// # Errors
/// A sentence for the operator; also when SQLite's file is not there, because opening it would make an empty one where
/// perhaps only a disk is missing.
pub(crate) fn open_as_it_is(config: &Config, folder: &Path) -> Result<db::Store, String> {
    let url = config.store_url(folder);
    if let Some(file) = url.strip_prefix("sqlite:").filter(|file| !Path::new(file).exists()) {
        return Err(format!(
            "there is no store at {file}. Is a disk missing, or was nothing founded or restored yet?"
        ));
    }
    db::Store::open(&url).map_err(|error| format!("the store cannot be opened: {error}"))
}

/// Makes the store that the configuration names, with the present schema; one that is there stays.
///
/// # Errors
/// A sentence for the operator.
pub(crate) fn make_store(config: &Config, folder: &Path) -> Result<db::Store, String> {
    let store = db::Store::open(&config.store_url(folder))
        .map_err(|error| format!("the store cannot be opened: {error}"))?;
    up_to_date(config, store)
}

/// Opens the store that the configuration names, with the present schema. An old one is brought up to date, or refused
/// where the configuration says so.
///
/// # Errors
/// A sentence for the operator.
pub(crate) fn open_store(config: &Config, folder: &Path) -> Result<db::Store, String> {
    up_to_date(config, open_as_it_is(config, folder)?)
}

fn up_to_date(config: &Config, store: db::Store) -> Result<db::Store, String> {
    if config.migrate_at_start {
        store
            .migrate(app::MIGRATIONS)
            .map_err(|e| format!("the schema cannot be brought up to date: {e}"))?;
        return Ok(store);
    }
    match store.missing(app::MIGRATIONS).map_err(|e| format!("the schema cannot be used: {e}"))?.len() {
        0 => Ok(store),
        steps => Err(format!(
            "the schema lacks {steps} step(s), and migrate_at_start is false. Make a backup, then run `nightbus migrate`"
        )),
    }
}

/// The name of a credential of the service manager, if the configuration says `credential:NAME` in the place of a file.
pub(crate) fn credential(key: &Path) -> Option<&str> {
    key.to_str()?.strip_prefix("credential:")
}

/// Where the instance key lies: a file, or a credential in the folder that the service manager made for it.
///
/// # Errors
/// A sentence for the operator when the configuration does not say, or there is no such folder.
pub(crate) fn key_path(config: &Config, folder: &Path) -> Result<PathBuf, String> {
    let named = config.instance_key.as_ref().ok_or("nightbus.toml: instance_key is missing")?;
    let Some(name) = credential(named) else { return Ok(folder.join(named)) };
    let credentials = std::env::var_os("CREDENTIALS_DIRECTORY").ok_or_else(|| {
        format!(
            "instance_key = \"credential:{name}\" needs LoadCredential={name}:FILE in the unit of the service"
        )
    })?;
    Ok(Path::new(&credentials).join(name))
}

/// Where the list of what was deleted lies.
///
/// # Errors
/// A sentence for the operator when the configuration names neither it nor a file beside which it can lie.
pub(crate) fn forgotten_path(config: &Config, folder: &Path) -> Result<PathBuf, String> {
    beside_key(config, folder, config.forgotten.as_deref(), "forgotten")
}

/// Where the file lies that remembers how far the chains reached.
///
/// # Errors
/// A sentence for the operator when the configuration names neither it nor the instance key.
pub(crate) fn witness_path(config: &Config, folder: &Path) -> Result<PathBuf, String> {
    beside_key(config, folder, config.witness.as_deref(), "witness")
}

/// A file that must lie outside the data: where the configuration says, or beside the instance key.
fn beside_key(config: &Config, folder: &Path, named: Option<&Path>, what: &str) -> Result<PathBuf, String> {
    match (named, config.instance_key.as_deref().and_then(credential)) {
        (Some(named), _) => Ok(folder.join(named)),
        (None, Some(_)) => {
            Err(format!("nightbus.toml: with the instance key as a credential, {what} must name a file"))
        }
        (None, None) => Ok(key_path(config, folder)?.with_extension(what)),
    }
}

/// The relay for e-mail, if the configuration names one.
///
/// # Errors
/// A sentence for the operator.
pub(crate) fn relay(config: &Config, folder: &Path) -> Result<Option<Relay>, String> {
    let Some(mail) = &config.mail else { return Ok(None) };
    let read = |file: &Option<std::path::PathBuf>| {
        let Some(file) = file.as_deref().map(|file| folder.join(file)) else { return Ok(None) };
        std::fs::read_to_string(&file).map(Some).map_err(|e| format!("{}: {e}", file.display()))
    };
    let password = read(&mail.password_file)?.map(|text| text.trim_end_matches(['\r', '\n']).to_owned());
    let files = Files { password, authority: read(&mail.ca_file)? };
    Relay::new(&mail.settings(), files).map(Some)
}

/// What the parts are put together from.
///
/// # Errors
/// A sentence for the operator.
pub(crate) fn surroundings(config: &Config, folder: &Path, db: db::Store) -> Result<Surroundings, String> {
    Ok(Surroundings {
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
        relay: relay(config, folder)?,
    })
}

/// The parts put together.
///
/// # Errors
/// A sentence for the operator.
pub(crate) fn assemble(config: &Config, folder: &Path, db: db::Store) -> Result<Arc<Site>, String> {
    let from = surroundings(config, folder, db)?;
    let mut app = App::new(from).map_err(|fault| fault.to_string())?;
    refuse_older(&app)?;
    if config.store.starts_with("sqlite:") {
        let file = config.store_url(folder);
        let file = Path::new(file.trim_start_matches("sqlite:"));
        app.room.keep_free(file.parent().unwrap_or(folder).to_path_buf(), config.reserve_mib << 20);
    }
    app.streams = Streams::of(places().0);
    Ok(Arc::new(Site { app: Arc::new(app), config: config.clone(), folder: folder.into() }))
}

/// Forbids the system to write this process's memory, with keys and words in it, to a disk when it crashes, and other
/// processes of the same user to read it.
pub(crate) fn keep_memory_private() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    // Where this is refused, the system has its reasons, and the unit of the service says the same.
    let _ = setrlimit(Resource::Core, none);
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Refuses organisations whose team has no chain: nobody in them could be believed.
fn refuse_older(app: &App) -> Result<(), String> {
    for org in &app.organisations {
        let id = org.id;
        if app.db.read_blocking(move |tx| app::team::is_without_chain(tx, id)).map_err(|e| e.to_string())? {
            return Err(format!(
                "organisation {} was founded by a program before the team's chain of signatures; nobody in it can be \
                 believed. Found it anew with `nightbus init` in another folder.",
                org.slug
            ));
        }
    }
    Ok(())
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
    /// Numbers for the operator.
    metrics: Option<Listener>,
}

impl Doors {
    /// Opens the listeners.
    ///
    /// # Errors
    /// A sentence that names the address.
    pub(crate) async fn open(
        public: &Address,
        desk: &Address,
        (public_line, desk_line): (bool, bool),
        metrics: Option<&str>,
    ) -> Result<Self, String> {
        let bind = async |address: &Address, proxy_protocol| {
            let listen = Listen { address: address.clone(), proxy_protocol };
            listen.bind().await.map_err(|e| format!("cannot listen on {address}: {e}"))
        };
        Ok(Self {
            public: bind(public, public_line).await?,
            desk: bind(desk, desk_line).await?,
            metrics: metrics::open(metrics).await?,
        })
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
    pub(crate) async fn serve(self, site: &Arc<Site>) {
        let app = &site.app;
        let (public, desk) = places();
        let settings = |connections| Settings { after_panic, connections, ..Settings::default() };
        let open = vec![("public", self.public.open()), ("desk", self.desk.open())];
        // One ear for signals: with one for each listener, a signal between them would stop only some.
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let until = || {
            let mut stopped = stopped.clone();
            async move {
                // An error means that the ear is gone, which is the end as well.
                let _ = stopped.wait_for(|stopped| *stopped).await;
            }
        };
        // Beside the first requests; whoever writes before it is done waits for it.
        drop(tokio::task::spawn_blocking(app::triage::warm));
        let finding = Arc::clone(app);
        drop(tokio::spawn(async move {
            told("the guide cannot be searched yet", app::guide::prepare(&finding).await);
        }));
        // Listens from here on, before the first answer can leave.
        let asked = asked_to_stop();
        let listen = async {
            asked.await;
            stop.send_replace(true);
            std::future::pending::<()>().await;
        };
        let metrics = async {
            if let Some(socket) = self.metrics {
                serve(socket, metrics::router(site, open), settings(16), until()).await;
            }
        };
        let public = serve(self.public, surfaces::public::router(app), settings(public), until());
        let desk = serve(self.desk, surfaces::desk::router(app), settings(desk), until());
        tokio::select! {
            _ = async { tokio::join!(public, desk, metrics) } => {}
            () = listen => {}
            () = sweep(app) => {}
            () = send_answers(app) => {}
            () = assign(app) => {}
            () = call(app) => {}
            () = app::guide::edit::follow(app) => {}
            () = jobs::work(site, jobs::RECURRING) => {}
        }
    }
}

/// How many minutes lie between two looks at the list of what is forgotten.
const SWEEP_MINUTES: u32 = 60;

/// What concerns this process alone, whatever others on the same store do: every minute what was counted about peers and sign-ins,
/// every hour its list of what is forgotten. The rest is in `jobs::RECURRING`. Never ends.
async fn sweep(app: &Arc<App>) {
    let mut every = tokio::time::interval(std::time::Duration::from_secs(60));
    for minute in (0..SWEEP_MINUTES).cycle() {
        every.tick().await;
        app.limits.forget(app);
        app.guessing.forget(app);
        // Every process by itself, so that keys never wait behind a job that takes long.
        told(
            "idle sessions were not locked",
            app::session::lock_idle_sessions(&app.db, app.clock.now()).await,
        );
        if minute == 0 {
            told("the list of what is forgotten was not trimmed", app::forget::trim(app).await);
            // Each process has its own witness.
            told("the team's keys and the trails were not examined", app::watch::all(app).await);
        }
    }
}

/// How often answers that have waited are looked for: nobody waits noticeably longer than they chose.
const LOOK: std::time::Duration = std::time::Duration::from_millis(500);

/// Sends the answers whose time to be taken back is over, those first that a process before this one has left. Never ends.
async fn send_answers(app: &Arc<App>) {
    let mut every = tokio::time::interval(LOOK);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        told("answers that were due did not go out", app::outgoing::deliver_due(app).await);
    }
}

/// Every few seconds, so that nobody waits for long who could have somebody: conversations that nobody has find members who want
/// them. Every process does it; each conversation finds one member all the same. Never ends.
async fn assign(app: &Arc<App>) {
    let mut every = tokio::time::interval(std::time::Duration::from_secs(5));
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        for org in &app.organisations {
            told("conversations were not assigned", app::work::assign_waiting(app, org).await);
        }
    }
}

/// Every half minute: whoever is on duty and not at the desk is called when somebody waits. Every process looks; each letter is
/// asked for once. Never ends.
async fn call(app: &Arc<App>) {
    let mut every = tokio::time::interval(std::time::Duration::from_secs(30));
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        for org in &app.organisations {
            told("nobody was called", app::paging::call_waiting(app, org).await);
        }
    }
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

/// Ends when somebody presses Ctrl-C or the service manager says stop. From the call on, no such signal is missed.
fn asked_to_stop() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let signals = [SignalKind::terminate(), SignalKind::interrupt()].map(signal);
    async move {
        let [Ok(mut terminate), Ok(mut interrupt)] = signals else { return std::future::pending().await };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    }
}
