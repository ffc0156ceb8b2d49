//! Answers that can be used again: choosing one in a conversation, filling it in, what follows when it is sent; writing, handing
//! in, approving and withdrawing them; the set as a text; and that uses are counted without saying whose.

use app::ids::ConversationId;
use app::policy::Role;
use axum::http::StatusCode;

use crate::{
    browser::{Browser, encode},
    recovery::two_coordinators,
    rows,
    stories::{said, visitor_who_wrote, worker_at},
    world::{World, both},
};

db::statements! {
    USES = "SELECT key, month, uses FROM snippet_use ORDER BY key";
    STATES = "SELECT key, version, state FROM snippet ORDER BY key, version";
    TRAIL = "SELECT action FROM audit WHERE action LIKE '%_snippet%' ORDER BY at, action";
    STANDS = "SELECT state, taken_by, snoozed_until, emergency FROM conversation WHERE id = $1";
    TAGGED = "SELECT by_hand FROM conversation_tag WHERE conversation_id = $1 AND by_hand = 1";
}

/// A set of one snippet with a variable of each kind and every step but those that contradict.
const SET: &str = r#"
[[snippet]]
key = "van"
topic = "timetable"
[snippet.title]
en = "The van"
ar = "الحافلة"
[snippet.body]
en = "The van is at {place} from {from} with {kits} kits. Number for danger: {emergency_number}."
ar = "الحافلة في {place} من الساعة {from} ومعها {kits} حقيبة."
[snippet.after]
tags = ["timetable", "supplies"]
snooze = 120
[[snippet.variable]]
name = "place"
kind = "text"
label = { en = "Place", ar = "المكان" }
[[snippet.variable]]
name = "from"
kind = "time"
label = { en = "From", ar = "من الساعة" }
[[snippet.variable]]
name = "kits"
kind = "number"
label = { en = "Kits", ar = "عدد الحقائب" }

[[snippet]]
key = "closing"
topic = "feedback"
title = { en = "The end" }
body = { en = "Write whenever you like." }
after = { resolve = true }

[[snippet]]
key = "short"
topic = "feedback"
title = { en = "A short one" }
body = { en = "We have read this, {work_name}." }
"#;

async fn coordinator(world: &World, login: &str) -> Browser {
    world.clock.advance_minutes(1); // A code counts once.
    world.signed_in(world.named(login)).await
}

async fn load(desk: &mut Browser, text: &str) {
    desk.open("/en/snippets/load").await.fill("Or its text", text).press("Load").await;
}

async fn decide(desk: &mut Browser, key: &str, button: &str) {
    desk.open(&format!("/en/snippets/{key}")).await.press(button).await;
}

/// Loads the set and approves it: Night Window has one coordinator, so they may.
async fn in_use(world: &World) {
    let mut dana = coordinator(world, "dana").await;
    load(&mut dana, SET).await;
    assert_eq!(dana.url(), "/en/snippets?only=waiting", "{}", dana.text());
    for key in ["van", "closing", "short"] {
        decide(&mut dana, key, "Approve").await;
        assert_eq!(dana.status(), StatusCode::OK, "{}", dana.text());
    }
    world.clock.advance_minutes(1);
}

async fn uses(world: &World) -> Vec<(String, i64)> {
    let rows = world.app.db.read(|tx| tx.query(&USES, &[])).await.expect("it reads");
    rows.iter()
        .map(|row| (row.text(0).expect("it reads").to_owned(), row.int(2).expect("it reads")))
        .collect()
}

async fn states(world: &World) -> Vec<(String, i64, String)> {
    let rows = world.app.db.read(|tx| tx.query(&STATES, &[])).await.expect("it reads");
    let one = |row: &db::Row| {
        (
            row.text(0).expect("it reads").into(),
            row.int(1).expect("it reads"),
            row.text(2).expect("it reads").into(),
        )
    };
    rows.iter().map(one).collect()
}

/// State, whether somebody has it, until when it is put off, how many tags by hand.
async fn stands(world: &World, id: ConversationId) -> (String, bool, Option<i64>, usize) {
    let found = world.app.db.read(move |tx| {
        let row = tx.one(&STANDS, &db::values![id.bytes()])?;
        let tags = tx.query(&TAGGED, &db::values![id.bytes()])?.len();
        Ok::<_, kernel::DbError>((
            row.text(0)?.to_owned(),
            row.opt_bytes(1)?.is_some(),
            row.opt_int(2)?,
            tags,
        ))
    });
    found.await.expect("it reads")
}

/// Opens the snippets from the answer's form and chooses one.
async fn choose(desk: &mut Browser, title: &str) {
    desk.press("Snippets").await.press(title).await;
}

