//! A person's own code, if they want one: some facts they remember, of which only a slow keyed hash is kept (rule A-6,
//! domain section d.6). Whoever says the same facts again gives the same code, in the same organisation only.

use std::sync::LazyLock;

use kernel::{Blind, Plain};
use seal::{
    SymmetricKey, encode,
    password::{self, BadCost, Cost},
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use zeroize::Zeroizing;

use crate::{form::Words, ids::OrgId};

/// What the fingerprint of a code is of.
#[derive(Debug)]
pub enum PersonCode {}

/// What is asked for a code: `content/forms/code.toml`.
#[derive(Debug, serde::Deserialize)]
pub struct Questions {
    /// Goes into every code, so that codes of different questions never meet.
    pub version: i64,
    /// How many of the answers must be known.
    pub known_at_least: usize,
    /// What is asked, in the order of the page.
    #[serde(rename = "question")]
    pub all: Vec<Question>,
}

/// One of the facts.
#[derive(Debug, serde::Deserialize)]
pub struct Question {
    /// Its name in the form.
    pub name: String,
    /// What an answer looks like.
    #[serde(flatten)]
    pub kind: Kind,
    /// The question.
    pub label: Words,
}

/// What an answer looks like.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// The first letters of a word.
    Letters {
        /// How many of them.
        letters: usize,
    },
    /// A whole number.
    Number {
        /// The smallest.
        least: u32,
        /// The largest.
        most: u32,
    },
}

/// Why an answer is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Nothing was typed.
    Empty,
    /// There is no letter in it.
    NotLetters,
    /// It is no number between these.
    NotBetween(u32, u32),
}

static QUESTIONS: LazyLock<Questions> = LazyLock::new(|| {
    let file = crate::content::file("forms/code.toml").expect("the questions are part of the program");
    toml::from_str(&file).expect("the questions are checked by a test")
});

/// What is asked here.
pub fn questions() -> &'static Questions {
    &QUESTIONS
}

impl Question {
    /// An answer in the one way in which it is hashed, however it was typed.
    ///
    /// # Errors
    /// [`Unread`].
    pub fn read(&self, typed: &str) -> Result<Plain<String>, Unread> {
        if typed.trim().is_empty() {
            return Err(Unread::Empty);
        }
        match self.kind {
            Kind::Letters { letters } => {
                let first = Zeroizing::new(plain(typed).chars().take(letters).collect::<String>());
                if first.is_empty() { Err(Unread::NotLetters) } else { Ok(Plain::new((*first).clone())) }
            }
            Kind::Number { least, most } => {
                let between = |number: &u32| (least..=most).contains(number);
                let number = number(typed).filter(between).ok_or(Unread::NotBetween(least, most))?;
                Ok(Plain::new(number.to_string()))
            }
        }
    }
}

/// The letters of a word without what the same word may lack when somebody else types it: size, accents, marks, joiners,
/// and letters that keyboards of neighbouring languages do not have.
fn plain(typed: &str) -> Zeroizing<String> {
    let mut out = Zeroizing::new(String::with_capacity(typed.len() * 4));
    // Compatibility forms first (NFKD, Unicode Standard Annex 15), so that marks stand apart from their letters.
    let bare = typed.nfkd().filter(|letter| !is_combining_mark(*letter));
    for letter in bare.flat_map(char::to_lowercase).filter(|letter| !is_combining_mark(*letter)) {
        match FOLDS.iter().find(|(from, _)| from.contains(letter)) {
            Some((_, to)) => out.push_str(to),
            None if letter.is_alphabetic() => out.push(letter),
            None => {}
        }
    }
    out
}

/// Letters that stand for others, or for nothing.
const FOLDS: [(&str, &str); 24] = [
    // Arabic script: the same letter on Arabic, Persian, Urdu and Kurdish keyboards; the long stroke is none.
    ("یىےې", "ي"),
    ("کڪ", "ك"),
    ("ةۃہھە", "ه"),
    ("ٱ", "ا"),
    ("ـ", ""),
    // Cyrillic: letters of Ukrainian, Kazakh and Belarusian that a Russian keyboard lacks. Dots and breves are gone already.
    ("іӏ", "и"),
    ("є", "е"),
    ("ґғ", "г"),
    ("қ", "к"),
    ("ң", "н"),
    ("ә", "а"),
    ("ө", "о"),
    ("үұ", "у"),
    ("һ", "х"),
    // Latin: letters that do not come apart into a letter and a mark.
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ø", "o"),
    ("đð", "d"),
    ("ł", "l"),
    ("ı", "i"),
    ("ħ", "h"),
    ("þ", "th"),
    ("əǝ", "a"),
];

/// A whole number in the digits of Latin, Arabic, Persian and full-width script.
fn number(typed: &str) -> Option<u32> {
    let digit = |letter: char| {
        let zero = ['0', '٠', '۰']
            .into_iter()
            .find(|zero| (u32::from(*zero)..u32::from(*zero) + 10).contains(&u32::from(letter)))?;
        Some(u32::from(letter) - u32::from(zero))
    };
    let written = Zeroizing::new(typed.nfkc().collect::<String>());
    let written = written.trim().trim_end_matches('.');
    if written.is_empty() || written.chars().count() > 4 {
        return None;
    }
    written.chars().try_fold(0, |number, letter| Some(number * 10 + digit(letter)?))
}

