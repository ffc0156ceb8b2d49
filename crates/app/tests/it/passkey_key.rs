//! An authenticator in software: what a phone or a key on a ring does, written from the standard (WebAuthn Level 3,
//! sections 6.1 and 6.5), so that a test can also do what no honest one does.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// User present, user verified, credential data attached.
const PRESENT: u8 = 1;
const VERIFIED: u8 = 4;
const ATTACHED: u8 = 64;

/// One passkey, and what is said of where it is used.
#[derive(Clone)]
pub struct Key {
    secret: SigningKey,
    id: Vec<u8>,
    pub counter: u32,
    /// The page that the browser says it shows.
    pub origin: String,
    /// The host that the browser gives to the key.
    pub host: String,
    /// Whether somebody touches it.
    pub touched: bool,
}

impl Key {
    pub fn new(seed: u8, host: &str) -> Self {
        Self {
            secret: SigningKey::from_slice(&[seed; 32]).expect("a number below the order of the curve"),
            id: vec![seed; 24],
            counter: 0,
            origin: format!("https://{host}"),
            host: host.to_owned(),
            touched: true,
        }
    }

    /// This key, passed off as another one.
    pub fn called(mut self, other: &Self) -> Self {
        self.id.clone_from(&other.id);
        self
    }

    /// The answer to `navigator.credentials.create`.
    pub fn make(&mut self, options: &Value) -> String {
        let point = self.secret.verifying_key().to_sec1_point(false);
        let (x, y) = (point.x().expect("a point"), point.y().expect("a point"));
        // COSE: EC2, ES256, P-256, x, y.
        let mut data = self.data(ATTACHED);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("short").to_be_bytes());
        data.extend(&self.id);
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(x);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(y);
        // CBOR: { "fmt": "none", "attStmt": {}, "authData": bytes }.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).expect("below 256 bytes"));
        object.extend(&data);
        let client = self.client("webauthn.create", options);
        self.answer(json!({ "clientDataJSON": text(&client), "attestationObject": text(&object) }))
    }

    /// The answer to `navigator.credentials.get`.
    pub fn prove(&mut self, options: &Value) -> String {
        let data = self.data(0);
        let client = self.client("webauthn.get", options);
        let signed = [&data[..], &Sha256::digest(&client)].concat();
        let signature: Signature = self.secret.sign(&signed);
        self.answer(json!({
            "clientDataJSON": text(&client),
            "authenticatorData": text(&data),
            "signature": text(signature.to_der().as_bytes()),
        }))
    }

    fn data(&mut self, more: u8) -> Vec<u8> {
        self.counter += 1;
        let touched = if self.touched { PRESENT | VERIFIED } else { 0 };
        let mut data = Sha256::digest(&self.host).to_vec();
        data.push(touched | more);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client(&self, kind: &str, options: &Value) -> Vec<u8> {
        let client = json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false });
        client.to_string().into_bytes()
    }

    fn answer(&self, response: Value) -> String {
        json!({ "id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "response": response })
            .to_string()
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
