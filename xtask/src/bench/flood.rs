//! One peer floods, another visits: what the flood does to the visit.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use serde_json::json;

use super::{
    Options, Target,
    client::{Visitor, due, fetch_start, field, first_message},
    load::Load,
    report, rounded,
    server::{Folder, Server},
};
use crate::{Outcome, clock, http::Connection};

/// Requests a second of the flood, and over how many connections.
const PER_S: f64 = 5_000.0;
const CONNECTIONS: usize = 16;
/// Where it comes from: an address for documentation (RFC 5737).
const FLOOD: &str = "198.51.100.7";
/// The steps of a visit.
const STEPS: usize = 5;
const WORDS: &str =
    "I took something at a party an hour ago and my heart is racing. Is that dangerous? I am alone.";

/// What the flood got for its requests.
#[derive(Default)]
struct Got {
    answered: AtomicUsize,
    refused: AtomicUsize,
    broken: AtomicUsize,
}

/// A visitor opens the first page, writes a first message, reads the thread and writes on, while one other peer asks
/// 5,000 times a second. Each step of a visit counts as one request; each visit comes from another address, as one
/// address may begin only so many conversations.
pub(super) fn flood(options: &Options) -> Outcome<bool> {
    let folder = Folder::new("flood")?;
    let server = Server::start_with(&folder, &["--proxy-protocol", "--most-unanswered", "1000000"])?;
    let requests = options.requests.unwrap_or(2_000);
    let load = Load { clients: 1, requests, authority: &server.public, server_pid: server.pid() };
    let visit = Mutex::new(Visit::new(&server.public, 0));
    let (got, over) = (Got::default(), AtomicBool::new(false));
    let begun = clock::now();
    let (measured, seconds) = thread::scope(|scope| {
        for _ in 0..CONNECTIONS {
            scope.spawn(|| pour(&server.public, &got, &over));
        }
        // The flood is at its height when the visits begin.
        thread::sleep(Duration::from_secs(2));
        let measured = load.run(|_, _, index| {
            let mut visit = visit.lock().map_err(|_| "a client panicked")?;
            if index % STEPS == 0 {
                *visit = Visit::new(&server.public, index / STEPS);
            }
            visit.step(index)
        });
        over.store(true, Ordering::Relaxed);
        (measured, begun.elapsed().as_secs_f64())
    });
    let measured = measured?;
    let count = |number: &AtomicUsize| number.load(Ordering::Relaxed);
    let asked = count(&got.answered) + count(&got.refused) + count(&got.broken);
    let flood_per_s = asked as f64 / seconds;
    let more = json!({
        "flood_per_s": rounded(flood_per_s),
        "flood_answered": count(&got.answered),
        "flood_refused": count(&got.refused),
        "flood_broken": count(&got.broken),
    });
    let target = Target { p99_ms: Some(100.0), ..Target::default() };
    let met = report("flood", load.clients, &measured, 0, target, more);
    // A flood that was not one has shown nothing.
    Ok(met && flood_per_s >= 0.9 * PER_S)
}

/// One visit, as far as it has come.
struct Visit {
    connection: Connection,
    start: String,
    visitor: Visitor,
}

impl Visit {
    fn new(authority: &str, number: usize) -> Self {
        let client = format!("203.0.{}.{}", number / 250 % 250, 1 + number % 250);
        let visitor = Visitor { cookies: String::new(), csrf: String::new() };
        Self { connection: Connection::to(authority).coming_from(&client), start: String::new(), visitor }
    }

    fn step(&mut self, index: usize) -> Outcome {
        let (connection, visitor) = (&mut self.connection, &mut self.visitor);
        match index % STEPS {
            0 => drop(due(connection.get("/en/", ""), 200)?),
            1 => self.start = fetch_start(connection)?,
            2 => visitor.cookies = first_message(connection, &self.start, WORDS)?,
            3 => visitor.csrf = field(&due(connection.get("/en/thread", &visitor.cookies), 200)?, "csrf")?,
            _ => visitor.write(connection, index as u128, WORDS)?,
        }
        Ok(())
    }
}

/// One connection of the flood: its share of the requests, three pages to one form, until it is over.
fn pour(authority: &str, got: &Got, over: &AtomicBool) {
    let mut connection = Connection::to(authority).coming_from(FLOOD);
    let begun = clock::now();
    let apart = Duration::from_secs_f64(CONNECTIONS as f64 / PER_S);
    for number in 0_u32.. {
        if over.load(Ordering::Relaxed) {
            return;
        }
        thread::sleep((apart * number).saturating_sub(begun.elapsed()));
        let answer = match number % 4 {
            0 => connection.post_form("/en/write", "", &[("start", "x"), ("message", WORDS)]),
            _ => connection.get("/en/", ""),
        };
        let what = match answer {
            Ok(answer) if answer.status == 429 => &got.refused,
            Ok(_) => &got.answered,
            Err(_) => &got.broken,
        };
        what.fetch_add(1, Ordering::Relaxed);
    }
}
