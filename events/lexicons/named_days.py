"""Named days as a text spells them, and the words that make a weekday one: 'Ash', 'Good'."""

from __future__ import annotations

import re

from events.calendar.names import DAY_NAMES
from events.lexicons import mapping

TABLES = (
    "fixed",
    "from_easter",
    "from_orthodox_easter",
    "nth_weekday",
    "movable",
    "once",
)


def named_days(*tables: str) -> dict[str, str]:
    """The spellings of the named days of some of `TABLES`, each with the day's own name."""
    names = [name for table in tables for name in mapping("holidays", table)]
    spelled = {spelling: name for name in names for spelling in _spellings(name)}
    return spelled | {name: name for name in names}


def _spellings(name: str) -> list[str]:
    """'new year's day', 'new years day', 'veterans' day', 'eid al fitr'."""
    plain = name.replace("'", "")
    possessive = re.sub(r"^([a-z]+s) day$", r"\1' day", plain)
    saint = [one.replace("st. ", "saint ") for one in (name, plain)]
    return [plain, possessive, *saint, *(one.replace("st. ", "st ") for one in (name, plain))]


def words_before_weekdays() -> tuple[str, ...]:
    """What before a weekday makes it a day of its own: 'Ash', 'Black', 'Easter', 'Good'."""
    names = [name for table in (*TABLES, "others") for name in mapping("holidays", table)]
    ends = tuple(f" {day.lower()}" for day in DAY_NAMES)
    firsts = {name.rpartition(" ")[0].title() for name in names if name.endswith(ends)}
    return tuple(sorted(firsts))


def not_a_named_day() -> str:
    """A part of a regex before a weekday: none of `words_before_weekdays` stands there."""
    return "".join(rf"(?<!\b{words} )" for words in words_before_weekdays())
