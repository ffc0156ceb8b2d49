//! Conversations that only named members open: who opens them, what everybody else sees, and that none is lost.

use app::{
    chat::{self, NAMED, Opened, Rewrapped, Root},
    ids::ConversationId,
    leaving as rotation, policy,
    policy::{Held, Role},
    work,
};
use axum::http::{Method, StatusCode};
use db::{Store, values};
use kernel::DbError;

use crate::{
    backup,
    browser::Browser,
    leaving::{all, dana, id_of, opens, remove, reseal, session_of},
    people::{page_of, send},
    rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    world::{NIGHT, Place, World, both},
};

db::statements! {
    ROOT = "SELECT epoch, root_sealed, root_wrapped, taken_by FROM conversation WHERE id = $1";
    SEALS = "SELECT s.login FROM conversation_seal c JOIN staff s ON s.id = c.staff_id WHERE c.conversation_id = $1 ORDER BY s.login";
    NOTES = "SELECT epoch FROM note WHERE conversation_id = $1 ORDER BY number";
    ACTIONS = "SELECT a.action FROM audit a WHERE a.object = $1 AND a.action IN ('restrict_thread', 'change_named', 'open_to_team')
        ORDER BY a.at, a.number";
    REVIEWED = "SELECT COUNT(*) AS n FROM quality_review WHERE conversation_id = $1";
    OTHERS_AWAY = "UPDATE conversation SET state = 'discarded' WHERE id <> $1";
}

pub async fn sealed_to(world: &World, id: ConversationId) -> Vec<String> {
    let rows = all(world, &SEALS, values![id.bytes()]).await;
    rows.iter().map(|row| row.text(0).expect("text").to_owned()).collect()
}

/// The epoch of the root, and whether the team has any copy of it.
pub async fn root(world: &World, id: ConversationId) -> (i64, bool) {
    let row = &all(world, &ROOT, values![id.bytes()]).await[0];
    let held = |at| row.opt_sealed::<[u8; 32]>(at).expect("bytes").is_some();
    (row.int(0).expect("a number"), held(1) || held(2))
}

async fn epochs_of_notes(world: &World, id: ConversationId) -> Vec<i64> {
    all(world, &NOTES, values![id.bytes()]).await.iter().map(|row| row.int(0).expect("a number")).collect()
}

async fn recorded(world: &World, id: ConversationId) -> Vec<String> {
    let rows = all(world, &ACTIONS, values![id.bytes()]).await;
    rows.iter().map(|row| row.text(0).expect("text").to_owned()).collect()
}

/// Sends the form of the page on which people are named.
pub async fn name(
    desk: &mut Browser,
    world: &World,
    lang: &str,
    id: ConversationId,
    logins: &[&str],
    words: &str,
) {
    let (page, fields) = naming(desk, world, lang, id, logins, words).await;
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    desk.post(&page, &fields).await;
}

