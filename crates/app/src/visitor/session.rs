//! The visitor's session: everything follows from one random `start` in the first form, so sending that form twice
//! gives the same conversation, the same message and the same cookie, without any slow hash.

use kernel::{Entropy, Moment, entropy};
use seal::{SymmetricKey, Ticket};

use crate::ids::{FeedbackId, OrgId};

/// How long the first form may stay open before it is sent.
const HOURS_TO_WRITE: i64 = 24;

/// The random start that the first form carries: 32 random bytes, the minute it was made, and a MAC that ties both to
/// this instance and organisation.
#[derive(Clone)]
pub struct Start {
    random: [u8; 32],
    minute: i64,
}

impl Start {
    /// A new start for a new form.
    pub fn new(now: Moment, entropy: &dyn Entropy) -> Self {
        Self { random: entropy::bytes(entropy), minute: now.to_minute().millis() }
    }

    fn signed_part(&self, org: OrgId) -> Vec<u8> {
        [&self.random[..], &self.minute.to_be_bytes(), &org.bytes()].concat()
    }

    /// As it stands in the form.
    pub fn to_field(&self, instance: &SymmetricKey, org: OrgId) -> String {
        let mac = instance.mac("visitor start", &self.signed_part(org));
        format!("{}{:016x}{}", hex::encode(self.random), self.minute, hex::encode(mac))
    }

    /// Reads a field; `None` if it is not ours, not for this organisation, or too old.
    pub fn from_field(field: &str, instance: &SymmetricKey, org: OrgId, now: Moment) -> Option<Self> {
        if field.len() != 144 || !field.is_ascii() {
            return None;
        }
        let (mut random, mut mac) = ([0; 32], [0; 32]);
        hex::decode_to_slice(&field[..64], &mut random).ok()?;
        let minute = i64::from_str_radix(&field[64..80], 16).ok()?;
        hex::decode_to_slice(&field[80..], &mut mac).ok()?;
        let start = Self { random, minute };
        let ours = instance.verify_mac("visitor start", &start.signed_part(org), &mac);
        let fresh = now.minutes_since(Moment::from_millis(minute)) < HOURS_TO_WRITE * 60;
        (ours && fresh).then_some(start)
    }

    /// The secret that the browser will hold as a cookie.
    pub fn secret(&self) -> VisitorSecret {
        VisitorSecret(SymmetricKey::from_bytes(self.random).derive("visitor session"))
    }

    /// A key for something else that begins with such a form and must be the same when it is sent twice.
    pub fn derive(&self, purpose: &str) -> SymmetricKey {
        SymmetricKey::from_bytes(self.random).derive(purpose)
    }

    /// The mark of this form: a browser that does not say where its forms come from is given it as a cookie. It does
    /// not lead to the secret.
    pub fn mark(&self) -> String {
        hex::encode(&SymmetricKey::from_bytes(self.random).mac("visitor form", b"")[..16])
    }

    /// What the first message's identifier is derived from.
    pub(super) fn nonce(&self) -> String {
        hex::encode(SymmetricKey::from_bytes(self.random).derive("first message").expose())
    }
}

/// What stands behind the secret in a cookie that the browser keeps for some days. The browser does not tell us how long
/// it keeps a cookie, and we do not store who chose what.
const KEPT: char = 'k';

/// The secret of a visitor's session. It exists in the browser's cookie and, during a request, here.
#[derive(Clone)]
pub struct VisitorSecret(SymmetricKey);

impl VisitorSecret {
    /// A new secret.
    pub(super) fn generate(entropy: &dyn Entropy) -> Self {
        Self(SymmetricKey::random(entropy))
    }

    /// Reads a cookie's value: 64 hexadecimal digits, and a mark if the browser keeps it for some days.
    pub fn from_cookie(value: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(value.strip_suffix(KEPT).unwrap_or(value), &mut bytes).ok()?;
        Some(Self(SymmetricKey::from_bytes(bytes)))
    }

    /// Whether a cookie's value says that the browser keeps it for some days.
    pub fn is_kept(value: &str) -> bool {
        value.ends_with(KEPT)
    }

    /// The value of a cookie that goes away with the browser.
    pub fn to_cookie(&self) -> String {
        hex::encode(self.0.expose())
    }

    /// The value of a cookie that the browser keeps for some days.
    pub fn to_kept_cookie(&self) -> String {
        format!("{}{KEPT}", self.to_cookie())
    }

    /// The return ticket that belongs to a form of this session: always the same, so that a double click shows one.
    pub(super) fn ticket(&self, nonce: &str) -> Ticket {
        Ticket::from_bytes(self.0.derive_for("return ticket", nonce.as_bytes()).expose())
    }

    /// The row in which this session says how the talk was: one, and nothing but the secret leads to it.
    pub fn feedback(&self, org: OrgId) -> FeedbackId {
        let mac = self.0.derive("visitor feedback").mac("feedback id", &org.bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&mac[..16]);
        FeedbackId::from_bytes(uuid::Builder::from_random_bytes(id).into_uuid().into_bytes())
    }

    /// What the row is found by. It does not lead back to the secret.
    pub fn lookup(&self) -> [u8; 32] {
        self.0.mac("visitor session lookup", b"")
    }

    /// The key that forms of this session are tied to.
    pub fn form_key(&self) -> [u8; 32] {
        self.0.mac("visitor session forms", b"")
    }

    /// The key that the conversation's root is wrapped under.
    pub(super) fn wrap(&self) -> SymmetricKey {
        self.0.derive("visitor session wrap")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::SeededEntropy;

    const ORG: OrgId = OrgId::from_bytes([1; 16]);

    fn setting() -> (SymmetricKey, Moment, Start) {
        let entropy = SeededEntropy::new(5);
        let now = Moment::from_millis(1_795_000_000_000);
        (SymmetricKey::random(&entropy), now, Start::new(now, &entropy))
    }

    #[test]
    fn a_form_sent_twice_gives_the_same_cookie() {
        let (key, now, start) = setting();
        let field = start.to_field(&key, ORG);
        let read = || Start::from_field(&field, &key, ORG, now).expect("it is ours").secret().to_cookie();
        assert_eq!(read(), read());
    }

    #[test]
    fn a_start_that_is_changed_foreign_or_old_is_refused() {
        let (key, now, start) = setting();
        let field = start.to_field(&key, ORG);
        for at in 0..field.len() {
            let mut changed = field.clone().into_bytes();
            changed[at] = if changed[at] == b'0' { b'1' } else { b'0' };
            let changed = String::from_utf8(changed).expect("ASCII");
            assert!(Start::from_field(&changed, &key, ORG, now).is_none(), "{at}");
        }
        assert!(Start::from_field(&field, &key, OrgId::from_bytes([2; 16]), now).is_none());
        assert!(Start::from_field(&field, &key, ORG, now.plus_minutes(24 * 60)).is_none());
        assert!(Start::from_field("", &key, ORG, now).is_none());
        assert!(Start::from_field(&"é".repeat(72), &key, ORG, now).is_none());
    }

    #[test]
    fn what_the_row_is_found_by_is_not_the_cookie() {
        let (_, _, start) = setting();
        let secret = start.secret();
        assert_ne!(hex::encode(secret.lookup()), secret.to_cookie());
    }
}
