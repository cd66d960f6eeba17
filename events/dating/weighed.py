"""Which place an undated event takes: its signs, weighed by tables learned from annotated articles.

First the side of publication (that day, past, under way, to come), then the place on that side.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from events.dating.landmarks import Landmarks
from events.dating.ordering import settle
from events.dating.placement_dating import dating_at
from events.dating.placements import (
    PLACEMENTS,
    DayBounds,
    Landmark,
    Lie,
    Placement,
    Side,
    days_of,
    placements_by,
    side_of,
)
from events.dating.running_day import (
    OLD_DAYS,
    THEN,
    is_a_sum,
    is_in_the_days_after,
    is_of_a_phase,
    is_of_unknown_day,
    is_recalled,
    is_since_then,
)
from events.dating.shared_time import charge_of, is_alleged
from events.dating.signs import Signs
from events.grammar.clauses import CONDITIONS, children, own_subjects, prepositional
from events.grammar.verb_group import read_auxiliaries
from events.grammar.verb_phrase import is_ranked
from events.lexicons import words
from events.lexicons.meanings import kinds
from events.times.lexicon import UNITS
from events.types import Aspect, EventClass, Tense

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

    from events.dating.dated_article import DatedArticle, Dating
    from events.types import Event, TimeExpression

    _Learned = dict[str, dict[str, float]]
    Watch = Callable[[int, list[str], dict[Placement, DayBounds]], None]

_SIDES = tuple(Side)
_ANY = frozenset(Side)
_AHEAD, _NOW = frozenset({Side.TO_COME}), frozenset({Side.AROUND})
_NOT_AHEAD, _TODAY = _ANY - _AHEAD, frozenset({Side.TODAY})
# What had happened then is not of the day on which it is told.
_AT_THE_TELLING = Placement(Landmark.GOVERNOR, Lie.SAME)
_NUMBER = {placement: number for number, placement in enumerate(PLACEMENTS)}
# What a speaker recalls in his own words is not told in the order of the story.
_NARRATION = frozenset(
    {Landmark.LAST, Landmark.NEXT, Landmark.NEWS, Landmark.PREVIOUS, Landmark.EPISODE}
)
# What is told of an inquiry, a film and a trial is not told of what they are about.
_TELLING = _NARRATION | {Landmark.GOVERNOR, Landmark.NEAR}
_LONGEST_WAIT = 8
_YET = frozenset({"'d", "'ll", "could", "may", "might", "will", "would", "’d", "’ll"})
_BESIDE = frozenset({"after", "before", "following", "on", "since", "upon"})
_BEHIND_A_NOUN = ("acl", "advcl", "relcl", "xcomp")
# What one was able, allowed or forced to do was done.
_CARRIED_OUT = frozenset("able allow force get go use".split())
_ACTS = frozenset("act deed move step".split())
_INQUIRING = frozenset({"dig", "enquire", "inquire", "look"})
_ASIDE = frozenset({Landmark.LAST, Landmark.NEXT, Landmark.NEAR, Landmark.PREVIOUS})
# What is known of a side alone.
_WHOLE_SIDE = {
    Side.TODAY: Placement(Landmark.TODAY, Lie.SAME),
    Side.PAST: Placement(Landmark.TODAY, Lie.BEFORE),
    Side.AROUND: Placement(Landmark.TODAY, Lie.AROUND),
    Side.TO_COME: Placement(Landmark.TODAY, Lie.AFTER),
}
# A place on a side is claimed from this chance on; below it only the side is. A lower one gives
# more right days and more wrong ones; here few wrong ones were wanted.
_SURE = 0.63


@dataclass(frozen=True, slots=True)
class Table:
    """Weights by sign (rows) and by what is chosen from (columns)."""

    rows: dict[str, int]
    weights: NDArray[np.float64]

    def weigh(self, signs: Iterable[str]) -> NDArray[np.float64]:
        """The sum of the weights of the signs that the table knows."""
        import numpy as np  # with spaCy, and no earlier

        rows = self.rows
        known = [rows[sign] for sign in signs if sign in rows]
        total: NDArray[np.float64] = np.add.reduce(self.weights[known])
        return total


def place_undated(
    article: DatedArticle,
    times: Iterable[TimeExpression],
    ruled: dict[int, Dating],
    watch: Watch | None = None,
) -> None:
    """Give each undated event of a story the place that its signs make likeliest.

    `ruled` are the datings that the running day of the story proposes; they count as signs.
    `watch` is told of each event placed its token, its signs and the places on offer.
    """
    landmarks = Landmarks(article, times)
    signs = Signs(article, landmarks, ruled)
    days = {index: days_of(dating.limits) for index, dating in article.dated.items()}
    places = _Places(landmarks.today)
    for index in landmarks.in_order():
        if index in article.dated:
            continue
        recalled = is_recalled(article.at[index], article.doc)
        looked_into = _is_looked_into(article.doc[index])
        offered = {
            placement: found
            for landmark, source in _sources(index, landmarks, days)
            if not (recalled and landmark in _NARRATION)
            if not (landmark is Landmark.GOVERNOR and _is_conditional(article.doc[index]))
            if not _is_birth(article, dict(landmarks.events_by(index)).get(landmark))
            for placement, found in places.by(landmark, source)
            if not (placement == _AT_THE_TELLING and _is_of_another_time(article, index))
            if not (looked_into and landmark in _TELLING and placement.lie is Lie.SAME)
        }
        seen = signs.of(index)
        allowed = sides_of(article.at[index], article.doc[index])
        if _lasts_since(article, index) or _is_apart_from_today(article.doc[index]):
            allowed -= _TODAY
        old = _follows_what_is_old(article.doc[index], landmarks, signs, days)
        old |= is_a_sum(article.doc[index], article.at[index])
        if old and Side.PAST in allowed:
            allowed -= _TODAY
            offered = {
                placement: found
                for placement, found in offered.items()
                if placement.lie is not Lie.SAME or landmarks.today - found[3] > OLD_DAYS
            }
        placement = likeliest(offered, seen, landmarks.today, allowed)
        if placement.landmark in _ASIDE | {Landmark.EPISODE} and _is_of_another(
            index, placement, landmarks, days
        ):
            placement = _WHOLE_SIDE[side_of(offered[placement], landmarks.today)]
        if placement.lie is Lie.BEFORE and _is_told_from_now(article.at[index]):
            placement = _WHOLE_SIDE[side_of(offered[placement], landmarks.today)]
        if watch is not None:
            watch(index, seen, offered)
        days[index] = offered[placement]
        article.dated[index] = dating_at(article, index, placement, offered[placement], landmarks)
        signs.note(index, offered[placement])
    settle(article, landmarks.governors)


class _Places:
    """The places that landmarks offer, found once for each with the same limits."""

    def __init__(self, today: int) -> None:
        self.today = today
        self._found: dict[tuple[Landmark, DayBounds], list[tuple[Placement, DayBounds]]] = {}

    def by(self, landmark: Landmark, days: DayBounds) -> list[tuple[Placement, DayBounds]]:
        """The places that a landmark with these limits offers, and their own limits."""
        key = landmark, days
        if key not in self._found:
            self._found[key] = list(placements_by(landmark, days, self.today))
        return self._found[key]


def _is_of_another(
    index: int, placement: Placement, landmarks: Landmarks, days: dict[int, DayBounds]
) -> bool:
    """Whether the likeliest landmark is of a paragraph or a clause of its own, and long ago."""
    if placement.landmark is Landmark.PREVIOUS:
        other = landmarks.previous(index)
        if other is None:
            return False
        told_at = landmarks.article.at[other].trigger.start
        return landmarks.is_left_behind(index, told_at, days[other])
    time = dict(landmarks.times_by(index)).get(placement.landmark)
    if placement.landmark is Landmark.EPISODE and (time is None or landmarks.age(time) is None):
        return False  # a story may be of a month that is past, and hardly of one day of it
    return time is not None and landmarks.is_of_another(index, time)


def _is_conditional(verb: Token) -> bool:
    """ "If it approves, they will be paid the day after": no time of the paying."""
    return verb.dep_ == "advcl" and verb.left_edge.lower_ in CONDITIONS


def _is_birth(article: DatedArticle, source: int | None) -> bool:
    """ "She was born in 1972 and moved to Rome": what a life is told by is years from its birth."""
    return source is not None and article.at[source].lemma == "bear"


def _is_apart_from_today(verb: Token) -> bool:
    elsewhere = is_in_the_days_after(verb) or is_of_unknown_day(verb) or is_of_a_phase(verb)
    return elsewhere or charge_of(verb) is not None


def _is_told_from_now(event: Event) -> bool:
    """ "Has been charged" is told from today: it does not say that it was before a past day."""
    return event.tense is Tense.PRESENT and event.aspect is Aspect.PERFECTIVE


def _lasts_since(article: DatedArticle, index: int) -> bool:
    event = article.at[index]
    perfect = event.aspect in (Aspect.PERFECTIVE, Aspect.PERFECTIVE_PROGRESSIVE)
    return perfect and event.tense is Tense.PRESENT and is_since_then(article.doc[index])


def _is_looked_into(token: Token) -> bool:
    """ "Published a report into the fire that destroyed it": the fire and the destroying."""
    noun = token
    for word in (token, *token.ancestors):
        if word.dep_ == "relcl" and word.pos_ in ("VERB", "AUX"):
            noun = word.head  # the outermost clause: "the spill, which began with a blast that …"
        elif word.dep_ not in ("conj", "pobj", "prep", "dobj", "nsubj"):
            break
    into = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj" or into.head.pos_ not in ("NOUN", "VERB"):
        return False
    above = into.head
    if into.lower_ == "into":  # not "was forced into a turn"
        made = into.nbor(-1)
        inquiry = "investigate" in kinds(made.lemma_) or made.lemma_ in words(
            "documents", "documents"
        )
        return above.pos_ == "NOUN" or above.lemma_ in _INQUIRING or inquiry
    telling = words("documents", "documents")
    if into.lower_ == "on":
        telling |= words("occasions", "talks")
    told = any(one.lemma_ in telling for one in (above, *children(above, "dobj")))
    return into.lower_ in ("about", "over") or (told and into.lower_ in ("of", "on"))


def _follows_what_is_old(
    verb: Token, landmarks: Landmarks, signs: Signs, days: dict[int, DayBounds]
) -> bool:
    """ "It lost money in 2012. Its head cut costs": a paragraph of old things is no news.

    Nor is the next one, where it goes on with "then" or "later".
    """
    before = landmarks.previous(verb.i)
    if before is None or before not in days:
        return False
    apart = signs.paragraph[verb.i] - signs.paragraph[before]
    goes_on = apart == 1 and any(one.lower_ in THEN for one in children(verb, "advmod"))
    return (apart == 0 or goes_on) and landmarks.today - days[before][3] > OLD_DAYS


def _sources(
    index: int, landmarks: Landmarks, days: dict[int, DayBounds]
) -> Iterator[tuple[Landmark, DayBounds]]:
    """The landmarks of an event and their limits."""
    day = float(landmarks.today)
    yield Landmark.TODAY, (day, day, day, day)
    for landmark, other in landmarks.events_by(index):
        if other is None or other not in days:
            continue
        if landmark is not Landmark.PREVIOUS or landmarks.is_of_late(days[other]):
            yield landmark, days[other]
    for landmark, time in landmarks.times_by(index):
        if time is not None:
            yield landmark, landmarks.days[time.span.start]


def likeliest(
    offered: dict[Placement, DayBounds],
    signs: list[str],
    today: int,
    allowed: frozenset[Side] = frozenset(Side),
) -> Placement:
    """The likeliest place on the likeliest side; where none is likely enough, the side itself."""
    sides, places = tables()
    weights = sides.weigh(signs)
    side = max((weight, s) for weight, s in zip(weights, _SIDES, strict=True) if s in allowed)[1]
    mine = [placement for placement, days in offered.items() if side_of(days, today) is side]
    weights = places.weigh(signs)[[_NUMBER[placement] for placement in mine]]
    import numpy as np  # with spaCy, and no earlier

    chances = np.exp(weights - weights.max())
    chances /= chances.sum()
    together: dict[DayBounds, float] = {}
    for placement, chance in zip(mine, chances, strict=True):
        together[offered[placement]] = together.get(offered[placement], 0.0) + float(chance)
    best = max(together, key=lambda days: together[days])
    if together[best] < _SURE or offered[_WHOLE_SIDE[side]] == best:
        return _WHOLE_SIDE[side]
    alike = [i for i, placement in enumerate(mine) if offered[placement] == best]
    return mine[max(alike, key=lambda i: float(chances[i]))]


def sides_of(event: Event, verb: Token | None = None) -> frozenset[Side]:
    """The sides of publication that the form of an event's verb allows; `verb` is its trigger."""
    if event.tense is Tense.FUTURE or (verb is not None and _is_seen_ahead(verb)):
        return _AHEAD
    if verb is not None and _is_awaited(verb):
        return _AHEAD
    if verb is not None and _is_beside_the_past(verb):
        return _NOT_AHEAD - _NOW
    if verb is not None and (_is_carried_out(verb) or is_alleged(verb)):
        return _NOT_AHEAD
    if _looks_back(event):
        return _NOT_AHEAD - _TODAY
    if event.tense is Tense.PRESENT and not event.modality:
        if event.aspect is Aspect.PERFECTIVE and verb is not None and _lasts(verb):
            return _NOW
        if event.aspect in (Aspect.PROGRESSIVE, Aspect.PERFECTIVE_PROGRESSIVE):
            return _NOW
        if event.aspect is Aspect.NONE and event.event_class is not EventClass.REPORTING:
            return _NOW
    if event.tense is Tense.PAST or event.aspect is Aspect.PERFECTIVE:
        return _NOT_AHEAD
    return _ANY


