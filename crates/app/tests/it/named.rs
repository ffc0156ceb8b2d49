//! Changing who opens a restricted conversation, and what goes on around one: pages from before, answers on their way, roles that
//! change, the end of a shift, samples of talks.

use app::chat::{self, NAMED};
use axum::http::StatusCode;
use db::values;

use crate::{
    browser::Browser,
    duty::{member, plan},
    leaving::{all, dana, id_of},
    outgoing::{deliver, pass, waits},
    people::{page_of, send},
    restricted::{name, naming, restricted, root, sealed_to},
    rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    supervision::talk,
    work::{find, holder},
    world::both,
};

db::statements! {
    DISCARD = "UPDATE conversation SET state = 'discarded' WHERE id = $1";
    OTHERS_AWAY = "UPDATE conversation SET state = 'discarded' WHERE id <> $1";
    BACK = "UPDATE conversation SET state = 'open' WHERE id = $1";
    REVIEWS = "SELECT COUNT(*) AS n FROM quality_review WHERE conversation_id = $1";
}

async fn sends(desk: &mut Browser, (page, fields): &(String, Vec<(&'static str, String)>)) {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    desk.post(page, &fields).await;
}

#[test]
fn a_page_of_names_from_before_names_nobody_again_whom_a_colleague_took_off() {
    both(async |world| {
        let (_visitor, mut aida, id) = restricted(world, &["aida", "dana", "marat"]).await;
        let stale = naming(&mut aida, world, "en", id, &["aida", "dana", "marat", "salma"], "").await;
        let (mut dana, _) = dana(world).await;
        name(&mut dana, world, "en", id, &["aida", "dana"], "").await;
        assert_eq!(sealed_to(world, id).await, ["aida", "dana"]);
        sends(&mut aida, &stale).await;
        assert_eq!(aida.status(), StatusCode::CONFLICT, "{}", aida.text());
        assert_eq!(sealed_to(world, id).await, ["aida", "dana"], "Marat is not named again");
        assert!(aida.shows("Named now: Aida, Dana"), "{}", aida.text());
        assert_eq!(aida.all("input[name=named][checked]").len(), 4, "what was ticked is kept");
        aida.press("Change the names").await;
        // The test's browser ticks every box; what counts is that the page now knows who is named.
        assert_eq!(aida.url(), format!("/en/inbox/{id}#restricted"), "{}", aida.text());
        // The same form once more has done it.
        let again = naming(&mut aida, world, "en", id, &["aida", "dana"], "").await;
        sends(&mut aida, &again).await;
        sends(&mut aida, &again).await;
        assert_eq!(aida.url(), format!("/en/inbox/{id}#restricted"), "{}", aida.text());
        assert_eq!(sealed_to(world, id).await, ["aida", "dana"]);
    });
}

#[test]
fn an_answer_on_its_way_goes_out_and_gives_the_conversation_to_nobody_who_was_taken_off() {
    both(async |world| {
        let (mut visitor, mut aida, id) = restricted(world, &["aida", "dana", "salma"]).await;
        assert_eq!(holder(world, id).await.as_deref(), Some("Aida"));
        waits(world, "aida", 8).await;
        aida.open(&format!("/en/inbox/{id}")).await;
        answer(&mut aida, "this one waits").await;
        let (mut dana, _) = dana(world).await;
        name(&mut dana, world, "en", id, &["dana", "salma"], "").await;
        assert_eq!(holder(world, id).await, None);
        pass(world, 8);
        assert_eq!(deliver(world).await, 1);
        visitor.open("/en/thread").await;
        assert!(visitor.shows("this one waits"), "nothing that was sent is lost: {}", visitor.text());
        assert_eq!(holder(world, id).await, None, "she does not open it, so it is not hers");
        assert_eq!(sealed_to(world, id).await, ["dana", "salma"]);

        // Nor does it when it is restricted while a colleague's answer waits who is not named.
        let visitor = visitor_who_wrote(world, "another one").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        waits(world, "marat", 8).await;
        let mut marat = worker_at(world, "marat", &visitor).await;
        answer(&mut marat, "in eight seconds").await;
        name(&mut dana, world, "en", id, &["dana", "salma"], "").await;
        let (org, by) = (world.org().id, id_of(world, "dana").await);
        world.app.db.write(move |tx| chat::give_up(tx, org, id, by)).await.expect("she has it");
        pass(world, 8);
        assert_eq!(deliver(world).await, 1);
        assert_ne!(holder(world, id).await.as_deref(), Some("Marat"));
    });
}

#[test]
fn the_only_coordinator_among_the_named_becomes_something_else_only_with_a_tick() {
    both(async |world| {
        let (_visitor, mut aida, id) = restricted(world, &["aida", "dana", "marat"]).await;
        let (mut dana, _) = dana(world).await;
        // Salma becomes a coordinator, so that there is another one; she is not named.
        let change = format!("{}/change", page_of(&mut dana, "Salma").await);
        send(&mut dana, &change, &[("role", "coordinator"), ("work_name", "Salma")]).await;
        assert_eq!(dana.status(), StatusCode::OK, "{}", dana.text());
        world.clock.advance_minutes(1);
        let mut salma = world.signed_in(world.named("salma")).await;
        let change = format!("{}/change", page_of(&mut salma, "Dana").await);
        send(&mut salma, &change, &[("role", "peer"), ("work_name", "Dana")]).await;
        assert_eq!(salma.status(), StatusCode::UNPROCESSABLE_ENTITY, "{}", salma.text());
        assert!(salma.shows("or no coordinator"), "{}", salma.text());
        // With another coordinator among the named she may.
        name(&mut aida, world, "en", id, &["aida", "dana", "salma"], "").await;
        assert_eq!(sealed_to(world, id).await, ["aida", "dana", "salma"], "{}", aida.text());
        let change = format!("{}/change", page_of(&mut salma, "Dana").await);
        send(&mut salma, &change, &[("role", "peer"), ("work_name", "Dana")]).await;
        assert_eq!(salma.status(), StatusCode::OK, "{}", salma.text());
        assert_eq!(sealed_to(world, id).await, ["aida", "dana", "salma"], "a peer opens it as before");
    });
}

#[test]
fn what_was_discarded_is_not_restricted_and_the_page_says_why() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "put away").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let (mut dana, _) = dana(world).await;
        let form = naming(&mut dana, world, "en", id, &["aida", "dana"], "because").await;
        world.app.db.write(move |tx| tx.execute(&DISCARD, &values![id.bytes()])).await.expect("it is there");
        sends(&mut dana, &form).await;
        assert_eq!(dana.status(), StatusCode::CONFLICT, "{}", dana.text());
        assert!(dana.shows("This conversation was discarded"), "{}", dana.text());
        assert!(dana.html().contains("because"), "what was typed stays");
        assert_ne!(root(world, id).await.0, NAMED);
    });
}