/// The address and the fields of that form, filled in.
pub async fn naming(
    desk: &mut Browser,
    world: &World,
    lang: &str,
    id: ConversationId,
    logins: &[&str],
    words: &str,
) -> (String, Vec<(&'static str, String)>) {
    let page = format!("/{lang}/inbox/{id}/restrict");
    desk.open(&page).await;
    assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
    let hidden = |name: &str| {
        let found = desk.all(&format!("form[action$=\"/restrict\"] input[name={name}]"));
        found.first().and_then(|input| input.attr("value")).map(str::to_owned)
    };
    let (csrf, nonce, was) = (hidden("csrf"), hidden("nonce"), hidden("was"));
    let (csrf, nonce) = (csrf.expect("a token"), nonce.expect("a nonce"));
    let mut fields = vec![("csrf", csrf), ("nonce", nonce), ("words", words.to_owned())];
    fields.extend(was.map(|was| ("was", was)));
    for login in logins {
        fields.push(("named", id_of(world, login).await.to_string()));
    }
    (page, fields)
}

/// A visitor who wrote, a worker who answered, and the conversation restricted to these.
pub async fn restricted(world: &World, logins: &[&str]) -> (Browser, Browser, ConversationId) {
    let visitor = visitor_who_wrote(world, "somebody of the team knows my brother").await;
    let id = rows::own(world, &visitor).await.expect("it is theirs");
    let mut aida = worker_at(world, "aida", &visitor).await;
    answer(&mut aida, "only two of us will read this").await;
    name(&mut aida, world, "en", id, logins, "").await;
    assert_eq!(aida.url(), format!("/en/inbox/{id}#restricted"), "{}", aida.text());
    (visitor, aida, id)
}

#[test]
fn only_the_named_open_it_everybody_else_sees_that_it_is_there_and_it_can_be_opened_again() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "somebody of the team knows my brother").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut marat = worker_at(world, "marat", &visitor).await;
        assert!(!marat.has_link("Restrict to named people"), "neither his nor a coordinator");
        marat.fill("New note", "ask about the brother").press("Add note").await;
        assert_eq!(marat.status(), StatusCode::OK, "{}", marat.text());
        let mut aida = worker_at(world, "aida", &visitor).await;
        answer(&mut aida, "only two of us will read this").await;
        aida.open(&format!("/en/inbox/{id}")).await.follow("Restrict to named people").await;
        name(&mut aida, world, "en", id, &["aida", "dana"], "").await;
        assert_eq!(aida.url(), format!("/en/inbox/{id}#restricted"), "{}", aida.text());
        assert_eq!(said(&aida)[0], "somebody of the team knows my brother");
        assert!(aida.shows("ask about the brother"), "notes from before are there for them: {}", aida.text());
        assert_eq!(root(world, id).await, (NAMED, false), "the team has no copy of its root");
        assert_eq!(sealed_to(world, id).await, ["aida", "dana"]);
        assert_eq!(epochs_of_notes(world, id).await, [NAMED]);

        // Whoever is not named: a page without a word of it, in every way that leads there.
        let code = aida.text_of("h2[id=ct]");
        marat.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(marat.status(), StatusCode::OK);
        for words in ["A restricted conversation", "Aida", "Dana", &code] {
            assert!(marat.shows(words), "{words}: {}", marat.text());
        }
        for path in ["/report", "/person", "/follow-up", "/consult", "/restrict", "/image/1"] {
            let answer = marat.ask(Method::GET, &format!("/en/inbox/{id}{path}"), None).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
            let text = answer.text();
            assert!(!text.contains("brother") && !text.contains("only two"), "{path}");
        }
        marat.open("/en/inbox?queue=all").await;
        let line = marat.texts_of("li.item p").into_iter().find(|line| line.contains("Restricted:"));
        assert_eq!(line.as_deref(), Some("Restricted: Aida, Dana"));
        assert!(!marat.html().contains("brother") && !marat.html().contains("only two"));
        marat.open("/en/inbox?queue=all").await.fill("Words in a message", "brother").press("Search").await;
        assert!(!marat.html().contains("my brother"), "{}", marat.text());
        let session = session_of(world, &marat).await;
        assert_eq!(opens(world, &session, id).await, None, "none of his keys opens it");

        // Everybody who is named goes on as before; the visitor notices nothing.
        visitor
            .open("/en/thread")
            .await
            .fill("Your message", "thank you, that helps")
            .press("Send message")
            .await;
        let mut coordinator = world.signed_in(world.named("dana")).await;
        coordinator.open("/en/inbox?queue=all").await;
        assert!(coordinator.shows("thank you, that helps"), "{}", coordinator.text());
        coordinator.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(said(&coordinator).len(), 3);
        coordinator.fill("New note", "a new one").press("Add note").await;
        assert!(coordinator.shows("a new one"), "{}", coordinator.text());
        assert_eq!(epochs_of_notes(world, id).await, [NAMED, NAMED]);
        answer(&mut coordinator, "I am Dana, and I read this too").await;
        visitor.open("/en/thread").await;
        assert!(visitor.shows("I am Dana") && !visitor.html().contains("estricted"));
        coordinator.open("/en/inbox").await.fill("Words in a message", "brother").press("Search").await;
        assert!(coordinator.html().contains("brother"), "{}", coordinator.text());

        coordinator.open(&format!("/en/inbox/{id}/restrict")).await.press("Open it to the team").await;
        assert_eq!(coordinator.url(), format!("/en/inbox/{id}#latest"), "{}", coordinator.text());
        assert_eq!(root(world, id).await, (1, true));
        assert!(sealed_to(world, id).await.is_empty(), "the team's key opens it for them too");
        assert_eq!(epochs_of_notes(world, id).await, [1, 1]);
        marat.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(said(&marat).len(), 4);
        assert!(marat.shows("a new one") && marat.shows("ask about the brother"), "{}", marat.text());
        assert_eq!(recorded(world, id).await, ["restrict_thread", "open_to_team"]);
        assert!(rows::records_are_whole(&world.app).await);
    });
}

