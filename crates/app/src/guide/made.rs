//! What was made of a pack before and is the same for everybody: pages as HTML, and bundles. Made anew when the pack or the day is
//! another.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError, RwLock},
};

use guide::Address;
use kernel::Lang;
use ui::page::Ready;

use super::share::Bundles;
use crate::ids::OrgId;

/// Bytes of pages of one organisation that are kept. The program's own pack takes some eleven million in six languages.
const MOST_BYTES: usize = 32 << 20;

/// What was made before.
#[derive(Default)]
pub struct Made {
    pages: RwLock<HashMap<OrgId, Pages>>,
    /// Copies that need no network.
    pub(super) bundles: Mutex<Bundles>,
}

/// Which pages of an organisation belong together: the number of its pack, and the day, on which some may fall due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edition {
    pub(super) revision: i64,
    pub(super) day: String,
}

/// One page: its address, its language, and the site as the reader knows it, for that stands on the page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) address: Address,
    pub(super) lang: Lang,
    pub(super) site: String,
}

/// Pages of an organisation.
struct Pages {
    edition: Edition,
    made: HashMap<Key, Ready>,
    bytes: usize,
}

impl Made {
    /// A page that was made before.
    pub(super) fn page(&self, org: OrgId, edition: &Edition, key: &Key) -> Option<Ready> {
        let all = self.pages.read().unwrap_or_else(PoisonError::into_inner);
        all.get(&org).filter(|pages| pages.edition == *edition)?.made.get(key).cloned()
    }

    /// Keeps a page. A later edition takes the place of an earlier one; when there is no room, it begins anew: whoever asks under a
    /// thousand names of hosts costs us work and never memory.
    pub(super) fn keep(&self, org: OrgId, edition: Edition, key: Key, page: &Ready) {
        let mut all = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        let new = || Pages { edition: edition.clone(), made: HashMap::new(), bytes: 0 };
        let pages = all.entry(org).or_insert_with(new);
        if pages.edition != edition || pages.bytes + page.size() > MOST_BYTES {
            *pages = new();
        }
        if pages.made.insert(key, page.clone()).is_none() {
            pages.bytes += page.size();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(site: &str) -> Key {
        let address = Address::parse("how-to/naloxone").expect("an address");
        Key { address, lang: Lang::En, site: site.to_owned() }
    }

    fn edition(revision: i64, day: &str) -> Edition {
        Edition { revision, day: day.to_owned() }
    }

    #[test]
    fn a_page_is_kept_until_the_pack_or_the_day_is_another() {
        let (made, org) = (Made::default(), OrgId::from_bytes([1; 16]));
        let (now, page) = (edition(1, "2026-11-23"), Ready::of("a page"));
        assert!(made.page(org, &now, &key("")).is_none());
        made.keep(org, now.clone(), key(""), &page);
        assert!(made.page(org, &now, &key("")).is_some());
        assert!(made.page(org, &now, &key("https://other.example")).is_none());
        assert!(made.page(OrgId::from_bytes([2; 16]), &now, &key("")).is_none());
        for other in [edition(2, "2026-11-23"), edition(1, "2026-11-24")] {
            assert!(made.page(org, &other, &key("")).is_none());
        }
        made.keep(org, edition(2, "2026-11-23"), key("x"), &page);
        assert!(made.page(org, &now, &key("")).is_none());
    }

    #[test]
    fn names_of_hosts_without_end_take_no_memory_without_end() {
        let (made, org, now) = (Made::default(), OrgId::from_bytes([1; 16]), edition(1, ""));
        let page = Ready::of(vec![b'x'; 1 << 20]);
        for n in 0..100 {
            made.keep(org, now.clone(), key(&n.to_string()), &page);
            let all = made.pages.read().unwrap_or_else(PoisonError::into_inner);
            assert!(all[&org].bytes <= MOST_BYTES && !all[&org].made.is_empty());
        }
        assert!(made.page(org, &now, &key("99")).is_some());
    }
}
