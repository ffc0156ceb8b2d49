//! What people, broken browsers and scripts send that cannot be taken: each time a clear message in the language of
//! the page, the words back in the form, nothing stored, nothing in the log.

use app::{chat::MAX_CHARS, surfaces};
use axum::http::{Method, StatusCode};
use kernel::Lang;

use crate::{
    browser::{Browser, encode},
    rows,
    stories::{said, visitor_who_wrote, worker_at},
    world::{World, both, both_with_two_organisations},
};

/// Each form that takes words, open in a language: the first message, a further one, a worker's answer.
async fn forms(world: &World, lang: Lang) -> [Browser; 3] {
    let mut first = world.visitor();
    first.open(&format!("/{}/write", lang.code())).await;
    let mut further = visitor_who_wrote(world, "words that were taken").await;
    further.open(&format!("/{}/thread", lang.code())).await;
    // A code counts once; the next member at the desk comes a minute later.
    world.clock.advance_minutes(1);
    let mut answer = worker_at(world, "aida", &further).await;
    let url = answer.url().replacen("/en/", &format!("/{}/", lang.code()), 1);
    answer.open(&url).await;
    [first, further, answer]
}

/// Types into the one field for words and sends.
async fn send(world: &World, page: &mut Browser, lang: Lang, words: &str) {
    let label = page.text_of("label[for=message]");
    page.fill(&label, words).press(world.app.catalogue.speak(lang).say("write-send")).await;
}

/// What stands in the field for words.
fn kept(page: &Browser) -> String {
    page.value(&page.text_of("label[for=message]"))
}

/// The message in the summary, which is said at the field too.
fn summary(page: &Browser) -> String {
    let (summary, field) = (page.text_of(".errors li"), page.text_of("#message-error"));
    assert!(field.ends_with(&summary) && !summary.is_empty(), "{summary:?} and {field:?}");
    summary
}

/// The body of a form with other bytes for its words, as they stand: percent signs and all.
fn with_raw(page: &Browser, button: &str, raw: &str) -> (String, String) {
    let (action, body) = page.form_of(button);
    let body = body.split('&').map(|pair| match pair.split_once('=') {
        Some(("message", _)) => format!("message={raw}"),
        _ => pair.to_owned(),
    });
    (action, body.collect::<Vec<_>>().join("&"))
}

#[test]
fn a_message_without_anything_to_read_is_asked_for_again() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ar] {
            let t = world.app.catalogue.speak(lang);
            for mut page in forms(world, lang).await {
                let before = rows::count(&world.app).await;
                for nothing in [
                    "",
                    " \n\t ",
                    "\u{200b}",
                    "\u{a0}\u{3000}\u{a0}",
                    "\u{301}\u{302}",
                    "\u{202e}\u{200f}",
                    "\u{feff}\u{200d}",
                ] {
                    send(world, &mut page, lang, nothing).await;
                    assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY, "{nothing:?}");
                    assert_eq!(summary(&page), t.say("write-error-empty"), "{nothing:?}");
                    assert_eq!(kept(&page), nothing, "it comes back as it was");
                    assert!(page.title().starts_with(t.say("form-error-prefix")), "{}", page.title());
                }
                assert_eq!(rows::count(&world.app).await, before);
            }
        }
    });
}

#[test]
fn a_message_that_is_too_long_comes_back_whole_and_says_how_long_it_is() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ru] {
            let t = world.app.catalogue.speak(lang);
            for mut page in forms(world, lang).await {
                let before = rows::count(&world.app).await;
                // Three times as long, because people paste.
                for chars in [MAX_CHARS + 1, 3 * MAX_CHARS] {
                    let long = "ы".repeat(chars);
                    send(world, &mut page, lang, &long).await;
                    assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY);
                    let told = t.with2("write-error-long", "max", MAX_CHARS, "chars", chars);
                    // The page is read with its blanks collapsed, the unbreakable ones of numbers too.
                    assert_eq!(summary(&page), told.replace(['\u{a0}', '\u{202f}'], " "));
                    assert!(kept(&page) == long, "every character comes back");
                }
                assert_eq!(rows::count(&world.app).await, before);
                // Exactly as long as may be, it is taken.
                send(world, &mut page, lang, &"ы".repeat(MAX_CHARS)).await;
                assert_eq!(page.status(), StatusCode::OK);
                assert_eq!(said(&page).last().map(|words| words.chars().count()), Some(MAX_CHARS));
            }
        }
    });
}

