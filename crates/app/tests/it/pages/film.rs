//! Films in every language: the list and a page for everybody; at the desk the list, one film, its words, and what was refused.

use std::collections::BTreeMap;

use app::policy::Role;

use super::{
    Page,
    collect::{Collector, send},
    languages,
};
use crate::{
    film::{describe, sample, upload},
    world::World,
};

pub(super) async fn films(world: &World) -> Vec<Page> {
    let mut visitor = world.visitor();
    let mut desk = world.signed_in(world.account(Role::Publisher)).await;
    upload(&mut desk, "noise", sample()).await;
    let film = desk.url().replace("/en/", "");
    describe(&mut desk, &format!("/en/{film}"), "WEBVTT\n\n00:00.000 --> 00:01.000\nOne line\n").await;
    let mut pages = Vec::new();
    for lang in languages() {
        let code = lang.code();
        let mut all = Collector { lang, pages: Vec::new(), tried: BTreeMap::new() };
        for (name, path) in [("films", "guide/video"), ("a film", "guide/video/writing")] {
            visitor.open(&format!("/{code}/{path}")).await;
            all.take(name, true, &visitor, 200).await;
        }
        for (name, path) in [
            ("films at the desk", "films".to_owned()),
            ("a film at the desk", film.clone()),
            ("words of a film", format!("{film}/words/en")),
            ("words of a film, none yet", format!("{film}/words/kk")),
        ] {
            desk.open(&format!("/{code}/{path}")).await;
            all.take(name, false, &desk, 200).await;
        }
        desk.open(&format!("/{code}/{film}/words/fr")).await;
        send(&mut desk, "/words/fr", &[("title", ""), ("about", "x"), ("captions", "WEBVTT\n\nno times\n")])
            .await;
        all.take("words of a film with mistakes", false, &desk, 422).await;
        desk.open(&format!("/{code}/films")).await;
        send(&mut desk, "/films", &[("slug", "No")]).await;
        all.take("films at the desk with a bad name", false, &desk, 422).await;
        pages.append(&mut all.pages);
    }
    pages
}
