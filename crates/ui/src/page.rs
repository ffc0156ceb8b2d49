//! Responses: pages, redirects, and the headers that keep a browser from doing harm.

use std::{
    hash::{Hash, Hasher},
    io::Write,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::Response,
};
use flate2::{Compression, write::GzEncoder};

mod ready;

pub use ready::{Ready, tag};

/// What a page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// The same for everybody who asks: no token, nothing that anybody wrote. It may be compressed.
    Public,
    /// Somebody's own. No cache keeps it, and it is never compressed: where a secret and a text that others can
    /// influence are compressed together, the length tells the secret (BREACH).
    Personal,
}

/// No script, no frame, nothing from elsewhere.
pub const CSP: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
                       frame-ancestors 'none'";

/// As [`CSP`], for a page that stands in a frame on a page of our own.
pub const CSP_IN_FRAME: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                                base-uri 'none'; frame-ancestors 'self'";

/// As [`CSP`], for a page that may hold a script of ours, what it fetches, and a frame of ours.
pub const CSP_SCRIPT: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; \
                              connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; \
                              frame-ancestors 'none'";

/// A page.
pub fn html(status: StatusCode, body: impl Into<Bytes>, privacy: Privacy) -> Response {
    let body = body.into();
    let mut response = Response::new(Body::from(body.clone()));
    *response.status_mut() = status;
    let (caching, public) = match privacy {
        Privacy::Public => ("no-cache", true),
        Privacy::Personal => ("no-store", false),
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    if public {
        // Whether it is compressed is known only where the request is: see `dress`.
        response.extensions_mut().insert(Compressible { raw: body, packed: None });
    }
    response
}

/// Nothing may be loaded or run by a picture, even if a browser took it for a page.
const CSP_PICTURE: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// Somebody's own picture: a JPEG and nothing else, whatever a browser may think of it. No cache keeps it.
pub fn jpeg(bytes: Vec<u8>) -> Response {
    picture(bytes, HeaderValue::from_static("image/jpeg"))
}

/// The same with a PNG, for what we have drawn ourselves.
pub fn png(bytes: Vec<u8>) -> Response {
    picture(bytes, HeaderValue::from_static("image/png"))
}

fn picture(bytes: Vec<u8>, kind: HeaderValue) -> Response {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP_PICTURE));
    response
}

/// A text or bytes to keep as a file. No cache keeps it. `name` is one of ours: letters, hyphens and a dot.
pub fn file(content_type: &'static str, name: &'static str, content: impl Into<Body>) -> Response {
    let mut response = Response::new(content.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(kept) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, kept);
    }
    response
}

/// Sends the browser to `location` with a GET (303), as every post that did something does. An address that no
/// header can hold leads to `/`.
pub fn see_other(location: &str, cookies: impl IntoIterator<Item = HeaderValue>) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let headers = response.headers_mut();
    let location = HeaderValue::from_str(location).unwrap_or(HeaderValue::from_static("/"));
    headers.insert(header::LOCATION, location);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    for cookie in cookies {
        headers.append(header::SET_COOKIE, cookie);
    }
    response
}

/// Lets a page of our own show this page in a frame.
pub fn in_frame(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP_IN_FRAME));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    response
}

/// Lets this page run our own scripts, which may fetch from us, and hold a frame of our own.
pub fn with_script(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP_SCRIPT));
    response
}

/// Lets this page play films of our own.
pub fn with_film(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let csp = headers.get(header::CONTENT_SECURITY_POLICY).and_then(|csp| csp.to_str().ok()).unwrap_or(CSP);
    if let Ok(wider) = HeaderValue::from_str(&format!("{csp}; media-src 'self'")) {
        headers.insert(header::CONTENT_SECURITY_POLICY, wider);
    }
    response
}

/// An answer that stays open and grows. No cache keeps it, and whatever stands between is asked to change nothing and
/// to hold nothing back (`X-Accel-Buffering` is the word for it that nginx and others know).
pub fn open(content_type: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store, no-transform"));
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    response
}

/// Headers that every response carries. `same-origin` and not `no-referrer`, because with the latter browsers send
/// `Origin: null` with our own forms.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    ),
];

/// Sets the security headers that the handler has not set itself.
pub fn secure(headers: &mut HeaderMap, csp: &'static str) {
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(csp));
}

/// Gives every response of a router its security headers, with `csp` where a page sets none of its own, and
/// compresses public pages. Call it last, so that it covers the fallback too.
pub fn dress(router: Router, csp: &'static str) -> Router {
    let dress = Arc::new(Dress { csp, packed: Packed::default() });
    router.layer(middleware::from_fn_with_state(dress, dress_one))
}

