"""Articles to timelines, each parsed once, so that a new publication date needs no second parse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from threading import RLock, Timer
from typing import TYPE_CHECKING

from dashboard.stories.given_date import given_date
from dashboard.stories.prefetch import Ahead, Reading
from events import Document, Timeline, analyze, parse, read_date, read_interval

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REMEMBERED = 32
# Once the first page is drawn, what a new publication date needs is loaded.
_WARM_UP_AFTER = 2.0
# The language model is loaded once, and a reader who comes while it loads waits for it.
_lock = RLock()
_ahead = Ahead()
# In characters. A longer text takes more than three seconds, and is read in a process of its own
# while the page shows what its opening tells.
_LONGEST_AT_ONCE, _OPENING = 40_000, 4_000
# The long texts and dates that are read, by their hashes.
_read: set[int] = set()


@lru_cache(maxsize=_REMEMBERED)
def timeline_of(document: Document, published: date | None = None) -> Timeline:
    """The timeline of one article; `published` goes before what the article says of its date.

    Raises DatelineError.
    """
    with _lock:
        if begun := _ahead.take(document, published):
            warm_up_soon(document.text)
            return begun
        doc = _parsed(document.text)
        return analyze(document if published is None else given_date(document, published), doc)


def begin(document: Document, published: date | None = None) -> None:
    """Start to make a timeline that will be asked for soon."""
    _begun(document, published)


def _begun(document: Document, published: date | None) -> Reading:
    keep = not is_read_at_once(document)
    return _ahead.begin(document, published, _read_first(document), keep=keep)


def _read_first(document: Document) -> int:
    """How many characters of a text another process is to read first, as none can be read here."""
    if is_read_at_once(document) or _parsed.cache_info().currsize:
        return 0
    return len(opening_of(document).text)


def reading_of(document: Document, published: date | None = None) -> Reading | None:
    """The reading of a long text, begun when it is first asked for; None once it is read.

    None, too, for a text that is no longer than what is read at once. Another date of a text that
    was read just before is waited for.
    """
    key = hash((document.text, published))
    if is_read_at_once(document) or key in _read:
        return None
    reading = _begun(document, published)
    if not reading.done_soon():
        return reading
    _read.add(key)
    return None


def opening_timeline(document: Document, published: date | None = None) -> Timeline:
    """What the opening of a long text tells. Raises DatelineError.

    It is read here, unless the language model is still to be loaded: another process has it first.
    """
    reading = _ahead.begun(document, published)
    if reading is not None and (begun := reading.opening()) is not None:
        return begun
    return timeline_of(opening_of(document), published)


def is_read_at_once(document: Document) -> bool:
    """Whether a text is so short that nobody need wait for it."""
    return len(document.text) <= _LONGEST_AT_ONCE


def stop_reading(document: Document, published: date | None = None) -> None:
    """Read a long text no further."""
    _ahead.stop(document, published)


def opening_of(document: Document) -> Document:
    """The first paragraphs of a long text, which are read at once."""
    end = document.text.find("\n", _OPENING)
    return replace(document, text=document.text[: end if 0 < end < 2 * _OPENING else _OPENING])


def warm_up_soon(text: str) -> None:
    """Load what the next analysis of a text needs, once the first page is drawn.

    Only the text asked for last is parsed: of thousands that are opened at once each would be.
    """
    _warming.begin(text)


class _WarmingUp:
    """The text that is to be parsed soon, and the timer that waits until then."""

    def __init__(self) -> None:
        self._guard = RLock()
        self._text: str | None = None
        self._timer: Timer | None = None

    def begin(self, text: str) -> None:
        """Wait with this text, and no longer with the one before."""
        with self._guard:
            if text == self._text:
                return
            if self._timer is not None:
                self._timer.cancel()
            self._text, self._timer = text, Timer(_WARM_UP_AFTER, _warm_up, [text])
            self._timer.daemon = True
            self._timer.start()


_warming = _WarmingUp()


def _warm_up(text: str) -> None:
    with _lock:
        # A longer text is never parsed here.
        _parsed(text if len(text) <= _LONGEST_AT_ONCE else "")
    read_date("1 January 2000")
    read_interval("1 January 2000")


@lru_cache(maxsize=_REMEMBERED)
def _parsed(text: str) -> Doc:
    return parse(Document(text=text, doc_id=""))
