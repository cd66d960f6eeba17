"""The work of a long run, kept line by line, so that an interrupted one can be taken up again."""

from __future__ import annotations

import json
from contextlib import ExitStack, suppress
from hashlib import blake2b
from os import SEEK_END
from typing import TYPE_CHECKING, BinaryIO

from events.command.file_lock import open_alone
from events.errors import DatelineError
from events.exports.json_format import write_jsonl
from events.reading.records import BROUGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from events.timeline.timeline import Timeline
    from events.types import Document


class Journal:
    """Finished timelines on disk, one JSON line each, beside the output that they are meant for.

    With `resume`, what an earlier journal or an earlier output holds counts as done; without, all
    is done anew. A line that a crash has cut short counts for nothing. `len` tells what is done.
    One run at a time has it, until it is closed. Raises DatelineError while another one has.
    """

    def __init__(self, output: Path, *, resume: bool) -> None:
        self.path = output.with_name(f"{output.name}.unfinished")
        self._places: dict[bytes, tuple[Path, int]] = {}
        self._order: list[bytes] = []
        file = open_alone(self.path)
        if file is None:
            raise DatelineError(
                f"{output}: another run is writing it: wait for its end, or give another -o FILE"
            )
        self._file = file
        if not resume:
            self._file.truncate(0)
        for earlier in (output, self.path) if resume else ():
            if earlier.is_file():
                self._places |= {key: (earlier, start) for key, start in _finished(earlier)}

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let another run have it; a journal of nothing is removed."""
        if not self._file.closed:
            empty = self._file.seek(0, SEEK_END) == 0
            self._file.close()
            if empty:
                with suppress(PermissionError):  # on Windows, where another run has opened it since
                    self.path.unlink(missing_ok=True)

    def __len__(self) -> int:
        return len(self._places)

    def missing(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Those of the documents that are not done yet, each once."""
        begun = set(self._places)
        for document in documents:
            key = _key(document)
            self._order.append(key)
            if key not in begun:
                begun.add(key)
                yield document

    def keep(self, timelines: Iterable[Timeline]) -> None:
        """Write each timeline down as it comes; each is of one document."""
        file = self._file
        file.seek(0, SEEK_END)
        _end_last_line(file)
        for timeline in timelines:
            self._places[_key(timeline.documents[0])] = (self.path, file.tell())
            file.write(write_jsonl(timeline).encode())
            file.flush()

    def lines(self) -> Iterator[str]:
        """What is done, in the order of the documents that `missing` was asked about."""
        places = [self._places[key] for key in self._order if key in self._places]
        with ExitStack() as stack:
            paths = {path for path, _ in places}
            files = {path: stack.enter_context(path.open("rb")) for path in paths}
            for path, start in places:
                files[path].seek(start)
                yield files[path].readline().decode()

    def remove(self) -> None:
        """Forget what is kept: it has reached the output."""
        self._file.truncate(0)
        self.close()


def _finished(path: Path) -> Iterator[tuple[bytes, int]]:
    """Which document each whole line of a file is about, and where the line begins, in bytes."""
    with path.open("rb") as file:
        start = 0
        for line in file:
            if key := _key_in(line):
                yield key, start
            start += len(line)


def _key_in(line: bytes) -> bytes | None:
    """The key of the document that a line of output is about; None for what is no such line."""
    if not line.endswith(b"\n"):
        return None
    try:
        document = json.loads(line)["documents"][0]
        brought = document["published_basis"] in BROUGHT
        published = document["published"] if brought else None
        return _digest(document["id"], document["text"], published)
    except (ValueError, LookupError, TypeError):  # whatever a person put there is no line of ours
        return None


def _key(document: Document) -> bytes:
    published = document.published if document.published_basis in BROUGHT else None
    return _digest(document.doc_id, document.text, str(published) if published else None)


def _digest(*parts: str | None) -> bytes:
    """What tells one document from another, in a few bytes."""
    return blake2b(json.dumps(parts).encode(), digest_size=16).digest()


def _end_last_line(file: BinaryIO) -> None:
    """After a line that was cut short a new one begins."""
    if file.tell():
        file.seek(-1, 2)
        if file.read(1) != b"\n":
            file.write(b"\n")
