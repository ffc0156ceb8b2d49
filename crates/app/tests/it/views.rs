//! Lists at the desk: queues, what a line says, narrowing, paging, saved views.

use app::{
    chat,
    ids::{ConversationId, TagId},
    policy::Role,
    tag,
};
use axum::http::{Method, StatusCode};
use db::values;
use http_body_util::BodyExt;
use kernel::Moment;

use crate::{
    browser::{Browser, text},
    rows, sql,
    stories::{answer, visitor_who_wrote, worker_at},
    world::{NOW, World, both},
};

db::statements! {
    EMERGENCY = "UPDATE conversation SET emergency = 1, revision = revision + 1 WHERE id = $1";
    SNOOZE = "UPDATE conversation SET snoozed_until = $1, revision = revision + 1 WHERE id = $2";
    MENTION = "INSERT INTO mention (org_id, conversation_id, staff_id, note_id, seen) VALUES ($1, $2, (SELECT id FROM staff WHERE login = $3), $2, 0)";
    UNANSWERED = "SELECT COUNT(*) AS n FROM conversation WHERE state <> 'resolved' AND state <> 'discarded' AND last_author = 'visitor'";
    STAFF = "SELECT id FROM staff WHERE login = $1";
    ONE_MORE = "INSERT INTO conversation (id, org_id, code, language, state, last_author, waiting_since, changed_at, epoch, root_sealed)
        VALUES ($1, $2, 'lantern-harbour-04', 'en', 'new', 'visitor', $3, $3, 1, $4)";
    ITS_MESSAGE = "INSERT INTO message (conversation_id, number, id, org_id, author, sent_at, body)
        VALUES ($1, 1, $1, $2, 'visitor', $3, $4)";
    RESOLVE_ALL = "UPDATE conversation SET state = 'resolved' WHERE waiting_since > $1 AND taken_by IS NULL";
    VIEWS = "SELECT COUNT(*) AS n FROM saved_view";
    VIEW_TEXTS = "SELECT query FROM saved_view ORDER BY place";
    PREVIEWS = "SELECT COUNT(*) AS n FROM audit WHERE action = 'preview_thread' AND object = $1";
    END_SESSIONS = "DELETE FROM staff_session";
    SEARCHES = "SELECT COUNT(*) AS n FROM audit WHERE action = 'search_threads'";
}

async fn write(world: &World, statement: &'static db::Statement, values: Vec<db::Value>) {
    let done = world.app.db.write(move |tx| tx.execute(statement, &values).map(drop)).await;
    done.expect("it is written");
}

async fn number(world: &World, statement: &'static db::Statement) -> i64 {
    world.app.db.read(move |tx| tx.one(statement, &[])?.int(0)).await.expect("it can be counted")
}

/// A conversation that begins with these words.
async fn begun(world: &World, words: &str) -> (Browser, ConversationId) {
    let visitor = visitor_who_wrote(world, words).await;
    let id = rows::own(world, &visitor).await.expect("a conversation");
    (visitor, id)
}

async fn aida(world: &World) -> Browser {
    world.signed_in(world.named("aida")).await
}

/// The previews of a list.
fn previews(desk: &Browser) -> Vec<String> {
    desk.texts_of("li.item p")
}

/// What the line says whose preview begins so.
fn line(desk: &Browser, words: &str) -> String {
    // Without the marks that keep the direction of a value apart from that of the sentence.
    let plain = |item| text(item).replace(['\u{2068}', '\u{2069}'], "");
    let found = desk.all("li.item").into_iter().map(plain).find(|line| line.contains(words));
    found.unwrap_or_else(|| panic!("{words:?} is not listed: {}", desk.text()))
}

/// The number beside a queue.
fn count(desk: &Browser, queue: &str) -> String {
    let links = desk.all(".queues a");
    let link = links.into_iter().map(text).find(|link| link.starts_with(queue)).expect("the queue is there");
    link[queue.len()..].trim().to_owned()
}

