//! The versions of forms that an organisation has made. What was in use once never changes.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use db::{Tx, statements, values};
use kernel::DbError;

use super::Form;
use crate::ids::{OrgId, StaffId};

statements! {
    /// The version in use, if the organisation has one of its own.
    pub IN_USE = "SELECT version, text FROM form_pack WHERE org_id = $1 AND form = $2 AND state = 'in_use'";
    /// One version.
    pub ONE = "SELECT text FROM form_pack WHERE org_id = $1 AND form = $2 AND version = $3";
    /// The version that somebody works on.
    pub DRAFT = "SELECT version, text FROM form_pack WHERE org_id = $1 AND form = $2 AND state = 'draft'";
    /// All versions, the last first.
    pub ALL_OF = "SELECT form, version, state, day FROM form_pack WHERE org_id = $1 ORDER BY version DESC, form";
    /// The number of the last version.
    pub LAST = "SELECT version FROM form_pack WHERE org_id = $1 AND form = $2 ORDER BY version DESC LIMIT 1";
    /// A new draft.
    pub INSERT = "INSERT INTO form_pack (org_id, form, version, text, state, staff_id, day)
        VALUES ($1, $2, $3, $4, 'draft', $5, $6)";
    /// The draft goes on.
    pub UPDATE = "UPDATE form_pack SET text = $1, staff_id = $2, day = $3
        WHERE org_id = $4 AND form = $5 AND state = 'draft'";
    /// The draft is given up.
    pub DISCARD = "DELETE FROM form_pack WHERE org_id = $1 AND form = $2 AND state = 'draft'";
    /// The version in use is no longer.
    pub RETIRE = "UPDATE form_pack SET state = 'used' WHERE org_id = $1 AND form = $2 AND state = 'in_use'";
    /// The draft takes its place.
    pub USE = "UPDATE form_pack SET state = 'in_use', staff_id = $1, day = $2
        WHERE org_id = $3 AND form = $4 AND state = 'draft'";
}

/// The version that comes with the program.
const FIRST: i64 = 1;

/// Forms by their text: reading one takes longer than fetching it. Few are in use at a time.
static READ: LazyLock<Mutex<HashMap<String, Arc<Form>>>> = LazyLock::new(Mutex::default);

/// So many are remembered.
const REMEMBERED: usize = 64;

/// What is kept was read and checked before it was kept.
fn remembered(text: &str) -> Result<Arc<Form>, DbError> {
    let lock = || READ.lock().unwrap_or_else(PoisonError::into_inner);
    let held = lock().get(text).cloned();
    if let Some(form) = held {
        return Ok(form);
    }
    // Not under the lock: a long form takes a while, and everybody else's pages would wait for it.
    let form = toml::from_str::<Form>(text).map_err(|_| DbError::Broken("a form cannot be read".into()))?;
    let form = Arc::new(form);
    let mut read = lock();
    if read.len() >= REMEMBERED {
        read.clear();
    }
    read.insert(text.to_owned(), Arc::clone(&form));
    Ok(form)
}

fn from_program(form: &str) -> Option<Arc<Form>> {
    static FORMS: LazyLock<HashMap<&str, Arc<Form>>> = LazyLock::new(|| {
        let one = |name| super::default(name).map(|form| (name, Arc::new(form.clone())));
        super::NAMES.into_iter().filter_map(one).collect()
    });
    FORMS.get(form).cloned()
}

/// The form as it is to be filled in now: the version that the organisation has put into use, else the one that comes with
/// the program. `None` for a name that is no form's.
///
/// # Errors
/// Those of the store.
pub fn current(tx: &mut Tx<'_>, org: OrgId, form: &str) -> Result<Option<Arc<Form>>, DbError> {
    match tx.optional(&IN_USE, &values![org.bytes(), form])? {
        Some(row) => remembered(row.text(1)?).map(Some),
        None => Ok(from_program(form)),
    }
}

/// A version of a form, in use or not: old answers are shown with the words of their time.
///
/// # Errors
/// Those of the store.
pub fn version(tx: &mut Tx<'_>, org: OrgId, form: &str, version: i64) -> Result<Option<Arc<Form>>, DbError> {
    if version == FIRST {
        return Ok(from_program(form));
    }
    let row = tx.optional(&ONE, &values![org.bytes(), form, version])?;
    row.map(|row| remembered(row.text(0)?)).transpose()
}

/// A version as a list shows it.
pub(super) struct Version {
    pub(super) form: String,
    pub(super) version: i64,
    pub(super) state: String,
    /// Days since 1 January 1970.
    pub(super) day: i64,
}

/// All versions that the organisation has made, the last first.
pub(super) fn list(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Version>, DbError> {
    let one = |row: db::Row| {
        Ok(Version {
            form: row.text(0)?.to_owned(),
            version: row.int(1)?,
            state: row.text(2)?.to_owned(),
            day: row.int(3)?,
        })
    };
    tx.query(&ALL_OF, &values![org.bytes()])?.into_iter().map(one).collect()
}

/// The draft of a form and its number.
pub(super) fn draft(tx: &mut Tx<'_>, org: OrgId, form: &str) -> Result<Option<(i64, String)>, DbError> {
    let row = tx.optional(&DRAFT, &values![org.bytes(), form])?;
    row.map(|row| Ok((row.int(0)?, row.text(1)?.to_owned()))).transpose()
}

/// The number that the next draft of a form gets.
pub(super) fn next(tx: &mut Tx<'_>, org: OrgId, form: &str) -> Result<i64, DbError> {
    let last = tx.optional(&LAST, &values![org.bytes(), form])?;
    Ok(last.map(|row| row.int(0)).transpose()?.unwrap_or(FIRST) + 1)
}

/// Keeps a draft, in the place of the one there is.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    org: OrgId,
    form: &str,
    version: i64,
    text: &str,
    by: StaffId,
    day: i64,
) -> Result<(), DbError> {
    if tx.execute(&UPDATE, &values![text, by.bytes(), day, org.bytes(), form])? == 0 {
        tx.execute(&INSERT, &values![org.bytes(), form, version, text, by.bytes(), day])?;
    }
    Ok(())
}

/// Gives the draft up.
pub(super) fn discard(tx: &mut Tx<'_>, org: OrgId, form: &str) -> Result<(), DbError> {
    tx.execute(&DISCARD, &values![org.bytes(), form]).map(drop)
}

/// Puts the draft into use.
pub(super) fn put_into_use(
    tx: &mut Tx<'_>,
    org: OrgId,
    form: &str,
    by: StaffId,
    day: i64,
) -> Result<(), DbError> {
    tx.execute(&RETIRE, &values![org.bytes(), form])?;
    tx.execute(&USE, &values![by.bytes(), day, org.bytes(), form]).map(drop)
}
