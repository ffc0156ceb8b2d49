//! Restricted conversations that nobody of the team opens any more: only where somebody ticked that it may come to that, and never
//! in silence for whoever wrote.

use app::{chat::NAMED, ids::ConversationId};
use axum::http::{Method, StatusCode};
use db::values;

use crate::{
    browser::Browser,
    leaving::{all, dana, id_of},
    people::page_of,
    restricted::{name, restricted, root, sealed_to},
    rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    work::{find, make_emergency},
    world::{World, both},
};

db::statements! {
    LEFT = "SELECT object FROM audit WHERE action = 'leave_unopened' ORDER BY at, number";
    CLOSED = "SELECT COUNT(*) AS n FROM audit WHERE action = 'close_unopened' AND object = $1";
}

/// The numbers in the trail.
async fn numbers(world: &World) -> Vec<i128> {
    let rows = all(world, &LEFT, values![]).await;
    rows.iter().map(|row| i128::from_be_bytes(row.id(0).expect("sixteen bytes"))).collect()
}

fn hidden(page: &Browser, name: &str) -> String {
    let inputs = page.all(&format!("input[name={name}]"));
    inputs.first().and_then(|input| input.attr("value")).unwrap_or_default().to_owned()
}

/// Removes somebody on their page, with the tick or without it.
async fn remove(desk: &mut Browser, world: &World, login: &str, ticked: bool) -> StatusCode {
    let leave = format!("/en/team/{}/leave", id_of(world, login).await);
    desk.open(&leave).await;
    let (csrf, tick) = (hidden(desk, "csrf"), hidden(desk, "all_the_same"));
    let mut fields = vec![("csrf", csrf.as_str())];
    if ticked {
        fields.push(("all_the_same", &tick));
    }
    desk.post(&leave, &fields).await;
    desk.status()
}

/// A conversation of Aida and Salma alone, both of whom a coordinator who is not named lets go.
async fn left_to_nobody(world: &World) -> (Browser, ConversationId) {
    let (visitor, mut aida, id) = restricted(world, &["aida", "dana"]).await;
    aida.open(&format!("/en/inbox/{id}")).await;
    aida.fill("New note", "a note of those days").press("Add note").await;
    name(&mut aida, world, "en", id, &["aida", "salma"], "the coordinators are on leave").await;
    let (mut dana, _) = dana(world).await;
    for login in ["aida", "salma"] {
        assert_eq!(remove(&mut dana, world, login, true).await, StatusCode::OK, "{}", dana.text());
    }
    assert!(sealed_to(world, id).await.is_empty());
    (visitor, id)
}

#[test]
fn a_coordinator_who_is_not_named_lets_somebody_go_with_a_tick_that_says_what_is_lost() {
    both(async |world| {
        let (_visitor, mut aida, id) = restricted(world, &["aida", "dana"]).await;
        name(&mut aida, world, "en", id, &["aida", "salma"], "the coordinators are on leave").await;
        let (mut dana, _) = dana(world).await;
        assert_eq!(remove(&mut dana, world, "aida", false).await, StatusCode::CONFLICT);
        assert!(dana.shows("would be lost with this person"), "{}", dana.text());
        assert!(
            dana.shows("too few people will be left in 1 conversation") && !dana.shows("nobody will be able"),
            "{}",
            dana.text()
        );
        assert_eq!(sealed_to(world, id).await, ["aida", "salma"], "unticked, nothing is done");
        assert_eq!(remove(&mut dana, world, "aida", true).await, StatusCode::OK, "{}", dana.text());
        assert_eq!(sealed_to(world, id).await, ["salma"]);

        // A tick from a page on which less would have been lost accepts no more than stood there.
        let leave = format!("/en/team/{}/leave", id_of(world, "salma").await);
        dana.open(&leave).await;
        assert!(dana.shows("nobody will be able to open 1 conversation"), "{}", dana.text());
        let csrf = hidden(&dana, "csrf");
        dana.post(&leave, &[("csrf", &csrf), ("all_the_same", "0.1")]).await;
        assert_eq!(dana.status(), StatusCode::CONFLICT, "{}", dana.text());
        assert_eq!(sealed_to(world, id).await, ["salma"]);
        assert_eq!(remove(&mut dana, world, "salma", true).await, StatusCode::OK, "{}", dana.text());
        assert!(sealed_to(world, id).await.is_empty());
        assert_eq!(root(world, id).await, (NAMED, false), "it stays sealed");
        assert_eq!(numbers(world).await, [1, 1], "the trail has the number and not which");
        dana.open("/en/audit").await;
        assert!(dana.shows("to too few people or to nobody"), "{}", dana.text());
        assert!(rows::records_are_whole(&world.app).await);

        let mut marat = world.signed_in(world.named("marat")).await;
        marat.open("/en/inbox?queue=all").await;
        assert!(marat.shows("Restricted: nobody opens it any more"), "it stays listed: {}", marat.text());
        marat.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(marat.status(), StatusCode::OK);
        assert!(marat.shows("Nobody of the team can open this conversation any more"), "{}", marat.text());
        assert!(!marat.html().contains("brother") && !marat.has_button("Put it to rest"));
    });
}

