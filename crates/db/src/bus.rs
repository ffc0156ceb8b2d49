//! Wake-ups between those who have written and those who wait for it, within this process. It carries no data:
//! whoever is woken reads the store again. So nothing that anybody wrote passes through here, and a wake-up that is
//! lost (a crash, another process on the same store) costs the waiting one no more than their next poll.

use std::{
    collections::HashMap,
    future::poll_fn,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};

/// What is waited for: the identifier of a thing that is written to.
pub type Topic = [u8; 16];

/// So many locks share the topics, so that writers of different things rarely meet.
const SHARDS: usize = 64;

/// Wakes those who listen to a topic. Clones share the listeners.
#[derive(Clone)]
pub struct Bus(Arc<[Mutex<Shard>]>);

type Shard = HashMap<Topic, Entry>;

/// A topic with at least one listener. It goes away with the last.
#[derive(Default)]
struct Entry {
    /// How often it was woken since its first listener came.
    sequence: u64,
    /// The number of the next listener.
    next: u64,
    listeners: Vec<(u64, Option<Waker>)>,
}

impl Default for Bus {
    fn default() -> Self {
        Self((0..SHARDS).map(|_| Mutex::default()).collect())
    }
}

impl Bus {
    /// A bus without listeners.
    pub fn new() -> Self {
        Self::default()
    }

    /// Wakes everybody who listens to `topic`. Call it after the commit: before it, there is nothing to read yet.
    pub fn wake(&self, topic: Topic) {
        let wakers: Vec<Waker> = {
            let mut shard = self.shard(&topic);
            let Some(entry) = shard.get_mut(&topic) else { return };
            entry.sequence += 1;
            entry.listeners.iter_mut().filter_map(|(_, waker)| waker.take()).collect()
        };
        // Outside the lock: waking may run a good deal of somebody else's code.
        wakers.into_iter().for_each(Waker::wake);
    }

    /// Listens to `topic` from now on. Read the store after this and not before, or what is written between is missed.
    pub fn listen(&self, topic: Topic) -> Listener {
        let mut shard = self.shard(&topic);
        let entry = shard.entry(topic).or_default();
        let number = entry.next;
        entry.next += 1;
        entry.listeners.push((number, None));
        Listener { bus: self.clone(), topic, number, heard: entry.sequence }
    }

    /// How many topics have a listener.
    pub fn topics(&self) -> usize {
        self.0.iter().map(|shard| shard.lock().unwrap_or_else(PoisonError::into_inner).len()).sum()
    }

    fn shard(&self, topic: &Topic) -> MutexGuard<'_, Shard> {
        // Identifiers are random at their end, whatever their version.
        let at = usize::from(topic[15]) % SHARDS;
        self.0[at].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody who waits for a topic. Dropping it ends that.
pub struct Listener {
    bus: Bus,
    topic: Topic,
    number: u64,
    heard: u64,
}

impl Listener {
    /// Done when the topic was woken since the last time this was done, or since listening began. Several wake-ups
    /// become one. Dropping the future loses nothing.
    pub async fn woken(&mut self) {
        poll_fn(|cx| self.poll_woken(cx)).await;
    }

