//! The page of one person: everything in order of days, what they agreed to, notes; and who sees none of it.

use app::{
    audit::Action,
    ids::{ConversationId, PersonId},
    person::{self, Verdict},
    policy::Role,
};
use axum::http::{Method, StatusCode};
use db::{Engine, values};

use super::{
    count,
    forgotten::{decide, merged},
    name_of, token,
};
use crate::{
    browser::Browser,
    leaving::{all, dana},
    report,
    report::recorded,
    rows,
    stories::visitor_who_wrote,
    world::{World, both, on},
};

db::statements! {
    CONSENTS = "SELECT COUNT(*) AS n FROM consent WHERE state = $1";
    MERGED = "SELECT COUNT(*) AS n FROM person_merge WHERE state = 'merged'";
    LATEST = "SELECT c.id FROM conversation c JOIN person_merge m ON m.person_from = c.person_id WHERE m.state = 'merged' ORDER BY c.id LIMIT 1";
    NOTES = "SELECT COUNT(*) AS n FROM person_note";
}

const DAY: i64 = 24 * 60;

/// Presses the button beside a conversation that leads to whom it is with.
pub async fn known(desk: &mut Browser, id: ConversationId) -> PersonId {
    desk.open(&format!("/en/inbox/{id}")).await.press("Everything we know of this person").await;
    assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
    PersonId::parse(desk.url().trim_start_matches("/en/persons/")).expect("the address of a person")
}

/// What happened, in the order of the page: day, then the lines of that day.
fn days(desk: &Browser) -> Vec<(String, Vec<String>)> {
    let day = |item: scraper::ElementRef<'_>| {
        let of = |css: &str| {
            item.select(&crate::browser::selector(css)).map(crate::browser::text).collect::<Vec<_>>()
        };
        (of("h3").remove(0), of("ul > li"))
    };
    desk.all("ol.known-days > li").into_iter().map(day).collect()
}

/// Two conversations on two days with a report about each, by two workers; said to be one and merged.
async fn two_of_one(world: &World) -> (ConversationId, ConversationId, app::ids::MergeId) {
    let (_, mut aida, first) = report::answered(world, "aida", "the first time, about sleep").await;
    report::file(&mut aida, first, &report::ROUTINE).await;
    world.clock.advance_minutes(3 * DAY);
    let (_, mut marat, second) = report::answered(world, "marat", "the second time, about sleep").await;
    report::file(&mut marat, second, &report::ROUTINE).await;
    world.clock.advance_minutes(DAY);
    let (_, session) = dana(world).await;
    let merge = merged(world, &session, second, first).await;
    (first, second, merge)
}

#[test]
fn everything_that_is_counted_as_one_person_stands_on_one_page_by_day_and_comes_apart_again() {
    both(async |world| {
        let (first, second, merge) = two_of_one(world).await;
        let names = [name_of(world, first).await, name_of(world, second).await];
        world.clock.advance_minutes(1);
        let mut aida = world.signed_in(world.named("aida")).await;
        let person = known(&mut aida, second).await;
        for words in ["Conversations2", "The person says so.", "There is 1 report by a colleague"] {
            assert!(aida.text().contains(words), "{words}: {}", aida.text());
        }
        let of_days = days(&aida);
        assert_eq!(of_days.len(), 3, "{of_days:?}");
        assert!(of_days[0].1.iter().any(|line| line.contains(&names[0])), "{of_days:?}");
        assert!(of_days[0].1.iter().any(|line| line.starts_with("A contact was reported")), "{of_days:?}");
        assert!(of_days[1].1.iter().any(|line| line.contains(&names[1])), "{of_days:?}");
        assert!(
            !of_days[1].1.iter().any(|line| line.contains("A contact")),
            "a colleague's report is not theirs"
        );
        assert!(of_days[2].1[0].starts_with("Two persons were counted as one"), "{of_days:?}");
        assert!(!aida.text().contains("about sleep"), "no message is opened for the page");

        // The same page from the other conversation; a coordinator sees every report and may take the merge back.
        let (mut coordinator, session) = dana(world).await;
        let other = known(&mut coordinator, first).await;
        assert_ne!(person, other);
        let reports = |desk: &Browser| {
            days(desk).iter().flat_map(|day| &day.1).filter(|line| line.starts_with("A contact")).count()
        };
        assert_eq!((reports(&coordinator), reports(&aida)), (2, 1));
        assert!(coordinator.has_button("Take it back") && !aida.has_button("Take it back"));
        decide(world, &session, merge, Verdict::TakeBack).await;
        for (person, mine, not) in [(other, &names[0], &names[1]), (person, &names[1], &names[0])] {
            coordinator.open(&format!("/en/persons/{person}")).await;
            assert!(coordinator.shows(mine) && !coordinator.shows(not), "{}", coordinator.text());
            assert_eq!(reports(&coordinator), 1);
        }
    });
}

