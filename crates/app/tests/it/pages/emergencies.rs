//! Pages while something may be an emergency, and while somebody is kept safe.

use std::collections::BTreeMap;

use super::{
    Page,
    collect::{Collector, send},
    languages,
};
use crate::{browser::Browser, emergency, world::World};

/// An emergency: on every page of the desk there is a banner from now on.
pub(super) async fn emergencies(world: &World, coordinator: &mut Browser, worker: &mut Browser) -> Vec<Page> {
    emergency::put_words_as(coordinator).await;
    let mut visitor = emergency::writes(world, "en", "aaa zzsuien bbb zzheaten").await;
    let mut unclear = emergency::writes(world, "en", "qqx").await;
    let mut young = emergency::writes(world, "en", "im 15").await;
    let guarded = crate::rows::own(world, &young).await.expect("it is theirs");
    let id = crate::rows::own(world, &visitor).await.expect("it is theirs");
    let mut pages = Vec::new();
    for lang in languages() {
        let mut all = Collector { lang, pages: Vec::new(), tried: BTreeMap::new() };
        let to = |path: &str| format!("/{}/{path}", lang.code());
        visitor.open(&to("thread")).await;
        all.take("own thread, an emergency", true, &visitor, 200).await;
        unclear.open(&to("thread")).await;
        all.take("own thread, unclear", true, &unclear, 200).await;
        worker.open(&to(&format!("inbox/{id}"))).await;
        all.take("an emergency", false, worker, 200).await;
        send(worker, "/outcome", &[]).await;
        all.take("an emergency with an error", false, worker, 422).await;
        young.open(&to("thread")).await;
        all.take("own thread, under age", true, &young, 200).await;
        worker.open(&to(&format!("inbox/{guarded}"))).await;
        all.take("thread, under age", false, worker, 200).await;
        let csrf = worker.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let course = [("csrf", csrf.as_str()), ("kind", "exception"), ("do", "propose")];
        worker.post(&to(&format!("inbox/{guarded}/safeguarding")), &course).await;
        all.take("thread, an exception with errors", false, worker, 422).await;
        pages.append(&mut all.pages);
    }
    let csrf = worker.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
    let fields = [("csrf", csrf.as_str()), ("kind", "exception"), ("do", "propose"), ("ground", "child")];
    let fields = [&fields[..], &[("whom", "other"), ("words", "is afraid")]].concat();
    worker.post(&format!("/en/inbox/{guarded}/safeguarding"), &fields).await;
    for lang in languages() {
        let mut all = Collector { lang, pages: Vec::new(), tried: BTreeMap::new() };
        let to = |path: &str| format!("/{}/{path}", lang.code());
        coordinator.open(&to(&format!("inbox/{guarded}"))).await;
        all.take("thread, an exception", false, coordinator, 200).await;
        coordinator.open(&to("safeguarding")).await;
        all.take("safeguarding, something waits", false, coordinator, 200).await;
        pages.append(&mut all.pages);
    }
    pages
}
