"""What metadata says of an article, checked: its day of publication and its address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from events.errors import UnknownDateError
from events.published.typed_day import has_plain_year, read_date
from events.types import PublishedBasis

_LONGEST = 60
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{2,6}.{0,7})?")
_ISO = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ].*)?")
# What programs write where they know no date.
_NO_DAYS = frozenset((date(1970, 1, 1), date(1900, 1, 1)))
_LONGEST_ADDRESS = 2000


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of publication by some metadata, None where they tell none, and the evidence."""

    day: date | None
    basis: PublishedBasis
    evidence: str


def dated(written: str | None, evidence: str) -> Dated:
    """The day that a field of metadata names, as written there, whatever its time zone.

    `evidence` opens the sentence that quotes it. An undated or unreadable field gives no day.

    >>> dated("Wed, 20 May 2015 23:30:00 -0400", "The feed says").day
    datetime.date(2015, 5, 20)
    """
    day = metadata_day(written) if written else None
    if written is None or day is None:
        return Dated(None, PublishedBasis.NONE, "")
    quoted = " ".join(written.split())
    return Dated(day, PublishedBasis.METADATA, f"{evidence} “{quoted}”.")


def utc_moment(written: str) -> datetime | None:
    """The moment of a time that is written in UTC, where days of other zones may be other ones.

    >>> utc_moment("2018-07-11T03:30:00Z"), utc_moment("2018-07-10T23:30:00-04:00")
    (datetime.datetime(2018, 7, 11, 3, 30, tzinfo=datetime.timezone.utc), None)
    """
    moment = zoned_moment(written)
    return moment if moment is not None and moment.utcoffset() == timedelta(0) else None


def zoned_moment(written: str) -> datetime | None:
    """The moment of a time of day that is written with its zone; None for any other."""
    written = " ".join(written.split())
    if len(written) > _LONGEST or ":" not in written:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:  # parsing is the only check there is
        try:
            moment = parsedate_to_datetime(written)
        except (ValueError, TypeError, IndexError, OverflowError):  # the same
            return None
    return moment if moment.tzinfo is not None else None


def metadata_day(written: str) -> date | None:
    """The day in ISO 8601, in the form of e-mail, or as people write it; None for any other."""
    written = " ".join(written.split())
    if len(written) > _LONGEST:
        return None
    day = _iso_day(written) or _mail_day(written) or _typed_day(written)
    return day if day and has_plain_year(day) and day not in _NO_DAYS else None


def web_address(written: str | None) -> str | None:
    """An address that a browser may open; None for anything else, such as a script."""
    address = (written or "").strip()
    if not address.lower().startswith(("http://", "https://")) or not address.isprintable():
        return None
    return address if len(address) <= _LONGEST_ADDRESS and " " not in address else None


def _iso_day(written: str) -> date | None:
    match = _ISO.fullmatch(written)
    compact = None if match else _COMPACT.fullmatch(written)
    text = match["day"] if match else "".join(compact.groups()) if compact else ""
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:  # parsing is the only check there is
        return None


def _mail_day(written: str) -> date | None:
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):  # the same
        return None


def _typed_day(written: str) -> date | None:
    try:
        return read_date(written)
    except UnknownDateError:  # the same
        return None
