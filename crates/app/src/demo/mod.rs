//! The demonstration: an invented organisation with a team and conversations, made through the same functions that
//! real ones go through.

mod care;
mod consult;
mod desk;
mod duty;
mod follow_up;
mod hand;
mod person;

pub use desk::work;

use std::{collections::HashMap, sync::Arc};

use kernel::{Entropy, Fault, Moment, Plain};
use seal::{PublicKey, SymmetricKey, password::Cost};

use crate::{
    chat::{self, Author, Root, Stamp, Writing},
    complaint::{self, Seed, Topic},
    content,
    ids::OrgId,
    policy::{Held, Role},
    session,
    settings::{Listed, Settings},
    team::{self, FoundingSecret, NewMember, Newcomer, TeamKey, chain::Signer},
    visitor::Start,
};

/// An account that can sign in.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Account {
    /// Its role, in snake case.
    pub role: Role,
    /// The work name.
    pub name: String,
    /// What to type first.
    pub login: String,
    /// The password.
    pub password: String,
    /// The one-time-code secret in Base32.
    pub totp_secret: String,
}

#[derive(serde::Deserialize)]
struct Organisations {
    organisation: Vec<OrganisationFile>,
}

#[derive(serde::Deserialize)]
struct OrganisationFile {
    id: String,
    #[serde(flatten)]
    settings: Settings,
}

#[derive(serde::Deserialize)]
struct People {
    person: Vec<Person>,
}

