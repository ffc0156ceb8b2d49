//! Whatever is asked, there is an answer and no panic, and a text is found by any word of its own.

use find::{Document, Index};

/// Numbers that look like chance and are the same on every machine (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("the remainder is below a usize")
    }

    fn any<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// Pieces at which reading turns: words of the texts, signs of query languages, marks, what is no letter.
const PIECES: [&str; 44] = [
    "anchor",
    "anch",
    "якорь",
    "якор",
    "зәкір",
    "مرساة",
    "ال",
    "و",
    "ب",
    "лл",
    "é",
    "e\u{301}",
    "и\u{306}",
    "ё",
    "'",
    "’",
    "\"",
    "(",
    ")",
    "[",
    "{",
    "}",
    "+",
    "-",
    "~2",
    "^",
    ":",
    "*",
    "?",
    "$",
    "\\",
    "/",
    "AND",
    "NOT",
    "\u{0}",
    "\n",
    "\u{200f}",
    "\u{640}",
    "İ",
    "ß",
    "ﷺ",
    "👩‍👧",
    "１",
    " ",
];

const LANGUAGES: [&str; 7] = ["en", "fr", "ru", "uk", "kk", "ar", "xx"];

fn any_text(chance: &mut Chance, most: usize) -> String {
    let count = chance.below(most + 1);
    (0..count)
        .map(|_| match chance.below(4) {
            0 => char::from_u32(u32::try_from(chance.below(0x11_0000)).expect("below 32 bits"))
                .unwrap_or(' ')
                .to_string(),
            1 => format!("{} ", chance.any(&PIECES)),
            _ => chance.any(&PIECES).to_owned(),
        })
        .collect()
}

#[test]
fn no_text_and_no_question_is_too_strange() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for _ in 0..8 {
        let texts: Vec<(u32, &str, [String; 4])> = (0..30)
            .map(|item| {
                (item % 12, chance.any(&LANGUAGES), std::array::from_fn(|_| any_text(&mut chance, 30)))
            })
            .collect();
        let documents = texts.iter().map(|(item, lang, [title, short, body, _])| Document {
            item: *item,
            lang,
            title,
            short,
            body,
            names: std::slice::from_ref(title),
        });
        let index = Index::build(documents).expect("there is memory");
        for _ in 0..150 {
            let question = any_text(&mut chance, 60);
            let reader = chance.any(&LANGUAGES);
            let hits = index.search(&question, reader, 7).expect("it is in memory");
            assert!(hits.len() <= 7);
            let mut items: Vec<u32> = hits.iter().map(|hit| hit.item).collect();
            items.sort_unstable();
            items.dedup();
            assert_eq!(items.len(), hits.len(), "an item stands once");
            let own = hits.iter().take_while(|hit| hit.lang == reader).count();
            assert!(hits[own..].iter().all(|hit| hit.lang != reader), "the language of the reader first");
        }
    }
}

#[test]
fn a_text_is_found_by_every_word_of_its_own() {
    let words = [
        "anchor",
        "Bowlines",
        "пробоины",
        "ещё",
        "рятувальний",
        "құтқарудан",
        "والقوارب",
        "бе2",
        "évanoui",
        "ok",
    ];
    let names = words.map(str::to_owned);
    for lang in LANGUAGES {
        let index = Index::build([Document { item: 5, lang, title: "", short: "", body: "", names: &names }]);
        let index = index.expect("there is memory");
        for word in words {
            let hits = index.search(word, lang, 3).expect("it is in memory");
            assert_eq!(hits.len(), 1, "{lang} {word}");
        }
    }
}
