//! How much of the labelled set the scrubber finds, and what a summary costs.

use serde_json::{Value, json};

use super::{Options, rounded};
use crate::{Outcome, process};

/// The half that no rule was tuned on; the figures are for it.
const HELD_BACK: &str = "held";
/// One summary, microseconds, at most: a form with a thousand of them still answers within a second.
const MOST_US: f64 = 1_000.0;
/// Of all that is reported, at least.
const LEAST_PRECISION: f64 = 0.9;

/// The share of a kind that must be found at least. Names and streets are open classes, the others have a form.
fn least_recall(kind: &str) -> f64 {
    if matches!(kind, "name" | "address") { 0.8 } else { 0.9 }
}

/// Counts both halves by kind and by language, in a release build.
pub(super) fn scrub(_: &Options) -> Outcome<bool> {
    let mut command = process::cargo();
    command.args(["run", "--release", "--quiet", "-p", "scrub", "--example", "identifiers"]);
    let mut all_met = true;
    for line in process::output(&mut command)?.lines() {
        let mut row: Value = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
        row["bench"] = json!("scrub");
        if let Some(target) = target(&row) {
            all_met &= target.1;
            row["target"] = target.0;
            row["met"] = json!(target.1);
        }
        println!("{row}");
    }
    Ok(all_met)
}

/// The figure of a row and whether it is met; most rows are only told.
fn target(row: &Value) -> Option<(Value, bool)> {
    let number = |name: &str| row[name].as_f64();
    if let Some(us) = number("us_per_summary") {
        return Some((json!({ "us_per_summary_max": rounded(MOST_US) }), us <= MOST_US));
    }
    if row["half"] != HELD_BACK || row["language"] != "all" {
        return None;
    }
    let kind = row["kind"].as_str()?;
    if kind == "all" {
        return Some((json!({ "precision_min": LEAST_PRECISION }), number("precision")? >= LEAST_PRECISION));
    }
    let least = least_recall(kind);
    Some((json!({ "recall_min": least }), number("recall")? >= least))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_half_that_was_held_back_is_judged() {
        let row = |half: &str, kind: &str, recall: f64| json!({ "half": half, "language": "all", "kind": kind, "recall": recall, "precision": 0.8 });
        let met = |row: Value| target(&row).map(|(_, met)| met);
        assert_eq!(met(row("tuned", "phone", 0.1)), None);
        assert_eq!(met(row("held", "phone", 0.89)), Some(false));
        assert_eq!(met(row("held", "name", 0.89)), Some(true));
        assert_eq!(met(row("held", "all", 1.0)), Some(false));
        assert_eq!(met(json!({ "us_per_summary": 5.0 })), Some(true));
    }
}
