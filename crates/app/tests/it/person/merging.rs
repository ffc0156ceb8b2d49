//! Two persons become one by a coordinator's decision, and two again.

use app::person::{self, Decided, State, Suggested, Told, Verdict};
use axum::http::StatusCode;
use db::values;

use super::{
    count, distinct, file,
    forgotten::{decide, merged},
    merges, name_of, numbers, opened, persons, says, token,
};
use crate::{
    leaving::dana,
    report, rows,
    stories::{said, visitor_who_wrote},
    world::both,
};

db::statements! {
    DECISIONS = "SELECT COUNT(*) AS n FROM audit WHERE action IN ('merge_persons', 'decline_merge', 'take_back_merge')";
}

#[test]
fn the_same_said_twice_waits_once_and_nobody_is_merged_with_themselves() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let made = persons(world, &session, 2).await;
        let (a, b) = (made[0].0, made[1].0);
        assert_eq!(says(world, &session, b, a).await, Told::Suggested(Suggested::New));
        assert_eq!(says(world, &session, b, a).await, Told::Suggested(Suggested::Waits));
        assert_eq!(
            says(world, &session, a, b).await,
            Told::Suggested(Suggested::Waits),
            "the other way round"
        );
        assert_eq!(says(world, &session, a, a).await, Told::Suggested(Suggested::Same));
        let waits = merges(world).await;
        assert_eq!(waits.len(), 1);
        assert!(numbers(world).await.iter().all(|row| row.1 == row.2), "nothing is merged by the program");
        assert_eq!(count(world, &DECISIONS, values![]).await, 0, "saying something is no decision");

        decide(world, &session, waits[0].0, Verdict::One).await;
        assert_eq!(says(world, &session, a, b).await, Told::Suggested(Suggested::One));
        decide(world, &session, waits[0].0, Verdict::TakeBack).await;
        assert_eq!(
            says(world, &session, a, b).await,
            Told::Suggested(Suggested::New),
            "the person may say it again"
        );
        decide(world, &session, waits[0].0, Verdict::Two).await;
        assert_eq!(count(world, &DECISIONS, values![]).await, 3);
        assert!(rows::records_are_whole(&world.app).await);
    });
}

#[test]
fn of_two_coordinators_who_decide_at_once_one_is_told() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let (other, ..) = world.restarted();
        for round in 0..6 {
            let made = persons(world, &session, 2).await;
            file(world, &session, &made[0].1, 20_000).await;
            file(world, &session, &made[1].1, 20_001).await;
            says(world, &session, made[1].0, made[0].0).await;
            let waits = merges(world).await.into_iter().find(|(_, state, _)| *state == State::Suggested);
            let id = waits.expect("it waits").0;
            let (one, two) = tokio::join!(
                person::decide(&world.app, world.org(), &session, id, Verdict::One),
                person::decide(&other, world.org(), &session, id, Verdict::Two)
            );
            let mut both = [one.expect("the store is there"), two.expect("the store is there")];
            let merged = both[0] == Decided::Done;
            both.sort_by_key(|decided| *decided != Decided::Done);
            assert_eq!(both, [Decided::Done, Decided::Otherwise], "round {round}");
            let counted: Vec<_> = numbers(world).await;
            let of = |person: &app::person::Person| {
                counted.iter().find(|row| row.2 == person.number).expect("it was filed").1
            };
            assert_eq!(of(&made[0].1) == of(&made[1].1), merged, "round {round}");
        }
        // The same decision twice is one.
        let made = persons(world, &session, 2).await;
        says(world, &session, made[1].0, made[0].0).await;
        let waits = merges(world).await.into_iter().find(|(_, state, _)| *state == State::Suggested);
        let (id, before) = (waits.expect("it waits").0, count(world, &DECISIONS, values![]).await);
        let (one, two) = tokio::join!(
            person::decide(&world.app, world.org(), &session, id, Verdict::One),
            person::decide(&other, world.org(), &session, id, Verdict::One)
        );
        assert_eq!((one.ok(), two.ok()), (Some(Decided::Done), Some(Decided::Done)));
        assert_eq!(count(world, &DECISIONS, values![]).await, before + 1);
        other.db.clone().close();
    });
}

