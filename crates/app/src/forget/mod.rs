//! Forgetting: what somebody wants gone is unreadable at once (rule A-5), and stays gone when an older copy of the
//! database comes back.
//!
//! The order: first the [list](Forgotten) outside the database, then the rows, keys first, then the database's log. Only
//! then the answer. If the rows cannot be changed, the list takes it back, and the visitor is told that nothing was deleted.

pub mod desk;
mod list;
mod person;
mod store;

use std::time::Duration;

use kernel::{DbError, Fault, Moment};
use seal::SymmetricKey;

pub use list::{Forgotten, Thing};
pub use person::{Kept, Preview, Reason, go_on, person, preview, progress};
pub use store::{ALL as STATEMENTS, KIND_STATEMENTS, Progress};

use crate::{
    App, chat, feedback,
    ids::{ConversationId, ImageId, MessageId},
    report, visitor,
};

/// How often the database's log is tried to be emptied before the answer goes out, and how long between.
const TRIES: u32 = 10;
const BETWEEN: Duration = Duration::from_millis(50);

/// Forgets a conversation: its keys for both sides, its messages and images, its return ticket, of reports and feedback
/// about it all that is not counted, and the key of the person it was with if no other conversation is. What was counted
/// stays, with a number that leads to nobody. The forms it came from open nothing any more.
///
/// # Errors
/// Those of the list and of the store. It may be half forgotten then, and is wholly so after the next start.
pub async fn conversation(app: &App, id: ConversationId) -> Result<(), Fault> {
    forget(app, vec![Thing::Conversation(id)]).await
}

/// Forgets the words of one message and its image. Its place stays, so that both sides see that something was there.
///
/// # Errors
/// Those of the list and of the store. It may be half forgotten then, and is wholly so after the next start.
pub async fn message(
    app: &App,
    conversation: ConversationId,
    id: MessageId,
    image: Option<ImageId>,
) -> Result<(), Fault> {
    let mut things = vec![Thing::Message(conversation, id)];
    things.extend(image.map(|image| Thing::Image(conversation, image)));
    forget(app, things).await
}

async fn forget(app: &App, things: Vec<Thing>) -> Result<(), Fault> {
    let now = app.clock.now();
    list_things(app, now, &things).await?;
    let conversations: Vec<ConversationId> = things.iter().map(Thing::conversation).collect();
    let listed = things.clone();
    let instance = app.instance.clone();
    let erased = app.db.write(move |tx| {
        things.iter().try_for_each(|thing| erase(tx, Some(&instance), *thing, now).map(drop))
    });
    let erased = erased.await;
    if let Err(error) = erased {
        take_back(app, now, listed).await;
        return Err(error.into());
    }
    for conversation in conversations {
        app.bus.wake(conversation.bytes()); // Open streams look again; those of a deleted conversation end.
    }
    checkpoint(app).await
}

/// Puts on the list what is about to be forgotten; durable when it returns.
async fn list_things(app: &App, now: Moment, things: &[Thing]) -> Result<(), Fault> {
    let (list, listing) = (app.forgotten.clone(), things.to_vec());
    let listed = tokio::task::spawn_blocking(move || list.add(now, &listing)).await;
    listed.map_err(|_| Fault::Busy)?.map_err(|error| {
        tracing::error!("the list of what is forgotten cannot be written: {error}");
        Fault::Busy
    })
}

/// Deletes a conversation whose time is over, as [`conversation`] does; the caller sees to the list and to the database's log.
///
/// # Errors
/// Those of the store.
pub(crate) fn by_time(
    tx: &mut db::Tx<'_>,
    instance: &SymmetricKey,
    id: ConversationId,
    now: Moment,
) -> Result<(), DbError> {
    erase(tx, Some(instance), Thing::Conversation(id), now).map(drop)
}

/// Puts conversations on the list before they are deleted; durable when it returns.
///
/// # Errors
/// [`Fault::Busy`] if the list cannot be written.
pub(crate) async fn list_conversations(app: &App, ids: &[ConversationId]) -> Result<(), Fault> {
    let things: Vec<Thing> = ids.iter().map(|id| Thing::Conversation(*id)).collect();
    list_things(app, app.clock.now(), &things).await
}

