//! Safeguarding: somebody who says to be under age, exceptions to confidentiality, and the country's profile.

use app::{ids::ConversationId, safeguarding};
use axum::http::StatusCode;
use db::values;

use crate::{
    browser::{Browser, selector},
    emergency::writes,
    leaving::{self, dana, reseal},
    recovery::two_coordinators,
    rows,
    stories::{answer, visitor_who_wrote, worker_at},
    world::{World, both},
};

db::statements! {
    COURSES = "SELECT kind, state, steps, key_wrapped FROM safeguarding WHERE conversation_id = $1 ORDER BY kind";
    BODIES = "SELECT t.body FROM safeguarding_step t JOIN safeguarding s ON s.id = t.safeguarding_id
        WHERE s.conversation_id = $1 ORDER BY t.number";
    DONE = "SELECT action FROM audit WHERE object = $1 AND action NOT IN ('open_thread', 'preview_thread') ORDER BY at, number";
    EPOCHS = "SELECT epoch FROM safeguarding WHERE conversation_id = $1";
    DROP_STEP = "DELETE FROM safeguarding_step WHERE number = (SELECT MAX(number) FROM safeguarding_step)";
}

async fn id_of(world: &World, visitor: &Browser) -> ConversationId {
    rows::own(world, visitor).await.expect("it is theirs")
}

/// The courses of a conversation: kind, state and steps in clear, and whether it has a key.
async fn courses(world: &World, id: ConversationId) -> Vec<(String, i64, i64, bool)> {
    let rows = leaving::all(world, &COURSES, values![id.bytes()]).await;
    let one = |row: &db::Row| {
        let key = row.opt_sealed::<[u8; 32]>(3).expect("bytes").is_some();
        (row.text(0).expect("text").to_owned(), row.int(1).expect("n"), row.int(2).expect("n"), key)
    };
    rows.iter().map(one).collect()
}

async fn done(world: &World, id: ConversationId) -> Vec<String> {
    let rows = leaving::all(world, &DONE, values![id.bytes()]).await;
    rows.iter().map(|row| row.text(0).expect("text").to_owned()).collect()
}

/// What the form of an event would send as the page that is open has it; `None` where the page has no such form.
fn form_of(desk: &Browser, event: &str) -> Option<Vec<(String, String)>> {
    let hidden = selector("input[type=hidden]");
    desk.all("#safeguarding form").into_iter().find_map(|form| {
        let fields: Vec<(String, String)> = form
            .select(&hidden)
            .map(|input| {
                let attr = |name| input.attr(name).unwrap_or_default().to_owned();
                (attr("name"), attr("value"))
            })
            .collect();
        fields.iter().any(|(name, value)| name == "do" && value == event).then_some(fields)
    })
}

/// Sends fields to the course of the conversation that is open.
async fn send(desk: &mut Browser, mut fields: Vec<(String, String)>, typed: &[(&str, &str)]) {
    fields.retain(|(name, _)| !typed.iter().any(|(other, _)| other == name));
    let path =
        desk.url().split(['#', '?']).next().expect("a path").trim_end_matches("/safeguarding").to_owned();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .chain(typed.iter().copied())
        .collect();
    desk.post(&format!("{path}/safeguarding"), &fields).await;
}

/// Fills the form of an event and sends it.
async fn step(desk: &mut Browser, event: &str, typed: &[(&str, &str)]) {
    let fields = form_of(desk, event).unwrap_or_else(|| panic!("no form to {event}: {}", desk.text()));
    send(desk, fields, typed).await;
}

async fn reopened(desk: &mut Browser, id: ConversationId) {
    desk.open(&format!("/en/inbox/{id}")).await;
}

/// Which events the page offers.
fn offered(desk: &Browser) -> Vec<String> {
    let inputs = desk.all("#safeguarding form input[name=do]");
    inputs.into_iter().filter_map(|input| input.attr("value").map(str::to_owned)).collect()
}

