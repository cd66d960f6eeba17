"""Stretches of time told by their two ends: 'from Monday to Friday', '26 July – 22 August'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from events.dating.dated_article import Dating, joined
from events.parsing.sections import one_line
from events.types import Basis, Relation, TimeExpression, TimexType

if TYPE_CHECKING:
    from events.types import Document

# The first and the last of the times that span a stretch, by where the words of each begin.
Stretches = dict[int, tuple[TimeExpression, TimeExpression]]

_LINK = re.compile(r"\s?[-‐‑–—]\s?| (?:to|through|until|till) (?:the )?")
# "Before 3-5 May" and "since 2010-11" lie to the stretch as to a single time.
_BESIDE = re.compile(r"\b(?:after|before|by|since|through|till|until) (?:the )?$", re.IGNORECASE)
_LONGEST_WORD = 14


def find_stretches(times: Iterable[TimeExpression], text: str) -> Stretches:
    """The times of a text that are the two ends of one stretch, whatever governs them."""
    found: Stretches = {}
    for first, last in pairwise(sorted(times, key=lambda time: time.span.start)):
        start = first.span.start
        if not _are_ends(first, last) or start in found:
            continue
        before = text[max(0, start - _LONGEST_WORD) : start]
        link = text[first.span.end : last.span.start]
        if _LINK.fullmatch(link) and not _BESIDE.search(before) and not _is_moved(before, link):
            found[start] = found[last.span.start] = (first, last)
    return found


def _is_moved(before: str, link: str) -> bool:
    """ "Moved the sale on 3 May to 5 May": to another day, where "from 3 May to 5 May" lasts."""
    return link.strip() == "to" and before.lower().endswith("on ")


def _are_ends(first: TimeExpression, last: TimeExpression) -> bool:
    """Whether two times are of one length and the second is the later."""
    if first.type is not TimexType.DATE or last.type is not TimexType.DATE:
        return False
    a, b = first.interval, last.interval
    if a is None or b is None or a.grain is not b.grain or a.start is None or b.start is None:
        return False
    return a.start < b.start


def dated_by_stretch(
    first: TimeExpression, last: TimeExpression, document: Document, opening: str = ""
) -> Dating | None:
    """The dating of what lasts from one time to another; `opening` is the "from" before them."""
    if first.interval is None or last.interval is None:
        return None
    whole = joined(first.interval, last.interval)
    if whole is None:
        return None
    said = one_line(f"{opening} {document.text[first.span.start : last.span.end]}".strip())
    explanation = f"The text says “{said}”: {whole.plain}."
    return Dating(first, Relation.DURING, Basis.STATED, whole, explanation)
