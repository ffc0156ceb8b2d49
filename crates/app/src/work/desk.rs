//! Many conversations at once at the desk: looking at what would happen, doing it, seeing what came of it, undoing. And the page of
//! one deed, which says the same of a single conversation.

use std::sync::Arc;

use askama::Template;
use axum::{
    body::Body,
    extract::{FromRequestParts, Path},
    http::{StatusCode, request::Parts},
    response::Response,
};
use kernel::{DbError, Fault};
use ui::{Errors, Form};

use super::{
    AT_ONCE, Act, Done, Kind, Order, Outcome, Pick, Seen, Why, judge,
    later::{Later, UNTIL_THEY_WRITE},
};
use crate::{
    chat::{self, Conversation},
    desk::{self as conversations, read_later, say_until},
    ids::{ConversationId, DeedId, StaffId, TagId},
    policy::Deed,
    restricted,
    surfaces::{
        Ground, Route, Shared, Who,
        desk::{Colleague, Desk},
    },
    tag::Book,
    team::{self, Member},
};

/// Conversations that something is done with at once, at most.
pub const MOST: usize = 500;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/{lang}/many", Who::May(Deed::WorkMany), preview),
        Route::post("/{lang}/many/do", Who::May(Deed::WorkMany), perform),
        Route::get("/{lang}/work/{deed}", Who::May(Deed::WorkThread), page),
        Route::post("/{lang}/work/{deed}/undo", Who::May(Deed::WorkThread), undo),
    ]
}

/// The identifier in the address; bytes that are no text are the address of nothing.
pub(super) struct At(Option<DeedId>);

impl FromRequestParts<Shared> for At {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Self::Rejection> {
        let path = Path::<(String, String)>::from_request_parts(parts, app).await;
        Ok(Self(path.ok().and_then(|Path((_, id))| DeedId::parse(&id))))
    }
}

/// What was done, in words.
pub(crate) fn say(ground: &Ground, done: &Done, word: &str) -> String {
    let t = ground.t;
    let key = format!("work-did-{}", done.act.kind().name());
    match done.act {
        Act::Assign(_) => t.with(&key, "who", done.whom.as_deref().unwrap_or_default()),
        Act::Tag(_) | Act::Untag(_) => t.with(&key, "tag", word),
        Act::Snooze(until) => t.with(&key, "until", say_until(ground, until)),
        _ => t.say(&key).to_owned(),
    }
}

/// The text of a button for many.
pub(crate) fn button(kind: &Kind) -> &'static str {
    match kind {
        Kind::Take => "many-take",
        Kind::Assign => "many-assign",
        Kind::Tag | Kind::Untag => "many-tag",
        Kind::Snooze | Kind::Wake => "many-snooze",
        Kind::Release => "many-release",
        Kind::Resolve => "many-resolve",
    }
}

/// The text that says what will happen to many.
pub(crate) fn will(kind: &Kind) -> &'static str {
    match kind {
        Kind::Take => "many-will-take",
        Kind::Assign => "many-will-assign",
        Kind::Tag | Kind::Untag => "many-will-tag",
        Kind::Snooze | Kind::Wake => "many-will-snooze",
        Kind::Release => "many-will-release",
        Kind::Resolve => "many-will-resolve",
    }
}

/// The text of a time that something can be put off until.
pub(crate) fn later(later: &Later) -> &'static str {
    match later {
        Later::Hour => "later-hour",
        Later::Evening => "later-evening",
        Later::Tomorrow => "later-tomorrow",
        Later::Monday => "later-monday",
        Later::Written => "later-written",
        Later::At(_) => "later-at",
    }
}

/// The text of why something is left as it is.
pub(crate) fn why(why: &Why) -> &'static str {
    match why {
        Why::Gone => "work-left-gone",
        Why::Changed => "work-left-changed",
        Why::Colleague => "work-left-colleague",
        Why::Emergency => "work-left-emergency",
        Why::Already => "work-left-already",
        Why::Resolved => "work-left-resolved",
        Why::Away => "work-left-away",
        Why::Visitor => "work-left-visitor",
        Why::Leaver => "work-left-leaver",
        Why::Restricted => "work-left-restricted",
    }
}

#[derive(Template)]
#[template(path = "work/templates/preview.html")]
struct Preview<'a> {
    desk: &'a Desk,
    kind: Kind,
    /// What it would be done with.
    included: Vec<Conversation>,
    /// What would be left out, and why.
    left: Vec<(Conversation, Why)>,
    /// So many were ticked beyond what is done at once.
    beyond: i64,
    deed: DeedId,
    colleagues: Vec<Member>,
    book: Option<Book>,
    errors: Errors,
    form: &'a Form,
}

