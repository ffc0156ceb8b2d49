//! Every page in every language, and in the two made-up ones: structure, names, order, weight.

use std::{collections::BTreeSet, sync::OnceLock};

use axum::http::{Method, StatusCode};
use kernel::Lang;
use scraper::{ElementRef, Html};

use crate::{
    browser::{selector, text},
    world::{World, run},
};

mod answers;
mod care;
mod collect;
mod consult;
mod emergencies;
mod film;
mod guide;
mod guide_edit;
mod guide_pack;
mod guide_picture;
mod keeping;
mod many;
mod restricted;
mod texts;
mod unopened;

use collect::collect;

/// A page as somebody saw it.
pub struct Page {
    pub name: &'static str,
    pub lang: Lang,
    pub public: bool,
    pub status: StatusCode,
    pub html: String,
    /// Links on it that lead nowhere.
    dead: Vec<String>,
}

impl Page {
    pub fn document(&self) -> Html {
        Html::parse_document(&self.html)
    }

    pub fn at(&self) -> String {
        format!("{} in {}", self.name, self.lang.code())
    }
}

pub const SAID: &str = "the words of a visitor";

fn languages() -> impl Iterator<Item = Lang> {
    Lang::ALL.into_iter().chain([Lang::Long, Lang::Mirror])
}

/// All pages, made once for all tests here.
pub fn pages() -> &'static [Page] {
    static PAGES: OnceLock<Vec<Page>> = OnceLock::new();
    PAGES.get_or_init(|| {
        // Texts of the guide need members as they were in the beginning.
        let (world, other) = (World::sqlite(), World::sqlite());
        run(async {
            let mut pages = collect(&world).await;
            pages.append(&mut guide::guide(&world).await);
            pages.append(&mut film::films(&world).await);
            pages.append(&mut guide_edit::texts(&other).await);
            pages.append(&mut guide_pack::packs(&World::sqlite()).await);
            pages.append(&mut guide_picture::libraries(&World::sqlite()).await);
            pages.append(&mut answers::answers(&world).await);
            pages
        })
    })
}

