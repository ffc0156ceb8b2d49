//! The guide in every language: the list, one page of each kind, combinations, and a page that a language does not have.

use std::collections::BTreeMap;

use super::{Page, collect::Collector, languages};
use crate::world::World;

pub(super) async fn guide(world: &World) -> Vec<Page> {
    let mut visitor = world.visitor();
    let mut pages = Vec::new();
    for lang in languages() {
        let mut all = Collector { lang, pages: Vec::new(), tried: BTreeMap::new() };
        for (name, path) in [
            ("guide", "guide"),
            ("guide, combinations", "guide/combinations"),
            ("guide, emergency", "guide/emergency/overdose-opioid"),
            ("guide, how to", "guide/how-to/safer-injecting-care"),
            ("guide, checklist", "guide/checklist/before"),
            ("guide, substance", "guide/substance/stimulants"),
            ("guide, service", "guide/service/prep-and-pep"),
            ("guide, method", "guide/method/first-contact"),
        ] {
            visitor.open(&format!("/{}/{path}", lang.code())).await;
            all.take(name, true, &visitor, 200).await;
        }
        pages.append(&mut all.pages);
    }
    pages
}
