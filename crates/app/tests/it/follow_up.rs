//! Asking again how somebody is: planned, tried, ended, taken back, lost and heard of again.

use app::{
    follow_up::{self, Asked, NewFollowUp, Plan, Planned},
    ids::{ConversationId, FollowUpId},
    leaving as keys,
    policy::Role,
};
use axum::http::StatusCode;
use db::{Statement, values};

use crate::{
    browser::Browser,
    forget,
    leaving::{self, dana, id_of, many, remove, reseal, session_of},
    rows,
    stories::{answer, visitor_who_wrote, worker_at},
    ticket,
    world::{World, both, both_with_two_organisations},
};

db::statements! {
    FOLLOW_UPS = "SELECT COUNT(*) AS n FROM follow_up";
    STEPS = "SELECT COUNT(*) AS n FROM follow_up_step";
    SEALED = "SELECT asked FROM follow_up";
    BODIES = "SELECT body FROM follow_up_step";
    STATES = "SELECT state FROM follow_up ORDER BY due, id";
    ACTIONS = "SELECT a.action FROM audit a JOIN staff s ON s.id = a.staff_id
        WHERE s.login = $1 AND a.action IN ('plan_follow_up', 'see_follow_up', 'end_follow_up') ORDER BY a.number";
    GIVE_PERSON = "UPDATE conversation SET person_id = $1 WHERE id = $2";
    ADD_PERSON = "INSERT INTO person (id, org_id, epoch, key_wrapped) VALUES ($1, $2, 1, $3)";
}

async fn count(world: &World, statement: &'static Statement) -> i64 {
    world.app.db.read(move |tx| tx.one(statement, &[])).await.expect("read").int(0).expect("a number")
}

async fn texts(world: &World, statement: &'static Statement, login: &str) -> Vec<String> {
    let login = login.to_owned();
    let rows = world.app.db.read(move |tx| {
        if login.is_empty() {
            tx.query(statement, &[])
        } else {
            tx.query(statement, &values![login.as_str()])
        }
    });
    rows.await.expect("read").iter().map(|row| row.text(0).expect("text").to_owned()).collect()
}

fn hidden(desk: &Browser, name: &str) -> String {
    let found = desk.all(&format!("main input[name={name}], form input[name={name}]"));
    found.first().and_then(|input| input.attr("value")).unwrap_or_default().to_owned()
}

/// Fills in the page that plans, with what the story says beside what stands there.
pub async fn plan(desk: &mut Browser, id: ConversationId, fields: &[(&str, &str)]) {
    desk.open(&format!("/en/inbox/{id}/follow-up")).await;
    let (csrf, nonce) = (hidden(desk, "csrf"), hidden(desk, "nonce"));
    let mut all = vec![("csrf", csrf.as_str()), ("nonce", &nonce), ("keep", "1")];
    let given = |name: &str| fields.iter().any(|(typed, _)| *typed == name);
    for (name, value) in [("when", "7"), ("purpose", "how_are_you"), ("whose", "me"), ("agreed", "1")] {
        if !given(name) {
            all.push((name, value));
        }
    }
    all.extend(fields.iter().filter(|(_, value)| *value != "-"));
    desk.post(&format!("/en/inbox/{id}/follow-up"), &all).await;
}

/// Opens the only follow-up of the list.
pub async fn open_only(desk: &mut Browser) -> String {
    desk.open("/en/follow-ups?all=1").await;
    let link = desk.all("li.item a[href]")[0].attr("href").expect("a link").to_owned();
    desk.open(&link).await;
    link
}

