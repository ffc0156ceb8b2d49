//! A worker asks a consultant: what travels, what the visitor is asked, who opens what, and what happens when plans change.

use app::{ids::ConversationId, policy::Role};
use axum::http::{Method, StatusCode};
use db::values;

use crate::{
    browser::Browser,
    leaving::{self, id_of, session_of},
    people::{page_of, send},
    rows,
    stories::{said, visitor_who_wrote, worker_at},
    world::{World, both},
};

db::statements! {
    WORDS = "SELECT question, earlier, answer FROM consult";
    STANDING = "SELECT state, history FROM consult WHERE conversation_id = $1 ORDER BY since, id";
    SEALS = "SELECT s.login FROM consult_seal c JOIN staff s ON s.id = c.staff_id JOIN consult q ON q.id = c.consult_id
        WHERE q.conversation_id = $1 ORDER BY s.login";
    GIVEN = "SELECT s.login FROM conversation_seal c JOIN staff s ON s.id = c.staff_id WHERE c.conversation_id = $1 ORDER BY s.login";
    ACTIONS = "SELECT a.action FROM audit a JOIN staff s ON s.id = a.staff_id WHERE s.login = $1 AND a.object = $2 ORDER BY a.number";
    LAST = "SELECT staff_id FROM message WHERE conversation_id = $1 ORDER BY number DESC LIMIT 1";
    DRAFTS = "SELECT body FROM consult_draft";
    EPOCHS = "SELECT epoch FROM consult UNION ALL SELECT epoch FROM consult_away";
    NEVER_GIVEN = "CREATE TRIGGER never_given BEFORE UPDATE ON consult WHEN NEW.history = 4 BEGIN SELECT RAISE(ABORT, 'not now'); END";
    NEVER_GIVEN_POSTGRES = "ALTER TABLE consult ADD CONSTRAINT never_given CHECK (history <> 4)";
    SINCE = "SELECT since FROM consult WHERE conversation_id = $1";
}

pub async fn logins(world: &World, statement: &'static db::Statement, id: ConversationId) -> Vec<String> {
    let rows = leaving::all(world, statement, values![id.bytes()]).await;
    rows.iter().map(|row| row.text(0).expect("text").to_owned()).collect()
}

pub async fn standing(world: &World, id: ConversationId) -> Vec<(String, i64)> {
    let rows = leaving::all(world, &STANDING, values![id.bytes()]).await;
    rows.iter().map(|row| (row.text(0).expect("text").to_owned(), row.int(1).expect("a number"))).collect()
}

async fn recorded(world: &World, login: &str, id: ConversationId) -> Vec<String> {
    let login = login.to_owned();
    let rows = world.app.db.read(move |tx| tx.query(&ACTIONS, &values![login.as_str(), id.bytes()])).await;
    rows.expect("read").iter().map(|row| row.text(0).expect("text").to_owned()).collect()
}

fn hidden(page: &Browser, css: &str) -> String {
    page.all(css).first().and_then(|input| input.attr("value")).unwrap_or_default().to_owned()
}

/// Sends the form on the page, in any language, with what is hidden in it and these fields.
pub async fn fill(page: &mut Browser, action: &str, fields: &[(&str, &str)]) {
    let form = format!("form[action$=\"{action}\"]");
    let address = page.all(&form)[0].attr("action").expect("an address").to_owned();
    let inputs = page.all(&format!("{form} input[type=hidden]"));
    let of = |input: &scraper::ElementRef<'_>, name| input.attr(name).unwrap_or_default().to_owned();
    let inputs: Vec<(String, String)> =
        inputs.iter().map(|input| (of(input, "name"), of(input, "value"))).collect();
    let inputs = inputs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let all: Vec<(&str, &str)> = inputs.chain(fields.iter().copied()).collect();
    page.post(&address, &all).await;
}

