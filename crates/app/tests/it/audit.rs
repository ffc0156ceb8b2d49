//! The audit trail as coordinators read it, its copy, its digest, and what is shown when somebody changed it.

use app::{
    audit::{self, Action},
    ids::StaffId,
    policy::Role,
    watch,
};
use axum::http::{Method, StatusCode};
use db::values;
use kernel::{DbError, Lang};

use crate::{
    browser::{Browser, encode},
    keys::tamper,
    pages::SAID,
    world::{World, both},
};

db::statements! {
    ID = "SELECT id FROM staff WHERE login = $1";
    CHANGE = "UPDATE audit SET at = at - 60000 WHERE staff_id = $1 AND number = 2";
    CHANGE_BACK = "UPDATE audit SET at = at + 60000 WHERE staff_id = $1 AND number = 2";
    FORGET_TRAIL = "DELETE FROM audit WHERE staff_id = $1";
    CODE = "SELECT code FROM conversation WHERE id = $1";
    COPIES = "SELECT COUNT(*) AS n FROM audit WHERE action = 'export_audit'";
}

async fn id(world: &World, login: &'static str) -> StaffId {
    let row = world.app.db.read(move |tx| tx.one(&ID, &values![login])).await.expect("a row");
    StaffId::from_bytes(row.id(0).expect("an id"))
}

/// So many sign-ins of a member, a minute apart.
async fn sign_ins(world: &World, staff: StaffId, many: i64) {
    let (org, now) = (world.org().id, world.now());
    let done = world.app.db.write(move |tx| {
        for minute in 0..many {
            let at = now.plus_minutes(minute - many);
            audit::record(tx, org, staff, Action::SignIn, staff.bytes(), at)?;
        }
        Ok::<_, DbError>(())
    });
    done.await.expect("it is recorded");
}

async fn coordinator(world: &World) -> Browser {
    let mut desk = world.signed_in(world.account(Role::Coordinator)).await;
    desk.open("/en/audit").await;
    desk
}

/// Who, what and to what, of each line.
fn lines(desk: &Browser) -> Vec<String> {
    desk.texts_of("table.data tbody tr")
}

/// The answer to a form that is on the page, by the end of its address.
async fn post(desk: &Browser, action: &str) -> crate::browser::Answer {
    let form = desk.all(&format!("form[action$=\"{action}\"]"))[0];
    let hidden = crate::browser::selector("input[type=hidden]");
    let pairs: Vec<_> = form
        .select(&hidden)
        .map(|input| {
            let of = |name| input.attr(name).unwrap_or_default().to_owned();
            (of("name"), of("value"))
        })
        .collect();
    let address = form.attr("action").expect("an address").to_owned();
    desk.ask(Method::POST, &address, Some(&encode(&pairs))).await
}

#[test]
fn a_coordinator_reads_who_opened_what_and_what_is_gone_has_no_name() {
    both(async |world| {
        let mut visitor = world.visitor();
        visitor.open("/en/write").await.fill("Your first message", SAID).press("Send message").await;
        let mut worker = world.signed_in(world.named("aida")).await;
        worker.open("/en/inbox?queue=new").await;
        let conversation = crate::rows::own(world, &visitor).await.expect("it is theirs");
        worker.open(&format!("/en/inbox/{conversation}")).await;
        let row = world.app.db.read(move |tx| tx.one(&CODE, &values![conversation.bytes()])).await;
        let code = row.expect("a row").text(0).expect("a code name").to_owned();

        let mut desk = coordinator(world).await;
        let read = lines(&desk);
        let opened = read.iter().find(|line| line.contains("Opened a conversation")).expect("a line");
        assert!(opened.contains("Aida") && opened.contains(&code), "{opened} {code}");
        assert!(read.iter().any(|line| line.contains("Signed in")));
        assert!(!desk.shows(SAID), "the trail holds no words of anybody");

        visitor.open("/en/thread/delete").await;
        visitor.press("Delete the conversation").await;
        desk.open("/en/audit").await;
        let opened = lines(&desk).into_iter().find(|line| line.contains("Opened a conversation"));
        let opened = opened.expect("that it was opened stays");
        assert!(opened.contains("a conversation that was deleted") && !opened.contains(&code), "{opened}");
    });
}

