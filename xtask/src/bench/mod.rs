//! Measures the release server as people run it: durable, sealed, over HTTP, with its own accounting of CPU time. The
//! load comes from this process. One JSON object a line; a figure that is missed says so. The scrubber of identifiers,
//! the lexicons and the search of the guide are measured without a server.

mod backup;
mod client;
mod desk;
mod figures;
mod find;
mod flood;
mod forms;
mod lexicon;
mod live;
mod load;
mod person;
mod reseal;
mod retention;
mod scrub;
mod server;
mod ticket;
mod visitor;

use serde_json::json;

use crate::Outcome;
use load::Measured;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The measurement; all of them when none is named.
    #[arg(value_parser = CASES.map(|case| case.0))]
    names: Vec<String>,
    /// Connections at the same time, instead of the number the figure is for.
    #[arg(long)]
    clients: Option<usize>,
    /// Requests in all, instead of the number that takes some seconds.
    #[arg(long)]
    requests: Option<usize>,
}

type Case = (&'static str, fn(&Options) -> Outcome<bool>);

const CASES: [Case; 24] = [
    ("new-conversation", visitor::new_conversation),
    ("further-message", visitor::further_message),
    ("thread-page", desk::thread_page),
    ("inbox", desk::inbox),
    ("search", desk::search),
    ("person", person::person),
    ("sign-in", desk::sign_in_whole),
    ("home", visitor::home),
    ("guide", visitor::guide),
    ("streams", live::streams),
    ("events", live::events),
    ("ticket", ticket::ticket),
    ("start", server::start_up),
    ("flood", flood::flood),
    ("backup", backup::backup),
    ("backup-postgres", backup::backup_postgres),
    ("reseal", reseal::reseal),
    ("retention", retention::retention),
    ("forms", forms::forms),
    ("figures", figures::figures),
    ("further-message-postgres", visitor::further_message_postgres),
    ("scrub", scrub::scrub),
    ("lexicon", lexicon::lexicon),
    ("find", find::find),
];

/// Cases that measure no server.
const WITHOUT_SERVER: [&str; 4] = ["forms", "scrub", "lexicon", "find"];

/// Runs the measurements and fails if one misses its figure.
pub(crate) fn run(options: &Options) -> Outcome {
    let wanted = |name: &str| options.names.is_empty() || options.names.iter().any(|wanted| wanted == name);
    if CASES.iter().any(|(name, _)| wanted(name) && !WITHOUT_SERVER.contains(name)) {
        server::build()?;
    }
    let mut missed = Vec::new();
    for (name, case) in CASES {
        if !wanted(name) {
            continue;
        }
        if !case(options)? {
            missed.push(name);
        }
    }
    if missed.is_empty() { Ok(()) } else { Err(format!("missed: {}", missed.join(", "))) }
}

/// The figures of an issue. What is `None` was not asked for.
#[derive(Clone, Copy, Default)]
struct Target {
    /// Server CPU per operation, microseconds, at most.
    cpu_us_per_op: Option<f64>,
    /// Operations a second, at least.
    per_s: Option<f64>,
    /// The time 99 of 100 stay below, milliseconds.
    p99_ms: Option<f64>,
}

impl Target {
    fn met_by(&self, measured: &Measured, lost: usize) -> bool {
        let at_most = |value: f64, limit: Option<f64>| limit.is_none_or(|limit| value <= limit);
        measured.requests > 0
            && measured.errors == 0
            && lost == 0
            && at_most(measured.cpu_us_per_op(), self.cpu_us_per_op)
            && at_most(measured.percentile_ms(99.0), self.p99_ms)
            && self.per_s.is_none_or(|floor| measured.per_s() >= floor)
    }

    fn as_json(&self) -> serde_json::Value {
        let figures = [
            ("cpu_us_per_op_max", self.cpu_us_per_op),
            ("per_s_min", self.per_s),
            ("p99_ms_max", self.p99_ms),
        ];
        figures.into_iter().filter_map(|(name, figure)| Some((name.to_owned(), json!(figure?)))).collect()
    }
}

/// Prints one result and says whether it meets its figures. `more` is added to the line.
fn report(
    name: &str,
    clients: usize,
    measured: &Measured,
    lost: usize,
    target: Target,
    more: serde_json::Value,
) -> bool {
    let met = target.met_by(measured, lost);
    let mut line = json!({
        "bench": name,
        "clients": clients,
        "requests": measured.requests,
        "seconds": rounded(measured.seconds),
        "per_s": rounded(measured.per_s()),
        "p50_ms": rounded(measured.percentile_ms(50.0)),
        "p99_ms": rounded(measured.percentile_ms(99.0)),
        "cpu_us_per_op": rounded(measured.cpu_us_per_op()),
        "client_cpu_us_per_op": rounded(measured.client_cpu_us_per_op()),
        "errors": measured.errors,
        "lost": lost,
        "target": target.as_json(),
        "met": met,
    });
    if let Some(error) = &measured.first_error {
        line["first_error"] = json!(error);
    }
    if let (Some(line), serde_json::Value::Object(more)) = (line.as_object_mut(), more) {
        line.extend(more);
    }
    println!("{line}");
    met
}

/// Two decimals are more than a measurement gives.
fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_message_or_an_error_misses_every_figure() {
        let mut measured =
            Measured { requests: 100, seconds: 1.0, latencies_us: vec![1_000; 100], ..Measured::default() };
        let target = Target { per_s: Some(100.0), p99_ms: Some(1.0), ..Target::default() };
        assert!(target.met_by(&measured, 0));
        assert!(!target.met_by(&measured, 1));
        assert!(!Target { per_s: Some(101.0), ..target }.met_by(&measured, 0));
        assert!(!Target { p99_ms: Some(0.9), ..target }.met_by(&measured, 0));
        measured.errors = 1;
        assert!(!target.met_by(&measured, 0));
        assert!(!target.met_by(&Measured::default(), 0));
    }
}
