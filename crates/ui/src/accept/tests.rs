use std::{net::SocketAddr, sync::Mutex};

use axum::{Extension, routing::get};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::{Notify, oneshot},
    task::JoinHandle,
};

use super::*;

/// A server on a port of its own.
struct Site {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

async fn start(router: Router, settings: Settings, proxy_protocol: bool) -> Site {
    let listen = Listen { address: Address::Tcp(([127, 0, 0, 1], 0).into()), proxy_protocol };
    let listener = listen.bind().await.unwrap();
    let Ok(Address::Tcp(address)) = listener.address() else { panic!("a TCP address was asked for") };
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(serve(listener, router, settings, async {
        let _ = stopped.await;
    }));
    Site { address, stop, serving }
}

impl Site {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }
}

fn hello() -> Router {
    Router::new().route("/", get(|| async { "hello" }))
}

const GET: &[u8] = b"GET / HTTP/1.1\r\nhost: a\r\n\r\n";
const GET_AND_CLOSE: &[u8] = b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";

/// Everything until the server closes; a reset counts as closing.
async fn to_end(stream: &mut TcpStream) -> String {
    let mut all = Vec::new();
    let _ = stream.read_to_end(&mut all).await;
    String::from_utf8(all).unwrap()
}

/// One answer on a connection that stays open; its body must end in `end`.
async fn one(stream: &mut TcpStream, end: &str) -> String {
    let mut all = Vec::new();
    while !all.ends_with(end.as_bytes()) {
        let mut piece = [0; 1024];
        let count = stream.read(&mut piece).await.unwrap();
        assert_ne!(count, 0, "closed after {:?}", String::from_utf8_lossy(&all));
        all.extend_from_slice(&piece[..count]);
    }
    String::from_utf8(all).unwrap()
}

async fn ask(site: &Site) -> String {
    let mut stream = site.connect().await;
    stream.write_all(GET_AND_CLOSE).await.unwrap();
    to_end(&mut stream).await
}

/// Short limits, but long enough for a busy machine to send a request that is not slow.
fn quick() -> Settings {
    Settings {
        header_timeout: Duration::from_millis(400),
        idle_timeout: Duration::from_millis(400),
        ..Settings::default()
    }
}

#[tokio::test]
async fn a_request_is_answered_and_the_connection_kept_for_the_next() {
    let site = start(hello(), Settings::default(), false).await;
    let mut stream = site.connect().await;
    for _ in 0..3 {
        stream.write_all(GET).await.unwrap();
        assert!(one(&mut stream, "hello").await.starts_with("HTTP/1.1 200"));
    }
}

#[tokio::test]
async fn requests_sent_without_waiting_are_answered_in_order() {
    let site = start(hello(), Settings::default(), false).await;
    let mut stream = site.connect().await;
    stream.write_all(&[GET, GET, GET_AND_CLOSE].concat()).await.unwrap();
    assert_eq!(to_end(&mut stream).await.matches("HTTP/1.1 200").count(), 3);
}

#[tokio::test]
async fn a_client_that_has_closed_its_half_still_gets_the_answer() {
    let site = start(hello(), Settings::default(), false).await;
    let mut stream = site.connect().await;
    stream.write_all(GET).await.unwrap();
    stream.shutdown().await.unwrap();
    assert!(to_end(&mut stream).await.ends_with("hello"));
}

#[tokio::test]
async fn a_client_with_slow_headers_is_dropped_while_others_are_served() {
    let site = start(hello(), quick(), false).await;
    let mut silent = site.connect().await;
    let mut slow = site.connect().await;
    slow.write_all(b"GET / HTTP/1.1\r\nhost: ").await.unwrap();
    assert!(ask(&site).await.ends_with("hello"));
    assert_eq!(to_end(&mut slow).await, "");
    assert_eq!(to_end(&mut silent).await, "");
    assert!(ask(&site).await.ends_with("hello"));
}

#[tokio::test]
async fn headers_that_trickle_do_not_get_more_time() {
    let site = start(hello(), quick(), false).await;
    let (mut reading, mut writing) = site.connect().await.into_split();
    let trickle = tokio::spawn(async move {
        writing.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
        while writing.write_all(b"a: b\r\n").await.is_ok() {
            sleep(Duration::from_millis(5)).await;
        }
    });
    let mut all = Vec::new();
    let _ = reading.read_to_end(&mut all).await;
    assert!(all.is_empty());
    trickle.await.unwrap();
}

