//! The team's pages in a real browser: inviting, joining, waiting, admitting, giving, locking, leaving. Each page is looked
//! at where it stands in the story, under the accessibility rules and on a small screen.

use app::demo::code_now;
use kernel::{Clock, SystemClock};

use crate::{
    axe::Findings,
    narrow,
    site::Site,
    stage::play,
    steps,
    window::{Kind, Window},
};

/// Pages of a coordinator that stand by themselves.
const PAGES: [&str; 13] = [
    "team",
    "team/re-seal",
    "team/recovery",
    "account",
    "account/password",
    "account/phrase",
    "account/passkeys",
    "panic",
    "audit",
    "audit?from=2020-01-01&to=2020-01-02",
    "audit?from=nonsense",
    "audit/digest",
    "recover",
];

/// As long as a work name may be, without a place to break.
const LONG_NAME: &str = "Konstantinopolskaya\u{2011}Wintergarden\u{2011}Bergst";

/// What the page's own policy forbids. The browser also notes a refused form as a failed resource, a day that
/// is none, and has advice on forms with a password alone.
async fn no_complaints(window: &Window) {
    let complaints = window.complaints().await;
    let known =
        ["the server responded with a status of 4", "[DOM]", "does not conform to the required format"];
    let of_ours = complaints.iter().filter(|line| !known.iter().any(|words| line.contains(words)));
    assert_eq!(of_ours.count(), 0, "{}: {complaints:?}", window.address().await);
}

async fn look(window: &Window, found: &mut Findings, name: &str) {
    no_complaints(window).await;
    found.look(window, name).await;
    narrow::fits(window, &narrow::SMALL).await;
    window.screen(crate::window::WIDE).await;
}

#[test]
fn no_page_of_a_coordinator_breaks_an_accessibility_rule_or_sticks_out_of_a_small_screen() {
    play(|stage| async move {
        // A demonstration of its own: its only coordinator signs in elsewhere at the same time.
        let (site, mut found) = (Site::start(), Findings::default());
        let window = stage.open(Kind::Usual).await;
        steps::sign_in(&window, &site, "en", "dana").await;
        for lang in ["en", "ar"] {
            for page in PAGES {
                window.go(&site.desk(&format!("{lang}/{page}"))).await;
                look(&window, &mut found, &format!("{lang}/{page}")).await;
            }
        }
        for (member, pages) in
            [("Aida", &["", "/leave", "/second-factor"][..]), ("Dana", &["", "/leave"][..])]
        {
            let of_member = page_of(&window, &site, member).await;
            for page in pages {
                window.go(&format!("{of_member}{page}")).await;
                look(&window, &mut found, &format!("{member}{page}")).await;
            }
        }
        found.judge((2 * PAGES.len() + 5) * 4);
    });
}

/// The address of a member's page, found in the list of the team.
async fn page_of(window: &Window, site: &Site, name: &str) -> String {
    window.go(&site.desk("en/team")).await;
    let found = window
        .ask(
            "const found = [...document.querySelectorAll('main a')].find(a => a.textContent === arguments[0]);
             return found ? found.href : ''",
            vec![name.into()],
        )
        .await;
    let found = found.as_str().unwrap_or_default().to_owned();
    assert!(!found.is_empty(), "{name} is not in the team:\n{}", window.text().await);
    found
}

/// The words of one element.
async fn words(window: &Window, selector: &str) -> String {
    window.one(selector).await.text().await.unwrap()
}

fn code(secret: &str) -> String {
    code_now(&secret.replace([' ', '\n'], ""), SystemClock.now()).unwrap()
}

