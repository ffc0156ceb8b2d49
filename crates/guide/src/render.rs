//! A text as HTML. Everything that is written out stands here: a few tags, and text that is escaped.

use std::fmt::Write as _;

use crate::{Address, Pack, Part, Picture, Point, Source, Text, Word, block::Block, words};

/// How a page speaks: what is not in the text itself.
pub struct Voice<'v> {
    /// The number to call.
    pub number: &'v str,
    /// The words of the button that calls it.
    pub call: &'v str,
    /// The heading of a block, by its name.
    pub label: &'v dyn Fn(&str) -> String,
    /// What a mark is called that leads to the source of a number.
    pub source: &'v dyn Fn(usize) -> String,
    /// Where a page of the pack stands.
    pub href: &'v dyn Fn(&Address) -> String,
    /// Where a picture of the pack stands, by its name.
    pub picture: &'v dyn Fn(&str, &Picture) -> String,
}

/// A text as HTML.
#[derive(Debug)]
pub struct Rendered<'p> {
    /// The body, from its first part to its last. Headings begin with `<h2>`.
    pub html: String,
    /// The headings of the second level: their ids and what they say.
    pub contents: Vec<(String, String)>,
    /// The sources that marks lead to, in the order of their numbers; the ids of their places are `source-1` and so on.
    pub sources: Vec<&'p Source>,
    /// Whether there is a block `now`, which then has the id `now`.
    pub has_now: bool,
}

/// Makes HTML of a text. What is wrong with it was told when it was read; a link or a mark that leads nowhere is left out.
#[must_use]
pub fn render<'p>(pack: &'p Pack, text: &'p Text, voice: &Voice<'_>) -> Rendered<'p> {
    let mut writer =
        Writer { pack, voice, keys: Vec::new(), out: String::new(), contents: Vec::new(), has_now: false };
    writer.parts(&text.body);
    let sources = writer.keys.iter().filter_map(|key| pack.source(key)).collect();
    Rendered { html: writer.out, contents: writer.contents, sources, has_now: writer.has_now }
}

/// A short text with the number to call, as HTML.
#[must_use]
pub fn short(text: &str, number: &str) -> String {
    let mut out = String::new();
    for word in words::split(text, 0) {
        match word {
            Word::Text(text) => escape(&text, &mut out),
            Word::Number => push_number(number, &mut out),
            _ => {}
        }
    }
    out
}

struct Writer<'p, 'v> {
    pack: &'p Pack,
    voice: &'v Voice<'v>,
    /// Keys of sources by their numbers, from 1.
    keys: Vec<&'p str>,
    out: String,
    contents: Vec<(String, String)>,
    has_now: bool,
}

