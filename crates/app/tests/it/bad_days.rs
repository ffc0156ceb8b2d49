//! Days on which things go wrong around the people: clicks come twice, colleagues cross, clocks jump, sessions end and
//! the store is gone, locked or full. Whatever happens, words are kept and nothing is stored twice.

use std::collections::BTreeSet;

use app::{demo::code_now, surfaces};
use axum::http::{Method, StatusCode, header};
use db::Engine;
use kernel::{Lang, Moment};
use tower::ServiceExt;

use crate::{
    browser::{Answer, Browser},
    rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    world::{NIGHT, World, both},
};

/// Sends the same form several times at the same moment.
async fn at_once(page: &Browser, (path, body): &(String, String)) -> [Answer; 4] {
    let ask = || page.ask(Method::POST, path, Some(body));
    tokio::join!(ask(), ask(), ask(), ask()).into()
}

fn set_cookies(answers: &[Answer]) -> BTreeSet<String> {
    let of = |answer: &Answer| answer.headers.get(header::SET_COOKIE).map(|value| value.as_bytes().to_vec());
    let values = answers.iter().filter_map(of);
    values.map(|value| String::from_utf8(value).expect("a cookie is ASCII")).collect()
}

#[test]
fn a_first_message_clicked_four_times_at_once_is_one_conversation_one_message_and_one_cookie() {
    both(async |world| {
        let before = rows::count(&world.app).await;
        let mut visitor = world.visitor();
        visitor.open("/en/write").await.fill("Your first message", "my mouse clicks twice");
        let form = visitor.form_of("Send message");
        let answers = at_once(&visitor, &form).await;
        for answer in &answers {
            assert_eq!(answer.location(), Some("/en/thread?first=1#latest"), "{}", answer.status);
        }
        assert_eq!(set_cookies(&answers).len(), 1);
        assert_eq!(rows::count(&world.app).await, before.and(1, 1));

        visitor.send(&form.0, form.1.clone()).await;
        assert_eq!(said(&visitor), ["my mouse clicks twice"], "nor does it change anything later");
        assert_eq!(rows::count(&world.app).await, before.and(1, 1));
    });
}

#[test]
fn a_first_form_sent_again_with_other_words_adds_them_to_its_conversation() {
    both(async |world| {
        let before = rows::count(&world.app).await;
        let mut visitor = world.visitor();
        visitor.open("/en/write").await;
        let form = visitor.clone();
        visitor.fill("Your first message", "the first words").press("Send message").await;
        let mut again = form;
        again.fill("Your first message", "and these").press("Send message").await;
        assert_eq!(said(&again), ["the first words", "and these"]);
        assert_eq!(again.cookies, visitor.cookies);
        assert_eq!(rows::count(&world.app).await, before.and(1, 2));
    });
}

#[test]
fn a_first_message_from_a_second_tab_goes_to_the_conversation_that_is_open() {
    both(async |world| {
        let mut tab = world.visitor();
        tab.open("/en/write").await;
        let mut other = visitor_who_wrote(world, "from the first tab").await;
        let before = rows::count(&world.app).await;
        tab.cookies = other.cookies.clone();
        tab.fill("Your first message", "from the second tab");
        let form = tab.form_of("Send message");
        for answer in at_once(&tab, &form).await {
            assert_eq!(answer.location(), Some("/en/thread#latest"), "{}", answer.status);
            assert!(!answer.headers.contains_key(header::SET_COOKIE), "the cookie stays");
        }
        other.open("/en/thread").await;
        assert_eq!(said(&other), ["from the first tab", "from the second tab"]);
        assert_eq!(rows::count(&world.app).await, before.and(0, 1));
    });
}

#[test]
fn a_further_message_clicked_four_times_at_once_is_one_message() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "hello").await;
        let before = rows::count(&world.app).await;
        visitor.fill("Your message", "are you there");
        let form = visitor.form_of("Send message");
        for answer in at_once(&visitor, &form).await {
            assert_eq!(answer.location(), Some("/en/thread#latest"), "{}", answer.status);
        }
        assert_eq!(rows::count(&world.app).await, before.and(0, 1));
        // The same words from a page that was opened later are meant.
        visitor.open("/en/thread").await.fill("Your message", "are you there").press("Send message").await;
        assert_eq!(said(&visitor), ["hello", "are you there", "are you there"]);
        rows::assert_no_gaps(&world.app).await;
    });
}

