"""Times that have no place in the calendar: nothing else may date what they date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.dating.dated_article import told_as_past
from events.grammar.clauses import governing_verb
from events.parsing.sections import one_line
from events.parsing.spacy_pipeline import tokens_of
from events.types import Basis, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from events.dating.dated_article import DatedArticle, Dating
    from events.types import TimeExpression

_AGO = re.compile(r"\s+ago\b")
_BY_NEIGHBOUR = frozenset({Basis.INHERITED, Basis.NARRATIVE})


def drop_overridden(article: DatedArticle, times: Iterable[TimeExpression]) -> None:
    """Take away the dates that events have from a neighbour against a time of their own clause.

    "The deal was signed on 6 May 2024. The mayor resigned yesterday.": yesterday is no 6 May, and
    without a day of publication no day at all.
    """
    if article.published is not None:
        return
    held = {index for time in times if _is_unresolved(time) for index in _clause_of(article, time)}
    for index in held & article.dated.keys():
        if article.dated[index].basis in _BY_NEIGHBOUR:
            del article.dated[index]


def lengths_ago(article: DatedArticle, times: Iterable[TimeExpression]) -> dict[int, Dating]:
    """Datings of what a length tells to be past and not when: "fell 2 to 3 million years ago"."""
    text, found = article.document.text, {}
    for time in times:
        if time.interval is not None or time.type is not TimexType.DURATION:
            continue
        span = tokens_of(time.span, article.doc) if _AGO.match(text, time.span.end) else None
        events = (
            [] if span is None else [one.i for one in span.root.ancestors if one.i in article.at]
        )
        told = f"The text says “{one_line(time.span.text)} ago”: before {{day}}."
        dating = told_as_past(article, told)
        if dating is not None and events and events[0] not in article.dated:
            found[events[0]] = dating
    return found


def _is_unresolved(time: TimeExpression) -> bool:
    """Whether it names a day that some other day decides: no set, and no "now" or "recently"."""
    dated = time.type in (TimexType.DATE, TimexType.TIME)
    return dated and time.interval is None and not time.value.endswith("_REF")


def _clause_of(article: DatedArticle, time: TimeExpression) -> list[int]:
    """The events of the clause in which a time stands, by the tokens of their triggers."""
    span = article.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if span is None:
        return []
    verb = _verb_of(span.root)
    return [
        index
        for index in range(span.sent.start, span.sent.end)
        if index in article.at and _verb_of(article.doc[index]) == verb
    ]


def _verb_of(token: Token) -> int | None:
    """The verb of the clause that holds a token, by its index; of joined verbs, the first."""
    verb = token if token.pos_ in ("VERB", "AUX") else governing_verb(token)
    while verb is not None and verb.dep_ in ("conj", "aux", "auxpass") and verb.head.i != verb.i:
        verb = verb.head
    return None if verb is None else verb.i
