//! `nightbus.toml`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use app::settings::Listed;
use channels::email::Security;
use serde::{Deserialize, Serialize};

/// The configuration file. Paths in it are relative to its folder.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// `sqlite:FILE` or `postgres://…`.
    pub(crate) store: String,
    /// The file with the key that must not lie in the data directory.
    #[serde(default)]
    pub(crate) instance_key: Option<PathBuf>,
    /// The file that lists what was deleted, so that an older copy of the data does not bring it back. It must lie
    /// outside the data directory too; beside the instance key if not named.
    #[serde(default)]
    pub(crate) forgotten: Option<PathBuf>,
    /// The file that remembers how far the team's chain and the audit trails reached, so that a database which goes back
    /// in time is noticed. It must lie outside the data directory too; beside the instance key if not named.
    #[serde(default)]
    pub(crate) witness: Option<PathBuf>,
    /// Where the public site listens: `127.0.0.1:8080` or `unix:/path`.
    #[serde(default = "public")]
    pub(crate) public: String,
    /// Where the desk listens.
    #[serde(default = "desk")]
    pub(crate) desk: String,
    /// Whether connections to the public site begin with a PROXY line, as Tor sends it.
    #[serde(default)]
    pub(crate) proxy_protocol: bool,
    /// The same for the desk.
    #[serde(default)]
    pub(crate) desk_proxy_protocol: bool,
    /// Whether a proxy in front serves the site over TLS; then cookies are for TLS only.
    #[serde(default)]
    pub(crate) tls: bool,
    /// So many MiB of the disk stay free for replies: below that nobody new is taken and no image. 0 keeps nothing.
    #[serde(default = "reserve_mib")]
    pub(crate) reserve_mib: u64,
    /// Where numbers for the operator are given: `unix:/path` of a socket; nowhere if not named.
    #[serde(default)]
    pub(crate) metrics: Option<String>,
    /// Whether `serve` brings the schema up to date. If not, it refuses an old one and `nightbus migrate` does it.
    #[serde(default = "migrate_at_start")]
    pub(crate) migrate_at_start: bool,
    /// The certificate that the proxy in front shows (PEM), so that `nightbus doctor` can tell when it ends.
    #[serde(default)]
    pub(crate) certificate: Option<PathBuf>,
    /// A demonstration with invented people. `serve` refuses it.
    #[serde(default)]
    pub(crate) demonstration: bool,
    /// Backups: the key they are sealed for, and when they are made.
    #[serde(default)]
    pub(crate) backup: Option<crate::backup::Settings>,
    /// The folder with the steps of the answers at any hour (`steps.toml` and a file for each language); the program's own if not named.
    #[serde(default)]
    pub(crate) answers: Option<PathBuf>,
    /// Where e-mail to members on duty is handed over; none is sent if not named.
    #[serde(default)]
    pub(crate) mail: Option<Mail>,
    /// The organisations hosted here.
    #[serde(default)]
    pub(crate) organisation: Vec<Listed>,
}

/// The relay for e-mail. The password lies in a file of its own, so that this one can be shown.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mail {
    relay: String,
    #[serde(default)]
    port: Option<u16>,
    #[serde(default)]
    security: Security,
    #[serde(default)]
    login: Option<String>,
    /// The file with the password.
    #[serde(default)]
    pub(crate) password_file: Option<PathBuf>,
    /// The file with the certificate of the relay's own authority (PEM). With it no other authority counts.
    #[serde(default)]
    pub(crate) ca_file: Option<PathBuf>,
    from: String,
}

impl Mail {
    /// What the relay needs to know beside the password.
    pub(crate) fn settings(&self) -> channels::email::Settings {
        let Self { relay, port, security, login, from, .. } = self.clone();
        channels::email::Settings { relay, port, security, login, from }
    }
}

fn public() -> String {
    "127.0.0.1:8080".into()
}

fn desk() -> String {
    "127.0.0.1:8081".into()
}

const fn reserve_mib() -> u64 {
    256
}

