//! Pages for an emergency that open without a network, kept by the browser of whoever asks for that with a button, and removed with
//! another. A service worker does it: it lies within `/{lang}/guide/emergency/`, so no browser lets it near any other page, and it
//! knows a list of addresses and looks at nothing else.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use guide::Address;
use kernel::Fault;
use ui::page;

use crate::{
    content,
    guide::{EMERGENCY, Shown, Text, day, page::picture_href},
    surfaces::{Ground, public::Visit},
};

/// The folder of the pages. The script lies in it: browsers give a worker no more than its own folder.
const FOLDER: &str = "guide/emergency/";

/// Every cache of ours begins so, in every language. The names say nothing of what is in them.
const FAMILY: &str = "pages-";

/// The script, behind what it needs to know.
const SCRIPT: &str = "js/guide-worker.js";

#[derive(Template)]
#[template(path = "guide/templates/keep.html")]
struct Keep<'a> {
    ground: &'a Ground,
    pages: Vec<(String, &'a str)>,
    folder: String,
    family: &'static str,
    /// What is kept, for the script of the page.
    kept: String,
}

/// What both scripts need to know: the page keeps the files, the worker answers with them and changes them for newer ones.
#[derive(serde::Serialize)]
struct Kept {
    /// The cache of this list: another list is another cache.
    name: String,
    /// What the names of all caches of this language begin with.
    family: String,
    /// What is kept.
    files: Vec<String>,
}

impl Kept {
    /// Its name is another whenever a page, a style or the pack is another.
    fn of(ground: &Ground, shown: &Shown) -> Self {
        let mut files = vec![ground.href(&format!("{FOLDER}keep"))];
        for (href, _) in pages(ground, shown) {
            files.extend([format!("{href}/card"), format!("{href}/qr.png"), href]);
        }
        files.extend(pictures(ground, shown));
        let assets = ["nightbus.css", "guide-print.css", "guide-card.css", "logo.svg", "guide-keep.js"];
        files.extend(assets.map(|name| ground.asset(name).to_owned()));
        let family = format!("{FAMILY}{}-", ground.lang().code());
        // The program's own texts change without a new revision.
        let list = format!("{} {} {files:?} {:?}", shown.revision, ground.org.id, texts(ground, shown));
        let tag = page::tag(list.as_bytes());
        let hash: String = tag.to_str().unwrap_or_default().chars().filter(char::is_ascii_hexdigit).collect();
        Self { name: format!("{family}{hash}"), family, files }
    }
}

/// The emergency pages of a language that are not past their day of review.
fn texts<'a>(ground: &Ground, shown: &'a Shown) -> Vec<(&'a Address, &'a Text)> {
    let today = day(ground.app.clock.now(), &ground.org.zone);
    let of_kind = shown.pack.of_kind(EMERGENCY);
    let texts = of_kind.filter_map(|(address, item)| Some((address, item.get(ground.lang().code())?)));
    texts.filter(|(_, text)| !text.is_overdue(&today)).collect()
}

/// Each of them with where it stands and its title.
fn pages<'a>(ground: &Ground, shown: &'a Shown) -> Vec<(String, &'a str)> {
    let place = |address| ground.href(&format!("guide/{address}"));
    texts(ground, shown)
        .into_iter()
        .map(|(address, text)| (place(address), text.front.title.as_str()))
        .collect()
}

/// The pictures of those pages.
fn pictures(ground: &Ground, shown: &Shown) -> Vec<String> {
    let names: BTreeSet<_> = texts(ground, shown).into_iter().flat_map(|(_, text)| text.pictures()).collect();
    let pictures = names.into_iter().filter_map(|name| Some((name, shown.pack.picture(name)?)));
    pictures.map(|(name, picture)| picture_href(ground, name, picture)).collect()
}

/// The page with the buttons. It lies in the folder too, so that what was kept can be removed without a network.
pub(super) async fn keep(visit: Visit) -> Response {
    let ground = &visit.ground;
    let shown = ground.app.guide.of(ground.org.id);
    let pages = pages(ground, &shown);
    if pages.is_empty() {
        return visit.fault(&Fault::NotFound);
    }
    let Ok(kept) = serde_json::to_string(&Kept::of(ground, &shown)) else {
        return visit.fault(&Fault::NotFound);
    };
    let folder = ground.href(FOLDER);
    page::with_script(visit.public(&Keep { ground, pages, folder, family: FAMILY, kept }))
}

/// The script. Its bytes are others whenever a page, a style or the pack is another, and then browsers load everything anew.
pub(super) async fn worker(visit: Visit) -> Response {
    let ground = &visit.ground;
    let shown = ground.app.guide.of(ground.org.id);
    let (Ok(kept), Some(script)) = (serde_json::to_string(&Kept::of(ground, &shown)), content::asset(SCRIPT))
    else {
        return visit.fault(&Fault::NotFound);
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    page::with_script((headers, format!("\"use strict\";\nconst kept = {kept};\n{script}")).into_response())
}
