"""When something happened that is so long before or after what has a date, by the text's words.

"Two weeks after taking office, he resigned on Friday", "it has been ten years since it closed",
"Sunday marks the fifth anniversary of the day it sank", "a few days later they left".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from events.calendar.bounds import Bounds
from events.calendar.instant import Grain, Instant
from events.calendar.interval import TimeInterval
from events.dating.dated_article import DAYS_OF_NEWS, Dating, bounded_by, told_as_past
from events.dating.unit_beside import dates_beside_a_unit
from events.grammar.clauses import VERBS, children, governing_verb
from events.parsing.sections import one_line
from events.parsing.spacy_pipeline import tokens_of
from events.times.numbers import read_ordinal
from events.types import Basis, Relation, Tense, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from events.dating.dated_article import DatedArticle
    from events.types import Event, TimeExpression

_LENGTH = re.compile(r"P(?P<number>\d+|X)(?P<unit>DE|Y|M|W|D)")
_HOURS = re.compile(r"PT(?P<number>\d{1,3})H")
_DAY_HOURS = 24
# The days of a unit, and how far "N units" may be off: "ten years since" is by the year.
_UNIT_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25, "DE": 3652.5}
_SLACK = {"D": 0, "W": 3, "M": 15, "Y": 183, "DE": 1826}
# "A few days" are two to ten of them, "weeks" two to nine, "months" two to twelve; nobody says
# "some twenty weeks later".
_FEWEST = 2
_MOST = {"D": 10, "W": 9, "M": 12, "Y": 15, "DE": 5}
# "Less than a week" may be half of one, "nearly a week" is six days: the part that may be missing.
_UNDER = {"LESS_THAN": 2, "EQUAL_OR_LESS": 6}
_OVER = frozenset({"MORE_THAN", "EQUAL_OR_MORE"})
# "Weeks later" counts from what was told before it; so much earlier, in sentences, that may be.
_NEAR = 2
_ON_WORDS = re.compile(r"\s*(?:later|after(?:ward)?s?,|thereafter)\b")
_FOLLOWING = re.compile(r"(?:the )?(?:ensuing|following|next|subsequent)\b", re.IGNORECASE)
_COMING = re.compile(r"(?:the )?(?:coming|next)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bever\s+since\b", re.IGNORECASE)
_MARKED = re.compile(r"\b(?:anniversar|\w*centenar)", re.IGNORECASE)
_PASSING = frozenset({"be", "elapse", "go", "mark", "pass"})
_ANNIVERSARIES = {"anniversary": None, "centenary": 100, "bicentenary": 200, "tercentenary": 300}
# What "this May marks four years since" is of that May.
_UNITS_MARKED = {"M": Grain.MONTH, "Y": Grain.YEAR}
_ANY_DAY = frozenset({"date", "day", "moment", "night", "time"})
_TRUST = (Basis.BOUNDED, Basis.REPORTED, Basis.NARRATIVE, Basis.INHERITED, Basis.STATED)
# What a base may span, in days: from a year on, "two weeks after" tells little.
_LONGEST_BASE = 366


class _Days(NamedTuple):
    """How many days a length may have."""

    fewest: int
    most: int


class _Length(NamedTuple):
    """A length that the text tells, and the token of its unit."""

    time: TimeExpression
    root: Token
    days: _Days


def reckoned_dates(article: DatedArticle, times: Iterable[TimeExpression]) -> dict[int, Dating]:
    """Datings by the token of the trigger, of events without a time that their own words state.

    An event that is counted from another has the days of that one, so much earlier or later; one
    that is counted back from the day of publication lies so long before it.
    """
    times = tuple(times)
    lengths = [length for time in times if (length := _length(article, time)) is not None]
    found: dict[int, Dating] = {}
    for length in lengths:
        for index, dating in (
            *_beside_an_event(article, length),
            *_since(article, times, length),
            *_later(article, length),
            *_to_come(article, length),
        ):
            if _is_open(article, index) and not _lies_ahead(article, index, dating):
                found.setdefault(index, _told_by_today(article, index, dating))
    for index, dating in (
        *_anniversaries(article, times),
        *_ever_since(article),
        *dates_beside_a_unit(article, times),
    ):
        if index in article.at and _is_open(article, index):
            found[index] = dating
    return found


def _length(article: DatedArticle, time: TimeExpression) -> _Length | None:
    if time.type is not TimexType.DURATION:
        return None
    value, hours = _LENGTH.fullmatch(time.value), _HOURS.fullmatch(time.value)
    span = tokens_of(time.span, article.doc) if value or hours else None
    if span is None:
        return None
    if hours is not None:
        count = int(hours["number"])
        return _Length(time, span.root, _Days(count // _DAY_HOURS, -(-count // _DAY_HOURS)))
    assert value is not None
    unit = value["unit"]
    if value["number"] == "X":
        days = _Days(round(_FEWEST * _UNIT_DAYS[unit]), round(_MOST[unit] * _UNIT_DAYS[unit]))
        return _Length(time, span.root, days)
    middle, slack = round(int(value["number"]) * _UNIT_DAYS[unit]), _SLACK[unit]
    fewest = middle - (middle // _UNDER[time.mod] if time.mod in _UNDER else slack)
    most = middle + (middle // 2 if time.mod in _OVER else slack)
    return _Length(time, span.root, _Days(max(fewest, 0), most))


def _is_open(article: DatedArticle, index: int) -> bool:
    """Whether nothing says on which days an event was."""
    dating = article.dated.get(index)
    if dating is None or dating.basis in (Basis.NARRATIVE, Basis.REPORTED):
        return True
    if dating.basis is Basis.BOUNDED:
        return dating.time is None
    return dating.basis is Basis.INHERITED and _days(dating.limits) is None


def _lies_ahead(article: DatedArticle, index: int, dating: Dating) -> bool:
    """Whether a dating puts what is told as past after publication."""
    today, first = article.today, dating.limits.begin[0]
    if today is None or first is None:
        return False
    return _is_told_as_past(article.at[index]) and first > today


def _told_by_today(article: DatedArticle, index: int, dating: Dating) -> Dating:
    """The dating up to publication, where what it dates is told as past."""
    today, first, last = article.today, dating.limits.begin[0], dating.limits.end[1]
    if today is None or first is None or last is None or last <= today:
        return dating
    if not _is_told_as_past(article.at[index]):
        return dating
    return _placed(dating.time, first, today, dating.explanation)


def _is_told_as_past(event: Event) -> bool:
    return event.tense is Tense.PAST and not event.modality


def _beside_an_event(article: DatedArticle, length: _Length) -> Iterator[tuple[int, Dating]]:
    """ "Two weeks after taking office he resigned on Friday": either dates the other."""
    doc, at = article.doc, length.root.i + 1
    word = doc[at] if at < len(doc) else length.root
    if word.lower_ not in ("after", "before"):
        return
    below = [word.head] if word.dep_ == "mark" else children(word, "pcomp", "pobj")
    above = word.head.head if word.dep_ == "mark" else word.head
    if above == length.root:
        above = above.head  # "[a year] after the fire, the hall is closed"
    if above.i not in article.at:
        above = next((one for one in children(above, "acomp") if one.i in article.at), above)
    if not below or above.i == below[0].i:
        return
    # "Has held her since arresting her three days after …": the arrest is counted from.
    nearer = [one for one in doc[above.i + 1 : length.root.i] if one.dep_ == "pcomp"]
    above = nearer[-1] if nearer and nearer[-1].i in article.at else above
    inner, outer = below[0].i, above.i
    if word.lower_ == "before" and _is_how_long(length.root):
        yield from _lasted_until(article, length, outer, inner)
        return
    later, earlier = (outer, inner) if word.lower_ == "after" else (inner, outer)
    index, other, sign = earlier, later, -1
    if _trust(article, earlier) > _trust(article, later):
        index, other, sign = later, earlier, 1
    base = _base(article, other) or _goes_on(article, other)
    if index not in article.at or base is None or (sign > 0 and not _has_day(article, other)):
        return
    if _is_reported(article, other):
        base = Instant.of_day_number(base[0].day_number - DAYS_OF_NEWS), base[1]
    side = f"{'before' if sign < 0 else 'after'} “{article.doc[other].text}”"
    yield index, _reckoned(length, base, sign, side, article.dated.get(other))


def _is_how_long(noun: Token) -> bool:
    """ "Worked there for 12 years before she left": no 12 years lie between the two."""
    first = noun.left_edge
    return first.i > 0 and first.nbor(-1).lower_ == "for"


def _lasted_until(
    article: DatedArticle, length: _Length, index: int, end: int
) -> Iterator[tuple[int, Dating]]:
    """The dating of what lasted so long until another event, which has a day."""
    base = _base(article, end)
    if index not in article.at or base is None:
        return
    first = Instant.of_day_number(base[0].day_number - length.days.most)
    last = Instant.of_day_number(base[1].day_number - length.days.fewest)
    said = one_line(length.time.span.text)
    told = f"It lasted “{said}”, until “{article.doc[end].text}”: {_plain(*base)}."
    bounds = Bounds((first, last), base)
    yield index, replace(bounded_by(bounds, Relation.DURING, told), time=length.time)


def _trust(article: DatedArticle, index: int) -> int:
    """How far the date of an event is to be trusted, the lowest for none."""
    dating = article.dated.get(index)
    if dating is None or _days(dating.limits) is None:
        return -1
    return _TRUST.index(dating.basis) if dating.basis in _TRUST else 0


def _has_day(article: DatedArticle, index: int) -> bool:
    """Whether days can be counted on from it: what is told as news may be somewhat older."""
    dating = article.dated.get(index)
    return dating is not None and dating.basis not in (Basis.BOUNDED, Basis.REPORTED)


def _is_reported(article: DatedArticle, index: int) -> bool:
    return index in article.dated and article.dated[index].basis is Basis.REPORTED


def _goes_on(article: DatedArticle, index: int) -> tuple[Instant, Instant] | None:
    """ "A week after the storm hit, homes are without power": they are at publication."""
    verb, event = article.doc[index], article.at.get(index)
    if event is not None:
        under_way = event.tense is Tense.PRESENT and not event.modality
    else:
        under_way = verb.tag_ in ("VBP", "VBZ") and not children(verb, "aux")
    return _publication(article) if under_way else None


def _since(
    article: DatedArticle, times: tuple[TimeExpression, ...], length: _Length
) -> Iterator[tuple[int, Dating]]:
    """ "It has been ten years since it closed", "this May marks four years since they fled"."""
    noun = length.root
    verb = noun.head if noun.dep_ in ("attr", "dobj", "npadvmod", "nsubj") else None
    if verb is None or verb.lemma_ not in _PASSING or verb.tag_ == "VB":
        return
    if verb.tag_ in ("VBN", "VBG") and not any(
        one.lower_ in ("has", "have", "'s", "’s") for one in children(verb, "aux")
    ):
        return
    marked = _subject_days(article, times, verb)
    base = marked if verb.tag_ == "VBD" else marked or _publication(article)
    if base is None:
        return
    exact = _UNITS_MARKED.get(length.time.value[-1]) if marked else None
    for one in (noun, verb):
        clauses = [
            clause.i
            for clause in children(one, "advcl", "relcl")
            if any(mark.lower_ == "since" for mark in clause.lefts)
        ]
        nouns = [
            below.i
            for since in children(one, "prep", "mark")
            if since.lower_ == "since"
            for below in children(since, "pobj", "pcomp")
        ]
        for index in (*clauses, *nouns):
            if index not in article.at or index < noun.i:
                continue
            if exact is not None and (number := length.time.value[1:-1]).isdigit():
                first, last = (day.plus(exact, -int(number)) for day in base)
                why = f"It was “{one_line(length.time.span.text)}” before: {_plain(first, last)}."
                yield index, _placed(length.time, first, last, why)
            else:
                yield index, _reckoned(length, base, -1, "ago", None)


def _later(article: DatedArticle, length: _Length) -> Iterator[tuple[int, Dating]]:
    """ "They took it on Monday. A few days later they left": so long after what was told last."""
    text, time = article.document.text, length.time
    later = _ON_WORDS.match(text, time.span.end) is not None
    if not (later or _FOLLOWING.match(time.span.text)):
        return
    verb = _event_of(article, length.root)
    if verb is None or article.at[verb].tense is not Tense.PAST:
        return
    other = _told_before(article, verb)
    base = None if other is None else _base(article, other)
    if base is None or other is None:
        said = one_line(article.doc[verb].sent.text)
        past = told_as_past(article, f"The text tells no day in “{said}”: before {{day}}.")
        if past is not None:
            yield verb, past
        return
    today = article.today
    late = today is not None and base[0].day_number + length.days.fewest > today.day_number
    if late or not later:
        length = length._replace(days=length.days._replace(fewest=0))
    trigger = article.at[other].trigger.text
    yield verb, _reckoned(length, base, 1, f"after “{trigger}”", article.dated[other])


def _to_come(article: DatedArticle, length: _Length) -> Iterator[tuple[int, Dating]]:
    """ "Will leave in the coming weeks": within some weeks of publication."""
    base = _publication(article)
    if base is None or not _COMING.match(length.time.span.text):
        return
    verb = _event_of(article, length.root)
    if verb is None or article.at[verb].tense not in (Tense.FUTURE, Tense.INFINITIVE):
        return
    days = _Days(0, length.days.most)
    yield verb, _reckoned(length._replace(days=days), base, 1, "", None)


def _anniversaries(
    article: DatedArticle, times: tuple[TimeExpression, ...]
) -> Iterator[tuple[int, Dating]]:
    """ "Sunday marks the fifth anniversary of the day the ferry sank": it sank five years ago."""
    if not _MARKED.search(article.document.text):
        return
    for noun in article.doc:
        if noun.lemma_.lower() not in _ANNIVERSARIES:
            continue
        years = _ANNIVERSARIES[noun.lemma_.lower()] or _ordinal_of(noun)
        index = _celebrated(article, noun)
        if index is None:
            continue
        verb = governing_verb(noun)
        base = None if verb is None else _subject_days(article, times, verb)
        dating = None if verb is None else article.dated.get(verb.i)
        if dating is not None and dating.basis in (Basis.STATED, Basis.INHERITED):
            base = base or _days(dating.limits)
        if years is None or base is None:
            told = "It is told as past, for it has an anniversary: before {day}."
            past = told_as_past(article, told)
            if past is not None:
                yield index, past
            continue
        first, last = (day.plus(Grain.YEAR, -years) for day in base)
        said = article.document.text[noun.left_edge.idx : noun.idx + len(noun)]
        why = f"The text says “{one_line(said)}”: {_plain(first, last)}."
        yield index, _placed(None, first, last, why)


def _ever_since(article: DatedArticle) -> Iterator[tuple[int, Dating]]:
    """ "It lost contact in 2016. It has drifted ever since": from then on."""
    today = article.today
    if today is None or not _SINCE.search(article.document.text):
        return
    for since in article.doc:
        if since.lower_ != "since" or since.i == 0 or since.nbor(-1).lower_ != "ever":
            continue
        verb = governing_verb(since)
        if verb is None or verb.i not in article.at or article.at[verb.i].tense is Tense.PAST:
            continue
        other = _told_before(article, verb.i)
        base = None if other is None else _base(article, other)
        if base is None or other is None or base[0] > today:
            continue
        bounds = Bounds((base[0], min(base[1], today)), (today, None))
        why = f"It is so since “{article.doc[other].text}”. {article.dated[other].explanation}"
        yield verb.i, bounded_by(bounds, Relation.BEGINS, why)


def _ordinal_of(noun: Token) -> int | None:
    """ "The fifth", "the 20th"; "the 2023 anniversary" and "the 5 May anniversary" have none."""
    numbers = (read_ordinal(word.lower_) for word in noun.lefts if not word.is_digit)
    return next((number for number in numbers if number is not None), None)


def _celebrated(article: DatedArticle, anniversary: Token) -> int | None:
    """The event whose anniversary it is; "the day the ferry sank" stands for the sinking."""
    for of in children(anniversary, "prep"):
        for noun in children(of, "pobj") if of.lower_ == "of" else ():
            if noun.i in article.at and noun.lower_ not in _ANY_DAY:
                return noun.i
            if noun.lower_ in _ANY_DAY:
                told = article.doc[noun.i + 1 : noun.sent.end]
                return next(
                    (one.i for one in told if one.i in article.at and one.pos_ in VERBS), None
                )
    return None


def _event_of(article: DatedArticle, length: Token) -> int | None:
    """The event of the clause in which a length stands."""
    verb = governing_verb(length)
    return verb.i if verb is not None and verb.i in article.at else None


def _told_before(article: DatedArticle, index: int) -> int | None:
    """The last event of a main clause with a day of its own, told in the sentences just before."""
    sentence = article.doc[index].sent
    for _ in range(_NEAR):
        if sentence.start == 0:
            return None
        sentence = article.doc[sentence.start - 1].sent
        for token in reversed(list(sentence)):
            dating = article.dated.get(token.i)
            told = token.dep_ in ("ROOT", "conj") and token.pos_ in VERBS
            if told and dating is not None and dating.basis is not Basis.REPORTED:
                return token.i
    return None


def _base(article: DatedArticle, index: int) -> tuple[Instant, Instant] | None:
    """The first and last day of an event that has a date."""
    dating = article.dated.get(index)
    if dating is None or dating.basis is Basis.BOUNDED:
        return None
    return _days(dating.limits)


def _days(bounds: Bounds) -> tuple[Instant, Instant] | None:
    first, last = bounds.begin[0], bounds.end[1]
    if first is None or last is None or last.day_number - first.day_number > _LONGEST_BASE:
        return None
    return first, last


def _subject_days(
    article: DatedArticle, times: tuple[TimeExpression, ...], verb: Token
) -> tuple[Instant, Instant] | None:
    """ "Sunday marks", "this May marks": the days of the time that is the verb's subject."""
    for subject in children(verb, "npadvmod", "nsubj"):
        for time in times:
            covers = time.span.start <= subject.idx < time.span.end
            if covers and time.interval is not None and subject.i < verb.i:
                return _days(Bounds.within(time.interval))
    return None


