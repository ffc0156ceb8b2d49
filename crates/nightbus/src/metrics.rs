//! Numbers for the operator, on a socket of this machine, as text that Prometheus reads (exposition format 0.0.4).
//!
//! They are about the machine: nothing in them tells organisations, pages or people apart. On a quiet site a counter
//! that moves still tells that somebody did something just then, so the socket is for the operator's group only.

use std::{
    fmt::Write,
    fs,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use axum::{Router, http::header, response::IntoResponse, routing};
use kernel::Moment;
use ui::accept::{Address, Listen, Listener};

use crate::{doctor::backups, jobs::Site};

/// What is counted where connections come in: the name of a listener and how many it has open.
pub(crate) type Open = Vec<(&'static str, Arc<AtomicU32>)>;

/// Opens the socket, if one is wanted.
///
/// # Errors
/// A sentence that names the address. Only a Unix socket is taken: it has an owner and rights, and a port has not.
pub(crate) async fn open(wanted: Option<&str>) -> Result<Option<Listener>, String> {
    let Some(wanted) = wanted else { return Ok(None) };
    let address @ Address::Unix(_) = wanted.parse()? else {
        return Err(format!(
            "metrics = \"{wanted}\": they are given on a Unix socket only, such as unix:/run/nightbus/metrics.sock"
        ));
    };
    let listen = Listen { address, proxy_protocol: false };
    listen.bind().await.map(Some).map_err(|error| format!("cannot listen on {wanted}: {error}"))
}

/// The one page of the socket.
pub(crate) fn router(site: &Arc<Site>, open: Open) -> Router {
    let (site, started) = (Arc::clone(site), site.app.clock.now());
    let open = Arc::new(open);
    let answer = move || {
        let (site, open) = (Arc::clone(&site), Arc::clone(&open));
        async move {
            let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
            (kind, text(&site, &open, started).await).into_response()
        }
    };
    Router::new().route("/metrics", routing::get(answer))
}

/// Everything, as text.
async fn text(site: &Arc<Site>, open: &Open, started: Moment) -> String {
    let app = &site.app;
    let now = app.clock.now();
    let mut page = Page::default();

    page.gauge("uptime_seconds", "Since start.", (now.millis() - started.millis()) / 1_000);
    page.head("requests_total", "counter", "Answers by listener, kind of request and kind of status.");
    for one in app.counts.answers() {
        let labels = [("surface", one.surface), ("class", one.class), ("status", one.status)];
        page.line("requests_total", &labels, one.count);
    }
    page.counter(
        "refused_total",
        "Requests refused because their peer was over a limit.",
        app.counts.refused(),
    );
    page.head("connections", "gauge", "Open connections.");
    for (surface, count) in open {
        page.line("connections", &[("surface", surface)], count.load(Ordering::Relaxed));
    }
    page.gauge("streams", "Answers that stay open.", app.streams.count());

    let load = app.db.busyness();
    page.counter("store_units_total", "Units of work that the store was asked for.", load.units);
    page.counter("store_commits_total", "Durable commits; units of work share them.", load.commits);
    page.counter("store_busy_total", "Units of work refused because the queue was full.", load.busy);
    page.head("store_waiting", "gauge", "Units of work that wait for a thread.");
    page.line("store_waiting", &[("queue", "read")], load.reads_waiting);
    page.line("store_waiting", &[("queue", "write")], load.writes_waiting);

    // Without the store there are no such lines, and whoever watches is told by their absence.
    if let Ok(standing) = app.db.read(move |tx| db::jobs::standing(tx, now)).await {
        let sum = |of: fn(&db::jobs::Standing) -> i64, given_up: bool| -> i64 {
            standing.iter().filter(|one| one.given_up == given_up).map(of).sum()
        };
        let oldest = standing.iter().filter(|one| !one.given_up && one.due > 0).map(|one| one.oldest).min();
        let lag = oldest.map_or(0, |oldest| (now.millis() - oldest.millis()).max(0) / 1_000);
        page.gauge(
            "jobs_due",
            "Jobs that are due, those that are being done included.",
            sum(|one| one.due, false),
        );
        page.gauge("jobs_lag_seconds", "How long the oldest of them has been due.", lag);
        page.gauge("jobs_failing", "Kinds of jobs that took more than one attempt and are not done.", {
            standing.iter().filter(|one| !one.given_up && one.attempts > 1).count()
        });
        page.gauge("jobs_given_up", "Jobs that were tried too often.", sum(|one| one.count, true));
    }
    machine(site, now, &mut page).await;
    page.0
}

/// What only the machine knows: disk, backups, memory. Asked for on a thread that may wait for a disk.
async fn machine(site: &Arc<Site>, now: Moment, page: &mut Page) {
    let site = Arc::clone(site);
    let asked = tokio::task::spawn_blocking(move || {
        let data = site.config.data_folder(&site.folder);
        let free = data.and_then(|folder| rustix::fs::statvfs(&folder).ok());
        let free = free.map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize));
        let newest = backups::folder(&site.config, &site.folder)
            .and_then(|folder| backups::newest(&folder).ok().flatten());
        (free, newest.map(backups::millis), resident())
    });
    let Ok((free, backup, resident)) = asked.await else { return };
    if let Some(free) = free {
        page.gauge("disk_free_bytes", "Free where the data lies.", free);
    }
    if let Some(backup) = backup {
        let age = (now.millis() - backup).max(0) / 1_000;
        page.gauge("backup_age_seconds", "Since the newest backup was written.", age);
    }
    if let Some(resident) = resident {
        page.gauge("memory_bytes", "Resident memory of this process.", resident);
    }
}

/// Resident memory, in bytes: the second field of `/proc/self/statm`, in pages.
fn resident() -> Option<u64> {
    let statm = fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = statm.split(' ').nth(1)?.parse().ok()?;
    Some(pages * rustix::param::page_size() as u64)
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        // Writing into a text cannot fail.
        let _ = writeln!(self.0, "# HELP nightbus_{name} {help}\n# TYPE nightbus_{name} {kind}");
    }

    fn line(&mut self, name: &str, labels: &[(&str, &str)], value: impl std::fmt::Display) {
        let labels: Vec<String> = labels.iter().map(|(name, value)| format!("{name}=\"{value}\"")).collect();
        let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
        let _ = writeln!(self.0, "nightbus_{name}{labels} {value}");
    }

    fn gauge(&mut self, name: &str, help: &str, value: impl std::fmt::Display) {
        self.head(name, "gauge", help);
        self.line(name, &[], value);
    }

    fn counter(&mut self, name: &str, help: &str, value: impl std::fmt::Display) {
        self.head(name, "counter", help);
        self.line(name, &[], value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_port_is_refused_with_a_sentence() {
        let Err(sentence) = open(Some("127.0.0.1:9100")).await else { panic!("a port has no owner") };
        assert!(sentence.contains("Unix socket"), "{sentence}");
        assert!(open(None).await.is_ok_and(|none| none.is_none()));
    }
}
