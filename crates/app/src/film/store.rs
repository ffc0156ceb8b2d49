//! Rows of films: what they are, their bytes in pieces, what is said of them.

use std::collections::BTreeMap;

use db::{Row, Tx, statements, values};
use film::{Kind, Shape, captions};
use kernel::DbError;

use super::{File, Film, Words};
use crate::ids::{FilmId, OrgId, StaffId};

/// Bytes of a piece; the last is shorter.
pub(super) const PIECE: usize = 64 * 1024;

statements! {
    /// A film that is coming.
    pub INSERT_FILM = "INSERT INTO film (id, org_id, slug, state, kind, size, checksum, millis, width, height, sound, day)
        VALUES ($1, $2, $3, 'coming', $4, $5, $6, $7, $8, $9, $10, $11)";
    /// A piece of it.
    pub INSERT_FILM_PIECE = "INSERT INTO film_piece (film_id, number, org_id, body) VALUES ($1, $2, $3, $4)";
    /// It stands as this.
    pub SET_FILM_STATE = "UPDATE film SET state = $1 WHERE id = $2 AND org_id = $3 AND state <> 'going'";
    /// It is another than it was, and nobody but the desk sees it.
    pub FILM_IS_ANOTHER = "UPDATE film SET edition = edition + 1, state = CASE WHEN state = 'public' THEN 'draft' ELSE state END
        WHERE id = $1 AND org_id = $2";
    /// Nobody has approved of it.
    pub DELETE_FILM_APPROVALS = "DELETE FROM film_approval WHERE film_id = $1 AND org_id = $2";
    /// A member approves of it.
    pub INSERT_FILM_APPROVAL = "INSERT INTO film_approval (film_id, staff_id, org_id) VALUES ($1, $2, $3)
        ON CONFLICT (film_id, staff_id) DO NOTHING";
    /// Who has approved of it.
    pub FILM_APPROVALS = "SELECT staff_id FROM film_approval WHERE film_id = $1 AND org_id = $2";
    /// The picture that stands for it.
    pub SET_FILM_POSTER = "UPDATE film SET poster = $1 WHERE id = $2 AND org_id = $3";
    /// The films of an organisation, the last first.
    pub FILMS = "SELECT id, slug, state, kind, size, checksum, millis, width, height, sound,
        CAST(CASE WHEN poster IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_poster, day, edition FROM film WHERE org_id = $1 ORDER BY day DESC, slug";
    /// One of them.
    pub FILM = "SELECT id, slug, state, kind, size, checksum, millis, width, height, sound,
        CAST(CASE WHEN poster IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_poster, day, edition FROM film WHERE id = $1 AND org_id = $2";
    /// What is said of all of them, without captions.
    pub FILM_TITLES = "SELECT film_id, lang, title, about FROM film_words WHERE org_id = $1";
    /// What is said of one.
    pub FILM_WORDS = "SELECT lang, title, about, captions FROM film_words WHERE film_id = $1 AND org_id = $2";
    /// A picture that stands for a film.
    pub FILM_POSTER = "SELECT poster FROM film WHERE id = $1 AND org_id = $2";
    /// Some pieces of a film, in order.
    pub FILM_PIECES = "SELECT body FROM film_piece WHERE film_id = $1 AND org_id = $2 AND number >= $3 AND number <= $4 ORDER BY number";
    /// What is said of a film in a language goes.
    pub DELETE_FILM_WORDS = "DELETE FROM film_words WHERE film_id = $1 AND org_id = $2 AND lang = $3";
    /// What is said of it now.
    pub INSERT_FILM_WORDS = "INSERT INTO film_words (film_id, lang, org_id, title, about, captions) VALUES ($1, $2, $3, $4, $5, $6)";
    /// The first pieces of a film go.
    pub DELETE_FILM_PIECES = "DELETE FROM film_piece WHERE film_id = $1 AND org_id = $2 AND number < $3";
    /// A film goes.
    pub DELETE_FILM = "DELETE FROM film WHERE id = $1 AND org_id = $2";
}

/// How a film of an organisation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Its pieces are still being written.
    Coming,
    /// Coordinators see it.
    Draft,
    /// Everybody sees it.
    Public,
    /// Its pieces are being deleted.
    Going,
}

impl State {
    const fn name(self) -> &'static str {
        match self {
            Self::Coming => "coming",
            Self::Draft => "draft",
            Self::Public => "public",
            Self::Going => "going",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Coming, Self::Draft, Self::Public, Self::Going].into_iter().find(|state| state.name() == name)
    }
}

