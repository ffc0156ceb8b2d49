//! What an answer takes along that was made from snippets: what is still to be filled in, a use to be counted, and steps that
//! follow once it is sent.

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Fault, Moment};
use ui::{Form, Speech};

use super::{
    library::Library,
    model::{After, Holder, Snippet, Snooze, Words, fill, placeholders},
    store,
};
use crate::{
    chat::{self, Refused},
    ids::{ConversationId, OrgId, StaffId, TagId},
    policy::Deed,
    report::day,
    surfaces::desk::Colleague,
    tag,
    work::later::UNTIL_THEY_WRITE,
};

/// So many snippets at most in one answer.
const MOST: usize = 8;

/// The snippets that the form under a conversation was made from.
#[derive(Default)]
pub struct Attached {
    snippets: Vec<Arc<Snippet>>,
    steps: Vec<Ticked>,
}

/// A step, and whether it is wanted.
struct Ticked {
    /// As the form names it.
    value: String,
    step: Step,
    /// What happens, in words.
    words: String,
    ticked: bool,
}

/// A step of a macro.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Tag(String),
    Me,
    Nobody,
    PutOff(Snooze),
    Resolve,
}

/// The steps of a macro, each with its name.
fn steps(after: &After) -> impl Iterator<Item = (String, Step)> {
    let tags = after.tags.iter().map(|tag| (format!("tag.{tag}"), Step::Tag(tag.clone())));
    let holder = after.holder.map(|holder| match holder {
        Holder::Me => ("me".to_owned(), Step::Me),
        Holder::Nobody => ("nobody".to_owned(), Step::Nobody),
    });
    let snooze = after.snooze.map(|snooze| ("snooze".to_owned(), Step::PutOff(snooze)));
    let resolve = after.resolve.then(|| ("resolve".to_owned(), Step::Resolve));
    tags.chain(holder).chain(snooze).chain(resolve)
}

/// What a macro does, in words, for pages.
pub(super) fn said(after: &After, library: &Library, t: Speech) -> Vec<String> {
    steps(after).map(|(_, step)| say(&step, library, t)).collect()
}

fn say(step: &Step, library: &Library, t: Speech) -> String {
    match step {
        Step::Tag(code) => t.with("snippet-step-tag", "topic", library.topics.say(code, t.lang())),
        Step::Me => t.say("snippet-step-me").to_owned(),
        Step::Nobody => t.say("snippet-step-nobody").to_owned(),
        Step::PutOff(snooze) => say_snooze(*snooze, t),
        Step::Resolve => t.say("snippet-step-resolve").to_owned(),
    }
}

/// For how long something is put off, in the largest unit that is exact.
pub(super) fn say_snooze(snooze: Snooze, t: Speech) -> String {
    match snooze {
        Snooze::Until(_) => t.say("snippet-step-written").to_owned(),
        Snooze::Minutes(minutes) if minutes % 1_440 == 0 => {
            t.with("snippet-step-days", "n", i64::from(minutes / 1_440))
        }
        Snooze::Minutes(minutes) if minutes % 60 == 0 => {
            t.with("snippet-step-hours", "n", i64::from(minutes / 60))
        }
        Snooze::Minutes(minutes) => t.with("snippet-step-minutes", "n", i64::from(minutes)),
    }
}

