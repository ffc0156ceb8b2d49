//! The desk around the conversation: the inbox and the thread as a member of the team sees them.

pub mod choice;
mod discard;
mod give;
mod image;
mod inbox;
mod keys;
mod search;
pub(crate) mod stream;
mod thread;
mod work;

use kernel::{Entropy, Fault, OpenError};

use crate::{
    audit::Action,
    chat::{
        self, Conversation, Opened, Rewrapped, Root,
        given::{self, Seal},
    },
    ids::{ConversationId, OrgId},
    policy::{self, Deed, Held, ReadThread},
    session::Session,
    surfaces::{Route, Who, desk::Colleague},
};

pub use choice::STATEMENTS as CHOICE_STATEMENTS;
pub(crate) use inbox::Asked;
pub(crate) use thread::{At, our_form, say_until, seen, show as show_thread, show_filled, show_kept};
pub(crate) use work::{book, read_later};

/// So many messages of one conversation are read at once for another page.
const ALONG: i64 = 1_000;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/inbox", Who::May(Deed::SeeInbox), inbox::page),
        Route::post("/{lang}/inbox/search", Who::May(Deed::SeeInbox), search::search),
        Route::get("/{lang}/inbox/{id}", Who::May(Deed::ReadThread), thread::page),
        Route::get("/{lang}/inbox/{id}/image/{number}", Who::May(Deed::ReadThread), image::image),
        Route::post("/{lang}/inbox/{id}/take", Who::May(Deed::WorkThread), thread::take),
        Route::post("/{lang}/inbox/{id}/answer", Who::May(Deed::AnswerThread), thread::answer),
        Route::post("/{lang}/inbox/{id}/draft", Who::May(Deed::AnswerThread), thread::keep),
        Route::post("/{lang}/inbox/{id}/unsend", Who::May(Deed::AnswerThread), thread::unsend),
        Route::post("/{lang}/inbox/{id}/send-now", Who::May(Deed::AnswerThread), thread::send_now),
        Route::post("/{lang}/inbox/{id}/resolve", Who::May(Deed::WorkThread), thread::resolve),
        Route::post("/{lang}/inbox/{id}/outcome", Who::May(Deed::WorkThread), thread::outcome),
        Route::post("/{lang}/inbox/{id}/false-alarm", Who::May(Deed::WorkThread), thread::false_alarm),
        Route::post("/{lang}/inbox/{id}/assign", Who::May(Deed::WorkThread), work::assign),
        Route::post("/{lang}/inbox/{id}/release", Who::May(Deed::WorkThread), work::release),
        Route::post("/{lang}/inbox/{id}/snooze", Who::May(Deed::WorkThread), work::snooze),
        Route::post("/{lang}/inbox/{id}/wake", Who::May(Deed::WorkThread), work::wake),
        Route::post("/{lang}/inbox/{id}/tag", Who::May(Deed::WorkThread), work::tag),
        Route::post("/{lang}/inbox/{id}/untag", Who::May(Deed::WorkThread), work::untag),
        Route::post("/{lang}/inbox/{id}/note", Who::May(Deed::WorkThread), work::note),
        Route::post("/{lang}/inbox/{id}/give", Who::May(Deed::WorkThread), give::give),
        Route::post("/{lang}/inbox/{id}/take-back", Who::May(Deed::WorkThread), give::take_back),
        Route::get(stream::PATH, Who::SignedIn, stream::stream),
        Route::get("/{lang}/keys", Who::SignedIn, keys::keys),
        Route::get("/{lang}/commands", Who::SignedIn, keys::commands),
        Route::post("/{lang}/account/desk", Who::SignedIn, keys::choose),
        Route::get("/{lang}/discard/{since}", Who::May(Deed::Discard), discard::preview),
        Route::post("/{lang}/discard", Who::May(Deed::Discard), discard::discard),
        Route::get("/{lang}/discarded", Who::May(Deed::Discard), discard::list),
        Route::post("/{lang}/discarded/undo", Who::May(Deed::Discard), discard::undo),
    ]
}

/// A conversation opened by a member: its root, policy's word, and the root wrapped anew if it was not yet, or under an
/// older key of the team.
struct OpenedRoot {
    root: Root,
    permit: kernel::Permit<ReadThread>,
    rewrapped: Option<Rewrapped>,
    /// Whether only named members open it.
    named: bool,
}

impl OpenedRoot {
    /// The root, where what is written beside the conversation lies under it and not under the team's key.
    fn restricted(&self) -> Option<&Root> {
        Some(&self.root).filter(|_| self.named)
    }
}

