//! What coordinators do with reports, and what their writers see of it.

use app::{audit::Action, policy::Role};
use axum::http::{Method, StatusCode};

use super::{
    ROUTINE, STEPS, answered, code, file, filed, is_missing, only, recorded, standing, typed, wrong,
};
use crate::world::{World, both};
use db::values;
use kernel::DbError;

async fn coordinator(world: &World) -> crate::browser::Browser {
    world.signed_in(world.account(Role::Coordinator)).await
}

#[test]
fn a_report_is_given_back_with_a_word_corrected_in_sight_and_accepted() {
    both(async |world| {
        let (_, mut aida, _, id) = filed(world).await;
        let mut dana = coordinator(world).await;
        dana.open("/en/inbox").await;
        assert_eq!(dana.text_of("a[href='/en/reports'] .count"), "1 waiting for you");
        dana.open("/en/reports?list=review").await;
        assert!(dana.shows("Aida"), "{}", dana.text());
        let name = format!("Contact report {}", code(id));
        dana.follow(&name).await;
        assert_eq!(recorded(world, Action::OpenReport, id.bytes()).await, 1);
        dana.open(&format!("/en/reports/{id}")).await;
        assert_eq!(recorded(world, Action::OpenReport, id.bytes()).await, 1, "once in a session");
        dana.press("Give back").await;
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY, "a word is needed");
        dana.fill("A word to the writer", "was it not an emergency?").press("Give back").await;
        assert_eq!(dana.url(), "/en/reports?list=review");
        assert_eq!(only(world).await.state, "returned");
        assert_eq!(recorded(world, Action::ReturnReport, id.bytes()).await, 1);

        aida.open("/en/reports").await;
        assert_eq!(aida.text_of("a[href='/en/reports'] .count"), "1 waiting for you");
        aida.follow(&name).await;
        assert!(aida.shows("was it not an emergency?") && aida.shows("Returned"), "{}", aida.text());
        assert_eq!(recorded(world, Action::OpenReport, id.bytes()).await, 1, "one's own is not recorded");
        aida.follow("Correct").await;
        let body = typed(
            &standing(&aida, "#report-form"),
            &[("urgency", "emergency"), ("word", "it was"), ("do", "submit")],
        );
        aida.send(&format!("/en/reports/{id}/correct"), body).await;
        assert!(aida.shows("Urgency: Emergency, before: Routine"), "{}", aida.text());
        assert!(aida.shows("it was"));
        let row = only(world).await;
        assert_eq!(row.state, "submitted");
        assert!(
            row.answers.contains("urgency=emergency") && row.answers.contains("first_answer=7"),
            "{}",
            row.answers
        );
        assert_eq!(recorded(world, Action::CorrectReport, id.bytes()).await, 0, "one's own");

        dana.open(&format!("/en/reports/{id}")).await;
        assert!(dana.shows("Urgency: Emergency, before: Routine"));
        let (path, body) = dana.form_of("Accept");
        dana.press("Accept").await;
        assert_eq!(only(world).await.state, "accepted");
        let again = dana.ask(Method::POST, &path, Some(&body)).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "a double click");
        assert_eq!(recorded(world, Action::AcceptReport, id.bytes()).await, 1);
    });
}

#[test]
fn a_colleague_sees_no_report_of_another() {
    both(async |world| {
        let (.., id) = filed(world).await;
        let marat = world.signed_in(world.named("marat")).await;
        for path in [format!("/en/reports/{id}"), format!("/en/reports/{id}/correct")] {
            assert!(is_missing(&marat, &path).await, "{path}");
        }
        let mut marat = marat;
        marat.open("/en/reports?list=review").await;
        assert!(!marat.shows(&code(id)), "the list of all is for coordinators");
        let (_, body) = marat.form_of("Lock");
        for act in ["accept", "return", "correct"] {
            let answer = marat.ask(Method::POST, &format!("/en/reports/{id}/{act}"), Some(&body)).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{act}");
        }
        assert_eq!(only(world).await.revision, 1);
    });
}

