//! The words on the pages: Fluent messages in every language, and numbers and dates as each language writes them.
//!
//! A page is mostly messages without variables, so those are formatted once at start and saying one is a single
//! look-up. Faults in the files (a syntax error, an id used twice, a reference to nothing) stop the program at start
//! and name the file; a key that a page asks for and no file has shows as `⟦key⟧`, which the tests search for.

mod formats;
mod pseudo;
mod read;

use std::{
    borrow::Cow,
    collections::BTreeSet,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, memoizer::MemoizerKind,
};
use jiff::{civil::Weekday, tz::TimeZone};
use kernel::{Lang, Moment};
use rustc_hash::FxHashMap;
use unic_langid::LanguageIdentifier;

/// Every text in every language.
pub struct Catalogue {
    books: [Book; Lang::ALL.len()],
    english: Vec<Arc<FluentResource>>,
    // Only tests read these two, so they cost nothing until asked for.
    long: OnceLock<Book>,
    mirror: OnceLock<Book>,
}

/// The texts of one language.
struct Book {
    lang: Lang,
    entries: FxHashMap<Box<str>, Entry>,
    bundle: FluentBundle<Arc<FluentResource>>,
}

/// What a key stands for. An attribute is a key of its own, written `message.attribute`.
enum Entry {
    /// Says the same every time.
    Fixed(Box<str>),
    /// Waits for these variables.
    Open(BTreeSet<String>),
}

impl Catalogue {
    /// Reads the files, each a language, a name for error texts, and the Fluent source.
    ///
    /// # Errors
    /// A sentence naming the file and the message: a syntax error, an id that was there before, a reference to a
    /// message or term that does not exist, references in a circle.
    pub fn load<'a>(files: impl IntoIterator<Item = (Lang, &'a str, &'a str)>) -> Result<Self, String> {
        let mut named: Vec<(Lang, &str, Arc<FluentResource>)> = Vec::new();
        for (lang, name, source) in files {
            named.push((lang, name, Arc::new(read::parse(name, source)?)));
        }
        let of = |lang| -> Vec<(&str, Arc<FluentResource>)> {
            named
                .iter()
                .filter(|(l, ..)| *l == lang)
                .map(|(_, name, file)| (*name, Arc::clone(file)))
                .collect()
        };
        let mut books = Vec::with_capacity(Lang::ALL.len());
        for lang in Lang::ALL {
            books.push(Book::bind(lang, &of(lang))?);
        }
        let Ok(books) = <[Book; Lang::ALL.len()]>::try_from(books) else {
            return Err("one book for each language".to_owned());
        };
        let english = of(Lang::En).into_iter().map(|(_, file)| file).collect();
        Ok(Self { books, english, long: OnceLock::new(), mirror: OnceLock::new() })
    }

    /// Keeps the catalogue until the program ends, so that handles to it can be copied freely.
    pub fn leak(self) -> &'static Self {
        Box::leak(Box::new(self))
    }

    /// The voice of one language.
    pub fn speak(&'static self, lang: Lang) -> Speech {
        Speech { book: self.book(lang) }
    }

    /// Every key of a language, attributes as `message.attribute`, in no order.
    pub fn keys(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.book(lang).entries.keys().map(AsRef::as_ref)
    }

    /// The variables a message needs, those of the messages it refers to included; empty for an unknown key.
    pub fn variables(&self, lang: Lang, key: &str) -> BTreeSet<String> {
        match self.book(lang).entries.get(key) {
            Some(Entry::Open(variables)) => variables.clone(),
            _ => BTreeSet::new(),
        }
    }

    fn book(&self, lang: Lang) -> &Book {
        let made_up = match lang {
            Lang::Long => &self.long,
            Lang::Mirror => &self.mirror,
            real => {
                let held = self.books.iter().find(|book| book.lang == real);
                return held.expect("there is a book for each language of Lang::ALL");
            }
        };
        made_up.get_or_init(|| {
            let files: Vec<_> = self.english.iter().map(|file| ("en", Arc::clone(file))).collect();
            Book::bind(lang, &files).expect("the same files were read as English")
        })
    }
}

