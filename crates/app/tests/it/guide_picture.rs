//! Pictures of the guide: the library at the desk, pages that have them, what everybody may load, copies and the ZIP.

use std::io::{Cursor, Read};

use app::{
    guide::{pack, picture},
    policy::Role,
};
use axum::http::{Method, StatusCode};
use image::ImageFormat;

use crate::{
    browser::{Answer, Browser},
    film::multipart,
    guide_edit::{approve, member, own_text},
    guide_pack::{bring, own, zip},
    pictures::{corners, file, photo, tagged, tags},
    world::{World, both, run},
};

const LIBRARY: &str = "/en/guide-picture";
const OWN: &str = "/en/guide/picture/nb-recovery-position.png";

/// Puts a picture into the library.
pub async fn put<'a>(desk: &'a mut Browser, name: &str, file: Option<&[u8]>) -> &'a mut Browser {
    desk.open(LIBRARY).await;
    let csrf = desk.all("form:has(input[type=file]) input[name=csrf]")[0].attr("value").expect("a token");
    let fields = [("csrf".to_owned(), csrf.to_owned()), ("name".to_owned(), name.to_owned())];
    match file {
        Some(file) => {
            let (kind, body) = multipart(&fields, "file", file);
            desk.send_as(LIBRARY, &kind, body).await
        }
        None => desk.post(LIBRARY, &[("csrf", &fields[0].1), ("name", name)]).await,
    }
}

async fn ask(browser: &Browser, path: &str) -> Answer {
    browser.ask(Method::GET, path, None).await
}

/// A drawing as a file.
fn drawing() -> Vec<u8> {
    file(&corners(600, 400), ImageFormat::Png)
}

fn with_picture(name: &str) -> String {
    // Another revision: the translations are older than it, and need not have the picture yet.
    let text = own_text("how-to/naloxone/en.md").replacen("\nrevision = 1\n", "\nrevision = 2\n", 1);
    text.replacen("\n## ", &format!("\n![A spray and a nose](picture:{name})\n\n## "), 1)
}

#[test]
fn the_programs_own_picture_stands_on_its_page_in_every_language_and_in_its_copies() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        for lang in ["en", "fr", "ru", "uk", "kk", "ar"] {
            visitor.open(&format!("/{lang}/guide/how-to/recovery-position")).await;
            let picture = visitor.all("main .picture img")[0];
            assert!(picture.attr("alt").expect("words").chars().count() > 60, "{lang}");
            let src = picture.attr("src").expect("an address").to_owned();
            assert_eq!(src, OWN.replace("/en/", &format!("/{lang}/")));
            let answer = ask(&visitor, &src).await;
            assert_eq!(
                (answer.status, &answer.headers["content-type"]),
                (StatusCode::OK, &"image/png".parse().expect("a type"))
            );
            assert!(answer.headers.contains_key("etag") && answer.headers["cache-control"] == "no-cache");
            assert!(answer.headers.get("set-cookie").is_none());
            let zip = ask(&visitor, &format!("/{lang}/guide/offline.zip")).await;
            let mut zip = zip::ZipArchive::new(Cursor::new(zip.body)).expect("a ZIP");
            let mut held = Vec::new();
            zip.by_name("pictures/nb-recovery-position.png")
                .expect("it is in it")
                .read_to_end(&mut held)
                .expect("bytes");
            assert_eq!(held, answer.body);
            let mut page = String::new();
            let mut file = zip.by_name("how-to-recovery-position.html").expect("the page");
            file.read_to_string(&mut page).expect("text");
            assert!(page.contains("src=\"pictures/nb-recovery-position.png\""), "{page}");
        }
        for name in app::guide::own_pack().pictures().map(|(name, _)| name) {
            assert!(name.starts_with("nb-"), "{name} could be the name of somebody's own");
        }
        for none in ["nb-recovery-position.jpg", "nothing.png", "nb-recovery-position", "..%2fx.png"] {
            assert_eq!(
                ask(&visitor, &format!("/en/guide/picture/{none}")).await.status,
                StatusCode::NOT_FOUND,
                "{none}"
            );
        }
    });
}

