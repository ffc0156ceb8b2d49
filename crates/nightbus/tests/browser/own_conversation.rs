//! What visitors do with a conversation that is theirs, without scripts.

use crate::{
    stage::play,
    steps::{self, MESSAGE},
    window::Kind,
};

#[test]
fn without_scripts_the_language_changes_in_the_middle_of_a_sentence() {
    play(|stage| async move {
        let visitor = stage.open(Kind::Careful).await;
        visitor.go(&stage.site.public("en/write")).await;
        visitor.fill("#message", "first in English, then").await;
        visitor.click("footer button[lang=ar]").await;
        assert_eq!(visitor.one("html").await.attr("dir").await.unwrap().as_deref(), Some("rtl"));
        let typed = visitor.ask("return document.querySelector('#message').value", vec![]).await;
        assert_eq!(typed, "first in English, then");
        steps::send(&visitor, "first in English, then in Arabic").await;
        assert_eq!(visitor.count(MESSAGE).await, 1);
        visitor.fill("#message", "و").await;
        visitor.click("footer button[lang=kk]").await;
        assert!(visitor.address().await.contains("/kk/thread"));
        let typed = visitor.ask("return document.querySelector('#message').value", vec![]).await;
        assert_eq!(typed, "و");
        assert_eq!(visitor.count(MESSAGE).await, 1);
    });
}

/// A-5, as the person sees it.
#[test]
fn without_scripts_a_deleted_conversation_is_nowhere_in_the_browser_any_more() {
    play(|stage| async move {
        let visitor = stage.open(Kind::Careful).await;
        steps::write_first(&visitor, &stage.site, "fr", "oubliez ce message").await;
        steps::send(&visitor, "et celui-ci").await;
        visitor.click(".msg:last-of-type a[href*='/thread/delete/2']").await;
        assert!(visitor.text().await.contains("et celui-ci"));
        visitor.click("main form .btn-danger").await;
        assert!(!visitor.source().await.contains("et celui-ci"));
        assert!(visitor.text().await.contains("oubliez ce message"));

        visitor.click("aside a[href$='/thread/delete']").await;
        visitor.click("main form .btn-danger").await;
        assert!(visitor.address().await.ends_with("/fr/deleted"), "{}", visitor.text().await);
        assert_eq!(visitor.cookies().await, Vec::<String>::new());
        for _ in 0..8 {
            visitor.back().await;
            let source = visitor.source().await;
            assert!(!source.contains("oubliez ce message"), "{}", visitor.address().await);
        }
        visitor.go(&stage.site.public("fr/thread")).await;
        assert!(!visitor.source().await.contains("oubliez ce message"));
    });
}

/// E-8, and that the answers are read without leaving what was read behind.
#[test]
fn without_scripts_answers_are_chosen_and_handed_over_and_no_address_tells_them() {
    play(|stage| async move {
        let visitor = stage.open(Kind::Careful).await;
        visitor.go(&stage.site.public("ru/")).await;
        visitor.click("main a[href$='/answers']").await;
        visitor.click("#answers button[value=overdose]").await;
        visitor.click("#answers button[value=overdose-naloxone]").await;
        assert!(visitor.address().await.ends_with("/ru/answers"));
        assert_eq!(visitor.count("#answers a[href$='/guide/how-to/naloxone']").await, 1);
        assert_eq!(visitor.cookies().await, Vec::<String>::new());
        visitor.click("#answers button[name=hand]").await;
        let typed = visitor.ask("return document.querySelector('#message').value", vec![]).await;
        assert!(typed.as_str().is_some_and(|typed| typed.contains("Налоксон")), "{typed}");
        steps::send(&visitor, "где взять налоксон").await;
        assert_eq!(visitor.count(MESSAGE).await, 1);

        visitor.fill("#message", "и ещё").await;
        if visitor.count("#answers").await == 0 {
            visitor.click("button[name=answers]").await; // Somebody is on duty.
        }
        visitor.click("#answers button[value=mind]").await;
        visitor.click("#answers button[name=hand]").await;
        let typed = visitor.ask("return document.querySelector('#message').value", vec![]).await;
        assert!(typed.as_str().is_some_and(|typed| typed.ends_with("\n\nи ещё")), "{typed}");
        assert_eq!(visitor.count(MESSAGE).await, 1, "nothing was sent by choosing");
    });
}
