//! Drawing a sample, opening what a review says, summing what was learned.

use std::collections::BTreeMap;

use db::Tx;
use kernel::{DbError, Entropy, Fault, Moment, Plain, Sealed, entropy};

use super::store::{self, New, ReviewRow};
use crate::{
    App,
    audit::{self, Action},
    form::{Answer, Answers, Form, answer},
    ids::{ConversationId, OrgId, ReviewId},
    policy::{self, ReadReview},
    session::Session,
    team::{self, RowKey, RowPlace},
};

/// The most that are drawn at once.
pub(super) const MOST: usize = 20;
/// The longest time back, in days.
pub(super) const MOST_DAYS: i64 = 90;
/// Days after which a review is deleted (rule A-4).
pub const KEPT_DAYS: i64 = 90;
/// Fewer are not summed: one could tell whose talk it was.
pub(super) const SUMMED_FROM: usize = 5;
/// So many conversations a sample is drawn from.
const FROM: i64 = 5_000;

/// `count` of `all`, each with the same chance (Fisher and Yates, from the front).
pub(super) fn sample<T>(mut all: Vec<T>, count: usize, source: &dyn Entropy) -> Vec<T> {
    let count = count.min(all.len());
    for at in 0..count {
        let left = u32::try_from(all.len() - at).unwrap_or(u32::MAX);
        all.swap(at, at + entropy::below(source, left) as usize);
    }
    all.truncate(count);
    all
}

const fn place(org: OrgId, id: ReviewId) -> RowPlace {
    RowPlace { org, table: "quality_review", row: id.bytes() }
}

/// What somebody asks for.
pub(super) struct Asked {
    pub(super) count: usize,
    pub(super) since: Moment,
    pub(super) language: Option<&'static str>,
    pub(super) reason: String,
    pub(super) day: i64,
    pub(super) version: i64,
}

/// Draws a sample and writes it down; how many were drawn.
pub(super) async fn draw(app: &App, org: OrgId, session: &Session, asked: Asked) -> Result<usize, Fault> {
    let key = session.keys.expose().newest().ok_or(Fault::Forbidden)?;
    let (since, language) = (asked.since, asked.language);
    let found = app.db.read(move |tx| store::candidates(tx, org, since, language, FROM)).await?;
    let source = app.entropy.as_ref();
    let new: Vec<New> = sample(found, asked.count, source)
        .into_iter()
        .map(|conversation| {
            let id = ReviewId::random(source);
            let row = RowKey::generate(place(org, id), source);
            let reason = Plain::new(asked.reason.clone());
            let reason = row.derive("reason").seal(&row.place().column("reason"), &reason, source);
            New { id, conversation, epoch: key.epoch, key_wrapped: row.wrap_for_team(&key, source), reason }
        })
        .collect();
    if new.is_empty() {
        return Ok(0);
    }
    let (staff, epoch, now) = (session.staff(), key.epoch, app.clock.now());
    let about = (asked.day, asked.version);
    let write = move |tx: &mut Tx<'_>| {
        if !team::is_newest(tx, org, epoch)? {
            return Err(DbError::Busy); // Somebody has just left; the next try has the new key.
        }
        let mut drawn = 0;
        for one in &new {
            drawn += usize::from(store::insert(tx, org, staff, about, one)?);
        }
        audit::record(tx, org, staff, Action::DrawSample, staff.bytes(), now)?;
        Ok(drawn)
    };
    Ok(app.db.write(write).await?)
}

/// A review whose words are open.
pub(super) struct Review {
    pub(super) row: ReviewRow,
    pub(super) reason: String,
    pub(super) answers: Answers,
    key: RowKey,
}