/// A worker asks about a conversation.
pub async fn ask(desk: &mut Browser, id: ConversationId, to: &str, question: &str, more: &[(&str, &str)]) {
    desk.open(&format!("/en/inbox/{id}/consult")).await;
    let fields = [&[("to", to), ("question", question)], more].concat();
    fill(desk, "/consult", &fields).await;
}

/// The address of the newest question in a part of a consultant's list.
pub async fn open_first(desk: &mut Browser, part: &str) {
    desk.open("/en/consults").await;
    let link = desk.all(&format!("section[id={part}] li.item a")).first().and_then(|link| link.attr("href"));
    let link = link.unwrap_or_else(|| panic!("nothing in {part}: {}", desk.text())).to_owned();
    desk.open(&link).await;
}

#[test]
fn only_the_question_travels_and_the_answer_goes_to_the_visitor_under_the_consultants_name() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "my skin is red around the place").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let nur_id = id_of(world, "nur").await.to_string();
        let question = "Which signs mean somebody must be seen today?";
        ask(&mut aida, id, &nur_id, question, &[]).await;
        assert_eq!(aida.url(), format!("/en/inbox/{id}#consults"), "{}", aida.text());
        assert!(aida.shows("waits for an answer"), "{}", aida.text());
        assert_eq!(logins(world, &SEALS, id).await, ["nur"], "nobody else opens it with a key of their own");
        assert!(logins(world, &GIVEN, id).await.is_empty());

        let mut nur = world.signed_in(world.named("nur")).await;
        assert!(session_of(world, &nur).await.keys.expose().newest().is_none(), "no key of the team");
        open_first(&mut nur, "mine").await;
        assert!(nur.shows(question) && nur.shows("Only this question was sent to you"), "{}", nur.text());
        let code = aida.text_of("h2[id=ct]");
        assert!(
            !nur.html().contains("my skin") && !nur.html().contains(&code),
            "nothing of the conversation"
        );
        assert!(!nur.html().contains(&id.to_string()), "not even where it is");
        let there = nur.ask(Method::GET, &format!("/en/inbox/{id}"), None).await;
        assert_eq!(there.status, StatusCode::NOT_FOUND);

        let reply = "Fever, fast spreading, or a hand that goes numb: today, to a clinic.";
        fill(&mut nur, "/answer", &[("reply", reply), ("may", "1")]).await;
        assert_eq!(nur.url(), "/en/consults#answered", "{}", nur.text());
        assert_eq!(standing(world, id).await, [("answered".to_owned(), 0)]);
        assert_eq!(recorded(world, "nur", id).await, ["open_consult", "answer_consult"]);

        aida.open("/en/inbox?queue=mentioned").await;
        assert!(aida.shows(&code), "the answer stands among what is for her: {}", aida.text());
        aida.open(&format!("/en/inbox/{id}")).await;
        assert!(aida.shows(reply) && aida.shows("Dr Nur, doctor"), "{}", aida.text());
        let label = aida.text_of("label[for=message]");
        aida.fill(&label, "half a sentence").press("Send to the visitor").await;
        assert_eq!(aida.status(), StatusCode::OK, "{}", aida.text());
        assert!(said(&aida).contains(&reply.to_owned()), "{:?}", said(&aida));
        assert_eq!(aida.value(&label), "half a sentence", "what she was typing is a draft now");
        assert!(!aida.has_button("Send to the visitor"), "it goes once");
        assert!(recorded(world, "aida", id).await.contains(&"pass_consult_on".to_owned()));
        let last = leaving::all(world, &LAST, values![id.bytes()]).await;
        assert_eq!(last[0].id(0).ok(), Some(id_of(world, "nur").await.bytes()), "it is Dr Nur's message");
        visitor.open("/en/thread").await;
        assert!(visitor.shows("Dr Nur, doctor") && visitor.shows(reply), "{}", visitor.text());
        assert!(!visitor.shows(question), "the question stays with the team");

        for row in leaving::all(world, &WORDS, values![]).await {
            for at in [0, 2] {
                let body = row.sealed::<String>(at).expect("it lies sealed");
                assert!(!body.envelope().windows(8).any(|part| part == b"Which si" || part == b"Fever, f"));
            }
        }
        assert!(!world.logs().contains("hand that goes numb"), "nothing of it is logged");
    });
}

