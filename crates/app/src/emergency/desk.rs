//! What the desk shows of emergencies: the banner on every page, and beside a conversation what was shown to its visitor, what
//! to do, and how it ended.

use kernel::{DbError, Plain};

use super::{Step, What, model::Ending, store, visitor::card_of};
use crate::{
    chat::{Emergency, Kind, Line, Marks},
    ids::{ConversationId, OrgId, StaffId},
    knowledge::{self, Shown},
    policy::Held,
    surfaces::Ground,
};

/// What every page of the desk says while an emergency is open. It cannot be put away; it becomes quieter once each has been
/// taken.
#[derive(Clone, Debug)]
pub(crate) struct Banner {
    /// How many are open.
    pub(crate) open: i64,
    /// How many of them nobody has taken.
    pub(crate) untaken: i64,
    /// The one to look at first.
    pub(crate) first: ConversationId,
    /// Its code name.
    pub(crate) code: String,
    /// Since when its visitor waits.
    pub(crate) since: kernel::Moment,
    /// How often an emergency has ended in it before.
    pub(crate) before: i64,
    /// Who alone opens it, if it is restricted.
    pub(crate) named: Vec<String>,
}

/// The banner for a member; `None` while no emergency is open that they can open.
pub(crate) fn banner(
    tx: &mut db::Tx<'_>,
    org: OrgId,
    staff: StaffId,
    held: Held,
) -> Result<Option<Banner>, DbError> {
    let only_for = (held == Held::Given).then_some(staff);
    Ok(store::first_open(tx, org, only_for)?.map(|first| Banner {
        open: first.open,
        untaken: first.untaken,
        first: first.id,
        code: first.code,
        since: first.since,
        before: first.before,
        named: first.named,
    }))
}

/// What stands at a conversation at the desk.
pub(crate) struct Beside {
    /// Whether nobody has said yet how it ended.
    pub(crate) open: bool,
    /// The messages after which cards were shown, each with the kinds in words.
    shown: Vec<(i64, String)>,
    /// What to do, by the cards of what is open.
    pub(crate) protocols: Vec<Shown>,
    /// How emergencies ended here, the latest first, in words.
    pub(crate) ended: Vec<String>,
    /// How many of them were false alarms.
    pub(crate) false_alarms: usize,
}

impl Beside {
    pub(crate) fn new(
        ground: &Ground,
        standing: Emergency,
        lines: &[Line],
        steps: &[(i64, Plain<Step>)],
    ) -> Self {
        let open = standing == Emergency::Open;
        let ends: Vec<i64> = steps.iter().map(|(upto, _)| *upto).filter(|upto| *upto > 0).collect();
        let last_end = ends.last().copied().unwrap_or(0);
        let (mut shown, mut told, mut present, mut after) = (Vec::new(), Marks::NONE, Marks::NONE, 0);
        for line in lines.iter().filter(|line| line.is_visitors()) {
            // After an end everything is told anew.
            let end = ends.iter().copied().filter(|end| *end < line.number).max().unwrap_or(0);
            if end > after {
                (told, after) = (Marks::NONE, end);
            }
            let kinds = line.marks().emergencies().filter(|kind| !told.has(Marks::of(*kind)));
            let kinds: Vec<Kind> = kinds.collect();
            if !kinds.is_empty() {
                told = kinds.iter().fold(told, |told, kind| told.with(Marks::of(*kind)));
                shown.push((line.number, in_words(ground, &kinds)));
            }
            if open && line.number > last_end {
                present = present.with(line.marks());
            }
        }
        // What raised it may stand on an earlier page, or was deleted by its visitor.
        if let (true, false, Some((_, last))) = (open, present.is_emergency(), steps.last())
            && let What::Raised(alarms) = &last.expose().what
        {
            present = alarms.iter().fold(present, |kinds, alarm| kinds.with(Marks::of(alarm.kind)));
        }
        let protocols = knowledge::IDS
            .into_iter()
            .filter(|id| open && present.emergencies().any(|kind| card_of(kind) == *id))
            .filter_map(|id| knowledge::card(id, ground.lang()))
            .collect();
        let ended: Vec<_> = steps.iter().rev().filter_map(|(_, step)| ended(ground, step.expose())).collect();
        let is_false = |step: &Step| matches!(step.what, What::Ended(Ending::FalseAlarm, _));
        let false_alarms = steps.iter().filter(|(_, step)| is_false(step.expose())).count();
        Self { open, shown, protocols, ended, false_alarms }
    }

    /// The kinds, in words, of the cards that were shown after a message; `None` after most.
    pub(crate) fn shown_after(&self, number: &i64) -> Option<&str> {
        self.shown.iter().find(|(at, _)| at == number).map(|(_, kinds)| kinds.as_str())
    }

    /// What can be chosen: the name in the form and the text's key.
    pub(crate) fn outcomes(&self) -> impl Iterator<Item = (&'static str, String)> {
        Ending::OUTCOMES.into_iter().map(|one| (one.name(), format!("outcome-{}", one.name())))
    }
}

fn in_words(ground: &Ground, kinds: &[Kind]) -> String {
    let say = |kind: &Kind| ground.t.say(&format!("kind-{}", kind.code().replace('_', "-")));
    kinds.iter().map(say).collect::<Vec<_>>().join(ground.t.say("comma"))
}

fn ended(ground: &Ground, step: &Step) -> Option<String> {
    let What::Ended(ending, by) = &step.what else { return None };
    let how = ground.t.say(&format!("outcome-{}", ending.name()));
    Some(ground.t.with3(
        "emergency-ended",
        "how",
        how,
        "name",
        by.work_name.as_str(),
        "when",
        ground.when(&step.at),
    ))
}
