//! The library of pictures at the desk, in every language: with nothing but the program's own, with more, with what is wrong with a file.

use std::collections::BTreeMap;

use image::ImageFormat;

use super::{Page, collect::Collector, languages};
use crate::{
    film::multipart,
    guide_edit::member,
    guide_picture::put,
    pictures::{corners, file},
    world::World,
};

pub(super) async fn libraries(world: &World) -> Vec<Page> {
    let mut desk = member(world, "aida").await;
    let long = "a-name-that-is-as-long-as-a-name-may-be-x";
    let mut pages = Vec::new();
    for lang in languages() {
        let mut all = Collector { lang, pages: Vec::new(), tried: BTreeMap::new() };
        let library = format!("/{}/guide-picture", lang.code());
        desk.open(&library).await;
        all.take("the library of pictures", false, &desk, 200).await;
        let csrf = desk.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let fields = [("csrf".to_owned(), csrf.clone()), ("name".to_owned(), "No Name".to_owned())];
        let (kind, body) = multipart(&fields, "file", b"no picture");
        desk.send_as(&library, &kind, body).await;
        all.take("the library of pictures with a name that is none", false, &desk, 422).await;
        desk.post(&library, &[("csrf", &csrf), ("name", "mask")]).await;
        all.take("the library of pictures with no file", false, &desk, 422).await;
        pages.append(&mut all.pages);
        // The second language sees one that no text names.
        put(&mut desk, &long[..40], Some(&file(&corners(900, 1_400), ImageFormat::Png))).await;
    }
    pages
}
