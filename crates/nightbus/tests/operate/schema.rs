//! `nightbus migrate`, and what `serve` does with an old or a newer schema.

use std::fs;

use crate::demonstration::{Place, said};

/// Plain SQL on the database file, as an operator could do it.
fn sql(place: &Place, text: &str) {
    let file = place.data().join("nightbus.db");
    let connection = rusqlite::Connection::open(file).expect("it opens");
    connection.execute_batch(text).expect("it can be done");
}

/// Takes the last step of the schema back, as if the program were newer than the database.
fn age(place: &Place) {
    sql(place, "DROP TABLE job; DELETE FROM schema_migration WHERE version = 6");
}

#[test]
fn migrate_says_what_it_does_and_check_changes_nothing() {
    let place = Place::new();
    let output = place.run(&["migrate", "--check"]);
    assert!(output.status.success() && said(&output).contains("up to date"), "{}", said(&output));
    age(&place);
    for _ in 0..2 {
        let output = place.run(&["migrate", "--check"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains("step 6: job") && said(&output).contains("nothing was changed"));
    }
    let output = place.run(&["migrate"]);
    assert!(output.status.success() && said(&output).contains("step 6: job"), "{}", said(&output));
    assert!(place.run(&["migrate", "--check"]).status.success());
}

#[test]
fn serve_refuses_an_old_schema_where_it_may_not_migrate_and_a_newer_one_always() {
    let place = Place::new();
    let text = fs::read_to_string(place.config()).expect("it reads").replace("demonstration = true", "");
    fs::write(place.config(), format!("migrate_at_start = false\n{text}")).expect("it can be written");
    age(&place);
    let output = place.run(&["serve"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("migrate_at_start is false"), "{}", said(&output));

    fs::write(place.config(), &text).expect("it can be written");
    sql(&place, "INSERT INTO schema_migration (version, name, digest) VALUES (9999, 'later', 'x')");
    for command in [&["serve"][..], &["migrate"], &["migrate", "--check"]] {
        let output = place.run(command);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains("newer program"), "{}", said(&output));
    }
}

#[test]
fn a_store_that_is_not_there_is_told_and_not_made() {
    let place = Place::unseeded("");
    let text = fs::read_to_string(place.config()).expect("it reads");
    fs::write(place.config(), text.replace("demonstration = true", "")).expect("it can be written");
    for command in [&["serve"][..], &["migrate"], &["migrate", "--check"], &["jobs"], &["keys", "verify"]] {
        let output = place.run(command);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains("there is no store at"), "{}", said(&output));
    }
    assert!(!place.data().join("nightbus.db").exists());
}
