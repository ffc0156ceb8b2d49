#!/usr/bin/env python3
"""Opens Nightbus envelopes with an implementation that shares no code with the one that sealed them.

    cargo run -q -p seal --example envelopes | python3 xtask/envelopes.py

Needs Python 3.9 and `cryptography` 50 or later, for X25519, ML-KEM-768 and ChaCha20-Poly1305. HKDF, the HPKE key
schedule, X-Wing, HChaCha20, the associated data and the padding are written here from the standards and from
docs/envelope.md alone. Exit status 0 if every envelope opens, and stays shut anywhere but in its place.
"""

import hashlib
import hmac
import json
import struct
import sys

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

VERSION = 1
SYMMETRIC, XWING, X25519 = 1, 2, 3
INFO = b"nightbus v1 envelope"
HPKE_SUITE = {XWING: b"HPKE\x64\x7a\x00\x01\x00\x03", X25519: b"HPKE\x00\x20\x00\x01\x00\x03"}


# HKDF-SHA256 (RFC 5869) and its labelled forms (RFC 9180, section 4)

def extract(salt, secret):
    return hmac.digest(salt or bytes(32), secret, "sha256")


def expand(key, info, length):
    out, block = b"", b""
    for counter in range(1, 256):
        if len(out) >= length:
            break
        block = hmac.digest(key, block + info + bytes([counter]), "sha256")
        out += block
    return out[:length]


def labeled_extract(suite, salt, label, secret):
    return extract(salt, b"HPKE-v1" + suite + label + secret)


def labeled_expand(suite, key, label, info, length):
    return expand(key, struct.pack(">H", length) + b"HPKE-v1" + suite + label + info, length)


# The two key encapsulations: each gives (public key, shared secret)

def public_bytes(key):
    return key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def dhkem_x25519(seed, encapsulated):
    """RFC 9180, sections 4.1 and 7.1.3."""
    suite = b"KEM\x00\x20"
    ikm = labeled_extract(suite, b"", b"dkp_prk", seed)
    private = X25519PrivateKey.from_private_bytes(labeled_expand(suite, ikm, b"sk", b"", 32))
    public = public_bytes(private.public_key())
    shared = private.exchange(X25519PublicKey.from_public_bytes(encapsulated))
    prk = labeled_extract(suite, b"", b"eae_prk", shared)
    return public, labeled_expand(suite, prk, b"shared_secret", encapsulated + public, 32)


def xwing(seed, encapsulated):
    """draft-connolly-cfrg-xwing-kem, section 5."""
    expanded = hashlib.shake_256(seed).digest(96)
    lattice = MLKEM768PrivateKey.from_seed_bytes(expanded[:64])
    curve = X25519PrivateKey.from_private_bytes(expanded[64:])
    lattice_text, curve_text = encapsulated[:1088], encapsulated[1088:]
    lattice_secret = lattice.decapsulate(lattice_text)
    curve_secret = curve.exchange(X25519PublicKey.from_public_bytes(curve_text))
    curve_public = public_bytes(curve.public_key())
    label = b"\\.//^\\"
    secret = hashlib.sha3_256(lattice_secret + curve_secret + curve_text + curve_public + label).digest()
    return public_bytes(lattice.public_key()) + curve_public, secret


def hpke_key(suite, secret):
    """The key and nonce of the first message in base mode (RFC 9180, section 5.1)."""
    suite = HPKE_SUITE[suite]
    context = b"\x00" + labeled_extract(suite, b"", b"psk_id_hash", b"")
    context += labeled_extract(suite, b"", b"info_hash", INFO)
    prk = labeled_extract(suite, secret, b"secret", b"")
    return labeled_expand(suite, prk, b"key", context, 32), labeled_expand(suite, prk, b"base_nonce", context, 12)


# XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha)

def hchacha20(key, nonce):
    state = list(struct.unpack("<16I", b"expand 32-byte k" + key + nonce))

    def quarter(a, b, c, d):
        for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            state[x] = (state[x] + state[y]) & 0xFFFFFFFF
            mixed = state[z] ^ state[x]
            state[z] = ((mixed << turn) | (mixed >> (32 - turn))) & 0xFFFFFFFF

    for _ in range(10):
        for i in range(4):
            quarter(i, 4 + i, 8 + i, 12 + i)
        for i in range(4):
            quarter(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4)
    return struct.pack("<8I", *state[:4], *state[12:])


def xchacha_key(key, nonce):
    return hchacha20(key, nonce[:16]), bytes(4) + nonce[16:]


# Our own formats (docs/envelope.md)

def listed(*values):
    return b"".join(struct.pack("<I", len(value)) + value for value in values)


def unpad(padded):
    (length,) = struct.unpack("<I", padded[:4])
    needed = 4 + length
    size = next((c for c in (256, 1024, 4096, 16384) if c >= needed), -(-needed // 16384) * 16384)
    if len(padded) != size or any(padded[needed:]):
        raise ValueError("padding")
    return padded[4:needed]


def open_envelope(case, place):
    envelope, secret = case["envelope"], case["secret"]
    version, suite = envelope[0], envelope[1]
    if version != VERSION or suite != case["suite"]:
        raise ValueError("header")
    opening = {SYMMETRIC: 24, XWING: 1120, X25519: 32}[suite]
    opening, sealed = envelope[2:2 + opening], envelope[2 + opening:]
    if suite == SYMMETRIC:
        key, nonce = xchacha_key(expand(secret, b"nightbus v1 " + listed(b"seal"), 32), opening)
    else:
        public, shared = (xwing if suite == XWING else dhkem_x25519)(secret, opening)
        if case["public"] != bytes([suite]) + public:
            raise ValueError("public key")
        key, nonce = hpke_key(suite, shared)
    associated = bytes([version, suite]) + listed(*place)
    content = ChaCha20Poly1305(key).decrypt(nonce, sealed, associated)
    return unpad(content) if case["padded"] else content


def stays_shut(case, place):
    try:
        open_envelope(case, place)
    except InvalidTag:
        return True
    return False


def check(case):
    place = [case[field] for field in ("org", "table", "column", "row")]
    if open_envelope(case, place) != case["plain"]:
        return "another text came out"
    for i, field in enumerate(("org", "table", "column", "row")):
        moved = [*place[:i], place[i][:-1] + bytes([place[i][-1] ^ 1]), *place[i + 1:]]
        if not stays_shut(case, moved):
            return f"it opens with another {field}"
    return None


def main():
    suites = set()
    count = 0
    for number, line in enumerate(sys.stdin, 1):
        case = {k: bytes.fromhex(v) if isinstance(v, str) else v for k, v in json.loads(line).items()}
        try:
            wrong = check(case)
        except (InvalidTag, ValueError, KeyError, IndexError, struct.error) as error:
            wrong = f"it does not open ({type(error).__name__} {error})"
        if wrong:
            print(f"envelopes: line {number}, suite {case.get('suite')}: {wrong}")
            return 1
        suites.add(case["suite"])
        count += 1
    if suites != {SYMMETRIC, XWING, X25519}:
        print(f"envelopes: only suites {sorted(suites)} were there to try")
        return 1
    print(f"envelopes: {count} of {count} open in their place and nowhere else, suites {sorted(suites)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
