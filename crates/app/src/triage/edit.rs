//! Changing a lexicon: showing a file, trying a message, putting a text or an earlier version into use. Nothing is stored
//! before it is in use, and what has a mistake is never in use.

use std::time::Duration;

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use kernel::{DbError, Fault, Lang};
use lexicon::{Lexicon, MOST_BYTES};
use ui::{
    Errors,
    form::upload::{self, Files, NotKept, Upload},
};

use super::{
    desk::{self, Of, Typed, show},
    sets, store, try_out,
};
use crate::{
    audit::{self, Action},
    form,
    surfaces::desk::Colleague,
};

/// What the form of a lexicon asks for.
enum Wish {
    /// To see the chosen file in the field.
    Load,
    /// To see what a message raises.
    Try,
    /// To read messages with it from now on.
    Use,
}

/// The form with the text of a lexicon.
pub(super) async fn work(colleague: Colleague, of: Of, headers: HeaderMap, body: Body) -> Response {
    let (desk, t) = (&colleague.desk, colleague.desk.ground.t);
    let Some(lang) = of.0 else { return desk.fault(&Fault::NotFound) };
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let limits = ui::form::Limits { bytes: 8 * MOST_BYTES, field_bytes: MOST_BYTES, ..form::LIMITS };
    let files =
        Files { bytes: MOST_BYTES, room: &desk.ground.app.upload_room, time: Duration::from_secs(120) };
    let Ok(posted) = upload::read(content_type.unwrap_or_default(), body, &limits, files).await else {
        return desk.fault(&Fault::Busy);
    };
    let mut errors = Errors::new();
    let text = text(&posted, &mut errors, t);
    let message = posted.form.text("message").to_owned();
    let wish = match posted.form.text("do") {
        "load" => Wish::Load,
        "use" => Wish::Use,
        _ => Wish::Try,
    };
    match wish {
        _ if !desk.is_ours(&posted.form) => errors.add("text", t.say("form-error-stale")),
        Wish::Load if posted.file.is_none() => errors.add("file", t.say("triage-error-no-file")),
        Wish::Try if message.trim().is_empty() => errors.add("message", t.say("triage-error-no-message")),
        Wish::Load | Wish::Try | Wish::Use => {}
    }
    let typed = Typed { text: Some(text), message, errors, ..Typed::default() };
    if !typed.errors.is_empty() {
        return show(&colleague, lang, StatusCode::UNPROCESSABLE_ENTITY, typed).await;
    }
    let lexicon = match sets::parse(lang, typed.text.as_deref().unwrap_or_default()) {
        Ok(lexicon) => lexicon,
        Err(problems) => return refuse(&colleague, lang, Typed { problems, ..typed }).await,
    };
    match wish {
        Wish::Load => show(&colleague, lang, StatusCode::OK, typed).await,
        Wish::Try => try_message(&colleague, (lang, lexicon), typed).await,
        Wish::Use => put_into_use(&colleague, lang, posted.form.text("seen"), typed).await,
    }
}

/// The text of the chosen file, or what was typed.
fn text(posted: &Upload, errors: &mut Errors, t: ui::Speech) -> String {
    if posted.form.cut {
        errors.add("text", t.say("triage-error-big"));
    }
    match &posted.file {
        Some(Ok(file)) => match std::str::from_utf8(&file.bytes) {
            Ok(text) => return text.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
            Err(_) => errors.add("file", t.say("triage-error-file")),
        },
        Some(Err(NotKept::NoRoom)) => errors.add("file", t.say("forms-error-file-room")),
        Some(Err(_)) => errors.add("file", t.say("triage-error-big")),
        None => {}
    }
    posted.form.text("text").replace("\r\n", "\n")
}

async fn refuse(colleague: &Colleague, lang: Lang, mut typed: Typed) -> Response {
    typed.errors.add("text", colleague.desk.ground.t.say("triage-error-problems"));
    show(colleague, lang, StatusCode::UNPROCESSABLE_ENTITY, typed).await
}

