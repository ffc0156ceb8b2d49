//! Single conversations, given to colleagues who do not hold the team's key.

use app::{audit, ids::ConversationId, policy::Role};
use axum::http::{Method, StatusCode};
use db::values;

use crate::{
    browser::{Browser, text},
    leaving::{id_of, session_of},
    people::{page_of, send},
    pictures, rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    world::{World, both},
};

db::statements! {
    SEAL = "SELECT root_sealed, root_wrapped FROM conversation_seal WHERE conversation_id = $1";
    ACTIONS = "SELECT a.action FROM audit a JOIN staff s ON s.id = a.staff_id WHERE s.login = $1 AND a.object = $2 ORDER BY a.number";
    TAKEN = "SELECT taken_by FROM conversation WHERE id = $1";
}

/// A worker gives the conversation that they have open.
async fn give(desk: &mut Browser, world: &World, login: &str) {
    let to = id_of(world, login).await.to_string();
    desk.fill("Give to a colleague", &to).press("Give").await;
    assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
}

async fn seal(world: &World, id: ConversationId) -> Option<(bool, bool)> {
    let rows = world.app.db.read(move |tx| tx.query(&SEAL, &values![id.bytes()])).await.expect("read");
    let row = rows.first()?;
    let held = |at| row.opt_sealed::<[u8; 32]>(at).expect("bytes").is_some();
    Some((held(0), held(1)))
}

async fn recorded(world: &World, login: &str, id: ConversationId) -> Vec<String> {
    let login = login.to_owned();
    let rows = world.app.db.read(move |tx| tx.query(&ACTIONS, &values![login.as_str(), id.bytes()])).await;
    rows.expect("read").iter().map(|row| row.text(0).expect("text").to_owned()).collect()
}

#[test]
fn a_doctor_reads_and_answers_what_was_given_and_nothing_else() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "my arm is red and hot").await;
        let other = visitor_who_wrote(world, "something else entirely").await;
        let (id, not_theirs) = (
            rows::own(world, &visitor).await.expect("it is theirs"),
            rows::own(world, &other).await.expect("it is theirs"),
        );
        let mut nur = world.signed_in(world.named("nur")).await;
        let before = nur.texts_of("li.item").len();
        for thread in [id, not_theirs] {
            nur.open(&format!("/en/inbox/{thread}")).await;
            assert_eq!(nur.status(), StatusCode::NOT_FOUND, "it was not given");
        }

        let mut aida = worker_at(world, "aida", &visitor).await;
        answer(&mut aida, "may I show this to our doctor?").await;
        give(&mut aida, world, "nur").await;
        assert!(
            aida.texts_of("[id=given] li").iter().any(|line| line.starts_with("Dr Nur")),
            "{}",
            aida.text()
        );
        assert_eq!(seal(world, id).await, Some((true, false)), "sealed to the doctor's own key");

        nur.open("/en/inbox").await;
        assert_eq!(nur.texts_of("li.item").len(), before + 1);
        assert!(!nur.shows("something else entirely"));
        let queues = nur.texts_of(".queues a");
        assert_eq!(queues.len(), 2, "{queues:?}");
        nur.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(nur.status(), StatusCode::OK, "{}", nur.text());
        assert!(said(&nur).contains(&"my arm is red and hot".to_owned()), "the past too: {:?}", said(&nur));
        assert!(nur.shows("A colleague gave you this conversation"));
        assert_eq!(seal(world, id).await, Some((false, true)), "opening it again costs no public-key work");
        for button in ["Take it", "Resolve", "Give"] {
            assert!(!nur.has_button(button), "{button}");
        }
        answer(&mut nur, "please show it to somebody today").await;
        assert!(said(&nur).contains(&"please show it to somebody today".to_owned()));
        let aida_id = id_of(world, "aida").await;
        let row = world.app.db.read(move |tx| tx.one(&TAKEN, &values![id.bytes()])).await.expect("read");
        assert_eq!(row.id(0).ok(), Some(aida_id.bytes()), "it is Aida's as before");

        visitor.open("/en/thread").await;
        assert!(visitor.shows("Dr Nur, doctor"), "the visitor reads who answers: {}", visitor.text());
        aida.open(&format!("/en/inbox/{id}")).await;
        assert!(said(&aida).contains(&"please show it to somebody today".to_owned()));

        assert_eq!(recorded(world, "nur", id).await, ["preview_thread", "open_thread"]);
        assert!(recorded(world, "aida", id).await.contains(&audit::Action::GiveThread.name().to_owned()));
        nur.open(&format!("/en/inbox/{not_theirs}")).await;
        assert_eq!(nur.status(), StatusCode::NOT_FOUND, "the other one is still not theirs");
        let session = session_of(world, &nur).await;
        assert!(session.keys.expose().newest().is_none(), "the doctor holds no key of the team");
    });
}

#[test]
fn with_a_role_that_holds_no_conversations_goes_what_was_given() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "for the doctor").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        give(&mut aida, world, "nur").await;
        let name = world.named("nur").name.clone();
        let mut dana = world.signed_in(world.account(Role::Coordinator)).await;
        let change = format!("{}/change", page_of(&mut dana, &name).await);
        for (role, stays) in [("psychologist", true), ("analyst", false)] {
            send(&mut dana, &change, &[("role", role), ("work_name", &name)]).await;
            assert_eq!(seal(world, id).await.is_some(), stays, "{role}: {}", dana.text());
        }
    });
}

