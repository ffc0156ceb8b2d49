//! `nightbus keys`: whether the team, its keys and the audit trails are what was signed and recorded, and what the papers
//! of an organisation are for.

mod papers;
mod verify;

pub(crate) use verify::said;

/// Subcommands of `nightbus keys`.
#[derive(clap::Subcommand)]
pub(crate) enum Keys {
    /// Verifies the team's chain, every row beside it, every audit trail and the witness. Exit status 1 if something
    /// is wrong.
    Verify(verify::Which),
    /// Writes what `docs/verify-keys.py` needs to verify the same elsewhere, as JSON lines. It tells who is in the
    /// team under which work name, and who did what when; it holds no secret, no login and no word of a visitor.
    Export(verify::Which),
    /// Takes what the database says now for what it has to say, after an older copy was put back.
    Accept(verify::Which),
    /// Tries whether the papers still bring the organisation back. Changes nothing but the day of the last drill.
    Drill(papers::From),
    /// Admits a new coordinator by the word of the papers, when none is left.
    Recover {
        #[command(flatten)]
        from: papers::From,
        /// What the new coordinator types to sign in.
        #[arg(long)]
        login: String,
        /// The name the new coordinator works under.
        #[arg(long)]
        work_name: String,
    },
}

/// Runs a command.
///
/// # Errors
/// A sentence for the operator; from `verify` also when something is wrong.
pub(crate) fn run(keys: &Keys) -> Result<(), String> {
    match keys {
        Keys::Verify(which) => verify::verify(&which.config),
        Keys::Export(which) => verify::export(&which.config, &mut std::io::stdout().lock()),
        Keys::Accept(which) => verify::accept(&which.config),
        Keys::Drill(from) => papers::run_drill(from),
        Keys::Recover { from, login, work_name } => papers::run_recover(from, login, work_name),
    }
}
