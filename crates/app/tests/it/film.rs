//! Films: the program's own, uploading one, what is left of the file, captions, parts of it, showing it and taking it back.

use std::{collections::BTreeSet, path::Path, process::Command, sync::LazyLock};

use app::{film::OWN, policy::Role};
use axum::http::{Method, StatusCode};
use kernel::Lang;
use sha2::{Digest, Sha256};

use crate::{
    browser::{Answer, Browser, selector},
    pictures,
    world::{LEFT, World, both, both_with_two_organisations, run},
};

db::statements! {
    FILMS = "SELECT COUNT(*) AS n FROM film";
    PIECES = "SELECT COUNT(*) AS n FROM film_piece";
    LEFT_BEHIND = "UPDATE film SET state = 'coming', day = day - 1";
}

/// Stands in everything that a file can be told about itself.
const CANARY: &str = "canary-film-Yrt58";

/// Two seconds of noise, large enough for many pieces, with a title, a place and a maker.
static FILM: LazyLock<Vec<u8>> = LazyLock::new(|| made("webm", "-c:v libvpx -b:v 2M -deadline realtime"));
static OTHER: LazyLock<Vec<u8>> =
    LazyLock::new(|| made("mp4", "-c:v libx264 -pix_fmt yuv420p -preset ultrafast"));

fn made(extension: &str, codec: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("film.{extension}"));
    let noise = "nullsrc=size=256x144:rate=10:duration=2,geq=random(1)*255:128:128";
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-f", "lavfi", "-i", noise]);
    for tag in ["title", "comment", "location", "artist"] {
        ffmpeg.args(["-metadata", &format!("{tag}={CANARY}")]);
    }
    let done =
        ffmpeg.args(codec.split(' ')).arg(&path).output().expect("`cargo xtask setup` installs ffmpeg");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    std::fs::read(&path).expect("it was written")
}

/// A form with a file, as a browser sends it.
pub fn multipart(fields: &[(String, String)], field: &str, file: &[u8]) -> (String, Vec<u8>) {
    const EDGE: &str = "----geckoformboundary77af";
    let mut body = Vec::new();
    let mut part = |name: &str, more: &str, content: &[u8]| {
        let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    };
    for (name, value) in fields {
        part(name, "", value.as_bytes());
    }
    part(field, "; filename=\"a film of mine\"\r\nContent-Type: video/webm", file);
    body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={EDGE}"), body)
}

/// Address and body of the form with a file on this page.
fn form(browser: &Browser, field: &str, slug: Option<&str>, file: &[u8]) -> (String, String, Vec<u8>) {
    let form = browser.all(&format!("form:has(input[name={field}])"))[0];
    let mut fields: Vec<(String, String)> = form
        .select(&selector("input[type=hidden]"))
        .filter_map(|input| Some((input.attr("name")?.to_owned(), input.attr("value")?.to_owned())))
        .collect();
    fields.extend(slug.map(|slug| ("slug".to_owned(), slug.to_owned())));
    let (kind, body) = multipart(&fields, field, file);
    (form.attr("action").expect("an address").to_owned(), kind, body)
}

/// Uploads a film from the list.
pub async fn upload<'a>(browser: &'a mut Browser, slug: &str, file: &[u8]) -> &'a mut Browser {
    browser.open("/en/films").await;
    let (action, kind, body) = form(browser, "file", Some(slug), file);
    browser.send_as(&action, &kind, body).await
}

/// A film of noise with a canary in it.
pub fn sample() -> &'static [u8] {
    &FILM
}

/// The button with which one of two people lets everybody see a film.
const APPROVE: &str = "Approve it for everybody";

const CAPTIONS: &str =
    "WEBVTT\n\n00:00.200 --> 00:01.000\nFirst words\n\n00:01.000 --> 00:01.900\nLast words\n";

/// Writes title and captions in English at the page of a film.
pub async fn describe<'a>(browser: &'a mut Browser, film: &str, captions: &str) -> &'a mut Browser {
    browser.open(&format!("{film}/words/en")).await;
    browser.fill("Title", "Resting").fill("What it shows, in a sentence or two", "Noise, for a test.");
    browser.fill("Captions (WebVTT)", captions);
    browser.press("Keep this").await
}