const PROPOSAL: [(&str, &str); 3] =
    [("ground", "life"), ("whom", "rescue"), ("words", "does not answer, said goodbye")];

#[test]
fn m_1_who_says_to_be_under_age_reads_words_for_young_people_and_coordinators_are_told() {
    both(async |world| {
        for (lang, words, shown, heard) in [
            ("en", "hi im 15 and i took something at a party", "You did nothing wrong.", "15"),
            ("ar", "مرحبا، عمري ١٥ سنة وأنا خائف", "لم ترتكب أي خطأ.", "١٥"),
        ] {
            let (_, session) = dana(world).await;
            let before = waiting(world, session.staff()).await;
            let visitor = writes(world, lang, words).await;
            let id = id_of(world, &visitor).await;
            assert!(visitor.text_of("#young").contains(shown), "{}", visitor.text());
            assert!(visitor.text_of("#young").contains("112"), "the emergency number is there too");
            assert_eq!(courses(world, id).await, [("minor".to_owned(), 2, 0, false)], "and no age: {heard}");
            assert_eq!(waiting(world, session.staff()).await, before + 1);
            world.clock.advance_minutes(1); // A code counts once.
            let (mut dana, _) = dana(world).await;
            let count = dana.text_of("header.rail a[href=\"/en/safeguarding\"] .count");
            assert!(count.starts_with(&(before + 1).to_string()), "{count}: {}", dana.text());
            dana.open("/en/safeguarding").await;
            let link = format!("/en/inbox/{id}#safeguarding");
            assert!(
                dana.all("main a[href]").iter().any(|a| a.attr("href") == Some(&link)),
                "{}",
                dana.html()
            );
            world.clock.advance_minutes(1);
        }
    });
}

async fn waiting(world: &World, staff: app::ids::StaffId) -> i64 {
    let org = world.org().id;
    let read = world.app.db.read(move |tx| safeguarding::count_waiting(tx, org, staff));
    read.await.expect("it can be counted")
}

#[test]
fn m_1_the_protocol_runs_from_a_members_word_to_the_supervisors_and_a_mistake_is_cleared() {
    both(async |world| {
        let visitor = writes(world, "en", "im 16").await;
        let id = id_of(world, &visitor).await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        assert!(aida.shows("Do not ask for a name, an age or a proof."), "{}", aida.text());
        assert_eq!(offered(&aida), ["confirm", "clear", "propose"]);
        step(&mut aida, "confirm", &[("tick", "0"), ("tick", "2")]).await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        assert!(aida.shows("2 of 3 points ticked"), "{}", aida.text());
        assert_eq!(courses(world, id).await, [("minor".to_owned(), 1, 1, true)]);
        // Closing is the supervisor's.
        assert_eq!(offered(&aida), ["clear", "propose"]);
        let mut close = form_of(&aida, "clear").expect("a form");
        close.iter_mut().filter(|(name, _)| name == "do").for_each(|(_, value)| *value = "close".into());
        send(&mut aida, close, &[("words", "done"), ("review-on", "2026-12-24")]).await;
        assert_eq!(aida.status(), StatusCode::CONFLICT);
        assert!(aida.shows("Only a supervisor can do this."), "{}", aida.text());
        // The same words again open no second one, and the text for young people stays.
        let org = world.org().id;
        let closed = world.app.db.read(move |tx| safeguarding::closed(tx, org, id)).await.expect("read");
        assert_eq!((closed.sexual_topics, closed.groups), (true, true));

        let mut dana = worker_at(world, "dana", &visitor).await;
        step(&mut dana, "close", &[("words", "in touch with the youth service")]).await;
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY, "without a day");
        assert!(dana.html().contains("in touch with the youth service"), "what was typed is given back");
        reopened(&mut dana, id).await;
        let typed = [("words", "in touch with the youth service"), ("review-on", "2026-12-24")];
        step(&mut dana, "close", &typed).await;
        assert_eq!(dana.status(), StatusCode::OK, "{}", dana.text());
        assert_eq!(courses(world, id).await, [("minor".to_owned(), 0, 2, true)]);
        dana.open("/en/safeguarding").await;
        assert!(dana.shows("To be looked at again on"), "{}", dana.text());
        let mut recorded = done(world, id).await;
        recorded.sort_unstable();
        assert_eq!(recorded, ["close_safeguarding", "open_protocol"]);

        let mut visitor = writes(world, "en", "im 17 i think").await;
        let id = id_of(world, &visitor).await;
        reopened(&mut aida, id).await;
        step(&mut aida, "clear", &[("words", "meant the bus")]).await;
        assert_eq!(courses(world, id).await, [("minor".to_owned(), 0, 1, true)]);
        visitor.open("/en/thread").await;
        assert!(visitor.all("#young").is_empty(), "{}", visitor.text());
    });
}

