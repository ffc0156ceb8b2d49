//! How long things are kept (rule A-4): every kind goes on its day and nothing else with it, nothing that is open or held goes, and
//! what went stays gone.

mod due;

use std::collections::{BTreeMap, BTreeSet};

use app::{
    audit::Action,
    forget::{self, Kept, Reason},
    ids::ConversationId,
    policy::Role,
    retention::{self, KINDS},
};
use axum::http::StatusCode;
use db::{Engine, Store, values};

use crate::{
    backup,
    browser::Browser,
    complaint, consult, draft, feedback, follow_up,
    forget::{delete, lies_in},
    leaving::{self, dana, id_of, many},
    person::forgotten::merged,
    report, rows, sql,
    stories::{visitor_who_wrote, worker_at},
    world::{Place, World, both},
};

db::statements! {
    EMPTY_CONVERSATIONS = "DELETE FROM conversation";
    EMPTY_COMPLAINTS = "DELETE FROM complaint";
    LEFT = "SELECT (SELECT COUNT(*) FROM conversation WHERE state = 'resolved') AS a, (SELECT COUNT(*) FROM follow_up) AS b,
        (SELECT COUNT(*) FROM consult WHERE state = 'answered') AS c, (SELECT COUNT(*) FROM quality_review) AS d,
        (SELECT COUNT(*) FROM report WHERE state <> 'draft' AND key_wrapped IS NOT NULL) AS e,
        (SELECT COUNT(*) FROM report WHERE state = 'draft') AS f, (SELECT COUNT(*) FROM feedback WHERE words IS NOT NULL) AS g,
        (SELECT COUNT(*) FROM complaint) AS h, (SELECT COUNT(*) FROM consult_away) AS i,
        (SELECT COUNT(*) FROM conversation WHERE state = 'discarded') AS j, (SELECT COUNT(*) FROM draft) AS k,
        (SELECT COUNT(*) FROM consult_draft) AS l, (SELECT COUNT(*) FROM debrief) AS l2, (SELECT COUNT(*) FROM handover) AS m, (SELECT COUNT(*) FROM deed) AS n,
        (SELECT COUNT(*) FROM visitor_session WHERE root_wrapped IS NOT NULL) AS o, (SELECT COUNT(*) FROM conversation WHERE state = 'open') AS p,
        (SELECT COUNT(*) FROM report WHERE state = 'accepted') AS q, (SELECT COUNT(*) FROM feedback) AS r";
    SEALED = "SELECT body AS b FROM message WHERE conversation_id = $1 UNION ALL SELECT body FROM note WHERE conversation_id = $1
        UNION ALL SELECT root_wrapped FROM conversation WHERE id = $1 UNION ALL SELECT asked FROM follow_up
        UNION ALL SELECT question FROM consult WHERE state = 'answered' UNION ALL SELECT reason FROM quality_review
        UNION ALL SELECT private FROM report UNION ALL SELECT words FROM feedback UNION ALL SELECT body FROM complaint_entry
        UNION ALL SELECT word FROM consult_away UNION ALL SELECT body FROM debrief_word";
    THERE = "SELECT COUNT(*) AS n FROM conversation WHERE id = $1";
    RESOLVE_ALL = "UPDATE conversation SET state = 'resolved', changed_at = changed_at - (changed_at % 86400000)";
    REASONS = "SELECT reason FROM legal_hold";
    HOLDS = "SELECT COUNT(*) AS n FROM legal_hold";
    PERSON_OF = "SELECT person_id FROM conversation WHERE id = $1";
}

/// What is there of each kind, in the order of [`LEFT`]; the last three stay for ever.
const NAMES: [&str; 19] = [
    "conversation",
    "follow-up",
    "consult",
    "review",
    "report",
    "report-draft",
    "feedback",
    "complaint",
    "away",
    "discarded",
    "draft",
    "consult-draft",
    "debrief",
    "handover",
    "deed",
    "session",
    "open conversation",
    "counted report",
    "counted feedback",
];

async fn run(world: &World, statement: &'static db::Statement) {
    world.app.db.write(move |tx| tx.execute(statement, &[])).await.expect("it is done");
}

