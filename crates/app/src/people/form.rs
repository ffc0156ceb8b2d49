//! What somebody new types: login, work name, languages, password.

use kernel::{Lang, Plain};
use ui::{
    Errors, Form, Speech,
    form::{Unclean, clean},
};

use crate::{settings::Organisation, team};

/// The longest work name, in characters.
const MAX_NAME: usize = 40;
/// The longest login, in bytes, as signing in reads it.
const MAX_LOGIN: usize = 64;
/// The longest password, in bytes, as signing in reads it.
const MAX_PASSWORD: usize = 256;

/// The form as it stands, right or wrong.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) login: String,
    pub(super) work_name: String,
    pub(super) languages: Vec<Lang>,
    /// Which of the proposed passwords is shown.
    pub(super) draw: u32,
    /// Whether they want one of their own.
    pub(super) own: bool,
    pub(super) password: String,
    pub(super) kept: bool,
}

impl Typed {
    /// Reads a form.
    pub(super) fn read(form: &Form) -> Self {
        let short = |name| form.text(name).chars().take(2 * MAX_PASSWORD).collect::<String>();
        Self {
            login: short("login").replace(char::is_control, "").trim().to_lowercase(),
            work_name: short("work_name"),
            languages: languages(form),
            draw: form.text("draw").parse().unwrap_or(0),
            own: form.text("choice") == "own",
            password: short("password").trim().to_owned(),
            kept: form.has("kept"),
        }
    }

    /// What is wrong with it, but for the code.
    pub(super) fn check(&self, t: Speech, org: &Organisation) -> Errors {
        let mut errors = Errors::new();
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
        if self.login.len() > MAX_LOGIN || self.login.chars().count() < 2 || !self.login.chars().all(plain) {
            errors.add("login", t.say("join-error-login"));
        }
        if let Err(key) = work_name(&self.work_name) {
            errors.add("work_name", t.say(key));
        }
        if self.languages.is_empty() {
            errors.add("languages", t.say("join-error-languages"));
        }
        if self.own
            && let Err(words) =
                check_password(t, &self.password, &[&self.login, &self.work_name, org.name(t.lang())])
        {
            errors.add("password", words);
        }
        if !self.kept {
            errors.add("kept", t.say("join-error-kept"));
        }
        errors
    }
}

/// The languages that are ticked, in our order.
pub(super) fn languages(form: &Form) -> Vec<Lang> {
    Lang::ALL.into_iter().filter(|lang| form.all("languages").any(|code| code == lang.code())).collect()
}

/// As a row holds them.
pub(super) fn codes(languages: &[Lang]) -> String {
    languages.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(" ")
}

/// As a row held them.
pub(super) fn from_codes(codes: &str) -> Vec<Lang> {
    codes.split_whitespace().filter_map(Lang::from_code).collect()
}

/// A work name fit to be shown and signed.
///
/// # Errors
/// The key of what is wrong with it.
pub(super) fn work_name(text: &str) -> Result<String, &'static str> {
    let name = clean(text, MAX_NAME).map_err(|error| match error {
        Unclean::Empty => "join-error-name",
        Unclean::TooLong { .. } => "join-error-name-long",
    })?;
    if name.contains('\n') { Err("join-error-name") } else { Ok(name) }
}

/// Whether a password that somebody thought of is worth 60 bits (zxcvbn, Wheeler 2016: guesses that a list of what
/// people choose would need). `personal` counts as known to whoever guesses.
///
/// # Errors
/// Why not, in words.
fn check_password(t: Speech, password: &str, personal: &[&str]) -> Result<(), String> {
    if password.is_empty() {
        return Err(t.say("join-error-password").to_owned());
    }
    if password.len() > MAX_PASSWORD {
        return Err(t.with("join-error-password-long", "max", MAX_PASSWORD));
    }
    let folded = password.to_lowercase();
    if personal.iter().any(|known| !known.is_empty() && folded == known.trim().to_lowercase()) {
        return Err(t.say("join-error-password-name").to_owned());
    }
    let bits = team::strength(&Plain::new(password.to_owned()), personal);
    if bits < team::MIN_BITS {
        let (bits, least) = (bits as usize, team::MIN_BITS as usize);
        return Err(t.with2("join-error-password-weak", "bits", bits, "least", least));
    }
    Ok(())
}

/// The password that counts: the proposed one, or their own.
pub(super) fn chosen(typed: &Typed, proposed: Plain<String>) -> Plain<String> {
    if typed.own { Plain::new(typed.password.clone()) } else { proposed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_work_name_is_one_line() {
        assert_eq!(work_name(" Dana "), Ok("Dana".to_owned()));
        assert!(work_name("a\nb").is_err() && work_name(" ").is_err() && work_name(&"x".repeat(41)).is_err());
        assert_eq!(work_name("دانا"), Ok("دانا".to_owned()));
    }
}