#[test]
fn a_visitor_who_reads_arabic_is_asked_and_their_yes_gives_the_conversation_until_it_is_handed_back() {
    both(async |world| {
        let mut visitor = world.visitor();
        visitor.open("/ar/write").await;
        let label = visitor.text_of("label[for=message]");
        visitor.fill(&label, "لا أنام جيدًا منذ أسبوع");
        let button = visitor.texts_of("main form button.btn-primary").remove(0);
        visitor.press(&button).await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let nur_id = id_of(world, "nur").await.to_string();
        ask(&mut aida, id, &nur_id, "هل يحتاج إلى طبيب اليوم؟", &[("history", "with")]).await;
        assert!(aida.shows("waits for the visitor"), "{}", aida.text());
        assert_eq!(standing(world, id).await, [("asking".to_owned(), 1)]);
        let mut nur = world.signed_in(world.named("nur")).await;
        nur.open("/en/consults").await;
        assert!(
            nur.all("section[id=mine] li.item").is_empty(),
            "before the visitor's word it is not with him"
        );

        visitor.open("/ar/thread").await;
        let card = visitor.text_of("section[id=consult]");
        assert!(card.contains("Dr Nur") && card.contains("القرار لك"), "{card}");
        assert!(!visitor.html().contains("هل يحتاج"), "the question itself is the team's");
        let yes = visitor.texts_of("section[id=consult] button").remove(0);
        visitor.press(&yes).await;
        assert!(visitor.text_of("section[id=consult]").contains("قلت نعم"), "{}", visitor.text());
        assert!(logins(world, &GIVEN, id).await.is_empty(), "a yes alone opens nothing");
        nur.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(nur.status(), StatusCode::NOT_FOUND);

        aida.open("/en/inbox?queue=mentioned").await;
        assert!(!aida.all("li.item").is_empty(), "she sees that the visitor has spoken");
        aida.open(&format!("/en/inbox/{id}")).await.press("Give the conversation now").await;
        assert!(aida.shows("The conversation was given with the question"), "{}", aida.text());
        assert_eq!(logins(world, &GIVEN, id).await, ["nur"]);
        open_first(&mut nur, "mine").await;
        assert_eq!(nur.url(), format!("/en/inbox/{id}#consults"), "it opens at the conversation");
        assert!(said(&nur).contains(&"لا أنام جيدًا منذ أسبوع".to_owned()), "{}", nur.text());
        assert!(nur.shows("هل يحتاج إلى طبيب اليوم؟"), "{}", nur.text());
        nur.fill("A word for the team", "يحتاج إلى فحص اليوم").press("Hand the conversation back").await;
        assert_eq!(nur.url(), "/en/consults#answered", "{}", nur.text());
        assert!(logins(world, &GIVEN, id).await.is_empty(), "handed back, it is closed to him");
        nur.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(nur.status(), StatusCode::NOT_FOUND);
        let done = recorded(world, "nur", id).await;
        assert!(done.ends_with(&["answer_consult".to_owned(), "hand_thread_back".to_owned()]), "{done:?}");
        aida.open(&format!("/en/inbox/{id}")).await;
        assert!(aida.shows("يحتاج إلى فحص اليوم"), "{}", aida.text());
        assert!(!aida.has_button("Send to the visitor"), "a word for the team is for the team");
        visitor.open("/ar/thread").await;
        assert!(!visitor.html().contains("يحتاج إلى فحص"), "the visitor does not see it");
    });
}

