//! Steps about a harbour, good and bad.

use std::collections::BTreeMap;

use steps::{Mistake, Move, Rules, Steps, read};

const RULES: Rules<'static> = Rules {
    languages: &["en", "ar"],
    marks: &["grown-up"],
    most_choices: 3,
    deepest: 3,
    longest: 80,
    longest_choice: 20,
    is_page: &|page| page == "danger/fire",
};

const STEPS: &str = r#"first = "begin"
[step.begin]
choices = ["fire", "boats", "rum"]
[step.fire]
urgent = true
page = "danger/fire"
[step.boats]
choices = ["sail", "oars"]
[step.sail]
[step.oars]
[step.rum]
marks = ["grown-up"]
"#;
const EN: &str = r#"[words]
back = ["back"]
begin = ["menu"]
person = ["human"]
[step.begin]
say = ["What is it about?"]
[step.fire]
choice = "It burns"
[step.boats]
choice = "Boats"
[step.sail]
choice = "Sails"
say = ["Ask the sailmaker."]
[step.oars]
choice = "Oars"
say = ["Call {number}, or row."]
[step.rum]
choice = "Rum"
say = ["Ask at the bar."]
"#;
const AR: &str = r#"[words]
back = ["رجوع"]
begin = ["menu", "القائمة"]
person = ["إنسان"]
[step.begin]
say = ["عن ماذا؟"]
[step.fire]
choice = "حريق"
[step.boats]
choice = "قوارب"
[step.sail]
choice = "أشرعة"
say = ["اسأل الصانع."]
[step.oars]
choice = "مجاديف"
say = ["اتصل بـ {number}."]
[step.rum]
choice = "شراب"
say = ["اسأل."]
"#;

fn with(files: &[(&str, &str)]) -> Result<Steps, Vec<Mistake>> {
    let mut all: BTreeMap<&str, &str> = [("steps.toml", STEPS), ("en.toml", EN), ("ar.toml", AR)].into();
    all.extend(files.iter().copied());
    read(all.iter().map(|(path, text)| (*path, text.as_bytes())), &RULES)
}

fn good() -> Steps {
    with(&[]).expect("nothing is wrong with it")
}

/// What is told of a folder in which one file has been changed.
fn told(path: &str, from: &str, to: &str) -> String {
    let text = match path {
        "steps.toml" => STEPS,
        "en.toml" => EN,
        _ => AR,
    };
    assert!(text.contains(from), "{path} holds {from:?}");
    let mistakes = with(&[(path, &text.replacen(from, to, 1))]).expect_err("something is wrong with it");
    mistakes.iter().map(|mistake| format!("{mistake}\n")).collect()
}

fn to(step: Move<'_>) -> &str {
    match step {
        Move::To(step) => &step.id,
        Move::Handover => "a person",
        Move::Unclear => "nowhere",
    }
}

#[test]
fn numbers_of_any_script_and_words_lead_on_back_and_to_a_person() {
    let steps = good();
    for (at, input, where_to) in [
        ("begin", "2", "boats"),
        ("begin", " 2. ", "boats"),
        ("begin", "٢", "boats"),
        ("begin", "۲", "boats"),
        ("begin", "2\u{fe0f}\u{20e3}", "boats"),
        ("begin", "\u{200f}2", "boats"),
        ("begin", "BOATS", "boats"),
        ("begin", "قوارب", "boats"),
        ("begin", "4", "a person"),
        ("begin", "0", "begin"),
        ("begin", "5", "nowhere"),
        ("boats", "1", "sail"),
        ("boats", "0", "begin"),
        ("sail", "Back!", "boats"),
        ("sail", "رجوع", "boats"),
        ("sail", "1", "a person"),
        ("sail", "menu", "begin"),
        ("sail", "human", "a person"),
        ("sail", "2", "nowhere"),
        ("no such step", "1", "fire"),
        ("begin", "", "nowhere"),
        ("begin", "-1", "fire"),
        ("begin", "1 2", "nowhere"),
        ("begin", "99999999999999999999", "nowhere"),
        ("begin", "what shall I do", "nowhere"),
    ] {
        assert_eq!(to(steps.take(at, input, None)), where_to, "{input:?} at {at}");
    }
}

