//! Putting many new conversations away after a flood, and back.

use app::{
    chat::discard::{self, Span, Which},
    ids::{BatchId, ConversationId},
    policy::Role,
    retention,
    visitor::Start,
};
use axum::http::{Method, StatusCode};
use kernel::DbError;

use crate::{
    browser::{Browser, text},
    rows,
    stories::{said, visitor_who_wrote},
    world::{World, both},
};

db::statements! {
    AIDA = "SELECT id FROM staff WHERE login = 'aida'";
    ACTIONS = "SELECT action FROM audit ORDER BY staff_id, number";
}

async fn state(world: &World, id: ConversationId) -> String {
    rows::standing(&world.app, id).await.0
}

async fn id_of(world: &World, visitor: &Browser) -> ConversationId {
    rows::own(world, visitor).await.expect("it is theirs")
}

/// The value of the tick beside a conversation.
fn tick(desk: &Browser, id: ConversationId) -> String {
    let tick = desk.all(&format!("input[id=\"tick-{id}\"]"));
    tick.first().and_then(|tick| tick.attr("value")).expect("it can be ticked").to_owned()
}

fn token(desk: &Browser) -> String {
    desk.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned()
}

/// Everything that has been recorded, by name.
async fn recorded(world: &World, action: &str) -> usize {
    let rows = world.app.db.read(|tx| tx.query(&ACTIONS, &[])).await.expect("it can be read");
    rows.iter().filter(|row| row.text(0).is_ok_and(|held| held == action)).count()
}

/// The number beside a queue.
fn beside(desk: &Browser, queue: &str) -> String {
    let link = desk.all(".queues a").into_iter().find(|link| text(*link).starts_with(queue));
    text(link.expect("the queue is there")).trim_start_matches(queue).trim().to_owned()
}

#[test]
fn what_is_ticked_is_discarded_and_comes_back_with_undo() {
    both(async |world| {
        let (noise, person) =
            (visitor_who_wrote(world, "noise").await, visitor_who_wrote(world, "a person").await);
        let (noise, person) = (id_of(world, &noise).await, id_of(world, &person).await);
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open("/en/inbox?queue=new").await;
        let before = beside(&desk, "Unassigned");
        let (csrf, pick) = (token(&desk), tick(&desk, noise));
        desk.post("/en/discard", &[("csrf", &csrf), ("pick", &pick)]).await;
        assert!(desk.shows("1 conversation discarded."), "{}", desk.text());
        assert_eq!(state(world, noise).await, "discarded");
        assert_eq!(state(world, person).await, "new");
        assert_eq!(recorded(world, "discard").await, 1);
        desk.open("/en/inbox?queue=new").await;
        assert_ne!(beside(&desk, "Unassigned"), before, "it left the count");
        assert!(!desk.shows("noise"));
        desk.open("/en/inbox?queue=waiting").await;
        assert!(!desk.shows("noise") && desk.all(&format!("a[href*=\"{noise}\"]")).is_empty());

        desk.open("/en/discarded").await.press("Bring back").await;
        assert_eq!(state(world, noise).await, "new");
        assert_eq!(beside(&desk, "Unassigned"), before);
        assert_eq!(recorded(world, "undo_discard").await, 1);
        assert!(rows::records_are_whole(&world.app).await);
    });
}

#[test]
fn who_has_written_since_the_list_was_made_is_not_discarded_by_its_tick() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "hello").await;
        let id = id_of(world, &visitor).await;
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open("/en/inbox?queue=new").await;
        let (csrf, pick) = (token(&desk), tick(&desk, id));
        visitor.fill("Your message", "he does not wake up").press("Send message").await;
        desk.post("/en/discard", &[("csrf", &csrf), ("pick", &pick)]).await;
        assert_eq!(desk.status(), StatusCode::CONFLICT);
        assert_eq!(state(world, id).await, "new");
        assert_eq!(recorded(world, "discard").await, 0);
    });
}