#[test]
fn a_conversation_is_given_with_the_word_that_it_was_or_not_at_all() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "you may show it").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let nur = id_of(world, "nur").await.to_string();
        ask(&mut aida, id, &nur, "Please look", &[("history", "with")]).await;
        visitor.open("/en/thread").await.press("Yes, they may read it").await;
        assert_eq!(standing(world, id).await, [("asking".to_owned(), 2)], "{}", visitor.text());
        // The second half fails: the store does not take it.
        let refuse = match world.app.db.engine() {
            db::Engine::Sqlite => &NEVER_GIVEN,
            db::Engine::Postgres => &NEVER_GIVEN_POSTGRES,
        };
        world.app.db.write(move |tx| tx.execute(refuse, &[])).await.expect("it is there");
        aida.open(&format!("/en/inbox/{id}")).await.press("Give the conversation now").await;
        assert!(!aida.status().is_success(), "{}", aida.text());
        assert_eq!(standing(world, id).await, [("asking".to_owned(), 2)]);
        assert!(logins(world, &GIVEN, id).await.is_empty(), "nothing of it is given");
        assert!(!recorded(world, "aida", id).await.contains(&"give_thread".to_owned()));
    });
}

#[test]
fn after_a_no_the_question_goes_without_the_conversation() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "only for you").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let timur = id_of(world, "timur").await.to_string();
        ask(&mut aida, id, &timur, "How would you go on?", &[("history", "with")]).await;
        visitor.open("/en/thread").await.press("No").await;
        assert!(visitor.shows("They read nothing of this conversation"), "{}", visitor.text());
        assert_eq!(standing(world, id).await, [("waiting".to_owned(), 3)]);
        aida.open(&format!("/en/inbox/{id}")).await;
        assert!(aida.shows("The visitor said no") && !aida.has_button("Give the conversation now"));
        // Not by a form of one's own either.
        let which = hidden(&aida, "form[action$=\"/consult/take-back\"] input[name=which]");
        let csrf = hidden(&aida, "input[name=csrf]");
        let body = format!("csrf={csrf}&which={which}");
        let answer = aida.ask(Method::POST, &format!("/en/inbox/{id}/consult/give"), Some(&body)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(logins(world, &GIVEN, id).await.is_empty());
        let mut timur = world.signed_in(world.named("timur")).await;
        open_first(&mut timur, "mine").await;
        assert!(timur.shows("How would you go on?") && timur.shows("Only this question"), "{}", timur.text());
        // A second thought after that changes nothing, and another visitor has no say.
        let mut other = visitor_who_wrote(world, "somebody else").await;
        other.open("/en/thread").await;
        let token = hidden(&other, "input[name=csrf]");
        let fields = [("csrf", token.as_str()), ("which", which.as_str()), ("say", "yes")];
        other.post("/en/thread/consult", &fields).await;
        assert_eq!(standing(world, id).await, [("waiting".to_owned(), 3)]);
    });
}

#[test]
fn a_yes_that_was_said_in_the_talk_is_recorded_and_gives_it_in_the_same_act() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "show it to him").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let nur = id_of(world, "nur").await.to_string();
        ask(&mut aida, id, &nur, "Please look", &[("history", "with"), ("told", "1")]).await;
        assert_eq!(logins(world, &GIVEN, id).await, ["nur"]);
        // Taken back alone, the question stays and is answered without it.
        aida.press("Take back Dr Nur").await;
        assert_eq!(standing(world, id).await, [("waiting".to_owned(), 0)], "{}", aida.text());
        let mut nur = world.signed_in(world.named("nur")).await;
        open_first(&mut nur, "mine").await;
        assert!(nur.has_button("Send answer") && !nur.has_link("Open the conversation"), "{}", nur.text());
        aida.open(&format!("/en/inbox/{id}")).await.press("Take the question back").await;
        let nur = id_of(world, "nur").await.to_string();
        ask(&mut aida, id, &nur, "Once more", &[("history", "with"), ("told", "1")]).await;
        let done = recorded(world, "aida", id).await;
        assert!(
            done.ends_with(&["ask_consult".into(), "consent_told".into(), "give_thread".into()]),
            "{done:?}"
        );
        visitor.open("/en/thread").await;
        assert!(visitor.shows("They can read this conversation now"), "{}", visitor.text());
        assert!(!visitor.has_button("No"), "they are not asked again");
        // Taken back, the conversation goes too.
        aida.open(&format!("/en/inbox/{id}")).await.press("Take the question back").await;
        assert!(!visitor.open("/en/thread").await.shows("They can read this conversation now"));
        assert!(logins(world, &GIVEN, id).await.is_empty() && logins(world, &SEALS, id).await.is_empty());
        // A profession is given no conversation.
        ask(&mut aida, id, "doctor", "Please look", &[("history", "with"), ("told", "1")]).await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(aida.value("Your question"), "Please look", "what was typed is still there");
    });
}

