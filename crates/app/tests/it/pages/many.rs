//! Pages of what is done with many conversations at once.

use super::collect::{Collector, send};
use crate::{browser::Browser, world::World};

/// What is done with many at once: looked at, refused, done, undone; and a conversation with what was done just now.
pub(super) async fn many(all: &mut Collector, worker: &mut Browser, to: &impl Fn(&str) -> String) {
    worker.open(&to("inbox?queue=new")).await;
    let value = |worker: &Browser, name: &str| {
        let input = worker.all(&format!("input[name={name}]"))[0].attr("value");
        input.expect("a value").to_owned()
    };
    let (csrf, pick) = (value(worker, "csrf"), value(worker, "pick"));
    for act in ["assign", "tag", "snooze"] {
        worker.post(&to("many"), &[("csrf", &csrf), ("act", act), ("pick", &pick)]).await;
        all.take("many, preview", false, worker, 200).await;
    }
    send(worker, "/many/do", &[("later", "at")]).await;
    all.take("many, preview with an error", false, worker, 422).await;
    send(worker, "/many/do", &[("later", "written")]).await;
    all.take("deed", false, worker, 200).await;
    let thread = pick.split('.').next().expect("an identifier");
    worker.open(&to(&format!("inbox/{thread}"))).await;
    all.take("thread, put off", false, worker, 200).await;
    send(worker, "/wake", &[]).await;
    all.take("thread, just done", false, worker, 200).await;
    send(worker, "/note", &[("note", "a note to the team")]).await;
    send(worker, "/tag", &[("word", "second visit")]).await;
    all.take("thread, notes and tags", false, worker, 200).await;
    send(worker, "/undo", &[]).await;
}

/// Discards one conversation and leaves another that could be; gives the batch.
pub(super) async fn discard_something(world: &World, worker: &mut Browser) -> String {
    crate::stories::visitor_who_wrote(world, "noise").await;
    world.clock.advance_minutes(1);
    let (from, to) = (world.now().plus_minutes(-1).millis().to_string(), world.now().millis().to_string());
    let csrf = worker.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
    worker.post("/en/discard", &[("csrf", &csrf), ("from", &from), ("to", &to)]).await;
    let batch = worker.url().split_once("batch=").expect("it was discarded").1.to_owned();
    crate::stories::visitor_who_wrote(world, "more of it").await;
    world.clock.advance_minutes(12);
    batch
}
