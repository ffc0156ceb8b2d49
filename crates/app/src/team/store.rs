//! Rows of the team.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment, Sealed};
use seal::Statement;

use super::{
    chain::{Card, Change, Signed},
    recovery::RecoverySeal,
    roll::Roll,
};
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
    /// The name and the role a member works in from now on.
    pub UPDATE_CARD = "UPDATE staff SET work_name = $1, role = $2 WHERE id = $3 AND org_id = $4";
    /// The languages a member answers in.
    pub UPDATE_LANGUAGES = "UPDATE staff SET languages = $1 WHERE id = $2 AND org_id = $3";
    /// A comparison number that was not this newcomer's.
    pub COUNT_WRONG_NUMBER = "UPDATE staff SET wrong_numbers = wrong_numbers + 1 WHERE id = $1 AND org_id = $2";
    /// How many there were.
    pub WRONG_NUMBERS = "SELECT wrong_numbers FROM staff WHERE id = $1 AND org_id = $2";
    /// The end of a row, with the ways to its secret.
    pub DELETE_STAFF = "DELETE FROM staff WHERE id = $1 AND org_id = $2";
    /// The end of the team seeds sealed to one member.
    pub DELETE_SEALS_OF_MEMBER = "DELETE FROM team_seal WHERE org_id = $1 AND staff_id = $2";
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
    /// A way to the secret that is over.
    pub DELETE_SLOT = "DELETE FROM staff_slot WHERE staff_id = $1 AND kind = $2";
    /// Another one-time-code secret; codes up to this half minute are used.
    pub SET_TOTP = "UPDATE staff SET totp = $1, totp_step = $2 WHERE org_id = $3 AND id = $4";
    /// The team seeds sealed to the recovery key.
    pub RECOVERY_SEALS = "SELECT epoch, seed FROM recovery_seal WHERE org_id = $1 ORDER BY epoch";
    /// A team seed sealed to the recovery key.
    pub INSERT_RECOVERY_SEAL = "INSERT INTO recovery_seal (org_id, epoch, seed) VALUES ($1, $2, $3)
        ON CONFLICT (org_id, epoch) DO UPDATE SET seed = excluded.seed";
    /// What was sealed to a recovery key that is over.
    pub DELETE_RECOVERY_SEALS = "DELETE FROM recovery_seal WHERE org_id = $1";
    /// The day of the last drill with the papers.
    pub DRILL = "SELECT drilled_on FROM recovery_drill WHERE org_id = $1";
    /// A drill.
    pub SET_DRILL = "INSERT INTO recovery_drill (org_id, drilled_on) VALUES ($1, $2)
        ON CONFLICT (org_id) DO UPDATE SET drilled_on = excluded.drilled_on";
    /// New papers: nobody has tried them yet.
    pub DELETE_DRILL = "DELETE FROM recovery_drill WHERE org_id = $1";
    /// Who allows a member a new second factor.
    pub APPROVALS = "SELECT coordinator_id, at, signature FROM factor_approval WHERE org_id = $1 AND staff_id = $2 ORDER BY at, coordinator_id";
    /// A coordinator allows it.
    pub INSERT_APPROVAL = "INSERT INTO factor_approval (org_id, staff_id, coordinator_id, at, signature) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (staff_id, coordinator_id) DO UPDATE SET at = excluded.at, signature = excluded.signature";
    /// They were used or withdrawn.
    pub DELETE_APPROVALS = "DELETE FROM factor_approval WHERE org_id = $1 AND staff_id = $2";
    /// The number of the team's present key.
    pub NEWEST_EPOCH = "SELECT CAST(COALESCE(MAX(epoch), 0) AS BIGINT) AS newest FROM team_epoch WHERE org_id = $1";
    /// How many of the team's keys one member holds.
    pub COUNT_SEALS = "SELECT COUNT(*) AS n FROM team_seal WHERE org_id = $1 AND staff_id = $2";
    /// What was sealed to one member.
    pub DELETE_SEALS_OF = "DELETE FROM team_seal WHERE org_id = $1 AND staff_id = $2";
    /// Every way to one member's secret.
    pub DELETE_SLOTS_OF = "DELETE FROM staff_slot WHERE staff_id = $1";
    /// Keys of the team that nothing is sealed for any more.
    pub DELETE_OLD_SEALS = "DELETE FROM team_seal WHERE org_id = $1 AND epoch < $2";
    /// Somebody who has left: nothing to sign in with, and their login free for another.
    pub RETIRE = "UPDATE staff SET login = $1, totp = $2 WHERE org_id = $3 AND id = $4";
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