async fn count(world: &World, statement: &'static db::Statement) -> i64 {
    world.app.db.read(move |tx| tx.one(statement, &[])?.int(0)).await.expect("read")
}

async fn is_there(world: &World, id: ConversationId) -> bool {
    leaving::all(world, &THERE, values![id.bytes()]).await[0].int(0).expect("a number") == 1
}

async fn left(world: &World) -> BTreeMap<&'static str, bool> {
    let row = leaving::all(world, &LEFT, values![]).await.remove(0);
    (0..).zip(NAMES).map(|(at, name)| (name, row.int(at).expect("a number") > 0)).collect()
}

/// Everything that deletes by itself.
async fn sweep(world: &World) {
    let (app, now) = (&world.app, world.now());
    retention::sweep(app).await.expect("it is swept");
    app::draft::delete_old(&app.db, now).await.expect("it is swept");
    app::consult::delete_old(&app.db, now).await.expect("it is swept");
    app::care::delete_old(&app.db, now).await.expect("it is swept");
    app::duty::delete_old(&app.db, now).await.expect("it is swept");
    app::work::forget_old(&app.db, now).await.expect("it is swept");
    app::visitor::delete_ended_sessions(app).await.expect("it is swept");
}

fn token(page: &Browser) -> String {
    page.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned()
}

/// A talk that was answered, and is over.
async fn over(world: &World, words: &str) -> (Browser, ConversationId) {
    let (visitor, mut desk, id) = report::answered(world, "aida", words).await;
    desk.press("Resolve").await;
    (visitor, id)
}

/// One of every kind, made through the pages. Gives the talk that is over.
async fn everything(world: &World) -> ConversationId {
    run(world, &EMPTY_CONVERSATIONS).await;
    run(world, &EMPTY_COMPLAINTS).await;
    let noise = visitor_who_wrote(world, "noise").await;
    let (mut talked, mut aida, open) = report::answered(world, "aida", "this goes on").await;
    aida.open("/en/discard/10").await.press("Discard them").await;
    assert!(rows::own(world, &noise).await.is_none() || left(world).await["discarded"]);

    let mut visitor = visitor_who_wrote(world, "this will be over").await;
    let id = rows::own(world, &visitor).await.expect("it is theirs");
    visitor.open("/en/thread/later").await.press("Make a return ticket").await;
    aida.open(&format!("/en/inbox/{id}")).await.fill("New note", "they like tea").press("Add note").await;
    crate::stories::answer(&mut aida, "take care").await;
    aida.press("Resolve").await;

    follow_up::plan(&mut aida, open, &[]).await;
    let at = follow_up::open_only(&mut aida).await;
    follow_up::attempt(&mut aida, &at, "reached", "").await;
    follow_up::end(&mut aida, &at, "settled").await;

    let nur = id_of(world, "nur").await.to_string();
    let mut doctor = world.signed_in(world.named("nur")).await;
    for answered in [true, false] {
        consult::ask(&mut aida, open, &nur, "What would you say?", &[]).await;
        consult::open_first(&mut doctor, "mine").await;
        if answered {
            consult::fill(&mut doctor, "/answer", &[("reply", "Rest.")]).await;
        } else {
            let (csrf, page) = (token(&doctor), doctor.url().to_owned());
            doctor.post(&format!("{page}/draft"), &[("csrf", &csrf), ("reply", "half an answer")]).await;
        }
    }
    let mut claire = world.signed_in(world.named("claire")).await;
    claire.open("/en/consults").await;
    let away = [("from", "2026-11-20"), ("until", "2026-11-23"), ("word", "with my family")];
    consult::fill(&mut claire, "/consults/away", &away).await;

    let filed: Vec<_> = report::ROUTINE.into_iter().chain([("summary", "it helped to talk")]).collect();
    report::file(&mut aida, open, &filed).await;
    let filed = report::only(world).await.id;
    let label = talked.open("/en/thread").await.text_of("label[for=message]");
    talked.fill(&label, "one more thing").press("Send message").await;
    report::file(&mut aida, open, &[("summary", "half a thought"), ("do", "draft")]).await;
    feedback::tell(&mut talked, "en", &[("useful", "no"), ("message", "more people"), ("about", "1")]).await;

    complaint::complain(world, "nobody answered me").await;
    let mut lead = complaint::at_complaint(world).await;
    lead.press("Close it").await;
    lead.open(&format!("/en/reports/{filed}")).await.press("Accept").await;
    lead.open("/en/review").await.fill("Why", "a new topic").press("Draw").await;

    aida.open(&format!("/en/inbox/{open}")).await;
    draft::keep(&mut aida, "begun").await;
    aida.open("/en/duty/handover").await.fill("What the next shift should know", "All is calm.");
    aida.press("Leave the note").await;
    crate::care_team::debrief(world, &mut aida, "salma", "My hands shook.").await;
    world.clock.advance_minutes(1);
    id
}

