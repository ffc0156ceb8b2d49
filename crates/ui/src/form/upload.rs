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
mod tests;