#[test]
fn bytes_that_are_no_text_are_shown_and_asked_about() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ar] {
            let t = world.app.catalogue.speak(lang);
            for mut page in forms(world, lang).await {
                let before = rows::count(&world.app).await;
                for (raw, shown) in
                    [("quail+%FF%FE+eggs", "quail \u{fffd}\u{fffd} eggs"), ("100%+quail", "100% quail")]
                {
                    let (action, body) = with_raw(&page, t.say("write-send"), raw);
                    page.send(&action, body).await;
                    assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY, "{raw}");
                    assert_eq!(summary(&page), t.say("write-error-garbled"));
                    assert_eq!(kept(&page), shown);
                }
                assert_eq!(rows::count(&world.app).await, before);
            }
        }
        assert!(!world.logs().contains("quail"), "what was typed is in the log");
    });
}

#[test]
fn signs_that_could_harm_a_page_are_left_out_and_the_words_are_taken() {
    both(async |world| {
        for mut page in forms(world, Lang::En).await {
            for (typed, stored) in [
                ("a nul\0 in the middle", "a nul in the middle"),
                ("turned \u{202e}around\u{202c} \u{2066}here\u{2069}", "turned around here"),
                ("\u{1b}[31mred\u{7}", "[31mred"),
                ("<script>alert(1)</script> & \"'", "<script>alert(1)</script> & \"'"),
            ] {
                send(world, &mut page, Lang::En, typed).await;
                assert_eq!(page.status(), StatusCode::OK, "{typed:?}");
                assert_eq!(said(&page).last().map(String::as_str), Some(stored));
                assert!(page.all("article.msg script").is_empty());
            }
            let tower = format!("e{}nd", "\u{301}".repeat(3_000));
            send(world, &mut page, Lang::En, &tower).await;
            assert_eq!(said(&page).last(), Some(&format!("e{}nd", "\u{301}".repeat(4))));
        }
    });
}

#[test]
fn a_megabyte_of_marks_or_of_words_is_refused_with_its_beginning() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ru] {
            for mut page in forms(world, lang).await {
                let before = rows::count(&world.app).await;
                for unit in ["\u{301}", "плот "] {
                    let beginning = "quagmire ";
                    let huge = format!("{beginning}{}", unit.repeat(1_048_576 / unit.len()));
                    send(world, &mut page, lang, &huge).await;
                    assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY);
                    summary(&page);
                    assert!(kept(&page).starts_with(&format!("{beginning}{}", unit.repeat(10_000))));
                    assert!(page.html().len() < 1_048_576, "the answer is smaller than the question");
                }
                assert_eq!(rows::count(&world.app).await, before);
                send(world, &mut page, lang, "short again").await;
                assert_eq!(said(&page).last().map(String::as_str), Some("short again"));
            }
        }
        assert!(!world.logs().contains("quagmire"));
    });
}

#[test]
fn ten_thousand_fields_change_nothing_for_those_that_count() {
    both(async |world| {
        let many: Vec<_> = (0..10_000).map(|n| format!("field{n}=x")).collect();
        for mut page in forms(world, Lang::En).await {
            let before = rows::count(&world.app).await;
            let (action, body) = page.form_of("Send message");
            page.send(&action, format!("{}&{body}", many.join("&"))).await;
            assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY, "ours are not among the first");
            summary(&page);
            assert_eq!(rows::count(&world.app).await, before);

            let label = page.text_of("label[for=message]");
            page.fill(&label, "with many fields");
            let (action, body) = page.form_of("Send message");
            page.send(&action, format!("{body}&{}", many.join("&"))).await;
            assert_eq!(said(&page).last().map(String::as_str), Some("with many fields"));
        }
    });
}

