//! Care for the team (rules J-3, J-4): loads that a member sees first, caps, quiet hours, and words after a hard talk that two people
//! open and nobody else.

use app::{
    care,
    desk::choice::{self, Choice},
    ids::{ConversationId, DebriefId, StaffId},
    policy::Role,
    work,
};
use axum::http::{Method, StatusCode};
use db::{Engine, values};

use crate::{
    browser::Browser,
    leaving::{self, id_of, many, session_of},
    rows,
    stories::{answer, visitor_who_wrote, worker_at},
    work::{holder, make_emergency},
    world::{World, both, on},
};

db::statements! {
    RESOLVE_ALL = "UPDATE conversation SET state = 'resolved', emergency = 0, revision = revision + 1 WHERE org_id = $1";
    GIVE = "UPDATE conversation SET state = 'open', taken_by = $1, revision = revision + 1 WHERE id = $2";
    DEBRIEFS = "SELECT COUNT(*) AS n FROM debrief";
    WORDS = "SELECT body FROM debrief_word";
    WORD_ROWS = "SELECT COUNT(*) AS n FROM debrief_word";
    SEALS = "SELECT COUNT(*) AS n FROM debrief_seal";
    SEALED_TO = "SELECT staff_id FROM debrief_seal WHERE debrief_id = $1 ORDER BY staff_id";
    MOVE_SEAL = "UPDATE debrief_seal SET staff_id = $1 WHERE staff_id = $2";
    ACTIONS = "SELECT COUNT(*) AS n FROM audit";
    OVERS = "SELECT COUNT(*) AS n FROM care_over";
    CHOICES = "SELECT COUNT(*) AS n FROM care_choice";
}

async fn number(world: &World, statement: &'static db::Statement) -> i64 {
    world.app.db.read(move |tx| tx.one(statement, &[])?.int(0)).await.expect("it can be counted")
}

/// Nothing of the demonstration is open any more.
async fn clear(world: &World) {
    let org = world.org().id;
    world.app.db.write(move |tx| tx.execute(&RESOLVE_ALL, &values![org.bytes()])).await.expect("written");
}

async fn takes_new(world: &World, login: &str) {
    let (org, staff) = (world.org().id, id_of(world, login).await);
    let wants = Choice { takes_new: true, ..Choice::default() };
    world.app.db.write(move |tx| choice::choose(tx, org, staff, wants)).await.expect("it is kept");
}

async fn give(world: &World, id: ConversationId, login: &str) {
    let staff = id_of(world, login).await;
    let values = values![staff.bytes(), id.bytes()];
    world.app.db.write(move |tx| tx.execute(&GIVE, &values)).await.expect("written");
}

async fn emergencies(world: &World, count: usize) -> Vec<ConversationId> {
    let ids = many(world, count).await;
    for id in &ids {
        make_emergency(world, *id).await;
    }
    ids
}

async fn assign(world: &World) -> u64 {
    work::assign_waiting(&world.app, world.org()).await.expect("the store is there")
}

async fn member(world: &World, login: &str) -> Browser {
    world.signed_in(world.named(login)).await
}

/// Sends the form on the page whose address ends so, in any language, with what is hidden in it and these fields.
async fn fill(page: &mut Browser, action: &str, fields: &[(&str, &str)]) {
    let form = format!("form[action$=\"{action}\"]");
    let all = page.all(&form);
    let found = all.first().unwrap_or_else(|| panic!("no form to {action}: {}", page.text()));
    let address = found.attr("action").expect("an address").to_owned();
    let inputs = page.all(&format!("{form} input[type=hidden]"));
    let of = |input: &scraper::ElementRef<'_>, name| input.attr(name).unwrap_or_default().to_owned();
    let inputs: Vec<(String, String)> =
        inputs.iter().map(|input| (of(input, "name"), of(input, "value"))).collect();
    let inputs = inputs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let all: Vec<(&str, &str)> = inputs.chain(fields.iter().copied()).collect();
    page.post(&address, &all).await;
}

