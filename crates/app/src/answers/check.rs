//! The steps checked whole: what the crate `steps` finds, and what the field asks of them (rules E-2, E-8, L-1, L-2).

use guide::{Address, Pack};
use steps::{NUMBER, Step, Steps};

use super::{TOGETHER, rules};
use crate::guide::{self as slice, Finding, What};

/// Everything found in a folder of steps that lead to the pages of a pack, and how many steps there are if nothing is wrong with it.
pub fn check(files: &[(String, impl AsRef<[u8]>)], pack: &Pack) -> (usize, Vec<Finding>) {
    let item = |page: &str| pack.item(&Address::parse(page)?);
    let is_page = |page: &str| page == TOGETHER || item(page).is_some();
    let steps = match read_with(files, &is_page) {
        Ok(steps) => steps,
        Err(found) => return (0, found),
    };
    let mut found = said(&steps);
    for step in steps.all() {
        let of_page = step.page.as_deref().and_then(item).filter(|_| step.urgent && !step.is_menu());
        for (lang, text) in of_page.into_iter().flatten() {
            let own = step.said(lang).filter(|said| !said.say.is_empty());
            if own.is_none() && !text.front.short.first().is_some_and(|first| first.contains(NUMBER)) {
                let line = step.said(lang).map_or(1, |said| said.line);
                let says = format!("`{}` is urgent, and its page does not begin with {NUMBER}", step.id);
                found.push(error(&format!("{lang}.toml"), line, &says));
            }
        }
    }
    found.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    (count(&steps), found)
}

/// Reads steps that may lead to any page: an organisation has pages of its own, and a step whose page is gone says so where it is shown.
///
/// # Errors
/// What is wrong with them, warnings left out.
pub fn read(files: &[(String, impl AsRef<[u8]>)]) -> Result<Steps, Vec<Finding>> {
    let steps = read_with(files, &|_| true)?;
    let wrong: Vec<_> = said(&steps).into_iter().filter(|found| found.is_error).collect();
    if wrong.is_empty() { Ok(steps) } else { Err(wrong) }
}

fn read_with(
    files: &[(String, impl AsRef<[u8]>)],
    is_page: &dyn Fn(&str) -> bool,
) -> Result<Steps, Vec<Finding>> {
    let each = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_ref()));
    let told = |mistakes: Vec<steps::Mistake>| {
        let told = mistakes.into_iter().map(|mistake| error(&mistake.path, mistake.line, &mistake.says));
        told.collect()
    };
    steps::read(each, &rules(is_page)).map_err(told)
}

/// What can be said of steps without the pages that they lead to.
fn said(steps: &Steps) -> Vec<Finding> {
    let mut found = Vec::new();
    if !steps.choices(steps.first(), None).next().is_some_and(|step| step.urgent) {
        found.push(error("steps.toml", 1, "the first choice of all must be urgent"));
    }
    steps.all().for_each(|step| words(step, &mut found));
    found
}

fn count(steps: &Steps) -> usize {
    steps.all().count()
}

fn error(path: &str, line: usize, says: &str) -> Finding {
    let path = format!("answers/{path}");
    Finding { says: format!("{path}:{line}: {says}"), path, line, is_error: true, what: What::Steps }
}

fn words(step: &Step, found: &mut Vec<Finding>) {
    for (lang, said) in step.texts() {
        for text in said.say.iter().chain([&said.choice]) {
            slice::words(&format!("answers/{lang}.toml"), said.line, text, lang, found);
        }
    }
}
