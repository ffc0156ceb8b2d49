//! The accessibility rules of axe-core on a page, in both colour schemes and on both screens.

use serde_json::Value;

use crate::window::{PHONE, WIDE, Window};

/// Impacts that a page may not have.
const GRAVE: [&str; 2] = ["serious", "critical"];

/// Waits until what is seen and changes colour slowly has done so (in a folded part it never does), then runs the
/// rules. Gives what was found and how many
/// elements were seen to have enough contrast (the rule that most easily looks at nothing).
const RUN: &str = "const done = arguments[arguments.length - 1];
    const frame = () => new Promise(requestAnimationFrame);
    frame().then(frame)
        .then(() => Promise.allSettled(document.getAnimations()
            .filter(one => one.effect.target.checkVisibility()).map(one => one.finished)))
        .then(() => axe.run(document, { preload: false }))
        .then(
            found => done({
                contrast: found.passes.filter(one => one.id === 'color-contrast').flatMap(one => one.nodes).length,
                found: found.violations.map(one => [one.impact, one.id,
                    one.nodes.map(node => node.target.join(' ')).join(', '), one.nodes[0].failureSummary]) }),
            error => done({ contrast: 0, found: [['critical', 'axe could not run', String(error), '']] }))";

/// What was found on the pages of a test.
#[derive(Default)]
pub(crate) struct Findings {
    grave: Vec<String>,
    slight: Vec<String>,
    runs: usize,
}

impl Findings {
    /// Looks at the page that the window shows, under a name for the report.
    pub(crate) async fn look(&mut self, window: &Window, page: &str) {
        let axe = std::fs::read_to_string(std::env::var("NIGHTBUS_TEST_AXE").unwrap()).unwrap();
        window.ask(&axe, Vec::new()).await;
        for screen in [WIDE, PHONE] {
            window.screen(screen).await;
            for scheme in ["light", "dark"] {
                window.medium("", ("prefers-color-scheme", scheme)).await;
                let found = window.ask_later(RUN, Vec::new()).await;
                self.runs += 1;
                let seen = found["contrast"].as_u64().unwrap_or_default();
                // axe measures no Arabic letters; an Arabic page has a few others, and the colours of the English one.
                assert!(seen >= 1, "{page}, {scheme}: axe measured no contrast");
                for one in found["found"].as_array().unwrap() {
                    self.note(one, &format!("{page}, {scheme}, {} px", screen.width));
                }
            }
        }
        window.screen(WIDE).await;
    }

    fn note(&mut self, one: &Value, where_: &str) {
        let part = |n: usize| one[n].as_str().unwrap_or_default();
        let line = format!(
            "{where_}: {} {} at {}\n    {}",
            part(0),
            part(1),
            part(2),
            part(3).replace('\n', "\n    ")
        );
        let list = if GRAVE.contains(&part(0)) { &mut self.grave } else { &mut self.slight };
        list.push(line);
    }

    /// Fails when something grave was found; prints what was slight.
    #[allow(clippy::print_stdout)] // For whoever reads the test's output.
    pub(crate) fn judge(&self, at_least: usize) {
        for line in &self.slight {
            println!("{line}");
        }
        assert!(self.runs >= at_least, "axe looked only {} times", self.runs);
        assert!(
            self.grave.is_empty(),
            "{} of {} looks:\n{}",
            self.grave.len(),
            self.runs,
            self.grave.join("\n")
        );
    }
}
