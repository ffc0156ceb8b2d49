//! Deleting: what somebody wants gone is unreadable on both sides at once, in every file, and stays gone (rule A-5).

use std::path::Path;

use app::{
    ids::ConversationId,
    surfaces::public::COOKIE,
    visitor::{self, VisitorSecret},
};
use axum::http::{Method, StatusCode};
use db::{Engine, values};
use kernel::DbError;

use crate::{
    browser::Browser,
    leaks::{self, Heap},
    rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    world::{World, both, on},
};

db::statements! {
    ROOTS = "SELECT root_sealed, root_wrapped FROM conversation WHERE id = $1";
    SESSIONS = "SELECT root_wrapped FROM visitor_session WHERE conversation_id = $1";
    BODIES = "SELECT body FROM message WHERE conversation_id = $1 ORDER BY number";
    LEFT = "SELECT (SELECT COUNT(*) FROM conversation WHERE id = $1) AS conversations,
        (SELECT COUNT(*) FROM message WHERE conversation_id = $1) AS messages,
        (SELECT COUNT(*) FROM visitor_session WHERE conversation_id = $1) AS sessions";
}

/// The sealed bytes of a conversation as they lie in its rows: keys first, then messages.
async fn sealed(world: &World, id: ConversationId) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let read = world.app.db.read(move |tx| {
        let (mut keys, mut bodies) = (Vec::new(), Vec::new());
        let row = tx.one(&ROOTS, &values![id.bytes()])?;
        keys.extend([row.opt_bytes(0)?, row.opt_bytes(1)?].into_iter().flatten().map(<[u8]>::to_vec));
        for row in tx.query(&SESSIONS, &values![id.bytes()])? {
            keys.extend(row.opt_bytes(0)?.map(<[u8]>::to_vec));
        }
        for row in tx.query(&BODIES, &values![id.bytes()])? {
            bodies.push(row.bytes(0)?.to_vec());
        }
        Ok::<_, DbError>((keys, bodies))
    });
    read.await.expect("the rows can be read")
}

/// How many conversations, messages and open sessions of a conversation are left.
async fn left(world: &World, id: ConversationId) -> [i64; 3] {
    let read = world.app.db.read(move |tx| {
        let row = tx.one(&LEFT, &values![id.bytes()])?;
        Ok::<_, DbError>([row.int(0)?, row.int(1)?, row.int(2)?])
    });
    read.await.expect("the rows can be read")
}

/// The files of a folder in which any of these envelopes lies, or a piece of one that is long enough to be one.
pub fn lies_in(folder: &Path, envelopes: &[Vec<u8>]) -> Vec<String> {
    let mut heaps: Vec<Heap> = Vec::new();
    leaks::files(folder, &mut heaps);
    let mut found = Vec::new();
    for (name, bytes) in heaps {
        // An envelope may lie across two pages of the database, so pieces of it are searched for.
        let pieces = envelopes.iter().flat_map(|envelope| envelope.chunks_exact(24));
        if pieces.into_iter().any(|piece| memchr::memmem::find(&bytes, piece).is_some()) {
            found.push(name);
        }
    }
    found
}

pub async fn delete(visitor: &mut Browser) {
    visitor.open("/en/thread/delete").await.press("Delete the conversation").await;
    assert_eq!(visitor.url(), "/en/deleted", "{}", visitor.text());
}

#[test]
fn a_5_a_deleted_conversation_is_gone_from_every_file_of_the_data_directory() {
    on(Engine::Sqlite, async |world| {
        let mut visitor = visitor_who_wrote(world, "please forget me").await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        answer(&mut desk, "that is your right").await;
        let id = rows::own(world, &visitor).await.expect("a conversation");
        // What lay in the rows before the first opening lay in the files too; the first opening has removed it.
        let (keys, bodies) = sealed(world, id).await;
        assert_eq!((keys.len(), bodies.len()), (2, 2));
        assert!(!lies_in(world.folder(), &keys).is_empty(), "the search finds what is there");
        assert!(!lies_in(world.folder(), &bodies).is_empty(), "the search finds what is there");

        delete(&mut visitor).await;
        assert_eq!(lies_in(world.folder(), &keys), Vec::<String>::new(), "keys");
        assert_eq!(lies_in(world.folder(), &bodies), Vec::<String>::new(), "messages");
        assert!(visitor.cookies.is_empty());
    });
}

