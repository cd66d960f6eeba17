"""Whether a text reckons from its publication, as news does, or from the date last spoken of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.calendar.names import DAY_NAMES, MONTH_NAMES
from events.lexicons.named_days import not_a_named_day
from events.times.reference import Domain

if TYPE_CHECKING:
    from datetime import date

_DAYS = "|".join(DAY_NAMES)
_YEAR = re.compile(r"(?<![\w$£€#.,-])(?:1[0-9]|20)\d\d(?![\w%]|[.,]\d)")
_EARLY_YEAR = re.compile(
    r"\b(?:In|in|until|[Bb]y|since|[Ee]arly|[Ll]ate) [1-9]\d\d\b(?!,\d|\.\d|[%:])"
)
_ERA = re.compile(r"\d\s?(?:BCE?|B\.C\.|CE|A\.D\.|AD)\b|\bAD \d")
_DEICTIC = re.compile(
    r"\b(?:yesterday|tomorrow|tonight|ago|(?:this|last|next) (?:week|month|year|night|weekend)|"
    rf"(?:on|last|next|said|late|early) (?:{_DAYS}))\b",
    re.IGNORECASE,
)
_MONTHS = rf"(?:{'|'.join(MONTH_NAMES)})"
_DAY = re.compile(rf"\b(?:\d{{1,2}} {_MONTHS}|{_MONTHS} \d{{1,2}})\b")
# What tells of now: an undated text with many of these is news that lost its date. "Said" and a
# weekday without its date tell of it more than "is".
_OF_NOW = re.compile(r"\b(?:are|has|have|is|now|says?|today|will)\b")
_OF_NEWS = re.compile(
    r"\b(?:according to|announced|said|told)\b"
    rf"|\b(?=(?:{_DAYS})\b)(?<!, ){not_a_named_day()}(?:{_DAYS})\b"
    r"(?!,? (?:the )?[A-Z]?[a-z]* ?\d)"
)
_NEWS_WEIGHT = 2
# What leads from date to date in a history.
_UNITS = r"(?:day|night|morning|evening|afternoon|week|month|year|spring|summer|autumn|winter)"
_ANAPHORIC = re.compile(
    rf"\b(?:(?:the (?:following|next|previous|same)|that(?: same)?) {_UNITS}|"
    rf"(?:days?|nights?|weeks?|months?|years?) (?:later|earlier|afterwards?))\b",
    re.IGNORECASE,
)
# A history names many years and hardly ever says "last week". One with a publication date must be
# a clear case: an obituary is news, though most of its years are past.
_FEW, _MANY = 3, 12
_NEAR_YEARS = 2
_SMALL_SHARE, _LARGEST_SHARE = 0.05, 0.3


def domain_of(text: str, published: date | None) -> Domain:
    """NARRATIVE for a history, which goes from date to date and hardly tells of now."""
    years = [int(found) for found in _YEAR.findall(text)]
    dated = len(years) + len(_ERA.findall(text))
    past = dated + sum(len(one.findall(text)) for one in (_DAY, _EARLY_YEAR, _ANAPHORIC))
    if past < (_FEW if published is None else _MANY):  # most news, whatever it tells of now
        return Domain.NEWS
    deictic = len(_DEICTIC.findall(text))
    now = len(_OF_NOW.findall(text)) + _NEWS_WEIGHT * (deictic + len(_OF_NEWS.findall(text)))
    if published is None:
        return Domain.NARRATIVE if now <= past else Domain.NEWS
    near = sum(abs(year - published.year) <= _NEAR_YEARS for year in years)
    far = dated >= _MANY and near + deictic <= _SMALL_SHARE * dated
    clear = now <= _LARGEST_SHARE * past
    return Domain.NARRATIVE if far or clear else Domain.NEWS
