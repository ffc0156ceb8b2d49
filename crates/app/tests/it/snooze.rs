//! Putting off until a time, or until they write.

use app::work::later::UNTIL_THEY_WRITE;
use axum::http::StatusCode;
use kernel::Moment;

use crate::{
    rows,
    stories::{visitor_who_wrote, worker_at},
    work::{find, make_emergency},
    world::both,
};

fn moment(text: &str) -> Moment {
    let zoned: jiff::Zoned = text.parse().expect("a zoned time");
    Moment::from_millis(zoned.timestamp().as_millisecond())
}

#[test]
fn what_is_put_off_says_until_when_and_comes_back_by_hand_or_by_a_message() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "I will tell you tomorrow").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.fill("Until when", "tomorrow").press("Put off").await;
        assert!(aida.shows("Put off. Comes back: 22 November 2026 09:00"), "{}", aida.text());
        let until = moment("2026-11-22T09:00[Europe/Warsaw]");
        assert_eq!(find(world, id).await.snoozed_until, Some(until));
        aida.press("Take back into the list").await;
        assert_eq!(find(world, id).await.snoozed_until, None);
        aida.press("Undo").await;
        assert_eq!(find(world, id).await.snoozed_until, Some(until), "put off as it was");

        aida.fill("Until when", "written").press("Put off").await;
        assert!(aida.shows("Comes back when they write."), "{}", aida.text());
        assert_eq!(find(world, id).await.snoozed_until, Some(UNTIL_THEY_WRITE));
        visitor.fill("Your message", "it is me").press("Send message").await;
        assert_eq!(find(world, id).await.snoozed_until, None);
    });
}

#[test]
fn a_time_that_daylight_saving_skips_is_told_as_the_one_it_becomes() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let path = aida.url().replace("/en/", "/ar/");
        aida.open(&path).await;
        aida.fill("حتى متى", "at").fill("اليوم", "2027-03-28").fill("الوقت", "02:30").press("تأجيل").await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        let until = moment("2027-03-28T03:30+02:00[Europe/Warsaw]");
        assert_eq!(find(world, id).await.snoozed_until, Some(until));
        assert!(aida.shows("03:30"), "the page says the real time: {}", aida.text());
    });
}

#[test]
fn what_is_past_is_refused_with_what_was_typed_and_an_emergency_is_not_put_off() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.fill("Until when", "at").fill("Day", "2026-11-20").fill("Time", "10:00");
        let (path, body) = aida.form_of("Put off");
        aida.press("Put off").await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(aida.shows("Choose a time that is still to come"), "{}", aida.text());
        assert_eq!(aida.value("Day"), "2026-11-20");
        assert_eq!(find(world, id).await.snoozed_until, None);
        make_emergency(world, id).await;
        aida.send(&path, body.replace("later=at", "later=hour")).await;
        assert_eq!(aida.status(), StatusCode::CONFLICT);
        assert!(aida.shows("It is an emergency."), "{}", aida.text());
        assert_eq!(find(world, id).await.snoozed_until, None);
        assert!(!aida.has_button("Put off"), "it is not offered either");
    });
}
