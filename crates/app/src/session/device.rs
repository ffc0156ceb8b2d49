//! The cookie by which a browser is known to have signed in before. It lets nobody in; it gives the browser a budget of
//! its own, so that a flood of guesses from elsewhere does not slow whoever sits at it (OWASP, "device cookies").

use kernel::{Entropy, Moment};
use seal::SymmetricKey;

use crate::ids::OrgId;

/// Its name.
pub(super) const COOKIE: &str = "nb-device";
/// How long it is good.
pub(super) const DAYS: u32 = 90;
/// So many members may share a browser and each be known.
const MOST: usize = 4;

const LABEL: &str = "desk device";
const DAY: i64 = 86_400_000;

/// One member's part of the cookie: a random identifier, the day it was given, and a MAC over both, the organisation and
/// the login. The login itself does not stand in it.
struct Mark {
    id: [u8; 16],
    day: u32,
    mac: [u8; 32],
}

impl Mark {
    fn new(instance: &SymmetricKey, org: OrgId, login: &str, id: [u8; 16], day: u32) -> Self {
        Self { id, day, mac: instance.mac(LABEL, &content(org, login, &id, day)) }
    }

    fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 52] = hex::decode(text).ok()?.try_into().ok()?;
        let (id, rest) = bytes.split_first_chunk::<16>()?;
        let (day, mac) = rest.split_first_chunk::<4>()?;
        Some(Self { id: *id, day: u32::from_be_bytes(*day), mac: mac.try_into().ok()? })
    }

    fn is_of(&self, instance: &SymmetricKey, org: OrgId, login: &str) -> bool {
        instance.verify_mac(LABEL, &content(org, login, &self.id, self.day), &self.mac)
    }
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}{}", hex::encode(self.id), hex::encode(self.day.to_be_bytes()), hex::encode(self.mac))
    }
}

/// What the MAC is over; the login stands last, so that it needs no length.
fn content(org: OrgId, login: &str, id: &[u8; 16], day: u32) -> Vec<u8> {
    [&id[..], &day.to_be_bytes(), &org.bytes(), login.as_bytes()].concat()
}

fn day(now: Moment) -> u32 {
    u32::try_from(now.millis().div_euclid(DAY)).unwrap_or(0)
}

/// The identifier by which this browser is known to a login; `None` for a stranger.
pub(super) fn find(
    instance: &SymmetricKey,
    org: OrgId,
    login: &str,
    cookie: &str,
    now: Moment,
) -> Option<[u8; 16]> {
    let marks = cookie.split('.').take(MOST).filter_map(Mark::parse);
    // A day ahead of ours is one that we gave before the clock jumped back.
    let mut good = marks.filter(|mark| day(now).saturating_sub(mark.day) < DAYS);
    good.find(|mark| mark.is_of(instance, org, login)).map(|mark| mark.id)
}

/// The cookie's new value, after a sign-in. Other members' parts stay.
pub(super) fn remember(
    instance: &SymmetricKey,
    org: OrgId,
    login: &str,
    cookie: &str,
    now: Moment,
    entropy: &dyn Entropy,
) -> String {
    let id = find(instance, org, login, cookie, now).unwrap_or_else(|| kernel::entropy::bytes(entropy));
    let own = Mark::new(instance, org, login, id, day(now)).to_string();
    let others = cookie.split('.').filter_map(Mark::parse).filter(|mark| !mark.is_of(instance, org, login));
    let others = others.take(MOST - 1).map(|mark| mark.to_string());
    std::iter::once(own).chain(others).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::SeededEntropy;

    const NOW: Moment = Moment::from_millis(1_795_226_400_000);

    fn org(number: u8) -> OrgId {
        OrgId::from_bytes([number; 16])
    }

    #[test]
    fn a_browser_is_known_to_the_login_it_signed_in_to_and_to_no_other() {
        let entropy = SeededEntropy::new(1);
        let key = SymmetricKey::random(&entropy);
        let cookie = remember(&key, org(1), "aida", "", NOW, &entropy);
        assert!(find(&key, org(1), "aida", &cookie, NOW).is_some());
        assert_eq!(find(&key, org(1), "marat", &cookie, NOW), None);
        assert_eq!(find(&key, org(2), "aida", &cookie, NOW), None);
        assert_eq!(find(&SymmetricKey::random(&entropy), org(1), "aida", &cookie, NOW), None);
        assert!(!cookie.contains("aida") && !cookie.contains(&hex::encode("aida")));
        for at in 0..cookie.len() {
            let other = if &cookie[at..=at] == "0" { "1" } else { "0" };
            let changed = format!("{}{other}{}", &cookie[..at], &cookie[at + 1..]);
            assert_eq!(find(&key, org(1), "aida", &changed, NOW), None, "changed at {at}");
        }
    }

    #[test]
    fn it_is_good_for_ninety_days_and_a_clock_that_jumps_back_makes_nobody_a_stranger() {
        let entropy = SeededEntropy::new(1);
        let key = SymmetricKey::random(&entropy);
        let cookie = remember(&key, org(1), "aida", "", NOW, &entropy);
        let after = |days: i64| find(&key, org(1), "aida", &cookie, NOW.plus_minutes(days * 24 * 60));
        assert!(after(89).is_some() && after(90).is_none() && after(-400).is_some());
    }

    #[test]
    fn four_members_may_share_a_browser_and_each_keeps_the_same_identifier() {
        let entropy = SeededEntropy::new(1);
        let key = SymmetricKey::random(&entropy);
        let mut cookie = String::new();
        for login in ["a", "b", "c", "d", "e"] {
            cookie = remember(&key, org(1), login, &cookie, NOW, &entropy);
        }
        let known = |login, cookie: &str| find(&key, org(1), login, cookie, NOW);
        assert_eq!(known("a", &cookie), None);
        let before = known("b", &cookie);
        let again = remember(&key, org(1), "b", &cookie, NOW.plus_minutes(9_000), &entropy);
        assert!(before.is_some() && known("b", &again) == before);
        assert!(["c", "d", "e"].iter().all(|login| known(login, &again).is_some()));
        assert_eq!(remember(&key, org(1), "b", "nonsense.", NOW, &entropy).len(), 104);
    }
}
