//! A key of its own for one row that belongs to the team: a report, a person, a talk's feedback. The row keeps it sealed to
//! the team's public key while only strangers have written it, and wrapped under the team's symmetric key since a
//! member did. A new team key needs only these 32 bytes wrapped anew, and a row whose key is gone opens for nobody.

use kernel::{Action, Entropy, OpenError, Permit, Place, Plain, Sealed};
use seal::{PrivateKey, PublicKey, SymmetricKey};

use super::TeamKey;
use crate::ids::{OrgId, StaffId};

/// Which row a key belongs to. The table must have the columns `epoch`, `key_sealed` or `key_wrapped`, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowPlace {
    /// The organisation.
    pub org: OrgId,
    /// The table.
    pub table: &'static str,
    /// The row's identifier.
    pub row: [u8; 16],
}

impl RowPlace {
    /// Where a column of this row lies.
    pub const fn column(self, column: &'static str) -> Place {
        Place { org: self.org.bytes(), table: self.table, column, row: self.row }
    }
}

/// The 32 bytes that open a row.
#[derive(Clone)]
pub struct RowKey {
    place: RowPlace,
    secret: Plain<[u8; 32]>,
}

impl RowKey {
    /// A new key for a new row.
    pub fn generate(place: RowPlace, entropy: &dyn Entropy) -> Self {
        Self { place, secret: Plain::new(kernel::entropy::bytes(entropy)) }
    }

    /// Where its row lies.
    pub const fn place(&self) -> RowPlace {
        self.place
    }

    /// For a row that is written while nobody of the team is there: public-key work, column `key_sealed`.
    pub fn seal_to_team(&self, team: &PublicKey, entropy: &dyn Entropy) -> Sealed<[u8; 32]> {
        team.seal(&self.place.column("key_sealed"), &self.secret, entropy)
    }

    /// For a row that a member writes: symmetric, column `key_wrapped`.
    pub fn wrap_for_team(&self, team: &TeamKey, entropy: &dyn Entropy) -> Sealed<[u8; 32]> {
        team.symmetric().seal(&self.place.column("key_wrapped"), &self.secret, entropy)
    }

    /// Opened with the team key of the row's epoch.
    ///
    /// # Errors
    /// [`OpenError`] if the team key is another one, the row was changed or its key destroyed.
    pub fn open<A: Action>(
        permit: &Permit<A>,
        place: RowPlace,
        team: &TeamKey,
        wrapped: Option<&Sealed<[u8; 32]>>,
        sealed: Option<&Sealed<[u8; 32]>>,
    ) -> Result<Self, OpenError> {
        if permit.object() != place.row {
            return Err(OpenError::Refused);
        }
        let secret = match (wrapped, sealed) {
            (Some(wrapped), _) => team.symmetric().open(permit, &place.column("key_wrapped"), wrapped)?,
            (None, Some(sealed)) => team.pair().open(permit, &place.column("key_sealed"), sealed)?,
            (None, None) => return Err(OpenError::Malformed),
        };
        Ok(Self { place, secret })
    }

    /// Where the key for one member lies: the member is bound into it, so that a seal cannot move from one to another.
    fn member_place(place: RowPlace, staff: StaffId) -> Place {
        let mut row = place.row;
        row.iter_mut().zip(staff.bytes()).for_each(|(byte, mix)| *byte ^= mix);
        RowPlace { row, ..place }.column("key_of_member")
    }

    /// For one member who does not hold the team's key: public-key work.
    pub fn seal_to_member(&self, staff: StaffId, key: &PublicKey, entropy: &dyn Entropy) -> Sealed<[u8; 32]> {
        key.seal(&Self::member_place(self.place, staff), &self.secret, entropy)
    }

    /// Opened by a member to whom it is sealed.
    ///
    /// # Errors
    /// [`OpenError`] if it was sealed to somebody else or the row was changed.
    pub fn open_as_member<A: Action>(
        permit: &Permit<A>,
        place: RowPlace,
        staff: StaffId,
        pair: &PrivateKey,
        sealed: &Sealed<[u8; 32]>,
    ) -> Result<Self, OpenError> {
        if permit.object() != place.row {
            return Err(OpenError::Refused);
        }
        Ok(Self { place, secret: pair.open(permit, &Self::member_place(place, staff), sealed)? })
    }

