"""Whether a text reckons from its publication, as news does, or from the date last spoken of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.times.rule import Domain

if TYPE_CHECKING:
    from datetime import date

_YEAR = re.compile(r"(?<![\w$£€#.,-])(?:1[0-9]|20)\d\d(?![\w%]|[.,]\d)")
_EARLY_YEAR = re.compile(r"\b(?:In|in|until|by|By|since) [1-9]\d\d\b(?!,\d|\.\d|[%:])")
_ERA = re.compile(r"\d\s?(?:BCE?|B\.C\.|CE|A\.D\.|AD)\b|\bAD \d")
_DEICTIC = re.compile(
    r"\b(?:yesterday|tomorrow|tonight|ago|(?:this|last|next) (?:week|month|year|night|weekend)|"
    r"(?:on|last|next|said|late|early) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DAY = re.compile(rf"\b(?:\d{{1,2}} {_MONTHS}|{_MONTHS} \d{{1,2}})\b")
_YEAR_OF_DAY = r"(?:\d{3,4}|AD \d{1,4}|\d{1,4} (?:AD|BCE?|CE))"
_FULL_DAY = re.compile(
    rf"\b(?:\d{{1,2}} {_MONTHS},? {_YEAR_OF_DAY}|{_MONTHS} \d{{1,2}}, {_YEAR_OF_DAY})\b"
)
# What tells of now: an undated text with these is news that lost its date.
_OF_NOW = re.compile(
    r"\b(?:today|will|has|have|says?|(?<!, )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!,? \d))\b"
)
# A history names many years and hardly ever says "last week". One with a publication date must be
# a clear case: an obituary is news, though most of its years are past.
_FEW, _MANY = 3, 12
_NEAR_YEARS = 2
_LARGEST_SHARE, _SMALL_SHARE = 0.2, 0.05


def _is_dated_history(text: str, deictic: int) -> bool:
    """Whether an undated text tells of days by their dates, one in full, and never of now."""
    days = len(_DAY.findall(text)) + len(_EARLY_YEAR.findall(text))
    of_now = deictic + len(_OF_NOW.findall(text))
    return bool(_FULL_DAY.search(text)) and days >= _FEW and of_now <= _LARGEST_SHARE * days


def domain_of(text: str, published: date | None) -> Domain:
    """NARRATIVE for a history: many years far from publication and hardly a word like 'ago'."""
    years = [int(found) for found in _YEAR.findall(text)]
    eras = len(_ERA.findall(text))
    dated = len(years) + eras
    deictic = len(_DEICTIC.findall(text))
    if published is None and _is_dated_history(text, deictic):
        return Domain.NARRATIVE
    if dated < _FEW or deictic > _LARGEST_SHARE * dated:
        return Domain.NEWS
    if published is None:
        return Domain.NARRATIVE
    near = sum(abs(year - published.year) <= _NEAR_YEARS for year in years)
    if dated >= _MANY and near + deictic <= _SMALL_SHARE * dated:
        return Domain.NARRATIVE
    return Domain.NEWS
