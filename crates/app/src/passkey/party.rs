//! For whom a passkey is good: the host as it was asked for, and the address that the browser has to name.

use axum::http::HeaderMap;
use webauthn_rs::prelude::{Url, Webauthn, WebauthnBuilder};

use crate::surfaces::{Ground, host};

/// The "relying party" of WebAuthn.
pub(super) struct Party {
    /// The host without its port.
    pub(super) host: String,
    pub(super) webauthn: Webauthn,
}

impl Party {
    /// `None` where there can be no passkeys: the host is a number, or none that the organisation has named.
    pub(super) fn of(ground: &Ground, headers: &HeaderMap) -> Option<Self> {
        let scheme = if ground.app.secure_cookies { "https" } else { "http" };
        let origin = Url::parse(&format!("{scheme}://{}", host(headers))).ok()?;
        let host = origin.domain()?.to_owned();
        let named = &ground.org.hosts;
        if !named.is_empty() && !named.iter().any(|one| one.eq_ignore_ascii_case(&host)) {
            return None;
        }
        let webauthn = WebauthnBuilder::new(&host, &origin).and_then(WebauthnBuilder::build).ok()?;
        Some(Self { host, webauthn })
    }
}
