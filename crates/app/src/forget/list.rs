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

use crate::ids::{ConversationId, MessageId};

/// How many days the list remembers: longer than any copy of the database may be kept.
const DAYS: i64 = 90;

/// Something that was forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A whole conversation.
    Conversation(ConversationId),
    /// One message of a conversation.
    Message(ConversationId, MessageId),
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
    pub(super) fn add(&self, now: Moment, thing: Thing) -> io::Result<()> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let new = !self.path.exists();
        let mut file = OpenOptions::new().create(true).append(true).mode(0o600).open(&self.path)?;
        let before = file.metadata()?.len();
        let written = file.write_all(line(now, thing).as_bytes()).and_then(|()| file.sync_all());
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

    /// Writes the whole list anew: after a crash there is either the old one or the new one. Blocks.
    pub(super) fn replace(&self, things: &[(Moment, Thing)]) -> io::Result<()> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let new = self.path.with_extension("new");
        let mut file = OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(&new)?;
        let text: String = things.iter().map(|(day, thing)| line(*day, *thing)).collect();
        file.write_all(text.as_bytes())?;
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
    }
}

fn parse(line: &str) -> Option<(Moment, Thing)> {
    let words: Vec<&str> = line.split(' ').collect();
    let (day, thing) = match words[..] {
        [day, "conversation", id] => (day, Thing::Conversation(ConversationId::parse(id)?)),
        [day, "message", conversation, id] => {
            (day, Thing::Message(ConversationId::parse(conversation)?, MessageId::parse(id)?))
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
        list.add(NOW, A).expect("it can be written");
        list.add(NOW.plus_minutes(24 * 60), B).expect("it can be written");
        assert_eq!(things(&list, NOW), [A, B]);
        assert_eq!(things(&list, NOW.to_day().plus_minutes(DAYS * 24 * 60)), [B]);
    }

    #[test]
    fn half_a_line_spoils_only_itself_and_is_gone_after_a_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let list = list(&folder);
        list.add(NOW, A).expect("it can be written");
        let whole = fs::read(&*list.path).expect("it is there");
        fs::write(&*list.path, [&whole[..], &whole[..whole.len() / 2]].concat()).expect("it can be written");
        let read = list.read(NOW).expect("it can be read");
        list.replace(&read).expect("it can be written");
        list.add(NOW, B).expect("it can be written");
        assert_eq!(things(&list, NOW), [A, B]);
    }

    #[test]
    fn only_its_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let list = list(&folder);
        list.add(NOW, A).expect("it can be written");
        let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!(mode(&list.path), 0o600);
        list.replace(&[]).expect("it can be written");
        assert_eq!(mode(&list.path), 0o600);
    }
}
