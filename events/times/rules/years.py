"""Years, decades, centuries and their eras: '1988', 'the nineties', 'the 5th century BC'."""

from __future__ import annotations

from dataclasses import replace

from events.calendar.interval import Grain, Instant, TimeInterval, days_in_month
from events.times.pattern import Slot
from events.times.reference import Reference
from events.times.rule import Reading, Rules
from events.types import Named

# 'AD 68', but 'BC' only comes after its year.
_ERA_BEFORE = Slot.of_words({"ad": False, "a.d.": False, "ce": False})


def _printed_era(words: str) -> bool | None:
    return None if words.islower() else False


rules = Rules(
    slots={
        "era_before": replace(_ERA_BEFORE, convert=_printed_era),
        # '416/5 BC': the second half of a year that began in summer.
        "_next_year": Slot(r"\d{1,3}", frozenset({"0"}), str),
    }
)


@rules.rule(
    "{any_year} {era}",
    "{any_year}/{_next_year} {era}",
    "<{any_year}>-{last:any_year} {era}",
    "(between|from) <{any_year}> (and|to|until) {last:any_year} {era}",
    examples={
        "Caesar died in <44 BC> in Rome.": "BC0044",
        "He was archon in <416/5 BC> in Athens.": "BC0416",
        "It rose in <1,200 B.C.E.> again.": "BC1200",
        "It fell in <410 AD> again.": "0410",
        "It lasted from <264> to 241 BC in Rome.": "BC0264",
    },
    named=Named.YEAR,
)
def year_of_era(ref: Reference, any_year: int, era: bool, last: int | None = None) -> Reading:
    """A year before or after the beginning of our era: 44 BC is the astronomical year -43."""
    year = 1 - any_year if era else any_year
    return Reading.of(TimeInterval.year(year), "the year as written")


@rules.rule(
    "(ad|a.d.|ce) {any_year}",
    examples={"Vesuvius erupted in <AD 79> near Naples.": "0079"},
    named=Named.YEAR,
)
def year_after_era(ref: Reference, any_year: int) -> Reading:
    """'AD 79'."""
    return Reading.of(TimeInterval.year(any_year), "the year as written")


@rules.rule(
    "{month}[ the] {day},? {any_year} {era}",
    "[the ]{day}[ of] {month},? {any_year} {era}",
    "{month},?[ of] {any_year} {era}",
    "{season}[ of] {any_year} {era}",
    "{season}[ of] {any_year}(/|-){_next_year} {era}",
    "{month} {day},? {era_before} {any_year}",
    "[the ]{day}[ of] {month},? {era_before} {any_year}",
    "{month},?[ of] {era_before} {any_year}",
    "{season}[ of] {era_before} {any_year}",
    examples={
        "Nero died on <9 June AD 68> in Rome.": "0068-06-09",
        "Caesar died on <15 March 44 BC> in Rome.": "BC0044-03-15",
        "He fell in <August 480 BC> in Greece.": "BC0480-08",
        "He fell in <the spring of 218 BC> in Spain.": "BC0218-SP",
        "He fell in <the winter of 416/15 BC> in Spain.": "BC0416-WI",
    },
)
def date_of_era(
    ref: Reference,
    any_year: int,
    era: bool = False,
    era_before: bool = False,
    month: int | None = None,
    day: int | None = None,
    season: str | None = None,
) -> Reading | None:
    """A date of a year with its era."""
    year = 1 - any_year if era else any_year
    if season is not None:
        return Reading.of(TimeInterval.season(year, season), "the season as written")
    assert month is not None
    if day is None:
        return Reading.of(TimeInterval.month(year, month), "the month as written")
    if day > days_in_month(year, month):
        return None
    return Reading.of(TimeInterval.day(year, month, day), "the date as written")


@rules.rule(
    "{year}",
    "the year {year}",
    "{year} (and beyond|or later|or earlier|or before|or after|onward|onwards)",
    examples={"It fell in <1988> after a siege.": "1988"},
    named=Named.YEAR,
)
def bare_year(ref: Reference, year: int) -> Reading | None:
    """A year of four digits, up to those that forecasts name."""
    if year > 2100:
        return None
    return Reading.of(TimeInterval.year(year), "the year as written")


@rules.rule(
    "{spoken_year}",
    "the year {spoken_year}",
    examples={"It fell in <nineteen ninety-six> after a siege.": "1996"},
    rejects=("It cost two thousand dollars.", "He has twenty ten-dollar bills."),
    named=Named.YEAR_IN_WORDS,
)
def year_in_words(ref: Reference, spoken_year: int) -> Reading:
    """A year as it is read out."""
    return Reading.of(TimeInterval.year(spoken_year), "the year as written")


@rules.rule(
    "(in|of|since|by|from|until|class of|the) <{short_year}>",
    examples={"It fell in <'98> after a siege.": "1998"},
    named=Named.YEAR,
)
def clipped_year(ref: Reference, short_year: int) -> Reading:
    """ "'98"."""
    return Reading.of(TimeInterval.year(short_year), "the year, its century understood")


@rules.rule(
    "{decade}",
    examples={
        "It rose in <the 1990s> again.": "199",
        "It rose in <the '80s> again.": "198",
        "It rose in <the nineties> again.": "199",
    },
    rejects=("He is in his nineties and well.", "Temperatures were in the 80s there."),
    named=Named.DECADE,
)
def decade(ref: Reference, decade: int) -> Reading:
    """The ten years from its first."""
    interval = TimeInterval.of(Grain.DECADE, Instant(decade))
    return Reading.of(interval, "the decade as written")


@rules.rule(
    "{ordinal} century[ {era}]",
    "{ordinal}-century[ {era}]",
    "{ordinal} and {other:ordinal} centuries[ {era}]",
    "(from|between) <the {ordinal}> (to|and|until|through) the {other:ordinal}-century[ {era}]",
    "<{ordinal}> (to|and|or|through|-) [the ]{other:ordinal} centur(y|ies)[ {era}]",
    examples={
        "It rose in <the 1st century A.D.>.": "00",
        "It rose in <the 20th century> again.": "19",
        "It rose in <the 5th century BC> again.": "BC04",
        "It is a <19th-century> temple.": "18",
    },
)
def century(
    ref: Reference, ordinal: int, era: bool | None = None, other: int | None = None
) -> Reading:
    """A numbered century: the 1st is the years 1 to 100."""
    return Reading.of(TimeInterval.century(ordinal, bce=bool(era)), "the century as written")


@rules.rule(
    "the {hundreds}",
    examples={"It rose in <the 1500s> again.": "15"},
)
def hundreds(ref: Reference, hundreds: int) -> Reading:
    """'the 1500s', taken as their century."""
    return Reading.of(TimeInterval.century(hundreds), "the century as written")


@rules.rule(
    "{ordinal} millennium[ {era}]",
    examples={"It rose in <the 3rd millennium BC> again.": "BC2"},
)
def millennium(ref: Reference, ordinal: int, era: bool | None = None) -> Reading:
    """A numbered millennium."""
    first = 1 - ordinal * 1000 if era else ordinal * 1000 - 999
    interval = TimeInterval.of(Grain.MILLENNIUM, Instant(first))
    return Reading.of(interval, "the millennium as written")