#[test]
fn a_picture_is_put_in_looked_at_published_with_a_page_and_then_it_stays() {
    both(async |world| {
        let mut desk = member(world, "aida").await;
        let photograph = tagged(&file(&photo(320, 240, 3), ImageFormat::Jpeg), "jpg", 1);
        assert!(tags(&photograph).join(" ").contains("GPS"), "a camera and a place are in it");
        put(&mut desk, "nose-spray", Some(&photograph)).await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        assert!(desk.shows("picture:nose-spray"), "{}", desk.text());
        put(&mut desk, "nose-spray", Some(&photograph)).await;
        assert_eq!(desk.status(), StatusCode::OK, "the same once more changes nothing: {}", desk.text());
        put(&mut desk, "nose-spray", Some(&drawing())).await;
        assert_eq!(desk.status(), StatusCode::CONFLICT);
        assert!(desk.shows("Another picture has this name"), "{}", desk.text());
        let seen = ask(&desk, "/en/guide-picture/nose-spray.jpg").await;
        assert_eq!(seen.status, StatusCode::OK);
        let left = tags(&seen.body).join("\n");
        assert!(!left.contains("GPS") && !left.contains("canary") && !left.contains("EXIF"), "{left}");

        let public = "/en/guide/picture/nose-spray.jpg";
        let visitor = world.visitor();
        assert_eq!(ask(&visitor, public).await.status, StatusCode::NOT_FOUND, "no page has it yet");
        let mut lead = approve(world, "marat", "how-to/naloxone/en", &with_picture("nose-spray")).await;
        assert!(lead.text().contains("Everybody sees") || lead.has_button("Publish now"));
        assert_eq!(ask(&visitor, public).await.status, StatusCode::NOT_FOUND, "nobody sees the page yet");
        lead.press("Publish now").await;
        assert_eq!(ask(&visitor, public).await.body, seen.body);
        let mut reader = world.visitor();
        reader.open("/en/guide/how-to/naloxone").await;
        let picture = reader.all("main .picture img")[0];
        assert_eq!((picture.attr("src"), picture.attr("alt")), (Some(public), Some("A spray and a nose")));
        assert_eq!((picture.attr("width"), picture.attr("height")), (Some("320"), Some("240")));

        lead.open(LIBRARY).await;
        assert!(!lead.has_button("Delete nose-spray"), "{}", lead.text());
        let csrf = lead.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        lead.post("/en/guide-picture/nose-spray.jpg/delete", &[("csrf", &csrf)]).await;
        assert_eq!(lead.status(), StatusCode::CONFLICT);
        assert!(lead.shows("A text has this picture, so it stays"), "{}", lead.text());
        lead.open("/en/audit").await;
        assert!(lead.shows("Put a picture into the library of the guide"));
    });
}

#[test]
fn a_preview_shows_a_picture_and_a_name_that_is_none_is_told_with_its_line() {
    both(async |world| {
        let mut desk = member(world, "aida").await;
        put(&mut desk, "nose-spray", Some(&drawing())).await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        for (name, is_there) in [("nose-spray", true), ("nose-sprey", false)] {
            desk.open("/en/guide-text/how-to/naloxone/en").await.fill("The text", &with_picture(name));
            desk.press("Show").await;
            let shown = desk
                .all(".picture img")
                .iter()
                .filter_map(|one| one.attr("src"))
                .any(|src| src == "/en/guide-picture/nose-spray.png");
            assert_eq!(shown, is_there, "{}", desk.text());
            assert_eq!(
                desk.shows("There is no picture of this name: nose-sprey"),
                !is_there,
                "{}",
                desk.text()
            );
        }
    });
}