/// The fingerprint of the answers, in the order of the questions; `None` is an answer that is not known. Slow by intent:
/// call it where it may block.
///
/// # Errors
/// [`BadCost`] if the cost is none.
pub fn fingerprint(
    instance: &SymmetricKey,
    org: OrgId,
    version: i64,
    answers: &[Option<Plain<String>>],
    cost: Cost,
) -> Result<Blind<PersonCode>, BadCost> {
    let version = version.to_le_bytes();
    let known = answers.iter().map(|answer| answer.as_ref().map_or(&b""[..], |one| one.expose().as_bytes()));
    let list: Vec<&[u8]> = std::iter::once(&version[..]).chain(known).collect();
    let secret = Plain::new(encode::list(&list));
    password::slow_blind(instance, "person code", org.bytes(), &secret, cost)
}

#[cfg(test)]
mod tests {
    use kernel::Lang;

    use super::*;

    fn read(name: &str, typed: &str) -> Result<String, Unread> {
        let question = questions().all.iter().find(|one| one.name == name).expect("it is asked");
        question.read(typed).map(|answer| answer.expose().clone())
    }

    #[test]
    fn the_questions_are_few_say_no_date_of_birth_and_are_asked_in_every_language() {
        let questions = questions();
        assert!((1..=questions.all.len()).contains(&questions.known_at_least));
        for question in &questions.all {
            for lang in Lang::ALL {
                assert!(question.label.0.contains_key(lang.code()), "{} in {lang:?}", question.name);
            }
            match question.kind {
                Kind::Letters { letters } => assert!((1..=3).contains(&letters), "no whole name"),
                // No year, and nothing with as many values as a date.
                Kind::Number { least, most } => assert!(least < most && most <= 31, "{}", question.name),
            }
        }
    }

    #[test]
    fn the_same_name_gives_the_same_letters_however_it_is_typed() {
        for (same, letters) in [
            (&["Ольга", "ольга", " ОЛ", "о-л", "О\u{301}льга"][..], "ол"),
            (&["Пётр", "петр", "ПЕТР", "Пе\u{308}тр"], "пе"),
            (&["Ірина", "Ирина", "їрина"], "ир"),
            (&["Қанат", "канат"], "ка"),
            (&["Ғалия", "Галия", "Ґалія"], "га"),
            (&["Élodie", "elodie", "E\u{301}L", "ＥＬ"], "el"),
            (&["Łucja", "Lucja", "łU"], "lu"),
            (&["علي", "على", "عـلي", "عَلِي", "علی"], "عل"),
            (&["يوسف", "یوسف"], "يو"),
            (&["كمال", "کمال"], "كم"),
            (&["أحمد", "احمد", "إحمد", "ٱحمد"], "اح"),
            (&["Ян", "ян"], "ян"),
            (&["Я"], "я"),
        ] {
            for typed in same {
                assert_eq!(read("mother", typed).as_deref(), Ok(letters), "{typed}");
            }
        }
        assert_eq!(plain("فاطمة").as_str(), plain("فاطمه").as_str());
        assert_ne!(read("mother", "Анна"), read("mother", "Ольга"));
        assert_eq!(read("mother", "12"), Err(Unread::NotLetters));
        assert_eq!(read("mother", " "), Err(Unread::Empty));
    }

    #[test]
    fn numbers_are_read_in_every_script_and_only_in_their_bounds() {
        for typed in ["7", "07", " 7 ", "7.", "٧", "۷", "７"] {
            assert_eq!(read("day", typed).as_deref(), Ok("7"), "{typed}");
        }
        for typed in ["0", "32", "-1", "7 5", "1990", "12345678901", "seven", "."] {
            assert_eq!(read("day", typed), Err(Unread::NotBetween(1, 31)), "{typed}");
        }
    }

    #[test]
    fn every_answer_the_organisation_and_the_instance_key_count() {
        let code = |answers: [Option<&str>; 3], org: u8, instance: u8, version| {
            let answers = answers.map(|answer| answer.map(|one| Plain::new(one.to_owned())));
            let instance = SymmetricKey::from_bytes([instance; 32]);
            let org = OrgId::from_bytes([org; 16]);
            *fingerprint(&instance, org, version, &answers, Cost::TEST).expect("a cost").mac()
        };
        let one = code([Some("ол"), Some("пе"), Some("7")], 1, 1, 1);
        assert_eq!(one, code([Some("ол"), Some("пе"), Some("7")], 1, 1, 1));
        for other in [
            code([Some("ол"), Some("пе"), Some("8")], 1, 1, 1),
            code([Some("пе"), Some("ол"), Some("7")], 1, 1, 1),
            code([Some("ол"), None, Some("7")], 1, 1, 1),
            code([Some("олпе"), None, Some("7")], 1, 1, 1),
            code([Some("ол"), Some("пе"), Some("7")], 2, 1, 1),
            code([Some("ол"), Some("пе"), Some("7")], 1, 2, 1),
            code([Some("ол"), Some("пе"), Some("7")], 1, 1, 2),
        ] {
            assert_ne!(one, other);
        }
    }
}
