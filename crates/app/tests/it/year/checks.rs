//! The database beside the model: who reads what, and what opens with everything that somebody ever held.

use std::collections::BTreeMap;

use app::{
    chat::{self, Root},
    ids::{ConversationId, StaffId},
    policy::{self, Held, Role},
    session::Session,
    team::{StaffKeys, TeamKey},
    watch,
};
use axum::http::{Method, StatusCode};
use db::values;
use kernel::{DbError, Plain, Sealed};

use super::{
    model::{Person, Standing, Talk, Year},
    steps::{enter, is_open},
};
use crate::{
    leaving::{all, seed_place},
    recovery::at_the_code,
    rows,
    stories::said,
    world::World,
};

/// The root of a conversation as its row holds it.
type Kept = Option<Sealed<[u8; 32]>>;

db::statements! {
    ROOTS = "SELECT id, epoch, root_sealed, root_wrapped FROM conversation WHERE org_id = $1 ORDER BY id";
    SEALS = "SELECT epoch, staff_id, seed FROM team_seal WHERE org_id = $1 ORDER BY epoch, staff_id";
    GIVEN = "SELECT conversation_id, staff_id, root_sealed, root_wrapped FROM conversation_seal ORDER BY conversation_id, staff_id";
    SLOTS = "SELECT staff_id, kind FROM staff_slot ORDER BY staff_id, kind";
}

const BY_VISITOR: &str = "The visitor deleted this message.";
const DELETED: &str = "This message was deleted.";

/// Everything at once. Signing in is a slow hash, so at most `people` members and as many others try it.
pub async fn all_is_as_it_must_be(world: &World, year: &mut Year, people: usize) {
    members_read(world, year, people).await;
    visitors_read(world, year).await;
    strangers_are_refused(world, year, people).await;
    old_keys_open_nothing(world, year).await;
    own_keys_open_their_own(world, year).await;
    let examined = watch::one(&world.app, world.org()).await.expect("it can be examined");
    assert!(!examined.is_wrong(), "{:?}", examined.findings);
    assert!(examined.trails_are_whole() && examined.team.is_some());
    assert!(rows::records_are_whole(&world.app).await, "every trail is whole");
}

/// All words of a conversation with the team's keys of a session; those that were deleted are `None`.
async fn words(world: &World, session: &Session, id: ConversationId) -> Option<Vec<Option<String>>> {
    let org = world.org().id;
    let read = world.app.db.read(move |tx| {
        Ok::<_, DbError>((chat::find(tx, org, id)?, chat::messages_after(tx, id, 0, 1_000)?))
    });
    let (found, messages) = read.await.expect("it can be read");
    let (found, permit) = (found?, policy::thread(session.role(), id, Held::Team)?);
    let key = session.keys.expose().team(found.epoch)?;
    let root =
        Root::open_as_team(&permit, org, id, &key, found.root_wrapped.as_ref(), found.root_sealed.as_ref());
    let lines = chat::lines(&root.ok()?, &permit, &messages);
    Some(lines.iter().map(|line| line.text().map(str::to_owned)).collect())
}

/// At most so many of them, in a row that begins somewhere.
fn some(year: &Year, many: usize, of: &[usize]) -> Vec<usize> {
    let from = year.below(of.len().max(1));
    of.iter().cycle().skip(from).take(many.min(of.len())).copied().collect()
}

/// Every member reads exactly what they may, and one of them through the pages.
async fn members_read(world: &World, year: &mut Year, people: usize) {
    let through_pages = year.one(&year.who(Person::reads_all));
    let drawn = some(year, people, &year.who(Person::is_member));
    for at in through_pages.into_iter().chain(drawn.into_iter().filter(|at| Some(*at) != through_pages)) {
        let (mut desk, session) = enter(world, year, at).await;
        let person = &year.people[at];
        for talk in &year.talks {
            let who = &person.account.login;
            if person.reads_all() {
                let read = words(world, &session, talk.id).await;
                assert_eq!(read, (!talk.deleted).then(|| talk.words.clone()), "{who} reads as the team");
            } else {
                assert_eq!(words(world, &session, talk.id).await, None, "{who} holds no key of the team");
            }
            let may = person.reads_all() || person.reads_given() && talk.given.contains(&person.id);
            if Some(at) != through_pages && !person.reads_given() {
                continue;
            }
            desk.open(&format!("/en/inbox/{}", talk.id)).await;
            let shown = (desk.status() == StatusCode::OK).then(|| said(&desk));
            assert_eq!(shown, (may && !talk.deleted).then(|| talk.said(BY_VISITOR)), "{who} at the desk");
        }
    }
}

async fn visitors_read(world: &World, year: &Year) {
    for talk in &year.talks {
        let mut visitor = talk.visitor.clone();
        visitor.open("/en/thread").await;
        let shown = (visitor.status() == StatusCode::OK).then(|| said(&visitor));
        if talk.deleted || talk.silent(world.now()) > 8 {
            assert_eq!(shown.unwrap_or_default(), Vec::<String>::new(), "nothing of it is shown");
        } else if is_open(talk, world.now()) {
            assert_eq!(shown, Some(talk.said(DELETED)), "{}", visitor.text());
        }
    }
}

