//! One page of the guide, ready to show.

use guide::{Address, Pair, Picture, Rendered, Source, Text, Voice};
use kernel::Lang;

use super::{ABOUT, CLINICAL, EMERGENCY, LEGAL, LEVELS, SUBSTANCE, Shown, day};
use crate::surfaces::Ground;

/// A link to a page of the guide.
#[derive(Clone)]
pub(crate) struct Link<'p> {
    /// The page.
    pub(super) address: Address,
    /// Where it leads.
    pub(crate) href: String,
    /// What it says.
    pub(crate) title: &'p str,
    /// The language of its title, and of the page.
    pub(crate) lang: Lang,
    /// The region that the page is for alone.
    pub(super) region: Option<&'p str>,
}

/// A page and everything that stands beside it.
pub(super) struct Page<'p> {
    pub(super) address: Address,
    pub(super) text: &'p Text,
    pub(super) rendered: Rendered<'p>,
    /// The short form, as HTML.
    pub(super) short: Vec<String>,
    pub(super) related: Vec<Link<'p>>,
    /// What is known of it together with others: each level, the worst first, with the others.
    pub(super) combined: Vec<(&'static str, Vec<Link<'p>>)>,
    /// Whether its day of review has passed.
    pub(super) overdue: bool,
    /// Whether its original has been changed since it was translated.
    pub(super) older: bool,
}

/// Where a page stands.
pub(super) fn href(ground: &Ground, address: &Address) -> String {
    ground.href(&format!("guide/{address}"))
}

/// Where a picture stands.
pub(super) fn picture_href(ground: &Ground, name: &str, picture: &Picture) -> String {
    ground.href(&format!("guide/picture/{}", picture.file(name)))
}

/// The link to a page: in the language of the page it stands on or, where it is not in that, in its first.
pub(super) fn link<'p>(ground: &Ground, shown: &'p Shown, address: &Address) -> Option<Link<'p>> {
    let lang = [ground.lang()].into_iter().chain(shown.languages_of(address));
    let (lang, text) = lang.filter_map(|lang| Some((lang, shown.text(address, lang)?))).next()?;
    let href = format!("/{}/guide/{address}", lang.code());
    let front = &text.front;
    Some(Link { address: address.clone(), href, title: &front.title, lang, region: front.only_in() })
}

/// The pages about ourselves, for the pages of the site that say the same in short.
pub(crate) fn about_us<'p>(ground: &Ground, shown: &'p Shown) -> Vec<Link<'p>> {
    shown.pack.of_kind(ABOUT).filter_map(|(address, _)| link(ground, shown, address)).collect()
}

impl<'p> Page<'p> {
    /// The page of an address in the language of the request.
    pub(super) fn of(ground: &Ground, shown: &'p Shown, address: Address) -> Option<Self> {
        Self::placed(ground, shown, address, &|to| href(ground, to), &|name, picture| {
            picture_href(ground, name, picture)
        })
    }

    /// The same where pages and pictures stand elsewhere: `place` and `picture` say where.
    pub(super) fn placed(
        ground: &Ground,
        shown: &'p Shown,
        address: Address,
        place: &dyn Fn(&Address) -> String,
        picture: &dyn Fn(&str, &Picture) -> String,
    ) -> Option<Self> {
        let text = shown.text(&address, ground.lang())?;
        let t = ground.t;
        let call = t.with("sos-call-now", "number", ground.number());
        let voice = Voice {
            number: ground.number(),
            call: &call,
            label: &|block| t.say(label(block)).to_owned(),
            source: &|number| {
                t.with("guide-source", "n", t.number(i64::try_from(number).unwrap_or_default()))
            },
            href: place,
            picture,
        };
        let rendered = guide::render(&shown.pack, text, &voice);
        let short = text.front.short.iter().map(|short| guide::short(short, ground.number())).collect();
        let related = text.front.related.iter().filter_map(|address| link(ground, shown, address)).collect();
        let original = shown.text(&address, Lang::En);
        let overdue = text.is_overdue(&day(ground.app.clock.now(), &ground.org.zone));
        let older = original.is_some_and(|original| text.is_older_than(original));
        let combined = combined(ground, shown, &address);
        Some(Self { address, text, combined, rendered, short, related, overdue, older })
    }

