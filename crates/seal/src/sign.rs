//! Signatures: who vouches for what (Ed25519, RFC 8032).

use std::fmt;

use ed25519_dalek::Signer;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::encode;

/// Something to be signed, in a form that can be read in one way only.
///
/// The bytes are the label, then for each field its name, its kind (`t`, `b` or `n`, one byte) and its value; label,
/// names and values are written as in [`crate::encode`]. A text is UTF-8, a number 8 bytes little-endian. The order
/// of fields counts, so a kind of statement is built in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement(Vec<u8>);

impl Statement {
    /// A statement of the kind that `label` names, still without fields. The label ends in a version, as in
    /// `nightbus membership v1`; no two kinds of statement share one.
    pub fn new(label: &str) -> Self {
        Self(encode::list(&[label.as_bytes()]))
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, name: &str, value: &str) -> Self {
        self.field(name, b't', value.as_bytes())
    }

    /// Adds bytes: a key or an identifier.
    #[must_use]
    pub fn bytes(self, name: &str, value: &[u8]) -> Self {
        self.field(name, b'b', value)
    }

    /// Adds a number.
    #[must_use]
    pub fn number(self, name: &str, value: i64) -> Self {
        self.field(name, b'n', &value.to_le_bytes())
    }

    /// The bytes that are signed.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Bytes that were a statement once; whether they are one, reading their [`fields`](Self::fields) tells.
    pub const fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The fields, to be read in their order; `None` if this is a statement of another kind.
    pub fn fields(&self, label: &str) -> Option<Fields<'_>> {
        let (found, rest) = encode::cut(&self.0)?;
        (found == label.as_bytes()).then_some(Fields(rest))
    }

    fn field(mut self, name: &str, kind: u8, value: &[u8]) -> Self {
        encode::push(&mut self.0, name.as_bytes());
        self.0.push(kind);
        encode::push(&mut self.0, value);
        self
    }
}

/// The fields of a statement, read one after the other. Each must have the name and kind that is asked for, so that
/// what was read, written again, gives the same bytes.
#[derive(Clone, Debug)]
pub struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    /// The next field, a text.
    pub fn text(&mut self, name: &str) -> Option<&'a str> {
        std::str::from_utf8(self.field(name, b't')?).ok()
    }

    /// The next field, bytes.
    pub fn bytes(&mut self, name: &str) -> Option<&'a [u8]> {
        self.field(name, b'b')
    }

    /// The next field, a number.
    pub fn number(&mut self, name: &str) -> Option<i64> {
        Some(i64::from_le_bytes(self.field(name, b'n')?.try_into().ok()?))
    }

    /// Nothing if this was all, `None` if there is more.
    pub fn end(self) -> Option<()> {
        self.0.is_empty().then_some(())
    }

    fn field(&mut self, name: &str, kind: u8) -> Option<&'a [u8]> {
        let (found, rest) = encode::cut(self.0)?;
        let (&[found_kind], rest) = rest.split_first_chunk::<1>()?;
        let (value, rest) = encode::cut(rest)?;
        if found != name.as_bytes() || found_kind != kind {
            return None;
        }
        self.0 = rest;
        Some(value)
    }
}

/// The half of a signing pair that signs. Wiped from memory when dropped; printed nowhere.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// The key that belongs to a seed; the same seed always gives the same key.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The other half, for those who check.
    pub fn verifying(&self) -> VerifyingKey {
        VerifyingKey(self.0.verifying_key())
    }

    /// Vouches for a statement.
    pub fn sign(&self, statement: &Statement) -> [u8; 64] {
        self.0.sign(&statement.0).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    /// Says that a key is there and nothing about it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(…)")
    }
}

/// The half of a signing pair that checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerifyingKey(ed25519_dalek::VerifyingKey);

