//! The disk tells no story: words planted in every place where somebody can put words are searched for in the raw bytes
//! of every file, in every column, in the logs, in addresses and in titles.

use std::{fmt::Write as _, path::Path};

use axum::http::StatusCode;
use db::Engine;
use image::ImageFormat;

use crate::{
    browser::Browser,
    pictures,
    world::{World, both},
};

/// What is planted, and where. Each is one word in its place and found nowhere else.
const FIRST: &str = "canary-first-Zyq41";
const FURTHER: &str = "canary-further-Zyq42";
const REFUSED: &str = "canary-refused-Zyq43";
const ANSWER: &str = "canary-answer-Zyq44";
const AGENT: &str = "canary-agent-Zyq45";
const FORWARDED: &str = "203.0.113.77";
const FORWARDED_6: &str = "2001:db8:77::beef";
const LANGUAGE: &str = "x-canary-Zyq46";
const REFERER: &str = "canary-referer-Zyq47";
const QUERY: &str = "canary-query-Zyq48";
const WRONG_PASSWORD: &str = "canary-password-Zyq49";
const WRONG_CODE: &str = "736251";
const COOKIE: &str = "canary-cookie-Zyq50";
const FILE_NAME: &str = "canary-file-Zyq51.jpg";
const IN_FILE: &str = "canary-comment-Zyq62";
const FOLLOW_UP: &str = "canary-follow-Zyq63";
const ATTEMPT: &str = "canary-attempt-Zyq64";
const DEBRIEF: &str = "canary-debrief-Zyq65";

/// Headers that say much about a browser and its place.
fn give_away(browser: &mut Browser) {
    browser.always("user-agent", AGENT);
    browser.always("x-forwarded-for", &format!("{FORWARDED}, {FORWARDED_6}"));
    browser.always("x-real-ip", FORWARDED);
    browser.always("forwarded", &format!("for={FORWARDED}"));
    browser.always("accept-language", &format!("{LANGUAGE}, en;q=0.1"));
    browser.always("referer", &format!("https://elsewhere.example/{REFERER}"));
    browser.cookies.insert("other".into(), COOKIE.into());
}