#[test]
fn what_a_consultant_wrote_is_theirs_when_the_question_is_taken_back_meanwhile() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let nur_id = id_of(world, "nur").await.to_string();
        ask(&mut aida, id, &nur_id, "What would you do?", &[]).await;
        let mut nur = world.signed_in(world.named("nur")).await;
        open_first(&mut nur, "mine").await;
        aida.open(&format!("/en/inbox/{id}")).await.press("Take the question back").await;
        assert_eq!(standing(world, id).await, [("back".to_owned(), 0)]);
        fill(&mut nur, "/answer", &[("reply", "Ответ, который писали долго")]).await;
        assert_eq!(nur.status(), StatusCode::CONFLICT);
        assert!(nur.shows("The question was taken back while you were writing"), "{}", nur.text());
        assert!(nur.html().contains("Ответ, который писали долго"), "the words stand on the page");
        nur.open("/en/consults").await;
        assert!(nur.all("section[id=mine] li.item").is_empty());
        open_first(&mut nur, "kept").await;
        assert!(nur.html().contains("Ответ, который писали долго"), "{}", nur.text());
        assert!(!nur.shows("What would you do?"), "the question is not theirs any more");
        for row in leaving::all(world, &DRAFTS, values![]).await {
            let body = row.sealed::<String>(0).expect("it lies sealed");
            assert!(!body.envelope().windows(8).any(|part| part == &"Ответ".as_bytes()[..8]));
        }
        aida.open(&format!("/en/inbox/{id}")).await;
        assert!(!aida.html().contains("который писали долго"), "nobody else reads the draft");
        world.clock.advance_minutes(31 * 24 * 60);
        app::consult::delete_old(&world.app.db, world.now()).await.expect("it can be deleted");
        assert!(leaving::all(world, &DRAFTS, values![]).await.is_empty());
    });
}

#[test]
fn a_question_to_a_profession_is_taken_by_one_and_the_other_is_told_in_words() {
    both(async |world| {
        // A second doctor.
        let mut dana = world.signed_in(world.account(Role::Coordinator)).await;
        let timur_name = world.named("timur").name.clone();
        let change = format!("{}/change", page_of(&mut dana, &timur_name).await);
        send(&mut dana, &change, &[("role", "doctor"), ("work_name", &timur_name)]).await;
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        ask(&mut aida, id, "doctor", "Is this urgent?", &[]).await;
        assert_eq!(logins(world, &SEALS, id).await, ["nur", "timur"], "{}", aida.text());
        let mut nur = world.signed_in(world.named("nur")).await;
        let mut timur = world.signed_in(world.named("timur")).await;
        open_first(&mut nur, "queue").await;
        open_first(&mut timur, "queue").await;
        fill(&mut nur, "/answer", &[("do", "take")]).await;
        assert_eq!(nur.status(), StatusCode::UNPROCESSABLE_ENTITY, "an empty answer is none");
        nur.press("Take it").await;
        assert!(nur.has_button("Give it back to my profession"), "{}", nur.text());
        fill(&mut timur, "/answer", &[("reply", "I was slower")]).await;
        assert_eq!(timur.status(), StatusCode::CONFLICT);
        assert!(timur.shows("Dr Nur has this question"), "{}", timur.text());
        assert!(timur.html().contains("I was slower"), "and keeps what he wrote");
        assert!(!timur.shows("Is this urgent?"), "what a colleague has is not shown");
        // Nobody has lost a word when it is taken back before anybody has it.
        ask(&mut aida, id, "doctor", "And this?", &[]).await;
        open_first(&mut timur, "queue").await;
        let which = timur.url().trim_start_matches("/en/consults/").to_owned();
        aida.open(&format!("/en/inbox/{id}")).await;
        let csrf = hidden(&aida, "input[name=csrf]");
        let path = format!("/en/inbox/{id}/consult/take-back");
        aida.post(&path, &[("csrf", &csrf), ("which", &which)]).await;
        fill(&mut timur, "/answer", &[("reply", "written for nothing")]).await;
        assert_eq!(timur.status(), StatusCode::CONFLICT, "{}", timur.text());
        open_first(&mut timur, "kept").await;
        nur.press("Give it back to my profession").await;
        open_first(&mut timur, "queue").await;
        assert!(timur.html().contains("I was slower"), "his draft is still there: {}", timur.text());
        fill(&mut timur, "/answer", &[("reply", "I was slower")]).await;
        assert_eq!(timur.url(), "/en/consults#answered", "{}", timur.text());
    });
}

