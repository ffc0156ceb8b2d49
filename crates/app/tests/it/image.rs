//! Images from the visitor (rule A-8): what is kept of one, what is refused, who sees it.

use app::chat::image::{MAX_SIDE, Refused, reencode};
use axum::http::{Method, StatusCode};
use db::Engine;
use image::{DynamicImage, ImageFormat, RgbImage};
use kernel::SeededEntropy;

use crate::{
    browser::{Answer, Browser},
    pictures::{
        CANARIES, animation, body, claims, corners, file, photo, refused, send, tagged, tags, text_bomb,
        transparent,
    },
    rows,
    world::{LEFT, World, both, both_with_two_organisations, on},
};

db::statements! {
    CHUNKS = "SELECT COUNT(*) AS n FROM image_chunk";
    IMAGES = "SELECT DISTINCT image_id FROM image_chunk";
    SIZES = "SELECT LENGTH(body) AS bytes FROM image_chunk";
    DROP_LAST = "DELETE FROM image_chunk WHERE number = (SELECT MAX(number) FROM image_chunk)";
    RENUMBER = "UPDATE image_chunk SET number = number + $1 WHERE number = $2";
    MOVE = "UPDATE image_chunk SET image_id = $1 WHERE image_id = $2";
    FORGET = "DELETE FROM conversation WHERE id = $1";
}

async fn chunks(world: &World) -> i64 {
    world.app.db.read(|tx| tx.one(&CHUNKS, &[])?.int(0)).await.expect("counting works")
}

/// A visitor with a conversation, at its page.
async fn visitor(world: &World, words: &str) -> Browser {
    let mut visitor = world.visitor();
    visitor.open("/en/write").await.fill("Your first message", words).press("Send message").await;
    visitor
}

/// A worker at the visitor's conversation.
async fn worker(world: &World, login: &str, visitor: &Browser) -> Browser {
    let id = rows::own(world, visitor).await.expect("it is theirs");
    let mut worker = world.signed_in(world.named(login)).await;
    worker.open(&format!("/en/inbox/{id}")).await;
    worker
}

fn sources(browser: &Browser) -> Vec<String> {
    browser.all("main img").iter().filter_map(|image| image.attr("src")).map(str::to_owned).collect()
}

async fn get(browser: &Browser, path: &str) -> Answer {
    browser.ask(Method::GET, path, None).await
}

fn decoded(answer: &Answer) -> RgbImage {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    image::load_from_memory_with_format(&answer.body, ImageFormat::Jpeg).expect("a JPEG").into_rgb8()
}

fn near(found: &RgbImage, x: u32, y: u32, wanted: [u8; 3]) -> bool {
    found.get_pixel(x, y).0.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) < 24)
}

#[test]
fn a_visitor_sends_an_image_and_sees_it_and_a_worker_after_a_click() {
    both(async |world| {
        let mut visitor = visitor(world, "before the image").await;
        let picture = file(&photo(300, 200, 1), ImageFormat::Png);
        send(&mut visitor, "what is\nthis pill", &[("IMG_20261121.png", &picture)]).await;
        assert_eq!(visitor.url(), "/en/thread#latest");
        assert!(visitor.shows("this pill"));
        assert_eq!(sources(&visitor), ["/en/thread/image/2"]);
        let image = visitor.all("main img")[0];
        assert_eq!((image.attr("width"), image.attr("height")), (Some("300"), Some("200")));
        assert_eq!(image.attr("alt"), Some("Image you sent"));

        let answer = get(&visitor, "/en/thread/image/2").await;
        let own = decoded(&answer);
        assert_eq!(own.dimensions(), (300, 200));
        assert_eq!(answer.headers["content-type"], "image/jpeg");
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        let policy = answer.headers["content-security-policy"].to_str().expect("ASCII").to_owned();
        assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"), "{policy}");

        let sizes = world.app.db.read(|tx| tx.query(&SIZES, &[])).await.expect("it can be read");
        assert!(sizes.len() > 1, "the picture has several chunks: {}", sizes.len());
        assert!(sizes.iter().all(|row| row.int(0).expect("a size") == 2 + 24 + 16_384 + 16));

        let mut worker = worker(world, "aida", &visitor).await;
        assert!(worker.shows("Image from the visitor 300 × 200"), "{}", worker.text());
        assert!(sources(&worker).is_empty(), "nothing is loaded before the click");
        worker.follow("Show the image").await;
        assert!(worker.url().ends_with("?image=2#image-2"), "{}", worker.url());
        let shown = sources(&worker);
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        assert_eq!(shown, [format!("/en/inbox/{id}/image/2")]);
        let seen = get(&worker, &shown[0]).await;
        assert_eq!(seen.body, answer.body);
        assert_eq!(seen.headers["cache-control"], "no-store");
        worker.follow("Close the image").await;
        assert!(sources(&worker).is_empty());
        worker.open("/en/inbox?queue=new").await;
        assert!(
            worker.texts_of(".list p").contains(&"Image: what is this pill".to_owned()),
            "the list says it"
        );
        assert!(rows::records_are_whole(&world.app).await);
    });
}

