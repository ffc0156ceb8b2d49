//! What happens on a night, as those who are there would tell it.

use std::collections::BTreeSet;

use app::policy::Role;
use axum::http::{Method, StatusCode};
use kernel::{Lang, Moment};

use crate::{
    browser::{Browser, encode, text},
    rows,
    world::{World, both},
};

/// A visitor opens the site in English and writes first.
pub async fn visitor_who_wrote(world: &World, words: &str) -> Browser {
    let mut visitor = world.visitor();
    visitor.open("/en/write").await.fill("Your first message", words);
    visitor.press("Send message").await;
    assert_eq!(visitor.url(), "/en/thread?first=1#latest", "{}", visitor.text());
    visitor
}

/// A worker at the page of the conversation that a visitor's browser opens.
pub async fn worker_at(world: &World, login: &str, visitor: &Browser) -> Browser {
    let mut desk = world.signed_in(world.named(login)).await;
    let id = rows::own(world, visitor).await.expect("the visitor has a conversation");
    desk.open(&format!("/en/inbox/{id}")).await;
    assert_eq!(desk.status(), StatusCode::OK);
    desk
}

/// Answers on the page of a conversation.
pub async fn answer(desk: &mut Browser, words: &str) {
    let label = desk.text_of("label[for=message]");
    desk.fill(&label, words).press("Send message").await;
}

/// The words of the messages on a page, in order.
pub fn said(page: &Browser) -> Vec<String> {
    page.texts_of("article.msg > p")
}

/// The previews of the conversations in the list at the desk, in order.
fn listed(desk: &Browser) -> Vec<String> {
    desk.texts_of("li.item p")
}

/// The link to a conversation, found by the beginning of its last message.
fn item(desk: &Browser, words: &str) -> String {
    let items = desk.all("li.item");
    let found = items.into_iter().find(|item| text(*item).contains(words));
    let item = found.unwrap_or_else(|| panic!("{words:?} is not in {:?}", listed(desk)));
    let link = item.descendent_elements().find_map(|inner| inner.attr("href"));
    link.expect("an item is a link").to_owned()
}

/// The number beside a queue.
fn beside(desk: &Browser, queue: &str) -> i64 {
    let link = desk.all(".queues a").into_iter().find(|link| text(*link).starts_with(queue));
    let link = text(link.unwrap_or_else(|| panic!("no queue {queue}")));
    link[queue.len()..].trim().parse().unwrap_or_else(|_| panic!("no number in {link:?}"))
}

/// Everything in a queue, page after page.
async fn whole_queue(desk: &mut Browser, queue: &str) -> Vec<String> {
    desk.open(&format!("/en/inbox?queue={queue}")).await;
    let links = |desk: &Browser| -> Vec<String> {
        desk.all("li.item a").iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect()
    };
    let mut all = links(desk);
    while desk.has_link("Show more") {
        desk.follow("Show more").await;
        all.extend(links(desk));
    }
    all
}

