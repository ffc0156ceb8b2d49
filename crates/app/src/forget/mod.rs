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
    report, retention, visitor,
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

/// Puts conversations on the list whose time is over, before they are deleted; durable when it returns. A process that dies before it
/// says what became of them leaves that to the next start, which looks again whether their time is over.
///
/// # Errors
/// [`Fault::Busy`] if the list cannot be written.
pub async fn list_due(app: &App, ids: &[ConversationId]) -> Result<(), Fault> {
    let things: Vec<Thing> = ids.iter().map(|id| Thing::Due(*id)).collect();
    list_things(app, app.clock.now(), &things).await
}

/// Says what became of conversations that [`list_due`] has listed: those that are gone stay gone when an older copy of the database
/// comes back, those that were not deleted after all are taken from the list. What somebody else has listed stays.
pub async fn settle_due(app: &App, gone: &[ConversationId], kept: &[ConversationId]) {
    let now = app.clock.now();
    let things: Vec<Thing> = gone.iter().map(|id| Thing::Conversation(*id)).collect();
    if !things.is_empty() && list_things(app, now, &things).await.is_err() {
        tracing::error!("an older copy of the database would bring back what was just deleted by time");
    }
    if !kept.is_empty() {
        take_back(app, now, kept.iter().map(|id| Thing::Due(*id)).collect()).await;
    }
}

/// Takes from the list what was not forgotten after all: whoever is told so, and writes on, must not lose that at the next start.
async fn take_back(app: &App, now: Moment, listed: Vec<Thing>) {
    let list = app.forgotten.clone();
    let back = tokio::task::spawn_blocking(move || list.take_back(now, &listed)).await;
    if !matches!(back, Ok(Ok(()))) {
        tracing::error!(
            "a deletion that was not done stays on the list; if it was somebody's wish it is done at the next start"
        );
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
        Thing::Conversation(id) | Thing::Due(id) => {
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

/// What was done of a part of the list.
#[derive(Default)]
struct Again {
    /// How many things were there.
    back: usize,
    /// Those whose time was over, and still is.
    gone: Vec<Thing>,
    /// Those that are alive again, as they stand on the list.
    kept: Vec<Thing>,
}

impl Again {
    fn take(
        &mut self,
        tx: &mut db::Tx<'_>,
        instance: Option<&SymmetricKey>,
        (listed, thing): (Moment, Thing),
        now: Moment,
    ) -> Result<(), DbError> {
        if let Thing::Due(id) = thing {
            match retention::may_still_go(tx, id, listed)? {
                None => return Ok(()), // It is gone, or not in this copy: an even older one may have it.
                Some(false) => {
                    self.kept.push(thing);
                    return Ok(());
                }
                Some(true) => self.gone.push(Thing::Conversation(id)),
            }
        }
        self.back += usize::from(erase(tx, instance, thing, now)?);
        Ok(())
    }
}

/// Forgets again what an older copy of the database may have brought back, and drops from the list what is older than
/// any copy may be. What was about to be deleted by time when the program stopped goes if its time is still over. For the start of
/// the program; blocks. Returns how many things were there. Without the instance's key
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
            let mut again = Again::default();
            some.iter().try_for_each(|one| again.take(tx, instance.as_ref(), *one, now))?;
            Ok::<_, DbError>(again)
        });
        let again =
            erased.map_err(|error| format!("what was forgotten could not be forgotten again: {error}"))?;
        back += again.back;
        if !again.gone.is_empty() {
            list.add(now, &again.gone).map_err(|error| list.says(&error))?;
        }
        if !again.kept.is_empty() {
            list.take_back(now, &again.kept).map_err(|error| list.says(&error))?;
        }
    }
    if back > 0 {
        tracing::warn!(
            things = back,
            "the database held what is on the list of what is forgotten; it is deleted"
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