#[tokio::test]
async fn a_connection_that_stays_idle_is_closed_and_a_slow_second_request_is_dropped() {
    let site = start(hello(), quick(), false).await;
    let mut idle = site.connect().await;
    idle.write_all(GET).await.unwrap();
    let mut slow = site.connect().await;
    slow.write_all(GET).await.unwrap();
    one(&mut slow, "hello").await;
    slow.write_all(b"GET /").await.unwrap();
    assert!(to_end(&mut idle).await.ends_with("hello"));
    assert_eq!(to_end(&mut slow).await, "");
}

#[tokio::test]
async fn a_slow_handler_is_not_cut_off_by_the_limits_for_headers() {
    let router = Router::new().route(
        "/",
        get(|| async {
            sleep(Duration::from_millis(900)).await;
            "late"
        }),
    );
    let site = start(router, quick(), false).await;
    assert!(ask(&site).await.ends_with("late"));
}

/// Larger than what the kernel takes off our hands.
const LARGE: usize = 32 * 1024 * 1024;

fn large() -> Router {
    Router::new().route("/", get(|| async { vec![b'x'; LARGE] }))
}

/// Reads an answer of `large`, with a pause in the middle; the bytes of its body.
async fn with_a_pause(stream: &mut TcpStream, pause: Duration) -> usize {
    let mut first = vec![0; 4096];
    stream.read_exact(&mut first).await.unwrap();
    sleep(pause).await;
    let head = first.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    let mut body = first.len() - head;
    let mut piece = vec![0; 1024 * 1024];
    while body < LARGE {
        let count = stream.read(&mut piece).await.unwrap();
        assert_ne!(count, 0, "cut off after {body} bytes");
        body += count;
    }
    body
}

#[tokio::test]
async fn a_client_that_takes_its_answer_slowly_gets_all_of_it_and_may_ask_again() {
    let site = start(large(), quick(), false).await;
    let mut stream = site.connect().await;
    for _ in 0..2 {
        stream.write_all(GET).await.unwrap();
        assert_eq!(with_a_pause(&mut stream, Duration::from_millis(900)).await, LARGE);
    }
    // The clock for idling runs again afterwards.
    assert_eq!(to_end(&mut stream).await, "");
}

#[tokio::test]
async fn a_client_that_takes_nothing_is_dropped() {
    let settings =
        Settings { stall_timeout: Duration::from_millis(50), connections: 1, ..Settings::default() };
    let site = start(large(), settings, false).await;
    let mut stalled = site.connect().await;
    stalled.write_all(GET).await.unwrap();
    // There is room for one, so the second is served only once the first is gone.
    let mut second = site.connect().await;
    second.write_all(GET_AND_CLOSE).await.unwrap();
    let mut first_byte = [0; 1];
    second.read_exact(&mut first_byte).await.unwrap();
    assert_eq!(&first_byte, b"H");
}

#[tokio::test]
async fn an_answer_on_its_way_is_not_cut_off_to_make_room() {
    let site = start(large(), Settings { connections: 1, ..Settings::default() }, false).await;
    let mut stream = site.connect().await;
    stream.write_all(GET).await.unwrap();
    let _waiting = site.connect().await;
    assert_eq!(with_a_pause(&mut stream, EASE_EVERY * 3).await, LARGE);
}

#[tokio::test]
async fn an_answer_on_its_way_is_not_cut_off_by_shutdown() {
    let site = start(large(), Settings::default(), false).await;
    let mut stream = site.connect().await;
    stream.write_all(GET).await.unwrap();
    let mut first = [0; 1];
    stream.peek(&mut first).await.unwrap();
    site.stop.send(()).unwrap();
    assert_eq!(with_a_pause(&mut stream, Duration::from_millis(300)).await, LARGE);
    drop(stream);
    site.serving.await.unwrap();
}

