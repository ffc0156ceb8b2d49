//! The whole guide as one ZIP at the desk: a copy of it, and one brought in.

use std::collections::BTreeMap;

use app::{
    guide::{own_files, pack},
    policy::Role,
};
use axum::http::{Method, StatusCode};

use crate::{
    browser::{Answer, Browser, selector},
    film::multipart,
    world::{World, both, run},
};

pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) fn own() -> Files {
    own_files().into_iter().map(|(path, bytes)| (path, bytes.into_owned())).collect()
}

pub(crate) fn zip(files: &Files) -> Vec<u8> {
    let files: Vec<(String, &Vec<u8>)> = files.iter().map(|(path, bytes)| (path.clone(), bytes)).collect();
    pack::pack(&files).expect("it fits")
}

/// The same files with one text changed.
pub(crate) fn with(mut files: Files, path: &str, this: &str, that: &str) -> Files {
    let text = String::from_utf8(files[path].clone()).expect("text");
    assert!(text.contains(this), "{path}");
    files.insert(path.to_owned(), text.replacen(this, that, 1).into_bytes());
    files
}

/// Brings a ZIP in on the page that is open.
pub(crate) async fn bring(desk: &mut Browser, zip: Option<&[u8]>, whole: bool) {
    let form = desk.all("form:has(input[type=file])")[0];
    let action = form.attr("action").expect("an address").to_owned();
    let csrf = desk.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
    let mut fields = vec![("csrf".to_owned(), csrf)];
    if whole {
        fields.push(("whole".to_owned(), "1".to_owned()));
    }
    match zip {
        Some(zip) => {
            let (kind, body) = multipart(&fields, "file", zip);
            desk.send_as(&action, &kind, body).await;
        }
        None => {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            desk.post(&action, &fields).await;
        }
    }
}

async fn copy(desk: &Browser) -> Answer {
    desk.ask(Method::GET, "/en/guide/pack/copy", None).await
}

#[test]
fn a_copy_of_the_guide_holds_every_file_as_it_was_written_and_brought_in_again_it_changes_nothing() {
    both(async |world| {
        let mut desk = world.signed_in(world.account(Role::Publisher)).await;
        desk.open("/en/guide/pack").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        let answer = copy(&desk).await;
        assert_eq!(answer.headers["content-type"], "application/zip");
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"guide.zip\"");
        assert!(pack::unpack(&answer.body).expect("nothing is wrong") == own());
        assert!(copy(&desk).await.body == answer.body, "the same guide gives the same bytes");
        for whole in [true, false] {
            bring(&mut desk, Some(&answer.body), whole).await;
            assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
            assert!(desk.shows("shown already, letter for letter"), "{}", desk.text());
        }
    });
}

#[test]
fn what_a_zip_would_change_is_listed_by_page_before_anything_changes() {
    let world = World::sqlite();
    run(async {
        let mut desk = world.signed_in(world.account(Role::Coordinator)).await;
        desk.open("/en/guide/pack").await;
        let mut files = with(own(), "how-to/naloxone/fr.md", "title = \"", "title = \"Chez nous : ");
        files = with(files, "how-to/naloxone/ru.md", "title = \"", "title = \"У нас: ");
        let tea = String::from_utf8(files["how-to/recovery-position/en.md"].clone()).expect("text");
        files.insert("how-to/tea/en.md".to_owned(), tea.into_bytes());
        files.remove("checklist/before/kk.md");
        bring(&mut desk, Some(&zip(&files)), true).await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        assert!(desk.shows("Nothing has been changed yet"), "{}", desk.text());
        let lists = |css: &str| desk.texts_of(&format!("section[aria-labelledby={css}] li"));
        assert_eq!(lists("changed").len(), 1, "{:?}", lists("changed"));
        assert!(
            lists("changed")[0].starts_with("how-to/naloxone") && lists("changed")[0].ends_with("fr, ru")
        );
        assert!(lists("new")[0].starts_with("how-to/tea") && lists("new").len() == 1);
        assert!(lists("gone")[0].starts_with("checklist/before") && lists("gone")[0].ends_with("kk"));
        // A page without its translations is worth a look, and pages that did not change say nothing.
        assert!(desk.shows("Not in this language yet: fr"), "{}", desk.text());
        assert!(desk.html().len() < 40_000);

        // A few files alone: what is not among them stays.
        let few: Files = files.into_iter().filter(|(path, _)| path.starts_with("how-to/naloxone/")).collect();
        bring(&mut desk, Some(&zip(&few)), false).await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        assert_eq!(desk.all("section[aria-labelledby=gone]").len(), 0);
        assert!(desk.shows("Files with another text: 2"), "{}", desk.text());
        let mut visitor = world.visitor();
        visitor.open("/fr/guide/how-to/naloxone").await;
        assert!(!visitor.h1().contains("Chez nous"), "nothing was changed by looking");
    });
}

