//! Given names in their cases, and what endings tell about surnames and patronymics.

use std::{collections::HashMap, sync::LazyLock};

use crate::lexicon::without_clitic;

/// How sure a given name is to be one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Given {
    /// Nothing else that people write about.
    Sure,
    /// Also a word of a language: a name with a capital letter inside a sentence.
    Word,
    /// Also a place: no name after "in" and its like.
    Place,
    /// Mostly slang for something else: a name only when something says so.
    Slang,
}

/// The declensions of Russian and Ukrainian by the last letter of the nominative, with all endings of both: it does
/// not matter here which case it is, nor in which of the two languages.
const DECLENSIONS: [(&str, &[&str]); 5] = [
    ("а", &["а", "ы", "и", "і", "е", "у", "ой", "ою", "о"]),
    ("я", &["я", "и", "і", "ї", "ю", "ей", "ею", "е", "єю", "є"]),
    ("й", &["й", "я", "ю", "ем", "ём", "е", "и", "єм", "ї", "єві", "еві", "ю"]),
    ("ь", &["ь", "я", "ю", "ем", "е", "и", "і", "ью", "еві"]),
    ("о", &["о", "а", "у", "ом", "ові", "і", "е"]),
];

/// After a consonant.
const CONSONANT: &[&str] = &["", "а", "у", "ом", "е", "ові", "і", "я", "ю", "ем", "єм", "еві"];

/// What Kazakh adds to a name, in Cyrillic and in folded Latin: cases, possession, endearment.
const ADDED: [&str; 58] = [
    "ға", "ге", "қа", "ке", "ның", "нің", "дың", "дің", "тың", "тің", "ды", "ді", "ты", "ті", "ны", "ні",
    "да", "де", "та", "те", "дан", "ден", "тан", "тен", "нан", "нен", "мен", "бен", "пен", "дікі", "нікі",
    "жан", "ш", "ga", "ge", "qa", "ka", "ke", "nyn", "nin", "dyn", "din", "tyn", "tin", "dy", "di", "ty",
    "ti", "ny", "ni", "da", "de", "men", "ben", "pen", "dan", "den", "jan",
];

/// Nominatives of one declension, by what stays the same in all cases.
type Stems = HashMap<Box<str>, Given>;

struct Names {
    /// Written as in the list: Latin, Arabic, Kazakh.
    exact: Stems,
    /// By declension; the last is that after a consonant.
    declined: [Stems; 6],
    /// Names that Kazakh endings follow.
    kazakh: Stems,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { exact: Stems::new(), declined: Default::default(), kazakh: Stems::new() };
    for file in [
        include_str!("../data/names.en.txt"),
        include_str!("../data/names.fr.txt"),
        include_str!("../data/names.ar.txt"),
    ] {
        read(file, |name, given| {
            add(&mut names.exact, name, given);
        });
    }
    for file in [include_str!("../data/names.kk.txt"), include_str!("../data/names.kk-latin.txt")] {
        read(file, |name, given| {
            add(&mut names.kazakh, name, given);
            // The same name in a Russian sentence.
            names.decline(name, given);
        });
    }
    for file in [include_str!("../data/names.ru.txt"), include_str!("../data/names.uk.txt")] {
        read(file, |name, given| names.decline(name, given));
    }
    names
});

/// A name that is doubtful in one language is doubtful in all: which one a text is in is not asked.
fn add(stems: &mut Stems, stem: &str, given: Given) {
    let known = stems.entry(stem.into()).or_insert(given);
    *known = (*known).max(given);
}

impl Names {
    fn decline(&mut self, name: &str, given: Given) {
        if !name.starts_with(|c: char| ('\u{400}'..'\u{530}').contains(&c)) {
            add(&mut self.exact, name, given);
            return;
        }
        let declension = DECLENSIONS.iter().position(|(last, _)| name.ends_with(last));
        let stem = declension.map_or(name, |at| &name[..name.len() - DECLENSIONS[at].0.len()]);
        add(&mut self.declined[declension.unwrap_or(DECLENSIONS.len())], stem, given);
    }
}

/// Calls `take` for every name of a file: names divided by blanks, a mark before the doubtful, `#` before remarks.
fn read(file: &str, mut take: impl FnMut(&str, Given)) {
    for entry in file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace) {
        let marked = [('?', Given::Word), ('@', Given::Place), ('!', Given::Slang)];
        let doubtful = marked.iter().find_map(|(mark, given)| Some((*given, entry.strip_prefix(*mark)?)));
        let (given, name) = doubtful.unwrap_or((Given::Sure, entry));
        let mut folded = String::new();
        name.chars().for_each(|c| crate::fold::push(c, &mut folded));
        take(&folded, given);
    }
}