/// Writes to a colleague; where it is then.
pub async fn debrief(world: &World, desk: &mut Browser, to: &str, words: &str) -> String {
    let peer = id_of(world, to).await.to_string();
    desk.open("/en/care/debrief").await;
    fill(desk, "/care/debrief", &[("peer", &peer), ("words", words)]).await;
    assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
    assert!(desk.shows(words), "{}", desk.text());
    desk.url().to_owned()
}

/// What a member's own page says they answered today: answers, talks.
async fn said_today(desk: &mut Browser) -> (i64, i64) {
    desk.open("/en/care").await;
    let text = desk.text();
    let said = text.split("Today: answers ").nth(1).unwrap_or_else(|| panic!("{text}"));
    let (answers, rest) = said.split_once(", talks ").expect("two numbers");
    let talks = rest.split_once('.').expect("a sentence").0;
    (answers.parse().expect("a number"), talks.parse().expect("a number"))
}

#[test]
fn a_member_sees_what_they_carry_beside_the_caps_in_english_and_arabic() {
    both(async |world| {
        clear(world).await;
        let visitor = visitor_who_wrote(world, "a small question").await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        let link = aida.url().to_owned();
        let (answers, talks) = said_today(&mut aida).await;
        aida.open(&link).await;
        answer(&mut aida, "a small answer").await;
        answer(&mut aida, "and one more").await;
        assert_eq!(said_today(&mut aida).await, (answers + 2, talks + 1));
        for words in [
            "Open conversations: 1. By itself the program gives nobody more than 12.",
            "Open emergencies: 0. By itself the program gives nobody more than 2 at once.",
            "Hours in 7 days: 0 at the desk",
            "More than 24 hours by night in 7 days are over the cap.",
            "Nobody is blamed for an incident",
        ] {
            assert!(aida.shows(words), "{words}: {}", aida.text());
        }
        assert!(!aida.html().contains("Marat"), "nobody else stands on it");
        aida.open("/ar/care").await;
        // Numbers are set apart from the text that runs the other way.
        let text = aida.text().replace(['\u{2068}', '\u{2069}'], "");
        assert!(text.contains("المحادثات المفتوحة: 1"), "{text}");
        assert!(text.contains(&format!("الردود {}", answers + 2)), "{text}");
        assert!(aida.has_link("أبلغ عن حادث"));
        let mut nur = member(world, "nur").await;
        nur.open("/en/care").await;
        assert!(nur.shows("Your role files no reports"), "{}", nur.text());
    });
}

#[test]
fn j_4_coordinators_see_sums_and_names_only_of_whoever_agrees() {
    both(async |world| {
        clear(world).await;
        for id in many(world, 3).await {
            give(world, id, "aida").await;
        }
        let mut dana = member(world, "dana").await;
        dana.open("/en/care/team").await;
        assert!(dana.shows("Open conversations: 3. Open emergencies among them: 0."), "{}", dana.text());
        assert!(!dana.text_of("section[id=named]").contains("Aida"), "{}", dana.text());
        let mut aida = member(world, "aida").await;
        aida.open("/en/care").await;
        fill(&mut aida, "/care/agree", &[("agrees", "1")]).await;
        assert_eq!(aida.url(), "/en/care#agree");
        dana.open("/en/care/team").await;
        assert!(dana.text_of("section[id=named]").contains("Aida"), "{}", dana.text());
        fill(&mut aida, "/care/agree", &[]).await;
        dana.open("/en/care/team").await;
        assert!(!dana.text_of("section[id=named]").contains("Aida"), "taken back");
        let refused = aida.ask(Method::GET, "/en/care/team", None).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "not for whoever does not coordinate");
    });
}

#[test]
fn j_4_sums_are_not_shown_where_they_would_tell_what_one_member_carries() {
    both(async |world| {
        // Two who carry something; whoever carries nothing hides nobody.
        let few = ["aida", "marat"];
        let all = world.accounts.iter().map(|account| account.login.as_str());
        for login in all.filter(|login| !few.contains(login)) {
            let mut desk = member(world, login).await;
            desk.open("/en/care").await;
            fill(&mut desk, "/care/agree", &[("agrees", "1")]).await;
        }
        world.clock.advance_minutes(1);
        let mut dana = member(world, "dana").await;
        dana.open("/en/care/team").await;
        assert!(dana.shows("They are not shown."), "{}", dana.text());
        let mut one = member(world, few[0]).await;
        one.open("/en/care").await;
        fill(&mut one, "/care/agree", &[("agrees", "1")]).await;
        dana.open("/en/care/team").await;
        assert!(dana.shows("They are not shown."), "one is left: {}", dana.text());
    });
}

