//! Answers that stay open: what ten thousand idle ones cost, and how soon a message is with those who wait for it.

use std::{
    collections::HashMap,
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    sync::{Mutex, mpsc},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Resource, getrlimit, setrlimit};
use serde_json::json;

use super::{
    Options, Target,
    client::{Visitor, due},
    load::Measured,
    report, rounded,
    server::{Folder, MANY, Server, cpu_seconds, resident_mb},
};
use crate::{Outcome, clock, http::Connection};

/// Streams of one session end when there are more.
const FOR_ONE: usize = 3;

/// This process needs as many file handles as the server.
fn raise_handles() {
    let mut handles = getrlimit(Resource::Nofile);
    handles.current = handles.maximum;
    // Refused, the measurement says what it could not open.
    let _ = setrlimit(Resource::Nofile, handles);
}

/// Opens the events of a thread and waits until they begin.
fn open(server: &Server, visitor: &Visitor) -> Outcome<TcpStream> {
    let mut stream = TcpStream::connect(&server.public).map_err(|error| error.to_string())?;
    let request = format!(
        "GET /en/thread/events?after=1 HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nAccept: text/event-stream\r\n\r\n",
        server.public, visitor.cookies
    );
    stream.write_all(request.as_bytes()).map_err(|error| error.to_string())?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).map_err(|error| error.to_string())?;
    let mut begun = Vec::new();
    let mut block = [0; 4096];
    while !begun.windows(7).any(|window| window == b"retry: ") {
        match stream.read(&mut block) {
            Ok(count) if count > 0 => begun.extend_from_slice(&block[..count]),
            _ => return Err(format!("no stream: {}", String::from_utf8_lossy(&begun))),
        }
    }
    Ok(stream)
}

/// Ten thousand streams in which nothing happens but heartbeats: memory of the server for each, and how soon it answers
/// others meanwhile.
pub(super) fn streams(options: &Options) -> Outcome<bool> {
    const MOST_KB: f64 = 32.0;
    /// Longer than a heartbeat, so that every stream has looked into the store again.
    const QUIET: Duration = Duration::from_secs(40);
    raise_handles();
    let count = options.clients.unwrap_or(10_000);
    let folder = Folder::new("streams")?;
    let server = Server::start_with(&folder, &MANY)?;
    let mut connection = Connection::to(&server.public);
    let visitors = (0..count.div_ceil(FOR_ONE))
        .map(|_| Visitor::new(&mut connection, "A first message."))
        .collect::<Outcome<Vec<_>>>()?;
    let before = resident_mb(server.pid())?;
    let open = (0..count).map(|at| open(&server, &visitors[at / FOR_ONE])).collect::<Outcome<Vec<_>>>()?;
    let after_opening = resident_mb(server.pid())?;
    let cpu = cpu_seconds(server.pid())?;
    let start = clock::now();
    let mut pages = Vec::new();
    while start.elapsed() < QUIET {
        let asked = clock::now();
        due(connection.get("/en/", ""), 200)?;
        pages.push(u32::try_from(asked.elapsed().as_micros()).unwrap_or(u32::MAX));
        thread::sleep(Duration::from_millis(20));
    }
    let cpu = cpu_seconds(server.pid())? - cpu;
    let rests_at = resident_mb(server.pid())?;
    pages.sort_unstable();
    let pages = Measured { requests: pages.len(), latencies_us: pages, ..Measured::default() };
    let alive = open.iter().filter(|stream| is_alive(stream)).count();
    let each = (after_opening.max(rests_at) - before) * 1e3 / count as f64;
    let met = each <= MOST_KB && alive == count;
    let line = json!({
        "bench": "streams", "streams": count, "alive": alive, "rss_before_mb": rounded(before),
        "rss_opened_mb": rounded(after_opening), "rss_idle_mb": rounded(rests_at), "kb_per_stream": rounded(each),
        "idle_cpu_percent": rounded(cpu / QUIET.as_secs_f64() * 100.0),
        "home_p50_ms": rounded(pages.percentile_ms(50.0)), "home_p99_ms": rounded(pages.percentile_ms(99.0)),
        "target": { "kb_per_stream_max": MOST_KB }, "met": met,
    });
    println!("{line}");
    Ok(met)
}

/// Whether heartbeats have come, and no end.
fn is_alive(mut stream: &TcpStream) -> bool {
    if stream.set_nonblocking(true).is_err() {
        return false;
    }
    let mut came = 0;
    let mut block = [0; 4096];
    loop {
        match stream.read(&mut block) {
            Ok(0) => return false,
            Ok(count) => came += count,
            Err(error) => return error.kind() == ErrorKind::WouldBlock && came > 0,
        }
    }
}