#[test]
fn m_1_a_member_opens_the_protocol_with_one_button() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "my mum must not know, i have school tomorrow").await;
        let id = id_of(world, &visitor).await;
        assert!(visitor.all("#young").is_empty());
        let mut aida = worker_at(world, "aida", &visitor).await;
        let form = form_of(&aida, "confirm").expect("a form");
        step(&mut aida, "confirm", &[]).await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        assert_eq!(courses(world, id).await, [("minor".to_owned(), 1, 1, true)]);
        send(&mut aida, form, &[]).await;
        assert_eq!(aida.status(), StatusCode::OK, "the same form twice is one: {}", aida.text());
        assert_eq!(courses(world, id).await.len(), 1);
        assert_eq!(done(world, id).await, ["open_protocol"]);
        visitor.open("/en/thread").await;
        assert!(!visitor.all("#young").is_empty(), "{}", visitor.text());
    });
}

#[test]
fn m_2_and_m_4_nobody_is_asked_for_an_age_and_no_card_is_kept_from_anybody() {
    both(async |world| {
        let mut visitor = writes(world, "en", "im 15, my friend is not breathing").await;
        assert!(!visitor.all("#young").is_empty(), "{}", visitor.text());
        assert!(!visitor.all("article.card-sos").is_empty(), "the card stands there, whatever the age");
        for path in ["/en/write", "/en/thread", "/en/emergency", "/en/about", "/en/return"] {
            visitor.open(path).await;
            assert_eq!(visitor.status(), StatusCode::OK, "{path}");
            for field in visitor.all("input, select, textarea") {
                let name = field.attr("name").unwrap_or_default();
                assert!(
                    !name.split(['-', '_']).any(|word| ["age", "birth", "year", "minor"].contains(&word)),
                    "{path} {name}"
                );
            }
        }
        visitor.open("/en/emergency").await;
        assert!(visitor.all("article.card-sos").len() >= 2, "{}", visitor.text());
    });
}

