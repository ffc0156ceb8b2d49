//! Giving feedback and reading it. Keys are drawn and words sealed outside the unit of work.

use std::sync::Arc;

use db::Tx;
use jiff::tz::TimeZone;
use kernel::{DbError, Entropy, Fault, Moment, Plain};
use seal::SymmetricKey;

use super::{
    model::{Answers, Experience, Useful, say_topic},
    store::{self, Filter, Given, New, Rewrapped},
};
use crate::{
    App, chat,
    ids::{ConversationId, FeedbackId, OrgId},
    policy::{self, Deed},
    session::Session,
    settings::{self, Organisation},
    team::{self, RowKey, RowPlace},
    visitor::{self, VisitorSecret},
};

/// The longest words, in characters.
pub const MAX_CHARS: usize = 2_000;

/// Days after which words are deleted, with the way to a conversation if there was one (rule A-4). What was ticked stays:
/// it is counted, and says nothing about anybody. Pages say the number in words (`feedback-kept-long`).
pub const WORDS_KEPT_DAYS: i64 = 365;

/// How often words are sealed anew because the team's key changed meanwhile.
const TRIES: usize = 5;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// It is stored.
    Stored,
    /// No conversation is open in this browser any more; nothing was stored.
    Over,
    /// The organisation has no key that its founding key vouches for; nothing may be sealed.
    Closed,
}

fn place(org: OrgId, id: FeedbackId) -> RowPlace {
    RowPlace { org, table: "feedback", row: id.bytes() }
}

/// The label under which a row's key seals the words.
const WORDS: &str = "feedback words";

/// The day where the organisation is, in days since 1970-01-01.
pub(super) fn day_in(zone: &TimeZone, now: Moment) -> i64 {
    let Ok(stamp) = jiff::Timestamp::from_millisecond(now.millis()) else { return 0 };
    day_number(zone.to_datetime(stamp).date())
}

/// Days from 1970-01-01 to a date.
pub(super) fn day_number(date: jiff::civil::Date) -> i64 {
    date.duration_since(jiff::civil::date(1970, 1, 1)).as_hours() / 24
}

/// Stores what somebody said about the talk that is open in their browser, in the place of what they said before.
///
/// # Errors
/// Those of the store, and [`Fault::Busy`] if the disk has only the reserve left. Nothing is stored then.
pub(super) async fn send(
    app: &App,
    org: &Arc<Organisation>,
    secret: &VisitorSecret,
    language: &'static str,
    answers: &Answers,
) -> Result<Sent, Fault> {
    if app.room.is_low() {
        return Err(Fault::Busy); // What the disk has left is kept for replies.
    }
    let Some(own) = visitor::open(app, org, secret).await? else { return Ok(Sent::Over) };
    let thread = answers.names_thread.then(|| chat::blind(&app.instance, org.id, own.conversation));
    let id = secret.feedback(org.id);
    for _ in 0..TRIES {
        let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
        let key = app.db.read(move |tx| trust.team_key(tx, &of)).await?;
        let Some((epoch, team)) = key else { return Ok(Sent::Closed) };
        let seal = |words: &String| {
            let key = RowKey::generate(place(org.id, id), app.entropy.as_ref());
            let at = key.place().column("words");
            let words = key.derive(WORDS).seal(&at, &Plain::new(words.clone()), app.entropy.as_ref());
            (key.seal_to_team(&team, app.entropy.as_ref()), words)
        };
        let (key, words) = answers.words.as_ref().map(seal).unzip();
        let new = New {
            id,
            org: org.id,
            day: day_in(&org.zone, app.clock.now()),
            useful: answers.useful,
            experience: answers.experience,
            topics: answers.topics.join(" "),
            language,
            epoch,
            key,
            words,
            thread: thread.clone(),
        };
        let (secret, now) = (secret.clone(), app.clock.now());
        let written = app.db.write(move |tx| {
            // Deleted in another window meanwhile: nothing new may lead to it.
            if !visitor::is_open(tx, &secret, new.org, now)? {
                return Ok(Some(Sent::Over));
            }
            if team::newest_epoch(tx, new.org)? != new.epoch {
                return Ok(None);
            }
            store::put(tx, &new)?;
            Ok::<_, DbError>(Some(Sent::Stored))
        });
        if let Some(sent) = written.await? {
            return Ok(sent);
        }
    }
    Ok(Sent::Closed)
}

/// Whether this session has said something already.
///
/// # Errors
/// Those of the store.
pub(super) async fn was_sent(app: &App, org: OrgId, secret: &VisitorSecret) -> Result<bool, Fault> {
    let id = secret.feedback(org);
    Ok(app.db.read(move |tx| store::is_there(tx, org, id)).await?)
}

/// The words of a row.
enum Words {
    /// There are none.
    None,
    /// They open.
    Open(Plain<String>),
    /// They were sealed to a key that this member has not, or the row was changed.
    Closed,
}

