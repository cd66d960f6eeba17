"""Times of day: '10 p.m.', 'noon', 'nightfall', 'this morning', 'Wednesday night'."""

from __future__ import annotations

from events.calendar.interval import PARTS_OF_DAY, Grain, Instant, TimeInterval
from events.calendar.names import PART_NAMES
from events.grammar.verb_direction import Direction
from events.times.lexicon import SLOTS
from events.times.pattern import Slot
from events.times.reference import Domain, Reference
from events.times.rule import Reading, Rules
from events.types import Counted, Named

rules = Rules(
    slots={
        "_clock_24": SLOTS["clock_24"],
        "_day": SLOTS["day"],
        "_month": SLOTS["month"],
        "_weekday": SLOTS["weekday"],
        # 'at 0400 on 5 May', 'at 04.00 the next day'; what begins otherwise may be a year or price.
        "dotted_clock": Slot(
            r"(?:[01]?\d|2[0-3])\.[0-5]\d", frozenset({"0"}), SLOTS["military"].convert
        ),
        "bare_clock": Slot(r"0\d\.?[0-5]\d", frozenset({"0"}), SLOTS["military"].convert),
    }
)


@rules.rule(
    "{clock} [{zone}]",
    "{clock_24} {zone}",
    "{clock_24:dotted_clock} {zone}",
    "{clock_24:military} hours",
    "(at|by|until|till|before|after|around|about|from|since) <{clock_24}[ {zone}]>",
    "(about|around|at|by|from|until) <{clock_24:bare_clock}> (on|the|that)",
    "(between|from) {_clock_24} (and|to|until) <{clock_24}[ {zone}]>",
    "({_day} {_month}|{_month} {_day}|{_weekday}),? <{clock_24}[ {zone}]>",
    examples={
        "It exploded at <10:35 a.m.> in Rome.": "2024-03-13T10:35",
        "The market opens at <9:30> here.": "2024-03-13T09:30",
        "It was felt at <0735 GMT> in Rome.": "2024-03-13T07:35",
        "It was felt at <14:05> in Rome.": "2024-03-13T14:05",
        "It was felt at <18.59 BST> in Rome.": "2024-03-13T18:59",
        "It was felt at <0400> on no day.": "2024-03-13T04:00",
        "They agreed to it on <7 March 14:00> in Rome.": "2024-03-07T14:00",
        "It rang from 8:15 to <8:45> in Rome.": "2024-03-13T08:45",
        "On Oct. 12, 1984, a bomb went off at <2:54 a.m.> in Brighton.": "1984-10-12T02:54",
    },
    rejects=("They won 2:1 in Rome.", "At 9:75 nothing is."),
    named=Named.CLOCK,
)
def clock_time(
    ref: Reference,
    clock: tuple[int, int] | None = None,
    clock_24: tuple[int, int] | None = None,
    zone: str | None = None,
) -> Reading | None:
    """A time by the clock, of the day last spoken of."""
    read = clock or clock_24
    return _at(ref, *read) if read else None


@rules.rule(
    "{number} o'clock[ {part_phrase}]",
    "{number} {part_phrase}",
    examples={
        "He will leave at <4 in the morning> by train.": "2024-03-13T04:00",
        "He will leave at <nine o'clock> by train.": "2024-03-13T09:00",
        "He will leave at <nine o'clock at night> by train.": "2024-03-13T21:00",
    },
    named=Named.CLOCK,
)
def clock_hour(ref: Reference, number: object, part_phrase: str | None = None) -> Reading | None:
    """A full hour, in words."""
    hour = int(number)  # type: ignore[call-overload]
    if not 1 <= hour <= 12:
        return None
    afternoon = _is_after_noon(hour, part_phrase)
    return _at(ref, hour % 12 + 12 * afternoon if part_phrase else hour, 0)


