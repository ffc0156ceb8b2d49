//! Room for what is new. Whoever already talks with us goes on; a first message is taken only while not too many wait
//! unread, while the disk has more than the reserve for replies, and while few others are being taken at this moment.

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use kernel::{Clock, Moment};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::{chat, ids::OrgId, settings::Organisation};

/// First messages that are sealed and written at the same time. More than that would stand in the queue of the store
/// before the answers of workers.
const FIRST_AT_ONCE: usize = 128;
/// How long a count of those who wait is believed.
const COUNT_LASTS: i64 = 1_000;
/// How long a look at the disk is believed.
const LOOK_LASTS: i64 = 5_000;

/// Why there is no room for a new conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// Too many wait unread.
    Crowded,
    /// The disk has only the reserve left.
    Low,
}

#[derive(Clone, Copy)]
struct Counted {
    at: Moment,
    new: i64,
}

struct Reserve {
    folder: PathBuf,
    bytes: u64,
    looked: Mutex<(Option<Moment>, bool)>,
}

/// What is new and how much of it there may be. Every process counts for itself, so several may go a little over.
pub struct Room {
    clock: Arc<dyn Clock>,
    first: Semaphore,
    counted: Mutex<HashMap<OrgId, Counted>>,
    reserve: Option<Reserve>,
}

impl Room {
    /// Room without a reserve on the disk.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, first: Semaphore::new(FIRST_AT_ONCE), counted: Mutex::default(), reserve: None }
    }

    /// Keeps so many bytes free for replies on the disk that a folder lies on.
    pub fn keep_free(&mut self, folder: PathBuf, bytes: u64) {
        self.reserve = (bytes > 0).then(|| Reserve { folder, bytes, looked: Mutex::new((None, false)) });
    }

    /// Whether the disk has no more than the reserve left: then nothing large and nothing new is taken, only words in
    /// conversations that are there.
    pub fn is_low(&self) -> bool {
        self.reserve.as_ref().is_some_and(|reserve| reserve.is_low(self.clock.now()))
    }

    /// A place for sealing and storing one first message; `None` when all are taken.
    pub fn place(&self) -> Option<SemaphorePermit<'_>> {
        self.first.try_acquire().ok()
    }

    /// Why no new conversation can be taken; `None` when it can. When the store cannot say how many wait, it decides
    /// itself at the next step.
    pub async fn full(&self, db: &db::Store, org: &Organisation) -> Option<Full> {
        if self.is_low() {
            return Some(Full::Low);
        }
        let most = i64::from(org.settings.most_unanswered);
        (self.waiting(db, org.id, most).await? >= most).then_some(Full::Crowded)
    }

    /// How many new conversations there are, at most `most`; as of the last second.
    async fn waiting(&self, db: &db::Store, org: OrgId, most: i64) -> Option<i64> {
        let now = self.clock.now();
        {
            let mut counted = self.counted();
            if let Some(held) = counted.get_mut(&org) {
                let age = now.millis() - held.at.millis();
                if (0..COUNT_LASTS).contains(&age) {
                    return Some(held.new);
                }
                held.at = now; // Only one counts again; the others believe the old number for this moment.
            }
        }
        let new = db.read(move |tx| chat::count_new(tx, org, most)).await.ok()?;
        self.counted().insert(org, Counted { at: now, new });
        Some(new)
    }

    /// One more has begun.
    pub fn begun(&self, org: OrgId) {
        if let Some(counted) = self.counted().get_mut(&org) {
            counted.new += 1;
        }
    }

    fn counted(&self) -> std::sync::MutexGuard<'_, HashMap<OrgId, Counted>> {
        self.counted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reserve {
    fn is_low(&self, now: Moment) -> bool {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, was_low) = *looked;
        if at.is_some_and(|at| (0..LOOK_LASTS).contains(&(now.millis() - at.millis()))) {
            return was_low;
        }
        // A disk that does not answer is found out by the next write.
        let low = rustix::fs::statvfs(&self.folder)
            .map_or(was_low, |disk| disk.f_bavail.saturating_mul(disk.f_frsize) < self.bytes);
        if low && !was_low {
            let mib = self.bytes >> 20;
            tracing::warn!(
                "less than {mib} MiB are free where the data lies: no new conversation is taken, only replies. Make room"
            );
        } else if was_low && !low {
            tracing::warn!("there is room again where the data lies: new conversations are taken");
        }
        *looked = (Some(now), low);
        low
    }
}