#[test]
fn what_bears_a_mark_can_be_left_out_and_numbers_close_up() {
    let steps = good();
    let choices =
        |without| steps.choices(steps.first(), without).map(|step| step.id.as_str()).collect::<Vec<_>>();
    assert_eq!(choices(None), ["fire", "boats", "rum"]);
    assert_eq!(choices(Some("grown-up")), ["fire", "boats"]);
    assert!(steps.find("rum", Some("grown-up")).is_none());
    assert_eq!(to(steps.take("begin", "3", Some("grown-up"))), "a person");
    assert_eq!(to(steps.take("begin", "Rum", Some("grown-up"))), "nowhere");
}

#[test]
fn the_way_to_a_step_is_told_from_its_beginning() {
    let steps = good();
    let sail = steps.find("sail", None).expect("a step");
    assert_eq!(steps.path(sail).iter().map(|step| step.id.as_str()).collect::<Vec<_>>(), ["boats", "sail"]);
    assert!(steps.path(steps.first()).is_empty());
}

#[test]
fn whatever_is_wrong_is_told_with_file_and_line() {
    for (path, from, change, says) in [
        (
            "steps.toml",
            "first = \"begin\"",
            "first = \"start\"",
            "steps.toml:1: `first` names no step: `start`",
        ),
        ("steps.toml", "first = \"begin\"", "first = ", "steps.toml:1: "),
        ("steps.toml", "\"rum\"]", "\"rum\", \"oars\"]", "steps.toml:2: `begin` has more than 3 choices"),
        ("steps.toml", "\"rum\"]", "\"rom\"]", "steps.toml:2: `begin` leads to `rom`, which is no step"),
        ("steps.toml", "\"rum\"]", "\"rom\"]", "steps.toml:11: nothing leads to `rum`"),
        (
            "steps.toml",
            "[step.sail]",
            "[step.sail]\nchoices = [\"boats\"]",
            "steps.toml:9: `sail` leads in a circle, back to `boats`",
        ),
        ("steps.toml", "[step.sail]", "[step.sail]\nchoices = [\"sail\"]", "in a circle, back to `sail`"),
        ("steps.toml", "\"oars\"]", "\"rum\"]", "steps.toml:7: `boats` leads to `rum`, which another"),
        (
            "steps.toml",
            "[step.oars]",
            "[step.oars]\nchoices = [\"deep\"]\n[step.deep]\n",
            "steps.toml:12: `deep` stands deeper than 3 steps",
        ),
        ("steps.toml", "urgent = true", "urgent = 1", "steps.toml:5: `urgent` must be true or false"),
        ("steps.toml", "urgent = true", "urgency = true", "steps.toml:5: `urgency` is no field here"),
        (
            "steps.toml",
            "danger/fire",
            "danger/flood",
            "steps.toml:4: `fire` leads to a page that does not exist: danger/flood",
        ),
        ("steps.toml", "grown-up", "grown", "steps.toml:11: there is no mark `grown`"),
        (
            "steps.toml",
            "choices = [\"fire\", \"boats\", \"rum\"]",
            "choices = []",
            "the first step, `begin`, has no choices",
        ),
        ("en.toml", "say = [\"Ask the sailmaker.\"]\n", "", "en.toml:11: `sail` says nothing"),
        (
            "en.toml",
            "say = [\"Ask the sailmaker.\"]",
            "say = \"Ask\"",
            "en.toml:13: `say` must be a list of texts",
        ),
        (
            "en.toml",
            "choice = \"It burns\"",
            "choice = \"It burns\"\nsay = [\"Run.\"]",
            "en.toml:7: `fire` is urgent and does not begin with {number}",
        ),
        ("en.toml", "{number}", "{numbr}", "en.toml:14: `oars` holds signs that mean nothing here"),
        ("en.toml", "Ask at the bar.", "<b>Ask</b>", "holds signs"),
        ("en.toml", "\"Oars\"", "\"Sails!\"", "en.toml:9: two choices of `boats` are called \"Sails!\""),
        ("en.toml", "\"Oars\"", "\"Oars and sails and rudders\"", "at most 20 characters"),
        (
            "en.toml",
            "Ask at the bar.",
            "Ask at the bar, or on the quay, or in the harbour office, or wherever there is somebody.",
            "`rum` says more than 80 characters",
        ),
        ("en.toml", "person = [\"human\"]", "person = []", "`person` has no word"),
        ("ar.toml", "رجوع", "human", "ar.toml:2: `human` means something else already"),
        (
            "ar.toml",
            "[step.rum]\nchoice = \"شراب\"\nsay = [\"اسأل.\"]\n",
            "",
            "ar.toml:1: the step `rum` is missing",
        ),
        ("ar.toml", "[step.rum]", "[step.rhum]", "ar.toml:17: there is no step `rhum`"),
        ("ar.toml", "[step.rum]", "[step.Rum]", "`Rum` is no step"),
        ("ar.toml", "[words]", "[word]", "`word` is no field here"),
    ] {
        let told = told(path, from, change);
        assert!(told.contains(says), "{change:?} in {path}: {says:?} is not told, but:\n{told}");
    }
    let stray = with(&[("de.toml", "")]).expect_err("a stray file");
    assert_eq!(stray[0].to_string(), "de.toml:1: a file that is neither `steps.toml` nor one of a language");
    let broken = [("steps.toml", STEPS.as_bytes()), ("en.toml", b"\xff"), ("ar.toml", AR.as_bytes())];
    assert_eq!(read(broken, &RULES).expect_err("no text")[0].says, "the file is not UTF-8 text");
    let missing = read([("steps.toml", STEPS.as_bytes()), ("en.toml", EN.as_bytes())], &RULES);
    assert_eq!(missing.expect_err("a file is missing")[0].to_string(), "ar.toml:1: the file is missing");
}

