//! A minimal HTTP/1.1 client over one kept connection (RFC 9112): small enough that a measurement shows the server and
//! not the client, and no further dependency.

use std::{
    io::{Error, ErrorKind, Read, Result, Write},
    net::TcpStream,
    time::Duration,
};

/// An answer.
#[derive(Debug, Default)]
pub(crate) struct Response {
    /// The status code.
    pub(crate) status: u16,
    /// `name=value` of every cookie set; a cookie that is being taken away has an empty value.
    pub(crate) cookies: Vec<String>,
    /// Where it redirects to.
    pub(crate) location: Option<String>,
    /// The content, as sent (possibly compressed).
    pub(crate) body: Vec<u8>,
    /// Whether the connection ends with it.
    pub(crate) closes: bool,
}

impl Response {
    /// The content as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// One connection to one address, opened when needed.
pub(crate) struct Connection {
    authority: String,
    stream: Option<TcpStream>,
    pending: Vec<u8>,
    /// What is sent before the first request.
    opening: String,
}

impl Connection {
    /// A connection to `authority`, which is `host:port`.
    pub(crate) fn to(authority: &str) -> Self {
        Self {
            authority: authority.to_owned(),
            stream: None,
            pending: Vec::with_capacity(32 * 1024),
            opening: String::new(),
        }
    }

    /// The same as a proxy would open it for a client with this IPv4 address (PROXY protocol, version 1).
    pub(crate) fn coming_from(mut self, client: &str) -> Self {
        self.opening = format!("PROXY TCP4 {client} 127.0.0.1 40000 80\r\n");
        self
    }

    /// Fetches a page with these cookies (`a=1; b=2`, or nothing).
    pub(crate) fn get(&mut self, path: &str, cookies: &str) -> Result<Response> {
        let request = self.head("GET", path, cookies) + "\r\n";
        self.send(request.as_bytes())
    }

    /// As [`get`](Self::get), with one more header line.
    pub(crate) fn get_with(&mut self, path: &str, cookies: &str, header: &str) -> Result<Response> {
        let request = format!("{}{header}\r\n\r\n", self.head("GET", path, cookies));
        self.send(request.as_bytes())
    }

    /// Sends a form as a browser does from a page of the same site.
    pub(crate) fn post_form(
        &mut self,
        path: &str,
        cookies: &str,
        fields: &[(&str, &str)],
    ) -> Result<Response> {
        let body = form(fields);
        let head = self.head("POST", path, cookies);
        let request = format!(
            "{head}Origin: http://{}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.authority,
            body.len()
        );
        self.send(request.as_bytes())
    }

    /// Sends JSON.
    pub(crate) fn json(&mut self, method: &str, path: &str, body: &str) -> Result<Response> {
        let head = self.head(method, path, "");
        let request =
            format!("{head}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        self.send(request.as_bytes())
    }

    fn head(&self, method: &str, path: &str, cookies: &str) -> String {
        let cookies = if cookies.is_empty() { String::new() } else { format!("Cookie: {cookies}\r\n") };
        format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n{cookies}", self.authority)
    }

    /// Sends a whole request and reads the whole answer. A kept connection that the server has closed meanwhile is
    /// opened again, once.
    fn send(&mut self, request: &[u8]) -> Result<Response> {
        let kept = self.stream.is_some();
        match self.exchange(request) {
            Err(error) if kept && is_stale(&error) => {
                self.stream = None;
                self.exchange(request)
            }
            other => other,
        }
        .inspect_err(|_| self.stream = None)
    }

    fn exchange(&mut self, request: &[u8]) -> Result<Response> {
        if self.stream.is_none() {
            let stream = TcpStream::connect(&self.authority)?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_secs(60)))?;
            self.pending.clear();
            self.stream.insert(stream).write_all(self.opening.as_bytes())?;
        }
        let stream = self.stream.as_mut().ok_or(ErrorKind::NotConnected)?;
        stream.write_all(request)?;
        let response = read_response(stream, &mut self.pending)?;
        if response.closes {
            self.stream = None;
        }
        Ok(response)
    }
}

fn is_stale(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::BrokenPipe | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted)
}

/// Fields as a form sends them.
pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (name, value) in fields {
        if !out.is_empty() {
            out.push('&');
        }
        escape(name, &mut out);
        out.push('=');
        escape(value, &mut out);
    }
    out
}

fn escape(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
}

