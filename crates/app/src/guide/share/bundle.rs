//! Every page of a language in one ZIP that opens without a server and without a network: `index.html`, the pages, one style sheet,
//! and no script. Pages past their day of review are left out, and the first page names them (rule H-1).

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, OnceLock, PoisonError},
};

use askama::Template;
use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, header},
    response::Response,
};
use guide::{Address, Source, archive};
use kernel::Fault;
use ui::page;

use crate::{
    guide::{
        EMERGENCY, KINDS, Shown,
        combinations::{Level, levels},
        day,
        page::Page,
        picture,
    },
    ids::OrgId,
    surfaces::{Ground, public::Visit},
};

/// So many bundles are kept at most: ten organisations in six languages. Each takes some two hundred thousand bytes.
const MOST: usize = 60;

/// Bundles by organisation and language.
#[derive(Default)]
pub(in crate::guide) struct Bundles(HashMap<(OrgId, &'static str), Kept>);

/// A bundle, and what it was made of.
struct Kept {
    revision: i64,
    left_out: Vec<Address>,
    /// Made by the first who asks; the others wait for it.
    cell: Arc<OnceLock<Result<Bundle, String>>>,
}

/// A ZIP, ready to send.
#[derive(Clone, Debug)]
struct Bundle {
    bytes: Bytes,
    tag: HeaderValue,
}

/// The bundle of the organisation and the language of a request. It is made once for each revision of the pack, and again when
/// another page falls due.
async fn bundle(ground: &Ground) -> Result<Bundle, Fault> {
    let (org, lang) = (ground.org.id, ground.lang().code());
    let shown = ground.app.guide.of(org);
    let left_out = overdue(ground, &shown);
    let cell = {
        let mut bundles = ground.app.guide_made.bundles.lock().unwrap_or_else(PoisonError::into_inner);
        let held = bundles.0.get(&(org, lang));
        match held.filter(|held| held.revision == shown.revision && held.left_out == left_out) {
            Some(held) => Arc::clone(&held.cell),
            None => {
                if bundles.0.len() >= MOST {
                    bundles.0.clear();
                }
                let cell = Arc::<OnceLock<_>>::default();
                let kept =
                    Kept { revision: shown.revision, left_out: left_out.clone(), cell: Arc::clone(&cell) };
                bundles.0.insert((org, lang), kept);
                cell
            }
        }
    };
    let ground = ground.clone();
    let made = tokio::task::spawn_blocking(move || {
        cell.get_or_init(|| make(&ground, &shown, &left_out).map_err(|error| error.to_string())).clone()
    });
    let made = made.await.map_err(|error| Fault::Broken(format!("a bundle: {error}")))?;
    made.map_err(|error| Fault::Broken(format!("a bundle: {error}")))
}

/// The pages of a language that should have been reviewed before today.
fn overdue(ground: &Ground, shown: &Shown) -> Vec<Address> {
    let today = day(ground.app.clock.now(), &ground.org.zone);
    let is_overdue =
        |address: &&Address| shown.text(address, ground.lang()).is_some_and(|text| text.is_overdue(&today));
    shown.pack.items().map(|(address, _)| address).filter(is_overdue).cloned().collect()
}

/// The page of an address in the bundle.
fn file(address: &Address) -> String {
    format!("{}-{}.html", address.kind, address.name)
}

/// The pages of one kind, each with its file, its title and the region that it is for alone.
struct Kind<'a> {
    name: &'static str,
    pages: Vec<(String, &'a str, Option<&'a str>)>,
}

#[derive(Template)]
#[template(path = "guide/templates/bundle/index.html")]
struct Index<'a> {
    ground: &'a Ground,
    kinds: Vec<Kind<'a>>,
    /// What is left out because its day of review has passed.
    left_out: Vec<&'a str>,
    /// What is not in this language.
    elsewhere: Vec<&'a str>,
    has_pairs: bool,
    today: String,
}

#[derive(Template)]
#[template(path = "guide/templates/bundle/page.html")]
struct One<'a> {
    ground: &'a Ground,
    page: Page<'a>,
    related: Vec<(String, &'a str)>,
}

#[derive(Template)]
#[template(path = "guide/templates/bundle/combinations.html")]
struct Combinations<'a> {
    ground: &'a Ground,
    levels: Vec<Level<'a>>,
    sources: Vec<&'a Source>,
}

/// Why there is no ZIP.
type Why = Box<dyn std::error::Error + Send + Sync>;

/// Makes the ZIP.
fn make(ground: &Ground, shown: &Shown, left_out: &[Address]) -> Result<Bundle, Why> {
    let files = files(ground, shown, left_out)?;
    let bytes = archive::pack(files.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])))?;
    let bytes = Bytes::from(bytes);
    Ok(Bundle { tag: page::tag(&bytes), bytes })
}