#[test]
fn an_image_needs_no_words_and_words_need_no_image() {
    both(async |world| {
        let mut visitor = visitor(world, "hello").await;
        send(&mut visitor, "", &[("a.jpg", &file(&corners(64, 48), ImageFormat::Jpeg))]).await;
        assert_eq!(visitor.url(), "/en/thread#latest");
        assert_eq!(visitor.all("article.msg").len(), 2);
        let mut worker = world.signed_in(world.named("aida")).await;
        worker.open("/en/inbox?queue=new").await;
        assert!(
            worker.texts_of(".list p").contains(&"Image".to_owned()),
            "the list says that it is an image"
        );
        // A browser sends an empty part when no file was chosen.
        send(&mut visitor, "only words", &[("", b"")]).await;
        assert!(visitor.shows("only words"));
        visitor.fill("Your message", "from an older form").press("Send message").await;
        assert!(visitor.shows("from an older form"));
        assert_eq!(visitor.all("article.msg").len(), 4);
        send(&mut visitor, " ", &[]).await;
        assert_eq!(visitor.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(visitor.shows("Write something first"));
        assert_eq!(sources(&visitor).len(), 1);
    });
}

#[test]
fn a_double_click_stores_the_message_and_its_image_once() {
    both(async |world| {
        let mut visitor = visitor(world, "hello").await;
        let (before, picture) = (rows::count(&world.app).await, file(&photo(120, 120, 2), ImageFormat::Png));
        let (kind, twice) = body(&visitor, "look", &[("a.png", &picture)]);
        let (first, second) = futures_util::future::join(
            visitor.ask_as(Method::POST, "/en/thread", &kind, twice.clone()),
            visitor.ask_as(Method::POST, "/en/thread", &kind, twice.clone()),
        )
        .await;
        assert_eq!([first.status, second.status], [StatusCode::SEE_OTHER; 2]);
        let once = chunks(world).await;
        visitor.ask_as(Method::POST, "/en/thread", &kind, twice).await;
        assert_eq!(chunks(world).await, once);
        assert_eq!(rows::count(&world.app).await, before.and(0, 1));
        rows::assert_no_gaps(&world.app).await;
        // Another image through the same form is another message, with other chunks.
        let (kind, other) =
            body(&visitor, "look", &[("a.png", &file(&photo(120, 120, 3), ImageFormat::Png))]);
        visitor.ask_as(Method::POST, "/en/thread", &kind, other).await;
        assert_eq!(rows::count(&world.app).await, before.and(0, 2));
        let images = world.app.db.read(|tx| tx.query(&IMAGES, &[])).await.expect("it can be read");
        assert_eq!(images.len(), 2);
        visitor.open("/en/thread").await;
        assert_eq!(sources(&visitor), ["/en/thread/image/2", "/en/thread/image/3"]);
        let (one, two) =
            (get(&visitor, "/en/thread/image/2").await.body, get(&visitor, "/en/thread/image/3").await.body);
        assert_ne!(one, two);
    });
}

#[test]
fn a_8_nothing_that_the_file_said_of_itself_is_served_or_stored() {
    on(Engine::Sqlite, async |world| {
        let mut visitor = visitor(world, "hello").await;
        for (extension, format) in [
            ("jpg", ImageFormat::Jpeg),
            ("png", ImageFormat::Png),
            ("webp", ImageFormat::WebP),
            ("gif", ImageFormat::Gif),
        ] {
            let told = tagged(&file(&corners(80, 60), format), extension, 1);
            assert!(CANARIES.iter().any(|word| contains(&told, word)), "{extension}: it was written at all");
            if format == ImageFormat::Jpeg {
                let before = tags(&told).join("\n");
                assert!(before.contains("GPSLatitude") && CANARIES.iter().all(|word| before.contains(word)));
            }
            send(&mut visitor, extension, &[("canary-name-Zyq67.jpg", &told)]).await;
            assert_eq!(visitor.status(), StatusCode::OK, "{extension}: {}", visitor.text());
            let source = sources(&visitor).pop().expect("it is shown");
            let served = get(&visitor, &source).await;
            decoded(&served);
            let left = tags(&served.body);
            let groups = ["[File]", "[JFIF]", "[Composite]"];
            assert!(!left.is_empty(), "exiftool reads it");
            for line in &left {
                assert!(groups.iter().any(|group| line.starts_with(group)), "{extension}: {line}");
                assert!(!line.contains("GPS") && !line.contains("2026"), "{extension}: {line}");
            }
            for word in CANARIES {
                assert!(!contains(&served.body, word), "{extension}: {word} is served");
            }
        }
        for entry in std::fs::read_dir(world.folder()).expect("the data folder") {
            let path = entry.expect("an entry").path();
            let bytes = std::fs::read(&path).expect("it can be read");
            for word in CANARIES.iter().chain(&["canary-name-Zyq67", "Exif\0\0", "JFIF"]) {
                assert!(!contains(&bytes, word), "{word} lies in {}", path.display());
            }
        }
        assert!(!world.logs().contains("Zyq6"), "nothing of it is logged");
    });
}

fn contains(bytes: &[u8], word: &str) -> bool {
    memchr::memmem::find(bytes, word.as_bytes()).is_some()
}

#[test]
fn the_picture_stands_upright_as_the_camera_meant_it() {
    let wide = corners(120, 80);
    let upright = DynamicImage::from(wide.clone());
    // What a camera stores for each value of the tag, so that it is shown as `wide` (Exif 2.32 §4.6.4).
    let stored = [
        (1, upright.clone()),
        (2, upright.fliph()),
        (3, upright.rotate180()),
        (4, upright.flipv()),
        (5, upright.rotate90().fliph()),
        (6, upright.rotate270()),
        (7, upright.rotate270().fliph()),
        (8, upright.rotate90()),
    ];
    for (orientation, stored) in stored {
        let bytes = tagged(&file(&stored.into_rgb8(), ImageFormat::Jpeg), "jpg", orientation);
        let picture = reencode(&bytes).expect("it is a picture");
        assert_eq!((picture.width, picture.height), (120, 80), "orientation {orientation}");
        let shown = image::load_from_memory(&picture.jpeg).expect("a JPEG").into_rgb8();
        for (x, y) in [(10, 10), (110, 10), (110, 70), (10, 70)] {
            assert!(near(&shown, x, y, wide.get_pixel(x, y).0), "orientation {orientation} at {x}, {y}");
        }
    }
}

#[test]
fn what_is_kept_is_small_opaque_one_frame_and_always_the_same() {
    let large = reencode(&file(&corners(4_000, 3_000), ImageFormat::Jpeg)).expect("a picture");
    assert_eq!((large.width, large.height), (1_600, 1_200));
    let tall = reencode(&file(&corners(30, 9_000), ImageFormat::Png)).expect("a picture");
    assert_eq!((tall.width, tall.height), (5, 1_600));
    let line = reencode(&file(&corners(9_000, 2), ImageFormat::Png)).expect("a picture");
    assert_eq!((line.width, line.height), (1_600, 1));
    let small = reencode(&file(&corners(31, 17), ImageFormat::WebP)).expect("a picture");
    assert_eq!((small.width, small.height), (31, 17), "never made larger");
    // The worst there is to pack still fits into a hundred chunks.
    let noise = reencode(&file(&photo(1_600, 1_600, 4), ImageFormat::Jpeg)).expect("a picture");
    assert!(noise.jpeg.len() <= 100 * 16_373 && u32::from(noise.width) <= MAX_SIDE, "{}", noise.jpeg.len());

    let first = reencode(&animation()).expect("a picture");
    let shown = image::load_from_memory(&first.jpeg).expect("a JPEG").into_rgb8();
    assert!(near(&shown, 20, 15, [250, 0, 0]), "the first frame");
    let clear = reencode(&transparent()).expect("a picture");
    let shown = image::load_from_memory(&clear.jpeg).expect("a JPEG").into_rgb8();
    assert!(near(&shown, 10, 10, [255, 255, 255]), "on white");

    let bytes = file(&photo(90, 90, 5), ImageFormat::Png);
    assert_eq!(*reencode(&bytes).expect("a picture").jpeg, *reencode(&bytes).expect("a picture").jpeg);
}

#[test]
fn what_is_no_whole_picture_is_refused() {
    for (what, bytes, why) in refused() {
        assert_eq!(reencode(&bytes).err(), Some(why), "{what}, {} bytes", bytes.len());
    }
    // A chunk that claims four gigabytes sets nothing aside.
    let mut webp = file(&corners(8, 8), ImageFormat::WebP);
    webp[16..20].fill(0xFF);
    assert_eq!(reencode(&webp).err(), Some(Refused::Broken));
    // Packed texts are never unpacked: the picture beside them is taken, and they are gone.
    let bomb = reencode(&text_bomb(200_000_000)).expect("the picture itself is honest");
    assert_eq!((bomb.width, bomb.height), (8, 8));
    assert!(bomb.jpeg.len() < 2_000);
    // Pixels that unpack to far more than the header claims are left where they are.
    let more = reencode(&claims(10, 10, 200_000_000));
    assert!(more.is_ok_and(|picture| (picture.width, picture.height) == (10, 10)));
}

#[test]
fn a_refused_image_says_why_and_the_text_is_kept() {
    on(Engine::Sqlite, async |world| {
        let mut visitor = visitor(world, "hello").await;
        let (before, nonce) = (rows::count(&world.app).await, hidden(&visitor, "nonce"));
        for (what, bytes, why) in refused() {
            let sentence = match why {
                Refused::TooBig => "larger than 8 MB",
                Refused::TooManyPixels => "more pixels than we can open",
                Refused::NotAnImage => "cannot open this file as an image",
                Refused::Broken => "damaged or did not arrive whole",
                Refused::Busy => unreachable!("nobody else sends"),
            };
            send(&mut visitor, "words before it", &[("holiday.jpg", &bytes)]).await;
            assert_eq!(visitor.status(), StatusCode::UNPROCESSABLE_ENTITY, "{what}");
            assert!(visitor.text_of("#image-error").contains(sentence), "{what}: {}", visitor.text());
            assert!(visitor.text_of("[role=alert]").contains(sentence), "{what}: in the summary too");
            assert_eq!(visitor.value("Your message"), "words before it", "{what}");
            assert_eq!(hidden(&visitor, "nonce"), nonce, "{what}: the same form");
            assert!(!visitor.html().contains("holiday"), "{what}: the name of the file is not kept");
        }
        let honest = file(&corners(8, 8), ImageFormat::Jpeg);
        send(&mut visitor, "two at once", &[("a.jpg", &honest), ("b.jpg", &honest)]).await;
        assert!(visitor.text_of("#image-error").contains("one image at a time"));
        assert_eq!(visitor.value("Your message"), "two at once");
        // When it is the words that are refused, the page says that the image has to be chosen again.
        let long = "x".repeat(4_100);
        send(&mut visitor, &long, &[("a.jpg", &honest)]).await;
        assert_eq!(visitor.value("Your message"), long);
        assert!(visitor.text_of("#image-error").contains("Choose it again"));
        assert!(visitor.text_of("#message-error").contains("4,100"));
        assert_eq!((rows::count(&world.app).await, chunks(world).await), (before, 0), "nothing was stored");
        send(&mut visitor, "words at last", &[("a.jpg", &honest)]).await;
        assert!(visitor.shows("words at last"));
        assert_eq!(rows::count(&world.app).await, before.and(0, 1));
    });
}

fn hidden(browser: &Browser, name: &str) -> String {
    browser.all(&format!("input[name={name}]"))[0].attr("value").unwrap_or_default().to_owned()
}

#[test]
fn a_file_that_is_two_things_comes_out_as_a_picture_alone() {
    on(Engine::Sqlite, async |world| {
        let mut visitor = visitor(world, "hello").await;
        const PAGE: &str = "<script>canary-page-Zyq68</script>";
        let zip = b"PK\x03\x04canary-zip-Zyq69PK\x05\x06";
        let honest = file(&corners(60, 40), ImageFormat::Jpeg);
        let comment = [&[0xFF, 0xFE, 0, PAGE.len() as u8 + 2][..], PAGE.as_bytes()].concat();
        for double in [
            [&honest, PAGE.as_bytes(), zip].concat(),
            [&honest[..2], &comment, &honest[2..], zip].concat(),
            [&file(&corners(60, 40), ImageFormat::Png), PAGE.as_bytes(), zip].concat(),
            [&file(&corners(60, 40), ImageFormat::Gif), PAGE.as_bytes(), zip].concat(),
        ] {
            send(&mut visitor, "", &[("a.html", &double)]).await;
            assert_eq!(visitor.status(), StatusCode::OK, "{}", visitor.text());
            let served = get(&visitor, &sources(&visitor).pop().expect("it is shown")).await;
            assert_eq!(decoded(&served).dimensions(), (60, 40));
            assert!(!contains(&served.body, "Zyq6") && !contains(&served.body, "PK"));
            assert!(served.body.ends_with(&[0xFF, 0xD9]), "nothing stands after its end");
        }
    });
}

#[test]
fn files_with_random_damage_never_do_more_than_be_refused() {
    let entropy = SeededEntropy::new(11);
    let below =
        |bound: usize| kernel::entropy::below(&entropy, u32::try_from(bound).expect("small")) as usize;
    let whole: Vec<Vec<u8>> = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif]
        .into_iter()
        .map(|format| file(&photo(24, 18, 12), format))
        .chain([animation(), tagged(&file(&corners(24, 18), ImageFormat::Jpeg), "jpg", 6)])
        .collect();
    let (mut taken, mut refused) = (0, 0);
    for round in 0..3_000 {
        let mut bytes = whole[round % whole.len()].clone();
        for _ in 0..=below(4) {
            let at = below(bytes.len());
            match below(4) {
                0 => bytes[at] = u8::try_from(below(256)).expect("a byte"),
                1 => bytes[at] ^= 1 << below(8),
                2 => bytes.truncate(at.max(1)),
                _ => {
                    let piece = bytes[at..bytes.len().min(at + 12)].to_vec();
                    let to = below(bytes.len());
                    bytes.splice(to..to, piece);
                }
            }
        }
        match reencode(&bytes) {
            Ok(picture) => {
                taken += 1;
                assert!(u32::from(picture.width.max(picture.height)) <= MAX_SIDE);
            }
            Err(_) => refused += 1,
        }
    }
    assert!(taken > 100 && refused > 100, "both happen: {taken} taken, {refused} refused");
}

