//! Pages of the guide given on: short addresses and their pictures, cards and print, the ZIP, pages that a browser keeps, and pages in
//! an answer.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

use app::guide::{Changes, KINDS, Pictures, Shown, own_files, own_pack};
use axum::http::{Method, StatusCode};
use kernel::Lang;
use scraper::Html;

use crate::{
    browser::{Answer, Browser, selector, text},
    stories::{said, visitor_who_wrote, worker_at},
    world::{NIGHT, World, both, run},
};

/// The code of the opioid card. It stands on paper already, so it never changes.
const OPIOID: &str = "2z427w59";
/// A day after every page of the pack has fallen due.
const LATER_MINUTES: i64 = 400 * 24 * 60;

async fn ask(visitor: &Browser, path: &str) -> Answer {
    visitor.ask(Method::GET, path, None).await
}

#[test]
fn a_short_address_leads_to_its_page_in_its_own_language_or_that_of_the_browser_and_counts_nobody() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        visitor.always("accept-language", "fr;q=0.9, de");
        for (path, to) in [
            (format!("/g/{OPIOID}"), "/fr/guide/emergency/overdose-opioid"),
            (format!("/ru/g/{OPIOID}"), "/ru/guide/emergency/overdose-opioid"),
            (format!("/ar/g/{}", OPIOID.to_uppercase()), "/ar/guide/emergency/overdose-opioid"),
        ] {
            let answer = ask(&visitor, &path).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::FOUND, Some(to)), "{path}");
            assert_eq!(answer.headers["cache-control"], "no-store");
            assert!(!answer.headers.contains_key("set-cookie"), "{path}");
        }
        assert_eq!(ask(&visitor, &format!("/g/{OPIOID}")).await.headers["vary"], "accept-language");
        for wrong in ["/g/00000000", "/g/x", "/ru/g/2z427w5", "/de/g/2z427w59", "/ru/g/%2e%2e"] {
            assert_eq!(ask(&visitor, wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
        }
    });
}

/// The squares of a picture, row by row: whether each is dark.
fn squares(png: &[u8]) -> Vec<bool> {
    let picture = image::load_from_memory(png).expect("a picture").to_luma8();
    let side = picture.width() / 8;
    assert_eq!(picture.width(), picture.height());
    let middle = |at: u32| at * 8 + 4;
    let dark = |at: u32| picture.get_pixel(middle(at % side), middle(at / side)).0[0] == 0;
    // Four squares of white are around all.
    (0..side * side)
        .filter(|at| (4..side - 4).contains(&(at % side)) && (4..side - 4).contains(&(at / side)))
        .map(dark)
        .collect()
}

#[test]
fn every_page_can_be_shared_by_an_address_in_words_and_as_a_picture_of_just_that_address() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        for lang in Lang::ALL {
            for (address, _) in own_pack().items() {
                let page = format!("/{}/guide/{address}", lang.code());
                visitor.open(&page).await;
                let said = visitor.text_of("article > p.small > bdi");
                let path = said.strip_prefix(NIGHT).unwrap_or_else(|| panic!("{page}: {said:?}")).to_owned();
                assert!(visitor.all(&format!("a[href='{page}/share']")).len() == 1, "{page}");
                assert_eq!(ask(&visitor, &path).await.location(), Some(page.as_str()));
                visitor.open(&format!("{page}/share")).await;
                assert_eq!(visitor.status(), StatusCode::OK);
                assert_eq!(visitor.text_of("figcaption"), said);
                let picture = visitor.all("figure img")[0];
                assert!(picture.attr("alt").expect("it has words").contains(&said), "{page}");
                let source = picture.attr("src").expect("it has an address").to_owned();
                assert_eq!(
                    visitor.has_link("Card for the pocket (A6)"),
                    lang == Lang::En && address.kind == "emergency"
                );
                if address.kind != "emergency" {
                    continue; // One kind is enough for decoding.
                }
                let png = ask(&visitor, &source).await;
                assert_eq!(png.headers["content-type"], "image/png");
                let code = qrcode::QrCode::new(format!("https://{said}")).expect("it fits");
                let drawn: Vec<_> =
                    code.to_colors().into_iter().map(|color| color == qrcode::Color::Dark).collect();
                assert!(squares(&png.body) == drawn, "{page}");
            }
        }
        for missing in ["how-to/nothing/share", "how-to/nothing/qr.png", "nothing/naloxone/share"] {
            assert_eq!(ask(&visitor, &format!("/en/guide/{missing}")).await.status, StatusCode::NOT_FOUND);
        }
        // Whatever a host header says, no page speaks of it as ours unless it can be one.
        let odd = world.visitor().at("night.example/\"><b>");
        let answer = ask(&odd, "/en/guide/how-to/naloxone/share").await;
        assert!(!answer.text().contains("<b>"), "{}", answer.status);
    });
}

