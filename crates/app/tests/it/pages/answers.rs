//! The answers at any hour in every language: the first page, an urgent menu, an answer of the guide and one of their own, and the same
//! in a conversation.

use std::collections::BTreeMap;

use super::{Page, SAID, collect::Collector, languages};
use crate::{stories::visitor_who_wrote, world::World};

pub(super) async fn answers(world: &World) -> Vec<Page> {
    let mut reader = world.visitor();
    let mut writer = visitor_who_wrote(world, SAID).await;
    let mut pages = Vec::new();
    for lang in languages() {
        let code = lang.code();
        let mut all = Collector { lang, pages: Vec::new(), tried: BTreeMap::new() };
        reader.open(&format!("/{code}/answers")).await;
        all.take("answers", true, &reader, 200).await;
        for (name, step) in [
            ("answers, in danger", "danger"),
            ("answers, from the guide", "overdose-naloxone"),
            ("answers, their own", "law"),
            ("answers, what is taken together", "taken-mixing"),
        ] {
            reader.post(&format!("/{code}/answers"), &[("answers", step)]).await;
            all.take(name, true, &reader, 200).await;
        }
        reader.post(&format!("/{code}/answers"), &[("hand", "overdose-naloxone")]).await;
        all.take("answers, handed over", true, &reader, 200).await;
        writer.post(&format!("/{code}/thread"), &[("answers", "danger-wake"), ("message", SAID)]).await;
        all.take("own thread, answers", true, &writer, 200).await;
        pages.append(&mut all.pages);
    }
    pages
}
