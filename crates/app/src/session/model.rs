//! A member's session: the unlocked keys lie in the session row, sealed under a secret that exists only in the
//! cookie. Any node can serve any request, and an image of the disk opens nothing.

use std::sync::Arc;

use kernel::{DbError, Entropy, Fault, Moment, Place, Plain, Sealed};
use seal::{Body, SymmetricKey};
use zeroize::{Zeroize, Zeroizing};

use super::store::{self, Missed, SessionRow};
use crate::{
    ids::{OrgId, StaffId},
    policy::{self, Role},
    settings::Organisation,
    team::{self, EpochSeal, Member, Number, Roll, StaffKeys, StaffRow, Standing, TeamKey, Trust},
};

/// Minutes without a request after which a session loses its keys.
pub const IDLE_MINUTES: i64 = 15;
/// Minutes between password and code.
pub(super) const CODE_MINUTES: i64 = 5;
/// Minutes from sign-in after which a locked session is over: the longest shift. So both factors are asked for at least
/// once a shift, and a browser that was left behind is no longer half signed in the next night.
pub(super) const LOCKED_MINUTES: i64 = 12 * 60;

/// How far a sign-in has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The password was right, the code is still to come.
    Code,
    /// Both were right.
    Open,
    /// Both were right, but no coordinator has admitted them yet: the session opens nothing.
    Waiting,
    /// Both were right, and since then the keys were taken out: the password brings them back.
    Locked,
}

impl Stage {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Open => "open",
            Self::Waiting => "waiting",
            Self::Locked => "locked",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        [Self::Code, Self::Open, Self::Waiting, Self::Locked].into_iter().find(|stage| stage.name() == name)
    }
}

/// What the session row holds, sealed: the member's secret and the team seeds it opened.
#[derive(Default)]
pub struct SessionKeys {
    secret: [u8; 32],
    seeds: Vec<(i64, [u8; 32])>,
}

impl SessionKeys {
    /// The keys of a member, with the team keys they hold.
    pub fn new(keys: &StaffKeys, team: &[TeamKey]) -> Self {
        let seeds = team.iter().map(|key| (key.epoch, *key.seed().expose())).collect();
        Self { secret: *keys.secret().expose(), seeds }
    }

    /// The member's own keys.
    pub fn staff(&self) -> StaffKeys {
        StaffKeys::from_secret(Plain::new(self.secret))
    }

    /// Every team key this member holds, oldest first.
    pub fn held(&self) -> Vec<TeamKey> {
        self.seeds.iter().map(|(epoch, seed)| TeamKey::from_seed(*epoch, Plain::new(*seed))).collect()
    }

    /// The numbers of the team keys in it.
    fn epochs(&self) -> impl Iterator<Item = i64> {
        self.seeds.iter().map(|(epoch, _)| *epoch)
    }

    /// The newest team key in it.
    pub fn newest(&self) -> Option<TeamKey> {
        self.epochs().max().and_then(|epoch| self.team(epoch))
    }

    /// The team key of an epoch, if this member holds it.
    pub fn team(&self, epoch: i64) -> Option<TeamKey> {
        let (_, seed) = self.seeds.iter().find(|(held, _)| *held == epoch)?;
        Some(TeamKey::from_seed(epoch, Plain::new(*seed)))
    }
}

impl Zeroize for SessionKeys {
    fn zeroize(&mut self) {
        self.secret.zeroize();
        self.seeds.iter_mut().for_each(|(_, seed)| seed.zeroize());
    }
}

impl Body for SessionKeys {
    const PADDED: bool = false;

    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(32 + 40 * self.seeds.len()));
        bytes.extend_from_slice(&self.secret);
        for (epoch, seed) in &self.seeds {
            bytes.extend_from_slice(&epoch.to_be_bytes());
            bytes.extend_from_slice(seed);
        }
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (secret, rest) = bytes.split_first_chunk::<32>()?;
        let chunks = rest.chunks_exact(40);
        if !chunks.remainder().is_empty() {
            return None;
        }
        let seeds = chunks.map(|chunk| {
            let (epoch, seed) = chunk.split_first_chunk::<8>()?;
            Some((i64::from_be_bytes(*epoch), seed.try_into().ok()?))
        });
        Some(Self { secret: *secret, seeds: seeds.collect::<Option<_>>()? })
    }
}

/// The secret in the cookie.
#[derive(Clone)]
pub struct SessionSecret(SymmetricKey);

impl SessionSecret {
    /// A new one.
    pub fn generate(entropy: &dyn Entropy) -> Self {
        Self(SymmetricKey::random(entropy))
    }

