//! What a member carries, quiet hours, and words after a hard talk.

use std::collections::BTreeMap;

use super::{
    Page, SAID,
    collect::{Collector, send},
    languages,
};
use crate::{browser::Browser, world::World};

/// Pages of care: one's own, what coordinators see, a debrief with and without a colleague who is still there.
pub(super) async fn care(world: &World, coordinator: &mut Browser, worker: &mut Browser) -> Vec<Page> {
    let peer = crate::leaving::id_of(world, "salma").await.to_string();
    worker.open("/en/care/debrief").await;
    send(worker, "/care/debrief", &[("peer", &peer), ("words", SAID)]).await;
    let place = worker.url().replace("/en/", "");
    worker.open("/en/care").await;
    send(worker, "/care/agree", &[("agrees", "1")]).await;
    send(worker, "/care/quiet", &[("do", "set"), ("from", "22:00"), ("to", "07:00")]).await;
    let mut pages = Vec::new();
    for lang in languages() {
        let mut all = Collector { lang, pages: Vec::new(), tried: BTreeMap::new() };
        let to = |path: &str| format!("/{}/{path}", lang.code());
        worker.open(&to("care")).await;
        all.take("one's own load", false, worker, 200).await;
        send(worker, "/care/quiet", &[("do", "set"), ("from", "x"), ("to", ""), ("off", "x")]).await;
        all.take("quiet hours, with errors", false, worker, 422).await;
        worker.open(&to("care/debrief")).await;
        all.take("writing to a colleague", false, worker, 200).await;
        send(worker, "/care/debrief", &[]).await;
        all.take("writing to a colleague, with errors", false, worker, 422).await;
        worker.open(&to(&place)).await;
        all.take("a debrief", false, worker, 200).await;
        send(worker, &format!("/{place}"), &[]).await;
        all.take("a debrief, with an error", false, worker, 422).await;
        coordinator.open(&to("care/team")).await;
        all.take("the load of the team", false, coordinator, 200).await;
        pages.append(&mut all.pages);
    }
    pages
}
