//! `nightbus keys`, and what `docs/verify-keys.py` makes of an export: another implementation on the other side.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use db::{Store, values};
use kernel::{Moment, SeededEntropy};
use seal::{SymmetricKey, password::Cost};

db::statements! {
    RENAME = "UPDATE staff SET work_name = 'Somebody' WHERE login = $1";
    SAY_RIGHT = "UPDATE staff SET work_name = $1 WHERE login = $2";
    CUT = "DELETE FROM team_entry WHERE number = (SELECT MAX(t.number) FROM team_entry t)";
    UNSIGN = "UPDATE team_entry SET signature = statement WHERE number = 3";
    TRAIL = "UPDATE audit SET at = at + 60000 WHERE number = 1";
}

/// An instance in a folder of its own, with an invented team and one recorded action.
struct Instance {
    folder: tempfile::TempDir,
    fingerprint: String,
    store: Store,
}

impl Instance {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        fs::create_dir(&data).expect("a folder in it");
        let key = folder.path().join("data.key");
        fs::write(&key, "07".repeat(32)).expect("a key");
        let store = Store::open(&format!("sqlite:{}", data.join("nightbus.db").display())).expect("a store");
        store.migrate(app::MIGRATIONS).expect("the schema is right");
        let (entropy, now) = (SeededEntropy::new(7), Moment::from_millis(1_795_226_400_000));
        let instance = SymmetricKey::from_bytes([7; 32]);
        let (listed, _) = app::demo::seed(&store, "night-window", &instance, Cost::TEST, now, &entropy)
            .expect("the demonstration can be written");
        let config = format!(
            "store = \"sqlite:nightbus.db\"\ninstance_key = \"../data.key\"\n[[organisation]]\nslug = \"night-window\"\n\
             founding = \"{}\"\n",
            listed.founding
        );
        fs::write(data.join("nightbus.toml"), config).expect("a configuration");
        let organisations = app::settings::load(&store, std::slice::from_ref(&listed)).expect("it is there");
        let org = organisations[0].id;
        store
            .write_blocking(move |tx| {
                for row in app::team::members(tx, org)? {
                    let (id, action) = (row.id(), app::audit::Action::SignIn);
                    app::audit::record(tx, org, id, action, id.bytes(), now)?;
                }
                Ok::<_, kernel::DbError>(())
            })
            .expect("it is recorded");
        Self { folder, fingerprint: listed.founding, store }
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("data/nightbus.toml")
    }

    fn keys(&self, command: &str) -> Output {
        let mut nightbus = Command::new(env!("CARGO_BIN_EXE_nightbus"));
        nightbus.args(["keys", command, "--config"]).arg(self.config());
        nightbus.output().expect("the program runs")
    }

    /// What the other implementation says of an export, and whether it was content.
    fn elsewhere(&self, fingerprint: &str, change: impl Fn(String) -> String) -> (bool, String) {
        let exported = self.keys("export");
        assert!(exported.status.success(), "{}", said(&exported));
        let text = change(String::from_utf8(exported.stdout).expect("it is text"));
        let file = self.folder.path().join("keys.jsonl");
        fs::write(&file, text).expect("it can be written");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/verify-keys.py");
        let output = Command::new("python3").arg(script).arg(file).arg(fingerprint).output();
        let output = output.expect("python3 is there");
        (output.status.success(), said(&output))
    }

    fn tamper(&self, statement: &'static db::Statement, values: &[db::Value]) {
        let values = values.to_vec();
        let changed = self.store.write_blocking(move |tx| tx.execute(statement, &values));
        assert!(changed.expect("whoever has the database can do this") > 0);
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn an_export_verifies_without_this_program_and_a_changed_one_does_not() {
    let instance = Instance::new();
    let same = |text: String| text;
    let (well, words) = instance.elsewhere(&instance.fingerprint, same);
    assert!(well && words.contains("Everything holds"), "{words}");
    let (well, words) = instance.elsewhere("12345", same);
    assert!(!well && words.contains("another fingerprint"), "{words}");

    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let of_kind = |lines: &[String], kind: &str, at: usize| {
        let kind = format!("\"kind\":\"{kind}\"");
        lines.iter().enumerate().filter(|(_, line)| line.contains(&kind)).nth(at).expect("a line").0
    };
    // A line of each kind left out, or changed by one digit.
    let cases = [
        ("entry", 2, "entry 3 of the team's chain is not accepted"),
        ("staff", 1, "is not what was signed"),
        ("epoch", 0, "the list of the team's keys is not the signed one"),
        ("seal", 0, "lacks the present key of the team"),
    ];
    for (kind, at, sentence) in cases {
        let without = |text: String| {
            let mut lines = lines(&text);
            let place = of_kind(&lines, kind, at);
            lines.remove(place);
            lines.join("\n")
        };
        let (well, words) = instance.elsewhere(&instance.fingerprint, without);
        assert!(!well && words.contains(sentence), "{kind}: {words}");
    }
    for (kind, field, sentence) in [
        ("entry", "\"signature\":\"", "entry 1 of the team's chain is not accepted"),
        ("entry", "\"statement\":\"", "entry 1 of the team's chain is not accepted"),
        ("staff", "\"sealing key\":\"", "is not what was signed"),
        ("audit", "\"object\":\"", "breaks at entry 1"),
        ("audit", "\"hash\":\"", "breaks at entry 1"),
    ] {
        let changed = |text: String| {
            let mut lines = lines(&text);
            let place = of_kind(&lines, kind, 0);
            let at = lines[place].find(field).expect("the field") + field.len() + 9;
            let other = if lines[place].as_bytes()[at] == b'0' { "1" } else { "0" };
            lines[place].replace_range(at..=at, other);
            lines.join("\n")
        };
        let (well, words) = instance.elsewhere(&instance.fingerprint, changed);
        assert!(!well && words.contains(sentence), "{kind} {field}: {words}");
    }
}

#[test]
fn verify_says_in_sentences_what_is_wrong_and_accept_takes_an_older_copy() {
    let instance = Instance::new();
    let output = instance.keys("verify");
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("OK    night-window: the team's chain is accepted"), "{}", said(&output));
    assert!(said(&output).contains("LOOK"), "there is no witness yet: {}", said(&output));
    let output = instance.keys("accept");
    assert!(output.status.success() && said(&output).contains("Nothing had gone back"), "{}", said(&output));

    instance.tamper(&RENAME, &values!["marat"]);
    let output = instance.keys("verify");
    assert!(!output.status.success());
    assert!(said(&output).contains("WRONG night-window: the row of Marat"), "{}", said(&output));
    instance.tamper(&SAY_RIGHT, &values!["Marat", "marat"]);
    assert!(instance.keys("verify").status.success());

    instance.tamper(&CUT, &[]);
    let output = instance.keys("verify");
    assert!(!output.status.success());
    assert!(said(&output).contains("was cut or rewritten"), "{}", said(&output));
    let output = instance.keys("accept");
    assert!(said(&output).contains("the team's chain had"), "{}", said(&output));
    // Whoever was admitted last waits again, and the key they hold is told.
    assert!(!said(&instance.keys("verify")).contains("was cut or rewritten"));

    instance.tamper(&TRAIL, &[]);
    assert!(said(&instance.keys("verify")).contains("breaks at entry 1"));
    instance.tamper(&UNSIGN, &[]);
    assert!(said(&instance.keys("verify")).contains("entry 3 of the team's chain is not accepted"));
}
