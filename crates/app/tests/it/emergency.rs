//! Emergencies: what words raise, what their writer sees at once, what the desk sees until somebody has said how it ended.

use app::{
    chat::{self, Refused, discard},
    ids::{BatchId, ConversationId},
    policy::Role,
    visitor::VisitorSecret,
};
use axum::http::{Method, StatusCode};
use db::values;
use kernel::DbError;

use crate::{
    browser::{Browser, selector, text},
    live::Open,
    rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    world::{World, both, on},
};

db::statements! {
    FLAG = "SELECT emergency FROM conversation WHERE id = $1";
    STEPS = "SELECT upto, body FROM emergency_step WHERE conversation_id = $1 ORDER BY number";
    COUNTS = "SELECT kind, raised, cleared FROM triage_count ORDER BY language, kind";
    TAGS = "SELECT tag_id, by_hand FROM conversation_tag WHERE conversation_id = $1";
    DONE = "SELECT action FROM audit WHERE object = $1 AND action IN ('give_outcome', 'clear_alarm') ORDER BY at, action";
}

/// A lexicon of words that nobody else has, so that these stories do not hang on what the shipped ones hold.
fn lexicon(lang: &str, suffix: &str) -> String {
    let mut file = format!("language = \"{lang}\"\nversion = 1\nreviewed_on = \"2026-11-22\"\n");
    for (code, word) in WORDS {
        file += &format!("[[entry]]\ncode = \"{code}\"\nany = [\"{word}{suffix}\"]\n");
    }
    file
}

const WORDS: [(&str, &str); 10] = [
    ("not_breathing", "zzbreath"),
    ("unresponsive", "zzwake"),
    ("seizure", "zzseiz"),
    ("chest_pain", "zzchest"),
    ("overheated", "zzheat"),
    ("suicide", "zzsui"),
    ("violence", "zzviol"),
    ("child_in_danger", "zzkid"),
    ("voice_note", "zzvoice"),
    ("housing", "zzhouse"),
];

/// What stands at the end of each language's words.
const ENDS: [(&str, &str); 3] = [("en", "en"), ("ru", "жъ"), ("ar", "ضظ")];

/// Puts the words into use in three languages.
pub async fn put_words(world: &World) {
    put_words_as(&mut world.signed_in(world.account(Role::Coordinator)).await).await;
}

/// The same at the desk of a coordinator.
pub async fn put_words_as(desk: &mut Browser) {
    for (lang, end) in ENDS {
        desk.open(&format!("/en/lexicons/{lang}")).await;
        desk.fill("Text of the lexicon", &lexicon(lang, end)).press("Put into use").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
    }
}

/// Writes first on the page of a language.
pub async fn writes(world: &World, lang: &str, words: &str) -> Browser {
    let mut visitor = world.visitor();
    visitor.open(&format!("/{lang}/write")).await;
    let start = visitor.all("input[name=start]")[0].attr("value").expect("a start").to_owned();
    visitor.post(&format!("/{lang}/write"), &[("start", &start), ("message", words)]).await;
    assert_eq!(visitor.status(), StatusCode::OK, "{}", visitor.text());
    visitor
}

async fn id_of(world: &World, visitor: &Browser) -> ConversationId {
    rows::own(world, visitor).await.expect("it is theirs")
}

async fn flag(world: &World, id: ConversationId) -> i64 {
    world.app.db.read(move |tx| tx.one(&FLAG, &values![id.bytes()])?.int(0)).await.expect("it is there")
}

/// The steps of a conversation: up to which message, and the sealed bytes.
async fn steps(world: &World, id: ConversationId) -> Vec<(i64, Vec<u8>)> {
    let read = world.app.db.read(move |tx| {
        let rows = tx.query(&STEPS, &values![id.bytes()])?;
        rows.iter().map(|row| Ok((row.int(0)?, row.bytes(1)?.to_vec()))).collect::<Result<_, DbError>>()
    });
    read.await.expect("they can be read")
}

async fn counts(world: &World) -> Vec<(String, i64, i64)> {
    let read = world.app.db.read(|tx| {
        let rows = tx.query(&COUNTS, &[])?;
        let one = |row: &db::Row| Ok((row.text(0)?.to_owned(), row.int(1)?, row.int(2)?));
        rows.iter().map(one).collect::<Result<_, DbError>>()
    });
    read.await.expect("they can be read")
}

