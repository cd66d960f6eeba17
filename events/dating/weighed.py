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
from events.dating.placements import (
    PLACES,
    Landmark,
    Lie,
    Limits,
    Place,
    Side,
    limits_of,
    places_by,
    side_of,
)
from events.dating.running_day import is_recalled
from events.dating.signs import Signs
from events.dating.told import told
from events.grammar.clauses import prepositional
from events.parsing.quotations import find_quotations
from events.times.lexicon import UNITS
from events.types import Aspect, EventClass, Tense

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

    from events.dating.dated_events import Dating, Story
    from events.types import Event, TimeExpression

    _Learned = dict[str, dict[str, float]]
    Watch = Callable[[int, list[str], dict[Place, Limits]], None]

_SIDES = tuple(Side)
_ANY = frozenset(Side)
_AHEAD, _NOW = frozenset({Side.TO_COME}), frozenset({Side.AROUND})
_NOT_AHEAD, _TODAY = _ANY - _AHEAD, frozenset({Side.TODAY})
# What had happened then is not of the day on which it is told.
_AT_THE_TELLING = Place(Landmark.GOVERNOR, Lie.SAME)
_NUMBER = {place: number for number, place in enumerate(PLACES)}
# What a speaker recalls in his own words is not told in the order of the story.
_NARRATION = frozenset(
    {Landmark.LAST, Landmark.NEXT, Landmark.NEWS, Landmark.PREVIOUS, Landmark.EPISODE}
)
_OLD_DAYS = 366
# What is known of a side alone.
_WHOLE_SIDE = {
    Side.TODAY: Place(Landmark.TODAY, Lie.SAME),
    Side.PAST: Place(Landmark.TODAY, Lie.BEFORE),
    Side.AROUND: Place(Landmark.TODAY, Lie.AROUND),
    Side.TO_COME: Place(Landmark.TODAY, Lie.AFTER),
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
    story: Story,
    times: Iterable[TimeExpression],
    ruled: dict[int, Dating],
    watch: Watch | None = None,
) -> None:
    """Give each undated event of a story the place that its signs make likeliest.

    `ruled` are the datings that the running day of the story proposes; they count as signs.
    `watch` is told of each event placed its token, its signs and the places on offer.
    """
    landmarks = Landmarks(story, times)
    signs = Signs(story, landmarks, ruled, find_quotations(story.doc))
    limits = {index: limits_of(dating.limits) for index, dating in story.dated.items()}
    for index in landmarks.in_order():
        if index in story.dated:
            continue
        recalled = is_recalled(story.at[index], signs.quotations)
        offered = {
            place: found
            for landmark, source in _sources(index, landmarks, limits)
            if not (recalled and landmark in _NARRATION)
            if not (landmark is Landmark.GOVERNOR and _is_conditional(story.doc[index]))
            for place, found in places_by(landmark, source, landmarks.today)
            if not (place == _AT_THE_TELLING and _is_of_another_time(story, index))
        }
        seen = signs.of(index)
        allowed = sides_of(story.at[index], story.doc[index])
        if _follows_what_is_old(index, landmarks, signs, limits) and Side.PAST in allowed:
            allowed -= _TODAY
        place = likeliest(offered, seen, landmarks.today, allowed)
        if watch is not None:
            watch(index, seen, offered)
        limits[index] = offered[place]
        story.dated[index] = told(story, index, place, offered[place], landmarks)
        signs.note(index, offered[place])
    settle(story, landmarks.governors)


def _is_conditional(verb: Token) -> bool:
    """ "If it approves, they will be paid the day after": no time of the paying."""
    return verb.dep_ == "advcl" and verb.left_edge.lower_ in ("if", "unless")


def _follows_what_is_old(
    index: int, landmarks: Landmarks, signs: Signs, limits: dict[int, Limits]
) -> bool:
    """ "It lost money in 2012. Its head cut costs": a paragraph of old things is no news."""
    before = landmarks.previous(index)
    if before is None or before not in limits:
        return False
    together = signs.paragraph[before] == signs.paragraph[index]
    return together and landmarks.today - limits[before][3] > _OLD_DAYS


