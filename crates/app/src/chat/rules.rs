//! What can be done with a conversation. Preparing (keys, sealing) happens outside the unit of work, writing inside.

use db::Tx;
use kernel::{Action, DbError, Entropy, Fault, Moment, Permit, Plain, Sealed};
use seal::PublicKey;
use zeroize::Zeroizing;

use super::{
    chunk::{Chunk, ImageRef},
    given,
    image::Picture,
    keys::Root,
    marks::{Marks, Words},
    model::{Author, Emergency, Said, Stamp, code_name},
    store::{self, NewConversation, Opened, Rewrapped, Stored},
};
use crate::{
    audit, consult, duty,
    ids::{ConversationId, MessageId, OrgId, StaffId},
    outgoing,
    session::Session,
    team,
};

/// A message ready to be written.
pub struct Writing {
    pub(super) org: OrgId,
    pub(super) conversation: ConversationId,
    pub(super) id: MessageId,
    pub(super) author: Author,
    pub(super) at: Moment,
    pub(super) body: Sealed<Said>,
    /// The image and its chunks.
    image: Option<(ImageRef, Vec<Sealed<Chunk>>)>,
}

impl Writing {
    /// Seals words under a conversation's root, with an image if there is one. `nonce` is the form's: the same form with
    /// the same words gives the same message.
    pub fn prepare(
        root: &Root,
        author: Author,
        nonce: &str,
        words: impl Into<Words>,
        picture: Option<&Picture>,
        at: Moment,
        entropy: &dyn Entropy,
    ) -> Self {
        let Words { text, marks } = words.into();
        let keys = root.messages();
        let image = picture.map(|picture| root.images().seal(nonce, picture, entropy));
        let shown = image.as_ref().map(|(image, _)| *image);
        let whose = match &author {
            Author::Visitor => String::new(),
            Author::Staff(stamp) => stamp.id.to_string(),
        };
        let id = match shown {
            // No words hold a NUL, so no words alone give this identifier.
            Some(image) => keys.id(&whose, nonce, &format!("{text}\0{}", image.id)),
            None => keys.id(&whose, nonce, &text),
        };
        let body = keys.seal(id, Said { at, author: author.clone(), text, image: shown, marks }, entropy);
        Self { org: root.org(), conversation: root.conversation(), id, author, at, body, image }
    }

    fn insert(&self, tx: &mut Tx<'_>) -> Result<(), DbError> {
        let staff = match &self.author {
            Author::Visitor => None,
            Author::Staff(stamp) => Some(stamp.id),
        };
        let kind = self.author.kind();
        store::insert_message(tx, self.conversation, self.id, self.org, kind, staff, self.at, &self.body)?;
        if let Some((image, chunks)) = &self.image {
            store::insert_image(tx, self.org, self.conversation, image.id, chunks)?;
        }
        Ok(())
    }
}

/// A new conversation with its first message, ready to be written.
pub struct Beginning {
    /// Its identifier.
    pub conversation: ConversationId,
    /// Its root, to be wrapped for the visitor.
    pub root: Root,
    org: OrgId,
    code: String,
    language: &'static str,
    epoch: i64,
    root_sealed: Sealed<[u8; 32]>,
    first: Writing,
}

/// Prepares a conversation: draws its root and seals it to the team.
#[allow(clippy::too_many_arguments)] // Each is another source: whose, which key, which words, time, randomness.
pub fn begin(
    org: OrgId,
    team: (i64, &PublicKey),
    language: &'static str,
    nonce: &str,
    words: impl Into<Words>,
    now: Moment,
    entropy: &dyn Entropy,
) -> Beginning {
    let conversation = ConversationId::random(entropy);
    let root = Root::generate(org, conversation, entropy);
    let root_sealed = root.seal_to_team(team.1, entropy);
    let first = Writing::prepare(&root, Author::Visitor, nonce, words, None, now, entropy);
    Beginning {
        conversation,
        root,
        org,
        code: code_name(entropy),
        language,
        epoch: team.0,
        root_sealed,
        first,
    }
}

impl Beginning {
    /// Writes the conversation and its first message; `false`, and nothing, if the team has a newer key than the one that
    /// its root was sealed to: then it has to be prepared anew.
    ///
    /// # Errors
    /// Those of the store.
    pub fn write(&self, tx: &mut Tx<'_>) -> Result<bool, DbError> {
        if !team::is_newest(tx, self.org, self.epoch)? {
            return Ok(false);
        }
        let new = NewConversation {
            id: self.conversation,
            org: self.org,
            code: &self.code,
            language: self.language,
            now: self.first.at,
            epoch: self.epoch,
            root_sealed: &self.root_sealed,
        };
        store::insert_conversation(tx, &new)?;
        self.first.insert(tx)?;
        Ok(true)
    }
}

/// Writes a further message of the visitor; whether it is new. A message that is there already is not written twice.
///
/// # Errors
/// Those of the store.
pub fn append(tx: &mut Tx<'_>, writing: &Writing) -> Result<bool, DbError> {
    if store::message_exists(tx, writing.conversation, writing.id)? {
        return Ok(false);
    }
    // The row of the conversation first: on PostgreSQL it makes two writers take turns instead of clashing on the number.
    store::visitor_wrote(tx, writing.conversation, writing.at)?;
    writing.insert(tx)?;
    Ok(true)
}

/// Why something at the desk was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such conversation in this organisation.
    #[error("no such conversation")]
    NotFound,
    /// A colleague was first: they answered since the page was made, or they have taken it.
    #[error("a colleague was first")]
    Colleague,
    /// The visitor has written since the page was made.
    #[error("the visitor wrote meanwhile")]
    Visitor,
    /// It is an emergency, and nobody has said how it ended (rule E-3).
    #[error("an emergency without an outcome")]
    Emergency,
    /// The store failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// A member takes a conversation.
