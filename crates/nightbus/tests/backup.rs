//! The commands, as an operator types them.

use std::{
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

use kernel::{Moment, SeededEntropy};
use seal::{SymmetricKey, password::Cost};

const NOW: Moment = Moment::from_millis(1_795_226_400_000);

/// A folder with a store of invented people, and one with nothing but the same configuration.
struct Stage {
    folder: tempfile::TempDir,
}

impl Stage {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let entropy = SeededEntropy::new(1);
        let instance = SymmetricKey::random(&entropy);
        let digits: String = instance.expose().iter().map(|byte| format!("{byte:02x}")).collect();
        std::fs::write(folder.path().join("instance.key"), digits).expect("a file");
        let stage = Self { folder };
        for side in ["here", "there"] {
            std::fs::create_dir(stage.path(side)).expect("a folder");
        }
        let store = stage.store("here");
        store.migrate(app::MIGRATIONS).expect("the schema is right");
        let (listed, _) = app::demo::seed(&store, "night-window", &instance, Cost::TEST, NOW, &entropy)
            .expect("the demonstration can be written");
        store.close();
        let config = format!(
            "# by hand\nstore = \"sqlite:nightbus.db\"\ninstance_key = \"../instance.key\"\npublic = \"unix:{0}/public\"\n\
             desk = \"unix:{0}/desk\"\n\n[[organisation]]\nslug = \"night-window\"\nfounding = \"{1}\"\n",
            stage.folder.path().display(),
            listed.founding
        );
        for side in ["here", "there"] {
            std::fs::write(stage.config(side), &config).expect("a file");
        }
        stage
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn config(&self, side: &str) -> PathBuf {
        self.path(side).join("nightbus.toml")
    }

    fn store(&self, side: &str) -> db::Store {
        let url = format!("sqlite:{}", self.path(side).join("nightbus.db").display());
        db::Store::open(&url).expect("the file opens")
    }

    /// Runs a command with the configuration of a side and something on its standard input.
    fn run(&self, command: &str, side: &str, more: &[&str], typed: &str) -> Said {
        let mut child = nightbus(&self.path(side))
            .args([command, "--config"])
            .arg(self.config(side))
            .args(more)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // A command that refuses early does not read.
        let _ = child.stdin.take().expect("it was piped").write_all(typed.as_bytes());
        Said::from(child.wait_with_output().expect("it ends"))
    }

    /// Makes a key and gives the private half as it stands on the page.
    fn key(&self, side: &str, more: &[&str]) -> String {
        let said = self.run("backup-key", side, more, "");
        assert!(said.well, "{}", said.text);
        let lines = said.text.lines().filter(|line| line.split(' ').all(|group| group.len() == 4));
        lines.filter(|line| line.len() == 34).collect::<Vec<_>>().join("\n")
    }
}

fn nightbus(at: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nightbus"));
    command.current_dir(at);
    command
}

struct Said {
    well: bool,
    text: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = [output.stdout, output.stderr].concat();
        Self { well: output.status.success(), text: String::from_utf8(text).expect("text") }
    }
}

#[test]
fn a_backup_is_made_checked_and_restored_with_the_key_from_paper() {
    let stage = Stage::new();
    let file = stage.path("night.backup");
    let file_name = file.to_str().expect("ASCII");
    let said = stage.run("backup", "here", &["--out", file_name], "");
    assert!(!said.well && said.text.contains("has no backup key"), "{}", said.text);
    assert!(!file.exists());

    let paper = stage.key("here", &[]);
    assert_eq!(paper.len(), 69, "two lines of seven groups");
    let config = std::fs::read_to_string(stage.config("here")).expect("it is there");
    assert!(config.starts_with("# by hand\n") && config.contains("[backup]\n"));
    assert!(!config.contains(&paper[..4]) || !config.contains(&paper[5..9]), "the private half is not in it");
    let said = stage.run("backup-key", "here", &[], "");
    assert!(!said.well && said.text.contains("has a backup key already"), "{}", said.text);

    // Somebody else works with the store meanwhile.
    let store = stage.store("here");
    let said = stage.run("backup", "here", &["--out", file_name], "");
    assert!(said.well && said.text.contains(" rows, "), "{}", said.text);
    store.close();
    assert_eq!(file.metadata().expect("it is there").permissions().mode() & 0o777, 0o600);
    let again = stage.run("backup", "here", &["--out", file_name], "");
    assert!(!again.well && again.text.contains("is there already"), "{}", again.text);

    let checked = stage.run("restore", "there", &["--from", file_name, "--check"], &paper.to_lowercase());
    assert!(checked.well && checked.text.contains("It is whole and opens with this key"), "{}", checked.text);
    assert!(!stage.path("there").join("nightbus.db").exists(), "checking touches no store");

    let paper_file = stage.path("paper");
    std::fs::write(&paper_file, &paper).expect("a file");
    let with_key = ["--from", file_name, "--key", paper_file.to_str().expect("ASCII")];
    let restored = stage.run("restore", "there", &with_key, "");
    assert!(restored.well && restored.text.contains("every checksum agrees"), "{}", restored.text);
    assert!(restored.text.contains("There is no list of what was deleted"), "{}", restored.text);
    let twice = stage.run("restore", "there", &with_key, "");
    assert!(!twice.well && twice.text.contains("the store is not empty"), "{}", twice.text);

    let rows = |side| {
        let store = stage.store(side);
        let counted = store.snapshot(|snapshot| snapshot.dump(&mut std::io::sink())).expect("it reads");
        store.close();
        counted
    };
    assert_eq!(rows("here"), rows("there") as Vec<db::Counted>);
}

