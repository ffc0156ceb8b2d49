//! The page on which somebody leaves a note at the end of a shift and hands over what they still have.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    sync::Arc,
};

use askama::Template;
use axum::{body::Body, extract::Path, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::{
    Errors, Form,
    form::{Unclean, clean},
};

use super::{KEPT_DAYS, MAX_CHARS, NewNote, Note, open, store};
use crate::{
    chat::{self, At, Conversation, Emergency, Filter, Queue, Reader},
    duty::{self, Kind, OnDuty},
    ids::{ConversationId, DeedId, HandoverId, StaffId},
    restricted,
    surfaces::desk::{Colleague, Desk},
    team::{self, Member},
    work::{self, AT_ONCE, Act, Order, Pick, Seen},
};

/// How often a note is sealed anew because the team's key changed meanwhile.
const TRIES: usize = 3;
/// Notes on the page.
const NOTES: i64 = 30;
/// So many conversations are offered; nobody has more than a few.
const MOST: i64 = 50;

#[derive(Template)]
#[template(path = "duty/templates/handover.html")]
struct Page<'a> {
    desk: &'a Desk,
    /// The identifier that the note will have.
    id: String,
    text: String,
    /// What can be handed over, and to whom alone where only named people open it.
    mine: Vec<(Conversation, Option<String>)>,
    /// What nobody else can have who is at the desk now: only named people open it.
    stays: Vec<Conversation>,
    /// Who else is at the desk now and can have some of it.
    others: Vec<OnDuty>,
    /// The deed under which handing over is written down.
    deed: String,
    notes: Vec<Note>,
    errors: Errors,
}

impl Page<'_> {
    fn kept_days(&self) -> i64 {
        KEPT_DAYS
    }

    fn is_urgent(&self, conversation: &Conversation) -> bool {
        conversation.emergency == Emergency::Open
    }

    fn tick(&self, conversation: &Conversation) -> String {
        format!("{}.{}", conversation.id, conversation.revision)
    }
}

pub(in crate::duty) async fn page(colleague: Colleague) -> Response {
    show(&colleague, StatusCode::OK, None, Errors::new()).await
}