/// On which day after the first each kind is gone, if nothing else was chosen.
fn gone_on(name: &str) -> i64 {
    let kind = KINDS.iter().find(|kind| kind.name == name).map(|kind| kind.default);
    match name {
        "open conversation" | "counted report" | "counted feedback" => i64::MAX,
        // These count from a minute, or to the beginning of the day.
        "discarded" | "draft" | "consult-draft" | "debrief" | "handover" | "deed" | "session" => {
            kind.expect("a kind")
        }
        // From the last day of being away, which is the day after tomorrow.
        "away" => 2 + kind.expect("a kind") + 1,
        // The day itself does not count.
        _ => kind.expect("a kind") + 1,
    }
}

#[test]
fn a_4_each_kind_goes_on_its_day_and_nothing_else_goes_with_it() {
    both(async |world| {
        let over = everything(world).await;
        let there = left(world).await;
        assert!(there.values().all(|there| *there), "one of each: {there:?}");
        let kinds: BTreeSet<&str> = KINDS.iter().map(|kind| kind.name).collect();
        let seeded: BTreeSet<&str> = NAMES[..NAMES.len() - 3].iter().copied().collect();
        assert_eq!(kinds, seeded, "a kind that nothing here is an example of");
        let sealed = leaving::all(world, &SEALED, values![over.bytes()]).await;
        let sealed: Vec<Vec<u8>> =
            sealed.iter().filter_map(|row| Some(row.opt_bytes(0).expect("bytes")?.to_vec())).collect();
        assert!(sealed.len() > 9, "{}", sealed.len());
        let on_disk = world.app.db.engine() == Engine::Sqlite;
        assert!(!on_disk || !lies_in(world.folder(), &sealed).is_empty(), "the search finds what is there");

        let mut days: BTreeSet<i64> = NAMES.map(gone_on).into_iter().filter(|day| *day < i64::MAX).collect();
        days.extend(days.clone().into_iter().map(|day| day - 1));
        let mut today = 0;
        for day in days {
            world.clock.advance_minutes((day - today) * 24 * 60);
            today = day;
            sweep(world).await;
            let expected: BTreeMap<_, _> =
                NAMES.into_iter().map(|name| (name, day < gone_on(name))).collect();
            assert_eq!(left(world).await, expected, "on day {day}");
        }
        assert!(!is_there(world, over).await);
        if on_disk {
            assert_eq!(lies_in(world.folder(), &sealed), Vec::<String>::new(), "no byte of it is left");
        }
    });
}