async fn done(world: &World, id: ConversationId) -> Vec<String> {
    let rows = world.app.db.read(move |tx| tx.query(&DONE, &values![id.bytes()])).await.expect("read");
    rows.iter().map(|row| row.text(0).expect("text").to_owned()).collect()
}

/// The cards on a visitor's own page, by what their titles are called.
fn cards(visitor: &Browser) -> Vec<String> {
    let titles = visitor.all("section.thread article.card-sos h2");
    titles.iter().map(|title| title.attr("id").unwrap_or_default().replace("card-", "")).collect()
}

fn token(desk: &Browser) -> String {
    desk.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned()
}

fn seen(desk: &Browser) -> String {
    desk.all("input[name=seen]")[0].attr("value").expect("what was seen").to_owned()
}

/// Sends one of the forms at an emergency, as the page that is open has it.
async fn send(desk: &mut Browser, id: ConversationId, action: &str, fields: &[(&str, &str)]) {
    let (csrf, seen) = (token(desk), seen(desk));
    let fields = [&[("csrf", csrf.as_str()), ("seen", seen.as_str())], fields].concat();
    desk.post(&format!("/en/inbox/{id}/{action}"), &fields).await;
}

#[test]
fn e_1_and_e_2_the_answer_to_the_message_holds_the_card_with_the_number_first_and_nobody_on_duty() {
    both(async |world| {
        put_words(world).await;
        world.clock.advance_minutes(6 * 60); // Nobody is on duty until 18:00.
        for (lang, end) in ENDS {
            let visitor = writes(world, lang, &format!("aaa zzbreath{end} bbb")).await;
            assert_eq!(visitor.all("script[src*=emergency]").len(), 0);
            let card = visitor.all("section.thread > article");
            let [message, card] = card[..] else { panic!("{lang}: {}", visitor.text()) };
            assert_eq!(message.attr("id"), Some("latest"), "{lang}: the card comes right after the message");
            assert_eq!((card.attr("id"), card.attr("tabindex")), (Some("emergency"), Some("-1")), "{lang}");
            let first = card.select(&selector("a[href]")).next().and_then(|link| link.attr("href"));
            assert_eq!(first, Some("tel:112"), "{lang}");
            let step = card.select(&selector(".steps li")).next().map(text).unwrap_or_default();
            assert!(step.contains("112"), "{lang}: {step}");
            // E-9: it says that nobody is there, and until when.
            let duty = card.select(&selector(".status[data-tone=idle]")).next().map(text).unwrap_or_default();
            assert!(duty.contains("18:00") || duty.contains("6:00"), "{lang}: {duty:?}");
            assert_eq!(flag(world, id_of(world, &visitor).await).await, 1);
        }
        let visitor = writes(world, "en", "aaa zzsuien bbb ccc").await;
        let said = visitor.text_of("article.card-sos");
        for words in ["automatically", "no diagnosis", "A person from the team", "Do not wait for our answer"]
        {
            assert!(said.to_lowercase().contains(&words.to_lowercase()), "{words}: {said}"); // Rule E-8.
        }
        for promise in ["at once", "right away", "immediately", "soon answer"] {
            assert!(!visitor.text_of("article.card-sos > div > p").contains(promise), "{promise}");
        }
        let calm = writes(world, "en", "aaa bbb ccc zzhouseen").await;
        assert!(cards(&calm).is_empty());
        assert_eq!(flag(world, id_of(world, &calm).await).await, 0);
        assert!(steps(world, id_of(world, &calm).await).await.is_empty(), "nothing found, nothing written");
    });
}

#[test]
fn e_4_each_kind_has_its_card_and_opioids_and_stimulants_are_never_mixed() {
    on(db::Engine::Sqlite, async |world| {
        put_words(world).await;
        for (words, ids) in [
            ("zzbreathen", &["opioid"][..]),
            ("zzwakeen", &["opioid"]),
            ("zzseizen", &["stimulant"]),
            ("zzchesten", &["stimulant"]),
            ("zzheaten", &["stimulant"]),
            ("zzsuien", &["suicide"]),
            ("zzviolen", &["violence"]),
            ("zzkiden", &["child"]),
            ("zzheaten aaa zzwakeen", &["opioid", "stimulant"]),
            ("zzkiden aaa zzviolen", &["violence", "child"]),
        ] {
            let visitor = writes(world, "en", &format!("aaa {words} bbb")).await;
            assert_eq!(cards(&visitor), ids, "{words}");
            let all = visitor.all("section.thread article.card-sos");
            for (card, id) in all.iter().zip(ids) {
                let orders: Vec<_> = card.select(&selector(".steps b")).map(text).collect();
                let orders = orders.join("\n").to_lowercase();
                assert_eq!(orders.contains("naloxone"), *id == "opioid", "{id}: {orders}");
                assert_eq!(orders.contains("cool"), *id == "stimulant", "{id}: {orders}");
                let other = if *id == "opioid" { "/en/emergency#stimulant" } else { "/en/emergency#opioid" };
                let leads = card.select(&selector("a[href]")).any(|link| link.attr("href") == Some(other));
                assert_eq!(leads, ["opioid", "stimulant"].contains(id), "{id} leads to the other card");
            }
        }
        let mut anybody = world.visitor();
        anybody.open("/en/emergency").await;
        let ids: Vec<_> = anybody.all("article.card-sos").iter().filter_map(|card| card.attr("id")).collect();
        assert_eq!(ids, ["opioid", "stimulant", "suicide", "violence", "child"]);
    });
}

