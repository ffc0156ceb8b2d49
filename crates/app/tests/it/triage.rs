//! Lexicons: what they raise in a message, and what coordinators do with them.

use std::sync::Arc;

use app::{
    chat::{Kind, Marks},
    form,
    policy::Role,
    triage::{self, Alarm, Read},
};
use axum::http::{Method, StatusCode};
use db::{Engine, values};
use kernel::{DbError, Lang};

use crate::{
    browser::Browser,
    world::{World, both, on},
};

db::statements! {
    ROWS = "SELECT language, version, state, text FROM lexicon ORDER BY language, version";
    TRAIL = "SELECT action FROM audit WHERE action = 'put_lexicon_into_use'";
    BREAK = "UPDATE lexicon SET text = $1";
    PUT = "INSERT INTO lexicon (org_id, language, version, text, state, staff_id, day)
        VALUES ($1, $2, 7, $3, 'in_use', $1, 20000)";
}

/// Words that no lexicon of any language has.
const OWN: &str = "# of our own
language = \"en\"
version = 1
reviewed_on = \"2026-11-22\"
negation_before = [\"nozz\"]
[[entry]]
code = \"not_breathing\"
any = [\"zzbrok\"]
negatable = true
[[entry]]
code = \"topic_violence\"
any = [\"zzvraf\"]
[[entry]]
code = \"housing\"
any = [\"zzdomik\"]
[[entry]]
code = \"signal\"
any = [\"zzsignl\"]
[[entry]]
code = \"voice_note\"
any = [\"zzvoik\"]
[[entry]]
code = \"unclear\"
any = [\"zzhei\", \"zzar zzyou zzther\"]
";

async fn coordinator(world: &World) -> Browser {
    world.signed_in(world.account(Role::Coordinator)).await
}

async fn put_into_use(desk: &mut Browser, text: &str) {
    desk.open("/en/lexicons/en").await.fill("Text of the lexicon", text).press("Put into use").await;
}

/// Language, version, state and text of each row.
async fn rows(world: &World) -> Vec<(String, i64, String, String)> {
    let read = world.app.db.read(|tx| {
        let one = |row: db::Row| {
            let text = |place| row.text(place).map(str::to_owned);
            Ok::<_, DbError>((text(0)?, row.int(1)?, text(2)?, text(3)?))
        };
        tx.query(&ROWS, &[])?.into_iter().map(one).collect::<Result<_, _>>()
    });
    read.await.expect("they can be read")
}

async fn read(world: &World, text: &str) -> Read {
    triage::read(&world.app, world.org().id, text).await
}

#[test]
fn a_message_becomes_marks_topics_and_alarms() {
    both(async |world| {
        put_into_use(&mut coordinator(world).await, OWN).await;
        let version = u32::try_from(rows(world).await[0].1).unwrap();
        let alarm = Alarm { lang: Lang::En, version, kind: Kind::NotBreathing };
        let not_breathing = Marks::of(Kind::NotBreathing);
        let zzbrok = read(world, "zzbrok and zzbrok. zzsignl zzdomik zzvraf").await;
        assert_eq!(zzbrok.marks, not_breathing.with(Marks::SIGNAL));
        assert_eq!(zzbrok.topics, ["housing", "violence"], "the topic of violence is no violence");
        assert_eq!(zzbrok.alarms, [alarm], "once, however often it is written");
        assert_eq!(read(world, "nozz zzbrok aaz bbz ccz").await, Read::default());
        assert_eq!(read(world, "zzvoik").await.marks, Marks::VOICE_NOTE);
        for unclear in ["", "?", "zzhei", "qqx", "qqx wwx", "zzhei zzar zzyou zzther qqx wwx"] {
            assert_eq!(read(world, unclear).await.marks, Marks::UNCLEAR, "{unclear}");
        }
        for clear in ["qqx wwx eex", "zzhei qqx wwx eex"] {
            assert_eq!(read(world, clear).await, Read::default(), "{clear}");
        }
        assert!(!read(world, "zzhei zzdomik").await.marks.has(Marks::UNCLEAR));
    });
}

#[test]
fn every_topic_of_the_contact_report_is_a_code_and_no_two_codes_are_the_same() {
    let mut codes = triage::codes();
    let all = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), all);
    assert!(codes.contains(&"topic_violence") && codes.contains(&"violence") && codes.contains(&"feedback"));
    assert!(!codes.contains(&"health"), "a heading is no topic");
    let contact = form::default("contact").unwrap();
    let leaves = contact.list("topics").unwrap().codes.iter().filter(|code| code.under.is_some()).count();
    assert_eq!(all, leaves + Kind::ALL.len() + 3);
}

#[test]
fn every_lexicon_that_comes_with_the_program_can_be_read() {
    for lang in Lang::ALL {
        let Some(text) = app::content::file(&format!("lexicons/{}.toml", lang.code())) else { continue };
        let lexicon = lexicon::Lexicon::parse(&text, &triage::codes()).unwrap_or_else(|mistakes| {
            let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
            panic!("lexicons/{}.toml: {}", lang.code(), lines.join("\n"))
        });
        assert_eq!(lexicon.language(), lang.code());
    }
}

#[test]
fn a_text_with_mistakes_is_refused_with_line_and_reason_and_the_old_one_stays() {
    both(async |world| {
        let mut desk = coordinator(world).await;
        put_into_use(&mut desk, OWN).await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        let before = rows(world).await;
        assert_eq!(before.len(), 1);
        for (this, that, told) in [
            ("\"signal\"", "\"signla\"", "line 17: There is no code “signla”."),
            ("\"zzsignl\"", "\"z*\"", "line 18: The pattern “z*” would match too much."),
            ("[[entry]]", "[[entry]", "line 6: This cannot be read:"),
            ("negatable", "negated", "line 9: “negated” means nothing here."),
            ("language = \"en\"", "language = \"fr\"", "This lexicon is for the language “fr”."),
        ] {
            let bad = OWN.replacen(this, that, 1);
            put_into_use(&mut desk, &bad).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{that}");
            let said = desk.texts_of(".notice li").join("\n");
            assert!(said.contains(told), "{that}: {said}");
            assert_eq!(desk.value("Text of the lexicon").trim(), bad.trim(), "what was typed stays");
            assert_eq!(rows(world).await, before, "the old one stays");
            assert!(read(world, "zzbrok").await.marks.is_emergency(), "and is in use");
        }
    });
}

#[test]
fn a_lexicon_that_cannot_be_read_at_start_leaves_the_one_of_the_program_in_use() {
    both(async |world| {
        let org = world.org().id;
        let secret = "language = \"en\"\nzzsecret zzphrase";
        let put = move |lang: &'static str, text: &'static str| {
            world.app.db.write(move |tx| tx.execute(&PUT, &values![org.bytes(), lang, text]))
        };
        put("en", secret).await.unwrap();
        put("fr", "language = \"fr\"\nversion = 7\nreviewed_on = \"2026-11-22\"\n[[entry]]\ncode = \"suicide\"\nany = [\"zzfin\"]").await.unwrap();
        let (app, ..) = world.restarted();
        let read = async |text: &str| triage::read(&app, org, text).await;
        assert_eq!(read("zzfin").await.marks, Marks::of(Kind::Suicide), "another language's is used");
        for lang in ["en", "ru"] {
            let file = app::content::file(&format!("lexicons/{lang}.toml"));
            assert_eq!(reads_as_shipped(&app, org, file.as_deref()).await, None, "{lang}");
        }
        let logs = world.logs();
        assert!(logs.contains("a lexicon cannot be read") && logs.contains("line=2"), "{logs}");
        assert!(!logs.contains("zzphrase"), "no text of it is logged: {logs}");
        let mut desk = coordinator(world).await;
        desk.open("/en/lexicons").await;
        assert!(desk.shows("The version in use cannot be read."), "{}", desk.text());
        desk.open("/en/lexicons/en").await;
        assert!(desk.texts_of(".notice li").join("").contains("line 2"), "{}", desk.text());
    });
}

/// The first phrase of a lexicon's first emergency that is not found as such; a file that is not there has none.
async fn reads_as_shipped(app: &Arc<app::App>, org: app::ids::OrgId, file: Option<&str>) -> Option<String> {
    let table: toml::Table = file?.parse().expect("it is TOML");
    for entry in table["entry"].as_array()? {
        let Some(kind) = entry["code"].as_str().and_then(Kind::from_code) else { continue };
        let plain = |phrase: &&str| phrase.chars().all(|c| c.is_alphabetic() || c == ' ');
        let phrases = entry.get("any").and_then(toml::Value::as_array)?;
        let Some(phrase) = phrases.iter().filter_map(toml::Value::as_str).find(plain) else { continue };
        let found = triage::read(app, org, phrase).await.marks.has(Marks::of(kind));
        return (!found).then(|| phrase.to_owned());
    }
    None
}

#[test]
fn a_new_lexicon_is_used_at_once_here_and_within_a_minute_elsewhere() {
    both(async |world| {
        let (other, ..) = world.restarted();
        let org = world.org().id;
        assert!(!triage::read(&other, org, "zzbrok").await.marks.is_emergency());
        assert!(!read(world, "zzbrok").await.marks.is_emergency());
        put_into_use(&mut coordinator(world).await, OWN).await;
        assert!(read(world, "zzbrok").await.marks.is_emergency(), "at once");
        world.clock.advance_minutes(1);
        assert!(triage::read(&other, org, "zzbrok").await.marks.is_emergency(), "after a minute");
    });
}

#[test]
fn an_earlier_version_can_be_put_back_into_use() {
    both(async |world| {
        let mut desk = coordinator(world).await;
        put_into_use(&mut desk, OWN).await;
        put_into_use(&mut desk, &OWN.replace("zzbrok", "zzgrom")).await;
        let now = rows(world).await;
        let (first, second) = (now[0].1, now[1].1);
        assert_eq!((now[0].2.as_str(), now[1].2.as_str()), ("used", "in_use"));
        assert_eq!(second, first + 1);
        assert!(now[1].3.contains(&format!("version = {second}\n")), "the text tells its own number");
        assert!(!read(world, "zzbrok").await.marks.is_emergency());
        assert!(read(world, "zzgrom").await.marks.is_emergency());
        desk.open("/en/lexicons/en").await.press("Put back into use").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        assert!(read(world, "zzbrok").await.marks.is_emergency());
        assert!(!read(world, "zzgrom").await.marks.is_emergency());
        let back = rows(world).await;
        assert_eq!((back[0].2.as_str(), back[1].2.as_str()), ("in_use", "used"));
        let recorded = world.app.db.read(|tx| tx.query(&TRAIL, &[])).await.unwrap();
        assert_eq!(recorded.len(), 3, "each is in the trail");
        let name = &world.account(Role::Coordinator).name;
        desk.open("/en/lexicons").await;
        assert!(desk.shows(name), "{}", desk.text());
        let file = desk.ask(Method::GET, &format!("/en/lexicons/en/file?version={second}"), None).await;
        assert_eq!(file.text(), now[1].3);
        assert_eq!(file.headers["content-disposition"], "attachment; filename=\"lexicon-en.toml\"");
    });
}

#[test]
fn two_who_change_a_lexicon_at_once_do_not_undo_each_other() {
    both(async |world| {
        let mut first = coordinator(world).await;
        first.open("/en/lexicons/en").await;
        let mut second = first.clone();
        second.fill("Text of the lexicon", &OWN.replace("zzbrok", "zztwo")).press("Put into use").await;
        let mine = OWN.replace("zzbrok", "zzone");
        first.fill("Text of the lexicon", &mine).press("Put into use").await;
        assert_eq!(first.status(), StatusCode::CONFLICT);
        assert_eq!(first.value("Text of the lexicon").trim(), mine.trim(), "what was typed stays");
        assert!(read(world, "zztwo").await.marks.is_emergency());
        first.press("Put into use").await;
        assert_eq!(first.status(), StatusCode::OK);
        assert!(read(world, "zzone").await.marks.is_emergency());
        assert_eq!(rows(world).await.len(), 2);
    });
}

#[test]
fn a_message_is_tried_with_what_is_typed_and_stored_nowhere() {
    on(Engine::Sqlite, async |world| {
        let mut desk = coordinator(world).await;
        desk.open("/en/lexicons/en").await.fill("Text of the lexicon", OWN);
        desk.fill("Try a message", "oh ZZBROK and zzdomik").press("Try the message").await;
        assert_eq!(desk.status(), StatusCode::OK);
        let shown = desk.texts_of("#tried + .table-wrap tbody tr").join("\n");
        assert!(shown.contains("Not breathing") && shown.contains("ZZBROK"), "{shown}");
        assert!(shown.contains("Emergency") && shown.contains("zzdomik"), "{shown}");
        assert_eq!(desk.value("Try a message").trim(), "oh ZZBROK and zzdomik");
        assert_eq!(desk.value("Text of the lexicon").trim(), OWN.trim());
        assert!(rows(world).await.is_empty());
        assert!(!read(world, "zzbrok").await.marks.is_emergency(), "it is not in use");
        desk.fill("Try a message", "nozz zzbrok").press("Try the message").await;
        assert!(desk.shows("Nothing. If it has hardly any words"), "{}", desk.text());
        desk.fill("Try a message", " ").press("Try the message").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!world.logs().to_lowercase().contains("zzbrok"), "nothing of it is logged");
    });
}

#[test]
fn a_file_is_shown_before_it_is_used_and_one_that_is_none_is_told() {
    on(Engine::Sqlite, async |world| {
        let mut desk = coordinator(world).await;
        for (file, wish, status) in [
            (OWN.as_bytes().to_vec(), "load", StatusCode::OK),
            (vec![0xff, 0xfe, 0], "load", StatusCode::UNPROCESSABLE_ENTITY),
            (vec![b'#'; 600 << 10], "use", StatusCode::UNPROCESSABLE_ENTITY),
            (b"version = 0".to_vec(), "load", StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            desk.open("/en/lexicons/en").await;
            let csrf = desk.all("main input[name=csrf]")[0].attr("value").unwrap().to_owned();
            let mut body = Vec::new();
            for (name, value) in [("csrf", csrf.as_str()), ("seen", "0"), ("text", "zztyped"), ("do", wish)] {
                let part =
                    format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
                body.extend(part.into_bytes());
            }
            body.extend(
                b"--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.toml\"\r\n\r\n",
            );
            body.extend(&file);
            body.extend(b"\r\n--edge--\r\n");
            desk.send_as("/en/lexicons/en", "multipart/form-data; boundary=edge", body).await;
            assert_eq!(desk.status(), status, "{}", desk.text());
            let kept = desk.value("Text of the lexicon");
            let readable = String::from_utf8(file).ok().filter(|text| text.len() < 512 << 10);
            assert_eq!(kept.trim(), readable.as_deref().unwrap_or("zztyped").trim());
        }
        assert!(rows(world).await.is_empty());
    });
}

#[test]
fn alarms_and_false_alarms_are_counted_by_language_version_and_kind() {
    both(async |world| {
        let org = world.org().id;
        let alarm = |version, kind| Alarm { lang: Lang::En, version, kind };
        for (alarms, times, is_cleared) in [
            (vec![alarm(2, Kind::Suicide), alarm(2, Kind::Seizure)], 8, false),
            (vec![alarm(2, Kind::Suicide)], 2, true),
            (vec![alarm(1, Kind::Suicide)], 1, false),
            (vec![Alarm { lang: Lang::Ar, version: 2, kind: Kind::Suicide }], 1, false),
        ] {
            for _ in 0..times {
                let alarms = alarms.clone();
                let counted = world.app.db.write(move |tx| {
                    if is_cleared {
                        triage::cleared(tx, org, &alarms)
                    } else {
                        triage::raised(tx, org, &alarms)
                    }
                });
                counted.await.expect("it is counted");
            }
        }
        let mut desk = coordinator(world).await;
        desk.open("/en/lexicons/en").await;
        let told = desk.texts_of("#counts ~ .table-wrap tbody tr > *");
        let told: Vec<_> = told.chunks(5).map(|cells| cells.join(" ")).collect();
        assert_eq!(told, ["Seizure 2 8 0 100%", "Suicide 2 8 2 75%", "Suicide 1 1 0 100%"]);
        desk.open("/en/lexicons/kk").await;
        assert!(desk.shows("No alarm has been counted yet."));
        desk.open("/en/lexicons/xx").await;
        assert_eq!(desk.status(), StatusCode::NOT_FOUND);
    });
}