#[test]
fn e_2_a_card_for_the_pocket_says_what_to_do_with_the_number_large_and_leads_nowhere_but_to_its_page() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        let number = world.org().settings.emergency_number.clone();
        for lang in Lang::ALL {
            for (address, item) in own_pack().of_kind("emergency") {
                let page = format!("/{}/guide/{address}", lang.code());
                visitor.open(&page).await;
                let steps = visitor.all("#now .steps > li").len();
                visitor.open(&format!("{page}/card")).await;
                assert_eq!(visitor.status(), StatusCode::OK, "{page}");
                assert_eq!(visitor.all(".pocket ol > li").len(), steps, "{page}");
                assert!(visitor.text_of(".pocket-call").contains(&number), "{page}");
                assert_eq!(
                    visitor.all(".pocket-call")[0].attr("href"),
                    Some(format!("tel:{number}").as_str())
                );
                assert!(visitor.all(".pocket sup, .pocket ol a, .pocket ul a").is_empty(), "{page}");
                let card = visitor.text_of(".pocket");
                assert!(card.contains(NIGHT) && !card.contains("{number}"), "{page}: {card}");
                // What was left out of a sentence leaves no stray full stop.
                for step in visitor.texts_of(".pocket li") {
                    assert!(!step.ends_with("..") && !step.contains(" ."), "{page}: {step}");
                }
                let signs = visitor.all(".pocket ul > li").len();
                assert_eq!(signs > 0, address.name.starts_with("overdose"), "{page}: {signs} signs");
                assert!(item[lang.code()].front.needs("clinical_review"));
                assert!(visitor.html().contains("guide-card"), "{page}");
            }
        }
        visitor.open("/en/guide/emergency/overdose-opioid/card").await;
        assert!(visitor.shows("local health workers") && visitor.shows("Reviewed on"), "{}", visitor.text());
        assert!(!visitor.shows("should have been reviewed"));
        world.clock.advance_minutes(LATER_MINUTES);
        visitor.open("/en/guide/emergency/overdose-opioid/card").await;
        assert!(visitor.shows("This page should have been reviewed by"), "{}", visitor.text());
        for missing in ["how-to/naloxone/card", "emergency/nothing/card"] {
            assert_eq!(ask(&visitor, &format!("/en/guide/{missing}")).await.status, StatusCode::NOT_FOUND);
        }
    });
}

/// The files of a ZIP in their order.
fn unpack(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let files = zip.len();
    let one = |at| {
        let mut file = zip.by_index(at).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("bytes");
        (file.name().to_owned(), String::from_utf8_lossy(&bytes).into_owned())
    };
    (0..files).map(one).collect()
}