#[test]
fn one_restricted_conversation_does_not_keep_the_others_back_at_the_end_of_a_shift() {
    both(async |world| {
        let (mut desk, _) = dana(world).await;
        plan(world, &mut desk, Some("aida"), ("01:00", "03:20"), &[]).await;
        plan(world, &mut desk, Some("marat"), ("03:00", "06:00"), &[]).await;
        let (_first, mut aida, closed) = restricted(world, &["aida", "dana"]).await;
        let second = visitor_who_wrote(world, "and I am for everybody").await;
        let open = rows::own(world, &second).await.expect("it is theirs");
        world.clock.advance_minutes(1);
        let mut other = member(world, "aida").await;
        other.open(&format!("/en/inbox/{open}")).await;
        answer(&mut other, "I am here").await;
        world
            .app
            .db
            .write(move |tx| {
                tx.execute(&OTHERS_AWAY, &values![closed.bytes()])?;
                tx.execute(&BACK, &values![open.bytes()])
            })
            .await
            .expect("they are there");
        aida.open("/en/duty/handover").await;
        let stays = aida.texts_of("#stays li");
        assert_eq!(stays, [find(world, closed).await.code], "{}", aida.text());
        assert!(aida.shows("only named people open them"), "{}", aida.text());
        assert_eq!(aida.all("input[name=pick]").len(), 1);
        aida.press("Hand over").await;
        assert!(aida.url().starts_with("/en/work/"), "{}", aida.text());
        assert_eq!(holder(world, open).await.as_deref(), Some("Marat"));
        assert_eq!(holder(world, closed).await.as_deref(), Some("Aida"));

        // A form of one's own gives it to nobody either, and the rest goes.
        aida.open("/en/duty/handover").await;
        assert!(!aida.has_button("Hand over"), "there is nothing that goes: {}", aida.text());

        // Somebody who is named and on a shift can have it.
        plan(world, &mut desk, Some("dana"), ("03:00", "06:00"), &[]).await;
        aida.open("/en/duty/handover").await;
        assert!(aida.shows("only to Dana") && aida.all("#stays").is_empty(), "{}", aida.text());
        aida.press("Hand over").await;
        assert_eq!(holder(world, closed).await.as_deref(), Some("Dana"), "{}", aida.text());
    });
}