#[test]
fn emergencies_stand_first_in_every_queue_and_then_whoever_waits_longest() {
    both(async |world| {
        let (_, first) = begun(world, "the first of three").await;
        world.clock.advance_minutes(1);
        let (_, second) = begun(world, "the second of three").await;
        world.clock.advance_minutes(1);
        let (_, third) = begun(world, "the third of three").await;
        write(world, &EMERGENCY, values![third.bytes()].to_vec()).await;
        let mut desk = aida(world).await;
        for queue in ["waiting", "new", "all"] {
            desk.open(&format!("/en/inbox?queue={queue}")).await;
            let ours: Vec<_> =
                previews(&desk).into_iter().filter(|words| words.contains("of three")).collect();
            assert_eq!(ours, ["the third of three", "the first of three", "the second of three"], "{queue}");
            assert_eq!(previews(&desk)[0], "the third of three", "{queue}: before everybody else");
        }
        desk.open("/en/inbox?queue=emergency").await;
        assert!(previews(&desk).contains(&"the third of three".to_owned()));
        assert!(!previews(&desk).contains(&"the first of three".to_owned()));
        assert!(line(&desk, "the third").contains("Emergency, waiting 0 min"), "{}", desk.text());
        assert!(desk.all(".queues a[data-tone=urgent]").len() == 1, "the queue shows it too");
        // Whatever was done with it: nobody has closed it, so it stays.
        write(world, &SNOOZE, values![NOW.plus_minutes(9_999), third.bytes()].to_vec()).await;
        desk.open("/en/inbox?queue=emergency").await;
        assert!(previews(&desk).contains(&"the third of three".to_owned()));
        let _ = (first, second);
    });
}

#[test]
fn what_was_put_off_stands_only_in_its_own_queue_and_in_all_until_its_time_comes() {
    both(async |world| {
        let (_, id) = begun(world, "ask me later").await;
        write(world, &SNOOZE, values![NOW.plus_minutes(60), id.bytes()].to_vec()).await;
        let mut desk = aida(world).await;
        let mut is_in = async |queue: &str| {
            desk.open(&format!("/en/inbox?queue={queue}")).await;
            previews(&desk).contains(&"ask me later".to_owned())
        };
        for (queue, there) in [("waiting", false), ("new", false), ("snoozed", true), ("all", true)] {
            assert_eq!(is_in(queue).await, there, "{queue}");
        }
        desk.open("/en/inbox?queue=snoozed").await;
        assert!(
            line(&desk, "ask me later").contains("Put off until 21 November 2026 04:00"),
            "{}",
            desk.text()
        );
        assert_eq!(count(&desk, "Put off"), "1");
        world.clock.advance_minutes(60);
        let mut desk = aida(world).await;
        desk.open("/en/inbox?queue=waiting").await;
        assert!(previews(&desk).contains(&"ask me later".to_owned()), "it came back by itself");
        desk.open("/en/inbox?queue=snoozed").await;
        assert!(desk.shows("Nothing waits here"));
    });
}

#[test]
fn a_mention_stands_in_the_queue_of_whoever_it_names_and_nobody_elses() {
    both(async |world| {
        let (_, id) = begun(world, "somebody should look").await;
        write(world, &MENTION, values![world.org().id.bytes(), id.bytes(), "aida"].to_vec()).await;
        let mut desk = aida(world).await;
        desk.open("/en/inbox?queue=mentioned").await;
        assert_eq!(previews(&desk), ["somebody should look"]);
        assert!(line(&desk, "somebody").contains("mentions you"));
        assert_eq!(count(&desk, "Mentions of me"), "1");
        let mut marat = world.signed_in(world.named("marat")).await;
        marat.open("/en/inbox?queue=mentioned").await;
        assert!(previews(&marat).is_empty());
    });
}

#[test]
fn a_wait_is_told_in_words_and_against_the_target_in_arabic_too() {
    both(async |world| {
        let (_, _) = begun(world, "how long does it take").await;
        world.clock.advance_minutes(12);
        let mut desk = aida(world).await;
        desk.open("/en/inbox?queue=new").await;
        let said = line(&desk, "how long");
        assert!(said.contains("New, waiting 12 min") && !said.contains("over"), "{said}");
        world.clock.advance_minutes(13);
        let mut desk = aida(world).await;
        desk.open("/en/inbox?queue=new").await;
        let said = line(&desk, "how long");
        assert!(said.contains("New, waiting 25 min, 10 min over the target"), "{said}");
        desk.open("/ar/inbox?queue=new").await;
        let said = line(&desk, "how long");
        assert!(
            said.contains("جديدة، الانتظار: 25 دقيقة") && said.contains("تجاوز الهدف: 10 دقائق"),
            "{said}"
        );
    });
}