#[test]
fn the_zip_opens_without_a_server_and_every_link_in_it_leads_to_something_in_it() {
    let world = World::sqlite();
    run(async {
        let visitor = world.visitor();
        for lang in Lang::ALL {
            let answer = ask(&visitor, &format!("/{}/guide/offline.zip", lang.code())).await;
            assert_eq!(answer.status, StatusCode::OK);
            let kept = format!("attachment; filename=\"pages-{}.zip\"", lang.code());
            assert_eq!(answer.headers["content-disposition"], kept.as_str());
            let files = unpack(&answer.body);
            let first: Vec<_> = files.iter().take(3).map(|(name, _)| name.as_str()).collect();
            assert_eq!(first, ["index.html", "style.css", "emergency-after-violence.html"]);
            // Every page and picture, the list, the style, and what is known of two substances together.
            assert_eq!(files.len(), own_pack().items().count() + own_pack().pictures().count() + 3);
            let marked = selector("[id]");
            let ids_of = |html: &str| -> BTreeSet<String> {
                let page = Html::parse_document(html);
                page.select(&marked).filter_map(|one| one.attr("id").map(str::to_owned)).collect()
            };
            let ids: BTreeMap<&str, BTreeSet<String>> =
                files.iter().map(|(name, html)| (name.as_str(), ids_of(html))).collect();
            let mut followed = 0;
            for (name, html) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
                let page = Html::parse_document(html);
                assert!(page.select(&selector("script, form, iframe")).next().is_none(), "{name}");
                assert!(!html.contains("{number}"), "{name}");
                let number = &world.org().settings.emergency_number;
                assert!(
                    page.select(&selector(&format!("aside a[href='tel:{number}']"))).next().is_some(),
                    "{name}"
                );
                let titles: Vec<_> = page.select(&selector("title")).map(text).collect();
                let own: Vec<_> =
                    Html::parse_document(&files[0].1).select(&selector("title")).map(text).collect();
                assert_eq!(titles, own, "a title says nothing of what is read");
                for link in page.select(&selector("a[href], link[href], img[src]")) {
                    let href = link.attr("href").or(link.attr("src")).unwrap_or_default();
                    if href.starts_with("tel:") {
                        continue;
                    }
                    if href.starts_with("https://") || href.starts_with("http://") {
                        assert!(name == "combinations.html" || !name.starts_with("index"), "{name}: {href}");
                        continue; // The address of a source: words, for whoever has a network.
                    }
                    let (file, id) = href.split_once('#').unwrap_or((href, ""));
                    let file = if file.is_empty() { name } else { file };
                    let held = ids.get(file).unwrap_or_else(|| panic!("{name} leads to {href}"));
                    assert!(id.is_empty() || held.contains(id), "{name} leads to {href}");
                    followed += 1;
                }
            }
            assert!(followed > 1_000, "{followed} links in {lang:?}");
            assert!(!files.iter().any(|(_, text)| text.contains(NIGHT)), "nothing says where it came from");
        }
    });
}

#[test]
fn the_zip_is_made_once_and_its_size_is_told_before_anybody_loads_it() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        let first = ask(&visitor, "/ru/guide/offline.zip").await;
        let again = ask(&visitor, "/ru/guide/offline.zip").await;
        assert_eq!(first.headers["etag"], again.headers["etag"]);
        assert!(first.body == again.body);
        visitor.open("/en/guide/offline").await;
        let zip = ask(&visitor, "/en/guide/offline.zip").await;
        let size = format!("(ZIP, {} kB)", zip.body.len().div_ceil(1_000));
        assert!(
            visitor.text_of("a.btn-primary").ends_with(&size),
            "{} is not {size}",
            visitor.text_of("a.btn-primary")
        );
        assert!(zip.body.len() < 500_000, "{} bytes", zip.body.len());
        eprintln!("bundle: {} bytes in English, {} in Russian", zip.body.len(), first.body.len());
        let mut holder = world.visitor();
        holder.always("if-none-match", zip.headers["etag"].to_str().expect("a mark"));
        let held = ask(&holder, "/en/guide/offline.zip").await;
        assert_eq!((held.status, held.body.len()), (StatusCode::NOT_MODIFIED, 0));
        // A day on which nothing falls due changes nothing.
        world.clock.advance_minutes(24 * 60);
        assert_eq!(ask(&visitor, "/ru/guide/offline.zip").await.headers["etag"], first.headers["etag"]);
    });
}

