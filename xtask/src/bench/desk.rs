//! What workers do: read a thread, list the inbox, search in messages.

use serde_json::json;

use super::{
    Options, Target,
    client::{Visitor, due, field, links, sign_in, sign_in_as},
    load::Load,
    report, rounded,
    server::{Folder, MANY, Server},
};
use crate::{Outcome, clock, http::Connection, process};

/// The page of a conversation with 30 messages, as a worker sees it who has opened it before.
pub(super) fn thread_page(options: &Options) -> Outcome<bool> {
    const MESSAGES: usize = 30;
    let folder = Folder::new("thread-page")?;
    let server = Server::start(&folder)?;
    let mut public = Connection::to(&server.public);
    let visitor =
        Visitor::new(&mut public, "mark0mark A first message of an ordinary length, and a question.")?;
    for number in 1..MESSAGES {
        let text =
            format!("mark{number}mark One more message of an ordinary length, and a further question.");
        visitor.write(&mut public, number as u128, &text)?;
    }
    let mut desk = Connection::to(&server.desk);
    let cookies = sign_in(&server, &mut desk, "outreach_worker")?;
    let (path, page) = find_thread(&mut desk, &cookies)?;
    let shown = (0..MESSAGES).filter(|number| page.contains(&format!("mark{number}mark"))).count();
    let clients = options.clients.unwrap_or(16);
    let requests = options.requests.unwrap_or(20_000);
    let target = Target { cpu_us_per_op: Some(300.0), ..Target::default() };
    let load = Load { clients, requests, authority: &server.desk, server_pid: server.pid() };
    let measured = load.run(|connection, _, _| due(connection.get(&path, &cookies), 200).map(|_| ()))?;
    let more = json!({ "messages": shown, "page_bytes": page.len() });
    Ok(report("thread-page", clients, &measured, MESSAGES - shown, target, more))
}

/// Opens what the inbox lists until the conversation of this measurement is found: its path and its page.
fn find_thread(desk: &mut Connection, cookies: &str) -> Outcome<(String, String)> {
    let inbox = due(desk.get("/en/inbox", cookies), 200)?.text();
    for path in links(&inbox, "/en/inbox/") {
        let Ok(answer) = due(desk.get(&path, cookies), 200) else { continue };
        let page = answer.text();
        if page.contains("mark0mark") {
            return Ok((path, page));
        }
    }
    Err("the inbox does not list the conversation".into())
}

/// The inbox of a team with ten thousand open conversations and two hundred thousand resolved ones, its first page and one
/// further on, as a worker sees it who has seen it before.
pub(super) fn inbox(options: &Options) -> Outcome<bool> {
    const RESOLVED: usize = 200_000;
    let (folder, server) = many_open("inbox", options.requests.unwrap_or(10_000), RESOLVED)?;
    let mut desk = Connection::to(&server.desk);
    let cookies = sign_in(&server, &mut desk, "outreach_worker")?;
    let clients = options.clients.unwrap_or(4);
    let target = Target { cpu_us_per_op: Some(3_000.0), ..Target::default() };
    let mut met = true;
    for (name, path) in [
        ("inbox", "/en/inbox"),
        ("inbox-mine", "/en/inbox?queue=mine"),
        ("inbox-all", "/en/inbox?queue=all"),
        ("inbox-resolved", "/en/inbox?queue=resolved"),
    ] {
        let page = due(desk.get(path, &cookies), 200)?;
        let listed = page.text().matches("<li class=\"item").count();
        let load = Load { clients, requests: 1_000, authority: &server.desk, server_pid: server.pid() };
        let measured = load.run(|connection, _, _| due(connection.get(path, &cookies), 200).map(|_| ()))?;
        let more = json!({ "listed": listed, "page_bytes": page.text().len(), "resolved": RESOLVED });
        met &= report(name, clients, &measured, 0, target, more);
    }
    drop(server);
    drop(folder);
    Ok(met)
}

