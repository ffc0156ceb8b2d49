//! A short address for each page, and the page that shows it. The address follows from the page's kind and name, so it stays the same
//! for as long as the page does, on paper too, and says nothing of what the page is about.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use guide::Address;
use kernel::{Fault, Lang};
use sha2::{Digest, Sha256};
use ui::page;

use crate::{
    guide::{EMERGENCY, Shown, page::href},
    squares,
    surfaces::{Ground, host, public::Visit},
};

/// Signs of a code: no letter that can be taken for a digit, and no `u`, so that fewer words come about (Crockford's base 32).
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Forty bits: among five thousand pages two would share a code once in ninety thousand packs.
const LENGTH: usize = 8;

/// The code of a page.
fn code(address: &Address) -> String {
    let digest = Sha256::digest(format!("guide/{address}"));
    let bits = digest.iter().take(5).fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
    let sign = |at: usize| char::from(SIGNS[(bits >> (5 * at)) as usize % SIGNS.len()]);
    (0..LENGTH).rev().map(sign).collect()
}

/// A code as somebody types it from paper.
fn typed(text: &str) -> String {
    let sign = |sign: char| match sign.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    text.chars().filter(|sign| *sign != '-').map(sign).collect()
}

/// The site as whoever asks knows it, `https://help.example`; empty for a host that cannot be one. An onion service has no
/// certificate and needs none.
pub(in crate::guide) fn site(ground: &Ground, headers: &HeaderMap) -> String {
    let host = host(headers);
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    if host.is_empty() || host.len() > 255 || !host.bytes().all(fits) {
        return String::new();
    }
    let bare = host.split(':').next().unwrap_or_default();
    let plain = !ground.app.secure_cookies || bare.ends_with(".onion");
    format!("{}://{host}", if plain { "http" } else { "https" })
}

/// The short address of a page in the language of the request.
fn short(ground: &Ground, headers: &HeaderMap, address: &Address) -> String {
    format!("{}{}", site(ground, headers), ground.href(&format!("g/{}", code(address))))
}

/// The same as people write it: browsers put the rest before it.
pub(in crate::guide) fn said(ground: &Ground, headers: &HeaderMap, address: &Address) -> String {
    let short = short(ground, headers, address);
    let said = short.split_once("://").map(|(_, said)| said.to_owned());
    said.unwrap_or(short)
}

/// The short address of a page within the site: for a message, which its reader opens on the site that they know.
pub(super) fn within(address: &Address, lang: Lang) -> String {
    format!("/{}/g/{}", lang.code(), code(address))
}

/// A line of a message with the short addresses in it told apart: each piece, and where it leads if it leads to a page of the guide.
/// Nothing else in a message becomes a link.
pub fn linked(line: &str) -> Vec<(&str, Option<&str>)> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = line[at..].find('/') {
        let start = at + found;
        at = start + 1;
        let Some(length) = short_at(&line[start..]) else { continue };
        let before = line[..start].chars().next_back();
        let after = line[start + length..].chars().next();
        if before.is_some_and(|sign| !sign.is_whitespace()) || after.is_some_and(char::is_alphanumeric) {
            continue;
        }
        if from < start {
            pieces.push((&line[from..start], None));
        }
        let link = &line[start..start + length];
        pieces.push((link, Some(link)));
        (from, at) = (start + length, start + length);
    }
    if from < line.len() {
        pieces.push((&line[from..], None));
    }
    pieces
}

/// How long the short address is that a text begins with: `/ru/g/k3m9x2pt`.
fn short_at(text: &str) -> Option<usize> {
    let (lang, code) = text.strip_prefix('/')?.split_once("/g/")?;
    let known = Lang::ALL.iter().any(|one| one.code() == lang);
    let code = code.get(..LENGTH)?;
    let fits = known && code.bytes().all(|sign| SIGNS.contains(&sign));
    fits.then_some(1 + lang.len() + "/g/".len() + LENGTH)
}