#[test]
fn a_5_after_deleting_neither_side_can_open_anything_and_the_trail_stays_whole() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "please forget me").await;
        let other_tab = visitor.clone();
        let mut desk = worker_at(world, "aida", &visitor).await;
        let id = rows::own(world, &visitor).await.expect("a conversation");
        let before = rows::count(&world.app).await;
        delete(&mut visitor).await;
        assert_eq!(left(world, id).await, [0, 0, 0]);
        let after = rows::count(&world.app).await;
        assert_eq!((after.conversations, after.messages), (before.conversations - 1, before.messages - 1));

        let answer = other_tab.ask(Method::GET, "/en/thread", None).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(!answer.text().contains("please forget me"));
        desk.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(desk.status(), StatusCode::NOT_FOUND);
        assert!(rows::records_are_whole(&world.app).await, "that it was opened stays on record");
    });
}

#[test]
fn the_form_that_began_a_deleted_conversation_opens_nothing_any_more() {
    both(async |world| {
        let mut page = world.visitor();
        page.open("/en/write").await.fill("Your first message", "sent twice");
        let (path, body) = page.form_of("Send message");
        let mut visitor = page.clone();
        visitor.press("Send message").await;
        let id = rows::own(world, &visitor).await.expect("a conversation");
        delete(&mut visitor).await;
        // Back, and once more: the words are given back, nothing is stored under the old secret.
        let again = page.ask(Method::POST, &path, Some(&body)).await;
        assert_eq!(again.status, StatusCode::GONE);
        assert!(again.text().contains("sent twice"));
        assert_eq!(left(world, id).await, [0, 0, 0]);
    });
}

#[test]
fn one_message_can_be_deleted_for_both_sides_and_stays_deleted() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "my name is written here").await;
        let label = visitor.text_of("label[for=message]");
        let (path, body) = visitor.fill(&label, "and this stays").form_of("Send message");
        visitor.press("Send message").await;
        let id = rows::own(world, &visitor).await.expect("a conversation");
        let (_, bodies) = sealed(world, id).await;

        visitor.open("/en/thread/delete/1").await;
        assert!(visitor.shows("my name is written here"), "one sees what one deletes");
        let confirm = visitor.form_of("Delete the message");
        visitor.press("Delete the message").await;
        assert_eq!(visitor.url(), "/en/thread#latest");
        assert_eq!(said(&visitor), ["This message was deleted.", "and this stays"]);
        let twice = visitor.ask(Method::POST, &confirm.0, Some(&confirm.1)).await;
        assert_eq!(twice.status, StatusCode::SEE_OTHER, "clicked twice is deleted once");
        if world.app.db.engine() == Engine::Sqlite {
            assert_eq!(lies_in(world.folder(), &bodies[..1]), Vec::<String>::new());
            assert!(!lies_in(world.folder(), &bodies[1..]).is_empty(), "the search finds what is there");
        }
        let desk = worker_at(world, "aida", &visitor).await;
        assert_eq!(said(&desk), ["The visitor deleted this message.", "and this stays"]);

        // The other one too, and then the form it came from once more.
        visitor.open("/en/thread/delete/2").await.press("Delete the message").await;
        visitor.send(&path, body).await;
        assert_eq!(said(&visitor), ["This message was deleted.", "This message was deleted."]);
        let mut inbox = desk.clone();
        inbox.open("/en/inbox").await;
        assert!(inbox.texts_of("li.item p").contains(&"This message was deleted.".to_owned()));
        let t = visitor.text_of("label[for=message]");
        visitor.fill(&t, "a third").press("Send message").await;
        assert_eq!(said(&visitor).last().map(String::as_str), Some("a third"));
        rows::assert_no_gaps(&world.app).await;
    });
}