#[test]
fn h_1_a_page_past_its_date_leaves_the_zip_and_what_a_browser_keeps_and_the_list_names_it() {
    let world = World::sqlite();
    run(async {
        let visitor = world.visitor();
        world.clock.advance_minutes(LATER_MINUTES);
        let zip = ask(&visitor, "/fr/guide/offline.zip").await;
        let files = unpack(&zip.body);
        assert_eq!(files.iter().filter(|(name, _)| name.starts_with("emergency-")).count(), 0);
        let list = Html::parse_document(&files[0].1);
        let named: BTreeSet<String> = list.select(&selector("#left-out ~ ul li")).map(text).collect();
        for (_, item) in own_pack().items() {
            let title = item["fr"].front.title.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(named.contains(&title), "{title}");
        }
        assert_eq!(ask(&visitor, "/fr/guide/emergency/keep").await.status, StatusCode::NOT_FOUND);
        let script = ask(&visitor, "/fr/guide/emergency/worker.js").await.text();
        assert!(!script.contains("overdose"), "{script}");
    });
}

#[test]
fn what_an_organisation_changes_stands_on_its_page_and_in_its_zip_at_once() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        let path = "/kk/guide/how-to/naloxone";
        let before = ask(&visitor, path).await;
        let zip = ask(&visitor, "/kk/guide/offline.zip").await;
        assert_eq!(ask(&visitor, path).await.headers["etag"], before.headers["etag"], "made once");
        let own =
            own_files().into_iter().find(|(name, _)| name == "how-to/naloxone/kk.md").expect("the page").1;
        let own = String::from_utf8(own.into_owned()).expect("text");
        let title = &own_pack().items().find(|(address, _)| address.name == "naloxone").expect("it").1["kk"]
            .front
            .title;
        let changes = Changes::from([
            ("how-to/naloxone/kk.md".to_owned(), Some(own.replacen(title, "Naloxone in our town", 1))),
            ("checklist/before/kk.md".to_owned(), None),
        ]);
        world.app.guide.put(world.org().id, Shown::with(&changes, &Pictures::new(), 7));
        visitor.open(path).await;
        assert_eq!(visitor.h1(), "Naloxone in our town");
        let changed = ask(&visitor, "/kk/guide/offline.zip").await;
        assert_ne!(changed.headers["etag"], zip.headers["etag"]);
        let files: BTreeMap<_, _> = unpack(&changed.body).into_iter().collect();
        assert!(files["how-to-naloxone.html"].contains("Naloxone in our town"));
        // A page that is not in the language is named in the list, and links to it lead there.
        assert!(!files.contains_key("checklist-before.html"));
        assert!(files.values().any(|text| text.contains("href=\"index.html#left-out\"")));
    });
}

#[test]
fn the_script_that_keeps_pages_knows_the_emergency_pages_and_their_style_and_nothing_else() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        for lang in Lang::ALL {
            let folder = format!("/{}/guide/emergency/", lang.code());
            let answer = ask(&visitor, &format!("{folder}worker.js")).await;
            assert_eq!(answer.headers["content-type"], "text/javascript; charset=utf-8");
            assert!(!answer.headers.contains_key("service-worker-allowed"), "no more than its own folder");
            let script = answer.text();
            let list = script.lines().find_map(|line| line.strip_prefix("const kept = ")).expect("a list");
            let kept: serde_json::Value = serde_json::from_str(list.trim_end_matches(';')).expect("JSON");
            let files: Vec<_> =
                kept["files"].as_array().expect("a list").iter().filter_map(|one| one.as_str()).collect();
            assert_eq!(files.len(), 1 + 3 * own_pack().of_kind("emergency").count() + 5);
            for file in files {
                assert!(file.starts_with(&folder) || file.starts_with("/assets/"), "{file}");
                assert_eq!(ask(&visitor, file).await.status, StatusCode::OK, "{file}");
            }
            visitor.open(&format!("{folder}keep")).await;
            assert_eq!(visitor.all("main li a").len(), own_pack().of_kind("emergency").count());
            assert!(
                visitor.all("button").is_empty(),
                "without a script nobody sees a button that does nothing"
            );
            let csp = visitor.header("content-security-policy").to_owned();
            assert!(csp.contains("script-src 'self'") && !csp.contains("unsafe"), "{csp}");
        }
    });
}