#[test]
fn the_first_look_in_a_session_is_recorded_before_anything_is_shown_and_further_ones_are_not() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = world.signed_in(world.named("aida")).await;
        let person = known(&mut aida, id).await;
        let looks = async || recorded(world, Action::OpenPerson, person.bytes()).await;
        assert_eq!(looks().await, 1);
        assert_eq!(known(&mut aida, id).await, person, "whoever is there already is not made again");
        assert_eq!(looks().await, 1);
        let mut marat = world.signed_in(world.named("marat")).await;
        known(&mut marat, id).await;
        assert_eq!(looks().await, 2);
        assert!(rows::records_are_whole(&world.app).await);
        // Who holds single conversations only sees nothing of what is around them.
        for role in [Role::Doctor, Role::CaseManager, Role::Analyst] {
            let other = world.signed_in(world.account(role)).await;
            let asked = other.ask(Method::GET, &format!("/en/persons/{person}"), None).await;
            assert_eq!(asked.status, StatusCode::NOT_FOUND, "{role:?}");
        }
        assert_eq!(looks().await, 2);
        let nobody = PersonId::from_bytes([7; 16]);
        assert!(report::is_missing(&aida, &format!("/en/persons/{nobody}")).await);
    });
}

#[test]
fn a_10_what_was_not_asked_refused_withdrawn_and_unclear_are_told_apart() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = world.signed_in(world.named("aida")).await;
        let person = known(&mut aida, id).await;
        let standing = |desk: &Browser| desk.texts_of("#consent dd").join(" / ");
        assert_eq!(standing(&aida), "Not asked / Not asked / Not asked / Not asked");
        let path = format!("/en/persons/{person}/consent");
        let say = async |desk: &mut Browser, purpose: &str, said: &str| {
            let csrf = token(desk);
            desk.post(&path, &[("csrf", &csrf), ("purpose", purpose), ("said", said)]).await;
            desk.status()
        };
        assert_eq!(
            say(&mut aida, "referral", "withdrawn").await,
            StatusCode::CONFLICT,
            "nothing to take back"
        );
        assert!(aida.shows("There is no yes that could be taken back"), "{}", aida.text());
        for (purpose, said) in
            [("", "given"), ("referral", ""), ("referral", "not_asked"), ("police", "given")]
        {
            assert_eq!(
                say(&mut aida, purpose, said).await,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{purpose} {said}"
            );
        }
        assert!(standing(&aida).starts_with("Not asked / Not asked"), "nothing was kept");
        for (purpose, said) in [
            ("consult", "given"),
            ("referral", "refused"),
            ("follow_up", "given"),
            ("follow_up", "withdrawn"),
        ] {
            assert_eq!(say(&mut aida, purpose, said).await, StatusCode::OK, "{purpose} {said}");
        }
        let words = standing(&aida);
        let parts: Vec<&str> = words.split(" / ").collect();
        assert!(parts[0].starts_with("Yes") && parts[1].starts_with("No "), "{words}");
        assert!(parts[2].starts_with("Yes before, not any more"), "{words}");
        assert_eq!(parts[3], "Not asked");
        assert_eq!(
            count(world, &CONSENTS, values!["given"]).await,
            2,
            "what was said before stays on record"
        );
        assert_eq!(say(&mut aida, "story", "unknown").await, StatusCode::OK);
        assert!(standing(&aida).ends_with("Aida") && aida.shows("Asked, no clear answer"), "{}", aida.text());
        let org = world.org().id;
        for (purpose, stance) in [
            (person::Purpose::Consult, person::Stance::Given),
            (person::Purpose::FollowUp, person::Stance::Withdrawn),
            (person::Purpose::Story, person::Stance::Unknown),
        ] {
            let held = world.app.db.read(move |tx| person::stance(tx, org, person, purpose)).await;
            assert_eq!(held.expect("it can be read"), stance, "{purpose:?}");
        }
    });
}

