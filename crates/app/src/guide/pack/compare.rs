//! What a pack that is brought in would change of what is shown, and what is wrong with what would be shown then.

use std::collections::BTreeSet;

use guide::{Mistake, Pack, Wrong, archive::Files, picture};

use crate::guide::{
    Changes,
    check::{Finding, check},
    picture::{New, is_name},
};

/// What would be otherwise.
#[derive(Debug, Default)]
pub struct Compared {
    /// The changes: texts, and files that go.
    pub changes: Changes,
    /// Pictures that are not there yet.
    pub pictures: Vec<New>,
    /// Paths that are not shown yet.
    pub new: Vec<String>,
    /// Paths whose text would be another.
    pub changed: Vec<String>,
    /// Paths that would no longer be shown.
    pub gone: Vec<String>,
    /// What must not be, in the whole that would be shown. What is wrong already is not counted against it.
    pub errors: Vec<Finding>,
    /// What is worth a look in the files that would be new or other.
    pub warnings: Vec<Finding>,
    /// The whole that would be shown.
    pub pack: Pack,
}

/// Compares. With `whole` the files are the whole guide, and what is not among them goes; else it stays. Pictures stay in the library. `today` is the day of the
/// check, `2026-11-22`.
pub fn compare(shown: &Files, brought: Files, whole: bool, today: &str) -> Compared {
    let mut compared = Compared::default();
    if whole {
        let texts = shown.keys().filter(|path| !is_picture(path));
        compared.gone = texts.filter(|path| !brought.contains_key(*path)).cloned().collect();
    }
    let mut result: Vec<(String, Vec<u8>)> = shown
        .iter()
        .filter(|(path, _)| (!whole || is_picture(path)) && !brought.contains_key(*path))
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect();
    let mut brought_pictures = Vec::new();
    for (path, bytes) in brought {
        match shown.get(&path) {
            Some(same) if *same == bytes => {}
            Some(_) if is_picture(&path) => compared.errors.push(told(&path, Wrong::Twice)),
            None if is_picture(&path) => {
                compared.new.push(path.clone());
                brought_pictures.push((path.clone(), bytes.clone()));
            }
            other => {
                let list = if other.is_some() { &mut compared.changed } else { &mut compared.new };
                list.push(path.clone());
                // What is no text is an error below, and nothing is taken.
                let text = String::from_utf8_lossy(&bytes).into_owned();
                compared.changes.insert(path.clone(), Some(text));
            }
        }
        result.push((path, bytes));
    }
    compared.changes.extend(compared.gone.iter().map(|path| (path.clone(), None)));
    if compared.is_empty() && brought_pictures.is_empty() {
        return compared;
    }
    result.sort_unstable();
    let (pack, found) = check(&result, today);
    for (path, bytes) in brought_pictures {
        let name = path.rsplit_once('/').and_then(|(_, file)| picture::of_file(file)).map(|(name, _)| name);
        match name {
            Some(name) if !is_name(name) => compared.errors.push(told(&path, Wrong::BadName)),
            Some(name) => compared.pictures.extend(pack.picture(name).map(|picture| New {
                name: name.to_owned(),
                picture: picture.clone(),
                bytes,
            })),
            None => {} // Told as a stray file.
        }
    }
    compared.pack = pack;
    let (errors, warnings): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.is_error);
    compared.warnings = warnings.into_iter().filter(|one| compared.changes.contains_key(&one.path)).collect();
    compared.errors.extend(errors);
    if !compared.errors.is_empty() {
        let shown: Vec<(String, &Vec<u8>)> =
            shown.iter().map(|(path, bytes)| (path.clone(), bytes)).collect();
        let already: BTreeSet<String> = check(&shown, today).1.into_iter().map(|one| one.says).collect();
        compared.errors.retain(|one| !already.contains(&one.says));
    }
    compared
}

impl Compared {
    /// Whether nothing would be otherwise, and nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.pictures.is_empty() && self.errors.is_empty()
    }
}

