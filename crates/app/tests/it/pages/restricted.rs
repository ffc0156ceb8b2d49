//! A restricted conversation, as those who are named and everybody else see it.

use std::collections::BTreeMap;

use super::{
    Page,
    collect::{Collector, send},
    languages,
};
use crate::{browser::Browser, restricted::name, stories::visitor_who_wrote, world::World};

/// A conversation that the coordinator restricts, with the worker outside.
pub(super) async fn restricted(world: &World, coordinator: &mut Browser, worker: &mut Browser) -> Vec<Page> {
    let visitor = visitor_who_wrote(world, "for two of you only").await;
    let id = crate::rows::own(world, &visitor).await.expect("it is theirs");
    let mut pages = Vec::new();
    for lang in languages() {
        let mut all = Collector { lang, pages: Vec::new(), tried: BTreeMap::new() };
        coordinator.open(&format!("/{}/inbox/{id}/restrict", lang.code())).await;
        all.take("who may open it", false, coordinator, 200).await;
        send(coordinator, "/restrict", &[]).await;
        all.take("who may open it, with errors", false, coordinator, 422).await;
        pages.append(&mut all.pages);
    }
    name(coordinator, world, "en", id, &["dana", "salma"], "").await;
    for lang in languages() {
        let mut all = Collector { lang, pages: Vec::new(), tried: BTreeMap::new() };
        let to = |path: &str| format!("/{}/{path}", lang.code());
        coordinator.open(&to(&format!("inbox/{id}"))).await;
        all.take("thread, restricted", false, coordinator, 200).await;
        coordinator.open(&to(&format!("inbox/{id}/report"))).await;
        all.take("a report about what is restricted", false, coordinator, 200).await;
        coordinator.open(&to(&format!("inbox/{id}/restrict"))).await;
        all.take("who opens it", false, coordinator, 200).await;
        worker.open(&to(&format!("inbox/{id}"))).await;
        all.take("a restricted thread, for somebody else", false, worker, 200).await;
        worker.open(&to("inbox?queue=all")).await;
        all.take("inbox, something restricted", false, worker, 200).await;
        pages.append(&mut all.pages);
    }
    pages
}