#[test]
fn e_3_no_path_closes_an_emergency_that_has_no_outcome() {
    both(async |world| {
        put_words(world).await;
        let mut visitor = visitor_who_wrote(world, "aaa zzwakeen bbb").await;
        let id = id_of(world, &visitor).await;
        // Not by discarding it, ticked or with everything of a quarter of an hour.
        let (org, by) = (world.org().id, app::ids::StaffId::from_bytes([1; 16]));
        let seen = world.app.db.read(move |tx| chat::find(tx, org, id)).await.unwrap().expect("one").revision;
        let span = discard::Span { from: world.now().plus_minutes(-15), to: world.now().plus_minutes(1) };
        let (count, listed) =
            world.app.db.read(move |tx| discard::candidates(tx, org, span, 9)).await.expect("read");
        assert_eq!((count, listed.len()), (0, 0), "it is not even offered");
        for which in [discard::Which::Ticked(vec![(id, seen)]), discard::Which::Came(span)] {
            let batch = BatchId::random(world.app.entropy.as_ref());
            let gone = discard::discard(&world.app.db, org, by, batch, which, world.now()).await;
            assert_eq!(gone.expect("the store is there"), 0);
        }
        // Not by resolving it, at the page or below it.
        let mut desk = worker_at(world, "aida", &visitor).await;
        desk.press("Take it").await.press("Resolve").await;
        assert_eq!(desk.status(), StatusCode::CONFLICT);
        assert!(desk.text_of(".errors").contains("First say how it ended"), "{}", desk.text());
        let now = world.now();
        let refused = world.app.db.write(move |tx| chat::resolve(tx, org, id, i64::MAX, now)).await;
        assert!(matches!(refused, Err(Refused::Emergency)), "{refused:?}");
        assert_eq!(rows::standing(&world.app, id).await.0, "open");
        // Not without choosing one of the four.
        for chosen in ["", "false-alarm", "fine"] {
            send(&mut desk, id, "outcome", &[("outcome", chosen), ("resolve", "1")]).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{chosen:?}");
            assert!(desk.shows("Choose an outcome."));
        }
        // Not while something is unread.
        visitor.fill("Your message", "he moves").press("Send message").await;
        let (csrf, address) = (token(&desk), format!("/en/inbox/{id}/outcome"));
        let fields = [("csrf", csrf.as_str()), ("seen", "1"), ("outcome", "safe"), ("resolve", "1")];
        desk.post(&address, &fields).await;
        assert_eq!(desk.status(), StatusCode::CONFLICT);
        assert_eq!(flag(world, id).await, 1);
        // With one, both in one go; a second click changes nothing.
        for _ in 0..2 {
            let fields =
                [("csrf", csrf.as_str()), ("seen", "2"), ("outcome", "handed-over"), ("resolve", "1")];
            desk.post(&address, &fields).await;
            assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        }
        assert_eq!(rows::standing(&world.app, id).await.0, "resolved");
        assert_eq!((flag(world, id).await, steps(world, id).await.len()), (2, 2));
        assert_eq!(done(world, id).await, ["give_outcome"]);
        assert!(desk.shows("Handed over, Aida"), "{}", desk.text());
        assert!(rows::records_are_whole(&world.app).await);
        // A resolved one comes back as an emergency when its visitor writes such a word again.
        visitor.fill("Your message", "aaa zzwakeen again").press("Send message").await;
        assert_eq!((rows::standing(&world.app, id).await.0.as_str(), flag(world, id).await), ("open", 1));
    });
}

