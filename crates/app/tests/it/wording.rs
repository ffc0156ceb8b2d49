//! The word check: how well it finds, what it does to an answer, and that the program itself keeps to it.

use std::{fs, path::Path};

use app::wording::{self, Rule};
use axum::http::StatusCode;

use crate::{
    outgoing::emergency,
    rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    world::both,
};

#[derive(serde::Deserialize)]
struct Labelled {
    sentence: Vec<Sentence>,
}

#[derive(serde::Deserialize)]
struct Sentence {
    text: String,
    flag: bool,
    half: Option<String>,
}

/// Sentences that a list rightly speaks of, misses, and speaks of for nothing.
#[derive(Clone, Copy, Default)]
struct Counts {
    right: usize,
    missed: usize,
    wrong: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.missed += other.missed;
        self.wrong += other.wrong;
    }

    fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }

    fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }
}

/// The files below a folder with this ending.
fn files(folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push((path.display().to_string(), fs::read_to_string(&path).expect("text")));
        }
    }
}

fn here(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn l_1_no_text_of_the_program_holds_a_word_that_hurts() {
    let mut texts = Vec::new();
    files(&here("../../locales"), "ftl", &mut texts);
    files(&here("../../content"), "toml", &mut texts);
    assert!(texts.len() > 100, "there is something to look at: {}", texts.len());
    let mut wrong = Vec::new();
    for (path, text) in &texts {
        // The list itself, what invented visitors say of themselves (their words are theirs), and titles of works.
        let titles = path.contains("guide/sources/");
        if titles
            || path.ends_with("words/register.toml")
            || path.contains("/demo/")
            || path.contains("/lexicon")
        {
            continue;
        }
        // The lists of all languages are applied to every text.
        let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        wrong
            .extend(lines.flat_map(|line| wording::stigma(line, "en")).map(|word| format!("{path}: {word}")));
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn l_2_the_lists_find_most_of_the_labelled_words_and_seldom_warn_for_nothing() {
    for lang in ["en", "fr", "ru", "uk", "kk", "ar"] {
        let text =
            fs::read_to_string(here(&format!("tests/labelled/register/{lang}.toml"))).expect("it is there");
        let labelled: Labelled = toml::from_str(&text).expect("it is well formed");
        let (mut right, mut missed, mut wrong) = (0, Vec::new(), Vec::new());
        for sentence in &labelled.sentence {
            let found = wording::stigma(&sentence.text, lang);
            match (sentence.flag, found.is_empty()) {
                (true, false) => right += 1,
                (true, true) => missed.push(&sentence.text),
                (false, false) => wrong.push((&sentence.text, found)),
                (false, true) => {}
            }
        }
        let share = |part: usize, rest: usize| part as f64 / (part + rest).max(1) as f64;
        let (recall, precision) = (share(right, missed.len()), share(right, wrong.len()));
        println!(
            "{lang}: {} sentences, recall {recall:.2}, precision {precision:.2}",
            labelled.sentence.len()
        );
        println!("{lang}: missed {missed:?}; for nothing {wrong:?}");
        assert!(recall >= 0.95 && precision >= 0.95, "{lang}: missed {missed:?}; for nothing {wrong:?}");
    }
}

/// What is found of a half of the sentences of a rule. Of the held ones nothing is told but counts.
#[allow(clippy::print_stdout)] // What is missed, to read.
fn counted(rule: Rule, folder: &str, lang: &str, half: &str) -> Counts {
    let text =
        fs::read_to_string(here(&format!("tests/labelled/{folder}/{lang}.toml"))).expect("it is there");
    let labelled: Labelled = toml::from_str(&text).expect("it is well formed");
    let half_of = labelled.sentence.iter().filter(|one| one.half.as_deref() == Some(half));
    let mut counts = Counts::default();
    for sentence in half_of {
        let found = wording::words(&sentence.text, lang).into_iter().any(|(_, one, _)| one == rule);
        if half == "open" && found != sentence.flag {
            println!("{lang}, {folder}: {}", sentence.text);
        }
        match (sentence.flag, found) {
            (true, true) => counts.right += 1,
            (true, false) => counts.missed += 1,
            (false, true) => counts.wrong += 1,
            (false, false) => {}
        }
    }
    assert!(counts.right + counts.missed >= 12, "{lang}, {folder}, {half}: too few to say anything");
    counts
}

#[test]
fn s_2_supply_and_amounts_are_found_also_in_sentences_that_nobody_looked_at_and_advice_that_saves_lives_is_not()
 {
    for (rule, folder) in [(Rule::Supply, "supply"), (Rule::Dosing, "dosing")] {
        for (half, least) in [("open", 0.95), ("held", 0.8)] {
            let mut all = Counts::default();
            for lang in ["en", "fr", "ru", "uk", "kk", "ar"] {
                let counts = counted(rule, folder, lang, half);
                let (recall, precision) = (counts.recall(), counts.precision());
                println!("{folder}, {lang}, {half}: recall {recall:.2}, precision {precision:.2}");
                assert!(recall >= least && precision >= 0.9, "{folder}, {lang}, {half}");
                all.add(counts);
            }
            let (recall, precision) = (all.recall(), all.precision());
            println!("{folder}, all, {half}: recall {recall:.2}, precision {precision:.2}");
            assert!(recall >= 0.88 && precision >= 0.95, "{folder}, {half}");
        }
    }
}

#[test]
fn l_3_and_h_2_help_on_condition_of_stopping_and_results_called_safe_or_pure_are_found_in_six_languages() {
    for (rule, folder) in [(Rule::Abstinence, "abstinence"), (Rule::Harmless, "harmless")] {
        for (half, least) in [("open", 0.93), ("held", 0.8)] {
            for lang in ["en", "fr", "ru", "uk", "kk", "ar"] {
                let counts = counted(rule, folder, lang, half);
                let (recall, precision) = (counts.recall(), counts.precision());
                println!("{folder}, {lang}, {half}: recall {recall:.2}, precision {precision:.2}");
                assert!(recall >= least && precision >= 0.9, "{folder}, {lang}, {half}");
            }
        }
    }
}

#[test]
fn s_2_a_worker_is_warned_of_an_amount_and_of_where_to_get_something_before_it_is_sent() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "how much should I take").await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        answer(&mut aida, "Start with 80mg. My dealer has it.").await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(aida.texts_of("mark"), ["80mg", "My dealer"]);
        assert!(aida.shows("One person’s amount can kill another."), "{}", aida.text());
        assert!(aida.shows("We tell nobody where substances come from"), "{}", aida.text());
        aida.press("Send anyway").await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        answer(&mut aida, "Naloxone spray, 4 mg: one into the nose.").await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        assert_eq!(said(&aida).len(), 3);
    });
}

