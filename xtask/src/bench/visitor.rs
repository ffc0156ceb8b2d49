//! What visitors do: look at the home page, write a first message, write on.

use std::{path::Path, sync::Mutex};

use serde_json::json;

use super::{
    Options, Target,
    client::{Visitor, due, fetch_start, first_message},
    load::Load,
    report,
    server::{Folder, MANY, Server},
};
use crate::{
    Outcome,
    http::{Connection, attribute},
    postgres::{Durability, Postgres},
};

/// A text of an ordinary length that is found again by its number.
fn text(number: usize) -> String {
    format!(
        "mark{number}mark I took something at a party an hour ago and my heart is racing. Is that dangerous? I am alone."
    )
}

fn mark(number: usize) -> String {
    format!("mark{number}mark")
}

/// New conversations with their first message: 64 at once, then one at a time.
pub(super) fn new_conversation(options: &Options) -> Outcome<bool> {
    let many = Target { cpu_us_per_op: Some(500.0), per_s: Some(2_500.0), p99_ms: Some(60.0) };
    let one = Target { p99_ms: Some(6.0), ..Target::default() };
    if let Some(clients) = options.clients {
        return new_conversations(
            clients,
            options.requests.unwrap_or(20_000),
            if clients == 1 { one } else { many },
        );
    }
    let met = new_conversations(64, options.requests.unwrap_or(20_000), many)?;
    Ok(new_conversations(1, options.requests.unwrap_or(1_000), one)? && met)
}

fn new_conversations(clients: usize, requests: usize, target: Target) -> Outcome<bool> {
    let folder = Folder::new("new-conversation")?;
    let server = Server::start_with(&folder, &MANY)?;
    let mut connection = Connection::to(&server.public);
    let starts = (0..requests).map(|_| fetch_start(&mut connection)).collect::<Outcome<Vec<_>>>()?;
    let sent = Mutex::new(Vec::with_capacity(requests));
    let load = Load { clients, requests, authority: &server.public, server_pid: server.pid() };
    let measured = load.run(|connection, _, index| {
        let cookies = first_message(connection, &starts[index], &text(index))?;
        sent.lock().map_err(|_| "a client panicked")?.push((index, cookies));
        Ok(())
    })?;
    let sent = sent.into_inner().map_err(|_| "a client panicked")?;
    let mut lost = 0;
    for (index, cookies) in &sent {
        let page =
            due(connection.get("/en/thread", cookies), 200).map(|page| page.text()).unwrap_or_default();
        if !page.contains(&mark(*index)) {
            lost += 1;
        }
    }
    Ok(report("new-conversation", clients, &measured, lost, target, json!({ "read_back": sent.len() })))
}

/// Further messages into many running conversations, on SQLite.
pub(super) fn further_message(options: &Options) -> Outcome<bool> {
    let target = Target { cpu_us_per_op: Some(200.0), per_s: Some(5_000.0), ..Target::default() };
    let folder = Folder::new("further-message")?;
    further_messages("further-message", options, &folder, 30_000, target)
}

/// The same on PostgreSQL, which waits for the disk as SQLite does.
pub(super) fn further_message_postgres(options: &Options) -> Outcome<bool> {
    let target = Target { per_s: Some(1_500.0), ..Target::default() };
    let folder = Folder::new("further-message-postgres")?;
    // Not the usual temporary folder, which may lie in memory.
    let postgres = Postgres::start(Path::new("/var/tmp"), Durability::Full)?;
    drop(Server::start_with(&folder, &MANY)?);
    folder.set_store(postgres.url())?;
    further_messages("further-message-postgres", options, &folder, 12_000, target)
}

/// About thirty messages a conversation, as long as real ones become.
const PER_CONVERSATION: usize = 30;

fn further_messages(
    name: &str,
    options: &Options,
    folder: &Folder,
    requests: usize,
    target: Target,
) -> Outcome<bool> {
    let clients = options.clients.unwrap_or(64);
    let requests = options.requests.unwrap_or(requests);
    let server = Server::start_with(folder, &MANY)?;
    let mut connection = Connection::to(&server.public);
    let count = requests.div_ceil(PER_CONVERSATION);
    let visitors =
        (0..count).map(|_| Visitor::new(&mut connection, "A first message.")).collect::<Outcome<Vec<_>>>()?;
    let sent = Mutex::new(Vec::with_capacity(requests));
    let load = Load { clients, requests, authority: &server.public, server_pid: server.pid() };
    let measured = load.run(|connection, _, index| {
        visitors[index % count].write(connection, index as u128, &text(index))?;
        sent.lock().map_err(|_| "a client panicked")?.push(index);
        Ok(())
    })?;
    let sent = sent.into_inner().map_err(|_| "a client panicked")?;
    let mut lost = 0;
    for (at, visitor) in visitors.iter().enumerate() {
        let page = visitor.thread(&mut connection)?;
        lost += sent.iter().filter(|index| *index % count == at && !page.contains(&mark(**index))).count();
    }
    Ok(report(
        name,
        clients,
        &measured,
        lost,
        target,
        json!({ "conversations": count, "read_back": sent.len() }),
    ))
}

