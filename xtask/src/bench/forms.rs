//! What it costs to show a form of 300 fields. No server: only the program's own functions.

use super::Options;
use crate::{Outcome, process};

/// Runs the measurement, which prints its results.
pub(super) fn forms(_: &Options) -> Outcome<bool> {
    let measured = process::run(process::cargo().args([
        "run",
        "--release",
        "--quiet",
        "-p",
        "app",
        "--example",
        "forms",
    ]));
    Ok(measured.is_ok())
}
