//! Whether the team's keys are what was signed, and how old they are.

use std::{path::Path, sync::Arc};

use app::{
    restricted,
    settings::{self, Organisation},
    team::{self, Trust},
    watch,
};
use kernel::Moment;

use super::{Finding, Level};
use crate::{config::Config, keys};

/// After so many days somebody should ask whether the team's key shall be replaced, although nobody has left.
const KEY_DAYS: i64 = 365;
/// After so many days the papers should be tried again: half a year.
const DRILL_DAYS: i64 = 180;

/// Everything that `nightbus keys verify` says.
pub(super) fn look(config: &Path) -> Vec<Finding> {
    match keys::said(config) {
        Ok(said) => said.into_iter().map(|(level, says, advice)| finding(level, says, advice)).collect(),
        Err(sentence) => {
            vec![Finding::wrong(
                format!("The keys cannot be verified: {sentence}."),
                "Correct it, then ask again.",
            )]
        }
    }
}

fn finding(level: watch::Level, says: String, advice: &str) -> Finding {
    let level = match level {
        watch::Level::Fine => Level::Ok,
        watch::Level::Look => Level::Look,
        watch::Level::Wrong => Level::Wrong,
    };
    Finding { level, says, do_this: (!advice.is_empty()).then(|| advice.to_owned()) }
}

/// How old the team's key is, and when the papers were last tried, of each organisation.
pub(super) fn ages(config: &Config, store: &db::Store, now: Moment) -> Vec<Finding> {
    let organisations = match settings::load(store, &config.organisation) {
        Ok(organisations) => organisations,
        Err(fault) => {
            let says = format!("An organisation cannot be read: {fault}.");
            return vec![Finding::wrong(says, "Compare the configuration with the database.")];
        }
    };
    organisations.iter().flat_map(|org| ages_of(org, store, now)).collect()
}

fn ages_of(org: &Arc<Organisation>, store: &db::Store, now: Moment) -> Vec<Finding> {
    let of = Arc::clone(org);
    let found = store.read_blocking(move |tx| {
        let roll = Trust::default().believed(tx, &of)?;
        Ok::<_, db::DbError>((roll, team::drilled_on(tx, of.id)?, restricted::in_danger(tx, of.id)?))
    });
    let slug = &org.slug;
    let (roll, drilled, in_danger) = match found {
        Ok((Some(roll), drilled, in_danger)) => (roll, drilled, in_danger),
        Ok((None, ..)) => {
            return vec![Finding::look(
                format!("{slug} has no team that can be believed."),
                "If nobody has opened the first link yet, do that; otherwise run `nightbus keys verify`.",
            )];
        }
        Err(error) => {
            return vec![Finding::wrong(
                format!("The team of {slug} cannot be read: {error}."),
                "Restore a backup.",
            )];
        }
    };
    let days = |since: Moment| now.minutes_since(since) / (24 * 60);
    let key = roll.epoch().map(|epoch| match days(epoch.since) {
        age if age > KEY_DAYS => Finding::look(
            format!("The team's key of {slug} is {age} days old."),
            "A coordinator can give the team a new one at the desk, under Team.",
        ),
        age => Finding::ok(format!("The team's key of {slug} is {age} days old.")),
    });
    let papers = match (roll.recovery(), drilled) {
        (None, _) => Finding::look(
            format!(
                "{slug} has no papers: if the last coordinator is lost, nobody can be admitted any more."
            ),
            "A coordinator can make them at the desk, under Team.",
        ),
        (Some(_), None) => Finding::look(
            format!("Nobody has tried the papers of {slug} yet."),
            "Bring enough of them together and run `nightbus keys drill`.",
        ),
        (Some(_), Some(day)) if days(day) > DRILL_DAYS => Finding::look(
            format!("The papers of {slug} were last tried {} days ago.", days(day)),
            "Bring enough of them together and run `nightbus keys drill`.",
        ),
        (Some(_), Some(day)) => {
            Finding::ok(format!("The papers of {slug} were last tried {} days ago.", days(day)))
        }
    };
    let restricted = (in_danger > 0).then(|| {
        Finding::look(
            format!("{in_danger} restricted conversation(s) of {slug} can be opened by one person at most."),
            "Whoever is named in them can name somebody else beside a conversation, or open it to the team.",
        )
    });
    key.into_iter().chain([papers]).chain(restricted).collect()
}
