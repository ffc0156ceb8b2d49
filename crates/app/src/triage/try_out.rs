//! Trying a message: what a lexicon would raise in it, and because of which words. Nothing of it is stored.

use std::{collections::BTreeMap, sync::Arc};

use kernel::{Fault, Lang};
use lexicon::{Lexicon, Set};
use ui::Speech;

use super::{MARKS, TOPICS, sets};
use crate::{App, chat::Kind, form, ids::OrgId};

/// Something that a message raises.
pub(super) struct Tried {
    /// What it is called.
    pub(super) code: String,
    /// Whether it is an emergency.
    pub(super) is_emergency: bool,
    /// The lexicon that says so.
    pub(super) lang: Lang,
    /// The words because of which.
    pub(super) words: String,
}

/// Reads a message with a lexicon that is not in use yet, and with those of the other languages that are.
///
/// # Errors
/// Those of the store.
pub(super) async fn read(
    app: &App,
    org: OrgId,
    (lang, lexicon): (Lang, Lexicon),
    message: &str,
    t: Speech,
) -> Result<Vec<Tried>, Fault> {
    let texts = sets::own(app, org).await?;
    let made = tokio::task::spawn_blocking(move || {
        let mut own: BTreeMap<Lang, Lexicon> = sets::readable(&texts);
        own.insert(lang, lexicon);
        sets::compile(own)
    });
    let set: Arc<Set> = made.await.map_err(|_| Fault::Broken("lexicons could not be made ready".into()))?;
    let tried = set.read(message).into_iter().filter_map(|found| {
        Some(Tried {
            code: name(found.code, t),
            is_emergency: Kind::from_code(found.code).is_some(),
            lang: Lang::from_code(found.language)?,
            words: message.get(found.words)?.to_owned(),
        })
    });
    Ok(tried.collect())
}

/// What a code is called. Topics are called what the contact report calls them.
fn name(code: &str, t: Speech) -> String {
    if Kind::from_code(code).is_some() || MARKS.iter().any(|(mark, _)| *mark == code) {
        return t.say(&format!("triage-code-{code}")).to_owned();
    }
    let topic = TOPICS.iter().find(|(own, _)| own == code).map(|(_, topic)| *topic);
    let list = form::default("contact").and_then(|contact| contact.list("topics"));
    let label = list.into_iter().flat_map(|list| &list.codes).find(|one| Some(one.name.as_str()) == topic);
    label.map_or_else(|| code.to_owned(), |one| one.label.say(t.lang()).to_owned())
}
