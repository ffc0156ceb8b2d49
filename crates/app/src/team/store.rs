//! Rows of the team.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Sealed};
use seal::Statement;

use super::chain::{Card, Change, Signed};
use crate::ids::{OrgId, StaffId};

statements! {
    /// One member by login.
    pub STAFF_BY_LOGIN = "SELECT id, login, work_name, role, languages, sealing_key, signing_key, totp
        FROM staff WHERE org_id = $1 AND login = $2";
    /// One member by identifier.
    pub STAFF_BY_ID = "SELECT id, login, work_name, role, languages, sealing_key, signing_key, totp
        FROM staff WHERE org_id = $1 AND id = $2";
    /// Everybody of one organisation.
    pub STAFF_OF_ORG = "SELECT id, login, work_name, role, languages, sealing_key, signing_key, totp
        FROM staff WHERE org_id = $1 ORDER BY id";
    /// A new member.
    pub INSERT_STAFF = "INSERT INTO staff (id, org_id, login, work_name, role, languages, sealing_key, signing_key, totp, totp_step)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)";
    /// Marks a one-time code as used: a step is taken once, and never an older one.
    pub USE_TOTP_STEP = "UPDATE staff SET totp_step = $1 WHERE id = $2 AND totp_step < $3";
    /// A member's way to their secret.
    pub SLOT = "SELECT salt, memory_kib, passes, lanes, secret FROM staff_slot WHERE staff_id = $1 AND kind = $2";
    /// A new way to the secret.
    pub INSERT_SLOT = "INSERT INTO staff_slot (staff_id, kind, salt, memory_kib, passes, lanes, secret)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// The last entry of a chain.
    pub CHAIN_HEAD = "SELECT number, hash FROM team_entry WHERE org_id = $1 ORDER BY number DESC LIMIT 1";
    /// A chain in order.
    pub CHAIN = "SELECT number, statement, signature FROM team_entry WHERE org_id = $1 ORDER BY number";
    /// One more entry.
    pub INSERT_ENTRY = "INSERT INTO team_entry (org_id, number, statement, signature, hash) VALUES ($1, $2, $3, $4, $5)";
    /// A new epoch.
    pub INSERT_EPOCH = "INSERT INTO team_epoch (org_id, epoch) VALUES ($1, $2)";
    /// The team seeds sealed to one member.
    pub SEALS_OF_MEMBER = "SELECT epoch, seed FROM team_seal WHERE org_id = $1 AND staff_id = $2 ORDER BY epoch";
    /// The epochs that have rows.
    pub EPOCHS = "SELECT epoch FROM team_epoch WHERE org_id = $1 ORDER BY epoch";
    /// To whom team seeds are sealed.
    pub SEAL_HOLDERS = "SELECT epoch, staff_id FROM team_seal WHERE org_id = $1 ORDER BY epoch, staff_id";
    /// Who has a way to their secret.
    pub SLOT_HOLDERS = "SELECT DISTINCT l.staff_id FROM staff_slot l JOIN staff s ON s.id = l.staff_id WHERE s.org_id = $1";
    /// A team seed sealed to a member.
    pub INSERT_SEAL = "INSERT INTO team_seal (org_id, epoch, staff_id, seed) VALUES ($1, $2, $3, $4)";
}

/// A row of `staff`.
#[derive(Clone, Debug)]
pub struct StaffRow {
    pub(crate) id: StaffId,
    pub(crate) login: String,
    pub(crate) work_name: String,
    pub(crate) role: String,
    pub(crate) languages: String,
    pub(crate) sealing_key: Vec<u8>,
    pub(crate) signing_key: Vec<u8>,
    pub(crate) totp: Sealed<String>,
}

impl StaffRow {
    /// Their identifier.
    pub const fn id(&self) -> StaffId {
        self.id
    }

    /// The name they work under, as the row has it.
    pub fn work_name(&self) -> &str {
        &self.work_name
    }

