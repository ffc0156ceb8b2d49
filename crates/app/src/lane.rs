//! Slow work that strangers can ask for: so much at a time, a little waiting, and whoever comes then is told at once.

use std::sync::Arc;

use kernel::Fault;
use tokio::sync::Semaphore;

/// A lane for slow hashes. Members' sign-in has its own, so that a crowd here keeps no worker out.
pub struct Lane {
    /// A permit for each call that may run at the same time.
    pub turns: Arc<Semaphore>,
    /// A permit for each call that may run or wait.
    pub places: Arc<Semaphore>,
}

impl Lane {
    /// A lane in which so many calls run at the same time and so many more wait in order.
    pub fn new(at_once: usize, waiting: usize) -> Self {
        let at_once = at_once.max(1);
        Self { turns: Arc::new(Semaphore::new(at_once)), places: Arc::new(Semaphore::new(at_once + waiting)) }
    }

    /// Does the work on a thread where it may block. Whoever goes away while waiting gives up the place; work that has
    /// begun keeps its turn until it ends.
    ///
    /// # Errors
    /// [`Fault::Busy`] if too many wait already, [`Fault::Broken`] if the work panics.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| Fault::Busy)?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| Fault::Busy)?;
        let done = tokio::task::spawn_blocking(move || {
            let _held = (place, turn);
            work()
        });
        done.await.map_err(|_| Fault::Broken("slow work ended early".into()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn one_works_one_waits_and_the_third_is_told_at_once() {
        let lane = Arc::new(Lane::new(1, 1));
        let (go, gate) = mpsc::channel::<()>();
        let first = tokio::spawn({
            let lane = Arc::clone(&lane);
            async move { lane.run(move || gate.recv().is_ok()).await }
        });
        while lane.turns.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let second = tokio::spawn({
            let lane = Arc::clone(&lane);
            async move { lane.run(|| 2).await }
        });
        while lane.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(lane.run(|| 3).await, Err(Fault::Busy)));
        go.send(()).expect("the first waits for it");
        assert!(matches!(first.await, Ok(Ok(true))));
        assert!(matches!(second.await, Ok(Ok(2))));
        assert!(matches!(lane.run(|| 3).await, Ok(3)), "and then there is room again");
    }
}
