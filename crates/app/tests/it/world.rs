//! A whole site for one test: a fresh store on either engine with the invented organisations in it, a clock that stands
//! still, both surfaces, and everything that was logged.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Condvar, LazyLock, Mutex, Once, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use app::{
    App, Surroundings,
    demo::Account,
    policy::Role,
    settings::{Listed, Organisation},
    surfaces::{self, Shared},
};
use db::{Engine, Store};
use kernel::{ManualClock, Moment, SeededEntropy};
use seal::{SymmetricKey, password::Cost};

use crate::browser::Browser;

/// Where every clock starts: Saturday 21 November 2026, 03:00 in Warsaw. Night Window is on duty until 06:00, and all
/// conversations of the demonstration lie before it.
pub const NOW: Moment = Moment::from_millis(1_795_226_400_000);

/// The host of Night Window, and of Left Bank where a world has both.
pub const NIGHT: &str = "night.example";
pub const LEFT: &str = "left.example";

db::statements! {
    SEND_AT_ONCE = "INSERT INTO desk_choice (staff_id, org_id, send_wait, shortcuts, takes_new) SELECT id, org_id, 0, 1, 0 FROM staff WHERE 1 = 1
        ON CONFLICT (staff_id) DO NOTHING";
}

/// A site.
pub struct World {
    pub app: Shared,
    pub clock: Arc<ManualClock>,
    /// Who can sign in at Night Window, the coordinator first.
    pub accounts: Vec<Account>,
    /// Who can sign in at Left Bank, where a world has both.
    pub left: Vec<Account>,
    /// How `nightbus.toml` would name the organisations.
    pub listed: Vec<Listed>,
    public: axum::Router,
    desk: axum::Router,
    place: Place,
}

impl World {
    /// Night Window alone, on SQLite.
    pub fn sqlite() -> Self {
        Self::with(Engine::Sqlite, &["night-window"])
    }

    /// Night Window alone, on PostgreSQL.
    pub fn postgres() -> Self {
        Self::with(Engine::Postgres, &["night-window"])
    }

    /// Organisations of `content/demo` by identifier.
    pub fn with(engine: Engine, slugs: &[&str]) -> Self {
        listen();
        let Seeded { place: seed, listed, teams, instance } = &*Seeded::of(engine, slugs);
        let place = Place::like(seed);
        let db = Store::open(&place.url).expect("a new database opens");
        let clock = Arc::new(ManualClock::at(NOW));
        let (listed, instance) = (listed.clone(), instance.clone());
        let (app, public, desk) = assemble(db, &clock, instance, &listed, place.forgotten());
        let mut teams = teams.clone().into_iter();
        let (accounts, left) = (teams.next().unwrap_or_default(), teams.next().unwrap_or_default());
        Self { app, clock, accounts, left, listed, public, desk, place }
    }

