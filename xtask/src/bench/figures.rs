//! The page of figures over a hundred thousand contacts in one month, with as many in the year before it.

use serde_json::json;

use super::{
    Options,
    client::{due, sign_in},
    rounded,
    server::{Folder, MANY, Server, cpu_seconds},
};
use crate::{Outcome, clock, http::Connection, process};

/// The figure: CPU of the server for one page.
const MOST_CPU_MS: f64 = 100.0;
/// 1 March 2026, and a year before it.
const MONTH: (i64, i64) = (20_513, 31);
const YEAR: (i64, i64) = (20_148, 365);

/// A hundred thousand contacts, counted again for each page.
pub(super) fn figures(options: &Options) -> Outcome<bool> {
    let (contacts, pages) = (100_000, options.requests.unwrap_or(20));
    let folder = Folder::new("figures")?;
    drop(Server::start_with(&folder, &MANY)?);
    let store = format!("sqlite:{}", folder.data().join("nightbus.db").display());
    for (first, days) in [YEAR, MONTH] {
        process::run(
            process::cargo()
                .args(["run", "--release", "--quiet", "-p", "app", "--example", "fill_reports", "--", &store])
                .args([first, days, contacts, contacts / 4].map(|number| number.to_string())),
        )?;
    }
    let server = Server::start_with(&folder, &MANY)?;
    let mut desk = Connection::to(&server.desk);
    let cookies = sign_in(&server, &mut desk, "coordinator")?;
    let mut measure = |path: &str| -> Outcome<(f64, f64, usize)> {
        let bytes = due(desk.get(path, &cookies), 200)?.text().len();
        let (begun, cpu) = (clock::now(), cpu_seconds(server.pid())?);
        for _ in 0..pages {
            due(desk.get(path, &cookies), 200)?;
        }
        let each = 1_000.0 / pages as f64;
        Ok(((cpu_seconds(server.pid())? - cpu) * each, begun.elapsed().as_secs_f64() * each, bytes))
    };
    let (empty, ..) = measure("/en/figures?period=2019-03")?;
    let (cpu, wall, bytes) = measure("/en/figures?period=2026-03")?;
    let met = cpu <= MOST_CPU_MS;
    let line = json!({
        "bench": "figures", "contacts": contacts, "history": contacts, "pages": pages, "cpu_ms_per_page": rounded(cpu),
        "cpu_ms_of_an_empty_month": rounded(empty), "ms_per_page": rounded(wall), "page_kb": rounded(bytes as f64 / 1e3),
        "target": { "cpu_ms_per_page_max": MOST_CPU_MS }, "met": met,
    });
    println!("{line}");
    Ok(met)
}
