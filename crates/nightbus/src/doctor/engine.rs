//! The database: its schema, its settings, and the jobs in it.

use db::{Engine, Store, jobs::Standing};
use kernel::Moment;

use super::Finding;

/// The schema against what this program knows.
pub(super) fn schema(store: &Store, migrate_at_start: bool) -> Finding {
    match store.missing(app::MIGRATIONS) {
        Ok(missing) if missing.is_empty() => Finding::ok("The schema is up to date."),
        Ok(missing) => {
            let says = format!("The schema lacks {} step(s).", missing.len());
            let backup = "Make a backup, then run `nightbus migrate`.";
            if migrate_at_start { Finding::look(says, backup) } else { Finding::wrong(says, backup) }
        }
        Err(error) => Finding::wrong(
            format!("The schema does not fit this program: {error}."),
            "Use the program that made it, or go back to the backup from before.",
        ),
    }
}

/// What the promises of the store depend on.
pub(super) fn settings(engine: Engine, settings: &[(String, String)], now: Moment) -> Vec<Finding> {
    match engine {
        Engine::Sqlite => sqlite(settings),
        Engine::Postgres => postgres(settings, now),
    }
}

fn get<'a>(settings: &'a [(String, String)], name: &str) -> &'a str {
    settings.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

fn number(settings: &[(String, String)], name: &str) -> i64 {
    get(settings, name).parse().unwrap_or(0)
}

/// A setting, the values that are right, and what follows from others.
struct Rule {
    name: &'static str,
    right: &'static [&'static str],
    otherwise: &'static str,
    do_this: &'static str,
}

const SQLITE: [Rule; 6] = [
    Rule {
        name: "journal_mode",
        right: &["wal"],
        otherwise: "Nobody can read while somebody writes.",
        do_this: "Move the database to a local disk that can keep a write-ahead log; network disks cannot.",
    },
    Rule {
        name: "synchronous",
        right: &["2", "3"],
        otherwise: "What was acknowledged does not survive a power cut.",
        do_this: "This program sets it itself: report this as a defect.",
    },
    Rule {
        name: "foreign_keys",
        right: &["1"],
        otherwise: "Deleting would leave rows behind.",
        do_this: "This program sets it itself: report this as a defect.",
    },
    Rule {
        name: "secure_delete",
        right: &["1"],
        otherwise: "What is deleted can still be read from the file.",
        do_this: "This program sets it itself: report this as a defect.",
    },
    Rule {
        name: "quick_check",
        right: &["ok"],
        otherwise: "The database is damaged.",
        do_this: "Stop the server, copy the files as they are, and restore the last backup. Then look at the disk.",
    },
    Rule {
        name: "foreign_key_check",
        right: &[""],
        otherwise: "Rows point to rows that are not there: somebody changed the database by hand.",
        do_this: "Stop the server, copy the files as they are, and restore the last backup.",
    },
];

const POSTGRES: [Rule; 4] = [
    Rule {
        name: "fsync",
        right: &["on"],
        otherwise: "What was acknowledged does not survive a power cut.",
        do_this: "Set fsync = on in postgresql.conf and reload.",
    },
    Rule {
        name: "synchronous_commit",
        right: &["on", "local", "remote_apply", "remote_write"],
        otherwise: "What was acknowledged does not survive a power cut.",
        do_this: "Set synchronous_commit = on for this role and database.",
    },
    Rule {
        name: "full_page_writes",
        right: &["on"],
        otherwise: "A power cut can damage the database.",
        do_this: "Set full_page_writes = on in postgresql.conf and reload.",
    },
    Rule {
        name: "autovacuum",
        right: &["on"],
        otherwise: "What is deleted stays in the files.",
        do_this: "Set autovacuum = on in postgresql.conf and reload.",
    },
];

fn judge(rule: &Rule, settings: &[(String, String)]) -> Finding {
    let value = get(settings, rule.name);
    if rule.right.contains(&value) {
        return Finding::ok(match value {
            "" => format!("{}: nothing found.", rule.name),
            _ => format!("{} is {value}.", rule.name),
        });
    }
    Finding::wrong(format!("{} is {value}. {}", rule.name, rule.otherwise), rule.do_this)
}

fn sqlite(settings: &[(String, String)]) -> Vec<Finding> {
    SQLITE.iter().map(|rule| judge(rule, settings)).collect()
}

/// Connections that one process of this program may have.
const OURS: i64 = 20;
/// PostgreSQL's log beyond what it needs keeps what was deleted, in MiB.
const KEPT_LOG: i64 = 1_024;
/// Clocks may differ by this much, in milliseconds; leases and one-time codes bear it.
const DIFFERENCE: i64 = 30_000;

