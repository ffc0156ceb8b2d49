//! Who may know whom.

use super::{Source, line_of, whole_words};

/// The crates of this workspace that each crate may use.
const ALLOWED: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("seal", &["kernel"]),
    ("db", &["kernel"]),
    ("ui", &["kernel"]),
    // Useful without anything else of ours.
    ("scrub", &[]),
    ("lexicon", &[]),
    ("guide", &[]),
    ("film", &[]),
    ("find", &[]),
    ("steps", &[]),
    ("channels", &["kernel"]),
    (
        "app",
        &["kernel", "seal", "db", "ui", "scrub", "lexicon", "guide", "film", "find", "steps", "channels"],
    ),
    (
        "nightbus",
        &[
            "kernel", "seal", "db", "ui", "scrub", "lexicon", "guide", "film", "find", "steps", "channels",
            "app",
        ],
    ),
];

/// `kernel <- seal, db, ui, channels <- app <- nightbus` and `scrub, lexicon, guide, film, find, steps <- app`, read from the manifests. Development
/// dependencies are free.
pub(super) fn direction(manifest: &Source) -> Vec<String> {
    let Ok(table) = manifest.text.parse::<toml::Table>() else {
        return vec![format!("{}: does not read as TOML", manifest.path)];
    };
    let Some(name) =
        table.get("package").and_then(|package| package.get("name")).and_then(|name| name.as_str())
    else {
        return Vec::new();
    };
    let Some((_, allowed)) = ALLOWED.iter().find(|(crate_name, _)| *crate_name == name) else {
        return vec![format!("{}: `{name}` has no place in the order of crates yet", manifest.path)];
    };
    ["dependencies", "build-dependencies"]
        .iter()
        .filter_map(|kind| table.get(*kind)?.as_table())
        .flat_map(|dependencies| dependencies.keys())
        .filter(|used| ALLOWED.iter().any(|(ours, _)| ours == used) && !allowed.contains(&used.as_str()))
        .map(|used| format!("{}: `{name}` must not know `{used}`", manifest.path))
        .collect()
}

/// Crates that any program with a store and forms could use.
const BELOW: [&str; 11] = [
    "crates/kernel/",
    "crates/seal/",
    "crates/db/",
    "crates/ui/",
    "crates/scrub/",
    "crates/lexicon/",
    "crates/guide/",
    "crates/film/",
    "crates/steps/",
    "crates/find/",
    "crates/channels/",
];

/// Words of the field. Words with a second, technical meaning (thread, worker, client, message, person) are not here.
const FIELD: [&str; 22] = [
    "addiction",
    "caseload",
    "case manager",
    "client record",
    "conversation",
    "coordinator",
    "counsel",
    "counselling",
    "counsellor",
    "drug",
    "harm reduction",
    "injection site",
    "naloxone",
    "opioid",
    "outreach",
    "overdose",
    "patient",
    "referral",
    "staff",
    "substance",
    "syringe",
    "visitor",
];

/// No word of the field below `app`: identifiers, texts and comments alike.
pub(super) fn domain_words(source: &Source) -> Vec<String> {
    if !BELOW.iter().any(|folder| source.path.starts_with(folder)) {
        return Vec::new();
    }
    let text = apart(&source.text);
    FIELD
        .iter()
        .flat_map(|word| [(*word).to_owned(), format!("{word}s")])
        .flat_map(|word| {
            whole_words(&text, &word).into_iter().map(move |at| (word.clone(), at)).collect::<Vec<_>>()
        })
        .map(|(word, at)| format!("{}:{}: the word `{word}` belongs in app", source.path, line_of(&text, at)))
        .collect()
}

/// Lower case, with the words of identifiers apart: `VisitorKey` and `visitor_key` become `visitor key`.
fn apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut before = ' ';
    for c in text.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            out.push(' ');
        }
        out.extend(if c == '_' { ' ' } else { c }.to_lowercase());
        before = c;
    }
    out
}

/// Statements stand where one looks for them.
pub(super) fn statements_outside_store(source: &Source) -> Option<String> {
    let file = source.path.strip_prefix("crates/app/src/")?;
    let at = source.text.find("statements!")?;
    let at_home = file.ends_with("/store.rs") || file.contains("/store/") || file == "lib.rs";
    (!at_home).then(|| format!("{}:{}: SQL belongs in a store.rs", source.path, line_of(&source.text, at)))
}

/// Modules of a slice that are nobody else's business.
const PRIVATE: [&str; 6] = ["store", "desk", "public", "partner", "admin", "jobs"];

/// Not a slice: what the pages of an audience share, meant for every slice.
const SHARED: &str = "surfaces";