#[test]
fn e_6_an_exception_goes_its_way_and_every_other_way_is_refused() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "i said goodbye to everybody").await;
        let id = id_of(world, &visitor).await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        step(&mut aida, "propose", &[("words", "does not answer")]).await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY, "no ground and nobody chosen");
        assert!(aida.html().contains("does not answer"), "what was typed is given back");
        reopened(&mut aida, id).await;
        step(&mut aida, "propose", &PROPOSAL).await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        assert_eq!(courses(world, id).await, [("exception".to_owned(), 2, 1, true)]);
        // Everything else than withdrawing is not for the proposer now, whatever a form says.
        assert_eq!(offered(&aida), ["withdraw", "confirm"]);
        let second = [
            ("kind", "exception"),
            ("do", "propose"),
            ("course", ""),
            ("ground", "life"),
            ("whom", "rescue"),
            ("words", "another reason altogether"),
        ];
        let form = form_of(&aida, "withdraw").expect("a form");
        send(&mut aida, form, &second).await;
        assert_eq!(aida.status(), StatusCode::CONFLICT, "one at a time: {}", aida.text());
        assert!(
            aida.html().contains("another reason altogether"),
            "what was typed is given back: {}",
            aida.text()
        );
        reopened(&mut aida, id).await;
        for event in ["approve", "refuse", "tell", "not-tell", "carry-out", "close", "propose", "clear"] {
            let mut form = form_of(&aida, "withdraw").expect("a form");
            form.iter_mut().filter(|(name, _)| name == "do").for_each(|(_, value)| *value = event.into());
            let typed =
                [("words", "because"), ("review-on", "2026-12-24"), ("ground", "life"), ("whom", "rescue")];
            send(&mut aida, form, &typed).await;
            assert_eq!(aida.status(), StatusCode::CONFLICT, "{event}: {}", aida.text());
            reopened(&mut aida, id).await;
        }
        assert_eq!(courses(world, id).await, [("exception".to_owned(), 2, 1, true)], "nothing has moved");

        let mut dana = worker_at(world, "dana", &visitor).await;
        assert_eq!(offered(&dana), ["approve", "refuse", "withdraw", "confirm"]);
        let twice = form_of(&dana, "approve").expect("a form");
        step(&mut dana, "approve", &[("words", "no other way")]).await;
        assert_eq!(dana.status(), StatusCode::OK, "{}", dana.text());
        send(&mut dana, twice, &[("words", "no other way")]).await;
        assert_eq!(dana.status(), StatusCode::OK, "a double click: {}", dana.text());
        // Nobody has told the person.
        reopened(&mut aida, id).await;
        step(&mut aida, "tell", &[]).await;
        assert_eq!(aida.status(), StatusCode::CONFLICT, "{}", aida.text());
        assert!(aida.shows("Write to the person first."), "{}", aida.text());
        reopened(&mut aida, id).await;
        answer(&mut aida, "I am thinking of you and want to ask the rescue service to look after you.").await;
        reopened(&mut aida, id).await;
        step(&mut aida, "tell", &[]).await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        assert!(aida.shows("In message 2"), "{}", aida.text());
        step(&mut aida, "carry-out", &[("words", "the rescue service knows the place")]).await;
        assert_eq!(courses(world, id).await, [("exception".to_owned(), 2, 4, true)], "{}", aida.text());
        reopened(&mut dana, id).await;
        step(&mut dana, "close", &[("words", "they are safe"), ("review-on", "2026-12-01")]).await;
        assert_eq!(courses(world, id).await, [("exception".to_owned(), 0, 5, true)], "{}", dana.text());
        assert!(dana.shows("How are you after this?"), "a debrief is offered: {}", dana.text());
        let way = [
            "propose_exception",
            "approve_exception",
            "tell_person",
            "carry_out_exception",
            "close_safeguarding",
        ];
        let mut told = done(world, id).await;
        told.retain(|action| way.contains(&action.as_str()));
        told.sort_unstable();
        let mut wanted = way.to_vec();
        wanted.sort_unstable();
        assert_eq!(told, wanted);
        for row in leaving::all(world, &BODIES, values![id.bytes()]).await {
            let body = row.sealed::<String>(0).expect("it lies sealed");
            for words in ["does not answer", "no other way", "rescue service", "safe"] {
                let found = body.envelope().windows(words.len()).any(|part| part == words.as_bytes());
                assert!(!found, "{words}");
            }
        }
        assert!(rows::records_are_whole(&world.app).await);
    });
}

