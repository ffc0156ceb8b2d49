//! The desk as it goes on by itself and by keys, in a browser that runs scripts, and the same without.

use std::time::{Duration, Instant};

use crate::{
    axe::Findings,
    site::Site,
    stage::play,
    steps::{open_new, send, sign_in, write_first},
    window::{Kind, Window},
};

const THREAD: &str = "return (document.querySelector('.thread') || {}).innerText || ''";
const LIST: &str = "return document.querySelector('.list').innerText";
const FOCUS: &str =
    "const at = document.activeElement; return at.id || at.getAttribute('href') || at.tagName";

/// Waits until a place on the page has these words; how long it took.
#[allow(clippy::disallowed_methods)] // For whoever reads the output of the test; nothing is decided by it.
async fn until(window: &Window, place: &str, words: &str) -> Duration {
    let began = Instant::now();
    let mut last = String::new();
    for _ in 0..400 {
        last = window.ask(place, Vec::new()).await.as_str().unwrap_or_default().to_owned();
        if last.contains(words) {
            return began.elapsed();
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{words:?} never came; there was:\n{last}");
}

/// Presses a key with what has the focus, as a keyboard does.
async fn press(window: &Window, key: &str) {
    let script = "const [code, key] = [arguments[1], arguments[0]];
        const at = document.activeElement || document.body;
        at.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true,
            ctrlKey: arguments[2], shiftKey: arguments[3] }))";
    let (key, ctrl) = key.strip_prefix("Ctrl ").map_or((key, false), |key| (key, true));
    let code = if key.len() == 1 { format!("Key{}", key.to_uppercase()) } else { key.to_owned() };
    window.ask(script, vec![key.into(), code.into(), ctrl.into(), false.into()]).await;
}

#[test]
fn a_new_message_appears_in_an_open_desk_by_itself_and_nothing_typed_is_moved_by_it() {
    play(|stage| async move {
        let site = Site::start();
        let (visitor, desk) = (stage.open(Kind::Usual).await, stage.open(Kind::Usual).await);
        write_first(&visitor, &site, "en", "a first word to an open desk").await;
        sign_in(&desk, &site, "en", "marat").await;
        open_new(&desk, "a first word to an open desk").await;
        desk.fill("#message", "half of an answer").await;

        send(&visitor, "a second word, which nobody asked for").await;
        let took = until(&desk, THREAD, "a second word, which nobody asked for").await;
        println!("a new message appeared after {took:?}");
        let typed = "const field = document.querySelector('#message');
                     return field.value + '|' + (document.activeElement === field)";
        assert_eq!(desk.ask(typed, Vec::new()).await, "half of an answer|true");
        // They have not said that they have read it: the answer does not count as one to it.
        let note = "return document.querySelector('.live-note').innerText";
        until(&desk, note, "A new message came while you were writing.").await;
        let seen = "return document.querySelector('#composer [name=seen]').value";
        assert_eq!(desk.ask(seen, Vec::new()).await, "1");
        desk.one(".live-note button").await.click().await.unwrap();
        assert_eq!(desk.ask(seen, Vec::new()).await, "2");

        // In the list too, for whoever looks at that.
        desk.go(&site.desk("en/inbox")).await;
        let other = stage.open(Kind::Usual).await;
        write_first(&other, &site, "en", "somebody else, just now").await;
        until(&desk, LIST, "somebody else, just now").await;
        assert!(desk.complaints().await.is_empty(), "{:?}", desk.complaints().await);
    });
}

#[test]
fn without_scripts_a_new_message_is_there_at_the_next_click() {
    play(|stage| async move {
        let site = Site::start();
        let (visitor, desk) = (stage.open(Kind::Careful).await, stage.open(Kind::Careful).await);
        write_first(&visitor, &site, "en", "a first word to a quiet desk").await;
        sign_in(&desk, &site, "en", "salma").await;
        open_new(&desk, "a first word to a quiet desk").await;
        send(&visitor, "a second word to a quiet desk").await;
        assert!(!desk.text().await.contains("a second word to a quiet desk"));
        desk.go(desk.address().await.split('#').next().unwrap()).await;
        assert!(desk.text().await.contains("a second word to a quiet desk"));
        // Keys and commands are pages.
        desk.one(".duty nav summary").await.click().await.unwrap();
        desk.click(".duty a[href$='/commands']").await;
        assert!(desk.count("main .commands a").await > 5);
        desk.click("main .commands a[href$='/keys']").await;
        assert!(desk.text().await.contains("Take the conversation"));
    });
}

#[test]
fn keys_lead_through_the_desk_and_not_while_somebody_types_and_not_when_they_are_off() {
    play(|stage| async move {
        let site = Site::start();
        let desk = stage.open(Kind::Usual).await;
        for words in ["first of two for the keys", "second of two for the keys"] {
            let visitor = stage.open(Kind::Usual).await;
            write_first(&visitor, &site, "en", words).await;
        }
        sign_in(&desk, &site, "en", "aida").await;
        press(&desk, "j").await;
        let first = desk.ask(FOCUS, Vec::new()).await;
        press(&desk, "j").await;
        let second = desk.ask(FOCUS, Vec::new()).await;
        assert!(first != second && first.as_str().unwrap().contains("/inbox/"), "{first} {second}");
        press(&desk, "k").await;
        assert_eq!(desk.ask(FOCUS, Vec::new()).await, first);

        open_new(&desk, "first of two for the keys").await;
        press(&desk, "r").await;
        assert_eq!(desk.ask(FOCUS, Vec::new()).await, "message");
        let there = desk.address().await;
        press(&desk, "t").await;
        assert_eq!(desk.address().await, there, "letters are letters while somebody types");
        // With a Cyrillic layout the same key gives another letter.
        desk.ask("document.activeElement.blur()", Vec::new()).await;
        let cyrillic = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'к', code: 'KeyR', bubbles: true, cancelable: true }))";
        desk.ask(cyrillic, Vec::new()).await;
        assert_eq!(desk.ask(FOCUS, Vec::new()).await, "message");

        press(&desk, "Ctrl k").await;
        until(&desk, "return document.querySelector('.panel:not(.panel-at)').innerText", "Commands").await;
        assert_eq!(desk.ask(FOCUS, Vec::new()).await, "command");
        desk.fill("#command", "figu").await;
        let shown = "return [...document.querySelectorAll('.panel:not(.panel-at) li')].filter(item => !item.hidden).length";
        assert_eq!(desk.ask(shown, Vec::new()).await, 1);
        let mut found = Findings::default();
        found.look(&desk, "the list of commands").await;
        found.judge(4);
        press(&desk, "Escape").await;
        assert_eq!(
            desk.ask("return document.querySelector('.panel:not(.panel-at)').hidden", Vec::new()).await,
            true
        );

        desk.go(&site.desk("en/account")).await;
        desk.ask("document.querySelector('[name=shortcuts]').checked = false", Vec::new()).await;
        desk.click("#desk button").await;
        desk.go(&site.desk("en/inbox")).await;
        let before = desk.ask(FOCUS, Vec::new()).await;
        press(&desk, "j").await;
        assert_eq!(desk.ask(FOCUS, Vec::new()).await, before);
    });
}
