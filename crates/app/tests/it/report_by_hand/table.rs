//! Many contacts from a pasted table.

use axum::http::StatusCode;

use super::{count, filed, november, send};
use crate::world::{World, both};

const TABLE: &str = "/en/reports/table";

const HEAD: &str =
    "Day\tBegan at\tPlatform\tMode\tTopics\tUrgency\tService delivered\tMinutes of work\tSummary\n";

/// Five thousand lines of which forty cannot be filed, every 125th one, in eight ways.
fn large() -> String {
    let mut text = String::from(HEAD);
    for line in 1..=5_000_u32 {
        let (day, minute, hour) = (line % 20 + 1, line % 60, line / 60 % 24);
        let mut cells = [
            format!("2026-11-{day:02}"),
            format!("{hour:02}:{minute:02}"),
            "Messenger".to_owned(),
            "Answer in a group".to_owned(),
            "Overdose | sleep".to_owned(),
            "routine".to_owned(),
            "Targeted information*2".to_owned(),
            (line % 600).to_string(),
            format!("line number {line} of a night"),
        ];
        if line % 125 == 0 {
            match line / 125 % 8 {
                0 => cells[0] = "2026-12-24".to_owned(),
                1 => cells[0] = "yesterday".to_owned(),
                2 => cells[1] = "25:00".to_owned(),
                3 => cells[3] = "telepathy".to_owned(),
                4 => cells[4] = "Health".to_owned(),
                5 => cells[7] = "601".to_owned(),
                6 => (cells[0], cells[1]) = ("2026-03-29".to_owned(), "02:30".to_owned()),
                _ => cells[0].clear(),
            }
        }
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}

#[test]
fn of_five_thousand_lines_the_good_ones_are_filed_once_and_forty_are_given_back() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open(TABLE).await;
        let table = large();
        send(&mut desk, TABLE, &[("table", &table), ("do", "check")]).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("4,960 lines can be filed."), "{}", desk.text_of("#found ~ p"));
        assert!(desk.shows("40 lines cannot be filed."), "{}", desk.text());
        assert_eq!(desk.texts_of("tbody tr th.n").len(), 40, "each with its line");
        let told = desk.texts_of("section tbody tr");
        assert_eq!(told[2], "376Mode“telepathy” is not a choice in this column.");
        assert_eq!(count(world, "contact"), 0, "nothing is filed before it was seen");
        let before = desk.clone();

        send(&mut desk, TABLE, &[("table", &table), ("do", "file")]).await;
        assert!(desk.shows("4,960 contacts are filed."), "{}", desk.text());
        assert_eq!(count(world, "contact"), 4_960);
        let rest = desk.value("Lines of the table");
        assert_eq!(rest.trim().lines().count(), 41, "the first line and forty others");
        assert!(rest.trim_start().starts_with("Day\tBegan at"), "{rest}");
        assert!(
            rest.contains("line number 4875 of a night") && !rest.contains("line number 4876 "),
            "as they were pasted"
        );

        // The same button twice, and the same table on another day: each line once.
        let mut again = before;
        send(&mut again, TABLE, &[("table", &table), ("do", "file")]).await;
        assert!(again.shows("4,960 lines were filed before"), "{}", again.text());
        world.clock.advance_minutes(24 * 60);
        let mut later = world.signed_in(world.named("aida")).await;
        later.open(TABLE).await;
        send(&mut later, TABLE, &[("table", &table), ("do", "check")]).await;
        assert!(later.shows("4,960 lines were filed before"), "{}", later.text());
        assert!(!later.has_button("File 4,960 contacts"));
        assert_eq!(count(world, "contact"), 4_960);

        let rows = filed(world);
        assert!(rows.iter().all(|row| !row.answers.contains("night") && !row.has_thread && !row.has_person));
        assert!(
            rows.iter()
                .all(|row| (november(1)..=november(20)).contains(&row.day) && row.state == "submitted")
        );
    });
}

/// A table of one column with days, and a mode.
fn days(days: &[&str]) -> String {
    let lines = days.iter().map(|day| format!("{day};call\n"));
    std::iter::once("day;mode\n".to_owned()).chain(lines).collect()
}

#[test]
fn what_is_mended_is_filed_with_the_rest_and_everything_filed_leads_on() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open(TABLE).await;
        send(&mut desk, TABLE, &[("table", &days(&["2026-11-20", "2026-11-31"])), ("do", "file")]).await;
        assert!(desk.shows("1 contact is filed.") && desk.shows("This is not a day."), "{}", desk.text());
        assert_eq!(desk.value("Lines of the table").trim(), "day;mode\n2026-11-31;call");
        send(&mut desk, TABLE, &[("table", &days(&["2026-11-19"])), ("do", "check")]).await;
        assert_eq!(desk.status(), StatusCode::OK);
        assert!(desk.has_button("File 1 contact"));
        send(&mut desk, TABLE, &[("table", &days(&["2026-11-19"])), ("do", "file")]).await;
        assert!(desk.url().starts_with("/en/reports/table?done=1"), "{}", desk.url());
        assert!(desk.shows("1 contact is filed.Every line is filed."), "{}", desk.text());
        assert_eq!(count(world, "contact"), 2);
    });
}

