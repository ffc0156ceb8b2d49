//! The page of one file at the desk: its text, what is wrong with it, how it will look, its original beside it, and what happens with it
//! next.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{DbError, Fault, Lang, Moment};
use ui::Errors;

use super::{
    File, Needs, State, Step,
    difference::{Line, Mark, difference, differs},
    list::file_of,
    look::{self, Looked},
    next, pairs,
    preview::preview,
    rules,
    store::{self, Decision, Version},
};
use crate::{
    country::{self, Flag, Profile, Value},
    guide::{Finding, day, own_files, said},
    ids::StaffId,
    policy::Deed,
    surfaces::desk::{Colleague, Desk},
    team,
};

/// So many findings are shown.
const MOST_FOUND: usize = 40;
/// For so long a new text needs no review, in months, unless its writer says otherwise.
const REVIEW_MONTHS: i32 = 6;

/// Which file, as an address names it: the language of the page around, then kind, name and language.
pub(super) type Place = (String, String, String, String);

/// The original beside a translation.
struct Beside {
    /// Its lines, with what changed marked.
    lines: Vec<Line>,
    /// Whether anything did, since the revision that the translation names.
    changed: bool,
    /// The revision of the original that the translation names; 0 where it names none.
    of: u32,
    /// The revision of the original.
    now: u32,
}

/// What is known of a file.
struct Stored {
    latest: Option<Version>,
    /// `None`: the program's own, if there is one; `Some(None)`: taken away.
    shown: Option<Option<i64>>,
    /// What everybody sees.
    seen: Option<String>,
    decisions: Vec<Decision>,
    names: Vec<(StaffId, String)>,
}

impl Stored {
    /// The latest text, or else what comes with the program, also after it was taken away.
    fn kept(&self, file: &File) -> Option<String> {
        let latest = self.latest.as_ref().map(|latest| latest.text.clone());
        latest.or_else(|| self.seen.clone()).or_else(|| own(&file.path()))
    }

    fn name(&self, of: &StaffId) -> &str {
        name(&self.names, *of)
    }
}

/// The work name of a member.
pub(super) fn name(names: &[(StaffId, String)], of: StaffId) -> &str {
    names.iter().find(|(id, _)| *id == of).map_or("", |(_, name)| name)
}

#[derive(Template)]
#[template(path = "guide/edit/templates/page.html")]
struct Page<'a> {
    desk: &'a Desk,
    file: &'a File,
    stored: Stored,
    /// What stands in the field.
    text: String,
    /// The version that the field began from.
    seen: i64,
    said: String,
    when: String,
    looked: Looked,
    preview: Option<String>,
    /// Of the list of pairs, those that are otherwise than everybody sees them.
    pairs: Option<Vec<Line>>,
    beside: Option<Beside>,
    /// What a colleague saved meanwhile, against what was typed.
    theirs: Option<Vec<Line>>,
    /// The steps that are open to this member.
    steps: Vec<Step>,
    needs: Needs,
    profile: std::sync::Arc<Profile>,
    errors: Errors,
}

