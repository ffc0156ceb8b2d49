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
            ("guide, search", "guide/search"),
            ("guide, emergency", "guide/emergency/overdose-opioid"),
            ("guide, how to", "guide/how-to/safer-injecting-care"),
            ("guide, checklist", "guide/checklist/before"),
            ("guide, substance", "guide/substance/stimulants"),
            ("guide, service", "guide/service/prep-and-pep"),
            ("guide, method", "guide/method/first-contact"),
            ("guide, about us", "guide/page/privacy"),
            ("guide, share", "guide/checklist/before/share"),
            ("guide, card", "guide/emergency/overdose-opioid/card"),
            ("guide, offline", "guide/offline"),
        ] {
            visitor.open(&format!("/{}/{path}", lang.code())).await;
            all.take(name, true, &visitor, 200).await;
        }
        // Nothing can be kept in a language that has no pages.
        if kernel::Lang::ALL.contains(&lang) {
            visitor.open(&format!("/{}/guide/emergency/keep", lang.code())).await;
            all.take("guide, keep", true, &visitor, 200).await;
        }
        let search = format!("/{}/guide/search", lang.code());
        for (name, question, status) in [
            ("guide, found", "MDMA", 200),
            ("guide, nothing found", "xqzzvw", 200),
            ("guide, found with nothing asked", "", 422),
        ] {
            visitor.post(&search, &[("q", question)]).await;
            all.take(name, true, &visitor, status).await;
        }
        let combinations = format!("/{}/guide/combinations", lang.code());
        for (name, b, status) in [
            ("guide, combinations, two", "alcohol", 200),
            ("guide, combinations with the same twice", "opioids", 422),
        ] {
            visitor.post(&combinations, &[("a", "opioids"), ("b", b)]).await;
            all.take(name, true, &visitor, status).await;
        }
        pages.append(&mut all.pages);
    }
    pages
}