#[test]
fn e_6_keeping_silent_towards_the_person_is_the_supervisors_word_with_a_reason() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "he reads everything i write").await;
        let id = id_of(world, &visitor).await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        step(&mut aida, "propose", &PROPOSAL).await;
        let mut dana = worker_at(world, "dana", &visitor).await;
        step(&mut dana, "approve", &[("words", "a life")]).await;
        reopened(&mut aida, id).await;
        assert_eq!(offered(&aida), ["withdraw", "tell", "confirm"]);
        step(&mut dana, "not-tell", &[]).await;
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY, "without a reason");
        reopened(&mut dana, id).await;
        step(&mut dana, "not-tell", &[("words", "whoever hurts them reads along")]).await;
        assert_eq!(courses(world, id).await, [("exception".to_owned(), 1, 3, true)], "{}", dana.text());
        reopened(&mut aida, id).await;
        assert!(aida.shows("whoever hurts them reads along"), "{}", aida.text());
        assert_eq!(offered(&aida), ["withdraw", "carry-out", "confirm"]);
    });
}

#[test]
fn e_6_a_supervisor_alone_decides_about_their_own_proposal_and_that_stands_there() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let mut dana = worker_at(world, "dana", &visitor).await;
        step(&mut dana, "propose", &PROPOSAL).await;
        step(&mut dana, "approve", &[("words", "there is nobody to ask")]).await;
        assert_eq!(dana.status(), StatusCode::OK, "{}", dana.text());
        assert!(dana.shows("because there was no other supervisor"), "{}", dana.text());
    });
}

#[test]
fn e_6_where_there_are_two_supervisors_the_other_decides() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = id_of(world, &visitor).await;
        let (one, two) = two_coordinators(world).await;
        let (mut one, mut two) = (world.signed_in(&one).await, world.signed_in(&two).await);
        reopened(&mut one, id).await;
        step(&mut one, "propose", &PROPOSAL).await;
        assert_eq!(offered(&one), ["withdraw", "confirm"], "{}", one.text());
        reopened(&mut two, id).await;
        step(&mut two, "approve", &[("words", "yes")]).await;
        assert_eq!(two.status(), StatusCode::OK, "{}", two.text());
        assert!(!two.shows("because there was no other supervisor"), "{}", two.text());
    });
}

/// Puts a text into use at the desk of a coordinator.
async fn put_country(dana: &mut Browser, text: &str) {
    dana.open("/en/country").await;
    dana.fill("The text", text).press("Put into use").await;
}

#[test]
fn m_3_parents_are_told_within_what_the_profile_allows_and_never_by_itself() {
    both(async |world| {
        let visitor = writes(world, "en", "im 13").await;
        let id = id_of(world, &visitor).await;
        let (mut coordinator, _) = dana(world).await;
        put_country(&mut coordinator, &app::country::shipped("exampleland").expect("it is there")).await;
        assert_eq!(coordinator.status(), StatusCode::OK, "{}", coordinator.text());
        let parents = [("ground", "child"), ("whom", "parents"), ("words", "is afraid at home")];
        reopened(&mut coordinator, id).await;
        step(&mut coordinator, "propose", &parents).await;
        assert_eq!(coordinator.status(), StatusCode::CONFLICT);
        assert!(coordinator.shows("does not allow that they are told"), "{}", coordinator.text());
        assert!(coordinator.html().contains("is afraid at home"), "what was typed is given back");
        // What the law demands is no more automatic, and cannot be refused either.
        reopened(&mut coordinator, id).await;
        let office = [("ground", "child"), ("whom", "authorities"), ("words", "is hurt at home")];
        step(&mut coordinator, "propose", &office).await;
        assert_eq!(courses(world, id).await[0], ("exception".to_owned(), 2, 1, true));
        assert!(coordinator.shows("The law demands it"), "{}", coordinator.text());
        assert!(!offered(&coordinator).contains(&"refuse".to_owned()), "{}", coordinator.text());
    });
}