async fn show(colleague: &Colleague, status: StatusCode, form: Option<&Form>, errors: Errors) -> Response {
    let mut desk = colleague.desk.clone();
    desk.ground.path = "/duty/handover".to_owned(); // Also the page that answers a form: its language links lead here.
    let (ground, session) = (&desk.ground, &colleague.session);
    let (app, of, now, reader) =
        (&ground.app, Arc::clone(&ground.org), ground.app.clock.now(), session.clone());
    let trust = Arc::clone(&app.trust);
    let read = app.db.read(move |tx| {
        let (org, staff, lookup) = (of.id, reader.staff(), reader.secret.lookup());
        let reader = Reader { org, staff, lookup: &lookup, now };
        let mut list = |queue| chat::list(tx, queue, reader, &Filter::default(), At::Start, MOST);
        let (mine, urgent) = (list(Queue::Mine)?, list(Queue::Emergency)?);
        let mut holders = BTreeMap::new();
        for one in mine.iter().filter(|one| !one.conversation.is_restricted()) {
            if let Entry::Vacant(vacant) = holders.entry(one.conversation.epoch) {
                vacant.insert(team::holders_of(tx, &trust, &of, one.conversation.epoch)?);
            }
        }
        let mut named = BTreeMap::new();
        for one in mine.iter().filter(|one| one.conversation.is_restricted()) {
            named.insert(one.conversation.id, restricted::can_have(tx, &trust, &of, &one.conversation)?);
        }
        let notes = store::newest(tx, org, NOTES)?;
        Ok::<_, DbError>((mine, urgent, (holders, named), notes))
    });
    let (mine, urgent, (holders, named), notes) = match read.await {
        Ok(read) => read,
        Err(error) => return desk.fault(&error.into()),
    };
    let codes = |all: &[chat::Listed]| {
        all.iter().map(|one| one.conversation.code.as_str()).collect::<Vec<_>>().join(", ")
    };
    let prefilled = || {
        let lines = [("handover-line-urgent", &urgent), ("handover-line-mine", &mine)];
        let lines = lines.iter().filter(|(_, all)| !all.is_empty());
        lines.map(|(key, all)| ground.t.with(key, "codes", codes(all))).collect::<Vec<_>>().join("\n")
    };
    let text =
        form.filter(|form| form.has("text")).map_or_else(prefilled, |form| form.text("text").to_owned());
    let fresh = || HandoverId::random(app.entropy.as_ref());
    let id = form.and_then(|form| HandoverId::parse(form.text("id"))).unwrap_or_else(fresh).to_string();
    let mut others = duty::on_now(app, &ground.org, now);
    let among = |members: &[Member], one: &OnDuty| members.iter().any(|member| member.id == one.staff);
    others.retain(|one| {
        let opens_all = holders.values().all(|holders| among(holders, one));
        one.kind == Kind::Desk && one.staff != session.staff() && one.role.holds_team_key() && opens_all
    });
    // Of what only named people open each goes to those of them who are there; the others do not keep it back.
    let (mut offered, mut stays) = (Vec::new(), Vec::new());
    for one in mine {
        let to = named.get(&one.conversation.id).map(|named| {
            let there = others.iter().filter(|other| among(named, other));
            there.map(|other| other.work_name.as_str()).collect::<Vec<_>>().join(ground.t.say("comma"))
        });
        match to {
            Some(nobody) if nobody.is_empty() => stays.push(one.conversation),
            to => offered.push((one.conversation, to)),
        }
    }
    if holders.is_empty() {
        others.retain(|one| named.values().any(|named| among(named, one)));
    }
    let page = Page {
        desk: &desk,
        id,
        text,
        mine: offered,
        stays,
        others,
        deed: DeedId::random(app.entropy.as_ref()).to_string(),
        notes: open(session, ground.org.id, notes),
        errors,
    };
    desk.page(status, &page)
}

/// A form of this session, or the page that it goes back to.
async fn ours(colleague: &Colleague, body: Body) -> Result<Form, Response> {
    let form = colleague.desk.form(body).await?;
    if colleague.desk.is_ours(&form) {
        return Ok(form);
    }
    Err(refuse(colleague, &form, StatusCode::UNPROCESSABLE_ENTITY, "text", "form-error-stale").await)
}

async fn refuse(
    colleague: &Colleague,
    form: &Form,
    status: StatusCode,
    field: &'static str,
    key: &str,
) -> Response {
    let mut errors = Errors::new();
    errors.add(field, colleague.desk.ground.t.say(key));
    show(colleague, status, Some(form), errors).await
}

