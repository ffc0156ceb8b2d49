//! What happens in a year: each step goes through the pages that people have, and tells the model what it did.

use std::{collections::BTreeSet, time::Duration};

use app::{
    leaving::{self, Resealed},
    policy::Role,
    session::Session,
    surfaces::public::COOKIE,
};
use axum::http::{Method, StatusCode};
use db::values;
use kernel::Moment;

use super::model::{Person, Standing, Talk, Year};
use crate::{
    browser::Browser,
    forget,
    keys::keys_of,
    leaving::{all, id_of, remove, reseal, session_of},
    people::{self, newcomer},
    recovery::{at_the_code, code, make_phrase, papers_of, put_together, restored, shown, try_drill},
    rows,
    stories::{answer, said, visitor_who_wrote},
    ticket,
    world::World,
};

db::statements! {
    ENVELOPES = "SELECT root_sealed AS envelope FROM conversation WHERE id = $1 AND root_sealed IS NOT NULL
        UNION ALL SELECT root_wrapped FROM conversation WHERE id = $1 AND root_wrapped IS NOT NULL
        UNION ALL SELECT body FROM message WHERE conversation_id = $1 AND body IS NOT NULL";
}

/// A step, and how often it comes among all.
pub type Step = (&'static str, usize);

/// Everything that may happen.
pub static STEPS: [Step; 21] = [
    ("write", 10),
    ("write on", 6),
    ("answer", 8),
    ("take a ticket", 5),
    ("come back", 5),
    ("delete", 3),
    ("delete a message", 2),
    ("give", 4),
    ("take back", 2),
    ("join", 5),
    ("admit", 6),
    ("refuse", 1),
    ("change a role", 3),
    ("leave", 4),
    ("new key", 2),
    ("re-seal", 3),
    ("re-seal a little", 3),
    ("forget the password", 2),
    ("lose the second factor", 2),
    ("papers", 2),
    ("lock and panic", 2),
];

/// Does a step. Whether there was anything to do.
pub async fn take(world: &World, year: &mut Year, step: &str) -> bool {
    let done = match step {
        "write" => write(world, year).await,
        "write on" => write_on(world, year).await,
        "answer" => answer_one(world, year).await,
        "take a ticket" => take_a_ticket(world, year).await,
        "come back" => come_back(world, year).await,
        "delete" => delete(world, year).await,
        "delete a message" => delete_a_message(world, year).await,
        "give" => give(world, year).await,
        "take back" => take_back(world, year).await,
        "join" => join(world, year).await,
        "admit" => admit(world, year).await,
        "refuse" => refuse(world, year).await,
        "change a role" => change_a_role(world, year).await,
        "leave" => leave(world, year).await,
        "new key" => new_key(world, year).await,
        "re-seal" => reseal_all(world, year).await,
        "re-seal a little" => reseal_a_little(world, year).await,
        "forget the password" => forget_the_password(world, year).await,
        "lose the second factor" => lose_the_second_factor(world, year).await,
        "papers" => papers(world, year).await,
        "lock and panic" => lock_and_panic(world, year).await,
        other => panic!("no step {other}"),
    };
    done.is_some()
}

/// Signs somebody in and remembers what they hold then.
pub async fn enter(world: &World, year: &mut Year, at: usize) -> (Browser, Session) {
    world.clock.advance_minutes(1); // A code counts once.
    let desk = world.signed_in(&year.people[at].account).await;
    let session = session_of(world, &desk).await;
    let (person, keys) = (&mut year.people[at], session.keys.expose());
    person.own = Some(*keys.staff().secret().expose());
    person.seeds.extend(keys.held().iter().map(|key| (key.epoch, *key.seed().expose())));
    let newest = keys.newest().map(|key| key.epoch);
    let expected = person.account.role.holds_team_key().then_some(year.epoch);
    assert_eq!(newest, expected, "{} as {:?} holds", person.account.login, person.account.role);
    (desk, session)
}

async fn a_coordinator(world: &World, year: &mut Year) -> Option<(Browser, Session)> {
    let at = year.one(&year.who(Person::is_coordinator))?;
    Some(enter(world, year, at).await)
}

/// Whether the visitor's browser surely opens the conversation still.
pub fn is_open(talk: &Talk, now: Moment) -> bool {
    talk.silent(now) < 8
}

async fn send(visitor: &mut Browser, words: &str) {
    visitor.open("/en/thread").await;
    let label = visitor.text_of("label[for=message]");
    visitor.fill(&label, words).press("Send message").await;
    assert_eq!(visitor.status(), StatusCode::OK, "{}", visitor.text());
}

async fn write(world: &World, year: &mut Year) -> Option<()> {
    let words = year.word();
    let visitor = visitor_who_wrote(world, &words).await;
    let id = rows::own(world, &visitor).await.expect("it is theirs");
    year.secrets.push(visitor.cookies[COOKIE].clone());
    year.talks.push(Talk {
        id,
        words: vec![Some(words)],
        visitor,
        ticket: None,
        written: world.now(),
        given: BTreeSet::new(),
        epoch: year.epoch,
        deleted: false,
    });
    Some(())
}

fn a_visitor(world: &World, year: &Year) -> Option<usize> {
    year.one(&year.which(|talk| is_open(talk, world.now())))
}

async fn write_on(world: &World, year: &mut Year) -> Option<()> {
    let at = a_visitor(world, year)?;
    let words = year.word();
    let talk = &mut year.talks[at];
    send(&mut talk.visitor, &words).await;
    talk.words.push(Some(words));
    talk.written = world.now();
    Some(())
}

async fn answer_one(world: &World, year: &mut Year) -> Option<()> {
    let at = year.one(&year.which(|_| true))?;
    let given = year.talks[at].given.clone();
    let by = year.one(&year.who(|one| one.reads_all() || (one.reads_given() && given.contains(&one.id))))?;
    let (mut desk, _) = enter(world, year, by).await;
    desk.open(&format!("/en/inbox/{}", year.talks[at].id)).await;
    let words = year.word();
    world.sends_at_once().await;
    answer(&mut desk, &words).await;
    assert!(said(&desk).contains(&words), "{}", desk.text());
    year.talks[at].words.push(Some(words));
    Some(())
}

async fn take_a_ticket(world: &World, year: &mut Year) -> Option<()> {
    let at = a_visitor(world, year)?;
    let digits = ticket::take(&mut year.talks[at].visitor).await;
    year.secrets.push(digits.clone());
    year.talks[at].ticket = Some(digits);
    Some(())
}

async fn come_back(world: &World, year: &mut Year) -> Option<()> {
    let at = year.one(&year.which(|talk| talk.ticket.is_some()))?;
    let talk = &mut year.talks[at];
    let back = ticket::come_back(world, talk.ticket.as_deref().expect("there is one")).await;
    assert_eq!(said(&back), talk.said("This message was deleted."), "{}", back.text());
    year.secrets.push(back.cookies[COOKIE].clone());
    (talk.visitor, talk.written) = (back, world.now());
    Some(())
}

async fn envelopes(world: &World, talk: &Talk) -> Vec<Vec<u8>> {
    let rows = all(world, &ENVELOPES, values![talk.id.bytes()]).await;
    rows.iter().map(|row| row.bytes(0).expect("bytes").to_vec()).collect()
}

async fn delete(world: &World, year: &mut Year) -> Option<()> {
    let at = a_visitor(world, year)?;
    let envelopes = envelopes(world, &year.talks[at]).await;
    year.gone.extend(envelopes);
    forget::delete(&mut year.talks[at].visitor.clone()).await; // The old cookie is kept, to be tried.
    year.talks[at].deleted = true;
    Some(())
}

async fn delete_a_message(world: &World, year: &mut Year) -> Option<()> {
    let at = a_visitor(world, year)?;
    let talk = &mut year.talks[at];
    // The first is the visitor's own.
    talk.words[0].take()?;
    talk.visitor.open("/en/thread/delete/1").await.press("Delete the message").await;
    assert_eq!(talk.visitor.url(), "/en/thread#latest");
    Some(())
}

async fn at_thread(world: &World, year: &mut Year, at: usize) -> Option<Browser> {
    let by = year.one(&year.who(Person::reads_all))?;
    let (mut desk, _) = enter(world, year, by).await;
    desk.open(&format!("/en/inbox/{}", year.talks[at].id)).await;
    assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
    Some(desk)
}

async fn give(world: &World, year: &mut Year) -> Option<()> {
    let at = year.one(&year.which(|_| true))?;
    let given = year.talks[at].given.clone();
    let to = year.one(&year.who(|one| one.reads_given() && !given.contains(&one.id)))?;
    let id = year.people[to].id;
    let mut desk = at_thread(world, year, at).await?;
    desk.fill("Give to a colleague", &id.to_string()).press("Give").await;
    assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
    year.talks[at].given.insert(id);
    Some(())
}

async fn take_back(world: &World, year: &mut Year) -> Option<()> {
    let at = year.one(&year.which(|talk| !talk.given.is_empty()))?;
    let id = *year.talks[at].given.first()?;
    let name = year.people.iter().find(|one| one.id == id)?.account.name.clone();
    let mut desk = at_thread(world, year, at).await?;
    desk.press(&format!("Take back {name}")).await;
    year.talks[at].given.remove(&id);
    Some(())
}

const OFFERED: [Role; 6] =
    [Role::Coordinator, Role::OutreachWorker, Role::Peer, Role::Doctor, Role::Psychologist, Role::Analyst];

async fn join(world: &World, year: &mut Year) -> Option<()> {
    let role = year.one(&OFFERED)?;
    let (mut desk, _) = a_coordinator(world, year).await?;
    let name = year.name();
    let (_, mut account, number) = newcomer(world, &mut desk, role, &name, &name).await;
    account.role = role;
    let own = *keys_of(world, &account).await.secret().expose();
    year.secrets.extend([account.password.clone(), account.totp_secret.clone()]);
    let id = id_of(world, &name).await;
    year.people.push(Person {
        account,
        id,
        standing: Standing::Waiting(number),
        own: Some(own),
        seeds: Default::default(),
        phrase: None,
    });
    Some(())
}

fn waiting(year: &Year) -> Option<(usize, String)> {
    let at = year.one(&year.who(|one| matches!(one.standing, Standing::Waiting(_))))?;
    let Standing::Waiting(number) = &year.people[at].standing else { return None };
    Some((at, number.clone()))
}

async fn admit(world: &World, year: &mut Year) -> Option<()> {
    let (at, number) = waiting(year)?;
    let (mut desk, _) = a_coordinator(world, year).await?;
    people::page_of(&mut desk, &year.people[at].account.name).await;
    desk.fill("The number that they read to you", &number).press("Admit").await;
    assert!(desk.status() == StatusCode::OK && !desk.has_button("Admit"), "{}", desk.text());
    year.people[at].standing = Standing::Member;
    Some(())
}

async fn refuse(world: &World, year: &mut Year) -> Option<()> {
    let (at, _) = waiting(year)?;
    let (mut desk, _) = a_coordinator(world, year).await?;
    people::page_of(&mut desk, &year.people[at].account.name).await;
    desk.press("Refuse and delete").await;
    assert!(desk.url().ends_with("/team"), "{}", desk.text());
    year.people[at].standing = Standing::Refused;
    Some(())
}

async fn change_a_role(world: &World, year: &mut Year) -> Option<()> {
    let at = year.one(&year.who(|one| one.is_member() && !one.is_coordinator()))?;
    let (role, name) = (year.one(&OFFERED[1..])?, year.people[at].account.name.clone());
    let (mut desk, _) = a_coordinator(world, year).await?;
    let href = people::page_of(&mut desk, &name).await;
    people::send(&mut desk, &format!("{href}/change"), &[("role", role.name()), ("work_name", &name)]).await;
    assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
    year.people[at].account.role = role;
    let id = year.people[at].id;
    if !role.is_given_threads() {
        for talk in &mut year.talks {
            talk.given.remove(&id);
        }
    }
    Some(())
}

async fn leave(world: &World, year: &mut Year) -> Option<()> {
    // The team stays large enough for the next months, and keeps two who can confirm each other's word.
    let coordinators = year.who(Person::is_coordinator).len();
    let may = |one: &Person| one.is_member() && (coordinators > 3 || !one.is_coordinator());
    let at = year.one(&year.who(may)).filter(|_| year.who(Person::is_member).len() > 8)?;
    // What they could have copied to the last.
    enter(world, year, at).await;
    let by = year.one(&year.who(|one| one.is_coordinator() && one.id != year.people[at].id))?;
    let (mut desk, _) = enter(world, year, by).await;
    let id = year.people[at].id;
    remove(&mut desk, id).await;
    year.epoch += 1;
    year.people[at].standing = Standing::Left(year.epoch);
    for talk in &mut year.talks {
        talk.given.remove(&id);
    }
    Some(())
}

async fn new_key(world: &World, year: &mut Year) -> Option<()> {
    let (_, session) = a_coordinator(world, year).await?;
    leaving::new_key(&world.app, world.org(), &session).await.expect("a coordinator may");
    year.epoch += 1;
    Some(())
}

/// Wraps everything anew.
pub async fn reseal_all(world: &World, year: &mut Year) -> Option<()> {
    let (_, session) = a_coordinator(world, year).await?;
    assert_eq!(reseal(world, &session).await, Resealed::All);
    year.talks.iter_mut().for_each(|talk| talk.epoch = year.epoch);
    Some(())
}

/// The process stops in the middle of it.
async fn reseal_a_little(world: &World, year: &mut Year) -> Option<()> {
    let (_, session) = a_coordinator(world, year).await?;
    let millis = year.below(8) as u64;
    tokio::select! {
        done = leaving::reseal(&world.app, world.org(), &session, Duration::from_millis(3)) => drop(done),
        () = tokio::time::sleep(Duration::from_millis(millis)) => {}
    }
    Some(())
}

async fn forget_the_password(world: &World, year: &mut Year) -> Option<()> {
    let at = year.one(&year.who(Person::is_member))?;
    if year.people[at].phrase.is_none() {
        world.clock.advance_minutes(1);
        let phrase = make_phrase(world, &year.people[at].account).await;
        year.secrets.push(phrase.clone());
        year.people[at].phrase = Some(phrase);
        return Some(()); // It is lost another time.
    }
    world.clock.advance_minutes(1);
    let (account, mut desk) = (year.people[at].account.clone(), world.desk());
    desk.open("/en/recover").await.fill("Login", &account.login);
    desk.fill("Your twelve words", &year.people[at].phrase.clone()?).press("Next").await;
    let offered = desk.value("New password");
    desk.fill("New password", &offered).fill("Code", &code(world, &account.totp_secret));
    desk.press("Save the new password").await;
    let phrase = shown(&desk);
    year.secrets.extend([offered.clone(), phrase.clone()]);
    year.people[at].account.password = offered;
    year.people[at].phrase = Some(phrase);
    Some(())
}

async fn lose_the_second_factor(world: &World, year: &mut Year) -> Option<()> {
    let at = year.one(&year.who(Person::is_member))?;
    let id = year.people[at].id;
    let by = year.who(|one| one.is_coordinator() && one.id != id);
    let [first, second]: [usize; 2] = by.get(..2)?.try_into().ok()?;
    let page = format!("/en/team/{id}/second-factor");
    for (by, button) in [(first, "Allow a new second factor"), (second, "Confirm as the second coordinator")]
    {
        let (mut desk, _) = enter(world, year, by).await;
        desk.open(&page).await.press(button).await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
    }
    let mut desk = at_the_code(world, &year.people[at].account).await;
    desk.follow("Set a new code app").await;
    let secret = desk.texts_of(".digits span").concat();
    desk.fill("Code that the app shows now", &code(world, &secret)).press("Set it and sign in").await;
    assert!(desk.url().ends_with("/inbox"), "{}", desk.text());
    year.secrets.push(secret.clone());
    year.people[at].account.totp_secret = secret;
    Some(())
}

/// Papers are made, tried, or bring a further coordinator.
async fn papers(world: &World, year: &mut Year) -> Option<()> {
    if year.papers.is_empty() || year.below(3) == 0 {
        let at = year.one(&year.who(Person::is_coordinator))?;
        world.clock.advance_minutes(1);
        year.papers = papers_of(world, &year.people[at].account.clone(), "2", "3").await;
        year.secrets.extend(year.papers.clone());
    }
    let secret = put_together(&[&year.papers[2], &year.papers[year.below(2)]]);
    let opened = try_drill(world, &secret).expect("the papers bring the organisation back");
    assert!(opened >= 1);
    if year.below(2) == 0 || year.people.iter().any(|one| one.account.name == "Nino") {
        return Some(());
    }
    let login = year.name();
    let account = restored(world, &secret, &login).await;
    let (id, seeds) = (id_of(world, &login).await, Default::default());
    year.people.push(Person { account, id, standing: Standing::Member, own: None, seeds, phrase: None });
    Some(())
}

async fn lock_and_panic(world: &World, year: &mut Year) -> Option<()> {
    let (one, two) = (year.one(&year.who(Person::reads_all))?, year.one(&year.who(Person::is_coordinator))?);
    let (mut desk, _) = enter(world, year, one).await;
    desk.open("/en/inbox").await.press("Lock").await;
    assert_eq!(desk.h1(), "The desk is locked");
    desk.fill("Password", &year.people[one].account.password).press("Unlock").await;
    assert_eq!(desk.open("/en/inbox").await.h1(), "Inbox");
    let (other, _) = enter(world, year, two).await;
    desk.open("/en/panic").await.press("End all sessions now").await;
    let answer = other.ask(Method::GET, "/en/inbox", None).await;
    assert_eq!(answer.location(), Some("/en/sign-in"), "every session is over");
    Some(())
}

/// Nights pass, and what `serve` does by itself.
pub async fn days_pass(world: &World, days: i64) {
    world.clock.advance_minutes(days * 24 * 60);
    let (app, now) = (&world.app, world.now());
    app::session::lock_idle_sessions(&app.db, now).await.expect("it is swept");
    app::visitor::delete_ended_sessions(app).await.expect("it is swept");
    for kind in [app::retention::COMPLAINT, app::retention::DISCARDED] {
        app::retention::sweep_kind(app, kind).await.expect("it is swept");
    }
    app::forget::trim(app).await.expect("it is swept");
    // Somebody may be reading for the new key; forgetting empties the log by itself.
    let _ = app.db.checkpoint().await;
}
