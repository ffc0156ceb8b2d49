//! What stands between two blanks: addresses for mail, links, names on services, wallets.

use std::ops::Range;

use crate::{
    Finding, Kind,
    lexicon::Marks,
    token::{Shape, Token, tokens},
};

/// Every address, link and handle of the text.
pub(crate) fn find(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for chunk in chunks(text) {
        if let Some(finding) = judge(text, chunk) {
            found.push(finding);
        }
    }
    found.extend(after_service(text, &tokens(text)));
    found
}

/// Pieces between blanks and brackets, without the signs around them.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let divides = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | ';' | '،' | '؛' | '(' | ')' | '<' | '>' | '"' | '«' | '»' | '“' | '”' | '„' | '|'
            )
    };
    text.split(divides).filter(|piece| piece.len() >= 4).filter_map(move |piece| {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        let outside = |c: char| !c.is_alphanumeric() && !matches!(c, '@' | '/' | '_');
        let front = piece.trim_start_matches(outside);
        let inner = front.trim_end_matches(|c: char| outside(c) || c == '@');
        let start = start + (piece.len() - front.len());
        (inner.len() >= 4).then(|| start..start + inner.len())
    })
}

fn judge(text: &str, range: Range<usize>) -> Option<Finding> {
    let piece = &text[range.clone()];
    let finding = |kind| Some(Finding { kind, range: range.clone() });
    if let Some(at) = email(piece) {
        // Arabic writes "and" and its like without a blank before.
        return Some(Finding { kind: Kind::Email, range: range.start + at.start..range.start + at.end });
    }
    if let Some(at) = at_name(piece) {
        return Some(Finding { kind: Kind::Handle, range: range.start + at..range.end });
    }
    if is_profile(piece) {
        return finding(Kind::Handle);
    }
    if is_link(piece) {
        return finding(Kind::Link);
    }
    if is_tagged(piece) || is_wallet(piece) {
        return finding(Kind::Handle);
    }
    None
}

fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '+')
}

/// `name@example.org`, with any letters before the sign.
fn email(piece: &str) -> Option<Range<usize>> {
    let at = piece.find('@')?;
    let local = |c: char| c.is_ascii_alphanumeric() || "._%+-'".contains(c);
    let start = at - piece[..at].chars().rev().take_while(|c| local(*c)).map(char::len_utf8).sum::<usize>();
    let domain = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let end = at + 1 + piece[at + 1..].chars().take_while(domain).map(char::len_utf8).sum::<usize>();
    let host = piece[at + 1..end].trim_end_matches(['.', '-']);
    let dot = host.rfind('.')?;
    let top = host[dot + 1..].chars().count();
    (start < at && dot > 0 && (2..=24).contains(&top)).then(|| start..at + 1 + host.len())
}

/// Where `@name` begins in the piece.
fn at_name(piece: &str) -> Option<usize> {
    let at = piece.find('@')?;
    let before = piece[..at].chars().next_back();
    let name = &piece[at + 1..];
    let free = before.is_none_or(|c| !c.is_ascii_alphanumeric());
    let shaped =
        name.chars().filter(|c| c.is_ascii_alphabetic()).count() >= 2 && name.chars().all(is_name_char);
    (free && shaped && name.chars().count() >= 3).then_some(at)
}

/// Hosts where a path is somebody.
const PROFILES: [&str; 16] = [
    "t.me/",
    "telegram.me/",
    "wa.me/",
    "vk.com/",
    "vk.me/",
    "instagram.com/",
    "facebook.com/",
    "fb.com/",
    "tiktok.com/",
    "twitter.com/",
    "x.com/",
    "ok.ru/",
    "snapchat.com/",
    "discord.gg/",
    "linkedin.com/",
    "ig.me/",
];

fn without_scheme(piece: &str) -> &str {
    let rest = piece.split_once("://").map_or(piece, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.strip_prefix("m.").unwrap_or(rest)
}

/// The beginning in small letters; no host is longer.
fn beginning(piece: &str) -> String {
    piece.chars().take(80).collect::<String>().to_ascii_lowercase()
}

fn is_profile(piece: &str) -> bool {
    let rest = beginning(without_scheme(piece));
    PROFILES.iter().any(|host| rest.strip_prefix(host).is_some_and(|path| path.chars().count() >= 2))
}

/// A page with a path, or an onion address. The address of a whole site says nothing about a person.
fn is_link(piece: &str) -> bool {
    let rest = without_scheme(piece);
    let schemed = piece.contains("://") || piece.starts_with("www.");
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.split([':', '?', '#']).next().unwrap_or_default();
    let (name, top) = host.rsplit_once('.').unwrap_or(("", ""));
    let host_shaped = !name.is_empty()
        && name.len() <= 253
        && (2..=24).contains(&top.len())
        && top.bytes().all(|b| b.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-');
    if !host_shaped {
        return false;
    }
    if top.eq_ignore_ascii_case("onion") || top.eq_ignore_ascii_case("i2p") {
        return name.len() >= 8;
    }
    (schemed || name.len() >= 2) && path.len() >= 2
}

/// `name#1234`, as Discord had them.
fn is_tagged(piece: &str) -> bool {
    let Some((name, number)) = piece.split_once('#') else { return false };
    let digits = number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit());
    digits && name.chars().count() >= 2 && name.chars().any(char::is_alphabetic)
}

/// Long strings that only a wallet, a key or an account has.
fn is_wallet(piece: &str) -> bool {
    if piece.len() > 110 || !piece.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return false;
    }
    let hex = |text: &str| text.bytes().all(|b| b.is_ascii_hexdigit());
    if let Some(rest) = piece.strip_prefix("0x") {
        return rest.len() == 40 && hex(rest);
    }
    let lower = piece.to_ascii_lowercase();
    if lower.starts_with("bc1") || lower.starts_with("ltc1") || lower.starts_with("tb1") {
        return piece.len() >= 14;
    }
    let digits = piece.bytes().filter(u8::is_ascii_digit).count();
    let mixed =
        piece.bytes().any(|b| b.is_ascii_lowercase()) && piece.bytes().any(|b| b.is_ascii_uppercase());
    (26..=110).contains(&piece.len())
        && digits >= 3
        && (mixed || hex(piece) && piece.len() >= 32 && digits < piece.len())
}