async fn ask(browser: &Browser, method: Method, path: &str, headers: &[(&'static str, &str)]) -> Answer {
    let mut asking = browser.clone();
    headers.iter().for_each(|&(name, value)| asking.always(name, value));
    asking.ask(method, path, None).await
}

async fn get(browser: &Browser, path: &str) -> Answer {
    ask(browser, Method::GET, path, &[]).await
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
}

async fn rows(world: &World) -> (i64, i64) {
    let counted = world
        .app
        .db
        .read(|tx| Ok::<_, kernel::DbError>((tx.one(&FILMS, &[])?.int(0)?, tx.one(&PIECES, &[])?.int(0)?)));
    counted.await.expect("counting works")
}

fn attributes(browser: &Browser, css: &str, name: &str) -> Vec<String> {
    browser.all(css).iter().filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    memchr::memmem::find(bytes, words.as_bytes()).is_some()
}

/// What exiftool may say of a film: how it is built and how it plays.
const BUILD: [&str; 20] = [
    "FileType",
    "FileTypeExtension",
    "MIMEType",
    "EBML",
    "DocType",
    "TimecodeScale",
    "Duration",
    "MuxingApp",
    "WritingApp",
    "Cue",
    "TimeCode",
    "Track",
    "Video",
    "ImageWidth",
    "ImageHeight",
    "ImageSize",
    "Megapixels",
    "Display",
    "DefaultDuration",
    "Matroska_",
];

#[test]
fn a_visitor_knows_everything_about_a_film_before_anything_of_it_loads() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        visitor.open("/en/guide").await.follow("Films").await.follow("Writing to us").await;
        assert_eq!(visitor.url(), "/en/guide/video/writing");
        for lang in Lang::ALL {
            visitor.open(&format!("/{}/guide/video/writing", lang.code())).await;
            assert!(!visitor.title().contains("Writing"), "the title says nothing about what is read");
            assert!(visitor.text().contains("0:50") && visitor.text().contains("133"), "{}", visitor.text());
            assert_eq!(attributes(&visitor, "video", "preload"), ["none"]);
            assert!(visitor.all("video[autoplay], video[loop], script, iframe").is_empty());
            assert!(visitor.header("content-security-policy").ends_with("; media-src 'self'"));
            let own = &OWN[0].words[lang.code()];
            assert_eq!(visitor.all(".transcript li").len(), own.cues.len());
            assert!(
                own.cues.iter().all(|cue| visitor.shows(&cue.text.replace('\n', " "))),
                "{}",
                visitor.text()
            );
            assert_eq!(attributes(&visitor, "track[default]", "srclang"), [lang.code()]);
            let mut loads = attributes(&visitor, "video source", "src");
            loads.extend(attributes(&visitor, "track", "src"));
            loads.extend(attributes(&visitor, "video", "poster"));
            assert_eq!(loads.len(), 2 + 6 + 1);
            for path in loads {
                assert!(path.starts_with("/film/"), "{path}: from nowhere else");
                let answer = get(&visitor, &path).await;
                assert_eq!(answer.status, StatusCode::OK, "{path}");
                let kind = match path.rsplit_once('.').expect("an ending").1 {
                    "webm" => "video/webm",
                    "mp4" => "video/mp4",
                    "jpg" => "image/jpeg",
                    _ => "text/vtt; charset=utf-8",
                };
                assert_eq!(header(&answer, "content-type"), kind, "{path}");
                if kind.starts_with("video/") {
                    let sum = hex::encode(Sha256::digest(&answer.body));
                    assert!(visitor.shows(&sum), "{path}: another checksum");
                }
                if kind == "image/jpeg" {
                    assert!(answer.body.len() < 16_000 && !holds(&answer.body, "Lavc"));
                }
            }
        }
    });
}

#[test]
fn the_captions_served_are_those_that_were_checked() {
    let world = World::sqlite();
    run(async {
        let visitor = world.visitor();
        for lang in Lang::ALL {
            let answer = get(&visitor, &format!("/film/writing.{}.vtt", lang.code())).await;
            let cues = film::captions::read(&answer.body, OWN[0].millis).expect("they are right");
            assert_eq!(cues, OWN[0].words[lang.code()].cues);
        }
        for none in [
            "writing.xx.vtt",
            "writing.vtt",
            "writing",
            "writing.",
            "writing.avi",
            "..%2fwriting.webm",
            "nothing.webm",
        ] {
            assert_eq!(get(&visitor, &format!("/film/{none}")).await.status, StatusCode::NOT_FOUND, "{none}");
        }
    });
}