#[test]
fn the_targets_clock_rests_outside_the_hours_and_the_list_says_so() {
    both(async |world| {
        world.clock.advance_minutes(175); // Five minutes before the end of the duty.
        let (_, _) = begun(world, "just before you close").await;
        world.clock.advance_minutes(120);
        let mut desk = aida(world).await;
        desk.open("/en/inbox?queue=new").await;
        let said = line(&desk, "just before");
        assert!(said.contains("waiting 2 hours") && !said.contains("over the target"), "{said}");
        assert!(desk.text().contains("is not counted against the target"), "{}", desk.text());
    });
}

#[test]
fn a_colleague_who_has_it_open_is_named_and_oneself_is_not() {
    both(async |world| {
        let (visitor, _) = begun(world, "are you two there").await;
        let mut marat = worker_at(world, "marat", &visitor).await;
        let mut desk = aida(world).await;
        desk.open("/ru/inbox?queue=new").await;
        let said = line(&desk, "are you two");
        assert!(said.contains("Открыто у Marat"), "{said}");
        marat.open("/ru/inbox?queue=new").await;
        assert!(!line(&marat, "are you two").contains("Открыто"), "not to oneself");
    });
}

#[test]
fn a_list_is_narrowed_by_code_language_state_worker_tag_and_day_and_each_part_can_be_removed() {
    both(async |world| {
        let (visitor, id) = begun(world, "which tag am I").await;
        let org = world.org().id;
        let overdose = tag::id_of(&world.app.instance, org, "overdose");
        let put = world.app.db.write(move |tx| tag::add(tx, org, id, overdose, true));
        put.await.expect("a tag");
        let code =
            world.app.db.read(move |tx| chat::find(tx, org, id)).await.expect("read").expect("it").code;
        let mut desk = aida(world).await;
        let mut listed = async |query: &str| {
            desk.open(&format!("/en/inbox?queue=all&{query}")).await;
            assert_eq!(desk.status(), StatusCode::OK, "{query}");
            let there = previews(&desk).contains(&"which tag am I".to_owned());
            (there, previews(&desk).len())
        };
        let (there, all) = listed("").await;
        assert!(there && all > 3, "{all}");
        assert!(listed(&format!("code={}", &code[..code.len() - 1])).await.0);
        assert_eq!(listed("code=zzzz").await, (false, 0));
        assert_eq!(listed(&format!("tag={overdose}")).await, (true, 1));
        assert_eq!(listed(&format!("tag={}", TagId::from_bytes([9; 16]))).await, (false, 0));
        assert!(listed("language=en").await.0 && !listed("language=ar").await.0);
        assert!(listed("state=new").await.0 && !listed("state=resolved").await.0);
        assert!(listed("worker=nobody").await.0);
        assert!(listed("from=2026-11-21").await.0 && !listed("from=2026-11-22").await.0);
        assert!(listed("to=21.11.2026").await.0 && !listed("to=20.11.2026").await.0);

        desk.open(&format!("/en/inbox?queue=all&tag={overdose}&language=en&state=new")).await;
        assert!(line(&desk, "which tag").contains("Overdose"), "the tag stands in the line in words");
        let chips = desk.texts_of(".list-head li.tag > span");
        assert_eq!(chips, ["English", "New", "Overdose"]);
        desk.follow("Remove Overdose").await;
        assert_eq!(desk.texts_of(".list-head li.tag > span"), ["English", "New"]);
        desk.follow("Show the whole list").await;
        assert!(desk.texts_of(".list-head li.tag > span").is_empty());

        let mut marat = worker_at(world, "marat", &visitor).await;
        answer(&mut marat, "I am here").await;
        let staff = some_staff(world, "marat").await;
        desk.open(&format!("/en/inbox?queue=answered&worker={staff}")).await;
        assert!(previews(&desk).contains(&"I am here".to_owned()));
        assert_eq!(desk.texts_of(".list-head li.tag > span"), ["Marat"]);
    });
}

async fn some_staff(world: &World, login: &'static str) -> app::ids::StaffId {
    let id = world.app.db.read(move |tx| tx.one(&STAFF, &values![login])?.id(0)).await;
    app::ids::StaffId::from_bytes(id.expect("they work here"))
}