    /// What its kind is called, as the key of a text.
    pub(super) fn kind(&self) -> String {
        format!("guide-kind-{}", self.address.kind)
    }

    /// Whether it is about ourselves: what changes with the place and the hour stands on other pages of the site.
    pub(super) fn is_about_us(&self) -> bool {
        self.address.kind == ABOUT
    }

    /// Whether people with knowledge of the field must look at it where it is used.
    pub(super) fn needs_clinic(&self) -> bool {
        self.text.front.needs(CLINICAL)
    }

    /// Whether somebody who knows the law must look at it where it is used.
    pub(super) fn needs_law(&self) -> bool {
        self.text.front.needs(LEGAL)
    }

    /// Who looked at it, with name and role: as to health, then as to law.
    pub(super) fn reviewers(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        let of = |(mark, key)| self.text.front.reviewer(mark).map(|(name, role)| (key, name, role));
        [(CLINICAL, "guide-reviewer-clinic"), (LEGAL, "guide-reviewer-law")].into_iter().filter_map(of)
    }

    /// Whether a list of contents helps. Where life is at stake nothing may stand before what to do.
    pub(super) fn has_contents(&self) -> bool {
        self.address.kind != EMERGENCY && self.rendered.contents.len() > 2
    }
}

/// What is known of a substance together with others, in the order of [`LEVELS`].
fn combined<'p>(ground: &Ground, shown: &'p Shown, of: &Address) -> Vec<(&'static str, Vec<Link<'p>>)> {
    if of.kind != SUBSTANCE {
        return Vec::new();
    }
    let others = |level| {
        let pairs = shown.pack.pairs().filter(|(_, _, pair)| pair.level == level);
        let others = pairs.filter_map(|(a, b, _)| match (a == of.name, b == of.name) {
            (true, _) => Some(b),
            (_, true) => Some(a),
            _ => None,
        });
        let address = |name: &str| Address { kind: SUBSTANCE.to_owned(), name: name.to_owned() };
        others.filter_map(|name| link(ground, shown, &address(name))).collect::<Vec<_>>()
    };
    LEVELS.into_iter().map(|level| (level, others(level))).filter(|(_, others)| !others.is_empty()).collect()
}

/// What a level looks like.
pub(super) fn tone(level: &str) -> &'static str {
    match level {
        "danger" => "urgent",
        "caution" => "attention",
        _ => "idle",
    }
}

const fn label(block: &str) -> &'static str {
    match block.as_bytes() {
        b"now" => "guide-now",
        b"do" => "guide-do",
        b"dont" => "guide-dont",
        _ => "guide-note",
    }
}

/// A pair of pages, ready to show.
pub(super) struct Together<'p> {
    pub(super) links: [Link<'p>; 2],
    pub(super) pair: &'p Pair,
    pub(super) note: &'p str,
    /// The language of the note.
    pub(super) lang: Lang,
    /// The numbers of its sources.
    pub(super) sources: Vec<usize>,
}

impl Together<'_> {
    /// How sure it is, as the key of a text.
    pub(super) fn confidence(&self) -> &'static str {
        match self.pair.confidence.as_str() {
            "well known" => "guide-confidence-known",
            "some evidence" => "guide-confidence-some",
            _ => "guide-confidence-reported",
        }
    }
}

/// The number of a source among those that a page has named so far.
pub(super) fn number_of<'p>(shown: &'p Shown, key: &str, keys: &mut Vec<&'p Source>) -> Option<usize> {
    let source = shown.pack.source(key)?;
    let held = keys.iter().position(|held| std::ptr::eq(*held, source));
    Some(
        1 + held.unwrap_or_else(|| {
            keys.push(source);
            keys.len() - 1
        }),
    )
}
