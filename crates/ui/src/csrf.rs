//! Against posts that another site makes a browser send: where the request says it comes from, and a token that only
//! our own pages carry.

use axum::http::{HeaderMap, header};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Where a request comes from, as far as its headers tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From a page of ours.
    Us,
    /// From elsewhere.
    Elsewhere,
    /// The browser does not say. Where a form carries the token of a session, that still protects.
    Unknown,
}

/// Where a request comes from. `host` is the `Host` header.
///
/// `Sec-Fetch-Site` is the browser's own word and comes first; it is only sent over TLS and to onion addresses, so
/// `Origin` is the second witness, and `Referer`, which very old browsers send, the third.
pub fn origin(headers: &HeaderMap, host: &str) -> Origin {
    match headers.get("sec-fetch-site").map(|value| value.as_bytes()) {
        Some(b"same-origin") => return Origin::Us,
        Some(b"same-site" | b"cross-site") => return Origin::Elsewhere,
        _ => {}
    }
    let Some(named) = headers.get(header::ORIGIN).or_else(|| headers.get(header::REFERER)) else {
        return Origin::Unknown;
    };
    let Some((scheme, rest)) = named.to_str().ok().and_then(|named| named.split_once("://")) else {
        return Origin::Elsewhere;
    };
    let authority = rest.split('/').next().unwrap_or_default();
    let ours =
        without_default_port(authority, scheme).eq_ignore_ascii_case(without_default_port(host, scheme));
    if ours { Origin::Us } else { Origin::Elsewhere }
}

/// Whether a request may come from our own pages: it does, or its browser does not say.
pub fn same_site(headers: &HeaderMap, host: &str) -> bool {
    origin(headers, host) != Origin::Elsewhere
}

fn without_default_port<'a>(authority: &'a str, scheme: &str) -> &'a str {
    let port = if scheme.eq_ignore_ascii_case("https") { ":443" } else { ":80" };
    authority.strip_suffix(port).unwrap_or(authority)
}

/// The token for one purpose (a session and what it may do): 32 hexadecimal digits, half of an HMAC-SHA-256.
pub fn token(secret: &[u8; 32], purpose: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(purpose.as_bytes());
    hex::encode(&mac.finalize().into_bytes()[..16])
}

/// Whether `given` is the token, without telling by the time it takes how much of it was right.
pub fn matches(secret: &[u8; 32], purpose: &str, given: &str) -> bool {
    token(secret, purpose).as_bytes().ct_eq(given.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    const ONION: &str = "nightbus2g7k4exampleexampleexampleexampleexampleexamplead.onion";

    fn from(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let value = |text: &str| HeaderValue::from_str(text).unwrap();
        pairs.iter().map(|(name, text)| (HeaderName::from_static(name), value(text))).collect()
    }

    fn allowed(pairs: &[(&'static str, &str)], host: &str) -> bool {
        same_site(&from(pairs), host)
    }

    #[test]
    fn the_browsers_own_word_decides() {
        assert!(allowed(&[("sec-fetch-site", "same-origin"), ("origin", "null")], "a.org"));
        assert!(allowed(&[("sec-fetch-site", "none")], "a.org"));
        assert!(!allowed(&[("sec-fetch-site", "cross-site")], "a.org"));
        assert!(!allowed(&[("sec-fetch-site", "same-site"), ("origin", "https://a.org")], "a.org"));
    }

    #[test]
    fn without_it_the_origin_must_be_our_host() {
        assert!(allowed(&[("origin", "https://A.org")], "a.org"));
        assert!(allowed(&[("origin", "https://a.org")], "a.org:443"));
        assert!(allowed(&[("origin", "http://127.0.0.1:8080")], "127.0.0.1:8080"));
        assert!(allowed(&[("origin", "http://[::1]:8080")], "[::1]:8080"));
        assert!(allowed(&[("origin", &format!("http://{ONION}"))], ONION));
        for origin in ["null", "https://b.org", "https://a.org:8443", "https://a.org.evil.net", "a.org", ""] {
            assert!(!allowed(&[("origin", origin)], "a.org"), "{origin}");
        }
        assert!(!allowed(&[("origin", "https://b.org"), ("sec-fetch-site", "none")], "a.org"));
    }

    #[test]
    fn the_page_a_request_was_sent_from_is_the_third_witness() {
        let told = |referer: &str| origin(&from(&[("referer", referer)]), "a.org");
        assert_eq!(told("https://a.org/en/write"), Origin::Us);
        for referer in ["https://b.org/a.org", "https://a.org.evil.net/", "https://a.org@b.org/", "", "a.org"]
        {
            assert_eq!(told(referer), Origin::Elsewhere, "{referer}");
        }
        assert!(!allowed(&[("origin", "https://b.org"), ("referer", "https://a.org/")], "a.org"));
    }

    #[test]
    fn a_browser_that_says_nothing_is_let_through_and_known_as_such() {
        assert!(allowed(&[], "a.org"));
        assert_eq!(origin(&from(&[]), "a.org"), Origin::Unknown);
    }

    #[test]
    fn a_token_fits_its_secret_and_purpose_and_nothing_else() {
        let given = token(&[7; 32], "write 1");
        assert_eq!(given.len(), 32);
        assert!(matches(&[7; 32], "write 1", &given));
        assert!(!matches(&[7; 32], "write 2", &given));
        assert!(!matches(&[8; 32], "write 1", &given));
        assert!(!matches(&[7; 32], "write 1", ""));
        assert!(!matches(&[7; 32], "write 1", &given[..31]));
    }
}
