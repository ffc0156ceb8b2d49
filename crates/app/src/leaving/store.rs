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

    /// The same of persons.
    pub COUNT_PERSONS = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM person WHERE org_id = $2";
    /// How many of them an older key opens.
    pub LEFT_PERSONS = "SELECT COUNT(*) AS older FROM person WHERE org_id = $1 AND epoch < $2";
    /// The next of them after a place.
    pub OLDER_PERSONS = "SELECT id, epoch, key_wrapped FROM person
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) ORDER BY epoch, id LIMIT $5";
    /// A person's key under the newest key of the team.
    pub REWRAP_PERSON = "UPDATE person SET key_wrapped = $1, epoch = $2 WHERE id = $3 AND epoch < $2";

    /// The same of reports. One whose key was destroyed opens for nobody and needs none.
    pub COUNT_REPORTS = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM report
        WHERE org_id = $2 AND key_wrapped IS NOT NULL";
    /// How many of them an older key opens.
    pub LEFT_REPORTS = "SELECT COUNT(*) AS older FROM report WHERE org_id = $1 AND epoch < $2 AND key_wrapped IS NOT NULL";
    /// The next of them after a place.
    pub OLDER_REPORTS = "SELECT id, epoch, key_wrapped FROM report
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) AND key_wrapped IS NOT NULL ORDER BY epoch, id LIMIT $5";
    /// A report's key under the newest key of the team, unless it was destroyed meanwhile.
    pub REWRAP_REPORT = "UPDATE report SET key_wrapped = $1, epoch = $2 WHERE id = $3 AND epoch < $2 AND key_wrapped IS NOT NULL";

    /// The same of reviews.
    pub COUNT_REVIEWS = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM quality_review WHERE org_id = $2";
    /// How many of them an older key opens.
    pub LEFT_REVIEWS = "SELECT COUNT(*) AS older FROM quality_review WHERE org_id = $1 AND epoch < $2";
    /// The next of them after a place.
    pub OLDER_REVIEWS = "SELECT id, epoch, key_wrapped FROM quality_review
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) ORDER BY epoch, id LIMIT $5";
    /// A review's key under the newest key of the team.
    pub REWRAP_REVIEW = "UPDATE quality_review SET key_wrapped = $1, epoch = $2 WHERE id = $3 AND epoch < $2";

    /// The same of tags.
    pub COUNT_TAGS = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM tag WHERE org_id = $2";
    /// How many of them an older key opens.
    pub LEFT_TAGS = "SELECT COUNT(*) AS older FROM tag WHERE org_id = $1 AND epoch < $2";
    /// The next of them after a place.
    pub OLDER_TAGS = "SELECT id, epoch, key_wrapped FROM tag
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) ORDER BY epoch, id LIMIT $5";
    /// A tag's key under the newest key of the team.
    pub REWRAP_TAG = "UPDATE tag SET key_wrapped = $1, epoch = $2 WHERE id = $3 AND epoch < $2";

    /// The same of saved views.
    pub COUNT_VIEWS = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM saved_view WHERE org_id = $2";
    /// How many of them an older key opens.
    pub LEFT_VIEWS = "SELECT COUNT(*) AS older FROM saved_view WHERE org_id = $1 AND epoch < $2";
    /// The next of them after a place.
    pub OLDER_VIEWS = "SELECT id, epoch, key_wrapped FROM saved_view
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) ORDER BY epoch, id LIMIT $5";
    /// A view's key under the newest key of the team.
    pub REWRAP_VIEW = "UPDATE saved_view SET key_wrapped = $1, epoch = $2 WHERE id = $3 AND epoch < $2";
    /// The same of notes to the team.
    pub COUNT_NOTES = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM note WHERE org_id = $2";
    /// How many of them an older key opens.
    pub LEFT_NOTES = "SELECT COUNT(*) AS older FROM note WHERE org_id = $1 AND epoch < $2";
    /// The next of them after a place.
    pub OLDER_NOTES = "SELECT id, epoch, key_wrapped FROM note
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) ORDER BY epoch, id LIMIT $5";
    /// A note's key under the newest key of the team.
    pub REWRAP_NOTE = "UPDATE note SET key_wrapped = $1, epoch = $2 WHERE id = $3 AND epoch < $2";
    /// The same of courses of safeguarding. One that words raised has no key until a member has done something.
    pub COUNT_SAFEGUARDING = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM safeguarding
        WHERE org_id = $2 AND key_wrapped IS NOT NULL";
    /// How many of them an older key opens.
    pub LEFT_SAFEGUARDING = "SELECT COUNT(*) AS older FROM safeguarding WHERE org_id = $1 AND epoch < $2 AND key_wrapped IS NOT NULL";
    /// The next of them after a place.
    pub OLDER_SAFEGUARDING = "SELECT id, epoch, key_wrapped FROM safeguarding
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) AND key_wrapped IS NOT NULL ORDER BY epoch, id LIMIT $5";
    /// A course's key under the newest key of the team.
    pub REWRAP_SAFEGUARDING = "UPDATE safeguarding SET key_wrapped = $1, epoch = $2
        WHERE id = $3 AND epoch < $2 AND key_wrapped IS NOT NULL";

    /// The same of notes at the end of a shift.
    pub COUNT_HANDOVERS = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM handover WHERE org_id = $2";
    /// How many of them an older key opens.
    pub LEFT_HANDOVERS = "SELECT COUNT(*) AS older FROM handover WHERE org_id = $1 AND epoch < $2";
    /// The next of them after a place.
    pub OLDER_HANDOVERS = "SELECT id, epoch, key_wrapped FROM handover
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) ORDER BY epoch, id LIMIT $5";
    /// Such a note's key under the newest key of the team.
    pub REWRAP_HANDOVER = "UPDATE handover SET key_wrapped = $1, epoch = $2 WHERE id = $3 AND epoch < $2";
    /// The same of questions to consultants.
    pub COUNT_CONSULT_KEYS = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM consult WHERE org_id = $2";
    /// How many of them an older key opens.
    pub LEFT_CONSULTS = "SELECT COUNT(*) AS older FROM consult WHERE org_id = $1 AND epoch < $2";
    /// The next of them after a place.
    pub OLDER_CONSULTS = "SELECT id, epoch, key_wrapped FROM consult
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) ORDER BY epoch, id LIMIT $5";
    /// A question's key under the newest key of the team.
    pub REWRAP_CONSULT = "UPDATE consult SET key_wrapped = $1, epoch = $2 WHERE id = $3 AND epoch < $2";

    /// The same of what consultants say about being away.
    pub COUNT_AWAY = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM consult_away WHERE org_id = $2";
    /// How many of them an older key opens.
    pub LEFT_AWAY = "SELECT COUNT(*) AS older FROM consult_away WHERE org_id = $1 AND epoch < $2";
    /// The next of them after a place.
    pub OLDER_AWAY = "SELECT id, epoch, key_wrapped, key_sealed FROM consult_away
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) ORDER BY epoch, id LIMIT $5";
    /// Its key under the newest key of the team.
    pub REWRAP_AWAY = "UPDATE consult_away SET key_wrapped = $1, key_sealed = NULL, epoch = $2 WHERE id = $3 AND epoch < $2";
    /// The same of follow-ups.
    pub COUNT_FOLLOW_UPS = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM follow_up WHERE org_id = $2";
    /// How many of them an older key opens.
    pub LEFT_FOLLOW_UPS = "SELECT COUNT(*) AS older FROM follow_up WHERE org_id = $1 AND epoch < $2";
    /// The next of them after a place.
    pub OLDER_FOLLOW_UPS = "SELECT id, epoch, key_wrapped FROM follow_up
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) ORDER BY epoch, id LIMIT $5";
    /// A follow-up's key under the newest key of the team.
    pub REWRAP_FOLLOW_UP = "UPDATE follow_up SET key_wrapped = $1, epoch = $2 WHERE id = $3 AND epoch < $2";

    /// The same of holds.
    pub COUNT_HOLDS = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM legal_hold WHERE org_id = $2";
    /// How many of them an older key opens.
    pub LEFT_HOLDS = "SELECT COUNT(*) AS older FROM legal_hold WHERE org_id = $1 AND epoch < $2";
    /// The next of them after a place.
    pub OLDER_HOLDS = "SELECT id, epoch, key_wrapped FROM legal_hold
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) ORDER BY epoch, id LIMIT $5";
    /// A hold's key under the newest key of the team.
    pub REWRAP_HOLD = "UPDATE legal_hold SET key_wrapped = $1, epoch = $2 WHERE id = $3 AND epoch < $2";

    /// The same of what people said about a talk.
    pub COUNT_FEEDBACK = "SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE epoch < $1) AS older FROM feedback
        WHERE org_id = $2 AND (key_wrapped IS NOT NULL OR key_sealed IS NOT NULL)";
    /// How many of them an older key opens.
    pub LEFT_FEEDBACK = "SELECT COUNT(*) AS older FROM feedback
        WHERE org_id = $1 AND epoch < $2 AND (key_wrapped IS NOT NULL OR key_sealed IS NOT NULL)";
    /// The next of them after a place.
    pub OLDER_FEEDBACK = "SELECT id, epoch, key_wrapped, key_sealed FROM feedback
        WHERE org_id = $1 AND epoch < $2 AND (epoch, id) > ($3, $4) AND (key_wrapped IS NOT NULL OR key_sealed IS NOT NULL)
        ORDER BY epoch, id LIMIT $5";
    /// Its key under the newest key of the team, unless it was destroyed meanwhile.
    pub REWRAP_FEEDBACK = "UPDATE feedback SET key_wrapped = $1, key_sealed = NULL, epoch = $2
        WHERE id = $3 AND epoch < $2 AND (key_wrapped IS NOT NULL OR key_sealed IS NOT NULL)";
}