#[test]
fn a_report_about_somebody_who_was_merged_meanwhile_is_filed_under_the_number_of_both() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let made = persons(world, &session, 2).await;
        file(world, &session, &made[0].1, 20_000).await;
        let stale = opened(world, &session, made[1].0).await;
        merged(world, &session, made[1].0, made[0].0).await;
        let org = world.org().id;
        let held = stale.clone();
        let counted = world.app.db.write(move |tx| person::counted_as(tx, org, &held)).await;
        assert_eq!(counted.expect("the store is there"), None, "they have to be read again");
        let person = opened(world, &session, made[1].0).await;
        assert_eq!((person.number, person.counted), (stale.number, made[0].1.number));
        file(world, &session, &person, 20_005).await;
        assert_eq!(distinct(numbers(world).await.into_iter().map(|row| row.1)), 1);
        assert_eq!(distinct(numbers(world).await.into_iter().map(|row| row.2)), 2);
    });
}

#[test]
fn a_report_filed_on_its_page_is_counted_under_the_number_of_the_group() {
    both(async |world| {
        let (_, mut aida, first) = report::answered(world, "aida", "the first time").await;
        report::file(&mut aida, first, &report::ROUTINE).await;
        let (_, mut marat, second) = report::answered(world, "marat", "the second time").await;
        world.clock.advance_minutes(1);
        let (_, session) = dana(world).await;
        let id = merged(world, &session, second, first).await;
        report::file(&mut marat, second, &report::ROUTINE).await;
        let rows = numbers(world).await;
        assert_eq!(rows.len(), 2);
        assert_eq!(distinct(rows.iter().map(|row| row.1)), 1, "counted once");
        assert_eq!(distinct(rows.iter().map(|row| row.2)), 2, "filed as their own");
        decide(world, &session, id, Verdict::TakeBack).await;
        assert!(numbers(world).await.iter().all(|row| row.1 == row.2));
    });
}

#[test]
fn whoever_has_two_tickets_comes_back_to_both_conversations_after_a_merge() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let mut tickets = Vec::new();
        let mut ids = Vec::new();
        for words in ["the first time", "the second time"] {
            let mut visitor = visitor_who_wrote(world, words).await;
            ids.push(rows::own(world, &visitor).await.expect("it is theirs"));
            visitor.open("/en/thread/later").await;
            assert!(visitor.shows("Without the number we cannot know that you came before"));
            visitor.press("Make a return ticket").await;
            tickets.push((words, visitor.text_of(".digits")));
        }
        let id = merged(world, &session, ids[1], ids[0]).await;
        for _ in 0..2 {
            for (words, ticket) in &tickets {
                let mut back = world.visitor();
                back.open("/en/return").await;
                let path = back.all("form[action$='/return']")[0].attr("action").expect("it goes").to_owned();
                let fields: Vec<(String, String)> = back
                    .all("form[action$='/return'] input[type=hidden]")
                    .iter()
                    .map(|input| {
                        let of = |name| input.attr(name).unwrap_or_default().to_owned();
                        (of("name"), of("value"))
                    })
                    .collect();
                let mut fields: Vec<(&str, &str)> =
                    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                fields.push(("ticket", ticket));
                back.post(&path, &fields).await;
                back.open("/en/thread").await;
                assert_eq!(said(&back), [*words], "{}", back.text());
            }
            if merges(world).await[0].1 == State::Merged {
                decide(world, &session, id, Verdict::TakeBack).await;
            }
        }
    });
}