#[test]
fn j_4_who_is_over_a_cap_is_told_first_and_named_a_day_later_at_the_latest() {
    both(async |world| {
        clear(world).await;
        for id in emergencies(world, 3).await {
            give(world, id, "aida").await;
        }
        let named = async |dana: &mut Browser| {
            dana.open("/en/care/team").await;
            let team = dana.text_of("section[id=named]").contains("Open emergencies at once: 3");
            dana.open("/en/board").await;
            assert_eq!(
                dana.shows("Open emergencies at once: 3"),
                team,
                "the board says no more: {}",
                dana.text()
            );
            team
        };
        let mut dana = member(world, "dana").await;
        assert!(!named(&mut dana).await, "not before Aida has been told");
        let mut aida = member(world, "aida").await;
        aida.open("/en/inbox").await;
        assert!(aida.has_link("Your load is over a cap"), "{}", aida.text());
        assert!(!named(&mut dana).await, "a line on a page is not the page");
        aida.open("/en/care").await;
        assert!(aida.shows("Open emergencies at once: 3. The cap is 2."), "{}", aida.text());
        assert!(aida.shows("It says nothing about how you work."));
        assert!(named(&mut dana).await);
        aida.open("/en/inbox").await;
        assert!(!aida.has_link("Your load is over a cap"), "told once");

        clear(world).await;
        assert!(!named(&mut dana).await, "it is over");
        for id in emergencies(world, 3).await {
            give(world, id, "marat").await;
        }
        care::watch(&world.app, world.org()).await.expect("the store is there");
        world.clock.advance_minutes(24 * 60 - 1);
        let mut dana = member(world, "dana").await;
        assert!(!named(&mut dana).await);
        world.clock.advance_minutes(1);
        assert!(named(&mut dana).await, "so that somebody helps");
    });
}

#[test]
fn nothing_is_assigned_over_a_cap_and_an_emergency_can_be_taken_by_hand_at_once() {
    both(async |world| {
        clear(world).await;
        let ids = emergencies(world, 3).await;
        takes_new(world, "aida").await;
        let mut aida = member(world, "aida").await;
        assert_eq!(assign(world).await, 2, "two emergencies at once are enough");
        let mut left = Vec::new();
        for id in ids {
            left.extend(holder(world, id).await.is_none().then_some(id));
        }
        let [left] = left[..] else { panic!("one stays nobody's: {left:?}") };
        let quiet = many(world, 1).await;
        assert_eq!(assign(world).await, 1, "what is none still finds her");
        assert_eq!(holder(world, quiet[0]).await.as_deref(), Some("Aida"));
        let mut dana = member(world, "dana").await;
        dana.open("/en/inbox?queue=emergency").await;
        assert!(dana.html().contains(&left.to_string()), "everybody sees it");
        aida.open(&format!("/en/inbox/{left}")).await;
        assert!(
            aida.shows("You have open emergencies already: 2. You can take this one too, at once."),
            "{}",
            aida.text()
        );
        aida.press("Take it").await;
        assert_eq!(holder(world, left).await.as_deref(), Some("Aida"), "{}", aida.text());
        assert!(!aida.shows("You have open emergencies already"), "it is hers now");
    });
}

#[test]
fn two_processes_at_once_assign_no_emergency_over_the_cap() {
    both(async |world| {
        for _ in 0..5 {
            clear(world).await;
            let held = emergencies(world, 1).await;
            give(world, held[0], "aida").await;
            emergencies(world, 4).await;
            takes_new(world, "aida").await;
            let _aida = member(world, "aida").await;
            let (other, ..) = world.restarted();
            let (here, there) = tokio::join!(
                work::assign_waiting(&world.app, world.org()),
                work::assign_waiting(&other, world.org())
            );
            assert_eq!(here.expect("done") + there.expect("done"), 1, "one more, and then two are enough");
            other.db.clone().close();
            world.clock.advance_minutes(1);
        }
    });
}