def _is_seen_ahead(token: Token) -> bool:
    """ "Will see two deals signed", "will host talks": the deals, the signing and the talks."""
    if token.dep_ in ("acl", "ccomp", "oprd") and token.tag_ in ("VBG", "VBN"):
        token = token.head if token.dep_ == "acl" else token
    elif token.pos_ != "NOUN":
        return False
    if token.dep_ not in ("ccomp", "dobj", "nsubj", "nsubjpass", "oprd"):
        return False
    above = token.head
    joined = above.lemma_ in words("looking_ahead", "taking_part")
    return joined and read_auxiliaries(above).tense is Tense.FUTURE


def _is_awaited(verb: Token) -> bool:
    """ "It will be at least a week before the oil reaches them", also as told in the past."""
    if verb.dep_ != "advcl" or verb.head.lemma_ not in ("be", "take"):
        return False
    if not any(mark.lower_ == "before" for mark in children(verb, "mark")):
        return False
    between = verb.doc[verb.head.i + 1 : verb.left_edge.i]
    long = any(one.lemma_ in UNITS or one.lower_ in ("long", "time") for one in between)
    near = len(between) < _LONGEST_WAIT
    return long and near and any(aux.lower_ in _YET for aux in children(verb.head, "aux"))


def _is_carried_out(verb: Token) -> bool:
    """ "Has been able to return", "went on to win", "one of his first acts was to repeal it"."""
    above = verb.head
    if verb.tag_ == "VB" and _is_of_the_first(verb):
        return True
    if verb.dep_ != "xcomp" or verb.tag_ != "VB":
        return False
    if above.lemma_ == "be":
        first = next(iter(own_subjects(above)), None)
        act = first is not None and any(one.lemma_ in _ACTS for one in first.subtree)
        return act and above.tag_ in ("VBD", "VBZ", "VBP")
    if above.lemma_ not in _CARRIED_OUT and above.lemma_ not in words("looking_ahead", "not_ahead"):
        return False
    if charge_of(above) is not None:
        return True  # "suspected of helping to hide it"
    finite = above.head if above.dep_ == "acomp" else above
    group = read_auxiliaries(finite)
    return group.perfect or group.tense in (Tense.PAST, Tense.PRESENT)