#[test]
fn a_worker_puts_a_checklist_into_an_answer_and_the_visitor_opens_it_by_its_short_address() {
    both(async |world| {
        world.sends_at_once().await;
        let mut visitor = visitor_who_wrote(world, "what should I think of before").await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        let label = desk.text_of("label[for=message]");
        desk.fill(&label, "Good that you ask.").press("From the guide").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        assert_eq!(desk.header("cache-control"), "no-store");
        assert!(desk.html().len() < 40_000, "{} bytes", desk.html().len());
        assert_eq!(desk.value("What you have written so far").trim(), "Good that you ask.");
        let shelves = KINDS.into_iter().filter(|kind| own_pack().of_kind(kind).next().is_some());
        assert_eq!(desk.all("main section").len(), shelves.count());
        assert_eq!(desk.text_of("main section h2"), "Checklists", "what one sends most stands first");
        desk.fill("Search the guide", "xqzzvw").press("Search").await;
        assert!(desk.shows("No page fits these words"), "{}", desk.text());
        // As visitors find it: by slang, with a slip of the hand, in the words of the text.
        for (question, page) in [("naloxne", "how-to/naloxone"), ("overdosing", "emergency/overdose-opioid")]
        {
            desk.fill("Search the guide", question).press("Search").await;
            let title = &own_pack().item(&app_address(page)).expect("the page")["en"].front.title;
            assert!(desk.has_button(title), "{question}: {}", desk.text());
            assert_eq!(desk.text_of("main section h2"), "Pages that may help");
            assert_eq!(desk.value("What you have written so far").trim(), "Good that you ask.");
        }
        desk.fill("Search the guide", "BEFORE").press("Search").await;
        let address = app_address("checklist/before");
        let item = &own_pack().item(&address).expect("the page")["en"];
        desk.press(&item.front.title).await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        let typed = desk.value(&label);
        let lines: Vec<_> = typed.trim().lines().map(str::trim_end).collect();
        assert_eq!(lines[..3], ["Good that you ask.", "", item.front.title.as_str()]);
        let ticks = guide_ticks(item);
        assert_eq!(lines.iter().filter(|line| line.starts_with("- ")).count(), ticks);
        assert!(ticks >= 8 && !typed.contains("[^") && !typed.contains("{number}"), "{typed}");
        desk.press("Send message").await;
        visitor.open("/en/thread").await;
        let link = lines.last().expect("a link").to_string();
        assert!(said(&visitor).last().expect("an answer").ends_with(&link), "{:?}", said(&visitor));
        assert_eq!(visitor.link(&link), link);
        assert_eq!(ask(&visitor, &link).await.location(), Some("/en/guide/checklist/before"));

        // In the language that is asked for; going back keeps what was typed; a page that is gone is told.
        let mut desk = worker_again(world, &visitor).await;
        let label = desk.text_of("label[for=message]");
        desk.fill(&label, "One more.").press("From the guide").await;
        let mut other = desk.clone();
        other.press("Go on without a page").await;
        assert_eq!(other.value(&label).trim(), "One more.");
        let (action, body) = desk.form_of("Search");
        desk.send(&action, format!("{body}&choose=how-to%2Fnothing")).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("That page is no longer there"), "{}", desk.text());
        assert_eq!(desk.value("What you have written so far").trim(), "One more.");
        desk.fill("Language", "ar").press("Search").await;
        let item = &own_pack().item(&app_address("how-to/naloxone")).expect("the page")["ar"];
        desk.press(&item.front.title).await;
        let typed = desk.value(&label);
        assert!(typed.contains(&item.front.title) && typed.trim().contains("\n/ar/g/"), "{typed}");
        let number = &world.org().settings.emergency_number;
        assert!(
            !item.front.short.join("").contains("{number}") || typed.contains(number.as_str()),
            "{typed}"
        );
    });
}

async fn worker_again(world: &World, visitor: &Browser) -> Browser {
    world.clock.advance_minutes(1); // A code counts once.
    worker_at(world, "aida", visitor).await
}

fn app_address(text: &str) -> app::guide::Address {
    app::guide::Address::parse(text).expect("an address")
}

/// How many boxes a page has.
fn guide_ticks(text: &app::guide::Text) -> usize {
    app::guide::ticks(text, "").len()
}
