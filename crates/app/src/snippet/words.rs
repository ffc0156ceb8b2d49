//! The word check of what somebody writes for everybody (rules L-1, E-9, H-2): it warns, and the approver sees the warning too.

use kernel::Lang;
use ui::Speech;

use super::model::{Snippet, Words};
use crate::wording;

/// Something to look at in a text.
pub(super) struct Word {
    /// In which language.
    pub(super) lang: Lang,
    /// The words as they stand there.
    pub(super) words: String,
    /// What there is to say of them, in the language of the page.
    pub(super) says: String,
}

/// What there is to look at in titles and texts. Names, addresses and numbers are none of it: a service has an address.
pub(super) fn to_look_at(snippet: &Snippet, t: Speech) -> Vec<Word> {
    let each = |lang: Lang| {
        let text = |words: &Words| words.0.get(lang.code()).cloned().unwrap_or_default();
        let text = format!("{}\n{}", text(&snippet.title), text(&snippet.body));
        let check = wording::check(&text, lang.code(), &[]);
        let found = check.found().iter().filter(|found| found.is_word());
        found.map(|found| Word { lang, words: found.words.clone(), says: found.says(t) }).collect::<Vec<_>>()
    };
    Lang::ALL.into_iter().flat_map(each).collect()
}
