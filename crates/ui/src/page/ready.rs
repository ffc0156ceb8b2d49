//! Public pages that were made before, and marks of bytes with which a browser asks whether what it holds is still the same.

use axum::{
    body::Bytes,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use flate2::Compression;
use sha2::{Digest, Sha256};

use super::{Compressible, Privacy, gzip, html};

/// A public page that was made before, with its compressed form and a mark of its bytes: for pages that many ask for and few change.
#[derive(Clone, Debug)]
pub struct Ready {
    raw: Bytes,
    packed: Bytes,
    tag: HeaderValue,
}

impl Ready {
    /// Keeps a page.
    pub fn of(body: impl Into<Bytes>) -> Self {
        let raw = body.into();
        let packed = Bytes::from(gzip(&raw, Compression::best()));
        let tag = tag(&raw);
        Self { raw, packed, tag }
    }

    /// How many bytes it keeps.
    pub fn size(&self) -> usize {
        self.raw.len() + self.packed.len()
    }

    /// The page as an answer.
    pub fn response(&self) -> Response {
        let mut response = html(StatusCode::OK, self.raw.clone(), Privacy::Public);
        response.headers_mut().insert(header::ETAG, self.tag.clone());
        let packed = Some(self.packed.clone());
        response.extensions_mut().insert(Compressible { raw: self.raw.clone(), packed });
        response
    }
}

/// A mark that only these bytes have (RFC 9110 §8.8.3; weak, because it is that of every encoding). It follows from what everybody
/// gets, and so tells nothing of whoever sends it back.
pub fn tag(bytes: &[u8]) -> HeaderValue {
    let digest = hex::encode(&Sha256::digest(bytes)[..12]);
    HeaderValue::try_from(format!("W/\"{digest}\"")).expect("hexadecimal digits and quotation marks")
}

/// Whether a browser says that it holds what has this mark.
pub(super) fn holds(held: &HeaderValue, tag: &HeaderValue) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let (Ok(held), Ok(tag)) = (held.to_str(), tag.to_str()) else { return false };
    held.split(',').any(|one| bare(one) == bare(tag))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use axum::{Router, body::Body, extract::Request, http::HeaderMap, routing::get};
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;
    use crate::page::{CSP, dress};

    fn long() -> String {
        "<p>the same words again</p>".repeat(100)
    }

    fn site() -> Router {
        dress(Router::new().route("/ready", get(|| async { Ready::of(long()).response() })), CSP)
    }

    async fn ask(accept: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
        let request =
            Request::get("/ready").header(header::ACCEPT_ENCODING, accept).body(Body::empty()).unwrap();
        let (parts, body) = site().oneshot(request).await.unwrap().into_parts();
        (parts.status, parts.headers, body.collect().await.unwrap().to_bytes().to_vec())
    }

    fn unpack(bytes: &[u8]) -> String {
        let mut text = String::new();
        flate2::read::GzDecoder::new(bytes).read_to_string(&mut text).unwrap();
        text
    }

    #[tokio::test]
    async fn a_page_made_before_comes_as_any_other_and_not_again_to_whoever_holds_it() {
        let (_, plain, body) = ask("").await;
        assert_eq!((plain[header::CACHE_CONTROL].as_bytes(), body), (&b"no-cache"[..], long().into_bytes()));
        let (_, packed, body) = ask("gzip").await;
        assert_eq!(packed[header::CONTENT_ENCODING], "gzip");
        assert_eq!(unpack(&body), long());
        assert_eq!(plain[header::ETAG], packed[header::ETAG]);
        let tag = packed[header::ETAG].to_str().unwrap();
        for (held, status) in [(tag, 304), (&tag[2..], 304), ("\"x\", ", 200), ("*", 200)] {
            let held = if status == 304 { format!("\"x\", {held}") } else { held.to_owned() };
            let request =
                Request::get("/ready").header(header::IF_NONE_MATCH, held).body(Body::empty()).unwrap();
            let (parts, body) = site().oneshot(request).await.unwrap().into_parts();
            assert_eq!(parts.status, status);
            assert_eq!(parts.headers[header::VARY], "accept-encoding");
            assert_eq!(body.collect().await.unwrap().to_bytes().is_empty(), status == 304);
        }
    }
}
