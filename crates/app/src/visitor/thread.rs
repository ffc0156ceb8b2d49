//! The conversation as its visitor sees it, and writing further.

use std::sync::Arc;

use askama::Template;
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use kernel::Fault;
use ui::{Errors, Form, csrf, form::upload::Upload, page};

use super::{
    image,
    public::status_of,
    rules::{self, Sending},
    session::{Start, VisitorSecret},
    write::write_form_instead,
};
use crate::{
    answers,
    chat::{
        self, Line, Stamp, State,
        form::{nonce, one_error, read_beside, read_text, typed},
    },
    consult::{self, Wish},
    country,
    emergency::{self, Auto},
    restricted,
    safeguarding::{self, Young},
    surfaces::{Ground, public::Visit},
};

/// How many messages a page of a thread shows.
const PAGE: i64 = 50;

/// A conversation as its visitor sees it.
#[derive(Template)]
#[template(path = "visitor/templates/thread.html")]
struct Thread<'a> {
    ground: &'a Ground,
    lines: Vec<Line>,
    /// The number of the first message shown, if there are earlier ones.
    earlier: Option<i64>,
    /// Whether the visitor is asked how the talk was: quietly after an answer, more visibly once it seems to be over.
    how: How,
    /// Whether what comes later appears by itself: the page ends with the newest message.
    live: bool,
    /// Who of the team is here.
    here: Vec<Stamp>,
    /// Whom the team would like to ask, with this conversation.
    wish: Option<Wish>,
    /// What stands by itself after messages, by their numbers.
    autos: Vec<(i64, Auto)>,
    /// What somebody reads who says to be under age.
    young: Option<Young>,
    /// What a form begins a new conversation with, if nobody of the team opens this one any more.
    unopened: Option<String>,
    /// Answers at any hour, where they are shown: what is chosen stands in the form and nowhere else.
    answers: Option<answers::Shown>,
    /// What the visitor had seen when they asked for new messages, if they did.
    asked: Option<i64>,
    csrf: String,
    nonce: String,
    text: String,
    errors: Errors,
}

/// How visibly the visitor is asked how the talk was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// Nobody has answered yet.
    NotAsked,
    /// By a link.
    Quietly,
    /// By a card of its own.
    Plainly,
}

impl Thread<'_> {
    fn max_megabytes(&self) -> usize {
        image::MAX_MEGABYTES
    }

    fn now(&self) -> String {
        let ground = self.ground;
        ground.t.time(ground.app.clock.now(), &ground.org.zone)
    }

    fn auto(&self, number: &i64) -> Option<&Auto> {
        self.autos.iter().find(|(at, _)| at == number).map(|(_, auto)| auto)
    }

    /// Whether nobody of the team has answered or is here: then the page says by itself when somebody will be.
    fn is_alone(&self) -> bool {
        self.how == How::NotAsked && self.earlier.is_none() && self.here.is_empty() && !self.lines.is_empty()
    }

    /// Whom the page asks about, so that what goes on from it asks only what is new.
    fn wish_mark(&self) -> String {
        self.wish.as_ref().map(Wish::mark).unwrap_or_default()
    }

    fn latest(&self) -> i64 {
        self.lines.last().map_or(0, |line| line.number)
    }

    /// The words under "check for new messages": what came since, or that nothing did.
    fn news(&self) -> Option<String> {
        let seen = self.asked?;
        let new = self.lines.iter().filter(|line| line.number > seen && line.stamp().is_some()).count();
        let (ground, now) = (self.ground, self.ground.app.clock.now());
        Some(match new {
            0 => ground.t.with("thread-nothing-new", "time", ground.t.time(now, &ground.org.zone)),
            new => ground.t.with("thread-new", "n", new),
        })
    }
}

#[derive(Default, serde::Deserialize)]
pub(super) struct Position {
    /// The last message seen, when asking for new ones.
    n: Option<i64>,
    /// Show what stands before this message.
    before: Option<i64>,
    /// The first message has just been stored: whoever comes without a cookie now refuses cookies.
    first: Option<i64>,
}

pub(super) async fn thread_page(visit: Visit, position: Result<Query<Position>, QueryRejection>) -> Response {
    let position = position.map_or_else(|_| Position::default(), |Query(position)| position);
    let Some(secret) = visit.secret.clone() else {
        let key = if position.first.is_some() { "thread-error-cookies" } else { "thread-error-none" };
        return write_form_instead(&visit, "", key);
    };
    thread(&visit, &secret, position, StatusCode::OK, Kept::default(), Errors::new()).await
}

/// What goes back into the page: words, the nonce of the form they came in, and where its reader stands in the answers at any hour.
#[derive(Default)]
struct Kept {
    text: String,
    /// `None` if no form was sent.
    nonce: Option<String>,
    answers: Option<String>,
}

impl Kept {
    /// What a form held. The button that was pressed goes before the place where somebody stood.
    fn of(form: &Form) -> Self {
        let answers = ["answers", "hand", "at"].into_iter().find(|field| form.has(field));
        Self {
            text: typed(form).to_owned(),
            nonce: Some(nonce(form)),
            answers: answers.map(|field| form.text(field).to_owned()),
        }
    }
}

