//! Editing the guide at the desk: the way to everybody, who may not go it, two at once, a moment, taking away, another process.

use std::time::Duration;

use app::{
    guide::{
        Changes,
        edit::{self, publish_due},
        own_files,
    },
    policy::Role,
};
use axum::http::{Method, StatusCode};
use kernel::Lang;

use crate::{
    browser::Browser,
    world::{LEFT, World, both, both_with_two_organisations},
};

const TEXT: &str = "The text";
const SAVE: &str = "Save as draft";
const SUBMIT: &str = "Give it to be checked";
const PUBLISH: &str = "Publish now";

/// A text of the program's own guide.
pub fn own_text(path: &str) -> String {
    let found = own_files().into_iter().find(|(own, _)| own == path).expect("it comes with the program").1;
    String::from_utf8(found.into_owned()).expect("text")
}

/// The program's own text with another title.
pub fn retitled(path: &str, title: &str) -> String {
    let own = own_text(path);
    let line = own.lines().find(|line| line.starts_with("title")).expect("a title").to_owned();
    own.replacen(&line, &format!("title = \"{title}\""), 1)
}

/// A browser of a member, whose code counts.
pub async fn member(world: &World, login: &str) -> Browser {
    world.clock.advance_minutes(1);
    world.signed_in(world.named(login)).await
}

fn login(world: &World, role: Role) -> String {
    world.account(role).login.clone()
}

pub async fn save<'a>(desk: &'a mut Browser, file: &str, text: &str) -> &'a mut Browser {
    desk.open(&format!("/en/guide-text/{file}")).await.fill(TEXT, text).press(SAVE).await
}

/// Goes the whole way up to the point where it may be published; the browser of the coordinator.
pub async fn approve(world: &World, writer: &str, file: &str, text: &str) -> Browser {
    let mut desk = member(world, writer).await;
    save(&mut desk, file, text).await;
    assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
    desk.press(SUBMIT).await;
    assert!(desk.shows("Waits for the medical check"), "{}", desk.text());
    let at = format!("/en/guide-text/{file}");
    let mut doctor = member(world, &login(world, Role::Doctor)).await;
    doctor.open(&at).await.press("It is right as to health").await;
    assert!(doctor.shows("Waits for the legal check"), "{}", doctor.text());
    doctor.open(&at).await;
    assert!(!doctor.has_button("It is within the law"), "a doctor says nothing of the law");
    let mut lead = member(world, &login(world, Role::Coordinator)).await;
    lead.open(&at).await;
    assert!(lead.shows("Strict reading"), "by which profile: {}", lead.text());
    lead.press("It is within the law").await.press("Approve").await;
    assert!(lead.shows("Waits for a second approval"), "{}", lead.text());
    let mut publisher = member(world, &login(world, Role::Publisher)).await;
    publisher.open(&at).await.press("Approve").await;
    assert!(publisher.has_button(PUBLISH), "{}", publisher.text());
    lead.open(&at).await;
    lead
}

/// What a question finds, as addresses.
async fn found(world: &World, lang: &str, question: &str) -> Vec<String> {
    let mut visitor = world.visitor();
    visitor.post(&format!("/{lang}/guide/search"), &[("q", question)]).await;
    let links = visitor.all("#found + ul li > a, #found ~ ul li a, main li > a");
    links.iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect()
}

async fn ask(browser: &Browser, path: &str) -> StatusCode {
    browser.ask(Method::GET, path, None).await.status
}

