//! Changing a form: there is one draft of it, and what was in use once never changes.

use kernel::{DbError, Fault};
use sha2::{Digest, Sha256};

use super::{Form, Problem, parse, store, to_toml};
use crate::{
    audit::{self, Action},
    surfaces::desk::Colleague,
};

const DAY: i64 = 86_400_000;

/// What a coordinator works on: the draft if there is one, else what is in use, as the beginning of one.
pub(super) struct Work {
    pub(super) form: Form,
    pub(super) is_draft: bool,
    /// Which text it was, so that two who work on it at once do not undo each other.
    pub(super) seen: String,
}

impl Work {
    fn new(text: &str, is_draft: bool) -> Result<Self, Fault> {
        let form = toml::from_str(text).map_err(|_| Fault::Broken("a draft cannot be read".into()))?;
        Ok(Self { form, is_draft, seen: fingerprint(text) })
    }

    /// What the text of the form is called.
    pub(super) fn file(&self) -> String {
        format!("{}.toml", self.form.form)
    }

    /// What stands between it and being used.
    pub(super) fn problems(&self) -> Vec<Problem> {
        parse(&self.file(), &to_toml(&self.form)).err().unwrap_or_default()
    }
}

fn fingerprint(text: &str) -> String {
    hex::encode(&Sha256::digest(text)[..16])
}

/// The text that a draft has or would begin with, and whether there is one.
fn text_now(
    tx: &mut db::Tx<'_>,
    org: crate::ids::OrgId,
    name: &str,
) -> Result<Option<(String, bool)>, DbError> {
    if let Some((_, text)) = store::draft(tx, org, name)? {
        return Ok(Some((text, true)));
    }
    let Some(current) = store::current(tx, org, name)? else { return Ok(None) };
    let mut form = Form::clone(&current);
    form.version = store::next(tx, org, name)?;
    Ok(Some((to_toml(&form), false)))
}

/// What there is to work on.
///
/// # Errors
/// `NotFound` for a name that is no form's, and those of the store.
pub(super) async fn work(colleague: &Colleague, name: &str) -> Result<Work, Fault> {
    let (org, name) = (colleague.desk.ground.org.id, name.to_owned());
    let found = colleague.desk.ground.app.db.read(move |tx| text_now(tx, org, &name)).await?;
    let (text, is_draft) = found.ok_or(Fault::NotFound)?;
    Work::new(&text, is_draft)
}

/// Keeps a form as the draft. Its name and number are the draft's, whatever it says itself.
///
/// # Errors
/// `Conflict` if the draft is no longer what was `seen`, and those of the store.
pub(super) async fn keep(colleague: &Colleague, name: &str, seen: &str, mut form: Form) -> Result<(), Fault> {
    let ground = &colleague.desk.ground;
    let (org, by) = (ground.org.id, colleague.session.staff());
    let day = ground.app.clock.now().millis().div_euclid(DAY);
    let (name, seen) = (name.to_owned(), seen.to_owned());
    form.form.clone_from(&name);
    let kept = ground.app.db.write(move |tx| {
        match text_now(tx, org, &name)? {
            Some((text, _)) if fingerprint(&text) == seen => {}
            _ => return Ok(false),
        }
        let version = match store::draft(tx, org, &name)? {
            Some((version, _)) => version,
            None => store::next(tx, org, &name)?,
        };
        let text = to_toml(&Form { version, ..form.clone() });
        store::keep(tx, org, &name, version, &text, by, day)?;
        Ok::<_, DbError>(true)
    });
    if kept.await? { Ok(()) } else { Err(Fault::Conflict) }
}

/// Gives the draft up.
///
/// # Errors
/// `Conflict` if it is no longer what was `seen`, and those of the store.
pub(super) async fn discard(colleague: &Colleague, name: &str, seen: &str) -> Result<(), Fault> {
    let org = colleague.desk.ground.org.id;
    let (name, seen) = (name.to_owned(), seen.to_owned());
    let done = colleague.desk.ground.app.db.write(move |tx| {
        match store::draft(tx, org, &name)? {
            Some((_, text)) if fingerprint(&text) == seen => store::discard(tx, org, &name)?,
            _ => return Ok(false),
        }
        Ok::<_, DbError>(true)
    });
    if done.await? { Ok(()) } else { Err(Fault::Conflict) }
}

/// Puts the draft into use. What was in use stays for the answers that were given to it.
///
/// # Errors
/// `Invalid` while something is wrong with it, `Conflict` if it is no longer what was `seen`, and those of the store.
pub(super) async fn put_into_use(colleague: &Colleague, name: &str, seen: &str) -> Result<(), Fault> {
    let work = work(colleague, name).await?;
    if !work.is_draft || work.seen != seen {
        return Err(Fault::Conflict);
    }
    if !work.problems().is_empty() {
        return Err(Fault::Invalid(()));
    }
    let ground = &colleague.desk.ground;
    let (org, by, now) = (ground.org.id, colleague.session.staff(), ground.app.clock.now());
    let day = now.millis().div_euclid(DAY);
    let (name, seen) = (name.to_owned(), seen.to_owned());
    let done = ground.app.db.write(move |tx| {
        match store::draft(tx, org, &name)? {
            Some((_, text)) if fingerprint(&text) == seen => {}
            _ => return Ok(false),
        }
        store::put_into_use(tx, org, &name, by, day)?;
        audit::record(tx, org, by, Action::PutFormIntoUse, [0; 16], now)?;
        Ok::<_, DbError>(true)
    });
    if done.await? { Ok(()) } else { Err(Fault::Conflict) }
}
