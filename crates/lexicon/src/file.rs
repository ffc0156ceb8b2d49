//! A lexicon from its text: TOML, so that people can read it, compare two versions and send one to somebody else.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    Entry, Lexicon, Mistake, Wrong,
    pattern::{self, Pattern},
};

/// The text of a lexicon, bytes, at most.
pub const MOST_BYTES: usize = 512 * 1024;
/// Patterns of a lexicon, at most.
pub const MOST_PATTERNS: usize = 4_000;

const KEYS: [&str; 8] = [
    "language",
    "version",
    "reviewed_on",
    "negation_before",
    "negation_after",
    "sayings",
    "exceptions",
    "entry",
];
const ENTRY_KEYS: [&str; 5] = ["code", "any", "near", "unless", "negatable"];

/// See [`Lexicon::parse`].
pub(crate) fn parse(text: &str, codes: &[&str]) -> Result<Lexicon, Vec<Mistake>> {
    let mut reader =
        Reader { text, codes, patterns: 0, exceptions: Vec::new(), names: Vec::new(), mistakes: Vec::new() };
    if text.len() > MOST_BYTES {
        reader.wrong(0, Wrong::TooLong, MOST_BYTES);
        return Err(reader.mistakes);
    }
    let (tree, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        reader.wrong(error.span().map_or(0, |span| span.start), Wrong::Toml, error.message());
    }
    // What is left of a broken text would only bring mistakes that are none.
    if !errors.is_empty() {
        return Err(reader.mistakes);
    }
    let lexicon = reader.lexicon(tree.get_ref());
    if reader.patterns > MOST_PATTERNS {
        reader.wrong(0, Wrong::TooManyPatterns, MOST_PATTERNS);
    }
    reader.mistakes.sort_by_key(|mistake| mistake.line);
    if reader.mistakes.is_empty() { Ok(lexicon) } else { Err(reader.mistakes) }
}

/// The text with another number of its version; without a change where it has none.
#[must_use]
pub fn with_version(text: &str, version: u32) -> String {
    let (tree, _) = DeTable::parse_recoverable(text);
    let Some(place) = tree.get_ref().get("version").map(Spanned::span) else { return text.to_owned() };
    let (Some(head), Some(tail)) = (text.get(..place.start), text.get(place.end..)) else {
        return text.to_owned();
    };
    format!("{head}{version}{tail}")
}

type Value<'i> = Spanned<DeValue<'i>>;

