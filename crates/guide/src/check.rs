//! What can only be seen of a whole pack: where links lead, whether translations agree with their originals.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Address, Item, Mistake, Pack, Pictures, Rules, Text, Wrong,
    part::{self, Part},
    table::Notes,
    words::{self, Word},
};

pub(crate) fn check(
    pack: &Pack,
    beside: &Pictures,
    rules: &Rules<'_>,
    today: &str,
    found: &mut Vec<Mistake>,
) {
    let (mut used, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for (address, item) in pack.items() {
        for (lang, text) in item {
            let mut notes = Notes { path: &text.path, found };
            reviews(address, text, rules, &mut notes);
            if address.kind == rules.urgent {
                urgent(text, &mut notes);
            }
            sources(pack, text, rules, &mut used, &mut notes);
            links(pack, address, text, &mut notes);
            for (line, name) in part::pictures(&text.body) {
                seen.insert(name);
                if pack.picture(name).is_none() {
                    notes.wrong(line, Wrong::NoPicture, name);
                }
            }
            if text.is_overdue(today) {
                notes.wrong(text.front.line("due_on"), Wrong::Overdue, &text.front.due_on);
            }
            let Some(original) = rules.languages.first().filter(|first| *first != lang) else { continue };
            match item.get(*original) {
                Some(original) => translation(text, original, rules, &mut notes),
                None => notes.wrong(1, Wrong::NoOriginal, address),
            }
        }
        missing(item, rules, found);
    }
    pairs(pack, rules, &mut used, found);
    names(pack, found);
    // Those that lie elsewhere are no files of this pack.
    let own = pack.pictures().filter(|(name, _)| !beside.contains_key(*name));
    for (name, picture) in own.filter(|(name, _)| !seen.contains(name)) {
        Notes { path: &picture.path(name), found }.wrong(1, Wrong::UnusedPicture, name);
    }
    for (key, source) in pack.sources.iter().filter(|(key, _)| !used.contains(key.as_str())) {
        let (path, line) = &source.place;
        Notes { path, found }.wrong(*line, Wrong::UnusedSource, key);
    }
}

/// Reviews that a page of this kind cannot do without.
fn reviews(address: &Address, text: &Text, rules: &Rules<'_>, notes: &mut Notes<'_>) {
    for (_, mark) in rules.reviewed.iter().filter(|(kind, _)| *kind == address.kind) {
        if !text.front.concerns(mark) {
            notes.wrong(text.front.line(mark), Wrong::MustReview, mark);
        }
    }
}

/// What somebody needs who reads in a hurry: what to do now, and first of all the number to call.
fn urgent(text: &Text, notes: &mut Notes<'_>) {
    if !text.front.short.first().is_some_and(|first| first.contains("{number}")) {
        notes.wrong(text.front.line("short"), Wrong::NoNumber, "short");
    }
    let now = text.body.iter().find_map(|part| match part {
        Part::Block { line, block, parts } if block.name == "now" => Some((*line, parts)),
        _ => None,
    });
    let Some((line, parts)) = now else { return notes.wrong(1, Wrong::NoNow, "now") };
    let first = parts.iter().find_map(|part| match part {
        Part::List { points, .. } => points.first(),
        _ => None,
    });
    let pieces = first.map(|point| part::pieces(&point.parts)).unwrap_or_default();
    let mut is_named = false;
    for piece in pieces {
        words::each(piece.words, &mut |word| is_named |= matches!(word, Word::Number));
    }
    if !is_named {
        notes.wrong(line, Wrong::NoNumber, "now");
    }
}

/// Languages that a page does not have yet, told at its original.
fn missing(item: &Item, rules: &Rules<'_>, found: &mut Vec<Mistake>) {
    let Some(original) = rules.languages.first().and_then(|lang| item.get(*lang)) else { return };
    for lang in rules.languages.iter().filter(|lang| !item.contains_key(**lang)) {
        Notes { path: &original.path, found }.wrong(1, Wrong::NoTranslation, lang);
    }
}

fn sources<'p>(
    pack: &Pack,
    text: &'p Text,
    rules: &Rules<'_>,
    used: &mut BTreeSet<&'p str>,
    notes: &mut Notes<'_>,
) {
    // A translation has its marks where its original has them; that is compared.
    let is_sourced = text.front.source_revision.is_none() && text.front.concerns(rules.sourced);
    for piece in part::pieces(&text.body) {
        let mut has_source = false;
        words::each(piece.words, &mut |word| {
            let Word::Source { line, key } = word else { return };
            has_source = true;
            used.insert(key);
            if pack.source(key).is_none() {
                notes.wrong(*line, Wrong::UnknownSource, key);
            }
        });
        // A heading or a link alone states nothing, and what introduces a list has its sources there.
        let states = piece.states && say_themselves(piece.words) && !words::plain(piece.words).ends_with(':');
        if is_sourced && states && !has_source {
            let said: String = words::plain(piece.words).chars().take(60).collect();
            notes.wrong(piece.line, Wrong::NoSource, said);
        }
    }
}

/// Whether words say something themselves: letters outside of links.
fn say_themselves(words: &[Word]) -> bool {
    words.iter().any(|word| match word {
        Word::Text(text) => text.contains(char::is_alphabetic),
        Word::Strong(words) | Word::Stress(words) => say_themselves(words),
        _ => false,
    })
}