#[test]
fn a_4_every_table_with_something_sealed_has_a_timer_or_a_reason() {
    let documented = sql::documented();
    let tables: BTreeSet<&str> = documented.keys().filter_map(|column| column.split('.').next()).collect();
    let sealed: BTreeSet<&str> = documented
        .iter()
        .filter(|(_, (state, _))| state != "clear")
        .filter_map(|(column, _)| column.split('.').next())
        .collect();
    let timed: BTreeSet<&str> = KINDS.iter().flat_map(|kind| kind.tables.iter().copied()).collect();
    let elsewhere: BTreeSet<&str> = retention::ELSEWHERE.iter().map(|(table, _)| *table).collect();
    let neither: Vec<_> =
        sealed.iter().filter(|table| !timed.contains(*table) && !elsewhere.contains(*table)).collect();
    assert!(neither.is_empty(), "no timer and no reason: {neither:?}");
    let both: Vec<_> = timed.intersection(&elsewhere).collect();
    assert!(both.is_empty(), "a timer and a reason to have none: {both:?}");
    let unknown: Vec<_> = timed.union(&elsewhere).filter(|table| !tables.contains(*table)).collect();
    assert!(unknown.is_empty(), "no such table: {unknown:?}");
    for (table, why) in retention::ELSEWHERE {
        assert!(why.len() > 20, "{table}: a reason is a sentence");
    }
    for kind in KINDS {
        assert!(kind.shortest <= kind.default && kind.default <= kind.longest, "{}", kind.name);
    }
}

