//! Pages of the guide about ourselves, pages that are for one region alone, and a shelf that is empty until something stands on it.

use std::sync::Arc;

use app::guide::{Changes, Pictures, Shown, own_files, own_pack};
use axum::http::StatusCode;
use kernel::Lang;

use crate::world::{World, run};

#[test]
fn the_page_that_says_who_answers_leads_to_the_pages_about_ourselves_and_they_lead_back() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        for lang in Lang::ALL {
            let code = lang.code();
            visitor.open(&format!("/{code}/about")).await;
            let links: Vec<_> = visitor
                .all("#more + ul a")
                .iter()
                .filter_map(|link| link.attr("href"))
                .map(str::to_owned)
                .collect();
            let expected: Vec<_> =
                own_pack().of_kind("page").map(|(address, _)| format!("/{code}/guide/{address}")).collect();
            assert_eq!(links, expected);
            assert_eq!(links.len(), 3);
            for link in links {
                visitor.open(&link).await;
                assert_eq!(visitor.status(), StatusCode::OK, "{link}");
                assert!(
                    visitor.html().contains("data-tone=\"attention\""),
                    "it says that law must be looked at"
                );
                let here: Vec<_> =
                    visitor.all("#here + ul a").iter().filter_map(|one| one.attr("href")).collect();
                assert_eq!(here, [format!("/{code}/about"), format!("/{code}/about/keep")]);
            }
        }
    });
}

#[test]
fn where_an_organisation_took_the_pages_about_ourselves_away_nothing_leads_to_them() {
    let world = World::sqlite();
    run(async {
        let mut changes = gone("page/");
        // What links to them is taken away too, as the check asks.
        changes.extend(gone("how-to/write-to-us-safely"));
        world.app.guide.put(world.org().id, Shown::with(&changes, &Pictures::new(), 7));
        let mut visitor = world.visitor();
        visitor.open("/uk/about").await;
        assert_eq!(visitor.status(), StatusCode::OK);
        assert!(visitor.all("#more").is_empty());
        assert!(!visitor.html().contains("/guide/page/"), "{}", visitor.html());
        visitor.open("/uk/guide").await;
        assert!(visitor.all("#page").is_empty());
    });
}

/// Every file of the program's pack that begins so, taken away.
fn gone(start: &str) -> Changes {
    let paths = own_files().into_iter().map(|(path, _)| path);
    paths.filter(|path| path.starts_with(start)).map(|path| (path, None)).collect()
}

/// A page of the pack, changed, in every language.
fn changed(page: &str, change: &dyn Fn(&str) -> String) -> Arc<Shown> {
    let files = own_files().into_iter().filter(|(path, _)| path.starts_with(page));
    let changed = files.map(|(path, bytes)| {
        let text = String::from_utf8(bytes.into_owned()).expect("text");
        (path, Some(change(&text)))
    });
    Shown::with(&changed.collect(), &Pictures::new(), 7)
}

#[test]
fn a_page_for_one_region_says_so_wherever_it_stands_and_is_found_by_the_words_of_that_region() {
    let world = World::sqlite();
    run(async {
        let place = "Северный берег";
        let shown = changed("how-to/naloxone/", &|text| {
            let region =
                format!("region = \"{place}\"\naliases_in = {{ \"{place}\" = [\"зелёный зонтик\"] }}");
            let changed = text.replacen("region = \"all\"", &region, 1);
            assert_ne!(changed, text);
            changed
        });
        let mut visitor = world.visitor();
        visitor.open("/ru/guide").await;
        assert!(!visitor.shows(place));
        world.app.guide.put(world.org().id, shown);
        for lang in Lang::ALL {
            let code = lang.code();
            let path = format!("/{code}/guide/how-to/naloxone");
            visitor.open(&path).await;
            assert_eq!(visitor.text_of("article h1 + .status bdi"), place);
            visitor.open(&format!("/{code}/guide")).await;
            let told = visitor.all("main li bdi");
            assert_eq!(told.len(), 1, "one page of the list is for one region");
            assert_eq!(visitor.text_of("main li bdi"), place);
            visitor.post(&format!("/{code}/guide/search"), &[("q", "зеленый зонтик")]).await;
            assert_eq!(visitor.all("#found + ul li > a")[0].attr("href"), Some(path.as_str()));
            assert_eq!(visitor.text_of("#found + ul li bdi"), place);
        }
    });
}

#[test]
fn what_one_team_tells_others_has_a_shelf_as_soon_as_something_stands_on_it() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        visitor.open("/fr/guide").await;
        assert!(visitor.all("#practice").is_empty());
        let page = |lang: &str, of: &str| {
            format!(
                "+++\ntitle = \"Une permanence du soir\"\nshort = [\"Elle aide.\"]\naliases = []\nauthor = \"A\"\n\
                 revision = 1\n{of}reviewed_on = 2026-11-01\ndue_on = 2027-05-01\n\
                 clinical_review = \"not needed\"\nlegal_review = \"not needed\"\nrelated = []\n\
                 region = \"all\"\n+++\nElle ouvre à la tombée de la nuit ({lang}).\n"
            )
        };
        let changes = Changes::from([
            ("practice/evening/en.md".to_owned(), Some(page("en", ""))),
            ("practice/evening/fr.md".to_owned(), Some(page("fr", "source_revision = 1\n"))),
        ]);
        world.app.guide.put(world.org().id, Shown::with(&changes, &Pictures::new(), 7));
        visitor.open("/fr/guide").await;
        assert_eq!(visitor.text_of("#practice"), "Ce que font d’autres équipes");
        visitor.follow("Une permanence du soir").await;
        assert_eq!(visitor.h1(), "Une permanence du soir");
    });
}