fn is_picture(path: &str) -> bool {
    path.rsplit_once('/').is_some_and(|(folder, _)| folder == guide::picture::FOLDER)
}

/// Something wrong with a picture: under its name there is another, and what two people approved would show something else; or no picture
/// of an organisation may have that name.
fn told(path: &str, wrong: Wrong) -> Finding {
    Finding::from(Mistake { path: path.to_owned(), line: 1, wrong, what: path.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{super::super::own_files, *};

    const TODAY: &str = "2026-11-23";

    fn own() -> Files {
        own_files().into_iter().map(|(path, bytes)| (path, bytes.into_owned())).collect()
    }

    fn all(findings: &[Finding]) -> Vec<(&str, usize, &str)> {
        findings.iter().map(|one| (one.path.as_str(), one.line, one.says.as_str())).collect()
    }

    fn edit(files: &mut Files, path: &str, this: &str, that: &str) {
        let text = String::from_utf8(files[path].clone()).expect("text");
        assert!(text.contains(this), "{path}");
        files.insert(path.to_owned(), text.replacen(this, that, 1).into_bytes());
    }

    #[test]
    fn the_same_pack_changes_nothing_and_a_part_of_it_takes_the_rest_away_only_where_it_is_said_to_be_whole()
    {
        let shown = own();
        let same = compare(&shown, own(), true, TODAY);
        assert!(same.changes.is_empty() && same.errors.is_empty() && same.gone.is_empty());
        let page = "how-to/naloxone/fr.md";
        let mut part = Files::from([(page.to_owned(), shown[page].clone())]);
        edit(&mut part, page, "revision = ", "revision = 1");
        let one = compare(&shown, part.clone(), false, TODAY);
        assert_eq!((one.changed, one.new.len(), one.gone.len()), (vec![page.to_owned()], 0, 0));
        assert!(one.errors.is_empty(), "{:?}", all(&one.errors));
        assert_eq!(one.changes.len(), 1);
        let whole = compare(&shown, part, true, TODAY);
        let texts = shown.keys().filter(|path| !is_picture(path)).count();
        assert_eq!(whole.gone.len(), texts - 1, "pictures stay in the library");
        assert!(whole.changes["combinations.json"].is_none());
        // Links of what is left lead nowhere, and a translation has no original.
        assert!(!whole.errors.is_empty());
    }

    #[test]
    fn everything_that_would_be_wrong_is_told_with_file_and_line_also_where_it_shows_in_a_file_that_did_not_change()
     {
        let shown = own();
        let mut brought = own();
        brought.remove("how-to/naloxone/en.md");
        edit(&mut brought, "checklist/before/ru.md", "author = ", "writer = ");
        brought.insert("how-to/tea/kk.md".to_owned(), b"\xff".to_vec());
        let compared = compare(&shown, brought, true, TODAY);
        assert_eq!(compared.gone, ["how-to/naloxone/en.md"]);
        let errors = all(&compared.errors);
        let says = |path: &str, words: &str| {
            errors.iter().any(|(at, line, says)| *at == path && *line > 0 && says.contains(words))
        };
        assert!(says("how-to/naloxone/fr.md", "a translation of a page that is not there"), "{errors:?}");
        assert!(says("checklist/before/ru.md", "`writer` is no field here"), "{errors:?}");
        assert!(says("checklist/before/ru.md", "`author` is missing"), "{errors:?}");
        assert!(says("how-to/tea/kk.md", "not UTF-8"), "{errors:?}");
    }

    #[test]
    fn what_is_wrong_already_does_not_keep_back_what_has_nothing_to_do_with_it() {
        let mut shown = own();
        shown.remove("how-to/naloxone/en.md");
        let mut brought = shown.clone();
        edit(&mut brought, "checklist/before/ru.md", "title = \"", "title = \"К ");
        let compared = compare(&shown, brought, true, TODAY);
        assert_eq!(compared.changed, ["checklist/before/ru.md"]);
        assert_eq!(all(&compared.errors), []);
    }
}
