//! A closed loop: every client sends its next request when it has the answer to the last one.

use std::{
    sync::{
        Barrier, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use super::server::cpu_seconds;
use crate::{Outcome, clock, http::Connection};

/// A measurement that takes longer ends here; what was done by then counts.
const LIMIT: Duration = Duration::from_secs(60);

/// What came out.
#[derive(Debug, Default)]
pub(super) struct Measured {
    /// Requests answered as they should be.
    pub(super) requests: usize,
    /// From the first request to the last answer.
    pub(super) seconds: f64,
    /// CPU time of the server in that time, all threads, user and system.
    pub(super) server_cpu: f64,
    /// CPU time of this process in that time.
    pub(super) client_cpu: f64,
    /// Requests not answered as they should be.
    pub(super) errors: usize,
    /// What the first of them was.
    pub(super) first_error: Option<String>,
    /// How long each good answer took, microseconds, sorted.
    pub(super) latencies_us: Vec<u32>,
}

impl Measured {
    /// Operations a second.
    pub(super) fn per_s(&self) -> f64 {
        if self.seconds > 0.0 { self.requests as f64 / self.seconds } else { 0.0 }
    }

    /// Server CPU per operation, microseconds.
    pub(super) fn cpu_us_per_op(&self) -> f64 {
        self.server_cpu * 1e6 / self.requests.max(1) as f64
    }

    /// CPU of this process per operation, microseconds.
    pub(super) fn client_cpu_us_per_op(&self) -> f64 {
        self.client_cpu * 1e6 / self.requests.max(1) as f64
    }

    /// The time that so many of a hundred stay at or below (nearest rank), milliseconds.
    pub(super) fn percentile_ms(&self, percent: f64) -> f64 {
        let count = self.latencies_us.len();
        let rank = (percent / 100.0 * count as f64).ceil() as usize;
        self.latencies_us.get(rank.clamp(1, count.max(1)) - 1).map_or(0.0, |us| f64::from(*us) / 1_000.0)
    }
}

/// One load: how many clients, how many requests in all, on which server.
pub(super) struct Load<'a> {
    pub(super) clients: usize,
    pub(super) requests: usize,
    pub(super) authority: &'a str,
    pub(super) server_pid: u32,
}

impl Load<'_> {
    /// Does `operation` for the numbers 0 to `requests`, each once, spread over the clients. An operation that gives
    /// an error counts as one; the others go on.
    pub(super) fn run(
        &self,
        operation: impl Fn(&mut Connection, usize, usize) -> Outcome + Sync,
    ) -> Outcome<Measured> {
        let next = AtomicUsize::new(0);
        let stopped = AtomicBool::new(false);
        let first_error = Mutex::new(None);
        // The clients and this thread, which reads the clocks between two meetings.
        let ready = Barrier::new(self.clients + 1);
        let go = Barrier::new(self.clients + 1);
        let client = |number: usize| {
            let mut connection = Connection::to(self.authority);
            let mut latencies = Vec::with_capacity(self.requests / self.clients + 64);
            let mut errors = 0;
            ready.wait();
            go.wait();
            while !stopped.load(Ordering::Relaxed) {
                let index = next.fetch_add(1, Ordering::Relaxed);
                if index >= self.requests {
                    break;
                }
                let start = clock::now();
                match operation(&mut connection, number, index) {
                    Ok(()) => latencies.push(u32::try_from(start.elapsed().as_micros()).unwrap_or(u32::MAX)),
                    Err(why) => {
                        errors += 1;
                        first_error.lock().expect("no client panics with it").get_or_insert(why);
                    }
                }
            }
            (latencies, errors)
        };
        let client = &client;
        thread::scope(|scope| {
            let handles: Vec<_> =
                (0..self.clients).map(|number| scope.spawn(move || client(number))).collect();
            ready.wait();
            let own = std::process::id();
            let before = (cpu_seconds(self.server_pid)?, cpu_seconds(own)?);
            let start = clock::now();
            go.wait();
            clock::wait_until(LIMIT, Duration::from_millis(5), || {
                handles.iter().all(|handle| handle.is_finished())
            });
            stopped.store(true, Ordering::Relaxed);
            let mut measured = Measured::default();
            for handle in handles {
                let (latencies, errors) = handle.join().map_err(|_| "a client panicked")?;
                measured.latencies_us.extend(latencies);
                measured.errors += errors;
            }
            measured.seconds = start.elapsed().as_secs_f64();
            measured.server_cpu = cpu_seconds(self.server_pid)? - before.0;
            measured.client_cpu = cpu_seconds(own)? - before.1;
            measured.requests = measured.latencies_us.len();
            measured.latencies_us.sort_unstable();
            measured.first_error = first_error.lock().expect("no client panics with it").take();
            Ok(measured)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_the_nearest_rank() {
        let measured =
            Measured { latencies_us: (1..=200).map(|ms| ms * 1_000).collect(), ..Measured::default() };
        assert_eq!(measured.percentile_ms(50.0), 100.0);
        assert_eq!(measured.percentile_ms(99.0), 198.0);
        assert_eq!(measured.percentile_ms(100.0), 200.0);
        assert_eq!(Measured::default().percentile_ms(99.0), 0.0);
    }

    #[test]
    fn every_number_is_done_once_and_errors_are_counted_apart() {
        let done: Vec<_> = (0..50).map(|_| AtomicUsize::new(0)).collect();
        let load =
            Load { clients: 4, requests: 50, authority: "127.0.0.1:1", server_pid: std::process::id() };
        let measured = load
            .run(|_, _, index| {
                done[index].fetch_add(1, Ordering::SeqCst);
                if index == 7 { Err("seven".into()) } else { Ok(()) }
            })
            .unwrap();
        assert_eq!((measured.requests, measured.errors), (49, 1));
        assert_eq!(measured.first_error.as_deref(), Some("seven"));
        assert!(done.iter().all(|count| count.load(Ordering::SeqCst) == 1));
    }
}
