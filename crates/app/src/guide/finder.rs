//! What the guide is searched with: an index in memory for each pack that is shown, made off the threads that serve. Another pack has
//! another index, which takes the place of the old one whole. Nothing of a question is kept or logged.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

use find::Document;
use guide::Address;
use kernel::{Fault, Lang};

use super::Shown;
use crate::{App, ids::OrgId};

/// So much is shown of what was found.
const MOST: usize = 20;

/// Something found: its address, and the language to show it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands.
    pub address: Address,
    /// The reader's language if it is in that, otherwise the one in which it was found.
    pub lang: Lang,
}

/// The index of one pack.
struct Made {
    revision: i64,
    index: find::Index,
    /// The addresses of its items.
    addresses: Vec<Address>,
}

/// The index of the program's own pack, for all organisations that show it.
static OWN: OnceLock<Arc<Made>> = OnceLock::new();

/// The indexes of packs that organisations have changed, and who makes one.
#[derive(Default)]
pub struct Finder {
    changed: RwLock<HashMap<OrgId, Arc<Made>>>,
    /// One at a time: it takes a processor for itself.
    turn: tokio::sync::Mutex<()>,
}

impl Made {
    fn of(shown: &Shown) -> Result<Self, Fault> {
        let items: Vec<_> = shown.pack.items().collect();
        // What stands for the number of the place is a word of the pack's and of nobody's question.
        let plain = |text: &str| text.replace("{number}", " ");
        let mut texts = Vec::new();
        for (number, (_, item)) in (0..).zip(&items) {
            for (lang, text) in *item {
                let front = &text.front;
                // Words of every region: nobody has to say where they are to be understood.
                let names: Vec<String> = front.names().cloned().collect();
                let short = plain(&front.short.join("\n"));
                texts.push((number, lang, &front.title, names, short, plain(&text.prose())));
            }
        }
        let documents = texts.iter().map(|(item, lang, title, names, short, body)| Document {
            item: *item,
            lang,
            title,
            short,
            body,
            names,
        });
        let index = find::Index::build(documents).map_err(|error| Fault::Broken(error.to_string()))?;
        let addresses = items.into_iter().map(|(address, _)| address.clone()).collect();
        Ok(Self { revision: shown.revision, index, addresses })
    }

    fn search(&self, question: &str, lang: Lang) -> Result<Vec<Found>, Fault> {
        let hits = self.index.search(question, lang.code(), MOST);
        let hits = hits.map_err(|error| Fault::Broken(error.to_string()))?;
        let found = hits.into_iter().filter_map(|hit| {
            let address = self.addresses.get(usize::try_from(hit.item).ok()?)?.clone();
            Some(Found { address, lang: Lang::from_code(hit.lang)? })
        });
        Ok(found.collect())
    }
}

impl Finder {
    /// What a question finds in a pack: first what there is in the reader's language, then what there is in others only.
    ///
    /// # Errors
    /// When the pack cannot be searched, which is a defect.
    pub async fn search(
        &self,
        org: OrgId,
        shown: &Arc<Shown>,
        question: String,
        lang: Lang,
    ) -> Result<Vec<Found>, Fault> {
        let made = self.of(org, shown).await?;
        beside(move || made.search(&question, lang)).await
    }

    /// The index of a pack, made if it is not there yet.
    async fn of(&self, org: OrgId, shown: &Arc<Shown>) -> Result<Arc<Made>, Fault> {
        if let Some(made) = self.held(org, shown.revision) {
            return Ok(made);
        }
        let _turn = self.turn.lock().await;
        if let Some(made) = self.held(org, shown.revision) {
            return Ok(made);
        }
        let pack = Arc::clone(shown);
        let made = Arc::new(beside(move || Made::of(&pack)).await?);
        if shown.revision == 0 {
            return Ok(Arc::clone(OWN.get_or_init(|| made)));
        }
        let mut changed = self.changed.write().unwrap_or_else(PoisonError::into_inner);
        // Whoever still reads an older pack has had an answer from it; it does not take the place of a newer one.
        if changed.get(&org).is_none_or(|held| held.revision < made.revision) {
            changed.insert(org, Arc::clone(&made));
        }
        Ok(made)
    }

    fn held(&self, org: OrgId, revision: i64) -> Option<Arc<Made>> {
        if revision == 0 {
            return OWN.get().cloned();
        }
        let changed = self.changed.read().unwrap_or_else(PoisonError::into_inner);
        changed.get(&org).filter(|made| made.revision == revision).cloned()
    }
}

/// Makes ready what the guides of all organisations are searched with, so that nobody waits for it: at start, and when one was published.
///
/// # Errors
/// When a pack cannot be searched, which is a defect.
pub async fn prepare(app: &App) -> Result<(), Fault> {
    for org in &app.organisations {
        app.finder.of(org.id, &app.guide.of(org.id)).await?;
    }
    Ok(())
}

/// Beside the threads that serve.
async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Fault::Broken(format!("a search ended: {error}")))?
}
