//! How the desk stands at this moment, and what waits for a coordinator.

use std::collections::BTreeMap;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use kernel::{DbError, Lang, Moment};

use super::store::{self, AtDesk, Open};
use crate::{
    care, complaint,
    duty::{self, OnDuty},
    report,
    session::IDLE_MINUTES,
    surfaces::desk::{Colleague, Desk},
    team::{self, Standing},
};

/// Minutes for which one coordinator's word about a second factor waits for another's.
const FACTOR_MINUTES: i64 = 24 * 60;

/// What is counted of the open conversations of one language, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counted {
    open: i64,
    fresh: i64,
    waiting: i64,
    late: i64,
    snoozed: i64,
    emergencies: i64,
}

impl Counted {
    fn add(&mut self, one: &Open, now: Moment, late: bool) {
        let snoozed = one.snoozed_until.is_some_and(|until| until > now) && !one.emergency;
        self.open += 1;
        self.fresh += i64::from(one.fresh);
        self.snoozed += i64::from(snoozed);
        self.emergencies += i64::from(one.emergency);
        if one.waits && !snoozed {
            self.waiting += 1;
            self.late += i64::from(late);
        }
    }
}

/// What waits for a coordinator: where, the Fluent key, how many.
type Queue = (&'static str, &'static str, i64);

#[derive(Template)]
#[template(path = "supervision/templates/board.html")]
struct Page<'a> {
    desk: &'a Desk,
    all: Counted,
    languages: Vec<(Lang, Counted)>,
    /// Since when somebody waits longest.
    longest: Option<Moment>,
    at_desk: Vec<AtDesk>,
    /// Who is named because a load is over a cap and they were told first (rule J-4), and what is over it.
    over: Vec<(String, Vec<String>)>,
    queues: Vec<Queue>,
    on_now: Vec<OnDuty>,
}

impl Page<'_> {
    fn target(&self) -> u32 {
        self.desk.ground.org.settings.answer_target_minutes
    }

    fn rows(&self) -> [(&'static str, i64, &'static str); 6] {
        let all = self.all;
        [
            ("board-emergencies", all.emergencies, if all.emergencies > 0 { "urgent" } else { "idle" }),
            ("board-late", all.late, if all.late > 0 { "attention" } else { "idle" }),
            ("board-waiting", all.waiting, "idle"),
            ("board-fresh", all.fresh, "idle"),
            ("board-snoozed", all.snoozed, "idle"),
            ("board-open", all.open, "idle"),
        ]
    }

    fn now(&self) -> String {
        let ground = &self.desk.ground;
        ground.t.time(ground.app.clock.now(), &ground.org.zone)
    }
}

pub(super) async fn page(colleague: Colleague) -> Response {
    let desk = &colleague.desk;
    match load(&colleague).await {
        Ok(page) => desk.page(StatusCode::OK, &page),
        Err(error) => desk.fault(&error.into()),
    }
}

async fn load(colleague: &Colleague) -> Result<Page<'_>, DbError> {
    let desk = &colleague.desk;
    let (app, of) = (&desk.ground.app, std::sync::Arc::clone(&desk.ground.org));
    let (now, trust) = (app.clock.now(), std::sync::Arc::clone(&app.trust));
    let org = of.id;
    let rota = duty::known(app, org);
    let found = app.db.read(move |tx| {
        let mut newcomers = 0;
        for row in team::members(tx, org)? {
            newcomers += i64::from(trust.standing(tx, &of, &row)? == Standing::Waiting);
        }
        let queues: Vec<Queue> = vec![
            ("reports?list=review", "board-reports", report::count_submitted(tx, org)?),
            ("snippets", "board-snippets", store::snippets(tx, org)?),
            ("complaints", "board-complaints", complaint::count_new(tx, org)?),
            ("persons/merges", "board-merges", store::merges(tx, org)?),
            ("team", "board-newcomers", newcomers),
            ("team", "board-factors", store::factors(tx, org, now.plus_minutes(-FACTOR_MINUTES))?),
        ];
        let (open, over) = (store::open(tx, org)?, care::shown_over(tx, &trust, &of, &rota, now)?);
        let at_desk = store::at_desk(tx, org, now.plus_minutes(-IDLE_MINUTES))?;
        Ok::<_, DbError>((open, at_desk, over, queues))
    });
    let (open, at_desk, over, queues) = found.await?;
    let say = |(cap, n): (care::Cap, i64)| {
        let most = cap.most(&desk.ground.org.settings);
        desk.ground.t.with2(cap.key(), "n", n, "cap", most)
    };
    let over = over.into_iter().map(|(name, caps)| (name, caps.into_iter().map(say).collect())).collect();
    let (org, mut all, mut languages) = (&desk.ground.org, Counted::default(), BTreeMap::new());
    let waits = |one: &&Open| one.waits && one.snoozed_until.is_none_or(|until| until <= now);
    let longest = open.iter().filter(waits).map(|one| one.since).min();
    let target = i64::from(org.settings.answer_target_minutes);
    let clock = duty::time(app, org, longest.unwrap_or(now), now);
    for one in &open {
        let late = one.waits && clock.minutes_since(one.since) > target;
        all.add(one, now, late);
        languages.entry(one.language.clone()).or_insert_with(Counted::default).add(one, now, late);
    }
    let languages = languages
        .into_iter()
        .filter_map(|(code, counted)| Some((Lang::from_code(&code)?, counted)))
        .collect();
    let on_now = duty::on_now(app, org, now);
    Ok(Page { desk, all, languages, longest, at_desk, over, queues, on_now })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_off_does_not_wait_and_an_emergency_is_never_put_off() {
        let now = Moment::from_millis(1_000_000_000);
        let one = Open {
            language: "en".into(),
            fresh: false,
            waits: true,
            since: now.plus_minutes(-30),
            emergency: false,
            snoozed_until: Some(now.plus_minutes(5)),
        };
        let mut counted = Counted::default();
        counted.add(&one, now, true);
        assert_eq!(counted, Counted { open: 1, snoozed: 1, ..Counted::default() });
        counted.add(&Open { emergency: true, ..one }, now, true);
        assert_eq!(counted, Counted { open: 2, snoozed: 1, emergencies: 1, waiting: 1, late: 1, fresh: 0 });
    }
}
