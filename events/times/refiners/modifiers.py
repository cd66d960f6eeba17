"""Words before a time that belong to it: 'early', 'the end of', 'more than', 'the'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from events.calendar.interval import Grain
from events.times.refiners.refiner import Times, refiner
from events.times.token_index import Page
from events.types import Named, PlacedBy, Span, TimeExpression, TimexType


@refiner(
    examples={
        "It fell in <early June>, they said.": "2023-06",
        "It fell in <mid-1996> after a siege.": "1996",
        "It fell at <the end of 1996> after a siege.": "1996",
        "It opened <earlier this month> in Rome.": "2024-03",
        "He stayed for <more than two years> in Rome.": "P2Y",
        "He stayed about <two weeks> in Rome.": "P2W",
    }
)
def take_modifiers(times: Times, page: Page) -> Times:
    """'early', 'the end of', 'more than' before a time belong to it; 'about' only bears on it."""
    modified = []
    for place, time in enumerate(times):
        floor = times[place - 1].span.end if place else 0
        modified.append(_modified(time, page, floor))
    return tuple(modified)


_OF_START = (
    "beginning|start|onset|first half|first part|early part|opening|"
    "(?:early|first|opening) (?:days|weeks|months|years)"
)
_OF_END = (
    "end|close|last half|second half|latter half|latter part|late part|"
    "(?:last|final|closing) (?:days|weeks|months|years)"
)
_PART_MODS = {
    "START": rf"earl(?:y|ier)|(?:the )?(?:very )?(?:{_OF_START}) of",
    "MID": r"mid|(?:the )?(?:middle|height) of|midway through",
    "END": rf"later?|(?:the )?(?:very )?(?:{_OF_END}) of",
}
_LENGTH_MODS = {
    "MORE_THAN": r"(?:well |far |much )?more than|longer than",
    "LESS_THAN": r"(?:well |far |much )?less than|fewer than",
    "EQUAL_OR_LESS": r"nearly|no more than|no longer than|up to|as little as|at most",
    "EQUAL_OR_MORE": r"at least|no less than",
}
_OUTER_MODS = {
    "EQUAL_OR_MORE": r"as much as|as long as",
    "APPROX": r"about|around|approximately|roughly|some|circa|c\.|ca\.",
    "LESS_THAN": r"almost|under|just under",
    "MORE_THAN": r"(?<!\bwas )(?<!\bwere )(?<!\bis )over|just over|well over",
}


def _mod_regex(mods: Mapping[str, str]) -> re.Pattern[str]:
    branches = "|".join(f"(?P<{mod}>{words})" for mod, words in mods.items())
    return re.compile(rf"(?<!\w)(?:{branches})(?:\s+|-)(?:the\s+)?$", re.IGNORECASE)


_PART = _mod_regex(_PART_MODS)
_LENGTH = _mod_regex(_LENGTH_MODS)
_OUTER = _mod_regex(_OUTER_MODS)


def _modified(time: TimeExpression, page: Page, floor: int) -> TimeExpression:
    if time.type is TimexType.SET or time.value.endswith("_REF"):
        return time
    before = page.text[max(floor, time.span.start - 40) : time.span.start]
    found, belongs = _modifier(time, page, before)
    if not found:
        return time
    words = " ".join(found[0].lower().split())
    if " of" in words and _is_before_noun(time, page):
        return time
    start = time.span.start - (len(before) - found.start() if belongs else 0)
    interval = time.interval
    if interval and interval.grain.rank >= Grain.DAY.rank and found.lastgroup == "APPROX":
        interval = replace(interval, approximate=True)
    return replace(
        time,
        span=Span(time.span.document, start, time.span.end),
        mod=found.lastgroup,
        interval=interval,
        explanation=f"{time.explanation}; {_meant(found.lastgroup)} “{words}”",
    )


def _modifier(time: TimeExpression, page: Page, before: str) -> tuple[re.Match[str] | None, bool]:
    """The modifier before a time, and whether its words belong to the time."""
    is_length = time.type is TimexType.DURATION
    if found := (_LENGTH if is_length else _PART).search(before):
        alone = time.names(Named.WEEKDAY) and time.bare
        loose = alone and found[0].strip().lower() in ("earlier", "later")
        return found, not loose
    if time.names(Named.UNITS):
        return _LENGTH.search(before) or _OUTER.search(before), True
    found = _OUTER.search(before)
    opening = page.text[time.span.start : time.span.start + 4].lower()
    counted = opening.startswith(_COUNTING) and not time.names(Named.YEAR)
    if found and found.lastgroup == "MORE_THAN" and not counted:
        return None, False
    around = found is not None and found[0].lower().startswith("around")
    if around and page.text[time.span.end : time.span.end + 2] in ("'s", "’s"):
        # 'to get around Wednesday's ruling'.
        return None, False
    return found, around and not is_length


# 'over two years', but 'over the past two years' and 'over the 2019 season'.
_COUNTING = ("a ", "an ", *"0123456789", *"one two thre four five six seve eigh nine ten".split())
_POINTS = {
    "START": "its first part is meant by",
    "MID": "its middle is meant by",
    "END": "its last part is meant by",
}


def _meant(mod: str | None) -> str:
    return _POINTS.get(mod or "", "the text says")


def _is_before_noun(time: TimeExpression, page: Page) -> bool:
    """Whether the time stands before a noun to which it belongs, as in 'the 2000 Olympics'."""
    last = page.token_at(time.span.end - 1)
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    if after.tag_ in ("CD", "DT", "PDT", "PRP", "PRP$") or after.lower_ == "half":
        return False
    return last.head.i > last.i and last.dep_ in ("nummod", "compound", "amod", "nmod")


@refiner(examples={"It rose in <the 20th century> again.": "19"})
def fit_article(times: Times, page: Page) -> Times:
    """'the' belongs to the time when the parse hangs it there, and not on a noun that follows."""
    return tuple(_with_article(time, page) for time in times)


# 'in the weeks before the vote': annotators leave this article out (6 of 7 in AQUAINT); that of
# 'the August 1998 bombings' belongs to what follows.
def _is_without_article(time: TimeExpression) -> bool:
    month = time.names(Named.MONTH) and time.placed_by is PlacedBy.WORDS
    return month or (time.names(Named.BARE_UNITS, Named.DATE) and time.counted is None)


def _with_article(time: TimeExpression, page: Page) -> TimeExpression:
    if _is_without_article(time):
        return time
    start, end = time.span.start, time.span.end
    if page.text[start : start + 4].lower() == "the ":
        return time
    before = page.text[max(0, start - 4) : start].lower()
    if before != "the ":
        return time
    article = page.token_at(start - 4)
    if start <= article.head.idx < end:
        return replace(time, span=Span(time.span.document, start - 4, end))
    return time