/// Numbers that look random and are the same each time (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).expect("small")
    }
}

#[test]
fn no_input_at_all_panics_and_every_one_leads_to_a_step_that_exists() {
    let steps = good();
    let letters = [
        '0', '1', '9', '٣', '۹', ' ', '\n', 'b', 'B', 'İ', 'ß', '\u{202e}', '\u{0}', '😀', '\u{20e3}', 'ё',
        '.', '-',
    ];
    let words = ["back", "menu", "human", "قوارب", "1"];
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut at = "begin".to_owned();
    let mut seen = BTreeMap::<&str, usize>::new();
    for _ in 0..20_000 {
        let input = match dice.below(3) {
            0 => words[dice.below(words.len())].to_owned(),
            _ => (0..dice.below(100)).map(|_| letters[dice.below(letters.len())]).collect(),
        };
        let without = (dice.below(2) == 0).then_some("grown-up");
        if dice.below(50) == 0 {
            at = input.clone();
        }
        match steps.take(&at, &input, without) {
            Move::To(step) => {
                assert!(steps.find(&step.id, without).is_some(), "{input:?} at {at}");
                at.clone_from(&step.id);
                *seen.entry("moved").or_default() += 1;
            }
            Move::Handover => *seen.entry("handed over").or_default() += 1,
            Move::Unclear => *seen.entry("unclear").or_default() += 1,
        }
    }
    assert_eq!(seen.len(), 3, "{seen:?}");
}

#[test]
fn a_broken_folder_is_refused_and_never_a_panic() {
    let mut dice = Dice(7);
    for _ in 0..3_000 {
        let mut bytes = STEPS.as_bytes().to_vec();
        for _ in 0..=dice.below(4) {
            let at = dice.below(bytes.len());
            match dice.below(3) {
                0 => bytes[at] = b"\"[]=,.\n-x\xff"[dice.below(10)],
                1 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(20)),
            }
        }
        let files = [("steps.toml", &bytes[..]), ("en.toml", EN.as_bytes()), ("ar.toml", AR.as_bytes())];
        if let Ok(steps) = read(files, &RULES) {
            // Whatever was taken can be walked to its end.
            for step in steps.all() {
                assert!(
                    step.is_menu() || step.page.is_some() || !step.said("en").expect("said").say.is_empty()
                );
            }
        }
    }
}
