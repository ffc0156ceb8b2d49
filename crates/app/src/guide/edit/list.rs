//! The files of the guide at the desk: how each stands in each language, and beginning a new page.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use guide::Address;
use kernel::{Fault, Lang};
use ui::{Errors, Form};

use super::{File, PAIRS, SOURCES, State, store};
use crate::{
    guide::{KINDS, Shown, day, own_files},
    policy::Deed,
    surfaces::desk::{Colleague, Desk},
};

/// So many lines are shown of what is looked for.
const MOST: usize = 100;

/// What a list may be narrowed to.
const ONLY: [(&str, &str); 4] = [
    ("work", "guide-edit-only-work"),
    ("due", "guide-edit-only-due"),
    ("older", "guide-edit-only-older"),
    ("gone", "guide-edit-only-gone"),
];

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    kind: String,
    only: String,
}

/// How a file stands in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// A version is on its way.
    Work(State),
    /// It was taken away.
    Gone,
    /// Its review is due.
    Due,
    /// Its original has changed since.
    Older,
    /// Everybody sees it.
    Shown,
    /// There is none.
    None,
}

impl Stand {
    const fn key(self) -> &'static str {
        match self {
            Self::Work(state) => state.key(),
            Self::Gone => "guide-edit-gone",
            Self::Due => "guide-edit-due",
            Self::Older => "guide-edit-older",
            Self::Shown => "guide-edit-state-published",
            Self::None => "guide-edit-none",
        }
    }

    const fn tone(self) -> &'static str {
        match self {
            Self::Work(state) => state.tone(),
            Self::Gone => "urgent",
            Self::Due | Self::Older => "attention",
            Self::Shown => "ok",
            Self::None => "idle",
        }
    }

    fn is_only(self, only: &str) -> bool {
        match only {
            "work" => matches!(self, Self::Work(_)),
            "due" => self == Self::Due,
            "older" => self == Self::Older,
            "gone" => self == Self::Gone,
            _ => false,
        }
    }
}

/// A file with how it stands.
struct Cell {
    file: File,
    lang: Lang,
    stand: Stand,
}

/// A page in all languages.
struct Line {
    title: String,
    lang: Lang,
    cells: Vec<Cell>,
}

#[derive(Template)]
#[template(path = "guide/edit/templates/list.html")]
struct List<'a> {
    desk: &'a Desk,
    kind: &'a str,
    only: &'a str,
    lines: Vec<Line>,
    /// What is looked for, with the title of each.
    found: Vec<(String, Lang, Cell)>,
    /// There are more than are shown.
    more: bool,
    /// Lists of sources: the file, and how its latest version stands.
    sources: Vec<(File, Option<State>)>,
    /// The list of pairs, and how its latest version stands.
    pairs: Option<(File, Option<State>)>,
    form: &'a Form,
    errors: Errors,
}

impl List<'_> {
    fn kinds(&self) -> Vec<(&'static str, String)> {
        KINDS.into_iter().map(|kind| (kind, format!("guide-kind-{kind}"))).collect()
    }

    fn onlys(&self) -> [(&'static str, &'static str); 4] {
        ONLY
    }

    fn is_kind(&self, name: &str) -> bool {
        self.only.is_empty() && name == self.kind
    }

    fn is_only(&self, name: &str) -> bool {
        name == self.only
    }

    fn languages(&self) -> [Lang; 6] {
        Lang::ALL
    }

    fn href(&self, file: &File) -> String {
        self.desk.ground.href(&file.place())
    }

    fn may_write(&self) -> bool {
        self.desk.may(Deed::WriteGuide)
    }

    /// What was chosen or typed in the form for a new page.
    fn typed(&self, field: &str) -> String {
        self.form.text(field).chars().take(80).collect()
    }
}

pub(super) async fn list(colleague: Colleague, wanted: Result<Query<Wanted>, QueryRejection>) -> Response {
    let wanted = wanted.map(|Query(wanted)| wanted).unwrap_or_default();
    show(&colleague, &wanted, StatusCode::OK, &Form::default(), Errors::new()).await
}

