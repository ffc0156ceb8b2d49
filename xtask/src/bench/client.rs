//! What a visitor's and a worker's browser do, by hand: forms, cookies, addresses.

use totp_rs::{Builder, Secret};

use super::server::Server;
use crate::{
    Outcome, clock,
    http::{Connection, Response, attribute, input_value},
};

/// The cookies after an answer: `a=1; b=2`. A cookie with an empty value is gone.
pub(super) fn cookies(held: &str, answer: &Response) -> String {
    let mut jar: Vec<&str> = held.split("; ").filter(|cookie| !cookie.is_empty()).collect();
    for set in &answer.cookies {
        let Some((name, value)) = set.split_once('=') else { continue };
        jar.retain(|cookie| cookie.split('=').next() != Some(name));
        if !value.is_empty() {
            jar.push(set);
        }
    }
    jar.join("; ")
}

/// The answer, if it has the status that is due.
pub(super) fn due(answer: std::io::Result<Response>, status: u16) -> Outcome<Response> {
    let answer = answer.map_err(|error| error.to_string())?;
    if answer.status == status {
        return Ok(answer);
    }
    let text = answer.text();
    let start: String = text.split("<h1").nth(1).unwrap_or(&text).chars().take(160).collect();
    Err(format!("status {} instead of {status}: {start}", answer.status))
}

/// The value of a hidden field, or which one is missing.
pub(super) fn field(answer: &Response, name: &str) -> Outcome<String> {
    input_value(&answer.text(), name).ok_or_else(|| format!("the page has no field `{name}`"))
}

/// A fresh form for a first message.
pub(super) fn fetch_start(connection: &mut Connection) -> Outcome<String> {
    field(&due(connection.get("/en/write", ""), 200)?, "start")
}

/// Sends a first message and gives the cookies of the new visitor.
pub(super) fn first_message(connection: &mut Connection, start: &str, text: &str) -> Outcome<String> {
    let sent = connection.post_form("/en/write", "", &[("start", start), ("message", text)]);
    let cookies = cookies("", &due(sent, 303)?);
    if cookies.is_empty() { Err("no cookie came with the answer".into()) } else { Ok(cookies) }
}

/// A visitor with a conversation.
pub(super) struct Visitor {
    pub(super) cookies: String,
    pub(super) csrf: String,
}

impl Visitor {
    /// Writes a first message and opens the thread.
    pub(super) fn new(connection: &mut Connection, text: &str) -> Outcome<Self> {
        let start = fetch_start(connection)?;
        let cookies = first_message(connection, &start, text)?;
        let csrf = field(&due(connection.get("/en/thread", &cookies), 200)?, "csrf")?;
        Ok(Self { cookies, csrf })
    }

    /// Sends a further message. `nonce` is any number that was not used before.
    pub(super) fn write(&self, connection: &mut Connection, nonce: u128, text: &str) -> Outcome {
        let nonce = format!("{nonce:032x}");
        let fields = [("csrf", self.csrf.as_str()), ("nonce", &nonce), ("message", text)];
        due(connection.post_form("/en/thread", &self.cookies, &fields), 303).map(|_| ())
    }

    /// The thread as the visitor sees it.
    pub(super) fn thread(&self, connection: &mut Connection) -> Outcome<String> {
        Ok(due(connection.get("/en/thread", &self.cookies), 200)?.text())
    }
}

/// Signs a worker in at the desk and gives the cookies.
pub(super) fn sign_in(server: &Server, connection: &mut Connection, role: &str) -> Outcome<String> {
    let accounts = server.accounts.as_array().ok_or("demo.json names no accounts")?;
    let account = accounts
        .iter()
        .find(|account| account["role"] == role)
        .ok_or_else(|| format!("demo.json names no account of role `{role}`"))?;
    sign_in_as(server, connection, account["login"].as_str().unwrap_or_default())
}

/// Signs in one member of the demonstration with password and code; returns the cookies.
pub(super) fn sign_in_as(server: &Server, connection: &mut Connection, login: &str) -> Outcome<String> {
    let accounts = server.accounts.as_array().ok_or("demo.json names no accounts")?;
    let account = accounts
        .iter()
        .find(|account| account["login"] == login)
        .ok_or_else(|| format!("demo.json names no account `{login}`"))?;
    let text =
        |name: &str| account[name].as_str().ok_or_else(|| format!("demo.json: an account without `{name}`"));
    let page = due(connection.get("/en/sign-in", ""), 200)?;
    let held = cookies("", &page);
    // Nobody is signed in yet, so there may be no session for a token to belong to.
    let csrf = field(&page, "csrf").unwrap_or_default();
    let fields = [("login", text("login")?), ("password", text("password")?), ("csrf", &csrf)];
    let answer = due(connection.post_form("/en/sign-in", &held, &fields), 303)?;
    let held = cookies(&held, &answer);
    let page = due(connection.get("/en/sign-in/code", &held), 200)?;
    let held = cookies(&held, &page);
    // A page of a half-open session may come without a token of its own.
    let csrf = field(&page, "csrf").unwrap_or(csrf);
    let code = one_time_code(text("totp_secret")?)?;
    let answer =
        due(connection.post_form("/en/sign-in/code", &held, &[("code", &code), ("csrf", &csrf)]), 303)?;
    Ok(cookies(&held, &answer))
}

/// The present code for a secret in Base32 (RFC 6238).
fn one_time_code(secret: &str) -> Outcome<String> {
    let secret = from_base32(secret).ok_or("totp_secret is not Base32")?;
    let totp = Builder::new().with_secret(Secret::from(secret)).build_noncompliant();
    Ok(totp.generate(clock::unix_seconds()).to_string())
}

/// Reads Base32 with or without padding and blanks (RFC 4648 §6); `None` if it is not that.
fn from_base32(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| !matches!(byte, b'=' | b' ' | b'-')) {
        let digit = match byte.to_ascii_uppercase() {
            letter @ b'A'..=b'Z' => letter - b'A',
            digit @ b'2'..=b'7' => digit - b'2' + 26,
            _ => return None,
        };
        bits = bits << 5 | u32::from(digit);
        count += 5;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    Some(out)
}

/// The paths of the links on a page that begin so.
pub(super) fn links(page: &str, beginning: &str) -> Vec<String> {
    let mut found: Vec<String> = page
        .split("<a")
        .skip(1)
        .filter_map(|rest| attribute(&rest[..rest.find('>')?], "href"))
        .filter(|href| href.starts_with(beginning))
        .collect();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_replaced_and_taken_away() {
        let answer = |set: &[&str]| Response {
            cookies: set.iter().map(|s| (*s).into()).collect(),
            ..Response::default()
        };
        let held = cookies("", &answer(&["a=1", "b=2"]));
        assert_eq!(held, "a=1; b=2");
        assert_eq!(cookies(&held, &answer(&["a=3", "b="])), "a=3");
    }

    #[test]
    fn the_secret_of_rfc_6238_reads_from_base32() {
        assert_eq!(
            from_base32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").as_deref(),
            Some(&b"12345678901234567890"[..])
        );
        assert_eq!(from_base32("1"), None);
    }

    #[test]
    fn links_are_found_by_their_beginning() {
        let page = r#"<a class="x" href="/en/inbox/1">A</a><a href="/en/home">B</a><a href="/en/inbox/2" title="">C</a>"#;
        assert_eq!(links(page, "/en/inbox/"), ["/en/inbox/1", "/en/inbox/2"]);
    }
}