    /// Their role, as the row has it.
    pub fn role(&self) -> &str {
        &self.role
    }

    /// Their public keys, as the row has them: the one that is sealed to, and the one that checks signatures.
    pub fn keys(&self) -> (&[u8], &[u8]) {
        (&self.sealing_key, &self.signing_key)
    }

    /// Whether it is what the chain says of this member.
    pub fn fits(&self, card: &Card) -> bool {
        self.id == card.id
            && self.work_name == card.work_name
            && self.role == card.role.name()
            && self.sealing_key == card.sealing_key
            && self.signing_key == card.signing_key
    }
}

/// A way to a member's secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Their password.
    Password,
    /// The phrase they keep on paper.
    Phrase,
}

impl Way {
    const fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Phrase => "phrase",
        }
    }
}

/// A row of `staff_slot`.
pub(crate) struct SlotRow {
    pub(crate) salt: [u8; 16],
    pub(crate) cost: seal::password::Cost,
    pub(crate) secret: Sealed<[u8; 32]>,
}

fn staff(row: &Row) -> Result<StaffRow, DbError> {
    Ok(StaffRow {
        id: StaffId::from_bytes(row.id(0)?),
        login: row.text(1)?.to_owned(),
        work_name: row.text(2)?.to_owned(),
        role: row.text(3)?.to_owned(),
        languages: row.text(4)?.to_owned(),
        sealing_key: row.bytes(5)?.to_vec(),
        signing_key: row.bytes(6)?.to_vec(),
        totp: row.sealed(7)?,
    })
}

pub(crate) fn staff_by_login(tx: &mut Tx<'_>, org: OrgId, login: &str) -> Result<Option<StaffRow>, DbError> {
    tx.optional(&STAFF_BY_LOGIN, &values![org.bytes(), login])?.as_ref().map(staff).transpose()
}

pub(crate) fn staff_by_id(tx: &mut Tx<'_>, org: OrgId, id: StaffId) -> Result<Option<StaffRow>, DbError> {
    tx.optional(&STAFF_BY_ID, &values![org.bytes(), id.bytes()])?.as_ref().map(staff).transpose()
}

