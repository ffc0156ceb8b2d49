//! Editing the guide at the desk: versions of each file, the checks and the two approvals before everybody sees one, publishing at once
//! or at a moment, and taking a page away everywhere. What is shown is the program's own pack with what an organisation has published
//! over it.

mod act;
mod difference;
mod history;
mod list;
mod look;
mod page;
mod pairs;
mod preview;
mod publish;
mod rules;
mod state;
mod store;

use guide::Address;
use kernel::Lang;

pub use publish::{follow, load, publish_due, renew};
pub use rules::import;
pub use state::{Needs, State, Step, next};
pub use store::{ALL as STATEMENTS, changes};

use super::RULES;
use crate::{
    policy::Deed,
    surfaces::{Route, Who},
};

/// The longest text, in bytes, as the pack has it.
const MOST_BYTES: usize = 64 * 1024;
/// The longest reason for giving a text back, in characters.
const MOST_SAID: usize = 500;
/// The folder of the lists of sources, and the ending of their files.
const SOURCES: (&str, &str) = ("sources", "toml");
/// The list of pairs, which is no page.
pub(super) const PAIRS: &str = "combinations.json";
/// Kind, name and ending of it in addresses of the desk.
const PAIRS_PLACE: [&str; 3] = ["combinations", "list", "json"];

/// The routes of the desk.
pub(super) fn routes() -> Vec<Route> {
    let see = Who::May(Deed::SeeGuideDrafts);
    vec![
        Route::get("/{lang}/guide-text", see, list::list),
        Route::post("/{lang}/guide-text", Who::May(Deed::WriteGuide), list::begin),
        Route::get("/{lang}/guide-text/{kind}/{name}/{language}", see, page::one),
        Route::post(
            "/{lang}/guide-text/{kind}/{name}/{language}/save",
            Who::May(Deed::WriteGuide),
            act::save,
        ),
        Route::post("/{lang}/guide-text/{kind}/{name}/{language}/step", see, act::step),
        Route::post(
            "/{lang}/guide-text/{kind}/{name}/{language}/withdraw",
            Who::May(Deed::WithdrawGuide),
            act::withdraw,
        ),
        Route::get("/{lang}/guide-text/{kind}/{name}/{language}/history", see, history::history),
        Route::get("/{lang}/guide-text/{kind}/{name}/{language}/history/{number}", see, history::version),
    ]
}

/// A file of the pack as addresses of the desk name it: a page in a language, a list of sources (`sources/NAME/toml`), or the list of
/// pairs (`combinations/list/json`).
#[derive(Clone, Debug, PartialEq, Eq)]
struct File {
    /// Its place: kind and name.
    address: Address,
    /// The language of a page; `None` for a list.
    lang: Option<Lang>,
}

impl File {
    /// What an address of the desk names, if the pack may have such a file.
    fn of(kind: &str, name: &str, language: &str) -> Option<Self> {
        let address = Address::parse(&format!("{kind}/{name}"))?;
        if [kind, name, language] == PAIRS_PLACE || (kind, language) == SOURCES {
            return Some(Self { address, lang: None });
        }
        let lang = Lang::ALL.into_iter().find(|lang| lang.code() == language)?;
        RULES.kinds.contains(&kind).then_some(Self { address, lang: Some(lang) })
    }

    /// The file at a path of the pack; `None` for one that the desk has no page for.
    fn at(path: &str) -> Option<Self> {
        if path == PAIRS {
            let [kind, name, ending] = PAIRS_PLACE;
            return Self::of(kind, name, ending);
        }
        let mut parts = path.splitn(3, '/');
        let (kind, rest) = (parts.next()?, parts.next()?);
        if kind == SOURCES.0 {
            return Self::of(kind, rest.strip_suffix(".toml")?, SOURCES.1);
        }
        Self::of(kind, rest, parts.next()?.strip_suffix(".md")?)
    }

    /// The page of an address in a language.
    const fn page(address: Address, lang: Lang) -> Self {
        Self { address, lang: Some(lang) }
    }

    /// Its path within the pack.
    fn path(&self) -> String {
        match self.lang {
            Some(lang) => format!("{}/{}.md", self.address, lang.code()),
            None if self.is_pairs() => PAIRS.to_owned(),
            None => format!("{}.toml", self.address),
        }
    }

    /// Its place at the desk, after the language.
    fn place(&self) -> String {
        let ending = if self.is_pairs() { PAIRS_PLACE[2] } else { SOURCES.1 };
        format!("guide-text/{}/{}", self.address, self.lang.map_or(ending, Lang::code))
    }

    /// Whether it is the list of pairs.
    fn is_pairs(&self) -> bool {
        self.lang.is_none() && self.address.kind == PAIRS_PLACE[0]
    }

    /// Whether it is a translation.
    fn is_translation(&self) -> bool {
        self.lang.is_some_and(|lang| lang != Lang::En)
    }

    /// The file that a translation translates.
    fn original(&self) -> Self {
        Self { lang: self.lang.and(Some(Lang::En)), ..self.clone() }
    }

    /// The direction of its text.
    fn dir(&self) -> &'static str {
        self.lang.map_or("ltr", Lang::dir)
    }

    /// The language of its text.
    fn code(&self) -> &'static str {
        self.lang.map_or("en", Lang::code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_at_the_desk_and_paths_of_the_pack_lead_to_each_other() {
        for path in [
            "how-to/naloxone/kk.md",
            "sources/care.toml",
            "emergency/overdose-opioid/en.md",
            "combinations.json",
        ] {
            let file = File::at(path).expect("a file of the pack");
            assert_eq!(file.path(), path);
            let place = file.place();
            let parts: Vec<_> = place.split('/').skip(1).collect();
            assert_eq!(File::of(parts[0], parts[1], parts[2]), Some(file));
        }
        for path in
            ["combinations/list.toml", "how-to/naloxone/xx.md", "other/naloxone/en.md", "how-to/../en.md", ""]
        {
            assert_eq!(File::at(path), None, "{path}");
        }
        assert_eq!(File::of("how-to", "naloxone", "toml"), None);
        assert_eq!(File::of("sources", "care", "en"), None);
    }
}
