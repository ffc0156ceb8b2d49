//! Under flood: what one peer may ask, how many may wait unread, what the disk keeps for replies, and that nothing about
//! anybody is stored to do it.

use std::{fmt::Write as _, sync::Arc, time::Duration};

use app::{
    App,
    surfaces::{self, Shared},
};
use axum::http::{Method, StatusCode};
use db::values;
use kernel::DbError;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use ui::{Listen, Peer, Settings};

use crate::{
    browser::{Browser, encode},
    leaks, pictures, rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    world::{World, both, on},
};

db::statements! {
    SETTINGS = "SELECT settings FROM organisation WHERE id = $1";
    SET_SETTINGS = "UPDATE organisation SET settings = $1 WHERE id = $2";
}

const FLOOD: Peer = Peer::Address(std::net::IpAddr::V4(std::net::Ipv4Addr::new(198, 51, 100, 7)));

/// A visitor who comes from somewhere.
pub fn from(world: &World, peer: Peer) -> Browser {
    let router = surfaces::public::router(&world.app).layer(axum::Extension(peer));
    world.visitor().through(&router)
}

/// Asks for a page until it is refused.
pub async fn until_refused(visitor: &Browser, path: &str) {
    for _ in 0..5_000 {
        if visitor.ask(Method::GET, path, None).await.status == StatusCode::TOO_MANY_REQUESTS {
            return;
        }
    }
    panic!("{path} is never refused");
}

/// Begins conversations from a peer until its budget for that is used up.
async fn begin_until_refused(world: &World, peer: Peer) {
    for number in 0..100 {
        let mut visitor = from(world, peer);
        visitor.open("/en/write").await.fill("Your first message", &format!("one more {number}"));
        visitor.press("Send message").await;
        if visitor.status() == StatusCode::TOO_MANY_REQUESTS {
            return;
        }
        assert_eq!(visitor.url(), "/en/thread?first=1#latest", "{}", visitor.text());
    }
    panic!("first messages are never refused");
}

#[test]
fn who_asks_too_much_is_told_so_with_the_emergency_number_first_and_nobody_else_is() {
    on(db::Engine::Sqlite, async |world| {
        let mut one = from(world, Peer::Circuit(7));
        until_refused(&one, "/en/about").await;
        one.open("/ar/about").await;
        assert_eq!(one.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(one.all("html[lang=ar][dir=rtl]").len(), 1);
        assert_eq!(one.header("cache-control"), "no-store");
        let wait: u32 = one.header("retry-after").parse().expect("seconds");
        assert!((1..=60).contains(&wait), "{wait}");
        let number = world.org().settings.emergency_number.clone();
        let page = one.text_of("main");
        let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words:?} in {page}"));
        assert!(place(&number) < place(&one.h1()), "{page}");
        assert_eq!(one.all(&format!("main a[href=\"tel:{number}\"]")).len(), 1);

        for other in [Peer::Circuit(8), FLOOD, Peer::Unknown] {
            assert_eq!(from(world, other).open("/en/about").await.status(), StatusCode::OK);
        }
        world.clock.advance_minutes(1);
        assert_eq!(one.open("/en/about").await.status(), StatusCode::OK, "after a minute all is well");
    });
}

#[test]
fn an_address_that_does_not_exist_is_counted_like_a_page() {
    on(db::Engine::Sqlite, async |world| {
        until_refused(&from(world, FLOOD), "/en/nowhere").await;
        until_refused(&from(world, FLOOD), "/nowhere").await;
        assert_eq!(from(world, FLOOD).open("/en/about").await.status(), StatusCode::TOO_MANY_REQUESTS);
    });
}

#[test]
fn leaving_and_the_emergency_cards_work_when_everything_else_is_refused() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "before the flood").await;
        let router = surfaces::public::router(&world.app).layer(axum::Extension(FLOOD));
        visitor = visitor.through(&router);
        until_refused(&visitor, "/en/about").await;
        visitor.open("/en/emergency").await;
        assert_eq!(visitor.status(), StatusCode::OK);
        let style = world.app.assets.url("nightbus.css");
        assert_eq!(visitor.ask(Method::GET, style, None).await.status, StatusCode::OK);
        until_refused(&visitor, style).await;
        visitor.open("/en/emergency").await;
        assert_eq!(visitor.status(), StatusCode::OK, "the cards do not share a budget with anything");
        for _ in 0..50 {
            let left = visitor.clone().ask(Method::GET, "/leave", None).await;
            assert_eq!(left.status, StatusCode::SEE_OTHER);
        }
        let before = rows::burned(&world.app).await;
        assert_eq!(before, 1, "the session is over");
        visitor.open("/en/leave").await;
        assert_eq!(visitor.external(), Some("https://en.wikipedia.org/"));
        assert!(visitor.cookies.is_empty());
    });
}