/// The row follows the chain: to be called in the unit of work that writes the entry.
pub(crate) fn update_card(tx: &mut Tx<'_>, org: OrgId, card: &Card) -> Result<(), DbError> {
    let values = values![card.work_name.as_str(), card.role.name(), card.id.bytes(), org.bytes()];
    tx.execute(&UPDATE_CARD, &values).map(drop)
}

/// Whether there is such a row.
pub(crate) fn update_languages(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: StaffId,
    languages: &str,
) -> Result<bool, DbError> {
    Ok(tx.execute(&UPDATE_LANGUAGES, &values![languages, id.bytes(), org.bytes()])? == 1)
}

pub(crate) fn count_wrong_number(tx: &mut Tx<'_>, org: OrgId, id: StaffId) -> Result<(), DbError> {
    tx.execute(&COUNT_WRONG_NUMBER, &values![id.bytes(), org.bytes()]).map(drop)
}

pub(crate) fn wrong_numbers(tx: &mut Tx<'_>, org: OrgId, id: StaffId) -> Result<i64, DbError> {
    tx.optional(&WRONG_NUMBERS, &values![id.bytes(), org.bytes()])?.map_or(Ok(0), |row| row.int(0))
}

/// Takes a row away that was never admitted. Whether there was one.
pub(crate) fn delete_staff(tx: &mut Tx<'_>, org: OrgId, id: StaffId) -> Result<bool, DbError> {
    Ok(tx.execute(&DELETE_STAFF, &values![id.bytes(), org.bytes()])? == 1)
}

pub(crate) fn delete_seals(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&DELETE_SEALS_OF_MEMBER, &values![org.bytes(), staff.bytes()]).map(drop)
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

