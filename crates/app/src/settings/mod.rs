//! What an organisation says about itself: names, the emergency number of the place, hours of duty, the page that
//! "Leave now" opens. Nothing here speaks of a person.

mod hours;
mod store;
mod wait;

use std::{collections::BTreeMap, sync::Arc};

use jiff::tz::TimeZone;
use kernel::{Fault, Lang};
use seal::VerifyingKey;

pub(crate) use hours::span_on;
pub use hours::{Duty, Hours};
pub use store::{ALL as STATEMENTS, ids};
pub(crate) use store::{OrganisationRow, insert_organisation, organisation, set_founding_key};
pub use wait::DutyTime;

use crate::ids::OrgId;

/// The settings as written in a file or a row.
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
pub struct Settings {
    /// The organisation's name by language code; `en` must be there and stands in for a missing one.
    pub name: BTreeMap<String, String>,
    /// The number to call when a life is in danger, as it is dialled there.
    pub emergency_number: String,
    /// The IANA zone in which hours are meant and times are shown.
    pub time_zone: String,
    /// When somebody is on duty.
    pub hours: Hours,
    /// Where "Leave now" goes, by language code; a general page of the day where a language has none.
    #[serde(default)]
    pub neutral_page: BTreeMap<String, String>,
    /// So many new conversations may wait before no further one is taken.
    #[serde(default = "most_unanswered")]
    pub most_unanswered: u32,
    /// Within so many minutes somebody who writes in the hours of duty should have a first answer.
    #[serde(default = "answer_target_minutes")]
    pub answer_target_minutes: u32,
    /// Whether the visitor is asked before a consultant reads their conversation.
    #[serde(default = "ask_before_history")]
    pub ask_before_history: bool,
    /// After so many attempts that reached nobody somebody may be called lost.
    #[serde(default = "follow_up_attempts")]
    pub follow_up_attempts: u32,
    /// Who has written nothing for so many days, and is to be asked again, stands in the list of those who were not heard of.
    #[serde(default = "silent_days")]
    pub silent_days: u32,
    /// So many open conversations of one member, and the program assigns them no further one.
    #[serde(default = "cap_conversations")]
    pub cap_conversations: u32,
    /// So many open emergencies of one member, and the program assigns them no further one.
    #[serde(default = "cap_emergencies")]
    pub cap_emergencies: u32,
    /// So many hours of night at the desk within seven days are not gone beyond without being asked.
    #[serde(default = "cap_night_hours")]
    pub cap_night_hours: u32,
}

/// As many as one person keeps in mind.
const fn cap_conversations() -> u32 {
    12
}

/// One that is talked with, and one that waits for somebody outside.
const fn cap_emergencies() -> u32 {
    2
}

/// Three whole nights.
const fn cap_night_hours() -> u32 {
    24
}

const fn ask_before_history() -> bool {
    true
}

/// As often as tracing forms ask for.
const fn follow_up_attempts() -> u32 {
    3
}

const fn silent_days() -> u32 {
    90
}

const fn answer_target_minutes() -> u32 {
    15
}

/// More than a team reads in a night, and few enough to be sorted by hand.
const fn most_unanswered() -> u32 {
    500
}

impl Settings {
    /// Whether they can be gone by.
    ///
    /// # Errors
    /// The first that cannot, in words.
    pub fn check(&self) -> Result<(), String> {
        self.hours.check()?;
        let caps = [
            ("cap_conversations", self.cap_conversations),
            ("cap_emergencies", self.cap_emergencies),
            ("cap_night_hours", self.cap_night_hours),
        ];
        match caps.into_iter().find(|(_, most)| *most == 0) {
            Some((name, _)) => {
                Err(format!("{name}: 0 would be too much for everybody at once; it is 1 or more"))
            }
            None => Ok(()),
        }
    }

