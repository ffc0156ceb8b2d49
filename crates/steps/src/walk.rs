//! From step to step. Every function is total: a name that is no step is the first one, an input that means nothing leaves all as it is.

use crate::{Step, Steps, Wish};

/// Where an input leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move<'s> {
    /// To this step.
    To(&'s Step),
    /// To a person.
    Handover,
    /// Nowhere: it means nothing here.
    Unclear,
}

/// Characters of an input that are looked at.
const MOST_TYPED: usize = 80;
/// Where the digits of scripts begin that number keys of phones and messengers write, each ten in a row: Latin, Arabic, Persian, Devanagari, Bengali,
/// full width (Unicode, general category Nd).
const ZEROS: [char; 6] = ['0', '٠', '۰', '०', '০', '０'];

impl Steps {
    /// The first step.
    ///
    /// # Panics
    /// Never: nothing is read without one.
    #[must_use]
    pub fn first(&self) -> &Step {
        self.steps.get(&self.first).expect("nothing is read without a first step")
    }

    /// The step of a name, if there is one that is not left out by a mark of its own or of a menu above it.
    #[must_use]
    pub fn find(&self, id: &str, without: Option<&str>) -> Option<&Step> {
        let step = self.steps.get(id)?;
        let left_out = |mark| self.way(step).any(|one| one.marks.iter().any(|has| has == mark));
        (!without.is_some_and(left_out)).then_some(step)
    }

    /// A step and the menus above it, from below to the first.
    fn way<'s>(&'s self, step: &'s Step) -> impl Iterator<Item = &'s Step> {
        std::iter::successors(Some(step), |step| self.above(step))
    }

    /// The menu that a step stands in.
    #[must_use]
    pub fn above(&self, step: &Step) -> Option<&Step> {
        self.steps.get(step.above.as_deref()?)
    }

    /// What was chosen to come to a step: from the first choice to the step itself. Nothing for the first step.
    #[must_use]
    pub fn path<'s>(&'s self, step: &'s Step) -> Vec<&'s Step> {
        let mut way: Vec<_> = self.way(step).filter(|step| step.above.is_some()).collect();
        way.reverse();
        way
    }

    /// The choices of a step, in their order: the first is number 1. The number after the last hands over to a person, 0 goes back.
    pub fn choices<'s>(&'s self, step: &'s Step, without: Option<&'s str>) -> impl Iterator<Item = &'s Step> {
        step.choices.iter().filter_map(move |id| self.find(id, without))
    }

    /// Where an input leads from the step of a name: a number in any script, a word that is known, or the words of a choice.
    #[must_use]
    pub fn take(&self, at: &str, input: &str, without: Option<&str>) -> Move<'_> {
        let here = self.find(at, without).unwrap_or_else(|| self.first());
        let typed = plain(input);
        let back = || Move::To(self.above(here).unwrap_or_else(|| self.first()));
        if let Some(number) = number(&typed) {
            let choices: Vec<_> = here.choices.iter().filter_map(|id| self.find(id, without)).collect();
            return match number.checked_sub(1) {
                None => back(),
                Some(at) if at == choices.len() => Move::Handover,
                Some(at) => choices.get(at).map_or(Move::Unclear, |step| Move::To(step)),
            };
        }
        match self.words.get(&typed) {
            Some(Wish::Back) => return back(),
            Some(Wish::Begin) => return Move::To(self.first()),
            Some(Wish::Person) => return Move::Handover,
            None => {}
        }
        let named = here.choices.iter().filter_map(|id| self.find(id, without));
        let named = named
            .filter(|step| !typed.is_empty() && step.texts().any(|(_, said)| plain(&said.choice) == typed));
        named.map(Move::To).next().unwrap_or(Move::Unclear)
    }
}

/// An input without what does not count: letters small, digits Latin, one space between words, no signs.
#[must_use]
pub fn plain(input: &str) -> String {
    let mut out = String::new();
    for letter in input.chars().take(MOST_TYPED) {
        if let Some(digit) = digit(letter) {
            out.push(digit);
        } else if letter.is_alphanumeric() {
            out.extend(letter.to_lowercase());
        } else if letter.is_whitespace() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.trim().to_owned()
}

fn digit(letter: char) -> Option<char> {
    let value = ZEROS.iter().find_map(|zero| {
        let value = u32::from(letter).checked_sub(u32::from(*zero))?;
        (value < 10).then_some(value)
    })?;
    char::from_digit(value, 10)
}

/// A number of at most three digits.
fn number(typed: &str) -> Option<usize> {
    let fits = (1..=3).contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| typed.parse().ok()).flatten()
}
