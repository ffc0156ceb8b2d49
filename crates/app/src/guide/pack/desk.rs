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
use kernel::Fault;
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
};
use crate::{
    guide::{Changes, Finding, RULES, day, with_changes},
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
        Route::get("/{lang}/guide/pack", Who::May(Deed::WriteGuide), show),
        Route::get("/{lang}/guide/pack/copy", Who::May(Deed::WriteGuide), copy),
        Route::post("/{lang}/guide/pack", Who::May(Deed::WriteGuide), look),
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
    /// What it would change.
    Differs { new: Rows, changed: Rows, gone: Rows, warnings: Told },
}

impl Outcome {
    fn of(read: Result<Compared, Vec<Finding>>, desk: &Desk, shown: &crate::guide::Shown) -> Self {
        let (t, lang) = (desk.ground.t, desk.ground.lang());
        let compared = match read {
            Ok(compared) => compared,
            Err(findings) => return Self::Unreadable(told(t, &findings)),
        };
        if compared.changes.is_empty() {
            return Self::Same;
        }
        if !compared.errors.is_empty() {
            return Self::Wrong(told(t, &compared.errors));
        }
        Self::Differs {
            new: rows(&compared.new, &compared.pack, lang),
            changed: rows(&compared.changed, &compared.pack, lang),
            gone: rows(&compared.gone, &shown.pack, lang),
            warnings: told(t, &compared.warnings),
        }
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

/// The files that are shown now, each as it was written.
async fn files(_desk: &Desk) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let files = with_changes(&Changes::new());
    Ok(files.into_iter().map(|(path, bytes)| (path, bytes.into_owned())).collect())
}

/// The ZIP of what is shown now.
async fn copy(colleague: Colleague) -> Response {
    let desk = &colleague.desk;
    let made = async {
        let files = files(desk).await?;
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
    let shown = match files(desk).await {
        Ok(files) => files.into_iter().collect::<Files>(),
        Err(fault) => return desk.fault(&fault),
    };
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
    let outcome = Outcome::of(read, desk, &app.guide.of(desk.ground.org.id));
    let status = if outcome.is_wrong() {
        errors.add("file", t.say("guide-pack-error-wrong"));
        refused
    } else {
        StatusCode::OK
    };
    page_with(&colleague, status, whole, Some(outcome), errors)
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
