//! Every kind of thing that is kept of people, for how long, and why: one table (rule A-4). A slice that keeps something else adds a
//! line here; a test compares it with the schema.

use std::collections::BTreeMap;

use db::{Statement, Tx, values};
use kernel::{DbError, Moment};
use seal::SymmetricKey;

use super::store::{due, remove};
use crate::{
    care, complaint, consult, draft, duty, feedback,
    ids::{ConversationId, OrgId},
    supervision, visitor, work,
};

/// How the day or moment is kept that days are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Days since 1970 where the organisation is.
    Day,
    /// Milliseconds since 1970.
    Millis,
}

/// How a row leads to the conversation that a hold may be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// It names it.
    Thread,
    /// By its fingerprint, or not at all.
    Blind,
    /// Nothing leads there.
    None,
}

/// A row whose time is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Due {
    /// Its identifier.
    pub(super) id: [u8; 16],
    /// What its days are counted from, in the [`Unit`] of its kind.
    pub(super) at: i64,
    /// The conversation it names; its fingerprint for [`Tie::Blind`].
    pub(super) thread: Option<Vec<u8>>,
}

impl Due {
    /// The conversation, for a kind that names one.
    pub(super) fn conversation(&self) -> Option<ConversationId> {
        Some(ConversationId::from_bytes(self.thread.as_deref()?.try_into().ok()?))
    }

    /// Where it stands among those that are due: what comes next comes after this.
    pub(super) fn place(&self) -> (i64, Vec<u8>) {
        (self.at, self.id.to_vec())
    }
}

/// What deleting a row may need.
pub(super) struct With<'a> {
    pub(super) org: OrgId,
    pub(super) instance: &'a SymmetricKey,
    pub(super) now: Moment,
    /// The day it is where the organisation is.
    pub(super) today: i64,
}

/// What is due, and how a row of it goes.
pub(super) struct Sweep {
    unit: Unit,
    pub(super) tie: Tie,
    /// `$1` organisation, `$2` the first day or moment that is not over yet, `$3` and `$4` the place to go on after, `$5` how many.
    pub(super) due: &'static Statement,
    pub(super) remove: fn(&mut Tx<'_>, &With<'_>, &Due) -> Result<(), DbError>,
    /// Whether it goes on the list that outlives a restore.
    pub(super) listed: bool,
}

impl Sweep {
    /// The first day or moment that is not over, if rows are kept for so many days: a day counts whole, so what is of today is
    /// kept for so many days after it.
    pub(super) fn cutoff(&self, days: i64, with: &With<'_>) -> i64 {
        match self.unit {
            Unit::Day => with.today - days,
            Unit::Millis => with.now.to_day().plus_minutes(-days * 24 * 60).millis(),
        }
    }
}

/// A kind of thing that is kept.
pub struct Kind {
    /// The name in rows and forms. `retention-kind-` before it is its text in Fluent, `retention-why-` what it is kept for.
    pub name: &'static str,
    /// Days it is kept where nothing else is said.
    pub default: i64,
    /// The fewest days that may be chosen.
    pub shortest: i64,
    /// The most.
    pub longest: i64,
    /// Tables of which rows, or what they hold of a person, go with it.
    pub tables: &'static [&'static str],
    /// How it goes; `None` where a sweep of its own slice deletes it.
    pub(super) sweep: Option<Sweep>,
}

impl Kind {
    /// Whether coordinators choose the days.
    pub const fn is_chosen(&self) -> bool {
        self.shortest < self.longest
    }

    /// Whether the sweep deletes it, and not one of its own slice.
    pub const fn is_swept(&self) -> bool {
        self.sweep.is_some()
    }

    /// For how many days it is kept, by what an organisation has chosen. What was chosen before its bounds were others counts as far as
    /// they allow.
    pub(super) fn days(&self, chosen: &BTreeMap<String, i64>) -> i64 {
        chosen.get(self.name).copied().unwrap_or(self.default).clamp(self.shortest, self.longest)
    }

    /// The key of its text.
    pub fn key(&self) -> String {
        format!("retention-kind-{}", self.name)
    }