/// Asks for parts of a file in every way, and puts it together again out of them.
async fn parts(visitor: &Browser, path: &str) -> Vec<u8> {
    let whole = get(visitor, path).await;
    let (size, tag) = (whole.body.len(), header(&whole, "etag").to_owned());
    assert_eq!(header(&whole, "accept-ranges"), "bytes");
    assert_eq!(header(&whole, "content-length"), size.to_string());
    assert_eq!(header(&whole, "cache-control"), "no-cache");
    assert!(tag.starts_with('"') && tag.ends_with('"') && tag.len() > 20, "{tag}");
    let range = async |asked: &str, more: &[(&'static str, &str)]| {
        ask(visitor, Method::GET, path, &[&[("range", asked)][..], more].concat()).await
    };
    let told = |answer: &Answer| header(answer, "content-range").to_owned();

    let mut together = Vec::new();
    for step in [1, 65_535, 65_536, 65_537, 100_000] {
        let last = together.len() + step - 1;
        let part = range(&format!("bytes={}-{last}", together.len()), &[]).await;
        assert_eq!(part.status, StatusCode::PARTIAL_CONTENT);
        let end = last.min(size - 1);
        assert_eq!(told(&part), format!("bytes {}-{end}/{size}", together.len()));
        assert_eq!(header(&part, "content-length"), (end + 1 - together.len()).to_string());
        together.extend(part.body);
        if together.len() == size {
            break;
        }
    }
    if together.len() < size {
        together.extend(range(&format!("bytes={}-", together.len()), &[]).await.body);
    }
    assert!(together == whole.body, "the parts make the whole");
    assert!(range("bytes=-10", &[]).await.body == whole.body[size - 10..]);

    let beyond = range(&format!("bytes={size}-"), &[]).await;
    assert_eq!((beyond.status, beyond.body.len()), (StatusCode::RANGE_NOT_SATISFIABLE, 0));
    assert_eq!(told(&beyond), format!("bytes */{size}"));
    for not_one in ["bytes=0-1,4-5", "bytes=5-4", "lines=0-1"] {
        let all = range(not_one, &[]).await;
        assert_eq!((all.status, all.body.len()), (StatusCode::OK, size), "{not_one}");
    }
    assert_eq!(range("bytes=0-9", &[("if-range", &tag)]).await.status, StatusCode::PARTIAL_CONTENT);
    for other in ["\"another\"", "Sat, 21 Nov 2026 02:00:00 GMT", &format!("W/{tag}")] {
        assert_eq!(range("bytes=0-9", &[("if-range", other)]).await.status, StatusCode::OK, "{other}");
    }
    let head = ask(visitor, Method::HEAD, path, &[("range", "bytes=0-9")]).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    assert_eq!(header(&head, "content-length"), size.to_string());
    let again = ask(visitor, Method::GET, path, &[("if-none-match", &tag)]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(header(&again, "etag"), tag);
    assert_eq!(
        ask(visitor, Method::GET, path, &[("if-none-match", "\"another\"")]).await.status,
        StatusCode::OK
    );
    whole.body
}

#[test]
fn a_film_comes_in_the_parts_that_a_player_asks_for() {
    let world = World::sqlite();
    run(async {
        let visitor = world.visitor();
        let webm = parts(&visitor, "/film/writing.webm").await;
        let mp4 = parts(&visitor, "/film/writing.mp4").await;
        assert_eq!(webm.len() as u64, OWN[0].files[0].size);
        assert_eq!(mp4.len() as u64, OWN[0].files[1].size);
    });
}

#[test]
fn a_film_is_uploaded_looked_at_captioned_shown_and_taken_back() {
    both(async |world| {
        let mut desk = world.signed_in(world.account(Role::Coordinator)).await;
        let mut second = world.signed_in(world.account(Role::Publisher)).await;
        let mut visitor = world.visitor();
        assert!(holds(&FILM, CANARY), "the file has something to lose");
        upload(&mut desk, "resting-well", &FILM).await;
        let film = desk.url().to_owned();
        let id = film.rsplit('/').next().expect("an id").to_owned();
        assert!(desk.shows("Only this desk sees it"), "{}", desk.text());
        assert!(desk.shows("0:02") && desk.shows("no sound") && desk.shows("256 × 144"), "{}", desk.text());
        let (films, pieces) = rows(world).await;
        assert!(films == 1 && pieces > 4, "{pieces} pieces");

        // Nobody else sees it, and it cannot be shown without words.
        let public = format!("/film/{id}.webm");
        let nobody = async |visitor: &Browser| {
            let statuses = [
                get(visitor, &public).await.status,
                get(visitor, "/en/guide/video/resting-well").await.status,
            ];
            statuses == [StatusCode::NOT_FOUND; 2]
        };
        assert!(nobody(&visitor).await);
        assert!(!desk.has_button(APPROVE));
        let csrf = attributes(&desk, "input[name=csrf]", "value").remove(0);
        desk.post(&format!("{film}/approve"), &[("csrf", &csrf), ("edition", "0")]).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nobody(&visitor).await);
        let preview = get(&desk, &format!("{film}/film.webm")).await;
        assert_eq!((preview.status, header(&preview, "cache-control")), (StatusCode::OK, "no-store"));

        describe(&mut desk, &film, CAPTIONS).await;
        assert_eq!(desk.url(), film);
        desk.press(APPROVE).await;
        assert!(desk.shows("1 of 2 people have approved it. You are one of them."), "{}", desk.text());
        assert!(!desk.has_button(APPROVE) && nobody(&visitor).await, "one person alone shows nothing");
        second.open(&film).await.press(APPROVE).await;
        assert!(second.shows("Everybody sees it"), "{}", second.text());
        visitor.open("/ru/guide/video").await.follow("Resting").await;
        assert!(visitor.shows("First words") && visitor.shows("Last words"), "{}", visitor.text());
        assert_eq!(attributes(&visitor, ".transcript", "lang"), ["en"], "it says in which language it is");

        let served = parts(&visitor, &public).await;
        assert!(served == preview.body);
        assert!(visitor.shows(&hex::encode(Sha256::digest(&served))));
        assert!(!holds(&served, CANARY) && !holds(&served, "Lavf"));
        for tag in pictures::tags(&served) {
            let name = tag.split(']').nth(1).unwrap_or_default().trim_start();
            assert!(BUILD.iter().any(|known| name.starts_with(known)), "{tag}");
        }
        assert_eq!(ffprobe(&served), BTreeSet::from(["TAG:encoder=film".to_owned()]));

        desk.open(&film).await.press("Take it back").await;
        assert!(desk.shows("Only this desk sees it"));
        assert!(nobody(&visitor).await, "at once");
        desk.press("Delete for good").await;
        assert!(desk.url().ends_with("/films") && desk.shows("There is none yet"), "{}", desk.text());
        assert_eq!(rows(world).await, (0, 0));
        assert_eq!(get(&desk, &format!("{film}/film.webm")).await.status, StatusCode::NOT_FOUND);
    });
}

/// The tags that ffprobe finds, without the language that says that there is none.
fn ffprobe(bytes: &[u8]) -> BTreeSet<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("served");
    std::fs::write(&path, bytes).expect("it can be written");
    let shown = probe(&path);
    let tags = shown.lines().filter(|line| line.starts_with("TAG:") && *line != "TAG:language=und");
    tags.map(str::to_owned).collect()
}

