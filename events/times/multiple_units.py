"""Units that are several of another: a fortnight is two weeks, in every place of a unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from inspect import signature

from events.calendar.interval import Grain
from events.times.numbers import Amount


@dataclass(frozen=True, slots=True)
class MultipleUnit:
    """`count` of a unit of the calendar that have a name of their own."""

    count: int
    grain: Grain


# `in_plain_units` reads them so in every place of a unit.
MULTIPLE_UNITS = {"fortnight": MultipleUnit(2, Grain.WEEK)}


def in_plain_units(
    slots: Mapping[str, object], resolve: Callable[..., object]
) -> dict[str, object] | None:
    """The slots with 'two fortnights' as four weeks, for a resolver to read.

    The number is in the slot `amount` or `number`, or else given as that parameter of `resolve`.
    None where the resolver takes no number, or the unit stands in another slot than `unit`, `units`
    or `plural`: such words are not read in weeks.
    """
    multiples = {name: slot for name, slot in slots.items() if isinstance(slot, MultipleUnit)}
    if not multiples:
        return dict(slots)
    if len(multiples) > 1 or len(_UNITS & slots.keys()) != 1 or not _UNITS & multiples.keys():
        return None
    [(name, unit)] = multiples.items()
    parameters = signature(resolve).parameters
    counted = [key for key in _COUNTS if key in slots] or [
        key for key in _COUNTS if key in parameters
    ]
    if not counted:
        return None
    told = slots.get(counted[0])
    return {**slots, name: unit.grain, counted[0]: _times(unit.count, told, counted[0])}


_UNITS = {"unit", "units", "plural"}
_COUNTS = ("amount", "number")


def _times(count: int, told: object, name: str) -> Amount | Fraction:
    if isinstance(told, Amount):
        return replace(told, number=count * told.number if told.number is not None else None)
    if isinstance(told, Fraction):
        return count * told
    return Amount.of(count) if name == "amount" else Fraction(count)
