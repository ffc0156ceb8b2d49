//! Country profiles: what the law of a place demands of an organisation there, as data with sources and a day of review (rule
//! J-1). Which holds is chosen by coordinators; where nothing was chosen or a profile says nothing, the strict reading holds.

mod desk;
mod profile;
mod store;

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use kernel::{DbError, Moment};

pub use desk::routes;
pub use profile::{Duty, Flag, Problem, Profile, Set, Value, Wrong, parse};
pub use store::ALL as STATEMENTS;

use crate::{App, content, ids::OrgId};

/// How long a process goes by what it knows before it asks the store what is in use, in milliseconds.
const FRESH: i64 = 60_000;

/// The profiles that come with the program, the strict one first. The others are of invented countries: what the law of a real
/// one says, somebody of the law there has to write down.
pub const SHIPPED: [&str; 3] = ["strict", "exampleland", "fernmark"];

static STRICT: LazyLock<Arc<Profile>> = LazyLock::new(|| {
    let text = shipped(SHIPPED[0]).expect("the strict profile comes with the program");
    Arc::new(parse(&text).expect("a test reads every profile that comes with the program"))
});

/// The text of a profile that comes with the program.
pub fn shipped(name: &str) -> Option<String> {
    let name = SHIPPED.into_iter().find(|one| *one == name)?;
    content::file(&format!("countries/{name}.toml")).map(std::borrow::Cow::into_owned)
}

/// What an organisation goes by: when that was asked for, which version it is, and what it says.
type Held = (Moment, i64, Arc<Profile>);

/// The profile that each organisation goes by.
#[derive(Default)]
pub struct Countries {
    held: Mutex<HashMap<OrgId, Held>>,
}

impl Countries {
    fn held(&self, org: OrgId) -> Option<Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).get(&org).cloned()
    }

    fn hold(&self, org: OrgId, held: Held) {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).insert(org, held);
    }
}

/// The profile an organisation goes by, asked for anew once a minute. Never fails: if the store cannot say which it is, the one
/// before goes on, else the strict one.
pub async fn of(app: &App, org: OrgId) -> Arc<Profile> {
    let held = app.countries.held(org);
    if let Some((checked, _, profile)) = &held
        && app.clock.now().millis() - checked.millis() < FRESH
    {
        return Arc::clone(profile);
    }
    match renew(app, org).await {
        Ok(profile) => profile,
        Err(_) => held.map_or_else(|| Arc::clone(&STRICT), |(_, _, profile)| profile),
    }
}

/// Goes by what is in use now, in this process at once.
///
/// # Errors
/// Those of the store.
pub(crate) async fn renew(app: &App, org: OrgId) -> Result<Arc<Profile>, DbError> {
    let now = app.clock.now();
    let before = app.countries.held(org);
    let found = app.db.read(move |tx| {
        let version = store::in_use(tx, org)?;
        Ok::<_, DbError>((version, store::text(tx, org, version)?))
    });
    let (version, text) = found.await?;
    let profile = match (before, text) {
        (Some((_, known, profile)), _) if known == version => profile,
        (_, None) => Arc::clone(&STRICT),
        (_, Some(text)) => parse(&text).map_or_else(
            |_| {
                tracing::error!(version, "a country profile cannot be read; the strict one is used");
                Arc::clone(&STRICT)
            },
            Arc::new,
        ),
    };
    app.countries.hold(org, (now, version, Arc::clone(&profile)));
    Ok(profile)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_that_comes_with_the_program_can_be_read_and_asks_for_a_legal_review() {
        for name in SHIPPED {
            let text = shipped(name).expect("it is there");
            let profile = parse(&text).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
            assert!(!profile.is_reviewed(), "{name}: nobody of the law has read it");
            assert_eq!(profile.name.len(), 6, "{name}: a language is missing");
        }
    }

    #[test]
    fn the_strict_profile_says_what_a_missing_flag_means() {
        for flag in Flag::ALL {
            assert_eq!(STRICT.get(flag).value, flag.strict(), "{flag:?}");
        }
    }
}
