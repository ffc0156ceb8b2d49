//! The pages of texts that coordinators change as text: lexicons, what to do in safeguarding, the country.

use super::collect::{Collector, send};
use crate::browser::Browser;

/// A lexicon without mistakes, with which the message that is tried raises something.
const LEXICON: &str = "language = \"en\"\nversion = 1\nreviewed_on = \"2026-11-22\"\n[[entry]]\ncode = \"signal\"\nany = [\"on fire\"]\n";

pub(super) async fn texts(all: &mut Collector, coordinator: &mut Browser) {
    let lang = all.lang;
    let to = |path: &str| format!("/{}/{path}", lang.code());
    for (name, path) in [("lexicons", "lexicons"), ("a lexicon", "lexicons/en")] {
        coordinator.open(&to(path)).await;
        all.take(name, false, coordinator, 200).await;
    }
    send(coordinator, "/lexicons/en", &[("text", LEXICON), ("message", "on fire"), ("do", "try")]).await;
    all.take("a lexicon, a message tried", false, coordinator, 200).await;
    coordinator.open(&to("lexicons/en")).await;
    send(coordinator, "/lexicons/en", &[("text", "version = 0"), ("do", "use")]).await;
    all.take("a lexicon with errors", false, coordinator, 422).await;
    let protocol = ("what to do", "safeguarding/protocol/minor");
    for (name, path) in [("safeguarding", "safeguarding"), protocol, ("a country", "country")] {
        coordinator.open(&to(path)).await;
        all.take(name, false, coordinator, 200).await;
    }
    send(coordinator, "/country", &[("text", "[minor_age]"), ("do", "use")]).await;
    all.take("a country with errors", false, coordinator, 422).await;
}
