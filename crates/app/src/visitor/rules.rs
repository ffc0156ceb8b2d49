//! What a visitor can do: write first, write further, read, leave.

use std::sync::Arc;

use kernel::{Fault, Moment, Permit};

use super::{
    session::{Start, VisitorSecret},
    store,
};
use crate::{
    App,
    chat::{self, Author, Line, Marks, Root, Way, Words, Writing, image::Picture},
    consult::{self, Wish},
    duty,
    emergency::Found,
    ids::{ConversationId, OrgId, SafeguardingId},
    policy::{self, ReadOwnThread},
    restricted,
    room::Full,
    safeguarding,
    settings::Organisation,
    triage::{self, Read},
};

/// A visitor's conversation, opened by their secret.
pub struct OwnThread {
    /// Which one.
    pub conversation: ConversationId,
    /// Its root.
    pub root: Root,
    /// Policy's word for opening its messages.
    pub permit: Permit<ReadOwnThread>,
}

/// What became of a first message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It is stored.
    Stored,
    /// The visitor has left the conversation that this form began: it stays closed.
    Left,
    /// The organisation has no key that its founding key vouches for; nothing may be sealed.
    Closed,
    /// There is no room for a new conversation; nothing was stored.
    Full(Full),
}

/// Stores the words of a first form in the conversation that is open in this browser, as from a second tab: another
/// cookie would close that conversation for ever. `false` if none is open, or if this form has begun one itself.
///
/// # Errors
/// Those of the store. Nothing is stored then.
pub async fn send_to_open(
    app: &App,
    org: &Arc<Organisation>,
    secret: &VisitorSecret,
    start: &Start,
    text: String,
) -> Result<bool, Fault> {
    let (lookup, org_id) = (start.secret().lookup(), org.id);
    if app.db.read(move |tx| store::find(tx, &lookup, org_id)).await?.is_some() {
        return Ok(false);
    }
    send_further(app, org, secret, &start.nonce(), text.into(), None).await
}

/// What somebody sends: words, and the topic that they picked from a list, if they did.
pub struct Sending {
    /// The words.
    pub text: String,
    /// The topic.
    pub picked: Option<&'static str>,
}

impl From<String> for Sending {
    fn from(text: String) -> Self {
        Self { text, picked: None }
    }
}

/// Reads words once, in memory, before they are sealed (rule E-1). An image says nothing here.
async fn read(app: &App, org: OrgId, sending: &Sending) -> Read {
    let mut reading = match sending.text.as_str() {
        "" => Read::default(),
        text => triage::read(app, org, text).await,
    };
    reading.marks = reading.marks.with(safeguarding::marks(app, org, &sending.text).await);
    if let Some(topic) = sending.picked {
        // Somebody has just said what it is about.
        reading.marks = reading.marks.without(Marks::UNCLEAR);
        reading.topics.push(topic);
    }
    reading
}

/// Stores a first message. The same form again gives the same conversation; with other words it adds a message.
///
/// # Errors
/// Those of the store, and [`Fault::Busy`] when too many are being taken at this moment. Nothing is stored then.
pub async fn send_first(
    app: &App,
    org: &Arc<Organisation>,
    start: &Start,
    language: &'static str,
    text: String,
) -> Result<Sent, Fault> {
    let secret = start.secret();
    let (lookup, org_id) = (secret.lookup(), org.id);
    if let Some(full) = app.room.full(&app.db, org).await {
        // A form that was stored before is no new conversation: its second click goes on.
        let stored = app.db.read(move |tx| store::find(tx, &lookup, org_id)).await?.is_some();
        if !stored {
            return Ok(Sent::Full(full));
        }
    }
    let _place = app.room.place().ok_or(Fault::Busy)?;
    let sending = Sending::from(text);
    let reading = read(app, org_id, &sending).await;
    for _ in 0..TRIES {
        match begin(app, org, start, language, &sending.text, &reading).await? {
            Begun::New(conversation) => {
                app.wake(org_id, conversation);
                app.room.begun(org_id);
                return Ok(Sent::Stored);
            }
            Begun::Before => {
                let sent = send_further(app, org, &secret, &start.nonce(), sending, None).await?;
                return Ok(if sent { Sent::Stored } else { Sent::Left });
            }
            Begun::OldKey => {} // Somebody has just left the team: sealed anew, to the key they do not have.
            Begun::NoKey => break,
        }
    }
    Ok(Sent::Closed)
}

/// How often a first message is sealed anew because the team's key changed meanwhile.
const TRIES: usize = 5;

/// What became of one try to begin a conversation.
enum Begun {
    /// It is stored.
    New(ConversationId),
    /// This form has begun one already.
    Before,
    /// The team has a newer key than the one it was sealed to; nothing is stored.
    OldKey,
    /// There is no key that may be used.
    NoKey,
}

