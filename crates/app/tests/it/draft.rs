//! What somebody has begun to write.

use axum::http::{Method, StatusCode};
use db::values;

use crate::{
    browser::Browser,
    leaks, rows,
    stories::{answer, visitor_who_wrote, worker_at},
    world::{World, both, on},
};

db::statements! {
    COUNT_DRAFTS = "SELECT COUNT(*) AS n FROM draft";
    LENGTHS = "SELECT length(body) AS n FROM draft";
    STOLEN = "UPDATE draft SET staff_id = (SELECT id FROM staff WHERE login = $1)";
}

pub async fn count(world: &World) -> i64 {
    world.app.db.read(|tx| tx.one(&COUNT_DRAFTS, &[])?.int(0)).await.expect("it can be read")
}

/// What stands in the form under a conversation.
fn begun(page: &Browser) -> String {
    page.value(&page.text_of("label[for=message]"))
}

pub async fn keep(desk: &mut Browser, words: &str) {
    let label = desk.text_of("label[for=message]");
    desk.fill(&label, words).press("Keep as draft").await;
    assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
}

#[test]
fn a_draft_is_there_again_on_another_device_until_it_is_sent() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "a long story").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        keep(&mut aida, "I read all of it.\n\nاكتب لي").await;
        assert_eq!(begun(&aida), "I read all of it.\n\nاكتب لي");
        assert!(aida.shows("Your draft."));

        world.clock.advance_minutes(1);
        let mut phone = world.signed_in(world.named("aida")).await;
        phone.open("/en/drafts").await;
        assert!(phone.shows("I read all of it. اكتب لي"), "{}", phone.text());
        phone.open(&format!("/ar/inbox/{id}")).await;
        assert_eq!(begun(&phone), "I read all of it.\n\nاكتب لي");
        assert!(phone.shows("مسودتك"));
        // Of two devices the later one counts.
        let label = phone.text_of("label[for=message]");
        phone.fill(&label, "I read it.").press("احفظ كمسودة").await;
        aida.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(begun(&aida), "I read it.");

        answer(&mut aida, "I read all of it, twice.").await;
        assert_eq!(count(world).await, 0);
        assert_eq!(begun(&aida), "");
        aida.open("/en/drafts").await;
        assert!(aida.shows("No drafts"));
    });
}

#[test]
fn nobody_else_reads_a_draft_not_even_after_moving_its_row() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        keep(&mut aida, "between us").await;
        let mut marat = worker_at(world, "marat", &visitor).await;
        assert_eq!(begun(&marat), "");
        marat.open("/en/drafts").await;
        assert!(marat.shows("No drafts"));
        world.app.db.write(|tx| tx.execute(&STOLEN, &values!["marat"])).await.expect("it can be changed");
        marat.open(&format!("/en/inbox/{id}")).await;
        assert_eq!((marat.status(), begun(&marat)), (StatusCode::OK, String::new()));
        marat.open("/en/drafts").await;
        assert!(!marat.shows("between us") && marat.status() == StatusCode::OK);
    });
}

#[test]
fn a_script_that_keeps_a_draft_gets_no_page_and_empty_words_keep_nothing() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        let at = aida.all("form.composer")[0].attr("data-draft").expect("where to").to_owned();
        let label = aida.text_of("label[for=message]");
        aida.fill(&label, "typed so far");
        // As a script sends a form: without the button.
        let (_, body) = aida.form_of("Send message");
        let answer = aida.ask(Method::POST, &at, Some(&body)).await;
        assert_eq!((answer.status, answer.body.len()), (StatusCode::NO_CONTENT, 0));
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert_eq!(count(world).await, 1);
        keep(&mut aida, "  \n ").await;
        assert_eq!(count(world).await, 0);
    });
}

#[test]
fn a_draft_outlives_a_lock_and_what_was_typed_into_the_locked_page_does_too() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let account = world.named("aida");
        let mut aida = worker_at(world, "aida", &visitor).await;
        keep(&mut aida, "begun before the lock").await;
        let mut behind = aida.clone();
        aida.press("Lock").await;
        let label = behind.text_of("label[for=message]");
        behind.fill(&label, "typed into the locked page").press("Keep as draft").await;
        behind.fill("Password", &account.password).press("Unlock").await;
        assert_eq!(begun(&behind), "typed into the locked page", "{}", behind.text());
        behind.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(begun(&behind), "begun before the lock");
    });
}

#[test]
fn a_4_a_draft_that_nobody_touches_goes_after_thirty_days() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        keep(&mut aida, "some day").await;
        for (days, left) in [(29, 1), (1, 0)] {
            world.clock.advance_minutes(days * 24 * 60);
            app::draft::delete_old(&world.app.db, world.now()).await.expect("the store is there");
            assert_eq!(count(world).await, left);
        }
    });
}

#[test]
fn the_disk_tells_nothing_of_a_draft_or_of_an_answer_that_waits_not_even_its_length() {
    on(db::Engine::Sqlite, async |world| {
        const CANARY: &str = "canary-of-a-draft";
        crate::outgoing::waits(world, "aida", 60).await;
        let visitor = visitor_who_wrote(world, "hello").await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        let mut lengths = Vec::new();
        for words in [CANARY.to_owned(), format!("{CANARY} {}", "x".repeat(40))] {
            keep(&mut aida, &words).await;
            let rows = world.app.db.read(|tx| tx.one(&LENGTHS, &[])?.int(0)).await;
            lengths.push(rows.expect("it can be read"));
        }
        assert_eq!(lengths[0], lengths[1], "padded");
        answer(&mut aida, CANARY).await;
        assert!(aida.shows(CANARY));
        keep(&mut aida, CANARY).await;
        let mut heaps = Vec::new();
        leaks::files(world.folder(), &mut heaps);
        assert!(!heaps.is_empty());
        for (name, bytes) in heaps {
            assert!(memchr::memmem::find(&bytes, CANARY.as_bytes()).is_none(), "{name}");
        }
        assert!(!world.logs().contains(CANARY));
    });
}
