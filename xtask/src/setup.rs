//! Installs what the tests need beyond Rust and a C compiler. Quick when nothing is missing.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use sha2::{Digest, Sha512};

use crate::{Outcome, files, postfix, postgres, process};

/// A program from Debian and how one sees that it is there.
struct Need {
    package: &'static str,
    present: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need { package: "postgresql", present: || postgres::programs().is_some() },
    Need { package: "chromium", present: || chromium().is_some() },
    Need { package: "chromium-driver", present: || process::find_program("chromedriver").is_some() },
    Need { package: "fonts-noto-core", present: || Path::new("/usr/share/fonts/truetype/noto").is_dir() },
    Need { package: "fonts-dejavu-core", present: || Path::new("/usr/share/fonts/truetype/dejavu").is_dir() },
    Need { package: "nginx-light", present: || Path::new("/usr/sbin/nginx").is_file() },
    Need { package: "python3-venv", present: has_venv },
    Need { package: "libimage-exiftool-perl", present: || process::find_program("exiftool").is_some() },
    Need { package: "ffmpeg", present: || process::find_program("ffprobe").is_some() },
    Need { package: "openssl", present: || process::find_program("openssl").is_some() },
    Need { package: "postfix", present: || postfix::program().is_some() },
    Need { package: "npm", present: || process::find_program("npm").is_some() },
];

/// The Python library that opens our envelopes a second way.
const CRYPTOGRAPHY: &str = "cryptography==50.0.2";

/// The accessibility rules that browser tests run, from npm: version and SHA-512 of the archive.
const AXE_VERSION: &str = "4.14.1";
const AXE_SHA512: &str = "1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b73\
4f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5";

/// The folder that holds what was fetched.
pub(crate) fn tools() -> PathBuf {
    files::root().join("target/tools")
}

/// The Python that has the libraries.
pub(crate) fn python() -> PathBuf {
    tools().join("venv/bin/python")
}

/// The accessibility rules as one script.
pub(crate) fn axe() -> PathBuf {
    tools().join(format!("axe-core-{AXE_VERSION}/axe.min.js"))
}

/// The browser, under either of its usual names.
pub(crate) fn chromium() -> Option<PathBuf> {
    process::find_program("chromium").or_else(|| process::find_program("chromium-browser"))
}

/// Installs what is missing; nothing when nothing is.
pub(crate) fn run() -> Outcome {
    debian_packages()?;
    fs::create_dir_all(tools()).map_err(|error| error.to_string())?;
    python_environment()?;
    axe_core()
}

fn debian_packages() -> Outcome {
    let missing: Vec<_> = NEEDS.iter().filter(|need| !(need.present)()).map(|need| need.package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    if process::find_program("apt-get").is_none() {
        return Err(format!("please install what these Debian packages hold: {packages}"));
    }
    if !rustix::process::getuid().is_root() {
        return Err(format!(
            "some programs are missing; this installs them:\n  \
             sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends {packages}'"
        ));
    }
    println!("installing {packages}");
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(["-q", "-o", "DPkg::Lock::Timeout=600"]);
        command
    };
    process::run(apt().arg("update"))?;
    process::run(apt().args(["install", "-y", "--no-install-recommends"]).args(&missing))?;
    match NEEDS.iter().find(|need| missing.contains(&need.package) && !(need.present)()) {
        Some(need) => Err(format!("{} was installed but is still not found", need.package)),
        None => Ok(()),
    }
}

fn has_venv() -> bool {
    Command::new("python3")
        .args(["-c", "import ensurepip, venv"])
        .status()
        .is_ok_and(|status| status.success())
}

fn python_environment() -> Outcome {
    // The stamp is written last and names what was installed, so half an installation or an old one is done again.
    let stamp = tools().join("venv/installed");
    if fs::read_to_string(&stamp).is_ok_and(|text| text == CRYPTOGRAPHY) {
        return Ok(());
    }
    println!("installing {CRYPTOGRAPHY} for Python");
    process::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(tools().join("venv")))?;
    process::run(
        Command::new(python())
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(["--only-binary", ":all:", CRYPTOGRAPHY]),
    )?;
    fs::write(&stamp, CRYPTOGRAPHY).map_err(|error| format!("{}: {error}", stamp.display()))
}

fn axe_core() -> Outcome {
    if axe().is_file() {
        return Ok(());
    }
    println!("fetching axe-core {AXE_VERSION}");
    let archive = tools().join(format!("axe-core-{AXE_VERSION}.tgz"));
    fetch_axe()?;
    let bytes = fs::read(&archive).map_err(|error| format!("{}: {error}", archive.display()))?;
    check_digest(&bytes, AXE_SHA512).inspect_err(|_| drop(fs::remove_file(&archive)))?;
    // Unpacked beside and then renamed: what lies at the final place is whole.
    let unpacked = tools().join("axe-core-unpacked");
    let _ = fs::remove_dir_all(&unpacked);
    fs::create_dir_all(&unpacked).map_err(|error| error.to_string())?;
    process::run(Command::new("tar").arg("-xzf").arg(&archive).arg("-C").arg(&unpacked).args([
        "--strip-components=1",
        "package/axe.min.js",
        "package/LICENSE",
    ]))?;
    fs::rename(&unpacked, tools().join(format!("axe-core-{AXE_VERSION}")))
        .map_err(|error| error.to_string())?;
    fs::remove_file(&archive).map_err(|error| error.to_string())
}

/// `npm` knows about mirrors and certificates that were set up for it.
fn fetch_axe() -> Outcome {
    let mut npm = Command::new("npm");
    npm.args(["pack", "--silent", "--pack-destination"]).arg(tools());
    process::output(npm.arg(format!("axe-core@{AXE_VERSION}"))).map(drop)
}

fn check_digest(bytes: &[u8], expected: &str) -> Outcome {
    let found: String = Sha512::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if found == expected {
        return Ok(());
    }
    Err(format!("the archive is not the one expected:\n  expected {expected}\n  found    {found}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_with_one_changed_byte_is_refused() {
        // SHA-512 of "abc", FIPS 180-4.
        let digest = "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
                      2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";
        assert_eq!(check_digest(b"abc", digest), Ok(()));
        assert!(check_digest(b"abd", digest).is_err());
    }
}
