//! Writing a text, taking it one step further, taking it away, taking a folder of texts. Each is one unit of work; what everybody sees is
//! read anew after the commit.

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Fault, Moment};

use super::{
    Needs, State, Step,
    look::{Looked, look, needs},
    next,
    publish::renew,
    store::{self, Decision, Version, digest},
};
use crate::{
    App,
    audit::{self, Action},
    country::{self, Flag, Profile, Value},
    guide::{Changes, day, own_files, picture},
    ids::{OrgId, StaffId},
    policy::Role,
    settings::Organisation,
    surfaces::Shared,
};

/// Who does something, and in which role.
#[derive(Clone, Copy)]
pub(super) struct By {
    pub(super) staff: StaffId,
    pub(super) role: Role,
}

/// What the trail says a step was done to: the beginning of the fingerprint of path and text.
fn mark(path: &str, text: &str) -> [u8; 16] {
    let whole = digest(&format!("{path}\n{text}"));
    *whole.first_chunk().expect("a digest has 32 bytes")
}

const fn action(step: Step) -> Action {
    match step {
        Step::Submit => Action::SubmitGuide,
        Step::Medical | Step::Legal => Action::CheckGuide,
        Step::Approve => Action::ApproveGuide,
        Step::Return | Step::Stop => Action::ReturnGuide,
        Step::Publish => Action::PublishGuide,
        Step::Schedule => Action::ScheduleGuide,
        Step::Unschedule => Action::UnscheduleGuide,
        Step::Withdraw => Action::WithdrawGuide,
        Step::Import => Action::ImportGuide,
    }
}

/// What came of saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Saved {
    Done,
    /// Somebody else has saved a newer version.
    Newer,
}

/// Keeps a text as the latest version of a file: one more draft, with no check. `seen` is the version that the writer began from.
pub(super) async fn save(
    app: &App,
    org: OrgId,
    by: By,
    (path, text): (String, String),
    seen: i64,
) -> Result<Saved, DbError> {
    let now = app.clock.now();
    let saved = app.db.write(move |tx| {
        let latest = store::latest(tx, org, &path)?;
        let is_gone = store::shown(tx, org, &path)? == Some(None);
        if let Some(latest) = &latest
            && latest.text == text
            && !(is_gone && latest.state == State::Published)
        {
            return Ok(Saved::Done); // Sent twice, or nothing was changed.
        }
        let number = latest.map_or(0, |latest| latest.number);
        if number != seen {
            return Ok(Saved::Newer);
        }
        store::insert(tx, org, &path, (number + 1, State::Draft), &text, by.staff, now)?;
        audit::record(tx, org, by.staff, Action::WriteGuide, mark(&path, &text), now)?;
        Ok::<_, DbError>(Saved::Done)
    });
    saved.await
}

/// Why a step was not done.
#[derive(Debug)]
pub(super) enum Refused {
    /// Another version is the latest, or it stands otherwise by now.
    Changed,
    /// Whoever wrote it does not approve it.
    Wrote,
    /// The same person does not approve twice.
    Twice,
    /// A check that is needed by now was not made.
    Unchecked,
    /// Mistakes are in it.
    Wrong,
}

/// A step that somebody wants to take.
#[derive(Clone)]
pub(super) struct Asked {
    pub(super) path: String,
    /// The version that they saw.
    pub(super) seen: i64,
    pub(super) step: Step,
    /// Why it goes back.
    pub(super) said: String,
    /// When it is to be published.
    pub(super) due_at: Option<Moment>,
}