/// Seals a first message to the team's present key and writes it, if that is still the present one then.
async fn begin(
    app: &App,
    org: &Arc<Organisation>,
    start: &Start,
    language: &'static str,
    text: &str,
    reading: &Read,
) -> Result<Begun, Fault> {
    let secret = start.secret();
    let (lookup, org_id) = (secret.lookup(), org.id);
    let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
    let key = app.db.read(move |tx| trust.team_key(tx, &of)).await?;
    let Some((epoch, public)) = key else { return Ok(Begun::NoKey) };

    let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
    let words = Words { text: text.to_owned(), marks: reading.marks };
    let beginning = chat::begin(org_id, (epoch, &public), language, &start.nonce(), words, now, entropy);
    let wrapped = beginning.root.wrap_for_visitor(Way::Session, &secret.wrap(), entropy);
    let conversation = beginning.conversation;
    let found = Found::prepare(app, &beginning.root, reading, now);
    // Only who writes while somebody is on duty tells how long an answer takes then.
    let on_duty = duty::is_open(app, org, now);
    let (minor, course) = (reading.marks.has(Marks::MINOR), SafeguardingId::random(entropy));
    let begun = app
        .db
        .write(move |tx| {
            if store::find(tx, &lookup, org_id)?.is_some() {
                return Ok(Begun::Before);
            }
            if !beginning.write(tx)? {
                return Ok(Begun::OldKey);
            }
            found.write(tx)?;
            if on_duty {
                duty::asked(tx, org_id, conversation, now)?;
            }
            if minor {
                safeguarding::raise(tx, org_id, conversation, course)?;
            }
            if store::insert(tx, &lookup, org_id, beginning.conversation, &wrapped, now)? {
                Ok(Begun::New(conversation))
            } else {
                Err(kernel::DbError::Constraint) // The same form at the same moment was first: undo this one.
            }
        })
        .await;
    match begun {
        Err(kernel::DbError::Constraint) => Ok(Begun::Before),
        other => Ok(other?),
    }
}

/// Stores a further message, words or an image or both, in one unit of work; `false` if this session is not open. The
/// same `nonce` with the same content is stored once. What reading it finds is written with it.
///
/// # Errors
/// Those of the store. Nothing is stored then.
pub async fn send_further(
    app: &App,
    org: &Arc<Organisation>,
    secret: &VisitorSecret,
    nonce: &str,
    sending: Sending,
    picture: Option<&Picture>,
) -> Result<bool, Fault> {
    let Some(own) = open(app, org, secret).await? else { return Ok(false) };
    let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
    let (root, author) = (&own.root, Author::Visitor);
    let reading = read(app, org.id, &sending).await;
    let words = Words { text: sending.text, marks: reading.marks };
    let writing = Writing::prepare(root, author, nonce, words, picture, now, entropy);
    let found = Found::prepare(app, root, &reading, now);
    let (lookup, org_id, conversation) = (secret.lookup(), org.id, own.conversation);
    let (minor, course) = (reading.marks.has(Marks::MINOR), SafeguardingId::random(entropy));
    app.db
        .write(move |tx| {
            if chat::append(tx, &writing)? {
                found.write(tx)?;
                if minor {
                    safeguarding::raise(tx, org_id, conversation, course)?;
                }
            }
            store::renew(tx, &lookup, org_id, now)
        })
        .await?;
    app.wake(org_id, own.conversation);
    Ok(true)
}

/// Whether nobody of the team opens the conversation of a session any more.
///
/// # Errors
/// Those of the store.
pub(super) async fn is_unopened(
    app: &App,
    org: &Arc<Organisation>,
    secret: &VisitorSecret,
) -> Result<bool, Fault> {
    let (lookup, org_id, now) = (secret.lookup(), org.id, app.clock.now());
    let read = app.db.read(move |tx| {
        let row = store::find(tx, &lookup, org_id)?;
        match row.and_then(|row| row.open_at(now)) {
            Some((conversation, _)) => restricted::is_unopened(tx, org_id, conversation),
            None => Ok(false),
        }
    });
    Ok(read.await?)
}

/// Gives a conversation that nobody of the team opens any more to everybody who answers here.
///
/// # Errors
/// Those of [`restricted::open_by_visitor`].
pub(super) async fn let_team_read(
    app: &App,
    org: &Arc<Organisation>,
    secret: &VisitorSecret,
) -> Result<(), Fault> {
    match open(app, org, secret).await? {
        Some(own) => restricted::open_by_visitor(app, org, &own.root).await,
        None => Ok(()),
    }
}

