//! A small old phone, or a large one at 400 %.

use crate::{
    stage::{Stage, play},
    steps,
    window::{Kind, Screen, Window},
};

/// 320 pixels; and 1280 by 1024 at 400 %, which leaves 320 by 256.
pub(crate) const SMALL: [Screen; 2] =
    [Screen { width: 320, height: 568, scale: 1 }, Screen { width: 320, height: 256, scale: 4 }];

const LANGUAGES: [&str; 6] = ["en", "fr", "ru", "uk", "kk", "ar"];

/// How much wider than the window a page is, and what sticks out.
const OVERHANG: &str = "const root = document.documentElement, room = root.clientWidth;
    if (root.scrollWidth <= room) return null;
    const out = [...document.body.querySelectorAll('*')].filter(it => {
        const box = it.getBoundingClientRect();
        return box.width && (box.right > room + .5 || box.left < -.5) });
    return root.scrollWidth - room + ' px: ' + out.slice(-6).map(it =>
        it.tagName.toLowerCase() + '.' + it.className + ' ' + it.textContent.trim().slice(0, 30)).join(' | ')";

/// WCAG 2.2, 1.4.10.
#[test]
fn no_page_scrolls_sideways_at_320_pixels_or_at_400_percent() {
    play(|stage| async move {
        let visitor = stage.open(Kind::Usual).await;
        let worker = stage.open(Kind::Usual).await;
        // The longest page: what people paste, without a single place to break.
        let pasted = format!("https://example.org/{}", "unbreakable".repeat(60));
        steps::write_first(&visitor, &stage.site, "en", &pasted).await;
        worker.go(&stage.site.desk("en/sign-in")).await;
        fits(&worker, &SMALL).await;
        steps::give_password(&worker, &stage.site, "en", "salma").await;
        fits(&worker, &SMALL).await;
        steps::give_code(&worker, &stage.site, "salma").await;
        steps::open_new(&worker, "https://example.org").await;
        let thread = worker.address().await;
        for lang in LANGUAGES {
            public_pages(&stage, &visitor, lang, &SMALL).await;
            for page in [
                format!("/{lang}/inbox"),
                format!("/{lang}/inbox?queue=resolved"),
                format!("/{lang}/nothing"),
            ] {
                worker.go(&stage.site.desk(&page[1..])).await;
                fits(&worker, &SMALL).await;
            }
            worker.go(&thread.replace("/en/", &format!("/{lang}/"))).await;
            fits(&worker, &SMALL).await;
        }
    });
}

/// WCAG 2.2, 1.4.4, on a phone.
#[test]
fn text_of_double_size_fits_a_phone() {
    play(|stage| async move {
        let window = stage.open(Kind::LargeText).await;
        let phone = [Screen { width: 390, height: 844, scale: 1 }];
        steps::write_first(&window, &stage.site, "en", "large letters").await;
        assert_eq!(
            window.ask("return getComputedStyle(document.documentElement).fontSize", vec![]).await,
            "32px"
        );
        for lang in LANGUAGES {
            public_pages(&stage, &window, lang, &phone).await;
        }
    });
}

async fn public_pages(stage: &Stage, window: &Window, lang: &str, screens: &[Screen]) {
    const PAGES: [&str; 12] = [
        "",
        "emergency",
        "about",
        "about/keep",
        "complaint",
        "complaint/trace",
        "return",
        "thread",
        "thread/later",
        "thread/delete",
        "deleted",
        "no-such-page",
    ];
    for page in PAGES {
        window.go(&stage.site.public(&format!("{lang}/{page}"))).await;
        fits(window, screens).await;
    }
}

/// Nothing sticks out of the page on any of the screens.
pub(crate) async fn fits(window: &Window, screens: &[Screen]) {
    for screen in screens {
        window.screen(*screen).await;
        let overhang = window.ask(OVERHANG, vec![]).await;
        assert!(overhang.is_null(), "{}, {} px high: {overhang}", window.address().await, screen.height);
    }
}
