//! The two surfaces in a real Chromium: the program serves a demonstration, the browser is driven as a person would.
//!
//! ChromeDriver, Chromium and axe-core are started or named by `cargo xtask test`.

#![allow(clippy::unwrap_used)] // A test that cannot go on says where.

mod axe;
mod calm;
mod desk;
mod guide;
mod guide_edit;
mod guide_kept;
mod guide_keyboard;
mod image;
mod keyboard;
mod live;
mod narrow;
mod outgoing;
mod own_conversation;
mod passkey;
mod proxy;
mod report;
mod site;
mod stage;
mod steps;
mod team;
mod ticket;
mod window;
mod with_scripts;
mod without_scripts;
