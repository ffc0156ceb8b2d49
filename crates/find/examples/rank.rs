//! Searches a pack of pages for questions with known answers, then a large one made of its words, and prints one JSON object a line: how
//! well answers stand for each language, then what a question costs and how much memory the index takes.
//!
//! `measure PACK QUESTIONS [misses]`: a folder of pages as the crate `guide` reads it, and a folder with a TOML file for each language
//! (`[[query]]` with `ask` and `want`). With `misses` it shows what was found in the place of what is wanted.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A program that measures speaks and looks at the clock.

use std::{
    collections::BTreeMap,
    error::Error,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use find::{Document, Index};
use guide::{Pack, Rules};
use serde_json::json;

/// Languages of the pack.
const LANGUAGES: [&str; 6] = ["en", "fr", "ru", "uk", "kk", "ar"];
/// Items of the large library, in each language.
const ITEMS: u32 = 5_000;
/// Words of one of its texts.
const BODY: usize = 400;
/// Words of its short form.
const SHORT: usize = 40;
/// Words of its title.
const TITLE: usize = 5;
/// Its other names.
const NAMES: usize = 8;
/// How often each question is put to it.
const ROUNDS: usize = 5;
/// So many answers are looked at.
const MOST: usize = 20;

#[derive(serde::Deserialize)]
struct File {
    query: Vec<Query>,
}

#[derive(serde::Deserialize)]
struct Query {
    ask: String,
    want: Vec<String>,
}

/// One text.
struct Text {
    item: u32,
    lang: String,
    title: String,
    short: String,
    body: String,
    names: Vec<String>,
}

/// Numbers that look like chance and are the same on every machine (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or_default()
    }

    fn words(&mut self, of: &[&str], count: usize) -> String {
        (0..count).map(|_| of[self.below(of.len())]).collect::<Vec<_>>().join(" ")
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, questions, ..] = arguments.as_slice() else { return Err("which folders?".into()) };
    let misses = arguments.get(2).is_some_and(|word| word == "misses");
    let pack = read(Path::new(folder))?;
    let (addresses, texts) = texts(&pack);
    let mut queries = BTreeMap::new();
    for lang in LANGUAGES {
        let file = fs::read_to_string(Path::new(questions).join(format!("{lang}.toml")))?;
        queries.insert(lang, toml::from_str::<File>(&file)?.query);
    }
    let index = build(&texts)?;
    for (lang, queries) in &queries {
        let mut sum = 0.0;
        for query in queries {
            let hits = index.search(&query.ask, lang, MOST)?;
            let found: Vec<&str> = hits.iter().map(|hit| addresses[hit.item as usize].as_str()).collect();
            let place = found.iter().position(|found| query.want.iter().any(|want| want == found));
            sum += place.map_or(0.0, |place| 1.0 / (place + 1) as f64);
            if misses && place != Some(0) {
                let first: Vec<_> = hits
                    .iter()
                    .zip(&found)
                    .take(4)
                    .map(|(hit, at)| format!("{at} {:.1}", hit.score))
                    .collect();
                println!("{lang} {:?} wants {}: {}", query.ask, query.want.join(", "), first.join(", "));
            }
        }
        let mean = sum / queries.len() as f64;
        println!(
            "{}",
            json!({ "language": lang, "questions": queries.len(), "mean_reciprocal_rank": rounded(mean) })
        );
    }
    large(&texts, &queries)
}

fn rounded(number: f64) -> f64 {
    (number * 1_000.0).round() / 1_000.0
}

fn build(texts: &[Text]) -> Result<Index, find::Failed> {
    Index::build(texts.iter().map(|text| Document {
        item: text.item,
        lang: &text.lang,
        title: &text.title,
        short: &text.short,
        body: &text.body,
        names: &text.names,
    }))
}