impl Book {
    fn bind(lang: Lang, files: &[(&str, Arc<FluentResource>)]) -> Result<Self, String> {
        let found = read::messages(files)?;
        let mut bundle = FluentBundle::new_concurrent(vec![plural_rules(lang)]);
        bundle.set_use_isolating(lang.is_rtl());
        bundle.set_transform(pseudo::transform(lang));
        bundle.set_formatter(Some(number_writer(lang)));
        bundle.add_builtins().map_err(|error| error.to_string())?;
        for (name, file) in files {
            bundle.add_resource(Arc::clone(file)).map_err(|errors| format!("{name}: {errors:?}"))?;
        }
        let mut book = Self { lang, entries: FxHashMap::default(), bundle };
        for (key, variables) in found {
            let entry = if variables.is_empty() {
                let text = book.format(&key, &FluentArgs::new());
                Entry::Fixed(text.ok_or_else(|| format!("{key}: cannot be formatted"))?.into())
            } else {
                Entry::Open(variables)
            };
            book.entries.insert(key.into(), entry);
        }
        book.entries.shrink_to_fit();
        Ok(book)
    }

    /// The text, or `None` when there is no such message or a variable is missing.
    fn format(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, name)| (id, Some(name)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

/// The language whose plural forms apply; the made-up ones are English inside.
fn plural_rules(lang: Lang) -> LanguageIdentifier {
    let code = if matches!(lang, Lang::Long | Lang::Mirror) { Lang::En } else { lang }.code();
    code.parse().expect("a code of two letters is a language")
}

/// Fluent takes a plain function here, so each language needs its own.
fn number_writer<M: MemoizerKind>(lang: Lang) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    fn write(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
        let FluentValue::Number(number) = value else { return None };
        #[allow(clippy::cast_possible_truncation)]
        // Only whole numbers are taken, and the check is the next line.
        let whole = number.value as i64;
        #[allow(clippy::cast_precision_loss, clippy::float_cmp)]
        let exact = whole as f64 == number.value;
        (exact && number.options.use_grouping).then(|| formats::of(lang).number(whole))
    }
    match lang {
        Lang::En | Lang::Long | Lang::Mirror => |value, _| write(value, Lang::En),
        Lang::Fr => |value, _| write(value, Lang::Fr),
        Lang::Ru => |value, _| write(value, Lang::Ru),
        Lang::Uk => |value, _| write(value, Lang::Uk),
        Lang::Kk => |value, _| write(value, Lang::Kk),
        Lang::Ar => |value, _| write(value, Lang::Ar),
    }
}

/// One language speaking. Templates hold it as `t`.
#[derive(Clone, Copy)]
pub struct Speech {
    book: &'static Book,
}

impl Speech {
    /// The language spoken.
    pub fn lang(self) -> Lang {
        self.book.lang
    }

    /// A message without variables; `⟦key⟧` when there is none.
    pub fn say(self, key: &str) -> &'static str {
        match self.book.entries.get(key) {
            Some(Entry::Fixed(text)) => text,
            _ => missing(key),
        }
    }

    /// Whether this language has the message.
    pub fn has(self, key: &str) -> bool {
        self.book.entries.contains_key(key)
    }

