//! The guide: pages for everybody, written in `content/guide` as Markdown, with a source for each statement on health. What a pack may
//! consist of stands here; reading, checking and rendering are the work of the crate `guide`, which knows none of these words.

mod check;
mod combinations;
pub mod edit;
mod finder;
mod made;
pub mod pack;
mod page;
pub mod picture;
pub mod public;
mod said;
mod search;
mod share;
mod shown;

use std::borrow::Cow;

use guide::Rules;
pub use guide::{Address, Text, ticks};
use kernel::Moment;

pub use guide::{Pack, Pictures};

pub(crate) use check::words;
pub use check::{Finding, Grade, What, check, grades};
pub use finder::{Finder, Found, prepare};
pub use made::Made;
pub(crate) use page::{Link, about_us};
pub use said::said;
pub use share::linked;
pub(crate) use shown::Short;
pub use shown::{Changes, Shelf, Shown, own_pack, with_changes};

use crate::surfaces::Route;

/// The pair of a mark of the front matter and what a page says of it.
const CLINICAL: &str = "clinical_review";
const LEGAL: &str = "legal_review";
/// The kind of the pages that somebody reads while a life is at stake.
const EMERGENCY: &str = "emergency";
/// The kind of the pages that say how something is done.
const HOW_TO: &str = "how-to";
/// The kind of the pages that say what a service does.
const SERVICE: &str = "service";
/// The kind of the pages that combinations are about.
const SUBSTANCE: &str = "substance";
/// The kind of the pages that one ticks.
const CHECKLIST: &str = "checklist";

/// Levels of a combination, the worst first. None says that one is without danger (rule H-2).
pub const LEVELS: [&str; 3] = ["danger", "caution", "unknown"];

/// The kind of the pages that say who we are, what we keep and what stays between us.
const ABOUT: &str = "page";

/// Kinds of pages, in the order in which they are listed: first what is needed in a hurry. A kind without a page is not listed;
/// `practice` is what one team has tried and tells others.
pub const KINDS: [&str; 8] = [EMERGENCY, HOW_TO, CHECKLIST, SUBSTANCE, SERVICE, "method", "practice", ABOUT];

/// What a pack of this product may consist of. English is the language of the originals.
pub const RULES: Rules<'static> = Rules {
    languages: &["en", "fr", "ru", "uk", "kk", "ar"],
    kinds: &KINDS,
    marks: &[CLINICAL, LEGAL],
    // What it says of health, one cannot leave to the mark of whoever writes it.
    reviewed: &[
        (EMERGENCY, CLINICAL),
        (HOW_TO, CLINICAL),
        (CHECKLIST, CLINICAL),
        (SUBSTANCE, CLINICAL),
        (SERVICE, CLINICAL),
    ],
    urgent: EMERGENCY,
    sourced: CLINICAL,
    paired: SUBSTANCE,
    levels: &LEVELS,
    confidence: &["well known", "some evidence", "reported"],
};

/// Where the program's own pack lies within `content/`.
const FOLDER: &str = "guide/";

/// The routes of this slice at the desk.
pub fn desk_routes() -> Vec<Route> {
    let mut routes = share::desk_routes();
    routes.extend(edit::routes());
    routes.extend(pack::routes());
    routes.extend(picture::desk_routes());
    routes
}

/// The files of the program's own pack, each with its path within it.
pub fn own_files() -> Vec<(String, Cow<'static, [u8]>)> {
    crate::content::under(FOLDER)
}

/// A day of a zone as dates of the pack are written, `2026-11-22`; empty for a moment outside any calendar.
pub fn day(moment: Moment, zone: &jiff::tz::TimeZone) -> String {
    let stamp = jiff::Timestamp::from_millisecond(moment.millis());
    stamp.map(|stamp| stamp.to_zoned(zone.clone()).date().to_string()).unwrap_or_default()
}
