//! Addresses in the demonstration that nobody can write down beforehand: the page of whoever a conversation is with, a pair that
//! waits for a coordinator, the code name of a conversation.

use kernel::Fault;

use super::hand::Hand;
use crate::{
    App, chat,
    ids::{ConversationId, OrgId},
    person,
};

/// Where a step happens: the page and where its form leads, both without anything before them.
pub(super) enum Place {
    /// At the page of the person that the conversation is with.
    Person(String),
    /// At the first pair that waits.
    Merge(String),
}

/// Reads the address of a form; `None` for one that is what it says.
pub(super) fn place(form: &str) -> Option<Place> {
    match form.split_once(':')? {
        ("person", rest) => Some(Place::Person(rest.to_owned())),
        ("merge", rest) => Some(Place::Merge(rest.to_owned())),
        _ => None,
    }
}

/// The page and the form of a place.
pub(super) async fn at(
    app: &App,
    org: OrgId,
    conversation: ConversationId,
    place: Place,
    hand: &mut Hand,
) -> Result<(String, String), Fault> {
    match place {
        Place::Person(rest) => {
            let row = app.db.read(move |tx| person::of_conversation(tx, org, conversation)).await?;
            let row = row.ok_or_else(|| Fault::Broken("content/demo: nobody is known there yet".into()))?;
            let page = format!("/en/persons/{}", row.id);
            let form = format!("{page}{rest}");
            Ok((page, form))
        }
        Place::Merge(rest) => {
            let page = "/en/persons/merges".to_owned();
            let form = hand.action(&page, &rest).await?;
            Ok((page, form))
        }
    }
}

/// The code name of a conversation.
pub(super) async fn code(app: &App, org: OrgId, conversation: ConversationId) -> Result<String, Fault> {
    let found = app.db.read(move |tx| chat::find(tx, org, conversation)).await?;
    found.map(|one| one.code).ok_or(Fault::NotFound)
}
