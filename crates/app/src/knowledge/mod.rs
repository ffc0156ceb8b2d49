//! The emergency cards: general first aid, as data from `content/emergency`. They are shown to everybody, whatever
//! the age (rule M-4), need no script (E-2), and keep opioids and stimulants apart (E-4).

use std::{collections::BTreeMap, sync::LazyLock};

use kernel::Lang;

/// One emergency card in every language.
#[derive(Debug, serde::Deserialize)]
pub struct Card {
    /// One of [`IDS`].
    pub id: String,
    /// When we last read it through.
    pub reviewed_on: String,
    /// When it must be read again.
    pub review_due: String,
    /// Where its statements come from.
    pub sources: Vec<String>,
    #[serde(flatten)]
    texts: BTreeMap<String, toml::Value>,
}

/// A card in one language.
#[derive(Debug, serde::Deserialize)]
pub struct CardText {
    /// What to recognise it by, in a sentence.
    pub title: String,
    /// Signs.
    pub signs: Vec<String>,
    /// What to do, in order. The first names the emergency number (rule E-2).
    pub steps: Vec<Step>,
    /// The sentence that leads to the other card, on those that have one.
    pub other: Option<String>,
    /// What a member of the team does who talks with somebody about this (rule E-5): read at the desk, beside the conversation.
    pub protocol: Vec<String>,
    /// What the card is not.
    pub note: String,
}

/// One thing to do.
#[derive(Debug, serde::Deserialize)]
pub struct Step {
    /// The thing, as an order.
    #[serde(rename = "do")]
    pub act: String,
    /// How, or why.
    pub more: String,
}

/// A card ready to show: its identifier, its texts with the number of the place filled in, and its dates.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The card.
    pub card: &'static Card,
    /// Its text.
    pub text: &'static CardText,
    /// The language it is in.
    lang: Lang,
}

/// The cards, in the order in which several are shown.
pub const IDS: [&str; 5] = ["opioid", "stimulant", "suicide", "violence", "child"];
/// So many of them are for everybody to read beforehand; the others are shown when they are needed.
const OVERDOSE: usize = 2;

static CARDS: LazyLock<Vec<(Card, BTreeMap<Lang, CardText>)>> = LazyLock::new(|| {
    IDS.into_iter()
        .map(|id| {
            let file = crate::content::file(&format!("emergency/{id}.toml"))
                .expect("the card is part of the program");
            let card: Card = toml::from_str(&file).expect("the card is checked by a test");
            let texts = Lang::ALL
                .into_iter()
                .filter_map(|lang| Some((lang, card.texts.get(lang.code())?.clone().try_into().ok()?)))
                .collect();
            (card, texts)
        })
        .collect()
});

/// The cards about overdose in a language; in English where a language has none.
pub fn cards(lang: Lang) -> Vec<Shown> {
    IDS.into_iter().take(OVERDOSE).filter_map(|id| card(id, lang)).collect()
}

/// Every card.
pub fn all(lang: Lang) -> Vec<Shown> {
    IDS.into_iter().filter_map(|id| card(id, lang)).collect()
}

/// One card in a language; in English where the language has none.
pub fn card(id: &str, lang: Lang) -> Option<Shown> {
    let (card, texts) = CARDS.iter().find(|(card, _)| card.id == id)?;
    let lang = if texts.contains_key(&lang) { lang } else { Lang::En };
    Some(Shown { card, text: texts.get(&lang)?, lang })
}

impl Shown {
    /// The identifier of the other card.
    pub fn other_id(&self) -> &'static str {
        if self.card.id == "opioid" { "stimulant" } else { "opioid" }
    }

    /// A text of the card with the emergency number of the place.
    pub fn fill(&self, text: &str, number: &str) -> String {
        // Isolated where the text runs the other way, so that "+48 112" keeps its order.
        let (open, close) = if self.lang.is_rtl() { ("\u{2066}", "\u{2069}") } else { ("", "") };
        text.replace("{number}", &format!("{open}{number}{close}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e_2_the_first_step_of_every_card_in_every_language_names_the_emergency_number() {
        for (card, texts) in CARDS.iter() {
            assert_eq!(texts.len(), 6, "{}: a language is missing or cannot be read", card.id);
            for (lang, text) in texts {
                assert!(text.steps[0].act.contains("{number}"), "{} {lang:?}", card.id);
            }
        }
    }

    #[test]
    fn e_4_opioids_and_stimulants_have_cards_of_their_own() {
        let ids: Vec<_> = CARDS.iter().map(|(card, _)| card.id.as_str()).collect();
        assert_eq!(ids, IDS);
        for (card, texts) in CARDS.iter() {
            let overdose = IDS[..OVERDOSE].contains(&card.id.as_str());
            assert!(texts.values().all(|text| text.other.is_some() == overdose), "{}", card.id);
        }
    }

    #[test]
    fn e_5_every_card_has_a_protocol_for_whoever_talks_with_somebody() {
        for (card, texts) in CARDS.iter() {
            for (lang, text) in texts {
                assert!((3..=6).contains(&text.protocol.len()), "{} {lang:?}", card.id);
                assert!(text.protocol.iter().any(|step| step.contains("{number}")), "{} {lang:?}", card.id);
            }
        }
    }

    #[test]
    fn every_card_names_its_sources_and_its_dates() {
        for (card, _) in CARDS.iter() {
            assert!(!card.sources.is_empty(), "{}", card.id);
            for date in [&card.reviewed_on, &card.review_due] {
                assert!(date.parse::<jiff::civil::Date>().is_ok(), "{}: {date}", card.id);
            }
        }
    }
}
