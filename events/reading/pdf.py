"""A PDF to a Document: its text in reading order, read in a process of its own."""

from __future__ import annotations

import atexit
import json
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from threading import Lock, Timer
from typing import TYPE_CHECKING

from events.errors import UnreadableInputError
from events.reading.pdf_worker import MOST_PAGES
from events.reading.source import check_text, read_all, too_long
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.reading.source import Found, Source

# Seconds: a newspaper's largest page takes one; what takes this long was made to.
_LONGEST = 60
_LENGTH = 8
_REASONS = {
    "password": "is protected with a password: save it without one",
    "damaged": "is a damaged PDF, or none: it may be cut short: get it again",
    "pages": f"has more than {MOST_PAGES} pages: give the pages of the article alone",
    "gone": f"cannot be read: it takes more memory, or longer than {_LONGEST} seconds: give the "
    "article as plain text",
}
_CREATED = re.compile(r"D:(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
# What programs write for want of a title.
_NO_TITLE = re.compile(r"untitled.*|microsoft word.*|.*\.\w{2,5}|\W*", re.IGNORECASE)


def read_pdf(source: Source) -> Iterator[Found]:
    """The one article of a PDF; offsets are into its text. Raises UnreadableInputError.

    The day on which the file was made is only a hint: it is told as such, never taken.
    """
    answer = _worker().read(read_all(source))
    error = answer.get("error")
    if error == "long":
        raise too_long(source.name)
    if error is not None:
        raise UnreadableInputError(f"{source.name}: {_REASONS[error]}")
    if not answer["text"].strip():
        raise UnreadableInputError(
            f"{source.name}: there is no text in this PDF: its pages are pictures: run a text "
            "recognition (OCR) program on it first"
        )
    if _is_unreadable(answer["text"]):
        raise UnreadableInputError(
            f"{source.name}: its letters cannot be told: its fonts do not say what they stand for: "
            "run a text recognition (OCR) program on it, or give the article as plain text"
        )
    title = " ".join(answer["title"].split())
    yield Document(
        text=check_text(answer["text"], source.name),
        doc_id=source.doc_id,
        published_evidence=_hint(answer["created"]),
        title=None if _NO_TITLE.fullmatch(title) else title,
        url=source.url,
    )


def _is_unreadable(text: str) -> bool:
    """Whether most letters are signs without a meaning: U+FFFD, private ones, controls."""
    letters = [letter for letter in text if not letter.isspace()]
    return 2 * sum(map(_is_no_letter, letters)) > len(letters)


def _is_no_letter(letter: str) -> bool:
    return letter == "\ufffd" or unicodedata.category(letter) in ("Co", "Cn", "Cc", "Cs")


@dataclass(slots=True)
class _Worker:
    """The process that opens PDFs, started when there is one and again after one that hung it."""

    lock: Lock = field(default_factory=Lock)
    process: subprocess.Popen[bytes] | None = None

    def read(self, content: bytes) -> dict[str, str]:
        """What `read_pdf_content` answers, or `gone` for a PDF that no process survives."""
        with self.lock:
            process = self.process or self._start()
            timer = Timer(_LONGEST, process.kill)
            timer.start()
            answer = _ask(process, content)
            timer.cancel()
            if answer is None:
                self.stop()
        loaded: dict[str, str] = json.loads(answer) if answer is not None else {"error": "gone"}
        return loaded

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", "-m", "events.reading.pdf_worker"]  # -P: nothing from here
        pipe, silent = subprocess.PIPE, subprocess.DEVNULL
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=silent)  # noqa: S603
        return self.process

    def stop(self) -> None:
        """End the process, if there is one."""
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            process.communicate()


@cache
def _worker() -> _Worker:
    worker = _Worker()
    atexit.register(worker.stop)
    return worker


def _ask(process: subprocess.Popen[bytes], content: bytes) -> bytes | None:
    """The process's answer, None where it died."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(len(content).to_bytes(_LENGTH, "big") + content)
        process.stdin.flush()
    except OSError:  # it died before it had read the PDF
        return None
    length = process.stdout.read(_LENGTH)
    answer = process.stdout.read(int.from_bytes(length, "big"))
    whole = len(length) == _LENGTH and len(answer) == int.from_bytes(length, "big")
    return answer if whole else None


def _hint(created: str) -> str:
    match = _CREATED.match(created)
    if match is None:
        return ""
    day = "-".join(match.group("year", "month", "day"))
    return f"The file was made on {day}, which may be another day."
