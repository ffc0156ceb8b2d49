//! The list of what was forgotten: a file outside the database, so that it does not go back in time with it. It holds
//! random identifiers and days, nothing else.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use kernel::Moment;

use crate::ids::{ConversationId, ImageId, MessageId};

/// How many days the list remembers: longer than any copy of the database may be kept.
const DAYS: i64 = 90;

/// Something that was forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A whole conversation.
    Conversation(ConversationId),
    /// One message of a conversation.
    Message(ConversationId, MessageId),
    /// The image of a message.
    Image(ConversationId, ImageId),
}

impl Thing {
    /// The conversation that it is or belongs to.
    pub(super) const fn conversation(&self) -> ConversationId {
        match self {
            Self::Conversation(id) | Self::Message(id, _) | Self::Image(id, _) => *id,
        }
    }
}

/// The list. A clone is the same list.
#[derive(Clone, Debug)]
pub struct Forgotten {
    path: Arc<Path>,
    /// Whoever writes holds it.
    turn: Arc<Mutex<()>>,
}

impl Forgotten {
    /// The list in this file, which need not be there yet.
    pub fn at(path: PathBuf) -> Self {
        Self { path: path.into(), turn: Arc::default() }
    }

    /// An error of its file in words.
    pub(super) fn says(&self, error: &io::Error) -> String {
        format!("{}: {error}", self.path.display())
    }

    /// Adds to the list; durable when it returns. Blocks.
    pub(super) fn add(&self, now: Moment, things: &[Thing]) -> io::Result<()> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let new = !self.path.exists();
        let mut file = OpenOptions::new().create(true).append(true).mode(0o600).open(&self.path)?;
        let before = file.metadata()?.len();
        let text: String = things.iter().map(|thing| line(now, *thing)).collect();
        let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
        if written.is_err() {
            // Half a line would spoil the next one.
            file.set_len(before)?;
        }
        written?;
        if new { self.sync_folder() } else { Ok(()) }
    }

    /// What was forgotten in the last [`DAYS`] days. A line that is no line, such as half of one after a power cut, was
    /// never acknowledged and is left out.
    pub(super) fn read(&self, now: Moment) -> io::Result<Vec<(Moment, Thing)>> {
        let text = match fs::read_to_string(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            text => text?,
        };
        let recent = |(day, _): &(Moment, Thing)| now.minutes_since(*day) < DAYS * 24 * 60;
        Ok(text.lines().filter_map(parse).filter(recent).collect())
    }

    /// Takes back what was listed a moment ago and then not done. Blocks.
    pub(super) fn take_back(&self, now: Moment, things: &[Thing]) -> io::Result<()> {
        self.rewrite(now, |thing| !things.contains(thing))
    }

    /// Drops what is older than any copy may be. Blocks.
    pub(super) fn trim(&self, now: Moment) -> io::Result<()> {
        self.rewrite(now, |_| true)
    }

    /// Writes the list anew with what is recent and `keep` keeps: after a crash there is either the old one or the new one.
    fn rewrite(&self, now: Moment, keep: impl Fn(&Thing) -> bool) -> io::Result<()> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let kept: String = self
            .read(now)?
            .into_iter()
            .filter(|(_, thing)| keep(thing))
            .map(|(day, thing)| line(day, thing))
            .collect();
        let new = self.path.with_extension("new");
        let mut file = OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(&new)?;
        file.write_all(kept.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, &self.path)?;
        self.sync_folder()
    }

    fn sync_folder(&self) -> io::Result<()> {
        match self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            Some(folder) => File::open(folder)?.sync_all(),
            None => File::open(".")?.sync_all(),
        }
    }
}

/// The day (since 1970), what, and which: `20779 message <conversation> <message>` and a line end.
fn line(now: Moment, thing: Thing) -> String {
    let day = now.to_day().millis() / 86_400_000;
    match thing {
        Thing::Conversation(id) => format!("{day} conversation {id}\n"),
        Thing::Message(conversation, id) => format!("{day} message {conversation} {id}\n"),
        Thing::Image(conversation, id) => format!("{day} image {conversation} {id}\n"),
    }
}

fn parse(line: &str) -> Option<(Moment, Thing)> {
    let words: Vec<&str> = line.split(' ').collect();
    let (day, thing) = match words[..] {
        [day, "conversation", id] => (day, Thing::Conversation(ConversationId::parse(id)?)),
        [day, "message", conversation, id] => {
            (day, Thing::Message(ConversationId::parse(conversation)?, MessageId::parse(id)?))
        }
        [day, "image", conversation, id] => {
            (day, Thing::Image(ConversationId::parse(conversation)?, ImageId::parse(id)?))
        }
        _ => return None,
    };
    Some((Moment::from_millis(day.parse::<i64>().ok()?.checked_mul(86_400_000)?), thing))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_millis(1_795_226_400_000);
    const A: Thing = Thing::Conversation(ConversationId::from_bytes([1; 16]));
    const B: Thing = Thing::Message(ConversationId::from_bytes([2; 16]), MessageId::from_bytes([3; 16]));
    const C: Thing = Thing::Image(ConversationId::from_bytes([2; 16]), ImageId::from_bytes([4; 16]));

    fn list(folder: &tempfile::TempDir) -> Forgotten {
        Forgotten::at(folder.path().join("forgotten"))
    }

    fn things(list: &Forgotten, now: Moment) -> Vec<Thing> {
        list.read(now).expect("it can be read").into_iter().map(|(_, thing)| thing).collect()
    }

    #[test]
    fn what_was_added_reads_back_until_no_copy_can_be_that_old() {
        let folder = tempfile::tempdir().expect("a folder");
        let list = list(&folder);
        assert_eq!(things(&list, NOW), []);
        list.add(NOW, &[A]).expect("it can be written");
        list.add(NOW.plus_minutes(24 * 60), &[B, C]).expect("it can be written");
        assert_eq!(things(&list, NOW), [A, B, C]);
        assert_eq!(things(&list, NOW.to_day().plus_minutes(DAYS * 24 * 60)), [B, C]);
    }

    #[test]
    fn half_a_line_spoils_only_itself_and_is_gone_after_a_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let list = list(&folder);
        list.add(NOW, &[A]).expect("it can be written");
        let whole = fs::read(&*list.path).expect("it is there");
        fs::write(&*list.path, [&whole[..], &whole[..whole.len() / 2]].concat()).expect("it can be written");
        list.trim(NOW).expect("it can be written");
        list.add(NOW, &[B]).expect("it can be written");
        assert_eq!(things(&list, NOW), [A, B]);
    }

    #[test]
    fn what_was_not_done_is_taken_back_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let list = list(&folder);
        list.add(NOW, &[A]).expect("it can be written");
        list.add(NOW, &[B, C]).expect("it can be written");
        list.take_back(NOW, &[B, C]).expect("it can be written");
        assert_eq!(things(&list, NOW), [A]);
        list.trim(NOW.plus_minutes((DAYS + 1) * 24 * 60)).expect("it can be written");
        assert_eq!(std::fs::read(&*list.path).expect("it is there"), b"");
    }

    #[test]
    fn only_its_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let list = list(&folder);
        list.add(NOW, &[A]).expect("it can be written");
        let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!(mode(&list.path), 0o600);
        list.trim(NOW).expect("it can be written");
        assert_eq!(mode(&list.path), 0o600);
    }
}
