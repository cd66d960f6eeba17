"""Where a command writes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from events.command.streams import harmless
from events.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# How a person names standard output where a file is asked for.
STANDARD_OUTPUT = "-"


def write_out(chunks: Iterable[bytes], output: str | None) -> None:
    """The chunks to standard output as they come, or to a file once all are there.

    Raises DatelineError when there can be no such file.
    """
    if is_standard(output):
        for chunk in chunks:
            say(chunk)
        return
    path = writable(str(output))
    if _is_special(path):  # there is nothing to replace
        path.write_bytes(b"".join(chunks))
        return
    with _replacement(path) as file:
        file.writelines(chunks)


def say(chunk: bytes) -> None:
    """Write to standard output at once, whatever the terminal's encoding is.

    What a terminal would obey does not reach it. Raises DatelineError where there is no output.
    """
    if sys.stdout is None:
        raise DatelineError("standard output is closed: write to a file with -o FILE")
    if sys.stdout.isatty():
        chunk = harmless(chunk.decode("utf-8", "replace")).encode()
    sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


def is_standard(output: str | None) -> bool:
    """Whether the output is standard output."""
    return output is None or output == STANDARD_OUTPUT


def is_plain_file(output: str | None) -> bool:
    """Whether the output is a file that can be replaced, no standard output, pipe or device."""
    return not is_standard(output) and not _is_special(Path(str(output)))


def writable(output: str) -> Path:
    """Where to write. Raises DatelineError when there can be no such file."""
    if not output.strip():  # as an unset variable gives it
        raise DatelineError(f"“{output}”: cannot be written: it names no file")
    path = Path(output).resolve()
    if path.is_dir() or not path.parent.is_dir():
        raise DatelineError(f"{output}: cannot be written: it must be a file in a folder there is")
    return path


def _is_special(path: Path) -> bool:
    """Whether a path is a device or a pipe."""
    return path.exists() and not (path.is_file() or path.is_dir())


@contextmanager
def _replacement(path: Path) -> Iterator[IO[bytes]]:
    """A new file that takes the place of `path` when all is well and something is in it."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        if part.stat().st_size:
            if path.exists():
                shutil.copymode(path, part)
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