#[test]
fn the_trail_is_paged_without_a_gap_and_filtered_by_member_action_and_day() {
    both(async |world| {
        let marat = id(world, "marat").await;
        sign_ins(world, marat, 120).await;
        let mut desk = coordinator(world).await;
        desk.open(&format!("/en/audit?member={marat}&action=sign_in")).await;
        let mut seen = Vec::new();
        let mut pages = 0;
        loop {
            pages += 1;
            seen.extend(desk.texts_of("table.data tbody td.n"));
            if !desk.has_link("Older") {
                break;
            }
            desk.follow("Older").await;
        }
        let wanted: Vec<String> = (1..=120).rev().map(|number: i64| number.to_string()).collect();
        assert_eq!((pages, seen), (3, wanted), "the latest first, each once");

        desk.open("/en/audit?action=open_complaint").await;
        assert!(lines(&desk).is_empty() && desk.shows("Nothing is recorded here"));
        // It is three in the morning where the organisation is; 120 minutes before, the day was the same.
        desk.open(&format!("/en/audit?member={marat}&from=2026-11-21&to=2026-11-21")).await;
        assert_eq!(lines(&desk).len(), 50);
        desk.open(&format!("/en/audit?member={marat}&to=2026-11-20")).await;
        assert!(lines(&desk).is_empty());
        desk.open("/en/audit?from=soon").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("Write a day as 2026-11-21") && desk.html().contains("value=\"soon\""));
        for strange in ["before=x", "before=1.2.3", "member=x", "action=x", "from=%00"] {
            desk.open(&format!("/en/audit?{strange}")).await;
            assert!(matches!(desk.status().as_u16(), 200 | 422), "{strange}: {}", desk.status());
        }
    });
}

