//! What people do, in the words of a story.

use crate::{site::Site, window::Window};

/// The send button of the form on a page.
pub(crate) const SEND: &str = "main form:has(#message) button";
/// A message in a thread, of whoever wrote it.
pub(crate) const MESSAGE: &str = ".thread article";
/// The link that asks for new messages.
pub(crate) const CHECK: &str = "main a[href*='thread?n=']";

/// A visitor comes in by the first page and writes.
pub(crate) async fn write_first(window: &Window, site: &Site, lang: &str, text: &str) {
    window.go(&site.public(&format!("{lang}/"))).await;
    window.click("main a[href$='/write']").await;
    send(window, text).await;
    assert!(window.address().await.contains("/thread"), "{}", window.text().await);
}

/// Sends an answer that could still be taken back.
pub(crate) const SEND_NOW: &str = ".outgoing form[action$='/send-now'] button";

/// Types a message into the form that is there and sends it, at the desk without waiting.
pub(crate) async fn send(window: &Window, text: &str) {
    window.fill("#message", text).await;
    window.click(SEND).await;
    if window.count(SEND_NOW).await > 0 {
        window.click(SEND_NOW).await;
    }
}

/// A member gives login and password, then the code, and arrives at the inbox. Each test has a member of its own: a
/// code counts once, and tests run at the same time.
pub(crate) async fn sign_in(window: &Window, site: &Site, lang: &str, login: &str) {
    give_password(window, site, lang, login).await;
    give_code(window, site, login).await;
}

/// The first half of signing in.
pub(crate) async fn give_password(window: &Window, site: &Site, lang: &str, login: &str) {
    window.go(&site.desk(&format!("{lang}/sign-in"))).await;
    window.fill("#login", login).await;
    window.fill("#password", site.password(login)).await;
    window.click("main form button").await;
    assert!(window.address().await.ends_with("/sign-in/code"), "{}", window.text().await);
}

/// The second half of signing in.
pub(crate) async fn give_code(window: &Window, site: &Site, login: &str) {
    window.fill("#code", &site.code(login)).await;
    window.click("main form button").await;
    // The work of some roles begins elsewhere than in the inbox.
    assert!(!window.address().await.contains("/sign-in"), "{}", window.text().await);
}

/// A member finds the conversation that begins with `words` among the new ones and opens it.
pub(crate) async fn open_new(window: &Window, words: &str) {
    window.click(".queues a[href*='queue=new']").await;
    let found = window
        .ask(
            "const item = [...document.querySelectorAll('.item')].find(item => item.textContent.includes(arguments[0]));
             return item && item.querySelector('a').getAttribute('href')",
            vec![words.into()],
        )
        .await;
    let Some(href) = found.as_str() else {
        panic!("{words} is not in the inbox:\n{}", window.text().await);
    };
    window.click(&format!(".item a[href='{href}']")).await;
}

/// A visitor asks for new messages.
pub(crate) async fn check(window: &Window) {
    window.click(CHECK).await;
}
