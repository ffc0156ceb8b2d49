//! Planning to ask somebody again: a page beside the conversation, and one field where it is resolved.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use db::Tx;
use kernel::{DbError, Fault};
use ui::{
    Errors, Form,
    form::{Unclean, clean},
};

use super::{
    desk::{At, beside, our_form, whose},
    model::{self, Asked, IN_DAYS, PURPOSES, purpose_key, purpose_named},
    rules::{self, MAX_CHARS, NewFollowUp, Plan, Planned},
};
use crate::{
    chat::{self, Conversation, form::nonce},
    ids::{ConversationId, FollowUpId},
    surfaces::desk::{Colleague, Desk},
    team::Member,
};

/// How often something is sealed anew because the team's key changed meanwhile.
const TRIES: usize = 3;
/// So many characters of what was typed go back into a form that refused them.
const GIVEN_BACK: usize = 4 * MAX_CHARS;

/// What stands in the form.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) when: String,
    pub(super) day: String,
    pub(super) purpose: String,
    pub(super) words: String,
    pub(super) whose: String,
    agreed: bool,
}

impl Typed {
    pub(super) fn of(form: Option<&Form>) -> Self {
        let Some(form) = form else {
            return Self { when: "7".into(), whose: "me".into(), ..Self::default() };
        };
        let text = |name| form.text(name).chars().take(GIVEN_BACK).collect();
        Self {
            when: text("when"),
            day: text("day"),
            purpose: text("purpose"),
            words: text("words"),
            whose: text("whose"),
            agreed: form.has("agreed"),
        }
    }
}

#[derive(Template)]
#[template(path = "follow_up/templates/plan.html")]
struct Page<'a> {
    desk: &'a Desk,
    conversation: Conversation,
    members: Vec<Member>,
    typed: Typed,
    nonce: String,
    errors: Errors,
}

impl Page<'_> {
    fn href(&self, action: &str) -> String {
        self.desk.ground.href(&format!("inbox/{}{action}", self.conversation.id))
    }

    fn is_me(&self, member: &Member) -> bool {
        self.desk.session().is_some_and(|session| session.staff() == member.id)
    }

    fn chosen(&self, member: &Member) -> bool {
        self.typed.whose == member.id.to_string()
    }

    /// The days that are offered: value, text, whether it is chosen.
    fn days(&self) -> Vec<(String, String, bool)> {
        offered(&self.typed.when)
    }

    fn purposes(&self) -> Vec<(&'static str, String, bool)> {
        let choice = |purpose: &'static str| (purpose, purpose_key(purpose), self.typed.purpose == purpose);
        PURPOSES.map(choice).to_vec()
    }
}

/// The days that are offered with one click: value, text, whether it is chosen.
pub(super) fn offered(chosen: &str) -> Vec<(String, String, bool)> {
    let choice = |days: i64| {
        let value = days.to_string();
        let is_chosen = value == chosen;
        (value, format!("follow-in-{days}"), is_chosen)
    };
    IN_DAYS.map(choice).to_vec()
}

/// The conversation, if this member can open it.
async fn conversation(colleague: &Colleague, id: &str) -> Result<Conversation, Fault> {
    let id = ConversationId::parse(id).ok_or(Fault::NotFound)?;
    let org = colleague.desk.ground.org.id;
    let found = colleague.desk.ground.app.db.read(move |tx| chat::find(tx, org, id)).await?;
    let found = found.ok_or(Fault::NotFound)?;
    crate::desk::can_open(colleague, id).await?;
    Ok(found)
}

/// The page; with a form that was refused, and what is wrong with it.
async fn show(
    colleague: &Colleague,
    id: &str,
    status: StatusCode,
    form: Option<&Form>,
    errors: Errors,
) -> Response {
    let mut desk = colleague.desk.clone();
    desk.ground.path = format!("/inbox/{id}/follow-up");
    let desk = &desk;
    let read = async { Ok::<_, Fault>((conversation(colleague, id).await?, beside(colleague).await?)) };
    let (conversation, members) = match read.await {
        Ok(read) => read,
        Err(fault) => return desk.fault_keeping(&fault, form),
    };
    let fresh = || hex::encode(kernel::entropy::bytes::<16>(desk.ground.app.entropy.as_ref()));
    let nonce = form.map(nonce).filter(|nonce| nonce.len() == 32).unwrap_or_else(fresh);
    let typed = Typed::of(form);
    desk.page(status, &Page { desk, conversation, members, typed, nonce, errors })
}

pub(super) async fn page(colleague: Colleague, At(id): At) -> Response {
    show(&colleague, &id, StatusCode::OK, None, Errors::new()).await
}