#[test]
fn a_first_form_whose_start_is_missing_changed_or_old_comes_back_ready_to_send() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ar] {
            let t = world.app.catalogue.speak(lang);
            let path = format!("/{}/write", lang.code());
            let mut visitor = world.visitor();
            visitor.open(&path).await;
            let good = visitor.all("input[name=start]")[0].attr("value").expect("a start").to_owned();
            let flipped = if good.starts_with('0') { "1" } else { "0" };
            let forged = format!("{flipped}{}", &good[1..]);
            let other_time = format!("{}{}{}", &good[..64], "7fffffffffffffff", &good[80..]);
            let none = String::new();
            let long = good.repeat(20);
            for start in [&none, &forged, &other_time, &long, &"é".repeat(72), &good[..143].to_owned()] {
                let before = rows::count(&world.app).await;
                visitor.post(&path, &[("start", start), ("message", "marjoram")]).await;
                assert_eq!(visitor.status(), StatusCode::UNPROCESSABLE_ENTITY, "{start:?}");
                assert_eq!(summary(&visitor), t.say("write-error-stale"));
                assert_eq!(kept(&visitor), "marjoram");
                assert!(visitor.cookies.is_empty());
                assert_eq!(rows::count(&world.app).await, before);
            }
            visitor.post(&path, &[("message", "marjoram")]).await;
            assert_eq!(summary(&visitor), t.say("write-error-stale"));

            // A form that lay open for a day.
            let before = rows::count(&world.app).await;
            world.clock.advance_minutes(24 * 60);
            visitor.post(&path, &[("start", &good), ("message", "marjoram")]).await;
            assert_eq!(summary(&visitor), t.say("write-error-stale"));
            assert_eq!(rows::count(&world.app).await, before);
            visitor.press(t.say("write-send")).await;
            assert_eq!(said(&visitor), ["marjoram"], "one press later it is sent");
            assert_eq!(rows::count(&world.app).await, before.and(1, 1));
        }
        assert!(!world.logs().contains("marjoram"));
    });
}

#[test]
fn a_form_with_a_wrong_token_comes_back_ready_to_send() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ar] {
            let t = world.app.catalogue.speak(lang);
            let [_, further, answer] = forms(world, lang).await;
            for (mut page, key) in [(further, "write-error-stale"), (answer, "form-error-stale")] {
                let before = rows::count(&world.app).await;
                let label = page.text_of("label[for=message]");
                for token in [None, Some(""), Some("0123456789abcdef0123456789abcdef"), Some("é\0")] {
                    page.fill(&label, "sorrel");
                    let (action, body) = page.form_of(t.say("write-send"));
                    let token = token.map(|token| encode(&[("csrf".to_owned(), token.to_owned())]));
                    let body = body.split('&').filter(|pair| !pair.starts_with("csrf="));
                    let body: Vec<_> = body.chain(token.as_deref()).collect();
                    page.send(&action, body.join("&")).await;
                    assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY, "{token:?}");
                    assert_eq!(summary(&page), t.say(key));
                    assert_eq!(kept(&page), "sorrel");
                }
                assert_eq!(rows::count(&world.app).await, before);
                page.press(t.say("write-send")).await;
                assert_eq!(
                    said(&page).last().map(String::as_str),
                    Some("sorrel"),
                    "one press later it is sent"
                );
                assert_eq!(rows::count(&world.app).await, before.and(0, 1));
            }
        }
        assert!(!world.logs().contains("sorrel"));
    });
}

#[test]
fn a_token_of_one_person_is_none_of_another() {
    both(async |world| {
        let one = visitor_who_wrote(world, "one").await;
        let mut two = visitor_who_wrote(world, "two").await;
        let token = one.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let before = rows::count(&world.app).await;
        two.post("/en/thread", &[("csrf", &token), ("message", "from elsewhere")]).await;
        assert_eq!(two.status(), StatusCode::UNPROCESSABLE_ENTITY);

        let mut aida = worker_at(world, "aida", &one).await;
        let marat = worker_at(world, "marat", &one).await;
        let token = marat.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let url = aida.url().to_owned();
        for deed in ["take", "resolve", "answer"] {
            aida.post(&format!("{url}/{deed}"), &[("csrf", &token), ("message", "x"), ("seen", "9")]).await;
            assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY, "{deed}");
        }
        aida.post("/en/sign-out", &[("csrf", &token)]).await;
        assert_eq!(aida.status(), StatusCode::FORBIDDEN);
        aida.open("/en/inbox").await;
        assert_eq!(aida.h1(), "Inbox", "still signed in");
        let id = rows::own(world, &one).await.expect("it is theirs");
        let (state, _, _, taken) = rows::standing(&world.app, id).await;
        assert_eq!((state.as_str(), taken), ("new", false));
        assert_eq!(rows::count(&world.app).await, before);
    });
}

