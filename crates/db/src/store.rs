//! The store itself: queues, threads, and the two ways in.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread::{self, JoinHandle},
};

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use kernel::DbError;
use tokio::sync::oneshot;

use crate::{
    Description, Kind, Migration, Statement, Tx, group,
    job::{Message, Task, wait},
    migrate, postgres, sqlite,
};

/// So many units of work may wait in a queue. At the measured floors this is well under a second of work; more would
/// only make people wait for an answer that comes too late.
const QUEUE: usize = 4096;

/// How often emptying the log is tried where somebody waits for it.
const CHECKPOINTS: u32 = 40;

/// Which database is behind a [`Store`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file beside the program.
    Sqlite,
    /// A server.
    Postgres,
}

/// When SQLite flushes the disk.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Synchronous {
    /// At every commit. The only setting that keeps the promise.
    #[default]
    Full,
    /// Never. Here so that the power-cut test can show that it would notice.
    Off,
}

/// What only tests change.
#[doc(hidden)]
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The name of a registered SQLite file system.
    pub vfs: Option<String>,
    /// When SQLite flushes.
    pub synchronous: Synchronous,
    /// So many pages SQLite's file may have, or as many as it has already: beyond that the disk is full.
    pub max_pages: Option<u32>,
}

/// How busy a store is and was since it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// Units of work that were asked for.
    pub units: u64,
    /// Durable commits; fewer, because units of work share them.
    pub commits: u64,
    /// Units of work that were answered [`DbError::Busy`] at once, because the queue was full.
    pub busy: u64,
    /// Units of work that wait for a thread that reads.
    pub reads_waiting: usize,
    /// Units of work that wait for a thread that writes.
    pub writes_waiting: usize,
}

/// A database and the threads that work on it. Clones share them.
#[derive(Clone)]
pub struct Store(pub(crate) Arc<Inner>);

/// Where the database is, for connections beside the queues.
pub(crate) enum Source {
    Sqlite(PathBuf, Options),
    Postgres(Box<::postgres::Config>),
}

