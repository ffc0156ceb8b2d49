//! What is known of two substances together, as a list by level: the worst first. A pair that is not there is no pair without danger,
//! and the page says so.

use askama::Template;
use axum::response::Response;
use guide::{Address, Source};
use kernel::Lang;

use super::{
    LEVELS, SUBSTANCE, Shown,
    page::{Together, link, number_of},
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
        match self.name {
            "danger" => "urgent",
            "caution" => "attention",
            _ => "idle",
        }
    }
}

#[derive(Template)]
#[template(path = "guide/templates/combinations.html")]
struct Combinations<'a> {
    ground: &'a Ground,
    levels: Vec<Level<'a>>,
    sources: Vec<&'a Source>,
}

pub(super) async fn combinations(visit: Visit) -> Response {
    let ground = &visit.ground;
    let shown = ground.app.guide.of(ground.org.id);
    let (levels, sources) = levels(ground, &shown);
    visit.public(&Combinations { ground, levels, sources })
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
    let together = pairs.filter_map(|(a, b, pair)| {
        let of =
            |name: &str| link(ground, shown, &Address { kind: SUBSTANCE.to_owned(), name: name.to_owned() });
        let links = [of(a)?, of(b)?];
        let mut langs = [ground.lang(), Lang::En].into_iter();
        let (lang, note) = langs.find_map(|lang| Some((lang, pair.note.get(lang.code())?.as_str())))?;
        let sources = pair.sources.iter().filter_map(|key| number_of(shown, key, sources)).collect();
        Some(Together { links, pair, note, lang, sources })
    });
    together.collect()
}
