#!/usr/bin/env python3
"""Verifies a team's keys and audit trails without Nightbus.

    nightbus keys export --config nightbus.toml > keys.jsonl
    python3 verify-keys.py keys.jsonl "22087 23207 …"

The second argument is the founding fingerprint as `nightbus init` printed it: take it from paper, not from the server.
With several organisations give one fingerprint for each. Needs Python 3.9 and nothing else; written from
docs/envelope.md and RFC 8032, it shares no code with Nightbus. Exit status 0 if everything holds, 1 if not.
"""

import hashlib
import json
import re
import struct
import sys

TEAM_KEY_ROLES = {"coordinator", "outreach_worker", "peer"}
ROLES = TEAM_KEY_ROLES | {
    "doctor", "psychologist", "case_manager", "hiv_consultant", "hcv_consultant", "analyst", "publisher",
    "administrator",
}
PUBLIC_KEY_BYTES = {2: 1217, 3: 33}


# Ed25519 (RFC 8032, section 5.1), in extended coordinates.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        if n & 1:
            q = add(q, p)
        p = add(p, p)
        n >>= 1
    return q


def same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def point(text):
    """A point from its 32 bytes; None if they are none."""
    if len(text) != 32:
        return None
    y = int.from_bytes(text, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
NEUTRAL = (0, 1, 1, 0)


def is_key(text):
    """Whether these bytes are a key, and none of the few under which forged signatures pass."""
    found = point(text)
    return found is not None and not same(times(8, found), NEUTRAL)


def verifies(key, message, signature):
    """Strictly: no small points, S below the order, and the equation without the cofactor."""
    if len(signature) != 64 or not is_key(key) or not is_key(signature[:32]):
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return same(times(s, BASE), add(point(signature[:32]), times(h, point(key))))


def fingerprint(key):
    digest = hashlib.sha256(key).digest()
    return " ".join("%05d" % pair for pair in struct.unpack(">16H", digest))


# Statements (docs/envelope.md)

class Unreadable(Exception):
    pass


class Fields:
    """The fields of a statement, read in order."""

    def __init__(self, statement, label):
        self.rest = statement
        if self.cut() != label:
            raise Unreadable

    def cut(self):
        if len(self.rest) < 4:
            raise Unreadable
        (length,) = struct.unpack("<I", self.rest[:4])
        value, rest = self.rest[4:4 + length], self.rest[4 + length:]
        if len(value) != length:
            raise Unreadable
        self.rest = rest
        return value

    def field(self, name, kind):
        if self.cut() != name.encode() or self.rest[:1] != kind:
            raise Unreadable
        self.rest = self.rest[1:]
        return self.cut()

    def bytes(self, name):
        return self.field(name, b"b")

    def text(self, name):
        return self.field(name, b"t").decode()

    def number(self, name):
        value = self.field(name, b"n")
        if len(value) != 8:
            raise Unreadable
        return struct.unpack("<q", value)[0]

    def end(self):
        if self.rest:
            raise Unreadable


def identifier(value):
    if len(value) != 16:
        raise Unreadable
    return value


def read_entry(statement):
    fields = Fields(statement, b"nightbus team v1")
    entry = {"org": fields.bytes("org"), "number": fields.number("number"), "previous": fields.bytes("previous")}
    fields.number("at")
    by, signer = fields.text("signed by"), fields.bytes("signer")
    if by == "member":
        identifier(signer)
    elif by not in ("founding key", "recovery key") or signer:
        raise Unreadable
    entry["by"], entry["signer"] = by, signer
    change = entry["change"] = fields.text("change")
    if change == "admit":
        entry["staff"] = identifier(fields.bytes("staff"))
        entry["card"] = (fields.text("work name"), fields.text("role"), fields.bytes("sealing key"),
                         fields.bytes("signing key"))
        if entry["card"][1] not in ROLES:
            raise Unreadable
    elif change == "leave":
        entry["staff"] = identifier(fields.bytes("staff"))
    elif change == "epoch":
        entry["epoch"], entry["public key"] = fields.number("epoch"), fields.bytes("public key")
    elif change == "recovery":
        fields.bytes("sealing key")
        entry["recovery"] = fields.bytes("signing key")
        fields.number("needed")
        fields.number("papers")
    else:
        raise Unreadable
    fields.end()
    return entry


class Refused(Exception):
    pass


class Roll:
    """What a chain adds up to."""

    def __init__(self, org, founding):
        self.org, self.founding = org, founding
        self.members, self.left, self.epochs = {}, {}, []
        self.recovery = None
        self.number, self.hash = 0, bytes(32)

    def coordinators(self):
        return [staff for staff, card in self.members.items() if card[1] == "coordinator"]

    def key_of(self, entry):
        admits = entry["change"] == "admit" and entry["card"][1] == "coordinator"
        if entry["by"] == "founding key":
            return self.founding if self.number == 0 and admits else None
        if entry["by"] == "recovery key":
            return self.recovery if admits else None
        card = self.members.get(entry["signer"])
        return card[3] if card and card[1] == "coordinator" else None

    def accept(self, statement, signature):
        try:
            entry = read_entry(statement)
        except (Unreadable, UnicodeDecodeError, struct.error):
            raise Refused("it cannot be read")
        if entry["org"] != self.org:
            raise Refused("it was written for another organisation")
        if entry["number"] != self.number + 1 or entry["previous"] != self.hash:
            raise Refused("it does not follow the entry before it")
        key = self.key_of(entry)
        if key is None:
            raise Refused("whoever signed it could not do so")
        if not verifies(key, statement, signature):
            raise Refused("its signature does not fit")
        getattr(self, "apply_" + entry["change"])(entry)
        self.number += 1
        self.hash = hashlib.sha256(statement + signature).digest()

    def apply_admit(self, entry):
        staff, card = entry["staff"], entry["card"]
        known = self.members.get(staff)
        if (known and known[2:] != card[2:]) or (not known and staff in self.left):
            raise Refused("it takes over somebody else's place or keys")
        if known and card[1] != "coordinator" and self.coordinators() == [staff]:
            raise Refused("it takes the last coordinator away")
        sealing = card[2]
        if not sealing or PUBLIC_KEY_BYTES.get(sealing[0]) != len(sealing) or not is_key(card[3]):
            raise Refused("a key in it is none")
        self.members[staff] = card

    def apply_leave(self, entry):
        staff = entry["staff"]
        if staff not in self.members:
            raise Refused("it is about somebody who is not in the team")
        if self.coordinators() == [staff]:
            raise Refused("it takes the last coordinator away")
        self.left[staff] = self.members.pop(staff)

    def apply_epoch(self, entry):
        key = entry["public key"]
        if entry["epoch"] != len(self.epochs) + 1 or not key or PUBLIC_KEY_BYTES.get(key[0]) != len(key):
            raise Refused("it skips a key of the team, or holds none")
        self.epochs.append(key)

    def apply_recovery(self, entry):
        self.recovery = entry["recovery"]


def audit_hash(previous, org, staff, number, action, obj, at):
    name = action.encode()
    return hashlib.sha256(
        b"nightbus audit v1" + previous + org + staff + struct.pack(">q", number) + struct.pack(">Q", len(name))
        + name + obj + struct.pack(">q", at)
    ).digest()


def read(path):
    """The lines of an export by kind, with hexadecimal text as bytes."""
    kinds = {}
    plain = {"kind", "slug", "work name", "role", "action"}
    with open(path, encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            row = {k: bytes.fromhex(v) if isinstance(v, str) and k not in plain else v for k, v in row.items()}
            kinds.setdefault(row["kind"], []).append(row)
    if [head.get("version") for head in kinds.get("nightbus keys", [])] != [1]:
        raise ValueError("not an export of this version")
    return kinds


def verify(kinds, organisation, fingerprints, say):
    org, slug = organisation["org"], organisation["slug"]
    of = {kind: [row for row in rows if row.get("org") == org] for kind, rows in kinds.items()}

    def get(kind):
        return of.get(kind, [])

    key = organisation["founding key"]
    if re.sub(r"\D", "", fingerprint(key)) not in fingerprints:
        return say(False, slug, "the founding key has another fingerprint: " + fingerprint(key))
    say(True, slug, "the founding key has the fingerprint you gave")
    roll = Roll(org, key)
    for place, row in enumerate(get("entry"), 1):
        try:
            if row["number"] != place:
                raise Refused("it stands in another place")
            roll.accept(row["statement"], row["signature"])
        except Refused as why:
            return say(False, slug, f"entry {place} of the team's chain is not accepted: {why}")
    if not roll.number:
        return say(False, slug, "the team's chain is empty")
    say(True, slug, f"{roll.number} entries of the team's chain are accepted; head {roll.hash.hex()}")

    rows = {row["id"]: row for row in get("staff")}
    for staff, card in roll.members.items():
        row = rows.get(staff)
        fits = row and (row["work name"], row["role"], row["sealing key"], row["signing key"]) == card
        if not fits:
            say(False, slug, f"the row of {card[0]} is not what was signed")
    epochs = [row["epoch"] for row in get("epoch")]
    if epochs != list(range(1, len(roll.epochs) + 1)):
        say(False, slug, "the list of the team's keys is not the signed one")
    holders = {(row["epoch"], row["staff"]) for row in get("seal")}
    for epoch, staff in sorted(holders):
        card = roll.members.get(staff)
        if not card or card[1] not in TEAM_KEY_ROLES:
            name = card[0] if card else rows.get(staff, {}).get("work name", "somebody")
            say(False, slug, f"{name} has key {epoch} of the team and must not")
    for staff, card in roll.members.items():
        if card[1] in TEAM_KEY_ROLES and roll.epochs and (len(roll.epochs), staff) not in holders:
            say(False, slug, f"{card[0]} lacks the present key of the team")
    say(True, slug, f"{len(roll.members)} members, {len(roll.left)} who left, {len(roll.epochs)} keys of the team")

    chains = {}
    for row in get("audit"):
        chains.setdefault(row["staff"], []).append(row)
    for staff, links in chains.items():
        name = rows.get(staff, {}).get("work name", staff.hex())
        previous = bytes(32)
        for place, row in enumerate(links, 1):
            wanted = audit_hash(previous, org, staff, place, row["action"], row["object"], row["at"])
            if row["number"] != place or row["previous"] != previous or row["hash"] != wanted:
                say(False, slug, f"the audit trail of {name} breaks at entry {place}")
                break
            previous = wanted
        else:
            say(True, slug, f"the audit trail of {name} is whole, {len(links)} entries; head {previous.hex()}")


def main(arguments):
    if len(arguments) < 2:
        print(__doc__)
        return 1
    defects = []

    def say(well, slug, sentence):
        print(f"{'OK   ' if well else 'WRONG'} {slug}: {sentence}")
        if not well:
            defects.append(sentence)

    try:
        kinds = read(arguments[0])
        if not kinds.get("organisation"):
            say(False, "-", "there is no organisation in it")
        for organisation in kinds.get("organisation", []):
            verify(kinds, organisation, {re.sub(r"\D", "", text) for text in arguments[1:]}, say)
    except (OSError, ValueError, KeyError, TypeError) as error:
        say(False, "-", f"the export cannot be read ({type(error).__name__}: {error})")
    print("Everything holds." if not defects else f"{len(defects)} things do not hold.")
    return 1 if defects else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
