//! The desk around the conversation: the inbox and the thread as a member of the team sees them.

mod discard;
mod image;
mod inbox;
mod thread;

use kernel::{Fault, OpenError};

use crate::{
    chat::{Conversation, Root},
    policy::{self, Deed, ReadThread},
    session::Session,
    surfaces::{Route, Who},
};

pub(crate) use thread::show_kept;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/inbox", Who::May(Deed::SeeInbox), inbox::page),
        Route::get("/{lang}/inbox/{id}", Who::May(Deed::ReadThread), thread::page),
        Route::get("/{lang}/inbox/{id}/image/{number}", Who::May(Deed::ReadThread), image::image),
        Route::post("/{lang}/inbox/{id}/take", Who::May(Deed::WorkThread), thread::take),
        Route::post("/{lang}/inbox/{id}/answer", Who::May(Deed::WorkThread), thread::answer),
        Route::post("/{lang}/inbox/{id}/resolve", Who::May(Deed::WorkThread), thread::resolve),
        Route::get("/{lang}/discard/{since}", Who::May(Deed::Discard), discard::preview),
        Route::post("/{lang}/discard", Who::May(Deed::Discard), discard::discard),
        Route::get("/{lang}/discarded", Who::May(Deed::Discard), discard::list),
        Route::post("/{lang}/discarded/undo", Who::May(Deed::Discard), discard::undo),
    ]
}

/// A conversation opened by a member: its root, policy's word, and the root under the team's symmetric key if this
/// is the first opening of all.
struct OpenedRoot {
    root: Root,
    permit: kernel::Permit<ReadThread>,
    rewrapped: Option<kernel::Sealed<[u8; 32]>>,
}

/// Opens the root of a conversation with the keys of a session.
fn open_root(
    session: &Session,
    org: crate::ids::OrgId,
    conversation: &Conversation,
    entropy: &dyn kernel::Entropy,
) -> Result<OpenedRoot, Fault> {
    let permit = policy::thread(session.role(), conversation.id).ok_or(Fault::Forbidden)?;
    // A member who joined after this epoch holds no key of it; to them the thread is not there.
    let team = session.keys.expose().team(conversation.epoch).ok_or(Fault::NotFound)?;
    let (wrapped, sealed) = (conversation.root_wrapped.as_ref(), conversation.root_sealed.as_ref());
    let root = Root::open_as_team(&permit, org, conversation.id, &team, wrapped, sealed)
        .map_err(|error: OpenError| Fault::Broken(format!("the root of a conversation: {error}")))?;
    let rewrapped = conversation.root_wrapped.is_none().then(|| root.wrap_for_team(&team, entropy));
    Ok(OpenedRoot { root, permit, rewrapped })
}