/// How many small words may stand between a service and the name on it.
const REACH: usize = 4;

/// Names after a service or after "nick": with a digit or a sign inside; any word after a colon or "nick".
fn after_service(text: &str, tokens: &[Token]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let (service, nick) = (token.marks.has(Marks::MESSENGER), token.marks.has(Marks::NICK));
        if !token.is_word() || !(service || nick) {
            continue;
        }
        let mut colon = false;
        let mut at = i + 1;
        for _ in 0..REACH {
            let Some(next) = tokens.get(at).filter(|next| !next.line) else { break };
            if matches!(next.shape, Shape::Sign('.' | '!' | '?' | ',' | ';')) {
                break;
            }
            if let Some((last, plain)) = handle(tokens, at) {
                let range = next.start..tokens[last].end;
                let alone = tokens.get(last + 1).is_none_or(|after| matches!(after.shape, Shape::Sign(_)));
                let foreign = !token.text.is_ascii();
                let before = next.start > 0 && text[..next.start].ends_with('@');
                if !before
                    && (!plain
                        || (colon || nick) && foreign
                        || colon && alone && !next.marks.has(Marks::FUNCTION))
                {
                    found.push(Finding { kind: Kind::Handle, range });
                    break;
                }
                if plain && colon {
                    break;
                }
            }
            colon |= next.is_sign(':');
            at += 1;
        }
    }
    found
}

/// The last token of a name that begins at `i` and whether it is plain: only letters.
fn handle(tokens: &[Token], i: usize) -> Option<(usize, bool)> {
    let first = &tokens[i];
    let latin = |token: &Token| token.text.is_ascii() && !token.text.is_empty();
    // A number alone is a name only on the oldest service, which counts its people.
    if first.is_number() && !(6..=10).contains(&first.text.len()) || !latin(first) {
        return None;
    }
    let numbered = |token: &Token| token.text.bytes().any(|b| b.is_ascii_digit());
    let mut last = i;
    let mut plain = !first.is_number() && !numbered(first);
    for at in i + 1..tokens.len().min(i + 10) {
        let token = &tokens[at];
        if token.spaced {
            break;
        }
        match token.shape {
            Shape::Sign('_' | '.' | ':' | '#') => {
                // A sign at the end belongs to the sentence, an underscore does not.
                let next = tokens.get(at + 1).is_some_and(|next| !next.spaced && latin(next));
                if !next && !token.is_sign('_') {
                    break;
                }
                plain = false;
                last = at;
            }
            Shape::Word | Shape::Number if latin(token) => {
                plain &= !numbered(token);
                last = at;
            }
            _ => break,
        }
    }
    let letters = tokens[i..=last].iter().map(|token| token.text.len()).sum::<usize>();
    (letters >= 3).then_some((last, plain))
}

#[cfg(test)]
mod tests {
    use crate::Kind;

    fn found(text: &str) -> Vec<(Kind, &str)> {
        crate::find(text).into_iter().map(|f| (f.kind, &text[f.range])).collect()
    }

    #[test]
    fn mail_handles_and_links_are_found() {
        for (text, kind, piece) in [
            ("to a.b+c@mail.example.org.", Kind::Email, "a.b+c@mail.example.org"),
            ("write to (X@example.com)", Kind::Email, "X@example.com"),
            ("she is @night.owl_7, there", Kind::Handle, "@night.owl_7"),
            ("https://t.me/owl_7", Kind::Handle, "https://t.me/owl_7"),
            ("vk.com/id12345", Kind::Handle, "vk.com/id12345"),
            ("fox#1234", Kind::Handle, "fox#1234"),
            (
                "0x52908400098527886E0F7030069857D2E4169EE7",
                Kind::Handle,
                "0x52908400098527886E0F7030069857D2E4169EE7",
            ),
            ("at http://examplehiddenservice.onion", Kind::Link, "http://examplehiddenservice.onion"),
            ("see https://example.org/u/77", Kind::Link, "https://example.org/u/77"),
            ("telegram: night_owl", Kind::Handle, "night_owl"),
            ("ICQ 123456789", Kind::Handle, "123456789"),
            ("skype live:owl.7", Kind::Handle, "live:owl.7"),
            ("ник в игре sova", Kind::Handle, "sova"),
        ] {
            assert!(found(text).contains(&(kind, piece)), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn services_and_sites_alone_are_nobody() {
        for text in [
            "Wrote on Telegram: she wants strips.",
            "See www.example.org or example.org.",
            "He uses Signal and Discord.",
            "9 @ night",
            "Telegram 2 times a day",
            "issue #1234",
            "and/or",
            "24/7",
            "в Telegram пишет",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
