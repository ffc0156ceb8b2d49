//! `nightbus.toml`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use app::settings::Listed;
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
    /// Whether a proxy in front serves the site over TLS; then cookies are for TLS only.
    #[serde(default)]
    pub(crate) tls: bool,
    /// So many MiB of the disk stay free for replies: below that nobody new is taken and no image. 0 keeps nothing.
    #[serde(default = "reserve_mib")]
    pub(crate) reserve_mib: u64,
    /// A demonstration with invented people. `serve` refuses it.
    #[serde(default)]
    pub(crate) demonstration: bool,
    /// The organisations hosted here.
    #[serde(default)]
    pub(crate) organisation: Vec<Listed>,
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

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong in it.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        // Not the whole error: it quotes the line, and a line may hold the password of a database.
        toml::from_str(&text).map_err(|e| format!("{}: {}", path.display(), e.message()))
    }

    /// Writes a commented file.
    ///
    /// # Errors
    /// A sentence that names the file.
    pub(crate) fn write(&self, path: &Path) -> Result<(), String> {
        let quoted = |text: &str| toml::Value::from(text).to_string();
        let mut out = format!(
            "# Nightbus. Paths are relative to this folder.\n\n\
             # The store: \"sqlite:FILE\", or \"postgres://user@host/database\". This line is all that changes.\n\
             store = {}\n\n\
             # Where the public site and the desk listen. The public listener has no route to the desk.\n\
             public = {}\ndesk = {}\n\n\
             # true when connections begin with a PROXY line (Tor with HiddenServiceExportCircuitID, or a proxy).\n\
             proxy_protocol = {}\n\
             # true when a proxy in front serves the site over TLS.\ntls = {}\n\n\
             # So many MiB of the disk stay free for replies (SQLite). Below that nobody new is taken; 0 keeps nothing.\n\
             reserve_mib = {}\n",
            quoted(&self.store),
            quoted(&self.public),
            quoted(&self.desk),
            self.proxy_protocol,
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
        if let Some(witness) = &self.witness {
            out += &format!(
                "\n# How far the team's chain and the audit trails reached. Outside the data directory.\nwitness = {}\n",
                quoted(&witness.to_string_lossy())
            );
        }
        if self.demonstration {
            out += "\n# Invented people. `serve` refuses this folder.\ndemonstration = true\n";
        }
        for one in &self.organisation {
            let hosts = one.hosts.iter().map(|host| quoted(host)).collect::<Vec<_>>().join(", ");
            out += &format!(
                "\n[[organisation]]\nslug = {}\n# Host names that choose it; may stay empty when it is the only one.\nhosts = [{hosts}]\n\
                 # Fingerprint of the founding key. Every signature in the database is traced back to it.\nfounding = {}\n",
                quoted(&one.slug),
                quoted(&one.founding),
            );
        }
        crate::files::write_private(path, out.as_bytes())
    }

    /// The store's address with its file made absolute.
    pub(crate) fn store_url(&self, folder: &Path) -> String {
        match self.store.strip_prefix("sqlite:") {
            Some(file) => format!("sqlite:{}", folder.join(file).display()),
            None => self.store.clone(),
        }
    }
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
        let config = Config {
            store: "sqlite:nightbus.db".into(),
            instance_key: Some("../my \"key\"".into()),
            forgotten: Some("../my list".into()),
            witness: Some("../my witness".into()),
            public: public(),
            desk: desk(),
            proxy_protocol: true,
            tls: false,
            reserve_mib: 64,
            demonstration: true,
            organisation: vec![listed],
        };
        config.write(&path).expect("it can be written");
        let read = Config::read(&path).expect("it reads back");
        assert_eq!(format!("{config:?}"), format!("{read:?}"));
    }

    #[test]
    fn one_line_is_enough_and_a_mistyped_word_is_told() {
        let config: Config = toml::from_str("store = \"postgres://x/y\"").expect("defaults fill the rest");
        assert_eq!(config.store_url(Path::new("/d")), "postgres://x/y");
        assert!(toml::from_str::<Config>("store = \"sqlite:a\"\nstor = 1").is_err());
    }
}