#[test]
fn two_who_change_the_names_at_once_do_not_leave_it_to_nobody() {
    both(async |world| {
        let (_visitor, mut aida, id) = restricted(world, &["aida", "dana", "marat", "salma"]).await;
        let (mut dana, _) = dana(world).await;
        let one = naming(&mut aida, world, "en", id, &["aida", "salma"], "we two").await;
        let two = naming(&mut dana, world, "en", id, &["dana", "marat"], "we two").await;
        let first: Vec<_> = one.1.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let second: Vec<_> = two.1.iter().map(|(name, value)| (*name, value.as_str())).collect();
        tokio::join!(aida.post(&one.0, &first), dana.post(&two.0, &second));
        let left = sealed_to(world, id).await;
        assert!(left == ["aida", "salma"] || left == ["dana", "marat"], "{left:?}");
    });
}

#[test]
fn an_address_that_is_written_another_way_is_no_way_in() {
    both(async |world| {
        let (visitor, _aida, id) = restricted(world, &["aida", "dana"]).await;
        drop(visitor);
        let marat = world.signed_in(world.named("marat")).await;
        let id = id.to_string();
        let other = format!("%{:02x}{}", id.as_bytes()[0], &id[1..]);
        for path in ["", "/person", "/restrict", "/hold"] {
            let answer = marat.ask(Method::GET, &format!("/en/inbox/{other}{path}"), None).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

#[test]
fn in_arabic_a_conversation_is_restricted_and_what_somebody_else_typed_meanwhile_comes_back() {
    both(async |world| {
        let mut visitor = world.visitor();
        visitor.open("/ar/write").await;
        let start = visitor.all("input[name=start]")[0].attr("value").expect("a start").to_owned();
        visitor.post("/ar/write", &[("start", &start), ("message", "أخي يعرف أحدًا منكم")]).await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut marat = world.signed_in(world.named("marat")).await;
        marat.open(&format!("/ar/inbox/{id}")).await;
        let typed = marat.form_of("إرسال الرسالة");
        let mut salma = world.signed_in(world.named("salma")).await;
        salma.open(&format!("/ar/inbox/{id}")).await.press("تولّي المحادثة").await;
        name(&mut salma, world, "ar", id, &["salma", "aida"], "").await;
        assert_eq!(salma.status(), StatusCode::UNPROCESSABLE_ENTITY, "no coordinator and no reason");
        assert!(salma.shows("سمِّ منسقًا، أو اذكر سبب عدم تسميته."), "{}", salma.text());
        name(&mut salma, world, "ar", id, &["salma", "aida"], "المنسّقة من حيّها").await;
        assert_eq!(salma.url(), format!("/ar/inbox/{id}#restricted"), "{}", salma.text());
        assert!(salma.shows("مقيّدة: لا يفتحها إلا هؤلاء"), "{}", salma.text());
        assert!(salma.shows("المنسّقة من حيّها"), "the reason is a note for them: {}", salma.text());

        let before = rows::count(&world.app).await;
        let (path, body) = typed;
        marat.send(&path, body.replace("message=", "message=%D8%A3%D9%86%D8%A7%20%D9%87%D9%86%D8%A7")).await;
        assert_eq!(marat.status(), StatusCode::FORBIDDEN);
        assert!(marat.html().contains("أنا هنا"), "what was typed is given back: {}", marat.text());
        assert!(!marat.html().contains("أخي"), "and nothing else");
        assert_eq!(rows::count(&world.app).await, before);
        let mut dana = world.signed_in(world.named("dana")).await;
        dana.open(&format!("/ar/inbox/{id}")).await;
        assert_eq!(
            dana.h1().split(' ').next(),
            Some("محادثة"),
            "a coordinator who is not named is told who is"
        );
        assert!(dana.shows("Salma") && dana.shows("Aida") && !dana.html().contains("أخي"));
    });
}

#[test]
fn a_conversation_is_restricted_by_whom_it_belongs_to_and_never_so_that_it_could_be_lost() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "for a few").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.press("Take it").await;
        let mut marat = worker_at(world, "marat", &visitor).await;
        marat.open(&format!("/en/inbox/{id}/restrict")).await;
        assert!(!marat.has_button("Restrict") && marat.shows("Take it first"), "{}", marat.text());
        let csrf = marat.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let (marat_id, dana_id) =
            (id_of(world, "marat").await.to_string(), id_of(world, "dana").await.to_string());
        let fields = [("csrf", csrf.as_str()), ("named", &marat_id), ("named", &dana_id)];
        marat.post(&format!("/en/inbox/{id}/restrict"), &fields).await;
        assert_eq!(marat.status(), StatusCode::CONFLICT);
        for (logins, words) in [
            (&["aida"][..], "Name at least two people"),
            (&["aida", "nur"], "Name at least two people"),
            (&["aida", "salma"], "Name a coordinator, or say why not"),
            (&["dana", "marat"], "Name yourself too"),
            (&[], "Name at least two people"),
        ] {
            name(&mut aida, world, "en", id, logins, "").await;
            assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY, "{logins:?}");
            assert!(aida.shows(words), "{logins:?}: {}", aida.text());
            assert_eq!(aida.all("input[name=named][checked]").len(), logins.len(), "the ticks stay");
        }
        assert_eq!(root(world, id).await.0, 1);

        // A coordinator may, without having it; it is hers then, because somebody must have it who opens it.
        let mut dana = world.signed_in(world.named("dana")).await;
        name(&mut dana, world, "en", id, &["dana", "salma", "nur"], "").await;
        assert_eq!(dana.status(), StatusCode::OK, "{}", dana.text());
        assert_eq!(sealed_to(world, id).await, ["dana", "nur", "salma"]);
        let taker = &all(world, &ROOT, values![id.bytes()]).await[0];
        let dana_id = id_of(world, "dana").await;
        assert_eq!(taker.opt_id(3).expect("an identifier"), Some(dana_id.bytes()));
        let mut nur = world.signed_in(world.named("nur")).await;
        nur.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(said(&nur), ["for a few"]);
        let answer = nur.ask(Method::GET, &format!("/en/inbox/{id}/restrict"), None).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "who opens it is for those who hold the team's key");

        // Named people change the list and may leave it; what would lose it is refused.
        name(&mut dana, world, "en", id, &["salma"], "").await;
        assert!(dana.shows("Name at least two people"), "{}", dana.text());
        name(&mut dana, world, "en", id, &["salma", "aida"], "").await;
        assert!(dana.shows("Name a coordinator, or say why not"), "{}", dana.text());
        name(&mut dana, world, "en", id, &["salma", "aida"], "I am away for a month").await;
        assert!(dana.shows("A restricted conversation"), "she has left the list, and reads who opens it");
        assert_eq!(sealed_to(world, id).await, ["aida", "salma"]);
        nur.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(nur.status(), StatusCode::NOT_FOUND);
        assert_eq!(recorded(world, id).await, ["restrict_thread", "change_named"]);

        // A page from before it was restricted restricts nothing a second time in another way.
        let csrf = aida.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let aida_id = id_of(world, "aida").await.to_string();
        let fields =
            [("csrf", csrf.as_str()), ("named", &aida_id), ("named", &marat_id), ("words", "because")];
        aida.post(&format!("/en/inbox/{id}/restrict"), &fields).await;
        assert_eq!(aida.status(), StatusCode::CONFLICT, "{}", aida.text());
        assert!(aida.html().contains("because"), "what was typed stays");
        assert_eq!(sealed_to(world, id).await, ["aida", "salma"]);
    });
}

