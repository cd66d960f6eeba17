"""One input on its way to being read: its bytes, and what is known of it beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from events.errors import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from events.types import Document

    # An article, or the reason why it could not be read; the others follow.
    Found = Document | UnreadableInputError
    Reader = Callable[["Source"], Iterator[Found]]

# About the length of the Bible's four longest books; the parser takes a minute for it.
MAX_CHARACTERS = 1_000_000
# A file that is read whole. Files of many articles are read piece by piece and have no limit.
MAX_BYTES = 20_000_000
# What a reader may take above idle, in bytes: so much, or so many times its input, and no more.
_FREE_MEMORY, _TIMES_INPUT, _MOST_MEMORY = 64_000_000, 20, 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file, a member of an archive, standard input, or what came from an address.

    `file` can seek; `name` is what messages call it; `doc_id` names its article; `suffix` is the
    ending of its name in lower case; `charset` is what the web server said of it; `packed_size` is
    that of a member of an archive, in bytes.
    """

    file: IO[bytes]
    name: str
    doc_id: str
    suffix: str = ""
    url: str | None = None
    charset: str | None = None
    packed_size: int | None = None

    def size(self, content: bytes) -> int:
        """How many bytes there are to be read, by which memory is measured; fewer when packed."""
        return len(content) if self.packed_size is None else min(self.packed_size, len(content))


def is_address(path: str) -> bool:
    """Whether a path is an address on the web."""
    return path.lower().startswith(("http://", "https://"))


def read_all(source: Source) -> bytes:
    """The content from where the file stands. Raises UnreadableInputError where it is too large."""
    content = source.file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise UnreadableInputError(
            f"{source.name}: is larger than {MAX_BYTES // 1_000_000} MB: give its article as plain "
            "text, or many articles as a .jsonl or .csv file"
        )
    return content


def most_memory(size: int) -> int:
    """How many bytes a reader may take above idle for an input of so many."""
    return min(_MOST_MEMORY, max(_FREE_MEMORY, _TIMES_INPUT * size))


def check_parts(parts: int, each: int, size: int, name: str) -> None:
    """Raises UnreadableInputError where so many parts, each of so many bytes, take too much memory.

    `size` is that of the input, whose parts they are: a file that is nearly all markup.
    """
    if parts * each > most_memory(size):
        raise UnreadableInputError(
            f"{name}: has {parts:,} parts and hardly any words, as no article has: not read"
        )


def check_text(text: str, name: str) -> str:
    """The text itself. Raises UnreadableInputError when it is blank or too long."""
    if not text.strip():
        raise empty(name)
    if len(text) > MAX_CHARACTERS:
        raise too_long(name)
    return text


def empty(name: str) -> UnreadableInputError:
    """That there is no word in an input of this name, or in a part of one, and what to do."""
    return UnreadableInputError(
        f"{name}: is empty: put the text of an article there, or leave it out"
    )


def too_long(name: str) -> UnreadableInputError:
    """The error for an article that nobody would read in one piece."""
    return UnreadableInputError(
        f"{name}: is longer than {MAX_CHARACTERS:,} characters: split it into its articles, one a "
        "file or one a line of a .jsonl file"
    )
