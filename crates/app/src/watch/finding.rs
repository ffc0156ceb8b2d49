//! What an examination finds, and its words.

use crate::team::chain::Refused;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// As it should be.
    Fine,
    /// Worth a look, and nobody's fault.
    Look,
    /// Not what was signed.
    Wrong,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An entry of the team's chain is not accepted.
    Entry(Refused),
    /// The team's chain is shorter than it was, or another one.
    Cut,
    /// Nobody has founded the team yet.
    NoTeam,
    /// A member's row is not what was signed.
    Member,
    /// A member has no row.
    Missing,
    /// A row of somebody whom nobody has admitted.
    Waiting,
    /// Somebody whom nobody has admitted holds a key of the team.
    Stranger,
    /// Somebody who has left holds a key of the team, or can still open their secret.
    Left,
    /// The list of the team's keys is not the signed one.
    Epochs,
    /// A member lacks the team's present key.
    Unsealed,
    /// A member holds a key of the team that their role does not hold.
    Role,
    /// A member's audit trail was changed.
    Trail,
    /// A member's audit trail is shorter than it was, or another one.
    TrailCut,
    /// The witness has no memory of this organisation.
    NoWitness,
    /// The witness cannot be read or written.
    Witness,
}

/// One finding: what, about whom, at which place of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub what: What,
    /// A work name; empty where it is about nobody.
    pub who: String,
    /// The place in a chain, or the number of a key; 0 where there is none.
    pub number: i64,
}

impl What {
    /// How bad it is.
    pub const fn level(self) -> Level {
        match self {
            Self::NoTeam | Self::Waiting | Self::NoWitness | Self::Witness | Self::Unsealed => Level::Look,
            _ => Level::Wrong,
        }
    }

    /// Its name; `alarm-` before it is its text in Fluent, with `$who` and `$number`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Entry(_) => "entry",
            Self::Cut => "cut",
            Self::NoTeam => "no-team",
            Self::Member => "member",
            Self::Missing => "missing",
            Self::Waiting => "waiting",
            Self::Stranger => "stranger",
            Self::Left => "left",
            Self::Epochs => "epochs",
            Self::Unsealed => "unsealed",
            Self::Role => "role",
            Self::Trail => "trail",
            Self::TrailCut => "trail-cut",
            Self::NoWitness => "no-witness",
            Self::Witness => "witness",
        }
    }

    /// What to do about it, in English, for whoever runs the server.
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Entry(_) | Self::Member | Self::Missing | Self::Stranger | Self::Epochs | Self::Role => {
                "Somebody wrote to the database beside the program. Stop the server, keep the disk, find out who could \
                 write, and restore the last good backup."
            }
            Self::Left => "Delete these rows, and find out who put them there.",
            Self::Cut | Self::TrailCut => {
                "If you have just put an older copy back, say so with `nightbus keys accept`. Otherwise somebody took \
                 entries away: restore the last good backup."
            }
            Self::Trail => {
                "Compare with the weekly digest on paper: it tells until when the trail is what it was."
            }
            Self::NoTeam => "Open the link that `nightbus init` printed.",
            Self::Waiting => "A coordinator admits them, or takes the invitation back.",
            Self::Unsealed => "A coordinator gives them the team's key on the team page.",
            Self::NoWitness => "It is written anew within the hour; until then nothing is compared.",
            Self::Witness => "See that the program may read and write the file and its folder.",
        }
    }
}

impl Finding {
    /// A finding about nobody.
    pub const fn of(what: What) -> Self {
        Self { what, who: String::new(), number: 0 }
    }

    /// A finding about somebody.
    pub fn about(what: What, who: &str) -> Self {
        Self { what, who: who.to_owned(), number: 0 }
    }

    /// At a place of a chain.
    #[must_use]
    pub const fn at(mut self, number: i64) -> Self {
        self.number = number;
        self
    }

    /// In English, for whoever runs the server. `who` may be left out where others read.
    pub fn sentence(&self, with_name: bool) -> String {
        let (who, number) = (if with_name { self.who.as_str() } else { "a member" }, self.number);
        match self.what {
            What::Entry(why) => format!("entry {number} of the team's chain is not accepted: {why}"),
            What::Cut => {
                "the team's chain was cut or rewritten: it does not reach what was there before".into()
            }
            What::NoTeam => "the organisation has no team yet".into(),
            What::Member => format!("the row of {who} in the database is not what was signed"),
            What::Missing => format!("{who} is in the team and has no row in the database"),
            What::Waiting => format!("{who} has a row and waits to be admitted"),
            What::Stranger => format!("{who} was admitted by nobody and has a key of the team ({number})"),
            What::Left => format!("{who} has left, and the database still holds a way or a key for them"),
            What::Epochs => "the list of the team's keys in the database is not the signed one".into(),
            What::Unsealed => format!("{who} lacks key {number} of the team"),
            What::Role => format!("{who} has key {number} of the team, which their role does not hold"),
            What::Trail => format!("the audit trail of {who} breaks at entry {number}"),
            What::TrailCut => {
                format!("the audit trail of {who} does not reach entry {number}, which was there")
            }
            What::NoWitness => "the witness does not know this organisation".into(),
            What::Witness => "the witness cannot be read or written".into(),
        }
    }
}
