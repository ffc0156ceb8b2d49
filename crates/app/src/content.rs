//! What is part of the program beside code: texts, the default content pack, styles and icons.

use std::{borrow::Cow, sync::LazyLock};

use kernel::Lang;
use rust_embed::RustEmbed;
use ui::text::Catalogue;

#[derive(RustEmbed)]
#[folder = "../../content/"]
struct Content;

#[derive(RustEmbed)]
#[folder = "../../locales/"]
struct Locales;

#[derive(RustEmbed)]
#[folder = "../../assets/"]
struct Files;

/// One text file of `content/`.
pub fn file(path: &str) -> Option<Cow<'static, str>> {
    match Content::get(path)?.data {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(Cow::Owned),
    }
}

/// One file of `content/`, whatever it holds.
pub fn bytes(path: &str) -> Option<Cow<'static, [u8]>> {
    Content::get(path).map(|file| file.data)
}

/// One text file of `assets/`, for what is not served as it lies there.
pub fn asset(path: &str) -> Option<String> {
    String::from_utf8(Files::get(path)?.data.into_owned()).ok()
}

/// The files of a folder of `content/`, with their paths below it.
pub fn under(folder: &str) -> Vec<(String, Cow<'static, [u8]>)> {
    let paths = Content::iter();
    let below =
        paths.filter_map(|path| Some((path.strip_prefix(folder)?.to_owned(), Content::get(&path)?.data)));
    below.collect()
}

/// The texts of every language. They are read once in a process and stay: every page speaks from them.
///
/// # Errors
/// The file and message that cannot be read.
pub fn catalogue() -> Result<&'static Catalogue, String> {
    static READ: LazyLock<Result<Catalogue, String>> = LazyLock::new(read_catalogue);
    READ.as_ref().map_err(Clone::clone)
}

fn read_catalogue() -> Result<Catalogue, String> {
    let mut files = Vec::new();
    for path in Locales::iter() {
        let Some((lang, name)) = path.split_once('/') else { continue };
        let lang = Lang::from_code(lang).ok_or_else(|| format!("locales/{path}: no such language"))?;
        let data = Locales::get(&path).ok_or_else(|| format!("locales/{path} cannot be read"))?.data;
        let source =
            String::from_utf8(data.into_owned()).map_err(|_| format!("locales/{path} is not UTF-8"))?;
        files.push((lang, name.to_owned(), source));
    }
    Catalogue::load(files.iter().map(|(lang, name, source)| (*lang, name.as_str(), source.as_str())))
}

/// Styles, icons and the scripts, by the name that templates use; compressed once in a process.
pub fn assets() -> &'static ui::assets::Assets {
    static BUILT: LazyLock<ui::assets::Assets> = LazyLock::new(build_assets);
    &BUILT
}

fn build_assets() -> ui::assets::Assets {
    const LISTED: [(&str, &str, &str); 13] = [
        ("nightbus.css", "text/css; charset=utf-8", "css/nightbus.css"),
        ("workspace.css", "text/css; charset=utf-8", "css/workspace.css"),
        ("guide-print.css", "text/css; charset=utf-8", "css/guide-print.css"),
        ("guide-card.css", "text/css; charset=utf-8", "css/guide-card.css"),
        ("guide-edit.js", "text/javascript; charset=utf-8", "js/guide-edit.js"),
        ("guide-keep.js", "text/javascript; charset=utf-8", "js/guide-keep.js"),
        ("live.js", "text/javascript; charset=utf-8", "js/live.js"),
        ("logo.svg", "image/svg+xml", "icons/logo-mark.svg"),
        ("ticket.js", "text/javascript; charset=utf-8", "js/ticket.js"),
        ("desk.js", "text/javascript; charset=utf-8", "js/desk.js"),
        ("compose.js", "text/javascript; charset=utf-8", "js/compose.js"),
        ("form.js", "text/javascript; charset=utf-8", "js/form.js"),
        ("passkey.js", "text/javascript; charset=utf-8", "js/passkey.js"),
    ];
    ui::assets::Assets::build(LISTED.into_iter().filter_map(|(name, kind, path)| {
        let data = Files::get(path)?.data;
        Some((name, kind, data))
    }))
}
