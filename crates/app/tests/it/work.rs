//! What is done with conversations at the desk: taken, handed over, released, one or many at once, and undone.

use app::{
    chat::{self, Conversation, Emergency, State},
    ids::{ConversationId, DeedId},
    policy::Role,
    work::{self, Act, Order, Outcome, Pick, Seen, Why},
};
use axum::http::StatusCode;
use db::values;
use kernel::Clock;

use crate::{
    browser::Browser,
    leaving::{id_of, many, remove},
    rows,
    stories::{visitor_who_wrote, worker_at},
    world::{World, both},
};

db::statements! {
    EMERGENCY = "UPDATE conversation SET emergency = 1, revision = revision + 1 WHERE id = $1";
    TOUCH = "UPDATE conversation SET revision = revision + 1 WHERE id = $1";
    DEEDS = "SELECT COUNT(*) AS n FROM deed";
    ACTIONS = "SELECT a.action FROM audit a JOIN staff s ON s.id = a.staff_id WHERE s.login = $1 AND a.object = $2 ORDER BY a.number";
}

pub async fn find(world: &World, id: ConversationId) -> Conversation {
    let org = world.org().id;
    let found = world.app.db.read(move |tx| chat::find(tx, org, id)).await.expect("it can be read");
    found.expect("it is there")
}

/// It may be an emergency, and nobody has said how it ended.
pub async fn make_emergency(world: &World, id: ConversationId) {
    world.app.db.write(move |tx| tx.execute(&EMERGENCY, &values![id.bytes()])).await.expect("it is there");
}

/// Who has it, by work name.
pub async fn holder(world: &World, id: ConversationId) -> Option<String> {
    find(world, id).await.taken_by.map(|(_, name)| name)
}

async fn recorded(world: &World, login: &str, id: ConversationId) -> Vec<String> {
    let login = login.to_owned();
    let rows = world.app.db.read(move |tx| tx.query(&ACTIONS, &values![login.as_str(), id.bytes()])).await;
    rows.expect("read").iter().map(|row| row.text(0).expect("text").to_owned()).collect()
}

async fn hand_over(desk: &mut Browser, world: &World, login: &str) {
    let to = id_of(world, login).await.to_string();
    desk.fill("Hand over to", &to).press("Hand over").await;
}

/// Posts what is ticked in a list, with what else the form carries.
async fn tick(
    desk: &mut Browser,
    world: &World,
    path: &str,
    ids: &[ConversationId],
    fields: &[(&str, &str)],
) {
    desk.open("/en/inbox").await;
    let csrf = desk.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
    let mut picks = Vec::new();
    for id in ids {
        picks.push(format!("{id}.{}", find(world, *id).await.revision));
    }
    let mut all = vec![("csrf", csrf.as_str())];
    all.extend(fields);
    all.extend(picks.iter().map(|pick| ("pick", pick.as_str())));
    desk.post(path, &all).await;
}

#[test]
fn taking_says_so_and_is_undone_as_long_as_nothing_else_changed() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "are you there").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let before = find(world, id).await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.press("Take it").await;
        assert!(aida.shows("You have taken it."), "{}", aida.text());
        assert_eq!(find(world, id).await.state, State::Open);
        aida.press("Undo").await;
        assert!(aida.shows("It is undone."), "{}", aida.text());
        let after = find(world, id).await;
        assert_eq!(
            (after.state, after.taken_by, after.waiting_since),
            (State::New, None, before.waiting_since)
        );
        assert!(!aida.has_button("Undo"), "there is nothing more to undo");

        aida.press("Take it").await;
        visitor.fill("Your message", "hello?").press("Send message").await;
        aida.press("Undo").await;
        assert!(aida.shows("It was not undone"), "{}", aida.text());
        assert!(holder(world, id).await.is_some(), "what changed meanwhile stays as it is");
    });
}

#[test]
fn a_resolved_conversation_comes_back_open_and_waits_from_now() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "thank you").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.press("Take it").await;
        world.clock.advance_minutes(7);
        aida.press("Resolve").await;
        assert!(aida.shows("Its times are kept as days only"), "{}", aida.text());
        assert_eq!(find(world, id).await.state, State::Resolved);
        world.clock.advance_minutes(3);
        aida.press("Undo").await;
        let after = find(world, id).await;
        assert_eq!((after.state, after.waiting_since), (State::Open, world.now().to_minute()));
        assert!(after.taken_by.is_some());
        let sent = rows::sent(&world.app, id).await;
        assert!(sent.iter().all(|at| *at == at.to_day()), "what was made days stays days");
    });
}

