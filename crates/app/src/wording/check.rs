//! An answer checked, and what the page says of it.

use std::ops::Range;

use ui::Speech;

use super::{
    list::{self, Rule},
    pattern::fold,
};

/// Why something was found.
#[derive(Clone, Debug)]
enum Why {
    /// A word of the lists, and what could stand there instead.
    Word(Rule, &'static str),
    /// It may tell who somebody is.
    Tells(scrub::Kind),
}

/// Something found in an answer.
#[derive(Clone, Debug)]
pub struct Found {
    /// A few words before it.
    pub before: String,
    /// What was found, as it stands there.
    pub words: String,
    /// A few words after it.
    pub after: String,
    why: Why,
}

impl Found {
    /// Whether it is a word of the lists, and nothing that may tell who somebody is.
    pub fn is_word(&self) -> bool {
        matches!(self.why, Why::Word(..))
    }

    /// What there is to say of it, in the language of the page.
    pub fn says(&self, t: Speech) -> String {
        match &self.why {
            Why::Word(rule, say) => why(t, *rule, say),
            Why::Tells(kind) => {
                let kind = format!("scrub-{}", kind.name().replace('_', "-"));
                t.with("compose-word-tells", "kind", t.say(&kind))
            }
        }
    }
}

/// Why a rule speaks against words, and what could stand there instead.
pub fn why(t: Speech, rule: Rule, instead: &str) -> String {
    let key = match rule {
        Rule::Stigma => "compose-word-hurts",
        Rule::Promise => "compose-word-promise",
        Rule::Harmless => "compose-word-harmless",
        Rule::Supply => "compose-word-supply",
        Rule::Dosing => "compose-word-dosing",
        Rule::Abstinence => "compose-word-abstinence",
    };
    t.with(key, "say", instead)
}

/// What was found in an answer.
#[derive(Clone, Debug, Default)]
pub struct Check(Vec<Found>);

impl Check {
    /// Whether there is nothing to change.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was found, in order.
    pub fn found(&self) -> &[Found] {
        &self.0
    }

    /// What was found in one line, as a form carries it: whoever sends it again has seen it.
    pub fn written(&self) -> String {
        self.0.iter().map(|found| key(&found.words)).collect::<Vec<_>>().join("|")
    }

    /// Whether something was found that the page has not warned of yet.
    pub fn has_more_than(&self, warned: &str) -> bool {
        self.0.iter().any(|found| !warned.split('|').any(|one| one == key(&found.words)))
    }
}

fn key(words: &str) -> String {
    fold(words).split_whitespace().collect::<Vec<_>>().join(" ").replace('|', " ")
}

/// Checks an answer in a conversation of a language (its code). `known` are names that give nobody away.
pub fn check(text: &str, lang: &str, known: &[&str]) -> Check {
    let words = list::find(text, lang).into_iter();
    let mut found: Vec<(Range<usize>, Why)> =
        words.map(|(range, entry)| (range, Why::Word(entry.rule, &entry.say))).collect();
    // A link leads to a service far more often than to somebody.
    let tells = scrub::find(text).into_iter().filter(|one| one.kind != scrub::Kind::Link);
    let tells = tells.filter(|one| !is_known(&text[one.range.clone()], known));
    for one in tells {
        if found.iter().all(|(range, _)| one.range.end <= range.start || range.end <= one.range.start) {
            found.push((one.range, Why::Tells(one.kind)));
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    let around = |(range, why): (Range<usize>, Why)| Found {
        before: before(&text[..range.start]),
        words: text[range.clone()].to_owned(),
        after: after(&text[range.end..]),
        why,
    };
    Check(found.into_iter().map(around).collect())
}

fn is_known(words: &str, known: &[&str]) -> bool {
    let words = fold(words);
    known.iter().any(|name| fold(name).contains(words.trim()))
}

/// Characters shown on each side of what was found.
const AROUND: usize = 40;

fn before(text: &str) -> String {
    let line = text.rsplit('\n').next().unwrap_or_default();
    match line.char_indices().rev().nth(AROUND) {
        Some((at, c)) => format!("…{}", &line[at + c.len_utf8()..]),
        None => line.to_owned(),
    }
}

fn after(text: &str) -> String {
    let line = text.split('\n').next().unwrap_or_default();
    match line.char_indices().nth(AROUND) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        check(text, "en", &["Aida", "Night Window"]).found().iter().map(|one| one.words.clone()).collect()
    }

    #[test]
    fn l_2_words_that_hurt_promises_and_what_tells_who_somebody_is_are_found_in_order() {
        let text =
            "You are no junkie.\nCall Anna on +44 7700 900123, she is always here. It is safe to take.";
        assert_eq!(words(text), ["junkie", "Anna", "+44 7700 900123", "always here", "safe to take"]);
        assert_eq!(
            words("I am Aida of Night Window. Are you somewhere safe? Keep the wound clean."),
            [""; 0]
        );
    }

    #[test]
    fn whoever_was_warned_is_not_warned_again_of_the_same() {
        let first = check("no junkie", "en", &[]);
        assert!(first.has_more_than(""));
        assert!(!check("no Junkie at all", "en", &[]).has_more_than(&first.written()));
        assert!(check("no junkie, no addict", "en", &[]).has_more_than(&first.written()));
    }

    #[test]
    fn what_stands_around_is_cut_between_characters() {
        let text = format!("{} наркоман {}", "я".repeat(60), "ю".repeat(60));
        let found = check(&text, "ru", &[]);
        assert_eq!(found.found()[0].before.chars().count(), AROUND + 1);
        assert_eq!(found.found()[0].after.chars().count(), AROUND + 1);
    }
}
