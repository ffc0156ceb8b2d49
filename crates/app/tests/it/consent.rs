//! What a visitor says about who may read along: asked in the page that is open, and taken back with one button.

use app::ids::ConversationId;
use axum::http::StatusCode;
use db::values;

use crate::{
    browser::Browser,
    leaving::{all, id_of},
    live::Open,
    rows,
    stories::{said, visitor_who_wrote, worker_at},
    world::{World, both},
};

db::statements! {
    STANDING = "SELECT state, history FROM consult WHERE conversation_id = $1 ORDER BY since, id";
    QUESTION = "SELECT id FROM consult WHERE conversation_id = $1 AND history = 4";
    GIVEN = "SELECT COUNT(*) AS n FROM conversation_seal WHERE conversation_id = $1";
}

async fn standing(world: &World, id: ConversationId) -> (String, i64) {
    let row = &all(world, &STANDING, values![id.bytes()]).await[0];
    (row.text(0).expect("text").to_owned(), row.int(1).expect("a number"))
}

async fn given(world: &World, id: ConversationId) -> i64 {
    all(world, &GIVEN, values![id.bytes()]).await[0].int(0).expect("a number")
}

/// A worker asks a doctor with the conversation.
async fn ask(desk: &mut Browser, world: &World, id: ConversationId, told: bool) {
    let to = id_of(world, "nur").await.to_string();
    desk.open(&format!("/en/inbox/{id}/consult")).await;
    let hidden = |name: &str| {
        let found = desk.all(&format!("form[action$=\"/consult\"] input[name={name}]"));
        found.first().and_then(|input| input.attr("value")).unwrap_or_default().to_owned()
    };
    let (csrf, nonce) = (hidden("csrf"), hidden("nonce"));
    let mut fields = vec![("csrf", csrf.as_str()), ("nonce", &nonce), ("to", &to), ("question", "What now?")];
    fields.push(("history", "with"));
    fields.extend(told.then_some(("told", "1")));
    desk.post(&format!("/en/inbox/{id}/consult"), &fields).await;
    assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
}

#[test]
fn the_card_that_asks_appears_in_the_open_page_in_the_frame_and_as_an_event_once() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "my arm is red").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        visitor.open("/en/thread").await;
        let mut frame = Open::at(&visitor, visitor.all("iframe")[0].attr("src").expect("an address")).await;
        let events = visitor.all("[data-events]")[0].attr("data-events").expect("an address").to_owned();
        let mut events = Open::at(&visitor, &events).await;
        frame.until("appear here by themselves").await;
        events.until("retry: ").await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        ask(&mut aida, world, id, false).await;
        let told = events.until("</section>").await;
        assert!(told.contains("event: wish\ndata: <section"), "{told}");
        for open in [&mut frame, &mut events] {
            let shown = open.until("Yes, they may read it").await;
            assert!(shown.contains("Dr Nur") && shown.contains("name=\"csrf\""), "{shown}");
        }

        // A page that was loaded since shows it itself; what goes on from there does not ask again.
        visitor.open("/en/thread").await;
        assert_eq!(visitor.all("[data-wish] [id=consult]").len(), 1);
        let again = visitor.all("[data-events]")[0].attr("data-events").expect("an address").to_owned();
        assert!(again.contains("wish="), "{again}");
        let mut again = Open::at(&visitor, &again).await;
        visitor.press("Yes, they may read it").await;
        let told = again.until("You said yes").await;
        assert!(!told.contains("Yes, they may read it"), "{told}");
        aida.open(&format!("/en/inbox/{id}")).await.press("Take the question back").await;
        again.until("Nobody else is asked").await;
        frame.until("Nobody else is asked").await;
    });
}

#[test]
fn a_yes_is_taken_back_and_access_ends_at_once_whoever_had_read_reads_why() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "show it to him").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        ask(&mut aida, world, id, true).await;
        let mut nur = world.signed_in(world.named("nur")).await;
        nur.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(said(&nur), ["show it to him"]);
        assert!(!world.app.presence.here(id, world.now()).is_empty());

        visitor.open("/en/thread").await.press("Take my yes back").await;
        assert!(visitor.shows("They read nothing of this conversation any more"), "{}", visitor.text());
        assert!(!visitor.has_button("Take my yes back"));
        assert_eq!((standing(world, id).await, given(world, id).await), (("waiting".to_owned(), 5), 0));
        let nur_id = id_of(world, "nur").await;
        assert!(world.app.presence.here(id, world.now()).iter().all(|stamp| stamp.id != nur_id));
        nur.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(nur.status(), StatusCode::NOT_FOUND);
        nur.open("/en/consults").await;
        let link = nur.all("section[id=mine] li.item a")[0].attr("href").expect("an address").to_owned();
        nur.open(&link).await;
        assert!(nur.shows("does not want this conversation to be read any more"), "{}", nur.text());
        assert!(nur.shows("What now?") && nur.has_button("Send answer"), "the question is still his");
        assert!(!nur.html().contains("show it to him"));
        aida.open("/en/inbox?queue=mentioned").await;
        assert!(!aida.all("li.item").is_empty(), "she sees that the visitor has spoken");
        aida.open(&format!("/en/inbox/{id}")).await;
        assert!(aida.shows("The visitor took their yes back"), "{}", aida.text());
        assert!(!aida.has_button("Give the conversation now"));
    });
}

#[test]
fn in_arabic_a_yes_is_taken_back_before_anybody_has_given_the_conversation() {
    both(async |world| {
        let mut visitor = world.visitor();
        visitor.open("/ar/write").await;
        let start = visitor.all("input[name=start]")[0].attr("value").expect("a start").to_owned();
        visitor.post("/ar/write", &[("start", &start), ("message", "لا أنام منذ أسبوع")]).await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        ask(&mut aida, world, id, false).await;
        visitor.open("/ar/thread").await;
        let yes = visitor.texts_of("section[id=consult] button").remove(0);
        visitor.press(&yes).await;
        assert_eq!(standing(world, id).await, ("asking".to_owned(), 2));
        visitor.press("سحب موافقتي").await;
        assert!(visitor.shows("سحبت موافقتك"), "{}", visitor.text());
        assert_eq!((standing(world, id).await, given(world, id).await), (("waiting".to_owned(), 5), 0));
        aida.open(&format!("/en/inbox/{id}")).await;
        assert!(!aida.has_button("Give the conversation now"), "{}", aida.text());
        // Somebody else's word does not take it back, nor does a form without its token.
        ask(&mut aida, world, id, true).await;
        let mut other = visitor_who_wrote(world, "somebody else").await;
        other.open("/en/thread").await;
        let csrf = other.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let rows = all(world, &QUESTION, values![id.bytes()]).await;
        let which = app::ids::ConsultId::from_bytes(rows[0].id(0).expect("an identifier")).to_string();
        other.post("/en/thread/consult", &[("csrf", &csrf), ("which", &which), ("say", "back")]).await;
        visitor.post("/ar/thread/consult", &[("csrf", "no"), ("which", &which), ("say", "back")]).await;
        assert_eq!(given(world, id).await, 1);
    });
}
