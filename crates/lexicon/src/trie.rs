//! All phrases of a set in one trie, whose edges are places of patterns and whose ends say what the phrase is for.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::{
    fold::Folded,
    index::Index,
    pattern::{Form, Pattern, Step},
};

/// The edge that any word takes.
const ANY_WORD: u32 = 0;

/// A phrase that stands in a text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Hit<T> {
    /// What it is for.
    pub target: T,
    /// Its first word.
    pub from: usize,
    /// The word after its last.
    pub to: usize,
}

impl<T> Hit<T> {
    /// Its words.
    pub(crate) fn words(&self) -> Range<usize> {
        self.from..self.to
    }
}

/// Collects phrases; [`Builder::build`] makes them fit to read with.
pub(crate) struct Builder<T> {
    forms: FxHashMap<Form, u32>,
    /// Each set of forms that stands at a place of a pattern, with the number of its edge.
    places: FxHashMap<Vec<u32>, u32>,
    edges: FxHashMap<(u32, u32), u32>,
    nodes: Vec<Node<T>>,
}

/// All phrases of a set.
pub(crate) struct Trie<T> {
    index: Index,
    /// The edges that a form may take, by its number.
    edges_of: Vec<Vec<u32>>,
    edges: FxHashMap<(u32, u32), u32>,
    nodes: Vec<Node<T>>,
    edge_count: usize,
}

struct Node<T> {
    next: Vec<(u32, u32)>,
    ends: Vec<T>,
}

impl<T: Copy + Ord> Builder<T> {
    /// Without a phrase.
    pub(crate) fn new() -> Self {
        let places = FxHashMap::from_iter([(Vec::new(), ANY_WORD)]);
        let root = Node { next: Vec::new(), ends: Vec::new() };
        Self { forms: FxHashMap::default(), places, edges: FxHashMap::default(), nodes: vec![root] }
    }

    /// Adds every way to say a pattern.
    pub(crate) fn add(&mut self, pattern: &Pattern, target: T) {
        self.add_from(0, pattern, target);
    }

    fn add_from(&mut self, node: u32, rest: &[Step], target: T) {
        let Some((step, rest)) = rest.split_first() else {
            let ends = &mut self.nodes[node as usize].ends;
            if node != 0 && !ends.contains(&target) {
                ends.push(target);
            }
            return;
        };
        if step.optional {
            self.add_from(node, rest, target);
        }
        let edge = self.edge(step);
        let fresh = number(self.nodes.len());
        let next = *self.edges.entry((node, edge)).or_insert(fresh);
        if next == fresh {
            self.nodes.push(Node { next: Vec::new(), ends: Vec::new() });
            self.nodes[node as usize].next.push((edge, next));
        }
        self.add_from(next, rest, target);
    }

    fn edge(&mut self, step: &Step) -> u32 {
        let forms = step
            .forms
            .iter()
            .map(|form| {
                let fresh = number(self.forms.len());
                *self.forms.entry(form.clone()).or_insert(fresh)
            })
            .collect();
        let fresh = number(self.places.len());
        *self.places.entry(forms).or_insert(fresh)
    }

    /// Makes it fit to read with.
    pub(crate) fn build(self) -> Trie<T> {
        let mut forms: Vec<_> = self.forms.into_iter().collect();
        forms.sort_by_key(|(_, number)| *number);
        let forms: Vec<Form> = forms.into_iter().map(|(form, _)| form).collect();
        let mut edges_of = vec![Vec::new(); forms.len()];
        let edge_count = self.places.len();
        for (place, edge) in self.places {
            place.into_iter().for_each(|form| edges_of[form as usize].push(edge));
        }
        Trie { index: Index::new(&forms), edges_of, edges: self.edges, nodes: self.nodes, edge_count }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("limits keep a set far below this size")
}

impl<T: Copy + Ord> Trie<T> {
    /// Every phrase that stands in a text, within one clause, sorted and each once.
    pub(crate) fn read(&self, text: &Folded) -> Vec<Hit<T>> {
        let mut hits = Vec::new();
        let mut forms = Vec::new();
        let mut edges: Vec<u32> = Vec::new();
        // The word at which an edge may be taken, counted from 1.
        let mut open = vec![0_usize; self.edge_count];
        let mut active: Vec<(u32, usize)> = Vec::new();
        let mut next: Vec<(u32, usize)> = Vec::new();
        for (at, word) in text.words.iter().enumerate() {
            if at > 0 && text.words[at - 1].clause != word.clause {
                active.clear();
            }
            forms.clear();
            self.index.find(text.letters(word), &mut forms);
            edges.clear();
            edges.push(ANY_WORD);
            open[ANY_WORD as usize] = at + 1;
            for edge in forms.iter().flat_map(|form| &self.edges_of[*form as usize]) {
                if open[*edge as usize] != at + 1 {
                    open[*edge as usize] = at + 1;
                    edges.push(*edge);
                }
            }
            active.push((0, at));
            for (node, from) in active.drain(..) {
                let ways = &self.nodes[node as usize].next;
                if ways.len() <= edges.len() {
                    let taken = ways.iter().filter(|(edge, _)| open[*edge as usize] == at + 1);
                    next.extend(taken.map(|(_, to)| (*to, from)));
                } else {
                    let taken = edges.iter().filter_map(|edge| self.edges.get(&(node, *edge)));
                    next.extend(taken.map(|to| (*to, from)));
                }
            }
            for (node, from) in &next {
                let ends = &self.nodes[*node as usize].ends;
                hits.extend(ends.iter().map(|target| Hit { target: *target, from: *from, to: at + 1 }));
            }
            std::mem::swap(&mut active, &mut next);
        }
        hits.sort_unstable();
        hits.dedup();
        hits
    }
}
