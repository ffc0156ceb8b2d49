//! Coming by a link: the first coordinator begins the team, everybody else waits to be admitted.

use std::sync::Arc;

use kernel::{DbError, Fault};
use seal::password::Cost;

use super::{
    form::{self, Typed},
    link::LinkSecret,
    store::{self, Invitation},
};
use crate::{
    App,
    ids::OrgId,
    settings::Organisation,
    team::{self, FoundingSecret, NewMember, Newcomer},
};

/// How long somebody waits for their turn at the slow hash.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);

/// What became of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Came {
    /// They have an account now; also when this very form was sent before.
    Done,
    /// The link is over, used or taken back.
    Dead,
    /// Somebody else has this login.
    LoginTaken,
    /// Somebody else works under this name.
    NameTaken,
}

/// Makes the account of whoever holds a link.
///
/// # Errors
/// Those of the store; `Busy` when too many hash at this moment.
pub(super) async fn come(
    app: &App,
    org: &Arc<Organisation>,
    secret: &LinkSecret,
    invitation: &Invitation,
    typed: &Typed,
) -> Result<Came, Fault> {
    let shown = secret.shows(&invitation.salt);
    let work_name = form::work_name(&typed.work_name).map_err(|_| Fault::Invalid(()))?;
    let new = NewMember {
        login: typed.login.clone(),
        work_name,
        role: invitation.role,
        languages: form::codes(&typed.languages),
        password: form::chosen(typed, shown.password(typed.draw)),
        totp: shown.totp(),
        phrase: Some(shown.phrase()),
    };
    let newcomer = prepare(app, org.id, invitation, new.clone()).await?;
    let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
    let begun = match (invitation.invited_by, FoundingSecret::from_link(&secret.to_link())) {
        (None, Some(founding)) => {
            let begun = team::begin(org.id, &founding, &newcomer.card, &newcomer.keys, now, entropy);
            Some(begun.map_err(|error| Fault::Broken(error.to_string()))?.0)
        }
        _ => None,
    };
    let (org, id) = (org.id, invitation.id);
    let done = app.db.write(move |tx| {
        let others = team::members(tx, org)?;
        if others.iter().any(|one| one.id == id && one.login == new.login) {
            return Ok(Came::Done);
        }
        if others.iter().any(|one| one.login == new.login) {
            return Ok(Came::LoginTaken);
        }
        let name = new.work_name.to_lowercase();
        if others.iter().any(|one| one.work_name.to_lowercase() == name) {
            return Ok(Came::NameTaken);
        }
        if !store::close(tx, org, id, now)? {
            return Ok(Came::Dead);
        }
        newcomer.write(tx, org)?;
        if let Some(begun) = &begun {
            begun.write(tx, org)?;
        }
        Ok::<_, DbError>(Came::Done)
    });
    match done.await {
        // Somebody was faster, with the same link or the same login: what stands now says which.
        Err(DbError::Constraint) => Err(Fault::Conflict),
        done => Ok(done?),
    }
}

/// Two slow hashes, off the threads that answer requests and in the lane of those who sign in.
async fn prepare(app: &App, org: OrgId, invitation: &Invitation, new: NewMember) -> Result<Newcomer, Fault> {
    let turn = tokio::time::timeout(PATIENCE, Arc::clone(&app.sign_in_lane).acquire_owned()).await;
    let Ok(Ok(turn)) = turn else { return Err(Fault::Busy) };
    let (instance, entropy, id) = (app.instance.clone(), Arc::clone(&app.entropy), invitation.id);
    let made = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        Newcomer::prepare_as(id, org, &new, &instance, Cost::STANDARD, entropy.as_ref())
    });
    let made = made.await.map_err(|_| Fault::Broken("making keys ended early".into()))?;
    made.map_err(|error| Fault::Broken(error.to_string()))
}