#[test]
fn whoever_is_away_is_shown_so_and_other_ways_are_offered() {
    both(async |world| {
        let mut nur = world.signed_in(world.named("nur")).await;
        nur.open("/en/consults").await;
        let away = [("from", "2026-11-20"), ("until", "2026-11-29"), ("word", "عند عائلتي")];
        fill(&mut nur, "/consults/away", &[("from", "2026-11-29"), ("until", "2026-11-20")]).await;
        assert_eq!(nur.status(), StatusCode::UNPROCESSABLE_ENTITY, "{}", nur.text());
        fill(&mut nur, "/consults/away", &away).await;
        assert!(nur.html().contains("عند عائلتي"), "he reads his own word: {}", nur.text());
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let nur_id = id_of(world, "nur").await.to_string();
        for to in [nur_id.as_str(), "doctor"] {
            ask(&mut aida, id, to, "Is this urgent?", &[]).await;
            assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY, "{to}");
            assert!(aida.shows("Nobody may read this for some days"), "{to}: {}", aida.text());
            assert!(aida.shows("عند عائلتي") && aida.shows("everybody is away"), "{to}: {}", aida.text());
        }
        assert!(standing(world, id).await.is_empty());
        ask(&mut aida, id, &nur_id, "When you are back", &[("anyway", "1")]).await;
        assert_eq!(standing(world, id).await, [("waiting".to_owned(), 0)]);
        nur.open("/en/consults").await.press("I am here again").await;
        ask(&mut aida, id, "doctor", "Now", &[]).await;
        assert_eq!(standing(world, id).await.len(), 2, "{}", aida.text());
    });
}

#[test]
fn a_second_opinion_has_the_first_question_and_by_choice_the_first_answer() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let nur_id = id_of(world, "nur").await.to_string();
        ask(&mut aida, id, &nur_id, "Rest, or a clinic?", &[]).await;
        let mut nur = world.signed_in(world.named("nur")).await;
        open_first(&mut nur, "mine").await;
        fill(&mut nur, "/answer", &[("reply", "Rest, I think")]).await;
        let page = aida.open(&format!("/en/inbox/{id}")).await.link("Second opinion");
        aida.open(&page).await;
        assert_eq!(aida.value("Your question"), "Rest, or a clinic?");
        let timur_id = id_of(world, "timur").await.to_string();
        let fields = [("to", timur_id.as_str()), ("question", "Rest, or a clinic?"), ("with_answer", "1")];
        fill(&mut aida, "/consult", &fields).await;
        let mut timur = world.signed_in(world.named("timur")).await;
        open_first(&mut timur, "mine").await;
        assert!(timur.shows("Rest, I think") && timur.shows("Dr Nur"), "{}", timur.text());
    });
}