pub async fn attempt(desk: &mut Browser, at: &str, reach: &str, words: &str) {
    let (csrf, steps) = (hidden(desk, "csrf"), hidden(desk, "steps"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("steps", &steps),
        ("reach", reach),
        ("channel", "web"),
        ("when", "3"),
        ("words", words),
    ];
    desk.post(&format!("{at}/attempt"), &fields).await;
}

pub async fn end(desk: &mut Browser, at: &str, outcome: &str) {
    let (csrf, steps) = (hidden(desk, "csrf"), hidden(desk, "steps"));
    desk.post(&format!("{at}/end"), &[("csrf", csrf.as_str()), ("steps", &steps), ("outcome", outcome)])
        .await;
}

/// Days pass; whoever was signed in is not any more.
async fn days_later(world: &World, days: i64, login: &str) -> Browser {
    world.clock.advance_minutes(days * 24 * 60);
    world.signed_in(world.named(login)).await
}

#[test]
fn what_is_planned_is_found_by_the_team_on_its_day_and_never_by_the_visitor() {
    both(async |world| {
        let words = "wanted to hear how the night shelter was";
        let mut visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.follow("Plan a follow-up").await;
        let nonce = hidden(&aida, "nonce");
        let csrf = hidden(&aida, "csrf");
        let fields = [
            ("csrf", csrf.as_str()),
            ("nonce", &nonce),
            ("when", "7"),
            ("purpose", "housing"),
            ("words", words),
            ("whose", "anybody"),
            ("agreed", "1"),
        ];
        for _ in 0..2 {
            aida.post(&format!("/en/inbox/{id}/follow-up"), &fields).await;
            assert_eq!(aida.url(), format!("/en/inbox/{id}#follow-ups"), "{}", aida.text());
        }
        assert_eq!(count(world, &FOLLOW_UPS).await, 1, "sent twice it is one");
        assert!(aida.shows("Where they can stay") && aida.shows(words), "{}", aida.text());
        for row in leaving::all(world, &SEALED, values![]).await {
            let asked = row.sealed::<String>(0).expect("it lies sealed");
            for part in [&words.as_bytes()[..8], b"housing"] {
                assert!(!asked.envelope().windows(part.len()).any(|window| window == part));
            }
        }
        // Nobody but the team reads it.
        visitor.open("/en/thread").await;
        assert!(!visitor.html().contains(words));

        let mut marat = world.signed_in(world.named("marat")).await;
        marat.open("/en/follow-ups").await;
        assert!(marat.shows(words) && marat.shows("Due until today: 0"), "{}", marat.text());
        assert_eq!(marat.texts_of("main h2")[0], "Later", "in a week, and this week ends before");
        let mut marat = days_later(world, 7, "marat").await;
        marat.open("/en/follow-ups").await;
        assert_eq!(marat.texts_of("main h2")[0], "Today");
        assert!(
            marat.text_of("header.rail").contains("1 due until today"),
            "{}",
            marat.text_of("header.rail")
        );
        let mut marat = days_later(world, 1, "marat").await;
        marat.open("/en/follow-ups").await;
        assert_eq!(marat.texts_of("main h2")[0], "Overdue");
        assert_eq!(texts(world, &ACTIONS, "aida").await, ["plan_follow_up"]);
        let seen = texts(world, &ACTIONS, "marat").await;
        assert_eq!(seen, ["see_follow_up"; 3], "once a session, before the page is shown");
        assert!(rows::records_are_whole(&world.app).await);
    });
}

#[test]
fn nothing_is_planned_for_whoever_has_not_agreed_and_nothing_typed_is_lost() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        plan(&mut aida, id, &[("agreed", "-"), ("words", "ask about the clinic")]).await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(aida.shows("only if they agreed"), "{}", aida.text());
        assert_eq!(aida.value("In your own words"), "ask about the clinic");
        for (fields, error) in [
            (&[("when", "day"), ("day", "2020-01-01")][..], "Choose a day"),
            (&[("purpose", "curiosity")], "Choose what it is for"),
            (&[("purpose", "other")], "in your own words what"),
            (&[("whose", "somebody")], "Choose somebody of the team"),
        ] {
            plan(&mut aida, id, fields).await;
            assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
            assert!(aida.shows(error), "{fields:?}: {}", aida.text());
        }
        // A consultant holds no key of the team, so nothing can be given to one.
        let nur = id_of(world, "nur").await.to_string();
        plan(&mut aida, id, &[("whose", &nur)]).await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        plan(&mut aida, id, &[("words", &"x".repeat(501))]).await;
        assert!(aida.shows("At most 500 characters"), "{}", aida.text());
        assert_eq!(aida.value("In your own words").len(), 501);
        assert_eq!(count(world, &FOLLOW_UPS).await, 0);
    });
}