/// The numbers of the team's keys that are in use: the present one, and those whose seeds are still sealed to somebody.
///
/// # Errors
/// Those of the store.
pub fn epochs_in_use(tx: &mut Tx<'_>, org: OrgId, roll: &Roll) -> Result<Vec<i64>, DbError> {
    let (holders, present) = (seal_holders(tx, org)?, roll.epoch().map(|present| present.epoch));
    let used = |epoch: &i64| Some(*epoch) == present || holders.iter().any(|(held, _)| held == epoch);
    Ok(roll.epochs().iter().map(|named| named.epoch).filter(used).collect())
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

/// Puts another slot in the place of a member's.
pub(crate) fn replace_slot(tx: &mut Tx<'_>, staff: StaffId, way: Way, row: &SlotRow) -> Result<(), DbError> {
    tx.execute(&DELETE_SLOT, &values![staff.bytes(), way.name()])?;
    insert_slot(tx, staff, way, row)
}

/// Puts another one-time-code secret in the place of a member's. Codes up to `step` count as used.
pub(crate) fn set_totp(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    totp: &Sealed<String>,
    step: i64,
) -> Result<(), DbError> {
    tx.execute(&SET_TOTP, &values![totp, step, org.bytes(), staff.bytes()]).map(drop)
}

/// What is sealed to the recovery key of an organisation, oldest epoch first.
///
/// # Errors
/// Those of the store.
pub fn recovery_seals(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<RecoverySeal>, DbError> {
    let rows = tx.query(&RECOVERY_SEALS, &values![org.bytes()])?;
    rows.iter().map(|row| Ok(RecoverySeal { epoch: row.int(0)?, seed: row.sealed(1)? })).collect()
}

pub(super) fn insert_recovery_seal(tx: &mut Tx<'_>, org: OrgId, seal: &RecoverySeal) -> Result<(), DbError> {
    tx.execute(&INSERT_RECOVERY_SEAL, &values![org.bytes(), seal.epoch, &seal.seed]).map(drop)
}

/// Seals and drill of a recovery key that is over.
pub(super) fn delete_recovery(tx: &mut Tx<'_>, org: OrgId) -> Result<(), DbError> {
    tx.execute(&DELETE_RECOVERY_SEALS, &values![org.bytes()])?;
    tx.execute(&DELETE_DRILL, &values![org.bytes()]).map(drop)
}

/// The day on which it was last tried whether the papers open the recovery key; `None` if never.
///
/// # Errors
/// Those of the store.
pub fn drilled_on(tx: &mut Tx<'_>, org: OrgId) -> Result<Option<Moment>, DbError> {
    tx.optional(&DRILL, &values![org.bytes()])?.map(|row| row.moment(0)).transpose()
}

/// Notes a drill, by its day.
///
/// # Errors
/// Those of the store.
pub fn set_drilled(tx: &mut Tx<'_>, org: OrgId, now: Moment) -> Result<(), DbError> {
    tx.execute(&SET_DRILL, &values![org.bytes(), now.to_day()]).map(drop)
}

/// A row of `factor_approval`: who, in which minute, with which signature.
pub(crate) type ApprovalRow = (StaffId, Moment, Vec<u8>);

pub(crate) fn approvals(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<Vec<ApprovalRow>, DbError> {
    let rows = tx.query(&APPROVALS, &values![org.bytes(), staff.bytes()])?;
    let read = |row: &Row| Ok((StaffId::from_bytes(row.id(0)?), row.moment(1)?, row.bytes(2)?.to_vec()));
    rows.iter().map(read).collect()
}

pub(crate) fn insert_approval(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    (coordinator, at, signature): &ApprovalRow,
) -> Result<(), DbError> {
    let values = values![org.bytes(), staff.bytes(), coordinator.bytes(), *at, signature.as_slice()];
    tx.execute(&INSERT_APPROVAL, &values).map(drop)
}

pub(crate) fn delete_approvals(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&DELETE_APPROVALS, &values![org.bytes(), staff.bytes()]).map(drop)
}

/// The number of the team's present key; 0 before the first.
///
/// # Errors
/// Those of the store.
pub fn newest_epoch(tx: &mut Tx<'_>, org: OrgId) -> Result<i64, DbError> {
    tx.one(&NEWEST_EPOCH, &values![org.bytes()])?.int(0)
}

/// Whether a key is the team's present one. To be asked in the unit of work that writes anything sealed to it: nothing new
/// may lie under an older key, which is given up once nothing needs it.
///
/// # Errors
/// Those of the store.
pub fn is_newest(tx: &mut Tx<'_>, org: OrgId, epoch: i64) -> Result<bool, DbError> {
    Ok(newest_epoch(tx, org)? == epoch)
}

/// How many of the team's keys are sealed to a member.
pub(crate) fn count_seals(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<i64, DbError> {
    tx.one(&COUNT_SEALS, &values![org.bytes(), staff.bytes()])?.int(0)
}

/// Whether a member holds any of the team's keys: not before they are admitted, and not once they have left.
///
/// # Errors
/// Those of the store.
pub fn holds_key(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<bool, DbError> {
    Ok(count_seals(tx, org, staff)? > 0)
}

/// Takes away whatever somebody who leaves could sign in or open the team's keys with. The row stays: the trail and old
/// messages name it.
pub(crate) fn retire(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&DELETE_SLOTS_OF, &values![staff.bytes()])?;
    tx.execute(&DELETE_SEALS_OF, &values![org.bytes(), staff.bytes()])?;
    let (login, nothing) = (format!("left:{staff}"), Sealed::<String>::from_envelope(Vec::new()));
    tx.execute(&RETIRE, &values![login.as_str(), &nothing, org.bytes(), staff.bytes()]).map(drop)
}

/// Deletes the seals of all keys before `epoch`.
pub(crate) fn delete_old_seals(tx: &mut Tx<'_>, org: OrgId, epoch: i64) -> Result<u64, DbError> {
    tx.execute(&DELETE_OLD_SEALS, &values![org.bytes(), epoch])
}