def _sources(
    index: int, landmarks: Landmarks, limits: dict[int, Limits]
) -> Iterator[tuple[Landmark, Limits]]:
    """The landmarks of an event and their limits."""
    day = float(landmarks.today)
    yield Landmark.TODAY, (day, day, day, day)
    for landmark, other in landmarks.events_by(index):
        if other is None or other not in limits:
            continue
        if landmark is not Landmark.PREVIOUS or landmarks.is_of_late(limits[other]):
            yield landmark, limits[other]
    for landmark, time in landmarks.times_by(index):
        if time is not None:
            yield landmark, landmarks.limits[time.span.start]


def likeliest(
    offered: dict[Place, Limits],
    signs: list[str],
    today: int,
    allowed: frozenset[Side] = frozenset(Side),
) -> Place:
    """The likeliest place on the likeliest side; where none is likely enough, the side itself."""
    sides, places = tables()
    weights = sides.weigh(signs)
    side = max((weight, s) for weight, s in zip(weights, _SIDES, strict=True) if s in allowed)[1]
    mine = [place for place, limits in offered.items() if side_of(limits, today) is side]
    weights = places.weigh(signs)[[_NUMBER[place] for place in mine]]
    import numpy as np  # with spaCy, and no earlier

    chances = np.exp(weights - weights.max())
    chances /= chances.sum()
    together: dict[Limits, float] = {}
    for place, chance in zip(mine, chances, strict=True):
        together[offered[place]] = together.get(offered[place], 0.0) + float(chance)
    best = max(together, key=lambda limits: together[limits])
    if together[best] < _SURE or offered[_WHOLE_SIDE[side]] == best:
        return _WHOLE_SIDE[side]
    alike = [i for i, place in enumerate(mine) if offered[place] == best]
    return mine[max(alike, key=lambda i: float(chances[i]))]


def sides_of(event: Event, verb: Token | None = None) -> frozenset[Side]:
    """The sides of publication that the form of an event's verb allows; `verb` is its trigger."""
    if event.tense is Tense.FUTURE:
        return _AHEAD
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


def _lasts(verb: Token) -> bool:
    """ "Has wanted it for years": what has gone on so long goes on."""
    return any(
        preposition.lower_ == "for" and noun.lemma_ in UNITS
        for preposition, noun in prepositional(verb)
    )


def _is_of_another_time(story: Story, index: int) -> bool:
    """ "Said it had fled", "said it would flee": not at the time of the saying."""
    looks_on = story.at[index].modality == "would" and story.doc[index].dep_ == "ccomp"
    return _looks_back(story.at[index]) or looks_on


def _looks_back(event: Event) -> bool:
    """ "Had fled": before what is told with it."""
    return event.tense is Tense.PAST and event.aspect is Aspect.PERFECTIVE


@cache
def tables() -> tuple[Table, Table]:
    """The tables for sides and for places, as `tools/learn_dating.py` wrote them."""
    text = files("events").joinpath("dating", "weights.json").read_text(encoding="utf-8")
    learned: dict[str, _Learned] = json.loads(text)
    return table_of_sides(learned["sides"]), table_of_places(learned["places"])


def table_of_sides(learned: _Learned) -> Table:
    """A column for each side."""
    rows = [[found.get(side.value, 0.0) for side in _SIDES] for found in learned.values()]
    return Table(dict(zip(learned, range(len(learned)), strict=True)), _matrix(rows, len(_SIDES)))


def table_of_places(learned: _Learned) -> Table:
    """A column for each place: what its landmark, its lie and the two together weigh."""
    rows = [
        [
            found.get(landmark.value, 0.0)
            + found.get(lie.value, 0.0)
            + found.get(f"{landmark.value}.{lie.value}", 0.0)
            for landmark, lie in PLACES
        ]
        for found in learned.values()
    ]
    return Table(dict(zip(learned, range(len(learned)), strict=True)), _matrix(rows, len(PLACES)))


def _matrix(rows: list[list[float]], width: int) -> NDArray[np.float64]:
    import numpy as np  # with spaCy, and no earlier

    return np.array(rows, dtype=np.float64).reshape(len(rows), width)