/// Reads one answer. `pending` holds bytes read beyond the last one and keeps what is beyond this one.
fn read_response(stream: &mut impl Read, pending: &mut Vec<u8>) -> Result<Response> {
    let end = loop {
        if let Some(at) = find(pending, b"\r\n\r\n") {
            break at + 4;
        }
        if fill(stream, pending)? == 0 {
            // Nothing at all means that the server closed a kept connection; half an answer is a failure.
            let kind = if pending.is_empty() { ErrorKind::ConnectionReset } else { ErrorKind::UnexpectedEof };
            return Err(kind.into());
        }
    };
    let head = String::from_utf8_lossy(&pending[..end]).into_owned();
    pending.drain(..end);
    let mut response = Response::default();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap_or("").split(' ').nth(1).and_then(|status| status.parse().ok());
    response.status = status.ok_or_else(|| Error::new(ErrorKind::InvalidData, "no status line"))?;
    let mut length = None;
    let mut chunked = false;
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        if name.eq_ignore_ascii_case("content-length") {
            length = value.parse::<usize>().ok();
        } else if name.eq_ignore_ascii_case("transfer-encoding") {
            chunked = value.eq_ignore_ascii_case("chunked");
        } else if name.eq_ignore_ascii_case("set-cookie") {
            response.cookies.push(value.split(';').next().unwrap_or("").to_owned());
        } else if name.eq_ignore_ascii_case("location") {
            response.location = Some(value.to_owned());
        } else if name.eq_ignore_ascii_case("connection") {
            response.closes = value.eq_ignore_ascii_case("close");
        }
    }
    response.body = match (response.status, chunked, length) {
        (100..=199 | 204 | 304, _, _) => Vec::new(),
        (_, true, _) => read_chunks(stream, pending)?,
        (_, false, Some(length)) => take(stream, pending, length)?,
        (_, false, None) => {
            response.closes = true;
            while fill(stream, pending)? > 0 {}
            std::mem::take(pending)
        }
    };
    Ok(response)
}

fn read_chunks(stream: &mut impl Read, pending: &mut Vec<u8>) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = take_line(stream, pending)?;
        let size = usize::from_str_radix(line.split(';').next().unwrap_or("").trim(), 16)
            .map_err(|_| Error::new(ErrorKind::InvalidData, "no chunk size"))?;
        if size == 0 {
            while !take_line(stream, pending)?.is_empty() {}
            return Ok(body);
        }
        body.extend(take(stream, pending, size)?);
        take_line(stream, pending)?;
    }
}

fn take_line(stream: &mut impl Read, pending: &mut Vec<u8>) -> Result<String> {
    loop {
        if let Some(at) = find(pending, b"\r\n") {
            let line = String::from_utf8_lossy(&pending[..at]).into_owned();
            pending.drain(..at + 2);
            return Ok(line);
        }
        if fill(stream, pending)? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
    }
}

fn take(stream: &mut impl Read, pending: &mut Vec<u8>, length: usize) -> Result<Vec<u8>> {
    while pending.len() < length {
        if fill(stream, pending)? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(pending.drain(..length).collect())
}

fn fill(stream: &mut impl Read, pending: &mut Vec<u8>) -> Result<usize> {
    let mut block = [0; 16 * 1024];
    let count = stream.read(&mut block)?;
    pending.extend_from_slice(&block[..count]);
    Ok(count)
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

/// The value of the first `<input>` with this name on a page, whatever the order of its attributes.
pub(crate) fn input_value(page: &str, name: &str) -> Option<String> {
    page.split("<input").skip(1).find_map(|rest| {
        let tag = &rest[..rest.find('>')?];
        (attribute(tag, "name")? == name).then(|| attribute(tag, "value").unwrap_or_default())
    })
}

/// The value of an attribute in the text of a tag, with the five named entities of HTML read.
pub(crate) fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = &tag[start..];
    let value = &value[..value.find('"')?];
    let read =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#38;", "&"), ("&amp;", "&")]
            .iter()
            .fold(value.to_owned(), |text, (entity, character)| text.replace(entity, character));
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time, as a bad network may.
    struct Dripping<'a>(&'a [u8]);

    impl Read for Dripping<'_> {
        fn read(&mut self, out: &mut [u8]) -> Result<usize> {
            let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
            out[0] = *first;
            self.0 = rest;
            Ok(1)
        }
    }

    #[test]
    fn two_answers_on_one_connection_are_told_apart() {
        let wire = b"HTTP/1.1 303 See Other\r\nset-cookie: a=1; Path=/\r\nSet-Cookie: b=2\r\nLocation: /x\r\n\
            content-length: 0\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1;x=y\r\n!\r\n0\r\n\r\n";
        let mut stream = Dripping(wire);
        let mut pending = Vec::new();
        let first = read_response(&mut stream, &mut pending).unwrap();
        assert_eq!((first.status, first.location.as_deref()), (303, Some("/x")));
        assert_eq!(first.cookies, ["a=1", "b=2"]);
        assert_eq!(read_response(&mut stream, &mut pending).unwrap().text(), "hello!");
        assert_eq!(read_response(&mut stream, &mut pending).unwrap_err().kind(), ErrorKind::ConnectionReset);
    }

    #[test]
    fn an_answer_cut_short_is_an_error() {
        let mut stream = Dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel");
        assert_eq!(read_response(&mut stream, &mut Vec::new()).unwrap_err().kind(), ErrorKind::UnexpectedEof);
    }

    #[test]
    fn hidden_inputs_are_found_by_name() {
        let page = r#"<input type="text" name="message"><input type="hidden" value="a&amp;b" name="start">"#;
        assert_eq!(input_value(page, "start").as_deref(), Some("a&b"));
        assert_eq!(input_value(page, "message").as_deref(), Some(""));
        assert_eq!(input_value(page, "csrf"), None);
    }

    #[test]
    fn form_fields_are_escaped() {
        assert_eq!(form(&[("a", "x y&z"), ("b", "é")]), "a=x+y%26z&b=%C3%A9");
    }
}
