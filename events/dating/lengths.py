"""How long something took, by its own words: what lasted for years is no news of one day.

"Spent seven years there" began seven years before publication or earlier; "played 12 seasons",
"missed the last nine games" and "scored 12 goals this season" are past, on no day that is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.calendar.bounds import Bounds
from events.calendar.instant import Grain
from events.dating.dated_article import Dating, bounded_by, told_as_past
from events.grammar.clauses import children, is_passive, prepositional
from events.lexicons import words
from events.parsing.sections import one_line
from events.parsing.spacy_pipeline import tokens_of
from events.types import EventClass, Relation, Tense, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from events.calendar.instant import Instant
    from events.calendar.interval import TimeInterval
    from events.dating.dated_article import DatedArticle
    from events.types import Event, TimeExpression

_VALUE = re.compile(r"P(?P<number>\d+(?:\.\d+)?|X)(?P<unit>DE|CE|Y|M|W|D)")
_UNITS = {
    "D": (Grain.DAY, 1),
    "W": (Grain.DAY, 7),
    "M": (Grain.MONTH, 1),
    "Y": (Grain.YEAR, 1),
    "DE": (Grain.YEAR, 10),
    "CE": (Grain.YEAR, 100),
}
# "Several years", "decades": at least two.
_SEVERAL = 2
_SHORTEST = 2  # days
_FOR = frozenset({"for", "over", "throughout"})
_WITHIN = frozenset({"during", "in", "over", "throughout"})
_PLURALS = frozenset({"NNS", "NNPS"})
_SEASON = frozenset({"season", "term"})

# How much of a length is left at least where it is told by "nearly" or "about".
_HARDLY, _LEAST_OF_IT = frozenset({"APPROX", "EQUAL_OR_LESS", "LESS_THAN"}), 0.9


def dated_by_lengths(article: DatedArticle, times: Iterable[TimeExpression]) -> dict[int, Dating]:
    """Datings of what is told as past and took longer than a day, by the token of the trigger.

    A length bounds the begin; what is only counted, in seasons or games, is past.
    """
    published = article.published
    if published is None or published.start is None:
        return {}
    lengths: dict[int, list[tuple[TimeExpression, Token, tuple[Grain, int]]]] = {}
    for length in _lengths(article, times):
        root = length[1]
        verb = root.head.head if root.dep_ == "pobj" else root.head
        lengths.setdefault(verb.i, []).append(length)
    found = {}
    for index in article.undated():
        verb, event = article.doc[index], article.at[index]
        if not _is_told_as_past(event):
            continue
        dating = next(
            (
                _begun_by(published, published.start.plus(unit, -count), time)
                for time, root, (unit, count) in lengths.get(index, ())
                if _is_measured(verb, root)
            ),
            None,
        )
        dating = dating or _of_a_season(article, verb) or _of_many_days(article, verb)
        if dating is not None:
            found[index] = dating
    return found


def _is_told_as_past(event: Event) -> bool:
    past = event.tense is Tense.PAST and not event.modality
    return past and event.event_class not in (EventClass.REPORTING, EventClass.I_ACTION)


def _lengths(
    article: DatedArticle, times: Iterable[TimeExpression]
) -> Iterator[tuple[TimeExpression, Token, tuple[Grain, int]]]:
    """The lengths of more than a day that a text tells, the heads of their words, their sizes."""
    for time in times:
        if time.type is not TimexType.DURATION or time.interval is not None:
            continue
        span, size = tokens_of(time.span, article.doc), _size(time)
        if size is not None and time.mod in _HARDLY:  # "nearly 40 years"
            size = size[0], int(size[1] * _LEAST_OF_IT)
        if span is not None and size is not None and size[1]:
            yield time, span.root, size


def _size(time: TimeExpression) -> tuple[Grain, int] | None:
    """A length in units of the calendar; None for what may be of one day."""
    value = _VALUE.fullmatch(time.value)
    if value is None:
        return None
    unit, size = _UNITS[value["unit"]]
    number = _SEVERAL if value["number"] == "X" else float(value["number"])
    count = int(number * size)
    return (unit, count) if count >= (_SHORTEST if unit is Grain.DAY else 1) else None


def _is_measured(verb: Token, length: Token) -> bool:
    """Whether a length is that of a verb: "spent seven years", "worked there for two decades"."""
    if length.dep_ == "dobj":
        return length.head == verb and verb.lemma_ in words("lengths", "measured_verbs")
    if length.dep_ == "pobj":
        hangs = length.head.lower_ in _FOR and length.head.head == verb
    else:
        hangs = length.dep_ == "npadvmod" and length.head == verb and length.i > verb.i
    return hangs and _lasts(verb)


def _lasts(verb: Token) -> bool:
    """Whether a length beside a verb is that of the deed: what is done to something has an end."""
    if verb.lemma_ in words("looking_ahead", "putting_off"):
        return False
    done = is_passive(verb) or any(child.dep_ == "dobj" for child in verb.children)
    return not done or verb.lemma_ in words("clause_verbs", "lasting_participles")


def _begun_by(published: TimeInterval, begun: Instant, time: TimeExpression) -> Dating:
    """What lasted so long and is past began no later than so long before publication."""
    told = (
        f"No date is stated. It lasted “{one_line(time.span.text)}” and is told as past on the day "
        f"of publication, {published.plain}."
    )
    return bounded_by(Bounds((None, begun), (None, published.start)), Relation.BEFORE, told)


def _of_a_season(article: DatedArticle, verb: Token) -> Dating | None:
    """ "Caught 109 passes this season", "won twice in his career": over a time, on no one day."""
    beside = [time for one in (verb, *children(verb, "dobj")) for time in children(one, "npadvmod")]
    heads = [*beside, *_spanned(verb)]
    noun = next((one for one in heads if one.lemma_ in words("lengths", "spans")), None)
    if noun is None:
        return None
    if noun.lemma_ in _SEASON and any(child.lower_ == "this" for child in noun.lefts):
        return _within_a_year(article, noun)
    told = f"No date is stated. It is of a {noun.lemma_}, and told as past: before {{day}}."
    return told_as_past(article, told)


def _spanned(verb: Token) -> Iterator[Token]:
    return (noun for preposition, noun in prepositional(verb) if preposition.lower_ in _WITHIN)


def _within_a_year(article: DatedArticle, noun: Token) -> Dating | None:
    published = article.published
    if published is None or published.start is None:
        return None
    today = published.start
    first = today.plus(Grain.YEAR, -1)
    told = (
        f"No date is stated. It is of “this {noun.lemma_}”: in the year before the day of "
        f"publication, {published.plain}."
    )
    return bounded_by(Bounds((first, today), (first, today)), Relation.BEFORE, told)


def _of_many_days(article: DatedArticle, verb: Token) -> Dating | None:
    """ "Served three terms", "missed the last nine games": each has a time of its own."""
    counted = words("lengths", "periods") | words("lengths", "occasions")
    for noun in (*children(verb, "dobj", "npadvmod"), *_lasting(verb)):
        if noun.lemma_ in counted and noun.tag_ in _PLURALS:
            told = f"No date is stated. It is of several {noun.text}, told as past: before {{day}}."
            return told_as_past(article, told)
    return None


def _lasting(verb: Token) -> Iterator[Token]:
    return (noun for preposition, noun in prepositional(verb) if preposition.lower_ in _FOR)
