//! What is done with single shifts: cancelled, given, taken, offered to a colleague. Whether it can be done is decided in the unit of
//! work that does it, so that of two who come at the same moment one is refused.

use db::Tx;
use jiff::tz::TimeZone;
use kernel::{DbError, Moment};

use super::{
    rota::Person,
    shift::{Change, Kind, Series, Shift},
    store,
};
use crate::{
    audit::{self, Action},
    ids::{OfferId, OrgId, ShiftId, StaffId},
    report::day,
};

/// One shift: its series and its day.
pub type ShiftDay = (ShiftId, i64);

/// What became of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It stands.
    Offered,
    /// The colleague has taken it.
    Accepted,
    /// The colleague does not want it.
    Declined,
    /// Whoever made it took it back.
    Withdrawn,
}

impl State {
    const ALL: [Self; 4] = [Self::Offered, Self::Accepted, Self::Declined, Self::Withdrawn];

    /// The name in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A shift that somebody offers to a colleague.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Which offer.
    pub id: OfferId,
    /// Which shift.
    pub shift: ShiftDay,
    /// In exchange for which one; none: for nothing.
    pub back: Option<ShiftDay>,
    /// Who offers it.
    pub from: StaffId,
    /// To whom.
    pub to: StaffId,
    /// What became of it.
    pub state: State,
}

/// Why something with a shift was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such shift or offer for this member.
    #[error("no such shift")]
    Gone,
    /// It has begun, or is over.
    #[error("the shift has begun")]
    Began,
    /// It was cancelled.
    #[error("the shift was cancelled")]
    Cancelled,
    /// Somebody else has it meanwhile.
    #[error("somebody else has the shift")]
    Taken,
    /// The offer was decided before.
    #[error("the offer was decided")]
    Decided(State),
    /// They have not the role, the language or the key that it needs.
    #[error("the member does not fit")]
    Unfit,
    /// The series is not any more as it was looked at, or more is agreed on its days.
    #[error("the series was changed")]
    Changed,
    /// The store failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl Refused {
    /// The Fluent key of the sentence; `None` where a page says it.
    pub const fn key(&self) -> Option<&'static str> {
        match self {
            Self::Gone | Self::Db(_) => None,
            Self::Began => Some("duty-error-began"),
            Self::Cancelled => Some("duty-error-cancelled"),
            Self::Taken => Some("duty-error-taken"),
            Self::Decided(State::Accepted | State::Offered) => Some("duty-error-accepted"),
            Self::Decided(State::Declined) => Some("duty-error-declined"),
            Self::Decided(State::Withdrawn) => Some("duty-error-withdrawn"),
            Self::Unfit => Some("duty-error-unfit"),
            Self::Changed => Some("duty-error-changed"),
        }
    }
}

/// Whether a member may have a shift: the wanted role and language, and at the desk the team's key.
pub(super) fn fits(person: &Person, series: &Series) -> bool {
    let answers = series.kind == Kind::OnCall || person.role.holds_team_key();
    answers
        && series.role.is_none_or(|role| role == person.role)
        && series.language.is_none_or(|language| person.languages.contains(&language))
}

/// Who does something with shifts, where and when.
pub struct Doing<'a> {
    /// The organisation.
    pub org: OrgId,
    /// Its zone.
    pub zone: &'a TimeZone,
    /// Who does it.
    pub by: StaffId,
    /// When.
    pub now: Moment,
    /// Who is in the team.
    pub people: &'a [Person],
}

