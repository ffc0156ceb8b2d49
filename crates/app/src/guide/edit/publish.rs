//! What everybody sees: at start, when something was published by this process or another, and when the moment of a text has come.

use std::sync::Arc;

use db::{Store, Tx};
use guide::Pictures;
use kernel::{DbError, Fault};

use super::{
    Step,
    rules::{Asked, By, Refused, step},
    store,
};
use crate::{
    guide::{Changes, Shelf, Shown, picture::pictures, prepare},
    ids::OrgId,
    settings::Organisation,
    surfaces::Shared,
};

/// Publishes what is scheduled by now. What has a mistake by now, or lacks a check that is needed by now, becomes a draft again.
///
/// # Errors
/// Those of the store; what was not published is tried again.
pub async fn publish_due(app: &Shared) -> Result<(), Fault> {
    let now = app.clock.now();
    for (id, path, seen) in app.db.read(move |tx| store::due(tx, now)).await? {
        let Some(org) = app.organisations.iter().find(|org| org.id == id) else { continue };
        let of = path.clone();
        let decisions = app.db.read(move |tx| store::decisions(tx, id, &of, seen)).await?;
        let Some(who) = decisions.iter().rev().find(|one| one.step == Step::Schedule) else { continue };
        let by = By { staff: who.by, role: who.role };
        let asked = Asked { path, seen, step: Step::Publish, said: String::new(), due_at: None };
        match step(app, org, by, asked.clone()).await? {
            // Something else was published in between: in the next minute again.
            Ok(_) | Err(Refused::Changed) => {}
            Err(_) => drop(step(app, org, by, Asked { step: Step::Stop, ..asked }).await?),
        }
    }
    Ok(())
}

/// What an organisation has published, and the pictures that it has.
fn published(tx: &mut Tx<'_>, org: OrgId) -> Result<(i64, Changes, Pictures), DbError> {
    let (revision, changes) = store::changes(tx, org)?;
    Ok((revision, changes, pictures(tx, org)?))
}

/// What each organisation shows when the program starts.
///
/// # Errors
/// Those of the store.
pub fn load(db: &Store, organisations: &[Arc<Organisation>]) -> Result<Shelf, DbError> {
    let shelf = Shelf::default();
    for org in organisations {
        let id = org.id;
        let (revision, changes, pictures) = db.read_blocking(move |tx| published(tx, id))?;
        shelf.put(id, Shown::with(&changes, &pictures, revision));
    }
    Ok(shelf)
}

/// Shows what was published, by this process or another: looks which organisations have a newer revision than is shown here, and reads
/// those. From then on nothing that was taken away is found anywhere.
///
/// # Errors
/// Those of the store.
pub async fn renew(app: &Shared) -> Result<(), Fault> {
    let mut any = false;
    for (id, revision) in app.db.read(store::revisions).await? {
        let is_here = app.organisations.iter().any(|org| org.id == id);
        if !is_here || app.guide.of(id).revision >= revision {
            continue;
        }
        let (revision, changes, pictures) = app.db.read(move |tx| published(tx, id)).await?;
        let work = tokio::task::spawn_blocking(move || Shown::with(&changes, &pictures, revision));
        let shown = work.await.map_err(|error| Fault::Broken(format!("a pack was not read: {error}")))?;
        app.guide.put(id, shown);
        any = true;
    }
    if any {
        // Whoever searches before it is made waits for it.
        let app = Arc::clone(app);
        drop(tokio::spawn(async move {
            if let Err(error) = prepare(&app).await {
                tracing::warn!("the guide cannot be searched yet: {error}");
            }
        }));
    }
    Ok(())
}

/// How often it is looked whether another process has published something, in milliseconds: with reading it takes less than a second.
const LOOK: u64 = 400;

/// Shows what other processes publish. Never ends.
pub async fn follow(app: &Shared) {
    let mut every = tokio::time::interval(std::time::Duration::from_millis(LOOK));
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        if let Err(error) = renew(app).await {
            tracing::warn!("what others published was not read: {error}");
        }
    }
}
