//! What is known beside a conversation.

use std::sync::Arc;

use db::Tx;
use kernel::DbError;

use ui::Form;

use crate::{
    chat::{
        Conversation, Root, Stamp,
        given::{self, Holder},
    },
    consult,
    duty::{self, OnDuty},
    feedback, follow_up,
    ids::{ConversationId, DeedId, TagId},
    note::{self, Mentioned, Note, NoteRow},
    policy::{self, Deed, Role},
    restricted,
    session::Session,
    settings::Organisation,
    surfaces::Ground,
    tag::{self, Book, Choice, Tag},
    team::{Member, Trust},
    work::{
        self, Act,
        later::{Later, UNTIL_THEY_WRITE},
    },
};

/// What stands beside the messages.
#[derive(Default)]
pub(super) struct Side {
    /// Who of those without the team's key has it.
    pub(super) holders: Vec<Holder>,
    /// To whom else it can be given.
    pub(super) possible: Vec<Member>,
    /// Who alone opens it, by work name, if it is restricted.
    pub(super) named: Vec<String>,
    /// What the visitor allows to be known as being about this conversation.
    pub(super) feedback: Vec<feedback::Line>,
    /// What consultants were asked about it.
    pub(super) consult: consult::Beside,
    /// Who is to be asked again.
    pub(super) follow_ups: follow_up::Beside,
    /// What is done to keep somebody safe.
    pub(super) safeguarding: crate::safeguarding::Beside,
    /// What is said for the sake of whoever looks at it.
    pub(super) care: crate::care::Beside,
    /// Whether it must not be deleted by time.
    pub(super) held: bool,
    /// What the team does with it.
    pub(super) work: Work,
}

/// Tags, notes, who else is here, what was done just now.
#[derive(Default)]
pub(super) struct Work {
    /// Who holds the team's key and can have it.
    pub(super) colleagues: Vec<Member>,
    /// Who is on a shift at the desk now.
    pub(super) on_shift: Vec<OnDuty>,
    /// Its tags.
    pub(super) tags: Vec<Tag>,
    /// The topics to choose from, and the team's own words.
    pub(super) topics: Vec<Choice>,
    pub(super) words: Vec<Choice>,
    /// The notes of the team.
    pub(super) notes: Vec<Note>,
    pub(super) mentioned: Vec<Mentioned>,
    /// Colleagues who have it open now.
    pub(super) here: Vec<Stamp>,
    /// What was done just now, and the word of its tag.
    pub(super) done: Option<(work::Done, String)>,
    /// What was typed in a form that was refused.
    pub(super) typed: Typed,
}

/// What was typed beside the messages and not done.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) note: String,
    pub(super) word: String,
    pub(super) later: String,
    pub(super) day: String,
    pub(super) clock: String,
    pub(super) mentions: Vec<String>,
}

impl Typed {
    pub(super) fn of(form: Option<&Form>) -> Self {
        let Some(form) = form else { return Self::default() };
        let text = |name| form.text(name).chars().take(2 * note::MAX_CHARS).collect();
        Self {
            note: text("note"),
            word: text("word"),
            later: text("later"),
            day: text("day"),
            clock: text("clock"),
            mentions: form.all("mention").map(str::to_owned).collect(),
        }
    }
}

impl Work {
    /// Who is named in a note.
    pub(super) fn named<'a>(&'a self, note: &'a Note) -> impl Iterator<Item = &'a Mentioned> {
        self.mentioned.iter().filter(|one| one.note == note.id)
    }

    /// Whether a colleague was named in a note that was refused.
    pub(super) fn is_ticked(&self, id: &crate::ids::StaffId) -> bool {
        self.typed.mentions.contains(&id.to_string())
    }

    /// Until when a colleague is on a shift at the desk, if they are.
    pub(super) fn on_shift(&self, id: &crate::ids::StaffId) -> Option<kernel::Moment> {
        self.on_shift.iter().find(|one| one.staff == *id).map(|one| one.until)
    }

    /// Until when it can be put off, by name.
    pub(super) fn offered(ground: &Ground) -> Vec<Later> {
        let (now, zone) = (ground.app.clock.now(), &ground.org.zone);
        Later::NAMED.into_iter().filter(|later| later.until(now, zone).is_some()).collect()
    }
}

