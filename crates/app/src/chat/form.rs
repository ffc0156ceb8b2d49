//! The form that a message is written in, the same for visitors and members.

use ui::{
    Errors, Form, Speech,
    form::{Unclean, clean},
};

use super::MAX_CHARS;

/// So many characters of what was typed go back into a form that refused them: far more than anybody types at once.
const GIVEN_BACK: usize = 16 * MAX_CHARS;

/// A form's nonce: what it was given, or nothing for one that was tampered with (then equal words count once).
pub fn nonce(form: &Form) -> String {
    form.text("nonce").chars().filter(char::is_ascii_hexdigit).take(32).collect()
}

/// What was typed, as it goes back into the form: never more than a page can carry.
pub fn typed(form: &Form) -> &str {
    let text = form.text("message");
    let end = text.char_indices().nth(GIVEN_BACK).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// An error at the field of the message.
pub fn one_error(message: &str) -> Errors {
    let mut errors = Errors::new();
    errors.add("message", message);
    errors
}

/// The words of a message, fit to be kept.
///
/// # Errors
/// What is wrong with them, in the language of the page.
pub fn read_text(t: Speech, form: &Form) -> Result<String, Errors> {
    let words = read_beside(t, form)?;
    if words.is_empty() { Err(one_error(t.say("write-error-empty"))) } else { Ok(words) }
}

/// The words beside an image, fit to be kept. There need not be any.
///
/// # Errors
/// What is wrong with them, in the language of the page.
pub fn read_beside(t: Speech, form: &Form) -> Result<String, Errors> {
    if form.cut {
        // Only a part has arrived; taking that would cut the message.
        let chars = form.text("message").chars().count();
        return Err(one_error(&t.with2("write-error-long", "max", MAX_CHARS, "chars", chars)));
    }
    if form.field("message").is_some_and(|field| field.garbled) {
        return Err(one_error(t.say("write-error-garbled")));
    }
    match clean(form.text("message"), MAX_CHARS) {
        Ok(words) => Ok(words),
        Err(Unclean::Empty) => Ok(String::new()),
        Err(Unclean::TooLong { chars }) => {
            Err(one_error(&t.with2("write-error-long", "max", MAX_CHARS, "chars", chars)))
        }
    }
}
