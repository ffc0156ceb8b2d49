//! The guide: pages for everybody, written in `content/guide` as Markdown, with a source for each statement on health. What a pack may
//! consist of stands here; reading, checking and rendering are the work of the crate `guide`, which knows none of these words.

mod check;
mod combinations;
mod page;
pub mod public;

use std::{borrow::Cow, sync::LazyLock};

use guide::{Address, Pack, Rules, Text};
use kernel::{Lang, Moment};

pub use check::{Finding, Grade, check, grades};

/// The pair of a mark of the front matter and what a page says of it.
const CLINICAL: &str = "clinical_review";
const LEGAL: &str = "legal_review";
/// The kind of the pages that combinations are about.
const SUBSTANCE: &str = "substance";

/// Levels of a combination, the worst first. None says that one is without danger (rule H-2).
pub const LEVELS: [&str; 3] = ["danger", "caution", "unknown"];

/// Kinds of pages, in the order in which they are listed: first what is needed in a hurry.
pub const KINDS: [&str; 6] = ["emergency", "how-to", "checklist", SUBSTANCE, "service", "method"];

/// What a pack of this product may consist of. English is the language of the originals.
pub const RULES: Rules<'static> = Rules {
    languages: &["en", "fr", "ru", "uk", "kk", "ar"],
    kinds: &KINDS,
    marks: &[CLINICAL, LEGAL],
    sourced: CLINICAL,
    paired: SUBSTANCE,
    levels: &LEVELS,
    confidence: &["well known", "some evidence", "reported"],
};

/// Where the program's own pack lies within `content/`.
const FOLDER: &str = "guide/";

/// The files of the program's own pack, each with its path within it.
pub fn own_files() -> Vec<(String, Cow<'static, [u8]>)> {
    crate::content::under(FOLDER)
}

/// The program's own pack. It is read once in a process and stays; that nothing is wrong with it is checked by a test.
static PACK: LazyLock<Pack> = LazyLock::new(|| {
    let files = own_files();
    let each = files.iter().map(|(path, bytes)| (path.as_str(), &bytes[..]));
    guide::read(each, &RULES, "").0
});

/// The pack that is shown.
pub fn pack() -> &'static Pack {
    &PACK
}

/// One page in a language, if there is one.
fn text(address: &Address, lang: Lang) -> Option<&'static Text> {
    pack().item(address)?.get(lang.code())
}

/// The languages a page is in, in the order in which languages are listed.
fn languages_of(address: &Address) -> Vec<Lang> {
    let item = pack().item(address);
    Lang::ALL.into_iter().filter(|lang| item.is_some_and(|item| item.contains_key(lang.code()))).collect()
}

/// A day of a zone as dates of the pack are written, `2026-11-22`; empty for a moment outside any calendar.
pub fn day(moment: Moment, zone: &jiff::tz::TimeZone) -> String {
    let stamp = jiff::Timestamp::from_millisecond(moment.millis());
    stamp.map(|stamp| stamp.to_zoned(zone.clone()).date().to_string()).unwrap_or_default()
}