///
/// # Errors
/// [`Refused::Colleague`] when somebody else has it.
pub fn take(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: ConversationId,
    by: StaffId,
    now: Moment,
) -> Result<(), Refused> {
    if store::take(tx, org, id, by, now)? {
        return Ok(());
    }
    Err(if store::find(tx, org, id)?.is_some() { Refused::Colleague } else { Refused::NotFound })
}

/// A conversation is resolved, unless the visitor has written after message `seen`: nobody's words are put away unread,
/// and no emergency before somebody has said how it ended (rule E-3). An answer that still waits goes out first. Its times in
/// clear become days.
///
/// # Errors
/// [`Refused`].
pub fn resolve(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: ConversationId,
    seen: i64,
    now: Moment,
) -> Result<(), Refused> {
    let Some(found) = store::find(tx, org, id)? else { return Err(Refused::NotFound) };
    if found.emergency == Emergency::Open {
        return Err(Refused::Emergency);
    }
    if store::last_by_visitor(tx, id)? > seen {
        return Err(Refused::Visitor);
    }
    outgoing::send_waiting(tx, id, now)?;
    consult::coarsen(tx, id)?;
    if !store::resolve(tx, org, id, now)? {
        return Err(Refused::NotFound);
    }
    Ok(duty::resolved(tx, id)?)
}

/// Records the first opening of conversations in a session, with their re-wrapped roots. What is shown to a member
/// is shown only after this is written.
///
/// # Errors
/// Those of the store.
pub fn reopen(
    tx: &mut Tx<'_>,
    org: OrgId,
    session: &Session,
    opened: &[Opened],
    now: Moment,
) -> Result<(), DbError> {
    let lookup = session.secret.lookup();
    for one in opened {
        match &one.rewrapped {
            Some(Rewrapped::Team(epoch, root)) => store::rewrap(tx, one.conversation, *epoch, root)?,
            Some(Rewrapped::Given(staff, root)) => given::wrap(tx, org, one.conversation, *staff, root)?,
            None => {}
        }
        if store::insert_opening(tx, &lookup, one.conversation, one.action.name())? {
            audit::record(tx, org, session.staff(), one.action, one.conversation.bytes(), now)?;
        }
    }
    Ok(())
}

/// A message opened for a page.
pub struct Line {
    /// Its place in the conversation.
    pub number: i64,
    /// Which message it is.
    pub id: MessageId,
    /// What was said; `None` when it was deleted, or when the envelope does not open, which must not hide the others.
    said: Option<Plain<Said>>,
    /// Whether it was deleted.
    pub deleted: bool,
    /// Whether the row says that a member wrote it. For a message that does not open.
    by_staff: bool,
}

impl Line {
    /// The words, if they can be opened.
    pub fn text(&self) -> Option<&str> {
        self.said.as_ref().map(|said| said.expose().text.as_str())
    }

    /// The image that came with the words.
    pub fn image(&self) -> Option<&ImageRef> {
        self.said.as_ref()?.expose().image.as_ref()
    }

    /// What reading it once has marked in it.
    pub fn marks(&self) -> Marks {
        self.said.as_ref().map_or(Marks::NONE, |said| said.expose().marks)
    }

    /// When it was said.
    pub fn at(&self) -> Option<&Moment> {
        self.said.as_ref().map(|said| &said.expose().at)
    }

    /// Whether the visitor wrote it.
    pub fn is_visitors(&self) -> bool {
        !self.by_staff
    }

    /// The member who wrote it; `None` for the visitor, and for a message that does not open.
    pub fn stamp(&self) -> Option<&Stamp> {
        match &self.said.as_ref()?.expose().author {
            Author::Visitor => None,
            Author::Staff(stamp) => Some(stamp),
        }
    }
}

/// Opens the messages of a page. One that was moved or changed is there without its words, and the log says so.
pub fn lines<A: Action>(root: &Root, permit: &Permit<A>, stored: &[Stored]) -> Vec<Line> {
    let keys = root.messages();
    let open = |one: &Stored| match keys.open(permit, one.id, one.body.as_ref()?) {
        Ok(said) => Some(said),
        Err(error) => {
            tracing::error!("a message does not open: {error}");
            None
        }
    };
    let line = |one: &Stored| Line {
        number: one.number,
        id: one.id,
        said: open(one),
        deleted: one.body.is_none(),
        by_staff: one.staff.is_some(),
    };
    stored.iter().map(line).collect()
}

/// Opens the image of one message.
///
/// # Errors
/// [`Fault::NotFound`] if there is none, [`Fault::Gone`] if it does not open, which the log says too.
pub async fn open_image<A: Action>(
    db: &db::Store,
    root: &Root,
    permit: &Permit<A>,
    number: i64,
) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let (org, conversation) = (root.org(), root.conversation());
    let stored = db.read(move |tx| store::message_at(tx, conversation, number)).await?;
    let stored = stored.ok_or(Fault::NotFound)?;
    let body = stored.body.ok_or(Fault::NotFound)?;
    let said = root.messages().open(permit, stored.id, &body)?;
    let image = said.expose().image.ok_or(Fault::NotFound)?;
    let chunks = db.read(move |tx| store::image_chunks(tx, org, conversation, image.id)).await?;
    root.images().open(permit, &image, &chunks).map_err(|error| {
        tracing::error!("an image does not open: {error}");
        Fault::Gone
    })
}
