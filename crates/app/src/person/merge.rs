//! Two persons who are one. Somebody says so, by the person's own word or because their codes are equal; a coordinator
//! decides; whoever decided can take it back. Nothing is ever merged by the program (domain section d.6).
//!
//! Persons who were merged form a group, and reports about any of them are counted under one number: that of the one who
//! came first. `number_as_filed` stays, so that a group that comes apart is counted as before. What was filed about somebody
//! who was forgotten since stays with the group it was counted in.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use db::Tx;
use kernel::{DbError, Entropy, Fault, Moment, Plain, Sealed};

use super::{
    PersonNumber, PersonRow, open, open_with_key,
    store::{self, Edge, MergeRow, Suggestion},
};
use crate::{
    App,
    audit::{self, Action},
    ids::{ConversationId, MergeId, OrgId, PersonId},
    policy::{self, Deed},
    session::Session,
    settings::Organisation,
    team::RowKey,
};

/// How often a decision is prepared again because something changed meanwhile.
const TRIES: usize = 5;

/// Why two persons may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grounds {
    /// The person says so.
    Word,
    /// Their codes are equal.
    Code,
}

/// What became of a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has decided yet.
    Suggested,
    /// They are one.
    Merged,
    /// They are two.
    Declined,
    /// They were one, and are two again.
    TakenBack,
}

macro_rules! named {
    ($type:ident: $($value:ident = $name:literal),*) => {
        impl $type {
            /// The name in rows; with its kind before it, the key of its text.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$value => $name),* }
            }

            /// The one with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$value),)* _ => None }
            }
        }
    };
}

named!(Grounds: Word = "word", Code = "code");
named!(State: Suggested = "suggested", Merged = "merged", Declined = "declined", TakenBack = "taken_back");

/// What came of suggesting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggested {
    /// It waits for a coordinator now.
    New,
    /// It waited already.
    Waits,
    /// They are counted as one already.
    One,
    /// A coordinator has said that they are two, and a code alone is no reason to ask again.
    Declined,
    /// It is the same person.
    Same,
}

/// Says that two persons may be one. To be called in the unit of work that found it out.
///
/// # Errors
/// Those of the store; `Constraint` if one of them was forgotten meanwhile.
pub(super) fn suggest(tx: &mut Tx<'_>, org: OrgId, new: &Suggestion) -> Result<Suggested, DbError> {
    if new.from == new.into {
        return Ok(Suggested::Same);
    }
    if group(tx, org, new.from)?.members.contains(&new.into) {
        return Ok(Suggested::One);
    }
    match store::stand(tx, org, new.from, new.into)? {
        None => store::insert_merge(tx, org, new)?,
        Some((_, State::Suggested)) => return Ok(Suggested::Waits),
        Some((_, State::Merged)) => return Ok(Suggested::One),
        Some(_) if new.grounds == Grounds::Code => return Ok(Suggested::Declined),
        Some((id, _)) => store::suggest_again(tx, org, id, new)?,
    }
    Ok(Suggested::New)
}

/// Persons who were merged, and what holds them together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Group {
    members: BTreeSet<PersonId>,
    edges: BTreeSet<Edge>,
}

/// The group that somebody belongs to; of one, if they were never merged.
fn group(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<Group, DbError> {
    let (mut group, mut next) = (Group::default(), vec![person]);
    while let Some(person) = next.pop() {
        if !group.members.insert(person) {
            continue;
        }
        for edge in store::edges_of(tx, org, person)? {
            next.push(edge.other(person));
            group.edges.insert(edge);
        }
    }
    Ok(group)
}

/// Everybody who is counted as one with somebody, without them.
pub(super) fn others(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<Vec<PersonId>, DbError> {
    let mut members = group(tx, org, person)?.members;
    members.remove(&person);
    Ok(members.into_iter().collect())
}

/// The groups that persons form by these edges.
fn groups(members: &BTreeSet<PersonId>, edges: &BTreeSet<Edge>) -> Vec<BTreeSet<PersonId>> {
    let mut groups: Vec<BTreeSet<PersonId>> = members.iter().map(|one| BTreeSet::from([*one])).collect();
    for edge in edges {
        let (held, rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.contains(&edge.from) || group.contains(&edge.into));
        groups = rest;
        groups.push(held.into_iter().flatten().collect());
    }
    groups
}

/// What a coordinator says of two persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are one.
    One,
    /// They are two.
    Two,
    /// They are two after all.
    TakeBack,
}

impl Verdict {
    /// What the suggestion must be, and becomes.
    const fn step(self) -> (State, State) {
        match self {
            Self::One => (State::Suggested, State::Merged),
            Self::Two => (State::Suggested, State::Declined),
            Self::TakeBack => (State::Merged, State::TakenBack),
        }
    }

    const fn action(self) -> Action {
        match self {
            Self::One => Action::MergePersons,
            Self::Two => Action::DeclineMerge,
            Self::TakeBack => Action::TakeBackMerge,
        }
    }
}

/// What came of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It holds now, or a colleague has just said the same.
    Done,
    /// A colleague has just said something else.
    Otherwise,
}

