//! The guide on the public site.

use std::collections::BTreeSet;

use app::guide::{Finding, KINDS, check, grades, own_files, own_pack};
use axum::http::{Method, StatusCode};
use kernel::Lang;

use crate::{
    browser::text,
    world::{World, run},
};

/// A first load, compressed, with the style: one round trip of a fresh connection.
const FIRST_LOAD: usize = 14_336;

fn addresses() -> Vec<String> {
    own_pack().items().map(|(address, _)| address.to_string()).chain(["combinations".to_owned()]).collect()
}

#[test]
fn every_page_of_the_guide_is_light_in_every_language_and_the_same_for_everybody() {
    let world = World::sqlite();
    let mut heavy = Vec::new();
    let mut heaviest = 0;
    run(async {
        let mut visitor = world.visitor();
        visitor.always("accept-encoding", "gzip");
        let style = visitor.ask(Method::GET, world.app.assets.url("nightbus.css"), None).await.body.len();
        for lang in Lang::ALL {
            let lists = [format!("/{}/guide", lang.code())].into_iter();
            for path in
                lists.chain(addresses().iter().map(|address| format!("/{}/guide/{address}", lang.code())))
            {
                let page = visitor.ask(Method::GET, &path, None).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert_eq!(page.headers["content-encoding"], "gzip", "{path}");
                assert_eq!(page.headers["cache-control"], "no-cache", "{path}");
                assert!(!page.headers.contains_key("set-cookie"), "{path}");
                let weight = page.body.len() + style;
                heaviest = heaviest.max(weight);
                if weight > FIRST_LOAD {
                    heavy.push(format!("{path} with its style: {weight}"));
                }
            }
        }
    });
    eprintln!("heaviest page of the guide with its style: {heaviest} bytes");
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
}

#[test]
fn no_title_of_the_guide_says_what_is_read() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        for lang in Lang::ALL {
            let mut titles = BTreeSet::new();
            for address in addresses() {
                visitor.open(&format!("/{}/guide/{address}", lang.code())).await;
                titles.insert(visitor.title());
            }
            visitor.open(&format!("/{}/guide", lang.code())).await;
            titles.insert(visitor.title());
            assert_eq!(titles.len(), 1, "{titles:?}");
        }
    });
}

#[test]
fn a_page_begins_with_its_short_form_and_says_what_to_do_where_a_life_is_at_stake() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        for lang in Lang::ALL {
            for (address, item) in own_pack().of_kind("emergency").chain(own_pack().of_kind("substance")) {
                visitor.open(&format!("/{}/guide/{address}", lang.code())).await;
                let title = &item[lang.code()].front.title;
                let plain: Vec<_> = title.split_whitespace().collect();
                assert_eq!(visitor.h1(), plain.join(" "));
                assert_eq!(visitor.all("#short + ul li").len(), item[lang.code()].front.short.len());
                let number = world.org().settings.emergency_number.as_str();
                let now = text(visitor.all("#now")[0]);
                assert!(now.contains(number) && !now.contains("{number}"), "{address} {lang:?}: {now}");
                assert_eq!(visitor.all("#now a.call[href^='tel:']").len(), 1);
                assert!(!visitor.html().contains("{number}"), "{address} {lang:?}");
            }
        }
        visitor.open("/en/guide/emergency/overdose-opioid").await;
        assert!(visitor.all("#contents").is_empty(), "nothing stands before what to do");
        let html = visitor.html();
        assert!(html.find("id=\"short\"") < html.find("id=\"now\""));
    });
}

#[test]
fn h_1_every_mark_of_a_source_leads_to_it_and_every_source_is_marked() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        for address in addresses() {
            visitor.open(&format!("/kk/guide/{address}")).await;
            let marks: BTreeSet<_> = visitor
                .all("sup a")
                .iter()
                .filter_map(|mark| mark.attr("href"))
                .map(|href| href.trim_start_matches('#').to_owned())
                .collect();
            let listed: BTreeSet<_> = visitor
                .all("li[id^='source-']")
                .iter()
                .filter_map(|one| one.attr("id"))
                .map(str::to_owned)
                .collect();
            assert_eq!(marks, listed, "{address}");
            assert!(!visitor.html().contains("[^"), "{address}");
        }
    });
}