#[test]
fn somebody_is_invited_joins_waits_is_admitted_and_let_go() {
    play(|stage| async move {
        let (site, mut found) = (Site::start(), Findings::default());
        let (dana, newcomer) = (stage.open(Kind::Usual).await, stage.open(Kind::Usual).await);
        steps::sign_in(&dana, &site, "en", "dana").await;
        dana.go(&site.desk("en/team")).await;
        dana.click("section[aria-labelledby=invite] .btn-primary").await;
        assert_eq!(
            dana.count("[role=alert] a[href='#role']").await,
            1,
            "nobody becomes a coordinator by default"
        );
        look(&dana, &mut found, "en/team, refused").await;
        dana.fill("#work_name", LONG_NAME).await;
        dana.ask("document.querySelector('#role').value = 'outreach_worker'", vec![]).await;
        dana.click("section[aria-labelledby=invite] .btn-primary").await;
        let link = words(&dana, ".one-time-link").await;
        look(&dana, &mut found, "en/team/invite").await;

        newcomer.go(&link).await;
        look(&newcomer, &mut found, "en/join, cover").await;
        newcomer.click("main form button").await;
        look(&newcomer, &mut found, "en/join, form").await;
        newcomer.click("button[name=done]").await;
        assert!(newcomer.count("[role=alert] a").await >= 4, "{}", newcomer.text().await);
        look(&newcomer, &mut found, "en/join, refused").await;
        let password = words(&newcomer, "section[aria-labelledby=pass] .digits").await;
        let secret = words(&newcomer, "section[aria-labelledby=codes] .digits").await;
        newcomer.fill("#login", "newcomer").await;
        newcomer.one("#language-en").await.click().await.unwrap();
        newcomer.one("#kept").await.click().await.unwrap();
        let first = code(&secret);
        newcomer.fill("#code", &first).await;
        newcomer.click("button[name=done]").await;
        assert_eq!(newcomer.count("#password").await, 0, "{}", newcomer.text().await);
        look(&newcomer, &mut found, "en/join, done").await;

        newcomer.click("main .btn-primary").await;
        newcomer.fill("#login", "newcomer").await;
        newcomer.fill("#password", password.trim()).await;
        newcomer.click("main form button").await;
        newcomer.fill("#code", &another(&secret, &first).await).await;
        newcomer.click("main form button").await;
        assert!(newcomer.address().await.ends_with("/waiting"), "{}", newcomer.text().await);
        look(&newcomer, &mut found, "en/waiting").await;
        // In one line: a new line in a field would send the form.
        let number = words(&newcomer, ".digits").await.replace('\n', " ");

        let page = page_of(&dana, &site, LONG_NAME).await;
        look(&dana, &mut found, "en/team, somebody waits").await;
        dana.go(&page).await;
        look(&dana, &mut found, "en/team, a newcomer").await;
        dana.fill("#number", "12345 12345 12345").await;
        dana.click("form[action$='/admit'] button").await;
        assert_eq!(dana.count("[role=alert] a[href='#number']").await, 1, "{}", dana.text().await);
        look(&dana, &mut found, "en/team, a wrong number").await;
        dana.go(&page).await;
        dana.fill("#number", &number).await;
        dana.click("form[action$='/admit'] button").await;
        assert_eq!(dana.count("#number").await, 0, "{}", dana.text().await);

        newcomer.click("button[name=look]").await;
        assert!(newcomer.address().await.contains("/inbox"), "{}", newcomer.text().await);

        dana.go(&format!("{page}/leave")).await;
        dana.click("form#leave button").await;
        assert!(dana.address().await.ends_with("/team/re-seal"), "{}", dana.text().await);
        look(&dana, &mut found, "en/team/re-seal, after leaving").await;
        newcomer.go(&site.desk("en/inbox")).await;
        assert!(newcomer.address().await.ends_with("/sign-in"), "{}", newcomer.address().await);
        found.judge(11 * 4);
    });
}

/// A code that was not used yet: a new one comes every half minute.
async fn another(secret: &str, used: &str) -> String {
    for _ in 0..120 {
        let now = code(secret);
        if now != used {
            return now;
        }
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    }
    panic!("no other code came");
}

#[test]
fn a_doctor_reads_what_was_given_and_a_locked_desk_keeps_what_was_typed() {
    play(|stage| async move {
        let (site, mut found) = (Site::start(), Findings::default());
        let (aida, doctor) = (stage.open(Kind::Usual).await, stage.open(Kind::Usual).await);
        steps::sign_in(&aida, &site, "en", "aida").await;
        aida.click(".queues a[href*='queue=new']").await;
        aida.click(".item a").await;
        look(&aida, &mut found, "en/inbox, a thread and to whom it can be given").await;
        let asked = "[...document.querySelector('#to').options].find(one => one.text.startsWith('Dr Nur'))";
        aida.ask(&format!("{asked}.selected = true"), vec![]).await;
        aida.click("form[action$='/give'] button").await;
        assert_eq!(aida.count("form[action$='/take-back']").await, 1, "{}", aida.text().await);
        look(&aida, &mut found, "en/inbox, given").await;
        let thread = aida.address().await.split('#').next().unwrap_or_default().to_owned();

        steps::sign_in(&doctor, &site, "en", "nur").await;
        look(&doctor, &mut found, "en/inbox of a doctor").await;
        doctor.go(&thread).await;
        look(&doctor, &mut found, "en/inbox of a doctor, the thread").await;

        // A second tab locks the desk while this one holds a half-written answer.
        let typed = "Not lost by a lock";
        aida.go(&thread).await;
        aida.fill("#message", typed).await;
        let other_tab = aida.in_another_tab("form[action$='/lock']", "form[action$='/lock'] button").await;
        assert!(other_tab.ends_with("/unlock"), "{other_tab}");
        aida.click(steps::SEND).await;
        assert_eq!(aida.count("form[action$='/unlock']").await, 1, "{}", aida.text().await);
        look(&aida, &mut found, "en/unlock, with a text").await;
        aida.fill("#password", "not this one").await;
        aida.click("form[action$='/unlock'] button").await;
        assert_eq!(aida.count("[role=alert]").await, 1, "{}", aida.text().await);
        look(&aida, &mut found, "en/unlock, refused").await;
        aida.fill("#password", site.password("aida")).await;
        aida.click("form[action$='/unlock'] button").await;
        let kept = aida.ask("return document.querySelector('#message').value", vec![]).await;
        assert_eq!(kept, typed, "{}", aida.text().await);
        found.judge(6 * 4);
    });
}
