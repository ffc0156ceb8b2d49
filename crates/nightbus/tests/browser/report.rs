//! Filing a report, counted: a routine contact takes eight touches at most.

use crate::{
    site::Site,
    stage::play,
    steps::{open_new, send, sign_in, write_first},
    window::{Kind, Window},
};

/// The most that a worker has to do for a routine contact.
const MOST: usize = 8;

/// A worker whose touches are counted: each click, and each field that something is typed into.
struct Counted<'w> {
    window: &'w Window,
    touches: usize,
}

impl Counted<'_> {
    /// A click that leads to another page.
    async fn go(&mut self, selector: &str) {
        self.touches += 1;
        self.window.click(selector).await;
    }

    /// A click on the page.
    async fn touch(&mut self, selector: &str) {
        self.touches += 1;
        // Looking further down the page is no touch; the buttons lie over its lower end.
        let centre = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
        self.window.ask(centre, vec![selector.into()]).await;
        self.window.one(selector).await.click().await.unwrap();
    }

    async fn write(&mut self, selector: &str, words: &str) {
        self.touches += 1;
        self.window.fill(selector, words).await;
    }
}

#[test]
fn without_scripts_a_routine_contact_is_filed_in_eight_touches() {
    play(|stage| async move {
        let site = Site::start();
        let visitor = stage.open(Kind::Careful).await;
        // Words that no list knows: the worker finds the topic by hand.
        write_first(&visitor, &site, "en", "hello, is somebody there").await;
        let desk = stage.open(Kind::Careful).await;
        sign_in(&desk, &site, "en", "salma").await;
        open_new(&desk, "hello, is somebody there").await;
        send(&desk, "we are here").await;

        let mut worker = Counted { window: &desk, touches: 0 };
        worker.go(".conv a[href$='/report']").await;
        // The topics lie folded under their headings.
        worker.touch("#topics details summary").await;
        worker.touch("#topics details[open] label:has(input[value=sleep])").await;
        worker.touch("label:has(input[name=urgency][value=routine])").await;
        worker.touch("label:has(input[name=service][value=counselling])").await;
        worker.touch("label:has(input[name=solved][value=online])").await;
        worker.write("#summary", "slept badly, we talked").await;
        worker.go("button[name=do][value=submit]").await;

        assert!(worker.touches <= MOST, "{} touches", worker.touches);
        assert!(desk.address().await.contains("/reports?filed="), "{}", desk.text().await);
        assert_eq!(desk.count("main li.item").await, 1, "{}", desk.text().await);
        assert!(desk.text().await.contains("Sleep and exhaustion"));
        println!("a routine contact took {} touches", worker.touches);
    });
}

/// The most interactions for a whole routine thread: answered, tagged, reported and closed.
const MOST_IN_ALL: usize = 6;

#[test]
fn a_routine_thread_is_answered_tagged_reported_and_closed_in_six_interactions() {
    play(|stage| async move {
        let site = Site::start();
        let visitor = stage.open(Kind::Careful).await;
        write_first(&visitor, &site, "en", "I have not slept for three nights and I am exhausted").await;
        let desk = stage.open(Kind::Careful).await;
        sign_in(&desk, &site, "en", "marat").await;
        open_new(&desk, "I have not slept for three nights").await;
        // The topic was found when the message was read: it is a tag already, and stands in the report.
        assert!(desk.text().await.contains("Sleep and exhaustion"), "{}", desk.text().await);

        let mut worker = Counted { window: &desk, touches: 0 };
        worker.write("#message", "That is hard. I am here, and we can look at it together.").await;
        worker.go("#send-report").await;
        worker.touch("label:has(input[name=urgency][value=routine])").await;
        worker.touch("label:has(input[name=service][value=counselling])").await;
        worker.touch("label:has(input[name=solved][value=online])").await;
        worker.go("button[name=do][value=submit]").await;

        assert!(desk.address().await.contains("/reports?filed="), "{}", desk.text().await);
        assert!(desk.text().await.contains("Sleep and exhaustion"));
        assert!(worker.touches <= MOST_IN_ALL, "{} interactions", worker.touches);
        println!("a routine thread took {} interactions", worker.touches);
    });
}
