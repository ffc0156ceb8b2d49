//! All versions of a file, who decided what of each, and the text of one beside the one before it.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{DbError, Fault};

use super::{
    File,
    difference::{Line, Mark, difference},
    list::file_of,
    page::{Place, name},
    pairs,
    store::{self, Decision, Version},
};
use crate::{
    ids::StaffId,
    surfaces::desk::{Colleague, Desk},
    team,
};

#[derive(Template)]
#[template(path = "guide/edit/templates/history.html")]
struct History<'a> {
    desk: &'a Desk,
    file: &'a File,
    versions: Vec<Version>,
    decisions: Vec<Decision>,
    names: Vec<(StaffId, String)>,
    shown: Option<i64>,
}

impl History<'_> {
    fn name(&self, of: &StaffId) -> &str {
        name(&self.names, *of)
    }

    fn is_shown(&self, number: &i64) -> bool {
        self.shown == Some(*number)
    }

    /// What was decided of the program's own text.
    fn own(&self) -> Vec<&Decision> {
        self.of(&0)
    }

    fn of(&self, number: &i64) -> Vec<&Decision> {
        self.decisions.iter().filter(|one| one.number == *number).collect()
    }

    /// The beginning of the fingerprint of the text that was seen.
    fn print(&self, one: &Decision) -> String {
        hex::encode(&one.digest[..6])
    }
}

pub(super) async fn history(colleague: Colleague, Path((_, kind, name, language)): Path<Place>) -> Response {
    let desk = &colleague.desk;
    let file = match file_of(&kind, &name, &language) {
        Ok(file) => file,
        Err(fault) => return desk.fault(&fault),
    };
    let (org, path) = (desk.ground.org.id, file.path());
    let read = desk.ground.app.db.read(move |tx| {
        let names =
            team::members(tx, org)?.iter().map(|one| (one.id(), one.work_name().to_owned())).collect();
        let shown = store::shown(tx, org, &path)?.flatten();
        Ok::<_, DbError>((
            store::versions(tx, org, &path)?,
            store::all_decisions(tx, org, &path)?,
            names,
            shown,
        ))
    });
    match read.await {
        Ok((versions, decisions, names, shown)) => {
            let file = &file;
            desk.page(StatusCode::OK, &History { desk, file, versions, decisions, names, shown })
        }
        Err(error) => desk.fault(&error.into()),
    }
}

#[derive(Template)]
#[template(path = "guide/edit/templates/version.html")]
struct One<'a> {
    desk: &'a Desk,
    file: &'a File,
    number: i64,
    lines: Vec<Line>,
}

pub(super) async fn version(
    colleague: Colleague,
    Path((_, kind, name, language, number)): Path<(String, String, String, String, String)>,
) -> Response {
    let desk = &colleague.desk;
    let found = async {
        let file = file_of(&kind, &name, &language)?;
        let number: i64 = number.parse().map_err(|_| Fault::NotFound)?;
        let (org, path) = (desk.ground.org.id, file.path());
        let read = desk.ground.app.db.read(move |tx| {
            let before = store::one(tx, org, &path, number - 1)?.map(|version| version.text);
            Ok::<_, DbError>((store::one(tx, org, &path, number)?, before))
        });
        let (version, before) = read.await?;
        let text = version.ok_or(Fault::NotFound)?.text;
        let lines = match file.is_pairs() {
            true => pairs::changed(before.as_deref().unwrap_or_default(), &text),
            false => difference(before.as_deref().unwrap_or(&text), &text),
        };
        Ok::<_, Fault>((file, number, lines))
    };
    match found.await {
        Ok((file, number, lines)) => desk.page(StatusCode::OK, &One { desk, file: &file, number, lines }),
        Err(fault) => desk.fault(&fault),
    }
}