#[test]
fn l_2_an_answer_with_such_a_word_comes_back_once_with_the_word_marked_and_a_suggestion() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "can I get a new pipe").await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        answer(&mut aida, "Every addict gets one. Ask at the desk.").await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(aida.text_of("mark"), "addict");
        assert!(aida.shows("You could write: a person who uses drugs"), "{}", aida.text());
        let label = aida.text_of("label[for=message]");
        assert_eq!(aida.value(&label), "Every addict gets one. Ask at the desk.");
        // Another word is another warning; what was looked at is not asked again.
        aida.fill(&label, "Every addict, every junkie gets one.").press("Send anyway").await;
        assert_eq!(aida.texts_of("mark"), ["addict", "junkie"]);
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        aida.press("Send anyway").await;
        assert_eq!(aida.status(), StatusCode::OK);
        assert!(said(&aida).contains(&"Every addict, every junkie gets one.".to_owned()));
    });
}

#[test]
fn l_2_the_check_speaks_arabic_and_finds_promises_and_identifiers() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "هل أنتم هنا؟").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.open(&format!("/ar/inbox/{id}")).await;
        let label = aida.text_of("label[for=message]");
        aida.fill(&label, "المدمنون مرحب بهم، نحن دائمًا هنا. رقمها +44 7700 900123")
            .press("إرسال الرسالة")
            .await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(aida.texts_of("mark"), ["المدمنون", "دائمًا هنا", "+44 7700 900123"]);
        assert!(aida.shows("شخص يستخدم المخدرات"), "{}", aida.text());
        aida.press("أرسل رغم ذلك").await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        assert_eq!(said(&aida).len(), 2);
    });
}

#[test]
fn l_2_an_emergency_answer_is_never_held_up_and_what_there_is_to_say_stands_beside_it() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "my friend the junkie is blue").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        emergency(world, id).await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        assert!(aida.all("mark").is_empty(), "nobody's own words are checked");
        answer(&mut aida, "Is the addict breathing? Call 112.").await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        assert_eq!(aida.texts_of("article mark"), ["addict"]);
        visitor.open("/en/thread").await;
        assert!(visitor.shows("Is the addict breathing?") && visitor.all("mark").is_empty());
    });
}

#[test]
fn a_draft_without_anything_to_change_says_so() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        assert!(!aida.shows("Word check"));
        let label = aida.text_of("label[for=message]");
        aida.fill(&label, "We have naloxone here.").press("Keep as draft").await;
        assert!(aida.shows("Word check: nothing to change."), "{}", aida.text());
        assert!(aida.has_button("Send message"));
    });
}
