//! Editing the guide in every language: the list, one text in every place of its way, versions, and what was refused.

use std::collections::BTreeMap;

use app::policy::Role;

use super::{
    Page,
    collect::{Collector, send},
    languages,
};
use crate::{
    guide_edit::{member, retitled, save},
    world::World,
};

pub(super) async fn texts(world: &World) -> Vec<Page> {
    let mut desk = member(world, "aida").await;
    let (file, path) = ("checklist/during/en", "checklist/during/en.md");
    save(&mut desk, file, &retitled(path, "One")).await;
    save(&mut desk, file, &retitled(path, "Two")).await;
    // One is on its way, as far as the legal check; another can be given back.
    save(&mut desk, "checklist/after/en", &retitled("checklist/after/en.md", "Three")).await;
    desk.press("Give it to be checked").await;
    let doctor = world.account(Role::Doctor).login.clone();
    let mut doctor = member(world, &doctor).await;
    doctor.open("/en/guide-text/checklist/after/en").await.press("It is right as to health").await;
    let lead = world.account(Role::Coordinator).login.clone();
    let mut lead = member(world, &lead).await;
    let mut pages = Vec::new();
    for lang in languages() {
        let code = lang.code();
        let mut all = Collector { lang, pages: Vec::new(), tried: BTreeMap::new() };
        let at = format!("/{code}/guide-text/{file}");
        for (name, path) in [
            ("texts of the guide", format!("/{code}/guide-text?kind=checklist")),
            ("texts of the guide, in work", format!("/{code}/guide-text?only=work")),
            ("a text of the guide", at.clone()),
            ("a text of the guide, translated", format!("/{code}/guide-text/emergency/overdose-opioid/ar")),
            ("a text of the guide, new", format!("/{code}/guide-text/how-to/new-one/kk")),
            ("a list of pairs", format!("/{code}/guide-text/combinations/list/json")),
            ("versions of a text", format!("{at}/history")),
            ("a version of a text", format!("{at}/history/2")),
        ] {
            desk.open(&path).await;
            all.take(name, false, &desk, 200).await;
        }
        desk.open(&at).await;
        send(&mut desk, "/save", &[("do", "show"), ("text", &retitled(path, "Shown"))]).await;
        all.take("a text of the guide, shown", false, &desk, 200).await;
        desk.open(&at).await;
        send(&mut desk, "/save", &[("do", "save"), ("text", "")]).await;
        all.take("a text of the guide with nothing in it", false, &desk, 422).await;
        desk.open(&format!("/{code}/guide-text")).await;
        send(&mut desk, "/guide-text", &[("kind", "how-to"), ("name", "No!"), ("language", "en")]).await;
        all.take("texts of the guide with a bad name", false, &desk, 422).await;
        lead.open(&format!("/{code}/guide-text/checklist/after/en")).await;
        all.take("a text of the guide, to be checked", false, &lead, 200).await;
        send(&mut lead, "/step", &[("do", "return"), ("said", "")]).await;
        all.take("a text of the guide, to be checked with no reason", false, &lead, 422).await;
        pages.append(&mut all.pages);
    }
    pages
}
