//! Every domain of Nightbus as a vertical slice, the surfaces that slices are shown on, and policy. The only crate
//! with words of the field.
#![forbid(unsafe_code)]

pub mod answers;
pub mod audit;
pub mod backup;
pub mod care;
pub mod chat;
pub mod complaint;
pub mod consult;
pub mod content;
pub mod country;
pub mod demo;
pub mod desk;
pub mod draft;
pub mod duty;
pub mod emergency;
pub mod feedback;
pub mod figures;
pub mod film;
pub mod follow_up;
pub mod forget;
pub mod form;
pub mod guide;
pub mod ids;
pub mod knowledge;
pub mod lane;
pub mod leaving;
pub mod note;
pub mod outgoing;
pub mod paging;
pub mod passkey;
pub mod people;
pub mod person;
pub mod policy;
pub mod promises;
pub mod recovery;
pub mod report;
pub mod restricted;
pub mod retention;
pub mod room;
pub mod safeguarding;
pub mod session;
pub mod settings;
pub mod snippet;
mod squares;
pub mod streams;
pub mod supervision;
pub mod surfaces;
pub mod tag;
pub mod team;
pub mod triage;
pub mod version;
pub mod view;
pub mod visitor;
pub mod watch;
pub mod witness;
pub mod wording;
pub mod work;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use channels::email::Relay;
use kernel::{Clock, Entropy, Fault};
use seal::{SymmetricKey, password::Cost};
use tokio::sync::Semaphore;
use ui::{assets::Assets, form::upload, text::Catalogue};

use lane::Lane;
use settings::{Listed, Organisation};
use team::Trust;

/// The schema, in order.
pub const MIGRATIONS: &[db::Migration] = &[
    db::Migration { version: 1, name: "spine", sql: include_str!("../migrations/0001_spine.sql") },
    db::Migration { version: 2, name: "visitor", sql: include_str!("../migrations/0002_visitor.sql") },
    db::Migration { version: 3, name: "complaint", sql: include_str!("../migrations/0003_complaint.sql") },
    db::Migration { version: 4, name: "discard", sql: include_str!("../migrations/0004_discard.sql") },
    db::Migration { version: 5, name: "team", sql: include_str!("../migrations/0005_team.sql") },
    db::Migration { version: 6, name: "job", sql: include_str!("../migrations/0006_job.sql") },
    db::Migration { version: 7, name: "people", sql: include_str!("../migrations/0007_people.sql") },
    db::Migration { version: 8, name: "leaving", sql: include_str!("../migrations/0008_leaving.sql") },
    db::Migration { version: 9, name: "session", sql: include_str!("../migrations/0009_session.sql") },
    db::Migration { version: 10, name: "recovery", sql: include_str!("../migrations/0010_recovery.sql") },
    db::Migration { version: 11, name: "audit", sql: include_str!("../migrations/0011_audit.sql") },
    db::Migration { version: 12, name: "passkey", sql: include_str!("../migrations/0012_passkey.sql") },
    db::Migration { version: 13, name: "report", sql: include_str!("../migrations/0013_report.sql") },
    db::Migration {
        version: 14,
        name: "report_opening",
        sql: include_str!("../migrations/0014_report_opening.sql"),
    },
    db::Migration {
        version: 15,
        name: "report_about",
        sql: include_str!("../migrations/0015_report_about.sql"),
    },
    db::Migration { version: 16, name: "person", sql: include_str!("../migrations/0016_person.sql") },
    db::Migration { version: 17, name: "figures", sql: include_str!("../migrations/0017_figures.sql") },
    db::Migration { version: 18, name: "desk", sql: include_str!("../migrations/0018_desk.sql") },
    db::Migration { version: 19, name: "emergency", sql: include_str!("../migrations/0019_emergency.sql") },
    db::Migration { version: 20, name: "views", sql: include_str!("../migrations/0020_views.sql") },
    db::Migration { version: 21, name: "work", sql: include_str!("../migrations/0021_work.sql") },
    db::Migration { version: 22, name: "composer", sql: include_str!("../migrations/0022_composer.sql") },
    db::Migration { version: 23, name: "snippet", sql: include_str!("../migrations/0023_snippet.sql") },
    db::Migration {
        version: 24,
        name: "supervision",
        sql: include_str!("../migrations/0024_supervision.sql"),
    },
    db::Migration { version: 25, name: "lexicon", sql: include_str!("../migrations/0025_lexicon.sql") },
    db::Migration { version: 26, name: "duty", sql: include_str!("../migrations/0026_duty.sql") },
    db::Migration { version: 27, name: "consult", sql: include_str!("../migrations/0027_consult.sql") },
    db::Migration {
        version: 28,
        name: "person_view",
        sql: include_str!("../migrations/0028_person_view.sql"),
    },
    db::Migration { version: 29, name: "follow_up", sql: include_str!("../migrations/0029_follow_up.sql") },
    db::Migration {
        version: 30,
        name: "safeguarding",
        sql: include_str!("../migrations/0030_safeguarding.sql"),
    },
    db::Migration { version: 31, name: "paging", sql: include_str!("../migrations/0031_paging.sql") },
    db::Migration { version: 32, name: "retention", sql: include_str!("../migrations/0032_retention.sql") },
    db::Migration { version: 33, name: "care", sql: include_str!("../migrations/0033_care.sql") },
    db::Migration {
        version: 34,
        name: "text_version",
        sql: include_str!("../migrations/0034_text_version.sql"),
    },
    db::Migration {
        version: 35,
        name: "person_merge_ends",
        sql: include_str!("../migrations/0035_person_merge_ends.sql"),
    },
    db::Migration {
        version: 36,
        name: "person_head",
        sql: include_str!("../migrations/0036_person_head.sql"),
    },
    db::Migration {
        version: 37,
        name: "retention_mended",
        sql: include_str!("../migrations/0037_retention_mended.sql"),
    },
    db::Migration { version: 38, name: "film", sql: include_str!("../migrations/0038_film.sql") },
    db::Migration {
        version: 39,
        name: "film_approval",
        sql: include_str!("../migrations/0039_film_approval.sql"),
    },
    db::Migration { version: 40, name: "guide_text", sql: include_str!("../migrations/0040_guide_text.sql") },
    db::Migration {
        version: 41,
        name: "guide_picture",
        sql: include_str!("../migrations/0041_guide_picture.sql"),
    },
];

