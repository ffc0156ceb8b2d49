//! A store that is gone, locked or full: the page says so in the language of the person, keeps the words, and once the
//! store is back the same button sends them, once.

use std::{
    os::unix::net::{UnixListener, UnixStream},
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use app::{chat::MAX_CHARS, surfaces::Shared};
use axum::{Router, http::StatusCode};
use db::{Engine, Options, Store};
use kernel::Lang;
use ui::Speech;

use crate::{
    browser::Browser,
    rows,
    stories::{said, visitor_who_wrote, worker_at},
    world::{NIGHT, World, both, on},
};

/// Another process on the store of a world, whose way to it can be cut.
struct Process {
    app: Shared,
    public: Router,
    desk: Router,
    wire: Option<Wire>,
}

impl Process {
    fn new(world: &World) -> Self {
        let wire = (world.app.db.engine() == Engine::Postgres).then(|| Wire::new(world.url()));
        let url = wire.as_ref().map_or_else(|| world.url().to_owned(), |wire| wire.url.clone());
        let (app, public, desk) = world.over(Store::open(&url).expect("the store is there"));
        Self { app, public, desk, wire }
    }

    fn visitor(&self) -> Browser {
        Browser::new(self.public.clone(), NIGHT)
    }

    /// From now on there is no store.
    fn lose_store(&self) {
        match &self.wire {
            Some(wire) => wire.cut(),
            None => self.app.db.clone().close(),
        }
    }
}

/// A socket before that of PostgreSQL, which can hang up.
struct Wire {
    url: String,
    is_cut: Arc<AtomicBool>,
    lines: Arc<Mutex<Vec<UnixStream>>>,
    folder: tempfile::TempDir,
}

impl Wire {
    const NAME: &str = ".s.PGSQL.5432";

    fn new(url: &str) -> Self {
        let server: postgres::Config = url.parse().expect("it is an address");
        let [postgres::config::Host::Unix(place)] = server.get_hosts() else {
            panic!("the server of the tests has a socket")
        };
        let socket = place.join(format!(".s.PGSQL.{}", server.get_ports()[0]));
        let folder = tempfile::tempdir().expect("a folder for the test");
        let host = folder.path().display().to_string().replace('/', "%2F");
        let (user, name) = (server.get_user().unwrap_or_default(), server.get_dbname().unwrap_or_default());
        let wire = Self {
            url: format!("postgres://{user}@{host}:5432/{name}"),
            is_cut: Arc::default(),
            lines: Arc::default(),
            folder,
        };
        let listener = UnixListener::bind(wire.folder.path().join(Self::NAME)).expect("a new socket");
        let (is_cut, lines) = (Arc::clone(&wire.is_cut), Arc::clone(&wire.lines));
        std::thread::spawn(move || carry(&listener, &socket, &is_cut, &lines));
        wire
    }

    fn cut(&self) {
        self.is_cut.store(true, Ordering::SeqCst);
        for line in self.lines.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            let _ = line.shutdown(std::net::Shutdown::Both);
        }
    }

    fn mend(&self) {
        self.is_cut.store(false, Ordering::SeqCst);
    }
}

/// Carries bytes both ways for everybody who connects, and hangs up at once while the wire is cut.
fn carry(listener: &UnixListener, socket: &PathBuf, is_cut: &AtomicBool, lines: &Mutex<Vec<UnixStream>>) {
    while let Ok((near, _)) = listener.accept() {
        if is_cut.load(Ordering::SeqCst) {
            continue;
        }
        let Ok(far) = UnixStream::connect(socket) else { continue };
        let twice = |line: &UnixStream| line.try_clone().expect("a socket can be held twice");
        lines.lock().unwrap_or_else(PoisonError::into_inner).extend([twice(&near), twice(&far)]);
        for (mut from, mut to) in [(twice(&near), twice(&far)), (far, near)] {
            std::thread::spawn(move || {
                let _ = std::io::copy(&mut from, &mut to);
                let _ = to.shutdown(std::net::Shutdown::Both);
            });
        }
    }
}