/// Takes a version a step further.
pub(super) async fn step(
    app: &Shared,
    org: &Arc<Organisation>,
    by: By,
    asked: Asked,
) -> Result<Result<State, Refused>, Fault> {
    let (id, now) = (org.id, app.clock.now());
    let path = asked.path.clone();
    let Some(version) = app.db.read(move |tx| store::latest(tx, id, &path)).await? else {
        return Ok(Err(Refused::Changed));
    };
    if version.number != asked.seen {
        return Ok(Err(Refused::Changed));
    }
    let profile = country::of(app, id).await;
    let needs = needs(&asked.path, &version.text, &profile);
    let mut revision = None;
    if matches!(asked.step, Step::Submit | Step::Publish | Step::Schedule) {
        let (of, looked) = looked(app, org, asked.path.clone(), version.text.clone(), true).await?;
        if looked.is_wrong() {
            return Ok(Err(Refused::Wrong));
        }
        revision = Some(of);
    }
    let said = match asked.step {
        Step::Legal => by_profile(&profile),
        _ => asked.said.clone(),
    };
    let publishes = asked.step == Step::Publish;
    let asked = Asked { said, ..asked };
    let done = app.db.write(move |tx| take(tx, id, by, &asked, (needs, revision), now)).await?;
    if done.is_ok() && publishes {
        renew(app).await?;
    }
    Ok(done)
}

/// What a legal check was made by.
fn by_profile(profile: &Profile) -> String {
    let flags = [Flag::PropagandaLaw, Flag::ForeignFunding].into_iter();
    let held = flags.filter(|flag| profile.get(*flag).value == Value::Law(true)).map(Flag::name);
    let held: Vec<_> = held.collect();
    format!("{} ({})", profile.name(kernel::Lang::En), held.join(", "))
}

fn take(
    tx: &mut Tx<'_>,
    org: OrgId,
    by: By,
    asked: &Asked,
    (needs, looked_at): (Needs, Option<i64>),
    now: Moment,
) -> Result<Result<State, Refused>, DbError> {
    let path = asked.path.as_str();
    // The text was looked at within another pack than everybody sees by now.
    if let Some(revision) = looked_at
        && store::revision(tx, org)? != revision
    {
        return Ok(Err(Refused::Changed));
    }
    let Some(version) = store::latest(tx, org, path)?.filter(|latest| latest.number == asked.seen) else {
        return Ok(Err(Refused::Changed));
    };
    let Some(to) = next(version.state, asked.step, needs) else { return Ok(Err(Refused::Changed)) };
    let decisions = store::decisions(tx, org, path, version.number)?;
    // Only what was decided since it was given to be checked last.
    let round = decisions.rsplit(|one| one.step == Step::Submit).next().unwrap_or_default();
    let was = |step: Step| round.iter().any(|one| one.step == step);
    match asked.step {
        Step::Approve if store::writers(tx, org, path)?.contains(&by.staff) => {
            return Ok(Err(Refused::Wrote));
        }
        Step::Approve if round.iter().any(|one| one.step == Step::Approve && one.by == by.staff) => {
            return Ok(Err(Refused::Twice));
        }
        Step::Publish | Step::Schedule
            if needs.medical && !was(Step::Medical) || needs.legal && !was(Step::Legal) =>
        {
            return Ok(Err(Refused::Unchecked));
        }
        _ => {}
    }
    write(tx, org, by, (path, &version, decisions.len()), asked.step, &asked.said, now)?;
    let due_at = asked.due_at.filter(|_| to == State::Scheduled);
    store::set_state(tx, org, path, version.number, to, due_at)?;
    if to == State::Published {
        store::show(tx, org, path, Some(version.number))?;
    }
    Ok(Ok(to))
}

/// Writes down a decision, in the trail too.
fn write(
    tx: &mut Tx<'_>,
    org: OrgId,
    by: By,
    (path, version, place): (&str, &Version, usize),
    step: Step,
    said: &str,
    now: Moment,
) -> Result<(), DbError> {
    let decision = Decision {
        number: version.number,
        place: i64::try_from(place).unwrap_or(i64::MAX).saturating_add(1),
        step,
        by: by.staff,
        role: by.role,
        digest: digest(&version.text),
        said: said.to_owned(),
        at: now,
    };
    store::decide(tx, org, path, &decision)?;
    audit::record(tx, org, by.staff, action(step), mark(path, &version.text), now)
}

