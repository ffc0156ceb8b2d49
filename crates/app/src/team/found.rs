//! Founding an organisation: a link for the first coordinator, which holds the founding key and works once.

use db::Tx;
use kernel::{DbError, Entropy, Moment, Plain};
use seal::{SigningKey, SymmetricKey};

use crate::{
    ids::OrgId,
    settings::{OrganisationRow, insert_organisation},
};

/// What the link of the first coordinator holds. The founding key follows from it, so that it lies nowhere: whoever
/// opens the link signs the first entry of the chain with it, and there is no second first entry.
pub struct FoundingSecret(Plain<[u8; 32]>);

impl FoundingSecret {
    /// A new one.
    pub fn generate(entropy: &dyn Entropy) -> Self {
        Self(Plain::new(kernel::entropy::bytes(entropy)))
    }

    /// Reads it out of a link: 64 hexadecimal digits.
    pub fn from_link(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        Some(Self(Plain::new(bytes)))
    }

    /// As it stands in the link.
    pub fn to_link(&self) -> String {
        hex::encode(self.0.expose())
    }

    /// The founding key.
    pub fn key(&self) -> SigningKey {
        SigningKey::from_seed(SymmetricKey::from_bytes(*self.0.expose()).derive("founding key").expose())
    }
}

/// An organisation without anybody in it, ready to be written.
#[derive(Clone, Debug)]
pub struct Founding {
    /// Its identifier.
    pub org: OrgId,
    /// The fingerprint to put into `nightbus.toml`.
    pub fingerprint: String,
    slug: String,
    settings: String,
    founding_key: [u8; 32],
}

/// Makes an organisation. Nobody is in it until somebody opens the link of its secret.
pub fn found(
    slug: &str,
    settings: String,
    secret: &FoundingSecret,
    now: Moment,
    entropy: &dyn Entropy,
) -> Founding {
    let key = secret.key().verifying();
    Founding {
        org: OrgId::ordered(now, entropy),
        fingerprint: key.fingerprint(),
        slug: slug.to_owned(),
        settings,
        founding_key: key.to_bytes(),
    }
}

impl Founding {
    /// Writes it.
    ///
    /// # Errors
    /// Those of the store; `Constraint` when the short name is taken.
    pub fn write(&self, tx: &mut Tx<'_>) -> Result<(), DbError> {
        let row = OrganisationRow {
            id: self.org,
            slug: self.slug.clone(),
            founding_key: self.founding_key.to_vec(),
            settings: self.settings.clone(),
        };
        insert_organisation(tx, &row)
    }
}
