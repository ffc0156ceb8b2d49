//! Answers that can still be taken back.

use app::{
    desk::choice::{self, Choice},
    ids::ConversationId,
    outgoing,
    policy::Role,
};
use axum::http::StatusCode;
use db::values;

use crate::{
    browser::Browser,
    leaving::id_of,
    rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    world::{World, both, both_with_two_organisations},
};

db::statements! {
    WAITING = "SELECT COUNT(*) AS n FROM outgoing WHERE conversation_id = $1";
    STATE = "SELECT c.state, c.last_author, s.login FROM conversation c LEFT JOIN staff s ON s.id = c.taken_by WHERE c.id = $1";
    EMERGENCY = "UPDATE conversation SET emergency = 1, revision = revision + 1 WHERE id = $1";
}

/// A member's answers wait so many seconds from now on.
pub async fn waits(world: &World, login: &str, send_wait: i64) {
    let (org, staff) = (world.org().id, id_of(world, login).await);
    let choice = Choice { send_wait, ..Choice::default() };
    world.app.db.write(move |tx| choice::choose(tx, org, staff, choice)).await.expect("it can be chosen");
}

pub async fn emergency(world: &World, id: ConversationId) {
    world
        .app
        .db
        .write(move |tx| tx.execute(&EMERGENCY, &values![id.bytes()]))
        .await
        .expect("it can be written");
}

async fn waiting(world: &World, id: ConversationId) -> i64 {
    let read = world.app.db.read(move |tx| tx.one(&WAITING, &values![id.bytes()])?.int(0)).await;
    read.expect("it can be read")
}

/// State, who wrote last, who has it.
async fn state(world: &World, id: ConversationId) -> (String, String, String) {
    let row = world.app.db.read(move |tx| tx.one(&STATE, &values![id.bytes()])).await.expect("it is there");
    let text = |at| row.opt_text(at).expect("text").unwrap_or_default().to_owned();
    (text(0), text(1), text(2))
}

/// What `serve` does twice a second.
pub async fn deliver(world: &World) -> usize {
    outgoing::deliver_due(&world.app).await.expect("the store is there")
}

pub fn pass(world: &World, seconds: i64) {
    world.clock.advance_millis(seconds * 1_000);
}

/// A visitor, their conversation, and Aida at it, whose answers wait eight seconds.
async fn aida_waits(world: &World, words: &str) -> (Browser, ConversationId, Browser) {
    waits(world, "aida", 8).await;
    let visitor = visitor_who_wrote(world, words).await;
    let id = rows::own(world, &visitor).await.expect("it is theirs");
    let aida = worker_at(world, "aida", &visitor).await;
    (visitor, id, aida)
}

async fn visitor_reads(visitor: &mut Browser, words: &str) -> bool {
    visitor.open("/en/thread").await.shows(words)
}

#[test]
fn an_answer_goes_out_when_its_time_is_over_and_not_before() {
    both(async |world| {
        let (mut visitor, id, mut aida) = aida_waits(world, "is anybody there").await;
        answer(&mut aida, "yes, I am here").await;
        assert!(aida.url().ends_with("#outgoing"), "{}", aida.url());
        assert!(aida.shows("Goes out at 03:00:08"), "{}", aida.text());
        assert!(aida.has_button("Take back") && aida.has_button("Send now"));
        assert_eq!(waiting(world, id).await, 1);
        assert_eq!(state(world, id).await, ("new".into(), "visitor".into(), String::new()));

        pass(world, 7);
        assert_eq!(deliver(world).await, 0);
        assert!(!visitor_reads(&mut visitor, "yes, I am here").await);
        pass(world, 1);
        assert_eq!(deliver(world).await, 1);
        assert!(visitor_reads(&mut visitor, "yes, I am here").await);
        assert_eq!(waiting(world, id).await, 0);
        assert_eq!(state(world, id).await, ("open".into(), "staff".into(), "aida".into()));
        aida.open(&format!("/en/inbox/{id}")).await;
        assert!(!aida.shows("Goes out at"));
        assert_eq!(deliver(world).await, 0, "and it is there once");
        assert_eq!(said(&aida).iter().filter(|words| *words == "yes, I am here").count(), 1);
    });
}

#[test]
fn what_is_taken_back_stands_in_the_form_again_and_was_never_sent() {
    both(async |world| {
        let (mut visitor, id, mut aida) = aida_waits(world, "هل هناك أحد؟").await;
        answer(&mut aida, "نعم، أنا هنا\n\nخذ وقتك").await;
        aida.open(&format!("/ar/inbox/{id}")).await;
        assert!(aida.shows("يُرسل في الساعة \u{2068}03:00:08\u{2069}"), "{}", aida.text());
        aida.press("استرجاع الردّ").await;
        assert_eq!(aida.status(), StatusCode::OK);
        let label = aida.text_of("label[for=message]");
        assert_eq!(aida.value(&label), "نعم، أنا هنا\n\nخذ وقتك");
        assert_eq!(waiting(world, id).await, 0);
        pass(world, 60);
        assert_eq!(deliver(world).await, 0);
        assert!(!visitor_reads(&mut visitor, "خذ وقتك").await);
        // It can be changed and sent after all.
        aida.open(&format!("/ar/inbox/{id}")).await;
        aida.fill(&label, "نعم").press("إرسال الرسالة").await;
        aida.press("أرسل الآن").await;
        assert!(visitor_reads(&mut visitor, "نعم").await);
        assert!(aida.value(&label).is_empty(), "what was sent is no draft any more");
    });
}

