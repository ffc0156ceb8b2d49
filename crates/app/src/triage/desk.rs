//! Lexicons at the desk: which are in use, how often each was right, what one says, and earlier versions.

use std::convert::Infallible;

use askama::Template;
use axum::{
    body::Body,
    extract::{FromRequestParts, Path, Query, rejection::QueryRejection},
    http::{StatusCode, request::Parts},
    response::Response,
};
use kernel::{DbError, Fault, Lang, Moment};
use ui::{Errors, page};

use super::{
    edit,
    sets::{self, Problem},
    store::{self, Count},
    try_out::Tried,
};
use crate::{
    chat,
    ids::{OrgId, StaffId},
    policy::Deed,
    surfaces::{
        Route, Shared, Who,
        desk::{Colleague, Desk},
    },
    team,
};

const DAY: i64 = 86_400_000;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/lexicons", Who::May(Deed::WorkLexicons), list),
        Route::get("/{lang}/lexicons/{language}", Who::May(Deed::WorkLexicons), one),
        Route::post("/{lang}/lexicons/{language}", Who::May(Deed::WorkLexicons), edit::work),
        Route::get("/{lang}/lexicons/{language}/file", Who::May(Deed::WorkLexicons), file),
        Route::post("/{lang}/lexicons/{language}/back", Who::May(Deed::WorkLexicons), edit::put_back),
    ]
}

/// The language whose lexicon the address names; `None` for what is none.
pub(super) struct Of(pub(super) Option<Lang>);

impl FromRequestParts<Shared> for Of {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Infallible> {
        let path = Path::<Vec<(String, String)>>::from_request_parts(parts, app).await;
        let code = path.ok().and_then(|Path(named)| named.into_iter().nth(1)).map(|(_, code)| code);
        Ok(Self(Lang::ALL.into_iter().find(|lang| code.as_deref() == Some(lang.code()))))
    }
}

/// A version, and who put it into use when. 0 is the one that comes with the program.
pub(super) struct Version {
    lang: Lang,
    number: i64,
    in_use: bool,
    by: Option<(String, Moment)>,
}

/// All versions that the organisation has made, the last first.
fn versions(tx: &mut db::Tx<'_>, org: OrgId) -> Result<Vec<Version>, DbError> {
    let members = team::members(tx, org)?;
    let name = |id: StaffId| members.iter().find(|row| row.id() == id).map(|row| row.work_name().to_owned());
    let made = store::list(tx, org)?.into_iter().map(|row| Version {
        lang: row.lang,
        number: row.version,
        in_use: row.in_use,
        by: Some((name(row.by).unwrap_or_default(), Moment::from_millis(row.day * DAY))),
    });
    Ok(made.collect())
}

/// What a lexicon says about itself.
struct About {
    version: i64,
    entries: usize,
    patterns: usize,
    reviewed_on: String,
}

impl About {
    fn of(lexicon: &lexicon::Lexicon) -> Self {
        Self {
            version: i64::from(lexicon.version()),
            entries: lexicon.entries(),
            patterns: lexicon.patterns(),
            reviewed_on: lexicon.reviewed_on().to_owned(),
        }
    }
}

/// One language as the list shows it.
struct Listed {
    lang: Lang,
    /// `None` while there is none, or the one in use cannot be read.
    about: Option<About>,
    own: Option<Version>,
}

#[derive(Template)]
#[template(path = "triage/templates/list.html")]
struct ListPage<'a> {
    desk: &'a Desk,
    lexicons: Vec<Listed>,
}

