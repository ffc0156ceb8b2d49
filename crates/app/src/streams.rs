//! How many answers stay open: in all, so that pages always find a connection, and for one session, so that a browser
//! with many windows keeps connections for its own pages (most have six for a site).

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use kernel::{Entropy, entropy};

use crate::App;

/// For one session. When one more opens, the oldest ends.
const FOR_ONE: usize = 3;

/// The answers that stay open, and how long they are quiet.
pub struct Streams {
    most: usize,
    heartbeat: Duration,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    count: usize,
    next: u64,
    by_session: HashMap<[u8; 32], VecDeque<u64>>,
}

impl Default for Streams {
    fn default() -> Self {
        Self::of(ui::accept::CONNECTIONS)
    }
}

impl Streams {
    /// Three quarters of so many connections; the rest is for pages.
    pub fn of(connections: u32) -> Self {
        Self::new(connections as usize / 4 * 3, Duration::from_secs(20))
    }

    /// At most `most` in all. One that has nothing to say looks into the store and shows that it is alive about every
    /// `heartbeat`.
    pub fn new(most: usize, heartbeat: Duration) -> Self {
        Self { most, heartbeat, open: Mutex::default() }
    }

    /// How many are open.
    pub fn count(&self) -> usize {
        self.lock().count
    }

    /// Three to five quarters of the usual time, so that many that were opened together do not stay together.
    pub(crate) fn beat(&self, entropy: &dyn Entropy) -> Duration {
        let quarter = self.heartbeat / 4;
        quarter * 3 + quarter * 2 * entropy::below(entropy, 1_001) / 1_000
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to one open answer. Dropping it gives it back.
pub(crate) struct Place {
    app: Arc<App>,
    session: [u8; 32],
    number: u64,
}

impl Place {
    /// A place for a session, by the hash of its secret; `None` when all are taken. The oldest of too many of this
    /// session loses its place and is woken by its topic to notice.
    pub(crate) fn take(app: &Arc<App>, session: [u8; 32], topic: db::Topic) -> Option<Self> {
        let (number, displaced) = {
            let mut open = app.streams.lock();
            if open.count >= app.streams.most {
                return None;
            }
            open.count += 1;
            open.next += 1;
            let number = open.next;
            let own = open.by_session.entry(session).or_default();
            own.push_back(number);
            (number, own.len() > FOR_ONE && own.pop_front().is_some())
        };
        if displaced {
            app.bus.wake(topic);
        }
        Some(Self { app: Arc::clone(app), session, number })
    }

    /// Whether a newer one has it now.
    pub(crate) fn is_lost(&self) -> bool {
        let open = self.app.streams.lock();
        open.by_session.get(&self.session).is_none_or(|own| !own.contains(&self.number))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.app.streams.lock();
        open.count -= 1;
        let Some(own) = open.by_session.get_mut(&self.session) else { return };
        own.retain(|number| *number != self.number);
        if own.is_empty() {
            open.by_session.remove(&self.session);
        }
    }
}
