//! Whether the team, its keys and the audit trails are what was signed and recorded; a copy of what
//! proves it; and the word of an operator who has put an older copy back.

use std::{
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

use app::{
    audit,
    settings::{self, Organisation},
    team,
    watch::{self, Finding, Level},
    witness::Witness,
};
use db::Store;
use kernel::{Clock, SystemClock};
use serde_json::{Value, json};

use crate::{config::Config, serve};

/// Which instance.
#[derive(clap::Args)]
pub(crate) struct Which {
    /// The configuration.
    #[arg(long, default_value = "nightbus.toml")]
    pub(super) config: PathBuf,
}

/// How something is, a sentence that says so, and what to do about it.
pub(crate) type Said = (Level, String, &'static str);

/// What an instance consists of here.
fn open(path: &Path) -> Result<(Store, Vec<Arc<Organisation>>, Witness), String> {
    let config = Config::read(path)?;
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    let store = serve::open_store(&config, &folder)?;
    let organisations = settings::load(&store, &config.organisation).map_err(|fault| fault.to_string())?;
    Ok((store, organisations, Witness::at(serve::witness_path(&config, &folder)?)))
}

/// Examines every organisation of an instance. `doctor --keys` says the same.
///
/// # Errors
/// A sentence when the configuration, the store or the witness cannot be read.
pub(crate) fn said(config: &Path) -> Result<Vec<Said>, String> {
    let (store, organisations, witness) = open(config)?;
    let said = findings(&store, &organisations, &witness);
    store.close();
    said
}

fn findings(
    store: &Store,
    organisations: &[Arc<Organisation>],
    witness: &Witness,
) -> Result<Vec<Said>, String> {
    let mut said = Vec::new();
    let remembered = witness.read()?;
    if remembered.is_none() {
        let text = format!("{} is not there: nothing is compared with before", witness.path().display());
        said.push((Level::Look, text, "It is written when the program runs; see that it is kept."));
    }
    let remembered = remembered.unwrap_or_default();
    for org in organisations {
        let examined =
            watch::look(store, org, &remembered, None, SystemClock.now()).map_err(|e| e.to_string())?;
        if let Some((number, _)) = examined.team {
            let trails = examined.trails.iter().filter(|(.., trail)| trail.broken.is_none()).count();
            said.push((
                Level::Fine,
                format!("{}: the team's chain is accepted, {number} entries", org.slug),
                "",
            ));
            said.push((Level::Fine, format!("{}: {trails} audit trails are whole", org.slug), ""));
        }
        let sentence = |finding: &Finding| format!("{}: {}", org.slug, finding.sentence(true));
        said.extend(examined.findings.iter().map(|f| (f.what.level(), sentence(f), f.what.advice())));
    }
    Ok(said)
}

#[allow(clippy::print_stdout)] // The purpose of the command.
pub(super) fn verify(path: &Path) -> Result<(), String> {
    let said = said(path)?;
    for (level, sentence, advice) in &said {
        let word = match level {
            Level::Fine => "OK   ",
            Level::Look => "LOOK ",
            Level::Wrong => "WRONG",
        };
        println!("{word} {sentence}");
        if !advice.is_empty() {
            println!("      {advice}");
        }
    }
    let wrong = said.iter().filter(|(level, ..)| *level == Level::Wrong).count();
    if wrong == 0 { Ok(()) } else { Err(format!("{wrong} things are not what was signed")) }
}

#[allow(clippy::print_stdout)] // The purpose of the command.
pub(super) fn accept(path: &Path) -> Result<(), String> {
    let (store, organisations, witness) = open(path)?;
    let said = watch::accept(&store, &organisations, &witness, SystemClock.now());
    store.close();
    let said = said.map_err(|fault| fault.to_string())?;
    for sentence in &said {
        println!("{sentence}");
    }
    if said.is_empty() {
        println!("Nothing had gone back.");
    }
    println!("{} remembers what is there now. If the server runs, start it again.", witness.path().display());
    Ok(())
}

/// The lines of an export.
pub(super) fn export(path: &Path, out: &mut impl Write) -> Result<(), String> {
    let (store, organisations, _) = open(path)?;
    let lines = organisations.iter().map(|org| lines(&store, org)).collect::<Result<Vec<_>, _>>();
    store.close();
    let head = json!({"kind": "nightbus keys", "version": 1});
    let lines = lines.map_err(|error| error.to_string())?;
    for line in std::iter::once(&head).chain(lines.iter().flatten()) {
        writeln!(out, "{line}").map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn lines(store: &Store, org: &Arc<Organisation>) -> Result<Vec<Value>, kernel::DbError> {
    let id = org.id;
    let (entries, staff, epochs, seals) = store.read_blocking(move |tx| {
        Ok::<_, kernel::DbError>((
            team::entries(tx, id)?,
            team::members(tx, id)?,
            team::epochs(tx, id)?,
            team::seal_holders(tx, id)?,
        ))
    })?;
    let of = hex(&id.bytes());
    let mut lines = vec![json!({
        "kind": "organisation", "org": of, "slug": org.slug, "founding key": hex(&org.founding_key.to_bytes()),
    })];
    lines.extend(entries.iter().map(|signed| {
        json!({
            "kind": "entry", "org": of, "number": signed.number,
            "statement": hex(signed.statement.as_bytes()), "signature": hex(&signed.signature),
        })
    }));
    lines.extend(staff.iter().map(|row| {
        let (sealing, signing) = row.keys();
        json!({
            "kind": "staff", "org": of, "id": hex(&row.id().bytes()), "work name": row.work_name(),
            "role": row.role(), "sealing key": hex(sealing), "signing key": hex(signing),
        })
    }));
    lines.extend(epochs.iter().map(|epoch| json!({"kind": "epoch", "org": of, "epoch": epoch})));
    lines.extend(seals.iter().map(
        |(epoch, staff)| json!({"kind": "seal", "org": of, "epoch": epoch, "staff": hex(&staff.bytes())}),
    ));
    for row in &staff {
        let id = row.id();
        let links = store.read_blocking(move |tx| audit::links(tx, id))?;
        lines.extend(links.iter().map(|link| {
            json!({
                "kind": "audit", "org": of, "staff": hex(&id.bytes()), "number": link.number, "action": link.action,
                "object": hex(&link.object), "at": link.at.millis(), "previous": hex(&link.previous),
                "hash": hex(&link.hash),
            })
        }));
    }
    Ok(lines)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
