//! Without a mouse.

use serde_json::Value;

use crate::{
    stage::play,
    steps::MESSAGE,
    window::{Kind, PHONE, WIDE, Window},
};

pub(crate) const TAB: &str = "\u{e004}";
pub(crate) const ENTER: &str = "\u{e007}";

/// The focused element: its class or identifier, where it leads, and whether one can see that it is focused: with an
/// outline, inside the window, and nothing over it.
pub(crate) const FOCUS: &str = "const it = document.activeElement, box = it.getBoundingClientRect();
    const style = getComputedStyle(it), x = box.x + box.width / 2, y = box.y + Math.min(box.height, innerHeight) / 2;
    const top = document.elementFromPoint(x, y);
    return { name: it.id || it.className || it.tagName.toLowerCase(), leads: it.getAttribute('href') || '',
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: Boolean(top) && (it.contains(top) || top.contains(it)) && top !== document.documentElement,
        said: it.tagName + ' ' + it.textContent.trim().slice(0, 40) + ' ' + JSON.stringify(box) }";

#[test]
fn with_the_keyboard_alone_one_skips_leaves_first_writes_and_sends() {
    play(|stage| async move {
        let visitor = stage.open(Kind::Usual).await;
        for screen in [PHONE, WIDE] {
            visitor.screen(screen).await;
            visitor.go(&stage.site.public("en/")).await;
            assert_eq!(tab(&visitor).await["name"], "skip");
            assert_eq!(tab(&visitor).await["name"], "exit");
        }
        visitor.go(&stage.site.public("en/")).await;
        tab(&visitor).await;
        visitor.press(ENTER).await;
        // Past the header: the next stop lies in the main part.
        visitor.press(TAB).await;
        assert_eq!(visitor.ask("return document.activeElement.closest('main') !== null", vec![]).await, true);

        tab_to(&visitor, |at| at["leads"].as_str().unwrap().ends_with("/write")).await;
        visitor.press_to_go(ENTER).await;
        assert!(visitor.address().await.ends_with("/write"));
        tab_to(&visitor, |at| at["name"] == "message").await;
        visitor.press("no mouse here").await;
        tab_to(&visitor, |at| at["name"].as_str().unwrap().contains("btn-primary")).await;
        visitor.press_to_go(ENTER).await;
        assert_eq!(visitor.count(MESSAGE).await, 1, "{}", visitor.text().await);
        assert!(visitor.text().await.contains("no mouse here"));
    });
}

/// WCAG 2.2, 2.4.7 and 2.4.11: wherever Tab leads, one sees where one is.
#[test]
fn wherever_tab_leads_the_focus_is_seen() {
    play(|stage| async move {
        let window = stage.open(Kind::Usual).await;
        for screen in [WIDE, PHONE] {
            window.screen(screen).await;
            for page in ["en/", "ar/", "en/write", "en/about", "en/emergency", "en/complaint"] {
                window.go(&stage.site.public(page)).await;
                let mut stops = 0;
                while stops < 200 {
                    window.press(TAB).await;
                    let at = window.ask(FOCUS, vec![]).await;
                    if at["name"] == "body" || (stops > 0 && at["name"] == "skip") {
                        break;
                    }
                    stops += 1;
                    assert!(
                        at["outlined"] == true && at["seen"] == true,
                        "{page}, {} px: {at}",
                        screen.width
                    );
                }
                assert!((10..200).contains(&stops), "{page} has {stops} stops");
            }
        }
    });
}

/// The next stop; one must see it.
pub(crate) async fn tab(window: &Window) -> Value {
    window.press(TAB).await;
    let at = window.ask(FOCUS, vec![]).await;
    assert!(at["outlined"] == true && at["seen"] == true, "{at}");
    at
}

pub(crate) async fn tab_to(window: &Window, wanted: impl Fn(&Value) -> bool) {
    for _ in 0..60 {
        let at = tab(window).await;
        if wanted(&at) {
            return;
        }
    }
    panic!("60 times Tab did not lead there");
}