impl Preview<'_> {
    fn count(&self) -> i64 {
        i64::try_from(self.included.len()).unwrap_or(i64::MAX)
    }

    fn offered(&self) -> Vec<Later> {
        let ground = &self.desk.ground;
        let (now, zone) = (ground.app.clock.now(), &ground.org.zone);
        Later::NAMED.into_iter().filter(|later| later.until(now, zone).is_some()).collect()
    }

    fn topics(&self) -> Vec<&crate::tag::Choice> {
        self.book.iter().flat_map(Book::topics).collect()
    }

    fn words(&self) -> &[crate::tag::Choice] {
        self.book.as_ref().map_or(&[], Book::own)
    }
}

/// What a list has ticked: each with how often it had changed.
fn picks(form: &Form) -> Vec<(ConversationId, i64)> {
    let pick = |text: &str| {
        let (id, revision) = text.split_once('.')?;
        Some((ConversationId::parse(id)?, revision.parse().ok()?))
    };
    let mut picks: Vec<_> = form.all("pick").filter_map(pick).collect();
    picks.sort_unstable();
    picks.dedup_by_key(|(id, _)| *id);
    picks
}

/// What would happen. Nothing has happened yet.
async fn preview(colleague: Colleague, body: Body) -> Response {
    let form = match ours(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    // Nothing was ticked: the list is where one does that.
    if picks(&form).is_empty() {
        return colleague.desk.go("inbox");
    }
    show(&colleague, &form, StatusCode::OK, Errors::new()).await
}

async fn show(colleague: &Colleague, form: &Form, status: StatusCode, errors: Errors) -> Response {
    // What was posted has no page of its own: its language links lead to the list.
    let mut colleague = colleague.clone();
    colleague.desk.ground.path = "/inbox".to_owned();
    match load(&colleague, form, errors).await {
        Ok(page) => colleague.desk.page(status, &page),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

/// An act of a kind that stands for all of its kind before anybody has said with what.
fn any(kind: Kind) -> Act {
    match kind {
        Kind::Take => Act::Take,
        Kind::Assign => Act::Assign(StaffId::from_bytes([0; 16])),
        Kind::Release => Act::Release,
        Kind::Tag => Act::Tag(TagId::from_bytes([0; 16])),
        Kind::Untag => Act::Untag(TagId::from_bytes([0; 16])),
        Kind::Snooze => Act::Snooze(UNTIL_THEY_WRITE),
        Kind::Wake => Act::Wake,
        Kind::Resolve => Act::Resolve,
    }
}

async fn load<'a>(colleague: &'a Colleague, form: &'a Form, errors: Errors) -> Result<Preview<'a>, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, Arc::clone(&desk.ground.org));
    let kind = kind_of(form).ok_or(Fault::NotFound)?;
    let all = picks(form);
    let beyond = i64::try_from(all.len().saturating_sub(MOST)).unwrap_or(0);
    let picks: Vec<_> = all.into_iter().take(MOST).collect();
    let (mut included, mut left) = (Vec::new(), Vec::new());
    for some in picks.chunks(AT_ONCE) {
        let (some, id, staff) = (some.to_vec(), org.id, session.staff());
        let read = app.db.read(move |tx| {
            let one = |&(id_of, revision): &(ConversationId, i64)| {
                let Some(found) = chat::find(tx, id, id_of)? else { return Ok(None) };
                Ok::<_, DbError>(Some((found, revision, restricted::is_closed_to(tx, id, id_of, staff)?)))
            };
            some.iter().map(one).collect::<Result<Vec<_>, _>>()
        });
        for (conversation, revision, closed) in read.await?.into_iter().flatten() {
            if closed {
                left.push((conversation, Why::Restricted));
                continue;
            }
            let by = (session.staff(), session.role());
            match judge(&conversation, any(kind), by, Seen::Revision(revision)) {
                Ok(_) => included.push(conversation),
                Err(why) => left.push((conversation, why)),
            }
        }
    }
    let epochs: Vec<(ConversationId, i64)> = included.iter().map(|one| (one.id, one.epoch)).collect();
    let (trust, of) = (Arc::clone(&app.trust), Arc::clone(&org));
    let colleagues = match kind {
        Kind::Assign => app.db.read(move |tx| holders_of_all(tx, &trust, &of, &epochs)).await?,
        _ => Vec::new(),
    };
    let book = if kind == Kind::Tag { Some(conversations::book(colleague).await?) } else { None };
    // The same form keeps its deed, so that what is sent twice is done once.
    let deed = DeedId::parse(form.text("deed")).unwrap_or_else(|| DeedId::random(app.entropy.as_ref()));
    Ok(Preview { desk, kind, included, left, beyond, deed, colleagues, book, errors, form })
}

/// Who holds the keys of all of these. Of those that only named members open each is asked for when it is done; if there are no
/// others, whoever is named in one of them.
fn holders_of_all(
    tx: &mut db::Tx<'_>,
    trust: &team::Trust,
    org: &crate::settings::Organisation,
    picks: &[(ConversationId, i64)],
) -> Result<Vec<Member>, DbError> {
    let epochs = picks.iter().map(|(_, epoch)| *epoch).filter(|epoch| *epoch != chat::NAMED);
    let mut epochs: Vec<i64> = epochs.collect();
    epochs.sort_unstable();
    epochs.dedup();
    let Some((first, rest)) = epochs.split_first() else {
        let mut named = std::collections::BTreeSet::new();
        for (id, _) in picks {
            named.extend(restricted::named(tx, org.id, *id)?);
        }
        let Some(roll) = trust.believed(tx, org)? else { return Ok(Vec::new()) };
        let members = roll.members().filter(|card| card.role.holds_team_key() && named.contains(&card.id));
        let member = |card: &team::chain::Card| Member {
            id: card.id,
            work_name: card.work_name.clone(),
            role: card.role,
        };
        return Ok(members.map(member).collect());
    };
    let mut members = team::holders_of(tx, trust, org, *first)?;
    for epoch in rest {
        let others = team::holders_of(tx, trust, org, *epoch)?;
        members.retain(|member| others.iter().any(|other| other.id == member.id));
    }
    Ok(members)
}

fn kind_of(form: &Form) -> Option<Kind> {
    Kind::from_name(form.text("act")).filter(|kind| Kind::MANY.contains(kind))
}

/// What a form wants done, or what is missing in it.
async fn act_of(colleague: &Colleague, form: &Form) -> Result<Result<Act, Errors>, Fault> {
    let ground = &colleague.desk.ground;
    let missing = |field: &'static str, key: &str| {
        let mut errors = Errors::new();
        errors.add(field, ground.t.say(key));
        Ok(Err(errors))
    };
    Ok(Ok(match kind_of(form).ok_or(Fault::NotFound)? {
        Kind::Assign => {
            let (trust, of) = (Arc::clone(&ground.app.trust), Arc::clone(&ground.org));
            let epochs = epochs(colleague, form).await?;
            let members = ground.app.db.read(move |tx| holders_of_all(tx, &trust, &of, &epochs)).await?;
            let to = StaffId::parse(form.text("assignee"));
            match members.iter().find(|member| Some(member.id) == to) {
                Some(member) => Act::Assign(member.id),
                None => return missing("assignee", "work-error-assignee"),
            }
        }
        Kind::Tag => {
            let book = conversations::book(colleague).await?;
            match TagId::parse(form.text("tag")).filter(|tag| book.word(*tag).is_some()) {
                Some(tag) => Act::Tag(tag),
                None => return missing("tag", "work-error-tag"),
            }
        }
        Kind::Snooze => {
            let until =
                read_later(form).and_then(|later| later.until(ground.app.clock.now(), &ground.org.zone));
            match until {
                Some(until) => Act::Snooze(until),
                None => return missing("later", "work-error-later"),
            }
        }
        kind => any(kind),
    }))
}

