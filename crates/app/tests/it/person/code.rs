//! A person's own code: what they say about themselves touches no disk, no log and no page twice (rule A-6).

use app::person::{State, Verdict};
use axum::http::StatusCode;
use db::values;

use super::{forgotten::decide, merges, persons, token};
use crate::{
    browser::Browser,
    leaks,
    leaving::{all, dana, many},
    world::both,
};

db::statements! {
    CODES = "SELECT code FROM person WHERE org_id = $1 AND code IS NOT NULL";
}

const MOTHER: &str = "Qacanarymother-Zyq81";
const FATHER: &str = "Wecanaryfather-Zyq82";
const DAY: &str = "canaryday-Zyq83";
const CHILD: &str = "7000123";

/// Sends the answers; `None` is one that is unknown.
async fn answer(desk: &mut Browser, id: &str, answers: [Option<&str>; 4]) {
    desk.open(&format!("/en/inbox/{id}/person")).await;
    let csrf = token(desk);
    let mut fields = vec![("csrf".to_owned(), csrf)];
    for (name, answer) in ["mother", "father", "day", "child"].iter().zip(answers) {
        match answer {
            Some(answer) => fields.push((format!("code-{name}"), answer.to_owned())),
            None => fields.push((format!("unknown-{name}"), "1".to_owned())),
        }
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    desk.post(&format!("/en/inbox/{id}/person/code"), &fields).await;
}

#[test]
fn a_6_what_somebody_says_for_their_code_lies_nowhere() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let made = persons(world, &session, 1).await;
        let fresh = many(world, 1).await[0];
        let id = made[0].0.to_string();
        let mut worker = world.signed_in(world.named("aida")).await;
        worker.open(&format!("/en/inbox/{id}/person")).await;
        assert_eq!(worker.status(), StatusCode::OK);

        // Refused for the day, for the child, for a stale token, and for knowing too little: nothing is given back.
        let mut pages = Vec::new();
        answer(&mut worker, &id, [Some(MOTHER), Some(FATHER), Some(DAY), Some(CHILD)]).await;
        assert_eq!(worker.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(worker.shows("The fields are empty on purpose"), "{}", worker.text());
        assert!(worker.shows("Type a whole number from 1 to 31"), "{}", worker.text());
        pages.push(worker.html());
        answer(&mut worker, &id, [Some(MOTHER), Some(FATHER), None, None]).await;
        assert_eq!(worker.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(worker.shows("At least 3 answers must be known"), "{}", worker.text());
        pages.push(worker.html());
        let path = format!("/en/inbox/{id}/person/code");
        worker.post(&path, &[("csrf", "0"), ("code-mother", MOTHER), ("code-father", FATHER)]).await;
        assert_eq!(worker.status(), StatusCode::UNPROCESSABLE_ENTITY);
        pages.push(worker.html());
        let nobody =
            world.desk().ask(axum::http::Method::POST, &path, Some(&format!("code-mother={MOTHER}"))).await;
        pages.push(nobody.text());
        let mut locked = world.signed_in(world.account(app::policy::Role::Peer)).await;
        locked.press("Lock").await;
        locked.post(&path, &[("code-mother", MOTHER), ("code-father", FATHER)]).await;
        pages.push(locked.html());
        assert!(all(world, &CODES, values![world.org().id.bytes()]).await.is_empty(), "nothing was kept");

        // Taken, for somebody with a person and for somebody without.
        for id in [id.clone(), fresh.to_string()] {
            answer(&mut worker, &id, [Some(MOTHER), Some(FATHER), Some("17"), Some("2")]).await;
            assert_eq!(
                (worker.status(), worker.url()),
                (StatusCode::OK, format!("/en/inbox/{id}/person").as_str())
            );
            assert!(worker.shows("This person has a code."), "{}", worker.text());
            pages.push(worker.html());
        }
        let codes = all(world, &CODES, values![world.org().id.bytes()]).await;
        assert_eq!(codes.len(), 2);
        assert_eq!(codes[0].bytes(0).expect("bytes").len(), 32);
        assert_eq!(codes[0].bytes(0).ok(), codes[1].bytes(0).ok(), "the same answers give the same code");

        for word in [MOTHER, FATHER, DAY, CHILD] {
            let lower = word.to_lowercase();
            for word in [word, lower.as_str()] {
                assert!(!pages.iter().any(|page| page.contains(word)), "{word} stands on a page");
                let found = leaks::search(world, &worker.trail, &worker.titles, word);
                assert!(found.is_empty(), "{word} lies in {found:?}");
            }
        }
        // The two letters and the numbers that are hashed are too short to search for; what is kept is 32 bytes of hash.
    });
}