#[test]
fn a_profile_that_cannot_be_read_changes_nothing_and_what_one_lacks_is_read_strictly() {
    both(async |world| {
        let (mut dana, _) = dana(world).await;
        let exampleland = app::country::shipped("exampleland").expect("it is there");
        put_country(&mut dana, &exampleland).await;
        let visitor = writes(world, "en", "im 17").await;
        assert!(visitor.all("#young").is_empty(), "sixteen is the limit there: {}", visitor.text());
        put_country(&mut dana, &exampleland.replace("value = 16", "value = 160")).await;
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(dana.shows("line 10"), "{}", dana.text());
        assert!(dana.value("The text").contains("value = 160"), "what was typed is given back");
        let visitor = writes(world, "en", "im 17").await;
        assert!(visitor.all("#young").is_empty(), "the old one is still in use");
        // Without the flag the strict age holds, and the page says so.
        let begin = exampleland.find("[minor_age]").expect("a flag");
        let end = exampleland.find("[care_age]").expect("another");
        put_country(&mut dana, &format!("{}{}", &exampleland[..begin], &exampleland[end..])).await;
        assert_eq!(dana.status(), StatusCode::OK, "{}", dana.text());
        assert!(dana.shows("Not in the profile: the strict reading holds"), "{}", dana.text());
        let visitor = writes(world, "en", "im 17").await;
        assert!(!visitor.all("#young").is_empty(), "{}", visitor.text());
        let aida = worker_at(world, "aida", &visitor).await;
        assert!(aida.shows("1 flag is missing and is read strictly"), "{}", aida.text());
        // An earlier one is put back; two who work on it at once do not undo each other.
        dana.open("/en/country").await;
        let stale = dana.form_of("Put back into use");
        dana.press("Put back into use").await;
        assert_eq!(dana.status(), StatusCode::OK, "{}", dana.text());
        dana.send(&stale.0, stale.1).await;
        assert_eq!(dana.status(), StatusCode::CONFLICT, "{}", dana.text());
        let visitor = writes(world, "en", "im 17").await;
        assert!(visitor.all("#young").is_empty(), "{}", visitor.text());
    });
}

