//! What questions find, in a small library of invented texts on boats.

use find::{Document, Index, MOST_WORDS};

struct Text {
    item: u32,
    lang: &'static str,
    title: &'static str,
    body: &'static str,
    names: Vec<String>,
}

fn text(item: u32, lang: &'static str, title: &'static str, body: &'static str, names: &[&str]) -> Text {
    Text { item, lang, title, body, names: names.iter().map(|&name| name.to_owned()).collect() }
}

const ANCHOR: u32 = 1;
const LIFEBOAT: u32 = 2;
const KNOTS: u32 = 3;
const LEAK: u32 = 4;

fn library() -> Vec<Text> {
    vec![
        text(
            ANCHOR,
            "en",
            "Dropping anchor",
            "A heavy anchor holds the boat where it is.",
            &["mud hook", "killick"],
        ),
        text(
            LIFEBOAT,
            "en",
            "Lifeboats",
            "Everybody goes into the lifeboat. Do not drop the anchor.",
            &["rescue", "rubber duck"],
        ),
        text(KNOTS, "en", "Knots", "A bowline holds and opens again.", &["rope work", "tying"]),
        text(LEAK, "en", "A leaking boat", "Pump the water out and find the hole.", &["sinking"]),
        text(ANCHOR, "fr", "Jeter l’ancre", "L’ancre retient le bateau.", &["mouillage"]),
        text(LIFEBOAT, "fr", "Canots de sauvetage", "Tout le monde monte dans le canot.", &["secours"]),
        text(ANCHOR, "ru", "Якорь", "Тяжёлый якорь держит лодку.", &["кошка"]),
        text(LEAK, "ru", "Лодка течёт", "Откачайте воду и найдите пробоину.", &["тонем", "течь"]),
        text(KNOTS, "ru", "Узлы", "Беседочный узел держит и легко развязывается.", &["верёвка"]),
        text(LIFEBOAT, "uk", "Рятувальний човен", "Усі сідають у човен.", &["рятунок", "шлюпка"]),
        text(LEAK, "uk", "Човен протікає", "Відкачайте воду і знайдіть пробоїну.", &["тонемо"]),
        text(ANCHOR, "kk", "Зәкір", "Ауыр зәкір қайықты ұстап тұрады.", &["якорь"]),
        text(LIFEBOAT, "kk", "Құтқару қайығы", "Барлығы қайыққа отырады.", &["көмек"]),
        text(KNOTS, "ar", "العقد", "العقدة تمسك الحبل ثم تُفتح بسهولة.", &["حبال"]),
        text(LIFEBOAT, "ar", "قارب النجاة", "يصعد الجميع إلى القارب.", &["إنقاذ"]),
    ]
}

fn index() -> Index {
    let texts = library();
    let documents = texts.iter().map(|text| Document {
        item: text.item,
        lang: text.lang,
        title: text.title,
        short: "",
        body: text.body,
        names: &text.names,
    });
    Index::build(documents).expect("there is memory")
}

fn first(index: &Index, question: &str, reader: &str) -> Option<(u32, String)> {
    let hits = index.search(question, reader, 10).expect("it is in memory");
    hits.first().map(|hit| (hit.item, hit.lang.to_owned()))
}

#[test]
fn words_are_found_in_whatever_form_they_were_typed() {
    let index = index();
    for (reader, question, item) in [
        ("en", "anchors", ANCHOR),
        ("en", "how do I use a MUD-HOOK?", ANCHOR),
        ("en", "mudhook", ANCHOR),
        ("en", "boat leaks", LEAK),
        ("fr", "l'ANCRE", ANCHOR),
        ("fr", "le sauvetage", LIFEBOAT),
        ("ru", "веревки", KNOTS),
        ("ru", "тяжелого якоря", ANCHOR),
        ("uk", "рятувального човна", LIFEBOAT),
        ("uk", "протікання", LEAK),
        ("kk", "зәкірлерді", ANCHOR),
        ("kk", "куткару", LIFEBOAT),
        ("ar", "بالحبال", KNOTS),
        ("ar", "القوارب والنجاه", LIFEBOAT),
        ("ar", "انقاذ", LIFEBOAT),
    ] {
        assert_eq!(first(&index, question, reader), Some((item, reader.to_owned())), "{question}");
    }
}