#[test]
fn what_was_typed_comes_back_from_a_limit_and_can_be_sent_a_minute_later() {
    both(async |world| {
        begin_until_refused(world, FLOOD).await;
        let before = rows::count(&world.app).await;
        let mut visitor = from(world, FLOOD);
        visitor.open("/en/write").await.fill("Your first message", "he is <b>blue</b>\nand cold");
        let posted = visitor.form_of("Send message");
        visitor.press("Send message").await;
        assert_eq!(visitor.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(visitor.value("Your message").trim(), "he is <b>blue</b>\nand cold");
        assert_eq!(rows::count(&world.app).await, before, "nothing was stored");
        // A form that another site sends comes back empty: nobody plants words, or a start of their own, in our page.
        let mut lured = visitor.clone();
        lured.always("sec-fetch-site", "cross-site");
        let refused = lured.ask(Method::POST, &posted.0, Some(&posted.1)).await;
        assert!(!refused.text().contains("blue"));

        world.clock.advance_minutes(1);
        visitor.press("Send message").await;
        assert_eq!(visitor.url(), "/en/thread?first=1#latest", "{}", visitor.text());
        assert_eq!(rows::count(&world.app).await, before.and(1, 1));
        // From now on the same visitor writes further, which has a budget of its own.
        visitor.fill("Your message", "now he breathes").press("Send message").await;
        assert_eq!(visitor.status(), StatusCode::OK);
        // And it comes back from that one too, in the encoding that brings images.
        let thread = visitor.clone();
        for number in 0..200 {
            visitor = thread.clone();
            pictures::send(&mut visitor, &format!("he opens his eyes {number}"), &[]).await;
            if visitor.status() == StatusCode::TOO_MANY_REQUESTS {
                assert_eq!(visitor.value("Your message").trim(), format!("he opens his eyes {number}"));
                return;
            }
        }
        panic!("messages are never refused");
    });
}

#[test]
fn a_flood_of_forms_is_answered_with_the_same_few_bytes() {
    on(db::Engine::Sqlite, async |world| {
        begin_until_refused(world, FLOOD).await;
        let flood = from(world, FLOOD);
        let body = encode(&[("message".to_owned(), "word ".repeat(4_000))]);
        let mut answers = Vec::new();
        for _ in 0..200 {
            answers.push(flood.ask(Method::POST, "/en/write", Some(&body)).await);
        }
        assert!(answers.iter().all(|answer| answer.status == StatusCode::TOO_MANY_REQUESTS));
        let (first, last) = (&answers[0], &answers[199]);
        assert!(first.text().contains("word word") && !last.text().contains("word word"));
        assert!(last.body.len() < 10_000, "{} bytes", last.body.len());
        // Another peer's words still come back to them.
        begin_until_refused(world, Peer::Circuit(3)).await;
        let answer = from(world, Peer::Circuit(3)).ask(Method::POST, "/en/write", Some(&body)).await;
        assert!(answer.text().contains("word word"));
    });
}

/// The same world with room for so many more new conversations than there are.
async fn with_room_for(world: &World, more: i64) -> (Shared, axum::Router, axum::Router) {
    let (org, db) = (world.org().id, &world.app.db);
    let changed = db.write(move |tx| {
        let text = tx.one(&SETTINGS, &values![org.bytes()])?.text(0)?.to_owned();
        let new = app::chat::count_new(tx, org, i64::MAX)?;
        let text = text.replace("most_unanswered = 500", &format!("most_unanswered = {}", new + more));
        assert!(!text.contains(" = 500"), "the setting stands in the row");
        tx.execute(&SET_SETTINGS, &values![text.as_str(), org.bytes()])
    });
    assert_eq!(changed.await.expect("writing works"), 1);
    world.restarted()
}

#[test]
fn when_too_many_wait_unread_a_first_message_is_refused_honestly_and_who_talks_already_goes_on() {
    both(async |world| {
        let mut late = world.visitor();
        late.open("/en/write").await.fill("Your first message", "am I too late");
        let (app, public, desk) = with_room_for(world, 2).await;
        let mut late = late.through(&public);
        let mut talking = Vec::new();
        for words in ["first in", "second in"] {
            let mut visitor = world.visitor().through(&public);
            visitor.open("/en/write").await.fill("Your first message", words);
            let form = visitor.form_of("Send message");
            visitor.press("Send message").await;
            assert_eq!(visitor.url(), "/en/thread?first=1#latest", "{}", visitor.text());
            talking.push((visitor, form));
        }
        let before = rows::count(&app).await;

        // Told before anything is typed, with the emergency number and the cards first.
        let mut early = world.visitor().through(&public);
        early.open("/en/write").await;
        assert_eq!(early.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(early.h1(), "Too many people are waiting now");
        assert!(early.all("textarea").is_empty());
        assert!(
            early.text().find("What to do while").expect("the cards")
                < early.text().find("Too many").expect("the title")
        );
        assert!(!early.header("retry-after").is_empty());
        // Who has typed already keeps it.
        late.press("Send message").await;
        assert_eq!(late.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(late.value("Your first message").trim(), "am I too late");
        assert_eq!(rows::count(&app).await, before);

        // A second click of a form that was taken is no new conversation; who talks already is not affected.
        let (mut visitor, form) = talking.remove(0);
        let again = visitor.ask(Method::POST, &form.0, Some(&form.1)).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        visitor.open("/en/write").await;
        assert_eq!(visitor.url(), "/en/thread");
        visitor.fill("Your message", "still me").press("Send message").await;
        assert_eq!(said(&visitor), ["first in", "still me"]);
        assert_eq!(rows::count(&app).await, before.and(0, 1));

        // A worker takes one, and there is room for one.
        let mut worker = world.signed_in(world.named("aida")).await.through(&desk);
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        worker.open(&format!("/en/inbox/{id}")).await.press("Take it").await;
        world.clock.advance_millis(1_500);
        late.press("Send message").await;
        assert_eq!(late.url(), "/en/thread?first=1#latest", "{}", late.text());
    });
}

/// The same world on a disk that has only the reserve left.
pub fn low(world: &World) -> Shared {
    let mut app = App::new(world.surroundings(world.app.db.clone())).expect("the organisations can be read");
    app.pseudo_languages = true;
    app.room.keep_free(world.folder().to_path_buf(), u64::MAX);
    Arc::new(app)
}

#[test]
fn what_the_disk_has_left_is_kept_for_those_who_talk_already() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "before").await;
        let mut worker = worker_at(world, "aida", &visitor).await;
        let mut late = world.visitor();
        late.open("/en/write").await.fill("Your first message", "is there room");
        let app = low(world);
        assert!(app.room.is_low() && !world.app.room.is_low());
        let (public, desk) = (surfaces::public::router(&app), surfaces::desk::router(&app));
        let mut late = late.through(&public);
        late.press("Send message").await;
        assert_eq!(late.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(late.h1(), "We cannot take new conversations now");
        assert_eq!(late.value("Your first message").trim(), "is there room");
        worker = worker.through(&desk);
        answer(&mut worker, "An answer.").await;
        let mut visitor = visitor.through(&public);
        visitor
            .open("/en/thread")
            .await
            .fill("Your message", "and a further one")
            .press("Send message")
            .await;
        assert_eq!(said(&visitor), ["before", "An answer.", "and a further one"]);
        let picture = pictures::file(&pictures::corners(30, 20), image::ImageFormat::Png);
        pictures::send(&mut visitor, "words beside it", &[("a.png", &picture)]).await;
        assert_eq!(visitor.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(visitor.shows("what is left is kept for words"), "{}", visitor.text());
        assert_eq!(visitor.value("Your message").trim(), "words beside it");
        let told = world.logs();
        assert!(told.contains("no new conversation is taken, only replies"), "the operator reads it");
    });
}

#[test]
fn while_every_place_for_first_messages_is_taken_members_sign_in_and_answer() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "I was first").await;
        let held: Vec<_> = std::iter::from_fn(|| world.app.room.place()).collect();
        assert!(held.len() > 64, "as many first messages at once as a bad night has");
        begin_refused(world).await;
        until_refused(&from(world, FLOOD), "/en/about").await;

        let mut worker = worker_at(world, "marat", &visitor).await;
        answer(&mut worker, "I am here.").await;
        visitor.follow("Check for new messages").await;
        assert_eq!(said(&visitor), ["I was first", "I am here."]);
        visitor.fill("Your message", "good").press("Send message").await;
        assert_eq!(visitor.status(), StatusCode::OK);
        drop(held);
        visitor_who_wrote(world, "and now there is a place").await;
    });
}

