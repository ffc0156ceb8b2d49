//! Pictures of pages: wide and narrow, light and dark, the whole height.

use std::{fs, path::PathBuf};

use serde_json::json;

use crate::{
    Outcome,
    webdriver::{self, Browser},
};

/// Of what, and where to.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Addresses to take pictures of.
    #[arg(required = true)]
    addresses: Vec<String>,
    /// The folder for the pictures.
    #[arg(long, default_value = "target/screenshots")]
    out: PathBuf,
    /// A cookie (`name=value`) to send, for pages behind a sign-in; may be given several times.
    #[arg(long, value_name = "NAME=VALUE")]
    cookie: Vec<String>,
    /// Only what is seen without scrolling.
    #[arg(long)]
    fold: bool,
}

/// A desk and a phone, in CSS pixels.
const SIZES: [(u32, u32); 2] = [(1440, 900), (390, 844)];
const SCHEMES: [&str; 2] = ["light", "dark"];

/// Takes the pictures and prints their names.
pub(crate) fn run(options: &Options) -> Outcome {
    fs::create_dir_all(&options.out).map_err(|error| format!("{}: {error}", options.out.display()))?;
    let profile = std::env::temp_dir().join(format!("nightbus-profile-{}", std::process::id()));
    let (_driver, port) = webdriver::start_driver(Some(profile.clone()))?;
    let mut browser = Browser::open(port, &profile)?;
    for address in &options.addresses {
        for cookie in &options.cookie {
            let (name, value) = cookie.split_once('=').ok_or("a cookie is name=value")?;
            browser
                .devtools("Network.setCookie", &json!({ "name": name, "value": value, "url": address }))?;
        }
        for (width, height) in SIZES {
            for scheme in SCHEMES {
                let picture = take(&mut browser, address, (width, height), scheme, options.fold)?;
                let file = options.out.join(format!("{}-{width}-{scheme}.png", file_name(address)));
                fs::write(&file, picture).map_err(|error| format!("{}: {error}", file.display()))?;
                println!("{}", file.display());
            }
        }
    }
    Ok(())
}

fn take(
    browser: &mut Browser,
    address: &str,
    (width, height): (u32, u32),
    scheme: &str,
    fold: bool,
) -> Outcome<Vec<u8>> {
    // Emulated, because a headless window has a smallest width and a frame of its own.
    browser.devtools(
        "Emulation.setDeviceMetricsOverride",
        &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 }),
    )?;
    browser.devtools(
        "Emulation.setEmulatedMedia",
        &json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] }),
    )?;
    browser.go(address)?;
    let mut wanted = json!({ "format": "png" });
    if !fold {
        let metrics = browser.devtools("Page.getLayoutMetrics", &json!({}))?;
        let size = &metrics["cssContentSize"];
        wanted["captureBeyondViewport"] = json!(true);
        wanted["clip"] =
            json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
    }
    let answer = browser.devtools("Page.captureScreenshot", &wanted)?;
    answer["data"].as_str().and_then(from_base64).ok_or_else(|| "the browser gave no picture".into())
}

fn file_name(address: &str) -> String {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = path.split_once('/').map_or("", |(_, path)| path);
    let name: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "root".into() } else { name.into() }
}

/// Reads Base64 with padding (RFC 4648 §4); `None` if it is not that.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.trim_end_matches('=').bytes() {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_reads_the_examples_of_rfc_4648() {
        for (text, bytes) in
            [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYmFy", "foobar")]
        {
            assert_eq!(from_base64(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(from_base64("Zm9v!"), None);
    }

    #[test]
    fn pictures_are_named_after_the_path() {
        assert_eq!(file_name("http://127.0.0.1:8080/en/write?x=1"), "en-write-x-1");
        assert_eq!(file_name("http://127.0.0.1:8080"), "root");
    }
}
