//! Counting: one pass over the countable lines of a period. Pure, so that every rule of it can be tried without a store.

use std::hash::{BuildHasherDefault, Hasher};

use std::collections::HashMap;

use super::model::{ANSWER, Dim, INDIVIDUAL, KEPT, OTHER, PERSON};
use crate::form::{Form, Missing, answer};

/// A set of people, by the number each was given in this pass.
#[derive(Clone, Debug, Default)]
pub struct People(Vec<u64>);

impl People {
    fn add(&mut self, person: u32) {
        let word = person as usize / 64;
        if word >= self.0.len() {
            self.0.resize((word + 1).next_power_of_two(), 0);
        }
        self.0[word] |= 1 << (person % 64);
    }

    /// Takes in those of another set.
    pub fn join(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    /// How many.
    pub fn count(&self) -> i64 {
        self.0.iter().map(|word| i64::from(word.count_ones())).sum()
    }
}

/// Events and the people in them.
#[derive(Clone, Debug, Default)]
pub struct Count {
    /// How often.
    pub events: i64,
    /// Who.
    pub people: People,
}

impl Count {
    fn add(&mut self, person: Option<u32>) {
        self.events += 1;
        if let Some(person) = person {
            self.people.add(person);
        }
    }

    /// Takes in another count.
    pub fn join(&mut self, other: &Self) {
        self.events += other.events;
        self.people.join(&other.people);
    }
}

/// What is counted of one slice of time, or of one value of the filter in it.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Individual contacts.
    pub total: Count,
    /// The rows of each table, by the places of [`Dim`] and of the code in [`Counter::codes`].
    pub rows: [Vec<Count>; Dim::ALL.len()],
    /// Minutes to each first answer in the hours of duty.
    pub minutes: Vec<u32>,
    /// [`OTHER`], by place.
    pub other: [i64; OTHER.len()],
    /// Feedback: whether it was useful, by place in [`Counter::useful`].
    pub useful: Vec<i64>,
    /// Feedback by topic, by the place of the code among those of [`Dim::Topic`].
    pub said_topics: Vec<i64>,
    /// Feedback: how many gave points, and the sum.
    pub experience: (i64, i64),
    /// Reports that nobody has accepted yet.
    pub open: i64,
}

/// A person's number is the output of a MAC: any eight bytes of it are as good as a hash.
#[derive(Default)]
pub struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 ^= u64::from_le_bytes(word);
        }
    }

    fn write_u128(&mut self, value: u128) {
        let bytes = value.to_le_bytes();
        self.write(&bytes);
    }
}

/// People who came before the first day that is counted, with the day of their first contact ever.
pub type Earlier = HashMap<u128, i64, BuildHasherDefault<AsItIs>>;

/// A person of this pass.
#[derive(Clone, Copy)]
struct Known {
    number: u32,
    /// The slice of their first contact ever; none of this pass for whoever came earlier.
    slice: u32,
    /// The day of it.
    day: i64,
}

/// One row of `report`, as far as it is counted.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Days since 1 January 1970, where the organisation is.
    pub day: i64,
    /// Whether a coordinator has accepted it.
    pub accepted: bool,
    /// Who; `None` without a key.
    pub person: Option<u128>,
    /// The version of the form.
    pub version: i64,
    /// The countable answers.
    pub answers: &'a str,
}

/// Counts lines in the order of days.
pub struct Counter<'a> {
    /// The slice of each day, from the first day on.
    slice_of: Vec<u32>,
    from: i64,
    target: u32,
    filter: Option<Dim>,
    earlier: &'a Earlier,
    known: HashMap<u128, Known, BuildHasherDefault<AsItIs>>,
    /// The codes of each table, by the place of [`Dim`]: those of the form, then others, missing values among them.
    pub codes: [Vec<String>; Dim::ALL.len()],
    /// The answers to whether it was useful.
    pub useful: Vec<String>,
    /// What was counted: by slice, and under a filter by slice and place of its value (see [`Counter::tally`]).
    pub tallies: Vec<Vec<Tally>>,
    /// Versions of the form that reports were filed with.
    pub versions: Vec<i64>,
    picked: [Vec<usize>; Dim::ALL.len()],
}

/// The code of an answer that is missing without a reason.
pub const NO_ENTRY: &str = "~";