struct Dress {
    csp: &'static str,
    packed: Packed,
}

async fn dress_one(State(dress): State<Arc<Dress>>, request: Request, next: Next) -> Response {
    let packs = takes_gzip(request.headers());
    let held = request.headers().get(header::IF_NONE_MATCH).cloned();
    let mut response = next.run(request).await;
    secure(response.headers_mut(), dress.csp);
    let made =
        response.extensions_mut().remove::<Compressible>().filter(|one| one.raw.len() >= WORTH_PACKING);
    if made.is_some() {
        response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    let tag = response.headers().get(header::ETAG);
    if held.zip(tag).is_some_and(|(held, tag)| ready::holds(&held, tag)) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.body_mut() = Body::empty();
        response.headers_mut().remove(header::CONTENT_LENGTH);
        return response;
    }
    let Some(Compressible { raw, packed }) = made else { return response };
    if packs {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        response.headers_mut().remove(header::CONTENT_LENGTH);
        *response.body_mut() = Body::from(packed.unwrap_or_else(|| dress.packed.pack(raw)));
    }
    response
}

/// The bytes of a public page, beside its body; compressed too, where that was done before.
#[derive(Clone)]
struct Compressible {
    raw: Bytes,
    packed: Option<Bytes>,
}

/// Below this a packet is not saved.
const WORTH_PACKING: usize = 512;

/// How many packed pages are kept: every public page in six languages, and some room.
const KEPT: usize = 512;

/// Compressed pages, so that the same bytes are compressed once. A page is still made anew for each request, so
/// nothing has to say when one is out of date.
#[derive(Default)]
struct Packed(Mutex<Shelf>);

#[derive(Default)]
struct Shelf {
    pages: Vec<Kept>,
    clock: u64,
}

struct Kept {
    hash: u64,
    raw: Bytes,
    packed: Bytes,
    used: u64,
}

impl Packed {
    fn pack(&self, raw: Bytes) -> Bytes {
        let mut hasher = rustc_hash::FxHasher::default();
        raw.hash(&mut hasher);
        let hash = hasher.finish();
        if let Some(packed) = self.find(hash, &raw) {
            return packed;
        }
        // Outside the lock: others' pages need not wait.
        let packed = Bytes::from(gzip(&raw, Compression::default()));
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.clock += 1;
        let kept = Kept { hash, raw, packed: packed.clone(), used: shelf.clock };
        if shelf.pages.len() < KEPT {
            shelf.pages.push(kept);
        } else if let Some(oldest) = shelf.pages.iter_mut().min_by_key(|page| page.used) {
            *oldest = kept;
        }
        packed
    }

    /// The bytes are compared too: a hash alone can be made to collide, and then somebody gets another page.
    fn find(&self, hash: u64, raw: &Bytes) -> Option<Bytes> {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.clock += 1;
        let now = shelf.clock;
        let page = shelf.pages.iter_mut().find(|page| page.hash == hash && page.raw == raw)?;
        page.used = now;
        Some(page.packed.clone())
    }
}

/// Compresses bytes.
pub(crate) fn gzip(raw: &[u8], level: Compression) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(raw.len() / 2), level);
    encoder.write_all(raw).and_then(|()| encoder.finish()).expect("writing to memory does not fail")
}

