//! Rule L-1: no stigmatising word in anything the product says itself. The lists are data, one per language.

use super::{Source, line_of, whole_words};
use crate::Outcome;

/// The words of one language. A word that ends in `*` stands for all words that begin so.
pub(super) struct List {
    lang: String,
    words: Vec<String>,
}

/// Reads the lists.
pub(super) fn lists(text: &str) -> Outcome<Vec<List>> {
    let table = text.parse::<toml::Table>().map_err(|error| format!("xtask/data/register.toml: {error}"))?;
    let list = |(lang, entry): (&String, &toml::Value)| {
        let words = entry.get("words")?.as_array()?;
        let words = words.iter().filter_map(|word| word.as_str().map(fold)).collect();
        Some(List { lang: lang.clone(), words })
    };
    let lists: Vec<_> = table.iter().filter_map(list).collect();
    if lists.len() == table.len() && lists.iter().all(|list| !list.words.is_empty()) {
        return Ok(lists);
    }
    Err("xtask/data/register.toml: every language needs `words = [\"…\"]`".into())
}

/// Stigmatising words in a text of the product, in every language that its path names; in all when it names none.
pub(super) fn stigma(text: &Source, lists: &[List]) -> Vec<String> {
    let names = |list: &List| {
        text.path
            .split(['/', '.'])
            .any(|part| part == list.lang || part.ends_with(&format!("_{}", list.lang)))
    };
    let named = lists.iter().any(names);
    let folded = fold(&text.text);
    let mut found = Vec::new();
    for list in lists.iter().filter(|list| !named || names(list)) {
        for word in &list.words {
            for at in matches(&folded, word) {
                found.push(format!("{}:{}: `{word}` hurts people (L-1)", text.path, line_of(&folded, at)));
            }
        }
    }
    found
}

fn matches(text: &str, word: &str) -> Vec<usize> {
    let Some(stem) = word.strip_suffix('*') else { return whole_words(text, word) };
    text.match_indices(stem)
        .filter(|(at, _)| !text[..*at].chars().next_back().is_some_and(char::is_alphanumeric))
        .map(|(at, _)| at)
        .collect()
}

/// Lower case, without Arabic vowel signs and lengthening strokes, with one apostrophe: what readers read as the
/// same word is the same text.
fn fold(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{64b}'..='\u{652}' | '\u{640}'))
        .map(|c| if matches!(c, '\u{2019}' | '\u{2bc}') { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = "[en]\nwords = [\"addict\", \"getting clean\"]\n[ru]\nwords = [\"наркоман*\"]\n[ar]\nwords = [\"مدمن\"]";

    #[test]
    fn l1_a_stigmatising_word_is_found_in_its_language_only() {
        let lists = lists(LISTS).unwrap();
        let found = |path: &str, text: &str| stigma(&Source::sample(path, text), &lists).len();
        assert_eq!(found("locales/en/chat.ftl", "a = The Addict is\nb = getting clean"), 2);
        assert_eq!(found("locales/en/chat.ftl", "a = addiction service, clean water"), 0);
        assert_eq!(found("locales/ru/chat.ftl", "a = Наркоманам"), 1);
        assert_eq!(found("locales/ru/chat.ftl", "a = addict"), 0);
        assert_eq!(found("content/cards.toml", "en = 'addict'\nru = 'наркоманы'"), 2);
        assert_eq!(found("locales/ar/chat.ftl", "a = مُدْمِن"), 1);
    }

    #[test]
    fn a_list_without_words_is_refused() {
        assert!(lists("[en]\nwords = []").is_err());
        assert!(lists("[en]\nword = [\"x\"]").is_err());
    }

    #[test]
    fn the_real_lists_cover_the_six_languages() {
        let lists = lists(include_str!("../../data/register.toml")).unwrap();
        for lang in ["en", "fr", "ru", "uk", "kk", "ar"] {
            assert!(lists.iter().any(|list| list.lang == lang), "{lang}");
        }
    }
}