/// A slice uses another one through what its `mod.rs` exports, never its store or its handlers.
pub(super) fn through_the_front_door(rust: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in rust {
        let Some((slice, _)) =
            source.path.strip_prefix("crates/app/src/").and_then(|file| file.split_once('/'))
        else {
            continue;
        };
        for (at, _) in source.text.match_indices("crate::") {
            let tree = &source.text[at + "crate::".len()..];
            for path in use_paths(tree) {
                let [other, module, ..] = path.as_slice() else { continue };
                if other != slice && other != SHARED && PRIVATE.contains(&module.as_str()) {
                    let line = line_of(&source.text, at);
                    found.push(format!(
                        "{}:{line}: `crate::{other}::{module}` is not for `{slice}`",
                        source.path
                    ));
                }
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The first two steps of every path in a `use` tree or a path expression that begins here.
fn use_paths(tree: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    read_tree(tree, &mut Vec::new(), &mut paths);
    paths
}

/// Reads one tree and gives how many bytes it took.
fn read_tree(text: &str, prefix: &mut Vec<String>, paths: &mut Vec<Vec<String>>) -> usize {
    let depth = prefix.len();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let blank = rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        at += blank;
        if rest.starts_with('{') {
            at += 1;
            while at < text.len() && !text[at..].trim_start().starts_with('}') {
                let read = read_tree(&text[at..], prefix, paths);
                at += read;
                let after = &text[at..];
                let blank = after.len() - after.trim_start().len();
                match after.trim_start().chars().next() {
                    Some(',') => at += blank + 1,
                    Some('}') => {}
                    // Not a tree after all.
                    _ => break,
                }
            }
            at += text[at..].find('}').map_or(0, |end| end + 1);
            break;
        }
        let name: String =
            rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '#').collect();
        at += name.len();
        prefix.push(name);
        if text[at..].starts_with("::") {
            at += 2;
            continue;
        }
        paths.push(prefix.clone());
        break;
    }
    prefix.truncate(depth);
    at
}

/// Exactly one SQLite, and no second TLS or cryptography in C.
pub(super) fn one_of_each(lock: &str) -> Vec<String> {
    let Ok(table) = lock.parse::<toml::Table>() else {
        return vec!["Cargo.lock: does not read as TOML".into()];
    };
    let packages = table.get("package").and_then(|packages| packages.as_array());
    let names: Vec<_> =
        packages.into_iter().flatten().filter_map(|package| package.get("name")?.as_str()).collect();
    let mut found = Vec::new();
    let sqlites = names.iter().filter(|name| **name == "libsqlite3-sys").count();
    if sqlites != 1 {
        found.push(format!("Cargo.lock: {sqlites} times libsqlite3-sys instead of once"));
    }
    for name in names.iter().filter(|name| name.starts_with("openssl") || name.starts_with("aws-lc")) {
        found.push(format!("Cargo.lock: `{name}`; TLS is rustls with ring"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_that_knows_its_neighbour_is_found() {
        let manifest = |name: &str, uses: &str| {
            Source::sample(
                "Cargo.toml",
                &format!("[package]\nname = \"{name}\"\n[dependencies]\n{uses}.workspace = true\n"),
            )
        };
        assert!(direction(&manifest("db", "kernel")).is_empty());
        assert!(direction(&manifest("app", "ui")).is_empty());
        assert_eq!(direction(&manifest("db", "seal")), ["Cargo.toml: `db` must not know `seal`"]);
        assert_eq!(direction(&manifest("kernel", "app")).len(), 1);
        assert_eq!(direction(&manifest("newcomer", "kernel")).len(), 1);
    }

    #[test]
    fn a_word_of_the_field_is_found_below_app_in_any_spelling() {
        let at =
            |path| Source::sample(path, "//\nstruct VisitorKey; // for outreach\nlet over_dose = drugs;");
        let found = domain_words(&at("crates/seal/src/lib.rs"));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.iter().all(|finding| !finding.starts_with("crates/seal/src/lib.rs:1")));
        assert!(domain_words(&at("crates/app/src/lib.rs")).is_empty());
        assert!(domain_words(&Source::sample("crates/db/src/lib.rs", "impatient staffing")).is_empty());
    }

    #[test]
    fn sql_outside_a_store_is_found() {
        let at = |path| statements_outside_store(&Source::sample(path, "\nstatements! {}"));
        assert!(at("crates/app/src/chat/rules.rs").is_some());
        assert!(at("crates/app/src/chat/store.rs").is_none());
        assert!(at("crates/db/src/sql.rs").is_none());
    }

    #[test]
    fn a_slice_that_reaches_into_another_is_found() {
        let text = "use crate::{\n    chat::{self, store::load},\n    surfaces::public,\n};\nfn f() { crate::desk::public::page(); crate::audit::write() }";
        let found = through_the_front_door(&[Source::sample("crates/app/src/team/rules.rs", text)]);
        assert_eq!(
            found,
            [
                "crates/app/src/team/rules.rs:1: `crate::chat::store` is not for `team`",
                "crates/app/src/team/rules.rs:5: `crate::desk::public` is not for `team`",
            ]
        );
        assert!(
            through_the_front_door(&[Source::sample(
                "crates/app/src/chat/rules.rs",
                "use crate::chat::store;"
            )])
            .is_empty()
        );
        assert!(
            through_the_front_door(&[Source::sample("crates/app/src/lib.rs", "crate::chat::store::ALL")])
                .is_empty()
        );
    }

    #[test]
    fn a_second_sqlite_and_openssl_are_found() {
        let lock = |names: &[&str]| -> String {
            names
                .iter()
                .map(|name| format!("[[package]]\nname = \"{name}\"\nversion = \"1.0.0\"\n"))
                .collect()
        };
        assert!(one_of_each(&lock(&["libsqlite3-sys", "ring"])).is_empty());
        assert_eq!(one_of_each(&lock(&["libsqlite3-sys", "libsqlite3-sys", "openssl-sys"])).len(), 2);
        assert_eq!(one_of_each(&lock(&["aws-lc-rs"])).len(), 2);
    }
}