/// The conversation with words in the form that its visitor has not sent yet.
pub(super) async fn thread_with(visit: &Visit, secret: &VisitorSecret, text: &str) -> Response {
    let kept = Kept { text: text.to_owned(), ..Kept::default() };
    thread(visit, secret, Position::default(), StatusCode::OK, kept, Errors::new()).await
}

/// The thread. What was `kept` goes back into it, also when the store cannot even be read.
async fn thread(
    visit: &Visit,
    secret: &VisitorSecret,
    position: Position,
    status: StatusCode,
    kept: Kept,
    errors: Errors,
) -> Response {
    let ground = &visit.ground;
    let Kept { text, nonce, answers } = kept;
    let (Loaded { more, resolved, lines, here, wish, young, open_since, unopened }, status) =
        match load(ground, secret, position.before).await {
            Ok(Some(loaded)) => (loaded, status),
            Ok(None) => return no_thread(visit, &text),
            Err(fault) if nonce.is_none() => return visit.fault(&fault),
            Err(fault) => (Loaded::default(), status_of(&fault)),
        };
    let how = match lines.iter().any(|line| line.stamp().is_some()) {
        _ if resolved => How::Plainly,
        true => How::Quietly,
        false => How::NotAsked,
    };
    let earlier = lines.first().filter(|_| more).map(|line| line.number);
    // The same form keeps its nonce: should the message have been stored after all, it is not stored twice.
    let nonce = nonce.filter(|nonce| nonce.len() == 32).unwrap_or_else(|| new_nonce(ground));
    let csrf = csrf::token(&secret.form_key(), "thread");
    let live = position.before.is_none() && !lines.is_empty();
    // When nobody is there, the answers that need nobody stand open, unless cards stand there that come first.
    let alone = live && here.is_empty() && open_since.is_none() && !ground.duty().open;
    let answers = answers
        .or_else(|| alone.then(String::new))
        .map(|id| answers::Shown::on(ground, &id, young.is_some().then_some(answers::SEXUAL)));
    let asked = position.n;
    let mut autos = emergency::after(&lines, open_since, ground.lang());
    if position.before.is_some() {
        // Only the newest message can be answered by a pick.
        autos.iter_mut().for_each(|(_, auto)| auto.pick = false);
    }
    let page = Thread {
        ground,
        lines,
        earlier,
        how,
        live,
        here,
        wish,
        young,
        answers,
        autos,
        unopened: unopened.then(|| start(ground)),
        asked,
        csrf,
        nonce,
        text,
        errors,
    };
    page::with_script(visit.personal(status, &page))
}

/// What a page of the thread is made from.
#[derive(Default)]
struct Loaded {
    /// Whether there are earlier messages.
    more: bool,
    /// Whether the team has resolved it.
    resolved: bool,
    lines: Vec<Line>,
    /// Who of the team is here.
    here: Vec<Stamp>,
    /// Whom the team would like to ask, with this conversation.
    wish: Option<Wish>,
    /// If an emergency is open: the last message before it.
    open_since: Option<i64>,
    /// Whether the protocol for minors is open.
    young: Option<Young>,
    /// Whether nobody of the team opens it any more.
    unopened: bool,
}

/// `None` if no conversation is open.
async fn load(ground: &Ground, secret: &VisitorSecret, before: Option<i64>) -> Result<Option<Loaded>, Fault> {
    let Some(own) = rules::open(&ground.app, &ground.org, secret).await? else { return Ok(None) };
    let (conversation, before) = (own.conversation, before.unwrap_or(i64::MAX));
    let (of, trust) = (Arc::clone(&ground.org), Arc::clone(&ground.app.trust));
    let found = ground.app.db.read(move |tx| {
        let org = of.id;
        let stored = chat::messages_before(tx, conversation, before, PAGE + 1)?;
        let row = chat::find(tx, org, conversation)?;
        let open_since = match row.as_ref().map(|row| row.emergency) {
            Some(chat::Emergency::Open) => Some(emergency::last_end(tx, org, conversation)?),
            _ => None,
        };
        let wish = consult::wish(tx, &trust, &of, conversation)?;
        let minor = safeguarding::is_minor(tx, org, conversation)?;
        let unopened = restricted::is_unopened(tx, org, conversation)?;
        Ok::<_, kernel::DbError>((row, open_since, wish, (minor, unopened), stored))
    });
    let (row, open_since, wish, (minor, unopened), mut stored) = found.await?;
    let young =
        if minor { Some(Young::of(country::of(&ground.app, ground.org.id).await.as_ref())) } else { None };
    let resolved = row.is_some_and(|row| row.state == State::Resolved);
    let more = stored.len() > PAGE as usize;
    if more {
        stored.remove(0);
    }
    let here = ground.app.presence.here(conversation, ground.app.clock.now());
    let lines = chat::lines(&own.root, &own.permit, &stored);
    Ok(Some(Loaded { more, resolved, lines, here, wish, young, open_since, unopened }))
}

