//! Care for the team in the demonstration: what `content/demo/care.toml` says is done through the pages of the desk, as that of
//! `desk.toml`.

/// The files that are read beside `desk.toml`.
pub(super) fn files() -> [&'static str; 1] {
    ["demo/care.toml"]
}
