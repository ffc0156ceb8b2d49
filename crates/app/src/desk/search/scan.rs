//! Reading through messages: fetched in units that hold nobody up, opened and compared on a thread for such work.

use db::Tx;
use kernel::{DbError, Entropy, Fault, Moment};

use super::{
    AT_ONCE, CONVERSATIONS,
    fold::{Wanted, fold_into},
    newest,
};
use crate::{
    audit::Action,
    chat::{
        Listed, Opened, Place, Reader, Stored,
        given::{self, Seal},
        messages_before,
    },
    desk::{Asked, open_root},
    ids::{ConversationId, OrgId},
    session::Session,
};

/// Some conversations with their messages, still sealed.
pub(super) struct Batch {
    threads: Vec<(Listed, Option<Seal>, Vec<Stored>)>,
    /// The last conversation in it.
    pub(super) at: Option<Place>,
    /// Whether there is more to read.
    pub(super) more: bool,
}

impl Batch {
    pub(super) fn messages(&self) -> usize {
        self.threads.iter().map(|(.., messages)| messages.len()).sum()
    }
}

/// A message in which the words stand.
pub(super) struct Found {
    pub(super) conversation: ConversationId,
    pub(super) code: String,
    /// The message's place in its conversation, and the page of it that ends with the message.
    pub(super) before: i64,
    pub(super) at: Moment,
    /// The line, in pieces that are marked or not.
    pub(super) line: Vec<(String, bool)>,
}

/// Fetches the next conversations, with at most `left` messages.
pub(super) fn fetch(
    tx: &mut Tx<'_>,
    org: OrgId,
    session: &Session,
    asked: &Asked,
    at: Option<Place>,
    left: usize,
    now: Moment,
) -> Result<Batch, DbError> {
    let (staff, lookup) = (session.staff(), session.secret.lookup());
    let listed = newest(tx, Reader { org, staff, lookup: &lookup, now }, asked, at)?;
    let last_page = i64::try_from(listed.len()).unwrap_or(0) < CONVERSATIONS;
    let mut batch = Batch { threads: Vec::new(), at, more: false };
    let (mut read, count) = (0, listed.len());
    for (index, one) in listed.into_iter().enumerate() {
        let limit = left - read;
        let id = one.conversation.id;
        // One more than may be read tells whether something was left out.
        let asked_for = i64::try_from(limit + 1).unwrap_or(i64::MAX);
        let mut messages = messages_before(tx, id, i64::MAX, asked_for)?;
        let cut = messages.len() > limit;
        if cut {
            messages.remove(0);
        }
        read += messages.len();
        let team = session.role().holds_team_key() && !one.conversation.is_restricted();
        let seal = if team { None } else { given::seal(tx, org, id, staff)? };
        batch.at = Some(one.place);
        batch.threads.push((one, seal, messages));
        let last = index + 1 == count;
        if cut || read >= left.min(AT_ONCE) {
            batch.more = cut || !last || !last_page;
            return Ok(batch);
        }
    }
    batch.more = !last_page;
    Ok(batch)
}

/// Opens the messages and compares them: what was found, the newest first, and what this session sees for the first time
/// with it. That must be on record before anything is shown.
pub(super) fn scan(
    session: &Session,
    org: OrgId,
    batch: Batch,
    wanted: &Wanted,
    room: usize,
    entropy: &dyn Entropy,
) -> Result<(Vec<Found>, Vec<Opened>), Fault> {
    let (mut found, mut first) = (Vec::new(), Vec::new());
    let mut folded = String::new();
    for (one, seal, messages) in batch.threads {
        let conversation = &one.conversation;
        let opened = match open_root(session, org, conversation, seal.as_ref(), entropy) {
            Ok(opened) => opened,
            Err(Fault::NotFound) => continue,
            // One damaged row must not end the search.
            Err(fault) => {
                tracing::error!("a conversation does not open: {fault}");
                continue;
            }
        };
        let (keys, before) = (opened.root.messages(), found.len());
        for message in messages.iter().rev() {
            let Some(Ok(said)) =
                message.body.as_ref().map(|body| keys.open(&opened.permit, message.id, body))
            else {
                continue;
            };
            let said = said.expose();
            fold_into(&said.text, &mut folded);
            if found.len() < room && wanted.are_in(&folded) {
                found.push(Found {
                    conversation: conversation.id,
                    code: conversation.code.clone(),
                    before: message.number + 1,
                    at: said.at,
                    line: wanted.line(&said.text),
                });
            }
        }
        if found.len() > before && (!one.seen || opened.rewrapped.is_some()) {
            let action = Action::PreviewThread;
            first.push(Opened { conversation: conversation.id, action, rewrapped: opened.rewrapped });
        }
    }
    zeroize::Zeroize::zeroize(&mut folded);
    Ok((found, first))
}