/// The home page, as it is and compressed as browsers ask for it; and what a first visit loads.
pub(super) fn home(options: &Options) -> Outcome<bool> {
    const MOST_BYTES: usize = 14_000;
    const MOST_REQUESTS: usize = 3;
    let folder = Folder::new("home")?;
    let server = Server::start(&folder)?;
    let clients = options.clients.unwrap_or(64);
    let requests = options.requests.unwrap_or(100_000);
    let target = Target { cpu_us_per_op: Some(80.0), ..Target::default() };
    let (loads, bytes) = first_load(&mut Connection::to(&server.public))?;
    let small = loads <= MOST_REQUESTS && bytes <= MOST_BYTES;
    let mut met = small;
    for encoding in ["identity", "gzip"] {
        let header = format!("Accept-Encoding: {encoding}");
        let load = Load { clients, requests, authority: &server.public, server_pid: server.pid() };
        let measured =
            load.run(|connection, _, _| due(connection.get_with("/en/", "", &header), 200).map(|_| ()))?;
        let more = json!({
            "encoding": encoding, "first_load_requests": loads, "first_load_bytes": bytes, "first_load_met": small,
        });
        met &= report("home", clients, &measured, 0, target, more);
    }
    Ok(met)
}

/// A page of the guide, as it is and compressed as browsers ask for it.
pub(super) fn guide(options: &Options) -> Outcome<bool> {
    const PAGE: &str = "/en/guide/substance/stimulants";
    let folder = Folder::new("guide")?;
    let server = Server::start(&folder)?;
    let clients = options.clients.unwrap_or(64);
    let requests = options.requests.unwrap_or(100_000);
    let target = Target { per_s: Some(8_000.0), ..Target::default() };
    let mut met = true;
    for encoding in ["identity", "gzip"] {
        let header = format!("Accept-Encoding: {encoding}");
        let bytes = due(Connection::to(&server.public).get_with(PAGE, "", &header), 200)?.body.len();
        let load = Load { clients, requests, authority: &server.public, server_pid: server.pid() };
        let measured =
            load.run(|connection, _, _| due(connection.get_with(PAGE, "", &header), 200).map(|_| ()))?;
        met &=
            report("guide", clients, &measured, 0, target, json!({ "encoding": encoding, "bytes": bytes }));
    }
    Ok(met)
}

/// Requests and bytes of content of a first visit: the page, its style sheets, icons, pictures and scripts.
fn first_load(connection: &mut Connection) -> Outcome<(usize, usize)> {
    let gzip = "Accept-Encoding: gzip";
    let page = due(connection.get("/en/", ""), 200)?.text();
    let mut bytes = due(connection.get_with("/en/", "", gzip), 200)?.body.len();
    let parts = parts(&page);
    for part in &parts {
        bytes += due(connection.get_with(part, "", gzip), 200)?.body.len();
    }
    Ok((parts.len() + 1, bytes))
}

fn parts(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rest in page.split('<') {
        let tag = rest.split('>').next().unwrap_or("");
        let part = match tag.split_whitespace().next() {
            Some("link") => {
                let rel = attribute(tag, "rel").unwrap_or_default();
                let loads =
                    rel.split(' ').any(|word| matches!(word, "stylesheet" | "icon" | "preload" | "manifest"));
                if loads { attribute(tag, "href") } else { None }
            }
            Some("img" | "script" | "iframe" | "source") => attribute(tag, "src"),
            _ => None,
        };
        found.extend(part.filter(|part| part.starts_with('/')));
    }
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_loads_is_found_once() {
        let page = r#"<link rel="stylesheet" href="/a.css"><link rel="alternate" href="/fr"><img alt="" src="/i.png">
            <link rel="preload" href="/a.css"><link rel="icon" href="data:,"><a href="/en/write">"#;
        assert_eq!(parts(page), ["/a.css", "/i.png"]);
    }
}