/// Reads and remembers what is wrong; what cannot be read is left out.
struct Reader<'a> {
    text: &'a str,
    codes: &'a [&'a str],
    patterns: usize,
    exceptions: Vec<Vec<Pattern>>,
    /// What the first of those lists are called.
    names: Vec<String>,
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn wrong(&mut self, byte: usize, wrong: Wrong, what: impl ToString) {
        let before = &self.text.as_bytes()[..byte.min(self.text.len())];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        self.mistakes.push(Mistake { line, wrong, what: what.to_string() });
    }

    fn lexicon(&mut self, tree: &DeTable<'_>) -> Lexicon {
        self.only(tree, &KEYS);
        let language = self.string(tree, "language", 0);
        let reviewed_on = self.string(tree, "reviewed_on", 0);
        let version = self.version(tree);
        if let Some(value) = tree.get("reviewed_on")
            && !is_day(&reviewed_on)
        {
            self.wrong(value.span().start, Wrong::BadValue, "reviewed_on");
        }
        let negation_before = self.patterns(tree, "negation_before", false);
        let negation_after = self.patterns(tree, "negation_after", false);
        let sayings = self.patterns(tree, "sayings", false);
        self.exceptions(tree);
        let mut entries = Vec::new();
        if let Some(list) = tree.get("entry") {
            for item in self.list(list, "entry") {
                match item.get_ref().as_table() {
                    Some(table) => entries.push(self.entry(table, item.span().start)),
                    None => self.wrong(item.span().start, Wrong::BadValue, "entry"),
                }
            }
        }
        if entries.is_empty() {
            self.wrong(0, Wrong::Missing, "entry");
        }
        let (patterns, exceptions) = (self.patterns, std::mem::take(&mut self.exceptions));
        Lexicon {
            language,
            version,
            reviewed_on,
            negation_before,
            negation_after,
            sayings,
            exceptions,
            entries,
            patterns,
        }
    }

    fn entry(&mut self, table: &DeTable<'_>, at: usize) -> Entry {
        self.only(table, &ENTRY_KEYS);
        let code = self.string(table, "code", at);
        if let Some(value) = table.get("code")
            && !code.is_empty()
            && !self.codes.contains(&code.as_str())
        {
            self.wrong(value.span().start, Wrong::UnknownCode, &code);
        }
        let negatable = match table.get("negatable") {
            None => false,
            Some(value) => value.get_ref().as_bool().unwrap_or_else(|| {
                self.wrong(value.span().start, Wrong::BadValue, "negatable");
                false
            }),
        };
        let any = self.patterns(table, "any", true);
        let near = self.near(table);
        let unless = self.unless(table);
        let has_some = |key| {
            table.get(key).and_then(|value| value.get_ref().as_array()).is_some_and(|list| !list.is_empty())
        };
        if !has_some("any") && !has_some("near") {
            self.wrong(at, Wrong::NothingToFind, &code);
        }
        Entry { code, any, near, unless, negatable }
    }

    /// The lists that entries may name.
    fn exceptions(&mut self, tree: &DeTable<'_>) {
        let Some(value) = tree.get("exceptions") else { return };
        let Some(lists) = value.get_ref().as_table() else {
            self.wrong(value.span().start, Wrong::BadValue, "exceptions");
            return;
        };
        for name in lists.keys() {
            let list = self.patterns(lists, name.get_ref(), false);
            self.exceptions.push(list);
            self.names.push(name.get_ref().to_string());
        }
    }

    /// Exceptions of an entry: names of lists, `@past`, and patterns of its own.
    fn unless(&mut self, table: &DeTable<'_>) -> Vec<usize> {
        let Some(items) = table.get("unless") else { return Vec::new() };
        let (mut lists, mut own) = (Vec::new(), Vec::new());
        for item in self.list(items, "unless") {
            match item.get_ref().as_str().and_then(|text| text.strip_prefix('@')) {
                None => own.extend(self.pattern(item, "unless", false)),
                Some(name) => match self.names.iter().position(|one| one == name) {
                    Some(list) => lists.push(list),
                    None => self.wrong(item.span().start, Wrong::UnknownList, name),
                },
            }
        }
        if !own.is_empty() {
            lists.push(self.exceptions.len());
            self.exceptions.push(own);
        }
        lists
    }

    fn near(&mut self, table: &DeTable<'_>) -> Vec<Vec<Pattern>> {
        let Some(groups) = table.get("near") else { return Vec::new() };
        let mut read = Vec::new();
        for group in self.list(groups, "near") {
            let terms = self.list(group, "near");
            if terms.len() < 2 || terms.len() > 6 {
                self.wrong(group.span().start, Wrong::NearCount, terms.len());
            }
            read.push(terms.iter().filter_map(|term| self.pattern(term, "near", true)).collect());
        }
        read
    }

    /// The patterns of a list, which may be missing.
    fn patterns(&mut self, table: &DeTable<'_>, key: &str, slips: bool) -> Vec<Pattern> {
        let Some(list) = table.get(key) else { return Vec::new() };
        self.list(list, key).iter().filter_map(|item| self.pattern(item, key, slips)).collect()
    }

    fn pattern(&mut self, item: &Value<'_>, key: &str, slips: bool) -> Option<Pattern> {
        let at = item.span().start;
        let Some(text) = item.get_ref().as_str() else {
            self.wrong(at, Wrong::BadValue, key);
            return None;
        };
        self.patterns += 1;
        match pattern::parse(text, slips) {
            Ok(pattern) => Some(pattern),
            Err(wrong) => {
                self.wrong(at, wrong, text);
                None
            }
        }
    }

    fn list<'v, 'i>(&mut self, value: &'v Value<'i>, key: &str) -> &'v [Value<'i>] {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong(value.span().start, Wrong::BadValue, key);
            return &[];
        };
        list
    }

    /// A string that must be there and not be empty.
    fn string(&mut self, table: &DeTable<'_>, key: &str, at: usize) -> String {
        let Some(value) = table.get(key) else {
            self.wrong(at, Wrong::Missing, key);
            return String::new();
        };
        let text = value.get_ref().as_str().unwrap_or_default();
        if text.is_empty() {
            self.wrong(value.span().start, Wrong::BadValue, key);
        }
        text.to_owned()
    }

    fn version(&mut self, tree: &DeTable<'_>) -> u32 {
        let Some(value) = tree.get("version") else {
            self.wrong(0, Wrong::Missing, "version");
            return 0;
        };
        let version = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().unwrap_or(0),
            _ => 0,
        };
        if version == 0 {
            self.wrong(value.span().start, Wrong::BadValue, "version");
        }
        version
    }

    fn only(&mut self, table: &DeTable<'_>, keys: &[&str]) {
        for key in table.keys().filter(|key| !keys.contains(&key.get_ref().as_ref())) {
            self.wrong(key.span().start, Wrong::UnknownKey, key.get_ref());
        }
    }
}

