"""When something happened the day, week, month or year after or before something else.

"He died the day after the attack", "they met in June 2016, the month after he was freed".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.calendar.interval import Grain, TimeInterval
from events.dating.dated_article import Dating
from events.grammar.clauses import children
from events.parsing.sections import one_line
from events.parsing.spacy_pipeline import tokens_of
from events.types import Basis, Named, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span, Token

    from events.dating.dated_article import DatedArticle
    from events.types import TimeExpression

_UNITS = {"day": Grain.DAY, "week": Grain.WEEK, "month": Grain.MONTH, "year": Grain.YEAR}
_SIDES = {"after": 1, "before": -1, "of": 0}
# Above "the day after he left": what hangs from another verb, as far up as that is the parse's way.
_BELOW = frozenset({"advcl", "conj", "ccomp"})


def inner_and_outer(span: Span) -> tuple[Token, Token] | None:
    """What a unit is counted from and what it dates, as the parse has them.

    Of "he left the day after the bank closed" and its "the day": "closed" and "left". None where
    no "after" or "before" follows.
    """
    doc, at = span.doc, span.end
    if at >= len(doc) or doc[at].lower_ not in _SIDES or span[-1].lower_ not in _UNITS:
        return None
    word = doc[at]
    below = [word.head] if word.dep_ == "mark" else children(word, "pcomp", "pobj")
    if not below:
        return None
    inner, above = below[0], span.root.head
    if word.lower_ == "of":  # "fled on the day of the attack"
        above = above.head if above.pos_ == "ADP" else above
        return None if above == inner else (inner, above)
    if above in (inner, word):
        above = inner.head if inner.dep_ in _BELOW else inner
        if above == inner:  # "she won on Sunday, the day after he died", hung from "died"
            told = [one for one in inner.lefts if one.dep_ == "ccomp" and one.i < span.start]
            above = told[-1] if told else inner
    return None if above == inner else (inner, above)


def dates_beside_a_unit(
    article: DatedArticle, times: Iterable[TimeExpression]
) -> Iterator[tuple[int, Dating]]:
    """Datings by the token of the trigger, of what a unit is counted from or counted on to."""
    for time in times:
        span = tokens_of(time.span, article.doc) if time.names(Named.UNIT) else None
        ends = inner_and_outer(span) if span is not None else None
        if span is None or ends is None:
            continue
        inner, outer = (token.i for token in ends)
        unit, step = _UNITS[span[-1].lower_], _SIDES[article.doc[span.end].lower_]
        said = f"the {unit.value} {article.doc[span.end].lower_}"
        if _is_known(article, outer) and not _is_known(article, inner):
            told = f"“{one_line(article.doc[outer].text)}” was {said}"
            yield inner, _beside(article, outer, time, unit, -step, told)
        elif _is_known(article, inner) and not _is_known(article, outer):
            told = f"It was {said} “{one_line(article.doc[inner].text)}”"
            yield outer, _beside(article, inner, time, unit, step, told)


def _is_known(article: DatedArticle, index: int) -> bool:
    """Whether a text says the days of an event, and not only that it is told as news."""
    dating = article.dated.get(index)
    if dating is None:
        return False
    if dating.basis not in (Basis.STATED, Basis.INHERITED) and dating.time is None:
        return False
    return dating.limits.begin[0] is not None and dating.limits.end[1] is not None


def _beside(
    article: DatedArticle, other: int, time: TimeExpression, unit: Grain, step: int, told: str
) -> Dating:
    """The calendar unit so many units from the days of another event."""
    limits = article.dated[other].limits
    assert limits.begin[0] is not None
    assert limits.end[1] is not None
    first = TimeInterval.of(unit, limits.begin[0], step)
    last = TimeInterval.of(unit, limits.end[1], step)
    there = first if first == last else TimeInterval.between(first, last)
    why = f"{told}: {there.plain}. {article.dated[other].explanation}"
    return Dating(time, Relation.IS_INCLUDED, Basis.INHERITED, there, why)
