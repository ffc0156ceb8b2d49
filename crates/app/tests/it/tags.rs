//! Tags: topics and words of the team's own, by hand or found, and into the report.

use app::{
    ids::ConversationId,
    tag::{self, Book},
};
use axum::http::StatusCode;
use db::values;

use crate::{
    leaving, rows,
    stories::{visitor_who_wrote, worker_at},
    work::find,
    world::{World, both},
};

db::statements! {
    WORDS = "SELECT word, epoch FROM tag WHERE org_id = $1";
}

async fn tags(world: &World, id: ConversationId) -> Vec<(app::ids::TagId, bool)> {
    let org = world.org().id;
    world.app.db.read(move |tx| tag::of(tx, org, id)).await.expect("it can be read")
}

fn of(world: &World, word: &str) -> app::ids::TagId {
    tag::id_of(&world.app.instance, world.org().id, word)
}

#[test]
fn a_topic_is_put_there_and_stands_in_the_report_with_where_it_comes_from() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "is my partner's test right").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let hcv = of(world, "hcv");
        aida.fill("Tag", &hcv.to_string()).press("Add tag").await;
        assert!(aida.shows("Tag added: Hepatitis C"), "{}", aida.text());
        assert_eq!(tags(world, id).await, [(hcv, true)]);
        let thread = aida.url().split('?').next().expect("a path").to_owned();
        aida.open(&format!("{thread}/report")).await;
        assert_eq!(aida.all("input[name=topics][value=hcv][checked]").len(), 1, "{}", aida.text());
        assert_eq!(aida.all("[data-from=\"From the tags\"]").len(), 1, "{}", aida.text());
        aida.open(&thread.replace("/en/", "/ar/")).await;
        assert!(aida.shows("التهاب الكبد C"), "in the words of the page: {}", aida.text());
        aida.press("إزالة التهاب الكبد C").await;
        assert!(tags(world, id).await.is_empty());
        aida.press("تراجع").await;
        assert_eq!(tags(world, id).await, [(hcv, true)]);
    });
}

#[test]
fn what_a_lexicon_found_is_marked_and_confirmed_or_removed() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let (org, sleep) = (world.org().id, of(world, "sleep"));
        world.app.db.write(move |tx| tag::add(tx, org, id, sleep, false)).await.expect("it is added");
        let mut aida = worker_at(world, "aida", &visitor).await;
        assert!(aida.shows("found"), "{}", aida.text());
        aida.press("Confirm Sleep and exhaustion").await;
        assert_eq!(tags(world, id).await, [(sleep, true)]);
        aida.press("Undo").await;
        assert_eq!(tags(world, id).await, [(sleep, false)], "found, as it was");
        aida.press("Remove Sleep and exhaustion").await;
        assert!(tags(world, id).await.is_empty());
        aida.press("Undo").await;
        assert_eq!(tags(world, id).await, [(sleep, false)]);
    });
}

#[test]
fn a_word_of_the_teams_own_lies_sealed_and_is_read_by_every_colleague() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.fill("Or a word of your own", "زيارة ثانية").press("Add tag").await;
        assert!(aida.shows("Tag added: زيارة ثانية"), "{}", aida.text());
        assert_eq!(tags(world, id).await, [(of(world, "زيارة ثانية"), true)]);
        let org = world.org().id;
        let rows = leaving::all(world, &WORDS, values![org.bytes()]).await;
        for row in &rows {
            let sealed = row.sealed::<String>(0).expect("it lies sealed");
            let needle = "زيارة".as_bytes();
            assert!(!sealed.envelope().windows(needle.len()).any(|part| part == needle));
        }
        let marat = worker_at(world, "marat", &visitor).await;
        assert!(
            marat.texts_of("#tags .chip").iter().any(|chip| chip.contains("زيارة ثانية")),
            "{}",
            marat.text()
        );
        // A new key of the team reaches the words too.
        let (mut dana, session) = leaving::dana(world).await;
        leaving::remove(&mut dana, leaving::id_of(world, "marat").await).await;
        let session =
            leaving::session_of(world, &dana).await.keys.expose().newest().map(|_| session).expect("keys");
        drop(session);
        leaving::reseal(world, &leaving::session_of(world, &dana).await).await;
        let rows = leaving::all(world, &WORDS, values![org.bytes()]).await;
        assert!(rows.iter().all(|row| row.int(1).expect("a number") == 2), "every word is under the new key");
        dana.open(&format!("/en/inbox/{id}")).await;
        assert!(
            dana.texts_of("#tags .chip").iter().any(|chip| chip.contains("زيارة ثانية")),
            "{}",
            dana.text()
        );
    });
}

#[test]
fn a_word_that_may_tell_who_somebody_is_is_asked_about_once() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.fill("Or a word of your own", "+48 601 234 567").press("Add tag").await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(aida.shows("may tell who somebody is"), "{}", aida.text());
        assert_eq!(aida.value("Or a word of your own"), "+48 601 234 567", "what was typed is kept");
        assert!(tags(world, id).await.is_empty());
        aida.press("Add tag").await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        assert_eq!(tags(world, id).await.len(), 1);
        for (word, words) in
            [("", "Choose a tag, or write a word."), (&"x".repeat(41), "At most 40 characters.")]
        {
            aida.fill("Or a word of your own", word).press("Add tag").await;
            assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
            assert!(aida.shows(words), "{}", aida.text());
        }
        // What is called like a topic is that topic.
        let before = find(world, id).await.revision;
        aida.fill("Or a word of your own", "hepatitis c").press("Add tag").await;
        assert!(tags(world, id).await.contains(&(of(world, "hcv"), true)));
        assert_eq!(find(world, id).await.revision, before + 1);
        let org = world.org().id;
        let book = world.app.db.read(move |tx| Book::read(tx, org)).await.expect("it can be read");
        let session = leaving::session_of(world, &aida).await;
        let book = Book::open(&book, &world.app.instance, org, &session, kernel::Lang::Uk);
        assert_eq!(book.word(of(world, "hcv")), Some("Гепатит C"));
    });
}