/// Every statement there is, by slice. A test prepares each on both engines.
pub const STATEMENTS: &[&[&db::Statement]] = &[
    audit::STATEMENTS,
    chat::STATEMENTS,
    chat::IMAGE_STATEMENTS,
    chat::QUEUE_STATEMENTS,
    complaint::STATEMENTS,
    feedback::STATEMENTS,
    figures::STATEMENTS,
    film::STATEMENTS,
    forget::STATEMENTS,
    form::STATEMENTS,
    guide::edit::STATEMENTS,
    guide::picture::STATEMENTS,
    chat::discard::STATEMENTS,
    session::STATEMENTS,
    db::jobs::ALL,
    settings::STATEMENTS,
    team::STATEMENTS,
    visitor::STATEMENTS,
    paging::STATEMENTS,
    passkey::STATEMENTS,
    people::STATEMENTS,
    person::STATEMENTS,
    report::STATEMENTS,
    report::REACH_STATEMENTS,
    person::MERGE_STATEMENTS,
    person::KNOWN_STATEMENTS,
    forget::KIND_STATEMENTS,
    chat::given::STATEMENTS,
    desk::CHOICE_STATEMENTS,
    outgoing::STATEMENTS,
    draft::STATEMENTS,
    snippet::STATEMENTS,
    tag::STATEMENTS,
    supervision::STATEMENTS,
    supervision::REVIEW_STATEMENTS,
    supervision::DIGEST_STATEMENTS,
    emergency::STATEMENTS,
    triage::STATEMENTS,
    view::STATEMENTS,
    note::STATEMENTS,
    work::STATEMENTS,
    work::ASSIGN_STATEMENTS,
    consult::STATEMENTS,
    consult::AWAY_STATEMENTS,
    leaving::STATEMENTS,
    leaving::KEYED_STATEMENTS,
    duty::STATEMENTS,
    duty::ANSWER_STATEMENTS,
    duty::HANDOVER_STATEMENTS,
    follow_up::STATEMENTS,
    safeguarding::STATEMENTS,
    version::STATEMENTS,
    care::STATEMENTS,
    care::DEBRIEF_STATEMENTS,
    retention::STATEMENTS,
    retention::DUE_STATEMENTS,
    retention::REMOVE_STATEMENTS,
    restricted::STATEMENTS,
];

