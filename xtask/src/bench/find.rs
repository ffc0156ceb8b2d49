//! How well the guide is searched, and what a question costs in a large one.

use serde_json::{Value, json};

use super::{Options, rounded};
use crate::{Outcome, process};

/// Where the pages and the questions with known answers lie.
const FOLDERS: [&str; 2] = ["content/guide", "crates/app/tests/relevance"];
/// Mean reciprocal rank of each language, at least: what is wanted stands first, and where not, second or third.
const LEAST_RANK: f64 = 0.8;
/// Of a hundred questions ninety-nine are answered within, milliseconds.
const MOST_MS: f64 = 10.0;
/// The index of 5,000 items in six languages, megabytes, at most.
const MOST_MB: f64 = 100.0;

/// Puts all questions to the shipped guide, then to a large one made of its words, in a release build.
pub(super) fn find(_: &Options) -> Outcome<bool> {
    let mut command = process::cargo();
    command.args(["run", "--release", "--quiet", "-p", "find", "--example", "rank", "--"]).args(FOLDERS);
    let mut all_met = true;
    for line in process::output(&mut command)?.lines() {
        let mut row: Value = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
        row["bench"] = json!("find");
        if let Some((figure, met)) = target(&row) {
            all_met &= met;
            row["target"] = figure;
            row["met"] = json!(met);
        }
        println!("{row}");
    }
    Ok(all_met)
}

/// The figure of a row and whether it is met.
fn target(row: &Value) -> Option<(Value, bool)> {
    let number = |name: &str| row[name].as_f64();
    if let Some(rank) = number("mean_reciprocal_rank") {
        return Some((json!({ "mean_reciprocal_rank_min": LEAST_RANK }), rank >= LEAST_RANK));
    }
    if let Some(ms) = number("p99_ms") {
        return Some((json!({ "p99_ms_max": rounded(MOST_MS) }), ms <= MOST_MS));
    }
    let mb = number("index_mb")?;
    Some((json!({ "index_mb_max": rounded(MOST_MB) }), mb <= MOST_MB))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_is_judged_by_its_own_figure() {
        let met = |row: Value| target(&row).map(|(_, met)| met);
        assert_eq!(met(json!({ "mean_reciprocal_rank": 0.79 })), Some(false));
        assert_eq!(met(json!({ "mean_reciprocal_rank": 0.8 })), Some(true));
        assert_eq!(met(json!({ "p99_ms": 10.1, "p50_ms": 1.0 })), Some(false));
        assert_eq!(met(json!({ "index_mb": 99.9 })), Some(true));
        assert_eq!(met(json!({ "language": "kk" })), None);
    }
}