    /// Organisations that nobody has begun, each with the path of its first coordinator's link. With more than one, the
    /// hosts are those of Night Window and Left Bank.
    pub fn unfounded(engine: Engine, slugs: &[&str]) -> (Self, Vec<String>) {
        listen();
        let place = Place::new(engine);
        let db = Store::open(&place.url).expect("a new database opens");
        db.migrate(app::MIGRATIONS).expect("the schema is right");
        let entropy = SeededEntropy::new(2026);
        let (mut listed, mut links) = (Vec::new(), Vec::new());
        for (slug, host) in slugs.iter().zip([NIGHT, LEFT]) {
            let secret = app::team::FoundingSecret::generate(&entropy);
            let settings = app::settings::Settings::plain(slug, "112", "Europe/Warsaw");
            let settings = toml::to_string(&settings).expect("settings are a table");
            let founding = app::team::found(slug, settings, &secret, NOW, &entropy);
            let offer = app::people::founding_offer(&secret, NOW, &entropy);
            let hosts = if slugs.len() > 1 { vec![host.to_owned()] } else { Vec::new() };
            listed.push(Listed { slug: (*slug).to_owned(), hosts, founding: founding.fingerprint.clone() });
            let write = move |tx: &mut db::Tx<'_>| {
                founding.write(tx)?;
                offer.write(tx, founding.org)
            };
            db.write_blocking(write).expect("it can be written");
            links.push(format!("/en/found/{}", secret.to_link()));
        }
        let clock = Arc::new(ManualClock::at(NOW));
        let instance = SymmetricKey::random(&entropy);
        let (app, public, desk) = assemble(db, &clock, instance, &listed, place.forgotten());
        let (accounts, left) = (Vec::new(), Vec::new());
        (Self { app, clock, accounts, left, listed, public, desk, place }, links)
    }

    /// Another process on the same store: nothing is shared but the database, the configuration and the clock.
    pub fn restarted(&self) -> (Shared, axum::Router, axum::Router) {
        self.over(Store::open(&self.place.url).expect("the database opens again"))
    }

    /// Another process that reaches the database in its own way.
    pub fn over(&self, db: Store) -> (Shared, axum::Router, axum::Router) {
        assemble(db, &self.clock, self.app.instance.clone(), &self.listed, self.place.forgotten())
    }

    /// What another process is made of that reaches the database in its own way.
    pub fn surroundings(&self, db: Store) -> Surroundings {
        surroundings(db, &self.clock, self.app.instance.clone(), &self.listed, self.place.forgotten())
    }

    /// A visitor who has just opened a browser.
    pub fn visitor(&self) -> Browser {
        Browser::new(self.public.clone(), NIGHT)
    }

    /// A browser at the desk, not signed in.
    pub fn desk(&self) -> Browser {
        Browser::new(self.desk.clone(), NIGHT)
    }

    /// A member's browser with an open session.
    pub async fn signed_in(&self, account: &Account) -> Browser {
        let mut desk = self.desk();
        desk.sign_in(account, self.now()).await;
        desk
    }

    /// The first account of a role.
    pub fn account(&self, role: Role) -> &Account {
        self.accounts.iter().find(|account| account.role == role).expect("the demonstration has every role")
    }

    /// The account with this login.
    pub fn named(&self, login: &str) -> &Account {
        self.accounts.iter().find(|account| account.login == login).expect("the demonstration has this login")
    }

    /// Whoever has come since then sends without waiting too.
    pub async fn sends_at_once(&self) {
        let chosen = self.app.db.write(|tx| tx.execute(&SEND_AT_ONCE, &[]));
        chosen.await.expect("everybody chooses not to wait");
    }

    pub fn now(&self) -> Moment {
        kernel::Clock::now(self.clock.as_ref())
    }

    /// Night Window.
    pub fn org(&self) -> &Arc<Organisation> {
        &self.app.organisations[0]
    }

    /// The folder that holds the database; empty where a server holds it.
    pub fn folder(&self) -> &Path {
        self.place.folder.path()
    }

    /// The file that lists what was forgotten.
    pub fn forgotten(&self) -> PathBuf {
        self.place.forgotten()
    }

    /// The file that remembers how far the chains reached.
    pub fn witness(&self) -> PathBuf {
        self.place.forgotten().with_extension("witness")
    }

    /// The address of the database.
    pub fn url(&self) -> &str {
        &self.place.url
    }

    /// Everything that this test program has logged so far, at every level and in every test.
    pub fn logs(&self) -> String {
        String::from_utf8_lossy(&LOG.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

fn surroundings(
    db: Store,
    clock: &Arc<ManualClock>,
    instance: SymmetricKey,
    listed: &[Listed],
    forgotten: PathBuf,
) -> Surroundings {
    let witness = forgotten.with_extension("witness");
    Surroundings {
        db,
        clock: Arc::<ManualClock>::clone(clock),
        entropy: Arc::new(kernel::OsEntropy),
        instance,
        organisations: listed.to_vec(),
        forgotten,
        witness,
        secure_cookies: true,
        tickets_at_once: 1,
        ticket_cost: Cost::TEST,
        relay: crate::paging::relay(),
    }
}

fn assemble(
    db: Store,
    clock: &Arc<ManualClock>,
    instance: SymmetricKey,
    listed: &[Listed],
    forgotten: PathBuf,
) -> (Shared, axum::Router, axum::Router) {
    let from = surroundings(db, clock, instance, listed, forgotten);
    let mut app = App::new(from).expect("the texts and the organisations can be read");
    app.pseudo_languages = true;
    app.code_cost = Cost::TEST;
    let app = Arc::new(app);
    let (public, desk) = (surfaces::public::router(&app), surfaces::desk::router(&app));
    (app, public, desk)
}

impl Drop for World {
    fn drop(&mut self) {
        self.app.db.clone().close();
    }
}

/// Tells a story once on SQLite and once on PostgreSQL.
pub fn both(story: impl AsyncFn(&World)) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        eprintln!("on {engine:?}"); // Shown when the story fails, so that one sees where.
        on(engine, &story);
    }
}

/// Tells a story on one engine.
pub fn on(engine: Engine, story: impl AsyncFn(&World)) {
    let world = World::with(engine, &["night-window"]);
    run(story(&world));
}

/// Tells a story of two organisations on one instance, on both engines.
pub fn both_with_two_organisations(story: impl AsyncFn(&World)) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        eprintln!("on {engine:?}");
        let world = World::with(engine, &["night-window", "left-bank"]);
        run(story(&world));
    }
}

/// Runs a future to its end on this thread.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime can be built").block_on(future)
}

/// What a world begins with. It is the same each time, so it is made once and copied.
struct Seeded {
    place: Place,
    listed: Vec<Listed>,
    teams: Vec<Vec<Account>>,
    instance: SymmetricKey,
}