/// What is ticked, with the epoch of each.
async fn epochs(colleague: &Colleague, form: &Form) -> Result<Vec<(ConversationId, i64)>, Fault> {
    let ground = &colleague.desk.ground;
    let mut epochs = Vec::new();
    for some in picks(form).chunks(AT_ONCE).take(MOST / AT_ONCE) {
        let (some, org) = (some.to_vec(), ground.org.id);
        let read = ground.app.db.read(move |tx| {
            let epoch = |&(id, _): &(ConversationId, i64)| {
                Ok::<_, DbError>(chat::find(tx, org, id)?.map(|one| (one.id, one.epoch)))
            };
            some.iter().map(epoch).collect::<Result<Vec<_>, _>>()
        });
        epochs.extend(read.await?.into_iter().flatten());
    }
    Ok(epochs)
}

/// Does it, some at a time.
async fn perform(colleague: Colleague, body: Body) -> Response {
    let form = match ours(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let act = match act_of(&colleague, &form).await {
        Ok(Ok(act)) => act,
        Ok(Err(errors)) => return show(&colleague, &form, StatusCode::UNPROCESSABLE_ENTITY, errors).await,
        Err(fault) => return colleague.desk.fault(&fault),
    };
    let Some(deed) = DeedId::parse(form.text("deed")) else { return colleague.desk.fault(&Fault::NotFound) };
    match perform_all(&colleague, deed, act, &picks(&form)).await {
        Ok(true) => colleague.desk.go(&format!("work/{deed}")),
        Ok(false) => colleague.desk.fault(&Fault::NotFound),
        Err(error) => colleague.desk.fault(&error.into()),
    }
}

/// `false`, and nothing is done, if the deed is somebody else's.
async fn perform_all(
    colleague: &Colleague,
    deed: DeedId,
    act: Act,
    picks: &[(ConversationId, i64)],
) -> Result<bool, DbError> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let order = Order { id: deed, org, by: (session.staff(), session.role()), act, now: app.clock.now() };
    if !app.db.write(move |tx| super::begin(tx, &order)).await? {
        return Ok(false);
    }
    let picks: Vec<Pick> = picks
        .iter()
        .take(MOST)
        .map(|(id, revision)| Pick { id: *id, seen: Seen::Revision(*revision) })
        .collect();
    for some in picks.chunks(AT_ONCE) {
        let these = some.to_vec();
        let outcomes = app.db.write(move |tx| super::perform(tx, &order, &these)).await?;
        for (pick, outcome) in some.iter().zip(outcomes) {
            if outcome == Outcome::Done {
                app.wake(org, pick.id);
            }
        }
    }
    Ok(true)
}

