//! The page of one person who wrote two hundred times, each time as somebody new, and is counted as one: as a worker sees it who has
//! seen it before. Everything is done over the pages of the site.

use std::collections::BTreeSet;

use serde_json::json;

use super::{
    Options,
    client::{Visitor, due, field, links, sign_in},
    rounded,
    server::{Folder, MANY, Server, cpu_seconds},
};
use crate::{Outcome, clock, http::Connection};

/// The figure: CPU of the server for one page.
const MOST_CPU_MS: f64 = 5.0;
/// Conversations with the person.
const THREADS: usize = 200;
/// Notes on them, and answers about what they agree to.
const NOTES: usize = 20;

/// Conversations of which each has a follow-up and a question to consultants.
const PLANNED: usize = 40;

/// Two hundred conversations of two hundred persons who are one.
pub(super) fn person(options: &Options) -> Outcome<bool> {
    let pages = options.requests.unwrap_or(400);
    let folder = Folder::new("person")?;
    let server = Server::start_with(&folder, &MANY)?;
    let mut public = Connection::to(&server.public);
    for number in 0..THREADS {
        Visitor::new(&mut public, &format!("mark{number}mark I took something and my heart is racing."))?;
    }
    let mut desk = Connection::to(&server.desk);
    let cookies = sign_in(&server, &mut desk, "outreach_worker")?;
    let csrf = field(&due(desk.get("/en/inbox", &cookies), 200)?, "csrf")?;
    let threads = waiting(&mut desk, &cookies)?;
    let (first, others) = threads.split_first().ok_or("nobody waits")?;
    let earlier = code(&due(desk.get(&format!("{first}/person"), &cookies), 200)?.text())?;
    for other in others {
        let told = [("csrf", csrf.as_str()), ("said", "1"), ("earlier", &earlier)];
        due(desk.post_form(&format!("{other}/person/before"), &cookies, &told), 303)?;
    }
    merge_all(&server)?;

    let opened = desk.post_form(&format!("{first}/person/open"), &cookies, &[("csrf", &csrf)]);
    let path = due(opened, 303)?.location.ok_or("the answer leads nowhere")?;
    for number in 0..NOTES {
        let nonce = format!("{number:032x}");
        let note =
            [("csrf", csrf.as_str()), ("nonce", &nonce), ("note", "Prefers evenings and short messages.")];
        due(desk.post_form(&format!("{path}/note"), &cookies, &note), 303)?;
        let said = if number % 2 == 0 { "given" } else { "refused" };
        let said = [("csrf", csrf.as_str()), ("purpose", "referral"), ("said", said)];
        due(desk.post_form(&format!("{path}/consent"), &cookies, &said), 303)?;
    }
    for (number, thread) in threads.iter().take(PLANNED).enumerate() {
        let nonce = format!("{number:032x}");
        let plan = [("csrf", csrf.as_str()), ("nonce", &nonce), ("when", "7"), ("purpose", "how_are_you")];
        let plan = [&plan[..], &[("whose", "anybody"), ("agreed", "1")]].concat();
        due(desk.post_form(&format!("{thread}/follow-up"), &cookies, &plan), 303)?;
        let asked =
            [("csrf", csrf.as_str()), ("nonce", &nonce), ("to", "doctor"), ("question", "What next?")];
        due(desk.post_form(&format!("{thread}/consult"), &cookies, &asked), 303)?;
    }
    let page = due(desk.get(&path, &cookies), 200)?.text();
    let (begun, cpu) = (clock::now(), cpu_seconds(server.pid())?);
    for _ in 0..pages {
        due(desk.get(&path, &cookies), 200)?;
    }
    let each = 1_000.0 / pages as f64;
    let (cpu, wall) = ((cpu_seconds(server.pid())? - cpu) * each, begun.elapsed().as_secs_f64() * each);
    let lines = history(&mut desk, &path, &cookies)?;
    let told = |words: &str| lines.iter().filter(|line| line.contains(words)).count();
    let shown = told("A conversation began");
    let met = cpu <= MOST_CPU_MS && shown == THREADS;
    let line = json!({
        "bench": "person", "threads": shown, "notes": NOTES, "pages": pages,
        "follow_ups": told("A follow-up was planned"), "consults": told("A consultant was asked"),
        "cpu_ms_per_page": rounded(cpu), "ms_per_page": rounded(wall), "page_kb": rounded(page.len() as f64 / 1e3),
        "target": { "cpu_ms_per_page_max": MOST_CPU_MS }, "met": met,
    });
    println!("{line}");
    Ok(met)
}

/// The lines of the history on all the pages it stands on, from the latest to the first.
fn history(desk: &mut Connection, path: &str, cookies: &str) -> Outcome<BTreeSet<String>> {
    let (mut lines, mut next, mut from) = (BTreeSet::new(), path.to_owned(), usize::MAX);
    loop {
        let page = due(desk.get(&next, cookies), 200)?.text();
        let days = page.split_once("known-days").and_then(|(_, rest)| rest.split_once("</section>"));
        let (days, _) = days.ok_or("the page has no days")?;
        // Without what closes the list: the last line of one page is in the middle of another.
        lines.extend(
            days.split("<li").skip(1).filter_map(|line| Some(line.split_once("</li>")?.0.to_owned())),
        );
        let place = |link: &str| link.split_once("?days=")?.1.split('#').next()?.parse::<usize>().ok();
        let earlier = links(&page, path).iter().filter_map(|link| place(link)).min();
        match earlier.filter(|place| *place < from) {
            Some(place) => (from, next) = (place, format!("{path}?days={place}")),
            None => return Ok(lines),
        }
    }
}

/// The addresses of so many conversations that nobody has taken, over as many pages of the list as it takes.
fn waiting(desk: &mut Connection, cookies: &str) -> Outcome<Vec<String>> {
    let (mut found, mut path): (Vec<String>, _) = (Vec::new(), "/en/inbox?queue=new".to_owned());
    loop {
        let page = due(desk.get(&path, cookies), 200)?.text();
        for link in links(&page, "/en/inbox/") {
            let thread = link.split(['#', '?']).next().unwrap_or_default().to_owned();
            if thread.len() == "/en/inbox/".len() + 36 && !found.contains(&thread) {
                found.push(thread);
            }
        }
        if found.len() >= THREADS {
            found.truncate(THREADS);
            return Ok(found);
        }
        let next = links(&page, "/en/inbox?").into_iter().find(|link| link.contains("after="));
        path =
            next.ok_or("the list ends before it is long enough")?.replace("&#38;", "&").replace("&amp;", "&");
    }
}

/// The code name in the heading of the page beside a conversation.
fn code(page: &str) -> Outcome<String> {
    let heading = page.split_once("<h1>").and_then(|(_, rest)| rest.split_once("dir=\"ltr\">"));
    let code = heading.and_then(|(_, rest)| rest.split('<').next());
    code.map(str::to_owned).ok_or_else(|| "the page has no code name".into())
}

/// A coordinator says of every pair that waits that they are one.
fn merge_all(server: &Server) -> Outcome {
    let mut desk = Connection::to(&server.desk);
    let cookies = sign_in(server, &mut desk, "coordinator")?;
    loop {
        let page = due(desk.get("/en/persons/merges", &cookies), 200)?;
        let (csrf, text) = (field(&page, "csrf")?, page.text());
        let forms = text.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let pairs: Vec<&str> = forms.filter(|action| action.ends_with("/one")).collect();
        if pairs.is_empty() {
            return Ok(());
        }
        for pair in pairs {
            due(desk.post_form(pair, &cookies, &[("csrf", &csrf)]), 303)?;
        }
    }
}
