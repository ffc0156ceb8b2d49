//! Which rows an older key of the team still opens: conversations, and every table whose rows have a key of their own.

use db::{Statement, Tx, statements, values};
use kernel::{DbError, Sealed};

use crate::{chat, ids::OrgId};

statements! {
    /// How many seals of older keys there are.
    pub OLDER_SEALS = "SELECT COUNT(*) AS n FROM team_seal WHERE org_id = $1 AND epoch < $2";

    /// How many conversations there are, and how many of them an older key opens.
    pub COUNT_CONVERSATIONS = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM conversation WHERE org_id = $2";
    /// How many of them an older key opens, from the index alone.
    pub LEFT_CONVERSATIONS = "SELECT COUNT(*) AS older FROM conversation WHERE org_id = $1 AND epoch < $2";
    /// The next of them after a place.
    pub OLDER_CONVERSATIONS = "SELECT id, epoch, root_wrapped, root_sealed FROM conversation
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) ORDER BY epoch, id LIMIT $5";
}

/// A table whose rows open with a key of the team.
pub(super) struct Table {
    /// Its name, which is part of the place of what is sealed.
    pub(super) name: &'static str,
    /// How many rows there are, and how many of them an older key opens.
    count: &'static Statement,
    /// How many of them an older key opens, without reading the others.
    left: &'static Statement,
    /// The next of them after a place.
    older: &'static Statement,
    /// A row's key under the newest key of the team, unless it was destroyed meanwhile.
    rewrap: &'static Statement,
    /// Whether a row may be sealed to the team's public key, because a stranger wrote it.
    from_strangers: bool,
}

/// The table whose rows open with a [`chat::Root`]; those of the others open with a [`crate::team::RowKey`].
pub(super) const CONVERSATION: &str = "conversation";

/// The same four statements for every table whose rows have a key of their own: what is read besides the wrapped key, which
/// rows have a key at all, and what else is written with the new one.
macro_rules! keyed {
    ($($module:ident: $name:literal, also $also:literal, only $only:literal, and $and:literal, from_strangers: $strangers:literal;)*) => {
        $(mod $module {
            db::statements! {
                pub COUNT = concat!("SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM ",
                    $name, " WHERE org_id = $2", $only);
                pub LEFT = concat!("SELECT COUNT(*) AS older FROM ", $name, " WHERE org_id = $1 AND epoch < $2", $only);
                pub OLDER = concat!("SELECT id, epoch, key_wrapped", $also, " FROM ", $name,
                    " WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4)", $only, " ORDER BY epoch, id LIMIT $5");
                pub REWRAP = concat!("UPDATE ", $name, " SET key_wrapped = $1, epoch = $2", $and,
                    " WHERE id = $3 AND epoch < $2", $only);
            }
        })*

        /// The statements of those tables.
        pub static KEYED: &[&Statement] = &[$(&$module::COUNT, &$module::LEFT, &$module::OLDER, &$module::REWRAP),*];

        /// Every table that a new key of the team concerns.
        pub(super) static TABLES: &[Table] = &[
            Table {
                name: CONVERSATION,
                count: &COUNT_CONVERSATIONS,
                left: &LEFT_CONVERSATIONS,
                older: &OLDER_CONVERSATIONS,
                rewrap: &chat::REWRAP_ROOT,
                from_strangers: true,
            },
            $(Table {
                name: $name,
                count: &$module::COUNT,
                left: &$module::LEFT,
                older: &$module::OLDER,
                rewrap: &$module::REWRAP,
                from_strangers: $strangers,
            }),*
        ];
    };
}

// A row whose key was destroyed opens for nobody and needs no new one.
keyed! {
    person: "person", also "", only "", and "", from_strangers: false;
    report: "report", also "", only " AND key_wrapped IS NOT NULL", and "", from_strangers: false;
    quality_review: "quality_review", also "", only "", and "", from_strangers: false;
    tag: "tag", also "", only "", and "", from_strangers: false;
    saved_view: "saved_view", also "", only "", and "", from_strangers: false;
    note: "note", also "", only "", and "", from_strangers: false;
    handover: "handover", also "", only "", and "", from_strangers: false;
    consult: "consult", also "", only "", and "", from_strangers: false;
    consult_away: "consult_away", also ", key_sealed", only "", and ", key_sealed = NULL", from_strangers: true;
    legal_hold: "legal_hold", also "", only "", and "", from_strangers: false;
    follow_up: "follow_up", also "", only "", and "", from_strangers: false;
    // One that words raised has no key until a member has done something.
    safeguarding: "safeguarding", also "", only " AND key_wrapped IS NOT NULL", and "", from_strangers: false;
    feedback: "feedback", also ", key_sealed", only " AND (key_wrapped IS NOT NULL OR key_sealed IS NOT NULL)",
        and ", key_sealed = NULL", from_strangers: true;
}

/// A row that an older key opens.
pub(super) struct Older {
    pub(super) id: [u8; 16],
    pub(super) epoch: i64,
    pub(super) wrapped: Option<Sealed<[u8; 32]>>,
    pub(super) sealed: Option<Sealed<[u8; 32]>>,
}

/// How many rows there are in all tables, and how many of them a key before `epoch` opens.
pub(super) fn progress(tx: &mut Tx<'_>, org: OrgId, epoch: i64) -> Result<(i64, i64), DbError> {
    TABLES.iter().try_fold((0, 0), |(total, older), table| {
        let row = tx.one(table.count, &values![epoch, org.bytes()])?;
        Ok((total + row.int(0)?, older + row.int(1)?))
    })
}

/// How many rows a key before `epoch` opens. Reads no row that has the present key, unlike [`progress`].
pub(super) fn left(tx: &mut Tx<'_>, org: OrgId, epoch: i64) -> Result<i64, DbError> {
    TABLES
        .iter()
        .try_fold(0, |left, table| Ok(left + tx.one(table.left, &values![org.bytes(), epoch])?.int(0)?))
}

/// How many seals of keys before `epoch` there are.
pub(super) fn older_seals(tx: &mut Tx<'_>, org: OrgId, epoch: i64) -> Result<i64, DbError> {
    tx.one(&OLDER_SEALS, &values![org.bytes(), epoch])?.int(0)
}

impl Table {
    /// At most `limit` rows that a key before `epoch` opens, after a place.
    pub(super) fn older(
        &self,
        tx: &mut Tx<'_>,
        org: OrgId,
        epoch: i64,
        after: (i64, [u8; 16]),
        limit: i64,
    ) -> Result<Vec<Older>, DbError> {
        let rows = tx.query(self.older, &values![org.bytes(), epoch, after.0, after.1, limit])?;
        rows.iter()
            .map(|row| {
                let sealed = if self.from_strangers { row.opt_sealed(3)? } else { None };
                Ok(Older { id: row.id(0)?, epoch: row.int(1)?, wrapped: row.opt_sealed(2)?, sealed })
            })
            .collect()
    }

    /// Puts a row under the key of `epoch`; nothing happens to one that has it already, was destroyed or is gone.
    pub(super) fn rewrap(
        &self,
        tx: &mut Tx<'_>,
        id: [u8; 16],
        epoch: i64,
        wrapped: &Sealed<[u8; 32]>,
    ) -> Result<(), DbError> {
        tx.execute(self.rewrap, &values![wrapped, epoch, id]).map(drop)
    }
}