#[test]
fn quiet_hours_are_kept_by_the_program_and_a_shift_goes_before_them() {
    both(async |world| {
        clear(world).await;
        let ids = many(world, 1).await;
        takes_new(world, "aida").await;
        let mut aida = member(world, "aida").await;
        aida.open("/en/care").await;
        fill(
            &mut aida,
            "/care/quiet",
            &[("do", "set"), ("from", "22:00"), ("to", "25:00"), ("weekday", "5")],
        )
        .await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(aida.value("To"), "25:00", "what was typed stays: {}", aida.text());
        // It is 03:00 on Saturday: the night that began on Friday.
        let friday = [("do", "set"), ("from", "22:00"), ("to", "07:00"), ("weekday", "5")];
        fill(&mut aida, "/care/quiet", &friday).await;
        assert_eq!(aida.url(), "/en/care#quiet", "{}", aida.text());
        assert!(aida.shows("Quiet now, until"), "{}", aida.text());
        assert_eq!(assign(world).await, 0);
        let mut dana = member(world, "dana").await;
        dana.open(&format!("/en/inbox/{}", ids[0])).await;
        assert!(dana.text_of("section[id=notes]").contains("quiet until"), "{}", dana.text());
        let staff = id_of(world, "aida").await.to_string();
        dana.open("/en/duty/plan").await;
        let shift = [
            ("kind", "on_call"),
            ("staff", staff.as_str()),
            ("begins", "02:00"),
            ("ends", "05:00"),
            ("every", "1"),
            ("from", "2026-11-21"),
            ("until", "2026-11-21"),
        ];
        fill(&mut dana, "/duty/plan", &shift).await;
        assert_eq!(dana.status(), StatusCode::OK, "{}", dana.text());
        assert_eq!(assign(world).await, 1, "she has said that she can be called");
        aida.open("/en/care").await;
        fill(&mut aida, "/care/quiet", &[("do", "none")]).await;
        assert!(!aida.shows("Quiet now"), "{}", aida.text());
        fill(&mut aida, "/care/quiet", &[("do", "set"), ("off", "2026-11-25")]).await;
        assert!(aida.shows("Quiet now, until"), "{}", aida.text());
    });
}

#[test]
fn planning_too_many_nights_is_asked_about_once() {
    both(async |world| {
        let staff = id_of(world, "aida").await.to_string();
        let mut dana = member(world, "dana").await;
        dana.open("/en/duty/plan").await;
        let nights = [
            ("kind", "desk"),
            ("staff", staff.as_str()),
            ("begins", "22:00"),
            ("ends", "06:00"),
            ("every", "1"),
            ("from", "2026-11-23"),
            ("weekday", "1"),
            ("weekday", "2"),
            ("weekday", "3"),
            ("weekday", "4"),
        ];
        fill(&mut dana, "/duty/plan", &nights).await;
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY, "{}", dana.text());
        assert!(
            dana.shows(
                "That would be 32 hours of night at the desk within 7 days for one person. The cap is 24."
            ),
            "{}",
            dana.text()
        );
        assert_eq!(dana.value("Begins"), "22:00", "what was typed stays");
        fill(&mut dana, "/duty/plan", &nights).await;
        assert_eq!(dana.status(), StatusCode::OK, "{}", dana.text());
        assert!(dana.url().starts_with("/en/duty?week="), "planned: {}", dana.url());

        // A single night given to somebody who has three already.
        let single = [
            ("kind", "desk"),
            ("staff", ""),
            ("begins", "22:00"),
            ("ends", "06:00"),
            ("every", "1"),
            ("from", "2026-11-27"),
            ("until", "2026-11-27"),
        ];
        dana.open("/en/duty/plan").await;
        fill(&mut dana, "/duty/plan", &single).await;
        dana.open("/en/duty?week=2026-W48").await;
        let open = dana.all("li.shift").into_iter().find(|line| crate::browser::text(*line).contains("open"));
        let open = open.unwrap_or_else(|| panic!("an open shift: {}", dana.text()));
        let link =
            open.select(&crate::browser::selector("a[href]")).next().and_then(|link| link.attr("href"));
        let link = link.expect("something can be done with it").to_owned();
        dana.open(&link).await;
        let action = link.split("/duty/").nth(1).expect("its address").to_owned();
        let fields = [("to", staff.as_str()), ("do", "give")];
        fill_second(&mut dana, &action, &fields).await;
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY, "{}", dana.text());
        assert!(dana.shows("The cap is 24."), "{}", dana.text());
        // Taking it oneself is asked about in the same way.
        let mut aida = member(world, "aida").await;
        fill_second(&mut aida, &action, &[("do", "take")]).await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY, "{}", aida.text());
        assert!(aida.shows("The cap is 24.") && aida.has_button("Take this shift"), "{}", aida.text());
        let again = [fields.as_slice(), &[("sure", "1")]].concat();
        fill_second(&mut dana, &action, &again).await;
        assert_eq!(dana.status(), StatusCode::OK, "{}", dana.text());
        assert!(dana.text_of("section[id=shift]").contains("Aida"), "{}", dana.text());
    });
}

