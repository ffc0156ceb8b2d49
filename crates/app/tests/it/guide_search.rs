//! Searching the guide: what is found, and that nothing of a question stays anywhere.

use std::{fs, path::Path, sync::Arc};

use app::guide::{Changes, Finder, Pictures, Shelf, Shown, own_files, own_pack};
use axum::http::StatusCode;
use kernel::Lang;
use serde::Deserialize;

use crate::{
    browser::Browser,
    leaks,
    world::{World, both, run},
};

/// Mean reciprocal rank of each language, at least.
const LEAST_RANK: f64 = 0.8;
/// Questions of each language, at least.
const QUESTIONS: usize = 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Questions {
    query: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    ask: String,
    want: Vec<String>,
}

fn questions(lang: Lang) -> Vec<Question> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/relevance/{}.toml", lang.code()));
    let file = fs::read_to_string(path).expect("the questions of each language lie there");
    toml::from_str::<Questions>(&file).expect("they can be read").query
}

#[test]
fn what_people_ask_in_their_own_words_finds_the_page_that_answers_it() {
    let world = World::sqlite();
    let (finder, shown) = (Finder::default(), Shelf::default().of(world.org().id));
    let mut weak = Vec::new();
    for lang in Lang::ALL {
        let questions = questions(lang);
        assert!(questions.len() >= QUESTIONS, "{lang:?}: {}", questions.len());
        let mut sum = 0.0;
        for Question { ask, want } in &questions {
            for address in want {
                assert!(own_pack().items().any(|(known, _)| known.to_string() == *address), "{address}");
            }
            let found =
                run(finder.search(world.org().id, &shown, ask.clone(), lang)).expect("it is in memory");
            let place = found.iter().position(|found| want.contains(&found.address.to_string()));
            sum += place.map_or(0.0, |place| 1.0 / (place + 1) as f64);
        }
        let mean = sum / questions.len() as f64;
        eprintln!("mean reciprocal rank in {}: {mean:.3} of {} questions", lang.code(), questions.len());
        if mean < LEAST_RANK {
            weak.push(lang);
        }
    }
    assert!(weak.is_empty(), "below {LEAST_RANK}: {weak:?}");
}

async fn ask(world: &World, lang: &str, question: &str) -> Browser {
    let mut visitor = world.visitor();
    visitor.open(&format!("/{lang}/guide/search")).await;
    visitor.post(&format!("/{lang}/guide/search"), &[("q", question)]).await;
    visitor
}

/// The addresses of what was found.
fn found(visitor: &Browser, heading: &str) -> Vec<String> {
    let links = visitor.all(&format!("#{heading} + ul li > a"));
    links.iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect()
}

#[test]
fn a_visitor_searches_without_script_and_opens_what_was_found() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        visitor
            .open("/en/guide")
            .await
            .fill("What are you looking for?", "nalaxone spray")
            .press("Search")
            .await;
        assert_eq!(visitor.status(), StatusCode::OK);
        assert_eq!(visitor.value("What are you looking for?"), "nalaxone spray");
        assert_eq!(found(&visitor, "found")[0], "/en/guide/how-to/naloxone");
        let naloxone = own_pack().items().find(|(address, _)| address.to_string() == "how-to/naloxone");
        let front = &naloxone.expect("the page").1["en"].front;
        let first = visitor.texts_of("#found + ul li")[0].clone();
        assert!(first.contains(&front.title) && first.contains("How to"), "{first}");
        assert!(first.contains(&front.short[0]), "{first}");
        visitor.follow(&front.title).await;
        assert_eq!(visitor.h1(), front.title);
    });
}

#[test]
fn every_language_finds_its_own_page_first() {
    let world = World::sqlite();
    run(async {
        for lang in Lang::ALL {
            let code = lang.code();
            for (address, item) in own_pack().of_kind("emergency") {
                let title = &item[code].front.title;
                let visitor = ask(&world, code, title).await;
                assert_eq!(found(&visitor, "found")[0], format!("/{code}/guide/{address}"), "{title}");
                assert!(!visitor.html().contains("{number}"));
            }
        }
    });
}