#[test]
fn shortening_says_what_goes_asks_twice_and_the_public_page_follows() {
    both(async |world| {
        run(world, &EMPTY_CONVERSATIONS).await;
        let (_, id) = over(world, "a talk of some time ago").await;
        world.clock.advance_minutes(100 * 24 * 60);
        let (mut lead, _) = dana(world).await;
        lead.open("/en/retention").await;
        let csrf = token(&lead);
        let days = async |lead: &mut Browser, kind: &str, days: &str| {
            lead.post("/en/retention", &[("csrf", &csrf), ("kind", kind), ("days", days)]).await;
            lead.status()
        };
        for wrong in ["5", "2000", "soon", ""] {
            assert_eq!(days(&mut lead, retention::THREAD, wrong).await, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(lead.shows("from 30 to 1,825"), "{wrong}: {}", lead.text());
        }
        assert_eq!(
            days(&mut lead, retention::DISCARDED, "20").await,
            StatusCode::NOT_FOUND,
            "not to be chosen"
        );
        days(&mut lead, retention::THREAD, "60").await;
        assert!(lead.shows("Shorten this?"), "{}", lead.text());
        assert!(lead.shows("1 is older and is deleted with the next sweep."), "{}", lead.text());
        assert_eq!(retention::sweep_kind(&world.app, retention::THREAD).await.expect("swept"), 0);
        let mut public = world.visitor();
        public.open("/en/about/keep").await;
        assert!(public.shows("deleted after 365 days"), "{}", public.text());

        lead.press("Shorten and delete").await;
        assert_eq!(lead.url(), "/en/retention#kind-conversation", "{}", lead.text());
        assert_eq!(report::recorded(world, Action::SetRetention, [0; 16]).await, 1);
        public.open("/ar/about/keep").await;
        assert!(public.shows("\u{2068}60\u{2069} يومًا"), "{}", public.text());
        assert_eq!(retention::sweep_kind(&world.app, retention::THREAD).await.expect("swept"), 1);
        assert!(!is_there(world, id).await);
        lead.open("/en/retention").await;
        assert!(lead.shows("1 deleted"), "{}", lead.text());
        days(&mut lead, retention::THREAD, "400").await;
        assert_eq!(lead.url(), "/en/retention#kind-conversation", "longer needs no second click");
    });
}

#[test]
fn what_is_open_is_never_deleted_by_time() {
    both(async |world| {
        run(world, &EMPTY_CONVERSATIONS).await;
        let (_, _, open) = report::answered(world, "aida", "nobody has said that this is over").await;
        let (_, mut marat, due) = report::answered(world, "marat", "ask me again").await;
        follow_up::plan(&mut marat, due, &[]).await;
        marat.open(&format!("/en/inbox/{due}")).await.press("Resolve").await;
        world.clock.advance_minutes(2_000 * 24 * 60);
        assert_eq!(retention::sweep_kind(&world.app, retention::THREAD).await.expect("swept"), 0);
        assert!(is_there(world, open).await && is_there(world, due).await);
    });
}

#[test]
fn what_went_by_time_stays_gone_when_an_older_copy_comes_back() {
    both(async |world| {
        run(world, &EMPTY_CONVERSATIONS).await;
        let (_, id) = over(world, "a talk").await;
        world.clock.advance_minutes(330 * 24 * 60);
        let (bytes, _) = backup::backed_up(world);
        world.clock.advance_minutes(36 * 24 * 60);
        assert_eq!(retention::sweep_kind(&world.app, retention::THREAD).await.expect("swept"), 1);
        let place = Place::new(backup::other(world.app.db.engine()));
        let store = Store::open(&place.url).expect("a new database opens");
        let (_, back) = backup::restore(world, &bytes, &store).expect("it restores");
        assert_eq!(back, 1, "it had come back, and is gone again");
        let there = store.read_blocking(move |tx| tx.one(&THERE, &values![id.bytes()])?.int(0));
        assert_eq!(there.expect("read"), 0);
        store.close();
    });
}

#[test]
fn two_processes_that_sweep_at_once_delete_everything_once() {
    both(async |world| {
        const MANY: usize = 60;
        run(world, &EMPTY_CONVERSATIONS).await;
        many(world, MANY).await;
        run(world, &RESOLVE_ALL).await;
        world.clock.advance_minutes(400 * 24 * 60);
        let (other, ..) = world.restarted();
        let (here, there) = tokio::join!(
            retention::sweep_kind(&world.app, retention::THREAD),
            retention::sweep_kind(&other, retention::THREAD)
        );
        let gone = here.expect("swept") + there.expect("swept");
        assert_eq!(gone, i64::try_from(MANY).expect("few"));
        other.db.clone().close();
    });
}

#[test]
fn what_is_held_is_passed_by_and_forgotten_by_no_member_until_it_is_lifted() {
    both(async |world| {
        run(world, &EMPTY_CONVERSATIONS).await;
        let (_, mut aida, id) = report::answered(world, "aida", "somebody wants this kept").await;
        report::file(&mut aida, id, &report::ROUTINE).await;
        aida.open(&format!("/en/inbox/{id}")).await.press("Resolve").await;
        let (mut lead, _) = dana(world).await;
        lead.open(&format!("/en/inbox/{id}")).await.follow("Put on hold").await;
        lead.fill("Why", "")
            .fill("To be looked at again on this day", "2026-11-21")
            .press("Put the hold")
            .await;
        assert_eq!(lead.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(report::wrong(&lead).len(), 2, "{}", lead.text());
        lead.fill("Why", "A court asks for it, zyqcourt.");
        lead.fill("To be looked at again on this day", "2027-02-01");
        let (path, body) = lead.form_of("Put the hold");
        lead.send(&path, body.clone()).await;
        assert!(lead.url().starts_with("/en/retention#hold-"), "{}", lead.text());
        assert!(lead.shows("A court asks for it, zyqcourt."), "{}", lead.text());
        lead.send(&path, body).await;
        assert_eq!(count(world, &HOLDS).await, 1, "sent twice it is one");
        assert_eq!(report::recorded(world, Action::HoldThread, id.bytes()).await, 1);
        for row in leaving::all(world, &REASONS, values![]).await {
            let reason = row.sealed::<String>(0).expect("it lies sealed");
            assert!(!reason.envelope().windows(8).any(|part| part == b"zyqcourt"));
        }
        aida.open(&format!("/en/inbox/{id}")).await;
        assert!(aida.shows("On hold: nothing of it is deleted by time."), "{}", aida.text());
        assert!(
            !aida.html().contains("zyqcourt") && !aida.has_link("Put on hold"),
            "why is for coordinators"
        );

        world.clock.advance_minutes(400 * 24 * 60);
        assert_eq!(retention::sweep_kind(&world.app, retention::THREAD).await.expect("swept"), 0);
        assert!(is_there(world, id).await);
        let (mut lead, session) = dana(world).await;
        let person = leaving::all(world, &PERSON_OF, values![id.bytes()]).await[0].id(0).expect("somebody");
        let person = app::ids::PersonId::from_bytes(person);
        let seen = forget::preview(&world.app, world.org().id, &session, person).await.expect("known");
        assert!(seen.held);
        let refused =
            forget::person(&world.app, world.org(), &session, person, Reason::Asked, &seen.stamp).await;
        assert!(matches!(refused, Err(Kept::Held)), "{refused:?}");
        lead.open(&format!("/en/persons/{person}/forget")).await;
        assert!(lead.shows("Something of this person is on hold"), "{}", lead.text());
        assert!(!lead.has_button("Forget"), "{}", lead.text());

        lead.open("/en/retention").await;
        assert!(lead.shows("1 hold is to be looked at again"), "{}", lead.text());
        assert!(lead.shows("Was to be looked at again on"), "{}", lead.text());
        lead.fill("To be looked at again on this day", "2028-02-01").press("Keep it until then").await;
        assert!(!lead.shows("Was to be looked at again on"), "{}", lead.text());
        lead.press("Lift the hold").await;
        assert!(lead.shows("Nothing is held."), "{}", lead.text());
        assert_eq!(report::recorded(world, Action::LiftThreadHold, id.bytes()).await, 1);
        assert_eq!(retention::sweep_kind(&world.app, retention::THREAD).await.expect("swept"), 1);
        assert!(!is_there(world, id).await);
        assert!(rows::records_are_whole(&world.app).await);
    });
}

#[test]
fn a_hold_on_a_person_keeps_all_their_conversations_but_what_the_visitor_deletes() {
    both(async |world| {
        run(world, &EMPTY_CONVERSATIONS).await;
        let mut made = Vec::new();
        for login in ["aida", "marat"] {
            let (visitor, mut desk, id) = report::answered(world, login, "we know each other").await;
            report::file(&mut desk, id, &report::ROUTINE).await;
            desk.open(&format!("/en/inbox/{id}")).await.press("Resolve").await;
            made.push((visitor, id));
        }
        let somebody = visitor_who_wrote(world, "somebody else").await;
        world.clock.advance_minutes(1); // A code counts once.
        let mut desk = worker_at(world, "aida", &somebody).await;
        crate::stories::answer(&mut desk, "here").await;
        desk.press("Resolve").await;
        let other = rows::own(world, &somebody).await.expect("it is theirs");
        world.clock.advance_minutes(1);
        let (mut lead, session) = dana(world).await;
        merged(world, &session, made[1].1, made[0].1).await;
        lead.open(&format!("/en/inbox/{}/hold", made[0].1)).await;
        let standing = report::standing(&lead, "main form");
        let fields = [("reason", "The law of the place"), ("what", "person"), ("review", "2027-01-10")];
        lead.send(&format!("/en/inbox/{}/hold", made[0].1), report::typed(&standing, &fields)).await;
        assert!(lead.shows("All conversations with one person"), "{}", lead.text());

        // What they were promised is theirs.
        delete(&mut made[0].0).await;
        assert!(!is_there(world, made[0].1).await, "the visitor deletes what is held");
        assert_eq!(count(world, &HOLDS).await, 1, "it goes on for those who are counted as one with them");
        world.clock.advance_minutes(400 * 24 * 60);
        assert_eq!(retention::sweep_kind(&world.app, retention::THREAD).await.expect("swept"), 1);
        assert!(is_there(world, made[1].1).await && !is_there(world, other).await);
    });
}

#[test]
fn only_coordinators_choose_and_another_organisation_sees_nothing_of_it() {
    crate::world::both_with_two_organisations(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let stranger = world.left.iter().find(|account| account.role == Role::Coordinator);
        let mut left = world.desk().at(crate::world::LEFT);
        left.sign_in(stranger.expect("Left Bank has a coordinator"), world.now()).await;
        left.open(&format!("/en/inbox/{id}/hold")).await;
        assert_eq!(left.status(), StatusCode::NOT_FOUND);
        left.open("/en/retention").await;
        let csrf = token(&left);
        left.post("/en/retention", &[("csrf", &csrf), ("kind", retention::FEEDBACK), ("days", "40")]).await;
        assert_eq!(left.status(), StatusCode::OK, "{}", left.text());
        let mut public = world.visitor();
        public.open("/en/about/keep").await;
        assert!(public.shows("Words are deleted after 365 days"), "{}", public.text());
    });
}
