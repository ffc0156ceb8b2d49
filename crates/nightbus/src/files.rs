//! Files that only their owner may read.

use std::{
    fs,
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use kernel::Entropy;
use seal::SymmetricKey;

/// Makes a folder that only its owner may look into, if it is not there.
///
/// # Errors
/// A sentence that names the folder.
pub(crate) fn make_private_folder(path: &Path) -> Result<(), String> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|e| format!("{}: {e}", path.display()))
}

/// Writes a file that only its owner may read.
///
/// # Errors
/// A sentence that names the file.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let write = || -> std::io::Result<()> {
        let options = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path);
        let mut file = options?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|e| format!("{}: {e}", path.display()))
}

/// Puts a file in the place of another, whole or not at all.
///
/// # Errors
/// A sentence that names the file.
pub(crate) fn replace_private(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let new = path.with_extension("new");
    write_private(&new, bytes)?;
    fs::rename(&new, path).map_err(|e| format!("{}: {e}", path.display()))
}

/// The path beside a folder: `demo-data` and `key` give `demo-data.key`, absolute.
///
/// # Errors
/// A sentence when the folder has no name.
pub(crate) fn beside(folder: &Path, extension: &str) -> Result<PathBuf, String> {
    let folder = std::path::absolute(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let name = folder.file_name().ok_or_else(|| format!("{}: not a folder with a name", folder.display()))?;
    let mut name = name.to_os_string();
    name.push(".");
    name.push(extension);
    Ok(folder.with_file_name(name))
}

/// Reads the instance key; makes it if it is not there.
///
/// # Errors
/// A sentence that names the file.
pub(crate) fn instance_key(path: &Path, entropy: &dyn Entropy) -> Result<SymmetricKey, String> {
    if !path.exists() {
        let key = SymmetricKey::random(entropy);
        let digits: String = key.expose().iter().map(|byte| format!("{byte:02x}")).collect();
        write_private(path, digits.as_bytes())?;
    }
    app::read_instance_key(path)
}
