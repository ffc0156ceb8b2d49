//! How the desk stands, a sample of its work, the week in figures: for whoever leads the team, and nothing that ranks anybody.

use app::supervision;
use axum::http::StatusCode;

use crate::{
    stories::{answer, visitor_who_wrote, worker_at},
    world::{World, both},
};

db::statements! {
    CONVERSATIONS = "SELECT COUNT(*) AS n FROM conversation";
    ANSWERS = "SELECT COUNT(*) AS n FROM message WHERE author = 'staff'";
}

/// A talk that a worker answered and resolved.
pub async fn talk(world: &World, login: &str, words: &str) {
    let visitor = visitor_who_wrote(world, words).await;
    let mut desk = worker_at(world, login, &visitor).await;
    answer(&mut desk, "I am here.").await;
    desk.press("Resolve").await;
}

#[test]
fn the_board_says_how_many_wait_and_who_is_there_and_nobodys_load() {
    both(async |world| {
        visitor_who_wrote(world, "is anybody there").await;
        let mut desk = world.signed_in(world.named("marat")).await;
        assert_eq!(desk.status(), StatusCode::OK);
        let mut lead = world.signed_in(world.account(app::policy::Role::Coordinator)).await;
        let page = lead.open("/en/board").await;
        assert!(page.shows("Waiting for us") && page.shows("Marat"), "{}", page.text());
        assert!(!page.shows("More than 12 open conversations"));
        assert_eq!(lead.open("/ar/board").await.h1(), "اللوحة");
        desk.open("/en/board").await;
        assert_eq!(desk.status(), StatusCode::NOT_FOUND, "it is for coordinators");
    });
}

#[test]
fn nobody_looks_at_a_talk_without_a_reason_and_whoever_led_it_reads_what_was_said() {
    both(async |world| {
        for number in 0..3 {
            talk(world, ["aida", "marat", "salma"][number], &format!("a talk to learn from, {number}")).await;
        }
        let mut lead = world.signed_in(world.account(app::policy::Role::Coordinator)).await;
        lead.open("/en/review").await.fill("How many talks", "2").press("Draw").await;
        assert_eq!(lead.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(lead.shows("Nobody looks at a talk without a reason"), "{}", lead.text());
        assert_eq!(lead.value("How many talks"), "2", "what was typed stays");
        lead.fill("How many talks", "20").fill("Why", "the regular look of the month").press("Draw").await;
        let open: Vec<String> =
            lead.all("#open a").iter().map(|link| link.attr("href").expect("a link").to_owned()).collect();
        assert!(open.len() >= 3, "{}", lead.text());

        // The demonstration has finished talks of its own.
        for link in &open {
            if lead.open(link).await.shows("a talk to learn from") {
                break;
            }
        }
        assert!(lead.shows("a talk to learn from") && lead.shows("the regular look of the month"));
        lead.press("Save").await;
        assert_eq!(lead.status(), StatusCode::UNPROCESSABLE_ENTITY, "its questions want an answer");
        let (action, _) = lead.form_of("Save");
        let token = lead.form_of("Save").1;
        let token = token.split('&').find(|field| field.starts_with("csrf=")).expect("a token").to_owned();
        let ticks =
            "kind=yes&safety=yes&plain=partly&linked=no&heard=yes&needs=facts&learned=stayed+until+the+end";
        lead.send(&action, format!("{token}&{ticks}")).await;
        assert!(lead.url().ends_with("/review"), "{} {}", lead.url(), lead.text());
        assert!(lead.shows("Sums are shown from 5 talks on"), "{}", lead.text());

        world.clock.advance_minutes(1);
        let mut seen = 0;
        for login in ["aida", "marat", "salma"] {
            let mut desk = world.signed_in(world.named(login)).await;
            desk.open("/en/review/mine").await;
            seen += usize::from(desk.shows("stayed until the end"));
        }
        assert_eq!(seen, 1, "only whoever led the talk reads it");
        lead.open("/en/audit").await;
        assert!(lead.shows("Drew a sample of talks to look at") && lead.shows("Reviewed a talk"));
    });
}

#[test]
fn a_review_goes_with_its_talk_and_by_itself_after_ninety_days() {
    both(async |world| {
        talk(world, "aida", "a talk that is looked at").await;
        let mut lead = world.signed_in(world.account(app::policy::Role::Coordinator)).await;
        lead.open("/en/review").await.fill("Why", "a new topic").press("Draw").await;
        assert!(!lead.all("#open a").is_empty(), "{}", lead.text());
        world.clock.advance_minutes(91 * 24 * 60);
        app::retention::sweep_kind(&world.app, app::retention::REVIEW).await.expect("they go");
        let mut lead = world.signed_in(world.account(app::policy::Role::Coordinator)).await;
        assert!(lead.open("/en/review").await.all("#open a").is_empty());
    });
}

#[test]
fn a_week_is_counted_once_it_is_over_and_has_nothing_of_anybody_in_it() {
    both(async |world| {
        talk(world, "aida", "a canary in a week").await;
        let mut lead = world.signed_in(world.account(app::policy::Role::Coordinator)).await;
        assert!(lead.open("/en/digest").await.shows("No week was counted yet"));
        world.clock.advance_minutes(7 * 24 * 60);
        supervision::keep_weeks(&world.app).await.expect("it is counted");
        supervision::keep_weeks(&world.app).await.expect("a second time changes nothing");
        let mut lead = world.signed_in(world.account(app::policy::Role::Coordinator)).await;
        lead.open("/en/digest").await;
        let row = |lead: &crate::browser::Browser, name: &str| {
            let rows = lead.texts_of("table.data tbody tr");
            rows.into_iter().find(|row| row.contains(name)).unwrap_or_default()
        };
        let number = |name: &str| {
            let row = row(&lead, name);
            let after = row.trim_start_matches(name).trim_start();
            after.split(|letter: char| !letter.is_ascii_digit()).next().and_then(|n| n.parse::<i64>().ok())
        };
        let of_table = async |statement| {
            let count = world.app.db.read(move |tx: &mut db::Tx<'_>| tx.one(statement, &[])?.int(0));
            Some(count.await.expect("it is counted"))
        };
        assert_eq!(number("Conversations begun"), of_table(&CONVERSATIONS).await, "{}", lead.text());
        assert_eq!(number("Answers"), of_table(&ANSWERS).await, "{}", lead.text());
        assert!(!lead.shows("canary") && !lead.shows("Aida"));
        assert!(lead.open("/ar/digest").await.shows("محادثات بدأت"));
    });
}
