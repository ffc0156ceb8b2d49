//! What somebody agreed to, by purpose. Not asked, refused, withdrawn and no clear answer are different things (rule A-10), and
//! only a clear yes is one.

use std::collections::BTreeMap;

use db::Tx;
use kernel::{DbError, Fault};

use super::{
    merge,
    store::{self, Answered},
};
use crate::{
    App,
    ids::{OrgId, PersonId},
    policy::{self, Deed},
    session::Session,
    settings::Organisation,
};

macro_rules! named {
    ($type:ident: $($value:ident = $name:literal),*) => {
        impl $type {
            /// All of them, in the order of the page.
            pub const ALL: &'static [Self] = &[$(Self::$value),*];

            /// The name in rows and forms.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$value => $name),* }
            }

            /// The one with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

/// What somebody is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A colleague outside the team reads what was written, to help with it.
    Consult,
    /// Another organisation learns what it needs to help.
    Referral,
    /// We write again by ourselves.
    FollowUp,
    /// What happened is told to others, changed so that nobody is known by it.
    Story,
}

named!(Purpose: Consult = "consult", Referral = "referral", FollowUp = "follow_up", Story = "story");

/// How somebody stands to a purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// Nobody has asked them.
    NotAsked,
    /// They agree.
    Given,
    /// They do not.
    Refused,
    /// They agreed, and do not any more.
    Withdrawn,
    /// They were asked, and the answer was not clear.
    Unknown,
}

named!(Stance: NotAsked = "not_asked", Given = "given", Refused = "refused", Withdrawn = "withdrawn", Unknown = "unknown");

impl Stance {
    /// What can be written down. That nobody has asked needs no writing.
    pub const ANSWERS: [Self; 4] = [Self::Given, Self::Refused, Self::Withdrawn, Self::Unknown];

    /// How far it is from a yes: where two say different things on one day, the stricter one counts.
    const fn strictness(self) -> u8 {
        match self {
            Self::Given => 0,
            Self::NotAsked | Self::Unknown => 1,
            Self::Refused | Self::Withdrawn => 2,
        }
    }
}

/// What counts of what was said to a purpose. Of one person the last answer; of several who became one the answer of the latest
/// day, and of one day the stricter: nobody knows which came later.
pub(super) fn last(said: &[Answered], purpose: Purpose) -> Option<&Answered> {
    let mut of_each: BTreeMap<PersonId, &Answered> = BTreeMap::new();
    for one in said.iter().filter(|one| one.purpose == purpose) {
        of_each.insert(one.person, one); // They are in order.
    }
    of_each.into_values().max_by_key(|one| (one.day, one.stance.strictness()))
}

/// How a person stands to a purpose. To be asked in the unit of work that does something on the strength of it.
///
/// # Errors
/// Those of the store.
pub fn stance(tx: &mut Tx<'_>, org: OrgId, person: PersonId, purpose: Purpose) -> Result<Stance, DbError> {
    let said = store::consents(tx, org, person)?;
    Ok(last(&said, purpose).map_or(Stance::NotAsked, |said| said.stance))
}

/// Writes down what somebody said. `false`, and nothing is written, where only a yes could be withdrawn and there is none.
///
/// # Errors
/// [`Fault::Forbidden`] for whoever does not know persons, [`Fault::NotFound`] once the person was forgotten, those of the
/// store.
pub async fn write_down(
    app: &App,
    org: &Organisation,
    session: &Session,
    person: PersonId,
    purpose: Purpose,
    said: Stance,
) -> Result<bool, Fault> {
    if !policy::allows(session.role(), Deed::SeePerson) || !Stance::ANSWERS.contains(&said) {
        return Err(Fault::Forbidden);
    }
    let (id, by, day) = (org.id, session.staff(), merge::today(app.clock.now(), org));
    let written = app.db.write(move |tx| {
        if said == Stance::Withdrawn {
            let before = stance(tx, id, person, purpose)?;
            if before != Stance::Given {
                return Ok(Some(before == Stance::Withdrawn));
            }
        }
        let there = store::insert_consent(tx, id, person, (purpose, said), by, day)?;
        Ok::<_, DbError>(there.then_some(true))
    });
    written.await?.ok_or(Fault::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(person: u8, stance: Stance, day: i64) -> Answered {
        let person = PersonId::from_bytes([person; 16]);
        Answered { person, purpose: Purpose::Referral, stance, day, work_name: None }
    }

    #[test]
    fn a_10_the_last_answer_counts_and_of_two_on_one_day_who_became_one_the_stricter() {
        use Stance::{Given, Refused, Unknown};
        let of = |said: &[Answered]| last(said, Purpose::Referral).map(|one| one.stance);
        assert_eq!(of(&[]), None, "not asked is no answer");
        assert_eq!(of(&[said(1, Refused, 1), said(1, Given, 2)]), Some(Given));
        assert_eq!(of(&[said(1, Refused, 2), said(1, Given, 2)]), Some(Given), "corrected on the same day");
        assert_eq!(of(&[said(1, Given, 2), said(2, Refused, 2)]), Some(Refused));
        assert_eq!(of(&[said(1, Refused, 2), said(2, Given, 2)]), Some(Refused));
        assert_eq!(of(&[said(1, Refused, 2), said(2, Given, 3)]), Some(Given));
        assert_eq!(of(&[said(1, Given, 2), said(2, Unknown, 2)]), Some(Unknown));
        assert_eq!(last(&[said(1, Given, 2)], Purpose::Story), None, "another purpose");
    }

    #[test]
    fn names_read_back() {
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::from_name(purpose.name()), Some(*purpose));
        }
        for stance in Stance::ALL {
            assert_eq!(Stance::from_name(stance.name()), Some(*stance));
        }
        assert_eq!(Stance::from_name("yes"), None);
    }
}