#[test]
fn a_role_that_opens_nothing_is_given_all_the_same_with_a_tick() {
    both(async |world| {
        let (_visitor, mut aida, id) = restricted(world, &["aida", "dana"]).await;
        name(&mut aida, world, "en", id, &["aida", "salma"], "the coordinators are on leave").await;
        let (mut dana, _) = dana(world).await;
        for (login, shown, left) in [("aida", "Aida", &["salma"][..]), ("salma", "Salma", &[])] {
            let change = format!("{}/change", page_of(&mut dana, shown).await);
            let csrf = hidden(&dana, "csrf");
            let fields = [("csrf", csrf.as_str()), ("role", "analyst"), ("work_name", shown)];
            dana.post(&change, &fields).await;
            assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY, "{login}: {}", dana.text());
            assert!(sealed_to(world, id).await.contains(&login.to_owned()));
            assert_eq!(dana.all("select[name=role] option[selected]")[0].attr("value"), Some("analyst"));
            let tick = hidden(&dana, "all_the_same");
            dana.post(&change, &[&fields[..], &[("all_the_same", &tick)]].concat()).await;
            assert_eq!(dana.status(), StatusCode::OK, "{login}: {}", dana.text());
            assert_eq!(sealed_to(world, id).await, left);
        }
        assert_eq!(numbers(world).await, [1, 1]);
    });
}

#[test]
fn whoever_wrote_reads_that_nobody_can_open_it_and_lets_the_team_read_all_of_it() {
    both(async |world| {
        let (mut visitor, id) = left_to_nobody(world).await;
        let before = rows::count(&world.app).await;
        // A page from before: nothing is stored that nobody would read, and nothing that was typed is lost.
        let csrf = hidden(visitor.open("/en/thread").await, "csrf");
        let nonce = hidden(&visitor, "nonce");
        let fields = [("csrf", csrf.as_str()), ("nonce", &nonce), ("message", "are you still there")];
        visitor.post("/en/thread", &fields).await;
        assert_eq!(visitor.status(), StatusCode::CONFLICT, "{}", visitor.text());
        assert!(visitor.shows("Nobody would read this here"), "{}", visitor.text());
        assert_eq!(visitor.value("Your message"), "are you still there");
        assert_eq!(rows::count(&world.app).await, before);
        assert!(visitor.shows("Nobody here can open this conversation any more"), "{}", visitor.text());
        // Nor by the first form in another tab.
        let mut tab = world.visitor();
        tab.open("/en/write").await;
        let start = hidden(&tab, "start");
        visitor.post("/en/write", &[("start", &start), ("message", "from another tab")]).await;
        assert_eq!(visitor.status(), StatusCode::CONFLICT, "{}", visitor.text());
        assert_eq!(visitor.value("Your message"), "from another tab");
        assert_eq!(rows::count(&world.app).await, before);

        visitor.open("/en/thread").await.fill("Your message", "are you still there");
        let twice = visitor.form_of("Let the team read it, and send");
        visitor.press("Let the team read it, and send").await;
        assert_eq!((visitor.status(), visitor.url()), (StatusCode::OK, "/en/thread#latest"));
        assert!(!visitor.shows("Nobody here can open"), "{}", visitor.text());
        let now = find(world, id).await;
        assert!(now.epoch == 3 && now.root_sealed.is_some(), "sealed to the newest key: {}", now.epoch);
        visitor.send(&twice.0, twice.1).await;
        assert_eq!(said(&visitor).last().map(String::as_str), Some("are you still there"));
        assert_eq!(rows::count(&world.app).await, before.and(0, 1), "sent twice, it is one");

        let mut marat = worker_at(world, "marat", &visitor).await;
        assert_eq!(said(&marat)[0], "somebody of the team knows my brother");
        assert_eq!(said(&marat).len(), 3, "{}", marat.text());
        assert!(marat.shows("a note of those days"), "notes open with it: {}", marat.text());
        answer(&mut marat, "yes, we are here").await;
        visitor.open("/en/thread").await;
        assert!(visitor.shows("yes, we are here"), "{}", visitor.text());
        // And it can be restricted again, with its notes.
        name(&mut marat, world, "en", id, &["marat", "dana"], "").await;
        assert_eq!(sealed_to(world, id).await, ["dana", "marat"], "{}", marat.text());
        assert!(marat.shows("a note of those days"), "{}", marat.text());
    });
}