def _is_of_the_first(infinitive: Token) -> bool:
    """ "Was among the first patients to catch it", "is the third player to go": they have."""
    close = infinitive.dep_ in _BEHIND_A_NOUN and infinitive.left_edge.i > 0
    noun = infinitive.doc[infinitive.left_edge.i - 1] if close else infinitive
    if noun == infinitive or noun.pos_ in ("AUX", "VERB") or not is_ranked(noun):
        return False
    finite = next((one for one in noun.ancestors if one.pos_ in ("AUX", "VERB")), noun)
    group = read_auxiliaries(finite)
    return not group.modal and group.tense in (Tense.PAST, Tense.PRESENT)


def _is_beside_the_past(verb: Token) -> bool:
    """ "Has held her since arresting her", "let it grow before moving it": over by then."""
    beside = verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in _BESIDE
    group = read_auxiliaries(verb.head.head) if beside and verb.head.head.pos_ == "VERB" else None
    return group is not None and (
        group.tense is Tense.PAST
        or group.aspect in (Aspect.PERFECTIVE, Aspect.PERFECTIVE_PROGRESSIVE)
    )


def _lasts(verb: Token) -> bool:
    """ "Has wanted it for years": what has gone on so long goes on."""
    return any(
        preposition.lower_ == "for" and noun.lemma_ in UNITS
        for preposition, noun in prepositional(verb)
    )