/// Leaves a note.
pub(in crate::duty) async fn write(colleague: Colleague, body: Body) -> Response {
    let form = match ours(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let (app, org, t) = (&desk.ground.app, desk.ground.org.id, desk.ground.t);
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    let text = match clean(form.text("text"), MAX_CHARS) {
        Ok(text) if !form.cut => text,
        Err(Unclean::Empty) => return refuse(&colleague, &form, wrong, "text", "handover-error-empty").await,
        Ok(_) | Err(Unclean::TooLong { .. }) => {
            let mut errors = Errors::new();
            errors.add("text", t.with("handover-error-long", "max", MAX_CHARS));
            return show(&colleague, wrong, Some(&form), errors).await;
        }
    };
    let Some(id) = HandoverId::parse(form.text("id")) else { return desk.fault(&Fault::NotFound) };
    for _ in 0..TRIES {
        let sealed = NewNote::seal(session, org, id, text.clone(), app.clock.now(), app.entropy.as_ref());
        let note = match sealed {
            Ok(note) => note,
            Err(fault) => return desk.fault_keeping(&fault, Some(&form)),
        };
        match app.db.write(move |tx| note.write(tx)).await {
            Ok(true) => {
                app.bus.wake(org.bytes());
                return desk.go("duty/handover#notes");
            }
            Ok(false) => {}
            Err(error) => return desk.fault_keeping(&error.into(), Some(&form)),
        }
    }
    refuse(&colleague, &form, StatusCode::SERVICE_UNAVAILABLE, "text", "write-error-busy").await
}

/// Hands one's open conversations over to a colleague who is at the desk now: a deed that can be undone.
pub(in crate::duty) async fn give(colleague: Colleague, body: Body) -> Response {
    let form = match ours(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let (ground, wrong) = (&desk.ground, StatusCode::UNPROCESSABLE_ENTITY);
    let (app, org, now) = (&ground.app, &ground.org, ground.app.clock.now());
    let picks: Vec<Pick> = form.all("pick").filter_map(pick).take(MOST as usize).collect();
    if picks.is_empty() {
        return refuse(&colleague, &form, wrong, "pick", "handover-error-none").await;
    }
    let at_desk =
        |one: &OnDuty| one.kind == Kind::Desk && one.staff != session.staff() && one.role.holds_team_key();
    let to = StaffId::parse(form.text("to"))
        .filter(|to| duty::on_now(app, org, now).iter().any(|one| one.staff == *to && at_desk(one)));
    let Some(to) = to else {
        return refuse(&colleague, &form, wrong, "to", "handover-error-to").await;
    };
    let Some(id) = DeedId::parse(form.text("deed")) else { return desk.fault(&Fault::NotFound) };
    let order = Order { id, org: org.id, by: (session.staff(), session.role()), act: Act::Assign(to), now };
    match hand_over(&colleague, order, to, picks).await {
        Ok(true) => desk.go(&format!("work/{id}")),
        Ok(false) => refuse(&colleague, &form, wrong, "to", "handover-error-to").await,
        Err(error) => desk.fault(&error.into()),
    }
}

fn pick(text: &str) -> Option<Pick> {
    let (id, revision) = text.split_once('.')?;
    Some(Pick { id: ConversationId::parse(id)?, seen: Seen::Revision(revision.parse().ok()?) })
}

/// `false`, and nothing is done, if the colleague can open none of them, or not one that the whole team opens, or the deed is
/// somebody else's. What only named people open and they do not stays, and the page of the deed says so.
async fn hand_over(
    colleague: &Colleague,
    order: Order,
    to: StaffId,
    picks: Vec<Pick>,
) -> Result<bool, DbError> {
    let ground = &colleague.desk.ground;
    let (app, of, trust) = (&ground.app, Arc::clone(&ground.org), Arc::clone(&ground.app.trust));
    let ids: Vec<_> = picks.iter().map(|pick| pick.id).collect();
    let begun = app.db.write(move |tx| {
        let (mut some, mut none) = (false, true);
        for id in &ids {
            let Some(conversation) = chat::find(tx, of.id, *id)? else { continue };
            let members = restricted::can_have(tx, &trust, &of, &conversation)?;
            let opens = members.iter().any(|member| member.id == to);
            if !opens && !conversation.is_restricted() {
                return Ok(false);
            }
            (some, none) = (some || opens, false);
        }
        if !some && !none {
            return Ok(false);
        }
        work::begin(tx, &order)
    });
    if !begun.await? {
        return Ok(false);
    }
    for some in picks.chunks(AT_ONCE) {
        let these = some.to_vec();
        app.db.write(move |tx| work::perform(tx, &order, &these)).await?;
        some.iter().for_each(|pick| app.wake(order.org, pick.id));
    }
    Ok(true)
}

/// A note was read.
pub(in crate::duty) async fn read(
    colleague: Colleague,
    Path((_, id)): Path<(String, String)>,
    body: Body,
) -> Response {
    let form = match ours(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let Some(id) = HandoverId::parse(&id) else { return desk.fault(&Fault::NotFound) };
    let (org, staff) = (desk.ground.org.id, session.staff());
    match desk.ground.app.db.write(move |tx| store::mark_read(tx, org, id, staff)).await {
        Ok(()) if form.text("back") == "handover" => desk.go("duty/handover#notes"),
        Ok(()) => desk.go("inbox"),
        Err(error) => desk.fault(&error.into()),
    }
}
