//! A connection with a sense of time. What a client may take its time for depends on what it is doing, so the wire
//! knows the phase the connection is in.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::body::{Body, Bytes};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep_until},
};

use super::Settings;

/// What connections run over.
pub(super) trait Stream: AsyncRead + AsyncWrite + Unpin + Send + 'static {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> Stream for S {}

/// What a connection is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Sending the headers of a request, or new and about to.
    Heading,
    /// Being answered. The body's reader and the handler keep their own time.
    Serving,
    /// Between requests.
    Waiting,
}

/// The phase, shared by the wire, the service and the loop.
pub(super) struct Stage {
    phase: AtomicU8,
    /// The client is still taking an answer that is already over for the service.
    unsent: AtomicBool,
}

impl Default for Stage {
    fn default() -> Self {
        Self { phase: AtomicU8::new(Phase::Heading as u8), unsent: AtomicBool::new(false) }
    }
}

impl Stage {
    pub(super) fn get(&self) -> Phase {
        match self.phase.load(Ordering::Relaxed) {
            0 => Phase::Heading,
            1 => Phase::Serving,
            _ => Phase::Waiting,
        }
    }

    pub(super) fn set(&self, phase: Phase) {
        self.phase.store(phase as u8, Ordering::Relaxed);
    }

    /// Between requests, with nothing left to send: may be closed without anybody missing anything.
    pub(super) fn is_idle(&self) -> bool {
        self.get() == Phase::Waiting && !self.is_unsent()
    }

    fn is_unsent(&self) -> bool {
        self.unsent.load(Ordering::Relaxed)
    }
}

/// The stream below HTTP: first what was read ahead, then the socket, each with its time limit.
pub(super) struct Wire<S> {
    stream: S,
    ahead: Vec<u8>,
    stage: Arc<Stage>,
    reading: Fuse,
    writing: Fuse,
    /// The phase that the reading fuse burns for.
    timed: Phase,
    header_timeout: Duration,
    idle_timeout: Duration,
    stall_timeout: Duration,
}

/// A timer that exists only once somebody had to wait.
#[derive(Default)]
struct Fuse {
    sleep: Option<Pin<Box<Sleep>>>,
    deadline: Option<Instant>,
}

impl Fuse {
    fn light(&mut self, deadline: Instant) {
        self.deadline = Some(deadline);
        if let Some(sleep) = &mut self.sleep {
            sleep.as_mut().reset(deadline);
        }
    }

    /// Whether it has burnt down; wakes the task when it does.
    fn is_spent(&mut self, cx: &mut Context<'_>) -> bool {
        let Some(deadline) = self.deadline else { return false };
        self.sleep.get_or_insert_with(|| Box::pin(sleep_until(deadline))).as_mut().poll(cx).is_ready()
    }
}

impl<S> Wire<S> {
    pub(super) fn new(
        stream: S,
        ahead: Vec<u8>,
        stage: Arc<Stage>,
        started: Instant,
        settings: &Settings,
    ) -> Self {
        let mut reading = Fuse::default();
        reading.light(started + settings.header_timeout);
        Self {
            stream,
            ahead,
            stage,
            reading,
            writing: Fuse::default(),
            timed: Phase::Heading,
            header_timeout: settings.header_timeout,
            idle_timeout: settings.idle_timeout,
            stall_timeout: settings.stall_timeout,
        }
    }

    /// Bytes came: between requests they begin the next one.
    fn came(&mut self) {
        if self.stage.get() == Phase::Waiting {
            self.stage.set(Phase::Heading);
            // Its time begins now, even if the last request's never ended with a wait.
            self.timed = Phase::Waiting;
        }
    }

    /// Nothing came. Ends the wait when it was too long: quietly between requests, as an error within one.
    fn none_came(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        // While an answer is on its way only its progress counts.
        let phase = if self.stage.is_unsent() { Phase::Serving } else { self.stage.get() };
        if phase != self.timed {
            self.timed = phase;
            match phase {
                Phase::Heading => self.reading.light(Instant::now() + self.header_timeout),
                Phase::Waiting => self.reading.light(Instant::now() + self.idle_timeout),
                Phase::Serving => {}
            }
        }
        if phase == Phase::Serving || !self.reading.is_spent(cx) {
            return Poll::Pending;
        }
        match phase {
            Phase::Waiting => Poll::Ready(Ok(())),
            _ => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
        }
    }

    /// Gives an error when the client has taken nothing for too long.
    fn watched<T>(&mut self, cx: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            if self.writing.deadline.take().is_some() {
                self.stage.unsent.store(false, Ordering::Relaxed);
                // The reading side has stopped its clock and must look at it again.
                cx.waker().wake_by_ref();
            }
            return written;
        }
        if self.writing.deadline.is_none() {
            self.stage.unsent.store(true, Ordering::Relaxed);
            self.writing.light(Instant::now() + self.stall_timeout);
        }
        if self.writing.is_spent(cx) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Poll::Pending
    }
}

impl<S: Stream> AsyncRead for Wire<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if !self.ahead.is_empty() {
            let count = self.ahead.len().min(out.remaining());
            out.put_slice(&self.ahead[..count]);
            self.ahead.drain(..count);
            return Poll::Ready(Ok(()));
        }
        match Pin::new(&mut self.stream).poll_read(cx, out) {
            Poll::Pending => self.none_came(cx),
            ready => {
                self.came();
                ready
            }
        }
    }
}

impl<S: Stream> AsyncWrite for Wire<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.watched(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, pieces);
        self.watched(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        self.watched(cx, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// The body of an answer. When it is gone, the answer is over.
pub(super) struct Guarded {
    body: Body,
    stage: Arc<Stage>,
}

impl Guarded {
    pub(super) const fn new(body: Body, stage: Arc<Stage>) -> Self {
        Self { body, stage }
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        self.stage.set(Phase::Waiting);
    }
}

impl HttpBody for Guarded {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Poll::Ready(ready!(Pin::new(&mut self.body).poll_frame(cx)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
