//! `nightbus doctor`: everything that it calls wrong is made wrong here, and nothing else is.

use std::{fs, path::Path};

use crate::demonstration::{Place, private, said};

/// The lines of a level.
fn lines(place: &Place, level: &str) -> Vec<String> {
    let output = place.run(&["doctor"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let wrong = text.lines().any(|line| line.starts_with("WRONG"));
    assert_eq!(output.status.code(), Some(i32::from(wrong)), "{text}");
    text.lines().filter(|line| line.starts_with(level)).map(str::to_owned).collect()
}

/// That exactly one thing is wrong, and which.
#[track_caller]
fn only(place: &Place, wrong: &str) {
    let lines = lines(place, "WRONG");
    assert!(lines.len() == 1 && lines[0].contains(wrong), "{wrong} in {lines:#?}");
}

fn configure(place: &Place, line: &str) {
    let text = fs::read_to_string(place.config()).expect("it reads");
    // Before the first table.
    fs::write(place.config(), format!("{line}\n{text}")).expect("it can be written");
}

fn sql(place: &Place, text: &str) {
    let file = place.data().join("nightbus.db");
    rusqlite::Connection::open(file).expect("it opens").execute_batch(text).expect("it can be done");
}

#[test]
fn nothing_is_wrong_with_a_fresh_installation() {
    let place = Place::new();
    assert_eq!(lines(&place, "WRONG"), [""; 0]);
    let output = said(&place.run(&["doctor"]));
    assert!(output.contains("OK     quick_check is ok.") && output.contains("-> "), "{output}");
}

#[test]
fn a_relay_that_does_not_answer_or_speaks_without_the_protection_that_is_named_is_wrong() {
    let place = Place::new();
    let before = fs::read_to_string(place.config()).expect("it reads");
    let name = |port: u16, security: &str| {
        let mail = format!(
            "[mail]\nrelay = \"127.0.0.1\"\nport = {port}\nsecurity = \"{security}\"\nfrom = \"reminder@team.example\"\n"
        );
        fs::write(place.config(), format!("{before}\n{mail}")).expect("it can be written");
    };
    let relay = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = relay.local_addr().expect("it has an address").port();
    std::thread::spawn(move || relay.incoming().flatten().for_each(greet));
    name(port, "none");
    assert_eq!(lines(&place, "WRONG"), [""; 0]);
    assert!(said(&place.run(&["doctor"])).contains("OK     The relay 127.0.0.1 takes e-mail."));
    name(port, "start_tls");
    only(&place, "The relay 127.0.0.1 does not answer");
    name(1, "none");
    only(&place, "The relay 127.0.0.1 does not answer");
}

#[test]
fn a_file_of_the_relays_own_authority_that_is_none_or_has_ended_is_wrong_and_the_program_does_not_start_with_it()
 {
    let place = Place::new();
    let before = fs::read_to_string(place.config()).expect("it reads");
    let file = place.config().with_file_name("mail-ca.pem");
    let mail = "[mail]\nrelay = \"127.0.0.1\"\nport = 1\nca_file = \"mail-ca.pem\"\nfrom = \"reminder@team.example\"\n";
    fs::write(place.config(), format!("{before}\n{mail}")).expect("it can be written");
    only(&place, "mail-ca.pem: No such file");
    for (words, told) in [
        ("not a certificate", "holds no certificate in PEM"),
        ("-----BEGIN CERTIFICATE-----\nMC4CAQ==\n-----END CERTIFICATE-----\n", "cannot be read"),
    ] {
        fs::write(&file, words).expect("it can be written");
        only(&place, told);
        // A demonstration is not served, so it says for a moment that it is none.
        let text = fs::read_to_string(place.config()).expect("it reads");
        let real = text.replace("demonstration = true", "demonstration = false");
        fs::write(place.config(), real).expect("it can be written");
        let started = place.run(&["serve"]);
        assert!(!started.status.success() && said(&started).contains(told), "{}", said(&started));
        fs::write(place.config(), text).expect("it can be written");
    }
    fs::write(&file, include_str!("ended.pem")).expect("it can be written");
    let wrong = lines(&place, "WRONG");
    assert_eq!(wrong.len(), 2, "it has ended, and nobody answers: {wrong:?}");
    assert!(wrong.iter().any(|line| line.contains("The certificate of the relay's authority")), "{wrong:?}");
}

/// A relay of few words (RFC 5321) that knows no TLS.
fn greet(stream: std::net::TcpStream) {
    use std::io::{BufRead, BufReader, Write};
    let mut say = stream.try_clone().expect("it can be shared");
    let _ = say.write_all(b"220 relay.example\r\n");
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        let answer = if line.starts_with("QUIT") { "221 bye\r\n" } else { "250 relay.example\r\n" };
        let _ = say.write_all(answer.as_bytes());
    }
}

#[test]
fn what_others_can_read_is_wrong_and_what_to_do_is_said() {
    let place = Place::new();
    for (path, right) in [(place.config(), 0o600), (place.data(), 0o700), (place.key(), 0o600)] {
        private(&path, right | 0o044);
        only(&place, &format!("{} can be read by others", path.display()));
        assert!(said(&place.run(&["doctor"])).contains(&format!("-> chmod {right:o} {}", path.display())));
        private(&path, right);
    }
    assert_eq!(lines(&place, "WRONG"), [""; 0], "as it was");
}

#[test]
fn a_key_or_a_list_in_the_data_directory_is_wrong_and_so_is_a_lost_key() {
    let place = Place::new();
    let before = fs::read_to_string(place.config()).expect("it reads");
    fs::copy(place.key(), place.data().join("instance.key")).expect("it can be copied");
    fs::write(place.forgotten(), "").expect("it can be written");
    let inside = format!(
        "forgotten = \"../instance.forgotten\"\n{}",
        before.replace("\"../instance.key\"", "\"instance.key\"")
    );
    fs::write(place.config(), inside).expect("it can be written");
    only(&place, "The instance key lies in the data directory");

    fs::write(place.config(), format!("forgotten = \"list\"\n{before}")).expect("it can be written");
    only(&place, "The list of what was deleted lies in the data directory");

    fs::write(place.config(), &before).expect("it can be written");
    fs::remove_file(place.forgotten()).expect("it is ours");
    fs::create_dir(place.forgotten()).expect("something else in its place");
    only(&place, "cannot be written");
    fs::remove_dir(place.forgotten()).expect("it is ours");
    fs::write(place.key(), "half a key").expect("it can be written");
    only(&place, "not 64 hexadecimal digits");
}

#[test]
fn a_full_disk_an_old_backup_and_an_ended_certificate_are_wrong() {
    let place = Place::new();
    let before = fs::read_to_string(place.config()).expect("it reads");
    let with = |line: &str| {
        let kept: Vec<_> = before.lines().filter(|line| !line.starts_with("reserve_mib")).collect();
        fs::write(place.config(), format!("{line}\n{}", kept.join("\n"))).expect("it can be written");
    };
    with("reserve_mib = 1000000000");
    only(&place, "are kept for replies");

    with("reserve_mib = 0\ncertificate = \"ended.pem\"");
    fs::write(place.data().join("ended.pem"), include_str!("ended.pem")).expect("it can be written");
    only(&place, "The certificate has ended");
    fs::write(place.data().join("ended.pem"), "no certificate").expect("it can be written");
    only(&place, "holds no certificate");

    with("reserve_mib = 0");
    let text = fs::read_to_string(place.config()).expect("it reads");
    fs::write(place.config(), format!("{text}\n[backup]\nkey = \"k\"\nfolder = \"../copies\"\n"))
        .expect("it can be written");
    only(&place, "The folder of backups");
    let copies = place.data().parent().expect("a folder around it").join("copies");
    fs::create_dir(&copies).expect("it can be made");
    only(&place, "There is no backup in");
    let copy = fs::File::create(copies.join("one")).expect("it can be made");
    std::io::Write::write_all(&mut &copy, b"a backup").expect("it can be written");
    assert_eq!(lines(&place, "WRONG"), [""; 0]);
    let modified = copy.metadata().and_then(|held| held.modified()).expect("a time");
    copy.set_modified(modified - std::time::Duration::from_secs(40 * 3_600)).expect("it is ours");
    only(&place, "The newest backup is 40 hours old");
}

#[test]
fn a_damaged_database_a_row_without_its_parent_and_a_lost_one_are_wrong() {
    let place = Place::new();
    sql(&place, "PRAGMA foreign_keys = OFF; DELETE FROM conversation");
    only(&place, "foreign_key_check");

    let place = Place::new();
    sql(&place, "PRAGMA wal_checkpoint(TRUNCATE)");
    damage(&place.data().join("nightbus.db"));
    assert!(
        lines(&place, "WRONG").iter().any(|line| line.contains("quick_check") || line.contains("cannot be"))
    );
    fs::remove_file(place.data().join("nightbus.db")).expect("it is ours");
    only(&place, "There is no database");
}

/// Writes over the middle of a file.
fn damage(path: &Path) {
    let mut bytes = fs::read(path).expect("it reads");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 20_000].fill(0xaa);
    fs::write(path, bytes).expect("it can be written");
}

