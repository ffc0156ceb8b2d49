//! Everything there is in one language: an inverted index in memory, and a question put to it.

use std::collections::HashSet;

use tantivy::{
    IndexSettings, ReloadPolicy, Searcher, TantivyDocument, Term,
    collector::TopDocs,
    directory::RamDirectory,
    query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, FuzzyTermQuery, Query, TermQuery},
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{PreTokenizedString, Token},
};

use crate::{
    Document, Failed, fold,
    tongue::{Key, Tongue},
};

/// Memory that a writer begins with.
const WRITER_BYTES: usize = 15_000_000;
/// So many of the best are looked at before languages are put together.
const MOST_FOUND: usize = 60;
/// What a word counts by where it stands: among other names, in the title, in the short form, anywhere.
const WEIGHTS: [f32; 4] = [2.5, 2.0, 1.3, 1.0];
/// What the other places add to the one where a word counts most.
const ELSEWHERE: f32 = 0.3;
/// What it counts that the question is a whole name or title; less where that is only a part of the question.
const WHOLE_NAME: f32 = 3.0;
/// A name of more words is not looked for as a whole.
const LONGEST_NAME: usize = 4;
/// What a word counts that is one slip away from what was typed, and two.
const SLIPS: [f32; 2] = [0.7, 0.5];
/// People rarely miss the first letter, and words that differ in it are mostly others.
const OTHER_FIRST_LETTER: f32 = 0.6;
/// What a word counts of which only the beginning was typed.
const UNFINISHED: f32 = 0.7;
/// Where a word is not found, so many that are near to it are tried.
const MOST_NEAR: usize = 8;
/// Where this share of a word is found as a beginning, it is another form of that word and no slip.
const FORM: f32 = 0.7;

/// One language.
pub(crate) struct Shelf {
    tongue: Tongue,
    searcher: Searcher,
    fields: Fields,
    /// The item of each document, in the order of documents.
    items: Vec<u32>,
    /// All of them.
    held: HashSet<u32>,
    /// Memory of the index.
    pub(crate) bytes: usize,
}

/// Where a word may stand.
#[derive(Clone, Copy)]
struct Fields {
    /// Other names, title, short form, and everything together; weighed by [`WEIGHTS`].
    words: [Field; 4],
    /// Each name and title as one key.
    whole: Field,
}

impl Fields {
    fn everything(self) -> Field {
        self.words[3]
    }
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let mut field = |name, record, norms| {
        let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(record);
        schema
            .add_text_field(name, TextOptions::default().set_indexing_options(indexing.set_fieldnorms(norms)))
    };
    let counted = IndexRecordOption::WithFreqs;
    // Many other names make no name weaker, so their number is not looked at.
    let names = field("names", counted, false);
    let words =
        [names, field("title", counted, true), field("short", counted, true), field("all", counted, true)];
    let whole = field("whole", IndexRecordOption::Basic, false);
    (schema.build(), Fields { words, whole })
}

/// Keys as a field takes them.
fn field_of(keys: impl Iterator<Item = String>) -> PreTokenizedString {
    let token = |(position, text)| Token { offset_from: 0, offset_to: 0, position, text, position_length: 1 };
    PreTokenizedString { text: String::new(), tokens: keys.enumerate().map(token).collect() }
}