async fn try_message(colleague: &Colleague, lexicon: (Lang, Lexicon), typed: Typed) -> Response {
    let (ground, lang) = (&colleague.desk.ground, lexicon.0);
    match try_out::read(&ground.app, ground.org.id, lexicon, &typed.message, ground.t).await {
        Ok(tried) => show(colleague, lang, StatusCode::OK, Typed { tried: Some(tried), ..typed }).await,
        Err(fault) => colleague.desk.fault(&fault),
    }
}

async fn put_into_use(colleague: &Colleague, lang: Lang, seen: &str, mut typed: Typed) -> Response {
    let desk = &colleague.desk;
    let (org, by, now, day) = desk::hand(colleague);
    let seen = seen.parse::<i64>().ok();
    let text = typed.text.clone().unwrap_or_default();
    let shipped = sets::shipped(lang).map_or(0, |shipped| i64::from(shipped.lexicon.version()));
    let done = desk.ground.app.db.write(move |tx| {
        if seen != Some(store::in_use(tx, org)?.get(&lang).copied().unwrap_or(0)) {
            return Ok(false);
        }
        let version = store::last(tx, org, lang)?.max(shipped) + 1;
        let number = u32::try_from(version).map_err(|_| DbError::Broken("too many versions".into()))?;
        store::insert(tx, org, (lang, version), &lexicon::with_version(&text, number), by, day)?;
        audit::record(tx, org, by, Action::PutLexiconIntoUse, [0; 16], now)?;
        Ok::<_, DbError>(true)
    });
    match done.await {
        Ok(true) => renewed(colleague, lang).await,
        Ok(false) => {
            typed.errors.add("text", desk.ground.t.say("triage-error-changed"));
            show(colleague, lang, StatusCode::CONFLICT, typed).await
        }
        Err(error) => desk.fault(&error.into()),
    }
}

/// Puts an earlier version back into use.
pub(super) async fn put_back(colleague: Colleague, of: Of, body: Body) -> Response {
    let desk = &colleague.desk;
    let Some(lang) = of.0 else { return desk.fault(&Fault::NotFound) };
    let posted = match desk::posted(&colleague, body).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    let seen = posted.text("seen").parse::<i64>().ok();
    // What is no number is the number of no version.
    let wanted = posted.text("version").parse::<i64>().unwrap_or(-1);
    let text = match desk::version(&colleague, lang, Some(wanted)).await {
        Ok(text) => text,
        Err(Fault::NotFound) => return changed(&colleague, lang).await,
        Err(fault) => return desk.fault(&fault),
    };
    if let Err(problems) = sets::parse(lang, &text) {
        return refuse(&colleague, lang, Typed { text: Some(text), problems, ..Typed::default() }).await;
    }
    let (org, by, now, day) = desk::hand(&colleague);
    let done = desk.ground.app.db.write(move |tx| {
        if seen != Some(store::in_use(tx, org)?.get(&lang).copied().unwrap_or(0)) {
            return Ok(false);
        }
        if wanted == 0 {
            store::retire(tx, org, lang)?;
        } else if !store::put_back(tx, org, (lang, wanted), by, day)? {
            return Err(DbError::Broken("a version of a lexicon is gone".into()));
        }
        audit::record(tx, org, by, Action::PutLexiconIntoUse, [0; 16], now)?;
        Ok(true)
    });
    match done.await {
        Ok(true) => renewed(&colleague, lang).await,
        Ok(false) => changed(&colleague, lang).await,
        Err(error) => desk.fault(&error.into()),
    }
}

/// The versions are no longer what the page showed.
async fn changed(colleague: &Colleague, lang: Lang) -> Response {
    let mut errors = Errors::new();
    errors.add("versions", colleague.desk.ground.t.say("triage-error-changed"));
    show(colleague, lang, StatusCode::CONFLICT, Typed { errors, ..Typed::default() }).await
}

/// Reads with it at once, and shows the page.
async fn renewed(colleague: &Colleague, lang: Lang) -> Response {
    let ground = &colleague.desk.ground;
    // It is in use; where the store fails at this moment, this process notices within a minute as others do.
    let _ = sets::renew(&ground.app, ground.org.id).await;
    colleague.desk.go(&format!("lexicons/{}", lang.code()))
}
