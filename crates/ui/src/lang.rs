//! Which language a page is in.

use axum::http::{HeaderMap, header};
use kernel::Lang;

use crate::cookie;

/// The language of a request: the prefix of its path, then the cookie, then what the browser asks for, then
/// `default`.
pub fn choose(path: &str, headers: &HeaderMap, cookie_name: &str, default: Lang) -> Lang {
    split(path)
        .0
        .or_else(|| cookie::find(headers, cookie_name).and_then(Lang::from_code))
        .or_else(|| headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok().and_then(Lang::from_accept))
        .unwrap_or(default)
}

/// A path without its language: `/ar/help` is Arabic and `/help`.
pub fn split(path: &str) -> (Option<Lang>, &str) {
    let Some(inner) = path.strip_prefix('/') else { return (None, path) };
    let end = inner.find('/').unwrap_or(inner.len());
    let Some(lang) = Lang::from_code(&inner[..end]) else { return (None, path) };
    let rest = &inner[end..];
    (Some(lang), if rest.is_empty() { "/" } else { rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(cookie: &str, accept: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookie.parse().unwrap());
        headers.insert(header::ACCEPT_LANGUAGE, accept.parse().unwrap());
        headers
    }

    #[test]
    fn the_path_wins_over_the_cookie_and_the_cookie_over_the_browser() {
        let said = headers("lang=fr", "ru");
        assert_eq!(choose("/ar/help", &said, "lang", Lang::En), Lang::Ar);
        assert_eq!(choose("/help", &said, "lang", Lang::En), Lang::Fr);
        assert_eq!(choose("/", &headers("lang=xx", "ru"), "lang", Lang::En), Lang::Ru);
        assert_eq!(choose("/", &headers("other=1", "de"), "lang", Lang::Kk), Lang::Kk);
        assert_eq!(choose("/", &HeaderMap::new(), "lang", Lang::Uk), Lang::Uk);
    }

    #[test]
    fn a_language_is_a_whole_first_part_of_the_path() {
        assert_eq!(split("/ar"), (Some(Lang::Ar), "/"));
        assert_eq!(split("/ar/"), (Some(Lang::Ar), "/"));
        assert_eq!(split("/fr/help/me"), (Some(Lang::Fr), "/help/me"));
        assert_eq!(split("/article"), (None, "/article"));
        assert_eq!(split("/"), (None, "/"));
        assert_eq!(split("en"), (None, "en"));
    }
}