#[test]
fn the_same_word_fifty_times_is_one_emergency_and_counts_once_until_it_was_cleared() {
    both(async |world| {
        put_words(world).await;
        let mut visitor = visitor_who_wrote(world, "aaa zzsuien bbb").await;
        for time in 2..=50 {
            visitor.fill("Your message", &format!("aaa zzsuien {time}")).press("Send message").await;
        }
        let id = id_of(world, &visitor).await;
        assert_eq!(cards(&visitor), ["suicide"], "one card, after the last message");
        assert_eq!((flag(world, id).await, steps(world, id).await.len()), (1, 1));
        assert_eq!(counts(world).await, [("suicide".to_owned(), 1, 0)]);
        let mut desk = worker_at(world, "aida", &visitor).await;
        assert!(desk.title().starts_with("(1 emergency) "), "{}", desk.title());
        assert!(desk.shows("1 emergency that nobody has taken"), "{}", desk.text());
        assert!(!desk.text_of("[role=alert]").contains("closed"), "{}", desk.text());
        desk.press("False alarm").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        assert_eq!(flag(world, id).await, 2);
        assert_eq!(counts(world).await, [("suicide".to_owned(), 1, 1)]);
        assert_eq!(done(world, id).await, ["clear_alarm"]);
        assert!(desk.all("[role=alert]").is_empty() && !desk.title().contains("emergency"));
        visitor.open("/en/thread").await;
        assert!(cards(&visitor).is_empty(), "it is put away to a link");
        assert!(visitor.has_link("What to do in an emergency"));

        visitor.fill("Your message", "aaa zzsuien 51").press("Send message").await;
        assert_eq!(cards(&visitor), ["suicide"]);
        assert_eq!(counts(world).await, [("suicide".to_owned(), 2, 1)]);
        desk.open("/en/account").await;
        assert!(desk.text_of("[role=alert]").contains("closed 1 time before"), "{}", desk.text());
        desk.follow(&desk.text_of("[role=alert] a")).await;
        assert!(desk.shows("1 false alarm before"), "{}", desk.text());
        assert!(rows::records_are_whole(&world.app).await);
    });
}

#[test]
fn every_page_of_the_desk_says_so_until_it_is_taken_and_the_thread_has_a_protocol() {
    both(async |world| {
        put_words(world).await;
        let visitor = writes(world, "ru", "ааа zzsuiжъ ббб").await;
        let id = id_of(world, &visitor).await;
        let mut desk = world.signed_in(world.named("aida")).await;
        for page in ["inbox", "team", "account", "reports", "feedback"] {
            desk.open(&format!("/en/{page}")).await;
            assert!(desk.text_of("[role=alert]").contains("1 emergency that nobody has taken"), "{page}");
            assert!(desk.title().starts_with("(1 emergency) "), "{page}: {}", desk.title());
            let link = desk.all("[role=alert] a")[0].attr("href").expect("a link").to_owned();
            assert_eq!(link, format!("/en/inbox/{id}#latest"), "{page}");
        }
        // Who cannot open it is not called.
        let mut doctor = world.signed_in(world.named("nur")).await;
        assert!(doctor.open("/en/inbox").await.all("[role=alert]").is_empty());

        desk.open(&format!("/en/inbox/{id}")).await;
        assert!(desk.shows("Emergency card shown automatically: thoughts of suicide"), "{}", desk.text());
        let protocol = desk.texts_of(".protocol li").join("\n");
        for step in ["Ask directly", "Stay", "112", "Hand over", "crisis line"] {
            assert!(protocol.contains(step), "{step} (rule E-5): {protocol}");
        }
        desk.press("Take it").await;
        assert!(desk.all("[role=alert]").is_empty(), "somebody has it");
        assert!(desk.shows("1 emergency is open; somebody has it"), "{}", desk.text());
        assert!(desk.title().starts_with("(1 emergency) "));
        desk.open(&format!("/ar/inbox/{id}")).await;
        assert!(desk.shows("أفكار انتحارية") && desk.shows("حالة طارئة"), "{}", desk.text());
        desk.open(&format!("/en/inbox/{id}")).await;
        answer(&mut desk, "I am here. Are you safe?").await;
        assert_eq!(desk.status(), StatusCode::OK);
        send(&mut desk, id, "outcome", &[("outcome", "safe")]).await;
        assert!(desk.shows("Safe, Aida") && !desk.shows("Close with an outcome"), "{}", desk.text());
        assert_eq!(rows::standing(&world.app, id).await.0, "open", "they go on talking");
    });
}

