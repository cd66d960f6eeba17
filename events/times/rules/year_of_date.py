"""Which year a date is of that is told without one: 'on March 3', 'in the fall'."""

from __future__ import annotations

from events.calendar.interval import Grain, Instant, TimeInterval, days_in_month
from events.grammar.verb_direction import Direction
from events.times.reference import Domain, Reference

_TURN_OF_YEAR = 7  # from so many months behind, a month is the next year's
_TURN_OF_WINTER = 3  # the same after a winter, which begins in December
# News dates what happened by its year when that is long ago, and what is to come hardly ever.
_FAR_DAY = 120  # so many days ahead of publication, a day told of as past is the year before's
_FAR_DAY_BACK = 30  # so many days behind it, a day told of as to come is the year after's
_FAR_MONTH = 40  # the same of a month, ahead and behind
_SEASONS = frozenset({"autumn", "fall", "spring", "summer", "winter"})
_HALF_MONTH = 15  # the same of a month that is told of as over


def year_for(ref: Reference, month: int, day: int | None, name: str) -> tuple[int, str]:
    """The year of a date given without one, and why it is that year."""
    assert ref.origin is not None
    if ref.domain is Domain.NARRATIVE:
        return _year_in_narrative(ref, month, day, name)
    origin = ref.origin
    here = Instant(0, origin.month, origin.day).day_number
    days = Instant(0, month, day or 15).day_number - here
    ahead = (days + 183) % 366 - 183
    # A parse may be wrong about the tense: it decides only where the nearest date is far off.
    far, far_back = (_FAR_DAY, _FAR_DAY_BACK) if day else (_FAR_MONTH, _FAR_MONTH)
    if ref.over:
        far = 0 if day else _HALF_MONTH
    if ahead > 0 and (year := _year_after_last(ref, month, day)):
        return year, f"the first {name} after the time last spoken of"
    past = ahead > (0 if day else _HALF_MONTH) and ref.direction is Direction.PAST
    season = name.lower() in _SEASONS
    if past and (ahead > far or (not season and ref.surely_past)):
        ahead, which = ahead - 366, "latest {} before publication"
    elif ahead < -far_back and ref.direction is Direction.FUTURE:
        ahead, which = ahead + 366, "first {} after publication"
    else:
        which = "{} nearest to publication"
    return origin.year + (ahead - days) // 366, f"the {which.format(name)}"


def _year_after_last(ref: Reference, month: int, day: int | None) -> int | None:
    """The year of a date that is over, by the one before: 'held in April 2016, freed on May 11'."""
    last, origin = ref.last, ref.origin
    if day is None or last is None or last.start is None or origin is None:
        return None
    if last.grain.rank > Grain.MONTH.rank or last.start.year >= origin.year:
        return None
    year = last.start.year + ((month, day) < (last.start.month, last.start.day))
    if not 1 <= day <= days_in_month(year, month) or Instant(year, month, day) > origin:
        return None
    return year if ref.direction is Direction.PAST else None


def _year_in_narrative(ref: Reference, month: int, day: int | None, name: str) -> tuple[int, str]:
    """The year, as a story moves on: January after October is the next year's."""
    assert ref.origin is not None
    origin, last = ref.origin, ref.last
    fine = last is not None and last.grain.rank <= Grain.SEASON.rank
    winter = last is not None and last.grain is Grain.SEASON and origin.month == 12
    turn = _TURN_OF_WINTER if winter else _TURN_OF_YEAR
    year = origin.year + (fine and origin.month - month >= turn)
    later = fine and day is not None and Instant(year, month, day) > origin
    if later and ref.remembered:
        return year - 1, f"{name}, remembered from the time last spoken of"
    if led := _year_in_lead(ref, year, month, day):
        return led, f"{name} within the time that the first sentence spans, {ref.lead_name}"
    return year, f"{name} of the year last spoken of"


def _year_in_lead(ref: Reference, year: int, month: int, day: int | None) -> int | None:
    """The year beside `year` in which the date falls into what the lead spans, if only there."""
    if ref.lead is None:
        return None
    dates = {one: Instant(one, month, day or 15) for one in (year - 1, year, year + 1)}
    within = [
        one
        for one, date in dates.items()
        if ref.lead.contains(TimeInterval.of(Grain.DAY if day else Grain.MONTH, date))
        or (day is None and ref.lead.contains(TimeInterval.of(Grain.DAY, date)))
    ]
    return within[0] if len(within) == 1 and within[0] != year else None
