//! What stands by itself after a visitor's messages. Everything here says that it is automatic, diagnoses nothing, and offers
//! a person of the team (rules E-1, E-4, E-8); that somebody is there it promises nowhere (E-9).

use kernel::Lang;
use ui::Speech;

use crate::{
    chat::{Kind, Line, Marks},
    knowledge::{self, Shown},
};

/// What stands after one message.
#[derive(Default)]
pub(crate) struct Auto {
    /// Emergency cards.
    pub(crate) cards: Vec<Shown>,
    /// The link in the place of cards, once the emergency has ended.
    pub(crate) ended: bool,
    /// Voice messages do not arrive here.
    pub(crate) voice: bool,
    /// What it is about can be picked from a list.
    pub(crate) pick: bool,
}

/// The cards for kinds of emergency, in the order in which they are shown. Opioids and stimulants have cards of their own, and
/// each leads to the other.
fn cards_for(kinds: Marks, lang: Lang) -> Vec<Shown> {
    knowledge::IDS
        .into_iter()
        .filter(|id| kinds.emergencies().any(|kind| card_of(kind) == *id))
        .filter_map(|id| knowledge::card(id, lang))
        .collect()
}

/// The card of a kind.
pub(crate) const fn card_of(kind: Kind) -> &'static str {
    match kind {
        Kind::NotBreathing | Kind::Unresponsive => "opioid",
        Kind::Seizure | Kind::ChestPain | Kind::Overheated => "stimulant",
        Kind::Suicide => "suicide",
        Kind::Violence => "violence",
        Kind::ChildInDanger => "child",
    }
}

/// What stands by itself after the messages of a page, by their numbers. `open_since` is the number of the last message that
/// stood there before the emergency that is open, if one is.
pub(crate) fn after(lines: &[Line], open_since: Option<i64>, lang: Lang) -> Vec<(i64, Auto)> {
    let mut found = Vec::new();
    let urgent = || lines.iter().filter(|line| line.is_visitors() && line.marks().is_emergency());
    let now = || urgent().filter(|line| open_since.is_some_and(|since| line.number > since));
    let kinds = now().fold(Marks::NONE, |kinds, line| kinds.with(line.marks()));
    if let Some(line) = now().next_back() {
        at(&mut found, line).cards = cards_for(kinds, lang);
    } else if let Some(line) = urgent().next_back().or(lines.last().filter(|_| open_since.is_some())) {
        // It has ended; or what raised it stands on an earlier page.
        at(&mut found, line).ended = true;
    }
    // Once a person has answered, they ask themselves.
    if lines.iter().any(|line| line.stamp().is_some()) {
        return found;
    }
    if let Some(line) = lines.iter().rfind(|line| line.marks().has(Marks::VOICE_NOTE)) {
        at(&mut found, line).voice = true;
    }
    let calm = open_since.is_none() && urgent().next().is_none();
    if let Some(line) = lines.last().filter(|line| calm && line.marks().has(Marks::UNCLEAR)) {
        at(&mut found, line).pick = true;
    }
    found
}

/// What stands after one message.
fn at<'a>(found: &'a mut Vec<(i64, Auto)>, line: &Line) -> &'a mut Auto {
    let place = found.iter().position(|(number, _)| *number == line.number).unwrap_or_else(|| {
        found.push((line.number, Auto::default()));
        found.len() - 1
    });
    &mut found[place].1
}

/// What can be picked, and the topic of the contact report that each is tagged with.
pub(crate) const PICKS: [(&str, &str); 8] = [
    ("pick-health", "offline_medical"),
    ("pick-mind", "psychological"),
    ("pick-test", "hiv_test"),
    ("pick-safer", "harm_reduction"),
    ("pick-treatment", "treatment"),
    ("pick-law", "law"),
    ("pick-life", "housing"),
    ("pick-other", ""),
];

/// The words of a pick in the visitor's language, and its topic; `None` if there is no such pick.
pub(crate) fn pick_words(t: Speech, pick: &str) -> Option<(String, Option<&'static str>)> {
    let (key, topic) = PICKS.into_iter().find(|(key, _)| *key == pick)?;
    Some((t.say(key).to_owned(), Some(topic).filter(|topic| !topic.is_empty())))
}