/// Whether the browser unpacks gzip (`Accept-Encoding`, RFC 9110 §12.5.3).
pub(crate) fn takes_gzip(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|part| {
        let mut pieces = part.split(';').map(str::trim);
        let gzip = pieces.next().is_some_and(|coding| coding.eq_ignore_ascii_case("gzip"));
        let refused = |piece: &str| {
            piece
                .strip_prefix("q=")
                .is_some_and(|q| q.trim().parse::<f32>().is_ok_and(|weight| weight == 0.0))
        };
        gzip && !pieces.any(refused)
    })
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use axum::routing::get;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;

    fn long() -> String {
        "<p>the same words again</p>".repeat(100)
    }

    fn site() -> Router {
        let router = Router::new()
            .route("/public", get(|| async { html(StatusCode::OK, long(), Privacy::Public) }))
            .route("/tiny", get(|| async { html(StatusCode::OK, "hi".to_owned(), Privacy::Public) }))
            .route(
                "/own",
                get(|| async { html(StatusCode::UNPROCESSABLE_ENTITY, long(), Privacy::Personal) }),
            )
            .route("/open", get(|| async { with_script(open("text/html", Body::from(long()))) }))
            .route("/frame", get(|| async { in_frame(html(StatusCode::OK, long(), Privacy::Personal)) }))
            .fallback(|| async { html(StatusCode::NOT_FOUND, String::new(), Privacy::Public) });
        dress(router, CSP)
    }

    async fn ask(path: &str, accept: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
        let request = Request::get(path).header(header::ACCEPT_ENCODING, accept).body(Body::empty()).unwrap();
        let (parts, body) = site().oneshot(request).await.unwrap().into_parts();
        (parts.status, parts.headers, body.collect().await.unwrap().to_bytes().to_vec())
    }

    fn unpack(bytes: &[u8]) -> String {
        let mut text = String::new();
        flate2::read::GzDecoder::new(bytes).read_to_string(&mut text).unwrap();
        text
    }

    #[tokio::test]
    async fn a_public_page_is_compressed_for_those_who_take_it() {
        let (_, headers, body) = ask("/public", "deflate, GZIP;q=0.5").await;
        assert_eq!(headers[header::CONTENT_ENCODING], "gzip");
        assert_eq!(headers[header::VARY], "accept-encoding");
        assert_eq!(headers[header::CACHE_CONTROL], "no-cache");
        assert_eq!(headers[header::CONTENT_LENGTH], body.len().to_string());
        assert_eq!(unpack(&body), long());
        let (_, headers, body) = ask("/public", "gzip;q=0, br").await;
        assert!(!headers.contains_key(header::CONTENT_ENCODING));
        assert_eq!(headers[header::VARY], "accept-encoding");
        assert_eq!(body, long().as_bytes());
        assert!(!ask("/tiny", "gzip").await.1.contains_key(header::CONTENT_ENCODING));
    }

    #[tokio::test]
    async fn a_personal_page_is_neither_kept_nor_compressed() {
        let (status, headers, body) = ask("/own", "gzip").await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(headers[header::CACHE_CONTROL], "no-store");
        assert!(!headers.contains_key(header::CONTENT_ENCODING));
        assert_eq!(body, long().as_bytes());
    }

    #[tokio::test]
    async fn every_answer_has_the_security_headers_even_a_missing_page() {
        for path in ["/public", "/own", "/nowhere"] {
            let (_, headers, _) = ask(path, "gzip").await;
            assert_eq!(headers[header::CONTENT_SECURITY_POLICY], CSP, "{path}");
            for (name, value) in HEADERS {
                assert_eq!(headers[name], value, "{path}");
            }
        }
    }

    #[tokio::test]
    async fn an_answer_that_stays_open_is_neither_kept_nor_held_back() {
        let (_, headers, _) = ask("/open", "gzip").await;
        assert_eq!(headers[header::CACHE_CONTROL], "no-store, no-transform");
        assert_eq!(headers["x-accel-buffering"], "no");
        assert!(!headers.contains_key(header::CONTENT_ENCODING));
        assert_eq!(headers[header::CONTENT_SECURITY_POLICY], CSP_SCRIPT);
    }

    #[tokio::test]
    async fn a_page_made_for_a_frame_may_stand_in_one_of_ours() {
        let (_, headers, _) = ask("/frame", "").await;
        assert_eq!(headers[header::CONTENT_SECURITY_POLICY], CSP_IN_FRAME);
        assert_eq!(headers[header::X_FRAME_OPTIONS], "SAMEORIGIN");
    }

    #[test]
    fn the_same_bytes_are_compressed_once_and_others_never_mistaken_for_them() {
        let packed = Packed::default();
        let first = packed.pack(Bytes::from(long()));
        let again = packed.pack(Bytes::from(long()));
        assert_eq!(first.as_ptr(), again.as_ptr());
        let other = packed.pack(Bytes::from(long() + "!"));
        assert_eq!(unpack(&other), long() + "!");
        let raw = Bytes::from_static(b"collides");
        packed.0.lock().unwrap().pages[0].hash = 1;
        assert!(packed.find(1, &raw).is_none());
    }

    #[test]
    fn the_shelf_is_bounded_and_loses_what_was_not_used_for_longest() {
        let packed = Packed::default();
        let page = |n: usize| Bytes::from(format!("page {n}"));
        let first = packed.pack(page(0)).as_ptr();
        for n in 1..KEPT * 2 {
            packed.pack(page(n));
            assert_eq!(packed.pack(page(0)).as_ptr(), first);
        }
        assert_eq!(packed.0.lock().unwrap().pages.len(), KEPT);
    }

    #[test]
    fn a_redirect_sets_its_cookies_and_cannot_be_split() {
        let cookies = ["a=1", "b=2"].map(HeaderValue::from_static);
        let response = see_other("/ar/chat", cookies);
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        assert_eq!(response.headers()[header::LOCATION], "/ar/chat");
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
        assert_eq!(response.headers().get_all(header::SET_COOKIE).iter().count(), 2);
        assert_eq!(see_other("/a\r\nX: 1", []).headers()[header::LOCATION], "/");
    }
}