#[test]
fn a_1_somebody_starts_continues_and_finishes_a_chat_giving_nothing_about_themselves() {
    both(async |world| {
        let before = rows::count(&world.app).await;
        let mut visitor = world.visitor();
        visitor.open("/en/").await.follow("Start a conversation").await;
        let asked: Vec<_> = visitor.all("main input, main textarea, main select").into_iter().collect();
        let asked: Vec<_> = asked.iter().map(|field| (field.attr("name"), field.attr("type"))).collect();
        assert_eq!(
            asked,
            [(Some("start"), Some("hidden")), (Some("message"), None)],
            "only the words are asked"
        );
        assert!(visitor.cookies.is_empty(), "nothing is kept before the first message");
        visitor.fill("Your first message", "my hands shake since monday");
        visitor.press("Send message").await;
        assert_eq!(said(&visitor), ["my hands shake since monday"]);
        assert_eq!(visitor.cookies.len(), 1);
        assert_eq!(rows::count(&world.app).await, before.and(1, 1));

        let mut desk = world.signed_in(world.account(Role::OutreachWorker)).await;
        assert_eq!(desk.h1(), "Inbox");
        desk.open("/en/inbox?queue=new").await;
        let id = item(&desk, "my hands shake");
        desk.open(&id).await;
        assert_eq!(said(&desk), ["my hands shake since monday"]);
        desk.press("Take it").await;
        assert!(!desk.has_button("Take it") && desk.status() == StatusCode::OK);
        answer(&mut desk, "I am here.\n\nWhat did you take on Monday?").await;
        assert_eq!(desk.status(), StatusCode::OK);

        visitor.follow("Check for new messages").await;
        assert_eq!(visitor.text_of("[role=status]"), "1 new message");
        assert_eq!(
            said(&visitor),
            ["my hands shake since monday", "I am here.", "What did you take on Monday?"]
        );
        assert!(visitor.shows("Aida, outreach worker"), "an answer has a name and a role (rule L-5)");
        visitor.follow("Check for new messages").await;
        assert!(visitor.text_of("[role=status]").starts_with("Nothing new at"), "{}", visitor.text());
        visitor.fill("Your message", "nothing new, thank you").press("Send message").await;
        assert_eq!(said(&visitor).len(), 4);
        assert_eq!(rows::count(&world.app).await, before.and(1, 3));

        desk.open(&id).await;
        assert_eq!(said(&desk).last().map(String::as_str), Some("nothing new, thank you"));
        desk.press("Resolve").await;
        assert!(desk.shows("Resolved"));
        desk.press("Sign out").await;
        assert!(!desk.cookies.contains_key("nb-desk"));
        desk.open(&id).await;
        assert_eq!(desk.url(), "/en/sign-in");

        visitor.follow("Leave now").await;
        assert!(visitor.cookies.is_empty());
    });
}

#[test]
fn a_resolved_conversation_opens_again_when_the_visitor_writes() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "can i ask one thing").await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        answer(&mut desk, "Of course.").await;
        desk.press("Resolve").await;
        desk.open("/en/inbox?queue=resolved").await;
        item(&desk, "Of course.");
        let waiting = beside(&desk, "Waiting for us");

        visitor.open("/en/thread").await.fill("Your message", "one more thing").press("Send message").await;
        assert_eq!(said(&visitor), ["can i ask one thing", "Of course.", "one more thing"]);
        desk.open("/en/inbox?queue=resolved").await;
        assert!(!listed(&desk).iter().any(|preview| preview == "one more thing"));
        assert_eq!(beside(&desk, "Waiting for us"), waiting + 1);
        desk.open("/en/inbox?queue=mine").await;
        let id = item(&desk, "one more thing");
        desk.open(&id).await;
        answer(&mut desk, "Go on.").await;
        visitor.follow("Check for new messages").await;
        assert_eq!(said(&visitor).len(), 4);
    });
}

#[test]
fn an_answer_opens_a_resolved_conversation_again_too() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello there").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut desk = worker_at(world, "aida", &visitor).await;
        desk.press("Resolve").await;
        assert!(desk.shows("An answer opens the conversation again."));
        answer(&mut desk, "I forgot to say something.").await;
        assert_eq!(rows::standing(&world.app, id).await.0, "open");
    });
}

#[test]
fn outside_the_envelopes_times_are_minutes_and_days_once_resolved() {
    both(async |world| {
        world.clock.advance_millis(41_123);
        let mut visitor = visitor_who_wrote(world, "what time is it").await;
        world.clock.advance_millis(2 * 60_000 + 7_001);
        visitor.fill("Your message", "still there?").press("Send message").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut desk = worker_at(world, "aida", &visitor).await;
        answer(&mut desk, "It is three.").await;
        let sent = rows::sent(&world.app, id).await;
        assert_eq!(sent.len(), 3);
        assert!(sent.iter().all(|at| *at == at.to_minute()), "{sent:?}");
        let (state, since, changed, taken) = rows::standing(&world.app, id).await;
        assert_eq!((state.as_str(), taken), ("open", true), "whoever answers has taken it");
        assert!(since == since.to_minute() && changed == changed.to_minute());
        assert!(since > since.to_day(), "this test can fail");

        desk.press("Resolve").await;
        let (state, since, changed, _) = rows::standing(&world.app, id).await;
        assert_eq!((state.as_str(), since, changed), ("resolved", since.to_day(), changed.to_day()));
        let sent = rows::sent(&world.app, id).await;
        assert!(sent.iter().all(|at| *at == at.to_day()), "{sent:?}");
        // Whoever has the key still reads the minute.
        let at = |moment: Moment| {
            let t = world.app.catalogue.speak(Lang::En);
            t.time(moment, &world.org().zone)
        };
        desk.open(&format!("/en/inbox/{id}")).await;
        assert!(desk.texts_of("article time").contains(&at(world.now())), "{}", desk.text());
    });
}