#[test]
fn what_no_text_names_is_deleted_and_what_cannot_be_taken_is_told_in_a_sentence() {
    both(async |world| {
        let mut desk = member(world, "aida").await;
        let svg = b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        let good = drawing();
        for (name, file, says) in [
            ("nose-spray", Some(&svg[..]), "A drawing as SVG can carry a program"),
            ("nose-spray", Some(&b"GIF89a"[..]), "damaged"),
            ("nose-spray", Some(&b"a text"[..]), "neither PNG nor JPEG"),
            ("nose-spray", Some(&good[..good.len() / 2]), "damaged"),
            ("nose-spray", None, "Choose a picture"),
            ("Nose Spray", Some(&good[..]), "Use 2 to 40 English letters"),
            ("nb-spray", Some(&good[..]), "those of the program"),
        ] {
            put(&mut desk, name, file).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{name} {says}");
            assert!(desk.shows(says), "{name} {says}: {}", desk.text());
            assert_eq!(desk.all("input[name=name]")[0].attr("value"), Some(name), "what was typed is kept");
        }
        assert!(!desk.shows("picture:nose-spray"), "nothing was taken");
        put(&mut desk, "nose-spray", Some(&good)).await.press("Delete nose-spray").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        assert!(!desk.shows("picture:nose-spray"), "{}", desk.text());
        assert_eq!(ask(&desk, "/en/guide-picture/nose-spray.png").await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_zip_carries_pictures_there_and_back_and_takes_none_that_says_more_than_is_seen() {
    both(async |world| {
        let mut writer = member(world, "aida").await;
        put(&mut writer, "nose-spray", Some(&drawing())).await;
        let mut desk = world.signed_in(world.account(Role::Publisher)).await;
        let copy = ask(&desk, "/en/guide/pack/copy").await;
        let files = pack::unpack(&copy.body).expect("nothing is wrong");
        assert!(
            files.contains_key("pictures/nose-spray.png")
                && files.contains_key("pictures/nb-recovery-position.png")
        );
        desk.open("/en/guide/pack").await;
        bring(&mut desk, Some(&copy.body), true).await;
        assert!(desk.shows("shown already, letter for letter"), "{}", desk.text());

        let mut more = own();
        more.insert("pictures/nose-spray.png".to_owned(), files["pictures/nose-spray.png"].clone());
        let other = file(&corners(60, 40), ImageFormat::Png);
        more.insert("pictures/mask.png".to_owned(), other.clone());
        more.insert("how-to/naloxone/en.md".to_owned(), with_picture("mask").into_bytes());
        bring(&mut desk, Some(&zip(&more)), false).await;
        assert!(desk.shows("pictures/mask.png"), "{}", desk.text());
        desk.press("Take them as drafts").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        let org = world.org().id;
        let held = world.app.db.read(move |tx| picture::pictures(tx, org)).await.expect("the library");
        assert_eq!(held.keys().collect::<Vec<_>>(), ["mask", "nose-spray"]);
        assert_eq!(ask(&desk, "/en/guide-picture/mask.png").await.body, other);

        // Another under the name of one that is there, and one with more in it than what is seen.
        for (path, bytes, says) in [
            ("pictures/nose-spray.png", other.clone(), "nose-spray.png"),
            ("pictures/nb-heart.png", other.clone(), "No file of the guide can have this name"),
            ("pictures/home.png", tagged(&other, "png", 1), "holds more than what is to be seen"),
            (
                "pictures/home.png",
                b"<svg><script>alert(1)</script></svg>".to_vec(),
                "no picture that can be read",
            ),
        ] {
            let mut bad = own();
            bad.insert(path.to_owned(), bytes);
            desk.open("/en/guide/pack").await;
            bring(&mut desk, Some(&zip(&bad)), false).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{says}: {}", desk.text());
            assert!(desk.shows(says), "{says}: {}", desk.text());
        }
    });
}

#[test]
fn another_organisation_has_a_library_of_its_own() {
    crate::world::both_with_two_organisations(async |world| {
        let mut desk = member(world, "aida").await;
        put(&mut desk, "nose-spray", Some(&drawing())).await;
        let [here, there] = [0, 1].map(|at| world.app.organisations[at].id);
        let read = move |org| world.app.db.read(move |tx| picture::pictures(tx, org));
        assert_eq!(read(here).await.expect("the library").len(), 1);
        assert_eq!(read(there).await.expect("the library").len(), 0);
    });
}
