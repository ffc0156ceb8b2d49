//! The steps of an emergency.

use kernel::{Lang, Moment};
use seal::Body;
use zeroize::{Zeroize, Zeroizing};

use crate::{
    chat::{Kind, Stamp},
    ids::StaffId,
    policy::Role,
    triage::Alarm,
};

/// How an emergency ended (rule E-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person is safe.
    Safe,
    /// Somebody else has taken over: the emergency services, a crisis line, a colleague on the spot.
    HandedOver,
    /// The person does not answer any more.
    Lost,
    /// Nobody knows.
    Unknown,
    /// It was none.
    FalseAlarm,
}

impl Ending {
    /// What can be chosen as an outcome, in the order of the page.
    pub const OUTCOMES: [Self; 4] = [Self::Safe, Self::HandedOver, Self::Lost, Self::Unknown];

    /// The name in forms and, sealed, in steps.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::HandedOver => "handed-over",
            Self::Lost => "lost",
            Self::Unknown => "unknown",
            Self::FalseAlarm => "false-alarm",
        }
    }

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::OUTCOMES.into_iter().chain([Self::FalseAlarm]).find(|one| one.name() == name)
    }
}

/// One step of an emergency: the part that is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When exactly.
    pub at: Moment,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Words raised it.
    Raised(Vec<Alarm>),
    /// A member said how it ended.
    Ended(Ending, Stamp),
}

impl Zeroize for Step {
    fn zeroize(&mut self) {
        self.what = What::Raised(Vec::new());
    }
}

impl Body for Step {
    const PADDED: bool = true;

    /// Lines: `1`, the time in milliseconds, then `raised` and a line `language version kind` for each alarm, or `ended` and
    /// ending, member, role, work name.
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut text = format!("1\n{}\n", self.at.millis());
        match &self.what {
            What::Raised(alarms) => {
                text += "raised";
                for Alarm { lang, version, kind } in alarms {
                    text += &format!("\n{} {version} {}", lang.code(), kind.code());
                }
            }
            What::Ended(ending, by) => {
                let (name, role) = (ending.name(), by.role.name());
                text += &format!("ended\n{name}\n{}\n{role}\n{}", by.id, by.work_name);
            }
        }
        Zeroizing::new(text.into_bytes())
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut lines = std::str::from_utf8(bytes).ok()?.split('\n');
        lines.next().filter(|version| *version == "1")?;
        let at = Moment::from_millis(lines.next()?.parse().ok()?);
        let what = match lines.next()? {
            "raised" => What::Raised(lines.map(alarm).collect::<Option<_>>()?),
            "ended" => {
                let ending = Ending::from_name(lines.next()?)?;
                let (id, role) = (StaffId::parse(lines.next()?)?, Role::from_name(lines.next()?)?);
                What::Ended(ending, Stamp { id, work_name: lines.next()?.to_owned(), role })
            }
            _ => return None,
        };
        Some(Self { at, what })
    }
}

fn alarm(line: &str) -> Option<Alarm> {
    let mut parts = line.split(' ');
    let lang = Lang::from_code(parts.next()?)?;
    Some(Alarm { lang, version: parts.next()?.parse().ok()?, kind: Kind::from_code(parts.next()?)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_read_back_as_they_were_written() {
        let at = Moment::from_millis(1_795_000_000_123);
        let alarms = vec![
            Alarm { lang: Lang::Ru, version: 3, kind: Kind::Suicide },
            Alarm { lang: Lang::Ar, version: 1, kind: Kind::NotBreathing },
        ];
        let by =
            Stamp { id: StaffId::from_bytes([7; 16]), work_name: "Аида".into(), role: Role::Coordinator };
        for ending in Ending::OUTCOMES.into_iter().chain([Ending::FalseAlarm]) {
            let step = Step { at, what: What::Ended(ending, by.clone()) };
            assert_eq!(Step::from_bytes(&step.to_bytes()), Some(step));
        }
        for alarms in [alarms, Vec::new()] {
            let step = Step { at, what: What::Raised(alarms) };
            assert_eq!(Step::from_bytes(&step.to_bytes()), Some(step));
        }
    }

    #[test]
    fn damaged_bytes_are_no_step_and_no_panic() {
        for bytes in
            ["", "1", "2\n5\nraised", "1\nx\nraised", "1\n5\nended\nsafe", "1\n5\nraised\nen suicide"]
        {
            assert_eq!(Step::from_bytes(bytes.as_bytes()), None, "{bytes:?}");
        }
    }
}