/// Until when something is put off, in words; `None` if it is not, or not any more.
pub(super) fn put_off(ground: &Ground, conversation: &Conversation) -> Option<String> {
    let until = conversation.snoozed_until.filter(|until| *until > ground.app.clock.now())?;
    Some(say_until(ground, until))
}

/// A moment until which something is put off, in words.
pub(crate) fn say_until(ground: &Ground, until: kernel::Moment) -> String {
    if until == UNTIL_THEY_WRITE {
        return ground.t.say("later-until-written").to_owned();
    }
    ground.t.with("later-until", "when", ground.until(&until))
}

/// What the team does with a conversation, as the store has it.
#[derive(Default)]
pub(super) struct Sealed {
    colleagues: Vec<Member>,
    tags: Vec<(TagId, bool)>,
    book: Option<tag::Sealed>,
    notes: Vec<NoteRow>,
    mentioned: Vec<Mentioned>,
    done: Option<work::Done>,
}

impl Sealed {
    pub(super) fn read(
        tx: &mut Tx<'_>,
        trust: &Trust,
        org: &Arc<Organisation>,
        session: &Session,
        conversation: &Conversation,
        done: Option<DeedId>,
    ) -> Result<Self, DbError> {
        if !policy::allows(session.role(), Deed::WorkThread) {
            return Ok(Self::default());
        }
        let done = done.map(|done| work::find(tx, org.id, session.staff(), done)).transpose()?.flatten();
        Ok(Self {
            colleagues: restricted::can_have(tx, trust, org, conversation)?,
            tags: tag::of(tx, org.id, conversation.id)?,
            book: Some(Book::read(tx, org.id)?),
            notes: note::of(tx, org.id, conversation.id)?,
            mentioned: note::mentioned(tx, org.id, conversation.id)?,
            done: done.filter(|done| done.threads.iter().any(|one| one.id == conversation.id)),
        })
    }

    /// Opens it with the keys of a session.
    pub(super) fn open(
        self,
        ground: &Ground,
        session: &Session,
        (id, root): (ConversationId, Option<&Root>),
        form: Option<&Form>,
    ) -> Work {
        let mut work = Work { typed: Typed::of(form), ..Work::default() };
        let Some(book) = self.book else { return work };
        let (app, org) = (&ground.app, ground.org.id);
        let book = Book::open(&book, &app.instance, org, session, ground.lang());
        work.tags = book.tags(&self.tags);
        work.topics = book.topics().cloned().collect();
        work.words = book.own().to_vec();
        work.notes = note::open(session, org, root, self.notes);
        work.mentioned = self.mentioned;
        work.colleagues = self.colleagues;
        work.on_shift = duty::on_now(app, &ground.org, app.clock.now());
        work.on_shift.retain(|one| one.kind == duty::Kind::Desk);
        work.colleagues.sort_by_key(|member| work.on_shift.iter().all(|one| one.staff != member.id));
        work.here = app.presence.here(id, app.clock.now());
        work.here.retain(|stamp| stamp.id != session.staff());
        work.done = self.done.map(|done| {
            let word = match done.act {
                Act::Tag(tag) | Act::Untag(tag) => book.word(tag).unwrap_or_default().to_owned(),
                _ => String::new(),
            };
            (done, word)
        });
        work
    }
}

impl Side {
    /// What the store knows without any key.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        trust: &Trust,
        org: &Arc<Organisation>,
        role: Role,
        conversation: &Conversation,
    ) -> Result<Self, DbError> {
        let id = conversation.id;
        let follow_ups = follow_up::Beside::read(tx, org.id, role, id)?;
        let mut side = Self { follow_ups, ..Self::default() };
        if policy::allows(role, Deed::WorkThread) {
            side.held = crate::retention::is_any_held(tx, org.id, [id])?;
        }
        if conversation.is_restricted() {
            side.named = restricted::names(tx, org.id, id)?;
        } else if policy::allows(role, Deed::WorkThread) {
            side.holders = given::holders(tx, org.id, id)?;
            side.possible = given::possible(tx, trust, org)?;
            side.possible.retain(|member| side.holders.iter().all(|holder| holder.id != member.id));
        }
        Ok(side)
    }
}