pub(super) async fn in_any_language(visit: Visit, Path(code): Path<String>) -> Response {
    let mut response = lead(&visit, &code);
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

pub(super) async fn in_its_language(visit: Visit, Path((_, code)): Path<(String, String)>) -> Response {
    lead(&visit, &code)
}

fn lead(visit: &Visit, code_typed: &str) -> Response {
    let ground = &visit.ground;
    let wanted = typed(code_typed);
    let shown = ground.app.guide.of(ground.org.id);
    let Some(address) = shown.pack.items().map(|(address, _)| address).find(|one| code(one) == wanted) else {
        return visit.fault(&Fault::NotFound);
    };
    let Ok(location) = HeaderValue::from_str(&href(ground, address)) else {
        return visit.fault(&Fault::NotFound);
    };
    let headers =
        [(header::LOCATION, location), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (StatusCode::FOUND, headers).into_response()
}

#[derive(Template)]
#[template(path = "guide/templates/share.html")]
struct Share<'a> {
    ground: &'a Ground,
    title: &'a str,
    title_lang: Lang,
    /// Where the page stands.
    href: String,
    /// Its short address as people write it.
    said: String,
    has_card: bool,
}

pub(super) async fn share(
    visit: Visit,
    Path((_, kind, name)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    let ground = &visit.ground;
    let shown = ground.app.guide.of(ground.org.id);
    let Some((address, lang)) = found(ground, &shown, &kind, &name) else {
        return visit.fault(&Fault::NotFound);
    };
    let Some(text) = shown.text(&address, lang) else { return visit.fault(&Fault::NotFound) };
    visit.public(&Share {
        ground,
        title: &text.front.title,
        title_lang: lang,
        href: href(ground, &address),
        said: said(ground, &headers, &address),
        has_card: address.kind == EMERGENCY && lang == ground.lang(),
    })
}

pub(super) async fn picture(
    visit: Visit,
    Path((_, kind, name)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    let ground = &visit.ground;
    let shown = ground.app.guide.of(ground.org.id);
    let found = found(ground, &shown, &kind, &name);
    match found.and_then(|(address, _)| squares::png(&short(ground, &headers, &address))) {
        Some(png) => page::png(png),
        None => visit.fault(&Fault::NotFound),
    }
}

/// The page of a kind and a name, and the language to name it in: that of the request or, where it is not in that, its first.
fn found(ground: &Ground, shown: &Shown, kind: &str, name: &str) -> Option<(Address, Lang)> {
    let address = Address::parse(&format!("{kind}/{name}"))?;
    let langs = shown.languages_of(&address);
    let lang = langs.iter().find(|lang| **lang == ground.lang()).or(langs.first())?;
    Some((address, *lang))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn only_our_own_short_addresses_in_a_message_become_links() {
        let link = "/ru/g/2z427w59";
        let yes = Some(link);
        for (line, pieces) in [
            ("", vec![]),
            ("and/or", vec![("and/or", None)]),
            (link, vec![(link, yes)]),
            ("Read /ru/g/2z427w59.", vec![("Read ", None), (link, yes), (".", None)]),
            ("اقرأ /ru/g/2z427w59، ثم", vec![("اقرأ ", None), (link, yes), ("، ثم", None)]),
            ("/ru/g/2z427w59 /ru/g/2z427w59", vec![(link, yes), (" ", None), (link, yes)]),
        ] {
            assert_eq!(linked(line), pieces, "{line}");
        }
        for plain in [
            "/de/g/2z427w59",
            "/ru/g/2z427w5",
            "/ru/g/2z427w599",
            "/ru/g/2z427w5u",
            "https://x.example/ru/g/2z427w59",
            "//ru/g/2z427w59",
            "/ru/g/2z427w5é",
            "/ru/thread/delete",
            "/",
        ] {
            assert_eq!(linked(plain), [(plain, None)], "{plain}");
        }
    }

    #[test]
    fn every_page_has_a_code_of_its_own_that_stays_and_can_be_typed() {
        let pack = crate::guide::own_pack();
        let codes: BTreeSet<String> = pack.items().map(|(address, _)| code(address)).collect();
        assert_eq!(codes.len(), pack.items().count());
        for one in &codes {
            assert_eq!(one.len(), LENGTH);
            assert_eq!(typed(one), *one);
            assert!(!one.contains(['i', 'l', 'o', 'u']), "{one}");
        }
        let address = Address::parse("emergency/overdose-opioid").expect("an address");
        // On paper already: it must never change.
        assert_eq!(code(&address), "2z427w59");
        assert_eq!(typed("O1il-ABC"), "0111abc");
    }
}
