//! What appears by itself: answers that stay open, in a frame and as events, what they show, when they end, and who
//! sees that a member is here.

use std::{sync::Arc, time::Duration};

use app::{App, streams::Streams, surfaces};
use axum::{
    body::{Body, BodyDataStream},
    http::{HeaderMap, Method, StatusCode},
};
use futures_util::StreamExt;

use crate::{
    browser::Browser,
    stories::{answer, visitor_who_wrote, worker_at},
    world::{World, both, both_with_two_organisations, on},
};

/// An answer that stays open.
pub struct Open {
    status: StatusCode,
    headers: HeaderMap,
    pieces: BodyDataStream,
    text: String,
}

impl Open {
    pub async fn at(browser: &Browser, path: &str) -> Self {
        let (parts, body): (_, Body) = browser.answer_to(Method::GET, path, None).await.into_parts();
        let (status, headers) = (parts.status, parts.headers);
        Self { status, headers, pieces: body.into_data_stream(), text: String::new() }
    }

    /// Reads until these words have come; everything so far.
    pub async fn until(&mut self, words: &str) -> &str {
        while !self.text.contains(words) {
            let Some(piece) = self.pieces.next().await else {
                panic!("it ended without {words:?}:\n{}", self.text);
            };
            self.text += std::str::from_utf8(&piece.expect("it comes")).expect("pieces are whole characters");
        }
        &self.text
    }

    /// Reads until it ends.
    pub async fn rest(&mut self) -> &str {
        while let Some(piece) = self.pieces.next().await {
            self.text += std::str::from_utf8(&piece.expect("it comes")).expect("pieces are whole characters");
        }
        &self.text
    }
}

const FRAME: &str = "/en/thread/live?after=1";
const EVENTS: &str = "/en/thread/events?after=1";

#[test]
fn an_answer_appears_in_the_frame_and_as_an_event_while_they_are_open() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "is <b>anybody</b> there").await;
        let mut frame = Open::at(&visitor, FRAME).await;
        let mut events = Open::at(&visitor, EVENTS).await;
        assert_eq!(frame.headers["content-type"], "text/html; charset=utf-8");
        assert_eq!(events.headers["content-type"], "text/event-stream");
        for open in [&frame, &events] {
            assert_eq!(open.status, StatusCode::OK);
            assert_eq!(open.headers["cache-control"], "no-store, no-transform");
            assert_eq!(open.headers["x-accel-buffering"], "no");
        }
        assert!(
            frame.headers["content-security-policy"].to_str().unwrap().contains("frame-ancestors 'self'")
        );
        assert!(frame.until("appear here by themselves").await.len() > 1_024, "browsers show it at once");
        events.until("retry: ").await;

        let mut desk = worker_at(world, "aida", &visitor).await;
        answer(&mut desk, "I am <i>here</i>.\nTake your time.").await;
        let shown = frame.until("</article>").await;
        assert!(shown.contains("I am &#60;i&#62;here&#60;/i&#62;.<br>Take your time."), "{shown}");
        assert!(!shown.contains("anybody"), "the page around it shows what came before");
        let told = events.until("</article>\n").await;
        assert!(told.contains("id: 2\ndata: <article"), "{told}");
        assert!(told.lines().all(|line| line.is_empty()
            || ["id: ", "data: ", "event: ", "retry: "].iter().any(|field| line.starts_with(field))));
    });
}

#[test]
fn nothing_is_missed_between_the_page_and_its_stream_and_nothing_comes_twice() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "one").await;
        visitor.open("/en/thread").await;
        let frame = visitor.all("iframe")[0].attr("src").expect("it has an address").to_owned();
        let events = visitor.all("[data-events]")[0].attr("data-events").expect("an address").to_owned();
        assert_eq!((frame.as_str(), events.as_str()), (FRAME, EVENTS));
        let mut tab = visitor.clone();
        tab.fill("Your message", "two, from another tab").press("Send message").await;
        tab.fill("Your message", "three").press("Send message").await;
        for path in [frame, events] {
            let mut open = Open::at(&visitor, &path).await;
            let text = open.until("three").await;
            assert_eq!(text.matches("<article").count(), 2);
            assert!(text.contains("two, from another tab"));
        }
        let mut again = visitor.clone();
        again.always("last-event-id", "2");
        let mut open = Open::at(&again, EVENTS).await;
        assert!(!open.until("three").await.contains("another tab"), "it goes on after the last event");
    });
}

#[test]
fn more_messages_than_one_piece_holds_all_come() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "word number 0").await;
        for number in 1..=101 {
            visitor.fill("Your message", &format!("word number {number}.")).press("Send message").await;
        }
        let mut open = Open::at(&visitor, "/en/thread/live?after=0").await;
        let text = open.until("word number 101.").await;
        assert_eq!(text.matches("<article").count(), 102);
    });
}