#[test]
fn a_question_sent_twice_is_one_and_words_that_tell_who_somebody_is_are_asked_about_once() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let nur = id_of(world, "nur").await.to_string();
        let words = "Call her at +48 600 100 200?";
        ask(&mut aida, id, &nur, words, &[]).await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(aida.shows("+48 600 100 200"), "{}", aida.text());
        fill(&mut aida, "/consult", &[("to", &nur), ("question", words)]).await;
        assert_eq!(standing(world, id).await.len(), 1, "{}", aida.text());
        aida.open(&format!("/en/inbox/{id}/consult")).await;
        let (csrf, nonce) = (hidden(&aida, "main input[name=csrf]"), hidden(&aida, "input[name=nonce]"));
        let path = format!("/en/inbox/{id}/consult");
        let fields = [("csrf", &*csrf), ("nonce", &*nonce), ("to", &*nur), ("question", "Twice")];
        aida.post(&path, &fields).await;
        aida.post(&path, &fields).await;
        assert_eq!(standing(world, id).await.len(), 2, "{}", aida.text());
        let stale = [("csrf", "0"), ("nonce", &*nonce), ("to", &*nur), ("question", "Kept all the same")];
        aida.post(&path, &stale).await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(aida.value("Your question"), "Kept all the same");
    });
}

#[test]
fn an_answer_for_the_visitor_is_looked_through_and_warned_of_once() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let nur_id = id_of(world, "nur").await.to_string();
        ask(&mut aida, id, &nur_id, "What do we say?", &[]).await;
        let mut nur = world.signed_in(world.named("nur")).await;
        open_first(&mut nur, "mine").await;
        let words = "Write to me at nur@example.org";
        fill(&mut nur, "/answer", &[("reply", words), ("may", "1")]).await;
        assert_eq!(nur.status(), StatusCode::UNPROCESSABLE_ENTITY, "{}", nur.text());
        assert_eq!(nur.text_of("mark"), "nur@example.org");
        fill(&mut nur, "/answer", &[("reply", words), ("may", "1")]).await;
        assert_eq!(nur.url(), "/en/consults#answered", "warned of once: {}", nur.text());
    });
}

#[test]
fn with_whoever_leaves_goes_what_was_sealed_to_them_and_the_question_comes_back() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let nur = id_of(world, "nur").await;
        ask(&mut aida, id, &nur.to_string(), "What do you think?", &[]).await;
        let mut lena = world.signed_in(world.named("lena")).await;
        lena.open("/en/consults").await;
        let away = [("from", "2026-11-20"), ("until", "2026-11-29"), ("word", "back in a week")];
        fill(&mut lena, "/consults/away", &away).await;
        let (mut dana, session) = leaving::dana(world).await;
        leaving::remove(&mut dana, nur).await;
        assert!(logins(world, &SEALS, id).await.is_empty());
        // Under the team's new key, as every row of the team.
        leaving::reseal(world, &session).await;
        let epochs = leaving::all(world, &EPOCHS, values![]).await;
        assert!(
            epochs.iter().all(|row| row.int(0).ok() == Some(2)),
            "the question and the word have the new key"
        );
        assert_eq!(standing(world, id).await, [("back".to_owned(), 0)]);
        aida.open(&format!("/en/inbox/{id}")).await;
        assert!(aida.shows("taken back") && aida.shows("What do you think?"), "{}", aida.text());
        aida.open(&format!("/en/inbox/{id}/consult")).await;
        assert!(aida.shows("back in a week") && !aida.shows("Dr Nur"), "{}", aida.text());
    });
}

#[test]
fn questions_keep_days_once_the_conversation_is_resolved_and_go_with_it() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        ask(&mut aida, id, "doctor", "What do you think?", &[]).await;
        let since = leaving::all(world, &SINCE, values![id.bytes()]).await[0].moment(0).expect("a moment");
        assert_eq!(since, world.now().to_minute());
        aida.open(&format!("/en/inbox/{id}")).await.press("Resolve").await;
        let since = leaving::all(world, &SINCE, values![id.bytes()]).await[0].moment(0).expect("a moment");
        assert_eq!(since, world.now().to_day(), "{}", aida.text());
        visitor.open("/en/thread/delete").await.press("Delete the conversation").await;
        assert!(leaving::all(world, &WORDS, values![]).await.is_empty(), "{}", visitor.text());
    });
}

