//! A Postfix of our own: a fresh folder, a port of this machine for each protection, every letter into one maildir, nothing ever
//! sent on. Debian's own, if one runs, is left alone.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, chown},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use rustix::process::Signal;

use crate::{
    Outcome, clock,
    process::{self, Running},
};

/// A running server. Its folder goes with it.
pub(crate) struct Postfix {
    ports: Ports,
    folder: PathBuf,
    _server: Running,
}

/// The ports that it takes letters at.
#[derive(Clone, Copy)]
pub(crate) struct Ports {
    /// Without TLS.
    pub(crate) plain: u16,
    /// With TLS for whoever asks for it after the greeting, and without for others: a client that gave way would be found out.
    pub(crate) start_tls: u16,
    /// With TLS from the first byte.
    pub(crate) tls: u16,
}

/// The program, if it is installed.
pub(crate) fn program() -> Option<PathBuf> {
    process::find_program("postfix").or_else(|| {
        let usual = PathBuf::from("/usr/sbin/postfix");
        usual.is_file().then_some(usual)
    })
}

/// What runs and where, in Postfix's own words. Letters to `refused@` are refused for good, to `later@` for now.
fn main_cf(folder: &Path) -> String {
    let at = folder.display();
    let (uid, gid) = NOBODY;
    format!(
        "compatibility_level = 3.6\nqueue_directory = {at}/queue\ndata_directory = {at}/data\n\
         mail_owner = postfix\nsetgid_group = postdrop\ninet_interfaces = 127.0.0.1\ninet_protocols = ipv4\n\
         myhostname = mail.test\nmydestination =\nlocal_recipient_maps =\nmynetworks = 127.0.0.0/8\nrelayhost =\n\
         default_transport = error:nothing leaves this machine\n\
         virtual_mailbox_domains = team.example\nvirtual_mailbox_base = {at}/mail\n\
         virtual_mailbox_maps = static:inbox/\nvirtual_minimum_uid = 1\n\
         virtual_uid_maps = static:{uid}\nvirtual_gid_maps = static:{gid}\n\
         smtpd_recipient_restrictions = check_recipient_access inline:{{ \
         {{ refused@team.example = 550 5.1.1 nobody of this name }} {{ later@team.example = 450 4.2.0 try again }} }}, \
         permit_mynetworks, reject\n\
         smtpd_tls_cert_file = {at}/tls/server.pem\nsmtpd_tls_key_file = {at}/tls/server.key\n\
         smtpd_tls_received_header = yes\n\
         maillog_file = {at}/log\nmaillog_file_prefixes = {at}\n"
    )
}

fn master_cf(ports: Ports) -> String {
    let Ports { plain, start_tls, tls } = ports;
    let mut all = format!(
        "127.0.0.1:{plain} inet n - n - - smtpd\n\
         127.0.0.1:{start_tls} inet n - n - - smtpd -o smtpd_tls_security_level=may\n\
         127.0.0.1:{tls} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes\n"
    );
    for (name, kind, private, unprivileged, wake, most, program) in [
        ("proxymap", "unix", "-", "-", "-", "-", "proxymap"),
        ("cleanup", "unix", "n", "-", "-", "0", "cleanup"),
        ("qmgr", "unix", "n", "-", "300", "1", "qmgr"),
        ("rewrite", "unix", "-", "-", "-", "-", "trivial-rewrite"),
        ("bounce", "unix", "-", "-", "-", "0", "bounce"),
        ("defer", "unix", "-", "-", "-", "0", "bounce"),
        ("trace", "unix", "-", "-", "-", "0", "bounce"),
        ("error", "unix", "-", "-", "-", "-", "error"),
        ("retry", "unix", "-", "-", "-", "-", "error"),
        ("virtual", "unix", "-", "n", "-", "-", "virtual"),
        ("tlsmgr", "unix", "-", "-", "1000?", "1", "tlsmgr"),
        ("anvil", "unix", "-", "-", "-", "1", "anvil"),
        ("postlog", "unix-dgram", "n", "-", "-", "1", "postlogd"),
    ] {
        all += &format!("{name} {kind} {private} {unprivileged} n {wake} {most} {program}\n");
    }
    all
}