#[test]
fn nobody_undoes_what_a_colleague_did_and_after_a_day_nobody_does() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.press("Take it").await;
        let (undo, body) = aida.form_of("Undo");
        let mut marat = worker_at(world, "marat", &visitor).await;
        let csrf = marat.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        marat.post(&undo, &[("csrf", &csrf)]).await;
        assert_eq!(marat.status(), StatusCode::NOT_FOUND);
        marat.open(undo.trim_end_matches("/undo")).await;
        assert_eq!(marat.status(), StatusCode::NOT_FOUND);
        assert!(holder(world, id).await.is_some());

        world.clock.advance_minutes(24 * 60 + 1);
        assert_eq!(work::forget_old(&world.app.db, world.now()).await.expect("it is done"), 1);
        let left = world.app.db.read(|tx| tx.one(&DEEDS, &[])).await.expect("read");
        assert_eq!(left.int(0).expect("a number"), 0);
        let mut aida = world.desk();
        aida.sign_in(world.named("aida"), world.now()).await;
        let csrf = aida.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        assert!(body.contains("csrf"));
        aida.post(&undo, &[("csrf", &csrf)]).await;
        assert_eq!(aida.status(), StatusCode::NOT_FOUND);
    });
}

#[test]
fn of_two_who_hand_the_same_conversation_over_the_second_reads_who_was_first_and_decides_again() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut dana = worker_at(world, "dana", &visitor).await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        hand_over(&mut dana, world, "marat").await;
        assert!(dana.shows("Given to: Marat"), "{}", dana.text());
        assert_eq!(holder(world, id).await.as_deref(), Some("Marat"));
        assert!(recorded(world, "dana", id).await.contains(&"assign".to_owned()));

        hand_over(&mut aida, world, "aida").await;
        assert_eq!(aida.status(), StatusCode::CONFLICT);
        assert!(aida.shows("Dana decided") && aida.shows("Marat has it now"), "{}", aida.text());
        assert_eq!(
            holder(world, id).await.as_deref(),
            Some("Marat"),
            "nothing happened behind anybody's back"
        );
        hand_over(&mut aida, world, "aida").await;
        assert_eq!(aida.status(), StatusCode::OK, "now they decide again: {}", aida.text());
        assert_eq!(holder(world, id).await.as_deref(), Some("Aida"));
        dana.press("Undo").await;
        assert!(dana.shows("It was not undone"), "{}", dana.text());
        assert_eq!(holder(world, id).await.as_deref(), Some("Aida"));
        aida.press("Undo").await;
        assert_eq!(holder(world, id).await.as_deref(), Some("Marat"));
        assert!(recorded(world, "aida", id).await.ends_with(&["assign".into(), "undo_assign".into()]));
        aida.press("Release: nobody has it").await;
        assert!(aida.shows("Nobody has it now."), "{}", aida.text());
        assert_eq!(holder(world, id).await, None);
        assert!(rows::records_are_whole(&world.app).await);
    });
}

#[test]
fn a_conversation_is_handed_over_to_nobody_without_its_key() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        for to in [id_of(world, "nur").await.to_string(), String::new(), "x".into()] {
            aida.fill("Hand over to", &to).press("Hand over").await;
            assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY, "{to}");
            assert_eq!(holder(world, id).await, None);
        }
    });
}

#[test]
fn of_many_handed_over_none_goes_to_somebody_who_left_since_the_list_was_ticked() {
    both(async |world| {
        let ids = many(world, 2).await;
        let (aida, marat) = (id_of(world, "aida").await, id_of(world, "marat").await);
        let mut picks = Vec::new();
        for id in &ids {
            picks.push(Pick { id: *id, seen: Seen::Revision(find(world, *id).await.revision) });
        }
        let mut dana = world.signed_in(world.account(Role::Coordinator)).await;
        remove(&mut dana, marat).await;
        let order = Order {
            id: DeedId::random(world.app.entropy.as_ref()),
            org: world.org().id,
            by: (aida, Role::Coordinator),
            act: Act::Assign(marat),
            now: world.clock.now(),
        };
        let done = world.app.db.write(move |tx| {
            work::begin(tx, &order)?;
            work::perform(tx, &order, &picks)
        });
        assert_eq!(done.await.expect("the store is there"), [Outcome::Left(Why::Leaver); 2]);
        assert_eq!(holder(world, ids[0]).await, None);
    });
}

#[test]
fn a_colleague_who_has_it_open_is_named() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let _dana = worker_at(world, "dana", &visitor).await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        assert!(aida.shows("Dana has this open."), "{}", aida.text());
        assert!(!aida.shows("Aida has this open."));
        world.clock.advance_minutes(6);
        let path = aida.url().to_owned();
        aida.open(&path).await;
        assert!(!aida.shows("Dana has this open."), "they have gone elsewhere");
    });
}