#[test]
fn everything_wrong_with_a_zip_is_told_at_once_with_file_and_line_and_nothing_of_it_is_taken() {
    let world = World::sqlite();
    run(async {
        let mut desk = world.signed_in(world.account(Role::Publisher)).await;
        desk.open("/en/guide/pack").await;
        let mut files = with(own(), "checklist/before/ru.md", "author = ", "writer = ");
        files.remove("how-to/naloxone/en.md");
        bring(&mut desk, Some(&zip(&files)), true).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.all("#whole[checked]").len() == 1, "what was chosen stays chosen");
        let told = desk.texts_of(".notice li");
        let says =
            |path: &str, words: &str| told.iter().any(|line| line.contains(path) && line.contains(words));
        assert!(says("checklist/before/ru.md", "“writer” means nothing here"), "{told:?}");
        assert!(says("checklist/before/ru.md, line 9", "means nothing"), "{told:?}");
        assert!(says("checklist/before/ru.md", "“author” is missing"), "{told:?}");
        assert!(
            says("how-to/naloxone/fr.md, line 1", "The page that this translates is not there"),
            "{told:?}"
        );

        // In the language of whoever reads it.
        desk.open("/ar/guide/pack").await;
        bring(&mut desk, Some(&zip(&files)), true).await;
        assert!(desk.shows("الصفحة التي هذه ترجمتها غير موجودة"), "{}", desk.text());

        // What is no pack at all: a bomb, a name that leads elsewhere, no ZIP, half of one.
        desk.open("/en/guide/pack").await;
        let bomb = zip(&Files::from([("how-to/tea/en.md".to_owned(), vec![0; 3 * 1024 * 1024])]));
        let out = zip(&Files::from([("../../tea/en.md".to_owned(), b"x".to_vec())]));
        let whole = zip(&own());
        for (bytes, words) in [
            (&bomb[..], "longer than 2097152 bytes"),
            (&out, "No file of the guide can have this name"),
            (b"hello", "This is no ZIP that can be read"),
            (&whole[..whole.len() / 2], "This is no ZIP that can be read"),
            (b"", "This is no ZIP that can be read"),
        ] {
            bring(&mut desk, Some(bytes), false).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(desk.shows(words), "{words}: {}", desk.text());
        }
        bring(&mut desk, Some(&vec![0; pack::MOST_ZIP + 1]), false).await;
        assert!(desk.shows("The ZIP is larger than 8 MB"), "{}", desk.text());
        bring(&mut desk, None, false).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("Choose a ZIP"), "{}", desk.text());
        let (kind, body) = multipart(&[("csrf".to_owned(), "of somebody else".to_owned())], "file", &whole);
        desk.send_as("/en/guide/pack", &kind, body).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!desk.shows("letter for letter"), "{}", desk.text());
    });
}

/// Presses the button with this value below what a ZIP would change.
async fn take(desk: &mut Browser, how: &str) {
    let form = desk.all("form[action$='/pack/take']")[0];
    let action = form.attr("action").expect("an address").to_owned();
    let value = |name: &str| {
        let input = form.select(&selector(&format!("input[name={name}]"))).next().expect("a field");
        input.attr("value").expect("a value").to_owned()
    };
    let (csrf, key) = (value("csrf"), value("key"));
    desk.post(&action, &[("csrf", csrf.as_str()), ("key", key.as_str()), ("do", how)]).await;
}

#[test]
fn a_first_guide_that_is_brought_in_is_shown_whole_at_once_comes_out_again_byte_for_byte_and_never_a_second_time()
 {
    both(async |world| {
        let mut desk = world.signed_in(world.account(Role::Coordinator)).await;
        desk.open("/en/guide/pack").await;
        let mut files = with(own(), "how-to/naloxone/fr.md", "title = \"", "title = \"Chez nous : ");
        files.remove("checklist/before/kk.md");
        let brought = zip(&files);
        bring(&mut desk, Some(&brought), true).await;
        let before = desk.clone();
        take(&mut desk, "show").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        assert!(copy(&desk).await.body == brought, "what is shown is what was brought in");
        let mut visitor = world.visitor();
        visitor.open("/fr/guide/how-to/naloxone").await;
        assert!(visitor.h1().starts_with("Chez nous"), "{}", visitor.h1());
        visitor.open("/kk/guide/checklist/before").await;
        assert!(!visitor.html().contains("<article"), "it is gone in that language");

        // The same page sent again, and another whole guide: neither is shown past everybody.
        let mut again = before;
        take(&mut again, "show").await;
        assert_eq!(again.status(), StatusCode::CONFLICT, "{}", again.text());
        assert!(again.shows("The guide has been changed meanwhile"), "{}", again.text());
        desk.open("/en/guide/pack").await;
        bring(&mut desk, Some(&zip(&own())), false).await;
        assert!(!desk.has_button("Show it to everybody"), "{}", desk.text());
        take(&mut desk, "show").await;
        assert_ne!(desk.status(), StatusCode::OK, "no button, no deed");
        visitor.open("/fr/guide/how-to/naloxone").await;
        assert!(visitor.h1().starts_with("Chez nous"), "{}", visitor.h1());
    });
}