/// A first message that finds no place is given back.
async fn begin_refused(world: &World) {
    let mut late = world.visitor();
    late.open("/en/write").await.fill("Your first message", "no place").press("Send message").await;
    assert_eq!(late.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(late.value("Your first message").trim(), "no place");
}

// ---- over real sockets

const AGENT: &str = "canary-flooder-Zyq61";

/// Sends the same requests over one connection that says where it comes from; gives all answers.
async fn pour(address: &str, client: &str, request: &str, times: usize) -> String {
    let mut stream = tokio::net::TcpStream::connect(address).await.expect("it listens");
    let family = if client.contains(':') { ("TCP6", "::1") } else { ("TCP4", "127.0.0.1") };
    let mut sent = format!("PROXY {} {client} {} 41234 80\r\n", family.0, family.1);
    for number in 1..=times {
        let last = if number == times { "Connection: close\r\n" } else { "" };
        let body = "start=x&message=canary-poured-Zyq62";
        let rest = match request.starts_with("POST") {
            true => format!(
                "Origin: http://night.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            ),
            false => "\r\n".to_owned(),
        };
        write!(sent, "{request} HTTP/1.1\r\nHost: night.example\r\nUser-Agent: {AGENT}\r\n{last}{rest}")
            .expect("writing to memory");
    }
    let (mut reads, mut writes) = stream.split();
    let mut all = Vec::new();
    let (_, _) = tokio::join!(writes.write_all(sent.as_bytes()), reads.read_to_end(&mut all));
    String::from_utf8_lossy(&all).into_owned()
}

#[test]
fn a_2_a_flood_leaves_no_address_no_agent_and_no_key_of_them_in_any_file_or_log() {
    both(async |world| {
        let listen = Listen { address: "127.0.0.1:0".parse().expect("an address"), proxy_protocol: true };
        let listener = listen.bind().await.expect("a free port");
        let address = listener.address().expect("it listens").to_string();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let router = surfaces::public::router(&world.app);
        let settings = Settings { drain: Duration::from_secs(1), ..Settings::default() };
        let serving = tokio::spawn(ui::accept::serve(listener, router, settings, async {
            let _ = stopped.await;
        }));

        let mut clients: Vec<String> = vec!["198.51.100.77".into(), "2001:db8:a77a:c4e5::beef".into()];
        clients.push("fc00:dead:beef:4dad::7a7a:c4e5".into());
        clients.extend((1..=20).map(|last| format!("203.0.113.{last}")));
        clients.extend((1..=20).map(|last| format!("2001:db8:f1:{last:x}::1")));
        let mut refused = 0;
        for (number, client) in clients.iter().enumerate() {
            let times = if number < 3 { 800 } else { 20 };
            refused += pour(&address, client, "GET /en/thread", times).await.matches("HTTP/1.1 429").count();
            refused += pour(&address, client, "POST /en/write", 30).await.matches("HTTP/1.1 429").count();
        }
        assert!(refused >= 3 * 200 + clients.len(), "the flood was a flood: {refused} refused");
        // Somebody else writes meanwhile, so that something is stored.
        visitor_who_wrote(world, "not flooding").await;

        let mut heaps = vec![("the log".to_owned(), world.logs().into_bytes())];
        leaks::files(world.folder(), &mut heaps);
        if world.app.db.engine() == db::Engine::Postgres {
            leaks::tables(world.url(), &mut heaps);
        }
        for word in clients.iter().map(String::as_str).chain([AGENT, "canary-poured-Zyq62"]) {
            let found = leaks::searched_for(&heaps, word);
            assert!(found.is_empty(), "{word} lies in {found:?}");
        }
        for client in &clients {
            let ip: std::net::IpAddr = client.parse().expect("an address");
            let key = match client.strip_prefix("fc00:dead:beef:4dad::7a7a:c4e5") {
                Some(_) => Peer::Circuit(0x7a7a_c4e5).key(),
                None => Peer::Address(ip).key(),
            };
            let hex = key.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
            for (name, heap) in &heaps {
                assert!(memchr::memmem::find(heap, &key).is_none(), "the key of {client} lies in {name}");
                assert!(
                    memchr::memmem::find(heap, hex.as_bytes()).is_none(),
                    "the key of {client} lies in {name}"
                );
            }
        }
        stop.send(()).expect("it serves still");
        serving.await.expect("it ends in order");
    });
}

#[test]
fn what_waits_is_counted_no_further_than_asked() {
    both(async |world| {
        visitor_who_wrote(world, "one").await;
        visitor_who_wrote(world, "two").await;
        let org = world.org().id;
        let count = |most| {
            let counted = world.app.db.read(move |tx| app::chat::count_new(tx, org, most));
            async { counted.await.map_err(|error: DbError| error.to_string()) }
        };
        assert_eq!(count(1).await, Ok(1));
        assert!(count(i64::MAX).await.expect("counting works") >= 2);
    });
}