const fn migrate_at_start() -> bool {
    true
}

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong in it.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        Self::parse(&text).map_err(|e| format!("{}: {e}", path.display()))
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// What is wrong in it. Not the whole error: it quotes the line, and a line may hold the password of a database.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|e| e.message().to_owned())
    }

    /// Writes a commented file.
    ///
    /// # Errors
    /// A sentence that names the file.
    pub(crate) fn write(&self, path: &Path) -> Result<(), String> {
        let mut out = format!(
            "# Nightbus. Paths are relative to this folder.\n\n\
             # The store: \"sqlite:FILE\", or \"postgres://user@host/database\". This line is all that changes.\n\
             store = {}\n\n\
             # Where the public site and the desk listen. The public listener has no route to the desk.\n\
             public = {}\ndesk = {}\n\n\
             # true when connections to the public site, or to the desk, begin with a PROXY line (Tor with\n             # HiddenServiceExportCircuitID, or a proxy).\n\
             proxy_protocol = {}\ndesk_proxy_protocol = {}\n\
             # true when a proxy in front serves the site over TLS.\ntls = {}\n\n\
             # So many MiB of the disk stay free for replies (SQLite). Below that nobody new is taken; 0 keeps nothing.\n\
             reserve_mib = {}\n",
            quoted(&self.store),
            quoted(&self.public),
            quoted(&self.desk),
            self.proxy_protocol,
            self.desk_proxy_protocol,
            self.tls,
            self.reserve_mib,
        );
        if let Some(key) = &self.instance_key {
            out += &format!(
                "\n# The instance key. It must lie outside the data directory: without it, passwords cannot even be guessed.\n\
                 instance_key = {}\n",
                quoted(&key.to_string_lossy())
            );
        }
        if let Some(list) = &self.forgotten {
            out += &format!(
                "\n# What was deleted, so that an older copy of the data does not bring it back. Outside the data directory.\n\
                 forgotten = {}\n",
                quoted(&list.to_string_lossy())
            );
        }
        if let Some(metrics) = &self.metrics {
            out += &format!(
                "\n# Numbers for the operator, without anything about anybody. A Unix socket only.\nmetrics = {}\n",
                quoted(metrics)
            );
        }
        if !self.migrate_at_start {
            out += "\n# `serve` refuses an old schema; `nightbus migrate` brings it up to date.\nmigrate_at_start = false\n";
        }
        if let Some(certificate) = &self.certificate {
            out += &format!(
                "\n# The certificate of the proxy in front; `nightbus doctor` tells when it ends.\ncertificate = {}\n",
                quoted(&certificate.to_string_lossy())
            );
        }
        if let Some(answers) = &self.answers {
            out += &format!(
                "\n# The answers at any hour, in the place of the program's own. `nightbus content check --answers` checks them.\nanswers = {}\n",
                quoted(&answers.to_string_lossy())
            );
        }
        if let Some(witness) = &self.witness {
            out += &format!(
                "\n# How far the team's chain and the audit trails reached. Outside the data directory.\nwitness = {}\n",
                quoted(&witness.to_string_lossy())
            );
        }
        if self.demonstration {
            out += "\n# Invented people. `serve` refuses this folder.\ndemonstration = true\n";
        }
        if let Some(backup) = &self.backup {
            out += &format!(
                "\n[backup]\n# The public half. The private half is on paper; nobody restores anything without it.\n\
                 key = {}\n# The folder for a backup every day. Better on another disk than the data.\n",
                quoted(&backup.key)
            );
            match &backup.folder {
                Some(folder) => out += &format!("folder = {}\n", quoted(&folder.to_string_lossy())),
                None => out += "# folder = \"/var/backups/nightbus\"\n",
            }
            out += &format!("every_hours = {}\nkeep_days = {}\n", backup.every_hours, backup.keep_days);
        }
        match &self.mail {
            Some(mail) => out += &format!("\n[mail]\n{}", toml::to_string(mail).map_err(|e| e.to_string())?),
            None => out += NO_MAIL,
        }
        for one in &self.organisation {
            out += &block(one);
        }
        crate::files::write_private(path, out.as_bytes())
    }

    /// The folder that SQLite's file lies in; `None` when a server has the data.
    pub(crate) fn data_folder(&self, folder: &Path) -> Option<PathBuf> {
        let file = folder.join(self.store.strip_prefix("sqlite:")?);
        let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
        Some(parent.map_or_else(|| PathBuf::from("."), PathBuf::from))
    }

    /// The store's address with its file made absolute.
    pub(crate) fn store_url(&self, folder: &Path) -> String {
        match self.store.strip_prefix("sqlite:") {
            Some(file) => format!("sqlite:{}", folder.join(file).display()),
            None => self.store.clone(),
        }
    }
}

/// How a relay would be named.
const NO_MAIL: &str = "\n# A relay for e-mail, to call members who are on duty and not at the desk. The e-mail says \"please have a look\".\n\
     # [mail]\n# relay = \"mail.example.org\"\n# security = \"tls\"  # or \"start_tls\"; \"none\" for a relay on this machine\n\
     # login = \"reminder\"\n# password_file = \"mail-password\"\n\
     # ca_file = \"mail-ca.pem\"  # only where the relay's certificate is of an authority of your own\n# from = \"Reminder <reminder@example.org>\"\n";

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// The part of the file that names an organisation.
fn block(one: &Listed) -> String {
    let hosts = one.hosts.iter().map(|host| quoted(host)).collect::<Vec<_>>().join(", ");
    format!(
        "\n[[organisation]]\nslug = {}\n# Host names that choose it; may stay empty when it is the only one.\nhosts = [{hosts}]\n\
         # Fingerprint of the founding key. Every signature in the database is traced back to it.\nfounding = {}\n",
        quoted(&one.slug),
        quoted(&one.founding),
    )
}