#[test]
fn a_day_that_is_none_is_told_and_a_strange_address_lists_the_first_queue() {
    both(async |world| {
        let mut desk = aida(world).await;
        desk.open("/en/inbox?queue=all&from=31.11.2026").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(desk.all("#from[aria-invalid=true]").len(), 1);
        for query in
            ["queue=%ff", "after=o5.x", "before=%00", "tag=../..", "worker='--", "state=%F0%9F%92%A9"]
        {
            desk.open(&format!("/en/inbox?{query}")).await;
            assert_eq!(desk.status(), StatusCode::OK, "{query}");
        }
    });
}

#[test]
fn a_view_is_kept_under_a_name_that_no_row_tells_and_opens_the_list_again() {
    both(async |world| {
        begun(world, "a message in English").await;
        let mut desk = aida(world).await;
        desk.open("/en/inbox?queue=waiting&language=en").await;
        desk.fill("Name of the view", "ночь и canaryviews").press("Save this view").await;
        assert!(desk.url().starts_with("/en/inbox?queue=waiting&language=en&view="), "{}", desk.url());
        assert_eq!(desk.text_of(".list h2"), "ночь и canaryviews");
        let kept =
            world.app.db.read(|tx| Ok::<_, kernel::DbError>(tx.one(&VIEW_TEXTS, &[])?.text(0)?.to_owned()));
        assert_eq!(kept.await.expect("it is kept"), "queue=waiting&language=en");
        let mut marat = world.signed_in(world.named("marat")).await;
        marat.open("/en/inbox").await;
        assert!(!marat.shows("canaryviews"), "another member's own view");
        assert!(!world.logs().contains("canaryviews"));

        desk.follow("Change saved views").await;
        desk.fill("Name of the view", "Arabic").press("Rename").await;
        assert!(desk.shows("Arabic") && !desk.shows("canaryviews"));
        desk.fill("Name of the view", " ").press("Rename").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        desk.open("/ar/views").await;
        assert!(desk.shows("لك وحدك"));
        desk.open("/en/views").await.press("Delete Arabic").await;
        assert_eq!(number(world, &VIEWS).await, 0);
    });
}

#[test]
fn a_coordinator_shares_a_view_and_others_can_use_and_not_change_it() {
    both(async |world| {
        let mut coordinator = world.signed_in(world.account(Role::Coordinator)).await;
        for (language, name) in [("ru", "Русские"), ("ar", "العربية")] {
            coordinator.open(&format!("/en/inbox?queue=waiting&language={language}")).await;
            coordinator.fill("Name of the view", name).press("Save this view").await;
        }
        coordinator.open("/en/views").await.press("Move up العربية").await;
        coordinator.press("Share with the team").await;
        let mut desk = aida(world).await;
        desk.open("/ar/inbox").await;
        assert!(desk.has_link("العربية"), "{}", desk.text());
        assert!(!desk.shows("Русские"), "only one was shared");
        let links = desk.all(".queues a");
        let link = links.iter().filter_map(|link| link.attr("href")).find(|href| href.contains("view="));
        let link = link.expect("a link").to_owned();
        desk.open(&link).await;
        assert_eq!(desk.text_of(".list h2"), "العربية");
        desk.open("/ar/views").await;
        assert!(desk.all("main form").is_empty(), "nothing to change here: {}", desk.text());
        let view = coordinator.all("main li a")[0].attr("href").expect("a link").to_owned();
        let id = view.rsplit_once('=').expect("an identifier").1.to_owned();
        desk.open("/en/inbox").await;
        let csrf = desk.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        for deed in ["delete", "rename", "up", "keep"] {
            let path = format!("/en/views/{id}");
            desk.post(&path, &[("csrf", &csrf), ("do", deed), ("name", "theirs")]).await;
            assert_eq!(desk.status(), StatusCode::NOT_FOUND, "{deed}");
        }
        assert_eq!(number(world, &VIEWS).await, 2);
    });
}