    /// The settings of an organisation that has said only what it must.
    pub fn plain(name: &str, emergency_number: &str, time_zone: &str) -> Self {
        Self {
            name: [("en".to_owned(), name.to_owned())].into(),
            emergency_number: emergency_number.to_owned(),
            time_zone: time_zone.to_owned(),
            hours: Hours::default(),
            neutral_page: BTreeMap::new(),
            most_unanswered: most_unanswered(),
            answer_target_minutes: answer_target_minutes(),
            ask_before_history: ask_before_history(),
            follow_up_attempts: follow_up_attempts(),
            silent_days: silent_days(),
            cap_conversations: cap_conversations(),
            cap_emergencies: cap_emergencies(),
            cap_night_hours: cap_night_hours(),
        }
    }
}

/// An organisation hosted here, ready to use.
#[derive(Debug)]
pub struct Organisation {
    /// Its identifier.
    pub id: OrgId,
    /// Its short name in configuration.
    pub slug: String,
    /// Host names that choose it.
    pub hosts: Vec<String>,
    /// The key that signed its first coordinator. Checked against the fingerprint in `nightbus.toml`.
    pub founding_key: VerifyingKey,
    /// What it says about itself.
    pub settings: Settings,
    /// Its time zone.
    pub zone: TimeZone,
}

impl Organisation {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        let names = &self.settings.name;
        names.get(lang.code()).or_else(|| names.get("en")).map_or(self.slug.as_str(), String::as_str)
    }

    /// The page that "Leave now" opens in a language: an address in a country's everyday web, never ours.
    pub fn neutral_page(&self, lang: Lang) -> String {
        let configured = self.settings.neutral_page.get(lang.code()).cloned();
        configured.unwrap_or_else(|| {
            let code = if Lang::ALL.contains(&lang) { lang.code() } else { "en" };
            format!("https://{code}.wikipedia.org/")
        })
    }
}

/// An organisation as `nightbus.toml` names it.
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
pub struct Listed {
    /// Its short name.
    pub slug: String,
    /// Host names (without port) that choose it; empty when it is the only one.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Fingerprint of its founding key.
    pub founding: String,
}

/// Reads the organisations that the configuration lists and checks each founding key against its fingerprint.
///
/// # Errors
/// A listed organisation that is not in the database, whose key has another fingerprint or whose settings cannot be
/// read.
pub fn load(db: &db::Store, listed: &[Listed]) -> Result<Vec<Arc<Organisation>>, Fault> {
    listed.iter().map(|one| load_one(db, one).map(Arc::new)).collect()
}

fn load_one(db: &db::Store, listed: &Listed) -> Result<Organisation, Fault> {
    let slug = listed.slug.clone();
    let row = db.read_blocking(move |tx| store::organisation(tx, &slug))?.ok_or_else(|| {
        Fault::Broken(format!("organisation {} is configured but not in the database", listed.slug))
    })?;
    let founding_key = VerifyingKey::from_bytes(&row.founding_key)
        .filter(|key| key.has_fingerprint(&listed.founding))
        .ok_or_else(|| {
            Fault::Broken(format!("organisation {}: the founding key is not the configured one", listed.slug))
        })?;
    let broken = |what: String| Fault::Broken(format!("organisation {}: {what}", listed.slug));
    let settings: Settings = toml::from_str(&row.settings).map_err(|e| broken(e.to_string()))?;
    settings.check().map_err(broken)?;
    let zone = TimeZone::get(&settings.time_zone).map_err(|e| broken(e.to_string()))?;
    Ok(Organisation { id: row.id, slug: row.slug, hosts: listed.hosts.clone(), founding_key, settings, zone })
}

/// Whether an organisation with this short name is in the database.
///
/// # Errors
/// Those of the store.
pub fn exists(tx: &mut db::Tx<'_>, slug: &str) -> Result<bool, kernel::DbError> {
    Ok(store::organisation(tx, slug)?.is_some())
}

/// Every organisation in the database by short name, with the fingerprint of the key that the database holds for it.
///
/// # Errors
/// Those of the store; a founding key that is none.
pub fn founded(tx: &mut db::Tx<'_>) -> Result<Vec<(String, String)>, kernel::DbError> {
    let keys =
        store::founding_keys(tx)?.into_iter().map(|(slug, key)| match VerifyingKey::from_bytes(&key) {
            Some(key) => Ok((slug, key.fingerprint())),
            None => Err(kernel::DbError::Broken(format!("organisation {slug}: the founding key is no key"))),
        });
    keys.collect()
}
