//! The guide: under the accessibility rules, on small screens, and on the way to writing without scripts.

use crate::{
    axe::Findings,
    narrow::{SMALL, fits},
    stage::play,
    window::{Kind, Screen},
};

const LANGUAGES: [&str; 6] = ["en", "fr", "ru", "uk", "kk", "ar"];

/// The list, one page of each kind, and everything that pages are searched, combined, chosen and given on with.
const PAGES: [&str; 16] = [
    "guide",
    "guide/search",
    "guide/how-to/naloxone/share",
    "guide/emergency/overdose-opioid/card",
    "guide/emergency/keep",
    "guide/offline",
    "guide/video/writing",
    "guide/page/privacy",
    "answers",
    "guide/combinations",
    "guide/emergency/overdose-opioid",
    "guide/how-to/safer-injecting-care",
    "guide/checklist/before",
    "guide/substance/stimulants",
    "guide/service/prep-and-pep",
    "guide/method/first-contact",
];

#[test]
fn no_page_of_the_guide_breaks_an_accessibility_rule() {
    play(|stage| async move {
        let (window, mut found) = (stage.open(Kind::Usual).await, Findings::default());
        for lang in LANGUAGES {
            for page in PAGES {
                window.go(&stage.site.public(&format!("{lang}/{page}"))).await;
                found.look(&window, &format!("{lang}/{page}")).await;
            }
        }
        found.judge(PAGES.len() * LANGUAGES.len() * 4);
    });
}

/// WCAG 2.2, 1.4.10.
#[test]
fn no_page_of_the_guide_scrolls_sideways_on_a_phone_or_at_400_percent() {
    play(|stage| async move {
        let window = stage.open(Kind::Usual).await;
        let phone = Screen { width: 390, height: 844, scale: 1 };
        for lang in LANGUAGES {
            for page in PAGES {
                window.go(&stage.site.public(&format!("{lang}/{page}"))).await;
                fits(&window, &[SMALL[0], SMALL[1], phone]).await;
            }
        }
    });
}

#[test]
fn without_scripts_one_comes_from_the_first_page_to_the_guide_to_combinations_and_to_writing() {
    play(|stage| async move {
        let visitor = stage.open(Kind::Careful).await;
        visitor.go(&stage.site.public("en/")).await;
        visitor.click("main a[href$='/guide']").await;
        assert!(visitor.address().await.ends_with("/en/guide"));
        visitor.click("main a[href$='/guide/substance/stimulants']").await;
        assert_eq!(visitor.count("#short").await, 1);
        visitor.go(&stage.site.public("en/guide")).await;
        visitor.click("main a[href$='/guide/combinations']").await;
        assert!(visitor.count("main p.status").await > 0);
        // Nothing chosen: it is said. Then two, and the address says neither.
        visitor.click("main form button").await;
        assert_eq!(visitor.count("[role=alert] a").await, 2);
        for (field, name) in [("a", "opioids"), ("b", "alcohol")] {
            visitor.one(&format!("#{field} option[value={name}]")).await.click().await.unwrap();
        }
        visitor.click("main form button").await;
        assert!(
            visitor.one("section[aria-labelledby=answer]").await.text().await.unwrap().contains("Dangerous")
        );
        assert!(visitor.address().await.ends_with("/en/guide/combinations"), "{}", visitor.address().await);
        visitor.click("a[href$='/write']").await;
        assert_eq!(visitor.count("#message").await, 1);
    });
}
