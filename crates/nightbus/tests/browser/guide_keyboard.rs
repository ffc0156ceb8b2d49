//! The guide without a mouse: everything on its pages is reached in the order of the page, one sees where one is, and nothing keeps one.

use crate::{
    keyboard::{ENTER, FOCUS, TAB, tab, tab_to},
    stage::play,
    window::{Kind, PHONE, WIDE, Window},
};

/// What one can do something with, in the order of the page. A film's own buttons lie within it.
const STOPS: &str = "window.stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, \
    textarea, summary, video[controls], [tabindex=\"0\"]')].filter(it => !it.disabled && it.checkVisibility({ visibilityProperty: true }));
    return window.stops.map(it => it.tagName + ' ' + (it.textContent || it.name || '').trim().slice(0, 40))";

/// The number of the focused element among them, or -1.
const AT: &str = "return window.stops.indexOf(document.activeElement)";

/// One page of each kind, what is searched and chosen on, and what pages are given on with.
const PAGES: [&str; 11] = [
    "en/guide",
    "en/guide/emergency/overdose-opioid",
    "en/guide/checklist/before",
    "ar/guide/how-to/naloxone",
    "ru/guide/substance/stimulants",
    "en/guide/combinations",
    "en/guide/search",
    "en/guide/how-to/naloxone/share",
    "en/guide/offline",
    "en/guide/video/writing",
    "ar/answers",
];

/// WCAG 2.2, 2.1.1, 2.1.2, 2.4.3 and 2.4.7.
#[test]
fn everything_on_a_page_of_the_guide_is_reached_by_tab_in_its_order_and_seen_and_nothing_keeps_the_focus() {
    play(|stage| async move {
        let window = stage.open(Kind::Usual).await;
        for (screen, page) in PAGES.into_iter().flat_map(|page| [(WIDE, page), (PHONE, page)]) {
            window.screen(screen).await;
            window.go(&stage.site.public(page)).await;
            let stops = window.ask(STOPS, vec![]).await;
            let stops = stops.as_array().unwrap();
            let visited = round(&window, page).await;
            let missed: Vec<_> =
                (0..stops.len()).filter(|at| !visited.contains(at)).map(|at| &stops[at]).collect();
            assert!(missed.is_empty(), "{page}, {} px: never reached: {missed:?}", screen.width);
            assert!(visited.is_sorted(), "{page}, {} px: {visited:?} of {stops:?}", screen.width);
            assert!(stops.len() > 8, "{page} has {} stops", stops.len());
        }
    });
}

/// Presses Tab until it leads out of the page; gives the numbers of what it led to.
async fn round(window: &Window, page: &str) -> Vec<usize> {
    let mut visited: Vec<usize> = Vec::new();
    for _ in 0..400 {
        window.press(TAB).await;
        let at = window.ask(AT, vec![]).await.as_i64().unwrap();
        let focus = window.ask(FOCUS, vec![]).await;
        // Past the last one there is the page itself, or the first one again.
        if focus["name"] == "body" || (visited.len() > 1 && at == 0) {
            return visited;
        }
        // Within a film the browser marks its own buttons.
        let is_marked = focus["outlined"] == true || focus["said"].as_str().unwrap().starts_with("VIDEO");
        assert!(is_marked && focus["seen"] == true, "{page}: {focus}");
        if let Ok(at) = usize::try_from(at)
            && visited.last() != Some(&at)
        {
            visited.push(at);
        }
    }
    panic!("{page}: 400 times Tab did not lead out of it: {visited:?}");
}

#[test]
fn with_the_keyboard_alone_and_without_scripts_one_searches_the_guide_and_opens_what_was_found() {
    play(|stage| async move {
        let visitor = stage.open(Kind::Careful).await;
        visitor.go(&stage.site.public("en/guide")).await;
        tab_to(&visitor, |at| at["name"] == "q").await;
        visitor.press("naloxne").await;
        visitor.press_to_go(ENTER).await;
        assert!(visitor.address().await.ends_with("/en/guide/search"), "{}", visitor.address().await);
        // What was found stands behind the form, and first what fits best.
        tab_to(&visitor, |at| at["name"] == "q").await;
        tab_to(&visitor, |at| at["leads"].as_str().unwrap().contains("/guide/how-to/naloxone")).await;
        visitor.press_to_go(ENTER).await;
        assert!(visitor.address().await.ends_with("/en/guide/how-to/naloxone"));
    });
}

#[test]
fn with_the_keyboard_alone_one_ticks_a_checklist_and_goes_through_the_answers_and_back() {
    play(|stage| async move {
        let visitor = stage.open(Kind::Careful).await;
        visitor.go(&stage.site.public("en/guide/checklist/before")).await;
        tab_to(&visitor, |at| at["said"].as_str().unwrap().starts_with("INPUT")).await;
        visitor.press(" ").await;
        let ticked = "return document.activeElement.checked";
        assert_eq!(visitor.ask(ticked, vec![]).await, true);
        // Between two boxes there may be links to sources.
        tab(&visitor).await;
        tab_to(&visitor, |at| at["said"].as_str().unwrap().starts_with("INPUT")).await;
        assert_eq!(visitor.ask(ticked, vec![]).await, false, "the next one is another");

        visitor.go(&stage.site.public("en/answers")).await;
        let first = visitor.text().await;
        tab_to(&visitor, |at| at["said"].as_str().unwrap().starts_with("BUTTON")).await;
        visitor.press_to_go(ENTER).await;
        assert_ne!(visitor.text().await, first);
        tab_to(&visitor, |at| at["said"].as_str().unwrap().starts_with("BUTTON Back")).await;
        visitor.press_to_go(ENTER).await;
        assert_eq!(visitor.text().await, first, "the same menu again");
    });
}