#[test]
fn another_name_counts_more_than_the_text() {
    let index = index();
    assert_eq!(first(&index, "rescue", "en").map(|hit| hit.0), Some(LIFEBOAT));
    let hits = index.search("anchor", "en", 10).expect("it is in memory");
    assert_eq!(hits.iter().map(|hit| hit.item).collect::<Vec<_>>(), [ANCHOR, LIFEBOAT]);
}

#[test]
fn slips_and_unfinished_words_are_found() {
    let index = index();
    for (reader, question, item) in [
        ("en", "ancor", ANCHOR),
        ("en", "lfieboat", LIFEBOAT),
        ("en", "lifebaot", LIFEBOAT),
        ("en", "lifeb", LIFEBOAT),
        ("en", "bowlyne", KNOTS),
        ("ru", "пробоена", LEAK),
        ("uk", "ратувальный", LIFEBOAT),
        ("kk", "закир", ANCHOR),
    ] {
        assert_eq!(first(&index, question, reader), Some((item, reader.to_owned())), "{question}");
    }
    assert_eq!(first(&index, "knats qqq", "ru"), Some((KNOTS, "ru".to_owned())));
    assert_eq!(first(&index, "xyzzy", "en"), None);
    assert_eq!(first(&index, "abc", "en"), None, "short words have no slips");
}

#[test]
fn the_language_of_the_reader_comes_first_and_an_item_stands_once() {
    let index = index();
    // Typed in Russian, there in Ukrainian.
    assert_eq!(first(&index, "тонем", "uk"), Some((LEAK, "uk".to_owned())));
    // Typed in English; of the two only one is there in Arabic, and it comes first.
    let hits = index.search("anchor lifeboat", "ar", 10).expect("it is in memory");
    let shown: Vec<_> = hits.iter().map(|hit| (hit.item, hit.lang)).collect();
    assert_eq!(shown, [(LIFEBOAT, "ar"), (ANCHOR, "en")]);
    // No text at all in the language of the reader.
    assert_eq!(first(&index, "anchor", "de"), Some((ANCHOR, "en".to_owned())));
}

#[test]
fn words_that_tell_nothing_find_nothing_beside_others() {
    let index = index();
    let with = index.search("where is the anchor that I do have", "en", 10).expect("it is in memory");
    let without = index.search("anchor", "en", 10).expect("it is in memory");
    assert_eq!(with, without);
}

#[test]
fn of_a_long_question_the_beginning_counts() {
    let index = index();
    let many = "zzz ".repeat(MOST_WORDS) + "anchor";
    assert_eq!(first(&index, &many, "en"), None);
    assert_eq!(first(&index, &format!("{}anchor", " ".repeat(200)), "en"), None);
}

#[test]
fn nothing_is_found_where_nothing_is() {
    let index = Index::build([]).expect("there is memory");
    assert_eq!(index.search("anchor", "en", 10).expect("it is in memory"), []);
    assert_eq!(index.bytes(), 0);
}

#[test]
fn the_same_texts_in_another_order_give_the_same_answers() {
    let mut texts = library();
    texts.reverse();
    let other = Index::build(texts.iter().map(|text| Document {
        item: text.item,
        lang: text.lang,
        title: text.title,
        short: "",
        body: text.body,
        names: &text.names,
    }))
    .expect("there is memory");
    for question in ["anchor boat", "лодка", "қайық", "قارب"] {
        let index = index();
        let one = index.search(question, "en", 10).expect("it is in memory");
        assert_eq!(one, other.search(question, "en", 10).expect("it is in memory"), "{question}");
    }
}
