//! What figures are counted from: the clear columns of reports and feedback. No key is needed, and none is taken.

use db::{Cell, Tx, statements, values};
use kernel::DbError;

use super::count::{Counter, Earlier, Line};
use crate::ids::OrgId;

statements! {
    /// Everything countable of the contacts of a period, by day. Nothing of who filed them (rule J-3).
    pub CONTACTS = "SELECT day, state, person_number, form_version, answers FROM report
        WHERE org_id = $1 AND form = 'contact' AND day >= $2 AND day < $3 AND state IN ('submitted', 'returned', 'accepted')
        ORDER BY day";
    /// Whoever was counted before a day, with the days of their contacts.
    pub EARLIER_PEOPLE = "SELECT person_number, day FROM report WHERE org_id = $1 AND form = 'contact' AND day < $2
        AND state IN ('submitted', 'returned', 'accepted') AND person_number IS NOT NULL";
    /// Records of overdoses and incidents.
    pub RECORDS = "SELECT day, form FROM report WHERE org_id = $1 AND form IN ('overdose', 'incident') AND day >= $2
        AND day < $3 AND state IN ('submitted', 'returned', 'accepted')";
    /// What people said about talks, without their words.
    pub SAID = "SELECT day, useful, experience, topics FROM feedback WHERE org_id = $1 AND day >= $2 AND day < $3";
    /// How months were locked and opened again, the last last.
    pub LOCKS = "SELECT month, locked FROM period_lock WHERE org_id = $1 AND month >= $2 AND month < $3
        ORDER BY month, number";
}

fn strange(what: &str) -> DbError {
    DbError::Broken(format!("a report has no {what}"))
}

fn number(bytes: &[u8]) -> Result<u128, DbError> {
    bytes.try_into().map(u128::from_le_bytes).map_err(|_| strange("person number of 16 bytes"))
}

/// People who came before a day, with the day of their first contact.
pub(super) fn earlier(tx: &mut Tx<'_>, org: OrgId, before: i64) -> Result<Earlier, DbError> {
    let mut found = Earlier::default();
    tx.each(&EARLIER_PEOPLE, &values![org.bytes(), before], &mut |cells| {
        if let [Cell::Bytes(bytes), Cell::Int(day)] = cells {
            found
                .entry(number(bytes)?)
                .and_modify(|first: &mut i64| *first = (*first).min(*day))
                .or_insert(*day);
        }
        Ok(())
    })?;
    Ok(found)
}

/// Counts everything from a day to another, which is not counted any more.
pub(super) fn count(
    tx: &mut Tx<'_>,
    org: OrgId,
    from: i64,
    end: i64,
    counter: &mut Counter<'_>,
) -> Result<(), DbError> {
    let span = values![org.bytes(), from, end];
    tx.each(&CONTACTS, &span, &mut |cells| {
        let [Cell::Int(day), Cell::Text(state), person, Cell::Int(version), Cell::Text(answers)] = *cells
        else {
            return Err(strange("day, state, version or answers"));
        };
        let person = match person {
            Cell::Bytes(bytes) => Some(number(bytes)?),
            _ => None,
        };
        counter.contact(&Line { day, accepted: state == "accepted", person, version, answers });
        Ok(())
    })?;
    tx.each(&RECORDS, &span, &mut |cells| {
        if let [Cell::Int(day), Cell::Text(form)] = *cells {
            counter.record(day, form);
        }
        Ok(())
    })?;
    tx.each(&SAID, &span, &mut |cells| {
        let [Cell::Int(day), Cell::Text(useful), experience, Cell::Text(topics)] = *cells else {
            return Err(DbError::Broken("feedback has no day, answer or topics".to_owned()));
        };
        let experience = match experience {
            Cell::Int(points) => Some(points),
            _ => None,
        };
        counter.said(day, useful, experience, topics);
        Ok(())
    })
}

/// How many of the months from one to another are locked.
pub(super) fn locked(tx: &mut Tx<'_>, org: OrgId, from: i64, end: i64) -> Result<usize, DbError> {
    let mut last = std::collections::BTreeMap::new();
    for row in tx.query(&LOCKS, &values![org.bytes(), from, end])? {
        last.insert(row.int(0)?, row.int(1)? != 0);
    }
    Ok(last.values().filter(|locked| **locked).count())
}