pub(super) fn new_nonce(ground: &Ground) -> String {
    hex::encode(kernel::entropy::bytes::<16>(ground.app.entropy.as_ref()))
}

/// What a new conversation begins with, for the form on a page that nobody of the team opens any more.
fn start(ground: &Ground) -> String {
    let start = Start::new(ground.app.clock.now(), ground.app.entropy.as_ref());
    start.to_field(&ground.app.instance, ground.org.id)
}

/// Nobody of the team opens the conversation any more: nothing is stored that nobody would read, and the page asks how to go on.
pub(super) async fn unopened(visit: &Visit, secret: &VisitorSecret, form: &Form) -> Response {
    let errors = one_error(visit.ground.t.say("unopened-error"));
    thread(visit, secret, Position::default(), StatusCode::CONFLICT, Kept::of(form), errors).await
}

/// No conversation is open in this browser: says so, offers a new one, keeps what was typed.
pub(crate) fn no_thread(visit: &Visit, text: &str) -> Response {
    write_form_instead(visit, text, "thread-error-none")
}

/// Whether a conversation is open in this browser, as far as the store can say.
async fn is_open(visit: &Visit) -> bool {
    let Some(secret) = &visit.secret else { return false };
    matches!(rules::open(&visit.ground.app, &visit.ground.org, secret).await, Ok(Some(_)))
}

pub(super) async fn send(visit: Visit, headers: HeaderMap, body: Body) -> Response {
    // Asked before an image is read, let alone decoded: an invented cookie costs nobody anything.
    let open = is_open(&visit).await;
    let Upload { form, file } = match visit.upload(&headers, body, open).await {
        Ok(upload) => upload,
        Err(response) => return response,
    };
    let ground = &visit.ground;
    let Some(secret) = visit.secret.clone() else { return no_thread(&visit, typed(&form)) };
    // A browser does not give a chosen file back: whatever is refused, it has to be chosen again.
    let chosen = file.is_some();
    let again = async |status, mut errors: Errors| {
        if chosen && errors.of("image").is_none() {
            errors.add("image", ground.t.say("image-error-again"));
        }
        let mut kept = Kept::of(&form);
        if form.has("hand") {
            let chosen = answers::handed_over(ground.t, form.text("hand"));
            let parts = [chosen, kept.text].into_iter().filter(|part| !part.is_empty());
            kept.text = parts.collect::<Vec<_>>().join("\n\n");
        }
        thread(&visit, &secret, Position::default(), status, kept, errors).await
    };
    // Nothing is sent by these: the page comes back with what was typed.
    if ["switch", "answers", "hand"].into_iter().any(|button| form.has(button)) {
        return again(StatusCode::OK, Errors::new()).await;
    }
    if chosen && !open {
        return no_thread(&visit, typed(&form));
    }
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let ours = csrf::matches(&secret.form_key(), "thread", form.text("csrf"));
    match rules::is_unopened(&ground.app, &ground.org, &secret).await {
        Ok(true) if form.has("to_team") && ours => {
            // The visitor lets the team read it: then it goes on as any other.
            if let Err(fault) = rules::let_team_read(&ground.app, &ground.org, &secret).await {
                return again(status_of(&fault), one_error(ground.t.say("write-error-busy"))).await;
            }
        }
        Ok(true) if chosen => {
            return again(StatusCode::CONFLICT, one_error(ground.t.say("unopened-error"))).await;
        }
        Ok(true) => return unopened(&visit, &secret, &form).await,
        Ok(false) => {}
        Err(fault) => return again(status_of(&fault), one_error(ground.t.say("write-error-busy"))).await,
    }
    if form.has("to_team") && ours && !chosen && typed(&form).trim().is_empty() {
        return visit.go_on("thread#latest"); // They need not write anything more.
    }
    let pick = emergency::pick_words(ground.t, form.text("pick"));
    let text = match if chosen || pick.is_some() {
        read_beside(ground.t, &form)
    } else {
        read_text(ground.t, &form)
    } {
        Ok(text) => text,
        Err(errors) => return again(refused, errors).await,
    };
    if !ours {
        return again(refused, one_error(ground.t.say("write-error-stale"))).await;
    }
    let picture = match file {
        None => None,
        Some(file) => match image::take(&ground.app, file).await {
            Ok(picture) => Some(picture),
            Err(wrong) => {
                let status = if wrong.is_busy() { StatusCode::SERVICE_UNAVAILABLE } else { refused };
                return again(status, wrong.errors(ground.t)).await;
            }
        },
    };
    let sending = match pick {
        Some((words, picked)) => {
            let text = [words, text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            Sending { text: text.join("\n\n"), picked }
        }
        None => Sending::from(text),
    };
    let sent =
        rules::send_further(&ground.app, &ground.org, &secret, &nonce(&form), sending, picture.as_ref())
            .await;
    match sent {
        Ok(true) => visit.go_on("thread#latest"),
        Ok(false) => no_thread(&visit, typed(&form)),
        Err(fault) => again(status_of(&fault), one_error(ground.t.say("write-error-busy"))).await,
    }
}
