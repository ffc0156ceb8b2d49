//! What the desk of a demonstration shows at work: visitors write through the functions that take their messages, members do
//! what `content/demo/desk.toml` says through the pages of the desk. Nothing is written past them.

use std::{collections::HashMap, sync::Arc};

use kernel::{Clock, Fault, Lang, ManualClock, Moment};

use super::{
    Account, care, consult, follow_up,
    hand::{Field, Hand},
    person, read,
};
use crate::{
    App, Surroundings,
    ids::ConversationId,
    outgoing, session,
    surfaces::{self, Shared},
    team,
    visitor::{self, Sent, Start},
};

/// Who does a step, where it is nobody of the team.
const VISITOR: &str = "visitor";

/// A desk that nobody has used for so long is locked: whoever comes back signs in again.
const LOCKED_AFTER_MINUTES: i64 = 15;

/// Longer than an answer waits for being taken back.
const SENT_AFTER_MILLIS: i64 = 20_000;

#[derive(serde::Deserialize)]
struct Deeds {
    conversation: Vec<Talk>,
    #[serde(default)]
    step: Vec<Step>,
}

#[derive(serde::Deserialize)]
struct Talk {
    lang: String,
    step: Vec<Step>,
}

/// One thing that somebody does.
#[derive(Clone, serde::Deserialize)]
struct Step {
    minutes_ago: i64,
    by: String,
    /// What a visitor writes.
    #[serde(default)]
    text: String,
    /// Where the form stands that somebody sends. For a member at a conversation, what follows its address; else, what
    /// follows the language.
    #[serde(default)]
    page: String,
    /// Where that form leads.
    #[serde(default)]
    form: String,
    /// What is typed and chosen in it. `@login` is the identifier of a member.
    #[serde(default)]
    fields: Vec<Field>,
}

/// Lets visitors and members of the only organisation do what the file says. The clock of `from` is not asked: everything
/// happens in the minutes before `now`, and the codes with which members sign in are of that time, so that none is used up
/// for whoever signs in next.
///
/// # Errors
/// Content that cannot be read or done; the store.
pub async fn work(from: Surroundings, accounts: &[Account], now: Moment) -> Result<(), Fault> {
    let Deeds { mut conversation, mut step } = read("demo/desk.toml")?;
    // Each file counts its own conversations.
    let persons = conversation.len();
    conversation.extend(read::<Deeds>("demo/person.toml")?.conversation);
    for more in consult::files().into_iter().chain(care::files()) {
        let more: Deeds = read(more)?;
        conversation.extend(more.conversation);
        step.extend(more.step);
    }
    let mut steps: Vec<(Option<usize>, Step)> = step.into_iter().map(|step| (None, step)).collect();
    for (number, talk) in conversation.iter().enumerate() {
        steps.extend(talk.step.iter().map(|step| (Some(number), step.clone())));
    }
    steps.sort_by_key(|(_, step)| std::cmp::Reverse(step.minutes_ago));
    let Some((_, earliest)) = steps.first() else { return Ok(()) };

    let clock = Arc::new(ManualClock::at(now.plus_minutes(-earliest.minutes_ago)));
    let app = Arc::new(App::new(Surroundings { clock: Arc::<ManualClock>::clone(&clock), ..from })?);
    super::duty::plan(&app, now).await?;
    let mut place = Workplace::open(app, accounts, &conversation, persons)?;
    for (talk, step) in steps {
        let at = now.plus_minutes(-step.minutes_ago);
        clock.advance_millis((at.millis() - clock.now().millis()).max(0));
        match talk {
            Some(number) if step.by == VISITOR && step.form.is_empty() => {
                place.write(number, step.text).await?;
            }
            Some(number) if step.by == VISITOR => place.tell(number, &step).await?,
            talk => place.act(talk, &step).await?,
        }
    }
    clock.advance_millis(SENT_AFTER_MILLIS);
    outgoing::deliver_due(&place.app).await?;
    place.leave().await
}

/// Everything that steps are done with.
struct Workplace<'a> {
    app: Shared,
    accounts: &'a [Account],
    /// Identifiers of members by their login, as forms have them.
    ids: HashMap<String, String>,
    /// The members who have done something, at their desks, and when they last did.
    hands: HashMap<String, (Hand, Moment)>,
    /// The visitors, with the language of their pages.
    visitors: Vec<(Start, Lang)>,
    /// Their conversations, as far as a member has been there.
    threads: HashMap<usize, ConversationId>,
    /// The first conversation of `person.toml`.
    persons: usize,
    /// How many messages were written, so that each has a nonce of its own.
    written: usize,
}

impl<'a> Workplace<'a> {
    fn open(app: Shared, accounts: &'a [Account], talks: &[Talk], persons: usize) -> Result<Self, Fault> {
        let org = app.organisations.first().ok_or_else(|| Fault::Broken("no organisation".into()))?.id;
        let members = app.db.read_blocking(move |tx| team::members(tx, org))?;
        let ids = members.into_iter().map(|row| (row.login, row.id.to_string())).collect();
        let visitor = |talk: &Talk| {
            let lang = Lang::from_code(&talk.lang)
                .ok_or_else(|| Fault::Broken(format!("content/demo: no language {}", talk.lang)))?;
            Ok((Start::new(app.clock.now(), app.entropy.as_ref()), lang))
        };
        let visitors = talks.iter().map(visitor).collect::<Result<_, Fault>>()?;
        Ok(Self {
            app,
            accounts,
            ids,
            hands: HashMap::new(),
            visitors,
            threads: HashMap::new(),
            persons,
            written: 0,
        })
    }