#[test]
fn what_is_taken_back_is_gone_at_the_next_click_with_what_was_typed_kept() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "for a while").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        give(&mut aida, world, "timur").await;
        let mut timur = world.signed_in(world.named("timur")).await;
        timur.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(timur.status(), StatusCode::OK);
        assert!(!world.app.presence.here(id, world.now()).is_empty());

        aida.open(&format!("/en/inbox/{id}")).await.press("Take back Timur").await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        assert_eq!(seal(world, id).await, None);
        let timur_id = id_of(world, "timur").await;
        let here = world.app.presence.here(id, world.now());
        assert!(here.iter().all(|stamp| stamp.id != timur_id), "the visitor reads no longer that he is here");
        let before = rows::count(&world.app).await;
        let (action, body) = timur.form_of("Send message");
        timur.send(&action, body.replace("message=", "message=one+more+thing")).await;
        assert_eq!(timur.status(), StatusCode::NOT_FOUND);
        assert!(timur.html().contains("one more thing"), "what was typed is given back");
        assert_eq!(rows::count(&world.app).await, before);
        for path in [format!("/en/inbox/{id}"), format!("/en/inbox/{id}/image/2")] {
            timur.open(&path).await;
            assert_eq!(timur.status(), StatusCode::NOT_FOUND, "{path}");
        }
        timur.open("/en/inbox").await;
        assert!(!timur.shows("for a while"));
        assert!(recorded(world, "aida", id).await.ends_with(&["give_thread".into(), "take_thread".into()]));
        // Given again, it is there again.
        aida.open(&format!("/en/inbox/{id}")).await;
        give(&mut aida, world, "timur").await;
        timur.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(timur.status(), StatusCode::OK);
    });
}

#[test]
fn whoever_is_given_a_conversation_cannot_take_resolve_or_give_it() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "only to read and answer").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        give(&mut aida, world, "nur").await;
        let mut nur = world.signed_in(world.named("nur")).await;
        nur.open(&format!("/en/inbox/{id}")).await;
        let csrf = nur.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let before = rows::standing(&world.app, id).await;
        let to = id_of(world, "timur").await;
        for (deed, more) in [
            ("take", String::new()),
            ("resolve", "&seen=99".into()),
            ("give", format!("&to={to}")),
            ("take-back", format!("&from={to}")),
        ] {
            let path = format!("/en/inbox/{id}/{deed}");
            let answer = nur.ask(Method::POST, &path, Some(&format!("csrf={csrf}{more}"))).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{deed}");
        }
        assert_eq!(rows::standing(&world.app, id).await, before);
    });
}

#[test]
fn nothing_is_given_to_whoever_works_without_conversations_or_is_not_in_the_team() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "not for everybody").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let offered: Vec<String> = aida.all("select[id=to] option").into_iter().map(text).collect();
        assert!(offered.iter().any(|name| name.starts_with("Dr Nur")), "{offered:?}");
        for role in [Role::Analyst, Role::Publisher, Role::Administrator, Role::Coordinator, Role::Peer] {
            let name = &world.account(role).name;
            assert!(!offered.iter().any(|offer| offer.starts_with(name.as_str())), "{name} in {offered:?}");
        }
        aida.press("Give").await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(aida.shows("Choose a colleague"));
        let csrf = aida.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let analyst = id_of(world, &world.account(Role::Analyst).login).await.to_string();
        for to in [analyst.as_str(), "00000000-0000-4000-8000-000000000000", "nobody"] {
            let path = format!("/en/inbox/{id}/give");
            let answer = aida.ask(Method::POST, &path, Some(&format!("csrf={csrf}&to={to}"))).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{to}");
        }
        assert_eq!(seal(world, id).await, None);
    });
}

#[test]
fn a_deleted_conversation_takes_what_was_given_with_it_and_an_image_is_seen_by_whom_it_was_given_to() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "with a picture").await;
        let picture = pictures::file(&pictures::corners(8, 8), image::ImageFormat::Png);
        pictures::send(&mut visitor, "", &[("a.png", &picture)]).await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        give(&mut aida, world, "nur").await;
        let mut nur = world.signed_in(world.named("nur")).await;
        nur.open(&format!("/en/inbox/{id}")).await;
        let shown = nur.ask(Method::GET, &format!("/en/inbox/{id}/image/2"), None).await;
        assert_eq!(shown.status, StatusCode::OK);

        visitor.open("/en/thread/delete").await;
        let (action, body) = {
            let button = visitor.texts_of("main button");
            let words = button.iter().find(|words| words.starts_with("Delete")).expect("a button").clone();
            visitor.form_of(&words)
        };
        visitor.send(&action, body).await;
        assert_eq!(seal(world, id).await, None);
        let org = world.org().id;
        let found = world.app.db.read(move |tx| app::chat::find(tx, org, id)).await;
        assert!(found.expect("read").is_none());
        nur.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(nur.status(), StatusCode::NOT_FOUND);
    });
}