#[test]
fn a_new_key_of_the_team_and_a_restore_leave_it_to_the_named_and_nobody_puts_the_teams_key_back() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "before the new key").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let marat = worker_at(world, "marat", &visitor).await;
        let stale = session_of(world, &marat).await;
        let org = world.org().id;
        let row = world.app.db.read(move |tx| chat::find(tx, org, id)).await.expect("read").expect("there");
        let (mut aida, key) =
            (worker_at(world, "aida", &visitor).await, stale.keys.expose().newest().expect("a key"));
        aida.press("Take it").await;
        name(&mut aida, world, "en", id, &["aida", "dana"], "").await;

        // Marat had it open: what he read wraps its root for the team no more.
        let permit = policy::thread(stale.role(), id, Held::Team).expect("he may");
        let opened =
            Root::open_as_team(&permit, org, id, &key, row.root_wrapped.as_ref(), row.root_sealed.as_ref());
        let wrapped = opened.expect("he had it").wrap_for_team(&key, world.app.entropy.as_ref());
        let action = app::audit::Action::OpenThread;
        for epoch in [key.epoch, key.epoch + 1] {
            let late =
                Opened { conversation: id, action, rewrapped: Some(Rewrapped::Team(epoch, wrapped.clone())) };
            let (session, now) = (stale.clone(), world.now());
            let written =
                move |tx: &mut db::Tx<'_>| chat::reopen(tx, org, &session, std::slice::from_ref(&late), now);
            world.app.db.write(written).await.expect("written");
            assert_eq!(root(world, id).await, (NAMED, false));
        }

        let (_, session) = dana(world).await;
        rotation::new_key(&world.app, world.org(), &session).await.expect("it is made");
        assert_eq!(reseal(world, &session).await, rotation::Resealed::All, "nothing of it waits for the key");
        assert_eq!(root(world, id).await, (NAMED, false));
        world.clock.advance_minutes(1);
        let mut dana = world.signed_in(world.named("dana")).await;
        dana.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(said(&dana), ["before the new key"]);

        let (bytes, _) = backup::backed_up(world);
        let place = Place::new(backup::other(world.app.db.engine()));
        let store = Store::open(&place.url).expect("a new database opens");
        backup::restore(world, &bytes, &store).expect("it restores");
        let (_, _, router) = world.over(store);
        for (login, opens) in [("dana", true), ("marat", false)] {
            world.clock.advance_minutes(1);
            let mut desk = Browser::new(router.clone(), NIGHT);
            desk.sign_in(world.named(login), world.now()).await;
            desk.open(&format!("/en/inbox/{id}")).await;
            assert_eq!(desk.shows("before the new key"), opens, "{login}: {}", desk.text());
            assert_eq!(desk.shows("A restricted conversation"), !opens, "{login}");
        }

        dana.open(&format!("/en/inbox/{id}/restrict")).await.press("Open it to the team").await;
        assert_eq!(root(world, id).await, (2, true), "under the newest key");
    });
}

