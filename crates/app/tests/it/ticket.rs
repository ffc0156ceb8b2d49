//! The return ticket and the conversation that is kept on a device: coming back from elsewhere, slips of the pen, tickets
//! that are used twice, replaced, withdrawn, guessed at, and what a seized disk tells about them.

use app::{settings::Organisation, surfaces::public::COOKIE};
use axum::http::{Method, StatusCode, header};
use db::{Engine, values};
use kernel::{DbError, SeededEntropy};
use seal::{SymmetricKey, Ticket, password::Cost};

use crate::{
    browser::{Answer, Browser},
    leaks, rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    world::{LEFT, World, both, both_with_two_organisations},
};

db::statements! {
    TICKETS = "SELECT lookup FROM return_ticket";
    DELETE = "DELETE FROM conversation WHERE id = $1";
}

const NUMBER: &str = "Your ticket number";
const OPEN: &str = "Open my conversation";

/// Makes a ticket and reads its digits off the page.
pub async fn take(visitor: &mut Browser) -> String {
    visitor.open("/en/thread").await.follow("Coming back later").await;
    let words =
        if visitor.has_button("Make a new ticket") { "Make a new ticket" } else { "Make a return ticket" };
    visitor.press(words).await;
    shown(visitor)
}

fn shown(visitor: &Browser) -> String {
    assert_eq!(visitor.status(), StatusCode::OK, "{}", visitor.text());
    visitor.text_of(".digits")
}

/// Types a ticket in a browser that has just been opened.
pub async fn come_back(world: &World, typed: &str) -> Browser {
    let mut browser = world.visitor();
    browser.open("/en/").await.follow("Come back").await.fill(NUMBER, typed).press(OPEN).await;
    browser
}

async fn lookups(world: &World) -> Vec<Vec<u8>> {
    let read = world.app.db.read(|tx| {
        let rows = tx.query(&TICKETS, &[])?;
        rows.iter().map(|row| Ok(row.bytes(0)?.to_vec())).collect::<Result<Vec<_>, DbError>>()
    });
    read.await.expect("reading works")
}

fn age(answer: &Answer) -> Option<String> {
    let cookie = answer.headers.get(header::SET_COOKIE)?.to_str().expect("a cookie is ASCII");
    Some(cookie.split("; ").find(|part| part.starts_with("Max-Age")).unwrap_or("none").to_owned())
}

#[test]
fn a_ticket_is_shown_once_and_opens_the_conversation_in_another_browser() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "I may have to go").await;
        let ticket = take(&mut visitor).await;
        let groups: Vec<_> = ticket.split(' ').collect();
        assert!(groups.len() == 5 && groups.iter().all(|group| group.len() == 4), "{ticket}");
        assert_eq!(visitor.header("cache-control"), "no-store");
        assert!(visitor.header("content-security-policy").contains("script-src 'self'"));
        assert!(!visitor.title().contains(groups[0]) && !visitor.trail.join(" ").contains(groups[0]));

        visitor.open("/en/thread/ticket").await;
        assert_eq!(visitor.url(), "/en/thread/later", "asked for again, it is not shown");
        for path in ["/en/thread/later", "/en/return"] {
            let html = visitor.open(path).await.html();
            assert!(!html.contains(&ticket) && !html.contains(&ticket.replace(' ', "")), "{path}");
            assert!(!visitor.header("content-security-policy").contains("script-src"), "{path}");
        }
        assert!(visitor.open("/en/thread/later").await.shows("There is a ticket for this conversation"));

        visitor.follow("Leave now").await;
        let mut back = come_back(world, &ticket).await;
        assert_eq!(back.url(), "/en/thread#latest");
        assert_eq!(said(&back), ["I may have to go"]);
        back.fill("Your message", "here I am again").press("Send message").await;
        assert_eq!(said(&back), ["I may have to go", "here I am again"]);
        back.follow("Leave now").await;
        assert_eq!(said(&come_back(world, &ticket).await).len(), 2, "leaving does not undo it");
    });
}