#[test]
fn after_three_attempts_that_reached_nobody_they_may_be_lost_and_one_click_brings_them_back() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        plan(&mut aida, id, &[("when", "1")]).await;
        let at = open_only(&mut aida).await;
        for number in 1..=3 {
            assert!(aida.shows(&format!("Attempt {number}")), "{}", aida.text());
            end(&mut aida, &at, "lost").await;
            assert_eq!(aida.status(), StatusCode::CONFLICT, "after {} attempts nobody is lost", number - 1);
            aida = days_later(world, 1, "aida").await;
            aida.open(&at).await;
            attempt(&mut aida, &at, "not_reached", "no answer").await;
            assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        }
        end(&mut aida, &at, "dead").await;
        assert_eq!(aida.status(), StatusCode::CONFLICT, "silence is no news of a death");
        aida.open(&at).await;
        end(&mut aida, &at, "lost").await;
        assert_eq!(texts(world, &STATES, "").await, ["lost"]);
        assert_eq!(texts(world, &ACTIONS, "aida").await.last().map(String::as_str), Some("end_follow_up"));
        for row in leaving::all(world, &BODIES, values![]).await {
            let body = row.sealed::<String>(0).expect("it lies sealed");
            assert!(!body.envelope().windows(5).any(|part| part == b"lost\n" || part == b"reach"));
        }
        aida.open("/en/follow-ups?all=1").await;
        assert!(aida.shows("Nobody is to be asked again"), "{}", aida.text());
        aida.open("/en/follow-ups/lost").await;
        assert_eq!(aida.all("li.item").len(), 1);
        assert!(!aida.has_button("Back to active"), "{:?}", aida.texts_of("button"));

        visitor.open("/en/thread").await.fill("Your message", "I am back").press("Send message").await;
        aida.open("/en/follow-ups/lost").await;
        assert!(aida.shows("They have written since"), "{}", aida.text());
        aida.open(&at).await.press("Back to active").await;
        assert_eq!(texts(world, &STATES, "").await, ["ended"]);
        aida.press("Take the last step back").await;
        assert_eq!(texts(world, &STATES, "").await, ["lost"], "what can be done can be undone");
        assert_eq!(count(world, &STEPS).await, 4);
    });
}

#[test]
fn whoever_writes_back_is_reached_with_one_click_in_the_conversation() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        plan(&mut aida, id, &[]).await;
        assert!(!aida.has_button("They wrote back: reached"), "nobody wrote since");
        visitor.open("/en/thread").await.fill("Your message", "better today").press("Send message").await;
        aida.open(&format!("/en/inbox/{id}")).await.press("They wrote back: reached").await;
        assert_eq!(aida.url(), format!("/en/inbox/{id}#follow-ups"));
        assert_eq!(texts(world, &STATES, "").await, ["reached"]);
        aida.press("With us").await;
        assert_eq!(texts(world, &STATES, "").await, ["ended"]);
        assert!(aida.shows("Over: 1"), "{}", aida.text());
        // The last step comes back, and the one before it then.
        let follow_up = world.app.db.read({
            let org = world.org().id;
            move |tx| follow_up::of_conversation(tx, org, id)
        });
        let at = format!("/en/follow-ups/{}", follow_up.await.expect("read")[0].id);
        aida.open(&at).await.press("Take the last step back").await;
        aida.press("Take the last step back").await;
        assert_eq!(texts(world, &STATES, "").await, ["open"]);
        assert!(aida.has_button("They wrote back: reached"), "the mark is as it was before");
        assert_eq!(count(world, &STEPS).await, 0);
        // Nobody takes back what a colleague did.
        attempt(&mut aida, &at, "informant", "").await;
        let mut marat = world.signed_in(world.named("marat")).await;
        marat.open(&at).await;
        assert!(!marat.has_button("Take the last step back"));
        let (csrf, steps) = (hidden(&marat, "csrf"), hidden(&marat, "steps"));
        marat.post(&format!("{at}/undo"), &[("csrf", &csrf), ("steps", &steps)]).await;
        assert_eq!(marat.status(), StatusCode::CONFLICT);
        assert_eq!(texts(world, &STATES, "").await, ["heard"]);
    });
}

