//! What stands in front of a backup, for whoever opens it: what it is, of when, and of whom.

use std::io::{self, Read, Write};

use kernel::Moment;

/// The form of what follows; another one is refused.
const FORMAT: u32 = 1;
/// No manifest is longer: a chain is a line of two hundred bytes.
const LONGEST: u32 = 1 << 24;

/// What stands in front of a backup. In the file it is the length (`u32`, little-endian) and this as TOML.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Manifest {
    /// The form of what follows.
    pub format: u32,
    /// The version of the schema: the number of the newest migration.
    pub schema: i64,
    /// When it was made, milliseconds since 1970.
    pub made_at: i64,
    /// The organisations in it.
    #[serde(default)]
    pub organisation: Vec<Founding>,
    /// The last link of every chain at that moment.
    #[serde(default)]
    pub head: Vec<Head>,
}

/// An organisation of a backup.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Founding {
    /// Its short name.
    pub slug: String,
    /// The fingerprint of its founding key, as in `nightbus.toml`.
    pub founding: String,
}

/// The last link of a chain, so that one can see later that the chain was only made longer.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Head {
    /// Which chain.
    pub name: String,
    /// How many links it had.
    pub number: i64,
    /// The hash of the last one, hexadecimal.
    pub hash: String,
}

impl Manifest {
    /// The manifest of a backup that is being made.
    pub(super) fn new(
        schema: i64,
        now: Moment,
        organisation: Vec<Founding>,
        heads: &[(String, i64, [u8; 32])],
    ) -> Self {
        let head = heads.iter().map(|(name, number, hash)| Head {
            name: name.clone(),
            number: *number,
            hash: hex::encode(hash),
        });
        Self { format: FORMAT, schema, made_at: now.millis(), organisation, head: head.collect() }
    }

    /// When it was made.
    pub const fn made_at(&self) -> Moment {
        Moment::from_millis(self.made_at)
    }

    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let text = toml::to_string(self).map_err(io::Error::other)?;
        out.write_all(&u32::try_from(text.len()).map_err(io::Error::other)?.to_le_bytes())?;
        out.write_all(text.as_bytes())
    }

    pub(super) fn read(from: &mut dyn Read) -> io::Result<Self> {
        let malformed = || io::Error::new(io::ErrorKind::InvalidData, "what stands in front cannot be read");
        let mut length = [0; 4];
        from.read_exact(&mut length)?;
        let length = u32::from_le_bytes(length);
        if length > LONGEST {
            return Err(malformed());
        }
        let mut text = vec![0; length as usize];
        from.read_exact(&mut text)?;
        let text = String::from_utf8(text).map_err(|_| malformed())?;
        let manifest: Self = toml::from_str(&text).map_err(|_| malformed())?;
        if manifest.format == FORMAT { Ok(manifest) } else { Err(malformed()) }
    }
}