    /// A message with one variable; `⟦key⟧` when there is none or another variable is wanted.
    pub fn with<'a>(self, key: &str, name: &'a str, value: impl Into<Arg<'a>>) -> String {
        self.fill(key, [(name, value.into())])
    }

    /// A message with two variables.
    pub fn with2<'a>(
        self,
        key: &str,
        name1: &'a str,
        value1: impl Into<Arg<'a>>,
        name2: &'a str,
        value2: impl Into<Arg<'a>>,
    ) -> String {
        self.fill(key, [(name1, value1.into()), (name2, value2.into())])
    }

    /// A message with three variables.
    #[allow(clippy::too_many_arguments)] // Templates cannot write a list of pairs.
    pub fn with3<'a>(
        self,
        key: &str,
        name1: &'a str,
        value1: impl Into<Arg<'a>>,
        name2: &'a str,
        value2: impl Into<Arg<'a>>,
        name3: &'a str,
        value3: impl Into<Arg<'a>>,
    ) -> String {
        self.fill(key, [(name1, value1.into()), (name2, value2.into()), (name3, value3.into())])
    }

    /// A message with any number of variables. One that is not used does no harm.
    pub fn fill<'a, const N: usize>(self, key: &str, variables: [(&'a str, Arg<'a>); N]) -> String {
        let entry = self.book.entries.get(key);
        if let Some(Entry::Fixed(text)) = entry {
            return text.to_string();
        }
        let mut args = FluentArgs::with_capacity(N);
        for (name, value) in variables {
            match value {
                Arg::Text(text) => args.set(name, FluentValue::String(text)),
                Arg::Number(number) => args.set(name, number),
            }
        }
        let text = entry.and_then(|_| self.book.format(key, &args));
        text.unwrap_or_else(|| missing(key).to_owned())
    }

    /// A whole number with this language's grouping: `1,234`, `1 234`.
    pub fn number(self, number: i64) -> String {
        formats::of(self.lang()).number(number)
    }

    /// The time of day on a 24-hour clock: `23:45`.
    pub fn time(self, moment: Moment, zone: &TimeZone) -> String {
        let at = formats::civil(moment, zone);
        format!("{:02}:{:02}", at.hour(), at.minute())
    }

    /// Day and month: `20 November`.
    pub fn day(self, moment: Moment, zone: &TimeZone) -> String {
        formats::of(self.lang()).day(formats::civil(moment, zone).date())
    }

    /// Day, month and year: `20 November 2026`.
    pub fn date(self, moment: Moment, zone: &TimeZone) -> String {
        formats::of(self.lang()).date(formats::civil(moment, zone).date())
    }

    /// A month and its year: `November 2026`.
    pub fn month(self, day: jiff::civil::Date) -> String {
        formats::of(self.lang()).month(day)
    }

    /// The name of a day of the week, as it stands alone.
    pub fn weekday(self, weekday: Weekday) -> String {
        formats::of(self.lang()).weekday(weekday)
    }
}

/// A value for a variable.
pub enum Arg<'a> {
    /// Words, put in as they are. The template escapes the whole.
    Text(Cow<'a, str>),
    /// A whole number: chooses the plural form and is written as the language writes it.
    Number(i64),
}

macro_rules! arg_from {
    ($($from:ty => |$value:ident| $arg:expr;)*) => {$(
        impl<'a> From<$from> for Arg<'a> {
            fn from($value: $from) -> Self {
                $arg
            }
        }
    )*};
}

// References too, because a template's loop hands out references.
arg_from! {
    &'a str => |text| Self::Text(Cow::Borrowed(text));
    &&'a str => |text| Self::Text(Cow::Borrowed(text));
    &'a String => |text| Self::Text(Cow::Borrowed(text));
    String => |text| Self::Text(Cow::Owned(text));
    i64 => |number| Self::Number(number);
    &i64 => |number| Self::Number(*number);
    i32 => |number| Self::Number(number.into());
    u32 => |number| Self::Number(number.into());
    &u32 => |number| Self::Number((*number).into());
    usize => |number| Self::Number(i64::try_from(number).unwrap_or(i64::MAX));
    &usize => |number| Self::Number(i64::try_from(*number).unwrap_or(i64::MAX));
}

/// The visible mark for a message that is not there. Each is made once, so a page asked for a thousand times costs
/// no more memory than once.
fn missing(key: &str) -> &'static str {
    static MARKS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mark = format!("⟦{key}⟧");
    let mut marks = MARKS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(held) = marks.get(mark.as_str()) {
        return held;
    }
    let mark: &'static str = Box::leak(mark.into_boxed_str());
    marks.insert(mark);
    mark
}

#[cfg(test)]
mod tests;