#[test]
fn an_answer_clicked_four_times_at_once_is_one_answer() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        let before = rows::count(&world.app).await;
        let label = desk.text_of("label[for=message]");
        desk.fill(&label, "Yes, I am here.");
        let form = desk.form_of("Send message");
        for answer in at_once(&desk, &form).await {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        }
        assert_eq!(rows::count(&world.app).await, before.and(0, 1));
    });
}

#[test]
fn a_page_of_the_desk_opened_four_times_at_once_opens_each_time_and_keeps_its_record_whole() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "open me").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let desk = world.signed_in(world.named("aida")).await;
        for path in [format!("/en/inbox/{id}"), "/en/inbox?queue=resolved".to_owned()] {
            let ask = || desk.ask(Method::GET, &path, None);
            let answers: [Answer; 4] = tokio::join!(ask(), ask(), ask(), ask()).into();
            for answer in answers {
                assert_eq!(answer.status, StatusCode::OK, "{path}");
            }
        }
        assert!(rows::records_are_whole(&world.app).await);
    });
}

#[test]
fn of_two_who_answer_at_once_the_second_is_told_and_can_still_send() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ru] {
            let t = world.app.catalogue.speak(lang);
            let visitor = visitor_who_wrote(world, "who is there").await;
            world.clock.advance_minutes(1);
            let mut aida = worker_at(world, "aida", &visitor).await;
            let mut marat = worker_at(world, "marat", &visitor).await;
            let url = marat.url().replacen("/en/", &format!("/{}/", lang.code()), 1);
            marat.open(&url).await;
            let before = rows::count(&world.app).await;
            answer(&mut aida, "Aida is here.").await;
            let label = marat.text_of("label[for=message]");
            marat.fill(&label, "Marat, coriander.").press(t.say("write-send")).await;
            assert_eq!(marat.status(), StatusCode::CONFLICT);
            assert_eq!(marat.text_of(".errors li"), t.say("thread-error-colleague"));
            assert_eq!(said(&marat), ["who is there", "Aida is here."], "it can be read above");
            assert_eq!(marat.value(&label), "Marat, coriander.");
            assert_eq!(rows::count(&world.app).await, before.and(0, 1));
            marat.press(t.say("write-send")).await;
            assert_eq!(said(&marat).len(), 3);
            assert_eq!(rows::count(&world.app).await, before.and(0, 2));

            // In the very same moment, one of them is first.
            aida.open(&url).await;
            marat.open(&url).await;
            for (page, words) in [(&mut aida, "one"), (&mut marat, "two")] {
                let label = page.text_of("label[for=message]");
                page.fill(&label, words);
            }
            let (one, two) = (aida.form_of(t.say("write-send")), marat.form_of(t.say("write-send")));
            let (one, two) = tokio::join!(
                aida.ask(Method::POST, &one.0, Some(&one.1)),
                marat.ask(Method::POST, &two.0, Some(&two.1))
            );
            let mut statuses = [one.status, two.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
            assert_eq!(rows::count(&world.app).await, before.and(0, 3));
        }
        assert!(!world.logs().contains("coriander"));
    });
}

#[test]
fn what_a_visitor_adds_meanwhile_does_not_stop_an_answer() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "first").await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        visitor.fill("Your message", "second").press("Send message").await;
        answer(&mut desk, "To the first.").await;
        assert_eq!(said(&desk), ["first", "second", "To the first."]);
    });
}

#[test]
fn what_a_visitor_adds_meanwhile_is_not_put_away_unread() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ar] {
            let t = world.app.catalogue.speak(lang);
            let mut visitor = visitor_who_wrote(world, "thank you").await;
            world.clock.advance_minutes(1);
            let mut desk = worker_at(world, "aida", &visitor).await;
            let url = desk.url().replacen("/en/", &format!("/{}/", lang.code()), 1);
            desk.open(&url).await;
            visitor.fill("Your message", "wait, one more thing").press("Send message").await;
            desk.press(t.say("thread-resolve")).await;
            assert_eq!(desk.status(), StatusCode::CONFLICT);
            assert_eq!(desk.text_of(".errors li"), t.say("thread-error-news"));
            assert_eq!(said(&desk), ["thank you", "wait, one more thing"]);
            let id = rows::own(world, &visitor).await.expect("it is theirs");
            assert_eq!(rows::standing(&world.app, id).await.0, "new");
            desk.press(t.say("thread-resolve")).await;
            assert_eq!(rows::standing(&world.app, id).await.0, "resolved");
        }
    });
}

