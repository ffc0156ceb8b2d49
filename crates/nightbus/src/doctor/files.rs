//! Files: who may read them, and what must lie apart.

use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
};

use super::Finding;
use crate::{config::Config, serve};

/// The configuration, the data and their folder.
pub(super) fn rights(config: &Config, path: &Path, folder: &Path) -> Vec<Finding> {
    let mut findings = vec![private(path, "The configuration", "600")];
    let Some(data) = config.data_folder(folder) else { return findings };
    findings.push(private(&data, "The data directory", "700"));
    let file = PathBuf::from(config.store_url(folder).trim_start_matches("sqlite:"));
    if file.exists() {
        findings.push(private(&file, "The database", "600"));
    }
    findings
}

/// Whether only the owner may read something.
fn private(path: &Path, what: &str, mode: &str) -> Finding {
    // Said without the detours that a configuration may take.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    match fs::metadata(&path) {
        Ok(held) if held.permissions().mode() & 0o077 == 0 => {
            Finding::ok(format!("{what} {} is readable by its owner only.", path.display()))
        }
        Ok(_) => Finding::wrong(
            format!("{what} {} can be read by others on this machine.", path.display()),
            format!("chmod {mode} {}", path.display()),
        ),
        Err(error) => Finding::wrong(
            format!("{what} {} cannot be looked at: {error}.", path.display()),
            "Run the doctor as the user of the service.",
        ),
    }
}

/// The instance key: there, readable by its owner only, and not where the data is.
pub(super) fn instance_key(config: &Config, folder: &Path) -> Vec<Finding> {
    let credential = config.instance_key.as_deref().and_then(serve::credential);
    if let Some(name) = credential.filter(|_| std::env::var_os("CREDENTIALS_DIRECTORY").is_none()) {
        return vec![Finding::look(
            format!(
                "The instance key is the credential \"{name}\" of the service manager, which cannot be seen from here."
            ),
            "Make sure that what LoadCredential= names is readable by root only and lies on another medium than the data.",
        )];
    }
    let path = match serve::key_path(config, folder) {
        Ok(path) => path,
        Err(sentence) => return vec![Finding::wrong(format!("{sentence}."), "Name its file.")],
    };
    if let Err(sentence) = app::read_instance_key(&path) {
        return vec![Finding::wrong(
            format!("The {sentence}."),
            "Put the file back from where you keep its copy. Without it nobody can sign in.",
        )];
    }
    let mut findings = vec![private(&path, "The instance key", "600")];
    if inside(&path, config, folder) {
        findings.push(Finding::wrong(
            "The instance key lies in the data directory: whoever takes the data can guess passwords.",
            "Move it to another medium and name the new path in instance_key.",
        ));
    } else if same_disk(&path, config, folder) {
        findings.push(Finding::look(
            "The instance key lies on the same disk as the data.",
            "Another medium or a credential of the service manager keeps it when the disk is taken.",
        ));
    } else {
        findings.push(Finding::ok("The instance key lies outside the data directory."));
    }
    findings
}

/// The list of what was deleted: there, writable, and not where the data is.
pub(super) fn forgotten(config: &Config, folder: &Path) -> Finding {
    let path = match serve::forgotten_path(config, folder) {
        Ok(path) => path,
        Err(sentence) => return Finding::wrong(format!("{sentence}."), "Name its file in forgotten."),
    };
    if inside(&path, config, folder) {
        return Finding::wrong(
            "The list of what was deleted lies in the data directory: an older copy of the data brings deleted things back.",
            "Move it outside and name the new path in forgotten.",
        );
    }
    match fs::OpenOptions::new().append(true).open(&path) {
        Ok(_) => Finding::ok(format!("The list of what was deleted, {}, can be written.", path.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Finding::look(
            format!("There is no list of what was deleted at {}.", path.display()),
            "That is right if nothing was ever deleted. If the data came from another machine, bring the list along.",
        ),
        Err(error) => Finding::wrong(
            format!("The list of what was deleted, {}, cannot be written: {error}.", path.display()),
            "Visitors cannot delete until it can. Give it to the user of the service.",
        ),
    }
}

/// Whether a path lies below the folder of the data: that of the database, else that of the configuration.
fn inside(path: &Path, config: &Config, folder: &Path) -> bool {
    let data = config.data_folder(folder).unwrap_or_else(|| folder.to_path_buf());
    let whole = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path));
    // A file that is not there yet is where its folder is.
    let parent = path.parent().unwrap_or(path);
    match (whole(parent), whole(&data)) {
        (Ok(parent), Ok(data)) => parent.starts_with(data),
        _ => false,
    }
}

fn same_disk(path: &Path, config: &Config, folder: &Path) -> bool {
    let device = |path: &Path| fs::metadata(path).map(|held| held.dev()).ok();
    let data = config.data_folder(folder);
    data.is_some_and(|data| device(&data).is_some() && device(path) == device(&data))
}
