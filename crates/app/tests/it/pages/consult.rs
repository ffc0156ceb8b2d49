//! Questions to consultants, so that their pages have something to show.

use super::collect::send;
use crate::{browser::Browser, world::World};

/// Asks the doctor twice, once with the conversation, and somebody else with the visitor's word still to come; a third question
/// to the doctor is taken back while they write; an HIV consultant is away. Gives where the doctor finds the first and the third.
pub(super) async fn ask_somebody(
    world: &World,
    thread: &str,
    worker: &mut Browser,
    doctor: &mut Browser,
) -> (String, String) {
    let mut claire = world.signed_in(world.named("claire")).await;
    claire.open("/en/consults").await;
    let away = [("from", "2026-11-20"), ("until", "2026-11-29"), ("word", "with my family")];
    send(&mut claire, "/consults/away", &away).await;
    let nur = crate::leaving::id_of(world, "nur").await.to_string();
    let lena = crate::leaving::id_of(world, "lena").await.to_string();
    let mut places = Vec::new();
    for question in ["What would you say?", "And what will you say then?"] {
        worker.open(&format!("/en/{thread}/consult")).await;
        send(worker, "/consult", &[("to", &nur), ("question", question)]).await;
        doctor.open("/en/consults").await;
        let links = doctor.all("section[id=mine] li.item a").into_iter();
        let mut links = links.filter_map(|link| link.attr("href")).map(|link| link.replace("/en/", ""));
        places.extend(links.find(|link| !places.contains(link)));
    }
    let [first, third] = &places[..] else { panic!("two questions: {}", doctor.text()) };
    doctor.open(&format!("/en/{third}")).await;
    let csrf = doctor.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
    doctor.post(&format!("/en/{third}/draft"), &[("csrf", &csrf), ("reply", "half an answer")]).await;
    worker.open(&format!("/en/{thread}")).await;
    let which = third.trim_start_matches("consults/");
    let csrf = worker.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
    worker.post(&format!("/en/{thread}/consult/take-back"), &[("csrf", &csrf), ("which", which)]).await;
    for (to, more) in [(&nur, ("told", "1")), (&lena, ("with_answer", ""))] {
        worker.open(&format!("/en/{thread}/consult")).await;
        let fields = [("to", to.as_str()), ("question", "With all of it?"), ("history", "with"), more];
        send(worker, "/consult", &fields).await;
    }
    (first.clone(), third.clone())
}
