//! Who is at the other end, as far as anybody may know: the PROXY protocol, version 1 (haproxy's
//! `proxy-protocol.txt`, section 2.1).

use std::{
    fmt, io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use tokio::io::{AsyncRead, AsyncReadExt};

/// Where a request comes from. It is for limiting rates in memory and for nothing else: it does not show in debug
/// output and must never be stored.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Peer {
    /// An address on the net, or that of the proxy in front.
    Address(IpAddr),
    /// A circuit of our onion service. A browser keeps one for some minutes; nothing links it to the next.
    Circuit(u32),
    /// The other end does not say.
    Unknown,
}

impl Peer {
    /// What to count by: an IPv6 network (/64) and not each of its addresses, which one household has by the
    /// billion.
    pub fn key(&self) -> [u8; 16] {
        match *self {
            Self::Address(IpAddr::V4(address)) => address.to_ipv6_mapped().octets(),
            Self::Address(IpAddr::V6(address)) => match address.to_ipv4_mapped() {
                Some(_) => address.octets(),
                None => (address.to_bits() >> 64 << 64).to_be_bytes(),
            },
            // 100::/64 is the discard prefix: no real address lies there.
            Self::Circuit(id) => (0x0100_u128 << 112 | u128::from(id) | 1 << 32).to_be_bytes(),
            Self::Unknown => [0; 16],
        }
    }
}

impl Peer {
    /// Whether this tells one person from another. A loopback or private address is that of a proxy in front, which
    /// everybody comes through.
    pub fn counts(&self) -> bool {
        match *self {
            Self::Unknown => false,
            Self::Circuit(_) => true,
            Self::Address(IpAddr::V4(address)) => is_public(address),
            Self::Address(IpAddr::V6(address)) => match address.to_ipv4_mapped() {
                Some(address) => is_public(address),
                None => {
                    let here = address.is_loopback() || address.is_unspecified();
                    !(here || address.is_unique_local() || address.is_unicast_link_local())
                }
            },
        }
    }
}

fn is_public(address: Ipv4Addr) -> bool {
    !(address.is_loopback() || address.is_unspecified() || address.is_private() || address.is_link_local())
}

impl fmt::Debug for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Peer(…)")
    }
}

/// The longest line the protocol allows, with its end.
const LONGEST: usize = 107;

