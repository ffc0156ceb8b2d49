//! Making, finding and taking back one-time links.

use db::Tx;
use kernel::{DbError, Entropy, Fault, Moment};

use super::{
    FOUNDING_DAYS, INVITATION_DAYS,
    link::LinkSecret,
    store::{self, Invitation},
};
use crate::{
    App, audit,
    ids::{OrgId, StaffId},
    policy::Role,
    settings,
    team::{self, FoundingSecret},
};

const DAY: i64 = 24 * 60;

/// What a coordinator offers somebody.
pub(super) struct Wanted {
    pub(super) role: Role,
    pub(super) work_name: String,
    pub(super) languages: String,
}

/// An invitation ready to be written.
#[derive(Clone)]
pub struct Offer {
    lookup: [u8; 32],
    row: Invitation,
}

impl Offer {
    fn new(
        secret: &LinkSecret,
        by: Option<StaffId>,
        wanted: Wanted,
        days: i64,
        now: Moment,
        entropy: &dyn Entropy,
    ) -> Self {
        let row = Invitation {
            id: StaffId::ordered(now, entropy),
            salt: kernel::entropy::bytes::<32>(entropy).to_vec(),
            invited_by: by,
            role: wanted.role,
            work_name: wanted.work_name,
            languages: wanted.languages,
            ends_at: now.to_minute().plus_minutes(days * DAY),
        };
        Self { lookup: secret.lookup(), row }
    }

    /// Writes it.
    ///
    /// # Errors
    /// Those of the store.
    pub fn write(&self, tx: &mut Tx<'_>, org: OrgId) -> Result<bool, DbError> {
        store::insert(tx, org, &self.lookup, &self.row)
    }
}

/// The offer to the first coordinator, whose link holds the founding secret.
pub fn founding_offer(secret: &FoundingSecret, now: Moment, entropy: &dyn Entropy) -> Offer {
    let secret = LinkSecret::from_link(&secret.to_link()).expect("both are 32 bytes in hexadecimal digits");
    let wanted = Wanted { role: Role::Coordinator, work_name: String::new(), languages: String::new() };
    Offer::new(&secret, None, wanted, FOUNDING_DAYS, now, entropy)
}

/// Why the link of the first coordinator cannot be made anew.
#[derive(Debug, thiserror::Error)]
pub enum NoNewLink {
    /// The database does not know the organisation.
    #[error("the database does not know this organisation")]
    Unknown,
    /// There is a first coordinator.
    #[error("it has a first coordinator already; they invite everybody else")]
    Begun,
    /// The store failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Puts another founding key and another link in the place of one that nobody has used.
///
/// # Errors
/// [`NoNewLink`].
pub fn renew_founding(
    db: &db::Store,
    slug: &str,
    secret: &FoundingSecret,
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<(), NoNewLink> {
    let (offer, slug) = (founding_offer(secret, now, entropy), slug.to_owned());
    let key = secret.key().verifying().to_bytes();
    db.write_blocking(move |tx| {
        let Some(org) = settings::organisation(tx, &slug)? else { return Ok(Err(NoNewLink::Unknown)) };
        if team::head(tx, org.id)?.is_some() {
            return Ok(Err(NoNewLink::Begun));
        }
        settings::set_founding_key(tx, org.id, key)?;
        store::delete_founding(tx, org.id)?;
        offer.write(tx, org.id)?;
        Ok::<_, DbError>(Ok(()))
    })?
}

/// Writes an invitation and records it. The same link again changes nothing.
pub(super) async fn invite(
    app: &App,
    org: OrgId,
    by: StaffId,
    secret: &LinkSecret,
    wanted: Wanted,
) -> Result<Moment, Fault> {
    let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
    let offer = Offer::new(secret, Some(by), wanted, INVITATION_DAYS, now, entropy);
    let ends_at = offer.row.ends_at;
    let written = app.db.write(move |tx| {
        store::delete_old(tx, org, now)?;
        if offer.write(tx, org)? {
            audit::record(tx, org, by, audit::Action::Invite, offer.row.id.bytes(), now)?;
            return Ok::<_, DbError>(ends_at);
        }
        Ok(store::by_lookup(tx, org, &offer.lookup)?.map_or(ends_at, |there| there.ends_at))
    });
    Ok(written.await?)
}

/// Takes an invitation back that nobody has come by. Whether there was one.
pub(super) async fn withdraw(app: &App, org: OrgId, by: StaffId, id: StaffId) -> Result<bool, Fault> {
    let now = app.clock.now();
    let done = app.db.write(move |tx| {
        let open = store::open(tx, org, now)?.into_iter().any(|one| one.id == id);
        if open {
            store::delete(tx, org, id)?;
            audit::record(tx, org, by, audit::Action::WithdrawInvitation, id.bytes(), now)?;
        }
        Ok::<_, DbError>(open)
    });
    Ok(done.await?)
}

/// The invitation that a link leads to, if it can be used now: one that is over, used, taken back or of the other kind
/// is no invitation.
pub(super) async fn find(
    app: &App,
    org: &crate::settings::Organisation,
    link: &str,
    founding: bool,
) -> Result<Option<(LinkSecret, Invitation)>, Fault> {
    let Some(secret) = LinkSecret::from_link(link) else { return Ok(None) };
    if founding && !is_founding(org, link) {
        return Ok(None);
    }
    let (lookup, id, now) = (secret.lookup(), org.id, app.clock.now());
    let found = app.db.read(move |tx| {
        let begun = founding && team::head(tx, id)?.is_some();
        Ok::<_, DbError>(store::by_lookup(tx, id, &lookup)?.filter(|_| !begun))
    });
    let usable =
        |one: &Invitation| one.invited_by.is_none() == founding && one.ends_at > now && !one.salt.is_empty();
    Ok(found.await?.filter(usable).map(|invitation| (secret, invitation)))
}

/// Whether the organisation's founding key follows from a link.
fn is_founding(org: &crate::settings::Organisation, link: &str) -> bool {
    let key = FoundingSecret::from_link(link).map(|secret| secret.key().verifying());
    key.is_some_and(|key| key.to_bytes() == org.founding_key.to_bytes())
}

/// Whether somebody came by this link with this login.
pub(super) async fn came_as(app: &App, org: OrgId, link: &str, login: String) -> Result<bool, Fault> {
    let Some(secret) = LinkSecret::from_link(link) else { return Ok(false) };
    let lookup = secret.lookup();
    let found = app.db.read(move |tx| {
        let Some(invitation) = store::by_lookup(tx, org, &lookup)? else { return Ok(false) };
        let row = team::staff_by_id(tx, org, invitation.id)?;
        Ok::<_, DbError>(row.is_some_and(|row| row.login == login))
    });
    Ok(found.await?)
}
