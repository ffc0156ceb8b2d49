//! The root key of a complaint, who it is sealed to, and what derives from it.

use kernel::{Action, Entropy, OpenError, Permit, Place, Plain, Sealed};
use seal::{PrivateKey, PublicKey, SymmetricKey, ticket::Ticket};

use super::model::Entry;
use crate::{
    ids::{ComplaintId, MessageId, OrgId, StaffId},
    visitor::Start,
};

/// What follows from the start in the form: the complaint, its root and its trace code. So the same form sent twice
/// gives the same complaint and shows the same code.
pub struct Seed {
    /// The trace code.
    pub ticket: Ticket,
    /// The root, which knows its complaint.
    pub root: Root,
}

impl Seed {
    /// Of the start of a form.
    pub fn new(start: &Start, org: OrgId) -> Self {
        let seed = start.derive("complaint");
        let complaint = ComplaintId::from_bytes(random_shaped(&seed.mac("complaint id", b"")));
        let secret = Plain::new(*seed.derive("complaint root").expose());
        let ticket = Ticket::from_bytes(seed.derive("complaint trace code").expose());
        Self { ticket, root: Root { org, complaint, secret } }
    }
}

/// The first 16 bytes of a MAC in the shape of a random UUID.
fn random_shaped(mac: &[u8; 32]) -> [u8; 16] {
    let mut id = [0; 16];
    id.copy_from_slice(&mac[..16]);
    uuid::Builder::from_random_bytes(id).into_uuid().into_bytes()
}

/// The 32 bytes that open a complaint. Whoever holds them reads and writes it.
#[derive(Clone)]
pub struct Root {
    org: OrgId,
    complaint: ComplaintId,
    secret: Plain<[u8; 32]>,
}

impl Root {
    /// The complaint that it opens.
    pub const fn complaint(&self) -> ComplaintId {
        self.complaint
    }

    /// The organisation that the complaint is made to.
    pub const fn org(&self) -> OrgId {
        self.org
    }

    /// Where the root for one coordinator lies. The member is bound by the derived row.
    fn seal_place(org: OrgId, complaint: ComplaintId, staff: StaffId) -> Place {
        let mut row = complaint.bytes();
        row.iter_mut().zip(staff.bytes()).for_each(|(byte, mix)| *byte ^= mix);
        Place { org: org.bytes(), table: "complaint_seal", column: "root", row }
    }

    fn trace_place(org: OrgId, complaint: ComplaintId) -> Place {
        Place { org: org.bytes(), table: "complaint", column: "root_wrapped", row: complaint.bytes() }
    }

    fn entry_place(&self, id: MessageId) -> Place {
        Place { org: self.org.bytes(), table: "complaint_entry", column: "body", row: id.bytes() }
    }

    /// Sealed to one coordinator: public-key work.
    pub fn seal_to(&self, staff: StaffId, key: &PublicKey, entropy: &dyn Entropy) -> Sealed<[u8; 32]> {
        key.seal(&Self::seal_place(self.org, self.complaint, staff), &self.secret, entropy)
    }

    /// Wrapped under the key that follows from the trace code.
    pub fn wrap(&self, key: &SymmetricKey, entropy: &dyn Entropy) -> Sealed<[u8; 32]> {
        key.seal(&Self::trace_place(self.org, self.complaint), &self.secret, entropy)
    }

    /// Opened by a coordinator with their own key.
    ///
    /// # Errors
    /// [`OpenError`] if it was sealed to somebody else or the row was changed.
    pub fn open_as_coordinator<A: Action>(
        permit: &Permit<A>,
        org: OrgId,
        complaint: ComplaintId,
        staff: StaffId,
        key: &PrivateKey,
        sealed: &Sealed<[u8; 32]>,
    ) -> Result<Self, OpenError> {
        if permit.object() != complaint.bytes() {
            return Err(OpenError::Refused);
        }
        let secret = key.open(permit, &Self::seal_place(org, complaint, staff), sealed)?;
        Ok(Self { org, complaint, secret })
    }

    /// Opened with the key that follows from the trace code.
    ///
    /// # Errors
    /// [`OpenError`] if the code is another one.
    pub fn open_by_trace<A: Action>(
        permit: &Permit<A>,
        org: OrgId,
        complaint: ComplaintId,
        key: &SymmetricKey,
        wrapped: &Sealed<[u8; 32]>,
    ) -> Result<Self, OpenError> {
        if permit.object() != complaint.bytes() {
            return Err(OpenError::Refused);
        }
        let secret = key.open(permit, &Self::trace_place(org, complaint), wrapped)?;
        Ok(Self { org, complaint, secret })
    }

    fn derive(&self, label: &str) -> SymmetricKey {
        SymmetricKey::from_bytes(*self.secret.expose()).derive(label)
    }

    fn id(&self, kind: &str, data: &[u8]) -> MessageId {
        MessageId::from_bytes(random_shaped(&self.derive("complaint entry id").mac(kind, data)))
    }

    /// The identifier of what the complaint begins with.
    pub fn first_id(&self) -> MessageId {
        self.id("first", b"")
    }

    /// The identifier of what the person adds: there is one, so there is room for one.
    pub fn addition_id(&self) -> MessageId {
        self.id("addition", b"")
    }

    /// The identifier of an answer: the same form with the same words gives the same one.
    pub fn answer_id(&self, by: StaffId, nonce: &str, text: &str) -> MessageId {
        // The nonce is hexadecimal digits, so the NUL ends it.
        self.id("answer", &[&by.bytes(), nonce.as_bytes(), b"\0", text.as_bytes()].concat())
    }

    /// Seals one thing that was written.
    pub fn seal_entry(&self, id: MessageId, entry: Entry, entropy: &dyn Entropy) -> Sealed<Entry> {
        self.derive("complaint entry").seal(&self.entry_place(id), &Plain::new(entry), entropy)
    }

    /// Opens one thing that was written.
    ///
    /// # Errors
    /// [`OpenError`] if it belongs elsewhere or was changed.
    pub fn open_entry<A: Action>(
        &self,
        permit: &Permit<A>,
        id: MessageId,
        body: &Sealed<Entry>,
    ) -> Result<Plain<Entry>, OpenError> {
        if permit.object() != self.complaint.bytes() {
            return Err(OpenError::Refused);
        }
        self.derive("complaint entry").open(permit, &self.entry_place(id), body)
    }
}