#[test]
fn whoever_waits_longest_stands_first_and_writing_again_costs_no_place() {
    both(async |world| {
        let mut first = visitor_who_wrote(world, "first of the night").await;
        world.clock.advance_minutes(3);
        let _second = visitor_who_wrote(world, "second of the night").await;
        world.clock.advance_minutes(3);
        first.fill("Your message", "first, once more").press("Send message").await;
        let mut desk = world.signed_in(world.named("aida")).await;
        let place = |desk: &Browser, words: &str| listed(desk).iter().position(|preview| preview == words);
        for queue in ["new", "waiting"] {
            desk.open(&format!("/en/inbox?queue={queue}")).await;
            let (one, two) = (place(&desk, "first, once more"), place(&desk, "second of the night"));
            assert!(one.is_some() && one < two, "{queue}: {:?}", listed(&desk));
        }
        // Answered and writing again, the first stands behind the second.
        let id = item(&desk, "first, once more");
        desk.open(&id).await;
        answer(&mut desk, "I read you.").await;
        world.clock.advance_minutes(1);
        first.fill("Your message", "first, a third time").press("Send message").await;
        desk.open("/en/inbox?queue=waiting").await;
        assert!(place(&desk, "second of the night") < place(&desk, "first, a third time"));
    });
}

#[test]
fn the_number_beside_a_queue_is_what_one_finds_in_it() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("marat")).await;
        let queues = [
            ("waiting", "Waiting for us"),
            ("new", "Unassigned"),
            ("mine", "Mine"),
            ("answered", "Waiting for reply"),
        ];
        let numbers: Vec<_> = queues.iter().map(|(_, name)| beside(&desk, name)).collect();
        for ((queue, name), number) in queues.iter().zip(&numbers) {
            let found = whole_queue(&mut desk, queue).await.len();
            assert_eq!(i64::try_from(found), Ok(*number), "{name}");
        }
        assert!(numbers.iter().all(|number| *number > 0), "{numbers:?}");

        let visitor = visitor_who_wrote(world, "count me").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let now = async |desk: &mut Browser| -> Vec<i64> {
            desk.open("/en/inbox").await;
            queues.iter().map(|(_, name)| beside(desk, name)).collect()
        };
        let plus = |by: [i64; 4]| -> Vec<i64> { numbers.iter().zip(by).map(|(n, more)| n + more).collect() };
        assert_eq!(now(&mut desk).await, plus([1, 1, 0, 0]), "somebody wrote");
        desk.open(&format!("/en/inbox/{id}")).await.press("Take it").await;
        assert_eq!(now(&mut desk).await, plus([1, 0, 1, 0]), "taken");
        desk.open(&format!("/en/inbox/{id}")).await;
        answer(&mut desk, "Counted.").await;
        assert_eq!(now(&mut desk).await, plus([0, 0, 1, 1]), "answered");
        desk.open(&format!("/en/inbox/{id}")).await.press("Resolve").await;
        assert_eq!(now(&mut desk).await, plus([0, 0, 0, 0]), "resolved");
    });
}

#[test]
fn an_inbox_of_several_pages_shows_every_conversation_once() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        let before = beside(&desk, "Unassigned");
        let mut theirs = BTreeSet::new();
        for number in 0..105 {
            // Many in the same minute, so that the order among equals matters.
            if number % 15 == 14 {
                world.clock.advance_minutes(1);
            }
            let visitor = visitor_who_wrote(world, &format!("number {number} of many")).await;
            let id = rows::own(world, &visitor).await.expect("it is theirs");
            theirs.insert(format!("/en/inbox/{id}#latest"));
        }
        let all = whole_queue(&mut desk, "new").await;
        let once: BTreeSet<_> = all.iter().cloned().collect();
        assert_eq!(once.len(), all.len(), "nothing twice");
        assert_eq!(i64::try_from(all.len()), Ok(before + 105));
        assert!(theirs.is_subset(&once), "nothing is lost");
        assert!(
            desk.trail.iter().filter(|url| url.contains("after=")).count() >= 2,
            "there were several pages"
        );
    });
}