#[test]
fn a_post_from_another_site_does_nothing() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ar] {
            let t = world.app.catalogue.speak(lang);
            for page in forms(world, lang).await {
                let before = rows::count(&world.app).await;
                for (header, value) in [
                    ("sec-fetch-site", "cross-site"),
                    ("sec-fetch-site", "same-site"),
                    ("origin", "https://elsewhere.example"),
                    ("origin", "null"),
                ] {
                    let mut from_elsewhere = page.clone();
                    from_elsewhere.always(header, value);
                    send(world, &mut from_elsewhere, lang, "tarragon").await;
                    assert_eq!(from_elsewhere.status(), StatusCode::FORBIDDEN, "{header}: {value}");
                    assert_eq!(from_elsewhere.h1(), t.say("error-forbidden-title"));
                    assert!(!from_elsewhere.html().contains("tarragon"), "it is not this person's text");
                }
                assert_eq!(rows::count(&world.app).await, before);
            }
        }
        // A link from elsewhere does not end a conversation either.
        let mut visitor = visitor_who_wrote(world, "still mine").await;
        let mut elsewhere = visitor.clone();
        elsewhere.always("sec-fetch-site", "cross-site");
        elsewhere.open("/en/leave").await;
        visitor.open("/en/thread").await;
        assert_eq!(said(&visitor), ["still mine"]);
    });
}

#[test]
fn a_start_or_a_cookie_of_another_organisation_is_none_here() {
    both_with_two_organisations(async |world| {
        let mut here = world.visitor();
        here.open("/en/write").await;
        let start = here.all("input[name=start]")[0].attr("value").expect("a start").to_owned();
        let mut there = world.visitor().at(crate::world::LEFT);
        let before = rows::count(&world.app).await;
        there.post("/ru/write", &[("start", &start), ("message", "чужая форма")]).await;
        assert_eq!(there.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(kept(&there), "чужая форма");
        assert_eq!(rows::count(&world.app).await, before);

        let visitor = visitor_who_wrote(world, "with night window").await;
        let mut carried = visitor.at(crate::world::LEFT);
        carried.open("/en/thread").await;
        assert_eq!(carried.status(), StatusCode::NOT_FOUND);
        assert!(!carried.shows("with night window"));
    });
}

#[test]
fn a_host_that_no_organisation_answers_to_learns_nothing() {
    both_with_two_organisations(async |world| {
        for host in ["elsewhere.example", "", "night.example.elsewhere.example", "127.0.0.1"] {
            for browser in [world.visitor(), world.desk()] {
                let browser = browser.at(host);
                for path in ["/", "/en/", "/en/write", "/en/inbox", "/leave", "/nowhere"] {
                    let answer = browser.ask(Method::GET, path, None).await;
                    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{host} {path}");
                    assert!(answer.body.is_empty(), "{host} {path}: {}", answer.text());
                }
                let answer = browser.ask(Method::POST, "/en/write", Some("message=x")).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND);
            }
        }
        let mut known = world.visitor().at("NIGHT.example:8443");
        known.open("/en/").await;
        assert!(known.shows("Call 112"));
        let mut other = world.visitor().at(crate::world::LEFT);
        other.open("/en/").await;
        assert!(other.shows("Call 103"), "each has the number of its place");
    });
}

#[test]
fn an_address_of_nothing_says_so_in_the_language_of_the_browser() {
    both(async |world| {
        for (accept, lang) in [("ru-RU,ru;q=0.9", Lang::Ru), ("ar", Lang::Ar), ("de", Lang::En)] {
            let t = world.app.catalogue.speak(lang);
            for path in ["/xx/", "/de/write", "/nowhere", "/en-GB/", "/%FF/", "//", "/en%2Fwrite"] {
                for mut browser in [world.visitor(), world.desk()] {
                    browser.always("accept-language", accept);
                    browser.open(path).await;
                    assert_eq!(browser.status(), StatusCode::NOT_FOUND, "{path}");
                    assert_eq!(browser.h1(), t.say("error-missing-title"), "{path}");
                }
            }
        }
        let t = world.app.catalogue.speak(Lang::Ar);
        let mut visitor = world.visitor();
        for path in
            ["/ar/nowhere", "/ar/thread/1", "/ar/inbox", "/ar/../etc/passwd", "/ar/%FF", "/assets/none.css"]
        {
            visitor.open(path).await;
            assert_eq!(visitor.status(), StatusCode::NOT_FOUND, "{path}");
            if path.starts_with("/ar") {
                assert_eq!(visitor.h1(), t.say("error-missing-title"), "{path}");
            }
        }
        let mut desk = world.signed_in(world.named("aida")).await;
        for id in ["1", "%FF", "00000000-0000-4000-8000-000000000000", "x%00y", &"a".repeat(5_000)] {
            desk.open(&format!("/ar/inbox/{id}")).await;
            assert_eq!(desk.status(), StatusCode::NOT_FOUND, "{id}");
            assert_eq!(desk.h1(), t.say("error-missing-title"), "{id}");
        }
    });
}

