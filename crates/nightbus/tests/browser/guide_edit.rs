//! Writing the guide at the desk: what is typed is seen at once, the whole way to everybody works without scripts, and no page of it
//! breaks an accessibility rule or a small screen.

use std::time::Duration;

use crate::{
    axe::Findings,
    narrow::{SMALL, fits},
    site::Site,
    stage::{Stage, play},
    steps,
    window::{Kind, Screen, Window},
};

const NALOXONE: &str = "en/guide-text/how-to/naloxone/en";
/// All words of what the check found, of the preview, and of what the page says when it cannot renew them.
const FOUND: &str = "return document.querySelector('#found').innerText";
const SHOWN: &str = "return document.querySelector('#shown').innerText";
const SAID: &str = "return document.querySelector('form [role=status]').innerText";
const TEXT: &str = "return document.querySelector('#text').value";
/// A paragraph more, with a source.
const ADDED: &str = "\n\nIn an inner pocket.[^who-overdose-2014]\n";
/// What somebody types who replaces everything.
const REPLACE: &str = "const field = document.querySelector('#text'); field.value = arguments[0];
    field.dispatchEvent(new Event('input', { bubbles: true }))";

async fn until(window: &Window, place: &str, words: &str) -> String {
    let mut last = String::new();
    for _ in 0..600 {
        last = said(window, place).await;
        if last.contains(words) {
            return last;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{words:?} never came; there was:\n{last}");
}

async fn said(window: &Window, place: &str) -> String {
    window.ask(place, Vec::new()).await.as_str().unwrap_or_default().to_owned()
}

async fn member(stage: &Stage, site: &Site, login: &str, kind: Kind) -> Window {
    let window = stage.open(kind).await;
    steps::sign_in(&window, site, "en", login).await;
    window
}

#[test]
fn while_one_writes_preview_and_findings_follow_and_nothing_typed_is_lost() {
    play(|stage| async move {
        let site = Site::start();
        let writer = member(&stage, &site, "aida", Kind::Usual).await;
        writer.go(&site.desk(NALOXONE)).await;
        assert_eq!(writer.count("#shown article").await, 1, "the preview is there before anything is typed");
        writer.fill("#text", ADDED).await;
        until(&writer, SHOWN, "In an inner pocket.").await;
        writer.fill("#text", "\nAn addict needs it.\n").await;
        until(&writer, FOUND, "This can hurt").await;
        assert!(said(&writer, SHOWN).await.contains("An addict needs it."));
        assert_eq!(writer.ask("return document.activeElement.id", vec![]).await, "text");

        // For the moment nothing of it can be read: the findings say so, what was seen stays.
        let whole = said(&writer, TEXT).await;
        writer.ask(REPLACE, vec!["half of a thought".into()]).await;
        until(&writer, FOUND, "must begin with its front matter").await;
        assert!(said(&writer, SHOWN).await.contains("In an inner pocket."));
        writer.ask(REPLACE, vec![whole.replace("An addict needs it.", "").into()]).await;
        until(&writer, FOUND, "The check found nothing").await;
        assert!(writer.complaints().await.is_empty());

        // The session ends elsewhere: it is said, and what was typed stays in the field.
        let leave = "const body = new URLSearchParams({ csrf: document.querySelector('[name=csrf]').value });
            const done = arguments[arguments.length - 1];
            fetch('/en/sign-out', { method: 'POST', body }).then(() => done(), done)";
        writer.ask_later(leave, vec![]).await;
        writer.fill("#text", "\nThe last words.\n").await;
        until(&writer, SAID, "What you typed stays in the field").await;
        assert!(said(&writer, TEXT).await.contains("The last words."));
        assert!(!said(&writer, SHOWN).await.contains("The last words."));
    });
}

#[test]
fn without_scripts_a_text_goes_the_whole_way_from_a_draft_to_everybody() {
    play(|stage| async move {
        let site = Site::start();
        let page = "en/guide/how-to/naloxone";
        let visitor = stage.open(Kind::Careful).await;
        visitor.go(&site.public(page)).await;
        assert!(!visitor.text().await.contains("In an inner pocket."));

        let writer = member(&stage, &site, "aida", Kind::Careful).await;
        writer.go(&site.desk(NALOXONE)).await;
        writer.fill("#text", ADDED).await;
        writer.click("button[value=show]").await;
        assert!(said(&writer, SHOWN).await.contains("In an inner pocket."));
        writer.click("button[value=save]").await;
        writer.click("button[value=submit]").await;

        let doctor = member(&stage, &site, "nur", Kind::Careful).await;
        let lead = member(&stage, &site, "dana", Kind::Careful).await;
        let publisher = member(&stage, &site, "yana", Kind::Careful).await;
        for (window, deed) in [
            (&doctor, "medical"),
            (&lead, "legal"),
            (&lead, "approve"),
            (&publisher, "approve"),
            (&lead, "publish"),
        ] {
            window.go(&site.desk(NALOXONE)).await;
            window.click(&format!("button[value={deed}]")).await;
        }
        visitor.go(&site.public(page)).await;
        assert!(visitor.text().await.contains("In an inner pocket."), "{}", visitor.text().await);
    });
}

#[test]
fn no_page_on_which_the_guide_is_written_breaks_an_accessibility_rule_or_a_small_screen() {
    const PAGES: [&str; 6] = [
        "guide-text",
        "guide-text/how-to/naloxone/en",
        "guide-text/emergency/overdose-opioid/ar",
        "guide-text/how-to/naloxone/en/history",
        "guide-picture",
        "guide/pack",
    ];
    play(|stage| async move {
        let site = Site::start();
        let writer = member(&stage, &site, "dana", Kind::Usual).await;
        writer.go(&site.desk(NALOXONE)).await;
        for _ in 0..2 {
            writer.fill("#text", "\n\nWords of a version.\n").await;
            writer.click("button[value=save]").await;
        }
        let mut found = Findings::default();
        let phone = Screen { width: 390, height: 844, scale: 1 };
        for lang in ["en", "ar"] {
            for page in PAGES {
                writer.go(&site.desk(&format!("{lang}/{page}"))).await;
                found.look(&writer, &format!("{lang}/{page}")).await;
                fits(&writer, &[SMALL[0], SMALL[1], phone]).await;
            }
        }
        found.judge(PAGES.len() * 2 * 4);
    });
}