impl Attached {
    /// Reads which snippets a form names, and which of their steps are ticked. A step that was never shown is not done: what has
    /// just been chosen comes with all ticked, for the page that shows them.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn read(colleague: &Colleague, form: Option<&Form>) -> Result<Self, Fault> {
        let Some(form) = form.filter(|form| !form.text("snippet").trim().is_empty()) else {
            return Ok(Self::default());
        };
        let (t, org) = (colleague.desk.ground.t, colleague.desk.ground.org.id);
        let library = colleague.desk.ground.app.db.read(move |tx| Library::read(tx, org)).await?;
        let mut attached = Self::default();
        for key in form.text("snippet").split_whitespace() {
            let Some(snippet) = library.offered(key) else { continue };
            if attached.snippets.len() < MOST && attached.snippets.iter().all(|one| one.key != key) {
                attached.snippets.push(Arc::clone(snippet));
            }
        }
        if !colleague.desk.may(Deed::WorkThread) {
            return Ok(attached); // To whom it was given, they answer and nothing else.
        }
        for snippet in &attached.snippets {
            let shown = form.text("steps").split_whitespace().any(|key| key == snippet.key);
            for (name, step) in steps(&snippet.after) {
                let value = format!("{}.{name}", snippet.key);
                let ticked = !shown || form.all("step").any(|one| one == value);
                let words = say(&step, &library, t);
                attached.steps.push(Ticked { value, step, words, ticked });
            }
        }
        Ok(attached)
    }

    /// The names of the snippets, as the form carries them.
    pub fn keys(&self) -> String {
        self.snippets.iter().map(|one| one.key.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Name, words and tick of every step.
    pub fn shown(&self) -> impl Iterator<Item = (&str, &str, bool)> {
        self.steps.iter().map(|one| (one.value.as_str(), one.words.as_str(), one.ticked))
    }

    /// Whether something happens after sending.
    pub fn has_steps(&self) -> bool {
        !self.steps.is_empty()
    }

    /// What a text still needs filled in, in the words of a page; `None` if nothing.
    pub fn unfilled(&self, text: &str, t: Speech) -> Option<String> {
        let variables = self.snippets.iter().flat_map(|one| &one.variables);
        let open = variables.filter(|one| placeholders(text).any(|name| name == one.name));
        let labels: Vec<_> =
            open.map(|one| format!("{{{}}} ({})", one.name, one.label.say(t.lang()))).collect();
        (!labels.is_empty()).then(|| t.with("snippet-unfilled", "names", labels.join(", ").as_str()))
    }

    /// What is to be done once an answer is sent: for the unit of work that writes it.
    pub fn done(&self, colleague: &Colleague, form: &Form) -> Done {
        let ground = &colleague.desk.ground;
        let (org, now) = (ground.org.id, ground.app.clock.now());
        let was_shown = |one: &&Ticked| {
            let key = one.value.split('.').next().unwrap_or_default();
            form.text("steps").split_whitespace().any(|shown| shown == key)
        };
        let wanted = self.steps.iter().filter(|one| one.ticked).filter(was_shown);
        let wanted: Vec<_> = wanted.map(|one| one.step.clone()).collect();
        let codes = wanted.iter().filter_map(|step| match step {
            Step::Tag(code) => Some(tag::id_of(&ground.app.instance, org, code)),
            _ => None,
        });
        Done {
            org,
            by: colleague.session.staff(),
            now,
            month: day::month(day::of(now, &ground.org.zone)),
            keys: self.snippets.iter().map(|one| one.key.clone()).collect(),
            tags: codes.collect(),
            steps: wanted,
        }
    }
}

/// What is to be done once an answer is sent.
#[derive(Clone)]
pub struct Done {
    org: OrgId,
    by: StaffId,
    now: Moment,
    month: i64,
    keys: Vec<String>,
    tags: Vec<TagId>,
    steps: Vec<Step>,
}

impl Done {
    /// Whether the conversation is resolved with the answer.
    pub fn resolves(&self) -> bool {
        self.steps.contains(&Step::Resolve)
    }

    /// Whether there is a step that must not outlive an answer which was taken back: then it goes out at once.
    pub fn gives_up(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Nobody | Step::PutOff(_)))
    }

    /// Counts the uses and takes the steps, in the unit of work of the answer, which was written in sight of message `seen`. What cannot be done any more (a colleague has it,
    /// the visitor wrote, an emergency without an outcome) is left as it is: the answer goes out all the same.
    ///
    /// # Errors
    /// Those of the store.
    pub fn write(&self, tx: &mut Tx<'_>, id: ConversationId, seen: i64) -> Result<(), DbError> {
        for key in &self.keys {
            store::count_use(tx, self.org, key, self.month)?;
        }
        for tag in &self.tags {
            tag::add(tx, self.org, id, *tag, true)?;
        }
        let unread = chat::last_by_visitor(tx, id)? > seen;
        for step in self.steps.iter().filter(|step| !(unread && matches!(step, Step::PutOff(_)))) {
            match step {
                Step::Tag(_) | Step::Resolve => {}
                Step::Me => no_refusal(chat::take(tx, self.org, id, self.by, self.now))?,
                Step::Nobody => chat::give_up(tx, self.org, id, self.by)?,
                Step::PutOff(Snooze::Until(_)) => chat::put_off(tx, self.org, id, UNTIL_THEY_WRITE)?,
                Step::PutOff(Snooze::Minutes(minutes)) => {
                    let until = self.now.millis() + i64::from(*minutes) * 60_000;
                    chat::put_off(tx, self.org, id, Moment::from_millis(until))?;
                }
            }
        }
        Ok(())
    }
}

fn no_refusal(done: Result<(), Refused>) -> Result<(), DbError> {
    match done {
        Err(Refused::Db(error)) => Err(error),
        _ => Ok(()),
    }
}

/// What the program fills in itself.
pub(super) fn known(colleague: &Colleague, name: &str) -> Option<String> {
    let ground = &colleague.desk.ground;
    match name {
        "emergency_number" => Some(ground.number().to_owned()),
        "work_name" => Some(colleague.session.member.work_name.clone()),
        "organisation" => Some(ground.org_name().to_owned()),
        _ => None,
    }
}

/// The text of a snippet in a language, with what the program knows.
pub(super) fn text(colleague: &Colleague, body: &Words, lang: kernel::Lang) -> String {
    fill(body.say(lang).trim(), |name| known(colleague, name))
}