#[test]
fn nobody_else_fetches_an_image() {
    both_with_two_organisations(async |world| {
        let mut owner = visitor(world, "hello").await;
        send(&mut owner, "", &[("a.jpg", &file(&corners(50, 50), ImageFormat::Jpeg))]).await;
        let own = sources(&owner).pop().expect("it is shown");
        decoded(&get(&owner, &own).await);
        for number in ["1", "3", "0", "-1", "9223372036854775807", "99999999999999999999", "x", "%FF", ""] {
            let answer = get(&owner, &format!("/en/thread/image/{number}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{number}: no image there");
        }
        let other = visitor(world, "another").await;
        for stranger in [other, world.visitor(), owner.clone().at(LEFT)] {
            assert_eq!(get(&stranger, &own).await.status, StatusCode::NOT_FOUND);
        }

        let id = rows::own(world, &owner).await.expect("it is theirs");
        let address = format!("/en/inbox/{id}/image/2");
        let mut aida = world.signed_in(world.named("aida")).await;
        aida.open("/en/inbox?queue=new").await;
        assert_eq!(
            get(&aida, &address).await.status,
            StatusCode::NOT_FOUND,
            "not before the thread is opened"
        );
        aida.open(&format!("/en/inbox/{id}")).await;
        decoded(&get(&aida, &address).await);
        assert_eq!(get(&aida, &format!("/en/inbox/{id}/image/1")).await.status, StatusCode::NOT_FOUND);
        let marat = world.signed_in(world.named("marat")).await;
        assert_eq!(get(&marat, &address).await.status, StatusCode::NOT_FOUND, "it counts for one session");
        let mut foreign = world.desk().at(LEFT);
        foreign.sign_in(&world.left[0], world.now()).await;
        foreign.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(get(&foreign, &address).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            get(&world.visitor(), &address).await.status,
            StatusCode::NOT_FOUND,
            "not on the public site"
        );

        let mut gone = owner.clone();
        gone.open("/en/thread").await.follow("Leave now").await;
        assert_eq!(
            get(&owner, &own).await.status,
            StatusCode::NOT_FOUND,
            "whoever has left cannot come back"
        );
        decoded(&get(&aida, &address).await);
    });
}

#[test]
fn chunks_that_were_moved_or_lost_show_no_image_and_break_no_thread() {
    both(async |world| {
        let mut visitor = visitor(world, "words before").await;
        for seed in [21, 22] {
            let picture = file(&photo(150, 150, seed), ImageFormat::Png);
            send(&mut visitor, "words beside", &[("a.png", &picture)]).await;
        }
        let mut worker = worker(world, "aida", &visitor).await;
        let thread = worker.url().to_owned();
        let images = world.app.db.read(|tx| tx.query(&IMAGES, &[])).await.expect("it can be read");
        let [one, two] = [0, 1].map(|at| images[at].id(0).expect("an identifier"));
        let write = async |statement: &'static db::Statement, values: Vec<db::Value>| {
            let written = world.app.db.write(move |tx| tx.execute(statement, &values)).await;
            assert!(written.expect("it can be written") > 0);
        };
        let renumber = async |by: i64, of: i64| write(&RENUMBER, db::values![by, of].to_vec()).await;
        let moved = async |to: [u8; 16], from: [u8; 16]| write(&MOVE, db::values![to, from].to_vec()).await;
        let states = async |worker: &mut Browser, fine: bool, what: &str| {
            for number in [2, 3] {
                worker.open(&format!("{thread}?image={number}")).await;
                assert_eq!(worker.status(), StatusCode::OK, "{what}");
                assert!(worker.shows("words before") && worker.shows("words beside"), "{what}");
                assert_eq!(worker.shows("This image cannot be opened"), !fine, "{what}");
                assert_eq!(sources(worker).len(), usize::from(fine), "{what}");
                let path = format!("/en/thread/image/{number}");
                let status = if fine { StatusCode::OK } else { StatusCode::GONE };
                assert_eq!(get(&visitor, &path).await.status, status, "{what}");
                assert_eq!(get(worker, &format!("{thread}/image/{number}")).await.status, status, "{what}");
            }
            let page = get(&visitor, "/en/thread").await;
            assert!(page.status.is_success() && page.text().contains("words beside"), "{what}");
        };
        states(&mut worker, true, "untouched").await;
        renumber(1_000, 1).await;
        renumber(-1, 2).await;
        renumber(-999, 1_001).await;
        states(&mut worker, false, "two chunks of each changed places").await;
        renumber(1_000, 1).await;
        renumber(-1, 2).await;
        renumber(-999, 1_001).await;
        states(&mut worker, true, "put back").await;
        let aside = [9; 16];
        moved(aside, one).await;
        moved(one, two).await;
        moved(two, aside).await;
        states(&mut worker, false, "each has the chunks of the other").await;
        moved(aside, one).await;
        moved(one, two).await;
        moved(two, aside).await;
        write(&DROP_LAST, Vec::new()).await;
        let lost: Vec<_> = [2, 3].map(|number| get_status(&visitor, number)).into_iter().collect();
        let lost = futures_util::future::join_all(lost).await;
        assert!(lost.contains(&StatusCode::GONE), "the last chunk is missed: {lost:?}");

        // With the conversation its images go.
        let id = rows::own(world, &visitor).await.expect("it is theirs").bytes();
        write(&FORGET, db::values![id].to_vec()).await;
        assert_eq!(chunks(world).await, 0);
    });
}