impl Doing<'_> {
    pub(super) fn person(&self, id: StaffId) -> Result<&Person, Refused> {
        self.people.iter().find(|person| person.id == id).ok_or(Refused::Unfit)
    }

    /// One shift as it stands.
    fn shift(&self, tx: &mut Tx<'_>, (id, on): ShiftDay) -> Result<Shift, Refused> {
        let series = store::one(tx, self.org, id)?.ok_or(Refused::Gone)?;
        let change = store::one_change(tx, id, on)?;
        Shift::of(&series, on, change.as_ref(), self.zone).ok_or(Refused::Gone)
    }

    /// One shift that somebody has and that has not begun.
    fn coming(&self, tx: &mut Tx<'_>, at: ShiftDay, holder: StaffId) -> Result<Shift, Refused> {
        let shift = self.shift(tx, at)?;
        match shift {
            _ if shift.cancelled => Err(Refused::Cancelled),
            _ if shift.from <= self.now => Err(Refused::Began),
            _ if shift.staff != Some(holder) => Err(Refused::Taken),
            _ => Ok(shift),
        }
    }

    fn put(
        &self,
        tx: &mut Tx<'_>,
        shift: &Shift,
        staff: Option<StaffId>,
        cancelled: bool,
    ) -> Result<(), Refused> {
        let change = Change { shift: shift.series.id, day: shift.day, cancelled, staff };
        if staff == shift.series.staff && !cancelled {
            store::delete_change(tx, self.org, change.shift, change.day)?;
        } else {
            store::put_change(tx, self.org, &change)?;
        }
        let object = staff.unwrap_or(self.by);
        Ok(audit::record(tx, self.org, self.by, Action::ChangeDuty, object.bytes(), self.now)?)
    }

    /// A shift does not take place, or takes place after all.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn cancel(&self, tx: &mut Tx<'_>, at: ShiftDay, cancelled: bool) -> Result<(), Refused> {
        let shift = self.shift(tx, at)?;
        if shift.to <= self.now {
            return Err(Refused::Began);
        }
        self.put(tx, &shift, shift.staff, cancelled)
    }

    /// A coordinator gives a shift to somebody, or opens it.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn give(&self, tx: &mut Tx<'_>, at: ShiftDay, to: Option<StaffId>) -> Result<(), Refused> {
        let shift = self.shift(tx, at)?;
        if let Some(to) = to
            && !fits(self.person(to)?, &shift.series)
        {
            return Err(Refused::Unfit);
        }
        match shift {
            _ if shift.cancelled => Err(Refused::Cancelled),
            _ if shift.to <= self.now => Err(Refused::Began),
            _ => self.put(tx, &shift, to, false),
        }
    }

    /// Somebody takes an open shift, also one that has begun: then somebody is there for the rest of it.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn take(&self, tx: &mut Tx<'_>, at: ShiftDay) -> Result<(), Refused> {
        let shift = self.shift(tx, at)?;
        let held = shift.staff.is_some_and(|holder| self.person(holder).is_ok());
        match shift {
            _ if shift.cancelled => Err(Refused::Cancelled),
            _ if shift.to <= self.now => Err(Refused::Began),
            _ if held => Err(Refused::Taken),
            _ if !fits(self.person(self.by)?, &shift.series) => Err(Refused::Unfit),
            _ => self.put(tx, &shift, Some(self.by), false),
        }
    }

    /// Somebody gives back what they have taken; it is open again.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn release(&self, tx: &mut Tx<'_>, at: ShiftDay) -> Result<(), Refused> {
        let shift = self.coming(tx, at, self.by)?;
        if shift.series.staff.is_some() {
            return Err(Refused::Gone); // What was planned is offered to a colleague, or changed by a coordinator.
        }
        self.put(tx, &shift, None, false)
    }

    /// Somebody offers a shift of theirs to a colleague, in exchange for one of the colleague's or for nothing.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn offer(
        &self,
        tx: &mut Tx<'_>,
        id: OfferId,
        at: ShiftDay,
        to: StaffId,
        back: Option<ShiftDay>,
    ) -> Result<(), Refused> {
        let shift = self.coming(tx, at, self.by)?;
        if to == self.by || !fits(self.person(to)?, &shift.series) {
            return Err(Refused::Unfit);
        }
        if let Some(back) = back {
            let back = self.coming(tx, back, to)?;
            if !fits(self.person(self.by)?, &back.series) {
                return Err(Refused::Unfit);
            }
        }
        let offer = Offer { id, shift: at, back, from: self.by, to, state: State::Offered };
        Ok(store::insert_offer(tx, self.org, &offer)?)
    }

    fn standing(&self, tx: &mut Tx<'_>, id: OfferId, whose: fn(&Offer) -> StaffId) -> Result<Offer, Refused> {
        let offer = store::find_offer(tx, self.org, id)?.filter(|offer| whose(offer) == self.by);
        match offer.ok_or(Refused::Gone)? {
            offer if offer.state != State::Offered => Err(Refused::Decided(offer.state)),
            offer => Ok(offer),
        }
    }

    /// A colleague accepts: both shifts are as whoever offered held them, or it is refused.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn accept(&self, tx: &mut Tx<'_>, id: OfferId) -> Result<(), Refused> {
        let offer = self.standing(tx, id, |offer| offer.to)?;
        let shift = self.coming(tx, offer.shift, offer.from)?;
        let back = offer.back.map(|back| self.coming(tx, back, offer.to)).transpose()?;
        let mut both = [(shift, offer.to)].into_iter().chain(back.map(|back| (back, offer.from)));
        both.try_for_each(|(shift, to)| {
            if !fits(self.person(to)?, &shift.series) {
                return Err(Refused::Unfit);
            }
            self.put(tx, &shift, Some(to), false)
        })?;
        Ok(store::set_offer(tx, self.org, id, State::Accepted)?)
    }

    /// A colleague declines.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn decline(&self, tx: &mut Tx<'_>, id: OfferId) -> Result<(), Refused> {
        self.standing(tx, id, |offer| offer.to)?;
        Ok(store::set_offer(tx, self.org, id, State::Declined)?)
    }

    /// Whoever made an offer takes it back.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn withdraw(&self, tx: &mut Tx<'_>, id: OfferId) -> Result<(), Refused> {
        self.standing(tx, id, |offer| offer.from)?;
        Ok(store::set_offer(tx, self.org, id, State::Withdrawn)?)
    }
}

/// Plans a series.
///
/// # Errors
/// [`Refused::Unfit`] if whoever is planned may not have it.
pub fn plan(tx: &mut Tx<'_>, doing: &Doing<'_>, series: &Series) -> Result<(), Refused> {
    if let Some(staff) = series.staff
        && !fits(doing.person(staff)?, series)
    {
        return Err(Refused::Unfit);
    }
    store::insert(tx, doing.org, series)?;
    let object = series.staff.unwrap_or(doing.by);
    Ok(audit::record(tx, doing.org, doing.by, Action::PlanDuty, object.bytes(), doing.now)?)
}

/// Gives a series another last day; none: it goes on. One that ends before it begins goes.
///
/// # Errors
/// [`Refused`].
pub fn end(tx: &mut Tx<'_>, doing: &Doing<'_>, id: ShiftId, until: Option<i64>) -> Result<(), Refused> {
    let series = store::one(tx, doing.org, id)?.ok_or(Refused::Gone)?;
    // What has taken place has taken place.
    let yesterday = day::of(doing.now, doing.zone) - 1;
    match until.map(|until| until.max(yesterday)) {
        Some(until) if until < series.from => store::delete(tx, doing.org, id)?,
        until => store::end(tx, doing.org, id, until)?,
    }
    let object = series.staff.unwrap_or(doing.by);
    Ok(audit::record(tx, doing.org, doing.by, Action::PlanDuty, object.bytes(), doing.now)?)
}