async fn show(
    colleague: &Colleague,
    wanted: &Wanted,
    status: StatusCode,
    form: &Form,
    errors: Errors,
) -> Response {
    let colleague = colleague.at("/guide-text".to_owned());
    let desk = &colleague.desk;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let read = app
        .db
        .read(move |tx| Ok::<_, kernel::DbError>((store::states(tx, org)?, store::changes(tx, org)?.1)));
    let (states, changes) = match read.await {
        Ok(read) => read,
        Err(error) => return desk.fault(&error.into()),
    };
    let states: BTreeMap<String, State> = states.into_iter().collect();
    let shown = app.guide.of(org);
    let gone: BTreeSet<&str> =
        changes.iter().filter(|(_, text)| text.is_none()).map(|(path, _)| path.as_str()).collect();
    let today = day(app.clock.now(), &desk.ground.org.zone);
    let known = Known { shown: &shown, states: &states, gone: &gone, today: &today };
    let kind = KINDS.into_iter().find(|kind| *kind == wanted.kind).unwrap_or(KINDS[0]);
    let only = ONLY.into_iter().map(|(name, _)| name).find(|only| *only == wanted.only).unwrap_or("");
    let lang = desk.ground.lang();
    let lines = KINDS.into_iter().filter(|name| !only.is_empty() || *name == kind);
    let mut lines: Vec<Line> = lines.flat_map(|kind| known.lines(kind, lang)).collect();
    let mut found = Vec::new();
    if !only.is_empty() {
        for line in std::mem::take(&mut lines) {
            let cells = line.cells.into_iter().filter(|cell| cell.stand.is_only(only));
            found.extend(cells.map(|cell| (line.title.clone(), line.lang, cell)));
        }
    }
    let more = found.len() > MOST;
    found.truncate(MOST);
    let sources = if only.is_empty() { known.sources() } else { Vec::new() };
    let pairs = File::at(PAIRS).map(|file| (file, states.get(PAIRS).copied()));
    desk.page(status, &List { desk, kind, only, lines, found, more, sources, pairs, form, errors })
}

/// What is known of all files.
struct Known<'a> {
    shown: &'a Shown,
    states: &'a BTreeMap<String, State>,
    gone: &'a BTreeSet<&'a str>,
    today: &'a str,
}

impl Known<'_> {
    /// The pages of a kind: those that are shown, those that were taken away, and those that are still being written.
    fn lines(&self, kind: &str, lang: Lang) -> Vec<Line> {
        let shown = self.shown.pack.of_kind(kind).map(|(address, _)| address.clone());
        let written = self.states.keys().map(String::as_str).chain(self.gone.iter().copied());
        let written = written.filter_map(File::at).map(|file| file.address);
        let all: BTreeSet<Address> = shown.chain(written.filter(|address| address.kind == kind)).collect();
        all.into_iter().map(|address| self.line(address, lang)).collect()
    }

    fn line(&self, address: Address, lang: Lang) -> Line {
        let langs = [lang].into_iter().chain(Lang::ALL);
        let found = langs.filter_map(|lang| Some((lang, self.shown.text(&address, lang)?))).next();
        let (lang, title) = match found {
            Some((lang, text)) => (lang, text.front.title.replace("{number}", "")),
            None => (Lang::En, address.name.clone()),
        };
        let cell = |lang| {
            let file = File::page(address.clone(), lang);
            let stand = self.stand(&file, lang);
            Cell { file, lang, stand }
        };
        Line { title, lang, cells: Lang::ALL.into_iter().map(cell).collect() }
    }

    fn stand(&self, file: &File, lang: Lang) -> Stand {
        let path = file.path();
        match self.states.get(&path) {
            Some(State::Published) | None => {}
            Some(state) => return Stand::Work(*state),
        }
        if self.gone.contains(path.as_str()) {
            return Stand::Gone;
        }
        let Some(text) = self.shown.text(&file.address, lang) else { return Stand::None };
        let original = self.shown.text(&file.address, Lang::En);
        if text.is_overdue(self.today) {
            return Stand::Due;
        }
        if original.is_some_and(|original| text.is_older_than(original)) {
            return Stand::Older;
        }
        Stand::Shown
    }

    fn sources(&self) -> Vec<(File, Option<State>)> {
        let own: Vec<String> = own_files().into_iter().map(|(path, _)| path).collect();
        let paths: BTreeSet<&str> =
            own.iter().map(String::as_str).chain(self.states.keys().map(String::as_str)).collect();
        let files =
            paths.into_iter().filter_map(|path| Some((File::at(path)?, self.states.get(path).copied())));
        files.filter(|(file, _)| file.lang.is_none() && !file.is_pairs()).collect()
    }
}

/// To the page where a new text is written.
pub(super) async fn begin(colleague: Colleague, body: Body) -> Response {
    let desk = &colleague.desk;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let t = desk.ground.t;
    let mut errors = Errors::new();
    let name = form.text("name").trim().to_lowercase();
    let file = match form.text("kind") {
        kind if kind == SOURCES.0 => File::of(kind, &name, SOURCES.1),
        kind => File::of(kind, &name, form.text("language")),
    };
    if !desk.is_ours(&form) {
        errors.add("name", t.say("form-error-stale"));
    } else if file.is_none() {
        errors.add("name", t.say("guide-edit-error-name"));
    }
    match file.filter(|_| errors.is_empty()) {
        Some(file) => desk.go(&file.place()),
        None => {
            let wanted = Wanted { kind: form.text("kind").to_owned(), only: String::new() };
            show(&colleague, &wanted, StatusCode::UNPROCESSABLE_ENTITY, &form, errors).await
        }
    }
}

/// The file that an address of the desk names.
pub(super) fn file_of(kind: &str, name: &str, language: &str) -> Result<File, Fault> {
    File::of(kind, name, language).ok_or(Fault::NotFound)
}
