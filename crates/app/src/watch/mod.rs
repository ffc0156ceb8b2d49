//! The watch: whether the team, its keys and the audit trails in the database are what was signed and what was there
//! before. It looks at every start and every hour, tells the log, and coordinators on every page of the desk.

mod finding;
mod keys;

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use db::Store;
use kernel::{DbError, Fault, Moment};

pub use finding::{Finding, Level, What};
pub use keys::{compare, examine};

use crate::{
    App,
    audit::{self, Trail},
    ids::{OrgId, StaffId},
    settings::Organisation,
    team::{self, Head, Trust, TrustError},
    witness::{Chain, Heads, Witness},
};

/// The watch over all organisations.
#[derive(Debug)]
pub struct Watch {
    /// What remembers how far the chains reached.
    pub witness: Witness,
    last: Mutex<HashMap<OrgId, Arc<Examined>>>,
}

/// What an examination of one organisation found.
#[derive(Clone, Debug)]
pub struct Examined {
    /// When.
    pub at: Moment,
    /// What is not as it should be.
    pub findings: Vec<Finding>,
    /// How far the team's chain reaches; `None` where it is not accepted.
    pub team: Option<Head>,
    /// The audit trails, by member, with the name each works under.
    pub trails: Vec<(StaffId, String, Trail)>,
}

impl Examined {
    /// Whether something is not what was signed or recorded.
    pub fn is_wrong(&self) -> bool {
        self.findings.iter().any(|finding| finding.what.level() == Level::Wrong)
    }

    /// Whether every audit trail is whole and reaches what was there before.
    pub fn trails_are_whole(&self) -> bool {
        !self.findings.iter().any(|finding| matches!(finding.what, What::Trail | What::TrailCut))
    }
}

impl Watch {
    /// Begins with what the witness remembers: a team's chain that does not reach it is not believed.
    ///
    /// # Errors
    /// A sentence when the file is there and cannot be read.
    pub fn begin(witness: Witness, trust: &Trust) -> Result<Self, String> {
        for (chain, head) in witness.read()?.unwrap_or_default() {
            if let Chain::Team(org) = chain {
                trust.witnessed(org, head);
            }
        }
        Ok(Self { witness, last: Mutex::default() })
    }

    /// What the last examination found; `None` before the first.
    pub fn last(&self, org: OrgId) -> Option<Arc<Examined>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).get(&org).cloned()
    }
}

/// Examines one organisation: the team's chain from its first entry, every row beside it, every audit trail, and all
/// of it beside what the witness remembers. Blocks.
///
/// # Errors
/// Those of the store.
pub fn look(
    db: &Store,
    org: &Arc<Organisation>,
    remembered: &Heads,
    seen: Option<Head>,
    now: Moment,
) -> Result<Examined, DbError> {
    let witnessed = remembered.get(&Chain::Team(org.id)).copied();
    let reached: Vec<Head> = [witnessed, seen].into_iter().flatten().collect();
    let of = Arc::clone(org);
    let (roll, mut findings, rows) = db.read_blocking(move |tx| {
        let (roll, findings) = examine(tx, &of, &reached)?;
        Ok::<_, DbError>((roll, findings, team::members(tx, of.id)?))
    })?;
    if witnessed.is_none() {
        findings.push(Finding::of(What::NoWitness));
    }
    let mut trails = Vec::new();
    for row in rows {
        let (id, org_id) = (row.id(), org.id);
        let reached = remembered.get(&Chain::Trail(id)).copied();
        let trail = db.read_blocking(move |tx| audit::trail(tx, org_id, id, reached))?;
        if let Some(number) = trail.broken {
            findings.push(Finding::about(What::Trail, row.work_name()).at(number));
        } else if let Some((number, _)) = reached.filter(|_| !trail.reaches) {
            findings.push(Finding::about(What::TrailCut, row.work_name()).at(number));
        }
        trails.push((id, row.work_name().to_owned(), trail));
    }
    Ok(Examined { at: now, findings, team: roll.map(|roll| roll.head()), trails })
}

/// The heads of everything that an examination accepted.
pub fn heads(org: OrgId, examined: &Examined) -> Heads {
    let trails = examined.trails.iter().filter(|(.., trail)| trail.broken.is_none());
    let trails = trails.filter_map(|(id, _, trail)| Some((Chain::Trail(*id), trail.head?)));
    examined.team.map(|head| (Chain::Team(org), head)).into_iter().chain(trails).collect()
}

/// Examines every organisation, tells the log what is wrong, and lets the witness remember what is not. `serve` asks
/// at start and every hour.
///
/// # Errors
/// Those of the store.
pub async fn all(app: &Arc<App>) -> Result<(), Fault> {
    let mut done = Ok(());
    for org in &app.organisations {
        // One that cannot be examined keeps none of the others from it.
        done = done.and(one(app, org).await.map(drop));
    }
    done
}

/// As [`all`], for one organisation.
///
/// # Errors
/// Those of the store.
pub async fn one(app: &Arc<App>, org: &Arc<Organisation>) -> Result<Arc<Examined>, Fault> {
    let (on, of) = (Arc::clone(app), Arc::clone(org));
    let work = tokio::task::spawn_blocking(move || look_and_remember(&on, &of));
    Ok(work.await.map_err(|_| Fault::Broken("an examination ended early".into()))??)
}