#[test]
fn a_form_sent_twice_shows_the_same_ticket_and_an_old_one_takes_no_newer_ticket_away() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "twice").await;
        visitor.open("/en/thread/later").await;
        let form = visitor.form_of("Make a return ticket");
        let ask = || visitor.ask(Method::POST, &form.0, Some(&form.1));
        let (one, two) = tokio::join!(ask(), ask());
        assert_eq!((one.status, two.status), (StatusCode::OK, StatusCode::OK));
        assert!(one.body == two.body, "both show the same");
        assert_eq!(lookups(world).await.len(), 1);
        visitor.send(&form.0, form.1.clone()).await;
        let first = shown(&visitor);
        assert!(String::from_utf8_lossy(&one.body).contains(&first[..4]));

        let second = take(&mut visitor).await;
        assert_ne!(first, second);
        visitor.send(&form.0, form.1).await;
        assert_eq!(visitor.status(), StatusCode::CONFLICT);
        assert!(visitor.shows("only the newest one works"), "{}", visitor.text());
        assert_eq!(said(&come_back(world, &second).await), ["twice"]);
        assert_eq!(come_back(world, &first).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn a_ticket_is_taken_in_any_digits_and_with_anything_between_them() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "any digits").await;
        let ticket = take(&mut visitor).await;
        let arabic: String = ticket
            .chars()
            .map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d)).unwrap_or('-'))
            .collect();
        let persian: String = ticket
            .chars()
            .map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x6f0 + d)).unwrap_or('\u{a0}'))
            .collect();
        let marked = format!("\u{200f}\u{2066}{}\u{2069} ", ticket.replace(' ', " – "));
        for typed in [arabic, persian, marked, ticket.replace(' ', "")] {
            assert_eq!(said(&come_back(world, &typed).await), ["any digits"], "{typed:?}");
        }
    });
}

#[test]
fn a_slip_of_the_pen_is_told_without_the_slow_call() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "a slip").await;
        let ticket = take(&mut visitor).await;
        let last = if ticket.ends_with('0') { '1' } else { '0' };
        let wrong = format!("{}{last}", &ticket[..ticket.len() - 1]);
        // Nobody gets into the lane from here on, so whatever is answered was answered without it.
        let lane = &world.app.ticket_lane;
        let places = u32::try_from(lane.places.available_permits()).expect("a few");
        let held = lane.places.try_acquire_many(places).expect("nobody is in it");
        for (typed, words) in [
            (wrong.as_str(), "A digit is wrong, or two have changed places."),
            (&ticket[..ticket.len() - 1], "A ticket has 20 digits. You typed 19 digits."),
            ("7", "You typed 1 digit."),
            ("not a number <b>", "There is something in the number that is not a digit."),
            (" ", "Type the number of your ticket"),
        ] {
            let back = come_back(world, typed).await;
            assert_eq!(back.status(), StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            assert!(back.text_of("#ticket-error").contains(words), "{typed}: {}", back.text());
            assert_eq!(back.value(NUMBER), typed, "what was typed is kept");
        }
        let busy = come_back(world, &ticket).await;
        assert_eq!(busy.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(busy.value(NUMBER), ticket);
        assert!(busy.shows("We could not look this up"), "{}", busy.text());
        visitor.open("/en/thread/later").await.press("Make a new ticket").await;
        assert_eq!(visitor.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(visitor.shows("This was not done yet"), "{}", visitor.text());

        drop(held);
        assert_eq!(said(&come_back(world, &ticket).await), ["a slip"], "the ticket is as good as before");
    });
}

#[test]
fn a_crowd_with_tickets_keeps_no_worker_from_signing_in() {
    both(async |world| {
        let places = u32::try_from(world.app.ticket_lane.places.available_permits()).expect("a few");
        let _held = world.app.ticket_lane.places.try_acquire_many(places).expect("nobody is in it");
        let desk = world.signed_in(world.named("aida")).await;
        assert!(desk.url().ends_with("/inbox"));
    });
}

#[test]
fn a_ticket_used_on_two_devices_at_once_opens_both_and_each_sees_what_the_other_wrote() {
    both(async |world| {
        let mut first = visitor_who_wrote(world, "from the first").await;
        let before = rows::count(&world.app).await;
        let ticket = take(&mut first).await;
        let (mut one, mut two) = tokio::join!(come_back(world, &ticket), come_back(world, &ticket));
        assert_ne!(one.cookies[COOKIE], two.cookies[COOKIE]);
        one.fill("Your message", "from one").press("Send message").await;
        two.fill("Your message", "from two").press("Send message").await;
        let mut desk = worker_at(world, "aida", &two).await;
        answer(&mut desk, "To all of you.").await;
        let all = ["from the first", "from one", "from two", "To all of you."];
        for browser in [&mut first, &mut one, &mut two] {
            assert_eq!(said(browser.open("/en/thread").await), all);
        }
        let after = rows::count(&world.app).await;
        assert_eq!((after.conversations, after.sessions), (before.conversations, before.sessions + 2));
        one.follow("Leave now").await;
        assert_eq!(said(two.open("/en/thread").await), all, "leaving on one device closes no other");
        rows::assert_no_gaps(&world.app).await;
    });
}

