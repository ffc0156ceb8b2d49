//! Whether the relay that is to call members takes e-mail, and until when its own authority counts.

use std::path::Path;

use channels::email::Unsent;
use kernel::Moment;

use super::{Finding, certificate};
use crate::{config::Config, serve};

/// What is to be said of the relay; nothing where none is named. It is connected to and let go of; no e-mail is sent.
pub(super) fn look(config: &Config, folder: &Path, now: Moment) -> Vec<Finding> {
    let Some(mail) = &config.mail else { return Vec::new() };
    let host = mail.settings().relay;
    let relay = match serve::relay(config, folder) {
        Ok(Some(relay)) => relay,
        Ok(None) => return Vec::new(),
        Err(sentence) => return vec![Finding::wrong(format!("{sentence}."), "Correct it under [mail].")],
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let answers = runtime.map_or(Err(Unsent::Later(None)), |runtime| runtime.block_on(relay.answers()));
    let found = match answers {
        Ok(()) => Finding::ok(format!("The relay {host} takes e-mail.")),
        Err(Unsent::Untrusted) => Finding::wrong(
            format!(
                "The relay {host} shows no certificate of an authority that counts here, or speaks no TLS: nobody on duty is called."
            ),
            "Look at security and relay under [mail]; for an authority of your own, name its certificate as ca_file.",
        ),
        Err(Unsent::Never(_) | Unsent::Later(_)) => Finding::wrong(
            format!(
                "The relay {host} does not answer or does not let this login in: nobody on duty is called."
            ),
            "Look at its name, port, protection and login under [mail], and whether it can be reached from here.",
        ),
    };
    let authority = mail.ca_file.as_ref().and_then(|file| certificate::authority(&folder.join(file), now));
    std::iter::once(found).chain(authority).collect()
}
