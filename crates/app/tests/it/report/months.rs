//! Locked months.

use app::{audit::Action, policy::Role};
use axum::http::StatusCode;

use super::{ROUTINE, all, answered, file, filed, only, recorded, standing, typed};
use crate::{
    browser::Browser,
    world::{World, both},
};

async fn coordinator(world: &World) -> Browser {
    world.signed_in(world.account(Role::Coordinator)).await
}

/// The number of November 2026, as it stands in a trail.
fn november() -> [u8; 16] {
    let mut object = [0; 16];
    object[8..].copy_from_slice(&(56_i64 * 12 + 10).to_be_bytes());
    object
}

async fn lock(dana: &mut Browser, fields: &[(&str, &str)]) {
    dana.open("/en/reports/periods").await;
    let form = standing(dana, "main form");
    dana.send("/en/reports/periods", typed(&form, &[&[("month", "2026-11")], fields].concat())).await;
}

#[test]
fn after_a_month_is_locked_nothing_in_it_changes_until_it_is_opened() {
    both(async |world| {
        let (mut visitor, mut aida, id, report) = filed(world).await;
        let mut dana = coordinator(world).await;
        lock(&mut dana, &[("do", "lock")]).await;
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY, "one report is not accepted yet");
        assert!(dana.shows("Lock it although 1 report is not accepted yet"), "{}", dana.text());
        lock(&mut dana, &[("do", "lock"), ("sure", "1")]).await;
        assert!(dana.shows("Month locked"), "{}", dana.text());
        assert_eq!(recorded(world, Action::LockPeriod, november()).await, 1);

        // A correction from a page that was open before.
        let path = format!("/en/reports/{report}/correct");
        aida.open(&path).await;
        let body = typed(&standing(&aida, "#report-form"), &[("minutes", "33"), ("do", "submit")]);
        aida.send(&path, body).await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(aida.shows("Ask a coordinator to open it"), "{}", aida.text());
        let typed_minutes = standing(&aida, "#report-form");
        assert!(typed_minutes.contains(&("minutes".to_owned(), "33".to_owned())), "what was typed is there");

        // A further contact of the month, and a draft of it.
        visitor.open("/en/thread").await.fill("Your message", "one more").press("Send message").await;
        file(&mut aida, id, &[&ROUTINE[..], &[("summary", "kept all the same")]].concat()).await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(aida.shows("is locked") && aida.shows("kept all the same"), "{}", aida.text());
        let path = format!("/en/inbox/{id}/report");
        aida.send(&path, typed(&standing(&aida, "#report-form"), &[("do", "draft")])).await;
        assert_eq!(all(world).await.iter().filter(|row| row.state == "draft").count(), 1);

        // Nor does a coordinator accept anything in it.
        dana.open(&format!("/en/reports/{report}")).await;
        assert!(!dana.has_button("Accept") && dana.shows("Month locked"));

        lock(&mut dana, &[("do", "open")]).await;
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY, "a reason is needed");
        lock(&mut dana, &[("do", "open"), ("reason", "late")]).await;
        assert!(dana.shows("A report comes late"), "{}", dana.text());
        assert_eq!(recorded(world, Action::OpenPeriod, november()).await, 1);
        file(&mut aida, id, &ROUTINE).await;
        assert_eq!(
            all(world).await.iter().filter(|row| row.state == "submitted").count(),
            2,
            "{}",
            aida.text()
        );
    });
}

#[test]
fn what_was_locked_in_one_window_is_not_locked_twice() {
    both(async |world| {
        let mut dana = coordinator(world).await;
        dana.open("/en/reports/periods").await;
        let body = typed(&standing(&dana, "main form"), &[("do", "lock")]);
        for _ in 0..2 {
            dana.send("/en/reports/periods", body.clone()).await;
            assert_eq!(dana.url(), "/en/reports/periods");
        }
        assert_eq!(recorded(world, Action::LockPeriod, november()).await, 1);
    });
}

#[test]
fn a_month_that_has_not_begun_and_a_name_that_is_no_month_are_not_locked() {
    both(async |world| {
        let mut dana = coordinator(world).await;
        lock(&mut dana, &[]).await;
        dana.open("/en/reports/periods").await;
        let form = standing(&dana, "main form");
        for (month, status) in [("2026-12", 422), ("2026-13", 404), ("", 404), ("99999999-01", 404)] {
            dana.send(
                "/en/reports/periods",
                typed(&form, &[("month", month), ("do", "lock"), ("sure", "1")]),
            )
            .await;
            assert_eq!(dana.status().as_u16(), status, "{month}");
        }
        let (_, mut aida, id) = answered(world, "aida", "hello").await;
        file(&mut aida, id, &ROUTINE).await;
        assert_eq!(only(world).await.state, "submitted");
    });
}

#[test]
fn a_report_of_a_night_at_the_end_of_a_month_belongs_to_the_day_it_began() {
    both(async |world| {
        // 30 November 2026, 23:55 in Warsaw.
        let minutes = (10 - 1) * 24 * 60 + 20 * 60 + 55;
        world.clock.advance_minutes(minutes);
        let (_, mut aida, id) = answered(world, "aida", "hello").await;
        file(&mut aida, id, &ROUTINE).await;
        let row = only(world).await;
        assert_eq!((row.day, row.filed_on), (20_787, 20_788), "{}", aida.text());
    });
}
