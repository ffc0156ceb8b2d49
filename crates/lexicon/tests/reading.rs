//! What is found in a text, and what takes it away.

use lexicon::{Lexicon, Set};

const CODES: [&str; 4] = ["fire", "water", "hello", "smoke"];

fn lexicon(language: &str, rest: &str) -> Lexicon {
    let file = format!("language = \"{language}\"\nversion = 2\nreviewed_on = \"2026-11-22\"\n{rest}");
    Lexicon::parse(&file, &CODES).expect("the lexicon of a test is well-formed")
}

fn set(rest: &str) -> Set {
    Set::compile(&[lexicon("en", rest)])
}

/// The code and the words of everything that is found.
fn found<'t>(set: &Set, text: &'t str) -> Vec<(String, &'t str)> {
    set.read(text).into_iter().map(|found| (found.code.to_owned(), &text[found.words])).collect()
}

fn has(set: &Set, text: &str) -> bool {
    !set.read(text).is_empty()
}

#[test]
fn words_may_have_any_ending_alternatives_and_gaps() {
    let set = set(
        "[[entry]]\ncode = \"fire\"\nany = [\"(house|flat|roof*) (is|was)? burning\", \"smell _ smoke\"]",
    );
    for text in [
        "house burning",
        "My HOUSE is burning",
        "roofs was burning",
        "i smell the smoke",
        "smell thick smoke",
    ] {
        assert!(has(&set, text), "{text}");
    }
    for text in [
        "house",
        "burning house",
        "houses is burning",
        "house it is burning",
        "smell smoke",
        "house. burning",
    ] {
        assert!(!has(&set, text), "{text}");
    }
}

#[test]
fn a_phrase_may_be_misspelt_unless_its_author_says_no() {
    let set = set("[[entry]]\ncode = \"fire\"\nany = [\"house burning\", \"=flaming\"]");
    for text in [
        "house burnng",
        "house buurning",
        "house borning",
        "house brning",
        "house burinng",
        "hooouse burning",
    ] {
        assert!(has(&set, text), "{text}");
    }
    for text in ["house urning", "house brnng", "hous burning", "flamming"] {
        assert!(!has(&set, text), "{text}");
    }
}

#[test]
fn terms_stand_near_each_other_in_any_order_in_one_clause() {
    let set = set("[[entry]]\ncode = \"fire\"\nnear = [[\"flame*\", \"the roof\", \"see*\"]]");
    assert_eq!(
        found(&set, "so, flames on the roof, i see them"),
        [("fire".into(), "flames on the roof, i see")]
    );
    for text in ["i see the roof and flames", "the roof: flames seen"] {
        assert!(has(&set, text), "{text}");
    }
    for text in [
        "flames i see",
        "the roof. i see flames",
        "flames one two three four five six the roof i see",
        "seen the flames roof",
    ] {
        assert!(!has(&set, text), "{text}");
    }
}

#[test]
fn a_negation_counts_close_by_without_a_comma_and_only_where_it_may() {
    let set = set("negation_before = [\"not\", \"far from\"]\nnegation_after = [\"is wrong\"]\n\
         [[entry]]\ncode = \"fire\"\nany = [\"burning\"]\nnear = [[\"flame*\", \"roof\"]]\nnegatable = true\n\
         [[entry]]\ncode = \"water\"\nany = [\"flooded\"]");
    for text in [
        "not burning",
        "it's not at all burning",
        "far from burning",
        "burning is wrong",
        "burning i said is wrong",
        "not flames on the roof",
        "flames are not on the roof",
        "flames on the roof that is wrong",
    ] {
        assert!(!has(&set, text), "{text}");
    }
    for text in [
        "not flooded",
        "not what you all think burning",
        "no not, burning",
        "not. burning",
        "burning, is wrong",
        "burning i said that this is wrong",
        "not them. flames on the roof",
    ] {
        assert!(has(&set, text), "{text}");
    }
}

#[test]
fn a_negation_of_one_language_says_nothing_about_another() {
    let set = Set::compile(&[
        lexicon(
            "en",
            "negation_before = [\"not\"]\n[[entry]]\ncode = \"fire\"\nany = [\"burning\"]\nnegatable = true",
        ),
        lexicon("fr", "[[entry]]\ncode = \"fire\"\nany = [\"incendie\"]\nnegatable = true"),
    ]);
    assert!(has(&set, "not incendie"));
    assert!(!has(&set, "not burning"));
    let read = set.read("burning, incendie !");
    assert_eq!(
        read.iter().map(|found| (found.language, found.version)).collect::<Vec<_>>(),
        [("en", 2), ("fr", 2)]
    );
}

