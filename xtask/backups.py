#!/usr/bin/env python3
"""Reads a Nightbus backup with an implementation that shares no code with the one that wrote it.

    python3 xtask/backups.py FILE PAPER

FILE is what `nightbus backup` wrote, PAPER a text file with the private half of the key. Says what is in it and whether every
checksum agrees. Written from docs/backup-format.md and docs/envelope.md alone. Exit status 0 if the file is whole, and stays
shut when a byte is changed, a chunk is moved or the end is missing.
"""

import hashlib
import struct
import sys

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from envelopes import XWING, expand, listed, open_envelope, xchacha_key, xwing

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHUNK, TAG = 65_536, 16


def from_paper(text):
    """The 32-byte seed of X-Wing."""
    signs = "".join(text.split()).replace("-", "").upper().replace("O", "0").replace("I", "1").replace("L", "1")
    number = 0
    for sign in signs:
        number = number * 32 + DIGITS.index(sign)
    raw = (number >> (len(signs) * 5 % 8)).to_bytes(len(signs) * 5 // 8, "big")
    seed, checksum = raw[:32], raw[32:]
    if hashlib.sha256(b"nightbus paper v1" + listed(b"backup key, private half", seed)).digest()[:3] != checksum:
        raise ValueError("the paper has a slip in it")
    return seed


def unsealed(file, seed):
    """The content, once every chunk has opened in its place."""
    if file[:16] != b"nightbus stream\n" or file[16] != 1:
        raise ValueError("another kind of file")
    number = file[17:33]
    (length,) = struct.unpack("<I", file[33:37])
    header, chunks = file[:37 + length], file[37 + length:]
    envelope = header[37:]
    public = bytes([XWING]) + xwing(seed, envelope[2:1122])[0]
    case = {"envelope": envelope, "secret": seed, "suite": XWING, "public": public, "padded": False}
    file_key = open_envelope(case, [bytes(16), b"stream", b"key", number])
    key = expand(file_key, b"nightbus v1 " + listed(b"derive", b"stream"), 32)
    pieces = [chunks[at:at + CHUNK + TAG] for at in range(0, len(chunks), CHUNK + TAG)]
    content = b""
    for at, piece in enumerate(pieces):
        nonce = bytes(19) + struct.pack(">I", at) + bytes([at == len(pieces) - 1])
        inner, short = xchacha_key(key, nonce)
        content += ChaCha20Poly1305(inner).decrypt(short, piece, hashlib.sha256(header).digest())
    if not pieces:
        raise ValueError("no chunks")
    return content


class Reader:
    def __init__(self, content):
        self.content, self.at = content, 0

    def take(self, length):
        self.at += length
        if self.at > len(self.content):
            raise ValueError("the content ends too early")
        return self.content[self.at - length:self.at]

    def number(self, form):
        return struct.unpack("<" + form, self.take(struct.calcsize("<" + form)))[0]

    def text(self):
        return self.take(self.number("I")).decode()


def check_row(row, kinds):
    cells = Reader(row)
    for kind in kinds:
        found = cells.number("B")
        if found not in (0, kind):
            raise ValueError("a cell of another kind than its column")
        if found == 1:
            cells.number("q")
        elif found == 2:
            cells.text()
        elif found == 3:
            cells.take(cells.number("I"))
    if cells.at != len(row):
        raise ValueError("a row that is longer than its cells")


def read(content):
    """The manifest, and for each table its name and how many rows it has."""
    from_it = Reader(content)
    manifest = from_it.text()
    for _ in range(from_it.number("I")):
        from_it.number("q")
        from_it.text()
    tables = []
    while from_it.number("B") == 1:
        begin = from_it.at - 1
        name = from_it.text()
        columns = [(from_it.text(), from_it.number("B")) for _ in range(from_it.number("I"))]
        if columns != sorted(columns, key=lambda column: column[0].encode()):
            raise ValueError(f"the columns of {name} are not in order")
        rows, end = 0, from_it.at
        while length := from_it.number("I"):
            check_row(from_it.take(length), [kind for _, kind in columns])
            rows, end = rows + 1, from_it.at
        if from_it.number("Q") != rows:
            raise ValueError(f"{name} has another number of rows than it says")
        if from_it.take(32) != hashlib.sha256(content[begin:end]).digest():
            raise ValueError(f"the checksum of {name} does not agree")
        tables.append((name, rows))
    if from_it.at != len(content):
        raise ValueError("something stands behind the end")
    return manifest, tables


def stays_shut(file, seed):
    try:
        unsealed(file, seed)
    except (InvalidTag, ValueError):
        return True
    return False


def main():
    with open(sys.argv[1], "rb") as file, open(sys.argv[2], encoding="ascii") as paper:
        file, seed = file.read(), from_paper(paper.read())
    try:
        manifest, tables = read(unsealed(file, seed))
    except (InvalidTag, ValueError, struct.error) as error:
        print(f"backups: it does not open ({type(error).__name__} {error})")
        return 1
    chunks = 37 + struct.unpack("<I", file[33:37])[0]
    changed = [file[:at] + bytes([file[at] ^ 1]) + file[at + 1:] for at in (16, 20, 40, chunks, len(file) - 1)]
    cut = [file[:-1], file[:chunks + CHUNK + TAG], file[:chunks]] if len(file) > chunks + CHUNK + TAG else [file[:-1]]
    if not all(stays_shut(other, seed) for other in changed + cut):
        print("backups: it opens although it was changed")
        return 1
    made = next(line for line in manifest.splitlines() if line.startswith("made_at"))
    rows = sum(rows for _, rows in tables)
    print(f"backups: {rows} rows in {len(tables)} tables, every checksum agrees, {made}; changed or cut off it stays shut")
    return 0


if __name__ == "__main__":
    sys.exit(main())