/// A film of an organisation.
pub(super) struct Stored {
    pub(super) id: FilmId,
    pub(super) state: State,
    /// Days since 1970.
    pub(super) day: i64,
    /// Another number means another picture or other words.
    pub(super) edition: i64,
    /// Who has approved of this edition; known for one film, not in a list.
    pub(super) approved: Vec<StaffId>,
    pub(super) film: Film,
}

/// All films of an organisation, whatever their state, without captions.
pub(super) fn films(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Stored>, DbError> {
    let rows = tx.query(&FILMS, &values![org.bytes()])?;
    let mut films = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    if films.is_empty() {
        return Ok(films);
    }
    for row in tx.query(&FILM_TITLES, &values![org.bytes()])? {
        let id = FilmId::from_bytes(row.id(0)?);
        let Some(stored) = films.iter_mut().find(|stored| stored.id == id) else { continue };
        let words =
            Words { title: row.text(2)?.to_owned(), about: row.text(3)?.to_owned(), cues: Vec::new() };
        stored.film.words.insert(row.text(1)?.to_owned(), words);
    }
    Ok(films)
}

/// One film, without anything that is said of it.
pub(super) fn bare(tx: &mut Tx<'_>, org: OrgId, id: FilmId) -> Result<Option<Stored>, DbError> {
    tx.optional(&FILM, &values![id.bytes(), org.bytes()])?.map(|row| read(&row)).transpose()
}

/// One film with everything that is said of it.
pub(super) fn film(tx: &mut Tx<'_>, org: OrgId, id: FilmId) -> Result<Option<Stored>, DbError> {
    let Some(mut stored) = bare(tx, org, id)? else { return Ok(None) };
    for row in tx.query(&FILM_WORDS, &values![id.bytes(), org.bytes()])? {
        // They were checked when they were stored.
        let cues = captions::read(row.text(3)?.as_bytes(), stored.film.millis).unwrap_or_default();
        let words = Words { title: row.text(1)?.to_owned(), about: row.text(2)?.to_owned(), cues };
        stored.film.words.insert(row.text(0)?.to_owned(), words);
    }
    let rows = tx.query(&FILM_APPROVALS, &values![id.bytes(), org.bytes()])?;
    stored.approved = rows.iter().map(|row| row.id(0).map(StaffId::from_bytes)).collect::<Result<_, _>>()?;
    Ok(Some(stored))
}

fn read(row: &Row) -> Result<Stored, DbError> {
    let odd = || DbError::Broken("a film is not as it was written".to_owned());
    let number = |index| row.int(index).and_then(|number| u64::try_from(number).map_err(|_| odd()));
    let side = |index| row.int(index).and_then(|number| u32::try_from(number).map_err(|_| odd()));
    let id = FilmId::from_bytes(row.id(0)?);
    let state = State::from_name(row.text(2)?).ok_or_else(odd)?;
    let kind = Kind::from_extension(row.text(3)?).ok_or_else(odd)?;
    let file = File { kind, size: number(4)?, checksum: hex::encode(row.bytes(5)?) };
    let film = Film {
        key: id.to_string(),
        slug: row.text(1)?.to_owned(),
        is_public: state == State::Public,
        files: vec![file],
        millis: number(6)?,
        width: side(7)?,
        height: side(8)?,
        sound: row.flag(9)?,
        poster: row.flag(10)?,
        words: BTreeMap::new(),
    };
    Ok(Stored { id, state, day: row.int(11)?, edition: row.int(12)?, approved: Vec::new(), film })
}

/// What is known of a film before it is kept.
#[derive(Clone)]
pub(super) struct New {
    pub(super) id: FilmId,
    pub(super) slug: String,
    pub(super) shape: Shape,
    pub(super) size: usize,
    pub(super) checksum: [u8; 32],
    /// Days since 1970.
    pub(super) day: i64,
}

pub(super) fn insert(tx: &mut Tx<'_>, org: OrgId, new: &New) -> Result<(), DbError> {
    let Shape { kind, millis, width, height, sound } = new.shape;
    let whole =
        |number: u64| i64::try_from(number).map_err(|_| DbError::Broken("a film is bounded".to_owned()));
    let values = values![
        new.id.bytes(),
        org.bytes(),
        new.slug.as_str(),
        kind.extension(),
        whole(new.size as u64)?,
        new.checksum,
        whole(millis)?,
        width,
        height,
        sound,
        new.day
    ];
    tx.execute(&INSERT_FILM, &values).map(drop)
}

pub(super) fn insert_piece(
    tx: &mut Tx<'_>,
    org: OrgId,
    film: FilmId,
    number: i64,
    body: &[u8],
) -> Result<(), DbError> {
    tx.execute(&INSERT_FILM_PIECE, &values![film.bytes(), number, org.bytes(), body]).map(drop)
}

/// Whether there is such a film that is not going.
pub(super) fn set_state(tx: &mut Tx<'_>, org: OrgId, film: FilmId, state: State) -> Result<bool, DbError> {
    Ok(tx.execute(&SET_FILM_STATE, &values![state.name(), film.bytes(), org.bytes()])? == 1)
}

/// Something about it is another: what was approved of is no more, and only the desk sees it.
pub(super) fn is_another(tx: &mut Tx<'_>, org: OrgId, film: FilmId) -> Result<(), DbError> {
    let key = values![film.bytes(), org.bytes()];
    tx.execute(&FILM_IS_ANOTHER, &key)?;
    tx.execute(&DELETE_FILM_APPROVALS, &key).map(drop)
}

pub(super) fn approve(tx: &mut Tx<'_>, org: OrgId, film: FilmId, by: StaffId) -> Result<(), DbError> {
    tx.execute(&INSERT_FILM_APPROVAL, &values![film.bytes(), by.bytes(), org.bytes()]).map(drop)
}

pub(super) fn set_poster(tx: &mut Tx<'_>, org: OrgId, film: FilmId, jpeg: &[u8]) -> Result<(), DbError> {
    tx.execute(&SET_FILM_POSTER, &values![jpeg, film.bytes(), org.bytes()]).map(drop)
}

pub(super) fn poster(tx: &mut Tx<'_>, org: OrgId, film: FilmId) -> Result<Option<Vec<u8>>, DbError> {
    let row = tx.optional(&FILM_POSTER, &values![film.bytes(), org.bytes()])?;
    row.map_or(Ok(None), |row| Ok(row.opt_bytes(0)?.map(<[u8]>::to_vec)))
}

/// The pieces from one number to another, both counted, put together.
pub(super) fn pieces(
    tx: &mut Tx<'_>,
    org: OrgId,
    film: FilmId,
    from: i64,
    to: i64,
) -> Result<Vec<u8>, DbError> {
    let rows = tx.query(&FILM_PIECES, &values![film.bytes(), org.bytes(), from, to])?;
    let mut bytes = Vec::with_capacity(rows.len() * PIECE);
    for row in &rows {
        bytes.extend_from_slice(row.bytes(0)?);
    }
    Ok(bytes)
}

pub(super) fn set_words(
    tx: &mut Tx<'_>,
    org: OrgId,
    film: FilmId,
    lang: &str,
    words: Option<&Words>,
) -> Result<(), DbError> {
    tx.execute(&DELETE_FILM_WORDS, &values![film.bytes(), org.bytes(), lang])?;
    let Some(Words { title, about, cues }) = words else { return Ok(()) };
    let captions = captions::write(cues);
    let values = values![film.bytes(), lang, org.bytes(), title.as_str(), about.as_str(), captions];
    tx.execute(&INSERT_FILM_WORDS, &values).map(drop)
}

pub(super) fn delete_pieces(tx: &mut Tx<'_>, org: OrgId, film: FilmId, below: i64) -> Result<(), DbError> {
    tx.execute(&DELETE_FILM_PIECES, &values![film.bytes(), org.bytes(), below]).map(drop)
}

pub(super) fn delete(tx: &mut Tx<'_>, org: OrgId, film: FilmId) -> Result<(), DbError> {
    tx.execute(&DELETE_FILM, &values![film.bytes(), org.bytes()]).map(drop)
}