pub fn each(check: impl Fn(&Page, &Html, &mut Vec<String>)) {
    let mut complaints = Vec::new();
    for page in pages() {
        let mut found = Vec::new();
        check(page, &page.document(), &mut found);
        complaints.extend(found.into_iter().map(|complaint| format!("{}: {complaint}", page.at())));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

fn ids(document: &Html) -> BTreeSet<String> {
    document.select(&selector("[id]")).filter_map(|element| element.attr("id")).map(str::to_owned).collect()
}

pub fn all<'a>(document: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    document.select(&selector(css)).collect()
}

#[test]
fn every_page_has_one_first_heading_and_skips_no_level() {
    each(|_, document, complaints| {
        let headings = all(document, "h1, h2, h3, h4, h5, h6");
        let levels: Vec<u32> =
            headings.iter().map(|heading| heading.value().name()[1..].parse().expect("a level")).collect();
        if levels.iter().filter(|level| **level == 1).count() != 1 {
            complaints.push(format!("headings {levels:?}"));
        }
        // The summary of errors stands before the first heading, as a second one.
        let mut before = 1;
        for (level, heading) in levels.iter().zip(&headings) {
            if *level > before + 1 {
                complaints.push(format!("h{level} {:?} after h{before}", text(*heading)));
            }
            if text(*heading).is_empty() {
                complaints.push(format!("an empty h{level}"));
            }
            before = *level;
        }
    });
}

#[test]
fn every_page_says_its_language_and_direction() {
    each(|page, document, complaints| {
        let html = all(document, "html")[0];
        if html.attr("lang") != Some(page.lang.code()) || html.attr("dir") != Some(page.lang.dir()) {
            complaints.push(format!("{:?} {:?}", html.attr("lang"), html.attr("dir")));
        }
        for element in all(document, "textarea, article.msg p, li.item p") {
            if element.attr("dir") != Some("auto") {
                complaints.push(format!("somebody's words without dir=auto: {}", text(element)));
            }
        }
    });
}

#[test]
fn every_field_has_a_label_and_every_button_and_link_a_name() {
    each(|_, document, complaints| {
        for field in all(document, "input:not([type=hidden]), textarea, select") {
            let id = field.attr("id").unwrap_or_default();
            let mut labels = all(document, &format!("label[for=\"{id}\"]"));
            if labels.is_empty() {
                let around = field.ancestors().filter_map(ElementRef::wrap);
                labels.extend(around.filter(|element| element.value().name() == "label"));
            }
            // Small controls beside another one (how many, or why not) have no room for a label of their own.
            if field.attr("aria-label").is_some_and(|name| !name.trim().is_empty()) && labels.is_empty() {
                continue;
            }
            if labels.len() != 1 || text(labels[0]).is_empty() {
                complaints.push(format!("{} {id:?} has {} labels", field.value().name(), labels.len()));
            }
        }
        for element in all(document, "a[href], button, summary") {
            if text(element).is_empty() && element.attr("aria-label").is_none_or(str::is_empty) {
                complaints.push(format!("no name: {}", element.html()));
            }
        }
        for element in all(document, "[aria-label]") {
            if element.attr("aria-label").is_none_or(|label| label.trim().is_empty()) {
                complaints.push(format!("an empty name: {}", element.value().name()));
            }
        }
    });
}

#[test]
fn every_id_is_unique_and_everything_that_refers_to_one_finds_it() {
    each(|_, document, complaints| {
        let ids: Vec<_> = all(document, "[id]").iter().filter_map(|element| element.attr("id")).collect();
        let distinct: BTreeSet<_> = ids.iter().copied().collect();
        if ids.len() != distinct.len() {
            complaints.push(format!("an id stands twice: {ids:?}"));
        }
        for attribute in ["for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-errormessage"]
        {
            for element in all(document, &format!("[{attribute}]")) {
                for id in element.attr(attribute).unwrap_or_default().split_whitespace() {
                    if !distinct.contains(id) {
                        complaints.push(format!("{attribute}={id:?} leads nowhere"));
                    }
                }
            }
        }
        for link in all(document, "a[href^=\"#\"], use[href^=\"#\"]") {
            let id = link.attr("href").unwrap_or_default().trim_start_matches('#');
            if !distinct.contains(id) {
                complaints.push(format!("#{id} leads nowhere"));
            }
        }
    });
}

#[test]
fn an_error_is_said_at_its_field_and_in_a_summary_that_leads_there() {
    each(|page, document, complaints| {
        let wrong = all(document, "[aria-invalid=true]");
        let summary = all(document, "[role=alert] a[href^=\"#\"]");
        let refused = page.status == StatusCode::UNPROCESSABLE_ENTITY;
        if refused && wrong.is_empty() || page.status == StatusCode::OK && !wrong.is_empty() {
            complaints.push(format!("status {} with {} fields marked", page.status, wrong.len()));
        }
        for field in wrong {
            let id = field.attr("id").unwrap_or_default();
            let error = all(document, &format!("[id=\"{id}-error\"]"));
            let described = field.attr("aria-describedby").unwrap_or_default();
            if error.len() != 1 || !described.split_whitespace().any(|of| of == format!("{id}-error")) {
                complaints.push(format!("{id} does not say what is wrong"));
            }
            if !summary.iter().any(|link| link.attr("href") == Some(&format!("#{id}"))) {
                complaints.push(format!("the summary does not lead to {id}"));
            }
        }
    });
}

#[test]
fn no_page_has_style_or_script_or_a_missing_text_in_it() {
    each(|page, document, complaints| {
        for element in all(document, "*") {
            for (name, value) in element.value().attrs() {
                if name == "style" || name.starts_with("on") || value.trim_start().starts_with("javascript:")
                {
                    complaints.push(format!("{name}={value:?}"));
                }
            }
        }
        // The thread has one script and one frame, both ours; without either it is whole. The ticket has a script for
        // copying and printing what is shown once; passkeys exist for scripts alone, and the code stands beside them; and so does
        // keeping pages in a browser, beside which a file with all of them stands.
        let own = match page.name {
            "ticket" => [("script", "/assets/ticket."), ("iframe", "nowhere")],
            name if name.starts_with("passkeys") || name == "code with passkeys" => {
                [("script", "/assets/passkey."), ("iframe", "nowhere")]
            }
            name if name.starts_with("a text of the guide") => {
                [("script", "/assets/guide-edit."), ("iframe", "nowhere")]
            }
            "guide, keep" => [("script", "/assets/guide-keep."), ("iframe", "nowhere")],
            "a form, preview" => [("script", "/assets/form."), ("iframe", "nowhere")],
            name if name.starts_with("own thread") => [("script", "/assets/live."), ("iframe", "/")],
            _ => [("script", "nowhere"), ("iframe", "nowhere")],
        };
        // The desk's own scripts stand on every page of whoever is signed in.
        let desks = "script[src^='/assets/desk.'], script[src^='/assets/compose.']";
        let desks = if page.public { "script[src='nowhere']" } else { desks };
        let foreign =
            own.map(|(name, src)| format!("{name}:not([src^='{src}'], {desks}), {name} + {name}")).join(", ");
        if !all(document, &format!("style, object, embed, img[src^=http], {foreign}")).is_empty() {
            complaints.push("style, script or something foreign".into());
        }
        if page.html.contains('⟦') {
            complaints.push("a text is missing".into());
        }
    });
}

#[test]
fn every_link_leads_somewhere() {
    each(|page, _, complaints| {
        complaints.extend(page.dead.iter().map(|href| format!("{href} leads nowhere")))
    });
}

#[test]
fn titles_say_which_page_it_is_and_nothing_that_somebody_said() {
    each(|page, document, complaints| {
        let title = all(document, "title").first().map(|title| text(*title)).unwrap_or_default();
        if !title.ends_with("Nightbus") {
            complaints.push(format!("title {title:?}"));
        }
        let kept = [
            "words of",
            "visitor",
            "Aida",
            "aida",
            "Marat",
            "Night Window",
            "answer of the team",
            "harbour",
            "Noor",
            "noor",
        ];
        // In English the word "visitor" might stand in a title of ours; it does not.
        for word in kept.iter().filter(|word| title.contains(**word)) {
            complaints.push(format!("{word:?} in the title {title:?} of {}", page.name));
        }
        let marked = page.status == StatusCode::UNPROCESSABLE_ENTITY;
        if marked && title == pages_title(page) {
            complaints.push(format!("the title of an error is that of the page: {title:?}"));
        }
    });
}

/// The title of the page that an error page is the other state of.
fn pages_title(page: &Page) -> String {
    let name = page.name.split(" with ").next().unwrap_or(page.name);
    let calm = pages().iter().find(|other| other.name == name && other.lang == page.lang);
    calm.map(|calm| text(all(&calm.document(), "title")[0])).unwrap_or_default()
}

/// In the stretched language every vowel of a catalogued text is accented, so a word with a plain one was written into
/// a template or a handler. Left out: what people wrote, names, data of the content pack, dates and times.
#[test]
fn every_sentence_comes_from_the_catalogue() {
    const KNOWN: [&str; 19] = [
        "WebM",
        "Nightbus",
        "Nur",
        "Europe",
        "Warsaw",
        "November",
        "December",
        "Aida",
        "Marat",
        "Dana",
        "Night",
        "Window",
        "harbour",
        "Éñĝļîšĥ",
        "AM",
        "PM",
        "am",
        "pm",
        "at",
    ];
    const LEFT_OUT: &str = "[dir=auto], [translate=no], [lang], .card-sos, time, textarea, svg, [dir=ltr], .timetable th, a[data-key=e]";
    // The questions of the forms are data; what is wrong with an answer names its question.
    let forms = app::form::NAMES.iter().filter_map(|name| app::form::default(name));
    let questions: BTreeSet<String> = forms
        .flat_map(|form| form.fields.iter().map(|field| format!("{}:", field.label.say(Lang::Long))))
        .collect();
    let mut read = 0;
    let mut complaints = Vec::new();
    for page in pages().iter().filter(|page| page.lang == Lang::Long) {
        let document = page.document();
        let left_out: BTreeSet<_> = all(&document, LEFT_OUT)
            .into_iter()
            .filter(|element| element.value().name() != "html")
            .flat_map(|element| element.descendants().map(|node| node.id()))
            .collect();
        let mut words: Vec<String> = Vec::new();
        for node in document.tree.nodes() {
            if left_out.contains(&node.id()) {
                continue;
            }
            match node.value() {
                scraper::Node::Text(text) => words.push(text.to_string()),
                scraper::Node::Element(element) => {
                    let named = ["aria-label", "title", "placeholder", "alt"].into_iter();
                    words.extend(named.filter_map(|name| element.attr(name)).map(str::to_owned));
                }
                _ => {}
            }
        }
        let codes: Vec<String> = all(&document, "[translate=no]").into_iter().map(text).collect();
        for phrase in words {
            let phrase = questions.iter().fold(phrase, |phrase, question| phrase.replace(question, " "));
            let phrase = codes.iter().fold(phrase, |phrase, code| phrase.replace(code, " "));
            for word in phrase.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.len() > 1) {
                read += 1;
                let plain = word.contains(['a', 'e', 'i', 'o', 'u']);
                if plain && !KNOWN.contains(&word) && !WEEKDAYS.contains(&word) {
                    complaints.push(format!("{}: {word:?} in {phrase:?}", page.name));
                }
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(read > 1_000, "pages were read at all: {read} words");
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

#[test]
fn pages_stay_within_their_weight() {
    const PUBLIC_PACKED: usize = 14_336;
    const WRITE_RAW: usize = 14_336;
    const DESK_RAW: usize = 40_960;
    // A page that shows a whole form: the report of a contact has 170 choices to tick, in letters of two bytes.
    const FORM_RAW: usize = 51_200;
    const FORM_CHOICES: usize = 100;
    let world = World::sqlite();
    let mut heavy = Vec::new();
    run(async {
        let mut visitor = world.visitor();
        visitor.always("accept-encoding", "gzip");
        let style = visitor.ask(Method::GET, world.app.assets.url("nightbus.css"), None).await;
        assert_eq!(style.headers["content-encoding"], "gzip");
        for lang in Lang::ALL {
            for path in ["", "emergency", "about", "about/keep"] {
                let page = visitor.ask(Method::GET, &format!("/{}/{path}", lang.code()), None).await;
                assert_eq!(page.headers["content-encoding"], "gzip", "/{}/{path}", lang.code());
                let weight = page.body.len() + style.body.len();
                if weight > PUBLIC_PACKED {
                    heavy.push(format!("/{}/{path} with its style: {weight}", lang.code()));
                }
            }
        }
    });
    for page in pages().iter().filter(|page| Lang::ALL.contains(&page.lang)) {
        let document = page.document();
        // A picture that somebody sent is part of what they said, not of the page.
        // A style for paper comes when all else is there.
        let fetched: BTreeSet<_> =
            all(&document, "link[href]:not([media=print]), img[src]:not(.msg img), script[src]")
                .iter()
                .filter_map(|element| element.attr("href").or(element.attr("src")))
                .collect();
        // The script of the thread comes after the page is there.
        // A card and a page that is shared are for paper and for other phones: each has a picture, the card its own style too.
        let most = match page.name {
            "guide, card" => 5,
            "ticket" | "guide, share" | "guide, keep" => 4,
            name if name.starts_with("own thread") => 4,
            _ => 3,
        };
        if page.public && 1 + fetched.len() > most {
            heavy.push(format!("{}: {} requests", page.at(), 1 + fetched.len()));
        }
        let limit = match page.name {
            "write" | "write with an error" => WRITE_RAW,
            _ if !page.public && all(&document, "input").len() > FORM_CHOICES => FORM_RAW,
            _ if !page.public => DESK_RAW,
            _ => continue,
        };
        // A text that somebody changes is as long as it is.
        let changed: usize =
            all(&document, "textarea.pack").into_iter().map(|field| field.html().len()).sum();
        let weight = page.html.len().saturating_sub(changed);
        if weight > limit {
            heavy.push(format!("{}: {weight} bytes, {limit} allowed", page.at()));
        }
    }
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
}