/// Whether a text has the shape of a day, `2026-11-22`.
fn is_day(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| {
        let part = text.get(range).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?;
        part.parse::<u32>().ok()
    };
    text.len() == 10
        && text.as_bytes()[4] == b'-'
        && text.as_bytes()[7] == b'-'
        && number(0..4).is_some()
        && number(5..7).is_some_and(|month| (1..=12).contains(&month))
        && number(8..10).is_some_and(|day| (1..=31).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
language = "en"
version = 3
reviewed_on = "2026-11-22"
negation_before = ["not"]
sayings = ["to die for"]
exceptions.past = ["in (2020|2021)"]

[[entry]]
code = "pain"
any = ["it hurts", "hurt*"]
near = [["blue*", "lips"]]
unless = ["@past", "last year"]
negatable = true
"#;

    fn mistakes(text: &str) -> Vec<(usize, Wrong, String)> {
        let all = parse(text, &["pain"]).err().unwrap_or_default();
        all.into_iter().map(|mistake| (mistake.line, mistake.wrong, mistake.what)).collect()
    }

    #[test]
    fn a_good_file_is_read_whole() {
        let lexicon = parse(GOOD, &["pain"]).unwrap();
        assert_eq!((lexicon.language(), lexicon.version(), lexicon.reviewed_on()), ("en", 3, "2026-11-22"));
        assert_eq!((lexicon.entries(), lexicon.patterns()), (1, 8));
    }

    #[test]
    fn each_mistake_is_told_with_its_line() {
        for (this, that, line, wrong, what) in [
            ("language = \"en\"", "", 1, Wrong::Missing, "language"),
            ("version = 3", "version = 0", 3, Wrong::BadValue, "version"),
            ("version = 3", "version = \"3\"", 3, Wrong::BadValue, "version"),
            ("2026-11-22", "2026-13-22", 4, Wrong::BadValue, "reviewed_on"),
            ("\"not\"", "3", 5, Wrong::BadValue, "negation_before"),
            ("[\"not\"]", "\"not\"", 5, Wrong::BadValue, "negation_before"),
            ("sayings", "seyings", 6, Wrong::UnknownKey, "seyings"),
            ("\"pain\"", "\"joy\"", 10, Wrong::UnknownCode, "joy"),
            ("\"hurt*\"", "\"h*\"", 11, Wrong::TooWide, "h*"),
            ("\"it hurts\"", "\"  \"", 11, Wrong::Empty, "  "),
            ("[[\"blue*\", \"lips\"]]", "[[\"blue*\"]]", 12, Wrong::NearCount, "1"),
            ("[\"@past\", \"last year\"]", "[\n\"a\",\n\"b|c\"]", 15, Wrong::BadSign, "b|c"),
            ("@past", "@future", 13, Wrong::UnknownList, "future"),
            ("(2020|2021)", "(2020", 7, Wrong::BadSign, "in (2020"),
            ("negatable = true", "negatable = 1", 14, Wrong::BadValue, "negatable"),
            ("negatable = true", "negated = true", 14, Wrong::UnknownKey, "negated"),
        ] {
            assert_eq!(mistakes(&GOOD.replacen(this, that, 1)), [(line, wrong, what.to_owned())], "{that}");
        }
        assert_eq!(mistakes(&GOOD.replace("any = ", "any = [").replace("near", "any"))[0].1, Wrong::Toml);
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let text = GOOD.replace("\"pain\"", "\"joy\"").replace("hurt*", "h*").replace("2026", "x");
        let found: Vec<_> = mistakes(&text).into_iter().map(|(line, wrong, _)| (line, wrong)).collect();
        assert_eq!(found, [(4, Wrong::BadValue), (10, Wrong::UnknownCode), (11, Wrong::TooWide)]);
    }

    #[test]
    fn an_entry_with_nothing_to_find_and_a_file_without_entries_are_refused() {
        let text = format!("{GOOD}\n[[entry]]\ncode = \"pain\"\nany = []\n");
        assert_eq!(mistakes(&text), [(16, Wrong::NothingToFind, "pain".to_owned())]);
        let start = &GOOD[..GOOD.find("[[entry]]").unwrap()];
        assert_eq!(mistakes(start), [(1, Wrong::Missing, "entry".to_owned())]);
    }

    #[test]
    fn a_text_takes_another_number_and_stays_as_it_is_elsewhere() {
        let text = format!("# version = 9\n{GOOD}").replace("version = 3", "version=3 # ours");
        assert_eq!(with_version(&text, 12), text.replace("=3 #", "=12 #"));
        assert_eq!(with_version("nothing here", 12), "nothing here");
    }

    #[test]
    fn there_are_limits() {
        let list = vec!["\"a b\""; MOST_PATTERNS].join(",\n");
        assert_eq!(mistakes(&GOOD.replace("\"hurt*\"", &list))[0].1, Wrong::TooManyPatterns);
        let text = format!("{GOOD}#{}", " ".repeat(MOST_BYTES));
        assert_eq!(mistakes(&text)[0].1, Wrong::TooLong);
    }
}