async fn get_status(visitor: &Browser, number: i64) -> StatusCode {
    get(visitor, &format!("/en/thread/image/{number}")).await.status
}

#[test]
fn one_image_of_a_message_can_be_deleted() {
    both(async |world| {
        let mut visitor = visitor(world, "hello").await;
        send(&mut visitor, "first", &[("a.jpg", &file(&corners(50, 50), ImageFormat::Jpeg))]).await;
        let image = world.app.db.read(|tx| tx.one(&IMAGES, &[])?.id(0)).await.expect("there is one");
        send(&mut visitor, "second", &[("a.jpg", &file(&corners(40, 40), ImageFormat::Jpeg))]).await;
        let (id, image) =
            (rows::own(world, &visitor).await.expect("theirs"), app::ids::ImageId::from_bytes(image));
        world
            .app
            .db
            .write(move |tx| app::chat::delete_image(tx, id, image))
            .await
            .expect("it can be deleted");
        assert_eq!(chunks(world).await, 1);
        assert_eq!(get_status(&visitor, 2).await, StatusCode::GONE);
        assert_eq!(get_status(&visitor, 3).await, StatusCode::OK);
    });
}

#[test]
fn while_too_many_images_arrive_the_text_is_kept_and_words_still_pass() {
    on(Engine::Sqlite, async |world| {
        let mut visitor = visitor(world, "hello").await;
        let picture = file(&corners(50, 50), ImageFormat::Jpeg);
        let all = u32::try_from(world.app.upload_room.available_permits()).expect("it is a small number");
        let taken = world.app.upload_room.try_acquire_many(all).expect("nobody else sends");
        send(&mut visitor, "words before it", &[("a.jpg", &picture)]).await;
        assert_eq!(visitor.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(visitor.text_of("#image-error").contains("too many are arriving"));
        assert_eq!(visitor.value("Your message"), "words before it");
        send(&mut visitor, "words alone", &[]).await;
        assert!(visitor.shows("words alone"));
        drop(taken);
        send(&mut visitor, "now", &[("a.jpg", &picture)]).await;
        assert_eq!(sources(&visitor).len(), 1);
        assert_eq!(world.app.upload_room.available_permits(), all as usize, "all memory is given back");
        assert_eq!(world.app.image_lane.available_permits(), 1);
    });
}
