//! The list of what was forgotten: a file outside the database, so that it does not go back in time with it. It holds
//! random identifiers and days, nothing else.

use std::{
    collections::HashSet,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use kernel::Moment;

use crate::ids::{ConversationId, ImageId, MessageId};

/// How many days the list remembers: longer than any copy of the database may be kept.
const DAYS: i64 = 90;

/// Something that was forgotten. All but the last are somebody's wish, or were done: they are done again whatever an older copy says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A whole conversation.
    Conversation(ConversationId),
    /// One message of a conversation.
    Message(ConversationId, MessageId),
    /// The image of a message.
    Image(ConversationId, ImageId),
    /// A conversation that is about to be deleted because its time is over. Nobody wishes it: it is done only if the time still is.
    Due(ConversationId),
}

impl Thing {
    /// The conversation that it is or belongs to.
    pub(super) const fn conversation(&self) -> ConversationId {
        match self {
            Self::Conversation(id) | Self::Message(id, _) | Self::Image(id, _) | Self::Due(id) => *id,
        }
    }
}

/// The list. A clone is the same list.
#[derive(Clone, Debug)]
pub struct Forgotten {
    path: Arc<Path>,
}

impl Forgotten {
    /// The list in this file, which need not be there yet.
    pub fn at(path: PathBuf) -> Self {
        Self { path: path.into() }
    }

    /// An error of its file in words.
    pub(super) fn says(&self, error: &io::Error) -> String {
        format!("{}: {error}", self.path.display())
    }

    /// Waits until nobody else writes, in this process or in another one. Let go of when the file is closed, also by a process that
    /// dies. It is a file of its own, because another file takes the place of the list itself.
    fn turn(&self) -> io::Result<File> {
        let mut path = self.path.as_os_str().to_owned();
        path.push(".lock");
        let file = OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
        file.lock()?;
        Ok(file)
    }

    /// Adds to the list; durable when it returns. Blocks.
    pub(super) fn add(&self, now: Moment, things: &[Thing]) -> io::Result<()> {
        let _turn = self.turn()?;
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

    /// Takes back what was listed a moment ago and then not done: one line for each, because somebody else may have listed the same
    /// and done it. Blocks.
    pub(super) fn take_back(&self, now: Moment, things: &[Thing]) -> io::Result<()> {
        self.rewrite(now, |listed| {
            for thing in things {
                if let Some(at) = listed.iter().rposition(|(_, held)| held == thing) {
                    listed.remove(at);
                }
            }
        })
    }

    /// Drops what is older than any copy may be, and what was about to be deleted and is. Blocks.
    pub(super) fn trim(&self, now: Moment) -> io::Result<()> {
        self.rewrite(now, |listed| {
            let gone: HashSet<ConversationId> = listed
                .iter()
                .filter(|(_, thing)| matches!(thing, Thing::Conversation(_)))
                .map(|(_, thing)| thing.conversation())
                .collect();
            listed.retain(|(_, thing)| !matches!(thing, Thing::Due(id) if gone.contains(id)));
        })
    }

    /// Writes the list anew with what is recent, changed: after a crash there is either the old one or the new one.
    fn rewrite(&self, now: Moment, change: impl FnOnce(&mut Vec<(Moment, Thing)>)) -> io::Result<()> {
        let _turn = self.turn()?;
        let mut listed = self.read(now)?;
        change(&mut listed);
        let kept: String = listed.into_iter().map(|(day, thing)| line(day, thing)).collect();
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
        Thing::Due(id) => format!("{day} due {id}\n"),
    }
}

fn parse(line: &str) -> Option<(Moment, Thing)> {
    let words: Vec<&str> = line.split(' ').collect();
    let (day, thing) = match words[..] {
        [day, "conversation", id] => (day, Thing::Conversation(ConversationId::parse(id)?)),
        [day, "due", id] => (day, Thing::Due(ConversationId::parse(id)?)),
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
    fn what_is_taken_back_is_the_line_of_whoever_takes_it_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let list = list(&folder);
        let due = Thing::Due(A.conversation());
        for thing in [A, due, A] {
            list.add(NOW, &[thing]).expect("it can be written");
        }
        list.take_back(NOW, &[due]).expect("it can be written");
        assert_eq!(things(&list, NOW), [A, A], "a wish stays when the time was not over after all");
        list.take_back(NOW, &[A]).expect("it can be written");
        assert_eq!(things(&list, NOW), [A], "one of two who wished it was told that nothing was deleted");
    }

    #[test]
    fn what_was_about_to_go_says_nothing_more_once_it_is_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let list = list(&folder);
        let other = Thing::Due(B.conversation());
        list.add(NOW, &[Thing::Due(A.conversation()), other]).expect("it can be written");
        list.add(NOW, &[A]).expect("it can be written");
        list.trim(NOW).expect("it can be written");
        assert_eq!(things(&list, NOW), [other, A]);
    }

    #[test]
    fn two_processes_that_write_at_once_lose_nothing() {
        const EACH: u8 = 100;
        let folder = tempfile::tempdir().expect("a folder");
        std::thread::scope(|scope| {
            for writer in 0..2 {
                // A list of its own, as another process has it.
                let list = list(&folder);
                scope.spawn(move || {
                    for number in 0..EACH {
                        let mut id = [number; 16];
                        id[0] = writer;
                        let thing = Thing::Conversation(ConversationId::from_bytes(id));
                        list.add(NOW, &[thing]).expect("it can be written");
                        list.trim(NOW).expect("it can be written");
                    }
                });
            }
        });
        assert_eq!(things(&list(&folder), NOW).len(), 2 * usize::from(EACH));
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