/// Types into the one field for words and presses its button.
async fn send(page: &mut Browser, t: Speech, words: &str) {
    let label = page.text_of("label[for=message]");
    page.fill(&label, words).press(t.say("write-send")).await;
}

/// The page says that nothing is stored yet, and the words are in the field.
fn assert_kept(page: &Browser, t: Speech, words: &str) {
    assert_eq!(page.status(), StatusCode::SERVICE_UNAVAILABLE, "{}", page.text());
    assert!(page.shows(t.say("write-error-busy")), "{}", page.text());
    assert!(page.value(&page.text_of("label[for=message]")) == words, "the words are in the field");
    assert_eq!(page.all("html")[0].attr("lang"), Some(t.lang().code()));
    assert_eq!(page.header("cache-control"), "no-store");
}

#[test]
fn while_the_store_is_gone_words_are_kept_and_sent_once_when_it_is_back() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ar] {
            let t = world.app.catalogue.speak(lang);
            let process = Process::new(world);
            let path = |page: &str| format!("/{}/{page}", lang.code());
            let mut first = process.visitor();
            first.open(&path("write")).await;
            let mut further = visitor_who_wrote(world, "before").await.through(&process.public);
            further.open(&path("thread")).await;
            world.clock.advance_minutes(1);
            let mut answer = worker_at(world, "aida", &further).await.through(&process.desk);
            let url = answer.url().replacen("/en/", &path(""), 1);
            answer.open(&url).await;
            let before = rows::count(&world.app).await;
            process.lose_store();

            let pages = [(&mut first, "caraway 1"), (&mut further, "caraway 2"), (&mut answer, "caraway 3")];
            let mut sent = Vec::new();
            for (page, words) in pages {
                let label = page.text_of("label[for=message]");
                page.fill(&label, words);
                sent.push((page.form_of(t.say("write-send")), page.cookies.clone()));
                page.press(t.say("write-send")).await;
                assert_kept(page, t, words);
                // Pressing again while nothing has changed changes nothing.
                page.press(t.say("write-send")).await;
                assert_kept(page, t, words);
            }
            assert!(first.cookies.is_empty(), "there is no conversation yet");
            assert_eq!(rows::count(&world.app).await, before);

            // The first of the forms had reached the store after all, only its answer was lost.
            for ((form, cookies), router) in
                sent.into_iter().zip([world.visitor(), world.visitor(), world.desk()])
            {
                let mut lost = router;
                lost.cookies = cookies;
                lost.send(&form.0, form.1).await;
                assert_eq!(lost.status(), StatusCode::OK);
            }
            let stored = before.and(1, 3);
            assert_eq!(rows::count(&world.app).await, stored);
            let (_, public, desk) = world.restarted();
            let mut first = first.through(&public);
            let mut further = further.through(&public);
            let mut answer = answer.through(&desk);
            for page in [&mut first, &mut further, &mut answer] {
                page.press(t.say("write-send")).await;
                assert_eq!(page.status(), StatusCode::OK, "{}", page.text());
            }
            assert_eq!(rows::count(&world.app).await, stored, "and nothing is there twice");
            assert_eq!(said(&first), ["caraway 1"]);
            assert_eq!(said(&answer), ["before", "caraway 2", "caraway 3"]);
        }
        assert!(!world.logs().contains("caraway"));
    });
}