#[test]
fn a_new_ticket_makes_the_old_one_useless_and_a_withdrawn_one_opens_nothing() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "mine").await;
        let old = take(&mut visitor).await;
        let new = take(&mut visitor).await;
        let back = come_back(world, &old).await;
        assert_eq!(back.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(back.shows("This number opens no conversation."), "{}", back.text());
        let other = come_back(world, &new).await;
        assert!(rows::own(world, &other).await.is_some());

        visitor.open("/en/thread/later").await.press("Make my ticket useless").await;
        assert_eq!(visitor.url(), "/en/thread/later");
        assert!(!visitor.has_button("Make my ticket useless"));
        assert!(lookups(world).await.is_empty());
        assert!(come_back(world, &new).await.shows("This number opens no conversation."));
        assert_eq!(said(visitor.open("/en/thread").await), ["mine"], "the conversation stays open here");
        assert!(rows::own(world, &other).await.is_none(), "whoever has used the ticket is out");

        let again = take(&mut visitor).await;
        let other = come_back(world, &again).await;
        let replaced = take(&mut visitor).await;
        assert!(rows::own(world, &other).await.is_none(), "also when a new one takes its place");
        assert!(rows::own(world, &come_back(world, &replaced).await).await.is_some());
    });
}

#[test]
fn a_conversation_that_is_open_is_not_closed_for_a_ticket_without_a_word() {
    both(async |world| {
        let mut one = visitor_who_wrote(world, "the one").await;
        let ticket = take(&mut one).await;
        one.open("/en/return").await.fill(NUMBER, &ticket).press(OPEN).await;
        assert_eq!(one.url(), "/en/thread#latest", "its own ticket changes nothing");
        let before = rows::count(&world.app).await;

        let mut other = visitor_who_wrote(world, "the other").await;
        let cookie = other.cookies[COOKIE].clone();
        other.open("/en/return").await;
        assert!(other.shows("A conversation is open in this browser already."));
        other.fill(NUMBER, &ticket).press(OPEN).await;
        assert_eq!(other.status(), StatusCode::CONFLICT);
        assert!(other.shows("If you go on, this browser closes it."), "{}", other.text());
        assert!(other.has_link("Take a ticket for it first"));
        assert_eq!(other.value(NUMBER), ticket);
        assert_eq!(other.cookies[COOKIE], cookie);
        let burned = rows::burned(&world.app).await;
        let (path, body) = other.form_of("Close it and open the ticket’s conversation");
        let guessed = body.replace("closes=", "closes=0");
        assert_eq!(other.ask(Method::POST, &path, Some(&guessed)).await.status, StatusCode::CONFLICT);

        other.press("Close it and open the ticket’s conversation").await;
        assert_eq!(said(&other), ["the one"]);
        assert_ne!(other.cookies[COOKIE], cookie);
        assert_eq!(rows::burned(&world.app).await, burned + 1, "nothing is left that opens the other");
        assert_eq!(rows::count(&world.app).await.conversations, before.conversations + 1);
    });
}

#[test]
fn a_ticket_of_one_organisation_opens_nothing_at_another() {
    both_with_two_organisations(async |world| {
        let mut visitor = visitor_who_wrote(world, "at the night window").await;
        let ticket = take(&mut visitor).await;
        let mut elsewhere = world.visitor().at(LEFT);
        elsewhere.open("/en/return").await.fill(NUMBER, &ticket).press(OPEN).await;
        assert_eq!(elsewhere.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(elsewhere.shows("This number opens no conversation."));
        assert_eq!(said(&come_back(world, &ticket).await), ["at the night window"]);
    });
}

#[test]
fn a_seized_disk_tells_neither_digits_nor_what_to_try_them_on() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "hold this for me").await;
        let ticket = take(&mut visitor).await;
        come_back(world, &ticket).await;
        let mut heaps = vec![("the log".to_owned(), world.logs().into_bytes())];
        leaks::files(world.folder(), &mut heaps);
        if world.app.db.engine() == Engine::Postgres {
            leaks::tables(world.url(), &mut heaps);
        }
        for written in [ticket.clone(), ticket.replace(' ', ""), ticket.replace(' ', "-")] {
            assert_eq!(leaks::searched_for(&heaps, &written), []);
        }

        let ticket = Ticket::parse(&ticket).expect("it was shown");
        let org: &Organisation = world.org();
        let tried = |key: &SymmetricKey| {
            let keys = ticket.keys(key, "return ticket", org.id.bytes(), Cost::TEST).expect("a cost");
            keys.lookup.to_vec()
        };
        let stored = lookups(world).await;
        assert_eq!(stored, [tried(&world.app.instance)], "with the instance key one can tell a right guess");
        assert_ne!(stored, [tried(&SymmetricKey::random(&SeededEntropy::new(1)))], "without it one cannot");
    });
}