/// Reads the line; returns the peer and what came after it in the same packet.
///
/// # Errors
/// Anything but a whole PROXY line.
pub(super) async fn read(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<(Peer, Vec<u8>)> {
    let mut buffer = [0; LONGEST];
    let mut filled = 0;
    loop {
        let count = stream.read(&mut buffer[filled..]).await?;
        let from = filled.saturating_sub(1);
        filled += count;
        if let Some(end) = buffer[from..filled].windows(2).position(|pair| pair == b"\r\n") {
            let end = from + end;
            let line = std::str::from_utf8(&buffer[..end]).ok();
            let peer = line.and_then(parse).ok_or(io::ErrorKind::InvalidData)?;
            return Ok((peer, buffer[end + 2..filled].to_vec()));
        }
        // A browser that speaks HTTP here is turned away at its first bytes.
        let begins = filled.min(6);
        if count == 0 || filled == LONGEST || buffer[..begins] != b"PROXY "[..begins] {
            return Err(io::ErrorKind::InvalidData.into());
        }
    }
}

/// Reads the line without its end.
fn parse(line: &str) -> Option<Peer> {
    let words: Vec<&str> = line.strip_prefix("PROXY ")?.split(' ').collect();
    if words.first() == Some(&"UNKNOWN") {
        return Some(Peer::Unknown);
    }
    let [family, source, target, source_port, target_port] = words[..] else { return None };
    source_port.parse::<u16>().ok()?;
    target_port.parse::<u16>().ok()?;
    let (source, target) = (source.parse::<IpAddr>().ok()?, target.parse::<IpAddr>().ok()?);
    match (family, source, target) {
        ("TCP4", IpAddr::V4(_), IpAddr::V4(_)) => Some(Peer::Address(source)),
        ("TCP6", IpAddr::V6(source), IpAddr::V6(_)) => {
            Some(circuit(source).map_or(Peer::Address(source.into()), Peer::Circuit))
        }
        _ => None,
    }
}

/// Tor writes the circuit's number into the end of a private address (`HiddenServiceExportCircuitID haproxy` in
/// tor(1)).
fn circuit(address: Ipv6Addr) -> Option<u32> {
    let parts = address.segments();
    (parts[..6] == [0xfc00, 0xdead, 0xbeef, 0x4dad, 0, 0])
        .then(|| u32::from(parts[6]) << 16 | u32::from(parts[7]))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read_all(mut bytes: &[u8]) -> Option<(Peer, Vec<u8>)> {
        read(&mut bytes).await.ok()
    }

    #[tokio::test]
    async fn the_line_is_read_and_what_follows_is_kept() {
        let (peer, rest) = read_all(b"PROXY TCP4 192.0.2.1 192.0.2.2 5000 80\r\nGET / ").await.unwrap();
        assert!(peer == Peer::Address([192, 0, 2, 1].into()));
        assert_eq!(rest, b"GET / ");
        let (peer, rest) = read_all(b"PROXY UNKNOWN\r\n").await.unwrap();
        assert!(peer == Peer::Unknown && rest.is_empty());
    }

    #[tokio::test]
    async fn a_tor_circuit_is_told_from_an_address() {
        let line = b"PROXY TCP6 fc00:dead:beef:4dad::ffff:1234 ::1 65535 42\r\n";
        assert!(read_all(line).await.unwrap().0 == Peer::Circuit(0xffff_1234));
        let line = b"PROXY TCP6 2001:db8::1 ::1 65535 42\r\n";
        assert!(read_all(line).await.unwrap().0 == Peer::Address("2001:db8::1".parse().unwrap()));
    }

    #[tokio::test]
    async fn a_line_that_comes_in_pieces_is_put_together() {
        let (mut near, mut far) = tokio::io::duplex(256);
        let writing = tokio::spawn(async move {
            for byte in b"PROXY TCP4 192.0.2.1 192.0.2.2 5000 80\r\n" {
                tokio::io::AsyncWriteExt::write_all(&mut near, &[*byte]).await.unwrap();
                tokio::task::yield_now().await;
            }
        });
        assert!(read(&mut far).await.unwrap().0 == Peer::Address([192, 0, 2, 1].into()));
        writing.await.unwrap();
    }

    #[tokio::test]
    async fn anything_else_is_refused() {
        let long = format!("PROXY TCP4 {}\r\n", "1".repeat(120));
        for bad in [
            "GET / HTTP/1.1\r\n\r\n",
            "PROXY TCP4 192.0.2.1 192.0.2.2 5000\r\n",
            "PROXY TCP4 192.0.2.1 192.0.2.2 5000 99999\r\n",
            "PROXY TCP4 ::1 ::1 1 2\r\n",
            "PROXY TCP6 192.0.2.1 192.0.2.2 1 2\r\n",
            "PROXY TCP4  192.0.2.1 192.0.2.2 1 2\r\n",
            "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\n",
            "PROXY",
            "",
            "\r\n",
            &long,
        ] {
            assert!(read_all(bad.as_bytes()).await.is_none(), "{bad}");
        }
    }

    #[test]
    fn keys_join_what_one_person_has_and_part_the_rest() {
        let address = |text: &str| Peer::Address(text.parse().unwrap());
        assert_eq!(address("2001:db8::1").key(), address("2001:db8::2").key());
        assert_ne!(address("2001:db8::1").key(), address("2001:db8:0:1::1").key());
        assert_eq!(address("192.0.2.1").key(), address("::ffff:192.0.2.1").key());
        assert_ne!(address("192.0.2.1").key(), address("192.0.2.2").key());
        assert_ne!(Peer::Circuit(1).key(), Peer::Circuit(2).key());
        assert_ne!(Peer::Circuit(0).key(), Peer::Unknown.key());
    }

    #[test]
    fn a_peer_does_not_show_in_debug_output() {
        assert_eq!(format!("{:?}", Peer::Circuit(77)), "Peer(…)");
    }
}
