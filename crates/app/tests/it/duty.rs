//! The calendar of shifts: planning, who is on now, swaps, what the public page says, notes at the end of a shift.

mod series;

use app::{
    desk::choice::{self, Choice},
    duty::{self, Kind, Now},
    ids::StaffId,
    work,
};
use axum::http::StatusCode;
use db::values;

use crate::{
    browser::Browser,
    leaving::{self, id_of},
    rows,
    stories::{answer, visitor_who_wrote},
    work::{find, holder, make_emergency},
    world::{World, both},
};

db::statements! {
    SHIFTS = "SELECT id FROM shift ORDER BY begins, id";
    OFFERS = "SELECT id FROM shift_offer ORDER BY state, id";
    OFFER_STATES = "SELECT state FROM shift_offer ORDER BY state";
    OPEN_SHIFTS = "SELECT COUNT(*) AS n FROM shift WHERE staff_id IS NULL";
    WAITS = "SELECT COUNT(*) AS n FROM first_wait";
    COUNTS = "SELECT class, n FROM first_answer ORDER BY class";
    COUNT = "INSERT INTO first_answer (org_id, week, class, n) VALUES ($1, $2, $3, $4)";
    HANDOVERS = "SELECT COUNT(*) AS n FROM handover";
    READS = "SELECT COUNT(*) AS n FROM handover_read";
    RESOLVE_ALL = "UPDATE conversation SET state = 'resolved', revision = revision + 1 WHERE org_id = $1";
}

/// The Friday night that the world stands in: 03:00 on Saturday 21 November 2026.
const FRIDAY: &str = "2026-11-20";
const SATURDAY: &str = "2026-11-21";

async fn number(world: &World, statement: &'static db::Statement) -> i64 {
    world.app.db.read(move |tx| tx.one(statement, &[])?.int(0)).await.expect("it can be counted")
}

async fn ids(world: &World, statement: &'static db::Statement) -> Vec<String> {
    let rows = leaving::all(world, statement, values![]).await;
    let id = |row: &db::Row| StaffId::from_bytes(row.id(0).expect("an identifier")).to_string();
    rows.iter().map(id).collect()
}

async fn token(desk: &mut Browser) -> String {
    desk.open("/en/duty").await;
    let field = desk.all("input[name=csrf]");
    field.first().and_then(|field| field.attr("value")).expect("a form has a token").to_owned()
}

/// A coordinator plans a shift; what differs from a single one at the desk that begins today is given.
pub async fn plan(
    world: &World,
    desk: &mut Browser,
    who: Option<&str>,
    times: (&str, &str),
    other: &[(&str, &str)],
) {
    let staff = match who {
        Some(login) => id_of(world, login).await.to_string(),
        None => String::new(),
    };
    let token = token(desk).await;
    let id = app::ids::ShiftId::random(world.app.entropy.as_ref()).to_string();
    let mut fields = vec![
        ("csrf", token.as_str()),
        ("id", &id),
        ("kind", "desk"),
        ("staff", &staff),
        ("role", ""),
        ("language", ""),
        ("begins", times.0),
        ("ends", times.1),
        ("every", "1"),
        ("from", SATURDAY),
        ("until", SATURDAY),
    ];
    for (name, value) in other {
        fields.retain(|(one, _)| one != name);
        fields.push((name, value));
    }
    desk.post("/en/duty/plan", &fields).await;
}

async fn dana(world: &World) -> Browser {
    world.signed_in(world.named("dana")).await
}

pub async fn member(world: &World, login: &str) -> Browser {
    world.signed_in(world.named(login)).await
}

/// Does something with one shift of a day.
async fn act(desk: &mut Browser, shift: &str, day: &str, fields: &[(&str, &str)]) -> StatusCode {
    let token = token(desk).await;
    let mut all = vec![("csrf", token.as_str())];
    all.extend(fields);
    desk.post(&format!("/en/duty/shift/{shift}/{day}"), &all).await;
    desk.status()
}

async fn decide(desk: &mut Browser, offer: &str, what: &str) -> StatusCode {
    let token = token(desk).await;
    desk.post(&format!("/en/duty/offer/{offer}"), &[("csrf", &token), ("do", what)]).await;
    desk.status()
}