#[test]
fn nobody_leaves_or_changes_their_role_while_a_restricted_conversation_would_be_lost_with_them() {
    both(async |world| {
        let (_, mut aida, id) = restricted(world, &["aida", "dana"]).await;
        name(&mut aida, world, "en", id, &["aida", "salma"], "the coordinators are on leave").await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        let (mut dana, _) = dana(world).await;
        let aida_id = id_of(world, "aida").await;
        dana.open(&format!("/en/team/{aida_id}/leave")).await;
        assert!(dana.shows("would be lost"), "{}", dana.text());
        let csrf = dana.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        dana.post(&format!("/en/team/{aida_id}/leave"), &[("csrf", &csrf)]).await;
        assert_eq!(dana.status(), StatusCode::CONFLICT);
        let change = format!("{}/change", page_of(&mut dana, "Aida").await);
        send(&mut dana, &change, &[("role", "doctor"), ("work_name", "Aida")]).await;
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY, "{}", dana.text());
        assert_eq!(sealed_to(world, id).await, ["aida", "salma"]);

        // A role that works on conversations keeps it; so does somebody else with it.
        send(&mut dana, &change, &[("role", "peer"), ("work_name", "Aida")]).await;
        assert_eq!(sealed_to(world, id).await, ["aida", "salma"], "{}", dana.text());
        let mut salma = world.signed_in(world.named("salma")).await;
        name(&mut salma, world, "en", id, &["aida", "salma", "marat"], "still on leave").await;
        assert_eq!(salma.status(), StatusCode::OK, "{}", salma.text());
        dana.open(&format!("/en/team/{aida_id}/leave")).await;
        assert!(dana.shows("They are named in 1 restricted conversation"), "{}", dana.text());
        remove(&mut dana, aida_id).await;
        assert_eq!(sealed_to(world, id).await, ["marat", "salma"]);
        salma.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(said(&salma)[0], "somebody of the team knows my brother");
    });
}

