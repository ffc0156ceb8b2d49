//! Films on the public site without anybody else's servers: the program's own and those that an organisation uploads. A file is
//! written anew before it is kept (the crate `film`), so that nothing in it tells who made it, when or where.

mod bytes;
mod desk;
mod one;
mod own;
pub mod public;
mod range;
mod store;

use std::collections::BTreeMap;

use film::{
    Kind,
    captions::{self, Cue, Mistake},
};
use kernel::{DbError, Lang};
use sha2::{Digest, Sha256};

use crate::{
    App,
    ids::{FilmId, OrgId},
};

pub use bytes::routes as byte_routes;
pub use desk::routes;
pub use own::{OWN, own};
pub use store::ALL as STATEMENTS;

/// The longest title, in characters.
const MAX_TITLE: usize = 80;
/// The longest sentence about a film, in characters.
const MAX_ABOUT: usize = 300;
/// The most films of one organisation.
const MAX_FILMS: i64 = 40;

/// One file of a film.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The format.
    pub kind: Kind,
    /// In bytes.
    pub size: u64,
    /// SHA-256, in hexadecimal digits.
    pub checksum: String,
}

/// What is said of a film in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Its title.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub about: String,
    /// Its captions.
    pub cues: Vec<Cue>,
}

/// A film with everything but its bytes.
#[derive(Clone, Debug)]
pub struct Film {
    /// What its files are called in addresses.
    pub key: String,
    /// What its page is called in addresses.
    pub slug: String,
    /// Whether everybody sees it.
    pub is_public: bool,
    /// Its files; a browser takes the first that it can play.
    pub files: Vec<File>,
    /// How long it lasts, in milliseconds.
    pub millis: u64,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Whether there is anything to hear.
    pub sound: bool,
    /// Whether there is a picture that stands for it.
    pub poster: bool,
    /// By the code of the language.
    pub words: BTreeMap<String, Words>,
}

impl Film {
    /// What the audit trail says something was done to: the beginning of the SHA-256 of its files and of all that is said of it, so that
    /// it can be shown later what somebody approved of (rule J-2).
    pub(crate) fn mark(&self) -> [u8; 16] {
        let mut whole = Sha256::new();
        self.files.iter().for_each(|file| whole.update(format!("{}\n", file.checksum)));
        for (lang, words) in &self.words {
            let captions = film::captions::write(&words.cues);
            whole.update(format!("{lang}\n{}\n{}\n{captions}\n", words.title, words.about));
        }
        let whole: [u8; 32] = whole.finalize().into();
        *whole.first_chunk().expect("a digest has 32 bytes")
    }

    /// What is said of it in this language, or else in the first that it has.
    pub fn words(&self, lang: Lang) -> Option<(Lang, &Words)> {
        let langs = [lang].into_iter().chain(Lang::ALL);
        langs.filter_map(|lang| Some((lang, self.words.get(lang.code())?))).next()
    }

    /// The languages that it has captions in.
    pub fn languages(&self) -> Vec<Lang> {
        Lang::ALL.into_iter().filter(|lang| self.words.contains_key(lang.code())).collect()
    }

    /// Minutes and seconds, as players write them.
    pub fn length(&self) -> String {
        clock(self.millis)
    }

    /// Whether there is anything to hear, as texts choose by it.
    pub const fn heard(&self) -> &'static str {
        if self.sound { "yes" } else { "no" }
    }
}

/// Minutes and seconds of a moment in a film.
pub fn clock(millis: u64) -> String {
    let seconds = millis.div_ceil(1_000);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Reads the captions of a film.
///
/// # Errors
/// All that is wrong with them, by line.
pub fn read_captions(text: &str, millis: u64) -> Result<Vec<Cue>, Vec<Mistake>> {
    captions::read(text.as_bytes(), millis)
}

/// The films that everybody sees: the organisation's, the last first, and the program's own. Without captions.
///
/// # Errors
/// Those of the store.
pub async fn shown(app: &App, org: OrgId) -> Result<Vec<Film>, DbError> {
    let stored = app.db.read(move |tx| store::films(tx, org)).await?;
    let mut films: Vec<Film> =
        stored.into_iter().map(|stored| stored.film).filter(|film| film.is_public).collect();
    // Whoever gives a film of theirs the name of one of ours shows theirs.
    let ours = OWN.iter().filter(|ours| films.iter().all(|film| film.slug != ours.slug));
    let ours: Vec<Film> = ours.cloned().collect();
    films.extend(ours);
    Ok(films)
}

/// The film that everybody sees under a name, with its captions.
///
/// # Errors
/// Those of the store.
pub async fn shown_as(app: &App, org: OrgId, slug: &str) -> Result<Option<Film>, DbError> {
    let found = shown(app, org).await?.into_iter().find(|film| film.slug == slug);
    match found.as_ref().and_then(|film| FilmId::parse(&film.key)) {
        None => Ok(found),
        Some(id) => {
            let stored = app.db.read(move |tx| store::film(tx, org, id)).await?;
            Ok(stored.map(|stored| stored.film).filter(|film| film.is_public))
        }
    }
}

/// Whether this may be a name in addresses: short, English letters in lower case, digits, hyphens between them.
fn is_slug(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=40).contains(&text.len())
        && text.bytes().all(plain)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// The key of the sentence about a mistake in captions.
const fn mistake_key(wrong: captions::Wrong) -> &'static str {
    use captions::Wrong;
    match wrong {
        Wrong::TooBig => "film-wrong-big",
        Wrong::Encoding => "film-wrong-encoding",
        Wrong::Header => "film-wrong-header",
        Wrong::Times => "film-wrong-times",
        Wrong::Backwards => "film-wrong-backwards",
        Wrong::Overlap => "film-wrong-overlap",
        Wrong::AfterEnd => "film-wrong-end",
        Wrong::Empty => "film-wrong-empty",
        Wrong::TooLong => "film-wrong-long",
        Wrong::Markup => "film-wrong-markup",
        Wrong::NoCues => "film-wrong-none",
    }
}
