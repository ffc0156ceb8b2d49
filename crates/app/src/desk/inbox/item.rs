//! One conversation in the list: what its line says.

use kernel::Moment;
use ui::Speech;

use crate::{
    chat::{Conversation, Emergency, Listed, Said, State},
    settings::DutyTime,
    surfaces::Ground,
};

/// Whoever is put off for longer comes back when the visitor writes; no page names a day years ahead.
const MINUTES_OF_A_YEAR: i64 = 366 * 24 * 60;

/// One conversation in the list.
pub(in crate::desk) struct Item {
    pub(in crate::desk) conversation: Conversation,
    /// The beginning of the last message.
    pub(in crate::desk) preview: String,
    /// Where it stands: how it looks, and in words.
    pub(in crate::desk) status: (&'static str, String),
    /// Whether this member was mentioned and has not seen it.
    pub(in crate::desk) mentioned: bool,
    /// Its tags, in words.
    pub(in crate::desk) tags: Vec<String>,
    /// The colleagues who have it open.
    pub(in crate::desk) here: Vec<String>,
}

impl Item {
    pub(super) fn new(
        listed: Listed,
        preview: String,
        status: (&'static str, String),
        tags: Vec<String>,
        here: Vec<String>,
    ) -> Self {
        let Listed { conversation, mentioned, .. } = listed;
        Self { conversation, preview, status, mentioned, tags, here }
    }

    /// Whether nobody has said yet how an emergency ended.
    pub(in crate::desk) fn is_emergency(&self) -> bool {
        self.conversation.emergency == Emergency::Open
    }

    /// What a tick at it says: this one, if nothing has changed since.
    pub(in crate::desk) fn tick(&self) -> String {
        format!("{}.{}", self.conversation.id, self.conversation.revision)
    }

    pub(in crate::desk) fn is_resolved(&self) -> bool {
        self.conversation.state == State::Resolved
    }
}

/// Where a conversation stands: the tone of its status line, and the words. Whoever waits is told how long, and how far that
/// is over the target; outside the hours of duty the target's clock rests.
pub(super) fn status(ground: &Ground, duty: &DutyTime, listed: &Listed) -> (&'static str, String) {
    let (t, one) = (ground.t, &listed.conversation);
    let waiting = ground.waiting(&one.waiting_since);
    if one.emergency == Emergency::Open {
        let words = if one.visitor_wrote_last {
            t.with("item-emergency-waiting", "time", waiting)
        } else {
            t.say("item-emergency").to_owned()
        };
        return ("urgent", words);
    }
    if one.state == State::Resolved {
        return ("idle", t.say("state-resolved").to_owned());
    }
    if let Some(until) = one.snoozed_until.filter(|_| listed.snoozed) {
        return ("idle", put_off(ground, until));
    }
    if !one.visitor_wrote_last {
        return ("ok", t.say("state-answered").to_owned());
    }
    let key = if one.state == State::New { "item-new-waiting" } else { "item-waiting" };
    let mut words = t.with(key, "time", waiting);
    let over = duty.minutes_since(one.waiting_since) - i64::from(ground.org.settings.answer_target_minutes);
    if over > 0 {
        words += t.say("comma");
        words += &t.with("item-over", "time", ground.span(over));
        return ("urgent", words);
    }
    ("attention", words)
}

fn put_off(ground: &Ground, until: Moment) -> String {
    let t = ground.t;
    if until.minutes_since(ground.app.clock.now()) > MINUTES_OF_A_YEAR {
        return t.say("item-put-off-open").to_owned();
    }
    t.with("item-put-off", "time", ground.until(&until))
}

/// What the list shows of a message: its first words, and that there is an image.
pub(super) fn preview(t: Speech, said: &Said) -> String {
    let words = beginning(&said.text);
    match said.image {
        None => words,
        Some(_) if words.is_empty() => t.say("image-word").to_owned(),
        Some(_) => t.with("image-and-words", "words", words),
    }
}

/// The first words of a message, on one line.
fn beginning(text: &str) -> String {
    const CHARS: usize = 120;
    let mut short = String::with_capacity(text.len().min(4 * CHARS));
    for word in text.split_whitespace() {
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
        if let Some((end, _)) = short.char_indices().nth(CHARS) {
            short.truncate(end);
            short.push('…');
            break;
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_is_one_short_line_cut_between_characters() {
        assert_eq!(beginning("one\n\n two"), "one two");
        let long = "я".repeat(200);
        assert_eq!(beginning(&long).chars().count(), 121);
        assert_eq!(beginning(&"word ".repeat(100)).chars().count(), 121);
    }
}