#[test]
fn what_comes_too_late_is_said_and_takes_nothing_back() {
    both(async |world| {
        let (mut visitor, id, mut aida) = aida_waits(world, "hello").await;
        answer(&mut aida, "good morning").await;
        let mut later = aida.clone();
        pass(world, 8);
        deliver(world).await;
        later.press("Take back").await;
        assert_eq!(later.status(), StatusCode::CONFLICT);
        assert!(later.shows("has gone out already"), "{}", later.text());
        aida.press("Send now").await;
        assert_eq!(aida.status(), StatusCode::OK, "what has gone is where it was to go");
        assert!(visitor_reads(&mut visitor, "good morning").await);
        assert_eq!(waiting(world, id).await, 0);
    });
}

#[test]
fn an_answer_that_waits_when_the_process_ends_goes_out_at_the_next_start() {
    both(async |world| {
        let (mut visitor, id, mut aida) = aida_waits(world, "are you there").await;
        answer(&mut aida, "still here").await;
        pass(world, 8);
        let (next, ..) = world.restarted();
        let also = world.restarted().0;
        let (one, two) = tokio::join!(outgoing::deliver_due(&next), outgoing::deliver_due(&also));
        assert_eq!(one.expect("done") + two.expect("done"), 1, "by one of both processes");
        assert!(visitor_reads(&mut visitor, "still here").await);
        assert_eq!(waiting(world, id).await, 0);
    });
}

#[test]
fn the_same_form_sent_twice_is_one_answer_while_it_waits_and_afterwards() {
    both(async |world| {
        let (_, id, mut aida) = aida_waits(world, "hello").await;
        let label = aida.text_of("label[for=message]");
        aida.fill(&label, "once");
        let (path, body) = aida.form_of("Send message");
        aida.send(&path, body.clone()).await;
        aida.send(&path, body.clone()).await;
        assert_eq!(waiting(world, id).await, 1);
        pass(world, 8);
        deliver(world).await;
        aida.send(&path, body).await;
        assert_eq!(waiting(world, id).await, 0);
        aida.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(said(&aida), ["hello", "once"]);
    });
}

#[test]
fn answers_go_out_in_the_order_in_which_they_were_written_whatever_was_chosen_in_between() {
    both(async |world| {
        let (_, id, mut aida) = aida_waits(world, "hello").await;
        answer(&mut aida, "first").await;
        waits(world, "aida", 1).await;
        answer(&mut aida, "second").await;
        pass(world, 2);
        assert_eq!(deliver(world).await, 0, "the second does not overtake the first");
        waits(world, "aida", 0).await;
        aida.open(&format!("/en/inbox/{id}")).await;
        answer(&mut aida, "third").await;
        assert_eq!(
            said(&aida),
            ["hello", "first", "second", "third"],
            "what goes at once takes along what waits"
        );
    });
}

#[test]
fn a_colleague_sees_what_waits_and_is_refused_until_it_is_out() {
    both(async |world| {
        let (visitor, id, mut aida) = aida_waits(world, "who answers").await;
        let mut marat = worker_at(world, "marat", &visitor).await;
        answer(&mut aida, "I do").await;
        answer(&mut marat, "me too").await;
        assert_eq!(marat.status(), StatusCode::CONFLICT);
        assert!(marat.shows("I do") && marat.shows("Goes out at"), "{}", marat.text());
        assert!(!marat.has_button("Take back"), "only whoever wrote it takes it back");
        let label = marat.text_of("label[for=message]");
        assert_eq!(marat.value(&label), "me too");
        // Nor by sending the form of the other.
        let (path, body) = aida.form_of("Take back");
        let csrf = marat.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let which = body.split("which=").nth(1).expect("which one").to_owned();
        marat.post(&path, &[("csrf", &csrf), ("which", &which)]).await;
        assert_eq!(marat.status(), StatusCode::CONFLICT);
        marat.post(&path.replace("unsend", "send-now"), &[("csrf", &csrf), ("which", &which)]).await;
        assert_eq!(waiting(world, id).await, 1);
        pass(world, 8);
        deliver(world).await;
        marat.open(&format!("/en/inbox/{id}")).await;
        answer(&mut marat, "me too").await;
        assert!(said(&marat).contains(&"me too".to_owned()));
    });
}

