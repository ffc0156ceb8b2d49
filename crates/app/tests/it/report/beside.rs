//! Filing beside the conversation.

use app::policy::Role;
use axum::http::{Method, StatusCode};

use super::{ROUTINE, all, answered, file, filed, is_missing, only, sealed, standing, typed, wrong};
use crate::{
    duty,
    stories::{answer, visitor_who_wrote},
    world::{World, both},
};

fn has(form: &[(String, String)], name: &str, value: &str) -> bool {
    form.iter().any(|(held, with)| held == name && with == value)
}

#[test]
fn a_contact_is_filed_beside_its_conversation_with_what_the_conversation_tells() {
    both(async |world| {
        let (_, mut desk, id) = answered(world, "aida", "I have not slept for three nights").await;
        let path = format!("/en/inbox/{id}/report");
        desk.open(&format!("/en/inbox/{id}")).await.follow("Report").await;
        assert_eq!(desk.url(), path);
        assert!(desk.shows("I have not slept for three nights"), "the messages stand beside the form");
        let form = standing(&desk, "#report-form");
        for (name, value) in [
            ("platform", "site"),
            ("instance", "own_chat"),
            ("mode", "direct_message"),
            ("direction", "client"),
            ("language", "en"),
            ("minutes", "7"),
        ] {
            assert!(has(&form, name, value), "{name}={value}: {form:?}");
        }
        let marked = desk.all("[data-from=\"from the conversation\"]").len();
        assert_eq!(
            (marked, desk.all("[data-from=\"estimated\"]").len()),
            (5, 1),
            "and each says where it is from"
        );

        let fields: Vec<_> = ROUTINE.into_iter().chain([("summary", "a canary in the summary")]).collect();
        desk.send(&path, typed(&form, &fields)).await;
        let row = only(world).await;
        assert_eq!(desk.url(), format!("/en/reports?filed={}", row.id));
        assert!(desk.shows("The report is filed.") && desk.shows(&super::code(row.id)), "{}", desk.text());
        assert_eq!((row.state.as_str(), row.revision), ("submitted", 1));
        for part in [
            "topics=sleep,supplies",
            "first_answer=7",
            "out_of_hours=no",
            "age=~not_asked",
            "minutes=7",
            "urgency=routine",
        ] {
            assert!(row.answers.split(';').any(|held| held == part), "{part}: {}", row.answers);
        }
        assert!(!row.answers.contains("canary") && row.person.is_some());
        // 21 November 2026 in Warsaw.
        assert_eq!((row.day, row.filed_on), (20_778, 20_778));
        desk.follow("Open it").await;
        for words in
            ["a canary in the summary", "Sleep and exhaustion, Supplies", "Contact report", "Routine"]
        {
            assert!(desk.shows(words), "{words}: {}", desk.text());
        }
    });
}

#[test]
fn a_contact_is_filed_from_right_to_left_too() {
    both(async |world| {
        let (_, mut desk, id) = answered(world, "aida", "لا أستطيع النوم").await;
        let path = format!("/ar/inbox/{id}/report");
        desk.open(&path).await;
        assert_eq!(desk.all("html")[0].attr("dir"), Some("rtl"));
        desk.send(&path, typed(&standing(&desk, "#report-form"), &ROUTINE)).await;
        let row = only(world).await;
        assert_eq!(desk.url(), format!("/ar/reports?filed={}", row.id));
        desk.open(&format!("/ar/reports/{}", row.id)).await;
        assert!(desk.shows("مُقدَّم"), "{}", desk.text());
    });
}

#[test]
fn nothing_in_the_trail_says_when_a_report_was_filed() {
    both(async |world| {
        let (_, mut desk, id) = answered(world, "aida", "hello").await;
        let before = super::records(world).await;
        file(&mut desk, id, &ROUTINE).await;
        assert_eq!(all(world).await.len(), 1);
        assert_eq!(super::records(world).await, before, "a minute would lead to the conversation");
    });
}

