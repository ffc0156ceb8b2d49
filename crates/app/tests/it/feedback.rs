//! How a talk was (P7, W23, W24): two questions without a name, what the team reads of them, and what leads where.

use std::collections::BTreeSet;

use app::{
    feedback::{MAX_CHARS, WORDS_KEPT_DAYS},
    policy::Role,
    retention,
};
use axum::http::{Method, StatusCode};
use db::Engine;
use kernel::{DbError, Lang};

use crate::{
    browser::{Browser, encode},
    leaks, rows,
    stories::{answer, visitor_who_wrote, worker_at},
    world::{World, both, both_with_two_organisations, on},
};

db::statements! {
    ROWS = "SELECT id, day, useful, experience, topics, language, epoch, key_sealed, key_wrapped, words, thread FROM feedback ORDER BY id";
    AUDITED = "SELECT COUNT(*) AS n FROM audit";
    MOVE_WORDS = "UPDATE feedback SET words = (SELECT words FROM feedback WHERE useful = 'no') WHERE useful = 'yes'";
}

const WORDS: &str = "more people at night canary-feedback-Zyq71";

/// A row as it lies in the database.
struct Row {
    id: Vec<u8>,
    day: i64,
    useful: String,
    experience: Option<i64>,
    topics: String,
    language: String,
    sealed: Option<Vec<u8>>,
    wrapped: Option<Vec<u8>>,
    words: Option<Vec<u8>>,
    thread: Option<Vec<u8>>,
}

async fn stored(world: &World) -> Vec<Row> {
    let read = world.app.db.read(|tx| {
        let row = |row: &db::Row| {
            let bytes = |at| Ok::<_, DbError>(row.opt_bytes(at)?.map(<[u8]>::to_vec));
            Ok::<_, DbError>(Row {
                id: row.id(0)?.to_vec(),
                day: row.int(1)?,
                useful: row.text(2)?.to_owned(),
                experience: row.opt_int(3)?,
                topics: row.text(4)?.to_owned(),
                language: row.text(5)?.to_owned(),
                sealed: bytes(7)?,
                wrapped: bytes(8)?,
                words: bytes(9)?,
                thread: bytes(10)?,
            })
        };
        tx.query(&ROWS, &[])?.iter().map(row).collect::<Result<Vec<_>, _>>()
    });
    read.await.expect("the rows can be read")
}

/// The body of the form on a page with what is ticked and typed.
fn body(page: &Browser, fields: &[(&str, &str)]) -> String {
    let csrf = page.all("#compose input[name=csrf]")[0].attr("value").expect("a token");
    let pairs = [("csrf", csrf)].into_iter().chain(fields.iter().copied());
    encode(&pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>())
}

/// Opens the form and sends it.
pub async fn tell(visitor: &mut Browser, lang: &str, fields: &[(&str, &str)]) {
    let path = format!("/{lang}/thread/feedback");
    visitor.open(&path).await;
    let body = body(visitor, fields);
    visitor.send(&path, body).await;
}

/// What is ticked on a page.
fn ticked(page: &Browser) -> BTreeSet<String> {
    page.all("#compose input[checked]")
        .iter()
        .filter_map(|input| input.attr("id"))
        .map(str::to_owned)
        .collect()
}

/// A visitor whom somebody has answered, and the worker at the conversation.
async fn talk(world: &World) -> (Browser, Browser) {
    let mut visitor = visitor_who_wrote(world, "is anybody there").await;
    let mut desk = worker_at(world, "aida", &visitor).await;
    answer(&mut desk, "we are").await;
    visitor.open("/en/thread").await;
    (visitor, desk)
}

async fn at_list(world: &World) -> Browser {
    world.clock.advance_minutes(1); // A code counts once.
    let mut desk = world.signed_in(world.named("marat")).await;
    desk.open("/en/feedback").await;
    assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
    desk
}

