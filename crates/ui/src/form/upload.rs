//! Forms that bring a file (`multipart/form-data`, RFC 7578). The file is kept in memory and never on a disk, and
//! nothing is kept of what the browser calls it. A file that cannot be taken does not take the typed text with it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::body::{Body, Bytes};
use futures_util::{Stream, stream};
use http_body_util::BodyExt;
use multer::Multipart;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{DRAIN, Field, Form, FormError, Limits};

/// Memory for files is given out in pieces of so many bytes; a permit of [`Files::room`] is one piece.
pub const PIECE: usize = 256 * 1024;

/// The longest boundary between parts (RFC 2046 §5.1.1).
const BOUNDARY: usize = 70;

/// What may come before a part begins, or between two of its pieces, in bytes. More is no form of any browser.
const BETWEEN: usize = 1024 * 1024;

/// How large a file may be, and where its memory comes from.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// Bytes of the one file.
    pub bytes: usize,
    /// Memory for all files that are being read or held, in pieces of [`PIECE`] bytes.
    pub room: &'a Arc<Semaphore>,
    /// Time for the whole form: a phone's picture over Tor on a bad evening.
    pub time: Duration,
}

/// A form and perhaps its file.
pub struct Upload {
    /// The fields that hold text.
    pub form: Form,
    /// The file, if one was chosen, or why it was not kept.
    pub file: Option<Result<File, NotKept>>,
}

/// A file in memory. It gives its room back when it is dropped.
pub struct File {
    /// Its content.
    pub bytes: Vec<u8>,
    room: Option<OwnedSemaphorePermit>,
}

/// Why a file was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// It is larger than allowed.
    TooBig,
    /// There was more than one.
    Several,
    /// It did not arrive whole.
    Cut,
    /// The memory for files is taken.
    NoRoom,
}

/// Reads a form, whichever of the two encodings it comes in.
///
/// # Errors
/// See [`FormError`]. A form that is merely too big is no error, and neither is one that a file was cut from.
pub async fn read(
    content_type: &str,
    body: Body,
    limits: &Limits,
    files: Files<'_>,
) -> Result<Upload, FormError> {
    match multer::parse_boundary(content_type) {
        Ok(boundary) if boundary.len() <= BOUNDARY => {
            let reading = parts(body, boundary, limits, files);
            tokio::time::timeout(files.time, reading).await.map_err(|_| FormError::Slow)?
        }
        _ => Ok(Upload { form: super::read(body, limits).await?, file: None }),
    }
}

async fn parts(body: Body, boundary: String, limits: &Limits, files: Files<'_>) -> Result<Upload, FormError> {
    let fed = Arc::new(AtomicUsize::new(0));
    let most = limits.bytes + files.bytes + DRAIN;
    let mut parts = Multipart::new(feed(body, most, Arc::clone(&fed)), boundary);
    let mut upload = Upload { form: Form::default(), file: None };
    let mut kept = 0;
    loop {
        fed.store(0, Ordering::Relaxed);
        let error = match parts.next_field().await {
            Ok(None) => return Ok(upload),
            Ok(Some(part)) if is_file(&part) => upload.take_file(part, files, &fed).await.err(),
            Ok(Some(part)) => upload.take_text(part, limits, &mut kept, &fed).await.err(),
            Err(error) => Some(error),
        };
        match error {
            None => {}
            Some(error) if is_broken(&error) => return Err(FormError::Broken),
            // What has arrived is given back; the parts that are missing or in pieces say so themselves.
            Some(_) => return Ok(upload),
        }
    }
}

/// Browsers give every file a name, and a type to nothing else.
fn is_file(part: &multer::Field<'_>) -> bool {
    part.file_name().is_some() || part.content_type().is_some()
}

impl Upload {
    async fn take_text(
        &mut self,
        mut part: multer::Field<'_>,
        limits: &Limits,
        kept: &mut usize,
        fed: &AtomicUsize,
    ) -> Result<(), multer::Error> {
        let name = part.name().unwrap_or_default().to_owned();
        let full = self.form.fields.len() == limits.fields;
        let room = if full { 0 } else { limits.field_bytes.min(limits.bytes - *kept) };
        let (mut bytes, mut cut) = (Vec::new(), false);
        let end = loop {
            fed.store(0, Ordering::Relaxed);
            match part.chunk().await {
                Ok(Some(data)) => {
                    let fits = data.len().min(room - bytes.len());
                    cut |= fits < data.len();
                    bytes.extend_from_slice(&data[..fits]);
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        };
        if full {
            self.form.crowded = true;
            return end;
        }
        if cut
            && let Err(error) = std::str::from_utf8(&bytes)
            && error.error_len().is_none()
        {
            bytes.truncate(error.valid_up_to()); // The cut went through a letter.
        }
        *kept += bytes.len();
        self.form.cut |= cut;
        let (value, garbled) = match String::from_utf8(bytes) {
            Ok(text) => (text, end.is_err()),
            Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), true),
        };
        self.form.fields.push(Field { name, value, garbled });
        end
    }