#[test]
fn of_four_windows_the_oldest_ends_with_a_link_and_the_others_go_on() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let mut open = Vec::new();
        for path in [FRAME, EVENTS, FRAME, EVENTS] {
            let mut one = Open::at(&visitor, path).await;
            one.until(if path == FRAME { "themselves" } else { "retry: " }).await;
            open.push(one);
        }
        assert_eq!(world.app.streams.count(), 4);
        let ended = open.remove(0).rest().await.to_owned();
        assert!(ended.contains("open in too many windows"), "{ended}");
        assert!(ended.contains("href=\"/en/thread?n=1#latest\""), "{ended}");
        assert!(ended.contains("<base target=\"_top\">"));
        assert_eq!(world.app.streams.count(), 3);

        let mut other = visitor_who_wrote(world, "somebody else").await;
        let mut theirs = Open::at(&other, FRAME).await;
        theirs.until("themselves").await;
        other.fill("Your message", "my own").press("Send message").await;
        theirs.until("my own").await;

        let mut tab = visitor.clone();
        tab.open("/en/thread").await.fill("Your message", "still with you").press("Send message").await;
        for one in &mut open {
            assert!(!one.until("still with you").await.contains("my own"));
        }
        drop((open, theirs));
        assert_eq!((world.app.streams.count(), world.app.bus.topics()), (0, 0), "nothing is left behind");
    });
}

#[test]
fn after_half_an_hour_it_ends_with_a_link() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let (mut frame, mut events) = (Open::at(&visitor, FRAME).await, Open::at(&visitor, EVENTS).await);
        frame.until("themselves").await;
        events.until("retry: ").await;
        world.clock.advance_minutes(29);
        let mut tab = visitor.clone();
        tab.fill("Your message", "still there").press("Send message").await;
        frame.until("still there").await;
        events.until("still there").await;
        world.clock.advance_minutes(1);
        tab.fill("Your message", "and now").press("Send message").await;
        assert!(frame.rest().await.contains("open for half an hour"));
        let told = events.rest().await;
        assert!(told.contains("event: end\ndata: <p") && told.contains("/en/thread?n=2#latest"), "{told}");
    });
}

#[test]
fn leaving_ends_what_other_windows_of_this_browser_show() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let (mut frame, mut events) = (Open::at(&visitor, FRAME).await, Open::at(&visitor, EVENTS).await);
        frame.until("themselves").await;
        events.until("retry: ").await;
        visitor.clone().open("/en/leave").await;
        for open in [&mut frame, &mut events] {
            let text = open.rest().await;
            assert!(text.contains("closed in this browser") && text.contains("href=\"/en/\""), "{text}");
        }
        let after = Open::at(&visitor, FRAME).await;
        assert_eq!(after.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn without_a_cookie_or_with_a_strange_one_there_is_a_sentence_and_no_stream() {
    both(async |world| {
        let (nobody, mut stranger) = (world.visitor(), world.visitor());
        stranger.cookies.insert("nb".into(), "ab".repeat(32));
        for browser in [nobody, stranger] {
            for (path, sentence) in [
                (FRAME, "This conversation is closed in this browser."),
                ("/fr/thread/live", "Cette conversation est fermée dans ce navigateur."),
                ("/en/thread/live?after=nonsense", "This conversation is closed in this browser."),
                (EVENTS, "This conversation is closed in this browser."),
            ] {
                let mut open = Open::at(&browser, path).await;
                assert_eq!(open.status, StatusCode::NOT_FOUND, "{path}");
                assert!(open.rest().await.contains(sentence), "{path}");
            }
        }
        assert_eq!(world.app.streams.count(), 0);
    });
}

/// Another process on the same store, with streams of another kind.
fn process(world: &World, streams: Streams) -> (Arc<App>, axum::Router) {
    let db = db::Store::open(world.url()).expect("the database opens again");
    let mut app = App::new(world.surroundings(db)).expect("the organisations can be read");
    app.streams = streams;
    let app = Arc::new(app);
    let router = surfaces::public::router(&app);
    (app, router)
}

#[test]
fn a_heartbeat_shows_that_it_is_alive_and_finds_what_nobody_woke_it_for() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let quick = Streams::new(10, Duration::from_millis(40));
        let (app, router) = process(world, quick);
        let there = visitor.clone().through(&router);
        let (mut frame, mut events) = (Open::at(&there, FRAME).await, Open::at(&there, EVENTS).await);
        frame.until("<!-- -->").await;
        events.until("\n\n:\n").await;
        // Written through the first process, which knows nothing of the second one's listeners.
        visitor.clone().fill("Your message", "from elsewhere").press("Send message").await;
        frame.until("from elsewhere").await;
        events.until("from elsewhere").await;
        drop((frame, events));
        app.db.clone().close();
    });
}

