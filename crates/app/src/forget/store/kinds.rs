//! What is known of a person, by kind: what the page before forgetting counts. A slice that keeps something else of a person or of
//! their conversations adds a line here, and its table goes with `person` or `conversation` by the key that leads there.

use db::{Statement, Tx, statements, values};
use kernel::DbError;

use crate::{
    ids::{OrgId, PersonId},
    person::one_person,
};

/// How many rows of a table belong to conversations with a person.
macro_rules! at_threads {
    ($what:literal) => {
        one_person!("SELECT COUNT(*) AS n FROM conversation c JOIN " $what " x ON x.conversation_id = c.id
            WHERE c.org_id = $2 AND c.person_id IN (SELECT id FROM one)")
    };
}

statements! {
    /// Conversations.
    pub COUNT_THREADS = one_person!("SELECT COUNT(*) AS n FROM conversation WHERE org_id = $2 AND person_id IN (SELECT id FROM one)");
    /// Messages.
    pub COUNT_MESSAGES = at_threads!("message");
    /// Images.
    pub COUNT_IMAGES = one_person!("SELECT COUNT(DISTINCT x.image_id) AS n FROM conversation c JOIN image_chunk x ON x.conversation_id = c.id
        WHERE c.org_id = $2 AND c.person_id IN (SELECT id FROM one)");
    /// Return tickets.
    pub COUNT_TICKETS = at_threads!("return_ticket");
    /// Answers that wait to go out.
    pub COUNT_OUTGOING = at_threads!("outgoing");
    /// What members have begun to write.
    pub COUNT_DRAFTS = at_threads!("draft");
    /// Notes on conversations and on the person.
    pub COUNT_NOTES = one_person!("SELECT (SELECT COUNT(*) FROM conversation c JOIN note x ON x.conversation_id = c.id
            WHERE c.org_id = $2 AND c.person_id IN (SELECT id FROM one))
        + (SELECT COUNT(*) FROM person_note WHERE person_id IN (SELECT id FROM one)) AS n");
    /// Tags.
    pub COUNT_TAGS = at_threads!("conversation_tag");
    /// Steps of emergencies.
    pub COUNT_EMERGENCIES = at_threads!("emergency_step");
    /// What they agreed to and did not.
    pub COUNT_CONSENTS = one_person!("SELECT COUNT(*) AS n FROM consent WHERE person_id IN (SELECT id FROM one)");
    /// What was learned of talks with them.
    pub COUNT_REVIEWS = at_threads!("quality_review");
}

/// Each kind with the name that its text in Fluent ends with, in the order of the page.
const KINDS: &[(&str, &Statement)] = &[
    ("threads", &COUNT_THREADS),
    ("messages", &COUNT_MESSAGES),
    ("images", &COUNT_IMAGES),
    ("tickets", &COUNT_TICKETS),
    ("outgoing", &COUNT_OUTGOING),
    ("drafts", &COUNT_DRAFTS),
    ("notes", &COUNT_NOTES),
    ("tags", &COUNT_TAGS),
    ("emergencies", &COUNT_EMERGENCIES),
    ("consents", &COUNT_CONSENTS),
    ("reviews", &COUNT_REVIEWS),
];

/// How many of each kind there are; kinds of which there is none are left out.
pub(in crate::forget) fn count(
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
) -> Result<Vec<(&'static str, i64)>, DbError> {
    let mut counts = Vec::new();
    for (name, statement) in KINDS {
        let n = tx.one(statement, &values![person.bytes(), org.bytes()])?.int(0)?;
        counts.extend((n > 0).then_some((*name, n)));
    }
    Ok(counts)
}