#[test]
fn what_is_required_comes_back_with_everything_that_was_typed() {
    both(async |world| {
        let (_, mut desk, id) = answered(world, "aida", "hello").await;
        file(&mut desk, id, &[("topics", "hcv"), ("summary", "typed words"), ("do", "submit")]).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong(&desk).len(), 3, "{:?}", wrong(&desk));
        let form = standing(&desk, "#report-form");
        assert!(
            has(&form, "topics", "hcv")
                && has(&form, "summary", "typed words")
                && has(&form, "platform", "site")
        );
        assert!(all(world).await.is_empty());
        let path = format!("/en/inbox/{id}/report");
        desk.send(&path, typed(&form, &ROUTINE)).await;
        assert_eq!(only(world).await.state, "submitted");
    });
}

#[test]
fn a_draft_is_sealed_as_a_whole_and_becomes_the_report() {
    both(async |world| {
        let (_, mut desk, id) = answered(world, "aida", "hello").await;
        file(&mut desk, id, &[("topics", "hcv"), ("summary", "half a thought"), ("do", "draft")]).await;
        let draft = only(world).await;
        assert_eq!((draft.state.as_str(), draft.answers.as_str(), draft.person), ("draft", "", None));
        assert_eq!(desk.url(), format!("/en/inbox/{id}/report"));
        assert!(desk.shows("Draft, kept") && desk.shows("half a thought"));
        let other = world.signed_in(world.named("marat")).await;
        assert!(is_missing(&other, &format!("/en/reports/{}", draft.id)).await, "a draft is its writer's");
        let coordinator = world.signed_in(world.account(Role::Coordinator)).await;
        assert!(
            is_missing(&coordinator, &format!("/en/reports/{}", draft.id)).await,
            "not even a coordinator"
        );

        file(&mut desk, id, &ROUTINE).await;
        let report = only(world).await;
        assert_eq!((report.id, report.state.as_str(), report.revision), (draft.id, "submitted", 2));
        assert!(report.answers.contains("topics=sleep,supplies") && report.person.is_some());
        desk.open(&format!("/en/reports/{}", report.id)).await;
        assert!(desk.shows("half a thought"));
    });
}

#[test]
fn a_draft_is_thrown_away_by_its_writer_only() {
    both(async |world| {
        let (_, mut desk, id) = answered(world, "aida", "hello").await;
        file(&mut desk, id, &[("summary", "half a thought"), ("do", "draft")]).await;
        let draft = only(world).await.id;
        let mut other = world.signed_in(world.named("marat")).await;
        other.open(&format!("/en/inbox/{id}/report")).await;
        assert!(!other.shows("half a thought"));
        let (_, body) = other.form_of("Lock");
        let answer = other.ask(Method::POST, &format!("/en/reports/{draft}/discard"), Some(&body)).await;
        assert_eq!((answer.status, all(world).await.len()), (StatusCode::NOT_FOUND, 1));
        desk.open(&format!("/en/inbox/{id}/report")).await.press("Throw the draft away").await;
        assert!(all(world).await.is_empty());
    });
}

#[test]
fn the_same_form_sent_twice_is_one_report() {
    both(async |world| {
        let (_, mut desk, id) = answered(world, "aida", "hello").await;
        let path = format!("/en/inbox/{id}/report");
        desk.open(&path).await;
        for (act, fields) in
            [("draft", vec![("summary", "x"), ("do", "draft")]), ("submit", ROUTINE.to_vec())]
        {
            desk.open(&path).await;
            let body = typed(&standing(&desk, "#report-form"), &fields);
            for _ in 0..3 {
                let answer = desk.ask(Method::POST, &path, Some(&body)).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{act}: {}", answer.text());
            }
            let (one, two) = tokio::join!(
                desk.ask(Method::POST, &path, Some(&body)),
                desk.ask(Method::POST, &path, Some(&body))
            );
            assert_eq!((one.status, two.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER), "{act}");
            assert_eq!(all(world).await.len(), 1, "{act}");
        }
        assert_eq!(only(world).await.state, "submitted");
    });
}