fn links(pack: &Pack, own: &Address, text: &Text, notes: &mut Notes<'_>) {
    let mut seen = BTreeSet::new();
    for address in &text.front.related {
        let line = text.front.line("related");
        if pack.item(address).is_none() || address == own || !seen.insert(address) {
            notes.wrong(line, Wrong::BrokenLink, address);
        }
    }
    for piece in part::pieces(&text.body) {
        words::each(piece.words, &mut |word| {
            if let Word::Link { line, to: Some(to), .. } = word
                && pack.item(to).is_none()
            {
                notes.wrong(*line, Wrong::BrokenLink, to);
            }
        });
    }
}

/// What differs between a translation and its original. One that is older than its original may differ: that is told already.
fn translation(text: &Text, original: &Text, rules: &Rules<'_>, notes: &mut Notes<'_>) {
    let (of, now) = (text.front.source_revision.unwrap_or_default(), original.front.revision);
    if of != now {
        let wrong = if of < now { Wrong::Older } else { Wrong::Newer };
        notes.wrong(text.front.line("source_revision"), wrong, format!("of revision {of}, which is {now}"));
        return;
    }
    for mark in rules.marks.iter().filter(|mark| original.front.concerns(mark) && !text.front.concerns(mark))
    {
        notes.wrong(text.front.line(mark), Wrong::OtherReview, mark);
    }
    if text.front.only_in().is_some() != original.front.only_in().is_some() {
        notes.wrong(text.front.line("region"), Wrong::OtherRegion, &original.front.region);
    }
    let (own, theirs) = (shape(&text.body), shape(&original.body));
    let count = own.len().max(theirs.len());
    if let Some(at) = (0..count).find(|at| own.get(*at).map(|(_, a)| a) != theirs.get(*at).map(|(_, b)| b)) {
        let line = own.get(at).or(own.last()).map_or(1, |(line, _)| *line);
        let said = |part: Option<&(usize, String)>| match part {
            Some((line, what)) => format!("{what} (line {line})"),
            None => "nothing".to_owned(),
        };
        let what = format!("{}; there it is {}", said(own.get(at)), said(theirs.get(at)));
        notes.wrong(line, Wrong::Structure, what);
    }
    let (own, theirs) = (keys(text), keys(original));
    let all: BTreeSet<&str> = own.keys().chain(theirs.keys()).copied().collect();
    let differ: Vec<&str> = all.into_iter().filter(|key| own.get(key) != theirs.get(key)).collect();
    if !differ.is_empty() {
        notes.wrong(1, Wrong::OtherSources, differ.join(", "));
    }
}

/// How a text is built: headings, blocks and lists with their counts.
fn shape(parts: &[Part]) -> Vec<(usize, String)> {
    let mut built = Vec::new();
    for part in parts {
        match part {
            Part::Heading { line, level, .. } => {
                built.push((*line, format!("a heading {}", "#".repeat(*level))))
            }
            Part::Paragraph { .. } => {}
            Part::Picture { line, name, .. } => built.push((*line, format!("the picture `{name}`"))),
            Part::List { line, ordered, points } => {
                let kind = if *ordered { "steps" } else { "points" };
                built.push((*line, format!("{} {kind}", points.len())));
                built.extend(points.iter().flat_map(|point| shape(&point.parts)));
            }
            Part::Table { line, rows } => built.push((*line, format!("a table of {} rows", rows.len()))),
            Part::Block { line, block, parts } => {
                built.push((*line, format!("the block `{}`", block.name)));
                built.extend(shape(parts));
            }
        }
    }
    built
}

/// How often each source is named.
fn keys(text: &Text) -> BTreeMap<&str, usize> {
    let mut keys = BTreeMap::new();
    for piece in part::pieces(&text.body) {
        words::each(piece.words, &mut |word| {
            if let Word::Source { key, .. } = word {
                *keys.entry(key.as_str()).or_insert(0) += 1;
            }
        });
    }
    keys
}

fn pairs<'p>(pack: &'p Pack, rules: &Rules<'_>, used: &mut BTreeSet<&'p str>, found: &mut Vec<Mistake>) {
    let mut notes = Notes { path: "combinations.json", found };
    for ((a, b), pair) in &pack.pairs {
        let line = pack.pair_lines.get(&(a.clone(), b.clone())).copied().unwrap_or(1);
        for name in [a, b] {
            let address = Address { kind: rules.paired.to_owned(), name: name.clone() };
            if pack.item(&address).is_none() {
                notes.wrong(line, Wrong::BadPair, name);
            }
        }
        for key in &pair.sources {
            used.insert(key);
            if pack.source(key).is_none() {
                notes.wrong(line, Wrong::UnknownSource, key);
            }
        }
    }
}

/// Other names that stand twice on one page, or find two pages of one kind in one language.
fn names(pack: &Pack, found: &mut Vec<Mistake>) {
    let mut held: BTreeMap<(&str, &str, &str, String), &Address> = BTreeMap::new();
    for (address, item) in pack.items() {
        for (lang, text) in item {
            let front = &text.front;
            let own = front.aliases.iter().map(|alias| ("aliases", "", alias));
            // One word may mean two things in two regions.
            let regional = front.aliases_in.iter().flat_map(|(region, aliases)| {
                aliases.iter().map(move |alias| ("aliases_in", region.as_str(), alias))
            });
            for (field, region, alias) in own.chain(regional) {
                let key = (lang.as_str(), address.kind.as_str(), region, alias.to_lowercase());
                let Some(first) = held.insert(key, address) else { continue };
                let what = if first == address {
                    format!("`{alias}` stands twice")
                } else {
                    format!("`{alias}` finds {first} too")
                };
                Notes { path: &text.path, found }.wrong(front.line(field), Wrong::AliasTwice, what);
            }
        }
    }
}
