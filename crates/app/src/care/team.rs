//! What coordinators see: the sums of the team, and members by name only where they agree to it or where a load is over a cap and they
//! were told first (rule J-4). In the order of names, and never beside one another: nothing here ranks (rule J-3).

use std::sync::Arc;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use kernel::{DbError, Fault};

use super::{
    load::{Cap, Load},
    over,
    own::{say_hours, say_said},
    store,
};
use crate::{
    duty,
    surfaces::desk::{Colleague, Desk},
};

/// If fewer members than this are not named, the sums would say what each of them carries.
const HIDDEN_AMONG: usize = 3;

/// A member who is named.
struct Named {
    person: duty::Person,
    /// What they carry, while they agree to its being seen.
    load: Option<Load>,
    /// What is over a cap, in words.
    over: Vec<String>,
}

#[derive(Template)]
#[template(path = "care/templates/team.html")]
struct Page<'a> {
    desk: &'a Desk,
    members: usize,
    /// The sums; `None` where they would tell what one member carries.
    sum: Option<Load>,
    named: Vec<Named>,
}

impl Page<'_> {
    fn hours(&self, key: &str, load: &duty::Load) -> String {
        say_hours(&self.desk.ground, key, load)
    }

    fn answered(&self, load: &Load) -> String {
        say_said(&self.desk.ground, "care-said-week", &load.week)
    }

    fn held(&self, load: &Load) -> String {
        let (t, held) = (self.desk.ground.t, load.held);
        t.with2("care-team-held", "open", held.open, "emergencies", held.emergencies)
    }
}

pub(super) async fn page(colleague: Colleague) -> Response {
    match load(&colleague).await {
        Ok(page) => colleague.desk.page(StatusCode::OK, &page),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

async fn load(colleague: &Colleague) -> Result<Page<'_>, Fault> {
    let desk = &colleague.desk;
    let (app, of, t) = (&desk.ground.app, Arc::clone(&desk.ground.org), desk.ground.t);
    over::watch(app, &of).await?;
    let (now, rota, trust) = (app.clock.now(), duty::known(app, of.id), Arc::clone(&app.trust));
    let org = Arc::clone(&of);
    let read = app.db.read(move |tx| {
        let mut all = Vec::new();
        for person in duty::people(tx, &trust, &org)? {
            let load = Load::read(tx, &org, &rota, person.id, now)?;
            all.push((person, load));
        }
        Ok::<_, DbError>((all, store::choices(tx, org.id)?, store::over(tx, org.id)?))
    });
    let (all, choices, crossed) = read.await?;
    let sum = all.iter().fold(Load::default(), |sum, (_, load)| sum.and(*load));
    let (members, me) = (all.len(), colleague.session.staff());
    let everybody: Vec<duty::Person> = all.iter().map(|(person, _)| person.clone()).collect();
    let mut named = Vec::new();
    for (person, load) in all {
        let agrees = choices.iter().any(|(staff, chosen)| *staff == person.id && chosen.agrees);
        let mine = crossed.iter().filter(|one| one.staff == person.id && over::is_shown(one, now));
        let say = |cap: Cap| {
            let (n, most) = (load.carried().amount(cap), cap.most(&of.settings));
            t.with2(cap.key(), "n", n, "cap", most)
        };
        let over: Vec<String> = mine.filter_map(|one| Cap::from_name(&one.cap)).map(say).collect();
        if agrees || !over.is_empty() {
            named.push(Named { person, load: agrees.then_some(load), over });
        }
    }
    // Whose load nobody could work out: who carries anything, whose figures stand nowhere here, and not whoever looks.
    let hidden = |person: &duty::Person| {
        person.role.held().is_some() && person.id != me && named.iter().all(|one| one.person.id != person.id)
    };
    let unnamed = everybody.iter().filter(|person| hidden(person)).count();
    let sum = (unnamed == 0 || unnamed >= HIDDEN_AMONG).then_some(sum);
    Ok(Page { desk, members, sum, named })
}