/// Searching ten thousand messages that a worker may open, in conversations that nobody has opened and then again.
pub(super) fn search(options: &Options) -> Outcome<bool> {
    const MOST_SECONDS: f64 = 1.0;
    let count = options.requests.unwrap_or(10_000);
    let (folder, server) = many_open("search", count / 10, 0)?;
    let mut desk = Connection::to(&server.desk);
    let cookies = sign_in(&server, &mut desk, "outreach_worker")?;
    let csrf = field(&due(desk.get("/en/inbox", &cookies), 200)?, "csrf")?;
    let mut met = true;
    for (name, words) in [("search-nothing", "nobodywrotethis"), ("search-some", "mark5mark")] {
        let fields = [("csrf", csrf.as_str()), ("query", "queue=waiting"), ("words", words)];
        let begun = clock::now();
        let page = due(desk.post_form("/en/inbox/search", &cookies, &fields), 200)?.text();
        let seconds = begun.elapsed().as_secs_f64();
        let read = page.split("Messages read: ").nth(1).unwrap_or_default();
        let read: String =
            read.chars().take_while(|letter| *letter != '<').filter(char::is_ascii_digit).collect();
        let in_time = seconds <= MOST_SECONDS;
        met &= in_time && page.contains("</html>");
        let line = json!({
            "bench": name, "read": read, "found": page.matches("<article").count(), "seconds": rounded(seconds),
            "target": { "seconds_max": MOST_SECONDS }, "met": in_time,
        });
        println!("{line}");
    }
    drop(server);
    drop(folder);
    Ok(met)
}

/// A server with so many conversations that wait, written by visitors, with ten messages each in the search's case.
fn many_open(name: &str, open: usize, resolved: usize) -> Outcome<(Folder, Server)> {
    let folder = Folder::new(name)?;
    let server = Server::start_with(&folder, &MANY)?;
    let load = Load { clients: 16, requests: open, authority: &server.public, server_pid: server.pid() };
    let further = if resolved == 0 { 9 } else { 0 };
    let written = load.run(|connection, _, number| {
        // One in a hundred may be an emergency.
        let first =
            if number % 100 == 0 { "my friend does not wake up" } else { "I have a question about sleep" };
        let visitor = Visitor::new(connection, first)?;
        (0..further).try_for_each(|more| {
            let text =
                format!("mark{}mark One more message of an ordinary length, and a question.", number % 100);
            visitor.write(connection, (number * 100 + more) as u128, &text)
        })
    })?;
    if let Some(error) = written.first_error {
        return Err(error);
    }
    drop(server);
    if resolved > 0 {
        let store = format!("sqlite:{}", folder.data().join("nightbus.db").display());
        let fill = ["run", "--release", "--quiet", "-p", "app", "--example", "fill", "--", &store];
        process::run(process::cargo().args(fill).arg(resolved.to_string()).arg("1"))?;
    }
    let server = Server::start_with(&folder, &MANY)?;
    Ok((folder, server))
}

/// A whole sign-in with password and code, one for each account of the demonstration: a code counts once.
pub(super) fn sign_in_whole(options: &Options) -> Outcome<bool> {
    let folder = Folder::new("sign-in")?;
    let server = Server::start(&folder)?;
    let accounts = server.accounts.as_array().ok_or("demo.json names no accounts")?;
    let logins: Vec<&str> = accounts.iter().filter_map(|account| account["login"].as_str()).collect();
    let clients = options.clients.unwrap_or(1);
    let requests = options.requests.unwrap_or(logins.len()).min(logins.len());
    let target = Target { cpu_us_per_op: Some(200_000.0), ..Target::default() };
    let load = Load { clients, requests, authority: &server.desk, server_pid: server.pid() };
    let measured =
        load.run(|connection, _, number| sign_in_as(&server, connection, logins[number]).map(|_| ()))?;
    Ok(report("sign-in", clients, &measured, 0, target, json!({})))
}
