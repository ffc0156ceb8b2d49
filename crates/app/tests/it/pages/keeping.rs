//! Pages about how long things are kept, so that they have something to show.

use std::collections::BTreeMap;

use super::{
    Page,
    collect::{Collector, send},
    languages,
};
use crate::{browser::Browser, rows, stories::visitor_who_wrote, world::World};

/// A hold, a changed timer, and what is wrong with forms.
pub(super) async fn keeping(world: &World, coordinator: &mut Browser) -> Vec<Page> {
    let visitor = visitor_who_wrote(world, "keep this").await;
    let id = rows::own(world, &visitor).await.expect("it is theirs");
    coordinator.open(&format!("/en/inbox/{id}/hold")).await;
    send(coordinator, "/hold", &[("reason", "Somebody asks for it"), ("review", "2027-02-01")]).await;
    let mut pages = Vec::new();
    for lang in languages() {
        let mut all = Collector { lang, pages: Vec::new(), tried: BTreeMap::new() };
        let to = |path: &str| format!("/{}/{path}", lang.code());
        coordinator.open(&to("retention")).await;
        all.take("how long things are kept", false, coordinator, 200).await;
        let csrf = coordinator.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let wrong = [("csrf", csrf.as_str()), ("kind", "review"), ("days", "0")];
        coordinator.post(&to("retention"), &wrong).await;
        all.take("how long things are kept with an error", false, coordinator, 422).await;
        coordinator.open(&to(&format!("inbox/{id}/hold"))).await;
        all.take("a hold", false, coordinator, 200).await;
        send(coordinator, "/hold", &[("reason", ""), ("review", "2020-01-01")]).await;
        all.take("a hold with errors", false, coordinator, 422).await;
        coordinator.open(&to(&format!("inbox/{id}"))).await;
        all.take("thread, on hold", false, coordinator, 200).await;
        pages.append(&mut all.pages);
    }
    pages
}
