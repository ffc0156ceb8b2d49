//! What is shown of the guide: the program's own pack and, over it, what an organisation has changed. Whoever makes a page takes
//! one [`Shown`] and keeps it until the page is made, so that no page is half of yesterday.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    sync::{Arc, LazyLock, PoisonError, RwLock},
};

use guide::{Address, Item, Pack, Pictures, Text};
use kernel::Lang;

use super::{RULES, own_files};
use crate::ids::OrgId;

/// What an organisation has changed, by the path of each file within the pack: its own text, or `None` for a file that it has taken
/// away.
pub type Changes = BTreeMap<String, Option<String>>;

/// A pack as it is shown.
#[derive(Debug, Default)]
pub struct Shown {
    /// Its pages.
    pub pack: Pack,
    /// Another number means another pack: whoever holds something that was made of it (an index, a bundle) makes it anew. 0 is the
    /// program's own.
    pub revision: i64,
}

/// The program's own pack. It is read once in a process and stays; that nothing is wrong with it is checked by a test.
static OWN: LazyLock<Arc<Shown>> =
    LazyLock::new(|| Arc::new(Shown { pack: read(&own_files(), &Pictures::new()), revision: 0 }));

fn read(files: &[(String, Cow<'static, [u8]>)], pictures: &Pictures) -> Pack {
    let each = files.iter().map(|(path, bytes)| (path.as_str(), &bytes[..]));
    guide::read(each, pictures, &RULES, "").0
}

/// The program's own pack.
pub fn own_pack() -> &'static Pack {
    &OWN.pack
}

/// The files of a pack with changes: those of the program, without what was taken away, and those of the organisation.
pub fn with_changes(changes: &Changes) -> Vec<(String, Cow<'static, [u8]>)> {
    let own = own_files().into_iter().filter(|(path, _)| !changes.contains_key(path));
    let changed = changes
        .iter()
        .filter_map(|(path, text)| Some((path.clone(), Cow::Owned(text.clone()?.into_bytes()))));
    let mut files: Vec<_> = own.chain(changed).collect();
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    files
}

/// The short form of a page, for slices that show no more of it.
pub(crate) struct Short<'a> {
    /// Its title.
    pub(crate) title: &'a str,
    /// The whole page in a few sentences; `{number}` stands for the number to call.
    pub(crate) says: &'a [String],
    /// The language of both.
    pub(crate) lang: Lang,
    /// The day by which it must be reviewed again.
    pub(crate) due_on: &'a str,
}

impl Shown {
    /// The pack with changes and with pictures of an organisation. What is wrong with them was told before they were published; what cannot be read is left out.
    #[must_use]
    pub fn with(changes: &Changes, pictures: &Pictures, revision: i64) -> Arc<Self> {
        if changes.is_empty() && revision == 0 {
            return Arc::clone(&OWN);
        }
        Arc::new(Self { pack: read(&with_changes(changes), pictures), revision })
    }

    /// A page in its languages.
    pub fn item(&self, address: &Address) -> Option<&Item> {
        self.pack.item(address)
    }

    /// One page in a language, if there is one.
    pub fn text(&self, address: &Address, lang: Lang) -> Option<&Text> {
        self.pack.item(address)?.get(lang.code())
    }

    /// The short form of a page, `kind/name`: in a language or, where it is not in that, in English.
    pub(crate) fn short(&self, page: &str, lang: Lang) -> Option<Short<'_>> {
        let address = Address::parse(page)?;
        let mut langs = [lang, Lang::En].into_iter();
        let (lang, text) = langs.find_map(|lang| Some((lang, self.text(&address, lang)?)))?;
        let front = &text.front;
        Some(Short { title: &front.title, says: &front.short, lang, due_on: &front.due_on })
    }

    /// The languages a page is in, in the order in which languages are listed.
    pub fn languages_of(&self, address: &Address) -> Vec<Lang> {
        Lang::ALL.into_iter().filter(|lang| self.text(address, *lang).is_some()).collect()
    }
}

/// The packs of all organisations. Those that have changed nothing share one.
#[derive(Debug, Default)]
pub struct Shelf {
    changed: RwLock<HashMap<OrgId, Arc<Shown>>>,
}

impl Shelf {
    /// What an organisation shows now.
    pub fn of(&self, org: OrgId) -> Arc<Shown> {
        let changed = self.changed.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(changed.get(&org).unwrap_or(&OWN))
    }

    /// From now on an organisation shows this, unless it shows something newer already.
    pub fn put(&self, org: OrgId, shown: Arc<Shown>) {
        let mut changed = self.changed.write().unwrap_or_else(PoisonError::into_inner);
        if changed.get(&org).is_none_or(|held| held.revision < shown.revision) {
            changed.insert(org, shown);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        Address::parse(text).expect("an address")
    }

    #[test]
    fn an_organisation_that_changed_something_shows_it_and_others_do_not() {
        let (shelf, here, there) = (Shelf::default(), OrgId::from_bytes([1; 16]), OrgId::from_bytes([2; 16]));
        let naloxone = address("how-to/naloxone");
        let own =
            own_files().into_iter().find(|(path, _)| path == "how-to/naloxone/fr.md").expect("the page").1;
        let own = String::from_utf8(own.into_owned()).expect("text");
        let title = own_pack().item(&naloxone).expect("the page")["fr"].front.title.clone();
        let changed = own.replacen(&title, "La naloxone chez nous", 1);
        let changes = Changes::from([
            ("how-to/naloxone/fr.md".to_owned(), Some(changed)),
            ("checklist/before/kk.md".to_owned(), None),
        ]);
        shelf.put(here, Shown::with(&changes, &Pictures::new(), 7));
        let shown = shelf.of(here);
        assert_eq!(
            shown.text(&naloxone, Lang::Fr).expect("it is there").front.title,
            "La naloxone chez nous"
        );
        assert!(shown.text(&address("checklist/before"), Lang::Kk).is_none());
        assert_eq!(shown.languages_of(&address("checklist/before")).len(), 5);
        assert_eq!(shown.pack.items().count(), own_pack().items().count());
        let other = shelf.of(there);
        assert_eq!((other.revision, shown.revision), (0, 7));
        assert_eq!(other.text(&naloxone, Lang::Fr).expect("it is there").front.title, title);
        assert!(
            Arc::ptr_eq(&other, &shelf.of(OrgId::from_bytes([3; 16]))),
            "one pack for all who changed nothing"
        );
    }

    #[test]
    fn an_earlier_reading_never_takes_the_place_of_a_later_one() {
        let (shelf, org) = (Shelf::default(), OrgId::from_bytes([1; 16]));
        shelf.put(org, Shown::with(&Changes::new(), &Pictures::new(), 3));
        shelf.put(org, Shown::with(&Changes::new(), &Pictures::new(), 2));
        assert_eq!(shelf.of(org).revision, 3);
    }
}