/// How sure `word` (folded) is a given name in any of its forms; `None` if it is none.
pub(crate) fn given(word: &str) -> Option<Given> {
    // No name is longer; it also bounds what is done for a word without end.
    if word.len() > 60 {
        return None;
    }
    let names = &*NAMES;
    if let Some(given) = names.exact.get(word) {
        return Some(*given);
    }
    if let Some(given) = without_clitic(word).and_then(|rest| names.exact.get(rest)) {
        // What is cut off here might have been a letter of another word.
        return (*given == Given::Sure).then_some(Given::Sure);
    }
    let cuts = || word.char_indices().map(|(at, _)| at).rev().take(4);
    if word.starts_with(|c: char| ('\u{400}'..'\u{530}').contains(&c)) {
        for at in std::iter::once(word.len()).chain(cuts()) {
            let (stem, ending) = word.split_at(at);
            let kinds = DECLENSIONS.iter().map(|(_, endings)| *endings).chain([CONSONANT]);
            for (endings, stems) in kinds.zip(&names.declined) {
                if let Some(given) = stems.get(stem).filter(|_| endings.contains(&ending)) {
                    return Some(*given);
                }
            }
        }
    }
    cuts()
        .map(|at| word.split_at(at))
        .filter(|(_, added)| ADDED.contains(added))
        .find_map(|(name, _)| names.kazakh.get(name))
        .copied()
}

/// Endings that only names of fathers have. Russian and Ukrainian with their cases, Kazakh in both scripts.
const FATHER: [&str; 36] = [
    "ович",
    "евич",
    "овича",
    "евича",
    "овичу",
    "евичу",
    "овичем",
    "евичем",
    "овичу",
    "йович",
    "овна",
    "евна",
    "овны",
    "евны",
    "овне",
    "евне",
    "овну",
    "евну",
    "овной",
    "евной",
    "івна",
    "ївна",
    "івни",
    "ївни",
    "івні",
    "ївні",
    "івну",
    "ївну",
    "івною",
    "ївною",
    "ұлы",
    "қызы",
    "кызы",
    "uly",
    "qyzy",
    "kyzy",
];

/// Endings that hardly anything but a surname has.
const SURNAME_SURE: [&str; 27] = [
    "енко",
    "чук",
    "чука",
    "чуку",
    "чуком",
    "швили",
    "дзе",
    "баев",
    "баева",
    "баеву",
    "баевой",
    "беков",
    "бекова",
    "бекову",
    "ханов",
    "ханова",
    "жанов",
    "жанова",
    "галиев",
    "галиева",
    "мбетов",
    "мбетова",
    "enko",
    "chuk",
    "baev",
    "bayev",
    "shvili",
];

/// Endings that many surnames have, and some other words.
const SURNAME: [&str; 45] = [
    "ов",
    "ова",
    "ову",
    "овым",
    "овой",
    "ев",
    "ева",
    "еву",
    "евым",
    "евой",
    "ин",
    "ина",
    "ину",
    "иным",
    "иной",
    "ский",
    "ская",
    "ского",
    "ской",
    "ському",
    "ський",
    "ська",
    "ської",
    "ук",
    "юк",
    "як",
    "ян",
    "янц",
    "ко",
    "ець",
    "ик",
    "ich",
    "ov",
    "ova",
    "ev",
    "eva",
    "sky",
    "skaya",
    "uk",
    "yan",
    "tegin",
    "son",
    "ez",
    "али",
    "ұл",
];

fn ends(word: &str, endings: &[&str], least: usize) -> bool {
    word.len() <= 60
        && endings
            .iter()
            .any(|ending| word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= least))
}

/// Whether `word` ends as the name after a father.
pub(crate) fn is_patronymic(word: &str) -> bool {
    ends(word, &FATHER, 3)
}

/// Whether `word` is that of a father whose own name is in the lists.
pub(crate) fn is_surely_patronymic(word: &str) -> bool {
    let father = |stem: &str| {
        let stem = stem.strip_suffix('ь').unwrap_or(stem);
        ["", "й", "ий", "а", "о"].iter().any(|last| given(&format!("{stem}{last}")).is_some())
    };
    word.len() <= 60 && FATHER.iter().filter_map(|ending| word.strip_suffix(ending)).any(father)
}

/// Whether `word` is a surname by an ending that other words do not have.
pub(crate) fn is_surely_surname(word: &str) -> bool {
    ends(word, &SURNAME_SURE, 2)
}

/// Whether `word` may be a surname by its ending.
pub(crate) fn may_be_surname(word: &str) -> bool {
    is_surely_surname(word) || ends(word, &SURNAME, 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_in_every_case_of_its_language() {
        for form in [
            "марина",
            "марины",
            "марине",
            "мариной",
            "сергея",
            "сергеем",
            "сергію",
            "дмитра",
            "дмитрові",
            "ігоря",
            "наталії",
            "игорь",
            "игорем",
            "айгерімге",
            "нұрланның",
            "нурлану",
            "аружанмен",
            "dinarаga".replace('а', "a").as_str(),
            "محمد",
            "ومحمد",
            "لفاطمه",
            "camille",
        ] {
            assert_eq!(given(form), Some(Given::Sure), "{form}");
        }
        assert_eq!(given("верой"), Some(Given::Word));
        assert_eq!(given("molly"), Some(Given::Slang));
        assert_eq!(given("аптека"), None);
        assert_eq!(given(""), None);
    }

    #[test]
    fn endings_tell_patronymics_and_surnames() {
        assert!(is_patronymic("петровна") && is_patronymic("степанівни") && is_patronymic("болатұлы"));
        assert!(is_surely_patronymic("анатольевна") && is_surely_patronymic("миколаївни"));
        assert!(!is_surely_patronymic("безкоштовна") && !is_surely_patronymic("головне"));
        assert!(is_surely_surname("коваленко") && !is_surely_surname("аптека"));
        assert!(may_be_surname("иванова") && !may_be_surname("ов"));
    }
}
