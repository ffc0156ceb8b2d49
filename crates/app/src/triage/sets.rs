//! The lexicons in use: those that come with the program, or what an organisation has put in their place. Another process
//! notices within a minute.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use kernel::{DbError, Lang, Moment};
use lexicon::{Lexicon, Mistake, Set};

use super::{Read, codes, read_with, store};
use crate::{App, content, ids::OrgId};

/// How long a process reads with what it knows before it asks the store what is in use, in milliseconds.
const FRESH: i64 = 60_000;

/// What each organisation reads messages with.
#[derive(Default)]
pub struct Triage {
    held: Mutex<HashMap<OrgId, Held>>,
}

#[derive(Clone)]
struct Held {
    set: Arc<Set>,
    /// The versions in use instead of those that come with the program.
    in_use: BTreeMap<Lang, i64>,
    checked: Moment,
}

/// A lexicon as it comes with the program.
pub(super) struct Shipped {
    pub(super) text: String,
    pub(super) lexicon: Lexicon,
}

static SHIPPED: LazyLock<BTreeMap<Lang, Shipped>> = LazyLock::new(|| {
    let read = |lang: Lang| {
        let text = content::file(&format!("lexicons/{}.toml", lang.code()))?.into_owned();
        let lexicon = parse(lang, &text).expect("a test reads every lexicon that comes with the program");
        Some((lang, Shipped { text, lexicon }))
    };
    Lang::ALL.into_iter().filter_map(read).collect()
});

static SHIPPED_SET: LazyLock<Arc<Set>> = LazyLock::new(|| compile(BTreeMap::new()));

/// Makes the lexicons of the program ready, which takes some tenths of a second, before somebody writes. Blocks this thread.
pub fn warm() {
    LazyLock::force(&SHIPPED_SET);
}

/// The lexicon of a language that comes with the program.
pub(super) fn shipped(lang: Lang) -> Option<&'static Shipped> {
    SHIPPED.get(&lang)
}

/// What is wrong with the text of a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// A mistake in it.
    Mistake(Mistake),
    /// It is for another language, which it names.
    OtherLanguage(String),
}

/// Reads the lexicon of a language.
pub(super) fn parse(lang: Lang, text: &str) -> Result<Lexicon, Vec<Problem>> {
    let lexicon = Lexicon::parse(text, &codes())
        .map_err(|mistakes| mistakes.into_iter().map(Problem::Mistake).collect::<Vec<_>>())?;
    if lexicon.language() == lang.code() {
        Ok(lexicon)
    } else {
        Err(vec![Problem::OtherLanguage(lexicon.language().to_owned())])
    }
}

/// All lexicons of the program, with some in the place of theirs.
pub(super) fn compile(own: BTreeMap<Lang, Lexicon>) -> Arc<Set> {
    let mut all: BTreeMap<Lang, Lexicon> =
        SHIPPED.iter().map(|(lang, shipped)| (*lang, shipped.lexicon.clone())).collect();
    all.extend(own);
    Arc::new(Set::compile(&all.into_values().collect::<Vec<_>>()))
}

/// What an organisation's lexicons find in a message. Never fails: if the store cannot say what is in use, what was in use
/// before is read with.
pub async fn read(app: &App, org: OrgId, text: &str) -> Read {
    let set = set(app, org).await;
    read_with(&set, text)
}

/// What the organisation reads with, asked for anew once a minute.
pub(super) async fn set(app: &App, org: OrgId) -> Arc<Set> {
    let now = app.clock.now();
    let held = app.triage.held(org);
    if let Some(held) = &held
        && now.millis() - held.checked.millis() < FRESH
    {
        return Arc::clone(&held.set);
    }
    match refresh(app, org, held.as_ref(), now).await {
        Ok(set) => set,
        Err(_) => held.map_or_else(|| Arc::clone(&SHIPPED_SET), |held| held.set),
    }
}

/// Reads with what is in use now, in this process at once.
pub(super) async fn renew(app: &App, org: OrgId) -> Result<(), DbError> {
    let held = app.triage.held(org);
    refresh(app, org, held.as_ref(), app.clock.now()).await.map(drop)
}

async fn refresh(app: &App, org: OrgId, held: Option<&Held>, now: Moment) -> Result<Arc<Set>, DbError> {
    let in_use = app.db.read(move |tx| store::in_use(tx, org)).await?;
    if let Some(held) = held.filter(|held| held.in_use == in_use) {
        app.triage.hold(org, Held { checked: now, ..held.clone() });
        return Ok(Arc::clone(&held.set));
    }
    let texts = own(app, org).await?;
    let in_use = texts.iter().map(|(lang, version, _)| (*lang, *version)).collect();
    // Milliseconds of work, and much more at the first message after a start.
    let made = tokio::task::spawn_blocking(move || {
        if texts.is_empty() { Arc::clone(&SHIPPED_SET) } else { compile(readable(&texts)) }
    });
    let set = made.await.map_err(|_| DbError::Broken("lexicons could not be made ready".into()))?;
    app.triage.hold(org, Held { set: Arc::clone(&set), in_use, checked: now });
    Ok(set)
}

/// The texts in use instead of those that come with the program.
pub(super) async fn own(app: &App, org: OrgId) -> Result<Vec<(Lang, i64, String)>, DbError> {
    let read = app.db.read(move |tx| {
        let mut texts = Vec::new();
        for (lang, version) in store::in_use(tx, org)? {
            texts.extend(store::text(tx, org, lang, version)?.map(|text| (lang, version, text)));
        }
        Ok(texts)
    });
    read.await
}

/// The lexicons that can be read. One that cannot is told in the log, and the one of the program is read with.
pub(super) fn readable(texts: &[(Lang, i64, String)]) -> BTreeMap<Lang, Lexicon> {
    let mut own = BTreeMap::new();
    for (lang, version, text) in texts {
        match parse(*lang, text) {
            Ok(lexicon) => drop(own.insert(*lang, lexicon)),
            Err(problems) => {
                let line = problems.iter().find_map(|problem| match problem {
                    Problem::Mistake(mistake) => Some(mistake.line),
                    Problem::OtherLanguage(_) => None,
                });
                tracing::error!(
                    language = lang.code(),
                    version,
                    line,
                    "a lexicon cannot be read; the one that comes with the program is used"
                );
            }
        }
    }
    own
}

impl Triage {
    fn held(&self, org: OrgId) -> Option<Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).get(&org).cloned()
    }

    fn hold(&self, org: OrgId, held: Held) {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).insert(org, held);
    }
}
