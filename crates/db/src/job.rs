//! A unit of work on its way to a database thread and back.

use std::{
    future::Future,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
};

use kernel::DbError;
use tokio::sync::oneshot;

use crate::Tx;

/// What a database thread is told.
pub(crate) enum Message {
    /// Do this in a transaction and answer it.
    Work(Box<dyn Job>),
    /// Bring everything from the log into the database and empty the log.
    Checkpoint(oneshot::Sender<Result<(), DbError>>),
    /// Everything before this is done; end.
    Stop,
}

/// A unit of work whose types are known only to who asked for it. It holds its result until the transaction's end is
/// known, because the answer must not leave before.
pub(crate) trait Job: Send {
    /// Runs the closure, again if need be. False if it answered an error or panicked.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Replaces the result.
    fn fail(&mut self, error: DbError);
    /// Sends the result.
    fn answer(self: Box<Self>);
}

/// The one kind of [`Job`].
pub(crate) struct Task<T, E, F> {
    work: F,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Task<T, E, F> {
    pub(crate) const fn new(work: F, answer: oneshot::Sender<Result<T, E>>) -> Self {
        Self { work, result: None, answer }
    }
}

impl<T, E, F> Job for Task<T, E, F>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<DbError> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        // The closure cannot leave anything half done behind: it is `Fn`, and its transaction is rolled back. The
        // text of the panic is not passed on, because it may quote a value.
        let result = catch_unwind(AssertUnwindSafe(|| (self.work)(tx)))
            .unwrap_or_else(|_| Err(DbError::Broken("a unit of work panicked".into()).into()));
        self.result.insert(result).is_ok()
    }

    fn fail(&mut self, error: DbError) {
        self.result = Some(Err(error.into()));
    }

    fn answer(self: Box<Self>) {
        let result =
            self.result.unwrap_or_else(|| Err(DbError::Broken("a unit of work was not run".into()).into()));
        // Who asked may have gone away. What was done stays done.
        let _ = self.answer.send(result);
    }
}

/// The same error again, for everybody whose work shared one transaction.
pub(crate) fn same(error: &DbError) -> DbError {
    match error {
        DbError::Busy => DbError::Busy,
        DbError::Full => DbError::Full,
        DbError::Gone => DbError::Gone,
        DbError::Constraint => DbError::Constraint,
        DbError::Broken(what) => DbError::Broken(what.clone()),
    }
}

/// Tells the operator of what only they can mend. Whoever asked hears it as well, but shows people less of it.
pub(crate) fn told(error: DbError) -> DbError {
    if matches!(error, DbError::Full | DbError::Gone) {
        tracing::error!("{error}");
    }
    error
}

/// Waits for a future on this thread, inside or outside a runtime.
pub(crate) fn wait<T>(future: impl Future<Output = T>) -> T {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    // Inside a runtime, tokio rations how often a task may find something ready; this thread is no such task.
    let mut future = pin!(tokio::task::unconstrained(future));
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}
