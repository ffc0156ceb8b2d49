//! `nightbus content export`: the files of the guide as a folder or as one ZIP.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Component, Path},
};

use app::{
    guide::{edit, pack, with_changes},
    settings,
};

use crate::{config::Config, serve};

/// The files of what an organisation of an instance shows now. `slug` names it where there are several.
///
/// # Errors
/// A sentence when the configuration or the store cannot be read, or no organisation is meant.
pub(super) fn shown(config: &Path, slug: Option<&str>) -> Result<Vec<(String, Vec<u8>)>, String> {
    let read = Config::read(config)?;
    let folder = config.parent().unwrap_or(Path::new(""));
    let store = serve::open_store(&read, folder)?;
    let organisations = settings::load(&store, &read.organisation).map_err(|fault| fault.to_string())?;
    let meant: Vec<_> = organisations.iter().filter(|org| slug.is_none_or(|slug| org.slug == slug)).collect();
    let [org] = meant[..] else {
        let names: Vec<&str> = organisations.iter().map(|org| org.slug.as_str()).collect();
        return Err(format!("name one organisation with --organisation: {}", names.join(", ")));
    };
    let id = org.id;
    let changes = store.read_blocking(move |tx| edit::changes(tx, id));
    store.close();
    let (_, changes) = changes.map_err(|error| error.to_string())?;
    Ok(with_changes(&changes).into_iter().map(|(path, bytes)| (path, bytes.into_owned())).collect())
}

/// Writes files into a folder that is new or empty or, where the name ends in `.zip`, into one new file. The same files give the same
/// bytes.
///
/// # Errors
/// A sentence for the operator; nothing that is there is written over.
pub(super) fn write(to: &Path, files: &[(String, Vec<u8>)]) -> Result<(), String> {
    let told = |error: io::Error| format!("{}: {error}", to.display());
    if to.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip")) {
        let zip = pack::pack(files).map_err(told)?;
        let mut file = File::options().write(true).create_new(true).open(to).map_err(told)?;
        return file.write_all(&zip).map_err(told);
    }
    fs::create_dir_all(to).map_err(told)?;
    if fs::read_dir(to).map_err(told)?.next().is_some() {
        return Err(format!("{} is not empty; nothing was written", to.display()));
    }
    for (path, bytes) in files {
        let within = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        if !within {
            return Err(format!("{path} leads out of the folder"));
        }
        let file = to.join(path);
        fs::create_dir_all(file.parent().unwrap_or(to)).map_err(told)?;
        fs::write(&file, bytes).map_err(told)?;
    }
    Ok(())
}
