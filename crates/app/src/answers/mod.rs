//! Answers at any hour: menus by topic with numbered choices, short answers from the guide, and a person in every place (rule E-8). It
//! is a program of fixed steps and says so; it understands numbers and a few words, diagnoses nothing, and keeps nothing: where
//! somebody stands lies in the form on their page. What the steps are stands in `content/answers`; reading, checking and walking
//! them is the work of the crate `steps`, which knows none of these words.

mod check;
mod page;
pub mod public;
mod reply;

use std::{borrow::Cow, sync::OnceLock};

use kernel::Lang;
use steps::Rules;
pub use steps::Steps;
use ui::Speech;

use crate::guide;

pub use check::{check, read};
pub(crate) use page::Shown;
pub use reply::{Place, Reply, begin, reply};

/// What a step is marked with that is not shown to somebody who said to be under age (rule M-1).
pub const SEXUAL: &str = "sexual";

/// What somebody sees of the page of what is taken together, which is no page of a kind.
const TOGETHER: &str = "combinations";

/// What steps of this product may consist of; `is_page` knows the pages of the guide.
fn rules(is_page: &dyn Fn(&str) -> bool) -> Rules<'_> {
    Rules {
        languages: guide::RULES.languages,
        marks: &[SEXUAL],
        most_choices: 12,
        deepest: 4,
        longest: 400,
        longest_choice: 60,
        is_page,
    }
}

/// Where the program's own steps lie within `content/`.
const FOLDER: &str = "answers/";

/// The files of the program's own steps, each with its path within their folder.
pub fn own_files() -> Vec<(String, Cow<'static, [u8]>)> {
    crate::content::under(FOLDER)
}

static STEPS: OnceLock<Steps> = OnceLock::new();

/// The steps that are walked: the operator's, or else the program's own.
pub fn steps() -> &'static Steps {
    STEPS.get_or_init(|| read(&own_files()).expect("a test reads the steps of the program"))
}

/// Walks these steps from now on, in the place of the program's own. Gives them back where steps are walked already.
///
/// # Errors
/// The steps, when it is too late for them.
pub fn walk(steps: Steps) -> Result<(), Steps> {
    STEPS.set(steps)
}

/// The language in which steps speak on a page: its own, or English for one that has no content.
fn spoken(lang: Lang) -> Lang {
    if steps().first().said(lang.code()).is_some() { lang } else { Lang::En }
}

/// What was chosen to come to a step, in the words of the choices.
fn path(id: &str, lang: Lang) -> Vec<&'static str> {
    let Some(step) = steps().find(id, None) else { return Vec::new() };
    let lang = spoken(lang).code();
    steps().path(step).into_iter().filter_map(|step| Some(step.said(lang)?.choice.as_str())).collect()
}

/// The beginning of a message to a person: what its writer has chosen. They see it, change it or take it out before they send it.
/// Empty where nothing was chosen.
pub(crate) fn handed_over(t: Speech, id: &str) -> String {
    let path = path(id, t.lang());
    if path.is_empty() {
        String::new()
    } else {
        t.with("answers-handed", "path", path.join(" › ").as_str())
    }
}