    /// A visitor writes, first or further.
    async fn write(&mut self, number: usize, text: String) -> Result<(), Fault> {
        let (app, org) = (&self.app, &self.app.organisations[0]);
        let (start, lang) = &self.visitors[number];
        let secret = start.secret();
        self.written += 1;
        let sent = match visitor::open(app, org, &secret).await? {
            None => visitor::send_first(app, org, start, lang.code(), text).await? == Sent::Stored,
            Some(_) => {
                let nonce = format!("demo-{}", self.written);
                visitor::send_further(app, org, &secret, &nonce, text.into(), None).await?
            }
        };
        if sent { Ok(()) } else { Err(Fault::Broken("content/demo: a message was not taken".into())) }
    }

    /// A visitor sends a form of the public site.
    async fn tell(&self, number: usize, step: &Step) -> Result<(), Fault> {
        let (start, lang) = &self.visitors[number];
        let cookie = (surfaces::public::COOKIE.to_owned(), start.secret().to_cookie());
        let mut hand = Hand::visitor(surfaces::public::router(&self.app), cookie);
        let at = |path: &str| format!("/{}/{path}", lang.code());
        hand.fill(&at(&step.page), &at(&step.form), &step.fields).await
    }

    /// A member sends a form.
    async fn act(&mut self, talk: Option<usize>, step: &Step) -> Result<(), Fault> {
        // What was answered before has reached the visitor, and no later step finds it waiting.
        outgoing::deliver_due(&self.app).await?;
        let (mut page, mut form) = (format!("/en/{}", step.page), format!("/en/{}", step.form));
        if let Some(number) = talk {
            let thread = format!("/en/inbox/{}", self.thread(number).await?);
            (page, form) = match step.form.strip_prefix(follow_up::FORMS) {
                Some(end) => follow_up::at(&self.app, &thread, end).await?,
                None => (format!("{thread}{}", step.page), format!("{thread}/{}", step.form)),
            };
        }
        let org = self.app.organisations[0].id;
        let mut fields = step.fields.clone();
        for (_, value) in &mut fields {
            if let Some(login) = value.strip_prefix('@') {
                *value = self.ids.get(login).ok_or_else(|| nobody(login))?.clone();
            } else if let Some(number) = value.strip_prefix('~').and_then(|n| n.parse::<usize>().ok()) {
                let thread = self.thread(self.persons + number - 1).await?;
                *value = person::code(&self.app, org, thread).await?;
            } else if let Some(days) = value.strip_prefix("day:").and_then(|days| days.parse().ok()) {
                *value = consult::day(self.app.clock.now(), days);
            }
        }
        let special = person::place(&step.form).zip(talk);
        let special = match special {
            Some((place, number)) => Some((place, self.thread(number).await?)),
            None => None,
        };
        let (app, now) = (Shared::clone(&self.app), self.app.clock.now());
        let hand = self.hand(&step.by).await?;
        if let Some((place, thread)) = special {
            (page, form) = person::at(&app, org, thread, place, hand).await?;
        }
        if let Some((list, end)) = form.split_once("/*/") {
            page = hand.first_link(list, &format!("{list}/")).await?;
            form = format!("{page}/{end}");
        }
        hand.fill(&page, &form, &fields).await?;
        if let Some((_, used)) = self.hands.get_mut(&step.by) {
            *used = now;
        }
        Ok(())
    }

    /// A member at their desk: signs in again where they were away for so long that the desk has locked itself.
    async fn hand(&mut self, login: &str) -> Result<&mut Hand, Fault> {
        let now = self.app.clock.now();
        let away = self.hands.get(login).is_none_or(|(_, used)| !is_open(*used, now));
        if away {
            let account = self.accounts.iter().find(|account| account.login == login);
            let account = account.ok_or_else(|| nobody(login))?;
            let hand = Hand::sign_in(surfaces::desk::router(&self.app), account, now).await?;
            self.hands.insert(login.to_owned(), (hand, now));
        }
        self.hands.get_mut(login).map(|(hand, _)| hand).ok_or_else(|| nobody(login))
    }

    /// A visitor's conversation, also after their session has ended.
    async fn thread(&mut self, number: usize) -> Result<ConversationId, Fault> {
        if let Some(thread) = self.threads.get(&number) {
            return Ok(*thread);
        }
        let secret = self.visitors[number].0.secret();
        let own = visitor::open(&self.app, &self.app.organisations[0], &secret).await?;
        let own =
            own.ok_or_else(|| Fault::Broken("content/demo: a member comes before the visitor".into()))?;
        self.threads.insert(number, own.conversation);
        Ok(own.conversation)
    }

    /// Everybody has gone home, also from desks that have locked themselves.
    async fn leave(self) -> Result<(), Fault> {
        let org = self.app.organisations[0].id;
        let gone = self.app.db.write(move |tx| {
            let members = team::members(tx, org)?;
            members.iter().try_for_each(|member| session::delete_sessions_of(tx, org, member.id))
        });
        Ok(gone.await?)
    }
}

/// Whether a desk that somebody last used then is not locked yet.
fn is_open(last: Moment, now: Moment) -> bool {
    now.minutes_since(last) < LOCKED_AFTER_MINUTES
}

fn nobody(login: &str) -> Fault {
    Fault::Broken(format!("content/demo: nobody is called {login}"))
}
