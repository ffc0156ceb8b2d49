//! What a member carries, and the caps beside it. Words and no scores: nothing is compared with anybody.

use db::Tx;
use kernel::{DbError, Moment};

use super::store;
use crate::{
    duty::{self, Rota},
    ids::StaffId,
    settings::{Organisation, Settings},
    work,
};

/// Minutes of a week.
pub(super) const WEEK: i64 = 7 * 24 * 60;

/// Something of which one person should not have more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cap {
    /// Open emergencies at once.
    Emergencies,
    /// Open conversations at once.
    Conversations,
    /// Hours of night at the desk in seven days.
    NightHours,
}

impl Cap {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Emergencies, Self::Conversations, Self::NightHours];

    /// The name in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Emergencies => "emergencies",
            Self::Conversations => "conversations",
            Self::NightHours => "night_hours",
        }
    }

    /// The cap with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cap| cap.name() == name)
    }

    /// The Fluent key of what is said about a load over it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Emergencies => "care-over-emergencies",
            Self::Conversations => "care-over-conversations",
            Self::NightHours => "care-over-night",
        }
    }

    /// How much an organisation allows: a number, or hours.
    pub fn most(self, settings: &Settings) -> i64 {
        match self {
            Self::Emergencies => settings.cap_emergencies.into(),
            Self::Conversations => settings.cap_conversations.into(),
            Self::NightHours => settings.cap_night_hours.into(),
        }
    }
}

/// How often somebody answered, and in how many talks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Said {
    pub answers: i64,
    pub talks: i64,
}

/// What a member carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// What they have open now.
    pub held: work::Held,
    /// Whether they are on a shift now.
    pub on_shift: bool,
    /// What they answered since the day on which their shift began, or today.
    pub shift: Said,
    /// What they answered in seven days.
    pub week: Said,
    /// Duty of seven days.
    pub duty_week: duty::Load,
    /// Duty of 28 days.
    pub duty_month: duty::Load,
}

/// What can be over a cap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Carried {
    pub(super) held: work::Held,
    /// Minutes of night at the desk in seven days.
    pub(super) night: i64,
}

impl Carried {
    /// What a member carries of that.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        org: &Organisation,
        rota: &Rota,
        staff: StaffId,
        now: Moment,
    ) -> Result<Self, DbError> {
        let week = rota.load(staff, (now.plus_minutes(-WEEK), now), &org.zone);
        Ok(Self { held: work::held(tx, org.id, staff, now)?, night: week.night })
    }

    /// How much of what a cap is about, in its unit; hours are begun ones.
    pub(super) fn amount(&self, cap: Cap) -> i64 {
        match cap {
            Cap::Emergencies => self.held.emergencies,
            Cap::Conversations => self.held.open,
            Cap::NightHours => (self.night + 59) / 60,
        }
    }

    /// Whether it is more than an organisation allows.
    pub(super) fn is_over(&self, cap: Cap, settings: &Settings) -> bool {
        self.amount(cap) > cap.most(settings)
    }
}

impl Load {
    /// What a member carries. Rows of talks that are over keep days, so that what was answered counts from the beginning of a day.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(
        tx: &mut Tx<'_>,
        org: &Organisation,
        rota: &Rota,
        staff: StaffId,
        now: Moment,
    ) -> Result<Self, DbError> {
        let shift = rota.own_shift(staff, now, &org.zone);
        let since = shift.map_or(now, |(from, _)| from).to_day();
        let duty = |days: i64| rota.load(staff, (now.plus_minutes(-days * 24 * 60), now), &org.zone);
        Ok(Self {
            held: work::held(tx, org.id, staff, now)?,
            on_shift: shift.is_some(),
            shift: store::said(tx, org.id, staff, since)?,
            week: store::said(tx, org.id, staff, now.plus_minutes(-WEEK).to_day())?,
            duty_week: duty(7),
            duty_month: duty(28),
        })
    }

    pub(super) const fn carried(&self) -> Carried {
        Carried { held: self.held, night: self.duty_week.night }
    }

    /// Two together.
    #[must_use]
    pub(super) const fn and(self, other: Self) -> Self {
        const fn said(a: Said, b: Said) -> Said {
            Said { answers: a.answers + b.answers, talks: a.talks + b.talks }
        }
        const fn duty(a: duty::Load, b: duty::Load) -> duty::Load {
            duty::Load { desk: a.desk + b.desk, night: a.night + b.night, on_call: a.on_call + b.on_call }
        }
        Self {
            held: work::Held {
                open: self.held.open + other.held.open,
                emergencies: self.held.emergencies + other.held.emergencies,
            },
            on_shift: self.on_shift || other.on_shift,
            shift: said(self.shift, other.shift),
            week: said(self.week, other.week),
            duty_week: duty(self.duty_week, other.duty_week),
            duty_month: duty(self.duty_month, other.duty_month),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_a_cap_is_not_over_it_and_a_begun_hour_is() {
        let settings = Settings::plain("Somewhere", "112", "UTC");
        let full = Carried { held: work::Held { open: 12, emergencies: 2 }, night: 24 * 60 };
        assert!(Cap::ALL.iter().all(|cap| !full.is_over(*cap, &settings)), "{full:?}");
        let more = Carried { held: work::Held { open: 13, emergencies: 3 }, night: 24 * 60 + 1 };
        assert!(Cap::ALL.iter().all(|cap| more.is_over(*cap, &settings)), "{more:?}");
        for cap in Cap::ALL {
            assert_eq!(Cap::from_name(cap.name()), Some(cap));
        }
    }
}