/// What a decision does to rows: made with the keys of a session, outside the unit of work.
struct Plan {
    /// How everything was when it was made.
    before: Group,
    rows: BTreeMap<PersonId, Option<Sealed<PersonNumber>>>,
    /// The numbers that were counted, and the one that takes over what is counted under them.
    olds: BTreeSet<PersonNumber>,
    heir: PersonNumber,
    /// As whom each is counted from now on, and who stands for their group.
    counted: Vec<(PersonId, Option<Sealed<PersonNumber>>, PersonId)>,
    /// The numbers of those who are not counted under the heir's, with that of their group.
    apart: Vec<(PersonNumber, PersonNumber)>,
}

/// A coordinator decides. Twice the same is done once.
///
/// # Errors
/// [`Fault::Forbidden`] for whoever does not decide, [`Fault::NotFound`] once one of the two was forgotten or where the
/// session lacks a key, [`Fault::Busy`] if colleagues keep changing the same group, those of the store.
pub async fn decide(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    id: MergeId,
    verdict: Verdict,
) -> Result<Decided, Fault> {
    if !policy::allows(session.role(), Deed::DecideMerge) {
        return Err(Fault::Forbidden);
    }
    let (org_id, staff, now) = (org.id, session.staff(), app.clock.now());
    let (day, step) = (today(now, org), verdict.step());
    for _ in 0..TRIES {
        let row = app.db.read(move |tx| store::merge(tx, org_id, id)).await?.ok_or(Fault::NotFound)?;
        if row.state != step.0 {
            return Ok(if row.state == step.1 { Decided::Done } else { Decided::Otherwise });
        }
        let plan = match verdict {
            Verdict::Two => None,
            Verdict::One | Verdict::TakeBack => Some(plan(app, org_id, session, &row, verdict).await?),
        };
        let done = app.db.write(move |tx| {
            if let Some(plan) = &plan
                && !plan.apply(tx, org_id, &row)?
            {
                return Ok(false);
            }
            if !store::decide(tx, org_id, id, step, staff, day)? {
                return Err(DbError::Constraint); // A colleague was first: what the plan has done is undone with it.
            }
            audit::record(tx, org_id, staff, verdict.action(), id.bytes(), now)?;
            Ok::<_, DbError>(true)
        });
        match done.await {
            Ok(true) => return Ok(Decided::Done),
            Ok(false) | Err(DbError::Constraint) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Fault::Busy)
}

/// Both groups as they are now.
fn around(tx: &mut Tx<'_>, org: OrgId, row: &MergeRow) -> Result<Group, DbError> {
    let (mut one, other) = (group(tx, org, row.from)?, group(tx, org, row.into)?);
    one.members.extend(other.members);
    one.edges.extend(other.edges);
    Ok(one)
}

async fn plan(
    app: &App,
    org: OrgId,
    session: &Session,
    row: &MergeRow,
    verdict: Verdict,
) -> Result<Plan, Fault> {
    let of = row.clone();
    let found = app.db.read(move |tx| {
        let before = around(tx, org, &of)?;
        let rows: Result<Vec<_>, DbError> =
            before.members.iter().map(|id| store::find(tx, org, *id)).collect();
        Ok::<_, DbError>((before, rows?))
    });
    let (before, rows) = found.await?;
    let rows: Vec<PersonRow> = rows.into_iter().flatten().collect();
    let opened: Result<Vec<_>, Fault> = rows.iter().map(|row| open_with_key(session, org, row)).collect();
    let opened = opened?;

    let numbers: Vec<PersonNumber> = opened.iter().map(|(person, _)| person.number).collect();
    let filed = app.db.read(move |tx| {
        numbers.iter().map(|number| store::filed(tx, org, number)).collect::<Result<Vec<_>, DbError>>()
    });
    let first: BTreeMap<PersonId, (i64, PersonId)> = std::iter::zip(&opened, filed.await?)
        .map(|((person, _), filed)| (person.id, (filed.first.unwrap_or(i64::MAX), person.id)))
        .collect();

    let mut edges = before.edges.clone();
    let edge = Edge { id: row.id, from: row.from, into: row.into };
    if verdict == Verdict::One {
        edges.insert(edge)
    } else {
        edges.remove(&edge)
    };
    let groups = groups(&before.members, &edges);
    // The first of each group; the group of the very first takes over what nobody of the living has filed.
    let firsts: Vec<PersonId> = groups
        .iter()
        .filter_map(|group| group.iter().filter_map(|id| first.get(id)).min())
        .map(|(_, id)| *id)
        .collect();
    let number =
        |id: &PersonId| opened.iter().find(|(person, _)| person.id == *id).map(|(one, _)| one.number);
    let heir = first.values().min().and_then(|(_, id)| number(id)).ok_or(Fault::NotFound)?;
    let (mut counted, mut apart) = (Vec::new(), Vec::new());
    for (group, first) in std::iter::zip(&groups, &firsts) {
        let as_one = number(first).ok_or(Fault::NotFound)?;
        for (person, key) in opened.iter().filter(|(person, _)| group.contains(&person.id)) {
            let sealed = (person.id != *first).then(|| seal(key, as_one, app.entropy.as_ref()));
            counted.push((person.id, sealed, *first));
            if as_one != heir {
                apart.push((person.number, as_one));
            }
        }
    }
    Ok(Plan {
        before,
        olds: opened.iter().map(|(person, _)| person.counted).collect(),
        rows: rows.into_iter().map(|row| (row.id, row.counted_as)).collect(),
        heir,
        counted,
        apart,
    })
}

impl Plan {
    /// Does it, unless anything has changed since it was made.
    fn apply(&self, tx: &mut Tx<'_>, org: OrgId, row: &MergeRow) -> Result<bool, DbError> {
        if around(tx, org, row)? != self.before {
            return Ok(false);
        }
        for (id, counted_as) in &self.rows {
            let same = store::find(tx, org, *id)?
                .is_some_and(|now| envelope(now.counted_as.as_ref()) == envelope(counted_as.as_ref()));
            if !same {
                return Ok(false);
            }
        }
        for old in self.olds.iter().filter(|old| **old != self.heir) {
            store::move_all(tx, org, old, &self.heir)?;
        }
        for (filed, as_one) in &self.apart {
            store::move_filed(tx, org, filed, as_one)?;
        }
        for (id, counted_as, head) in &self.counted {
            store::set_counted(tx, org, *id, counted_as.as_ref(), *head)?;
        }
        Ok(true)
    }
}

/// The bytes by which two readings of a row are told apart.
pub(super) fn envelope(sealed: Option<&Sealed<PersonNumber>>) -> Option<&[u8]> {
    sealed.map(Sealed::envelope)
}

/// As whom somebody is counted, under their own key.
fn seal(key: &RowKey, number: PersonNumber, entropy: &dyn Entropy) -> Sealed<PersonNumber> {
    key.derive("counted as").seal(&key.place().column("counted_as"), &Plain::new(number), entropy)
}

/// The day where the organisation is, in days since 1970.
pub(super) fn today(now: Moment, org: &Organisation) -> i64 {
    let stamp = jiff::Timestamp::from_millisecond(now.millis()).unwrap_or_default();
    let date = stamp.to_zoned(org.zone.clone()).date();
    let epoch = jiff::civil::date(1970, 1, 1);
    date.since(epoch).map_or(0, |span| i64::from(span.get_days()))
}

/// One of two persons, as a coordinator sees them.
pub struct Side {
    /// The conversations with them.
    pub conversations: Vec<(ConversationId, String)>,
    /// What was filed about them; `None` if this session lacks the key.
    pub filed: Option<store::Filed>,
}

/// Two persons side by side.
pub struct Pair {
    /// What was said about them.
    pub row: MergeRow,
    /// The one who was talked with when it was said.
    pub from: Side,
    /// The one they are said to be.
    pub into: Side,
}

/// The pairs in a state, the oldest first: nobody is ranked.
///
/// # Errors
/// Those of the store.
pub async fn pairs(
    app: &App,
    org: OrgId,
    session: &Session,
    state: State,
    limit: i64,
) -> Result<Vec<Pair>, Fault> {
    let found = app.db.read(move |tx| {
        let mut pairs = Vec::new();
        for row in store::list(tx, org, state, limit)? {
            let mut sides = Vec::new();
            for id in [row.from, row.into] {
                sides.push((store::find(tx, org, id)?, store::conversations(tx, org, id)?));
            }
            pairs.push((row, sides));
        }
        Ok::<_, DbError>(pairs)
    });
    let found = found.await?;
    let mut numbers = BTreeMap::new();
    for (person, _) in found.iter().flat_map(|(_, sides)| sides) {
        if let Some(person) = person.as_ref().and_then(|row| open(session, org, row).ok()) {
            numbers.insert(person.id, person.number);
        }
    }
    let filed = app.db.read(move |tx| {
        let of = |(id, number): (&PersonId, &PersonNumber)| Ok((*id, store::filed(tx, org, number)?));
        numbers.iter().map(of).collect::<Result<BTreeMap<_, _>, DbError>>()
    });
    let filed = filed.await?;
    let pair = |(row, sides): (MergeRow, Vec<_>)| {
        let mut sides = sides.into_iter().map(|(person, conversations): (Option<PersonRow>, _)| Side {
            conversations,
            filed: person.and_then(|row| filed.get(&row.id).copied()),
        });
        Some(Pair { row, from: sides.next()?, into: sides.next()? })
    };
    Ok(found.into_iter().filter_map(pair).collect())
}

/// Before somebody is forgotten: those whom only they held together stay one.
pub(super) fn bridge(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<(), DbError> {
    let edges = store::edges_of(tx, org, person)?;
    let Some(hub) = edges.iter().map(|edge| edge.other(person)).min() else { return Ok(()) };
    for edge in edges.iter().filter(|edge| edge.other(person) != hub) {
        store::repoint(tx, org, edge.id, edge.other(person), hub)?;
    }
    store::new_head(tx, org, person, hub)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(byte: u8) -> PersonId {
        PersonId::from_bytes([byte; 16])
    }

    fn edge(byte: u8, from: u8, into: u8) -> Edge {
        Edge { id: MergeId::from_bytes([byte; 16]), from: id(from), into: id(into) }
    }

    #[test]
    fn groups_are_what_edges_hold_together() {
        let members: BTreeSet<_> = (1..=5).map(id).collect();
        let of = |edges: &[Edge]| {
            let mut groups = groups(&members, &edges.iter().copied().collect());
            groups.sort();
            groups.into_iter().map(|group| group.len()).collect::<Vec<_>>()
        };
        assert_eq!(of(&[]), [1, 1, 1, 1, 1]);
        assert_eq!(of(&[edge(1, 1, 2), edge(2, 4, 5)]), [2, 1, 2]);
        assert_eq!(of(&[edge(1, 1, 2), edge(2, 4, 5), edge(3, 5, 2)]), [4, 1]);
        assert_eq!(of(&[edge(1, 1, 2), edge(2, 2, 3), edge(3, 3, 1)]), [3, 1, 1], "a circle is one group");
    }

    #[test]
    fn names_read_back() {
        for state in [State::Suggested, State::Merged, State::Declined, State::TakenBack] {
            assert_eq!(State::from_name(state.name()), Some(state));
        }
        for grounds in [Grounds::Word, Grounds::Code] {
            assert_eq!(Grounds::from_name(grounds.name()), Some(grounds));
        }
        assert_eq!(State::from_name("probably"), None);
    }
}
