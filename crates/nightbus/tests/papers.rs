//! `nightbus keys` as somebody with papers runs it.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use app::{
    policy::Role,
    recovery::papers,
    settings::Settings,
    team::{
        FoundingSecret, NewMember, Newcomer, begin,
        chain::Signer,
        found, new_password, new_totp,
        recovery::{RecoverySecret, establish},
    },
};
use kernel::{Clock, Moment, OsEntropy, SeededEntropy, SystemClock};
use seal::{SymmetricKey, password::Cost};

/// An organisation with one coordinator and papers, 2 of 3.
struct Site {
    folder: tempfile::TempDir,
    papers: Vec<String>,
}

fn site() -> Site {
    let folder = tempfile::tempdir().expect("a folder");
    let key = SymmetricKey::random(&OsEntropy);
    let digits: String = key.expose().iter().map(|byte| format!("{byte:02x}")).collect();
    fs::write(folder.path().join("the.key"), digits).expect("it can be written");
    let store = db::Store::open(&format!("sqlite:{}", folder.path().join("nightbus.db").display()));
    let store = store.expect("a new database opens");
    store.migrate(app::MIGRATIONS).expect("the schema is right");
    let (secret, now) = (FoundingSecret::generate(&OsEntropy), SystemClock.now());
    let settings = Settings::plain("Night Window", "112", "Europe/Warsaw");
    let settings = toml::to_string(&settings).expect("settings can be written");
    let founding = found("night-window", settings, &secret, now, &OsEntropy);
    let (org, fingerprint) = (founding.org, founding.fingerprint.clone());
    let new = NewMember {
        login: "dana".into(),
        work_name: "Dana".into(),
        role: Role::Coordinator,
        languages: "en".into(),
        password: new_password(&OsEntropy),
        totp: new_totp(&OsEntropy),
        phrase: None,
    };
    let first = Newcomer::prepare(org, &new, &key, Cost::TEST, now, &OsEntropy).expect("a cost");
    let (begun, team) = begin(org, &secret, &first.card, &first.keys, now, &OsEntropy).expect("it begins");
    let recovery = RecoverySecret::generate(&SeededEntropy::new(1));
    let by = (Signer::Member(first.card.id), &first.keys.signing());
    let made = establish(org, &begun.roll, (&recovery, 2, 3), by, &[team], now, &OsEntropy);
    let made = made.expect("a coordinator may");
    store
        .write_blocking(move |tx| {
            founding.write(tx)?;
            first.write(tx, org)?;
            begun.write(tx, org)?;
            made.write(tx, org)
        })
        .expect("it can be written");
    store.close();
    let config = format!(
        "store = \"sqlite:nightbus.db\"\ninstance_key = \"the.key\"\n\n\
         [[organisation]]\nslug = \"night-window\"\nhosts = []\nfounding = \"{fingerprint}\"\n"
    );
    fs::write(folder.path().join("nightbus.toml"), config).expect("it can be written");
    let made = papers(&recovery, (2, 3), &SeededEntropy::new(2));
    let rows = |words: &[String]| words.chunks(4).map(|row| row.join(" ")).collect::<Vec<_>>().join("\n");
    Site { papers: made.iter().map(|paper| rows(&paper.words)).collect(), folder }
}

