//! Reads labelled messages with lexicons and prints one JSON object a line: by half, language and kind how many were
//! found and how many of the findings are right, then the time a message takes.
//!
//! `reading LEXICONS LABELLED [misses]`: two folders of TOML files, one for each language. With `misses` it shows where the
//! open half is missed; the held half it never shows.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A program that measures speaks and looks at the clock.

use std::{
    collections::BTreeSet,
    error::Error,
    fs,
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};

use lexicon::{Lexicon, Set};

/// One labelled message.
#[derive(serde::Deserialize)]
struct Message {
    text: String,
    /// What must be found.
    emergencies: Vec<String>,
    /// What may be found besides.
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    marks: Vec<String>,
    half: String,
    #[serde(skip)]
    language: String,
}

#[derive(serde::Deserialize)]
struct File {
    message: Vec<Message>,
}

/// Counts of one kind.
#[derive(Clone, Copy, Default)]
struct Score {
    labels: usize,
    found: usize,
    findings: usize,
    right: usize,
}

impl Score {
    fn count(&mut self, wanted: bool, allowed: bool, raised: bool) {
        self.labels += usize::from(wanted);
        self.found += usize::from(wanted && raised);
        // What may be found besides counts neither way.
        if wanted || !allowed {
            self.findings += usize::from(raised);
            self.right += usize::from(wanted && raised);
        }
    }

    fn print(self, half: &str, language: &str, kind: &str) {
        let Self { labels, found, findings, right } = self;
        let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
        println!(
            "{{\"half\":\"{half}\",\"language\":\"{language}\",\"kind\":\"{kind}\",\"labels\":{labels},\"found\":{found},\
             \"findings\":{findings},\"right\":{right},\"recall\":{:.3},\"precision\":{:.3}}}",
            share(found, labels),
            share(right, findings),
        );
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [lexicons, labelled, rest @ ..] = arguments.as_slice() else {
        return Err("measure LEXICONS LABELLED [misses]".into());
    };
    let start = Instant::now();
    let lexicons = read_lexicons(Path::new(lexicons))?;
    let set = Set::compile(&lexicons);
    let compiled = start.elapsed();
    let messages = read_messages(Path::new(labelled))?;
    if rest.iter().any(|word| word == "misses") {
        misses(&set, &messages);
        return Ok(());
    }
    let kinds: BTreeSet<&str> =
        messages.iter().flat_map(|message| &message.emergencies).map(String::as_str).collect();
    let languages: BTreeSet<&str> = messages.iter().map(|message| message.language.as_str()).collect();
    for half in ["open", "held"] {
        for language in languages.iter().copied().chain(["all"]) {
            let of = |message: &&Message| {
                message.half == half && (language == "all" || message.language == language)
            };
            let chosen: Vec<&Message> = messages.iter().filter(of).collect();
            scores(&set, &chosen, &kinds, half, language);
        }
    }
    time(&set, &messages, lexicons.iter().map(Lexicon::patterns).sum(), compiled);
    Ok(())
}

/// Every code is taken: whether it is known is a question for another test.
fn read_lexicons(folder: &Path) -> Result<Vec<Lexicon>, Box<dyn Error>> {
    let mut lexicons = Vec::new();
    for path in toml_files(folder)? {
        let text = fs::read_to_string(&path)?;
        let table: toml::Table = text.parse().map_err(|error| format!("{}: {error}", path.display()))?;
        let codes: Vec<&str> = table
            .get("entry")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.get("code")?.as_str())
            .collect();
        lexicons.push(Lexicon::parse(&text, &codes).map_err(|mistakes| {
            let lines: Vec<_> =
                mistakes.iter().map(|mistake| format!("{}: {mistake}", path.display())).collect();
            lines.join("\n")
        })?);
    }
    Ok(lexicons)
}

