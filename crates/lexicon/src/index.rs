//! Which of the words that patterns consist of a word of a text is: just so, by its beginning, or with one slip.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::pattern::{Form, SLIP_FROM};

/// Words longer than this are not looked at for slips, so that a text without blanks is read in linear time.
const LONGEST: usize = 40;
/// Bits of the filter before the table of slips, most questions to which end there.
const FILTER_BITS: u64 = 1 << 19;

/// All words and stems of a set, with the number of each.
#[derive(Default)]
pub(crate) struct Index {
    /// A trie of letters: from a node by a letter to the next.
    next: FxHashMap<(u32, char), u32>,
    nodes: Vec<Node>,
    /// What is left of a word without one of its letters, or the word itself, to the words it may have come from
    /// (the deletion neighbourhood of Mor and Fraenkel 1982, as in SymSpell).
    slips: FxHashMap<u64, Vec<u32>>,
    filter: Vec<u64>,
    /// The letters of each word that may have a slip, by its number.
    slip_words: FxHashMap<u32, Vec<char>>,
}

/// What ends at a node.
#[derive(Clone, Copy, Default)]
struct Node {
    word: Option<u32>,
    slip: Option<u32>,
    stem: Option<u32>,
}

impl Index {
    /// Takes in the forms; the number of a form is its place.
    pub(crate) fn new(forms: &[Form]) -> Self {
        let mut index = Self { nodes: vec![Node::default()], ..Self::default() };
        index.filter = vec![0; usize::try_from(FILTER_BITS / 64).unwrap_or(0)];
        for (number, form) in (0..).zip(forms) {
            let (Form::Word(letters) | Form::Slip(letters) | Form::Stem(letters)) = form;
            let node = index.node(letters);
            match form {
                Form::Word(_) => node.word = Some(number),
                Form::Stem(_) => node.stem = Some(number),
                Form::Slip(letters) => {
                    node.slip = Some(number);
                    index.add_slips(letters, number);
                }
            }
        }
        index
    }

    fn node(&mut self, letters: &[char]) -> &mut Node {
        let mut at = 0;
        for letter in letters {
            let fresh =
                u32::try_from(self.nodes.len()).expect("limits keep a set far below this many letters");
            at = *self.next.entry((at, *letter)).or_insert(fresh);
            if at == fresh {
                self.nodes.push(Node::default());
            }
        }
        &mut self.nodes[at as usize]
    }

    fn add_slips(&mut self, letters: &[char], number: u32) {
        for key in neighbours(letters) {
            let numbers = self.slips.entry(key).or_default();
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
            let bit = key % FILTER_BITS;
            self.filter[(bit / 64) as usize] |= 1 << (bit % 64);
        }
        self.slip_words.insert(number, letters.to_vec());
    }

    /// Adds the numbers of all forms that a word has. May add one twice.
    pub(crate) fn find(&self, word: &[char], found: &mut Vec<u32>) {
        self.walk(word, found);
        if word.len() + 1 >= SLIP_FROM && word.len() <= LONGEST {
            self.find_slips(word, found);
        }
        // "And" and "so" are written together with the word that follows, in Arabic.
        if let ['و' | 'ف', rest @ ..] = word
            && rest.len() >= 3
        {
            self.walk(rest, found);
        }
    }

    fn walk(&self, word: &[char], found: &mut Vec<u32>) {
        let mut node = 0;
        for letter in word {
            match self.next.get(&(node, *letter)) {
                Some(next) => node = *next,
                None => return,
            }
            found.extend(self.nodes[node as usize].stem);
        }
        let Node { word, slip, .. } = self.nodes[node as usize];
        found.extend(word);
        found.extend(slip);
    }

    fn find_slips(&self, word: &[char], found: &mut Vec<u32>) {
        for key in neighbours(word) {
            let bit = key % FILTER_BITS;
            if self.filter[(bit / 64) as usize] & (1 << (bit % 64)) == 0 {
                continue;
            }
            for number in self.slips.get(&key).into_iter().flatten() {
                if self.slip_words.get(number).is_some_and(|wanted| is_one_slip(word, wanted)) {
                    found.push(*number);
                }
            }
        }
    }
}

/// Keys of a word and of what is left of it without one letter that is not the first.
fn neighbours(word: &[char]) -> impl Iterator<Item = u64> + '_ {
    (0..word.len()).map(|without| {
        let mut hasher = FxHasher::default();
        // Place 0 stands for the whole word: its first letter must agree.
        for (_, letter) in word.iter().enumerate().filter(|(place, _)| *place != without || without == 0) {
            letter.hash(&mut hasher);
        }
        let hash = hasher.finish();
        hash ^ (hash >> 29)
    })
}

/// Whether two different words are one letter apart: missing, added, changed, or two neighbours swapped
/// (Damerau 1964). The first letter agrees.
fn is_one_slip(left: &[char], right: &[char]) -> bool {
    if left.first() != right.first() {
        return false;
    }
    let same = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[same..], &right[same..]);
    match (left, right) {
        ([], [_]) | ([_], []) => true,
        ([_, l @ ..], [_, r @ ..]) if l == r => true,
        ([a, b, l @ ..], [c, d, r @ ..]) if a == d && b == c && l == r => true,
        ([_, l @ ..], r) if l == r => true,
        (l, [_, r @ ..]) if l == r => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn found(forms: &[Form], word: &str) -> Vec<u32> {
        let mut found = Vec::new();
        Index::new(forms).find(&letters(word), &mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn words_stems_and_slips_are_found_and_nothing_else() {
        let forms =
            [Form::Word(letters("blue")), Form::Stem(letters("seiz")), Form::Slip(letters("breathing"))];
        for (word, wanted) in [
            ("blue", vec![0]),
            ("bluer", vec![]),
            ("blu", vec![]),
            ("seiz", vec![1]),
            ("seizures", vec![1]),
            ("sei", vec![]),
            ("breathing", vec![2]),
            ("breathng", vec![2]),
            ("breatheing", vec![2]),
            ("breathimg", vec![2]),
            ("braething", vec![2]),
            ("breathig", vec![2]),
            ("breathingg", vec![2]),
            ("reathing", vec![]),
            ("preathing", vec![]),
            ("breathe", vec![]),
            ("brathig", vec![]),
        ] {
            assert_eq!(found(&forms, word), wanted, "{word}");
        }
    }

    #[test]
    fn a_word_with_and_before_it_is_found_in_arabic() {
        let forms = [Form::Word(letters("مات")), Form::Word(letters("هو"))];
        assert_eq!(found(&forms, "ومات"), [0]);
        assert_eq!(found(&forms, "وهو"), []);
    }

    #[test]
    fn the_table_of_slips_finds_what_comparing_all_pairs_finds() {
        let words =
            ["breathing", "bretahing", "breathin", "breeathing", "bleeding", "blending", "bleed", "bleedin"];
        for wanted in words.iter().filter(|word| word.len() >= SLIP_FROM) {
            for word in words {
                let slip = word == *wanted || is_one_slip(&letters(word), &letters(wanted));
                assert_eq!(!found(&[Form::Slip(letters(wanted))], word).is_empty(), slip, "{word} {wanted}");
            }
        }
    }
}