/// How many return tickets may wait for their turn. At a tenth of a second each nobody waits longer than some seconds.
const TICKETS_WAITING: usize = 32;

/// How many codes of persons may wait for their turn, at about a second each.
const CODES_WAITING: usize = 8;

/// Memory for images that are being received.
const UPLOAD_BYTES: usize = 128 * 1024 * 1024;

/// What handlers share. Made once at start.
pub struct App {
    /// The store.
    pub db: db::Store,
    /// Wakes those who wait for what is written, after the commit. The topic is the conversation.
    pub bus: db::Bus,
    /// Which members are at which conversation now.
    pub presence: chat::Presence,
    /// The lexicons that each organisation reads messages with.
    pub triage: triage::Triage,
    /// Who is on duty when, as this process knows it.
    pub roster: duty::Roster,
    /// The profile of its country that each organisation goes by.
    pub countries: version::InUse<country::Profile>,
    /// The guide as each organisation shows it.
    pub guide: guide::Shelf,
    /// What was made of it before.
    pub guide_made: guide::Made,
    /// Whole guides that were brought in and wait for a word.
    pub guide_brought: guide::pack::Waiting,
    /// What it is searched with.
    pub finder: guide::Finder,
    /// What to do at each step of safeguarding, as each organisation has it.
    pub protocols: version::InUse<safeguarding::Protocol>,
    /// How long each organisation keeps what, as this process knows it.
    pub chosen: retention::Chosen,
    /// Which organisations are giving their conversations the team's new key at this moment.
    pub reseals: leaving::Reseals,
    /// The answers that stay open.
    pub streams: streams::Streams,
    /// Where e-mail is handed over; `None` where the operator has named no relay.
    pub relay: Option<Relay>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// The texts.
    pub catalogue: &'static Catalogue,
    /// Styles and icons.
    pub assets: &'static Assets,
    /// The organisations hosted here.
    pub organisations: Vec<Arc<Organisation>>,
    /// Which signatures have been verified.
    pub trust: Arc<Trust>,
    /// Whether the team and its keys are what was signed, and the trails what they were.
    pub watch: watch::Watch,
    /// The key that lies outside the data directory.
    pub instance: SymmetricKey,
    /// Argon2 calls of members at sign-in: so many at a time, the rest wait in order.
    pub sign_in_lane: Arc<Semaphore>,
    /// How often a password or a code may be guessed.
    pub guessing: session::Guessing,
    /// What was forgotten, so that no older copy of the database brings it back.
    pub forgotten: forget::Forgotten,
    /// The slow hash of return tickets: not more than so many at a time, and few wait.
    pub ticket_lane: Lane,
    /// What one guess at a return ticket costs.
    pub ticket_cost: Cost,
    /// The slow hash of persons' codes: one at a time, for it takes a quarter of a gigabyte.
    pub code_lane: Lane,
    /// What one guess at a person's code costs. It must stay as it is for as long as codes shall meet.
    pub code_cost: Cost,
    /// Memory for images that are being received: 128 MiB. Whoever comes when it is taken is told so.
    pub upload_room: Arc<Semaphore>,
    /// Memory for films that are being received: one large one, or some small ones.
    pub film_room: Arc<Semaphore>,
    /// Decoding images: one at a time, for it takes up to half a gigabyte; the rest wait in order.
    pub image_lane: Arc<Semaphore>,
    /// What each peer of the public site has asked for.
    pub limits: surfaces::limits::Limits,
    /// How requests were answered.
    pub counts: surfaces::count::Counts,
    /// Room for what is new.
    pub room: room::Room,
    /// Whether cookies are for TLS only.
    pub secure_cookies: bool,
    /// Whether the two made-up languages of tests have addresses.
    pub pseudo_languages: bool,
}

/// What [`App::new`] takes from its surroundings.
pub struct Surroundings {
    /// The store, migrated.
    pub db: db::Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// The key that lies outside the data directory.
    pub instance: SymmetricKey,
    /// Where e-mail is handed over.
    pub relay: Option<Relay>,
    /// The organisations that `nightbus.toml` lists.
    pub organisations: Vec<Listed>,
    /// The file that lists what was forgotten. It lies outside the data directory, which may go back in time.
    pub forgotten: PathBuf,
    /// The file that remembers how far the chains reached. It lies outside the data directory too.
    pub witness: PathBuf,
    /// Whether the site is served over TLS.
    pub secure_cookies: bool,
    /// How many return tickets may be hashed at the same time; one core fewer than there are leaves one for the rest.
    pub tickets_at_once: usize,
    /// What one guess at a return ticket costs. It must stay as it is for as long as a ticket shall open something.
    pub ticket_cost: Cost,
}

