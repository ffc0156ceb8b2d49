//! A real proxy in front of the site, as operators run it: nginx, which keeps answers back until it has a good deal of
//! them, unless the answer asks it not to. It speaks HTTP/1.0 to the site, as it does unless told otherwise; with 1.1
//! it passes chunks on at once whatever its settings, and would prove nothing.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

/// A running nginx with two addresses. It ends with this.
pub(crate) struct Proxy {
    child: Child,
    /// Does what the answer asks for.
    pub(crate) obeying: String,
    /// Keeps answers back whatever they ask for.
    pub(crate) deaf: String,
    _folder: tempfile::TempDir,
}

impl Proxy {
    /// Starts it in front of `site`, which is `http://host:port/`.
    pub(crate) fn before(site: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (obeying, deaf) = (free_port(), free_port());
        let at = folder.path().display();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|what| format!("{what}_temp_path {at}/{what};\n"))
            .concat();
        let server = |port: u16, more: &str| {
            format!(
                "server {{ listen 127.0.0.1:{port}; location / {{\n proxy_pass {site};\n\
                 proxy_set_header Host $http_host;\n\
                 proxy_buffering on; {more} }} }}\n"
            )
        };
        let config = format!(
            "daemon off; master_process off; pid {at}/pid; error_log {at}/log;\n\
             events {{ worker_connections 256; }}\n\
             http {{ access_log off; {temporary} {} {} }}\n",
            server(obeying, ""),
            server(
                deaf,
                "proxy_ignore_headers X-Accel-Buffering; proxy_buffer_size 64k; proxy_buffers 8 64k; proxy_busy_buffers_size 128k;"
            )
        );
        let file = folder.path().join("nginx.conf");
        fs::write(&file, config).unwrap();
        let child = Command::new(program())
            .arg("-c")
            .arg(&file)
            .arg("-p")
            .arg(folder.path())
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut proxy = Self {
            child,
            obeying: format!("http://127.0.0.1:{obeying}"),
            deaf: format!("http://127.0.0.1:{deaf}"),
            _folder: folder,
        };
        for _ in 0..200 {
            let log = || fs::read_to_string(file.with_file_name("log")).unwrap_or_default();
            assert!(proxy.child.try_wait().unwrap().is_none(), "nginx ended by itself: {}", log());
            if std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, deaf)).is_ok() {
                return proxy;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("nginx does not listen");
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program() -> &'static Path {
    let program = Path::new("/usr/sbin/nginx");
    assert!(program.is_file(), "nginx is not installed: run `cargo xtask setup`");
    program
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}
