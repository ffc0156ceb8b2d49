//! One step, ready to show: as a part of a page, or as the text of a message.

use kernel::Lang;
use steps::Step;

use super::{Place, TOGETHER, path, spoken, steps};
use crate::{
    guide::{self, Short},
    surfaces::Ground,
};

/// A step as somebody sees it.
pub(crate) struct Shown {
    /// Its name.
    pub(crate) id: &'static str,
    /// The language of its choices and of its own words.
    pub(crate) lang: Lang,
    /// What it says, sentence by sentence, with the number to call filled in.
    pub(crate) said: Vec<String>,
    /// The language of what it says: that of a page may be another.
    pub(crate) said_lang: Lang,
    /// What was chosen to come here.
    pub(crate) path: Vec<&'static str>,
    /// The steps that can be chosen: names and words.
    pub(crate) choices: Vec<(&'static str, &'static str)>,
    /// The menu above it; the first step has none.
    pub(crate) above: Option<&'static str>,
    /// Where one reads on: the path after the language, and the title. An empty title is that of what is taken together.
    pub(crate) page: Option<(String, String)>,
    /// The day by which the page should have been reviewed, if that is past (rule H-1).
    pub(crate) overdue: Option<String>,
    /// Whether a life may be at stake.
    pub(crate) urgent: bool,
}

impl Shown {
    /// The step of a name, or the first one.
    pub(crate) fn of(id: &str, lang: Lang, place: &Place<'_>) -> Self {
        let without = place.without;
        let step = steps().find(id, without).unwrap_or_else(|| steps().first());
        let lang = spoken(lang);
        let own = step.said(lang.code()).map_or(&[][..], |said| &said.say);
        let short = step.page.as_deref().and_then(|page| place.guide.short(page, lang));
        let (said, said_lang) = match &short {
            Some(short) if own.is_empty() => (short.says, short.lang),
            _ => (own, lang),
        };
        let choices = steps().choices(step, without);
        let words = |step: &'static Step| Some((step.id.as_str(), step.said(lang.code())?.choice.as_str()));
        Self {
            id: &step.id,
            lang,
            said: said.iter().map(|sentence| fill(sentence, said_lang, place.number)).collect(),
            said_lang,
            path: path(&step.id, lang),
            choices: choices.filter_map(words).collect(),
            above: step.above.as_deref(),
            page: page(step, short.as_ref()),
            overdue: short.filter(|short| short.due_on < place.today).map(|short| short.due_on.to_owned()),
            urgent: step.urgent,
        }
    }

    /// The same on a page, on its day.
    pub(crate) fn on(ground: &Ground, id: &str, without: Option<&'static str>) -> Self {
        let today = guide::day(ground.app.clock.now(), &ground.org.zone);
        let guide = ground.app.guide.of(ground.org.id);
        let place = Place { guide: &guide, number: ground.number(), site: "", without, today: &today };
        Self::of(id, ground.lang(), &place)
    }
}

fn page(step: &Step, short: Option<&Short<'_>>) -> Option<(String, String)> {
    match (step.page.as_deref()?, short) {
        (TOGETHER, _) => Some((format!("guide/{TOGETHER}"), String::new())),
        (page, Some(short)) => Some((format!("guide/{page}"), short.title.to_owned())),
        (_, None) => None,
    }
}

/// A sentence with the number to call; isolated where the text runs the other way, so that "+48 112" keeps its order.
fn fill(sentence: &str, lang: Lang, number: &str) -> String {
    let (open, close) = if lang.is_rtl() { ("\u{2066}", "\u{2069}") } else { ("", "") };
    sentence.replace(steps::NUMBER, &format!("{open}{number}{close}"))
}