impl App {
    /// Reads texts and organisations, checks the founding keys, and forgets again what an older copy of the database
    /// may have brought back.
    ///
    /// # Errors
    /// A text that cannot be parsed, an organisation that is not what the configuration says, or a list of what is
    /// forgotten that cannot be followed.
    pub fn new(from: Surroundings) -> Result<Self, Fault> {
        let catalogue = content::catalogue().map_err(Fault::Broken)?;
        let organisations = settings::load(&from.db, &from.organisations)?;
        let shelf = guide::edit::load(&from.db, &organisations)?;
        let forgotten = forget::Forgotten::at(from.forgotten);
        forget::again(&from.db, &forgotten, Some(&from.instance), from.clock.now()).map_err(Fault::Broken)?;
        let trust = Arc::<Trust>::default();
        let watch = watch::Watch::begin(witness::Witness::at(from.witness), &trust).map_err(Fault::Broken)?;
        let limits = surfaces::limits::Limits::new(from.clock.as_ref(), from.entropy.as_ref());
        let guessing = session::Guessing::new(from.clock.as_ref(), from.entropy.as_ref());
        let room = room::Room::new(Arc::clone(&from.clock));
        Ok(Self {
            limits,
            counts: surfaces::count::Counts::default(),
            room,
            db: from.db,
            relay: from.relay,
            bus: db::Bus::new(),
            presence: chat::Presence::default(),
            triage: triage::Triage::default(),
            roster: duty::Roster::default(),
            countries: version::InUse::default(),
            guide: shelf,
            guide_made: guide::Made::default(),
            guide_brought: guide::pack::Waiting::default(),
            finder: guide::Finder::default(),
            protocols: version::InUse::default(),
            chosen: retention::Chosen::default(),
            reseals: leaving::Reseals::default(),
            streams: streams::Streams::default(),
            clock: from.clock,
            entropy: from.entropy,
            catalogue,
            assets: content::assets(),
            organisations,
            trust,
            watch,
            instance: from.instance,
            sign_in_lane: Arc::new(Semaphore::new(2)),
            guessing,
            forgotten,
            ticket_lane: Lane::new(from.tickets_at_once, TICKETS_WAITING),
            ticket_cost: from.ticket_cost,
            code_lane: Lane::new(1, CODES_WAITING),
            code_cost: Cost::FEW,
            upload_room: Arc::new(Semaphore::new(UPLOAD_BYTES / upload::PIECE)),
            film_room: Arc::new(Semaphore::new(::film::MAX_BYTES / upload::PIECE)),
            image_lane: Arc::new(Semaphore::new(1)),
            secure_cookies: from.secure_cookies,
            pseudo_languages: false,
        })
    }

    /// Wakes those who look at a conversation, and every open desk of its organisation. After the commit.
    pub fn wake(&self, org: ids::OrgId, conversation: ids::ConversationId) {
        self.bus.wake(conversation.bytes());
        self.bus.wake(org.bytes());
    }

    /// The organisation that a host name chooses, else the only one.
    pub fn organisation(&self, host: &str) -> Option<&Arc<Organisation>> {
        let name = host
            .rsplit_once(':')
            .map_or(host, |(name, port)| if port.bytes().all(|b| b.is_ascii_digit()) { name } else { host });
        let named = self
            .organisations
            .iter()
            .find(|org| org.hosts.iter().any(|host| host.eq_ignore_ascii_case(name)));
        match (named, self.organisations.as_slice()) {
            (Some(org), _) => Some(org),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }
}

/// Reads the instance key from its file: 64 hexadecimal digits.
///
/// # Errors
/// A sentence that names the file.
pub fn read_instance_key(path: &Path) -> Result<SymmetricKey, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("instance key {}: {e}", path.display()))?;
    let mut bytes = [0; 32];
    hex::decode_to_slice(text.trim(), &mut bytes)
        .map_err(|_| format!("instance key {}: not 64 hexadecimal digits", path.display()))?;
    Ok(SymmetricKey::from_bytes(bytes))
}