    /// For the member who writes the row, under their own key: column `key_own`.
    pub fn wrap_for_self(&self, own: &SymmetricKey, entropy: &dyn Entropy) -> Sealed<[u8; 32]> {
        own.seal(&self.place.column("key_own"), &self.secret, entropy)
    }

    /// Opened by the member who wrote the row.
    ///
    /// # Errors
    /// [`OpenError`] if their key is another one or the row was changed.
    pub fn open_as_self<A: Action>(
        permit: &Permit<A>,
        place: RowPlace,
        own: &SymmetricKey,
        wrapped: &Sealed<[u8; 32]>,
    ) -> Result<Self, OpenError> {
        if permit.object() != place.row {
            return Err(OpenError::Refused);
        }
        Ok(Self { place, secret: own.open(permit, &place.column("key_own"), wrapped)? })
    }

    /// For whoever opens what the row belongs to, and nobody else of the team: under a key that follows from its own, in the
    /// place of the team's. Column `key_wrapped`, in another place than the team's, so that neither is taken for the other.
    pub fn wrap_under(&self, key: &SymmetricKey, entropy: &dyn Entropy) -> Sealed<[u8; 32]> {
        key.seal(&self.place.column("key_of_named"), &self.secret, entropy)
    }

    /// Opened by whoever opens what the row belongs to.
    ///
    /// # Errors
    /// [`OpenError`] if that key is another one or the row was changed.
    pub fn open_under<A: Action>(
        permit: &Permit<A>,
        place: RowPlace,
        key: &SymmetricKey,
        wrapped: &Sealed<[u8; 32]>,
    ) -> Result<Self, OpenError> {
        if permit.object() != place.row {
            return Err(OpenError::Refused);
        }
        Ok(Self { place, secret: key.open(permit, &place.column("key_of_named"), wrapped)? })
    }

    /// The key for one purpose.
    pub fn derive(&self, label: &str) -> SymmetricKey {
        SymmetricKey::from_bytes(*self.secret.expose()).derive(label)
    }
}

#[cfg(test)]
mod tests {
    use kernel::entropy::SeededEntropy;

    use super::*;
    use crate::{
        ids::ReportId,
        policy::{self, Role},
    };

    fn place(row: u8) -> RowPlace {
        RowPlace { org: OrgId::from_bytes([1; 16]), table: "report", row: [row; 16] }
    }

    #[test]
    fn a_row_opens_in_its_own_place_with_the_teams_key_and_nowhere_else() {
        let entropy = SeededEntropy::new(1);
        let (team, other) = (TeamKey::generate(1, &entropy), TeamKey::generate(2, &entropy));
        let key = RowKey::generate(place(7), &entropy);
        let (wrapped, sealed) =
            (key.wrap_for_team(&team, &entropy), key.seal_to_team(&team.public(), &entropy));
        let permit =
            policy::report(Role::Coordinator, ReportId::from_bytes([7; 16]), false).expect("allowed");
        let open = |at, team, wrapped, sealed| RowKey::open(&permit, at, team, wrapped, sealed);
        for (wrapped, sealed) in [(Some(&wrapped), None), (None, Some(&sealed))] {
            let opened = open(place(7), &team, wrapped, sealed).expect("it opens");
            assert_eq!(opened.derive("x").expose(), key.derive("x").expose());
            assert!(open(place(7), &other, wrapped, sealed).is_err(), "another team key");
            assert!(open(place(8), &team, wrapped, sealed).is_err(), "a permit for another row");
            let elsewhere = RowPlace { table: "person", ..place(7) };
            assert!(open(elsewhere, &team, wrapped, sealed).is_err(), "another table");
        }
        assert!(open(place(7), &team, None, None).is_err(), "a key that was destroyed");
    }
}