#[test]
fn nonsense_after_the_question_mark_shows_the_page_all_the_same() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "the one message").await;
        let desk = worker_at(world, "aida", &visitor).await;
        let thread = desk.url().to_owned();
        let digits = "9".repeat(60_000);
        let position = format!("{}.00000000-0000-0000-0000-000000000000", i64::MAX);
        let values = ["", "x", "-1", "0", "1.5", "%FF", "%00", &digits, "9223372036854775807", &position];
        for value in values {
            for (browser, path) in [
                (&visitor, format!("/en/thread?n={value}")),
                (&visitor, format!("/en/thread?before={value}")),
                (&visitor, format!("/en/thread?n=1&n={value}&before=2")),
                (&visitor, format!("/en/write?{value}")),
                (&visitor, format!("/en/?q={value}")),
                (&desk, format!("{thread}?before={value}")),
                (&desk, format!("/en/inbox?queue={value}")),
                (&desk, format!("/en/inbox?queue=new&after={value}")),
                (&desk, format!("/en/inbox?after={value}&after={value}")),
            ] {
                let short: String = path.chars().take(60).collect();
                if path.len() > 65_000 {
                    continue; // No address can be longer.
                }
                let mut page = browser.clone();
                page.open(&path).await;
                assert_eq!(page.status(), StatusCode::OK, "{short}");
                assert!(!page.h1().is_empty(), "{short}");
            }
        }
    });
}

#[test]
fn a_method_that_a_page_does_not_have_does_nothing() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "still here").await;
        let desk = worker_at(world, "aida", &visitor).await;
        let before = rows::count(&world.app).await;
        let thread = desk.url().to_owned();
        for (browser, path) in [
            (&visitor, "/en/"),
            (&visitor, "/en/thread"),
            (&visitor, "/en/about"),
            (&desk, "/en/inbox"),
            (&desk, thread.as_str()),
        ] {
            for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS, Method::TRACE] {
                let answer = browser.ask(method.clone(), path, Some("message=x")).await;
                let refused = [StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED];
                assert!(refused.contains(&answer.status), "{method} {path}: {}", answer.status);
                assert!(answer.text().contains("<h1>"), "{method} {path} says something");
            }
            let (whole, head) =
                (browser.ask(Method::GET, path, None).await, browser.ask(Method::HEAD, path, None).await);
            assert_eq!(head.status, whole.status, "{path}");
            assert!(head.body.is_empty() && !whole.body.is_empty(), "{path}");
        }
        for path in ["/en/", "/en/about", "/leave"] {
            let answer = visitor.ask(Method::POST, path, Some("")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "POST {path}");
        }
        for path in ["/en/sign-out".to_owned(), format!("{thread}/take"), format!("{thread}/answer")] {
            let answer = desk.ask(Method::GET, &path, None).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "GET {path}");
        }
        assert_eq!(rows::count(&world.app).await, before);
        assert!(rows::own(world, &visitor).await.is_some());
    });
}

#[test]
fn every_route_that_takes_a_form_survives_a_body_of_noise() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "under the noise").await;
        let desk = worker_at(world, "aida", &visitor).await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let before = rows::count(&world.app).await;
        let routes = [(surfaces::public::routes(), &visitor), (surfaces::desk::routes(), &desk)];
        for (routes, browser) in &routes {
            for route in routes.iter().filter(|route| route.method == Method::POST) {
                let path = route.path.replace("{lang}", "ru").replace("{id}", &id.to_string());
                for body in
                    ["", "&&&===", "%", "\u{0}\u{1}", "csrf", "login=%00&password=%FF&code=%D9", "{\"a\":1}"]
                {
                    let answer = browser.ask(Method::POST, &path, Some(body)).await;
                    assert!(!answer.status.is_server_error(), "{path} {body:?}: {}", answer.status);
                    assert!(
                        answer.text().contains("lang=\"ru\"") || answer.status.is_redirection(),
                        "{path} {body:?}"
                    );
                }
            }
        }
        assert_eq!(rows::count(&world.app).await, before);
    });
}