/// Opens the root of a conversation with the keys of a session: the team's, or what is sealed to this member, because it was given
/// to them or because they are named.
fn open_root(
    session: &Session,
    org: OrgId,
    conversation: &Conversation,
    given: Option<&Seal>,
    entropy: &dyn Entropy,
) -> Result<OpenedRoot, Fault> {
    let held = session.role().held().ok_or(Fault::Forbidden)?;
    let named = conversation.is_restricted();
    let permit = match named {
        true => policy::named(session.role(), conversation.id),
        false => policy::thread(session.role(), conversation.id, held),
    };
    let permit = permit.ok_or(Fault::Forbidden)?;
    let broken = |error: OpenError| Fault::Broken(format!("the root of a conversation: {error}"));
    if named || held == Held::Given {
        // What was not given, or was taken back, is not there.
        let (seal, staff) = (given.ok_or(Fault::NotFound)?, session.staff());
        let keys = session.keys.expose().staff();
        let root = Root::open_as_given(&permit, org, conversation.id, staff, &keys, seal).map_err(broken)?;
        let first = matches!(seal, Seal::Sealed(_));
        let rewrapped = first.then(|| Rewrapped::Given(staff, root.wrap_for_member(staff, &keys, entropy)));
        return Ok(OpenedRoot { root, permit, rewrapped, named });
    }
    // A member who joined after this epoch holds no key of it; to them the thread is not there.
    let keys = session.keys.expose();
    let team = keys.team(conversation.epoch).ok_or(Fault::NotFound)?;
    let (wrapped, sealed) = (conversation.root_wrapped.as_ref(), conversation.root_sealed.as_ref());
    if wrapped.is_none() && sealed.is_none() {
        return Err(Fault::NotFound); // Its keys are destroyed: it is being forgotten.
    }
    let root = Root::open_as_team(&permit, org, conversation.id, &team, wrapped, sealed).map_err(broken)?;
    let newest = keys.newest().filter(|newest| wrapped.is_none() || newest.epoch > conversation.epoch);
    let rewrapped = newest.map(|key| Rewrapped::Team(key.epoch, root.wrap_for_team(&key, entropy)));
    Ok(OpenedRoot { root, permit, rewrapped, named })
}

/// Whether a member can open a conversation: whoever cannot has no say about it.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Forbidden`], and those of the store.
pub(crate) async fn can_open(colleague: &Colleague, id: ConversationId) -> Result<(), Fault> {
    open(colleague, id).await.map(drop)
}

/// Opens a conversation for something other than its page.
async fn open(colleague: &Colleague, id: ConversationId) -> Result<OpenedRoot, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org, staff) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let found = app.db.read(move |tx| {
        let Some(conversation) = chat::find(tx, org, id)? else { return Ok(None) };
        Ok::<_, kernel::DbError>(Some((conversation, given::seal(tx, org, id, staff)?)))
    });
    let (conversation, given) = found.await?.ok_or(Fault::NotFound)?;
    open_root(session, org, &conversation, given.as_ref(), app.entropy.as_ref())
}

/// The root of a conversation that a member can open, for something that is done beside its page.
pub(crate) async fn root_of(colleague: &Colleague, id: ConversationId) -> Result<Root, Fault> {
    Ok(open(colleague, id).await?.root)
}

/// A conversation and its messages after a number, for a page beside it. The opening is recorded as that of its own page
/// is, before anything is shown.
pub(crate) async fn read_along(
    colleague: &Colleague,
    id: ConversationId,
    after: i64,
) -> Result<(Conversation, Vec<chat::Line>), Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let reader = session.clone();
    let found = app.db.read(move |tx| {
        let Some(conversation) = chat::find(tx, org, id)? else { return Ok(None) };
        let messages = chat::messages_after(tx, id, after, ALONG)?;
        let seen = chat::was_opened(tx, &reader.secret.lookup(), id, Action::OpenThread.name())?;
        Ok::<_, kernel::DbError>(Some((
            conversation,
            messages,
            seen,
            given::seal(tx, org, id, reader.staff())?,
        )))
    });
    let (conversation, messages, seen, given) = found.await?.ok_or(Fault::NotFound)?;
    let opened = open_root(session, org, &conversation, given.as_ref(), app.entropy.as_ref())?;
    let lines = chat::lines(&opened.root, &opened.permit, &messages);
    if !seen || opened.rewrapped.is_some() {
        let first = Opened { conversation: id, action: Action::OpenThread, rewrapped: opened.rewrapped };
        inbox::record(&desk.ground, session, vec![first]).await?;
    }
    Ok((conversation, lines))
}
