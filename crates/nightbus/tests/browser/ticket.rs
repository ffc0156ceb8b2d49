//! The return ticket in hands: on a screen, on paper, in a clipboard, typed in again.

use std::time::Duration;

use crate::{
    axe::Findings,
    narrow,
    stage::play,
    steps,
    window::{Kind, Window},
};

const MAKE: &str = "form[action$='/thread/ticket'] button";
const OPEN: &str = "form[action$='/return'] button";

/// From the thread to a ticket that is shown.
async fn take(window: &Window) -> String {
    window.click("header .exit-note a").await;
    window.click(MAKE).await;
    groups(&window.one(".digits").await.text().await.unwrap())
}

/// The driver reads groups that may stand in rows of their own as lines.
fn groups(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn without_scripts_a_ticket_is_selected_whole_printed_alone_and_opens_the_conversation_in_another_browser() {
    play(|stage| async move {
        let window = stage.open(Kind::Careful).await;
        steps::write_first(&window, &stage.site, "en", "I will be back").await;
        let ticket = take(&window).await;
        assert_eq!(ticket.chars().filter(char::is_ascii_digit).count(), 20, "{ticket}");
        assert_eq!(window.count("main button").await, 0, "no button that needs a script");
        window.one(".digits span").await.click().await.unwrap();
        let selected = window.ask("return getSelection().toString()", vec![]).await;
        let only = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        assert_eq!(only(selected.as_str().unwrap()), only(&ticket), "one click takes all of it");
        window.medium("print", ("prefers-color-scheme", "light")).await;
        assert_eq!(groups(&window.text().await), ticket, "the paper says nothing but the number");
        assert!(window.paper().await.starts_with(b"%PDF"));

        let other = stage.open(Kind::Careful).await;
        other.go(&stage.site.public("en/")).await;
        other.click("main a[href$='/return']").await;
        other.fill("#ticket", &ticket.replace(' ', "-")).await;
        other.click(OPEN).await;
        assert!(other.text().await.contains("I will be back"), "{}", other.text().await);
    });
}

#[test]
fn with_scripts_there_are_buttons_to_copy_and_print_and_no_page_breaks_an_accessibility_rule() {
    play(|stage| async move {
        let (window, mut found) = (stage.open(Kind::Usual).await, Findings::default());
        for lang in ["en", "ar"] {
            window.go(&stage.site.public(&format!("{lang}/return"))).await;
            found.look(&window, &format!("{lang}/return")).await;
            window.fill("#ticket", "12").await;
            window.click(OPEN).await;
            found.look(&window, &format!("{lang}/return, refused")).await;
        }
        window.complaints().await;
        steps::write_first(&window, &stage.site, "en", "copy me").await;
        for lang in ["en", "ar"] {
            window.go(&stage.site.public(&format!("{lang}/thread"))).await;
            window.click("header .exit-note a").await;
            found.look(&window, &format!("{lang}/thread/later")).await;
            window.click(MAKE).await;
            assert_eq!(window.count("main button").await, 2);
            found.look(&window, &format!("{lang}/thread/ticket")).await;
            narrow::fits(&window, &narrow::SMALL).await;
            assert!(window.complaints().await.is_empty(), "the script is allowed on this page");
        }
        // Whether a browser without a face lets pages copy is its own affair; it must be said either way.
        window.one("main button").await.click().await.unwrap();
        let mut said = String::new();
        for _ in 0..100 {
            said = window.one("main [role=status]").await.text().await.unwrap();
            if !said.is_empty() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert!(!said.is_empty(), "what became of copying is said");
        found.judge(8 * 4);
    });
}