#[test]
fn of_two_who_try_at_once_the_second_sees_what_the_first_did_and_keeps_their_words() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        plan(&mut aida, id, &[("whose", "anybody")]).await;
        let at = open_only(&mut aida).await;
        let mut marat = world.signed_in(world.named("marat")).await;
        marat.open(&at).await;
        attempt(&mut aida, &at, "not_reached", "I tried").await;
        attempt(&mut marat, &at, "reached", "they answered me").await;
        assert_eq!(marat.status(), StatusCode::CONFLICT);
        assert!(marat.shows("Something was done about it meanwhile"), "{}", marat.text());
        assert!(marat.shows("I tried"), "{}", marat.text());
        assert_eq!(marat.value("In your own words"), "they answered me");
        assert_eq!(count(world, &STEPS).await, 1);
        attempt(&mut marat, &at, "reached", "they answered me").await;
        assert_eq!(texts(world, &STATES, "").await, ["reached"]);
    });
}

#[test]
fn a_5_a_conversation_that_is_forgotten_while_a_follow_up_is_open_takes_it_along() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "please forget me").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        plan(&mut aida, id, &[]).await;
        let at = open_only(&mut aida).await;
        attempt(&mut aida, &at, "not_reached", "no answer").await;
        let mut planning = aida.clone();
        planning.open(&format!("/en/inbox/{id}/follow-up")).await;
        forget::delete(&mut visitor).await;
        assert_eq!((count(world, &FOLLOW_UPS).await, count(world, &STEPS).await), (0, 0));
        // Both pages were still open; what was typed in them comes back.
        attempt(&mut aida, &at, "reached", "they answered").await;
        assert_eq!(aida.status(), StatusCode::NOT_FOUND);
        let (csrf, nonce) = (hidden(&planning, "csrf"), hidden(&planning, "nonce"));
        let fields = [
            ("csrf", csrf.as_str()),
            ("nonce", &nonce),
            ("keep", "1"),
            ("when", "7"),
            ("purpose", "safety"),
            ("words", "ask about the door"),
            ("whose", "me"),
            ("agreed", "1"),
        ];
        planning.post(&format!("/en/inbox/{id}/follow-up"), &fields).await;
        assert_eq!(planning.status(), StatusCode::NOT_FOUND);
        assert_eq!(count(world, &FOLLOW_UPS).await, 0);
        aida.open("/en/follow-ups?all=1").await;
        assert!(aida.shows("Nobody is to be asked again"), "{}", aida.text());
    });
}

