//! What no single step shows: that every way ends, that nothing goes in circles or is out of reach, that every language says all.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    NUMBER, Rules, Said, Step, plain,
    read::{Notes, STRUCTURE},
};

/// How the steps hang together: a tree below the first. Each step learns which menu it stands in.
pub(crate) fn structure(
    first: &str,
    steps: &mut BTreeMap<String, Step>,
    rules: &Rules<'_>,
    notes: &mut Notes,
) {
    if !steps.contains_key(first) {
        notes.wrong(STRUCTURE, 1, format!("`first` names no step: `{first}`"));
        return;
    }
    let mut reached: BTreeSet<String> = [first.to_owned()].into();
    // Names of the menus above each step, so that a way back into itself is seen.
    let mut waiting = vec![(first.to_owned(), Vec::<String>::new())];
    while let Some((id, mut above)) = waiting.pop() {
        above.push(id.clone());
        let (line, choices) = (steps[&id].line, steps[&id].choices.clone());
        if above.len() > rules.deepest {
            notes.wrong(STRUCTURE, line, format!("`{id}` stands deeper than {} steps", rules.deepest));
        }
        for to in choices {
            if above.contains(&to) {
                notes.wrong(STRUCTURE, line, format!("`{id}` leads in a circle, back to `{to}`"));
            } else if !steps.contains_key(&to) {
                notes.wrong(STRUCTURE, line, format!("`{id}` leads to `{to}`, which is no step"));
            } else if !reached.insert(to.clone()) {
                let says = format!("`{id}` leads to `{to}`, which another menu or choice leads to already");
                notes.wrong(STRUCTURE, line, says);
            } else {
                if let Some(step) = steps.get_mut(&to) {
                    step.above = Some(id.clone());
                }
                waiting.push((to, above.clone()));
            }
        }
    }
    for step in steps.values() {
        one(step, reached.contains(&step.id), step.id == first, rules, notes);
    }
}

fn one(step: &Step, reached: bool, is_first: bool, rules: &Rules<'_>, notes: &mut Notes) {
    let mut wrong = |says: String| notes.wrong(STRUCTURE, step.line, says);
    let id = &step.id;
    if !reached {
        wrong(format!("nothing leads to `{id}`"));
    }
    if is_first && !step.is_menu() {
        wrong(format!("the first step, `{id}`, has no choices"));
    }
    if step.choices.len() > rules.most_choices {
        wrong(format!("`{id}` has more than {} choices", rules.most_choices));
    }
    for mark in step.marks.iter().filter(|mark| !rules.marks.contains(&mark.as_str())) {
        wrong(format!("there is no mark `{mark}`"));
    }
    if let Some(page) = step.page.as_deref().filter(|page| !(rules.is_page)(page)) {
        wrong(format!("`{id}` leads to a page that does not exist: {page}"));
    }
}

/// What the steps say.
pub(crate) fn texts(first: &str, steps: &BTreeMap<String, Step>, rules: &Rules<'_>, notes: &mut Notes) {
    for lang in rules.languages {
        let path = format!("{lang}.toml");
        for step in steps.values() {
            let Some(said) = step.said(lang) else {
                notes.wrong(&path, 1, format!("the step `{}` is missing", step.id));
                continue;
            };
            let mut wrong = |says: String| notes.wrong(&path, said.line, says);
            text(step, said, step.id == first, rules, &mut wrong);
            let choices = step.choices.iter().filter_map(|id| steps.get(id)?.said(lang));
            let mut words = BTreeSet::new();
            for choice in choices.filter(|choice| !words.insert(plain(&choice.choice))) {
                wrong(format!("two choices of `{}` are called \"{}\"", step.id, choice.choice));
            }
        }
    }
}

fn text(step: &Step, said: &Said, is_first: bool, rules: &Rules<'_>, wrong: &mut dyn FnMut(String)) {
    let id = &step.id;
    if said.choice.is_empty() != is_first {
        wrong(format!("`{id}` must have a `choice`, unless it is the first step"));
    }
    // The page of a menu is nothing that it says.
    let speaks = !said.say.is_empty() || (!step.is_menu() && step.page.is_some());
    if !speaks && (is_first || step.urgent || !step.is_menu()) {
        wrong(format!("`{id}` says nothing"));
    }
    if step.urgent && said.say.first().is_some_and(|sentence| !sentence.contains(NUMBER)) {
        wrong(format!("`{id}` is urgent and does not begin with {NUMBER}"));
    }
    if plain(&said.choice).is_empty() != is_first || said.choice.chars().count() > rules.longest_choice {
        wrong(format!("the choice of `{id}` needs words, and at most {} characters", rules.longest_choice));
    }
    if said.say.iter().map(|sentence| sentence.chars().count()).sum::<usize>() > rules.longest {
        wrong(format!("`{id}` says more than {} characters", rules.longest));
    }
    for text in said.say.iter().chain([&said.choice]) {
        let rest = text.replace(NUMBER, "");
        if rest.contains(['{', '}', '<', '>']) || rest.chars().any(char::is_control) {
            wrong(format!("`{id}` holds signs that mean nothing here: {text}"));
        }
    }
    if said.choice.contains(NUMBER) {
        wrong(format!("the choice of `{id}` cannot hold {NUMBER}"));
    }
}
