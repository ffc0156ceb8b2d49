//! The bytes of a film, its captions and its picture: for everybody, and for those who look at it before everybody does.

use std::{borrow::Cow, io};

use axum::{
    body::{Body, Bytes},
    extract::Path,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use film::{Kind, captions};
use futures_util::stream;
use kernel::{DbError, Fault};

use super::{
    File, Film, OWN, own,
    range::{Part, asked},
    store::{self, PIECE},
};
use crate::{
    ids::{FilmId, OrgId},
    surfaces::{Class, Route, Shared, Who, public::Visit},
};

/// How many pieces are read at a time.
const AT_ONCE: u64 = 4;

/// Nothing may be run by a film, and nothing but itself be shown by it, even if a browser took it for a page.
const CSP: &str = "default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/// The route for everybody.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/film/{file}", Who::Anyone, part).class(Class::Film)]
}

/// Where the bytes of a file lie.
enum Source {
    Own(Cow<'static, [u8]>),
    Stored(Shared, OrgId, FilmId),
}

async fn part(visit: Visit, Path(name): Path<String>, method: Method, headers: HeaderMap) -> Response {
    match find(&visit.ground.app, visit.ground.org.id, &name).await {
        Ok(found) => found.answer(&method, &headers),
        Err(fault) => visit.fault(&fault),
    }
}

/// What one address holds.
struct Found {
    source: Source,
    size: u64,
    kind: &'static str,
    /// Changes with the bytes and never otherwise; `None` where that is not known beforehand.
    tag: Option<String>,
}

/// What `key.webm`, `key.mp4`, `key.jpg` or `key.en.vtt` holds, if everybody may see it.
async fn find(app: &Shared, org: OrgId, name: &str) -> Result<Found, Fault> {
    let (key, part) = name.split_once('.').ok_or(Fault::NotFound)?;
    let Some(id) = FilmId::parse(key) else { return of_ours(key, part).ok_or(Fault::NotFound) };
    let is_words = part.ends_with("vtt");
    let read =
        move |tx: &mut db::Tx<'_>| if is_words { store::film(tx, org, id) } else { store::bare(tx, org, id) };
    let stored = app.db.read(read).await?.filter(|stored| stored.film.is_public).ok_or(Fault::NotFound)?;
    of_theirs(app, org, id, &stored.film, part).await
}

fn of_ours(key: &str, part: &str) -> Option<Found> {
    let film = OWN.iter().find(|film| film.key == key)?;
    if let Some(words) = words_of(film, part) {
        return Some(words);
    }
    let file = if part == "jpg" { "poster.jpg".to_owned() } else { format!("film.{part}") };
    let held = film.files.iter().find(|file| file.kind.extension() == part);
    let kind = if part == "jpg" { "image/jpeg" } else { held?.kind.media_type() };
    let bytes = own::part(key, &file)?;
    let tag = held.map(tag_of);
    Some(Found { size: bytes.len() as u64, source: Source::Own(bytes), kind, tag })
}

/// A part of a film that an organisation has uploaded, whoever may see it.
async fn of_theirs(app: &Shared, org: OrgId, id: FilmId, film: &Film, part: &str) -> Result<Found, Fault> {
    if let Some(words) = words_of(film, part) {
        return Ok(words);
    }
    if part == "jpg" {
        let jpeg = app.db.read(move |tx| store::poster(tx, org, id)).await?.ok_or(Fault::NotFound)?;
        let size = jpeg.len() as u64;
        return Ok(Found { source: Source::Own(jpeg.into()), size, kind: "image/jpeg", tag: None });
    }
    let kind = Kind::from_extension(part).ok_or(Fault::NotFound)?;
    let file = film.files.iter().find(|file| file.kind == kind).ok_or(Fault::NotFound)?;
    let source = Source::Stored(Shared::clone(app), org, id);
    Ok(Found { source, size: file.size, kind: kind.media_type(), tag: Some(tag_of(file)) })
}

/// A file of a film for those who look after films, whether everybody may see it or not.
pub(super) async fn preview(
    app: &Shared,
    org: OrgId,
    id: FilmId,
    part: &str,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Response, Fault> {
    let stored = app.db.read(move |tx| store::bare(tx, org, id)).await?;
    let stored = stored.filter(|stored| stored.state != store::State::Coming).ok_or(Fault::NotFound)?;
    let mut response = of_theirs(app, org, id, &stored.film, part).await?.answer(method, headers);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Captions in a language, written from what was checked.
fn words_of(film: &Film, part: &str) -> Option<Found> {
    let words = film.words.get(part.strip_suffix(".vtt")?)?;
    let text = captions::write(&words.cues).into_bytes();
    Some(Found {
        size: text.len() as u64,
        source: Source::Own(text.into()),
        kind: "text/vtt; charset=utf-8",
        tag: None,
    })
}

fn tag_of(file: &File) -> String {
    format!("\"{}\"", &file.checksum[..32])
}

impl Found {
    /// The whole, a part, or that nothing has changed (RFC 9110 §13 to §15).
    fn answer(self, method: &Method, headers: &HeaderMap) -> Response {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let tag = self.tag.as_deref();
        let same = |told: &str| told.split(',').any(|one| Some(one.trim().trim_start_matches("W/")) == tag);
        if text(header::IF_NONE_MATCH).is_some_and(|told| tag.is_some() && (same(told) || told.trim() == "*"))
        {
            return self.begin(StatusCode::NOT_MODIFIED, Body::empty(), None);
        }
        // A part of something else is no part of this. A date is never that of this file: none is told.
        let is_same = text(header::IF_RANGE).is_none_or(|told| Some(told.trim()) == tag);
        let range = text(header::RANGE).filter(|_| is_same && tag.is_some() && *method == Method::GET);
        match asked(range, self.size) {
            Part::Nothing => {
                let mut response = self.begin(StatusCode::RANGE_NOT_SATISFIABLE, Body::empty(), Some(0));
                self.tell_range(&mut response, "*");
                response
            }
            Part::Whole if self.size == 0 || *method == Method::HEAD => {
                self.begin(StatusCode::OK, Body::empty(), Some(self.size))
            }
            Part::Whole => {
                let body = self.body(0, self.size - 1);
                self.begin(StatusCode::OK, body, Some(self.size))
            }
            Part::Range(first, last) => {
                let body = self.body(first, last);
                let mut response = self.begin(StatusCode::PARTIAL_CONTENT, body, Some(last - first + 1));
                self.tell_range(&mut response, &format!("{first}-{last}"));
                response
            }
        }
    }

    fn tell_range(&self, response: &mut Response, which: &str) {
        if let Ok(told) = HeaderValue::from_str(&format!("bytes {which}/{}", self.size)) {
            response.headers_mut().insert(header::CONTENT_RANGE, told);
        }
    }

    fn begin(&self, status: StatusCode, body: Body, length: Option<u64>) -> Response {
        let mut response = Response::new(body);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        // Asked for again each time: what is taken back is gone at once.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP));
        if let Some(length) = length {
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        }
        if let Some(tag) = self.tag.as_deref().and_then(|tag| HeaderValue::from_str(tag).ok()) {
            headers.insert(header::ETAG, tag);
            headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        }
        response
    }

    /// The bytes from the first to the last, both counted.
    fn body(&self, first: u64, last: u64) -> Body {
        match &self.source {
            Source::Own(bytes) => {
                let bytes = match bytes {
                    Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                    Cow::Owned(bytes) => Bytes::copy_from_slice(bytes),
                };
                Body::from(bytes.slice(index(first)..=index(last)))
            }
            Source::Stored(app, org, id) => stored(Shared::clone(app), *org, *id, first, last),
        }
    }
}

/// A place in a file, which fits: files are bounded.
fn index(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// Some pieces at a time, so that a slow reader holds little of a film in memory and no transaction open.
fn stored(app: Shared, org: OrgId, id: FilmId, first: u64, last: u64) -> Body {
    let pieces = stream::unfold(Some(first), move |at| {
        let app = Shared::clone(&app);
        async move {
            let at = at?;
            match some(&app, org, id, at, last).await {
                Ok(bytes) => {
                    let next = at + bytes.len() as u64;
                    Some((Ok(bytes), (next <= last).then_some(next)))
                }
                Err(error) => Some((Err(io::Error::other(error.to_string())), None)),
            }
        }
    });
    Body::from_stream(pieces)
}

async fn some(app: &Shared, org: OrgId, id: FilmId, at: u64, last: u64) -> Result<Bytes, DbError> {
    let whole = PIECE as u64;
    let (from, to) = (at / whole, (at / whole + AT_ONCE - 1).min(last / whole));
    let number = |piece: u64| i64::try_from(piece).unwrap_or(i64::MAX);
    let bytes = app.db.read(move |tx| store::pieces(tx, org, id, number(from), number(to))).await?;
    let begin = index(at - from * whole);
    let end = index(last - from * whole + 1).min(bytes.len());
    // Somebody deletes it while it is read.
    if begin >= end {
        return Err(DbError::Broken("a piece of a film is missing".to_owned()));
    }
    Ok(Bytes::from(bytes).slice(begin..end))
}
