//! A new key for the team while visitors write: how long ten thousand conversations take to get it, and what the visitors
//! notice.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use serde_json::json;

use super::{
    Options,
    client::{Visitor, due, fetch_start, field, first_message, links, sign_in},
    load::{Load, Measured},
    rounded,
    server::{Folder, MANY, Server, cpu_seconds},
};
use crate::{Outcome, clock, http::Connection};

const WORDS: &str = "I took something an hour ago and my heart is racing. Is that dangerous?";
/// The figures: seconds for all, and how much longer visitors may wait at the 99th of a hundred.
const MOST_SECONDS: f64 = 60.0;
const MOST_RATIO: f64 = 1.2;
/// The visitors: so many, each with a page or a message at most so often.
const VISITORS: usize = 4;
const APART: Duration = Duration::from_millis(20);
/// How long they are watched without a new key: as long as the whole may take at most is not needed for a 99th.
const WATCHED: Duration = Duration::from_secs(20);

/// Ten thousand conversations, half of them opened before, and the light load of a night.
pub(super) fn reseal(options: &Options) -> Outcome<bool> {
    let count = options.requests.unwrap_or(10_000);
    let folder = Folder::new("reseal")?;
    let server = Server::start_with(&folder, &MANY)?;
    let load = Load { clients: 16, requests: count, authority: &server.public, server_pid: server.pid() };
    let written = load.run(|connection, _, _| {
        let start = fetch_start(connection)?;
        first_message(connection, &start, WORDS).map(drop)
    })?;
    let mut desk = Connection::to(&server.desk);
    let cookies = sign_in(&server, &mut desk, "coordinator")?;
    let opened = open_half(&mut desk, &cookies, count / 2)?;
    let mut public = Connection::to(&server.public);
    let visitors = (0..VISITORS).map(|_| Visitor::new(&mut public, WORDS)).collect::<Outcome<Vec<_>>>()?;

    let before = watch(&server, &visitors, 0, || {
        thread::sleep(WATCHED);
        Ok(())
    })?;
    let mut seconds = 0.0;
    let during = watch(&server, &visitors, 1 << 64, || {
        let page = due(desk.get("/en/team/re-seal", &cookies), 200)?;
        let begun = clock::now();
        let csrf = field(&page, "csrf")?;
        due(desk.post_form("/en/team/new-key", &cookies, &[("csrf", &csrf)]), 303)?;
        loop {
            thread::sleep(Duration::from_millis(250));
            let page = due(desk.get("/en/team/re-seal", &cookies), 200)?.text();
            seconds = begun.elapsed().as_secs_f64();
            if page.contains("All conversations have the team&#x27;s present key")
                || page.contains("All conversations have the team's present key")
                || page.contains("All conversations have the team&#39;s present key")
            {
                return Ok(());
            }
            if seconds > 5.0 * MOST_SECONDS {
                return Err("it does not end".into());
            }
        }
    })?;
    let (without, with) = (before.percentile_ms(99.0), during.percentile_ms(99.0));
    let errors = written.errors + before.errors + during.errors;
    let met = errors == 0 && seconds <= MOST_SECONDS && with <= MOST_RATIO * without;
    let line = json!({
        "bench": "reseal", "conversations": count, "opened_before": opened, "seconds": rounded(seconds),
        "visitors_per_s": rounded(during.per_s()),
        "p50_ms_without": rounded(before.percentile_ms(50.0)), "p50_ms": rounded(during.percentile_ms(50.0)),
        "p99_ms_without": rounded(without), "p99_ms": rounded(with), "ratio": rounded(with / without),
        "cpu_s": rounded(during.server_cpu), "errors": errors,
        "first_error": written.first_error.or(before.first_error).or(during.first_error),
        "target": { "seconds_max": MOST_SECONDS, "ratio_max": MOST_RATIO }, "met": met,
    });
    println!("{line}");
    Ok(met)
}

/// Looks through the list until so many conversations have been opened for the first time; gives how many.
fn open_half(desk: &mut Connection, cookies: &str, half: usize) -> Outcome<usize> {
    const ON_A_PAGE: usize = 20;
    let (mut path, mut opened) = ("/en/inbox?queue=new".to_owned(), 0);
    while opened < half {
        let page = due(desk.get(&path, cookies), 200)?.text();
        opened += ON_A_PAGE;
        let further = links(&page, "/en/inbox?queue=new").into_iter().find(|link| link.contains("after="));
        let Some(further) = further else { break };
        path = further.replace("&amp;", "&").replace("&#38;", "&");
    }
    Ok(opened)
}

/// Visitors who read and write now and then, while something else goes on.
pub(super) fn watch(
    server: &Server,
    visitors: &[Visitor],
    first_nonce: u128,
    meanwhile: impl FnOnce() -> Outcome,
) -> Outcome<Measured> {
    let over = AtomicBool::new(false);
    let all = Mutex::new(Measured::default());
    let (begun, cpu) = (clock::now(), cpu_seconds(server.pid())?);
    let done = thread::scope(|scope| {
        for (number, visitor) in visitors.iter().enumerate() {
            let (over, all) = (&over, &all);
            scope.spawn(move || {
                let mine = visit(server, visitor, first_nonce + ((number as u128) << 32), over);
                let mut all = all.lock().expect("no visitor panics with it");
                all.latencies_us.extend(mine.latencies_us);
                all.errors += mine.errors;
                all.first_error = all.first_error.take().or(mine.first_error);
            });
        }
        let done = meanwhile();
        over.store(true, Ordering::Relaxed);
        done
    });
    done?;
    let mut all = all.into_inner().map_err(|_| "a visitor panicked")?;
    all.seconds = begun.elapsed().as_secs_f64();
    all.server_cpu = cpu_seconds(server.pid())? - cpu;
    all.requests = all.latencies_us.len();
    all.latencies_us.sort_unstable();
    Ok(all)
}

/// One visitor: three looks at the conversation to one message, until it is over.
fn visit(server: &Server, visitor: &Visitor, nonce: u128, over: &AtomicBool) -> Measured {
    let mut connection = Connection::to(&server.public);
    let mut measured = Measured::default();
    for step in 0_u128.. {
        if over.load(Ordering::Relaxed) {
            break;
        }
        let start = clock::now();
        let done = match step % 4 {
            3 => visitor.write(&mut connection, nonce + step, WORDS),
            _ => visitor.thread(&mut connection).map(drop),
        };
        match done {
            Ok(()) => {
                let us = u32::try_from(start.elapsed().as_micros()).unwrap_or(u32::MAX);
                measured.latencies_us.push(us);
            }
            Err(why) => {
                measured.errors += 1;
                measured.first_error.get_or_insert(why);
            }
        }
        thread::sleep(APART.saturating_sub(start.elapsed()));
    }
    measured
}