#[test]
fn nobody_deletes_without_the_form_of_the_session_and_nobody_what_is_not_theirs() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "stay").await;
        let other = visitor_who_wrote(world, "somebody else").await;
        let (id, others) = (rows::own(world, &visitor).await, rows::own(world, &other).await);
        for path in ["/en/thread/delete", "/en/thread/delete/1"] {
            let answer = visitor.ask(Method::POST, path, Some("csrf=0123")).await;
            assert_eq!(answer.status, StatusCode::CONFLICT, "{path}");
            let token = other.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
            let answer = visitor.ask(Method::POST, path, Some(&format!("csrf={token}"))).await;
            assert_eq!(answer.status, StatusCode::CONFLICT, "{path}");
            let stranger = world.visitor();
            assert_eq!(stranger.ask(Method::POST, path, None).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        for number in ["2", "0", "-1", "x", "9223372036854775807"] {
            let answer = visitor.ask(Method::GET, &format!("/en/thread/delete/{number}"), None).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{number}");
        }
        for id in [id, others] {
            assert_eq!(left(world, id.expect("a conversation")).await, [1, 1, 1]);
        }
        delete(&mut visitor).await;
        assert_eq!(left(world, others.expect("a conversation")).await, [1, 1, 1], "the other one stays");
    });
}

#[test]
fn an_answer_to_a_conversation_that_was_deleted_meanwhile_is_told_and_its_words_are_kept() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "never mind").await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        delete(&mut visitor).await;
        answer(&mut desk, "three paragraphs of advice").await;
        assert_eq!(desk.status(), StatusCode::NOT_FOUND);
        assert!(desk.shows("The visitor has deleted this conversation."), "{}", desk.text());
        assert!(desk.shows("three paragraphs of advice"));
        assert!(!desk.has_button("Send message"), "there is nobody to send it to");
    });
}

#[test]
fn a_5_an_older_backup_brings_nothing_back_that_was_deleted() {
    on(Engine::Sqlite, async |world| {
        let mut visitor = visitor_who_wrote(world, "the whole conversation").await;
        let mut other = visitor_who_wrote(world, "one message of this").await;
        let id = rows::own(world, &visitor).await.expect("a conversation");
        let others = rows::own(world, &other).await.expect("a conversation");
        let desk = worker_at(world, "aida", &visitor).await;
        let (keys, _) = sealed(world, id).await;
        let (_, bodies) = sealed(world, others).await;
        world.app.db.checkpoint().await.expect("nobody reads");
        let backup = tempfile::tempdir().expect("a folder");
        let copy = backup.path().join("nightbus.db");
        std::fs::copy(world.folder().join("nightbus.db"), &copy).expect("a copy");
        let older = visitor.clone();

        delete(&mut visitor).await;
        other.open("/en/thread/delete/1").await.press("Delete the message").await;
        assert!(!lies_in(backup.path(), &keys).is_empty(), "the copy still holds the keys");

        let restored = db::Store::open(&format!("sqlite:{}", copy.display())).expect("the copy opens");
        let (app, public, at_desk) = world.over(restored);
        assert_eq!(lies_in(backup.path(), &keys), Vec::<String>::new(), "keys");
        assert_eq!(lies_in(backup.path(), &bodies), Vec::<String>::new(), "the message");
        let back = older.clone().through(&public).ask(Method::GET, "/en/thread", None).await;
        assert_eq!(back.status, StatusCode::NOT_FOUND);
        let mut desk = desk.through(&at_desk);
        desk.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(desk.status(), StatusCode::NOT_FOUND);
        desk.open(&format!("/en/inbox/{others}")).await;
        assert_eq!(said(&desk), ["The visitor deleted this message."]);
        app.db.clone().close();
    });
}

