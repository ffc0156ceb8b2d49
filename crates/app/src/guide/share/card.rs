//! The card for the pocket of an emergency page: A6, in front what to do and the number, on the back the signs and where the whole
//! page stands. `assets/css/guide-card.css` sets the paper.

use askama::Template;
use axum::{extract::Path, http::HeaderMap, response::Response};
use guide::{Address, Card, Text};
use kernel::Fault;

use super::link;
use crate::{
    guide::{CLINICAL, EMERGENCY, day, page::href},
    surfaces::{Ground, public::Visit},
};

#[derive(Template)]
#[template(path = "guide/templates/card.html")]
struct Pocket<'a> {
    ground: &'a Ground,
    text: &'a Text,
    card: Card,
    overdue: bool,
    /// Where the page stands.
    href: String,
    /// Its short address as people write it.
    said: String,
}

impl Pocket<'_> {
    fn needs_clinic(&self) -> bool {
        self.text.front.needs(CLINICAL)
    }
}

pub(super) async fn card(
    visit: Visit,
    Path((_, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let ground = &visit.ground;
    let shown = ground.app.guide.of(ground.org.id);
    let address = Address::parse(&format!("{EMERGENCY}/{name}"));
    let Some(address) = address.filter(|address| shown.item(address).is_some()) else {
        return visit.fault(&Fault::NotFound);
    };
    let Some(text) = shown.text(&address, ground.lang()) else {
        return visit.go(&format!("guide/{address}")); // That page says in which languages it is.
    };
    let card = guide::card(text, ground.number());
    if card.now.is_empty() {
        return visit.fault(&Fault::NotFound);
    }
    let overdue = text.is_overdue(&day(ground.app.clock.now(), &ground.org.zone));
    let (href, said) = (href(ground, &address), link::said(ground, &headers, &address));
    visit.public(&Pocket { ground, text, card, overdue, href, said })
}