#[test]
fn words_of_a_saying_count_for_nothing_and_others_do() {
    let set = set("negation_before = [\"no\"]\nsayings = [\"burning love\", \"no kidding\"]\n\
         [[entry]]\ncode = \"fire\"\nany = [\"burning\", \"love songs\"]\nnegatable = true");
    assert!(!has(&set, "a burning love"));
    assert!(!has(&set, "a burning love songs night"));
    assert_eq!(found(&set, "burning love, and the house is burning"), [("fire".into(), "burning")]);
    assert!(has(&set, "no kidding it is burning"), "a negation within a saying negates nothing");
}

#[test]
fn an_entry_does_not_count_where_its_exception_stands_and_others_do() {
    let set = set("[[entry]]\ncode = \"fire\"\nany = [\"burning\"]\nunless = [\"last year\", \"what if\"]\n\
         [[entry]]\ncode = \"fire\"\nany = [\"burning now\"]");
    assert!(!has(&set, "last year. it was burning"));
    assert!(!has(&set, "burning! what if"));
    assert!(has(&set, "last year, and it is burning now"));
}

#[test]
fn entries_share_exceptions_by_name_within_their_lexicon() {
    let rest = |past: &str, code: &str, word: &str| {
        format!(
            "[exceptions]\npast = [\"{past}\"]\n\
             [[entry]]\ncode = \"{code}\"\nany = [\"{word}\"]\nunless = [\"@past\"]\n\
             [[entry]]\ncode = \"{code}\"\nany = [\"{word} {word}\"]\nunless = [\"@past\", \"drill\"]"
        )
    };
    let set = Set::compile(&[
        lexicon("en", &rest("last year", "fire", "burning")),
        lexicon("fr", &rest("hier", "water", "inonde")),
    ]);
    for text in ["burning last year", "inonde hier", "burning burning last year"] {
        assert!(!has(&set, text), "{text}");
    }
    assert!(has(&set, "burning hier") && has(&set, "inonde last year"));
    assert_eq!(found(&set, "drill: burning burning").len(), 2, "the shorter phrase has no such exception");
}

#[test]
fn what_takes_an_alarm_away_is_not_found_by_a_slip() {
    let set = set("negation_before = [\"certainly not\"]\nsayings = [\"burning kisses\"]\n\
         [[entry]]\ncode = \"fire\"\nany = [\"burning\"]\nunless = [\"yesterday\"]\nnegatable = true");
    for text in ["certainly not burning", "burning kisses", "burning yesterday"] {
        assert!(!has(&set, text), "{text}");
    }
    for text in ["certainli not burning", "burning kises", "burning yestrday"] {
        assert!(has(&set, text), "{text}");
    }
}

#[test]
fn the_longest_words_are_shown_once_for_a_code() {
    let set = set("[[entry]]\ncode = \"fire\"\nany = [\"burning\", \"house is burning\"]\n\
         [[entry]]\ncode = \"smoke\"\nany = [\"burning\"]");
    assert_eq!(
        found(&set, "the house is burning"),
        [("fire".into(), "house is burning"), ("smoke".into(), "burning")]
    );
}

#[test]
fn other_alphabets_marks_and_shapes_of_letters_are_read() {
    let set = Set::compile(&[
        lexicon("ru", "[[entry]]\ncode = \"fire\"\nany = [\"горит всё\", \"пожар*\"]"),
        lexicon("ar", "[[entry]]\ncode = \"fire\"\nany = [\"حريقة\", \"البيت بيولع\"]"),
        lexicon("fr", "[[entry]]\ncode = \"fire\"\nany = [\"ça brûle\", \"n'est pas éteint\"]"),
    ]);
    for text in [
        "ГОРИТ ВСЕ",
        "пожааааар",
        "حَرِيقَه",
        "حـريقـة",
        "والبيت بيولع",
        "ca brule",
        "N’EST PAS E\u{301}TEINT",
        "ça brû\u{200b}le",
    ] {
        assert!(has(&set, text), "{text}");
    }
    let text = "«пожа\u{301}р!»";
    assert_eq!(found(&set, text), [("fire".into(), "пожа\u{301}р")]);
}
