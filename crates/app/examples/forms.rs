//! What it costs to show a form, to read it and to parse its text, in CPU time of this process: the report of a contact, and a
//! form of 300 fields with every kind of answer. One JSON object a line. Run it as a release; `cargo xtask bench forms` does.
#![allow(clippy::print_stdout)] // Its result.

use std::{error::Error, hint::black_box};

use app::form::{self, Code, Field, Filled, Form, Kind, LIMITS, List, Part, Rule, Shown, Words};
use kernel::Lang;
use serde_json::json;
use ui::Errors;

/// A form of 300 fields is shown within this time, in microseconds.
const MOST_US: f64 = 2_000.0;

const ROUNDS: u32 = 300;

fn main() -> Result<(), Box<dyn Error>> {
    let contact = form::default("contact").ok_or("there is a contact report")?.clone();
    let mut missed = false;
    for (name, form, most) in [("contact", contact, None), ("300 fields", large(300), Some(MOST_US))] {
        let line = measure(name, &form, most)?;
        missed |= line["met"] == json!(false);
        println!("{line}");
    }
    if missed { Err("missed".into()) } else { Ok(()) }
}

fn measure(name: &str, form: &Form, most: Option<f64>) -> Result<serde_json::Value, Box<dyn Error>> {
    let catalogue = app::content::catalogue()?;
    let body = typed(form);
    let posted = ui::Form::parse(body.as_bytes(), &LIMITS);
    let (answers, errors) = form::read(form, &posted, catalogue.speak(Lang::En));
    if !errors.is_empty() {
        return Err(format!("{errors:?}").into());
    }
    let none = Errors::new();
    let mut bytes = 0;
    let show = cpu_us(|| {
        for lang in Lang::ALL {
            let shown =
                Shown::new(form, Filled::answers(form, &answers), &none, catalogue.speak(lang)).to_string();
            bytes = black_box(shown).len();
        }
    })? / Lang::ALL.len() as f64;
    let read = cpu_us(|| {
        let posted = ui::Form::parse(body.as_bytes(), &LIMITS);
        black_box(form::read(form, &posted, catalogue.speak(Lang::En)));
    })?;
    let text = form::to_toml(form);
    let parse = cpu_us(|| drop(black_box(form::parse("a.toml", &text))))?;
    Ok(json!({
        "bench": "forms",
        "form": name,
        "fields": form.fields.len(),
        "codes": form.asked().map(|field| form.codes_of(field).len()).sum::<usize>(),
        "html_bytes": bytes,
        "text_bytes": text.len(),
        "show_cpu_us": rounded(show),
        "read_cpu_us": rounded(read),
        "parse_cpu_us": rounded(parse),
        "show_cpu_us_max": most,
        "met": most.is_none_or(|most| show <= most),
    }))
}

fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Microseconds of CPU that one call takes, on average over many, after some to warm up.
fn cpu_us(mut call: impl FnMut()) -> Result<f64, Box<dyn Error>> {
    for _ in 0..ROUNDS / 10 {
        call();
    }
    let before = cpu_ns()?;
    for _ in 0..ROUNDS {
        call();
    }
    Ok((cpu_ns()? - before) as f64 / f64::from(ROUNDS) / 1_000.0)
}

/// Nanoseconds that this process has run for (the first number of `schedstat`, Linux).
fn cpu_ns() -> Result<u64, Box<dyn Error>> {
    let text = std::fs::read_to_string("/proc/self/schedstat")?;
    Ok(text.split(' ').next().unwrap_or_default().parse()?)
}

/// What somebody who answers every second field would send: some codes, some missing values.
fn typed(form: &Form) -> String {
    let mut body = String::new();
    for (n, field) in form.asked().enumerate() {
        let (name, codes) = (&field.name, form.codes_of(field));
        let leaf =
            codes.iter().find(|code| !codes.iter().any(|other| other.under.as_ref() == Some(&code.name)));
        let code = leaf.map_or("", |code| &code.name);
        let pair = match field.kind {
            Kind::One if n.is_multiple_of(2) || field.required => format!("{name}={code}"),
            Kind::Several | Kind::Quantities if n.is_multiple_of(2) || field.required => {
                format!("{name}={code}")
            }
            Kind::One => format!("{name}=~refused"),
            Kind::Number => format!("{name}=7"),
            Kind::Date => format!("{name}=2026-11-22"),
            Kind::Text => format!("{name}=two+lines+of+words"),
            _ => format!("{name}__missing=unknown"),
        };
        body.push_str(&pair);
        body.push('&');
    }
    body
}

/// A form with all kinds of fields in turn, six languages, lists of 5 to 24 codes, and conditions.
fn large(fields: usize) -> Form {
    let words = |text: &str| {
        Words(
            Lang::ALL
                .into_iter()
                .map(|lang| (lang.code().to_owned(), format!("{text} ({})", lang.code())))
                .collect(),
        )
    };
    let list = |length: usize| List {
        name: format!("list{length}"),
        codes: (0..length)
            .map(|n| Code {
                name: format!("code{n}"),
                under: None,
                label: words(&format!("The code number {n}")),
            })
            .collect(),
    };
    let lengths = [5, 8, 16, 24];
    let field = |n: usize| {
        let kind = [
            Kind::One,
            Kind::One,
            Kind::Several,
            Kind::Number,
            Kind::One,
            Kind::Quantities,
            Kind::Date,
            Kind::Text,
        ][n % 8];
        let chooses = matches!(kind, Kind::One | Kind::Several | Kind::Quantities);
        Field {
            name: format!("field{n}"),
            part: format!("part{}", n / 30),
            kind,
            codes: chooses.then(|| format!("list{}", lengths[n % 4])),
            required: n.is_multiple_of(3),
            personal: kind == Kind::Text,
            shown_when: if n % 10 == 9 {
                vec![Rule { field: "field0".into(), is: vec!["code0".into()] }]
            } else {
                Vec::new()
            },
            least: None,
            most: None,
            label: words(&format!("The question number {n}")),
            hint: n.is_multiple_of(4).then(|| words("A few words that help to answer it")),
        }
    };
    Form {
        form: "contact".into(),
        version: 1,
        title: words("A large form"),
        parts: (0..fields.div_ceil(30))
            .map(|n| Part { name: format!("part{n}"), title: words("A part") })
            .collect(),
        fields: (0..fields).map(field).collect(),
        lists: lengths.map(list).into(),
    }
}
