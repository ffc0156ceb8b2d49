//! One film at the desk: looking at it, what is said of it in each language, its picture, showing it to everybody, taking it back.

use std::{io::Cursor, sync::Arc, time::Duration};

use askama::Template;
use axum::{
    body::Body,
    extract::Path,
    http::{HeaderMap, Method, StatusCode},
    response::Response,
};
use film::captions::Mistake;
use image::{ImageFormat, codecs::jpeg::JpegEncoder};
use kernel::{DbError, Fault, Lang};
use ui::{
    Errors, Form,
    form::upload::{Files, Upload},
    page,
};

use super::{
    File, Film, MAX_ABOUT, MAX_TITLE, Words, bytes,
    desk::{delete, facts, find, read_upload},
    read_captions,
    store::{self, State, Stored},
};
use crate::{
    audit::{self, Action},
    chat::image::{MAX_FILE, Refused, reencode},
    guide,
    ids::FilmId,
    policy::Deed,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
};

/// The longer side of a picture that stands for a film, in pixels.
const POSTER_SIDE: u32 = 640;
const POSTER_QUALITY: u8 = 60;

/// How many members have to approve of a film before everybody sees it.
const APPROVALS: usize = 2;

/// The most bytes of a text with captions in a form.
const LIMITS: ui::form::Limits = ui::form::Limits {
    bytes: 2 * film::captions::MAX_BYTES,
    fields: 16,
    field_bytes: film::captions::MAX_BYTES,
    time: Duration::from_secs(120),
};

pub(super) fn routes() -> Vec<Route> {
    let who = Who::May(Deed::WorkFilms);
    vec![
        Route::get("/{lang}/films/{id}", who, one),
        Route::get("/{lang}/films/{id}/{part}", who, part),
        Route::get("/{lang}/films/{id}/words/{language}", who, words),
        Route::post("/{lang}/films/{id}/words/{language}", who, set_words),
        Route::post("/{lang}/films/{id}/poster", who, set_poster),
        Route::post("/{lang}/films/{id}/approve", who, approve),
        Route::post("/{lang}/films/{id}/hide", who, hide),
        Route::post("/{lang}/films/{id}/delete", who, remove),
    ]
}

#[derive(Template)]
#[template(path = "film/templates/one.html")]
struct One<'a> {
    desk: &'a Desk,
    film: &'a Film,
    edition: i64,
    /// How many members have approved of it as it is.
    approvals: usize,
    /// Whether whoever looks is one of them.
    is_approved_by_me: bool,
    errors: Errors,
}

impl One<'_> {
    /// How many of how many have approved.
    fn approvals(&self) -> String {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        self.desk.ground.t.with2("film-approvals", "n", count(self.approvals), "of", count(APPROVALS))
    }

    fn facts(&self) -> String {
        facts(self.desk, self.film)
    }

    fn file(&self) -> Option<&File> {
        self.film.files.first()
    }

    /// Every language, and what the film is called in it.
    fn languages(&self) -> Vec<(Lang, Option<&Words>)> {
        Lang::ALL.into_iter().map(|lang| (lang, self.film.words.get(lang.code()))).collect()
    }

    fn may_approve(&self) -> bool {
        !self.film.is_public && !self.film.words.is_empty() && !self.is_approved_by_me
    }
}

async fn open(colleague: &Colleague, id: &str) -> Result<Stored, Fault> {
    find(&colleague.desk.ground.app, colleague.desk.ground.org.id, id).await
}

async fn one(colleague: Colleague, Path((_, id)): Path<(String, String)>) -> Response {
    show(&colleague, &id, StatusCode::OK, Errors::new()).await
}

async fn show(colleague: &Colleague, id: &str, status: StatusCode, errors: Errors) -> Response {
    let colleague = colleague.at(format!("/films/{id}"));
    let desk = &colleague.desk;
    match open(&colleague, id).await {
        Ok(Stored { film, edition, approved, .. }) => {
            let (approvals, is_approved_by_me) =
                (approved.len(), approved.contains(&colleague.session.staff()));
            let page = One { desk, film: &film, edition, approvals, is_approved_by_me, errors };
            page::with_film(desk.page(status, &page))
        }
        Err(fault) => desk.fault(&fault),
    }
}

