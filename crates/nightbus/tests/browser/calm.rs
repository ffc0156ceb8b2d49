//! On paper, and with the colours a person has chosen for everything.

use std::{fs, path::PathBuf};

use crate::{
    stage::play,
    steps::{self, CHECK, SEND},
    window::{Kind, PHONE, WIDE, Window},
};

/// Pictures of the tests, to look at: `target/tmp/browser`.
fn pictures() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("browser");
    fs::create_dir_all(&folder).unwrap();
    folder
}

async fn picture(window: &Window, name: &str) {
    let png = window.picture().await;
    assert!(png.starts_with(b"\x89PNG") && png.len() > 2_000, "{name}: {} bytes", png.len());
    fs::write(pictures().join(format!("{name}.png")), png).unwrap();
}

#[test]
fn forced_colours_and_paper_keep_every_word_and_control() {
    play(|stage| async move {
        let window = stage.open(Kind::Usual).await;
        steps::write_first(&window, &stage.site, "en", "printed words").await;
        for page in ["en/", "ar/emergency", "en/thread"] {
            window.go(&stage.site.public(page)).await;
            let name = page.trim_end_matches('/').replace('/', "-");
            for screen in [WIDE, PHONE] {
                window.screen(screen).await;
                window.medium("", ("forced-colors", "active")).await;
                picture(&window, &format!("forced-{name}-{}", screen.width)).await;
                assert!(window.one("header .exit").await.is_displayed().await.unwrap());
                assert!(window.one("h1").await.is_displayed().await.unwrap());
            }
            window.medium("print", ("forced-colors", "none")).await;
            picture(&window, &format!("print-{name}")).await;
            assert!(window.one("h1").await.is_displayed().await.unwrap());
            assert!(window.paper().await.starts_with(b"%PDF"));
        }
        // What forced colours take away (background, shadow) may not be all that a control has.
        window.medium("", ("forced-colors", "active")).await;
        for control in [SEND, CHECK, "#message"] {
            let border = window.one(control).await.css_value("border-top-style").await.unwrap();
            assert_eq!(border, "solid", "{control}");
        }
        window.medium("print", ("forced-colors", "none")).await;
        let text = window.text().await;
        assert!(text.contains("printed words"), "{text}");
    });
}
