//! Notes of the team, and colleagues named in them.

use axum::http::StatusCode;
use db::values;

use crate::{
    leaving::{self, id_of},
    rows,
    stories::{visitor_who_wrote, worker_at},
    world::{World, both},
};

db::statements! {
    BODIES = "SELECT body FROM note";
    NOTES = "SELECT COUNT(*) AS n FROM note";
    UNSEEN = "SELECT COUNT(*) AS n FROM mention WHERE staff_id = $1 AND seen = 0";
}

async fn unseen(world: &World, login: &str) -> i64 {
    let staff = id_of(world, login).await;
    let row = world.app.db.read(move |tx| tx.one(&UNSEEN, &values![staff.bytes()])).await.expect("read");
    row.int(0).expect("a number")
}

async fn notes(world: &World) -> i64 {
    world.app.db.read(|tx| tx.one(&NOTES, &[])).await.expect("read").int(0).expect("a number")
}

#[test]
fn a_note_is_read_by_colleagues_never_by_the_visitor_and_goes_with_the_conversation() {
    both(async |world| {
        let words = "تتحدث مع أختها أيضًا";
        let mut visitor = visitor_who_wrote(world, "hello").await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.fill("New note", words);
        let (path, body) = aida.form_of("Add note");
        aida.press("Add note").await;
        assert_eq!(aida.texts_of("article.note p[dir]"), [words], "{}", aida.text());
        aida.send(&path, body).await;
        assert_eq!(notes(world).await, 1, "sent twice it is one note");
        for row in leaving::all(world, &BODIES, values![]).await {
            let body = row.sealed::<String>(0).expect("it lies sealed");
            assert!(!body.envelope().windows(8).any(|part| part == &words.as_bytes()[..8]));
        }
        let marat = worker_at(world, "marat", &visitor).await;
        assert!(marat.shows(words), "{}", marat.text());
        visitor.open("/en/thread").await;
        assert!(!visitor.html().contains(words));
        // A consultant to whom it is given reads the conversation and no note.
        let nur = id_of(world, "nur").await.to_string();
        aida.fill("Give to a colleague", &nur).press("Give").await;
        let nur = worker_at(world, "nur", &visitor).await;
        assert!(!nur.html().contains(words));
        visitor.open("/en/thread/delete").await.press("Delete the conversation").await;
        assert_eq!(notes(world).await, 0, "{}", visitor.text());
    });
}

#[test]
fn whoever_is_named_finds_it_and_opening_the_conversation_is_seen() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let csrf = aida.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let (marat, nur) = (id_of(world, "marat").await.to_string(), id_of(world, "nur").await.to_string());
        let own = id_of(world, "aida").await.to_string();
        let fields = [
            ("csrf", csrf.as_str()),
            ("nonce", "0a"),
            ("note", "you know more about this"),
            ("mention", &marat),
            ("mention", &nur),
            ("mention", &own),
            ("mention", "nobody"),
        ];
        aida.post(&format!("/en/inbox/{id}/note"), &fields).await;
        assert!(aida.shows("@Marat"), "{}", aida.text());
        assert_eq!(
            (unseen(world, "marat").await, unseen(world, "nur").await, unseen(world, "aida").await),
            (1, 0, 0)
        );
        let path = aida.url().to_owned();
        aida.open(&path).await;
        assert!(!aida.shows("has seen it"));
        let _marat = worker_at(world, "marat", &visitor).await;
        assert_eq!(unseen(world, "marat").await, 0);
        aida.open(&path).await;
        assert!(aida.shows("has seen it"), "{}", aida.text());
    });
}

#[test]
fn a_note_that_is_refused_is_given_back() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.press("Add note").await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let long = "слово ".repeat(400);
        aida.fill("New note", &long).press("Add note").await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(aida.value("New note").starts_with("слово слово"), "{}", aida.text());
        assert_eq!(notes(world).await, 0);
    });
}