impl<'p> Writer<'p, '_> {
    fn parts(&mut self, parts: &'p [Part]) {
        for part in parts {
            match part {
                Part::Heading { level, words, .. } => self.heading(*level, words),
                Part::Paragraph { words, .. } => self.within("p", |writer| writer.words(words)),
                Part::List { ordered, points, .. } => {
                    let tag = if *ordered { "ol" } else { "ul" };
                    self.within(tag, |writer| writer.points(points));
                }
                Part::Table { rows, .. } => self.table(rows),
                Part::Picture { name, words, .. } => self.picture(name, words),
                Part::Block { block, parts, .. } => self.block(block, parts),
            }
        }
    }

    /// Its place is kept before it is loaded, and it is loaded when it comes into sight.
    fn picture(&mut self, name: &str, words: &[Word]) {
        let Some(picture) = self.pack.picture(name) else { return };
        self.out.push_str("<p class=\"picture\"><img src=\"");
        escape(&(self.voice.picture)(name, picture), &mut self.out);
        self.out.push_str("\" alt=\"");
        escape(&words::plain(words).replace("{number}", self.voice.number), &mut self.out);
        let Picture { width, height, .. } = picture;
        let _ = writeln!(self.out, "\" width=\"{width}\" height=\"{height}\" loading=\"lazy\"></p>");
    }

    fn within(&mut self, tag: &str, inner: impl FnOnce(&mut Self)) {
        let _ = write!(self.out, "<{tag}>");
        inner(self);
        let _ = writeln!(self.out, "</{tag}>");
    }

    fn heading(&mut self, level: usize, words: &'p [Word]) {
        if level > 2 {
            let tag = if level == 3 { "h3" } else { "h4" };
            return self.within(tag, |writer| writer.words(words));
        }
        let id = format!("part-{}", self.contents.len() + 1);
        let _ = write!(self.out, "<h2 id=\"{id}\">");
        self.words(words);
        self.out.push_str("</h2>\n");
        let said = words::plain(words).replace("{number}", self.voice.number);
        self.contents.push((id, said));
    }

    fn points(&mut self, points: &'p [Point]) {
        for point in points {
            self.within("li", |writer| writer.point(point));
        }
    }

    /// What a point says; a point of one paragraph needs no `<p>`.
    fn point(&mut self, point: &'p Point) {
        match &point.parts[..] {
            [Part::Paragraph { words, .. }] => self.words(words),
            [Part::Paragraph { words, .. }, Part::List { .. }] => {
                self.words(words);
                self.parts(&point.parts[1..]);
            }
            parts => self.parts(parts),
        }
    }

    fn block(&mut self, block: &Block, parts: &'p [Part]) {
        let points: &[Point] = match parts {
            [Part::List { points, .. }] => points,
            _ => &[],
        };
        match block.name {
            "now" => self.now(points),
            "steps" => self.steps(points),
            "checklist" => self.ticks(points),
            "compare" => self.parts(parts),
            "do" => self.notice("ok", block, parts),
            "dont" => self.notice("attention", block, parts),
            _ => self.notice("info", block, parts),
        }
    }

    /// What to do when a life is at stake; the first of a page can be led to.
    fn now(&mut self, points: &'p [Point]) {
        let id = if self.has_now { "" } else { " id=\"now\"" };
        self.has_now = true;
        let _ = write!(self.out, "<section class=\"card-sos\"{id}><header><p><strong>");
        escape(&(self.voice.label)("now"), &mut self.out);
        self.out.push_str("</strong></p><a class=\"call\" href=\"tel:");
        let dialled = self.voice.number.chars().filter(|c| c.is_ascii_digit() || "+*#".contains(*c));
        self.out.extend(dialled);
        self.out.push_str("\">");
        escape(self.voice.call, &mut self.out);
        self.out.push_str("</a></header><div>");
        self.steps(points);
        self.out.push_str("</div></section>\n");
    }

    fn steps(&mut self, points: &'p [Point]) {
        self.out.push_str("<ol role=\"list\" class=\"steps\">");
        for point in points {
            self.out.push_str("<li><div>");
            self.point(point);
            self.out.push_str("</div></li>\n");
        }
        self.out.push_str("</ol>\n");
    }

    /// Boxes without a name and without a form: what is ticked is sent nowhere, and the browser is asked to keep none of it.
    fn ticks(&mut self, points: &'p [Point]) {
        self.out.push_str("<ul role=\"list\" class=\"stack\">");
        for point in points {
            self.out
                .push_str("<li><label class=\"check\"><input type=\"checkbox\" autocomplete=\"off\"><span>");
            self.point(point);
            self.out.push_str("</span></label></li>\n");
        }
        self.out.push_str("</ul>\n");
    }

    fn notice(&mut self, tone: &str, block: &Block, parts: &'p [Part]) {
        let _ = write!(
            self.out,
            "<div class=\"notice\" data-tone=\"{tone}\"><p class=\"status\" data-tone=\"{tone}\">"
        );
        escape(&(self.voice.label)(block.name), &mut self.out);
        self.out.push_str("</p>");
        self.parts(parts);
        self.out.push_str("</div>\n");
    }

    /// Each cell says which column it is of, for narrow screens on which a table is a list.
    fn table(&mut self, rows: &'p [Vec<crate::Words>]) {
        let Some((head, rows)) = rows.split_first() else { return };
        self.out.push_str("<table class=\"keep\"><thead><tr>");
        for cell in head {
            self.out.push_str("<th scope=\"col\">");
            self.words(cell);
            self.out.push_str("</th>");
        }
        self.out.push_str("</tr></thead><tbody>");
        for row in rows {
            self.out.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                if at == 0 {
                    self.out.push_str("<th scope=\"row\">");
                } else {
                    self.out.push_str("<td data-as=\"");
                    let name = head.get(at).map(|cell| words::plain(cell)).unwrap_or_default();
                    escape(&name, &mut self.out);
                    self.out.push_str("\">");
                }
                self.words(cell);
                self.out.push_str(if at == 0 { "</th>" } else { "</td>" });
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody></table>\n");
    }

    fn words(&mut self, words: &'p [Word]) {
        for word in words {
            match word {
                Word::Text(text) => escape(text, &mut self.out),
                Word::Number => push_number(self.voice.number, &mut self.out),
                Word::Strong(words) => self.inline("strong", words),
                Word::Stress(words) => self.inline("em", words),
                // A page that was taken away since: its words stay, and lead nowhere.
                Word::Link { to: Some(to), words, .. } if self.pack.item(to).is_some() => {
                    self.out.push_str("<a href=\"");
                    escape(&(self.voice.href)(to), &mut self.out);
                    self.out.push_str("\">");
                    self.words(words);
                    self.out.push_str("</a>");
                }
                Word::Link { words, .. } => self.words(words),
                Word::Source { key, .. } => self.mark(key),
            }
        }
    }

    fn inline(&mut self, tag: &str, words: &'p [Word]) {
        let _ = write!(self.out, "<{tag}>");
        self.words(words);
        let _ = write!(self.out, "</{tag}>");
    }

    fn mark(&mut self, key: &'p str) {
        if self.pack.source(key).is_none() {
            return;
        }
        let held = self.keys.iter().position(|held| *held == key);
        let number = 1 + held.unwrap_or_else(|| {
            self.keys.push(key);
            self.keys.len() - 1
        });
        if self.out.ends_with(MARK_END) {
            self.out.push('\u{202f}'); // Two numbers side by side are not one.
        }
        let _ = write!(self.out, "<sup><a href=\"#source-{number}\" aria-label=\"");
        escape(&(self.voice.source)(number), &mut self.out);
        let _ = write!(self.out, "\">{number}{MARK_END}");
    }
}

/// How a mark of a source ends.
const MARK_END: &str = "</a></sup>";

/// The number keeps its order where the text runs the other way.
pub(crate) fn push_number(number: &str, out: &mut String) {
    out.push_str("<bdi dir=\"ltr\">");
    escape(number, out);
    out.push_str("</bdi>");
}

pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}
