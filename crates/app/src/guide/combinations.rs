//! What is known of two substances together, as a list by level: the worst first. A pair that is not there is no pair without danger,
//! and the page says so.

use askama::Template;
use axum::response::Response;
use guide::{Address, Source};
use kernel::Lang;

use super::{
    LEVELS, SUBSTANCE, pack,
    page::{Together, link, number_of},
};
use crate::surfaces::{Ground, public::Visit};

/// The pairs of one level.
struct Level {
    name: &'static str,
    pairs: Vec<Together>,
}

impl Level {
    /// Word, colour and shape come from the status (E-8: never colour alone).
    fn tone(&self) -> &'static str {
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
    levels: Vec<Level>,
    sources: Vec<&'static Source>,
}

pub(super) async fn combinations(visit: Visit) -> Response {
    let ground = &visit.ground;
    let mut sources = Vec::new();
    let levels = LEVELS.into_iter().map(|name| Level { name, pairs: of_level(ground, name, &mut sources) });
    let levels = levels.filter(|level| !level.pairs.is_empty()).collect();
    visit.public(&Combinations { ground, levels, sources })
}

fn of_level(ground: &Ground, level: &str, sources: &mut Vec<&'static Source>) -> Vec<Together> {
    let pairs = pack().pairs().filter(|(_, _, pair)| pair.level == level);
    let together = pairs.filter_map(|(a, b, pair)| {
        let of = |name: &str| link(ground, &Address { kind: SUBSTANCE.to_owned(), name: name.to_owned() });
        let links = [of(a)?, of(b)?];
        let mut langs = [ground.lang(), Lang::En].into_iter();
        let (lang, note) = langs.find_map(|lang| Some((lang, pair.note.get(lang.code())?.as_str())))?;
        let sources = pair.sources.iter().filter_map(|key| number_of(key, sources)).collect();
        Some(Together { links, pair, note, lang, sources })
    });
    together.collect()
}
