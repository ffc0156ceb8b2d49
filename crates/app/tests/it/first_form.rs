//! The first form is what a conversation's secrets follow from: nobody may plant theirs in somebody else's browser, and
//! whoever refuses cookies is told.

use axum::http::{Method, StatusCode, header};

use crate::{
    browser::{Answer, Browser},
    rows,
    stories::{said, visitor_who_wrote},
    world::{World, both},
};

/// The form as one page has it, with words in it.
async fn form(world: &World, words: &str) -> (String, String) {
    let mut page = world.visitor();
    page.open("/en/write").await.fill("Your first message", words);
    page.form_of("Send message")
}

/// Sends it as a browser does that says nothing of where forms come from.
async fn say_nothing(visitor: &Browser, (path, body): &(String, String)) -> Answer {
    let mut visitor = visitor.clone();
    visitor.silent();
    visitor.ask(Method::POST, path, Some(body)).await
}

#[test]
fn an_attacker_who_plants_his_own_start_is_refused() {
    both(async |world| {
        // The attacker's form stands on the attacker's page, and the visitor's browser sends it.
        let planted = form(world, "hello").await;
        let before = rows::count(&world.app).await;
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://elsewhere.example"),
            ("origin", "null"),
        ] {
            let mut lured = world.visitor();
            lured.always(name, value);
            let answer = lured.ask(Method::POST, &planted.0, Some(&planted.1)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
            assert!(!answer.headers.contains_key(header::SET_COOKIE));
        }
        let mut lured = world.visitor();
        lured.silent();
        lured.always("referer", "https://elsewhere.example/");
        let answer = lured.ask(Method::POST, &planted.0, Some(&planted.1)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert_eq!(rows::count(&world.app).await, before);
    });
}

#[test]
fn a_browser_that_says_nothing_is_asked_once_more_and_a_planted_start_is_replaced() {
    both(async |world| {
        let planted = form(world, "words of an old telephone").await;
        let mut old = world.visitor();
        old.silent();
        let before = rows::count(&world.app).await;
        old.send(&planted.0, planted.1.clone()).await;
        assert_eq!(old.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(old.shows("Send it once more"), "{}", old.text());
        assert_eq!(
            rows::count(&world.app).await,
            before,
            "nothing is stored under a start that may be planted"
        );
        // The planted form again, with the mark that was given for another start.
        old.clone().send(&planted.0, planted.1.clone()).await;
        assert_eq!(rows::count(&world.app).await, before);

        old.press("Send message").await;
        assert_eq!(said(&old), ["words of an old telephone"]);
        assert_eq!(rows::count(&world.app).await, before.and(1, 1));
        assert!(!planted.1.contains(&old.cookies["nb"]));
        // Whoever planted a form knows its secret, and it opens nothing.
        let attacker = say_nothing(&world.visitor(), &planted).await;
        assert!(
            !attacker.text().contains("telephone") || attacker.status == StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(rows::count(&world.app).await, before.and(1, 1));
    });
}

#[test]
fn the_page_that_a_form_was_sent_from_is_witness_enough_for_a_very_old_browser() {
    both(async |world| {
        let own = form(world, "from the first page").await;
        let mut old = world.visitor();
        old.silent();
        old.always("referer", "https://night.example/en/write");
        old.send(&own.0, own.1).await;
        assert_eq!(said(&old), ["from the first page"]);
    });
}

#[test]
fn whoever_refuses_cookies_learns_that_the_message_arrived_and_why_no_answer_can_be_shown() {
    both(async |world| {
        let own = form(world, "no cookies for me").await;
        let before = rows::count(&world.app).await;
        let mut visitor = world.visitor();
        let sent = visitor.ask(Method::POST, &own.0, Some(&own.1)).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        assert_eq!(rows::count(&world.app).await, before.and(1, 1));
        visitor.open(sent.location().expect("it leads to the thread")).await;
        assert!(visitor.shows("Your message has arrived."), "{}", visitor.text());
        assert!(visitor.shows("keeps no cookies"));
        visitor.open("/en/thread").await;
        assert!(!visitor.shows("has arrived"), "somebody who has sent nothing is not told so");
    });
}

/// A form that somebody else has filled in, sent by a browser that says nothing; then once more with what came back.
async fn planted(world: &World, path: &str, field: (&str, &str), button: &str) -> Browser {
    let mut old = world.visitor();
    old.silent();
    old.post(path, &[field]).await;
    assert_eq!(old.status(), StatusCode::UNPROCESSABLE_ENTITY, "{path}");
    assert!(old.shows("Send it once more"), "{path}: {}", old.text());
    old.press(button).await;
    old
}

#[test]
fn neither_a_ticket_nor_the_start_of_a_complaint_can_be_planted() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "the attacker's own").await;
        let ticket = crate::ticket::take(&mut visitor).await;
        let before = rows::count(&world.app).await.sessions;
        let mut old = world.visitor();
        old.silent();
        old.post("/en/return", &[("ticket", &ticket)]).await;
        assert_eq!(rows::count(&world.app).await.sessions, before, "nobody is led into a conversation");
        // Whoever really types it has the mark when it is sent once more.
        let old = planted(world, "/en/return", ("ticket", &ticket), "Open my conversation").await;
        assert_eq!(said(&old), ["the attacker's own"]);

        let mut page = world.visitor();
        page.open("/en/complaint").await;
        let start = page.all("input[name=start]")[0].attr("value").expect("a start").to_owned();
        let mut old = world.visitor();
        old.silent();
        old.post("/en/complaint", &[("start", &start), ("message", "words")]).await;
        assert_eq!(old.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!old.html().contains(&start), "the start is another one now");
    });
}

#[test]
fn the_mark_goes_when_it_has_done_its_work_and_when_somebody_leaves() {
    both(async |world| {
        let mut old = world.visitor();
        old.silent();
        let own = form(world, "an old telephone").await;
        old.send(&own.0, own.1.clone()).await;
        assert!(old.cookies.contains_key("nb-form"));
        let mut leaves = old.clone();
        let left = leaves.open("/en/leave").await;
        assert!(left.cookies.is_empty());
        old.press("Send message").await;
        assert_eq!(old.cookies.keys().collect::<Vec<_>>(), ["nb"]);
    });
}