    async fn take_file(
        &mut self,
        mut part: multer::Field<'_>,
        files: Files<'_>,
        fed: &AtomicUsize,
    ) -> Result<(), multer::Error> {
        let named = part.file_name().is_some_and(|name| !name.is_empty());
        let mut file = Ok(File { bytes: Vec::new(), room: None });
        let end = loop {
            fed.store(0, Ordering::Relaxed);
            match part.chunk().await {
                // A file that is not kept is read to its end all the same, so that the browser sees the answer.
                Ok(Some(data)) => file = file.and_then(|file| file.with(&data, files)),
                Ok(None) => break Ok(()),
                Err(error) => {
                    file = file.and(Err(NotKept::Cut));
                    break Err(error);
                }
            }
        };
        // A browser sends an empty part without a name when no file was chosen.
        let chosen = named || !matches!(&file, Ok(file) if file.bytes.is_empty());
        if chosen {
            self.file = Some(if self.file.is_some() { Err(NotKept::Several) } else { file });
        }
        end
    }
}

impl File {
    fn with(mut self, data: &[u8], files: Files<'_>) -> Result<Self, NotKept> {
        let length = self.bytes.len() + data.len();
        if length > files.bytes {
            return Err(NotKept::TooBig);
        }
        let held = self.room.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        let missing = length.div_ceil(PIECE).saturating_sub(held);
        if missing > 0 {
            let missing = u32::try_from(missing).map_err(|_| NotKept::TooBig)?;
            let more = Arc::clone(files.room).try_acquire_many_owned(missing).map_err(|_| NotKept::NoRoom)?;
            match &mut self.room {
                Some(room) => room.merge(more),
                none => *none = Some(more),
            }
            let whole = self.room.as_ref().map_or(0, OwnedSemaphorePermit::num_permits) * PIECE;
            self.bytes.reserve_exact(whole - self.bytes.len());
        }
        self.bytes.extend_from_slice(data);
        Ok(self)
    }
}

/// Why the feeding of the parser stopped.
#[derive(Debug, thiserror::Error)]
enum Stop {
    #[error("the connection broke")]
    Broken,
    #[error("more than any form brings")]
    Enough,
}

fn is_broken(error: &multer::Error) -> bool {
    matches!(error, multer::Error::StreamReadFailed(cause) if matches!(cause.downcast_ref(), Some(Stop::Broken)))
}

