//! A text as everybody would see it: the article of the public page, written by the same template.

use askama::Template;
use kernel::{Fault, Lang};

use super::File;
use crate::{
    guide::{Shown, page::Page},
    surfaces::Ground,
};

#[derive(Template)]
#[template(path = "guide/edit/templates/preview.html")]
struct Preview<'a> {
    ground: &'a Ground,
    page: Page<'a>,
}

/// The article of a page of the pack, as HTML that stands below a heading of the second level; `None` where the pack has no such page, or one without a title.
/// Links lead to pages of the desk.
pub(super) fn preview(
    ground: &Ground,
    shown: &Shown,
    file: &File,
    lang: Lang,
) -> Result<Option<String>, Fault> {
    let of_page = Ground { t: ground.app.catalogue.speak(lang), ..ground.clone() };
    let place = |to: &guide::Address| ground.href(&File::page(to.clone(), lang).place());
    let picture =
        |name: &str, picture: &guide::Picture| ground.href(&format!("guide-picture/{}", picture.file(name)));
    let Some(page) = Page::placed(&of_page, shown, file.address.clone(), &place, &picture) else {
        return Ok(None);
    };
    if page.text.front.title.is_empty() {
        return Ok(None); // Just begun.
    }
    let html = Preview { ground: &of_page, page }.render();
    html.map(|html| Some(below(&html))).map_err(|error| Fault::Broken(format!("a preview: {error}")))
}

/// The same headings two levels lower, and names of places that meet none of the page around.
fn below(html: &str) -> String {
    let mut html = html.to_owned();
    for level in (1..=4).rev() {
        for tag in ["<h", "</h"] {
            for end in [">", " "] {
                html = html.replace(&format!("{tag}{level}{end}"), &format!("{tag}{}{end}", level + 2));
            }
        }
    }
    for name in [" id=\"", " href=\"#", " aria-labelledby=\""] {
        html = html.replace(name, &format!("{name}preview-"));
    }
    html
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn headings_go_down_and_places_keep_meeting() {
        let html =
            below("<h1>A</h1><h2 id=\"now\">B</h2><h4>C</h4><a href=\"#now\">D</a><a href=\"/en\">E</a>");
        assert_eq!(
            html,
            "<h3>A</h3><h4 id=\"preview-now\">B</h4><h6>C</h6><a href=\"#preview-now\">D</a><a href=\"/en\">E</a>"
        );
    }
}
