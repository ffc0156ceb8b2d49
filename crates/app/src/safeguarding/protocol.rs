//! What a member does at each step: lists as data (`content/safeguarding`), with sources and a day of review.

use std::{collections::BTreeMap, sync::LazyLock};

use kernel::Lang;

use super::model::{Kind, State};
use crate::content;

/// The list of one course, in every language.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Protocol {
    /// When it was last looked through.
    pub(super) reviewed_on: String,
    #[serde(flatten)]
    texts: BTreeMap<String, toml::Value>,
}

/// The points of each state, by its name.
type Points = BTreeMap<String, Vec<String>>;
/// A course, its list, and the list's points by language.
type Read = (Kind, Protocol, BTreeMap<Lang, Points>);

static PROTOCOLS: LazyLock<Vec<Read>> = LazyLock::new(|| {
    let read = |kind: Kind| {
        let file = content::file(&format!("safeguarding/{}.toml", kind.name()));
        let protocol: Protocol = toml::from_str(&file.expect("the protocol is part of the program"))
            .expect("the protocol is checked by a test");
        let points = Lang::ALL
            .into_iter()
            .filter_map(|lang| Some((lang, protocol.texts.get(lang.code())?.clone().try_into().ok()?)))
            .collect();
        (kind, protocol, points)
    };
    Kind::ALL.into_iter().map(read).collect()
});

/// The list of a course.
pub(super) fn of(kind: Kind) -> &'static Protocol {
    let found = PROTOCOLS.iter().find(|(one, ..)| *one == kind);
    &found.expect("every course has one").1
}

/// What there is to do where a course stands, and the language it is in: English where the page's has none.
pub(super) fn points(kind: Kind, state: State, lang: Lang) -> (Lang, &'static [String]) {
    let Some((.., texts)) = PROTOCOLS.iter().find(|(one, ..)| *one == kind) else { return (lang, &[]) };
    let lang = if texts.contains_key(&lang) { lang } else { Lang::En };
    let points = texts.get(&lang).and_then(|points| points.get(state.name()));
    (lang, points.map_or(&[], Vec::as_slice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_open_state_has_the_same_number_of_points_in_every_language() {
        for (kind, protocol, texts) in PROTOCOLS.iter() {
            assert_eq!(texts.len(), 6, "{kind:?}: a language is missing or cannot be read");
            assert!(protocol.texts["sources"].as_array().is_some_and(|all| !all.is_empty()), "{kind:?}");
            assert_eq!(
                protocol.texts["local_review"].as_str(),
                Some("needed"),
                "{kind:?}: nobody has read it"
            );
            for date in [protocol.reviewed_on.as_str(), protocol.texts["review_due"].as_str().expect("a day")]
            {
                assert!(date.parse::<jiff::civil::Date>().is_ok(), "{kind:?}: {date}");
            }
            for state in State::ALL.into_iter().filter(|state| !state.is_over() && *state != State::New) {
                let count = |lang| points(*kind, state, lang).1.len();
                assert!(
                    Lang::ALL.into_iter().all(|lang| count(lang) == count(Lang::En)),
                    "{kind:?} {state:?}"
                );
            }
        }
        assert!(points(Kind::Minor, State::Raised, Lang::Ar).1.len() >= 3);
        assert!(points(Kind::Exception, State::Approved, Lang::Kk).1.len() >= 2);
    }
}