/// What the form asks for, or what is wrong with it.
fn read(colleague: &Colleague, id: ConversationId, form: &Form, members: &[Member]) -> Result<Plan, Errors> {
    let ground = &colleague.desk.ground;
    let t = ground.t;
    let mut errors = Errors::new();
    let due = model::due(form.text("when"), form.text("day"), rules::today(&ground.app, &ground.org));
    if due.is_none() {
        errors.add("when", t.say("follow-error-due"));
    }
    let purpose = purpose_named(form.text("purpose"));
    if purpose.is_none() {
        errors.add("purpose", t.say("follow-error-purpose"));
    }
    let words = words(colleague, form).map_err(|error| errors.add("words", error)).unwrap_or_default();
    if purpose == Some("other") && words.is_empty() && errors.of("words").is_none() {
        errors.add("words", t.say("follow-error-other"));
    }
    let whose = whose(colleague, members, form.text("whose"));
    if whose.is_none() {
        errors.add("whose", t.say("follow-error-whose"));
    }
    if !form.has("agreed") {
        errors.add("agreed", t.say("follow-error-agreed"));
    }
    match (due, purpose, whose) {
        (Some(due), Some(purpose), Some(whose)) if errors.is_empty() => {
            let asked = Asked { purpose, words };
            let id_of = id_of_form(colleague, id, &nonce(form), &asked);
            Ok(Plan { id: id_of, conversation: id, asked, due, whose })
        }
        _ => Err(errors),
    }
}

/// Words of the team's own, fit to be kept. There need not be any.
pub(super) fn words(colleague: &Colleague, form: &Form) -> Result<String, String> {
    let long = || colleague.desk.ground.t.with("follow-error-long", "max", MAX_CHARS);
    if form.cut {
        return Err(long());
    }
    match clean(form.text("words"), MAX_CHARS) {
        Ok(words) => Ok(words),
        Err(Unclean::Empty) => Ok(String::new()),
        Err(Unclean::TooLong { .. }) => Err(long()),
    }
}

/// The follow-up that a form becomes: sent twice it is one.
fn id_of_form(colleague: &Colleague, id: ConversationId, nonce: &str, asked: &Asked) -> FollowUpId {
    FollowUpId::from_bytes(colleague.of_form("follow-up", id.bytes(), nonce, &asked.written()))
}

/// Keeps a plan.
///
/// # Errors
/// [`Fault::NotFound`] if the conversation is gone, those of the store.
async fn keep(colleague: &Colleague, plan: &Plan) -> Result<Planned, Fault> {
    let ground = &colleague.desk.ground;
    for _ in 0..TRIES {
        let new = NewFollowUp::seal(&ground.app, &ground.org, &colleague.session, plan)?;
        match ground.app.db.write(move |tx| new.write(tx)).await? {
            Planned::Again => {}
            Planned::Gone => return Err(Fault::NotFound),
            planned => {
                ground.app.wake(ground.org.id, plan.conversation);
                return Ok(planned);
            }
        }
    }
    Err(Fault::Busy)
}

pub(super) async fn plan(colleague: Colleague, At(id): At, body: Body) -> Response {
    let (form, ours) = match our_form(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let t = colleague.desk.ground.t;
    let refuse =
        async |errors| show(&colleague, &id, StatusCode::UNPROCESSABLE_ENTITY, Some(&form), errors).await;
    let one = |field: &'static str, words: &str| {
        let mut errors = Errors::new();
        errors.add(field, words);
        errors
    };
    if !ours {
        return refuse(one("main", t.say("form-error-stale"))).await;
    }
    let known = async { Ok::<_, Fault>((conversation(&colleague, &id).await?, beside(&colleague).await?)) };
    let (conversation, members) = match known.await {
        Ok(known) => known,
        Err(fault) => return colleague.desk.fault_keeping(&fault, Some(&form)),
    };
    let plan = match read(&colleague, conversation.id, &form, &members) {
        Ok(plan) => plan,
        Err(errors) => return refuse(errors).await,
    };
    match keep(&colleague, &plan).await {
        Ok(Planned::TooMany) => refuse(one("main", t.say("follow-error-many"))).await,
        Ok(_) => colleague.desk.go(&format!("inbox/{id}#follow-ups")),
        Err(fault) => colleague.desk.fault_keeping(&fault, Some(&form)),
    }
}

/// What the one field asks for where a conversation is resolved: nothing, or to ask them how they are so many days from
/// now. Whoever chooses a day says by it that the person agreed.
///
/// # Errors
/// [`Fault::Forbidden`] for a session without the team key.
pub(crate) fn again(
    colleague: &Colleague,
    id: ConversationId,
    form: &Form,
) -> Result<Option<NewFollowUp>, Fault> {
    let ground = &colleague.desk.ground;
    let Some(due) = model::due(form.text("again"), "", rules::today(&ground.app, &ground.org)) else {
        return Ok(None);
    };
    let asked = Asked { purpose: PURPOSES[0], words: String::new() };
    let follow_up = FollowUpId::random(ground.app.entropy.as_ref());
    let whose = Some(colleague.session.staff());
    let plan = Plan { id: follow_up, conversation: id, asked, due, whose };
    NewFollowUp::seal(&ground.app, &ground.org, &colleague.session, &plan).map(Some)
}

/// Keeps what [`again`] asked for in the unit of work that resolves. If the team's key changed in this very moment, everything is
/// refused and can be sent again.
///
/// # Errors
/// Those of the store; [`DbError::Busy`] if the team's key changed.
pub(crate) fn plan_with(tx: &mut Tx<'_>, new: Option<&NewFollowUp>) -> Result<(), DbError> {
    let Some(new) = new else { return Ok(()) };
    match new.write(tx)? {
        Planned::Again => Err(DbError::Busy),
        // Twenty wait in this conversation already: one more would be lost among them, and it is no reason not to resolve.
        Planned::Done | Planned::Gone | Planned::TooMany => Ok(()),
    }
}
