//! What of a text goes on a card for the pocket: what to do now, and the signs. No links and no marks: paper opens nothing.

use crate::{
    Part, Point, Text, Word,
    part::pieces,
    render::{escape, push_number},
    words::plain,
};

/// What a card says, as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The steps of the first block `now`; none if the text has no such block.
    pub now: Vec<String>,
    /// What heads the signs.
    pub heading: String,
    /// The signs: the points that the first heading of the second level stands over; none where it stands over something else.
    pub signs: Vec<String>,
}

/// The card of a text. `number` is the number to call.
#[must_use]
pub fn card(text: &Text, number: &str) -> Card {
    let now = text.body.iter().find_map(|part| match part {
        Part::Block { block, parts, .. } if block.name == "now" => Some(parts.as_slice()),
        _ => None,
    });
    let mut card = Card { now: points(now.unwrap_or_default(), number), ..Card::default() };
    let mut rest = text.body.iter().skip_while(|part| !matches!(part, Part::Heading { level: 2, .. }));
    let Some(Part::Heading { words, .. }) = rest.next() else { return card };
    let below = rest.take_while(|part| !matches!(part, Part::Heading { .. }));
    for part in below.filter(|part| matches!(part, Part::List { ordered: false, .. })) {
        card.signs.extend(points(std::slice::from_ref(part), number));
    }
    if !card.signs.is_empty() {
        card.heading = bare(words, number);
    }
    card
}

/// The points of the lists among parts.
fn points(parts: &[Part], number: &str) -> Vec<String> {
    let lists = parts.iter().filter_map(|part| match part {
        Part::List { points, .. } => Some(points),
        _ => None,
    });
    lists.flatten().map(|point| one(point, number)).collect()
}

fn one(point: &Point, number: &str) -> String {
    let said = pieces(&point.parts).into_iter().map(|piece| bare(piece.words, number));
    said.collect::<Vec<_>>().join(" ")
}

/// Words as HTML, without marks. A link is what it says; one that is a sentence of its own ("How to do it.") is left out, for there
/// is nothing behind it on paper.
fn bare(words: &[Word], number: &str) -> String {
    let mut out = String::new();
    push(words, number, &mut out);
    out.trim().to_owned()
}

fn push(words: &[Word], number: &str, out: &mut String) {
    let mut dropped = false;
    for (at, word) in words.iter().enumerate() {
        let after_link = std::mem::take(&mut dropped);
        match word {
            Word::Text(text) => {
                let text = if after_link { text.trim_start_matches('.') } else { text };
                escape(text, out);
            }
            Word::Number => push_number(number, out),
            Word::Strong(words) => within("strong", words, number, out),
            Word::Stress(words) => within("em", words, number, out),
            Word::Link { words: said, .. } => {
                dropped = is_sentence(&words[..at], words.get(at + 1));
                if !dropped {
                    push(said, number, out);
                }
            }
            Word::Source { .. } => {}
        }
    }
}

fn within(tag: &str, words: &[Word], number: &str, out: &mut String) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
    push(words, number, out);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

/// Whether what stands between is a sentence of its own.
fn is_sentence(before: &[Word], after: Option<&Word>) -> bool {
    let begins = plain(before).trim_end().ends_with(['.', '!', '?', '؟']);
    begins && matches!(after, Some(Word::Text(text)) if text.starts_with('.'))
}

/// The points of a text that have a box to tick, as plain text. `number` is the number to call.
#[must_use]
pub fn ticks(text: &Text, number: &str) -> Vec<String> {
    let blocks = text.body.iter().filter_map(|part| match part {
        Part::Block { parts, .. } => Some(parts),
        _ => None,
    });
    let points = blocks.flatten().filter_map(|part| match part {
        Part::List { points, .. } => Some(points),
        _ => None,
    });
    let said = |point: &Point| {
        let pieces = pieces(&point.parts).into_iter().map(|piece| plain(piece.words));
        pieces.collect::<Vec<_>>().join(" ").replace("{number}", number)
    };
    points.flatten().filter(|point| point.ticks).map(said).collect()
}