/// Sends fields to the address of the page itself.
async fn fill_second(page: &mut Browser, action: &str, fields: &[(&str, &str)]) {
    let token = page.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
    let all = [&[("csrf", token.as_str())], fields].concat();
    page.post(&format!("/en/duty/{action}"), &all).await;
}

#[test]
fn a_debrief_is_read_by_two_people_and_by_nobody_else_in_whatever_role() {
    both(async |world| {
        let before = number(world, &ACTIONS).await;
        let mut aida = member(world, "aida").await;
        let words = "I could not sleep after that night.";
        let signed_in = number(world, &ACTIONS).await - before;
        let place = debrief(world, &mut aida, "salma", words).await;
        assert_eq!(number(world, &ACTIONS).await - before, signed_in, "the trail has no line of it");
        let rows = leaving::all(world, &WORDS, values![]).await;
        let body = rows[0].bytes(0).expect("bytes");
        assert!(!String::from_utf8_lossy(body).contains("sleep"), "sealed");

        let mut salma = member(world, "salma").await;
        salma.open("/en/inbox").await;
        assert!(salma.has_link("A colleague wrote to you: 1"), "{}", salma.text());
        salma.open("/en/care").await.follow("With Aida").await;
        assert!(salma.shows(words), "{}", salma.text());
        fill(&mut salma, &place.replace("/en/", "/"), &[("words", "Come for a tea before your next shift.")])
            .await;
        fill(&mut salma, &place.replace("/en/", "/"), &[("words", "And call me if you like.")]).await;
        salma.open("/en/inbox").await;
        assert!(!salma.has_link("A colleague wrote to you: 1"), "read");
        aida.open("/ar/care").await;
        assert!(aida.shows("هناك جديد"), "{}", aida.text());
        aida.open(&place.replace("/en/", "/ar/")).await;
        assert!(aida.shows("Come for a tea") && aida.shows("And call me"), "{}", aida.text());

        for role in Role::ALL {
            let other = world.accounts.iter().filter(|account| account.role == role);
            for account in other.filter(|account| !["aida", "salma"].contains(&account.login.as_str())) {
                let mut desk = world.signed_in(account).await;
                let page = desk.ask(Method::GET, &place, None).await;
                assert_eq!(page.status, StatusCode::NOT_FOUND, "{role:?}");
                let token = crate::care_team::token(&mut desk).await;
                for end in ["", "/delete"] {
                    let body = format!("csrf={token}&words=x&word={}", DebriefId::from_bytes([1; 16]));
                    let done = desk.ask(Method::POST, &format!("{place}{end}"), Some(&body)).await;
                    assert!(!done.status.is_success() && !done.text().contains("sleep"), "{role:?} {end}");
                    let deleted = number(world, &DEBRIEFS).await;
                    assert_eq!(deleted, 1, "{role:?} deletes nothing");
                }
            }
        }
        assert_eq!(number(world, &WORD_ROWS).await, 3, "and wrote nothing");

        salma.open(&place).await;
        fill(&mut salma, "/delete", &[]).await;
        assert_eq!(salma.url(), "/en/care#debriefs");
        assert_eq!(
            number(world, &DEBRIEFS).await + number(world, &WORD_ROWS).await + number(world, &SEALS).await,
            0
        );
        let gone = aida.ask(Method::GET, &place, None).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND, "for both");
    });
}