#[test]
fn what_is_done_with_many_drawn_or_assigned_by_itself_leaves_it_to_the_named() {
    both(async |world| {
        let (mut visitor, mut aida, id) = restricted(world, &["aida", "dana"]).await;
        let org = world.org().id;
        let revision = async || {
            let found = world.app.db.read(move |tx| chat::find(tx, org, id)).await.expect("read");
            found.expect("it is there").revision
        };
        let mut marat = world.signed_in(world.named("marat")).await;
        marat.open("/en/inbox?queue=all").await;
        let csrf = marat.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        for act in ["take", "resolve"] {
            let pick = format!("{id}.{}", revision().await);
            let fields = [("csrf", csrf.as_str()), ("act", act), ("pick", &pick)];
            marat.post("/en/many", &fields).await;
            if let Some(deed) = marat.all("input[name=deed]").first().and_then(|input| input.attr("value")) {
                let deed = deed.to_owned();
                marat.post("/en/many/do", &[&fields[..], &[("deed", &deed)]].concat()).await;
            }
        }
        let row = world.app.db.read(move |tx| chat::find(tx, org, id)).await.expect("read").expect("there");
        let aida_id = id_of(world, "aida").await;
        assert_eq!(row.taken_by.as_ref().map(|(staff, _)| *staff), Some(aida_id));
        assert_eq!(row.state, chat::State::Open);
        for (by, to, done) in [("aida", "marat", false), ("aida", "dana", true), ("marat", "marat", false)] {
            let (by, to) = (id_of(world, by).await, id_of(world, to).await);
            let deed = app::ids::DeedId::random(world.app.entropy.as_ref());
            let (act, now) = (work::Act::Assign(to), world.now());
            let order = work::Order { id: deed, org, by: (by, Role::OutreachWorker), act, now };
            let pick = work::Pick { id, seen: work::Seen::Anything };
            let told =
                world.app.db.write(move |tx| work::perform_one(tx, &order, &pick)).await.expect("written");
            assert_eq!(told.is_ok(), done, "{told:?}");
        }

        // Given up, it finds somebody who is named, not whoever is free.
        aida.open(&format!("/en/inbox/{id}")).await;
        let (dana_id, now) = (dana_id(world).await, world.now());
        world.app.db.write(move |tx| chat::give_up(tx, org, id, dana_id)).await.expect("written");
        world.app.db.write(move |tx| tx.execute(&OTHERS_AWAY, &values![id.bytes()])).await.expect("written");
        let wants = app::desk::choice::Choice { takes_new: true, ..Default::default() };
        let marat_id = id_of(world, "marat").await;
        let choose = async |staff| {
            let chosen = move |tx: &mut db::Tx<'_>| app::desk::choice::choose(tx, org, staff, wants);
            world.app.db.write(chosen).await.expect("kept");
        };
        choose(marat_id).await;
        assert_eq!(work::assign_waiting(&world.app, world.org()).await.expect("the store is there"), 0);
        choose(aida_id).await;
        assert_eq!(work::assign_waiting(&world.app, world.org()).await.expect("the store is there"), 1);
        let row = world.app.db.read(move |tx| chat::find(tx, org, id)).await.expect("read").expect("there");
        assert_eq!(row.taken_by.map(|(staff, _)| staff), Some(aida_id));
        assert!(row.changed_at <= now);

        // No sample of talks draws it.
        visitor.open("/en/thread").await;
        aida.open(&format!("/en/inbox/{id}")).await.press("Resolve").await;
        let mut coordinator = world.signed_in(world.named("dana")).await;
        coordinator.open("/en/review").await;
        let csrf = coordinator.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let fields = [("csrf", csrf.as_str()), ("count", "20"), ("days", "30"), ("reason", "a look")];
        coordinator.post("/en/review", &fields).await;
        let drawn = &all(world, &REVIEWED, values![id.bytes()]).await[0];
        assert_eq!(drawn.int(0).ok(), Some(0), "{}", coordinator.text());
    });
}