impl VerifyingKey {
    /// The 32 bytes of the key.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// A key from its 32 bytes; `None` if they are none, or one of the few points of low order under which forged
    /// signatures pass.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes.try_into().ok()?).ok()?;
        (!key.is_weak()).then_some(Self(key))
    }

    /// Whether this key vouched for the statement. Strict: a signature has one accepted form.
    pub fn verify(&self, statement: &Statement, signature: &[u8]) -> bool {
        ed25519_dalek::Signature::from_slice(signature)
            .is_ok_and(|signature| self.0.verify_strict(&statement.0, &signature).is_ok())
    }

    /// The key in a form to print, to keep in a configuration file and to read aloud: SHA-256 of its bytes as
    /// sixteen groups of five digits, each group two bytes (big-endian, 00000 to 65535). Digits, because they are
    /// the same in every language and alphabet; all of the hash, because the file is compared by a machine.
    pub fn fingerprint(&self) -> String {
        let groups = Sha256::digest(self.to_bytes());
        let groups: Vec<_> = groups
            .chunks_exact(2)
            .map(|pair| format!("{:05}", u16::from_be_bytes([pair[0], pair[1]])))
            .collect();
        groups.join(" ")
    }

    /// Whether somebody's written fingerprint is this key's. Everything but the digits is overlooked, so that line
    /// breaks and dashes do no harm.
    pub fn has_fingerprint(&self, written: &str) -> bool {
        let digits = |text: &str| -> Vec<u8> { text.bytes().filter(u8::is_ascii_digit).collect() };
        digits(&self.fingerprint()).ct_eq(&digits(written)).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> SigningKey {
        SigningKey::from_seed(&std::array::from_fn(|i| i as u8))
    }

    fn statement() -> Statement {
        Statement::new("nightbus test v1").text("role", "peer").bytes("key", &[1, 2]).number("epoch", -7)
    }

    /// The expected values were worked out with Python's `cryptography` package.
    #[test]
    fn bytes_signature_and_fingerprint_are_those_of_the_description() {
        assert_eq!(
            hex::encode(statement().as_bytes()),
            "100000006e69676874627573207465737420763104000000726f6c65740400000070656572030000006b6579620200000001\
             020500000065706f63686e08000000f9ffffffffffffff"
        );
        assert_eq!(
            hex::encode(key().sign(&statement())),
            "54d55441bf1e685cdd945b1f61e6e4f3b6e0ab83fb551b8ca1af465476a5f06d73883ba8b4178c4a184cce41b35bba853b3e\
             1d02369aad632595c81ef94a1501"
        );
        assert_eq!(
            key().verifying().fingerprint(),
            "22087 23207 21603 18252 00645 57181 48939 51895 15782 20789 34873 59831 29825 45802 45319 28812"
        );
    }

    /// RFC 8032, section 7.1, test 1.
    #[test]
    fn the_public_key_is_that_of_rfc_8032() {
        let seed =
            hex::decode("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").expect("hex");
        let public = SigningKey::from_seed(&seed.try_into().expect("32 bytes")).verifying().to_bytes();
        assert_eq!(hex::encode(public), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    #[test]
    fn a_signature_holds_for_its_statement_and_key_alone() {
        let signature = key().sign(&statement());
        assert!(key().verifying().verify(&statement(), &signature));
        assert!(!SigningKey::from_seed(&[9; 32]).verifying().verify(&statement(), &signature));
        for other in [
            Statement::new("nightbus test v2").text("role", "peer").bytes("key", &[1, 2]).number("epoch", -7),
            Statement::new("nightbus test v1").text("role", "beer").bytes("key", &[1, 2]).number("epoch", -7),
            Statement::new("nightbus test v1")
                .bytes("role", b"peer")
                .bytes("key", &[1, 2])
                .number("epoch", -7),
            Statement::new("nightbus test v1").text("role", "peer").bytes("key", &[1, 2]).number("epoch", 7),
            Statement::new("nightbus test v1").bytes("key", &[1, 2]).text("role", "peer").number("epoch", -7),
            Statement::new("nightbus test v1").text("role", "peer").bytes("key", &[1, 2]),
            statement().text("", ""),
        ] {
            assert!(!key().verifying().verify(&other, &signature), "{other:?}");
        }
    }

    #[test]
    fn a_changed_or_cut_signature_is_refused() {
        let signature = key().sign(&statement());
        for bit in 0..signature.len() * 8 {
            let mut bad = signature;
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(!key().verifying().verify(&statement(), &bad), "bit {bit}");
        }
        for length in 0..signature.len() {
            assert!(!key().verifying().verify(&statement(), &signature[..length]));
        }
    }

    #[test]
    fn a_statement_reads_back_in_one_way_only() {
        let bytes = statement().as_bytes().to_vec();
        let read = |bytes: Vec<u8>| {
            let statement = Statement::from_bytes(bytes);
            let mut fields = statement.fields("nightbus test v1")?;
            let again = Statement::new("nightbus test v1")
                .text("role", fields.text("role")?)
                .bytes("key", fields.bytes("key")?)
                .number("epoch", fields.number("epoch")?);
            fields.end()?;
            Some(again)
        };
        assert_eq!(read(bytes.clone()), Some(statement()));
        for length in 0..bytes.len() {
            assert_eq!(read(bytes[..length].to_vec()), None, "cut to {length}");
        }
        assert_eq!(read([bytes.as_slice(), b"x"].concat()), None);
        assert!(statement().fields("nightbus other v1").is_none());
        for place in 0..bytes.len() {
            let mut other = bytes.clone();
            other[place] ^= 1;
            // Whatever reads at all reads as what it is.
            assert!(read(other.clone()).is_none_or(|again| again.as_bytes() == other), "byte {place}");
        }
    }

    #[test]
    fn fields_cannot_flow_into_each_other() {
        let fields = |name: &str, value: &str| Statement::new("l").text(name, value);
        assert_ne!(fields("ab", "c"), fields("a", "bc"));
        assert_ne!(Statement::new("la").text("b", "c"), Statement::new("l").text("ab", "c"));
        let nested = fields("a", "b").text("c", "d");
        let inner = &nested.as_bytes()[Statement::new("l").as_bytes().len()..];
        assert_ne!(Statement::new("l").bytes("a", inner), nested);
    }

    #[test]
    fn keys_read_back_and_weak_ones_do_not() {
        let public = key().verifying();
        assert_eq!(VerifyingKey::from_bytes(&public.to_bytes()), Some(public));
        assert_eq!(VerifyingKey::from_bytes(&public.to_bytes()[..31]), None);
        // The neutral point: with it a signature of nothing verifies.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        assert_eq!(VerifyingKey::from_bytes(&neutral), None);
    }

    #[test]
    fn a_fingerprint_is_known_however_it_is_set() {
        let public = key().verifying();
        let printed = public.fingerprint();
        assert!(public.has_fingerprint(&printed));
        assert!(public.has_fingerprint(&printed.replace(' ', "\n  ")));
        assert!(public.has_fingerprint(&printed.replace(' ', "-")));
        assert!(!public.has_fingerprint(&printed[..printed.len() - 1]));
        assert!(!public.has_fingerprint(&printed.replacen("22087", "22088", 1)));
        assert!(!public.has_fingerprint(""));
    }
}
