//! The rules of care that a page can keep or break: the number first, separate cards, limits before words, no promise
//! outside the hours, nothing withheld for age, and who stands behind an answer.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use kernel::Lang;
use scraper::{ElementRef, Html};

use crate::{
    browser::{selector, text},
    pages::{SAID, all, each, pages},
    world::{World, run},
};

/// The position of an element among all elements of its page.
fn position(document: &Html, element: ElementRef<'_>) -> usize {
    let mut everything = document.root_element().descendent_elements();
    everything.position(|other| other.id() == element.id()).expect("it stands on the page")
}

#[test]
fn e_2_the_emergency_number_comes_first_on_every_public_page() {
    each(|page, document, complaints| {
        if !page.public {
            return;
        }
        let links = all(document, "aside.sos a[href]");
        if links.first().and_then(|link| link.attr("href")) != Some("tel:112") {
            complaints.push("the number is not the first link of the strip".into());
        }
        let (strip, main) = (all(document, "aside.sos")[0], all(document, "main")[0]);
        if position(document, strip) > position(document, main) {
            complaints.push("the strip with the number comes after the page".into());
        }
        if !text(strip).contains("112") {
            complaints.push("the number is not written out".into());
        }
    });
}

#[test]
fn e_2_every_card_begins_with_the_number() {
    each(|page, document, complaints| {
        let cards = all(document, "article.card-sos");
        // Overdose stands on the first page, everything on the other.
        if [("home", 2), ("emergency", 5)].iter().any(|(name, n)| page.name == *name && cards.len() != *n) {
            complaints.push(format!("{} cards", cards.len()));
        }
        for card in cards {
            let first = card.select(&selector("a[href]")).next().and_then(|link| link.attr("href"));
            let step = card.select(&selector(".steps li")).next().map(text).unwrap_or_default();
            if first != Some("tel:112") || !step.contains("112") {
                complaints.push(format!("{first:?} {step:?}"));
            }
            if card.html().contains("{number}") {
                complaints.push("the number was not filled in".into());
            }
        }
        if page.name == "emergency" {
            let first = all(document, "main a[href]")[0];
            if first.attr("href") != Some("tel:112") {
                complaints.push(format!("the first link is {:?}", first.attr("href")));
            }
        }
    });
}

#[test]
fn e_4_opioids_and_stimulants_are_separate_cards_with_their_own_advice() {
    each(|page, document, complaints| {
        if !["home", "emergency"].contains(&page.name) {
            return;
        }
        // The orders themselves; what stands under one may say what to do if the other is possible too.
        let orders = |id: &str| {
            let orders = all(document, &format!("article.card-sos[id=\"{id}\"] .steps b"));
            orders.into_iter().map(text).collect::<Vec<_>>().join("\n").to_lowercase()
        };
        let (opioid, stimulant) = (orders("opioid"), orders("stimulant"));
        if opioid.is_empty() || stimulant.is_empty() || opioid == stimulant {
            complaints.push("one of the two cards is missing".into());
        }
        let naloxone = ["naloxon", "налоксон", "نالوكسون"];
        if !naloxone.iter().any(|word| opioid.contains(word)) {
            complaints.push(format!("the opioid card does not name naloxone: {opioid}"));
        }
        if naloxone.iter().any(|word| stimulant.contains(word)) {
            complaints.push("the stimulant card orders naloxone".into());
        }
        if page.lang == Lang::En && (!stimulant.contains("cool") || opioid.contains("cool ")) {
            complaints.push("cooling belongs to the stimulant card".into());
        }
    });
}

#[test]
fn e_7_the_limits_of_confidentiality_stand_before_the_first_field() {
    each(|page, document, complaints| {
        if !["write", "write with an error", "no conversation"].contains(&page.name) {
            return;
        }
        let (limits, field) = (all(document, "section[aria-labelledby=limits]"), all(document, "textarea"));
        let Some(limits) = limits.first() else { return complaints.push("no limits".into()) };
        if text(*limits).chars().count() < 80 {
            complaints.push(format!("the limits are too short to say anything: {}", text(*limits)));
        }
        if position(document, *limits) > position(document, field[0]) {
            complaints.push("the limits come after the field".into());
        }
        let about = format!("/{}/about#limits", page.lang.code());
        if limits.select(&selector("a")).next().and_then(|link| link.attr("href")) != Some(&about) {
            complaints.push("no link to all of them".into());
        }
    });
}

const PROMISES: [&str; 8] = [
    "somebody is on duty until",
    "someone is awake",
    "right away",
    "immediately",
    "at once",
    "soon",
    "within minutes",
    "in a moment",
];