fn look_and_remember(app: &App, org: &Arc<Organisation>) -> Result<Arc<Examined>, DbError> {
    let seen = app.trust.seen(org.id);
    let read = app.watch.witness.read();
    let remembered = read.clone().unwrap_or_default().unwrap_or_default();
    let mut examined = look(&app.db, org, &remembered, seen, app.clock.now())?;
    let cut = |chain: &Chain| match chain {
        Chain::Team(_) => examined.findings.iter().any(|finding| finding.what == What::Cut),
        Chain::Trail(staff) => examined.trails.iter().any(|(id, _, trail)| id == staff && !trail.reaches),
    };
    app.trust.cut(org.id, cut(&Chain::Team(org.id)));
    let kept = read.and_then(|_| app.watch.witness.remember(&heads(org.id, &examined), |c, _| !cut(c)));
    match (kept, examined.team) {
        (Ok(()), Some(head)) if !cut(&Chain::Team(org.id)) => app.trust.witnessed(org.id, head),
        (Ok(()), _) => {}
        (Err(error), _) => {
            tracing::warn!("the witness: {error}");
            examined.findings.push(Finding::of(What::Witness));
        }
    }
    for finding in examined.findings.iter().filter(|finding| finding.what.level() == Level::Wrong) {
        tracing::error!(organisation = %org.slug, "{}", finding.sentence(false));
    }
    let examined = Arc::new(examined);
    let mut last = app.watch.last.lock().unwrap_or_else(PoisonError::into_inner);
    last.insert(org.id, Arc::clone(&examined));
    Ok(examined)
}

/// Lets the witness remember the team's chain where it has grown. The desk asks after every form.
///
/// # Errors
/// Those of the store, and a sentence when the file cannot be written.
pub async fn keep_team(app: &Arc<App>, org: &Arc<Organisation>) -> Result<(), Fault> {
    let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
    let Some(roll) = app.db.read(move |tx| trust.believed(tx, &of)).await? else { return Ok(()) };
    let head = roll.head();
    if app.trust.witnessed_at(org.id) == Some(head) {
        return Ok(());
    }
    let (witness, heads) = (app.watch.witness.clone(), BTreeMap::from([(Chain::Team(org.id), head)]));
    let work = tokio::task::spawn_blocking(move || witness.remember(&heads, |_, known| roll.holds(known)));
    let kept = work.await.map_err(|_| Fault::Broken("writing the witness ended early".into()))?;
    kept.map_err(Fault::Broken)?;
    app.trust.witnessed(org.id, head);
    Ok(())
}

/// What the desk says on its pages: for everybody, what keeps everybody out; for coordinators, all that is wrong.
///
/// # Errors
/// Those of the store.
pub async fn alarms(app: &App, org: &Arc<Organisation>, all: bool) -> Result<Vec<Finding>, DbError> {
    let (trust, of, seen) = (Arc::clone(&app.trust), Arc::clone(org), app.trust.seen(org.id));
    let mut found = app
        .db
        .read(move |tx| match trust.roll_since(tx, &of, seen) {
            Ok(roll) if all => compare(tx, &of, &roll),
            Ok(_) | Err(TrustError::NoTeam) => Ok(Vec::new()),
            Err(TrustError::Broken(number, why)) => Ok(vec![Finding::of(What::Entry(why)).at(number)]),
            Err(TrustError::Rewritten) => Ok(vec![Finding::of(What::Cut)]),
            Err(TrustError::Db(error)) => Err(error),
        })
        .await?;
    found.retain(|finding| finding.what.level() == Level::Wrong);
    if let Some(last) = app.watch.last(org.id).filter(|_| all) {
        let wrong = last.findings.iter().filter(|finding| finding.what.level() == Level::Wrong);
        // What was compared again just now is as it is now; only what takes long is told from the last time.
        let slow = wrong.filter(|f| matches!(f.what, What::Entry(_) | What::Trail | What::TrailCut));
        for finding in slow {
            if !found.contains(finding) {
                found.push(finding.clone());
            }
        }
    }
    Ok(found)
}

/// Takes what the database says now for what it has to say, after an older copy was put back on purpose; gives a
/// sentence for each chain that went back. A chain of the team that is not accepted is not taken. Blocks.
///
/// # Errors
/// Those of the store, and a sentence when the witness cannot be written.
pub fn accept(
    db: &Store,
    organisations: &[Arc<Organisation>],
    witness: &Witness,
    now: Moment,
) -> Result<Vec<String>, Fault> {
    // Also where it is no witness any more: that is one of the reasons to be here.
    let remembered = witness.read().ok().flatten().unwrap_or_default();
    let (mut said, mut all) = (Vec::new(), Heads::new());
    for org in organisations {
        let examined = look(db, org, &remembered, None, now)?;
        let went_back = |name: &str, chain: Chain, head: Option<Head>| {
            let (before, _) = *remembered.get(&chain)?;
            let now = head.map_or(0, |(number, _)| number);
            let text = format!("{}: {name} had {before} entries and has {now} now", org.slug);
            (remembered.get(&chain).copied() != head && now <= before).then_some(text)
        };
        said.extend(went_back("the team's chain", Chain::Team(org.id), examined.team));
        for (id, name, trail) in &examined.trails {
            said.extend(went_back(&format!("the trail of {name}"), Chain::Trail(*id), trail.head));
        }
        all.extend(heads(org.id, &examined));
    }
    witness.replace_with(&all).map_err(Fault::Broken)?;
    Ok(said)
}
