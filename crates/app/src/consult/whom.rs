//! Who can be asked: colleagues by name, and professions.

use std::sync::Arc;

use kernel::Fault;

use super::{
    away::{self, Away},
    store,
};
use crate::{App, ids::StaffId, policy::Role, session::Session, settings::Organisation, team::Member};

/// Whom a question goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// One colleague.
    Named(StaffId),
    /// Everybody of a profession; one of them takes it.
    Profession(Role),
}

impl To {
    /// From the value of a form: an identifier, or the name of a role.
    pub fn read(value: &str) -> Option<Self> {
        let role = || Role::from_name(value).filter(|role| role.is_consulted());
        StaffId::parse(value).map(Self::Named).or_else(|| role().map(Self::Profession))
    }
}

/// Everybody who can be asked, and who of them is away.
#[derive(Clone, Debug, Default)]
pub struct Whom {
    /// By the word of the chain, without whoever asks.
    pub members: Vec<Member>,
    away: Vec<Away>,
    today: i64,
}

impl Whom {
    /// Reads who can be asked today.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn read(app: &App, org: &Arc<Organisation>, session: &Session) -> Result<Self, Fault> {
        let (trust, of, today) = (Arc::clone(&app.trust), Arc::clone(org), today(app, org));
        let found = app.db.read(move |tx| {
            let Some(roll) = trust.believed(tx, &of)? else { return Ok((Vec::new(), Vec::new())) };
            let members = roll.members().filter(|card| card.role.is_consulted()).map(|card| Member {
                id: card.id,
                work_name: card.work_name.clone(),
                role: card.role,
            });
            Ok::<_, kernel::DbError>((members.collect(), store::who_is_away(tx, of.id, today)?))
        });
        let (mut members, away): (Vec<Member>, _) = found.await?;
        members.retain(|member| member.id != session.staff());
        members.sort_by(|a, b| a.work_name.cmp(&b.work_name));
        let away = away.iter().map(|row| away::open(session, org.id, row)).collect();
        Ok(Self { members, away, today })
    }

    /// The professions that somebody has.
    pub fn professions(&self) -> Vec<Role> {
        let there = |role: &Role| self.members.iter().any(|member| member.role == *role);
        Role::ALL.into_iter().filter(there).collect()
    }

    /// Whether a colleague is away today, and what they say about it.
    pub fn away(&self, staff: &StaffId) -> Option<&Away> {
        self.away.iter().find(|away| away.staff == *staff && away.is_on(self.today))
    }

    /// Whether everybody of a profession is away today; gives the first who will be back.
    pub fn all_away(&self, role: &Role) -> Option<&Away> {
        let of = |member: &&Member| member.role == *role;
        let away = self.members.iter().filter(of).map(|member| self.away(&member.id));
        let away = away.collect::<Option<Vec<_>>>()?;
        away.into_iter().min_by_key(|away| away.to)
    }

    /// Whether whoever would be asked is away: the colleague, or everybody of the profession.
    pub fn is_away(&self, to: To) -> Option<&Away> {
        match to {
            To::Named(staff) => self.away(&staff),
            To::Profession(role) => self.all_away(&role),
        }
    }

    /// The name of a colleague who can be asked, and their role.
    pub fn member(&self, id: StaffId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    /// Whether somebody is there at all.
    pub fn has(&self, to: To) -> bool {
        match to {
            To::Named(staff) => self.member(staff).is_some(),
            To::Profession(role) => self.members.iter().any(|member| member.role == role),
        }
    }
}

/// Today where the organisation is, in days since 1970.
pub(super) fn today(app: &App, org: &Organisation) -> i64 {
    let now = jiff::Timestamp::from_millisecond(app.clock.now().millis()).unwrap_or_default();
    crate::form::days(&now.to_zoned(org.zone.clone()).date().to_string()).unwrap_or_default()
}
