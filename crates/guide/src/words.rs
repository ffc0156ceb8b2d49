//! What a paragraph, a point or a cell says: text, stress, links, sources and the number to call.

use crate::Address;

/// What a paragraph says, in order.
pub type Words = Vec<Word>;

/// A piece of what a paragraph says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// Text as it stands.
    Text(String),
    /// Words of weight.
    Strong(Words),
    /// Words with stress.
    Stress(Words),
    /// A link to a page of the pack.
    Link {
        /// The line in its file.
        line: usize,
        /// Where it leads; nowhere if it was none of the pack, which was told.
        to: Option<Address>,
        /// What it says.
        words: Words,
    },
    /// A mark `[^key]` that names a source.
    Source {
        /// The line in its file.
        line: usize,
        /// The key in the lists of sources.
        key: String,
    },
    /// `{number}`: the number to call.
    Number,
}

const NUMBER: &str = "{number}";
const MARK: &str = "[^";

/// Gathers words. Markdown cuts a text at every sign that might have meant something, so pieces are joined before
/// marks are looked for.
#[derive(Default)]
pub(crate) struct Gather {
    words: Words,
    line: usize,
    run: String,
}

impl Gather {
    pub(crate) fn text(&mut self, line: usize, text: &str) {
        if self.run.is_empty() {
            self.line = line;
        }
        self.run.push_str(text);
    }

    pub(crate) fn space(&mut self) {
        self.cut();
        self.words.push(Word::Text(" ".to_owned()));
    }

    pub(crate) fn strong(&mut self, words: Words) {
        self.cut();
        self.words.push(Word::Strong(words));
    }

    pub(crate) fn stress(&mut self, words: Words) {
        self.cut();
        self.words.push(Word::Stress(words));
    }

    pub(crate) fn link(&mut self, line: usize, to: Option<Address>, words: Words) {
        self.cut();
        self.words.push(Word::Link { line, to, words });
    }

    pub(crate) fn done(mut self) -> Words {
        self.cut();
        self.words
    }

    fn cut(&mut self) {
        let run = std::mem::take(&mut self.run);
        self.words.extend(split(&run, self.line));
    }
}

/// A text with its marks and places for the number apart.
pub(crate) fn split(text: &str, line: usize) -> Words {
    let (mut words, mut plain, mut rest) = (Words::new(), String::new(), text);
    while let Some(first) = rest.chars().next() {
        let (word, taken) = match mark(rest) {
            Some(key) => (Word::Source { line, key: key.to_owned() }, MARK.len() + key.len() + 1),
            None if rest.starts_with(NUMBER) => (Word::Number, NUMBER.len()),
            None => {
                plain.push(first);
                rest = &rest[first.len_utf8()..];
                continue;
            }
        };
        if !plain.is_empty() {
            words.push(Word::Text(std::mem::take(&mut plain)));
        }
        words.push(word);
        rest = &rest[taken..];
    }
    if !plain.is_empty() {
        words.push(Word::Text(plain));
    }
    words
}

/// Bytes of a key, at most.
const LONGEST_KEY: usize = 80;

/// The key of a mark that a text begins with. What looks like one and is none reads as a key that no list has.
fn mark(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(MARK)?;
    let end = rest.bytes().take(LONGEST_KEY).position(|byte| byte == b']')?;
    Some(&rest[..end])
}

/// The words without marks; `{number}` stays what it is.
pub(crate) fn plain(words: &[Word]) -> String {
    let mut text = String::new();
    push_plain(words, &mut text);
    text.trim().to_owned()
}

fn push_plain(words: &[Word], text: &mut String) {
    for word in words {
        match word {
            Word::Text(own) => text.push_str(own),
            Word::Strong(words) | Word::Stress(words) | Word::Link { words, .. } => push_plain(words, text),
            Word::Source { .. } => {}
            Word::Number => text.push_str(NUMBER),
        }
    }
}

/// Calls `on` with every word, those within others too.
pub(crate) fn each<'w>(words: &'w [Word], on: &mut dyn FnMut(&'w Word)) {
    for word in words {
        on(word);
        if let Word::Strong(words) | Word::Stress(words) | Word::Link { words, .. } = word {
            each(words, on);
        }
    }
}