/// A table whose rows open with a key of the team.
pub(super) struct Table {
    /// Its name, which is part of the place of what is sealed.
    pub(super) name: &'static str,
    count: &'static Statement,
    left: &'static Statement,
    older: &'static Statement,
    rewrap: &'static Statement,
    /// Whether a row may be sealed to the team's public key, because a stranger wrote it.
    from_strangers: bool,
}

/// The table whose rows open with a [`chat::Root`]; those of the others open with a [`crate::team::RowKey`].
pub(super) const CONVERSATION: &str = "conversation";

/// Every table that a new key of the team concerns.
pub(super) const TABLES: &[Table] = &[
    Table {
        name: CONVERSATION,
        count: &COUNT_CONVERSATIONS,
        left: &LEFT_CONVERSATIONS,
        older: &OLDER_CONVERSATIONS,
        rewrap: &chat::REWRAP_ROOT,
        from_strangers: true,
    },
    Table {
        name: "person",
        count: &COUNT_PERSONS,
        left: &LEFT_PERSONS,
        older: &OLDER_PERSONS,
        rewrap: &REWRAP_PERSON,
        from_strangers: false,
    },
    Table {
        name: "report",
        count: &COUNT_REPORTS,
        left: &LEFT_REPORTS,
        older: &OLDER_REPORTS,
        rewrap: &REWRAP_REPORT,
        from_strangers: false,
    },
    Table {
        name: "quality_review",
        count: &COUNT_REVIEWS,
        left: &LEFT_REVIEWS,
        older: &OLDER_REVIEWS,
        rewrap: &REWRAP_REVIEW,
        from_strangers: false,
    },
    Table {
        name: "tag",
        count: &COUNT_TAGS,
        left: &LEFT_TAGS,
        older: &OLDER_TAGS,
        rewrap: &REWRAP_TAG,
        from_strangers: false,
    },
    Table {
        name: "saved_view",
        count: &COUNT_VIEWS,
        left: &LEFT_VIEWS,
        older: &OLDER_VIEWS,
        rewrap: &REWRAP_VIEW,
        from_strangers: false,
    },
    Table {
        name: "note",
        count: &COUNT_NOTES,
        left: &LEFT_NOTES,
        older: &OLDER_NOTES,
        rewrap: &REWRAP_NOTE,
        from_strangers: false,
    },
    Table {
        name: "handover",
        count: &COUNT_HANDOVERS,
        left: &LEFT_HANDOVERS,
        older: &OLDER_HANDOVERS,
        rewrap: &REWRAP_HANDOVER,
        from_strangers: false,
    },
    Table {
        name: "consult",
        count: &COUNT_CONSULT_KEYS,
        left: &LEFT_CONSULTS,
        older: &OLDER_CONSULTS,
        rewrap: &REWRAP_CONSULT,
        from_strangers: false,
    },
    Table {
        name: "consult_away",
        count: &COUNT_AWAY,
        left: &LEFT_AWAY,
        older: &OLDER_AWAY,
        rewrap: &REWRAP_AWAY,
        from_strangers: true,
    },
    Table {
        name: "follow_up",
        count: &COUNT_FOLLOW_UPS,
        left: &LEFT_FOLLOW_UPS,
        older: &OLDER_FOLLOW_UPS,
        rewrap: &REWRAP_FOLLOW_UP,
        from_strangers: false,
    },
    Table {
        name: "safeguarding",
        count: &COUNT_SAFEGUARDING,
        left: &LEFT_SAFEGUARDING,
        older: &OLDER_SAFEGUARDING,
        rewrap: &REWRAP_SAFEGUARDING,
        from_strangers: false,
    },
    Table {
        name: "legal_hold",
        count: &COUNT_HOLDS,
        left: &LEFT_HOLDS,
        older: &OLDER_HOLDS,
        rewrap: &REWRAP_HOLD,
        from_strangers: false,
    },
    Table {
        name: "feedback",
        count: &COUNT_FEEDBACK,
        left: &LEFT_FEEDBACK,
        older: &OLDER_FEEDBACK,
        rewrap: &REWRAP_FEEDBACK,
        from_strangers: true,
    },
];

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
