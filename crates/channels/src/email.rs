//! Sending e-mail through a relay (message submission, RFC 6409), under TLS unless the relay is on this machine.

use std::time::Duration;

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
    transport::smtp::{
        authentication::Credentials,
        client::{Certificate, CertificateStore, Tls, TlsParameters},
        extension::ClientId,
    },
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
    /// Nothing was said to it: it speaks no TLS where it should, or its certificate is of no authority that counts here.
    #[error("the relay shows no certificate of an authority that counts here, or speaks no TLS")]
    Untrusted,
}

/// What lies in files of their own beside the settings.
#[derive(Default)]
pub struct Files {
    /// The password at the relay.
    pub password: Option<String>,
    /// Certificates of authorities, in PEM: the relay's must be of one of them, and no other authority counts. Without them those
    /// of Mozilla count.
    pub authority: Option<String>,
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
    pub fn new(settings: &Settings, files: Files) -> Result<Self, String> {
        type Transport = AsyncSmtpTransport<Tokio1Executor>;
        let host = settings.relay.as_str();
        let from: Mailbox =
            settings.from.parse().map_err(|_| format!("{:?} is no sender: name@host", settings.from))?;
        let tls = || trust(host, files.authority.as_deref());
        // Both are as the crate has them, but for whom they trust: TLS, or nothing is sent.
        let builder = match settings.security {
            Security::Tls => Transport::builder_dangerous(host).port(SUBMISSIONS).tls(Tls::Wrapper(tls()?)),
            Security::StartTls => {
                Transport::builder_dangerous(host).port(SUBMISSION).tls(Tls::Required(tls()?))
            }
            Security::None if files.authority.is_some() => {
                return Err(format!(
                    "the relay {host} is spoken to without TLS, where no certificate authority counts"
                ));
            }
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
        match (&settings.login, files.password) {
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
            Err(error) => Err(unsent(&error)),
        }
    }

    /// Whether the relay answers, lets this login in and speaks the protocol. No e-mail is sent.
    ///
    /// # Errors
    /// Why not.
    pub async fn answers(&self) -> Result<(), Unsent> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Unsent::Later(None)),
            Err(error) => Err(unsent(&error)),
        }
    }
}

/// The usual port of TLS from the first byte (RFC 8314).
const SUBMISSIONS: u16 = 465;
/// The usual port of TLS after the greeting (RFC 6409).
const SUBMISSION: u16 = 587;

/// Which certificates count for a relay: of the named authorities alone, or of Mozilla's.
fn trust(host: &str, authority: Option<&str>) -> Result<TlsParameters, String> {
    let told = |what: &str| format!("the relay {host}: {what}");
    let mut trusted = TlsParameters::builder(host.to_owned());
    if let Some(pem) = authority {
        // A file without any would otherwise be read as a list of none.
        if !pem.contains("-----BEGIN CERTIFICATE-----") {
            return Err(told("the file of its authority holds no certificate in PEM"));
        }
        let read = Certificate::from_pem(pem.as_bytes());
        let read = read.map_err(|_| told("the certificate of its authority cannot be read"))?;
        trusted = trusted.certificate_store(CertificateStore::None).add_root_certificate(read);
    }
    trusted.build().map_err(|_| told("the certificate of its authority cannot be read"))
}

/// What became of it, without a word of the relay.
fn unsent(error: &lettre::transport::smtp::Error) -> Unsent {
    let code = error.status().map(u16::from);
    match error.is_permanent() {
        true => Unsent::Never(code),
        false if is_untrusted(error) => Unsent::Untrusted,
        false => Unsent::Later(code),
    }
}

/// Whether TLS did not come about. The library gives what rustls says as an error of input and output, of this kind.
fn is_untrusted(error: &lettre::transport::smtp::Error) -> bool {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(one) = source {
        if one.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == std::io::ErrorKind::InvalidData)
        {
            return true;
        }
        source = one.source();
    }
    false
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
        assert!(Relay::new(&settings("mail.example", Security::None), Files::default()).is_err());
        assert!(Relay::new(&settings("127.0.0.1", Security::None), Files::default()).is_ok());
        assert!(Relay::new(&settings("mail.example", Security::Tls), Files::default()).is_ok());
    }

    #[test]
    fn a_login_without_a_password_is_a_mistake() {
        let with_login = Settings { login: Some("team".into()), ..settings("mail.example", Security::Tls) };
        let with = |password: &str| Files { password: Some(password.into()), authority: None };
        assert!(Relay::new(&with_login, Files::default()).is_err());
        assert!(Relay::new(&with_login, with("secret")).is_ok());
        assert!(!format!("{:?}", Relay::new(&with_login, with("hidden words"))).contains("hidden"));
    }

    #[test]
    fn a_file_of_an_authority_that_holds_none_is_told_without_its_words() {
        let made = |security, pem: &str| {
            let files = Files { password: None, authority: Some(pem.into()) };
            Relay::new(&settings("127.0.0.1", security), files).map(drop)
        };
        let key = "-----BEGIN PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----\n";
        let no_base64 = "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n";
        let no_certificate = "-----BEGIN CERTIFICATE-----\nMC4CAQ==\n-----END CERTIFICATE-----\n";
        for wrong in ["", "hello", key, no_base64, no_certificate] {
            for security in [Security::Tls, Security::StartTls] {
                let told = made(security, wrong).expect_err(wrong);
                assert!(told.starts_with("the relay 127.0.0.1: the ") && !told.contains("MC4"), "{told}");
            }
        }
        let told = made(Security::None, key).expect_err("without TLS it would count for nothing");
        assert!(told.contains("without TLS"), "{told}");
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