/// Opens one. Whoever led the talk opens it too.
pub(super) fn open(session: &Session, org: OrgId, row: ReviewRow) -> Result<Review, Fault> {
    let permit = policy::review(session.role(), row.id).ok_or(Fault::Forbidden)?;
    let team = session.keys.expose().team(row.epoch).ok_or(Fault::NotFound)?;
    let key = RowKey::open(&permit, place(org, row.id), &team, Some(&row.key_wrapped), None)?;
    let words = |label: &'static str, sealed: &Sealed<String>, permit: &kernel::Permit<ReadReview>| {
        key.derive(label).open(permit, &key.place().column(label), sealed).map(|words| words.expose().clone())
    };
    let reason = words("reason", &row.reason, &permit)?;
    let mut answers = answer::read(&row.answers);
    if let Some(sealed) = &row.words {
        let texts: BTreeMap<String, String> = toml::from_str(&words("words", sealed, &permit)?)
            .map_err(|_| Fault::Broken("the words of a review cannot be read".into()))?;
        answers.extend(texts.into_iter().map(|(name, text)| (name, Answer::Text(text))));
    }
    Ok(Review { reason, answers, row, key })
}

/// Keeps what was learned: what can be counted in clear, words sealed.
pub(super) async fn answer(
    app: &App,
    org: OrgId,
    session: &Session,
    review: &Review,
    form: &Form,
    answers: Answers,
    day: i64,
) -> Result<(), Fault> {
    // A line of answers holds no words: they are written apart, by the name of their question.
    let (mut texts, mut counted) = (BTreeMap::new(), Answers::new());
    for (name, answer) in answers {
        match answer {
            Answer::Text(text) => drop(texts.insert(name, text)),
            other => drop(counted.insert(name, other)),
        }
    }
    let texts = toml::to_string(&texts).map_err(|error| Fault::Broken(error.to_string()))?;
    let key = &review.key;
    let words = Plain::new(texts);
    let words = key.derive("words").seal(&key.place().column("words"), &words, app.entropy.as_ref());
    let (id, version, counted) = (review.row.id, form.version, answer::write(&counted));
    let (staff, conversation, now) = (session.staff(), review.row.conversation, app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        if !store::answer(tx, org, id, (day, version), &counted, &words)? {
            return Ok(false);
        }
        audit::record(tx, org, staff, Action::ReviewThread, conversation.bytes(), now)?;
        Ok::<_, DbError>(true)
    };
    if app.db.write(write).await? { Ok(()) } else { Err(Fault::Gone) }
}

/// How often each code of each counted field was chosen in reviews that are done; `None` while they are too few.
pub(super) fn sums(rows: &[ReviewRow]) -> Option<BTreeMap<(String, String), usize>> {
    let done: Vec<_> = rows.iter().filter(|row| row.done_on.is_some()).collect();
    if done.len() < SUMMED_FROM {
        return None;
    }
    let mut sums = BTreeMap::new();
    for row in done {
        for (field, given) in answer::read(&row.answers) {
            let Answer::Codes(codes) = given else { continue };
            for (code, _) in codes {
                *sums.entry((field.clone(), code)).or_insert(0) += 1;
            }
        }
    }
    Some(sums)
}

/// The conversation of a review may be read by whoever reviews it.
pub(super) const fn conversation(review: &Review) -> ConversationId {
    review.row.conversation
}

#[cfg(test)]
mod tests {
    use kernel::SeededEntropy;

    use super::*;

    #[test]
    fn a_sample_has_each_only_once_and_no_more_than_there_are() {
        let source = SeededEntropy::new(7);
        let mut drawn = sample((0..100).collect(), 20, &source);
        drawn.sort_unstable();
        drawn.dedup();
        assert_eq!(drawn.len(), 20);
        assert_eq!(sample(vec![1, 2], 5, &source).len(), 2);
    }

    #[test]
    fn every_conversation_has_about_the_same_chance() {
        let source = SeededEntropy::new(8);
        let mut counts = [0; 10];
        for _ in 0..3_000 {
            for one in sample((0..10).collect::<Vec<usize>>(), 3, &source) {
                counts[one] += 1;
            }
        }
        assert!(counts.iter().all(|count| (750..1_050).contains(count)), "{counts:?}");
    }
}
