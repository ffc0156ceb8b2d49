//! How often a password or a code may be guessed. Everything is counted in bounded memory under a key that changes
//! hourly; nothing is ever locked, so that nobody can lock somebody else out.
//!
//! A browser that has signed in to a login before is counted by itself alone. All others share the budget of that login,
//! whether it exists or not, and have one of their own by peer.

use std::{convert::Infallible, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};
use kernel::{Clock, Entropy};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;
use ui::{
    Peer, cookie,
    limit::{Limiter, Rate, Wait},
};

use super::{device, sign_in::Caller};
use crate::{
    App,
    ids::{OrgId, StaffId},
    surfaces::Shared,
};

/// What is counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Budget {
    /// Passwords from one peer. A whole shift may sign in from behind one address.
    Peer,
    /// Passwords for one login, from browsers that are not known to it.
    Login,
    /// Passwords for one login from one browser that is.
    Device,
    /// Codes of one member, from browsers that are not known.
    Codes,
    /// Codes of one member from one browser that is.
    CodesOfDevice,
}

impl Budget {
    const fn rate(self) -> Rate {
        let (burst, per_hour) = match self {
            Self::Peer => (30, 600),
            Self::Login => (10, 60),
            Self::Device => (10, 120),
            // Five at once and one every two minutes: never more than ten in ten minutes.
            Self::Codes | Self::CodesOfDevice => (5, 30),
        };
        Rate { burst, per_hour }
    }
}

/// One guess that was counted, to be given back if it was right.
pub(crate) struct Guess {
    who: [u8; 16],
    budget: Budget,
    /// The queue its slow hash waits in.
    pub from: Caller,
}

/// The counting of all guesses.
pub struct Guessing {
    limiter: Limiter,
    /// The one turn in the lane of sign-in that all strangers share.
    pub(super) strangers: Arc<Semaphore>,
}

impl Guessing {
    /// Nobody has guessed anything yet.
    pub fn new(clock: &dyn Clock, entropy: &dyn Entropy) -> Self {
        Self { limiter: Limiter::new(clock.now(), entropy), strangers: Arc::new(Semaphore::new(1)) }
    }

    /// Forgets what was counted more than an hour ago.
    pub fn forget(&self, app: &App) {
        self.limiter.forget(app.clock.now(), app.entropy.as_ref());
    }

    /// Counts a password for a login.
    ///
    /// # Errors
    /// How long to wait when there were too many.
    pub(crate) fn password(&self, app: &App, org: OrgId, login: &str, by: &Asker) -> Result<Guess, Wait> {
        if let Some(id) = by.is_known(app, org, login) {
            let who = named(&[&id, &org.bytes(), login.as_bytes()]);
            return self.take(app, who, Budget::Device, Caller::Known);
        }
        let rate = Budget::Peer.rate();
        self.limiter.take(by.peer, Budget::Peer as u8, rate, app.clock.now(), app.entropy.as_ref())?;
        self.take(app, named(&[&org.bytes(), login.as_bytes()]), Budget::Login, Caller::Stranger)
    }

    /// Counts a code of a member.
    ///
    /// # Errors
    /// How long to wait when there were too many.
    pub(crate) fn code(
        &self,
        app: &App,
        org: OrgId,
        login: &str,
        staff: StaffId,
        by: &Asker,
    ) -> Result<Guess, Wait> {
        match by.is_known(app, org, login) {
            Some(id) => self.take(app, named(&[&id, &staff.bytes()]), Budget::CodesOfDevice, Caller::Known),
            None => self.take(app, named(&[&staff.bytes()]), Budget::Codes, Caller::Stranger),
        }
    }

    fn take(&self, app: &App, who: [u8; 16], budget: Budget, from: Caller) -> Result<Guess, Wait> {
        let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
        self.limiter.take_of(who, budget as u8, budget.rate(), now, entropy)?;
        Ok(Guess { who, budget, from })
    }

    /// It was no guess: whoever knows the password may give it as often as they like.
    pub(crate) fn was_right(&self, app: &App, guess: &Guess) {
        let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
        self.limiter.give_back(guess.who, guess.budget as u8, guess.budget.rate(), now, entropy);
    }
}

/// A name of sixteen bytes; all parts but the last have a fixed length.
fn named(parts: &[&[u8]]) -> [u8; 16] {
    let mut hasher = Sha256::new();
    parts.iter().for_each(|part| hasher.update(part));
    let hash: [u8; 32] = hasher.finalize().into();
    let mut name = [0; 16];
    name.copy_from_slice(&hash[..16]);
    name
}

/// Who asks to be let in, as far as that may be known. It is for counting and is never stored.
pub(crate) struct Asker {
    peer: Peer,
    /// The value of the device cookie.
    pub device: String,
}

impl Asker {
    fn is_known(&self, app: &App, org: OrgId, login: &str) -> Option<[u8; 16]> {
        device::find(&app.instance, org, login, &self.device, app.clock.now())
    }
}

impl FromRequestParts<Shared> for Asker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Shared) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<Peer>().copied().unwrap_or(Peer::Unknown);
        let device = cookie::find(&parts.headers, device::COOKIE).unwrap_or_default().to_owned();
        Ok(Self { peer, device })
    }
}
