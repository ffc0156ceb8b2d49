//! Several lexicons, read at once.

use std::{cmp::Reverse, ops::Range};

use rustc_hash::FxHashSet;

use crate::{
    Lexicon,
    fold::{Folded, fold},
    trie::{Builder, Hit, Trie},
};

/// A negation stands at most this many words before or after a phrase.
const NEGATION_REACH: usize = 3;
/// Terms of `near` begin at most this many words apart.
const NEAR_REACH: usize = 6;

/// What a phrase is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Target {
    Saying,
    NegationBefore {
        lexicon: usize,
    },
    NegationAfter {
        lexicon: usize,
    },
    /// A list of exceptions, counted through all lexicons.
    Unless {
        list: usize,
    },
    Any {
        entry: usize,
    },
    Near {
        entry: usize,
        group: usize,
        term: usize,
    },
}

/// Lexicons made ready to read texts with.
pub struct Set {
    lexicons: Vec<(String, u32)>,
    entries: Vec<Kept>,
    trie: Trie<Target>,
}

/// What is kept of an entry.
struct Kept {
    lexicon: usize,
    code: String,
    negatable: bool,
    /// Its lists of exceptions.
    unless: Vec<usize>,
    /// How many terms each group of `near` has.
    near: Vec<usize>,
}

/// A code that a text has, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'s> {
    /// The code.
    pub code: &'s str,
    /// The language of the lexicon that names it.
    pub language: &'s str,
    /// The version of that lexicon.
    pub version: u32,
    /// The words that say so, in bytes of the text.
    pub words: Range<usize>,
}

impl Set {
    /// Makes lexicons ready. Takes some milliseconds for thousands of patterns.
    #[must_use]
    pub fn compile(lexicons: &[Lexicon]) -> Self {
        let mut trie = Builder::new();
        let mut entries = Vec::new();
        let mut lists = 0;
        for (number, lexicon) in lexicons.iter().enumerate() {
            lexicon.sayings.iter().for_each(|pattern| trie.add(pattern, Target::Saying));
            for pattern in &lexicon.negation_before {
                trie.add(pattern, Target::NegationBefore { lexicon: number });
            }
            for pattern in &lexicon.negation_after {
                trie.add(pattern, Target::NegationAfter { lexicon: number });
            }
            for (list, patterns) in (lists..).zip(&lexicon.exceptions) {
                patterns.iter().for_each(|pattern| trie.add(pattern, Target::Unless { list }));
            }
            for read in &lexicon.entries {
                let entry = entries.len();
                read.any.iter().for_each(|pattern| trie.add(pattern, Target::Any { entry }));
                for (group, terms) in read.near.iter().enumerate() {
                    for (term, pattern) in terms.iter().enumerate() {
                        trie.add(pattern, Target::Near { entry, group, term });
                    }
                }
                entries.push(Kept {
                    lexicon: number,
                    code: read.code.clone(),
                    negatable: read.negatable,
                    unless: read.unless.iter().map(|list| lists + list).collect(),
                    near: read.near.iter().map(Vec::len).collect(),
                });
            }
            lists += lexicon.exceptions.len();
        }
        let lexicons = lexicons.iter().map(|one| (one.language.clone(), one.version)).collect();
        Self { lexicons, entries, trie: trie.build() }
    }