async fn offer(
    world: &World,
    desk: &mut Browser,
    shift: &str,
    day: &str,
    to: &str,
    back: &str,
) -> StatusCode {
    let to = id_of(world, to).await.to_string();
    let id = app::ids::OfferId::random(world.app.entropy.as_ref()).to_string();
    act(desk, shift, day, &[("do", "offer"), ("offer", &id), ("colleague", &to), ("back", back)]).await
}

/// Who has the shifts of a day, by work name; nobody for an open one.
async fn who(world: &World, day: &str) -> Vec<Option<String>> {
    let (trust, org) = (world.app.trust.clone(), world.org().clone());
    let of = app::report::day::number(day.parse().expect("a day"));
    let read = world.app.db.read(move |tx| duty::rota(tx, &trust, &org, of));
    let rota = read.await.expect("the store is there");
    let shifts = rota.between(of, of, &world.org().zone);
    shifts.iter().map(|shift| rota.holder(shift).map(|person| person.work_name.clone())).collect()
}

fn now(world: &World) -> Now {
    duty::now(&world.app, world.org(), world.now())
}

fn plain(page: &Browser) -> String {
    page.text().replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn a_coordinator_plans_everybody_sees_it_and_whoever_fits_takes_what_is_open() {
    both(async |world| {
        let mut desk = dana(world).await;
        desk.open("/en/duty").await;
        assert!(desk.shows("Nothing is planned yet"), "{}", desk.text());
        plan(world, &mut desk, Some("aida"), ("22:00", "06:00"), &[]).await;
        assert_eq!(desk.url(), "/en/duty?week=2026-W47", "{}", desk.text());
        assert!(plain(&desk).contains("Aida, outreach worker"), "{}", desk.text());
        plan(world, &mut desk, None, ("18:00", "22:00"), &[("language", "ar")]).await;
        assert!(plain(&desk).contains("Saturday 21 November"), "{}", desk.text());
        let open = ids(world, &SHIFTS).await[0].clone();
        let mut marat = member(world, "marat").await;
        assert_eq!(act(&mut marat, &open, SATURDAY, &[("do", "take")]).await, StatusCode::CONFLICT);
        assert!(marat.shows("do not fit this shift"), "Marat does not speak Arabic: {}", marat.text());
        let mut salma = member(world, "salma").await;
        assert_eq!(act(&mut salma, &open, SATURDAY, &[("do", "take")]).await, StatusCode::OK);
        assert_eq!(who(world, SATURDAY).await, [Some("Salma".into()), Some("Aida".into())]);
        assert!(salma.has_button("Give it back"), "{}", salma.text());
        salma.press("Give it back").await;
        assert_eq!(who(world, SATURDAY).await, [None, Some("Aida".into())]);
        for do_this in ["cancel", "give", "restore"] {
            assert_eq!(act(&mut salma, &open, SATURDAY, &[("do", do_this)]).await, StatusCode::NOT_FOUND);
        }
        salma.open("/en/duty/plan").await;
        assert_eq!(salma.status(), StatusCode::NOT_FOUND, "a peer plans nothing");
    });
}

#[test]
fn what_is_wrong_with_a_plan_is_told_beside_it_and_nothing_that_was_typed_is_lost() {
    both(async |world| {
        let mut desk = dana(world).await;
        let nur = id_of(world, "nur").await.to_string();
        let wrong = [("begins", "25:00"), ("from", "2026-11-20"), ("until", "soon"), ("staff", nur.as_str())];
        plan(world, &mut desk, None, ("22:00", "06:00"), &wrong).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        for words in ["Write a time such as 22:00", "Write a day from today on", "not before the first"] {
            assert!(desk.shows(words), "{words}: {}", desk.text());
        }
        assert_eq!((desk.value("Begins"), desk.value("Ends")), ("25:00".into(), "06:00".into()));
        plan(world, &mut desk, Some("nur"), ("22:00", "06:00"), &[]).await;
        assert!(
            desk.shows("do not fit this shift"),
            "a doctor opens no conversation of the team: {}",
            desk.text()
        );
        plan(world, &mut desk, Some("nur"), ("22:00", "06:00"), &[("kind", "on_call")]).await;
        assert_eq!(desk.status(), StatusCode::OK, "but can be called: {}", desk.text());
        // From Saturday to Sunday there is no Monday.
        plan(world, &mut desk, None, ("22:00", "06:00"), &[("weekday", "1"), ("until", "2026-11-22")]).await;
        assert!(desk.shows("Choose a weekday that lies between"), "{}", desk.text());
        assert_eq!(ids(world, &SHIFTS).await.len(), 1);
    });
}

#[test]
fn e_9_within_the_published_hours_the_page_says_so_when_nobody_is_there() {
    both(async |world| {
        let mut visitor = world.visitor();
        visitor.open("/en/").await;
        assert!(visitor.shows("Somebody is on duty until 06:00"), "without a calendar the hours stand alone");
        let mut desk = dana(world).await;
        plan(world, &mut desk, Some("aida"), ("04:00", "05:00"), &[]).await;
        visitor.open("/en/").await;
        assert!(
            plain(&visitor).contains("Nobody is at the desk at the moment; somebody is expected at 04:00")
        );
        assert!(visitor.shows("You can write at any hour."), "{}", visitor.text());
        world.clock.advance_minutes(70);
        visitor.open("/en/").await;
        assert!(visitor.shows("Somebody is on duty until 05:00"), "{}", visitor.text());
        world.clock.advance_minutes(60);
        visitor.open("/ar/").await;
        assert!(visitor.shows("لا أحد في المناوبة الآن"), "{}", visitor.text());
        visitor.open("/ar/emergency").await;
        assert_eq!(visitor.status(), StatusCode::OK, "the cards are there all the same");
        world.clock.advance_minutes(60);
        assert_eq!(now(world), Now::Away(None), "nobody is planned after that");
    });
}

#[test]
fn a_visitor_who_writes_while_nobody_is_on_duty_is_told_what_to_do_until_then() {
    both(async |world| {
        let mut desk = dana(world).await;
        let mut visitor = visitor_who_wrote(world, "is anybody there").await;
        assert!(!visitor.shows("This text appears by itself"), "somebody is on duty: {}", visitor.text());
        plan(world, &mut desk, None, ("04:00", "05:00"), &[]).await;
        visitor.open("/en/thread").await;
        for words in [
            "Nobody is at the desk at the moment",
            "This text appears by itself",
            "Call 112",
            "return ticket",
        ] {
            assert!(visitor.shows(words), "{words}: {}", visitor.text());
        }
        assert!(visitor.has_link("What to do while you wait"), "the cards");
        visitor.open("/ar/thread").await;
        assert!(visitor.shows("يظهر هذا النص تلقائيًا"), "{}", visitor.text());
        let id = rows::own(world, &visitor).await.expect("a conversation");
        desk.open(&format!("/en/inbox/{id}")).await;
        answer(&mut desk, "I am here.").await;
        visitor.open("/ar/thread").await;
        assert!(!visitor.shows("يظهر هذا النص تلقائيًا"), "a person has answered");
    });
}

#[test]
fn a_swap_changes_both_shifts_at_once_and_a_second_acceptance_is_refused_in_words() {
    both(async |world| {
        let mut desk = dana(world).await;
        plan(world, &mut desk, Some("aida"), ("18:00", "22:00"), &[]).await;
        plan(world, &mut desk, Some("marat"), ("22:00", "06:00"), &[]).await;
        let shifts = ids(world, &SHIFTS).await;
        let (mut aida, mut marat) = (member(world, "aida").await, member(world, "marat").await);
        let marats = id_of(world, "marat").await;
        let of = app::report::day::number(SATURDAY.parse().expect("a day"));
        let back = format!("{}.{of}.{marats}", shifts[1]);
        assert_eq!(offer(world, &mut aida, &shifts[0], SATURDAY, "marat", &back).await, StatusCode::OK);
        assert!(plain(&aida).contains("You offered Marat your Saturday, 21 November"), "{}", aida.text());
        let one = ids(world, &OFFERS).await.remove(0);
        assert_eq!(
            decide(&mut aida, &one, "accept").await,
            StatusCode::NOT_FOUND,
            "Aida accepts nothing for Marat"
        );
        marat.open("/en/duty").await;
        assert!(plain(&marat).contains("Aida offers you Saturday, 21 November"), "{}", marat.text());
        assert_eq!(decide(&mut marat, &one, "accept").await, StatusCode::OK);
        assert_eq!(who(world, SATURDAY).await, [Some("Marat".into()), Some("Aida".into())]);
        assert_eq!(decide(&mut marat, &one, "accept").await, StatusCode::CONFLICT);
        assert!(marat.shows("This offer was accepted before"), "{}", marat.text());
        assert_eq!(
            who(world, SATURDAY).await,
            [Some("Marat".into()), Some("Aida".into())],
            "nothing turned round"
        );
    });
}

#[test]
fn of_two_who_accept_the_same_shift_at_the_same_moment_one_has_it() {
    both(async |world| {
        let mut desk = dana(world).await;
        plan(world, &mut desk, Some("aida"), ("22:00", "06:00"), &[]).await;
        let shift = ids(world, &SHIFTS).await.remove(0);
        let mut aida = member(world, "aida").await;
        for to in ["marat", "salma"] {
            assert_eq!(
                offer(world, &mut aida, &shift, SATURDAY, to, "").await,
                StatusCode::OK,
                "{}",
                aida.text()
            );
        }
        let offers = ids(world, &OFFERS).await;
        let (mut marat, mut salma) = (member(world, "marat").await, member(world, "salma").await);
        // Each of them tries both offers: one is not theirs.
        let mut accepted = Vec::new();
        for id in &offers {
            let (first, second) =
                tokio::join!(decide(&mut marat, id, "accept"), decide(&mut salma, id, "accept"));
            accepted.extend([first, second]);
        }
        let done = accepted.iter().filter(|status| **status == StatusCode::OK).count();
        assert_eq!(done, 1, "{accepted:?}");
        assert_eq!(
            accepted.iter().filter(|status| **status == StatusCode::CONFLICT).count(),
            1,
            "{accepted:?}"
        );
        let holder = who(world, SATURDAY).await.remove(0).expect("somebody has it");
        assert!(holder == "Marat" || holder == "Salma", "{holder}");
        let refused = if holder == "Marat" { &salma } else { &marat };
        let told = [&salma, &marat].iter().any(|page| page.shows("Somebody else has this shift now"));
        assert!(told || refused.status() == StatusCode::NOT_FOUND, "{}", refused.text());
    });
}

#[test]
fn a_swap_is_refused_once_the_shift_began_or_the_other_was_cancelled() {
    both(async |world| {
        let mut desk = dana(world).await;
        plan(world, &mut desk, Some("aida"), ("04:00", "06:00"), &[]).await;
        plan(world, &mut desk, Some("marat"), ("22:00", "06:00"), &[]).await;
        let shifts = ids(world, &SHIFTS).await;
        let marats = id_of(world, "marat").await;
        let of = app::report::day::number(SATURDAY.parse().expect("a day"));
        let back = format!("{}.{of}.{marats}", shifts[1]);
        let (mut aida, mut marat) = (member(world, "aida").await, member(world, "marat").await);
        assert_eq!(offer(world, &mut aida, &shifts[0], SATURDAY, "marat", &back).await, StatusCode::OK);
        let one = ids(world, &OFFERS).await.remove(0);
        assert_eq!(act(&mut desk, &shifts[1], SATURDAY, &[("do", "cancel")]).await, StatusCode::OK);
        assert_eq!(decide(&mut marat, &one, "accept").await, StatusCode::CONFLICT);
        assert!(marat.shows("This shift was cancelled meanwhile"), "{}", marat.text());
        assert_eq!(act(&mut desk, &shifts[1], SATURDAY, &[("do", "restore")]).await, StatusCode::OK);
        world.clock.advance_minutes(60);
        let mut marat = member(world, "marat").await;
        assert_eq!(decide(&mut marat, &one, "accept").await, StatusCode::CONFLICT);
        assert!(marat.shows("This shift has begun or is over"), "{}", marat.text());
        assert_eq!(who(world, SATURDAY).await, [Some("Aida".into()), Some("Marat".into())]);
        assert_eq!(decide(&mut marat, &one, "decline").await, StatusCode::OK);
        let mut aida = member(world, "aida").await;
        assert_eq!(decide(&mut aida, &one, "withdraw").await, StatusCode::CONFLICT);
        assert!(aida.shows("This offer was declined before"), "{}", aida.text());
        let states = leaving::all(world, &OFFER_STATES, values![]).await;
        assert_eq!(states[0].text(0).expect("a state"), "declined");
    });
}

#[test]
fn whoever_leaves_the_team_leaves_their_shifts_open_and_the_gap_is_told() {
    both(async |world| {
        let mut desk = dana(world).await;
        let weekly = [("until", ""), ("weekday", "6")];
        plan(world, &mut desk, Some("marat"), ("18:00", "06:00"), &weekly).await;
        assert!(!plain(&desk).contains("18:00–06:00: nobody"), "{}", desk.text());
        let id = id_of(world, "marat").await;
        leaving::remove(&mut desk, id).await;
        assert_eq!(number(world, &OPEN_SHIFTS).await, 1);
        desk.open("/en/duty").await;
        assert!(plain(&desk).contains("18:00–06:00: nobody is at the desk"), "{}", desk.text());
        assert_eq!(who(world, SATURDAY).await, [None]);
    });
}

#[test]
fn the_week_is_narrowed_to_a_language_and_says_when_nobody_speaks_it() {
    both(async |world| {
        let mut desk = dana(world).await;
        plan(world, &mut desk, Some("aida"), ("18:00", "00:00"), &[]).await;
        plan(
            world,
            &mut desk,
            Some("salma"),
            ("00:00", "06:00"),
            &[("from", "2026-11-22"), ("until", "2026-11-22")],
        )
        .await;
        desk.open("/en/duty?week=2026-W47&language=ar").await;
        let page = plain(&desk);
        assert!(page.contains("18:00–00:00: nobody who speaks العربية"), "{page}");
        assert!(page.contains("Salma, peer") && !page.contains("Aida, outreach"), "{page}");
        let mut salma = member(world, "salma").await;
        salma.open("/ar/duty?week=2026-W47&language=ar").await;
        assert!(plain(&salma).contains("لا أحد يتحدث"), "{}", salma.text());
        salma.open("/ar/duty?week=never").await;
        assert_eq!(salma.status(), StatusCode::OK, "a week that is none is this one");
    });
}

#[test]
fn nobody_on_call_is_told_and_whoever_is_on_a_shift_stands_on_the_board_and_in_the_thread() {
    both(async |world| {
        let mut desk = dana(world).await;
        desk.open("/en/board").await;
        assert!(desk.shows("Nobody is on a shift."), "{}", desk.text());
        // Begun at 22:00 on Friday: planned with a first day of today it would not count, so it begins after midnight.
        plan(world, &mut desk, Some("marat"), ("01:00", "06:00"), &[]).await;
        plan(world, &mut desk, Some("nur"), ("02:00", "08:00"), &[("kind", "on_call")]).await;
        let on = duty::on_now(&world.app, world.org(), world.now());
        let on: Vec<_> = on.iter().map(|one| (one.work_name.as_str(), one.kind)).collect();
        assert_eq!(on, [("Marat", Kind::Desk), ("Dr Nur", Kind::OnCall)]);
        desk.open("/en/board").await;
        assert!(plain(&desk).contains("On call, on shift until 08:00"), "{}", desk.text());
        assert!(desk.shows("On shift: Marat"), "in the line of every page: {}", desk.text());
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("a conversation");
        desk.open(&format!("/en/inbox/{id}")).await;
        let choices = desk.texts_of("#assignee option");
        assert!(
            choices[1]
                .replace(['\u{2068}', '\u{2069}'], "")
                .starts_with("Marat, outreach worker, on shift until 06:00"),
            "{choices:?}"
        );
        assert!(!choices[2].contains("on shift"), "{choices:?}");
    });
}

#[test]
fn what_is_new_goes_to_whoever_is_on_a_shift_first() {
    both(async |world| {
        let org = world.org().id;
        let resolve = world.app.db.write(move |tx| tx.execute(&RESOLVE_ALL, &values![org.bytes()]));
        resolve.await.expect("written");
        let mut desk = dana(world).await;
        for login in ["aida", "marat"] {
            let staff = id_of(world, login).await;
            let wants = Choice { takes_new: true, ..Choice::default() };
            world.app.db.write(move |tx| choice::choose(tx, org, staff, wants)).await.expect("it is kept");
        }
        let (_aida, _marat) = (member(world, "aida").await, member(world, "marat").await);
        plan(world, &mut desk, Some("marat"), ("01:00", "06:00"), &[]).await;
        for id in leaving::many(world, 3).await {
            assert!(work::assign_waiting(&world.app, world.org()).await.is_ok());
            assert_eq!(holder(world, id).await.as_deref(), Some("Marat"));
        }
    });
}

#[test]
fn a_shift_that_ends_mid_talk_is_handed_over_with_a_note_and_nothing_by_itself() {
    both(async |world| {
        let mut desk = dana(world).await;
        plan(world, &mut desk, Some("aida"), ("01:00", "03:20"), &[]).await;
        plan(world, &mut desk, Some("marat"), ("03:00", "06:00"), &[]).await;
        let visitor = visitor_who_wrote(world, "please stay with me").await;
        let id = rows::own(world, &visitor).await.expect("a conversation");
        make_emergency(world, id).await;
        let mut aida = member(world, "aida").await;
        aida.open(&format!("/en/inbox/{id}")).await;
        answer(&mut aida, "I am here.").await;
        aida.open("/en/inbox").await;
        assert!(plain(&aida).contains("Your shift ends at 03:20."), "{}", aida.text());
        aida.follow("Write a note and hand over").await;
        let code = find(world, id).await.code;
        let typed = aida.value("What the next shift should know");
        assert!(typed.contains(&format!("Open emergencies: {code}")), "{typed}");
        assert!(typed.contains("My open conversations: "), "{typed}");
        assert_eq!(holder(world, id).await.as_deref(), Some("Aida"), "nothing is taken from her");
        aida.fill("What the next shift should know", "").press("Leave the note").await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        aida.fill("What the next shift should know", "They breathe. Ask again at four.");
        aida.press("Leave the note").await;
        assert!(aida.shows("They breathe. Ask again at four."), "{}", aida.text());
        aida.press("Hand over").await;
        assert!(aida.url().starts_with("/en/work/"), "{}", aida.text());
        assert_eq!(holder(world, id).await.as_deref(), Some("Marat"));
        aida.press("Undo").await;
        assert_eq!(holder(world, id).await.as_deref(), Some("Aida"), "it can be undone");
        aida.open("/en/inbox").await;
        assert!(!aida.shows("Your shift ends at"), "she has written one");
        assert!(!aida.shows("They breathe."), "and need not read it");

        let mut marat = member(world, "marat").await;
        marat.open("/ar/inbox").await;
        assert!(marat.shows("They breathe. Ask again at four."), "the next sees it first: {}", marat.text());
        let button = marat.texts_of("button").into_iter().find(|button| button.starts_with("قرأتها"));
        marat.press(&button.expect("a button")).await;
        assert!(!marat.shows("They breathe."), "{}", marat.text());
        assert_eq!((number(world, &HANDOVERS).await, number(world, &READS).await), (1, 2));
        world.clock.advance_minutes(14 * 24 * 60 + 1);
        duty::delete_old(&world.app.db, world.now()).await.expect("the store is there");
        assert_eq!(number(world, &HANDOVERS).await, 0);
    });
}

#[test]
fn a_first_answer_is_counted_once_and_only_of_who_wrote_while_somebody_was_on_duty() {
    both(async |world| {
        let mut desk = dana(world).await;
        let visitor = visitor_who_wrote(world, "hello").await;
        assert_eq!(number(world, &WAITS).await, 1);
        world.clock.advance_minutes(12);
        let mut desk_again = dana(world).await;
        let id = rows::own(world, &visitor).await.expect("a conversation");
        desk_again.open(&format!("/en/inbox/{id}")).await;
        answer(&mut desk_again, "hello, I am Dana").await;
        answer(&mut desk_again, "how are you").await;
        let counts = leaving::all(world, &COUNTS, values![]).await;
        let counts: Vec<_> =
            counts.iter().map(|row| (row.int(0).expect("a class"), row.int(1).expect("a number"))).collect();
        assert_eq!(counts, [(1, 1)], "one within fifteen minutes");
        assert_eq!(number(world, &WAITS).await, 0);
        // Nobody is planned for now.
        plan(world, &mut desk, Some("aida"), ("05:00", "06:00"), &[]).await;
        visitor_who_wrote(world, "and now").await;
        assert_eq!(number(world, &WAITS).await, 0);
    });
}

#[test]
fn e_9_how_long_answers_took_is_said_only_of_enough_people_and_never_as_a_promise() {
    both(async |world| {
        let (org, week) = (world.org().id, app::report::day::number("2026-11-09".parse().expect("a day")));
        let count = async |class: i64, n: i64| {
            let done =
                world.app.db.write(move |tx| tx.execute(&COUNT, &values![org.bytes(), week, class, n]));
            done.await.expect("written");
        };
        let mut visitor = world.visitor();
        count(1, 16).await;
        duty::renew(&world.app, world.org()).await.expect("the store is there");
        visitor.open("/en/").await;
        assert!(!visitor.shows("first answer within"), "sixteen are too few");
        count(6, 4).await;
        duty::renew(&world.app, world.org()).await.expect("the store is there");
        visitor.open("/en/").await;
        let said = "at least 8 of every 10 people who wrote while somebody was on duty had a first answer within 15 minutes";
        assert!(plain(&visitor).contains(said), "{}", visitor.text());
        assert!(visitor.shows("not a promise"), "{}", visitor.text());
        visitor.open("/ar/").await;
        assert!(plain(&visitor).contains("15 دقيقة") && visitor.shows("وليس وعدًا"), "{}", visitor.text());
        // Whoever still waits counts as well.
        visitor_who_wrote(world, "hello").await;
        world.clock.advance_minutes(300);
        visitor.open("/en/").await;
        assert!(!visitor.shows("first answer within"), "{}", visitor.text());
    });
}

#[test]
fn a_change_in_another_process_is_known_within_a_minute() {
    both(async |world| {
        let (other, public, _) = world.restarted();
        let mut visitor = world.visitor().through(&public);
        visitor.open("/en/").await;
        assert!(visitor.shows("Somebody is on duty until 06:00"), "{}", visitor.text());
        let mut desk = dana(world).await;
        plan(world, &mut desk, None, ("01:00", "06:00"), &[]).await;
        world.clock.advance_minutes(1);
        visitor.open("/en/").await;
        assert!(visitor.shows("Nobody is at the desk at the moment"), "{}", visitor.text());
        other.db.clone().close();
    });
}

#[test]
fn a_series_ends_and_goes_on_again() {
    both(async |world| {
        let mut desk = dana(world).await;
        plan(
            world,
            &mut desk,
            Some("aida"),
            ("22:00", "06:00"),
            &[("until", ""), ("weekday", "5"), ("weekday", "5")],
        )
        .await;
        let shift = ids(world, &SHIFTS).await.remove(0);
        let next = "2026-11-27";
        assert_eq!(who(world, next).await, [Some("Aida".into())]);
        assert!(who(world, FRIDAY).await.is_empty(), "it begins after that");
        let token = token(&mut desk).await;
        let path = format!("/en/duty/plan/{shift}");
        desk.post(&path, &[("csrf", &token), ("until", "2026-11-26")]).await;
        assert!(who(world, next).await.is_empty());
        desk.post(&path, &[("csrf", &token), ("until", "")]).await;
        assert_eq!(who(world, next).await, [Some("Aida".into())]);
        desk.post(&path, &[("csrf", &token), ("until", "soon")]).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        desk.post(&path, &[("csrf", &token), ("until", "2020-01-01")]).await;
        assert_eq!(ids(world, &SHIFTS).await.len(), 0, "what never took place goes");
    });
}
