//! Somebody takes the disk: the files or, of a server, all that it holds. Without the instance key, cookies, passwords and
//! tickets it tells no word and opens nothing.

use app::{
    chat::{Root, Way},
    ids::ConversationId,
    policy::{self, Held, Role},
    team::TeamKey,
};
use db::Engine;
use kernel::{Plain, Sealed};
use seal::SymmetricKey;

use super::model::Year;
use crate::{
    leaks::{self, Heap},
    leaving::all,
    world::World,
};

/// The root of a conversation as its row holds it.
type Kept = Option<Sealed<[u8; 32]>>;

db::statements! {
    KEPT = "SELECT lookup AS kept FROM visitor_session UNION ALL SELECT lookup FROM return_ticket
        UNION ALL SELECT lookup FROM staff_session UNION ALL SELECT lookup FROM invitation
        UNION ALL SELECT hash FROM team_entry UNION ALL SELECT salt FROM staff_slot UNION ALL SELECT secret FROM staff_slot
        UNION ALL SELECT seed FROM team_seal UNION ALL SELECT founding_key FROM organisation
        UNION ALL SELECT sealing_key FROM staff UNION ALL SELECT signing_key FROM staff UNION ALL SELECT id FROM staff
        UNION ALL SELECT hash FROM audit UNION ALL SELECT id FROM conversation";
    ROOTS = "SELECT id, root_sealed, root_wrapped FROM conversation ORDER BY id";
    SESSIONS = "SELECT conversation_id, root_wrapped FROM visitor_session WHERE root_wrapped IS NOT NULL";
    TICKETS = "SELECT conversation_id, root_wrapped FROM return_ticket";
}

/// All bytes of the image.
fn image(world: &World) -> Vec<Heap> {
    let mut heaps = Vec::new();
    if world.app.db.engine() == Engine::Sqlite {
        leaks::files(world.folder(), &mut heaps);
    } else {
        leaks::tables(world.url(), &mut heaps);
    }
    let mut dump = Vec::new();
    world.app.db.snapshot(|snapshot| snapshot.dump(&mut dump)).expect("it is dumped");
    heaps.push(("the dump".into(), dump));
    heaps
}

fn lies(heaps: &[Heap], bytes: &[u8]) -> Option<String> {
    heaps.iter().find(|(_, heap)| memchr::memmem::find(heap, bytes).is_some()).map(|(name, _)| name.clone())
}

/// Takes an image and tries everything.
pub async fn opens_nothing(world: &World, year: &Year) {
    let heaps = image(world);
    assert!(lies(&heaps, world.org().slug.as_bytes()).is_some(), "the search finds what is there");
    for secret in &year.secrets {
        assert_eq!(lies(&heaps, secret.as_bytes()), None, "{secret} lies there");
    }
    for person in &year.people {
        for seed in person.own.iter().chain(person.seeds.values()) {
            assert_eq!(lies(&heaps, seed), None, "a key of {} lies there", person.account.login);
        }
    }
    assert_eq!(lies(&heaps, world.app.instance.expose()), None, "the instance key lies there");
    for envelope in &year.gone {
        // It may lie across two pages of the database.
        let found = envelope.chunks_exact(24).find_map(|piece| lies(&heaps, piece));
        assert_eq!(found, None, "what was deleted lies there");
    }
    derived_keys_open_nothing(world).await;
}

/// Whatever lies in the rows, taken for a key in every place where a key opens a conversation.
async fn derived_keys_open_nothing(world: &World) {
    let org = world.org().id;
    let mut kept: Vec<[u8; 32]> = Vec::new();
    for row in all(world, &KEPT, Vec::new()).await {
        let bytes = row.bytes(0).expect("bytes");
        let mut padded = [0; 32];
        let length = bytes.len().min(32);
        padded[..length].copy_from_slice(&bytes[..length]);
        kept.push(padded);
    }
    kept.sort_unstable();
    kept.dedup();
    let teams = all(world, &ROOTS, Vec::new()).await;
    let (sessions, tickets) =
        (all(world, &SESSIONS, Vec::new()).await, all(world, &TICKETS, Vec::new()).await);
    let of_visitors: Vec<_> = sessions
        .iter()
        .map(|row| (Way::Session, row))
        .chain(tickets.iter().map(|row| (Way::Ticket, row)))
        .collect();
    // Public-key work is slow, so a sample tries that too.
    let sampled = kept.len() / 16 + 1;
    for (at, seed) in kept.iter().enumerate() {
        let team = TeamKey::from_seed(1, Plain::new(*seed));
        let symmetric = SymmetricKey::from_bytes(*seed);
        for row in &teams {
            let id = ConversationId::from_bytes(row.id(0).expect("an id"));
            let permit = policy::thread(Role::OutreachWorker, id, Held::Team).expect("a worker may");
            let (sealed, wrapped): (Kept, Kept) =
                (row.opt_sealed(1).expect("bytes"), row.opt_sealed(2).expect("bytes"));
            if wrapped.is_some() || at % sampled == 0 {
                let opened = Root::open_as_team(&permit, org, id, &team, wrapped.as_ref(), sealed.as_ref());
                assert!(opened.is_err(), "what lies in the rows opens a conversation");
            }
        }
        for (way, row) in &of_visitors {
            let id = ConversationId::from_bytes(row.id(0).expect("an id"));
            let wrapped: Sealed<[u8; 32]> = row.sealed(1).expect("bytes");
            let opened = Root::open_as_visitor(&policy::own_thread(id), org, id, *way, &symmetric, &wrapped);
            assert!(opened.is_err(), "what lies in the rows opens a conversation");
        }
    }
}