#[test]
fn jobs_that_gave_up_a_clock_that_is_behind_and_another_schema_are_wrong() {
    let place = Place::new();
    sql(
        &place,
        "INSERT INTO job (key, kind, payload, state, due, every, lease_until, holder, attempts, most)
         VALUES ('x', 'letter', x'', 'given_up', 1, 0, 0, x'', 8, 8)",
    );
    only(&place, "\"letter\" were tried 8 times and given up");
    let output = said(&place.run(&["jobs", "--retry"]));
    assert!(output.contains("1 job(s) are tried again") && output.contains("waiting"), "{output}");
    sql(&place, "DELETE FROM job");
    assert_eq!(lines(&place, "WRONG"), [""; 0]);

    sql(
        &place,
        "UPDATE conversation SET changed_at = 9000000000000 WHERE id = (SELECT MIN(id) FROM conversation WHERE id NOT IN (SELECT conversation_id FROM conversation_seal))",
    );
    only(&place, "behind what is stored");
    sql(&place, "UPDATE conversation SET changed_at = 0");

    sql(&place, "DROP TABLE job; DELETE FROM schema_migration WHERE version = 6");
    assert_eq!(lines(&place, "WRONG"), [""; 0], "the next start mends it");
    configure(&place, "migrate_at_start = false");
    only(&place, "The schema lacks 1 step(s)");
    sql(&place, "INSERT INTO schema_migration (version, name, digest) VALUES (9999, 'later', 'x')");
    only(&place, "newer program");
}