#[test]
fn in_arabic_whoever_wrote_begins_anew_and_the_old_conversation_stays_closed() {
    both(async |world| {
        let (mut visitor, id) = left_to_nobody(world).await;
        visitor.open("/ar/thread").await;
        assert!(visitor.shows("لم يعد أحد هنا يستطيع فتح هذه المحادثة"), "{}", visitor.text());
        let label = visitor.text_of("label[for=message]");
        visitor.fill(&label, "أريد أن أكتب لكم من جديد").press("الإرسال كمحادثة جديدة").await;
        assert_eq!(visitor.status(), StatusCode::OK, "{}", visitor.text());
        assert_eq!(said(&visitor), ["أريد أن أكتب لكم من جديد"]);
        let new = rows::own(world, &visitor).await.expect("it is theirs");
        assert_ne!(new, id);
        let marat = worker_at(world, "marat", &visitor).await;
        assert_eq!(said(&marat), ["أريد أن أكتب لكم من جديد"]);
        assert_eq!(root(world, id).await, (NAMED, false), "the old one is read by nobody");
    });
}

#[test]
fn a_visitor_need_not_write_anything_to_let_the_team_read_it_and_nobody_else_can() {
    both(async |world| {
        let (mut visitor, id) = left_to_nobody(world).await;
        let mut other = visitor_who_wrote(world, "somebody else").await;
        other.open("/en/thread").await;
        let csrf = hidden(&other, "csrf");
        // A token of another conversation opens nothing.
        for token in [csrf.as_str(), ""] {
            let body = format!("csrf={token}&to_team=1&message=");
            let answer = visitor.ask(Method::POST, "/en/thread", Some(&body)).await;
            assert_eq!(answer.status, StatusCode::CONFLICT);
            assert_eq!(root(world, id).await, (NAMED, false));
        }
        visitor.open("/en/thread").await.press("Let the team read it, and send").await;
        assert_eq!(visitor.status(), StatusCode::OK, "{}", visitor.text());
        assert!(root(world, id).await.1);
    });
}

#[test]
fn a_coordinator_puts_it_to_rest_with_the_emergency_that_nobody_can_end() {
    both(async |world| {
        let (mut visitor, id) = left_to_nobody(world).await;
        make_emergency(world, id).await;
        let mut marat = world.signed_in(world.named("marat")).await;
        marat.open(&format!("/en/inbox/{id}")).await;
        assert!(marat.shows("Tell a coordinator now"), "{}", marat.text());
        let csrf = hidden(&marat, "csrf");
        let close = format!("/en/unopened/{id}/close");
        let answer = marat.ask(Method::POST, &close, Some(&format!("csrf={csrf}"))).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "that is for coordinators");
        world.clock.advance_minutes(1);
        let mut dana = world.signed_in(world.named("dana")).await;
        dana.open(&format!("/en/inbox/{id}")).await.press("Put it to rest").await;
        assert_eq!(dana.url(), "/en/inbox", "{}", dana.text());
        let found = find(world, id).await;
        assert_eq!(found.state, app::chat::State::Resolved);
        assert_eq!(found.emergency, app::chat::Emergency::Ended);
        let trail = all(world, &CLOSED, values![id.bytes()]).await;
        assert_eq!(trail[0].int(0).ok(), Some(1));
        // What somebody opens is not put to rest this way.
        let visitor_of_another = visitor_who_wrote(world, "open to all").await;
        let open = rows::own(world, &visitor_of_another).await.expect("it is theirs");
        let csrf = hidden(&dana, "csrf");
        let answer = dana
            .ask(Method::POST, &format!("/en/unopened/{open}/close"), Some(&format!("csrf={csrf}")))
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);

        visitor.open("/en/thread").await.fill("Your message", "I am back");
        visitor.press("Let the team read it, and send").await;
        assert_eq!(find(world, id).await.state, app::chat::State::Open);
        let marat = worker_at(world, "marat", &visitor).await;
        assert!(said(&marat).contains(&"I am back".to_owned()));
    });
}