    /// The codes that a text has, in the order of the words that say so. Words within others that say the same in the
    /// same language are not told again. Takes time in proportion to the length of the text.
    #[must_use]
    pub fn read(&self, text: &str) -> Vec<Found<'_>> {
        let text = fold(text);
        let mut hits = self.trie.read(&text);
        leave_out_sayings(&mut hits, text.words.len());
        let split = |target: Target| hits.partition_point(|hit| hit.target < target);
        let any = split(Target::Any { entry: 0 });
        if any == hits.len() {
            return Vec::new();
        }
        let near = split(Target::Near { entry: 0, group: 0, term: 0 });
        let context = Context::new(&hits[..any]);
        let mut candidates: Vec<(usize, Range<usize>)> = Vec::new();
        for hit in &hits[any..near] {
            let Target::Any { entry } = hit.target else { continue };
            if self.counts(entry, &[hit.words()], &context, &text) {
                candidates.push((entry, hit.words()));
            }
        }
        self.near(&hits[near..], &context, &text, &mut candidates);
        self.found(candidates, &text)
    }

    /// Whether an entry counts that was found in these words, which are in their order.
    fn counts(&self, entry: usize, terms: &[Range<usize>], context: &Context, text: &Folded) -> bool {
        let Kept { lexicon, negatable, unless, .. } = &self.entries[entry];
        let excepted = unless.iter().any(|list| context.unless.contains(list));
        !(excepted || *negatable && context.negates(*lexicon, terms, text))
    }

    /// Finds groups of terms that stand near each other.
    fn near(
        &self,
        hits: &[Hit<Target>],
        context: &Context,
        text: &Folded,
        candidates: &mut Vec<(usize, Range<usize>)>,
    ) {
        let group_of = |hit: &Hit<Target>| match hit.target {
            Target::Near { entry, group, .. } => Some((entry, group)),
            _ => None,
        };
        for hits in hits.chunk_by(|left, right| group_of(left) == group_of(right)) {
            let Some((entry, group)) = group_of(&hits[0]) else { continue };
            let by_term: Vec<&[Hit<Target>]> =
                hits.chunk_by(|left, right| left.target == right.target).collect();
            if by_term.len() < self.entries[entry].near[group] {
                continue;
            }
            for (own, first) in
                by_term.iter().enumerate().flat_map(|(own, hits)| hits.iter().map(move |hit| (own, hit)))
            {
                let Some(terms) = together(own, first, &by_term, text) else { continue };
                if self.counts(entry, &terms, context, text) {
                    let to = terms.iter().map(|term| term.end).max().unwrap_or(first.to);
                    candidates.push((entry, first.from..to));
                }
            }
        }
    }

    fn found(&self, candidates: Vec<(usize, Range<usize>)>, text: &Folded) -> Vec<Found<'_>> {
        let mut named: Vec<(usize, &str, Range<usize>)> = candidates
            .into_iter()
            .map(|(entry, words)| (self.entries[entry].lexicon, self.entries[entry].code.as_str(), words))
            .collect();
        named.sort_by_key(|(lexicon, code, words)| (*lexicon, *code, words.start, Reverse(words.end)));
        named.dedup_by(|next, kept| (next.0, next.1) == (kept.0, kept.1) && next.2.end <= kept.2.end);
        named.sort_by_key(|(lexicon, _, words)| (words.start, words.end, *lexicon));
        named
            .into_iter()
            .map(|(lexicon, code, words)| {
                let (language, version) = &self.lexicons[lexicon];
                let words = text.words[words.start].bytes.start..text.words[words.end - 1].bytes.end;
                Found { code, language, version: *version, words }
            })
            .collect()
    }
}

/// The first hit of every other term that begins after `first` and near enough, in order; `None` if one has none.
fn together(
    own: usize,
    first: &Hit<Target>,
    by_term: &[&[Hit<Target>]],
    text: &Folded,
) -> Option<Vec<Range<usize>>> {
    let mut terms = vec![first.words()];
    for (_, hits) in by_term.iter().enumerate().filter(|(term, _)| *term != own) {
        let next = hits.get(hits.partition_point(|hit| hit.from <= first.from))?;
        let near = next.from - first.from <= NEAR_REACH;
        if !near || text.words[next.from].clause != text.words[first.from].clause {
            return None;
        }
        terms.push(next.words());
    }
    terms.sort_by_key(|term| term.start);
    Some(terms)
}

/// Takes away what touches the words of a saying.
fn leave_out_sayings(hits: &mut Vec<Hit<Target>>, words: usize) {
    let sayings = hits.partition_point(|hit| hit.target == Target::Saying);
    if sayings == 0 {
        return;
    }
    let mut covered = vec![false; words];
    hits.drain(..sayings).for_each(|saying| covered[saying.words()].fill(true));
    hits.retain(|hit| !covered[hit.words()].contains(&true));
}

/// What in a text takes away from what is found in it.
struct Context {
    unless: FxHashSet<usize>,
    /// The last word of each negation that stands before what it negates, with its lexicon.
    before: FxHashSet<(usize, usize)>,
    /// The first word of each negation that stands after what it negates, with its lexicon.
    after: FxHashSet<(usize, usize)>,
}

impl Context {
    fn new(hits: &[Hit<Target>]) -> Self {
        let mut context =
            Self { unless: FxHashSet::default(), before: FxHashSet::default(), after: FxHashSet::default() };
        for hit in hits {
            match hit.target {
                Target::Unless { list } => drop(context.unless.insert(list)),
                Target::NegationBefore { lexicon } => drop(context.before.insert((lexicon, hit.to - 1))),
                Target::NegationAfter { lexicon } => drop(context.after.insert((lexicon, hit.from))),
                Target::Saying | Target::Any { .. } | Target::Near { .. } => {}
            }
        }
        context
    }

    /// Whether what stands in these words is said not to be so: no comma lies between, and between the terms of `near` a
    /// negation counts too.
    fn negates(&self, lexicon: usize, terms: &[Range<usize>], text: &Folded) -> bool {
        let (Some(first), Some(last)) = (terms.first(), terms.last()) else { return false };
        let same_stretch = |one: usize, other: usize| text.words[one].stretch == text.words[other].stretch;
        let before = (first.start.saturating_sub(NEGATION_REACH)..first.start)
            .any(|at| self.before.contains(&(lexicon, at)) && same_stretch(at, first.start));
        let end = (last.end + NEGATION_REACH).min(text.words.len());
        let after =
            (last.end..end).any(|at| self.after.contains(&(lexicon, at)) && same_stretch(at, last.end - 1));
        let between = || {
            (first.end..last.start).any(|at| {
                let negates = self.before.contains(&(lexicon, at)) || self.after.contains(&(lexicon, at));
                negates && !terms.iter().any(|term| term.contains(&at))
            })
        };
        before || after || between()
    }
}
