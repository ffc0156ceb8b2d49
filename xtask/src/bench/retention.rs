//! The sweep of what was kept long enough, a million rows of it, while visitors read and write.

use std::{thread, time::Duration};

use serde_json::json;

use super::{
    Options,
    client::{Visitor, due, sign_in},
    reseal::watch,
    rounded,
    server::{Folder, MANY, Server},
};
use crate::{Outcome, clock, http::Connection, process};

const ROWS: usize = 1_000_000;
/// Rows of one conversation: itself and its messages.
const OF_ONE: usize = 30;
/// Longer ago than conversations are kept where nothing else was chosen.
const DAYS_AGO: &str = "400";
const WORDS: &str = "I took something an hour ago and my heart is racing. Is that dangerous?";
/// Visitors may wait so many times as long at the 99th of a hundred.
const MOST_RATIO: f64 = 1.2;
const VISITORS: usize = 4;
/// How long they are watched while nothing is swept.
const WATCHED: Duration = Duration::from_secs(20);
/// It must have an end.
const MOST_SECONDS: f64 = 1_800.0;

/// Fills a store with old conversations, watches visitors, makes the sweep due and watches them again until all is gone.
pub(super) fn retention(options: &Options) -> Outcome<bool> {
    let rows = options.requests.unwrap_or(ROWS);
    let folder = Folder::new("retention")?;
    // Built before the first start: while they are built the next sweep would come due.
    let mut cargo = process::cargo();
    process::run(cargo.args([
        "build",
        "--release",
        "--quiet",
        "-p",
        "app",
        "--example",
        "fill",
        "--example",
        "due",
    ]))?;
    let store = format!("sqlite:{}", folder.data().join("nightbus.db").display());
    // The sweep of this start finds nothing, and the next one is some minutes away.
    drop(Server::start_with(&folder, &MANY)?);
    let messages = (rows / OF_ONE * (OF_ONE - 1)).to_string();
    let of_one = (OF_ONE - 1).to_string();
    example("fill", &[&store, &messages, &of_one, DAYS_AGO])?;
    let server = Server::start_with(&folder, &MANY)?;
    let visitors = visitors(&server)?;
    let before = watch(&server, &visitors, 0, || {
        thread::sleep(WATCHED);
        Ok(())
    })?;
    drop(server);
    example("due", &[&store])?;

    let server = Server::start_with(&folder, &MANY)?;
    let mut desk = Connection::to(&server.desk);
    let cookies = sign_in(&server, &mut desk, "coordinator")?;
    let begun = clock::now();
    let (mut seconds, mut gone, mut last) = (0.0, 0, String::new());
    let during = watch(&server, &visitors, 1 << 64, || {
        while gone < rows / OF_ONE && seconds < MOST_SECONDS {
            thread::sleep(Duration::from_millis(500));
            let page = due(desk.get("/en/retention", &cookies), 200)?.text();
            // One sweep ends after some minutes, and the page tells of the last one only.
            if let Some((said, n)) = deleted(&page).filter(|(said, _)| *said != last) {
                (gone, last) = (gone + n, said);
            }
            seconds = begun.elapsed().as_secs_f64();
        }
        Ok(())
    })?;
    let (without, with) = (before.percentile_ms(99.0), during.percentile_ms(99.0));
    let errors = before.errors + during.errors;
    let met = errors == 0 && gone >= rows / OF_ONE && with <= MOST_RATIO * without;
    let line = json!({
        "bench": "retention", "rows": gone * OF_ONE, "seconds": rounded(seconds),
        "rows_per_s": rounded((gone * OF_ONE) as f64 / seconds), "visits_without": before.requests, "visits_with": during.requests,
        "p50_ms_without": rounded(before.percentile_ms(50.0)), "p50_ms": rounded(during.percentile_ms(50.0)),
        "p99_ms_without": rounded(without), "p99_ms": rounded(with), "ratio": rounded(with / without), "errors": errors,
        "first_error": before.first_error.or(during.first_error), "target": { "ratio_max": MOST_RATIO }, "met": met,
    });
    println!("{line}");
    Ok(met)
}

fn visitors(server: &Server) -> Outcome<Vec<Visitor>> {
    let mut public = Connection::to(&server.public);
    (0..VISITORS).map(|_| Visitor::new(&mut public, WORDS)).collect()
}

fn example(name: &str, arguments: &[&str]) -> Outcome {
    let mut cargo = process::cargo();
    cargo.args(["run", "--release", "--quiet", "-p", "app", "--example", name, "--"]).args(arguments);
    process::run(&mut cargo)
}

/// When the last sweep of conversations was and how many went in it, as the page of coordinators says, and that number.
fn deleted(page: &str) -> Option<(String, usize)> {
    let (_, part) = page.split_once("id=\"kind-conversation\"")?;
    let (said, _) = part.split_once(" deleted</span>")?;
    let (_, said) = said.rsplit_once("<time>")?;
    let (_, number) = said.rsplit_once("</time>")?;
    let number = number.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()?;
    Some((said.to_owned(), number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_tells_when_a_sweep_was_and_how_many_went() {
        let page = "<li id=\"kind-conversation\"><span>12 go within a week</span><span>Last looked through <time>09:10</time>, \
                    \u{2068}1,234\u{2069} deleted</span></li><li id=\"kind-other\"><time>10:00</time>, 5 deleted</span>";
        let (said, number) = deleted(page).expect("it is told");
        assert!(said.starts_with("09:10"));
        assert_eq!(number, 1_234);
        assert!(deleted("<li id=\"kind-conversation\"><span>Not looked through yet</span>").is_none());
    }
}
