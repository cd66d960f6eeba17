"""The list of an archive's members, told from its end before anything of it is read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from events.errors import UnreadableInputError

if TYPE_CHECKING:
    from events.reading.source import Source

MOST_MEMBERS = 100_000
# An archive ends with where the list of its members lies, and how long it is, after which there
# may be a remark; one that is too large for that says it elsewhere (APPNOTE 4.3.14 to 4.3.16).
_END, _LARGE_END_PLACE = b"PK\x05\x06", b"PK\x06\x07"
_LONGEST_ENDING = 65_536 + 22 + 20
_LONGEST_LIST = 20_000_000


def check_list(source: Source) -> None:
    """Raises UnreadableInputError where the list of an archive's members alone is too large."""
    source.file.seek(0, io.SEEK_END)
    start = max(0, source.file.tell() - _LONGEST_ENDING)
    source.file.seek(start)
    ending = source.file.read()
    source.file.seek(0)
    at = ending.rfind(_END)
    size = int.from_bytes(ending[at + 12 : at + 16], "little") if at >= 0 else 0
    if at >= 20 and ending[at - 20 : at - 16] == _LARGE_END_PLACE:
        source.file.seek(int.from_bytes(ending[at - 12 : at - 4], "little"))
        size = int.from_bytes(source.file.read(56)[40:48], "little")
        source.file.seek(0)
    if size > _LONGEST_LIST:
        raise UnreadableInputError(
            f"{source.name}: holds more than {MOST_MEMBERS:,} files: split it"
        )