#[test]
fn equal_codes_are_suggested_and_a_decision_against_them_is_not_asked_for_again() {
    both(async |world| {
        let ids = many(world, 4).await;
        let mut worker = world.signed_in(world.named("aida")).await;
        answer(&mut worker, &ids[0].to_string(), [Some("Ольга"), Some("Пётр"), Some("7"), None]).await;
        assert!(merges(world).await.is_empty(), "one alone is equal to nobody");
        answer(&mut worker, &ids[1].to_string(), [Some("ОЛЬГА"), Some("петр"), Some("٠٧"), None]).await;
        assert_eq!(worker.status(), StatusCode::OK, "{}", worker.text());
        answer(&mut worker, &ids[2].to_string(), [Some("Ольга"), Some("Пётр"), Some("8"), None]).await;
        let waits = merges(world).await;
        assert_eq!(waits.len(), 1);
        assert_eq!((waits[0].1, waits[0].2.as_str()), (State::Suggested, "code"));
        answer(&mut worker, &ids[1].to_string(), [Some("Ольга"), Some("Петр"), Some("7"), None]).await;
        assert_eq!(merges(world).await.len(), 1, "the same once more");

        let (mut coordinator, session) = dana(world).await;
        coordinator.open("/en/persons/merges").await;
        assert!(coordinator.shows("Two people can have the same code"), "{}", coordinator.text());
        decide(world, &session, waits[0].0, Verdict::Two).await;
        answer(&mut worker, &ids[1].to_string(), [Some("Ольга"), Some("Петр"), Some("7"), None]).await;
        assert_eq!(merges(world).await, [(waits[0].0, State::Declined, "code".to_owned())]);

        // Another code, or none, takes back what was only suggested by it.
        answer(&mut worker, &ids[3].to_string(), [Some("Ольга"), Some("Пётр"), Some("8"), None]).await;
        assert_eq!(merges(world).await.len(), 2);
        answer(&mut worker, &ids[3].to_string(), [Some("Анна"), Some("Пётр"), Some("8"), None]).await;
        assert_eq!(merges(world).await.len(), 1);
        answer(&mut worker, &ids[3].to_string(), [Some("Ольга"), Some("Пётр"), Some("8"), None]).await;
        assert_eq!(merges(world).await.len(), 2);
        worker.press("Delete the code").await;
        assert_eq!(worker.status(), StatusCode::OK);
        assert!(!worker.shows("This person has a code."), "{}", worker.text());
        assert_eq!(merges(world).await.len(), 1, "what was decided stays");
    });
}

#[test]
fn when_too_many_wait_the_page_says_so_and_gives_nothing_back() {
    both(async |world| {
        let id = many(world, 1).await[0].to_string();
        let mut worker = world.signed_in(world.named("aida")).await;
        let _all = std::sync::Arc::clone(&world.app.code_lane.places)
            .try_acquire_many_owned(
                u32::try_from(world.app.code_lane.places.available_permits()).expect("few"),
            )
            .expect("nobody waits");
        answer(&mut worker, &id, [Some(MOTHER), Some(FATHER), Some("17"), Some("2")]).await;
        assert_eq!(worker.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(worker.shows("The code was not made"), "{}", worker.text());
        assert!(!worker.html().contains(MOTHER));
        assert!(all(world, &CODES, values![world.org().id.bytes()]).await.is_empty());
    });
}