fn read_messages(folder: &Path) -> Result<Vec<Message>, Box<dyn Error>> {
    let mut messages = Vec::new();
    for path in toml_files(folder)? {
        let file: File = toml::from_str(&fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let language = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        messages.extend(file.message.into_iter().map(|one| Message { language: language.clone(), ..one }));
    }
    Ok(messages)
}

fn toml_files(folder: &Path) -> Result<Vec<std::path::PathBuf>, Box<dyn Error>> {
    let all = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut files = all.collect::<Result<Vec<_>, _>>()?;
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    files.sort();
    Ok(files)
}

fn scores(set: &Set, messages: &[&Message], kinds: &BTreeSet<&str>, half: &str, language: &str) {
    let mut by_kind = vec![Score::default(); kinds.len()];
    let [mut all, mut urgent, mut topics, mut marks] = [Score::default(); 4];
    for message in messages {
        let read = set.read(&message.text);
        let raised = |kind: &str| read.iter().any(|found| found.code == kind);
        let has = |list: &[String], kind: &str| list.iter().any(|one| one == kind);
        for (kind, score) in kinds.iter().zip(&mut by_kind) {
            let (wanted, allowed) = (has(&message.emergencies, kind), has(&message.also, kind));
            score.count(wanted, allowed, raised(kind));
            all.count(wanted, allowed, raised(kind));
        }
        let any = kinds.iter().any(|kind| raised(kind));
        urgent.count(!message.emergencies.is_empty(), !message.also.is_empty(), any);
        let other: BTreeSet<&str> =
            read.iter().map(|found| found.code).filter(|code| !kinds.contains(code)).collect();
        for code in &message.topics {
            topics.count(true, true, other.contains(code.as_str()));
        }
        for code in &message.marks {
            marks.count(true, true, other.contains(code.as_str()));
        }
        let is_mark = |code: &&str| ["signal", "voice_note", "unclear"].contains(code);
        let wrong = |code: &&&str| !has(&message.topics, code) && !has(&message.marks, code);
        for code in other.iter().filter(wrong) {
            if is_mark(code) { marks.count(false, false, true) } else { topics.count(false, false, true) }
        }
    }
    if language == "all" {
        kinds.iter().zip(by_kind).for_each(|(kind, score)| score.print(half, language, kind));
    }
    all.print(half, language, "each");
    urgent.print(half, language, "urgent");
    topics.print(half, language, "topics");
    marks.print(half, language, "marks");
}

/// The quickest of many times for each message: what else the machine does makes one only slower.
fn time(set: &Set, messages: &[Message], patterns: usize, compiled: Duration) {
    let once = |message: &Message| {
        let start = Instant::now();
        drop(black_box(set.read(black_box(&message.text))));
        start.elapsed()
    };
    let mut quickest = vec![Duration::MAX; messages.len()];
    for _ in 0..50 {
        // In turn, so that no message finds the caches as it left them.
        for (message, best) in messages.iter().zip(&mut quickest) {
            *best = once(message).min(*best);
        }
    }
    let all: Duration = quickest.iter().sum();
    let count = messages.len().max(1);
    println!(
        "{{\"messages\":{},\"bytes_each\":{},\"patterns\":{patterns},\"us_per_message\":{:.1},\"compile_ms\":{:.1}}}",
        messages.len(),
        messages.iter().map(|message| message.text.len()).sum::<usize>() / count,
        all.as_secs_f64() * 1e6 / count as f64,
        compiled.as_secs_f64() * 1e3,
    );
}

/// Where the open half is missed, or something else is raised.
fn misses(set: &Set, messages: &[Message]) {
    let kinds: BTreeSet<&str> =
        messages.iter().flat_map(|message| &message.emergencies).map(String::as_str).collect();
    for message in messages.iter().filter(|message| message.half == "open") {
        let read = set.read(&message.text);
        let missed = message.emergencies.iter().filter(|kind| !read.iter().any(|found| found.code == **kind));
        for kind in missed {
            println!("{} missed {kind}: {}", message.language, message.text);
        }
        let allowed = |kind: &str| message.emergencies.iter().chain(&message.also).any(|one| one == kind);
        for found in read.iter().filter(|found| kinds.contains(found.code) && !allowed(found.code)) {
            let words = &message.text[found.words.clone()];
            println!(
                "{} wrong {} [{words}] ({}): {}",
                message.language, found.code, found.language, message.text
            );
        }
    }
}
