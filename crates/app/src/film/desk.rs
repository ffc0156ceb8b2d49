//! Films at the desk: which there are, and uploading one.

use std::{sync::Arc, time::Duration};

use askama::Template;
use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use film::Refused;
use kernel::{DbError, Fault};
use sha2::{Digest, Sha256};
use ui::{
    Errors, Form,
    form::{
        Limits,
        upload::{self, Files, NotKept, Upload},
    },
};

use super::{
    Film, MAX_FILMS, is_slug, one, public,
    store::{self, New, PIECE, State, Stored},
};
use crate::{
    App,
    audit::{self, Action},
    chat::form::nonce,
    ids::{FilmId, OrgId},
    policy::Deed,
    surfaces::{
        Route, Shared, Who,
        desk::{Colleague, Desk},
    },
};

const DAY: i64 = 86_400_000;
/// How long the largest film may take to arrive: 36 kB a second.
const UPLOAD_TIME: Duration = Duration::from_secs(1_800);
/// How long a film waits until images are decoded.
const PATIENCE: Duration = Duration::from_secs(20);
/// Pieces of a unit of work: one megabyte.
const AT_ONCE: usize = 16;

/// The routes of this slice at the desk.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/{lang}/films", Who::May(Deed::WorkFilms), list),
        Route::post("/{lang}/films", Who::May(Deed::WorkFilms), take),
    ];
    routes.extend(one::routes());
    routes
}

#[derive(Template)]
#[template(path = "film/templates/list.html")]
struct List<'a> {
    desk: &'a Desk,
    films: Vec<Stored>,
    slug: String,
    nonce: String,
    errors: Errors,
}

impl List<'_> {
    fn facts(&self, film: &Film) -> String {
        facts(self.desk, film)
    }
}

/// Length, size and sound in one line.
pub(super) fn facts(desk: &Desk, film: &Film) -> String {
    let t = desk.ground.t;
    let size = public::size(t, film.files.first().map_or(0, |file| file.size));
    t.with3("film-facts", "length", film.length(), "size", size, "sound", film.heard())
}

async fn list(colleague: Colleague) -> Response {
    show(&colleague, StatusCode::OK, &Form::default(), Errors::new()).await
}

async fn show(colleague: &Colleague, status: StatusCode, form: &Form, errors: Errors) -> Response {
    let desk = &colleague.desk;
    let org = desk.ground.org.id;
    let mut films = match desk.ground.app.db.read(move |tx| store::films(tx, org)).await {
        Ok(films) => films,
        Err(error) => return desk.fault(&error.into()),
    };
    films.retain(|stored| matches!(stored.state, State::Draft | State::Public));
    let fresh = || hex::encode(kernel::entropy::bytes::<16>(desk.ground.app.entropy.as_ref()));
    let nonce = Some(nonce(form)).filter(|nonce| !nonce.is_empty()).unwrap_or_else(fresh);
    let slug = form.text("slug").chars().take(60).collect();
    desk.page(status, &List { desk, films, slug, nonce, errors })
}

/// A form with a file of so many bytes at most.
pub(super) async fn read_upload(
    desk: &Desk,
    headers: &HeaderMap,
    body: Body,
    files: Files<'_>,
) -> Result<Upload, Response> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let read = upload::read(kind.unwrap_or_default(), body, &Limits::default(), files).await;
    read.map_err(|_| desk.fault(&Fault::Busy))
}

/// Takes a film: reads it, writes it anew beside the threads that answer, and keeps it piece by piece.
async fn take(colleague: Colleague, headers: HeaderMap, body: Body) -> Response {
    let desk = &colleague.desk;
    let (t, app) = (desk.ground.t, &desk.ground.app);
    let files = Files { bytes: film::MAX_BYTES, room: &app.film_room, time: UPLOAD_TIME };
    let Upload { form, file } = match read_upload(desk, &headers, body, files).await {
        Ok(upload) => upload,
        Err(response) => return response,
    };
    let slug = form.text("slug").trim().to_owned();
    let mut errors = Errors::new();
    if !desk.is_ours(&form) {
        errors.add("file", t.say("form-error-stale"));
    }
    if !is_slug(&slug) {
        errors.add("slug", t.say("film-error-slug"));
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
            errors.add("file", t.say("film-error-none"));
            None
        }
    };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let Some(file) = file.filter(|_| errors.is_empty()) else {
        return show(&colleague, refused, &form, errors).await;
    };
    let turn = tokio::time::timeout(PATIENCE, Arc::clone(&app.image_lane).acquire_owned());
    let Ok(Ok(turn)) = turn.await else {
        errors.add("file", t.say("film-error-busy"));
        return show(&colleague, StatusCode::SERVICE_UNAVAILABLE, &form, errors).await;
    };
    let work = tokio::task::spawn_blocking(move || {
        let taken = film::rewrite(&file.bytes);
        drop((file, turn)); // Held until here, also when whoever sent it has gone away meanwhile.
        taken.map(|film| (<[u8; 32]>::from(Sha256::digest(&film.bytes)), film))
    });
    let (checksum, anew) = match work.await.unwrap_or(Err(Refused::Broken)) {
        Ok(taken) => taken,
        Err(why) => {
            errors.add("file", t.say(reason(why)));
            return show(&colleague, refused, &form, errors).await;
        }
    };
    let id = FilmId::from_bytes(colleague.of_form("film", [0; 16], &nonce(&form), &slug));
    let day = app.clock.now().millis().div_euclid(DAY);
    let new = New { id, slug, shape: anew.shape, size: anew.bytes.len(), checksum, day };
    match keep(&colleague, new, anew.bytes).await {
        Ok(Kept::Done) => desk.go(&format!("films/{id}")),
        Ok(kept) => {
            let (field, key) = match kept {
                Kept::Taken => ("slug", "film-error-taken"),
                _ => ("file", "film-error-many"),
            };
            errors.add(field, t.say(key));
            show(&colleague, StatusCode::CONFLICT, &form, errors).await
        }
        Err(error) => desk.fault(&error.into()),
    }
}