/// A token of this session.
async fn token(desk: &mut Browser) -> String {
    desk.open("/en/care").await;
    desk.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned()
}

#[test]
fn a_seal_that_was_moved_to_a_colleague_opens_nothing() {
    both(async |world| {
        let mut aida = member(world, "aida").await;
        let place = debrief(world, &mut aida, "salma", "Only for Salma.").await;
        let (salma, dana) = (id_of(world, "salma").await, id_of(world, "dana").await);
        let moved = values![dana.bytes(), salma.bytes()];
        world.app.db.write(move |tx| tx.execute(&MOVE_SEAL, &moved)).await.expect("written");
        let mut coordinator = member(world, "dana").await;
        coordinator.open(&place).await;
        assert_eq!(coordinator.status(), StatusCode::OK);
        assert!(!coordinator.html().contains("Only for Salma."), "{}", coordinator.text());
        assert!(coordinator.all("textarea").is_empty(), "and nothing can be written into it");
        let session = session_of(world, &coordinator).await;
        assert!(session.keys.expose().newest().is_some(), "the team's key opens it no more than her own");
    });
}

#[test]
fn the_same_debrief_sent_twice_is_one_and_what_is_refused_is_given_back() {
    both(async |world| {
        let mut aida = member(world, "aida").await;
        aida.open("/en/care/debrief").await;
        fill(&mut aida, "/care/debrief", &[("words", "I have not chosen anybody yet.")]).await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(aida.shows("Choose a colleague."), "{}", aida.text());
        assert_eq!(aida.value("Your words"), "I have not chosen anybody yet.");
        let me = id_of(world, "aida").await.to_string();
        fill(&mut aida, "/care/debrief", &[("peer", &me), ("words", "to me")]).await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY, "nobody is their own colleague");

        let (peer, id) = (
            id_of(world, "lena").await.to_string(),
            DebriefId::random(world.app.entropy.as_ref()).to_string(),
        );
        let csrf = token(&mut aida).await;
        let fields = [("csrf", csrf.as_str()), ("id", &id), ("peer", &peer), ("words", "once")];
        aida.post("/en/care/debrief", &fields).await;
        aida.post("/en/care/debrief", &fields).await;
        assert_eq!((number(world, &DEBRIEFS).await, number(world, &WORD_ROWS).await), (1, 1));
        let place = format!("/en/care/debrief/{id}");
        let mut lena = member(world, "lena").await;
        lena.open(&place).await;
        let word = lena.all("input[name=word]")[0].attr("value").expect("an identifier").to_owned();
        let csrf = lena.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let reply = [("csrf", csrf.as_str()), ("word", &word), ("words", "I am here")];
        lena.post(&place, &reply).await;
        lena.post(&place, &reply).await;
        assert_eq!(number(world, &WORD_ROWS).await, 2);
        aida.open(&place).await;
        fill(&mut aida, "/delete", &[]).await;
        lena.post(&place, &[("csrf", csrf.as_str()), ("word", &word), ("words", "too late")]).await;
        assert_eq!(lena.status(), StatusCode::CONFLICT);
        assert_eq!(lena.value("Your words"), "too late", "nothing typed is lost: {}", lena.text());
    });
}