def _is_of_another_time(article: DatedArticle, index: int) -> bool:
    """ "Said it had fled", "said it would flee": not at the time of the saying."""
    looks_on = article.at[index].modality == "would" and article.doc[index].dep_ == "ccomp"
    charged = charge_of(article.doc[index]) is not None
    return _looks_back(article.at[index]) or looks_on or charged


def _looks_back(event: Event) -> bool:
    """ "Had fled": before what is told with it."""
    return event.tense is Tense.PAST and event.aspect is Aspect.PERFECTIVE


@cache
def tables() -> tuple[Table, Table]:
    """The tables for sides and for places, as `tools/learn_dating.py` wrote them."""
    text = files("events").joinpath("dating", "weights.json").read_text(encoding="utf-8")
    learned: dict[str, _Learned] = json.loads(text)
    return table_of_sides(learned["sides"]), table_of_placements(learned["places"])


def table_of_sides(learned: _Learned) -> Table:
    """A column for each side."""
    rows = [[found.get(side.value, 0.0) for side in _SIDES] for found in learned.values()]
    return Table(dict(zip(learned, range(len(learned)), strict=True)), _matrix(rows, len(_SIDES)))


def table_of_placements(learned: _Learned) -> Table:
    """A column for each place: what its landmark, its lie and the two together weigh."""
    rows = [
        [
            found.get(landmark.value, 0.0)
            + found.get(lie.value, 0.0)
            + found.get(f"{landmark.value}.{lie.value}", 0.0)
            for landmark, lie in PLACEMENTS
        ]
        for found in learned.values()
    ]
    return Table(
        dict(zip(learned, range(len(learned)), strict=True)), _matrix(rows, len(PLACEMENTS))
    )


def _matrix(rows: list[list[float]], width: int) -> NDArray[np.float64]:
    import numpy as np  # with spaCy, and no earlier

    return np.array(rows, dtype=np.float64).reshape(len(rows), width)