const fn not_kept(why: NotKept) -> &'static str {
    match why {
        NotKept::TooBig => "film-error-big",
        NotKept::Several => "film-error-several",
        NotKept::Cut => "film-error-broken",
        NotKept::NoRoom => "film-error-busy",
    }
}

const fn reason(why: Refused) -> &'static str {
    match why {
        Refused::TooBig => "film-error-big",
        Refused::NotAFilm => "film-error-kind",
        Refused::Broken => "film-error-broken",
        Refused::TooMuch => "film-error-much",
        Refused::Codec => "film-error-codec",
        Refused::Fragments => "film-error-fragments",
        Refused::NoPicture => "film-error-picture",
    }
}

/// What came of keeping a film.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Done,
    /// Another film has that name.
    Taken,
    /// There are as many as there may be.
    Many,
}

/// Keeps a film: first that it is coming, then its pieces, some at a time, then that it is there. What comes and does not arrive is
/// cleared away with the next film.
async fn keep(colleague: &Colleague, new: New, bytes: Vec<u8>) -> Result<Kept, DbError> {
    let app = &colleague.desk.ground.app;
    let (org, by, now) = (colleague.desk.ground.org.id, colleague.session.staff(), app.clock.now());
    clear(app, org, new.day).await?;
    let id = new.id;
    let begun = app.db.write(move |tx| {
        let films = store::films(tx, org)?;
        if films.iter().any(|stored| stored.id == new.id) {
            return Ok::<_, DbError>(None); // The same form again.
        }
        if films.iter().any(|stored| stored.film.slug == new.slug) {
            return Ok(Some(Kept::Taken));
        }
        if i64::try_from(films.len()).unwrap_or(i64::MAX) >= MAX_FILMS {
            return Ok(Some(Kept::Many));
        }
        store::insert(tx, org, &new)?;
        Ok(Some(Kept::Done))
    });
    match begun.await? {
        None => return Ok(Kept::Done),
        Some(Kept::Done) => {}
        Some(other) => return Ok(other),
    }
    let bytes = Arc::new(bytes);
    for first in (0..bytes.len().div_ceil(PIECE)).step_by(AT_ONCE) {
        let bytes = Arc::clone(&bytes);
        let write = move |tx: &mut db::Tx<'_>| {
            for (number, piece) in bytes.chunks(PIECE).enumerate().skip(first).take(AT_ONCE) {
                let number = i64::try_from(number).unwrap_or(i64::MAX);
                store::insert_piece(tx, org, id, number, piece)?;
            }
            Ok::<_, DbError>(())
        };
        app.db.write(write).await?;
    }
    let done = app.db.write(move |tx| {
        store::set_state(tx, org, id, State::Draft)?;
        let mark = store::film(tx, org, id)?.map_or([0; 16], |stored| stored.film.mark());
        audit::record(tx, org, by, Action::UploadFilm, mark, now)
    });
    done.await?;
    Ok(Kept::Done)
}

/// Deletes what was begun on an earlier day and never arrived, and what was to be deleted and is still there.
async fn clear(app: &App, org: OrgId, today: i64) -> Result<(), DbError> {
    let films = app.db.read(move |tx| store::films(tx, org)).await?;
    for stored in films {
        let is_left = stored.state == State::Going || stored.state == State::Coming && stored.day < today;
        if is_left {
            delete(app, org, stored.id, stored.film.files.first().map_or(0, |file| file.size)).await?;
        }
    }
    Ok(())
}

/// Deletes the pieces of a film some at a time, and then the film.
pub(super) async fn delete(app: &App, org: OrgId, id: FilmId, size: u64) -> Result<(), DbError> {
    let pieces = i64::try_from(size.div_ceil(PIECE as u64)).unwrap_or(i64::MAX);
    let step = i64::try_from(AT_ONCE).unwrap_or(1);
    let mut below = step;
    while below < pieces + step {
        app.db.write(move |tx| store::delete_pieces(tx, org, id, below)).await?;
        below += step;
    }
    app.db.write(move |tx| store::delete(tx, org, id)).await
}

/// The film of an address, whoever may see it.
pub(super) async fn find(app: &Shared, org: OrgId, id: &str) -> Result<Stored, Fault> {
    let id = FilmId::parse(id).ok_or(Fault::NotFound)?;
    let stored = app.db.read(move |tx| store::film(tx, org, id)).await?;
    stored.filter(|stored| matches!(stored.state, State::Draft | State::Public)).ok_or(Fault::NotFound)
}