#[test]
fn a_span_is_counted_and_listed_before_anything_happens_and_takes_single_messages_only() {
    both(async |world| {
        let early = id_of(world, &visitor_who_wrote(world, "long before").await).await;
        world.clock.advance_minutes(30);
        let noise = id_of(world, &visitor_who_wrote(world, "noise one").await).await;
        let mut person = visitor_who_wrote(world, "I need help").await;
        person.fill("Your message", "are you there").press("Send message").await;
        let person = id_of(world, &person).await;
        world.clock.advance_minutes(1);
        let late = id_of(world, &visitor_who_wrote(world, "in the minute that runs").await).await;

        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open("/en/inbox?queue=new").await.follow("10 minutes").await;
        assert!(desk.shows("1 new conversation with a single message will be discarded."), "{}", desk.text());
        assert_eq!(desk.all(&format!("main a[href$=\"{noise}\"]")).len(), 1);
        assert!(!desk.shows("noise one"), "looking at the list opens nothing");
        assert_eq!(state(world, noise).await, "new", "nothing has happened yet");
        desk.press("Discard them").await;
        assert!(desk.shows("1 conversation discarded."), "{}", desk.text());
        assert_eq!(state(world, noise).await, "discarded");
        for other in [early, person, late] {
            assert_eq!(state(world, other).await, "new");
        }
        desk.press("Undo").await;
        assert_eq!(state(world, noise).await, "new");
        desk.open("/en/discard/7").await;
        assert_eq!(desk.status(), StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_discarded_conversation_whose_visitor_writes_again_is_new_by_itself() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "was it noise").await;
        let id = id_of(world, &visitor).await;
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open("/en/inbox?queue=new").await;
        let (csrf, pick) = (token(&desk), tick(&desk, id));
        desk.post("/en/discard", &[("csrf", &csrf), ("pick", &pick)]).await;
        world.clock.advance_minutes(5);
        visitor.fill("Your message", "no, a person").press("Send message").await;
        assert_eq!(said(&visitor), ["was it noise", "no, a person"]);
        let (state, since, ..) = rows::standing(&world.app, id).await;
        assert_eq!((state.as_str(), since), ("new", world.now().to_minute()));
        // The batch has nothing left to bring back, and is not deleted with it.
        desk.open("/en/discarded").await;
        assert!(desk.shows("Nothing is discarded."), "{}", desk.text());
        world.clock.advance_minutes(9 * 24 * 60);
        let deleted = retention::sweep_kind(&world.app, retention::DISCARDED).await;
        assert_eq!(deleted.expect("deleting works"), 0);
    });
}

#[test]
fn thousands_are_discarded_brought_back_and_after_a_week_deleted() {
    const MANY: usize = 450; // More than two units of work.
    both(async |world| {
        let before = rows::count(&world.app).await;
        let (app, org) = (&world.app, world.org());
        for number in 0..MANY {
            let start = Start::new(app.clock.now(), app.entropy.as_ref());
            let text = format!("noise {number}");
            let sent = app::visitor::send_first(app, org, &start, "en", text).await;
            assert_eq!(sent.expect("it is stored"), app::visitor::Sent::Stored);
        }
        let many = i64::try_from(MANY).expect("a small number");
        assert_eq!(rows::count(app).await, before.and(many, many));
        let (batch, by) = (BatchId::random(app.entropy.as_ref()), staff(world).await);
        let span = Span { from: world.now().to_minute(), to: world.now().to_minute().plus_minutes(1) };
        let done = discard::discard(&app.db, org.id, by, batch, Which::Came(span), world.now()).await;
        assert_eq!(done.expect("it is done"), MANY as u64);
        assert_eq!(recorded(world, "discard").await, 1, "one row for the batch");
        let back = discard::undo(&app.db, org.id, by, batch, world.now()).await;
        assert_eq!(back.expect("it is done"), MANY as u64);
        let done = discard::discard(&app.db, org.id, by, batch, Which::Came(span), world.now()).await;
        assert_eq!(done.expect("it is done"), MANY as u64);

        world.clock.advance_minutes(6 * 24 * 60);
        assert_eq!(retention::sweep_kind(app, retention::DISCARDED).await.expect("it is done"), 0);
        world.clock.advance_minutes(24 * 60);
        let deleted = retention::sweep_kind(app, retention::DISCARDED).await;
        assert_eq!(deleted.expect("it is done"), many);
        // What is left of their sessions opens nothing, and says for two days that their forms are used up.
        world.clock.advance_minutes(3 * 24 * 60);
        app::visitor::delete_ended_sessions(app).await.expect("they are swept");
        assert_eq!(rows::count(app).await, before, "messages and sessions went with them");
    });
}

async fn staff(world: &World) -> app::ids::StaffId {
    let id = world.app.db.read(|tx| tx.one(&AIDA, &[])?.id(0)).await;
    app::ids::StaffId::from_bytes(id.map_err(|error: DbError| error.to_string()).expect("she works here"))
}

#[test]
fn a_peer_is_offered_no_discarding_and_another_organisation_reaches_none() {
    crate::world::both_with_two_organisations(async |world| {
        let visitor = visitor_who_wrote(world, "stay").await;
        let id = id_of(world, &visitor).await;
        let mut peer = world.signed_in(world.account(Role::Peer)).await;
        peer.open("/en/inbox?queue=new").await;
        assert!(peer.all("input[type=checkbox]").is_empty() && !peer.has_link("10 minutes"));
        assert!(!peer.has_link("Discarded"));
        assert_eq!(peer.ask(Method::GET, "/en/discarded", None).await.status, StatusCode::NOT_FOUND);

        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open("/en/inbox?queue=new").await;
        let pick = tick(&desk, id);
        let stranger = world.left.iter().find(|account| account.role == Role::Coordinator);
        let mut left = world.desk().at(crate::world::LEFT);
        left.sign_in(stranger.expect("Left Bank has a coordinator"), world.now()).await;
        left.open("/en/discarded").await;
        let csrf = token(&left);
        left.post("/en/discard", &[("csrf", &csrf), ("pick", &pick)]).await;
        assert_eq!(left.status(), StatusCode::CONFLICT);
        assert_eq!(state(world, id).await, "new");
    });
}
