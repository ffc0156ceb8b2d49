//! Sending e-mail through a relay (message submission, RFC 6409), under TLS unless the relay is on this machine.

use std::time::Duration;

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
    transport::smtp::{authentication::Credentials, extension::ClientId},
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// For so long a relay may be silent.
const PATIENCE: Duration = Duration::from_secs(20);

/// How the connection to the relay is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Security {
    /// TLS from the first byte (RFC 8314), port 465.
    #[default]
    Tls,
    /// TLS after the greeting, or nothing is sent; port 587.
    StartTls,
    /// None, port 25: only to a relay on this machine.
    None,
}

/// Where e-mail is handed over, and in whose name.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The relay's host name.
    pub relay: String,
    /// Its port; the usual one of the protection if not named.
    #[serde(default)]
    pub port: Option<u16>,
    /// The protection.
    #[serde(default)]
    pub security: Security,
    /// The name at the relay, where it asks for one.
    #[serde(default)]
    pub login: Option<String>,
    /// The sender, as `Words <name@host>` or `name@host`.
    pub from: String,
}

/// Why an e-mail was not handed over. No text of the relay is in it: that may name the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unsent {
    /// The relay will never take it (5xx), or the address is none.
    #[error("the relay refused it for good ({0:?})")]
    Never(Option<u16>),
    /// Not now: no connection, or the relay asks to try again (4xx).
    #[error("the relay did not take it now ({0:?})")]
    Later(Option<u16>),
}

/// A relay, ready to use. Each e-mail has a connection of its own: they are few.
#[derive(Clone, Debug)]
pub struct Relay {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Says that no person wrote it, so that nobody's absence answers (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".into())
    }
}

/// Whether this is an address that e-mail can be sent to.
pub fn is_address(text: &str) -> bool {
    text.len() <= 254 && text.is_ascii() && text.parse::<Address>().is_ok()
}

impl Relay {
    /// A relay from its settings; nothing is connected yet.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn new(settings: &Settings, password: Option<String>) -> Result<Self, String> {
        type Transport = AsyncSmtpTransport<Tokio1Executor>;
        let host = settings.relay.as_str();
        let from: Mailbox =
            settings.from.parse().map_err(|_| format!("{:?} is no sender: name@host", settings.from))?;
        let tls = |error| format!("the relay {host}: {error}");
        let builder = match settings.security {
            Security::Tls => Transport::relay(host).map_err(tls)?,
            Security::StartTls => Transport::starttls_relay(host).map_err(tls)?,
            Security::None if is_here(host) => Transport::builder_dangerous(host),
            Security::None => {
                return Err(format!(
                    "the relay {host} is not this machine: it needs \"tls\" or \"start_tls\""
                ));
            }
        };
        let builder = match settings.port {
            Some(port) => builder.port(port),
            None => builder,
        };
        // What this machine is called is nobody's business.
        let mut builder =
            builder.timeout(Some(PATIENCE)).hello_name(ClientId::Domain(from.email.domain().to_owned()));
        match (&settings.login, password) {
            (Some(login), Some(password)) => {
                builder = builder.credentials(Credentials::new(login.clone(), password));
            }
            (None, None) => {}
            _ => return Err(format!("the relay {host} needs both a login and a password, or neither")),
        }
        Ok(Self { transport: builder.build(), from })
    }

    /// Hands an e-mail over to the relay.
    ///
    /// # Errors
    /// Whether to try again.
    pub async fn send(&self, to: &str, subject: &str, text: &str) -> Result<(), Unsent> {
        let to: Address = to.parse().map_err(|_| Unsent::Never(None))?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .header(AutoSubmitted)
            .body(text.to_owned())
            .map_err(|_| Unsent::Never(None))?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => {
                let code = error.status().map(u16::from);
                Err(if error.is_permanent() { Unsent::Never(code) } else { Unsent::Later(code) })
            }
        }
    }

    /// Whether the relay answers, lets this login in and speaks the protocol.
    pub async fn answers(&self) -> bool {
        self.transport.test_connection().await.unwrap_or(false)
    }
}

/// Whether a host is this machine.
fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(relay: &str, security: Security) -> Settings {
        let from = "Reminder <reminder@team.example>".to_owned();
        Settings { relay: relay.into(), port: None, security, login: None, from }
    }

    #[test]
    fn without_tls_only_this_machine_is_a_relay() {
        assert!(Relay::new(&settings("mail.example", Security::None), None).is_err());
        assert!(Relay::new(&settings("127.0.0.1", Security::None), None).is_ok());
        assert!(Relay::new(&settings("mail.example", Security::Tls), None).is_ok());
    }

    #[test]
    fn a_login_without_a_password_is_a_mistake() {
        let with_login = Settings { login: Some("team".into()), ..settings("mail.example", Security::Tls) };
        assert!(Relay::new(&with_login, None).is_err());
        assert!(Relay::new(&with_login, Some("secret".into())).is_ok());
        assert!(!format!("{:?}", Relay::new(&with_login, Some("hidden words".into()))).contains("hidden"));
    }

    #[test]
    fn what_is_no_address_is_told() {
        assert!(is_address("aida@team.example"));
        for text in
            ["", "aida", "aida@", "a b@team.example", "a@team.example\nbcc: b@x.example", "é@x.example"]
        {
            assert!(!is_address(text), "{text:?}");
        }
    }
}
