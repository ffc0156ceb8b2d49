//! Whatever comes in, the answer is in order, on boundaries of characters, and there before anybody waits.

use scrub::find;

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

fn well_formed(text: &str) {
    let mut end = 0;
    for finding in find(text) {
        assert!(finding.range.start >= end && !finding.range.is_empty(), "{finding:?} in {text:?}");
        assert!(text.get(finding.range.clone()).is_some(), "{finding:?} in {text:?}");
        end = finding.range.end;
    }
}

/// Pieces at which the rules turn: words of the lists, signs, digits of three rows, marks, what is no letter.
const PIECES: [&str; 64] = [
    "Anna",
    "мария",
    "Петровна",
    "محمد",
    "و",
    "name is",
    "меня зовут",
    "اسمها",
    "Dr",
    ".",
    ",",
    ":",
    "@",
    "#",
    "/",
    "-",
    "+",
    "(",
    ")",
    "№",
    "'",
    "’",
    "\u{301}",
    "\u{200f}",
    "\u{200b}",
    "\u{640}",
    "\n",
    " ",
    "  ",
    "\t",
    "1",
    "23",
    "1990",
    "٠٥",
    "۱۲",
    "12.03.1991",
    "january",
    "қаңтар",
    "يناير",
    "born",
    "passport",
    "паспорт",
    "telegram",
    "ник",
    "t.me/",
    "http://",
    ".onion",
    "example.org",
    "ул.",
    "көшесі",
    "Street",
    "شارع",
    "кв",
    "rue de la",
    "J",
    "И",
    "bc1",
    "0x",
    "🙂",
    "👩‍👩‍👧",
    "İ",
    "ß",
    "\u{1d400}",
    "\u{0}",
];

#[test]
fn ranges_are_in_order_and_on_boundaries_for_anything() {
    let mut chance = Chance(0x6e69_6768_7462_7573);
    for _ in 0..20_000 {
        let pieces = 1 + chance.below(24);
        let text: String = (0..pieces).map(|_| PIECES[chance.below(PIECES.len())]).collect();
        well_formed(&text);
        let spaced: Vec<_> = (0..pieces).map(|_| PIECES[chance.below(PIECES.len())]).collect();
        well_formed(&spaced.join(" "));
    }
    for _ in 0..5_000 {
        let text: String = (0..40).filter_map(|_| char::from_u32(chance.below(0x3000) as u32)).collect();
        well_formed(&text);
    }
}

#[test]
fn nothing_is_found_in_nothing() {
    for text in ["", " ", "\n\n", "🙂🙂🙂", "\u{200f}\u{200e}", "...", "'", "@", "#", "+"] {
        assert_eq!(find(text), [], "{text:?}");
    }
}

#[test]
fn a_page_of_a_hundred_thousand_letters_is_read_like_a_line() {
    // A rule that looked back or forward without bound would not come back from here.
    for piece in PIECES {
        well_formed(&piece.repeat(10_000 / piece.len()));
        well_formed(&format!("{piece} ").repeat(10_000 / (piece.len() + 1)));
    }
    well_formed(&"a".repeat(100_000));
    well_formed(&"Anna ул. 12 @x telegram: 8 (701) passport ".repeat(2_500));
}

#[test]
fn marks_of_direction_hide_nothing() {
    let found = |text: &str| -> Vec<_> { find(text).into_iter().map(|f| f.kind.name()).collect() };
    assert_eq!(found("\u{200f}فاطمة\u{200e} +44\u{200e} 7700 900\u{200f}123"), ["name", "phone"]);
    assert_eq!(found("An\u{200b}na"), ["name"]);
    assert_eq!(found("Zoe\u{301}, А\u{301}нна"), ["name", "name"]);
}
