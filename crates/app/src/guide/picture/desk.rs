//! The library of pictures at the desk: what there is, where it is seen, putting one in and taking one out.

use std::{sync::Arc, time::Duration};

use askama::Template;
use axum::{
    body::Body,
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use guide::{
    Address, Picture, Pictures,
    picture::{self, Kind},
};
use kernel::{Fault, Lang};
use ui::{
    Errors, Form,
    form::{
        Limits,
        upload::{self, Files, NotKept, Upload},
    },
};

use super::{LONGEST_NAME, MOST, is_name, make::make, own_pictures, public::answer, store};
use crate::{
    audit::{self, Action},
    chat::image::{MAX_FILE, Refused},
    guide::Shown,
    policy::Deed,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
};

/// How long the largest file may take to arrive.
const UPLOAD_TIME: Duration = Duration::from_secs(600);
/// How long one waits until other pictures are decoded.
const PATIENCE: Duration = Duration::from_secs(20);

/// The routes of the desk.
pub(in crate::guide) fn routes() -> Vec<Route> {
    let see = Who::May(Deed::SeeGuideDrafts);
    vec![
        Route::get("/{lang}/guide-picture", see, list),
        Route::post("/{lang}/guide-picture", Who::May(Deed::WriteGuide), take),
        Route::get("/{lang}/guide-picture/{file}", see, one),
        Route::post("/{lang}/guide-picture/{file}/delete", Who::May(Deed::WriteGuide), delete),
    ]
}

/// A picture of the library.
struct Entry {
    name: String,
    picture: Picture,
    /// It comes with the program.
    is_own: bool,
    /// Pages that are shown and have it: the address at the desk, the title, its language.
    on: Vec<(String, String, Lang)>,
    /// Some version of a text names it, so that it stays.
    stays: bool,
}

impl Entry {
    /// How it is written into a text; the words are for the writer to replace.
    fn markdown(&self, words: &str) -> String {
        format!("![{words}](picture:{})", self.name)
    }
}

#[derive(Template)]
#[template(path = "guide/picture/templates/list.html")]
struct List<'a> {
    desk: &'a Desk,
    entries: Vec<Entry>,
    /// What was typed as a name.
    name: String,
    errors: Errors,
}

async fn list(colleague: Colleague) -> Response {
    show(&colleague, StatusCode::OK, &Form::default(), Errors::new()).await
}

async fn show(colleague: &Colleague, status: StatusCode, form: &Form, errors: Errors) -> Response {
    let desk = &colleague.desk;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let read = app.db.read(move |tx| {
        let pictures = store::pictures(tx, org)?;
        let used =
            pictures.keys().map(|name| store::is_used(tx, org, name)).collect::<Result<Vec<_>, _>>()?;
        Ok::<_, kernel::DbError>((pictures, used))
    });
    let (pictures, used) = match read.await {
        Ok(read) => read,
        Err(error) => return desk.fault(&error.into()),
    };
    let shown = app.guide.of(org);
    let theirs = pictures.into_iter().zip(used).map(|((name, picture), stays)| (name, picture, false, stays));
    let own = own_pictures().into_iter().map(|(name, picture)| (name, picture, true, true));
    let entry = |(name, picture, is_own, stays): (String, Picture, bool, bool)| {
        let on = pages(desk, &shown, &name);
        Entry { name, picture, is_own, on, stays }
    };
    let entries = theirs.chain(own).map(entry).collect();
    let name = form.text("name").chars().take(LONGEST_NAME).collect();
    desk.page(status, &List { desk, entries, name, errors })
}

