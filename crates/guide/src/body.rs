//! The text below the front matter: Markdown, of which little is allowed, and blocks between lines of `:::`.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag};

use crate::{
    Address, Part, Point, Wrong,
    block::{self, Block},
    is_name,
    table::{Lines, Notes},
    words::{self, Words},
};

/// So many things within each other.
const DEEPEST: usize = 8;

/// Reads a body that begins at the byte `at` of its file.
pub(crate) fn read(file: &str, at: usize, notes: &mut Notes<'_>) -> Vec<Part> {
    let lines = Lines::of(file);
    let mut parts = Vec::new();
    // The block that is open: its line, its name, the block if there is such a one.
    let mut open: Option<(usize, &str, Option<&'static Block>)> = None;
    let (mut from, mut place) = (at, at);
    for line in file[at..].split_inclusive('\n') {
        let (start, end) = (place, place + line.len());
        place = end;
        let Some(name) = line.strip_prefix(":::").map(str::trim) else { continue };
        let number = lines.at(start);
        let held = markdown(file, &lines, from..start, notes);
        from = end;
        match (open.take(), name) {
            (None, "") => {
                parts.extend(held);
                notes.wrong(number, Wrong::StrayEnd, "");
            }
            (None, name) => {
                parts.extend(held);
                open = Some((number, name, block::of(name)));
                if block::of(name).is_none() {
                    notes.wrong(number, Wrong::UnknownBlock, name);
                }
            }
            (Some((line, _, block)), "") => close(line, block, held, &mut parts, notes),
            (Some((line, _, block)), name) => {
                close(line, block, held, &mut parts, notes);
                notes.wrong(number, Wrong::NestedBlock, name);
                open = Some((number, name, block::of(name)));
            }
        }
    }
    parts.extend(markdown(file, &lines, from..file.len(), notes));
    if let Some((line, name, _)) = open {
        notes.wrong(line, Wrong::OpenBlock, name);
    }
    headings(&parts, notes);
    outside(&parts, None, notes);
    parts
}

fn close(
    line: usize,
    block: Option<&'static Block>,
    held: Vec<Part>,
    parts: &mut Vec<Part>,
    notes: &mut Notes<'_>,
) {
    let Some(block) = block else { return }; // It was told where it began.
    if !block.fits(&held) {
        notes.wrong(line, Wrong::BlockShape, block.name);
    }
    parts.push(Part::Block { line, block, parts: held });
}

/// Headings begin with the second level and skip none; blocks have no headings of their own.
fn headings(parts: &[Part], notes: &mut Notes<'_>) {
    let mut before = 1;
    for part in parts {
        if let Part::Heading { line, level, words } = part {
            if *level < 2 || *level > before + 1 || *level > 4 || words::plain(words).is_empty() {
                notes.wrong(*line, Wrong::Heading, words::plain(words));
            }
            before = *level;
        }
    }
}

/// Boxes to tick and tables stand in the blocks that are made for them.
fn outside(parts: &[Part], within: Option<&Block>, notes: &mut Notes<'_>) {
    for part in parts {
        match part {
            Part::Block { block, parts, .. } => outside(parts, Some(block), notes),
            Part::Table { line, .. } if !within.is_some_and(Block::has_table) => {
                notes.wrong(*line, Wrong::Markup, "table outside `::: compare`");
            }
            Part::Heading { line, words, .. } if within.is_some() => {
                notes.wrong(*line, Wrong::Heading, words::plain(words));
            }
            Part::List { points, .. } => {
                for point in points {
                    if point.ticks && !within.is_some_and(Block::has_ticks) {
                        notes.wrong(point.line, Wrong::Markup, "box to tick outside `::: checklist`");
                    }
                    outside(&point.parts, within, notes);
                }
            }
            _ => {}
        }
    }
}

fn markdown(file: &str, lines: &Lines, range: Range<usize>, notes: &mut Notes<'_>) -> Vec<Part> {
    let text = &file[range.clone()];
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS);
    let defined = parser.reference_definitions().iter();
    let mut defined: Vec<usize> = defined.map(|(_, definition)| definition.span.start).collect();
    defined.sort_unstable();
    for start in defined {
        notes.wrong(lines.at(range.start + start), Wrong::Markup, "definitions of links");
    }
    let events = parser.into_offset_iter().collect();
    let mut reader = Reader { file, lines, at: range.start, events, next: 0, notes };
    let mut parts = Vec::new();
    while reader.next < reader.events.len() {
        parts.extend(reader.parts(0));
        reader.next += 1; // An end without a beginning, which does not happen.
    }
    parts
}

