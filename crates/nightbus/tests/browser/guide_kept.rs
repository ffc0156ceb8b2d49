//! The emergency pages in a browser that keeps them: asked for, read while nothing answers, removed.

use std::time::Duration;

use serde_json::json;

use crate::{
    axe::Findings,
    site::Site,
    stage::play,
    window::{Kind, Window},
};

const BUTTON: &str = "[data-keep] button:not([hidden])";
const PAGE: &str = "guide/emergency/overdose-opioid";
const KEEP: &str = "guide/emergency/keep";

/// How many caches and how many workers there are.
async fn kept(window: &Window) -> (u64, u64) {
    let script = "const done = arguments[arguments.length - 1];
        Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]).then((all) => done(all.map((one) => one.length)))";
    let counts = window.ask_later(script, vec![]).await;
    (counts[0].as_u64().unwrap(), counts[1].as_u64().unwrap())
}

/// Presses the one button and waits until the page says this.
async fn press(window: &Window, says: &str) {
    window.one(BUTTON).await.click().await.unwrap();
    wait_for(window, says).await;
}

/// The script asks the browser what is kept before it shows a button.
async fn is_ready(window: &Window) {
    for _ in 0..600 {
        if window.count(BUTTON).await == 1 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("there is no button: {}", window.text().await);
}

async fn wait_for(window: &Window, says: &str) {
    for _ in 0..600 {
        if window.one("[role=status]").await.text().await.unwrap() == says {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it does not say {says:?}: {}", window.text().await);
}

const IS: &str = "The emergency pages are kept on this device.";
const IS_NOT: &str = "No emergency page is kept on this device.";

#[test]
fn emergency_pages_are_kept_when_somebody_asks_and_open_without_a_network_and_are_gone_when_they_are_removed()
{
    play(|stage| async move {
        let site = Site::start();
        let window = stage.open(Kind::Usual).await;
        let [page, keep, write] = [PAGE, KEEP, "write"].map(|path| site.public(&format!("en/{path}")));
        window.go(&page).await;
        window.go(&keep).await;
        wait_for(&window, IS_NOT).await;
        assert_eq!(kept(&window).await, (0, 0), "nothing is kept before somebody asks");
        // Somebody who went away while it began has an empty cache, which is not called kept.
        let begun = "const done = arguments[arguments.length - 1];
            caches.open('pages-en-begun').then(() => done(true))";
        window.ask_later(begun, vec![]).await;
        window.go(&keep).await;
        wait_for(&window, IS_NOT).await;
        let over = begun.replace("open", "delete");
        window.ask_later(&over, vec![]).await;
        press(&window, IS).await;
        assert_eq!(kept(&window).await, (1, 1));
        let mut found = Findings::default();
        found.look(&window, KEEP).await;
        // Where people write, no worker stands between them and us.
        window.go(&write).await;
        let controlled = window.ask("return navigator.serviceWorker.controller !== null", vec![]).await;
        assert_eq!(controlled, json!(false));

        drop(site);
        assert!(window.is_lost(&write).await, "the program has ended");
        window.go(&page).await;
        assert!(window.text().await.contains("Give naloxone if you have it"), "{}", window.text().await);
        let frame = "return getComputedStyle(document.querySelector('.card-sos')).borderTopWidth";
        assert_eq!(window.ask(frame, vec![]).await, json!("2px"), "with its style");
        window.go(&format!("{page}/card")).await;
        let drawn = "return document.querySelector('.pocket img').naturalWidth > 0";
        assert_eq!(window.ask(drawn, vec![]).await, json!(true), "with its picture");

        // Without a network too they can be removed.
        window.go(&keep).await;
        wait_for(&window, IS).await;
        press(&window, IS_NOT).await;
        assert_eq!(kept(&window).await, (0, 0));
        assert!(window.is_lost(&page).await, "it is gone");
        found.judge(4);
    });
}

/// Milliseconds between asking for the pages and leaving: while nothing is there, while they come, when all is kept.
const MOMENTS: [u64; 8] = [0, 20, 40, 80, 120, 200, 300, 1500];

#[test]
fn leaving_now_removes_the_pages_that_were_kept_and_those_that_are_still_coming() {
    play(|stage| async move {
        let window = stage.open(Kind::Usual).await;
        let keep = stage.site.public(&format!("ru/{KEEP}"));
        let press_and_leave = "document.querySelector(arguments[0]).click();
            setTimeout(() => document.querySelector('header .exit').click(), arguments[1])";
        for after in MOMENTS {
            window.go(&keep).await;
            is_ready(&window).await;
            window.run_to_go(press_and_leave, vec![BUTTON.into(), after.into()]).await;
            window.go(&keep).await;
            assert_eq!(kept(&window).await, (0, 0), "left after {after} ms");
        }
        // What was removed can be asked for again at once.
        is_ready(&window).await;
        press(&window, "Страницы на случай опасности хранятся на этом устройстве.").await;
        assert_eq!(kept(&window).await, (1, 1));
    });
}

#[test]
fn a_card_is_printed_on_both_sides_of_one_a6_sheet_in_every_language() {
    play(|stage| async move {
        let window = stage.open(Kind::Usual).await;
        for lang in ["en", "fr", "ru", "uk", "kk", "ar"] {
            for name in [
                "overdose-opioid",
                "overdose-stimulant",
                "not-sure-what",
                "after-violence",
                "thoughts-of-suicide",
            ] {
                window.go(&stage.site.public(&format!("{lang}/guide/emergency/{name}/card"))).await;
                let pages = window.sheets().await;
                // A6 is 105 mm by 148 mm; a point is a seventy-second of an inch.
                assert_eq!(pages, vec![(298, 420); 2], "{lang} {name}");
            }
        }
    });
}