@rules.rule(
    "half past {number}[ {part_phrase}]",
    "[a ]{quarter:quarter_past_or_to} {number}[ {part_phrase}]",
    examples={
        "He will leave at <half past nine in the evening> by train.": "2024-03-13T21:30",
        "He will leave at <half past nine> by train.": "2024-03-13T09:30",
        "He will leave at <a quarter to nine> by train.": "2024-03-13T08:45",
    },
    rejects=("He ate a quarter of it.",),
    named=Named.CLOCK,
)
def hour_and_part(
    ref: Reference, number: object, quarter: int = 30, part_phrase: str | None = None
) -> Reading | None:
    """A quarter or a half before or after a full hour."""
    hour = int(number)  # type: ignore[call-overload]
    if not 1 <= hour <= 12:
        return None
    if part_phrase is not None:
        hour = hour % 12 + 12 * _is_after_noon(hour, part_phrase)
    return _at(ref, hour + quarter // 60, quarter % 60)


@rules.rule(
    "{clock_24} {part_phrase}",
    examples={"He will leave at <9:30 in the evening> by train.": "2024-03-13T21:30"},
    named=Named.CLOCK,
)
def clock_and_part(ref: Reference, clock_24: tuple[int, int], part_phrase: str) -> Reading | None:
    """A time by the clock, with its half of the day."""
    hour, minute = clock_24
    if not 1 <= hour <= 12:
        return _at(ref, hour, minute)
    return _at(ref, hour % 12 + 12 * _is_after_noon(hour, part_phrase), minute)


def _is_after_noon(hour: int, part: str | None) -> bool:
    return part in ("AF", "EV") or (part == "NI" and 6 <= hour < 12)


@rules.rule(
    "{named_hour}",
    examples={
        "It ended at <noon> in Rome.": "2024-03-13T12:00",
        "It ended at <midnight> in Rome.": "2024-03-13T24:00",
    },
    named=Named.CLOCK,
)
def named_hour(ref: Reference, named_hour: int) -> Reading | None:
    """Noon and midnight."""
    return _at(ref, named_hour, 0)


@rules.rule(
    "(at|by|before|after|until|till|to|from|since|around|near|toward|towards|of) <{edge_of_day}>",
    examples={"It was in their hands by <nightfall>, they said.": "2024-03-13TNI"},
    named=Named.EDGE_OF_DAY,
)
def edge_of_day(ref: Reference, edge_of_day: str = "NI") -> Reading:
    """A part of the day last spoken of, by a word that can mean nothing else."""
    return part_of(ref, edge_of_day)


@rules.rule(
    "mid-{part}",
    examples={"It fell on Monday. The rain came <mid-afternoon>, they said.": "2024-03-11TAF"},
    named=Named.EDGE_OF_DAY,
)
def middle_of_part(ref: Reference, part: str) -> Reading | None:
    """The middle of the morning or afternoon, which needs no preposition."""
    return part_of(ref, part) if part in ("MO", "AF") else None


@rules.rule(
    "overnight",
    examples={
        "It fell <overnight> to the rebels.": "2024-03-12TNI",
        "It will fall <overnight> to the rebels.": "2024-03-13TNI",
        "The army moved in <overnight Tuesday> in Rome.": "2024-03-12TNI",
        "Shares were hurt by <overnight> losses in New York.": "2024-03-12TNI",
        "They fled on Monday. The town had fallen <overnight>.": "2024-03-10TNI",
        "They shelled it on Monday night. Jets struck it <overnight>.": "2024-03-11TNI",
    },
    named=Named.EDGE_OF_DAY,
)
def overnight(ref: Reference) -> Reading:
    """The night before the day of the news, or after it where the verb looks ahead.

    After a night that is named it is that night, unless the verb looks back from then.
    """
    day, anchor = _day(ref)
    named = ref.last is not None and ref.last.grain is Grain.PART and not ref.remembered
    if day is None or ref.direction is Direction.FUTURE or (named and anchor == "last"):
        return part_of(ref, "NI")
    interval = TimeInterval.part_of_day(day.plus(Grain.DAY, -1), "NI")
    return Reading.of(interval, f"the night that ended on {_DAY_NAMES[anchor]}", anchor=anchor)


@rules.rule(
    "{part}",
    examples={"It fell on Monday. Shells hit it in <the morning>.": "2024-03-11TMO"},
    rejects=("He wrote a night of poems.", "It is a good morning for mornings."),
    named=Named.PART,
)
def bare_part(ref: Reference, part: str) -> Reading:
    """A part of the day; kept only beside its day, or as 'in the morning'."""
    return part_of(ref, part)


@rules.rule(
    "this {part}",
    "tonight",
    examples={
        "It will be shown <this morning> in Rome.": "2024-03-13TMO",
        "It fell on Monday, and <tonight> it is quiet.": "2024-03-13TNI",
    },
    named=Named.PART,
    counted=Counted.HERE,
)
def this_part(ref: Reference, part: str = "NI") -> Reading:
    """'this morning': of the day of publication."""
    if ref.dct is None:
        return part_of(ref, part)
    interval = TimeInterval.part_of_day(ref.dct, part)
    return Reading.of(interval, "part of the day of publication", anchor="dct")


@rules.rule(
    "(that|that same|the same) {part}",
    examples={
        "It fell on Monday, and <that night> it burned.": "2024-03-11TNI",
        "It fell on 5 July 2021. It burned <that night>.": "2021-07-05TNI",
        "It fell in July 2021. It burned <that night>.": "XXXX-XX-XXTNI",
    },
    named=Named.PART,
    counted=Counted.HERE,
)
def that_part(ref: Reference, part: str) -> Reading:
    """'that morning': of the day last spoken of, however long ago; of no day of a longer time."""
    last = ref.last
    if last is not None and last.grain.rank > Grain.DAY.rank and ref.dct is not None:
        name = f"the {PART_NAMES[part]} of some day of {last.plain}"
        return Reading.unplaced(Grain.PART, name, value=f"XXXX-XX-XXT{part}")
    far = ref.day is not None and ref.day.start is not None and last == ref.day
    if far and ref.dct is not None:
        assert ref.day is not None
        assert ref.day.start is not None
        interval = TimeInterval.part_of_day(ref.day.start, part)
        return Reading.of(interval, f"part of {_DAY_NAMES['last']}", anchor="last")
    return part_of(ref, part)


def part_of(ref: Reference, part: str) -> Reading:
    """A part of the day last spoken of, or of publication."""
    day, anchor = _day(ref, hour=_MORNING if part == "MO" else None)
    name = PART_NAMES[part]
    if day is None:
        return Reading.unplaced(Grain.PART, f"the {name} of some day", value=f"XXXX-XX-XXT{part}")
    interval = TimeInterval.part_of_day(day, part)
    return Reading.of(interval, f"part of {_DAY_NAMES[anchor]}", anchor=anchor)


# Of the same four digits the clock is meant where "at" stands before them, as no year has it.
hours = Rules(
    slots={
        # What is measured has its unit behind it: "at 1200 feet".
        "hour_of_day": Slot(
            r"(?:1\d|2[0-3])[0-5]\d(?=[.,;)]?\s*$|[.,;)]?\s+(?:and|as|but|by|in|on|that|the|when)\b"
            r"|[.,;)]\s)",
            frozenset({"0"}),
            SLOTS["military"].convert,
        ),
    }
)


@hours.rule(
    "at <{clock_24:hour_of_day}>",
    "at (about|around|approximately|roughly) <{clock_24:hour_of_day}>",
    examples={
        "It was felt at about <1040>.": "2024-03-13T10:40",
        "It was felt at <1815> by all.": "2024-03-13T18:15",
    },
    rejects=("It flew at 1200 feet.", "It was sold at 1150 dollars."),
    named=Named.CLOCK,
)
def hour_of_four_digits(ref: Reference, clock_24: tuple[int, int]) -> Reading | None:
    """An hour without a colon, of the day last spoken of."""
    return _at(ref, *clock_24)


def _at(ref: Reference, hour: int, minute: int) -> Reading | None:
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    day, anchor = _day(ref, hour=hour)
    clock = f"{hour:02}:{minute:02}"
    if day is None:
        return Reading.unplaced(Grain.MINUTE, f"{clock} on some day", value=f"XXXX-XX-XXT{clock}")
    start = day.midnight.plus(Grain.HOUR, hour).plus(Grain.MINUTE, minute)
    interval = TimeInterval.of(Grain.MINUTE, start)
    value = f"{TimeInterval.of(Grain.DAY, day).timex_value}T{clock}"
    return Reading.of(
        interval, f"{clock} by the clock, on {_DAY_NAMES[anchor]}", anchor=anchor, value=value
    )


_DAY_NAMES = {"dct": "the day of publication", "last": "the day last spoken of"}


def _day(ref: Reference, *, hour: int | None = None) -> tuple[Instant | None, str]:
    """The day that an hour belongs to, and its anchor. After 'Monday night', 2 a.m. is Tuesday's.

    News gives the hours of its own days, not of a birthday that another sentence mentions.
    """
    day = ref.day.start if ref.day is not None else None
    if day is not None and hour is not None and hour < _hours_of_next_day(ref):
        day = day.plus(Grain.DAY, 1)
    if ref.dct is None or ref.domain is Domain.NARRATIVE:
        return day, "last"
    far = day is not None and abs(day.day_number - ref.dct.day_number) > _FARTHEST_DAY_OF_AN_HOUR
    if day is None or (far and not ref.day_beside) or _is_other_way(ref, day):
        return ref.dct, "dct"
    return day, "last" if day != ref.dct else "dct"


def _is_other_way(ref: Reference, day: Instant) -> bool:
    """Whether a day is still to come of which the verb tells as past, or the reverse."""
    assert ref.dct is not None
    if day.midnight == ref.dct.midnight:
        return False
    if day > ref.dct:
        return ref.direction is Direction.PAST
    return not ref.day_beside and ref.direction is Direction.FUTURE


_FARTHEST_DAY_OF_AN_HOUR = 45  # news gives the hours of a day at most so many days off
# The morning as an hour, and the hours that are the next day's after a night or an evening.
_MORNING, _AFTER_A_NIGHT, _AFTER_AN_EVENING = 6, 12, 5
_NIGHTS, _EVENINGS = PARTS_OF_DAY["NI"][0], PARTS_OF_DAY["EV"][0]


def _hours_of_next_day(ref: Reference) -> int:
    """How many hours belong to the day after the evening or night last spoken of."""
    last = ref.last
    if last is None or last.start is None or last.grain is not Grain.PART:
        return 0
    if last.start.hour >= _NIGHTS:
        return _AFTER_A_NIGHT
    return _AFTER_AN_EVENING if last.start.hour >= _EVENINGS else 0