#[test]
fn of_two_who_change_a_report_at_once_the_second_is_told_and_keeps_what_they_typed() {
    both(async |world| {
        let (_, mut aida, _, id) = filed(world).await;
        let mut dana = coordinator(world).await;
        let path = format!("/en/reports/{id}/correct");
        aida.open(&path).await;
        dana.open(&path).await;
        let body = typed(&standing(&dana, "#report-form"), &[("minutes", "20"), ("do", "submit")]);
        dana.send(&path, body).await;
        assert_eq!(recorded(world, Action::CorrectReport, id.bytes()).await, 1);
        let body = typed(
            &standing(&aida, "#report-form"),
            &[("minutes", "30"), ("summary", "hers"), ("do", "submit")],
        );
        aida.send(&path, body).await;
        assert_eq!(aida.status(), StatusCode::CONFLICT);
        assert!(aida.shows("hers") && wrong(&aida).len() == 1, "{}", aida.text());
        assert!(only(world).await.answers.contains("minutes=20"));
        aida.send(&path, typed(&standing(&aida, "#report-form"), &[("do", "submit")])).await;
        assert!(only(world).await.answers.contains("minutes=30"), "{}", aida.text());
        // Both corrections are there, each with what it changed.
        assert!(aida.shows("before: 7") && aida.shows("before: 20"), "{}", aida.text());
    });
}

#[test]
fn a_coordinators_correction_of_an_accepted_report_leaves_it_accepted() {
    both(async |world| {
        let (_, _, _, id) = filed(world).await;
        let mut dana = coordinator(world).await;
        dana.open(&format!("/en/reports/{id}")).await.press("Accept").await;
        let path = format!("/en/reports/{id}/correct");
        dana.open(&path).await;
        dana.send(&path, typed(&standing(&dana, "#report-form"), &[("minutes", "9"), ("do", "submit")]))
            .await;
        let row = only(world).await;
        assert_eq!(
            (row.state.as_str(), row.answers.contains("minutes=9")),
            ("accepted", true),
            "{}",
            dana.text()
        );
    });
}

#[test]
fn what_a_step_says_and_said_before_is_sealed() {
    both(async |world| {
        let (_, mut aida, _, id) = filed(world).await;
        let path = format!("/en/reports/{id}/correct");
        aida.open(&path).await;
        let body = typed(
            &standing(&aida, "#report-form"),
            &[("summary", "other words"), ("word", "why"), ("do", "submit")],
        );
        aida.send(&path, body).await;
        assert!(aida.shows("other words, before: asked about sleep"), "{}", aida.text());
        let read = world.app.db.read(|tx| {
            let row = tx.one(&STEPS, &values![])?;
            let column = |at| Ok::<_, DbError>(row.bytes(at)?.to_vec());
            Ok::<_, DbError>((row.text(0)?.to_owned(), column(1)?, row.text(2)?.to_owned(), column(3)?))
        });
        let (step, word, before, private) = read.await.expect("one step");
        assert_eq!(step, "corrected");
        assert!(before.contains("topics=sleep") && !before.contains("helped"));
        for sealed in [word, private] {
            assert!(sealed.len() > 200 && memchr::memmem::find(&sealed, b"asked").is_none());
        }
    });
}

#[test]
fn the_list_is_filtered_and_its_filter_told_what_is_no_day() {
    both(async |world| {
        let (.., id) = filed(world).await;
        let (_, mut marat, other) = answered(world, "marat", "hello").await;
        file(&mut marat, other, &ROUTINE).await;
        let mut dana = coordinator(world).await;
        let shown = async |dana: &mut crate::browser::Browser, query: &str| {
            dana.open(&format!("/en/reports?list=review{query}")).await;
            dana.all("li.item").len()
        };
        assert_eq!(shown(&mut dana, "").await, 2);
        assert_eq!(shown(&mut dana, "&state=accepted").await, 0);
        assert_eq!(shown(&mut dana, "&state=all&from=2026-11-21&to=21.11.2026").await, 2);
        assert_eq!(shown(&mut dana, "&state=all&from=2026-11-22").await, 0);
        let aida = crate::leaving::id_of(world, "aida").await;
        assert_eq!(shown(&mut dana, &format!("&member={aida}")).await, 1);
        assert!(dana.shows(&code(id)));
        assert_eq!(shown(&mut dana, "&from=yesterday").await, 0);
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY);
        for strange in ["&state=%00&after=x.y", "&member=zz&after=9223372036854775807.x", "&from=0"] {
            dana.open(&format!("/en/reports?list=review{strange}")).await;
            assert!(
                dana.status().is_success() || dana.status() == StatusCode::UNPROCESSABLE_ENTITY,
                "{strange}"
            );
        }
        assert!(!dana.text().contains("2 reports"), "nobody is counted (rule J-3)");
    });
}