#[test]
fn what_to_do_at_each_step_is_changed_at_the_desk_and_stands_beside_the_conversation() {
    both(async |world| {
        let visitor = writes(world, "en", "im 13").await;
        let id = id_of(world, &visitor).await;
        let (mut dana, _) = dana(world).await;
        dana.open("/en/safeguarding/protocol/minor").await;
        let shipped = dana.value("The text");
        let first = "Answer first, in short and friendly sentences. Say that it is good that they wrote.";
        assert!(shipped.contains(first), "{shipped}");
        // One language that lacks a point is refused, with its line, and what was typed comes back.
        let without = shipped.replacen(&format!("  \"{first}\",\n"), "", 1);
        dana.fill("The text", &without).press("Put into use").await;
        assert_eq!(dana.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(dana.shows("The value of “fr” is not one that it may have"), "{}", dana.text());
        assert_eq!(dana.value("The text"), without);
        let ours = shipped.replacen(first, "Say hello, and that our youth line is there in the evening.", 1);
        let ours =
            ours.replacen("local_review = \"needed\"", "local_review = \"read by an invented lawyer\"", 1);
        dana.fill("The text", &ours).press("Check the text").await;
        assert!(dana.shows("It is not in use yet"), "{}", dana.text());
        reopened(&mut dana, id).await;
        assert!(dana.shows(first), "{}", dana.text());
        dana.open("/en/safeguarding/protocol/minor").await;
        dana.fill("The text", &ours).press("Put into use").await;
        assert!(dana.shows("read by an invented lawyer"), "{}", dana.text());
        reopened(&mut dana, id).await;
        assert!(
            dana.shows("our youth line is there in the evening") && !dana.shows(first),
            "{}",
            dana.text()
        );
        // Arabic has kept its own words; the other course its list; and back again.
        dana.open(&format!("/ar/inbox/{id}")).await;
        assert!(dana.shows("لا تطلب اسمًا ولا عمرًا ولا إثباتًا"), "{}", dana.text());
        dana.open("/en/safeguarding/protocol/exception").await;
        assert!(dana.shows("as it comes with the program"), "{}", dana.text());
        dana.open("/en/safeguarding/protocol/minor").await;
        dana.press("Put back into use").await;
        reopened(&mut dana, id).await;
        assert!(dana.shows(first), "{}", dana.text());
        dana.open("/en/safeguarding/protocol/other").await;
        assert_eq!(dana.status(), StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_country_page_and_the_exception_are_there_in_arabic() {
    both(async |world| {
        let visitor = writes(world, "ar", "عمري خمسة عشر عاما").await;
        let id = id_of(world, &visitor).await;
        let (mut dana, _) = dana(world).await;
        dana.open("/ar/country").await;
        assert!(dana.shows("القراءة الصارمة"), "{}", dana.text());
        dana.open(&format!("/ar/inbox/{id}")).await;
        assert!(dana.shows("لا تطلب اسمًا ولا عمرًا ولا إثباتًا"), "{}", dana.text());
        let typed = [("ground", "child"), ("whom", "parents"), ("words", "الطفل خائف في البيت")];
        step(&mut dana, "propose", &typed).await;
        assert_eq!(dana.status(), StatusCode::OK, "{}", dana.text());
        assert!(dana.shows("الطفل خائف في البيت"), "{}", dana.text());
        dana.open("/ar/safeguarding").await;
        assert_eq!(dana.all("main li.item").len(), 2, "{}", dana.text());
    });
}

#[test]
fn a_course_gets_the_teams_new_key_and_goes_with_its_conversation() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "hello").await;
        let id = id_of(world, &visitor).await;
        let raised = writes(world, "en", "im 15").await;
        let raised = id_of(world, &raised).await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        step(&mut aida, "propose", &PROPOSAL).await;
        let (mut dana, session) = dana(world).await;
        let marat = leaving::id_of(world, "marat").await;
        leaving::remove(&mut dana, marat).await;
        reseal(world, &session).await;
        let epochs = leaving::all(world, &EPOCHS, values![id.bytes()]).await;
        assert_eq!(epochs[0].int(0).expect("a number"), 2);
        dana.open(&format!("/en/inbox/{id}")).await;
        assert!(dana.shows("does not answer, said goodbye"), "{}", dana.text());
        dana.open(&format!("/en/inbox/{raised}")).await;
        step(&mut dana, "confirm", &[]).await;
        assert_eq!(courses(world, raised).await, [("minor".to_owned(), 1, 1, true)], "{}", dana.text());
        visitor.open("/en/thread/delete").await.press("Delete the conversation").await;
        assert_eq!(courses(world, id).await, []);
    });
}

#[test]
fn a_step_that_was_taken_away_is_noticed_and_nothing_moves_any_more() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        step(&mut aida, "propose", &PROPOSAL).await;
        let old = form_of(&aida, "withdraw").expect("a form");
        world.app.db.write(|tx| tx.execute(&DROP_STEP, &[])).await.expect("done");
        let path = aida.url().split('#').next().expect("a path").to_owned();
        aida.open(&path).await;
        assert!(aida.shows("The steps cannot be read."), "{}", aida.text());
        send(&mut aida, old, &[("words", "no")]).await;
        assert_eq!(aida.status(), StatusCode::CONFLICT, "{}", aida.text());
    });
}

#[test]
fn only_coordinators_who_are_chosen_are_counted_for() {
    both(async |world| {
        writes(world, "en", "im 15").await;
        let (mut dana, session) = dana(world).await;
        let marat = leaving::id_of(world, "marat").await.to_string();
        dana.open("/en/safeguarding").await;
        let csrf = dana.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        // Nobody but coordinators is kept as one, whatever a form says.
        dana.post("/en/safeguarding/leads", &[("csrf", &csrf), ("lead", &marat)]).await;
        assert_eq!(dana.status(), StatusCode::OK, "{}", dana.text());
        assert_eq!(dana.all("input[name=lead][checked]").len(), 0);
        assert_eq!(waiting(world, session.staff()).await, 1);
        dana.post("/en/safeguarding/leads", &[("csrf", &csrf), ("lead", &session.staff().to_string())]).await;
        assert_eq!(dana.all("input[name=lead][checked]").len(), 1);
        assert_eq!(waiting(world, session.staff()).await, 1);
        assert_eq!(waiting(world, leaving::id_of(world, "marat").await).await, 0);
    });
}

