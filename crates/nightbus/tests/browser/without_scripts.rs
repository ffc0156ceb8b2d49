//! A browser without scripts and pictures, as Tor Browser at "Safest".

use crate::{
    site::WEATHER,
    stage::play,
    steps::{self, MESSAGE},
    window::{Kind, Window},
};

/// A page whose script would change its title.
const PROOF: &str = "data:text/html,<title>No script</title><script>document.title='Scripts run'</script>";

/// the whole way works with nothing but HTML; "Leave now" arrives, takes the cookie and leaves nothing
/// behind that Back could show.
#[test]
fn without_scripts_a_visitor_writes_is_answered_and_leaves_without_a_trace() {
    play(|stage| async move {
        let site = &stage.site;
        let (visitor, worker) = (stage.open(Kind::Careful).await, stage.open(Kind::Careful).await);
        for window in [&visitor, &worker] {
            window.go(PROOF).await;
            assert_eq!(window.title().await, "No script", "scripts run here; the test proves nothing");
            window.go(site.neutral()).await;
            assert_eq!(window.title().await, "Weather", "scripts run here; the test proves nothing");
        }

        let usual = stage.open(Kind::Usual).await;
        usual.go(PROOF).await;
        assert_eq!(usual.title().await, "Scripts run", "the proof does not prove");

        let question = "кто-нибудь тут есть? у меня дрожат руки";
        steps::write_first(&visitor, site, "ru", question).await;
        assert!(visitor.text().await.contains(question));
        assert_eq!(visitor.count("svg, img, picture, video").await, 0);

        steps::sign_in(&worker, site, "en", "marat").await;
        steps::open_new(&worker, "дрожат руки").await;
        worker.click("form[action$='/take'] button").await;
        steps::send(&worker, "Я тут. Сядьте, вы не одни.").await;
        assert!(worker.text().await.contains("Сядьте"));

        steps::check(&visitor).await;
        assert!(visitor.text().await.contains("Сядьте"), "{}", visitor.text().await);
        assert_eq!(visitor.count(MESSAGE).await, 2);
        steps::send(&visitor, "спасибо").await;
        assert_eq!(visitor.count(MESSAGE).await, 3);
        assert_eq!(visitor.cookies().await.len(), 1);

        visitor.click("header .exit").await;
        assert_eq!(visitor.address().await, site.neutral());
        assert!(visitor.text().await.contains(WEATHER));
        assert_eq!(visitor.cookies().await, Vec::<String>::new());
        // Further back than the conversation is long.
        for _ in 0..8 {
            visitor.back().await;
            shows_nothing(&visitor).await;
        }
        visitor.go(&site.public("ru/thread")).await;
        shows_nothing(&visitor).await;

        worker.click("form[action$='/resolve'] button").await;
        // Locked by its button, and open again with the password, at the page that was asked for.
        // The visitor wrote last, so resolving was refused and the page stands under that address.
        let address = worker.address().await;
        let thread = address.split('#').next().unwrap_or_default().trim_end_matches("/resolve").to_owned();
        worker.click("form[action$='/lock'] button").await;
        assert!(worker.address().await.ends_with("/unlock"));
        worker.go(&thread).await;
        assert!(!worker.source().await.contains("дрожат"), "locked");
        worker.fill("#password", site.password("marat")).await;
        worker.click("form[action$='/unlock'] button").await;
        assert_eq!(worker.address().await, thread);
        assert!(worker.text().await.contains("дрожат"));
        worker.click("form[action$='/sign-out'] button").await;
        assert!(worker.address().await.ends_with("/sign-in"));
        // What stays says that somebody signed in here once, and nothing else.
        assert_eq!(worker.cookies().await, ["nb-device"]);
        worker.back().await;
        assert!(!worker.source().await.contains("дрожат"), "{}", worker.address().await);
    });
}

/// "Leave now" works from every page, not only from a conversation.
#[test]
fn without_scripts_every_public_page_can_be_left_at_once() {
    play(|stage| async move {
        let visitor = stage.open(Kind::Careful).await;
        for page in ["en/", "fr/emergency", "uk/about", "kk/write", "ar/thread", "en/no-such-page"] {
            visitor.go(&stage.site.public(page)).await;
            visitor.click("header .exit").await;
            assert_eq!(visitor.address().await, stage.site.neutral(), "from {page}");
        }
    });
}

async fn shows_nothing(window: &Window) {
    let source = window.source().await;
    for word in ["дрожат", "Сядьте", "спасибо"] {
        assert!(!source.contains(word), "{} still shows {word}", window.address().await);
    }
}
