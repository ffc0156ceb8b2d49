//! What is in use, as this process knows it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use kernel::{DbError, Moment};

use super::{Kind, store};
use crate::{App, ids::OrgId};

/// How long a process goes by what it knows before it asks the store what is in use, in milliseconds.
const FRESH: i64 = 60_000;

/// When it was asked for, which version it is, and what it says.
type Held<T> = (Moment, i64, Arc<T>);

/// What each organisation goes by.
pub struct InUse<T> {
    held: Mutex<HashMap<(OrgId, &'static str), Held<T>>>,
}

impl<T> Default for InUse<T> {
    fn default() -> Self {
        Self { held: Mutex::default() }
    }
}

impl<T> InUse<T> {
    fn held(&self, org: OrgId, kind: &Kind) -> Option<Held<T>> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(&(org, kind.name)).map(|(at, version, it)| (*at, *version, Arc::clone(it)))
    }

    /// What an organisation goes by, asked for anew once a minute. Never fails: if the store cannot say which it is, the one
    /// before goes on, else what comes with the program.
    pub async fn of(
        &self,
        app: &App,
        org: OrgId,
        kind: &'static Kind,
        read: fn(&str) -> Option<T>,
        zero: &Arc<T>,
    ) -> Arc<T> {
        let held = self.held(org, kind);
        if let Some((checked, _, it)) = &held
            && app.clock.now().millis() - checked.millis() < FRESH
        {
            return Arc::clone(it);
        }
        match self.renew(app, org, kind, read, zero).await {
            Ok(it) => it,
            Err(_) => held.map_or_else(|| Arc::clone(zero), |(.., it)| it),
        }
    }

    /// Goes by what is in use now, in this process at once. A version that cannot be read any more gives way to what comes
    /// with the program.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn renew(
        &self,
        app: &App,
        org: OrgId,
        kind: &'static Kind,
        read: fn(&str) -> Option<T>,
        zero: &Arc<T>,
    ) -> Result<Arc<T>, DbError> {
        let now = app.clock.now();
        let before = self.held(org, kind);
        let found = app.db.read(move |tx| {
            let version = store::in_use(tx, org, kind.name)?;
            Ok::<_, DbError>((version, store::text(tx, org, kind.name, version)?))
        });
        let (version, text) = found.await?;
        let it = match (before, text) {
            (Some((_, known, it)), _) if known == version => it,
            (_, None) => Arc::clone(zero),
            (_, Some(text)) => read(&text).map_or_else(
                || {
                    tracing::error!(
                        version,
                        kind = kind.name,
                        "a version cannot be read; what comes with the program is used"
                    );
                    Arc::clone(zero)
                },
                Arc::new,
            ),
        };
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.insert((org, kind.name), (now, version, Arc::clone(&it)));
        Ok(it)
    }
}
