//! The root key of a conversation and what derives from it.

use kernel::{Action, Blind, Entropy, OpenError, Permit, Place, Plain, Sealed};
use seal::{PublicKey, SymmetricKey};

use super::{chunk::ImageKeys, given::Seal, model::Said};
use crate::{
    ids::{ConversationId, MessageId, OrgId, StaffId},
    team::{StaffKeys, TeamKey},
};

/// How a row that must not name a conversation remembers it: whoever has the key that lies outside the database finds the
/// row from the conversation, and nobody finds the conversation from the row.
pub fn blind(instance: &SymmetricKey, org: OrgId, conversation: ConversationId) -> Blind<ConversationId> {
    let data = [org.bytes(), conversation.bytes()].concat();
    Blind::from_mac(instance.derive("conversation of a report").mac("conversation", &data))
}

/// How a visitor holds the key that a root is wrapped under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It follows from the secret in their cookie.
    Session,
    /// It follows from the digits of their return ticket.
    Ticket,
}

impl Way {
    fn place(self, org: OrgId, conversation: ConversationId) -> Place {
        let table = match self {
            Self::Session => "visitor_session",
            Self::Ticket => "return_ticket",
        };
        Place { org: org.bytes(), table, column: "root_wrapped", row: conversation.bytes() }
    }
}

/// The 32 bytes that open a conversation. Whoever holds them reads and writes it.
#[derive(Clone)]
pub struct Root {
    org: OrgId,
    conversation: ConversationId,
    secret: Plain<[u8; 32]>,
}

impl Root {
    /// A new root for a new conversation.
    pub fn generate(org: OrgId, conversation: ConversationId, entropy: &dyn Entropy) -> Self {
        Self { org, conversation, secret: Plain::new(kernel::entropy::bytes(entropy)) }
    }

    fn place(org: OrgId, column: &'static str, conversation: ConversationId) -> Place {
        Place { org: org.bytes(), table: "conversation", column, row: conversation.bytes() }
    }

    fn message_place(&self, id: MessageId) -> Place {
        Place { org: self.org.bytes(), table: "message", column: "body", row: id.bytes() }
    }

    /// Sealed to the team while nobody of the team is there: public-key work.
    pub fn seal_to_team(&self, team: &PublicKey, entropy: &dyn Entropy) -> Sealed<[u8; 32]> {
        team.seal(&Self::place(self.org, "root_sealed", self.conversation), &self.secret, entropy)
    }

    /// Wrapped for the team once a member has opened it: symmetric, cheap to open again.
    pub fn wrap_for_team(&self, team: &TeamKey, entropy: &dyn Entropy) -> Sealed<[u8; 32]> {
        team.symmetric().seal(
            &Self::place(self.org, "root_wrapped", self.conversation),
            &self.secret,
            entropy,
        )
    }

    /// Wrapped for the visitor, in the way they hold the key.
    pub fn wrap_for_visitor(&self, way: Way, key: &SymmetricKey, entropy: &dyn Entropy) -> Sealed<[u8; 32]> {
        key.seal(&way.place(self.org, self.conversation), &self.secret, entropy)
    }

    /// A colleague is bound into the row, so a seal cannot move from one to another.
    fn given_place(org: OrgId, column: &'static str, conversation: ConversationId, staff: StaffId) -> Place {
        let mut row = conversation.bytes();
        row.iter_mut().zip(staff.bytes()).for_each(|(byte, mix)| *byte ^= mix);
        Place { org: org.bytes(), table: "conversation_seal", column, row }
    }

    /// Sealed to one member who is given this conversation: public-key work.
    pub fn seal_to_member(&self, staff: StaffId, key: &PublicKey, entropy: &dyn Entropy) -> Sealed<[u8; 32]> {
        key.seal(&Self::given_place(self.org, "root_sealed", self.conversation, staff), &self.secret, entropy)
    }

    /// Wrapped under a member's own key once they have opened it.
    pub fn wrap_for_member(
        &self,
        staff: StaffId,
        keys: &StaffKeys,
        entropy: &dyn Entropy,
    ) -> Sealed<[u8; 32]> {
        let place = Self::given_place(self.org, "root_wrapped", self.conversation, staff);
        keys.own().seal(&place, &self.secret, entropy)
    }

    /// Opened by a member to whom it was given.
    ///
    /// # Errors
    /// [`OpenError`] if it was given to somebody else or the row was changed.
    pub fn open_as_given<A: Action>(
        permit: &Permit<A>,
        org: OrgId,
        conversation: ConversationId,
        staff: StaffId,
        keys: &StaffKeys,
        seal: &Seal,
    ) -> Result<Self, OpenError> {
        if permit.object() != conversation.bytes() {
            return Err(OpenError::Refused);
        }
        let place = |column| Self::given_place(org, column, conversation, staff);
        let secret = match seal {
            Seal::Sealed(sealed) => keys.sealing().open(permit, &place("root_sealed"), sealed)?,
            Seal::Wrapped(wrapped) => keys.own().open(permit, &place("root_wrapped"), wrapped)?,
        };
        Ok(Self { org, conversation, secret })
    }