#[test]
fn a_copy_is_recorded_holds_every_page_and_no_words_of_a_visitor() {
    both(async |world| {
        let mut visitor = world.visitor();
        visitor
            .open("/en/write")
            .await
            .fill("Your first message", "canary-in-the-copy")
            .press("Send message")
            .await;
        let mut worker = world.signed_in(world.named("aida")).await;
        worker.open("/en/inbox?queue=new").await;
        sign_ins(world, id(world, "marat").await, 130).await;
        let desk = coordinator(world).await;
        let answer = post(&desk, "/audit/export").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert!(answer.headers["content-disposition"].to_str().expect("text").contains("attachment"));
        let text = answer.text();
        assert!(text.starts_with("\u{feff}\"Audit trail of "), "{}", &text[..80]);
        assert!(text.contains("Times in Europe/Warsaw"));
        assert_eq!(text.matches("\"Marat\"").count(), 130);
        assert!(text.contains("\"Took a copy of the audit trail\""), "it holds itself");
        assert!(!text.contains("canary-in-the-copy"));
        assert!(text.lines().all(|line| line.ends_with('"') || line.ends_with("\"\r")));
        let row = world.app.db.read(|tx| tx.one(&COPIES, &[])).await.expect("a row");
        assert_eq!(row.int(0).expect("a number"), 1);

        // Without the token of the session nothing is given and nothing recorded.
        let answer = desk.ask(Method::POST, "/en/audit/export", Some("csrf=x")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        let row = world.app.db.read(|tx| tx.one(&COPIES, &[])).await.expect("a row");
        assert_eq!(row.int(0).expect("a number"), 1);
    });
}

#[test]
fn a_trail_that_was_changed_is_shown_with_the_place_where_it_breaks() {
    both(async |world| {
        let marat = id(world, "marat").await;
        sign_ins(world, marat, 5).await;
        let mut desk = coordinator(world).await;
        desk.press("Examine now").await;
        assert!(
            desk.shows("Every trail is whole") && desk.shows("The team’s chain reaches"),
            "{}",
            desk.text()
        );
        tamper(world, &CHANGE, values![marat.bytes()]).await;
        desk.press("Examine now").await;
        assert!(desk.shows("A trail was changed"), "{}", desk.text());
        assert!(desk.shows("The trail of Marat breaks at entry 2"));
        desk.open("/en/complaints").await;
        assert!(desk.shows("are not what was signed"), "on every page of the desk");
        let logs = world.logs();
        assert!(logs.contains("the audit trail of a member breaks at entry 2"), "without the name");
        let mut worker = world.signed_in(world.named("aida")).await;
        worker.open("/en/inbox").await;
        assert!(!worker.shows("breaks at entry"), "for coordinators");
        tamper(world, &CHANGE_BACK, values![marat.bytes()]).await;
        desk.open("/en/audit").await.press("Examine now").await;
        assert!(desk.shows("Every trail is whole"));

        // A trail that was made anew from its beginning is whole in itself: the witness knows the one before.
        tamper(world, &FORGET_TRAIL, values![marat.bytes()]).await;
        world.clock.advance_minutes(1);
        sign_ins(world, marat, 7).await;
        desk.open("/en/audit").await.press("Examine now").await;
        assert!(desk.shows("The trail of Marat no longer reaches entry 5"), "{}", desk.text());
        desk.press("Examine now").await;
        assert!(desk.shows("The trail of Marat no longer reaches entry 5"), "however often one looks");
        let (db, orgs) = (world.app.db.clone(), world.app.organisations.clone());
        let (witness, now) = (world.app.watch.witness.clone(), world.now());
        let accepted = tokio::task::spawn_blocking(move || watch::accept(&db, &orgs, &witness, now)).await;
        accepted.expect("it ran").expect("an operator may say so");
        desk.press("Examine now").await;
        assert!(desk.shows("Every trail is whole"), "{}", desk.text());
    });
}

#[test]
fn a_line_of_an_older_digest_tells_whether_the_trail_is_the_same() {
    both(async |world| {
        let marat = id(world, "marat").await;
        sign_ins(world, marat, 5).await;
        let mut desk = coordinator(world).await;
        let answer = desk.ask(Method::GET, "/en/audit/digest/text", None).await;
        let text = answer.text();
        assert!(text.contains("Signed in: "), "{text}");
        let kept = text.lines().find(|line| line.ends_with("Marat")).expect("a line").to_owned();
        let team = text.lines().find(|line| line.ends_with("The team’s chain")).expect("a line").to_owned();
        world.clock.advance_minutes(30);
        desk = coordinator(world).await;
        sign_ins(world, marat, 3).await;
        for line in [&kept, &team] {
            desk.open("/en/audit/digest")
                .await
                .fill("A line of an older digest", line)
                .press("Compare")
                .await;
            assert!(desk.shows("It is still part of its chain"), "{line}: {}", desk.text());
        }
        tamper(world, &FORGET_TRAIL, values![marat.bytes()]).await;
        world.clock.advance_minutes(1);
        sign_ins(world, marat, 9).await;
        desk.fill("A line of an older digest", &kept).press("Compare").await;
        assert!(desk.shows("It is not part of any chain"), "{}", desk.text());
        desk.fill("A line of an older digest", "17 12345").press("Compare").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(desk.value("A line of an older digest"), "17 12345");
    });
}

#[test]
fn every_action_has_words_in_every_language_and_a_name_of_its_own() {
    let catalogue = app::content::catalogue().expect("the texts can be read");
    for action in Action::ALL {
        assert_eq!(Action::from_name(action.name()), Some(*action));
        let key = format!("audit-did-{}", action.name().replace('_', "-"));
        for lang in Lang::ALL {
            assert!(catalogue.speak(lang).has(&key), "{key} in {}", lang.code());
        }
    }
}
