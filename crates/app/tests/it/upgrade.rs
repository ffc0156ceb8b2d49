//! A database of the first version, brought up to date: what was written before can be read after.

use db::{Engine, Store, statements, values};
use kernel::DbError;

use crate::world::Place;

statements! {
    ORGANISATION = "INSERT INTO organisation (id, slug, founding_key, settings) VALUES ($1, 'old', $2, '')";
    CONVERSATION = "INSERT INTO conversation (id, org_id, code, language, state, last_author, waiting_since, changed_at, epoch, root_sealed)
        VALUES ($1, $2, 'old-lamp-01', 'en', 'new', 'visitor', $3, $3, 1, $4)";
    SESSION = "INSERT INTO visitor_session (lookup, org_id, conversation_id, root_wrapped) VALUES ($1, $2, $3, $4)";
    KEPT = "SELECT v.conversation_id, v.root_wrapped, v.good_until FROM visitor_session v WHERE v.lookup = $1";
}

const MINUTE: i64 = 1_795_226_400_000;

#[test]
fn a_conversation_from_before_keeps_its_session_which_now_has_an_end() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let place = Place::new(engine);
        let store = Store::open(&place.url).expect("a new database opens");
        store.migrate(&app::MIGRATIONS[..1]).expect("the first schema is right");
        let old = store.write_blocking(|tx| {
            let (org, id) = ([1_u8; 16], [2_u8; 16]);
            tx.execute(&ORGANISATION, &values![org, [3_u8; 32]])?;
            tx.execute(&CONVERSATION, &values![id, org, MINUTE, [4_u8; 40]])?;
            tx.execute(&SESSION, &values![[5_u8; 32], org, id, [6_u8; 40]]).map(drop)
        });
        old.expect("the first version writes");
        let rest = store.migrate(app::MIGRATIONS).expect("the rest follows");
        assert_eq!(rest, app::MIGRATIONS.len() - 1, "{engine:?}");
        let kept = store.read_blocking(|tx| {
            let row = tx.one(&KEPT, &values![[5_u8; 32]])?;
            Ok::<_, DbError>((row.id(0)?, row.bytes(1)?.to_vec(), row.int(2)?))
        });
        let (conversation, root, good_until) = kept.expect("the session is there");
        assert_eq!((conversation, root), ([2; 16], vec![6; 40]), "{engine:?}");
        assert!(good_until > MINUTE && good_until % 86_400_000 == 0, "{engine:?}");
        store.close();
    }
}