/// What the whole flow leaves behind in the hands of those who were there.
struct Walked {
    addresses: Vec<String>,
    titles: Vec<String>,
    /// Secrets that may lie in a browser and nowhere else.
    secrets: Vec<(&'static str, String)>,
}

/// A visitor writes twice, once in vain, a worker signs in with slips, reads, answers, resolves; both leave.
async fn walk(world: &World) -> Walked {
    let mut visitor = world.visitor();
    give_away(&mut visitor);
    visitor.open(&format!("/?{QUERY}")).await.open(&format!("/en/write?q={QUERY}")).await;
    visitor.fill("Your first message", FIRST).press("Send message").await;
    assert!(visitor.shows(FIRST));
    let cookie = visitor.cookies["nb"].clone();
    visitor.fill("Your message", FURTHER).press("Send message").await;
    visitor.fill("Your message", &format!("{REFUSED} {}", "x".repeat(4_100))).press("Send message").await;
    assert_eq!(visitor.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(visitor.value("Your message").starts_with(REFUSED));

    let told = pictures::tagged(&pictures::file(&pictures::corners(40, 30), ImageFormat::Jpeg), "jpg", 1);
    assert!(contains(&told, IN_FILE.as_bytes()) && contains(&told, b"Exif"));
    pictures::send(&mut visitor, FURTHER, &[(FILE_NAME, &told)]).await;
    assert_eq!(visitor.all("main img").len(), 1);

    let account = world.named("aida");
    let mut worker = world.desk();
    give_away(&mut worker);
    worker.open("/en/sign-in").await;
    worker.fill("Login", WRONG_PASSWORD).fill("Password", WRONG_PASSWORD).press("Next").await;
    worker.fill("Login", &account.login).fill("Password", WRONG_PASSWORD).press("Next").await;
    worker.fill("Login", &account.login).fill("Password", &account.password).press("Next").await;
    worker.fill("Code", WRONG_CODE).press("Sign in").await;
    let code = app::demo::code_now(&account.totp_secret, world.now()).expect("a code");
    worker.fill("Code", &code).press("Sign in").await;
    worker.open("/en/inbox?queue=new").await;
    let item = worker.all(".list li.item").into_iter().find(|item| item.text().any(|t| t.contains(FURTHER)));
    let link = item.expect("the message waits").select(&crate::browser::selector("a[href]")).next();
    let link = link.and_then(|link| link.attr("href")).expect("a link").to_owned();
    worker.open(&link).await;
    let reply = worker.texts_of("form.composer label")[0].clone();
    worker.fill(&reply, ANSWER).press("Send message").await;
    assert!(worker.shows(ANSWER));
    worker.follow("Plan a follow-up").await;
    worker.fill("In your own words", FOLLOW_UP).press("Plan it").await;
    worker.open("/en/follow-ups").await;
    assert!(worker.shows(FOLLOW_UP), "{}", worker.text());
    let follow_up = worker.all("li.item a[href]")[0].attr("href").expect("an address").to_owned();
    worker.open(&follow_up).await;
    let hidden = |name| worker.all(&format!("main input[name={name}]"))[0].attr("value").unwrap_or_default();
    let (csrf, steps) = (hidden("csrf").to_owned(), hidden("steps").to_owned());
    let fields = [
        ("csrf", csrf.as_str()),
        ("steps", &steps),
        ("reach", "informant"),
        ("when", "1"),
        ("words", ATTEMPT),
    ];
    worker.post(&format!("{follow_up}/attempt"), &fields).await;
    assert!(worker.shows(ATTEMPT), "{}", worker.text());
    let salma = crate::leaving::id_of(world, "salma").await.to_string();
    let debrief = app::ids::DebriefId::random(world.app.entropy.as_ref()).to_string();
    let fields = [("csrf", csrf.as_str()), ("id", &debrief), ("peer", &salma), ("words", DEBRIEF)];
    worker.post("/en/care/debrief", &fields).await;
    assert!(worker.shows(DEBRIEF), "{}", worker.text());
    let session = worker.cookies["nb-desk"].clone();

    visitor.follow("Check for new messages").await;
    assert!(visitor.shows(ANSWER), "the answer has come");
    worker.open(&link).await.press("Resolve").await;
    worker.open("/en/inbox").await.press("Sign out").await;
    visitor.open("/en/nowhere").await.follow("Leave now").await;

    let addresses = [visitor.trail.clone(), worker.trail.clone()].concat();
    // What somebody typed into the address bar is theirs; we must not repeat it.
    let addresses = addresses.into_iter().filter(|address| !address.contains(QUERY)).collect();
    Walked {
        addresses,
        titles: [visitor.titles, worker.titles].concat(),
        secrets: vec![
            ("the visitor's cookie", cookie),
            ("the member's cookie", session),
            ("a password", account.password.clone()),
            ("a code secret", account.totp_secret.clone()),
            ("the instance key", hex(world.app.instance.expose())),
        ],
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").expect("writing to memory");
        out
    })
}

/// RFC 4648 §4, without padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().fold(0_u32, |all, byte| all << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..=chunk.len() {
            out.push(char::from(DIGITS[(group >> (18 - 6 * at) & 63) as usize]));
        }
    }
    out
}

/// A word as it is and as it may be written in other ways. Base64 at each of its three alignments, without the ends
/// that depend on the neighbours.
fn forms(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mut forms = vec![
        ("as it is", word.as_bytes().to_vec()),
        ("in hexadecimal", hex(word.as_bytes()).into_bytes()),
        ("in capital hexadecimal", hex(word.as_bytes()).to_uppercase().into_bytes()),
        ("in UTF-16", word.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("backwards", word.bytes().rev().collect()),
    ];
    for before in 0..3 {
        let shifted = [&b"\0\0"[..before], word.as_bytes()].concat();
        let text = base64(&shifted);
        let (from, to) = ([0, 2, 3][before], text.len() - 2);
        forms.push(("in Base64", text.as_bytes()[from..to].to_vec()));
        let url = text[from..to].replace('+', "-").replace('/', "_");
        forms.push(("in Base64 for addresses", url.into_bytes()));
    }
    // A key or an envelope may also lie there as the bytes that its hexadecimal form stands for.
    if word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let byte = |at: usize| u8::from_str_radix(&word[at..at + 2], 16).expect("hexadecimal");
        forms.push(("as bytes", (0..64).step_by(2).map(byte).collect()));
    }
    forms
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(bytes, word).is_some()
}

