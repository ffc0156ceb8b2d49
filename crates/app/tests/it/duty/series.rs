//! Changing a planned series from a day on, and who of those on call can be called.

use app::duty;
use axum::http::StatusCode;
use db::values;

use super::{
    FRIDAY, OFFER_STATES, OFFERS, SATURDAY, SHIFTS, act, dana, decide, ids, member, offer, plain, plan,
    token, who,
};
use crate::{
    browser::Browser,
    leaving::{self, id_of},
    world::{World, both},
};

/// What a page that changes a series has in its form, with other values in some fields.
async fn replan(desk: &mut Browser, shift: &str, other: &[(&str, &str)]) -> StatusCode {
    desk.open(&format!("/en/duty/plan/{shift}")).await;
    assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
    send_again(desk, shift, other).await
}

/// Where the form of a page leads, and what it would send: of the boxes only those that are ticked.
fn fields_of(desk: &Browser, button: &str) -> (String, Vec<(String, String)>) {
    let (path, body) = desk.form_of(button);
    let form = ui::Form::parse(body.as_bytes(), &ui::form::Limits::default());
    let boxes: Vec<_> = desk.all("input[type=checkbox]").iter().filter_map(|one| one.attr("name")).collect();
    let sent = form.iter().filter(|(name, _)| !boxes.contains(name));
    let mut fields: Vec<(String, String)> =
        sent.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let ticked = desk.all("input[type=checkbox][checked]");
    let of = |input: &scraper::ElementRef<'_>, name| input.attr(name).unwrap_or_default().to_owned();
    fields.extend(ticked.iter().map(|input| (of(input, "name"), of(input, "value"))));
    (path, fields)
}

/// Sends fields as a browser does.
async fn post(desk: &mut Browser, path: &str, fields: &[(String, String)]) -> StatusCode {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    desk.post(path, &fields).await;
    desk.status()
}

