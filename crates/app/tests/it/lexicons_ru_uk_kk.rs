//! The Russian, Ukrainian and Kazakh lexicons, read together: what must raise an alarm does, what must not does not.

use std::collections::BTreeSet;

use lexicon::{Lexicon, Set};

const RU: &str = include_str!("../../../../content/lexicons/ru.toml");
const UK: &str = include_str!("../../../../content/lexicons/uk.toml");
const KK: &str = include_str!("../../../../content/lexicons/kk.toml");

const KINDS: [&str; 8] = [
    "not_breathing",
    "unresponsive",
    "seizure",
    "chest_pain",
    "overheated",
    "suicide",
    "violence",
    "child_in_danger",
];

/// A message and the emergency that it tells of.
const ALARMS: &[(&str, &str)] = &[
    // Russian
    ("перестала дышать помогите", "not_breathing"),
    ("ne dishet on, guby sinie", "not_breathing"),
    ("лицо посинело, хрипит", "not_breathing"),
    ("у меня воздуха не хватает совсем", "not_breathing"),
    ("не могу её растолкать, после метадона", "unresponsive"),
    ("упала и лежит без сазнания", "unresponsive"),
    ("у брата передоз", "unresponsive"),
    ("его всего трясет, пена изо рта", "seizure"),
    ("эпиприступ у подруги", "seizure"),
    ("сердце колет и рука немеет левая", "chest_pain"),
    ("горячий как печка и бредит, вторые сутки под солью", "overheated"),
    ("хачу умереть", "suicide"),
    ("сижу на крыше, прыгну с крыши", "suicide"),
    ("выпила две пачки феназепама", "suicide"),
    ("муж опять бьет меня", "violence"),
    ("он ломится в дверь с ножом", "violence"),
    ("сыну два года, проглотил таблетку", "child_in_danger"),
    ("дети одни дома вторые сутки", "child_in_danger"),
    // Ukrainian
    ("він не дихає", "not_breathing"),
    ("губи сині, хропе дивно", "not_breathing"),
    ("не можу її розбудити", "unresponsive"),
    ("подруга знепритомніла", "unresponsive"),
    ("у нього судоми, піна з рота", "seizure"),
    ("тисне в грудях і терпне рука", "chest_pain"),
    ("увесь горить і марить", "overheated"),
    ("ne khochu zhyty", "suicide"),
    ("хочу вкоротити собі віку", "suicide"),
    ("чоловік б'є мене", "violence"),
    ("погрожує вбити", "violence"),
    ("дитина проковтнула пігулку", "child_in_danger"),
    ("вітчим чіпає мою сестричку", "child_in_danger"),
    // Kazakh
    ("дем алмай жатыр", "not_breathing"),
    ("dem almay jatyr", "not_breathing"),
    ("досым оянбай жатыр", "unresponsive"),
    ("есинен танып калды", "unresponsive"),
    ("аузынан көбік ағып жатыр", "seizure"),
    ("кеудем қысып тұр", "chest_pain"),
    ("денесі оттай, сандырақтап жатыр", "overheated"),
    ("өлгім келіп тұр", "suicide"),
    ("olgim keledi", "suicide"),
    ("күйеуім мені ұрып жатыр", "violence"),
    ("пышақпен қуып жүр мені", "violence"),
    ("балам таблетка жұтып қойды", "child_in_danger"),
];

/// Figures of speech, what is long past, denied, or asked for information.
const NO_ALARMS: &[&str] = &[
    "умираю со смеху",
    "хоть вешайся с этой учебой",
    "не хочу умирать, просто устала",
    "у меня интернет отключился",
    "год назад был передоз, откачали",
    "как оказать первую помощь при судорогах",
    "убил весь день на уборку",
    "ногу свело судорогой ночью",
    "есть ли у вас шприцы и салфетки",
    "помираю зі сміху",
    "серце крається, коли слухаю цю пісню",
    "торік були судоми, зараз все добре",
    "не хочу вмирати",
    "дайте номер юриста",
    "вбила весь вечір на серіал",
    "күлкіден өлдім",
    "өлгім келмейді, жай шаршадым",
    "былтыр есінен танған еді",
    "телефоным өшіп қалды",
    "аитв тестін қайда тапсыруға болады",
];

fn set() -> Set {
    let read =
        |text: &str| Lexicon::parse(text, &app::triage::codes()).expect("a shipped lexicon has no mistake");
    Set::compile(&[read(RU), read(UK), read(KK)])
}

#[test]
fn every_emergency_is_raised_in_russian_ukrainian_and_kazakh() {
    let set = set();
    let silent: Vec<_> = ALARMS
        .iter()
        .filter(|(text, kind)| !set.read(text).iter().any(|found| found.code == *kind))
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn what_is_said_in_a_figure_or_long_past_or_only_asked_raises_nothing() {
    let set = set();
    for text in NO_ALARMS {
        let raised: BTreeSet<_> = set
            .read(text)
            .iter()
            .map(|found| found.code)
            .filter(|code| KINDS.contains(code))
            .map(str::to_owned)
            .collect();
        assert!(raised.is_empty(), "{text}: {raised:?}");
    }
}

#[test]
fn every_topic_that_can_be_reported_has_words_in_each_of_the_three() {
    for (language, text) in [("ru", RU), ("uk", UK), ("kk", KK)] {
        let lexicon = Lexicon::parse(text, &app::triage::codes()).expect("a shipped lexicon has no mistake");
        let has: BTreeSet<_> = lexicon.codes().collect();
        let without: Vec<_> = app::triage::codes()
            .into_iter()
            .filter(|code| !has.contains(code) && *code != "something_else")
            .collect();
        assert!(without.is_empty(), "{language}: {without:?}");
    }
}