#[test]
fn of_two_windows_the_second_is_told_and_loses_nothing() {
    both(async |world| {
        let (_, mut first, id) = answered(world, "aida", "hello").await;
        let path = format!("/en/inbox/{id}/report");
        first.open(&path).await;
        let mut second = first.clone();
        second.open(&path).await;
        let body = typed(&standing(&first, "#report-form"), &[("summary", "first window"), ("do", "draft")]);
        first.send(&path, body).await;
        let body =
            typed(&standing(&second, "#report-form"), &[("summary", "second window"), ("do", "draft")]);
        second.send(&path, body).await;
        assert_eq!(second.status(), StatusCode::CONFLICT);
        assert!(second.shows("second window") && !second.shows("first window"));
        assert_eq!(all(world).await.len(), 1);
        // Told, they send it again.
        second.send(&path, typed(&standing(&second, "#report-form"), &[("do", "draft")])).await;
        assert!(second.shows("second window"), "{}", second.text());
        assert_eq!(only(world).await.revision, 2);
    });
}

#[test]
fn two_members_do_not_count_one_contact_twice() {
    both(async |world| {
        let (_, mut aida, id) = answered(world, "aida", "hello").await;
        let mut marat = world.signed_in(world.named("marat")).await;
        let path = format!("/en/inbox/{id}/report");
        marat.open(&path).await;
        let body = typed(
            &standing(&marat, "#report-form"),
            &[&ROUTINE[..], &[("summary", "marat's words")]].concat(),
        );
        file(&mut aida, id, &ROUTINE).await;
        marat.send(&path, body.clone()).await;
        assert_eq!(marat.status(), StatusCode::CONFLICT);
        assert!(marat.shows("marat's words") && marat.shows("Aida filed a report on"), "{}", marat.text());
        marat.send(&path, typed(&standing(&marat, "#report-form"), &[("do", "submit")])).await;
        assert_eq!(marat.status(), StatusCode::CONFLICT, "however often it is sent");
        assert_eq!(all(world).await.len(), 1);
        // Nothing was written since: no form to begin with.
        marat.open(&path).await;
        assert!(marat.all("#report-form").is_empty() && marat.shows("Nothing was written since"));
        assert!(!marat.has_link("Open that report"), "it is a colleague's");
    });
}

#[test]
fn a_second_contact_with_the_same_person_is_a_second_report_about_one_person() {
    both(async |world| {
        let (mut visitor, mut aida, id) = answered(world, "aida", "hello").await;
        file(&mut aida, id, &[&ROUTINE[..], &[("age", "from_25"), ("gender", "woman")]].concat()).await;
        let first = only(world).await;
        world.clock.advance_minutes(5);
        visitor
            .open("/en/thread")
            .await
            .fill("Your message", "one more question")
            .press("Send message")
            .await;
        world.clock.advance_minutes(5);
        let mut marat = world.signed_in(world.named("marat")).await;
        marat.open(&format!("/en/inbox/{id}")).await;
        answer(&mut marat, "of course").await;
        marat.open(&format!("/en/inbox/{id}/report")).await;
        let form = standing(&marat, "#report-form");
        assert!(has(&form, "age", "from_25") && has(&form, "gender", "woman"), "nobody is asked twice");
        assert!(marat.shows("known: counted here before") && !marat.text_of("#messages").contains("hello"));
        file(&mut marat, id, &ROUTINE).await;
        let rows = all(world).await;
        assert_eq!((rows.len(), rows[0].person, rows[1].person), (2, first.person, first.person));
        let second = rows.iter().find(|row| row.id != first.id).expect("a second one");
        assert!(second.answers.contains("first_answer=5"), "measured anew: {}", second.answers);
    });
}