#[test]
fn what_cannot_be_restored_is_told_in_a_sentence() {
    let stage = Stage::new();
    let paper = stage.key("here", &[]);
    let file = stage.path("night.backup");
    let file_name = file.to_str().expect("ASCII");
    assert!(stage.run("backup", "here", &["--out", file_name], "").well);
    let whole = std::fs::read(&file).expect("it is there");
    let other = stage.key("here", &["--replace"]);
    assert_ne!(paper, other);

    let refused = |typed: &str| {
        let said = stage.run("restore", "there", &["--from", file_name], typed);
        assert!(!said.well, "{}", said.text);
        said.text
    };
    assert!(refused(&other).contains("the key does not open this file"));
    assert!(refused("ABCD EFGH").contains("it has 8 signs and not 56"));
    assert!(refused(&paper.replace(&paper[..1], "U")).contains("sign 1 is none"));
    std::fs::write(&file, &whole[..whole.len() - 100]).expect("a file");
    assert!(refused(&paper).contains("the file was changed or cut off"));
    std::fs::write(&file, b"a letter").expect("a file");
    assert!(refused(&paper).contains("this is no sealed file"));
    std::fs::write(&file, &whole).expect("a file");

    let config = std::fs::read_to_string(stage.config("there")).expect("it is there");
    let foreign = config.replace("founding = \"", "founding = \"1");
    std::fs::write(stage.config("there"), foreign).expect("a file");
    assert!(refused(&paper).contains("it is a backup of something else"));
    std::fs::write(stage.config("there"), config).expect("a file");
    let said = stage.run("restore", "there", &["--from", file_name], &paper);
    assert!(said.well, "after all these refusals the store is still empty: {}", said.text);

    std::fs::remove_file(stage.path("there").join("nightbus.db")).expect("it is there");
    stage.key("there", &[]);
    let said = stage.run("backup", "there", &["--out", "x"], "");
    assert!(!said.well && said.text.contains("there is no store at"), "{}", said.text);
    let config = std::fs::read_to_string(stage.config("there")).expect("it is there") + "keep_days = 91\n";
    std::fs::write(stage.config("there"), config).expect("a file");
    let said = stage.run("backup", "there", &["--out", "x"], "");
    assert!(!said.well && said.text.contains("keep_days is 91"), "{}", said.text);
}

struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_server_makes_the_backup_that_is_due_by_itself() {
    let stage = Stage::new();
    let paper = stage.key("here", &[]);
    let config = std::fs::read_to_string(stage.config("here")).expect("it is there");
    std::fs::write(stage.config("here"), config + "folder = \"../backups\"\n").expect("a file");
    let serve = nightbus(&stage.path("here"))
        .args(["serve", "--config", "nightbus.toml"])
        .stderr(Stdio::inherit())
        .spawn();
    let serving = Serving(serve.expect("it starts"));
    let backups = || {
        let entries = std::fs::read_dir(stage.path("backups")).into_iter().flatten();
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.filter(|path| path.extension().is_some_and(|end| end == "backup")).collect::<Vec<_>>()
    };
    for _ in 0..600 {
        if !backups().is_empty() {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    drop(serving);
    let made = backups();
    assert_eq!(made.len(), 1, "one was due");
    let from = made[0].to_str().expect("ASCII");
    let said = stage.run("restore", "there", &["--from", from], &paper);
    assert!(said.well, "{}", said.text);
}