async fn peer_of(line: &str) -> (Option<Peer>, String) {
    let seen: Arc<Mutex<Option<Peer>>> = Arc::default();
    let note = Arc::clone(&seen);
    let router = Router::new().route(
        "/",
        get(move |Extension(peer): Extension<Peer>| async move {
            *note.lock().unwrap() = Some(peer);
            "seen"
        }),
    );
    let site = start(router, Settings::default(), true).await;
    let mut stream = site.connect().await;
    stream.write_all(&[line.as_bytes(), GET_AND_CLOSE].concat()).await.unwrap();
    let answer = to_end(&mut stream).await;
    let seen = *seen.lock().unwrap();
    (seen, answer)
}

#[tokio::test]
async fn the_proxy_line_names_the_peer_and_anything_else_is_refused() {
    let (peer, answer) = peer_of("PROXY TCP6 fc00:dead:beef:4dad::7 ::1 65535 42\r\n").await;
    assert_eq!(peer, Some(Peer::Circuit(7)));
    assert!(answer.ends_with("seen"));
    assert_eq!(peer_of("").await, (None, String::new()));
    assert_eq!(peer_of("PROXY TCP4 nonsense\r\n").await, (None, String::new()));
}

#[tokio::test]
async fn a_proxy_that_says_nothing_is_dropped() {
    let site = start(hello(), quick(), true).await;
    let mut stream = site.connect().await;
    stream.write_all(b"PROXY TCP4 ").await.unwrap();
    assert_eq!(to_end(&mut stream).await, "");
}

#[tokio::test]
async fn without_a_proxy_the_peer_is_the_address() {
    let router = Router::new().route(
        "/",
        get(|Extension(peer): Extension<Peer>| async move {
            format!("{}", peer == Peer::Address([127, 0, 0, 1].into()))
        }),
    );
    let site = start(router, Settings::default(), false).await;
    assert!(ask(&site).await.ends_with("true"));
}

/// A handler that says when it has begun and ends when told to.
fn waiting() -> (Router, Arc<Notify>, Arc<Notify>) {
    let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (begins, goes) = (Arc::clone(&begun), Arc::clone(&go));
    let router = Router::new().route(
        "/",
        get(move || async move {
            begins.notify_one();
            goes.notified().await;
            "finished"
        }),
    );
    (router, begun, go)
}

