//! Whether the relay that is to call members takes e-mail.

use std::path::Path;

use super::Finding;
use crate::{config::Config, serve};

/// What is to be said of the relay; nothing where none is named. It is connected to and let go of; no e-mail is sent.
pub(super) fn look(config: &Config, folder: &Path) -> Option<Finding> {
    let host = config.mail.as_ref()?.settings().relay;
    let relay = match serve::relay(config, folder) {
        Ok(relay) => relay?,
        Err(sentence) => return Some(Finding::wrong(format!("{sentence}."), "Correct it under [mail].")),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let answers = runtime.is_ok_and(|runtime| runtime.block_on(relay.answers()));
    Some(if answers {
        Finding::ok(format!("The relay {host} takes e-mail."))
    } else {
        Finding::wrong(
            format!(
                "The relay {host} does not answer or does not let this login in: nobody on duty is called."
            ),
            "Look at its name, port, protection and login under [mail], and whether it can be reached from here.",
        )
    })
}