#[test]
fn a_ticket_goes_with_its_conversation() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "to be forgotten").await;
        let ticket = take(&mut visitor).await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let deleted = world.app.db.write(move |tx| tx.execute(&DELETE, &values![id.bytes()]));
        assert_eq!(deleted.await.expect("it can be deleted"), 1);
        assert!(lookups(world).await.is_empty());
        assert!(come_back(world, &ticket).await.shows("the conversation was deleted"));
    });
}

#[test]
fn a_ticket_outlives_the_session_it_was_made_in() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "see you in spring").await;
        let ticket = take(&mut visitor).await;
        world.clock.advance_minutes(100 * 24 * 60);
        visitor.open("/en/thread").await;
        assert_eq!(visitor.status(), StatusCode::NOT_FOUND);
        assert!(visitor.shows("You can come back to one with a return ticket"));
        visitor.follow("Were you here before? Come back with your ticket").await;
        visitor.fill(NUMBER, &ticket).press(OPEN).await;
        assert_eq!(said(&visitor), ["see you in spring"]);
    });
}

#[test]
fn a_conversation_kept_on_a_device_stays_for_seven_days_after_the_last_message_and_no_longer() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "keep me here").await;
        visitor.open("/en/thread/later").await;
        assert!(visitor.shows("Whoever uses this device or browser"), "the risk is said first");
        world.clock.advance_minutes(5 * 24 * 60);
        let form = visitor.form_of("Keep for 7 days");
        let kept = visitor.ask(Method::POST, &form.0, Some(&form.1)).await;
        assert_eq!(age(&kept).as_deref(), Some("Max-Age=604800"));
        visitor.press("Keep for 7 days").await;
        assert!(visitor.shows("This browser keeps the conversation until 7 days after your last message."));

        // The session lives as long as the cookie that was just given.
        world.clock.advance_minutes(7 * 24 * 60 - 1);
        assert_eq!(said(visitor.open("/en/thread").await), ["keep me here"]);
        visitor.fill("Your message", "still here");
        let form = visitor.form_of("Send message");
        let sent = visitor.ask(Method::POST, &form.0, Some(&form.1)).await;
        assert_eq!(age(&sent).as_deref(), Some("Max-Age=604800"), "the days begin again");
        visitor.press("Send message").await;

        visitor.open("/en/thread/later").await;
        let form = visitor.form_of("Do not keep it any longer");
        let undone = visitor.ask(Method::POST, &form.0, Some(&form.1)).await;
        assert_eq!(age(&undone).as_deref(), Some("none"), "a cookie without an age ends with the browser");
        let kept = visitor.clone();
        visitor.press("Do not keep it any longer").await;
        assert!(visitor.has_button("Keep for 7 days"));
        visitor.open("/en/thread").await.fill("Your message", "and now not");
        let form = visitor.form_of("Send message");
        let sent = visitor.ask(Method::POST, &form.0, Some(&form.1)).await;
        assert_eq!(age(&sent), None);

        // A cookie that somebody kept in spite of its age opens nothing.
        world.clock.advance_minutes(9 * 24 * 60);
        let mut kept = kept;
        assert_eq!(kept.open("/en/thread").await.status(), StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_form_of_another_session_neither_makes_nor_withdraws_a_ticket_nor_keeps_anything() {
    both(async |world| {
        let mut one = visitor_who_wrote(world, "one").await;
        let ticket = take(&mut one).await;
        one.open("/en/thread/later").await;
        let mut other = visitor_who_wrote(world, "other").await;
        other.open("/en/thread/later").await;
        let forms = [
            other.form_of("Make a return ticket"),
            one.form_of("Make my ticket useless"),
            other.form_of("Keep for 7 days"),
        ];
        for ((path, body), at) in forms.into_iter().zip([&one, &other, &one]) {
            let refused = at.ask(Method::POST, &path, Some(&body)).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{path}");
            assert_eq!(age(&refused), None, "{path}");
        }
        assert_eq!(said(&come_back(world, &ticket).await), ["one"]);
        assert_eq!(lookups(world).await.len(), 1);
    });
}

#[test]
fn without_a_conversation_there_is_nothing_to_come_back_to() {
    both(async |world| {
        let visitor = world.visitor();
        for (method, path) in [
            (Method::GET, "/en/thread/later"),
            (Method::POST, "/en/thread/ticket"),
            (Method::POST, "/en/thread/ticket/withdraw"),
            (Method::POST, "/en/thread/keep"),
        ] {
            let answer = visitor.ask(method, path, Some("csrf=0")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert!(answer.text().contains("No conversation is open in this browser."), "{path}");
            assert!(
                answer.text().contains("formaction=\"/fr/write\""),
                "{path}: the form has other languages"
            );
        }
        let unknown = come_back(world, "0000 0000 0000 0000 0000").await;
        assert_eq!(unknown.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unknown.shows("This number opens no conversation."));
        assert!(unknown.cookies.is_empty());
    });
}