#[test]
fn a_worker_fills_a_snippet_in_changes_it_and_sends_it_and_its_steps_follow() {
    both(async |world| {
        in_use(world).await;
        let visitor = visitor_who_wrote(world, "when is the van there").await;
        let id = rows::own(world, &visitor).await.unwrap();
        let mut desk = worker_at(world, "aida", &visitor).await;
        let label = desk.text_of("label[for=message]");
        desk.fill(&label, "Hello, good that you ask.");
        desk.press("Snippets").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        assert_eq!(desk.value("What you have written so far").trim(), "Hello, good that you ask.");
        desk.fill("Look for words", "van kits").press("Search").await;
        assert_eq!(desk.texts_of("[data-snippets] button"), ["The van"], "words of snippets find them");
        desk.press("The van").await;
        assert_eq!(desk.h1(), "Fill in the snippet");
        assert!(desk.shows("Number for danger: 112."), "the program fills in what it knows: {}", desk.text());

        // Nothing is put in before everything is filled in, and what was typed stays.
        desk.fill("Place", "Harbour Gate").fill("From", "late").press("Put it into the answer").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(desk.texts_of(".errors li").len(), 2, "{}", desk.text());
        assert!(desk.shows("From: write a time of day such as 18:30."));
        assert_eq!((desk.value("Place"), desk.value("From")), ("Harbour Gate".into(), "late".into()));
        assert_eq!(desk.value("What you have written so far").trim(), "Hello, good that you ask.");
        desk.fill("From", "18.30").fill("Kits", "٤٠").press("Put it into the answer").await;
        assert_eq!(desk.status(), StatusCode::OK);
        let text = desk.value(&label);
        let filled = "The van is at Harbour Gate from 18:30 with 40 kits. Number for danger: 112.";
        assert_eq!(text.trim(), format!("Hello, good that you ask.\n\n{filled}"));
        let steps = desk.texts_of("#composer fieldset .check label");
        let tags = ["Tag with “Timetable of the mobile unit or a doctor”", "Tag with “Supplies”"];
        assert_eq!(steps, [tags[0], tags[1], "Put off for 2 hours"]);

        // One step is left out: its box is sent only when it is ticked.
        let (action, body) = desk.form_of("Send message");
        let body = body.replace("step=van.tag.supplies", "left=out");
        desk.send(&action, body.clone()).await;
        assert!(said(&desk).last().unwrap().contains("40 kits"), "{}", desk.text());
        let until = kernel::Clock::now(world.clock.as_ref()).to_minute().millis() + 120 * 60_000;
        assert_eq!(stands(world, id).await, ("open".into(), true, Some(until), 1));
        assert_eq!(uses(world).await, [("van".to_owned(), 1)]);

        // The same form once more is the same answer, so nothing is counted or done again.
        desk.send(&action, body).await;
        assert_eq!(uses(world).await, [("van".to_owned(), 1)]);
    });
}

#[test]
fn in_an_arabic_conversation_the_arabic_text_comes_first_on_an_arabic_page() {
    both(async |world| {
        in_use(world).await;
        let mut visitor = world.visitor();
        visitor.open("/ar/write").await;
        let label = visitor.text_of("label[for=message]");
        let send = visitor.text_of("form[action='/ar/write'] button.btn-primary");
        visitor.fill(&label, "متى تصل الحافلة").press(&send).await;
        let id = rows::own(world, &visitor).await.unwrap();
        let mut desk = world.signed_in(world.named("salma")).await;
        desk.open(&format!("/ar/inbox/{id}/snippets?q={}", "%D8%A7%D9%84%D8%AD%D8%A7%D9%81%D9%84%D8%A9"))
            .await;
        assert_eq!(desk.all("html")[0].attr("dir"), Some("rtl"));
        let buttons = desk.all("[data-snippets] button");
        assert_eq!(buttons.len(), 1);
        assert_eq!((buttons[0].attr("dir"), buttons[0].attr("lang")), (Some("rtl"), Some("ar")));
        assert_eq!(buttons[0].attr("data-text"), None, "there is something to fill in");
        desk.press("الحافلة").await;
        desk.fill("المكان", "شارع الميناء").fill("من الساعة", "١٨:٣٠").fill("عدد الحقائب", "٤٠");
        let insert = desk.text_of("main form button.btn-primary");
        desk.press(&insert).await;
        let text = desk.all("textarea#message")[0].text().collect::<String>();
        assert_eq!(text.trim(), "الحافلة في شارع الميناء من الساعة 18:30 ومعها 40 حقيبة.");
        // What has no Arabic text is offered too, after what has one, in English.
        desk.open(&format!("/ar/inbox/{id}/snippets")).await;
        let langs: Vec<_> = desk
            .all("[data-snippets] button")
            .iter()
            .map(|one| one.attr("lang").unwrap().to_owned())
            .collect();
        assert!(langs.is_sorted(), "ar before en: {langs:?}");
        assert!(langs.contains(&"en".to_owned()) && langs.len() > 20);
    });
}