#[test]
fn an_answer_in_a_group_counts_nobody() {
    both(async |world| {
        let (_, mut desk, id) = answered(world, "aida", "hello").await;
        let fields = [
            ("mode", "group_answer"),
            ("topics", "hcv"),
            ("urgency", "routine"),
            ("service", "none"),
            ("do", "submit"),
        ];
        file(&mut desk, id, &fields).await;
        assert_eq!(only(world).await.person, None, "{}", desk.text());
    });
}

#[test]
fn a_name_in_the_summary_is_shown_once_and_then_taken() {
    both(async |world| {
        let (_, mut desk, id) = answered(world, "aida", "hello").await;
        let words = "call me on +44 7700 900123 please";
        let fields = [&ROUTINE[..], &[("summary", words)]].concat();
        file(&mut desk, id, &fields).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            wrong(&desk) == ["“+44 7700 900123” may tell who somebody is: a phone number."],
            "{}",
            desk.text()
        );
        assert!(all(world).await.is_empty() && desk.shows(words));
        let path = format!("/en/inbox/{id}/report");
        let body = typed(&standing(&desk, "#report-form"), &[("identifies_nobody", "1"), ("do", "submit")]);
        desk.send(&path, body).await;
        assert_eq!(only(world).await.state, "submitted");
    });
}

#[test]
fn an_emergency_is_never_held_up_by_a_word() {
    both(async |world| {
        let (_, mut desk, id) = answered(world, "aida", "hello").await;
        let fields = [&ROUTINE[..], &[("urgency", "emergency"), ("summary", "+44 7700 900123")]].concat();
        let fields: Vec<_> = fields.into_iter().filter(|field| *field != ("urgency", "routine")).collect();
        file(&mut desk, id, &fields).await;
        assert_eq!(only(world).await.state, "submitted", "{}", desk.text());
    });
}

#[test]
fn what_was_typed_into_a_report_is_there_after_the_desk_was_locked() {
    both(async |world| {
        let (_, mut desk, id) = answered(world, "aida", "hello").await;
        let path = format!("/en/inbox/{id}/report");
        desk.open(&path).await;
        let body = typed(
            &standing(&desk, "#report-form"),
            &[&ROUTINE[..], &[("summary", "long and careful")]].concat(),
        );
        world.clock.advance_minutes(20);
        desk.send(&path, body).await;
        assert_eq!(desk.status(), StatusCode::UNAUTHORIZED);
        assert!(all(world).await.is_empty());
        desk.fill("Password", "wrong").press("Unlock").await;
        desk.fill("Password", &world.named("aida").password).press("Unlock").await;
        let form = standing(&desk, "#report-form");
        assert!(
            has(&form, "summary", "long and careful") && has(&form, "topics", "supplies"),
            "{}",
            desk.text()
        );
        desk.send(&path, typed(&form, &[("do", "submit")])).await;
        assert_eq!(only(world).await.state, "submitted");
    });
}

#[test]
fn what_was_typed_into_a_report_is_there_after_the_session_was_ended() {
    both(async |world| {
        let (_, mut desk, id) = answered(world, "aida", "hello").await;
        let path = format!("/en/inbox/{id}/report");
        desk.open(&path).await;
        let body = typed(
            &standing(&desk, "#report-form"),
            &[&ROUTINE[..], &[("summary", "long and careful")]].concat(),
        );
        let mut elsewhere = desk.clone();
        elsewhere.press("Sign out").await;
        desk.send(&path, body).await;
        assert_eq!(desk.status(), StatusCode::UNAUTHORIZED);
        let kept = standing(&desk, "main form");
        assert!(
            has(&kept, "summary", "long and careful") && has(&kept, "topics", "sleep"),
            "{}",
            desk.text()
        );
        // Signed in again in another window, the button sends it; the form is of the old session, so it comes back once.
        world.clock.advance_minutes(1);
        desk.cookies.clear();
        let mut again = desk.clone();
        again.sign_in(world.named("aida"), world.now()).await;
        desk.cookies = again.cookies.clone();
        let pairs: Vec<(&str, &str)> =
            kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        desk.post(&path, &pairs).await;
        let form = standing(&desk, "#report-form");
        assert!(has(&form, "summary", "long and careful"), "{}", desk.text());
        desk.send(&path, typed(&form, &[("do", "submit")])).await;
        assert_eq!(only(world).await.state, "submitted", "{}", desk.text());
    });
}