/// The body, one frame at a time: the parser takes whatever is ready, and a fast sender would fill its memory. It is
/// `fed` until it gives out something; then the count begins anew.
fn feed(body: Body, most: usize, fed: Arc<AtomicUsize>) -> impl Stream<Item = Result<Bytes, Stop>> + Send {
    stream::unfold((body, fed, 0), move |(mut body, fed, mut total)| async move {
        tokio::task::yield_now().await;
        loop {
            let data = match body.frame().await? {
                Ok(frame) => frame.into_data(),
                Err(_) => return Some((Err(Stop::Broken), (body, fed, total))),
            };
            let Ok(data) = data else { continue };
            total += data.len();
            let waiting = fed.fetch_add(data.len(), Ordering::Relaxed);
            let more = waiting <= BETWEEN && total <= most;
            return Some((if more { Ok(data) } else { Err(Stop::Enough) }, (body, fed, total)));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPE: &str = "multipart/form-data; boundary=----edge";

    fn part(head: &str, content: &[u8]) -> Vec<u8> {
        [b"------edge\r\nContent-Disposition: form-data; ", head.as_bytes(), b"\r\n\r\n", content, b"\r\n"]
            .concat()
    }

    fn body(parts: &[Vec<u8>]) -> Vec<u8> {
        [&parts.concat()[..], b"------edge--\r\n"].concat()
    }

    fn limits() -> Limits {
        Limits { bytes: 100, fields: 3, field_bytes: 40, ..Limits::default() }
    }

    async fn read_in(room: &Arc<Semaphore>, bytes: Vec<u8>) -> Upload {
        let files = Files { bytes: 2 * PIECE, room, time: Duration::from_secs(60) };
        // In pieces of an odd length, so that boundaries are cut in every place.
        let pieces: Vec<_> =
            bytes.chunks(77).map(|chunk| Ok::<_, Stop>(Bytes::copy_from_slice(chunk))).collect();
        let Ok(upload) = read(TYPE, Body::from_stream(stream::iter(pieces)), &limits(), files).await else {
            panic!("a whole body is a form");
        };
        upload
    }

    async fn read_all(bytes: Vec<u8>) -> Upload {
        read_in(&Arc::new(Semaphore::new(8)), bytes).await
    }

    fn content(upload: Upload) -> Option<Result<Vec<u8>, NotKept>> {
        upload.file.map(|file| file.map(|file| file.bytes))
    }

    #[tokio::test]
    async fn fields_and_the_file_arrive_and_its_name_does_not() {
        let file = [b"\r\n--".repeat(1_000), b"------edg".to_vec()].concat();
        let upload = read_all(body(&[
            part("name=\"text\"", "Привет\r\n&=%41".as_bytes()),
            part("name=\"image\"; filename=\"me at home.jpg\"\r\nContent-Type: image/jpeg", &file),
            part("name=\"after\"", b"1"),
        ]))
        .await;
        assert_eq!(upload.form.text("text"), "Привет\r\n&=%41");
        assert_eq!(upload.form.text("after"), "1");
        assert!(!upload.form.has("image") && !upload.form.garbled() && !upload.form.cut);
        assert_eq!(content(upload), Some(Ok(file)));
    }

    #[tokio::test]
    async fn no_file_chosen_is_no_file_and_an_empty_one_is() {
        let none = part("name=\"image\"; filename=\"\"\r\nContent-Type: application/octet-stream", b"");
        assert!(read_all(body(&[none])).await.file.is_none());
        let empty = part("name=\"image\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg", b"");
        assert_eq!(content(read_all(body(&[empty])).await), Some(Ok(Vec::new())));
    }

    #[tokio::test]
    async fn a_file_that_is_too_big_leaves_the_text() {
        let big = part("name=\"image\"; filename=\"a\"", &vec![7; 2 * PIECE + 1]);
        let upload =
            read_all(body(&[part("name=\"text\"", b"kept"), big, part("name=\"end\"", b"too")])).await;
        assert_eq!((upload.form.text("text"), upload.form.text("end")), ("kept", "too"));
        assert_eq!(content(upload), Some(Err(NotKept::TooBig)));
        let exact = part("name=\"image\"; filename=\"a\"", &vec![7; 2 * PIECE]);
        assert_eq!(content(read_all(body(&[exact])).await), Some(Ok(vec![7; 2 * PIECE])));
    }

    #[tokio::test]
    async fn of_two_files_none_is_kept() {
        let file = part("name=\"image\"; filename=\"a\"", b"bytes");
        let upload = read_all(body(&[file.clone(), part("name=\"text\"", b"kept"), file])).await;
        assert_eq!(upload.form.text("text"), "kept");
        assert_eq!(content(upload), Some(Err(NotKept::Several)));
    }

    #[tokio::test]
    async fn without_room_the_text_is_kept_and_room_comes_back_with_the_file() {
        let room = Arc::new(Semaphore::new(2));
        let form = || {
            body(&[
                part("name=\"text\"", b"kept"),
                part("name=\"image\"; filename=\"a\"", &vec![7; PIECE + 1]),
            ])
        };
        let first = read_in(&room, form()).await;
        assert_eq!(room.available_permits(), 0);
        let second = read_in(&room, form()).await;
        assert_eq!(second.form.text("text"), "kept");
        assert_eq!(content(second), Some(Err(NotKept::NoRoom)));
        drop(first);
        assert_eq!(room.available_permits(), 2);
        assert!(matches!(read_in(&room, form()).await.file, Some(Ok(_))));
        assert_eq!(room.available_permits(), 2);
    }

    #[tokio::test]
    async fn text_has_the_limits_of_every_form() {
        let long = part("name=\"text\"", "аб".repeat(15).as_bytes());
        let upload = read_all(body(&[part("name=\"a\"", b"x"), long])).await;
        assert!(upload.form.cut);
        assert_eq!(upload.form.text("text"), "аб".repeat(10), "cut between letters");
        let odd = part("name=\"text\"", format!("x{}", "а".repeat(30)).as_bytes());
        let upload = read_all(body(&[odd])).await;
        assert!(upload.form.cut && !upload.form.garbled());
        let crowd: Vec<_> = (0..5).map(|n| part(&format!("name=\"f{n}\""), b"x")).collect();
        let upload = read_all(body(&crowd)).await;
        assert!(upload.form.crowded && upload.form.has("f2") && !upload.form.has("f3"));
        let full = vec![
            part("name=\"a\"", &[b'x'; 40]),
            part("name=\"b\"", &[b'x'; 40]),
            part("name=\"c\"", &[b'x'; 40]),
        ];
        let upload = read_all(body(&full)).await;
        assert_eq!(
            (upload.form.text("b").len(), upload.form.text("c").len(), upload.form.cut),
            (40, 20, true)
        );
        let broken = read_all(body(&[part("name=\"text\"", b"a\xFFb")])).await;
        assert!(broken.form.garbled());
        assert_eq!(broken.form.text("text"), "a\u{fffd}b");
    }

    #[tokio::test]
    async fn a_body_that_ends_too_soon_gives_back_what_came() {
        let whole = body(&[
            part("name=\"text\"", b"typed words"),
            part("name=\"image\"; filename=\"a\"", &[7; 5_000]),
        ]);
        for end in [0, 10, 60, 70, 100, 200, 3_000, whole.len() - 30] {
            let upload = read_all(whole[..end].to_vec()).await;
            let form = &upload.form;
            assert!(!form.has("text") || form.text("text") == "typed words" || form.garbled(), "{end}");
            assert!(!matches!(upload.file, Some(Ok(_))), "{end}");
        }
        let upload = read_all(whole[..3_000].to_vec()).await;
        assert_eq!(upload.form.text("text"), "typed words");
        assert_eq!(content(upload), Some(Err(NotKept::Cut)));
    }

    #[tokio::test]
    async fn noise_is_an_empty_form_and_takes_no_memory_for_long() {
        for noise in [
            &b""[..],
            b"------edge",
            b"------edge\r\n\r\n\r\n\r\n",
            b"\0\xFF--",
            b"------edge\r\nName: \x01\r\n\r\nx",
        ] {
            assert!(read_all(noise.to_vec()).await.file.is_none());
        }
        // Never a boundary: it ends after what may stand before a part, not with the body.
        let endless =
            stream::iter(std::iter::repeat_with(|| Ok::<_, Stop>(Bytes::from(vec![b'x'; 64 * 1024]))));
        let room = Arc::new(Semaphore::new(8));
        let files = Files { bytes: PIECE, room: &room, time: Duration::from_secs(60) };
        let upload = read(TYPE, Body::from_stream(endless), &limits(), files).await;
        assert!(upload.is_ok_and(|upload| upload.form.fields.is_empty() && upload.file.is_none()));
    }

    #[tokio::test]
    async fn a_connection_that_breaks_or_never_ends_gives_no_form() {
        let room = Arc::new(Semaphore::new(8));
        let files = Files { bytes: PIECE, room: &room, time: Duration::from_millis(20) };
        let start = part("name=\"image\"; filename=\"a\"", &[7; 500]);
        let broken = [Ok(Bytes::from(start.clone())), Err(Stop::Broken)];
        let upload = read(TYPE, Body::from_stream(stream::iter(broken)), &limits(), files).await;
        assert_eq!(upload.err(), Some(FormError::Broken));
        let never = futures_util::StreamExt::chain(
            stream::iter([Ok::<_, Stop>(Bytes::from(start))]),
            stream::pending(),
        );
        let upload = read(TYPE, Body::from_stream(never), &limits(), files).await;
        assert_eq!(upload.err(), Some(FormError::Slow));
        assert_eq!(room.available_permits(), 8);
    }

    #[tokio::test]
    async fn the_other_encoding_is_read_as_before() {
        let room = Arc::new(Semaphore::new(8));
        let files = Files { bytes: PIECE, room: &room, time: Duration::from_secs(60) };
        for content_type in
            ["application/x-www-form-urlencoded", "", "multipart/form-data", "multipart/mixed; boundary=x"]
        {
            let upload = read(content_type, "text=a%20b".into(), &limits(), files).await;
            assert!(upload.is_ok_and(|upload| upload.form.text("text") == "a b" && upload.file.is_none()));
        }
    }
}
