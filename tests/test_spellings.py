"""Every word of every table, in every spelling that its pattern lets pass, has its meaning."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.calendar.interval import Grain, Instant, TimeInterval
from events.times import find_times, rules
from events.times.find_times import RULES, _slots
from events.times.lexicon import SLOTS
from events.times.multiple_units import in_plain_units
from events.times.reference import Domain, Reference
from events.times.rules.holiday_calendar import FEASTS
from events.types import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from events.times.pattern import Slot

    Parse = Callable[[str], tuple[Document, Doc]]

_WRITTEN = {
    " ": (" ", "  ", "\n", "\u00a0", "\t"),
    "-": ("-", "‐", "‑", "–", " ", "  "),
    "'": ("'", "’", "‘", "`"),
}
_1940 = TimeInterval.of(Grain.YEAR, Instant(1940, 1, 1))
_REFERENCES = (
    Reference(None),
    Reference(Instant(2024, 3, 13)),
    Reference(Instant(1, 1, 1)),
    Reference(Instant(9999, 12, 31)),
    Reference(Instant(2024, 3, 13), Domain.NARRATIVE, last=_1940, day=_1940, year=1940),
    Reference(None, Domain.NARRATIVE, last=TimeInterval.of(Grain.YEAR, Instant(-44, 1, 1))),
)
_PATTERNS = [(rule, pattern) for rule in RULES for pattern in rule.patterns]


def spellings(phrase: str) -> Iterator[str]:
    """A phrase with every space, hyphen and apostrophe as texts have them."""
    for letters in product(*(_WRITTEN.get(letter, letter) for letter in phrase)):
        yield "".join(letters)


def tables() -> Iterator[tuple[str, Slot]]:
    """Every slot that is a closed set of phrases, with where it stands."""
    yield from ((name, slot) for name, slot in SLOTS.items() if slot.phrases)
    for module in pkgutil.iter_modules(rules.__path__):
        loaded = importlib.import_module(f"events.times.rules.{module.name}")
        own = loaded.rules.slots if hasattr(loaded, "rules") else {}
        yield from ((f"{module.name}.{name}", slot) for name, slot in own.items() if slot.phrases)


TABLES = dict(tables())


def test_tables_are_found() -> None:
    assert len(TABLES) > 25
    assert TABLES["holidays.feast"].phrases == frozenset(FEASTS)


@pytest.mark.parametrize("name", TABLES)
def test_every_spelling_of_a_phrase_means_the_same(name: str) -> None:
    slot = TABLES[name]

    strange = [
        (phrase, spelling)
        for phrase in slot.phrases
        for spelling in spellings(phrase.title())
        if slot.convert(spelling) != slot.convert(phrase.title())
    ]

    assert strange == []


@pytest.mark.parametrize("feast", FEASTS)
def test_feast_is_found_in_every_spelling(parse: Parse, feast: str) -> None:
    named = feast.title().replace("'S", "'s").replace("Al-F", "al-F")
    written = [*spellings(named)][:8] + [*spellings(named)][-3:]
    text = "\n\n".join(f"Prayers were said on {one}." for one in written)
    _, doc = parse(text)

    found = find_times(doc, Document(text=text, doc_id="test", published=date(2024, 3, 13)))

    assert len(found) == len(written)
    assert {time.rule for time in found} == {"holiday"}


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_a_pattern_matches_has_a_meaning_or_none(data: st.DataObject) -> None:
    rule, pattern = data.draw(st.sampled_from(_PATTERNS))
    text = data.draw(st.from_regex(pattern.regex, fullmatch=True))
    match = pattern.regex.match(text)

    for reference in _REFERENCES if match else ():
        slots = _slots(pattern, match, text)
        slots = None if slots is None else in_plain_units(slots, rule.resolve)
        reading = None if slots is None else rule.resolve(reference, **slots)
        assert reading is None or reading.value


@pytest.mark.parametrize(
    "words",
    [
        "a half a dozen",
        "an half dozen",
        "half a dozen",
        "half dozen",
        "half-a-dozen",
        "a half dozen",
    ],
)
def test_half_a_dozen_is_six(parse: Parse, words: str) -> None:
    text = f"It fell {words} years ago."
    _, doc = parse(text)

    found = find_times(doc, Document(text=text, doc_id="test", published=date(2024, 3, 13)))

    assert [time.value for time in found] == ["2018"]


@pytest.mark.parametrize("day", ["0th", "0st", "32nd", "00th"])
def test_day_that_no_month_has_is_no_day(parse: Parse, day: str) -> None:
    text = f"It fell on September {day}."
    _, doc = parse(text)

    found = find_times(doc, Document(text=text, doc_id="test", published=date(2024, 3, 13)))

    assert all(time.value in ("2023-09", "2024-09") for time in found)