#[test]
fn many_are_looked_at_first_then_done_and_undone() {
    both(async |world| {
        let ids = many(world, 5).await;
        let mut aida = world.signed_in(world.named("aida")).await;
        make_emergency(world, ids[0]).await;
        // One is a colleague's already.
        let mut marat = world.signed_in(world.named("marat")).await;
        marat.open(&format!("/en/inbox/{}", ids[1])).await.press("Take it").await;

        tick(&mut aida, world, "/en/many", &ids, &[("act", "snooze")]).await;
        assert_eq!(aida.status(), StatusCode::OK);
        assert!(aida.shows("They are put off. Conversations: 3"), "{}", aida.text());
        assert!(aida.shows("It is an emergency.") && aida.shows("A colleague has it"), "{}", aida.text());
        for id in &ids {
            assert_eq!(find(world, *id).await.snoozed_until, None, "nothing has happened yet");
        }
        // Somebody writes between looking and doing.
        world
            .app
            .db
            .write({
                let id = ids[2];
                move |tx| tx.execute(&TOUCH, &values![id.bytes()])
            })
            .await
            .expect("it is there");
        aida.fill("Until when", "hour").press("Do it").await;
        assert!(aida.url().starts_with("/en/work/"), "{} {}", aida.url(), aida.text());
        assert!(aida.shows("Conversations: 2"), "{}", aida.text());
        assert!(aida.shows("Something changed in it meanwhile."), "{}", aida.text());
        let off = [false, false, false, true, true];
        for (id, off) in ids.iter().zip(off) {
            assert_eq!(find(world, *id).await.snoozed_until.is_some(), off);
        }
        // One of them changes before it is undone.
        world
            .app
            .db
            .write({
                let id = ids[3];
                move |tx| tx.execute(&TOUCH, &values![id.bytes()])
            })
            .await
            .expect("it is there");
        aida.press("Undo").await;
        assert!(aida.shows("Not undone: changed meanwhile"), "{}", aida.text());
        assert!(find(world, ids[3]).await.snoozed_until.is_some());
        assert_eq!(find(world, ids[4]).await.snoozed_until, None);
    });
}

#[test]
fn a_coordinator_hands_many_over_at_once_and_resolves_many_but_no_emergency() {
    both(async |world| {
        let ids = many(world, 30).await;
        let mut dana = world.signed_in(world.account(Role::Coordinator)).await;
        tick(&mut dana, world, "/en/many", &ids, &[("act", "assign")]).await;
        let marat = id_of(world, "marat").await.to_string();
        dana.fill("Hand over to", &marat);
        let (path, body) = dana.form_of("Do it");
        dana.press("Do it").await;
        assert!(dana.shows("Given to: Marat") && dana.shows("Conversations: 30"), "{}", dana.text());
        for id in &ids {
            assert_eq!(holder(world, *id).await.as_deref(), Some("Marat"));
        }
        // The same form once more does nothing a second time.
        dana.send(&path, body).await;
        assert!(dana.shows("Conversations: 30"), "{}", dana.text());
        assert!(rows::records_are_whole(&world.app).await);

        make_emergency(world, ids[7]).await;
        tick(&mut dana, world, "/en/many", &ids, &[("act", "resolve")]).await;
        assert!(dana.shows("They are resolved. Conversations: 29"), "{}", dana.text());
        dana.press("Do it").await;
        assert_eq!(find(world, ids[7]).await.state, State::Open);
        assert_eq!(find(world, ids[7]).await.emergency, Emergency::Open);
        assert_eq!(find(world, ids[8]).await.state, State::Resolved);
        dana.press("Undo").await;
        assert_eq!(find(world, ids[8]).await.state, State::Open);
        assert_eq!(holder(world, ids[8]).await.as_deref(), Some("Marat"));
    });
}

#[test]
fn the_pages_of_many_are_there_in_arabic_and_without_a_tick_nothing_happens() {
    both(async |world| {
        let ids = many(world, 2).await;
        let mut aida = world.signed_in(world.named("aida")).await;
        tick(&mut aida, world, "/ar/many", &ids, &[("act", "take")]).await;
        assert!(aida.shows("تأخذها أنت. عدد المحادثات: \u{2068}2\u{2069}"), "{}", aida.text());
        aida.press("تنفيذ").await;
        assert!(aida.shows("أخذتَها على عاتقك."), "{}", aida.text());
        assert_eq!(holder(world, ids[0]).await.as_deref(), Some("Aida"));
        aida.press("تراجع").await;
        assert_eq!(holder(world, ids[0]).await, None);
        tick(&mut aida, world, "/ar/many", &[], &[("act", "take")]).await;
        assert!(aida.url().ends_with("/inbox"), "{}", aida.url());
        tick(&mut aida, world, "/ar/many", &ids, &[("act", "discard")]).await;
        assert_eq!(aida.status(), StatusCode::NOT_FOUND);
        // More than are done at once.
        let crowd: Vec<ConversationId> =
            (0..520).map(|_| ConversationId::random(world.app.entropy.as_ref())).collect();
        let csrf = aida.open("/ar/inbox").await.all("input[name=csrf]")[0]
            .attr("value")
            .expect("a token")
            .to_owned();
        let picks: Vec<String> = crowd.iter().chain(&ids).map(|id| format!("{id}.0")).collect();
        let mut fields = vec![("csrf", csrf.as_str()), ("act", "take")];
        fields.extend(picks.iter().map(|pick| ("pick", pick.as_str())));
        aida.post("/ar/many", &fields).await;
        assert_eq!(aida.status(), StatusCode::OK);
    });
}
