//! What appears by itself while somebody types: in a frame without scripts, in the page with them, and through a proxy
//! that holds answers back.

use std::time::Duration;

use serde_json::Value;

use crate::{
    proxy::Proxy,
    site::Site,
    stage::play,
    steps,
    window::{Kind, Window},
};

const DRAFT: &str = "half of what I want to say";

/// All words in the frame, in whatever state it is.
const IN_FRAME: &str = "return document.querySelector('iframe.live').contentDocument.body.innerText";
/// All words in the region that a script keeps.
const IN_LOG: &str = "return document.querySelector('[role=log]').innerText";

/// Waits until a place on the page has these words.
async fn until(window: &Window, place: &str, words: &str) -> String {
    let mut last = String::new();
    for _ in 0..600 {
        last = window.ask(place, Vec::new()).await.as_str().unwrap_or_default().to_owned();
        if last.contains(words) {
            return last;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{words:?} never came; there was:\n{last}");
}

/// How far the last message is below the end of what is seen: of the window of the frame, or of the region that scrolls.
const BELOW: &str = "const frame = document.querySelector('iframe.live');
     const root = frame ? frame.contentDocument : document.querySelector('[role=log]');
     const end = frame ? frame.contentWindow.innerHeight : root.getBoundingClientRect().bottom;
     const last = [...root.querySelectorAll('article')].pop();
     return Math.round(last.getBoundingClientRect().bottom - end)";

async fn worker_answers(worker: &Window, site: &Site, login: &str, words: &str, answers: &[String]) {
    steps::sign_in(worker, site, "en", login).await;
    steps::open_new(worker, words).await;
    for answer in answers {
        steps::send(worker, answer).await;
    }
}

/// Enough that not all of them are seen at once.
fn answers() -> Vec<String> {
    (1..=8).map(|number| format!("Answer number {number}.\n\nTake all the time that you need.")).collect()
}

async fn draft_is_there(visitor: &Window) {
    let state = "const field = document.querySelector('#message');
                 return [field.value, document.activeElement === field]";
    assert_eq!(visitor.ask(state, Vec::new()).await, Value::from(vec![DRAFT.into(), Value::from(true)]));
}

#[test]
fn without_scripts_answers_appear_in_the_frame_newest_in_view_and_what_is_typed_stays() {
    play(|stage| async move {
        let site = Site::start();
        let (visitor, worker) = (stage.open(Kind::Careful).await, stage.open(Kind::Usual).await);
        steps::write_first(&visitor, &site, "en", "a message to a frame").await;
        until(&visitor, IN_FRAME, "New messages appear here by themselves.").await;
        assert_eq!(visitor.count("[role=log]").await, 0, "scripts run here; the test proves nothing");
        visitor.fill("#message", DRAFT).await;

        worker_answers(&worker, &site, "marat", "a message to a frame", &answers()).await;
        let shown = until(&visitor, IN_FRAME, "Answer number 8.").await;
        assert!(shown.contains("Marat (outreach worker) is here"), "{shown}");
        assert!(shown.contains("Answer number 1."));
        let below = visitor.ask(BELOW, Vec::new()).await.as_i64().unwrap();
        assert!(below <= 0, "the newest is {below} pixels below what is seen");
        draft_is_there(&visitor).await;
        let complaints = visitor.complaints().await;
        assert!(complaints.iter().all(|line| line.contains("script")), "{complaints:?}");
    });
}

#[test]
fn with_scripts_answers_appear_in_a_log_newest_in_view_and_what_is_typed_stays_where_it_is() {
    play(|stage| async move {
        let site = Site::start();
        let (visitor, worker) = (stage.open(Kind::Usual).await, stage.open(Kind::Usual).await);
        steps::write_first(&visitor, &site, "en", "a message to a log").await;
        until(&visitor, IN_LOG, "New messages appear here by themselves.").await;
        assert_eq!(visitor.count("iframe").await, 0);
        assert_eq!(visitor.count("[role=log][aria-live=polite][aria-label='New messages']").await, 1);
        visitor.fill("#message", DRAFT).await;
        let top = "return Math.round(document.querySelector('#message').getBoundingClientRect().top)";
        let before = visitor.ask(top, Vec::new()).await;

        worker_answers(&worker, &site, "salma", "a message to a log", &answers()).await;
        let shown = until(&visitor, IN_LOG, "Answer number 8.").await;
        assert!(shown.contains("Answer number 1."));
        let below = visitor.ask(BELOW, Vec::new()).await.as_i64().unwrap();
        assert!(below <= 0, "the newest is {below} pixels below what is seen");
        draft_is_there(&visitor).await;
        assert_eq!(visitor.ask(top, Vec::new()).await, before, "the field stays where it is on the screen");
        assert!(visitor.text().await.contains("Salma (peer consultant) is here"), "{}", visitor.text().await);
        assert!(visitor.complaints().await.is_empty());

        // Somebody who reads further up is not carried away.
        visitor.ask("document.querySelector('[role=log]').scrollTop = -200", Vec::new()).await;
        steps::send(&worker, "Answer number 9.").await;
        until(&visitor, IN_LOG, "Answer number 9.").await;
        let below = visitor.ask(BELOW, Vec::new()).await.as_i64().unwrap();
        assert!(below > 0, "the page jumped to the newest message");
    });
}

#[test]
fn behind_a_proxy_that_holds_back_answers_appear_if_it_obeys_and_else_the_page_works_by_its_link() {
    play(|stage| async move {
        let site = Site::start();
        let proxy = Proxy::before(&site.public(""));
        let worker = stage.open(Kind::Usual).await;
        steps::sign_in(&worker, &site, "en", "aida").await;
        for (address, appears) in [(&proxy.obeying, true), (&proxy.deaf, false)] {
            let visitor = stage.open(Kind::Careful).await;
            visitor.go(&format!("{address}/en/write")).await;
            let words = format!("a message by way of {address}");
            steps::send(&visitor, &words).await;
            if appears {
                until(&visitor, IN_FRAME, "New messages appear here by themselves.").await;
            }
            worker.go(&site.desk("en/inbox")).await;
            steps::open_new(&worker, &words).await;
            steps::send(&worker, "an answer through a proxy").await;
            if appears {
                until(&visitor, IN_FRAME, "an answer through a proxy").await;
            } else {
                let held = visitor.ask(IN_FRAME, Vec::new()).await;
                assert!(
                    !held.as_str().unwrap().contains("an answer through a proxy"),
                    "it did not hold anything back"
                );
            }
            visitor.fill("#message", "written meanwhile").await;
            // From the top, or the header that stays there may cover the link.
            visitor.ask("window.scrollTo(0, 0)", Vec::new()).await;
            steps::check(&visitor).await;
            assert!(visitor.text().await.contains("an answer through a proxy"));
            steps::send(&visitor, "and sent").await;
            assert!(visitor.text().await.contains("and sent"));
        }
    });
}