    /// Opened by a member with the team key of the conversation's epoch.
    ///
    /// # Errors
    /// [`OpenError`] if the team key is another one or the row was changed.
    pub fn open_as_team<A: Action>(
        permit: &Permit<A>,
        org: OrgId,
        conversation: ConversationId,
        team: &TeamKey,
        wrapped: Option<&Sealed<[u8; 32]>>,
        sealed: Option<&Sealed<[u8; 32]>>,
    ) -> Result<Self, OpenError> {
        if permit.object() != conversation.bytes() {
            return Err(OpenError::Refused);
        }
        let secret = match (wrapped, sealed) {
            (Some(wrapped), _) => {
                team.symmetric().open(permit, &Self::place(org, "root_wrapped", conversation), wrapped)?
            }
            (None, Some(sealed)) => {
                team.pair().open(permit, &Self::place(org, "root_sealed", conversation), sealed)?
            }
            (None, None) => return Err(OpenError::Malformed),
        };
        Ok(Self { org, conversation, secret })
    }

    /// Opened by the visitor with the key of their session or ticket.
    ///
    /// # Errors
    /// [`OpenError`] if the key is another one.
    pub fn open_as_visitor<A: Action>(
        permit: &Permit<A>,
        org: OrgId,
        conversation: ConversationId,
        way: Way,
        key: &SymmetricKey,
        wrapped: &Sealed<[u8; 32]>,
    ) -> Result<Self, OpenError> {
        if permit.object() != conversation.bytes() {
            return Err(OpenError::Refused);
        }
        let secret = key.open(permit, &way.place(org, conversation), wrapped)?;
        Ok(Self { org, conversation, secret })
    }

    /// Whose conversation it opens.
    pub const fn org(&self) -> OrgId {
        self.org
    }

    /// Which conversation it opens.
    pub const fn conversation(&self) -> ConversationId {
        self.conversation
    }

    fn key(&self) -> SymmetricKey {
        SymmetricKey::from_bytes(*self.secret.expose())
    }

    /// The key for something else that lies sealed at this conversation.
    pub(crate) fn derive(&self, label: &str) -> SymmetricKey {
        self.key().derive(label)
    }

    /// The keys for the messages of this conversation, derived once for a whole page.
    pub fn messages(&self) -> MessageKeys<'_> {
        MessageKeys { root: self, text: self.key().derive("message"), ids: self.key().derive("message id") }
    }

    /// The keys for the images of this conversation.
    pub fn images(&self) -> ImageKeys<'_> {
        ImageKeys::new(self, &self.key())
    }
}

/// Seals and opens the messages of one conversation.
pub struct MessageKeys<'a> {
    root: &'a Root,
    text: SymmetricKey,
    ids: SymmetricKey,
}

impl MessageKeys<'_> {
    /// The identifier of a message sent through a form: the same form with the same words always gives the same one,
    /// so a double click gives one message; to everybody without the root it is random.
    pub fn id(&self, author: &str, nonce: &str, text: &str) -> MessageId {
        let mut data = Vec::with_capacity(author.len() + nonce.len() + text.len() + 2);
        for part in [author, nonce] {
            data.extend_from_slice(part.as_bytes());
            data.push(0); // Neither holds a NUL: both are ours or checked.
        }
        data.extend_from_slice(text.as_bytes());
        let mac = self.ids.mac("form", &data);
        let mut id = [0; 16];
        id.copy_from_slice(&mac[..16]);
        MessageId::from_bytes(uuid::Builder::from_random_bytes(id).into_uuid().into_bytes())
    }

    /// Seals what was said into the row of a message.
    pub fn seal(&self, id: MessageId, said: Said, entropy: &dyn Entropy) -> Sealed<Said> {
        self.text.seal(&self.root.message_place(id), &Plain::new(said), entropy)
    }

    /// Opens a message.
    ///
    /// # Errors
    /// [`OpenError`] if it belongs elsewhere or was changed.
    pub fn open<A: Action>(
        &self,
        permit: &Permit<A>,
        id: MessageId,
        body: &Sealed<Said>,
    ) -> Result<Plain<Said>, OpenError> {
        if permit.object() != self.root.conversation.bytes() {
            return Err(OpenError::Refused);
        }
        self.text.open(permit, &self.root.message_place(id), body)
    }
}
