//! What reading a message once has marked in it. The marks lie in the message's envelope: no column tells them.

/// Why a message may be an emergency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Somebody does not breathe, or hardly.
    NotBreathing,
    /// Somebody cannot be woken.
    Unresponsive,
    /// A seizure.
    Seizure,
    /// Pain in the chest.
    ChestPain,
    /// Very hot and confused.
    Overheated,
    /// Thoughts of suicide with an intent or a plan.
    Suicide,
    /// Violence, now or threatened.
    Violence,
    /// A child in danger.
    ChildInDanger,
}

impl Kind {
    /// All of them; the place of each is its bit in [`Marks`], so that the order must stay.
    pub const ALL: [Self; 8] = [
        Self::NotBreathing,
        Self::Unresponsive,
        Self::Seizure,
        Self::ChestPain,
        Self::Overheated,
        Self::Suicide,
        Self::Violence,
        Self::ChildInDanger,
    ];

    /// The code in lexicons.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotBreathing => "not_breathing",
            Self::Unresponsive => "unresponsive",
            Self::Seizure => "seizure",
            Self::ChestPain => "chest_pain",
            Self::Overheated => "overheated",
            Self::Suicide => "suicide",
            Self::Violence => "violence",
            Self::ChildInDanger => "child_in_danger",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The marks of one message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u16);

impl Marks {
    /// Nothing was marked.
    pub const NONE: Self = Self(0);
    /// Speaks of a suspicious or harmful substance.
    pub const SIGNAL: Self = Self(1 << 8);
    /// Says that a voice message was or will be sent.
    pub const VOICE_NOTE: Self = Self(1 << 9);
    /// Too short to know what is asked.
    pub const UNCLEAR: Self = Self(1 << 10);

    /// Somebody says to be under the age below which the protocol for minors opens (rule M-1).
    pub const MINOR: Self = Self(1 << 11);

    /// The mark of an emergency of this kind.
    pub const fn of(kind: Kind) -> Self {
        Self(1 << kind as u16)
    }

    /// Both together.
    #[must_use]
    pub const fn with(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    /// These but for `less`.
    #[must_use]
    pub const fn without(self, less: Self) -> Self {
        Self(self.0 & !less.0)
    }

    /// Whether all of `marks` are there.
    pub const fn has(self, marks: Self) -> bool {
        self.0 & marks.0 == marks.0
    }

    /// The kinds of emergency, in their order.
    pub fn emergencies(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(move |kind| self.has(Self::of(*kind)))
    }

    /// Whether there is any kind of emergency.
    pub const fn is_emergency(self) -> bool {
        self.0 & 0xff != 0
    }

    /// As they are written. Bits that nobody knows stay.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// As they were written.
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }
}

/// What somebody wrote, with what reading it has marked in it. A member's own words are not read.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The words.
    pub text: String,
    /// The marks.
    pub marks: Marks,
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self { text, marks: Marks::NONE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_a_mark_of_its_own_and_reads_back_from_its_code() {
        for kind in Kind::ALL {
            let marks = Marks::of(kind).with(Marks::SIGNAL);
            assert_eq!(marks.emergencies().collect::<Vec<_>>(), [kind]);
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
            assert!(marks.has(Marks::SIGNAL) && !marks.has(Marks::UNCLEAR));
        }
        assert!(!Marks::SIGNAL.with(Marks::VOICE_NOTE).with(Marks::UNCLEAR).is_emergency());
    }
}