async fn list(colleague: Colleague) -> Response {
    let desk = &colleague.desk;
    let org = desk.ground.org.id;
    let found = desk.ground.app.db.read(move |tx| {
        let mut own = versions(tx, org)?;
        own.retain(|version| version.in_use);
        let texts = own.iter().map(|version| store::text(tx, org, version.lang, version.number));
        let texts = texts.collect::<Result<Vec<_>, _>>()?;
        Ok::<_, DbError>(own.into_iter().zip(texts).collect::<Vec<_>>())
    });
    let mut own = match found.await {
        Ok(found) => found,
        Err(error) => return desk.fault(&error.into()),
    };
    let lexicons = Lang::ALL.map(|lang| match own.iter().position(|(version, _)| version.lang == lang) {
        Some(place) => {
            let (version, text) = own.swap_remove(place);
            let about = sets::parse(lang, &text.unwrap_or_default()).ok().as_ref().map(About::of);
            Listed { lang, about, own: Some(version) }
        }
        None => {
            let about = sets::shipped(lang).map(|shipped| About::of(&shipped.lexicon));
            Listed { lang, about, own: None }
        }
    });
    desk.page(StatusCode::OK, &ListPage { desk, lexicons: lexicons.into() })
}

/// What the page of a lexicon holds besides what was typed.
pub(super) struct Known {
    /// The version in use, 0 for the one that comes with the program: so that two who work on it at once do not undo each
    /// other.
    pub(super) in_use: i64,
    /// The text of that version.
    pub(super) text: String,
    versions: Vec<Version>,
    counts: Vec<Count>,
}

/// What there is of a language.
///
/// # Errors
/// Those of the store.
pub(super) async fn known(colleague: &Colleague, lang: Lang) -> Result<Known, Fault> {
    let org = colleague.desk.ground.org.id;
    let read = colleague.desk.ground.app.db.read(move |tx| {
        let mut versions = versions(tx, org)?;
        versions.retain(|version| version.lang == lang);
        let in_use = versions.iter().find(|version| version.in_use).map_or(0, |version| version.number);
        let text = store::text(tx, org, lang, in_use)?;
        Ok::<_, DbError>((versions, in_use, text, store::counts(tx, org, lang)?))
    });
    let (mut versions, in_use, text, counts) = read.await?;
    let shipped = sets::shipped(lang);
    if shipped.is_some() {
        versions.push(Version { lang, number: 0, in_use: in_use == 0, by: None });
    }
    let text = text.or_else(|| shipped.map(|shipped| shipped.text.clone())).unwrap_or_default();
    Ok(Known { in_use, text, versions, counts })
}

/// What was typed on the page of a lexicon, and what came of it.
#[derive(Default)]
pub(super) struct Typed {
    /// `None` shows the text in use.
    pub(super) text: Option<String>,
    /// The message to try.
    pub(super) message: String,
    /// What it raises.
    pub(super) tried: Option<Vec<Tried>>,
    pub(super) problems: Vec<Problem>,
    pub(super) errors: Errors,
}

#[derive(Template)]
#[template(path = "triage/templates/lexicon.html")]
struct LexiconPage<'a> {
    desk: &'a Desk,
    lang: Lang,
    text: &'a str,
    about: Option<About>,
    known: &'a Known,
    typed: &'a Typed,
    errors: &'a Errors,
}

impl LexiconPage<'_> {
    fn href(&self, below: &str) -> String {
        self.desk.ground.href(&format!("lexicons/{}{below}", self.lang.code()))
    }

    fn number(&self, number: &i64) -> String {
        self.desk.ground.t.number(*number)
    }

    fn kind(&self, kind: &chat::Kind) -> &'static str {
        self.desk.ground.t.say(&format!("triage-code-{}", kind.code()))
    }

    /// How many of a hundred alarms were right.
    fn share(&self, count: &Count) -> Option<i64> {
        (count.raised > 0).then(|| (count.raised - count.cleared).max(0) * 100 / count.raised)
    }

    fn line(&self, problem: &Problem) -> Option<i64> {
        match problem {
            Problem::Mistake(mistake) => i64::try_from(mistake.line).ok(),
            Problem::OtherLanguage(_) => None,
        }
    }

    fn reason(&self, problem: &Problem) -> String {
        let t = self.desk.ground.t;
        match problem {
            Problem::Mistake(mistake) => {
                t.with(&format!("triage-wrong-{}", mistake.wrong.name()), "what", mistake.what.as_str())
            }
            Problem::OtherLanguage(code) => t.with("triage-wrong-other-language", "what", code.as_str()),
        }
    }
}

