"""The order of the lanes as a reader wants it, and those that are to have none of their own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.chart.lane_heads import Heads, LanesBy, find_heads
from events import Actor, Event, Instant, Timeline


class OrderBy(StrEnum):
    """What decides which lane is above another."""

    WEIGHT = "Weight"
    FIRST = "First event"
    NAME = "Name"
    OWN = "Own"


@dataclass(frozen=True, slots=True)
class LaneOrder:
    """What decides, the names from top to bottom where the reader did, and what is hidden."""

    by: OrderBy = OrderBy.WEIGHT
    own: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()

    def to_text(self) -> str:
        """The order as it is kept; empty where the reader has set nothing."""
        if self == LaneOrder():
            return ""
        parts = {"by": self.by.value, "own": list(self.own), "hidden": sorted(self.hidden)}
        return json.dumps(parts, ensure_ascii=False)

    @classmethod
    def of_text(cls, text: str) -> LaneOrder:
        """The order that `to_text` wrote; that by weight of anything else."""
        try:
            kept = json.loads(text)
            return cls(OrderBy(kept["by"]), _names(kept["own"]), frozenset(_names(kept["hidden"])))
        except (ValueError, KeyError, TypeError):  # a byte of the file may be wrong
            return cls()


BY_WEIGHT = LaneOrder()


def _names(kept: Sequence[object]) -> tuple[str, ...]:
    return tuple(map(str, kept))


def in_order(timeline: Timeline, by: LanesBy, order: LaneOrder) -> tuple[Actor, ...]:
    """All heads of the lanes from top to bottom, the hidden ones among them.

    A head that the reader has not put anywhere comes after those that are.
    """
    heads = find_heads(timeline, by)
    match order.by:
        case OrderBy.WEIGHT:
            return heads.heads
        case OrderBy.NAME:
            return tuple(sorted(heads.heads, key=lambda one: one.name.casefold()))
        case OrderBy.FIRST:
            firsts = _first_events(timeline, heads)
            return tuple(sorted(heads.heads, key=lambda one: firsts[id(one)]))
        case OrderBy.OWN:
            places = {name: number for number, name in enumerate(order.own)}
            return tuple(sorted(heads.heads, key=lambda one: places.get(one.name, len(places))))


def shown_lanes(timeline: Timeline, by: LanesBy, order: LaneOrder) -> tuple[Actor, ...]:
    """The heads that have a lane, from top to bottom."""
    return tuple(one for one in in_order(timeline, by, order) if one.name not in order.hidden)


def chosen_lanes(timeline: Timeline, by: LanesBy, order: LaneOrder) -> tuple[Actor, ...] | None:
    """The heads that have a lane, as `lay_out` takes them; None for all of them by weight."""
    return None if order == BY_WEIGHT else shown_lanes(timeline, by, order)


def moved(order: LaneOrder, names: Sequence[str], name: str, *, up: bool) -> LaneOrder:
    """The order with a lane one place further up or down among `names`, as they stand now."""
    own = list(names)
    at = own.index(name)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(own):
        return order
    own[at], own[to] = own[to], own[at]
    return replace(order, by=OrderBy.OWN, own=tuple(own))


def toggled(order: LaneOrder, name: str) -> LaneOrder:
    """The order with one lane more that is hidden, or one less."""
    return replace(order, hidden=order.hidden ^ {name})


def _first_events(timeline: Timeline, heads: Heads) -> Mapping[int, tuple[bool, Instant]]:
    """When the first event of each head began; those without any date last."""
    firsts = {id(head): (True, Instant(0)) for head in heads.heads}
    for event in timeline.events:
        at = _begin(event)
        for head in heads.of(event) if at is not None else ():
            if id(head) in firsts:
                assert at is not None
                firsts[id(head)] = min(firsts[id(head)], (False, at))
    return firsts


def _begin(event: Event) -> Instant | None:
    """When an event began at the earliest; what is only known to be past began when it ended."""
    if event.interval is not None:
        return event.interval.start or event.interval.end
    limits = event.limits
    return None if limits is None else limits.begin[0] or limits.end[0]
