//! How much of the labelled messages the shipped lexicons find, and what a message costs.

use serde_json::{Value, json};

use super::{Options, rounded};
use crate::{Outcome, process};

/// Where the lexicons and the labelled messages lie.
const FOLDERS: [&str; 2] = ["content/lexicons", "crates/app/tests/labelled/triage"];
/// The half that nobody tuned on; the figures are for it.
const HELD_BACK: &str = "held";
/// One message against all lexicons, microseconds, at most.
const MOST_US: f64 = 50.0;
/// Of the emergencies of each kind, together, at least: one that is missed may cost a life.
const LEAST_RECALL: f64 = 0.95;
/// Of the alarms, at least: one that is false costs the press of a key.
const LEAST_PRECISION: f64 = 0.8;

/// Counts both halves by kind and by language, in a release build.
pub(super) fn lexicon(_: &Options) -> Outcome<bool> {
    let mut command = process::cargo();
    command
        .args(["run", "--release", "--quiet", "-p", "lexicon", "--example", "reading", "--"])
        .args(FOLDERS);
    let mut all_met = true;
    for line in process::output(&mut command)?.lines() {
        let mut row: Value = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
        row["bench"] = json!("lexicon");
        if let Some(target) = target(&row) {
            all_met &= target.1;
            row["target"] = target.0;
            row["met"] = json!(target.1);
        }
        println!("{row}");
    }
    Ok(all_met)
}

/// The figure of a row and whether it is met; most rows are only told. Each language must meet it, and all together.
fn target(row: &Value) -> Option<(Value, bool)> {
    let number = |name: &str| row[name].as_f64();
    if let Some(us) = number("us_per_message") {
        return Some((json!({ "us_per_message_max": rounded(MOST_US) }), us <= MOST_US));
    }
    if row["half"] != HELD_BACK || row["kind"] != "each" {
        return None;
    }
    let met = number("recall")? >= LEAST_RECALL && number("precision")? >= LEAST_PRECISION;
    Some((json!({ "recall_min": LEAST_RECALL, "precision_min": LEAST_PRECISION }), met))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_emergencies_of_the_half_that_was_held_back_are_judged() {
        let row = |half: &str, kind: &str, recall: f64, precision: f64| json!({ "half": half, "language": "kk", "kind": kind, "recall": recall, "precision": precision });
        let met = |row: Value| target(&row).map(|(_, met)| met);
        assert_eq!(met(row("open", "each", 0.1, 0.1)), None);
        assert_eq!(met(row("held", "topics", 0.1, 0.1)), None);
        assert_eq!(met(row("held", "each", 0.94, 1.0)), Some(false));
        assert_eq!(met(row("held", "each", 1.0, 0.79)), Some(false));
        assert_eq!(met(row("held", "each", 0.95, 0.8)), Some(true));
        assert_eq!(met(json!({ "us_per_message": 50.1 })), Some(false));
    }
}
