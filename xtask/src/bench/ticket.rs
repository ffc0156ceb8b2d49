//! Coming back with a return ticket: what a look-up costs, and how much of the machine a crowd of them gets.

use serde_json::json;

use super::{
    Options, Target,
    client::{Visitor, due, field},
    load::Load,
    report, rounded,
    server::{Folder, MANY, Server},
};
use crate::{Outcome, http::Connection};

/// Who come back at the same moment: fewer than may wait, so that nobody is sent away.
const CROWD: usize = 16;

/// Sixteen come back at once, again and again. The server may give them one core fewer than there are, at least one.
pub(super) fn ticket(options: &Options) -> Outcome<bool> {
    let folder = Folder::new("ticket")?;
    let server = Server::start_with(&folder, &MANY)?;
    let mut connection = Connection::to(&server.public);
    let visitor = Visitor::new(&mut connection, "I may have to close this window soon.")?;
    let ticket = take(&mut connection, &visitor)?;
    let clients = options.clients.unwrap_or(CROWD);
    let requests = options.requests.unwrap_or(120);
    let load = Load { clients, requests, authority: &server.public, server_pid: server.pid() };
    let measured = load.run(|connection, _, _| {
        due(connection.post_form("/en/return", "", &[("ticket", &ticket)]), 303).map(|_| ())
    })?;

    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let busy = if measured.seconds > 0.0 { measured.server_cpu / measured.seconds } else { 0.0 };
    // A little more than the lanes have is what answering costs beside the slow call.
    let lanes = cores.saturating_sub(1).max(1) as f64;
    let within = busy <= lanes * 1.1;
    let target = Target { cpu_us_per_op: Some(150_000.0), ..Target::default() };
    let more =
        json!({ "cores": cores, "busy_cores": rounded(busy), "busy_cores_max": lanes, "busy_met": within });
    Ok(report("ticket", clients, &measured, 0, target, more) && within)
}

/// Takes a ticket: its twenty digits.
fn take(connection: &mut Connection, visitor: &Visitor) -> Outcome<String> {
    let page = due(connection.get("/en/thread/later", &visitor.cookies), 200)?;
    let (csrf, nonce, after) = (field(&page, "csrf")?, field(&page, "nonce")?, field(&page, "after")?);
    let fields = [("csrf", csrf.as_str()), ("nonce", &nonce), ("after", &after)];
    let shown = due(connection.post_form("/en/thread/ticket", &visitor.cookies, &fields), 200)?.text();
    let digits = shown.split("class=\"digits\"").nth(1).and_then(|rest| rest.split("</p>").next());
    let digits: String = digits
        .unwrap_or_default()
        .split('<')
        .filter_map(|part| part.split_once('>').map(|(_, text)| text))
        .flat_map(str::chars)
        .filter(char::is_ascii_digit)
        .collect();
    if digits.len() == 20 { Ok(digits) } else { Err("the page shows no ticket".into()) }
}
