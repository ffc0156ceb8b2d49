//! A pack from its files, whether they lie in a folder or in the program.

use std::collections::BTreeMap;

use crate::{
    Address, Mistake, Pack, Pictures, Rules, Text, Wrong, body, check, front, is_name, pair, picture, source,
    table::Notes,
};

/// A file of a pack, bytes, at most; the list of pairs may be longer.
const MOST_BYTES: usize = 64 * 1024;
const MOST_PAIR_BYTES: usize = 2 * 1024 * 1024;

/// What a file is, by its path.
enum Place<'p> {
    Page(Address, &'p str),
    Sources,
    Pairs,
    Picture(&'p str, picture::Kind),
}

/// Reads files, each with its path from the folder of the pack: `kind/name/language.md`, `sources/name.toml`,
/// `combinations.json`, `pictures/name.png` or `.jpg`. Texts may name pictures that lie elsewhere too: `beside`. `today` is the day on
/// which it is asked, `2026-11-22`.
///
/// Returns what could be read, and everything that is wrong, in the order of files and lines. Whoever wants a pack that is whole
/// asks whether a mistake [is grave](Mistake::is_grave).
pub fn read<'f>(
    files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    beside: &Pictures,
    rules: &Rules<'_>,
    today: &str,
) -> (Pack, Vec<Mistake>) {
    let (mut pack, mut found) = (Pack { pictures: beside.clone(), ..Pack::default() }, Vec::new());
    let mut seen = BTreeMap::new();
    for (path, bytes) in files {
        let mut notes = Notes { path, found: &mut found };
        let Some(place) = place(path, rules) else {
            notes.wrong(1, Wrong::Stray, path);
            continue;
        };
        if seen.insert(path, ()).is_some() {
            notes.wrong(1, Wrong::Twice, path);
            continue;
        }
        if let Place::Picture(name, kind) = place {
            if pack.pictures.contains_key(name) {
                notes.wrong(1, Wrong::Twice, name);
            } else if let Some(read) = picture::read(bytes, kind, &mut notes) {
                pack.pictures.insert(name.to_owned(), read);
            }
            continue;
        }
        let most = if matches!(place, Place::Pairs) { MOST_PAIR_BYTES } else { MOST_BYTES };
        if bytes.len() > most {
            notes.wrong(1, Wrong::TooLong, most);
            continue;
        }
        let Ok(text) = std::str::from_utf8(bytes) else {
            notes.wrong(1, Wrong::NotText, "");
            continue;
        };
        match place {
            Place::Picture(..) => {}
            Place::Sources => source::read(text, &mut pack, &mut notes),
            Place::Pairs => pair::read(text, &mut pack, rules, &mut notes),
            Place::Page(address, lang) => {
                let Some(read) = page(path, text, lang, rules, &mut notes) else { continue };
                pack.items.entry(address).or_default().insert(lang.to_owned(), read);
            }
        }
    }
    check::check(&pack, beside, rules, today, &mut found);
    found.sort_by(|a, b| (&a.path, a.line, a.wrong).cmp(&(&b.path, b.line, b.wrong)));
    (pack, found)
}

fn place<'p>(path: &'p str, rules: &Rules<'_>) -> Option<Place<'p>> {
    if path == "combinations.json" {
        return Some(Place::Pairs);
    }
    let (folder, file) = path.rsplit_once('/')?;
    if folder == "sources" {
        return file.strip_suffix(".toml").filter(|name| is_name(name)).map(|_| Place::Sources);
    }
    if folder == picture::FOLDER {
        return picture::of_file(file).map(|(name, kind)| Place::Picture(name, kind));
    }
    let address = Address::parse(folder).filter(|address| rules.kinds.contains(&address.kind.as_str()))?;
    let lang = file.strip_suffix(".md").filter(|lang| rules.languages.contains(lang))?;
    Some(Place::Page(address, lang))
}

fn page(path: &str, file: &str, lang: &str, rules: &Rules<'_>, notes: &mut Notes<'_>) -> Option<Text> {
    let (front_at, front_text, body_at, _) = front::split(file, notes)?;
    // The body is read even where the front matter cannot be, so that everything is told at once.
    let front = front::read(file, front_at, front_text, lang, rules, notes);
    let body = body::read(file, body_at, notes);
    Some(Text { front: front?, body, path: path.to_owned() })
}