/// Its bytes or its picture, before everybody sees them.
async fn part(
    colleague: Colleague,
    Path((_, id, part)): Path<(String, String, String)>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let desk = &colleague.desk;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let found = match FilmId::parse(&id) {
        Some(id) => bytes::preview(app, org, id, part.trim_start_matches("film."), &method, &headers).await,
        None => Err(Fault::NotFound),
    };
    found.unwrap_or_else(|fault| desk.fault(&fault))
}

#[derive(Template)]
#[template(path = "film/templates/words.html")]
struct Page<'a> {
    desk: &'a Desk,
    film: &'a Film,
    lang: Lang,
    title: String,
    about: String,
    captions: String,
    mistakes: Vec<Mistake>,
    errors: Errors,
}

impl Page<'_> {
    fn mistake(&self, mistake: &Mistake) -> String {
        let t = self.desk.ground.t;
        let line = i64::try_from(mistake.line).unwrap_or(i64::MAX);
        t.with2("film-mistake", "line", line, "what", t.say(super::mistake_key(mistake.what)))
    }
}

fn language(code: &str) -> Result<Lang, Fault> {
    Lang::ALL.into_iter().find(|lang| lang.code() == code).ok_or(Fault::NotFound)
}

async fn words(colleague: Colleague, Path((_, id, code)): Path<(String, String, String)>) -> Response {
    let desk = &colleague.desk;
    let loaded = async { Ok::<_, Fault>((open(&colleague, &id).await?, language(&code)?)) };
    let (stored, lang) = match loaded.await {
        Ok(loaded) => loaded,
        Err(fault) => return desk.fault(&fault),
    };
    let film = &stored.film;
    let said = film.words.get(lang.code());
    let title = said.map(|said| said.title.clone()).unwrap_or_default();
    let about = said.map(|said| said.about.clone()).unwrap_or_default();
    let captions = said.map(|said| film::captions::write(&said.cues)).unwrap_or_default();
    let (mistakes, errors) = (Vec::new(), Errors::new());
    desk.page(StatusCode::OK, &Page { desk, film, lang, title, about, captions, mistakes, errors })
}

