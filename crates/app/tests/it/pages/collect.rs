//! Walks through the whole site as everybody, and keeps every page that it sees.

use std::collections::{BTreeMap, BTreeSet};

use app::{policy::Role, surfaces};
use axum::http::Method;
use kernel::Lang;
use scraper::{ElementRef, Html};
use ui::Peer;

use super::{
    Page, SAID,
    emergencies::emergencies,
    ids, languages,
    many::{discard_something, many},
    restricted::restricted,
    texts::texts,
};
use crate::{
    browser::{Browser, selector},
    flood,
    world::World,
};

/// Sends the form whose address ends so, with what is hidden in it, in any language.
pub(super) async fn send(browser: &mut Browser, action: &str, fields: &[(&str, &str)]) {
    let form = browser.all(&format!("form[action$=\"{action}\"]"))[0];
    let hidden = selector("input[type=hidden]");
    let of = |input: ElementRef<'_>, name| input.attr(name).unwrap_or_default().to_owned();
    let hidden = form.select(&hidden).map(|input| (of(input, "name"), of(input, "value")));
    let mut pairs: Vec<(String, String)> = hidden.collect();
    pairs.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let address = form.attr("action").expect("an address").to_owned();
    let pairs: Vec<(&str, &str)> =
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&address, &pairs).await;
}

pub(super) struct Collector {
    pub(super) lang: Lang,
    pub(super) pages: Vec<Page>,
    /// Links that were tried by whom, with the names of the places in what they led to.
    pub(super) tried: BTreeMap<(String, String), Option<BTreeSet<String>>>,
}

impl Collector {
    pub(super) async fn take(&mut self, name: &'static str, public: bool, browser: &Browser, status: u16) {
        assert_eq!(browser.status().as_u16(), status, "{name} {:?}: {}", self.lang, browser.text());
        let mut dead = Vec::new();
        for link in browser.all("a[href], link[href]") {
            let href = link.attr("href").unwrap_or_default();
            let (path, place) =
                href.split_once('#').map_or((href, None), |(path, place)| (path, Some(place)));
            // Leaving ends the session that the next pages need; a page that is missing is so in every language.
            let elsewhere = status == 404 && link.attr("hreflang").is_some();
            if path.is_empty() || !path.starts_with('/') || path.ends_with("/leave") || elsewhere {
                continue;
            }
            let key = (format!("{public} {:?}", browser.cookies), path.to_owned());
            if !self.tried.contains_key(&key) {
                let answer = browser.ask(Method::GET, path, None).await;
                let fine = answer.status.is_success() || answer.status.is_redirection();
                self.tried.insert(key.clone(), fine.then(|| ids(&Html::parse_document(&answer.text()))));
            }
            match (&self.tried[&key], place) {
                (None, _) => dead.push(href.to_owned()),
                (Some(places), Some(place)) if !places.contains(place) => dead.push(href.to_owned()),
                _ => {}
            }
        }
        let (lang, status, html) = (self.lang, browser.status(), browser.html());
        self.pages.push(Page { name, lang, public, status, html, dead });
    }
}