def _publication(article: DatedArticle) -> tuple[Instant, Instant] | None:
    today = article.today
    return None if today is None else (today, today)


def _reckoned(
    length: _Length, base: tuple[Instant, Instant], sign: int, side: str, source: Dating | None
) -> Dating:
    """The dating of what lies so much before (`sign` -1) or after (1) the days of a base."""
    days = length.days if sign > 0 else _Days(-length.days.most, -length.days.fewest)
    first = Instant.of_day_number(base[0].day_number + days.fewest)
    last = Instant.of_day_number(base[1].day_number + days.most)
    said = one_line(length.time.span.text)
    told = f"It was “{said}” {side}" if side else f"The text says “{said}”"
    why = f"{told}: {_plain(first, last)}."
    if source is not None:
        why = f"{why} {source.explanation}"
    return _placed(length.time, first, last, why)


def _placed(time: TimeExpression | None, first: Instant, last: Instant, why: str) -> Dating:
    if first == last:
        day = TimeInterval.of(Grain.DAY, first)
        return Dating(time, Relation.IS_INCLUDED, Basis.INHERITED, day, why)
    bounds = Bounds((first, last), (first, last))
    return replace(bounded_by(bounds, Relation.IS_INCLUDED, why), time=time)


def _plain(first: Instant, last: Instant) -> str:
    day, other = (TimeInterval.of(Grain.DAY, one).plain for one in (first, last))
    return day if first == last else f"between {day} and {other}"