#[test]
fn without_a_store_the_site_still_helps_and_the_way_out_is_open() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ru] {
            let t = world.app.catalogue.speak(lang);
            let process = Process::new(world);
            let mut visitor = visitor_who_wrote(world, "before").await.through(&process.public);
            world.clock.advance_minutes(1);
            let mut desk = world.signed_in(world.named("aida")).await.through(&process.desk);
            process.lose_store();
            let path = |page: &str| format!("/{}/{page}", lang.code());

            for page in ["", "emergency", "about", "write"] {
                visitor.open(&path(page)).await;
                assert_eq!(visitor.status(), StatusCode::OK, "{page}");
                assert!(visitor.shows("112"), "the emergency number is on {page}");
            }
            visitor.open(&path("thread")).await;
            assert_eq!(visitor.status(), StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(visitor.h1(), t.say("error-busy-title"));
            for page in ["inbox", "inbox/00000000-0000-4000-8000-000000000000", "sign-in"] {
                desk.open(&path(page)).await;
                assert_eq!(desk.status(), StatusCode::SERVICE_UNAVAILABLE, "{page}");
                assert_eq!(desk.h1(), t.say("error-busy-title"));
            }
            let mut new = Browser::new(process.desk.clone(), NIGHT);
            new.open(&path("sign-in")).await.fill(t.say("sign-in-login"), "aida");
            new.fill(t.say("sign-in-password"), "whatever it is").press(t.say("sign-in-next")).await;
            assert_eq!(new.status(), StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(new.text_of(".errors li"), t.say("error-busy"));
            assert_eq!(new.value(t.say("sign-in-login")), "aida");

            visitor.open(&path("leave")).await;
            assert_eq!(visitor.external(), Some(world.org().neutral_page(lang).as_str()));
            assert!(visitor.cookies.is_empty());
        }
    });
}

#[test]
fn a_server_that_comes_back_is_used_again_without_a_restart() {
    on(Engine::Postgres, async |world| {
        let process = Process::new(world);
        let wire = process.wire.as_ref().expect("PostgreSQL is reached by wire");
        let mut visitor = process.visitor();
        visitor.open("/en/write").await.fill("Your first message", "is the line open");
        let before = rows::count(&world.app).await;
        process.lose_store();
        visitor.press("Send message").await;
        assert_eq!(visitor.status(), StatusCode::SERVICE_UNAVAILABLE);
        wire.mend();
        visitor.press("Send message").await;
        assert_eq!(said(&visitor), ["is the line open"]);
        assert_eq!(rows::count(&world.app).await, before.and(1, 1));

        // Connections that died while nobody used them are not even noticed.
        wire.cut();
        wire.mend();
        visitor.fill("Your message", "it is").press("Send message").await;
        assert_eq!(said(&visitor), ["is the line open", "it is"]);
        assert_eq!(rows::count(&world.app).await, before.and(1, 2));
    });
}

/// Holds the store as another program might, a backup or somebody with a console: it can be read and not written.
enum Lock {
    File(rusqlite::Connection),
    Server(std::sync::mpsc::Sender<()>, std::thread::JoinHandle<()>),
}

impl Lock {
    fn new(world: &World) -> Self {
        if let Some(path) = world.url().strip_prefix("sqlite:") {
            let other = rusqlite::Connection::open(path).expect("the file is there");
            other.execute_batch("BEGIN EXCLUSIVE").expect("nobody writes");
            return Self::File(other);
        }
        let (url, (release, released)) = (world.url().to_owned(), std::sync::mpsc::channel());
        let (hold, held) = std::sync::mpsc::channel();
        // On a thread of its own: the client blocks, which it must not do inside a runtime.
        let thread = std::thread::spawn(move || {
            let mut other = postgres::Client::connect(&url, postgres::NoTls).expect("the server is there");
            let tables = "conversation, message, visitor_session";
            other
                .batch_execute(&format!("BEGIN; LOCK TABLE {tables} IN EXCLUSIVE MODE"))
                .expect("nobody writes");
            hold.send(()).expect("the test waits for this");
            let _ = released.recv();
            other.batch_execute("ROLLBACK").expect("it was held until now");
        });
        held.recv().expect("the tables are held");
        Self::Server(release, thread)
    }

    fn release(self) {
        match self {
            Self::File(other) => other.execute_batch("ROLLBACK").expect("it was held until now"),
            Self::Server(release, thread) => {
                drop(release);
                thread.join().expect("it was held until now");
            }
        }
    }
}