#[test]
fn what_somebody_searched_for_stands_nowhere() {
    const ASKED: &str = "canary-search-Zyq66";
    both(async |world| {
        let visitor = ask(world, "en", ASKED).await;
        assert!(visitor.value("What are you looking for?").contains(ASKED));
        assert_eq!(visitor.header("cache-control"), "no-store");
        assert!(visitor.cookies.is_empty(), "{:?}", visitor.cookies);
        assert_eq!(visitor.url(), "/en/guide/search");
        assert_eq!(leaks::search(world, &visitor.trail, &visitor.titles, ASKED), Vec::<String>::new());
        assert_eq!(visitor.all("form[role=search][method=get]").len(), 0);
        let mut list = world.visitor();
        list.open("/en/guide").await;
        assert_eq!(list.all("form[role=search][method=post]").len(), 1);
    });
}

#[test]
fn where_nothing_is_found_there_is_help_in_danger_and_somebody_to_write_to() {
    let world = World::sqlite();
    run(async {
        for lang in Lang::ALL {
            let visitor = ask(&world, lang.code(), "xqzzvw").await;
            assert_eq!(visitor.status(), StatusCode::OK);
            assert_eq!(found(&visitor, "emergency").len(), own_pack().of_kind("emergency").count());
            assert_eq!(visitor.all(&format!("main a[href='/{}/write']", lang.code())).len(), 1);
        }
        let visitor = ask(&world, "en", "  ").await;
        assert_eq!(visitor.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(visitor.shows("Write what you are looking for."));
    });
}

/// The program's pack without a page in Kazakh, and with a title changed in French.
fn changed() -> Arc<Shown> {
    let own = own_files().into_iter().find(|(path, _)| path == "how-to/naloxone/fr.md").expect("the page").1;
    let own = String::from_utf8(own.into_owned()).expect("text");
    let title = own.lines().find(|line| line.starts_with("title")).expect("a title").to_owned();
    let changed = own.replacen(&title, "title = \"Le perroquet bleu\"", 1);
    let changes = Changes::from([
        ("how-to/naloxone/kk.md".to_owned(), None),
        ("how-to/naloxone/fr.md".to_owned(), Some(changed)),
    ]);
    Shown::with(&changes, &Pictures::new(), 7)
}

#[test]
fn what_was_published_is_found_at_once_and_what_is_in_other_languages_only_stands_apart() {
    let world = World::sqlite();
    run(async {
        let before = ask(&world, "fr", "perroquet").await;
        assert!(found(&before, "found").is_empty());
        assert_eq!(found(&ask(&world, "kk", "налоксон").await, "found")[0], "/kk/guide/how-to/naloxone");
        world.app.guide.put(world.org().id, changed());
        assert_eq!(found(&ask(&world, "fr", "perroquet").await, "found"), ["/fr/guide/how-to/naloxone"]);
        let visitor = ask(&world, "kk", "налоксон").await;
        let elsewhere = "/guide/how-to/naloxone";
        assert!(found(&visitor, "found").iter().all(|href| !href.ends_with(elsewhere)));
        let other = found(&visitor, "other");
        assert_eq!(other.len(), 1, "{other:?}");
        assert!(other[0].ends_with(elsewhere) && !other[0].starts_with("/kk/"), "{other:?}");
        let link = visitor.all("#other + ul li > a")[0];
        assert_eq!(link.attr("lang"), other[0].split('/').nth(1));
        // A reading that is older than what is shown does not come back.
        world.app.guide.put(world.org().id, Shown::with(&Changes::new(), &Pictures::new(), 3));
        assert_eq!(found(&ask(&world, "fr", "perroquet").await, "found").len(), 1);
    });
}

#[test]
fn no_question_is_too_strange_and_none_becomes_markup() {
    let world = World::sqlite();
    run(async {
        let long = "налоксон ".repeat(2_000);
        for question in [
            "\"><script>alert(1)</script>",
            "title:* AND (",
            "~",
            "-",
            "\u{0}",
            "\u{202e}\u{200f}",
            "👩‍👧",
            "$$$ ??? ***",
            &long,
        ] {
            for lang in ["en", "ar"] {
                let visitor = ask(&world, lang, question).await;
                assert!(
                    visitor.status() == StatusCode::OK
                        || visitor.status() == StatusCode::UNPROCESSABLE_ENTITY
                );
                assert!(visitor.all("main script").is_empty());
                assert!(visitor.html().len() < 40_000);
            }
        }
        let mut visitor = world.visitor();
        visitor.send("/en/guide/search", "q=%ff%fe%00naloxone".to_owned()).await;
        assert_eq!(visitor.status(), StatusCode::OK);
        visitor.send("/en/guide/search", String::new()).await;
        assert_eq!(visitor.status(), StatusCode::UNPROCESSABLE_ENTITY);
    });
}