#[test]
fn what_a_colleague_has_taken_stays_theirs_and_whoever_comes_second_is_told() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ar] {
            let t = world.app.catalogue.speak(lang);
            let visitor = visitor_who_wrote(world, "take me").await;
            world.clock.advance_minutes(1);
            let mut aida = worker_at(world, "aida", &visitor).await;
            let mut marat = worker_at(world, "marat", &visitor).await;
            let url = marat.url().replacen("/en/", &format!("/{}/", lang.code()), 1);
            marat.open(&url).await;
            aida.press("Take it").await;
            marat.press(t.say("thread-take")).await;
            assert_eq!(marat.status(), StatusCode::CONFLICT);
            assert_eq!(marat.text_of(".errors li"), t.say("thread-error-taken"));
            assert!(marat.text_of(".facts").contains("Aida"), "{}", marat.text_of(".facts"));

            // Both at once: one has it.
            let visitor = visitor_who_wrote(world, "take me too").await;
            world.clock.advance_minutes(1);
            let (aida, marat) =
                (worker_at(world, "aida", &visitor).await, worker_at(world, "marat", &visitor).await);
            let (one, two) = (aida.form_of("Take it"), marat.form_of("Take it"));
            let (one, two) = tokio::join!(
                aida.ask(Method::POST, &one.0, Some(&one.1)),
                marat.ask(Method::POST, &two.0, Some(&two.1))
            );
            let mut statuses = [one.status, two.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
        }
    });
}

#[test]
fn a_clock_that_jumps_back_loses_nobody_and_changes_no_order() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "before the jump").await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        let mut writing = world.visitor();
        writing.open("/en/write").await;
        world.clock.advance_minutes(-180);

        visitor.fill("Your message", "after the jump").press("Send message").await;
        assert_eq!(said(&visitor), ["before the jump", "after the jump"]);
        writing.fill("Your first message", "a form from the future").press("Send message").await;
        assert_eq!(said(&writing), ["a form from the future"]);

        answer(&mut desk, "We read you.").await;
        assert_eq!(said(&desk), ["before the jump", "after the jump", "We read you."], "still signed in");
        desk.open("/en/inbox").await;
        let ages = desk.texts_of(".item .status").join(" ");
        assert!(!ages.contains('-') && ages.contains("0 min"), "{ages}");
        visitor.follow("Check for new messages").await;
        assert_eq!(said(&visitor).last().map(String::as_str), Some("We read you."));

        // A code from before the jump is used up; the sentence says so, and later ones fit again.
        let account = world.named("aida");
        let mut again = world.desk();
        again.open("/en/sign-in").await.fill("Login", &account.login).fill("Password", &account.password);
        again.press("Next").await;
        let code = code_now(&account.totp_secret, world.now()).expect("a secret");
        again.fill("Code", &code).press("Sign in").await;
        assert_eq!(again.status(), StatusCode::UNPROCESSABLE_ENTITY);
        world.clock.advance_minutes(181);
        desk.open("/en/inbox").await;
        assert_eq!(desk.h1(), "The desk is locked", "three hours later, idle is idle");
        desk.fill("Password", &account.password).press("Unlock").await;
        assert_eq!(desk.url(), "/en/inbox");
        rows::assert_no_gaps(&world.app).await;
    });
}

#[test]
fn a_session_that_is_over_loses_no_answer_that_was_typed() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ar] {
            let t = world.app.catalogue.speak(lang);
            let visitor = visitor_who_wrote(world, "a long question").await;
            world.clock.advance_minutes(1);
            let mut desk = worker_at(world, "aida", &visitor).await;
            let url = desk.url().replacen("/en/", &format!("/{}/", lang.code()), 1);
            // Every page counts as being there.
            for _ in 0..3 {
                world.clock.advance_minutes(14);
                desk.open(&url).await;
                assert_eq!(desk.status(), StatusCode::OK);
            }
            let before = rows::count(&world.app).await;
            let label = desk.text_of("label[for=message]");
            desk.fill(&label, "a long answer about fennel");
            world.clock.advance_minutes(15);
            let mut window = desk.clone();
            window.open(&url).await;
            assert_eq!(window.h1(), t.say("unlock-title"));
            window.press(t.say("desk-sign-out")).await;
            assert_eq!(window.url(), format!("/{}/sign-in", lang.code()));

            desk.press(t.say("write-send")).await;
            assert_eq!(desk.status(), StatusCode::UNAUTHORIZED);
            assert!(desk.shows(t.say("form-error-stale")), "{}", desk.text());
            assert_eq!(desk.value(t.say("thread-label")), "a long answer about fennel");
            assert!(!desk.shows("a long question"), "nothing of the conversation is shown");
            assert_eq!(rows::count(&world.app).await, before);

            // Signed in again in another window, the same button sends it.
            window.sign_in(world.named("aida"), world.now()).await;
            desk.cookies = window.cookies.clone();
            desk.press(t.say("write-send")).await;
            assert_eq!(desk.text_of(".errors li"), t.say("form-error-stale"));
            desk.press(t.say("write-send")).await;
            assert_eq!(said(&desk), ["a long question", "a long answer about fennel"]);
            assert_eq!(rows::count(&world.app).await, before.and(0, 1));
        }
        assert!(!world.logs().contains("fennel"));
    });
}

