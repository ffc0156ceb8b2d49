//! The whole guide at the desk, in every language: before a ZIP, with what one would change, with what is wrong with one.

use std::collections::BTreeMap;

use app::policy::Role;

use super::{Page, collect::Collector, languages};
use crate::{
    guide_pack::{Files, bring, own, with, zip},
    world::World,
};

pub(super) async fn packs(world: &World) -> Vec<Page> {
    let mut desk = world.signed_in(world.account(Role::Publisher)).await;
    // A little of everything, and far more than a page has room for.
    let mut other = Files::new();
    for (path, bytes) in own().into_iter().filter(|(path, _)| !path.starts_with("pictures/")) {
        let text = String::from_utf8(bytes).expect("text");
        if path.ends_with("/ar.md") {
            continue;
        }
        let text = text.replacen("title = \"", "title = \"A ", 1);
        other.insert(path, text.into_bytes());
    }
    let wrong = with(other.clone(), "checklist/before/ru.md", "author = ", "writer = ");
    let (other, wrong) = (zip(&other), zip(&wrong));
    let mut pages = Vec::new();
    for lang in languages() {
        let mut all = Collector { lang, pages: Vec::new(), tried: BTreeMap::new() };
        let page = format!("/{}/guide/pack", lang.code());
        desk.open(&page).await;
        all.take("the whole guide", false, &desk, 200).await;
        for (name, zip, status) in [
            ("the whole guide, what would change", Some(&other[..]), 200),
            ("the whole guide with mistakes", Some(&wrong[..]), 422),
            ("the whole guide with no ZIP", Some(&b"hello"[..]), 422),
            ("the whole guide with nothing chosen", None, 422),
        ] {
            desk.open(&page).await;
            bring(&mut desk, zip, true).await;
            all.take(name, false, &desk, status).await;
        }
        let token = desk.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        desk.post(&format!("{page}/take"), &[("csrf", token.as_str()), ("key", "none")]).await;
        all.take("the whole guide with nothing that waits", false, &desk, 422).await;
        pages.append(&mut all.pages);
    }
    pages
}