#[test]
fn what_is_ticked_on_a_checklist_can_be_sent_nowhere() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        for (address, _) in own_pack().of_kind("checklist") {
            visitor.open(&format!("/ru/guide/{address}")).await;
            let boxes = visitor.all("input");
            assert!((8..=14).contains(&boxes.len()), "{address}: {} boxes", boxes.len());
            for one in boxes {
                assert_eq!(one.attr("type"), Some("checkbox"));
                assert!(one.attr("name").is_none() && one.attr("form").is_none());
                assert_eq!(one.attr("autocomplete"), Some("off"));
            }
            assert!(visitor.all("form").is_empty(), "{address}");
            assert!(visitor.all("script").is_empty(), "{address}");
        }
    });
}

#[test]
fn h_1_a_page_past_its_date_says_so_and_one_before_it_does_not() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        visitor.open("/en/guide/how-to/naloxone").await;
        assert!(!visitor.shows("should have been reviewed"), "{}", visitor.text());
        world.clock.advance_minutes(400 * 24 * 60);
        visitor.open("/en/guide/how-to/naloxone").await;
        assert!(visitor.shows("This page should have been reviewed by"), "{}", visitor.text());
        assert!(visitor.shows("local health workers"), "{}", visitor.text());
    });
}

#[test]
fn a_language_without_a_page_offers_the_others_and_an_address_without_one_is_not_found() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        let made_up = Lang::Long.code();
        visitor.open(&format!("/{made_up}/guide/how-to/naloxone")).await;
        let offered: Vec<_> =
            visitor.all("main li a").iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect();
        let expected: Vec<_> =
            Lang::ALL.iter().map(|lang| format!("/{}/guide/how-to/naloxone", lang.code())).collect();
        assert_eq!(offered, expected);
        for path in [
            "how-to/nothing",
            "nothing/naloxone",
            "how-to/..%2fnaloxone",
            "how-to/naloxone%00",
            "how-to/Naloxone",
        ] {
            let answer = visitor.ask(Method::GET, &format!("/en/guide/{path}"), None).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

#[test]
fn the_list_leads_to_every_page_and_the_first_page_leads_to_the_list() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        visitor.open("/fr/").await.follow("Lire dans le guide").await;
        let kinds: Vec<_> =
            visitor.all("main h2").iter().filter_map(|one| one.attr("id")).map(str::to_owned).collect();
        // A shelf on which nothing stands is not shown.
        let shelves = KINDS.into_iter().filter(|kind| own_pack().of_kind(kind).next().is_some());
        assert_eq!(kinds, shelves.collect::<Vec<_>>());
        assert!(!kinds.iter().any(|kind| kind == "practice"), "{kinds:?}");
        let links: BTreeSet<_> =
            visitor.all("main li a").iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect();
        for address in addresses() {
            assert!(links.contains(&format!("/fr/guide/{address}")), "{address}");
        }
    });
}

#[test]
fn h_2_combinations_are_told_in_words_with_their_sources_and_none_is_called_safe() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        visitor.open("/en/guide/combinations").await;
        let told = visitor.all("main li p.status");
        assert_eq!(told.len(), own_pack().pairs().count());
        for one in told {
            let said = text(one);
            assert!(said.ends_with("Dangerous") || said.ends_with("Caution"), "{said}");
            let tone = one.attr("data-tone");
            assert_eq!(tone, Some(if said.ends_with("Dangerous") { "urgent" } else { "attention" }));
        }
        assert!(visitor.shows("does not mean that it is without danger"));
    });
}

