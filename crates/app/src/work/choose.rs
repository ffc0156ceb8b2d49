//! Who is to have a conversation that nobody has.

use std::cmp::Reverse;

use crate::{ids::StaffId, policy::Role, settings::Settings};

/// What of one member is enough: then no further one is assigned to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Open conversations.
    pub open: i64,
    /// Open emergencies.
    pub emergencies: i64,
}

impl Caps {
    /// Those of an organisation.
    pub fn of(settings: &Settings) -> Self {
        Self { open: settings.cap_conversations.into(), emergencies: settings.cap_emergencies.into() }
    }

    /// Whether a member who has so much can have one more.
    pub const fn have_room(self, held: Held, emergency: bool) -> bool {
        held.open < self.open && !(emergency && held.emergencies >= self.emergencies)
    }
}

/// What a member has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Open conversations that are not put off.
    pub open: i64,
    /// Emergencies among them of which nobody has said how they ended.
    pub emergencies: i64,
}

/// A member who is at the desk and takes what is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who it is.
    pub id: StaffId,
    /// Their role.
    pub role: Role,
    /// The codes of the languages they answer in.
    pub languages: Vec<String>,
    /// The numbers of the team's keys they hold.
    pub epochs: Vec<i64>,
    /// What they have.
    pub held: Held,
    /// Whether they are on a shift at the desk now.
    pub on_shift: bool,
    /// Whether it is one of their quiet hours, and no shift of theirs goes before it.
    pub quiet: bool,
}

/// The one of them to have a conversation of this language and epoch: who is on a shift before who is not, who speaks the language
/// before who does not, who answers before who coordinates, who has fewer before who has more. `None` if nobody can open it or
/// all have enough: an emergency too then stays nobody's, where everybody sees it and is called for it, and can be taken by hand.
pub fn choose(candidates: &[Candidate], caps: Caps, wanted: Wanted<'_>) -> Option<StaffId> {
    let Wanted { language, epoch, emergency } = wanted;
    let can = |one: &&Candidate| {
        let opens = one.role.holds_team_key() && one.epochs.contains(&epoch);
        opens && !one.quiet && caps.have_room(one.held, emergency)
    };
    let rank = |role: Role| match role {
        Role::OutreachWorker => 0,
        Role::Peer => 1,
        _ => 2,
    };
    let best = candidates.iter().filter(can).min_by_key(|one| {
        let speaks = one.languages.iter().any(|code| code == language);
        let coordinates = one.role == Role::Coordinator;
        (Reverse(one.on_shift), Reverse(speaks), coordinates, one.held.open, rank(one.role), one.id)
    });
    best.map(|one| one.id)
}

/// What it takes to have a conversation.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The code of its language.
    pub language: &'a str,
    /// The number of the team's key that opens it.
    pub epoch: i64,
    /// Whether it is an emergency of which nobody has said how it ended.
    pub emergency: bool,
}

#[cfg(test)]
mod tests {
    use kernel::{Entropy, SeededEntropy, entropy};

    use super::*;

    const LANGUAGES: [&str; 4] = ["en", "ru", "kk", "ar"];

    fn below(entropy: &dyn Entropy, bound: u32) -> usize {
        entropy::below(entropy, bound) as usize
    }

    fn some(entropy: &dyn Entropy) -> Candidate {
        Candidate {
            id: StaffId::random(entropy),
            role: Role::ALL[below(entropy, 11)],
            languages: LANGUAGES
                .iter()
                .filter(|_| below(entropy, 2) == 0)
                .map(|code| (*code).to_owned())
                .collect(),
            epochs: (1..=2).filter(|_| below(entropy, 4) > 0).collect(),
            held: Held {
                open: i64::from(entropy::below(entropy, 16)),
                emergencies: i64::from(entropy::below(entropy, 4)),
            },
            on_shift: below(entropy, 3) == 0,
            quiet: below(entropy, 5) == 0,
        }
    }

    #[test]
    fn whoever_is_chosen_has_room_opens_it_is_on_shift_if_anybody_is_and_speaks_the_language_if_any_of_those_does()
     {
        let entropy = SeededEntropy::new(39);
        for _ in 0..5_000 {
            let count = below(&entropy, 8);
            let mut all: Vec<Candidate> = (0..count).map(|_| some(&entropy)).collect();
            let language = LANGUAGES[below(&entropy, 4)];
            let emergency = below(&entropy, 2) == 0;
            let caps = Caps { open: 12, emergencies: 2 };
            let wanted = Wanted { language, epoch: 1, emergency };
            let chosen = choose(&all, caps, wanted);
            let able = |one: &Candidate| {
                let room = one.held.open < 12 && (!emergency || one.held.emergencies < 2);
                room && !one.quiet && one.role.holds_team_key() && one.epochs.contains(&1)
            };
            let any = all.iter().any(|one| able(one) && one.on_shift);
            let can = |one: &Candidate| able(one) && (one.on_shift || !any);
            let speaks = |one: &Candidate| one.languages.iter().any(|code| code == language);
            all.rotate_left(count / 2);
            assert_eq!(choose(&all, caps, wanted), chosen, "in whatever order they stand");
            let Some(chosen) = chosen else {
                assert!(!all.iter().any(can), "nobody is left out who could: {all:?}");
                continue;
            };
            let one = all.iter().find(|one| one.id == chosen).expect("one of them");
            assert!(can(one), "{one:?}");
            if !speaks(one) {
                assert!(!all.iter().any(|other| can(other) && speaks(other)), "{language}: {all:?}");
            }
            let alike = |other: &&Candidate| can(other) && speaks(other) == speaks(one);
            let others: Vec<_> = all.iter().filter(alike).collect();
            if one.role == Role::Coordinator {
                assert!(others.iter().all(|other| other.role == Role::Coordinator), "{all:?}");
            }
            let same =
                |other: &&&Candidate| (other.role == Role::Coordinator) == (one.role == Role::Coordinator);
            assert!(others.iter().filter(same).all(|other| other.held.open >= one.held.open), "{all:?}");
        }
    }
}
