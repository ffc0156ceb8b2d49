//! Counts the labelled set and prints one JSON object a line: by half, language and kind, then the time a summary
//! takes. With `misses` it shows where the tuned half is missed; the other half it never shows.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A program that measures speaks and looks at the clock.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

#[path = "../tests/scoring/mod.rs"]
mod scoring;

use scoring::{HALVES, LANGUAGES, Score, cases, score, table};
use scrub::{Kind, find};

fn main() {
    if std::env::args().any(|word| word == "misses") {
        return misses();
    }
    let start = Instant::now();
    black_box(find("Anna"));
    let first_call = start.elapsed();
    for half in HALVES {
        let table = table(half);
        let sum = |fits: &dyn Fn(&str, Kind) -> bool| {
            let mut sum = Score::default();
            table.iter().filter(|(language, kind, _)| fits(language, *kind)).for_each(|row| sum.add(row.2));
            sum
        };
        for (language, kind, score) in &table {
            if score.labels + score.findings > 0 {
                row(half, language, kind.name(), *score);
            }
        }
        for language in LANGUAGES {
            row(half, language, "all", sum(&|other, _| other == language));
        }
        for kind in Kind::ALL {
            row(half, "all", kind.name(), sum(&|_, other| other == kind));
        }
        row(half, "all", "all", sum(&|_, _| true));
    }
    time(first_call);
}

fn row(half: &str, language: &str, kind: &str, score: Score) {
    let Score { labels, found, whole, findings, right } = score;
    let (recall, precision) = (score.recall(), score.precision());
    println!(
        "{{\"half\":\"{half}\",\"language\":\"{language}\",\"kind\":\"{kind}\",\"labels\":{labels},\"found\":{found},\
         \"whole\":{whole},\"findings\":{findings},\"right\":{right},\"recall\":{recall:.3},\"precision\":{precision:.3}}}"
    );
}

/// The quickest of many rounds over all summaries: what else the machine does makes a round only slower.
///
/// The first call of a process reads the lists.
fn time(first_call: Duration) {
    let texts: Vec<String> = HALVES
        .iter()
        .flat_map(|half| LANGUAGES.iter().flat_map(move |language| cases(half, language)))
        .map(|case| case.text)
        .collect();
    let round = || {
        let start = Instant::now();
        texts.iter().for_each(|text| drop(black_box(find(black_box(text)))));
        start.elapsed()
    };
    let best = (0..50).map(|_| round()).min().unwrap_or_default();
    let bytes = texts.iter().map(String::len).sum::<usize>() / texts.len();
    println!(
        "{{\"summaries\":{},\"bytes_each\":{bytes},\"us_per_summary\":{:.1},\"first_call_us\":{}}}",
        texts.len(),
        best.as_secs_f64() * 1e6 / texts.len() as f64,
        first_call.as_micros(),
    );
}

/// Where the tuned half is missed or something else is reported.
fn misses() {
    for case in LANGUAGES.into_iter().flat_map(|language| cases("tuned", language)) {
        let found = find(&case.text);
        let wrong = Kind::ALL.into_iter().map(|kind| score(&case, &found, kind));
        if wrong.into_iter().all(|score| score.whole == score.labels && score.right == score.findings) {
            continue;
        }
        println!("{}\n  {}", case.place, case.text);
        let say = |what, findings: &[scrub::Finding]| {
            for finding in findings {
                println!("  {what} {} [{}]", finding.kind.name(), &case.text[finding.range.clone()]);
            }
        };
        say("label", &case.labels);
        say("found", &found);
    }
}
