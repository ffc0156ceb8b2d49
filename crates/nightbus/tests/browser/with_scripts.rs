//! A browser as it comes: the whole journey, and every page under the accessibility rules.

use crate::{
    axe::Findings,
    stage::play,
    steps::{self, MESSAGE, SEND},
    window::{Kind, Window},
};

/// Public pages that stand by themselves.
const PAGES: [&str; 7] = ["", "emergency", "about", "about/keep", "write", "complaint", "answers"];

#[test]
fn a_visitor_writes_in_arabic_and_a_worker_answers_and_no_page_breaks_an_accessibility_rule() {
    play(|stage| async move {
        let (site, mut found) = (&stage.site, Findings::default());
        let visitor = stage.open(Kind::Usual).await;
        for lang in ["en", "ar"] {
            for page in PAGES {
                visitor.go(&site.public(&format!("{lang}/{page}"))).await;
                no_complaints(&visitor).await;
                found.look(&visitor, &format!("{lang}/{page}")).await;
            }
            visitor.go(&site.public(&format!("{lang}/write"))).await;
            visitor.click(SEND).await;
            assert_eq!(visitor.count("[role=alert] a[href='#message']").await, 1, "{}", visitor.text().await);
            found.look(&visitor, &format!("{lang}/write, refused")).await;
            visitor.go(&site.public(&format!("{lang}/no-such-page"))).await;
            found.look(&visitor, &format!("{lang}, error")).await;
            // The browser notes that both were refused, as it should.
            assert_eq!(visitor.complaints().await.len(), 2);
        }

        let question = "هل يمكنني الحصول على نالوكسون قرب محطة القطار؟";
        steps::write_first(&visitor, site, "ar", question).await;
        assert!(visitor.text().await.contains(question));
        found.look(&visitor, "ar/thread, one message").await;

        let worker = stage.open(Kind::Usual).await;
        worker.go(&site.desk("ar/sign-in")).await;
        found.look(&worker, "ar/sign-in").await;
        worker.go(&site.desk("en/sign-in")).await;
        no_complaints(&worker).await;
        found.look(&worker, "en/sign-in").await;
        worker.click("main form button").await;
        assert_eq!(worker.count("[role=alert] a").await, 2);
        found.look(&worker, "en/sign-in, refused").await;
        assert_eq!(worker.complaints().await.len(), 1);
        steps::give_password(&worker, site, "en", "aida").await;
        found.look(&worker, "en/sign-in/code").await;
        worker.go(&site.desk("ar/sign-in/code")).await;
        found.look(&worker, "ar/sign-in/code").await;
        worker.go(&site.desk("en/sign-in/code")).await;
        steps::give_code(&worker, site, "aida").await;
        no_complaints(&worker).await;
        found.look(&worker, "en/inbox").await;
        for page in ["inbox?queue=new", "discard/today", "discarded"] {
            worker.go(&site.desk(&format!("en/{page}"))).await;
            no_complaints(&worker).await;
            found.look(&worker, &format!("en/{page}")).await;
        }
        worker.go(&site.desk("en/inbox")).await;

        steps::open_new(&worker, "محطة القطار").await;
        worker.click("form[action$='/take'] button").await;
        let answer = "نعم. المركز مفتوح حتى منتصف الليل.";
        steps::send(&worker, answer).await;
        assert!(worker.text().await.contains(answer));
        no_complaints(&worker).await;
        found.look(&worker, "en/inbox, a thread").await;
        let thread = worker.address().await.replace("/en/", "/ar/");
        worker.go(&thread).await;
        found.look(&worker, "ar/inbox, a thread").await;
        worker.go(&site.desk("ar/inbox")).await;
        found.look(&worker, "ar/inbox").await;

        steps::check(&visitor).await;
        assert!(visitor.text().await.contains(answer), "{}", visitor.text().await);
        assert_eq!(visitor.count(MESSAGE).await, 2);
        no_complaints(&visitor).await;
        found.look(&visitor, "ar/thread, answered").await;
        visitor.go(&site.public("en/thread")).await;
        found.look(&visitor, "en/thread, answered").await;
        for page in ["en/thread/delete", "ar/thread/delete/1", "en/deleted"] {
            visitor.go(&site.public(page)).await;
            no_complaints(&visitor).await;
            found.look(&visitor, page).await;
        }
        found.judge(25 * 4);
    });
}

#[test]
fn a_double_click_on_send_gives_one_conversation_with_one_message() {
    play(|stage| async move {
        let visitor = stage.open(Kind::Usual).await;
        visitor.go(&stage.site.public("en/write")).await;
        visitor.fill("#message", "sent by a trembling hand").await;
        visitor.double_click(SEND).await;
        assert!(visitor.address().await.contains("/thread"));
        visitor.go(&stage.site.public("en/thread")).await;
        assert_eq!(visitor.count(MESSAGE).await, 1);
        assert_eq!(visitor.cookies().await.len(), 1);

        visitor.fill("#message", "and once more").await;
        visitor.double_click(SEND).await;
        visitor.go(&stage.site.public("en/thread")).await;
        assert_eq!(visitor.count(MESSAGE).await, 2, "{}", visitor.text().await);

        let worker = stage.open(Kind::Usual).await;
        steps::sign_in(&worker, &stage.site, "en", "dana").await;
        worker.go(&stage.site.desk("en/inbox?queue=new")).await;
        let inbox = worker.text().await;
        assert_eq!(
            inbox.matches("and once more").count() + inbox.matches("trembling hand").count(),
            1,
            "{inbox}"
        );
    });
}

/// The pages ask for nothing that their own policy forbids and nothing that is not there.
async fn no_complaints(window: &Window) {
    let complaints = window.complaints().await;
    assert!(complaints.is_empty(), "{}: {complaints:?}", window.address().await);
}