async fn dana_id(world: &World) -> app::ids::StaffId {
    id_of(world, "dana").await
}

#[test]
fn an_emergency_in_it_is_told_to_everybody_with_whom_to_call_and_what_to_do() {
    both(async |world| {
        crate::emergency::put_words_as(&mut world.signed_in(world.account(Role::Coordinator)).await).await;
        let (mut visitor, mut aida, id) = restricted(world, &["aida", "dana"]).await;
        visitor.open("/en/thread").await.fill("Your message", "zzbreathen").press("Send message").await;
        let mut marat = world.signed_in(world.named("marat")).await;
        marat.open("/en/team").await;
        assert!(marat.shows("Restricted: Aida, Dana"), "the banner says who opens it: {}", marat.text());
        marat.open(&format!("/en/inbox/{id}")).await;
        assert!(marat.shows("Call one of the people below now"), "{}", marat.text());
        assert_eq!(
            marat.all("section.protocol").len(),
            app::knowledge::IDS.len(),
            "what to do, whatever it is"
        );
        assert!(!marat.html().contains("zzbreath"));
        let csrf = aida.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let answer = marat
            .ask(Method::POST, &format!("/en/inbox/{id}/false-alarm"), Some(&format!("csrf={csrf}")))
            .await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        aida.open(&format!("/en/inbox/{id}")).await.press("False alarm").await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        marat.open("/en/team").await;
        assert!(!marat.shows("Restricted: Aida, Dana"), "{}", marat.text());
    });
}

#[test]
fn a_consultant_who_is_not_named_is_asked_without_it_and_who_is_keeps_it_after_the_answer() {
    both(async |world| {
        let (_, mut aida, id) = restricted(world, &["aida", "dana", "nur"]).await;
        let (nur_id, lena_id) =
            (id_of(world, "nur").await.to_string(), id_of(world, "lena").await.to_string());
        let ask = async |aida: &mut Browser, to: &str, history: &str| {
            aida.open(&format!("/en/inbox/{id}/consult")).await;
            let value = |name: &str| {
                let inputs = aida.all(&format!("form[action$=\"/consult\"] input[name={name}]"));
                inputs.first().and_then(|input| input.attr("value")).unwrap_or_default().to_owned()
            };
            let (csrf, nonce) = (value("csrf"), value("nonce"));
            let fields = [("csrf", csrf.as_str()), ("nonce", &nonce), ("to", to), ("question", "What now?")];
            let fields = [&fields[..], &[("history", history), ("told", "1")]].concat();
            aida.post(&format!("/en/inbox/{id}/consult"), &fields).await;
        };
        ask(&mut aida, &lena_id, "with").await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(aida.shows("Name them in it first") && aida.html().contains("What now?"), "{}", aida.text());
        ask(&mut aida, &lena_id, "").await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        assert_eq!(sealed_to(world, id).await, ["aida", "dana", "nur"]);
        ask(&mut aida, &nur_id, "with").await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        let mut nur = world.signed_in(world.named("nur")).await;
        nur.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(nur.status(), StatusCode::OK);
        let which = nur.all("form[action*=\"/consults/\"]")[0].attr("action").expect("an address").to_owned();
        let csrf = nur.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        nur.post(&which, &[("csrf", &csrf), ("reply", "Rest, and come on Monday.")]).await;
        assert!(nur.status().is_success(), "{}", nur.text());
        assert_eq!(sealed_to(world, id).await, ["aida", "dana", "nur"], "who is named stays named");

        // Opened to the team, it stays with the doctor as one that was given to her.
        aida.open(&format!("/en/inbox/{id}/restrict")).await.press("Open it to the team").await;
        assert_eq!(sealed_to(world, id).await, ["nur"]);
        nur.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(said(&nur)[0], "somebody of the team knows my brother");
    });
}

