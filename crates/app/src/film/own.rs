//! The films that come with the program, in `content/film`, a folder each.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use film::Kind;
use sha2::{Digest, Sha256};

use super::{File, Film, Words, read_captions};
use crate::content;

/// The program's own films. Read once in a process; that nothing is wrong with them is checked by a test.
pub static OWN: LazyLock<Vec<Film>> = LazyLock::new(|| {
    let names: BTreeSet<String> = content::under("film/")
        .into_iter()
        .filter_map(|(path, _)| Some(path.split_once('/')?.0.to_owned()))
        .collect();
    names.iter().filter_map(|name| own(name)).collect()
});

/// What a browser is offered, in this order: the open format first.
const KINDS: [Kind; 2] = [Kind::WebM, Kind::Mp4];

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    title: String,
    about: String,
}

/// One of the program's own films; `None` where a part of it is missing or wrong.
pub fn own(name: &str) -> Option<Film> {
    let (mut files, mut shape) = (Vec::new(), None);
    for kind in KINDS {
        let bytes = part(name, &format!("film.{}", kind.extension()))?;
        shape = Some(film::rewrite(&bytes).ok()?.shape);
        let checksum = hex::encode(Sha256::digest(&bytes));
        files.push(File { kind, size: bytes.len() as u64, checksum });
    }
    let shape = shape?;
    let said = part(name, "film.toml")?;
    let said: BTreeMap<String, Said> = toml::from_str(std::str::from_utf8(&said).ok()?).ok()?;
    let mut words = BTreeMap::new();
    for (lang, Said { title, about }) in said {
        let captions = part(name, &format!("{lang}.vtt"))?;
        let cues = read_captions(std::str::from_utf8(&captions).ok()?, shape.millis).ok()?;
        words.insert(lang, Words { title, about, cues });
    }
    Some(Film {
        key: name.to_owned(),
        slug: name.to_owned(),
        is_public: true,
        files,
        millis: shape.millis,
        width: shape.width,
        height: shape.height,
        sound: shape.sound,
        poster: part(name, "poster.jpg").is_some(),
        words,
    })
}

/// A file of one of them.
pub(super) fn part(name: &str, file: &str) -> Option<Cow<'static, [u8]>> {
    content::bytes(&format!("film/{name}/{file}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_films_are_whole_in_every_language_and_hold_nothing_but_the_film() {
        assert!(!OWN.is_empty());
        for film in OWN.iter() {
            for kind in KINDS {
                let bytes = part(&film.slug, &format!("film.{}", kind.extension())).expect("it is there");
                let anew = film::rewrite(&bytes).expect("it plays");
                assert!(anew.bytes == *bytes, "{}: it was not written anew", film.slug);
                assert!(bytes.len() < 1_500_000 / KINDS.len(), "{}: {} bytes", film.slug, bytes.len());
                assert_eq!(anew.shape.millis.div_ceil(100), film.millis.div_ceil(100), "both last as long");
            }
            assert_eq!(film.languages(), kernel::Lang::ALL, "{}", film.slug);
            let cues =
                |lang: &str| film.words[lang].cues.iter().map(|cue| (cue.from, cue.to)).collect::<Vec<_>>();
            for lang in kernel::Lang::ALL {
                assert_eq!(cues(lang.code()), cues("en"), "{} in {}", film.slug, lang.code());
            }
        }
    }
}