#[test]
fn what_cannot_be_remembered_as_deleted_is_not_deleted_and_the_page_says_so() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "still here").await;
        let id = rows::own(world, &visitor).await.expect("a conversation");
        // A folder stands where the list should be.
        std::fs::create_dir(world.forgotten())
            .or_else(|_| {
                std::fs::remove_file(world.forgotten())?;
                std::fs::create_dir(world.forgotten())
            })
            .expect("a folder");
        visitor.open("/en/thread/delete").await.press("Delete the conversation").await;
        assert_eq!(visitor.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(visitor.shows("could not be deleted"), "{}", visitor.text());
        assert_eq!(left(world, id).await, [1, 1, 1]);
        std::fs::remove_dir(world.forgotten()).expect("the folder goes");
        visitor.press("Delete the conversation").await;
        assert_eq!(left(world, id).await, [0, 0, 0]);
    });
}

#[test]
fn a_4_a_session_ends_eight_days_after_the_day_it_was_last_written_in() {
    const DAY: i64 = 24 * 60;
    both(async |world| {
        let writes = visitor_who_wrote(world, "I come back").await;
        let silent = visitor_who_wrote(world, "I do not").await;
        let secret =
            |browser: &Browser| VisitorSecret::from_cookie(&browser.cookies[COOKIE]).expect("a secret");
        world.clock.advance_minutes(5 * DAY);
        let mut back = writes.clone();
        back.open("/en/thread").await;
        let label = back.text_of("label[for=message]");
        back.fill(&label, "here I am").press("Send message").await;
        world.clock.advance_minutes(4 * DAY);
        let open = async |browser: &Browser| {
            let own = visitor::open(&world.app, world.org(), &secret(browser)).await;
            own.expect("the store is there").is_some()
        };
        assert!(open(&writes).await, "written in four days ago");
        assert!(!open(&silent).await, "written in nine days ago");
        let before = rows::count(&world.app).await.sessions;
        visitor::delete_ended_sessions(&world.app).await.expect("the store is there");
        assert_eq!(before - rows::count(&world.app).await.sessions, 1, "its row is deleted by the sweep");
        assert!(open(&writes).await);
        world.clock.advance_minutes(5 * DAY);
        assert!(!open(&writes).await);
    });
}

#[test]
fn what_the_store_would_not_delete_is_not_deleted_by_the_next_start_either() {
    on(Engine::Sqlite, async |world| {
        let mut visitor = visitor_who_wrote(world, "delete me").await;
        // The database refuses to delete, as it does when it is busy or full.
        let file = rusqlite::Connection::open(world.folder().join("nightbus.db")).expect("the file is there");
        let refuse = "CREATE TRIGGER refuse BEFORE DELETE ON conversation BEGIN SELECT RAISE(ABORT, 'no'); END;
            CREATE TRIGGER refuse_words BEFORE UPDATE OF body ON message BEGIN SELECT RAISE(ABORT, 'no'); END";
        file.execute_batch(refuse).expect("a trigger");
        visitor.open("/en/thread/delete/1").await.press("Delete the message").await;
        assert_eq!(visitor.status(), StatusCode::SERVICE_UNAVAILABLE);
        visitor.open("/en/thread/delete").await.press("Delete the conversation").await;
        assert_eq!(visitor.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(visitor.shows("could not be deleted"), "{}", visitor.text());
        assert_eq!(std::fs::read(world.forgotten()).expect("the list is there"), b"", "it was taken back");

        // Whoever was told so stays, writes on, and must not lose it.
        visitor.open("/en/thread").await;
        let label = visitor.text_of("label[for=message]");
        visitor.fill(&label, "I stay").press("Send message").await;
        file.execute_batch("DROP TRIGGER refuse; DROP TRIGGER refuse_words").expect("no trigger");
        let (app, public, _) = world.restarted();
        let mut visitor = visitor.through(&public);
        assert_eq!(said(visitor.open("/en/thread").await), ["delete me", "I stay"]);
        app.db.clone().close();
    });
}
