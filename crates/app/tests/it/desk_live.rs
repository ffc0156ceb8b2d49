//! The desk as it goes on by itself: what tells an open desk that something changed, what does not count as somebody being
//! there, and how a member wants the desk.

use app::session;
use axum::http::Method;

use crate::{
    live::Open,
    stories::{said, visitor_who_wrote, worker_at},
    world::both,
};

const STREAM: &str = "/en/stream";
const CHANGED: &str = "event: changed\ndata:\n\n";

#[test]
fn an_open_desk_is_told_that_something_changed_and_nothing_of_what_it_was() {
    both(async |world| {
        let desk = world.signed_in(world.named("aida")).await;
        let mut open = Open::at(&desk, STREAM).await;
        open.until(CHANGED).await;
        visitor_who_wrote(world, "a canary sings").await;
        let told = open.until(&format!("{CHANGED}{CHANGED}")).await.to_owned();
        assert_eq!(told.replace(CHANGED, ""), "retry: 2000\n", "{told}");
    });
}

#[test]
fn five_hundred_messages_are_not_five_hundred_words_to_an_open_desk() {
    both(async |world| {
        let desk = world.signed_in(world.named("aida")).await;
        let mut open = Open::at(&desk, STREAM).await;
        open.until(CHANGED).await;
        for _ in 0..500 {
            world.app.bus.wake(world.org().id.bytes());
        }
        open.until(&format!("{CHANGED}{CHANGED}")).await;
        // Signing out ends it: whatever was still to be said has been said by then.
        let mut tab = desk.clone();
        tab.open("/en/inbox").await.press("Sign out").await;
        world.app.bus.wake(world.org().id.bytes());
        let told = open.rest().await;
        assert!(told.matches("event: changed").count() <= 3, "{told}");
        assert!(told.ends_with("event: end\ndata: locked\n\n"), "{told}");
    });
}

#[test]
fn a_desk_that_only_looks_by_itself_is_locked_after_fifteen_minutes_all_the_same() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "are you there").await;
        let desk = worker_at(world, "aida", &visitor).await;
        let there = desk.url().to_owned();
        let mut script = desk.clone();
        script.always("x-live", "1");
        let mut open = Open::at(&desk, STREAM).await;
        open.until(CHANGED).await;
        for _ in 0..3 {
            world.clock.advance_minutes(5);
            session::lock_idle_sessions(&world.app.db, world.now()).await.expect("it can be swept");
            script.open(&there).await;
        }
        assert!(said(&script).is_empty() && script.h1() == "The desk is locked", "{}", script.text());
        world.app.bus.wake(world.org().id.bytes());
        assert!(open.rest().await.ends_with("event: end\ndata: locked\n\n"));
    });
}

#[test]
fn a_page_that_a_script_fetched_shows_no_visitor_that_somebody_is_here() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "are you there").await;
        let desk = worker_at(world, "aida", &visitor).await;
        assert!(visitor.open("/en/thread").await.shows("is here"));
        world.clock.advance_minutes(6);
        let mut script = desk.clone();
        script.always("x-live", "1");
        script.open(desk.url()).await;
        assert!(!visitor.open("/en/thread").await.shows("is here"));
        desk.clone().open(desk.url()).await;
        assert!(visitor.open("/en/thread").await.shows("is here"));
    });
}

#[test]
fn a_member_switches_letters_off_and_chooses_how_long_an_answer_waits() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("salma")).await;
        assert!(desk.open("/ar/account").await.html().contains("data-keys=\"on\""));
        let page = desk.open("/en/account").await;
        assert_eq!(page.value("Seconds until an answer goes out"), "0", "as everybody in these stories");
        let (action, body) = page.form_of("Save");
        let token = body.split('&').find(|field| field.starts_with("csrf=")).expect("it carries one");
        desk.send(&action, format!("{token}&send_wait=900&takes_new=1")).await;
        assert_eq!(desk.value("Seconds until an answer goes out"), "60", "there is a longest wait");
        assert!(desk.html().contains("data-keys=\"off\""));
        assert!(desk.open("/ar/keys").await.shows("مفاتيح الحرف الواحد متوقفة"));
        let token = desk.ask(Method::POST, "/en/account/desk", Some("send_wait=0")).await;
        assert_eq!(token.status.as_u16(), 403, "without the session's token");
    });
}