#[test]
fn two_substances_are_looked_up_without_an_address_that_tells_them_and_no_source_is_no_all_clear() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        visitor.open("/en/guide/combinations").await;
        assert_eq!(visitor.all("main form[method=post][action='/en/guide/combinations'] select").len(), 2);
        for (a, b) in [("opioids", "depressants"), ("depressants", "opioids")] {
            visitor.post("/en/guide/combinations", &[("a", a), ("b", b)]).await;
            assert_eq!((visitor.status(), visitor.header("cache-control")), (StatusCode::OK, "no-store"));
            let answer = visitor.text_of("section[aria-labelledby=answer]");
            assert!(answer.contains("Dangerous") && answer.contains("Well known"), "{answer}");
            assert_eq!(visitor.all("select option[selected]").len(), 2, "what was chosen stays");
        }
        let pairs = own_pack();
        let known = |a: &str, b: &str| pairs.pair(a, b).is_some();
        let names: Vec<_> = pairs.of_kind("substance").map(|(address, _)| address.name.clone()).collect();
        let (a, b) = names
            .iter()
            .flat_map(|a| names.iter().map(move |b| (a, b)))
            .find(|(a, b)| a != b && !known(a, b))
            .expect("not every pair has a source");
        visitor.post("/en/guide/combinations", &[("a", a), ("b", b)]).await;
        let answer = visitor.text_of("section[aria-labelledby=answer]");
        assert!(
            answer.contains("no source") && answer.contains("does not mean that there is no danger"),
            "{answer}"
        );
        for (a, b, said) in [
            ("", "mdma", "Choose a substance from the list"),
            ("mdma", "<script>", "Choose a substance from the list"),
            ("mdma", "mdma", "Choose two different substances"),
        ] {
            visitor.post("/en/guide/combinations", &[("a", a), ("b", b)]).await;
            assert_eq!(visitor.status(), StatusCode::UNPROCESSABLE_ENTITY);
            assert!(visitor.shows(said), "{}", visitor.text());
        }
        // A page of a substance says in a word what is known of it with others.
        visitor.open("/en/guide/substance/opioids").await;
        assert_eq!(visitor.texts_of("#together + p.status"), ["Dangerous"]);
        let others = visitor.texts_of("#together + p.status + ul li");
        assert!(others.contains(&"Alcohol".to_owned()), "{others:?}");
    });
}

/// A day within the time of review of every page: what is overdue is no mistake of the code.
const REVIEWED: &str = "2026-11-23";

#[test]
fn the_pack_of_the_program_has_no_error() {
    let (pack, found) = check(&own_files(), REVIEWED);
    let errors: Vec<_> = found.iter().filter(|one| one.is_error).map(|one| one.says.as_str()).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    assert_eq!((pack.items().count(), pack.pairs().count()), (47, 44));
}

#[test]
fn the_pack_of_the_program_is_whole_in_six_languages_and_leaves_no_word_to_doubt() {
    let (pack, found) = check(&own_files(), REVIEWED);
    for (address, item) in pack.items() {
        assert_eq!(item.len(), 6, "{address}");
    }
    // What states nothing needs no source, and one name may mean two things on the street: those two are read by people.
    let doubts =
        found.iter().filter(|one| !one.says.contains(": no source: ") && !one.says.contains(": the name "));
    let doubts: Vec<_> = doubts.map(|one| one.says.as_str()).collect();
    assert!(doubts.is_empty(), "{}", doubts.join("\n"));
}

#[test]
fn every_english_page_reads_as_for_a_child_of_eleven_or_younger() {
    for one in grades(&check(&own_files(), REVIEWED).0, "en") {
        assert!(one.grade < 6.0, "{}: grade {:.1}", one.path, one.grade);
    }
}

#[test]
fn words_that_hurt_are_errors_with_file_and_line_and_promises_are_doubts() {
    let mut files = own_files();
    let (_, bytes) = files.iter_mut().find(|(path, _)| path == "service/condoms/en.md").expect("the page");
    let text = String::from_utf8(bytes.to_vec()).expect("text");
    let line =
        text.lines().position(|line| line == "## What next" || line.starts_with("## ")).expect("a heading");
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(line + 1, "\nNo junkie is refused, and somebody always answers at once.\n");
    let text = lines.join("\n");
    *bytes = text.into_bytes().into();
    let (_, found) = check(&files, REVIEWED);
    let at = |is_error: bool| {
        let fits = |one: &&Finding| {
            one.path == "service/condoms/en.md" && one.is_error == is_error && one.line == line + 3
        };
        found.iter().filter(fits).map(|one| one.says.as_str()).collect::<Vec<_>>()
    };
    assert!(at(true)[0].contains("\"junkie\" hurts people"), "{:?}", at(true));
    assert!(at(false).iter().any(|says| says.contains("promises what nobody can keep")), "{:?}", at(false));
}

/// A page of a small pack, with front matter of seven lines that can be changed.
fn bread(lang: &str) -> String {
    let of = if lang == "en" { "" } else { "source_revision = 1\n" };
    format!(
        "+++\ntitle = \"Bread\"\nshort = [\"It fills.\"]\naliases = []\nauthor = \"A\"\nrevision = 1\n{of}\
         reviewed_on = 2026-11-01\ndue_on = 2027-05-01\nclinical_review = \"not needed\"\n\
         legal_review = \"not needed\"\nrelated = []\nregion = \"all\"\n+++\nCut it.\n"
    )
}