/// The pages that are shown and have a picture, each once, in the reader's language where they are in it.
fn pages(desk: &Desk, shown: &Shown, name: &str) -> Vec<(String, String, Lang)> {
    let with = shown
        .pack
        .items()
        .filter(|(_, item)| item.values().any(|text| text.pictures().any(|one| one == name)));
    let place = |address: &Address| {
        let lang = [desk.ground.lang()].into_iter().chain(Lang::ALL);
        let (lang, text) = lang.filter_map(|lang| Some((lang, shown.text(address, lang)?))).next()?;
        let href = desk.ground.href(&format!("guide-text/{address}/{}", lang.code()));
        Some((href, text.front.title.clone(), lang))
    };
    with.filter_map(|(address, _)| place(address)).collect()
}

/// A picture of the library as a file, also one that no page has yet.
async fn one(colleague: Colleague, Path((_, file)): Path<(String, String)>) -> Response {
    let desk = &colleague.desk;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let theirs = match app.db.read(move |tx| store::pictures(tx, org)).await {
        Ok(pictures) => pictures,
        Err(error) => return desk.fault(&error.into()),
    };
    let found = picture::of_file(&file).and_then(|(name, kind)| {
        let of = |pictures: &Pictures| pictures.get(name).filter(|one| one.kind == kind).cloned();
        Some((name.to_owned(), of(&theirs).or_else(|| of(&own_pictures()))?))
    });
    let Some((name, picture)) = found else { return desk.fault(&Fault::NotFound) };
    match answer(app, org, name, picture).await {
        Ok(response) => response,
        Err(fault) => desk.fault(&fault),
    }
}

/// Takes a picture: decodes it beside the threads that answer, and keeps what it shows.
async fn take(colleague: Colleague, headers: HeaderMap, body: Body) -> Response {
    let desk = &colleague.desk;
    let (t, app) = (desk.ground.t, &desk.ground.app);
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let files = Files { bytes: MAX_FILE, room: &app.upload_room, time: UPLOAD_TIME };
    let read = upload::read(kind.unwrap_or_default(), body, &Limits::default(), files).await;
    let Ok(Upload { form, file }) = read else { return desk.fault(&Fault::Busy) };
    let name = form.text("name").trim().to_owned();
    let mut errors = Errors::new();
    if !desk.is_ours(&form) {
        errors.add("file", t.say("form-error-stale"));
    }
    if !is_name(&name) {
        errors.add("name", t.say("guide-picture-error-name"));
    }
    if app.room.is_low() {
        errors.add("file", t.say("film-error-low"));
    }
    let file = match file {
        Some(Ok(file)) => Some(file),
        Some(Err(why)) => {
            errors.add("file", t.say(not_kept(why)));
            None
        }
        None => {
            errors.add("file", t.say("guide-picture-error-none"));
            None
        }
    };
    let Some(file) = file.filter(|_| errors.is_empty()) else {
        return show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, &form, errors).await;
    };
    let turn = tokio::time::timeout(PATIENCE, Arc::clone(&app.image_lane).acquire_owned());
    let made = match turn.await {
        Ok(Ok(turn)) => {
            let work = tokio::task::spawn_blocking(move || {
                let made = make(&file.bytes).map_err(|why| reason(why, &file.bytes));
                drop((file, turn)); // Held until here, also when whoever sent it has gone away meanwhile.
                made
            });
            work.await.unwrap_or(Err("guide-picture-error-broken"))
        }
        _ => Err("guide-picture-error-busy"),
    };
    let (picture, bytes) = match made {
        Ok(made) => made,
        Err(why) => {
            errors.add("file", t.say(why));
            return show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, &form, errors).await;
        }
    };
    match keep(&colleague, name, picture, bytes).await {
        Ok(None) => desk.go("guide-picture"),
        Ok(Some((field, why))) => {
            errors.add(field, t.say(why));
            show(&colleague, StatusCode::CONFLICT, &form, errors).await
        }
        Err(error) => desk.fault(&error.into()),
    }
}

