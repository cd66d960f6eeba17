"""What the grammar says of the order of two events: a saying comes after what it says happened.

Each pair is a constraint of a simple temporal network over begins and ends; solving it moves the
open limits of what is only bounded, and drops a constraint that contradicts what is known better.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from events.dating.dated_article import DatedArticle
from events.dating.placements import DayBounds, bounds_of, days_of
from events.types import Aspect, Basis, Event, EventClass, Tense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_PERFECT = frozenset({Aspect.PERFECTIVE, Aspect.PERFECTIVE_PROGRESSIVE})
# What is decided, offered or demanded has yet to happen then.
_FORWARD = frozenset({EventClass.I_ACTION, EventClass.I_STATE})


@dataclass(frozen=True, slots=True)
class Precedence:
    """One event ends no later than another begins, both by the tokens of their triggers."""

    earlier: int
    later: int


def settle(article: DatedArticle, governors: dict[int, int | None]) -> None:
    """Tighten the limits of a story's bounded events by the order in which they came."""
    days = {index: days_of(dating.limits) for index, dating in article.dated.items()}
    pairs = list(_precedences(article, governors))
    by_event: dict[int, list[Precedence]] = {}
    for pair in pairs:
        by_event.setdefault(pair.earlier, []).append(pair)
        by_event.setdefault(pair.later, []).append(pair)
    waiting, queued = deque(pairs), set(pairs)
    while waiting:
        pair = waiting.popleft()
        queued.discard(pair)
        for moved in _tighten(article, pair, days):
            again = [one for one in by_event[moved] if one not in queued and one != pair]
            waiting.extend(again)
            queued.update(again)


def _precedences(article: DatedArticle, governors: dict[int, int | None]) -> Iterator[Precedence]:
    for index, above in governors.items():
        if above is None or index not in article.dated or above not in article.dated:
            continue
        token, event, governor = article.doc[index], article.at[index], article.at[above]
        if _came_before(token, event, governor):
            yield Precedence(index, above)
        elif _is_beside_news(article, above) and event.tense is Tense.PAST:
            continue  # "is easier since a rule issued before he left": not after today
        elif _comes_after(token, event, governor):
            yield Precedence(above, index)


def _is_beside_news(article: DatedArticle, above: int) -> bool:
    """Whether an event is taken for news of the day: what is past did not come after it."""
    return article.dated[above].basis is Basis.REPORTED


def _came_before(token: Token, event: Event, governor: Event) -> bool:
    """ "Said it had fallen", "who had fled, returned", "fled after it fell"."""
    if event.modality or event.tense not in (Tense.PAST, Tense.PASTPART):
        return _opens(token) == "after"
    past = governor.tense in (Tense.PAST, Tense.PRESENT)
    said = token.dep_ == "ccomp" and governor.event_class is EventClass.REPORTING
    ongoing = event.aspect is Aspect.PROGRESSIVE or event.event_class is EventClass.STATE
    return past and ((said and not ongoing) or event.aspect in _PERFECT or _opens(token) == "after")


def _comes_after(token: Token, event: Event, governor: Event) -> bool:
    """ "Agreed to sell", "fled before it fell"."""
    if _opens(token) == "before":
        return True
    planned = event.tense is Tense.INFINITIVE and token.dep_ in ("xcomp", "acl")
    return planned and governor.event_class in _FORWARD


def _opens(token: Token) -> str:
    """The "after" or "before" that opens the clause of an event."""
    if token.dep_ == "pcomp":
        return token.head.lower_
    marks = [child.lower_ for child in token.lefts if child.dep_ == "mark"]
    return marks[0] if marks and token.dep_ == "advcl" else ""


def _tighten(article: DatedArticle, pair: Precedence, days: dict[int, DayBounds]) -> Iterator[int]:
    """Move the limits of the two events; what has a date of its own stays."""
    first, begun, ended, last = days[pair.earlier]
    latest = days[pair.later][1]
    if latest < last and _is_free(article, pair.earlier) and latest >= first and latest >= ended:
        moved = (first, min(begun, latest), ended, latest)
        yield _move(article, pair.earlier, pair.later, moved, days, "before")
    earliest = days[pair.earlier][0]
    first, begun, ended, last = days[pair.later]
    if earliest > first and _is_free(article, pair.later) and earliest <= min(begun, last):
        moved = (earliest, begun, max(ended, earliest), last)
        yield _move(article, pair.later, pair.earlier, moved, days, "after")


def _is_free(article: DatedArticle, index: int) -> bool:
    return article.dated[index].basis is Basis.BOUNDED


def _move(
    article: DatedArticle,
    index: int,
    other: int,
    moved: DayBounds,
    days: dict[int, DayBounds],
    side: str,
) -> int:
    days[index] = moved
    dating, source = article.dated[index], article.dated[other]
    bounds = bounds_of(moved)
    told = f"It came {side} “{article.at[other].trigger.text}”. {source.explanation}"
    interval = dating.interval if abs(moved[0]) == abs(moved[3]) == inf else bounds.hull
    assert interval is not None
    article.dated[index] = replace(
        dating, bounds=bounds, interval=interval, explanation=told, time=source.time
    )
    return index
