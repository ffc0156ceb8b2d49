//! Films on the public site: the list, and a page with everything that somebody wants to know before anything loads.

use askama::Template;
use axum::{extract::Path, response::Response};
use film::captions::Cue;
use kernel::{Fault, Lang};
use ui::{Speech, page};

use super::{File, Film, Words, clock, shown, shown_as};
use crate::surfaces::{Ground, Route, Who, public::Visit};

/// The routes of this slice for everybody, without the bytes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/guide/video", Who::Anyone, index),
        Route::get("/{lang}/guide/video/{name}", Who::Anyone, one),
    ]
}

/// How much there is to load, in words.
pub(super) fn size(t: Speech, bytes: u64) -> String {
    let number = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
    match bytes.div_ceil(1_000) {
        kilobytes @ 0..1_000 => t.with("film-kilobytes", "n", number(kilobytes)),
        kilobytes => t.with("film-megabytes", "n", number(kilobytes.div_ceil(1_000))),
    }
}

#[derive(Template)]
#[template(path = "film/templates/index.html")]
struct Index<'a> {
    ground: &'a Ground,
    films: Vec<Film>,
}

impl Index<'_> {
    fn size(&self, film: &Film) -> String {
        size(self.ground.t, film.files.first().map_or(0, |file| file.size))
    }
}

async fn index(visit: Visit) -> Response {
    let ground = &visit.ground;
    match shown(&ground.app, ground.org.id).await {
        Ok(films) => visit.public(&Index { ground, films }),
        Err(error) => visit.fault(&error.into()),
    }
}

#[derive(Template)]
#[template(path = "film/templates/page.html")]
struct Page<'a> {
    ground: &'a Ground,
    film: &'a Film,
    words: &'a Words,
    /// The language of its words.
    lang: Lang,
}

impl Page<'_> {
    fn size(&self, file: &File) -> String {
        size(self.ground.t, file.size)
    }

    fn at(&self, cue: &Cue) -> String {
        clock(cue.from / 1_000 * 1_000)
    }
}

async fn one(visit: Visit, Path((_, name)): Path<(String, String)>) -> Response {
    let ground = &visit.ground;
    let film = match shown_as(&ground.app, ground.org.id, &name).await {
        Ok(Some(film)) => film,
        Ok(None) => return visit.fault(&Fault::NotFound),
        Err(error) => return visit.fault(&error.into()),
    };
    let Some((lang, words)) = film.words(ground.lang()) else { return visit.fault(&Fault::NotFound) };
    page::with_film(visit.public(&Page { ground, film: &film, words, lang }))
}