#[test]
fn when_too_many_are_open_one_more_is_told_so_and_pages_are_served() {
    on(db::Engine::Sqlite, async |world| {
        let mut visitor = visitor_who_wrote(world, "hello").await;
        let (app, router) = process(world, Streams::new(1, Duration::from_secs(20)));
        visitor = visitor.through(&router);
        let mut first = Open::at(&visitor, FRAME).await;
        first.until("themselves").await;
        let mut second = Open::at(&visitor, FRAME).await;
        assert_eq!(second.status, StatusCode::SERVICE_UNAVAILABLE);
        let text = second.rest().await;
        assert!(
            text.contains("Many people are here now") && text.contains("/en/thread?n=1#latest"),
            "{text}"
        );
        assert_eq!(visitor.open("/en/thread").await.status(), StatusCode::OK);
        drop(first);
        assert_eq!(Open::at(&visitor, FRAME).await.status, StatusCode::OK);
        app.db.clone().close();
    });
}

#[test]
fn a_member_who_opens_the_conversation_appears_and_goes_after_five_minutes() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "hello").await;
        let mut frame = Open::at(&visitor, FRAME).await;
        let mut events = Open::at(&visitor, EVENTS).await;
        assert!(!frame.until("themselves").await.contains("is here"), "nobody is here yet");
        let mut desk = worker_at(world, "aida", &visitor).await;
        let here = "Aida (outreach worker) is here";
        frame.until(here).await;
        assert!(events.until(here).await.contains("event: here\ndata: <div"));
        assert!(visitor.open("/en/thread").await.shows(here), "also on the page that stands still");
        world.clock.advance_minutes(4);
        answer(&mut desk, "I read what you wrote.").await;
        world.clock.advance_minutes(4);
        assert!(visitor.open("/en/thread").await.shows(here), "answering is being here");
        world.clock.advance_minutes(1);
        assert!(!visitor.open("/en/thread").await.shows("is here"));
        visitor.fill("Your message", "thank you").press("Send message").await; // Wakes the streams.
        frame.until("Nobody from the team is here at the moment").await;
        events.until("Nobody from the team is here at the moment").await;

        let at = desk.url().to_owned();
        desk.open(&at).await;
        assert!(visitor.open("/en/thread").await.shows("is here"));
        assert!(!visitor.shows("on duty"), "one word about who is there, not two");
        desk.press("Sign out").await;
        assert!(!visitor.open("/en/thread").await.shows("is here"), "whoever has gone home is not here");
        assert!(visitor.shows("on duty"));
    });
}

#[test]
fn nobody_of_another_conversation_or_organisation_sees_who_is_here() {
    both_with_two_organisations(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let mut other = visitor_who_wrote(world, "good evening").await;
        let mut foreign = world.visitor().at(crate::world::LEFT);
        foreign.open("/en/write").await.fill("Your first message", "elsewhere").press("Send message").await;
        worker_at(world, "aida", &visitor).await;
        let page = visitor.clone().open("/en/thread").await.text();
        assert!(page.contains("Aida (outreach worker) is here"), "{page}");
        for browser in [&mut other, &mut foreign] {
            assert!(!browser.open("/en/thread").await.shows("is here"));
            let mut frame = Open::at(browser, FRAME).await;
            assert!(!frame.until("themselves").await.contains("is here"));
        }
        // The cookie of one organisation opens nothing at the other.
        let moved = visitor.clone().at(crate::world::LEFT);
        assert_eq!(Open::at(&moved, FRAME).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_language_is_that_of_the_address_and_addresses_say_nothing_about_anybody() {
    on(db::Engine::Sqlite, async |world| {
        let mut visitor = visitor_who_wrote(world, "hello").await;
        visitor.open("/ar/thread").await;
        for (name, attribute) in [("iframe", "src"), ("[data-events]", "data-events")] {
            let address = visitor.all(name)[0].attr(attribute).expect("an address").to_owned();
            let (path, query) = address.split_once('?').expect("the last message is in it");
            assert!(path.starts_with("/ar/thread/") && query == "after=1", "{address}");
        }
        let mut frame = Open::at(&visitor, "/ar/thread/live?after=0").await;
        let text = frame.until("</article>").await;
        assert!(text.contains("<html lang=\"ar\" dir=\"rtl\">") && text.contains("أنت"), "{text}");
    });
}
