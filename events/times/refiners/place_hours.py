"""Hours without a day that are told of an earlier episode: 'the court heard … left at 3.17am'."""

from __future__ import annotations

import re
from dataclasses import replace

from events.calendar.interval import Grain, Instant, TimeInterval
from events.calendar.names import MONTH, WEEKDAY
from events.grammar.verb_direction import Direction, direction_of, verbs_above
from events.times.refiners.refiner import Times, is_day, refiner
from events.times.sentence_ends import count_ends, crosses_sentence
from events.times.token_index import Page
from events.types import Named, TimeExpression, TimexType


@refiner(
    examples={
        "The court heard how he fled on 3 May 2021. He left the pub at <3.17am> by car.": (
            "2021-05-03T03:17"
        ),
        "A jury heard how she died in 2021. She left at <9pm> by car.": "2021-XX-XXT21:00",
        "A gunman fired at a school last month. He was shot at <9:20 a.m.> by a guard.": (
            "2024-02-XXT09:20"
        ),
        "The trial of the driver opened on Monday. He spoke at <10 a.m.> on video.": (
            "2024-03-11T10:00"
        ),
    }
)
def place_hours_of_an_episode(times: Times, page: Page) -> Times:
    """The hours of what a trial hears are of the day, or the year, of the crime."""
    if not any(_is_bare(time) for time in times):
        return times
    tried = _TRIAL.search(page.text, 0, _OPENING) is not None
    placed: list[TimeExpression] = []
    for place, time in enumerate(times):
        episode = _episode(times, place, page, tried=tried) if _is_bare(time) else None
        placed.append(time if episode is None else _at_its_hour(time, episode))
    return tuple(placed)


# Words with which news opens that tells of a case, and how far on they may stand, in characters.
_TRIAL = re.compile(
    r"\b(?:coroner|court|hearing|inquest|jailed|jurors?|jury|on trial|pleaded|prosecutors?|"
    r"sentenced|trial|tribunal)\b",
    re.IGNORECASE,
)
_OPENING = 600
_COURT = re.compile(r"\b(?:court|hearing|inquest|judge|jurors?|jury|trial|tribunal)\b")
_HEARD = re.compile(r"\b(?:heard|told|said|saw|shown)\b")
_OWN_DAY = re.compile(
    rf"\b(?:{MONTH}\b|{WEEKDAY}\b|(?:last|next|same|that|this|today|tomorrow|tonight|yesterday)\b)",
    re.IGNORECASE,
)
_SHORTLY = 7


def _is_bare(time: TimeExpression) -> bool:
    """Whether it is an hour that has its day from publication or from a time before it."""
    counted = time.names(Named.CLOCK) and time.anchor in ("dct", "last")
    return counted and time.interval is not None and not _OWN_DAY.search(time.span.text)


def _episode(times: Times, place: int, page: Page, *, tried: bool) -> TimeExpression | None:
    """The time of what an hour is told of, where that is no day of the news."""
    time, published = times[place], times[place].span.document.published
    if published is None or _has_its_day(times, place, page):
        return None
    today = Instant.of_date(published)
    found = _of_the_case(times[:place], today) if tried else _just_told(times, place, page)
    if found is None or found.interval is None or found.interval.end is None:
        return None
    if found.interval.end > today or (tried and not _is_of_the_news(time, today)):
        return None
    if tried and _is_of_the_court(time, page):
        return None
    return found if _is_past(time, page) else None


def _has_its_day(times: Times, place: int, page: Page) -> bool:
    """Whether the sentence of an hour names a day besides."""
    time = times[place]
    for other in (*times[max(0, place - 3) : place], *times[place + 1 : place + 3]):
        first, last = sorted((time, other), key=lambda one: one.span.start)
        beside = not crosses_sentence(page.text, first.span.end, last.span.start)
        if beside and is_day(other):
            return True
    return False


def _of_the_case(before: Times, today: Instant) -> TimeExpression | None:
    """The last day named that is older than the news, else the last longer time."""
    dates = [one for one in before if one.type is TimexType.DATE and _is_older(one, today)]
    days = [one for one in dates if is_day(one)]
    return next(reversed(days or dates), None)


def _is_older(time: TimeExpression, today: Instant) -> bool:
    end = time.interval.end if time.interval is not None else None
    return end is not None and end.day_number < today.day_number - _SHORTLY


def _just_told(times: Times, place: int, page: Page) -> TimeExpression | None:
    """A week or month that the sentence before told of: "fired at a school last month"."""
    time = times[place]
    last = next((one for one in reversed(times[:place]) if not one.names(Named.CLOCK)), None)
    if last is None or last.type is not TimexType.DATE or last.interval is None:
        return None
    near = count_ends(page.text, last.span.end, time.span.start) == 1
    long = Grain.DAY.rank < last.interval.grain.rank <= Grain.MONTH.rank  # no year of long ago
    return last if near and long and time.anchor == "dct" else None


def _is_of_the_news(time: TimeExpression, today: Instant) -> bool:
    """Whether an hour was put on publication, or on a day of the week before it."""
    assert time.interval is not None
    start = time.interval.start
    return start is not None and abs(today.day_number - start.day_number) <= _SHORTLY


def _is_of_the_court(time: TimeExpression, page: Page) -> bool:
    """ "The jury retired at 3pm", as against "the jury heard that he left at 3pm"."""
    sentence = page.token_at(time.span.start).sent
    before = page.text[sentence.start_char : time.span.start].lower()
    return bool(_COURT.search(before)) and not _HEARD.search(before)


def _is_past(time: TimeExpression, page: Page) -> bool:
    token = page.token_at(time.span.start)
    verbs = verbs_above(token)
    return bool(verbs) and direction_of(verbs[0], token) is Direction.PAST


def _at_its_hour(time: TimeExpression, episode: TimeExpression) -> TimeExpression:
    """An hour on the day of an episode; of a longer one, on some day of it."""
    whole, here = episode.interval, time.interval
    assert whole is not None
    assert whole.start is not None
    assert here is not None
    assert here.start is not None
    clock = time.value.partition("T")[2]
    interval, value = whole, f"{_some_day(whole)}T{clock}"
    if is_day(episode):
        days = whole.start.day_number - here.start.day_number
        interval = here.shift(Grain.DAY, days)
        value = f"{whole.timex_value}T{clock}"
    why = f"an hour of what “{episode.span.text}” tells of: {interval.plain}"
    return replace(time, value=value, interval=interval, anchor="last", explanation=why)


def _some_day(whole: TimeInterval) -> str:
    """A day of a month or year that the text does not name: `2021-XX-XX`."""
    assert whole.start is not None
    if whole.grain is Grain.MONTH:
        return f"{whole.timex_value}-XX"
    if whole.grain is Grain.WEEK:
        return f"{whole.timex_value}-X"
    return f"{whole.start.year:04}-XX-XX" if whole.is_unit else "XXXX-XX-XX"