#[tokio::test]
async fn shutdown_lets_a_request_finish_and_takes_no_other() {
    let (router, begun, go) = waiting();
    let site = start(router, Settings::default(), false).await;
    let mut stream = site.connect().await;
    stream.write_all(GET).await.unwrap();
    begun.notified().await;
    site.stop.send(()).unwrap();
    // The port closes when the loop has heard.
    while TcpStream::connect(site.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    go.notify_one();
    let answer = to_end(&mut stream).await;
    assert!(answer.ends_with("finished") && answer.contains("connection: close"), "{answer}");
    site.serving.await.unwrap();
}

#[tokio::test]
async fn shutdown_closes_idle_connections_and_drops_endless_requests_at_the_deadline() {
    let (router, begun, _go) = waiting();
    let settings = Settings { drain: Duration::from_millis(50), ..Settings::default() };
    let site = start(router.route("/quick", get(|| async { "hello" })), settings, false).await;
    let mut idle = site.connect().await;
    idle.write_all(b"GET /quick HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    one(&mut idle, "hello").await;
    let mut endless = site.connect().await;
    endless.write_all(GET).await.unwrap();
    begun.notified().await;
    site.stop.send(()).unwrap();
    assert_eq!(to_end(&mut idle).await, "");
    assert_eq!(to_end(&mut endless).await, "");
    site.serving.await.unwrap();
}

#[tokio::test]
async fn when_all_places_are_taken_the_next_waits_and_busy_ones_close_after_their_answer() {
    let (router, begun, go) = waiting();
    let settings = Settings { connections: 2, ..Settings::default() };
    let site = start(router, settings, false).await;
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut stream = site.connect().await;
        stream.write_all(GET).await.unwrap();
        begun.notified().await;
        held.push(stream);
    }
    let mut third = site.connect().await;
    third.write_all(GET).await.unwrap();
    let waits = timeout(Duration::from_millis(100), begun.notified()).await;
    assert!(waits.is_err(), "the third must not be served yet");
    go.notify_one();
    begun.notified().await;
    go.notify_waiters();
    let first = to_end(&mut held[0]).await;
    let second = to_end(&mut held[1]).await;
    assert!(first.ends_with("finished") && second.ends_with("finished"));
    assert!(first.contains("connection: close"), "{first}");
    assert!(one(&mut third, "finished").await.contains("200"));
}

#[tokio::test]
async fn idle_connections_make_room_for_new_ones() {
    let settings = Settings { connections: 2, idle_timeout: Duration::from_secs(600), ..Settings::default() };
    let site = start(hello(), settings, false).await;
    let mut first = site.connect().await;
    first.write_all(GET).await.unwrap();
    one(&mut first, "hello").await;
    let mut second = site.connect().await;
    second.write_all(GET).await.unwrap();
    one(&mut second, "hello").await;
    assert!(ask(&site).await.ends_with("hello"));
    assert_eq!(to_end(&mut first).await, "");
}

#[tokio::test]
async fn a_panic_costs_one_answer_and_not_the_connection() {
    let router = hello().route(
        "/panic",
        get(|| async {
            if std::hint::black_box(true) {
                panic!("on purpose, in a test");
            }
        }),
    );
    let settings = Settings {
        after_panic: || (StatusCode::INTERNAL_SERVER_ERROR, "sorry").into_response(),
        ..Settings::default()
    };
    let site = start(router, settings, false).await;
    let mut stream = site.connect().await;
    stream.write_all(b"GET /panic HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    assert!(one(&mut stream, "sorry").await.starts_with("HTTP/1.1 500"));
    stream.write_all(GET).await.unwrap();
    assert!(one(&mut stream, "hello").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_unix_socket_serves_and_replaces_one_left_behind() {
    let path = std::env::temp_dir().join(format!("ui-accept-{}.sock", std::process::id()));
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    let listen = Listen { address: Address::Unix(path.clone()), proxy_protocol: false };
    let listener = listen.bind().await.unwrap();
    assert!(listen.bind().await.is_err(), "a socket in use is not taken over");
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(serve(listener, hello(), Settings::default(), async {
        let _ = stopped.await;
    }));
    let mut stream = tokio::net::UnixStream::connect(&path).await.unwrap();
    stream.write_all(GET_AND_CLOSE).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("hello"), "{answer}");
    stop.send(()).unwrap();
    serving.await.unwrap();
    assert!(!path.exists());
}

/// A router whose answer stays open until shutdown begins.
fn staying() -> Router {
    let stay = |Extension(closing): Extension<Closing>| async move {
        let pieces = futures_util::stream::unfold((closing, 0), |(mut closing, said)| async move {
            let words = match said {
                0 => "here",
                1 => {
                    closing.begun().await;
                    "last words"
                }
                _ => return None,
            };
            Some((Ok::<_, Infallible>(words), (closing, said + 1)))
        });
        Body::from_stream(pieces)
    };
    Router::new().route("/stay", get(stay)).route("/", get(|| async { "hello" }))
}

#[tokio::test]
async fn a_thousand_answers_that_stay_open_end_in_good_order_at_shutdown_and_no_request_is_lost() {
    let arrived = Arc::new(Notify::new());
    let go = Arc::new(Notify::new());
    let slow = {
        let (arrived, go) = (Arc::clone(&arrived), Arc::clone(&go));
        get(move || async move {
            arrived.notify_one();
            go.notified().await;
            "answered"
        })
    };
    // Both ends of a thousand connections are more handles than many systems give at first.
    let mut handles = rustix::process::getrlimit(rustix::process::Resource::Nofile);
    handles.current = handles.maximum;
    rustix::process::setrlimit(rustix::process::Resource::Nofile, handles).unwrap();
    let settings = Settings { drain: Duration::from_secs(600), ..Settings::default() };
    let site = start(staying().route("/slow", slow), settings, false).await;
    let mut open = Vec::new();
    for _ in 0..1_000 {
        let mut stream = site.connect().await;
        stream.write_all(b"GET /stay HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
        one(&mut stream, "here\r\n").await;
        open.push(stream);
    }
    let mut asking = site.connect().await;
    asking.write_all(b"GET /slow HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    arrived.notified().await;
    site.stop.send(()).unwrap();
    for mut stream in open {
        // The last chunk has no length: the client knows that nothing was cut off.
        assert_eq!(to_end(&mut stream).await, "A\r\nlast words\r\n0\r\n\r\n");
    }
    go.notify_one();
    assert!(to_end(&mut asking).await.ends_with("answered"));
    // Long before the ten minutes that it may take.
    site.serving.await.unwrap();
}