#[test]
fn five_hundred_messages_in_a_minute_stand_on_pages_once_each_also_when_more_come_in_between() {
    both(async |world| {
        fill(world, 0..500).await;
        let waiting = usize::try_from(number(world, &UNANSWERED).await).expect("a number");
        assert!(waiting > 500);
        let mut desk = aida(world).await;
        desk.open("/en/inbox?queue=waiting").await;
        assert_eq!(count(&desk, "Waiting for us"), "99+");
        let mut seen = addresses(&desk);
        let mut pages = 1;
        while desk.has_link("Show more") {
            if pages == 3 {
                fill(world, 500..501).await;
            }
            desk.follow("Show more").await;
            assert!(addresses(&desk).len() <= 50);
            seen.extend(addresses(&desk));
            pages += 1;
        }
        let once: std::collections::BTreeSet<_> = seen.iter().cloned().collect();
        assert_eq!(once.len(), seen.len(), "none stands on two pages");
        assert_eq!(seen.len(), waiting + 1, "and none on no page: what came meanwhile waits last");
        // And back again.
        let mut back = addresses(&desk);
        while desk.has_link("Show the page before") {
            desk.follow("Show the page before").await;
            back.splice(0..0, addresses(&desk));
        }
        assert_eq!(back, seen, "the way back shows the same in the same order");
    });
}

fn addresses(desk: &Browser) -> Vec<String> {
    desk.all("li.item > a").iter().map(|link| link.attr("href").expect("an address").to_owned()).collect()
}

/// So many conversations that wait since one of two minutes. Nobody can open them, which a list must bear.
async fn fill(world: &World, numbers: std::ops::Range<i64>) {
    let org = world.org().id.bytes();
    let done = world.app.db.write(move |tx| {
        for number in numbers.clone() {
            let mut id = [7; 16];
            id[8..].copy_from_slice(&number.to_be_bytes());
            // What comes later waits behind.
            let minute = NOW.plus_minutes(if number < 500 { -(number % 2) } else { 1 });
            tx.execute(&ONE_MORE, &values![id, org, minute, [1_u8; 90].as_slice()])?;
            tx.execute(&ITS_MESSAGE, &values![id, org, minute, [1_u8; 90].as_slice()])?;
        }
        Ok::<_, kernel::DbError>(())
    });
    done.await.expect("they are written");
}

#[test]
fn what_is_resolved_is_paged_from_the_newest_and_back() {
    both(async |world| {
        fill(world, 0..120).await;
        write(world, &RESOLVE_ALL, vec![Moment::from_millis(0).into()]).await;
        let mut desk = aida(world).await;
        desk.open("/en/inbox?queue=all").await;
        let mut seen = addresses(&desk);
        while desk.has_link("Show more") {
            desk.follow("Show more").await;
            seen.extend(addresses(&desk));
        }
        let once: std::collections::BTreeSet<_> = seen.iter().cloned().collect();
        assert_eq!(once.len(), seen.len());
        let mut back = addresses(&desk);
        while desk.has_link("Show the page before") {
            desk.follow("Show the page before").await;
            back.splice(0..0, addresses(&desk));
        }
        assert_eq!(back, seen);
    });
}

/// Searches in a list, as its form does.
async fn search(desk: &mut Browser, lang: &str, query: &str, words: &str) {
    desk.open(&format!("/{lang}/inbox?{query}")).await;
    let csrf = desk.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
    let path = format!("/{lang}/inbox/search");
    desk.post(&path, &[("csrf", &csrf), ("query", query), ("words", words)]).await;
}

#[test]
fn whoever_may_open_messages_finds_words_in_them_whatever_their_case_and_letter_forms() {
    both(async |world| {
        begun(world, "Ёлка упала.\nОн НЕ отвечает, помогите").await;
        begun(world, "أنا في المدرسة وأَحْتاجُ مساعدة").await;
        let mut desk = aida(world).await;
        search(&mut desk, "ru", "queue=all", "не ОТВЕЧАЕТ").await;
        assert_eq!(desk.status(), StatusCode::OK);
        assert_eq!(desk.texts_of(".found article p"), ["Он НЕ отвечает, помогите"], "{}", desk.text());
        assert_eq!(desk.texts_of("mark"), ["НЕ", "отвечает"]);
        assert!(desk.text().contains("Конец."), "it ends with a sentence: {}", desk.text());
        assert_eq!(desk.all("footer, main").len(), 1, "the page is whole");
        search(&mut desk, "ru", "queue=all", "елка").await;
        assert_eq!(desk.texts_of("mark"), ["Ёлка"]);
        search(&mut desk, "ar", "queue=new", "مدرسه احتاج").await;
        assert_eq!(desk.all(".found article").len(), 1, "{}", desk.text());
        let link = desk.all(".found article a")[0].attr("href").expect("a link").to_owned();
        desk.open(&link).await;
        assert!(desk.shows("مساعدة"), "it leads to the message");
        search(&mut desk, "en", "queue=all&language=fr&code=zzz", "отвечает").await;
        assert!(desk.all(".found article").is_empty(), "only what the list shows");
        assert!(
            desk.text().contains("Messages read: 0"),
            "{}",
            desk.text().replace(['\u{2068}', '\u{2069}'], "")
        );
    });
}

