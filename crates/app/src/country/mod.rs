//! Country profiles: what the law of a place demands of an organisation there, as data with sources and a day of review (rule
//! J-1). Which holds is chosen by coordinators; where nothing was chosen or a profile says nothing, the strict reading holds.

mod desk;
mod profile;

use std::sync::{Arc, LazyLock};

pub use desk::routes;
pub use profile::{Duty, Flag, Profile, Set, Value, parse};

use crate::{App, audit::Action, content, ids::OrgId, version::Kind};

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

/// The text of a profile, at the desk.
pub(crate) static KIND: Kind = Kind {
    name: "country",
    path: "country",
    action: Action::PutCountryIntoUse,
    zero: "country-strict-profile",
    offered: |lang| {
        let named = |name| Some((name, parse(&shipped(name)?).ok()?.name(lang).to_owned()));
        SHIPPED.into_iter().filter_map(named).collect()
    },
    shipped,
    check: |text| parse(text).err().unwrap_or_default(),
};

/// The profile an organisation goes by, asked for anew once a minute. Never fails: if the store cannot say which it is, the one
/// before goes on, else the strict one.
pub async fn of(app: &App, org: OrgId) -> Arc<Profile> {
    app.countries.of(app, org, &KIND, |text| parse(text).ok(), &STRICT).await
}

/// Goes by what is in use now, in this process at once.
async fn renew(app: &App, org: OrgId) {
    // Where the store fails at this moment, this process notices within a minute as others do.
    let _ = app.countries.renew(app, org, &KIND, |text| parse(text).ok(), &STRICT).await;
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
