//! An answer on its way: it is out by itself, and taken back with one click; a draft is kept while somebody types.

use std::time::Duration;

use crate::{
    site::Site,
    stage::play,
    steps::{self, SEND},
    window::{Kind, Window},
};

/// The messages of the page, with what waits apart from them.
const SAID: &str = "return document.querySelector('.thread').innerText";
/// What came to a visitor since they opened the page.
const LOG: &str = "return document.querySelector('[role=log]').innerText";
const WAITS: &str = "return document.querySelector('[data-live=outgoing]').innerText";

/// Waits until a place on the page has these words, or has nothing where there are none.
async fn until(window: &Window, place: &str, words: &str) {
    let mut last = String::new();
    for _ in 0..600 {
        last = window.ask(place, Vec::new()).await.as_str().unwrap_or_default().to_owned();
        if if words.is_empty() { last.trim().is_empty() } else { last.contains(words) } {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{words:?} never came to {place}; there was:\n{last}\n---\n{}", window.text().await);
}

#[test]
fn an_answer_goes_out_by_itself_comes_back_with_one_click_and_a_draft_is_kept_meanwhile() {
    play(|stage| async move {
        let site = Site::start();
        let (visitor, worker) = (stage.open(Kind::Usual).await, stage.open(Kind::Usual).await);
        steps::write_first(&visitor, &site, "en", "is anybody awake").await;
        steps::sign_in(&worker, &site, "en", "aida").await;
        steps::open_new(&worker, "is anybody awake").await;

        worker.fill("#message", "to be taken back").await;
        worker.click(SEND).await;
        until(&worker, WAITS, "to be taken back").await;
        worker.click("form[action$='/unsend'] button").await;
        let field = "return document.querySelector('#message').value";
        until(&worker, field, "to be taken back").await;

        // Written over.
        worker.ask("document.querySelector('#message').select()", Vec::new()).await;
        worker.fill("#message", "yes, I am").await;
        until(&worker, "return document.querySelector('.composer').innerText", "Draft kept.").await;
        worker.click(SEND).await;
        until(&worker, WAITS, "Goes out at").await;
        // Nobody does anything: the program sends it, and both pages show it.
        until(&visitor, LOG, "yes, I am").await;
        until(&worker, SAID, "yes, I am").await;
        until(&worker, WAITS, "").await;
        let said = visitor.text().await;
        assert!(!said.contains("to be taken back"), "{said}");
        worker.go(&site.desk("en/drafts")).await;
        let kept = worker.text().await;
        assert!(!kept.contains("yes, I am") && !kept.contains("to be taken back"), "{kept}");
        assert!(worker.complaints().await.is_empty(), "{:?}", worker.complaints().await);
    });
}