#[test]
fn a_search_is_on_record_with_what_it_showed_and_without_its_words() {
    both(async |world| {
        let (_, id) = begun(world, "the word is canarysearched").await;
        let mut desk = world.signed_in(world.account(Role::Coordinator)).await;
        // A list that this session has not seen: its conversations are not on record yet.
        desk.open("/en/inbox?queue=resolved").await;
        let csrf = desk.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let fields = [("csrf", csrf.as_str()), ("query", "queue=all"), ("words", "CanarySearched")];
        desk.post("/en/inbox/search", &fields).await;
        assert_eq!(desk.texts_of("mark"), ["canarysearched"]);
        assert_eq!(number(world, &SEARCHES).await, 1);
        let shown = world.app.db.read(move |tx| tx.one(&PREVIEWS, &values![id.bytes()])?.int(0)).await;
        assert_eq!(shown.expect("it can be counted"), 1);
        assert!(rows::records_are_whole(&world.app).await);
        assert!(!desk.url().contains("anary") && !world.logs().to_lowercase().contains("canarysearched"));
        for words in ["", " a ", "\u{200f}"] {
            let fields = [("csrf", csrf.as_str()), ("query", "queue=all"), ("words", words)];
            desk.post("/en/inbox/search", &fields).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
            assert!(desk.shows("Write at least two letters"));
        }
        desk.post("/en/inbox/search", &[("csrf", "x"), ("query", "queue=all"), ("words", "canarykept")])
            .await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(desk.value("Words in a message"), "canarykept", "what was typed comes back");
        assert_eq!(number(world, &SEARCHES).await, 1, "what was refused is no search");
    });
}

#[test]
fn a_consultant_finds_words_only_in_what_was_given_to_them() {
    both(async |world| {
        let (_, _) = begun(world, "nobody gave this canaryneedle").await;
        let mut doctor = world.signed_in(world.account(Role::Doctor)).await;
        search(&mut doctor, "en", "queue=all", "canaryneedle").await;
        assert_eq!(doctor.status(), StatusCode::OK);
        assert!(doctor.all(".found article").is_empty(), "{}", doctor.text());
    });
}

#[test]
fn a_search_ends_with_the_session() {
    both(async |world| {
        begun(world, "the word is canaryended").await;
        let mut desk = aida(world).await;
        desk.open("/en/inbox?queue=all").await;
        let csrf = desk.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let body = format!("csrf={csrf}&query=queue%3Dall&words=canaryended");
        let answer = desk.answer_to(Method::POST, "/en/inbox/search", Some(&body)).await;
        // The head of the page has not been asked for yet when the session ends elsewhere.
        world.app.db.write(|tx| tx.execute(&END_SESSIONS, &[]).map(drop)).await.expect("they end");
        let page = answer.into_body().collect().await.expect("it ends").to_bytes();
        let page = String::from_utf8_lossy(&page);
        assert!(page.contains("Your session has ended, and the search with it."), "{page}");
        assert!(!page.contains("<mark>") && page.contains("</html>"));
    });
}

#[test]
fn counting_reads_indexes_alone_and_a_page_is_read_in_its_order() {
    let world = World::sqlite();
    let queues = app::STATEMENTS.iter().flat_map(|slice| slice.iter());
    let queues: Vec<_> = queues.filter(|statement| statement.name().contains("::queue_sql::")).collect();
    assert!(queues.len() > 30, "{}", queues.len());
    for statement in queues {
        let plan = sql::plan(&world, statement);
        if statement.name().ends_with("QUEUE_COUNTS") {
            let reads = plan.iter().filter(|line| line.contains("conversation"));
            // Open emergencies are few, and their index has no column for what all of them have.
            let fine = |line: &String| line.contains("COVERING") || line.contains("conversation_emergency");
            assert!(reads.clone().count() >= 6 && reads.clone().all(fine), "{plan:?}");
        }
        let sorts = |line: &String| line.contains("ORDER BY") || line.starts_with("SCAN c");
        assert!(!plan.iter().any(sorts), "{}: {plan:?}", statement.name());
    }
}