/// A thousand messages a second, each into another thread whose stream is open: from the moment that the message was
/// sent, and from the moment that its answer came, until the event is here.
pub(super) fn events(options: &Options) -> Outcome<bool> {
    const RATE: usize = 1_000;
    const SECONDS: usize = 10;
    const SENDERS: usize = 16;
    raise_handles();
    let threads = options.clients.unwrap_or(1_000);
    let total = options.requests.unwrap_or(RATE * SECONDS);
    let folder = Folder::new("events")?;
    let server = Server::start_with(&folder, &MANY)?;
    let mut connection = Connection::to(&server.public);
    let visitors = (0..threads)
        .map(|_| Visitor::new(&mut connection, "A first message."))
        .collect::<Outcome<Vec<_>>>()?;
    let (told, seen) = mpsc::channel::<(usize, Instant)>();
    let mut streams = visitors.iter().map(|visitor| open(&server, visitor)).collect::<Outcome<Vec<_>>>()?;
    let readers: Vec<_> = streams
        .drain(..)
        .map(|stream| {
            let told = told.clone();
            // A thread each: it sleeps in the kernel until there is something, so reading costs no polling.
            thread::Builder::new().stack_size(64 * 1024).spawn(move || read_events(stream, &told))
        })
        .collect::<Result<_, _>>()
        .map_err(|error| error.to_string())?;
    drop(told);

    let times = Mutex::new(HashMap::with_capacity(total));
    let start = clock::now();
    let cpu = (cpu_seconds(server.pid())?, cpu_seconds(std::process::id())?);
    let errors: Vec<String> = thread::scope(|scope| {
        let senders: Vec<_> = (0..SENDERS)
            .map(|sender| {
                let (visitors, times, server) = (&visitors, &times, &server);
                scope.spawn(move || {
                    let mut connection = Connection::to(&server.public);
                    let mut errors = Vec::new();
                    for number in (sender..total).step_by(SENDERS) {
                        let due_at = start + Duration::from_secs_f64(number as f64 / RATE as f64);
                        thread::sleep(due_at.saturating_duration_since(clock::now()));
                        let sent = clock::now();
                        let text = format!("mark{number}mark a message of some length");
                        match visitors[number % threads].write(&mut connection, number as u128, &text) {
                            Ok(()) => {
                                let mut times = times.lock().expect("nobody panics with it");
                                times.insert(number, (sent, clock::now()));
                            }
                            Err(why) => errors.push(why),
                        }
                    }
                    errors
                })
            })
            .collect();
        senders.into_iter().flat_map(|sender| sender.join().unwrap_or_default()).collect()
    });
    let seconds = start.elapsed().as_secs_f64();
    let server_cpu = cpu_seconds(server.pid())? - cpu.0;
    let client_cpu = cpu_seconds(std::process::id())? - cpu.1;
    thread::sleep(Duration::from_secs(1));
    drop(server); // Ends the streams, and with them the readers.
    let arrived: HashMap<usize, Instant> = seen.into_iter().collect();
    for reader in readers {
        let _ = reader.join();
    }
    let times = times.into_inner().map_err(|_| "a sender panicked")?;
    let since = |from: fn(&(Instant, Instant)) -> Instant| -> Vec<u32> {
        let taken = times.iter().filter_map(|(number, at)| {
            let taken = arrived.get(number)?.saturating_duration_since(from(at));
            Some(u32::try_from(taken.as_micros()).unwrap_or(u32::MAX))
        });
        let mut taken: Vec<u32> = taken.collect();
        taken.sort_unstable();
        taken
    };
    let from_answer = Measured { latencies_us: since(|at| at.1), ..Measured::default() };
    let measured = Measured {
        requests: times.len(),
        seconds,
        server_cpu,
        client_cpu,
        errors: errors.len(),
        first_error: errors.into_iter().next(),
        latencies_us: since(|at| at.0),
    };
    let lost = times.len() - measured.latencies_us.len();
    // The stricter clock: it begins before the message is even stored.
    let target = Target { p99_ms: Some(50.0), per_s: Some(RATE as f64 * 0.95), ..Target::default() };
    let more = json!({
        "streams": threads, "from_answer_p50_ms": rounded(from_answer.percentile_ms(50.0)),
        "from_answer_p99_ms": rounded(from_answer.percentile_ms(99.0)),
    });
    Ok(report("events", SENDERS, &measured, lost, target, more))
}

/// Reads a stream to its end and tells when which message came.
fn read_events(mut stream: TcpStream, told: &mpsc::Sender<(usize, Instant)>) {
    let _ = stream.set_read_timeout(None);
    let mut text = String::new();
    let mut block = [0; 8192];
    while let Ok(count) = stream.read(&mut block) {
        let now = clock::now();
        if count == 0 {
            return;
        }
        text += &String::from_utf8_lossy(&block[..count]);
        while let Some((number, end)) = next_mark(&text) {
            text.drain(..end);
            if told.send((number, now)).is_err() {
                return;
            }
        }
    }
}

/// The first whole mark in a text, and where it ends.
fn next_mark(text: &str) -> Option<(usize, usize)> {
    let start = text.find("mark")? + 4;
    let length = text[start..].find("mark")?;
    let number = text[start..start + length].parse().ok()?;
    Some((number, start + length + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_one_after_the_other_and_only_when_whole() {
        let text = "id: 2\ndata: <p>mark17mark hello</p>\n\nmark18ma";
        let (number, end) = next_mark(text).unwrap();
        assert_eq!((number, &text[end..end + 6]), (17, " hello"));
        assert_eq!(next_mark(&text[end..]), None);
    }
}