impl Site {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs `nightbus keys …` and types what is given.
    fn keys(&self, arguments: &[&str], typed: &str) -> (bool, String, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_nightbus"))
            .arg("keys")
            .args(arguments)
            .arg("--config")
            .arg(self.path("nightbus.toml"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // It may end before everything is read.
        let _ = child.stdin.take().expect("a pipe").write_all(typed.as_bytes());
        let Output { status, stdout, stderr } = child.wait_with_output().expect("it ends");
        let text = |bytes| String::from_utf8(bytes).expect("it says text");
        (status.success(), text(stdout), text(stderr))
    }

    /// What a drill says that does not succeed.
    fn refused(&self, typed: &str) -> String {
        let (done, said, error) = self.keys(&["drill"], typed);
        assert!(!done, "{said}");
        error
    }

    fn read<T: Send + 'static>(
        &self,
        work: impl Fn(&mut db::Tx<'_>) -> Result<T, kernel::DbError> + Send + 'static,
    ) -> T {
        let url = format!("sqlite:{}", Path::display(&self.path("nightbus.db")));
        let store = db::Store::open(&url).expect("it opens");
        let read = store.read_blocking(work).expect("it can be read");
        store.close();
        read
    }
}

fn org_of(tx: &mut db::Tx<'_>) -> Result<app::ids::OrgId, kernel::DbError> {
    db::statements! { ORG = "SELECT id FROM organisation"; }
    Ok(app::ids::OrgId::from_bytes(tx.one(&ORG, &[])?.id(0)?))
}

fn drilled(site: &Site) -> Option<Moment> {
    site.read(|tx| {
        let org = org_of(tx)?;
        app::team::drilled_on(tx, org)
    })
}

#[test]
fn a_drill_reads_papers_changes_nothing_and_notes_the_day() {
    let site = site();
    assert_eq!(drilled(&site), None);
    let before = site.read(|tx| {
        let org = org_of(tx)?;
        Ok(app::team::entries(tx, org)?.len())
    });
    let typed = format!("\n{}\n\n\n{}\n", site.papers[2], site.papers[0].to_uppercase());
    let (done, said, error) = site.keys(&["drill"], &typed);
    assert!(done, "{error}");
    assert!(
        said.contains("The papers are those of night-window, and they open the one key of the team."),
        "{said}"
    );
    assert!(drilled(&site).is_some_and(|day| day == day.to_day()), "a day and nothing finer");
    let after = site.read(|tx| {
        let org = org_of(tx)?;
        Ok(app::team::entries(tx, org)?.len())
    });
    assert_eq!(before, after);
}

#[test]
fn what_is_wrong_with_papers_is_said_in_a_sentence_that_names_the_paper() {
    let site = site();
    let [one, two, _] = &site.papers[..] else { panic!("three papers") };
    let said = site.refused("");
    assert!(said.contains("no paper was given"), "{said}");
    let said = site.refused(one);
    assert!(said.contains("2 papers are needed, and only 1 came"), "{said}");
    let said = site.refused(&format!("{one}\n\n{one}\n"));
    assert!(said.contains("paper 2 is the same as paper 1: both say number 1"), "{said}");
    let (_, rest) = two.split_once(' ').expect("words");
    let said = site.refused(&format!("{one}\n\nabbove {rest}\n"));
    assert!(said.contains("paper 2, word 1: “abbove” is not in our list."), "{said}");
    let other = if two.starts_with("absence ") { "about" } else { "absence" };
    let said = site.refused(&format!("{one}\n\n{other} {rest}\n"));
    assert!(said.contains("paper 2 has a slip in it"), "{said}");
    let said = site.refused(&format!("{one}\n\n{rest}\n"));
    assert!(said.contains("paper 2 has 27 words and not 28."), "{said}");
    let strangers = papers(&RecoverySecret::generate(&SeededEntropy::new(9)), (2, 3), &OsEntropy);
    let strangers: Vec<String> = strangers.iter().map(|paper| paper.words.join(" ")).collect();
    let said = site.refused(&format!("{one}\n\n{}\n", strangers[1]));
    assert!(said.contains("paper 2 and paper 1 were not made together"), "{said}");
    let said = site.refused(&format!("{}\n\n{}\n", strangers[0], strangers[1]));
    assert!(said.contains("these papers are not the organisation's present ones"), "{said}");
    assert_eq!(drilled(&site), None, "none of this was a drill");
}

#[test]
fn papers_out_of_a_file_admit_a_new_coordinator() {
    let site = site();
    let file = site.path("papers.txt");
    fs::write(&file, format!("{}\n\n{}\n", site.papers[1], site.papers[2])).expect("it can be written");
    let file = file.display().to_string();
    let new = ["recover", "--papers", &file, "--login", "Nino", "--work-name", "Nino"];
    let (done, said, error) = site.keys(&new, "");
    assert!(done, "{error}");
    for words in [
        "Nino is a coordinator of night-window now.",
        "login        nino",
        "password     ",
        "code secret  ",
        "Complaints",
    ] {
        assert!(said.contains(words), "{words:?} in {said}");
    }
    let (members, seals) = site.read(|tx| {
        let org = org_of(tx)?;
        db::statements! { SEALS = "SELECT COUNT(*) AS n FROM team_seal"; }
        Ok((app::team::members(tx, org)?.len(), tx.one(&SEALS, &[])?.int(0)?))
    });
    assert_eq!((members, seals), (2, 2));
    let (done, _, error) = site.keys(&new, "");
    assert!(!done && error.contains("somebody signs in as nino already"), "{error}");
}