fn probe(path: &Path) -> String {
    let mut command = Command::new("ffprobe");
    command.args(["-v", "error", "-show_format", "-show_streams", "-show_chapters"]).arg(path);
    let done = command.output().expect("`cargo xtask setup` installs ffmpeg");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}

#[test]
fn captions_with_mistakes_are_given_back_with_every_line_and_nothing_is_kept() {
    let world = World::sqlite();
    run(async {
        let mut desk = world.signed_in(world.account(Role::Publisher)).await;
        upload(&mut desk, "noise", &OTHER).await;
        let film = desk.url().to_owned();
        let wrong = "WEBVTT\n\n00:01.000 --> 00:00.500\nwords\n\n00:01.000 --> 00:09.000\n<b>more</b>\n";
        describe(&mut desk, &film, wrong).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        for said in [
            "Line 3: the caption ends before it begins",
            "Line 6: the caption ends after the film",
            "Line 7: only plain words are taken",
        ] {
            assert!(desk.shows(said), "{said}: {}", desk.text());
        }
        assert_eq!(desk.value("Title"), "Resting");
        assert!(desk.value("Captions (WebVTT)").contains("<b>more</b>"), "what was typed stays");
        desk.open(&film).await;
        assert!(!desk.has_button(APPROVE));
        // What no page of the guide may say, no film says.
        describe(&mut desk, &film, "WEBVTT\n\n00:00.100 --> 00:00.900\nAn addict can rest here.\n").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("This can hurt"), "{}", desk.text());
        desk.open(&format!("{film}/words/en")).await.fill("Title", "").press("Keep this").await;
        assert_eq!(desk.url(), film, "nothing at all is no mistake");
    });
}