#[test]
fn a_text_goes_the_whole_way_and_is_seen_and_found_and_who_decided_stays_provable() {
    both(async |world| {
        for (lang, title, word) in
            [("en", "Heliotrope for naloxone", "heliotrope"), ("ar", "النالوكسون وزهرة البنفسج", "البنفسج")]
        {
            let (path, file) = (format!("how-to/naloxone/{lang}.md"), format!("how-to/naloxone/{lang}"));
            let public = format!("/{lang}/guide/how-to/naloxone");
            let mut visitor = world.visitor();
            visitor.open(&public).await;
            assert_ne!(visitor.h1(), title);
            let mut lead = approve(world, "aida", &file, &retitled(&path, title)).await;
            visitor.open(&public).await;
            assert_ne!(visitor.h1(), title, "not before it is published");
            let before = world.app.guide.of(world.org().id).revision;
            lead.press(PUBLISH).await;
            assert!(lead.shows("Everybody sees version 1."), "{}", lead.text());
            assert!(world.app.guide.of(world.org().id).revision > before);
            visitor.open(&public).await;
            assert_eq!(visitor.h1(), title);
            assert!(found(world, lang, word).await.contains(&public), "the search finds it");
            lead.follow("Versions and decisions").await;
            let said = lead.text();
            for step in ["Given to be checked", "Medical check", "Legal check", "Approval", "Published"] {
                assert!(said.contains(step), "{step}: {said}");
            }
            assert!(said.contains("Strict reading (propaganda_law, foreign_funding)"), "{said}");
            for name in ["Aida", "Dr Nur", "Dana"] {
                assert!(said.contains(name), "{name}: {said}");
            }
            let prints = lead.texts_of("ol code");
            assert!(prints.len() >= 6 && prints.iter().all(|print| *print == prints[0]), "{prints:?}");
            lead.open("/en/audit").await;
            assert!(
                lead.shows("Published a text of the guide") && lead.shows("Approved a text of the guide")
            );
        }
    });
}

