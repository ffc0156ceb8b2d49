//! Promises that hold even where the first lock is passed by: a strange path, a damaged row, another site's link, a
//! flood of codes.

use app::{demo::code_now, policy::Role};
use axum::http::{Method, StatusCode};
use db::values;
use kernel::DbError;

use crate::{
    browser::Browser,
    rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    world::{World, both},
};

db::statements! {
    DAMAGE_FIRST = "UPDATE message SET body = $1 WHERE conversation_id = $2 AND number = 1";
    LAST_AUTHOR = "SELECT last_author FROM conversation WHERE id = $1";
}

#[test]
fn a_thread_is_not_reached_under_the_path_of_an_asset() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "only for the team").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut desk = world.signed_in(world.account(Role::Administrator)).await;
        desk.open("/en/inbox").await;
        let (_, token) = desk.form_of("Sign out");
        let page = desk.ask(Method::GET, &format!("/assets/inbox/{id}"), None).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        for deed in ["take", "resolve", "answer"] {
            let body = format!("{token}&seen=9&message=x");
            let refused = desk.ask(Method::POST, &format!("/assets/inbox/{id}/{deed}"), Some(&body)).await;
            assert_eq!(refused.status, StatusCode::NOT_FOUND, "{deed}");
        }
        assert_eq!(rows::standing(&world.app, id).await.0, "new");
    });
}

async fn last_author(world: &World, visitor: &Browser) -> String {
    let id = rows::own(world, visitor).await.expect("it is theirs");
    let asked = world
        .app
        .db
        .read(move |tx| Ok::<_, DbError>(tx.one(&LAST_AUTHOR, &values![id.bytes()])?.text(0)?.to_owned()));
    asked.await.expect("reading works")
}

#[test]
fn what_a_visitor_wrote_while_an_answer_was_typed_goes_on_waiting_for_us() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "first").await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        visitor.fill("Your message", "he does not wake up").press("Send message").await;
        answer(&mut desk, "To the first.").await;
        assert_eq!(last_author(world, &visitor).await, "visitor");
        answer(&mut desk, "And to the second.").await;
        assert_eq!(last_author(world, &visitor).await, "staff");
    });
}

#[test]
fn a_damaged_message_hides_neither_its_thread_nor_the_inbox() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "this one is damaged").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let damage = world
            .app
            .db
            .write(move |tx| tx.execute(&DAMAGE_FIRST, &values![vec![1_u8, 1, 0, 0], id.bytes()]));
        assert_eq!(damage.await.expect("writing works"), 1);
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open("/en/inbox?queue=new").await;
        assert_eq!(desk.status(), StatusCode::OK);
        assert!(desk.shows("This message cannot be opened"));
        visitor.open("/en/thread").await.fill("Your message", "still here").press("Send message").await;
        assert_eq!(visitor.status(), StatusCode::OK);
        assert!(visitor.shows("This message cannot be opened"));
        assert!(said(&visitor).contains(&"still here".to_owned()));
    });
}

#[test]
fn a_link_on_another_site_cannot_end_a_conversation() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "stay").await;
        let mut lured = visitor.clone();
        lured.always("sec-fetch-site", "cross-site");
        let answer = lured.ask(Method::GET, "/en/leave", None).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert!(!answer.headers.contains_key("clear-site-data"));
        assert!(!answer.headers.contains_key("set-cookie"));
        visitor.open("/en/thread").await;
        assert_eq!(said(&visitor), ["stay"]);
    });
}

#[test]
fn a_right_code_that_comes_after_five_wrong_ones_at_the_same_moment_opens_nothing() {
    both(async |world| {
        let account = world.named("marat");
        let mut desk = world.desk();
        desk.open("/en/sign-in").await.fill("Login", &account.login).fill("Password", &account.password);
        desk.press("Next").await;
        desk.fill("Code", "000000");
        let (path, wrong) = desk.form_of("Sign in");
        let right = code_now(&account.totp_secret, world.now()).expect("the secret is whole");
        let late = wrong.replace("000000", &right);
        for _ in 0..5 {
            desk.ask(Method::POST, &path, Some(&wrong)).await;
        }
        let refused = desk.ask(Method::POST, &path, Some(&late)).await;
        assert_ne!(refused.location(), Some("/en/inbox"));
        assert_eq!(rows::desk_sessions(&world.app).await, 0);
    });
}