impl Shelf {
    /// Reads all documents of one language.
    pub(crate) fn build(lang: &str, documents: &[Document<'_>]) -> Result<Self, Failed> {
        let tongue = Tongue::of(lang);
        let (schema, fields) = schema();
        let settings =
            IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
        let directory = RamDirectory::create();
        let builder = tantivy::Index::builder().schema(schema).settings(settings);
        let mut writer = builder.single_segment_index_writer(directory.clone(), WRITER_BYTES)?;
        let keys = |text: &str| -> Vec<String> {
            fold::words(text, tongue).iter().flat_map(|word| tongue.stored(word)).collect()
        };
        for document in documents {
            let names: Vec<String> = document.names.iter().flat_map(|name| keys(name)).collect();
            let parts = [names, keys(document.title), keys(document.short), keys(document.body)];
            let mut held = TantivyDocument::default();
            for (field, keys) in fields.words.into_iter().zip(&parts).take(3) {
                held.add_pre_tokenized_text(field, field_of(keys.iter().cloned()));
            }
            held.add_pre_tokenized_text(fields.everything(), field_of(parts.concat().into_iter()));
            let whole = document.names.iter().map(String::as_str).chain([document.title]);
            let whole = whole.map(|name| whole_key(tongue, &telling(fold::words(name, tongue), tongue)));
            held.add_pre_tokenized_text(fields.whole, field_of(whole.filter(|key| !key.is_empty())));
            writer.add_document(held)?;
        }
        let reader = writer.finalize()?.reader_builder().reload_policy(ReloadPolicy::Manual);
        let searcher = tantivy::IndexReader::searcher(&reader.try_into()?);
        let items: Vec<u32> = documents.iter().map(|document| document.item).collect();
        let held = items.iter().copied().collect();
        let shelf = Self { tongue, searcher, fields, items, held, bytes: directory.total_mem_usage() };
        // The tables for slips are made once in a process and take long: not while somebody waits.
        SLIPS.iter().zip(1..).try_for_each(|(_, distance)| shelf.near("", distance).map(drop))?;
        Ok(shelf)
    }

    /// Whether there is a document of an item.
    pub(crate) fn holds(&self, item: u32) -> bool {
        self.held.contains(&item)
    }

    /// The items that a question finds, with how well. `most` words are looked at. With `slips` a word that stands nowhere finds those
    /// that are near to it.
    pub(crate) fn ask(&self, question: &str, most: usize, slips: bool) -> Result<Vec<(u32, f32)>, Failed> {
        let mut words = telling(fold::words(question, self.tongue), self.tongue);
        words.truncate(most);
        let mut parts: Vec<Box<dyn Query>> = Vec::new();
        for word in &words {
            let keys = self.keys(word, slips)?;
            if !keys.is_empty() {
                parts.push(self.of_word(&keys));
            }
        }
        parts.extend(self.of_names(&words));
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        let found = self
            .searcher
            .search(&BooleanQuery::union(parts), &TopDocs::with_limit(MOST_FOUND).order_by_score())?;
        let item = |(score, at): (f32, tantivy::DocAddress)| {
            Some((*self.items.get(usize::try_from(at.doc_id).ok()?)?, score))
        };
        Ok(found.into_iter().filter_map(item).collect())
    }

    /// The keys that a word is looked up with.
    fn keys(&self, word: &str, slips: bool) -> Result<Vec<Key>, Failed> {
        let asked = self.tongue.asked(word);
        let mut keys = Vec::with_capacity(asked.len());
        for key in &asked {
            if self.searcher.doc_freq(&Term::from_field_text(self.fields.everything(), &key.text))? > 0 {
                keys.push(key.clone());
            }
        }
        let letters = word.chars().count();
        let is_found = match keys.first() {
            Some(key) => {
                !self.tongue.by_beginnings() || key.text.chars().count() as f32 >= FORM * letters as f32
            }
            None => false,
        };
        if is_found || !slips {
            return Ok(keys);
        }
        let stem = &asked[0].text;
        if !self.tongue.by_beginnings() {
            keys.extend(self.longer(stem)?);
        }
        let most = match letters {
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        };
        for distance in 1..=most {
            let near = self.near(stem, distance)?;
            keys.extend(near.iter().map(|text| {
                let same = text.chars().next() == stem.chars().next();
                let weight = SLIPS[usize::from(distance) - 1] * if same { 1.0 } else { OTHER_FIRST_LETTER };
                Key { text: text.clone(), weight }
            }));
            if !near.is_empty() {
                break;
            }
        }
        Ok(keys)
    }

    /// Keys that begin like this one: the word was not typed to its end.
    fn longer(&self, stem: &str) -> Result<Vec<Key>, Failed> {
        if stem.chars().count() < 3 {
            return Ok(Vec::new());
        }
        let texts = self.most_frequent(|terms| {
            let mut stream = terms.range().ge(stem).into_stream()?;
            let mut found = Vec::new();
            while stream.advance() && stream.key().starts_with(stem.as_bytes()) {
                found.push((stream.key().to_vec(), stream.value().doc_freq));
            }
            Ok(found)
        })?;
        Ok(texts.into_iter().map(|text| Key { text, weight: UNFINISHED }).collect())
    }

    /// Keys that are so many slips away from this one: a letter missing, added, changed, or two neighbours swapped.
    fn near(&self, stem: &str, distance: u8) -> Result<Vec<String>, Failed> {
        let term = Term::from_field_text(self.fields.everything(), stem);
        let automaton = FuzzyTermQuery::new(term, distance, true).automaton()?;
        let by_beginnings = self.tongue.by_beginnings();
        let whole = |key: &[u8]| !by_beginnings || key.ends_with(b"$");
        self.most_frequent(|terms| {
            let mut stream = terms.search(&automaton).into_stream()?;
            let mut found = Vec::new();
            while stream.advance() {
                if whole(stream.key()) {
                    found.push((stream.key().to_vec(), stream.value().doc_freq));
                }
            }
            Ok(found)
        })
    }

    /// The keys of all texts that `read` takes, those in most documents first.
    fn most_frequent(
        &self,
        read: impl Fn(&tantivy::termdict::TermDictionary) -> std::io::Result<Vec<(Vec<u8>, u32)>>,
    ) -> Result<Vec<String>, Failed> {
        let mut found = Vec::new();
        for segment in self.searcher.segment_readers() {
            found.extend(read(segment.inverted_index(self.fields.everything())?.terms())?);
        }
        found.sort_by(|(left, many), (right, few)| few.cmp(many).then_with(|| left.cmp(right)));
        found.truncate(MOST_NEAR);
        Ok(found.into_iter().filter_map(|(key, _)| String::from_utf8(key).ok()).collect())
    }

    /// A word counts where it counts most, and a little for where else it stands; of its keys only the best counts.
    fn of_word(&self, keys: &[Key]) -> Box<dyn Query> {
        let in_field = |(field, weight): (Field, f32)| -> Box<dyn Query> {
            let by_key = keys
                .iter()
                .map(|key| one(field, &key.text, IndexRecordOption::WithFreqs, weight * key.weight));
            Box::new(DisjunctionMaxQuery::new(by_key.collect()))
        };
        let fields = self.fields.words.into_iter().zip(WEIGHTS).map(in_field).collect();
        Box::new(DisjunctionMaxQuery::with_tie_breaker(fields, ELSEWHERE))
    }

    /// Some words of a question, side by side, that are a whole name or title.
    fn of_names(&self, words: &[String]) -> Vec<Box<dyn Query>> {
        let count = words.len();
        let runs = (1..=LONGEST_NAME).flat_map(|long| words.windows(long));
        runs.map(|run| {
            let weight = WHOLE_NAME * run.len() as f32 / count as f32;
            one(self.fields.whole, &whole_key(self.tongue, run), IndexRecordOption::Basic, weight)
        })
        .collect()
    }
}

fn one(field: Field, key: &str, record: IndexRecordOption, weight: f32) -> Box<dyn Query> {
    let term = TermQuery::new(Term::from_field_text(field, key), record);
    Box::new(BoostQuery::new(Box::new(term), weight))
}

/// The words that tell something; all of them where none does.
fn telling(words: Vec<String>, tongue: Tongue) -> Vec<String> {
    let telling: Vec<String> = words.iter().filter(|word| !tongue.is_empty_word(word)).cloned().collect();
    if telling.is_empty() { words } else { telling }
}

/// A name as one key: its words without what divides them, so that one word is found as two and two as one.
fn whole_key(tongue: Tongue, words: &[String]) -> String {
    words.iter().map(|word| tongue.stem(word).trim_end_matches('$').to_owned()).collect()
}
