"""ZIP archives: the articles in them, read one after the other, never unpacked to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from events.errors import UnreadableInputError
from events.reading.kinds import REFUSED_SUFFIXES, SUFFIXES, Kind
from events.reading.source import MAX_BYTES, Source
from events.reading.zip_list import MOST_MEMBERS, check_list

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from events.reading.source import Found, Reader

_MOST_UNPACKED = 2_000_000_000
# Prose packs to a third of its size, tables and markup to a twentieth.
_MOST_RATIO = 200
# A small file may be all blanks.
_FREE_OF_RATIO = 1_000_000
# A member that is read whole is larger than this only where it is packed like words.
_FREE_OF_SIZE, _TIMES_PACKED = 8_000_000, 10
_READ_PIECE_BY_PIECE = (Kind.JSONL, Kind.CSV)
_ENCRYPTED = 0x1
_SYMBOLIC_LINK, _KIND_OF_FILE = 0o120000, 0o170000


def read_archive(source: Source, read: Reader) -> Iterator[Found]:
    """The articles of the members, in the order of their names, by way of `read`.

    Members that are no articles by their names, hidden ones and what macOS adds are passed over, as
    in a folder. Raises UnreadableInputError.
    """
    check_members(source, most_unpacked=_MOST_UNPACKED)
    with zipfile.ZipFile(source.file) as archive:
        members = [one for one in _sorted(archive) if _may_be_article(one.filename)]
        if not members:
            raise UnreadableInputError(f"{source.name}: there are no articles in this archive")
        for member in members:
            try:
                yield from _read_member(archive, member, source, read)
            except UnreadableInputError as error:  # one bad member must not cost the others
                yield error


def check_members(source: Source, *, most_unpacked: int) -> None:
    """Raises UnreadableInputError for an archive that is damaged, too large, or made to do harm."""
    try:
        check_list(source)
        members = zipfile.ZipFile(source.file).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        # Reading the list of its members is the only check there is.
        raise UnreadableInputError(
            f"{source.name}: is a damaged archive: it may be cut short: get it again"
        ) from error
    if len(members) > MOST_MEMBERS:
        raise UnreadableInputError(
            f"{source.name}: holds more than {MOST_MEMBERS:,} files: split it"
        )
    by_place = sorted(members, key=lambda member: member.header_offset)
    for member, following in pairwise(by_place):
        if member.header_offset + member.compress_size > following.header_offset:
            raise UnreadableInputError(
                f"{source.name}: its files lie over each other, which no packer does: not opened"
            )
    for member in members:
        if member.file_size > max(_FREE_OF_RATIO, _MOST_RATIO * member.compress_size):
            raise UnreadableInputError(
                f"{source.name}: {_shown(member.filename)} is packed to less than a "
                f"{_MOST_RATIO}th of its size, which no article is: not opened"
            )
    if sum(member.file_size for member in members) > most_unpacked:
        raise UnreadableInputError(
            f"{source.name}: is larger than {most_unpacked // 1_000_000:,} MB when unpacked: "
            "split it"
        )


def _sorted(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return sorted(archive.infolist(), key=lambda member: member.filename)


def _may_be_article(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    is_hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)
    known = path.suffix.lower() in SUFFIXES or path.suffix.lower() in REFUSED_SUFFIXES
    return known and not is_hidden and not name.endswith("/")


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source, read: Reader
) -> Iterator[Found]:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    name = f"{source.name}/{_shown(member.filename)}"
    _check_member(member, path, name)
    try:
        with archive.open(member) as file:
            if SUFFIXES[path.suffix.lower()] in _READ_PIECE_BY_PIECE:
                yield from read(_member(file, name, path))
                return
            most = min(MAX_BYTES, max(_FREE_OF_SIZE, _TIMES_PACKED * member.compress_size))
            content = io.BytesIO(file.read(most + 1))
            if len(content.getbuffer()) > most:
                raise UnreadableInputError(
                    f"{name}: is {most // 1_000_000} MB or more of nearly nothing: not read"
                )
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
    ) as e:
        # Unpacking is the only check there is.
        raise UnreadableInputError(
            f"{name}: cannot be unpacked: the archive is damaged or made by an unusual packer"
        ) from e
    yield from read(_member(content, name, path, packed_size=member.compress_size))


def _check_member(member: zipfile.ZipInfo, path: PurePosixPath, name: str) -> None:
    if ".." in path.parts or path.is_absolute() or path.parts[0].endswith(":"):
        raise UnreadableInputError(f"{name}: its path leads out of the archive: not read")
    if (member.external_attr >> 16) & _KIND_OF_FILE == _SYMBOLIC_LINK:
        raise UnreadableInputError(f"{name}: is a link to another file: not read")
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableInputError(f"{name}: is protected with a password: unpack it first")
    if path.suffix.lower() in REFUSED_SUFFIXES:
        raise UnreadableInputError(f"{name}: {REFUSED_SUFFIXES[path.suffix.lower()]}")
    if SUFFIXES[path.suffix.lower()] is Kind.ZIP:
        raise UnreadableInputError(f"{name}: is an archive within an archive: unpack it first")


def _member(
    file: IO[bytes], name: str, path: PurePosixPath, *, packed_size: int | None = None
) -> Source:
    doc_id, suffix = _shown(str(path.with_suffix(""))), path.suffix.lower()
    return Source(file=file, name=name, doc_id=doc_id, suffix=suffix, packed_size=packed_size)


def _shown(name: str) -> str:
    """A name fit for a message: on one line, without what a terminal obeys."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)
