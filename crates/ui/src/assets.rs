//! Style sheets, icons and the like. A file's name holds a hash of its bytes, so a browser may keep it for ever and
//! still sees a new one at once.

use std::{borrow::Cow, sync::OnceLock};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::page;

/// All files, by the name in the source tree and by the name in addresses.
pub struct Assets {
    urls: FxHashMap<&'static str, String>,
    files: FxHashMap<String, File>,
}

struct File {
    content_type: HeaderValue,
    raw: Bytes,
    // Squeezed when first asked for, so that starting stays quick.
    gzip: OnceLock<Option<Bytes>>,
}

impl Assets {
    /// Takes files by name (`css/nightbus.css`), content type and bytes.
    pub fn build(files: impl IntoIterator<Item = (&'static str, &'static str, Cow<'static, [u8]>)>) -> Self {
        let mut assets = Self { urls: FxHashMap::default(), files: FxHashMap::default() };
        for (name, content_type, bytes) in files {
            let path = hashed(name, &bytes);
            let raw = match bytes {
                Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                Cow::Owned(bytes) => Bytes::from(bytes),
            };
            let content_type = HeaderValue::from_static(content_type);
            assets.urls.insert(name, format!("/assets/{path}"));
            assets.files.insert(path, File { content_type, raw, gzip: OnceLock::new() });
        }
        assets
    }

    /// The address of a file; one that leads nowhere, and so fails the tests, if there is no such file.
    pub fn url(&self, name: &str) -> &str {
        self.urls.get(name).map_or("/assets/none", String::as_str)
    }

    /// The bytes of a file, by the name in the source tree.
    pub fn bytes(&self, name: &str) -> Option<Bytes> {
        let path = self.urls.get(name)?.strip_prefix("/assets/")?;
        Some(self.files.get(path)?.raw.clone())
    }

    /// Answers for the part of a path after `/assets/`.
    pub fn serve(&self, path: &str, headers: &HeaderMap) -> Response {
        let Some(file) = self.files.get(path) else { return StatusCode::NOT_FOUND.into_response() };
        let packed = file.gzip.get_or_init(|| {
            let packed = page::gzip(&file.raw, flate2::Compression::best());
            // A picture that is packed already only grows.
            (packed.len() < file.raw.len()).then(|| packed.into())
        });
        let chosen = packed.as_ref().filter(|_| page::takes_gzip(headers));
        let mut response = Response::new(Body::from(chosen.unwrap_or(&file.raw).clone()));
        let out = response.headers_mut();
        out.insert(header::CONTENT_TYPE, file.content_type.clone());
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
        out.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        if packed.is_some() {
            out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        }
        if chosen.is_some() {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    }
}

/// `css/nightbus.css` becomes `css/nightbus.1a2b3c4d.css`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = hex::encode(&Sha256::digest(bytes)[..4]);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use http_body_util::BodyExt;

    use super::*;

    fn assets() -> Assets {
        let css = ".a { color: red }\n".repeat(100).into_bytes();
        let noise: Vec<u8> = (0..=255).collect();
        Assets::build([
            ("css/a.css", "text/css; charset=utf-8", Cow::Owned(css)),
            ("tiny.bin", "application/octet-stream", Cow::Owned(noise)),
        ])
    }

    fn path<'a>(assets: &'a Assets, name: &str) -> &'a str {
        assets.url(name).strip_prefix("/assets/").unwrap()
    }

    fn gzip() -> HeaderMap {
        [(header::ACCEPT_ENCODING, HeaderValue::from_static("br, gzip"))].into_iter().collect()
    }

    async fn body(response: Response) -> Vec<u8> {
        response.into_body().collect().await.unwrap().to_bytes().to_vec()
    }

    #[test]
    fn the_address_changes_with_the_bytes() {
        let one = Assets::build([("a.css", "text/css", Cow::Borrowed(&b"one"[..]))]);
        let two = Assets::build([("a.css", "text/css", Cow::Borrowed(&b"two"[..]))]);
        assert_ne!(one.url("a.css"), two.url("a.css"));
        assert_eq!(one.url("a.css"), "/assets/a.7692c3ad.css");
        assert_eq!(one.serve("a.css", &HeaderMap::new()).status(), StatusCode::NOT_FOUND);
        assert_eq!(one.url("b.css"), "/assets/none");
        assert_eq!((one.bytes("a.css"), one.bytes("b.css")), (Some(Bytes::from_static(b"one")), None));
    }

    #[tokio::test]
    async fn a_file_is_kept_for_ever_and_comes_packed_to_those_who_can_unpack() {
        let assets = assets();
        let packed = assets.serve(path(&assets, "css/a.css"), &gzip());
        assert_eq!(packed.headers()[header::CONTENT_ENCODING], "gzip");
        assert_eq!(packed.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert_eq!(packed.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        let plain = assets.serve(path(&assets, "css/a.css"), &HeaderMap::new());
        assert!(!plain.headers().contains_key(header::CONTENT_ENCODING));
        assert_eq!(plain.headers()[header::VARY], "accept-encoding");
        let (packed, plain) = (body(packed).await, body(plain).await);
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, plain);
        assert!(packed.len() * 5 < plain.len());
    }

    #[test]
    fn what_does_not_shrink_is_not_packed() {
        let assets = assets();
        let response = assets.serve(path(&assets, "tiny.bin"), &gzip());
        assert!(!response.headers().contains_key(header::CONTENT_ENCODING));
    }
}