/// Whom letters belong to: Debian's user and group for nobody.
const NOBODY: (u32, u32) = (65_534, 65_534);

/// Makes a certificate for this machine that an authority of its own has signed (`own.pem`), and an authority that has signed
/// nothing (`other.pem`).
fn make_certificates(folder: &Path) -> Outcome {
    let made = |arguments: &str, subject: &str| {
        let mut command = Command::new("openssl");
        command.current_dir(folder).args(["req", "-x509", "-days", "30", "-nodes", "-newkey", "ec"]);
        command.args(["-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", subject]);
        process::run(command.args(arguments.split(' ')).stderr(Stdio::null()))
    };
    made("-keyout own.key -out own.pem", "/CN=authority of the tests")?;
    made("-keyout other.key -out other.pem", "/CN=another authority")?;
    made(
        "-CA own.pem -CAkey own.key -keyout server.key -out server.pem -addext subjectAltName=IP:127.0.0.1 \
         -addext basicConstraints=critical,CA:FALSE",
        "/CN=mail.test",
    )
}

impl Postfix {
    /// Makes an instance in a fresh folder below `parent` and starts it. Only root can: it changes users itself.
    pub(crate) fn start(parent: &Path) -> Outcome<Self> {
        let program = program().ok_or("Postfix was not found; `cargo xtask setup` installs it")?;
        let folder = parent.join(format!("nightbus-mail-{}", std::process::id()));
        let made = Self::start_in(&folder, &program);
        if made.is_err() {
            let _ = fs::remove_dir_all(&folder);
        }
        made
    }

    fn start_in(folder: &Path, program: &Path) -> Outcome<Self> {
        let said = |error: std::io::Error| format!("{}: {error}", folder.display());
        let config = folder.join("config");
        for one in ["config", "queue", "data", "mail", "tls"] {
            fs::create_dir_all(folder.join(one)).map_err(said)?;
        }
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).map_err(said)?;
        chown(folder.join("mail"), Some(NOBODY.0), Some(NOBODY.1)).map_err(said)?;
        let owner = process::output(Command::new("id").args(["-u", "postfix"]))?;
        let owner: u32 = owner.trim().parse().map_err(|_| "there is no user postfix")?;
        chown(folder.join("data"), Some(owner), None).map_err(said)?;
        make_certificates(&folder.join("tls"))?;
        let free = process::free_port;
        let ports = Ports { plain: free()?, start_tls: free()?, tls: free()? };
        fs::write(config.join("main.cf"), main_cf(folder)).map_err(said)?;
        fs::write(config.join("master.cf"), master_cf(ports)).map_err(said)?;
        let mut command = Command::new(program);
        command.arg("-c").arg(&config).arg("start-fg");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut server = Running::start(&mut command, Signal::TERM, Some(folder.to_path_buf()))?;
        let mut ended = false;
        let ready = clock::wait_until(Duration::from_secs(60), Duration::from_millis(50), || {
            ended = server.has_ended();
            let all = [ports.plain, ports.start_tls, ports.tls];
            ended || all.iter().all(|port| std::net::TcpStream::connect(("127.0.0.1", *port)).is_ok())
        });
        if ended || !ready {
            return Err("Postfix did not start".into());
        }
        Ok(Self { ports, folder: folder.to_path_buf(), _server: server })
    }

    /// The ports that it takes letters at.
    pub(crate) fn ports(&self) -> Ports {
        self.ports
    }

    /// The folder in which every letter appears as a file.
    pub(crate) fn inbox(&self) -> PathBuf {
        self.folder.join("mail/inbox/new")
    }

    /// The folder with the certificates of the authority that signed its own, and of another.
    pub(crate) fn authorities(&self) -> PathBuf {
        self.folder.join("tls")
    }
}