#[derive(Template)]
#[template(path = "work/templates/deed.html")]
struct Page<'a> {
    desk: &'a Desk,
    done: Done,
    /// What was done, in words.
    did: String,
}

impl Page<'_> {
    /// What became of them: a heading, and the conversations under it.
    fn parts(&self) -> [(&'static str, Vec<&super::Thread>); 3] {
        let with = |outcome| self.done.threads.iter().filter(|one| one.outcome == outcome).collect();
        [
            ("deed-with", with(Outcome::Done)),
            ("deed-undone", with(Outcome::Undone)),
            ("deed-stayed", with(Outcome::Stayed)),
        ]
    }

    /// Those that were left out, and why.
    fn left(&self) -> Vec<(&super::Thread, Why)> {
        let left = |one| match one {
            &super::Thread { outcome: Outcome::Left(why), .. } => Some((one, why)),
            _ => None,
        };
        self.done.threads.iter().filter_map(left).collect()
    }
}

/// What was done, with what, and what can be undone.
async fn page(colleague: Colleague, At(deed): At) -> Response {
    let Colleague { desk, session } = &colleague;
    let Some(deed) = deed else { return desk.fault(&Fault::NotFound) };
    let (org, staff) = (desk.ground.org.id, session.staff());
    let done = match desk.ground.app.db.read(move |tx| super::find(tx, org, staff, deed)).await {
        Ok(Some(done)) => done,
        Ok(None) => return desk.fault(&Fault::NotFound),
        Err(error) => return desk.fault(&error.into()),
    };
    let word = match done.act {
        Act::Tag(tag) | Act::Untag(tag) => match conversations::book(&colleague).await {
            Ok(book) => book.word(tag).unwrap_or_default().to_owned(),
            Err(fault) => return desk.fault(&fault),
        },
        _ => String::new(),
    };
    let did = say(&desk.ground, &done, &word);
    desk.page(StatusCode::OK, &Page { desk, done, did })
}

/// Undoes a deed as far as it can be, and says how far.
async fn undo(colleague: Colleague, At(deed): At, body: Body) -> Response {
    let form = match ours(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let Some(deed) = deed else { return desk.fault(&Fault::NotFound) };
    let (app, org, staff) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let found = app.db.read(move |tx| super::find(tx, org, staff, deed)).await;
    match found {
        Ok(Some(_)) => {}
        Ok(None) => return desk.fault(&Fault::NotFound),
        Err(error) => return desk.fault(&error.into()),
    }
    match super::undo(&app.db, org, staff, deed, app.clock.now()).await {
        Ok(back) => back.into_iter().for_each(|id| app.wake(org, id)),
        Err(error) => return desk.fault(&error.into()),
    }
    // From a conversation one goes back to it.
    match ConversationId::parse(form.text("thread")) {
        Some(thread) => desk.go(&format!("inbox/{thread}?done={deed}#done")),
        None => desk.go(&format!("work/{deed}")),
    }
}

/// Reads a form of this session; otherwise gives the answer to send instead.
async fn ours(colleague: &Colleague, body: Body) -> Result<Form, Response> {
    let form = colleague.desk.form(body).await?;
    if colleague.desk.is_ours(&form) { Ok(form) } else { Err(colleague.desk.fault(&Fault::Forbidden)) }
}
