//! What is due and goes, and what is not: a program that dies in the middle of it, a visitor who is faster, reports that nobody
//! accepted, and the day where the organisation is.

use app::{App, forget, ids::ConversationId, retention, settings::Settings};
use db::{Store, values};
use kernel::Fault;

use super::{EMPTY_CONVERSATIONS, count, is_there, over, run};
use crate::{
    backup,
    browser::Browser,
    feedback,
    forget::delete,
    leaving::dana,
    report, sql,
    stories::{answer, said},
    world::{Place, World, both},
};

db::statements! {
    REACHES = "SELECT COUNT(*) AS n FROM report_reach";
    WORDS = "SELECT COUNT(*) AS n FROM report WHERE private IS NOT NULL";
    SAID = "SELECT COUNT(*) AS n FROM feedback WHERE words IS NOT NULL";
    SET_SETTINGS = "UPDATE organisation SET settings = $1 WHERE id = $2";
}

const DAY: i64 = 24 * 60;

/// Whether a line stands on the list that outlives a restore.
fn is_listed(world: &World, what: &str, id: ConversationId) -> bool {
    let list = std::fs::read_to_string(world.forgotten()).expect("the list is there");
    list.lines().any(|line| line.ends_with(&format!(" {what} {id}")))
}

/// A coordinator keeps a conversation from being deleted by time.
async fn hold(lead: &mut Browser, id: ConversationId) {
    let path = format!("/en/inbox/{id}/hold");
    lead.open(&path).await;
    let fields = [("reason", "A court asks for it"), ("review", "2027-02-01")];
    lead.send(&path, report::typed(&report::standing(lead, "main form"), &fields)).await;
    assert!(lead.url().starts_with("/en/retention#hold-"), "{}", lead.text());
}

async fn write(visitor: &mut Browser, words: &str) {
    let label = visitor.open("/en/thread").await.text_of("label[for=message]");
    visitor.fill(&label, words).press("Send message").await;
    assert!(said(visitor).iter().any(|said| said.contains(words)), "{}", visitor.text());
}

#[test]
fn what_was_about_to_go_when_the_program_died_goes_only_if_its_time_is_still_over() {
    both(async |world| {
        run(world, &EMPTY_CONVERSATIONS).await;
        let (mut visitor, alive) = over(world, "I come back").await;
        let (_, held) = over(world, "a court wants this").await;
        let (_, gone) = over(world, "nobody needs this any more").await;
        world.clock.advance_minutes(2 * DAY);
        forget::list_due(&world.app, &[alive, held, gone]).await.expect("it is listed");
        // Here it dies. Nothing of the three is deleted, and two go on.
        write(&mut visitor, "are you still there").await;
        let (mut lead, _) = dana(world).await;
        hold(&mut lead, held).await;

        let (other, ..) = world.restarted();
        assert!(is_there(world, alive).await, "who wrote again is not forgotten");
        assert!(is_there(world, held).await, "what is held is not deleted by time");
        assert!(!is_there(world, gone).await);
        assert!(!is_listed(world, "due", alive) && !is_listed(world, "due", held));
        assert!(is_listed(world, "conversation", gone), "it does not come back from an older copy");
        visitor.open("/en/thread").await;
        assert!(visitor.shows("are you still there"), "{}", visitor.text());
        other.db.clone().close();
    });
}

#[test]
fn what_is_over_a_second_time_counts_from_its_last_end() {
    both(async |world| {
        run(world, &EMPTY_CONVERSATIONS).await;
        let (mut visitor, id) = over(world, "I come back").await;
        world.clock.advance_minutes(2 * DAY);
        forget::list_due(&world.app, &[id]).await.expect("it is listed");
        write(&mut visitor, "one more thing").await;
        let mut desk = world.signed_in(world.named("marat")).await;
        desk.open(&format!("/en/inbox/{id}")).await.press("Resolve").await;
        let (other, ..) = world.restarted();
        assert!(is_there(world, id).await, "it is resolved again, and its days begin anew");
        other.db.clone().close();
    });
}

#[test]
fn a_5_a_visitors_own_wish_stays_listed_whatever_the_sweep_takes_back() {
    both(async |world| {
        run(world, &EMPTY_CONVERSATIONS).await;
        let (mut visitor, id) = over(world, "please forget me").await;
        let (bytes, _) = backup::backed_up(world);
        world.clock.advance_minutes(2 * DAY);
        // The sweep has listed it; the visitor is faster; the sweep finds nothing and takes back what it has listed.
        forget::list_due(&world.app, &[id]).await.expect("it is listed");
        delete(&mut visitor).await;
        forget::settle_due(&world.app, &[], &[id]).await;
        assert!(is_listed(world, "conversation", id) && !is_listed(world, "due", id));
        let place = Place::new(backup::other(world.app.db.engine()));
        let store = Store::open(&place.url).expect("a new database opens");
        let (_, back) = backup::restore(world, &bytes, &store).expect("it restores");
        assert_eq!(back, 1, "the older copy had it, and it is gone again");
        store.close();
    });
}

#[test]
fn a_sweep_leaves_nothing_on_the_list_that_is_only_about_to_go() {
    both(async |world| {
        run(world, &EMPTY_CONVERSATIONS).await;
        let (_, id) = over(world, "a talk").await;
        world.clock.advance_minutes(400 * DAY);
        assert_eq!(retention::sweep_kind(&world.app, retention::THREAD).await.expect("swept"), 1);
        forget::trim(&world.app).await.expect("it is trimmed");
        assert!(is_listed(world, "conversation", id) && !is_listed(world, "due", id));
    });
}