#[test]
fn after_leaving_nothing_is_sealed_to_somebody_and_after_ninety_days_it_is_gone() {
    both(async |world| {
        let mut salma = member(world, "salma").await;
        salma.open("/en/care").await;
        fill(&mut salma, "/care/agree", &[("agrees", "1")]).await;
        let mut aida = member(world, "aida").await;
        let place = debrief(world, &mut aida, "salma", "between the two of us").await;
        debrief(world, &mut aida, "marat", "something else").await;
        assert_eq!(number(world, &SEALS).await, 4);
        let gone = id_of(world, "salma").await;
        let (mut dana, _) = leaving::dana(world).await;
        leaving::remove(&mut dana, gone).await;
        let id = DebriefId::parse(place.rsplit('/').next().expect("an identifier")).expect("one");
        let rows = leaving::all(world, &SEALED_TO, values![id.bytes()]).await;
        let left: Vec<StaffId> =
            rows.iter().map(|row| StaffId::from_bytes(row.id(0).expect("an identifier"))).collect();
        assert_eq!(left, [id_of(world, "aida").await]);
        assert_eq!(number(world, &CHOICES).await, 0, "what she had chosen is gone too");
        aida.open(&place).await;
        assert!(
            aida.shows("between the two of us") && aida.shows("With a colleague who has left"),
            "{}",
            aida.text()
        );
        fill(&mut aida, "/delete", &[]).await;

        let now = world.now();
        let delete =
            async |minutes| care::delete_old(&world.app.db, now.plus_minutes(minutes)).await.expect("done");
        assert_eq!(delete(89 * 24 * 60).await, 0);
        assert_eq!(delete(90 * 24 * 60).await, 1);
        assert_eq!(
            number(world, &DEBRIEFS).await + number(world, &SEALS).await + number(world, &OVERS).await,
            0
        );
    });
}

#[test]
fn after_an_emergency_the_desk_offers_a_debrief_once_and_only_the_two_know_what_it_is_about() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "he is not breathing, please help").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        fill(&mut aida, "/outcome", &[("outcome", "safe")]).await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        assert!(aida.shows("How are you after this?"), "{}", aida.text());
        let code = aida.text_of("h2[id=ct]");
        aida.follow("Write to a colleague").await;
        assert!(aida.shows(&code), "{}", aida.text());
        let peer = id_of(world, "salma").await.to_string();
        fill(&mut aida, "/care/debrief", &[("peer", &peer), ("words", "my hands shook"), ("with", "1")])
            .await;
        assert!(aida.shows("About the conversation"), "{}", aida.text());
        let place = aida.url().to_owned();
        aida.open(&format!("/en/inbox/{id}")).await;
        assert!(!aida.shows("How are you after this?"), "once");
        for statement in [&WORDS] {
            for row in leaving::all(world, statement, values![]).await {
                let body = row.bytes(0).expect("bytes");
                assert!(!body.windows(16).any(|part| part == id.bytes()), "no link in clear");
            }
        }
        let mut salma = member(world, "salma").await;
        salma.open(&place).await.follow(&format!("About the conversation {code}")).await;
        assert_eq!(salma.url(), format!("/en/inbox/{id}"));

        let other = visitor_who_wrote(world, "she is not breathing, please help").await;
        let mut marat = worker_at(world, "marat", &other).await;
        marat.press("False alarm").await;
        assert!(!marat.shows("How are you after this?"), "{}", marat.text());
    });
}

#[test]
fn the_demonstration_shows_a_load_near_a_cap_a_debrief_and_quiet_hours() {
    on(Engine::Sqlite, async |world| {
        let store = db::Store::open(world.url()).expect("the database opens again");
        let worked = app::demo::work(world.surroundings(store), &world.accounts, world.now()).await;
        worked.expect("every step of the demonstration can be done");
        world.clock.advance_minutes(1);
        let mut salma = member(world, "salma").await;
        salma.open("/en/care").await.follow("With Aida").await;
        assert!(salma.shows("Can we have a tea"), "{}", salma.text());
        let mut marat = member(world, "marat").await;
        marat.open("/en/care").await;
        assert_eq!((marat.value("From"), marat.value("To")), ("07:00".to_owned(), "14:00".to_owned()));
        assert!(marat.shows("24 of them by night"), "at the cap: {}", marat.text());
        let mut dana = member(world, "dana").await;
        dana.open("/en/care/team").await;
        assert!(dana.text_of("section[id=named]").contains("Marat"), "{}", dana.text());
    });
}
