//! The whole guide at the desk: a copy of it as one ZIP, and one that is brought in. What it would change is shown before anything is
//! changed.

use std::{sync::Arc, time::Duration};

use askama::Template;
use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use guide::archive::Files;
use kernel::{DbError, Fault};
use ui::{
    Errors,
    form::{
        Limits,
        upload::{self, NotKept, Upload},
    },
    page,
};

use super::{
    Compared, MOST_ZIP, compare, pack,
    rows::{Rows, Told, rows, told},
    unpack,
    waiting::Held,
};
use crate::{
    audit::{self, Action},
    guide::{Changes, Finding, RULES, day, edit, picture, with_changes},
    ids::{OrgId, StaffId},
    policy::Deed,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
};

/// How long the largest ZIP may take to arrive.
const UPLOAD_TIME: Duration = Duration::from_secs(600);
/// How long one waits until other heavy work is done.
const PATIENCE: Duration = Duration::from_secs(20);

/// The routes of the whole guide.
pub(in crate::guide) fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/guide/pack", Who::May(Deed::CarryGuide), show),
        Route::get("/{lang}/guide/pack/copy", Who::May(Deed::CarryGuide), copy),
        Route::post("/{lang}/guide/pack", Who::May(Deed::CarryGuide), look),
        Route::post("/{lang}/guide/pack/take", Who::May(Deed::CarryGuide), take),
    ]
}

#[derive(Template)]
#[template(path = "guide/templates/pack.html")]
struct PackPage<'a> {
    desk: &'a Desk,
    /// How many pages are shown now.
    pages: i64,
    /// Whether what is not in the ZIP shall go.
    whole: bool,
    outcome: Option<Outcome>,
    errors: Errors,
}

/// What came of a ZIP.
enum Outcome {
    /// It cannot be read.
    Unreadable(Told),
    /// It holds what is shown already.
    Same,
    /// What would be shown has mistakes.
    Wrong(Told),
    /// What it would change; the changes wait under a key.
    Differs { new: Rows, changed: Rows, gone: Rows, warnings: Told, key: String, is_first: bool },
}

impl Outcome {
    /// What there is to say of a comparison with a revision of the guide; what can be taken is kept until somebody says so.
    fn of(read: Result<Compared, Vec<Finding>>, colleague: &Colleague, revision: i64) -> Self {
        let (ground, who) = (&colleague.desk.ground, who(colleague));
        let (t, lang, app) = (ground.t, ground.lang(), &ground.app);
        let compared = match read {
            Ok(compared) => compared,
            Err(findings) => return Self::Unreadable(told(t, &findings)),
        };
        if compared.is_empty() {
            return Self::Same;
        }
        if !compared.errors.is_empty() {
            return Self::Wrong(told(t, &compared.errors));
        }
        let shown = app.guide.of(ground.org.id);
        let key = hex::encode(kernel::entropy::bytes::<16>(app.entropy.as_ref()));
        let outcome = Self::Differs {
            new: rows(&compared.new, &compared.pack, lang),
            changed: rows(&compared.changed, &compared.pack, lang),
            gone: rows(&compared.gone, &shown.pack, lang),
            warnings: told(t, &compared.warnings),
            key: key.clone(),
            is_first: revision == 0,
        };
        let (at, changes) = (app.clock.now(), Arc::new(compared.changes));
        let pictures = Arc::new(compared.pictures);
        app.guide_brought.keep(who, Held { key, at, revision, changes, pictures });
        outcome
    }

    const fn is_wrong(&self) -> bool {
        matches!(self, Self::Unreadable(_) | Self::Wrong(_))
    }
}

async fn show(colleague: Colleague) -> Response {
    page_with(&colleague, StatusCode::OK, false, None, Errors::new())
}

fn page_with(
    colleague: &Colleague,
    status: StatusCode,
    whole: bool,
    outcome: Option<Outcome>,
    errors: Errors,
) -> Response {
    let desk = &colleague.desk;
    let shown = desk.ground.app.guide.of(desk.ground.org.id);
    let pages = i64::try_from(shown.pack.items().count()).unwrap_or(i64::MAX);
    desk.page(status, &PackPage { desk, pages, whole, outcome, errors })
}

fn who(colleague: &Colleague) -> (OrgId, StaffId) {
    (colleague.desk.ground.org.id, colleague.session.staff())
}

/// The files that are shown now, each as it was written, and the revision of the guide that they are.
async fn files(desk: &Desk) -> Result<(i64, Files), Fault> {
    let org = desk.ground.org.id;
    let read =
        move |tx: &mut db::Tx<'_>| Ok::<_, DbError>((edit::changes(tx, org)?, picture::bodies(tx, org)?));
    let ((revision, changes), pictures) = desk.ground.app.db.read(read).await?;
    let files = with_changes(&changes).into_iter().map(|(path, bytes)| (path, bytes.into_owned()));
    Ok((revision, files.chain(pictures).collect()))
}

/// The ZIP of what is shown now.
async fn copy(colleague: Colleague) -> Response {
    let desk = &colleague.desk;
    let made = async {
        let files: Vec<_> = files(desk).await?.1.into_iter().collect();
        let work = tokio::task::spawn_blocking(move || pack(&files)).await;
        work.map_err(|error| error.to_string())
            .and_then(|zip| zip.map_err(|error| error.to_string()))
            .map_err(|error| Fault::Broken(format!("the guide is no ZIP: {error}")))
    };
    match made.await {
        Ok(zip) => page::file("application/zip", "guide.zip", zip),
        Err(fault) => desk.fault(&fault),
    }
}