/// Keeps a picture, or says at which field and why it is not kept. The same once more changes nothing.
async fn keep(
    colleague: &Colleague,
    name: String,
    picture: Picture,
    bytes: Vec<u8>,
) -> Result<Option<(&'static str, &'static str)>, kernel::DbError> {
    let app = &colleague.desk.ground.app;
    let (org, by, now) = (colleague.desk.ground.org.id, colleague.session.staff(), app.clock.now());
    let kept = app.db.write(move |tx| {
        let there = store::pictures(tx, org)?;
        if let Some(other) = there.get(&name) {
            let is_same = store::body(tx, org, &name, other.kind)?.is_some_and(|body| body == bytes);
            return Ok((!is_same).then_some(("name", "guide-picture-error-taken")));
        }
        if there.len() >= MOST {
            return Ok(Some(("file", "guide-picture-error-many")));
        }
        store::insert(tx, org, &name, &picture, &bytes)?;
        audit::record(tx, org, by, Action::AddPicture, [0; 16], now)?;
        Ok::<_, kernel::DbError>(None)
    });
    kept.await
}

/// Takes a picture out of the library, unless some version of a text has it.
async fn delete(colleague: Colleague, Path((_, file)): Path<(String, String)>, body: Body) -> Response {
    let colleague = colleague.at("/guide-picture".to_owned());
    let desk = &colleague.desk;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (t, mut errors) = (desk.ground.t, Errors::new());
    if !desk.is_ours(&form) {
        errors.add("list", t.say("form-error-stale"));
        return show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, &Form::default(), errors).await;
    }
    let Some(name) = picture::of_file(&file).map(|(name, _)| name.to_owned()) else {
        return desk.fault(&Fault::NotFound);
    };
    let (org, by, now) = (desk.ground.org.id, colleague.session.staff(), desk.ground.app.clock.now());
    let gone = desk.ground.app.db.write(move |tx| {
        if store::is_used(tx, org, &name)? {
            return Ok(false);
        }
        if store::pictures(tx, org)?.contains_key(&name) {
            store::delete(tx, org, &name)?;
            audit::record(tx, org, by, Action::DeletePicture, [0; 16], now)?;
        }
        Ok::<_, kernel::DbError>(true)
    });
    match gone.await {
        Ok(true) => desk.go("guide-picture"),
        Ok(false) => {
            errors.add("list", t.say("guide-picture-error-used"));
            show(&colleague, StatusCode::CONFLICT, &Form::default(), errors).await
        }
        Err(error) => desk.fault(&error.into()),
    }
}

const fn not_kept(why: NotKept) -> &'static str {
    match why {
        NotKept::TooBig => "guide-picture-error-big",
        NotKept::Several => "guide-picture-error-several",
        NotKept::Cut => "guide-picture-error-broken",
        NotKept::NoRoom => "guide-picture-error-busy",
    }
}

/// Why a file is not taken. A drawing as SVG is told apart: it is a program rather than a picture, and many will try one.
fn reason(why: Refused, file: &[u8]) -> &'static str {
    let start = String::from_utf8_lossy(&file[..file.len().min(1_000)]).to_lowercase();
    match why {
        Refused::NotAnImage if start.contains("<svg") => "guide-picture-error-svg",
        Refused::NotAnImage => "guide-picture-error-kind",
        Refused::TooBig | Refused::TooManyPixels => "guide-picture-error-big",
        Refused::Broken => "guide-picture-error-broken",
        Refused::Busy => "guide-picture-error-busy",
    }
}

impl List<'_> {
    fn may_write(&self) -> bool {
        self.desk.may(Deed::WriteGuide)
    }

    fn href(&self, entry: &Entry) -> String {
        self.desk.ground.href(&format!("guide-picture/{}", entry.picture.file(&entry.name)))
    }

    /// Size and kind in one line.
    fn facts(&self, entry: &Entry) -> String {
        let Picture { kind, width, height } = entry.picture;
        let kind = match kind {
            Kind::Png => "PNG",
            Kind::Jpeg => "JPEG",
        };
        format!("{kind}, {width} × {height}")
    }
}