impl Page<'_> {
    fn href(&self, below: &str) -> String {
        format!("{}{below}", self.desk.ground.href(&self.file.place()))
    }

    fn may_write(&self) -> bool {
        self.desk.may(Deed::WriteGuide) && !self.file.is_pairs()
    }

    /// Whether the list of pairs was taken away and may be brought back.
    fn may_bring_back(&self) -> bool {
        let is_published = self.state().is_none_or(|state| state == State::Published);
        self.file.is_pairs()
            && self.stored.shown == Some(None)
            && is_published
            && self.desk.may(Deed::WriteGuide)
    }

    fn may_withdraw(&self) -> bool {
        self.desk.may(Deed::WithdrawGuide) && self.stored.seen.is_some()
    }

    fn state(&self) -> Option<State> {
        self.stored.latest.as_ref().map(|latest| latest.state)
    }

    /// Where everybody reads it.
    fn public(&self) -> Option<String> {
        let lang = self.file.lang.filter(|_| self.stored.seen.is_some())?;
        Some(format!("/{}/guide/{}", lang.code(), self.file.address))
    }

    fn findings(&self) -> Vec<&Finding> {
        self.looked.findings.iter().take(MOST_FOUND).collect()
    }

    fn more_findings(&self) -> usize {
        self.looked.findings.len().saturating_sub(MOST_FOUND)
    }

    fn elsewhere(&self) -> Vec<&Finding> {
        self.looked.elsewhere.iter().take(MOST_FOUND).collect()
    }

    fn says(&self, found: &Finding) -> String {
        said(self.desk.ground.t, found)
    }

    fn line(&self, line: &usize) -> i64 {
        i64::try_from(*line).unwrap_or(i64::MAX)
    }

    fn whole(&self, number: &u32) -> i64 {
        i64::from(*number)
    }

    fn has(&self, step: Step) -> bool {
        self.steps.contains(&step)
    }

    /// Steps that need nothing but a button.
    fn plain(&self) -> Vec<Step> {
        let own_field = |step: &Step| matches!(step, Step::Return | Step::Schedule);
        self.steps.iter().copied().filter(|step| !own_field(step)).collect()
    }

    /// The laws that the check is about, and whether the profile has them, as keys of texts.
    fn laws(&self) -> [(&'static str, &'static str); 2] {
        [Flag::PropagandaLaw, Flag::ForeignFunding].map(|flag| {
            let is_law = self.profile.get(flag).value == Value::Law(true);
            (flag.key(), if is_law { "country-yes" } else { "country-no" })
        })
    }

    fn is_legal(&self) -> bool {
        self.needs.legal && self.state().is_some_and(|state| state == State::Legal)
    }

    fn due(&self) -> Option<Moment> {
        self.stored.latest.as_ref()?.due_at
    }
}

async fn stored(colleague: &Colleague, file: &File) -> Result<Stored, Fault> {
    let ground = &colleague.desk.ground;
    let (org, path) = (ground.org.id, file.path());
    let read = ground.app.db.read(move |tx| {
        let latest = store::latest(tx, org, &path)?;
        let shown = store::shown(tx, org, &path)?;
        let seen = match shown {
            Some(Some(number)) => store::one(tx, org, &path, number)?.map(|version| version.text),
            Some(None) => None,
            None => own(&path),
        };
        let number = latest.as_ref().map_or(0, |latest| latest.number);
        let decisions = store::decisions(tx, org, &path, number)?;
        let names =
            team::members(tx, org)?.iter().map(|one| (one.id(), one.work_name().to_owned())).collect();
        Ok::<_, DbError>(Stored { latest, shown, seen, decisions, names })
    });
    Ok(read.await?)
}

/// The latest text of a file, or else the program's own; nothing where there is none.
pub(super) async fn kept(colleague: &Colleague, file: &File) -> Result<String, Fault> {
    Ok(stored(colleague, file).await?.kept(file).unwrap_or_default())
}

fn own(path: &str) -> Option<String> {
    let (_, bytes) = own_files().into_iter().find(|(own, _)| own == path)?;
    String::from_utf8(bytes.into_owned()).ok()
}

/// The original of a translation, with what changed since the revision that the translation names.
async fn beside(colleague: &Colleague, file: &File, text: &str) -> Result<Option<Beside>, Fault> {
    if !file.is_translation() {
        return Ok(None);
    }
    let original = file.original();
    let Some(now) = stored(colleague, &original).await?.seen else { return Ok(None) };
    let revision = |text, name| look::number(text, name).unwrap_or(0);
    let (of, is) = (revision(text, "source_revision"), revision(&now, "revision"));
    let before = if of == is { None } else { of_revision(colleague, &original, of).await? };
    let lines = difference(before.as_deref().unwrap_or(&now), &now);
    Ok(Some(Beside { changed: differs(&lines), lines, of, now: is }))
}

/// The text of a revision: the latest that was published of it, else the program's own.
async fn of_revision(colleague: &Colleague, file: &File, of: u32) -> Result<Option<String>, Fault> {
    let (org, path) = (colleague.desk.ground.org.id, file.path());
    let found = colleague.desk.ground.app.db.read(move |tx| {
        for listed in store::versions(tx, org, &path)? {
            if listed.state != State::Published {
                continue;
            }
            let found = store::one(tx, org, &path, listed.number)?.map(|version| version.text);
            if let Some(text) = found.filter(|text| look::number(text, "revision") == Some(of)) {
                return Ok(Some(text));
            }
        }
        Ok::<_, DbError>(own(&path).filter(|text| look::number(text, "revision") == Some(of)))
    });
    Ok(found.await?)
}

