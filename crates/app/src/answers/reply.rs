//! The same answers as messages, for channels that carry nothing but text. A function of the step somebody stands on and of what they
//! sent: whoever calls it keeps the name of the step, or nothing, and then everybody begins anew.

use std::fmt::Write as _;

use steps::Move;
use ui::Speech;

use super::{Shown, steps};
use crate::guide;

/// What an answer depends on beside the step.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// What the guide shows there.
    pub guide: &'a guide::Shown,
    /// The emergency number of the place.
    pub number: &'a str,
    /// Where the public site is found, without a slash at its end.
    pub site: &'a str,
    /// What is left out: [`super::SEXUAL`] for somebody who said to be under age.
    pub without: Option<&'static str>,
    /// The day, as dates of the guide are written.
    pub today: &'a str,
}

/// What is sent back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The step on which its reader stands now.
    pub at: &'static str,
    /// The text.
    pub text: String,
    /// Whether they asked for a person: what they send next is for the team.
    pub handover: bool,
}

/// The first message.
pub fn begin(t: Speech, place: &Place<'_>) -> Reply {
    let first = &steps().first().id;
    Reply { at: first, text: text(t, place, first), handover: false }
}

/// The answer to a message of somebody who stands on a step.
pub fn reply(t: Speech, place: &Place<'_>, at: &str, input: &str) -> Reply {
    let at = steps().find(at, place.without).unwrap_or_else(|| steps().first()).id.as_str();
    match steps().take(at, input, place.without) {
        Move::To(step) => Reply { at: &step.id, text: text(t, place, &step.id), handover: false },
        Move::Handover => {
            let text = format!("{}\n{}", t.say("answers-from"), t.say("answers-hand-how"));
            Reply { at, text, handover: true }
        }
        Move::Unclear => {
            let text = format!("{}\n\n{}", t.say("answers-unclear"), text(t, place, at));
            Reply { at, text, handover: false }
        }
    }
}

fn text(t: Speech, place: &Place<'_>, id: &str) -> String {
    let shown = Shown::of(id, t.lang(), place);
    let mut out = t.say("answers-from").to_owned();
    if shown.said.is_empty() {
        let asked = shown.path.last().copied().unwrap_or_default();
        let _ = write!(out, "\n{asked}");
    }
    for sentence in &shown.said {
        let _ = write!(out, "\n{sentence}");
    }
    if let Some((page, title)) = &shown.page {
        let title = if title.is_empty() { t.say("guide-combinations") } else { title };
        let _ = write!(out, "\n{title}: {}/{}/{page}", place.site, shown.said_lang.code());
    }
    out.push('\n');
    for (number, (_, words)) in (1..).zip(&shown.choices) {
        let _ = write!(out, "\n{number}. {words}");
    }
    let _ = write!(out, "\n{}. {}", shown.choices.len() + 1, t.say("answers-hand"));
    if shown.above.is_some() {
        let _ = write!(out, "\n0. {}", t.say("answers-back"));
    }
    out
}