/// Sets what is said in a language; nothing at all takes the language away.
async fn set_words(
    colleague: Colleague,
    Path((_, id, code)): Path<(String, String, String)>,
    body: Body,
) -> Response {
    let desk = &colleague.desk;
    let t = desk.ground.t;
    let form = match ui::form::read(body, &LIMITS).await {
        Ok(form) => form,
        Err(_) => return desk.fault(&Fault::Busy),
    };
    let loaded = async { Ok::<_, Fault>((open(&colleague, &id).await?, language(&code)?)) };
    let (stored, lang) = match loaded.await {
        Ok(loaded) => loaded,
        Err(fault) => return desk.fault_keeping(&fault, Some(&form)),
    };
    let film = &stored.film;
    let [title, about] = ["title", "about"].map(|field| form.text(field).trim().to_owned());
    let captions = form.text("captions").replace("\r\n", "\n");
    let mut errors = Errors::new();
    if !desk.is_ours(&form) {
        errors.add("captions", t.say("form-error-stale"));
    }
    let is_empty = title.is_empty() && about.is_empty() && captions.trim().is_empty();
    let mut mistakes = Vec::new();
    let mut said = None;
    if !is_empty {
        if title.is_empty() || title.chars().count() > MAX_TITLE {
            errors.add("title", t.with("film-error-title", "n", MAX_TITLE));
        }
        if about.is_empty() || about.chars().count() > MAX_ABOUT {
            errors.add("about", t.with("film-error-about", "n", MAX_ABOUT));
        }
        match read_captions(&captions, film.millis) {
            Ok(cues) => match unfit(t, &spoken(&cues), lang) {
                Some(why) => errors.add("captions", why),
                None => said = Some(Words { title: title.clone(), about: about.clone(), cues }),
            },
            Err(found) => {
                mistakes = found;
                mistakes.truncate(50);
                errors.add("captions", t.say("film-error-captions"));
            }
        }
    }
    if form.cut {
        errors.add("captions", t.say("film-error-captions"));
    }
    for (field, text) in [("title", &title), ("about", &about)] {
        if errors.of(field).is_none()
            && let Some(why) = unfit(t, text, lang)
        {
            errors.add(field, why);
        }
    }
    if !errors.is_empty() {
        let page = Page { desk, film, lang, title, about, captions, mistakes, errors };
        return desk.page(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let film = stored.id;
    let write = move |tx: &mut db::Tx<'_>, org| {
        store::set_words(tx, org, film, lang.code(), said.as_ref())?;
        store::is_another(tx, org, film)
    };
    done(&colleague, &id, film, Action::ChangeFilm, write).await
}

/// What captions say one after the other: a sentence may go on in the next line or caption.
fn spoken(cues: &[film::captions::Cue]) -> String {
    cues.iter().map(|cue| cue.text.replace('\n', " ")).collect::<Vec<_>>().join(" ")
}

/// Why something is not said to everybody: the first words that no page of the guide may have either (rules L-1, S-2).
fn unfit(t: ui::Speech, text: &str, lang: Lang) -> Option<String> {
    let mut found = Vec::new();
    guide::words("", 1, text, lang.code(), &mut found);
    let first = found.into_iter().find(|found| found.is_error)?;
    Some(guide::said(t, &first))
}

/// Writes something about a film and that it was done, and goes back to its page.
async fn done<F>(colleague: &Colleague, id: &str, film: FilmId, action: Action, write: F) -> Response
where
    F: Fn(&mut db::Tx<'_>, crate::ids::OrgId) -> Result<(), DbError> + Send + 'static,
{
    let desk = &colleague.desk;
    let (org, by, now) = (desk.ground.org.id, colleague.session.staff(), desk.ground.app.clock.now());
    let written = desk.ground.app.db.write(move |tx| {
        write(tx, org)?;
        let mark = store::film(tx, org, film)?.map_or([0; 16], |stored| stored.film.mark());
        audit::record(tx, org, by, action, mark, now)
    });
    match written.await {
        Ok(_) => desk.go(&format!("films/{id}")),
        Err(error) => desk.fault(&error.into()),
    }
}

/// Takes a picture as images of visitors are taken, and makes it small: it loads before anybody has decided to watch.
async fn set_poster(
    colleague: Colleague,
    Path((_, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let desk = &colleague.desk;
    let (t, app) = (desk.ground.t, &desk.ground.app);
    let files = Files { bytes: MAX_FILE, room: &app.upload_room, time: Duration::from_secs(300) };
    let Upload { form, file } = match read_upload(desk, &headers, body, files).await {
        Ok(upload) => upload,
        Err(response) => return response,
    };
    let stored = match open(&colleague, &id).await {
        Ok(stored) => stored,
        Err(fault) => return desk.fault(&fault),
    };
    let mut errors = Errors::new();
    if !desk.is_ours(&form) {
        errors.add("image", t.say("form-error-stale"));
        return show(&colleague, &id, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    }
    let turn = tokio::time::timeout(Duration::from_secs(20), Arc::clone(&app.image_lane).acquire_owned());
    let small = match (file, turn.await) {
        (Some(Ok(file)), Ok(Ok(turn))) => {
            let work = tokio::task::spawn_blocking(move || {
                let small = small(&file.bytes);
                drop((file, turn));
                small
            });
            work.await.ok().flatten()
        }
        _ => None,
    };
    let Some(jpeg) = small else {
        errors.add("image", t.say("film-error-poster"));
        return show(&colleague, &id, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    };
    let film = stored.id;
    let write = move |tx: &mut db::Tx<'_>, org| {
        store::set_poster(tx, org, film, &jpeg)?;
        store::is_another(tx, org, film)
    };
    done(&colleague, &id, film, Action::ChangeFilm, write).await
}

/// A small JPEG of what a file shows, without metadata.
fn small(file: &[u8]) -> Option<Vec<u8>> {
    let picture = reencode(file).map_err(|why| why == Refused::Busy).ok()?;
    let shown = image::load_from_memory_with_format(&picture.jpeg, ImageFormat::Jpeg).ok()?;
    let fits = shown.width().max(shown.height()) <= POSTER_SIDE;
    let shown = if fits { shown } else { shown.thumbnail(POSTER_SIDE, POSTER_SIDE) };
    let mut jpeg = Cursor::new(Vec::new());
    JpegEncoder::new_with_quality(&mut jpeg, POSTER_QUALITY).encode_image(&shown.into_rgb8()).ok()?;
    Some(jpeg.into_inner())
}

/// What a form of the page about one film may do, once it is seen to be ours.
async fn checked(colleague: &Colleague, id: &str, body: Body) -> Result<(Form, Stored), Response> {
    let desk = &colleague.desk;
    let form = desk.form(body).await?;
    let stored = open(colleague, id).await.map_err(|fault| desk.fault(&fault))?;
    if desk.is_ours(&form) {
        return Ok((form, stored));
    }
    Err(refuse(colleague, id, "form-error-stale").await)
}

/// The page about one film, with a sentence on why nothing about who sees it was changed.
async fn refuse(colleague: &Colleague, id: &str, why: &'static str) -> Response {
    let mut errors = Errors::new();
    errors.add("state", colleague.desk.ground.t.say(why));
    show(colleague, id, StatusCode::UNPROCESSABLE_ENTITY, errors).await
}

/// What came of approving.
enum Approved {
    Yes,
    NoWords,
    IsAnother,
}

/// A member approves of a film as it stood on their page; with the second one everybody sees it.
async fn approve(colleague: Colleague, Path((_, id)): Path<(String, String)>, body: Body) -> Response {
    let (form, stored) = match checked(&colleague, &id, body).await {
        Ok(checked) => checked,
        Err(response) => return response,
    };
    let (desk, film, seen) = (&colleague.desk, stored.id, form.text("edition").parse::<i64>().ok());
    let (org, by, now) = (desk.ground.org.id, colleague.session.staff(), desk.ground.app.clock.now());
    let approved = desk.ground.app.db.write(move |tx| {
        let Some(now_there) = store::film(tx, org, film)? else { return Ok(Approved::IsAnother) };
        if now_there.film.words.is_empty() {
            return Ok(Approved::NoWords);
        }
        if Some(now_there.edition) != seen {
            return Ok(Approved::IsAnother);
        }
        if now_there.state != State::Draft || now_there.approved.contains(&by) {
            return Ok(Approved::Yes); // The same form again.
        }
        store::approve(tx, org, film, by)?;
        let mark = now_there.film.mark();
        audit::record(tx, org, by, Action::ApproveFilm, mark, now)?;
        if now_there.approved.len() + 1 >= APPROVALS {
            store::set_state(tx, org, film, State::Public)?;
            audit::record(tx, org, by, Action::ShowFilm, mark, now)?;
        }
        Ok::<_, DbError>(Approved::Yes)
    });
    match approved.await {
        Ok(Approved::Yes) => desk.go(&format!("films/{id}")),
        Ok(Approved::NoWords) => refuse(&colleague, &id, "film-error-no-words").await,
        Ok(Approved::IsAnother) => refuse(&colleague, &id, "film-error-another").await,
        Err(error) => desk.fault(&error.into()),
    }
}

async fn hide(colleague: Colleague, Path((_, id)): Path<(String, String)>, body: Body) -> Response {
    let film = match checked(&colleague, &id, body).await {
        Ok((_, stored)) => stored.id,
        Err(response) => return response,
    };
    done(&colleague, &id, film, Action::HideFilm, move |tx, org| store::is_another(tx, org, film)).await
}

/// From this moment nobody sees it; then its pieces go.
async fn remove(colleague: Colleague, Path((_, id)): Path<(String, String)>, body: Body) -> Response {
    let stored = match checked(&colleague, &id, body).await {
        Ok((_, stored)) => stored,
        Err(response) => return response,
    };
    let desk = &colleague.desk;
    let (film, size) = (stored.id, stored.film.files.first().map_or(0, |file| file.size));
    let write = move |tx: &mut db::Tx<'_>, org| store::set_state(tx, org, film, State::Going).map(drop);
    let gone = done(&colleague, &id, film, Action::DeleteFilm, write).await;
    if gone.status() != StatusCode::SEE_OTHER {
        return gone;
    }
    match delete(&desk.ground.app, desk.ground.org.id, film, size).await {
        Ok(()) => desk.go("films"),
        Err(error) => desk.fault(&error.into()),
    }
}