#[test]
fn a_variable_that_is_left_open_refuses_the_answer_and_keeps_it() {
    both(async |world| {
        in_use(world).await;
        let visitor = visitor_who_wrote(world, "hello").await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        let (action, body) = desk.form_of("Send message");
        let fields = [("snippet", "van"), ("message", "Come to {place}, please")];
        let fields = encode(&fields.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let body =
            body.replace("snippet=&", "").replace("message=&", "").trim_end_matches("message=").to_owned();
        desk.send(&action, format!("{body}&{fields}")).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("Fill in before sending: {place} (Place)"), "{}", desk.text());
        let label = desk.text_of("label[for=message]");
        assert_eq!(desk.value(&label).trim(), "Come to {place}, please");
        assert!(uses(world).await.is_empty());
        desk.fill(&label, "Come to the gate, please").press("Send message").await;
        assert_eq!(said(&desk).last().unwrap(), "Come to the gate, please");
        assert_eq!(uses(world).await, [("van".to_owned(), 1)]);
    });
}

#[test]
fn two_snippets_in_one_answer_and_one_that_resolves() {
    both(async |world| {
        in_use(world).await;
        let visitor = visitor_who_wrote(world, "thank you").await;
        let id = rows::own(world, &visitor).await.unwrap();
        let mut desk = worker_at(world, "aida", &visitor).await;
        desk.open(&format!("/en/inbox/{id}/snippets?q=short")).await;
        let plain = desk.all("[data-snippets] button")[0].attr("data-text").map(str::to_owned);
        assert_eq!(plain.as_deref(), Some("We have read this, Aida."), "a script puts it in at once");
        desk.open(&format!("/en/inbox/{id}")).await;
        choose(&mut desk, "A short one").await;
        choose(&mut desk, "The end").await;
        let label = desk.text_of("label[for=message]");
        assert_eq!(desk.value(&label).trim(), "We have read this, Aida.\n\nWrite whenever you like.");
        assert_eq!(desk.texts_of("#composer fieldset .check label"), ["Resolve"]);
        desk.press("Send message").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        assert_eq!(stands(world, id).await.0, "resolved");
        assert_eq!(uses(world).await, [("closing".to_owned(), 1), ("short".to_owned(), 1)]);
    });
}

#[test]
fn what_the_visitor_wrote_meanwhile_is_not_put_away_by_a_step() {
    both(async |world| {
        in_use(world).await;
        let mut visitor = visitor_who_wrote(world, "thank you").await;
        let id = rows::own(world, &visitor).await.unwrap();
        let mut desk = worker_at(world, "aida", &visitor).await;
        choose(&mut desk, "The end").await;
        let label = visitor.text_of("label[for=message]");
        visitor.fill(&label, "one thing more").press("Send message").await;
        desk.press("Send message").await;
        assert_eq!(stands(world, id).await.0, "open", "the answer went out, and somebody still waits");
        assert!(said(&desk).iter().any(|words| words == "Write whenever you like."));
    });
}

