//! A passkey in a real browser: the driver plugs in a key, and the page's script and the browser do the rest. Passkeys
//! exist on `localhost`, never under a number, so here the desk is opened by that name.

use std::{fs, path::PathBuf, time::Duration};

use crate::{
    axe::Findings,
    narrow,
    site::Site,
    stage::play,
    window::{Kind, PHONE, WIDE, Window},
};

const LOGIN: &str = "lena";
const CEREMONY: &str = "#ceremony button";

/// An address of the desk by name.
fn desk(site: &Site, path: &str) -> String {
    site.desk(path).replace("127.0.0.1", "localhost")
}

async fn give_password(window: &Window, site: &Site) {
    window.go(&desk(site, "en/sign-in")).await;
    window.fill("#login", LOGIN).await;
    window.fill("#password", site.password(LOGIN)).await;
    window.click("main form button").await;
    assert!(window.address().await.ends_with("/sign-in/code"), "{}", window.text().await);
}

async fn give_code(window: &Window, code: &str) {
    window.fill("#code", code).await;
    window.click("main form button").await;
    assert!(window.address().await.contains("/inbox"), "{}", window.text().await);
}

/// A code that was not used yet: a new one comes every half minute.
async fn another_code(site: &Site, used: &str) -> String {
    for _ in 0..120 {
        let code = site.code(LOGIN);
        if code != used {
            return code;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    panic!("no other code came");
}

/// Pictures to look at: `target/tmp/browser`.
async fn pictures(window: &Window, name: &str) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("browser");
    fs::create_dir_all(&folder).unwrap();
    for screen in [PHONE, WIDE] {
        window.screen(screen).await;
        for scheme in ["light", "dark"] {
            window.medium("", ("prefers-color-scheme", scheme)).await;
            let file = folder.join(format!("passkey-{name}-{}-{scheme}.png", screen.width));
            fs::write(file, window.picture().await).unwrap();
        }
    }
}

/// One page in English and Arabic: rules, 320 pixels, pictures, nothing that the page's policy forbids.
async fn look(window: &Window, site: &Site, page: &str, name: &str, found: &mut Findings) {
    for lang in ["ar", "en"] {
        window.go(&desk(site, &format!("{lang}/{page}"))).await;
        found.look(window, &format!("{lang}/{page}, {name}")).await;
        narrow::fits(window, &narrow::SMALL).await;
        pictures(window, &format!("{name}-{lang}")).await;
        let complaints = window.complaints().await;
        assert!(complaints.is_empty(), "{page}: {complaints:?}");
    }
}

#[test]
fn a_member_adds_a_passkey_signs_in_with_it_removes_it_and_signs_in_by_code() {
    play(|stage| async move {
        let (site, mut found) = (&stage.site, Findings::default());
        let window = stage.open(Kind::Usual).await;
        window.plug_in_a_key().await;
        give_password(&window, site).await;
        assert_eq!(window.count("script, #ceremony").await, 0, "nobody is asked for what they have not");
        let code = site.code(LOGIN);
        give_code(&window, &code).await;

        look(&window, site, "account/passkeys", "none", &mut found).await;
        assert!(!window.one("#without").await.is_displayed().await.unwrap(), "there is a script");
        window.fill("#name", "blue USB key").await;
        window.click(CEREMONY).await;
        assert!(window.address().await.ends_with("/account/passkeys"), "{}", window.text().await);
        assert!(window.text().await.contains("blue USB key"), "{}", window.text().await);
        look(&window, site, "account/passkeys", "one", &mut found).await;
        // The same key a second time: the browser refuses, and the page says so.
        window.one(CEREMONY).await.click().await.unwrap();
        let mut said = String::new();
        for _ in 0..200 {
            said = window.one("#ceremony [role=status]").await.text().await.unwrap();
            if !said.is_empty() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert!(said.starts_with("The browser gave no passkey"), "{said}");

        for _ in 0..2 {
            window.go(&desk(site, "en/account/passkeys")).await;
            window.click(".rail-end form[action$='/sign-out'] button").await;
            give_password(&window, site).await;
            assert!(window.one(CEREMONY).await.is_displayed().await.unwrap());
            window.click(CEREMONY).await;
            assert!(window.address().await.ends_with("/inbox"), "{}", window.text().await);
        }
        window.go(&desk(site, "en/account/passkeys")).await;
        window.click(".rail-end form[action$='/sign-out'] button").await;
        give_password(&window, site).await;
        look(&window, site, "sign-in/code", "code", &mut found).await;
        window.click(CEREMONY).await;

        window.go(&desk(site, "en/account/passkeys")).await;
        window.click("form[action$='/remove'] button").await;
        assert!(window.text().await.contains("You have no passkey."), "{}", window.text().await);
        window.go(&desk(site, "en/account/passkeys")).await;
        window.click(".rail-end form[action$='/sign-out'] button").await;
        give_password(&window, site).await;
        assert_eq!(window.count("#ceremony").await, 0);
        give_code(&window, &another_code(site, &code).await).await;
        found.judge(6 * 4);
    });
}

#[test]
fn without_scripts_the_page_of_passkeys_says_what_works_instead() {
    play(|stage| async move {
        let (site, window) = (&stage.site, stage.open(Kind::Careful).await);
        window.go(&desk(site, "en/sign-in")).await;
        window.fill("#login", "timur").await;
        window.fill("#password", site.password("timur")).await;
        window.click("main form button").await;
        give_code(&window, &site.code("timur")).await;
        window.go(&desk(site, "en/account/passkeys")).await;
        let text = window.text().await;
        assert!(text.contains("The code app works everywhere."), "{text}");
        assert!(!window.one(CEREMONY).await.is_displayed().await.unwrap(), "no button that needs a script");
    });
}
