//! Whatever comes in, the answer lies on boundaries of characters and is there before anybody waits.

use lexicon::{Lexicon, Set};

/// Numbers that look like chance and are the same on every machine (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("the remainder is below a usize")
    }
}

/// Pieces at which reading turns: words of the patterns below, signs, marks, what is no letter.
const PIECES: [&str; 40] = [
    "aa",
    "ab",
    "burning",
    "burnin",
    "breathing",
    "not",
    "no",
    "never",
    "пожар",
    "горит",
    "и\u{306}",
    "حريق",
    "و",
    "ف",
    "a",
    "_",
    "*",
    "(",
    ")",
    "|",
    "?",
    "=",
    ".",
    "...",
    ",",
    "\n",
    " ",
    "  ",
    "'",
    "’",
    "-",
    "\u{301}",
    "\u{200f}",
    "\u{640}",
    "İ",
    "ß",
    "ﷺ",
    "👩‍👧",
    "\u{0}",
    "１",
];

/// Everything that the format knows, with phrases that overlap as much as they can.
const FILE: &str = r#"
language = "xx"
version = 1
reviewed_on = "2026-11-22"
negation_before = ["not", "no", "never _ not"]
negation_after = ["never"]
sayings = ["burning aa", "aa aa burning"]
[[entry]]
code = "a"
any = ["aa", "aa aa", "_ _ _ _ _ _ _ _ _ _ _ aa", "(aa|ab|a*a|burning) _? _? _? aa", "burning breathing", "горит пожар*"]
near = [["aa", "ab"], ["aa", "burn*", "breathing", "not", "no", "حريق"]]
unless = ["never never"]
negatable = true
[[entry]]
code = "b"
any = ["breathing", "burning", "حريق", "bu*", "br*"]
near = [["bu*", "aa aa"]]
"#;

fn set() -> Set {
    let file = FILE.replace("a*a", "aab*");
    Set::compile(&[Lexicon::parse(&file, &["a", "b"]).expect("well-formed")])
}

fn well_formed(set: &Set, text: &str) {
    let mut start = 0;
    for found in set.read(text) {
        assert!(found.words.start >= start && !found.words.is_empty(), "{found:?} in {text:?}");
        assert!(text.get(found.words.clone()).is_some(), "{found:?} in {text:?}");
        start = found.words.start;
    }
    let mut end = 0;
    for word in lexicon::words(text) {
        assert!(
            word.start >= end && !word.is_empty() && text.get(word.clone()).is_some(),
            "{word:?} in {text:?}"
        );
        end = word.end;
    }
}

#[test]
fn ranges_are_in_order_and_on_boundaries_for_anything() {
    let set = set();
    let mut chance = Chance(0x6e69_6768_7462_7573);
    for _ in 0..5_000 {
        let pieces: Vec<_> = (0..1 + chance.below(24)).map(|_| PIECES[chance.below(PIECES.len())]).collect();
        well_formed(&set, &pieces.concat());
        well_formed(&set, &pieces.join(" "));
    }
    for _ in 0..2_000 {
        let text: String = (0..40).filter_map(|_| char::from_u32(chance.below(0x3000) as u32)).collect();
        well_formed(&set, &text);
    }
}

#[test]
fn any_text_may_be_given_as_a_file_or_a_pattern() {
    let mut chance = Chance(0x1234_5678_9abc_def1);
    for _ in 0..2_000 {
        let pattern: String = (0..chance.below(12)).map(|_| PIECES[chance.below(PIECES.len())]).collect();
        let file = FILE.replace("burning breathing", &pattern.replace(['\\', '"', '\n', '\0'], " "));
        if let Ok(lexicon) = Lexicon::parse(&file, &["a", "b"]) {
            well_formed(&Set::compile(&[lexicon]), &pattern);
        }
        let at = (0..=FILE.len())
            .filter(|at| FILE.is_char_boundary(*at))
            .nth(chance.below(FILE.len() / 2))
            .unwrap_or(0);
        drop(Lexicon::parse(&format!("{}{pattern}{}", &FILE[..at], &FILE[at..]), &["a", "b"]));
    }
}

#[test]
fn what_has_no_words_has_no_codes() {
    for text in ["", " ", "\n\n", "🙂🙂🙂", "\u{200f}\u{200e}", "...", "'", "\u{301}"] {
        assert_eq!(set().read(text), []);
    }
}

#[test]
fn a_page_of_a_hundred_thousand_letters_is_read_like_a_line() {
    // Something that looked back or forward without bound would not come back from here.
    let set = set();
    for piece in PIECES {
        well_formed(&set, &piece.repeat(100_000 / piece.len()));
        well_formed(&set, &format!("{piece} ").repeat(100_000 / (piece.len() + 1)));
    }
    well_formed(&set, &"aa burning ab no breathing ".repeat(4_000));
}