/// The files of the bundle: the list, the style, the pages, first those for an emergency, and their pictures.
fn files(ground: &Ground, shown: &Shown, left_out: &[Address]) -> Result<Vec<(String, Vec<u8>)>, Why> {
    let lang = ground.lang();
    let held = |address: &Address| shown.text(address, lang).filter(|_| !left_out.contains(address));
    // A page that is not there is named in the list, with the reason.
    let place = |address: &Address| match held(address) {
        Some(_) => file(address),
        None => "index.html#left-out".to_owned(),
    };
    let kinds = KINDS.into_iter().map(|name| {
        let pages =
            shown.pack.of_kind(name).filter_map(|(address, _)| held(address).map(|text| (address, text)));
        let pages =
            pages.map(|(address, text)| (file(address), text.front.title.as_str(), text.front.only_in()));
        Kind { name, pages: pages.collect() }
    });
    let title =
        |address: &Address, in_lang| shown.text(address, in_lang).map(|text| text.front.title.as_str());
    let elsewhere = shown.pack.items().filter_map(|(address, _)| {
        let first = shown.languages_of(address).first().copied();
        shown.text(address, lang).is_none().then(|| title(address, first?)).flatten()
    });
    let (mut levels, sources) = levels(ground, shown);
    let index = Index {
        ground,
        kinds: kinds.filter(|kind| !kind.pages.is_empty()).collect(),
        left_out: left_out.iter().filter_map(|address| title(address, lang)).collect(),
        elsewhere: elsewhere.collect(),
        has_pairs: !levels.is_empty(),
        today: day(ground.app.clock.now(), &ground.org.zone),
    };
    let mut files = vec![
        ("index.html".to_owned(), index.render()?.into_bytes()),
        ("style.css".to_owned(), style(ground).into_bytes()),
    ];
    let mut seen = BTreeSet::new();
    for kind in KINDS {
        for (address, _) in shown.pack.of_kind(kind).filter(|(address, _)| held(address).is_some()) {
            let Some(page) =
                Page::placed(ground, shown, address.clone(), &place, &|name, picture| picture.path(name))
            else {
                continue;
            };
            let related = page.text.front.related.iter();
            let related = related.filter_map(|to| Some((file(to), held(to)?.front.title.as_str()))).collect();
            seen.extend(page.text.pictures());
            files.push((file(address), One { ground, page, related }.render()?.into_bytes()));
        }
    }
    if !levels.is_empty() {
        for link in levels.iter_mut().flat_map(|level| &mut level.pairs).flat_map(|pair| &mut pair.links) {
            link.href = place(&link.address);
        }
        let page = Combinations { ground, levels, sources };
        files.push(("combinations.html".to_owned(), page.render()?.into_bytes()));
    }
    for name in seen {
        let Some(one) = shown.pack.picture(name) else { continue };
        let bytes = picture::read(&ground.app, ground.org.id, name, one)?;
        files.extend(bytes.map(|bytes| (one.path(name), bytes)));
    }
    Ok(files)
}

/// The style of the site and that for paper, as one sheet.
fn style(ground: &Ground) -> String {
    let sheets =
        ["nightbus.css", "guide-print.css"].map(|name| ground.app.assets.bytes(name).unwrap_or_default());
    sheets.iter().map(|sheet| String::from_utf8_lossy(sheet)).collect()
}

#[derive(Template)]
#[template(path = "guide/templates/offline.html")]
struct Offline<'a> {
    ground: &'a Ground,
    /// Thousands of bytes.
    size: i64,
    name: String,
    /// Pages for an emergency that can be kept by the browser.
    can_keep: bool,
}

/// What the file is called on the device: nothing that says what is in it.
fn name(ground: &Ground) -> String {
    format!("pages-{}.zip", ground.lang().code())
}

/// The page that says what the bundle is, and how large, before anybody loads it.
pub(super) async fn offline(visit: Visit) -> Response {
    let ground = &visit.ground;
    let size = match bundle(ground).await {
        Ok(bundle) => i64::try_from(bundle.bytes.len().div_ceil(1_000)).unwrap_or(i64::MAX),
        Err(fault) => return visit.fault(&fault),
    };
    let shown = ground.app.guide.of(ground.org.id);
    let can_keep = shown.pack.of_kind(EMERGENCY).any(|(_, item)| item.contains_key(ground.lang().code()));
    visit.public(&Offline { ground, size, name: name(ground), can_keep })
}

pub(super) async fn load(visit: Visit) -> Response {
    let Bundle { bytes, tag } = match bundle(&visit.ground).await {
        Ok(bundle) => bundle,
        Err(fault) => return visit.fault(&fault),
    };
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::ETAG, tag);
    let kept = HeaderValue::try_from(format!("attachment; filename=\"{}\"", name(&visit.ground)));
    if let Ok(kept) = kept {
        headers.insert(header::CONTENT_DISPOSITION, kept);
    }
    response
}