#[test]
fn two_people_approve_of_a_film_as_it_is_and_a_change_begins_anew() {
    both(async |world| {
        let mut one = world.signed_in(world.account(Role::Coordinator)).await;
        let mut other = world.signed_in(world.account(Role::Publisher)).await;
        let visitor = world.visitor();
        upload(&mut one, "noise", &OTHER).await;
        let film = one.url().to_owned();
        let seen =
            async |visitor: &Browser| get(visitor, "/en/guide/video/noise").await.status == StatusCode::OK;
        describe(&mut one, &film, CAPTIONS).await.press(APPROVE).await;

        // The same person twice is one person.
        let csrf = attributes(&one, "input[name=csrf]", "value").remove(0);
        one.post(&format!("{film}/approve"), &[("csrf", &csrf), ("edition", "1")]).await;
        one.open(&film).await;
        assert!(one.shows("1 of 2 people") && !seen(&visitor).await, "{}", one.text());

        // What the other one has before them is not what is there any more.
        other.open(&film).await;
        let line = CAPTIONS.replace("First", "Other");
        describe(&mut one, &film, &line).await;
        assert!(one.shows("0 of 2 people"), "{}", one.text());
        other.press(APPROVE).await;
        assert_eq!(other.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(other.shows("It has changed since you opened this page"), "{}", other.text());
        other.press(APPROVE).await;
        one.open(&film).await.press(APPROVE).await;
        assert!(one.shows("Everybody sees it") && seen(&visitor).await, "{}", one.text());

        // A change takes it back, and so does taking its last words away.
        describe(&mut other, &film, CAPTIONS).await;
        assert!(other.shows("0 of 2 people") && !seen(&visitor).await, "{}", other.text());
        other.open(&format!("{film}/words/en")).await.fill("Title", "").fill("Captions (WebVTT)", "");
        other.fill("What it shows, in a sentence or two", "").press("Keep this").await;
        assert_eq!(other.url(), film);
        assert!(!other.has_button(APPROVE));
    });
}

#[test]
fn what_is_no_film_gets_its_own_sentence_and_leaves_nothing() {
    let world = World::sqlite();
    run(async {
        let mut desk = world.signed_in(world.account(Role::Coordinator)).await;
        let cut = &FILM[..FILM.len() / 2];
        let too_big = vec![0; film::MAX_BYTES + 1];
        let picture = pictures::file(&pictures::corners(8, 8), image::ImageFormat::Png);
        for (file, says) in [
            (&b"<!DOCTYPE html><script>alert(1)</script>"[..], "neither MP4 nor WebM"),
            (&picture[..], "neither MP4 nor WebM"),
            (&b""[..], "neither MP4 nor WebM"),
            (&b"\0\0\0\x18ftypisom<script>alert(1)</script>"[..], "damaged"),
            (cut, "damaged"),
            (&too_big[..], "larger than 64 MB"),
        ] {
            upload(&mut desk, "resting-well", file).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{says}");
            assert!(desk.shows(says), "{says}: {}", desk.text());
            assert_eq!(desk.value("Name in the address"), "resting-well", "what was typed stays");
        }
        for slug in ["", "a", "Resting", "resting well", "-resting", "../x", "отдых"] {
            upload(&mut desk, slug, &FILM).await;
            assert!(desk.shows("Use 2 to 40 English letters"), "{slug}: {}", desk.text());
        }
        assert_eq!(rows(&world).await, (0, 0));
        let left = world.app.film_room.available_permits();
        assert_eq!(left * ui::form::upload::PIECE, film::MAX_BYTES, "all memory is given back");
    });
}

#[test]
fn the_same_form_twice_is_one_film_and_a_name_belongs_to_one() {
    both(async |world| {
        let mut desk = world.signed_in(world.account(Role::Coordinator)).await;
        desk.open("/en/films").await;
        let (action, kind, body) = form(&desk, "file", Some("noise"), &OTHER);
        desk.send_as(&action, &kind, body.clone()).await;
        let film = desk.url().to_owned();
        desk.send_as(&action, &kind, body).await;
        assert_eq!(desk.url(), film);
        assert_eq!(rows(world).await.0, 1);
        upload(&mut desk, "noise", &FILM).await;
        assert_eq!(desk.status(), StatusCode::CONFLICT);
        assert!(desk.shows("Another film has this name"), "{}", desk.text());
        assert_eq!(rows(world).await.0, 1);
    });
}

#[test]
fn what_never_arrived_whole_is_seen_by_nobody_and_cleared_away_with_the_next_film() {
    let world = World::sqlite();
    run(async {
        let mut desk = world.signed_in(world.account(Role::Coordinator)).await;
        upload(&mut desk, "first", &OTHER).await;
        let film = desk.url().to_owned();
        world
            .app
            .db
            .write(|tx| tx.execute(&LEFT_BEHIND, &[]))
            .await
            .expect("as a process that ended left it");
        assert_eq!(get(&desk, &film).await.status, StatusCode::NOT_FOUND);
        desk.open("/en/films").await;
        assert!(desk.shows("There is none yet"), "{}", desk.text());
        upload(&mut desk, "first", &FILM).await;
        assert!(desk.shows("Only this desk sees it"), "{}", desk.text());
        assert_eq!(rows(&world).await.0, 1);
    });
}

#[test]
fn a_picture_stands_for_a_film_and_tells_nothing() {
    let world = World::sqlite();
    run(async {
        let mut desk = world.signed_in(world.account(Role::Coordinator)).await;
        upload(&mut desk, "noise", &OTHER).await;
        let film = desk.url().to_owned();
        let photo = pictures::tagged(
            &pictures::file(&pictures::corners(1_200, 800), image::ImageFormat::Jpeg),
            "jpg",
            1,
        );
        let (action, kind, body) = form(&desk, "image", None, &photo);
        desk.send_as(&action, &kind, body).await;
        assert!(desk.shows("There is one."), "{}", desk.text());
        let jpeg = get(&desk, &format!("{film}/film.jpg")).await.body;
        assert_eq!(
            image::load_from_memory(&jpeg).map(|jpeg| (jpeg.width(), jpeg.height())).expect("a JPEG"),
            (640, 427)
        );
        assert!(jpeg.len() < 30_000 && pictures::CANARIES.iter().all(|canary| !holds(&jpeg, canary)));
        let (action, kind, body) = form(&desk, "image", None, b"no picture");
        desk.send_as(&action, &kind, body).await;
        assert!(desk.shows("This is no picture that we can use"), "{}", desk.text());
    });
}

#[test]
fn another_organisation_neither_sees_nor_changes_a_film() {
    both_with_two_organisations(async |world| {
        let mut desk = world.signed_in(world.account(Role::Coordinator)).await;
        upload(&mut desk, "noise", &OTHER).await;
        let film = desk.url().to_owned();
        describe(&mut desk, &film, CAPTIONS).await.press(APPROVE).await;
        let mut second = world.signed_in(world.account(Role::Publisher)).await;
        second.open(&film).await.press(APPROVE).await;
        let id = film.rsplit('/').next().expect("an id");
        let theirs = world.visitor().at(LEFT);
        assert_eq!(get(&world.visitor(), &format!("/film/{id}.mp4")).await.status, StatusCode::OK);
        assert_eq!(get(&theirs, &format!("/film/{id}.mp4")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(get(&theirs, &format!("/film/{id}.en.vtt")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(get(&theirs, "/en/guide/video/noise").await.status, StatusCode::NOT_FOUND);
        let other =
            world.left.iter().find(|account| account.role == Role::Coordinator).expect("they have one");
        let mut desk = world.desk().at(LEFT);
        desk.sign_in(other, world.now()).await;
        for part in ["", "/film.mp4", "/words/en"] {
            assert_eq!(get(&desk, &format!("{film}{part}")).await.status, StatusCode::NOT_FOUND, "{part}");
        }
        desk.open("/en/films").await;
        let csrf = attributes(&desk, "input[name=csrf]", "value").remove(0);
        desk.post(&format!("{film}/delete"), &[("csrf", &csrf)]).await;
        assert_eq!(desk.status(), StatusCode::NOT_FOUND);
        assert_eq!(rows(world).await.0, 1);
    });
}
