//! What becomes of restricted conversations when people leave, as everybody sees it. Last of all: two of the team are gone after it.

use std::collections::BTreeMap;

use super::{
    Page,
    collect::{Collector, send},
    languages,
};
use crate::{
    browser::Browser,
    leaving::id_of,
    restricted::{name, restricted},
    stories::{answer, visitor_who_wrote, worker_at},
    world::World,
};

fn collector(lang: kernel::Lang) -> Collector {
    Collector { lang, pages: Vec::new(), tried: BTreeMap::new() }
}

/// A restricted conversation that would be lost, one of a sample, one that stays at the end of a shift, and then nobody's.
pub(super) async fn unopened(world: &World, coordinator: &mut Browser) -> Vec<Page> {
    world.clock.advance_minutes(1);
    let drawn = visitor_who_wrote(world, "a talk that is drawn").await;
    let talk = crate::rows::own(world, &drawn).await.expect("it is theirs");
    let mut aida = worker_at(world, "aida", &drawn).await;
    answer(&mut aida, "I am here.").await;
    aida.press("Resolve").await;
    coordinator
        .open("/en/review")
        .await
        .fill("How many talks", "20")
        .fill("Why", "a look")
        .press("Draw")
        .await;
    name(&mut aida, world, "en", talk, &["aida", "salma"], "the coordinators know them").await;
    world.clock.advance_minutes(1);
    let (mut visitor, _, id) = restricted(world, &["aida", "dana"]).await;
    name(&mut aida, world, "en", id, &["aida", "salma"], "the coordinators are on leave").await;
    let code = crate::work::find(world, talk).await.code;
    coordinator.open("/en/review").await;
    let links = coordinator.all("#open a");
    let review = links.iter().find(|link| crate::browser::text(**link) == code).expect("it was drawn");
    let review = review.attr("href").expect("an address").trim_start_matches("/en/").to_owned();
    let leaver = id_of(world, "salma").await;
    let mut pages = Vec::new();
    for lang in languages() {
        let (mut all, to) = (collector(lang), |path: &str| format!("/{}/{path}", lang.code()));
        coordinator.open(&to(&review)).await;
        all.take("review, restricted meanwhile", false, coordinator, 200).await;
        aida.open(&to("duty/handover")).await;
        all.take("end of a shift, something stays", false, &aida, 200).await;
        coordinator.open(&to(&format!("team/{leaver}"))).await;
        send(coordinator, "/change", &[("role", "analyst"), ("work_name", "Salma")]).await;
        all.take("a role with which something is lost", false, coordinator, 422).await;
        pages.append(&mut all.pages);
    }
    for login in ["aida", "salma"] {
        let leaver = id_of(world, login).await;
        for lang in languages() {
            let (mut all, to) = (collector(lang), |path: &str| format!("/{}/{path}", lang.code()));
            coordinator.open(&to(&format!("team/{leaver}/leave"))).await;
            let (shown, refused) = match login {
                "aida" => ("leaving, left to too few", "leaving, left to too few without the tick"),
                _ => ("leaving, left to nobody", "leaving, left to nobody without the tick"),
            };
            all.take(shown, false, coordinator, 200).await;
            send(coordinator, "/leave", &[]).await;
            all.take(refused, false, coordinator, 409).await;
            pages.append(&mut all.pages);
        }
        coordinator.open(&format!("/en/team/{leaver}/leave")).await.press("Remove from the team").await;
    }
    for lang in languages() {
        let (mut all, to) = (collector(lang), |path: &str| format!("/{}/{path}", lang.code()));
        coordinator.open(&to(&format!("inbox/{id}"))).await;
        all.take("a thread that nobody opens", false, coordinator, 200).await;
        coordinator.open(&to("inbox?queue=all")).await;
        all.take("inbox, something that nobody opens", false, coordinator, 200).await;
        visitor.open(&to("thread")).await;
        all.take("own thread that nobody opens", true, &visitor, 200).await;
        send(&mut visitor, "/thread", &[("message", "are you there")]).await;
        all.take("own thread that nobody opens, with an error", true, &visitor, 409).await;
        pages.append(&mut all.pages);
    }
    pages
}