impl<'a> Counter<'a> {
    /// A counter for slices of time: each a first day and the day after its last, one after the other. `earlier` are the
    /// people who came before the first; the target is in minutes.
    pub fn new(
        form: &Form,
        slices: &[(i64, i64)],
        target: u32,
        filter: Option<Dim>,
        earlier: &'a Earlier,
    ) -> Self {
        let from = slices.first().map_or(0, |slice| slice.0);
        let slice_of = (0_u32..).zip(slices).flat_map(|(index, (first, end))| {
            std::iter::repeat_n(index, usize::try_from(end - first).unwrap_or(0))
        });
        let codes = Dim::ALL.map(|dim| match dim {
            Dim::Person => PERSON.map(str::to_owned).to_vec(),
            Dim::Kept => KEPT.map(str::to_owned).to_vec(),
            Dim::Answer => ANSWER.map(str::to_owned).to_vec(),
            Dim::Mode => INDIVIDUAL.map(str::to_owned).to_vec(),
            _ => dim.field().and_then(|name| form.field(name)).map_or_else(Vec::new, |field| {
                let all = form.codes_of(field);
                let heads = |name: &str| all.iter().any(|code| code.under.as_deref() == Some(name));
                let names = all.iter().map(|code| code.name.clone());
                names.filter(|name| !heads(name)).collect()
            }),
        });
        Self {
            slice_of: slice_of.collect(),
            from,
            target,
            filter,
            earlier,
            known: HashMap::default(),
            codes,
            useful: ["yes", "partly", "no", NO_ENTRY].map(str::to_owned).to_vec(),
            tallies: vec![vec![Tally::default()]; slices.len()],
            versions: Vec::new(),
            picked: Default::default(),
        }
    }

    fn slice(&self, day: i64) -> Option<u32> {
        self.slice_of.get(usize::try_from(day - self.from).ok()?).copied()
    }

    /// The tally of a slice, and of a value of the filter in it.
    fn tally(&mut self, slice: u32, value: usize) -> &mut Tally {
        let tallies = &mut self.tallies[slice as usize];
        if value >= tallies.len() {
            tallies.resize(value + 1, Tally::default());
        }
        &mut tallies[value]
    }

    /// Counts a report of a contact.
    pub fn contact(&mut self, line: &Line<'_>) {
        let Some(slice) = self.slice(line.day) else { return };
        if !self.versions.contains(&line.version) {
            self.versions.push(line.version);
        }
        let open = i64::from(!line.accepted);
        let mut mode = "";
        let mut measured = Measured::default();
        for picked in &mut self.picked {
            picked.clear();
        }
        for (field, value) in answer::pairs(line.answers) {
            let dim = match field {
                "platform" => Dim::Platform,
                "language" => Dim::Language,
                "topics" => Dim::Topic,
                "urgency" => Dim::Urgency,
                "area" => Dim::Area,
                "solved" => Dim::Solved,
                "feedback" => Dim::Asked,
                "mode" => {
                    mode = value;
                    Dim::Mode
                }
                answer::OUT_OF_HOURS => {
                    measured.out_of_hours = Some(value == "yes");
                    continue;
                }
                answer::FIRST_ANSWER => {
                    measured.minutes = value.parse().ok();
                    continue;
                }
                _ => continue,
            };
            let (codes, picked) = (&mut self.codes[dim.place()], &mut self.picked[dim.place()]);
            pick(codes, picked, value, dim.is_several());
        }
        // Whatever has a place of its own is no individual contact; a mode that is missing, or that the organisation has
        // added, is one, under its own name.
        if let Some(place) = OTHER.iter().position(|other| *other == mode) {
            let tally = self.tally(slice, 0);
            tally.open += open;
            tally.other[place] += 1;
            return;
        }
        let person = line.person.map(|number| self.number(number, slice, line.day));
        let first = match person {
            None => 2,
            Some(known) => usize::from(known.slice != slice),
        };
        self.picked[Dim::Person.place()].push(first);
        let kept = person.map_or(KEPT.len() - 1, |known| kept(line.day - known.day));
        self.picked[Dim::Kept.place()].push(kept);
        let row = measured.row(self.target);
        self.picked[Dim::Answer.place()].push(row);
        for (codes, picked) in self.codes.iter_mut().zip(&mut self.picked) {
            if picked.is_empty() {
                picked.push(place_of(codes, NO_ENTRY));
            }
        }
        let value = self.filter.map_or(0, |dim| self.picked[dim.place()][0]);
        let picked = std::mem::take(&mut self.picked);
        let person = person.map(|known| known.number);
        let tally = self.tally(slice, value);
        tally.open += open;
        tally.total.add(person);
        for (rows, picked) in tally.rows.iter_mut().zip(&picked) {
            for place in picked {
                if *place >= rows.len() {
                    rows.resize(place + 1, Count::default());
                }
                rows[*place].add(person);
            }
        }
        if row < 2 {
            tally.minutes.extend(measured.minutes);
        }
        self.picked = picked;
    }