/// A file with one more organisation; what the operator wrote in it stays.
///
/// # Errors
/// A sentence when it would not read back.
pub(crate) fn with_organisation(text: &str, one: &Listed) -> Result<String, String> {
    let text = format!("{}\n{}", text.trim_end(), block(one));
    let read: Config = toml::from_str(&text).map_err(|e| e.message().to_owned())?;
    match read.organisation.last() {
        Some(last) if last.slug == one.slug => Ok(text),
        _ => Err("the organisation does not stand last in the file".into()),
    }
}

/// A file with another fingerprint for one organisation; what the operator wrote in it stays.
///
/// # Errors
/// A sentence when it does not name the organisation, or names its fingerprint in a way that cannot be replaced.
pub(crate) fn with_fingerprint(text: &str, slug: &str, founding: &str) -> Result<String, String> {
    let find = |text: &str| -> Result<Listed, String> {
        let read: Config = toml::from_str(text).map_err(|e| e.message().to_owned())?;
        let found = read.organisation.into_iter().find(|one| one.slug == slug);
        found.ok_or_else(|| format!("it names no organisation {slug}"))
    };
    let old = find(text)?.founding;
    let text = text.replacen(&quoted(&old), &quoted(founding), 1);
    let is_new = find(&text)?.founding == founding;
    is_new.then_some(text).ok_or_else(|| format!("put the fingerprint {founding} into it by hand"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("nightbus.toml");
        let listed =
            Listed { slug: "x".into(), hosts: vec!["a.example".into()], founding: "12345 \"6\"".into() };
        let mut config = Config {
            store: "sqlite:nightbus.db".into(),
            instance_key: Some("../my \"key\"".into()),
            forgotten: Some("../my list".into()),
            witness: Some("../my witness".into()),
            public: public(),
            desk: desk(),
            proxy_protocol: true,
            desk_proxy_protocol: true,
            tls: false,
            reserve_mib: 64,
            metrics: Some("unix:/run/x \"y\".sock".into()),
            migrate_at_start: false,
            certificate: Some("/etc/tls/chain.pem".into()),
            demonstration: true,
            backup: Some(crate::backup::new_key(&kernel::SeededEntropy::new(1)).0),
            answers: Some("my \"answers\"".into()),
            mail: Some(Mail {
                relay: "mail.\"example\"".into(),
                port: Some(465),
                security: Security::StartTls,
                login: Some("team".into()),
                password_file: Some("../a password".into()),
                ca_file: Some("../an \"authority\".pem".into()),
                from: "Reminder <a@team.example>".into(),
            }),
            organisation: vec![listed],
        };
        config.write(&path).expect("it can be written");
        let read = Config::read(&path).expect("it reads back");
        assert_eq!(format!("{config:?}"), format!("{read:?}"));
        config.backup.as_mut().expect("it was set above").folder = Some("../my \"backups\"".into());
        config.write(&path).expect("it can be written");
        let read = Config::read(&path).expect("it reads back");
        assert_eq!(format!("{config:?}"), format!("{read:?}"));
    }

    #[test]
    fn what_the_operator_wrote_stays_when_an_organisation_comes_or_its_fingerprint_changes() {
        let listed = |slug: &str, founding: &str| Listed {
            slug: slug.into(),
            hosts: vec![format!("{slug}.example")],
            founding: founding.into(),
        };
        let text = format!("# mine\nstore = \"sqlite:a\"\n{}# the end\n", block(&listed("one", "111")));
        let two = with_organisation(&text, &listed("two", "222")).expect("there is room for two");
        assert!(two.starts_with("# mine\n") && two.contains("# the end\n"));
        let new = with_fingerprint(&two, "two", "333").expect("it is there");
        let read: Config = toml::from_str(&new).expect("it reads back");
        let founding: Vec<_> = read.organisation.iter().map(|one| one.founding.as_str()).collect();
        assert_eq!(founding, ["111", "333"]);
        assert!(with_fingerprint(&two, "three", "333").is_err());
    }

    #[test]
    fn one_line_is_enough_and_a_mistyped_word_is_told() {
        let config: Config = toml::from_str("store = \"postgres://x/y\"").expect("defaults fill the rest");
        assert_eq!(config.store_url(Path::new("/d")), "postgres://x/y");
        assert!(toml::from_str::<Config>("store = \"sqlite:a\"\nstor = 1").is_err());
    }
}