    /// Reads a cookie's value: 64 hexadecimal digits.
    pub fn from_cookie(value: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(value, &mut bytes).ok()?;
        Some(Self(SymmetricKey::from_bytes(bytes)))
    }

    /// The cookie's value.
    pub fn to_cookie(&self) -> String {
        hex::encode(self.0.expose())
    }

    /// What the row is found by. It does not lead back to the secret.
    pub fn lookup(&self) -> [u8; 32] {
        self.0.mac("staff session lookup", b"")
    }

    /// The key that forms of this session are tied to.
    pub fn form_key(&self) -> [u8; 32] {
        self.0.mac("staff session forms", b"")
    }

    /// The key of a question that this session waits for an answer to.
    pub(crate) fn ceremony_key(&self) -> SymmetricKey {
        self.0.derive("staff session ceremony")
    }

    pub(super) fn wrap(&self) -> SymmetricKey {
        self.0.derive("staff session wrap")
    }

    fn place(&self, org: OrgId) -> Place {
        let lookup = self.lookup();
        let mut row = [0; 16];
        row.copy_from_slice(&lookup[..16]);
        Place { org: org.bytes(), table: "staff_session", column: "keys", row }
    }

    pub(super) fn seal(&self, org: OrgId, keys: SessionKeys, entropy: &dyn Entropy) -> Sealed<SessionKeys> {
        self.wrap().seal(&self.place(org), &Plain::new(keys), entropy)
    }
}

/// An open session, or one that waits for its code: who it is and the keys they hold.
#[derive(Clone)]
pub struct Session {
    /// Who it is.
    pub member: Member,
    /// The login they used.
    pub login: String,
    /// Which step the sign-in has reached. Never [`Stage::Locked`]: that is a [`Locked`], which has no keys.
    pub stage: Stage,
    /// The secret in the cookie.
    pub secret: SessionSecret,
    /// The keys.
    pub keys: Arc<Plain<SessionKeys>>,
    /// When the member last did something; the row is touched once a minute at most.
    pub seen_at: Moment,
    /// What was tried in vain between the sign-in before and this one.
    pub missed: Missed,
    pub(super) row: Arc<StaffRow>,
}

impl Session {
    /// The member's identifier.
    pub fn staff(&self) -> StaffId {
        self.member.id
    }

    /// The number that they read to the coordinator who admits them.
    pub fn number(&self) -> Number {
        Number::of_row(&self.row)
    }

    /// The member's role.
    pub fn role(&self) -> Role {
        self.member.role
    }
}

/// A session without keys: whose it is, and that both factors were given.
#[derive(Clone)]
pub struct Locked {
    /// Who it is.
    pub member: Member,
    /// The secret in the cookie.
    pub secret: SessionSecret,
}

/// What a cookie's secret leads to.
pub enum Found {
    /// No session, or one that is over.
    Nothing,
    /// One with keys.
    Session(Box<Session>),
    /// One without.
    Locked(Locked),
}

impl Found {
    /// The session, if it has keys.
    pub fn session(self) -> Option<Session> {
        match self {
            Self::Session(session) => Some(*session),
            Self::Nothing | Self::Locked(_) => None,
        }
    }
}

