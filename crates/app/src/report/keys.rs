//! What a report is sealed with: a key of its own, which the team's key opens.

use kernel::{Action, Entropy, OpenError, Permit, Place, Plain, Sealed};
use seal::SymmetricKey;

use super::model::Private;
use crate::{
    ids::{OrgId, ReportId, StaffId},
    team::{RowKey, RowPlace},
};

/// Where the key of a report lies.
pub(super) const fn place(org: OrgId, id: ReportId) -> RowPlace {
    RowPlace { org, table: "report", row: id.bytes() }
}

/// The report that a form of a member becomes: the same form always gives the same one, so a double click gives one
/// report. To everybody without the key that lies outside the database it is random.
pub fn id_of_form(instance: &SymmetricKey, org: OrgId, staff: StaffId, nonce: &str) -> ReportId {
    let data = [&org.bytes()[..], &staff.bytes(), nonce.as_bytes()].concat();
    let mac = instance.derive("report of a form").mac("report", &data);
    let id = *mac.first_chunk().expect("a MAC has 32 bytes");
    ReportId::from_bytes(uuid::Builder::from_random_bytes(id).into_uuid().into_bytes())
}

/// Seals and opens what belongs to one report.
pub(super) struct ReportKeys {
    place: RowPlace,
    private: SymmetricKey,
    before: SymmetricKey,
    word: SymmetricKey,
}

impl ReportKeys {
    pub(super) fn of(key: &RowKey) -> Self {
        Self {
            place: key.place(),
            private: key.derive("private"),
            before: key.derive("private before"),
            word: key.derive("word"),
        }
    }

    /// The number of a step is bound into its place, so that one cannot stand in for another.
    fn step(&self, column: &'static str, number: i64) -> Place {
        let mut row = self.place.row;
        row[8..].iter_mut().zip(number.to_be_bytes()).for_each(|(byte, mix)| *byte ^= mix);
        Place { org: self.place.org.bytes(), table: "report_step", column, row }
    }

    pub(super) fn seal(&self, private: Private, entropy: &dyn Entropy) -> Sealed<Private> {
        self.private.seal(&self.place.column("private"), &Plain::new(private), entropy)
    }

    pub(super) fn open<A: Action>(
        &self,
        permit: &Permit<A>,
        sealed: &Sealed<Private>,
    ) -> Result<Plain<Private>, OpenError> {
        if permit.object() != self.place.row {
            return Err(OpenError::Refused);
        }
        self.private.open(permit, &self.place.column("private"), sealed)
    }

    pub(super) fn seal_before(
        &self,
        number: i64,
        private: &Plain<Private>,
        entropy: &dyn Entropy,
    ) -> Sealed<Private> {
        self.before.seal(&self.step("private_before", number), private, entropy)
    }

    pub(super) fn open_before<A: Action>(
        &self,
        permit: &Permit<A>,
        number: i64,
        sealed: &Sealed<Private>,
    ) -> Result<Plain<Private>, OpenError> {
        self.before.open(permit, &self.step("private_before", number), sealed)
    }

    pub(super) fn seal_word(&self, number: i64, word: String, entropy: &dyn Entropy) -> Sealed<String> {
        self.word.seal(&self.step("word", number), &Plain::new(word), entropy)
    }

    pub(super) fn open_word<A: Action>(
        &self,
        permit: &Permit<A>,
        number: i64,
        sealed: &Sealed<String>,
    ) -> Result<Plain<String>, OpenError> {
        self.word.open(permit, &self.step("word", number), sealed)
    }
}

#[cfg(test)]
mod tests {
    use kernel::SeededEntropy;

    use super::*;
    use crate::policy::{self, Role};

    #[test]
    fn a_word_opens_in_its_own_step_of_its_own_report_only() {
        let entropy = SeededEntropy::new(5);
        let id = ReportId::from_bytes([3; 16]);
        let key = RowKey::generate(place(OrgId::from_bytes([1; 16]), id), &entropy);
        let keys = ReportKeys::of(&key);
        let permit = policy::report(Role::Coordinator, id, false).expect("coordinators read reports");
        let word = keys.seal_word(2, "the age is missing".to_owned(), &entropy);
        assert_eq!(keys.open_word(&permit, 2, &word).expect("it opens").expose(), "the age is missing");
        assert!(keys.open_word(&permit, 3, &word).is_err(), "another step");
        let other = RowKey::generate(place(OrgId::from_bytes([1; 16]), id), &entropy);
        assert!(ReportKeys::of(&other).open_word(&permit, 2, &word).is_err(), "another key");
    }

    #[test]
    fn the_same_form_of_the_same_member_is_the_same_report() {
        let (org, staff) = (OrgId::from_bytes([1; 16]), StaffId::from_bytes([2; 16]));
        let instance = SymmetricKey::from_bytes([9; 32]);
        let id = id_of_form(&instance, org, staff, "ab");
        assert_eq!(id, id_of_form(&instance, org, staff, "ab"));
        assert_ne!(id, id_of_form(&instance, org, staff, "ac"));
        assert_ne!(id, id_of_form(&instance, org, StaffId::from_bytes([3; 16]), "ab"));
        assert_ne!(id, id_of_form(&SymmetricKey::from_bytes([8; 32]), org, staff, "ab"));
    }
}
