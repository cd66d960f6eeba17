"""Bytes to characters: by their mark, by what the file declares, as UTF-8, or as they look."""

from __future__ import annotations

import codecs
import re

from events.errors import UnreadableInputError

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# Python's codecs that turn text into other text: no file is written in them.
_NO_CHARSETS = frozenset(
    "idna punycode raw-unicode-escape undefined unicode-escape utf-7 mbcs oem".split()
)
# What pages call Latin-1 or ASCII is Windows-1252 (WHATWG Encoding Standard, 4.2).
_WINDOWS = frozenset("iso8859-1 ascii".split())
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"'](?P<xml>[\w.:-]{1,40})"
    rb"|<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*(?P<meta>[\w.:-]{1,40})",
    re.IGNORECASE,
)
# Browsers look for the declaration in the first kilobyte; saved pages put a comment before it.
_DECLARATION_REACH = 4096
_SAMPLE = 1_000_000
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MOST_UNREADABLE = 0.01


def decode(content: bytes, name: str) -> str:
    """The text, without a byte order mark and otherwise character for character.

    UTF-8, or UTF-16 and UTF-32 with their mark; else an older encoding that the bytes fit. Raises
    UnreadableInputError; `name` says where.
    """
    return content.decode(encoding_of(content, name))


def encoding_of(content: bytes, name: str) -> str:
    """Python's name for the encoding that a text is in; under it the mark is no part of the text.

    UTF-8 that is damaged in places is refused, since quotes would come out garbled without a word.
    Raises UnreadableInputError.
    """
    encoding = next((_MARKS[mark] for mark in _MARKS if content.startswith(mark)), "utf-8")
    if b"\0" in content and not encoding.startswith(("utf-16", "utf-32")):
        raise UnreadableInputError(f"{name}: is binary, not text: give the article as plain text")
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:  # decoding is the only check there is
        if encoding == "utf-8" and not _is_damaged_utf_8(content):
            return _likeliest(content, name)
        raise UnreadableInputError(
            f"{name}: is not {encoding.removesuffix('-sig').upper()} text (byte {error.start:,} is "
            f"0x{error.object[error.start]:02X}): save it again as UTF-8"
        ) from error
    return encoding


def decode_markup(content: bytes, name: str, *, charset: str | None = None) -> str:
    """The markup of a page or feed, in the encoding that it, or the server, declares.

    A byte that does not fit becomes U+FFFD: markup is read for its text, and one bad byte is most
    often in the part that is no text. Raises UnreadableInputError.
    """
    mark = next((mark for mark in _MARKS if content.startswith(mark)), b"")
    if mark:
        return content.decode(_MARKS[mark], "replace")
    match = _DECLARED.search(content, 0, _DECLARATION_REACH)
    declared = (match["xml"] or match["meta"]).decode("ascii") if match else None
    for label in (charset, declared):
        encoding = known_encoding(label)
        if encoding is not None and _fits(content, encoding):
            return content.decode(encoding)
    if _fits(content, "utf-8") or _is_damaged_utf_8(content):
        return content.decode("utf-8", "replace")
    return content.decode(_likeliest(content, name), "replace")


def known_encoding(label: str | None) -> str | None:
    """Python's name for a declared encoding, None for one that is unknown or is no charset.

    >>> known_encoding("ISO-8859-1")
    'cp1252'
    """
    if not label or not label.isascii() or not label.isprintable():
        return None
    try:
        codec = codecs.lookup(label.strip())
    except LookupError:  # looking up is the only check there is
        return None
    if not codec._is_text_encoding or codec.name.replace("_", "-") in _NO_CHARSETS:
        return None
    if codec.name.startswith(("utf-16", "utf-32")):  # a declaration in ASCII letters is mistaken
        return None
    return "cp1252" if codec.name in _WINDOWS else codec.name


def _fits(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except ValueError:  # decoding is the only check there is
        return False
    return True


def _is_damaged_utf_8(content: bytes) -> bool:
    """Whether most of what is beyond ASCII is UTF-8 all the same."""
    text = content.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for letter in text if letter > "\x7f") - wrong
    return right > wrong


def _likeliest(content: bytes, name: str) -> str:
    """The likeliest encoding of one byte a letter; Windows-1252 where it fits as well as any.

    Raises UnreadableInputError where it looks like no text at all.
    """
    # Few inputs need it, and it takes a twentieth of a second to import.
    from charset_normalizer import from_bytes

    matches = from_bytes(content[:_SAMPLE])
    best = matches.best()
    western = next((match for match in matches if match.encoding == "cp1252"), None)
    likeliest = western if western and best and western.chaos <= best.chaos else best
    encoding = likeliest.encoding if likeliest else "ascii"
    if not _fits(content, encoding):
        encoding = "latin-1"  # which any byte fits; the ones that are no letters are counted next
    unreadable = len(_CONTROLS.findall(content.decode(encoding)))
    if likeliest is None or unreadable > _MOST_UNREADABLE * len(content):
        raise UnreadableInputError(
            f"{name}: is not UTF-8 text, and like no other encoding either: save it again as UTF-8"
        )
    return encoding
