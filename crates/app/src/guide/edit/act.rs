//! What is done with one file at the desk: showing and saving what was typed, taking it a step further, taking it away from everybody.

use axum::{body::Body, extract::Path, http::StatusCode, response::Response};
use jiff::civil::DateTime;
use kernel::{Fault, Lang, Moment};
use ui::{Errors, Form};

use super::{
    File, MOST_BYTES, MOST_SAID, Step,
    list::file_of,
    page::{Place, Typed, kept, show},
    rules::{self, Asked, By, Refused, Saved},
};
use crate::surfaces::desk::{Colleague, Desk};

/// The file of an address and the form that was sent to it.
async fn sent(
    colleague: &Colleague,
    (_, kind, name, language): Place,
    body: Body,
) -> Result<(File, Form), Response> {
    let form = colleague.desk.form(body).await?;
    match file_of(&kind, &name, &language) {
        Ok(file) => Ok((file, form)),
        Err(fault) => Err(colleague.desk.fault_keeping(&fault, Some(&form))),
    }
}

fn by(colleague: &Colleague) -> By {
    By { staff: colleague.session.staff(), role: colleague.session.role() }
}

/// Shows what was typed as everybody will see it, or keeps it as the latest version.
pub(super) async fn save(colleague: Colleague, Path(place): Path<Place>, body: Body) -> Response {
    let (file, form) = match sent(&colleague, place, body).await {
        Ok(sent) => sent,
        Err(response) => return response,
    };
    let (desk, t) = (&colleague.desk, colleague.desk.ground.t);
    let text = match file.is_pairs() {
        // It has no field: what was taken away comes back as it was.
        true => match kept(&colleague, &file).await {
            Ok(text) => text,
            Err(fault) => return desk.fault_keeping(&fault, Some(&form)),
        },
        false => form.text("text").replace("\r\n", "\n").replace('\0', ""),
    };
    let seen = form.text("seen").parse::<i64>().unwrap_or(0);
    let mut errors = Errors::new();
    if !desk.is_ours(&form) {
        errors.add("text", t.say("form-error-stale"));
    } else if form.cut || !file.is_pairs() && text.len() > MOST_BYTES {
        errors.add("text", t.with("guide-edit-error-big", "n", MOST_BYTES / 1024));
    } else if text.trim().is_empty() {
        errors.add("text", t.say("guide-edit-error-empty"));
    }
    let is_wrong = !errors.is_empty();
    let shows = form.text("do") == "show";
    if is_wrong || shows {
        let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let typed = Typed { text: Some(text), seen: Some(seen), around: shows, errors, ..Typed::default() };
        return show(&colleague, &file, status, typed).await;
    }
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    match rules::save(app, org, by(&colleague), (file.path(), text.clone()), seen).await {
        Ok(Saved::Done) => desk.go(&file.place()),
        Ok(Saved::Newer) => {
            errors.add("text", t.say("guide-edit-error-newer"));
            let typed = Typed { text: Some(text), newer: true, errors, ..Typed::default() };
            show(&colleague, &file, StatusCode::CONFLICT, typed).await
        }
        Err(error) => desk.fault_keeping(&error.into(), Some(&form)),
    }
}

/// A moment as a field for day and time sends it, where the organisation is.
fn moment(text: &str, desk: &Desk) -> Option<Moment> {
    let local: DateTime = text.trim().parse().ok()?;
    let zoned = local.to_zoned(desk.ground.org.zone.clone()).ok()?;
    Some(Moment::from_millis(zoned.timestamp().as_millisecond()))
}

/// Takes the latest version one step further, or back.
pub(super) async fn step(colleague: Colleague, Path(place): Path<Place>, body: Body) -> Response {
    let (file, form) = match sent(&colleague, place, body).await {
        Ok(sent) => sent,
        Err(response) => return response,
    };
    let (desk, t) = (&colleague.desk, colleague.desk.ground.t);
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    let step = Step::from_name(form.text("do")).and_then(|step| Some((step, step.deed()?)));
    let said = form.text("said").replace('\0', "").trim().to_owned();
    let when: String = form.text("when").chars().take(32).collect();
    let due_at = moment(&when, desk);
    let mut errors = Errors::new();
    let asked = match step {
        _ if !desk.is_ours(&form) => Err(("state", t.say("form-error-stale").to_owned())),
        None => Err(("state", t.say("guide-edit-error-step").to_owned())),
        Some((_, deed)) if !desk.may(deed) => return desk.fault(&Fault::Forbidden),
        Some((Step::Return, _)) if said.is_empty() || said.chars().count() > MOST_SAID => {
            Err(("said", t.with("guide-edit-error-said", "n", MOST_SAID)))
        }
        Some((Step::Schedule, _)) if due_at.is_none_or(|due| due <= app.clock.now()) => {
            Err(("when", t.say("guide-edit-error-when").to_owned()))
        }
        Some((step, _)) => Ok(step),
    };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let (status, field, message) = match asked {
        Err((field, message)) => (refused, field, message),
        Ok(step) => {
            let seen = form.text("seen").parse().unwrap_or(-1);
            let asked = Asked { path: file.path(), seen, step, said: said.clone(), due_at };
            let key = match rules::step(app, org, by(&colleague), asked).await {
                Ok(Ok(_)) => return desk.go(&file.place()),
                Err(fault) => return desk.fault_keeping(&fault, Some(&form)),
                Ok(Err(Refused::Changed)) => "guide-edit-error-changed",
                Ok(Err(Refused::Wrote)) => "guide-edit-error-wrote",
                Ok(Err(Refused::Twice)) => "guide-edit-error-twice",
                Ok(Err(Refused::Unchecked)) => "guide-edit-error-unchecked",
                Ok(Err(Refused::Wrong)) => "guide-edit-error-wrong",
            };
            let status = if key == "guide-edit-error-changed" { StatusCode::CONFLICT } else { refused };
            (status, "state", t.say(key).to_owned())
        }
    };
    errors.add(field, message);
    show(&colleague, &file, status, Typed { said, when, around: true, errors, ..Typed::default() }).await
}

/// Takes a page away from everybody, in one language or in all.
pub(super) async fn withdraw(colleague: Colleague, Path(place): Path<Place>, body: Body) -> Response {
    let (file, form) = match sent(&colleague, place, body).await {
        Ok(sent) => sent,
        Err(response) => return response,
    };
    let (desk, t) = (&colleague.desk, colleague.desk.ground.t);
    let paths = match (form.text("do"), file.lang) {
        ("one", _) => vec![file.path()],
        ("all", Some(_)) => {
            Lang::ALL.into_iter().map(|lang| File::page(file.address.clone(), lang).path()).collect()
        }
        _ => Vec::new(),
    };
    let key = match desk.is_ours(&form) {
        false => "form-error-stale",
        true if paths.is_empty() => "guide-edit-error-step",
        true => match rules::withdraw(&desk.ground.app, desk.ground.org.id, by(&colleague), paths).await {
            Ok(_) => return desk.go(&file.place()),
            Err(fault) => return desk.fault(&fault),
        },
    };
    let mut errors = Errors::new();
    errors.add("withdraw", t.say(key));
    show(&colleague, &file, StatusCode::UNPROCESSABLE_ENTITY, Typed { errors, ..Typed::default() }).await
}