#[test]
fn what_was_reported_is_no_contact_again_when_the_words_of_its_report_are_gone() {
    both(async |world| {
        run(world, &EMPTY_CONVERSATIONS).await;
        let (_, mut aida, id) = report::answered(world, "aida", "this goes on for years").await;
        report::file(&mut aida, id, &report::ROUTINE).await;
        world.clock.advance_minutes((2 * 365 + 1) * DAY);
        assert_eq!(retention::sweep_kind(&world.app, retention::REPORT).await.expect("swept"), 1);

        let mut aida = world.signed_in(world.named("aida")).await;
        let path = format!("/en/inbox/{id}/report");
        aida.open(&path).await;
        assert!(aida.all("#report-form").is_empty(), "it was reported: {}", aida.text());
        aida.open(&format!("/en/inbox/{id}")).await;
        answer(&mut aida, "how have you been").await;
        aida.open(&path).await;
        assert!(aida.shows("how have you been") && !aida.shows("this goes on for years"), "{}", aida.text());
        aida.send(&path, report::typed(&report::standing(&aida, "#report-form"), &report::ROUTINE)).await;
        assert_eq!(report::all(world).await.len(), 2, "{}", aida.text());

        assert_eq!(count(world, &REACHES).await, 1);
        forget::conversation(&world.app, id).await.expect("it is forgotten");
        assert_eq!(count(world, &REACHES).await, 0);
    });
}

#[test]
fn words_of_reports_that_nobody_accepted_go_too_and_the_list_says_when() {
    both(async |world| {
        run(world, &EMPTY_CONVERSATIONS).await;
        let (_, mut aida, id) = report::answered(world, "aida", "nobody looks at this").await;
        report::file(&mut aida, id, &report::ROUTINE).await;
        let (_, mut marat, kept) = report::answered(world, "marat", "a court wants this").await;
        report::file(&mut marat, kept, &report::ROUTINE).await;
        let (mut lead, _) = dana(world).await;
        hold(&mut lead, kept).await;
        let list = "/en/reports?list=review";
        lead.open(list).await;
        assert!(!lead.shows("Words go on"), "there is time: {}", lead.text());

        world.clock.advance_minutes((2 * 365 - 30) * DAY);
        let (mut lead, _) = dana(world).await;
        lead.open(list).await;
        let told = lead.text().matches("Words go on").count();
        assert_eq!(told, 1, "what is held stays: {}", lead.text());
        assert!(lead.shows("2028"), "{}", lead.text());
        world.clock.advance_minutes(30 * DAY);
        assert_eq!(retention::sweep_kind(&world.app, retention::REPORT).await.expect("swept"), 0);
        world.clock.advance_minutes(DAY);
        assert_eq!(retention::sweep_kind(&world.app, retention::REPORT).await.expect("swept"), 1);
        assert_eq!(count(world, &WORDS).await, 1);
        assert_eq!(report::all(world).await.len(), 2, "what is counted stays");
        let (mut lead, _) = dana(world).await;
        lead.open(list).await;
        assert!(!lead.shows("Words go on"), "{}", lead.text());
        lead.open("/en/retention").await;
        assert!(lead.shows("Words of reports"), "{}", lead.text());
    });
}

#[test]
fn days_are_those_of_the_place_where_the_organisation_is() {
    both(async |world| {
        let (mut visitor, ..) = report::answered(world, "aida", "it is late").await;
        // Half past midnight in Warsaw: the 22nd there, the 21st in universal time.
        world.clock.advance_minutes(21 * 60 + 30 - 7);
        assert_eq!(world.now().millis() % 86_400_000, (23 * 60 + 30) * 60_000, "the story begins at two");
        feedback::tell(&mut visitor, "en", &[("useful", "yes"), ("message", "thank you")]).await;
        assert_eq!(count(world, &SAID).await, 1);
        let sweep = || retention::sweep_kind(&world.app, retention::FEEDBACK);
        world.clock.advance_minutes(366 * DAY - 60);
        assert_eq!(sweep().await.expect("swept"), 0, "its last day goes on until midnight there");
        world.clock.advance_minutes(60);
        assert_eq!(sweep().await.expect("swept"), 1, "the day is over there");
    });
}

#[test]
fn a_program_with_a_cap_of_nothing_does_not_start_and_says_why() {
    both(async |world| {
        let org = world.org().id;
        let plain = Settings::plain("Harbour Night", "112", "Europe/Warsaw");
        let text = toml::to_string(&Settings { cap_emergencies: 0, ..plain }).expect("settings are a table");
        let set = move |tx: &mut db::Tx<'_>| {
            tx.execute(&SET_SETTINGS, &values![text.as_str(), org.bytes()]).map(drop)
        };
        world.app.db.write(set).await.expect("it is set");
        let store = Store::open(world.url()).expect("the database opens again");
        let Err(Fault::Broken(said)) = App::new(world.surroundings(store.clone())) else {
            panic!("it starts")
        };
        assert!(said.contains("cap_emergencies") && said.contains("1 or more"), "{said}");
        store.close();
    });
}

#[test]
fn what_is_due_is_found_by_its_index_in_its_order() {
    let world = World::sqlite();
    for (statement, index) in [
        ("CONVERSATIONS", "conversation_resolved"),
        ("FOLLOW_UPS", "follow_up_over"),
        ("REPORTS", "report_words"),
        ("REPORT_DRAFTS", "report_words"),
        ("FEEDBACK", "feedback_words"),
    ] {
        let due =
            retention::DUE_STATEMENTS.iter().find(|one| one.name().ends_with(&format!("::{statement}")));
        let plan = sql::plan(&world, due.expect("it is listed"));
        assert!(plan.iter().any(|line| line.contains(&format!("INDEX {index} "))), "{statement}: {plan:?}");
        assert!(!plan.iter().any(|line| line.contains("ORDER BY")), "{statement}: {plan:?}");
    }
}