#[test]
fn a_note_on_a_person_in_arabic_stands_wherever_they_are_counted_and_is_kept_when_it_is_refused() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let mut ids = Vec::new();
        for words in ["مرحبا", "مرحبا مرة أخرى"] {
            let visitor = visitor_who_wrote(world, words).await;
            ids.push(rows::own(world, &visitor).await.expect("it is theirs"));
        }
        let mut noor = world.signed_in(world.named("aida")).await;
        let person = known(&mut noor, ids[0]).await;
        noor.open(&format!("/ar/persons/{person}")).await;
        assert!(noor.html().contains("dir=\"rtl\"") && noor.h1() == "ما نعرفه عن هذا الشخص", "{}", noor.h1());
        let long = "أ".repeat(app::note::MAX_CHARS + 1);
        noor.fill("ملاحظة جديدة", &long).press("إضافة الملاحظة").await;
        assert_eq!(noor.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(noor.value("ملاحظة جديدة"), long, "what was typed is kept");
        noor.fill("ملاحظة جديدة", "يفضل الكتابة بعد العشاء");
        let form = noor.form_of("إضافة الملاحظة");
        noor.press("إضافة الملاحظة").await;
        noor.send(&form.0, form.1).await;
        assert_eq!(count(world, &NOTES, values![]).await, 1, "sent twice it is one");
        assert_eq!(noor.texts_of("article.note p"), ["يفضل الكتابة بعد العشاء"]);

        let merge = merged(world, &session, ids[1], ids[0]).await;
        let other = known(&mut noor, ids[1]).await;
        assert_ne!(other, person);
        assert_eq!(noor.texts_of("article.note p"), ["يفضل الكتابة بعد العشاء"], "they are one");
        decide(world, &session, merge, Verdict::TakeBack).await;
        noor.open(&format!("/ar/persons/{other}")).await;
        assert_eq!(noor.texts_of("article.note p"), Vec::<String>::new(), "and two again");
    });
}

#[test]
fn a_long_history_stands_on_several_pages_and_nothing_of_it_is_left_out() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = world.signed_in(world.named("aida")).await;
        let person = known(&mut aida, id).await;
        let path = format!("/en/persons/{person}");
        for number in 0..50 {
            let (csrf, said) = (token(&aida), if number % 2 == 0 { "given" } else { "refused" });
            aida.post(
                &format!("{path}/consent"),
                &[("csrf", &csrf), ("purpose", "referral"), ("said", said)],
            )
            .await;
        }
        for number in 0..11 {
            aida.fill("New note", &format!("note {number}")).press("Add note").await;
        }
        let lines = |desk: &Browser| days(desk).into_iter().flat_map(|(_, lines)| lines).collect::<Vec<_>>();
        aida.open(&path).await;
        assert_eq!(lines(&aida).len(), 40, "the latest");
        assert!(!aida.shows("A conversation began") && aida.shows("First day"), "{}", aida.text());
        aida.follow("Earlier (11)").await;
        assert_eq!(lines(&aida).len(), 40, "the window reaches back to the first line");
        assert!(lines(&aida)[0].starts_with("A conversation began"), "{:?}", lines(&aida)[0]);
        aida.follow("Later (11)").await;
        assert_eq!(lines(&aida).len(), 40);

        assert_eq!(aida.texts_of("article.note p").len(), 10);
        assert!(!aida.shows("note 0"));
        aida.follow("Earlier (1)").await;
        assert_eq!(aida.texts_of("article.note p")[0], "note 0");
        for nonsense in ["?days=x", "?days=-1", "?notes=99999999999999999999", "?days=999999&merges=7"] {
            aida.open(&format!("{path}{nonsense}")).await;
            assert_eq!((aida.status(), lines(&aida).len()), (StatusCode::OK, 40), "{nonsense}");
        }
    });
}

#[test]
fn the_demonstration_shows_somebody_who_wrote_three_times() {
    on(Engine::Sqlite, async |world| {
        let store = db::Store::open(world.url()).expect("the database opens again");
        let worked = app::demo::work(world.surroundings(store), &world.accounts, world.now()).await;
        worked.expect("every step of the demonstration can be done");
        let merged = count(world, &MERGED, values![]).await;
        assert_eq!(merged, 2);
        world.clock.advance_minutes(1);
        let (mut dana, session) = dana(world).await;
        let row = &all(world, &LATEST, values![]).await[0];
        let id = ConversationId::from_bytes(row.id(0).expect("an id"));
        let person = known(&mut dana, id).await;
        assert!(dana.text().contains("Conversations3"), "{}", dana.text());
        assert_eq!(days(&dana).len(), 3, "{:?}", days(&dana));
        assert!(dana.shows("We may write again later") && dana.shows("Prefers short messages"));
        let org = world.org().id;
        let preview = app::forget::preview(&world.app, org, &session, person).await.expect("they are there");
        assert_eq!(preview.threads, 3);
    });
}