fn postgres(settings: &[(String, String)], now: Moment) -> Vec<Finding> {
    let mut findings: Vec<_> = POSTGRES.iter().map(|rule| judge(rule, settings)).collect();
    let version = number(settings, "server_version_num") / 10_000;
    findings.push(match version {
        15.. => Finding::ok(format!("PostgreSQL {version}.")),
        _ => Finding::wrong(format!("PostgreSQL {version} is too old."), "Upgrade it to 15 or later."),
    });
    let most = number(settings, "max_connections");
    findings.push(if most < 2 * OURS {
        Finding::look(
            format!("PostgreSQL takes {most} connections; one process of this program uses up to {OURS}."),
            "Set max_connections = 100, so that backups and a second process find room.",
        )
    } else {
        Finding::ok(format!("PostgreSQL takes {most} connections."))
    });
    let kept = number(settings, "wal_keep_size");
    findings.push(if kept > KEPT_LOG {
        Finding::look(
            format!("PostgreSQL keeps {kept} MiB of its log, in which deleted things can still be read."),
            "Lower wal_keep_size if no replica needs it.",
        )
    } else {
        Finding::ok(format!("PostgreSQL keeps {kept} MiB of its log beyond what it needs."))
    });
    let apart = (number(settings, "clock") - now.millis()).abs();
    findings.push(if apart > DIFFERENCE {
        Finding::wrong(
            format!("The clock of the database differs from ours by {} seconds.", apart / 1_000),
            "Let both machines take their time from the net (NTP).",
        )
    } else {
        Finding::ok("The clock of the database agrees with ours.")
    });
    findings
}

/// How long what is due may wait before somebody should look, in minutes.
const LATE: i64 = 15;

/// Jobs that gave up, fail or are late.
pub(super) fn jobs(standing: &[Standing], now: Moment) -> Vec<Finding> {
    let mut findings = Vec::new();
    for one in standing {
        if one.given_up {
            findings.push(Finding::wrong(
                format!(
                    "{} job(s) \"{}\" were tried {} times and given up.",
                    one.count, one.kind, one.attempts
                ),
                "Look for the reason in the log, mend it, then run `nightbus jobs --retry`.",
            ));
        } else if one.attempts > 2 {
            findings.push(Finding::wrong(
                format!("\"{}\" was not done in {} attempts.", one.kind, one.attempts),
                "Look for the reason in the log; it is tried again by itself.",
            ));
        }
    }
    let waiting = standing.iter().filter(|one| !one.given_up && one.due > 0);
    let late = waiting.map(|one| now.minutes_since(one.oldest)).max().unwrap_or(0);
    if late > LATE {
        findings.push(Finding::look(
            format!("Something has been due for {late} minutes."),
            "That is right while the server is stopped. If it runs, look into its log.",
        ));
    }
    if findings.is_empty() {
        findings.push(Finding::ok("Everything that is done by itself is done."));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Level;

    fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    const NOW: Moment = Moment::from_millis(1_795_226_400_000);
    const GOOD: [(&str, &str); 8] = [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("autovacuum", "on"),
        ("server_version_num", "150004"),
        ("max_connections", "100"),
        ("wal_keep_size", "0"),
        ("clock", "1795226400900"),
    ];

    #[test]
    fn each_setting_of_a_server_is_noticed_by_itself() {
        let levels = |settings: &[(&str, &str)]| -> Vec<Level> {
            let found = postgres(&pairs(settings), NOW);
            found.iter().map(|one| one.level).filter(|level| *level != Level::Ok).collect()
        };
        assert!(levels(&GOOD).is_empty());
        let bad = [
            ("fsync", "off", Level::Wrong),
            ("synchronous_commit", "off", Level::Wrong),
            ("full_page_writes", "off", Level::Wrong),
            ("autovacuum", "off", Level::Wrong),
            ("server_version_num", "140011", Level::Wrong),
            ("max_connections", "20", Level::Look),
            ("wal_keep_size", "4096", Level::Look),
            ("clock", "1795226340000", Level::Wrong),
        ];
        for (name, value, level) in bad {
            let settings: Vec<_> = GOOD
                .iter()
                .map(|(known, right)| (*known, if *known == name { value } else { right }))
                .collect();
            assert_eq!(levels(&settings), [level], "{name} = {value}");
        }
    }

    #[test]
    fn a_job_that_gave_up_is_wrong_and_one_that_waits_is_not() {
        let one =
            Standing { kind: "letter".into(), given_up: false, count: 1, due: 1, oldest: NOW, attempts: 1 };
        let level = |standing: Standing, minutes: i64| {
            jobs(&[standing], NOW.plus_minutes(minutes)).iter().map(|one| one.level).max()
        };
        assert_eq!(level(one.clone(), 1), Some(Level::Ok));
        assert_eq!(level(one.clone(), 60), Some(Level::Look));
        assert_eq!(level(Standing { attempts: 3, ..one.clone() }, 1), Some(Level::Wrong));
        assert_eq!(level(Standing { given_up: true, ..one }, 1), Some(Level::Wrong));
    }
}