#[test]
fn a_draft_is_handed_in_and_offered_once_somebody_else_has_approved_it() {
    both(async |world| {
        let mut aida = world.signed_in(world.named("aida")).await;
        let first = [
            ("key", "opening"),
            ("topic", "timetable"),
            ("title__en", "Opening"),
            ("body__en", "We open at {hour}."),
        ];
        aida.open("/en/snippets/new").await;
        send(&mut aida, "/en/snippets/new", &first).await;
        assert_eq!(aida.url(), "/en/snippets/opening", "{}", aida.text());
        assert!(aida.shows("hour: a label is missing"), "{}", aida.text());
        assert!(!aida.has_button("Hand in for approval"), "only what is right can be handed in");
        aida.follow("Change").await;
        let label = aida.all("input[name=label__hour__en]");
        assert_eq!(label.len(), 1, "the variable has a place for its label now");
        let whole = [&first[1..], &[("kind__hour", "time"), ("label__hour__en", "Hour")]].concat();
        send(&mut aida, "/en/snippets/opening/edit", &whole).await;
        aida.press("Hand in for approval").await;
        assert!(aida.shows("waits to be approved"), "{}", aida.text());
        assert!(!aida.has_button("Approve"), "a worker approves nothing");
        let seen = hidden(&aida, "seen");
        let csrf = hidden(&aida, "csrf");
        aida.post("/en/snippets/opening/decide", &[("csrf", &csrf), ("seen", &seen), ("do", "approve")])
            .await;
        assert_eq!(aida.status(), StatusCode::NOT_FOUND);

        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.unwrap();
        let offered = format!("/en/inbox/{id}/snippets?q=open+at");
        assert!(!aida.open(&offered).await.has_button("Opening"), "not yet");
        let mut dana = coordinator(world, "dana").await;
        decide(&mut dana, "opening", "Approve").await;
        assert!(aida.open(&offered).await.has_button("Opening"));

        // A new text is written; the one before stays in use until it is approved.
        aida.open("/en/snippets/opening/edit").await;
        let newer: Vec<_> = whole
            .iter()
            .map(|(name, value)| {
                (*name, if *name == "body__en" { "From now on we open at {hour}." } else { *value })
            })
            .collect();
        send(&mut aida, "/en/snippets/opening/edit", &newer).await;
        aida.press("Hand in for approval").await;
        assert!(aida.shows("Until this text is approved, the one before it stays in use."));
        assert!(!aida.open(&format!("/en/inbox/{id}/snippets?q=from+now")).await.has_button("Opening"));
        decide(&mut dana, "opening", "Approve").await;
        assert!(aida.open(&format!("/en/inbox/{id}/snippets?q=from+now")).await.has_button("Opening"));
        let states: Vec<_> = states(world).await.into_iter().map(|(_, _, state)| state).collect();
        assert_eq!(states, ["used", "approved"]);
        decide(&mut dana, "opening", "Withdraw").await;
        assert!(!aida.open(&offered).await.has_button("Opening"));
        let trail = world.app.db.read(|tx| tx.query(&TRAIL, &[])).await.unwrap();
        let mut trail: Vec<_> = trail.iter().map(|row| row.text(0).unwrap().to_owned()).collect();
        trail.sort();
        let (approve, submit) = ("approve_snippet", "submit_snippet");
        assert_eq!(trail, [approve, approve, submit, submit, "withdraw_snippet"]);
    });
}

#[test]
fn nobody_approves_their_own_text_while_there_is_another_coordinator() {
    both(async |world| {
        let (one, two) = two_coordinators(world).await;
        world.clock.advance_minutes(1);
        let mut dana = world.signed_in(&one).await;
        load(&mut dana, SET).await;
        dana.open("/en/snippets/van").await;
        assert!(dana.shows("another coordinator approves it"), "{}", dana.text());
        assert!(!dana.has_button("Approve"));
        let (csrf, seen) = (hidden(&dana, "csrf"), hidden(&dana, "seen"));
        let fields = [("csrf", csrf.as_str()), ("seen", &seen), ("do", "approve")];
        dana.post("/en/snippets/van/decide", &fields).await;
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(states(world).await.iter().all(|(_, _, state)| state == "submitted"));

        // Two who decide at once: the second sees that somebody was first.
        let mut bella = world.signed_in(&two).await;
        bella.open("/en/snippets/van").await;
        assert!(bella.has_button("Approve"));
        dana.open("/en/snippets/van").await.press("Give up this version").await;
        bella.press("Approve").await;
        assert!(bella.status() == StatusCode::NOT_FOUND, "{}", bella.text());
        assert_eq!(states(world).await.iter().filter(|(key, _, _)| key == "van").count(), 0);
    });
}

#[test]
fn words_that_hurt_are_pointed_out_and_can_be_handed_in_anyway_and_the_approver_sees_them() {
    both(async |world| {
        let mut aida = world.signed_in(world.named("aida")).await;
        aida.open("/en/snippets/new").await;
        let fields = [
            ("key", "harsh"),
            ("topic", "feedback"),
            ("title__en", "Harsh"),
            ("body__en", "No junkie waits here long."),
            ("title__ru", "Резко"),
            ("body__ru", "Мы пишем просто."),
        ];
        send(&mut aida, "/en/snippets/new", &fields).await;
        aida.press("Hand in for approval").await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(aida.texts_of("#words mark"), ["junkie"], "{}", aida.text());
        aida.press("Hand in anyway").await;
        assert_eq!(aida.status(), StatusCode::OK);
        let mut dana = coordinator(world, "dana").await;
        dana.open("/en/snippets/harsh").await;
        assert_eq!(dana.texts_of("#words mark"), ["junkie"]);
        dana.press("Give back").await;
        assert_eq!(states(world).await, [("harsh".to_owned(), 2, "draft".to_owned())]);
    });
}

