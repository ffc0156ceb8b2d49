//! Cookies: finding one, setting one, taking one away (RFC 6265).

use axum::http::{HeaderMap, HeaderValue, header};

/// Which requests from elsewhere a cookie goes along with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameSite {
    /// Links from elsewhere bring it, posts from elsewhere do not.
    Lax,
    /// Nothing from elsewhere brings it.
    Strict,
}

/// How long the browser keeps a cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Until the browser is closed.
    Session,
    /// So many seconds.
    Seconds(u32),
    /// No longer: takes the cookie away.
    Over,
}

/// A cookie to be set. Scripts never see it (`HttpOnly`).
#[derive(Clone, Copy, Debug)]
pub struct Cookie<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value; characters a cookie cannot hold are left out.
    pub value: &'a str,
    /// The part of the site it is for, usually `/`.
    pub path: &'a str,
    /// Which requests from elsewhere bring it.
    pub same_site: SameSite,
    /// Only over TLS. An onion address has none and needs none.
    pub secure: bool,
    /// How long it stays.
    pub life: Life,
}

impl Cookie<'_> {
    /// The value of a `Set-Cookie` header.
    pub fn header(&self) -> HeaderValue {
        let same_site = match self.same_site {
            SameSite::Lax => "Lax",
            SameSite::Strict => "Strict",
        };
        let life = match self.life {
            Life::Session => String::new(),
            Life::Seconds(seconds) => format!("; Max-Age={seconds}"),
            // Both, because some old browsers know only the date.
            Life::Over => "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT".to_owned(),
        };
        let value: String = if self.life == Life::Over { String::new() } else { octets(self.value) };
        let secure = if self.secure { "; Secure" } else { "" };
        let (name, path) = (octets(self.name), octets(self.path));
        let text = format!("{name}={value}; Path={path}; HttpOnly; SameSite={same_site}{life}{secure}");
        HeaderValue::try_from(text).expect("only visible ASCII was let through")
    }
}

/// The characters that a cookie may hold (cookie-octet in RFC 6265 §4.1.1).
fn octets(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_graphic() && !matches!(c, '"' | ',' | ';' | '\\')).collect()
}

/// The value of the first cookie of this name.
pub fn find<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (held, value) = pair.split_once('=')?;
        (held.trim() == name).then(|| value.trim().trim_matches('"'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SESSION: Cookie<'static> = Cookie {
        name: "s",
        value: "abc123",
        path: "/",
        same_site: SameSite::Strict,
        secure: true,
        life: Life::Session,
    };

    fn sent(cookies: &[&'static str]) -> HeaderMap {
        cookies.iter().map(|line| (header::COOKIE, HeaderValue::from_static(line))).collect()
    }

    #[test]
    fn one_cookie_is_found_among_others_by_its_whole_name() {
        let headers = sent(&["as=no; s=yes; s=later", "t=\"quoted\""]);
        assert_eq!(find(&headers, "s"), Some("yes"));
        assert_eq!(find(&headers, "t"), Some("quoted"));
        assert_eq!(find(&headers, "a"), None);
        assert_eq!(find(&sent(&["s=a=b"]), "s"), Some("a=b"));
        assert_eq!(find(&HeaderMap::new(), "s"), None);
    }

    #[test]
    fn a_session_cookie_has_no_age() {
        assert_eq!(SESSION.header(), "s=abc123; Path=/; HttpOnly; SameSite=Strict; Secure");
    }

    #[test]
    fn a_kept_cookie_has_an_age_and_one_without_tls_is_not_secure() {
        let kept =
            Cookie { life: Life::Seconds(604_800), secure: false, same_site: SameSite::Lax, ..SESSION };
        assert_eq!(kept.header(), "s=abc123; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800");
    }

    #[test]
    fn a_cookie_taken_away_carries_no_value() {
        let over = Cookie { life: Life::Over, ..SESSION }.header();
        let over = over.to_str().unwrap();
        assert!(over.starts_with("s=; ") && over.contains("Max-Age=0"), "{over}");
    }

    #[test]
    fn a_value_cannot_bring_attributes_or_lines_of_its_own() {
        let bad = Cookie { value: "a; Domain=evil\r\nX: y", ..SESSION };
        assert!(bad.header().to_str().unwrap().starts_with("s=aDomain=evilX:y; Path=/;"));
    }
}