/// Takes from the list those that were not deleted after all.
pub(crate) async fn unlist_conversations(app: &App, ids: &[ConversationId]) {
    take_back(app, app.clock.now(), ids.iter().map(|id| Thing::Conversation(*id)).collect()).await;
}

/// Takes from the list what was not forgotten after all: whoever is told so, and writes on, must not lose that at the next start.
async fn take_back(app: &App, now: Moment, listed: Vec<Thing>) {
    let list = app.forgotten.clone();
    let back = tokio::task::spawn_blocking(move || list.take_back(now, &listed)).await;
    if !matches!(back, Ok(Ok(()))) {
        tracing::error!("a deletion that was not done stays on the list; it is done at the next start");
    }
}

/// Empties the database's log. Where somebody reads without end, the next sweep does it: the rows and keys are gone.
async fn checkpoint(app: &App) -> Result<(), Fault> {
    for _ in 0..TRIES {
        match app.db.checkpoint().await {
            Err(DbError::Busy) => tokio::time::sleep(BETWEEN).await,
            other => return Ok(other?),
        }
    }
    tracing::warn!("the database's log could not be emptied yet");
    Ok(())
}

/// Whether anything was there.
fn erase(
    tx: &mut db::Tx<'_>,
    instance: Option<&SymmetricKey>,
    thing: Thing,
    now: Moment,
) -> Result<bool, DbError> {
    match thing {
        Thing::Conversation(id) => {
            visitor::end_sessions_of(tx, id, now)?;
            // Also where the conversation is gone already: these find it by a fingerprint, not by its row.
            if let Some(instance) = instance {
                report::forget(tx, instance, id)?;
                feedback::forget(tx, instance, id)?;
            }
            crate::person::forget(tx, id, |tx| store::delete_conversation(tx, id))
        }
        Thing::Message(conversation, id) => store::erase_message(tx, conversation, id),
        Thing::Image(conversation, id) => chat::delete_image(tx, conversation, id),
    }
}

/// Forgets again what an older copy of the database may have brought back, and drops from the list what is older than
/// any copy may be. For the start of the program; blocks. Returns how many things had come back. Without the instance's key
/// reports and feedback keep what they say of a deleted conversation until it is called with it, which every start does.
///
/// # Errors
/// A sentence for the operator.
pub fn again(
    db: &db::Store,
    list: &Forgotten,
    instance: Option<&SymmetricKey>,
    now: Moment,
) -> Result<usize, String> {
    let things = list.read(now).map_err(|error| list.says(&error))?;
    let mut back = 0;
    for some in things.chunks(100) {
        let (some, instance) = (some.to_vec(), instance.cloned());
        let erased = db.write_blocking(move |tx| {
            let mut back = 0;
            for (_, thing) in &some {
                back += usize::from(erase(tx, instance.as_ref(), *thing, now)?);
            }
            Ok::<_, DbError>(back)
        });
        back +=
            erased.map_err(|error| format!("what was forgotten could not be forgotten again: {error}"))?;
    }
    if back > 0 {
        tracing::warn!(
            things = back,
            "an older copy of the database held what was deleted; it is deleted again"
        );
        db.checkpoint_blocking().map_err(|error| format!("the database's log cannot be emptied: {error}"))?;
    }
    list.trim(now).map_err(|error| list.says(&error))?;
    Ok(back)
}

/// Drops from the list what is older than any copy of the database may be. For a regular sweep.
///
/// # Errors
/// A sentence for the operator.
pub async fn trim(app: &App) -> Result<(), String> {
    let (list, now) = (app.forgotten.clone(), app.clock.now());
    let trimmed =
        tokio::task::spawn_blocking(move || list.trim(now).map_err(|error| list.says(&error))).await;
    trimmed.unwrap_or_else(|_| Err("it ended early".into()))
}