#[test]
fn a_long_thread_shows_every_message_once_to_both() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "message 1").await;
        let csrf = visitor.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        for number in 2..=130 {
            let words = format!("message {number}");
            let nonce = format!("{number:032x}");
            let pairs = [("csrf", csrf.as_str()), ("nonce", &nonce), ("message", &words)];
            let body = encode(&pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
            let answer = visitor.ask(Method::POST, "/en/thread", Some(&body)).await;
            assert_eq!(answer.location(), Some("/en/thread#latest"));
        }
        let mut desk = worker_at(world, "aida", &visitor).await;
        visitor.open("/en/thread").await;
        for (page, size) in [(&mut visitor, 50), (&mut desk, 30)] {
            let mut all = Vec::new();
            loop {
                let mut here = said(page);
                assert!(here.len() <= size);
                here.append(&mut all);
                all = here;
                if !page.has_link("Show earlier messages") {
                    break;
                }
                page.follow("Show earlier messages").await;
            }
            let wanted: Vec<_> = (1..=130).map(|number| format!("message {number}")).collect();
            assert_eq!(all, wanted);
        }
        // An answer from an earlier page is an answer like any other.
        answer(&mut desk, "I have read all of it.").await;
        assert_eq!(desk.status(), StatusCode::OK);
        visitor.open("/en/thread").await;
        assert_eq!(said(&visitor).last().map(String::as_str), Some("I have read all of it."));
    });
}

#[test]
fn an_arabic_conversation_with_words_of_both_directions_reads_right_on_both_sides() {
    const FIRST: &str = "أخذ صديقي MDMA 120 mg قبل ساعة، هل هذا خطر؟\nاسمه not John (سرّي) 😀";
    const REPLY: &str = "أنا Salma. اتصل بالرقم 112 إذا ارتفعت حرارته";
    both(async |world| {
        let t = world.app.catalogue.speak(Lang::Ar);
        let mut visitor = world.visitor();
        visitor.open("/ar/").await.follow(t.say("home-start")).await;
        assert_eq!(visitor.all("html")[0].attr("dir"), Some("rtl"));
        visitor.fill(t.say("write-label"), FIRST).press(t.say("write-send")).await;
        assert_eq!(visitor.url(), "/ar/thread?first=1#latest");
        assert_eq!(said(&visitor), [FIRST.replace('\n', "")]);

        let mut desk = world.signed_in(world.named("salma")).await;
        desk.open("/en/inbox?queue=new").await;
        let id = item(&desk, "MDMA 120 mg");
        desk.open(&id).await;
        assert_eq!(desk.text_of(".facts dd"), "العربية");
        answer(&mut desk, REPLY).await;
        visitor.follow(t.say("thread-check")).await;
        assert_eq!(said(&visitor)[1], REPLY);
        desk.open("/ar/inbox?queue=answered").await;
        assert_eq!(desk.all("html")[0].attr("dir"), Some("rtl"));
        for page in [&visitor, &desk] {
            let written = page.all("article.msg > p, li.item p, textarea, article.msg header b");
            let undirected = written.iter().filter(|element| {
                // What we say ourselves has the direction of the page.
                element.attr("dir") != Some("auto")
                    && ![t.say("thread-you")].contains(&text(**element).as_str())
            });
            assert_eq!(undirected.count(), 0, "{}", page.html());
        }
    });
}