/// The same from the page that stands there.
async fn send_again(desk: &mut Browser, shift: &str, other: &[(&str, &str)]) -> StatusCode {
    let (path, mut fields) = fields_of(desk, "Change");
    assert!(path.ends_with(&format!("{shift}/change")), "{path}");
    fields.retain(|(one, _)| other.iter().all(|(name, _)| name != one));
    fields.extend(other.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    post(desk, &path, &fields).await
}

/// The shifts of a day: from when to when by the clock on the wall, how many minutes long, and whose.
async fn shifts_of(world: &World, day: &str) -> Vec<(String, i64, Option<String>)> {
    let (trust, org) = (world.app.trust.clone(), world.org().clone());
    let of = app::report::day::number(day.parse().expect("a day"));
    let rota =
        world.app.db.read(move |tx| duty::rota(tx, &trust, &org, of)).await.expect("the store is there");
    let zone = &world.org().zone;
    let clock = |at: kernel::Moment| {
        let at = jiff::Timestamp::from_millisecond(at.millis()).expect("a moment").to_zoned(zone.clone());
        at.strftime("%H:%M").to_string()
    };
    let said = |shift: &duty::Shift| {
        let who = rota.holder(shift).map(|person| person.work_name.clone());
        (format!("{}–{}", clock(shift.from), clock(shift.to)), shift.to.minutes_since(shift.from), who)
    };
    rota.between(of, of, zone).iter().filter(|shift| !shift.cancelled).map(said).collect()
}

fn shift(times: &str, minutes: i64, who: &str) -> (String, i64, Option<String>) {
    (times.to_owned(), minutes, Some(who.to_owned()))
}

/// A night from 22:00 to 06:00 on every Saturday, from this one on.
const SATURDAYS: [(&str, &str); 2] = [("until", ""), ("weekday", "6")];

#[test]
fn a_series_is_changed_from_a_day_on_and_the_past_stays_as_it_was() {
    both(async |world| {
        let mut desk = dana(world).await;
        plan(world, &mut desk, Some("aida"), ("22:00", "06:00"), &SATURDAYS).await;
        desk.open("/en/duty/plan").await;
        let at = desk.all("#series a")[0].attr("href").expect("an address").to_owned();
        desk.open(&at).await;
        assert!(
            plain(&desk).contains("Aida, outreach worker") && desk.shows("Saturday, 22:00–06:00"),
            "{}",
            desk.text()
        );
        assert_eq!(desk.value("Begins"), "22:00", "as it stands");
        assert_eq!(desk.value("From which day on"), "2026-11-22");
        let first = ids(world, &SHIFTS).await.remove(0);
        let marat = id_of(world, "marat").await.to_string();
        let wrong = [("from", FRIDAY), ("begins", "25:00")];
        assert_eq!(replan(&mut desk, &first, &wrong).await, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            desk.shows("Write a day from today on") && desk.shows("Write a time such as 22:00"),
            "{}",
            desk.text()
        );
        assert_eq!(desk.value("Begins"), "25:00", "what was typed stays");
        let nur = id_of(world, "nur").await.to_string();
        assert_eq!(replan(&mut desk, &first, &[("staff", &nur)]).await, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("do not fit this shift"), "{}", desk.text());
        // From the fifth of December on Marat has it, from 20:00, until the end of the year.
        let other = [
            ("from", "2026-12-05"),
            ("staff", marat.as_str()),
            ("begins", "20:00"),
            ("ends", "02:00"),
            ("until", "2026-12-26"),
        ];
        assert_eq!(replan(&mut desk, &first, &other).await, StatusCode::OK, "{}", desk.text());
        assert_eq!(desk.url(), "/en/duty?week=2026-W49", "{}", desk.text());
        for (day, stands) in [
            (SATURDAY, vec![shift("22:00–06:00", 480, "Aida")]),
            ("2026-11-28", vec![shift("22:00–06:00", 480, "Aida")]),
            ("2026-12-05", vec![shift("20:00–02:00", 360, "Marat")]),
            ("2026-12-26", vec![shift("20:00–02:00", 360, "Marat")]),
            ("2027-01-02", vec![]),
        ] {
            assert_eq!(shifts_of(world, day).await, stands, "{day}");
        }
        assert_eq!(ids(world, &SHIFTS).await.len(), 2);
        desk.open("/en/audit").await;
        assert!(desk.shows("Changed planned shifts from a day on"), "{}", desk.text());
        // A series that has not begun is changed as a whole.
        let second = ids(world, &SHIFTS).await.remove(0);
        assert_eq!(
            replan(&mut desk, &second, &[("from", "2026-12-04"), ("weekday", "5")]).await,
            StatusCode::OK
        );
        assert_eq!(shifts_of(world, "2026-12-04").await, [shift("20:00–02:00", 360, "Marat")]);
        assert_eq!(shifts_of(world, "2026-12-05").await, []);
        assert_eq!(ids(world, &SHIFTS).await.len(), 2, "nothing is left of it");
        let mut salma = member(world, "salma").await;
        salma.open(&format!("/en/duty/plan/{first}")).await;
        assert_eq!(salma.status(), StatusCode::NOT_FOUND, "a peer changes nothing");
    });
}

#[test]
fn the_shift_that_has_begun_goes_on_and_the_one_that_would_have_begun_is_not_made_up() {
    both(async |world| {
        let mut desk = dana(world).await;
        let daily: Vec<(&str, &str)> = ["1", "2", "3", "4", "5", "6", "7"]
            .map(|day| ("weekday", day))
            .into_iter()
            .chain([("until", "")])
            .collect();
        // `plan` keeps one value of a name, so the days are posted by hand.
        let token = token(&mut desk).await;
        let (id, aida) = (
            app::ids::ShiftId::random(world.app.entropy.as_ref()).to_string(),
            id_of(world, "aida").await.to_string(),
        );
        let mut fields = vec![
            ("csrf", token.as_str()),
            ("id", &id),
            ("kind", "desk"),
            ("staff", &aida),
            ("role", ""),
            ("language", ""),
        ];
        fields.extend([("begins", "02:00"), ("ends", "05:00"), ("every", "1"), ("from", SATURDAY)]);
        fields.extend(daily);
        desk.post("/en/duty/plan", &fields).await;
        let of_now = duty::on_now(&world.app, world.org(), world.now());
        assert_eq!(of_now.len(), 1, "it is 03:00: {}", desk.text());
        assert_eq!(
            replan(&mut desk, &id, &[("from", SATURDAY), ("ends", "04:00")]).await,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert!(
            desk.shows("The shift of this day has begun, or would have begun already."),
            "{}",
            desk.text()
        );
        assert_eq!(replan(&mut desk, &id, &[("ends", "04:00")]).await, StatusCode::OK, "{}", desk.text());
        assert_eq!(duty::on_now(&world.app, world.org(), world.now()), of_now, "until five, as it was");
        assert_eq!(shifts_of(world, "2026-11-22").await, [shift("02:00–04:00", 120, "Aida")]);
        let next = ids(world, &SHIFTS).await;
        let next = next.iter().find(|one| **one != id).expect("the days from Sunday on").clone();
        // Six in the evening is still to come.
        plan(world, &mut desk, Some("marat"), ("18:00", "20:00"), &SATURDAYS).await;
        let evening = ids(world, &SHIFTS).await;
        let evening = evening.iter().find(|one| **one != id && **one != next).expect("a third").clone();
        assert_eq!(
            replan(&mut desk, &evening, &[("from", SATURDAY), ("begins", "01:00")]).await,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(
            replan(&mut desk, &evening, &[("from", SATURDAY), ("begins", "19:00")]).await,
            StatusCode::OK
        );
        assert!(shifts_of(world, SATURDAY).await.contains(&shift("19:00–20:00", 60, "Marat")));
    });
}

#[test]
fn a_change_over_the_night_of_the_changed_clocks_keeps_the_times_of_the_wall_and_what_was_agreed() {
    both(async |world| {
        let mut desk = dana(world).await;
        plan(world, &mut desk, Some("aida"), ("22:00", "06:00"), &SATURDAYS).await;
        let series = ids(world, &SHIFTS).await.remove(0);
        // On Sunday 28 March 2027 the clocks jump from 02:00 to 03:00.
        let marat = id_of(world, "marat").await.to_string();
        assert_eq!(
            act(&mut desk, &series, "2027-03-27", &[("do", "give"), ("to", &marat)]).await,
            StatusCode::OK
        );
        assert_eq!(shifts_of(world, "2027-03-27").await, [shift("22:00–06:00", 420, "Marat")]);
        let other = [("from", "2027-03-21"), ("begins", "20:00"), ("ends", "02:30")];
        assert_eq!(
            replan(&mut desk, &series, &other).await,
            StatusCode::OK,
            "nothing is lost: {}",
            desk.text()
        );
        assert_eq!(shifts_of(world, "2027-03-20").await, [shift("22:00–06:00", 480, "Aida")]);
        assert_eq!(
            shifts_of(world, "2027-03-27").await,
            [shift("20:00–03:00", 360, "Marat")],
            "half past two is skipped: until the clocks jump"
        );
        assert_eq!(shifts_of(world, "2027-04-03").await, [shift("20:00–02:30", 390, "Aida")]);
        // From the very Sunday on, in the hour that is skipped.
        let new = ids(world, &SHIFTS).await.remove(0);
        let sunday = [("from", "2027-03-28"), ("weekday", "7"), ("begins", "02:30"), ("ends", "05:00")];
        assert_eq!(replan(&mut desk, &new, &sunday).await, StatusCode::OK, "{}", desk.text());
        assert_eq!(shifts_of(world, "2027-03-27").await, [shift("20:00–03:00", 360, "Marat")]);
        assert_eq!(shifts_of(world, "2027-03-28").await, [shift("03:00–05:00", 120, "Aida")]);
        assert_eq!(shifts_of(world, "2027-04-04").await, [shift("02:30–05:00", 150, "Aida")]);
    });
}

#[test]
fn what_was_agreed_on_single_days_is_told_before_it_goes_and_asked_for_a_tick() {
    both(async |world| {
        let mut desk = dana(world).await;
        plan(world, &mut desk, Some("aida"), ("22:00", "06:00"), &SATURDAYS).await;
        let series = ids(world, &SHIFTS).await.remove(0);
        let mut aida = member(world, "aida").await;
        let (next, later) = ("2026-11-28", "2026-12-05");
        assert_eq!(offer(world, &mut aida, &series, next, "marat", "").await, StatusCode::OK);
        let mut marat = member(world, "marat").await;
        let one = ids(world, &OFFERS).await.remove(0);
        assert_eq!(decide(&mut marat, &one, "accept").await, StatusCode::OK);
        assert_eq!(offer(world, &mut aida, &series, later, "salma", "").await, StatusCode::OK);
        desk.open(&format!("/en/duty/plan/{series}")).await;
        assert!(plain(&desk).contains("28 November, 22:00–06:00: Marat"), "{}", desk.text());
        // Sundays instead: both go with the Saturdays.
        let sundays = [("from", "2026-11-23"), ("weekday", "7")];
        assert_eq!(replan(&mut desk, &series, &sundays).await, StatusCode::UNPROCESSABLE_ENTITY);
        let page = plain(&desk);
        assert!(page.contains("With this change 2 agreements on single days would go."), "{page}");
        assert!(page.contains("Saturday, 5 December, 22:00–06:00: offered by Aida to Salma"), "{page}");
        assert_eq!(who(world, next).await, [Some("Marat".into())], "nothing has changed");
        // In Arabic too, where the list reads from right to left.
        world.clock.advance_minutes(1); // A code counts once.
        let mut arabic = dana(world).await;
        arabic.open(&format!("/ar/duty/plan/{series}")).await;
        let (path, mut fields) = fields_of(&arabic, "تغيير");
        fields.retain(|(name, _)| name != "weekday" && name != "from");
        fields.extend([("weekday", "7"), ("from", "٢٠٢٦-١١-٢٣")].map(|(a, b)| (a.to_owned(), b.to_owned())));
        post(&mut arabic, &path, &fields).await;
        assert_eq!(arabic.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(plain(&arabic).contains("بهذا التغيير يسقط اتفاقان"), "{}", arabic.text());
        // Meanwhile one more is agreed: the tick of before does not cover it.
        let tick = desk.all("#lose")[0].attr("value").expect("a value").to_owned();
        assert_eq!(offer(world, &mut aida, &series, "2026-12-12", "salma", "").await, StatusCode::OK);
        assert_eq!(
            send_again(&mut desk, &series, &[("lose", &tick)]).await,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert!(plain(&desk).contains("3 agreements on single days would go"), "{}", desk.text());
        let tick = desk.all("#lose")[0].attr("value").expect("a value").to_owned();
        assert_eq!(
            send_again(&mut desk, &series, &[("lose", &tick)]).await,
            StatusCode::OK,
            "{}",
            desk.text()
        );
        assert!(shifts_of(world, next).await.is_empty() && shifts_of(world, later).await.is_empty());
        assert_eq!(shifts_of(world, "2026-11-29").await, [shift("22:00–06:00", 480, "Aida")]);
        let states = leaving::all(world, &OFFER_STATES, values![]).await;
        let states: Vec<_> = states.iter().map(|row| row.text(0).expect("a state").to_owned()).collect();
        assert_eq!(states, ["accepted", "withdrawn", "withdrawn"]);
        let mut salma = member(world, "salma").await;
        salma.open("/en/duty").await;
        assert!(!salma.shows("offers you"), "{}", salma.text());
    });
}

#[test]
fn an_offer_goes_with_its_shift_into_the_series_that_it_becomes() {
    both(async |world| {
        let mut desk = dana(world).await;
        plan(world, &mut desk, Some("aida"), ("22:00", "06:00"), &SATURDAYS).await;
        plan(world, &mut desk, Some("marat"), ("18:00", "22:00"), &SATURDAYS).await;
        let shifts = ids(world, &SHIFTS).await;
        let next = "2026-11-28";
        let of = app::report::day::number(next.parse().expect("a day"));
        let back = format!("{}.{of}.{}", shifts[0], id_of(world, "marat").await);
        let mut aida = member(world, "aida").await;
        assert_eq!(
            offer(world, &mut aida, &shifts[1], next, "marat", &back).await,
            StatusCode::OK,
            "{}",
            aida.text()
        );
        // Both series go on at other times before Marat answers.
        assert_eq!(
            replan(&mut desk, &shifts[1], &[("begins", "23:00")]).await,
            StatusCode::OK,
            "{}",
            desk.text()
        );
        assert_eq!(
            replan(&mut desk, &shifts[0], &[("ends", "23:00")]).await,
            StatusCode::OK,
            "{}",
            desk.text()
        );
        let mut marat = member(world, "marat").await;
        marat.open("/en/duty").await;
        assert!(
            plain(&marat).contains("28 November, 23:00–06:00 for your Saturday, 28 November, 18:00–23:00"),
            "{}",
            marat.text()
        );
        let one = ids(world, &OFFERS).await.remove(0);
        assert_eq!(decide(&mut marat, &one, "accept").await, StatusCode::OK);
        assert_eq!(who(world, next).await, [Some("Aida".into()), Some("Marat".into())]);
        assert_eq!(who(world, SATURDAY).await, [Some("Marat".into()), Some("Aida".into())]);
    });
}

#[test]
fn of_two_who_change_the_same_series_the_second_is_told_and_keeps_what_was_typed() {
    both(async |world| {
        let mut desk = dana(world).await;
        plan(world, &mut desk, Some("aida"), ("22:00", "06:00"), &SATURDAYS).await;
        let series = ids(world, &SHIFTS).await.remove(0);
        world.clock.advance_minutes(1); // A code counts once.
        let mut second = dana(world).await;
        second.open(&format!("/en/duty/plan/{series}")).await;
        assert_eq!(
            replan(&mut desk, &series, &[("from", "2026-12-05"), ("begins", "21:00")]).await,
            StatusCode::OK
        );
        assert_eq!(
            send_again(&mut second, &series, &[("begins", "23:00"), ("from", "2026-11-28")]).await,
            StatusCode::CONFLICT
        );
        assert!(second.shows("These shifts were changed meanwhile"), "{}", second.text());
        assert_eq!(
            (second.value("Begins"), second.value("From which day on")),
            ("23:00".into(), "2026-11-28".into())
        );
        assert!(
            plain(&second).contains("until 4 December"),
            "beside it stands how they are now: {}",
            second.text()
        );
        assert_eq!(shifts_of(world, "2026-11-28").await, [shift("22:00–06:00", 480, "Aida")]);
        assert_eq!(
            send_again(&mut second, &series, &[("until", "2026-12-04")]).await,
            StatusCode::OK,
            "{}",
            second.text()
        );
        assert_eq!(shifts_of(world, "2026-11-28").await, [shift("23:00–06:00", 420, "Aida")]);
        assert_eq!(shifts_of(world, "2026-12-05").await, [shift("21:00–06:00", 540, "Aida")]);
        // The same form twice is one change.
        let last = ids(world, &SHIFTS).await.remove(0);
        desk.open(&format!("/en/duty/plan/{last}")).await;
        let (path, fields) = fields_of(&desk, "Change");
        for _ in 0..2 {
            assert_eq!(post(&mut desk, &path, &fields).await, StatusCode::OK, "{}", desk.text());
        }
        assert_eq!(shifts_of(world, "2026-12-05").await, [shift("21:00–06:00", 540, "Aida")]);
    });
}

#[test]
fn every_other_week_stays_every_other_week_and_too_many_nights_are_asked_about_once() {
    both(async |world| {
        let mut desk = dana(world).await;
        let fortnight = [("until", ""), ("weekday", "6"), ("every", "2")];
        plan(world, &mut desk, Some("aida"), ("22:00", "06:00"), &fortnight).await;
        let series = ids(world, &SHIFTS).await.remove(0);
        // In the week between.
        assert_eq!(
            replan(&mut desk, &series, &[("from", "2026-11-25"), ("begins", "21:00")]).await,
            StatusCode::OK
        );
        assert!(shifts_of(world, "2026-11-28").await.is_empty());
        assert_eq!(shifts_of(world, "2026-12-05").await, [shift("21:00–06:00", 540, "Aida")]);
        let new = ids(world, &SHIFTS).await.remove(0);
        desk.open(&format!("/en/duty/plan/{new}")).await;
        let (path, mut fields) = fields_of(&desk, "Change");
        fields.retain(|(name, _)| name != "every");
        fields.push(("every".to_owned(), "1".to_owned()));
        fields.extend(["1", "2", "3", "4"].map(|day| ("weekday".to_owned(), day.to_owned())));
        post(&mut desk, &path, &fields).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(plain(&desk).contains("40 hours of night"), "more nights than the cap: {}", desk.text());
        let (path, fields) = fields_of(&desk, "Change");
        post(&mut desk, &path, &fields).await;
        assert_eq!(desk.status(), StatusCode::OK, "asked once: {}", desk.text());
    });
}

#[test]
fn who_on_call_cannot_be_called_is_told_before_the_shift_and_never_the_address() {
    both(async |world| {
        let mut desk = dana(world).await;
        let call = [("kind", "on_call"), ("from", "2026-11-23"), ("until", "2026-11-23")];
        plan(world, &mut desk, Some("nur"), ("02:00", "08:00"), &call).await;
        plan(world, &mut desk, Some("aida"), ("22:00", "06:00"), &[]).await;
        desk.open("/en/duty").await;
        let page = plain(&desk);
        assert!(page.contains("On call, but cannot be called"), "{page}");
        assert!(
            page.contains(
                "Dr Nur: Monday, 23 November, 02:00–08:00. Cannot be called by e-mail: no address is set"
            ),
            "{page}"
        );
        let mut salma = member(world, "salma").await;
        salma.open("/en/duty?week=2026-W48").await;
        assert!(
            salma.shows("Cannot be called by e-mail") && !salma.shows("no address is set"),
            "{}",
            salma.text()
        );
        salma.open("/ar/duty?week=2026-W48").await;
        assert!(salma.shows("لا يمكن الاستدعاء بالبريد الإلكتروني"), "{}", salma.text());
        let mut nur = member(world, "nur").await;
        nur.open("/en/duty?week=2026-W48").await;
        assert!(nur.shows("no address is set"), "{}", nur.text());
        nur.follow("Calls by e-mail").await;
        nur.fill("E-mail address", "refused@team.example").press("Send a code").await;
        desk.open("/en/duty").await;
        assert!(desk.shows("the address is not confirmed"), "{}", desk.text());
        crate::paging::send_all(world).await;
        desk.open("/en/duty").await;
        assert!(desk.shows("the mail server refused the address"), "{}", desk.text());
        world.clock.advance_minutes(6); // A code is sent once in five.
        let address = crate::paging::confirmed(world, "nur").await;
        for page in [&mut desk, &mut salma] {
            page.open("/en/duty?week=2026-W48").await;
            assert!(page.shows("Can be called by e-mail") && !page.shows("On call, but"), "{}", page.text());
            assert!(!page.text().contains(&address), "never the address");
        }
        nur.open("/en/account/calls").await.press("Remove the address").await;
        desk.open("/en/duty").await;
        assert!(desk.shows("On call, but cannot be called"), "{}", desk.text());
    });
}