#[test]
fn whoever_wrote_it_does_not_approve_and_nobody_approves_twice() {
    both(async |world| {
        let (file, at) = ("sources/care/toml", "/en/guide-text/sources/care/toml");
        let text = format!("{}\n# one more line\n", own_text("sources/care.toml"));
        let mut lead = member(world, &login(world, Role::Coordinator)).await;
        save(&mut lead, file, &text).await.press(SUBMIT).await;
        assert!(
            lead.shows("Waits for two approvals"),
            "a list of sources needs no other check: {}",
            lead.text()
        );
        lead.press("Approve").await;
        assert_eq!(lead.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(lead.shows("You wrote on this text"), "{}", lead.text());
        let mut publisher = member(world, &login(world, Role::Publisher)).await;
        publisher.open(at).await.press("Approve").await;
        assert!(publisher.shows("Waits for a second approval"), "{}", publisher.text());
        publisher.press("Approve").await;
        assert_eq!(publisher.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(publisher.shows("You have approved it already"), "{}", publisher.text());
        let mut aida = member(world, "aida").await;
        aida.open(at).await;
        assert!(!aida.has_button("Approve") && !aida.has_button("Take it away from everybody"));
        let csrf = aida.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let body = [("csrf", csrf.as_str()), ("seen", "1"), ("do", "approve")];
        aida.post(&format!("{at}/step"), &body).await;
        assert_eq!(aida.status(), StatusCode::FORBIDDEN, "her role approves nothing");
        let mut doctor = member(world, &login(world, Role::Doctor)).await;
        doctor.open(at).await.press("Approve").await;
        assert!(doctor.shows("Approved") && !doctor.has_button(PUBLISH), "{}", doctor.text());
        // Back with a reason, and all checks are gone.
        lead.open(at).await.press("Back to the writer").await;
        assert!(lead.shows("Write why"), "{}", lead.text());
        lead.fill("Why it goes back", "The year is missing").press("Back to the writer").await;
        assert!(lead.shows("Draft") && lead.shows("The year is missing"), "{}", lead.text());
        lead.press(SUBMIT).await;
        assert!(lead.shows("Waits for two approvals"), "{}", lead.text());
    });
}

#[test]
fn another_text_has_none_of_the_checks_of_the_one_before() {
    both(async |world| {
        let (file, path) = ("how-to/naloxone/fr", "how-to/naloxone/fr.md");
        let at = format!("/en/guide-text/{file}");
        let mut lead = approve(world, "aida", file, &retitled(path, "Un")).await;
        let mut marat = member(world, "marat").await;
        save(&mut marat, file, &retitled(path, "Deux")).await;
        lead.press(PUBLISH).await;
        assert_eq!(
            lead.status(),
            StatusCode::CONFLICT,
            "what was approved is not the latest: {}",
            lead.text()
        );
        lead.open(&at).await;
        assert!(!lead.has_button(PUBLISH) && lead.has_button(SUBMIT), "{:?}", lead.texts_of("button"));
        lead.press(SUBMIT).await;
        assert!(lead.shows("Waits for the medical check"), "{}", lead.text());
    });
}

#[test]
fn two_who_save_at_once_lose_nothing() {
    both(async |world| {
        let (file, path) = ("checklist/before/en", "checklist/before/en.md");
        let at = format!("/en/guide-text/{file}");
        let (mut aida, mut marat) = (member(world, "aida").await, member(world, "marat").await);
        aida.open(&at).await;
        marat.open(&at).await;
        aida.fill(TEXT, &retitled(path, "First heron")).press(SAVE).await;
        marat.fill(TEXT, &retitled(path, "Second heron")).press(SAVE).await;
        assert_eq!(marat.status(), StatusCode::CONFLICT);
        assert!(marat.value(TEXT).contains("Second heron"), "what was typed is still there");
        assert!(marat.text_of("#theirs ~ div ins").contains("Second"), "{}", marat.html());
        assert!(marat.text_of("#theirs ~ div del").contains("First"));
        marat.press(SAVE).await;
        assert_eq!(marat.status(), StatusCode::OK);
        assert!(marat.value(TEXT).contains("Second heron"));
        for (number, title) in [(1, "First heron"), (2, "Second heron")] {
            marat.open(&format!("{at}/history/{number}")).await;
            assert!(marat.shows(title), "{}", marat.text());
        }
        // Sent twice is once.
        let (action, body) = {
            marat.open(&at).await;
            marat.fill(TEXT, &retitled(path, "Third heron"));
            marat.form_of(SAVE)
        };
        for _ in 0..2 {
            marat.send(&action, body.clone()).await;
            assert_eq!(marat.status(), StatusCode::OK);
        }
        assert_eq!(ask(&marat, &format!("{at}/history/4")).await, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_text_that_cannot_be_read_is_kept_with_its_lines_and_goes_no_further() {
    both(async |world| {
        let at = "/en/guide-text/how-to/naloxone/ar";
        let broken =
            format!("{}\n<b>bold</b>\n\n::: steps\nno list\n:::\n", own_text("how-to/naloxone/ar.md"));
        let line = broken.lines().position(|line| line.starts_with("<b>")).expect("it is there") + 1;
        let mut desk = member(world, "aida").await;
        desk.open(at).await.fill(TEXT, &broken).press("Show").await;
        assert_eq!(desk.status(), StatusCode::OK);
        assert!(desk.shows(&format!("Line {line} Mistake HTML is not allowed")), "{}", desk.text());
        assert!(desk.value(TEXT).contains("<b>bold</b>"));
        assert!(desk.all("article b").is_empty(), "no markup of theirs");
        desk.press(SAVE).await;
        assert!(desk.value(TEXT).contains("no list") && desk.shows(&format!("Line {line} Mistake")));
        desk.press(SUBMIT).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("The check found mistakes") && desk.value(TEXT).contains("no list"));
        save(&mut desk, "how-to/naloxone/ar", "nothing of it is right").await;
        assert!(desk.shows("must begin with its front matter"), "{}", desk.text());
        let hurts = own_text("how-to/naloxone/en.md").replacen(
            "## What it does",
            "## What it does\n\nAn addict needs it.",
            1,
        );
        desk.open("/en/guide-text/how-to/naloxone/en").await.fill(TEXT, &hurts).press("Show").await;
        assert!(desk.shows("This can hurt"), "{}", desk.text());
        // What leads to somebody or somewhere is named to whoever writes and whoever approves (S-2).
        for leads in
            ["59.93428, 30.33510", "+7 921 555 01 23", "@snowman_bot", "vxr2k5example234567.onion/shop"]
        {
            let text = own_text("how-to/naloxone/en.md").replacen(
                "## What it does",
                &format!("## What it does\n\nMore at {leads} there."),
                1,
            );
            desk.open("/en/guide-text/how-to/naloxone/en").await.fill(TEXT, &text).press("Show").await;
            assert!(desk.shows("leads to somebody or somewhere"), "{leads}: {}", desk.text());
        }
        // What it says of health needs a doctor, whatever the writer marks; an emergency page names the number first.
        for (file, this, that, said) in [
            (
                "how-to/naloxone",
                "clinical_review = \"needed\"",
                "clinical_review = \"not needed\"",
                "always needs the review",
            ),
            ("emergency/overdose-opioid", "::: now", "::: steps", "needs the block now"),
            (
                "emergency/overdose-opioid",
                "1. **Call {number}.**",
                "1. **Wait.**",
                "must name the number to call",
            ),
        ] {
            let text = own_text(&format!("{file}/en.md"));
            assert!(text.contains(this), "{file} has no {this}");
            save(&mut desk, &format!("{file}/en"), &text.replacen(this, that, 1)).await;
            assert!(desk.shows(said), "{said}: {}", desk.text());
            desk.press(SUBMIT).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        }
        // Empty, or too long: refused, and what was typed stays.
        desk.open(at).await.fill(TEXT, " ").press(SAVE).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        desk.open(at).await.fill(TEXT, &"long ".repeat(14_000)).press(SAVE).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.value(TEXT).len() > 60_000);
    });
}

#[test]
fn a_preview_is_the_article_of_the_public_page() {
    both(async |world| {
        for code in ["en", "ar"] {
            let mut desk = member(world, "aida").await;
            desk.open(&format!("/en/guide-text/checklist/before/{code}")).await.press("Show").await;
            let mut visitor = world.visitor();
            visitor.open(&format!("/{code}/guide/checklist/before")).await;
            let shown = desk.text_of("article.prose");
            assert!(shown.starts_with(&visitor.h1()), "{shown}");
            for piece in visitor.texts_of("article.prose li, article.prose p:not(.way):not(.small)") {
                let is_own = visitor
                    .all("article.prose p > a.btn, article.prose #related ~ ul li")
                    .iter()
                    .any(|one| crate::browser::text(*one) == piece);
                assert!(is_own || shown.contains(&piece), "{piece:?} in {shown}");
            }
        }
    });
}

#[test]
fn a_translation_shows_what_changed_in_its_original_since() {
    both(async |world| {
        let path = "how-to/naloxone/en.md";
        let text = retitled(path, "Naloxone and a heron").replacen("revision = 1", "revision = 2", 1);
        let mut lead = approve(world, "aida", "how-to/naloxone/en", &text).await;
        lead.press(PUBLISH).await;
        let mut marat = member(world, "marat").await;
        marat.open("/en/guide-text/how-to/naloxone/ar").await;
        assert!(
            marat.shows("This translation is of version 1 of the original, which is at 2 now"),
            "{}",
            marat.text()
        );
        assert!(
            marat.text_of("#beside ~ div ins").contains("heron")
                || marat.texts_of("#beside ~ div ins").iter().any(|one| one.contains("heron")),
            "{}",
            marat.html()
        );
        assert!(
            marat.texts_of("#beside ~ div del").iter().any(|one| one.contains("works")),
            "{}",
            marat.html()
        );
        assert!(marat.value(TEXT).contains("source_revision = 1"));
        let mut visitor = world.visitor();
        visitor.open("/ar/guide/how-to/naloxone").await;
        assert!(visitor.shows("تغيّر أصل هذه الصفحة بعد ترجمتها"), "{}", visitor.text());
        marat.open("/en/guide-text?only=older").await;
        assert_eq!(marat.all("#found ~ ul li").len(), 5, "{}", marat.text());
        // A translation that is of the present revision shows it plainly.
        marat.open("/en/guide-text/checklist/before/ru").await;
        assert!(marat.shows("the present one") && marat.all("ins, del").is_empty());
    });
}

#[test]
fn a_text_is_published_at_its_moment_and_not_before_and_not_when_it_was_taken_back() {
    both(async |world| {
        let (file, public) = ("how-to/naloxone/en", "/en/guide/how-to/naloxone");
        let mut lead = approve(world, "aida", file, &retitled("how-to/naloxone/en.md", "Later heron")).await;
        lead.fill("Publish at", "2020-01-01T10:00").press("Publish at that time").await;
        assert_eq!(lead.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(lead.shows("still to come") && lead.value("Publish at") == "2020-01-01T10:00");
        // The organisation is in Warsaw, and it is some minutes after three in the morning.
        lead.fill("Publish at", "2026-11-21T05:00").press("Publish at that time").await;
        assert!(lead.shows("To be published") && lead.shows("Everybody will see it from"), "{}", lead.text());
        let mut visitor = world.visitor();
        publish_due(&world.app).await.expect("nothing is due");
        visitor.open(public).await;
        assert_ne!(visitor.h1(), "Later heron");
        lead.press("Not at that time").await;
        assert!(lead.has_button(PUBLISH), "{}", lead.text());
        lead.fill("Publish at", "2026-11-21T05:30").press("Publish at that time").await;
        world.clock.advance_minutes(180);
        publish_due(&world.app).await.expect("it can be published");
        visitor.open(public).await;
        assert_eq!(visitor.h1(), "Later heron");
        publish_due(&world.app).await.expect("nothing is left");
        assert_eq!(world.app.guide.of(world.org().id).revision, 1);
    });
}

#[test]
fn a_text_that_got_a_mistake_before_its_moment_is_not_published_and_is_a_draft_again() {
    both(async |world| {
        let (file, public) = ("how-to/naloxone/en", "/en/guide/how-to/naloxone");
        let mut lead = approve(world, "aida", file, &retitled("how-to/naloxone/en.md", "Later heron")).await;
        lead.fill("Publish at", "2026-11-21T05:00").press("Publish at that time").await;
        assert!(lead.shows("Everybody will see it from"), "{}", lead.text());
        // A page that it names goes meanwhile.
        lead.open("/en/guide-text/how-to/recovery-position/en").await.press("In every language").await;
        world.clock.advance_minutes(180);
        publish_due(&world.app).await.expect("nothing is due that can be published");
        let mut visitor = world.visitor();
        visitor.open(public).await;
        assert_ne!(visitor.h1(), "Later heron");
        let mut aida = member(world, "aida").await;
        aida.open(&format!("/en/guide-text/{file}")).await;
        assert!(aida.shows("there is no page") || aida.shows("There is no page"), "{}", aida.text());
        assert!(aida.has_button(SUBMIT), "{}", aida.text());
    });
}

#[test]
fn who_reviewed_a_page_is_named_below_it_with_their_role_and_a_doctor_of_the_team_looks_all_the_same() {
    both(async |world| {
        let text = own_text("how-to/naloxone/en.md").replacen(
            "clinical_review = \"needed\"",
            "clinical_review = 'by Dr Example, emergency doctor'",
            1,
        );
        let mut visitor = world.visitor();
        visitor.open("/en/guide/how-to/naloxone").await;
        assert!(visitor.shows("needs a review by local health workers"));
        // The way of `approve` goes through the medical check, or fails.
        let mut lead = approve(world, "aida", "how-to/naloxone/en", &text).await;
        lead.press(PUBLISH).await;
        visitor.open("/en/guide/how-to/naloxone").await;
        assert!(visitor.shows("Checked as to health by Dr Example, emergency doctor."), "{}", visitor.text());
        assert!(!visitor.shows("needs a review by local health workers"));
    });
}

#[test]
fn what_is_taken_away_is_gone_everywhere_at_once_in_another_process_too() {
    both(async |world| {
        let page = "/en/guide/how-to/naloxone";
        let (other, routes, _) = world.restarted();
        let mut visitor = world.visitor();
        visitor.open(page).await;
        let said = visitor.text_of("article p.small bdi");
        let code = said.rsplit('/').next().expect("a short address").to_owned();
        let short = format!("/en/g/{code}");
        let short = short.as_str();
        let elsewhere = world.visitor().through(&routes);
        for browser in [&visitor, &elsewhere] {
            assert_eq!(ask(browser, page).await, StatusCode::OK);
            assert_eq!(ask(browser, short).await, StatusCode::FOUND);
        }
        assert!(found(world, "en", "naloxone").await.contains(&page.to_owned()));
        let mut doctor = member(world, &login(world, Role::Doctor)).await;
        doctor.open("/en/guide-text/how-to/naloxone/en").await;
        doctor.press("In every language").await;
        assert!(doctor.shows("Taken away"), "{}", doctor.text());
        let following = tokio::time::timeout(Duration::from_secs(20), async {
            tokio::select! {
                () = edit::follow(&other) => {}
                () = async { while ask(&elsewhere, page).await == StatusCode::OK { tokio::time::sleep(Duration::from_millis(20)).await; } } => {}
            }
        });
        following.await.expect("the other process notices");
        for browser in [&visitor, &elsewhere] {
            for lang in Lang::ALL {
                assert_eq!(
                    ask(browser, &format!("/{}/guide/how-to/naloxone", lang.code())).await,
                    StatusCode::NOT_FOUND
                );
            }
            assert_eq!(ask(browser, short).await, StatusCode::NOT_FOUND);
        }
        assert!(!found(world, "en", "naloxone").await.contains(&page.to_owned()));
        visitor.open("/en/guide").await;
        assert!(visitor.all("a[href='/en/guide/how-to/naloxone']").is_empty());
        let zip = visitor.ask(Method::GET, "/en/guide/offline.zip", None).await;
        assert!(memchr::memmem::find(&zip.body, b"how-to-naloxone.html").is_none(), "not in the copies");
        // Pages that led to it say the same words and lead nowhere.
        visitor.open("/en/guide/substance/opioids").await;
        assert!(visitor.shows("Naloxone, step by step"), "{}", visitor.text());
        assert!(visitor.all("a[href$='/guide/how-to/naloxone']").is_empty());
        // The composer offers it no more.
        visitor.open("/en/write").await.fill("Your first message", "hello").press("Send message").await;
        let mut aida = member(world, "aida").await;
        aida.open("/en/inbox").await;
        let thread = aida.all("li.item a[href*='/inbox/']")[0]
            .attr("href")
            .expect("a link")
            .split('#')
            .next()
            .expect("it")
            .to_owned();
        aida.open(&thread).await;
        let csrf = aida.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        aida.post(
            &format!("{thread}/guide"),
            &[("csrf", &csrf), ("message", "so far"), ("choose", "how-to/naloxone")],
        )
        .await;
        assert!(aida.html().contains("so far") && !aida.html().contains(code.as_str()), "{}", aida.text());
        // A process that starts now shows it neither.
        let (_, routes, _) = world.restarted();
        assert_eq!(ask(&world.visitor().through(&routes), page).await, StatusCode::NOT_FOUND);
        // Coming back is a publishing.
        let mut lead =
            approve(world, "marat", "how-to/naloxone/en", &own_text("how-to/naloxone/en.md")).await;
        assert_eq!(ask(&visitor, page).await, StatusCode::NOT_FOUND);
        lead.press(PUBLISH).await;
        assert_eq!(ask(&visitor, page).await, StatusCode::OK);
        assert_eq!(ask(&visitor, "/fr/guide/how-to/naloxone").await, StatusCode::OK, "it says where it is");
    });
}

#[test]
fn another_organisation_keeps_its_pages() {
    both_with_two_organisations(async |world| {
        let page = "/en/guide/how-to/naloxone";
        let mut doctor = member(world, &login(world, Role::Doctor)).await;
        doctor.open("/en/guide-text/how-to/naloxone/en").await.press("In this language").await;
        let here = world.visitor();
        let there = world.visitor().at(LEFT);
        assert_ne!(
            here.ask(Method::GET, page, None).await.text(),
            there.ask(Method::GET, page, None).await.text()
        );
        assert_eq!(ask(&there, page).await, StatusCode::OK);
        let left = world.app.organisations.iter().find(|org| org.id != world.org().id).expect("two");
        assert_eq!(world.app.guide.of(left.id).revision, 0);
        let answer = there.ask(Method::GET, page, None).await.text();
        assert!(answer.contains("Naloxone: how it works"), "{answer}");
    });
}

#[test]
fn a_folder_comes_as_drafts_or_once_as_published() {
    both(async |world| {
        let org = world.org().id;
        let changes = Changes::from([
            ("how-to/naloxone/ar.md".to_owned(), Some(retitled("how-to/naloxone/ar.md", "من مجلد"))),
            ("combinations.json".to_owned(), Some(format!("{}\n", own_text("combinations.json")))),
            ("checklist/before/kk.md".to_owned(), None),
        ]);
        let login = login(world, Role::Coordinator);
        let by = {
            let members = world.app.db.read(move |tx| app::team::members(tx, org)).await.expect("the team");
            let found = members.iter().find(|one| one.work_name() == "Dana").expect("she works there");
            (found.id(), Role::Coordinator)
        };
        let now = world.now();
        let take = async |published: bool| {
            let changes = changes.clone();
            let taken = world.app.db.write(move |tx| edit::import(tx, org, by, &changes, published, now));
            taken.await.expect("it can be written")
        };
        assert_eq!(take(false).await, Some(2), "what is taken away is no draft");
        assert_eq!(take(false).await, Some(0), "the same again is nothing");
        let mut lead = member(world, &login).await;
        lead.open("/en/guide-text/how-to/naloxone/ar").await;
        assert!(
            lead.value(TEXT).contains("من مجلد") && lead.shows("Taken from a folder of files"),
            "{}",
            lead.text()
        );
        assert_eq!(world.app.guide.of(org).revision, 0);
        let published = Changes::from([
            ("how-to/naloxone/ar.md".to_owned(), Some(retitled("how-to/naloxone/ar.md", "من مجلد آخر"))),
            ("checklist/before/kk.md".to_owned(), None),
        ]);
        let again = published.clone();
        let taken = world.app.db.write(move |tx| edit::import(tx, org, by, &again, true, now)).await;
        assert_eq!(taken.expect("it can be written"), Some(2));
        edit::renew(&world.app).await.expect("it can be read");
        let mut visitor = world.visitor();
        visitor.open("/ar/guide/how-to/naloxone").await;
        assert_eq!(visitor.h1(), "من مجلد آخر");
        assert!(!visitor.open("/kk/guide").await.html().contains("/kk/guide/checklist/before"));
        let taken = world.app.db.write(move |tx| edit::import(tx, org, by, &published, true, now)).await;
        assert_eq!(taken.expect("it can be written"), None, "published by import only once");
    });
}

#[test]
fn a_new_page_begins_with_its_fields_and_a_new_translation_with_its_original() {
    both(async |world| {
        let mut desk = member(world, "aida").await;
        desk.open("/en/guide-text").await;
        desk.fill("Name in the address", "No Such Name!").press("Write it").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            desk.value("Name in the address").starts_with("no such")
                || desk.value("Name in the address").starts_with("No Such")
        );
        desk.fill("Name in the address", "warm-clothes").press("Write it").await;
        assert_eq!(desk.url(), "/en/guide-text/emergency/warm-clothes/en");
        let text = desk.value(TEXT);
        assert!(text.contains("reviewed_on = 2026-11-21") && text.contains("due_on = 2027-05-21"), "{text}");
        desk.press(SAVE).await;
        assert!(desk.shows("Draft") && desk.shows("“title”"), "an empty title is a mistake: {}", desk.text());
        desk.open("/en/guide-text?only=work").await;
        assert_eq!(desk.all("#found ~ ul li").len(), 1);
        for path in
            ["/en/guide-text/other/x/en", "/en/guide-text/how-to/x/xx", "/en/guide-text/how-to/naloxone/long"]
        {
            assert_eq!(ask(&desk, path).await, StatusCode::NOT_FOUND, "{path}");
        }
    });
}