#[test]
fn taken_as_drafts_nothing_of_a_zip_is_shown_and_what_waits_is_nobody_else_s() {
    both(async |world| {
        let mut desk = world.signed_in(world.account(Role::Publisher)).await;
        desk.open("/en/guide/pack").await;
        let files = with(own(), "how-to/naloxone/fr.md", "title = \"", "title = \"Chez nous : ");
        bring(&mut desk, Some(&zip(&files)), false).await;
        let mut other = world.signed_in(world.account(Role::Coordinator)).await;
        other.open("/en/guide/pack").await;
        let csrf = other.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let key = desk.all("input[name=key]")[0].attr("value").expect("a key").to_owned();
        other.post("/en/guide/pack/take", &[("csrf", csrf.as_str()), ("key", key.as_str())]).await;
        assert_eq!(other.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(other.shows("not here any more"), "{}", other.text());
        take(&mut desk, "draft").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        assert!(desk.url().ends_with("/guide-text"), "{}", desk.url());
        let mut visitor = world.visitor();
        visitor.open("/fr/guide/how-to/naloxone").await;
        assert!(!visitor.h1().contains("Chez nous"), "{}", visitor.h1());
        desk.open("/en/guide-text/how-to/naloxone/fr").await;
        assert!(desk.html().contains("Chez nous"), "it waits as a draft");
    });
}

/// The pairs of the program's own guide with one of them raised to dangerous, both ways.
fn raised() -> Vec<u8> {
    let mut pairs: serde_json::Value = serde_json::from_slice(&own()["combinations.json"]).expect("JSON");
    for (a, b) in [("alcohol", "cannabinoids"), ("cannabinoids", "alcohol")] {
        assert_eq!(pairs[a][b]["status"], "caution");
        pairs[a][b]["status"] = "danger".into();
    }
    serde_json::to_vec_pretty(&pairs).expect("JSON")
}

#[test]
fn a_wrong_pair_is_put_right_and_taken_away_as_any_page_is_pair_by_pair_for_whoever_approves() {
    both(async |world| {
        let at = "/en/guide-text/combinations/list/json";
        let asked = [("a", "alcohol"), ("b", "cannabinoids")];
        let (mut visitor, answer) = (world.visitor(), "section[aria-labelledby=answer]");
        visitor.post("/en/guide/combinations", &asked).await;
        assert!(visitor.text_of(answer).contains("Caution"));

        let mut publisher = world.signed_in(world.account(Role::Publisher)).await;
        // Something of their own was published before: a guide cannot be shown at once any more.
        publisher.open("/en/guide/pack").await;
        bring(
            &mut publisher,
            Some(&zip(&with(own(), "how-to/naloxone/fr.md", "title = \"", "title = \"Ici : "))),
            false,
        )
        .await;
        publisher.press("Show it to everybody").await;
        publisher.open("/en/guide/pack").await;
        let files = Files::from([("combinations.json".to_owned(), raised())]);
        bring(&mut publisher, Some(&zip(&files)), false).await;
        publisher.press("Take them as drafts").await;
        publisher.open(at).await;
        assert_eq!(publisher.status(), StatusCode::OK);
        assert!(publisher.html().len() < 40_000, "{} bytes", publisher.html().len());
        assert_eq!(publisher.texts_of("#pairs ~ div del"), ["caution"]);
        assert_eq!(publisher.texts_of("#pairs ~ div ins"), ["danger"]);
        assert!(publisher.text_of("#pairs ~ div").contains("alcohol + cannabinoids"));
        assert!(!publisher.text_of("#pairs ~ div").contains("ghb"), "only what would be otherwise");
        publisher.press("Give it to be checked").await;
        assert_eq!(publisher.status(), StatusCode::OK, "{}", publisher.text());
        let mut doctor = world.signed_in(world.account(Role::Doctor)).await;
        doctor.open(at).await.press("It is right as to health").await;
        let mut lead = world.signed_in(world.account(Role::Coordinator)).await;
        lead.open(at).await.press("It is within the law").await.press("Approve").await;
        doctor.open(at).await.press("Approve").await;
        lead.open(at).await.press("Publish now").await;
        visitor.post("/en/guide/combinations", &asked).await;
        assert!(visitor.text_of(answer).contains("Dangerous"), "{}", visitor.text());
        lead.open(&format!("{at}/history/1")).await;
        assert!(lead.text_of("main").contains("alcohol + cannabinoids") && lead.html().len() < 400_000);

        // All of them go at once where they are wrong; then nothing is known of any pair.
        doctor.open(at).await.press("Take it away").await;
        visitor.post("/en/guide/combinations", &asked).await;
        assert!(visitor.text_of(answer).contains("no source"), "{}", visitor.text());
        // Brought back, by a button or word for word in a guide, they go the whole way again.
        publisher.open(at).await.press("Bring it back as a draft").await;
        assert!(publisher.has_button("Give it to be checked"), "{}", publisher.text());
        assert!(publisher.text_of("#pairs ~ div").contains("opioids"), "all of them would be otherwise");
        publisher.open("/en/guide/pack").await;
        bring(&mut publisher, Some(&zip(&files)), false).await;
        publisher.press("Take them as drafts").await;
        publisher.open(at).await;
        assert!(publisher.has_button("Give it to be checked"), "{}", publisher.text());
    });
}