/// A heap of bytes and what it is.
pub type Heap = (String, Vec<u8>);

pub fn searched_for<'a>(heaps: &'a [Heap], word: &str) -> Vec<(&'a str, &'static str)> {
    let forms = forms(word);
    let mut found = Vec::new();
    for (name, bytes) in heaps {
        for (how, form) in &forms {
            if contains(bytes, form) {
                found.push((name.as_str(), *how));
            }
        }
    }
    found
}

/// Every file of the data folder.
pub fn files(folder: &Path, heaps: &mut Vec<Heap>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, heaps);
        } else {
            heaps.push((path.display().to_string(), std::fs::read(&path).expect("the file can be read")));
        }
    }
}

/// Every column of every table on the server, as text and, where it is bytes, as those.
pub fn tables(url: &str, heaps: &mut Vec<Heap>) {
    let url = url.to_owned();
    let read = std::thread::spawn(move || {
        let mut client = postgres::Client::connect(&url, postgres::NoTls).expect("the server is there");
        let columns = client.query(
            "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns WHERE table_schema = 'public'",
            &[],
        );
        let mut heaps = Vec::new();
        for column in columns.expect("the columns can be read") {
            let (table, name, kind): (String, String, String) = (column.get(0), column.get(1), column.get(2));
            let cast =
                if kind == "bytea" { name.clone() } else { format!("convert_to({name}::text, 'UTF8')") };
            let sql = format!("SELECT {cast} FROM {table} WHERE {name} IS NOT NULL");
            let mut bytes = Vec::new();
            for row in client.query(&sql, &[]).expect("the table can be read") {
                bytes.extend(row.get::<_, Vec<u8>>(0));
                bytes.push(b'\n');
            }
            heaps.push((format!("{table}.{name}"), bytes));
        }
        heaps
    });
    heaps.extend(read.join().expect("the tables can be read"));
}

fn everything(world: &World, walked: &Walked) -> Vec<Heap> {
    let mut heaps = vec![
        ("the log".to_owned(), world.logs().into_bytes()),
        ("addresses".to_owned(), walked.addresses.join("\n").into_bytes()),
        ("titles".to_owned(), walked.titles.join("\n").into_bytes()),
    ];
    files(world.folder(), &mut heaps);
    if world.app.db.engine() == Engine::Postgres {
        tables(world.url(), &mut heaps);
    }
    heaps
}

/// Where a word lies: in files, tables, the log, addresses or titles, in whichever way it may be written.
pub fn search(world: &World, addresses: &[String], titles: &[String], word: &str) -> Vec<String> {
    let (addresses, titles) = (addresses.to_vec(), titles.to_vec());
    let heaps = everything(world, &Walked { addresses, titles, secrets: Vec::new() });
    searched_for(&heaps, word).iter().map(|(heap, how)| format!("{heap} {how}")).collect()
}

const PLANTED: [(&str, &str); 18] = [
    ("the first message", FIRST),
    ("a further message", FURTHER),
    ("a message that was refused", REFUSED),
    ("an answer", ANSWER),
    ("what a follow-up is about", FOLLOW_UP),
    ("an attempt at one", ATTEMPT),
    ("words for one colleague", DEBRIEF),
    ("the user agent", AGENT),
    ("the address", FORWARDED),
    ("the address", FORWARDED_6),
    ("the languages of the browser", LANGUAGE),
    ("the page before", REFERER),
    ("the query", QUERY),
    ("what was typed as login and password", WRONG_PASSWORD),
    ("a wrong code", WRONG_CODE),
    ("another cookie", COOKIE),
    ("the name of a file", FILE_NAME),
    ("what a camera wrote into a file", IN_FILE),
];