#[test]
fn a_visitor_is_asked_after_an_answer_and_the_team_reads_what_they_say_without_knowing_who() {
    both(async |world| {
        let mut list = at_list(world).await;
        assert!(list.shows("There is nothing here"), "{}", list.text());
        let mut visitor = visitor_who_wrote(world, "is anybody there").await;
        assert!(!visitor.has_link("Tell us how it was"), "nobody has answered yet");
        let mut desk = worker_at(world, "aida", &visitor).await;
        answer(&mut desk, "we are").await;
        visitor.open("/en/thread").await;
        assert!(visitor.has_link("Tell us how it was") && !visitor.shows("How was the talk?"));
        desk.press("Resolve").await;
        visitor.open("/en/thread").await;
        assert!(visitor.shows("How was the talk?"), "more visibly once it is resolved");
        visitor.follow("Tell us how it was").await;
        assert_eq!(visitor.header("cache-control"), "no-store");
        for kept in ["What you tick, what you write, the day", "No name, no time of day", "365 days"] {
            assert!(visitor.shows(kept), "the page says what is kept: {}", visitor.text());
        }
        let given = [("useful", "partly"), ("experience", "2"), ("topics", "mind"), ("topics", "health")];
        tell(&mut visitor, "en", &[&given[..], &[("message", WORDS)]].concat()).await;
        assert_eq!(visitor.url(), "/en/thread/feedback/thanks", "{}", visitor.text());
        assert!(visitor.shows("Your answer is stored") && visitor.has_link("To your conversation"));

        let rows = stored(world).await;
        assert_eq!(rows.len(), 1);
        let (row, own) = (&rows[0], rows::own(world, &visitor).await.expect("a conversation"));
        assert_eq!((row.useful.as_str(), row.experience, row.language.as_str()), ("partly", Some(2), "en"));
        assert_eq!(row.topics, "health mind", "in the order of the list, whatever the browser sends");
        assert!(row.thread.is_none() && row.sealed.is_some() && row.wrapped.is_none());
        assert_ne!(row.id, own.bytes());

        let audited = count_audit(world).await;
        list.open("/en/feedback").await;
        assert_eq!(count_audit(world).await, audited, "that it was read is about nobody");
        for said in ["Partly", "Bad", "Health, Mind and people", WORDS] {
            assert!(list.shows(said), "{said}: {}", list.text());
        }
        for name in ["Aida", "Marat"] {
            let lines = list.texts_of(".feedback li").concat();
            assert!(!lines.contains(name), "nobody of the team is named (J-3): {lines}");
        }
        assert!(!list.html().contains(&own.to_string()), "no way to the conversation");
        desk.open(&format!("/en/inbox/{own}")).await;
        assert!(!desk.shows(WORDS), "and none from it");
        let rows = stored(world).await;
        assert!(rows[0].sealed.is_none() && rows[0].wrapped.is_some(), "wrapped at the first opening");
        assert!(at_list(world).await.shows(WORDS), "and it opens so too");
    });
}

async fn count_audit(world: &World) -> i64 {
    world.app.db.read(|tx| tx.one(&AUDITED, &[])?.int(0)).await.expect("it can be counted")
}

#[test]
fn in_arabic_the_same_is_asked_answered_and_read() {
    both(async |world| {
        let (mut visitor, _) = talk(world).await;
        let say = |key| world.app.catalogue.speak(Lang::Ar).say(key);
        visitor.open("/ar/thread").await.follow(say("feedback-link")).await;
        assert_eq!(visitor.h1(), say("feedback-title"));
        tell(&mut visitor, "ar", &[("experience", "5"), ("message", "شكرًا لكم")]).await;
        assert_eq!(visitor.url(), "/ar/thread/feedback/thanks", "{}", visitor.text());
        assert_eq!(visitor.h1(), say("feedback-thanks"));
        assert_eq!(stored(world).await[0].language, "ar");
        let mut list = at_list(world).await;
        list.open("/ar/feedback").await;
        assert!(list.shows("شكرًا لكم") && list.shows(say("feedback-experience-5")), "{}", list.text());
    });
}