    /// The key of what it is kept for.
    pub fn why(&self) -> String {
        format!("retention-why-{}", self.name)
    }
}

/// The kind with this name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// Talks that are over.
pub const THREAD: &str = "conversation";
/// The words of reports.
pub const REPORT: &str = "report";
/// Reports that were begun.
pub const REPORT_DRAFT: &str = "report-draft";
/// Complaints that were dealt with.
pub const COMPLAINT: &str = "complaint";
/// What people said about a talk, in words.
pub const FEEDBACK: &str = "feedback";
/// Follow-ups that are over.
pub const FOLLOW_UP: &str = "follow-up";
/// Questions to consultants that were answered.
pub const CONSULT: &str = "consult";
/// What was discarded.
pub const DISCARDED: &str = "discarded";
/// Reviews of talks.
pub const REVIEW: &str = "review";

const fn fixed(name: &'static str, days: i64, tables: &'static [&'static str]) -> Kind {
    Kind { name, default: days, shortest: days, longest: days, tables, sweep: None }
}

/// All of them, in the order of the page.
pub static KINDS: &[Kind] = &[
    Kind {
        name: THREAD,
        default: 365,
        shortest: 30,
        longest: 5 * 365,
        // What hangs on a conversation goes with it at the latest, and the person with the last of theirs.
        tables: &[
            "conversation",
            "message",
            "image_chunk",
            "return_ticket",
            "conversation_seal",
            "report_reach",
            "conversation_tag",
            "note",
            "emergency_step",
            "safeguarding",
            "safeguarding_step",
            "person",
            "person_note",
            "consent",
            "legal_hold",
        ],
        sweep: Some(Sweep {
            unit: Unit::Millis,
            tie: Tie::Thread,
            due: &due::CONVERSATIONS,
            remove: remove::conversation,
            listed: true,
        }),
    },
    Kind {
        name: FOLLOW_UP,
        default: 365,
        shortest: 30,
        longest: 2 * 365,
        tables: &["follow_up", "follow_up_step"],
        sweep: Some(Sweep {
            unit: Unit::Day,
            tie: Tie::Thread,
            due: &due::FOLLOW_UPS,
            remove: |tx, with, row| remove::one(tx, &remove::FOLLOW_UP, with, row),
            listed: false,
        }),
    },
    Kind {
        name: CONSULT,
        default: 180,
        shortest: 30,
        longest: 2 * 365,
        tables: &["consult", "consult_seal"],
        sweep: Some(Sweep {
            unit: Unit::Millis,
            tie: Tie::Thread,
            due: &due::CONSULTS,
            remove: remove::consult,
            listed: false,
        }),
    },
    Kind {
        name: REVIEW,
        default: supervision::REVIEWS_KEPT_DAYS,
        shortest: 30,
        longest: 365,
        tables: &["quality_review"],
        sweep: Some(Sweep {
            unit: Unit::Day,
            tie: Tie::Thread,
            due: &due::REVIEWS,
            remove: |tx, with, row| remove::one(tx, &remove::REVIEW, with, row),
            listed: false,
        }),
    },
    Kind {
        name: REPORT,
        default: 2 * 365,
        shortest: 90,
        longest: 10 * 365,
        tables: &["report", "report_step"],
        sweep: Some(Sweep {
            unit: Unit::Day,
            tie: Tie::Blind,
            due: &due::REPORTS,
            remove: remove::report,
            listed: false,
        }),
    },
    Kind {
        name: REPORT_DRAFT,
        default: 30,
        shortest: 7,
        longest: 90,
        tables: &["report"],
        sweep: Some(Sweep {
            unit: Unit::Day,
            tie: Tie::Blind,
            due: &due::REPORT_DRAFTS,
            remove: |tx, with, row| remove::one(tx, &remove::REPORT_DRAFT, with, row),
            listed: false,
        }),
    },
    Kind {
        name: FEEDBACK,
        default: feedback::WORDS_KEPT_DAYS,
        shortest: 30,
        longest: 2 * 365,
        tables: &["feedback"],
        sweep: Some(Sweep {
            unit: Unit::Day,
            tie: Tie::Blind,
            due: &due::FEEDBACK,
            remove: |tx, with, row| remove::one(tx, &remove::FEEDBACK, with, row),
            listed: false,
        }),
    },
    Kind {
        name: COMPLAINT,
        default: complaint::KEPT_DAYS,
        shortest: 90,
        longest: 3 * 365,
        tables: &["complaint", "complaint_seal", "complaint_entry"],
        sweep: Some(Sweep {
            unit: Unit::Millis,
            tie: Tie::None,
            due: &due::COMPLAINTS,
            remove: |tx, with, row| remove::one(tx, &remove::COMPLAINT, with, row),
            listed: false,
        }),
    },
    Kind {
        name: "away",
        default: 30,
        shortest: 1,
        longest: 90,
        tables: &["consult_away"],
        sweep: Some(Sweep {
            unit: Unit::Day,
            tie: Tie::None,
            due: &due::AWAY,
            remove: |tx, with, row| remove::one(tx, &remove::AWAY, with, row),
            listed: false,
        }),
    },
    Kind {
        sweep: Some(Sweep {
            unit: Unit::Millis,
            tie: Tie::Thread,
            due: &due::DISCARDED,
            remove: remove::conversation,
            listed: false,
        }),
        ..fixed(DISCARDED, crate::chat::discard::KEPT_DAYS, &["conversation"])
    },
    fixed("draft", draft::KEPT_DAYS, &["draft"]),
    fixed("consult-draft", consult::KEPT_DAYS, &["consult_draft"]),
    fixed("debrief", care::KEPT_DAYS, &["debrief", "debrief_seal", "debrief_word"]),
    fixed("handover", duty::NOTES_KEPT_DAYS, &["handover"]),
    fixed("deed", work::KEPT_DAYS, &["deed", "deed_thread"]),
    fixed("session", visitor::SESSION_DAYS, &["visitor_session"]),
];

/// Tables that hold something sealed or a fingerprint and have no timer, each with the reason. None of it is of somebody who writes.
pub const ELSEWHERE: &[(&str, &str)] = &[
    ("staff", "the one-time-code secret of a member; emptied when they leave"),
    ("invitation", "ends by itself after days, and goes with the next invitation or when it is used"),
    ("staff_slot", "a member's way to their keys; goes when they leave"),
    ("team_seal", "the team's keys; older ones go when nothing needs them"),
    ("recovery_seal", "the team's keys for the papers; made anew with them"),
    ("staff_session", "a member's session; locked after minutes and gone with its day"),
    ("staff_passkey", "a member's passkey; theirs to remove, and goes when they leave"),
    ("passkey_ceremony", "a question to a browser; goes with the session"),
    ("staff_mailbox", "where a member wants to be called; theirs to remove, and goes when they leave"),
    ("session_opening", "what a member has opened in this session; goes with it"),
    ("complaint_opening", "what a coordinator has opened in this session; goes with it"),
    ("person_opening", "whom a member has looked at in this session; goes with it"),
    ("report_opening", "which reports were opened in this session; goes with it"),
    ("saved_view", "what a member calls a list; theirs to remove"),
    ("tag", "a word of the team's own, about nobody; which conversation has it goes with that one"),
    ("outgoing", "an answer on its way; gone after a minute"),
];

/// The rows of a kind that are due, after a place.
pub(super) fn read(
    tx: &mut Tx<'_>,
    sweep: &Sweep,
    org: OrgId,
    cutoff: i64,
    after: &(i64, Vec<u8>),
    limit: i64,
) -> Result<Vec<Due>, DbError> {
    let rows = tx.query(sweep.due, &values![org.bytes(), cutoff, after.0, after.1.as_slice(), limit])?;
    let due = |row: &db::Row| {
        let thread = if sweep.tie == Tie::None { None } else { row.opt_bytes(2)?.map(<[u8]>::to_vec) };
        Ok(Due { id: row.id(0)?, at: row.int(1)?, thread })
    };
    rows.iter().map(due).collect()
}