impl Seeded {
    fn of(engine: Engine, slugs: &[&str]) -> Arc<Self> {
        type Made = HashMap<(bool, String), Arc<Seeded>>;
        static MADE: LazyLock<Mutex<Made>> = LazyLock::new(Mutex::default);
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        let seeded = made.entry((engine == Engine::Postgres, slugs.join(" ")));
        Arc::clone(seeded.or_insert_with(|| Arc::new(Self::make(engine, slugs))))
    }

    fn make(engine: Engine, slugs: &[&str]) -> Self {
        let place = Place::new(engine);
        let db = Store::open(&place.url).expect("a new database opens");
        db.migrate(app::MIGRATIONS).expect("the schema is right");
        let entropy = SeededEntropy::new(2026);
        let instance = SymmetricKey::random(&entropy);
        let (mut listed, mut teams) = (Vec::new(), Vec::new());
        for slug in slugs {
            let (mut one, accounts) = app::demo::seed(&db, slug, &instance, Cost::TEST, NOW, &entropy)
                .expect("the demonstration can be written");
            let host = if *slug == "night-window" { NIGHT } else { LEFT };
            one.hosts = if slugs.len() > 1 { vec![host.to_owned()] } else { Vec::new() };
            listed.push(one);
            teams.push(accounts);
        }
        // The stories read an answer at once; what waits has stories of its own (outgoing.rs).
        db.write_blocking(|tx| tx.execute(&SEND_AT_ONCE, &[])).expect("everybody chooses not to wait");
        // Nobody may be connected to what is copied.
        db.close();
        if place.database.is_some() {
            end_turn(); // It stays, and nobody is connected to it.
        }
        Self { place, listed, teams, instance }
    }
}

/// What a world lies in; goes away with it.
pub struct Place {
    pub url: String,
    folder: tempfile::TempDir,
    /// What must not lie beside the database.
    outside: tempfile::TempDir,
    database: Option<(String, String)>,
}

impl Place {
    pub fn new(engine: Engine) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let outside = tempfile::tempdir().expect("another folder for the test");
        if engine == Engine::Sqlite {
            let url = format!("sqlite:{}", folder.path().join("nightbus.db").display());
            return Self { url, folder, outside, database: None };
        }
        let admin =
            std::env::var("NIGHTBUS_TEST_POSTGRES").expect("run `cargo xtask test`, which starts PostgreSQL");
        Self::on_server_like(admin, "TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    }

    fn on_server_like(admin: String, how: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let folder = tempfile::tempdir().expect("a folder for the test");
        let outside = tempfile::tempdir().expect("another folder for the test");
        let name = format!("app_it_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        take_turn();
        on_server(&admin, &format!("CREATE DATABASE {name} {how}"));
        let server = admin.rsplit_once('/').expect("the address names a database").0;
        Self { url: format!("{server}/{name}"), folder, outside, database: Some((admin, name)) }
    }

    /// A place with the same database in it, to which nobody is connected.
    fn like(seed: &Self) -> Self {
        let Some((admin, template)) = &seed.database else {
            let place = Self::new(Engine::Sqlite);
            for file in fs::read_dir(seed.folder.path()).expect("a folder").flatten() {
                fs::copy(file.path(), place.folder.path().join(file.file_name())).expect("a copy");
            }
            return place;
        };
        Self::on_server_like(admin.clone(), &format!("TEMPLATE {template}"))
    }

    fn forgotten(&self) -> PathBuf {
        self.outside.path().join("forgotten")
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some((admin, name)) = &self.database {
            on_server(admin, &format!("DROP DATABASE {name} WITH (FORCE)"));
            end_turn();
        }
    }
}

/// On a thread of its own: the client blocks, which it must not do inside a runtime.
fn on_server(admin: &str, sql: &str) {
    std::thread::scope(|scope| {
        let done = scope.spawn(|| {
            let mut client = postgres::Client::connect(admin, postgres::NoTls).expect("the server is there");
            client.batch_execute(sql).expect("an administrator may do this");
        });
        done.join().expect("the server did it");
    });
}

/// A store opens twenty connections and a server takes two hundred, so on a machine with many cores some tests wait.
const AT_ONCE: u32 = 6;
static TURNS: (Mutex<u32>, Condvar) = (Mutex::new(0), Condvar::new());

fn take_turn() {
    let taken = TURNS.0.lock().unwrap_or_else(PoisonError::into_inner);
    let mut taken =
        TURNS.1.wait_while(taken, |taken| *taken >= AT_ONCE).unwrap_or_else(PoisonError::into_inner);
    *taken += 1;
}

fn end_turn() {
    *TURNS.0.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
    TURNS.1.notify_one();
}

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Collects what is logged, at every level.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
            .with_ansi(false)
            .with_writer(|| Logged)
            .finish();
        tracing_to(subscriber);
    });
}

fn tracing_to(subscriber: impl tracing::Subscriber + Send + Sync) {
    tracing::subscriber::set_global_default(subscriber).expect("nobody else listens in this program");
}

struct Logged;

impl std::io::Write for Logged {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
