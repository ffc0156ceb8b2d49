//! Return tickets: making one, withdrawing it, coming back with it. Of a ticket the store holds what follows from it by a
//! slow hash under the instance key, and nothing that leads back to its digits.

use std::sync::Arc;

use kernel::Fault;
use seal::{Ticket, TicketKeys};
use ui::csrf;

use super::{rules::OwnThread, session::VisitorSecret, store};
use crate::{
    App,
    chat::{Root, Way},
    ids::{ConversationId, OrgId},
    policy,
    settings::Organisation,
};

/// Keeps what follows from these tickets apart from that of any other number we give out.
const PURPOSE: &str = "return ticket";

/// The slow call, in its lane.
async fn keys(app: &App, org: OrgId, ticket: Ticket) -> Result<TicketKeys, Fault> {
    let (instance, cost) = (app.instance.clone(), app.ticket_cost);
    let keys = app.ticket_lane.run(move || ticket.keys(&instance, PURPOSE, org.bytes(), cost)).await?;
    keys.map_err(|bad| Fault::Broken(bad.to_string()))
}

/// What the form for a ticket carries: which ticket it would replace, without telling its row.
pub(super) fn after(secret: &VisitorSecret, standing: Option<&[u8; 32]>) -> String {
    csrf::token(
        &secret.form_key(),
        &format!("ticket after {}", standing.map(hex::encode).unwrap_or_default()),
    )
}

/// The row of the ticket that opens a conversation now.
pub(super) async fn standing(
    app: &App,
    org: &Organisation,
    conversation: ConversationId,
) -> Result<Option<[u8; 32]>, Fault> {
    let org = org.id;
    Ok(app.db.read(move |tx| store::ticket_of(tx, conversation, org)).await?)
}

/// Makes the ticket of a form: the same form gives the same ticket again. `None` if another ticket was made or withdrawn
/// since the form was: an old form, sent again, must not take a newer ticket away.
///
/// # Errors
/// [`Fault::Busy`] if too many wait; those of the store.
pub(super) async fn make(
    app: &App,
    of: &Arc<Organisation>,
    (secret, own): (&VisitorSecret, &OwnThread),
    nonce: &str,
    replaces: String,
) -> Result<Option<Ticket>, Fault> {
    let ticket = secret.ticket(nonce);
    let keys = keys(app, of.id, ticket.clone()).await?;
    let wrapped = own.root.wrap_for_visitor(Way::Ticket, &keys.wrap, app.entropy.as_ref());
    let (lookup, conversation, org, secret) = (keys.lookup, own.conversation, of.id, secret.clone());
    let here = secret.lookup();
    let made = app.db.write(move |tx| {
        let standing = store::ticket_of(tx, conversation, org)?;
        if standing == Some(lookup) {
            return Ok(true);
        }
        if after(&secret, standing.as_ref()) != replaces {
            return Ok::<_, kernel::DbError>(false);
        }
        store::put_ticket(tx, &lookup, org, conversation, &wrapped)?;
        if standing.is_some() {
            store::end_others(tx, conversation, org, &here)?; // Whoever used the old one is out.
        }
        Ok(true)
    });
    let made = match made.await {
        // The same form at the same moment was first, and its row is there now.
        Err(kernel::DbError::Constraint) => standing(app, of, conversation).await? == Some(lookup),
        made => made?,
    };
    app.bus.wake(conversation.bytes());
    Ok(made.then_some(ticket))
}

/// Makes the ticket of a conversation useless, and ends every session but this one: somebody may have used it.
///
/// # Errors
/// Those of the store.
pub(super) async fn withdraw(
    app: &App,
    org: &Organisation,
    (secret, own): (&VisitorSecret, &OwnThread),
) -> Result<(), Fault> {
    let (conversation, org, here) = (own.conversation, org.id, secret.lookup());
    app.db
        .write(move |tx| {
            store::delete_ticket_of(tx, conversation, org)?;
            store::end_others(tx, conversation, org, &here)
        })
        .await?;
    app.bus.wake(conversation.bytes());
    Ok(())
}

/// What a ticket led to.
pub(super) enum Back {
    /// A new session of its conversation.
    Opened(VisitorSecret),
    /// The conversation that is open in this browser anyway.
    Here,
    /// Another conversation is open in this browser, and nobody has said that it may be closed.
    Asks,
    /// No conversation of this organisation.
    Unknown,
}

/// Opens the conversation of a ticket. `open` is what this browser has open; it is given up for the other if `closes`.
///
/// # Errors
/// [`Fault::Busy`] if too many wait; those of the store.
pub(super) async fn come_back(
    app: &App,
    org: &Arc<Organisation>,
    ticket: Ticket,
    open: Option<(&VisitorSecret, ConversationId)>,
    closes: bool,
) -> Result<Back, Fault> {
    let org = org.id;
    // Before anything is looked up: a ticket that exists costs what one costs that does not.
    let keys = keys(app, org, ticket).await?;
    let lookup = keys.lookup;
    let found = app.db.read(move |tx| store::find_ticket(tx, &lookup, org)).await?;
    let Some(row) = found else { return Ok(Back::Unknown) };
    let conversation = row.conversation;
    match open {
        Some((_, here)) if here == conversation => return Ok(Back::Here),
        Some(_) if !closes => return Ok(Back::Asks),
        _ => {}
    }

    let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
    let permit = policy::own_thread(conversation);
    let root = Root::open_as_visitor(&permit, org, conversation, Way::Ticket, &keys.wrap, &row.root)?;
    let secret = VisitorSecret::generate(entropy);
    let wrapped = root.wrap_for_visitor(Way::Session, &secret.wrap(), entropy);
    let (new, closed) = (secret.lookup(), open.map(|(secret, _)| secret.lookup()));
    let opened = app.db.write(move |tx| {
        // Asked again: it may have been withdrawn meanwhile.
        if store::ticket_of(tx, conversation, org)? != Some(lookup) {
            return Ok::<_, kernel::DbError>(false);
        }
        if let Some(closed) = closed {
            store::burn(tx, &closed, org)?;
        }
        store::insert(tx, &new, org, conversation, &wrapped, now)
    });
    if !opened.await? {
        return Ok(Back::Unknown);
    }
    if let Some((_, closed)) = open {
        app.bus.wake(closed.bytes()); // Its other windows end.
    }
    Ok(Back::Opened(secret))
}