#[test]
fn where_a_conversation_is_resolved_one_field_looks_in_again() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "thank you").await;
        let ticket = ticket::take(&mut visitor).await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.press("Take it").await;
        let stale = aida.clone();
        visitor.open("/en/thread").await.fill("Your message", "one more thing").press("Send message").await;
        // What was not resolved plans nothing either.
        let (path, body) = {
            let mut stale = stale;
            stale.fill("Look in again (they agreed)", "30");
            stale.form_of("Resolve")
        };
        aida.send(&path, body).await;
        assert_eq!(aida.status(), StatusCode::CONFLICT, "{}", aida.text());
        assert_eq!(count(world, &FOLLOW_UPS).await, 0);
        aida.open(&format!("/en/inbox/{id}")).await;
        aida.fill("Look in again (they agreed)", "30").press("Resolve").await;
        assert_eq!(texts(world, &STATES, "").await, ["open"], "{}", aida.text());
        assert!(aida.shows("How they are"), "{}", aida.text());

        // On its day: a message opens the conversation again, and the page promises nothing.
        let mut aida = days_later(world, 30, "aida").await;
        open_only(&mut aida).await;
        assert!(
            aida.shows("a message opens it again") && aida.shows("only when they come back"),
            "{}",
            aida.text()
        );
        aida.follow("Write in the conversation").await;
        answer(&mut aida, "how are you these days?").await;
        world.clock.advance_minutes(1);
        app::outgoing::deliver_due(&world.app).await.expect("it goes out");
        assert_eq!(rows::standing(&world.app, id).await.0, "open");
        let visitor = ticket::come_back(world, &ticket).await;
        assert!(visitor.shows("how are you these days?"), "{}", visitor.text());
    });
}

#[test]
fn resolving_without_the_field_plans_nothing() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "thank you").await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.press("Resolve").await;
        assert_eq!(count(world, &FOLLOW_UPS).await, 0);
    });
}

#[test]
fn a_worker_plans_and_tries_in_arabic() {
    both(async |world| {
        let words = "سألت عن موعد الفحص";
        let visitor = visitor_who_wrote(world, "مرحبا").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.open(&format!("/ar/inbox/{id}")).await.follow("التخطيط لمتابعة").await;
        aida.fill("متى", "day")
            .fill("أي يوم", "٢٠٢٦-١١-٣٠")
            .fill("السبب", "test_result")
            .fill("بكلماتك", words);
        aida.press("تثبيت الموعد").await;
        assert_eq!(aida.url(), format!("/ar/inbox/{id}#follow-ups"), "{}", aida.text());
        assert!(aida.shows("نتيجة فحص"), "{}", aida.text());
        let given = aida.all("#follow-ups p[dir=auto]");
        assert_eq!(given.first().map(|p| crate::browser::text(*p)), Some(words.to_owned()));
        drop(given);
        aida.open("/ar/follow-ups").await;
        assert!(aida.shows(words), "{}", aida.text());
        let link = aida.all("li.item a[href]")[0].attr("href").expect("a link").to_owned();
        aida.open(&link).await;
        assert!(aida.shows("لا شيء هنا يصل إلى من لا يعود"), "{}", aida.text());
        attempt(&mut aida, &link, "", "").await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(aida.shows("اذكر ما نتج عنها"), "{}", aida.text());
        attempt(&mut aida, &link, "informant", "أجابت أخته").await;
        assert!(aida.shows("أجاب من يعرف أخباره") && aida.shows("أجابت أخته"), "{}", aida.text());
    });
}

#[test]
fn whoever_has_written_nothing_for_ninety_days_stands_among_those_not_heard_of() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let ticket = ticket::take(&mut visitor).await;
        let other = visitor_who_wrote(world, "hello too").await;
        let other = rows::own(world, &other).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        plan(&mut aida, id, &[("when", "180")]).await;
        plan(&mut aida, other, &[("when", "180")]).await;
        let list = "/en/follow-ups/lost?silent=1";
        let mut aida = days_later(world, 89, "aida").await;
        aida.open(list).await;
        assert_eq!(aida.all("li.item").len(), 0, "{}", aida.text());
        let mut aida = days_later(world, 2, "aida").await;
        aida.open(list).await;
        assert_eq!(aida.all("li.item").len(), 2, "{}", aida.text());
        // One of them writes; the other comes back in a new conversation, as the same person.
        let mut visitor = ticket::come_back(world, &ticket).await;
        visitor.fill("Your message", "still here").press("Send message").await;
        aida.open(list).await;
        assert_eq!(aida.all("li.item").len(), 1);
        let new = visitor_who_wrote(world, "I lost my ticket").await;
        let new = rows::own(world, &new).await.expect("it is theirs");
        let org = world.org().id;
        let made = world.app.db.write(move |tx| {
            tx.execute(&ADD_PERSON, &values![[7; 16], org.bytes(), vec![1_u8]])?;
            for conversation in [other, new] {
                tx.execute(&GIVE_PERSON, &values![[7; 16], conversation.bytes()])?;
            }
            Ok::<_, kernel::DbError>(())
        });
        made.await.expect("they are one person");
        aida.open(list).await;
        assert_eq!(aida.all("li.item").len(), 0, "{}", aida.text());
        aida.open("/en/follow-ups").await;
        let marks = aida.texts_of("li.item .status");
        assert_eq!(marks, ["They have written since"; 2], "in the same conversation, and in another");
        let person = app::ids::PersonId::from_bytes([7; 16]);
        let rows = world.app.db.read(move |tx| follow_up::of_person(tx, org, person)).await.expect("read");
        assert_eq!(rows.iter().map(|row| row.conversation).collect::<Vec<_>>(), [other]);
    });
}