/// Reads a ZIP, checks the whole that would be shown, and says what would be otherwise. Nothing is changed by it.
async fn look(colleague: Colleague, headers: HeaderMap, body: Body) -> Response {
    let desk = &colleague.desk;
    let (t, app) = (desk.ground.t, &desk.ground.app);
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let limits = upload::Files { bytes: MOST_ZIP, room: &app.upload_room, time: UPLOAD_TIME };
    let read = upload::read(kind.unwrap_or_default(), body, &Limits::default(), limits).await;
    let Ok(Upload { form, file }) = read else { return desk.fault(&Fault::Busy) };
    let whole = form.has("whole");
    let mut errors = Errors::new();
    if !desk.is_ours(&form) {
        errors.add("file", t.say("form-error-stale"));
    }
    let file = match file {
        Some(Ok(file)) => Some(file),
        Some(Err(why)) => {
            errors.add("file", t.say(not_kept(why)));
            None
        }
        None => {
            errors.add("file", t.say("guide-pack-error-none"));
            None
        }
    };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let Some(file) = file.filter(|_| errors.is_empty()) else {
        return page_with(&colleague, refused, whole, None, errors);
    };
    let turn = tokio::time::timeout(PATIENCE, Arc::clone(&app.image_lane).acquire_owned());
    let Ok(Ok(turn)) = turn.await else {
        errors.add("file", t.say("guide-pack-error-busy"));
        return page_with(&colleague, StatusCode::SERVICE_UNAVAILABLE, whole, None, errors);
    };
    let (revision, shown) = match files(desk).await {
        Ok(files) => files,
        Err(fault) => return desk.fault(&fault),
    };
    let there = picture::count(&shown);
    let today = day(app.clock.now(), &desk.ground.org.zone);
    let work = tokio::task::spawn_blocking(move || {
        let compared = unpack(&file.bytes).map(|brought| compare(&shown, brought, whole, &today));
        drop((file, turn)); // Held until here, also when whoever sent it has gone away meanwhile.
        compared
    });
    let read = match work.await {
        Ok(read) => read,
        Err(error) => return desk.fault(&Fault::Broken(format!("a guide was not compared: {error}"))),
    };
    if read.as_ref().is_ok_and(|compared| there + compared.pictures.len() > picture::MOST) {
        errors.add("file", t.say("guide-picture-error-many"));
        return page_with(&colleague, refused, whole, None, errors);
    }
    let outcome = Outcome::of(read, &colleague, revision);
    let status = if outcome.is_wrong() {
        errors.add("file", t.say("guide-pack-error-wrong"));
        refused
    } else {
        StatusCode::OK
    };
    page_with(&colleague, status, whole, Some(outcome), errors)
}

/// Takes what was looked at, in one unit of work: as drafts or, where the organisation has shown nothing of its own yet, so that
/// everybody sees it.
async fn take(colleague: Colleague, body: Body) -> Response {
    // What this form answers is the page that it stands on.
    let colleague = colleague.at("/guide/pack".to_owned());
    let desk = &colleague.desk;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (t, app, now) = (desk.ground.t, &desk.ground.app, desk.ground.app.clock.now());
    let mut errors = Errors::new();
    if !desk.is_ours(&form) {
        errors.add("file", t.say("form-error-stale"));
    }
    let held = app.guide_brought.of(who(&colleague), form.text("key"), now);
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let Some(held) = held.filter(|_| errors.is_empty()) else {
        if errors.is_empty() {
            errors.add("file", t.say("guide-pack-error-over"));
        }
        return page_with(&colleague, refused, false, None, errors);
    };
    let (org, by) = (desk.ground.org.id, (colleague.session.staff(), colleague.session.role()));
    let shown = form.text("do") == "show";
    let changes = Changes::clone(&held.changes);
    let taken = app.db.write(move |tx| {
        // What it was compared with must still be what is shown.
        if edit::changes(tx, org)?.0 != held.revision {
            return Ok::<_, DbError>(None);
        }
        // Nothing is half taken: what would refuse the texts is asked before the pictures are there.
        if (shown && held.revision > 0) || !picture::take(tx, org, &held.pictures)? {
            return Ok(None);
        }
        if !held.pictures.is_empty() {
            audit::record(tx, org, by.0, Action::AddPicture, [0; 16], now)?;
        }
        edit::import(tx, org, by, &changes, shown, now)
    });
    match taken.await {
        Ok(Some(_)) => {}
        Ok(None) => {
            errors.add("file", t.say("guide-pack-error-changed"));
            return page_with(&colleague, StatusCode::CONFLICT, false, None, errors);
        }
        Err(error) => return desk.fault(&error.into()),
    }
    if shown && let Err(fault) = edit::renew(app).await {
        return desk.fault(&fault);
    }
    desk.go("guide-text")
}

const fn not_kept(why: NotKept) -> &'static str {
    match why {
        NotKept::TooBig => "guide-pack-error-big",
        NotKept::Several => "guide-pack-error-several",
        NotKept::Cut => "guide-pack-error-cut",
        NotKept::NoRoom => "guide-pack-error-busy",
    }
}

impl PackPage<'_> {
    fn languages(&self) -> i64 {
        i64::try_from(RULES.languages.len()).unwrap_or_default()
    }
}