struct Reader<'t, 'n, 'p> {
    file: &'t str,
    lines: &'n Lines,
    /// Where the Markdown begins in the file.
    at: usize,
    events: Vec<(Event<'t>, Range<usize>)>,
    next: usize,
    notes: &'n mut Notes<'p>,
}

impl<'t> Reader<'t, '_, '_> {
    fn peek(&self) -> Option<&Event<'t>> {
        self.events.get(self.next).map(|(event, _)| event)
    }

    /// The line of the next event.
    fn line(&self) -> usize {
        let place = self.events.get(self.next).map_or(0, |(_, range)| range.start);
        self.lines.at(self.at + place)
    }

    /// What stands where the next event is, cut short.
    fn said(&self) -> String {
        let range = self.events.get(self.next).map_or(0..0, |(_, range)| range.clone());
        let text = self.file.get(self.at + range.start..self.at + range.end).unwrap_or_default();
        text.lines().next().unwrap_or_default().chars().take(40).collect()
    }

    /// Passes over an event and all that it holds.
    fn skip(&mut self) {
        let mut depth = 0usize;
        while let Some(event) = self.peek() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.next += 1;
            if depth == 0 {
                return;
            }
        }
    }

    fn refuse(&mut self, wrong: Wrong, what: &str) {
        let line = self.line();
        self.notes.wrong(line, wrong, what);
        self.skip();
    }

    /// Parts until something ends.
    fn parts(&mut self, depth: usize) -> Vec<Part> {
        let mut parts = Vec::new();
        while let Some(event) = self.peek().filter(|event| !matches!(event, Event::End(_))) {
            let line = self.line();
            if depth > DEEPEST {
                self.refuse(Wrong::TooDeep, "");
                continue;
            }
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    let level = level_of(*level);
                    parts.push(Part::Heading { line, level, words: self.held_words(depth) });
                }
                Event::Start(Tag::Paragraph) if self.is_picture() => parts.extend(self.picture(line, depth)),
                Event::Start(Tag::Paragraph) => {
                    parts.push(Part::Paragraph { line, words: self.held_words(depth) });
                }
                Event::Start(Tag::List(first)) => {
                    let ordered = first.is_some();
                    parts.push(Part::List { line, ordered, points: self.points(depth) });
                }
                Event::Start(Tag::Table(_)) => parts.push(Part::Table { line, rows: self.rows(depth) }),
                Event::Start(Tag::HtmlBlock) | Event::Html(_) => {
                    let said = self.said();
                    self.refuse(Wrong::Html, &said);
                }
                Event::Start(Tag::CodeBlock(_)) => self.refuse(Wrong::Markup, "code"),
                Event::Start(Tag::BlockQuote(_)) => self.refuse(Wrong::Markup, "quotations"),
                Event::Rule => self.refuse(Wrong::Markup, "rules"),
                _ => {
                    let before = self.next;
                    let words = self.words(depth);
                    if !words.is_empty() {
                        parts.push(Part::Paragraph { line, words });
                    }
                    if self.next == before {
                        self.refuse(Wrong::Markup, "such markup");
                    }
                }
            }
        }
        parts
    }

    /// Whether a paragraph begins here whose first word is a picture.
    fn is_picture(&self) -> bool {
        matches!(self.events.get(self.next + 1), Some((Event::Start(Tag::Image { .. }), _)))
    }

    /// A picture that is a paragraph: `![what is to be seen](picture:name)`.
    fn picture(&mut self, line: usize, depth: usize) -> Option<Part> {
        self.next += 1;
        let name = match self.peek() {
            Some(Event::Start(Tag::Image { link_type: LinkType::Inline, dest_url, .. })) => {
                dest_url.strip_prefix("picture:").filter(|name| is_name(name)).map(str::to_owned)
            }
            _ => None,
        };
        // Written in one way alone, so that whoever looks for the pictures that texts name misses none.
        let whole = self.events[self.next].1.clone();
        let whole = self.file.get(self.at + whole.start..self.at + whole.end).unwrap_or_default();
        let name = name.filter(|name| whole.ends_with(&format!("](picture:{name})")));
        if name.is_none() {
            let said = self.said();
            self.notes.wrong(line, Wrong::OtherPicture, said);
        }
        let words = self.held_words(depth);
        if name.is_some() && words::plain(&words).is_empty() {
            self.notes.wrong(line, Wrong::NoAlternative, "");
        }
        while self.peek().is_some_and(|event| !matches!(event, Event::End(_))) {
            self.refuse(Wrong::Markup, "words beside a picture; it stands in a paragraph of its own");
        }
        self.next += 1;
        name.map(|name| Part::Picture { line, name, words })
    }

    fn points(&mut self, depth: usize) -> Vec<Point> {
        self.next += 1;
        let mut points = Vec::new();
        while let Some(Event::Start(Tag::Item)) = self.peek() {
            let line = self.line();
            self.next += 1;
            let ticks = self.tick();
            let parts = self.parts(depth + 1);
            points.push(Point { line, ticks, parts });
            self.next += 1;
        }
        self.next += 1;
        points
    }

    /// Whether a box to tick stands here; one that is ticked already is none.
    fn tick(&mut self) -> bool {
        let here = match self.peek() {
            Some(Event::TaskListMarker(_)) => self.next,
            Some(Event::Start(Tag::Paragraph)) => self.next + 1,
            _ => return false,
        };
        let Some((Event::TaskListMarker(ticked), _)) = self.events.get(here) else { return false };
        if *ticked {
            let line = self.line();
            self.notes.wrong(line, Wrong::Markup, "boxes that are ticked");
        }
        self.events.remove(here);
        true
    }

    fn rows(&mut self, depth: usize) -> Vec<Vec<Words>> {
        self.next += 1;
        let mut rows = Vec::new();
        while let Some(Event::Start(Tag::TableHead | Tag::TableRow)) = self.peek() {
            self.next += 1;
            let mut cells = Vec::new();
            while let Some(Event::Start(Tag::TableCell)) = self.peek() {
                cells.push(self.held_words(depth));
            }
            rows.push(cells);
            self.next += 1;
        }
        self.next += 1;
        rows
    }

    /// The words that the next event holds, from its start to its end.
    fn held_words(&mut self, depth: usize) -> Words {
        self.next += 1;
        let words = self.words(depth + 1);
        while self.peek().is_some_and(|event| !matches!(event, Event::End(_))) {
            self.refuse(Wrong::Markup, "such markup");
        }
        self.next += 1;
        words
    }

    /// Words until something ends or another part begins.
    fn words(&mut self, depth: usize) -> Words {
        let mut words = words::Gather::default();
        while let Some(event) = self.peek() {
            let line = self.line();
            if depth > DEEPEST && matches!(event, Event::Start(_)) {
                self.refuse(Wrong::TooDeep, "");
                continue;
            }
            match event {
                Event::Text(text) => {
                    words.text(line, text);
                    self.next += 1;
                }
                Event::SoftBreak | Event::HardBreak => {
                    words.space();
                    self.next += 1;
                }
                Event::Start(Tag::Strong) => words.strong(self.held_words(depth)),
                Event::Start(Tag::Emphasis) => words.stress(self.held_words(depth)),
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    let to = match link_type {
                        LinkType::Inline => dest_url.strip_prefix("guide:").and_then(Address::parse),
                        _ => None,
                    };
                    if to.is_none() {
                        let shown = dest_url.to_string();
                        self.notes.wrong(line, Wrong::OtherLink, shown);
                    }
                    let held = self.held_words(depth);
                    words.link(line, to, held);
                }
                Event::Start(Tag::Image { .. }) => self.refuse(Wrong::Markup, "pictures among words"),
                Event::Code(_) => self.refuse(Wrong::Markup, "code"),
                Event::InlineHtml(_) | Event::Html(_) => {
                    let said = self.said();
                    self.refuse(Wrong::Html, &said);
                }
                Event::TaskListMarker(_) => self.refuse(Wrong::Markup, "box to tick in this place"),
                _ => break,
            }
        }
        words.done()
    }
}

const fn level_of(level: HeadingLevel) -> usize {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