#[test]
fn a_consultant_is_asked_answers_and_hands_back_in_five_interactions() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "can I take these together").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        let nur_id = id_of(world, "nur").await.to_string();
        let code = aida.text_of("h2[id=ct]");
        // The worker stands at the conversation, the consultant at the page that follows signing in.
        let mut nur = world.signed_in(world.named("nur")).await;
        let mut interactions = 0;
        let mut one = || interactions += 1;
        aida.follow("Ask a consultant").await;
        one();
        let with = [("to", &*nur_id), ("question", "Together?"), ("history", "with"), ("told", "1")];
        fill(&mut aida, "/consult", &with).await;
        one();
        nur.open("/en/inbox").await; // What an open page does by itself.
        nur.follow(&code).await;
        one();
        crate::stories::answer(&mut nur, "not on the same day").await;
        one();
        nur.press("Hand the conversation back").await;
        one();
        assert!(interactions <= 5, "{interactions}");
        assert_eq!(standing(world, id).await, [("answered".to_owned(), 4)], "{}", nur.text());
        assert!(logins(world, &GIVEN, id).await.is_empty());
        visitor.open("/en/thread").await;
        assert!(visitor.shows("Dr Nur, doctor") && visitor.shows("not on the same day"));

        let mut interactions = 0;
        let mut one = || interactions += 1;
        aida.open(&format!("/en/inbox/{id}")).await.follow("Ask a consultant").await;
        one();
        fill(&mut aida, "/consult", &[("to", "doctor"), ("question", "And a week later?")]).await;
        one();
        let list =
            nur.all("header.rail a[href=\"/en/consults\"]")[0].attr("href").expect("a link").to_owned();
        nur.open(&list).await;
        one();
        nur.follow("A question for: doctor").await;
        one();
        fill(&mut nur, "/answer", &[("reply", "then yes")]).await;
        one();
        assert!(interactions <= 5, "{interactions}");
        let answered = standing(world, id).await.iter().filter(|(state, _)| state == "answered").count();
        assert_eq!(answered, 2, "{}", nur.text());
    });
}

#[test]
fn where_the_organisation_does_not_ask_the_conversation_goes_at_once_and_another_organisation_sees_nothing() {
    db::statements! {
        NOT_ASKING = "UPDATE organisation SET settings = REPLACE(settings, 'ask_before_history = true', 'ask_before_history = false')
            WHERE slug = 'night-window'";
    }
    crate::world::both_with_two_organisations(async |world| {
        world.app.db.write(|tx| tx.execute(&NOT_ASKING, &[])).await.expect("it can be written");
        let (_, public, desk) = world.restarted();
        let mut visitor = world.visitor().through(&public);
        visitor.open("/en/write").await.fill("Your first message", "hello").press("Send message").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = world.signed_in(world.named("aida")).await.through(&desk);
        let nur = id_of(world, "nur").await.to_string();
        ask(&mut aida, id, &nur, "Please look", &[("history", "with")]).await;
        assert_eq!(logins(world, &GIVEN, id).await, ["nur"], "{}", aida.text());
        // Whoever works for the other organisation finds neither the question nor whom one could ask here.
        let theirs = world.left.iter().find(|account| account.role == Role::OutreachWorker);
        let mut other = world.desk().through(&desk).at(crate::world::LEFT);
        other.sign_in(theirs.expect("they have workers"), world.now()).await;
        other.open(&format!("/en/inbox/{id}/consult")).await;
        assert_eq!(other.status(), StatusCode::NOT_FOUND);
        other.open("/en/consults").await;
        assert!(!other.html().contains(&id.to_string()) && !other.shows("Dr Nur"), "{}", other.text());
    });
}