pub(crate) struct Inner {
    pub(crate) source: Source,
    engine: Engine,
    reads: Sender<Message>,
    writes: Sender<Message>,
    readers: usize,
    writers: usize,
    commits: Arc<AtomicU64>,
    units: AtomicU64,
    busy: AtomicU64,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Store {
    /// Opens a database: `sqlite:/path/file.db` (made if missing, in a folder that exists), or
    /// `postgres://user@host:port/name`, also with `?host=/folder/of/socket`.
    ///
    /// Connections to PostgreSQL are not encrypted yet: it has to be on this machine or behind a tunnel.
    ///
    /// # Errors
    /// [`DbError::Gone`] if it cannot be reached, [`DbError::Broken`] if the address or the file is none.
    pub fn open(url: &str) -> Result<Self, DbError> {
        Self::open_with(url, &Options::default())
    }

    /// [`open`](Self::open) for tests that put a failing disk underneath.
    #[doc(hidden)]
    pub fn open_with(url: &str, options: &Options) -> Result<Self, DbError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            return Self::open_sqlite(PathBuf::from(path), options);
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Self::open_postgres(url);
        }
        Err(DbError::Broken("the address of the store starts with neither sqlite: nor postgres://".into()))
    }

    fn open_sqlite(path: PathBuf, options: &Options) -> Result<Self, DbError> {
        if path.as_os_str().is_empty() || path.as_os_str().as_encoded_bytes().starts_with(b":") {
            return Err(DbError::Broken("the store needs a file: every thread opens it".into()));
        }
        let readers = thread::available_parallelism().map_or(2, usize::from).clamp(2, 4);
        let writing = sqlite::open(&path, options, true)?;
        let source = Source::Sqlite(path.clone(), options.clone());
        let (mut inner, reads, writes) = Inner::new(Engine::Sqlite, source, readers, 1);
        let commits = Arc::clone(&inner.commits);
        inner.spawn("db-write", move || group::write(&writing, &writes, &commits))?;
        for _ in 0..readers {
            let reading = sqlite::open(&path, options, false)?;
            let reads = reads.clone();
            inner.spawn("db-read", move || group::read(&reading, &reads))?;
        }
        Ok(Self(Arc::new(inner)))
    }

    fn open_postgres(url: &str) -> Result<Self, DbError> {
        const READERS: usize = 4;
        const WRITERS: usize = 16;
        let config = postgres::configure(url)?;
        postgres::probe(&config)?;
        let source = Source::Postgres(Box::new(config.clone()));
        let (mut inner, reads, writes) = Inner::new(Engine::Postgres, source, READERS, WRITERS);
        for number in 0..WRITERS + READERS {
            let (config, commits) = (config.clone(), Arc::clone(&inner.commits));
            let (name, access, queue) = if number < WRITERS {
                ("db-write", postgres::Access::Write, writes.clone())
            } else {
                ("db-read", postgres::Access::Read, reads.clone())
            };
            inner.spawn(name, move || {
                postgres::Worker::new(config, access, number as u64, &commits).serve(&queue);
            })?;
        }
        Ok(Self(Arc::new(inner)))
    }

    /// Which database it is.
    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// Runs `work` in a transaction that only reads and sees one state of the database.
    ///
    /// # Errors
    /// Those of `work`; [`DbError::Busy`] at once when the queue is full; [`DbError::Gone`] after [`close`](Self::close).
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.0.queued(&self.0.reads, work).await
    }

    /// Runs `work` in a transaction. When this answers `Ok`, what it wrote is on the disk; when it answers an error,
    /// nothing of it is, with one exception: [`DbError::Gone`] after a connection broke during the commit.
    ///
    /// # Errors
    /// As for [`read`](Self::read), and [`DbError::Busy`] if other work is in the way for too long.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.0.queued(&self.0.writes, work).await
    }

    /// [`read`](Self::read) for the command line: blocks this thread, also when the queue is full.
    pub fn read_blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.0.blocking(&self.0.reads, work)
    }

    /// [`write`](Self::write) for the command line: blocks this thread, also when the queue is full.
    pub fn write_blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.0.blocking(&self.0.writes, work)
    }

    /// Applies the migrations that have not been applied, each in a transaction of its own; how many that were.
    /// Blocks this thread.
    ///
    /// # Errors
    /// [`DbError::Broken`] if an applied one has another text now, or is unknown here.
    pub fn migrate(&self, migrations: &[Migration]) -> Result<usize, DbError> {
        migrate::migrate(self, migrations)
    }

    /// The migrations that have not been applied, in order. Changes nothing. Blocks this thread.
    ///
    /// # Errors
    /// Those of [`migrate`](Self::migrate).
    pub fn missing(&self, migrations: &[Migration]) -> Result<Vec<Migration>, DbError> {
        migrate::missing(self, migrations)
    }

    /// What the engine says about a statement, without running it. Blocks this thread.
    ///
    /// # Errors
    /// [`DbError::Broken`] if the statement does not fit the schema or the rules that make it the same on both engines.
    pub fn describe(&self, statement: &'static Statement) -> Result<Description, DbError> {
        self.read_blocking(move |tx| tx.attempt(|link| link.describe(statement)))
    }

    /// Every table, column and kind of the schema as it is, sorted. Blocks this thread.
    pub fn columns(&self) -> Result<Vec<(String, String, Kind)>, DbError> {
        let tables = self.read_blocking(|tx| tx.attempt(|link| link.tables()))?;
        let mut columns: Vec<_> = tables
            .into_iter()
            .flat_map(|table| {
                table.columns.into_iter().map(move |(column, kind)| (table.name.clone(), column, kind))
            })
            .collect();
        columns.sort();
        Ok(columns)
    }

    /// How the engine is set and how it is, as names and values in its own words: for SQLite its pragmas, with a look at
    /// every page; for PostgreSQL what its promises depend on, its clock in milliseconds since 1970 (`clock`) and how
    /// many are connected (`connections`). Blocks this thread.
    ///
    /// # Errors
    /// Those of the engine.
    pub fn settings(&self) -> Result<Vec<(String, String)>, DbError> {
        self.read_blocking(|tx| tx.attempt(|link| link.settings()))
    }

    /// Moves SQLite's log into the database and empties it, so that what was deleted before is in neither file.
    /// On PostgreSQL this does nothing: there the log is the server's, and deleted rows stay until it vacuums and
    /// recycles them.
    ///
    /// # Errors
    /// [`DbError::Busy`] if a long read was in the way.
    pub async fn checkpoint(&self) -> Result<(), DbError> {
        let (answer, result) = oneshot::channel();
        offer(&self.0.writes, Message::Checkpoint(answer))?;
        result.await.unwrap_or(Err(DbError::Gone))
    }

    /// [`checkpoint`](Self::checkpoint) that blocks this thread, and tries again for some seconds.
    pub fn checkpoint_blocking(&self) -> Result<(), DbError> {
        for _ in 1..CHECKPOINTS {
            match wait(self.checkpoint()) {
                Err(DbError::Busy) => {}
                other => return other,
            }
        }
        wait(self.checkpoint())
    }

    /// How many durable commits there were since opening. Fewer than units of work: that is what groups are for.
    pub fn commits(&self) -> u64 {
        self.0.commits.load(Ordering::Relaxed)
    }

    /// How busy the store is and was.
    pub fn busyness(&self) -> Load {
        let Inner { units, busy, commits, reads, writes, .. } = self.0.as_ref();
        Load {
            units: units.load(Ordering::Relaxed),
            commits: commits.load(Ordering::Relaxed),
            busy: busy.load(Ordering::Relaxed),
            reads_waiting: reads.len(),
            writes_waiting: writes.len(),
        }
    }

    /// Finishes what is queued, then ends the threads, for every clone: what comes later is answered
    /// [`DbError::Gone`]. Dropping the last clone does the same. Blocks this thread meanwhile.
    pub fn close(self) {
        self.0.stop();
    }
}