#[derive(serde::Deserialize)]
struct Person {
    organisation: String,
    login: String,
    work_name: String,
    role: Role,
    languages: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Complaints {
    complaint: Vec<ComplaintFile>,
}

#[derive(serde::Deserialize)]
struct ComplaintFile {
    organisation: String,
    topic: String,
    days_ago: i64,
    text: String,
    answer: Option<String>,
}

#[derive(serde::Deserialize)]
struct Conversations {
    conversation: Vec<ConversationFile>,
}

#[derive(serde::Deserialize)]
struct ConversationFile {
    organisation: String,
    lang: String,
    state: String,
    taken_by: Option<String>,
    /// To whom of those without the team's key it was given.
    #[serde(default)]
    given_to: Vec<String>,
    message: Vec<MessageFile>,
}

#[derive(serde::Deserialize)]
struct MessageFile {
    from: String,
    minutes_ago: i64,
    text: String,
}

/// What the conversations of the demonstration are sealed to.
struct Founded {
    org: OrgId,
    team: TeamKey,
}

fn read<T: serde::de::DeserializeOwned>(path: &str) -> Result<T, Fault> {
    let file = content::file(path).ok_or_else(|| Fault::Broken(format!("content/{path} is not there")))?;
    toml::from_str(&file).map_err(|error| Fault::Broken(format!("content/{path}: {error}")))
}

/// Writes one invented organisation with its team and conversations; gives its entry for `nightbus.toml` and the
/// accounts. `slug` is its identifier in `content/demo`.
///
/// # Errors
/// Content that cannot be read, or the store.
pub fn seed(
    db: &db::Store,
    slug: &str,
    instance: &SymmetricKey,
    cost: Cost,
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<(Listed, Vec<Account>), Fault> {
    seed_changed(db, slug, instance, cost, now, entropy, |_| ())
}

/// As [`seed`], with settings that differ from those in `content/demo`.
///
/// # Errors
/// Those of [`seed`].
pub fn seed_changed(
    db: &db::Store,
    slug: &str,
    instance: &SymmetricKey,
    cost: Cost,
    now: Moment,
    entropy: &dyn Entropy,
    change: impl FnOnce(&mut Settings),
) -> Result<(Listed, Vec<Account>), Fault> {
    let organisations: Organisations = read("demo/organisation.toml")?;
    let found = organisations.organisation.into_iter().find(|one| one.id == slug);
    let mut settings = found.ok_or_else(|| Fault::Broken(format!("no {slug} in content/demo")))?.settings;
    change(&mut settings);
    let settings = toml::to_string(&settings).map_err(|error| Fault::Broken(error.to_string()))?;

    let mut people: People = read("demo/team.toml")?;
    people.person.retain(|person| person.organisation == slug);
    // The coordinator comes first: the founding key signs them, and they sign everybody else.
    people.person.sort_by_key(|person| person.role != Role::Coordinator);
    let members: Vec<NewMember> = people.person.iter().map(|person| member(person, entropy)).collect();
    let (coordinator, others) =
        members.split_first().ok_or_else(|| Fault::Broken(format!("nobody works at {slug}")))?;

    let secret = FoundingSecret::generate(entropy);
    let founding = team::found(slug, settings, &secret, now, entropy);
    let org = founding.org;
    let fingerprint = founding.fingerprint.clone();
    let prepare = |new: &NewMember| {
        let made = Newcomer::prepare(org, new, instance, cost, now, entropy);
        made.map_err(|error| Fault::<()>::Broken(error.to_string()))
    };
    let refused = |error: team::chain::Refused| Fault::<()>::Broken(error.to_string());
    let first = prepare(coordinator)?;
    let (begun, team) = team::begin(org, &secret, &first.card, &first.keys, now, entropy).map_err(refused)?;
    let (mut roll, signer) = (Arc::clone(&begun.roll), first.keys.signing());
    let signer = (Signer::Member(first.card.id), &signer);
    db.write_blocking(move |tx| {
        founding.write(tx)?;
        first.write(tx, org)?;
        begun.write(tx, org)
    })?;
    for other in others {
        let newcomer = prepare(other)?;
        let held = std::slice::from_ref(&team);
        let admission =
            team::admit(org, &roll, &newcomer.card, signer, held, now, entropy).map_err(refused)?;
        roll = Arc::clone(&admission.roll);
        db.write_blocking(move |tx| {
            newcomer.write(tx, org)?;
            admission.write(tx, org)
        })?;
    }
    let founded = Founded { org, team };
    converse(db, slug, &founded, now, entropy)?;
    complain(db, slug, &founded, instance, cost, now, entropy)?;

    let accounts = members.into_iter().map(|new| Account {
        role: new.role,
        name: new.work_name,
        login: new.login,
        password: new.password.expose().clone(),
        totp_secret: new.totp.expose().clone(),
    });
    let listed = Listed { slug: slug.to_owned(), hosts: Vec::new(), founding: fingerprint };
    Ok((listed, accounts.collect()))
}

fn member(person: &Person, entropy: &dyn Entropy) -> NewMember {
    NewMember {
        login: person.login.clone(),
        work_name: person.work_name.clone(),
        role: person.role,
        languages: person.languages.join(" "),
        password: team::new_password(entropy),
        totp: team::new_totp(entropy),
        phrase: None,
    }
}

/// The present one-time code of an account.
pub fn code_now(totp_secret: &str, now: Moment) -> Option<String> {
    session::code_at(&Plain::new(totp_secret.to_owned()), now)
}

fn converse(
    db: &db::Store,
    slug: &str,
    founded: &Founded,
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<(), Fault> {
    let org = founded.org;
    let people: HashMap<String, (Stamp, PublicKey)> = db
        .read_blocking(move |tx| team::members(tx, org))?
        .into_iter()
        .filter_map(|row| {
            let (role, key) = (Role::from_name(&row.role)?, PublicKey::from_bytes(&row.sealing_key)?);
            Some((row.login, (Stamp { id: row.id, work_name: row.work_name, role }, key)))
        })
        .collect();
    let conversations: Conversations = read("demo/conversations.toml")?;
    for file in conversations.conversation.into_iter().filter(|file| file.organisation == slug) {
        one_conversation(db, org, founded, &people, file, now, entropy)?;
    }
    Ok(())
}

fn one_conversation(
    db: &db::Store,
    org: OrgId,
    founded: &Founded,
    people: &HashMap<String, (Stamp, PublicKey)>,
    file: ConversationFile,
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<(), Fault> {
    let unknown = |login: &str| Fault::<()>::Broken(format!("content/demo: nobody is called {login}"));
    let person = |login: &str| people.get(login).ok_or_else(|| unknown(login));
    let mut messages = file.message.into_iter();
    let first = messages.next().ok_or_else(|| Fault::Broken("content/demo: an empty conversation".into()))?;
    let lang = kernel::Lang::from_code(&file.lang)
        .ok_or_else(|| Fault::Broken(format!("content/demo: no language {}", file.lang)))?;
    let at = |message: &MessageFile| now.plus_minutes(-message.minutes_ago);
    let (epoch, public) = (founded.team.epoch, founded.team.public());
    let beginning =
        chat::begin(org, (epoch, &public), lang.code(), "demo", first.text.clone(), at(&first), entropy);
    let (conversation, root) = (beginning.conversation, beginning.root.clone());
    db.write_blocking(move |tx| beginning.write(tx))?;

    let mut last = at(&first);
    for message in messages {
        last = at(&message);
        let author = match message.from.as_str() {
            "visitor" => Author::Visitor,
            login => Author::Staff(person(login)?.0.clone()),
        };
        add(db, &root, author, message.text, last, entropy)?;
    }
    if let Some(login) = &file.taken_by {
        let staff = person(login)?.0.id;
        let done = db.write_blocking(move |tx| chat::take(tx, org, conversation, staff, last));
        done.map_err(|error| Fault::Broken(error.to_string()))?;
    }
    for login in &file.given_to {
        let (stamp, key) = person(login)?;
        let (staff, sealed) = (stamp.id, root.seal_to_member(stamp.id, key, entropy));
        db.write_blocking(move |tx| chat::given::insert(tx, org, conversation, staff, &sealed))?;
    }
    if file.state == "resolved" {
        let done = db.write_blocking(move |tx| chat::resolve(tx, org, conversation, i64::MAX, last));
        done.map_err(|error| Fault::Broken(error.to_string()))?;
    }
    Ok(())
}

fn add(
    db: &db::Store,
    root: &Root,
    author: Author,
    text: String,
    at: Moment,
    entropy: &dyn Entropy,
) -> Result<(), Fault> {
    let nonce = hex::encode(kernel::entropy::bytes::<16>(entropy));
    let by_staff = author != Author::Visitor;
    let writing = Writing::prepare(root, author, &nonce, text, None, at, entropy);
    let done = db.write_blocking(move |tx| match by_staff {
        false => Ok(chat::append(tx, &writing).map(drop)?),
        true => chat::answer(tx, &writing, Held::Team, i64::MAX),
    });
    done.map_err(|error: chat::Refused| Fault::Broken(error.to_string()))
}

fn complain(
    db: &db::Store,
    slug: &str,
    founded: &Founded,
    instance: &SymmetricKey,
    cost: Cost,
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<(), Fault> {
    let org = founded.org;
    // All rows were made just now, by us: there is no chain of signatures to be walked.
    let mut coordinators = db.read_blocking(move |tx| team::members(tx, org))?;
    coordinators.retain(|row| Role::from_name(&row.role) == Some(Role::Coordinator));
    let keys: Vec<_> = coordinators
        .iter()
        .filter_map(|row| Some((row.id, PublicKey::from_bytes(&row.sealing_key)?)))
        .collect();
    let complaints: Complaints = read("demo/complaints.toml")?;
    for file in complaints.complaint.into_iter().filter(|file| file.organisation == slug) {
        let at = now.plus_minutes(-file.days_ago * 24 * 60);
        let Seed { ticket, root } = Seed::new(&Start::new(at, entropy), org);
        let found = ticket.keys(instance, complaint::PURPOSE, org.bytes(), cost);
        let found = found.map_err(|error| Fault::Broken(error.to_string()))?;
        let topic = Topic::from_code(&file.topic);
        let beginning = complaint::begin(&root, &found, &keys, topic, file.text, at, entropy);
        db.write_blocking(move |tx| beginning.write(tx))?;
        let (Some(text), Some(row)) = (file.answer, coordinators.first()) else { continue };
        let stamp = Stamp { id: row.id, work_name: row.work_name.clone(), role: Role::Coordinator };
        let reply = complaint::reply(&root, stamp, "demo", text, at.plus_minutes(24 * 60), entropy);
        db.write_blocking(move |tx| complaint::answer(tx, &reply, i64::MAX))?;
    }
    Ok(())
}