#[test]
fn a_double_click_gives_one_answer_and_another_sending_takes_its_place_on_the_first_day() {
    both(async |world| {
        let (mut visitor, _) = talk(world).await;
        visitor.open("/en/thread/feedback").await;
        let given = [("useful", "no"), ("message", WORDS)];
        let sent = body(&visitor, &given);
        let tabs = [visitor.clone(), visitor.clone()];
        let post = |tab: Browser| {
            let sent = sent.clone();
            async move { tab.ask(Method::POST, "/en/thread/feedback", Some(&sent)).await.status }
        };
        let [one, two] = tabs.map(post);
        assert_eq!(tokio::join!(one, two), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
        let first = stored(world).await;
        assert_eq!(first.len(), 1);
        // Read by the team, so that what takes its place must not be opened with the old key.
        assert!(at_list(world).await.shows(WORDS));

        world.clock.advance_minutes(24 * 60);
        visitor.open("/en/thread/feedback").await;
        assert!(visitor.shows("What you send now takes its place"), "{}", visitor.text());
        tell(&mut visitor, "en", &[("useful", "yes"), ("message", "I slept over it"), ("about", "1")]).await;
        let rows = stored(world).await;
        assert_eq!((rows.len(), rows[0].day, &rows[0].id), (1, first[0].day, &first[0].id));
        assert!(rows[0].thread.is_some() && rows[0].wrapped.is_none());
        let list = at_list(world).await;
        assert!(list.shows("I slept over it") && !list.shows(WORDS), "{}", list.text());
        // What was allowed can be taken back, words too.
        tell(&mut visitor, "en", &[("useful", "yes")]).await;
        let rows = stored(world).await;
        assert!(rows[0].thread.is_none() && rows[0].words.is_none() && rows[0].sealed.is_none());
    });
}

#[test]
fn only_with_the_visitors_tick_does_the_conversation_show_what_was_said_about_it() {
    both(async |world| {
        let (mut visitor, mut desk) = talk(world).await;
        let (mut other, _) = {
            world.clock.advance_minutes(1);
            talk(world).await
        };
        tell(&mut other, "en", &[("experience", "1")]).await;
        tell(&mut visitor, "en", &[("experience", "4"), ("about", "1"), ("message", WORDS)]).await;
        let own = rows::own(world, &visitor).await.expect("a conversation");
        desk.open(&format!("/en/inbox/{own}")).await;
        assert!(desk.shows("The visitor allows the team to know") && desk.shows(WORDS), "{}", desk.text());
        assert!(!desk.shows("Very bad"), "nothing of the other talk");
        let rows = stored(world).await;
        let named: Vec<_> = rows.iter().filter_map(|row| row.thread.as_ref()).collect();
        assert_eq!(named, [app::chat::blind(&world.app.instance, world.org().id, own).mac()]);
        let theirs = rows::own(world, &other).await.expect("a conversation");
        desk.open(&format!("/en/inbox/{theirs}")).await;
        assert!(!desk.shows("The visitor allows the team to know"));
    });
}

#[test]
fn a_5_with_the_conversation_go_words_keys_and_the_way_to_it_and_the_count_stays() {
    both(async |world| {
        let (mut visitor, _) = talk(world).await;
        let given = [("useful", "no"), ("experience", "1"), ("topics", "care"), ("message", WORDS)];
        tell(&mut visitor, "en", &[&given[..], &[("about", "1")]].concat()).await;
        assert!(stored(world).await[0].thread.is_some());
        let mut late = visitor.clone();
        late.open("/en/thread/feedback").await;
        let late_body = body(&late, &[("useful", "yes"), ("message", WORDS)]);
        crate::forget::delete(&mut visitor).await;
        let rows = stored(world).await;
        let row = &rows[0];
        assert!(row.thread.is_none() && row.words.is_none() && row.sealed.is_none() && row.wrapped.is_none());
        assert_eq!((row.useful.as_str(), row.experience, row.topics.as_str()), ("no", Some(1), "care"));
        // From another window that was open: nothing comes back, and nothing typed is lost.
        late.send("/en/thread/feedback", late_body).await;
        assert_eq!(late.status(), StatusCode::GONE, "{}", late.text());
        assert_eq!(late.value("What was missing, or what should we do differently?"), WORDS);
        assert!(late.shows("No conversation is open in this browser any more"));
        let rows = stored(world).await;
        assert_eq!((rows.len(), rows[0].useful.as_str(), rows[0].words.is_some()), (1, "no", false));
    });
}

#[test]
fn what_an_older_copy_brings_back_is_forgotten_at_the_next_start() {
    both(async |world| {
        let (mut visitor, _) = talk(world).await;
        tell(&mut visitor, "en", &[("useful", "no"), ("message", WORDS), ("about", "1")]).await;
        let own = rows::own(world, &visitor).await.expect("a conversation");
        // As if the copy were older than the deletion: the list has it, the rows do not know it yet.
        let day = world.now().to_day().millis() / 86_400_000;
        std::fs::write(world.forgotten(), format!("{day} conversation {own}\n")).expect("it can be written");
        let _started = world.restarted();
        let rows = stored(world).await;
        assert!(rows[0].thread.is_none() && rows[0].words.is_none() && rows[0].sealed.is_none());
        assert_eq!(rows[0].useful, "no");
    });
}

#[test]
fn a_refused_form_keeps_every_tick_and_every_word() {
    on(Engine::Sqlite, async |world| {
        let (mut visitor, _) = talk(world).await;
        let long = "x".repeat(MAX_CHARS + 1);
        let ticks = [("useful", "partly"), ("experience", "3"), ("topics", "mind"), ("about", "1")];
        tell(&mut visitor, "en", &[&ticks[..], &[("message", &long)]].concat()).await;
        assert_eq!(visitor.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let expected = ["about", "experience-3", "topic-mind", "useful-partly"].map(str::to_owned);
        assert_eq!(ticked(&visitor), BTreeSet::from(expected.clone()));
        assert_eq!(visitor.value("What was missing, or what should we do differently?"), long);
        assert!(visitor.shows("At most 2,000 fit here"), "{}", visitor.text());

        for nothing in [&[][..], &[("topics", "mind"), ("about", "1")], &[("useful", "x"), ("message", " ")]]
        {
            tell(&mut visitor, "en", nothing).await;
            assert_eq!(visitor.status(), StatusCode::UNPROCESSABLE_ENTITY, "{nothing:?}");
            assert!(visitor.shows("Answer at least one question"), "{}", visitor.text());
        }
        // A form of another session, and another language while one is writing.
        let forged = encode(&[("csrf".into(), "00".into()), ("message".into(), WORDS.into())]);
        visitor.send("/en/thread/feedback", forged).await;
        assert_eq!(visitor.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(visitor.value("What was missing, or what should we do differently?"), WORDS);
        let switch = body(&visitor, &[&ticks[..], &[("message", WORDS), ("switch", "1")]].concat());
        visitor.send("/fr/thread/feedback", switch).await;
        assert_eq!(visitor.status(), StatusCode::OK);
        assert_eq!(ticked(&visitor), BTreeSet::from(expected));
        assert!(visitor.html().contains("lang=\"fr\"") && visitor.html().contains(WORDS));
        assert!(stored(world).await.is_empty());
    });
}

#[test]
fn without_a_conversation_there_is_nothing_to_say_and_what_was_typed_stays() {
    on(Engine::Sqlite, async |world| {
        let mut nobody = world.visitor();
        nobody.open("/en/thread/feedback").await;
        assert_eq!(nobody.status(), StatusCode::NOT_FOUND);
        nobody.post("/en/thread/feedback", &[("useful", "yes"), ("message", WORDS)]).await;
        assert_eq!(nobody.status(), StatusCode::GONE);
        assert_eq!(nobody.value("What was missing, or what should we do differently?"), WORDS);
        assert!(ticked(&nobody).contains("useful-yes"));
        // A made-up cookie is no session, even with the token that follows from it.
        let secret = app::visitor::VisitorSecret::from_cookie(&"ab".repeat(32)).expect("a secret");
        let csrf = ui::csrf::token(&secret.form_key(), "feedback");
        nobody.cookies.insert("nb".into(), secret.to_cookie());
        nobody.post("/en/thread/feedback", &[("csrf", &csrf), ("useful", "yes")]).await;
        assert_eq!(nobody.status(), StatusCode::GONE);
        assert!(stored(world).await.is_empty());
    });
}

#[test]
fn while_nothing_can_be_stored_every_tick_and_word_stays_and_is_sent_once_later() {
    both(async |world| {
        let (mut visitor, _) = talk(world).await;
        let (gone, public, _) = world.restarted();
        visitor.open("/en/thread/feedback").await;
        let sent = body(&visitor, &[("useful", "no"), ("topics", "mind"), ("message", WORDS)]);
        gone.db.clone().close();
        let low = app::surfaces::public::router(&crate::flood::low(world));
        for router in [&public, &low] {
            let mut page = visitor.clone().through(router);
            page.send("/en/thread/feedback", sent.clone()).await;
            assert_eq!(page.status(), StatusCode::SERVICE_UNAVAILABLE, "{}", page.text());
            assert_eq!(page.value("What was missing, or what should we do differently?"), WORDS);
            assert_eq!(ticked(&page), BTreeSet::from(["topic-mind", "useful-no"].map(str::to_owned)));
            assert!(stored(world).await.is_empty());
        }
        visitor.send("/en/thread/feedback", sent).await;
        assert_eq!(visitor.url(), "/en/thread/feedback/thanks");
        assert_eq!(stored(world).await.len(), 1);
    });
}

#[test]
fn the_list_is_filtered_by_answer_and_day_and_goes_on_in_pages() {
    both(async |world| {
        for number in 0..33 {
            let mut visitor = visitor_who_wrote(world, "hello").await;
            let useful = if number % 3 == 0 { "no" } else { "yes" };
            tell(&mut visitor, "en", &[("useful", useful), ("message", &format!("say {number:02}."))]).await;
            if number == 20 {
                world.clock.advance_minutes(24 * 60);
            }
        }
        let mut list = at_list(world).await;
        let mut seen = list.texts_of(".feedback li");
        assert_eq!(seen.len(), 30);
        list.follow("Older").await;
        seen.extend(list.texts_of(".feedback li"));
        assert_eq!(seen.len(), 33);
        for number in 0..33 {
            let word = format!("say {number:02}.");
            assert_eq!(seen.iter().filter(|line| line.contains(&word)).count(), 1, "{word}: {seen:?}");
        }
        let late = |line: &String| (21..33).any(|number| line.contains(&format!("say {number:02}.")));
        assert!(seen[..12].iter().all(late), "the latest day first: {seen:?}");
        assert!(!list.has_link("Older"));

        list.open("/en/feedback?useful=no").await;
        assert_eq!(list.texts_of(".feedback li").len(), 11);
        let days: Vec<i64> = stored(world).await.iter().map(|row| row.day).collect();
        let day = |number: i64| {
            let date = jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(number);
            date.to_string()
        };
        let (first, second) = (*days.iter().min().expect("a day"), *days.iter().max().expect("a day"));
        assert_eq!(second, first + 1);
        for (query, n) in [
            (format!("from={}", day(second)), 12),
            (format!("to={}", day(first)), 21),
            (format!("from={}&to={}", day(first), day(first)), 21),
            (format!("from={}&useful=no", day(second)), 4),
            (format!("from={}", day(second + 1)), 0),
        ] {
            list.open(&format!("/en/feedback?{query}")).await;
            assert_eq!(list.texts_of(".feedback li").len(), n, "{query}");
        }
        assert!(list.shows("There is nothing here") && list.has_link("Show everything"));
        list.open("/en/feedback?from=yesterday").await;
        assert_eq!(list.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(list.value("From day"), "yesterday");
    });
}

#[test]
fn who_holds_the_teams_key_reads_it_and_words_that_were_moved_to_another_row_do_not_open() {
    both(async |world| {
        let (mut visitor, _) = talk(world).await;
        tell(&mut visitor, "en", &[("useful", "no"), ("message", WORDS)]).await;
        let mut other = visitor_who_wrote(world, "hello").await;
        tell(&mut other, "en", &[("useful", "yes"), ("message", "fine")]).await;
        let moved = world.app.db.write(|tx| tx.execute(&MOVE_WORDS, &[])).await;
        assert_eq!(moved.expect("whoever has the database can do this"), 1);
        let list = at_list(world).await;
        assert!(list.shows("These words do not open with your keys"), "{}", list.text());
        assert_eq!(list.text().matches(WORDS).count(), 1);
        for role in [Role::Doctor, Role::Analyst] {
            let mut desk = world.signed_in(world.account(role)).await;
            desk.open("/en/feedback").await;
            assert_eq!(desk.status(), StatusCode::NOT_FOUND, "{role:?}");
            assert!(!desk.has_link("What people say"));
        }
        assert!(list.has_link("What people say"));
    });
}

#[test]
fn another_organisation_sees_nothing_of_it() {
    both_with_two_organisations(async |world| {
        let (mut visitor, _) = talk(world).await;
        tell(&mut visitor, "en", &[("useful", "no"), ("message", WORDS)]).await;
        let ours = stored(world).await;
        assert_eq!(ours.len(), 1);
        // The cookie in the other house opens nothing and stores nothing.
        let mut elsewhere = visitor.clone().at(crate::world::LEFT);
        elsewhere.open("/en/thread/feedback").await;
        assert_eq!(elsewhere.status(), StatusCode::NOT_FOUND);
        let csrf = {
            visitor.open("/en/thread/feedback").await;
            visitor.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned()
        };
        elsewhere.post("/en/thread/feedback", &[("csrf", &csrf), ("useful", "yes")]).await;
        assert_eq!(elsewhere.status(), StatusCode::GONE);
        assert_eq!(stored(world).await.len(), 1);
    });
}

#[test]
fn the_disk_holds_no_word_of_it_and_no_time_but_the_day() {
    both(async |world| {
        world.clock.advance_millis(12_345);
        let (mut visitor, mut desk) = talk(world).await;
        tell(&mut visitor, "en", &[("useful", "no"), ("message", WORDS), ("about", "1")]).await;
        let list = at_list(world).await;
        let own = rows::own(world, &visitor).await.expect("a conversation");
        desk.open(&format!("/en/inbox/{own}")).await;
        assert!(desk.shows(WORDS) && list.shows(WORDS));
        let addresses = [visitor.trail.clone(), list.trail.clone(), desk.trail.clone()].concat();
        let titles = [visitor.titles.clone(), list.titles.clone(), desk.titles.clone()].concat();
        let found = leaks::search(world, &addresses, &titles, "canary-feedback-Zyq71");
        assert!(found.is_empty(), "the words lie in {found:?}");
        let row = &stored(world).await[0];
        assert!((19_000..40_000).contains(&row.day), "a day and nothing finer: {}", row.day);
        // Short words of any length give the same size.
        let mut other = visitor_who_wrote(world, "hello").await;
        tell(&mut other, "en", &[("message", "a")]).await;
        let sizes: BTreeSet<_> =
            stored(world).await.iter().map(|row| row.words.as_ref().map(Vec::len)).collect();
        assert_eq!(sizes.len(), 1, "{sizes:?}");
    });
}

#[test]
fn a_4_words_go_after_a_year_and_what_was_ticked_is_counted_on() {
    both(async |world| {
        let (mut visitor, _) = talk(world).await;
        tell(&mut visitor, "en", &[("useful", "no"), ("message", WORDS), ("about", "1")]).await;
        let sweep = || retention::sweep_kind(&world.app, retention::FEEDBACK);
        world.clock.advance_minutes((WORDS_KEPT_DAYS - 1) * 24 * 60);
        assert_eq!(sweep().await.expect("the store is there"), 0, "too early");
        world.clock.advance_minutes(2 * 24 * 60);
        assert_eq!(sweep().await.expect("the store is there"), 1);
        let row = &stored(world).await[0];
        assert!(row.words.is_none() && row.sealed.is_none() && row.thread.is_none());
        assert_eq!(row.useful, "no");
        let texts = world.app.catalogue.speak(Lang::En);
        let said = texts.with("feedback-kept-long", "days", WORDS_KEPT_DAYS);
        assert!(said.contains(&WORDS_KEPT_DAYS.to_string()), "pages say the same: {said}");
    });
}
