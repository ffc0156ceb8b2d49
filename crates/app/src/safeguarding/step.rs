//! One step of a course: the part that is sealed.

use kernel::Moment;
use seal::Body;
use zeroize::{Zeroize, Zeroizing};

use super::model::{Event, Ground, Whom};
use crate::{chat::Stamp, ids::StaffId, policy::Role};

/// What somebody did, when, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When exactly.
    pub at: Moment,
    /// By whom, under the work name and role of that moment.
    pub by: Stamp,
    /// What.
    pub event: Event,
    /// Beside what was done.
    pub with: With,
}

/// What goes with a step; most of it with few of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(default)]
pub struct With {
    /// The reason, or what was said to whom.
    pub words: String,
    /// On which ground, where an exception is proposed.
    pub ground: Option<Ground>,
    /// Who would be told.
    pub whom: Option<Whom>,
    /// Where the person was told: the message. Where it was approved: the last message that stood there.
    pub message: Option<i64>,
    /// Whether somebody decided about their own proposal because there was nobody else.
    pub alone: bool,
    /// The day on which it is looked at again, `2026-12-24`.
    pub review_on: Option<String>,
    /// Which points of the list of what to do were ticked, of how many.
    pub ticked: Vec<usize>,
    /// How many points the list had.
    pub points: usize,
}

/// As it is written.
#[derive(serde::Deserialize, serde::Serialize)]
struct Written {
    at: i64,
    id: String,
    role: Role,
    name: String,
    event: Event,
    with: With,
}

impl Zeroize for Step {
    fn zeroize(&mut self) {
        self.with.words.zeroize();
    }
}

impl Body for Step {
    const PADDED: bool = true;

    /// `1`, then JSON.
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let written = Written {
            at: self.at.millis(),
            id: self.by.id.to_string(),
            role: self.by.role,
            name: self.by.work_name.clone(),
            event: self.event,
            with: self.with.clone(),
        };
        let mut bytes = Zeroizing::new(vec![b'1']);
        serde_json::to_writer(&mut *bytes, &written).expect("text and numbers can be written to memory");
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let written: Written = serde_json::from_slice(bytes.strip_prefix(b"1")?).ok()?;
        let Written { at, id, role, name, event, with } = written;
        let by = Stamp { id: StaffId::parse(&id)?, work_name: name, role };
        Some(Self { at: Moment::from_millis(at), by, event, with })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_read_back_as_they_were_written() {
        let by = Stamp { id: StaffId::from_bytes([7; 16]), work_name: "Аида".into(), role: Role::Peer };
        for event in Event::ALL {
            let with = With {
                words: "قالت: لا\n\"ok\"".into(),
                ground: Some(Ground::Child),
                whom: Some(Whom::Parents),
                message: Some(3),
                alone: true,
                review_on: Some("2026-12-24".into()),
                ticked: vec![0, 2],
                points: 3,
            };
            let step = Step { at: Moment::from_millis(1_795_000_000_123), by: by.clone(), event, with };
            assert_eq!(Step::from_bytes(&step.to_bytes()), Some(step));
        }
        for bytes in ["", "1", "2{}", "1{}", "1[1,2]"] {
            assert_eq!(Step::from_bytes(bytes.as_bytes()), None, "{bytes:?}");
        }
    }
}
