//! Images as a real browser sends and shows them.

use std::path::Path;

use crate::{
    stage::play,
    steps::{self, MESSAGE},
    window::{Kind, Window},
};

/// Chooses a file in the composer, which a person opens first.
async fn choose(window: &Window, file: &Path) {
    window.one("main form details summary").await.click().await.unwrap();
    window.fill("#image", file.to_str().unwrap()).await;
}

/// How wide the browser has decoded the image to be; 0 if it could not, or has none.
async fn decoded_width(window: &Window) -> i64 {
    let script = "const image = document.querySelector('.msg img');
        const [done] = arguments;
        if (!image) done(0); else image.decode().then(() => done(image.naturalWidth), () => done(0))";
    window.ask_later(script, Vec::new()).await.as_i64().unwrap()
}

#[test]
fn an_image_is_chosen_and_sent_without_scripts_and_what_was_typed_stays_when_it_is_refused() {
    play(|stage| async move {
        let visitor = stage.open(Kind::Careful).await;
        steps::write_first(&visitor, &stage.site, "en", "hello").await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("Screenshot of my room.png");
        std::fs::write(&file, visitor.picture().await).unwrap();
        choose(&visitor, &file).await;
        steps::send(&visitor, "what is this").await;
        assert_eq!(visitor.count(MESSAGE).await, 2, "{}", visitor.text().await);
        assert_eq!(visitor.count(".msg img[alt]").await, 1);
        assert!(!visitor.source().await.contains("my room"), "the name of the file is not kept");
        // Nothing chosen: the browser sends an empty part.
        steps::send(&visitor, "words alone").await;
        assert_eq!(visitor.count(MESSAGE).await, 3, "{}", visitor.text().await);

        std::fs::write(&file, b"").unwrap();
        choose(&visitor, &file).await;
        steps::send(&visitor, "typed and kept").await;
        assert_eq!(visitor.count("#image-error").await, 1);
        assert_eq!(visitor.one("#message").await.prop("value").await.unwrap().unwrap(), "typed and kept");
    });
}

#[test]
fn the_browser_decodes_what_we_made_of_the_image() {
    play(|stage| async move {
        let visitor = stage.open(Kind::Usual).await;
        steps::write_first(&visitor, &stage.site, "ar", "hello").await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.png");
        // A screenshot is as good a picture as any, and by an encoder that is not ours.
        std::fs::write(&file, visitor.picture().await).unwrap();
        choose(&visitor, &file).await;
        steps::send(&visitor, "ما هذا").await;
        assert!(decoded_width(&visitor).await > 300, "{}", visitor.source().await);
        assert_eq!(visitor.complaints().await, Vec::<String>::new());
    });
}