#[test]
fn a_contact_in_the_future_is_refused_with_everything_kept() {
    both(async |world| {
        let (_, mut desk, id) = answered(world, "aida", "hello").await;
        // The clock was wrong, and somebody has put it right: the messages lie ahead now.
        desk.open(&format!("/en/inbox/{id}/report")).await;
        let body =
            typed(&standing(&desk, "#report-form"), &[&ROUTINE[..], &[("summary", "kept words")]].concat());
        world.clock.advance_minutes(-26 * 60);
        desk.send(&format!("/en/inbox/{id}/report"), body).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("A day in the future") && desk.shows("kept words"), "{}", desk.text());
        assert!(all(world).await.is_empty());
    });
}

#[test]
fn a_report_is_about_what_its_page_showed_and_no_more() {
    both(async |world| {
        let (mut visitor, mut desk, id) = answered(world, "aida", "hello").await;
        let path = format!("/en/inbox/{id}/report");
        desk.open(&path).await;
        let body = typed(&standing(&desk, "#report-form"), &ROUTINE);
        visitor
            .open("/en/thread")
            .await
            .fill("Your message", "and then something else")
            .press("Send message")
            .await;
        desk.send(&path, body).await;
        assert_eq!(all(world).await.len(), 1, "{}", desk.text());
        desk.open(&path).await;
        assert!(desk.text_of("#messages").contains("and then something else"), "{}", desk.text());
        assert!(!desk.text_of("#messages").contains("hello"));
    });
}

#[test]
fn a_conversation_without_messages_since_has_nothing_to_report_and_a_stranger_no_page() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = crate::rows::own(world, &visitor).await.expect("a conversation");
        let analyst = world.signed_in(world.account(Role::Analyst)).await;
        let doctor = world.signed_in(world.account(Role::Doctor)).await;
        for browser in [&analyst, &doctor] {
            assert!(is_missing(browser, &format!("/en/inbox/{id}/report")).await);
            assert!(is_missing(browser, "/en/reports").await);
        }
        let aida = world.signed_in(world.named("aida")).await;
        for path in [
            "/en/inbox/nothing/report",
            "/en/inbox/00000000-0000-4000-8000-000000000000/report",
            "/en/reports/x",
        ] {
            assert!(is_missing(&aida, path).await, "{path}");
        }
    });
}

#[test]
fn what_is_sealed_of_a_report_lies_readable_nowhere() {
    crate::world::on(db::Engine::Sqlite, async |world: &World| {
        let (..) = filed(world).await;
        assert!(sealed(world).await.iter().all(|row| row.iter().all(Option::is_some)));
        let mut heaps = Vec::new();
        crate::leaks::files(world.folder(), &mut heaps);
        for (name, bytes) in heaps {
            assert!(memchr::memmem::find(&bytes, b"it helped to talk").is_none(), "{name}");
        }
    });
}

#[test]
fn within_the_published_hours_but_with_nobody_on_duty_is_out_of_hours() {
    both(async |world| {
        // It is three at night, within the hours. The calendar has somebody in the morning and nobody now.
        let mut lead = world.signed_in(world.named("dana")).await;
        duty::plan(world, &mut lead, Some("aida"), ("08:00", "12:00"), &[]).await;
        let (_, mut desk, id) = answered(world, "aida", "is anybody there").await;
        file(&mut desk, id, &ROUTINE).await;
        let answers = only(world).await.answers;
        assert!(answers.split(';').any(|held| held == "out_of_hours=yes"), "{answers}");
    });
}