#[test]
fn a_2_a_9_nothing_that_somebody_said_or_showed_lies_anywhere_in_clear() {
    both(async |world| {
        let walked = walk(world).await;
        let heaps = everything(world, &walked);
        if world.app.db.engine() == Engine::Sqlite {
            let names: Vec<_> = heaps.iter().map(|(name, _)| name.as_str()).collect();
            for end in [".db", "-wal", "-shm"] {
                assert!(names.iter().any(|name| name.ends_with(end)), "{end} is searched: {names:?}");
            }
        }
        let planted = PLANTED.iter().map(|(what, word)| (*what, (*word).to_owned()));
        // The code is short: in a file of random bytes six digits may stand by chance, in the log and tables not.
        for (what, word) in planted.chain(walked.secrets.clone()) {
            let mut found = searched_for(&heaps, &word);
            if word == WRONG_CODE {
                found.retain(|(heap, _)| !heap.contains('/') && !heap.contains('.'));
            }
            assert!(found.is_empty(), "{what} lies in {found:?}");
        }
    });
}

#[test]
fn the_search_finds_what_does_lie_in_clear() {
    both(async |world| {
        let walked = walk(world).await;
        let heaps = everything(world, &walked);
        assert!(!searched_for(&heaps, "Aida").is_empty(), "a work name is stored in clear on purpose");
        let in_titles = searched_for(&heaps, "Error: Your conversation - Nightbus");
        assert_eq!(in_titles, [("titles", "as it is")]);
        assert!(searched_for(&heaps, "/en/thread").contains(&("addresses", "as it is")));
    });
    for (how, form) in forms(FIRST) {
        let heap = [b"??", form.as_slice(), b"!"].concat();
        assert!(contains(&heap, &form), "{how}");
    }
    // The three alignments of Base64 are really found, wherever the word stands.
    for before in 0..6 {
        let text = base64(format!("{}{FIRST} and more", "x".repeat(before)).as_bytes());
        let heaps = [("encoded".to_owned(), text.into_bytes())];
        assert_eq!(searched_for(&heaps, FIRST)[0], ("encoded", "in Base64"), "after {before} bytes");
    }
}

#[test]
fn what_was_planted_was_really_sent_and_can_be_read_by_those_it_was_for() {
    // Otherwise the test above would pass on an application that throws everything away.
    both(async |world| {
        walk(world).await;
        world.clock.advance_minutes(2);
        let mut worker = world.signed_in(world.named("marat")).await;
        let mut queue = "/en/inbox?queue=resolved".to_owned();
        let link = loop {
            worker.open(&queue).await;
            let item =
                worker.all(".list li.item").into_iter().find(|item| item.text().any(|t| t.contains(ANSWER)));
            if let Some(item) = item {
                let link = item.select(&crate::browser::selector("a[href]")).next();
                break link.and_then(|link| link.attr("href")).expect("a link").to_owned();
            }
            queue = worker.link("Show more");
        };
        worker.open(&link).await;
        for word in [FIRST, FURTHER, ANSWER] {
            assert!(worker.shows(word), "{word}");
        }
        assert!(!worker.shows(REFUSED));
    });
}

#[test]
fn times_in_clear_are_minutes_and_once_resolved_days() {
    db::statements! {
        TIMES = "SELECT c.state, c.waiting_since, c.changed_at, m.sent_at FROM conversation c JOIN message m ON m.conversation_id = c.id";
    }
    both(async |world| {
        world.clock.advance_millis(12_345);
        walk(world).await;
        let rows = world.app.db.read(|tx| tx.query(&TIMES, &[])).await.expect("it can be read");
        assert!(rows.iter().any(|row| row.text(0).is_ok_and(|state| state == "resolved")));
        for row in &rows {
            let unit = if row.text(0).expect("a state") == "resolved" { 86_400_000 } else { 60_000 };
            for at in 1..4 {
                assert_eq!(row.int(at).expect("a time") % unit, 0, "{}", row.text(0).expect("a state"));
            }
        }
    });
}

#[test]
fn base64_is_base64() {
    assert_eq!(base64(b"foobar"), "Zm9vYmFy"); // RFC 4648 §10
    assert_eq!(base64(b"fooba"), "Zm9vYmE");
}