/// What is shown again of a form.
#[derive(Default)]
pub(super) struct Typed {
    /// What stands in the field; `None` for the latest version.
    pub(super) text: Option<String>,
    /// The version that the field began from; `None` for the latest.
    pub(super) seen: Option<i64>,
    pub(super) said: String,
    pub(super) when: String,
    /// Whether it is told too what the text would break elsewhere.
    pub(super) around: bool,
    /// Whether a colleague has saved meanwhile.
    pub(super) newer: bool,
    pub(super) errors: Errors,
}

async fn load<'a>(colleague: &'a Colleague, file: &'a File, typed: Typed) -> Result<Page<'a>, Fault> {
    let desk = &colleague.desk;
    let ground = &desk.ground;
    let stored = stored(colleague, file).await?;
    let kept = stored.kept(file);
    let text = match typed.text {
        Some(text) => text,
        None => match kept.clone() {
            Some(text) => text,
            None => begin(colleague, file).await?,
        },
    };
    let latest = stored.latest.as_ref().map_or(0, |latest| latest.number);
    let theirs = kept.filter(|_| typed.newer).map(|kept| difference(&kept, &text));
    let state = stored.latest.as_ref().map(|latest| latest.state);
    let is_checked = state.is_some_and(|state| !matches!(state, State::Draft | State::Published));
    let around = typed.around || is_checked;
    let (_, looked) = rules::looked(&ground.app, &ground.org, file.path(), text.clone(), around).await?;
    let preview = match file.lang {
        Some(lang) => preview(ground, &looked.shown, file, lang)?,
        None => None,
    };
    let seen_now = stored.seen.as_deref().unwrap_or_default();
    let pairs = file.is_pairs().then(|| pairs::changed(seen_now, &text));
    let beside = beside(colleague, file, &text).await?;
    let profile = country::of(&ground.app, ground.org.id).await;
    let needs = look::needs(&file.path(), &text, &profile);
    let open = |step: &Step| {
        let to = state.and_then(|state| next(state, *step, needs));
        to.is_some() && step.deed().is_some_and(|deed| desk.may(deed))
    };
    let steps = Step::ALL.into_iter().filter(open).collect();
    let seen = typed.seen.unwrap_or(latest);
    let (said, when, errors) = (typed.said, typed.when, typed.errors);
    Ok(Page {
        desk,
        file,
        stored,
        text,
        seen,
        said,
        when,
        looked,
        preview,
        pairs,
        beside,
        theirs,
        steps,
        needs,
        profile,
        errors,
    })
}

/// What a new text begins with.
async fn begin(colleague: &Colleague, file: &File) -> Result<String, Fault> {
    let ground = &colleague.desk.ground;
    let original = match file.is_translation() {
        true => stored(colleague, &file.original()).await?.seen,
        false => None,
    };
    let zone = &ground.org.zone;
    let today = day(ground.app.clock.now(), zone);
    let due = today.parse::<jiff::civil::Date>().ok();
    let due = due.and_then(|today| today.checked_add(jiff::Span::new().months(REVIEW_MONTHS)).ok());
    let due = due.map_or_else(|| today.clone(), |due| due.to_string());
    Ok(look::begin(original.as_deref(), file.lang, ground.org.name(Lang::En), [today, due]))
}

pub(super) async fn show(colleague: &Colleague, file: &File, status: StatusCode, typed: Typed) -> Response {
    let colleague = colleague.at(format!("/{}", file.place()));
    match load(&colleague, file, typed).await {
        Ok(page) => colleague.desk.page(status, &page),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

pub(super) async fn one(colleague: Colleague, Path((_, kind, name, language)): Path<Place>) -> Response {
    match file_of(&kind, &name, &language) {
        Ok(file) => show(&colleague, &file, StatusCode::OK, Typed::default()).await,
        Err(fault) => colleague.desk.fault(&fault),
    }
}
