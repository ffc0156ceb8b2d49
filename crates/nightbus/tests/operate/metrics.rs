//! The numbers on the socket.

use std::os::unix::{fs::PermissionsExt, net::UnixStream};

use crate::demonstration::{Place, ask, get};

fn scrape(place: &Place) -> String {
    let stream = UnixStream::connect(place.socket()).expect("it listens");
    ask(stream, "GET /metrics HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
}

/// The value of a line.
fn value(page: &str, name: &str) -> u64 {
    let line = page.lines().find(|line| line.rsplit_once(' ').is_some_and(|(key, _)| key == name));
    let line = line.unwrap_or_else(|| panic!("no {name} in:\n{page}"));
    line.rsplit_once(' ').expect("two words").1.parse().expect("a number")
}

#[test]
fn a_scrape_shows_what_was_done_and_nothing_of_what_was_said() {
    let mut place = Place::unseeded("");
    let address = place.serve();
    for _ in 0..3 {
        assert!(get(&address, "/en/write").starts_with("HTTP/1.1 200"));
    }
    assert!(get(&address, "/en/canary-path?canary=query").starts_with("HTTP/1.1 404"));
    let page = scrape(&place);
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("version=0.0.4"), "{page}");
    let answers = |class: &str, status: &str| {
        value(
            &page,
            &format!("nightbus_requests_total{{surface=\"public\",class=\"{class}\",status=\"{status}\"}}"),
        )
    };
    assert_eq!((answers("read", "2xx"), answers("missing", "4xx")), (3, 1));
    assert_eq!(value(&page, "nightbus_refused_total"), 0);
    assert_eq!(value(&page, "nightbus_jobs_given_up"), 0);
    for name in ["store_units_total", "store_commits_total", "disk_free_bytes", "memory_bytes"] {
        assert!(value(&page, &format!("nightbus_{name}")) > 0, "{name}");
    }
    for name in
        ["uptime_seconds", "streams", "store_busy_total", "jobs_due", "jobs_lag_seconds", "jobs_failing"]
    {
        value(&page, &format!("nightbus_{name}"));
    }

    // An open connection counts while it is open.
    let held = std::net::TcpStream::connect(&address).expect("it listens");
    let open = "nightbus_connections{surface=\"public\"}";
    let page = std::iter::repeat_with(|| scrape(&place)).find(|page| value(page, open) > 0);
    drop(held);
    let closed = std::iter::repeat_with(|| scrape(&place)).find(|page| value(page, open) == 0);
    assert!(page.is_some() && closed.is_some());

    let everything = scrape(&place).to_lowercase();
    let (_, body) = everything.split_once("\r\n\r\n").expect("a body");
    for never in
        ["canary", "night-window", "night window", "dana", "/en", "example", "127.0.0.1", "sqlite", "/tmp"]
    {
        assert!(!body.contains(never), "{never} in:\n{body}");
    }
    let mode = std::fs::metadata(place.socket()).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o660, "nobody else may connect");
    place.stop();
    assert!(!place.socket().exists());
}

#[test]
fn a_port_is_refused() {
    let place = Place::new();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_nightbus"))
        .args(["demo", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--data"])
        .arg(place.data())
        .output()
        .expect("the program runs");
    assert!(!output.status.success());
    assert!(crate::demonstration::said(&output).contains("on a Unix socket only"));
}