    /// The number of a person in this pass, with the slice and the day of their first contact ever.
    fn number(&mut self, person: u128, slice: u32, day: i64) -> Known {
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        let earlier = self.earlier;
        *self.known.entry(person).or_insert_with(|| match earlier.get(&person) {
            Some(first) => Known { number, slice: u32::MAX, day: *first },
            None => Known { number, slice, day },
        })
    }

    /// Counts a record of an overdose or an incident.
    pub fn record(&mut self, day: i64, form: &str) {
        let place = match form {
            "overdose" => 3,
            "incident" => 4,
            _ => return,
        };
        if let Some(slice) = self.slice(day) {
            self.tally(slice, 0).other[place] += 1;
        }
    }

    /// Counts what somebody said about a talk. Its topics stand with blanks between them (`feedback.topics`).
    pub fn said(&mut self, day: i64, useful: &str, experience: Option<i64>, topics: &str) {
        let Some(slice) = self.slice(day) else { return };
        let useful = if useful.is_empty() { NO_ENTRY } else { useful };
        let useful = place_of(&mut self.useful, useful);
        let (codes, mut picked) = (&mut self.codes[Dim::Topic.place()], Vec::new());
        for topic in topics.split_ascii_whitespace() {
            let place = place_of(codes, topic);
            if !picked.contains(&place) {
                picked.push(place);
            }
        }
        if picked.is_empty() {
            picked.push(place_of(codes, NO_ENTRY));
        }
        let tally = self.tally(slice, 0);
        tally.other[5] += 1;
        grow(&mut tally.useful, useful);
        for place in picked {
            grow(&mut tally.said_topics, place);
        }
        if let Some(points) = experience {
            tally.experience = (tally.experience.0 + 1, tally.experience.1 + points);
        }
    }
}

fn grow(counts: &mut Vec<i64>, place: usize) {
    if place >= counts.len() {
        counts.resize(place + 1, 0);
    }
    counts[place] += 1;
}

/// The place in [`KEPT`] of a contact so many days after the first one.
const fn kept(days: i64) -> usize {
    match days {
        180.. => 3,
        90.. => 2,
        30.. => 1,
        _ => 0,
    }
}

/// What the program measured of one contact.
#[derive(Clone, Copy, Default)]
struct Measured {
    out_of_hours: Option<bool>,
    minutes: Option<u32>,
}

impl Measured {
    /// The place in [`ANSWER`].
    fn row(self, target: u32) -> usize {
        match (self.out_of_hours, self.minutes) {
            (Some(true), _) => 3,
            (Some(false), Some(minutes)) => usize::from(minutes > target),
            (Some(false), None) => 2,
            (None, _) => 4,
        }
    }
}

/// The places of the codes in an answer, each once; of a question with one answer only the first.
fn pick(codes: &mut Vec<String>, picked: &mut Vec<usize>, value: &str, several: bool) {
    if let Some(missing) = value.strip_prefix('~') {
        let known = Missing::from_name(missing).is_some();
        picked.push(place_of(codes, if known { value } else { NO_ENTRY }));
        return;
    }
    for code in answer::codes(value) {
        let place = place_of(codes, code);
        if !picked.contains(&place) {
            picked.push(place);
        }
        if !several {
            return;
        }
    }
}

/// The place of a code, a new one if it is unknown: a code of another version of the form is counted under its own name.
fn place_of(codes: &mut Vec<String>, code: &str) -> usize {
    codes.iter().position(|known| known == code).unwrap_or_else(|| {
        codes.push(code.to_owned());
        codes.len() - 1
    })
}

/// The middle of all; of an even number the lower middle.
pub fn median(minutes: &mut [u32]) -> Option<i64> {
    let middle = minutes.len().checked_sub(1)? / 2;
    Some(i64::from(*minutes.select_nth_unstable(middle).1))
}

#[cfg(test)]
mod tests;