#[test]
fn the_language_can_be_changed_in_the_middle_and_the_conversation_goes_along() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "which language is better for you").await;
        for lang in [Lang::Ru, Lang::Ar, Lang::Kk, Lang::Fr, Lang::Uk, Lang::En] {
            let half = format!("half a sentence before {}", lang.code());
            let label = visitor.text_of("label[for=message]");
            visitor.fill(&label, &half).press(lang.own_name()).await;
            assert_eq!(visitor.status(), StatusCode::OK);
            assert_eq!(visitor.all("html")[0].attr("lang"), Some(lang.code()));
            assert_eq!(said(&visitor), ["which language is better for you"]);
            let t = world.app.catalogue.speak(lang);
            assert_eq!(visitor.h1(), t.say("thread-title"));
            assert_eq!(visitor.value(t.say("thread-label")), half, "what was typed goes along");
        }
        let mut desk = worker_at(world, "aida", &visitor).await;
        desk.follow("Русский").await;
        assert!(desk.url().starts_with("/ru/inbox/"), "{}", desk.url());
        assert_eq!(said(&desk), ["which language is better for you"]);
    });
}

#[test]
fn the_language_can_be_changed_before_the_first_message_and_the_form_stays_the_same_form() {
    both(async |world| {
        let mut visitor = world.visitor();
        visitor.open("/en/write").await.fill("Your first message", "in the middle of");
        let first = visitor.all("input[name=start]")[0].attr("value").map(str::to_owned);
        visitor.press("Қазақша").await;
        let t = world.app.catalogue.speak(Lang::Kk);
        assert_eq!(visitor.value(t.say("write-label")), "in the middle of");
        assert_eq!(visitor.all("input[name=start]")[0].attr("value").map(str::to_owned), first);
        visitor.fill(t.say("write-label"), "in the middle of a sentence").press(t.say("write-send")).await;
        assert_eq!(said(&visitor), ["in the middle of a sentence"]);
    });
}

#[test]
fn the_whole_way_can_be_gone_in_each_of_six_languages() {
    both(async |world| {
        for (number, lang) in (1_i32..).zip(Lang::ALL) {
            let t = world.app.catalogue.speak(lang);
            let mut visitor = world.visitor();
            visitor.always("accept-language", &format!("de, {};q=0.7, en;q=0.1", lang.code()));
            visitor.open("/").await;
            assert_eq!(visitor.url(), format!("/{}/", lang.code()), "the browser's wish is heard");
            visitor.follow(t.say("home-start")).await;
            let words = format!("words in {}", lang.code());
            visitor.fill(t.say("write-label"), &words).press(t.say("write-send")).await;
            assert_eq!(said(&visitor), [words.as_str()]);

            let mut desk = world.desk();
            // A code counts once, and so everybody comes half a minute later.
            world.clock.advance_minutes(1);
            desk.sign_in(world.named("aida"), world.now()).await;
            desk.open(&format!("/{}/inbox?queue=new", lang.code())).await;
            assert_eq!(desk.h1(), t.say("desk-inbox"));
            let id = item(&desk, &words);
            desk.open(&id).await;
            desk.press(t.say("thread-take")).await;
            let label = desk.text_of("label[for=message]");
            desk.fill(&label, &format!("answer {number}")).press(t.say("write-send")).await;
            visitor.follow(t.say("thread-check")).await;
            assert_eq!(visitor.text_of("main [role=status]"), t.with("thread-new", "n", 1_i64));
            assert_eq!(said(&visitor)[1], format!("answer {number}"));
            visitor.fill(t.say("thread-label"), "x").press(t.say("write-send")).await;
            assert_eq!(said(&visitor).len(), 3);
            desk.open(&id).await.press(t.say("thread-resolve")).await;
            desk.press(t.say("desk-sign-out")).await;
            visitor.follow(t.say("leave")).await;
            let out = visitor.external().expect("leaving leads out").to_owned();
            assert_eq!(out, world.org().neutral_page(lang));
        }
    });
}

