//! What is known of two substances together, as a list by level: the worst first. A pair that is not there is no pair without danger,
//! and the page says so.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use guide::{Address, Pair, Source};
use kernel::Lang;
use ui::{Errors, Form};

use super::{
    LEVELS, SUBSTANCE, Shown,
    page::{Link, Together, link, number_of, tone},
};
use crate::surfaces::{Ground, public::Visit};

/// The pairs of one level.
pub(super) struct Level<'p> {
    pub(super) name: &'static str,
    pub(super) pairs: Vec<Together<'p>>,
}

impl Level<'_> {
    /// Word, colour and shape come from the status (E-8: never colour alone).
    pub(super) fn tone(&self) -> &'static str {
        tone(self.name)
    }
}

#[derive(Template)]
#[template(path = "guide/templates/combinations.html")]
struct Combinations<'a> {
    ground: &'a Ground,
    /// What one can choose.
    choices: Vec<Link<'a>>,
    errors: Errors,
    /// What was chosen, in the two fields.
    chosen: [&'a str; 2],
    /// What is known of it; `None` where nothing was asked.
    answer: Option<Answer<'a>>,
    levels: Vec<Level<'a>>,
    sources: Vec<&'a Source>,
}

/// What is known of two substances that somebody chose.
struct Answer<'a> {
    titles: [Link<'a>; 2],
    /// `None` where there is no source.
    level: Option<Level<'a>>,
}

impl<'a> Combinations<'a> {
    fn new(ground: &'a Ground, shown: &'a Shown) -> Self {
        let choices = shown.pack.of_kind(SUBSTANCE);
        let mut choices: Vec<_> = choices.filter_map(|(address, _)| link(ground, shown, address)).collect();
        choices.sort_by_key(|link| link.title.to_lowercase());
        let (levels, sources) = levels(ground, shown);
        Self { ground, choices, errors: Errors::new(), chosen: [""; 2], answer: None, levels, sources }
    }

    fn is_chosen(&self, field: &str, link: &Link<'_>) -> bool {
        self.chosen[usize::from(field == "b")] == link.address.name
    }
}

pub(super) async fn combinations(visit: Visit) -> Response {
    let shown = visit.ground.app.guide.of(visit.ground.org.id);
    visit.public(&Combinations::new(&visit.ground, &shown))
}

/// What is known of two. What somebody takes tells about their health: it is asked by a form, stands in no address and is kept nowhere.
/// Nothing is changed by asking, so the form needs no mark of ours.
pub(super) async fn ask(visit: Visit, body: Body) -> Response {
    let form: Form = match visit.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (ground, t) = (&visit.ground, visit.ground.t);
    let shown = ground.app.guide.of(ground.org.id);
    let mut page = Combinations::new(ground, &shown);
    page.chosen = [form.text("a"), form.text("b")];
    let [a, b] = page.chosen;
    let of = |name: &str| page.choices.iter().find(|link| link.address.name == name);
    for (field, name) in [("a", a), ("b", b)] {
        if of(name).is_none() {
            page.errors.add(field, t.say("guide-pair-error-none"));
        }
    }
    if page.errors.is_empty() && a == b {
        page.errors.add("b", t.say("guide-pair-error-same"));
    }
    let (Some(first), Some(second), true) = (of(a), of(b), page.errors.is_empty()) else {
        return visit.personal(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let titles = [first.clone(), second.clone()];
    let level = shown.pack.pair(a, b).and_then(|pair| {
        let name = LEVELS.into_iter().find(|level| *level == pair.level)?;
        let together = together(ground, &shown, (a, b, pair), &mut page.sources)?;
        Some(Level { name, pairs: vec![together] })
    });
    page.answer = Some(Answer { titles, level });
    visit.personal(StatusCode::OK, &page)
}

/// The pairs by level, the worst first, and their sources.
pub(super) fn levels<'p>(ground: &Ground, shown: &'p Shown) -> (Vec<Level<'p>>, Vec<&'p Source>) {
    let mut sources = Vec::new();
    let levels =
        LEVELS.into_iter().map(|name| Level { name, pairs: of_level(ground, shown, name, &mut sources) });
    let levels = levels.filter(|level| !level.pairs.is_empty()).collect();
    (levels, sources)
}

fn of_level<'p>(
    ground: &Ground,
    shown: &'p Shown,
    level: &str,
    sources: &mut Vec<&'p Source>,
) -> Vec<Together<'p>> {
    let pairs = shown.pack.pairs().filter(|(_, _, pair)| pair.level == level);
    pairs.filter_map(|pair| together(ground, shown, pair, sources)).collect()
}

fn together<'p>(
    ground: &Ground,
    shown: &'p Shown,
    (a, b, pair): (&str, &str, &'p Pair),
    sources: &mut Vec<&'p Source>,
) -> Option<Together<'p>> {
    let of = |name: &str| link(ground, shown, &Address { kind: SUBSTANCE.to_owned(), name: name.to_owned() });
    let links = [of(a)?, of(b)?];
    let mut langs = [ground.lang(), Lang::En].into_iter();
    let (lang, note) = langs.find_map(|lang| Some((lang, pair.note.get(lang.code())?.as_str())))?;
    let sources = pair.sources.iter().filter_map(|key| number_of(shown, key, sources)).collect();
    Some(Together { links, pair, note, lang, sources })
}