#[test]
fn e_9_outside_the_hours_no_page_promises_an_answer() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        visitor.open("/en/write").await.fill("Your first message", SAID).press("Send message").await;
        let mut open = BTreeMap::new();
        for lang in Lang::ALL {
            visitor.open(&format!("/{}/", lang.code())).await;
            open.insert(
                lang,
                (visitor.h1(), visitor.text_of(".status"), visitor.text_of(".window.lit span")),
            );
            assert_eq!(visitor.all(".status")[0].attr("data-tone"), Some("ok"), "{lang:?}");
        }
        world.clock.advance_minutes(4 * 60); // 07:00, an hour after the night's duty.
        for lang in Lang::ALL {
            visitor.open(&format!("/{}/", lang.code())).await;
            let (title, status, window) = &open[&lang];
            assert_ne!(visitor.h1(), *title, "{lang:?}: the heading still says that somebody is awake");
            assert_ne!(visitor.text_of(".status"), *status, "{lang:?}");
            assert_ne!(visitor.text_of(".window.lit span"), *window, "{lang:?}");
            for path in ["", "write", "about", "thread"] {
                visitor.open(&format!("/{}/{path}", lang.code())).await;
                if path == "write" {
                    continue; // Leads to the thread that is open.
                }
                let still = visitor.texts_of(".status[data-tone=ok]");
                assert!(still.is_empty(), "{lang:?} /{path} still says {still:?}");
                assert!(
                    visitor.text().contains("18:00") || visitor.text().contains("6:00"),
                    "{lang:?} /{path}"
                );
            }
        }
        let mut fresh = world.visitor();
        for path in ["/en/", "/en/write", "/en/about", "/en/emergency"] {
            fresh.open(path).await;
            // A card tells what to do at once; that is no promise of ours.
            let blocks = fresh.all("h1, h2, h3, p, li, span, td").into_iter();
            let blocks = blocks.filter(|block| {
                !block
                    .ancestors()
                    .filter_map(ElementRef::wrap)
                    .any(|around| around.value().name() == "article")
            });
            let said = blocks.map(text).collect::<Vec<_>>().join("\n").to_lowercase();
            assert!(said.contains("nobody is on duty until 18:00") || path == "/en/emergency", "{path}");
            for promise in PROMISES {
                assert!(!said.contains(promise), "{path}: {promise:?}");
            }
        }
        fresh.open("/en/").await;
        assert!(fresh.shows("Nobody is on duty until 18:00"), "{}", fresh.text_of(".status"));
    });
}

#[test]
fn m_4_the_emergency_cards_are_there_without_a_cookie_and_without_a_question() {
    let world = World::sqlite();
    run(async {
        for lang in Lang::ALL {
            for (path, cards) in [("", 2), ("emergency", 5)] {
                let mut fresh = world.visitor();
                fresh.open(&format!("/{}/{path}", lang.code())).await;
                assert_eq!(fresh.status(), StatusCode::OK);
                assert_eq!(fresh.trail.len(), 1, "no detour");
                assert!(fresh.cookies.is_empty());
                assert!(
                    fresh.all("form, input, textarea, select").is_empty(),
                    "{lang:?} /{path} asks something"
                );
                assert_eq!(fresh.all("article.card-sos").len(), cards);
            }
        }
    });
}

#[test]
fn m_2_nobody_is_asked_their_age_and_the_page_about_us_says_so() {
    each(|page, document, complaints| {
        if !page.public {
            return;
        }
        for field in all(document, "input, textarea, select") {
            let name = field.attr("name").unwrap_or_default();
            if ["age", "birth", "birthday", "year", "adult", "born"].contains(&name) {
                complaints.push(format!("{name:?} asks for an age"));
            }
        }
        if page.name == "about" && all(document, "#whom ~ p").len() < 2 {
            complaints.push("it is not said for whom we are there".into());
        }
        if page.name == "about" && page.lang == Lang::En {
            let said = text(all(document, "main")[0]);
            if !said.contains("We do not ask how old you are") {
                complaints.push("it is not said that we do not ask".into());
            }
        }
    });
}

#[test]
fn what_leave_now_cannot_do_is_said_before_the_first_click_and_to_everybody() {
    each(|page, document, complaints| {
        if !["home", "write", "write with an error"].contains(&page.name) {
            return;
        }
        let notices = all(document, "main details");
        let [notice] = notices[..] else { return complaints.push("no notice".into()) };
        if page.lang == Lang::En {
            for words in ["history", "network", "private window", "Tor Browser"] {
                if !text(notice).contains(words) {
                    complaints.push(format!("the notice does not speak of {words}"));
                }
            }
        }
        if page.name != "home"
            && position(document, notice) > position(document, all(document, "textarea")[0])
        {
            complaints.push("the notice comes after the field".into());
        }
    });
}

#[test]
fn l_5_a_visitor_reads_a_work_name_a_role_and_the_organisation_and_nothing_else_of_a_worker() {
    for page in pages().iter().filter(|page| page.name == "own thread") {
        let document = page.document();
        let head = text(all(&document, "article.msg:not(.mine) header")[0]);
        assert!(head.starts_with("Aida"), "{}: {head}", page.at());
        let role = head.trim_start_matches("Aida").trim_matches(|letter: char| !letter.is_alphabetic());
        assert!(role.chars().count() > 4, "{}: no role in {head:?}", page.at());
        assert!(!page.html.contains("aida"), "{}: the login is no visitor's business", page.at());
        if page.lang == Lang::En {
            assert!(head.starts_with("Aida, outreach worker"), "{head}");
            assert!(text(all(&document, "section.thread")[0]).contains("Night Window"));
        }
    }
}