async fn one(colleague: Colleague, of: Of) -> Response {
    let Some(lang) = of.0 else { return colleague.desk.fault(&Fault::NotFound) };
    show(&colleague, lang, StatusCode::OK, Typed::default()).await
}

/// The page of a lexicon.
pub(super) async fn show(
    colleague: &Colleague,
    lang: Lang,
    status: StatusCode,
    mut typed: Typed,
) -> Response {
    // Links to other languages lead to the page, whatever was sent from it.
    let mut desk = colleague.desk.clone();
    desk.ground.path = format!("/lexicons/{}", lang.code());
    let desk = &desk;
    let known = match known(colleague, lang).await {
        Ok(found) => found,
        Err(fault) => return desk.fault(&fault),
    };
    let in_use = sets::parse(lang, &known.text);
    // A version in use that cannot be read is told at once.
    if let (Err(problems), true, None) = (&in_use, known.in_use > 0, &typed.text) {
        typed.problems.clone_from(problems);
    }
    let page = LexiconPage {
        desk,
        lang,
        text: typed.text.as_deref().unwrap_or(&known.text),
        about: in_use.ok().as_ref().map(About::of),
        known: &known,
        typed: &typed,
        errors: &typed.errors,
    };
    desk.page(status, &page)
}

#[derive(Default, serde::Deserialize)]
struct Which {
    version: Option<String>,
}

async fn file(colleague: Colleague, of: Of, which: Result<Query<Which>, QueryRejection>) -> Response {
    let desk = &colleague.desk;
    let Some(lang) = of.0 else { return desk.fault(&Fault::NotFound) };
    let number = match which.map(|Query(which)| which.version) {
        Ok(Some(number)) => number.parse::<i64>().ok(),
        _ => None,
    };
    match version(&colleague, lang, number).await {
        Ok(text) => page::file("text/plain; charset=utf-8", file_name(lang), text),
        Err(fault) => desk.fault(&fault),
    }
}

/// The text of a version, or of the one in use.
///
/// # Errors
/// `NotFound` if there is none, and those of the store.
pub(super) async fn version(colleague: &Colleague, lang: Lang, number: Option<i64>) -> Result<String, Fault> {
    let shipped = || sets::shipped(lang).map(|shipped| shipped.text.clone());
    let Some(number) = number else {
        return Ok(known(colleague, lang).await?.text);
    };
    if number == 0 {
        return shipped().ok_or(Fault::NotFound);
    }
    let org = colleague.desk.ground.org.id;
    let text = colleague.desk.ground.app.db.read(move |tx| store::text(tx, org, lang, number)).await?;
    text.ok_or(Fault::NotFound)
}

fn file_name(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "lexicon-en.toml",
        Lang::Fr => "lexicon-fr.toml",
        Lang::Ru => "lexicon-ru.toml",
        Lang::Uk => "lexicon-uk.toml",
        Lang::Kk => "lexicon-kk.toml",
        Lang::Ar => "lexicon-ar.toml",
        Lang::Long | Lang::Mirror => "lexicon.toml",
    }
}

/// What an action needs of whoever does it: organisation, member, now and its day.
pub(super) fn hand(colleague: &Colleague) -> (OrgId, StaffId, Moment, i64) {
    let now = colleague.desk.ground.app.clock.now();
    (colleague.desk.ground.org.id, colleague.session.staff(), now, now.millis().div_euclid(DAY))
}

/// The body of a form that only says what to do.
pub(super) async fn posted(colleague: &Colleague, body: Body) -> Result<ui::Form, Response> {
    let posted = colleague.desk.form(body).await?;
    if colleague.desk.is_ours(&posted) { Ok(posted) } else { Err(colleague.desk.fault(&Fault::Forbidden)) }
}
