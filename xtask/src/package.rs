//! `cargo xtask package`: a Debian package of the release program, made with Debian's own tools from what stands in
//! `packaging/`.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{Outcome, files, process};

/// What goes into the package besides the program: from where, to where, with which rights, and whether it is
/// compressed, as Debian wants it for manuals and change logs.
const FILES: &[(&str, &str, u32, bool)] = &[
    ("packaging/nightbus.service", "usr/lib/systemd/system/nightbus.service", 0o644, false),
    ("packaging/nightbus.sysusers", "usr/lib/sysusers.d/nightbus.conf", 0o644, false),
    ("packaging/nightbus.tmpfiles", "usr/lib/tmpfiles.d/nightbus.conf", 0o644, false),
    ("packaging/nightbus.default", "etc/default/nightbus", 0o644, false),
    ("packaging/nightbus.1", "usr/share/man/man1/nightbus.1.gz", 0o644, true),
    ("packaging/debian/changelog", "usr/share/doc/nightbus/changelog.gz", 0o644, true),
    ("packaging/debian/copyright", "usr/share/doc/nightbus/copyright", 0o644, false),
    ("docs/operations.md", "usr/share/doc/nightbus/operations.md", 0o644, false),
    ("docs/backup-format.md", "usr/share/doc/nightbus/backup-format.md", 0o644, false),
    ("docs/verify-keys.py", "usr/share/doc/nightbus/verify-keys.py", 0o644, false),
    ("docs/handbooks/coordinator.md", "usr/share/doc/nightbus/handbooks/coordinator.md", 0o644, false),
    ("docs/handbooks/worker.md", "usr/share/doc/nightbus/handbooks/worker.md", 0o644, false),
    ("SECURITY.md", "usr/share/doc/nightbus/SECURITY.md", 0o644, false),
    ("CHANGELOG.md", "usr/share/doc/nightbus/NEWS.md.gz", 0o644, true),
    ("packaging/debian/postinst", "DEBIAN/postinst", 0o755, false),
    ("packaging/debian/prerm", "DEBIAN/prerm", 0o755, false),
    ("packaging/debian/postrm", "DEBIAN/postrm", 0o755, false),
];

const EXAMPLES: &str = "packaging/examples";

/// What to pack.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Packs this program instead of building one.
    #[arg(long, value_name = "FILE")]
    binary: Option<PathBuf>,
}

/// Builds the program and the package, and says where it lies.
pub(crate) fn run(options: &Options) -> Outcome {
    std::env::set_current_dir(files::root()).map_err(said(files::root()))?;
    let build = ["build", "--release", "--locked", "--workspace", "--bin", "nightbus"];
    let binary = match &options.binary {
        Some(binary) => binary.clone(),
        None => process::run(process::cargo().args(build)).map(|()| target().join("release/nightbus"))?,
    };
    let version = env!("CARGO_PKG_VERSION");
    let architecture = process::output(Command::new("dpkg").arg("--print-architecture"))?.trim().to_owned();
    let name = format!("nightbus_{version}_{architecture}");
    let out = target().join("package");
    let tree = out.join(&name);
    if tree.exists() {
        fs::remove_dir_all(&tree).map_err(said(&tree))?;
    }

    put(&binary, &tree.join("usr/bin/nightbus"), 0o755, false)?;
    // Symbols help nobody there: the log names the places of defects without them.
    process::output(Command::new("strip").arg("--strip-unneeded").arg(tree.join("usr/bin/nightbus")))?;
    for (from, to, mode, compressed) in FILES {
        put(Path::new(from), &tree.join(to), *mode, *compressed)?;
    }
    for entry in fs::read_dir(EXAMPLES).map_err(said(Path::new(EXAMPLES)))? {
        let entry = entry.map_err(said(Path::new(EXAMPLES)))?;
        let to = tree.join("usr/share/doc/nightbus/examples").join(entry.file_name());
        put(&entry.path(), &to, 0o644, false)?;
    }
    fs::write(tree.join("DEBIAN/conffiles"), "/etc/default/nightbus\n").map_err(said(&tree))?;
    let sums = "find . -type f -not -path './DEBIAN/*' -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 md5sum > DEBIAN/md5sums";
    process::output(Command::new("sh").args(["-c", sums]).current_dir(&tree))?;
    control(&tree, version, &architecture, &out)?;

    let package = out.join(format!("{name}.deb"));
    let mut build = Command::new("dpkg-deb");
    build.args(["--build", "--root-owner-group"]).arg(&tree).arg(&package);
    // The same commit gives the same package.
    let when = process::output(Command::new("git").args(["log", "-1", "--format=%ct"]))?;
    process::output(build.env("SOURCE_DATE_EPOCH", when.trim()))?;
    let bytes = fs::metadata(&package).map_err(said(&package))?.len();
    println!("{} ({} KiB)", package.display(), bytes / 1024);
    Ok(())
}

/// Where cargo puts what it builds.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from)
}

/// Writes the control file: what stands in `packaging/debian/control`, with what only a build knows.
fn control(tree: &Path, version: &str, architecture: &str, out: &Path) -> Outcome {
    // The tool that works out which libraries are needed wants to stand beside a `debian/control`.
    let source = out.join("source");
    fs::create_dir_all(source.join("debian")).map_err(said(&source))?;
    fs::write(source.join("debian/control"), "Source: nightbus\n\nPackage: nightbus\nArchitecture: any\n")
        .map_err(said(&source))?;
    let binary = std::path::absolute(tree.join("usr/bin/nightbus")).map_err(said(tree))?;
    let found = process::output(Command::new("dpkg-shlibdeps").arg("-O").arg(binary).current_dir(&source))?;
    let depends = found
        .lines()
        .find_map(|line| line.strip_prefix("shlibs:Depends="))
        .ok_or("dpkg-shlibdeps named no libraries")?;
    let size =
        process::output(Command::new("du").args(["-sk", "--apparent-size", "--exclude=DEBIAN"]).arg(tree))?;
    let size = size.split_whitespace().next().unwrap_or("0");
    let template = Path::new("packaging/debian/control");
    let text = fs::read_to_string(template).map_err(said(template))?;
    let text = text
        .replace("@VERSION@", version)
        .replace("@ARCHITECTURE@", architecture)
        .replace("@SIZE@", size)
        .replace("@DEPENDS@", depends);
    fs::write(tree.join("DEBIAN/control"), text).map_err(said(tree))
}

/// Copies a file into the tree.
fn put(from: &Path, to: &Path, mode: u32, compressed: bool) -> Outcome {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(said(folder))?;
    for above in folder.ancestors().take_while(|above| above.file_name().is_some()) {
        // Whatever the mask of whoever builds: directories of a package can be entered by all.
        if above.starts_with(target().join("package")) {
            fs::set_permissions(above, fs::Permissions::from_mode(0o755)).map_err(said(above))?;
        }
    }
    if compressed {
        let out = fs::File::create(to).map_err(said(to))?;
        let done = Command::new("gzip").args(["-9nc"]).arg(from).stdout(out).status();
        let done = done.map_err(|error| format!("gzip: {error}"))?;
        if !done.success() {
            return Err(format!("gzip could not compress {}", from.display()));
        }
    } else {
        fs::copy(from, to).map_err(said(from))?;
    }
    fs::set_permissions(to, fs::Permissions::from_mode(mode)).map_err(said(to))
}

fn said(path: &Path) -> impl Fn(std::io::Error) -> String {
    let path = path.display().to_string();
    move |error| format!("{path}: {error}")
}