/// Whoever left or was refused does not come in with the password; whoever waits comes in and sees nothing.
async fn strangers_are_refused(world: &World, year: &Year, people: usize) {
    let others = year.who(|one| !one.is_member());
    for person in some(year, people, &others).into_iter().map(|at| &year.people[at]) {
        if !matches!(person.standing, Standing::Waiting(_)) {
            let desk = at_the_code(world, &person.account).await;
            assert_ne!(desk.h1(), "Enter the code", "{} is not of the team", person.account.login);
            continue;
        }
        world.clock.advance_minutes(1);
        let mut desk = world.desk();
        crate::people::enter(world, &mut desk, &person.account).await;
        assert_eq!(desk.h1(), "You wait to be admitted", "{}", desk.text());
        for talk in &year.talks {
            let answer = desk.ask(Method::GET, &format!("/en/inbox/{}", talk.id), None).await;
            assert_ne!(answer.status, StatusCode::OK, "{} waits", person.account.login);
        }
    }
}

/// Every key of the team that anybody ever held, tried on every conversation: it opens those of its number and no other,
/// and no conversation stands behind where the model knows it.
async fn old_keys_open_nothing(world: &World, year: &Year) {
    let org = world.org().id;
    let mut seeds = BTreeMap::new();
    for person in &year.people {
        seeds.extend(person.seeds.iter().map(|(epoch, seed)| (*epoch, *seed)));
        if let Standing::Left(since) = person.standing {
            assert!(person.seeds.keys().all(|held| *held < since), "who left holds no later key");
        }
    }
    let live: BTreeMap<ConversationId, &Talk> =
        year.talks.iter().filter(|talk| !talk.deleted).map(|talk| (talk.id, talk)).collect();
    let mut found = 0;
    for row in all(world, &ROOTS, values![org.bytes()]).await {
        let id = ConversationId::from_bytes(row.id(0).expect("an identifier"));
        let epoch = row.int(1).expect("a number");
        found += usize::from(live.contains_key(&id));
        assert!(live.get(&id).is_none_or(|talk| epoch >= talk.epoch), "a key went back");
        let (sealed, wrapped): (Kept, Kept) =
            (row.opt_sealed(2).expect("bytes"), row.opt_sealed(3).expect("bytes"));
        let permit = policy::thread(Role::OutreachWorker, id, Held::Team).expect("a worker may");
        for (number, seed) in &seeds {
            let key = TeamKey::from_seed(*number, Plain::new(*seed));
            let opens = |wrapped, sealed| Root::open_as_team(&permit, org, id, &key, wrapped, sealed).is_ok();
            let any = wrapped.is_some() && opens(wrapped.as_ref(), None)
                || sealed.is_some() && opens(None, sealed.as_ref());
            assert_eq!(any, *number == epoch, "key {number} on a conversation of key {epoch}");
        }
    }
    assert_eq!(found, live.len(), "every conversation is there");
    for talk in year.talks.iter().filter(|talk| talk.deleted) {
        let id = talk.id;
        let found = world.app.db.read(move |tx| chat::find(tx, org, id)).await.expect("it can be read");
        assert!(found.is_none(), "what was deleted is gone");
    }
}

/// What lies sealed to single people lies there for members who may have it, and opens with no one else's own keys.
async fn own_keys_open_their_own(world: &World, year: &Year) {
    let org = world.org().id;
    let person = |id: StaffId| year.people.iter().find(|one| one.id == id);
    let strangers: Vec<&Person> = year.people.iter().filter(|one| !one.reads_all()).collect();
    for row in all(world, &SEALS, values![org.bytes()]).await {
        let (epoch, to) = (row.int(0).expect("a number"), StaffId::from_bytes(row.id(1).expect("an id")));
        let holder = person(to).expect("somebody we know");
        assert!(holder.reads_all(), "{:?} holds a seal of key {epoch}", holder.account);
        let seed: Sealed<[u8; 32]> = row.sealed(2).expect("a seal");
        for stranger in &strangers {
            let Some(own) = stranger.own else { continue };
            let pair = StaffKeys::from_secret(Plain::new(own)).sealing();
            for place in [seed_place(org.bytes(), to, epoch), seed_place(org.bytes(), stranger.id, epoch)] {
                let opened = pair.open(&policy::own_keys(stranger.id), &place, &seed);
                assert!(opened.is_err(), "{:?} opens a key of the team", stranger.account);
            }
        }
    }
    let mut given = BTreeMap::<ConversationId, Vec<StaffId>>::new();
    for row in all(world, &GIVEN, Vec::new()).await {
        let id = ConversationId::from_bytes(row.id(0).expect("an identifier"));
        given.entry(id).or_default().push(StaffId::from_bytes(row.id(1).expect("an id")));
    }
    for talk in &year.talks {
        let there = given.get(&talk.id).cloned().unwrap_or_default();
        let expected: Vec<StaffId> = talk.given.iter().copied().filter(|_| !talk.deleted).collect();
        assert_eq!(
            there,
            expected,
            "given to {:?}",
            there.iter().map(|id| person(*id).map(|one| &one.account))
        );
    }
    let others = given.values().flatten().filter_map(|id| person(*id)).filter(|one| !one.reads_given());
    assert_eq!(others.map(|one| &one.account).collect::<Vec<_>>().len(), 0, "also of the demonstration");
    for row in all(world, &SLOTS, Vec::new()).await {
        let holder = person(StaffId::from_bytes(row.id(0).expect("an id"))).expect("somebody we know");
        let may = matches!(holder.standing, Standing::Member | Standing::Waiting(_));
        assert!(may, "{:?} has a way in", holder.account);
    }
}
