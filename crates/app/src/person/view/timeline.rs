//! Everything that happened with a person, in order of days. What stands on the page is put into words, the rest is only counted.

use std::collections::BTreeMap;

use super::{Known, Merge, page::purpose_key, page::stance_key, page::tone, window::Window};
use crate::{
    chat::{Emergency, State},
    consult,
    emergency::Ending,
    follow_up,
    ids::ConversationId,
    person::{Answered, Thread, merge},
    report::{self, ReportRow, day},
    safeguarding,
    surfaces::{Ground, desk::Desk},
};

/// Lines that stand on one page.
const LINES: usize = 40;

/// Something that happened on a day, as the page says it.
pub(super) struct Entry {
    /// What, in words.
    pub(super) what: String,
    /// Which tone its status has; none for a plain line.
    pub(super) status: Option<(&'static str, String)>,
    /// What it is called and where it stands.
    pub(super) link: Option<(String, String)>,
    /// Who did or wrote it, or what else there is to say.
    pub(super) more: String,
}

/// What happened on one day.
pub(super) struct Day {
    /// In days since 1970, where the organisation is.
    pub(super) day: i64,
    pub(super) entries: Vec<Entry>,
}

/// The part of it that stands on a page.
pub(super) struct Timeline {
    pub(super) days: Vec<Day>,
    pub(super) window: Window,
    /// The first and the last day of all.
    pub(super) ends: Option<(i64, i64)>,
}

/// What a line is about.
enum What<'a> {
    Began(&'a Thread),
    Reported(&'a ReportRow),
    Ended(ConversationId, Ending),
    Planned(&'a follow_up::OnDay),
    Asked(&'a consult::OnDay),
    Course(&'a safeguarding::OnDay),
    Said(&'a Answered),
    Merged,
}

/// Everything by its day, the oldest first, from the line that is asked for on; the latest without one.
pub(super) fn of(desk: &Desk, known: &Known, asked: Option<usize>) -> Timeline {
    let all = everything(&desk.ground, known);
    let window = Window::of(all.len(), LINES, asked);
    let ends = all.first().zip(all.last()).map(|(first, last)| (first.0, last.0));
    let mut days: Vec<Day> = Vec::new();
    for (day, what) in &all[window.range()] {
        let entry = entry(&desk.ground, known, what);
        match days.last_mut() {
            Some(last) if last.day == *day => last.entries.push(entry),
            _ => days.push(Day { day: *day, entries: vec![entry] }),
        }
    }
    Timeline { days, window, ends }
}

fn everything<'a>(ground: &Ground, known: &'a Known) -> Vec<(i64, What<'a>)> {
    let zone = &ground.org.zone;
    let began = |thread: &Thread| match thread.state {
        // What is resolved has days of universal time already.
        State::Resolved => thread.began.to_day().millis() / 86_400_000,
        _ => day::of(thread.began, zone),
    };
    let begins: BTreeMap<ConversationId, i64> =
        known.threads.iter().map(|thread| (thread.id, began(thread))).collect();
    let mut all: Vec<(i64, What<'_>)> = Vec::new();
    all.extend(known.threads.iter().map(|one| (begins[&one.id], What::Began(one))));
    all.extend(known.reports.iter().map(|one| (one.day, What::Reported(one))));
    all.extend(known.endings.iter().map(|(id, at, ending)| (day::of(*at, zone), What::Ended(*id, *ending))));
    all.extend(known.follow_ups.iter().map(|one| (one.planned_on, What::Planned(one))));
    all.extend(known.consults.iter().map(|one| (day::of(one.since, zone), What::Asked(one))));
    all.extend(known.courses.iter().map(|one| {
        // Nobody has done anything yet: it was raised by words of the conversation.
        let first = || begins.get(&one.conversation).copied().unwrap_or_default();
        (one.at.map_or_else(first, |at| day::of(at, zone)), What::Course(one))
    }));
    all.extend(known.consents.iter().map(|one| (one.day, What::Said(one))));
    let merged = known.merges.iter().filter(|one: &&Merge| one.row.state == merge::State::Merged);
    all.extend(merged.map(|one| (one.row.decided_on.unwrap_or(one.row.suggested_on), What::Merged)));
    all.sort_by_key(|(day, _)| *day);
    all
}

fn entry(ground: &Ground, known: &Known, what: &What<'_>) -> Entry {
    let t = ground.t;
    let inbox = |id: &ConversationId, place: &str| ground.href(&format!("inbox/{id}{place}"));
    let code =
        |id: &ConversationId| known.threads.iter().find(|one| one.id == *id).map(|one| one.code.clone());
    let line = |what: &str, status: Option<(&'static str, String)>, link, more| Entry {
        what: t.say(what).to_owned(),
        status,
        link,
        more,
    };
    match what {
        What::Began(one) => {
            let (tone, words) = standing(one);
            let link = (inbox(&one.id, ""), one.code.clone());
            line("known-began", Some((tone, t.say(words).to_owned())), Some(link), String::new())
        }
        What::Reported(one) => {
            let status = (one.state.tone(), t.say(one.state.key()).to_owned());
            let link = (ground.href(&format!("reports/{}", one.id)), report::code(one.id));
            line("known-report", Some(status), Some(link), one.work_name.clone().unwrap_or_default())
        }
        What::Ended(id, ending) => {
            let how = t.say(&format!("outcome-{}", ending.name())).to_owned();
            let link = code(id).map(|code| (inbox(id, ""), code));
            line("known-emergency", Some(("info", how)), link, String::new())
        }
        What::Planned(one) => {
            let due = t.say("follow-due-on").to_owned() + " " + &ground.day(&day::shown(one.due));
            let state = t.say(&format!("follow-state-{}", one.state.name())).to_owned();
            let link = (ground.href(&format!("follow-ups/{}", one.id)), one.code.clone());
            line("known-follow-up", Some((one.state.tone(), state)), Some(link), due)
        }
        What::Asked(one) => {
            let status = (one.state.tone(), t.say(one.state.key()).to_owned());
            let link = (inbox(&one.conversation, "#consults"), one.code.clone());
            line("known-consult", Some(status), Some(link), t.say(one.role.key()).to_owned())
        }
        What::Course(one) => {
            let (tone, words) = match (one.waits, one.open) {
                (true, _) => ("attention", "safeguarding-waits"),
                (_, true) => ("info", "safeguarding-open"),
                _ => ("idle", "safeguarding-over"),
            };
            let link = code(&one.conversation).map(|code| (inbox(&one.conversation, "#safeguarding"), code));
            line(one.kind.key(), Some((tone, t.say(words).to_owned())), link, String::new())
        }
        What::Said(one) => {
            let status = (tone(one.stance), t.say(&stance_key(one.stance)).to_owned());
            line(&purpose_key(one.purpose), Some(status), None, one.work_name.clone().unwrap_or_default())
        }
        What::Merged => line("known-merged", None, None, String::new()),
    }
}

/// How a conversation stands, as tone and words.
fn standing(thread: &Thread) -> (&'static str, &'static str) {
    match (thread.emergency, thread.state) {
        (Emergency::Open, _) => ("urgent", "emergency-state"),
        _ if thread.restricted => ("idle", "restricted-word"),
        (_, State::New) => ("attention", "known-state-new"),
        (_, State::Open) => ("ok", "known-state-open"),
        (_, State::Resolved) => ("idle", "known-state-resolved"),
        (_, State::Discarded) => ("idle", "known-state-discarded"),
    }
}