/// Takes files away from everybody, at once and by one person, because a wrong page harms: what was on its way with them is a draft
/// again, and coming back is a publishing as any other.
pub(super) async fn withdraw(app: &Shared, org: OrgId, by: By, paths: Vec<String>) -> Result<bool, Fault> {
    let now = app.clock.now();
    let done = app.db.write(move |tx| {
        let mut any = false;
        for path in &paths {
            any |= take_away(tx, org, by, path, now)?;
        }
        Ok::<_, DbError>(any)
    });
    let done = done.await?;
    renew(app).await?;
    Ok(done)
}

fn own_text(path: &str) -> Option<String> {
    let own = own_files().into_iter().find(|(own, _)| own == path)?.1;
    String::from_utf8(own.into_owned()).ok()
}

fn take_away(tx: &mut Tx<'_>, org: OrgId, by: By, path: &str, now: Moment) -> Result<bool, DbError> {
    let seen = match store::shown(tx, org, path)? {
        Some(None) => return Ok(false),
        Some(Some(number)) => store::one(tx, org, path, number)?,
        None => own_text(path).map(|text| Version {
            number: 0,
            state: State::Published,
            text,
            by: by.staff,
            at: now,
            due_at: None,
        }),
    };
    let Some(version) = seen else { return Ok(false) };
    let place = store::decisions(tx, org, path, version.number)?.len();
    write(tx, org, by, (path, &version, place), Step::Withdraw, "", now)?;
    store::stop(tx, org, path)?;
    store::show(tx, org, path, None)?;
    Ok(true)
}

/// Takes files as drafts or, where an organisation has never published anything, as published. A file that a pack does not have any
/// more is taken away when published, and left as it is among drafts. What the organisation has already stays. How many files were taken;
/// `None` where they were to be published and something was before.
///
/// # Errors
/// Those of the store.
pub fn import(
    tx: &mut Tx<'_>,
    org: OrgId,
    (staff, role): (StaffId, Role),
    changes: &Changes,
    published: bool,
    now: Moment,
) -> Result<Option<usize>, DbError> {
    if published && store::changes(tx, org)?.0 > 0 {
        return Ok(None);
    }
    let (by, mut taken) = (By { staff, role }, 0);
    for (path, text) in changes {
        let Some(text) = text else {
            taken += usize::from(published && take_away(tx, org, by, path, now)?);
            continue;
        };
        let latest = store::latest(tx, org, path)?;
        // What was taken away comes back as one more draft, even with the same words.
        let is_gone = store::shown(tx, org, path)? == Some(None);
        if latest
            .as_ref()
            .is_some_and(|latest| latest.text == *text && !(is_gone && latest.state == State::Published))
        {
            continue;
        }
        let number = latest.map_or(0, |latest| latest.number) + 1;
        let state = if published { State::Published } else { State::Draft };
        store::insert(tx, org, path, (number, state), text, staff, now)?;
        let version = Version { number, state, text: text.clone(), by: staff, at: now, due_at: None };
        write(tx, org, by, (path, &version, 0), Step::Import, "", now)?;
        if published {
            store::show(tx, org, path, Some(number))?;
        }
        taken += 1;
    }
    Ok(Some(taken))
}

/// What a text would make of the pack as it is published now, and the revision of that pack.
pub(super) async fn looked(
    app: &App,
    org: &Organisation,
    path: String,
    text: String,
    around: bool,
) -> Result<(i64, Looked), Fault> {
    let (id, today) = (org.id, day(app.clock.now(), &org.zone));
    let read = move |tx: &mut Tx<'_>| Ok::<_, DbError>((store::changes(tx, id)?, picture::pictures(tx, id)?));
    let ((revision, changes), pictures) = app.db.read(read).await?;
    Ok((revision, look(changes, pictures, path, text, today, around).await?))
}