/// Finds the session that a cookie's secret opens. Nothing when there is none, when it is over, or when the member's row
/// is no longer signed. One that has been idle for too long is locked here if the sweep has not done so yet.
///
/// # Errors
/// Those of the store.
pub async fn open_session(
    db: &db::Store,
    trust: &Arc<Trust>,
    org: &Arc<Organisation>,
    secret: SessionSecret,
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<Found, Fault> {
    let (lookup, chain, of) = (secret.lookup(), Arc::clone(trust), Arc::clone(org));
    let found = db
        .read(move |tx| {
            let Some(row) = store::session(tx, &lookup, of.id)? else { return Ok(None) };
            let Some(staff) = team::staff_by_id(tx, of.id, row.staff)? else { return Ok(None) };
            let standing = chain.standing(tx, &of, &staff)?;
            let fits =
                standing == Standing::Member || (standing == Standing::Waiting && row.stage != Stage::Open);
            let present = chain.believed(tx, &of)?.and_then(|roll| Some(roll.epoch()?.epoch));
            Ok::<_, DbError>(fits.then_some((row, staff, present)))
        })
        .await?;
    let Some((row, staff, present)) = found.filter(|(row, ..)| !is_over(row, now)) else {
        return Ok(Found::Nothing);
    };
    let Some(role) = Role::from_name(&staff.role) else { return Ok(Found::Nothing) };
    let member = Member { id: staff.id, work_name: staff.work_name.clone(), role };
    if is_idle(&row, now) {
        // Before anything else: a clock that jumps back must not find the keys again.
        db.write(move |tx| store::lock(tx, &lookup)).await?;
        return Ok(Found::Locked(Locked { member, secret }));
    }
    if row.stage == Stage::Locked {
        return Ok(Found::Locked(Locked { member, secret }));
    }
    let permit = policy::own_keys(staff.id);
    let Ok(mut keys) = secret.wrap().open(&permit, &secret.place(org.id), &row.keys) else {
        return Ok(Found::Nothing);
    };
    // The team has a new key or gives an older one up, or this role no longer holds any: the session follows without
    // signing in again.
    let should: Vec<i64> = if role.holds_team_key() { present.into_iter().collect() } else { Vec::new() };
    if row.stage == Stage::Open && !keys.expose().epochs().eq(should) {
        keys = renew(db, trust, org, &secret, staff.id, keys, entropy).await?;
    }
    Ok(Found::Session(Box::new(Session {
        member,
        login: staff.login.clone(),
        stage: row.stage,
        secret,
        keys: Arc::new(keys),
        seen_at: row.seen_at,
        missed: row.missed,
        row: Arc::new(staff),
    })))
}

/// Opens the team keys that are sealed to a member now and puts them into the session in place of those in it.
async fn renew(
    db: &db::Store,
    trust: &Arc<Trust>,
    org: &Arc<Organisation>,
    secret: &SessionSecret,
    staff: StaffId,
    keys: Plain<SessionKeys>,
    entropy: &dyn Entropy,
) -> Result<Plain<SessionKeys>, Fault> {
    let own = keys.expose().staff();
    let (roll, seals) = sealed_to(db, trust, org, staff).await?;
    if seals.iter().map(|(epoch, _)| *epoch).eq(keys.expose().epochs()) {
        return Ok(keys); // Nothing was sealed to them since; the older keys still open something.
    }
    let fresh = SessionKeys::new(&own, &team::open_seals(&roll, org.id, staff, &own, &seals));
    let (lookup, fresh) = (secret.lookup(), Plain::new(fresh));
    let sealed = secret.wrap().seal(&secret.place(org.id), &fresh, entropy);
    db.write(move |tx| store::put_keys(tx, &lookup, &sealed)).await?;
    Ok(fresh)
}

/// The team keys that are sealed to a member whose role holds them, with the chain that says so; otherwise nothing.
pub(super) async fn sealed_to(
    db: &db::Store,
    trust: &Arc<Trust>,
    org: &Arc<Organisation>,
    staff: StaffId,
) -> Result<(Arc<Roll>, Vec<EpochSeal>), Fault> {
    let (trust, of) = (Arc::clone(trust), Arc::clone(org));
    let read = db.read(move |tx| {
        let roll = trust.believed(tx, &of)?.unwrap_or_default();
        let holds = roll.member(staff).is_some_and(|card| card.role.holds_team_key());
        let seals = if holds { team::seals(tx, of.id, staff)? } else { Vec::new() };
        Ok::<_, DbError>((roll, seals))
    });
    Ok(read.await?)
}

fn is_over(row: &SessionRow, now: Moment) -> bool {
    let since_opened = now.minutes_since(row.opened_at);
    match row.stage {
        Stage::Code => since_opened >= CODE_MINUTES,
        // Whoever works on is not interrupted; whoever has been away, after a shift, signs in anew.
        Stage::Open => is_idle(row, now) && since_opened >= LOCKED_MINUTES,
        Stage::Waiting => now.minutes_since(row.seen_at) >= IDLE_MINUTES,
        Stage::Locked => since_opened >= LOCKED_MINUTES,
    }
}

fn is_idle(row: &SessionRow, now: Moment) -> bool {
    row.stage == Stage::Open && now.minutes_since(row.seen_at) >= IDLE_MINUTES
}

/// Notes that somebody did something, at most once a minute.
///
/// # Errors
/// Those of the store.
pub async fn touch_session(db: &db::Store, session: &Session, now: Moment) -> Result<(), Fault> {
    // A clock that has jumped back must not leave a session open until it has caught up.
    if now >= session.seen_at && now.minutes_since(session.seen_at) < 1 {
        return Ok(());
    }
    let lookup = session.secret.lookup();
    Ok(db.write(move |tx| store::touch_session(tx, &lookup, now)).await?)
}
