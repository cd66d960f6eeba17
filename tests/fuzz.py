"""Damaged files for every reader: each is read or refused in one line, and in good time.

    python tests/fuzz.py --inputs 100000 --seed 1

writes what breaks a reader, and what takes long, into the folder `--into`; the status is 1 then.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import warnings
from pathlib import Path, PurePath

from samples import SAMPLES

from events.errors import FaultWarning, InputWarning, UnreadableInputError
from events.reading import read_source
from events.reading.source import Source

LONGEST = 10.0
# What hostile and broken files are made of: lengths, marks, quotes, nesting, half of a letter.
_PIECES = (
    *(b"\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\n", b"\r\n\r\n", b"\xed\xa0\x80", b"%00"),
    *(
        b"<",
        b">",
        b"&#x110000;",
        b"&#0;",
        b"<!--",
        b"]]>",
        b"<![CDATA[",
        b"<table><tr><td>",
        b"</p>",
    ),
    *(b"<div>" * 300, b"((((" * 300, b"[" * 2000, b"<<" * 500, b'"' * 999, b"A" * 70_000),
    *(
        b"stream\n",
        b"endobj",
        b"/Kids[2 0 R]",
        b"/Count 99999999",
        b"/Length 99999999",
        b"/Encrypt",
    ),
    *(b"PK\x03\x04", b"PK\x01\x02", b"%PDF-1.7", b"=?utf-8?b?", b"=?x?q?", b'charset="utf-16"'),
    *(b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"datePublished", b"9999-99-99"),
    *(
        "\u202e".encode(),
        "\u2028".encode(),
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"---\n",
        b"{",
        b'{"id":',
    ),
)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content after a few of the accidents that befall files."""
    damage = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        at = chance.randrange(len(damage) + 1)
        length = chance.choice((1, 1, 2, 4, 16, 200))
        accident = chance.randrange(7)
        if accident == 0:
            damage[at : at + 1] = bytes([chance.randrange(256)])
        elif accident == 1:
            del damage[at : at + length]
        elif accident == 2:
            damage[at:at] = chance.choice(_PIECES)
        elif accident == 3:
            damage[at : at + length] = chance.choice(_PIECES)
        elif accident == 4:
            damage[at:at] = damage[at : at + length] * chance.choice((1, 2, 50))
        elif accident == 5 and chance.random() < 0.3:
            del damage[at:]
        else:
            other = chance.randrange(len(damage) + 1)
            damage[at : at + length] = damage[other : other + length]
    return bytes(damage)


def complaint(name: str, content: bytes) -> str | None:
    """What is wrong with how an input is read, None where all is well."""
    path = PurePath(name)
    source = Source(file=io.BytesIO(content), name=name, doc_id=path.stem, suffix=path.suffix)
    started = time.process_time()  # what others do on the machine is no fault of a reader
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FaultWarning)
            warnings.simplefilter("ignore", InputWarning)
            found = list(read_source(source))
    except Exception as error:  # any exception at all is what is looked for
        return f"{type(error).__name__}: {error}"
    seconds = time.process_time() - started
    if seconds > LONGEST:
        return f"takes {seconds:.0f} seconds"
    if any("\n" in str(one) for one in found if isinstance(one, UnreadableInputError)):
        return "complains in more than one line"
    return None if found else "gives neither an article nor a reason"


def main() -> int:
    """Try so many inputs; returns 1 when any of them broke a reader."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--into", type=Path, default=Path("fuzz-found"))
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    broken = 0
    for number in range(asked.inputs):
        name = chance.choice(list(SAMPLES))
        content = damaged(SAMPLES[name], chance)
        wrong = complaint(name, content)
        if wrong is not None:
            broken += 1
            asked.into.mkdir(exist_ok=True)
            (asked.into / f"{asked.seed}-{number}-{name}").write_bytes(content)
            sys.stdout.write(f"{number} {name}: {wrong}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{asked.inputs} inputs, {broken} of them broke a reader\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