/// A browser between password and code.
async fn with_password(world: &World, login: &str, lang: Lang) -> Browser {
    let (t, account) = (world.app.catalogue.speak(lang), world.named(login));
    let mut desk = world.desk();
    desk.open(&format!("/{}/sign-in", lang.code())).await;
    desk.fill(t.say("sign-in-login"), &account.login).fill(t.say("sign-in-password"), &account.password);
    desk.press(t.say("sign-in-next")).await;
    assert_eq!(desk.h1(), t.say("code-title"));
    desk
}

#[test]
fn a_code_counts_once_whoever_looked_over_the_shoulder() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ru] {
            let t = world.app.catalogue.speak(lang);
            world.clock.advance_minutes(10);
            let account = world.named("aida");
            let code = code_now(&account.totp_secret, world.now()).expect("a secret");
            let (mut one, mut two) =
                (with_password(world, "aida", lang).await, with_password(world, "aida", lang).await);
            one.fill(t.say("code-label"), &code);
            two.fill(t.say("code-label"), &code);
            let (first, second) = (one.form_of(t.say("sign-in-title")), two.form_of(t.say("sign-in-title")));
            let (first, second) = tokio::join!(
                one.ask(Method::POST, &first.0, Some(&first.1)),
                two.ask(Method::POST, &second.0, Some(&second.1))
            );
            let mut statuses = [first.status, second.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY], "one of them");

            let mut late = with_password(world, "aida", lang).await;
            late.fill(t.say("code-label"), &code).press(t.say("sign-in-title")).await;
            assert_eq!(late.status(), StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(late.text_of(".errors li"), t.say("sign-in-error-code"));
            // Nor does the one before it, which skew would let through.
            let earlier = Moment::from_millis(world.now().millis() - 30_000);
            let earlier = code_now(&account.totp_secret, earlier).expect("a secret");
            late.fill(t.say("code-label"), &earlier).press(t.say("sign-in-title")).await;
            assert_eq!(late.status(), StatusCode::UNPROCESSABLE_ENTITY);
            // The next one does, however it is typed.
            world.clock.advance_millis(30_000);
            let next = code_now(&account.totp_secret, world.now()).expect("a secret");
            late.fill(t.say("code-label"), &format!(" {} {} ", &next[..3], &next[3..]));
            late.press(t.say("sign-in-title")).await;
            assert_eq!(late.h1(), t.say("desk-inbox"));
        }
    });
}

#[test]
fn after_five_wrong_codes_the_password_is_asked_for_again() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ar] {
            // So that the codes of the first round count no longer.
            world.clock.advance_minutes(10);
            let t = world.app.catalogue.speak(lang);
            let before = rows::desk_sessions(&world.app).await;
            let mut desk = with_password(world, "aida", lang).await;
            let right = code_now(&world.named("aida").totp_secret, world.now()).expect("a secret");
            let wrong = if right.starts_with('0') { "111111" } else { "000000" };
            for typed in [wrong, "", "letters", "١٢٣"] {
                desk.fill(t.say("code-label"), typed).press(t.say("sign-in-title")).await;
                assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{typed:?}");
                assert_eq!(desk.text_of(".errors li"), t.say("sign-in-error-code"), "{typed:?}");
            }
            let kept = desk.clone();
            desk.fill(t.say("code-label"), wrong).press(t.say("sign-in-title")).await;
            assert_eq!(desk.h1(), t.say("sign-in-title"));
            assert_eq!(desk.text_of(".errors li"), t.say("sign-in-error-codes"));
            assert!(!desk.cookies.contains_key("nb-desk"));
            assert_eq!(rows::desk_sessions(&world.app).await, before);
            // Now the right code does not help either.
            let mut back = kept;
            back.fill(t.say("code-label"), &right).press(t.say("sign-in-title")).await;
            assert_eq!(back.h1(), t.say("sign-in-title"));
        }
    });
}