#[test]
fn a_set_with_mistakes_changes_nothing_and_each_is_told_with_its_line() {
    both(async |world| {
        let mut dana = coordinator(world, "dana").await;
        let bad = SET.replace("kind = \"time\"", "kind = \"poem\"");
        load(&mut dana, &bad).await;
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let line = 1 + bad[..bad.find("\"poem\"").unwrap()].matches('\n').count();
        assert!(dana.texts_of(".notice li")[0].starts_with(&format!("line {line}")), "{}", dana.text());
        assert_eq!(dana.value("Or its text").trim(), bad.trim());
        let bad = SET.replace("topic = \"timetable\"", "topic = \"weather\"").replace("{kits} kits", "kits");
        load(&mut dana, &bad).await;
        let told = dana.texts_of(".notice li");
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("van") && told[0].contains("no topic “weather”"), "{told:?}");
        assert!(states(world).await.is_empty());

        // What is taken as a copy loads again, and then there is nothing new in it.
        in_use(world).await;
        let mut dana = coordinator(world, "dana").await;
        let copy = dana.ask(axum::http::Method::GET, "/en/snippets/file", None).await.text();
        assert!(copy.contains("The van is at {place}"));
        load(&mut dana, &copy).await;
        assert!(dana.shows("in use already"), "{}", dana.text());
    });
}

#[test]
fn what_came_with_the_program_can_be_withdrawn_and_written_anew() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.unwrap();
        let mut dana = coordinator(world, "dana").await;
        let title = dana.open("/en/snippets/first_hello").await.h1();
        assert!(dana.shows("as it came with the program"));
        assert!(dana.open(&format!("/en/inbox/{id}/snippets")).await.has_button(&title));
        decide(&mut dana, "first_hello", "Withdraw").await;
        assert!(dana.shows("withdrawn"), "{}", dana.text());
        assert!(!dana.open(&format!("/en/inbox/{id}/snippets")).await.has_button(&title));
        // Chosen on a page that was made before, it is refused and what was typed stays.
        dana.open(&format!("/en/inbox/{id}")).await;
        let csrf = hidden(&dana, "csrf");
        let fields = [("csrf", csrf.as_str()), ("message", "so far"), ("choose", "first_hello")];
        dana.post(&format!("/en/inbox/{id}/snippet"), &fields).await;
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(dana.value("What you have written so far").trim(), "so far");
    });
}

#[test]
fn whoever_was_given_a_conversation_uses_snippets_without_steps_and_nobody_else_reaches_them() {
    both(async |world| {
        in_use(world).await;
        let visitor = visitor_who_wrote(world, "a question for a doctor").await;
        let id = rows::own(world, &visitor).await.unwrap();
        let mut doctor = world.signed_in(world.account(Role::Doctor)).await;
        doctor.open(&format!("/en/inbox/{id}/snippets")).await;
        assert_eq!(doctor.status(), StatusCode::NOT_FOUND, "it was not given to them");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let option = aida.all("select[name=to] option, select[name=member] option");
        let nur = option.iter().find(|one| one.text().collect::<String>().contains("Nur"));
        let (value, name) = {
            let nur = nur.expect("the doctor can be given it");
            let select = aida.all("select").into_iter().find(|one| one.attr("name") == Some("to"));
            (nur.attr("value").unwrap().to_owned(), select.map_or("member", |_| "to"))
        };
        let csrf = hidden(&aida, "csrf");
        aida.post(&format!("/en/inbox/{id}/give"), &[("csrf", &csrf), (name, &value)]).await;
        doctor.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(doctor.status(), StatusCode::OK, "{}", doctor.text());
        choose(&mut doctor, "The end").await;
        assert!(doctor.texts_of("#composer fieldset .check label").is_empty(), "a doctor resolves nothing");
        doctor.press("Send message").await;
        assert_eq!(stands(world, id).await.0, "open");
        assert_eq!(uses(world).await, [("closing".to_owned(), 1)]);
    });
}

fn hidden(desk: &Browser, name: &str) -> String {
    let found = desk.all(&format!("input[name={name}]"));
    found.last().and_then(|input| input.attr("value")).expect("it is there").to_owned()
}

/// Sends a form of the editor with the token of the page and what the page was made from.
async fn send(desk: &mut Browser, path: &str, fields: &[(&str, &str)]) {
    let (csrf, seen) = (hidden(desk, "csrf"), hidden(desk, "seen"));
    let own = [("csrf", csrf.as_str()), ("seen", seen.as_str())];
    desk.post(path, &[&own, fields].concat()).await;
}
