//! Answers at any hour: the steps of the program, the public page, the conversation, and the same as messages.

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};

use app::{
    answers::{Place, SEXUAL, begin, check, own_files, reply, steps},
    guide,
};
use axum::http::{Method, StatusCode};
use kernel::Lang;
use lexicon::{Lexicon, Set};

use crate::{
    browser::{Browser, text},
    emergency::{put_words, writes},
    rows,
    world::{World, both, run},
};

/// A first load, compressed, with the style.
const FIRST_LOAD: usize = 14_336;
/// From the beginning of a test to an hour at which nobody is on duty.
const UNTIL_NOBODY: i64 = 8 * 60;
/// A day within the time of review of every page.
const REVIEWED: &str = "2026-11-23";

/// What is shown where nothing was changed.
static SHOWN: LazyLock<Arc<guide::Shown>> =
    LazyLock::new(|| guide::Shelf::default().of(app::ids::OrgId::from_bytes([1; 16])));

fn place(without: Option<&'static str>) -> Place<'static> {
    Place { guide: &SHOWN, number: "112", site: "https://example.org", without, today: REVIEWED }
}

#[test]
fn the_steps_of_the_program_have_no_mistake_and_leave_no_word_to_doubt() {
    let (count, found) = check(&own_files(), guide::own_pack());
    let said: Vec<_> = found.iter().map(|one| one.says.as_str()).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    assert!((25..=70).contains(&count), "{count} steps");
}

#[test]
fn a_mistake_is_told_with_file_and_line() {
    let with = |path: &str, from: &str, to: &str| {
        let mut files = own_files();
        let (_, bytes) = files.iter_mut().find(|(name, _)| name == path).expect("the file");
        let text = String::from_utf8(bytes.to_vec()).expect("text");
        assert!(text.contains(from), "{path} holds {from:?}");
        *bytes = text.replacen(from, to, 1).into_bytes().into();
        check(&files, guide::own_pack()).1.iter().map(|one| one.says.clone()).collect::<Vec<_>>().join("\n")
    };
    for (path, from, to, says) in [
        (
            "steps.toml",
            "how-to/naloxone",
            "how-to/nothing",
            "`overdose-naloxone` leads to a page that does not exist",
        ),
        (
            "steps.toml",
            "  \"danger\",\n  \"overdose\",",
            "  \"site\",\n  \"overdose\",",
            "nothing leads to `danger`",
        ),
        ("steps.toml", "  \"danger\",\n", "", "nothing leads to `danger`"),
        (
            "steps.toml",
            "emergency/not-sure-what",
            "substance/cocaine",
            "its page does not begin with {number}",
        ),
        ("en.toml", "My medicines", "For every junkie", "answers/en.toml:"),
        ("en.toml", "My medicines", "For every junkie", "\"junkie\" hurts people"),
        ("uk.toml", "[step.law]\n", "[step.laws]\n", "there is no step `laws`"),
    ] {
        let told = with(path, from, to);
        assert!(told.contains(says), "{to:?} in {path}: {told}");
    }
    let calm = own_files().into_iter().map(|(path, bytes)| {
        let text = String::from_utf8(bytes.to_vec()).expect("text");
        let (first, second) = (
            "  \"danger\",\n  \"overdose\",\n  \"taken\",\n  \"less\",\n",
            "  \"less\",\n  \"danger\",\n  \"overdose\",\n  \"taken\",\n",
        );
        (path, text.replace(first, second).into_bytes())
    });
    let (_, found) = check(&calm.collect::<Vec<_>>(), guide::own_pack());
    assert_eq!(found[0].says, "answers/steps.toml:1: the first choice of all must be urgent");
}

#[test]
fn e_8_every_step_says_that_it_is_automatic_and_offers_a_person_by_its_last_number() {
    let world = World::sqlite();
    for lang in Lang::ALL {
        let t = world.app.catalogue.speak(lang);
        let mut waiting = vec![begin(t, &place(None))];
        let mut seen = BTreeSet::new();
        while let Some(here) = waiting.pop() {
            if !seen.insert(here.at) {
                continue;
            }
            let says = &here.text;
            assert!(says.starts_with(t.say("answers-from")), "{} {lang:?}: {says}", here.at);
            assert!(!says.contains('{') && says.chars().count() < 1_000, "{} {lang:?}: {says}", here.at);
            let lines: Vec<&str> = says.lines().collect();
            let person = lines.iter().find(|line| line.ends_with(t.say("answers-hand"))).expect("a person");
            let number = person.split('.').next().expect("a number");
            assert!(reply(t, &place(None), here.at, number).handover, "{} {lang:?}: {person}", here.at);
            let step = steps().find(here.at, None).expect("a step");
            if step.urgent {
                // What comes first is the number to call (rule E-2).
                assert!(lines[1].contains("112"), "{} {lang:?}: {says}", here.at);
            }
            if !step.is_menu() {
                assert!(lines.len() > 3, "{} {lang:?} says nothing: {says}", here.at);
            }
            for choice in 1..=step.choices.len() {
                let next = reply(t, &place(None), here.at, &choice.to_string());
                assert_eq!(reply(t, &place(None), next.at, "0").at, here.at, "back from {}", next.at);
                waiting.push(next);
            }
        }
        assert_eq!(seen.len(), steps().all().count(), "{lang:?}: every step is reached by numbers");
    }
}

#[test]
fn a_channel_of_messages_walks_by_digits_of_any_script_and_never_guesses() {
    let world = World::sqlite();
    let ar = world.app.catalogue.speak(Lang::Ar);
    let overdose = reply(ar, &place(None), "begin", "٢");
    assert_eq!(overdose.at, "overdose");
    let naloxone = reply(ar, &place(None), overdose.at, "۱");
    assert_eq!(naloxone.at, "overdose-naloxone");
    assert!(naloxone.text.contains("https://example.org/ar/guide/how-to/naloxone"), "{}", naloxone.text);
    assert_eq!(reply(ar, &place(None), naloxone.at, "رجوع").at, "overdose");
    assert!(reply(ar, &place(None), naloxone.at, "إنسان").handover);
    let unclear = reply(ar, &place(None), naloxone.at, "أخي لا يتنفس");
    assert_eq!((unclear.at, unclear.handover), ("overdose-naloxone", false));
    assert!(unclear.text.starts_with(ar.say("answers-unclear")), "{}", unclear.text);
    assert!(unclear.text.contains(ar.say("answers-hand")), "{}", unclear.text);
    // A name that is no step, such as one of an earlier version, begins anew.
    assert_eq!(reply(ar, &place(None), "gone", "0").at, "begin");
}

#[test]
fn m_1_somebody_under_age_is_shown_nothing_of_sex_and_all_that_saves_a_life() {
    let left_out: Vec<_> =
        steps().all().filter(|step| steps().find(&step.id, Some(SEXUAL)).is_none()).collect();
    assert_eq!(
        left_out.iter().map(|step| step.id.as_str()).collect::<Vec<_>>(),
        ["risk-condoms", "tests-sti"]
    );
    assert!(left_out.iter().all(|step| !step.urgent), "M-4");
    both(async |world| {
        let mut visitor = writes(world, "en", "hi im 15 and i took something at a party").await;
        assert!(!visitor.all("#young").is_empty(), "{}", visitor.text());
        visitor.press("Automatic answers at any hour").await;
        visitor.press("Tests: HIV, hepatitis and others").await;
        assert!(visitor.has_button("HIV test") && !visitor.has_button("Infections through sex"));
        let fields = [("answers", "tests-sti"), ("message", "")];
        visitor.post("/en/thread", &fields).await;
        assert!(visitor.has_button("Somebody is in danger now"), "the first menu: {}", visitor.text());
    });
}

/// The words of the buttons of the answers.
fn choices(page: &Browser) -> Vec<String> {
    page.all("#answers li button").into_iter().map(text).collect()
}

#[test]
fn somebody_who_has_not_written_finds_answers_and_nothing_of_it_is_kept() {
    both(async |world| {
        let before = rows::count(&world.app).await;
        let mut visitor = world.visitor();
        visitor.open("/en/").await.follow("Automatic answers at any hour").await;
        assert_eq!(visitor.h1(), "Automatic answers at any hour");
        assert_eq!(choices(&visitor).len(), 12);
        assert!(visitor.shows("I am an automatic guide, not a person."), "{}", visitor.text());
        visitor.press("Somebody is in danger now").await;
        assert_eq!(visitor.all("#answers a[href^='tel:']").len(), 1, "{}", visitor.text());
        assert!(visitor.text_of("#answers div").starts_with("Call 112 first"), "{}", visitor.text());
        visitor.press("Does not wake up, or breathes badly").await;
        assert!(visitor.shows("Give naloxone if you have it"), "{}", visitor.text());
        assert!(visitor.shows("Somebody is in danger now › Does not wake up, or breathes badly"));
        assert_eq!(visitor.url(), "/en/answers", "no address tells what was chosen");
        assert_eq!(visitor.header("cache-control"), "no-store");
        assert!(visitor.title().starts_with("Automatic answers"), "{}", visitor.title());
        visitor.press("Back").await.press("Back").await;
        assert_eq!(choices(&visitor).len(), 12);
        assert!(visitor.cookies.is_empty(), "{:?}", visitor.cookies);
        assert_eq!(rows::count(&world.app).await, before);

        // Handing over opens the form of a first message, with words that can be changed.
        visitor.press("Law and rights").await.press("Write to a person").await;
        assert_eq!(visitor.status(), StatusCode::OK);
        assert_eq!(visitor.value("Your first message"), "Read in the automatic answers: Law and rights.");
        assert_eq!(rows::count(&world.app).await, before, "nothing is sent by it");
        visitor
            .fill("Your first message", "is it a crime to carry naloxone here")
            .press("Send message")
            .await;
        assert!(visitor.shows("is it a crime to carry naloxone here"), "{}", visitor.text());
        assert!(!visitor.shows("Read in the automatic answers"), "they took it out");
        assert_eq!(rows::count(&world.app).await, before.and(1, 1));

        // Whoever has a conversation writes on in it.
        visitor.open("/en/answers").await.press("Injecting").await.press("Write to a person").await;
        let field = visitor.all("form#compose textarea")[0];
        assert_eq!(field.text().collect::<String>().trim(), "Read in the automatic answers: Injecting.");
        assert!(visitor.shows("is it a crime to carry naloxone here"));
    });
}

#[test]
fn when_nobody_is_on_duty_the_answers_stand_open_in_the_conversation_and_lose_no_word() {
    both(async |world| {
        let mut visitor = writes(world, "ar", "مساء الخير، عندي سؤال").await;
        assert!(visitor.all("#answers").is_empty(), "somebody is on duty: {}", visitor.text());
        assert!(visitor.has_button("أجوبة آلية في أي ساعة"), "and still they can be asked for");
        world.clock.advance_minutes(UNTIL_NOBODY);
        visitor.open("/ar/thread").await;
        assert_eq!(choices(&visitor).len(), 12, "{}", visitor.text());
        assert!(visitor.text_of("#answers h2").contains("آلي"), "{}", visitor.text());
        let stored = rows::count(&world.app).await;
        visitor.fill("رسالتك", "كتبت نصفها").press("الجرعة الزائدة: معرفة ما يجب فعله").await;
        assert_eq!(visitor.value("رسالتك"), "كتبت نصفها");
        visitor.press("النالوكسون").await;
        let more = visitor.all("#answers a[href$='/guide/how-to/naloxone']");
        assert_eq!(more.len(), 1, "{}", visitor.text());
        assert!(visitor.text_of("#answers div").contains('\u{2066}'), "the number keeps its order");
        visitor.press("اكتب إلى إنسان").await;
        let words = visitor.value("رسالتك");
        assert!(words.starts_with("قُرئ في الأجوبة الآلية: "), "{words}");
        assert!(words.contains("الجرعة الزائدة: معرفة ما يجب فعله › النالوكسون"), "{words}");
        assert!(words.ends_with("\n\nكتبت نصفها"), "{words}");
        assert_eq!(rows::count(&world.app).await, stored, "nothing is kept until it is sent");
        visitor.press("إرسال الرسالة").await;
        assert_eq!(visitor.status(), StatusCode::OK);
        assert!(visitor.shows("› النالوكسون"), "{}", visitor.text());
        assert_eq!(rows::count(&world.app).await, stored.and(0, 1));
    });
}

#[test]
fn where_an_emergency_is_open_its_cards_stand_alone() {
    both(async |world| {
        put_words(world).await;
        let mut visitor = writes(world, "en", "zzbreathen").await;
        world.clock.advance_minutes(UNTIL_NOBODY);
        visitor.open("/en/thread").await;
        assert_eq!(visitor.all("article.card-sos").len(), 1, "{}", visitor.text());
        assert!(visitor.all("#answers").is_empty(), "{}", visitor.text());
        visitor.press("Automatic answers at any hour").await;
        let html = visitor.html();
        assert!(html.find("card-sos").expect("the card") < html.find("id=\"answers\"").expect("the answers"));
    });
}

const LEXICONS: [&str; 6] = [
    include_str!("../../../../content/lexicons/en.toml"),
    include_str!("../../../../content/lexicons/fr.toml"),
    include_str!("../../../../content/lexicons/ru.toml"),
    include_str!("../../../../content/lexicons/uk.toml"),
    include_str!("../../../../content/lexicons/kk.toml"),
    include_str!("../../../../content/lexicons/ar.toml"),
];

/// Whoever chose one of these said that it is so.
const SAID_OF_ONESELF: [&str; 3] = ["danger", "mind-dying", "violence-hurt"];

#[test]
fn what_somebody_only_read_about_raises_no_emergency_when_it_is_handed_over() {
    let world = World::sqlite();
    let codes = app::triage::codes();
    let lexicons = LEXICONS.map(|text| Lexicon::parse(text, &codes).expect("it has no mistake"));
    let set = Set::compile(&lexicons);
    let mut raised = Vec::new();
    for lang in Lang::ALL {
        let t = world.app.catalogue.speak(lang);
        for step in steps().all() {
            let path = steps().path(step);
            if path.iter().any(|step| SAID_OF_ONESELF.contains(&step.id.as_str())) {
                continue;
            }
            let words = path.iter().map(|step| step.said(lang.code()).expect("said").choice.as_str());
            let message = t.with("answers-handed", "path", words.collect::<Vec<_>>().join(" › ").as_str());
            for found in set.read(&message).iter().filter(|found| KINDS.contains(&found.code)) {
                raised.push(format!("{}: {message} ({})", lang.code(), found.code));
            }
        }
    }
    assert!(raised.is_empty(), "{}", raised.join("\n"));
}

const KINDS: [&str; 8] = [
    "not_breathing",
    "unresponsive",
    "seizure",
    "chest_pain",
    "overheated",
    "suicide",
    "violence",
    "child_in_danger",
];

#[test]
fn the_first_page_is_light_in_every_language_and_the_same_for_everybody() {
    let world = World::sqlite();
    let mut heaviest = 0;
    run(async {
        let mut visitor = world.visitor();
        visitor.always("accept-encoding", "gzip");
        let style = visitor.ask(Method::GET, world.app.assets.url("nightbus.css"), None).await.body.len();
        for lang in Lang::ALL {
            let page = visitor.ask(Method::GET, &format!("/{}/answers", lang.code()), None).await;
            assert_eq!(page.status, StatusCode::OK);
            assert_eq!(page.headers["cache-control"], "no-cache");
            assert!(!page.headers.contains_key("set-cookie"));
            heaviest = heaviest.max(page.body.len() + style);
        }
        visitor = world.visitor();
        for at in ["begin", "no such step", "\u{202e}", ""] {
            visitor.post("/en/answers", &[("answers", at)]).await;
            assert_eq!(visitor.status(), StatusCode::OK, "{at:?}");
            assert_eq!(choices(&visitor).len(), 12, "{at:?}");
        }
        visitor.post("/en/answers", &[("hand", "no such step")]).await;
        assert_eq!(visitor.value("Your first message"), "");
    });
    eprintln!("heaviest first page of the answers with its style: {heaviest} bytes");
    assert!(heaviest <= FIRST_LOAD, "{heaviest}");
}

#[test]
fn h_1_a_short_answer_past_its_date_says_so() {
    let world = World::sqlite();
    run(async {
        let mut visitor = world.visitor();
        let naloxone = [("answers", "overdose-naloxone")];
        visitor.post("/en/answers", &naloxone).await;
        assert!(!visitor.shows("should have been reviewed"), "{}", visitor.text());
        world.clock.advance_minutes(400 * 24 * 60);
        visitor.post("/en/answers", &naloxone).await;
        assert!(visitor.shows("This page should have been reviewed by"), "{}", visitor.text());
    });
}