#[test]
fn a_restricted_conversation_that_could_be_lost_with_one_person_is_told() {
    let place = Place::new();
    let told =
        |place: &Place| lines(place, "LOOK").iter().any(|line| line.contains("restricted conversation"));
    assert!(!told(&place));
    sql(
        &place,
        "UPDATE conversation SET epoch = 9223372036854775807, state = 'open', root_sealed = NULL, root_wrapped = NULL
         WHERE id = (SELECT MIN(id) FROM conversation WHERE id NOT IN (SELECT conversation_id FROM conversation_seal))",
    );
    assert!(told(&place), "nobody opens it");
    let name = |role: &str| {
        format!(
            "INSERT INTO conversation_seal (conversation_id, staff_id, org_id, root_sealed)
             SELECT c.id, s.id, s.org_id, x'00' FROM conversation c JOIN staff s ON s.org_id = c.org_id
             WHERE c.epoch = 9223372036854775807 AND s.role = '{role}' LIMIT 1"
        )
    };
    sql(&place, &name("peer"));
    assert!(told(&place), "one person alone");
    sql(&place, &name("coordinator"));
    assert!(!told(&place), "a coordinator is among them");
}

#[test]
fn a_configuration_that_cannot_be_read_is_wrong() {
    let place = Place::unseeded("reserve_mib = 0");
    configure(&place, "no sense");
    only(&place, "The configuration cannot be read");
}

#[test]
fn a_server_that_does_not_flush_is_wrong_in_every_way_that_it_is() {
    let admin =
        std::env::var("NIGHTBUS_TEST_POSTGRES").expect("run `cargo xtask test`, which starts PostgreSQL");
    let name = format!("operate_{}", std::process::id());
    let mut client = postgres::Client::connect(&admin, postgres::NoTls).expect("the server is there");
    client.batch_execute(&format!("CREATE DATABASE {name}")).expect("an administrator may do this");
    let server = admin.rsplit_once('/').expect("the address names a database").0;
    {
        let place = Place::seeded(&format!("store = \"{server}/{name}\""));
        let fsync: String = client.query_one("SHOW fsync", &[]).expect("it says").get(0);
        let found = lines(&place, "WRONG");
        if fsync == "on" {
            assert_eq!(found, [""; 0]);
        } else {
            let words = ["fsync is off", "full_page_writes is off"];
            assert_eq!(found.len(), words.len(), "{found:#?}");
            assert!(words.iter().all(|word| found.iter().any(|line| line.contains(word))), "{found:#?}");
        }
        assert!(lines(&place, "OK").iter().any(|line| line.contains("synchronous_commit is on")));
    }
    client.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).expect("it is ours");
}