#[test]
fn what_a_leaver_was_to_do_is_for_anybody_and_opens_with_the_new_key() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        plan(&mut aida, id, &[("words", "ask about the sister")]).await;
        let at = open_only(&mut aida).await;
        attempt(&mut aida, &at, "not_reached", "at noon").await;
        let (mut desk, session) = dana(world).await;
        let leaver = id_of(world, "aida").await;
        remove(&mut desk, leaver).await;
        keys::new_key(&world.app, world.org(), &session).await.expect("it is made");
        reseal(world, &session).await;
        world.clock.advance_minutes(1);
        let mut marat = world.signed_in(world.named("marat")).await;
        marat.open("/en/follow-ups").await;
        assert!(marat.shows("ask about the sister") && marat.shows("Anybody"), "{}", marat.text());
        marat.open(&at).await;
        assert!(marat.shows("at noon"), "{}", marat.text());
    });
}

#[test]
fn a_long_list_has_pages_and_none_stands_twice() {
    both(async |world| {
        let marat = world.signed_in(world.named("marat")).await;
        let session = session_of(world, &marat).await;
        for (number, conversation) in (0..).zip(many(world, 45).await) {
            let plan = Plan {
                id: FollowUpId::random(world.app.entropy.as_ref()),
                conversation,
                asked: Asked { purpose: "safety", words: format!("one of many: {number}") },
                due: app::report::day::of(world.now(), &world.org().zone) + number % 3,
                whose: None,
            };
            let new = NewFollowUp::seal(&world.app, world.org(), &session, &plan).expect("they hold the key");
            let planned = world.app.db.write(move |tx| new.write(tx)).await.expect("stored");
            assert_eq!(planned, Planned::Done);
        }
        let mut marat = marat;
        marat.open("/en/follow-ups").await;
        let mut all: Vec<String> = marat.texts_of("li.item p");
        assert_eq!(all.len(), 40);
        marat.follow("Next page").await;
        all.extend(marat.texts_of("li.item p"));
        assert!(!marat.has_link("Next page"));
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 45);
        marat.open("/en/follow-ups?after=nonsense").await;
        assert_eq!(marat.status(), StatusCode::OK, "an address that cannot be read is the first page");
    });
}

#[test]
fn of_another_organisation_nobody_sees_anything() {
    both_with_two_organisations(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        plan(&mut aida, id, &[]).await;
        let at = open_only(&mut aida).await;
        let account = world.left.iter().find(|one| one.role == Role::Coordinator).expect("a coordinator");
        let mut other = world.desk().at(crate::world::LEFT);
        other.sign_in(account, world.now()).await;
        other.open("/en/follow-ups?all=1").await;
        assert!(other.shows("Nobody is to be asked again"), "{}", other.text());
        for path in [at.as_str(), &format!("/en/inbox/{id}/follow-up")] {
            other.open(path).await;
            assert_eq!(other.status(), StatusCode::NOT_FOUND, "{path}");
        }
    });
}