pub(super) async fn collect(world: &World) -> Vec<Page> {
    // One conversation that a worker has answered, one session of each kind; then the same pages in each language.
    let mut visitor = world.visitor();
    visitor.open("/en/write").await.fill("Your first message", SAID).press("Send message").await;
    let mut worker = world.signed_in(world.named("aida")).await;
    worker.open("/en/inbox?queue=new").await;
    let thread = worker.all(".list li.item").into_iter().find(|item| item.text().any(|part| part == SAID));
    let thread = thread.expect("the message waits").select(&selector("a[href]")).next().expect("a link");
    let thread = thread.attr("href").expect("an address").trim_start_matches("/en/").to_owned();
    let thread = thread.split('#').next().expect("a path").to_owned();
    worker.open(&format!("/en/{thread}")).await;
    send(&mut worker, "/answer", &[("message", "an answer of the team")]).await;
    visitor.open("/en/thread/feedback").await;
    send(
        &mut visitor,
        "/thread/feedback",
        &[("useful", "no"), ("topics", "mind"), ("message", SAID), ("about", "1")],
    )
    .await;
    let batch = discard_something(world, &mut worker).await;
    // Peers over their limits, and a site on a disk that has only the reserve left.
    let (pages_used_up, forms_used_up) = (flood::from(world, Peer::Circuit(1)), Peer::Circuit(2));
    flood::until_refused(&pages_used_up, "/en").await;
    for _ in 0..30 {
        flood::from(world, forms_used_up).ask(Method::POST, "/en/write", None).await;
    }
    let open = surfaces::public::router(&world.app);
    let low = surfaces::public::router(&flood::low(world));
    let mut resolved = world.signed_in(world.named("marat")).await;
    resolved.open("/en/inbox?queue=resolved").await;
    let closed = resolved.all(".list li.item a[href]")[0].attr("href").expect("an address").to_owned();
    let closed = closed.trim_start_matches("/en/").split('#').next().expect("a path").to_owned();
    let mut finished = crate::stories::visitor_who_wrote(world, SAID).await;
    let own = crate::rows::own(world, &finished).await.expect("a conversation");
    worker.open(&format!("/en/inbox/{own}")).await;
    send(&mut worker, "/resolve", &[]).await;
    let mut analyst = world.signed_in(world.account(Role::Analyst)).await;
    let mut coordinator = world.signed_in(world.account(Role::Coordinator)).await;
    coordinator.open("/en/complaints").await;
    let complaint = coordinator.all("li.item a[href]")[0].attr("href").expect("an address").to_owned();
    let complaint = complaint.trim_start_matches("/en/").split('#').next().expect("a path").to_owned();
    let member = crate::who_may::some_member(world).await;
    let mut doctor = world.signed_in(world.account(Role::Doctor)).await;
    let given = doctor.all(".list li.item a[href]")[0].attr("href").expect("an address").to_owned();
    let given = given.trim_start_matches("/en/").split('#').next().expect("a path").to_owned();
    let (asked, taken_back) = super::consult::ask_somebody(world, &thread, &mut worker, &mut doctor).await;
    let leaver = crate::leaving::id_of(world, "aida").await;
    let last = crate::leaving::id_of(world, &world.account(Role::Coordinator).login).await;
    let mut locked = world.signed_in(world.account(Role::Peer)).await;
    locked.press("Lock").await;
    let mut own = world.signed_in(world.account(Role::Administrator)).await;
    let mut waiting = world.desk();
    let publisher = world.account(Role::Publisher);
    waiting.open("/en/sign-in").await.fill("Login", &publisher.login).fill("Password", &publisher.password);
    waiting.press("Next").await;

    let (mut with_passkey, mut with_passkey_waiting) = crate::passkey::somebody_with_one(world).await;
    let link = crate::people::invite(&mut coordinator, Role::Peer, "").await;
    let link = link.trim_start_matches("/en/").to_owned();
    let (mut newcomer, ..) =
        crate::people::newcomer(world, &mut coordinator, Role::Coordinator, "noor", "Noor").await;
    coordinator.open("/en/team").await;
    let of = |name: &str| coordinator.link(name).trim_start_matches("/en/").to_owned();
    let (noor, aida) = (of("Noor"), of(&world.named("aida").name));
    let (empty, _) = World::unfounded(db::Engine::Sqlite, &["harbour"]);

    let mut other = world.visitor();
    other.open("/en/write").await.fill("Your first message", SAID).press("Send message").await;
    other.open("/en/thread/later").await.press("Make a return ticket").await;
    let elsewhere = other.text_of(".digits");
    let mut with_image = world.visitor();
    with_image.open("/en/write").await.fill("Your first message", SAID).press("Send message").await;
    let picture = crate::pictures::file(&crate::pictures::corners(30, 20), image::ImageFormat::Png);
    crate::pictures::send(&mut with_image, "", &[("a.png", &picture)]).await;
    let image_thread = crate::rows::own(world, &with_image).await.expect("it is theirs");
    let image_thread = format!("inbox/{image_thread}");

    let (mut reporter, at) = (worker.clone(), format!("/en/{image_thread}/report"));
    reporter.open(&at).await;
    let words = [&crate::report::ROUTINE[..], &[("summary", "asked; it helped")]].concat();
    reporter
        .send(&at, crate::report::typed(&crate::report::standing(&reporter, "#report-form"), &words))
        .await;
    let report = crate::report::only(world).await.id;
    reporter.open(&format!("/en/reports/{report}/correct")).await;
    let corrected = [("minutes", "9"), ("word", "counted anew"), ("do", "submit")];
    let corrected = crate::report::typed(&crate::report::standing(&reporter, "#report-form"), &corrected);
    reporter.send(&format!("/en/reports/{report}/correct"), corrected).await;
    coordinator.open("/en/forms/incident/lists/kind").await;
    send(&mut coordinator, "/lists/kind", &[("do", "remove-list")]).await;
    let spare = crate::rows::own(world, &other).await.expect("it is theirs");
    let spare = format!("inbox/{spare}");
    // Somebody of whom a colleague says that they wrote before, twice: one waits and one was decided.
    let mut earlier = Vec::new();
    for page in [&closed, &given] {
        worker.open(&format!("/en/{page}/person")).await;
        earlier.push(worker.text_of("h1 [translate=no]"));
    }
    for (number, earlier) in earlier.iter().enumerate() {
        worker.open(&format!("/en/{spare}/person")).await;
        send(&mut worker, "/person/before", &[("said", "1"), ("earlier", earlier)]).await;
        if number == 0 {
            coordinator.open("/en/persons/merges").await;
            send(&mut coordinator, "/one", &[]).await;
        }
    }

    // The one who was decided on, with something in every part of their page; and somebody who was forgotten.
    worker.open(&format!("/en/{spare}")).await;
    send(&mut worker, "/person/open", &[]).await;
    let known = worker.url().trim_start_matches("/en/").to_owned();
    send(&mut worker, "/note", &[("note", "likes tea")]).await;
    send(&mut worker, "/consent", &[("purpose", "referral"), ("said", "refused")]).await;
    let gone = crate::stories::visitor_who_wrote(world, SAID).await;
    let gone = crate::rows::own(world, &gone).await.expect("it is theirs");
    worker.open(&format!("/en/inbox/{gone}")).await;
    send(&mut worker, "/person/open", &[]).await;
    let person = worker.url().to_owned();
    worker.open(&format!("{person}/forget")).await;
    send(&mut worker, "/forget", &[("reason", "asked"), ("sure", "1")]).await;
    let forgetting = worker.url().trim_start_matches("/en/").to_owned();

    // Reports for a page of figures: the last, for the others count what they filed themselves.
    crate::figures::november(world).await;
    let mut pages = Vec::new();
    for lang in languages() {
        let to = |path: &str| format!("/{}/{path}", lang.code());
        let mut all = Collector { lang, pages: Vec::new(), tried: BTreeMap::new() };
        let mut fresh = world.visitor();
        for (name, path) in [
            ("home", ""),
            ("emergency", "emergency"),
            ("about", "about"),
            ("what we keep", "about/keep"),
            ("write", "write"),
        ] {
            fresh.open(&to(path)).await;
            all.take(name, true, &fresh, 200).await;
        }
        send(&mut fresh, "/write", &[("message", "  ")]).await;
        all.take("write with an error", true, &fresh, 422).await;
        fresh.open(&to("complaint")).await;
        all.take("complaint", true, &fresh, 200).await;
        send(&mut fresh, "/complaint", &[("message", " ")]).await;
        all.take("complaint with an error", true, &fresh, 422).await;
        fresh.open(&to("complaint")).await;
        send(&mut fresh, "/complaint", &[("message", SAID), ("about", "advice")]).await;
        all.take("complaint sent", true, &fresh, 200).await;
        let code = fresh.texts_of(".digits span").join(" ");
        fresh.open(&to("complaint/trace")).await;
        all.take("trace", true, &fresh, 200).await;
        send(&mut fresh, "/complaint/trace", &[("code", "1234")]).await;
        all.take("trace with an error", true, &fresh, 422).await;
        send(&mut fresh, "/complaint/trace", &[("code", &code)]).await;
        all.take("own complaint", true, &fresh, 200).await;
        send(&mut fresh, "/complaint/trace", &[("message", " ")]).await;
        all.take("own complaint with an error", true, &fresh, 422).await;
        fresh.open(&to("nowhere")).await;
        all.take("missing", true, &fresh, 404).await;
        fresh.open(&to("thread")).await;
        all.take("no conversation", true, &fresh, 404).await;
        visitor.open(&to("thread")).await;
        all.take("own thread", true, &visitor, 200).await;
        visitor.open(&to("thread?n=1")).await;
        all.take("own thread with news", true, &visitor, 200).await;
        visitor.open(&to("thread?n=99")).await;
        all.take("own thread without news", true, &visitor, 200).await;
        with_image.open(&to("thread")).await;
        all.take("own thread with an image", true, &with_image, 200).await;
        crate::pictures::send(&mut with_image, SAID, &[("a.jpg", b"no picture")]).await;
        all.take("own thread with a refused image", true, &with_image, 422).await;
        let long = format!("{SAID} {}", "x".repeat(4_100));
        send(&mut visitor, "/thread", &[("message", &long)]).await;
        all.take("own thread with an error", true, &visitor, 422).await;
        visitor.open(&to("thread/delete")).await;
        all.take("delete", true, &visitor, 200).await;
        visitor.open(&to("thread/delete/1")).await;
        all.take("delete a message", true, &visitor, 200).await;
        visitor.post(&to("thread/delete/1"), &[]).await;
        all.take("delete with a problem", true, &visitor, 409).await;
        fresh.open(&to("deleted")).await;
        all.take("deleted", true, &fresh, 200).await;
        fresh.open(&to("thread?first=1")).await;
        all.take("no cookies", true, &fresh, 404).await;

        finished.open(&to("thread")).await;
        all.take("own thread, resolved", true, &finished, 200).await;
        finished.open(&to("thread/feedback")).await;
        all.take("feedback", true, &finished, 200).await;
        let long = format!("{SAID} {}", "x".repeat(2_100));
        send(&mut finished, "/thread/feedback", &[("useful", "no"), ("message", &long)]).await;
        all.take("feedback with an error", true, &finished, 422).await;
        finished.open(&to("thread/feedback")).await;
        send(&mut finished, "/thread/feedback", &[]).await;
        all.take("feedback with nothing in it", true, &finished, 422).await;
        visitor.open(&to("thread/feedback")).await;
        all.take("feedback, sent before", true, &visitor, 200).await;
        visitor.open(&to("thread/feedback/thanks")).await;
        all.take("feedback, thanks", true, &visitor, 200).await;

        visitor.open(&to("thread/later")).await;
        all.take("coming back later", true, &visitor, 200).await;
        send(&mut visitor, "/thread/ticket", &[]).await;
        all.take("ticket", true, &visitor, 200).await;
        visitor.open(&to("thread/later")).await;
        all.take("coming back later, with a ticket", true, &visitor, 200).await;
        visitor.post(&to("thread/keep"), &[("csrf", "")]).await;
        all.take("coming back later, out of date", true, &visitor, 409).await;
        fresh.open(&to("return")).await;
        all.take("return", true, &fresh, 200).await;
        send(&mut fresh, "/return", &[("ticket", "1")]).await;
        all.take("return with an error", true, &fresh, 422).await;
        visitor.open(&to("return")).await;
        all.take("return, with one open", true, &visitor, 200).await;
        send(&mut visitor, "/return", &[("ticket", &elsewhere)]).await;
        all.take("return, with another open", true, &visitor, 409).await;
        // What is linked is tried as somebody who is not refused.
        let mut refused = pages_used_up.clone();
        refused.open(&to("about")).await;
        all.take("over the limit", true, &refused.through(&open), 429).await;
        let mut refused = flood::from(world, forms_used_up);
        refused.open(&to("write")).await;
        send(&mut refused, "/write", &[("message", SAID)]).await;
        all.take("over the limit, with a text", true, &refused.through(&open), 429).await;
        let mut full = world.visitor();
        full.open(&to("write")).await;
        full = full.through(&low);
        send(&mut full, "/write", &[("message", SAID)]).await;
        all.take("no room, with a text", true, &full.clone().through(&open), 503).await;
        full.open(&to("write")).await;
        all.take("no room", true, &full.through(&open), 503).await;

        let mut outside = world.desk();
        outside.open(&to("sign-in")).await;
        all.take("sign-in", false, &outside, 200).await;
        send(&mut outside, "/sign-in", &[("login", ""), ("password", "")]).await;
        all.take("sign-in with errors", false, &outside, 422).await;
        outside.open(&to("nowhere")).await;
        all.take("missing at the desk", false, &outside, 404).await;
        outside.post(&to(&format!("{thread}/answer")), &[("message", SAID)]).await;
        all.take("an answer after the session", false, &outside, 401).await;
        waiting.open(&to("sign-in/code")).await;
        all.take("code", false, &waiting, 200).await;
        if lang == Lang::En || lang == Lang::Ar || lang == Lang::Long {
            // Five wrong codes end the sign-in, so not in every language.
            send(&mut waiting, "/sign-in/code", &[("code", "000000")]).await;
            all.take("code with an error", false, &waiting, 422).await;
        }
        outside.open(&to("recover")).await;
        all.take("recover", false, &outside, 200).await;
        send(&mut outside, "/recover", &[("login", ""), ("phrase", "ability xyzzy")]).await;
        all.take("recover with errors", false, &outside, 422).await;
        waiting.open(&to("recover/password")).await;
        all.take("recover, the password", false, &waiting, 200).await;
        send(&mut waiting, "/recover/password", &[("password", "short")]).await;
        all.take("recover, the password with an error", false, &waiting, 422).await;
        let dana = world.account(Role::Coordinator);
        let present = ("present", dana.password.as_str());
        coordinator.open(&to("account/password?done=1")).await;
        all.take("own password", false, &coordinator, 200).await;
        send(&mut coordinator, "/account/password", &[("password", "short")]).await;
        all.take("own password with an error", false, &coordinator, 422).await;
        coordinator.open(&to("account/phrase")).await;
        all.take("own words", false, &coordinator, 200).await;
        coordinator.open(&to(&format!("team/{member}/second-factor"))).await;
        all.take("second factor", false, &coordinator, 200).await;
        coordinator.open(&to("team/recovery")).await;
        all.take("papers", false, &coordinator, 200).await;
        send(&mut coordinator, "/team/recovery", &[("papers", "2"), ("needed", "3"), present]).await;
        all.take("papers with an error", false, &coordinator, 422).await;
        if lang == Lang::En || lang == Lang::Ar || lang == Lang::Long {
            // Slow hashes, and an entry in the chain each time.
            coordinator.open(&to("account/phrase")).await;
            send(&mut coordinator, "/account/phrase", &[present]).await;
            all.take("own words, shown", false, &coordinator, 200).await;
            coordinator.open(&to("team/recovery")).await;
            send(&mut coordinator, "/team/recovery", &[("papers", "3"), ("needed", "2"), present]).await;
            all.take("papers, shown", false, &coordinator, 200).await;
        }
        with_passkey_waiting.open(&to("sign-in/code")).await;
        all.take("code with passkeys", false, &with_passkey_waiting, 200).await;
        with_passkey.open(&to("account/passkeys")).await;
        all.take("passkeys", false, &with_passkey, 200).await;
        with_passkey.open(&to("account/calls")).await;
        all.take("calls", false, &with_passkey, 200).await;
        with_passkey.open(&to("account/passkeys")).await;
        send(&mut with_passkey, "/passkeys", &[("name", "my phone"), ("answer", "")]).await;
        all.take("passkeys with an error", false, &with_passkey, 422).await;
        worker.open(&to("inbox")).await;
        all.take("inbox", false, &worker, 200).await;
        worker.open(&to("inbox?queue=new")).await;
        all.take("inbox, new, with ticks", false, &worker, 200).await;
        worker.open(&to("inbox?queue=all&language=en&state=new&worker=nobody&from=2026-11-01")).await;
        all.take("inbox, narrowed", false, &worker, 200).await;
        send(&mut worker, "/views", &[("query", "queue=all"), ("name", " ")]).await;
        all.take("saved views with an error", false, &worker, 422).await;
        worker.open(&to("inbox?queue=all&from=31.11.2026")).await;
        all.take("inbox with a day that is none", false, &worker, 422).await;
        worker.open(&to("inbox?queue=waiting&language=en")).await;
        send(&mut worker, "/views", &[("name", "Night")]).await;
        all.take("inbox, a saved view", false, &worker, 200).await;
        worker.open(&to("views")).await;
        all.take("saved views", false, &worker, 200).await;
        let named = worker.all("main li form")[1].attr("action").expect("an address").to_owned();
        let named = named.trim_start_matches(&to("")).to_owned();
        send(&mut worker, &named, &[("do", "delete")]).await;
        worker.open(&to("inbox?queue=all")).await;
        send(&mut worker, "/inbox/search", &[("words", "a")]).await;
        all.take("search with too few words", false, &worker, 422).await;
        send(&mut worker, "/inbox/search", &[("words", "answer of the")]).await;
        all.take("a search", false, &worker, 200).await;
        worker.open(&to("discard/60")).await;
        all.take("discard", false, &worker, 200).await;
        worker.open(&to("discard/10")).await;
        all.take("discard, nothing", false, &worker, 200).await;
        worker.open(&to(&format!("discarded?batch={batch}"))).await;
        all.take("discarded", false, &worker, 200).await;
        many(&mut all, &mut worker, &to).await;
        resolved.open(&to("inbox?queue=new")).await;
        all.take("inbox, new", false, &resolved, 200).await;
        let mut peer = resolved.clone();
        peer.open(&to("inbox?queue=waiting&after=9999999999999.ffffffff-ffff-4fff-bfff-ffffffffffff")).await;
        all.take("inbox, empty", false, &peer, 200).await;
        worker.open(&to(&thread)).await;
        all.take("thread", false, &worker, 200).await;
        worker.open(&to(&image_thread)).await;
        all.take("thread with an image", false, &worker, 200).await;
        worker.open(&to(&format!("{image_thread}?image=2"))).await;
        all.take("thread with an image shown", false, &worker, 200).await;
        worker.open(&to(&thread)).await;
        send(&mut worker, "/answer", &[("message", " ")]).await;
        all.take("thread with an error", false, &worker, 422).await;
        send(&mut worker, "/answer", &[("message", "+44 7700 900123")]).await;
        all.take("thread with a word to look at", false, &worker, 422).await;
        crate::outgoing::waits(world, "aida", 60).await;
        worker.open(&to(&thread)).await;
        send(&mut worker, "/answer", &[("message", SAID)]).await;
        all.take("thread with an answer that waits", false, &worker, 200).await;
        send(&mut worker, "/unsend", &[]).await;
        all.take("thread with a draft", false, &worker, 200).await;
        worker.open(&to("drafts")).await;
        all.take("drafts", false, &worker, 200).await;
        worker.open(&to(&format!("{thread}/consult"))).await;
        all.take("asking a consultant", false, &worker, 200).await;
        let away = [("to", "hiv_consultant"), ("question", "+44 7700 900123")];
        send(&mut worker, "/consult", &away).await;
        all.take("asking a consultant, with errors", false, &worker, 422).await;
        worker.open(&to("consults")).await;
        all.take("what one has asked", false, &worker, 200).await;
        doctor.open(&to("consults")).await;
        all.take("what one is asked", false, &doctor, 200).await;
        send(&mut doctor, "/consults/away", &[("from", "x"), ("until", "")]).await;
        all.take("being away, with errors", false, &doctor, 422).await;
        doctor.open(&to(&asked)).await;
        all.take("a question", false, &doctor, 200).await;
        send(&mut doctor, "/answer", &[("reply", "+44 7700 900123"), ("may", "1")]).await;
        all.take("a question with an error", false, &doctor, 422).await;
        doctor.open(&to(&taken_back)).await;
        all.take("a question that was taken back", false, &doctor, 200).await;
        doctor.open(&to(&thread)).await;
        all.take("thread given with a question", false, &doctor, 200).await;
        worker.open(&to(&thread)).await;
        send(&mut worker, "/answer", &[("message", SAID)]).await;
        let mut late = worker.clone();
        send(&mut worker, "/send-now", &[]).await;
        send(&mut late, "/unsend", &[]).await;
        all.take("thread with an answer that is out", false, &late, 409).await;
        crate::outgoing::waits(world, "aida", 0).await;
        worker.open(&to("drafts")).await;
        all.take("drafts, none", false, &worker, 200).await;
        worker.open(&to("reports")).await;
        all.take("reports, none", false, &worker, 200).await;
        worker.open(&to(&format!("{thread}/report"))).await;
        all.take("a report beside its thread", false, &worker, 200).await;
        let hidden = crate::report::standing(&worker, "#report-form");
        let path = to(&format!("{thread}/report"));
        worker.send(&path, crate::report::typed(&hidden, &[("do", "submit"), ("minutes", "many")])).await;
        all.take("a report with errors", false, &worker, 422).await;
        let words = [&crate::report::ROUTINE[..], &[("summary", "+44 7700 900123")]].concat();
        worker.send(&path, crate::report::typed(&hidden, &words)).await;
        all.take("a report with a number in it", false, &worker, 422).await;
        coordinator.open(&to(&format!("reports/{report}"))).await;
        all.take("a report", false, &coordinator, 200).await;
        send(&mut coordinator, "/return", &[("word", " ")]).await;
        all.take("a report with an error", false, &coordinator, 422).await;
        coordinator.open(&to(&format!("reports/{report}/correct"))).await;
        all.take("a correction", false, &coordinator, 200).await;
        coordinator.open(&to("reports?list=review&state=all")).await;
        all.take("reports to review", false, &coordinator, 200).await;
        coordinator.open(&to("reports?list=review&from=x")).await;
        all.take("reports to review, with an error", false, &coordinator, 422).await;
        coordinator.open(&to("reports/periods")).await;
        all.take("months", false, &coordinator, 200).await;
        send(&mut coordinator, "/periods", &[("do", "lock")]).await;
        all.take("months with an error", false, &coordinator, 422).await;
        crate::report_by_hand::pages(&mut worker, lang, async |name, desk, status| {
            all.take(name, false, desk, status).await;
        })
        .await;
        resolved.open(&to(&closed)).await;
        all.take("thread, resolved", false, &resolved, 200).await;
        worker.open(&to("feedback")).await;
        all.take("what people say", false, &worker, 200).await;
        worker.open(&to("feedback?useful=yes")).await;
        all.take("what people say, nothing", false, &worker, 200).await;
        worker.open(&to("feedback?from=yesterday")).await;
        all.take("what people say with an error", false, &worker, 422).await;
        worker.open(&to("follow-ups?all=1")).await;
        all.take("follow-ups, nobody", false, &worker, 200).await;
        worker.open(&to(&format!("{spare}/follow-up"))).await;
        all.take("planning a follow-up", false, &worker, 200).await;
        send(&mut worker, "/follow-up", &[("words", SAID), ("when", "day"), ("day", "2020-01-01")]).await;
        all.take("planning a follow-up with errors", false, &worker, 422).await;
        let asked = [("words", SAID), ("when", "1"), ("purpose", "safety"), ("whose", "me"), ("agreed", "1")];
        send(&mut worker, "/follow-up", &asked).await;
        all.take("conversation with a follow-up", false, &worker, 200).await;
        coordinator.open(&to("follow-ups?all=1")).await;
        all.take("follow-ups", false, &coordinator, 200).await;
        let one = coordinator.all("li.item a[href]")[0].attr("href").expect("an address").to_owned();
        worker.open(&one).await;
        send(&mut worker, "/attempt", &[("when", "day"), ("words", SAID)]).await;
        all.take("follow-up with errors", false, &worker, 422).await;
        send(&mut worker, "/attempt", &[("reach", "informant"), ("when", "1"), ("words", SAID)]).await;
        all.take("follow-up", false, &worker, 200).await;
        send(&mut worker, "/end", &[("outcome", "lost")]).await;
        all.take("follow-up of somebody who was lost", false, &worker, 200).await;
        worker.open(&to("follow-ups/lost")).await;
        all.take("who was lost", false, &worker, 200).await;
        worker.open(&to("follow-ups/lost?silent=1")).await;
        all.take("who was not heard of", false, &worker, 200).await;
        worker.open(&to(&format!("{spare}/person"))).await;
        all.take("person", false, &worker, 200).await;
        send(&mut worker, "/person/before", &[("earlier", "nothing")]).await;
        all.take("person with an error", false, &worker, 422).await;
        send(&mut worker, "/person/code", &[("code-mother", "7"), ("code-day", "40")]).await;
        all.take("person with errors in the answers", false, &worker, 422).await;
        let three = [("code-mother", "A"), ("code-father", "B"), ("code-day", "1"), ("unknown-child", "1")];
        send(&mut worker, "/person/code", &three).await;
        all.take("person with a code", false, &worker, 200).await;
        worker.open(&to(&known)).await;
        all.take("a person", false, &worker, 200).await;
        send(&mut worker, "/consent", &[("purpose", ""), ("said", "")]).await;
        all.take("a person with errors", false, &worker, 422).await;
        send(&mut worker, "/note", &[("note", " ")]).await;
        all.take("a person with a note that is none", false, &worker, 422).await;
        worker.open(&to(&format!("{known}/forget"))).await;
        all.take("forgetting a person", false, &worker, 200).await;
        send(&mut worker, "/forget", &[]).await;
        all.take("forgetting a person with errors", false, &worker, 422).await;
        worker.open(&to(&forgetting)).await;
        all.take("somebody was forgotten", false, &worker, 200).await;
        coordinator.open(&to("persons/merges")).await;
        all.take("persons who may be one", false, &coordinator, 200).await;
        coordinator.open(&to("complaints")).await;
        all.take("complaints", false, &coordinator, 200).await;
        coordinator.open(&to("complaints?done=1")).await;
        all.take("complaints, done", false, &coordinator, 200).await;
        coordinator.open(&to(&complaint)).await;
        all.take("a complaint", false, &coordinator, 200).await;
        send(&mut coordinator, "/answer", &[("message", " ")]).await;
        all.take("a complaint with an error", false, &coordinator, 422).await;
        let mut theirs = world.desk();
        theirs.open(&to(&link)).await;
        all.take("invited", false, &theirs, 200).await;
        theirs.post(&to(&link), &[("begin", "1")]).await;
        all.take("joining", false, &theirs, 200).await;
        theirs.post(&to(&link), &[("choice", "own"), ("password", SAID)]).await;
        all.take("joining with errors", false, &theirs, 422).await;
        theirs.open(&to("joined")).await;
        all.take("joined", false, &theirs, 200).await;
        theirs.open(&to("found/00")).await;
        all.take("a link that opens nothing", false, &theirs, 410).await;
        newcomer.open(&to("waiting")).await;
        all.take("waiting", false, &newcomer, 200).await;
        coordinator.open(&to("team")).await;
        all.take("team", false, &coordinator, 200).await;
        send(&mut coordinator, "/team/invite", &[("role", "nobody")]).await;
        all.take("team with an error", false, &coordinator, 422).await;
        coordinator.open(&to("team")).await;
        send(&mut coordinator, "/team/invite", &[("role", "peer")]).await;
        all.take("the link", false, &coordinator, 200).await;
        coordinator.open(&to(&noor)).await;
        all.take("a newcomer", false, &coordinator, 200).await;
        send(&mut coordinator, "/admit", &[("number", "1")]).await;
        all.take("a newcomer with an error", false, &coordinator, 422).await;
        coordinator.open(&to(&aida)).await;
        all.take("a member", false, &coordinator, 200).await;
        analyst.open(&to("team")).await;
        all.take("team, for somebody else", false, &analyst, 200).await;
        let mut early = empty.visitor();
        early.open(&to("")).await;
        all.take("home, not open yet", true, &early, 200).await;
        early.open(&to("write")).await;
        all.take("not open yet", true, &early, 503).await;
        coordinator.open(&to(&format!("team/{leaver}/leave"))).await;
        all.take("leaving", false, &coordinator, 200).await;
        coordinator.open(&to(&format!("team/{last}/leave"))).await;
        all.take("leaving, the last", false, &coordinator, 200).await;
        let csrf = coordinator.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        coordinator.post(&to(&format!("team/{last}/leave")), &[("csrf", &csrf)]).await;
        all.take("leaving, refused", false, &coordinator, 409).await;
        coordinator.open(&to("team/re-seal")).await;
        all.take("the team's key", false, &coordinator, 200).await;
        doctor.open(&to("inbox")).await;
        all.take("inbox, given", false, &doctor, 200).await;
        doctor.open(&to(&given)).await;
        all.take("thread, given", false, &doctor, 200).await;
        worker.open(&to(&given)).await;
        all.take("thread that was given", false, &worker, 200).await;
        send(&mut worker, "/give", &[]).await;
        all.take("thread that was given with an error", false, &worker, 422).await;
        for (name, path) in [("board", "board"), ("reviews", "review"), ("digest", "digest")] {
            coordinator.open(&to(path)).await;
            all.take(name, false, &coordinator, 200).await;
        }
        coordinator.open(&to("duty/plan")).await;
        all.take("planning shifts", false, &coordinator, 200).await;
        send(&mut coordinator, "/duty/plan", &[("begins", "25:00"), ("every", "1")]).await;
        all.take("planning shifts with errors", false, &coordinator, 422).await;
        // Two weeks ahead: until then the published hours stand alone, as on every other page.
        let single = [("kind", "desk"), ("begins", "22:00"), ("ends", "02:00"), ("every", "1")];
        let day = [("from", "2026-12-05"), ("until", "2026-12-05")];
        send(&mut coordinator, "/duty/plan", &[&single[..], &day[..]].concat()).await;
        all.take("a week of shifts", false, &coordinator, 200).await;
        let shift = coordinator.all("li.shift:not(.mine) a")[0].attr("href").expect("an address").to_owned();
        coordinator.open(&shift).await;
        all.take("a shift", false, &coordinator, 200).await;
        send(&mut coordinator, shift.trim_start_matches(&to("")), &[("do", "take")]).await;
        all.take("a shift of one's own", false, &coordinator, 200).await;
        let offer = [("do", "offer"), ("offer", "00000000-0000-4000-8000-000000000000")];
        send(&mut coordinator, shift.trim_start_matches(&to("")), &offer).await;
        all.take("a shift with an error", false, &coordinator, 422).await;
        coordinator.open(&to("duty/plan")).await;
        let series = coordinator.all("#series a")[0].attr("href").expect("an address").to_owned();
        coordinator.open(&series).await;
        all.take("changing planned shifts", false, &coordinator, 200).await;
        let change = format!("{}/change", series.trim_start_matches(&to("")));
        let change = change.as_str();
        // It was taken above: on another weekday that is no more.
        let sundays =
            [("kind", "desk"), ("begins", "21:00"), ("ends", "02:00"), ("every", "1"), ("weekday", "7")];
        let days = [("from", "2026-12-05"), ("until", "2026-12-31")];
        send(&mut coordinator, change, &[&sundays[..], &days[..]].concat()).await;
        all.take("changing planned shifts with something that was agreed", false, &coordinator, 422).await;
        send(&mut coordinator, change, &[("begins", "25:00"), ("every", "1")]).await;
        all.take("changing planned shifts with errors", false, &coordinator, 422).await;
        coordinator.open(&to("duty/handover")).await;
        all.take("handing over", false, &coordinator, 200).await;
        send(&mut coordinator, "/duty/handover", &[("text", " ")]).await;
        all.take("handing over with an error", false, &coordinator, 422).await;
        send(&mut coordinator, "/duty/handover", &[("text", "All is quiet.")]).await;
        all.take("handing over, a note", false, &coordinator, 200).await;
        worker.open(&to("inbox")).await;
        all.take("inbox, a note of the shift before", false, &worker, 200).await;
        send(&mut worker, "/read", &[]).await;
        coordinator.open(&to("review/mine")).await;
        all.take("reviews of my talks", false, &coordinator, 200).await;
        coordinator.open(&to("audit")).await;
        all.take("audit trail", false, &coordinator, 200).await;
        coordinator.open(&to("audit?from=2020-01-01&to=2020-01-02")).await;
        all.take("audit trail, nothing", false, &coordinator, 200).await;
        coordinator.open(&to("audit?from=yesterday")).await;
        all.take("audit trail with an error", false, &coordinator, 422).await;
        coordinator.open(&to("audit/digest")).await;
        all.take("digest", false, &coordinator, 200).await;
        send(&mut coordinator, "/audit/digest", &[("line", "17")]).await;
        all.take("digest with an error", false, &coordinator, 422).await;
        for (name, path) in [
            ("snippets", "snippets"),
            ("a snippet", "snippets/infection_test_where"),
            ("a snippet, editing", "snippets/infection_test_where/edit"),
            ("a new snippet", "snippets/new"),
            ("snippets, loading", "snippets/load"),
            ("forms", "forms"),
            ("a form", "forms/contact"),
            ("a form, preview", "forms/contact/preview"),
            ("a form, loading", "forms/contact/load"),
            ("a form, a field", "forms/contact/fields/age"),
            ("a form, a list", "forms/contact/lists/topics"),
        ] {
            coordinator.open(&to(path)).await;
            all.take(name, false, &coordinator, 200).await;
        }
        coordinator.open(&to("forms/contact/load")).await;
        send(&mut coordinator, "/load", &[("text", "form = 1")]).await;
        all.take("a form, loading with an error", false, &coordinator, 422).await;
        coordinator.open(&to("forms/incident")).await;
        all.take("a form with problems", false, &coordinator, 200).await;
        send(&mut coordinator, "/add", &[("name", "A")]).await;
        all.take("a form with errors", false, &coordinator, 422).await;
        texts(&mut all, &mut coordinator).await;
        analyst.open(&to("figures")).await;
        all.take("figures", false, &analyst, 200).await;
        analyst.open(&to("figures?period=2026-Q4&only=platform:site")).await;
        all.take("figures of a platform", false, &analyst, 200).await;
        analyst.open(&to("figures?period=2019")).await;
        all.take("figures, nothing", false, &analyst, 200).await;
        analyst.open(&to("figures?period=soon")).await;
        all.take("figures with an error", false, &analyst, 422).await;
        analyst.open(&to("inbox")).await;
        all.take("forbidden", false, &analyst, 403).await;
        locked.open(&to("unlock")).await;
        all.take("locked", false, &locked, 200).await;
        locked.open(&to("unlock")).await;
        send(&mut locked, "/unlock", &[("password", "")]).await;
        all.take("locked with an error", false, &locked, 422).await;
        locked.open(&to("panic")).await;
        all.take("panic", false, &locked, 200).await;
        own.open(&to("account")).await;
        all.take("account", false, &own, 200).await;
        own.open(&to("keys")).await;
        all.take("keys", false, &own, 200).await;
        own.open(&to("commands")).await;
        all.take("commands", false, &own, 200).await;
        pages.append(&mut all.pages);
    }
    pages.append(&mut restricted(world, &mut coordinator, &mut worker).await);
    pages.append(&mut emergencies(world, &mut coordinator, &mut worker).await);
    pages.append(&mut super::care::care(world, &mut coordinator, &mut worker).await);
    pages.append(&mut super::keeping::keeping(world, &mut coordinator).await);
    pages.append(&mut super::unopened::unopened(world, &mut coordinator).await);
    pages
}