fn small_pack() -> Vec<(String, Vec<u8>)> {
    let page = |lang: &&str| (format!("practice/bread/{lang}.md"), bread(lang).into_bytes());
    ["en", "fr", "ru", "uk", "kk", "ar"].iter().map(page).collect()
}

#[test]
fn each_thing_that_is_wrong_is_told_once_in_plain_words_with_file_and_line() {
    assert_eq!(check(&small_pack(), REVIEWED).1, [], "the good pack");
    let (en, fr) = ("practice/bread/en.md", "practice/bread/fr.md");
    for (path, this, that, says, is_error) in [
        (en, "Cut it.", "::: steps\n1. Cut it.", ":14: the block `steps` is not closed", true),
        (en, "Cut it.", "<script>alert(1)</script>", ":14: no HTML: ", true),
        (en, "region =", "taste = \"good\"\nregion =", ":12: `taste` is no field here", true),
        (
            en,
            "Cut it.",
            "Cut it. See [more](guide:practice/butter).",
            ":14: there is no page practice/butter",
            true,
        ),
        (
            en,
            "related = []",
            "related = [\"practice/butter\"]",
            ":11: there is no page practice/butter",
            true,
        ),
        (en, "2027-05-01", "2026-11-20", ":8: its review was due on 2026-11-20", false),
        (en, "Cut it.", "Take 80mg of it.", ":14: \"80mg\" tells an amount to take; instead: ", true),
        (
            en,
            "Cut it.",
            "Ask my dealer.",
            ":14: \"Ask my dealer\" helps to sell, get, make or hide a substance; instead: ",
            true,
        ),
        (fr, "source_revision = 1", "source_revision = 2", ":7: `source_revision` is of the future: ", true),
    ] {
        let mut files = small_pack();
        let (_, bytes) = files.iter_mut().find(|(name, _)| name == path).expect("the page");
        let text = String::from_utf8(bytes.clone()).expect("text");
        assert!(text.contains(this), "{this}");
        *bytes = text.replace(this, that).into_bytes();
        let found = check(&files, REVIEWED).1;
        // A translation may then be built otherwise; of the file itself one thing is told.
        let own: Vec<_> = found.iter().filter(|one| one.path == path).collect();
        assert_eq!(own.len(), 1, "{that}: {found:?}");
        assert!(own[0].says.starts_with(&format!("{path}{says}")), "{}", own[0].says);
        assert_eq!(own[0].is_error, is_error, "{that}");
    }
}

#[test]
fn older_and_missing_translations_pages_without_an_original_and_two_of_one_address_are_told() {
    let told = |files: &[(String, Vec<u8>)]| {
        check(files, REVIEWED).1.into_iter().map(|one| (one.says, one.is_error)).collect::<Vec<_>>()
    };
    let one = |says: &str, is_error| vec![(says.to_owned(), is_error)];
    let mut files = small_pack();
    files.remove(1);
    assert_eq!(told(&files), one("practice/bread/en.md:1: not in fr yet", false));
    let mut files = small_pack();
    files[0].1 = bread("en").replace("revision = 1", "revision = 2").into_bytes();
    let older = told(&files);
    assert_eq!(older.len(), 5, "{older:?}");
    let expected =
        "practice/bread/ar.md:7: the translation is older than its original: of revision 1, which is 2";
    assert_eq!(older[0], (expected.to_owned(), false));
    let mut files = small_pack();
    files.push(("practice/butter/fr.md".to_owned(), bread("fr").into_bytes()));
    assert_eq!(
        told(&files),
        one("practice/butter/fr.md:1: a translation of a page that is not there: practice/butter", true)
    );
    let mut files = small_pack();
    files.push(files[0].clone());
    assert_eq!(
        told(&files),
        one("practice/bread/en.md:1: another file has the address practice/bread/en.md already", true)
    );
}

#[test]
fn pages_of_every_language_have_a_figure_for_how_they_read_the_hardest_first() {
    let (pack, _) = check(&own_files(), REVIEWED);
    for lang in ["fr", "ru", "uk", "kk", "ar"] {
        let grades = grades(&pack, lang);
        assert_eq!(grades.len(), pack.items().count(), "{lang}");
        assert!(grades.iter().all(|one| one.grade > 0.0 && one.path.ends_with(&format!("{lang}.md"))));
        assert!(grades.is_sorted_by(|a, b| a.grade >= b.grade), "{lang}");
    }
}