#[test]
fn a_voice_message_is_answered_by_a_line_and_an_unclear_one_by_a_list_to_pick_from() {
    both(async |world| {
        put_words(world).await;
        let visitor = visitor_who_wrote(world, "aaa bbb zzvoiceen ccc").await;
        assert!(visitor.shows("Automatic message: voice messages do not arrive here."), "{}", visitor.text());
        assert!(visitor.shows("A person from the team will read it."));

        let mut visitor = visitor_who_wrote(world, "qqx").await;
        assert!(visitor.shows("Automatic question."), "{}", visitor.text());
        let id = id_of(world, &visitor).await;
        visitor.fill("Your message", "I typed this before").press("Housing, documents, money").await;
        assert_eq!(said(&visitor), ["qqx", "Housing, documents, money", "I typed this before"]);
        assert!(!visitor.shows("Automatic question."), "it is asked once");
        let tags = world.app.db.read(move |tx| tx.query(&TAGS, &values![id.bytes()])).await.expect("read");
        let housing = app::tag::id_of(&world.app.instance, world.org().id, "housing");
        assert_eq!(tags.len(), 1);
        assert_eq!((tags[0].id(0).unwrap(), tags[0].int(1).unwrap()), (housing.bytes(), 0));

        let mut talking = visitor_who_wrote(world, "qqx wwx").await;
        let mut desk = worker_at(world, "aida", &talking).await;
        answer(&mut desk, "Tell me more.").await;
        talking.fill("Your message", "ok").press("Send message").await;
        assert!(!talking.shows("Automatic question."), "a person asks now");
    });
}

#[test]
fn a_card_appears_in_other_windows_too() {
    on(db::Engine::Sqlite, async |world| {
        put_words(world).await;
        let mut visitor = visitor_who_wrote(world, "aaa bbb ccc ddd").await;
        let mut frame = Open::at(&visitor, "/en/thread/live?after=1").await;
        let mut events = Open::at(&visitor, "/en/thread/events?after=1").await;
        visitor.fill("Your message", "aaa zzseizen bbb").press("Send message").await;
        for open in [&mut frame, &mut events] {
            let shown = open.until("</ol>").await;
            assert!(shown.contains("id=\"emergency\"") && shown.contains("tel:112"), "{shown}");
        }
    });
}

#[test]
fn no_word_and_no_kind_lies_in_clear_at_a_conversation_or_in_a_log() {
    on(db::Engine::Sqlite, async |world| {
        put_words(world).await;
        let visitor = visitor_who_wrote(world, "lonelycanaryword zzviolen bbb").await;
        let id = id_of(world, &visitor).await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        desk.press("Take it").await;
        send(&mut desk, id, "outcome", &[("outcome", "handed-over")]).await;
        let steps = steps(world, id).await;
        assert_eq!(steps.len(), 2);
        assert_eq!(steps[0].1.len(), steps[1].1.len(), "a raise and an end look the same");
        for (_, body) in &steps {
            for word in ["violence", "raised", "handed", "Aida"] {
                assert!(!body.windows(word.len()).any(|part| part == word.as_bytes()), "{word}");
            }
        }
        let mut files = Vec::new();
        for file in std::fs::read_dir(world.folder()).expect("a folder") {
            files.extend(std::fs::read(file.expect("a file").path()).expect("it can be read"));
        }
        for word in ["lonelycanaryword", "handed-over"] {
            assert!(
                !files.windows(word.len()).any(|part| part == word.as_bytes()),
                "{word} lies in the file"
            );
        }
        let logs = world.logs();
        for word in ["lonelycanaryword", "zzviol", "handed-over"] {
            assert!(!logs.contains(word), "{word} was logged");
        }
        // Deleted by its visitor, it is gone with its steps.
        let cookie = visitor.cookies[app::surfaces::public::COOKIE].clone();
        assert!(VisitorSecret::from_cookie(&cookie).is_some());
        app::forget::conversation(&world.app, id).await.expect("it can be forgotten");
        let none = world.app.db.read(move |tx| tx.query(&STEPS, &values![id.bytes()])).await.expect("read");
        assert!(none.is_empty());
        assert!(desk.open("/en/inbox").await.all("[role=alert]").is_empty());
        assert_eq!(
            desk.ask(Method::GET, &format!("/en/inbox/{id}"), None).await.status,
            StatusCode::NOT_FOUND
        );
    });
}
