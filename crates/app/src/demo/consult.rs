//! Questions to consultants in the demonstration: what `content/demo/consult.toml` says is done through the pages of the desk, as
//! that of `desk.toml`.

use kernel::Moment;

/// The files that are read beside `desk.toml`.
pub(super) fn files() -> [&'static str; 2] {
    ["demo/consult.toml", "demo/restricted.toml"]
}

/// So many days from now, as a field for a day takes it.
pub(super) fn day(now: Moment, days: i64) -> String {
    crate::form::iso(now.to_day().millis() / 86_400_000 + days)
}