#[test]
fn what_the_visitor_deletes_is_gone_for_the_named_too() {
    both(async |world| {
        let (mut visitor, mut aida, id) = restricted(world, &["aida", "dana"]).await;
        visitor.open("/en/thread/delete").await;
        let button = visitor.texts_of("main button").into_iter().find(|words| words.starts_with("Delete"));
        let (action, body) = visitor.form_of(&button.expect("a button"));
        visitor.send(&action, body).await;
        assert!(sealed_to(world, id).await.is_empty());
        for path in ["", "/restrict"] {
            aida.open(&format!("/en/inbox/{id}{path}")).await;
            assert_eq!(aida.status(), StatusCode::NOT_FOUND);
        }
        let org = world.org().id;
        let found = world.app.db.read(move |tx| Ok::<_, DbError>(chat::find(tx, org, id)?.is_none())).await;
        assert!(found.expect("read"));
    });
}

#[test]
fn the_page_of_a_person_says_of_it_only_that_it_is_restricted_and_lists_of_follow_ups_no_more() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        answer(&mut aida, "I am here").await;
        aida.open(&format!("/en/inbox/{id}")).await;
        aida.fill("New note", "a word about the sister").press("Add note").await;
        aida.open(&format!("/en/inbox/{id}/follow-up")).await;
        let value = |desk: &Browser, name: &str| {
            let inputs = desk.all(&format!("form[action$=\"/follow-up\"] input[name={name}]"));
            inputs.first().and_then(|input| input.attr("value")).unwrap_or_default().to_owned()
        };
        let (csrf, nonce) = (value(&aida, "csrf"), value(&aida, "nonce"));
        let fields = [("csrf", csrf.as_str()), ("nonce", &nonce), ("when", "1"), ("purpose", "other")];
        let fields =
            [&fields[..], &[("words", "the words of the plan"), ("whose", "anybody"), ("agreed", "1")]]
                .concat();
        aida.post(&format!("/en/inbox/{id}/follow-up"), &fields).await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        let nur = id_of(world, "nur").await.to_string();
        aida.open(&format!("/en/inbox/{id}/consult")).await;
        let inputs = |desk: &Browser, name: &str| {
            let found = desk.all(&format!("form[action$=\"/consult\"] input[name={name}]"));
            found.first().and_then(|input| input.attr("value")).unwrap_or_default().to_owned()
        };
        let (csrf, nonce) = (inputs(&aida, "csrf"), inputs(&aida, "nonce"));
        let fields = [("csrf", csrf.as_str()), ("nonce", &nonce), ("to", &nur), ("question", "What now?")];
        aida.post(&format!("/en/inbox/{id}/consult"), &fields).await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());

        aida.open(&format!("/en/inbox/{id}")).await.press("Everything we know of this person").await;
        let person = aida.url().to_owned();
        for words in
            ["A follow-up was planned", "A consultant was asked", "a word about the sister", "doctor"]
        {
            assert!(aida.shows(words), "{words}: {}", aida.text());
        }
        name(&mut aida, world, "en", id, &["aida", "dana"], "").await;
        let mut marat = world.signed_in(world.named("marat")).await;
        for desk in [&mut aida, &mut marat] {
            desk.open(&person).await;
            assert!(desk.shows("A conversation began") && desk.shows("Restricted"), "{}", desk.text());
            for words in ["A follow-up was planned", "A consultant was asked", "about the sister"] {
                assert!(!desk.shows(words), "{words}: {}", desk.text());
            }
        }
        marat.open("/en/follow-ups").await;
        assert!(marat.shows("Restricted") && !marat.shows("the words of the plan"), "{}", marat.text());
        aida.open("/en/follow-ups").await;
        assert!(aida.shows("the words of the plan"), "{}", aida.text());
        let link = aida.all("li.item a")[0].attr("href").expect("an address").to_owned();
        let answer = marat.ask(Method::GET, &link, None).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        let csrf = marat.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let answer = marat
            .ask(Method::POST, &format!("{link}/end"), Some(&format!("csrf={csrf}&outcome=off&steps=0")))
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    });
}