/// A library of many items, made of the words of the pack as often as they stand in it.
fn large(texts: &[Text], queries: &BTreeMap<&str, Vec<Query>>) -> Result<(), Box<dyn Error>> {
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    let mut many = Vec::new();
    for lang in LANGUAGES {
        let own = texts.iter().filter(|text| text.lang == lang);
        let words: Vec<&str> = own.clone().flat_map(|text| text.body.split_whitespace()).collect();
        let names: Vec<&str> = own.flat_map(|text| text.names.iter().map(String::as_str)).collect();
        for item in 0..ITEMS {
            many.push(Text {
                item,
                lang: lang.to_owned(),
                title: chance.words(&words, TITLE),
                short: chance.words(&words, SHORT),
                body: chance.words(&words, BODY),
                names: (0..NAMES).map(|_| names[chance.below(names.len())].to_owned()).collect(),
            });
        }
    }
    let before = resident()?;
    let begun = Instant::now();
    let index = build(&many)?;
    let built = begun.elapsed();
    drop(many);
    println!(
        "{}",
        json!({
            "items": ITEMS, "languages": LANGUAGES.len(), "build_s": rounded(built.as_secs_f64()),
            "index_mb": rounded(index.bytes() as f64 / 1e6), "resident_mb_before": rounded(before), "resident_mb": rounded(resident()?),
        })
    );
    let mut times = Vec::new();
    let mut found = 0;
    let began_cpu = cpu()?;
    for _ in 0..ROUNDS {
        for (lang, queries) in queries {
            for query in queries {
                let begun = Instant::now();
                found += index.search(&query.ask, lang, MOST)?.len();
                times.push(begun.elapsed());
            }
        }
    }
    let cpu = cpu()? - began_cpu;
    times.sort_unstable();
    let at = |share: f64| ms(times[((times.len() - 1) as f64 * share) as usize]);
    println!(
        "{}",
        json!({
            "questions": times.len(), "found": found, "p50_ms": rounded(at(0.5)), "p99_ms": rounded(at(0.99)), "max_ms": rounded(at(1.0)),
            "cpu_ms_per_question": rounded(cpu * 1e3 / times.len() as f64),
        })
    );
    Ok(())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Memory of this process, megabytes.
fn resident() -> Result<f64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    let kib: f64 = line.trim_end_matches("kB").trim().parse()?;
    Ok(kib * 1024.0 / 1e6)
}

/// Time on the processor of this process, seconds: fields 14 and 15, in hundredths.
fn cpu() -> Result<f64, Box<dyn Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let after = stat.rsplit_once(')').ok_or("no name")?.1;
    let ticks: Vec<f64> =
        after.split_whitespace().skip(11).take(2).map(str::parse).collect::<Result<_, _>>()?;
    Ok(ticks.iter().sum::<f64>() / 100.0)
}

/// All pages of a folder, whatever is wrong with some.
fn read(folder: &Path) -> Result<Pack, Box<dyn Error>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
            files.push((name, fs::read(&path)?));
        }
    }
    files.sort();
    let mut kinds: Vec<&str> = files.iter().filter_map(|(name, _)| Some(name.split_once('/')?.0)).collect();
    kinds.dedup();
    let rules = Rules {
        reviewed: &[],
        urgent: "",
        languages: &LANGUAGES,
        kinds: &kinds,
        marks: &["clinical_review", "legal_review"],
        sourced: "clinical_review",
        paired: kinds[0],
        levels: &[],
        confidence: &[],
    };
    Ok(guide::read(
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())),
        &guide::Pictures::new(),
        &rules,
        "",
    )
    .0)
}

/// The addresses of a pack, and all its texts.
fn texts(pack: &Pack) -> (Vec<String>, Vec<Text>) {
    let mut addresses = Vec::new();
    let mut texts = Vec::new();
    for (item, (address, languages)) in (0..).zip(pack.items()) {
        addresses.push(address.to_string());
        for (lang, text) in languages {
            texts.push(Text {
                item,
                lang: lang.clone(),
                title: text.front.title.clone(),
                short: text.front.short.join("\n").replace("{number}", " "),
                body: text.prose().replace("{number}", " "),
                names: text.front.names().cloned().collect(),
            });
        }
    }
    (addresses, texts)
}
