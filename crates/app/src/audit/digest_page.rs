//! The digest of a week: what to keep on paper, so that a trail that was changed can be told from one that was not.

use std::fmt::Write as _;

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault, Moment};
use ui::{Errors, page};

use super::{digest, list, store};
use crate::{
    surfaces::{
        Ground,
        desk::{Colleague, Desk},
    },
    team::Head,
};

/// How many days a digest counts.
const DAYS: i64 = 7;

/// What a digest says.
struct Digest {
    from: Moment,
    to: Moment,
    counts: Vec<(String, i64)>,
    team: Option<Head>,
    heads: Vec<digest::Head>,
}

impl Digest {
    fn total(&self) -> i64 {
        self.counts.iter().map(|(_, n)| n).sum()
    }
}

#[derive(Template)]
#[template(path = "audit/templates/digest.html")]
struct DigestPage<'a> {
    desk: &'a Desk,
    digest: Digest,
    line: &'a str,
    /// Whether the line that was asked for is part of a chain.
    held: Option<bool>,
    errors: Errors,
}

impl DigestPage<'_> {
    fn did(&self, action: &str) -> &'static str {
        did(&self.desk.ground, action)
    }

    fn team_line(&self) -> Option<String> {
        self.digest.team.map(|(number, hash)| digest::line(number, &hash))
    }

    fn total(&self) -> String {
        self.desk.ground.t.number(self.digest.total())
    }

    fn number(&self, n: &i64) -> String {
        self.desk.ground.t.number(*n)
    }

    fn when(&self, at: &Moment) -> String {
        when(&self.desk.ground, *at)
    }
}

fn did(ground: &Ground, action: &str) -> &'static str {
    let key = list::key(action);
    if ground.t.has(&key) { ground.t.say(&key) } else { ground.t.say("audit-did-other") }
}

fn when(ground: &Ground, at: Moment) -> String {
    format!("{} {}", ground.t.date(at, &ground.org.zone), ground.t.time(at, &ground.org.zone))
}

async fn read(colleague: &Colleague) -> Result<Digest, Fault> {
    let ground = &colleague.desk.ground;
    let (app, of) = (&ground.app, ground.org.clone());
    let (trust, to) = (app.trust.clone(), app.clock.now());
    let from = to.plus_minutes(-DAYS * 24 * 60).to_minute();
    let read = app.db.read(move |tx| {
        let team = trust.believed(tx, &of)?.map(|roll| roll.head());
        // The minute that runs is counted too.
        let counts = store::counts(tx, of.id, from, to.plus_minutes(1))?;
        let heads = store::heads(tx, of.id)?;
        Ok::<_, DbError>(Digest { from, to, counts, team, heads })
    });
    Ok(read.await?)
}

pub(super) async fn page(colleague: Colleague) -> Response {
    show(&colleague, StatusCode::OK, "", None, Errors::new()).await
}

async fn show(
    colleague: &Colleague,
    status: StatusCode,
    line: &str,
    held: Option<bool>,
    errors: Errors,
) -> Response {
    let desk = &colleague.desk;
    match read(colleague).await {
        Ok(digest) => desk.page(status, &DigestPage { desk, digest, line, held, errors }),
        Err(fault) => desk.fault(&fault),
    }
}

/// Compares a line of an older digest. Nothing is changed, so the answer is the page.
pub(super) async fn compare(colleague: Colleague, body: Body) -> Response {
    let desk = &colleague.desk;
    let form = match desk.form(body).await {
        Ok(form) if desk.is_ours(&form) => form,
        Ok(_) => return desk.fault(&Fault::Forbidden),
        Err(response) => return response,
    };
    let typed: String = form.text("line").chars().take(200).collect();
    let Some(line) = digest::read(&typed) else {
        let mut errors = Errors::new();
        errors.add("line", desk.ground.t.say("digest-error-line"));
        return show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, &typed, None, errors).await;
    };
    let (app, of, trust) = (&desk.ground.app, desk.ground.org.clone(), desk.ground.app.trust.clone());
    let held = app.db.read(move |tx| {
        let roll = trust.believed(tx, &of)?;
        digest::holds(tx, &of, roll.as_deref(), &line)
    });
    match held.await {
        Ok(held) => show(&colleague, StatusCode::OK, &typed, Some(held), Errors::new()).await,
        Err(error) => desk.fault(&error.into()),
    }
}

/// The digest as a plain text, to print or to send.
pub(super) async fn text(colleague: Colleague) -> Response {
    let found = match read(&colleague).await {
        Ok(found) => found,
        Err(fault) => return colleague.desk.fault(&fault),
    };
    let ground = &colleague.desk.ground;
    let t = ground.t;
    let span = t.with2("digest-span", "from", when(ground, found.from), "to", when(ground, found.to));
    let mut out = format!("{}\n{}\n{span}\n\n", t.say("digest-title"), ground.org_name());
    for (action, n) in &found.counts {
        let _ = writeln!(out, "{}: {n}", did(ground, action));
    }
    let _ = writeln!(out, "{}: {}\n\n{}", t.say("digest-total"), found.total(), t.say("digest-heads"));
    if let Some((number, hash)) = found.team {
        let _ = writeln!(out, "{}  {}", digest::line(number, &hash), t.say("digest-team"));
    }
    for head in &found.heads {
        let _ = writeln!(out, "{}  {}", head.line(), head.work_name);
    }
    page::file("text/plain; charset=utf-8", "audit-digest.txt", out)
}