/// What somebody said, opened for a page of the desk.
pub struct Line {
    /// Midnight of the day, in universal time.
    pub day: Moment,
    /// Whether it helped.
    pub useful: Option<Useful>,
    /// How it was.
    pub experience: Option<Experience>,
    topics: String,
    words: Words,
    place: (i64, FeedbackId),
}

impl Line {
    /// What it was about, in a language.
    pub fn topics(&self, lang: kernel::Lang) -> Vec<&str> {
        self.topics.split(' ').filter(|code| !code.is_empty()).map(|code| say_topic(code, lang)).collect()
    }

    /// The words, if there are any that open.
    pub fn words(&self) -> Option<&str> {
        match &self.words {
            Words::Open(words) => Some(words.expose()),
            Words::None | Words::Closed => None,
        }
    }

    /// Whether there are words that do not open.
    pub const fn is_closed(&self) -> bool {
        matches!(self.words, Words::Closed)
    }

    /// Where it stands in the order; what comes after it is older.
    pub(super) const fn place(&self) -> (i64, FeedbackId) {
        self.place
    }
}

/// Opens a row with the keys of a session. The key is wrapped anew if it still was sealed, or under an older key.
fn open(session: &Session, org: OrgId, row: &Given, entropy: &dyn Entropy) -> (Words, Option<Rewrapped>) {
    let Some(words) = &row.words else { return (Words::None, None) };
    let keys = session.keys.expose();
    let (Some(permit), Some(team)) = (policy::feedback(session.role(), row.id), keys.team(row.epoch)) else {
        return (Words::Closed, None);
    };
    let (wrapped, sealed) = (row.key_wrapped.as_ref(), row.key_sealed.as_ref());
    let opened = RowKey::open(&permit, place(org, row.id), &team, wrapped, sealed).and_then(|key| {
        let words = key.derive(WORDS).open(&permit, &key.place().column("words"), words)?;
        Ok((key, words))
    });
    let (key, words) = match opened {
        Ok(opened) => opened,
        Err(error) => {
            tracing::error!("words about a talk do not open: {error}");
            return (Words::Closed, None);
        }
    };
    let newest = keys.newest().filter(|newest| wrapped.is_none() || newest.epoch > row.epoch);
    let rewrapped = newest.map(|newest| Rewrapped {
        was: row.clone(),
        epoch: newest.epoch,
        key: key.wrap_for_team(&newest, entropy),
    });
    (Words::Open(words), rewrapped)
}

/// Opens rows for a page, and keeps the keys that were wrapped anew in one unit of work. That they were read is not
/// recorded: there is nobody whom it could be about.
/// Opens what people said with the keys of a session.
///
/// # Errors
/// Those of the store.
pub async fn open_all(
    app: &App,
    org: OrgId,
    session: &Session,
    rows: Vec<Given>,
) -> Result<Vec<Line>, Fault> {
    let (mut lines, mut anew) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in rows {
        let (words, rewrapped) = open(session, org, &row, app.entropy.as_ref());
        anew.extend(rewrapped);
        lines.push(Line {
            day: Moment::from_millis(row.day.saturating_mul(86_400_000)),
            useful: row.useful,
            experience: row.experience,
            place: (row.day, row.id),
            topics: row.topics,
            words,
        });
    }
    if !anew.is_empty() {
        app.db.write(move |tx| anew.iter().try_for_each(|one| store::rewrap(tx, org, one))).await?;
    }
    Ok(lines)
}

/// A page of what was said, and whether there is more.
///
/// # Errors
/// Those of the store.
pub(super) async fn page(
    app: &App,
    org: OrgId,
    session: &Session,
    filter: Filter,
    limit: usize,
) -> Result<(Vec<Line>, bool), Fault> {
    let asked = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut rows = app.db.read(move |tx| store::page(tx, org, &filter, asked)).await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok((open_all(app, org, session, rows).await?, more))
}

/// What the visitor of a conversation allows the team to know as being about it; nothing for whoever may not read it.
///
/// # Errors
/// Those of the store.
pub fn of_thread(
    tx: &mut Tx<'_>,
    instance: &SymmetricKey,
    org: OrgId,
    session: &Session,
    conversation: ConversationId,
) -> Result<Vec<Given>, DbError> {
    if !policy::allows(session.role(), Deed::ReadFeedback) {
        return Ok(Vec::new());
    }
    store::of_thread(tx, org, &chat::blind(instance, org, conversation))
}

/// Takes words, their keys and the way to the conversation from what its visitor said about it. What was ticked stays
/// counted. Each organisation is asked: after a restore nobody knows any more whose conversation it was.
///
/// # Errors
/// Those of the store.
pub fn forget(tx: &mut Tx<'_>, instance: &SymmetricKey, conversation: ConversationId) -> Result<(), DbError> {
    for org in settings::ids(tx)? {
        store::forget(tx, org, &chat::blind(instance, org, conversation))?;
    }
    Ok(())
}