#[test]
fn equal_lines_are_filed_once_unless_they_are_contacts_of_their_own() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open(TABLE).await;
        let table = days(&["2026-11-20", "20.11.2026", "2026-11-19"]);
        send(&mut desk, TABLE, &[("table", &table), ("do", "check")]).await;
        assert!(desk.shows("The same as line 2."), "{}", desk.text());
        send(&mut desk, TABLE, &[("table", &table), ("do", "check"), ("equal", "1")]).await;
        assert!(desk.has_button("File 3 contacts"), "{}", desk.text());
        let once = desk.clone();
        send(&mut desk, TABLE, &[("table", &table), ("do", "file"), ("equal", "1")]).await;
        assert!(desk.shows("3 contacts are filed."), "{}", desk.text());
        let mut twice = once;
        send(&mut twice, TABLE, &[("table", &table), ("do", "file"), ("equal", "1")]).await;
        assert_eq!(count(world, "contact"), 3, "the same form once more: {}", twice.text());
        // Another member's lines are another member's contacts.
        let mut other = world.signed_in(world.named("marat")).await;
        other.open(TABLE).await;
        send(&mut other, TABLE, &[("table", &days(&["2026-11-20"])), ("do", "file")]).await;
        assert_eq!(count(world, "contact"), 4, "{}", other.text());
    });
}

#[test]
fn a_locked_month_in_the_table_holds_its_lines_back() {
    both(async |world| {
        lock_october(world).await;
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open(TABLE).await;
        let table = days(&["2026-10-31", "2026-11-01", "2026-10-01"]);
        send(&mut desk, TABLE, &[("table", &table), ("do", "check")]).await;
        assert!(
            desk.shows("1 line can be filed.") && desk.shows("2 lines cannot be filed."),
            "{}",
            desk.text()
        );
        assert_eq!(desk.text().matches("This month is locked.").count(), 2);
        send(&mut desk, TABLE, &[("table", &table), ("do", "file")]).await;
        assert_eq!(desk.value("Lines of the table").trim(), "day;mode\n2026-10-31;call\n2026-10-01;call");
        assert_eq!(count(world, "contact"), 1);
    });
}

db::statements! {
    LOCK = "INSERT INTO period_lock (org_id, month, number, locked, staff_id, at, reason) VALUES ($1, $2, 1, 1, $3, $4, '')";
}

/// October 2026 is locked.
async fn lock_october(world: &World) {
    let coordinator = &world.account(app::policy::Role::Coordinator).login;
    let (org, staff) = (world.org().id, crate::leaving::id_of(world, coordinator).await);
    let (month, now) = ((2026_i64 - 1970) * 12 + 9, world.now().to_minute());
    let write =
        move |tx: &mut db::Tx<'_>| tx.execute(&LOCK, &db::values![org.bytes(), month, staff.bytes(), now]);
    world.app.db.write_blocking(write).expect("it is locked");
}

#[test]
fn a_table_that_cannot_be_read_is_given_back_with_the_reason() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open(TABLE).await;
        let many = days(&vec!["2026-11-20"; 5_001]);
        let heavy = format!("day;summary\n2026-11-20;{}", "é".repeat(1_100_000));
        for (table, words) in [
            ("", "Paste a line with the names"),
            ("day;mode", "Paste a line with the names"),
            ("day;colour\n2026-11-20;green", "These columns are not in the form: colour"),
            ("day;mode;Mode\n2026-11-20;call;call", "These columns are there twice or mean the same: Mode"),
            ("day;worker\n2026-11-20;aida", "These columns are filled in by the program: worker"),
            ("mode;topics\ncall;sleep", "No column says on which day it was. Name one of them “Day”"),
            (&many, "These are 5,001 lines. At most 5,000 are taken at a time"),
            (&heavy, "a part of it did not arrive"),
        ] {
            send(&mut desk, TABLE, &[("table", table), ("do", "file")]).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(desk.shows(words), "{words}: {}", desk.text_of(".errors"));
            let kept = desk.value("Lines of the table");
            assert!(
                table.len() > 2_000_000 || kept.trim() == table.trim(),
                "{words}: {} of {}",
                kept.len(),
                table.len()
            );
        }
        assert_eq!(count(world, "contact"), 0);
    });
}

#[test]
fn a_table_without_the_token_of_the_session_files_nothing_and_comes_back() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open(TABLE).await;
        let table = days(&["2026-11-20"]);
        desk.post(TABLE, &[("table", &table), ("do", "file"), ("csrf", "")]).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(desk.value("Lines of the table").trim(), table.trim());
        assert_eq!(count(world, "contact"), 0);
    });
}

#[test]
fn a_text_that_may_tell_who_somebody_is_is_pointed_at_and_filed_all_the_same() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open(TABLE).await;
        let table =
            "day;mode;summary\n2026-11-20;call;asked about sleep\n2026-11-19;call;call back: +44 7700 900123";
        send(&mut desk, TABLE, &[("table", table), ("do", "check")]).await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        assert!(desk.shows("Look at the text of 1 line again") && desk.shows("Line 3."), "{}", desk.text());
        send(&mut desk, TABLE, &[("table", table), ("do", "file")]).await;
        assert_eq!(count(world, "contact"), 2, "{}", desk.text());
    });
}
