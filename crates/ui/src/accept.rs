//! Taking connections: HTTP/1.1 on our own loop, because a server on the open net needs what ready-made loops leave
//! out: time limits on headers and on stalled reading, a bound on connections, the PROXY line of Tor, and an orderly
//! end. Nothing about any connection or request is ever logged.

mod listen;
mod proxy;
mod wire;

use std::{
    convert::Infallible,
    future::Future,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    task::Poll,
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use hyper::{Request, body::Body as _, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    sync::{Semaphore, watch},
    time::{Instant, sleep, timeout},
};
use tower_service::Service;

pub use listen::{Address, Listen, Listener};
pub use proxy::Peer;

use listen::Socket;
use wire::{Guarded, Phase, Stage, Wire};

/// Limits of a listener.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Time for a PROXY line and for the headers of a request, from its first byte or, on a new connection, from
    /// the start.
    pub header_timeout: Duration,
    /// How long a connection stays open between requests.
    pub idle_timeout: Duration,
    /// How long a client may take none of an answer before it is dropped.
    pub stall_timeout: Duration,
    /// Connections at once, answers that stay open included. When all are taken, new ones wait in the kernel, idle ones are closed, and busy ones
    /// close after their answer.
    pub connections: u32,
    /// How long requests may go on after shutdown began.
    pub drain: Duration,
    /// The answer when a handler panicked. It cannot know the language.
    pub after_panic: fn() -> Response,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            header_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(30),
            stall_timeout: Duration::from_secs(60),
            connections: CONNECTIONS,
            drain: Duration::from_secs(10),
            after_panic: || StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}

/// Connections at once, unless the system gives fewer file handles.
pub const CONNECTIONS: u32 = 16_384;

/// Tells a handler whose answer stays open that shutdown has begun. Each request carries one as an extension; one that
/// came by another way has none, and the default never tells.
#[derive(Clone, Default)]
pub struct Closing(Option<watch::Receiver<bool>>);

impl Closing {
    /// Done when shutdown has begun: say the last words and end.
    pub async fn begun(&mut self) {
        let begun = match &mut self.0 {
            Some(closing) => closing.wait_for(|closing| *closing).await.map(drop).ok(),
            None => std::future::pending().await,
        };
        // An error means that the loop is gone, which is the end as well.
        begun.unwrap_or(())
    }
}

/// What the loop tells its connections.
#[derive(Clone, Copy)]
enum Signal {
    Run,
    /// Room is needed: close if you are between requests.
    Ease,
    /// Finish what you are doing and close.
    Drain,
    /// Close.
    Stop,
}

/// The most often that idle connections are asked to make room.
const EASE_EVERY: Duration = Duration::from_millis(100);

/// Serves `router` until `shutdown` is done, then takes nothing new, lets requests finish for `settings.drain`, and
/// returns. Each request carries its [`Peer`] and a [`Closing`] as extensions.
pub async fn serve(
    listener: Listener,
    router: Router,
    settings: Settings,
    shutdown: impl Future<Output = ()>,
) {
    let room = Arc::new(Semaphore::new(settings.connections as usize));
    let (signal, heard) = watch::channel(Signal::Run);
    // Apart from the signals, which also ask idle connections to make room: open answers need not wake for that.
    let (begun, closing) = watch::channel(false);
    let mut shutdown = pin!(shutdown);
    loop {
        let accepted = async {
            let permit = make_room(&room, &signal).await;
            (listener.accept().await, permit)
        };
        let (accepted, permit) = tokio::select! {
            biased;
            () = &mut shutdown => break,
            accepted = accepted => accepted,
        };
        let Ok(socket) = accepted else {
            // Out of file handles, most likely. Waiting is all that helps; the error names nobody.
            sleep(EASE_EVERY).await;
            continue;
        };
        let connection = Connection {
            router: router.clone(),
            settings,
            room: Arc::clone(&room),
            heard: heard.clone(),
            closing: Closing(Some(closing.clone())),
        };
        let proxied = listener.proxied();
        let counted = Counted::new(listener.open());
        tokio::spawn(async move {
            match socket {
                Socket::Tcp(stream, address) => {
                    // Fails only on a connection that is already dead.
                    let _ = stream.set_nodelay(true);
                    connection.run(stream, Peer::Address(address.ip()), proxied).await;
                }
                Socket::Unix(stream) => connection.run(stream, Peer::Unknown, proxied).await,
            }
            drop((permit, counted));
        });
    }
    drop(listener);
    begun.send_replace(true);
    signal.send_replace(Signal::Drain);
    let _ = timeout(settings.drain, room.acquire_many(settings.connections)).await;
    signal.send_replace(Signal::Stop);
    let _ = room.acquire_many(settings.connections).await;
}