#[test]
fn whoever_was_chosen_and_has_left_is_not_waited_for() {
    both(async |world| {
        let visitor = writes(world, "en", "im 15").await;
        let id = id_of(world, &visitor).await;
        let (one, two) = two_coordinators(world).await;
        let (first, second) =
            (leaving::id_of(world, &one.login).await, leaving::id_of(world, &two.login).await);
        let mut desk = world.signed_in(&one).await;
        desk.open("/en/safeguarding").await;
        let csrf = desk.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        desk.post("/en/safeguarding/leads", &[("csrf", &csrf), ("lead", &second.to_string())]).await;
        assert_eq!((waiting(world, first).await, waiting(world, second).await), (0, 1));
        leaving::remove(&mut desk, second).await;
        assert_eq!(waiting(world, first).await, 1, "somebody is called in any case");
        let org = world.org().id;
        let of =
            world.app.db.read(move |tx| safeguarding::of_conversations(tx, org, &[id])).await.expect("read");
        assert_eq!(of.len(), 1);
        assert!(of[0].open && of[0].waits && of[0].conversation == id);
    });
}

#[test]
fn a_consultant_to_whom_it_is_given_sees_nothing_of_it_and_moves_nothing() {
    both(async |world| {
        let visitor = writes(world, "en", "im 15").await;
        let id = id_of(world, &visitor).await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        let nur = leaving::id_of(world, "nur").await.to_string();
        aida.fill("Give to a colleague", &nur).press("Give").await;
        let form = form_of(&aida, "confirm").expect("a form");
        let mut nur = worker_at(world, "nur", &visitor).await;
        assert!(nur.all("#safeguarding").is_empty(), "{}", nur.text());
        let csrf = nur.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        send(&mut nur, form, &[("csrf", &csrf)]).await;
        assert_eq!(nur.status(), StatusCode::NOT_FOUND);
        assert_eq!(courses(world, id).await, [("minor".to_owned(), 2, 0, false)]);
    });
}

#[test]
fn e_5_in_a_suicide_emergency_the_protocol_stands_there_the_supervisor_is_called_and_handing_over_is_recorded()
 {
    both(async |world| {
        let visitor = writes(world, "en", "i want to kill myself tonight, i have a plan").await;
        let id = id_of(world, &visitor).await;
        assert!(!visitor.all("#card-suicide").is_empty(), "{}", visitor.text());
        let mut aida = worker_at(world, "aida", &visitor).await;
        for words in ["Ask directly and calmly", "Stay. Answer at once", "Offer the crisis line. Hand over"] {
            assert!(aida.shows(words), "{words}: {}", aida.text());
        }
        let mut supervisor = world.signed_in(world.named("dana")).await;
        supervisor.open("/en/team").await;
        let alarm = supervisor.text_of(".alarm[role=alert]");
        assert!(alarm.contains("Open "), "whatever page the supervisor is on: {}", supervisor.text());
        let fields = |desk: &Browser, name: &str| {
            desk.all(&format!("input[name={name}]"))[0].attr("value").expect("a value").to_owned()
        };
        let (csrf, seen) = (fields(&aida, "csrf"), fields(&aida, "seen"));
        let form = [("csrf", csrf.as_str()), ("seen", seen.as_str()), ("outcome", "handed-over")];
        aida.post(&format!("/en/inbox/{id}/outcome"), &form).await;
        assert!(aida.shows("Aida"), "{}", aida.text());
        assert_eq!(done(world, id).await, ["give_outcome"]);
    });
}