#[test]
fn resolving_sends_what_waits_first() {
    both(async |world| {
        let (mut visitor, id, mut aida) = aida_waits(world, "thank you").await;
        answer(&mut aida, "take care").await;
        aida.press("Resolve").await;
        assert_eq!(state(world, id).await.0, "resolved");
        assert!(visitor_reads(&mut visitor, "take care").await);
        assert_eq!(waiting(world, id).await, 0);
        assert_eq!(deliver(world).await, 0);
    });
}

#[test]
fn one_button_sends_and_resolves_unless_the_visitor_writes_meanwhile() {
    both(async |world| {
        for (news, ends) in [(false, "resolved"), (true, "open")] {
            let (mut visitor, id, mut aida) = aida_waits(world, "thank you").await;
            let label = aida.text_of("label[for=message]");
            aida.fill(&label, "take care").press("Send and resolve").await;
            assert!(aida.shows("then the conversation is resolved"), "{}", aida.text());
            assert_eq!(state(world, id).await.0, "new", "it can still be taken back");
            if news {
                visitor
                    .open("/en/thread")
                    .await
                    .fill("Your message", "one more thing")
                    .press("Send message")
                    .await;
            }
            pass(world, 8);
            deliver(world).await;
            assert!(visitor_reads(&mut visitor, "take care").await);
            assert_eq!(state(world, id).await.0, ends);
            world.clock.advance_minutes(1); // A code counts once.
        }
    });
}

#[test]
fn one_button_sends_resolves_and_opens_the_report() {
    both(async |world| {
        let (_, id, mut aida) = aida_waits(world, "thank you").await;
        let label = aida.text_of("label[for=message]");
        aida.fill(&label, "take care").press("Send, resolve and report").await;
        assert_eq!(aida.url(), format!("/en/inbox/{id}/report"), "{}", aida.text());
        pass(world, 8);
        deliver(world).await;
        assert_eq!(state(world, id).await.0, "resolved");
    });
}

#[test]
fn nothing_waits_in_an_emergency() {
    both(async |world| {
        let (mut visitor, id, _) = aida_waits(world, "он не дышит").await;
        emergency(world, id).await;
        world.clock.advance_minutes(1);
        let mut aida = worker_at(world, "aida", &visitor).await;
        assert!(aida.shows("Goes out at once."));
        answer(&mut aida, "звоните 112").await;
        assert_eq!(waiting(world, id).await, 0);
        assert!(visitor_reads(&mut visitor, "звоните 112").await);
    });
}

#[test]
fn an_answer_that_waits_goes_with_the_conversation_when_the_visitor_deletes_it() {
    both(async |world| {
        let (mut visitor, id, mut aida) = aida_waits(world, "forget me").await;
        answer(&mut aida, "of course").await;
        let label = aida.text_of("label[for=message]");
        aida.fill(&label, "and one more").press("Keep as draft").await;
        crate::forget::delete(&mut visitor).await;
        assert_eq!(waiting(world, id).await, 0);
        assert_eq!(crate::draft::count(world).await, 0);
        pass(world, 8);
        assert_eq!(deliver(world).await, 0);
        aida.press("Take back").await;
        assert_eq!(aida.status(), StatusCode::NOT_FOUND);
    });
}

#[test]
fn what_somebody_has_sent_goes_out_also_when_they_leave_meanwhile() {
    both(async |world| {
        let (mut visitor, _, mut aida) = aida_waits(world, "hello").await;
        answer(&mut aida, "I pass you on").await;
        let label = aida.text_of("label[for=message]");
        aida.fill(&label, "begun").press("Keep as draft").await;
        assert_eq!(crate::draft::count(world).await, 1);
        let (leaver, org) = (id_of(world, "aida").await, world.org().clone());
        let dana = world.signed_in(world.account(Role::Coordinator)).await;
        let session = crate::leaving::session_of(world, &dana).await;
        app::leaving::leave(&world.app, &org, &session, leaver).await.expect("she leaves");
        assert_eq!(crate::draft::count(world).await, 0, "nobody could open it any more");
        pass(world, 8);
        assert_eq!(deliver(world).await, 1);
        assert!(visitor_reads(&mut visitor, "I pass you on").await);
    });
}

#[test]
fn an_answer_waits_in_its_own_organisation() {
    both_with_two_organisations(async |world| {
        let (_, id, mut aida) = aida_waits(world, "hello").await;
        answer(&mut aida, "hello to you").await;
        let (_, body) = aida.form_of("Take back");
        let which = body.split("which=").nth(1).expect("which one").to_owned();
        let other = world.left.iter().find(|one| one.role == Role::Coordinator).expect("Left Bank has one");
        let mut there = world.desk().at(crate::world::LEFT);
        there.sign_in(other, world.now()).await;
        let csrf = there.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        for action in ["unsend", "send-now"] {
            there.post(&format!("/en/inbox/{id}/{action}"), &[("csrf", &csrf), ("which", &which)]).await;
            assert_eq!(waiting(world, id).await, 1, "{action}: {}", there.text());
        }
    });
}