#[test]
fn a_worker_says_it_on_the_page_and_a_coordinator_decides_on_theirs() {
    both(async |world| {
        let (mut coordinator, session) = dana(world).await;
        let made = persons(world, &session, 3).await;
        file(world, &session, &made[0].1, 20_000).await;
        file(world, &session, &made[0].1, 20_007).await;
        file(world, &session, &made[1].1, 20_010).await;
        let (now, earlier) = (made[1].0, name_of(world, made[0].0).await);
        let mut worker = world.signed_in(world.named("aida")).await;
        worker.open(&format!("/en/inbox/{now}")).await.follow("Did they write before?").await;
        assert_eq!(worker.status(), StatusCode::OK);
        assert!(worker.shows("A lost ticket is a new person"), "{}", worker.text());
        let path = format!("/en/inbox/{now}/person/before");
        let csrf = token(&worker);
        worker.post(&path, &[("csrf", &csrf), ("earlier", &earlier)]).await;
        assert_eq!(worker.status(), StatusCode::UNPROCESSABLE_ENTITY, "only on the person's word");
        assert!(worker.shows("Without their word nothing is sent"), "{}", worker.text());
        assert_eq!(worker.value("Code name of the earlier conversation"), earlier, "what was typed is kept");
        for (name, words) in [
            ("lantern-nothing-00".to_owned(), "No conversation here has this code name"),
            (name_of(world, now).await, "This is the same conversation"),
        ] {
            let csrf = token(&worker);
            worker.post(&path, &[("csrf", &csrf), ("said", "1"), ("earlier", &name)]).await;
            assert_eq!(worker.status(), StatusCode::UNPROCESSABLE_ENTITY);
            assert!(worker.shows(words), "{}", worker.text());
        }
        let csrf = token(&worker);
        worker.post(&path, &[("csrf", &csrf), ("said", "1"), ("earlier", &earlier.to_uppercase())]).await;
        assert_eq!(
            (worker.status(), worker.url()),
            (StatusCode::OK, format!("/en/inbox/{now}/person").as_str())
        );
        assert!(worker.shows("Waits for a coordinator:") && worker.shows(&earlier), "{}", worker.text());
        worker.open("/en/persons/merges").await;
        assert_eq!(worker.status(), StatusCode::NOT_FOUND);

        coordinator.open("/en/persons/merges").await;
        for words in
            ["The person says so.", "2 reports", "1 report", &earlier, "A lost ticket is a new person"]
        {
            assert!(coordinator.shows(words), "{words}: {}", coordinator.text());
        }
        let refused = coordinator.form_of("They are one");
        coordinator.post(&refused.0, &[("csrf", "0")]).await;
        assert_eq!(coordinator.status(), StatusCode::UNPROCESSABLE_ENTITY);
        coordinator.open("/en/persons/merges").await.press("They are one").await;
        assert_eq!((coordinator.status(), coordinator.url()), (StatusCode::OK, "/en/persons/merges"));
        assert_eq!(distinct(numbers(world).await.into_iter().map(|row| row.1)), 1);
        assert!(coordinator.has_button("Take it back"), "{}", coordinator.text());
        worker.open(&format!("/en/inbox/{now}/person")).await;
        assert!(worker.shows("Counted as one with:"), "{}", worker.text());
        // An old page says something else than what holds now.
        coordinator.send(&refused.0.replace("/one", "/two"), refused.1).await;
        assert_eq!(coordinator.status(), StatusCode::CONFLICT);
        assert!(coordinator.shows("A colleague has just decided something else"), "{}", coordinator.text());
        coordinator.open("/en/persons/merges").await.press("Take it back").await;
        assert!(numbers(world).await.iter().all(|row| row.1 == row.2));
        coordinator.open("/en/audit").await;
        for words in ["Decided that two persons are one", "Took it back that two persons are one"] {
            assert!(coordinator.shows(words), "{words}");
        }
    });
}

#[test]
fn an_earlier_conversation_about_which_nothing_was_filed_can_be_named_too() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let ids = crate::leaving::many(world, 2).await;
        assert_eq!(says(world, &session, ids[1], ids[0]).await, Told::Suggested(Suggested::New));
        decide(world, &session, merges(world).await[0].0, Verdict::One).await;
        let (one, other) = (opened(world, &session, ids[0]).await, opened(world, &session, ids[1]).await);
        assert_eq!(one.counted, other.counted, "before the first report");
        file(world, &session, &other, 20_000).await;
        file(world, &session, &one, 20_001).await;
        assert_eq!(distinct(numbers(world).await.into_iter().map(|row| row.1)), 1);
    });
}