    fn poll_woken(&mut self, cx: &Context<'_>) -> Poll<()> {
        let mut shard = self.bus.shard(&self.topic);
        let entry = shard.get_mut(&self.topic).expect("a topic stays as long as it has a listener");
        if entry.sequence != self.heard {
            self.heard = entry.sequence;
            return Poll::Ready(());
        }
        let place = entry.listeners.iter_mut().find(|(number, _)| *number == self.number);
        let (_, waker) = place.expect("a listener stays until it is dropped");
        match waker {
            Some(waker) => waker.clone_from(cx.waker()),
            None => *waker = Some(cx.waker().clone()),
        }
        Poll::Pending
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut shard = self.bus.shard(&self.topic);
        let Some(entry) = shard.get_mut(&self.topic) else { return };
        entry.listeners.retain(|(number, _)| *number != self.number);
        if entry.listeners.is_empty() {
            shard.remove(&self.topic);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        pin::pin,
        sync::atomic::{AtomicU64, Ordering},
        task::Wake,
    };

    use super::*;

    const ONE: Topic = [1; 16];
    const OTHER: Topic = [65; 16]; // In the same shard.

    #[derive(Default)]
    struct Counted(AtomicU64);

    impl Wake for Counted {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn is_woken(listener: &mut Listener, counted: &Arc<Counted>) -> bool {
        let waker = Waker::from(Arc::clone(counted));
        pin!(listener.woken()).as_mut().poll(&mut Context::from_waker(&waker)).is_ready()
    }

    #[test]
    fn a_wake_between_two_waits_is_not_lost_and_several_become_one() {
        let (bus, counted) = (Bus::new(), Arc::default());
        let mut listener = bus.listen(ONE);
        assert!(!is_woken(&mut listener, &counted));
        bus.wake(ONE);
        assert_eq!(counted.0.load(Ordering::SeqCst), 1, "the one that waited was woken");
        bus.wake(ONE);
        bus.wake(ONE);
        assert!(is_woken(&mut listener, &counted));
        assert!(!is_woken(&mut listener, &counted));
    }

    #[test]
    fn only_the_topic_is_woken_and_every_listener_of_it() {
        let (bus, counted) = (Bus::new(), Arc::default());
        let (mut first, mut second, mut other) = (bus.listen(ONE), bus.listen(ONE), bus.listen(OTHER));
        for listener in [&mut first, &mut second, &mut other] {
            assert!(!is_woken(listener, &counted));
        }
        bus.wake(ONE);
        assert_eq!(counted.0.load(Ordering::SeqCst), 2);
        assert!(is_woken(&mut first, &counted) && is_woken(&mut second, &counted));
        assert!(!is_woken(&mut other, &counted));
    }

    #[test]
    fn a_topic_goes_away_with_its_last_listener() {
        let bus = Bus::new();
        bus.wake(ONE);
        assert_eq!(bus.topics(), 0, "waking makes no topic");
        let (first, second) = (bus.listen(ONE), bus.listen(ONE));
        drop(first);
        assert_eq!(bus.topics(), 1);
        drop(second);
        assert_eq!(bus.topics(), 0);
        bus.wake(ONE);
        assert!(!is_woken(&mut bus.listen(ONE), &Arc::default()), "what was before is not heard");
    }

    #[test]
    fn a_thousand_tasks_on_several_threads_each_hear_the_last_word() {
        const TASKS: u64 = 1_000;
        const WORDS: u64 = 50;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).build().unwrap();
        runtime.block_on(async {
            let bus = Bus::new();
            let topic = |task: u64| u128::from(task / 2).to_be_bytes(); // Two listeners each.
            let words: Arc<Vec<AtomicU64>> = Arc::new((0..TASKS / 2).map(|_| AtomicU64::new(0)).collect());
            let tasks: Vec<_> = (0..TASKS)
                .map(|task| {
                    let (mut listener, words) = (bus.listen(topic(task)), Arc::clone(&words));
                    tokio::spawn(async move {
                        while words[(task / 2) as usize].load(Ordering::SeqCst) < WORDS {
                            listener.woken().await;
                        }
                    })
                })
                .collect();
            let writers: Vec<_> = (0..TASKS / 2)
                .map(|at| {
                    let (bus, words) = (bus.clone(), Arc::clone(&words));
                    tokio::spawn(async move {
                        for _ in 0..WORDS {
                            words[at as usize].fetch_add(1, Ordering::SeqCst);
                            bus.wake(topic(at * 2));
                            tokio::task::yield_now().await;
                        }
                    })
                })
                .collect();
            for task in writers.into_iter().chain(tasks) {
                task.await.unwrap(); // A lost wake-up would wait for ever.
            }
            assert_eq!(bus.topics(), 0);
        });
    }
}