/// The messages after number `after`, at most `limit`, and whom the team would like to ask; `None` if the session is not open any more. The root is
/// unwrapped only when there is something to open, and forgotten at once.
///
/// # Errors
/// Those of the store.
pub(super) async fn news(
    app: &App,
    org: &Arc<Organisation>,
    secret: &VisitorSecret,
    after: i64,
    limit: i64,
) -> Result<Option<(Vec<Line>, Option<Wish>)>, Fault> {
    let (lookup, org_id, now) = (secret.lookup(), org.id, app.clock.now());
    let (of, trust) = (Arc::clone(org), Arc::clone(&app.trust));
    let found = app
        .db
        .read(move |tx| {
            let row = store::find(tx, &lookup, org_id)?;
            let Some((conversation, wrapped)) = row.and_then(|row| row.open_at(now)) else { return Ok(None) };
            let stored = chat::messages_after(tx, conversation, after, limit)?;
            let wish = consult::wish(tx, &trust, &of, conversation)?;
            Ok::<_, kernel::DbError>(Some((conversation, wrapped, stored, wish)))
        })
        .await?;
    let Some((conversation, wrapped, stored, wish)) = found else { return Ok(None) };
    if stored.is_empty() {
        return Ok(Some((Vec::new(), wish)));
    }
    let permit = policy::own_thread(conversation);
    let root = Root::open_as_visitor(&permit, org_id, conversation, Way::Session, &secret.wrap(), &wrapped)?;
    Ok(Some((chat::lines(&root, &permit, &stored), wish)))
}

/// Opens the conversation of a session; `None` if there is none or the visitor has left it.
///
/// # Errors
/// Those of the store.
pub async fn open(
    app: &App,
    org: &Arc<Organisation>,
    secret: &VisitorSecret,
) -> Result<Option<OwnThread>, Fault> {
    let (lookup, org_id, now) = (secret.lookup(), org.id, app.clock.now());
    let row = app.db.read(move |tx| store::find(tx, &lookup, org_id)).await?;
    let Some((conversation, wrapped)) = row.and_then(|row| row.open_at(now)) else { return Ok(None) };
    let permit = policy::own_thread(conversation);
    let root = Root::open_as_visitor(&permit, org_id, conversation, Way::Session, &secret.wrap(), &wrapped)?;
    Ok(Some(OwnThread { conversation, root, permit }))
}

/// Whether a session still opens its conversation.
///
/// # Errors
/// Those of the store.
pub fn is_open(
    tx: &mut db::Tx<'_>,
    secret: &VisitorSecret,
    org: OrgId,
    now: Moment,
) -> Result<bool, kernel::DbError> {
    let row = store::find(tx, &secret.lookup(), org)?;
    Ok(row.is_some_and(|row| row.open_at(now).is_some()))
}

/// Lets a session live for its full time from today.
///
/// # Errors
/// Those of the store.
pub(super) async fn renew(app: &App, org: &Arc<Organisation>, secret: &VisitorSecret) -> Result<(), Fault> {
    let (lookup, org_id, now) = (secret.lookup(), org.id, app.clock.now());
    Ok(app.db.write(move |tx| store::renew(tx, &lookup, org_id, now)).await?)
}

/// Ends a visitor's session: this secret opens nothing any more. The team keeps the conversation.
///
/// # Errors
/// Those of the store.
pub async fn forget_session(app: &App, org: &Arc<Organisation>, secret: &VisitorSecret) -> Result<(), Fault> {
    let (lookup, org_id) = (secret.lookup(), org.id);
    let conversation = app
        .db
        .write(move |tx| {
            let row = store::find(tx, &lookup, org_id)?;
            store::burn(tx, &lookup, org_id)?;
            Ok::<_, kernel::DbError>(row.and_then(|row| row.conversation))
        })
        .await?;
    if let Some(conversation) = conversation {
        app.bus.wake(conversation.bytes()); // Other windows of this session end.
    }
    Ok(())
}

/// How many sessions the sweep looks at in one unit of work.
const SWEPT: i64 = 500;

/// Deletes the sessions that are over (rule A-4). For a regular sweep.
///
/// # Errors
/// Those of the store; the next sweep goes on.
pub async fn delete_ended_sessions(app: &App) -> Result<(), Fault> {
    let (mut after, now) = (Vec::new(), app.clock.now());
    loop {
        let from = after.clone();
        let page = app.db.read(move |tx| store::ended_after(tx, &from, SWEPT, now)).await?;
        let Some((last, ended)) = page else { return Ok(()) };
        if !ended.is_empty() {
            app.db
                .write(move |tx| ended.iter().try_for_each(|lookup| store::delete_ended(tx, lookup, now)))
                .await?;
        }
        after = last;
    }
}