#[test]
fn whoever_leaves_is_forgotten_and_no_way_leads_back() {
    both(async |world| {
        let mut visitor = world.visitor();
        visitor.open("/en/write").await.fill("Your first message", "somebody is at the door");
        let first_form = visitor.form_of("Send message");
        visitor.press("Send message").await;
        let (history, own) = (visitor.clone(), rows::own(world, &visitor).await);
        assert!(own.is_some());
        let after = rows::count(&world.app).await;

        visitor.follow("Leave now").await;
        assert_eq!(visitor.external(), Some("https://en.wikipedia.org/"));
        assert_eq!(visitor.header("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
        assert_eq!(visitor.header("cache-control"), "no-store");
        assert!(visitor.cookies.is_empty());
        assert_eq!(rows::burned(&world.app).await, 1);

        // Somebody who kept the cookie, as a browser that does not know Clear-Site-Data might.
        let mut back = history.clone();
        back.open("/en/thread").await;
        assert_eq!(back.status(), StatusCode::NOT_FOUND);
        assert!(!back.shows("somebody is at the door"));
        assert!(back.shows("No conversation is open in this browser."));
        let mut further = history;
        further.fill("Your message", "open again").press("Send message").await;
        assert_eq!(further.status(), StatusCode::NOT_FOUND);
        assert_eq!(further.value("Your first message"), "open again");

        // And the first form, sent again.
        let mut again = world.visitor();
        again.send(&first_form.0, first_form.1).await;
        assert_eq!(again.status(), StatusCode::GONE);
        assert!(again.shows("You have left the conversation that this page began"), "{}", again.text());
        assert_eq!(again.value("Your first message"), "somebody is at the door", "the words are kept");
        assert!(again.cookies.is_empty());
        assert_eq!(rows::count(&world.app).await, after, "nothing was stored");
        again.press("Send message").await;
        assert_eq!(said(&again), ["somebody is at the door"]);
        assert_ne!(rows::own(world, &again).await, own, "that is a new conversation");
        assert_eq!(rows::count(&world.app).await, after.and(1, 1));

        // The team keeps the conversation.
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open(&format!("/en/inbox/{}", own.expect("it was theirs"))).await;
        assert_eq!(said(&desk), ["somebody is at the door"]);
    });
}

#[test]
fn leaving_works_from_everywhere_and_in_the_language_of_the_page() {
    both(async |world| {
        for (page, out) in [
            ("/en/", "https://en.wikipedia.org/"),
            ("/ar/emergency", "https://ar.wikipedia.org/"),
            ("/ru/about", "https://ru.wikipedia.org/"),
            ("/kk/write", "https://kk.wikipedia.org/"),
            ("/fr/nowhere", "https://fr.wikipedia.org/"),
        ] {
            let mut visitor = world.visitor();
            visitor.open(page).await;
            let leave = visitor.all("a.exit")[0].attr("href").expect("a way out").to_owned();
            visitor.open(&leave).await;
            assert_eq!(visitor.external(), Some(out), "{page}");
        }
        let mut typed = world.visitor();
        typed.open("/leave").await;
        assert!(typed.external().is_some());
    });
}

#[test]
fn another_browser_sees_nothing_of_a_conversation() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "only mine").await;
        let mut other = world.visitor();
        other.open("/en/thread").await;
        assert_eq!(other.status(), StatusCode::NOT_FOUND);
        let mut guesser = world.visitor();
        guesser.cookies.insert("nb".into(), "0".repeat(64));
        guesser.open("/en/thread").await;
        assert_eq!(guesser.status(), StatusCode::NOT_FOUND);
        // A second window of the same browser sees it at once.
        let mut window = visitor.clone();
        window.open("/en/write").await;
        assert_eq!((window.url(), said(&window)), ("/en/thread", vec!["only mine".to_owned()]));
    });
}

#[test]
fn a_9_whoever_works_without_conversations_is_told_honestly_that_the_inbox_is_not_theirs() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "not for consultants").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        for role in [Role::Analyst, Role::Publisher, Role::Administrator] {
            let account = world.account(role);
            let mut desk = world.signed_in(account).await;
            assert_eq!(desk.status(), StatusCode::OK, "{role:?} begins elsewhere: {}", desk.url());
            desk.open("/en/inbox").await;
            assert_eq!(desk.status(), StatusCode::FORBIDDEN, "{role:?}");
            assert_eq!(desk.h1(), "This is not open to you");
            assert!(!desk.shows("not for consultants"));
            desk.open(&format!("/en/inbox/{id}")).await;
            assert_eq!(desk.status(), StatusCode::NOT_FOUND, "which conversations there are is not told");
            let nowhere = "/en/inbox/00000000-0000-4000-8000-000000000000";
            assert_eq!(desk.text(), {
                let mut other = desk.clone();
                other.open(nowhere).await;
                other.text()
            });
            desk.press("Sign out").await;
            assert_eq!(desk.url(), "/en/sign-in");
        }
    });
}
