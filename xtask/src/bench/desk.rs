//! What workers do: read a thread.

use serde_json::json;

use super::{
    Options, Target,
    client::{Visitor, due, links, sign_in, sign_in_as},
    load::Load,
    report,
    server::{Folder, Server},
};
use crate::{Outcome, http::Connection};

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