impl Inner {
    fn new(
        engine: Engine,
        source: Source,
        readers: usize,
        writers: usize,
    ) -> (Self, Receiver<Message>, Receiver<Message>) {
        let (reads, to_read) = bounded(QUEUE);
        let (writes, to_write) = bounded(QUEUE);
        let commits = Arc::new(AtomicU64::new(0));
        let (units, busy) = (AtomicU64::new(0), AtomicU64::new(0));
        let inner = Self {
            source,
            engine,
            reads,
            writes,
            readers,
            writers,
            commits,
            units,
            busy,
            threads: Mutex::default(),
        };
        (inner, to_read, to_write)
    }

    async fn queued<T, E, F>(&self, queue: &Sender<Message>, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.units.fetch_add(1, Ordering::Relaxed);
        let (answer, result) = oneshot::channel();
        if let Err(error) = offer(queue, Message::Work(Box::new(Task::new(work, answer)))) {
            self.busy.fetch_add(u64::from(matches!(error, DbError::Busy)), Ordering::Relaxed);
            return Err(error.into());
        }
        result.await.unwrap_or_else(|_| Err(DbError::Gone.into()))
    }

    fn blocking<T, E, F>(&self, queue: &Sender<Message>, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.units.fetch_add(1, Ordering::Relaxed);
        let (answer, result) = oneshot::channel();
        queue.send(Message::Work(Box::new(Task::new(work, answer)))).map_err(|_| DbError::Gone)?;
        wait(result).unwrap_or_else(|_| Err(DbError::Gone.into()))
    }

    fn spawn(&mut self, name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), DbError> {
        let thread = thread::Builder::new().name(name.into()).spawn(work).map_err(|_| DbError::Busy)?;
        self.threads.get_mut().unwrap_or_else(PoisonError::into_inner).push(thread);
        Ok(())
    }

    /// Tells every thread to end after what is queued, and waits for them.
    fn stop(&self) {
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        if threads.is_empty() {
            return;
        }
        for (queue, count) in [(&self.reads, self.readers), (&self.writes, self.writers)] {
            for _ in 0..count {
                // An error means that they have ended already.
                let _ = queue.send(Message::Stop);
            }
        }
        for thread in threads {
            // The last clone may have been inside a unit of work; a thread cannot wait for itself.
            if thread.thread().id() != thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.stop();
    }
}

fn offer(queue: &Sender<Message>, message: Message) -> Result<(), DbError> {
    queue.try_send(message).map_err(|refused| match refused {
        TrySendError::Full(_) => DbError::Busy,
        TrySendError::Disconnected(_) => DbError::Gone,
    })
}