#[test]
fn a_half_finished_sign_in_ends_after_five_minutes() {
    both(async |world| {
        let mut desk = with_password(world, "aida", Lang::En).await;
        desk.open("/en/inbox").await;
        assert_eq!(desk.h1(), "Enter the code", "the password alone opens nothing");
        world.clock.advance_minutes(5);
        let code = code_now(&world.named("aida").totp_secret, world.now()).expect("a secret");
        desk.fill("Code", &code).press("Sign in").await;
        assert_eq!(desk.h1(), "Sign in");
        assert!(desk.all("#login").len() == 1, "{}", desk.text());
    });
}

#[test]
fn an_unknown_login_is_answered_like_a_wrong_password() {
    both(async |world| {
        for lang in [Lang::En, Lang::Ar] {
            let t = world.app.catalogue.speak(lang);
            let mut pages = Vec::new();
            for (login, password) in
                [("aida", "not it"), ("nobody", "not it"), ("nobody", &world.named("aida").password)]
            {
                let mut desk = world.desk();
                desk.open(&format!("/{}/sign-in", lang.code())).await;
                desk.fill(t.say("sign-in-login"), login).fill(t.say("sign-in-password"), password);
                desk.press(t.say("sign-in-next")).await;
                assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
                assert_eq!(desk.text_of(".errors li"), t.say("sign-in-error-match"));
                assert_eq!(desk.value(t.say("sign-in-login")), login, "the login comes back");
                assert_eq!(desk.value(t.say("sign-in-password")), "", "the password does not");
                assert!(!desk.cookies.contains_key("nb-desk"));
                pages.push(desk.html().replace(&format!("value=\"{login}\""), ""));
            }
            assert!(pages.iter().all(|page| *page == pages[0]));
            for login in ["", "aida\0", "a".repeat(65).as_str(), "' OR 1=1 --", "\u{202e}aida"] {
                let mut desk = world.desk();
                desk.open(&format!("/{}/sign-in", lang.code())).await;
                desk.fill(t.say("sign-in-login"), login).fill(t.say("sign-in-password"), "pimento");
                desk.press(t.say("sign-in-next")).await;
                assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{login:?}");
            }
        }
        let logs = world.logs();
        assert!(!logs.contains("pimento") && !logs.contains(&world.named("aida").password));
    });
}

#[test]
fn sixty_four_visitors_who_write_in_the_same_moment_are_all_heard() {
    const N: i64 = 64;
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let world = World::with(engine, &["night-window"]);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build();
        runtime.expect("a runtime can be built").block_on(async {
            let router = surfaces::public::router(&world.app);
            let send = |path: &'static str, cookie: Option<String>, body: String| {
                let router = router.clone();
                let mut request = axum::http::Request::post(path)
                    .header(header::HOST, NIGHT)
                    .header(header::ORIGIN, format!("https://{NIGHT}"))
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                if let Some(cookie) = cookie {
                    request = request.header(header::COOKIE, cookie);
                }
                let request = request.body(axum::body::Body::from(body)).expect("it is a request");
                tokio::spawn(async move { router.oneshot(request).await.expect("a router always answers") })
            };
            let before = rows::count(&world.app).await;
            let mut forms = Vec::new();
            for number in 0..N {
                let mut visitor = world.visitor();
                visitor.open("/en/write").await.fill("Your first message", &format!("visitor {number}"));
                forms.push(visitor.form_of("Send message").1);
            }
            let sent: Vec<_> = forms.into_iter().map(|body| send("/en/write", None, body)).collect();
            for answer in sent {
                let answer = answer.await.expect("no panic");
                assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{engine:?}");
            }
            assert_eq!(rows::count(&world.app).await, before.and(N, N), "{engine:?}");

            // All in one conversation, where they get in each other's way.
            let mut visitor = visitor_who_wrote(&world, "0").await;
            let cookie = format!("nb={}", visitor.cookies["nb"]);
            let before = rows::count(&world.app).await;
            let csrf = visitor.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
            let body = |number| format!("csrf={csrf}&nonce={number:032x}&message={number}");
            let sent: Vec<_> =
                (1..=N).map(|number| send("/en/thread", Some(cookie.clone()), body(number))).collect();
            for answer in sent {
                let answer = answer.await.expect("no panic");
                assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{engine:?}");
            }
            assert_eq!(rows::count(&world.app).await, before.and(0, N), "{engine:?}");
            rows::assert_no_gaps(&world.app).await;
            let mut all = BTreeSet::new();
            visitor.open("/en/thread").await;
            all.extend(said(&visitor));
            visitor.follow("Show earlier messages").await;
            all.extend(said(&visitor));
            assert_eq!(all, (0..=N).map(|number| number.to_string()).collect());
        });
    }
}