/// Everybody of an organisation.
///
/// # Errors
/// Those of the store.
pub fn members(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<StaffRow>, DbError> {
    tx.query(&STAFF_OF_ORG, &values![org.bytes()])?.iter().map(staff).collect()
}

pub(crate) fn insert_staff(tx: &mut Tx<'_>, org: OrgId, row: &StaffRow) -> Result<(), DbError> {
    let values = values![
        row.id.bytes(),
        org.bytes(),
        row.login.as_str(),
        row.work_name.as_str(),
        row.role.as_str(),
        row.languages.as_str(),
        row.sealing_key.as_slice(),
        row.signing_key.as_slice(),
        &row.totp,
    ];
    tx.execute(&INSERT_STAFF, &values).map(drop)
}

/// Whether the step was still free.
pub(crate) fn use_totp_step(tx: &mut Tx<'_>, staff: StaffId, step: i64) -> Result<bool, DbError> {
    Ok(tx.execute(&USE_TOTP_STEP, &values![step, staff.bytes(), step])? == 1)
}

pub(crate) fn slot(tx: &mut Tx<'_>, staff: StaffId, way: Way) -> Result<Option<SlotRow>, DbError> {
    let Some(row) = tx.optional(&SLOT, &values![staff.bytes(), way.name()])? else { return Ok(None) };
    let number =
        |i| u32::try_from(row.int(i)?).map_err(|_| DbError::Broken("a slot's cost is out of range".into()));
    let cost = seal::password::Cost { memory_kib: number(1)?, passes: number(2)?, lanes: number(3)? };
    Ok(Some(SlotRow { salt: row.id(0)?, cost, secret: row.sealed(4)? }))
}

pub(crate) fn insert_slot(tx: &mut Tx<'_>, staff: StaffId, way: Way, row: &SlotRow) -> Result<(), DbError> {
    let cost = row.cost;
    let values = values![
        staff.bytes(),
        way.name(),
        row.salt,
        i64::from(cost.memory_kib),
        i64::from(cost.passes),
        i64::from(cost.lanes),
        &row.secret,
    ];
    tx.execute(&INSERT_SLOT, &values).map(drop)
}

/// Number and hash of the last entry of a chain; `None` before the first.
pub(crate) fn head(tx: &mut Tx<'_>, org: OrgId) -> Result<Option<(i64, [u8; 32])>, DbError> {
    let Some(row) = tx.optional(&CHAIN_HEAD, &values![org.bytes()])? else { return Ok(None) };
    let hash = row.bytes(1)?.try_into().map_err(|_| DbError::Broken("a hash of another length".into()))?;
    Ok(Some((row.int(0)?, hash)))
}

/// The team's chain of an organisation, in order.
///
/// # Errors
/// Those of the store.
pub fn entries(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Signed>, DbError> {
    let rows = tx.query(&CHAIN, &values![org.bytes()])?;
    let signed = |row: &Row| {
        let statement = Statement::from_bytes(row.bytes(1)?.to_vec());
        Ok(Signed { number: row.int(0)?, statement, signature: row.bytes(2)?.to_vec() })
    };
    rows.iter().map(signed).collect()
}

/// The epochs of the team's key that have rows.
///
/// # Errors
/// Those of the store.
pub fn epochs(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<i64>, DbError> {
    tx.query(&EPOCHS, &values![org.bytes()])?.iter().map(|row| row.int(0)).collect()
}

/// Which epochs' seeds are sealed to whom.
///
/// # Errors
/// Those of the store.
pub fn seal_holders(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<(i64, StaffId)>, DbError> {
    let rows = tx.query(&SEAL_HOLDERS, &values![org.bytes()])?;
    rows.iter().map(|row| Ok((row.int(0)?, StaffId::from_bytes(row.id(1)?)))).collect()
}

/// Who has a password or a phrase that opens their secret.
///
/// # Errors
/// Those of the store.
pub fn slot_holders(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<StaffId>, DbError> {
    let rows = tx.query(&SLOT_HOLDERS, &values![org.bytes()])?;
    rows.iter().map(|row| Ok(StaffId::from_bytes(row.id(0)?))).collect()
}

/// Writes further entries of a chain, with the epochs they begin.
///
/// # Errors
/// `Constraint` when somebody else has written at this place meanwhile: then the roll has to be read again and the
/// entries made anew.
pub(crate) fn append(tx: &mut Tx<'_>, org: OrgId, entries: &[Signed]) -> Result<(), DbError> {
    for signed in entries {
        let values = values![
            org.bytes(),
            signed.number,
            signed.statement.as_bytes(),
            signed.signature.as_slice(),
            signed.hash()
        ];
        tx.execute(&INSERT_ENTRY, &values)?;
        if let Some(Change::Epoch { epoch, .. }) = signed.entry(org).map(|entry| entry.change) {
            tx.execute(&INSERT_EPOCH, &values![org.bytes(), epoch])?;
        }
    }
    Ok(())
}

/// An epoch and the team seed of it, sealed to one member.
pub(crate) type EpochSeal = (i64, Sealed<[u8; 32]>);

pub(crate) fn seals(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<Vec<EpochSeal>, DbError> {
    let rows = tx.query(&SEALS_OF_MEMBER, &values![org.bytes(), staff.bytes()])?;
    rows.iter().map(|row| Ok((row.int(0)?, row.sealed(1)?))).collect()
}

pub(crate) fn insert_seal(
    tx: &mut Tx<'_>,
    org: OrgId,
    epoch: i64,
    staff: StaffId,
    seed: &Sealed<[u8; 32]>,
) -> Result<(), DbError> {
    tx.execute(&INSERT_SEAL, &values![org.bytes(), epoch, staff.bytes(), seed]).map(drop)
}