#[test]
fn while_the_store_is_locked_one_can_read_and_what_one_writes_is_kept() {
    both(async |world| {
        let t = world.app.catalogue.speak(Lang::Ar);
        let mut first = world.visitor();
        first.open("/ar/write").await;
        let mut further = visitor_who_wrote(world, "before").await;
        further.open("/ar/thread").await;
        let mut answer = worker_at(world, "aida", &further).await;
        let url = answer.url().replacen("/en/", "/ar/", 1);
        answer.open(&url).await;
        let before = rows::count(&world.app).await;
        let lock = Lock::new(world);
        further.open("/ar/thread").await;
        assert_eq!(said(&further), ["before"]);
        tokio::join!(
            send(&mut first, t, "fenugreek 1"),
            send(&mut further, t, "fenugreek 2"),
            send(&mut answer, t, "fenugreek 3"),
        );
        for (page, words) in [(&first, "fenugreek 1"), (&further, "fenugreek 2"), (&answer, "fenugreek 3")] {
            assert_kept(page, t, words);
        }
        lock.release();
        assert_eq!(rows::count(&world.app).await, before);
        for page in [&mut first, &mut further, &mut answer] {
            page.press(t.say("write-send")).await;
            assert_eq!(page.status(), StatusCode::OK, "{}", page.text());
        }
        assert_eq!(rows::count(&world.app).await, before.and(1, 3));
        assert_eq!(said(&answer), ["before", "fenugreek 2", "fenugreek 3"]);
        rows::assert_no_gaps(&world.app).await;
        assert!(!world.logs().contains("fenugreek"));
    });
}

#[test]
fn whoever_leaves_does_not_wait_for_a_locked_store_and_is_forgotten_all_the_same() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "quickly").await;
        let own = visitor.clone();
        let lock = Lock::new(world);
        visitor.open("/en/leave").await;
        assert!(visitor.external().is_some() && visitor.cookies.is_empty());
        lock.release();
        // The work is in the queue; had leaving waited until it was refused, it would never be done.
        for _ in 0..500 {
            if rows::own(world, &own).await.is_none() {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("the session is still open");
    });
}

#[test]
fn when_the_disk_is_full_words_are_kept_and_stored_once_there_is_room() {
    on(Engine::Sqlite, async |world| {
        for lang in [Lang::En, Lang::Ru] {
            let t = world.app.catalogue.speak(lang);
            let path = |page: &str| format!("/{}/{page}", lang.code());
            let filler = visitor_who_wrote(world, "fills what is free").await;
            let further = visitor_who_wrote(world, "before").await;
            world.clock.advance_minutes(1);
            let answer = worker_at(world, "aida", &further).await;
            let url = answer.url().replacen("/en/", &path(""), 1);
            // The file may not grow beyond what it has.
            world.app.db.checkpoint().await.expect("nobody reads");
            let options = Options { max_pages: Some(1), ..Options::default() };
            let full = Store::open_with(world.url(), &options).expect("the store is there");
            let (_app, public, desk) = world.over(full);
            let (mut first, mut further) = (Browser::new(public.clone(), NIGHT), further.through(&public));
            let mut answer = answer.through(&desk);
            first.open(&path("write")).await;
            further.open(&path("thread")).await;
            answer.open(&url).await;
            // Long enough to need pages of its own; first those that are free inside the file are used up, the last of
            // them by short words, which need a page more only when there is no room in any.
            let long = "ж".repeat(MAX_CHARS);
            let mut filler = filler.through(&public);
            for words in [long.as_str(), "x"] {
                filler.open(&path("thread")).await;
                while filler.status() == StatusCode::OK {
                    send(&mut filler, t, words).await;
                }
            }
            let before = rows::count(&world.app).await;
            for page in [&mut first, &mut further, &mut answer] {
                send(page, t, &long).await;
                assert_kept(page, t, &long);
            }
            assert_eq!(rows::count(&world.app).await, before);
            further.open(&path("thread")).await;
            assert_eq!(said(&further), ["before"], "what was stored can be read");
            further.fill(t.say("thread-label"), &long);

            let router = world.restarted();
            let mut first = first.through(&router.1);
            let mut further = further.through(&router.1);
            let mut answer = answer.through(&router.2);
            for page in [&mut first, &mut further, &mut answer] {
                page.press(t.say("write-send")).await;
                assert!(said(page).contains(&long), "{}", page.status());
            }
            assert_eq!(rows::count(&world.app).await, before.and(1, 3));
            rows::assert_no_gaps(&world.app).await;
        }
        assert!(!world.logs().contains("жжжж"));
    });
}