/// Waits for a place, asking idle connections for theirs.
async fn make_room(
    room: &Arc<Semaphore>,
    signal: &watch::Sender<Signal>,
) -> tokio::sync::OwnedSemaphorePermit {
    loop {
        if let Ok(permit) = Arc::clone(room).try_acquire_owned() {
            return permit;
        }
        signal.send_replace(Signal::Ease);
        let waited = timeout(EASE_EVERY, Arc::clone(room).acquire_owned()).await;
        if let Ok(Ok(permit)) = waited {
            return permit;
        }
    }
}

/// One open connection in the number of them.
struct Counted(Arc<AtomicU32>);

impl Counted {
    fn new(open: Arc<AtomicU32>) -> Self {
        open.fetch_add(1, Ordering::Relaxed);
        Self(open)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

struct Connection {
    router: Router,
    settings: Settings,
    room: Arc<Semaphore>,
    heard: watch::Receiver<Signal>,
    closing: Closing,
}

impl Connection {
    async fn run<S: wire::Stream>(mut self, mut stream: S, peer: Peer, proxied: bool) {
        let started = Instant::now();
        let mut ahead = Vec::new();
        let mut peer = peer;
        if proxied {
            let read = tokio::select! {
                read = timeout(self.settings.header_timeout, proxy::read(&mut stream)) => read,
                () = stopping(&mut self.heard) => return,
            };
            let Ok(Ok((named, rest))) = read else { return };
            (peer, ahead) = (named, rest);
        }
        let stage = Arc::new(Stage::default());
        let wire = Wire::new(stream, ahead, Arc::clone(&stage), started, &self.settings);
        let service = service_fn(|mut request: Request<Incoming>| {
            request.extensions_mut().insert(peer);
            request.extensions_mut().insert(self.closing.clone());
            answer(&self.router, &self.settings, &self.room, &stage, request)
        });
        let serving = http1::Builder::new()
            .header_read_timeout(None)
            .half_close(true)
            .keep_alive(true)
            .max_buf_size(64 * 1024)
            .pipeline_flush(true)
            .serve_connection(TokioIo::new(wire), service);
        let mut serving = pin!(serving);
        let mut heard = self.heard.clone();
        loop {
            tokio::select! {
                biased;
                _ = serving.as_mut() => return,
                changed = heard.changed() => match *heard.borrow_and_update() {
                    _ if changed.is_err() => return,
                    Signal::Run => {}
                    Signal::Ease if !stage.is_idle() => {}
                    Signal::Ease | Signal::Drain => serving.as_mut().graceful_shutdown(),
                    Signal::Stop => return,
                },
            }
        }
    }
}

/// Done when the loop wants this connection gone before it has begun.
async fn stopping(heard: &mut watch::Receiver<Signal>) {
    let _ = heard.wait_for(|signal| matches!(signal, Signal::Drain | Signal::Stop)).await;
}

async fn answer(
    router: &Router,
    settings: &Settings,
    room: &Semaphore,
    stage: &Arc<Stage>,
    request: Request<Incoming>,
) -> Result<Response<Guarded>, Infallible> {
    stage.set(Phase::Serving);
    let (parts, body) = request.into_parts();
    let body = if body.is_end_stream() { Body::empty() } else { Body::new(body) };
    let request = Request::from_parts(parts, body);
    let mut answering = pin!(async { router.clone().call(request).await });
    // A panic must cost one answer and not the connection with everything queued behind it.
    let answered = std::future::poll_fn(|cx| {
        catch_unwind(AssertUnwindSafe(|| answering.as_mut().poll(cx)))
            .unwrap_or_else(|_| Poll::Ready(Ok((settings.after_panic)())))
    });
    let Ok(mut response) = answered.await;
    if room.available_permits() == 0 {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response.map(|body| Guarded::new(body, Arc::clone(stage))))
}

#[cfg(test)]
mod tests;
