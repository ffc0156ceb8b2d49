//! The trail as it is read: filtered, the latest first, in pieces.

use db::Tx;
use jiff::{civil::Date, tz::TimeZone};
use kernel::{DbError, Moment};

use super::{Action, Object, store};
use crate::{
    ids::{OrgId, ReportId, StaffId},
    report,
};

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filter {
    pub(super) member: Option<StaffId>,
    pub(super) action: Option<Action>,
    pub(super) from: Moment,
    /// Before this.
    pub(super) to: Moment,
}

/// A place in the order of the trail; what comes after it is older.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) at: Moment,
    pub(super) staff: StaffId,
    pub(super) number: i64,
}

impl Place {
    /// Before everything.
    pub(super) const START: Self =
        Self { at: Moment::from_millis(i64::MAX), staff: StaffId::from_bytes([0xff; 16]), number: i64::MAX };

    /// This place, or the one before which everything lies that is not older than `to`.
    pub(super) const fn not_before(self, to: Moment) -> Self {
        if self.at.millis() < to.millis() {
            return self;
        }
        Self { at: to, staff: StaffId::from_bytes([0; 16]), number: i64::MIN }
    }

    /// As it stands in an address.
    pub(super) fn to_text(self) -> String {
        format!("{}.{}.{}", self.at.millis(), self.staff, self.number)
    }

    pub(super) fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '.');
        let at = Moment::from_millis(parts.next()?.parse().ok()?);
        let staff = StaffId::parse(parts.next()?)?;
        Some(Self { at, staff, number: parts.next()?.parse().ok()? })
    }
}

/// One line of the trail.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) staff: StaffId,
    pub(super) who: String,
    pub(super) number: i64,
    pub(super) action: String,
    pub(super) object: [u8; 16],
    pub(super) at: Moment,
    /// What the object is called, where it still exists.
    pub(super) named: Option<String>,
}

impl Line {
    pub(super) const fn place(&self) -> Place {
        Place { at: self.at, staff: self.staff, number: self.number }
    }

    /// The Fluent key of what was done.
    pub(super) fn key(&self) -> String {
        key(&self.action)
    }

    /// The Fluent key of what stands for an object that is gone; `None` where there is no object to speak of.
    pub(super) fn gone(&self) -> Option<&'static str> {
        match Action::from_name(&self.action).map(Action::object) {
            _ if self.named.is_some() || self.object == self.staff.bytes() => None,
            Some(Object::Thread) => Some("audit-gone-thread"),
            Some(Object::Complaint) => Some("audit-gone-complaint"),
            _ => None,
        }
    }

    /// What the object is called; nothing where somebody did something to themselves.
    pub(super) fn object(&self) -> Option<&str> {
        self.named.as_deref().filter(|_| self.object != self.staff.bytes())
    }
}

/// The Fluent key of an action by its name in rows.
pub(super) fn key(action: &str) -> String {
    format!("audit-did-{}", action.replace('_', "-"))
}

/// Midnight of a day where the organisation is; `None` for what is no day.
pub(super) fn day(text: &str, zone: &TimeZone) -> Option<Moment> {
    start_of(text.trim().parse().ok()?, zone)
}

/// The midnight after a day.
pub(super) fn day_after(text: &str, zone: &TimeZone) -> Option<Moment> {
    let date: Date = text.trim().parse().ok()?;
    start_of(date.tomorrow().ok()?, zone)
}

fn start_of(date: Date, zone: &TimeZone) -> Option<Moment> {
    let stamp = date.to_zoned(zone.clone()).ok()?.timestamp();
    Some(Moment::from_millis(stamp.as_millisecond()))
}

/// So many lines after a place, and whether there are more.
pub(super) fn page(
    tx: &mut Tx<'_>,
    org: OrgId,
    filter: &Filter,
    after: Place,
    limit: usize,
) -> Result<(Vec<Line>, bool), DbError> {
    let asked = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut lines = store::page(tx, org, filter, after, asked)?;
    let more = lines.len() > limit;
    lines.truncate(limit);
    for line in &mut lines {
        line.named = line.named.take().or_else(|| code(&line.action, line.object));
    }
    Ok((lines, more))
}

/// What a report, a person, a text or a month is called: the beginning of its identifier, as on its own page, or year and month. A number
/// is itself.
fn code(action: &str, object: [u8; 16]) -> Option<String> {
    match Action::from_name(action)?.object() {
        Object::Report => Some(report::code(ReportId::from_bytes(object))),
        Object::Person => Some(hex::encode(&object[..4])),
        Object::Text => Some(hex::encode(&object[..6])),
        Object::Number => Some(i128::from_be_bytes(object).to_string()),
        Object::Period => report::day::month_name(i64::from_be_bytes(*object.last_chunk()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_back_from_an_address() {
        let place = Place { at: Moment::from_millis(7), staff: StaffId::from_bytes([3; 16]), number: 9 };
        assert_eq!(Place::from_text(&place.to_text()), Some(place));
        assert_eq!(Place::from_text(&Place::START.to_text()), Some(Place::START));
        for text in ["", "1", "1.2.3", "x.y.z"] {
            assert_eq!(Place::from_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight_where_the_organisation_is() {
        let zone = TimeZone::get("Europe/Warsaw").expect("it is known");
        let from = day("2026-03-29", &zone).expect("a day");
        let to = day_after("2026-03-29", &zone).expect("a day");
        assert_eq!(to.minutes_since(from), 23 * 60, "the clocks go forward that night");
        assert_eq!(day("yesterday", &zone), None);
    }
}
