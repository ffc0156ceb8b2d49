//! Where connections come from: a TCP address or a Unix socket.

use std::{
    fmt, io,
    net::SocketAddr,
    os::unix::fs::{FileTypeExt, PermissionsExt},
    path::{Path, PathBuf},
    str::FromStr,
    sync::{Arc, atomic::AtomicU32},
};

use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};

/// An address to listen on, written `127.0.0.1:8080`, `[::1]:8080` or `unix:/run/site.sock`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A TCP address; port 0 lets the system choose.
    Tcp(SocketAddr),
    /// The path of a Unix socket.
    Unix(PathBuf),
}

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix("unix:") {
            return match Path::new(path).is_absolute() {
                true => Ok(Self::Unix(path.into())),
                false => Err(format!("{text}: the path of a socket begins with /")),
            };
        }
        text.parse().map(Self::Tcp).map_err(|_| format!("{text}: neither 127.0.0.1:8080 nor unix:/path"))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => address.fmt(f),
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

/// What to listen on.
#[derive(Clone, Debug)]
pub struct Listen {
    /// Where.
    pub address: Address,
    /// Whether each connection begins with a PROXY line (version 1), as Tor and reverse proxies send it. Without the
    /// line a connection is then refused.
    pub proxy_protocol: bool,
}

impl Listen {
    /// Opens the socket. A Unix socket that a crash left behind is replaced; its group may connect.
    ///
    /// # Errors
    /// The address is taken, forbidden or not here.
    pub async fn bind(&self) -> io::Result<Listener> {
        let source = match &self.address {
            Address::Tcp(address) => Source::Tcp(TcpListener::bind(address).await?),
            Address::Unix(path) => Source::Unix(bind_unix(path).await?, path.clone()),
        };
        Ok(Listener { source, proxied: self.proxy_protocol, open: Arc::default() })
    }
}

async fn bind_unix(path: &Path) -> io::Result<UnixListener> {
    let left_behind = std::fs::symlink_metadata(path).is_ok_and(|held| held.file_type().is_socket());
    if left_behind {
        if UnixStream::connect(path).await.is_ok() {
            return Err(io::ErrorKind::AddrInUse.into());
        }
        std::fs::remove_file(path)?;
    }
    let listener = UnixListener::bind(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o660))?;
    Ok(listener)
}

/// An open socket.
pub struct Listener {
    source: Source,
    proxied: bool,
    open: Arc<AtomicU32>,
}

enum Source {
    Tcp(TcpListener),
    Unix(UnixListener, PathBuf),
}

/// A connection, with where it comes from.
pub(super) enum Socket {
    Tcp(TcpStream, SocketAddr),
    Unix(UnixStream),
}

impl Listener {
    /// The address, with the port that the system chose.
    ///
    /// # Errors
    /// The system cannot tell.
    pub fn address(&self) -> io::Result<Address> {
        match &self.source {
            Source::Tcp(listener) => listener.local_addr().map(Address::Tcp),
            Source::Unix(_, path) => Ok(Address::Unix(path.clone())),
        }
    }

    /// How many connections are open; goes on telling while the listener is served.
    pub fn open(&self) -> Arc<AtomicU32> {
        Arc::clone(&self.open)
    }

    pub(super) const fn proxied(&self) -> bool {
        self.proxied
    }

    pub(super) async fn accept(&self) -> io::Result<Socket> {
        match &self.source {
            Source::Tcp(listener) => {
                listener.accept().await.map(|(stream, address)| Socket::Tcp(stream, address))
            }
            Source::Unix(listener, _) => listener.accept().await.map(|(stream, _)| Socket::Unix(stream)),
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Source::Unix(_, path) = &self.source {
            // Gone already is as good.
            let _ = std::fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_back_as_written() {
        for text in ["127.0.0.1:8080", "[::1]:80", "unix:/run/site.sock"] {
            assert_eq!(text.parse::<Address>().unwrap().to_string(), text);
        }
        for text in ["localhost", "unix:site.sock", "8080", ""] {
            assert!(text.parse::<Address>().unwrap_err().starts_with(text));
        }
    }
}