#[test]
fn many_that_are_all_restricted_are_given_to_somebody_who_is_named() {
    both(async |world| {
        let (_visitor, mut aida, id) = restricted(world, &["aida", "dana"]).await;
        let pick = format!("{id}.{}", find(world, id).await.revision);
        aida.open("/en/inbox?queue=mine").await;
        let csrf = aida.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        aida.post("/en/many", &[("csrf", &csrf), ("act", "assign"), ("pick", &pick)]).await;
        let offered = aida.texts_of("select[name=assignee] option");
        assert!(offered.iter().any(|one| one.contains("Dana")), "{offered:?}: {}", aida.text());
        assert!(!offered.iter().any(|one| one.contains("Marat")), "{offered:?}");
        let deed = aida.all("input[name=deed]")[0].attr("value").expect("a deed").to_owned();
        let to = id_of(world, "dana").await.to_string();
        let fields =
            [("csrf", csrf.as_str()), ("act", "assign"), ("pick", &pick), ("deed", &deed), ("assignee", &to)];
        aida.post("/en/many/do", &fields).await;
        assert_eq!(holder(world, id).await.as_deref(), Some("Dana"), "{}", aida.text());
    });
}

#[test]
fn a_talk_that_was_restricted_after_it_was_drawn_is_said_plainly_and_the_look_goes_on() {
    both(async |world| {
        talk(world, "marat", "another talk of the sample").await;
        let visitor = visitor_who_wrote(world, "a talk that was drawn").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        answer(&mut aida, "I am here.").await;
        aida.press("Resolve").await;
        let (mut lead, _) = dana(world).await;
        lead.open("/en/review").await.fill("How many talks", "20").fill("Why", "the look of the month");
        lead.press("Draw").await;
        name(&mut aida, world, "en", id, &["aida", "salma"], "the coordinators know them").await;
        assert_eq!(sealed_to(world, id).await, ["aida", "salma"], "{}", aida.text());
        let code = find(world, id).await.code;
        let link = {
            lead.open("/en/review").await;
            let links = lead.all("#open a");
            let link = links.iter().find(|link| crate::browser::text(**link) == code).expect("it was drawn");
            link.attr("href").expect("an address").to_owned()
        };
        lead.open(&link).await;
        assert_eq!(lead.status(), StatusCode::OK, "{}", lead.text());
        assert!(lead.shows("restricted to named people after it was drawn"), "{}", lead.text());
        assert!(!lead.html().contains("a talk that was drawn"));
        lead.follow("The next talk").await;
        assert!(!said(&lead).is_empty() && lead.has_button("Save"), "{}", lead.text());
        lead.open(&link).await.press("Take it out of the sample").await;
        assert_eq!(lead.url(), "/en/review#open", "{}", lead.text());
        let left = &all(world, &REVIEWS, values![id.bytes()]).await[0];
        assert_eq!(left.int(0).ok(), Some(0));
        // What is open to the team stays in the sample.
        let other = lead.all("#open a")[0].attr("href").expect("an address").to_owned();
        lead.open(&other).await;
        let csrf = lead.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        lead.post(&format!("{other}/leave-out"), &[("csrf", &csrf)]).await;
        assert!(lead.all("#open a").iter().any(|link| link.attr("href") == Some(other.as_str())));
    });
}
